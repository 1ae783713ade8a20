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

#[cfg(test)]
mod tests {
    use super::super::super::book::Cell;
    use super::super::super::plan::Plan;
    use super::*;

    fn sheet(lines: &[&str]) -> Sheet {
        let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let rows = lines.iter().map(|line| line.split('|').map(cell).collect()).collect();
        Sheet { rows, ..Sheet::default() }
    }

    fn picture_of(sheet: &Sheet, said: &SaidRoles) -> Picture {
        let plan = Plan { roles: said.clone(), ..Plan::propose(sheet) };
        picture(sheet, &plan.layout(sheet), said)
    }

    const HEAD: &str = "Nama Koperasi|Kecamatan|Status";
    const ROW: &str = "KUD Maju|Binuang|Aktif";

    #[test]
    fn rows_that_are_no_records_are_shown_with_those_around_them() {
        let mut lines = vec!["DAFTAR KOPERASI", HEAD];
        lines.extend([ROW; 20]);
        lines.extend(["Jumlah||", "", ROW]);
        let list = sheet(&lines);
        let shown = picture_of(&list, &SaidRoles::default());
        let rows: Vec<(usize, usize)> = shown.rows.iter().map(|row| (row.row, row.hidden)).collect();
        let around = AROUND;
        let first: Vec<(usize, usize)> = (0..2 + around).map(|at| (at, 0)).collect();
        assert_eq!(rows[..first.len()], first);
        // Between them records are hidden, and counted where the next row is shown.
        assert_eq!(rows[first.len()], (22 - around, 20 - 2 * around));
        assert!(rows.iter().all(|(row, _)| *row != 23), "a blank row shows nothing");
        assert_eq!(
            shown.counts.iter().map(|(role, count)| (*role, *count)).collect::<Vec<_>>().len(),
            shown.counts.len()
        );
        assert!(shown.counts.contains(&(RowRole::Heading, 1)) && shown.counts.contains(&(RowRole::Title, 1)));
        assert!(shown.counts.iter().all(|(_, count)| *count > 0));
        assert!(shown.tells_something && shown.left_out == 0);
    }

    #[test]
    fn headings_and_a_title_alone_tell_nothing_and_a_title_of_many_cells_does() {
        let none = SaidRoles::default();
        assert!(!picture_of(&sheet(&["DAFTAR KOPERASI", HEAD, ROW, ROW]), &none).tells_something);
        assert!(picture_of(&sheet(&["KUD Maju|7|Aktif", "", HEAD, ROW, ROW]), &none).tells_something);
        let said: SaidRoles = [(2, RowRole::Data)].into();
        let told = picture_of(&sheet(&["DAFTAR KOPERASI", HEAD, ROW, ROW, ROW, ROW, ROW, ROW]), &said);
        assert!(told.tells_something && told.rows.iter().any(|row| row.row == 2));
        // Of a row of which something was said the rows around are shown too, blank or not.
        let blank: SaidRoles = [(9, RowRole::Blank)].into();
        let mut lines = vec![HEAD];
        lines.extend([ROW; 8]);
        lines.push("");
        lines.extend([ROW; 8]);
        let told = picture_of(&sheet(&lines), &blank);
        assert!(told.rows.iter().any(|row| row.row == 9) && told.rows.iter().any(|row| row.row == 9 + AROUND));
    }

    #[test]
    fn so_many_rows_are_shown_and_the_others_counted() {
        let mut lines = vec![HEAD];
        lines.extend([ROW, "Sub Jumlah||"].repeat(MOST));
        let shown = picture_of(&sheet(&lines), &SaidRoles::default());
        assert_eq!((shown.rows.len(), shown.left_out), (MOST, MOST + 1 - MOST.div_ceil(2)));
    }
}
