//! Lists as offices have them, brought in and given back.

use crate::office::{Office, PROVINCE, TAPIN, exchange, text};
use selaras::exchange::sheet::{self, Class, Verdict};
use selaras::i18n::Lang;

/// A list of the national system: a title, apostrophes, capitals, ways to write nothing, a spelling of its own.
const NATIONAL: [&str; 5] = [
    "DAFTAR KOPERASI AKTIF;;;;;;;;",
    "nomor_induk_koperasi;nama_koperasi;nomor_badan_hukum;bentuk_koperasi;status_koperasi;kabupaten_kota;kelurahan;jml_asset 2022;Status_Sertifikat",
    "'6305010020901;KOPERASI UNIT DESA MAJU TERUS;12/BH/X/1990;Primer Kabupaten/Kota;Aktif;KAB. TAPIN;-;1.250.000;Sudah Bersetifikat",
    "'6302010020902;KSU SUBUR MAKMUR;305/BH/XIV/1977;Primer Kabupaten/Kota;Aktif;Kota Baru;[null];Rp2,5 miliar;-",
    "-;KSP HARAPAN BARU;0;Primer Provinsi;Aktif;Banjar Baru;n/a;0000-00-00;Belum Bersertifikat",
];

#[test]
fn a_list_of_the_national_system_comes_in_as_it_is_and_a_second_time_changes_nothing() {
    let mut office = Office::begins(TAPIN);
    // What stands for nothing, such as a day of zeros among the assets, is nothing.
    let list = office.reads_list(&NATIONAL);
    assert_eq!((list.count(Class::New), list.count(Class::Refused)), (3, 0));
    office.puts_in(list);
    let (id, kud) = office.finds("Koperasi Unit Desa Maju Terus");
    assert_eq!(kud.nik.as_deref(), Some("6305010020901"));
    let assets: Vec<_> = office.tables().annual_reports.live().filter(|row| row.value.cooperative == id).collect();
    assert_eq!(assets[0].value.assets.map(|assets| assets.get()), Some(1_250_000));
    office.reopens();
    let list = office.reads_list(&NATIONAL);
    assert_eq!((list.count(Class::Equal), list.count(Class::New), list.count(Class::Changing)), (3, 0, 0));
}

#[test]
fn a_list_is_compared_without_being_taken_in_and_one_of_its_rows_is_taken_in_and_back() {
    let mut office = Office::begins(TAPIN);
    let list = office.reads_list(&NATIONAL);
    office.puts_in(list);
    let before = office.sends().values();
    let changed = NATIONAL[2].replace("1.250.000", "1.300.000");
    let another = "6305019999999;KOPERASI ZAMRUD;7/BH/2024;Primer Kabupaten/Kota;Aktif;KAB. TAPIN;-;-;-";
    let lines = [NATIONAL[0], NATIONAL[1], &changed, NATIONAL[3], another];
    let list = office.reads_list(&lines);
    let found = list.compares(&office);
    let count = |verdict| found.of(verdict).count();
    let of = [Verdict::Same, Verdict::Differing, Verdict::OnlyInList, Verdict::OnlyInRegister].map(count);
    assert_eq!((of, found.entries.len()), ([1, 1, 1, 0], 3));
    assert_eq!(office.sends().values(), before);
    let rows = found.takeable(Verdict::Differing);
    office.puts_in_rows(list, &rows);
    let found = office.reads_list(&lines).compares(&office);
    assert_eq!((found.of(Verdict::Same).count(), found.of(Verdict::OnlyInList).count()), (2, 1));
    assert_eq!(office.takes_back_merge(), Ok(()));
    assert_eq!(office.sends().values(), before);
}

#[test]
fn a_list_is_taken_back_as_a_whole() {
    let mut office = Office::begins(TAPIN);
    office.registers("KUD Yang Ada");
    let before = office.sends().values();
    let list = office.reads_list(&NATIONAL);
    office.puts_in(list);
    assert_eq!(office.names().len(), 4);
    assert_eq!(office.takes_back_merge(), Ok(()));
    office.reopens();
    assert_eq!(office.sends().values(), before);
}

#[test]
fn a_nik_that_a_spreadsheet_has_damaged_is_none_and_renames_nobody_in_the_next_list() {
    let mut office = Office::begins(TAPIN);
    for row in ["6,30501E+12;KUD Melati;Tapin;Jl. Satu 1", "6,30501E+12;KUD Anggrek;Tapin;Jl. Empat 4"] {
        let list = office.reads_list(&["NIK;Nama;Kabupaten;Alamat", row]);
        assert_eq!((list.count(Class::New), list.damaged_niks()), (1, 1));
        office.puts_in(list);
    }
    assert_eq!(office.names(), ["KUD Anggrek", "KUD Melati"]);
    for (name, address) in [("KUD Melati", "Jl. Satu 1"), ("KUD Anggrek", "Jl. Empat 4")] {
        let (_, kud) = office.finds(name);
        assert_eq!((kud.nik.as_ref(), kud.address.as_deref()), (None, Some(address)));
    }
}

/// Formulas in names, as a list for import brings them.
const FORMULAS: [&str; 8] = [
    "=1+1",
    "+1+1",
    "-1+HYPERLINK(\"http://127.0.0.1:1/?\"&A1;\"klik\")",
    "@SUM(1)",
    "-2+3+cmd|' /C calc'!A0",
    "KUD A,=1+1",
    "\t=1+1",
    "KUD B;=2+2",
];

/// The cells of a text as a program reads them that is set to a separator.
fn cells(text: &str, separator: char) -> Vec<String> {
    let (mut found, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if is_quoted && sign == '"' && signs.peek() == Some(&'"') {
            cell.extend(signs.next());
        } else if sign == '"' && (is_quoted || cell.is_empty()) {
            is_quoted = !is_quoted;
        } else if !is_quoted && [separator, '\n', '\r'].contains(&sign) {
            found.push(std::mem::take(&mut cell));
        } else {
            cell.push(sign);
        }
    }
    found.push(cell);
    found
}

/// Whether a spreadsheet would take a cell for a formula; a number with its sign is none.
fn is_formula(cell: &str) -> bool {
    let cell = cell.trim_start();
    let rest = cell.trim_start_matches(['+', '-']);
    let is_number = rest.starts_with(|sign: char| sign.is_ascii_digit()) && !rest.contains(['+', '|']);
    cell.starts_with(['=', '@']) || cell.starts_with(['+', '-']) && !is_number
}

#[test]
fn a_list_of_formulas_is_given_back_as_csv_in_which_no_cell_is_a_formula_whatever_separates_cells() {
    assert!(FORMULAS[..5].iter().all(|text| is_formula(text)));
    let mut office = Office::begins(TAPIN);
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let rows = FORMULAS.iter().map(|text| format!("{0};Tapin;{0}", quoted(text)));
    let lines: Vec<String> = std::iter::once("Nama;Kabupaten;Alamat".to_owned()).chain(rows).collect();
    let mut list = office.reads_list(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    list.says_all_are_new(&office);
    office.puts_in(list);
    let ids: Vec<_> = office.tables().cooperatives.live().map(|row| row.id).collect();
    // A tab before it makes no other name.
    assert_eq!(ids.len(), FORMULAS.len() - 1);
    let sheets = sheet::register_sheets(office.tables(), &ids, &[], Lang::Id);
    let text = String::from_utf8(sheet::to_csv(&sheets[0])).expect("it is UTF-8");
    assert!(text.contains("HYPERLINK"));
    for separator in [';', ',', '\t'] {
        for cell in cells(text.trim_start_matches('\u{feff}'), separator) {
            assert!(!is_formula(&cell), "{cell:?} between {separator:?}");
        }
    }
}

#[test]
fn a_list_decides_nothing_that_is_asked_again() {
    let mut tapin = Office::begins(TAPIN);
    let id = tapin.registers_as("KUD Maju", |it| {
        (it.district, it.phone) = (Some(TAPIN), text("0517-1"));
    });
    let mut province = Office::begins_with(PROVINCE, &tapin.sends());
    tapin.edits(id, |it| it.phone = text("0517-2"));
    province.edits(id, |it| it.phone = text("0517-3"));
    exchange(&mut tapin, &mut province);
    tapin.decides("phone", "0517-2");
    let lines = ["Nama;Kabupaten;Telepon", "KUD Maju;Tapin;0517-9"];
    assert_eq!(tapin.reads_list(&lines).count(Class::Changing), 1);
    tapin.undoes();
    assert_eq!(tapin.is_asked().len(), 1);
    let list = tapin.reads_list(&lines);
    assert_eq!((list.count(Class::Equal), list.count(Class::Changing)), (1, 0));
}
