//! A chart that is drawn by ourselves: as text, at the width that it has, so that it is never blank and never a scaled picture.
//! For paper it is drawn anew at the width of the paper.

use super::save;
use super::tools::{Tools, ToolsProps};
use crate::charts::Drawing;
use crate::i18n::Term;
use crate::ui::print::is_printing;
use crate::ui::scroll;
use crate::ui::term::help;
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The width in which a chart is drawn for paper, in CSS pixels. Two stand side by side on a sheet of 170 mm, a little reduced.
const ON_PAPER: f64 = 370.0;
/// Below this width nothing can be read: the page is still being laid out.
const NARROWEST: f64 = 80.0;

/// A chart with its finding, measure, source, table and tools.
#[component]
pub fn DrawnFigure(
    /// What it shows, as a statement.
    #[prop(into)]
    title: Signal<String>,
    /// Measure, unit and whole.
    #[prop(into)]
    subtitle: Signal<String>,
    /// Basis, date and source.
    #[prop(into)]
    source: Signal<String>,
    /// Makes the drawing for a width; reads what it depends on.
    draw: Rc<dyn Fn(f64) -> Drawing>,
    /// The same data as a table.
    table: ViewFn,
    /// Whether parts of it lead to their rows.
    leads: bool,
    /// What stands below the drawing.
    #[prop(optional, into)]
    below: ViewFn,
    /// The term that whoever reads it must know.
    #[prop(optional)]
    term: Option<Term>,
) -> impl IntoView {
    let plot = NodeRef::<Div>::new();
    let as_table = RwSignal::new(false);
    let width = width_of(plot);
    let drawn = StoredValue::new_local(Drawing::default());
    Effect::new(move |_| {
        let (Some(element), width) = (plot.get(), width.get()) else { return };
        if width < NARROWEST {
            return;
        }
        let drawing = draw(width);
        element.set_inner_html(&drawing.svg);
        drawn.set_value(drawing);
    });
    let legend = move || save::Legend { title: title.get_untracked(), source: source.get_untracked() };
    let on_save = Rc::new(move |kind| {
        let width = width.get_untracked();
        drawn.with_value(|drawing| save::drawn(drawing, width, &legend(), kind));
    });
    let role = if leads { "group" } else { "img" };
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{title} {term.map(help)}</h3>
                <p>{subtitle}</p>
            </figcaption>
            <div class="drawing" node_ref=plot role=role aria-label=title hidden=move || as_table.get()></div>
            <Show when=move || as_table.get() fallback=move || below.run()>
                {scroll::sideways(title.get_untracked(), table.run())}
            </Show>
            <p class="source">{source}</p>
            {Tools(ToolsProps { as_table, on_save })}
        </figure>
    }
}

/// The width of an element on the page, or on paper while that is printed.
fn width_of(element: NodeRef<Div>) -> Signal<f64> {
    let on_page = RwSignal::new(0.0);
    let printing = is_printing();
    let observed = StoredValue::new_local(None);
    let measure = move || {
        let Some(element) = element.try_get_untracked().flatten() else { return };
        let now = f64::from(element.client_width());
        // What is hidden has no width, and on paper the page has another.
        if now > 0.0 && !printing.get_untracked() && now != on_page.get_untracked() {
            on_page.set(now);
        }
    };
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        measure();
        let closure = Closure::<dyn Fn()>::new(measure);
        let observer = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(&element);
        }
        observed.set_value(Some((observer, closure)));
    });
    on_cleanup(move || {
        observed.try_update_value(|observed| {
            if let Some((Some(observer), _)) = observed.take() {
                observer.disconnect();
            }
        });
    });
    Signal::derive(move || if printing.get() { ON_PAPER } else { on_page.get() })
}
