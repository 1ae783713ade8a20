//! The worker's work on lists: spreadsheets and delimited text that an office brings in.

use super::answer::{fill, give, progress, reply, send};
use super::message::{buffer, bytes};
use super::protocol::{BookForm, FilledIn, ListRequest, Opened, OtherList, Proposal, Read, Reply, SheetHead};
use crate::domain::{Date, DeclaredStatus, Id};
use crate::exchange::sheet::{
    self, Asked, Book, BookError, Compared, Comparison, ComparisonSummary, Fault, FillIn, GivenOut, Joined, ListKind,
    Outcome, Plan, Preview, Returned, SheetRemarks, comparison_sheets, refused_rows,
};
use crate::explain::{explain_fault, explain_place, explain_problem};
use crate::i18n::Lang;
use crate::replica::{Clock, Knowledge};
use crate::workspace::Tables;
use wasm_bindgen::JsValue;

/// So many rows are shown when the columns are matched, and so many characters of each cell.
const SAMPLES: usize = 5;
const SAMPLE_LENGTH: usize = 120;

/// A file of cells, and what its rows would do.
#[derive(Default)]
pub(super) struct Lists {
    book: Option<Book>,
    sheet: usize,
    /// Sheets of the book that are read as one, where they are.
    joined: Option<Joined>,
    /// What was given out to be filled in, where the book is that.
    returned: Option<Returned>,
    /// What was filled in of it, as a sheet.
    filled_in: Option<sheet::Sheet>,
    plan: Plan,
    listing: Preview,
    /// Another list, as a register of its own.
    other: Tables,
    comparison: Comparison,
    /// Whether the comparison is with the other list.
    is_of_lists: bool,
}

/// Opens a file into cells: the one thing that needs the libraries for spreadsheets, and so is a worker of its own.
pub(super) fn open(file: &[u8], delimiter: Option<char>, encoding: Option<&str>) {
    let book = sheet::open(file, delimiter, encoding);
    match book.and_then(|book| postcard::to_allocvec(&book).map_err(|_| BookError::TooLarge)) {
        Ok(packed) => reply(&Reply::Written, Some(&buffer(&packed))),
        Err(error) => give(&error),
    }
}

/// Lays cooperatives out as sheets.
pub(super) fn lay_out(tables: &Tables, ids: &[Id], about: &[(String, String)], lang: Lang) {
    lay_sheets(&sheet::register_sheets(tables, ids, about, lang));
}

/// Gives sheets on, to be written as a file.
fn lay_sheets(sheets: &[sheet::Sheet]) {
    // Cells of our own always encode.
    reply(&Reply::Written, Some(&buffer(&postcard::to_allocvec(sheets).expect("sheets encode"))));
}

/// Lays cooperatives out as a sheet to fill in, to be written as a workbook.
pub(super) fn lay_out_to_fill_in(
    tables: &Tables,
    ids: &[Id],
    asked: Asked,
    notes: &[(String, String)],
    lang: Lang,
    now_ms: u64,
) {
    let explain = |problem| explain_problem(lang, problem);
    let out = GivenOut { asked, notes, lang, today: Date::in_wita(now_ms), explain: &explain };
    let sheet = FillIn::of(tables, ids, &out);
    // Cells of our own always encode.
    reply(&Reply::Written, Some(&buffer(&postcard::to_allocvec(&sheet).expect("sheets encode"))));
}

/// Writes a sheet to fill in as a workbook.
pub(super) fn write_to_fill_in(packed: &[u8]) {
    // Both ends are of one build, so a sheet that does not fit is a defect, not an input.
    let sheet: FillIn = postcard::from_bytes(packed).expect("the other end packs the sheet");
    hand_out(sheet.to_xlsx());
}

/// Gives a file on, or says that it is too large: a sheet of Excel has a million rows.
fn hand_out<E>(file: Result<Vec<u8>, E>) {
    match file {
        Ok(file) => reply(&Reply::Written, Some(&buffer(&file))),
        Err(_) => give(&BookError::TooLarge),
    }
}

/// Writes sheets as a file.
pub(super) fn write(packed: &[u8], form: BookForm) {
    // Both ends are of one build, so sheets that do not fit are a defect, not an input.
    let sheets: Vec<sheet::Sheet> = postcard::from_bytes(packed).expect("the other end packs sheets");
    hand_out(match form {
        BookForm::Xlsx => sheet::to_xlsx(&sheets),
        BookForm::Csv => Ok(sheets.first().map(sheet::to_csv).unwrap_or_default()),
    });
}

impl Lists {
    pub(super) fn answer(&mut self, register: &Tables, seen: &Knowledge, request: ListRequest, along: &JsValue) {
        match request {
            ListRequest::Book => give(&self.take(&bytes(along))),
            ListRequest::Propose { sheet, together, kind, follow } => {
                give(&self.propose(sheet, together, kind, follow.as_deref()));
            }
            ListRequest::Relay { plan } => give(&self.sheet().map(|sheet| self.proposal(sheet, plan.relaid(sheet)))),
            ListRequest::Preview { plan, taking_meanwhile, now_ms } => {
                give(&self.preview(register, *plan, taking_meanwhile, now_ms));
            }
            ListRequest::Views { class, from, most } => give(&self.listing.views(register, class, from, most)),
            ListRequest::Absent { from, most } => give(&self.listing.absent_views(register, from, most)),
            ListRequest::Decide { row, choice } => {
                self.listing.decide(register, &[row], choice);
                give(&self.listing.summary());
            }
            ListRequest::AllNew => {
                self.listing.decide_all_new(register);
                give(&self.listing.summary());
            }
            ListRequest::DeclareAbsent(status) => self.declare_absent(status),
            ListRequest::RefusedRows { lang } => {
                let refused = self.listing.refused();
                let say = |fault: &Fault| explain_fault(lang, &self.plan, fault);
                let rows = |sheet| refused_rows(sheet, &self.plan, &refused, lang.reason(), say);
                let rows = self.sheet().map(rows).unwrap_or_default();
                reply(&Reply::Written, Some(&buffer(&rows)));
            }
            ListRequest::OtherList { now_ms } => give(&self.take_other(&bytes(along), now_ms)),
            ListRequest::Contrast { with_other, now_ms, lang } => {
                give(&self.contrast(register, with_other, now_ms, lang));
            }
            ListRequest::Contrasted { verdict, from, most } => {
                give(&self.comparison.of(verdict).skip(from).take(most).collect::<Vec<&Compared>>());
            }
            ListRequest::Takeable(verdict) => give(&self.comparison.takeable(verdict)),
            ListRequest::ContrastSheets { about, lang } => {
                let say = |fault: &Fault| explain_fault(lang, &self.plan, fault);
                let place = |row| explain_place(lang, &self.plan, row);
                lay_sheets(&comparison_sheets(&self.comparison, &about, self.is_of_lists, lang, say, place));
            }
            ListRequest::Outcome { only, replica, lane, now_ms, medium } => {
                let stamp = Clock::new(replica, replica, lane).tick(now_ms, seen);
                let Outcome { rows, seen } = match only {
                    Some(rows) => self.listing.outcome_of(register, seen, stamp, &rows),
                    None => self.listing.outcome(register, seen, &self.plan, stamp),
                };
                send(&rows, register.is_empty().then_some(medium), seen);
            }
        }
    }

    fn sheet(&self) -> Option<&sheet::Sheet> {
        match (&self.filled_in, &self.joined) {
            (Some(sheet), _) => Some(sheet),
            (None, Some(joined)) => Some(&joined.sheet),
            (None, None) => self.book.as_ref()?.sheets.get(self.sheet),
        }
    }

    fn take(&mut self, packed: &[u8]) -> Option<Opened> {
        let book: Book = postcard::from_bytes(packed).ok()?;
        let head = |sheet: &sheet::Sheet| SheetHead {
            name: sheet.name.clone(),
            rows: sheet.rows.len(),
            is_hidden: sheet.is_hidden,
        };
        let sheets = book.sheets.iter().map(head).collect();
        let (returned, unreturnable) = match Returned::of(&book) {
            Some(Ok(returned)) => (Some(returned), None),
            Some(Err(why)) => (None, Some(Err(why))),
            None => (None, None),
        };
        let filled_in = returned.as_ref().map(|returned| {
            let (asked, beyond) = (returned.asked(), returned.beyond().to_vec());
            Ok(FilledIn { asked, beyond, further: returned.further() })
        });
        let filled_in = filled_in.or(unreturnable);
        let (source, alike) = (book.source.clone(), book.alike());
        let likely = returned.as_ref().map_or_else(|| book.likely_sheet(), Returned::sheet_of_book);
        let opened = Opened { source, sheets, likely, alike, notes: book.notes.clone(), filled_in };
        (self.book, self.joined, self.returned, self.filled_in) = (Some(book), None, returned, None);
        self.listing = Preview::default();
        Some(opened)
    }

    fn propose(
        &mut self,
        at: usize,
        together: bool,
        kind: Option<ListKind>,
        follow: Option<&Plan>,
    ) -> Option<Proposal> {
        let kind = follow.map(|earlier| earlier.kind).or(kind);
        if self.sheet != at || self.joined.is_some() != together {
            self.listing = Preview::default();
        }
        self.sheet = at;
        self.joined = self.book.as_ref().filter(|_| together).and_then(|book| book.together(kind));
        let sheet = self.sheet()?;
        let mut plan = match (&self.joined, kind) {
            (Some(joined), _) => joined.plan.clone(),
            (None, Some(kind)) => Plan::propose_as(sheet, kind),
            (None, None) => Plan::propose(sheet),
        };
        if let Some(earlier) = follow {
            plan.follow(earlier);
        }
        Some(self.proposal(sheet, plan))
    }

    /// What a sheet seems to mean, with what is needed to look at it.
    fn proposal(&self, sheet: &sheet::Sheet, plan: Plan) -> Proposal {
        let laid = plan.lay(sheet);
        let short = |cell: &sheet::Cell| cell.text().chars().take(SAMPLE_LENGTH).collect();
        let records = laid.layout.records(sheet).take(SAMPLES);
        Proposal {
            samples: records.map(|(_, row)| row.iter().map(short).collect()).collect(),
            rows: sheet.rows.len(),
            picture: sheet::picture(sheet, &laid.layout, &plan.roles),
            remarks: SheetRemarks::of(sheet, &plan, &laid),
            left_out: self.joined.as_ref().map(|joined| joined.left_out.clone()).unwrap_or_default(),
            plan,
        }
    }

    /// Reads the rows. What a person has said of those of an earlier reading is kept as far as it still applies.
    fn preview(&mut self, register: &Tables, plan: Plan, taking_meanwhile: bool, now_ms: u64) -> Read {
        let filled_in = self.returned.as_ref().map(|returned| {
            let (sheet, of_sheet) = returned.sheet(register, taking_meanwhile);
            // What a person has explained of its values holds on.
            let plan = Plan { values: plan.values.clone(), lenient: plan.lenient, ..of_sheet };
            (sheet, plan, returned.meanwhile(register))
        });
        let (sheet, plan, filled_in) = match filled_in {
            Some((sheet, plan, meanwhile)) => (Some(sheet), plan.clone(), Some((plan, meanwhile))),
            None => (None, plan, None),
        };
        (self.plan, self.filled_in) = (plan, sheet);
        let listing = self.read_beside(register, now_ms);
        let before = std::mem::replace(&mut self.listing, listing);
        let forgotten = self.listing.remember(register, &before);
        Read { summary: self.listing.summary(), forgotten, filled_in }
    }

    /// The rows under the plan beside a register.
    fn read_beside(&self, register: &Tables, now_ms: u64) -> Preview {
        let empty = sheet::Sheet::default();
        let sheet = self.sheet().unwrap_or(&empty);
        Preview::new(sheet, &self.plan, register, now_ms, drawn(), &mut progress)
    }

    /// Takes the likely sheet of another file, or all that are like it, as a list to hold the first one against; none where it
    /// is none of cooperatives.
    fn take_other(&mut self, packed: &[u8], now_ms: u64) -> Option<OtherList> {
        let book: Book = postcard::from_bytes(packed).ok()?;
        let likely = book.likely_sheet();
        let joined = book.alike().contains(&likely).then(|| book.together(None)).flatten();
        let (sheet, mut plan) = match &joined {
            Some(joined) => (&joined.sheet, joined.plan.clone()),
            None => book.sheets.get(likely).map(|sheet| (sheet, Plan::propose(sheet)))?,
        };
        if plan.kind != ListKind::Cooperatives {
            return None;
        }
        // What was explained of one list holds for the other, and so does whose list it is.
        plan.values.clone_from(&self.plan.values);
        (plan.year, plan.district) = (plan.year.or(self.plan.year), plan.district.or(self.plan.district));
        let (other, unread) = Preview::register_of(sheet, &plan, now_ms, drawn(), &mut progress);
        self.other = other;
        let is_read = |(at, of): &(usize, &sheet::Sheet)| match plan.parts.as_slice() {
            [] => *at == likely,
            parts => parts.iter().any(|part| part.name == of.name),
        };
        let (read, not_read): (Vec<_>, Vec<_>) = book.sheets.iter().enumerate().partition(is_read);
        let names = |sheets: Vec<(usize, &sheet::Sheet)>| sheets.into_iter().map(|(_, of)| of.name.clone()).collect();
        let (read, not_read) = (names(read), names(not_read));
        Some(OtherList { read, not_read, cooperatives: self.other.cooperatives.live().count(), unread })
    }

    fn contrast(&mut self, register: &Tables, with_other: bool, now_ms: u64, lang: Lang) -> Option<ComparisonSummary> {
        self.is_of_lists = with_other;
        self.comparison = if with_other {
            self.read_beside(&self.other, now_ms).compare(&self.other, &self.plan, lang)?
        } else {
            self.listing.compare(register, &self.plan, lang)?
        };
        Some(self.comparison.summary())
    }

    fn declare_absent(&mut self, status: Option<DeclaredStatus>) {
        self.listing.declare_absent(status);
        give(&self.listing.summary());
    }
}

/// Chance for new ids.
fn drawn() -> [u8; 10] {
    let mut chance = [0; 10];
    fill(&mut chance);
    chance
}
