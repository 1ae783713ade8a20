//! Renja in both layouts of SIPD, T-C.33 and RKPD, with what goes wrong in them.

use super::*;
use crate::domain::{IndicatorRank, PlanOutput, Quantity};

pub(super) const TITLE: &[&str] = &["RENCANA KERJA PERANGKAT DAERAH TAHUN 2026"];
pub(super) const AREA: &[&str] = &["PEMERINTAH KABUPATEN TAPIN"];
pub(super) const HEADS: [&[&str]; 4] = [
    &[
        "No",
        "Kode",
        "Urusan/ Bidang Urusan/ Program/ Kegiatan/ Sub Kegiatan",
        "Indikator Program/ Kegiatan/ Sub Kegiatan",
        "Target Akhir Periode Renstra Opd",
        "Realisasi Capaian Renja Opd Tahun 2024",
        "Prakiraan Capaian Target Renja Opd Tahun 2025",
        "Capaian Kinerja Dan Kerangka Pendanaan",
        "",
        "",
        "",
        "",
        "",
        "Kelompok Sasaran",
        "Prakiraan Maju Rencana Tahun 2027",
        "",
        "Perangkat Daerah Penanggung Jawab",
    ],
    &[
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "Target 2026",
        "Pagu Indikatif (Rp)",
        "Lokasi",
        "Sumber Dana",
        "Prioritas",
        "",
        "",
        "Target",
        "Pagu Indikatif (Rp)",
    ],
    &["", "", "", "", "", "", "", "", "", "", "", "Nasional", "Daerah"],
    &["=1", "=2", "=3", "=4", "=5", "=6", "=7", "=8", "=9", "=10", "=11", "=12", "=13", "=14", "=15", "=16", "=17"],
];
const OFFICE: &[&str] = &["", "2.17.3.30.0.00.01.0000", "Dinas Koperasi", "", "", "", "", "", "61.000.000"];
const PROGRAMME: &[&str] =
    &["1", "2.17.03", "PROGRAM PENGAWASAN", "Persentase koperasi aktif", "93 %", "", "", "88,22 %", "41.000.000"];
const ACTIVITY: &[&str] = &["", "2.17.03.2.01", "Pemeriksaan", "", "", "", "", "", "41.000.000"];
pub(super) const SUB: &[&str] = &["", "2.17.03.2.01.0003", "Penguatan Tata Kelola Kelembagaan Koperasi"];
pub(super) const SAID: &[&str] = &[
    "",
    "",
    "",
    "Jumlah koperasi\nJumlah laporan",
    "300 Unit Usaha\n60 Laporan",
    "",
    "",
    "60 Unit Usaha\n12 Laporan",
    "41.000.000",
    "Kab. Tapin, Kec. Binuang\nKab. Tapin, Kec. Tapin Utara",
    "[1.1] - Pendapatan Asli Daerah (PAD)",
    "Ekonomi",
    "Koperasi maju",
    "Pengurus koperasi",
    "70 Unit Usaha",
    "45.000.000",
    "Bidang Kelembagaan",
];

/// Rank, target, target of the Renstra and unit of an output.
fn said_of(output: &PlanOutput) -> (IndicatorRank, [String; 3]) {
    let number = |of: Option<Quantity>| of.unwrap().to_string();
    (
        output.rank.unwrap(),
        [number(output.target), number(output.renstra_target), output.unit.clone().unwrap().to_string()],
    )
}

/// The layout of SIPD RI with these rows below its headings.
pub(super) fn sipd(rows: &[&[&str]]) -> Sheet {
    sheet(&[&[TITLE, AREA, &[]], &HEADS[..], rows].concat())
}

#[test]
fn of_the_layout_of_sipd_ri_only_the_second_row_of_a_sub_activity_counts() {
    let total: &[&str] = &["Jumlah", "", "", "", "", "", "", "", "61.000.000"];
    let doc = Doc::first(&sipd(&[
        total,
        OFFICE,
        &["", "2", "URUSAN", "", "", "", "", "", "41.000.000"],
        PROGRAMME,
        ACTIVITY,
        SUB,
        SAID,
    ]));
    assert_eq!(doc.plan.kind, ListKind::Plans(PlanDocument::WorkPlan));
    assert_eq!(doc.plan.year.map(|year| year.get()), Some(2026));
    assert_eq!(doc.plan.district.map(|area| area.to_string()).as_deref(), Some("63.05"));
    assert_eq!(doc.faults(), []);
    let written = doc.written();
    assert_eq!(written.plans.rows().len(), 1);
    let plan = &written.plans.rows()[0].value;
    assert_eq!((plan.code.as_deref(), plan.body.as_deref()), (Some("2.17.03.2.01.0003"), Some("Dinas Koperasi")));
    let texts =
        [&plan.national_priority, &plan.district_priority, &plan.target_group, &plan.next_target, &plan.responsible];
    assert_eq!(
        texts.map(|text| text.as_deref().unwrap()),
        ["Ekonomi", "Koperasi maju", "Pengurus koperasi", "70 Unit Usaha", "Bidang Kelembagaan"]
    );
    assert_eq!(plan.next_amount.map(|amount| amount.get()), Some(45_000_000));
    assert_eq!(money(&written, BudgetStage::WorkPlan), 41_000_000);
    assert_eq!(written.plan_amounts.rows()[0].value.fund.as_deref(), Some("1.1"));
    assert_eq!(written.plan_places.rows().len(), 2);
    let mut outputs: Vec<_> = written.plan_outputs.rows().iter().map(|row| said_of(&row.value)).collect();
    outputs.sort();
    let output = |rank: IndicatorRank, target: &str, renstra: &str, unit: &str| {
        (rank, [target, renstra, unit].map(str::to_owned))
    };
    assert_eq!(
        outputs,
        [
            output(IndicatorRank::Programme, "88.22", "93", "%"),
            output(IndicatorRank::SubActivity, "12", "60", "Laporan"),
            output(IndicatorRank::SubActivity, "60", "300", "Unit Usaha"),
        ]
    );
    // The office and the sum over all say another sum than their rows come to; programme and activity do not.
    let sums = doc.summary().remarks.sums;
    assert_eq!(
        sums.differing.iter().map(|one| (one.row, one.stated, one.counted)).collect::<Vec<_>>(),
        [(7, 61_000_000, 41_000_000), (8, 61_000_000, 41_000_000)]
    );
    assert_eq!(sums.agreeing, 3);
    // The same again changes nothing.
    let again = Doc::of(&sipd(&[total, OFFICE, PROGRAMME, ACTIVITY, SUB, SAID]), &written);
    assert_eq!((again.written().rows(), again.count(Class::Equal)), (0, 2));
}

#[test]
fn what_changes_in_a_document_changes_in_the_row_that_there_is() {
    let first = Doc::first(&sipd(&[PROGRAMME, ACTIVITY, SUB, SAID])).written();
    let mut said = SAID.to_vec();
    (said[7], said[8]) = ("65 Unit Usaha\n12 Laporan", "50.000.000");
    let mut sub = SUB.to_vec();
    // A name that PDF has broken, and a code of two digits.
    (sub[1], sub[2]) = ("2.17.03.2.01.03", "Penguatan Tata Kelola Kelem bagaan  Koperasi");
    let doc = Doc::of(&sipd(&[PROGRAMME, ACTIVITY, &sub, &said]), &first);
    let written = doc.written();
    assert_eq!((doc.count(Class::Changing), written.plans.rows().len()), (1, 0));
    assert_eq!(money(&written, BudgetStage::WorkPlan), 50_000_000);
    assert_eq!(written.plan_outputs.rows().len(), 1);
}

#[test]
fn a_draft_and_two_units_of_one_code_are_rows_of_their_own() {
    let title: &[&str] = &["RANCANGAN AWAL RENCANA KERJA TAHUN 2027"];
    let unit: &[&str] = &["", "2.17.3.30.0.00.01.0001", "UPTD Balai Latihan"];
    let same: &[&str] = &["", "2.17.3.30.0.00.01.0000", "Dinas Koperasi"];
    let rows = [&[title, AREA][..], &HEADS[..], &[same, SUB, SAID, unit, SUB, SAID]].concat();
    let written = Doc::first(&sheet(&rows)).written();
    let units: Vec<_> = written.plans.rows().iter().map(|row| row.value.unit.as_deref().map(str::to_owned)).collect();
    assert_eq!(units, [None, Some("UPTD Balai Latihan".to_owned())]);
    assert_eq!(money(&written, BudgetStage::FirstDraft), 82_000_000);
}

#[test]
fn the_former_layout_of_sipd_has_its_code_in_five_cells_and_three_ranks_of_indicators() {
    let rows: &[&[&str]] = &[
        &["Rencana Kerja Tahun Anggaran 2026"],
        &["Pemerintah Kabupaten Tapin"],
        &["Unit Organisasi : 2.17.3.30.0.00.01.0000 Dinas Koperasi"],
        &["Sub Unit Organisasi : 2.17.3.30.0.00.01.0000 Dinas Koperasi"],
        &[
            "Kode",
            "",
            "",
            "",
            "",
            "Urusan/ Bidang Urusan Pemerintahan Daerah Dan Program/ Kegiatan",
            "Indikator Kinerja",
            "",
            "",
            "Rencana Tahun 2026",
            "",
            "",
            "",
            "",
            "",
            "",
            "Prakiraan Maju Rencana Tahun 2027",
            "",
            "",
        ],
        &[
            "",
            "",
            "",
            "",
            "",
            "",
            "Capaian Program",
            "Keluaran Sub Kegiatan",
            "Hasil Kegiatan",
            "Lokasi Output Kegiatan",
            "Target Capaian Kinerja",
            "",
            "",
            "Pagu Indikatif (Rp.)",
            "Sumber Dana",
            "Catatan Penting",
            "Target Capaian Kinerja",
            "",
            "Kebutuhan Dana/ Pagu Indikatif (Rp.)",
        ],
        &[
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "Program",
            "Keluaran Sub Kegiatan",
            "Hasil Kegiatan",
            "",
            "",
            "",
            "Tolok Ukur",
            "Target",
            "",
        ],
        &["=2", "=17", "", "", "", "URUSAN KOPERASI", "", "", "", "", "", "", "", "=41000000"],
        &["=2", "=17", "=3", "", "", "PROGRAM PENGAWASAN", "", "", "", "", "", "", "", "=41000000"],
        &["=2", "=17", "=3", "=2.01", "", "Pemeriksaan", "", "", "", "", "", "", "", "=41000000"],
        &[
            "=2",
            "=17",
            "=3",
            "=2.01",
            "=3",
            "Penguatan Tata Kelola",
            "Persentase koperasi aktif",
            "Jumlah koperasi",
            "Koperasi tertib",
            "Kab. Tapin, Semua Kecamatan",
            "88,22 %",
            "60 Unit Usaha",
            "75 %",
            "=41000000",
            "DAU",
            "Lanjutan",
            "Jumlah koperasi",
            "65 Unit Usaha",
            "=43000000",
        ],
    ];
    let doc = Doc::sound(PlanDocument::WorkPlan, &sheet(rows));
    let written = doc.written();
    let plan = &written.plans.rows()[0].value;
    assert_eq!((plan.code.as_deref(), plan.year.get()), (Some("2.17.03.2.01.0003"), 2026));
    assert_eq!((plan.body.as_deref(), plan.unit.as_deref()), (Some("Dinas Koperasi"), None));
    assert_eq!((plan.note.as_deref(), plan.next_target.as_deref()), (Some("Lanjutan"), Some("65 Unit Usaha")));
    let mut ranks: Vec<_> =
        written.plan_outputs.rows().iter().map(|row| (row.value.rank.unwrap(), row.value.target)).collect();
    ranks.sort();
    assert_eq!(
        ranks,
        [
            (IndicatorRank::Programme, Quantity::of_parts(882_200).ok()),
            (IndicatorRank::Activity, Some(75.into())),
            (IndicatorRank::SubActivity, Some(60.into())),
        ]
    );
    assert!(written.plan_places.rows()[0].value.all_parts);
    assert_eq!(written.plan_amounts.rows()[0].value.fund.as_deref(), Some("1.2.01.01.02"));
    assert_eq!((doc.summary().remarks.sums.differing, Doc::of(&sheet(rows), &written).written().rows()), (vec![], 0));
}

#[test]
fn t_c_33_and_the_table_of_the_rkpd_are_known_by_their_headings() {
    let tc33: &[&[&str]] = &[
        &["Tabel T-C.33"],
        &["Rumusan Rencana Program dan Kegiatan Tahun 2026, Kabupaten Tapin"],
        &[
            "Kode",
            "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",
            "Indikator Kinerja Program / Kegiatan",
            "Rencana Tahun 2026",
            "",
            "",
            "",
            "Catatan Penting",
            "Prakiraan Maju Rencana Tahun 2027",
            "",
        ],
        &[
            "",
            "",
            "",
            "Lokasi",
            "Target Capaian",
            "Kebutuhan Dana/ Pagu Indikatif",
            "Sumber Dana",
            "",
            "Target Capaian Kinerja",
            "Kebutuhan Dana/ Pagu Indikatif",
        ],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
        &["02:17:03", "PROGRAM PENGAWASAN", "", "", "", "41.000.000"],
        &[
            "2.17.03.2.01.0003",
            "Penguatan Tata Kelola",
            "Jumlah koperasi",
            "Binuang",
            "60 Unit Usaha",
            "41.000.000",
            "PAD",
            "",
            "65 Unit Usaha",
            "45.000.000",
        ],
        &["JUMLAH", "", "", "", "", "41.000.000"],
        &["Mengetahui,"],
        &["Kepala Dinas"],
    ];
    let doc = Doc::sound(PlanDocument::WorkPlan, &sheet(tc33));
    assert_eq!((money(&doc.written(), BudgetStage::WorkPlan), doc.summary().remarks.sums.agreeing), (41_000_000, 2));
    let rkpd: &[&[&str]] = &[
        &["Rencana Kerja Pemerintah Daerah (RKPD) Provinsi Kalimantan Selatan Tahun 2026"],
        &[
            "Kode",
            "",
            "",
            "",
            "",
            "Urusan/ Bidang Urusan/ Program/ Kegiatan",
            "Prioritas Daerah",
            "Sasaran Daerah",
            "Lokasi",
            "Indikator Kinerja",
            "",
            "",
            "",
            "",
            "",
            "Pagu Indikatif (Rp.)",
            "Prakiraan Maju (Rp.)",
            "Keterangan (Prioritas Pembangunan Nasional)",
        ],
        &[
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "Capaian Program",
            "",
            "Keluaran Sub Kegiatan",
            "",
            "Hasil Kegiatan",
            "",
            "",
            "",
            "",
        ],
        &[
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "Tolok Ukur",
            "Target",
            "Tolok Ukur",
            "Target",
            "Tolok Ukur",
            "Target",
            "",
            "",
            "",
        ],
        &[
            "2",
            "17",
            "03",
            "1.01",
            "0003",
            "Penguatan Tata Kelola",
            "UMKM naik kelas",
            "",
            "Kab. Tapin",
            "Koperasi aktif",
            "88 %",
            "Jumlah koperasi",
            "40 Unit Usaha",
            "Koperasi tertib",
            "75 %",
            "150.000.000",
            "160.000.000",
            "PN 3",
        ],
    ];
    let doc = Doc::sound(PlanDocument::GovernmentPlan, &sheet(rkpd));
    let written = doc.written();
    let plan = &written.plans.rows()[0].value;
    assert_eq!(plan.area.map(|area| area.to_string()).as_deref(), Some("63"));
    assert_eq!(
        (plan.provincial_priority.as_deref(), plan.national_priority.as_deref()),
        (Some("UMKM naik kelas"), Some("PN 3"))
    );
    assert_eq!(
        (plan.next_amount.map(|amount| amount.get()), written.plan_outputs.rows().len()),
        (Some(160_000_000), 3)
    );
    assert_eq!(money(&written, BudgetStage::GovernmentPlan), 150_000_000);
}

#[test]
fn lists_of_cooperatives_are_no_documents_on_plans() {
    for heads in [
        &["Kode", "Nama Koperasi", "Program", "Anggaran"][..],
        &["No", "Nama Koperasi", "Nomor Badan Hukum", "Kecamatan", "Status", "Keterangan"],
        &["kode_wilayah", "nama_wilayah", "judul", "satuan", "tahun", "data"],
    ] {
        let row: Vec<&str> = heads.iter().map(|_| "x").collect();
        assert!(!matches!(Plan::propose(&sheet(&[heads, &row])).kind, ListKind::Plans(_)), "{heads:?}");
    }
}
