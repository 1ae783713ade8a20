use super::super::book::{Cell, Sheet};
use super::super::columns::Target;
use super::super::kind::ListKind;
use super::super::layout::RowRole;
use super::super::plan::Plan;
use super::*;
use crate::domain::{Basis, Date, Measure, Precision, Text, territory::Territory};
use crate::replica::{ReplicaId, Row};

fn stamp() -> Stamp {
    Stamp { time: 1_700_000_000_000 << 16, replica: ReplicaId::new(7) }
}

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split(';').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    Sheet {
        name: String::new(),
        rows: text.trim().lines().map(|line| cells(line.trim())).collect(),
        ..Sheet::default()
    }
}

fn read(text: &str, tables: &Tables, change: impl FnOnce(&mut Plan)) -> Figures {
    let sheet = sheet(text);
    let mut plan = Plan::propose(&sheet);
    assert_eq!(plan.kind, ListKind::Figures, "{:?}", plan.columns);
    plan.source = Text::optional("Satu Data").unwrap();
    change(&mut plan);
    let laid = plan.lay(&sheet);
    let progress = &mut |_, _| {};
    Figures::new(Reading { sheet: &sheet, laid: &laid, plan: &plan, tables, now_ms: 0, chance: [0; 10], progress })
}

fn bring(text: &str, tables: &mut Tables, change: impl FnOnce(&mut Plan)) -> [usize; 4] {
    let figures = read(text, tables, change);
    for row in figures.outcome(tables, &Knowledge::default(), stamp()).rows.tallies.rows() {
        tables.tallies.insert(row.clone());
    }
    let rows = figures.summary().rows;
    [Class::New, Class::Changing, Class::Equal, Class::Refused]
        .map(|class| rows.get(&class).copied().unwrap_or_default())
}

/// What is in the register: area, what is counted, day, how exactly it is known, and how many.
fn told(tables: &Tables) -> Vec<(String, &'static str, String, &'static str, u64)> {
    let mut told: Vec<_> = tables
        .tallies
        .live()
        .map(|row| {
            let tally = &row.value;
            let (day, known) = (tally.date.to_string(), tally.precision.code());
            (tally.area.to_string(), tally.measure.code(), day, known, tally.value.get())
        })
        .collect();
    told.sort();
    told
}

/// As the open data portals give it (FACTS 6).
const LONG: &str = "
    kode_wilayah; level_wilayah; nama_wilayah; judul; satuan; tahun; periode; data; status; timestamp
    6305; 2; Kabupaten Tapin; Jumlah Koperasi; Unit; 2023; Tahunan; 167; Aktif; 2024-01-05
    6305; 2; Kabupaten Tapin; Jumlah Koperasi; Unit; 2023; Tahunan; 77; Tidak Aktif; 2024-01-05
    6372; 2; KOTA BANJARBARU; Jumlah Koperasi; Unit; 2023; Triwulan II; n/a; Aktif; 2024-01-05
    6372; 2; KOTA BANJARBARU; Jumlah Koperasi; Unit; 2023; Triwulan II; 1.110; Aktif; 2024-01-05";

#[test]
fn a_list_of_one_row_a_figure_comes_in_and_the_same_list_twice_changes_nothing() {
    let mut tables = Tables::default();
    assert_eq!(bring(LONG, &mut tables, |_| {}), [3, 0, 0, 1]);
    let day = |text: &str| text.to_owned();
    let tapin = "63.05".to_owned();
    assert_eq!(
        told(&tables),
        [
            (tapin.clone(), "active", day("2023-01-01"), "year", 167),
            (tapin, "inactive", day("2023-01-01"), "year", 77),
            ("63.72".to_owned(), "active", day("2023-06-01"), "month", 1_110),
        ]
    );
    assert!(tables.tallies.live().all(|row| row.value.basis == Basis::Unstated));
    assert_eq!(bring(LONG, &mut tables, |_| {}), [0, 0, 3, 1]);
    assert_eq!(bring(&LONG.replace("; 77;", "; 78;"), &mut tables, |_| {}), [0, 1, 2, 1]);
    assert_eq!(told(&tables)[1].4, 78);
    assert_eq!(told(&tables).len(), 3);
}

#[test]
fn the_same_list_brought_in_by_two_offices_meets_in_the_same_records() {
    let (mut one, mut other) = (Tables::default(), Tables::default());
    bring(LONG, &mut one, |_| {});
    bring(LONG, &mut other, |_| {});
    let ids = |tables: &Tables| tables.tallies.rows().iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(&one), ids(&other));
}

#[test]
fn what_another_source_or_basis_says_is_another_figure() {
    let mut tables = Tables::default();
    bring(LONG, &mut tables, |_| {});
    let other = |plan: &mut Plan| plan.source = Text::optional("BPS").unwrap();
    assert_eq!(bring(LONG, &mut tables, other), [3, 0, 0, 1]);
    assert_eq!(bring(LONG, &mut tables, |plan| plan.basis = Some(Basis::Domicile)), [3, 0, 0, 1]);
    assert_eq!(tables.tallies.live().count(), 9);
}

#[test]
fn a_table_of_one_row_an_area_has_a_figure_in_every_column() {
    let list = "
        REKAP KOPERASI
        No; Kabupaten/Kota; Aktif; Tidak Aktif; Jumlah
        1; Tanah Laut; 90; 77; 167
        2; Kab. Kotabaru; 155; 75; 230
        ; Jumlah; 245; 152; 397";
    let mut tables = Tables::default();
    let day = Date::new(2025, 3, 31).ok();
    let said = |plan: &mut Plan| {
        plan.taken_on = day;
        plan.roles.insert(4, RowRole::Data);
        plan.values.insert("figures.area".to_owned(), [("jumlah".to_owned(), "63".to_owned())].into());
    };
    assert_eq!(bring(list, &mut tables, |plan| plan.taken_on = day), [2, 0, 0, 0], "a sum is not taken for an area");
    assert_eq!(bring(list, &mut tables, said), [1, 0, 2, 0]);
    let found = told(&tables);
    assert_eq!(found.len(), 9);
    assert!(found.contains(&("63".to_owned(), "all", "2025-03-31".to_owned(), "day", 397)));
    assert!(found.contains(&("63.01".to_owned(), "inactive", "2025-03-31".to_owned(), "day", 77)));
}

#[test]
fn years_over_the_columns_are_those_of_the_figures() {
    let list = "
        Kabupaten; 2021; 2022
        Tapin; 140; n/a
        Balangan; 99; 101";
    let mut tables = Tables::default();
    let figures = read(list, &tables, |_| {});
    assert_eq!((figures.summary().without_measure, figures.refused().len()), (2, 2));
    assert_eq!(bring(list, &mut tables, |plan| plan.measure = Some(Measure::Active)), [2, 0, 0, 0]);
    let years: Vec<_> = told(&tables).into_iter().map(|(area, _, day, _, value)| (area, day, value)).collect();
    let line = |area: &str, day: &str, value| (area.to_owned(), day.to_owned(), value);
    assert_eq!(
        years,
        [line("63.05", "2021-01-01", 140), line("63.11", "2021-01-01", 99), line("63.11", "2022-01-01", 101)]
    );
}

#[test]
fn day_and_source_are_asked_for_where_nothing_says_them() {
    let list = "Kabupaten; Aktif\nTapin; 12";
    let figures = read(list, &Tables::default(), |plan| plan.source = None);
    assert_eq!((figures.summary().without_source, figures.summary().rows[&Class::Refused]), (1, 1));
    let figures = read(list, &Tables::default(), |_| {});
    assert_eq!((figures.summary().without_date, figures.summary().rows[&Class::Refused]), (1, 1));
    let list = "Kabupaten; Aktif; Tanggal; Sumber\nTapin; 12; 31/12/2022; Diskop";
    let mut tables = Tables::default();
    assert_eq!(bring(list, &mut tables, |plan| plan.source = None), [1, 0, 0, 0]);
    let tally = &tables.tallies.rows()[0].value;
    assert_eq!((&*tally.source, tally.precision), ("Diskop", Precision::Day));
}

#[test]
fn rows_that_are_not_understood_say_why() {
    let list = "
        kode_wilayah; nama_wilayah; judul; tahun; data
        3505; Kabupaten Blitar; Jumlah Koperasi Aktif; 2022; 500
        6305; Kabupaten Tapin; Jumlah Anggota Koperasi; 2022; 500
        6305; Kabupaten Balangan; Jumlah Koperasi Aktif; 2022; 500
        6305; Kabupaten Tapin; Jumlah Koperasi Aktif; 2022; sekitar 20
        6305; Kabupaten Tapin; Jumlah Koperasi Aktif; 2022; 120
        6305; Kabupaten Tapin; Jumlah Koperasi Aktif; 2022; 121
        6305; Kabupaten Tapin; Jumlah Koperasi Aktif; 2022; 120";
    let figures = read(list, &Tables::default(), |_| {});
    let kinds: Vec<_> = figures.refused().into_iter().map(|(row, faults)| (row, faults[0].kind.clone())).collect();
    let unknown = |text: &str| FaultKind::NotUnderstood(text.to_owned());
    assert_eq!(
        kinds,
        [
            (2, unknown("3505")),
            (3, unknown("Jumlah Anggota Koperasi")),
            (4, FaultKind::SaidOtherwise("Kabupaten Balangan".to_owned())),
            (5, unknown("sekitar 20")),
            (7, FaultKind::Contradicts(6)),
        ]
    );
    assert_eq!(figures.summary().rows[&Class::New], 2);
    assert_eq!(figures.outcome(&Tables::default(), &Knowledge::default(), stamp()).rows.tallies.rows().len(), 1);
}

#[test]
fn a_kecamatan_is_counted_in_its_district() {
    let twice = Territory::current()
        .subdistricts
        .iter()
        .find(|sub| Territory::current().subdistricts.iter().filter(|other| other.name == sub.name).count() > 1);
    let sub = twice.expect("a name that two districts have");
    let district = Territory::current().name_of(sub.code.district().unwrap()).unwrap();
    let mut tables = Tables::default();
    let list = format!("Kecamatan; Kabupaten; Tidak Aktif; Tahun\n{}; {district}; 16; 2022", sub.name);
    assert_eq!(bring(&list, &mut tables, |_| {}), [1, 0, 0, 0]);
    assert_eq!(tables.tallies.rows()[0].value.area, sub.code);
}

#[test]
fn a_list_of_cooperatives_is_not_taken_for_figures() {
    for list in [
        "Nama Koperasi; Kabupaten; Status; Jumlah anggota\nKUD A; Tapin; Aktif; 20",
        "NIK; Kabupaten; Jumlah\n1; Tapin; 2",
    ] {
        assert_eq!(Plan::propose(&sheet(list)).kind, ListKind::Cooperatives, "{list}");
    }
}

#[test]
fn an_open_question_is_not_answered_by_a_list_of_figures() {
    let mut tables = Tables::default();
    bring(LONG, &mut tables, |_| {});
    let mut row = tables.tallies.rows()[1].clone();
    let field = Tally::AT.value;
    let rival = Tally { value: 80.into(), ..row.value.clone() };
    row.rivals.insert(Stamp { time: 5, replica: ReplicaId::new(9) }, field, &rival, false);
    tables.tallies.insert(row.clone());
    assert_eq!(bring(&LONG.replace("; 77;", "; 79;"), &mut tables, |_| {}), [0, 0, 3, 1]);
    assert_eq!(tables.tallies.get(row.id).unwrap().value.value.get(), 77);
}

#[test]
fn parts_of_one_thing_are_added_up_and_a_share_is_no_number() {
    let list = "
        kode_kabupaten_kota; nama_kabupaten_kota; jenis_koperasi; jumlah_koperasi; satuan; tahun
        6305; KABUPATEN TAPIN; KONSUMEN; 80; UNIT; 2023
        6305; KABUPATEN TAPIN; PRODUSEN; 45; UNIT; 2023
        6311; KABUPATEN BALANGAN; KONSUMEN; 60; UNIT; 2023
        6311; KABUPATEN BALANGAN; JUMLAH; 90; UNIT; 2023
        6305; KABUPATEN TAPIN; JASA; 12; UNIT; 2023";
    let mut tables = Tables::default();
    let figures = read(list, &tables, |_| {});
    let views = figures.views(&tables, Class::New, 0, 9);
    assert_eq!(views[0].remarks, [Fault { column: None, kind: FaultKind::SumOf(3) }]);
    assert_eq!(views[1].remarks, [Fault { column: None, kind: FaultKind::WholeDiffers(90) }]);
    bring(list, &mut tables, |_| {});
    let of_tapin: Vec<u64> = told(&tables).into_iter().filter(|row| row.0 == "63.05").map(|row| row.4).collect();
    assert_eq!(of_tapin, [137]);
    // One part that is not understood leaves the sum of its area open, and no other.
    let broken = list.replace("PRODUSEN; 45", "PRODUSEN; empat");
    let figures = read(&broken, &Tables::default(), |plan| plan.lenient = true);
    let refused: Vec<usize> = figures.refused().into_iter().map(|(row, _)| row).collect();
    assert_eq!(refused, [2, 3]);
    let faults: Vec<_> = read(&broken, &Tables::default(), |_| {}).refused().into_iter().map(|(_, of)| of).collect();
    let of_cell = Fault { column: Some(3), kind: FaultKind::NotUnderstood("empat".to_owned()) };
    assert_eq!(faults, [vec![Fault { column: None, kind: FaultKind::PartMissing(3) }], vec![of_cell]]);
    // Of two divisions the sum of one is no part of the other.
    let both = "
        kode_kabupaten_kota; jenis_koperasi; kelompok_koperasi; jumlah_koperasi; tahun
        6305; KONSUMEN; KUD; 8; 2023
        6305; KONSUMEN; KSU; 4; 2023
        6305; KONSUMEN; JUMLAH; 12; 2023
        6305; JASA; KUD; 3; 2023
        6305; JUMLAH; JUMLAH; 15; 2023";
    let mut tables = Tables::default();
    let refused = read(both, &tables, |_| {}).refused();
    assert_eq!(refused, [(4, vec![Fault { column: None, kind: FaultKind::WholeOfPart }])]);
    assert_eq!(bring(both, &mut tables, |_| {}), [1, 0, 0, 1]);
    assert_eq!(told(&tables)[0].4, 15);
    // The consumers' cooperatives alone are not all of them.
    let one = "kode_kabupaten_kota; jenis_koperasi; jumlah_koperasi; tahun\n6305; KONSUMEN; 80; 2023\n6311; KONSUMEN; 60; 2023";
    let kinds: Vec<FaultKind> =
        read(one, &Tables::default(), |_| {}).refused().into_iter().map(|(_, faults)| faults[0].kind.clone()).collect();
    assert_eq!(kinds, vec![FaultKind::OnePart("konsumen".to_owned()); 2]);
    let shares = "
        kode_wilayah; nama_wilayah; judul; satuan; tahun; data
        6305; Kabupaten Tapin; Persentase Koperasi Aktif; Persen; 2023; 64
        6305; Kabupaten Tapin; Koperasi Aktif; %; 2022; 62
        6311; Kabupaten Balangan; Jumlah Koperasi; Ribu Unit; 2023; 2";
    let mut tables = Tables::default();
    assert_eq!(bring(shares, &mut tables, |_| {}), [1, 0, 0, 2]);
    assert_eq!(told(&tables)[0].4, 2_000);
}

#[test]
fn a_list_of_nothing_but_wholes_is_one_of_wholes() {
    let list =
        "kode_kabupaten_kota; jenis_koperasi; jumlah_koperasi; tahun\n6305; SEMUA; 80; 2023\n6311; SEMUA; 60; 2023";
    assert_eq!(bring(list, &mut Tables::default(), |_| {}), [2, 0, 0, 0]);
}

#[test]
fn a_part_of_a_year_is_known_by_the_month_in_which_it_ends() {
    for (period, day) in [
        ("Triwulan I", Some("2023-03-01")),
        ("TW 3", Some("2023-09-01")),
        ("Kuartal IV", Some("2023-12-01")),
        ("Semester 1", Some("2023-06-01")),
        ("Smt II", Some("2023-12-01")),
        ("Oktober", Some("2023-10-01")),
        ("Semester 3", None),
        ("Triwulan 5", None),
        ("2", None),
    ] {
        let mut tables = Tables::default();
        let list = format!("Kabupaten; Aktif; Tahun; Periode\nTapin; 12; 2023; {period}");
        bring(&list, &mut tables, |_| {});
        let days: Vec<String> = told(&tables).into_iter().map(|(_, _, day, _, _)| day).collect();
        assert_eq!(days.first().map(String::as_str), day, "{period}");
    }
}

#[test]
fn of_two_columns_the_one_counts_that_says_more_and_a_contradiction_is_refused() {
    let list = "
        wilayah; status; judul; tahun; data
        Tapin; Aktif; Jumlah Koperasi; 2021; 5
        Tapin; Aktif; Jumlah Koperasi Aktif; 2022; 6
        Tapin; Aktif; Jumlah Koperasi Tidak Aktif; 2023; 7";
    let mut tables = Tables::default();
    let refused = read(list, &tables, |_| {}).refused();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].1[0].kind, FaultKind::SaidOtherwise("Jumlah Koperasi Tidak Aktif".to_owned()));
    assert_eq!(bring(list, &mut tables, |_| {}), [2, 0, 0, 1]);
    assert!(told(&tables).iter().all(|row| row.1 == "active"));
}

#[test]
fn the_province_is_known_by_code_and_by_name_and_a_row_is_called_by_the_name() {
    let list = "
        kode_wilayah; nama_wilayah; judul; tahun; data
        63; Provinsi Kalimantan Selatan; Koperasi Aktif; 2022; 500
        ; Kalimantan Selatan; Koperasi Aktif; 2021; 490
        63; ; Koperasi Aktif; 2020; 480
        6305; Kabupaten Tapin; Koperasi Aktif; 2022; 50";
    let mut tables = Tables::default();
    let figures = read(list, &tables, |_| {});
    let names: Vec<String> = figures.views(&tables, Class::New, 0, 9).into_iter().map(|view| view.name).collect();
    assert_eq!(names, ["Provinsi Kalimantan Selatan", "Kalimantan Selatan", "", "Kabupaten Tapin"]);
    assert_eq!(bring(list, &mut tables, |_| {}), [4, 0, 0, 0]);
    let areas: Vec<String> = told(&tables).into_iter().map(|row| row.0).collect();
    assert_eq!(areas, ["63", "63", "63", "63.05"]);
}

#[test]
fn the_district_of_all_rows_says_where_a_kecamatan_is_sought_and_is_no_area_of_a_row_itself() {
    let subs = &Territory::current().subdistricts;
    let twice = subs.iter().find(|sub| subs.iter().filter(|other| other.name == sub.name).count() > 1);
    let sub = twice.expect("a name that two districts have");
    let list = format!("Kecamatan; Tidak Aktif; Tahun\n{}; 16; 2022\n; 3; 2022", sub.name);
    let mut tables = Tables::default();
    let within = |plan: &mut Plan| plan.district = sub.code.district();
    let refused = read(&list, &tables, within).refused();
    assert_eq!(refused, [(3, vec![Fault { column: None, kind: FaultKind::NoArea }])]);
    bring(&list, &mut tables, within);
    assert_eq!(told(&tables).into_iter().map(|row| row.0).collect::<Vec<_>>(), [sub.code.to_string()]);
}

#[test]
fn a_row_says_what_is_wrong_with_it_and_nothing_else() {
    let kinds = |list: &str, change: fn(&mut Plan)| -> Vec<FaultKind> {
        let refused = read(list, &Tables::default(), change).refused();
        refused.into_iter().flat_map(|(_, faults)| faults).map(|fault| fault.kind).collect()
    };
    let no_source = kinds("Kabupaten; Aktif; Tahun\nTapin; 12; 2022", |plan| plan.source = None);
    assert_eq!(no_source, [FaultKind::NoSource]);
    assert_eq!(
        kinds("Kabupaten; Aktif; Tahun\nTapin; 12; 2022\nBlitar; 12; 2022", |_| {}),
        [FaultKind::NotUnderstood("Blitar".to_owned())]
    );
}

#[test]
fn what_is_not_understood_and_what_is_unclear_is_counted() {
    let list = "
        wilayah; judul; tahun; data
        Tapin; Jumlah Anggota; 2021; 5
        Balangan; Jumlah Anggota; 2021; 6
        Tapin; Koperasi Aktif; 2021; 1.250.000
        Tapin; Koperasi Aktif; 2022; 2,500,000
        Tapin; Koperasi Aktif; 2023; 850.000";
    let summary = read(list, &Tables::default(), |_| {}).summary();
    assert_eq!(summary.unknown, [(1, "Jumlah Anggota".to_owned(), 2)]);
    assert_eq!(summary.unclear, 1);
}

#[test]
fn a_note_stays_where_a_later_list_has_none() {
    let noted = "Kabupaten; Aktif; Tahun; Catatan\nTapin; 12; 2022; sementara";
    let mut tables = Tables::default();
    bring(noted, &mut tables, |_| {});
    assert_eq!(bring("Kabupaten; Aktif; Tahun\nTapin; 13; 2022", &mut tables, |_| {}), [0, 1, 0, 0]);
    let tally = &tables.tallies.rows()[0].value;
    assert_eq!((tally.note.as_deref(), tally.value.get()), (Some("sementara"), 13));
}

#[test]
fn of_two_records_of_one_count_the_one_that_says_the_same_is_meant() {
    let list = "Kabupaten; Aktif; Tahun\nTapin; 12; 2022";
    let mut tables = Tables::default();
    bring(list, &mut tables, |_| {});
    let first = tables.tallies.rows()[0].clone();
    for (id, value) in [(Id::from_bytes([1; 16]), 11), (Id::from_bytes([255; 16]), 13)] {
        tables.tallies.insert(Row { id, value: Tally { value: value.into(), ..first.value.clone() }, ..first.clone() });
    }
    for value in ["11", "12", "13"] {
        assert_eq!(bring(&list.replace("12", value), &mut tables, |_| {}), [0, 0, 1, 0], "{value}");
    }
}

#[test]
fn a_bare_sum_is_of_all_cooperatives_unless_it_adds_up_what_nobody_knows() {
    let target = |list: &str, at: usize| Plan::propose(&sheet(list)).columns[at].target;
    let all = Some(Target::Figure(FigurePart::Count(Measure::All)));
    assert_eq!(target("Kabupaten; Aktif; Gerai; Jumlah\nTapin; 12; 3; 15", 3), None);
    assert_eq!(target("Kabupaten; Aktif; Pengelola; Jumlah\nTapin; 12; Dinas; 15", 3), all);
    assert_eq!(target("Kabupaten; Aktif; Gerai; Jumlah Koperasi\nTapin; 12; 3; 15", 3), all);
    assert_eq!(target("No; Jumlah; Kabupaten; Aktif\n1; 15; Tapin; 12", 1), all);
    assert_eq!(
        target("Kabupaten; Status; Jumlah; Tahun\nTapin; Aktif; 12; 2022", 2),
        Some(Target::Figure(FigurePart::Value))
    );
    assert_eq!(target("Kabupaten; Status; Nilai; Jumlah; Tahun\nTapin; Aktif; 12; 15; 2022", 3), all);
}

#[test]
fn years_that_a_workbook_holds_as_numbers_are_headings_of_figures() {
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = vec![
        vec![text("PERKEMBANGAN KOPERASI")],
        vec![text("Kabupaten"), Cell::Number(2021.0), Cell::Number(2022.0)],
        vec![text("Tapin"), Cell::Number(140.0), Cell::Number(150.0)],
    ];
    let plan = Plan::propose(&Sheet { rows, ..Sheet::default() });
    let years: Vec<_> = plan.columns.iter().map(|column| column.year.map(|year| year.get())).collect();
    assert_eq!((plan.kind, plan.head, years), (ListKind::Figures, 2, vec![None, Some(2021), Some(2022)]));
}

/// The district table of the national system (FACTS-2 13.4), with rupiah as it prints them.
const NATIONAL: &str = "\
    Province_ID;No;Kabupaten/Kota;Jumlah Koperasi;Koperasi Memiliki NIB;Koperasi Memiliki NPWP;Koperasi Telah RAT (2025);\
    Simpanan Pokok;Simpanan Wajib;Volume Transaksi (2026);Nilai Transaksi (2026)\n\
    22;1;Kab. Tapin;135;74;135;0;Rp 12.875.000,00;Rp 7.246.000,00;1;Rp 60.000,00\n\
    22;2;Kab. Banjar;290;237;290;0;Rp 2.294.530.000,00;Rp 59.335.000,00;30.022;Rp 94.697.100,00";

/// The same as open data.
const OPEN: &str = "\
    province_id;province;district_id;district;cooperatives;npwp_count;nib_count;rat_count;transaction_volume;\
    transaction_value;simpanan_pokok_amount;simpanan_wajib_amount\n\
    22;Kalimantan Selatan;341;Kabupaten Tapin;135;135;74;0;1;60000;12875000;7246000\n\
    22;Kalimantan Selatan;336;Kabupaten Banjar;290;290;237;0;30022;94697100;2294530000;59335000";

fn delivered(plan: &mut Plan) {
    plan.taken_on = Some("2026-08-05".parse().unwrap());
}

#[test]
fn the_tables_of_the_national_system_come_in_as_what_they_are_and_twice_without_change() {
    let mut tables = Tables::default();
    assert_eq!(bring(NATIONAL, &mut tables, delivered), [2, 0, 0, 0]);
    let day = "2026-08-05".to_owned();
    let says = |area: &str, measure: Measure, value| {
        let figure = (area.to_owned(), measure.code(), day.clone(), "day", value);
        assert!(told(&tables).contains(&figure), "{figure:?}\n{:#?}", told(&tables));
    };
    says("63.03", Measure::MerahPutih, 290);
    says("63.03", Measure::VillagePrincipal, 2_294_530_000);
    says("63.05", Measure::VillageBusinessNumbers, 74);
    says("63.05", Measure::VillageRatHeld, 0);
    says("63.03", Measure::VillageVolume, 30_022);
    assert_eq!(told(&tables).len(), 16);
    let of_year = tables.tallies.live().find(|row| row.value.measure == Measure::VillageTurnover).unwrap();
    assert_eq!(of_year.value.note.as_deref(), Some("Tahun 2026"));
    let before = told(&tables);
    assert_eq!(bring(NATIONAL, &mut tables, delivered), [0, 0, 2, 0]);
    assert_eq!(bring(OPEN, &mut tables, delivered), [0, 0, 2, 0]);
    assert_eq!(told(&tables), before);
}

#[test]
fn a_delivery_is_given_back_in_the_layout_of_the_national_system() {
    let mut tables = Tables::default();
    bring(NATIONAL, &mut tables, delivered);
    let deliveries = crate::analysis::village_figures::deliveries(&tables);
    let sheet = crate::list::village_figures_sheet(&deliveries[0]);
    let line = |row: &Vec<Cell>| row.iter().map(Cell::text).collect::<Vec<_>>().join(";");
    let text = sheet.rows.iter().map(line).collect::<Vec<_>>().join("\n");
    let before = told(&tables);
    assert_eq!(bring(&text, &mut tables, delivered), [0, 0, 2, 0]);
    assert_eq!(told(&tables), before);
}

/// The table of the dashboard as it is exported (FACTS-2 13.2): below thirteen districts without any meeting stands a total that is
/// no sum of them.
#[test]
fn the_total_below_all_districts_is_what_its_source_says_of_the_province() {
    let territory = Territory::current();
    let rows: Vec<String> = territory.districts.iter().map(|of| format!("{}; 100; 0", of.name)).collect();
    let table = |last: &str| format!("Kabupaten/Kota; Jumlah Koperasi; Aktif\n{}\n{last}", rows.join("\n"));
    let province = territory.province.code.to_string();
    let of_province = |tables: &Tables| {
        let told = told(tables).into_iter().filter(|(area, ..)| *area == province);
        told.map(|(_, measure, _, _, value)| (measure, value)).collect::<Vec<_>>()
    };
    let day = |plan: &mut Plan| plan.taken_on = Date::new(2025, 1, 1).ok();
    for last in ["TOTAL; 1300; 1651", "Jumlah; 1300; 1651"] {
        let mut tables = Tables::default();
        bring(&table(last), &mut tables, day);
        assert_eq!(of_province(&tables), [("active", 1_651), ("all", 1_300)], "{last}");
        assert_eq!(bring(&table(last), &mut tables, day)[2], 14);
    }
    // Of a part of the districts it is not known of what the total is.
    let mut tables = Tables::default();
    let few = format!("Kabupaten/Kota; Jumlah Koperasi; Aktif\n{}\nTOTAL; 300; 7", rows[..3].join("\n"));
    bring(&few, &mut tables, day);
    assert_eq!(of_province(&tables), []);
}
