//! Taking a file in: read and checked in the worker, looked at by a person, and only then applied.

use super::{Work, WorkProps};
use crate::analysis;
use crate::exchange::json::{Incoming, Refusal};
use crate::i18n::{Lang, explain_flaw, explain_refusal, explain_storage};
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{figure, lang, timing};
use crate::worker::{Failure, Job};
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Where the taking in stands.
#[derive(Clone)]
enum State {
    /// No file yet.
    Waiting,
    /// A file is being read.
    Reading { name: String, job: Rc<Job>, progress: RwSignal<Option<(usize, usize)>> },
    /// A file cannot be taken.
    Refused { name: String, refusal: Refusal },
    /// A file can be taken; how long it took to read it, in milliseconds.
    Ready { name: String, incoming: Rc<Incoming>, took: f64 },
    /// It is being put into the workspace.
    Applying,
}

type Stage = RwSignal<State, LocalStorage>;

/// The section.
#[component]
pub fn Import() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let stage: Stage = RwSignal::new_local(State::Waiting);
    let empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().is_empty()));
    let ready = move || stage.with(|state| matches!(state, State::Ready { .. }));
    view! {
        <section aria-labelledby="import">
            <h2 id="import">{t.import_title()}</h2>
            <p>{t.import_text()}</p>
            {choose(t, stage)}
            {move || outcome(t, stage)}
            <Show when=move || !empty.get()>
                <div class="note info">{icon(Icon::Info)} <p>{t.import_needs_empty()} " " <a href="#kosongkan" on:click=to_empty>{t.empty_workspace()}</a></p></div>
            </Show>
            <div class="actions">
                <button type="button" class="primary" disabled=move || !(ready() && empty.get()) on:click=move |_| apply(t, stage)>
                    {icon(Icon::Upload)} {t.import()}
                </button>
            </div>
        </section>
    }
}

/// Shows the part of the page that empties the workspace, without touching the address.
fn to_empty(event: web_sys::MouseEvent) {
    event.prevent_default();
    let button =
        document().get_element_by_id("kosongkan").and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(button) = button {
        let _ = button.focus();
    }
}

/// The input for a file, which can also be dropped on it.
fn choose(t: Lang, stage: Stage) -> impl IntoView {
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read(t, stage, file);
        }
    };
    let chosen = move |event: web_sys::Event| {
        if let Some(input) = crate::pages::input_of(&event) {
            take(input.files());
            // The same file, mended, can be chosen once more.
            input.set_value("");
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <div class="drop" class:over=move || over.get()
            on:dragover=move |event: web_sys::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false) on:drop=dropped>
            {icon(Icon::Upload)}
            <label for="berkas">{t.choose_file()}</label>
            <input type="file" id="berkas" accept=".json,application/json" aria-describedby="berkas-hint" on:change=chosen />
            <span class="hint" id="berkas-hint">{t.choose_file_hint()}</span>
        </div>
    }
}

fn read(t: Lang, stage: Stage, file: web_sys::File) {
    if let State::Reading { job, .. } = stage.get_untracked() {
        job.cancel();
    }
    let notices = notices();
    let (name, start) = (file.name(), timing::now());
    let job = match Job::start() {
        Ok(job) => Rc::new(job),
        Err(failure) => return notices.error(t.worker_failed(&failure.to_string())),
    };
    let progress = RwSignal::new(None);
    stage.set(State::Reading { name: name.clone(), job: job.clone(), progress });
    leptos::task::spawn_local(async move {
        let result = job.read(&file, &move |done, all| progress.set(Some((done, all)))).await;
        // Another file may have been chosen in the meantime.
        let current =
            stage.with_untracked(|state| matches!(state, State::Reading { job: now, .. } if Rc::ptr_eq(now, &job)));
        if !current {
            return;
        }
        timing::measure("selaras:read", start);
        stage.set(match result {
            Ok(incoming) => State::Ready { name, incoming: Rc::new(incoming), took: timing::now() - start },
            Err(Failure::Refused(Refusal::Cancelled)) => State::Waiting,
            Err(Failure::Refused(refusal)) => State::Refused { name, refusal },
            Err(failure) => {
                notices.error(t.worker_failed(&failure.to_string()));
                State::Waiting
            }
        });
    });
}

fn outcome(t: Lang, stage: Stage) -> AnyView {
    match stage.get() {
        State::Waiting => ().into_any(),
        State::Reading { name, job, progress } => Work(WorkProps {
            label: Signal::derive(move || t.reading_file(&name)),
            progress: progress.into(),
            cancel: Callback::new({
                let job = send_wrapper(job);
                move |()| job.with_value(|job| job.cancel())
            }),
        })
        .into_any(),
        State::Refused { name, refusal } => refused(t, &name, &refusal).into_any(),
        State::Ready { name, incoming, .. } => preview(t, &name, &incoming).into_any(),
        State::Applying => view! { <p role="status">{t.importing()}</p> }.into_any(),
    }
}

/// Holds a value of this thread where a value that may travel is asked for.
fn send_wrapper<T: 'static>(value: T) -> StoredValue<T, LocalStorage> {
    StoredValue::new_local(value)
}

fn refused(t: Lang, name: &str, refusal: &Refusal) -> impl IntoView + use<> {
    let flaws = match refusal {
        Refusal::Flaws { first, count } => {
            let rest = count.saturating_sub(first.len());
            let listed: Vec<_> = first.iter().map(|flaw| view! { <li>{explain_flaw(t, flaw)}</li> }).collect();
            let more = (rest > 0).then(|| view! { <li>{t.and_more(&t.count(rest))}</li> });
            Some(view! { <ul>{listed} {more}</ul> })
        }
        _ => None,
    };
    view! {
        <div class="note error" role="alert">
            {icon(Icon::Warning)}
            <div>
                <h3>{t.file_refused(name)}</h3>
                <p>{explain_refusal(t, refusal)}</p>
                {flaws}
                <p>{t.nothing_changed()}</p>
            </div>
        </div>
    }
}

/// What a file holds, before anything is applied.
fn preview(t: Lang, name: &str, incoming: &Incoming) -> impl IntoView + use<> {
    let author = incoming.author;
    let sealed = incoming.sealed;
    let counts = table_counts(t, incoming);
    view! {
        <div class="note ok" role="status">
            {icon(Icon::Check)}
            <div>
                <h3>{t.file_can_be_taken(name)}</h3>
                <dl class="facts">
                    <dt>{t.from_office()}</dt><dd>{t.office(author.office)}</dd>
                    <dt>{t.written_on()}</dt><dd>{figure::date(crate::domain::Date::in_wita(author.at.millis()))}</dd>
                    {counts.into_iter().map(|(name, count)| view! { <dt>{name}</dt><dd>{figure::count(count)}</dd> }).collect_view()}
                </dl>
                {(!sealed).then(|| view! { <p>{t.not_sealed()}</p> })}
            </div>
        </div>
    }
}

/// The rows of every table that has any, and the cooperatives by declared status.
fn table_counts(t: Lang, incoming: &Incoming) -> Vec<(&'static str, u32)> {
    let declared = analysis::declared(&incoming.tables);
    let mut lines = Vec::new();
    for (table, count) in incoming.tables.counts().into_iter().filter(|(_, count)| *count > 0) {
        lines.push((t.table_name(table), count as u32));
        if table == "cooperatives" {
            lines.extend([(t.active(), declared.active), (t.inactive(), declared.inactive)]);
        }
    }
    lines
}

fn apply(t: Lang, stage: Stage) {
    let State::Ready { name, incoming, took } = stage.get_untracked() else { return };
    let (desk, notices) = (desk(), notices());
    stage.set(State::Applying);
    leptos::task::spawn_local(async move {
        let start = timing::now();
        let incoming = Rc::unwrap_or_clone(incoming);
        match desk.replace(incoming.tables, incoming.clock).await {
            Ok(()) => {
                timing::measure("selaras:import", start - took);
                stage.set(State::Waiting);
                notices.tell(t.imported(&name));
            }
            Err(error) => {
                stage.set(State::Waiting);
                notices.error(explain_storage(t, &error));
            }
        }
    });
}
