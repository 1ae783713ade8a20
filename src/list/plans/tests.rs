//! The list of rows of plans: what narrows and orders it, and what it comes to; and the addresses of the destination.

use super::*;
use crate::domain::{
    ActivityCode, AreaCode, BookYear, BudgetStage, Id, Level, Plan, PlanAmount, PlanPlace, Ref, Rupiah, Text,
};
use crate::i18n::Lang;
use crate::list::in_order;
use crate::replica::{Row, Stamp};
use crate::sample::plan_rows::{id, put_row};
use crate::workspace::{Tables, fold};

/// A row of Tapin with two funds, and one of the province that hands money on to one of Banjar.
fn tables() -> Tables {
    let mut tables = Tables::default();
    let plan = |level, area: u64, code: &str, name: &str| Plan {
        year: BookYear::new(2026).unwrap(),
        level,
        area: Some(AreaCode::from_digits(area)),
        code: ActivityCode::new(code).unwrap(),
        name: Text::optional(name).unwrap(),
        ..Plan::default()
    };
    let (renja, dpa) = (BudgetStage::WorkPlan, BudgetStage::Execution);
    let training = plan(Level::District, 6305, "2.17.05.2.01.0001", "Pelatihan perkoperasian");
    put_row(&mut tables, 1, training, &[("1.1", renja, 90), ("1.1", dpa, 40), ("APBN-Dekon", dpa, 60)]);
    let giver = plan(Level::Province, 63, "2.17.06.1.01.0011", "Bantuan keuangan");
    put_row(&mut tables, 2, giver, &[("1.1", dpa, 500)]);
    let taker = plan(Level::District, 6303, "2.17.06.2.01.0003", "Pasar koperasi");
    let taker = Plan { paired: Some(Ref::to(id(2))), ..taker };
    put_row(&mut tables, 3, taker, &[("2.2.02.02.01.0001", dpa, 200)]);
    let place = PlanPlace { plan: Ref::to(id(2)), district: Some(AreaCode::from_digits(6309)), ..PlanPlace::default() };
    tables.plan_places.insert(Row::new(place.id(), place, Stamp::default()));
    tables
}

fn asked(parameters: &[(&str, &str)]) -> Asked {
    Asked::of(|key| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value))
}

fn names(parameters: &[(&str, &str)]) -> Vec<String> {
    let all = PlanLines::of(Lang::Id, &tables());
    found(&all, &asked(parameters)).into_iter().map(|place| all.at(place).name.to_string()).collect()
}

fn of_name<'l>(all: &'l PlanLines, name: &str) -> &'l PlanLine {
    (0..all.len() as u32).map(|place| all.at(place)).find(|line| *line.name == *name).unwrap()
}

#[test]
fn the_row_with_most_money_comes_first_and_every_column_orders_both_ways() {
    assert_eq!(names(&[]), ["Bantuan keuangan", "Pasar koperasi", "Pelatihan perkoperasian"]);
    assert_eq!(names(&[("urut", "pagu")]), ["Pelatihan perkoperasian", "Pasar koperasi", "Bantuan keuangan"]);
    assert_eq!(names(&[("urut", "-kode")]), ["Pasar koperasi", "Bantuan keuangan", "Pelatihan perkoperasian"]);
    let all = PlanLines::of(Lang::Id, &tables());
    for sort in Sort::ALL {
        assert_eq!(Sort::of(sort.code()), Some(sort));
        for descending in [false, true] {
            let mut places = all.order(sort, descending).to_vec();
            assert!(std::ptr::eq(all.order(sort, descending), all.order(sort, descending)), "put in order once");
            places.sort_unstable();
            assert_eq!(places, (0..all.len() as u32).collect::<Vec<_>>());
        }
    }
}

/// What the list shows of the plans of a province, whichever way it is narrowed and ordered, is what a plain search over all rows
/// finds: the shortcuts by which it is fast change nothing.
#[test]
fn what_is_kept_from_key_to_key_finds_what_a_search_anew_would() {
    use std::cmp::Ordering;
    let options = crate::sample::Options { cooperatives: 60, ..crate::sample::Options::default() };
    let mut tables = crate::sample::fictional(&options);
    crate::sample::add_plans(&mut tables, &options, 1);
    let all = PlanLines::of(Lang::Id, &tables);
    let every: Vec<&PlanLine> = (0..all.len() as u32).map(|place| all.at(place)).collect();
    let cell = |line: &PlanLine, sort: Sort| {
        let at = Sort::ALL.iter().position(|one| *one == sort).unwrap();
        sheet(Lang::Id, "", std::iter::once(line)).rows[1][at].clone()
    };
    let (kantor, dana) = (every[5].office.0.clone(), every[7].funds.codes[0].clone().unwrap());
    let questions: [&[(&str, &str)]; 6] = [
        &[],
        &[("cari", "koperasi 2.17")],
        &[("tahun", "2025"), ("tingkat", "district")],
        &[("kantor", &kantor), ("cari", "UMKM")],
        &[("dana", &dana), ("wilayah", "63.05")],
        &[("tahun", "kapan")],
    ];
    for question in questions {
        let asked = asked(question);
        let words: Vec<String> = fold(&asked.text).split_whitespace().map(str::to_owned).collect();
        let is_wanted = |line: &&&PlanLine| {
            let chosen = |key: &str| asked.chosen.get(key);
            words.iter().all(|word| line.text.contains(word))
                && chosen("tahun").is_none_or(|year| line.year.to_string() == *year)
                && chosen("tingkat").is_none_or(|level| line.level.code() == level)
                && chosen("kantor").is_none_or(|office| line.office.0 == *office)
                && chosen("wilayah").is_none_or(|area| line.districts.iter().any(|of| of.to_string() == *area))
                && chosen("dana").is_none_or(|fund| line.funds.codes.iter().flatten().any(|of| **of == **fund))
        };
        let expected: Vec<Id> = every.iter().filter(is_wanted).map(|line| line.id).collect();
        for sort in [Sort::Name, Sort::Code, Sort::Office, Sort::Fund, Sort::Budget, Sort::Realised] {
            for descending in [false, true] {
                let asked = Asked { order: Some((sort, descending)), ..asked.clone() };
                let lines: Vec<&PlanLine> = found(&all, &asked).into_iter().map(|place| all.at(place)).collect();
                for pair in lines.windows(2) {
                    let order = in_order(&cell(pair[0], sort), &cell(pair[1], sort), descending);
                    assert_ne!(order, Ordering::Greater, "{sort:?} {descending}");
                }
                let mut ids: Vec<Id> = lines.iter().map(|line| line.id).collect();
                let mut expected = expected.clone();
                ids.sort_unstable();
                expected.sort_unstable();
                assert_eq!(ids, expected, "{question:?}");
                let sums = sums(lines.iter().copied());
                assert_eq!(sums.money, lines.iter().map(|line| line.counted).sum::<i64>());
                let offices: std::collections::BTreeSet<&str> = lines.iter().map(|line| &*line.office.0).collect();
                assert_eq!((sums.rows, sums.offices), (lines.len(), offices.len()));
            }
        }
    }
    assert!(found(&all, &asked(&[("cari", "koperasi 2.17")])).len() > 1);
}

/// A document that gives two funds one amount names both and divides nothing.
#[test]
fn a_fund_without_a_code_is_called_as_the_document_does() {
    let mut tables = tables();
    let amount = PlanAmount {
        plan: Ref::to(id(4)),
        stage: BudgetStage::WorkPlan,
        amount: Rupiah::new(7).unwrap(),
        fund_name: Text::new("DAU; PAD").ok(),
        ..PlanAmount::default()
    };
    put_row(&mut tables, 4, Plan { name: Text::optional("Dua dana").unwrap(), ..Plan::default() }, &[]);
    put_row(&mut tables, 5, Plan { name: Text::optional("Tanpa dana").unwrap(), ..Plan::default() }, &[]);
    let unsaid = PlanAmount { plan: Ref::to(id(5)), fund_name: None, ..amount.clone() };
    for amount in [amount, unsaid] {
        let key = PlanAmount::id(*amount.plan, None, amount.stage);
        tables.plan_amounts.insert(Row::new(key, amount, Stamp::default()));
    }
    let all = PlanLines::of(Lang::Id, &tables);
    let funds = |name: &str| of_name(&all, name).funds.names.clone();
    assert_eq!(funds("Dua dana"), ["DAU; PAD"]);
    assert_eq!(funds("Tanpa dana"), ["Dana tidak disebut"]);
}

#[test]
fn it_is_narrowed_by_words_level_district_office_and_fund() {
    assert_eq!(names(&[("cari", "PASAR")]), ["Pasar koperasi"]);
    assert_eq!(names(&[("cari", "2.17.05")]), ["Pelatihan perkoperasian"]);
    assert_eq!(names(&[("tingkat", "province")]), ["Bantuan keuangan"]);
    // A row of the province is for the districts in which its places lie.
    assert_eq!(names(&[("wilayah", "63.09")]), ["Bantuan keuangan"]);
    assert_eq!(names(&[("wilayah", "63.05"), ("tahun", "2026")]), ["Pelatihan perkoperasian"]);
    assert_eq!(names(&[("dana", "APBN-Dekon")]), ["Pelatihan perkoperasian"]);
    assert_eq!(names(&[("tahun", "2025")]), Vec::<String>::new());
    for (key, _, offered) in PlanLines::of(Lang::Id, &tables()).choices() {
        assert!(!offered.is_empty(), "{key}");
    }
}

#[test]
fn money_stands_at_its_latest_stage_and_what_is_handed_on_counts_once() {
    let all = PlanLines::of(Lang::Id, &tables());
    let of = |name: &str| of_name(&all, name);
    let training = of("Pelatihan perkoperasian");
    assert_eq!((training.budget, training.stage), (Some(100), Some(BudgetStage::Execution)));
    let codes: Vec<Option<&str>> = training.funds.codes.iter().map(Option::as_deref).collect();
    assert_eq!(codes, [Some("APBN-Dekon"), Some("1.1")]);
    let giver = of("Bantuan keuangan");
    assert_eq!((giver.budget, giver.counted), (Some(500), 300));
    let every = || (0..all.len() as u32).map(|place| all.at(place));
    let sums = sums(every());
    assert_eq!((sums.rows, sums.offices, sums.money, sums.reported), (3, 3, 600, 0));
    let sheet = sheet(Lang::Id, "Rencana", every());
    assert!(sheet.rows.iter().all(|row| row.len() == sheet.rows[0].len()));
}

#[test]
fn every_page_of_the_destination_has_an_address_that_leads_to_it() {
    let of = |address: &str| {
        let parts: Vec<&str> = address.trim_start_matches('#').split('/').filter(|part| !part.is_empty()).collect();
        assert_eq!(parts[0], PATH.trim_start_matches('/'));
        PlansPage::of(&parts[1..])
    };
    for tab in TABS {
        let (path, tab) = (tab.path, tab.key);
        let pages = [
            PlansPage::Tab(tab),
            PlansPage::One(tab, id(1)),
            PlansPage::Form(tab, None),
            PlansPage::Form(tab, Some(id(1))),
            PlansPage::Part(tab, id(1), part_names::AMOUNTS, None),
            PlansPage::Part(tab, id(1), part_names::TARGETS, Some(id(2))),
        ];
        for page in pages {
            assert_eq!(of(&page.address()), Some(page));
            assert_eq!(page.tab(), tab);
        }
        assert_eq!(of(path), Some(PlansPage::Tab(tab)));
    }
    assert_eq!(of("/program"), Some(PlansPage::Tab(TABS[0].key)));
    for odd in ["/program/kapal", "/program/rencana/satu", "/program/rencana/baru/ubah", "/program/rencana/x/pagu/baru"]
    {
        assert_eq!(of(odd), None, "{odd}");
    }
}

#[test]
fn the_inputs_of_every_form_are_fields_that_can_be_filled_in() {
    fn check<R: crate::domain::Record>(records: &crate::list::Records<R>) {
        let fields: Vec<usize> = records.form.iter().flat_map(|group| group.iter().map(|(field, _)| *field)).collect();
        let mut once = fields.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), fields.len(), "{} asks twice", R::TABLE);
        let owner = R::FIELDS.iter().filter(|info| R::OWNER.is_some() && info.refers == R::OWNER).count();
        // All but that to which it belongs is asked for.
        assert_eq!(fields.len() + owner.min(1), R::FIELDS.len(), "{} asks for all", R::TABLE);
        for column in records.columns {
            assert!(!column.head(Lang::Id).is_empty() && !column.head(Lang::En).is_empty());
        }
        let _ = (records.named.1)(Lang::En, &R::default());
    }
    check(&PLANS);
    check(&PLAN_AMOUNTS);
    check(&PLAN_PLACES);
    check(&PLAN_OUTPUTS);
    check(&PLAN_BENEFICIARIES);
    check(&REALISATIONS);
    check(&PROPOSALS.records);
    check(&RECOMMENDATIONS);
    check(&INDICATORS.records);
    check(&TARGETS);
}

#[test]
fn proposals_stand_for_themselves_and_are_listed_without_a_cooperative() {
    use crate::domain::status::StatusRule;
    use crate::domain::{Note, Proposal};
    use crate::list::Wanted;
    use crate::list::pivot::By;
    use crate::workspace::{Index, Viewpoint};
    let mut tables = Tables::default();
    for (number, idea, district, year) in [(1, "Alat jahit", "63.05", 2026), (2, "Kios pasar", "63.71", 2027)] {
        let proposal = Proposal {
            idea: Note::optional(idea).unwrap(),
            district: district.parse().ok(),
            year: BookYear::new(year).unwrap(),
            ..Proposal::default()
        };
        tables.proposals.insert(Row::new(id(number), proposal, Stamp::default()));
    }
    let lines = PROPOSALS.lines(&tables, &Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods)));
    let of = |parameters: &[(&str, &str)]| {
        let find = |key: &str| parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        let wanted = Wanted::of(&PROPOSALS, Lang::Id, find);
        let found = PROPOSALS.found(Lang::Id, &lines, &wanted);
        found.into_iter().map(|line| line.row.id).collect::<Vec<_>>()
    };
    // The latest year first, and every column both ways.
    assert_eq!(of(&[]), [id(2), id(1)]);
    assert_eq!(of(&[("urut", "gagasan")]), [id(1), id(2)]);
    assert_eq!(of(&[("wilayah", "63.05")]), [id(1)]);
    assert_eq!(of(&[("cari", "KIOS 2027")]), [id(2)]);
    // What is told of cooperatives is not asked.
    assert_eq!(of(&[("urut", "koperasi"), ("koperasi-status", "active")]), [id(2), id(1)]);
    assert!(lines.iter().all(|line| line.whose.is_none() && line.district.is_some()));
    assert!(PROPOSALS.all_by().all(|by| matches!(by, By::Dimension(_))));
    let sheet = PROPOSALS.sheet(Lang::Id, "Usulan", &lines);
    assert!(sheet.rows.iter().all(|row| row.len() == sheet.rows[0].len()));
    let own = PlansPage::One(tab_names::PROPOSALS, id(1)).address();
    assert_eq!(format!("#{}", PROPOSALS.record_path(None, Some(id(1)))), own);
    assert_eq!(
        format!("#{}", PROPOSALS.record_path(None, None)),
        PlansPage::Form(tab_names::PROPOSALS, None).address()
    );
}

#[test]
fn money_entered_with_a_row_is_whole_and_stands_once_for_a_fund_and_stage() {
    use crate::domain::FundCode;
    use crate::domain::checks::Problem;
    let today = "2026-11-30".parse().unwrap();
    let amount = |fund: &str, stage, amount| PlanAmount {
        fund: FundCode::new(fund).unwrap(),
        stage,
        amount: Rupiah::new(amount).unwrap(),
        ..PlanAmount::default()
    };
    let (renja, dpa) = (BudgetStage::WorkPlan, BudgetStage::Execution);
    let entered = [amount("1.1", renja, 40)];
    let found = |amount: &PlanAmount| -> Vec<(&str, Problem)> {
        amount_beside(amount, &entered, today).into_iter().map(|one| (one.field, one.problem)).collect()
    };
    assert_eq!(found(&amount("", renja, 0)), []);
    assert!(found(&amount("1.1", renja, 60)).contains(&("fund", Problem::RecordedAlready)));
    assert!(found(&amount("APBN-Dekon", renja, 0)).contains(&("amount", Problem::Missing)));
    assert_eq!(found(&amount("1.1", dpa, 60)), []);
    assert!(amount_is_begun(&amount("", renja, 5)) && !amount_is_begun(&amount("", dpa, 0)));
}

#[test]
fn an_indicator_says_its_last_target_and_what_is_called_alike_is_told_by_its_area() {
    use crate::domain::status::StatusRule;
    use crate::domain::{Indicator, Quantity, Target};
    use crate::workspace::{Index, Viewpoint};
    let mut tables = Tables::default();
    for number in 1..=13_u8 {
        let area = Some(AreaCode::from_digits(6300 + u64::from(number.min(11))));
        let name = Text::optional("Persentase koperasi aktif").unwrap();
        tables.indicators.insert(Row::new(
            id(number),
            Indicator { area, name, ..Indicator::default() },
            Stamp::default(),
        ));
    }
    for (year, target, area) in [(2025, 60, 6301), (2027, 70, 6301), (2030, 99, 6302)] {
        let of = Target {
            indicator: Ref::to(id(1)),
            year: BookYear::new(year).unwrap(),
            area: AreaCode::from_digits(area),
            target: Some(Quantity::from(target)),
            ..Target::default()
        };
        let key = Id::derived(<Target as crate::domain::Record>::TABLE, id(1), year);
        tables.targets.insert(Row::new(key, of, Stamp::default()));
    }
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    let lines = INDICATORS.lines(&tables, &index);
    let first = lines.iter().find(|line| line.row.id == id(1)).unwrap();
    let said: Vec<String> =
        INDICATORS.told.iter().zip(&first.told).map(|(told, said)| told.text(Lang::Id, said)).collect();
    // That of another area is not its own.
    assert_eq!(said, ["70", "2027"]);
    let today = "2026-11-30".parse().unwrap();
    let records = || lines.iter().map(|line| &line.row.value);
    let alike: Vec<&str> =
        INDICATORS.records.alike(Lang::Id, records(), today).iter().map(|(column, _)| column.key).collect();
    assert!(alike.contains(&"nama") && !alike.contains(&"wilayah"), "{alike:?}");
    assert_eq!(INDICATORS.records.leading(&alike).map(|column| column.key), Some("wilayah"));
    assert_eq!(INDICATORS.records.leading(&[]).map(|column| column.key), Some("nama"));
}
