//! A sheet as it is shown with what its rows are, to be looked at and corrected.

use super::{Layout, RowRole, SaidRoles};
use crate::exchange::sheet::book::Sheet;
use serde::{Deserialize, Serialize};

/// So many records are shown before and after each row that is none.
const AROUND: usize = 1;
/// So many rows are shown at most.
const MOST: usize = 300;
/// So many columns, and so many characters of each cell.
const COLUMNS: usize = 12;
const LENGTH: usize = 40;

/// A row of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureRow {
    /// Its place in the sheet, from 0.
    pub row: usize,
    /// What it is.
    pub role: RowRole,
    /// So many records between it and the row shown before it are not shown.
    pub hidden: usize,
    /// Its cells as people read them.
    pub cells: Vec<String>,
}

/// A sheet as it is shown with what its rows are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The rows that are no records, and those of which a person has said what they are, with the records around each.
    pub rows: Vec<PictureRow>,
    /// How many rows of the sheet are of each kind that is no record.
    pub counts: Vec<(RowRole, usize)>,
    /// So many of these are not shown.
    pub left_out: usize,
    /// Whether more is among them than headings and lines of a title.
    pub tells_something: bool,
}

/// The picture of a sheet; `said` is what a person has said that rows are.
pub fn picture(sheet: &Sheet, layout: &Layout, said: &SaidRoles) -> Picture {
    let is_other = |at: usize| !matches!(layout.role(at), RowRole::Data | RowRole::Blank) || said.contains_key(&at);
    let is_shown = |at: usize| {
        let near = at.saturating_sub(AROUND)..=(at + AROUND).min(sheet.rows.len().saturating_sub(1));
        (layout.role(at) != RowRole::Blank || said.contains_key(&at)) && near.into_iter().any(is_other)
    };
    let mut picture = Picture::default();
    let mut hidden = 0;
    for (at, cells) in sheet.rows.iter().enumerate() {
        if picture.rows.len() == MOST {
            picture.left_out += usize::from(is_other(at));
        } else if is_shown(at) {
            let short = |text: String| text.chars().take(LENGTH).collect();
            let cells = cells.iter().take(COLUMNS).map(|cell| short(cell.text())).collect();
            picture.rows.push(PictureRow {
                row: at,
                role: layout.role(at),
                hidden: std::mem::take(&mut hidden),
                cells,
            });
        } else {
            hidden += usize::from(layout.role(at) == RowRole::Data);
        }
    }
    let roles = RowRole::ALL.into_iter().filter(|role| !matches!(role, RowRole::Data | RowRole::Blank));
    picture.counts = roles.map(|role| (role, layout.count(role))).filter(|(_, count)| *count > 0).collect();
    // A title of many cells may be a record above what was taken for the headings.
    let is_wide_title =
        |row: &PictureRow| row.role == RowRole::Title && row.cells.iter().filter(|cell| !cell.is_empty()).count() > 2;
    let is_usual = |(role, _): &(RowRole, usize)| matches!(role, RowRole::Heading | RowRole::Title);
    picture.tells_something =
        !said.is_empty() || !picture.counts.iter().all(is_usual) || picture.rows.iter().any(is_wide_title);
    picture
}
