//! The same person twice, and the same aid twice (FACTS-2 8.1, test D1 of 8.3).
//!
//! A person is known by the NIK, else by name and telephone together, as districts do it by hand (FACTS 2). That one person has
//! several businesses is lawful, and so a matter to look at; aid of one kind to one person in one year is what auditors ask money
//! back for, from two givers or from one. Courses are told apart by their subject, and accompaniment goes on through a year:
//! neither is double aid. What is finds names the records and decides nothing.

use crate::analysis::persons::{KnownBy, Person, digits, known_as, owner_of};
use crate::domain::{AidKind, BookYear, Enterprise, EnterpriseAid, Id, Level, PlanBeneficiary};
use crate::replica::Row;
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A person who stands there more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoublePerson {
    /// By what it is known that they are one.
    pub known_by: KnownBy,
    /// Their enterprises, in order.
    pub enterprises: Vec<Id>,
}

/// Aid of one kind to one person in one year, more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubleAid {
    /// By what it is known that it is one person.
    pub known_by: KnownBy,
    /// What.
    pub kind: AidKind,
    /// When.
    pub year: BookYear,
    /// The enterprises that were given it, in order.
    pub enterprises: Vec<Id>,
    /// The records of the aid, in order.
    pub aids: Vec<Id>,
    /// Who gave it, each once, as they are named; none where one of them is not.
    pub givers: Vec<Option<String>>,
    /// Beneficiaries of plans by the same NIK, of other budgets than the aid was paid from.
    pub beneficiaries: Vec<Id>,
    /// The money in question, rupiah: all but the largest, as far as it is recorded.
    pub amount: i64,
}

/// What stands there twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Doubles {
    /// Persons, those of most enterprises first.
    pub persons: Vec<DoublePerson>,
    /// Aid, that of most money first.
    pub aids: Vec<DoubleAid>,
}

/// Whether aid of a kind twice in a year is double.
const fn counts_once(kind: AidKind) -> bool {
    !matches!(kind, AidKind::Training | AidKind::Accompaniment)
}

/// Who gave aid: by name, else the level, else whose plan pays for it.
fn giver(tables: &Tables, aid: &EnterpriseAid) -> Option<(String, Option<String>)> {
    if let Some(name) = aid.giver.as_deref() {
        return Some((fold(name), Some(name.to_owned())));
    }
    if let Some(plan) = aid.plan.and_then(|plan| tables.plans.get_live(*plan)) {
        let area = plan.value.area.map(|area| area.to_string()).unwrap_or_default();
        return Some((format!("{}/{area}", plan.value.level), plan.value.body.as_deref().map(str::to_owned)));
    }
    aid.level.map(|level: Level| (level.code().to_owned(), None))
}

/// Those who have one name and one telephone, though a NIK is missing or another: a digit was mistyped, or it was added later. Their
/// aid is not added up: that they are one somebody must say.
fn called_alike(tables: &Tables) -> Vec<DoublePerson> {
    let mut called: BTreeMap<Person, Vec<&Row<Enterprise>>> = BTreeMap::new();
    for row in tables.enterprises.live() {
        if let Some(person) = known_as(None, row.value.owner.as_deref(), row.value.phone.as_ref()) {
            called.entry(person).or_default().push(row);
        }
    }
    let has_several_keys = |rows: &Vec<&Row<Enterprise>>| {
        let mut keys: Vec<Option<Person>> = rows.iter().map(|row| owner_of(&row.value)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len() > 1
    };
    let double = |rows: Vec<&Row<Enterprise>>| {
        let mut enterprises: Vec<Id> = rows.iter().map(|row| row.id).collect();
        enterprises.sort_unstable();
        DoublePerson { known_by: KnownBy::NameAndPhone, enterprises }
    };
    called.into_values().filter(has_several_keys).map(double).collect()
}

/// What stands in the tables twice.
pub fn doubles(tables: &Tables) -> Doubles {
    let mut persons: BTreeMap<Person, Vec<&Row<Enterprise>>> = BTreeMap::new();
    for row in tables.enterprises.live() {
        if let Some(person) = owner_of(&row.value) {
            persons.entry(person).or_default().push(row);
        }
    }
    let called_alike = called_alike(tables);
    let mut aids: FxHashMap<Id, Vec<&Row<EnterpriseAid>>> = FxHashMap::default();
    for row in tables.enterprise_aids.live() {
        aids.entry(*row.value.enterprise).or_default().push(row);
    }
    let mut by_nik: FxHashMap<String, Vec<&Row<PlanBeneficiary>>> = FxHashMap::default();
    for row in tables.plan_beneficiaries.live() {
        let number = row.value.number.as_deref().map(digits).filter(|digits| digits.len() == 16);
        if let Some(number) = number {
            by_nik.entry(number).or_default().push(row);
        }
    }
    let mut found = Doubles::default();
    // Aid to whom nobody can tell is told apart by the enterprise alone.
    let alone = tables.enterprises.live().filter(|row| owner_of(&row.value).is_none());
    let nobody: Vec<(Person, Vec<&Row<Enterprise>>)> =
        alone.map(|row| ((KnownBy::NameAndPhone, row.id.to_string()), vec![row])).collect();
    for ((known_by, key), rows) in persons.into_iter().chain(nobody) {
        let mut enterprises: Vec<Id> = rows.iter().map(|row| row.id).collect();
        enterprises.sort_unstable();
        let planned = if known_by == KnownBy::Nik { by_nik.get(&key).map_or(&[][..], Vec::as_slice) } else { &[] };
        double_aid(tables, known_by, &enterprises, &aids, planned, &mut found.aids);
        let is_among = |of: &DoublePerson| enterprises.iter().all(|id| of.enterprises.contains(id));
        if enterprises.len() > 1 && !called_alike.iter().any(is_among) {
            found.persons.push(DoublePerson { known_by, enterprises });
        }
    }
    found.persons.extend(called_alike);
    found.persons.sort_by_key(|one| (std::cmp::Reverse(one.enterprises.len()), one.enterprises[0]));
    found.aids.sort_by_key(|one| (std::cmp::Reverse(one.amount), one.aids.clone()));
    found
}

fn double_aid(
    tables: &Tables,
    known_by: KnownBy,
    enterprises: &[Id],
    aids: &FxHashMap<Id, Vec<&Row<EnterpriseAid>>>,
    planned: &[&Row<PlanBeneficiary>],
    found: &mut Vec<DoubleAid>,
) {
    let mut kinds: BTreeMap<(BookYear, AidKind), Vec<&Row<EnterpriseAid>>> = BTreeMap::new();
    for row in enterprises.iter().filter_map(|id| aids.get(id)).flatten() {
        if counts_once(row.value.kind) {
            kinds.entry((row.value.year, row.value.kind)).or_default().push(row);
        }
    }
    for ((year, kind), rows) in kinds {
        let is_other_budget = |of: &&&Row<PlanBeneficiary>| {
            let plan = tables.plans.get_live(*of.value.plan);
            let is_of_year = plan.is_some_and(|plan| plan.value.year == year);
            is_of_year && of.value.aid == Some(kind) && rows.iter().all(|aid| aid.value.plan != Some(of.value.plan))
        };
        let mut beneficiaries: Vec<Id> = planned.iter().filter(is_other_budget).map(|row| row.id).collect();
        beneficiaries.sort_unstable();
        if rows.len() + beneficiaries.len() < 2 {
            continue;
        }
        let mut by_giver: BTreeMap<Option<String>, Option<String>> = BTreeMap::new();
        for row in &rows {
            let of = giver(tables, &row.value);
            let (key, name) = of.map_or((None, None), |(key, name)| (Some(key), name));
            by_giver.entry(key).or_insert(name);
        }
        let mut amounts: Vec<i64> = rows.iter().filter_map(|row| row.value.amount).map(|amount| amount.get()).collect();
        amounts.sort_unstable();
        if beneficiaries.is_empty() {
            // One of them is as it should be.
            amounts.pop();
        }
        let (mut of, mut ids): (Vec<Id>, Vec<Id>) = rows.iter().map(|row| (*row.value.enterprise, row.id)).unzip();
        of.sort_unstable();
        of.dedup();
        ids.sort_unstable();
        found.push(DoubleAid {
            known_by,
            kind,
            year,
            enterprises: of,
            aids: ids,
            givers: by_giver.into_values().collect(),
            beneficiaries,
            amount: amounts.iter().sum(),
        });
    }
}
