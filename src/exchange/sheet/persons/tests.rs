//! Lists of participants and companions in the layouts of the ministry come in without hand work, come in again without a change, and
//! are given back in the same layout.

use crate::domain::status::StatusRule;
use crate::domain::{
    CompanionKind, Cooperative, Education, Enterprise, Id, Level, PersonKind, PersonNik, Sex, Text, Trainee,
    TraineeRole, Training, TrainingTopic,
};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::cooperatives::Class;
use crate::exchange::sheet::kind::ListKind;
use crate::exchange::sheet::plan::Plan;
use crate::exchange::sheet::{Outcome, PersonList, Preview, to_csv};
use crate::i18n::Lang;
use crate::list::trainings::{COMPANIONS, TRAINEES, participant_sheets};
use crate::replica::{Knowledge, ReplicaId, Row, Stamp};
use crate::workspace::{Index, Tables, Viewpoint};

const NOW: u64 = 1_764_500_000_000;

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split('|').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    let rows = text.trim().lines().map(|line| cells(line.trim())).collect();
    Sheet { rows, ..Sheet::default() }
}

fn read(sheet: &Sheet, tables: &Tables, list: PersonList) -> (Preview, Plan) {
    let plan = Plan::propose(sheet);
    assert_eq!(plan.kind, ListKind::Persons(list), "{:?}", plan.columns);
    (Preview::new(sheet, &plan, tables, NOW, [5; 10], &mut |_, _| {}), plan)
}

fn put_in((preview, plan): &(Preview, Plan), tables: &mut Tables) -> usize {
    let stamp = Stamp { time: NOW << 16, replica: ReplicaId::new(7) };
    let Outcome { rows, .. } = preview.outcome(tables, &Knowledge::default(), plan, stamp);
    for row in rows.trainings.rows() {
        tables.trainings.insert(row.clone());
    }
    for row in rows.trainees.rows() {
        tables.trainees.insert(row.clone());
    }
    for row in rows.companions.rows() {
        tables.companions.insert(row.clone());
    }
    rows.rows()
}

fn count(preview: &Preview, class: Class) -> usize {
    preview.summary().rows.get(&class).copied().unwrap_or_default()
}

fn called<'t>(tables: &'t Tables, name: &str) -> &'t Trainee {
    let row = tables.trainees.live().find(|row| row.value.name.as_deref() == Some(name));
    &row.unwrap_or_else(|| panic!("{name} is not there")).value
}

/// A register with a cooperative, two of one name in two districts, and an enterprise.
fn register() -> Tables {
    let mut tables = Tables::default();
    for (number, name, district) in [(1, "KUD Maju", "63.05"), (2, "KSP Sama", "63.05"), (3, "KSP Sama", "63.01")] {
        let of =
            Cooperative { name: Text::new(name).unwrap(), district: district.parse().ok(), ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(Id::new(1, [number; 10]), of, Stamp::default()));
    }
    let enterprise = Enterprise {
        name: Text::optional("Warung Budi").unwrap(),
        owner_nik: PersonNik::new("6305022509800013").unwrap(),
        district: "63.05".parse().ok(),
        ..Enterprise::default()
    };
    tables.enterprises.insert(Row::new(Id::new(1, [9; 10]), enterprise, Stamp::default()));
    tables
}

/// The list of the ministry, with its head, a NIK that Excel has rounded, and one participant fewer than stated.
const PK2UKM: &str = "
    Jenis Kegiatan | : | Pelatihan Perkoperasian
    Judul Kegiatan | : | Pelatihan Akuntansi Koperasi Angkatan I
    Provinsi | : | Kalimantan Selatan
    Kab/Kota | : | Tapin
    Jumlah Peserta | : | 4 orang
    Tempat | : | Hotel Contoh, Rantau
    Tanggal | : | 2 s.d. 4 Juni 2025

    No | Nama Lengkap | Nomor KTP | Jenis Kelamin | Tempat Lahir | Tanggal Lahir | Agama | Pendidikan Terakhir | Kab/Kota | Telp/HP | Status Usaha | Sektor Usaha UMKM / Jenis Koperasi | Nama Koperasi/UMKM | Alamat Koperasi/UMKM
    1 | SITI AMINAH | '6305025509800001 | P | Rantau | 15-09-1980 | Islam | SMA | Tapin | 0812-0000-1111 | Koperasi | Konsumen | Koperasi KUD Maju | Jl. Satu
    2 | Budi | 6305022509800013 | L | Rantau | 25 September 1980 | Islam | S1 | Kab. Tapin | 0812-0000-2222 | UMKM | Kuliner | Warung Budi | Jl. Dua
    3 | Ani | 6,30502E+15 | P | Binuang | | Islam | D3 | Tapin | | Koperasi | Simpan Pinjam | KSP Sama | Jl. Tiga
";

#[test]
fn the_list_of_the_ministry_comes_in_with_its_course_and_twice_without_a_change() {
    let (sheet, mut tables) = (sheet(PK2UKM), register());
    let list = read(&sheet, &tables, PersonList::Trainees);
    assert_eq!((count(&list.0, Class::New), count(&list.0, Class::Refused)), (3, 0), "{:?}", list.0.refused());
    // Of four that are stated three are listed; a number that Excel has rounded is none.
    let summary = list.0.summary();
    let stated: Vec<_> = summary.stated.iter().map(|of| (of.stated, of.rows)).collect();
    assert_eq!((stated, summary.damaged_niks, summary.head.len()), (vec![(4, 3)], 1, 0));
    put_in(&list, &mut tables);
    let course = &tables.trainings.live().next().unwrap().value;
    let days = (course.begins_on.map(|day| day.to_string()), course.ends_on.map(|day| day.to_string()));
    assert_eq!(days, (Some("2025-06-02".to_owned()), Some("2025-06-04".to_owned())));
    assert_eq!(
        (course.topic, course.year.get(), course.stated.map(|all| all.get())),
        (Some(TrainingTopic::Accounting), 2025, Some(4))
    );
    assert_eq!(
        (course.district, course.area, course.level),
        ("63.05".parse().ok(), "63.05".parse().ok(), Some(Level::District))
    );
    assert_eq!(course.place.as_deref(), Some("Hotel Contoh, Rantau"));
    let siti = called(&tables, "Siti Aminah");
    assert_eq!(
        (siti.sex, siti.education, siti.kind),
        (Some(Sex::Female), Some(Education::Upper), Some(PersonKind::Cooperative))
    );
    // The cooperative of that name in the district, and the enterprise of the owner.
    assert_eq!(siti.cooperative.map(|of| *of), Some(Id::new(1, [1; 10])));
    assert_eq!(called(&tables, "Ani").cooperative.map(|of| *of), Some(Id::new(1, [2; 10])));
    assert_eq!(called(&tables, "Budi").enterprise.map(|of| *of), Some(Id::new(1, [9; 10])));
    assert_eq!(called(&tables, "Ani").nik, None);
    assert_eq!(tables.trainings.live().count(), 1);
    let again = read(&sheet, &tables, PersonList::Trainees);
    assert_eq!(
        (count(&again.0, Class::Equal), put_in(&again, &mut tables)),
        (3, 0),
        "{:?}",
        again.0.views(&tables, Class::Changing, 0, 9)
    );
}

#[test]
fn two_offices_that_bring_in_one_list_meet_in_the_same_records() {
    let ids = [[1; 10], [2; 10]].map(|chance| {
        let (sheet, mut tables) = (sheet(PK2UKM), Tables::default());
        let plan = Plan::propose(&sheet);
        let preview = Preview::new(&sheet, &plan, &tables, NOW, chance, &mut |_, _| {});
        put_in(&(preview, plan), &mut tables);
        let mut ids: Vec<Id> = tables.trainees.live().chain([]).map(|row| row.id).collect();
        ids.extend(tables.trainings.live().map(|row| row.id));
        ids.sort_unstable();
        ids
    });
    assert_eq!(ids[0], ids[1]);
    assert_eq!(ids[0].len(), 4);
}

#[test]
fn the_list_that_is_handed_out_has_the_same_layout_and_comes_in_again_without_a_change() {
    let (sheet, mut tables) = (sheet(PK2UKM), register());
    put_in(&read(&sheet, &tables, PersonList::Trainees), &mut tables);
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    let course = tables.trainings.live().next().unwrap().id;
    let mut out = participant_sheets(&tables, &index, course);
    // Line by line what came in, but for what is written in one way: names, days, places, a number that is none.
    let words = |sheet: &Sheet, row: usize| {
        sheet.rows[row].iter().map(Cell::text).filter(|text| !text.is_empty()).collect::<Vec<_>>()
    };
    for (row, label) in [
        (0, "Jenis Kegiatan"),
        (1, "Judul Kegiatan"),
        (2, "Provinsi"),
        (3, "Kab/Kota"),
        (4, "Jumlah Peserta"),
        (5, "Tempat"),
        (6, "Tanggal"),
    ] {
        assert_eq!(words(&out[0], row)[..2], [label, ":"]);
    }
    assert_eq!(words(&out[0], 1), words(&sheet, 1));
    assert_eq!(words(&out[0], 6)[2], "2 Juni 2025 s.d. 4 Juni 2025");
    assert_eq!(words(&out[0], 8), words(&sheet, 8));
    assert_eq!(words(&out[0], 9)[1], "Ani");
    let lines = TRAINEES.lines(&tables, &index);
    out.extend((TRAINEES.sheets.unwrap())(Lang::Id, &tables, &index, &lines).into_iter().take(1));
    for sheet in &out {
        let book = crate::exchange::sheet::open(&to_csv(sheet), None, None).unwrap();
        let plan = Plan::propose(&book.sheets[0]);
        assert_eq!(plan.kind, ListKind::Persons(PersonList::Trainees), "{}", sheet.name);
        let again = Preview::new(&book.sheets[0], &plan, &tables, NOW, [6; 10], &mut |_, _| {});
        let said =
            (again.refused(), again.views(&tables, Class::Changing, 0, 9), again.views(&tables, Class::New, 0, 9));
        assert_eq!(again.summary().rows, [(Class::Equal, 3)].into(), "{} {said:?}", sheet.name);
    }
}

/// The full export, of two courses, with what is asked of each participant.
const FULL: &str = "
    Judul Kegiatan | Tanggal | Nama Lengkap | Nomor KTP | Jenis Kelamin | Provinsi | Kab/Kota | Nama UMKM | Posisi UMKM | Omset Usaha per Bulan | Jumlah Tenaga Kerja UMKM | Nama Koperasi | Posisi Koperasi | Permasalahan yang dihadapi | Kebutuhan Diklat | Rekomendasi
    Pemasaran Digital | 5 Mei 2025 | Budi | 6305022509800013 | L | Kalimantan Selatan | Tapin | Warung Budi | Pemilik | 12.500.000 | 2 | | | Modal kecil | Akses permodalan | Pendampingan
    Tata Kelola Koperasi | 6 Mei 2025 | Siti | 6305025509800001 | P | Kalimantan Selatan | Tapin | | | | | KUD Maju | Ketua Pengawas | | Belajar ke koperasi lain |
    Tata Kelola Koperasi | 6 Mei 2025 | Salah | 6305025509800002 | P | Kalimantan Selatan | Atlantis | | | | | KUD Maju | Anggota | | |
";

#[test]
fn the_full_export_brings_courses_needs_and_positions_and_says_what_it_does_not_understand() {
    let (sheet, mut tables) = (sheet(FULL), register());
    let list = read(&sheet, &tables, PersonList::Trainees);
    assert_eq!((count(&list.0, Class::New), count(&list.0, Class::Refused)), (2, 1), "{:?}", list.0.refused());
    assert_eq!(list.0.summary().unknown.len(), 1);
    put_in(&list, &mut tables);
    assert_eq!(tables.trainings.live().count(), 2);
    let budi = called(&tables, "Budi");
    assert_eq!((budi.kind, budi.role), (Some(PersonKind::Enterprise), Some(TraineeRole::Owner)));
    assert_eq!(
        (budi.need, budi.monthly_sales.map(|sales| sales.get())),
        (Some(TrainingTopic::Capital), Some(12_500_000))
    );
    let siti = called(&tables, "Siti");
    assert_eq!(
        (siti.kind, siti.role, siti.cooperative.is_some()),
        (Some(PersonKind::Cooperative), Some(TraineeRole::Supervisor), true)
    );
    // What tells no subject stays as it is worded.
    assert_eq!((siti.need, siti.need_stated.as_deref()), (None, Some("Belajar ke koperasi lain")));
    // What a person has said since is not taken back by the list.
    let mut row = tables.trainees.live().find(|row| row.value.name.as_deref() == Some("Siti")).unwrap().clone();
    row.value.need = Some(TrainingTopic::Other);
    row.value.cooperative = Some(crate::domain::Ref::to(Id::new(1, [2; 10])));
    tables.trainees.insert(row);
    let again = read(&sheet, &tables, PersonList::Trainees);
    assert_eq!(count(&again.0, Class::Equal), 2, "{:?}", again.0.views(&tables, Class::Changing, 0, 9));
}

#[test]
fn a_list_that_names_no_course_is_refused_until_a_person_says_which() {
    let list = "
        DAFTAR HADIR PESERTA
        No | Nama Peserta | NIK | L/P | Jabatan
        1 | Siti | 6305025509800001 | P | Bendahara";
    let (sheet, mut tables) = (sheet(list), Tables::default());
    let (preview, mut plan) = read(&sheet, &tables, PersonList::Trainees);
    assert_eq!(count(&preview, Class::Refused), 1);
    let course = Training { title: Text::optional("Akuntansi").unwrap(), ..Training::default() };
    let id = Id::new(1, [8; 10]);
    tables.trainings.insert(Row::new(id, course, Stamp::default()));
    plan.training = Some(id);
    let again = Preview::new(&sheet, &plan, &tables, NOW, [5; 10], &mut |_, _| {});
    assert_eq!(count(&again, Class::New), 1, "{:?}", again.refused());
    put_in(&(again, plan), &mut tables);
    assert_eq!(tables.trainings.live().count(), 1);
    let siti = called(&tables, "Siti");
    assert_eq!((*siti.training, siti.role), (id, Some(TraineeRole::Treasurer)));
}

/// The list of companions of the ministry.
const PENDAMPING: &str = "
    DATA PENDAMPING DAK NONFISIK PK2UKM TAHUN 2025
    PROV | NO | Dinas | Nama Lengkap | Nomor KTP | Jenis Kelamin | Agama | Pendidikan | Alamat Rumah | No.Hp (WA) | E-Mail
    Kalimantan Selatan | 1 | Dinas Koperasi UKM Kab. Tapin | BUDI SANTOSO | 6305022509800013 | L | Islam | S1 | Jl. Satu | 0812-0000-1111 | budi@example.id
    Kalimantan Selatan | 2 | Dinas Koperasi dan UKM Provinsi Kalimantan Selatan | Siti | 6,30502E+15 | P | Islam | D3 | Jl. Dua | 0812-0000-2222 |
";

#[test]
fn companions_come_in_and_are_given_back_in_their_layout() {
    let (sheet, mut tables) = (sheet(PENDAMPING), Tables::default());
    let list = read(&sheet, &tables, PersonList::Companions);
    assert_eq!((count(&list.0, Class::New), list.0.summary().damaged_niks), (2, 1), "{:?}", list.0.refused());
    put_in(&list, &mut tables);
    let areas: Vec<_> = {
        let mut areas: Vec<_> =
            tables.companions.live().map(|row| row.value.area.map(|area| area.to_string())).collect();
        areas.sort();
        areas
    };
    assert_eq!(areas, [Some("63".to_owned()), Some("63.05".to_owned())]);
    assert!(
        tables
            .companions
            .live()
            .all(|row| row.value.year.get() == 2025 && row.value.kind == Some(CompanionKind::Grant))
    );
    let again = read(&sheet, &tables, PersonList::Companions);
    assert_eq!((count(&again.0, Class::Equal), put_in(&again, &mut tables)), (2, 0));
    let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods));
    let lines = COMPANIONS.lines(&tables, &index);
    let out = (COMPANIONS.sheets.unwrap())(Lang::En, &tables, &index, &lines);
    let words = |sheet: &Sheet, row: usize| sheet.rows[row].iter().map(Cell::text).collect::<Vec<_>>();
    assert_eq!(words(&out[0], 2), words(&sheet, 1));
    let book = crate::exchange::sheet::open(&to_csv(&out[0]), None, None).unwrap();
    let plan = Plan::propose(&book.sheets[0]);
    let back = Preview::new(&book.sheets[0], &plan, &tables, NOW, [6; 10], &mut |_, _| {});
    assert_eq!(back.summary().rows, [(Class::Equal, 2)].into(), "{:?}", back.refused());
}
