//! What is to be said of the quality of a cooperative's data: what it lacks, what the checks find, and how old it is.
//! Asked of one cooperative at a time, so that the figures of the page and the rows that they lead to agree.

use super::belonging::owned;
use super::table::Table;
use super::tables::TableVisitor;
use super::{Index, Tables};
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::status::last_due_year;
use crate::domain::{AnnualReport, Cooperative, Date, Id, Nik, OfficerRole, Record};
use crate::replica::{Row, Stamp};
use rustc_hash::{FxHashMap, FxHashSet};
use std::convert::Infallible;
use std::str::FromStr;

/// Something that a complete record has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// NIK.
    Nik,
    /// Legal number and legal date.
    Legal,
    /// District of the domicile.
    District,
    /// Subdistrict of the domicile.
    Subdistrict,
    /// Kind.
    Kind,
    /// Membership area, from which supervision follows.
    MembershipArea,
    /// Address.
    Address,
    /// A telephone number, its own or that of an officer.
    Phone,
    /// Any officer.
    Officers,
    /// A chair whose term is in force.
    Chair,
    /// A declared status with its date and its source.
    Declared,
    /// The report on the last book year whose RAT was due.
    Report,
}

impl Gap {
    /// All of them, in the order of the table.
    pub const ALL: [Gap; 12] = [
        Gap::Nik,
        Gap::Legal,
        Gap::District,
        Gap::Subdistrict,
        Gap::Kind,
        Gap::MembershipArea,
        Gap::Address,
        Gap::Phone,
        Gap::Officers,
        Gap::Chair,
        Gap::Declared,
        Gap::Report,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Gap::Nik => "nik",
            Gap::Legal => "badan-hukum",
            Gap::District => "wilayah",
            Gap::Subdistrict => "kecamatan",
            Gap::Kind => "jenis",
            Gap::MembershipArea => "keanggotaan",
            Gap::Address => "alamat",
            Gap::Phone => "telepon",
            Gap::Officers => "pengurus",
            Gap::Chair => "ketua",
            Gap::Declared => "status",
            Gap::Report => "laporan",
        }
    }

    /// Whether a cooperative has it, as the evidence stood on the index's day.
    pub fn is_filled(self, tables: &Tables, index: &Index, id: Id, c: &Cooperative) -> bool {
        match self {
            Gap::Nik => c.nik.is_some(),
            Gap::Legal => c.legal_number.is_some() && c.legal_date.is_some(),
            Gap::District => c.district.is_some(),
            Gap::Subdistrict => c.subdistrict.is_some(),
            Gap::Kind => c.kind.is_some(),
            Gap::MembershipArea => c.membership_area.is_some(),
            Gap::Address => c.address.is_some(),
            Gap::Phone => c.phone.is_some() || c.officers.iter().any(|officer| officer.phone.is_some()),
            Gap::Officers => !c.officers.is_empty(),
            Gap::Chair => c.officers.iter().any(|officer| {
                officer.role == OfficerRole::Chair && officer.until.is_none_or(|until| until >= index.position())
            }),
            Gap::Declared => c.declared_status.is_some() && c.declared_on.is_some() && c.declared_source.is_some(),
            Gap::Report => {
                let due = last_due_year(c.form, index.position());
                // One who was no legal person then owes no report.
                c.founded().is_some_and(|founded| founded > i32::from(due.get()))
                    || index.of::<AnnualReport>(tables, id).any(|report| report.value.year == due)
            }
        }
    }
}

/// How long ago a record was last changed, by anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Within three months.
    Quarter,
    /// Within a year.
    Year,
    /// Within two years.
    TwoYears,
    /// Before that.
    Older,
}

impl Age {
    /// All of them, the youngest first.
    pub const ALL: [Age; 4] = [Age::Quarter, Age::Year, Age::TwoYears, Age::Older];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Age::Quarter => "triwulan",
            Age::Year => "setahun",
            Age::TwoYears => "dua-tahun",
            Age::Older => "lama",
        }
    }

    /// The age, on the day `today`, of what was changed on `day`.
    pub fn of(day: Date, today: Date) -> Self {
        match today.days() - day.days() {
            ..=91 => Age::Quarter,
            92..=365 => Age::Year,
            366..=730 => Age::TwoYears,
            _ => Age::Older,
        }
    }
}

/// The day on which a cooperative or one of its reports was last changed.
pub fn last_changed(tables: &Tables, index: &Index, row: &Row<Cooperative>) -> Date {
    let reports = index.of::<AnnualReport>(tables, row.id).flat_map(|report| report.all_stamps());
    let last: Stamp = row.all_stamps().chain(reports).max().unwrap_or_default();
    Date::in_wita(last.millis())
}

/// What rows the quality page leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// Those that lack something.
    Lacks(Gap),
    /// Those of which the checks find this.
    Fails(&'static str),
    /// Those that were last changed so long ago.
    Changed(Age),
}

const LACKS: &str = "tanpa-";
const FAILS: &str = "periksa-";
const CHANGED: &str = "diubah-";

impl Quality {
    /// Its name in addresses.
    pub fn code(self) -> String {
        match self {
            Quality::Lacks(gap) => format!("{LACKS}{}", gap.code()),
            Quality::Fails(code) => format!("{FAILS}{code}"),
            Quality::Changed(age) => format!("{CHANGED}{}", age.code()),
        }
    }
}

impl FromStr for Quality {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let lacks = || Gap::ALL.into_iter().find(|gap| text.strip_prefix(LACKS) == Some(gap.code()));
        let fails = || Problem::CODES.iter().copied().find(|code| text.strip_prefix(FAILS) == Some(*code));
        let changed = || Age::ALL.into_iter().find(|age| text.strip_prefix(CHANGED) == Some(age.code()));
        lacks()
            .map(Quality::Lacks)
            .or_else(|| fails().map(Quality::Fails))
            .or_else(|| changed().map(Quality::Changed))
            .ok_or(())
    }
}

/// The checks of whole cooperatives, with their reports and beside the others of the register.
pub struct Inspection<'w> {
    tables: &'w Tables,
    index: &'w Index,
    today: Date,
    /// Each NIK that more than one cooperative has.
    shared: FxHashSet<&'w Nik>,
    /// The tables whose records belong to others, owners before what belongs to them.
    owned: Vec<&'static str>,
}

impl<'w> Inspection<'w> {
    /// Inspects a register on the day `today`.
    pub fn new(tables: &'w Tables, index: &'w Index, today: Date) -> Self {
        let mut times: FxHashMap<&Nik, u32> = FxHashMap::default();
        for nik in tables.cooperatives.live().filter_map(|row| row.value.nik.as_ref()) {
            *times.entry(nik).or_default() += 1;
        }
        let shared = times.into_iter().filter(|(_, times)| *times > 1).map(|(nik, _)| nik).collect();
        Self { tables, index, today, shared, owned: owned() }
    }

    /// All that the checks find of a cooperative and of whatever belongs to it: reports, cases and what was done in them,
    /// documents and licences.
    pub fn findings(&self, row: &Row<Cooperative>) -> Vec<Finding> {
        let c = &row.value;
        let found = c.findings(None, self.today);
        let mut walk = Walk { inspection: self, owners: vec![(Cooperative::TABLE, row.id)], found };
        for table in &self.owned {
            let (Some(Ok(())) | None) = self.tables.look(table, &mut walk);
        }
        let mut found = walk.found;
        if c.nik.as_ref().is_some_and(|nik| self.shared.contains(nik)) {
            found.push(Finding { field: "nik", problem: Problem::NikTaken, severity: Severity::Warning });
        }
        found
    }

    /// Whether a cooperative is among those rows.
    pub fn admits(&self, quality: Quality, row: &Row<Cooperative>) -> bool {
        match quality {
            Quality::Lacks(gap) => !gap.is_filled(self.tables, self.index, row.id, &row.value),
            Quality::Fails(code) => self.findings(row).iter().any(|finding| finding.problem.code() == code),
            Quality::Changed(age) => Age::of(last_changed(self.tables, self.index, row), self.today) == age,
        }
    }
}

/// What the checks find of the records that belong to a cooperative, and of those that belong to these.
struct Walk<'i, 'w> {
    inspection: &'i Inspection<'w>,
    /// It, and the records that were found to belong to it.
    owners: Vec<(&'static str, Id)>,
    found: Vec<Finding>,
}

impl TableVisitor for Walk<'_, '_> {
    type Error = Infallible;

    fn visit<R: Record>(&mut self, _: &Table<R>) -> Result<(), Infallible> {
        let Inspection { tables, index, today, .. } = self.inspection;
        for at in 0..self.owners.len() {
            let (table, id) = self.owners[at];
            if R::OWNER == Some(table) {
                let owner = tables.table::<R::Owner>().and_then(|table| table.get_live(id)).map(|row| &row.value);
                for row in index.of::<R>(tables, id) {
                    self.found.extend(row.value.findings(owner, *today));
                    self.owners.push((R::TABLE, row.id));
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quality_is_read_as_it_is_written() {
        let all = Gap::ALL.map(Quality::Lacks).into_iter().chain(Age::ALL.map(Quality::Changed));
        for quality in all.chain(Problem::CODES.iter().map(|code| Quality::Fails(code))) {
            assert_eq!(quality.code().parse(), Ok(quality));
        }
        assert_eq!("tanpa-apa".parse::<Quality>(), Err(()));
    }

    #[test]
    fn age_is_counted_in_whole_days() {
        let today: Date = "2024-05-13".parse().unwrap();
        assert_eq!(Age::of(today, today), Age::Quarter);
        assert_eq!(Age::of(today.plus_days(-92), today), Age::Year);
        assert_eq!(Age::of(today.plus_days(-365), today), Age::Year);
        assert_eq!(Age::of(today.plus_days(-366), today), Age::TwoYears);
        assert_eq!(Age::of(today.plus_days(-731), today), Age::Older);
    }
}
