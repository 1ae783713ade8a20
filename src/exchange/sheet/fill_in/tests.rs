use super::given::SHEET;
use super::*;
use crate::domain::checks::{Severity, brought};
use crate::domain::territory::Territory;
use crate::domain::{Expectation, Id, RatState, Ref};
use crate::exchange::sheet::book::{Book, Cell, Sheet};
use crate::exchange::sheet::{BookNote, Class, FaultKind, Plan, Preview, Summary, open};
use crate::replica::{Knowledge, Row, Stamp};
use crate::sample;
use crate::workspace::Tables;
use oorandom::Rand32;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A day after the position of the example.
const NOW: u64 = 1_715_600_000_000;
const LANG: Lang = Lang::Id;
const NAME: Target = Target::Field(Cooperative::TABLE, Cooperative::AT.name);
const PHONE: Target = Target::Field(Cooperative::TABLE, Cooperative::AT.phone);
const MEMBERS: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.members);
const STAFF: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.staff);
const MEETING: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat_date);
const RAT: Target = Target::Field(AnnualReport::TABLE, AnnualReport::AT.rat);

fn year() -> BookYear {
    BookYear::new(2023).unwrap()
}

fn all() -> Asked {
    Asked { year: Some(year()), cooperative: true }
}

fn register() -> Tables {
    sample::fictional(&sample::Options { cooperatives: 30, ..sample::Options::default() })
}

fn ids(tables: &Tables) -> Vec<Id> {
    tables.cooperatives.live().map(|row| row.id).collect()
}

fn given_in(tables: &Tables, ids: &[Id], asked: Asked, lang: Lang) -> Vec<u8> {
    let notes = [("Dibuat oleh".to_owned(), "Dinas Tapin".to_owned())];
    let explain = |problem| crate::explain::explain_problem(lang, problem);
    let out = GivenOut { asked, notes: &notes, lang, today: Date::in_wita(NOW), explain: &explain };
    FillIn::of(tables, ids, &out).to_xlsx().unwrap()
}

/// A workbook as it was given out, and as it is read.
fn given(tables: &Tables, ids: &[Id], asked: Asked) -> Book {
    open(&given_in(tables, ids, asked, LANG), None, None).unwrap()
}

fn returned(book: &Book) -> Returned {
    Returned::of(book).expect("a sheet to fill in").unwrap()
}

/// The place of a target in the rows of a sheet, and of a record.
fn column(sheet: &Sheet, target: Target) -> usize {
    sheet.rows[0].iter().position(|cell| cell.text() == target.label(LANG)).unwrap()
}

fn row(sheet: &Sheet, id: Id) -> usize {
    let at = column(sheet, Target::Record);
    sheet.rows.iter().position(|row| row[at].text() == id.to_string()).unwrap()
}

fn put(book: &mut Book, id: Id, target: Target, cell: Cell) {
    let sheet = &mut book.sheets[0];
    let (row, column) = (row(sheet, id), column(sheet, target));
    let cells = &mut sheet.rows[row];
    cells.resize(cells.len().max(column + 1), Cell::Empty);
    cells[column] = cell;
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn preview(returned: &Returned, tables: &Tables) -> (Plan, Preview) {
    let (sheet, plan) = returned.sheet(tables, false);
    let preview = Preview::new(&sheet, &plan, tables, NOW, [9; 10], &mut |_, _| {});
    (plan, preview)
}

/// What is taken of a sheet, and what is said of its rows.
fn taken(returned: &Returned, tables: &Tables) -> (Tables, Summary) {
    let (plan, preview) = preview(returned, tables);
    let stamp = Stamp { time: NOW << 16, ..Stamp::default() };
    (preview.outcome(tables, &Knowledge::default(), &plan, stamp).rows, preview.summary())
}

/// Whether nobody is asked anything.
fn asks_nothing(summary: &Summary) -> bool {
    let unasked = Summary { rows: summary.rows.clone(), ..Summary::default() };
    *summary == unasked && !summary.rows.contains_key(&Class::Doubtful) && !summary.rows.contains_key(&Class::New)
}

fn change(tables: &mut Tables, id: Id, change: impl FnOnce(&mut Cooperative)) {
    let mut row = tables.cooperatives.get_live(id).unwrap().clone();
    change(&mut row.value);
    tables.cooperatives.insert(row);
}

#[test]
fn what_is_given_out_and_not_touched_changes_nothing_and_asks_nothing() {
    let tables = register();
    let all_ids = ids(&tables);
    let report = Asked { year: Some(year()), cooperative: false };
    let cooperative = Asked { year: None, cooperative: true };
    let hints = &given(&tables, &all_ids, all()).sheets[1];
    let said: Vec<String> = hints.rows.iter().flatten().map(Cell::text).collect();
    assert!(["2023", "Dibuat oleh", "Dinas Tapin"].iter().all(|text| said.iter().any(|one| one == text)));
    assert!(said.last().unwrap().contains(LANG.page_lists()));
    assert_eq!(said.iter().filter(|text| ["1.", "2.", "3.", "4.", "5."].contains(&&***text)).count(), 5);
    for (ids, asked, lang) in [
        (&all_ids[..], all(), Lang::Id),
        (&all_ids[..], report, Lang::En),
        (&all_ids[..], cooperative, Lang::Id),
        (&all_ids[..1], all(), Lang::Id),
        (&all_ids[..1], report, Lang::En),
    ] {
        let book = open(&given_in(&tables, ids, asked, lang), None, None).unwrap();
        let returned = returned(&book);
        assert_eq!((returned.asked(), returned.beyond(), returned.sheet_of_book()), (asked, &[][..], 0));
        let (rows, summary) = taken(&returned, &tables);
        assert!(summary.rows.is_empty() && asks_nothing(&summary) && returned.meanwhile(&tables).is_empty());
        assert!(rows.cooperatives.rows().is_empty() && rows.annual_reports.rows().is_empty());
        // A reader that does not reckon misses nothing.
        assert!(!book.notes.first.iter().any(|note| matches!(note, BookNote::NotReckoned { .. })));
    }
}

#[test]
fn the_same_is_given_out_as_the_same_bytes_and_every_asked_field_once() {
    let tables = register();
    let ids = ids(&tables);
    assert!(given_in(&tables, &ids, all(), LANG) == given_in(&tables, &ids, all(), LANG));
    let targets: Vec<Target> = all().keys().into_iter().chain(all().fields()).collect();
    assert!((0..targets.len()).all(|at| !targets[..at].contains(&targets[at])));
    let fields = AnnualReport::FIELDS.len() - 2;
    assert_eq!(Asked { year: Some(year()), cooperative: false }.fields().len(), fields);
}

/// A value of a field as files hold it, and a cell that says it.
fn drawn(target: Target, c: &Cooperative, chance: &mut Rand32) -> Option<(Value, Cell)> {
    let number = |chance: &mut Rand32| chance.rand_range(0..5_000);
    Some(match (target, target.expects()?) {
        (Target::Field(Cooperative::TABLE, field), _) if field == Cooperative::AT.nik => {
            let nik = format!("63{:05}{:06}", number(chance), 1 + number(chance));
            (json!(nik), text(&nik))
        }
        (_, Expectation::Count) => {
            let count = number(chance);
            (json!(count), Cell::Number(count.into()))
        }
        (_, Expectation::Rupiah) => {
            let amount = i64::from(number(chance)) * 1_000_000 - 1_000_000;
            (json!(amount), Cell::Number(amount as f64))
        }
        (_, Expectation::Date) => {
            let date = Date::new(2024, 5, 1).unwrap().plus_days(-(chance.rand_range(0..500) as i32));
            (json!(date.to_string()), Cell::Date(date))
        }
        (_, Expectation::Truth) => {
            let truth = number(chance).is_multiple_of(2);
            (json!(truth), text(LANG.yes_no(truth)))
        }
        (_, Expectation::Code) => {
            let codes = LANG.codes(target.codes()?);
            let (code, name) = codes[chance.rand_range(0..codes.len() as u32) as usize].clone();
            (json!(code), Cell::Text(name))
        }
        (_, Expectation::Area) => {
            let all = Territory::current().subdistricts_of(c.district?);
            let one = &all[chance.rand_range(0..all.len() as u32) as usize];
            (json!(one.code.to_string()), text(one.name))
        }
        (_, Expectation::Text(_)) => {
            let said = format!("Isian nomor {}", chance.rand_u32());
            (json!(said), Cell::Text(said))
        }
        _ => return None,
    })
}

/// Puts the columns and the rows of a sheet below its headings into another order.
fn shuffle(sheet: &mut Sheet, chance: &mut Rand32) {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap();
    sheet.rows.iter_mut().for_each(|row| row.resize(width, Cell::Empty));
    for at in (1..width).rev() {
        let other = chance.rand_range(0..at as u32 + 1) as usize;
        sheet.rows.iter_mut().for_each(|row| row.swap(at, other));
    }
    for at in (2..sheet.rows.len()).rev() {
        sheet.rows.swap(at, 1 + chance.rand_range(0..at as u32) as usize);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is filled in, in whichever order rows and columns come back: exactly these fields of exactly these records
    /// change, but for rows that the rules refuse.
    #[test]
    fn exactly_what_was_filled_in_changes(seed in any::<u64>()) {
        let (tables, mut chance) = (register(), Rand32::new(seed));
        let ids = ids(&tables);
        let mut book = given(&tables, &ids, all());
        // A status declared anew loses its day, and is looked at by itself.
        let is_drawn = |target: &Target| *target != Target::Field(Cooperative::TABLE, Cooperative::AT.declared_status);
        let fields: Vec<Target> = all().fields().into_iter().filter(is_drawn).collect();
        let mut expected: BTreeMap<Id, Option<(Cooperative, AnnualReport)>> = BTreeMap::new();
        for id in ids.iter().filter(|_| chance.rand_u32().is_multiple_of(3)).collect::<Vec<_>>() {
            let before = &tables.cooperatives.get_live(*id).unwrap().value;
            let report_before = tables.annual_reports.get_live(AnnualReport::id(*id, year())).map(|row| row.value.clone());
            let (mut after, mut report) = (before.clone(), report_before.clone().unwrap_or_default());
            (report.cooperative, report.year) = (Ref::to(*id), year());
            let mut is_reported = false;
            for _ in 0..1 + chance.rand_range(0..6) {
                let target = fields[chance.rand_range(0..fields.len() as u32) as usize];
                let Some((value, cell)) = drawn(target, before, &mut chance) else { continue };
                put(&mut book, *id, target, cell);
                match target {
                    Target::Field(Cooperative::TABLE, field) => after.set_json(field, &value).unwrap(),
                    Target::Field(_, field) => {
                        report.set_json(field, &value).unwrap();
                        is_reported = true;
                    }
                    Target::CertificateIssued => {
                        after.certificate.get_or_insert_default().issued = value.as_str().and_then(|day| day.parse().ok());
                    }
                    _ => {
                        after.certificate.get_or_insert_default().expires = value.as_str().and_then(|day| day.parse().ok());
                    }
                }
            }
            if report.rat_date.is_some() && report.rat.is_none() {
                report.rat = Some(RatState::Held);
            }
            let today = Date::in_wita(NOW);
            let (of_before, of_after) = (before.findings(None, today), after.findings(None, today));
            let of_report_before =
                report_before.map(|report| report.findings(Some(before), today)).unwrap_or_default();
            let of_report = if is_reported { report.findings(Some(&after), today) } else { Vec::new() };
            let refuses = brought(&of_before, &of_after)
                .chain(brought(&of_report_before, &of_report))
                .any(|finding| finding.severity == Severity::Refusal);
            expected.insert(*id, (!refuses).then_some((after, report)));
        }
        shuffle(&mut book.sheets[0], &mut chance);
        let returned = returned(&book);
        prop_assert_eq!(returned.beyond(), &[][..]);
        let (rows, summary) = taken(&returned, &tables);
        prop_assert!(asks_nothing(&summary), "{:?}", summary);
        for id in &ids {
            let (mut c, mut report) = (
                tables.cooperatives.get_live(*id).map(|row| row.value.clone()).unwrap(),
                tables.annual_reports.get_live(AnnualReport::id(*id, year())).map(|row| row.value.clone()),
            );
            if let Some(Some((after, report_after))) = expected.get(id) {
                c = after.clone();
                let begun = AnnualReport { cooperative: Ref::to(*id), year: year(), ..AnnualReport::default() };
                if *report_after != begun {
                    report = Some(report_after.clone());
                }
            }
            let now = rows.cooperatives.get(*id).or_else(|| tables.cooperatives.get_live(*id)).unwrap();
            prop_assert_eq!(&now.value, &c);
            let report_id = AnnualReport::id(*id, year());
            let now = rows.annual_reports.get(report_id).or_else(|| tables.annual_reports.get_live(report_id));
            prop_assert_eq!(now.map(|row| &row.value), report.as_ref());
        }
        prop_assert!(rows.cooperatives.rows().iter().all(|row| expected.contains_key(&row.id)));
        let of_expected = |row: &Row<AnnualReport>| expected.contains_key(&row.value.cooperative) && row.value.year == year();
        prop_assert!(rows.annual_reports.rows().iter().all(of_expected));
    }

    /// What comes back may have been anything: it is read, or said not to be readable.
    #[test]
    fn a_damaged_record_of_what_was_given_out_is_told_and_never_trusted(row in 0_usize..5, column in 0_usize..6, said in ".{0,40}") {
        let tables = register();
        let mut book = given(&tables, &ids(&tables)[..4], Asked { year: Some(year()), cooperative: false });
        let hidden = book.sheets.iter_mut().find(|sheet| sheet.name == SHEET).unwrap();
        let cells = &mut hidden.rows[row];
        cells.resize(cells.len().max(column + 1), Cell::Empty);
        cells[column] = Cell::Text(said);
        if let Some(Ok(returned)) = Returned::of(&book) {
            let (_, summary) = taken(&returned, &tables);
            prop_assert!(!summary.rows.contains_key(&Class::New));
        }
    }
}

#[test]
fn a_report_that_was_not_there_is_made_as_the_form_makes_it() {
    let mut tables = register();
    let id = ids(&tables)[3];
    tables.annual_reports = Default::default();
    let mut book = given(&tables, &ids(&tables), Asked { year: Some(year()), cooperative: false });
    put(&mut book, id, STAFF, Cell::Number(7.0));
    let (rows, summary) = taken(&returned(&book), &tables);
    assert_eq!((summary.rows.clone(), asks_nothing(&summary)), ([(Class::Changing, 1)].into(), true));
    let row = rows.annual_reports.get_live(AnnualReport::id(id, year())).unwrap();
    let expected =
        AnnualReport { cooperative: Ref::to(id), year: year(), staff: Some(7.into()), ..AnnualReport::default() };
    assert_eq!((&row.value, rows.annual_reports.rows().len()), (&expected, 1));
}

#[test]
fn days_that_were_typed_as_texts_or_count_from_1904_are_read() {
    let tables = {
        let mut tables = register();
        tables.annual_reports = Default::default();
        tables
    };
    let day = Date::new(2024, 3, 12).unwrap();
    let serial = f64::from(day.days() - Date::new(1904, 1, 1).unwrap().days());
    for cell in [text("12/03/2024"), text("12 Maret 2024"), text("2024-03-12"), Cell::Date(day), Cell::Number(serial)] {
        let mut book = given(&tables, &ids(&tables), Asked { year: Some(year()), cooperative: false });
        book.sheets[0].is_1904 = true;
        let id = ids(&tables)[5];
        put(&mut book, id, MEETING, cell.clone());
        let (rows, summary) = taken(&returned(&book), &tables);
        assert!(asks_nothing(&summary), "{cell:?}");
        let report = &rows.annual_reports.get_live(AnnualReport::id(id, year())).unwrap().value;
        assert_eq!((report.rat_date, report.rat), (Some(day), Some(RatState::Held)), "{cell:?}");
    }
}

#[test]
fn a_day_of_the_rat_beside_a_rat_that_was_not_held_is_refused_as_in_the_form() {
    let mut tables = register();
    tables.annual_reports = Default::default();
    let id = ids(&tables)[0];
    let report = AnnualReport {
        cooperative: Ref::to(id),
        year: year(),
        rat: Some(RatState::NotHeld),
        ..AnnualReport::default()
    };
    tables.annual_reports.insert(Row::new(AnnualReport::id(id, year()), report, Stamp::default()));
    let mut book = given(&tables, &ids(&tables), Asked { year: Some(year()), cooperative: false });
    put(&mut book, id, MEETING, text("12/03/2024"));
    let (_, preview) = preview(&returned(&book), &tables);
    let refused = preview.refused();
    assert_eq!(refused[0].1[0].kind, FaultKind::Check(Problem::RatDateWithoutRat));
    // Its number is that of the row as the person sees it.
    assert_eq!(refused[0].0, row(&book.sheets[0], id) + 1);
    put(&mut book, id, RAT, text(LANG.codes("RatState")[0].1.as_str()));
    let (rows, _) = taken(&returned(&book), &tables);
    assert_eq!(rows.annual_reports.live().next().unwrap().value.rat, Some(RatState::Held));
}

#[test]
fn the_form_of_one_cooperative_comes_back_like_a_row_with_its_fields_in_any_order() {
    let tables = register();
    let id = ids(&tables)[2];
    let mut book = given(&tables, &[id], all());
    let sheet = &mut book.sheets[0];
    let at = |sheet: &Sheet, target: Target| {
        sheet.rows.iter().position(|row| row.first().map(Cell::text) == Some(target.code())).unwrap()
    };
    assert_eq!(sheet.hidden_rows, [at(sheet, Target::Record)]);
    assert_eq!(sheet.hidden_columns, [0]);
    let phone = at(sheet, PHONE);
    sheet.rows[phone].truncate(2);
    sheet.rows[phone].push(text("0517-41234"));
    let name = at(sheet, NAME);
    sheet.rows[name][2] = text("Nama Lain");
    // A label that was written over is known by its code, a lost code by the label.
    sheet.rows[phone][1] = text("HP");
    let members = at(sheet, MEMBERS);
    sheet.rows[members].resize(3, Cell::Empty);
    (sheet.rows[members][0], sheet.rows[members][2]) = (Cell::Empty, Cell::Number(4_321.0));
    sheet.rows[1..].reverse();
    sheet.rows.push(vec![Cell::Empty, text("Catatan saya"), text("x")]);
    let returned = returned(&book);
    let kinds: Vec<String> = returned.beyond().iter().map(|beyond| format!("{beyond:?}")).collect();
    assert_eq!(kinds.len(), 2, "{kinds:?}");
    assert!(
        matches!(&returned.beyond()[0], Beyond::FieldAdded { is_row: true, heading, .. } if heading == "Catatan saya")
    );
    assert!(matches!(&returned.beyond()[1], Beyond::Key { target: NAME, now, .. } if now == "Nama Lain"));
    let (sheet, plan) = returned.sheet(&tables, false);
    let targets: Vec<Target> = plan.columns.iter().filter_map(|column| column.target).collect();
    assert_eq!(targets, [Target::Record, PHONE, MEMBERS]);
    let said: Vec<String> = sheet.rows.last().unwrap().iter().map(Cell::text).collect();
    assert_eq!(said, [id.to_string(), "0517-41234".to_owned(), "4321".to_owned()]);
}

#[test]
fn what_was_changed_beyond_what_could_be_filled_in_is_told_and_not_taken() {
    let tables = register();
    let all_ids = ids(&tables);
    let name = |at: usize| tables.cooperatives.get_live(all_ids[at]).unwrap().value.name.to_string();
    let told = |change: &dyn Fn(&mut Book)| {
        let mut book = given(&tables, &all_ids, all());
        change(&mut book);
        let returned = returned(&book);
        let (rows, _) = taken(&returned, &tables);
        assert!(rows.cooperatives.rows().is_empty() && rows.annual_reports.rows().is_empty());
        let beyond = returned.beyond().to_vec();
        // Each has words of its own in both languages.
        for one in &beyond {
            let words = [Lang::Id, Lang::En].map(|lang| crate::explain::explain_beyond(lang, one));
            assert!(words[0].len() > 20 && words[0] != words[1]);
        }
        beyond
    };
    let (one, other) = (all_ids[4], all_ids[5]);
    let at = |book: &Book, id| row(&book.sheets[0], id);
    let key = told(&|book| put(book, one, NAME, text("Koperasi Lain")));
    let given = name(4);
    assert!(
        matches!(&key[..], [Beyond::Key { target: NAME, given: was, now, .. }] if *was == given && now == "Koperasi Lain")
    );
    let added = told(&|book| book.sheets[0].rows.push(vec![Cell::Empty, text("Koperasi Baru")]));
    assert_eq!(added, [Beyond::RowAdded { row: all_ids.len() + 2 }]);
    let removed = told(&|book| {
        let at = at(book, one);
        book.sheets[0].rows.remove(at);
    });
    assert_eq!(removed, [Beyond::RowRemoved { name: name(4) }]);
    let changed = told(&|book| put(book, one, Target::Record, text("abc")));
    assert!(matches!(&changed[..], [Beyond::IdChanged { text, .. }, Beyond::RowRemoved { .. }] if text == "abc"));
    let exchanged = told(&|book| {
        let (a, b) = (at(book, one), at(book, other));
        put(book, one, PHONE, text("1"));
        let column = column(&book.sheets[0], Target::Record);
        let rows = &mut book.sheets[0].rows;
        (rows[a][column], rows[b][column]) = (rows[b][column].clone(), rows[a][column].clone());
    });
    assert!(matches!(&exchanged[..], [Beyond::IdOfAnother { .. }, Beyond::IdOfAnother { .. }]), "{exchanged:?}");
    let twice = told(&|book| {
        put(book, one, PHONE, text("1"));
        let copy = book.sheets[0].rows[at(book, one)].clone();
        book.sheets[0].rows.push(copy);
    });
    assert!(matches!(&twice[..], [Beyond::IdTwice { rows, name: of }] if rows.len() == 2 && *of == name(4)));
    let column_added = told(&|book| {
        let width = book.sheets[0].rows[0].len();
        book.sheets[0].rows[0].push(text("Kolom saya"));
        book.sheets[0].rows[1].resize(width, Cell::Empty);
        book.sheets[0].rows[1].push(text("x"));
    });
    assert!(
        matches!(&column_added[..], [Beyond::FieldAdded { is_row: false, heading, .. }] if heading == "Kolom saya")
    );
    let renamed = told(&|book| {
        let column = column(&book.sheets[0], PHONE);
        book.sheets[0].rows[0][column] = text("HP");
    });
    assert!(matches!(&renamed[..], [Beyond::FieldRemoved { target: PHONE }, Beyond::FieldAdded { .. }]));
    let emptied =
        told(&|book| put(book, one, Target::Field(Cooperative::TABLE, Cooperative::AT.legal_number), Cell::Empty));
    assert!(matches!(&emptied[..], [Beyond::Emptied { given, .. }] if !given.is_empty()));
    let sheets =
        told(&|book| book.sheets.push(Sheet { name: "Coret".into(), rows: vec![vec![text("x")]], ..Sheet::default() }));
    assert_eq!(sheets, [Beyond::SheetAdded { name: "Coret".into() }]);
}

#[test]
fn of_many_changes_so_many_are_told_and_the_others_counted() {
    let tables = register();
    let mut book = given(&tables, &ids(&tables), all());
    book.sheets[0].rows.extend((0..300).map(|at| vec![Cell::Empty, text(&format!("Baru {at}"))]));
    let returned = returned(&book);
    assert_eq!((returned.beyond().len(), returned.further()), (200, 100));
}

#[test]
fn what_the_register_has_changed_meanwhile_is_told_and_taken_only_where_that_is_said() {
    let mut tables = register();
    let ids = ids(&tables);
    change(&mut tables, ids[0], |c| c.phone = None);
    let phone = |text: &str| crate::domain::Text::optional(text).unwrap();
    for id in &ids[1..3] {
        change(&mut tables, *id, |c| c.phone = phone("0511 1"));
    }
    let mut book = given(&tables, &ids, all());
    for id in &ids[..3] {
        put(&mut book, *id, PHONE, text("0511 9"));
    }
    let returned = returned(&book);
    // One that nobody has touched, one that was changed otherwise, and one that was changed alike.
    change(&mut tables, ids[1], |c| c.phone = phone("0511 2"));
    change(&mut tables, ids[2], |c| c.phone = phone("0511 9"));
    let meanwhile = returned.meanwhile(&tables);
    let told: Vec<_> =
        meanwhile.iter().map(|one| (one.id, one.target, &*one.given, &*one.now, &*one.returned)).collect();
    assert_eq!(told, [(ids[1], PHONE, "0511 1", "0511 2", "0511 9")]);
    assert_eq!(meanwhile[0].row, row(&book.sheets[0], ids[1]) + 1);
    let rows = |taking| {
        let (sheet, plan) = returned.sheet(&tables, taking);
        let preview = Preview::new(&sheet, &plan, &tables, NOW, [9; 10], &mut |_, _| {});
        let rows = preview.outcome(&tables, &Knowledge::default(), &plan, Stamp { time: 1, ..Stamp::default() }).rows;
        let mut changed: Vec<Id> = rows.cooperatives.rows().iter().map(|row| row.id).collect();
        changed.sort();
        changed
    };
    let mut both = vec![ids[0], ids[1]];
    both.sort();
    assert_eq!((rows(false), rows(true)), (vec![ids[0]], both));
}

#[test]
fn a_kecamatan_is_sought_in_the_district_that_the_register_has() {
    let tables = register();
    // A name that two districts have.
    let territory = Territory::current();
    let twice = territory
        .subdistricts
        .iter()
        .find(|sub| territory.subdistricts.iter().filter(|other| other.name == sub.name).count() > 1);
    let (id, twice) = (ids(&tables)[0], twice.expect("a name that two districts have"));
    let mut tables = tables;
    change(&mut tables, id, |c| (c.district, c.subdistrict) = (twice.code.district(), None));
    let mut book = given(&tables, &ids(&tables), all());
    put(&mut book, id, Target::Field(Cooperative::TABLE, Cooperative::AT.subdistrict), text(twice.name));
    let (rows, summary) = taken(&returned(&book), &tables);
    assert!(asks_nothing(&summary));
    assert_eq!(rows.cooperatives.get_live(id).unwrap().value.subdistrict, Some(twice.code));
}

#[test]
fn a_latitude_is_read_beside_the_longitude_that_was_not_changed() {
    let mut tables = register();
    let id = ids(&tables)[0];
    change(&mut tables, id, |c| c.position = crate::domain::Position::new(-3.25, 114.5).ok());
    let mut book = given(&tables, &ids(&tables), all());
    put(&mut book, id, Target::Latitude, Cell::Number(-3.5));
    let (rows, _) = taken(&returned(&book), &tables);
    let at = rows.cooperatives.get_live(id).unwrap().value.position.unwrap();
    assert_eq!((at.lat(), at.lon()), (-3.5, 114.5));
}

#[test]
fn a_cooperative_that_the_register_does_not_have_any_more_is_a_fault_and_no_new_one() {
    let mut tables = register();
    let id = ids(&tables)[0];
    let mut book = given(&tables, &ids(&tables), all());
    put(&mut book, id, PHONE, text("0511 9"));
    let mut row = tables.cooperatives.get_live(id).unwrap().clone();
    row.deleted = true;
    tables.cooperatives.insert(row);
    let (_, preview) = preview(&returned(&book), &tables);
    assert_eq!(preview.refused()[0].1[0].kind, FaultKind::RecordUnknown);
    assert_eq!(preview.summary().rows, [(Class::Refused, 1)].into());
}

#[test]
fn a_sheet_of_a_newer_version_without_ids_or_without_its_fields_is_told_as_such() {
    let tables = register();
    let why = |change: &dyn Fn(&mut Book)| {
        let mut book = given(&tables, &ids(&tables), all());
        change(&mut book);
        Returned::of(&book).map(|returned| returned.err())
    };
    let hidden = |book: &mut Book| book.sheets.iter().position(|sheet| sheet.name == SHEET).unwrap();
    let newer = why(&|book| {
        let at = hidden(book);
        book.sheets[at].rows[0][1] = Cell::Number(2.0);
    });
    assert_eq!(newer, Some(Some(Unreturnable::Newer(2))));
    let damaged = why(&|book| {
        let at = hidden(book);
        book.sheets[at].rows[3][0] = text("abc");
    });
    assert_eq!(damaged, Some(Some(Unreturnable::Damaged)));
    let no_ids = why(&|book| {
        let column = column(&book.sheets[0], Target::Record);
        book.sheets[0].rows[0][column] = Cell::Empty;
    });
    assert_eq!(no_ids, Some(Some(Unreturnable::NoIds)));
    let no_sheet = why(&|book| book.sheets[0].rows.clear());
    assert_eq!(no_sheet, Some(Some(Unreturnable::NoSheet)));
    for why in [Unreturnable::Newer(2), Unreturnable::Damaged, Unreturnable::NoSheet, Unreturnable::NoIds] {
        let words = [Lang::Id, Lang::En].map(|lang| crate::explain::explain_unreturnable(lang, &why));
        assert!(words[0].len() > 40 && words[0] != words[1]);
    }
    let lost = why(&|book| book.sheets.truncate(1));
    assert_eq!(lost, None);
    let of_others = Book { sheets: vec![Sheet::default()], ..given(&tables, &ids(&tables), all()) };
    assert!(Returned::of(&of_others).is_none());
}

#[test]
fn rows_that_were_copied_into_another_workbook_are_known_by_their_ids() {
    let tables = register();
    let id = ids(&tables)[6];
    let mut book = given(&tables, &ids(&tables), all());
    put(&mut book, id, PHONE, text("0511 9"));
    put(&mut book, id, STAFF, Cell::Number(77.0));
    book.sheets.truncate(1);
    assert!(Returned::of(&book).is_none());
    let plan = Plan::propose(&book.sheets[0]);
    // All but the column that says what contradicts.
    let unknown: Vec<&str> =
        plan.columns.iter().filter(|column| column.target.is_none()).map(|column| column.heading.as_str()).collect();
    assert_eq!(unknown, [LANG.fill_in_check()]);
    let preview = Preview::new(&book.sheets[0], &plan, &tables, NOW, [9; 10], &mut |_, _| {});
    assert_eq!(preview.summary().rows, [(Class::Changing, 1), (Class::Equal, ids(&tables).len() - 1)].into());
    let rows = preview.outcome(&tables, &Knowledge::default(), &plan, Stamp { time: 1, ..Stamp::default() }).rows;
    assert_eq!(rows.cooperatives.get_live(id).unwrap().value.phone.as_deref(), Some("0511 9"));
    let staff = rows.annual_reports.get_live(AnnualReport::id(id, year())).unwrap().value.staff;
    assert_eq!(staff, Some(77.into()));
}

/// A part of a workbook, as it stands in the file.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

/// What the validation of the column or row of a target says, from its type to its end.
fn let_in(sheet: &str, cells: &str) -> String {
    let all = sheet.split("<dataValidation ").skip(1);
    let own = all.filter(|one| one.contains(&format!("sqref=\"{cells}\"")));
    own.map(|one| one.split("</dataValidation>").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_the_rules_refuse_is_stopped_what_they_point_out_is_warned_of_and_keys_are_locked() {
    let tables = register();
    let id = ids(&tables)[0];
    let bytes = given_in(&tables, &[id], all(), LANG);
    let (sheet, book) = (part(&bytes, "xl/worksheets/sheet1.xml"), open(&bytes, None, None).unwrap());
    let of = |target: Target| {
        let row = book.sheets[0].rows.iter().position(|row| row[0].text() == target.code()).unwrap();
        let_in(&sheet, &format!("C{}", row + 1))
    };
    let field = |field| Target::Field(AnnualReport::TABLE, field);
    let of_cooperative = |field| Target::Field(Cooperative::TABLE, field);
    let (at, is) = (AnnualReport::AT, Cooperative::AT);
    assert!(all().keys().into_iter().all(|key| of(key).is_empty()));
    let between = |first: &str, last: &str| format!("<formula1>{first}</formula1><formula2>{last}</formula2>");
    assert!(of(MEMBERS).contains("type=\"whole\"") && of(MEMBERS).contains(&between("0", "10000000")));
    assert!(of(field(at.assets)).contains(&between("0", "1000000000000000")));
    assert!(of(field(at.surplus)).contains(&between("-1000000000000000", "1000000000000000")));
    assert!(of(MEETING).contains(&between("DATE(2024,1,1)", "TODAY()")));
    assert!(of(of_cooperative(is.legal_date)).contains(&between("DATE(1900,1,1)", "TODAY()")));
    assert!(of(Target::CertificateExpires).contains(&between("DATE(1900,1,1)", "DATE(2100,12,31)")));
    assert!(of(Target::Latitude).contains("type=\"decimal\"") && of(Target::Latitude).contains(&between("-90", "90")));
    assert!(of(Target::Longitude).contains(&between("-180", "180")));
    for length in [PHONE, Target::CertificateNumber] {
        assert!(of(length).contains("type=\"textLength\""), "{length:?}");
    }
    for (target, is_warned) in [
        (of_cooperative(is.nik), true),
        (Target::CertificateIssued, true),
        (MEETING, false),
        (MEMBERS, false),
        (of_cooperative(is.declared_on), false),
    ] {
        assert_eq!(of(target).contains("errorStyle=\"warning\""), is_warned, "{target:?}");
    }
    // What is chosen from stands in the sheet of the lists, in the words of the interface.
    let choices = part(&bytes, "xl/sharedStrings.xml");
    assert!(of(RAT).contains("type=\"list\"") && of(RAT).contains("_pilihan"));
    let district = tables.cooperatives.get_live(id).unwrap().value.district.unwrap();
    let kecamatan = Territory::current().subdistricts_of(district).iter().map(|sub| sub.name.to_owned());
    let groups = LANG.codes("Group").into_iter().map(|(_, name)| name.replace('&', "&amp;"));
    assert!(kecamatan.chain(groups).all(|name| choices.contains(&format!(">{name}<"))));
    // A desa that the register does not know may be written.
    assert!(!of(of_cooperative(is.village)).contains("showErrorMessage=\"1\""));
    assert!(of(RAT).contains("showErrorMessage=\"1\"") && of(RAT).contains(LANG.rat_hint()));
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && sheet.contains("sort=\"0\" autoFilter=\"0\""));
    assert!(sheet.contains("formatColumns=\"0\" formatRows=\"0\""));
    assert_eq!(part(&bytes, "xl/workbook.xml").matches("state=\"veryHidden\"").count(), 2);
}

#[test]
fn formulas_and_texts_stay_within_what_excel_holds() {
    let tables = register();
    for lang in [Lang::Id, Lang::En] {
        let sheet = part(&given_in(&tables, &ids(&tables), all(), lang), "xl/worksheets/sheet1.xml");
        let formulas = sheet.split("<f>").skip(1).filter_map(|rest| rest.split("</f>").next());
        let lengths: Vec<usize> = formulas.map(|formula| formula.replace("&amp;", "&").len()).collect();
        assert_eq!(lengths.len(), ids(&tables).len());
        assert!(lengths.iter().all(|length| *length < 8_192), "{lengths:?}");
    }
}

#[test]
fn what_contradicts_already_is_said_in_the_sheet_that_is_given_out() {
    let mut tables = register();
    tables.annual_reports = Default::default();
    let id = ids(&tables)[1];
    let surplus = crate::domain::Rupiah::new(5).ok();
    let report = AnnualReport { cooperative: Ref::to(id), year: year(), surplus, ..AnnualReport::default() };
    tables.annual_reports.insert(Row::new(AnnualReport::id(id, year()), report, Stamp::default()));
    let sheet = given(&tables, &ids(&tables), all()).sheets.remove(0);
    let check = sheet.rows[0].iter().position(|cell| cell.text() == LANG.fill_in_check()).unwrap();
    let said: Vec<&Cell> = sheet.rows[1..].iter().filter_map(|row| row.get(check)).collect();
    assert_eq!(said, [&text("Sisa hasil usaha (SHU): Ada SHU tanpa volume usaha.")]);
}

#[test]
fn a_status_that_is_declared_anew_is_not_as_old_as_the_one_before() {
    let mut tables = register();
    let (id, day) = (ids(&tables)[0], Date::new(2020, 1, 1).ok());
    change(&mut tables, id, |c| {
        (c.declared_status, c.declared_on) = (Some(crate::domain::DeclaredStatus::Active), day);
    });
    let mut book = given(&tables, &ids(&tables), all());
    let inactive = &LANG.codes("DeclaredStatus")[1].1;
    put(&mut book, id, Target::Field(Cooperative::TABLE, Cooperative::AT.declared_status), text(inactive));
    let (rows, summary) = taken(&returned(&book), &tables);
    let c = &rows.cooperatives.get_live(id).unwrap().value;
    assert_eq!((c.declared_status, c.declared_on), (Some(crate::domain::DeclaredStatus::Inactive), None));
    // Nobody is asked what the others are, which the sheet was not given out for.
    assert!(asks_nothing(&summary));
}

#[test]
fn the_hint_of_an_amount_says_whether_it_can_be_below_zero() {
    let at = AnnualReport::AT;
    let asked = Asked { year: BookYear::new(2025), cooperative: false };
    let hint = |field| super::validation::hint(Target::Field(AnnualReport::TABLE, field), asked, Lang::Id);
    for field in [at.surplus, at.own_capital, at.reserves] {
        assert!(hint(field).contains("minus"), "{}", hint(field));
    }
    for field in [at.assets, at.turnover, at.principal_savings, at.outside_capital] {
        assert!(hint(field).contains("0 atau lebih"), "{}", hint(field));
    }
}

#[test]
fn what_is_told_names_rows_and_columns_as_the_spreadsheet_numbers_them() {
    let tables = register();
    let all_ids = ids(&tables);
    let (one, other) = (all_ids[4], all_ids[5]);
    let told = |change: &dyn Fn(&mut Book)| {
        let mut book = given(&tables, &all_ids, all());
        let at = row(&book.sheets[0], one) + 1;
        change(&mut book);
        (at, returned(&book).beyond().to_vec())
    };
    let (at, changed) = told(&|book| put(book, one, Target::Record, text("abc")));
    assert_eq!(changed[0], Beyond::IdChanged { row: at, text: "abc".into() });
    let (at, key) = told(&|book| put(book, one, NAME, text("Koperasi Lain")));
    assert!(matches!(key[0], Beyond::Key { row, .. } if row == at));
    let legal = Target::Field(Cooperative::TABLE, Cooperative::AT.legal_number);
    let (at, emptied) = told(&|book| put(book, one, legal, Cell::Empty));
    assert!(matches!(emptied[0], Beyond::Emptied { row, .. } if row == at));
    let (at, exchanged) = told(&|book| {
        let (a, b) = (row(&book.sheets[0], one), row(&book.sheets[0], other));
        let column = column(&book.sheets[0], Target::Record);
        let rows = &mut book.sheets[0].rows;
        (rows[a][column], rows[b][column]) = (rows[b][column].clone(), rows[a][column].clone());
    });
    let rows: Vec<usize> = exchanged
        .iter()
        .map(|beyond| match beyond {
            Beyond::IdOfAnother { row, .. } => *row,
            beyond => panic!("{beyond:?}"),
        })
        .collect();
    assert_eq!(rows, [at, at + 1]);
    let (at, twice) = told(&|book| {
        let copy = book.sheets[0].rows[row(&book.sheets[0], one)].clone();
        book.sheets[0].rows.push(copy);
    });
    assert!(matches!(&twice[..], [Beyond::IdTwice { rows, .. }] if rows[..] == [at, all_ids.len() + 2]));
    let width = given(&tables, &all_ids, all()).sheets[0].rows[0].len();
    let (_, added) = told(&|book| book.sheets[0].rows[0].push(text("Kolom saya")));
    assert_eq!(added, [Beyond::FieldAdded { at: width + 1, is_row: false, heading: "Kolom saya".into() }]);
}

#[test]
fn what_is_filled_in_is_read_as_a_list_of_these_fields_wherever_its_sheet_stands() {
    let tables = register();
    let id = ids(&tables)[3];
    let mut book = given(&tables, &ids(&tables), all());
    put(&mut book, id, STAFF, Cell::Number(7_777.0));
    book.sheets.insert(0, Sheet { name: "Coret".into(), rows: vec![vec![text("x")]], ..Sheet::default() });
    let returned = returned(&book);
    assert_eq!(returned.sheet_of_book(), 1);
    let (sheet, plan) = returned.sheet(&tables, false);
    assert_eq!(
        (&sheet.name, plan.kind, plan.heading_rows, plan.year),
        (&book.sheets[1].name, crate::exchange::sheet::ListKind::Cooperatives, 1, Some(year()))
    );
    let columns: Vec<_> =
        plan.columns.iter().map(|column| (column.heading.clone(), column.target, column.year)).collect();
    let expected = [(Target::Record, None), (STAFF, Some(year()))];
    assert_eq!(columns, expected.map(|(target, year)| (target.label(LANG), Some(target), year)));
    let at = row(&book.sheets[1], id);
    assert_eq!(sheet.rows[at - 1], [Target::Record, STAFF].map(|target| Cell::Text(target.label(LANG))));
    assert_eq!(plan.roles.get(&at), Some(&crate::exchange::sheet::RowRole::Data));
}

#[test]
fn what_is_written_otherwise_and_says_the_same_is_no_change() {
    let mut tables = register();
    let id = ids(&tables)[0];
    change(&mut tables, id, |c| c.position = crate::domain::Position::new(-3.25, 114.5).ok());
    let book = given(&tables, &ids(&tables), all());
    let at = row(&book.sheets[0], id);
    let mut seen = std::collections::BTreeSet::new();
    for target in all().fields() {
        let cell = book.sheets[0].rows[at].get(column(&book.sheets[0], target)).cloned().unwrap_or_default();
        let otherwise = match (target.expects(), &cell) {
            (_, Cell::Empty) => continue,
            _ if matches!(target, Target::Latitude | Target::Longitude) => cell.text().replace('.', ","),
            (Some(Expectation::Count), _) => format!("{} orang", cell.text()),
            (Some(Expectation::Rupiah), _) => format!("Rp {},00", cell.text()),
            (Some(Expectation::Date), Cell::Date(day)) => format!("{}/{}/{}", day.day(), day.month(), day.year()),
            (Some(Expectation::Text(_)), _) => continue,
            _ => cell.text().to_uppercase(),
        };
        seen.insert(format!("{:?}", target.expects()));
        let mut book = book.clone();
        put(&mut book, id, target, Cell::Text(otherwise.clone()));
        let returned = returned(&book);
        assert!(
            returned.beyond().is_empty() && returned.sheet(&tables, false).1.columns.len() == 1,
            "{target:?} {otherwise}"
        );
    }
    assert!(seen.len() >= 5, "{seen:?}");
}

#[test]
fn a_record_of_what_was_given_out_that_contradicts_itself_is_damaged() {
    let tables = register();
    let asked = Asked { year: Some(year()), cooperative: false };
    let damaged = |change: &dyn Fn(&mut Vec<Vec<Cell>>)| {
        let mut book = given(&tables, &ids(&tables), asked);
        let hidden = book.sheets.iter_mut().find(|sheet| sheet.name == SHEET).unwrap();
        change(&mut hidden.rows);
        Returned::of(&book).map(|returned| returned.err()) == Some(Some(Unreturnable::Damaged))
    };
    let about = |rows: &mut Vec<Vec<Cell>>, key: &str, value: Value| {
        let mut about: Value = serde_json::from_str(&rows[0][2].text()).unwrap();
        about[key] = value;
        rows[0][2] = text(&about.to_string());
    };
    assert!(!damaged(&|_| {}));
    assert!(damaged(&|rows| rows[1][2] = rows[1][1].clone()), "a field twice");
    assert!(damaged(&|rows| rows[1][1] = rows[1][0].clone()), "an id among the fields");
    assert!(damaged(&|rows| rows[1][0] = text(&PHONE.code())), "no id");
    assert!(damaged(&|rows| about(rows, "year", Value::Null)), "figures of no year");
    assert!(damaged(&|rows| about(rows, "keys", json!(999))), "more keys than fields");
    assert!(damaged(&|rows| about(rows, "form", json!("single"))), "many in the form of one");
    assert!(damaged(&|rows| rows.truncate(2)), "no records");
    assert!(damaged(&|rows| rows[3] = rows[2].clone()), "a record twice");
}

#[test]
fn the_check_reckons_with_the_cells_of_its_row_and_says_what_the_rules_say() {
    let mut tables = register();
    let id = ids(&tables)[0];
    change(&mut tables, id, |c| c.form = Some(crate::domain::Form::Primary));
    let asked = Asked { year: Some(year()), cooperative: false };
    let book = given(&tables, &ids(&tables), asked);
    let at = row(&book.sheets[0], id);
    let sheet = part(&given_in(&tables, &ids(&tables), asked, LANG), "xl/worksheets/sheet1.xml");
    let formula = sheet.split("<f>").nth(at).and_then(|rest| rest.split("</f>").next()).unwrap();
    let formula = formula.replace("&amp;", "&").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    let of = AnnualReport::AT;
    let cells = [
        of.rat_date,
        of.rat,
        of.members,
        of.members_male,
        of.members_female,
        of.own_capital,
        of.outside_capital,
        of.reserves,
        of.assets,
        of.surplus,
        of.turnover,
        of.reported_on,
    ];
    for field in cells {
        let column = column(&book.sheets[0], Target::Field(AnnualReport::TABLE, field));
        let letter = char::from(b'A' + (column % 26) as u8);
        let name = if column < 26 { format!("{letter}{}", at + 1) } else { format!("A{letter}{}", at + 1) };
        assert!(formula.contains(&name), "{name} {formula}");
    }
    let owner = &tables.cooperatives.get_live(id).unwrap().value;
    let none = AnnualReport { members: Some(0.into()), ..AnnualReport::default() };
    let few = none.findings(Some(owner), Date::in_wita(NOW)).into_iter().map(|finding| finding.problem);
    let few: Vec<Problem> = few.filter(|problem| matches!(problem, Problem::FewMembers(_))).collect();
    assert_eq!(few.len(), 1);
    let others = [
        Problem::Negative,
        Problem::Future,
        Problem::RatBeforeYearEnd,
        Problem::RatDateWithoutRat,
        Problem::SurplusWithoutTurnover,
    ];
    for problem in few.into_iter().chain(others) {
        let words = crate::explain::explain_problem(LANG, problem);
        assert!(formula.contains(&format!("\"{}\"", words.replace('"', "\"\""))), "{words}: {formula}");
    }
    // Words in which a sum stands are parted where it stands.
    for sum in ["FIXED((", "SUM(", "\"Rp\"&SUBSTITUTE(FIXED(ABS("] {
        assert!(formula.contains(sum), "{sum}: {formula}");
    }
}

#[test]
fn cells_to_fill_in_are_open_and_have_the_format_of_what_they_hold() {
    let tables = register();
    let bytes = given_in(&tables, &ids(&tables), all(), LANG);
    let (sheet, styles) = (part(&bytes, "xl/worksheets/sheet1.xml"), part(&bytes, "xl/styles.xml"));
    let book = open(&bytes, None, None).unwrap();
    let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    let format = |target: Target| {
        let column = column(&book.sheets[0], target);
        let row = sheet.split("<row r=\"2\"").nth(1).unwrap();
        let cell = row.split("<c ").nth(column + 1).unwrap();
        let number: usize = cell.split("s=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        formats[number].split("<xf ").next().unwrap()
    };
    let is_open = |target| format(target).contains("locked=\"0\"");
    assert!(all().keys().into_iter().all(|key| !is_open(key)) && all().fields().into_iter().all(is_open));
    let shown = |target| {
        let number = format(target).split("numFmtId=\"").nth(1).unwrap().split('"').next().unwrap();
        let own = styles.split(&format!("<numFmt numFmtId=\"{number}\" formatCode=\"")).nth(1);
        own.map_or(number, |rest| rest.split('"').next().unwrap()).to_owned()
    };
    assert_eq!(shown(Target::Latitude), "0");
    assert_eq!([PHONE, Target::CertificateNumber].map(shown), ["@", "@"]);
    assert!(matches!(&*shown(MEMBERS), "#,##0" | "3"), "{}", shown(MEMBERS));
    assert_eq!(shown(MEETING), "dd/mm/yyyy");
}
