//! Layouts that offices and portals hand out (FACTS-2 9.1, 11, 12, 13.4), with invented figures: what each is taken for, and
//! what is never taken for something else.

use super::figures::FigurePart;
use super::{Class, ListKind, NotKept, PersonList, Plan, Preview, Sheet, Target, open};
use crate::domain::{AnnualReport, AreaCode, BookYear, Cooperative, Date, Measure, Record};
use crate::workspace::Tables;

fn sheet(lines: &[&str]) -> Sheet {
    open(lines.join("\n").as_bytes(), Some(';'), None).unwrap().sheets.remove(0)
}

/// What the columns mean, by their headings; those that mean nothing are left out.
fn meanings(plan: &Plan) -> Vec<(&str, String)> {
    let columns = plan.columns.iter().filter_map(|column| Some((column.heading.as_str(), column.target?.code())));
    columns.collect()
}

fn count(measure: Measure) -> String {
    Target::Figure(FigurePart::Count(measure)).code()
}

fn area() -> String {
    Target::Figure(FigurePart::Area).code()
}

#[test]
fn the_recapitulation_that_everybody_hands_out_is_one_of_figures_and_its_numbers_are_no_names() {
    let list = sheet(&[
        "DATA POSISI PER 31 DESEMBER 2023",
        "No;Kabupaten/Kota;Koperasi;;;Anggota;;;RAT (Unit);Manajer;;;Modal Sendiri (Rp);Asset (Rp)",
        ";;JML;Aktif;Tidak Aktif;JML;L;P;;JML;L;P;;",
        "1;Kab. Tapin;143;99;44;9.100;5.000;4.100;60;40;30;10;1.200.000.000;2.100.000.000",
        "2;Kab. Banjar;200;150;50;12.100;7.000;5.100;70;50;35;15;2.200.000.000;4.100.000.000",
        "JUMLAH;;343;249;94;21.200;12.000;9.200;130;90;65;25;3.400.000.000;6.200.000.000",
    ]);
    let mut plan = Plan::propose(&list);
    assert_eq!((plan.kind, plan.taken_on), (ListKind::Figures, Date::new(2023, 12, 31).ok()));
    let expected = [
        ("Kabupaten/Kota", area()),
        ("Koperasi – JML", count(Measure::All)),
        ("Koperasi – Aktif", count(Measure::Active)),
        ("Koperasi – Tidak Aktif", count(Measure::Inactive)),
        ("RAT (Unit)", count(Measure::RatHeld)),
    ];
    assert_eq!(meanings(&plan), expected);
    plan.source = crate::domain::Text::optional("Rekapitulasi").unwrap();
    let preview = Preview::new(&list, &plan, &Tables::default(), 1_800_000_000_000, [7; 10], &mut |_, _| {});
    assert_eq!(preview.summary().rows, [(Class::New, 2)].into());
    // Whoever says that it is of cooperatives gets none that is called 143.
    let of_cooperatives = Plan::propose_as(&list, ListKind::Cooperatives);
    let names = [Target::Field(Cooperative::TABLE, Cooperative::AT.name), Target::of_code("officers.manager").unwrap()];
    assert!(names.into_iter().all(|target| !of_cooperatives.has(target)));
}

#[test]
fn a_number_is_the_name_of_no_cooperative() {
    let list = sheet(&["Nama Koperasi;Kecamatan", "143;Binuang", "KUD 143;Binuang"]);
    let preview =
        Preview::new(&list, &Plan::propose(&list), &Tables::default(), 1_800_000_000_000, [7; 10], &mut |_, _| {});
    assert_eq!(preview.summary().rows, [(Class::New, 1), (Class::Refused, 1)].into());
}

#[test]
fn the_years_of_a_province_are_figures_of_that_province() {
    let list = sheet(&[
        "PERKEMBANGAN DATA KOPERASI TINGKAT PROVINSI KALIMANTAN SELATAN",
        "No;Data Per;Koperasi;;;Anggota;RAT (Unit)",
        ";;JML;Aktif;Tidak Aktif;;",
        "1;31 Desember 2021;2800;1900;900;200.000;700",
        "2;31 Desember 2022;2900;1950;950;210.000;720",
    ]);
    let mut plan = Plan::propose(&list);
    assert_eq!((plan.kind, plan.district), (ListKind::Figures, Some(AreaCode::from_digits(63))));
    plan.source = crate::domain::Text::optional("Perkembangan").unwrap();
    let preview = Preview::new(&list, &plan, &Tables::default(), 1_800_000_000_000, [7; 10], &mut |_, _| {});
    assert_eq!(preview.summary().rows, [(Class::New, 2)].into());
}

#[test]
fn a_sum_of_what_is_not_known_is_not_all_cooperatives() {
    let list = sheet(&[
        "REKAPITULASI CAPAIAN KOPERASI MELAKSANAKAN RAT TAHUN 2023",
        "No;Kabupaten/Kota;Koperasi Aktif (Baru);Koperasi Aktif (Wajib RAT);Jumlah;Sudah RAT (Periode Sama);n-1 (%);n (Jumlah);n (%)",
        "1;Tapin;5;94;99;40;42,5;60;63,8",
        "2;Banjar;8;142;150;50;35,2;70;49,3",
    ]);
    assert_eq!(meanings(&Plan::propose_as(&list, ListKind::Figures)), [("Kabupaten/Kota", area())]);
    let list = sheet(&["No;Kabupaten;Jumlah", "1;Tapin;143", "2;Banjar;200"]);
    assert_eq!(meanings(&Plan::propose(&list))[1], ("Jumlah", count(Measure::All)));
}

#[test]
fn certificates_of_districts_and_exports_of_simkopdes_are_figures() {
    let certified = sheet(&[
        "REKAPITULASI CAPAIAN BERSERTIFIKAT NIK",
        "No;Kabupaten/Kota;Koperasi Aktif (Unit);Sudah Bersertifikat;;Belum Bersertifikat;",
        ";;;Jumlah;%;Jumlah;%",
        "1;Tapin;99;60;60,6;39;39,4",
        "2;Banjar;150;70;46,7;80;53,3",
    ]);
    let expected = [
        ("Kabupaten/Kota", area()),
        ("Koperasi Aktif (Unit)", count(Measure::Active)),
        ("Sudah Bersertifikat – Jumlah", count(Measure::Certified)),
    ];
    assert_eq!(meanings(&Plan::propose(&certified)), expected);
    let national = sheet(&[
        "Province_ID;No;Kabupaten/Kota;Jumlah Koperasi;Koperasi Memiliki NIB;Koperasi Telah RAT (2025);Simpanan Pokok;Nilai Transaksi (2026)",
        "22;1;Kab. Tapin;135;100;80;Rp 1.234.567,00;Rp 3.234.567,00",
        "22;2;Kab. Banjar;290;200;180;Rp 1.234.567,00;Rp 3.234.567,00",
    ]);
    let plan = Plan::propose(&national);
    let rat = plan.columns.iter().find(|column| column.heading.contains("RAT")).unwrap();
    assert_eq!(
        (plan.kind, rat.target.map(Target::code), rat.year),
        (ListKind::Figures, Some(count(Measure::VillageRatHeld)), BookYear::new(2025))
    );
    // The number of the province and of the row say nothing.
    assert_eq!(meanings(&plan).len(), 6);
    let open_data = sheet(&[
        "province_id;province;district_id;district;cooperatives;accounts_count;nib_count;rat_count;transaction_value",
        "22;Kalimantan Selatan;335;Tapin;135;100;80;70;3234567",
        "22;Kalimantan Selatan;336;Banjar;290;100;80;70;3234567",
    ]);
    let expected = [
        ("province", area()),
        ("district", area()),
        ("cooperatives", count(Measure::MerahPutih)),
        ("accounts_count", count(Measure::VillageAccounts)),
        ("nib_count", count(Measure::VillageBusinessNumbers)),
        ("rat_count", count(Measure::VillageRatHeld)),
        ("transaction_value", count(Measure::VillageTurnover)),
    ];
    assert_eq!(meanings(&Plan::propose(&open_data)), expected);
}

#[test]
fn keragaan_of_cooperatives_is_known_in_the_words_of_sireko() {
    let list = sheet(&[
        "idkop;nmkop;nobh;Anggt;Krywn;Mngr;asset;shu;volusaha;modalsendiri;modalluar;tglrat",
        "1;KUD Maju;12/BH/X/1990;120;4;1;1250000000;30000000;900000000;400000000;100000000;2023-03-05",
    ]);
    let plan = Plan::propose(&list);
    assert_eq!((plan.kind, meanings(&plan).len()), (ListKind::Cooperatives, 10));
    assert!(plan.has(Target::Field(AnnualReport::TABLE, AnnualReport::AT.turnover)));
    let list =
        sheet(&["No;Nama & Wilayah;Jenis;Skor Total;Predikat", "1;KUD Maju, Kab. Tapin;Simpan Pinjam;81,5;Sehat"]);
    assert_eq!(meanings(&Plan::propose(&list)).iter().map(|(heading, _)| *heading).collect::<Vec<_>>(), ["Jenis"]);
}

#[test]
fn participants_and_enterprises_are_no_cooperatives() {
    let kind = |lines: &[&str]| Plan::propose(&sheet(lines)).kind;
    let participants = [
        "Jenis Kegiatan;Pelatihan Perkoperasian",
        "Kab/Kota;Tapin",
        "No;Nama Lengkap;Nomor KTP;Jenis Kelamin;Tempat Lahir;Kab/Kota;Telp/HP;Nama Koperasi/UMKM;Alamat Koperasi/UMKM",
        "1;Aminah;6305010101010001;P;Rantau;Tapin;0811;KUD Maju;Jl. 1",
        "2;Budi;6305010101010002;L;Rantau;Tapin;0812;Warung Budi;Jl. 2",
    ];
    assert_eq!(kind(&participants), ListKind::Persons(PersonList::Trainees));
    let members = ["No;Nama Anggota;NIK;Umur;L/P", "1;Aminah;6305010101010001;40;P", "2;Budi;6305010101010002;41;L"];
    assert_eq!(kind(&members), ListKind::NotKept(NotKept::Persons));
    let enterprises = [
        "No;Nama UMKM;Alamat;Tahun Mulai Usaha;Jenis Usaha;Legalitas;Tenaga Kerja (orang);Permodalan;;Asset;Omset",
        ";;;;;;;Modal Sendiri;Modal Luar;;",
        "1;Warung Budi;Jl. 1;2015;Kuliner;NIB;3;5.000.000;2.000.000;8.000.000;12.000.000",
    ];
    assert_eq!(kind(&enterprises), ListKind::Enterprises);
}
