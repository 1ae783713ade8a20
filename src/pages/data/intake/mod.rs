//! Taking files in: read and compared in the worker, looked at by a person in one table, left out one by one, and only
//! then put into the workspace; with a way back, and receipts for those who sent them.

mod card;
mod changes;
mod choose;
mod outcome;
mod roll;
mod twins;

pub(in crate::pages) use changes::record_name;

use super::photos::{self, Arrivals, Taken};
use crate::desk::{BroughtIn, Compared, Offer};
use crate::exchange::arrival::Arrival;
use crate::exchange::intake::{Head, Report};
use crate::exchange::json::{Moment, Refusal};
use crate::exchange::photos::Photos;
use crate::exchange::receipt::Receipt;
use crate::exchange::seal::SealError;
use crate::explain::explain_storage;
use crate::ui::arriving::arriving;
use crate::ui::desk::{Desk, desk};
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::{Notices, notices};
use crate::ui::per_tab::{once_made, per_tab};
use crate::ui::settings::{Device, KnownReceipt};
use crate::ui::work::{Work, WorkProps};
use crate::ui::{random, timing};
use crate::worker::{Added, Brought, Failure, Job};
use crate::workspace::Source;
use crate::workspace::twins::Twins;
use leptos::prelude::*;
use std::rc::Rc;

/// A file that was chosen.
#[derive(Clone)]
struct Chosen {
    number: u32,
    name: String,
    source: StoredValue<web_sys::File, LocalStorage>,
    state: RwSignal<FileState>,
    /// What it would do, or has done; none where it is left out.
    report: RwSignal<Option<Report>>,
    /// Whether it is to be taken.
    wanted: RwSignal<bool>,
    /// Whether it is shown in full; none as long as nobody has said so.
    open: RwSignal<Option<bool>>,
}

/// What is known of a file.
#[derive(Debug, Clone, PartialEq)]
enum FileState {
    /// It waits to be read, or is being read.
    Reading,
    /// It cannot be taken.
    Refused(Refusal),
    /// It is sealed; why it did not open, where that was tried.
    Sealed(Option<SealError>),
    /// It holds receipts.
    Receipts(Vec<Receipt>),
    /// It holds photographs of visits, and this is what would become of them.
    Photos { photos: Photos, taken: Taken },
    /// It should hold photographs that can be taken, and why that is not so.
    NoPhotos(String),
    /// It can be taken: its number in the worker, and what it holds.
    Ready { file: usize, head: Box<Head> },
}

/// What is going on.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// Nothing; files can be chosen, looked at, and taken.
    Resting,
    /// A file is being read.
    Reading(String),
    /// Files are being compared with the workspace.
    Comparing,
    /// What they change is being fetched from the worker.
    Applying,
    /// It is being put in and stored, which is not stopped half-way.
    Storing,
    /// They were put in.
    Done,
}

/// Files being taken in.
#[derive(Clone, Copy)]
struct Intaking {
    files: RwSignal<Vec<Chosen>>,
    stage: RwSignal<Stage>,
    progress: RwSignal<Option<(usize, usize)>>,
    job: StoredValue<Option<Rc<Job>>, LocalStorage>,
    /// Time that a person has waited so far, in milliseconds.
    waited: StoredValue<f64>,
    next: StoredValue<u32>,
    /// Whether files were left out or taken in again while they were being compared.
    again: StoredValue<bool>,
    /// Cooperatives that would be there twice.
    twins: RwSignal<Twins>,
    /// Whether the certain ones are united once the files are in.
    unites: RwSignal<bool>,
    arrivals: Arrivals,
    desk: Desk,
    device: Device,
    notices: Notices,
    t: crate::i18n::Lang,
}

/// How many files are open in this tab, and how to forget them: they hold registers of others.
pub(in crate::pages) fn in_progress() -> (impl Fn() -> usize + Clone, impl Fn() + Clone) {
    let made = once_made::<Intaking>();
    let count = {
        let made = made.clone();
        move || made().map_or(0, |this| this.files.with_untracked(Vec::len))
    };
    (count, move || made().iter().for_each(Intaking::forget))
}

impl Intaking {
    /// The files of this tab: reading and merging go on while somebody looks at another page.
    fn of_this_tab() -> Self {
        let (desk, device, notices, t) = (desk(), expect_context::<Device>(), notices(), lang());
        let arrivals = photos::arrivals();
        let this = per_tab(|| Self {
            files: RwSignal::new(Vec::new()),
            stage: RwSignal::new(Stage::Resting),
            progress: RwSignal::new(None),
            job: StoredValue::new_local(None),
            waited: StoredValue::new(0.0),
            next: StoredValue::new(0),
            again: StoredValue::new(false),
            twins: RwSignal::new(Twins::default()),
            unites: RwSignal::new(true),
            arrivals,
            desk,
            device,
            notices,
            t,
        });
        // The language may have changed since.
        let this = Self { t, ..this };
        // The worker takes its time to start; whoever comes here will want it.
        if this.job.with_value(Option::is_none) {
            this.job.set_value(Job::start().ok().map(Rc::new));
        }
        on_cleanup(move || this.leave());
        this
    }

    /// Gives back the memory of a worker that nothing hangs on.
    fn leave(&self) {
        if self.files.with_untracked(Vec::is_empty) {
            self.job.set_value(None);
        }
    }

    fn is_working(&self) -> bool {
        !matches!(self.stage.get(), Stage::Resting | Stage::Done)
    }

    fn forget(&self) {
        self.job.set_value(None);
        self.waited.set_value(0.0);
        self.files.set(Vec::new());
        self.twins.set(Twins::default());
        self.stage.set(Stage::Resting);
    }

    /// Takes a file off the list.
    fn remove(&self, number: u32) {
        crate::ui::focus::stay_in(card::REMOVABLE);
        let is_merged = untrack(|| self.wanted()).iter().any(|(chosen, _)| chosen.number == number);
        self.files.update(|files| files.retain(|chosen| chosen.number != number));
        if is_merged {
            self.compare_again();
        }
        if self.files.with_untracked(Vec::is_empty) && self.stage.get_untracked() == Stage::Done {
            self.stage.set(Stage::Resting);
        }
    }

    fn job(&self) -> Result<Rc<Job>, Failure> {
        if let Some(job) = self.job.get_value() {
            return Ok(job);
        }
        let job = Rc::new(Job::start()?);
        self.job.set_value(Some(job.clone()));
        Ok(job)
    }

    /// Reads files and compares them, beside those that were chosen before.
    fn add(&self, files: Vec<web_sys::File>) {
        if self.stage.get_untracked() == Stage::Done {
            self.forget();
        }
        let this = *self;
        leptos::task::spawn_local(async move {
            let start = timing::now();
            let result = this.try_add(files).await;
            timing::measure("selaras:read", start);
            this.waited.update_value(|waited| *waited += timing::now() - start);
            this.end(result);
        });
    }

    async fn try_add(&self, files: Vec<web_sys::File>) -> Result<(), Failure> {
        let job = self.job()?;
        for file in files {
            let chosen = self.choose(file);
            self.read(&job, &chosen, None).await?;
        }
        self.compare(&job).await
    }

    /// Opens a sealed file, and compares it.
    fn open(&self, chosen: Chosen, passphrase: String) {
        let this = *self;
        leptos::task::spawn_local(async move {
            let result = this.try_open(&chosen, passphrase).await;
            this.end(result);
        });
    }

    async fn try_open(&self, chosen: &Chosen, passphrase: String) -> Result<(), Failure> {
        let job = self.job()?;
        self.read(&job, chosen, Some(passphrase)).await?;
        self.compare(&job).await
    }

    async fn read(&self, job: &Job, chosen: &Chosen, passphrase: Option<String>) -> Result<(), Failure> {
        self.stage.set(Stage::Reading(chosen.name.clone()));
        let (progress, file) = (self.progress, chosen.source.get_value());
        if photos::holds_photos(&file).await {
            let state = self.look_at_photos(&file).await;
            chosen.wanted.set(matches!(state, FileState::Photos { .. }));
            chosen.state.set(state);
            return Ok(());
        }
        let added = job.add(&file, passphrase, &move |done, all| progress.set(Some((done, all)))).await;
        progress.set(None);
        chosen.state.set(match added {
            Ok(Added::File(file, head)) => {
                chosen.wanted.set(head.same_as.is_none());
                FileState::Ready { file, head }
            }
            Ok(Added::Receipts(receipts)) => {
                receipts.iter().for_each(|receipt| self.keep_receipt(receipt));
                FileState::Receipts(receipts)
            }
            Ok(Added::Sealed(error)) => FileState::Sealed(error),
            Err(Failure::Refused(refusal)) if refusal != Refusal::Cancelled => FileState::Refused(refusal),
            Err(failure) => return Err(failure),
        });
        Ok(())
    }

    /// What becomes of a file of photographs.
    async fn look_at_photos(&self, file: &web_sys::File) -> FileState {
        match photos::read(file).await {
            Ok(photos) => match photos::look_at(&photos, false).await {
                Ok(taken) => FileState::Photos { photos, taken },
                Err(error) => FileState::NoPhotos(explain_storage(self.t, &error)),
            },
            Err(why) => FileState::NoPhotos(photos::explain(self.t, why).to_owned()),
        }
    }

    fn choose(&self, file: web_sys::File) -> Chosen {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let (state, report, wanted) = (RwSignal::new(FileState::Reading), RwSignal::new(None), RwSignal::new(false));
        let (name, source, open) = (file.name(), StoredValue::new_local(file), RwSignal::new(None));
        let chosen = Chosen { number, name, source, state, report, wanted, open };
        self.files.update(|files| files.push(chosen.clone()));
        chosen
    }

    /// A receipt for a file of this install tells from when on changes are enough.
    fn keep_receipt(&self, receipt: &Receipt) {
        let own = self.desk.peek(|workspace| workspace.replica());
        if receipt.asks_for_whole(own).is_none() {
            let known = KnownReceipt {
                office: receipt.office,
                replica: receipt.replica,
                written_at: receipt.written_at.millis(),
                clock: receipt.clock.clone(),
            };
            self.device.change(|settings| settings.keep_receipt(known));
        }
    }

    /// The files that are wanted, and can be taken.
    fn wanted(&self) -> Vec<(Chosen, usize)> {
        let files = self.files.get();
        let ready = files.into_iter().filter_map(|chosen| match chosen.state.get() {
            FileState::Ready { file, .. } if chosen.wanted.get() => Some((chosen, file)),
            _ => None,
        });
        ready.collect()
    }

    /// The photographs that are wanted, a file each.
    fn wanted_photos(&self) -> Vec<Photos> {
        let files = self.files.get();
        let wanted = files.into_iter().filter_map(|chosen| match chosen.state.get() {
            FileState::Photos { photos, .. } if chosen.wanted.get() => Some(photos),
            _ => None,
        });
        wanted.collect()
    }

    /// Puts the photographs in that are wanted. What is not stored is said.
    async fn take_photos(&self) -> usize {
        let mut count = 0;
        for photos in untrack(|| self.wanted_photos()) {
            match photos::take_in(&photos, false, self.arrivals).await {
                Ok(taken) => count += taken.new,
                Err(error) => self.notices.error(explain_storage(self.t, &error)),
            }
        }
        count
    }

    async fn compare(&self, job: &Job) -> Result<(), Failure> {
        self.desk.show(&Files { intaking: *self, job }).await
    }

    /// Compares anew, because a file was left out or taken in again; where work is under way, after it.
    fn compare_again(&self) {
        if untrack(|| self.is_working()) {
            self.again.set_value(true);
            return;
        }
        let this = *self;
        leptos::task::spawn_local(async move {
            let result = match this.job() {
                Ok(job) => this.compare(&job).await,
                Err(failure) => Err(failure),
            };
            this.end(result);
        });
    }

    /// Ends work, and says what went wrong.
    fn end(&self, result: Result<(), Failure>) {
        match result {
            Ok(()) => {
                self.stage.set(Stage::Resting);
                if self.again.try_update_value(std::mem::take) == Some(true) {
                    self.compare_again();
                }
            }
            // Whoever has cancelled has been told.
            Err(failure) if failure.is_cancelled() => {}
            Err(failure) => {
                self.forget();
                self.notices.error(self.t.worker_failed(&failure.to_string()));
            }
        }
    }

    fn cancel(&self) {
        if let Some(job) = self.job.get_value() {
            job.cancel();
        }
        self.forget();
        self.notices.tell(self.t.cancelled());
    }

    /// Puts the wanted files in.
    fn apply(&self) {
        let this = *self;
        leptos::task::spawn_local(async move {
            let start = timing::now();
            if untrack(|| this.wanted()).is_empty() {
                let photos = this.take_photos().await;
                this.stage.set(Stage::Done);
                return this.notices.tell(this.t.photos_came(&this.t.count(photos)));
            }
            match this.try_apply().await {
                Ok((BroughtIn::Yes, was_empty)) => {
                    let measure = if was_empty { "selaras:import" } else { "selaras:merge" };
                    timing::measure(measure, start - this.waited.get_value());
                    let photos = this.take_photos().await;
                    this.stage.set(Stage::Done);
                    let with_photos = (photos > 0).then(|| format!(" {}", this.t.photos_came(&this.t.count(photos))));
                    this.notices.tell(this.applied_text(was_empty) + &with_photos.unwrap_or_default());
                    crate::ui::focus::regain("isi");
                }
                Ok((BroughtIn::Stale(()), _)) => {
                    this.stage.set(Stage::Resting);
                    this.notices.tell(this.t.data_has_changed());
                }
                Ok((BroughtIn::NotStored(error), _)) => {
                    this.stage.set(Stage::Resting);
                    this.notices.error(explain_storage(this.t, &error));
                }
                Err(failure) => this.end(Err(failure)),
            }
        });
    }

    /// What came of it, and whether the workspace was empty before.
    async fn try_apply(&self) -> Result<(BroughtIn<()>, bool), Failure> {
        let job = self.job()?;
        let was_empty = self.desk.peek(|workspace| workspace.tables().is_empty());
        let brought_in = self.desk.bring_in(&Files { intaking: *self, job: &job }).await?;
        if brought_in == BroughtIn::Yes {
            self.know_installs();
            twins::unite_certain(self);
        }
        Ok((brought_in, was_empty))
    }

    fn applied_text(&self, was_empty: bool) -> String {
        let wanted = untrack(|| self.wanted());
        match wanted.as_slice() {
            [(only, _)] if was_empty => self.t.imported(&only.name),
            [(only, _)] => self.t.merged_one(&only.name),
            all => self.t.merged_many(&self.t.count(all.len())),
        }
    }

    /// Remembers which office works on the installs that the files come from.
    fn know_installs(&self) {
        let wanted = untrack(|| self.wanted());
        let authors = wanted.iter().filter_map(|(chosen, _)| match chosen.state.get_untracked() {
            FileState::Ready { head, .. } => Some((head.author.replica, head.author.office)),
            _ => None,
        });
        let authors: Vec<_> = authors.collect();
        self.device.change(|settings| settings.installs.change(|installs| installs.extend(authors)));
    }

    fn author(&self) -> crate::exchange::json::Author {
        crate::exchange::json::Author {
            office: crate::ui::desk::office(self.device),
            replica: self.desk.peek(|workspace| workspace.replica()),
            at: Moment::from_millis(random::now_ms()),
        }
    }
}

/// The wanted files, beside the workspace in a worker.
struct Files<'j> {
    intaking: Intaking,
    job: &'j Job,
}

impl Offer for Files<'_> {
    const SOURCE: Source = Source::Files;
    type Bytes = js_sys::ArrayBuffer;
    type Shown = ();
    type Failure = Failure;

    fn compared(&self) -> &Compared {
        self.job.compared()
    }

    async fn compare(&self) -> Result<(), Failure> {
        let Intaking { stage, desk, .. } = self.intaking;
        stage.set(Stage::Comparing);
        self.job.compare(&|look| desk.peek(look)).await
    }

    /// Every card shows what its file would do.
    async fn show(&self) -> Result<(), Failure> {
        let this = self.intaking;
        this.stage.set(Stage::Comparing);
        let wanted = untrack(|| this.wanted());
        let files: Vec<_> = wanted.iter().map(|(_, file)| *file).collect();
        // Of a single file it is over before it could be told how far it has come.
        let (progress, several) = (this.progress, files.len() > 1);
        let tell = move |done, all| progress.set(several.then_some((done, all)));
        let replica = this.desk.peek(|workspace| workspace.replica());
        let reports = self.job.merge(files, replica, random::now_ms(), &tell).await;
        progress.set(None);
        let (reports, twins) = reports?;
        this.twins.set(twins);
        let left_out = this.files.get_untracked().into_iter().filter(|chosen| !chosen.wanted.get_untracked());
        left_out.for_each(|chosen| chosen.report.set(None));
        wanted.iter().zip(reports).for_each(|((chosen, _), report)| chosen.report.set(Some(report)));
        Ok(())
    }

    async fn outcome(&self) -> Result<Brought, Failure> {
        let Intaking { stage, desk, .. } = self.intaking;
        stage.set(Stage::Applying);
        let brought = self.job.outcome(desk.medium()).await?;
        stage.set(Stage::Storing);
        Ok(brought)
    }
}

/// The part of a page that takes files; with the `roll` of offices also where no file has come yet.
#[component]
pub fn Intake(
    /// Whether those who have not sent are listed before anybody has.
    roll: bool,
) -> impl IntoView {
    let (t, this, arriving) = (lang(), Intaking::of_this_tab(), arriving());
    Effect::new(move |_| {
        // What comes while others are read waits for its turn.
        if !this.is_working() {
            let files = arriving.take(Arrival::Office);
            if !files.is_empty() {
                this.add(files);
            }
        }
    });
    let is_shown = Memo::new(move |_| roll || this.files.with(|files| !files.is_empty()));
    view! {
        <div class="intake stack">
            {choose::view(this)}
            {move || work(this)}
            {move || (this.stage.get() == Stage::Done).then(|| outcome::view(this))}
            {move || is_shown.get().then(|| roll::view(this))}
            {move || twins::view(this)}
            {foot(this, t, roll)}
        </div>
    }
}

/// What can be done with the files, in sight while there are any, and what that would be.
fn foot(this: Intaking, t: crate::i18n::Lang, roll: bool) -> impl IntoView {
    let is_empty = Memo::new(move |_| this.desk.read(|workspace| workspace.tables().is_empty()));
    let any = move || {
        !this.is_working()
            && this.stage.get() != Stage::Done
            && (!this.wanted().is_empty() || !this.wanted_photos().is_empty())
    };
    let is_held = Memo::new(move |_| this.files.with(|files| !files.is_empty()) && this.stage.get() != Stage::Done);
    view! {
        <div class="sums" class:held=move || is_held.get()>
            <p class="told" role="status">{move || roll::sums(this)}</p>
            <div class="actions">
                {move || (!is_held.get()).then(|| outcome::undo(this))}
                // Into an empty register both do the same: it is called as the page is.
                {move || is_held.get().then(|| {
                    let (sign, name) =
                        if is_empty.get() && !roll { (Icon::Upload, t.import()) } else { (Icon::Merge, t.merge()) };
                    view! {
                        <button type="button" class="primary" disabled=move || !any() on:click=move |_| this.apply()>
                            {icon(sign)} {name}
                        </button>
                    }
                })}
            </div>
        </div>
    }
}

fn work(this: Intaking) -> AnyView {
    let t = this.t;
    let label = match this.stage.get() {
        Stage::Resting | Stage::Done => return ().into_any(),
        Stage::Storing => return view! { <p role="status">{t.importing()}</p> }.into_any(),
        Stage::Reading(name) => t.reading_file(&name),
        Stage::Comparing => t.comparing().to_owned(),
        Stage::Applying => t.importing().to_owned(),
    };
    let cancel = Callback::new(move |()| this.cancel());
    Work(WorkProps { label: Signal::stored(label), progress: this.progress.into(), cancel }).into_any()
}
