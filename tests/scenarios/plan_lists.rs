//! Reports on plans that come as delimited text, with what goes wrong in the files of offices.

use crate::office::{Office, TAPIN};
use selaras::domain::{
    ActivityCode, BookYear, BudgetStage, Hindrance, Id, Level, Plan, ProposalStatus, ReportPeriod, Text,
};
use selaras::exchange::sheet::Class;

fn money(office: &Office) -> i64 {
    let amounts = office.tables().plan_amounts.live().filter(|row| row.value.stage == BudgetStage::Execution);
    amounts.map(|row| row.value.amount.get()).sum()
}

/// A list is put in, and brought in once more it changes nothing.
fn put_in(office: &mut Office, lines: &[&str], rows: usize) {
    let list = office.reads_list(lines);
    assert_eq!((list.count(Class::Refused), list.count(Class::New) + list.count(Class::Changing)), (0, rows));
    office.puts_in(list);
    office.reopens();
    let again = office.reads_list(lines);
    let changing = [Class::New, Class::Changing, Class::Refused].map(|class| again.count(class));
    assert_eq!(changing, [0, 0, 0]);
}

/// Bars between the cells, money in millions by its heading and on every level, codes of two and of four digits, comma and dot.
#[test]
fn an_rfk_becomes_what_was_spent_and_what_held_it_up() {
    let mut tapin = Office::begins(TAPIN);
    let rfk = [
        "LAPORAN REALISASI FISIK DAN KEUANGAN TAHUN 2026 KABUPATEN TAPIN|||||||",
        "Keadaan per 31 Maret 2026|||||||",
        "Kode|Urusan/ Bidang Urusan/ Program/ Kegiatan|DPA (Rp. Juta)|Realisasi Keuangan (Rp. Juta)|RAK (%)|Realisasi Fisik (%)|Sumber Dana|Keterangan / Permasalahan",
        "2.17.03|PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI|61,5|8,25||||",
        "2.17.03.2.01.0003|Penguatan Tata Kelola Kelembagaan Koperasi|41,5|8,25|25|45,5|PAD|2. Petunjuk teknis terlambat",
        "2.17.03.2.01.04|Pemeriksaan dan Pengawasan Koperasi|20|0|10|0|DAU|",
    ];
    put_in(&mut tapin, &rfk, 2);
    assert_eq!(money(&tapin), 61_500_000);
    let reports = &tapin.tables().realisations;
    let spent: i64 = reports.live().filter_map(|row| row.value.spent).map(|spent| spent.get()).sum();
    assert_eq!((spent, reports.live().count()), (8_250_000, 2));
    let held = reports.live().find(|row| row.value.hindrance.is_some()).expect("one was held up");
    assert_eq!((held.value.period, held.value.hindrance), (ReportPeriod::Quarter1, Some(Hindrance::Guidelines)));
    assert_eq!(held.value.cash_plan.map(|cash| cash.get()), Some(10_375_000));
}

/// A kecamatan by name, a unit in the cell of the volume, money with dots.
#[test]
fn a_list_of_proposals_comes_in() {
    let mut tapin = Office::begins(TAPIN);
    let list = [
        "DAFTAR USULAN POKOK PIKIRAN DPRD KABUPATEN TAPIN TAHUN 2027;;;;;;;",
        "No;Pengusul;Masalah;Gagasan;Kecamatan;Volume;Anggaran;Status Usul",
        "1;Fraksi A;Pasar sepi;Pelatihan pemasaran;Binuang;30 Orang;50.000.000;Ditolak",
        "2;Fraksi B;Alat rusak;Bantuan peralatan;Tapin Selatan;5 Unit;25.500.000;Diterima",
    ];
    put_in(&mut tapin, &list, 2);
    let proposals = &tapin.tables().proposals;
    let amounts: i64 = proposals.live().filter_map(|row| row.value.amount).map(|amount| amount.get()).sum();
    assert_eq!(amounts, 75_500_000);
    let refused = proposals.live().find(|row| row.value.status == ProposalStatus::Refused).expect("one was refused");
    assert_eq!((refused.value.unit.as_deref(), refused.value.year.get()), (Some("Orang"), 2027));
}

/// The report on DAK nonfisik has no codes: what it says comes to the rows that the register knows by name. Two tranches of one year
/// are two reports, money with dots, a bar between the cells, a head row with numbers of columns, and a title row with money.
#[test]
fn reports_on_dak_come_in_tranche_after_tranche_to_rows_that_are_known() {
    let mut tapin = Office::begins(TAPIN);
    for (number, name) in [(1, "Pelatihan Perkoperasian"), (2, "Pendampingan Usaha Mikro")] {
        let plan = Plan {
            year: BookYear::new(2026).expect("it is a year"),
            level: Level::District,
            area: Some(TAPIN),
            code: ActivityCode::new(&format!("2.17.05.2.01.000{number}")).expect("it is a code"),
            name: Text::optional(name).expect("it is a name"),
            ..Plan::default()
        };
        tapin.enters(Id::new(number, [number as u8; 10]), plan);
    }
    let report = |tranche: &str, rows: [&str; 2]| -> Vec<String> {
        let title = format!("LAPORAN DAK NONFISIK PK2UMK TAHUN 2026 TAHAP {tranche} KABUPATEN TAPIN|||||||||||||");
        let head = [
            title.as_str(),
            "No|BIDANG / SUBBIDANG / KEGIATAN / RINCIAN / DETAIL RINCIAN|Perencanaan Kegiatan||||Mekanisme Pelaksanaan||Metode Pembayaran|Realisasi||||Kodefikasi/Keterangan/Permasalahan",
            "||Volume|Satuan|Jumlah Penerima Manfaat|Pagu DAK (Rp.)|Swakelola|Kontraktual||Keuangan (Rp)|Keuangan (%)|Fisik (Volume)|Fisik (%)|",
            "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)|(11)|(12)|(13)|(14)",
            "A|Peningkatan kapasitas koperasi dan UKM||||200.000.000||||||||",
        ];
        head.iter().map(|line| (*line).to_owned()).chain(rows.map(str::to_owned)).collect()
    };
    let first = report(
        "I",
        [
            "1|Pelatihan perkoperasian|100|Orang|100|120.000.000|120.000.000||Bertahap|60.000.000|50|50|50|7. Persiapan swakelola",
            "2|Pendampingan usaha mikro|40|Unit|40|80.000.000|80.000.000||Bertahap|0|0|0|0|",
        ],
    );
    let second = report(
        "II",
        [
            "1|Pelatihan perkoperasian|100|Orang|100|120.000.000|120.000.000||Bertahap|55.000.000|45,8|50|50|",
            "2|Pendampingan usaha mikro|40|Unit|40|80.000.000|80.000.000||Bertahap|75.500.000|94,4|40|100|",
        ],
    );
    for report in [&first, &second] {
        put_in(&mut tapin, &report.iter().map(String::as_str).collect::<Vec<_>>(), 2);
    }
    // The fund is that of the report; what it says twice stands once.
    let tables = tapin.tables();
    let amounts: Vec<_> =
        tables.plan_amounts.live().map(|row| (row.value.fund.as_deref(), row.value.amount.get())).collect();
    assert_eq!(amounts.iter().map(|(_, amount)| amount).sum::<i64>(), 200_000_000);
    assert!(amounts.iter().all(|(fund, _)| *fund == Some("2.2.01.01.04.0025")), "{amounts:?}");
    assert_eq!(tables.plans.live().count(), 2);
    let spent = |period: ReportPeriod| -> i64 {
        let reports = tables.realisations.live().filter(|row| row.value.period == period);
        reports.filter_map(|row| row.value.spent).map(|spent| spent.get()).sum()
    };
    assert_eq!((spent(ReportPeriod::Tranche1), spent(ReportPeriod::Tranche2)), (60_000_000, 130_500_000));
    let held: Vec<_> = tables.realisations.live().filter_map(|row| row.value.hindrance).collect();
    assert_eq!(held, [Hindrance::OwnPreparation]);
    let people: u32 =
        tables.plan_beneficiaries.live().filter_map(|row| row.value.people).map(|count| count.get()).sum();
    assert_eq!(people, 140);

    // A row that nobody has planned is said, and not put in as one of its own.
    let mut stray = first.clone();
    stray.push("3|Pameran produk|1|Kali|20|10.000.000|10.000.000||Sekaligus|10.000.000|100|1|100|".to_owned());
    let list = tapin.reads_list(&stray.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(list.count(Class::Refused), 1);
    tapin.puts_in(list);
    assert_eq!(tapin.tables().plans.live().count(), 2);
}
