//! The style sheet's colours, read from the page.

use crate::charts::Palette;
use crate::ui::settings::Theme;

/// The palette of a theme that the page already shows.
pub fn read(_shown: Theme) -> Palette {
    Palette {
        active: token("--st-active"),
        inactive: token("--st-inactive"),
        between: token("--st-between"),
        unknown: token("--st-unknown-fill"),
        text: token("--chart-text"),
        muted: token("--chart-muted"),
        grid: token("--chart-grid"),
        surface: token("--chart-surface"),
        series: (1..=6).map(|series| token(&format!("--chart-{series}"))).collect(),
        // The drawing library puts it into an attribute as it is.
        font: token("--font").replace('"', "'"),
    }
}

/// The value of a token on the page as it is now.
pub fn token(name: &str) -> String {
    let window = web_sys::window();
    let root = window.as_ref().and_then(|window| window.document()?.document_element());
    let style = window.zip(root).and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
    style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default().trim().to_owned()
}
