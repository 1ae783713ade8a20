//! A chart on the page: what it shows in words, the drawing, the same data as a table, and ways to save it.

mod drawn;
mod echarts;
mod palette;
mod save;
mod tools;

pub use drawn::{DrawnFigure, DrawnFigureProps};

use super::settings::{Device, Theme};
use super::{lang, narrow, scroll, timing};
use crate::charts::{self, Palette};
use charming::Chart;
use echarts::{Instance, load};
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use tools::{Tools, ToolsProps};
use wasm_bindgen::prelude::*;

/// Where in a chart a person has clicked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clicked {
    /// The series, from 0.
    pub series: usize,
    /// The datum within it, from 0.
    pub datum: usize,
}

type Draw = Rc<dyn Fn(&Palette) -> Chart>;

/// When a page has come to rest after it was opened.
const AT_REST: Duration = Duration::from_millis(1_500);

/// The drawing of a chart and its life: made when it is about to be seen, redrawn when its data or the
/// theme changes, gone with the page.
#[derive(Clone)]
struct Drawing {
    instance: StoredValue<Option<Instance>, LocalStorage>,
    failed: RwSignal<bool>,
}

/// A chart with its title, source, table and tools.
#[component]
pub fn ChartFigure(
    /// What it shows, as a statement.
    #[prop(into)]
    title: Signal<String>,
    /// Basis, date and source.
    #[prop(into)]
    source: Signal<String>,
    /// Its height in pixels.
    height: u32,
    /// Makes the chart for a palette; reads what it depends on.
    draw: Rc<dyn Fn(&Palette) -> Chart>,
    /// The same data as a table.
    table: ViewFn,
    /// What a click leads to.
    on_click: Rc<dyn Fn(Clicked)>,
) -> impl IntoView {
    let t = lang();
    let plot = NodeRef::<Div>::new();
    let as_table = RwSignal::new(false);
    let drawing = Drawing { instance: StoredValue::new_local(None), failed: RwSignal::new(false) };
    mount(drawing.clone(), plot, draw, on_click);
    let failed = drawing.failed;
    let legend = move || save::Legend { title: title.get_untracked(), source: source.get_untracked() };
    let on_save = Rc::new(move |kind| save::instance(&drawing.instance, &legend(), kind));
    let shown = move || as_table.get() || failed.get();
    view! {
        <figure class="chart">
            <figcaption>
                <h3>{title}</h3>
            </figcaption>
            <div class="plot" node_ref=plot role="img" aria-label=title hidden=shown style=format!("height:{height}px")></div>
            <Show when=move || failed.get()>
                <p class="hint">{t.chart_failed()}</p>
            </Show>
            <Show when=shown>
                {scroll::sideways(title.get_untracked(), table.run())}
            </Show>
            <p class="source">{source}</p>
            {Tools(ToolsProps { as_table, on_save })}
        </figure>
    }
}

fn mount(drawing: Drawing, plot: NodeRef<Div>, draw: Draw, on_click: Rc<dyn Fn(Clicked)>) {
    let t = lang();
    let number = move |number: f64| t.number(number as i64);
    let theme = expect_context::<Device>().part(|settings| settings.theme);
    let is_system_dark = narrow::is_system_dark();
    let seen = RwSignal::new(false);
    let instance = drawing.instance;
    Effect::new(move |_| {
        let Some(element) = plot.get() else { return };
        echarts::when_seen(&element, move || seen.set(true));
    });
    // One that nobody has scrolled to is drawn all the same when the page has come to rest, so that paper has it.
    let see = move || {
        seen.try_set(true);
    };
    set_timeout(see, AT_REST);
    let printing = super::print::is_printing();
    Effect::new(move |_| {
        if printing.get() {
            see();
        }
    });
    let failed = drawing.failed;
    Effect::new(move |_| {
        if !seen.get() {
            return;
        }
        let theme: Theme = theme.get();
        // A system that becomes dark in the evening changes the colours of a page that is as the system is.
        if theme == Theme::System {
            is_system_dark.track();
        }
        let palette = palette::read(theme);
        let options = charts::options(&draw(&palette));
        let Some(element) = plot.get_untracked() else { return };
        let on_click = on_click.clone();
        let start = timing::now();
        leptos::task::spawn_local(async move {
            if load().await.is_err() {
                failed.set(true);
                return;
            }
            let theme = palette.theme().to_string();
            instance.try_update_value(|instance| {
                if let Some(instance) = instance {
                    instance.set_theme(&theme);
                }
                let instance = instance.get_or_insert_with(|| Instance::new(&element, &theme, number, on_click));
                instance.draw(&options);
                timing::measure("selaras:chart", start);
            });
        });
    });
    on_cleanup(move || {
        instance.try_update_value(|instance| {
            if let Some(instance) = instance.take() {
                instance.dispose();
            }
        });
    });
}

/// Turns an error of the drawing library into nothing: a chart is never worth a dead page.
fn quietly(result: Result<JsValue, JsValue>) {
    if let Err(error) = result {
        web_sys::console::warn_1(&error);
    }
}
