//! RFK and the report on DAK nonfisik.

use super::*;
use crate::domain::{Hindrance, ReportPeriod};

fn rfk(title: &str, spent: &str) -> Sheet {
    sheet(&[
        &["LAPORAN REALISASI FISIK DAN KEUANGAN TAHUN 2026 KABUPATEN TAPIN"],
        &[title],
        &[
            "Kode",
            "",
            "",
            "",
            "",
            "Urusan/ Bidang Urusan/ Program/ Kegiatan",
            "RKA SIPD (Rp.)",
            "DPA (Rp.)",
            "Realisasi Keuangan (Rp.)",
            "Capaian (%)",
            "RAK (%)",
            "Deviasi (%)",
            "Realisasi Fisik (%)",
            "Nilai Realisasi Fisik (Rp)",
            "Sumber Dana",
            "Keterangan / Permasalahan",
        ],
        &[
            "2",
            "17",
            "03",
            "2.01",
            "0003",
            "Penguatan Tata Kelola",
            "42.000.000",
            "41.000.000",
            spent,
            "20",
            "25",
            "20",
            "45,5",
            "0",
            "PAD",
            "Menunggu juknis",
        ],
    ])
}

#[test]
fn what_was_spent_since_january_becomes_what_was_spent_in_the_quarter() {
    let first = Doc::sound(PlanDocument::Progress, &rfk("Keadaan per 31 Maret 2026", "8.000.000"));
    let mut tables = first.written();
    assert_eq!((money(&tables, BudgetStage::Budget), money(&tables, BudgetStage::Execution)), (42_000_000, 41_000_000));
    let report = &tables.realisations.rows()[0].value;
    assert_eq!(
        (report.period, report.spent.unwrap().get(), report.cash_plan.unwrap().get()),
        (ReportPeriod::Quarter1, 8_000_000, 10_250_000)
    );
    assert_eq!(
        (report.physical.unwrap().to_string(), report.held_up_by.as_deref()),
        ("45.5".to_owned(), Some("Menunggu juknis"))
    );
    let second = Doc::of(&rfk("Keadaan per 31 Mei 2026", "20.000.000"), &tables).written();
    let report = &second.realisations.rows()[0].value;
    assert_eq!((report.period, report.spent.unwrap().get()), (ReportPeriod::Quarter2, 12_000_000));
    for row in second.realisations.rows() {
        tables.realisations.insert(row.clone());
    }
    settled(&rfk("Keadaan per 31 Mei 2026", "20.000.000"), &tables);
    let less = Doc::of(&rfk("Keadaan per 31 Mei 2026", "5.000.000"), &tables);
    assert!(less.remarks().contains(&FaultKind::OfPlan(PlanFault::BelowEarlier(8_000_000))));
    // Without a day nobody knows which quarter it is.
    let without = Doc::first(&rfk("", "5.000.000"));
    assert_eq!((without.faults(), without.summary().without_date), (vec![(4, FaultKind::NoDate)], 1));
}

#[test]
fn planned_cash_by_months_becomes_that_of_quarters() {
    let mut rfk = rfk("Keadaan per 31 Maret 2026", "8.000.000");
    let text = |text: &str| Cell::Text(text.to_owned());
    let heads = (1..=12).map(|month| text(&format!("Anggaran Kas Bulan {month}")));
    rfk.rows[2].extend(heads.chain([text("Anggaran Kas Total")]));
    let months =
        ["1.000.000", "2.000.000", "", "4.000.000", "0", "0", "", "", "", "5.000.000", "6.000.000", "7.000.000"];
    rfk.rows[3].extend(months.map(text).into_iter().chain([text("25.000.000")]));
    let doc = Doc::sound(PlanDocument::Progress, &rfk);
    let written = doc.written();
    let mut cash: Vec<_> = written
        .realisations
        .live()
        .map(|row| {
            (row.value.period, row.value.cash_plan.map(|cash| cash.get()), row.value.spent.map(|spent| spent.get()))
        })
        .collect();
    cash.sort();
    assert_eq!(
        cash,
        [
            // And not what the column in per cent says.
            (ReportPeriod::Quarter1, Some(3_000_000), Some(8_000_000)),
            (ReportPeriod::Quarter2, Some(4_000_000), None),
            (ReportPeriod::Quarter4, Some(18_000_000), None),
        ]
    );
    let mut months: Vec<_> = written
        .realisations
        .live()
        .map(|row| (row.value.period, row.value.cash_months().map(|cash| cash.map(|cash| cash.get()))))
        .collect();
    months.sort();
    assert_eq!(
        months.into_iter().map(|(_, months)| months).collect::<Vec<_>>(),
        [
            [Some(1_000_000), Some(2_000_000), None],
            [Some(4_000_000), Some(0), Some(0)],
            [Some(5_000_000), Some(6_000_000), Some(7_000_000)],
        ]
    );
    settled(&rfk, &written);
}

#[test]
fn the_report_on_dak_has_rows_without_codes_that_the_register_must_know() {
    let rows: &[&[&str]] = &[
        &["LAPORAN DAK NONFISIK PK2UMK TAHUN 2026 TAHAP I KABUPATEN TAPIN"],
        &[
            "No",
            "BIDANG / SUBBIDANG / KEGIATAN / RINCIAN / DETAIL RINCIAN",
            "Perencanaan Kegiatan",
            "",
            "",
            "",
            "Mekanisme Pelaksanaan",
            "",
            "Metode Pembayaran",
            "Realisasi",
            "",
            "",
            "",
            "Kodefikasi/Keterangan/Permasalahan",
        ],
        &[
            "",
            "",
            "Volume",
            "Satuan",
            "Jumlah Penerima Manfaat",
            "Pagu DAK (Rp.)",
            "Swakelola",
            "Kontraktual",
            "",
            "Keuangan (Rp)",
            "Keuangan (%)",
            "Fisik (Volume)",
            "Fisik (%)",
            "",
        ],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)", "(14)"],
        &["A", "Peningkatan kapasitas koperasi", "", "", "", "120.000.000"],
        &[
            "1",
            "Pelatihan perkoperasian",
            "100",
            "Orang",
            "100",
            "120.000.000",
            "120.000.000",
            "",
            "Bertahap",
            "60.000.000",
            "50",
            "50",
            "50",
            "7. Persiapan swakelola",
        ],
    ];
    let doc = Doc::first(&sheet(rows));
    assert_eq!(doc.plan.kind, ListKind::Plans(PlanDocument::Grant));
    assert_eq!(doc.faults(), [(6, FaultKind::OfPlan(PlanFault::NoCode))]);
    let plan = crate::domain::Plan {
        year: crate::domain::BookYear::new(2026).unwrap(),
        level: crate::domain::Level::District,
        area: "63.05".parse().ok(),
        name: crate::domain::Text::optional("Pelatihan Perkoperasian").unwrap(),
        ..crate::domain::Plan::default()
    };
    let mut tables = Tables::default();
    // With a code of its own the row is known by its name, too.
    let coded =
        crate::domain::Plan { code: crate::domain::ActivityCode::new("2.17.05.2.01.0001").unwrap(), ..plan.clone() };
    tables.plans.insert(crate::replica::Row::new(Id::new(1, [1; 10]), coded, Stamp::default()));
    let of_coded = Doc::of(&sheet(rows), &tables);
    assert_eq!((of_coded.faults(), of_coded.written().realisations.rows().len()), (vec![], 1));
    tables.plans.insert(crate::replica::Row::new(Id::new(1, [1; 10]), plan, Stamp::default()));
    let doc = Doc::of(&sheet(rows), &tables);
    assert_eq!(doc.faults(), []);
    let written = doc.written();
    let amount = &written.plan_amounts.rows()[0].value;
    assert_eq!((amount.fund.as_deref(), amount.amount.get()), (Some("2.2.01.01.04.0025"), 120_000_000));
    let report = &written.realisations.rows()[0].value;
    assert_eq!(
        (report.period, report.spent.unwrap().get(), report.hindrance),
        (ReportPeriod::Tranche1, 60_000_000, Some(Hindrance::OwnPreparation))
    );
    assert_eq!((report.volume, report.physical), (Some(50.into()), Some(50.into())));
    assert_eq!(written.plan_outputs.rows()[0].value.target, Some(100.into()));
    assert_eq!(written.plan_beneficiaries.rows()[0].value.people.unwrap().get(), 100);
    assert_eq!(written.plan_outputs.rows()[0].value.unit.as_deref(), Some("Orang"));
}
