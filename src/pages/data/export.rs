//! Handing the workspace on as a file.

use super::{Work, WorkProps};
use crate::domain::AreaCode;
use crate::domain::territory::Territory;
use crate::exchange::json::{Author, EXTENSION, Moment, Part};
use crate::ui::desk::{self, Desk, desk};
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random, timing};
use crate::worker::{Content, Failure, Job};
use leptos::prelude::*;
use std::rc::Rc;

/// An export under way.
#[derive(Clone, Copy)]
pub(super) struct Exporting {
    job: RwSignal<Option<Rc<Job>>, LocalStorage>,
    progress: RwSignal<Option<(usize, usize)>>,
}

impl Exporting {
    pub(super) fn new() -> Self {
        Self { job: RwSignal::new_local(None), progress: RwSignal::new(None) }
    }

    pub(super) fn is_running(&self) -> bool {
        self.job.with(Option::is_some)
    }

    /// Writes the file in the worker and hands it to the person.
    pub(super) fn start(&self) {
        let (t, desk, notices) = (lang(), desk(), notices());
        let device = expect_context::<Device>();
        let (this, start) = (*self, timing::now());
        let author = Author {
            office: desk::office(device),
            replica: desk.peek(|workspace| workspace.replica()),
            at: Moment::from_millis(random::now_ms()),
        };
        leptos::task::spawn_local(async move {
            let written = this.write(author, desk).await;
            this.job.set(None);
            this.progress.set(None);
            match written {
                Ok(file) => {
                    download_buffer(&file_name(author.office), "application/json", &file);
                    device.change(|settings| settings.exported_at = Some(random::now_ms()));
                    notices.tell(t.exported(&file_name(author.office), &t.bytes(file.byte_length().into())));
                    timing::measure("selaras:export", start);
                }
                Err(failure) if failure.is_cancelled() => notices.tell(t.cancelled()),
                Err(failure) => notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    }

    async fn write(&self, author: Author, desk: Desk) -> Result<js_sys::ArrayBuffer, Failure> {
        let job = Rc::new(Job::start()?);
        self.job.set(Some(job.clone()));
        let progress = self.progress;
        job.write(author, Content::Part(Part::default()), &|look| desk.peek(look), &move |done, all| {
            progress.set(Some((done, all)))
        })
        .await
    }

    fn cancel(&self) {
        if let Some(job) = self.job.get_untracked() {
            job.cancel();
        }
    }

    /// How far it has come.
    pub(super) fn view(&self) -> impl IntoView + use<> {
        let (t, this) = (lang(), *self);
        view! {
            <Show when=move || this.is_running()>
                {Work(WorkProps {
                    label: Signal::derive(move || t.exporting().to_owned()),
                    progress: this.progress.into(),
                    cancel: Callback::new(move |()| this.cancel()),
                })}
            </Show>
        }
    }
}

/// `selaras-tapin-2026-11-24.selaras.json`: whose and of when, so that thirteen of them can lie in one folder.
fn file_name(office: AreaCode) -> String {
    let name =
        Territory::current().district(office).map_or(Territory::current().province.name, |district| district.short);
    format!("selaras-{}-{}{EXTENSION}", name.to_lowercase().replace(' ', "-"), random::today())
}

/// The section.
#[component]
pub fn Export() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let device = expect_context::<Device>();
    let exporting = Exporting::new();
    let empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().is_empty()));
    let last = device.part(|settings| settings.exported_at);
    let last = move || match last.get() {
        Some(ms) => view! { {t.last_export()} " " {figure::date(crate::domain::Date::in_wita(ms))} "." }.into_any(),
        None => t.never_exported().into_any(),
    };
    view! {
        <section aria-labelledby="export">
            <h2 id="export">{t.export_title()}</h2>
            <p>{t.export_text()}</p>
            <p class="hint">{last}</p>
            <div class="actions">
                <button type="button" class="primary" disabled=move || empty.get() || exporting.is_running()
                    on:click=move |_| exporting.start()>{icon(Icon::Download)} {t.export()}</button>
                <Schema />
            </div>
            {exporting.view()}
        </section>
    }
}

/// The description of the file's form, for those who read it with other programs.
#[component]
fn Schema() -> impl IntoView {
    let (t, notices) = (lang(), notices());
    let save = move |_| {
        leptos::task::spawn_local(async move {
            let schema = match Job::start() {
                Ok(job) => job.schema().await,
                Err(failure) => Err(failure),
            };
            match schema {
                Ok(file) => download_buffer("selaras.schema.json", "application/schema+json", &file),
                Err(failure) => notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    };
    view! { <button type="button" class="quiet" on:click=save>{icon(Icon::Download)} {t.schema()}</button> }
}
