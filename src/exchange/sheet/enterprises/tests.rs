//! Lists of enterprises as offices have them come in, come in again without a change, and are given back in the layout in which
//! they came.

use super::headings;
use crate::domain::status::StatusRule;
use crate::domain::{AidKind, BookYear, Enterprise, EnterpriseYear, Id, Permit, PermitKind, PermitState, Rupiah, Sex};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::cooperatives::{Choice, Class};
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::FaultKind;
use crate::exchange::sheet::words::plain;
use crate::exchange::sheet::{Outcome, Preview, to_csv};
use crate::i18n::Lang;
use crate::replica::{Knowledge, ReplicaId, Stamp};
use crate::workspace::{Index, Tables, Viewpoint};

const NOW: u64 = 1_764_500_000_000;

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    let rows = text.trim().lines().map(|line| cells(line.trim())).collect();
    Sheet { rows, ..Sheet::default() }
}

fn read(sheet: &Sheet, tables: &Tables) -> (Preview, Plan) {
    let plan = Plan::propose(sheet);
    assert_eq!(plan.kind, ListKind::Enterprises, "{:?}", plan.columns);
    (Preview::new(sheet, &plan, tables, NOW, [5; 10], &mut |_, _| {}), plan)
}

fn put_in((preview, plan): &(Preview, Plan), tables: &mut Tables) -> usize {
    let stamp = Stamp { time: NOW << 16, replica: ReplicaId::new(7) };
    let Outcome { rows, .. } = preview.outcome(tables, &Knowledge::default(), plan, stamp);
    for row in rows.enterprises.rows() {
        tables.enterprises.insert(row.clone());
    }
    for row in rows.enterprise_years.rows() {
        tables.enterprise_years.insert(row.clone());
    }
    for row in rows.enterprise_permits.rows() {
        tables.enterprise_permits.insert(row.clone());
    }
    for row in rows.enterprise_aids.rows() {
        tables.enterprise_aids.insert(row.clone());
    }
    rows.rows()
}

fn count(preview: &Preview, class: Class) -> usize {
    preview.summary().rows.get(&class).copied().unwrap_or_default()
}

fn called<'t>(tables: &'t Tables, name: &str) -> (Id, &'t Enterprise) {
    let row = tables.enterprises.live().find(|row| row.value.name.as_deref() == Some(name));
    let row = row.unwrap_or_else(|| panic!("{name} is not there"));
    (row.id, &row.value)
}

/// The layout of a district (FACTS-2 12), with headings of two lines, a sum, and dots as thousands.
const DISTRICT: &str = "
    DATA UMKM KABUPATEN TAPIN TAHUN 2024
    No | Nama UMKM | Alamat | Tahun Mulai Usaha | Jenis Usaha | Legalitas | Tenaga Kerja (orang) | Permodalan | | Asset | Omset | Kegiatan Usaha
     | | | | | | | Modal Sendiri | Modal Luar | | |
    1 | Warung Budi | Jl. Satu, Rantau | 2015 | Kuliner | NIB, P-IRT | 3 | 5.000.000 | 2.000.000 | 8.000.000 | 120.000.000 | Warung makan
    2 | Keripik Maju | Jl. Dua | 2018 | Kuliner | Belum ada | 2 | 10.000.000 | | 15.000.000 | 2.500.000.000 | Keripik singkong
    Jumlah | | | | | | 5 | 15.000.000 | 2.000.000 | 23.000.000 | 2.620.000.000 |
";

/// The columns that districts keep by name (FACTS 2), with a NIK as Excel ruins it.
const BY_NAME: &str = "
    DAFTAR PELAKU USAHA BINAAN KABUPATEN TAPIN
    No | Nama Pemilik | NIK | L/P | No HP | Nama Usaha | Produk | Kecamatan | Desa/Kelurahan | NIB | P-IRT | Halal | Merek | Omzet 2023 | Omzet 2024 | Bantuan
    1 | SITI AMINAH | 6305025509800001 | P | 0800-000-1111 | Keripik Maju | Keripik | Tapin Utara | Rantau Kanan | 1234567890123 | PIRT 2056305010001-29 | Proses | - | 90.000.000 | 150.000.000 | Mesin kemas
    2 | BUDI | 6,30502E+15 | L | 0800-000-2222 | Warung Budi | Soto | Tapin Utara | Rantau Kiri | ada | belum | tidak | - | | 75.000.000 |
    3 | Siti Aminah | '6305025509800001 | P | | Sasirangan Banua | Kain | Tapin Utara | Rantau Kanan | - | - | - | - | | |
    4 | | | | | | | Tapin Utara | | | | | | | |
";

#[test]
fn the_list_of_a_district_comes_in_without_hand_work_and_twice_without_a_change() {
    let (sheet, mut tables) = (sheet(DISTRICT), Tables::default());
    let list = read(&sheet, &tables);
    assert_eq!((count(&list.0, Class::New), count(&list.0, Class::Refused)), (2, 0), "{:?}", list.0.refused());
    put_in(&list, &mut tables);
    let (id, of) = called(&tables, "Warung Budi");
    assert_eq!((of.started.map(|year| year.get()), of.district), (Some(2015), "63.05".parse().ok()));
    let figures = &tables.enterprise_years.get(EnterpriseYear::id(id, BookYear::new(2024).unwrap())).unwrap().value;
    let rupiah = |amount| Rupiah::new(amount).ok();
    assert_eq!(
        (figures.sales, figures.own_capital, figures.counted_capital()),
        (rupiah(120_000_000), rupiah(5_000_000), rupiah(7_000_000))
    );
    assert_eq!(figures.all_workers().map(|all| all.get()), Some(3));
    let mut kinds: Vec<PermitKind> = tables.enterprise_permits.live().map(|row| row.value.kind).collect();
    kinds.sort();
    assert_eq!(kinds, [PermitKind::BusinessNumber, PermitKind::HomeFood]);
    // Its sum agrees, and is no enterprise.
    assert_eq!(tables.enterprises.live().count(), 2);
    let again = read(&sheet, &tables);
    assert_eq!((count(&again.0, Class::Equal), put_in(&again, &mut tables)), (2, 0), "{:?}", again.0.refused());
}

#[test]
fn a_list_by_name_brings_persons_licences_years_and_aid_and_says_which_numbers_are_none() {
    let (sheet, mut tables) = (sheet(BY_NAME), Tables::default());
    let mut list = read(&sheet, &tables);
    list.1.year = BookYear::new(2024);
    list.0 = Preview::new(&sheet, &list.1, &tables, NOW, [5; 10], &mut |_, _| {});
    // The second business of one person is asked about, and a row without a name refused.
    let classes = [Class::New, Class::Doubtful, Class::Refused].map(|class| count(&list.0, class));
    assert_eq!(classes, [2, 1, 1], "{:?}", list.0.refused());
    assert_eq!((list.0.summary().damaged_niks, list.0.summary().asked), (1, 1));
    let asked = list.0.views(&tables, Class::Doubtful, 0, 9);
    assert_eq!((asked[0].number, asked[0].candidates[0].name.as_str()), (5, "Keripik Maju, Siti Aminah"));
    list.0.decide(&tables, &[5], Some(Choice::New));
    put_in(&list, &mut tables);
    let (id, of) = called(&tables, "Keripik Maju");
    assert_eq!(
        (of.owner.as_deref(), of.sex, of.phone.as_deref()),
        (Some("Siti Aminah"), Some(Sex::Female), Some("0800-000-1111"))
    );
    assert_eq!(of.subdistrict.map(|area| area.to_string().starts_with("63.05")), Some(true));
    let permit = |kind: PermitKind| {
        let of_it = |permit: &&Permit| *permit.enterprise == id && permit.kind == kind;
        tables.enterprise_permits.live().map(|row| &row.value).find(of_it)
    };
    assert_eq!(permit(PermitKind::BusinessNumber).unwrap().number.as_deref(), Some("1234567890123"));
    assert_eq!(permit(PermitKind::Halal).unwrap().state, PermitState::Applied);
    assert_eq!(permit(PermitKind::Brand), None);
    assert_eq!(tables.enterprise_years.live().filter(|row| *row.value.enterprise == id).count(), 2);
    let aid = tables.enterprise_aids.live().next().unwrap();
    assert_eq!(
        (aid.value.kind, aid.value.item.as_deref(), aid.value.year.get()),
        (AidKind::Other, Some("Mesin kemas"), 2024)
    );
    let (_, ruined) = called(&tables, "Warung Budi");
    assert_eq!(ruined.owner_nik, None);
    assert_eq!(tables.enterprises.live().count(), 3);
    // What a person has decided once is in the register now.
    let again = Preview::new(&sheet, &list.1, &tables, NOW, [6; 10], &mut |_, _| {});
    assert_eq!(count(&again, Class::Equal), 3, "{:?}", again.views(&tables, Class::Changing, 0, 9));
}

#[test]
fn two_offices_that_bring_in_one_list_meet_in_the_same_records() {
    let sheet = sheet(DISTRICT);
    let [one, other] = [[1; 10], [2; 10]].map(|chance| {
        let (plan, mut tables) = (Plan::propose(&sheet), Tables::default());
        let preview = Preview::new(&sheet, &plan, &tables, NOW, chance, &mut |_, _| {});
        put_in(&(preview, plan), &mut tables);
        tables
    });
    // Without an owner the address tells an enterprise from another of its name.
    let ids = |tables: &Tables| tables.enterprises.live().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&one), ids(&other));
    let with_owner = "
        Nama Usaha | Nama Pemilik | NIK | Kecamatan
        Keripik Maju | Siti | 6305025509800001 | Tapin Utara
        Warung | Budi | | Tapin Utara";
    let sheet = self::sheet(with_owner);
    let ids = [[1; 10], [2; 10]].map(|chance| {
        let (plan, mut tables) = (Plan::propose(&sheet), Tables::default());
        let preview = Preview::new(&sheet, &plan, &tables, NOW, chance, &mut |_, _| {});
        put_in(&(preview, plan), &mut tables);
        let mut ids: Vec<Id> = tables.enterprises.live().map(|row| row.id).collect();
        ids.sort_unstable();
        ids
    });
    assert_eq!(ids[0], ids[1]);
    assert_eq!(ids[0].len(), 2);
}

#[test]
fn the_list_that_is_handed_out_comes_in_again_without_loss() {
    let mut tables = Tables::default();
    let (sheet, _) = (sheet(BY_NAME), ());
    let mut list = read(&sheet, &tables);
    list.1.year = BookYear::new(2024);
    list.0 = Preview::new(&sheet, &list.1, &tables, NOW, [5; 10], &mut |_, _| {});
    list.0.decide(&tables, &[5], Some(Choice::New));
    put_in(&list, &mut tables);
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    for lang in [Lang::Id, Lang::En] {
        let of = &crate::list::enterprises::ENTERPRISES;
        let lines = of.lines(&tables, &index);
        let out = (of.sheets.unwrap())(lang, &tables, &index, &lines);
        assert_eq!(out.len(), 3, "enterprises, years, aid");
        for sheet in &out {
            let book = crate::exchange::sheet::open(&to_csv(sheet), None, None).unwrap();
            let plan = Plan::propose(&book.sheets[0]);
            assert_eq!(plan.kind, ListKind::Enterprises, "{lang:?} {}", sheet.name);
            let again = Preview::new(&book.sheets[0], &plan, &tables, NOW, [6; 10], &mut |_, _| {});
            let rows = again.summary().rows;
            let said = (
                again.refused(),
                again.views(&tables, Class::Changing, 0, 9),
                again.views(&tables, Class::Doubtful, 0, 9),
            );
            assert_eq!(rows, [(Class::Equal, sheet.rows.len() - 1)].into(), "{lang:?} {} {said:?}", sheet.name);
        }
    }
}

#[test]
fn a_number_typed_into_excel_as_a_number_is_known_to_be_cut_off() {
    let number = |nik: f64| {
        let head = ["Nama Usaha", "Nama Pemilik", "NIK"].map(|text| Cell::Text(text.to_owned())).to_vec();
        let row = vec![Cell::Text("Warung".to_owned()), Cell::Text("Budi".to_owned()), Cell::Number(nik)];
        let sheet = Sheet { rows: vec![head, row], ..Sheet::default() };
        let mut tables = Tables::default();
        let list = read(&sheet, &tables);
        put_in(&list, &mut tables);
        let damaged = list.0.summary().damaged_niks;
        (tables.enterprises.live().next().unwrap().value.owner_nik.as_ref().map(|nik| nik.to_string()), damaged)
    };
    // Fifteen digits are kept, the sixteenth is a zero.
    assert_eq!(number(6_305_022_509_800_010.0), (None, 1));
    assert_eq!(number(6_305_022_509_800_013.0), (Some("6305022509800013".to_owned()), 0));
}

#[test]
fn two_rows_that_contradict_each_other_are_said() {
    let rows = "
        Nama Usaha | Nama Pemilik | NIK | Kecamatan | Telepon
        Keripik Maju | Siti | 6305025509800001 | Tapin Utara | 0800-000-1111
        Keripik Maju | Siti | 6305025509800001 | Tapin Utara | 0800-000-2222";
    let list = read(&sheet(rows), &Tables::default()).0;
    let faults: Vec<FaultKind> =
        list.refused().into_iter().flat_map(|(_, faults)| faults).map(|one| one.kind).collect();
    assert_eq!(faults, [FaultKind::Contradicts(2)]);
}

#[test]
fn every_heading_leads_to_one_part() {
    let mut seen = std::collections::BTreeMap::new();
    for (word, part) in headings::in_use() {
        assert_eq!(plain(word), word);
        assert_eq!(seen.insert(word, part), None, "{word}");
        // What the program calls another part itself is not taken from it.
        assert_eq!(headings::recognise(word).0, Some(part), "{word}");
    }
}

/// Words in the place of numbers of licences: what says that there is none, or that one is being asked for, is no number; what is
/// not known is asked, once for all cells that say so.
#[test]
fn a_word_in_the_place_of_a_licence_is_no_licence() {
    let text = "
        DAFTAR UMKM BINAAN KABUPATEN TAPIN TAHUN 2024
        No | Nama Pemilik | Nama Usaha | Kecamatan | NIB | P-IRT | Halal
        1 | Siti | Keripik Siti | Tapin Utara | dlm proses | Belum punya | ID63110001234560124
        2 | Budi | Warung Budi | Tapin Utara | tidak punya | nihil | mengurus
        3 | Ani | Kue Ani | Tapin Utara | kadaluarsa | expired 2023 | dicabut
        4 | Rudi | Kopi Rudi | Tapin Utara | 1234567890123 | P-IRT 2056305010001-29 | terbit
    ";
    let (sheet, mut tables) = (sheet(text), Tables::default());
    let mut list = read(&sheet, &tables);
    let asked: Vec<String> = list.0.summary().unknown.iter().map(|(_, text, _)| text.clone()).collect();
    for word in ["kadaluarsa", "expired 2023", "dicabut"] {
        assert!(asked.iter().any(|text| text == word), "{word} of {asked:?}");
    }
    list.1.lenient = true;
    list.0 = Preview::new(&sheet, &list.1, &tables, NOW, [5; 10], &mut |_, _| {});
    put_in(&list, &mut tables);
    let of = |name: &str| {
        let (id, _) = called(&tables, name);
        let permits = tables.enterprise_permits.live().filter(move |row| *row.value.enterprise == id);
        let mut told: Vec<_> = permits.map(|row| (row.value.kind, row.value.state, row.value.number.clone())).collect();
        told.sort();
        told.into_iter()
            .map(|(kind, state, number)| (kind, state, number.as_deref().map(str::to_owned)))
            .collect::<Vec<_>>()
    };
    let number = |text: &str| Some(text.to_owned());
    assert_eq!(
        of("Keripik Siti"),
        [
            (PermitKind::BusinessNumber, PermitState::Applied, None),
            (PermitKind::Halal, PermitState::Issued, number("ID63110001234560124"))
        ]
    );
    assert_eq!(of("Warung Budi"), [(PermitKind::Halal, PermitState::Applied, None)]);
    assert_eq!(of("Kue Ani"), []);
    assert_eq!(
        of("Kopi Rudi"),
        [
            (PermitKind::BusinessNumber, PermitState::Issued, number("1234567890123")),
            (PermitKind::HomeFood, PermitState::Issued, number("P-IRT 2056305010001-29")),
            (PermitKind::Halal, PermitState::Issued, None)
        ]
    );
}

/// The list of the next year, in which a digit of a NIK, a kecamatan or a name was written otherwise: a person says who is who.
#[test]
fn an_enterprise_that_is_nearly_the_same_is_asked_about() {
    let before = "
        DAFTAR UMKM BINAAN KABUPATEN TAPIN TAHUN 2024
        No | Nama Pemilik | NIK | No HP | Nama Usaha | Kecamatan
        1 | Ayu Lestari | 6305025509800001 | 0800-0000-1111 | Kue Ayu | Tapin Utara
        2 | Joko | | | Bengkel Joko | Piani
        3 | Rahmat | | 0800-0000-3333 | Kopi Rahmat | Tapin Utara
    ";
    let after = "
        DAFTAR UMKM BINAAN KABUPATEN TAPIN TAHUN 2025
        No | Nama Pemilik | NIK | No HP | Nama Usaha | Kecamatan
        1 | Ayu Lestary | 6305025509800007 | 0800-0000-1111 | Kue Ayu | Tapin Utara
        2 | Joko | | | Bengkel Joko | Binuang
        3 | Hasan | 6305021212900003 | 0800-0000-4444 | Kopi Hasan | Tapin Utara
    ";
    let mut tables = Tables::default();
    let list = read(&sheet(before), &tables);
    put_in(&list, &mut tables);
    assert_eq!(tables.enterprises.live().count(), 3);
    let next = read(&sheet(after), &tables);
    assert_eq!((count(&next.0, Class::Doubtful), count(&next.0, Class::New)), (2, 1), "{:?}", next.0.refused());
}
