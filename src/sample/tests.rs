//! What the example promises: the founding figures, sound records, and the same bytes again.

use super::*;
use crate::analysis::{self, Counts, Cut, Reading};
use crate::domain::checks::acceptable;
use crate::domain::status::{Status, StatusRule};
use crate::domain::{Basis, Cooperative, DeclaredStatus, Kind, Measure, RatState, Supervision};
use crate::exchange::json::{self, Author, Moment};
use crate::storage::{MemoryShelf, Store};
use crate::workspace::{Index, Viewpoint};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static DEFAULT: LazyLock<Tables> = LazyLock::new(|| fictional(&Options::default()));

fn index(tables: &Tables, rule: StatusRule) -> Index {
    Index::build(tables, Viewpoint::in_tests(rule))
}

fn of(number: usize, district: u64) -> Options {
    Options { cooperatives: number, office: AreaCode::from_digits(district), ..Options::default() }
}

fn file(tables: &Tables, options: &Options) -> Vec<u8> {
    let author = Author { office: options.office, replica: replica(options), at: Moment::from_millis(finished_ms()) };
    json::write(tables, &seen(options), author, &mut |_, _| {})
}

fn level(index: &Index, level: Supervision) -> Counts {
    let lines = analysis::by_level(index, Reading::Declared);
    lines.iter().find(|line| line.cut == Cut::Level(level)).unwrap().counts
}

#[test]
fn the_example_of_the_province_has_the_founding_figures() {
    let index = index(&DEFAULT, StatusRule::Ods);
    assert_eq!(index.position(), "2024-05-13".parse().unwrap());
    let all = analysis::of_all(&index, Reading::Declared);
    assert_eq!((all.total, all.active, all.inactive, all.unknown), (3_027, 1_944, 1_083, 0));
    let province = level(&index, Supervision::Province);
    assert_eq!((province.total, province.active, province.inactive), (183, 147, 36));
    let rest = level(&index, Supervision::District);
    assert_eq!((rest.total, rest.active, rest.inactive), (2_844, 1_797, 1_047));
    assert_eq!(analysis::by_level(&index, Reading::Declared).len(), 2);
}

#[test]
fn every_district_has_some_of_each_in_proportion_to_what_was_published() {
    let index = index(&DEFAULT, StatusRule::Ods);
    let lines = analysis::by_district(&index, Reading::Declared, Basis::Supervision);
    for district in Territory::current().districts {
        let counts = lines.iter().find(|line| line.cut == Cut::District(district.code)).unwrap().counts;
        let published = published::inactive_in_2022(district.code).unwrap();
        let expected = f64::from(published) * 1_047.0 / 867.0;
        assert!((f64::from(counts.inactive) - expected).abs() <= 1.0, "{} {counts:?}", district.name);
        assert!(counts.active > counts.inactive / 2, "{} {counts:?}", district.name);
    }
}

#[test]
fn the_evidence_agrees_with_the_declaration_for_most_and_parts_from_it_for_a_few() {
    let index = index(&DEFAULT, StatusRule::Ods);
    let against = index.facts().iter().filter(|facts| {
        matches!(
            (facts.declared, facts.computed),
            (Some(DeclaredStatus::Active), Status::Inactive) | (Some(DeclaredStatus::Inactive), Status::Active)
        )
    });
    let against = against.count();
    assert!((60..240).contains(&against), "{against}");
    let open = index.facts().iter().filter(|facts| facts.computed == Status::Undetermined).count();
    assert!((60..300).contains(&open), "{open}");
}

#[test]
fn the_regulation_leaves_a_grey_band_that_the_national_system_does_not() {
    let strict = analysis::of_all(&index(&DEFAULT, StatusRule::Permenkop25), Reading::Computed);
    assert!(strict.between > 600 && strict.active > 400 && strict.inactive > 1_083, "{strict:?}");
    let ods = analysis::of_all(&index(&DEFAULT, StatusRule::Ods), Reading::Computed);
    assert_eq!(ods.between, 0);
}

#[test]
fn meetings_dip_in_the_pandemic() {
    let index = index(&DEFAULT, StatusRule::Ods);
    let held: Vec<u32> = analysis::rat_years(&DEFAULT, &index, 5).iter().map(|year| year.held).collect();
    assert!(held[1] < held[0] * 4 / 5 && held[1] < held[3] * 4 / 5, "{held:?}");
}

#[test]
fn kinds_have_plausible_shares_and_none_is_of_merah_putih() {
    let share = |kind| DEFAULT.cooperatives.live().filter(|row| row.value.kind == Some(kind)).count() * 100 / 3_027;
    for (kind, plausible) in [(Kind::Consumer, 50..60), (Kind::Producer, 14..21), (Kind::SavingsLoan, 10..16)] {
        assert!(plausible.contains(&share(kind)), "{kind:?}: {}", share(kind));
    }
    assert!(DEFAULT.cooperatives.live().all(|row| !row.value.merah_putih));
}

#[test]
fn no_record_is_refused_and_few_are_pointed_out() {
    for (today, most) in [("2024-05-13", 15), ("2026-11-24", 40)] {
        let today = today.parse().unwrap();
        let mut pointed_out = BTreeSet::new();
        for row in DEFAULT.cooperatives.rows() {
            let found = row.value.findings(None, today);
            assert!(acceptable(&found), "{found:?} {row:?}");
            pointed_out.extend((!found.is_empty()).then_some(row.id));
        }
        for row in DEFAULT.annual_reports.rows() {
            let owner = &DEFAULT.cooperatives.get(*row.value.cooperative).unwrap().value;
            let found = row.value.findings(Some(owner), today);
            assert!(acceptable(&found), "{found:?} {row:?}");
            pointed_out.extend((!found.is_empty()).then_some(*row.value.cooperative));
        }
        let percent = pointed_out.len() * 100 / DEFAULT.cooperatives.rows().len();
        assert!((3..most).contains(&percent), "{percent} % on {today}");
    }
}

#[test]
fn every_cooperative_says_that_it_is_fictional_and_names_nobody_who_can_be_reached() {
    let mut names = BTreeSet::new();
    let mut niks = BTreeSet::new();
    for row in DEFAULT.cooperatives.rows() {
        let c: &Cooperative = &row.value;
        assert!(c.fictional && c.declared_source.as_deref().is_some_and(|source| source.contains("fiktif")));
        assert!(names.insert((c.district, c.name.to_lowercase())), "{}", c.name);
        assert!(c.nik.iter().all(|nik| niks.insert(nik.to_string())), "{:?}", c.nik);
        assert!(c.email.iter().all(|email| email.ends_with("@example.id")));
        let phones = c.phone.iter().chain(c.officers.iter().flat_map(|officer| &officer.phone));
        assert!(phones.into_iter().all(|phone| phone.starts_with("0800-000-")));
    }
}

#[test]
fn registers_have_gaps() {
    let inactive =
        || DEFAULT.cooperatives.live().filter(|row| row.value.declared_status == Some(DeclaredStatus::Inactive));
    let without_officers = inactive().filter(|row| row.value.officers.is_empty()).count() * 100 / inactive().count();
    assert!((62..73).contains(&without_officers), "{without_officers} %");
    let missing = |gap: fn(&Cooperative) -> bool| DEFAULT.cooperatives.live().filter(|row| gap(&row.value)).count();
    assert!(missing(|c| c.kind.is_none()) > 0 && missing(|c| c.legal_date.is_none()) > 0);
    assert!(missing(|c| c.supervision_override.is_some()) > 0 && missing(|c| c.nik.is_none()) > 300);
}

#[test]
fn no_report_is_older_than_its_cooperative_and_none_comes_from_the_future() {
    for row in DEFAULT.annual_reports.rows() {
        let report = &row.value;
        assert!((2019..=2023).contains(&report.year.get()));
        let owner = &DEFAULT.cooperatives.get(*report.cooperative).unwrap().value;
        assert!(owner.founded().is_none_or(|founded| founded <= i32::from(report.year.get())));
        assert!(report.reported_on.is_none_or(|day| Some(day) > report.rat_date && day <= position()));
        assert!(report.rat != Some(RatState::NotHeld) || report.rat_date.is_none());
    }
    for row in DEFAULT.transitions.rows() {
        let owner = &DEFAULT.cooperatives.get(*row.value.cooperative).unwrap().value;
        assert!(row.value.date <= position() && owner.legal_date.is_none_or(|legal| legal < row.value.date));
    }
}

#[test]
fn some_that_save_and_lend_are_assessed_after_years_on_which_they_have_met() {
    let assessed = DEFAULT.health_assessments.rows();
    assert!((200..600).contains(&assessed.len()), "{}", assessed.len());
    let mut categories = BTreeSet::new();
    for row in assessed {
        let (a, owner) = (&row.value, &DEFAULT.cooperatives.get(*row.value.cooperative).unwrap().value);
        let report = DEFAULT.annual_reports.get(AnnualReport::id(*a.cooperative, a.year)).map(|row| &row.value);
        let found = crate::domain::check_assessment(a, owner, report, position());
        assert!(found.is_empty(), "{found:?} {a:?}");
        categories.insert(crate::domain::assess(a).unwrap().band.unwrap().category.code());
    }
    assert!(categories.len() >= 4, "{categories:?}");
}

#[test]
fn the_same_options_give_the_same_bytes_and_another_seed_gives_others() {
    let options = of(300, 63);
    let first = file(&fictional(&options), &options);
    assert_eq!(file(&fictional(&options), &options), first);
    let other = Options { seed: 7, ..options };
    assert_ne!(file(&fictional(&other), &other), first);
}

#[test]
fn more_years_change_nothing_about_the_cooperatives() {
    let [few, many] = [1, 10].map(|years| fictional(&Options { years, ..of(200, 63) }));
    assert_eq!(few.cooperatives.rows(), many.cooperatives.rows());
    assert!(many.annual_reports.rows().len() > few.annual_reports.rows().len() * 5);
}

#[test]
fn other_sizes_keep_the_proportions() {
    for number in [0, 1, 13, 500, 10_000] {
        let counts = analysis::of_all(
            &index(&fictional(&Options { years: 1, ..of(number, 63) }), StatusRule::Ods),
            Reading::Declared,
        );
        assert_eq!(counts.total as usize, number);
        let expected = number as f64 * 1_944.0 / 3_027.0;
        assert!((f64::from(counts.active) - expected).abs() < 2.0, "{counts:?}");
        assert_eq!(counts.active + counts.inactive, counts.total);
    }
}

#[test]
fn the_example_of_a_district_lies_in_that_district() {
    let tapin = AreaCode::from_digits(6305);
    let tables = fictional(&of(500, 6305));
    assert!(tables.cooperatives.live().all(|row| row.value.district == Some(tapin)));
    assert!(tables.cooperatives.live().all(|row| row.value.subdistrict.is_none_or(|sub| tapin.contains(sub))));
    let province = level(&index(&tables, StatusRule::Ods), Supervision::Province);
    assert!((29..=31).contains(&province.total), "{province:?}");
}

#[test]
fn the_examples_of_two_districts_share_the_published_totals_and_nothing_else() {
    let [one, other] = [6305, 6309].map(|district| fictional(&of(50, district)));
    assert!(one.cooperatives.rows().iter().all(|row| other.cooperatives.get(row.id).is_none()));
    assert!(one.tallies.rows().iter().all(|row| other.tallies.get(row.id).is_some()));
}

#[test]
fn the_example_survives_the_file() {
    let options = of(400, 63);
    let bytes = file(&fictional(&options), &options);
    let incoming = json::read(&bytes, &mut |_, _| {}).unwrap();
    assert_eq!(file(&incoming.tables, &options), bytes);
}

#[test]
fn the_example_takes_a_small_part_of_what_a_browser_grants() {
    let shelf = MemoryShelf::new(5 * 1024 * 1024);
    let (mut store, _) = Store::open(&shelf).unwrap();
    store.replace(&example(&Options::default()), &seen(&Options::default())).unwrap();
    assert!(shelf.used() < 2_450_000, "{}", shelf.used());
}

fn value(area: &str, date: &str, measure: Measure, supervision: Option<Supervision>) -> Vec<u64> {
    let (area, date) = (area.parse().unwrap(), date.parse().unwrap());
    let same = |t: &&Tally| t.area == area && t.date == date && t.measure == measure && t.supervision == supervision;
    published().iter().filter(same).map(|tally| tally.value.get()).collect()
}

#[test]
fn the_founding_table_is_among_the_published_totals() {
    let founding = |measure, level| value("63", "2024-05-13", measure, level);
    for (level, figures) in [
        (None, [3_027, 1_944, 1_083]),
        (Some(Supervision::Province), [183, 147, 36]),
        (Some(Supervision::District), [2_844, 1_797, 1_047]),
    ] {
        let found = [Measure::All, Measure::Active, Measure::Inactive].map(|measure| founding(measure, level));
        assert_eq!(found, figures.map(|figure| vec![figure]));
    }
    let index = index(&DEFAULT, StatusRule::Ods);
    for comparison in analysis::compare(&DEFAULT, &index) {
        let tally = &DEFAULT.tallies.get(comparison.id).unwrap().value;
        if tally.date == position() {
            assert_eq!(comparison.register.map(u64::from), Some(tally.value.get()));
        }
    }
}

#[test]
fn the_parts_published_for_january_2022_do_not_add_up_to_the_whole() {
    let checks = analysis::sum_checks(&DEFAULT);
    let of_all: Vec<_> = checks.iter().filter(|check| !check.measure.is_of_merah_putih()).collect();
    assert_eq!(of_all.len(), 1);
    let check = of_all[0];
    assert_eq!((check.date, check.measure), ("2022-01-01".parse().unwrap(), Measure::Inactive));
    assert_eq!((check.parts, check.sum, check.total), (14, 912, 902));
}

#[test]
fn the_published_kecamatan_of_tanah_bumbu_add_up_to_the_district() {
    let tallies = published();
    let day = "2022-12-31".parse().unwrap();
    let kecamatan = tallies.iter().filter(|t| t.date == day && t.area != AreaCode::from_digits(6310));
    assert_eq!(kecamatan.map(|t| t.value.get()).sum::<u64>(), 52);
    let territory = Territory::current();
    assert!(tallies.iter().all(|tally| territory.name_of(tally.area).is_some()));
}

#[test]
fn no_published_total_stands_for_another() {
    assert_eq!(DEFAULT.tallies.rows().len(), published().len());
}

#[test]
fn dissolutions_are_under_way_in_both_ways_and_keep_to_the_rules() {
    let tables = fictional(&Options::default());
    let terms = crate::domain::DissolutionTerms::default();
    let mut ways = std::collections::BTreeSet::new();
    for row in tables.dissolutions.live() {
        ways.insert(row.value.way);
        let found = crate::domain::check_dissolution(&row.value, &terms, super::position());
        assert_eq!(found, [], "{:?}", row.value);
        assert!(!row.value.steps.is_empty());
    }
    assert_eq!(ways.len(), 2);
    let held = tables.custodies.live().filter(|row| row.value.is_held()).count();
    assert!((20..200).contains(&held), "{held}");
}
