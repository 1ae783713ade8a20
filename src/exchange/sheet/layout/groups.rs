//! Groups: rows that say something for all rows below them.

use super::super::book::{Cell, Sheet};
use super::super::value;
use super::super::words::{self, plain};
use super::cells::is_words;
use super::marks::Marks;
use super::{GroupKind, RowRole};

/// What groups there are, and what each row is in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Groups {
    kinds: Vec<GroupKind>,
    /// The rows that head groups, in order, with what they say.
    heads: Vec<(usize, GroupKind, String)>,
}

impl Groups {
    pub fn of(sheet: &Sheet, roles: &[RowRole]) -> Self {
        let mut groups = Self::default();
        for (at, role) in roles.iter().enumerate() {
            if *role != RowRole::Group {
                continue;
            }
            let (kind, said) = match &sheet.together {
                Some(together) if together.parts.iter().any(|part| part.first == at) => {
                    of_name(&sheet.rows[at][0].text(), together.names)
                }
                _ => meaning(&text_of(&sheet.rows[at])),
            };
            if !groups.kinds.contains(&kind) {
                groups.kinds.push(kind);
            }
            groups.heads.push((at, kind, said));
        }
        groups
    }

    pub fn kinds(&self) -> &[GroupKind] {
        &self.kinds
    }

    /// The rows that head groups, each with the row before which its group ends; the last ones end before `end`.
    pub fn extents(&self, end: usize) -> impl Iterator<Item = (usize, usize)> {
        let level = |kind: GroupKind| self.kinds.iter().position(|of| *of == kind);
        let heads = self.heads.iter().enumerate().take_while(move |(_, (row, ..))| *row < end);
        heads.map(move |(at, (row, kind, _))| {
            let ends = |(_, other, _): &&(usize, GroupKind, String)| level(*other) <= level(*kind);
            let next = self.heads[at + 1..].iter().find(ends).map_or(end, |(row, ..)| *row);
            (*row, next.min(end))
        })
    }

    /// From the first row on.
    pub fn walk(&self) -> Walk<'_> {
        Walk { groups: self, next: 0, said: vec![None; self.kinds.len()] }
    }
}

/// What the groups say of rows, from the first on.
pub(super) struct Walk<'g> {
    groups: &'g Groups,
    /// The head of the next group.
    next: usize,
    /// What each kind of group says.
    said: Vec<Option<&'g str>>,
}

impl<'g> Walk<'g> {
    /// What each kind of group says of a row below those asked before; an outer group that begins ends those within it.
    pub fn of_row(&mut self, row: usize) -> impl Iterator<Item = Option<&'g str>> {
        while let Some((_, kind, said)) = self.groups.heads.get(self.next).filter(|(at, ..)| *at < row) {
            let level = self.groups.kinds.iter().position(|of| of == kind).unwrap_or_default();
            self.said[level] = Some(said);
            self.said[level + 1..].fill(None);
            self.next += 1;
        }
        self.said.iter().copied()
    }
}

/// The text of a row that heads a group, without what numbers it.
fn text_of(row: &[Cell]) -> String {
    let texts: Vec<String> = row.iter().filter(|cell| is_words(cell)).filter_map(value::said).collect();
    let words = if texts.len() > 1 && is_enumerator(&texts[0]) { &texts[1..] } else { &texts[..] };
    let joined = words.join(" ").replace(" : ", " ").replace(": ", " ").replace(" :", " ");
    without_enumerator(&joined).trim().to_owned()
}

/// What the names of sheets say, if all of them say the same.
pub fn kind_of_names<'n>(mut names: impl Iterator<Item = &'n str>) -> GroupKind {
    let first = names.next().map_or(GroupKind::Other, |name| meaning(name).0);
    if names.all(|name| meaning(name).0 == first) { first } else { GroupKind::Other }
}

/// What the name of a sheet says among others that say something of that kind.
fn of_name(name: &str, kind: GroupKind) -> (GroupKind, String) {
    match kind {
        GroupKind::Other => (kind, name.to_owned()),
        _ => (kind, meaning(name).1),
    }
}

/// What a group is, and what it says: `KECAMATAN BINUANG` is the kecamatan Binuang.
fn meaning(text: &str) -> (GroupKind, String) {
    let plain = plain(text);
    let after = |words: &[&str]| {
        words.iter().find_map(|word| {
            let rest = plain.strip_prefix(word)?.strip_prefix(' ')?;
            let skipped = text
                .char_indices()
                .filter(|(_, c)| c.is_alphanumeric())
                .nth(word.chars().filter(|c| *c != ' ').count());
            (!rest.is_empty()).then(|| skipped.map_or(rest.to_owned(), |(at, _)| text[at..].trim().to_owned()))
        })
    };
    if let Some(name) = after(&["kecamatan", "kec"]) {
        return (GroupKind::Subdistrict, name);
    }
    if let Some(name) = after(&["desa kelurahan", "desa", "kelurahan", "kel"]) {
        return (GroupKind::Village, name);
    }
    if words::district(text).is_some() {
        return (GroupKind::District, text.to_owned());
    }
    if let Some(status) = status_of(&plain) {
        return (GroupKind::Status, if status == "active" { "Aktif" } else { "Tidak aktif" }.to_owned());
    }
    if words::subdistrict(text, None).is_some() {
        return (GroupKind::Subdistrict, text.to_owned());
    }
    let year = after(&["tahun buku", "tahun"]).unwrap_or_else(|| plain.clone());
    if year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1945..2100).contains(&year)) {
        return (GroupKind::Year, year);
    }
    if words::code("Kind", text).is_some() {
        return (GroupKind::Kind, text.to_owned());
    }
    (GroupKind::Other, text.to_owned())
}

/// The code of the status that a title or a group is of, in small letters: `koperasi tidak aktif`, `daftar koperasi aktif`.
pub fn status_of(plain: &str) -> Option<&'static str> {
    let mut rest = plain;
    while let Some(after) = ["daftar ", "data ", "koperasi ", "kop ", "yang ", "status ", "jumlah "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        rest = after;
    }
    let bare = ["inactive", "tidak aktif", "non aktif", "nonaktif", "tdk aktif", "pasif", "beku", "mati suri"];
    if bare.contains(&rest) {
        return Some("inactive");
    }
    (rest == "aktif").then_some("active")
}

/// Whether a row heads a group: one text, or one with a letter or Roman number before it, that names an area, a status or a
/// kind, or that no record of this list looks like.
pub(super) fn is_group(sheet: &Sheet, at: usize, marks: &Marks) -> bool {
    let row = &sheet.rows[at];
    // A kecamatan may have its sums beside it: what is no word says nothing of what the row is.
    let (mut words, mut amounts, mut columns) = (0, 0, Vec::new());
    for (column, cell) in row.iter().enumerate().filter(|(_, cell)| value::says_something(cell)) {
        match cell {
            Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => return false,
            cell if is_words(cell) => words += 1,
            _ if marks.number == Some(column) => {}
            _ => amounts += 1,
        }
        columns.push(column);
        if words > 3 {
            return false;
        }
    }
    let Some(first) = columns.first().filter(|_| words > 0 && marks.usual > 1) else { return false };
    let enumerated = columns.len() > 1 && is_enumerator(&row[*first].text()) && marks.may_number(*first);
    let label = columns.get(usize::from(enumerated || (columns.len() > 1 && marks.number == Some(*first))));
    if !label.is_some_and(|column| marks.may_label(*column) && is_words(&row[*column])) {
        return false;
    }
    let words = words - usize::from(enumerated && is_words(&row[*first]));
    let text = text_of(row);
    let (kind, _) = meaning(&text);
    let numbered = marks.has_number(row);
    if kind != GroupKind::Other {
        let names_itself = starts_with_level(&text) || kind == GroupKind::Status;
        // An area with a number of its own, and a place for its figures, is a record of a list of areas.
        let is_bare = row.iter().filter(|cell| !cell.is_empty()).count() <= 2;
        return match (numbered, names_itself) {
            (true, names_itself) => names_itself && is_bare && marks.usual > 2,
            // Its sums stand beside it where records have numbers, and it has none.
            (false, true) if amounts > 0 => words == 1 && marks.number.is_some(),
            // `Kecamatan` and its name in two cells.
            (false, true) => words <= 2 && marks.usual > words,
            (false, false) => words == 1 && amounts == 0 && marks.usual > 1,
        };
    }
    // Records are numbered 1, 2, 3; what has A or II is none of them.
    let is_of_other_number = enumerated && marks.number.is_some();
    words == 1 && amounts == 0 && !numbered && (is_of_other_number || marks.wide.contains(&at))
}

fn starts_with_level(text: &str) -> bool {
    let plain = plain(text);
    ["kecamatan ", "kec ", "kabupaten ", "kab ", "kota ", "desa ", "kelurahan ", "tahun "]
        .iter()
        .any(|word| plain.starts_with(word))
}

/// `A`, `B.`, `II`, `IV.`, `a)`.
fn is_enumerator(text: &str) -> bool {
    let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
    let is_roman = !bare.is_empty() && bare.len() <= 6 && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'));
    is_roman || (bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// `A. KOPERASI AKTIF` without its letter.
fn without_enumerator(text: &str) -> &str {
    match text.trim().split_once(' ') {
        Some((first, rest)) if is_enumerator(first) && first.ends_with(['.', ')']) => rest,
        _ => text,
    }
}
