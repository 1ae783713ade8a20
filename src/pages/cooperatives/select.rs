//! Choosing rows of the list: one by one, up to a row with Shift, or all that it shows.

use crate::domain::Id;
use crate::i18n::Lang;
use crate::ui::desk::Desk;
use leptos::prelude::*;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The chosen rows. Those that the list does not show at the moment do not count.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    t: Lang,
    desk: Desk,
    rows: Memo<Arc<Vec<u32>>>,
    chosen: RwSignal<FxHashSet<Id>>,
    /// The row that was chosen last: where a range begins.
    last: StoredValue<Option<Id>>,
}

impl Selection {
    pub(super) fn new(t: Lang, desk: Desk, rows: Memo<Arc<Vec<u32>>>) -> Self {
        Self { t, desk, rows, chosen: RwSignal::new(FxHashSet::default()), last: StoredValue::new(None) }
    }

    /// Chooses none.
    pub(super) fn clear(self) {
        self.chosen.update(FxHashSet::clear);
        self.last.set_value(None);
    }

    /// The positions of the chosen ones among those that the list shows; whoever asks is told of changes.
    pub(super) fn positions(self) -> Arc<Vec<u32>> {
        let (rows, ids) = (self.rows.get(), self.shown());
        let of = self.chosen.with(|chosen| {
            rows.iter().zip(ids).filter(|(_, id)| chosen.contains(id)).map(|(at, _)| *at).collect::<Vec<u32>>()
        });
        Arc::new(of)
    }

    /// All that the list shows, in its order.
    fn shown(self) -> Vec<Id> {
        self.rows.with(|rows| self.desk.peek(|workspace| super::export::ids(workspace, rows)))
    }

    /// The chosen ones among those that the list shows, in its order; whoever asks is told of changes.
    pub(super) fn ids(self) -> Vec<Id> {
        let mut shown = self.shown();
        self.chosen.with(|chosen| shown.retain(|id| chosen.contains(id)));
        shown
    }

    /// Chooses a row, or leaves it; with `is_range` all from the row before on.
    fn choose(self, id: Id, is_wanted: bool, is_range: bool) {
        let from = self.last.get_value().filter(|_| is_range);
        let shown = untrack(|| self.shown());
        let place = |id: Id| shown.iter().position(|one| *one == id);
        let range = from.and_then(place).zip(place(id));
        let ids = range.map_or_else(|| vec![id], |(a, b)| shown[a.min(b)..=a.max(b)].to_vec());
        self.chosen.update(|chosen| {
            for id in ids {
                if is_wanted {
                    chosen.insert(id);
                } else {
                    chosen.remove(&id);
                }
            }
        });
        self.last.set_value(Some(id));
    }

    fn choose_all(self, is_wanted: bool) {
        let shown = untrack(|| self.shown());
        self.chosen.set(if is_wanted { shown.into_iter().collect() } else { FxHashSet::default() });
    }

    /// The cell above the rows' own.
    pub(super) fn head(self) -> impl IntoView {
        let all = move || self.rows.with(|rows| rows.len());
        let some = Memo::new(move |_| self.ids().len());
        let [is_all, is_partly] = [Ordering::Equal, Ordering::Less].map(|wanted| {
            move || {
                let all = all();
                some.get() > 0 && some.get().cmp(&all) == wanted
            }
        });
        view! {
            <th scope="col" class="col-check">
                <input type="checkbox" aria-label=move || self.t.select_all(&self.t.count(all()))
                    prop:checked=is_all prop:indeterminate=is_partly
                    on:change=move |event| self.choose_all(event_target_checked(&event)) />
            </th>
        }
    }

    /// The cell of a row.
    pub(super) fn cell(self, id: Id, name: &str) -> impl IntoView + use<> {
        let press = move |event: web_sys::MouseEvent| {
            let input = event.current_target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            if let Some(input) = input {
                self.choose(id, input.checked(), event.shift_key());
            }
        };
        view! {
            <td class="col-check">
                <input type="checkbox" aria-label=self.t.select_row(name)
                    prop:checked=move || self.chosen.with(|chosen| chosen.contains(&id))
                    on:click=press on:keydown=step />
            </td>
        }
    }
}

/// The arrows move between the rows' boxes.
fn step(event: web_sys::KeyboardEvent) {
    let row = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let row = row.and_then(|input| input.closest("tr").ok().flatten());
    let next = match event.key().as_str() {
        "ArrowDown" => row.and_then(|row| row.next_element_sibling()),
        "ArrowUp" => row.and_then(|row| row.previous_element_sibling()),
        _ => return,
    };
    event.prevent_default();
    let next = next.and_then(|row| row.query_selector(".col-check input").ok().flatten());
    if let Some(input) = next.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = input.focus();
    }
}
