//! A list of any length as a table: only the rows in sight are in the page. It scrolls by itself, or with the page.

use super::print::{MOST_ROWS, is_printing};
use super::{lang, scroll};
use leptos::html::Div;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = getSelection)]
    fn marked() -> JsValue;
}

/// Rows kept ready above and below those in sight.
const SPARE: usize = 12;
/// The window moves in steps of so many rows, so that scrolling does not touch the page at every pixel.
const STEP: usize = 6;

/// How the rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Rows of one line, which scroll below their heads.
    Table,
    /// Rows of three lines, which scroll with the page.
    List,
}

impl Form {
    /// The height of a row in pixels: the style sheet's `--row`, or that of `.register.as-list`.
    const fn height(self) -> usize {
        match self {
            Form::Table => 36,
            Form::List => 83,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Form::Table => "register",
            Form::List => "register as-list",
        }
    }
}

/// The rows that are in the page: first and one past the last.
fn window_of(top: f64, height: f64, count: usize, row: usize) -> (usize, usize) {
    let first = ((top.max(0.0) as usize / row).saturating_sub(SPARE) / STEP) * STEP;
    let shown = (height.max(400.0) as usize).div_ceil(row) + 2 * SPARE + STEP;
    // At the end of the list the window reaches the last row.
    let first = first.min(count.saturating_sub(shown).div_ceil(STEP) * STEP);
    (first, (first + shown).min(count))
}

/// A table of `rows`. A row is drawn anew when its key or `revision` changes.
#[component]
pub fn Rows(
    /// How the rows stand.
    form: Form,
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
            let _ = scroll.try_set(match form {
                Form::Table => (f64::from(element.scroll_top()), f64::from(element.client_height())),
                Form::List => (-element.get_bounding_client_rect().top(), scroll::window_height()),
            });
        }
    };
    let keep_soon = StoredValue::new_local(None);
    match form {
        Form::Table => keep_soon.set_value(Some(Box::new(scroll::keep_place(container)) as Box<dyn Fn()>)),
        Form::List => {
            scroll::keep_page_place();
            let handles = [
                window_event_listener_untyped("scroll", move |_| look()),
                window_event_listener_untyped("resize", move |_| look()),
            ];
            on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
        }
    }
    Effect::new(move |_| {
        if let Some(element) = container.get() {
            look();
            observe_size(&element, look);
        }
    });
    let count = move || rows.with(|rows| rows.len());
    let height = form.height();
    // On paper nothing is scrolled: there all rows stand, as far as it can be waited for.
    let printing = is_printing();
    let range = Memo::new(move |_| {
        if printing.get() {
            return (0, count().min(MOST_ROWS));
        }
        let (top, room) = scroll.get();
        window_of(top, room, count(), height)
    });
    // A shorter list starts at its beginning.
    Effect::new(move |before: Option<usize>| {
        let now = count();
        if before.is_some_and(|before| before != now)
            && let Some(element) = container.get_untracked()
            && element.scroll_top() as usize > now * height
        {
            element.set_scroll_top(0);
        }
        now
    });
    let visible = move || {
        // Before what is made of it: README, "Memos".
        rows.track();
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
                <tr class="spacer" aria-hidden="true" style=format!("height:{}px", rows * height)>
                    <td colspan=columns></td>
                </tr>
            }
        })
    };
    let table = view! {
        <table class=form.class() class:wide=width.is_some() style=width.map(|width| format!("min-inline-size:{width}px")) aria-rowcount=move || (count() + 1).to_string()>
            <caption class="visually-hidden">{caption.clone()}</caption>
            <thead>{head.run()}</thead>
            <tbody on:click=open_row>
                {move || spacer(range.get().0)}
                <For each=visible key=|row| *row let((at, position, _revision))>
                    <tr aria-rowindex=(at + 2).to_string()>{row.with_value(|row| row(position))}</tr>
                </For>
                {move || spacer(count().saturating_sub(range.get().1))}
            </tbody>
        </table>
    };
    let scrolled = move |_| {
        look();
        keep_soon.with_value(|keep: &Option<Box<dyn Fn()>>| keep.iter().for_each(|keep| keep()));
    };
    let on_paper = move || {
        (count() > MOST_ROWS).then(|| {
            let (shown, all) = (t.count(MOST_ROWS), t.count(count()));
            view! { <p class="source print-only">{t.first_rows_on_paper(&shown, &all)}</p> }
        })
    };
    match form {
        Form::Table => view! { <div class="list" node_ref=container tabindex="0" role="region" aria-label=caption on:scroll=scrolled>{table}</div> {on_paper} }
            .into_any(),
        Form::List => view! { <div class="list-in-page" node_ref=container>{table}</div> {on_paper} }.into_any(),
    }
}

/// A click anywhere in a row that means nothing else opens what the row is about.
fn open_row(event: web_sys::MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(target) =
        target.filter(|target| target.closest("a, button, input, label, .col-check").ok().flatten().is_none())
    else {
        return;
    };
    // A text that somebody marks is not a way.
    let is_marking = js_sys::Reflect::get(&marked(), &"isCollapsed".into()).is_ok_and(|collapsed| collapsed == false);
    let link = target.closest("tr").ok().flatten().and_then(|row| row.query_selector("a").ok().flatten());
    if let (false, Some(link)) = (is_marking, link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok())) {
        link.click();
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
