//! Impor daftar: lists of spreadsheets, matched to the register column by column, looked at row by row, and put in as
//! one step.

mod choose;
mod columns;
mod compare;
mod figures;
mod filled_in;
mod form;
mod layout;
mod plans;
mod questions;
mod rows;
mod steps;
mod untaken;
mod values;
mod way;

use crate::desk::{BroughtIn, Compared, Offer};
use crate::domain::{self, AreaLevel, DeclaredStatus, LadderStep, Record};
use crate::exchange::arrival::Arrival;
use crate::exchange::sheet::{
    BookError, BookNote, Choice, Class, ListKind, Meanwhile, NoList, PersonList, Plan, PlanDocument, Source, Summary,
    TotalList, Unreturnable,
};
use crate::explain::{explain_book_error, explain_book_note, explain_place, explain_storage};
use crate::i18n::Lang;
use crate::list;
use crate::list::enterprises::EnterprisesPage;
use crate::list::financing::FinancingPage;
use crate::list::plans::{PlansPage, tab_names};
use crate::list::trainings::TrainingsPage;
use crate::ui::arriving::arriving;
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::{Notices, notices};
use crate::ui::per_tab::{once_made, per_tab};
use crate::ui::settings::Device;
use crate::ui::work::{Work, WorkProps};
use crate::ui::{lang, random, timing};
use crate::worker::{Brought, Failure, Job, ListRequest, Opened, Proposal, Read};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;

/// What is going on.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    /// Nothing.
    Resting,
    /// A file is being opened.
    Opening,
    /// Its rows are being read and matched.
    Reading,
    /// They are being put in and stored, which is not stopped half-way.
    Storing,
    /// They were put in: so many new cooperatives, so many changing rows.
    Done(usize, usize),
}

/// A list that is being brought in; it lasts as long as the tab, so that one can look something up meanwhile.
#[derive(Clone, Copy)]
struct Bringing {
    t: Lang,
    desk: Desk,
    device: Device,
    notices: Notices,
    job: StoredValue<Option<Rc<Job>>, LocalStorage>,
    file: StoredValue<Option<web_sys::File>, LocalStorage>,
    name: RwSignal<String>,
    stage: RwSignal<Stage>,
    progress: RwSignal<Option<(usize, usize)>>,
    /// Why the file is not read.
    error: RwSignal<Option<BookError>>,
    opened: RwSignal<Option<Opened>>,
    sheet: RwSignal<usize>,
    /// Whether all sheets that are alike are read as one.
    together: RwSignal<bool>,
    proposal: RwSignal<Option<Proposal>>,
    plan: RwSignal<Plan>,
    /// Of a sheet that comes back filled in, the cells that the register has changed since it was given out.
    meanwhile: RwSignal<Vec<Meanwhile>>,
    /// Whether these are taken as they stand in the sheet.
    takes_meanwhile: RwSignal<bool>,
    /// What the rows would do; none while that is not known.
    summary: RwSignal<Option<Summary>>,
    /// Whether the rows are compared only, and not to be put in.
    compares: RwSignal<bool>,
    /// What that has found; none while that is not known.
    found: RwSignal<Option<compare::Found>>,
    /// Whether the plan has changed since. What is shown stays in its place, or the page would jump under the pointer.
    stale: RwSignal<bool>,
    /// How often the rows have been read, or decided all at once: they are then shown anew.
    round: RwSignal<u32>,
    /// What those that are not named are declared to be.
    absent: RwSignal<Option<DeclaredStatus>>,
    waited: StoredValue<f64>,
}

/// How many lists are open in this tab, and how to forget them: they name cooperatives and persons.
pub(super) fn in_progress() -> (impl Fn() -> usize + Clone, impl Fn() + Clone) {
    let made = once_made::<Bringing>();
    let count = {
        let made = made.clone();
        move || made().map_or(0, |this| usize::from(this.is_open()))
    };
    (count, move || made().iter().for_each(Bringing::forget))
}

impl Bringing {
    fn of_this_tab() -> Self {
        let (t, desk, device, notices) = (lang(), desk(), expect_context::<Device>(), notices());
        let this = per_tab(|| Self {
            t,
            desk,
            device,
            notices,
            job: StoredValue::new_local(None),
            file: StoredValue::new_local(None),
            name: RwSignal::new(String::new()),
            stage: RwSignal::new(Stage::Resting),
            progress: RwSignal::new(None),
            error: RwSignal::new(None),
            opened: RwSignal::new(None),
            sheet: RwSignal::new(0),
            together: RwSignal::new(false),
            proposal: RwSignal::new(None),
            plan: RwSignal::new(Plan::default()),
            meanwhile: RwSignal::new(Vec::new()),
            takes_meanwhile: RwSignal::new(false),
            summary: RwSignal::new(None),
            compares: RwSignal::new(false),
            found: RwSignal::new(None),
            stale: RwSignal::new(false),
            round: RwSignal::new(0),
            absent: RwSignal::new(None),
            waited: StoredValue::new(0.0),
        });
        Self { t, ..this }
    }

    /// Whether a list is open.
    fn is_open(&self) -> bool {
        self.opened.with_untracked(Option::is_some) || self.file.with_value(Option::is_some)
    }

    fn is_working(&self) -> bool {
        !matches!(self.stage.get(), Stage::Resting | Stage::Done(..))
    }

    fn forget(&self) {
        self.job.set_value(None);
        self.file.set_value(None);
        self.waited.set_value(0.0);
        self.error.set(None);
        self.opened.set(None);
        self.proposal.set(None);
        self.meanwhile.set(Vec::new());
        self.takes_meanwhile.set(false);
        self.summary.set(None);
        self.found.set(None);
        self.stage.set(Stage::Resting);
    }

    fn job(&self) -> Result<Rc<Job>, Failure> {
        if let Some(job) = self.job.get_value() {
            return Ok(job);
        }
        let job = Rc::new(Job::start()?);
        self.job.set_value(Some(job.clone()));
        Ok(job)
    }

    /// Does work that may fail, and says so.
    fn work(&self, stage: Stage, work: impl Future<Output = Result<Stage, Failure>> + 'static) {
        let this = *self;
        this.stage.set(stage);
        leptos::task::spawn_local(async move {
            let start = timing::now();
            let result = work.await;
            this.progress.set(None);
            this.waited.update_value(|waited| *waited += timing::now() - start);
            match result {
                Ok(stage) => {
                    this.stage.set(stage);
                    way::regain_focus(this);
                }
                // Whoever has cancelled has been told.
                Err(failure) if failure.is_cancelled() => {}
                Err(failure) => {
                    this.forget();
                    this.notices.error(this.t.worker_failed(&failure.to_string()));
                }
            }
        });
    }

    fn cancel(&self) {
        if let Some(job) = self.job.get_value() {
            job.cancel();
        }
        self.forget();
        self.notices.tell(self.t.cancelled());
    }

    /// Opens a file that was chosen.
    fn open(&self, file: web_sys::File) {
        self.forget();
        self.name.set(file.name());
        self.file.set_value(Some(file));
        self.reopen(None, None);
    }

    /// Opens the file, with what a person has said of its form.
    fn reopen(&self, delimiter: Option<char>, encoding: Option<String>) {
        let this = *self;
        self.work(Stage::Opening, async move {
            let Some(file) = this.file.get_value() else { return Ok(Stage::Resting) };
            let job = this.job()?;
            match job.open_sheets(&file, delimiter, encoding).await? {
                Ok(opened) => {
                    this.sheet.set(opened.likely);
                    this.together.set(false);
                    let filled_in = opened.filled_in.clone();
                    this.opened.set(Some(opened));
                    match filled_in {
                        // It leaves nothing to match.
                        Some(Ok(_)) => {
                            this.stage.set(Stage::Reading);
                            this.compares.set(false);
                            this.try_preview().await?;
                        }
                        Some(Err(Unreturnable::Newer(_))) => {}
                        _ => this.try_propose(&job, None, None).await?,
                    }
                }
                Err(error) => this.error.set(Some(error)),
            }
            Ok(Stage::Resting)
        });
    }

    /// Finds out what a sheet means, or follows an earlier plan.
    fn propose(&self, kind: Option<ListKind>, follow: Option<Plan>) {
        let this = *self;
        self.work(Stage::Opening, async move {
            let job = this.job()?;
            this.try_propose(&job, kind, follow).await?;
            Ok(Stage::Resting)
        });
    }

    async fn try_propose(&self, job: &Job, kind: Option<ListKind>, follow: Option<Plan>) -> Result<(), Failure> {
        let (sheet, together) = (self.sheet.get_untracked(), self.together.get_untracked());
        let request = ListRequest::Propose { sheet, together, kind, follow: follow.map(Box::new) };
        let proposal: Option<Proposal> = job.list(request, &|_, _| {}).await?;
        self.take_proposal(proposal);
        Ok(())
    }

    fn take_proposal(&self, proposal: Option<Proposal>) {
        if let Some(proposal) = proposal {
            let mut plan = proposal.plan.clone();
            // What a district brings in is its own, unless the list says otherwise.
            let office = self.device.now().office.filter(|office| office.level() == AreaLevel::District);
            plan.district = plan.district.or(office.filter(|_| !form::has_district(&plan)));
            self.plan.set(plan);
            self.proposal.set(Some(proposal));
        }
        self.summary.set(None);
        self.found.set(None);
    }

    /// Lays the sheet out anew after what a person has said of its headings and rows.
    fn relay(&self, change: impl FnOnce(&mut Plan)) {
        let this = *self;
        let mut plan = this.plan.get_untracked();
        change(&mut plan);
        this.work(Stage::Opening, async move {
            let job = this.job()?;
            let proposal = job.list(ListRequest::Relay { plan: Box::new(plan) }, &|_, _| {}).await?;
            this.take_proposal(proposal);
            Ok(Stage::Resting)
        });
    }

    /// Changes the plan; the rows must then be read anew.
    fn change(&self, change: impl FnOnce(&mut Plan)) {
        self.plan.update(change);
        self.stale.set(true);
    }

    /// Where a row stands, by its number from 1.
    fn place(&self, number: usize) -> String {
        self.plan.with_untracked(|plan| explain_place(self.t, plan, number))
    }

    /// Whether the rows have not been read, or not under this plan.
    fn is_to_be_read(&self) -> bool {
        self.summary.with(Option::is_none) || self.stale.get()
    }

    /// Reads the rows under the plan.
    fn preview(&self) {
        let this = *self;
        this.compares.set(false);
        self.work(Stage::Reading, async move {
            this.try_preview().await?;
            Ok(Stage::Resting)
        });
    }

    /// Reads the rows under the plan, and returns of how many what a person has said before does not hold any more.
    async fn try_preview(&self) -> Result<usize, Failure> {
        let job = self.job()?;
        self.desk.show(&Rows { bringing: *self, job: &job, only: None }).await
    }

    /// Asks for something that changes what the rows would do.
    fn ask(&self, request: ListRequest) {
        let (this, shows_anew) = (*self, matches!(request, ListRequest::AllNew));
        leptos::task::spawn_local(async move {
            let Some(job) = this.job.get_value() else { return };
            match job.list(request, &|_, _| {}).await {
                Ok(summary) => {
                    this.summary.set(Some(summary));
                    this.round.update(|round| *round += u32::from(shows_anew));
                }
                Err(failure) => this.notices.error(this.t.worker_failed(&failure.to_string())),
            }
        });
    }

    fn decide(&self, row: usize, choice: Option<Choice>) {
        self.ask(ListRequest::Decide { row, choice });
    }

    fn count(&self, class: Class) -> usize {
        self.summary
            .with(|summary| summary.as_ref().and_then(|summary| summary.rows.get(&class).copied()).unwrap_or_default())
    }

    /// Puts the rows in.
    fn apply(&self) {
        let this = *self;
        let (new, changing) = untrack(|| (this.count(Class::New), this.count(Class::Changing)));
        self.work(Stage::Storing, async move {
            let start = timing::now();
            let job = this.job()?;
            match this.desk.bring_in(&Rows { bringing: this, job: &job, only: None }).await? {
                BroughtIn::Yes => {}
                BroughtIn::NotStored(error) => {
                    this.notices.error(explain_storage(this.t, &error));
                    return Ok(Stage::Resting);
                }
                BroughtIn::Stale(forgotten) => {
                    this.tell_changed(forgotten);
                    return Ok(Stage::Resting);
                }
            }
            timing::measure("selaras:import", start - this.waited.get_value());
            let said = [Some(this.put_in_text(new, changing)), this.left_out_text()];
            this.notices.tell(said.into_iter().flatten().collect::<Vec<_>>().join(" "));
            // The worker's memory is needed no more.
            this.job.set_value(None);
            // What had the focus is gone.
            timing::with_next_frame(crate::ui::focus::on_content);
            Ok(Stage::Done(new, changing))
        });
    }

    /// Whether it is a sheet that was given out and comes back filled in.
    fn is_filled_in(&self) -> bool {
        self.opened.with(|opened| opened.as_ref().is_some_and(|opened| matches!(opened.filled_in, Some(Ok(_)))))
    }

    fn kind(&self) -> ListKind {
        self.plan.with(|plan| plan.kind)
    }

    fn is_of_figures(&self) -> bool {
        self.kind() == ListKind::Figures
    }

    /// Whether it is of records that belong to cooperatives.
    fn is_of_records(&self) -> bool {
        matches!(self.kind(), ListKind::Records(_))
    }

    /// Whether it is of what was delivered of Koperasi Merah Putih: all of it is of one day and source.
    fn is_of_deliveries(&self) -> bool {
        self.kind() == ListKind::Records(LadderStep::TABLE)
    }

    /// Whether it is of enterprises.
    fn is_of_enterprises(&self) -> bool {
        self.kind() == ListKind::Enterprises
    }

    /// Whether it is of applications for financing.
    fn is_of_financing(&self) -> bool {
        self.kind() == ListKind::Financing
    }

    /// Whether its rows are records that have no page of a cooperative to lead to.
    fn stands_for_itself(&self) -> bool {
        let is_of_totals = matches!(self.kind(), ListKind::Totals(_));
        self.is_of_enterprises() || self.is_of_financing() || self.is_of_persons() || is_of_totals
    }

    /// Whether it is of persons: participants or companions.
    fn is_of_persons(&self) -> bool {
        matches!(self.kind(), ListKind::Persons(_))
    }

    /// Whether it is a document on plans.
    fn is_of_plans(&self) -> bool {
        matches!(self.kind(), ListKind::Plans(_))
    }

    /// Whether its codes are those of a nomenclature: a proposal names none.
    fn has_nomenclature(&self) -> bool {
        matches!(self.kind(), ListKind::Plans(document) if document.has_rows_of_plans())
    }

    /// Whether it says what was done up to a day, from which the quarter follows.
    fn is_up_to_a_day(&self) -> bool {
        matches!(self.kind(), ListKind::Plans(document) if document.is_up_to_a_day())
    }

    /// Whether the program keeps what it is of.
    fn is_kept(&self) -> bool {
        !matches!(self.kind(), ListKind::NotKept(_))
    }

    fn put_in_text(&self, new: usize, changing: usize) -> String {
        let (new, changing) = (self.t.count(new), self.t.count(changing));
        match untrack(|| self.kind()) {
            ListKind::Cooperatives => self.t.list_put_in(&new, &changing),
            ListKind::Figures => self.t.figures_put_in(&new, &changing),
            ListKind::Records(_)
            | ListKind::Plans(_)
            | ListKind::Enterprises
            | ListKind::Financing
            | ListKind::Totals(_)
            | ListKind::Persons(_)
            | ListKind::NotKept(_) => self.t.records_put_in(&new, &changing),
        }
    }

    /// How many rows were left out and why, where any were.
    fn left_out_text(&self) -> Option<String> {
        let (doubtful, refused) = untrack(|| (self.count(Class::Doubtful), self.count(Class::Refused)));
        let t = self.t;
        let reasons = [(doubtful, t.class_doubtful()), (refused, t.class_refused())];
        let reasons: Vec<String> = reasons
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{} {}", t.count(count), name.to_lowercase()))
            .collect();
        (!reasons.is_empty()).then(|| t.rows_left_out(&t.count(doubtful + refused), &reasons.join(", ")))
    }

    /// The workspace has changed, and what was said of so many rows does not hold any more.
    fn tell_changed(&self, forgotten: usize) {
        self.notices.tell(match forgotten {
            0 => self.t.data_has_changed().to_owned(),
            count => self.t.choices_forgotten(&self.t.count(count)),
        });
    }

    fn take_back(&self) {
        let this = *self;
        super::take_back::take_back(this.desk, this.notices, this.t, move || this.forget());
    }
}

/// The rows of a list, beside the workspace in a worker.
struct Rows<'j> {
    bringing: Bringing,
    job: &'j Job,
    /// These rows alone; all, where it is not said which.
    only: Option<BTreeSet<usize>>,
}

impl Offer for Rows<'_> {
    const SOURCE: crate::workspace::Source = crate::workspace::Source::List;
    type Bytes = js_sys::ArrayBuffer;
    /// Of how many rows what a person has said before does not hold any more.
    type Shown = usize;
    type Failure = Failure;

    fn compared(&self) -> &Compared {
        self.job.compared()
    }

    async fn compare(&self) -> Result<(), Failure> {
        let desk = self.bringing.desk;
        self.job.compare(&|look| desk.peek(look)).await
    }

    async fn show(&self) -> Result<usize, Failure> {
        let Bringing { plan, meanwhile, takes_meanwhile, progress, absent, summary, stale, round, .. } = self.bringing;
        let (said, taking_meanwhile) = (Box::new(plan.get_untracked()), takes_meanwhile.get_untracked());
        let request = ListRequest::Preview { plan: said, taking_meanwhile, now_ms: random::now_ms() };
        let Read { summary: read, forgotten, filled_in } =
            self.job.list(request, &move |done, all| progress.set(Some((done, all)))).await?;
        if let Some((of_sheet, changed)) = filled_in {
            plan.set(of_sheet);
            meanwhile.set(changed);
        }
        // The rows were read anew: what was said of those that are not named must be said again.
        absent.set(None);
        summary.set(Some(read));
        stale.set(false);
        round.update(|round| *round += 1);
        Ok(forgotten)
    }

    async fn outcome(&self) -> Result<Brought, Failure> {
        let desk = self.bringing.desk;
        let replica = desk.replica_now();
        let lane = random::bytes::<1>()[0];
        self.job.list_outcome(self.only.clone(), replica, lane, random::now_ms(), desk.medium()).await
    }
}

/// The page.
#[component]
pub fn Lists() -> impl IntoView {
    let (t, this) = (lang(), Bringing::of_this_tab());
    super::document_title(move || t.page_lists().to_owned());
    let arriving = arriving();
    Effect::new(move |_| {
        if !this.is_working()
            && let Some(file) = arriving.take(Arrival::List).into_iter().next()
        {
            this.open(file);
        }
    });
    let fictional = Memo::new(move |_| this.desk.is_fictional());
    let is_filled_in = move || this.is_filled_in() && !matches!(this.stage.get(), Stage::Done(..));
    let is_matching = move || this.proposal.with(Option::is_some) && !matches!(this.stage.get(), Stage::Done(..));
    view! {
        {page_head(view! { <h1>{t.page_lists()}</h1> })}
        <p class="lead">{t.lists_lead()}</p>
        <Show when=move || fictional.get()>
            <div class="note warn">{icon(Icon::Info)} <p>{t.example_note()}</p></div>
        </Show>
        {way::view(this)}
        {choose::view(this)}
        {move || notes(this)}
        {move || work(this)}
        {move || this.error.get().map(|error| refused(this, &error))}
        {move || done(this)}
        {move || filled_in::no_more(this)}
        <Show when=is_filled_in>
            {filled_in::view(this)}
            {rows::view(this)}
        </Show>
        <Show when=is_matching>
            {form::view(this)}
            <Show when=move || this.is_kept() fallback=move || not_kept(this)>
                {layout::view(this)}
                {columns::view(this)}
                {untaken::view(this)}
                {questions::view(this)}
                {plans::view(this)}
                <div class="actions">
                    <button type="button" class:primary=move || this.is_to_be_read()
                        disabled=move || this.is_working() on:click=move |_| this.preview()>
                        {icon(Icon::Search)} {move || if this.summary.with(Option::is_none) { t.preview_rows() } else { t.preview_again() }}
                    </button>
                    <Show when=move || this.kind() == ListKind::Cooperatives>
                        <button type="button" disabled=move || this.is_working() on:click=move |_| this.compare()>
                            {t.compare_only()}
                        </button>
                    </Show>
                </div>
                <Show when=move || this.kind() == ListKind::Cooperatives>{compare::other(this)}</Show>
                <Show when=move || this.compares.get() fallback=move || rows::view(this)>
                    {compare::view(this)}
                </Show>
            </Show>
        </Show>
    }
}

fn work(this: Bringing) -> AnyView {
    let t = this.t;
    let label = match this.stage.get() {
        Stage::Resting | Stage::Done(..) => return ().into_any(),
        Stage::Storing => return view! { <p role="status">{t.importing()}</p> }.into_any(),
        Stage::Opening => t.opening_list(&this.name.get()),
        Stage::Reading => t.reading_rows().to_owned(),
    };
    let cancel = Callback::new(move |()| this.cancel());
    Work(WorkProps { label: Signal::stored(label), progress: this.progress.into(), cancel }).into_any()
}

/// What must be said of the file that was opened.
fn notes(this: Bringing) -> Option<impl IntoView> {
    let (t, opened) = (this.t, this.opened.get()?);
    let (notes, sheet) = (opened.notes, opened.sheets.get(this.sheet.get()).map(|sheet| sheet.name.clone()));
    // Of the other sheets nothing is said until one of them is chosen.
    let is_read = |name: &str| match this.together.get() {
        true => this.plan.with(|plan| plan.parts.iter().any(|part| part.name == name)),
        false => Some(name) == sheet.as_deref(),
    };
    // What hides in a sheet to fill in is ours, and rows are known by their ids, shown or not.
    let is_own = |note: &BookNote| {
        matches!(note, BookNote::HiddenSheets { .. } | BookNote::HiddenColumns { .. } | BookNote::HiddenRows { .. })
    };
    let is_filled_in = this.is_filled_in();
    let is_here = |note: &&BookNote| note.sheet().is_none_or(is_read) && !(is_filled_in && is_own(note));
    let here: Vec<&BookNote> = notes.first.iter().filter(is_here).collect();
    if here.is_empty() && notes.further == 0 {
        return None;
    }
    let lines = here.into_iter().map(|note| view! { <li>{explain_book_note(t, note)}</li> }).collect_view();
    let further = (notes.further > 0).then(|| view! { <li>{t.further_notes(&t.count(notes.further))}</li> });
    Some(view! {
        <div class="note warn" role="status">
            {icon(Icon::Warning)}
            <div>
                <h2>{t.book_notes()}</h2>
                <ul>{lines}{further}</ul>
            </div>
        </div>
    })
}

fn refused(this: Bringing, error: &BookError) -> impl IntoView + use<> {
    let t = this.t;
    let leads_to_data =
        matches!(error, BookError::NoList(NoList::Records | NoList::Photographs | NoList::Receipt | NoList::Rescue));
    view! {
        <div class="note error" role="alert">
            {icon(Icon::Warning)}
            <div>
                <h2>{t.list_refused(&this.name.get())}</h2>
                <p>{explain_book_error(t, error)}</p>
                <p>{t.nothing_changed()}</p>
                {leads_to_data.then(|| view! { <div class="actions"><a class="button" href="#/data">{t.page_data()}</a></div> })}
            </div>
        </div>
    }
}

/// A list of something that is not kept: nothing is taken unless a person says that it is another.
fn not_kept(this: Bringing) -> impl IntoView {
    let t = this.t;
    let text = t.persons_not_kept();
    view! {
        <div class="note warn" role="status">
            {icon(Icon::Warning)}
            <div>
                <p>{text}</p>
                <p>{t.not_kept_unless()}</p>
            </div>
        </div>
    }
}

fn done(this: Bringing) -> Option<impl IntoView> {
    let (t, Stage::Done(new, changing)) = (this.t, this.stage.get()) else { return None };
    let (address, name) = match this.kind() {
        ListKind::Cooperatives => ("#/koperasi".to_owned(), t.page_cooperatives()),
        ListKind::Figures => ("#/".to_owned(), t.page_summary()),
        ListKind::Plans(PlanDocument::Proposals) => {
            (PlansPage::Tab(tab_names::PROPOSALS).address(), t.table_name(domain::Proposal::TABLE))
        }
        ListKind::Plans(PlanDocument::WorkPlan | PlanDocument::GovernmentPlan) => {
            (PlansPage::Tab(tab_names::ROWS).address(), t.table_name(domain::Plan::TABLE))
        }
        ListKind::Plans(PlanDocument::Evaluation | PlanDocument::Progress | PlanDocument::Grant) => {
            (PlansPage::Tab(tab_names::REALISATION).address(), t.page_plan_realisation())
        }
        // Of what is not kept nothing is put in.
        ListKind::NotKept(_) => ("#/".to_owned(), t.page_summary()),
        ListKind::Enterprises => (EnterprisesPage::List.address(), t.page_enterprises()),
        ListKind::Financing => (FinancingPage::List.address(), t.page_financing()),
        ListKind::Totals(TotalList::Lenders) => (FinancingPage::Totals.address(), t.page_credit_totals()),
        ListKind::Totals(TotalList::Enterprises) => (EnterprisesPage::Totals.address(), t.kind_enterprise_totals()),
        ListKind::Persons(PersonList::Trainees) => (TrainingsPage::List.address(), t.page_trainings()),
        ListKind::Persons(PersonList::Companions) => (TrainingsPage::Companions.address(), t.page_companions()),
        ListKind::Records(table) => (format!("#{}", list::path_of(table).unwrap_or_default()), t.table_name(table)),
    };
    Some(view! {
        <div class="note ok" role="status">
            {icon(Icon::Check)}
            <div>
                <p>{this.put_in_text(new, changing)}</p>
                {this.left_out_text().map(|said| view! { <p><strong>{said}</strong></p> })}
                <div class="actions">
                    <a class="button" href=address>{name}</a>
                    <button type="button" on:click=move |_| this.forget()>{t.another_list()}</button>
                    <Show when=move || this.desk.last_source().is_some()>
                        <button type="button" class="quiet" on:click=move |_| this.take_back()>{icon(Icon::Undo)} {t.undo_list()}</button>
                    </Show>
                </div>
            </div>
        </div>
    })
}

/// Whether the file is text, whose form can be corrected.
fn delimited(this: Bringing) -> Option<(String, char)> {
    this.opened.with(|opened| match opened.as_ref().map(|opened| &opened.source) {
        Some(Source::Delimited { encoding, delimiter }) => Some((encoding.clone(), *delimiter)),
        _ => None,
    })
}
