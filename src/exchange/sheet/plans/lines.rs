//! What the rows of a document on plans are: lines of offices, affairs, programmes, activities and sub-activities, each in one
//! row or in several, with the sum over all (FACTS 7.2).

use super::cells::{one_line, squashed};
use super::code::{Coded, Rank};
use super::part::PlanPart;
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::columns::{Column, Target};
use crate::exchange::sheet::layout::{Heading, RowRole};
use crate::exchange::sheet::words::plain;
use std::collections::BTreeMap;

/// The columns of a document, by what they say.
#[derive(Debug, Default)]
pub(super) struct Columns(BTreeMap<PlanPart, Vec<usize>>);

impl Columns {
    /// Those of a list.
    pub fn of(columns: &[Column]) -> Self {
        let mut of: BTreeMap<PlanPart, Vec<usize>> = BTreeMap::new();
        for (at, column) in columns.iter().enumerate() {
            if let Some(Target::Plan(part)) = column.target {
                of.entry(part).or_default().push(at);
            }
        }
        Self(of)
    }

    /// All that say this.
    pub fn all(&self, part: PlanPart) -> &[usize] {
        self.0.get(&part).map_or(&[], Vec::as_slice)
    }

    /// The first that says this.
    pub fn first(&self, part: PlanPart) -> Option<usize> {
        self.all(part).first().copied()
    }

    /// What there is, with the first column of each.
    pub fn parts(&self) -> impl Iterator<Item = (PlanPart, usize)> {
        self.0.iter().map(|(part, columns)| (*part, columns[0]))
    }
}

/// What a line is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum LineKind {
    /// The sum over all.
    Total,
    /// An office.
    Office,
    /// A unit in one.
    Unit,
    /// Something of the nomenclature.
    Coded(Rank),
    /// Something that has a name, and no code of the nomenclature.
    Uncoded,
}

/// A line of a document.
#[derive(Debug)]
pub(super) struct Line {
    /// What it is of.
    pub kind: LineKind,
    /// Its code.
    pub coded: Option<Coded>,
    /// Its name; empty where it has none.
    pub name: String,
    /// Its rows, from 0: the first names it, the others go on with it.
    pub rows: Vec<usize>,
    /// Whether nothing stands below it: its money counts, that of the others is its sum.
    pub is_leaf: bool,
}

impl Line {
    /// How deep it stands; none of what has no code.
    pub fn rank(&self) -> Option<Rank> {
        match self.kind {
            LineKind::Coded(rank) => Some(rank),
            _ => None,
        }
    }
}

/// The words by which an office is named above a table or in a row of it.
const OFFICES: [(&str, LineKind); 5] = [
    ("sub unit organisasi", LineKind::Unit),
    ("sub unit", LineKind::Unit),
    ("unit organisasi", LineKind::Office),
    ("perangkat daerah", LineKind::Office),
    ("skpd", LineKind::Office),
];

/// The office that a row names, and whether it is a unit in one: `Unit Organisasi : 2.17.… Dinas Koperasi`.
pub(super) fn office_of(row: &[Cell]) -> Option<(LineKind, String)> {
    // Its code stands before its name, and its money behind.
    let is_of_words = |text: &String| text.chars().any(char::is_alphabetic) || text == ":";
    let text = row.iter().filter_map(one_line).filter(is_of_words).collect::<Vec<_>>().join(" ");
    let words = plain(&text);
    let (word, kind) = OFFICES.iter().find(|(word, _)| words.starts_with(&format!("{word} ")))?;
    let count = word.chars().filter(|c| *c != ' ').count();
    let (end, c) = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).nth(count - 1)?;
    let rest = text[end + c.len_utf8()..].trim_start();
    let rest = rest.strip_prefix(':')?.trim_start();
    let is_of_code = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | ' ');
    let name = rest.trim_start_matches(is_of_code).trim();
    (!name.is_empty()).then(|| (*kind, name.to_owned()))
}

/// The lines of a sheet, made of the rows that are of the table.
pub(super) fn lines(sheet: &Sheet, columns: &Columns, is_of_table: impl Fn(usize) -> bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for at in (0..sheet.rows.len()).filter(|at| is_of_table(*at)) {
        let row = &sheet.rows[at];
        let begun = begun(row, columns, lines.last());
        match (begun, lines.last_mut()) {
            (Begun::Line(kind, coded, name), _) => {
                lines.push(Line { kind, coded, name, rows: vec![at], is_leaf: false });
            }
            (Begun::Rest(name), Some(line)) => {
                if !name.is_empty() {
                    line.name = format!("{} {name}", line.name);
                }
                line.rows.push(at);
            }
            (Begun::Rest(name), None) => {
                lines.push(Line { kind: LineKind::Uncoded, coded: None, name, rows: vec![at], is_leaf: false });
            }
        }
    }
    find_leaves(sheet, columns, &mut lines);
    lines
}

/// What a row begins.
enum Begun {
    Line(LineKind, Option<Coded>, String),
    /// Nothing: it goes on with the line above, and maybe with its name.
    Rest(String),
}

fn begun(row: &[Cell], columns: &Columns, above: Option<&Line>) -> Begun {
    let cell = |column: usize| row.get(column).unwrap_or(&Cell::Empty);
    let name = columns.first(PlanPart::Name).and_then(|column| one_line(cell(column))).unwrap_or_default();
    if is_total(row) {
        return Begun::Line(LineKind::Total, None, name);
    }
    if let Some((kind, name)) = office_of(row) {
        return Begun::Line(kind, None, name);
    }
    let is_same_name = above.is_some_and(|above| squashed(&above.name) == squashed(&name));
    let Some(coded) = Coded::of(columns.all(PlanPart::Code).iter().map(|column| cell(*column))) else {
        let is_name_alone = above.is_some() && row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        return match name.is_empty() {
            true => Begun::Rest(String::new()),
            // A name that a page has broken in two.
            false if is_name_alone && !columns.all(PlanPart::Code).is_empty() => Begun::Rest(name),
            false if is_same_name => Begun::Rest(String::new()),
            false => Begun::Line(LineKind::Uncoded, None, name),
        };
    };
    let is_same_code =
        above.and_then(|above| above.coded.as_ref()).is_some_and(|above| above.code.normal() == coded.code.normal());
    if is_same_code && (is_same_name || name.is_empty()) {
        return Begun::Rest(String::new());
    }
    let kind = match coded.rank() {
        Some(rank) => LineKind::Coded(rank),
        None if coded.is_of_unit() => LineKind::Unit,
        None if coded.is_of_office() => LineKind::Office,
        None => LineKind::Uncoded,
    };
    Begun::Line(kind, Some(coded), name)
}

/// `Jumlah`, `TOTAL`: the sum over all.
fn is_total(row: &[Cell]) -> bool {
    let first = row.iter().find_map(one_line).map(|text| plain(&text)).unwrap_or_default();
    ["jumlah", "total", "jumlah total", "grand total", "jumlah seluruhnya", "jumlah keseluruhan"].contains(&&*first)
}

/// A line of the nomenclature is a leaf where the next of it is not below it; one without a code where it has a volume.
fn find_leaves(sheet: &Sheet, columns: &Columns, lines: &mut [Line]) {
    let has_volume = |line: &Line| {
        let says = |row: &usize, column: &usize| sheet.rows[*row].get(*column).and_then(one_line).is_some();
        line.rows.iter().any(|row| columns.all(PlanPart::Target(None)).iter().any(|column| says(row, column)))
    };
    for at in 0..lines.len() {
        let line = &lines[at];
        let is_leaf = match line.kind {
            LineKind::Coded(rank @ (Rank::Programme | Rank::Activity | Rank::SubActivity)) => {
                let next = lines[at + 1..].iter().find_map(Line::rank);
                next.is_none_or(|next| next <= rank)
            }
            LineKind::Uncoded => !columns.all(PlanPart::Code).is_empty() || has_volume(line),
            LineKind::Coded(Rank::Affair | Rank::Field) | LineKind::Total | LineKind::Office | LineKind::Unit => false,
        };
        lines[at].is_leaf = is_leaf;
    }
}

/// The lines below one, of which its money should be the sum, by their places.
pub(super) fn below(lines: &[Line], at: usize) -> std::ops::Range<usize> {
    let depth = |line: &Line| match line.kind {
        LineKind::Coded(rank) => rank as usize + 1,
        LineKind::Office | LineKind::Unit | LineKind::Total | LineKind::Uncoded => 0,
    };
    let ends = |other: &Line| match lines[at].kind {
        LineKind::Total => false,
        LineKind::Office => matches!(other.kind, LineKind::Office | LineKind::Total),
        LineKind::Unit => matches!(other.kind, LineKind::Office | LineKind::Unit | LineKind::Total),
        LineKind::Coded(_) => depth(other) <= depth(&lines[at]) && other.kind != LineKind::Uncoded,
        LineKind::Uncoded => true,
    };
    match lines[at].kind {
        LineKind::Total => 0..lines.len(),
        _ => at + 1..lines[at + 1..].iter().position(ends).map_or(lines.len(), |end| at + 1 + end),
    }
}

/// What every row of a document is, by its number from 0.
pub(in super::super) fn roles(sheet: &Sheet, heading: Heading, columns: &[Column]) -> Vec<RowRole> {
    let columns = Columns::of(columns);
    let headings = &sheet.rows[heading.first.min(sheet.rows.len())..heading.end.min(sheet.rows.len())];
    // Below the last row of the nomenclature stand remarks and signatures.
    let is_coded = |row: &&Vec<Cell>| {
        let coded = Coded::of(columns.all(PlanPart::Code).iter().filter_map(|column| row.get(*column)));
        is_total(row) || coded.is_some_and(|coded| coded.rank().is_some() || coded.is_of_office())
    };
    let last = sheet.rows.iter().rposition(|row| is_coded(&row)).unwrap_or(heading.end);
    let mut is_below_notes = false;
    let mut roles: Vec<RowRole> = Vec::with_capacity(sheet.rows.len());
    for (at, row) in sheet.rows.iter().enumerate() {
        is_below_notes |= at > last && is_note(row);
        roles.push(match () {
            () if row.iter().all(Cell::is_empty) => RowRole::Blank,
            () if at < heading.first => RowRole::Title,
            () if at < heading.end || repeats(headings, row) => RowRole::Heading,
            () if are_column_numbers(row) => RowRole::ColumnNumbers,
            () if is_below_notes => RowRole::Note,
            () => RowRole::Data,
        });
    }
    let lines = lines(sheet, &columns, |at| roles[at] == RowRole::Data);
    for line in lines {
        let role = match line.kind {
            LineKind::Total => RowRole::Total,
            _ if line.is_leaf => RowRole::Data,
            _ => RowRole::Subtotal,
        };
        line.rows.into_iter().for_each(|row| roles[row] = role);
    }
    roles
}

/// Whether a row of that role is of the table.
pub(super) const fn is_of_table(role: RowRole) -> bool {
    matches!(role, RowRole::Data | RowRole::Subtotal | RowRole::Total | RowRole::Group)
}

/// What stands below the table: averages, what drove and what held up, who signs (FACTS 7.6).
fn is_note(row: &[Cell]) -> bool {
    const NOTES: [&str; 10] = [
        "rata rata",
        "predikat",
        "faktor",
        "tindak lanjut",
        "disusun",
        "dievaluasi",
        "mengetahui",
        "keterangan",
        "catatan",
        "ket",
    ];
    /// A row of indicators has more.
    const MOST_CELLS: usize = 3;
    let first = row.iter().find_map(one_line).map(|text| plain(&text)).unwrap_or_default();
    let is_sparse = row.iter().filter(|cell| !cell.is_empty()).count() <= MOST_CELLS;
    is_sparse && NOTES.iter().any(|note| first == *note || first.starts_with(&format!("{note} ")))
}

/// Whether a row repeats one of the headings, as every printed page has them.
fn repeats(headings: &[Vec<Cell>], row: &[Cell]) -> bool {
    let says = |cells: &[Cell]| cells.iter().map(one_line).collect::<Vec<_>>();
    let own = says(row);
    let count = own.iter().flatten().count();
    let same = |heading: &Vec<Cell>| {
        says(heading).iter().zip(&own).filter(|(theirs, own)| own.is_some() && theirs == own).count()
    };
    count > 2 && headings.iter().any(|heading| same(heading) == count)
}

/// The numbers of the columns: 1, 2, 3, or (1), (2), and `12 = 8+9+10+11`.
pub(super) fn are_column_numbers(row: &[Cell]) -> bool {
    let number = |cell: &Cell| {
        let text = one_line(cell)?;
        let text = text.trim_start_matches('(');
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let is_sum = |c: char| c.is_ascii_digit() || "=+-*/x×:() ".contains(c);
        text[end..].chars().all(is_sum).then(|| text[..end].parse::<u32>().ok()).flatten()
    };
    let said: Vec<&Cell> = row.iter().filter(|cell| one_line(cell).is_some()).collect();
    let numbers: Vec<u32> = said.iter().filter_map(|cell| number(cell)).collect();
    said.len() > 3
        && numbers.len() == said.len()
        && numbers[0] <= 2
        && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == pair[0])
}
