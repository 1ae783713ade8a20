//! What every row of a sheet is, before anybody asks what it means: headings, groups, records, subtotals, totals, notes,
//! signatures; and for every cell of a record where its value comes from.
//!
//! Offices write tables for readers, not for machines: a kecamatan is a line of its own, a sum stands among the
//! cooperatives, the head of the office signs under the names. Only what is a record is read as one.

mod cells;
mod foot;
mod groups;
mod heading;
mod marks;
mod picture;
mod rows;

pub use super::role::{GroupKind, RowRole};
pub use groups::{kind_of_names, status_of};
pub use heading::{BETWEEN, Heading};
pub use picture::{Picture, PictureRow, picture};

use super::book::{Cell, Merged, Sheet};
use super::value;
use cells::is_ditto;
use groups::Groups;
use marks::Marks;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a person has said that rows are, by their numbers from 0.
pub type SaidRoles = BTreeMap<usize, RowRole>;

/// What the rows of a sheet are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    roles: Vec<RowRole>,
    groups: Groups,
    /// Columns of the sheet; those after them are of groups.
    width: usize,
    /// The rows at which the sheets begin of which it was put together; none where it is one.
    starts: Vec<usize>,
}

impl Layout {
    /// What the rows below the headings are; `is_known` tells whether a text is a heading in use.
    pub fn below(sheet: &Sheet, heading: Heading, said: &SaidRoles, is_known: &dyn Fn(&str) -> bool) -> Self {
        if let Some(together) = &sheet.together {
            let role = |(at, role): (usize, &RowRole)| said.get(&at).copied().unwrap_or(*role);
            let roles: Vec<RowRole> = together.roles.iter().enumerate().map(role).collect();
            let starts = together.parts.iter().map(|part| part.first).collect();
            return Self { groups: Groups::of(sheet, &roles), roles, width: width(sheet), starts };
        }
        let marks = Marks::of(sheet, heading);
        let mut roles: Vec<RowRole> = Vec::with_capacity(sheet.rows.len());
        for (at, row) in sheet.rows.iter().enumerate() {
            roles.push(match said.get(&at) {
                Some(role) => *role,
                None if row.iter().all(Cell::is_empty) => RowRole::Blank,
                None if at < heading.first => RowRole::Title,
                None if at < heading.end => RowRole::Heading,
                None => rows::role(sheet, &marks, at, is_known),
            });
        }
        foot::settle(sheet, &marks, &mut roles, heading, said);
        let groups = Groups::of(sheet, &roles);
        Self { roles, groups, width: width(sheet), starts: Vec::new() }
    }

    /// Rows of which their document has told what they are, from 0, with what a person has said of them; there are no groups
    /// among them.
    pub fn told(sheet: &Sheet, mut roles: Vec<RowRole>, said: &SaidRoles) -> Self {
        for (at, role) in roles.iter_mut().enumerate() {
            *role = said.get(&at).copied().unwrap_or(*role);
        }
        Self { roles, groups: Groups::default(), width: width(sheet), starts: Vec::new() }
    }

    /// What a row is.
    pub fn role(&self, row: usize) -> RowRole {
        self.roles.get(row).copied().unwrap_or(RowRole::Blank)
    }

    /// How many rows are of that kind.
    pub fn count(&self, role: RowRole) -> usize {
        self.roles.iter().filter(|of| **of == role).count()
    }

    /// The rows of that kind that follow each other, but for blank ones: the first, from 0, and how many.
    pub fn runs(&self, role: RowRole) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut goes_on = false;
        for (at, of) in self.roles.iter().enumerate().filter(|(_, of)| **of != RowRole::Blank) {
            match runs.last_mut().filter(|_| goes_on && *of == role) {
                Some((_, count)) => *count += 1,
                None if *of == role => runs.push((at, 1)),
                None => {}
            }
            goes_on = *of == role;
        }
        runs
    }

    /// The kinds of groups that there are, outermost first: each is a column of its own beside those of the sheet.
    pub fn groups(&self) -> &[GroupKind] {
        self.groups.kinds()
    }

    /// The rows that are records, from 0.
    pub fn data_rows(&self) -> impl Iterator<Item = usize> {
        (0..self.roles.len()).filter(|at| self.roles[*at] == RowRole::Data)
    }

    /// The records, by their number from 0, with the cells of the groups that they are in behind their own.
    pub fn records<'s>(&'s self, sheet: &'s Sheet) -> impl Iterator<Item = (usize, Cow<'s, [Cell]>)> + use<'s> {
        let (mut filled, mut groups) = (Filled::new(sheet), self.groups.walk());
        self.data_rows().map(move |at| {
            let cells = filled.row(at);
            if self.groups().is_empty() {
                return (at, cells);
            }
            let mut cells = cells.into_owned();
            cells.resize(self.width, Cell::Empty);
            cells.extend(groups.of_row(at).map(|said| said.map_or(Cell::Empty, |said| Cell::Text(said.to_owned()))));
            (at, Cow::Owned(cells))
        })
    }

    /// The subtotals and totals, each with the records that it should be the sum of, and the rows that head groups, which may
    /// have the sums of theirs beside them.
    pub fn sums(&self) -> Vec<Sum> {
        let mut sums = self.sums_of_heads();
        let (mut records, mut first, mut before, mut is_other_table) = (0, 0, 0, false);
        for (row, role) in self.roles.iter().enumerate() {
            if self.starts.binary_search(&row).is_ok() {
                (first, before, is_other_table) = (records, records, false);
            }
            match role {
                RowRole::Data => records += 1,
                RowRole::Subtotal | RowRole::Total if !is_other_table => {
                    let is_of_group = *role == RowRole::Subtotal;
                    sums.push(Sum { row, group: before..records, all: first..records, is_of_group });
                    before = records;
                }
                RowRole::OtherTable => is_other_table = true,
                _ => {}
            }
        }
        sums.sort_by_key(|sum| sum.row);
        sums
    }

    /// The rows that head groups, each with the records until the next of its kind, or of a kind around it.
    fn sums_of_heads(&self) -> Vec<Sum> {
        let end_of_table = self.roles.iter().position(|role| *role == RowRole::OtherTable).unwrap_or(self.roles.len());
        let mut records = Vec::with_capacity(self.roles.len() + 1);
        records.push(0);
        for role in &self.roles {
            records.push(records[records.len() - 1] + usize::from(*role == RowRole::Data));
        }
        let groups = self.groups.extents(end_of_table);
        groups
            .map(|(row, end)| {
                let group = records[row]..records[end.max(row)];
                Sum { row, all: group.clone(), group, is_of_group: true }
            })
            .collect()
    }
}

/// A row that may have sums in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Its place, from 0.
    pub row: usize,
    /// The records since the sum before it, by their places among the records.
    pub group: Range<usize>,
    /// All records of the sheet above it.
    pub all: Range<usize>,
    /// Whether it calls itself the sum of a group.
    pub is_of_group: bool,
}

/// Columns of the widest row of a sheet.
pub(super) fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(Vec::len).max().unwrap_or_default()
}

/// Rows with the cells that others stand for, from above: merged ones, and those that repeat what stands above.
struct Filled<'s> {
    sheet: &'s Sheet,
    /// The blocks of merged cells that have not begun, the last of them first.
    coming: Vec<Merged>,
    /// By column the last row of the block that has begun there, and its first, which has the value.
    begun: BTreeMap<usize, (usize, usize)>,
    /// What was last said in each column.
    above: Vec<Cell>,
    has_dittos: bool,
}

impl<'s> Filled<'s> {
    fn new(sheet: &'s Sheet) -> Self {
        // Across a row a merged cell is wide, and says nothing of the columns that it covers.
        let is_tall = |block: &&Merged| block.last.0 > block.first.0;
        let mut coming: Vec<Merged> = sheet.merged.iter().filter(is_tall).copied().collect();
        coming.sort_unstable_by(|a, b| b.cmp(a));
        let has_dittos = sheet.rows.iter().flatten().any(|cell| matches!(cell, Cell::Text(text) if is_ditto(text)));
        Self { sheet, coming, begun: BTreeMap::new(), above: Vec::new(), has_dittos }
    }

    fn row(&mut self, at: usize) -> Cow<'s, [Cell]> {
        while let Some(block) = self.coming.pop_if(|block| block.first.0 < at) {
            self.begun.insert(block.first.1, (block.last.0, block.first.0));
        }
        self.begun.retain(|_, (last, _)| *last >= at);
        let mut cells: Cow<'s, [Cell]> = Cow::Borrowed(&self.sheet.rows[at]);
        for (column, (_, from)) in &self.begun {
            let value = self.sheet.rows.get(*from).and_then(|cells| cells.get(*column)).filter(|cell| !cell.is_empty());
            if let Some(value) = value.filter(|_| cells.get(*column).is_none_or(Cell::is_empty)) {
                let cells = cells.to_mut();
                cells.resize(cells.len().max(column + 1), Cell::Empty);
                cells[*column] = value.clone();
            }
        }
        if self.has_dittos {
            self.repeat(&mut cells);
        }
        cells
    }

    fn repeat(&mut self, cells: &mut Cow<'s, [Cell]>) {
        self.above.resize(self.above.len().max(cells.len()), Cell::Empty);
        for at in 0..cells.len() {
            let is_repeated = matches!(&cells[at], Cell::Text(text) if is_ditto(text));
            if is_repeated && !self.above[at].is_empty() {
                cells.to_mut()[at] = self.above[at].clone();
            } else if value::says_something(&cells[at]) && !is_repeated {
                self.above[at] = cells[at].clone();
            }
        }
    }
}

#[cfg(test)]
mod tests;
