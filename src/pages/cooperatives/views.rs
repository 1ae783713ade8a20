//! Views of the list under a name: filters, order and columns that are wanted again and again.

use super::PATH;
use super::preferences::{Choices, NamedView};
use crate::i18n::Lang;
use crate::ui::address::{Address, place};
use crate::ui::confirm::confirm;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::notices;
use crate::workspace::query::{Column, Query};
use leptos::prelude::*;

/// The longest name.
const LONGEST: &str = "60";

/// What the list is called now: a kept view of the same filters, order and columns, where there is one.
pub(super) fn current(t: Lang, choices: Choices, query: Memo<Query>, columns: Memo<Vec<Column>>) -> String {
    let (parameters, columns) = (query.get().parameters(), columns.get());
    let is_it = |view: &&NamedView| {
        let same = |(one, other): (&(String, String), &(&str, String))| one.0 == other.0 && one.1 == other.1;
        view.parameters.len() == parameters.len()
            && view.parameters.iter().zip(&parameters).all(same)
            && view.columns.iter().map(String::as_str).eq(columns.iter().map(|column| column.code()))
    };
    let views = choices.get().views;
    views.iter().find(is_it).map_or_else(|| t.views_menu().to_owned(), |view| t.view_named(&view.name))
}

/// The views that are kept, and a way to keep the one that is shown.
pub(super) fn chooser(choices: Choices, query: Memo<Query>, columns: Memo<Vec<Column>>) -> AnyView {
    let (t, notices) = (lang(), notices());
    let name = RwSignal::new(String::new());
    let keep = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let chosen = name.get_untracked().trim().to_owned();
        if chosen.is_empty() {
            return;
        }
        let parameters = query.get_untracked().parameters();
        let view = NamedView {
            name: chosen.clone(),
            parameters: parameters.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
            columns: columns.get_untracked().into_iter().map(|column| column.code().to_owned()).collect(),
        };
        let mut is_new = true;
        choices.change(|preferences| match preferences.views.iter_mut().find(|same| same.name == view.name) {
            Some(same) => {
                *same = view;
                is_new = false;
            }
            None => preferences.views.push(view),
        });
        name.set(String::new());
        notices.tell(if is_new { t.view_kept(&chosen) } else { t.view_replaced(&chosen) });
    };
    let renaming = RwSignal::new(None::<String>);
    let listed = move || {
        let views = choices.get().views;
        if views.is_empty() {
            return view! { <p class="hint">{t.no_views()}</p> }.into_any();
        }
        let one = |view: NamedView| {
            let is_renamed = renaming.with(|renaming| renaming.as_ref() == Some(&view.name));
            if is_renamed { renamed(t, choices, renaming, view) } else { entry(t, choices, renaming, view) }
        };
        view! { <ul class="views">{views.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        {listed}
        <form class="keep-view" on:submit=keep>
            <div class="field">
                <label for="nama-tampilan">{t.view_name()}</label>
                <input type="text" id="nama-tampilan" maxlength=LONGEST autocomplete="off" prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event)) />
            </div>
            <button type="submit">{t.keep_view()}</button>
        </form>
        <p class="hint">{t.views_hint()}</p>
    }
    .into_any()
}

fn entry(t: Lang, choices: Choices, renaming: RwSignal<Option<String>>, view: NamedView) -> AnyView {
    let (place, confirm) = (place(), confirm());
    let NamedView { name, parameters, columns } = view;
    let show = move |_| {
        place.replace(Address::new(PATH, parameters.clone()));
        let columns = columns.clone();
        choices.change(|preferences| preferences.columns = columns);
    };
    let (old, doomed) = (name.clone(), name.clone());
    let delete = move |_| {
        let name = doomed.clone();
        let then = move || choices.change(|preferences| preferences.views.retain(|view| view.name != name));
        confirm.ask(t.delete_view(&doomed), t.views_hint(), t.delete(), then);
    };
    view! {
        <li>
            <button type="button" class="quiet view" on:click=show>{name.clone()}</button>
            <button type="button" class="quiet icon-only" aria-label=t.rename_view(&name)
                on:click=move |_| renaming.set(Some(old.clone()))>{icon(Icon::Pencil)}</button>
            <button type="button" class="quiet icon-only" aria-label=t.delete_view(&name) on:click=delete>{icon(Icon::Trash)}</button>
        </li>
    }
    .into_any()
}

fn renamed(t: Lang, choices: Choices, renaming: RwSignal<Option<String>>, view: NamedView) -> AnyView {
    let old = view.name.clone();
    let text = StoredValue::new(view.name.clone());
    let input = NodeRef::<leptos::html::Input>::new();
    // What had the focus has become this.
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let new = text.get_value().trim().to_owned();
        // A name that another view has would make the two one.
        choices.change(|preferences| {
            let is_free = !new.is_empty() && preferences.views.iter().all(|view| view.name != new);
            if let (true, Some(view)) = (is_free, preferences.views.iter_mut().find(|view| view.name == old)) {
                view.name.clone_from(&new);
            }
        });
        renaming.set(None);
    };
    view! {
        <li>
            <form class="keep-view" on:submit=rename>
                <input type="text" node_ref=input maxlength=LONGEST autocomplete="off" value=view.name.clone() aria-label=t.rename_view(&view.name)
                    on:input=move |event| text.set_value(event_target_value(&event)) />
                <button type="submit">{t.rename()}</button>
            </form>
        </li>
    }
    .into_any()
}
