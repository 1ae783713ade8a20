//! Lists inside a form: officers, amendments. Entries are added, changed and removed one by one; the list is kept as a
//! whole.

use super::date_field::{day_field, read_date, shown_date};
use super::field::Form;
use super::icon::{Icon, icon};
use super::lang;
use crate::domain::Date;
use crate::i18n::Lang;
use leptos::prelude::*;

/// How a form's record gives access to a list in it.
pub type ListOf<R, E> = fn(&mut R) -> &mut Vec<E>;

/// One entry of a list: known by a key, because its place changes when an earlier one is removed.
pub struct EntryOf<R: Send + Sync + 'static, E: 'static> {
    form: Form<R>,
    name: &'static str,
    list: ListOf<R, E>,
    keys: RwSignal<Vec<usize>>,
    key: usize,
}

impl<R: Send + Sync + 'static, E: 'static> Clone for EntryOf<R, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Send + Sync + 'static, E: 'static> Copy for EntryOf<R, E> {}

impl<R: Clone + Send + Sync + 'static, E: Clone + Default + 'static> EntryOf<R, E> {
    /// The id of one of its inputs.
    fn id(&self, part: &str) -> String {
        format!("{}-{}-{part}", self.name, self.key)
    }

    fn place(&self) -> Option<usize> {
        self.keys.with_untracked(|keys| keys.iter().position(|key| *key == self.key))
    }

    fn now(&self) -> E {
        let place = self.place();
        let mut record = self.form.value.get_untracked();
        place.and_then(|place| (self.list)(&mut record).get(place).cloned()).unwrap_or_default()
    }

    fn change(&self, part: &str, change: impl FnOnce(&mut E) -> Result<(), String>) {
        let Some(place) = self.place() else { return };
        self.form.set(&self.id(part), |record| match (self.list)(record).get_mut(place) {
            Some(entry) => change(entry),
            None => Ok(()),
        });
    }

    fn remove(&self) {
        let Some(place) = self.place() else { return };
        self.form.forget(&self.id(""));
        self.keys.update(|keys| {
            keys.remove(place);
        });
        self.form.value.update(|record| {
            (self.list)(record).remove(place);
        });
    }

    /// A one-line input of the entry; `kind` is the input's type, `get` and `set` translate its text.
    pub fn line(
        &self,
        part: &'static str,
        label: &'static str,
        kind: &'static str,
        get: fn(&E) -> String,
        set: fn(&mut E, &str, Lang) -> Result<(), String>,
    ) -> AnyView {
        let (t, entry) = (lang(), *self);
        let id = self.id(part);
        let initial = get(&self.now());
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input id=id type=kind value=initial maxlength="300" autocomplete="off"
                    on:input=move |event| entry.change(part, |value| set(value, &event_target_value(&event), t)) />
            </div>
        }
        .into_any()
    }

    /// A day of the entry that may be left out.
    pub fn day(
        &self,
        part: &'static str,
        label: &'static str,
        get: fn(&E) -> Option<Date>,
        set: fn(&mut E, Option<Date>),
    ) -> AnyView {
        let (t, entry) = (lang(), *self);
        let text = RwSignal::new(shown_date(get(&self.now()), t));
        let typed = move |text: &str| {
            entry.change(part, |value| {
                set(value, read_date(text, t)?);
                Ok(())
            });
        };
        day_field(self.id(part), label, None, text, typed, |_| Ok(()))
    }

    /// A choice of the entry; without `empty` there is no choice of none.
    pub fn choice(
        &self,
        part: &'static str,
        label: &'static str,
        empty: Option<&'static str>,
        options: Vec<(String, String)>,
        get: fn(&E) -> String,
        set: fn(&mut E, &str, Lang) -> Result<(), String>,
    ) -> AnyView {
        let (t, entry) = (lang(), *self);
        let id = self.id(part);
        let now = get(&self.now());
        let option = |(code, name): (String, String)| {
            let selected = code == now;
            view! { <option value=code selected=selected>{name}</option> }
        };
        let empty = empty.map(|name| (String::new(), name.to_owned()));
        let options = empty.into_iter().chain(options).map(option).collect_view();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id on:change=move |event| entry.change(part, |value| set(value, &event_target_value(&event), t))>
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
}

/// A list: its entries, each with a way to remove it, and a button that adds one.
pub fn entries<R, E>(
    form: Form<R>,
    name: &'static str,
    list: ListOf<R, E>,
    add_label: &'static str,
    row: fn(EntryOf<R, E>) -> AnyView,
) -> impl IntoView
where
    R: Clone + Send + Sync + 'static,
    E: Clone + Default + 'static,
{
    let t = lang();
    let count = list(&mut form.value.get_untracked()).len();
    let keys = RwSignal::new((0..count).collect::<Vec<_>>());
    let next = StoredValue::new(count);
    let add = move |_| {
        let key = next.get_value();
        next.set_value(key + 1);
        form.value.update(|record| list(record).push(E::default()));
        keys.update(|keys| keys.push(key));
    };
    let one = move |key: usize| {
        let entry = EntryOf { form, name, list, keys, key };
        view! {
            <li class="entry">
                <div class="form-grid">{row(entry)}</div>
                <button type="button" class="quiet" on:click=move |_| entry.remove()>{icon(Icon::Trash)} {t.remove_entry()}</button>
            </li>
        }
    };
    view! {
        <ul class="entries" id=name tabindex="-1">
            <For each=move || keys.get() key=|key| *key children=one />
        </ul>
        {form.message_view(name)}
        <button type="button" on:click=add>{icon(Icon::Plus)} {add_label}</button>
    }
}
