//! The codebook of causes: those of the field, and those that the office adds.

use super::params::{Params, View};
use super::words;
use crate::analysis::follow_up::population;
use crate::domain::{Cause, CauseName, Text};
use crate::ui::desk::{self, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::own_area::own_area;
use crate::ui::scroll::sideways;
use crate::ui::settings::Device;
use crate::ui::{figure, lang};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// A cause of the codebook.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    cause: Cause,
    name: String,
    mendable: Option<bool>,
    /// Of how many cooperatives to follow up it is the main cause.
    used: u32,
    /// Where these are listed.
    rows: String,
}

/// The page.
#[component]
pub fn Causes() -> impl IntoView {
    let (t, desk, own) = (lang(), desk(), own_area());
    crate::pages::document_title(move || t.page_causes().to_owned());
    let lines = Memo::new(move |_| {
        let list = Params { view: View::List, district: own.get(), ..Params::default() };
        desk.read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let population = population(tables, index, list.scope());
            let line = |cause: Cause| Line {
                cause,
                name: words::cause_in(t, tables, cause),
                mendable: words::mendable(tables, cause),
                used: population.iter().filter(|one| one.main_cause() == Some(cause)).count() as u32,
                rows: Params { cause: Some(Some(cause)), ..list.clone() }.address().hash(),
            };
            let mut lines: Vec<Line> = words::codebook(tables).into_iter().map(line).collect();
            // The most frequent first; equal ones in the order of the codebook.
            lines.sort_by_key(|line| std::cmp::Reverse(line.used));
            lines
        })
    });
    let row = move |Line { cause, name, mendable, used, rows }: Line| {
        let used = if used == 0 {
            figure::count(0_u32).into_any()
        } else {
            view! { <a href=rows>{figure::count(used)}</a> }.into_any()
        };
        view! {
            <tr>
                <th scope="row">
                    {name} {matches!(cause, Cause::Unknown(_)).then(|| view! { " " <span class="badge">{t.own_cause()}</span> })}
                </th>
                <td data-label=t.cause_code()>{words::code(cause)}</td>
                <td data-label=t.mendable()>{mendable.map_or("–", |yes| t.yes_no(yes))}</td>
                <td class="num" data-label=t.as_main_cause()>{used}</td>
            </tr>
        }
    };
    view! {
        {page_head(view! { <h1>{t.page_causes()}</h1> })}
        <p class="lead">{t.causes_lead()}</p>
        {sideways(t.cause_table(), view! {
            <table class="as-entries causes">
                <caption class="visually-hidden">{t.cause_table()}</caption>
                <thead><tr>
                    <th scope="col">{t.cause()}</th>
                    <th scope="col">{t.cause_code()}</th>
                    <th scope="col">{t.mendable()}</th>
                    <th scope="col" class="num">{t.as_main_cause()}</th>
                </tr></thead>
                <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        })}
        <AddOwn />
    }
}

/// `LKL-1` as a code of the codebook; none for what is no code.
fn read_code(text: &str) -> Option<Cause> {
    let code = text.trim().to_ascii_lowercase();
    let (letters, number) = code.split_once('-')?;
    let formed = letters.len() == 3
        && letters.bytes().all(|b| b.is_ascii_lowercase())
        && (1..=3).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit());
    formed.then(|| code.parse().ok()).flatten()
}

#[component]
fn AddOwn() -> impl IntoView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let office = desk::office(expect_context::<Device>());
    let (code, name, mendable) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(true));
    let wrong = RwSignal::new(None::<String>);
    let add = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let read = || -> Result<CauseName, String> {
            let cause = read_code(&code.get_untracked()).ok_or_else(|| t.cause_code_form().to_owned())?;
            let taken = desk.peek(|workspace| words::codebook(workspace.tables()).contains(&cause));
            if taken {
                return Err(t.cause_code_taken().to_owned());
            }
            let text = Text::optional(&name.get_untracked()).map_err(|error| t.text_error(&error))?;
            let name = text.ok_or_else(|| t.cause_name_needed().to_owned())?;
            Ok(CauseName { code: cause, name, mendable: mendable.get_untracked(), added_by: Some(office) })
        };
        match read() {
            Ok(own) => {
                notices.done(t.saved(&own.name));
                desk.commit(Transaction::of(EditOf::create(CauseName::id(own.code), own)));
                code.set(String::new());
                name.set(String::new());
                wrong.set(None);
            }
            Err(text) => wrong.set(Some(text)),
        }
    };
    view! {
        <section class="screen-only" aria-labelledby="penyebab-sendiri">
            <h2 id="penyebab-sendiri">{t.add_own_cause()}</h2>
            <form class="form-line" on:submit=add novalidate>
                {input("kode-sendiri", t.cause_code(), Some(t.cause_code_form()), code)}
                {input("nama-sendiri", t.name(), None, name)}
                <label class="check">
                    <input type="checkbox" prop:checked=mendable on:change=move |event| mendable.set(event_target_checked(&event)) />
                    <span>{t.mendable()}</span>
                </label>
                <button type="submit">{icon(Icon::Plus)} {t.add_own_cause()}</button>
                <p class="message error" role="alert">{move || wrong.get()}</p>
            </form>
        </section>
    }
}

fn input(id: &'static str, label: &'static str, hint: Option<&'static str>, value: RwSignal<String>) -> impl IntoView {
    let described = hint.map(|_| format!("{id}-petunjuk"));
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input id=id maxlength="300" autocomplete="off" aria-describedby=described prop:value=value
                on:input=move |event| value.set(event_target_value(&event)) />
            {hint.map(|hint| view! { <span class="hint" id=format!("{id}-petunjuk")>{hint}</span> })}
        </div>
    }
}
