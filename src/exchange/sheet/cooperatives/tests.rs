use super::super::book::{Cell, Sheet};
use super::super::layout::RowRole;
use super::*;
use crate::domain::checks::Problem;
use crate::domain::{Nik, Ref, Rupiah, Text};
use crate::replica::ReplicaId;
use proptest::prelude::*;

const NOW: u64 = 1_700_000_000_000;

fn stamp() -> Stamp {
    Stamp { time: NOW << 16, replica: ReplicaId::new(7) }
}

fn sheet(text: &str) -> Sheet {
    let cells = |line: &str| line.split(';').map(|cell| Cell::Text(cell.trim().to_owned())).collect();
    Sheet {
        name: String::new(),
        rows: text.trim().lines().map(|line| cells(line.trim())).collect(),
        ..Sheet::default()
    }
}

fn listing(sheet: &Sheet, tables: &Tables, change: impl FnOnce(&mut Plan)) -> (Plan, CooperativesPreview) {
    let mut plan = Plan::propose(sheet);
    change(&mut plan);
    // Every list has a chance of its own.
    let chance = [tables.cooperatives.rows().len() as u8; 10];
    let listing = cooperatives_beside(sheet, &plan, tables, NOW, chance, &mut |_, _| {});
    (plan, listing)
}

/// Puts rows of an outcome into tables.
fn put_in(tables: &mut Tables, outcome: Outcome) {
    for row in outcome.rows.cooperatives.rows() {
        tables.cooperatives.insert(row.clone());
    }
    for row in outcome.rows.annual_reports.rows() {
        tables.annual_reports.insert(row.clone());
    }
}

fn bring(text: &str, tables: &mut Tables) -> Summary {
    let (plan, listing) = listing(&sheet(text), tables, |_| {});
    let summary = listing.summary();
    let outcome = listing.outcome(tables, &Knowledge::default(), &plan, stamp());
    put_in(tables, outcome);
    summary
}

fn counts(summary: &Summary) -> [usize; 5] {
    [Class::New, Class::Changing, Class::Equal, Class::Doubtful, Class::Refused]
        .map(|class| summary.rows.get(&class).copied().unwrap_or_default())
}

const LIST: &str = "
    NIK; Nama Koperasi; Nomor Badan Hukum; Kabupaten; Status; Aset 2022
    '6305010020001; KUD Maju Bersama; 12/BH/X/1990; Tapin; Aktif; 1.000
    -; Koperasi Wanita Melati; -; Tapin; Tidak aktif; -
    6305010020003; KSU Sinar Pagi; 77/BH/XIV/1977; KAB. TAPIN; Aktif; Rp2,5 juta";

#[test]
fn the_same_list_twice_changes_nothing() {
    let mut tables = Tables::default();
    assert_eq!(counts(&bring(LIST, &mut tables)), [3, 0, 0, 0, 0]);
    assert_eq!((tables.cooperatives.live().count(), tables.annual_reports.live().count()), (3, 2));
    assert_eq!(counts(&bring(LIST, &mut tables)), [0, 0, 3, 0, 0]);
    let capitals = LIST.to_uppercase().replace("NIK;", "nik;");
    assert_eq!(counts(&bring(&capitals, &mut tables)), [0, 0, 3, 0, 0]);
}

#[test]
fn what_changes_is_shown_field_by_field_and_only_that_is_written() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let before = tables.cooperatives.live().next().unwrap().clone();
    let list = sheet("NIK; Nama; Status; Aset 2022; Alamat\n6305010020001; KUD Maju Bersama; Tidak aktif; 3.000; -");
    let (plan, listing) = listing(&list, &tables, |_| {});
    let views = listing.views(&tables, Class::Changing, 0, 10);
    let changes: Vec<_> =
        views[0].changes.iter().map(|change| (change.field.as_str(), change.year.is_some())).collect();
    assert_eq!(changes, [("declared_status", false), ("assets", true)]);
    assert_eq!((&views[0].changes[1].old, &views[0].changes[1].new), (&1_000.into(), &3_000.into()));
    let later = Stamp { time: stamp().time + 9, ..stamp() };
    let outcome = listing.outcome(&tables, &Knowledge::default(), &plan, later);
    let row = outcome.rows.cooperatives.get(before.id).unwrap();
    let name = Cooperative::AT.name;
    let status = Cooperative::AT.declared_status;
    assert_eq!((row.stamps.of(name), row.stamps.of(status)), (stamp(), later));
    assert!(outcome.seen.all().has_seen(later));
    let report = &outcome.rows.annual_reports.rows()[0];
    assert_eq!(report.value.assets.map(Rupiah::get), Some(3_000));
}

#[test]
fn one_that_looks_like_another_waits_for_a_person() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let list = sheet("Nama Koperasi; Kabupaten\nKoperasi Unit Desa MADJU BERSAMA; Tapin\nKSP Baru Sekali; Tapin");
    let (plan, mut listing) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [1, 0, 0, 1, 0]);
    let view = &listing.views(&tables, Class::Doubtful, 0, 10)[0];
    let candidate = &view.candidates[0];
    assert_eq!((view.number, candidate.name.as_str()), (2, "KUD Maju Bersama"));
    // Left open, it is not taken.
    assert_eq!(listing.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows.cooperatives.rows().len(), 1);
    listing.decide(&tables, &[2], Some(Choice::Same(candidate.id)));
    assert_eq!(counts(&listing.summary()), [1, 1, 0, 0, 0]);
    listing.decide_all_new(&tables);
    assert_eq!(counts(&listing.summary()), [1, 1, 0, 0, 0]);
    listing.decide(&tables, &[2], None);
    listing.decide_all_new(&tables);
    assert_eq!(counts(&listing.summary()), [2, 0, 0, 0, 0]);
    assert_eq!(listing.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows.cooperatives.rows().len(), 2);
}

#[test]
fn a_bad_row_is_refused_with_its_reason_and_the_others_go_on() {
    let tables = Tables::default();
    let list = sheet("NIK; Nama; Jenis; Aset\n1234567890123; ; ; \n; ; Jasa; \n; KUD A; Warung; 5\n; KUD B; Jasa; ");
    let (_, strict) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&strict.summary()), [1, 0, 0, 0, 3]);
    let kinds: Vec<_> = strict.refused().into_iter().map(|(row, faults)| (row, faults[0].kind.clone())).collect();
    let warung = FaultKind::NotUnderstood("Warung".to_owned());
    assert_eq!(kinds, [(2, FaultKind::Unknown), (3, FaultKind::Nameless), (4, warung)]);
    assert_eq!(strict.summary().unknown, [(2, "Warung".to_owned(), 1)]);
    let (_, lenient) = listing(&list, &tables, |plan| plan.lenient = true);
    assert_eq!(counts(&lenient.summary()), [2, 0, 0, 0, 2]);
}

#[test]
fn rows_of_one_cooperative_add_up_and_contradictions_are_named() {
    let tables = Tables::default();
    let list = sheet(
        "Nama; Kabupaten; Tahun Buku; Aset; Anggota\nKUD A; Tapin; 2021; 5; 20\nKUD A; Tapin; 2022; 6; 21\nKUD A; Tapin; 2022; 7; 21",
    );
    let (plan, listing) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [1, 1, 0, 0, 1]);
    assert_eq!(listing.refused()[0].1[0].kind, FaultKind::Contradicts(3));
    let rows = listing.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows;
    assert_eq!((rows.cooperatives.rows().len(), rows.annual_reports.rows().len()), (1, 2));
    let id = rows.cooperatives.rows()[0].id;
    assert!(rows.annual_reports.rows().iter().all(|row| row.id == AnnualReport::id(id, row.value.year)));
}

#[test]
fn a_list_of_active_ones_asks_about_those_that_it_no_longer_names() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let active = sheet("NIK; Nama; Kabupaten; Status\n6305010020001; KUD Maju Bersama; Tapin; Aktif");
    let (plan, mut listing) = listing(&active, &tables, |plan| plan.source = Text::optional("ODS").unwrap());
    // The inactive one is not of this list.
    assert_eq!((listing.summary().absent, listing.summary().status), (1, Some(DeclaredStatus::Active)));
    let absent = listing.absent_views(&tables, 0, 1)[0].id;
    let named = |outcome: &Outcome| outcome.rows.cooperatives.get(absent).map(|row| row.value.declared_status);
    let seen = Knowledge::default();
    assert_eq!(named(&listing.outcome(&tables, &seen, &plan, stamp())), None);
    listing.declare_absent(Some(DeclaredStatus::Inactive));
    assert_eq!(named(&listing.outcome(&tables, &seen, &plan, stamp())), Some(Some(DeclaredStatus::Inactive)));
}

#[test]
fn a_number_fills_in_what_was_missing_and_never_overrides_another() {
    let mut tables = Tables::default();
    bring("Nama; Kabupaten; Nomor Badan Hukum\nKUD A; Tapin; 12/BH/X/1990", &mut tables);
    bring("Nama; Kabupaten; Nomor Badan Hukum; NIK\nKUD A; Tapin; 12/BH/X/1990; 6305010020009", &mut tables);
    let nik = |tables: &Tables| tables.cooperatives.live().map(|row| row.value.nik.clone()).collect::<Vec<_>>();
    assert_eq!(nik(&tables), [Nik::new("6305010020009").unwrap()]);
    let other = bring("Nama; Kabupaten; NIK\nKUD A; Tapin; 6305010020555", &mut tables);
    assert_eq!(counts(&other), [0, 0, 0, 1, 0]);
}

#[test]
fn what_was_said_of_doubtful_rows_holds_when_they_are_read_again_as_far_as_it_applies() {
    const DOUBTFUL: &str = "
        Nama; Kabupaten
        KUD Madju Bersama; Tapin
        KSU Sinar Pagie; Tapin
        Koperasi Wanita Melatti; Tapin";
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let list = sheet(DOUBTFUL);
    let (_, mut first) = listing(&list, &tables, |_| {});
    let views = first.views(&tables, Class::Doubtful, 0, 10);
    assert_eq!(views.len(), 3);
    let candidate = |at: usize| views[at].candidates[0].id;
    first.decide(&tables, &[2], Some(Choice::Same(candidate(0))));
    first.decide(&tables, &[3], Some(Choice::Same(candidate(1))));
    first.decide(&tables, &[4], Some(Choice::New));
    // Meanwhile one of the cooperatives is gone.
    let gone = tables.cooperatives.get(candidate(1)).unwrap().clone();
    tables.cooperatives.insert(Row { deleted: true, ..gone });
    let plan = Plan::propose(&list);
    let mut again = cooperatives_beside(&list, &plan, &tables, NOW + 5, [77; 10], &mut |_, _| {});
    assert_eq!(again.remember(&tables, &first), 1);
    let rows = again.summary().rows;
    assert_eq!((rows.get(&Class::Doubtful), rows[&Class::New], rows[&Class::Changing]), (None, 2, 1));
    // Of another list with the same rows' numbers nothing is known.
    let (_, mut other) = listing(&sheet(&DOUBTFUL.replace("Madju Bersama", "Maju Besama")), &tables, |_| {});
    assert_eq!(other.remember(&tables, &first), 2);
}

#[test]
fn ids_of_rows_are_all_different_and_in_the_order_of_the_rows() {
    for chance in [[0; 10], [0xff; 10], [0x5a; 10]] {
        let ids: Vec<Id> = (0..40_000).map(|at| id_of(NOW, chance, at)).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}

#[test]
fn a_choice_of_another_row_of_the_list_holds_when_the_rows_are_read_again() {
    let list = sheet("Nama; Kabupaten\nKUD Maju Bersama; Tapin\nKUD Madju Bersama; Tapin");
    let tables = Tables::default();
    let plan = Plan::propose(&list);
    let read = |chance| cooperatives_beside(&list, &plan, &tables, NOW, [chance; 10], &mut |_, _| {});
    let (mut first, mut again) = (read(1), read(2));
    let id = first.views(&tables, Class::Doubtful, 0, 1)[0].candidates[0].id;
    first.decide(&tables, &[3], Some(Choice::Same(id)));
    assert_eq!(again.remember(&tables, &first), 0);
    assert_eq!(again.summary().rows.get(&Class::Doubtful), None);
    let outcome = again.outcome(&tables, &Knowledge::default(), &plan, stamp());
    assert_eq!(outcome.rows.cooperatives.rows().len(), 1);
}

#[test]
fn an_open_question_is_not_answered_by_a_list() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let mut row = tables.cooperatives.live().next().unwrap().clone();
    let field = Cooperative::AT.declared_status;
    let rival = Cooperative { declared_status: Some(DeclaredStatus::Inactive), ..row.value.clone() };
    row.rivals.insert(Stamp { time: 5, replica: ReplicaId::new(9) }, field, &rival, false);
    let id = row.id;
    tables.cooperatives.insert(row);
    bring("NIK; Nama; Status; Alamat\n6305010020001; KUD Maju Bersama; Tidak aktif; Jl. Baru", &mut tables);
    let row = tables.cooperatives.get(id).unwrap();
    assert!(row.conflicts().contains(field));
    assert_eq!(row.value.declared_status, Some(DeclaredStatus::Active));
}

/// What a list with two years of a cooperative that looks like another brings, where a person says this of it.
fn two_years_of_a_doubtful_one(choice: impl FnOnce(Id) -> Option<Choice>) -> (Summary, Outcome, Id) {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let list = sheet(
        "Nama; Kabupaten; Tahun Buku; Aset\nKUD Madju Bersama; Tapin; 2020; 5\nKUD Madju Bersama; Tapin; 2021; 6",
    );
    let (plan, mut listing) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [0, 0, 0, 2, 0]);
    let views = listing.views(&tables, Class::Doubtful, 0, 10);
    assert_eq!(views.len(), 1, "it is asked once");
    let id = views[0].candidates[0].id;
    listing.decide(&tables, &[2], choice(id));
    let outcome = listing.outcome(&tables, &Knowledge::default(), &plan, stamp());
    (listing.summary(), outcome, id)
}

#[test]
fn what_is_decided_of_a_row_holds_for_the_later_rows_of_the_same_cooperative() {
    let brought =
        |outcome: &Outcome| (outcome.rows.cooperatives.rows().len(), outcome.rows.annual_reports.rows().len());
    let (open, outcome, _) = two_years_of_a_doubtful_one(|_| None);
    assert_eq!((counts(&open), brought(&outcome)), ([0, 0, 0, 2, 0], (0, 0)));
    let (new, outcome, _) = two_years_of_a_doubtful_one(|_| Some(Choice::New));
    assert_eq!((counts(&new), brought(&outcome)), ([1, 1, 0, 0, 0], (1, 2)));
    let (same, outcome, id) = two_years_of_a_doubtful_one(|id| Some(Choice::Same(id)));
    assert_eq!((counts(&same), brought(&outcome)), ([0, 2, 0, 0, 0], (1, 2)));
    assert!(outcome.rows.annual_reports.rows().iter().all(|row| row.value.cooperative == id));
}

#[test]
fn a_cooperative_whose_name_stands_in_a_refused_row_does_not_come_in_without_it() {
    let list = sheet("NIK; Nama; Jenis; Aset 2022\n6305010020009; KUD A; Warung; 1\n6305010020009; ; ; 2");
    let (_, listing) = listing(&list, &Tables::default(), |_| {});
    assert_eq!(counts(&listing.summary()), [0, 0, 0, 0, 2]);
    assert_eq!(listing.refused().last().unwrap().1[0].kind, FaultKind::Unknown);
}

#[test]
fn a_refused_row_asks_nothing_and_stands_in_nobody_s_way() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    // The first is refused; the one after it looks like one of the register, and is asked about.
    let list = sheet("Nama; Kabupaten; Jenis\nKUD Madju Bersama; Tapin; Warung\nKUD Madju Bersama; Tapin; Jasa");
    let (_, listing) = listing(&list, &tables, |_| {});
    assert_eq!((counts(&listing.summary()), listing.summary().asked), ([0, 0, 0, 1, 1], 1));
    assert_eq!(listing.views(&tables, Class::Doubtful, 0, 10)[0].number, 3);
}

proptest! {
    #[test]
    fn no_cells_make_it_panic_and_every_row_is_accounted_for(
        rows in proptest::collection::vec(proptest::collection::vec("NIK|Nama|Aset 2022|Tahun|[ -~]{0,12}", 0..6), 0..8),
        lenient: bool,
    ) {
        let cells = |row: Vec<String>| row.into_iter().map(Cell::Text).collect();
        let sheet = Sheet { name: String::new(), rows: rows.into_iter().map(cells).collect(), ..Sheet::default() };
        let (plan, listing) = listing(&sheet, &Tables::default(), |plan| plan.lenient = lenient);
        let read = plan.layout(&sheet).count(RowRole::Data);
        prop_assert_eq!(listing.summary().rows.values().sum::<usize>(), read);
        listing.outcome(&Tables::default(), &Knowledge::default(), &plan, stamp());
    }
}

#[test]
fn a_status_that_all_rows_have_is_given_to_each() {
    let list = sheet("nama_koperasi; kabupaten_kota\nKUD A; Tapin");
    let (_, listing) = listing(&list, &Tables::default(), |plan| plan.status = Some(DeclaredStatus::Inactive));
    let view = &listing.views(&Tables::default(), Class::New, 0, 1)[0];
    assert!(view.changes.iter().any(|change| change.field == "declared_status" && change.new == "inactive"));
}

/// The remarks on the first row of a class, in Indonesian.
fn remarks(plan: &Plan, listing: &CooperativesPreview, tables: &Tables, class: Class) -> Vec<String> {
    let view = listing.views(tables, class, 0, 1).remove(0);
    view.remarks.iter().map(|remark| crate::explain::explain_fault(crate::i18n::Lang::Id, plan, remark)).collect()
}

fn names(tables: &Tables) -> Vec<String> {
    let mut names: Vec<String> = tables.cooperatives.live().map(|row| row.value.name.to_string()).collect();
    names.sort_unstable();
    names
}

#[test]
fn nobody_is_renamed_by_a_nik_that_a_spreadsheet_has_damaged() {
    for damaged in ["6,30501E+12", "6305010000000", "6305010020001.0", "630501002", "63050100200011", "belum ada"] {
        let mut tables = Tables::default();
        let first = format!("NIK; Nama; Kabupaten; Alamat\n{damaged}; KUD Satu; Tapin; Jl. Satu 1");
        assert_eq!(bring(&first, &mut tables).damaged_niks, 1, "{damaged}");
        assert_eq!(tables.cooperatives.live().next().and_then(|row| row.value.nik.clone()), None);
        let second = first.replace("Satu", "Empat");
        assert_eq!(counts(&bring(&second, &mut tables)), [1, 0, 0, 0, 0], "{damaged}");
        assert_eq!(names(&tables), ["KUD Empat", "KUD Satu"]);
        let (plan, listing) = listing(&sheet(&first), &tables, |_| {});
        assert_eq!(counts(&listing.summary()), [0, 0, 1, 0, 0]);
        let said = &remarks(&plan, &listing, &tables, Class::Equal)[0];
        assert!(said.starts_with(&format!("NIK: “{damaged}” bukan NIK")), "{said}");
    }
}

#[test]
fn a_damaged_nik_that_the_register_holds_from_before_is_nobody_s() {
    let mut tables = Tables::default();
    bring("Nama; Kabupaten\nKUD Satu; Tapin", &mut tables);
    let mut row = tables.cooperatives.rows()[0].clone();
    row.value.nik = Nik::new("6,30501E+12").unwrap();
    tables.cooperatives.insert(row);
    let other = bring("NIK; Nama; Kabupaten\n6,30501E+12; KUD Empat; Tapin", &mut tables);
    assert_eq!((counts(&other), names(&tables).len()), ([1, 0, 0, 0, 0], 2));
}

#[test]
fn a_damaged_nik_does_not_take_the_place_of_a_good_one() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let damaged = LIST.replace("'6305010020001", "6,30501E+12").replace("6305010020003", "6305.01.002.0003");
    let summary = bring(&damaged, &mut tables);
    assert_eq!((counts(&summary), summary.damaged_niks), ([0, 0, 3, 0, 0], 1));
    let nik = |tables: &Tables| tables.cooperatives.live().next().and_then(|row| row.value.nik.clone());
    assert_eq!(nik(&tables), Nik::new("6305010020001").unwrap());
}

#[test]
fn the_nik_of_one_with_the_name_of_another_is_a_question() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    // Of one that the register has, and of one that it does not have.
    for name in ["KSU Sinar Pagi", "KUD Empat", "KUD Maju Bersama II", "KSU Maju Bersama"] {
        let list = sheet(&format!("NIK; Nama; Kabupaten; Alamat\n6305010020001; {name}; Tapin; Jl. Lain 9"));
        let (plan, mut listing) = listing(&list, &tables, |_| {});
        assert_eq!(counts(&listing.summary()), [0, 0, 0, 1, 0], "{name}");
        let said = remarks(&plan, &listing, &tables, Class::Doubtful);
        assert_eq!(
            said,
            ["NIK: Nomor ini milik “KUD Maju Bersama”, tetapi nama di baris ini lain. Pilih koperasi yang dimaksud."]
        );
        let candidates = listing.views(&tables, Class::Doubtful, 0, 1)[0].candidates.clone();
        let told: Vec<&str> = candidates.iter().map(|candidate| candidate.name.as_str()).collect();
        let expected = ["KUD Maju Bersama", "KSU Sinar Pagi"];
        assert_eq!(told, expected[..if name == "KSU Sinar Pagi" { 2 } else { 1 }]);
        assert_eq!(listing.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows.cooperatives.rows().len(), 0);
        listing.decide(&tables, &[2], Some(Choice::New));
        assert_eq!(counts(&listing.summary()), [1, 0, 0, 0, 0]);
        listing.decide(&tables, &[2], Some(Choice::Same(candidates[0].id)));
        assert_eq!(counts(&listing.summary()), [0, 1, 0, 0, 0]);
    }
    // However it is written, the same name is no question.
    let same = bring("NIK; Nama; Kabupaten\n6305010020001; Koperasi Unit Desa MADJU BERSAMA; Tapin", &mut tables);
    assert_eq!(counts(&same)[3], 0);
}

#[test]
fn a_legal_number_with_another_name_is_a_question() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let list = sheet("Nama; Nomor Badan Hukum; Kabupaten\nKUD Empat; 12/BH/X/1990; Tapin");
    let (plan, listing) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [0, 0, 0, 1, 0]);
    let said = remarks(&plan, &listing, &tables, Class::Doubtful);
    assert!(said[0].starts_with("Nomor Badan Hukum: Nomor ini milik “KUD Maju Bersama”"), "{said:?}");
}

#[test]
fn two_keys_that_lead_to_two_cooperatives_are_a_question() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    bring("Nama; Kabupaten\nKUD Maju Bersama Sejahtera; Tapin", &mut tables);
    let rows = [
        // NIK of the one, legal number of the other, and no name or that of the first.
        "6305010020001; ; 77/BH/XIV/1977; Tapin",
        "6305010020001; KUD Maju Bersama; 77/BH/XIV/1977; Tapin",
        // Number of the one, the very name of another that is written much like it.
        "6305010020001; KUD Maju Bersama Sejahtera; ; Tapin",
        "; KUD Maju Bersama Sejahtera; 12/BH/X/1990; Tapin",
    ];
    for row in rows {
        let list = sheet(&format!("NIK; Nama; Nomor Badan Hukum; Kabupaten\n{row}"));
        let (_, listing) = listing(&list, &tables, |_| {});
        assert_eq!(counts(&listing.summary()), [0, 0, 0, 1, 0], "{row}");
        let view = &listing.views(&tables, Class::Doubtful, 0, 1)[0];
        assert_eq!((view.candidates.len(), view.remarks.len()), (2, 1), "{row}");
    }
    // All keys of one.
    let row = "NIK; Nama; Nomor Badan Hukum; Kabupaten\n6305010020001; KUD Maju Bersama; 12/BH/X/1990; Tapin";
    assert_eq!(counts(&bring(row, &mut tables)), [0, 0, 1, 0, 0]);
}

#[test]
fn the_same_nik_on_two_rows_with_different_names_is_asked_of_each_name() {
    let list = sheet(
        "NIK; Nama; Kabupaten; Tahun Buku; Aset\n6305010020009; KUD Satu; Tapin; 2021; 5\n6305010020009; KUD Dua; Tapin; 2021; 6
         6305010020009; KUD Dua; Tapin; 2022; 7\n6305010020009; KUD Tiga; Tapin; 2021; 8\n6305010020009; KUD Satu; Tapin; 2022; 9",
    );
    let tables = Tables::default();
    let (plan, mut listing) = listing(&list, &tables, |_| {});
    assert_eq!((counts(&listing.summary()), listing.summary().asked), ([1, 1, 0, 3, 0], 2));
    listing.decide(&tables, &[3], Some(Choice::New));
    assert_eq!(counts(&listing.summary()), [2, 2, 0, 1, 0]);
    let mut brought = Tables::default();
    put_in(&mut brought, listing.outcome(&tables, &Knowledge::default(), &plan, stamp()));
    assert_eq!(names(&brought), ["KUD Dua", "KUD Satu"]);
}

#[test]
fn of_values_that_are_not_understood_as_many_are_named_as_anybody_explains() {
    let rows: String = (0..150).map(|at| format!("\nKUD A{at}; Jenis {}; Pola {}", at % 120, at % 3)).collect();
    let (_, listing) = listing(&sheet(&format!("Nama; Jenis; Pola{rows}")), &Tables::default(), |_| {});
    let unknown = listing.summary().unknown;
    let of =
        |column: usize| unknown.iter().filter(|(at, ..)| *at == column).map(|(.., rows)| *rows).collect::<Vec<_>>();
    // The first are those of the most rows.
    assert_eq!((of(1).len(), of(1)[..31].iter().sum::<usize>(), of(2)), (100, 61, vec![50, 50, 50]));
}

#[test]
fn a_list_does_not_give_a_cooperative_officers_and_amendments_without_end() {
    let rows = |most: usize| (1..=most).map(|at| format!("\nKUD A; Orang {at}; Ketua; {at}/PAD")).collect::<String>();
    let listed = |most| {
        let list = sheet(&format!("Nama Koperasi; Nama; Jabatan; No PAD{}", rows(most)));
        counts(&listing(&list, &Tables::default(), |_| {}).1.summary())
    };
    assert_eq!((listed(200), listed(201)), ([1, 199, 0, 0, 0], [1, 199, 0, 0, 1]));
}

#[test]
fn a_name_that_a_whole_district_shares_is_asked_about_no_further() {
    let mut tables = Tables::default();
    let rows: String = (1..=150).map(|at| format!("\n63050100{at:05}; Koperasi Maju; Tapin")).collect();
    bring(&format!("NIK; Nama; Kabupaten{rows}"), &mut tables);
    assert_eq!(tables.cooperatives.live().count(), 150);
    assert_eq!(counts(&bring(&format!("NIK; Nama; Kabupaten{rows}"), &mut tables)), [0, 0, 150, 0, 0]);
    let (_, listing) = listing(&sheet("Nama; Kabupaten\nKoperasi Maju; Tapin"), &tables, |_| {});
    assert_eq!(listing.views(&tables, Class::Doubtful, 0, 1)[0].candidates.len(), 100);
}

fn faults_of(listing: &CooperativesPreview) -> Vec<(usize, Option<usize>, FaultKind)> {
    let refused = listing.refused();
    refused.into_iter().flat_map(|(row, faults)| faults.into_iter().map(move |f| (row, f.column, f.kind))).collect()
}

#[test]
fn a_row_that_a_form_would_refuse_is_refused_with_its_column_and_the_rest_is_taken() {
    let tables = Tables::default();
    // The list was read in November 2023.
    let list = sheet(
        "
        Nama Koperasi; Kabupaten; Tanggal Badan Hukum; Aset 2022
        KUD Maju; Tapin; 12-03-2031; 1.000
        KSU Sinar; Tapin; 12-03-1991; -1.000
        KSU Terang; Tapin; 12-03-1992; 1.000",
    );
    let (_, refused) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&refused.summary()), [1, 0, 0, 0, 2]);
    let [future, negative] = [Problem::Future, Problem::Negative].map(FaultKind::Check);
    assert_eq!(faults_of(&refused), [(2, Some(2), future.clone()), (3, Some(3), negative)]);

    let (plan, lenient) = listing(&list, &tables, |plan| plan.lenient = true);
    assert_eq!(counts(&lenient.summary()), [3, 0, 0, 0, 0]);
    let first = &lenient.views(&tables, Class::New, 0, 10)[0];
    assert_eq!(first.faults, [Fault { column: Some(2), kind: future }]);
    assert!(first.changes.iter().all(|change| change.field != "legal_date"));
    let outcome = lenient.outcome(&tables, &Knowledge::default(), &plan, stamp());
    let dates: Vec<_> = outcome.rows.cooperatives.rows().iter().map(|row| row.value.legal_date.is_some()).collect();
    assert_eq!(dates, [false, true, true]);
}

#[test]
fn a_meeting_whose_day_is_passed_over_is_not_held_by_that_day() {
    let tables = Tables::default();
    let list = sheet(
        "
        Nama Koperasi; Kabupaten; RAT 2021; Tanggal RAT
        KUD Rencana; Tapin; Sudah; 20-03-2024
        KUD Salah Ketik; Tapin; Sudah; 20-03-2032",
    );
    let (_, refused) = listing(&list, &tables, |_| {});
    let future = FaultKind::Check(Problem::Future);
    assert_eq!(faults_of(&refused), [(2, Some(3), future.clone()), (3, Some(3), future)]);
    let (plan, lenient) = listing(&list, &tables, |plan| plan.lenient = true);
    let outcome = lenient.outcome(&tables, &Knowledge::default(), &plan, stamp());
    let years: Vec<_> = outcome.rows.annual_reports.rows().iter().map(|row| row.value.year.get()).collect();
    assert_eq!(years, [2021, 2021]);
}

#[test]
fn what_is_unusual_is_pointed_out_and_what_was_so_before_is_not_the_doing_of_the_list() {
    let mut tables = Tables::default();
    let list = "
        Nama Koperasi; Kabupaten; NIK; Tanggal Badan Hukum
        KUD Maju; Tapin; 6301010020001; 12-03-1991";
    let (_, first) = listing(&sheet(list), &tables, |_| {});
    let remarks =
        |listing: &CooperativesPreview, tables: &Tables, class| listing.views(tables, class, 0, 9)[0].remarks.clone();
    let of_another_district = Fault { column: Some(2), kind: FaultKind::Check(Problem::NikDistrict) };
    assert_eq!(remarks(&first, &tables, Class::New), [of_another_district]);
    bring(list, &mut tables);
    let (_, again) = listing(&sheet(&list.replace("1991", "1992")), &tables, |_| {});
    assert_eq!(remarks(&again, &tables, Class::Changing), []);
}

#[test]
fn what_is_passed_over_is_found_anew_when_a_person_says_of_which_cooperative_a_row_is() {
    let mut tables = Tables::default();
    let ids = [(1, Some(10.into())), (2, None)].map(|(number, members_female)| {
        let (id, year) = (Id::new(number, [number as u8; 10]), BookYear::new(2022).unwrap());
        let (name, district) = (Text::new("Koperasi Wanita Melati").unwrap(), "63.05".parse().ok());
        let cooperative = Cooperative { name, district, ..Cooperative::default() };
        tables.cooperatives.insert(Row::new(id, cooperative, Stamp::default()));
        let members_male = members_female;
        let report =
            AnnualReport { cooperative: Ref::to(id), year, members_female, members_male, ..AnnualReport::default() };
        tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
        id
    });
    let [of_twenty, of_nobody_knows] = ids;
    let list = sheet(
        "
        Nama Koperasi; Kabupaten; Jumlah Anggota 2022
        Koperasi Wanita Melati; Tapin; 25",
    );
    let (_, mut listing) = listing(&list, &tables, |plan| plan.lenient = true);
    let mut looked_at = |id| {
        listing.decide(&tables, &[2], Some(Choice::Same(id)));
        let line = &listing.lines[0];
        (line.class, line.faults().len(), changes(&tables, line).len())
    };
    assert_eq!(looked_at(of_twenty), (Class::Equal, 1, 0));
    assert_eq!(looked_at(of_nobody_knows), (Class::Changing, 0, 1));
    assert_eq!(looked_at(of_twenty), (Class::Equal, 1, 0));
}

#[test]
fn the_same_name_in_another_kecamatan_is_asked_about() {
    let mut tables = Tables::default();
    bring(
        "Nama Koperasi; Kabupaten; Kecamatan; Desa\nKoperasi Wanita Mawar; Tapin; Binuang; Raya Belanti",
        &mut tables,
    );
    let other = sheet("Nama Koperasi; Kabupaten; Kecamatan; Desa\nKoperasi Wanita Mawar; Tapin; Bakarangan; Gadung");
    let (_, listing) = listing(&other, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [0, 0, 0, 1, 0]);
    let view = &listing.views(&tables, Class::Doubtful, 0, 1)[0];
    assert_eq!(
        view.remarks,
        [Fault { column: None, kind: FaultKind::ElsewhereToo("Raya Belanti, Binuang".to_owned()) }]
    );
    // Where the place is not said, or is the same, it is that one.
    let summary = bring("Nama Koperasi; Kabupaten\nKOPERASI WANITA MAWAR; Tapin", &mut tables);
    assert_eq!(counts(&summary), [0, 0, 1, 0, 0]);
}

#[test]
fn several_of_one_name_in_one_list_can_be_said_to_be_new() {
    let list = sheet(
        "Nama; Kabupaten; Kecamatan\nKopwan Melati; Tapin; Binuang\nKopwan Melati; Tapin; Piani\nKopwan Melati; Tapin; Bungur",
    );
    let tables = Tables::default();
    let (plan, mut listing) = listing(&list, &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [1, 0, 0, 2, 0]);
    listing.decide_all_new(&tables);
    assert_eq!(counts(&listing.summary()), [3, 0, 0, 0, 0]);
    assert_eq!(listing.outcome(&tables, &Knowledge::default(), &plan, stamp()).rows.cooperatives.rows().len(), 3);
}

#[test]
fn two_offices_that_bring_in_the_same_list_meet_in_the_same_records() {
    for list in [
        LIST,
        "Nama; Kabupaten; Nomor Badan Hukum\nKUD Tani; Tapin; 12/BH/1990\nKSU Rukun; Tapin; 13/BH/1991",
        "Nama; Kabupaten; Kecamatan; Desa\nKUD Tani; Tapin; Piani; Miawa\nKSU Rukun; Tapin; Binuang; -",
    ] {
        let ids = |chance: u8| {
            let (plan, tables) = (Plan::propose(&sheet(list)), Tables::default());
            let listing = cooperatives_beside(
                &sheet(list),
                &plan,
                &tables,
                NOW + u64::from(chance),
                [chance; 10],
                &mut |_, _| {},
            );
            let outcome = listing.outcome(&tables, &Knowledge::default(), &plan, stamp());
            outcome.rows.cooperatives.rows().iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let (one, other) = (ids(1), ids(2));
        let told = one.iter().filter(|id| other.contains(id)).count();
        // Of one that only has a name in a district nobody can say that it is the same.
        assert_eq!(told, if list == LIST { 2 } else { one.len() }, "{list}");
    }
}

#[test]
fn an_id_that_is_taken_is_not_given_to_another_cooperative() {
    let mut tables = Tables::default();
    bring("NIK; Nama; Kabupaten\n6305010020001; KUD Tani; Tapin", &mut tables);
    let mut row = tables.cooperatives.rows()[0].clone();
    // The number was that of another one, and has been corrected.
    let corrected = Cooperative { nik: Nik::new("6305010020009").unwrap(), ..row.value.clone() };
    row.value = corrected;
    tables.cooperatives.insert(row.clone());
    bring("NIK; Nama; Kabupaten\n6305010020001; KSU Rukun Sejahtera; Tapin", &mut tables);
    assert_eq!(tables.cooperatives.rows().len(), 2);
    assert_eq!(tables.cooperatives.get(row.id).map(|row| row.value.name.to_string()).as_deref(), Some("KUD Tani"));
}

#[test]
fn a_row_that_has_the_id_of_a_cooperative_is_of_that_one_whatever_else_it_says() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let id_of = |name: &str| tables.cooperatives.live().find(|row| &*row.value.name == name).map(|row| row.id).unwrap();
    let (kud, melati) = (id_of("KUD Maju Bersama"), id_of("Koperasi Wanita Melati"));
    // The name and the number of others, and nothing but the id.
    let list = format!(
        "Kode Selaras; Nama Koperasi; NIK; Telepon\n{melati}; KSU Sinar Pagi; 6305010020001; 0811\n{kud};;; 0822\n"
    );
    let (_, listing) = listing(&sheet(&list), &tables, |_| {});
    assert_eq!(counts(&listing.summary()), [0, 2, 0, 0, 0]);
    let views = listing.views(&tables, Class::Changing, 0, 9);
    let told: Vec<_> = views.iter().map(|view| (view.id, view.name.as_str())).collect();
    assert_eq!(told, [(Some(melati), "KSU Sinar Pagi"), (Some(kud), "KUD Maju Bersama")]);
    // Nobody is asked what becomes of those that it leaves out.
    assert_eq!(listing.summary().absent, 0);
}

#[test]
fn an_id_that_is_none_or_of_nobody_or_of_an_earlier_row_is_named_and_cannot_be_passed_over() {
    let mut tables = Tables::default();
    bring(LIST, &mut tables);
    let id = tables.cooperatives.live().next().unwrap().id;
    let (nobody, cut) = (Id::new(NOW, [3; 10]), &id.to_string()[..20]);
    let list = format!(
        "Kode Selaras; Nama Koperasi; Alamat; Jabatan; Pengurus\n{id}; ; 1\n{nobody}; ; 2\n{id}; ; 3\n{cut}; KUD Maju Bersama; 4\n\
            {id}; ; ; Ketua; Budi\n{id}; ; ; Bendahara; Ani\n"
    );
    let (_, listing) = listing(&sheet(&list), &tables, |plan| plan.lenient = true);
    let kinds: Vec<_> =
        listing.refused().into_iter().map(|(row, faults)| (row, faults[0].column, faults[0].kind.clone())).collect();
    let damaged = FaultKind::RecordDamaged(cut.to_owned());
    let expected = [(3, None, FaultKind::RecordUnknown), (4, None, FaultKind::RecordTwice(2)), (5, None, damaged)];
    assert_eq!(kinds, expected);
    // Rows of its officers are of the same one and say something else.
    assert_eq!(listing.summary().rows.get(&Class::Changing), Some(&3));
}

#[test]
fn rows_with_what_can_be_read_in_two_ways_are_counted() {
    let list = "Nama Koperasi; Kabupaten; Aset 2022\nA; Tapin; 1.250.000\nB; Tapin; 2,500,000.00\nC; Tapin; 850.000";
    let summary = listing(&sheet(list), &Tables::default(), |_| {}).1.summary();
    assert_eq!((summary.unclear, counts(&summary)[4]), (1, 1));
}
