use super::*;
use crate::domain::checks::Problem;
use crate::domain::status::StatusRule;
use crate::domain::{Cooperative, Custody, CustodyKind, Id, LadderStep, Ref, Rung, RungState, Rupiah, Text};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::row::FaultKind;
use crate::exchange::sheet::{Preview, to_csv};
use crate::i18n::Lang;
use crate::replica::{ReplicaId, Row};
use crate::workspace::{Index, Viewpoint};

const NOW: u64 = 1_717_200_000_000;

fn stamp() -> Stamp {
    Stamp { time: NOW << 16, replica: ReplicaId::new(7) }
}

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    Sheet {
        name: String::new(),
        rows: text.trim().lines().map(|line| cells(line.trim())).collect(),
        ..Sheet::default()
    }
}

fn id(number: u8) -> Id {
    Id::new(1, [number; 10])
}

/// A register of two cooperatives, and one of the name of the second in another district.
fn register() -> Tables {
    let mut tables = Tables::default();
    for (number, name, district) in [(1, "KUD Maju", "63.05"), (2, "KSU Subur", "63.05"), (3, "KSU Subur", "63.01")] {
        let c = Cooperative {
            name: Text::new(name).unwrap(),
            district: Some(district.parse().unwrap()),
            ..Cooperative::default()
        };
        tables.cooperatives.insert(Row::new(id(number), c, Stamp::default()));
    }
    tables
}

const BOOK: &str = "
    BUKU PENERIMAAN DOKUMEN
    No | Nama Koperasi | Kab/Kota | Jenis | Uraian | Nilai (Rp) | Tgl diterima | Disimpan di | Ket
    1 | KUD MAJU | Tapin | Stempel | | | 2/4/2024 | Lemari 2 |
    2 | KSU Subur | Tapin | Sertifikat tanah dan bangunan | SHM 12 | 850.000.000 | 3/4/2024 | Brankas | -
    3 | KUD Maju | Tapin | stempel | | | 02-04-2024 | LEMARI 2 |
    4 | KSU Subur | | Buku daftar anggota | | | | |
    5 | KUD Tak Dikenal | Tapin | Stempel | | | | |
    6 | KUD Maju | Tapin | Warung | | | | |
    7 | KUD Maju | Tapin | Kendaraan | DA 1 | -5 | 1/1/2030 | |
    8 | KUD Maju | Tapin | | Akta 3 | | | |
";

fn read(text: &str, tables: &Tables, change: impl FnOnce(&mut Plan)) -> (Preview, Plan) {
    let sheet = sheet(text);
    let mut plan = Plan::propose(&sheet);
    assert_eq!(plan.kind, ListKind::Records(Custody::TABLE), "{:?}", plan.columns);
    change(&mut plan);
    (Preview::new(&sheet, &plan, tables, NOW, [5; 10], &mut |_, _| {}), plan)
}

fn put_in(list: &(Preview, Plan), tables: &mut Tables) -> Vec<Custody> {
    let Outcome { rows, .. } = list.0.outcome(tables, &Knowledge::default(), &list.1, stamp());
    for row in rows.custodies.rows() {
        tables.custodies.insert(row.clone());
    }
    let mut brought: Vec<Custody> = rows.custodies.live().map(|row| row.value.clone()).collect();
    brought.sort_by_key(|custody| custody.cooperative);
    brought
}

fn faults(list: &Preview) -> Vec<(usize, Vec<FaultKind>)> {
    list.refused()
        .into_iter()
        .map(|(row, faults)| (row, faults.into_iter().map(|fault| fault.kind).collect()))
        .collect()
}

#[test]
fn a_book_of_what_is_kept_comes_in_and_what_its_form_refuses_does_not() {
    let mut tables = register();
    let mut list = read(BOOK, &tables, |_| {});
    let rows = list.0.summary().rows;
    let count = |class| rows.get(&class).copied().unwrap_or_default();
    assert_eq!((count(Class::New), count(Class::Equal), count(Class::Doubtful), count(Class::Refused)), (2, 1, 1, 4));
    assert_eq!(
        faults(&list.0),
        [
            (7, vec![FaultKind::NotInRegister]),
            (8, vec![FaultKind::NotUnderstood("Warung".to_owned())]),
            (9, vec![FaultKind::Check(Problem::Future)]),
            (10, vec![FaultKind::Lacks("custodies".to_owned(), "thing".to_owned())]),
        ]
    );
    // The row of either of two of one name waits for a person, who can only say which.
    let asked = list.0.views(&tables, Class::Doubtful, 0, 10);
    assert_eq!((asked.len(), asked[0].number, asked[0].candidates.len()), (1, 6, 2));
    list.0.decide(&tables, &[6], Some(Choice::New));
    assert_eq!(list.0.summary().rows[&Class::Doubtful], 1);
    list.0.decide(&tables, &[6], Some(Choice::Same(id(3))));
    let brought = put_in(&list, &mut tables);
    let told: Vec<_> = brought.iter().map(|custody| (*custody.cooperative, custody.thing, custody.worth)).collect();
    assert_eq!(
        told,
        [
            (id(1), CustodyKind::Seal, None),
            (id(2), CustodyKind::LandTitle, Rupiah::new(850_000_000).ok()),
            (id(3), CustodyKind::MemberBook, None),
        ]
    );
    assert_eq!(brought[0].kept_at.as_deref(), Some("Lemari 2"));
}

#[test]
fn brought_in_again_it_changes_nothing_and_what_has_changed_changes_the_same_record() {
    let mut tables = register();
    put_in(&read(BOOK, &tables, |_| {}), &mut tables);
    let again = read(BOOK, &tables, |_| {});
    assert_eq!((again.0.summary().rows.get(&Class::Equal), put_in(&again, &mut tables).len()), (Some(&3), 0));
    let moved = "
        Nama Koperasi | Kab/Kota | Jenis | Uraian | Disimpan di | Tgl dikembalikan
        KSU Subur | Tapin | Sertifikat tanah dan bangunan | shm 12 | Brankas BPD | 2/5/2024";
    let moved = read(moved, &tables, |_| {});
    let views = moved.0.views(&tables, Class::Changing, 0, 10);
    let fields: Vec<&str> = views[0].changes.iter().map(|change| &*change.field).collect();
    assert_eq!((views.len(), fields), (1, vec!["kept_at", "returned_on"]));
    put_in(&moved, &mut tables);
    assert_eq!(tables.custodies.live().count(), 2);
    let title = tables.custodies.live().find(|row| row.value.thing == CustodyKind::LandTitle).unwrap();
    assert!(!title.value.is_held());
}

#[test]
fn what_the_rules_refuse_is_passed_over_where_cells_may_be() {
    let mut tables = register();
    let list = read(BOOK, &tables, |plan| plan.lenient = true);
    let brought = put_in(&list, &mut tables);
    let vehicle = brought.iter().find(|custody| custody.thing == CustodyKind::Vehicle).unwrap();
    assert_eq!((vehicle.worth, vehicle.received_on, vehicle.item.as_deref()), (None, None, Some("DA 1")));
    let views = list.0.views(&tables, Class::New, 0, 10);
    let row = views.iter().find(|view| view.number == 9).unwrap();
    assert_eq!(row.faults.iter().filter(|fault| fault.column.is_some()).count(), 2);
}

#[test]
fn two_rows_that_contradict_and_records_that_are_alike_are_said() {
    let mut tables = register();
    let rows = "
        Nama Koperasi | Kab/Kota | Jenis | Uraian | Disimpan di
        KUD Maju | Tapin | Stempel | | Lemari 1
        KUD Maju | Tapin | Stempel | | Lemari 2";
    assert_eq!(faults(&read(rows, &tables, |_| {}).0), [(3, vec![FaultKind::Contradicts(2)])]);
    for number in [8, 9] {
        let custody = Custody { cooperative: Ref::to(id(1)), thing: CustodyKind::Seal, ..Custody::default() };
        tables.custodies.insert(Row::new(id(number), custody, Stamp::default()));
    }
    let alike = faults(&read(rows, &tables, |_| {}).0);
    assert_eq!(alike, [(2, vec![FaultKind::SeveralAlike]), (3, vec![FaultKind::SeveralAlike])]);
}

#[test]
fn a_name_written_otherwise_is_asked_about() {
    let tables = register();
    let rows = "
        Nama Koperasi | Kab/Kota | Jenis | Uraian
        K U D Majuu | Tapin | Stempel | 1";
    let list = read(rows, &tables, |_| {}).0;
    let asked = list.views(&tables, Class::Doubtful, 0, 10);
    assert_eq!(asked.iter().map(|view| view.candidates[0].id).collect::<Vec<_>>(), [id(1)]);
}

#[test]
fn the_list_that_is_handed_out_comes_in_again_without_loss() {
    let mut tables = register();
    put_in(&read(BOOK, &tables, |_| {}), &mut tables);
    for lang in [Lang::Id, Lang::En] {
        let list = &crate::list::CUSTODIES;
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
        let out = list.sheet(lang, "titipan", &list.lines(&tables, &index));
        let book = crate::exchange::sheet::open(&to_csv(&out), None, None).unwrap();
        let plan = Plan::propose(&book.sheets[0]);
        assert_eq!(plan.kind, ListKind::Records(Custody::TABLE));
        let again = Preview::new(&book.sheets[0], &plan, &tables, NOW, [5; 10], &mut |_, _| {});
        assert_eq!(again.summary().rows, [(Class::Equal, 2)].into(), "{lang:?} {:?}", again.refused());
        // Every column is known.
        assert!(plan.columns.iter().all(|column| column.target.is_some()), "{:?}", plan.columns);
    }
}

#[test]
fn a_list_of_cooperatives_is_none_of_records() {
    for list in [
        "Nama Koperasi | Jenis | Alamat | Keterangan\nKUD Maju | Konsumen | Rantau | -",
        "Nama Koperasi | Jenis | Jumlah | Keterangan\nKUD Maju | Konsumen | 5 | -",
        "Nama Koperasi | Kab/Kota | Aset 2023\nKUD Maju | Tapin | 5",
        "Nama Koperasi | Jenis | Nilai | Lokasi | Penerima\nKUD Maju | | 5 | Rantau | Budi",
    ] {
        assert_eq!(Plan::propose(&sheet(list)).kind, ListKind::Cooperatives, "{list}");
    }
}

#[test]
fn what_was_decided_is_remembered_in_a_later_reading_of_the_same_row_and_of_no_other() {
    let tables = register();
    let mut before = read(BOOK, &tables, |_| {}).0;
    before.decide(&tables, &[6], Some(Choice::Same(id(3))));
    let mut again = read(BOOK, &tables, |_| {}).0;
    assert_eq!(again.remember(&tables, &before), 0);
    let asked = again.views(&tables, Class::Doubtful, 0, 9);
    assert_eq!(
        asked.iter().map(|view| (view.number, view.choice)).collect::<Vec<_>>(),
        [(6, Some(Choice::Same(id(3))))]
    );
    let mut more = register();
    let mut third = more.cooperatives.get(id(3)).unwrap().clone();
    (third.id, third.value.name) = (id(4), Text::new("KSU Mekar").unwrap());
    let mut fourth = third.clone();
    (fourth.id, fourth.value.district) = (id(5), Some("63.05".parse().unwrap()));
    more.cooperatives.insert(third);
    more.cooperatives.insert(fourth);
    let mut renamed = read(&BOOK.replace("4 | KSU Subur |", "4 | KSU Mekar |"), &more, |_| {}).0;
    assert_eq!(renamed.remember(&more, &before), 1);
    // Nothing is said of a row that is there no more.
    let mut shorter = read(BOOK.split("    4 |").next().unwrap(), &tables, |_| {}).0;
    assert_eq!(shorter.remember(&tables, &before), 1);
}

#[test]
fn what_is_wrong_with_rows_is_counted_and_a_fault_of_the_rules_names_its_column() {
    let tables = register();
    let rows = "
        Nama Koperasi | NIK | Kab/Kota | Jenis | Uraian | Nilai (Rp) | Tgl diterima
        KUD Maju | 6,30501E+12 | Tapin | Stempel | A | 1.250.000 | 2/4/2024
        KUD Maju | - | Tapin | Stempel | B | 2,500,000 | 2/4/2024
        KUD Maju | - | Tapin | Stempel | C | 850.000 | 2/4/2024
        KUD Maju | - | Tapin | Warung | D | 1.500.000 | 2/4/2024
        KUD Maju | - | Tapin | Warung | E | 1.500.000 | 2/4/2024
        KSU Subur | - | | Stempel | F | 1.500.000 | 2/4/2024
        KSU Subur | - | | Stempel | G | 1.500.000 | 2/4/2024";
    let summary = read(rows, &tables, |_| {}).0.summary();
    assert_eq!((summary.damaged_niks, summary.unclear, summary.asked), (1, 1, 2));
    assert_eq!(summary.unknown, [(3, "Warung".to_owned(), 2)]);
    let refused = read(BOOK, &tables, |_| {}).0.refused();
    let of_rules = refused.iter().find(|(row, _)| *row == 9).unwrap();
    assert_eq!(of_rules.1.iter().map(|fault| fault.column).collect::<Vec<_>>(), [Some(6)]);
}

#[test]
fn a_cooperative_of_that_name_in_another_district_than_the_row_says_is_not_meant() {
    let rows = "
        Nama Koperasi | Kab/Kota | Jenis | Uraian
        KUD Maju | Kotabaru | Stempel | 1
        KUD Maju | | Stempel | 2";
    let list = read(rows, &register(), |_| {}).0;
    assert_eq!(faults(&list), [(2, vec![FaultKind::NotInRegister])]);
    // Whose it is stands above what the row says, and not among it.
    let views = list.views(&register(), Class::New, 0, 9);
    assert!(views.iter().flat_map(|view| &view.changes).all(|change| change.field != "cooperative"));
    assert_eq!(views.len(), 1);
}

/// As districts keep them, a column a step.
const WIDE: &str = "
    PERKEMBANGAN KOPERASI DESA MERAH PUTIH
    No | Nama Koperasi | Kab/Kota | Musdes | Akta Notaris | SK AHU | NPWP | NIB | Rekening | Gerai Kantor | Bangunan (%) | Anggota
    1 | KUD MAJU | Tapin | v | 12/05/2025 | AHU-0012345.AH.01.29 | sudah | belum | - | Ya | 45 | 120
    2 | KSU Subur | Tapin | √ | v | | dalam proses | 1 | | mungkin | 100 | 0
    3 | KUD Tak Dikenal | Tapin | v | v | v | v | v | v | v | 100 | 12
";

#[test]
fn a_list_with_a_column_a_step_comes_in_as_a_report_a_cell_and_twice_without_change() {
    let mut tables = register();
    let sheet = sheet(WIDE);
    let mut plan = Plan::propose(&sheet);
    assert_eq!(plan.kind, ListKind::Records(LadderStep::TABLE), "{:#?}", plan.columns);
    plan.taken_on = Some("2026-08-05".parse().unwrap());
    plan.source = Text::optional("Dinas PMD").unwrap();
    let list = Preview::new(&sheet, &plan, &tables, NOW * 2, [5; 10], &mut |_, _| {});
    let rows = list.summary().rows;
    // Eight cells of the first say something; of the second one is understood by nobody, so that none of its six comes in.
    assert_eq!((rows[&Class::New], rows[&Class::Refused]), (8, 6 + 9));
    assert_eq!(list.summary().unknown.len(), 1);
    // A word that the program does not know can be explained; until then its row is refused.
    plan.values.entry("rung.gerai_kantor".to_owned()).or_default().insert("mungkin".to_owned(), "belum".to_owned());
    let list = Preview::new(&sheet, &plan, &tables, NOW * 2, [5; 10], &mut |_, _| {});
    assert_eq!(list.summary().rows[&Class::New], 8 + 7);
    for row in list.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows.ladder_steps.rows() {
        tables.ladder_steps.insert(row.clone());
    }
    let said = |cooperative: u8, rung: Rung| {
        let steps = tables.ladder_steps.live().map(|row| &row.value);
        let found: Vec<_> = steps.filter(|step| *step.cooperative == id(cooperative) && step.rung == rung).collect();
        assert!(found.len() < 2);
        found.first().map(|step| {
            (
                step.state,
                step.quantity.map(|q| q.to_string()),
                step.as_of.to_string(),
                step.note.as_deref().map(str::to_owned),
            )
        })
    };
    let day = "2026-08-05".to_owned();
    assert_eq!(said(1, Rung::Deliberation), Some((RungState::Reached, None, day.clone(), None)));
    assert_eq!(said(1, Rung::Deed), Some((RungState::Reached, None, "2025-05-12".to_owned(), None)));
    let number = Some("AHU-0012345.AH.01.29".to_owned());
    assert_eq!(said(1, Rung::LegalEntity), Some((RungState::Reached, None, day.clone(), number)));
    assert_eq!(said(1, Rung::BusinessNumber), Some((RungState::NotYet, None, day.clone(), None)));
    assert_eq!(said(1, Rung::BankAccount), None);
    assert_eq!(said(1, Rung::Building), Some((RungState::NotYet, Some("45".to_owned()), day.clone(), None)));
    assert_eq!(said(1, Rung::Members), Some((RungState::Reached, Some("120".to_owned()), day.clone(), None)));
    let in_progress = Some("dalam proses".to_owned());
    assert_eq!(said(2, Rung::TaxNumber), Some((RungState::NotYet, None, day.clone(), in_progress)));
    assert_eq!(said(2, Rung::Building), Some((RungState::Reached, Some("100".to_owned()), day.clone(), None)));
    assert_eq!(said(2, Rung::Members), Some((RungState::NotYet, Some("0".to_owned()), day, None)));
    assert!(tables.ladder_steps.live().all(|row| row.value.source.as_deref() == Some("Dinas PMD")));
    let again = Preview::new(&sheet, &plan, &tables, NOW * 2, [6; 10], &mut |_, _| {});
    assert_eq!((again.summary().rows.get(&Class::New), again.summary().rows[&Class::Equal]), (None, 15));
}

#[test]
fn a_list_of_cooperatives_with_their_licences_is_still_one_of_cooperatives() {
    let list = sheet(
        "No | Nama Koperasi | NIK | Kab/Kota | Kecamatan | Badan Hukum | NIB | NPWP | RAT | Anggota
         1 | KUD Maju | 6305010010001 | Tapin | Binuang | 12/BH/1990 | 1234567890123 | 01.234.567.8-999.000 | Sudah | 120",
    );
    assert_eq!(Plan::propose(&list).kind, ListKind::Cooperatives);
}

#[test]
fn the_outlets_that_the_national_system_lists_come_in_as_steps() {
    let tables = register();
    let sheet = sheet(
        "nik_koperasi | nama_koperasi | kabupaten_kota | jenis_gerai | status_gerai
         | KUD Maju | Tapin | Kantor | Aktif
         | KUD Maju | Tapin | Cold Storage | Belum Aktif
         | KSU Subur | Tapin | Apotek | Aktif",
    );
    let mut plan = Plan::propose(&sheet);
    assert_eq!(plan.kind, ListKind::Records(LadderStep::TABLE), "{:#?}", plan.columns);
    plan.taken_on = Some("2026-07-01".parse().unwrap());
    let list = Preview::new(&sheet, &plan, &tables, NOW * 2, [5; 10], &mut |_, _| {});
    assert_eq!(list.summary().rows[&Class::New], 3);
    let outcome = list.outcome(&tables, &Knowledge::default(), &plan, stamp());
    let mut steps: Vec<_> = outcome.rows.ladder_steps.live().map(|row| (row.value.rung, row.value.state)).collect();
    steps.sort();
    let expected =
        [(Rung::Office, RungState::Reached), (Rung::Pharmacy, RungState::Reached), (Rung::Storage, RungState::NotYet)];
    assert_eq!(steps, expected);
}
