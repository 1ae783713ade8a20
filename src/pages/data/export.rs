//! Handing the workspace on as a file.

use super::photos::{arrivals, photo_file_name, size};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Finality, SnapshotReason};
use crate::exchange::backup::beginning;
use crate::exchange::json::{Author, EXTENSION, Moment, Part};
use crate::exchange::photos as photo_file;
use crate::explain::{explain_refusal, explain_storage};
use crate::i18n::Lang;
use crate::pages::freezing::freeze;
use crate::replica::ReplicaId;
use crate::storage::{StorageError, photos};
use crate::ui::address::place;
use crate::ui::desk::{self, Desk, desk};
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::settings::{Device, KnownReceipt};
use crate::ui::share::{self, Shared, share};
use crate::ui::work::{Work, WorkProps};
use crate::ui::{figure, lang, random, timing};
use crate::worker::{Content, Failure, Job};
use crate::workspace::Tables;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// An export under way.
#[derive(Clone, Copy)]
pub(super) struct Exporting {
    job: RwSignal<Option<Rc<Job>>, LocalStorage>,
    progress: RwSignal<Option<(usize, usize)>>,
    /// Whether the photographs of visits go along, in a file of their own.
    with_photos: RwSignal<bool>,
    /// Whether the figures are frozen first, and go along.
    freezes: RwSignal<bool>,
}

impl Exporting {
    pub(super) fn new() -> Self {
        let [with_photos, freezes] = [true, false].map(RwSignal::new);
        Self { job: RwSignal::new_local(None), progress: RwSignal::new(None), with_photos, freezes }
    }

    pub(super) fn is_running(&self) -> bool {
        self.job.with(Option::is_some)
    }

    /// Writes a file in the worker and hands it to the person. Only a whole one counts as a backup.
    pub(super) fn start(&self, order: Order) {
        self.begin(order, false);
    }

    /// Writes a file as [`start`](Self::start) does, and hands it to another program of the device.
    fn share(&self, order: Order) {
        self.begin(order, true);
    }

    fn begin(&self, order: Order, shares: bool) {
        let (t, desk, notices) = (lang(), desk(), notices());
        let device = expect_context::<Device>();
        let (this, start) = (*self, timing::now());
        // What is for the public goes without them.
        if this.freezes.get_untracked() && order.content != Content::Redacted {
            freeze(desk, device, SnapshotReason::Export, Some(Finality::Provisional), None);
        }
        let author = Author {
            office: desk::office(device),
            replica: desk.peek(|workspace| workspace.replica()),
            at: Moment::from_millis(random::now_ms()),
        };
        leptos::task::spawn_local(async move {
            let (name, changes) = (order.file_name(author.office), desk.changes_now());
            let is_backup = order.content == Content::Part(Part::default());
            let takes_photos = this.with_photos.get_untracked() && order.may_go_with_photos();
            let written = this.write(author, order, desk).await;
            this.job.set(None);
            this.progress.set(None);
            match written {
                Ok(file) => {
                    let photos = if takes_photos { photos_file(t).await } else { Ok(None) };
                    let photos = photos.unwrap_or_else(|error| {
                        notices.error(t.photos_left_behind(&explain_storage(t, &error)));
                        None
                    });
                    let shared = if shares {
                        let photos = photos.as_ref().map(|(name, file)| (name.clone(), file.clone().into()));
                        let files: Vec<_> = [(name.clone(), file.clone().into())].into_iter().chain(photos).collect();
                        share(&files).await
                    } else {
                        Shared::No
                    };
                    match shared {
                        Shared::Cancelled => return notices.tell(t.cancelled()),
                        Shared::No => {
                            download_buffer(&name, "application/json", &file);
                            if let Some((name, photos)) = photos {
                                download_buffer(&name, "application/json", &photos);
                            }
                        }
                        Shared::Yes => {}
                    }
                    if is_backup {
                        device.change(|settings| settings.exported_at = Some(random::now_ms()));
                        desk.backed_up(changes);
                    }
                    notices.tell(t.exported(&name, &t.bytes(file.byte_length().into())));
                    timing::measure("selaras:export", start);
                }
                Err(failure) if failure.is_cancelled() => notices.tell(t.cancelled()),
                Err(Failure::Unreadable(why)) => notices.error(t.export_unreadable(&explain_refusal(t, &why))),
                Err(failure) => notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    }

    async fn write(&self, author: Author, order: Order, desk: Desk) -> Result<js_sys::ArrayBuffer, Failure> {
        let job = Rc::new(Job::start()?);
        self.job.set(Some(job.clone()));
        let progress = move |done, all| self.progress.set(Some((done, all)));
        job.write(author, order.content, order.passphrase, &|look| desk.peek(look), &progress).await
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

/// The photographs of visits as a file, with its name; none where there are none.
async fn photos_file(t: Lang) -> Result<Option<(String, js_sys::ArrayBuffer)>, StorageError> {
    let all = photos::all().await?;
    let file = (!all.is_empty()).then(|| photo_file::write(all));
    Ok(file.map(|file| (photo_file_name(t), js_sys::Uint8Array::from(file.as_slice()).buffer())))
}

/// Whether photographs go along; nothing where there are none.
fn with_photos(t: Lang, exporting: Exporting) -> impl IntoView {
    let (there, arrivals) = (RwSignal::new((0, 0)), arrivals());
    Effect::new(move |_| {
        arrivals.follow();
        leptos::task::spawn_local(async move {
            if let Ok(all) = photos::all().await {
                there.try_set((all.len(), size(&all)));
            }
        });
    });
    move || {
        let (count, bytes) = there.get();
        (count > 0).then(|| {
            let label = t.with_photos(&t.count(count), &t.decimal_number(bytes as f64 / 1e6, 1));
            view! {
                {tick(label, exporting.with_photos.get_untracked(), move |on| exporting.with_photos.set(on))}
                <p class="hint">{t.with_photos_hint()}</p>
            }
        })
    }
}

/// What is to be written.
#[derive(Debug, Clone)]
pub(super) struct Order {
    content: Content,
    /// What it is sealed with, if it is.
    passphrase: Option<String>,
}

impl Order {
    /// Everything.
    pub(super) fn whole() -> Self {
        Self { content: Content::Part(Part::default()), passphrase: None }
    }

    /// Whether photographs may go beside it: they show persons and places, and their file is sealed with nothing.
    fn may_go_with_photos(&self) -> bool {
        self.content != Content::Redacted && self.passphrase.is_none()
    }

    /// `selaras-tapin-2026-11-24.selaras.json`: whose and of when.
    fn file_name(&self, office: AreaCode) -> String {
        let kind = match &self.content {
            Content::Redacted => "-umum",
            Content::Part(part) if part.since.is_some() => "-perubahan",
            Content::Part(part) if !part.is_all() => "-sebagian",
            Content::Part(_) => "",
        };
        let sealed = if self.passphrase.is_some() { ".age" } else { "" };
        format!("{}{kind}-{}{EXTENSION}{sealed}", beginning(office), random::today())
    }
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
            {with_photos(t, exporting)}
            {tick(t.freeze_at_export().to_owned(), false, move |on| exporting.freezes.set(on))}
            <div class="actions">
                <button type="button" class="primary" disabled=move || empty.get() || exporting.is_running()
                    on:click=move |_| exporting.start(Order::whole())>{icon(Icon::Download)} {t.export()}</button>
                {share::is_there().then(|| view! {
                    <button type="button" disabled=move || empty.get() || exporting.is_running()
                        on:click=move |_| exporting.share(Order::whole())>{icon(Icon::Upload)} {t.share()}</button>
                })}
                <button type="button" disabled=move || empty.get() || exporting.is_running() aria-describedby="umum-hint"
                    on:click=move |_| exporting.start(Order { content: Content::Redacted, passphrase: None })>
                    {icon(Icon::Download)} {t.export_redacted()}
                </button>
            </div>
            <p class="hint" id="umum-hint">{t.export_redacted_text()}</p>
            {options(exporting, empty)}
            {exporting.view()}
        </section>
    }
}

/// What a person has chosen for a file.
#[derive(Debug, Clone, Default)]
struct Choice {
    districts: BTreeSet<AreaCode>,
    tables: BTreeSet<&'static str>,
    followed: bool,
    since: Option<ReplicaId>,
    passphrase: String,
}

impl Choice {
    /// The work list of the district that the address names, or nothing chosen.
    fn asked_for() -> Self {
        let district: Option<AreaCode> = place().now().parameter("wilayah").and_then(|code| code.parse().ok());
        Self { followed: district.is_some(), districts: district.into_iter().collect(), ..Self::default() }
    }

    fn order(self, device: Device) -> Order {
        let since = self.since.and_then(|replica| {
            device
                .now()
                .receipts
                .read()
                .into_iter()
                .find(|receipt| receipt.replica == replica)
                .map(|receipt| receipt.clock)
        });
        let districts: Vec<AreaCode> = self.districts.into_iter().collect();
        let tables: Vec<String> = self.tables.into_iter().map(str::to_owned).collect();
        let part = Part {
            districts: (!districts.is_empty()).then_some(districts),
            tables: (!tables.is_empty()).then_some(tables),
            followed: self.followed,
            since,
        };
        Order { content: Content::Part(part), passphrase: (!self.passphrase.is_empty()).then_some(self.passphrase) }
    }
}

/// Choosing what a file holds, and a passphrase.
fn options(exporting: Exporting, empty: Memo<bool>) -> impl IntoView {
    let (t, device) = (lang(), expect_context::<Device>());
    let asked = Choice::asked_for();
    let is_asked = !asked.districts.is_empty();
    let choice = RwSignal::new(asked);
    let districts = Territory::current().districts.iter().map(|district| {
        let code = district.code;
        let ticked = choice.with_untracked(|choice| choice.districts.contains(&code));
        tick(t.office(code), ticked, move |on| choice.update(|choice| put(&mut choice.districts, code, on)))
    });
    let tables = Tables::NAMES.iter().map(|table| {
        let ticked = choice.with_untracked(|choice| choice.tables.contains(table));
        tick(t.table_name(table).to_owned(), ticked, move |on| {
            choice.update(|choice| put(&mut choice.tables, *table, on))
        })
    });
    let export = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        exporting.start(choice.get().order(device));
    };
    let is_short = move || choice.with(|choice| (1..12).contains(&choice.passphrase.chars().count()));
    view! {
        <details class="options" open=is_asked>
            <summary>{t.export_options()}</summary>
            <div class="actions"><Schema /></div>
            <form class="panel stack" on:submit=export>
                <fieldset class="field"><legend>{t.which_districts()}</legend>
                    <div class="choices-grid">{districts.collect_view()}</div>
                </fieldset>
                {tick(t.only_followed().to_owned(), choice.with_untracked(|choice| choice.followed),
                    move |on| choice.update(|choice| choice.followed = on))}
                <fieldset class="field"><legend>{t.which_tables()}</legend>
                    <div class="choices-grid">{tables.collect_view()}</div>
                </fieldset>
                {since(t, device, choice)}
                <div class="field">
                    <label for="sandi">{t.passphrase()}</label>
                    <span class="hint" id="sandi-hint">{t.passphrase_hint()}</span>
                    <input type="password" id="sandi" autocomplete="new-password" aria-describedby="sandi-hint"
                        on:input=move |event| choice.update(|choice| choice.passphrase = event_target_value(&event)) />
                    <Show when=is_short><p class="message warn" role="status">{t.passphrase_short()}</p></Show>
                </div>
                <div class="actions">
                    <button type="submit" disabled=move || empty.get() || exporting.is_running()>
                        {icon(Icon::Download)} {t.export_chosen()}
                    </button>
                </div>
            </form>
        </details>
    }
}

fn put<T: Ord>(set: &mut BTreeSet<T>, value: T, on: bool) {
    if on {
        set.insert(value);
    } else {
        set.remove(&value);
    }
}

fn tick(label: String, ticked: bool, set: impl Fn(bool) + 'static) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" checked=ticked on:change=move |event| set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}

/// Everything, or only what has changed since a receipt that has come back.
fn since(t: Lang, device: Device, choice: RwSignal<Choice>) -> impl IntoView {
    let receipts = device.part(|settings| settings.receipts.read());
    let options = move || {
        let receipts = receipts.get().into_iter();
        let option = |receipt: KnownReceipt| {
            let label = t.since_receipt(&t.office(receipt.office), &t.moment(receipt.written_at));
            view! { <option value=receipt.replica.to_string()>{label}</option> }
        };
        receipts.map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for="sejak">{t.since_when()}</label>
            <select id="sejak" on:change=move |event| {
                choice.update(|choice| choice.since = event_target_value(&event).parse().ok());
            }>
                <option value="">{t.since_ever()}</option>
                {options}
            </select>
        </div>
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
