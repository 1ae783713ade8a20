use super::super::super::book::Sheet;
use super::super::super::export::register_sheets;
use super::super::super::preview::Preview;
use super::super::cooperatives_beside;
use super::*;
use crate::domain::territory::Territory;
use crate::replica::{Knowledge, Stamp};
use crate::sample;
use proptest::prelude::*;
use std::sync::LazyLock;

const NOW: u64 = 1_800_000_000_000;

fn compared(sheet: &Sheet, tables: &Tables, change: impl FnOnce(&mut Plan)) -> Comparison {
    let mut plan = Plan::propose(sheet);
    change(&mut plan);
    under(&plan, sheet, tables)
}

fn under(plan: &Plan, sheet: &Sheet, tables: &Tables) -> Comparison {
    cooperatives_beside(sheet, plan, tables, NOW, [9; 10], &mut |_, _| {}).compare(tables, plan, Lang::Id)
}

fn counts(comparison: &Comparison) -> [usize; 7] {
    let summary = comparison.summary();
    let by_district = summary.districts.iter().flat_map(|district| &district.counts);
    let by_subdistrict =
        summary.districts.iter().flat_map(|district| &district.subdistricts).flat_map(|(_, counts)| counts);
    for all in [by_district.collect::<Vec<_>>(), by_subdistrict.collect()] {
        assert_eq!(all.iter().map(|(_, count)| **count).sum::<usize>(), comparison.entries.len());
    }
    let in_order = |pair: &[District]| pair[0].code < pair[1].code;
    assert!(summary.districts.windows(2).all(in_order), "each district stands there once");
    Verdict::ALL.map(|verdict| summary.counts.get(&verdict).copied().unwrap_or_default())
}

/// What differs: the name of the cooperative, the field, whether the list leaves it empty.
fn told(comparison: &Comparison) -> Vec<(String, String, bool)> {
    let told = comparison.entries.iter().flat_map(|entry| {
        let of_entry = entry.differences.iter();
        of_entry.map(|of| (entry.name.clone(), of.target.code(), of.in_list.is_empty()))
    });
    told.collect()
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// The register as the national system would give it out.
fn national(tables: &Tables, year: BookYear) -> Sheet {
    let headings = [
        "nomor_induk_koperasi",
        "nama_koperasi",
        "nomor_badan_hukum",
        "status_koperasi",
        "provinsi",
        "kabupaten_kota",
        "kecamatan",
        "kelurahan",
        "alamat",
        "jml_anggota",
    ];
    let row = |id: Id, c: &Cooperative| {
        let cell = |name| field_cell(c, Cooperative::field(name).unwrap(), Lang::Id);
        let capitals = |name| text(cell(name).text().to_uppercase());
        let report = tables.annual_reports.get_live(AnnualReport::id(id, year));
        let members = report.map_or(Cell::Empty, |row| field_cell(&row.value, AnnualReport::AT.members, Lang::Id));
        let nik = c.nik.as_deref().map_or(text("-"), |nik| text(format!("'{nik}")));
        vec![
            nik,
            capitals("name"),
            cell("legal_number"),
            cell("declared_status"),
            text("KALIMANTAN SELATAN"),
            capitals("district"),
            capitals("subdistrict"),
            cell("village"),
            capitals("address"),
            members,
        ]
    };
    let rows = tables.cooperatives.live().map(|entry| row(entry.id, &entry.value));
    let headings = headings.map(text).to_vec();
    Sheet { rows: std::iter::once(headings).chain(rows).collect(), ..Sheet::default() }
}

#[test]
fn what_is_planted_in_a_list_of_the_national_system_is_found_and_nothing_else() {
    let tables = sample::fictional(&sample::Options { cooperatives: 300, ..sample::Options::default() });
    let year = BookYear::new(2023).unwrap();
    let mut list = national(&tables, year);
    let of_year = |plan: &mut Plan| plan.year = Some(year);
    let untouched = compared(&list, &tables, of_year);
    assert_eq!((counts(&untouched), told(&untouched)), ([300, 0, 0, 0, 0, 0, 0], vec![]));

    let rows = tables.cooperatives.rows();
    // So that no two of them are planted in one, and each has what is changed.
    let mut left: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].value.nik.is_some()).collect();
    let mut next = |wanted: &dyn Fn(&Cooperative, &[Cell]) -> bool| {
        let at = left.iter().position(|at| wanted(&rows[*at].value, &list.rows[at + 1])).unwrap();
        left.remove(at)
    };
    let status = next(&|c, _| c.declared_status == Some(DeclaredStatus::Active));
    let name = next(&|_, _| true);
    let elsewhere = next(&|c, _| c.subdistrict.is_some());
    let members = next(&|_, cells| !cells[9].is_empty());
    let left_empty = next(&|c, _| c.address.is_some());
    let alike = next(&|_, _| true);
    let missing = next(&|c, _| c.declared_status.is_some());

    list.rows[status + 1][3] = text("Tidak Aktif");
    let spelt = format!("{}A", list.rows[name + 1][1].text());
    list.rows[name + 1][1] = text(spelt);
    let (district, here) = (rows[elsewhere].value.district, rows[elsewhere].value.subdistrict);
    let others = Territory::current().subdistricts_of(district.unwrap());
    let other = others.iter().find(|other| Some(other.code) != here).unwrap();
    list.rows[elsewhere + 1][6] = text(other.name);
    let Cell::Number(count) = list.rows[members + 1][9] else { panic!("members are a number") };
    list.rows[members + 1][9] = Cell::Number(count + 1.0);
    list.rows[left_empty + 1][8] = text("-");
    let looks = format!("{}A", list.rows[alike + 1][1].text());
    (list.rows[alike + 1][0], list.rows[alike + 1][1], list.rows[alike + 1][2]) = (text("-"), text(looks), text("-"));
    list.rows[missing + 1] =
        ["6305019999999", "KOPERASI ZAMRUD KHATULISTIWA", "99/BH/2024", "Aktif", "", "TAPIN", "", "", "", ""]
            .map(text)
            .to_vec();

    let found = compared(&list, &tables, of_year);
    assert_eq!(counts(&found), [293, 1, 4, 1, 1, 1, 0]);
    // One of them the rules do not let be.
    let takeable = |verdict| found.takeable(verdict).len();
    assert_eq!([Verdict::Same, Verdict::Differing, Verdict::OnlyInList].map(takeable), [0, 3, 1]);
    let name_of = |at: usize| rows[at].value.name.to_string();
    let mut expected = [
        (status, "cooperatives.declared_status", false),
        (name, "cooperatives.name", false),
        (elsewhere, "cooperatives.subdistrict", false),
        (members, "annual_reports.members", false),
        (left_empty, "cooperatives.address", true),
    ];
    expected.sort();
    let expected = expected.map(|(at, field, is_empty)| (name_of(at), field.to_owned(), is_empty));
    assert_eq!(told(&found), expected);
    let one = |verdict| found.of(verdict).next().unwrap();
    assert_eq!(one(Verdict::OnlyInRegister).id, Some(rows[missing].id));
    assert_eq!((one(Verdict::OnlyInList).rows.clone(), one(Verdict::OnlyInList).id), (vec![missing + 2], None));
    assert_eq!(one(Verdict::Alike).candidates.iter().map(|of| of.id).collect::<Vec<_>>(), [rows[alike].id]);
    assert_eq!(one(Verdict::Alike).rows, [alike + 2]);
}

/// Active and inactive ones come in two files: what is in the other file is not missing in this one.
#[test]
fn a_list_of_one_status_is_held_against_those_of_that_status() {
    let tables = sample::fictional(&sample::Options { cooperatives: 60, ..sample::Options::default() });
    let mut list = national(&tables, BookYear::new(2023).unwrap());
    list.rows.retain(|row| row[3] != text("Tidak aktif"));
    let active = list.rows.len() - 1;
    let dropped = list.rows.pop().unwrap();
    let found = compared(&list, &tables, |plan| plan.year = BookYear::new(2023));
    assert!(active < 60);
    assert_eq!(found.scope.status, Some(DeclaredStatus::Active));
    let only: Vec<_> = found.of(Verdict::OnlyInRegister).map(|entry| entry.name.to_uppercase()).collect();
    assert_eq!(only, [dropped[1].text()]);
}

#[test]
fn a_row_that_cannot_be_read_is_told_with_its_reason_and_its_cooperative_is_not_missing() {
    let tables = sample::fictional(&sample::Options { cooperatives: 30, ..sample::Options::default() });
    let mut list = national(&tables, BookYear::new(2023).unwrap());
    list.rows[3][9] = text("banyak sekali");
    let found = compared(&list, &tables, |plan| plan.year = BookYear::new(2023));
    assert_eq!(counts(&found), [29, 0, 0, 0, 0, 0, 1]);
    let unread = found.of(Verdict::Unread).next().unwrap();
    assert_eq!((unread.id, unread.faults.len()), (Some(tables.cooperatives.rows()[2].id), 1));
}

#[test]
fn two_lists_are_held_against_each_other_and_nothing_is_stored() {
    let tables = sample::fictional(&sample::Options { cooperatives: 40, ..sample::Options::default() });
    let mut list = national(&tables, BookYear::new(2023).unwrap());
    let mut plan = Plan::propose(&list);
    plan.year = BookYear::new(2023);
    let (other, unread) = Preview::register_of(&list, &plan, NOW, [7; 10], &mut |_, _| {});
    assert_eq!((other.cooperatives.live().count(), unread), (40, 0));
    list.rows[5][8] = text("Jalan Lain 9");
    list.rows.remove(9);
    let found = under(&plan, &list, &other);
    assert_eq!((counts(&found), told(&found).len()), ([38, 0, 1, 0, 1, 0, 0], 1));
}

#[test]
fn single_rows_are_taken_in_and_what_is_left_still_differs() {
    let mut tables = sample::fictional(&sample::Options { cooperatives: 40, ..sample::Options::default() });
    let mut list = national(&tables, BookYear::new(2023).unwrap());
    for row in [4, 5] {
        list.rows[row][8] = text("Jalan Lain 9");
    }
    list.rows[9] =
        ["6305019999999", "KOPERASI ZAMRUD KHATULISTIWA", "99/BH/2024", "Aktif", "", "TAPIN", "", "", "", ""]
            .map(text)
            .to_vec();
    let mut plan = Plan::propose(&list);
    plan.year = BookYear::new(2023);
    let preview = cooperatives_beside(&list, &plan, &tables, NOW, [9; 10], &mut |_, _| {});
    let stamp = Stamp { time: NOW << 16, ..Stamp::default() };
    let found = preview.compare(&tables, &plan, Lang::Id);
    let rows = |verdict| found.of(verdict).find(|entry| entry.can_be_taken()).unwrap().rows.clone();
    let rows = [rows(Verdict::Differing), rows(Verdict::OnlyInList)].concat().into_iter().collect();
    let outcome = preview.outcome_of(&tables, &Knowledge::default(), stamp, &rows).rows;
    assert_eq!((outcome.cooperatives.rows().len(), outcome.annual_reports.rows().len()), (2, 0));
    for row in outcome.cooperatives.rows() {
        tables.cooperatives.insert(row.clone());
    }
    let left = under(&plan, &list, &tables);
    assert_eq!((counts(&found)[2..4].to_vec(), counts(&left)[2..4].to_vec()), (vec![2, 1], vec![1, 0]));
    assert_eq!(found.takeable(Verdict::Differing), [5, 6].into());
}

/// A register, as it is given out, and what its first sheet means.
static REGISTER: LazyLock<(Tables, Vec<Sheet>, Plan)> = LazyLock::new(|| {
    let tables = sample::fictional(&sample::Options { cooperatives: 80, ..sample::Options::default() });
    let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
    let sheets = register_sheets(&tables, &ids, &[], Lang::Id);
    let plan = Plan::propose(&sheets[0]);
    (tables, sheets, plan)
});

#[test]
fn a_register_that_is_given_out_does_not_differ_from_itself() {
    let (tables, sheets, plan) = &*REGISTER;
    for sheet in &sheets[..4] {
        let found = compared(sheet, tables, |_| {});
        assert_eq!(told(&found), [], "{}", sheet.name);
        assert_eq!(found.of(Verdict::Same).count() + found.of(Verdict::OnlyInRegister).count(), found.entries.len());
    }
    assert_eq!(counts(&under(plan, &sheets[0], tables)), [80, 0, 0, 0, 0, 0, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_texts_are_changed_in_a_list_that_was_given_out_is_found_exactly(
        planted in prop::collection::vec((0_usize..80, any::<prop::sample::Index>()), 0..12),
    ) {
        let (tables, sheets, plan) = &*REGISTER;
        let mut sheet = sheets[0].clone();
        // No key, and nothing that has a form of its own.
        let is_free = |column: &usize| match plan.columns[*column].target {
            Some(Target::Field(Cooperative::TABLE, field)) => {
                ["address", "village", "note"].contains(&Cooperative::NAMES[field])
            }
            _ => false,
        };
        let free: Vec<usize> = (0..plan.columns.len()).filter(is_free).collect();
        let cells: BTreeSet<(usize, usize)> = planted.iter().map(|(row, column)| (*row, *column.get(&free))).collect();
        let mut expected = Vec::new();
        for (row, column) in cells {
            let cell = &mut sheet.rows[row + 1][column];
            let before = cell.clone();
            *cell = text(format!("{} baru", cell.text()));
            expected.push((row + 2, plan.columns[column].target.unwrap(), before));
        }
        let found = under(plan, &sheet, tables);
        let differing = found.entries.iter().flat_map(|entry| {
            entry.differences.iter().map(|of| (entry.rows[0], of.target, of.in_register.clone()))
        });
        let key = |(row, target, _): &(usize, Target, Cell)| (*row, *target);
        let mut differing: Vec<_> = differing.collect();
        differing.sort_by_key(key);
        expected.sort_by_key(key);
        prop_assert_eq!(differing, expected);
        prop_assert_eq!(found.of(Verdict::Differing).count() + found.of(Verdict::Same).count(), 80);
    }
}

#[test]
fn what_the_rules_refuse_is_compared_and_cannot_be_taken_in() {
    let mut tables = sample::fictional(&sample::Options { cooperatives: 1, ..sample::Options::default() });
    let mut row = tables.cooperatives.rows()[0].clone();
    (row.value.name, row.value.legal_date) = (crate::domain::Text::new("KUD Maju").unwrap(), None);
    row.value.district = Some("63.05".parse().unwrap());
    tables.cooperatives.insert(row);
    let rows = [
        ["Nama Koperasi", "Kabupaten", "Tanggal Badan Hukum"],
        ["KUD Maju", "Tapin", "1/1/2099"],
        ["KSU Zamrud Khatulistiwa", "Tapin", "1/1/2099"],
    ];
    let list = Sheet { rows: rows.map(|row| row.map(text).to_vec()).to_vec(), ..Sheet::default() };
    let found = compared(&list, &tables, |_| {});
    for verdict in [Verdict::Differing, Verdict::OnlyInList] {
        let faults: Vec<usize> = found.of(verdict).map(|entry| entry.faults.len()).collect();
        assert_eq!((faults, found.takeable(verdict).len()), (vec![1], 0), "{verdict:?}");
    }
}

#[test]
fn a_status_that_holds_for_all_rows_is_compared_unless_each_row_says_its_own() {
    let mut tables = sample::fictional(&sample::Options { cooperatives: 1, ..sample::Options::default() });
    let mut row = tables.cooperatives.rows()[0].clone();
    (row.value.name, row.value.declared_status) =
        (crate::domain::Text::new("KUD Maju").unwrap(), Some(DeclaredStatus::Inactive));
    row.value.district = Some("63.05".parse().unwrap());
    tables.cooperatives.insert(row);
    let of_all = |headings: [&str; 3], cells: [&str; 3]| {
        let list = Sheet { rows: vec![headings.map(text).to_vec(), cells.map(text).to_vec()], ..Sheet::default() };
        let found = compared(&list, &tables, |plan| plan.status = Some(DeclaredStatus::Active));
        told(&found).into_iter().map(|(_, code, _)| code).collect::<Vec<_>>()
    };
    let status = "cooperatives.declared_status";
    let of_list = of_all(["Nama Koperasi", "Kabupaten", "Telepon"], ["KUD Maju", "Tapin", ""]);
    assert!(of_list.iter().any(|code| code == status), "{of_list:?}");
    let own = of_all(["Nama Koperasi", "Kabupaten", "Status"], ["KUD Maju", "Tapin", "Aktif"]);
    assert_eq!(own, [status]);
}
