//! The colours of a theme, as the style sheet's tokens give them.

use serde_json::{Value, json};

/// Colours of a theme, as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    /// Active cooperatives, meetings held.
    pub active: String,
    /// Inactive cooperatives, meetings not held.
    pub inactive: String,
    /// Between the two.
    pub between: String,
    /// Not known.
    pub unknown: String,
    /// Text.
    pub text: String,
    /// Axis labels.
    pub muted: String,
    /// Grid lines.
    pub grid: String,
    /// Behind the chart.
    pub surface: String,
    /// For parts that have no colour by what they are.
    pub series: Vec<String>,
    /// From little to much.
    pub ramp: Vec<String>,
    /// Font of the page.
    pub font: String,
}

impl Palette {
    /// The theme for the drawing library: everything but the colours that carry meaning.
    pub fn theme(&self) -> Value {
        let text = json!({ "color": self.text, "fontFamily": self.font });
        let axis = |line: bool| {
            json!({
                "axisLine": { "show": line, "lineStyle": { "color": self.grid } },
                "axisTick": { "show": false },
                "axisLabel": { "color": if line { &self.text } else { &self.muted }, "hideOverlap": !line },
                "splitLine": { "show": !line, "lineStyle": { "color": self.grid } },
            })
        };
        json!({
            "backgroundColor": "transparent",
            "textStyle": { "fontFamily": self.font },
            "categoryAxis": axis(true),
            "valueAxis": axis(false),
            "legend": { "textStyle": text, "inactiveColor": self.muted },
            "visualMap": { "textStyle": { "color": self.text, "fontFamily": self.font, "fontSize": 11 }, "itemGap": 8 },
            // The drawing library does not know how high a line of a font of the system is.
            "heatmap": { "label": { "fontSize": 11, "lineHeight": 16 } },
            "tooltip": {
                "backgroundColor": self.surface,
                "borderColor": self.grid,
                "textStyle": text,
                "axisPointer": { "shadowStyle": { "color": self.grid, "opacity": 0.35 } },
            },
        })
    }
}

/// Black or white, whichever can be read on a colour written `#rrggbb`.
pub(super) fn legible_on(color: &str) -> &'static str {
    let channel = |at: usize| {
        let byte = color.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(255);
        let share = f64::from(byte) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    // Where the contrast with black and with white is the same (WCAG 2.2, relative luminance).
    if luminance > 0.179 { "#000000" } else { "#ffffff" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_on_a_tile_can_be_read() {
        assert_eq!(legible_on("#ffffff"), "#000000");
        assert_eq!(legible_on("#0b6e5f"), "#ffffff");
    }
}
