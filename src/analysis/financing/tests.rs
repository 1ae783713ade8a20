//! What is counted of applications adds up to them, whatever they are, and leads to them.

use super::*;
use crate::domain::{
    ApplicantKind, AreaCode, Collectability, Count, CreditTotal, Date, Financing, FinancingSource, FinancingStage,
    FinancingStanding, Id, Precision, Ref, RefusalReason, Rupiah, Stage, Text,
};
use crate::replica::{Row, Stamp};
use crate::workspace::Tables;
use oorandom::Rand32;

fn id(number: u32) -> Id {
    let bytes = number.to_be_bytes();
    Id::new(1, [0, 0, 0, 0, 0, 0, bytes[0], bytes[1], bytes[2], bytes[3]])
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn rupiah(amount: i64) -> Option<Rupiah> {
    Rupiah::new(amount).ok()
}

/// A register of applications by chance: any stages in any order, days or none, sums or none, standings or none.
fn by_chance(seed: u64, many: u32) -> Tables {
    let (mut chance, mut tables) = (Rand32::new(seed), Tables::default());
    let mut next = 100_000;
    for number in 0..many {
        let of = Financing {
            applicant: ApplicantKind::ALL[chance.rand_range(0..4) as usize],
            source: FinancingSource::ALL[chance.rand_range(0..10) as usize],
            district: [None, "63.05".parse().ok(), "63.71".parse().ok()][chance.rand_range(0..3) as usize],
            asked: if chance.rand_range(0..4) == 0 {
                None
            } else {
                rupiah(i64::from(chance.rand_range(1..90)) * 1_000)
            },
            ..Financing::default()
        };
        tables.financings.insert(Row::new(id(number), of, Stamp::default()));
        for _ in 0..chance.rand_range(0..5) {
            let stage = Stage::ALL[chance.rand_range(0..13) as usize];
            let is_paid = stage == Stage::PaidOut && chance.rand_range(0..5) > 0;
            let entry = FinancingStage {
                financing: Ref::to(id(number)),
                stage,
                date: (chance.rand_range(0..4) > 0)
                    .then(|| day("2024-01-01").plus_days(chance.rand_range(0..400) as i32)),
                amount: if is_paid { rupiah(i64::from(chance.rand_range(1..50)) * 1_000) } else { None },
                reason: (chance.rand_range(0..2) == 0).then(|| RefusalReason::ALL[chance.rand_range(0..19) as usize]),
                ..FinancingStage::default()
            };
            next += 1;
            tables.financing_stages.insert(Row::new(id(next), entry, Stamp::default()));
        }
        for month in 1..=chance.rand_range(0..3) {
            let as_of = day("2025-01-31").plus_days(month as i32 * 30);
            let standing = FinancingStanding {
                financing: Ref::to(id(number)),
                as_of,
                outstanding: (chance.rand_range(0..3) > 0)
                    .then(|| rupiah(i64::from(chance.rand_range(0..40))))
                    .flatten(),
                collectability: (chance.rand_range(0..3) > 0)
                    .then(|| Collectability::ALL[chance.rand_range(0..5) as usize]),
                ..FinancingStanding::default()
            };
            let standing_id = FinancingStanding::id(id(number), as_of);
            tables.financing_standings.insert(Row::new(standing_id, standing, Stamp::default()));
        }
    }
    tables
}

#[test]
fn funnels_reasons_lengths_and_rates_add_up_to_their_rows() {
    let on = day("2025-06-30");
    for seed in 0..60 {
        let tables = by_chance(seed, 80);
        let all = applications(&tables);
        let whole = Funnel::of(&all);
        assert_eq!(whole.all, all.len());
        assert_eq!(whole.endings.iter().sum::<usize>(), all.len(), "every application ends somehow, once");
        assert_eq!(whole.known() + whole.ended(Ending::Unreported), all.len());
        assert_eq!(whole.paid_out() + whole.without() + whole.ended(Ending::Open), whole.known());
        assert!(whole.reached.is_sorted_by(|earlier, later| earlier >= later), "{:?}", whole.reached);
        for by in By::ALL {
            let parts = funnels(&all, by, "63.05".parse().ok());
            let sum = |of: fn(&Funnel) -> i64| parts.iter().map(|(_, part)| of(part)).sum::<i64>();
            assert_eq!(sum(|of| of.all as i64), all.len() as i64);
            assert_eq!((sum(|of| of.asked), sum(|of| of.paid)), (whole.asked, whole.paid));
            for at in 0..Ending::ALL.len() {
                assert_eq!(parts.iter().map(|(_, of)| of.endings[at]).sum::<usize>(), whole.endings[at]);
            }
            for at in 0..Stage::WAY.len() {
                assert_eq!(parts.iter().map(|(_, of)| of.reached[at]).sum::<usize>(), whole.reached[at]);
            }
            if by == By::District {
                assert_eq!(parts[0].0.as_deref(), Some("63.05"), "the office's own first");
            }
        }
        let still = stillness(&all, on);
        assert_eq!(still.iter().map(|of| of.count).sum::<usize>(), whole.ended(Ending::Open));
        for of in &still {
            assert_eq!(of.lengths.iter().sum::<usize>(), of.count);
            assert!(of.median <= of.longest);
        }
        let why = reasons(&all);
        let refused = whole.ended(Ending::Refused) + whole.ended(Ending::Returned);
        assert_eq!(why.iter().map(|(_, count, _)| count).sum::<usize>(), refused);
        assert_eq!(why.last().map_or(0, |(.., sum)| *sum), refused);
        assert!(why.windows(2).all(|two| two[1].0.is_none() || two[0].1 >= two[1].1));
        let waiting = unanswered(&all, on, 90);
        let recorded = waiting.iter().filter(|(_, why)| *why == Unanswered::Recorded).count();
        assert_eq!(recorded, whole.ended(Ending::NoAnswer));
        assert!(waiting.iter().all(|(_, why)| !matches!(why, Unanswered::Waiting(days) if *days <= 90)));
        let (parts, of_all) = (performances(&all), Performance::of(&all));
        assert_eq!(parts.iter().map(|(_, of)| of.known).sum::<u32>(), of_all.known);
        assert_eq!(parts.iter().map(|(_, of)| of.bad).sum::<u32>(), of_all.bad);
        assert_eq!(parts.iter().map(|(_, of)| of.outstanding).sum::<i64>(), of_all.outstanding);
        let open = all.iter().filter(|one| one.course.is_open_loan(one.financing.source)).count();
        assert_eq!((of_all.known + of_all.unreported) as usize, open);
        assert!(of_all.bad <= of_all.known && of_all.outstanding_bad <= of_all.outstanding);
    }
}

fn put(tables: &mut Tables, number: u32, of: Financing, stages: &[(Stage, &str, i64)]) {
    tables.financings.insert(Row::new(id(number), of, Stamp::default()));
    for (at, (stage, date, amount)) in stages.iter().enumerate() {
        let entry = FinancingStage {
            financing: Ref::to(id(number)),
            stage: *stage,
            date: date.parse().ok(),
            amount: rupiah(*amount).filter(|_| *amount > 0),
            ..FinancingStage::default()
        };
        tables.financing_stages.insert(Row::new(id(number * 1_000 + at as u32), entry, Stamp::default()));
    }
}

fn of_source(source: FinancingSource) -> Financing {
    Financing { source, district: "63.05".parse().ok(), lender: Text::optional("BRI").unwrap(), ..Financing::default() }
}

#[test]
fn what_was_sent_back_and_asked_again_is_on_its_way_and_what_nobody_reports_is_neither() {
    let mut tables = Tables::default();
    let kur = || of_source(FinancingSource::Kur);
    put(
        &mut tables,
        1,
        kur(),
        &[
            (Stage::Registered, "2024-01-02", 0),
            (Stage::Returned, "2024-02-01", 0),
            (Stage::PapersComplete, "2024-03-01", 0),
        ],
    );
    put(&mut tables, 2, kur(), &[]);
    put(&mut tables, 3, kur(), &[(Stage::Verified, "2024-01-10", 0), (Stage::NoAnswer, "", 0)]);
    put(&mut tables, 4, kur(), &[(Stage::PaidOut, "2024-02-01", 10), (Stage::PaidOut, "2024-04-01", 15)]);
    let all = applications(&tables);
    let of = |number: u32| &all.iter().find(|one| one.id == id(number)).unwrap().course;
    let endings = [1, 2, 3, 4].map(|number| of(number).ending());
    assert_eq!(endings, [Ending::Open, Ending::Unreported, Ending::NoAnswer, Ending::Paid]);
    assert_eq!(of(1).still(day("2024-03-11")), Some(10));
    assert_eq!((of(4).paid, of(4).first_paid, of(4).furthest), (25, Some(day("2024-02-01")), Some(7)));
    let funnel = Funnel::of(&all);
    assert_eq!(funnel.reached, [3, 3, 2, 1, 1, 1, 1, 1]);
    assert_eq!((funnel.known(), funnel.without()), (3, 1));
}

#[test]
fn figures_of_lenders_are_held_against_the_rows_that_they_count() {
    let mut tables = Tables::default();
    let kur = || of_source(FinancingSource::Kur);
    put(&mut tables, 1, kur(), &[(Stage::PaidOut, "2024-01-10", 100)]);
    put(&mut tables, 2, kur(), &[(Stage::PaidOut, "2024-01-10", 60), (Stage::Settled, "2024-02-10", 0)]);
    put(&mut tables, 3, kur(), &[(Stage::PaidOut, "2024-05-10", 70)]);
    put(
        &mut tables,
        4,
        Financing { lender: Text::optional("BNI").unwrap(), ..kur() },
        &[(Stage::PaidOut, "2024-01-10", 80)],
    );
    put(&mut tables, 5, kur(), &[(Stage::PaidOut, "2024-01-10", 50)]);
    for (as_of, open) in [("2024-03-31", 90), ("2024-06-30", 40)] {
        let standing = FinancingStanding {
            financing: Ref::to(id(1)),
            as_of: day(as_of),
            outstanding: rupiah(open),
            ..FinancingStanding::default()
        };
        tables.financing_standings.insert(Row::new(
            FinancingStanding::id(id(1), day(as_of)),
            standing,
            Stamp::default(),
        ));
    }
    let total = |area: &str, lender: &str, debtors: u64, open: i64| CreditTotal {
        area: area.parse::<AreaCode>().unwrap(),
        date: day("2024-03-01"),
        precision: Precision::Month,
        channel: FinancingSource::Kur,
        lender: Text::optional(lender).unwrap(),
        debtors: Count::new(debtors).ok(),
        outstanding: rupiah(open),
        ceiling: rupiah(400),
        paid_out: rupiah(300),
        source: Text::optional("Laporan").unwrap(),
        ..CreditTotal::default()
    };
    for of in [total("63.05", "bri", 9, 70), total("63", "", 3, 1_000)] {
        tables.credit_totals.insert(Row::new(of.id(), of, Stamp::default()));
    }
    let all = reconciled(&tables, &applications(&tables));
    // What is settled, or paid out later, is not counted; of one loan nobody says what is outstanding.
    let of = |area: &str| all.iter().find(|one| one.total.area == area.parse().unwrap()).unwrap();
    let bri = of("63.05");
    assert_eq!((bri.rows.clone(), bri.outstanding, bri.unsaid, bri.paid), (vec![id(1), id(5)], Some(90), 1, 150));
    assert_eq!((bri.more_debtors(), bri.more_outstanding(), bri.contradicts()), (Some(7), Some(-20), true));
    let whole = of("63");
    assert_eq!((whole.rows.len(), whole.contradicts(), whole.used()), (3, false, Some(0.75)));
    assert_eq!(all[0].total.area, bri.total.area, "what contradicts goes first");
    assert_eq!(ceilings(&all).len(), 2);
}

#[test]
fn two_payments_in_a_year_are_twice_only_where_the_first_was_open() {
    let kur = |lender: &str| Financing {
        applicant: ApplicantKind::Group,
        name: Text::optional("KUBE").unwrap(),
        person_nik: crate::domain::PersonNik::new("6305025509800001").unwrap(),
        lender: Text::optional(lender).unwrap(),
        ..of_source(FinancingSource::Kur)
    };
    let mut tables = Tables::default();
    put(&mut tables, 1, kur("BRI"), &[(Stage::PaidOut, "2024-01-10", 100), (Stage::Settled, "2024-06-01", 0)]);
    put(&mut tables, 2, kur("BNI"), &[(Stage::PaidOut, "2024-08-10", 80)]);
    assert_eq!(findings(&tables), []);
    put(&mut tables, 3, kur("BSI"), &[(Stage::PaidOut, "2024-05-10", 70)]);
    let found = findings(&tables);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].kind, found[0].applications.clone(), found[0].amount),
        (FindingKind::Twice, vec![id(1), id(2), id(3)], 150)
    );
}

#[test]
fn records_of_one_application_that_contradict_each_other_are_found() {
    /// Which stages, on days of one month, with sums; what was asked for; and what is outstanding at the end of the month.
    type Told<'t> = (&'t [(Stage, u8, Option<i64>)], Option<i64>, Option<i64>);
    let contradicts = |(stages, asked, outstanding): Told<'_>| {
        let mut tables = Tables::default();
        let of = Financing { asked: asked.and_then(rupiah), ..Financing::default() };
        tables.financings.insert(Row::new(id(1), of, Stamp::default()));
        for (number, (stage, on, amount)) in (10..).zip(stages) {
            let entry = FinancingStage {
                financing: Ref::to(id(1)),
                stage: *stage,
                date: Date::new(2025, 1, *on).ok(),
                amount: amount.and_then(rupiah),
                ..FinancingStage::default()
            };
            tables.financing_stages.insert(Row::new(id(number), entry, Stamp::default()));
        }
        if outstanding.is_some() {
            let standing = FinancingStanding {
                financing: Ref::to(id(1)),
                as_of: day("2025-01-31"),
                outstanding: outstanding.and_then(rupiah),
                ..FinancingStanding::default()
            };
            tables.financing_standings.insert(Row::new(id(90), standing, Stamp::default()));
        }
        findings(&tables).iter().any(|one| one.kind == FindingKind::Contradicting)
    };
    let paid = (Stage::PaidOut, 10, Some(50));
    for wrong in [
        (&[paid, (Stage::Refused, 20, None)][..], Some(50), None),
        (&[paid, (Stage::PaidOut, 12, Some(5))], Some(50), None),
        (&[paid, (Stage::Settled, 20, None)], Some(50), Some(1)),
        (&[paid], None, Some(60)),
    ] {
        assert!(contradicts(wrong), "{wrong:?}");
    }
    for right in [
        (&[(Stage::Refused, 20, None)][..], Some(50), None),
        (&[paid], Some(50), Some(50)),
        (&[paid, (Stage::Settled, 20, None)], Some(50), Some(0)),
        // Of a payment of which nobody says how much it is not known whether the debt is more.
        (&[(Stage::PaidOut, 10, None)], Some(50), Some(60)),
    ] {
        assert!(!contradicts(right), "{right:?}");
    }
}
