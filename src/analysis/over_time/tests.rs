//! The register of any day follows from what is dated, and what changed between two days adds up without a rest.

use super::*;
use crate::analysis::{Counts, Reading, of_all};
use crate::domain::status::{Status, StatusRule};
use crate::domain::{
    AnnualReport, BookYear, Business, Cooperative, Date, DeclaredStatus, Id, LifeStage, MembershipArea, RatState, Ref,
    Snapshot, Supervision, Transition,
};
use crate::replica::{Row, Stamp};
use crate::sample::{Options, fictional};
use crate::workspace::{Index, Tables, Viewpoint};
use oorandom::Rand32;

use LifeStage::{Active, Dissolved, Inactive, Merged, Revived, Transferred};

fn id(number: u32) -> Id {
    let bytes = number.to_be_bytes();
    Id::new(1, [7, 7, 7, 7, 7, 7, bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn put(tables: &mut Tables, number: u32, of: Cooperative) {
    tables.cooperatives.insert(Row::new(id(number), of, Stamp::default()));
}

fn change(tables: &mut Tables, of: u32, from: Option<LifeStage>, to: LifeStage, date: &str) {
    let number = 10_000 + tables.transitions.rows().len() as u32;
    let change = Transition { cooperative: Ref::to(id(of)), from, to, date: day(date), ..Transition::default() };
    tables.transitions.insert(Row::new(id(number), change, Stamp::default()));
}

fn index(tables: &Tables) -> Index {
    Index::build(tables, Viewpoint::in_tests(StatusRule::Permenkop25))
}

fn declared(founded: &str, status: DeclaredStatus, on: &str) -> Cooperative {
    Cooperative {
        legal_date: founded.parse().ok(),
        declared_status: Some(status),
        declared_on: on.parse().ok(),
        ..Cooperative::default()
    }
}

/// Total, active, inactive, unknown.
fn figures(counts: Counts) -> (u32, u32, u32, u32) {
    (counts.total, counts.active, counts.inactive, counts.unknown)
}

fn status_on(tables: &Tables, on: &str) -> Option<Status> {
    let index = index(tables);
    let on = Courses::of(tables, &index).on(Reading::Declared, day(on));
    on.entries.values().next().map(|entry| entry.status)
}

#[test]
fn on_the_founding_day_the_example_is_what_the_meeting_said_and_before_it_nothing_is_made_up() {
    let tables = fictional(&Options::default());
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let founding = courses.on(Reading::Declared, day("2024-05-13"));
    assert_eq!(figures(founding.counts(Scope::default())), (3_027, 1_944, 1_083, 0));
    let of = |level| founding.counts(Scope { level: Some(level), ..Scope::default() });
    assert_eq!(figures(of(Supervision::Province)), (183, 147, 36, 0));
    assert_eq!(figures(of(Supervision::District)), (2_844, 1_797, 1_047, 0));
    assert!(founding.contradicting.is_empty() && founding.unsure.is_empty() && founding.gone.is_empty());
    // The day before, nobody had declared anything: only those with a dated change are known, and one was not known at all.
    let eve = courses.on(Reading::Declared, day("2024-05-12"));
    let before = eve.counts(Scope::default());
    assert_eq!((before.total, eve.unsure.len()), (3_026, 1));
    assert!(before.unknown > 2_000 && before.active + before.inactive + before.unknown == 3_026);
    assert!(before.inactive > 300);
    let early = courses.on(Reading::Declared, day("1990-01-01"));
    assert!((1..1_000).contains(&early.counts(Scope::default()).total));
    assert_eq!(early.entries.len() + early.unfounded.len() + early.unsure.len(), 3_027);
}

#[test]
fn on_the_present_day_it_is_what_the_index_counts_under_both_readings() {
    let tables = fictional(&Options { cooperatives: 400, ..Options::default() });
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    for reading in [Reading::Declared, Reading::Computed] {
        assert_eq!(courses.on(reading, index.as_of().day).counts(Scope::default()), of_all(&index, reading));
    }
}

#[test]
fn a_status_holds_from_its_day_until_the_next_and_before_the_first_what_it_left() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2001-03-01", DeclaredStatus::Inactive, "2024-05-13"));
    change(&mut tables, 1, Some(Active), Inactive, "2015-06-01");
    change(&mut tables, 1, Some(Inactive), Revived, "2019-02-01");
    for (on, status) in [
        ("2001-02-28", None),
        ("2001-03-01", Some(Status::Active)),
        ("2015-05-31", Some(Status::Active)),
        ("2015-06-01", Some(Status::Inactive)),
        ("2019-01-31", Some(Status::Inactive)),
        ("2024-05-12", Some(Status::Active)),
        ("2024-05-13", Some(Status::Inactive)),
        ("2026-09-01", Some(Status::Inactive)),
    ] {
        assert_eq!(status_on(&tables, on), status, "{on}");
    }
}

#[test]
fn what_no_record_carries_to_a_day_is_neither_active_nor_inactive() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2001-03-01", DeclaredStatus::Active, "2024-05-13"));
    assert_eq!(status_on(&tables, "2024-05-12"), Some(Status::Undetermined));
    // A declaration that bears no day says how it is now.
    put(&mut tables, 2, Cooperative { declared_status: Some(DeclaredStatus::Active), ..Cooperative::default() });
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let on = courses.on(Reading::Declared, day("2024-05-12"));
    assert_eq!(on.unsure, [id(2)]);
    assert_eq!(figures(courses.on(Reading::Declared, day("2024-05-13")).counts(Scope::default())), (2, 2, 0, 0));
}

#[test]
fn a_later_change_than_what_is_declared_is_told_and_what_is_dissolved_is_gone() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2001-03-01", DeclaredStatus::Active, "2023-01-01"));
    change(&mut tables, 1, Some(Active), Inactive, "2024-02-01");
    put(&mut tables, 2, declared("2002-03-01", DeclaredStatus::Inactive, "2023-01-01"));
    change(&mut tables, 2, None, Dissolved, "2024-03-01");
    // A report of a later year is the present of this register.
    let report = AnnualReport {
        cooperative: Ref::to(id(1)),
        year: BookYear::new(2024).unwrap(),
        reported_on: Some(day("2025-02-01")),
        ..AnnualReport::default()
    };
    tables.annual_reports.insert(Row::new(id(900), report, Stamp::default()));
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let now = courses.on(Reading::Declared, index.as_of().day);
    assert_eq!((now.contradicting, now.gone, now.entries.len()), (vec![id(1)], vec![id(2)], 1));
    assert!(courses.on(Reading::Declared, day("2024-02-29")).gone.is_empty());
}

#[test]
fn by_evidence_every_day_has_the_status_that_the_reports_of_its_years_prove() {
    let mut tables = Tables::default();
    put(&mut tables, 1, Cooperative { legal_date: Some(day("2010-01-01")), ..Cooperative::default() });
    for (number, year) in (2018..=2022).enumerate() {
        let report = AnnualReport {
            cooperative: Ref::to(id(1)),
            year: BookYear::new(year).unwrap(),
            rat: Some(if year < 2021 { RatState::Held } else { RatState::NotHeld }),
            business: Some(Business::Running),
            ..AnnualReport::default()
        };
        tables.annual_reports.insert(Row::new(id(900 + number as u32), report, Stamp::default()));
    }
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let status = |on: &str| courses.on(Reading::Computed, day(on)).entries.values().next().unwrap().status;
    assert_eq!(status("2021-06-01"), Status::Active);
    assert_eq!(status("2022-06-01"), Status::Between);
    assert_eq!(status("2019-06-01"), Status::Undetermined);
}

/// Which steps there are between two days, by cooperative.
fn steps(tables: &Tables, from: &str, to: &str, scope: Scope) -> Vec<(Id, Step)> {
    let index = index(tables);
    let courses = Courses::of(tables, &index);
    let [before, after] = [from, to].map(|on| courses.on(Reading::Declared, day(on)));
    let waterfall = waterfall(&courses, &before, &after, scope);
    closes(&waterfall);
    let mut steps: Vec<_> = waterfall.moves.iter().map(|one| (one.id.unwrap(), one.step)).collect();
    steps.sort();
    steps
}

/// From the one figure to the other without a rest, and every cooperative in one step only.
fn closes(waterfall: &Waterfall) {
    for stock in Stock::ALL {
        let steps = waterfall.steps(stock);
        let net: i64 = steps.iter().map(StepSum::net).sum();
        let [before, after] = [waterfall.before, waterfall.after].map(|(_, counts)| i64::from(stock.of(&counts)));
        assert_eq!(before + net, after, "{stock:?}: {steps:?}");
    }
    let mut ids: Vec<Id> = waterfall.moves.iter().filter_map(|one| one.id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn every_step_has_its_reason() {
    let mut tables = Tables::default();
    let (active, inactive) = (DeclaredStatus::Active, DeclaredStatus::Inactive);
    put(&mut tables, 1, declared("2023-05-01", active, "2024-05-13"));
    put(&mut tables, 2, declared("2001-01-01", active, "2024-05-13"));
    change(&mut tables, 2, Some(Inactive), Revived, "2023-07-01");
    put(&mut tables, 3, declared("2001-01-01", inactive, "2024-05-13"));
    change(&mut tables, 3, Some(Active), Inactive, "2023-08-01");
    put(&mut tables, 4, declared("2001-01-01", inactive, "2022-01-01"));
    change(&mut tables, 4, None, Dissolved, "2023-09-01");
    put(&mut tables, 5, declared("2001-01-01", active, "2022-01-01"));
    change(&mut tables, 5, None, Merged, "2023-09-01");
    put(&mut tables, 6, declared("2001-01-01", active, "2024-05-13"));
    put(&mut tables, 7, Cooperative { legal_date: None, ..declared("", active, "2024-01-01") });
    let expected =
        [Step::Founded, Step::Revived, Step::Ceased, Step::Dissolved, Step::Merged, Step::Known, Step::Found];
    let expected: Vec<_> = (1..).map(id).zip(expected).collect();
    assert_eq!(steps(&tables, "2023-01-01", "2024-06-01", Scope::default()), expected);
    // Backwards in time nothing is asked; between the same day nothing changed.
    assert_eq!(steps(&tables, "2024-06-01", "2024-06-01", Scope::default()), []);
}

#[test]
fn who_goes_to_another_level_moves_between_scopes_and_not_in_the_whole() {
    let mut tables = Tables::default();
    let c = Cooperative {
        membership_area: Some(MembershipArea::Province),
        ..declared("2001-01-01", DeclaredStatus::Active, "2022-01-01")
    };
    put(&mut tables, 1, c);
    let moved = Transition {
        cooperative: Ref::to(id(1)),
        to: Transferred,
        date: day("2023-06-01"),
        from_supervision: Some(Supervision::District),
        to_supervision: Some(Supervision::Province),
        ..Transition::default()
    };
    tables.transitions.insert(Row::new(id(50), moved, Stamp::default()));
    let of = |level| steps(&tables, "2023-01-01", "2024-01-01", Scope { level, ..Scope::default() });
    assert_eq!(of(None), []);
    assert_eq!(of(Some(Supervision::Province)), [(id(1), Step::Moved)]);
    assert_eq!(of(Some(Supervision::District)), [(id(1), Step::Moved)]);
}

#[test]
fn what_was_frozen_and_is_said_otherwise_since_is_a_correction_and_what_came_on_record_later_was_found() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2001-01-01", DeclaredStatus::Active, "2022-01-01"));
    put(&mut tables, 2, declared("2001-01-01", DeclaredStatus::Active, "2022-01-01"));
    put(&mut tables, 3, declared("2001-01-01", DeclaredStatus::Active, "2022-01-01"));
    let frozen = {
        let index = index(&tables);
        let on = Courses::of(&tables, &index).on(Reading::Declared, day("2023-01-01"));
        RegisterOn { is_frozen: true, ..on }
    };
    // One was inactive even then, one is deleted, one turns inactive later, one is entered though it was there.
    put(&mut tables, 1, declared("2001-01-01", DeclaredStatus::Inactive, "2022-01-01"));
    let mut gone = tables.cooperatives.get(id(2)).unwrap().clone();
    gone.deleted = true;
    tables.cooperatives.insert(gone);
    change(&mut tables, 3, Some(Active), Inactive, "2023-06-01");
    put(&mut tables, 4, declared("1999-01-01", DeclaredStatus::Active, "2022-01-01"));
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let after = courses.on(Reading::Declared, day("2024-01-01"));
    let waterfall = waterfall(&courses, &frozen, &after, Scope::default());
    closes(&waterfall);
    let mut found: Vec<_> = waterfall.moves.iter().map(|one| (one.id.unwrap(), one.step)).collect();
    found.sort();
    let expected = [Step::Corrected, Step::Corrected, Step::Ceased, Step::Found];
    assert_eq!(found, (1..).map(id).zip(expected).collect::<Vec<_>>());
}

#[test]
fn who_came_and_went_in_between_is_in_neither_figure_and_told() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2023-02-01", DeclaredStatus::Active, "2023-03-01"));
    change(&mut tables, 1, Some(Active), Dissolved, "2023-09-01");
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let [before, after] = ["2023-01-01", "2024-01-01"].map(|on| courses.on(Reading::Declared, day(on)));
    let waterfall = waterfall(&courses, &before, &after, Scope::default());
    assert_eq!((waterfall.moves.len(), waterfall.passing), (0, vec![id(1)]));
}

fn some_day(chance: &mut Rand32) -> Date {
    day("2015-01-01").plus_days(chance.rand_range(0..4_200) as i32)
}

/// Lives by chance: days or none, any stage after any other, deleted ones, changes of supervision.
fn lives(chance: &mut Rand32, tables: &mut Tables, numbers: std::ops::Range<u32>) {
    for number in numbers {
        let one_in = |chance: &mut Rand32, many: u32| chance.rand_range(0..many) == 0;
        let c = Cooperative {
            legal_date: (!one_in(chance, 4)).then(|| some_day(chance)),
            declared_status: [None, Some(DeclaredStatus::Active), Some(DeclaredStatus::Inactive)]
                [chance.rand_range(0..3) as usize],
            declared_on: (!one_in(chance, 4)).then(|| some_day(chance)),
            district: [None, "63.05".parse().ok(), "63.71".parse().ok()][chance.rand_range(0..3) as usize],
            membership_area: [None, Some(MembershipArea::District), Some(MembershipArea::Province)]
                [chance.rand_range(0..3) as usize],
            ..Cooperative::default()
        };
        let mut row = Row::new(id(number), c, Stamp::default());
        row.deleted = one_in(chance, 12);
        tables.cooperatives.insert(row);
        for _ in 0..chance.rand_range(0..5) {
            let stage =
                |chance: &mut Rand32| LifeStage::ALL[chance.rand_range(0..LifeStage::ALL.len() as u32) as usize];
            let level = |chance: &mut Rand32| {
                [None, Some(Supervision::District), Some(Supervision::Province)][chance.rand_range(0..3) as usize]
            };
            let change = Transition {
                cooperative: Ref::to(id(number)),
                from: (!one_in(chance, 2)).then(|| stage(chance)),
                to: stage(chance),
                date: some_day(chance),
                from_supervision: level(chance),
                to_supervision: level(chance),
                ..Transition::default()
            };
            let at = 1_000_000 + chance.rand_u32() / 8;
            tables.transitions.insert(Row::new(id(at), change, Stamp::default()));
        }
    }
}

#[test]
fn between_any_two_days_of_any_lives_the_waterfall_closes_to_zero() {
    let mut moved = [0; Step::ALL.len()];
    for seed in 0..120 {
        let mut chance = Rand32::new(seed);
        let mut tables = Tables::default();
        lives(&mut chance, &mut tables, 0..60);
        let early = index(&tables);
        let frozen = Courses::of(&tables, &early).on(Reading::Declared, some_day(&mut chance));
        let frozen = RegisterOn { is_frozen: true, ..frozen };
        // Afterwards somebody goes on: new ones, and others say something else.
        lives(&mut chance, &mut tables, 40..80);
        let index = index(&tables);
        let courses = Courses::of(&tables, &index);
        for reading in [Reading::Declared, Reading::Computed] {
            let mut days = [some_day(&mut chance), some_day(&mut chance)];
            days.sort();
            let [before, after] = days.map(|on| courses.on(reading, on));
            for scope in [
                Scope::default(),
                Scope { district: "63.05".parse().ok(), level: None },
                Scope { district: None, level: Some(Supervision::Province) },
            ] {
                let found = waterfall(&courses, &before, &after, scope);
                closes(&found);
                found.moves.iter().for_each(|one| moved[one.step as usize] += 1);
                if reading == Reading::Declared {
                    let [earlier, later] = if frozen.day <= after.day { [&frozen, &after] } else { [&after, &frozen] };
                    let found = waterfall(&courses, earlier, later, scope);
                    closes(&found);
                    found.moves.iter().for_each(|one| moved[one.step as usize] += 1);
                }
            }
            // Nobody is lost between what there was, what there is and what is told of the others.
            let live = tables.cooperatives.live().count();
            let told = after.entries.len() + after.unsure.len() + after.unfounded.len() + after.gone.len();
            assert_eq!(told, live);
        }
    }
    // No evidence is in these lives: nobody comes between.
    let never: Vec<Step> = Step::ALL.into_iter().filter(|step| moved[*step as usize] == 0).collect();
    assert_eq!(never, [Step::Between]);
}

#[test]
fn the_example_closes_between_any_two_ends_of_years_and_its_series_ends_at_the_present() {
    let tables = fictional(&Options::default());
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let ends: Vec<Date> =
        (2009..2024).map(|year| Date::new(year, 12, 31).unwrap()).chain([day("2024-05-13")]).collect();
    for reading in [Reading::Declared, Reading::Computed] {
        let registers: Vec<RegisterOn> = ends.iter().map(|end| courses.on(reading, *end)).collect();
        for pair in registers.windows(2) {
            closes(&waterfall(&courses, &pair[0], &pair[1], Scope::default()));
        }
        closes(&waterfall(&courses, &registers[0], &registers[registers.len() - 1], Scope::default()));
    }
    let series = courses.series(Reading::Declared, Scope::default(), index.as_of().day, 5);
    let days: Vec<String> = series.register.iter().map(|point| point.day.to_string()).collect();
    assert_eq!(days, ["2019-12-31", "2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31", "2024-05-13"]);
    assert_eq!(figures(series.register[5].counts), (3_027, 1_944, 1_083, 0));
    let published: Vec<_> = series.published.iter().map(|one| (one.day.to_string(), one.figures)).collect();
    assert_eq!(
        published,
        [
            ("2022-01-01".to_owned(), [Some(2_651), Some(1_749), Some(902)]),
            ("2024-01-01".to_owned(), [Some(3_014), None, None]),
            ("2024-05-13".to_owned(), [Some(3_027), Some(1_944), Some(1_083)]),
        ]
    );
}

#[test]
fn what_is_frozen_has_the_founding_figures_and_comes_back_as_it_stood() {
    let tables = fictional(&Options::default());
    let index = index(&tables);
    let courses = Courses::of(&tables, &index);
    let founding = day("2024-05-13");
    let snapshot = courses.frozen(founding);
    assert_eq!(
        (snapshot.total.get(), snapshot.active.get(), snapshot.inactive.get(), snapshot.register.len()),
        (3_027, 1_944, 1_083, 13)
    );
    for reading in [Reading::Declared, Reading::Computed] {
        let thawed = thawed(&tables, &snapshot, reading).unwrap();
        let on = courses.on(reading, founding);
        assert!(thawed.is_frozen && thawed.entries == on.entries, "{reading:?}");
        let level = Scope { level: Some(Supervision::Province), ..Scope::default() };
        assert_eq!(thawed.counts(level), on.counts(level));
        assert_eq!(waterfall(&courses, &thawed, &on, Scope::default()).moves, []);
    }
    assert!(is_known(&tables, &index, &snapshot));
    // Twelve characters each, and a few for every district.
    let bytes: usize = snapshot.register.iter().map(|roster| roster.cooperatives.len()).sum();
    assert_eq!(bytes, 3_027 * 12);
}

#[test]
fn a_snapshot_tells_by_name_what_changed_since_and_one_without_names_tells_nothing() {
    let mut tables = Tables::default();
    put(&mut tables, 1, declared("2001-01-01", DeclaredStatus::Active, "2022-01-01"));
    put(&mut tables, 2, declared("2001-01-01", DeclaredStatus::Inactive, "2022-01-01"));
    let snapshot = {
        let index = index(&tables);
        Courses::of(&tables, &index).frozen(day("2023-01-01"))
    };
    // Another office has united it, and a later file does not know the second at all.
    change(&mut tables, 1, Some(Active), Inactive, "2023-06-01");
    let mut others = Tables::default();
    others.cooperatives.insert(tables.cooperatives.get(id(1)).unwrap().clone());
    for row in tables.transitions.rows() {
        others.transitions.insert(row.clone());
    }
    let index = index(&others);
    let courses = Courses::of(&others, &index);
    let before = thawed(&others, &snapshot, Reading::Declared).unwrap();
    let found = waterfall(&courses, &before, &courses.on(Reading::Declared, day("2024-01-01")), Scope::default());
    closes(&found);
    let told: Vec<_> = found.moves.iter().map(|one| (one.id, one.step)).collect();
    assert_eq!(told, [(Some(id(1)), Step::Ceased), (None, Step::Corrected)]);
    let public = Snapshot { register: Vec::new(), ..snapshot };
    assert_eq!(thawed(&others, &public, Reading::Declared), None);
}
