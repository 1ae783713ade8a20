//! A list of any length in a scrolling table: only the rows in sight are in the page.

use super::lang;
use super::print::{MOST_ROWS, is_printing};
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Height of a row in pixels; the style sheet's `--row`.
pub const ROW: usize = 36;
/// Rows kept ready above and below those in sight.
const SPARE: usize = 12;
/// The window moves in steps of so many rows, so that scrolling does not touch the page at every pixel.
const STEP: usize = 6;

/// The rows that are in the page: first and one past the last.
fn window(top: f64, height: f64, count: usize) -> (usize, usize) {
    let first = ((top.max(0.0) as usize / ROW).saturating_sub(SPARE) / STEP) * STEP;
    let shown = (height.max(400.0) as usize).div_ceil(ROW) + 2 * SPARE + STEP;
    // At the end of the list the window reaches the last row.
    let first = first.min(count.saturating_sub(shown).div_ceil(STEP) * STEP);
    (first, (first + shown).min(count))
}

/// A scrolling table of `rows`. A row is drawn anew when its key or `revision` changes.
#[component]
pub fn Rows(
    /// Positions of the rows to be shown.
    #[prop(into)]
    rows: Signal<Arc<Vec<u32>>>,
    /// Changes when the rows' content may have changed.
    #[prop(into)]
    revision: Signal<u32>,
    /// The table's name.
    #[prop(into)]
    caption: String,
    /// The table's head.
    head: ViewFn,
    /// Number of columns.
    columns: usize,
    /// The least width of the table in pixels, where it is not for the style sheet to say.
    #[prop(optional_no_strip)]
    width: Option<u32>,
    /// The cells of a row.
    row: Rc<dyn Fn(u32) -> AnyView>,
) -> impl IntoView {
    let t = lang();
    let row = StoredValue::new_local(row);
    let container = NodeRef::<Div>::new();
    let scroll = RwSignal::new((0.0_f64, 0.0_f64));
    let look = move || {
        if let Some(element) = container.get_untracked() {
            let now = (f64::from(element.scroll_top()), f64::from(element.client_height()));
            scroll.set(now);
        }
    };
    Effect::new(move |_| {
        if let Some(element) = container.get() {
            look();
            observe_size(&element, look);
        }
    });
    let count = move || rows.with(|rows| rows.len());
    // On paper nothing is scrolled: there all rows stand, as far as it can be waited for.
    let printing = is_printing();
    let range = Memo::new(move |_| {
        if printing.get() {
            return (0, count().min(MOST_ROWS));
        }
        let (top, height) = scroll.get();
        window(top, height, count())
    });
    // A shorter list starts at its beginning.
    Effect::new(move |before: Option<usize>| {
        let now = count();
        if before.is_some_and(|before| before != now)
            && let Some(element) = container.get_untracked()
            && element.scroll_top() as usize > now * ROW
        {
            element.set_scroll_top(0);
        }
        now
    });
    let visible = move || {
        let (first, last) = range.get();
        let revision = revision.get();
        rows.with(|rows| {
            let last = last.min(rows.len());
            (first.min(last)..last).map(|at| (at, rows[at], revision)).collect::<Vec<_>>()
        })
    };
    let spacer = move |rows: usize| {
        (rows > 0).then(|| {
            view! {
                <tr class="spacer" aria-hidden="true" style=format!("height:{}px", rows * ROW)>
                    <td colspan=columns></td>
                </tr>
            }
        })
    };
    view! {
        <div class="list" node_ref=container tabindex="0" role="region" aria-label=caption.clone() on:scroll=move |_| look()>
            <table class="register" class:wide=width.is_some() style=width.map(|width| format!("min-inline-size:{width}px")) aria-rowcount=move || (count() + 1).to_string()>
                <caption class="visually-hidden">{caption.clone()}</caption>
                <thead>{head.run()}</thead>
                <tbody>
                    {move || spacer(range.get().0)}
                    <For each=visible key=|row| *row let((at, position, _revision))>
                        <tr aria-rowindex=(at + 2).to_string()>{row.with_value(|row| row(position))}</tr>
                    </For>
                    {move || spacer(count().saturating_sub(range.get().1))}
                </tbody>
            </table>
        </div>
        {move || (count() > MOST_ROWS).then(|| {
            let (shown, all) = (t.count(MOST_ROWS), t.count(count()));
            view! { <p class="source print-only">{t.first_rows_on_paper(&shown, &all)}</p> }
        })}
    }
}

fn observe_size(element: &web_sys::Element, look: impl Fn() + 'static) {
    let resized = Closure::<dyn Fn()>::new(look);
    if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(element);
        let observer = StoredValue::new_local(observer);
        let resized = StoredValue::new_local(resized);
        on_cleanup(move || {
            observer.with_value(web_sys::ResizeObserver::disconnect);
            resized.dispose();
        });
    }
}
