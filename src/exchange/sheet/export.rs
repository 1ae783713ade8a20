//! Lists given back: what the register holds, as sheets that can be brought in again.

use super::book::{Cell, Sheet};
use super::columns::{OfficerPart, Target};
use crate::domain::territory::Territory;
use crate::domain::{Amendment, AnnualReport, AreaCode, Cooperative, Date, Expectation, Id, Officer, Record};
use crate::i18n::{Label, Lang};
use crate::workspace::Tables;
use rustc_hash::FxHashSet;

/// The cooperatives of these ids in this order, their yearly reports, and what the list is: a sheet each. Columns in which
/// nothing stands are left out. `notes` are what the last sheet says: a name and a value in every row.
pub fn register_sheets(tables: &Tables, ids: &[Id], notes: &[(String, String)], lang: Lang) -> Vec<Sheet> {
    let cooperatives: Vec<&Cooperative> =
        ids.iter().filter_map(|id| Some(&tables.cooperatives.get_live(*id)?.value)).collect();
    let mut sheets = vec![
        cooperatives_sheet(&cooperatives, lang),
        reports_sheet(tables, ids, lang),
        officers_sheet(&cooperatives, lang),
        amendments_sheet(&cooperatives, lang),
    ];
    sheets.retain(|sheet| sheet.rows.len() > 1);
    let text = |text: &String| Cell::Text(text.clone());
    let notes = notes.iter().map(|(name, value)| vec![text(name), text(value)]).collect();
    sheets.push(Sheet { name: lang.about_this_list().to_owned(), rows: notes, ..Sheet::default() });
    sheets
}

fn cooperatives_sheet(cooperatives: &[&Cooperative], lang: Lang) -> Sheet {
    // Form and membership area stand in columns of their own.
    let own = |target: &Target| {
        !matches!(target, Target::Field(AnnualReport::TABLE, _) | Target::FormAndArea) && !is_listed(*target)
    };
    let targets: Vec<Target> = Target::all().into_iter().filter(own).collect();
    let rows = cooperatives.iter().map(|c| targets.iter().map(|target| cooperative_cell(c, *target, lang)).collect());
    let headings = targets.iter().map(|target| target.label(lang)).collect();
    filled(lang.page_cooperatives(), headings, rows.collect(), 1)
}

/// Whether it is of something of which a cooperative has several.
const fn is_listed(target: Target) -> bool {
    matches!(target, Target::OneOfficer(_) | Target::AmendmentNumber | Target::AmendmentDate)
}

/// What tells which cooperative a row is of.
fn keys() -> Vec<Target> {
    let keys = ["nik", "name", "legal_number", "district"].into_iter().filter_map(Cooperative::field);
    keys.map(|field| Target::Field(Cooperative::TABLE, field)).collect()
}

/// One row an officer, with the term.
fn officers_sheet(cooperatives: &[&Cooperative], lang: Lang) -> Sheet {
    let targets: Vec<Target> = OfficerPart::ALL.into_iter().map(Target::OneOfficer).collect();
    let cells = |officer: &Officer| {
        let date = |date: Option<Date>| date.map_or(Cell::Empty, Cell::Date);
        let text = |text: &str| Cell::Text(text.to_owned());
        vec![
            text(&officer.name),
            text(officer.role.label(lang)),
            officer.sex.map_or(Cell::Empty, |sex| text(sex.label(lang))),
            officer.phone.as_deref().map_or(Cell::Empty, text),
            date(officer.from),
            date(officer.until),
        ]
    };
    listed(lang.officers(), cooperatives, &targets, |c| c.officers.iter().map(cells).collect(), lang)
}

/// One row an amendment of the articles.
fn amendments_sheet(cooperatives: &[&Cooperative], lang: Lang) -> Sheet {
    let targets = [Target::AmendmentNumber, Target::AmendmentDate];
    let cells = |amendment: &Amendment| {
        vec![Cell::Text(amendment.number.to_string()), amendment.date.map_or(Cell::Empty, Cell::Date)]
    };
    listed(lang.amendments(), cooperatives, &targets, |c| c.amendments.iter().map(cells).collect(), lang)
}

/// A sheet of what a cooperative has several of, with what tells which cooperative it is.
fn listed(
    name: &str,
    cooperatives: &[&Cooperative],
    targets: &[Target],
    cells: impl Fn(&Cooperative) -> Vec<Vec<Cell>>,
    lang: Lang,
) -> Sheet {
    let keys = keys();
    let rows = cooperatives.iter().flat_map(|c| {
        let who: Vec<Cell> = keys.iter().map(|target| cooperative_cell(c, *target, lang)).collect();
        cells(c).into_iter().map(move |cells| who.iter().cloned().chain(cells).collect())
    });
    let headings = keys.iter().chain(targets).map(|target| target.label(lang)).collect();
    filled(name, headings, rows.collect(), keys.len() + 1)
}

/// One row a cooperative and year, with what tells which cooperative it is.
fn reports_sheet(tables: &Tables, ids: &[Id], lang: Lang) -> Sheet {
    let keys = keys();
    let figures: Vec<usize> =
        (0..AnnualReport::FIELDS.len()).filter(|at| AnnualReport::NAMES[*at] != "cooperative").collect();
    let wanted: FxHashSet<Id> = ids.iter().copied().collect();
    let reports = tables.annual_reports.live().filter(|row| wanted.contains(&row.value.cooperative));
    let rows = reports.filter_map(|row| {
        let c = &tables.cooperatives.get_live(*row.value.cooperative)?.value;
        let who = keys.iter().map(|target| cooperative_cell(c, *target, lang));
        Some(who.chain(figures.iter().map(|field| field_cell(&row.value, *field, lang))).collect::<Vec<_>>())
    });
    let headings = keys.iter().copied().chain(figures.iter().map(|field| Target::Field(AnnualReport::TABLE, *field)));
    filled(lang.yearly_reports(), headings.map(|target| target.label(lang)).collect(), rows.collect(), keys.len() + 1)
}

/// A sheet without the columns in which nothing stands, but for the first ones.
fn filled(name: &str, headings: Vec<String>, mut rows: Vec<Vec<Cell>>, always: usize) -> Sheet {
    let kept: Vec<bool> =
        (0..headings.len()).map(|at| at < always || rows.iter().any(|row| !row[at].is_empty())).collect();
    let keep = |row: &mut Vec<Cell>| {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            kept[at - 1]
        });
    };
    rows.insert(0, headings.into_iter().map(Cell::Text).collect());
    rows.iter_mut().for_each(keep);
    Sheet { name: name.to_owned(), rows, ..Sheet::default() }
}

/// What of a cooperative a column of that meaning holds; nothing where it is of something of which there are several.
pub(super) fn cooperative_cell(c: &Cooperative, target: Target, lang: Lang) -> Cell {
    let certificate = c.certificate.as_ref();
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let date = |date: Option<crate::domain::Date>| date.map_or(Cell::Empty, Cell::Date);
    let degrees = |degrees: Option<f64>| degrees.map_or(Cell::Empty, Cell::Number);
    match target {
        Target::Field(Cooperative::TABLE, field) => field_cell(c, field, lang),
        Target::Latitude => degrees(c.position.map(|position| position.lat())),
        Target::Longitude => degrees(c.position.map(|position| position.lon())),
        Target::CertificateState => text(certificate.map(|certificate| certificate.state.label(lang))),
        Target::CertificateNumber => text(certificate.and_then(|certificate| certificate.number.as_deref())),
        Target::CertificateIssued => date(certificate.and_then(|certificate| certificate.issued)),
        Target::CertificateExpires => date(certificate.and_then(|certificate| certificate.expires)),
        Target::Officer(role) => {
            let holds = c.officers.iter().find(|officer| officer.role == role && officer.until.is_none());
            text(holds.map(|officer| &*officer.name))
        }
        Target::FormAndArea
        | Target::Field(..)
        | Target::OneOfficer(_)
        | Target::AmendmentNumber
        | Target::AmendmentDate
        | Target::Record
        | Target::Figure(_)
        | Target::Plan(_)
        | Target::Enterprise(_)
        | Target::Financing(_)
        | Target::Person(_)
        | Target::Total(_)
        | Target::Rung(_) => Cell::Empty,
    }
}

/// A field as a spreadsheet holds it: numbers as numbers, days as days, codes by what they are called.
pub fn field_cell<R: Record>(record: &R, field: usize, lang: Lang) -> Cell {
    if !record.says(field) {
        return Cell::Empty;
    }
    let (info, value) = (&R::FIELDS[field], record.to_json(field));
    let text = value.as_str().unwrap_or_default();
    match info.expects {
        Expectation::Count | Expectation::Rupiah | Expectation::Quantity | Expectation::Year => {
            value.as_f64().map_or(Cell::Empty, Cell::Number)
        }
        Expectation::Date => text.parse().map_or(Cell::Empty, Cell::Date),
        Expectation::Area => {
            let name = text.parse::<AreaCode>().ok().and_then(|code| Territory::current().name_of(code));
            Cell::Text(name.unwrap_or(text).to_owned())
        }
        Expectation::Text(_) => Cell::Text(text.to_owned()),
        _ => Cell::Text(lang.value(Some(info), &value)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::open::trim;
    use super::super::{Class, Plan, open, to_csv, to_xlsx};
    use super::*;
    use crate::sample;

    fn sheets(tables: &Tables) -> Vec<Sheet> {
        let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
        register_sheets(tables, &ids, &[("Isi".to_owned(), "Seluruh koperasi".to_owned())], Lang::Id)
    }

    fn expect_all_equal(sheet: &Sheet, tables: &Tables, what: &str) {
        let plan = Plan::propose(sheet);
        assert!(plan.columns.iter().all(|column| column.target.is_some()), "{what}: {:?}", plan.columns);
        let listing = super::super::cooperatives::cooperatives_beside(
            sheet,
            &plan,
            tables,
            1_800_000_000_000,
            [9; 10],
            &mut |_, _| {},
        );
        assert_eq!(listing.summary().rows, [(Class::Equal, sheet.rows.len() - 1)].into(), "{what}");
    }

    #[test]
    fn what_is_given_back_is_brought_in_again_without_loss() {
        let tables = sample::fictional(&sample::Options { cooperatives: 300, ..sample::Options::default() });
        let sheets = sheets(&tables);
        assert_eq!(sheets.len(), 5);
        assert!(sheets[1].rows.len() > sheets[0].rows.len() * 3);
        let workbook = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
        for (at, sheet) in sheets.iter().enumerate().take(4) {
            expect_all_equal(sheet, &tables, &sheet.name);
            expect_all_equal(&workbook.sheets[at], &tables, "workbook");
            let text = open(&to_csv(sheet), None, None).unwrap();
            expect_all_equal(&text.sheets[0], &tables, "delimited text");
        }
        assert_eq!(workbook.sheets[4].rows[0][0], Cell::Text("Isi".to_owned()));
        // Elsewhere, too, nobody counts an invented cooperative as a real one.
        let plan = Plan::propose(&workbook.sheets[0]);
        let empty = Tables::default();
        let brought = super::super::cooperatives::cooperatives_beside(
            &workbook.sheets[0],
            &plan,
            &empty,
            1_800_000_000_000,
            [9; 10],
            &mut |_, _| {},
        );
        let stamp = crate::replica::Stamp::default();
        let rows = brought.outcome(&empty, &crate::replica::Knowledge::default(), &plan, stamp).rows;
        assert!(rows.cooperatives.rows().len() > 250 && rows.cooperatives.live().all(|row| row.value.fictional));
    }

    /// Brings a sheet in; what looks alike is another cooperative.
    fn bring(sheet: &Sheet, tables: &mut Tables) {
        let plan = Plan::propose(sheet);
        let mut listing = super::super::cooperatives::cooperatives_beside(
            sheet,
            &plan,
            tables,
            1_800_000_000_000,
            [9; 10],
            &mut |_, _| {},
        );
        listing.decide_all_new(tables);
        assert_eq!(listing.refused(), []);
        let stamp = crate::replica::Stamp { time: 1, ..Default::default() };
        let rows = listing.outcome(tables, &crate::replica::Knowledge::default(), &plan, stamp).rows;
        for row in rows.cooperatives.rows() {
            tables.cooperatives.insert(row.clone());
        }
        for row in rows.annual_reports.rows() {
            tables.annual_reports.insert(row.clone());
        }
    }

    #[test]
    fn officers_with_their_terms_and_amendments_come_in_elsewhere_as_they_were() {
        let mut tables = sample::fictional(&sample::Options { cooperatives: 40, ..sample::Options::default() });
        let first = tables.cooperatives.rows()[0].clone();
        let date = |year| Date::new(year, 1, 1).ok();
        let text = |text: &str| crate::domain::Text::new(text).unwrap();
        // Who has held an office twice, and two who hold the same one.
        let term = |from, until| Officer {
            name: text("Siti Aminah"),
            role: crate::domain::OfficerRole::Chair,
            from: date(from),
            until: date(until),
            ..Officer::default()
        };
        let mut value = first.value.clone();
        value.officers = vec![term(2010, 2015), term(2020, 2025)];
        for name in ["Eka", "Dwi"] {
            let role = crate::domain::OfficerRole::Supervisor;
            value.officers.push(Officer { name: text(name), role, phone: Some(text("0811 1")), ..Officer::default() });
        }
        value.amendments =
            ["1/PAD/2001", "2/PAD/2011"].map(|number| Amendment { number: text(number), date: date(2011) }).into();
        tables.cooperatives.insert(crate::replica::Row { value, ..first });
        let workbook = open(&to_xlsx(&sheets(&tables)).unwrap(), None, None).unwrap();
        let mut elsewhere = Tables::default();
        workbook.sheets[..4].iter().for_each(|sheet| bring(sheet, &mut elsewhere));
        let told = |tables: &Tables| {
            let told = tables.cooperatives.live().map(|row| {
                let mut officers: Vec<String> =
                    row.value.officers.iter().map(|officer| format!("{officer:?}")).collect();
                officers.sort();
                (row.value.name.to_string(), row.value.nik.clone(), officers, row.value.amendments.clone())
            });
            let mut told: Vec<_> = told.collect();
            told.sort_by(|a, b| (&a.0, &a.1, &a.2).cmp(&(&b.0, &b.1, &b.2)));
            told
        };
        assert_eq!(told(&elsewhere), told(&tables));
        assert_eq!(elsewhere.annual_reports.live().count(), tables.annual_reports.live().count());
    }

    #[test]
    fn numbers_and_days_stay_what_they_are_in_a_workbook() {
        let tables = sample::fictional(&sample::Options { cooperatives: 5, ..sample::Options::default() });
        let mut sheets = sheets(&tables);
        let workbook = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
        sheets.iter_mut().for_each(trim);
        assert!(workbook.sheets == sheets);
    }

    #[test]
    fn names_that_look_like_formulas_come_back_as_the_names_that_they_are() {
        let list = "Nama;Kabupaten;Alamat\n'+1+1;Tapin;-\n\"-1+HYPERLINK(\"\"http://127.0.0.1/?\"\"&A1;\"\"klik\"\")\";Tapin;-\n\
            -2+3+cmd|' /C calc'!A0;Tapin;=1\n@SUM(1);Tapin;\"'=1\"\nKUD A,=1+1;Tapin;Jl. 5\n";
        let mut tables = Tables::default();
        let text = open(list.as_bytes(), None, None).unwrap();
        bring(&text.sheets[0], &mut tables);
        let mut names: Vec<String> = tables.cooperatives.live().map(|row| row.value.name.to_string()).collect();
        names.sort();
        assert_eq!(names[..3], ["+1+1", "-1+HYPERLINK(\"http://127.0.0.1/?\"&A1;\"klik\")", "-2+3+cmd|' /C calc'!A0"]);
        assert_eq!(names[3..], ["@SUM(1)", "KUD A,=1+1"]);
        let sheet = &sheets(&tables)[0];
        for file in [to_csv(sheet), to_xlsx(std::slice::from_ref(sheet)).unwrap()] {
            expect_all_equal(&open(&file, None, None).unwrap().sheets[0], &tables, "given back");
        }
    }

    #[test]
    fn what_tells_of_which_cooperative_a_row_is_has_its_columns_even_where_nothing_is_known() {
        use crate::domain::{BookYear, Ref, Text};
        use crate::replica::{Row, Stamp};
        let mut tables = Tables::default();
        let (id, year) = (Id::new(1, [1; 10]), BookYear::new(2023).unwrap());
        let day = Date::new(1990, 3, 12).ok();
        let c = Cooperative { name: Text::new("KUD Maju").unwrap(), legal_date: day, ..Cooperative::default() };
        assert_eq!(field_cell(&c, Cooperative::AT.legal_date, Lang::Id), Cell::Date(day.unwrap()));
        let report = AnnualReport { cooperative: Ref::to(id), year, staff: Some(7.into()), ..AnnualReport::default() };
        tables.cooperatives.insert(Row::new(id, c, Stamp::default()));
        tables.annual_reports.insert(Row::new(AnnualReport::id(id, year), report, Stamp::default()));
        let headings: Vec<String> = sheets(&tables)[1].rows[0].iter().map(Cell::text).collect();
        let report =
            [AnnualReport::AT.year, AnnualReport::AT.staff].map(|field| Target::Field(AnnualReport::TABLE, field));
        let expected: Vec<String> = keys().into_iter().chain(report).map(|target| target.label(Lang::Id)).collect();
        assert_eq!(headings, expected);
    }
}
