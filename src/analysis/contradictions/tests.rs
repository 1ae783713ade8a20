//! The known contradictions of what was published are found, all of them and nothing else, and what is put right is quiet.

use super::*;
use crate::domain::status::StatusRule;
use crate::domain::{DeclaredStatus, FindingVerdict, Note, Total};
use crate::replica::{Row, Stamp};
use crate::sample::{Options, fictional};
use crate::workspace::Viewpoint;

fn built_in() -> Tables {
    fictional(&Options::default())
}

fn found_in(tables: &Tables) -> Vec<Contradiction> {
    contradictions(tables, &Index::build(tables, Viewpoint::in_tests(StatusRule::Permenkop25)))
}

/// The figure and what it is held against.
fn told(found: &[Contradiction]) -> Vec<(u64, u64)> {
    let against = |one: &Contradiction| match one.conflict {
        Conflict::Parts { sum } => sum,
        Conflict::Rows { counted } => counted.into(),
        _ => one.beside.first().map_or(0, |beside| beside.value.get()),
    };
    found.iter().map(|one| (one.figure.value.get(), against(one))).collect()
}

fn tally(day: &str, measure: Measure, value: u64, source: &str) -> Tally {
    Tally {
        date: day.parse().unwrap(),
        area: Territory::current().province.code,
        measure,
        value: Total::new(value).unwrap(),
        source: Text::cut(source),
        ..Tally::default()
    }
}

fn with(tallies: impl IntoIterator<Item = Tally>) -> Tables {
    let mut tables = Tables::default();
    for (number, tally) in (1_u8..).zip(tallies) {
        tables.tallies.insert(Row::new(Id::new(1, [number; 10]), tally, Stamp::default()));
    }
    tables
}

/// Puts another value in the place of a figure.
fn put_right(tables: &mut Tables, value: u64, measure: Measure, right: u64) {
    let is_it = |tally: &Tally| tally.value.get() == value && tally.measure == measure;
    let mut row = tables.tallies.live().find(|row| is_it(&row.value)).unwrap().clone();
    row.value.value = Total::new(right).unwrap();
    tables.tallies.insert(row);
}

#[test]
fn the_known_contradictions_of_what_was_published_are_found_and_nothing_else() {
    let found = found_in(&built_in());
    assert_eq!(
        told(&found),
        [(1_651, 0), (2_013, 2_113), (258, 183), (2_844, 3_027), (782, 682), (902, 912)],
        "{found:#?}"
    );
    assert_eq!(found[0].conflict, Conflict::NotDelivered);
    assert_eq!(found[0].beside.len(), 13);
    // Of 2.013 several sources tell, so that the part is in doubt.
    assert_eq!(found[1].explanations, [Explanation::Digit { said: 1_969, fits: 1_869 }]);
    let [from, to] = ["2024-05-13", "2025-06-12"].map(|day| day.parse().unwrap());
    assert_eq!(found[2].explanations, [Explanation::OtherDay { from, to }]);
    assert_eq!(found[3].conflict, Conflict::Words { said: Magnitude::Hundreds });
    assert_eq!(found[3].beside.iter().map(|one| one.value.get()).collect::<Vec<_>>(), [3_027, 183]);
    assert_eq!(found[4].explanations, [Explanation::Digit { said: 782, fits: 682 }]);
    assert_eq!(found[5].explanations, [Explanation::Digit { said: 902, fits: 912 }]);
    assert_eq!(found[5].beside.len(), 14);
}

#[test]
fn what_is_put_right_is_found_no_more() {
    let mut tables = built_in();
    put_right(&mut tables, 902, Measure::Inactive, 912);
    put_right(&mut tables, 782, Measure::All, 682);
    put_right(&mut tables, 1_969, Measure::VillageOfDesa, 1_869);
    put_right(&mut tables, 258, Measure::All, 190);
    // The whole of January 2022 does not fit its statuses any more.
    assert_eq!(told(&found_in(&tables)), [(1_651, 0), (2_844, 3_027), (2_651, 2_661)]);
}

#[test]
fn what_was_accepted_stays_quiet_until_the_figure_is_another() {
    let mut tables = built_in();
    let today: Date = "2026-11-30".parse().unwrap();
    let accepted = found_in(&tables).into_iter().find(|one| one.figure.value.get() == 902).unwrap();
    let decision = FindingDecision {
        verdict: FindingVerdict::Accepted,
        reason: Note::optional("Rincian menghitung binaan nasional").unwrap(),
        ..accepted.decision(today)
    };
    assert_eq!(FindingDecision::id(decision.test, &decision.key), accepted.decision_id());
    tables.finding_decisions.insert(Row::new(accepted.decision_id(), decision, Stamp::default()));
    let open = |tables: &Tables| {
        let index = Index::build(tables, Viewpoint::in_tests(StatusRule::Permenkop25));
        let open = judged(tables, &index, today).into_iter().filter(|one| one.standing.is_open());
        open.map(|one| one.found.figure.value.get()).collect::<Vec<_>>()
    };
    assert_eq!(open(&tables), [1_651, 2_013, 258, 2_844, 782]);
    put_right(&mut tables, 902, Measure::Inactive, 903);
    assert!(open(&tables).contains(&903));
}

#[test]
fn the_rows_are_held_against_what_was_published_of_a_day_on_which_all_have_a_status() {
    let mut tables = built_in();
    let mut row = tables
        .cooperatives
        .live()
        .find(|row| row.value.declared_status == Some(DeclaredStatus::Active))
        .unwrap()
        .clone();
    row.value.declared_status = Some(DeclaredStatus::Inactive);
    tables.cooperatives.insert(row.clone());
    let of_rows = |tables: &Tables| {
        let rows = found_in(tables).into_iter().filter(|one| matches!(one.conflict, Conflict::Rows { .. }));
        told(&rows.collect::<Vec<_>>())
    };
    let found = of_rows(&tables);
    // In the whole and at its level, active and inactive.
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.contains(&(1_944, 1_943)) && found.contains(&(1_083, 1_084)));
    // Where one has no status, nothing is held against anything.
    row.value.declared_status = None;
    tables.cooperatives.insert(row);
    let left = of_rows(&tables);
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_percentage_is_held_against_its_counts_and_one_that_is_about_is_not() {
    let with_note = |note: &str| {
        let held = Tally { note: Note::optional(note).unwrap(), ..tally("2014-12-31", Measure::RatHeld, 792, "A") };
        told(&found_in(&with([tally("2014-12-31", Measure::Active, 1_669, "A"), held])))
    };
    assert_eq!(with_note("47,45 % dari yang aktif."), []);
    assert_eq!(with_note("47,4 % dari yang aktif."), []);
    assert_eq!(with_note("57,45 % dari yang aktif."), [(792, 1_669)]);
    assert_eq!(with_note("sekitar 57 % dari yang aktif"), []);
    assert_eq!(with_note("57,45 % dari rencana"), []);
    assert_eq!(with_note("≤ 20 % 62, 21–50 % 116"), []);
}

#[test]
fn a_thousand_times_too_many_a_part_beyond_its_whole_and_a_zero_are_told_apart() {
    let factor =
        with([tally("2024-01-01", Measure::All, 3_014, "A"), tally("2024-06-01", Measure::All, 3_027_000, "B")]);
    let found = found_in(&factor);
    assert_eq!((told(&found), &found[0].conflict), (vec![(3_027_000, 3_014)], &Conflict::Factor { factor: 1_000 }));
    let beyond = with([tally("2024-01-01", Measure::All, 30, "A"), tally("2024-01-01", Measure::Active, 31, "A")]);
    let found = found_in(&beyond);
    assert_eq!((told(&found), &found[0].conflict), (vec![(30, 31)], &Conflict::Exceeded));
    let zero = with([
        tally("2024-01-01", Measure::All, 30, "A"),
        tally("2024-01-01", Measure::Active, 0, "A"),
        tally("2024-01-01", Measure::Inactive, 0, "A"),
    ]);
    assert_eq!(found_in(&zero)[0].conflict, Conflict::NotDelivered);
}

#[test]
fn one_figure_said_twice_of_one_day_is_a_contradiction_only_on_one_stated_basis() {
    let of = |basis: Basis, value: u64, source: &str| Tally {
        area: "63.05".parse().unwrap(),
        basis,
        precision: Precision::Day,
        ..tally("2024-05-13", Measure::All, value, source)
    };
    let found = found_in(&with([of(Basis::Domicile, 200, "A"), of(Basis::Domicile, 201, "B")]));
    assert_eq!((told(&found), &found[0].conflict), (vec![(201, 200)], &Conflict::Twice));
    assert_eq!(found_in(&with([of(Basis::Domicile, 200, "A"), of(Basis::Supervision, 201, "B")])), []);
    assert_eq!(found_in(&with([of(Basis::Unstated, 200, "A"), of(Basis::Unstated, 201, "B")])), []);
    // What one source says twice otherwise is one in any case.
    assert_eq!(told(&found_in(&with([of(Basis::Unstated, 200, "A"), of(Basis::Unstated, 201, "A")]))).len(), 1);
}

#[test]
fn where_merah_putih_may_be_counted_in_that_is_said() {
    let tables = with([tally("2025-01-01", Measure::All, 3_060, "A"), tally("2025-12-31", Measure::All, 5_070, "B")]);
    let found = found_in(&tables);
    let [from, to] = ["2025-01-01", "2025-12-31"].map(|day| day.parse().unwrap());
    assert_eq!(found[0].explanations, [Explanation::OtherDay { from, to }, Explanation::MerahPutih]);
    // The districts are not said, so that no sum is held against the whole.
    assert_eq!(found.len(), 1);
}
