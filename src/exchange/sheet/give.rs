//! Lists given back: what the register holds, as sheets that can be brought in again.

use super::book::{Cell, Sheet};
use super::columns::Target;
use crate::domain::territory::Territory;
use crate::domain::{AnnualReport, AreaCode, Cooperative, Expectation, Id, Record};
use crate::i18n::{Label, Lang};
use crate::workspace::Tables;
use rustc_hash::FxHashSet;

/// The cooperatives of these ids in this order, their yearly reports, and what the list is: a sheet each. Columns in which
/// nothing stands are left out. `notes` are what the last sheet says: a name and a value in every row.
pub fn register_sheets(tables: &Tables, ids: &[Id], notes: &[(String, String)], lang: Lang) -> Vec<Sheet> {
    let cooperatives: Vec<&Cooperative> =
        ids.iter().filter_map(|id| Some(&tables.cooperatives.get_live(*id)?.value)).collect();
    let mut sheets = vec![cooperatives_sheet(&cooperatives, lang), reports_sheet(tables, ids, lang)];
    sheets.retain(|sheet| sheet.rows.len() > 1);
    let text = |text: &String| Cell::Text(text.clone());
    let notes = notes.iter().map(|(name, value)| vec![text(name), text(value)]).collect();
    sheets.push(Sheet { name: lang.about_this_list().to_owned(), rows: notes });
    sheets
}

fn cooperatives_sheet(cooperatives: &[&Cooperative], lang: Lang) -> Sheet {
    // Form and membership area stand in columns of their own.
    let own = |target: &Target| !matches!(target, Target::Report(_) | Target::FormAndArea);
    let targets: Vec<Target> = Target::all().into_iter().filter(own).collect();
    let rows = cooperatives.iter().map(|c| targets.iter().map(|target| cooperative_cell(c, *target, lang)).collect());
    let headings = targets.iter().map(|target| target.label(lang)).collect();
    filled(lang.page_cooperatives(), headings, rows.collect(), 1)
}

/// One row a cooperative and year, with what tells which cooperative it is.
fn reports_sheet(tables: &Tables, ids: &[Id], lang: Lang) -> Sheet {
    let keys = ["nik", "name", "legal_number", "district"].into_iter().filter_map(Cooperative::field);
    let keys: Vec<Target> = keys.map(Target::Cooperative).collect();
    let figures: Vec<usize> =
        (0..AnnualReport::FIELDS.len()).filter(|at| AnnualReport::FIELDS[*at].name != "cooperative").collect();
    let wanted: FxHashSet<Id> = ids.iter().copied().collect();
    let reports = tables.annual_reports.live().filter(|row| wanted.contains(&row.value.cooperative));
    let rows = reports.filter_map(|row| {
        let c = &tables.cooperatives.get_live(row.value.cooperative)?.value;
        let who = keys.iter().map(|target| cooperative_cell(c, *target, lang));
        Some(who.chain(figures.iter().map(|field| cell(&row.value, *field, lang))).collect::<Vec<_>>())
    });
    let headings = keys.iter().copied().chain(figures.iter().map(|field| Target::Report(*field)));
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
    Sheet { name: name.to_owned(), rows }
}

fn cooperative_cell(c: &Cooperative, target: Target, lang: Lang) -> Cell {
    let certificate = c.certificate.as_ref();
    let text = |text: Option<&str>| text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()));
    let date = |date: Option<crate::domain::Date>| date.map_or(Cell::Empty, Cell::Date);
    let degrees = |degrees: Option<f64>| degrees.map_or(Cell::Empty, Cell::Number);
    match target {
        Target::Cooperative(field) => cell(c, field, lang),
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
        Target::FormAndArea | Target::Report(_) => Cell::Empty,
    }
}

/// A field as a spreadsheet holds it: numbers as numbers, days as days, codes by what they are called.
fn cell<R: Record>(record: &R, field: usize, lang: Lang) -> Cell {
    if record.is_empty(field) {
        return Cell::Empty;
    }
    let (info, value) = (&R::FIELDS[field], record.to_json(field));
    let text = value.as_str().unwrap_or_default();
    match info.expects {
        Expectation::Count | Expectation::Rupiah | Expectation::Year => {
            value.as_f64().map_or(Cell::Empty, Cell::Number)
        }
        Expectation::Date => text.parse().map_or(Cell::Empty, Cell::Date),
        Expectation::Area => {
            let name = text.parse::<AreaCode>().ok().and_then(|code| Territory::current().name_of(code));
            Cell::Text(name.unwrap_or(text).to_owned())
        }
        Expectation::Text(_) => Cell::Text(text.to_owned()),
        _ => Cell::Text(lang.value(R::TABLE, info.name, &value)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::trim;
    use super::super::{Class, Listing, Plan, open, to_csv, to_xlsx};
    use super::*;
    use crate::sample;

    fn sheets(tables: &Tables) -> Vec<Sheet> {
        let ids: Vec<Id> = tables.cooperatives.live().map(|row| row.id).collect();
        register_sheets(tables, &ids, &[("Isi".to_owned(), "Seluruh koperasi".to_owned())], Lang::Id)
    }

    fn expect_all_equal(sheet: &Sheet, tables: &Tables, what: &str) {
        let plan = Plan::propose(sheet);
        assert!(plan.columns.iter().all(|column| column.target.is_some()), "{what}: {:?}", plan.columns);
        let listing = Listing::new(sheet, &plan, tables, 1, [9; 10], &mut |_, _| {});
        assert_eq!(listing.summary().rows, [(Class::Equal, sheet.rows.len() - 1)].into(), "{what}");
    }

    #[test]
    fn what_is_given_back_is_brought_in_again_without_loss() {
        let tables = sample::fictional(&sample::Options { cooperatives: 300, ..sample::Options::default() });
        let sheets = sheets(&tables);
        assert_eq!(sheets.len(), 3);
        assert!(sheets[1].rows.len() > sheets[0].rows.len() * 3);
        let workbook = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
        for (at, sheet) in sheets.iter().enumerate().take(2) {
            expect_all_equal(sheet, &tables, &sheet.name);
            expect_all_equal(&workbook.sheets[at], &tables, "workbook");
            let text = open(&to_csv(sheet), None, None).unwrap();
            expect_all_equal(&text.sheets[0], &tables, "delimited text");
        }
        assert_eq!(workbook.sheets[2].rows[0][0], Cell::Text("Isi".to_owned()));
        // Elsewhere, too, nobody counts an invented cooperative as a real one.
        let plan = Plan::propose(&workbook.sheets[0]);
        let empty = Tables::default();
        let brought = Listing::new(&workbook.sheets[0], &plan, &empty, 1, [9; 10], &mut |_, _| {});
        let stamp = crate::replica::Stamp::default();
        let rows = brought.outcome(&empty, &crate::replica::VersionVector::default(), &plan, stamp).rows;
        assert!(rows.cooperatives.rows().len() > 250 && rows.cooperatives.live().all(|row| row.value.fictional));
    }

    #[test]
    fn numbers_and_days_stay_what_they_are_in_a_workbook() {
        let tables = sample::fictional(&sample::Options { cooperatives: 5, ..sample::Options::default() });
        let mut sheets = sheets(&tables);
        let workbook = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
        sheets.iter_mut().for_each(trim);
        assert!(workbook.sheets == sheets);
    }
}
