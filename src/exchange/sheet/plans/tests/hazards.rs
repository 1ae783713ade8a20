//! What goes wrong in documents that offices have (FACTS 15), each as it was seen.

use super::work_plan::{AREA, HEADS, SAID, SUB, TITLE, sipd};
use super::*;

#[test]
fn one_budget_of_several_funds_is_divided_only_where_it_says_how() {
    let of = |pagu: &'static str, funds: &'static str| {
        let mut said = SAID.to_vec();
        (said[8], said[10]) = (pagu, funds);
        Doc::first(&sipd(&[SUB, &said]))
    };
    let both = of("41.000.000", "[1.1] - PAD\n[1.2.01.01.02] - DAU");
    let amounts: Vec<_> =
        both.written().plan_amounts.rows().iter().map(|row| (row.value.fund.clone(), row.value.amount.get())).collect();
    assert_eq!(amounts, [(None, 41_000_000)]);
    assert!(both.remarks().contains(&FaultKind::OfPlan(PlanFault::Undivided(2))));
    let told = of("41.000.000", "[1.1] - PAD (Rp40.000.000)\n[1.2.01.01.02] - DAU (Rp1.000.000)").written();
    assert_eq!((told.plan_amounts.rows().len(), money(&told, BudgetStage::WorkPlan)), (2, 41_000_000));
    let lines = of("40.000.000\n1.000.000", "[1.1] - PAD\n[1.2.01.01.02] - DAU").written();
    assert_eq!((lines.plan_amounts.rows().len(), money(&lines, BudgetStage::WorkPlan)), (2, 41_000_000));
    let less = of("41.000.000", "[1.1] - PAD (Rp40.000.000)\n[1.2.01.01.02] - DAU (Rp2.000.000)");
    assert_eq!(
        less.faults(),
        [(9, FaultKind::OfPlan(PlanFault::FundsExceed(42_000_000, 41_000_000)))].map(|(row, fault)| (row - 1, fault))
    );
    assert_eq!(less.written().rows(), 0);
}

#[test]
fn rows_that_say_nothing_certain_are_kept_out_and_told() {
    let mut said = SAID.to_vec();
    said[8] = "empat puluh juta";
    let without_code: &[&str] = &["", "", "Rapat koordinasi", "Jumlah rapat", "", "", "", "4 kali", "5.000.000"];
    let unknown: &[&str] =
        &["", "2.17.03.2.09.0099", "Kegiatan lain", "Jumlah", "", "", "", "=2.6", "1.000.000", "Aula"];
    let other: &[&str] = &["", "9.99.ABC", "Bukan kode", "", "", "", "", "", "1.000.000"];
    let doc = Doc::first(&sipd(&[SUB, &said, without_code, unknown, other]));
    let faults = doc.faults();
    assert!(faults.contains(&(8, FaultKind::NotUnderstood("empat puluh juta".to_owned()))), "{faults:?}");
    assert!(faults.contains(&(10, FaultKind::OfPlan(PlanFault::NoCode))), "{faults:?}");
    assert!(faults.contains(&(12, FaultKind::NotUnderstood("9.99.ABC".to_owned()))), "{faults:?}");
    assert_eq!(codes(&doc.written()).into_iter().map(|(_, code)| code).collect::<Vec<_>>(), ["2.17.03.2.09.0099"]);
    let remarks = doc.remarks();
    for remark in [PlanFault::CodeUnknown("2.17.03.2.09.0099".to_owned()), PlanFault::DoubtfulScale("2.6".to_owned())] {
        assert!(remarks.contains(&FaultKind::OfPlan(remark)), "{remarks:?}");
    }
    assert!(remarks.contains(&FaultKind::NotUnderstood("Aula".to_owned())), "{remarks:?}");
    // Without the cell that is not understood the row is taken.
    let sheet = sipd(&[SUB, &said]);
    let lenient = Doc::under(&sheet, Plan { lenient: true, ..Plan::propose(&sheet) }, &Tables::default()).written();
    assert_eq!((lenient.plans.rows().len(), lenient.plan_amounts.rows().len()), (1, 0));
}

#[test]
fn a_year_outside_and_an_office_or_a_year_that_nobody_has_said_are_told() {
    let rows = &[&HEADS[..], &[SUB, SAID]].concat();
    let mut plan = Plan::propose(&sheet(rows));
    // The headings name the year.
    assert_eq!((plan.year.map(|year| year.get()), plan.district), (Some(2026), None));
    assert_eq!(Doc::first(&sheet(rows)).faults(), [(5, FaultKind::NoArea)]);
    plan.district = "63.05".parse().ok();
    plan.year = crate::domain::BookYear::new(1998);
    let outside = Doc::under(&sheet(rows), plan.clone(), &Tables::default());
    assert_eq!(outside.faults(), [(5, FaultKind::Check(crate::domain::checks::Problem::PlanYear))]);
    plan.year = None;
    let without = Doc::under(&sheet(rows), plan, &Tables::default());
    assert_eq!((without.faults(), without.summary().without_year), (vec![(5, FaultKind::NoYear)], 1));
}

#[test]
fn the_list_of_which_the_codes_are_is_kept_where_a_person_says_it() {
    use crate::domain::Nomenclature;
    let sheet = sipd(&[SUB, SAID]);
    let version = |tables: &Tables| tables.plans.live().map(|row| row.value.nomenclature).collect::<Vec<_>>();
    let mut plan = Plan::propose(&sheet);
    let mut tables = Doc::under(&sheet, plan.clone(), &Tables::default()).written();
    assert_eq!(version(&tables), [None]);
    plan.nomenclature = Some(Nomenclature::Kepmendagri1317);
    let said = Doc::under(&sheet, plan, &tables).written();
    assert_eq!(version(&said), [Some(Nomenclature::Kepmendagri1317)]);
    said.plans.live().for_each(|row| {
        tables.plans.insert(row.clone());
    });
    // Who brings it in again without saying it changes nothing.
    settled(&sheet, &tables);
}

#[test]
fn money_that_stands_again_counts_once_and_a_zero_means_see_above() {
    let again: &[&str] = &[
        "",
        "2.17.03.2.01.0003",
        "Penguatan Tata Kelola Kelembagaan Koperasi",
        "Jumlah peserta",
        "",
        "",
        "",
        "100 Orang",
        "41.000.000",
        "",
        "[1.1] - Pendapatan Asli Daerah (PAD)",
    ];
    let zero: &[&str] = &["", "", "", "Jumlah dokumen", "", "", "", "5 Dokumen", "=0"];
    let doc = Doc::first(&sipd(&[SUB, SAID, again, zero]));
    let written = doc.written();
    assert_eq!((money(&written, BudgetStage::WorkPlan), written.plan_outputs.rows().len()), (41_000_000, 4));
    assert!(doc.remarks().contains(&FaultKind::OfPlan(PlanFault::Repeated(41_000_000))));
    // A further row of another fund has money of its own.
    let other: &[&str] = &["", "", "", "", "", "", "", "", "2.000.000", "", "[1.2.01.01.02] - DAU"];
    let funds = Doc::first(&sipd(&[SUB, SAID, other])).written();
    assert_eq!((money(&funds, BudgetStage::WorkPlan), funds.plan_amounts.rows().len()), (43_000_000, 2));
}

#[test]
fn the_unit_of_money_may_stand_in_its_heading() {
    let mut heads = HEADS.map(<[&str]>::to_vec);
    heads[1][8] = "Pagu Indikatif (Rp. Juta)";
    let heads: Vec<&[&str]> = heads.iter().map(Vec::as_slice).collect();
    let mut said = SAID.to_vec();
    said[8] = "41,5";
    let written = Doc::first(&sheet(&[&[TITLE, AREA][..], &heads, &[SUB, &said]].concat())).written();
    assert_eq!(money(&written, BudgetStage::WorkPlan), 41_500_000);
}

#[test]
fn two_rows_that_nothing_but_money_tells_apart_are_told_and_kept_out() {
    let mut said = SAID.to_vec();
    said[8] = "39.000.000";
    let doc = Doc::first(&sipd(&[SUB, SAID, SUB, &said]));
    assert_eq!((doc.faults(), doc.written().rows()), (vec![(8, FaultKind::Contradicts(8))], 0));
    // Their names do.
    let mut other = SUB.to_vec();
    other[2] = "Bantuan keuangan khusus";
    let told = Doc::first(&sipd(&[SUB, SAID, &other, &said])).written();
    assert_eq!((told.plans.rows().len(), money(&told, BudgetStage::WorkPlan)), (2, 80_000_000));
    settled(&sipd(&[&other, &said, SUB, SAID]), &told);
}

#[test]
fn money_that_is_a_thousand_times_too_small_is_pointed_out() {
    let mut said = SAID.to_vec();
    let written = Doc::first(&sipd(&[SUB, &said])).written();
    said[8] = "41.000";
    let doc = Doc::first(&sipd(&[SUB, &said]));
    assert!(doc.remarks().contains(&FaultKind::OfPlan(PlanFault::DoubtfulUnit(41_000))), "{:?}", doc.remarks());
    let remarks = Doc::of(&sipd(&[SUB, &said]), &written).remarks();
    assert!(remarks.contains(&FaultKind::OfPlan(PlanFault::ThousandTimes(41_000_000, 41_000))), "{remarks:?}");
    assert!(!Doc::of(&sipd(&[SUB, SAID]), &written).remarks().iter().any(|one| matches!(one, FaultKind::OfPlan(_))));
}

#[test]
fn a_number_in_another_unit_than_the_target_is_left_out_and_told() {
    let mut said = SAID.to_vec();
    (said[4], said[7]) = ("300 Unit Usaha\n60 Laporan", "60 Unit Usaha\n12 Bulan");
    let doc = Doc::first(&sipd(&[SUB, &said]));
    let other = PlanFault::OtherUnit("60 Laporan".to_owned(), "Bulan".to_owned());
    assert!(doc.remarks().contains(&FaultKind::OfPlan(other)), "{:?}", doc.remarks());
    let mut targets: Vec<_> = doc.written().plan_outputs.live().map(|row| row.value.renstra_target).collect();
    targets.sort();
    assert_eq!(targets, [None, Some(300.into())]);
}
