//! The worker's work on lists: spreadsheets and delimited text that an office brings in.

use super::message::{buffer, bytes};
use super::protocol::{BookForm, ListRequest, Opened, Proposal, Reply, SheetHead};
use super::server::{fill, give, progress, reply, send};
use crate::domain::{DeclaredStatus, Id};
use crate::exchange::intake::Outcome;
use crate::exchange::sheet::{self, Book, BookError, Listing, Plan, refused_rows};
use crate::i18n::Lang;
use crate::replica::{Clock, VersionVector};
use crate::workspace::Tables;
use wasm_bindgen::JsValue;

/// So many rows are shown when the columns are matched.
const SAMPLES: usize = 5;

/// A file of cells, and what its rows would do.
#[derive(Default)]
pub(super) struct Lists {
    book: Option<Book>,
    sheet: usize,
    plan: Plan,
    listing: Listing,
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
    let sheets = sheet::register_sheets(tables, ids, about, lang);
    // Cells of our own always encode.
    reply(&Reply::Written, Some(&buffer(&postcard::to_allocvec(&sheets).expect("sheets encode"))));
}

/// Writes sheets as a file.
pub(super) fn write(packed: &[u8], form: BookForm) {
    // Both ends are of one build, so sheets that do not fit are a defect, not an input.
    let sheets: Vec<sheet::Sheet> = postcard::from_bytes(packed).expect("the other end packs sheets");
    let file = match form {
        BookForm::Xlsx => sheet::to_xlsx(&sheets),
        BookForm::Csv => Ok(sheets.first().map(sheet::to_csv).unwrap_or_default()),
    };
    match file {
        Ok(file) => reply(&Reply::Written, Some(&buffer(&file))),
        // A sheet of Excel has a million rows.
        Err(_) => give(&BookError::TooLarge),
    }
}

impl Lists {
    pub(super) fn answer(&mut self, register: &Tables, seen: &VersionVector, request: ListRequest, along: &JsValue) {
        match request {
            ListRequest::Book => give(&self.take(&bytes(along))),
            ListRequest::Propose { sheet, head, kept } => give(&self.propose(sheet, head, kept.as_deref())),
            ListRequest::Preview { plan, now_ms } => {
                self.preview(register, *plan, now_ms);
                give(&self.listing.summary());
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
                let rows =
                    self.sheet().map(|sheet| refused_rows(sheet, &self.plan, &self.listing, lang)).unwrap_or_default();
                reply(&Reply::Written, Some(&buffer(&rows)));
            }
            ListRequest::Outcome { replica, lane, now_ms } => {
                let stamp = Clock::new(replica, lane).tick(now_ms, seen);
                let Outcome { rows, seen } = self.listing.outcome(register, seen, &self.plan, stamp);
                send(&rows, seen);
            }
        }
    }

    fn sheet(&self) -> Option<&sheet::Sheet> {
        self.book.as_ref()?.sheets.get(self.sheet)
    }

    fn take(&mut self, packed: &[u8]) -> Option<Opened> {
        let book: Book = postcard::from_bytes(packed).ok()?;
        let head = |sheet: &sheet::Sheet| SheetHead { name: sheet.name.clone(), rows: sheet.rows.len() };
        let opened = Opened { source: book.source.clone(), sheets: book.sheets.iter().map(head).collect() };
        self.book = Some(book);
        Some(opened)
    }

    fn propose(&mut self, at: usize, head: Option<usize>, kept: Option<&Plan>) -> Option<Proposal> {
        self.sheet = at;
        let sheet = self.sheet()?;
        let mut plan = head.map_or_else(|| Plan::propose(sheet), |head| Plan::propose_below(sheet, head));
        if let Some(kept) = kept {
            plan.follow(kept);
        }
        let text = |row: &Vec<sheet::Cell>| row.iter().map(sheet::Cell::text).collect();
        let samples = sheet.rows.iter().skip(plan.head).filter(|row| !row.is_empty()).take(SAMPLES).map(text).collect();
        Some(Proposal { plan, samples, rows: sheet.rows.len() })
    }

    fn preview(&mut self, register: &Tables, plan: Plan, now_ms: u64) {
        let mut chance = [0; 10];
        fill(&mut chance);
        self.plan = plan;
        let empty = sheet::Sheet::default();
        let sheet = self.book.as_ref().and_then(|book| book.sheets.get(self.sheet)).unwrap_or(&empty);
        self.listing = Listing::new(sheet, &self.plan, register, now_ms, chance, &mut progress);
    }

    fn declare_absent(&mut self, status: Option<DeclaredStatus>) {
        self.listing.declare_absent(status);
        give(&self.listing.summary());
    }
}
