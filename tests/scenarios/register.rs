//! The register as an officer narrows it.

use crate::office::{Office, PROVINCE};
use selaras::domain::status::Status;
use selaras::domain::{AreaCode, Cooperative, Date, DeclaredStatus, Kind};
use selaras::replica::{Knowledge, Row};
use selaras::sample;
use selaras::workspace::query::{Order, Query};
use selaras::workspace::{Facts, Source};

fn example() -> Office {
    let mut province = Office::begins(PROVINCE);
    province.adopts(sample::fictional(&sample::Options::default()), Knowledge::default(), Source::Files);
    province
}

/// What the list shows under the parameters of an address.
fn shown<'o>(office: &'o Office, parameters: &[(&str, &str)]) -> Vec<(&'o Row<Cooperative>, &'o Facts)> {
    let (tables, index) = (office.tables(), office.index());
    let query = Query::from_parameters(parameters.iter().copied());
    let found = query.run(tables, index, &mut Order::default(), Date::in_wita(sample::finished_ms()));
    let row = |at: u32| (&tables.cooperatives.rows()[at as usize], &index.facts()[at as usize]);
    found.into_iter().map(row).collect()
}

type Admits = fn(&Cooperative, &Facts) -> bool;

const FILTERS: [(&str, &str, Admits, Option<usize>); 6] = [
    ("wilayah", "63.05", |it, _| it.district == Some(AreaCode::from_digits(6305)), None),
    ("binaan", "province", |_, facts| facts.supervision.is_some_and(|by| by.code() == "province"), Some(183)),
    ("status", "inactive", |it, _| it.declared_status == Some(DeclaredStatus::Inactive), Some(1083)),
    ("dihitung", "between", |_, facts| facts.computed == Status::Between, None),
    ("jenis", "marketing", |it, _| it.kind == Some(Kind::Marketing), None),
    ("jenis", "tidak-tercatat", |it, _| it.kind.is_none(), None),
];

#[test]
fn the_list_shows_all_that_a_filter_admits_and_nothing_else() {
    let office = example();
    let all = shown(&office, &[]);
    assert_eq!(all.len(), 3027);
    for (key, value, admits, count) in FILTERS {
        let expected = all.iter().filter(|(row, facts)| admits(&row.value, facts)).count();
        let found = shown(&office, &[(key, value)]);
        assert!(expected > 0 && found.iter().all(|(row, facts)| admits(&row.value, facts)), "{key}={value}");
        assert_eq!((found.len(), count.unwrap_or(expected)), (expected, expected), "{key}={value}");
    }
}

#[test]
fn an_officer_finds_a_cooperative_by_any_words_of_its_name_in_any_order() {
    let office = example();
    let found = shown(&office, &[("cari", "barokah ANGKUTAN")]);
    let has_both = |name: &str| name.to_lowercase().contains("barokah") && name.to_lowercase().contains("angkutan");
    assert!(!found.is_empty() && found.len() < 100);
    assert!(found.iter().all(|(row, _)| has_both(&row.value.name)));
    let all = shown(&office, &[]);
    assert_eq!(all.iter().filter(|(row, _)| has_both(&row.value.name)).count(), found.len());
}
