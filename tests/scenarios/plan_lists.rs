//! Reports on plans that come as delimited text, with what goes wrong in the files of offices.

use crate::office::{Office, TAPIN};
use selaras::domain::{BudgetStage, Hindrance, ProposalStatus, ReportPeriod};
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
