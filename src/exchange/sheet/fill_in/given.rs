//! What was given out, as it stands in a sheet that nobody sees: what the columns are, and of every record its id and its
//! cells as they were.
//!
//! It comes back from outside and is believed as far as it says what this file writes: whatever does not fit is damaged, and
//! the workbook is then a list like others.

use crate::domain::{BookYear, Id};
use crate::exchange::sheet::book::{Book, Cell, Sheet};
use crate::exchange::sheet::columns::Target;
use crate::i18n::Lang;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The name of the sheet.
pub(super) const SHEET: &str = "_selaras";
/// The name of the sheet of the lists to choose from.
pub(super) const CHOICES: &str = "_pilihan";
/// By which the sheet is known.
const MARK: &str = "selaras-isian";
/// The version that this program writes, and the latest that it reads.
const VERSION: u64 = 1;

/// Why a sheet to fill in is not taken back as one. Its rows may still be brought in as a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Unreturnable {
    /// A newer version of the program wrote it.
    #[error("of version {0}")]
    Newer(u64),
    /// What was given out is not to be read any more.
    #[error("what was given out is damaged")]
    Damaged,
    /// No sheet has the fields that were given out.
    #[error("no sheet to fill in")]
    NoSheet,
    /// The ids of the records are gone.
    #[error("no ids")]
    NoIds,
}

/// Whether the records stand one below the other, or one alone with its fields below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Form {
    Rows,
    Single,
}

/// What holds for the whole workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct About {
    pub form: Form,
    pub year: Option<BookYear>,
    pub lang: Lang,
    /// So many of the targets tell which record it is.
    pub keys: usize,
    /// The names of the sheets that are shown.
    pub sheets: Vec<String>,
}

/// What was given out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Given {
    pub about: About,
    /// What was told and asked, first what tells which record it is.
    pub targets: Vec<Target>,
    /// The records, each with what stood in its cells.
    pub rows: Vec<(Id, Vec<String>)>,
}

impl Given {
    /// The sheet that holds it.
    pub fn sheet(&self) -> Sheet {
        let text = |text: &str| Cell::Text(text.to_owned());
        // Writing plain values cannot fail.
        let about = serde_json::to_string(&self.about).unwrap_or_default();
        let mark = vec![text(MARK), text(&VERSION.to_string()), text(&about)];
        let targets = std::iter::once(Target::Record).chain(self.targets.iter().copied());
        let mut rows = vec![mark, targets.map(|target| text(&target.code())).collect()];
        rows.extend(self.rows.iter().map(|(id, cells)| {
            std::iter::once(text(&id.to_string())).chain(cells.iter().map(|cell| text(cell))).collect()
        }));
        Sheet { name: SHEET.to_owned(), rows, ..Sheet::default() }
    }

    /// What a workbook says that it was given out with; none where it is no sheet to fill in.
    pub fn of(book: &Book) -> Option<Result<Self, Unreturnable>> {
        let is_mark = |sheet: &&Sheet| text_at(sheet.rows.first().map_or(&[][..], |row| row), 0) == MARK;
        let sheet = book.sheets.iter().find(is_mark)?;
        let version = text_at(&sheet.rows[0], 1).parse::<u64>();
        Some(match version {
            Ok(version) if version > VERSION => Err(Unreturnable::Newer(version)),
            Ok(VERSION) => Self::read(sheet).ok_or(Unreturnable::Damaged),
            _ => Err(Unreturnable::Damaged),
        })
    }

    fn read(sheet: &Sheet) -> Option<Self> {
        let about: About = serde_json::from_str(&text_at(&sheet.rows[0], 2)).ok()?;
        let named: Option<Vec<Target>> = sheet.rows.get(1)?.iter().map(|cell| Target::of_code(&cell.text())).collect();
        let named = named?;
        let (record, targets) = named.split_first()?;
        let is_once = |(at, target): (usize, &Target)| *target != Target::Record && !targets[..at].contains(target);
        let fits = *record == Target::Record && about.keys <= targets.len() && targets.iter().enumerate().all(is_once);
        let needs_year = |target: &Target| matches!(target, Target::Field("annual_reports", _));
        if !fits || (about.year.is_none() && targets.iter().any(needs_year)) {
            return None;
        }
        let (mut rows, mut seen) = (Vec::new(), FxHashMap::default());
        for cells in sheet.rows[2..].iter() {
            let id: Id = text_at(cells, 0).parse().ok()?;
            if seen.insert(id, ()).is_some() {
                return None;
            }
            rows.push((id, (1..=targets.len()).map(|at| text_at(cells, at)).collect()));
        }
        let is_single = about.form == Form::Single;
        (!rows.is_empty() && (!is_single || rows.len() == 1)).then(|| Self { about, targets: targets.to_vec(), rows })
    }
}

/// What stands in a cell of a row; nothing beyond its end.
pub(super) fn text_at(row: &[Cell], at: usize) -> String {
    row.get(at).map(Cell::text).unwrap_or_default()
}
