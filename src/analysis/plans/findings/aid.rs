//! D1 to D4 and D6: who gets what, from whom, how often, and by which decree.
//!
//! Somebody is the same by the cooperative of the register, by NIK (16 digits) or NIK koperasi (13), or by name and number
//! together; a body also by name and district. A name alone is nobody in particular. Keys hold a digest, not the number.

use super::meaning::{Meaning, Meanings};
use super::settings::CREDITS;
use super::{Detail, FindingSettings, PlanFinding, Who};
use crate::analysis::plans::rows::{At, FundAt, PlanRow, Plans, folded, people_of};
use crate::domain::{AidKind, BeneficiaryKind, BookYear, Date, FindingTest, Id, Month, PlanBeneficiary, Record};
use crate::replica::Row;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Somebody who is served by a row.
struct Served<'p, 't> {
    who: Id,
    row: &'p PlanRow<'t>,
    of: &'t Row<PlanBeneficiary>,
}

impl Served<'_, '_> {
    fn name(&self) -> Who {
        let of = &self.of.value;
        Who { cooperative: of.cooperative.map(|one| *one), name: of.name.as_deref().map(str::to_owned) }
    }

    /// Whether it is lent and not given.
    fn is_credit(&self) -> bool {
        let is = |fund: &FundAt| matches!(fund, At::One(code) if CREDITS.contains(&&**code));
        !self.row.money.is_empty() && self.row.money.iter().all(|(fund, _)| is(fund))
    }

    fn is_paid_from(&self, fund: &str) -> bool {
        self.row.money.iter().any(|(of, _)| matches!(of, At::One(code) if **code == *fund))
    }

    /// The money of the row, where it serves nobody else; else nobody knows what is for whom.
    fn money(&self, plans: &Plans) -> i64 {
        if plans.beneficiaries(self.row).len() == 1 { self.row.budget() } else { 0 }
    }

    /// The month in which it was, counted from the year 0; none where only the year is known.
    fn month(&self) -> Option<i32> {
        let of_row = self.row.plan.last_month.or(self.row.plan.first_month).and_then(number_of);
        let of_day = |day: Date| day.year() * 12 + i32::from(day.month());
        let year = i32::from(self.row.year().get()) * 12;
        self.of.value.handed_on.map(of_day).or_else(|| of_row.map(|month| year + month))
    }
}

fn number_of(month: Month) -> Option<i32> {
    month.code().parse().ok().filter(|number| (1..=12).contains(number))
}

pub(super) fn find(plans: &Plans, meanings: &Meanings, settings: &FindingSettings, found: &mut Vec<PlanFinding>) {
    let mut by_who: FxHashMap<Id, Vec<Served>> = FxHashMap::default();
    for row in plans.rows() {
        for of in plans.beneficiaries(row) {
            let identity = identity(row, &of.value);
            if let Some(who) = identity {
                by_who.entry(who).or_default().push(Served { who, row, of });
            }
            let is_by_decree = of.value.aid.is_some_and(|aid| settings.by_decree.contains(&aid));
            if is_by_decree && (identity.is_some() || of.value.name.is_some()) {
                let served = Served { who: identity.unwrap_or_default(), row, of };
                found.extend(without_decree(plans, &served));
            }
        }
    }
    for served in by_who.values_mut().filter(|served| served.len() > 1) {
        served.sort_by_key(|one| (one.row.year(), one.row.id, one.of.id));
        same_aid(plans, served, found);
        grant_again(plans, settings, served, found);
        beside_credit(plans, settings, served, found);
        training_again(plans, meanings, settings, served, found);
    }
}

/// Who it is, in a form that is the same at every office; none where it is nobody in particular.
fn identity(row: &PlanRow, of: &PlanBeneficiary) -> Option<Id> {
    if let Some(cooperative) = of.cooperative {
        return Some(*cooperative);
    }
    let digits: String = of.number.iter().flat_map(|number| number.chars()).filter(char::is_ascii_digit).collect();
    let name = of.name.as_deref().map(folded);
    let key = match (digits.len(), name) {
        (13 | 16, _) => digits,
        (1.., Some(name)) => format!("{name}/{digits}"),
        (0, Some(name)) if matches!(of.kind, BeneficiaryKind::Cooperatives | BeneficiaryKind::Groups) => {
            let At::One(district) = row.district else { return None };
            format!("{name}@{district}")
        }
        _ => return None,
    };
    Some(Id::derived(PlanBeneficiary::TABLE, Id::default(), key))
}

/// A finding about what serves somebody.
fn about(plans: &Plans, test: FindingTest, key: String, year: BookYear, of: &[&Served], detail: Detail) -> PlanFinding {
    let money = of.iter().map(|one| one.money(plans)).min().unwrap_or_default();
    let district = of.iter().find_map(|one| match one.row.district {
        At::One(district) => Some(district),
        _ => None,
    });
    PlanFinding {
        area: district,
        money,
        cooperatives: u32::from(of.iter().any(|one| one.of.value.cooperative.is_some())),
        people: of.iter().map(|one| people_of(&one.of.value)).max().unwrap_or_default(),
        rows: of.iter().map(|one| one.row.id).collect(),
        others: of.iter().map(|one| (PlanBeneficiary::TABLE, one.of.id)).collect(),
        ..PlanFinding::new(test, key, year, detail)
    }
}

/// Whether one of two rows spends the money of the other.
fn is_same_money(plans: &Plans, one: &PlanRow, other: &PlanRow) -> bool {
    let pays = |payer: &PlanRow, paid: &PlanRow| paid.source.is_some_and(|at| plans.rows()[at as usize].id == payer.id);
    pays(one, other) || pays(other, one)
}

/// D1: the same kind of aid in a year from two budgets. Trainings are compared by their topic (D4), credits by their rules (D3).
fn same_aid(plans: &Plans, served: &[Served], found: &mut Vec<PlanFinding>) {
    let mut kinds: BTreeMap<(BookYear, AidKind), Vec<&Served>> = BTreeMap::new();
    for one in served.iter().filter(|one| !one.is_credit()) {
        if let Some(aid) = one.of.value.aid.filter(|aid| *aid != AidKind::Training) {
            let of = kinds.entry((one.row.year(), aid)).or_default();
            // Of a transfer only one side gives.
            if !of.iter().any(|before| is_same_money(plans, before.row, one.row)) {
                of.push(one);
            }
        }
    }
    for ((year, aid), of) in kinds {
        let mut funders: Vec<u32> = of.iter().map(|one| one.row.office).collect();
        funders.sort_unstable();
        funders.dedup();
        if funders.len() < 2 {
            continue;
        }
        let mut funders: Vec<_> = funders.iter().map(|office| plans.offices()[*office as usize].clone()).collect();
        funders.sort();
        let detail = Detail::SameAid { who: of[0].name(), aid, funders };
        found.push(about(plans, FindingTest::SameAid, format!("{}/{aid}", of[0].who), year, &of, detail));
    }
}

/// D2: hibah to the same body again within so many years (FACTS 8.2: not every year without end).
fn grant_again(plans: &Plans, settings: &FindingSettings, served: &[Served], found: &mut Vec<PlanFinding>) {
    let mut years: BTreeMap<BookYear, Vec<&Served>> = BTreeMap::new();
    for one in served.iter().filter(|one| one.of.value.aid == Some(AidKind::Grant)) {
        years.entry(one.row.year()).or_default().push(one);
    }
    for ((before, earlier), (year, later)) in years.iter().zip(years.iter().skip(1)) {
        if year.get() - before.get() <= settings.grant_years {
            let of: Vec<&Served> = earlier.iter().chain(later).copied().collect();
            let detail = Detail::GrantAgain { who: of[0].name(), before: *before };
            let mut finding = about(plans, FindingTest::GrantAgain, of[0].who.to_string(), *year, &of, detail);
            finding.money = later.iter().map(|one| one.money(plans)).sum();
            found.push(finding);
        }
    }
}

/// D3: aid while a credit forbids it, both of one year.
fn beside_credit(plans: &Plans, settings: &FindingSettings, served: &[Served], found: &mut Vec<PlanFinding>) {
    for rule in &settings.credit_rules {
        let is_aid =
            |one: &&Served| one.of.value.aid == Some(rule.aid) && rule.fund.is_none_or(|fund| one.is_paid_from(fund));
        for aid in served.iter().filter(|one| rule.is_in_force(one.row.year())).filter(is_aid) {
            let is_credit = |one: &&Served| {
                let is_other = one.row.id != aid.row.id && one.row.year() == aid.row.year();
                is_other && rule.credits.iter().any(|fund| one.is_paid_from(fund))
            };
            let mut of: Vec<&Served> = served.iter().filter(is_credit).collect();
            if of.is_empty() {
                continue;
            }
            of.push(aid);
            let detail = Detail::AidBesideCredit { who: aid.name(), aid: rule.aid, source: rule.source };
            let mut finding = about(
                plans,
                FindingTest::AidBesideCredit,
                format!("{}/{}", aid.who, rule.aid),
                aid.row.year(),
                &of,
                detail,
            );
            finding.money = aid.money(plans);
            found.push(finding);
        }
    }
}

/// D4: the same training to the same within so many months, from whomever.
fn training_again(
    plans: &Plans,
    meanings: &Meanings,
    settings: &FindingSettings,
    served: &[Served],
    found: &mut Vec<PlanFinding>,
) {
    let mut topics: FxHashMap<Meaning, Vec<&Served>> = FxHashMap::default();
    for one in served.iter().filter(|one| one.of.value.aid == Some(AidKind::Training)) {
        if let Some(topic) = meanings.of_row(one.row) {
            topics.entry(topic).or_default().push(one);
        }
    }
    for (topic, of) in topics.iter_mut().filter(|(_, of)| of.len() > 1) {
        of.sort_by_key(|one| (one.row.year(), one.month(), one.row.id));
        let mut years: BTreeMap<BookYear, (Vec<&Served>, Option<i32>)> = BTreeMap::new();
        for pair in of.windows(2) {
            let (before, again) = (pair[0], pair[1]);
            let months = before.month().zip(again.month()).map(|(before, again)| again - before);
            let is_soon = match months {
                Some(months) => months < i32::from(settings.training_months),
                None => before.row.year() == again.row.year(),
            };
            let is_other = before.row.id != again.row.id && !is_same_money(plans, before.row, again.row);
            if is_soon && is_other {
                let (of, nearest) = years.entry(again.row.year()).or_insert((Vec::new(), months));
                *nearest = nearest.zip(months).map(|(one, other)| one.min(other)).or(*nearest).or(months);
                of.extend([before, again]);
            }
        }
        for (year, (mut of, months)) in years {
            of.dedup_by_key(|one| one.of.id);
            let detail = Detail::TrainingAgain { who: of[0].name(), times: of.len() as u32, months };
            let key = format!("{}/{}", of[0].who, meanings.key(topic));
            found.push(about(plans, FindingTest::TrainingAgain, key, year, &of, detail));
        }
    }
}

/// D6: first the decree, then the handing over (FACTS 8.1, 8.2).
fn without_decree(plans: &Plans, served: &Served) -> Option<PlanFinding> {
    let of = &served.of.value;
    let handed = of.handed_on?;
    let days_before = match of.decree_on {
        Some(decree) if decree > handed => Some(decree.days() - handed.days()),
        Some(_) => return None,
        None if of.decree.is_some() => return None,
        None => None,
    };
    let who = if served.who == Id::default() {
        Id::derived(PlanBeneficiary::TABLE, Id::default(), of.name.as_deref().map(folded).unwrap_or_default())
    } else {
        served.who
    };
    let key = format!("{who}/{}", plans.key(served.row));
    let detail = Detail::WithoutDecree { who: served.name(), days_before };
    Some(about(plans, FindingTest::WithoutDecree, key, served.row.year(), &[served], detail))
}
