//! Sheets that LibreOffice fills in, as an office does that has no network: given out, opened, filled in, saved, brought back.

use oorandom::Rand32;
use quick_xml::events::{BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};
use selaras::domain::{
    AnnualReport, BookYear, Business, Cooperative, Date, Expectation, Form, Id, Note, RatState, Record, Ref, Rupiah,
    Text,
};
use selaras::exchange::sheet::{Asked, Book, Cell, Class, FillIn, GivenOut, Preview, Returned, Target, open};
use selaras::explain::explain_problem;
use selaras::i18n::{Label, Lang};
use selaras::replica::{Knowledge, Stamp};
use selaras::sample;
use selaras::workspace::Tables;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

const LANG: Lang = Lang::Id;

/// What is planted: the id of a cooperative, and of what; the value.
type Planted = BTreeMap<(Id, Target), Cell>;

fn report(field: usize) -> Target {
    Target::Field(AnnualReport::TABLE, field)
}

fn cooperative(field: usize) -> Target {
    Target::Field(Cooperative::TABLE, field)
}

fn year() -> BookYear {
    BookYear::new(2023).expect("a book year")
}

fn now_ms() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a time after 1970").as_millis() as u64
}

/// LibreOffice: where `SELARAS_SOFFICE` says, or on the path.
fn soffice() -> PathBuf {
    let on_path = || {
        let folders = env::split_paths(&env::var_os("PATH")?).collect::<Vec<_>>();
        folders.into_iter().map(|folder| folder.join("soffice")).find(|file| file.is_file())
    };
    let found = env::var_os("SELARAS_SOFFICE").map(PathBuf::from).or_else(on_path);
    found.expect(
        "this test has LibreOffice fill in a sheet: run it by `cargo xtask test native`, install libreoffice-calc-nogui, \
         or set SELARAS_SOFFICE to the path of `soffice`",
    )
}

/// Settings of a profile that nobody has used: what was typed into a file without the program is reckoned when it is opened,
/// as it is at once when somebody types it.
const RECKONING: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

/// Has LibreOffice write files in another form.
fn convert(folder: &Path, to: &str, files: &[PathBuf]) -> Vec<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let output = Command::new(soffice())
        .args(["--headless", &profile, "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(files)
        .output()
        .expect("LibreOffice starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let converted: Vec<PathBuf> = files.iter().map(|file| file.with_extension(to)).collect();
    assert!(output.status.success() && converted.iter().all(|file| file.is_file()), "{said}");
    converted
}

/// The number that an attribute repeats a cell or row by.
fn repeated(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// A cell of the same look that is repeated so many times, without what it holds.
fn bare(element: &BytesStart<'_>, times: usize) -> BytesStart<'static> {
    let mut bare = BytesStart::new(element.name().as_ref().to_owned());
    for attribute in element.attributes().flatten() {
        let name = attribute.key.as_ref();
        if matches!(name, "table:style-name" | "table:content-validation-name") {
            bare.push_attribute((name, &*attribute.value));
        }
    }
    if times > 1 {
        bare.push_attribute(("table:number-columns-repeated", &*times.to_string()));
    }
    bare
}

fn write_planted(writer: &mut Writer<Vec<u8>>, element: &BytesStart<'_>, cell: &Cell) {
    let mut planted = bare(element, 1);
    let value = match cell {
        Cell::Number(number) => ("float", "office:value", number.to_string()),
        Cell::Date(date) => ("date", "office:date-value", date.to_string()),
        _ => ("string", "office:string-value", cell.text()),
    };
    planted.push_attribute(("office:value-type", value.0));
    planted.push_attribute((value.1, &*value.2));
    let end = planted.to_end().into_owned();
    writer.write_event(Event::Start(planted)).expect("memory takes it");
    writer.create_element("text:p").write_text_content(BytesText::new(&value.2)).expect("memory takes it");
    writer.write_event(Event::End(end)).expect("memory takes it");
}

/// Fills cells of the first sheet of a flat ODS in.
fn filled(fods: &str, cells: &BTreeMap<(usize, usize), Cell>) -> Vec<u8> {
    let (mut reader, mut writer) = (Reader::from_str(fods), Writer::new(Vec::new()));
    let (mut table, mut row, mut rows, mut column) = (0, 0, 1, 0);
    // Elements of a cell that another one has taken the place of.
    let mut skipped = 0;
    let mut done = 0;
    loop {
        let event = reader.read_event().expect("what LibreOffice writes");
        if skipped > 0 {
            match event {
                Event::Start(_) => skipped += 1,
                Event::End(_) => skipped -= 1,
                _ => {}
            }
            continue;
        }
        match &event {
            Event::Eof => break,
            Event::Start(element) if element.name().as_ref() == "table:table" => (table, row) = (table + 1, 0),
            Event::Start(element) if element.name().as_ref() == "table:table-row" => {
                (column, rows) = (0, repeated(element, "table:number-rows-repeated"));
            }
            Event::End(element) if element.name().as_ref() == "table:table-row" => row += rows,
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == "table:table-cell" => {
                let times = repeated(element, "table:number-columns-repeated");
                let here: Vec<_> = cells.range((row, column)..(row, column + times)).collect();
                let first = column;
                column += times;
                if table == 1 && !here.is_empty() {
                    let mut at = first;
                    for ((_, column), cell) in &here {
                        if *column > at {
                            writer.write_event(Event::Empty(bare(element, column - at))).expect("memory takes it");
                        }
                        write_planted(&mut writer, element, cell);
                        (at, done) = (column + 1, done + 1);
                    }
                    if at < column {
                        writer.write_event(Event::Empty(bare(element, column - at))).expect("memory takes it");
                    }
                    skipped = usize::from(matches!(event, Event::Start(_)));
                    continue;
                }
            }
            _ => {}
        }
        writer.write_event(event).expect("memory takes it");
    }
    assert_eq!(done, cells.len(), "cells that are not in the sheet");
    writer.into_inner()
}

/// Where the cells of targets are in a sheet that was given out: by heading and id, or below each other in a form.
fn places(book: &Book, planted: &Planted) -> BTreeMap<(usize, usize), Cell> {
    let rows = &book.sheets[0].rows;
    let find = |texts: Vec<String>, text: String| {
        texts.iter().position(|one| *one == text).unwrap_or_else(|| panic!("no {text}"))
    };
    let texts_of = |row: &[Cell]| row.iter().map(Cell::text).collect::<Vec<_>>();
    let texts_at = |column: usize| rows.iter().map(|row| row[column].text()).collect::<Vec<_>>();
    let record = Target::Record.label(LANG);
    let place = |(id, target): &(Id, Target)| {
        if rows[0].iter().any(|cell| cell.text() == record) {
            let ids = find(texts_of(&rows[0]), record.clone());
            (find(texts_at(ids), id.to_string()), find(texts_of(&rows[0]), target.label(LANG)))
        } else {
            (find(texts_at(0), target.code()), 2)
        }
    };
    planted.iter().map(|(at, cell)| (place(at), cell.clone())).collect()
}

/// Gives sheets out, has LibreOffice open them, fills them in, and has it save them as workbooks again.
fn filled_in(tables: &Tables, sheets: &[(Vec<Id>, Asked, &Planted)]) -> Vec<Book> {
    let folder = env::temp_dir().join(format!("selaras-fill-in-{}", std::process::id()));
    fs::create_dir_all(folder.join("profile/user")).expect("a folder for files");
    fs::write(folder.join("profile/user/registrymodifications.xcu"), RECKONING).expect("a folder for files");
    let explain = |problem| explain_problem(LANG, problem);
    let mut files = Vec::new();
    let mut books = Vec::new();
    for (at, (ids, asked, _)) in sheets.iter().enumerate() {
        let today = Date::in_wita(now_ms());
        let out = GivenOut { asked: *asked, notes: &[], lang: LANG, today, explain: &explain };
        let bytes = FillIn::of(tables, ids, &out).to_xlsx().expect("a workbook");
        let file = folder.join(format!("isian-{at}.xlsx"));
        fs::write(&file, &bytes).expect("a folder for files");
        books.push(open(&bytes, None, None).expect("a workbook"));
        files.push(file);
    }
    let flat = convert(&folder, "fods", &files);
    for ((file, book), (_, _, planted)) in flat.iter().zip(&books).zip(sheets) {
        let opened = fs::read_to_string(file).expect("a folder for files");
        fs::write(file, filled(&opened, &places(book, planted))).expect("a folder for files");
    }
    let back = convert(&folder, "xlsx", &flat);
    let read = |file: &PathBuf| open(&fs::read(file).expect("a file"), None, None).expect("a workbook");
    let books = back.iter().map(read).collect();
    fs::remove_dir_all(&folder).expect("a folder for files");
    books
}

fn count(number: impl Into<f64>) -> Cell {
    Cell::Number(number.into())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// What an office fills in of a cooperative: of every kind of field one.
fn of_an_office(id: Id, at: u16) -> Planted {
    let (of, is) = (AnnualReport::AT, Cooperative::AT);
    let cells = [
        (report(of.rat), text(RatState::Held.label(LANG))),
        (report(of.rat_date), Cell::Date(Date::new(2024, 3, 1 + (at % 28) as u8).expect("a day"))),
        (report(of.members), count(120 + at)),
        (report(of.members_female), count(70)),
        (report(of.members_male), count(50 + at)),
        (report(of.business), text(Business::Running.label(LANG))),
        (report(of.surplus), Cell::Number(-1_500_000.0 - f64::from(at))),
        (report(of.aid_received), text(LANG.yes_no(true))),
        (cooperative(is.phone), text("0517 041234")),
        (cooperative(is.postal_code), text("07111")),
        (cooperative(is.note), text("=1+1 & “kutip” <b>")),
    ];
    cells.into_iter().map(|(target, cell)| ((id, target), cell)).collect()
}

/// The records with what an office fills in.
fn expected(tables: &Tables, id: Id, at: u16) -> (Cooperative, AnnualReport) {
    let mut c = tables.cooperatives.get_live(id).expect("a cooperative").value.clone();
    (c.phone, c.postal_code) = (Some(Text::cut("0517 041234")), Some(Text::cut("07111")));
    c.note = Some(Note::cut("=1+1 & “kutip” <b>"));
    let kept = tables.annual_reports.get_live(AnnualReport::id(id, year())).map(|row| row.value.clone());
    let r = AnnualReport {
        cooperative: Ref::to(id),
        year: year(),
        rat: Some(RatState::Held),
        rat_date: Date::new(2024, 3, 1 + (at % 28) as u8).ok(),
        members: Some((120 + at).into()),
        members_female: Some(70.into()),
        members_male: Some((50 + at).into()),
        business: Some(Business::Running),
        surplus: Rupiah::new(-1_500_000 - i64::from(at)).ok(),
        aid_received: Some(true),
        ..kept.unwrap_or_default()
    };
    (c, r)
}

/// Whatever anybody can type into a report, with what its record then says.
fn at_random(tables: &Tables, id: Id, chance: &mut Rand32, planted: &mut Planted) -> AnnualReport {
    let kept = tables.annual_reports.get_live(AnnualReport::id(id, year())).map(|row| row.value.clone());
    let mut after = AnnualReport { cooperative: Ref::to(id), year: year(), ..kept.unwrap_or_default() };
    let of = AnnualReport::AT;
    for (field, info) in AnnualReport::FIELDS.iter().enumerate() {
        if field == of.year || chance.rand_u32().is_multiple_of(3) {
            continue;
        }
        let drawn = chance.rand_range(0..40);
        let (value, cell) = match info.expects {
            Expectation::Count => (json!(drawn), count(drawn)),
            Expectation::Rupiah => {
                let amount = i64::from(drawn) * 250_000 - 2_000_000;
                let amount = if drawn.is_multiple_of(4) { 0 } else { amount };
                (json!(amount), Cell::Number(amount as f64))
            }
            Expectation::Date => {
                // From half a year before the end of the book year to a year after it; some to come.
                let day = year().end().plus_days(drawn as i32 * 14 - 180);
                let day = if drawn == 39 { Date::in_wita(now_ms()).plus_days(100) } else { day };
                (json!(day.to_string()), Cell::Date(day))
            }
            Expectation::Code => {
                let codes = LANG.codes(info.codes.expect("a list of codes"));
                let (code, name) = &codes[drawn as usize % codes.len()];
                (json!(code), text(name))
            }
            _ => continue,
        };
        after.set_json(field, &value).expect("a value of the field");
        planted.insert((id, report(field)), cell);
    }
    after
}

/// What a sheet says that contradicts in the report of a cooperative; none where it has no row of it.
fn checked(book: &Book, id: Id) -> Option<String> {
    let rows = &book.sheets[0].rows;
    let column = |heading: &str| rows[0].iter().position(|cell| cell.text() == heading).expect("a heading");
    let (check, record) = (column(LANG.fill_in_check()), column(&Target::Record.label(LANG)));
    let row = rows.iter().find(|row| row[record].text() == id.to_string())?;
    Some(row.get(check).map(Cell::text).unwrap_or_default())
}

#[test]
fn sheets_that_libreoffice_fills_in_come_back_without_a_question_and_it_reckons_what_contradicts_as_the_rules_do() {
    let mut tables = sample::fictional(&sample::Options { cooperatives: 90, ..sample::Options::default() });
    let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
    // Of some neither form nor legal date is known.
    for id in ids.iter().step_by(7) {
        let mut row = tables.cooperatives.get_live(*id).unwrap().clone();
        (row.value.form, row.value.legal_date) = (None, None);
        tables.cooperatives.insert(row);
    }
    for id in ids.iter().skip(1).step_by(7) {
        let mut row = tables.cooperatives.get_live(*id).unwrap().clone();
        row.value.legal_date = Date::new(2024, 9, 1).ok();
        tables.cooperatives.insert(row);
    }
    let (all, only_report) =
        (Asked { year: Some(year()), cooperative: true }, Asked { year: Some(year()), cooperative: false });
    let mut of_offices = Planted::new();
    ids[..30].iter().step_by(3).enumerate().for_each(|(at, id)| of_offices.extend(of_an_office(*id, at as u16)));
    let of_one = of_an_office(ids[0], 5);
    let (mut random, mut chance) = (Planted::new(), Rand32::new(2024));
    let reports: Vec<(Id, AnnualReport)> =
        ids[30..].iter().map(|id| (*id, at_random(&tables, *id, &mut chance, &mut random))).collect();
    // In the last sheet what the rules ask of the cooperative is filled in, too.
    let mut owners: BTreeMap<Id, Cooperative> = BTreeMap::new();
    for (id, at) in ids[30..].iter().zip(0..) {
        let mut owner = tables.cooperatives.get_live(*id).unwrap().value.clone();
        if at >= 30 {
            (owner.form, owner.legal_date) = (Some(Form::ALL[at % 2]), Date::new(2024, 1 + (at % 12) as u8, 1).ok());
            let cells = [
                (cooperative(Cooperative::AT.form), text(Form::ALL[at % 2].label(LANG))),
                (cooperative(Cooperative::AT.legal_date), Cell::Date(owner.legal_date.unwrap())),
            ];
            random.extend(cells.map(|(target, cell)| ((*id, target), cell)));
        }
        owners.insert(*id, owner);
    }
    let of = |ids: &[Id]| -> Planted {
        random.iter().filter(|((id, _), _)| ids.contains(id)).map(|(at, cell)| (*at, cell.clone())).collect()
    };
    let (with_report, with_all) = (of(&ids[30..60]), of(&ids[60..]));
    let sheets = [
        (ids[..30].to_vec(), all, &of_offices),
        (ids[..1].to_vec(), all, &of_one),
        (ids[30..60].to_vec(), only_report, &with_report),
        (ids[60..].to_vec(), all, &with_all),
    ];
    let books = filled_in(&tables, &sheets);

    for (book, records) in
        [(&books[0], ids[..30].iter().step_by(3).zip(0..).collect::<Vec<_>>()), (&books[1], vec![(&ids[0], 5)])]
    {
        let returned = Returned::of(book).unwrap().unwrap();
        assert_eq!((returned.beyond(), returned.further()), (&[][..], 0));
        assert_eq!(returned.meanwhile(&tables), []);
        let (sheet, plan) = returned.sheet(&tables, false);
        let preview = Preview::new(&sheet, &plan, &tables, now_ms(), [7; 10], &mut |_, _| {});
        let summary = preview.summary();
        assert_eq!(summary.rows, [(Class::Changing, records.len())].into(), "{:?}", preview.refused());
        assert_eq!((summary.asked, summary.unclear, &summary.unknown[..]), (0, 0, &[][..]));
        assert_eq!(summary.remarks, Default::default());
        let rows = preview.outcome(&tables, &Knowledge::default(), &plan, Stamp { time: 1, ..Stamp::default() }).rows;
        assert_eq!((rows.cooperatives.rows().len(), rows.annual_reports.rows().len()), (records.len(), records.len()));
        for (id, at) in records {
            let (c, r) = expected(&tables, *id, at);
            assert_eq!(rows.cooperatives.get_live(*id).unwrap().value, c);
            assert_eq!(rows.annual_reports.get_live(AnnualReport::id(*id, year())).unwrap().value, r);
        }
    }

    let mut kinds = BTreeMap::<&str, usize>::new();
    for (id, report_after) in reports {
        let owner = &owners[&id];
        let found = report_after.findings(Some(owner), Date::in_wita(now_ms()));
        let found = found.iter().filter(|finding| finding.field != "year");
        let expected: Vec<String> = found
            .map(|finding| {
                *kinds.entry(finding.problem.code()).or_default() += 1;
                let label = report(AnnualReport::field(finding.field).unwrap()).label(LANG);
                format!("{label}: {}", explain_problem(LANG, finding.problem))
            })
            .collect();
        let said = books[2..].iter().find_map(|book| checked(book, id)).unwrap();
        assert_eq!(said, expected.join(" "), "{owner:?} {report_after:?}");
    }
    // Chance has made each contradiction at least once.
    let made: Vec<&str> = kinds.keys().copied().collect();
    assert_eq!(made.len(), 11, "{made:?}");
}
