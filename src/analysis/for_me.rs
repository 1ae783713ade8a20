//! What waits for whoever works here: what blocks others first, then what is late, what falls due within days, and what is new.

use super::deadlines::{Deadline, Owed, deadlines_of};
use crate::domain::status::next_rat;
use crate::domain::territory::Territory;
use crate::domain::{AnnualReport, AreaCode, Cooperative, Date, DeclaredStatus, Id};
use crate::replica::Row;
use crate::workspace::duplicates::duplicates;
use crate::workspace::{Index, Tables};
use std::collections::BTreeMap;

/// Something that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Values of two offices between which somebody must choose.
    Differences,
    /// Offices of which no file has come.
    Silent,
    /// Cases beyond their day.
    Overdue,
    /// Meetings (RAT) beyond their day.
    RatOver,
    /// Cases that fall due within the week.
    DueThisWeek,
    /// Visits that were planned for a day of the week, or for one that is over.
    Visits,
    /// Meetings (RAT) that fall due.
    RatDue,
    /// NIK certificates that end.
    Certificates,
    /// Licences that end.
    Licences,
    /// Cooperatives that may be in twice.
    Twins,
    /// Changes that are nowhere but here.
    Unsent,
}

impl Matter {
    /// By what addresses call it.
    pub const fn code(self) -> &'static str {
        match self {
            Matter::Differences => "perbedaan",
            Matter::Silent => "kantor",
            Matter::Overdue => "lewat",
            Matter::RatOver => "rat-lewat",
            Matter::DueThisWeek => "pekan-ini",
            Matter::Visits => "kunjungan",
            Matter::RatDue => "rat",
            Matter::Certificates => "sertifikat",
            Matter::Licences => "izin",
            Matter::Twins => "kembar",
            Matter::Unsent => "belum-dikirim",
        }
    }
}

/// A cooperative with something that waits, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The cooperative.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its district.
    pub district: Option<AreaCode>,
    /// The day.
    pub day: Date,
}

/// What waits of one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Of what kind.
    pub matter: Matter,
    /// How many.
    pub count: usize,
    /// Of which cooperatives, the earliest day first; empty where the work is on a page of its own.
    pub rows: Vec<Due>,
    /// Which offices.
    pub offices: Vec<AreaCode>,
}

/// Who asks, and what is known beyond the records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The office that works here.
    pub office: AreaCode,
    /// The present.
    pub today: Date,
    /// How many questions are open.
    pub differences: usize,
    /// The offices of which a file has been seen.
    pub seen: Vec<AreaCode>,
    /// Changes since the last export.
    pub unsent: u32,
}

/// The meeting that comes next, where nothing waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// How many cooperatives are to hold it.
    pub count: usize,
    /// By when.
    pub due: Date,
}

/// Days ahead of which cases and visits are told.
const WEEK: i32 = 7;
/// Days ahead of which the end of a certificate, of a licence, and the day of a meeting are told.
const AHEAD: i32 = 60;
/// Days for which what has ended is still told: later it is a matter of the quality of the data.
const BEHIND: i32 = 90;
/// More cooperatives than these are compared only on the page of twins, which says that it works.
const MOST_COMPARED: usize = 5_000;

/// What waits, the most urgent first.
pub fn for_me(tables: &Tables, index: &Index, about: &About) -> Vec<Waiting> {
    let is_district = Territory::current().district(about.office).is_some();
    let is_own =
        |row: &Row<Cooperative>| !is_district || row.value.district.is_none_or(|district| district == about.office);
    let own = || tables.cooperatives.live().filter(|row| is_own(row));
    let mut rows: BTreeMap<Matter, Vec<Due>> = BTreeMap::new();
    let mut add = |matter: Matter, row: &Row<Cooperative>, day: Date| {
        let due = Due { id: row.id, name: row.value.name.to_string(), district: row.value.district, day };
        rows.entry(matter).or_default().push(due);
    };
    for row in own() {
        for Deadline { due, what, .. } in deadlines_of(tables, index, row, about.today) {
            let days = due.days() - about.today.days();
            match what {
                Owed::Stage(_) if days < 0 => add(Matter::Overdue, row, due),
                Owed::Stage(_) if days <= WEEK => add(Matter::DueThisWeek, row, due),
                Owed::Visit(..) if days <= WEEK => add(Matter::Visits, row, due),
                // Of one that is declared inactive no meeting is waited for: its case is.
                Owed::Rat(_) if row.value.declared_status == Some(DeclaredStatus::Inactive) => {}
                Owed::Rat(_) if (0..=AHEAD).contains(&days) => add(Matter::RatDue, row, due),
                Owed::Rat(_) if (-AHEAD..0).contains(&days) => add(Matter::RatOver, row, due),
                Owed::Certificate(_) if (-BEHIND..=AHEAD).contains(&days) => add(Matter::Certificates, row, due),
                Owed::Licence(_) if (-BEHIND..=AHEAD).contains(&days) => add(Matter::Licences, row, due),
                _ => {}
            }
        }
    }
    let mut waiting: Vec<Waiting> = rows
        .into_iter()
        .map(|(matter, mut rows)| {
            rows.sort_by(|a, b| (a.day, &a.name, a.id).cmp(&(b.day, &b.name, b.id)));
            Waiting { matter, count: rows.len(), rows, offices: Vec::new() }
        })
        .collect();
    let mut plain = |matter, count, offices| {
        if count > 0 {
            waiting.push(Waiting { matter, count, rows: Vec::new(), offices });
        }
    };
    plain(Matter::Differences, about.differences, Vec::new());
    if !is_district && !about.seen.is_empty() {
        let districts = Territory::current().districts.iter().map(|district| district.code);
        let silent: Vec<AreaCode> = districts.filter(|code| !about.seen.contains(code)).collect();
        plain(Matter::Silent, silent.len(), silent);
    }
    if tables.cooperatives.rows().len() <= MOST_COMPARED {
        plain(Matter::Twins, duplicates(tables).len(), Vec::new());
    }
    plain(Matter::Unsent, about.unsent as usize, Vec::new());
    waiting.sort_by_key(|waiting| waiting.matter);
    waiting
}

/// The days that lie ahead, each with how many things fall on it, the earliest first.
pub fn deadlines(waiting: &[Waiting], today: Date) -> Vec<(Date, Matter, usize)> {
    let mut days: BTreeMap<(Date, Matter), usize> = BTreeMap::new();
    for (matter, row) in waiting.iter().flat_map(|waiting| waiting.rows.iter().map(|row| (waiting.matter, row))) {
        if row.day >= today {
            *days.entry((row.day, matter)).or_default() += 1;
        }
    }
    days.into_iter().map(|((day, matter), count)| (day, matter, count)).collect()
}

/// The meeting that most of an office's cooperatives are to hold next.
pub fn next_meeting(tables: &Tables, index: &Index, about: &About) -> Option<Next> {
    let is_district = Territory::current().district(about.office).is_some();
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for row in tables.cooperatives.live() {
        if is_district && row.value.district.is_some_and(|district| district != about.office) {
            continue;
        }
        let reports = index.of::<AnnualReport>(tables, row.id).map(|report| &report.value);
        let next = next_rat(row.value.form, reports, about.today).due;
        // One that is over already comes again in a year.
        let next = if next < about.today { next.plus_months(12) } else { next };
        *days.entry(next).or_default() += 1;
    }
    days.into_iter().next().map(|(due, count)| Next { count, due })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Case, Certificate, CertificateState, Licence, Ref, Text};
    use crate::replica::{Knowledge, ReplicaId};
    use crate::workspace::{EditOf, Install, Transaction, Viewpoint, Workspace};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn desk() -> Workspace {
        let install = Install { replica: ReplicaId::new(1), heir: ReplicaId::new(101), lane: 0 };
        let viewpoint = Viewpoint::in_tests(StatusRule::Permenkop25);
        let mut desk = Workspace::new(install, Tables::default(), Knowledge::default(), viewpoint);
        let mut put = |transaction| drop(desk.commit(transaction, 1_790_000_000_000));
        for (at, (name, district)) in
            [("KUD Satu", "63.05"), ("KSP Melati Jaya", "63.05"), ("Kopkar Borneo", "63.03")].into_iter().enumerate()
        {
            let id = Id::new(at as u64, [at as u8; 10]);
            let certificate = Certificate {
                state: CertificateState::Valid,
                number: None,
                issued: None,
                expires: Some(day(["2026-10-01", "2030-01-01", "2026-09-01"][at])),
            };
            let cooperative = Cooperative {
                name: Text::new(name).unwrap(),
                district: district.parse().ok(),
                certificate: Some(certificate),
                ..Cooperative::default()
            };
            put(Transaction::of(EditOf::create(id, cooperative)));
            let due = Some(day(["2026-09-10", "2026-09-25", "2026-09-11"][at]));
            put(Transaction::of(EditOf::create(Case::id(id, 1), Case { due, ..Case::open(id, day("2026-01-01")) })));
        }
        let licence = Licence {
            cooperative: Ref::to(Id::new(0, [0; 10])),
            expires_on: Some(day("2026-11-01")),
            ..Licence::default()
        };
        put(Transaction::of(EditOf::create(Id::new(9, [9; 10]), licence)));
        desk
    }

    fn about(office: &str) -> About {
        About { office: office.parse().unwrap(), today: day("2026-09-21"), differences: 0, seen: Vec::new(), unsent: 0 }
    }

    fn found(desk: &Workspace, about: &About) -> Vec<(Matter, usize)> {
        for_me(desk.tables(), desk.index(), about).iter().map(|waiting| (waiting.matter, waiting.count)).collect()
    }

    #[test]
    fn what_blocks_others_comes_before_what_is_late_and_what_is_late_before_what_is_due() {
        let asked = About { differences: 3, seen: vec!["63.05".parse().unwrap()], unsent: 7, ..about("63") };
        let expected = [
            (Matter::Differences, 3),
            (Matter::Silent, 12),
            (Matter::Overdue, 2),
            (Matter::DueThisWeek, 1),
            (Matter::Certificates, 2),
            (Matter::Licences, 1),
            (Matter::Unsent, 7),
        ];
        assert_eq!(found(&desk(), &asked), expected);
    }

    #[test]
    fn a_district_sees_only_its_own_and_no_office_is_silent_before_any_file_has_come() {
        let desk = desk();
        let expected =
            [(Matter::Overdue, 1), (Matter::DueThisWeek, 1), (Matter::Certificates, 1), (Matter::Licences, 1)];
        assert_eq!(found(&desk, &about("63.05")), expected);
        assert!(found(&desk, &about("63")).iter().all(|(matter, _)| *matter != Matter::Silent));
        let waiting = for_me(desk.tables(), desk.index(), &about("63.05"));
        let ahead = [(day("2026-10-01"), Matter::Certificates, 1), (day("2026-11-01"), Matter::Licences, 1)];
        let next = (day("2026-09-25"), Matter::DueThisWeek, 1);
        assert_eq!(deadlines(&waiting, day("2026-09-21")), [&[next][..], &ahead].concat());
        let rows = &waiting[0].rows;
        assert_eq!((rows[0].name.as_str(), rows[0].day), ("KUD Satu", day("2026-09-10")));
    }

    #[test]
    fn where_nothing_waits_the_next_meeting_is_named() {
        let desk = desk();
        let next = next_meeting(desk.tables(), desk.index(), &about("63.05")).unwrap();
        assert_eq!((next.count, next.due), (2, day("2027-03-31")));
    }
}
