//! What areas come to is the sum of their records, whatever these say, and what nobody says is neither zero nor no.

use super::*;
use crate::analysis::plans::{At, Plans, Stage as MoneyStage};
use crate::domain::territory::Territory;
use crate::domain::{
    AidKind, AnnualReport, AreaCode, AreaLevel, AssistanceStatus, BookYear, Cooperative, Count, Date, DeclaredStatus,
    Enterprise, EnterpriseAid, EnterpriseBasis, EnterpriseTotal, EnterpriseYear, Financing, FinancingStage, Id, Kind,
    Ref, Rupiah, Sector, Stage, Text, Total, Trainee, Training,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;
use oorandom::Rand32;

fn id(number: u32) -> Id {
    let bytes = number.to_be_bytes();
    Id::new(1, [0, 0, 0, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn area(code: &str) -> Option<AreaCode> {
    code.parse().ok()
}

fn today() -> Date {
    "2026-11-30".parse().unwrap()
}

fn rupiah(amount: u32) -> Option<Rupiah> {
    Rupiah::new(i64::from(amount)).ok()
}

fn one_of<T: Copy>(chance: &mut Rand32, of: &[T]) -> T {
    of[chance.rand_range(0..of.len() as u32) as usize]
}

/// Perhaps something.
fn maybe<T>(chance: &mut Rand32, some: T) -> Option<T> {
    (chance.rand_range(0..3) > 0).then_some(some)
}

/// A register by chance: anything is said or not, in any district and kecamatan, or none.
fn by_chance(seed: u64) -> Tables {
    let (mut chance, mut tables) = (Rand32::new(seed), Tables::default());
    let places: Vec<(Option<AreaCode>, Option<AreaCode>)> = [
        ("63.05", "63.05.02"),
        ("63.05", "63.05.01"),
        ("63.05", ""),
        ("63.01", "63.01.03"),
        ("63.02", ""),
        ("63.03", "63.03.01"),
        ("63.71", ""),
        ("", ""),
    ]
    .map(|(district, part)| (area(district), area(part)))
    .to_vec();
    for number in 0..60 {
        let (district, subdistrict) = one_of(&mut chance, &places);
        let declared = one_of(&mut chance, &[Some(DeclaredStatus::Active), Some(DeclaredStatus::Inactive), None]);
        let kind = one_of(&mut chance, &[Some(Kind::Consumer), Some(Kind::VillageMerahPutih), None]);
        let cooperative = Cooperative {
            district,
            subdistrict,
            kind,
            declared_status: declared,
            merah_putih: chance.rand_range(0..4) == 0,
            ..Cooperative::default()
        };
        tables.cooperatives.insert(Row::new(id(number), cooperative, Stamp::default()));
        for year in 2022..2022 + chance.rand_range(0..4) as i32 {
            let year = BookYear::new(year).unwrap();
            let members = chance.rand_range(0..90);
            let own_capital = chance.rand_range(1..900);
            let report = AnnualReport {
                cooperative: Ref::to(id(number)),
                year,
                members: maybe(&mut chance, Count::new(members.into()).unwrap()),
                own_capital: maybe(&mut chance, own_capital).and_then(rupiah),
                principal_savings: maybe(&mut chance, 10).and_then(rupiah),
                mandatory_savings: maybe(&mut chance, 7).and_then(rupiah),
                ..AnnualReport::default()
            };
            tables.annual_reports.insert(Row::new(AnnualReport::id(id(number), year), report, Stamp::default()));
        }
        let enterprise = Enterprise {
            district,
            subdistrict,
            sector: one_of(&mut chance, &[Some(Sector::Trade), Some(Sector::Manufacturing), None]),
            status: one_of(&mut chance, &[Some(AssistanceStatus::Assisted), Some(AssistanceStatus::Ended), None]),
            products: Text::optional(one_of(&mut chance, &["", "Keripik, kopi", "KERIPIK; batik"])).unwrap(),
            ..Enterprise::default()
        };
        let of = id(1_000 + number);
        tables.enterprises.insert(Row::new(of, enterprise, Stamp::default()));
        let year = BookYear::new(2024).unwrap();
        let sales = chance.rand_range(1..500);
        let sales = maybe(&mut chance, sales).and_then(rupiah);
        let figures = EnterpriseYear { enterprise: Ref::to(of), year, sales, ..EnterpriseYear::default() };
        tables.enterprise_years.insert(Row::new(EnterpriseYear::id(of, year), figures, Stamp::default()));
        for aid in 0..chance.rand_range(0..3) {
            let amount = maybe(&mut chance, 5 + aid).and_then(rupiah);
            let aid_of =
                EnterpriseAid { enterprise: Ref::to(of), kind: AidKind::ALL[0], amount, ..EnterpriseAid::default() };
            tables.enterprise_aids.insert(Row::new(id(2_000 + number * 10 + aid), aid_of, Stamp::default()));
        }
        let financing = id(10_000 + number);
        let application = Financing { cooperative: maybe(&mut chance, Ref::to(id(number))), ..Financing::default() };
        tables.financings.insert(Row::new(financing, application, Stamp::default()));
        for at in 0..chance.rand_range(0..4) {
            let stage = one_of(
                &mut chance,
                &[Stage::Registered, Stage::PaidOut, Stage::PaidOut, Stage::Refused, Stage::Settled],
            );
            let amount = chance.rand_range(1..50);
            let amount = maybe(&mut chance, amount).filter(|_| stage == Stage::PaidOut).and_then(rupiah);
            let entry = FinancingStage { financing: Ref::to(financing), stage, amount, ..FinancingStage::default() };
            tables.financing_stages.insert(Row::new(id(20_000 + number * 10 + at), entry, Stamp::default()));
        }
        let course = id(30_000 + number);
        let training = Training { district, ..Training::default() };
        tables.trainings.insert(Row::new(course, training, Stamp::default()));
        for at in 0..chance.rand_range(0..3) {
            let own = maybe(&mut chance, area("63.71")).flatten();
            let trainee = Trainee { training: Ref::to(course), district: own, ..Trainee::default() };
            tables.trainees.insert(Row::new(id(40_000 + number * 10 + at), trainee, Stamp::default()));
        }
    }
    tables
}

fn areas() -> Vec<Option<AreaCode>> {
    let districts = Territory::current().districts.iter().map(|one| Some(one.code));
    std::iter::once(None).chain(districts).chain([area("63.05.02"), area("63.01.03")]).collect()
}

#[test]
fn every_figure_is_the_sum_of_its_rows_and_the_parts_are_the_whole() {
    for seed in 0..40 {
        let tables = by_chance(seed);
        let found = Potential::of(&tables, Whose::All, today());
        for figure in Figure::ALL {
            for of in areas() {
                let (sum, rows) = (found.sum(figure, of), found.rows(figure, of));
                assert_eq!(rows.iter().map(|(_, said)| said).sum::<i64>(), sum.total, "{figure:?} {of:?}");
                assert_eq!((rows.len(), found.silent(figure, of).len()), (sum.rows, sum.silent), "{figure:?}");
                assert_eq!(sum.figure().is_some(), sum.known > 0);
                if figure.is_count() {
                    assert_eq!((sum.silent, sum.total), (0, sum.known as i64), "{figure:?}");
                }
                let parts = found.parts(figure, of);
                if of.is_some_and(|of| of.level() == AreaLevel::Subdistrict) {
                    assert_eq!(parts, []);
                    continue;
                }
                let add = |of: fn(&Sum) -> usize| parts.iter().map(|(_, part)| of(part)).sum::<usize>();
                assert_eq!(parts.iter().map(|(_, part)| part.total).sum::<i64>(), sum.total, "{figure:?} {of:?}");
                assert_eq!(
                    (add(|of| of.known), add(|of| of.silent), add(|of| of.rows), add(|of| of.partial)),
                    (sum.known, sum.silent, sum.rows, sum.partial)
                );
            }
        }
    }
}

#[test]
fn with_and_without_merah_putih_are_all() {
    for seed in 0..20 {
        let tables = by_chance(seed);
        let [all, without, only] = Whose::ALL.map(|whose| Potential::of(&tables, whose, today()));
        for figure in [Figure::Cooperatives, Figure::Active, Figure::Members, Figure::OwnCapital, Figure::Savings] {
            for of in areas() {
                let total = |found: &Potential| found.sum(figure, of).total;
                assert_eq!(total(&without) + total(&only), total(&all), "{figure:?}");
            }
        }
        let merah_putih = all.sum(Figure::MerahPutih, None);
        assert_eq!(merah_putih, without.sum(Figure::MerahPutih, None), "they are told whatever is counted");
        assert_eq!(merah_putih, only.sum(Figure::Cooperatives, None));
    }
}

#[test]
fn figures_are_what_the_records_say() {
    let tables = by_chance(7);
    let found = Potential::of(&tables, Whose::All, today());
    let tapin = area("63.05");
    let members = |row: &Row<Cooperative>| {
        let reports = tables.annual_reports.live().map(|row| &row.value);
        let own = reports.filter(|report| *report.cooperative == row.id && report.members.is_some());
        own.max_by_key(|report| report.year).and_then(|report| report.members).map(|members| i64::from(members.get()))
    };
    let here = tables.cooperatives.live().filter(|row| row.value.district == tapin);
    assert_eq!(found.sum(Figure::Members, tapin).total, here.filter_map(members).sum::<i64>());
    let assisted = tables.enterprises.live().filter(|row| row.value.status == Some(AssistanceStatus::Assisted));
    assert_eq!(found.sum(Figure::Enterprises, None).total, assisted.count() as i64);
    let paid = tables.financing_stages.live().map(|row| &row.value).filter(|entry| entry.stage == Stage::PaidOut);
    let paid: i64 = paid.filter_map(|entry| entry.amount).map(Rupiah::get).sum();
    assert_eq!(found.sum(Figure::PaidOut, None).total, paid);
    // A report on a year that has not ended on the day is not one of that day.
    let before = Potential::of(&tables, Whose::All, "2022-12-31".parse().unwrap());
    assert_eq!(before.reports.map(|(first, last)| (first.get(), last.get())), Some((2022, 2022)));
}

#[test]
fn kinds_and_sectors_count_each_once() {
    for seed in 0..20 {
        let tables = by_chance(seed);
        for whose in Whose::ALL {
            let found = Potential::of(&tables, whose, today());
            for of in areas() {
                let lines = kinds(&tables, whose, of);
                let sum = |count: fn(&KindLine) -> u32| lines.iter().map(count).sum::<u32>() as usize;
                assert_eq!(sum(KindLine::all), found.sum(Figure::Cooperatives, of).rows);
                assert_eq!(sum(|line| line.active), found.sum(Figure::Active, of).rows);
                assert_eq!(sum(|line| line.undeclared), found.sum(Figure::Active, of).silent);
                let lines = sectors(&tables, of);
                let sum = lines.iter().map(|line| line.enterprises).sum::<u32>() as usize;
                assert_eq!(sum, found.sum(Figure::Enterprises, of).rows);
                for line in lines {
                    assert!(line.products.iter().all(|(_, count)| *count <= line.enterprises - line.without_product));
                }
            }
        }
    }
}

/// A cooperative in each of so many districts, with as many members as the place of its district.
fn one_in_each(districts: usize) -> Tables {
    let mut tables = Tables::default();
    for (at, district) in (0..).zip(Territory::current().districts).take(districts) {
        let of = Cooperative { district: Some(district.code), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id(at), of, Stamp::default()));
        let year = BookYear::new(2025).unwrap();
        let members = Count::new((10 + at).into()).ok();
        let report = AnnualReport { cooperative: Ref::to(id(at)), year, members, ..AnnualReport::default() };
        tables.annual_reports.insert(Row::new(AnnualReport::id(id(at), year), report, Stamp::default()));
    }
    tables
}

#[test]
fn a_district_of_which_nobody_says_anything_is_not_in_the_median() {
    let found = Potential::of(&one_in_each(6), Whose::All, today());
    let beside = found.beside(Figure::Members, area("63.01"));
    assert_eq!((beside.areas, beside.figure.count, beside.figure.value), (13, 6, Some(12.5)));
    // Not entered, which is not none.
    assert_eq!(found.sum(Figure::Cooperatives, area("63.72")).figure(), None);
    assert_eq!(found.sum(Figure::Active, area("63.01")), Sum { silent: 1, ..Sum::default() });
    assert_eq!(found.beside(Figure::Active, None).measure.count, 0);
    let few = Potential::of(&one_in_each(4), Whose::All, today());
    assert_eq!(few.beside(Figure::Members, None).figure.value, None, "of four districts none is the middle");
    assert_eq!(few.far(area("63.01")), None);
}

#[test]
fn a_payment_without_a_sum_is_not_nothing() {
    let mut tables = Tables::default();
    let stages = [
        (0, Stage::PaidOut, None),
        (1, Stage::PaidOut, rupiah(5)),
        (1, Stage::PaidOut, None),
        (2, Stage::Refused, None),
    ];
    for (at, (of, stage, amount)) in (0..).zip(stages) {
        let financing = Financing { district: area("63.05"), ..Financing::default() };
        tables.financings.insert(Row::new(id(of), financing, Stamp::default()));
        let entry = FinancingStage { financing: Ref::to(id(of)), stage, amount, ..FinancingStage::default() };
        tables.financing_stages.insert(Row::new(id(100 + at), entry, Stamp::default()));
    }
    tables.financings.insert(Row::new(id(3), Financing::default(), Stamp::default()));
    let found = Potential::of(&tables, Whose::All, today());
    let sum = found.sum(Figure::PaidOut, None);
    assert_eq!(sum, Sum { total: 5, known: 2, silent: 2, partial: 1, rows: 1 });
    assert_eq!(found.silent(Figure::PaidOut, None), [id(0), id(3)]);
    assert_eq!(found.sum(Figure::Paid, None), Sum { total: 2, known: 3, silent: 1, partial: 0, rows: 2 });
}

#[test]
fn what_stands_out_is_the_measure_farthest_from_the_median() {
    let mut tables = one_in_each(6);
    // Nine more in the first district: ten times as many for its inhabitants.
    for at in 100..109 {
        let of = Cooperative { district: area("63.01"), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id(at), of, Stamp::default()));
    }
    let found = Potential::of(&tables, Whose::All, today());
    let Some(Far::From { figure, here, median, areas }) = found.far(area("63.01")) else { panic!() };
    assert_eq!((figure, areas), (Figure::Cooperatives, 6));
    assert!(here > 5.0 * median);
    let Some(Far::Apart { figure, low, high, .. }) = found.far(None) else { panic!() };
    assert_eq!((figure, Some(high.0)), (Figure::Cooperatives, area("63.01")));
    assert_eq!(Some(low.0), area("63.03"), "the largest of the six has one, too");
}

#[test]
fn kecamatan_stand_beside_those_of_their_district_and_have_no_inhabitants() {
    let found = Potential::of(&by_chance(3), Whose::All, today());
    let part = area("63.05.02");
    assert_eq!(found.beside(Figure::Cooperatives, part).areas, 12);
    assert_eq!(found.sum(Figure::Cooperatives, part).beside(Per::TenThousand, part), None);
    assert_eq!((inhabitants(None), inhabitants(part)), (Some(4_305_281), None));
}

#[test]
fn rows_of_plans_for_several_districts_are_in_the_whole_alone() {
    let options = crate::sample::Options { cooperatives: 60, ..crate::sample::Options::default() };
    let mut tables = crate::sample::fictional(&options);
    crate::sample::add_plans(&mut tables, &options, 1);
    let plans = Plans::of(&tables, MoneyStage::Latest);
    let year = plans.years().last().copied();
    let planned = Planned::of(&plans, year);
    let found = Potential::default().with(&planned);
    let of_year = || plans.rows().iter().filter(|row| Some(row.year()) == year);
    assert_eq!(found.sum(Figure::PlanRows, None).rows, of_year().count());
    assert_eq!(found.sum(Figure::PlanMoney, None).total, of_year().map(|row| row.budget()).sum::<i64>());
    let shared = of_year().filter(|row| !matches!(row.district, At::One(_)));
    let parts = found.parts(Figure::PlanMoney, None);
    let (nowhere, several) = (parts.last().copied().unwrap(), shared.map(|row| row.budget()).sum::<i64>());
    assert_eq!((nowhere.0, nowhere.1.total), (None, several));
    for part in &parts[..13] {
        let own = of_year().filter(|row| Some(row.district) == part.0.map(At::One));
        assert_eq!(part.1.total, own.map(|row| row.budget()).sum::<i64>());
    }
}

#[test]
fn published_numbers_stand_apart_beside_districts_of_the_same_source() {
    let mut tables = Tables::default();
    let mut put = |number, code: &str, source: &str, value| {
        let total = EnterpriseTotal {
            area: area(code).unwrap(),
            counted: EnterpriseBasis::Census,
            date: "2016-05-01".parse().unwrap(),
            value: Total::new(value).unwrap(),
            source: Text::cut(source),
            ..EnterpriseTotal::default()
        };
        tables.enterprise_totals.insert(Row::new(id(number), total, Stamp::default()));
    };
    for (at, district) in (0..).zip(["63.01", "63.02", "63.03", "63.04", "63.05"]) {
        put(at, district, "SE2016", u64::from(at) * 10);
    }
    put(10, "63.05", "Dinas", 7);
    put(11, "63", "SE2016", 900);
    let found: Vec<_> =
        published(&tables, area("63.05")).into_iter().map(|one| (one.total.value.get(), one.median)).collect();
    assert_eq!(found.len(), 2);
    assert!(found.iter().any(|(value, median)| (*value, median.count, median.value) == (40, 5, Some(20.0))));
    assert!(found.iter().any(|(value, median)| (*value, median.count, median.value) == (7, 1, None)));
    assert_eq!(published(&tables, None).len(), 1);
}
