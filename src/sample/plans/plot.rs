//! What is planted, and where: decided before a row is made, each in a district, year and sub-activity of its own, so that one
//! never makes or hides another.

use super::templates::{CAPITAL, PARTNERS};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, Case, Cause, Id, Weight};
use crate::sample::chance::Chance;
use crate::workspace::Tables;
use std::collections::BTreeMap;

/// A district and a year.
pub(super) type Spot = (AreaCode, BookYear);

/// What is planted where.
#[derive(Debug, Default)]
pub(super) struct Plot {
    /// D1, D2 (the later year), D4 to D8, G3, and both kinds of G5.
    pub same_aid: Vec<Spot>,
    pub grant_again: Vec<Spot>,
    pub beside_credit: Vec<BookYear>,
    pub training_again: Vec<Spot>,
    pub same_activity: Vec<Spot>,
    pub without_decree: Vec<Spot>,
    pub other_authority: Vec<Spot>,
    pub transfer_twice: Vec<Spot>,
    pub target_uncovered: Vec<Spot>,
    pub nothing_realised: Vec<Spot>,
    pub deviation: Vec<Spot>,
    /// G1: the district, the cause, and the sub-activity that is left out there.
    pub cause: Option<Unanswered>,
    /// G2: the last of three years.
    pub refused: Vec<Spot>,
    /// G4.
    pub places: Vec<(Spot, AreaCode)>,
    /// S1: amounts that differ, rows that are dropped, rows that come from nowhere.
    pub differ: Vec<Spot>,
    pub dropped: Vec<Spot>,
    pub inserted: Vec<Spot>,
    /// S2.
    pub twice: Vec<Spot>,
}

/// A case, and the first and last year in which it was open.
pub(super) type OpenCase = (Id, i32, i32);

/// A cause that no row of a district answers.
#[derive(Debug, Clone)]
pub(super) struct Unanswered {
    pub district: AreaCode,
    pub left_out: &'static str,
    /// The cases, with first and last year in which each was open.
    pub cases: Vec<OpenCase>,
}

/// Causes that one sub-activity of a district answers and, of the province, one.
const ANSWERED_ONCE: [(Cause, &str); 2] = [(Cause::NoCapital, CAPITAL), (Cause::NoMarket, PARTNERS)];

impl Plot {
    /// Decides where, among districts and years that are over.
    pub fn of(tables: &Tables, districts: &[AreaCode], over: &[BookYear], chance: &mut Chance) -> Self {
        let Some(last) = over.last().copied().filter(|_| !districts.is_empty()) else { return Self::default() };
        let mut spots: Vec<Spot> = Vec::new();
        for district in districts {
            spots.extend(over.iter().map(|year| (*district, *year)));
        }
        let some = |chance: &mut Chance, from: &[Spot]| -> Vec<Spot> {
            let mut from = from.to_vec();
            chance.shuffle(&mut from);
            from.truncate(chance.between(1, 3) as usize);
            from
        };
        let later: Vec<Spot> = spots.iter().copied().filter(|(_, year)| *year != over[0]).collect();
        let ends: Vec<Spot> = districts.iter().map(|district| (*district, last)).collect();
        let cause = unanswered(tables, districts);
        // Of what is paid by transfer the province answers causes too.
        let elsewhere = |spot: &&Spot| cause.as_ref().is_none_or(|cause| cause.district != spot.0);
        let twice = ends.last().copied().into_iter().collect();
        let paid: Vec<Spot> = spots.iter().filter(elsewhere).copied().collect();
        let places = some(chance, &spots);
        let places = places.into_iter().map(|spot| {
            let parts = Territory::current().subdistricts_of(spot.0);
            (spot, chance.pick(parts).code)
        });
        Self {
            places: places.collect(),
            same_aid: some(chance, &paid),
            grant_again: some(chance, &later),
            beside_credit: vec![*chance.pick(over)],
            training_again: some(chance, &spots),
            same_activity: some(chance, &spots),
            without_decree: some(chance, &spots),
            other_authority: some(chance, &spots),
            transfer_twice: some(chance, &paid),
            target_uncovered: some(chance, &spots),
            nothing_realised: some(chance, &spots),
            deviation: some(chance, &spots),
            refused: some(chance, &ends),
            differ: some(chance, &spots),
            dropped: some(chance, &spots),
            inserted: some(chance, &spots),
            twice,
            cause,
        }
    }

    /// The kecamatan that no row of a district and year may reach.
    pub fn left_out(&self, spot: Spot) -> Option<AreaCode> {
        self.places.iter().find(|(of, _)| *of == spot).map(|(_, place)| *place)
    }
}

/// The district and the cause with the most cases among those that can be left without an answer.
fn unanswered(tables: &Tables, districts: &[AreaCode]) -> Option<Unanswered> {
    let mut found: BTreeMap<(AreaCode, usize), Vec<OpenCase>> = BTreeMap::new();
    for diagnosis in tables.diagnoses.live().map(|row| &row.value).filter(|one| one.weight != Weight::Suspected) {
        let Some(at) = ANSWERED_ONCE.iter().position(|(cause, _)| *cause == diagnosis.cause) else { continue };
        let Some(case) = tables.cases.get_live(*diagnosis.case) else { continue };
        let district = tables.cooperatives.get_live(*case.value.cooperative).and_then(|row| row.value.district);
        let Some(district) = district.filter(|district| districts.contains(district)) else { continue };
        let (first, last) = open_years(&case.value);
        found.entry((district, at)).or_default().push((case.id, first, last));
    }
    let ((district, at), cases) =
        found.into_iter().max_by_key(|((district, at), cases)| (cases.len(), *district, *at))?;
    Some(Unanswered { district, left_out: ANSWERED_ONCE[at].1, cases })
}

fn open_years(case: &Case) -> (i32, i32) {
    let ended = case.outcome_on.or_else(|| case.is_closed().then(|| case.since()));
    (case.opened.year(), ended.map_or(i32::MAX, |ended| ended.year()))
}
