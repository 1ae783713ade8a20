//! The roll of offices: whose files have come and what each brings, whose are missing, and what is to be said of a file in
//! a word. Whoever brings thirteen files together sees them so before any is looked at by itself.

use super::intake::{Head, Report};
use crate::domain::{AreaCode, Cooperative, Record};
use std::iter::Sum;
use std::ops::Add;

/// What a file, or several, would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brings {
    /// Records that came.
    pub came: usize,
    /// Those that were not there.
    pub created: usize,
    /// Those that show something else than before, deleted and restored ones among them.
    pub changed: usize,
    /// Fields about which a person must decide.
    pub asked: usize,
    /// Records that were not taken.
    pub refused: usize,
    /// How many cooperatives there are more than before.
    pub cooperatives: i64,
}

impl Brings {
    /// What one file would do.
    pub fn of(report: &Report) -> Self {
        let of_table = |table: &super::intake::TableReport| {
            let taken = table.taken;
            let more = (taken.created + taken.restored) as i64 - taken.deleted as i64;
            Self {
                came: taken.came,
                created: taken.created,
                changed: taken.changed + taken.deleted + taken.restored,
                asked: table.asked,
                refused: taken.refused,
                cooperatives: if table.table == Cooperative::TABLE { more } else { 0 },
            }
        };
        report.tables.iter().map(of_table).sum()
    }
}

impl Add for Brings {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            came: self.came + other.came,
            created: self.created + other.created,
            changed: self.changed + other.changed,
            asked: self.asked + other.asked,
            refused: self.refused + other.refused,
            cooperatives: self.cooperatives + other.cooperatives,
        }
    }
}

impl Sum for Brings {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// A line of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line<F> {
    /// A file.
    File(F),
    /// An office of which no file has come.
    Missing(AreaCode),
}

/// The lines: the files of the offices that are expected in their order, then those of other offices, then those of which it
/// is not known whose they are; last the offices of which none has come.
pub fn roll<F: Copy>(files: &[(F, Option<AreaCode>)], expected: &[AreaCode]) -> Vec<Line<F>> {
    let of_office = |office: AreaCode| files.iter().filter(move |(_, of)| *of == Some(office));
    let wanted = expected.iter().flat_map(|office| of_office(*office));
    let others = files.iter().filter(|(_, office)| office.is_some_and(|office| !expected.contains(&office)));
    let unknown = files.iter().filter(|(_, office)| office.is_none());
    let missing = expected.iter().filter(|office| of_office(**office).next().is_none());
    let lines = wanted.chain(others).chain(unknown).map(|(file, _)| Line::File(*file));
    lines.chain(missing.map(|office| Line::Missing(*office))).collect()
}

/// What is to be said of a file that can be read: the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Another of the files has the same content.
    Same,
    /// It is not to be taken.
    LeftOut,
    /// So many records were changed by something else than this program.
    Altered(usize),
    /// Two installs write under one number.
    SharedNumber,
    /// What came before it is missing.
    Gap,
    /// So many records belong to something that is not there.
    Orphans(usize),
    /// The clock of its writer runs ahead.
    Ahead,
    /// So many fields are to be decided about.
    Asked(usize),
    /// All of it is known.
    Known,
    /// Nothing stands against it.
    Fits,
}

impl Verdict {
    /// What is to be said of a file; `report` is what it would do, none where it is left out.
    pub fn of(head: &Head, report: Option<&Report>) -> Self {
        let Some(report) = report else {
            return if head.same_as.is_some() { Self::Same } else { Self::LeftOut };
        };
        let altered = report.tables.iter().map(|table| table.clashing).sum();
        match Brings::of(report).asked {
            _ if altered > 0 => Self::Altered(altered),
            _ if !report.shared.is_empty() => Self::SharedNumber,
            _ if report.has_gap => Self::Gap,
            _ if report.orphans > 0 => Self::Orphans(report.orphans),
            _ if !report.ahead.is_empty() => Self::Ahead,
            0 if report.is_empty() => Self::Known,
            0 => Self::Fits,
            asked => Self::Asked(asked),
        }
    }

    /// Whether a person should look before it is merged.
    pub const fn is_caution(self) -> bool {
        matches!(self, Self::Same | Self::Altered(_) | Self::SharedNumber | Self::Gap | Self::Orphans(_) | Self::Ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::intake::TableReport;
    use crate::exchange::json::{Author, Moment};
    use crate::exchange::receipt::Taken;
    use crate::replica::ReplicaId;

    fn office(code: &str) -> AreaCode {
        code.parse().unwrap()
    }

    fn head() -> Head {
        let author = Author { office: office("63.05"), replica: ReplicaId::new(1), at: Moment::from_millis(1) };
        Head {
            author,
            sealed: true,
            part: None,
            counts: Vec::new(),
            active: 0,
            inactive: 0,
            same_as: None,
            rescued: None,
        }
    }

    fn report(tables: &[(&str, Taken, usize)]) -> Report {
        let table = |(table, taken, asked): &(&str, Taken, usize)| TableReport {
            table: (*table).to_owned(),
            taken: *taken,
            asked: *asked,
            answered: 0,
            clashing: 0,
            altered: Vec::new(),
        };
        Report {
            tables: tables.iter().map(table).collect(),
            districts: Vec::new(),
            ahead: Vec::new(),
            shared: Vec::new(),
            has_gap: false,
            orphans: 0,
            changes: 0,
            listed: 0,
        }
    }

    #[test]
    fn files_come_first_and_every_expected_office_without_one_has_its_line() {
        let [tapin, banjar, province] = ["63.05", "63.03", "63"].map(office);
        let files = [(0, None), (1, Some(province)), (2, Some(tapin)), (3, Some(tapin))];
        let lines = roll(&files, &[banjar, tapin]);
        use Line::{File, Missing};
        assert_eq!(lines, [File(2), File(3), File(1), File(0), Missing(banjar)]);
    }

    #[test]
    fn what_files_bring_is_summed_over_tables_and_cooperatives_are_counted_by_themselves() {
        let cooperatives = Taken { came: 9, created: 3, changed: 2, deleted: 1, restored: 1, known: 2, refused: 1 };
        let cases = Taken { came: 4, created: 4, ..Taken::default() };
        let brings = Brings::of(&report(&[("cooperatives", cooperatives, 2), ("cases", cases, 1)]));
        let expected = Brings { came: 13, created: 7, changed: 4, asked: 3, refused: 1, cooperatives: 3 };
        assert_eq!(brings, expected);
        assert_eq!([brings, brings].into_iter().sum::<Brings>().cooperatives, 6);
    }

    #[test]
    fn the_gravest_is_said_of_a_file() {
        let new = Taken { came: 1, created: 1, ..Taken::default() };
        let known = Taken { came: 1, known: 1, ..Taken::default() };
        assert_eq!(Verdict::of(&head(), None), Verdict::LeftOut);
        assert_eq!(Verdict::of(&Head { same_as: Some(0), ..head() }, None), Verdict::Same);
        assert_eq!(Verdict::of(&head(), Some(&report(&[("cooperatives", new, 0)]))), Verdict::Fits);
        assert_eq!(Verdict::of(&head(), Some(&report(&[("cooperatives", known, 0)]))), Verdict::Known);
        let mut asked = report(&[("cooperatives", new, 2)]);
        assert_eq!(Verdict::of(&head(), Some(&asked)), Verdict::Asked(2));
        asked.has_gap = true;
        assert_eq!(Verdict::of(&head(), Some(&asked)), Verdict::Gap);
        asked.tables[0].clashing = 1;
        assert_eq!(Verdict::of(&head(), Some(&asked)), Verdict::Altered(1));
        assert!(Verdict::Altered(1).is_caution() && !Verdict::Asked(2).is_caution());
    }
}
