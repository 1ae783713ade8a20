//! A sheet as it is shown with what its rows are.

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

/// The rows of a sheet that are no records, and those of which a person has said what they are, with the records around each.
pub fn picture(sheet: &Sheet, layout: &Layout, said: &SaidRoles) -> Vec<PictureRow> {
    let is_shown = |at: usize| {
        let is_other = |at: usize| !matches!(layout.role(at), RowRole::Data | RowRole::Blank) || said.contains_key(&at);
        let near = at.saturating_sub(AROUND)..=(at + AROUND).min(sheet.rows.len().saturating_sub(1));
        (layout.role(at) != RowRole::Blank || said.contains_key(&at)) && near.into_iter().any(is_other)
    };
    let (mut rows, mut hidden) = (Vec::new(), 0);
    for (at, cells) in sheet.rows.iter().enumerate() {
        if rows.len() == MOST {
            break;
        }
        if !is_shown(at) {
            hidden += usize::from(layout.role(at) == RowRole::Data);
            continue;
        }
        let short = |text: String| text.chars().take(LENGTH).collect();
        let cells = cells.iter().take(COLUMNS).map(|cell| short(cell.text())).collect();
        rows.push(PictureRow { row: at, role: layout.role(at), hidden: std::mem::take(&mut hidden), cells });
    }
    rows
}
