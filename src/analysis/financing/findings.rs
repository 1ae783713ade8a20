//! What should not be (FACTS-2 8.3): the same money twice (D1), a grant in consecutive years (D2), money of a scheme that forbids
//! other loans while one is open (D3), a decree after the payment or a recipient who is not in its annex (D6), one NIK under
//! several names, and an application whose records contradict each other. What is found names the records and decides nothing.

use super::course::{Application, Course, Ending, applicant, applications};
use crate::analysis::persons::{Person, known_as, owner_of};
use crate::domain::{
    AidKind, AnnexState, Date, Enterprise, EnterpriseAid, FinancingScheme, FinancingSource, Id, LoanTerms, Record,
    Stage,
};
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// D1: one person or body, one kind of money, one year, more than once.
    Twice,
    /// D2: grants to one body in consecutive years.
    GrantsInARow,
    /// D3: a scheme that forbids other loans, while one is open.
    WhileLoanOpen,
    /// D6: the decree is later than the payment.
    DecreeLate,
    /// D6: paid out to somebody who is not in the annex of the decree.
    NotInAnnex,
    /// One NIK under several names.
    NikOfSeveral,
    /// Its records cannot all be right: money of what was refused, more than was granted or asked for, a debt of what is settled.
    Contradicting,
}

impl FindingKind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Twice,
        Self::GrantsInARow,
        Self::WhileLoanOpen,
        Self::DecreeLate,
        Self::NotInAnnex,
        Self::NikOfSeveral,
        Self::Contradicting,
    ];

    /// The code of the test.
    /// None where it is no test of FACTS-2 8.3.
    pub const fn test(self) -> Option<&'static str> {
        match self {
            Self::Twice | Self::NikOfSeveral => Some("D1"),
            Self::GrantsInARow => Some("D2"),
            Self::WhileLoanOpen => Some("D3"),
            Self::DecreeLate | Self::NotInAnnex => Some("D6"),
            Self::Contradicting => None,
        }
    }
}

/// Something that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinancingFinding {
    /// What.
    pub kind: FindingKind,
    /// The applications, in order.
    pub applications: Vec<Id>,
    /// Aid of other records that meets them, in order.
    pub aids: Vec<Id>,
    /// The source that they have in common; none where they have none.
    pub source: Option<FinancingSource>,
    /// The scheme that forbids it.
    pub scheme: Option<FinancingScheme>,
    /// The years.
    pub years: Vec<i32>,
    /// The money in question, rupiah, as far as it is recorded.
    pub amount: i64,
}

/// Who somebody is: a cooperative, a person, or nobody that can be told from others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Body(&'static str, Id),
    Person(Person),
    Alone(Id),
}

fn whose(tables: &Tables, of: &Application) -> Whose {
    match applicant(&of.financing) {
        Some((Enterprise::TABLE, id)) => of_enterprise(tables, id),
        Some((table, id)) => Whose::Body(table, id),
        None => {
            let (nik, name) = (of.financing.person_nik.as_ref(), of.financing.name.as_deref());
            known_as(nik, name, of.financing.phone.as_ref()).map_or(Whose::Alone(of.id), Whose::Person)
        }
    }
}

/// An enterprise is the person whose it is, where that is known.
fn of_enterprise(tables: &Tables, id: Id) -> Whose {
    let owner = tables.enterprises.get_live(id).and_then(|row| owner_of(&row.value));
    owner.map_or(Whose::Body(Enterprise::TABLE, id), Whose::Person)
}

/// Whether money came of it.
fn is_paid(of: &Application) -> bool {
    of.course.paid > 0 || matches!(of.course.ending(), Ending::Paid | Ending::Settled)
}

/// The year in which money first came, else that of the application.
fn year(of: &Application) -> Option<i32> {
    of.course.first_paid.or(of.financing.asked_on).map(Date::year)
}

/// Whether it is a gift of the kind that enterprises are recorded with.
const fn is_gift(source: FinancingSource) -> bool {
    matches!(source, FinancingSource::Grant | FinancingSource::Zakat)
}

/// What stands in the tables that should not be, by kind, those of most money first.
pub fn findings(tables: &Tables) -> Vec<FinancingFinding> {
    let all = applications(tables);
    let settled = settled_days(tables);
    let mut by_whose: BTreeMap<Whose, Vec<&Application>> = BTreeMap::new();
    for one in &all {
        by_whose.entry(whose(tables, one)).or_default().push(one);
    }
    let mut gifts: BTreeMap<Whose, Vec<(Id, &EnterpriseAid)>> = BTreeMap::new();
    for row in tables.enterprise_aids.live() {
        if matches!(row.value.kind, AidKind::Grant | AidKind::Capital) {
            gifts.entry(of_enterprise(tables, *row.value.enterprise)).or_default().push((row.id, &row.value));
        }
    }
    let mut found = Vec::new();
    for (whose, own) in &by_whose {
        let paid: Vec<&Application> = own.iter().copied().filter(|of| is_paid(of)).collect();
        twice(&paid, gifts.get(whose).map_or(&[][..], Vec::as_slice), &settled, &mut found);
        grants_in_a_row(&paid, &mut found);
        while_loan_open(&paid, &settled, &mut found);
    }
    for one in all.iter().filter(|of| is_paid(of)) {
        of_decree(one, &mut found);
    }
    nik_of_several(tables, &all, &mut found);
    let contradicting = all.iter().filter(|of| contradicts(of));
    found.extend(contradicting.map(|of| finding(FindingKind::Contradicting, &[of], money(of))));
    found.sort_by_key(|one| (one.kind, std::cmp::Reverse(one.amount), one.applications.clone()));
    found
}

/// Whether what is recorded of an application cannot all be right.
fn contradicts(of: &Application) -> bool {
    let (course, financing) = (&of.course, &of.financing);
    let most = financing.granted.max(financing.asked).map(|sum| sum.get());
    let is_ended_without =
        matches!(course.ending(), Ending::Refused | Ending::Returned | Ending::Withdrawn | Ending::NoAnswer);
    let open = course.outstanding().filter(|open| *open > 0);
    let is_all_said = course.paid > 0 && course.payments_unsaid == 0;
    (is_ended_without && course.first_paid.is_some())
        || most.is_some_and(|most| course.paid > most)
        || (course.ending() == Ending::Settled && open.is_some() && is_said_after_the_end(course))
        || open.is_some_and(|open| is_all_said && open > course.paid)
}

/// Whether the last standing is of a day after the last entry.
fn is_said_after_the_end(course: &Course) -> bool {
    let end = course.latest.and_then(|(_, day)| day);
    end.zip(course.standing.as_ref()).is_some_and(|(end, standing)| standing.as_of >= end)
}

/// The day on which an application was settled, where that is recorded.
fn settled_days(tables: &Tables) -> FxHashMap<Id, Option<Date>> {
    let rows = tables.financing_stages.live().map(|row| &row.value);
    rows.filter(|entry| entry.stage == Stage::Settled).map(|entry| (*entry.financing, entry.date)).collect()
}

/// Whether a loan was open on a day.
fn is_open_on(of: &Application, settled: &FxHashMap<Id, Option<Date>>, day: Date) -> bool {
    let began = of.course.first_paid.is_some_and(|paid| paid <= day);
    let ended = settled.get(&of.id).is_some_and(|end| end.is_none_or(|end| end <= day));
    of.financing.source.is_loan() && began && !ended
}

fn money(of: &Application) -> i64 {
    if of.course.paid > 0 { of.course.paid } else { of.financing.granted.map_or(0, |sum| sum.get()) }
}

fn finding(kind: FindingKind, of: &[&Application], amount: i64) -> FinancingFinding {
    let mut applications: Vec<Id> = of.iter().map(|one| one.id).collect();
    applications.sort_unstable();
    let years: BTreeSet<i32> = of.iter().filter_map(|one| year(one)).collect();
    let sources: BTreeSet<FinancingSource> = of.iter().map(|one| one.financing.source).collect();
    FinancingFinding {
        kind,
        applications,
        aids: Vec::new(),
        source: sources.first().copied().filter(|_| sources.len() == 1),
        scheme: None,
        years: years.into_iter().collect(),
        amount,
    }
}

/// D1: of one source in one year. A loan that was settled before the next one is none of two; aid of the list of enterprises is one
/// of two with a grant.
fn twice(
    paid: &[&Application],
    gifts: &[(Id, &EnterpriseAid)],
    settled: &FxHashMap<Id, Option<Date>>,
    found: &mut Vec<FinancingFinding>,
) {
    let mut kinds: BTreeMap<(FinancingSource, i32), Vec<&Application>> = BTreeMap::new();
    for one in paid {
        if let Some(year) = year(one) {
            kinds.entry((one.financing.source, year)).or_default().push(one);
        }
    }
    for ((source, year), mut of) in kinds {
        of.sort_by_key(|one| (one.course.first_paid, one.id));
        // Two gifts are always two; a loan meets those that were open when it was paid out.
        let overlaps = |before: &Application, after: &Application| {
            let days = before.course.first_paid.zip(after.course.first_paid);
            !source.is_loan() || days.is_none_or(|(_, day)| is_open_on(before, settled, day))
        };
        let meets = |at: usize| {
            of.iter().enumerate().any(|(other, one)| match other.cmp(&at) {
                std::cmp::Ordering::Less => overlaps(one, of[at]),
                std::cmp::Ordering::Equal => false,
                std::cmp::Ordering::Greater => overlaps(of[at], one),
            })
        };
        let mut meeting: Vec<&Application> = (0..of.len()).filter(|at| meets(*at)).map(|at| of[at]).collect();
        let beside = gifts.iter().filter(|(_, aid)| is_gift(source) && i32::from(aid.year.get()) == year);
        let mut aids: Vec<Id> = beside.clone().map(|(id, _)| *id).collect();
        aids.sort_unstable();
        if meeting.is_empty() && !aids.is_empty() {
            meeting = of;
        }
        if meeting.len() + aids.len() < 2 {
            continue;
        }
        let mut sums: Vec<i64> = meeting.iter().map(|one| money(one)).collect();
        sums.extend(beside.filter_map(|(_, aid)| aid.amount).map(|sum| sum.get()));
        sums.sort_unstable();
        // One of them is as it should be.
        sums.pop();
        found.push(FinancingFinding { aids, ..finding(FindingKind::Twice, &meeting, sums.iter().sum()) });
    }
}

/// D2: grants of years that follow each other.
fn grants_in_a_row(paid: &[&Application], found: &mut Vec<FinancingFinding>) {
    let mut years: BTreeMap<i32, Vec<&Application>> = BTreeMap::new();
    for one in paid.iter().filter(|one| one.financing.source == FinancingSource::Grant) {
        if let Some(year) = year(one) {
            years.entry(year).or_default().push(one);
        }
    }
    let mut run: Vec<(i32, Vec<&Application>)> = Vec::new();
    let mut end = |run: &mut Vec<(i32, Vec<&Application>)>| {
        let of: Vec<&Application> = run.iter().flat_map(|(_, of)| of.iter().copied()).collect();
        if run.len() > 1 {
            // The first year is as it should be.
            let later = run.iter().skip(1).flat_map(|(_, of)| of).map(|one| money(one)).sum();
            found.push(finding(FindingKind::GrantsInARow, &of, later));
        }
        run.clear();
    };
    for (year, of) in years {
        if run.last().is_some_and(|(last, _)| last + 1 != year) {
            end(&mut run);
        }
        run.push((year, of));
    }
    end(&mut run);
}

/// D3: a scheme that forbids other loans by its terms on the day of the application, while another one was open on the day of the
/// payment.
fn while_loan_open(paid: &[&Application], settled: &FxHashMap<Id, Option<Date>>, found: &mut Vec<FinancingFinding>) {
    for one in paid {
        let terms = one.financing.scheme.zip(one.financing.asked_on.or(one.course.first_paid));
        let terms = terms.and_then(|(scheme, on)| LoanTerms::of(scheme, on)).filter(|of| of.forbids_other_loans());
        let (Some(terms), Some(day)) = (terms, one.course.first_paid) else { continue };
        // Two of the same scheme are the same money twice.
        let is_other = |other: &&&Application| {
            other.id != one.id && other.financing.source != one.financing.source && is_open_on(other, settled, day)
        };
        let others: Vec<&Application> = paid.iter().filter(is_other).copied().collect();
        if !others.is_empty() {
            let of: Vec<&Application> = std::iter::once(*one).chain(others).collect();
            let found_one = finding(FindingKind::WhileLoanOpen, &of, money(one));
            found.push(FinancingFinding {
                scheme: Some(terms.scheme),
                source: Some(one.financing.source),
                ..found_one
            });
        }
    }
}

/// D6: the decree after the payment, or without the recipient.
fn of_decree(one: &Application, found: &mut Vec<FinancingFinding>) {
    let (decree, paid) = (one.financing.decree_on, one.course.first_paid);
    if decree.zip(paid).is_some_and(|(decree, paid)| paid < decree) {
        found.push(finding(FindingKind::DecreeLate, &[one], money(one)));
    }
    if one.financing.annex == Some(AnnexState::Absent) {
        found.push(finding(FindingKind::NotInAnnex, &[one], money(one)));
    }
}

/// One NIK that stands under several names among applications of groups and persons and owners of enterprises that apply.
fn nik_of_several(tables: &Tables, all: &[Application], found: &mut Vec<FinancingFinding>) {
    let mut names: BTreeMap<String, BTreeMap<String, Vec<&Application>>> = BTreeMap::new();
    for one in all {
        let (nik, name) = match applicant(&one.financing) {
            Some((Enterprise::TABLE, id)) => {
                let Some(row) = tables.enterprises.get_live(id) else { continue };
                (row.value.owner_nik.clone(), row.value.owner.as_deref().map(fold))
            }
            // Whoever signs for a cooperative may have a business of his own.
            Some(_) => continue,
            None => (one.financing.person_nik.clone(), one.financing.name.as_deref().map(fold)),
        };
        if let Some((nik, name)) = nik.filter(|nik| nik.is_well_formed()).zip(name) {
            names.entry(nik.to_string()).or_default().entry(name).or_default().push(one);
        }
    }
    for of in names.into_values().filter(|names| names.len() > 1) {
        let of: Vec<&Application> = of.into_values().flatten().collect();
        let amount = of.iter().map(|one| money(one)).sum();
        found.push(finding(FindingKind::NikOfSeveral, &of, amount));
    }
}
