//! Form E.81.

use super::*;
use crate::domain::{Id, IndicatorRank, PlanAmount, PlanOutput, Realisation, Ref, ReportPeriod, Rupiah};
use crate::replica::Row;

fn form(rows: &[&[&str]]) -> Sheet {
    let heads: &[&[&str]] = &[
        &["EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH"],
        &["KABUPATEN TAPIN TAHUN 2026"],
        &[
            "No",
            "Tujuan",
            "Sasaran",
            "Kode",
            "Program, Kegiatan, Sub Kegiatan",
            "Indikator Kinerja Tujuan, Sasaran, Program (outcome) dan Kegiatan (output), Sub Kegiatan",
            "Target Renstra PD (akhir periode)",
            "",
            "Realisasi Capaian Kinerja Renstra s/d Renja PD Tahun Lalu",
            "",
            "Target Kinerja dan Anggaran Renja PD Tahun Berjalan yang Dievaluasi",
            "",
            "Realisasi Kinerja Pada Triwulan",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "Realisasi Capaian Kinerja dan Anggaran Renja PD yang Dievaluasi",
            "",
            "Tingkat Capaian (%)",
            "",
            "Unit OPD Penanggung Jawab",
            "Keterangan",
        ],
        &["", "", "", "", "", "", "", "", "", "", "", "", "I", "", "II", "", "III", "", "IV"],
        &[
            "", "", "", "", "", "", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K", "Rp", "K",
            "Rp", "K", "Rp",
        ],
    ];
    let foot: &[&[&str]] = &[
        &[],
        &["Rata-rata capaian kinerja (%)", "=75"],
        &["Predikat kinerja", "Sedang"],
        &["Faktor penghambat pencapaian kinerja:"],
        &["Disusun,"],
        &["Kepala Dinas"],
    ];
    sheet(&[heads, rows, foot].concat())
}

const ROW: &[&str] = &[
    "",
    "",
    "",
    "2.17.03.2.01.0003",
    "Penguatan Tata Kelola",
    "Jumlah koperasi",
    "300 Unit Usaha",
    "200.000.000",
    "120 Unit Usaha",
    "80.000.000",
    "60 Unit Usaha",
    "41.000.000",
    "15 Unit Usaha",
    "8.000.000",
    "20 Unit Usaha",
    "12.000.000",
    "0",
    "0",
    "0",
    "0",
    "35 Unit Usaha",
    "20.000.000",
];

#[test]
fn tujuan_and_sasaran_of_a_row_are_its_own_or_those_of_a_row_above_it() {
    let programme: &[&str] = &[
        "1",
        "Koperasi sehat",
        "Koperasi aktif meningkat",
        "2.17.03",
        "PROGRAM PENGAWASAN",
        "",
        "",
        "",
        "",
        "",
        "",
        "82.000.000",
    ];
    let mut other = ROW.to_vec();
    (other[2], other[3], other[4]) = ("Koperasi patuh", "2.17.03.2.01.0004", "Pemeriksaan");
    let of_another: &[&str] = &["2", "", "", "2.17.05", "PROGRAM PENDIDIKAN", "", "", "", "", "", "", "41.000.000"];
    let mut third = ROW.to_vec();
    (third[3], third[4]) = ("2.17.05.2.01.0001", "Pelatihan");
    let form = form(&[programme, ROW, &other, of_another, &third]);
    let written = Doc::sound(PlanDocument::Evaluation, &form).written();
    let mut aims: Vec<_> = written
        .plans
        .live()
        .map(|row| (row.value.code.as_deref(), row.value.goal.as_deref(), row.value.objective.as_deref()))
        .collect();
    aims.sort();
    assert_eq!(
        aims,
        [
            (Some("2.17.03.2.01.0003"), Some("Koperasi sehat"), Some("Koperasi aktif meningkat")),
            (Some("2.17.03.2.01.0004"), Some("Koperasi sehat"), Some("Koperasi patuh")),
            (Some("2.17.05.2.01.0001"), None, None),
        ]
    );
    settled(&form, &written);
    // Given back they stand with every row, and change nothing.
    let area = "63.05".parse().unwrap();
    let year = crate::domain::BookYear::new(2026).unwrap();
    let period = crate::analysis::plans::RenstraPeriod::usual(year);
    let given = crate::exchange::sheet::evaluation_sheet(&written, area, year, period);
    settled(&given, &written);
    assert!(given.rows.iter().flatten().any(|cell| cell.text() == "Koperasi patuh"));
}

#[test]
fn quarters_are_read_and_what_is_reckoned_is_left_out() {
    let programme: &[&str] = &[
        "1",
        "",
        "",
        "2.17.03",
        "PROGRAM PENGAWASAN",
        "Persentase koperasi aktif",
        "93 %",
        "",
        "",
        "",
        "88,22 %",
        "41.000.000",
        "",
        "8.000.000",
        "",
        "12.000.000",
    ];
    let doc = Doc::sound(PlanDocument::Evaluation, &form(&[programme, ROW]));
    let written = doc.written();
    // Without a plan of its own the register takes the budget from the form.
    assert_eq!(money(&written, BudgetStage::Execution), 41_000_000);
    let is_of_sub_activity = |row: &&Row<PlanOutput>| row.value.rank == Some(IndicatorRank::SubActivity);
    let output = &written.plan_outputs.rows().iter().find(is_of_sub_activity).unwrap().value;
    let numbers = [output.renstra_target, output.realised_before, output.target, output.quarter_1, output.quarter_2];
    assert_eq!(numbers.map(|number| number.unwrap().to_string()), ["300", "120", "60", "15", "20"]);
    // A zero of a quarter that has not begun is nothing delivered yet, and no number.
    assert_eq!((output.quarter_3, output.quarter_4), (None, None));
    let mut spent: Vec<_> =
        written.realisations.rows().iter().map(|row| (row.value.period, row.value.spent.unwrap().get())).collect();
    spent.sort();
    assert_eq!(spent, [(ReportPeriod::Quarter1, 8_000_000), (ReportPeriod::Quarter2, 12_000_000)]);
    assert_eq!(doc.summary().remarks.sums.differing, []);
    settled(&form(&[programme, ROW]), &written);
}

#[test]
fn an_evaluation_changes_no_budget_and_no_report_by_funds() {
    let mut tables = Doc::first(&form(&[ROW])).written();
    let plan = tables.plans.rows()[0].id;
    let changed = |amount: i64| {
        let id = PlanAmount::id(plan, None, BudgetStage::Execution);
        let value = PlanAmount {
            plan: Ref::to(plan),
            stage: BudgetStage::Execution,
            amount: Rupiah::new(amount).unwrap(),
            ..PlanAmount::default()
        };
        Row::new(id, value, Stamp::default())
    };
    tables.plan_amounts.insert(changed(50_000_000));
    let doc = Doc::of(&form(&[ROW]), &tables);
    assert_eq!((doc.written().rows(), doc.remarks()), (0, vec![FaultKind::OfPlan(PlanFault::OtherBudget(50_000_000))]));
    let fund = crate::domain::FundCode::new("1.1").unwrap();
    let report = Realisation {
        plan: Ref::to(plan),
        period: ReportPeriod::Quarter1,
        fund: fund.clone(),
        spent: Rupiah::new(7_000_000).ok(),
        ..Realisation::default()
    };
    let id: Id = Realisation::id(plan, ReportPeriod::Quarter1, fund.as_ref());
    tables.realisations.insert(Row::new(id, report, Stamp::default()));
    let doc = Doc::of(&form(&[ROW]), &tables);
    assert!(doc.remarks().contains(&FaultKind::OfPlan(PlanFault::SpentByFunds(15_000_000))), "{:?}", doc.remarks());
    assert_eq!(doc.written().rows(), 0);
}

#[test]
fn what_held_a_row_up_is_kept_with_its_quarter_and_what_names_no_row_is_told() {
    let mut of_row = form(&[ROW]);
    let held = "Triwulan II, 2.17.03.2.01.0003 Penguatan Tata Kelola: menunggu juknis";
    let titled = of_row.rows.iter().position(|row| row.first().is_some_and(|cell| cell.text().starts_with("Faktor")));
    of_row.rows.insert(titled.unwrap() + 1, vec![Cell::Text(held.to_owned())]);
    let written = Doc::sound(PlanDocument::Evaluation, &of_row).written();
    let said: Vec<_> =
        written.realisations.live().filter_map(|row| Some((row.value.period, row.value.held_up_by.clone()?))).collect();
    assert_eq!(
        said.iter().map(|(period, text)| (*period, &**text)).collect::<Vec<_>>(),
        [(ReportPeriod::Quarter2, "menunggu juknis")]
    );
    settled(&of_row, &written);
    // Of the whole office nothing is kept.
    of_row.rows[titled.unwrap()] = vec![Cell::Text("Faktor penghambat pencapaian kinerja: pasar sepi".to_owned())];
    let doc = Doc::first(&of_row);
    assert_eq!(doc.faults(), [(titled.unwrap() + 1, FaultKind::OfPlan(PlanFault::FactorOfNoRow))]);
}
