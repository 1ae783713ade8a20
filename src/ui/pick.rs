//! Choosing a record by a search for its name, and a list of what is found.

use super::desk::desk;
use super::field::Form;
use super::icon::{Icon, icon};
use super::{focus, lang, timing};
use crate::domain::{Cooperative, Id, Record};
use crate::explain::label_in_words;
use crate::workspace::fold;
use crate::workspace::query::Query;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// At most so many are offered; whoever sees more than these types another letter.
const MOST_FOUND: usize = 8;

/// What something that was found is called, and where it lies.
#[derive(Clone, PartialEq)]
struct Found {
    id: Id,
    name: String,
    place: String,
}

/// A choice of one cooperative by a search for its name, NIK or number; `except` is not offered. `id` is that of the
/// input; the choice is in `chosen`.
///
/// What was typed and names none keeps the form from being saved.
pub fn pick_cooperative<R: Send + Sync + 'static>(
    form: Form<R>,
    id: &'static str,
    label: &'static str,
    except: Id,
    chosen: RwSignal<Option<Id>>,
) -> impl IntoView {
    let picked = pick_record(form, id, label, Cooperative::TABLE, except, chosen);
    view! { {picked} {form.message_view(id)} }
}

/// Keeps a form from being saved as long as something is typed into a search of it of which nothing has been chosen.
fn refuse_what_is_not_chosen<R: Send + Sync + 'static>(
    form: Form<R>,
    id: &'static str,
    typed: RwSignal<String>,
    chosen: RwSignal<Option<Id>>,
) {
    let t = lang();
    let is_open = Memo::new(move |_| chosen.get().is_none() && typed.with(|text| !text.trim().is_empty()));
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if is_open || was_open == Some(true) {
            form.set(id, |_| if is_open { Err(t.pick_unchosen().to_owned()) } else { Ok(()) });
        }
        is_open
    });
}

/// Goes so many places on among the input of a search and what it offers.
fn go_on(event: &web_sys::KeyboardEvent, by: isize) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = target.as_ref().and_then(|target| target.closest(".field").ok().flatten());
    let places = field.and_then(|field| field.query_selector_all("input[type='search'], .found button").ok());
    let (Some(target), Some(places)) = (target, places) else { return };
    let places: Vec<web_sys::Node> = (0..places.length()).filter_map(|at| places.get(at)).collect();
    let at = places.iter().position(|place| target.is_same_node(Some(place)));
    let to = at.and_then(|at| at.checked_add_signed(by)).and_then(|to| places.get(to));
    if let Some(place) = to.and_then(|place| place.dyn_ref::<web_sys::HtmlElement>()) {
        // What cannot take the focus leaves it where it is.
        let _ = place.focus();
        event.prevent_default();
    }
}

/// The cooperatives that a text finds.
fn cooperatives(text: String, except: Id) -> Vec<Found> {
    let (t, desk) = (lang(), desk());
    let rows = desk.run(&Query { text, ..Query::default() });
    desk.read(|workspace| {
        let all = workspace.tables().cooperatives.rows();
        let rows = rows.into_iter().filter_map(|at| all.get(at as usize)).filter(|row| row.id != except);
        let found = rows.take(MOST_FOUND).map(|row| Found {
            id: row.id,
            name: row.value.name.to_string(),
            place: row.value.district.map(|district| t.area(district)).unwrap_or_default(),
        });
        found.collect()
    })
}

/// The records of another table whose names have all the words of a text.
fn records(table: &'static str, text: &str, except: Id) -> Vec<Found> {
    let t = lang();
    let text = fold(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    desk().read(|workspace| {
        let tables = workspace.tables();
        let rows = tables.any(table).into_iter().flat_map(|table| table.each());
        let rows = rows.filter(|row| !row.is_deleted() && row.id() != except);
        let named = rows.map(|row| (row.id(), label_in_words(t, &tables.label_of(table, row.id()))));
        let found = named.filter(|(_, (name, place))| {
            let all = fold(&format!("{name} {place}"));
            words.iter().all(|word| all.contains(word))
        });
        found.take(MOST_FOUND).map(|(id, (name, place))| Found { id, name, place }).collect()
    })
}

/// A choice of one record of a table by a search for what it calls itself; `except` is not offered.
///
/// What was typed and names none keeps the form from being saved. With the arrows one goes through what is found; Enter takes
/// the only one, and never sends the form.
pub fn pick_record<R: Send + Sync + 'static>(
    form: Form<R>,
    id: &'static str,
    label: &'static str,
    table: &'static str,
    except: Id,
    chosen: RwSignal<Option<Id>>,
) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let typed = RwSignal::new(String::new());
    refuse_what_is_not_chosen(form, id, typed, chosen);
    let found = Memo::new(move |_| {
        let text = typed.get();
        match table {
            _ if text.trim().is_empty() => Vec::new(),
            Cooperative::TABLE => cooperatives(text, except),
            _ => records(table, &text, except),
        }
    });
    let name = move || {
        let id = chosen.get()?;
        // What is not there (any more) has no name, and is there to be changed.
        desk.peek(|workspace| {
            let tables = workspace.tables();
            let name = label_in_words(t, &tables.label_of(table, id)).0;
            tables.is_live(table, id).then_some(name)
        })
    };
    let choose = move |record: Id| {
        chosen.set(Some(record));
        typed.set(String::new());
        timing::with_next_frame(move || focus::on(id));
    };
    let other = move |_| {
        chosen.set(None);
        timing::with_next_frame(move || focus::on(id));
    };
    let press = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => go_on(&event, 1),
        "Enter" => {
            event.prevent_default();
            match found.get_untracked().as_slice() {
                [one] => choose(one.id),
                _ => go_on(&event, 1),
            }
        }
        _ => {}
    };
    let press_in_list = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => go_on(&event, 1),
        "ArrowUp" => go_on(&event, -1),
        _ => {}
    };
    let option = move |one: Found| {
        let Found { id, name, place } = one;
        view! { <li><button type="button" class="quiet" on:click=move |_| choose(id)>{name} <span class="hint">{place}</span></button></li> }
    };
    let hint = if table == Cooperative::TABLE { t.pick_hint() } else { t.pick_by_words() };
    let search = move || {
        let nothing = move || !typed.with(|text| text.trim().is_empty()) && found.with(Vec::is_empty);
        view! {
            <input type="search" id=id autocomplete="off" aria-describedby=format!("{id}-hint")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) on:keydown=press />
            <span class="hint" id=format!("{id}-hint")>{hint}</span>
            <div aria-live="polite">
                <ul class="found" on:keydown=press_in_list>{move || found.get().into_iter().map(option).collect_view()}</ul>
                {move || nothing().then(|| view! { <p class="hint">{t.pick_nothing()}</p> })}
            </div>
        }
    };
    view! {
        <div class="field span-2">
            <label for=id>{label}</label>
            {move || match name() {
                Some(name) => view! {
                    <p class="chosen" id=id tabindex="-1">
                        <strong>{name}</strong> " "
                        <button type="button" class="quiet small" on:click=other>{icon(Icon::Pencil)} {t.pick_other()}</button>
                    </p>
                }.into_any(),
                None => search().into_any(),
            }}
        </div>
    }
}
