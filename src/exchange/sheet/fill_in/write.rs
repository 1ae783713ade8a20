//! The workbook that is given out: what stands in it, which needs the register, and the file, which needs the library for
//! workbooks. The two live in two workers.

use super::checks::{Formulas, told};
use super::given::{About, Form, Given};
use super::validation::{Choices, Places, hint, validation};
use super::{Asked, GivenOut};
use crate::domain::{AnnualReport, BookYear, Cooperative, Expectation, Id, Record};
use crate::exchange::sheet::book::{Cell, Sheet};
use crate::exchange::sheet::columns::Target;
use crate::exchange::sheet::export::{cooperative_cell, field_cell};
use crate::exchange::sheet::write::{begun, day_of, held};
use crate::i18n::Lang;
use crate::workspace::Tables;
use rust_xlsxwriter::{
    ConditionalFormatFormula, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions, Worksheet, XlsxError,
    utility::{column_number_to_name, row_col_to_cell_absolute},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What can be filled in, what cannot, and where something contradicts.
const OPEN: u32 = 0xFF_F8_DC;
const SHUT: u32 = 0xEE_EE_EE;
const WRONG: u32 = 0xF8_CB_AD;
/// How the formats of amounts and days are written.
const NUMBER: &str = "#,##0";
const DAY: &str = "dd/mm/yyyy";
/// The columns of the form of one cooperative: the code of a field, what it is called, its value, its hint.
const CODE: u16 = 0;
const LABEL: u16 = 1;
const VALUE: u16 = 2;
const HINT: u16 = 3;
const YEAR: usize = AnnualReport::AT.year;

/// What of a record a cell holds: of the cooperative, or of its report on the year that is asked.
pub(super) fn cell_of(tables: &Tables, id: Id, target: Target, asked: Asked, lang: Lang) -> Cell {
    let report = || tables.annual_reports.get_live(AnnualReport::id(id, asked.year?));
    match target {
        Target::Record => Cell::Text(id.to_string()),
        Target::Field(AnnualReport::TABLE, YEAR) => {
            asked.year.map_or(Cell::Empty, |year| Cell::Number(year.get().into()))
        }
        Target::Field(AnnualReport::TABLE, field) => {
            report().map_or(Cell::Empty, |row| field_cell(&row.value, field, lang))
        }
        _ => tables.cooperatives.get_live(id).map_or(Cell::Empty, |row| cooperative_cell(&row.value, target, lang)),
    }
}

/// What a workbook to fill in holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FillIn {
    asked: Asked,
    notes: Vec<(String, String)>,
    lang: Lang,
    form: Form,
    keys: usize,
    /// The id, what tells which record it is, and what can be filled in.
    targets: Vec<Target>,
    records: Vec<Row>,
    places: Places,
}

/// A cooperative of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Row {
    id: Id,
    cells: Vec<Cell>,
    check: Option<Check>,
}

/// The formula that says what contradicts, and what it says now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Check {
    formula: String,
    now: String,
}

impl FillIn {
    /// The cooperatives of these ids in this order, with what the register knows of them: each in a row, or one alone as a
    /// form, whose fields stand below each other so that a telephone shows them. Those that the register does not have are
    /// left out.
    pub fn of(tables: &Tables, ids: &[Id], out: &GivenOut<'_>) -> Self {
        let (asked, lang) = (out.asked, out.lang);
        let keys = asked.keys();
        let count = keys.len();
        let targets: Vec<Target> = std::iter::once(Target::Record).chain(keys).chain(asked.fields()).collect();
        let mut seen = BTreeSet::new();
        let owners = ids.iter().filter(|id| seen.insert(**id));
        let owners: Vec<_> = owners.filter_map(|id| tables.cooperatives.get_live(*id)).collect();
        let form = if owners.len() == 1 { Form::Single } else { Form::Rows };
        let districts = owners.iter().filter_map(|row| row.value.district).collect();
        let records = owners.iter().map(|row| Row {
            id: row.id,
            cells: targets.iter().map(|target| cell_of(tables, row.id, *target, asked, lang)).collect(),
            check: None,
        });
        let (records, notes) = (records.collect(), out.notes.to_vec());
        let places = Places::of(tables, &districts);
        let mut sheet = Self { asked, notes, lang, form, keys: count, targets, records, places };
        for (at, owner) in owners.iter().enumerate() {
            sheet.records[at].check = asked.year.map(|year| sheet.check(at, &owner.value, year, tables, out));
        }
        sheet
    }

    /// The check of a record's report.
    fn check(&self, record: usize, owner: &Cooperative, year: BookYear, tables: &Tables, out: &GivenOut<'_>) -> Check {
        let cell = |target: Target| {
            let at = self.targets.iter().position(|of| *of == target).filter(|at| *at > self.keys)?;
            let (row, column) = self.place(record, at);
            Some(row_col_to_cell_absolute(row, column).replace('$', ""))
        };
        let report = tables.annual_reports.get_live(AnnualReport::id(self.records[record].id, year));
        let now = report.map(|report| told(&report.value, owner, out)).unwrap_or_default();
        Check { formula: Formulas { owner, year, cell: &cell, out }.all(), now }
    }

    /// The workbook.
    pub fn to_xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = begun()?;
        let mut choices = Choices::default();
        self.write(workbook.add_worksheet(), &mut choices)?;
        self.write_hints(workbook.add_worksheet())?;
        for sheet in [choices.sheet(), self.given().sheet()] {
            write_hidden(workbook.add_worksheet(), &sheet)?;
        }
        workbook.save_to_buffer()
    }

    fn given(&self) -> Given {
        let lang = self.lang;
        let sheets = [lang.fill_in_sheet(), lang.fill_in_hints()].map(str::to_owned).to_vec();
        let about = About { form: self.form, year: self.asked.year, lang, keys: self.keys, sheets };
        let rows = self.records.iter().map(|row| (row.id, row.cells[1..].iter().map(Cell::text).collect()));
        Given { about, targets: self.targets[1..].to_vec(), rows: rows.collect() }
    }

    /// Where a record has the cell of a target, by their places; behind the last target is that of the check.
    fn place(&self, record: usize, target: usize) -> (u32, u16) {
        match self.form {
            Form::Rows => (record as u32 + 1, target as u16),
            Form::Single => (target as u32 + 1, VALUE),
        }
    }

    fn write(&self, page: &mut Worksheet, choices: &mut Choices) -> Result<(), XlsxError> {
        page.set_name(self.lang.fill_in_sheet())?;
        self.write_labels(page)?;
        let formats = Formats::new();
        for (record, row) in self.records.iter().enumerate() {
            for (at, (target, cell)) in self.targets.iter().zip(&row.cells).enumerate() {
                let is_open = at > self.keys;
                write_cell(page, self.place(record, at), cell, &formats.of(*target, is_open))?;
            }
        }
        for (at, target) in self.targets.iter().enumerate().skip(self.keys + 1) {
            let fits = validation(*target, self.asked, self.lang, &self.places, choices)?;
            let Some(last) = self.records.len().checked_sub(1) else { continue };
            let ((row, column), (last_row, last_column)) = (self.place(0, at), self.place(last, at));
            page.add_data_validation(row, column, last_row, last_column, &fits)?;
        }
        self.write_checks(page)?;
        page.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            sort: true,
            use_autofilter: true,
            ..ProtectionOptions::new()
        });
        Ok(())
    }

    /// What the cells are: headings in the first row, or the names and hints of a form.
    fn write_labels(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let (lang, bold) = (self.lang, Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top));
        let check = self.asked.year.map(|_| lang.fill_in_check().to_owned());
        let labels = self.targets.iter().map(|target| target.label(lang)).chain(check);
        match self.form {
            Form::Rows => {
                for (at, label) in labels.enumerate() {
                    let width = if at == self.targets.len() { 60 } else { label.chars().count().clamp(12, 28) };
                    page.write_string_with_format(0, at as u16, label, &bold)?;
                    page.set_column_width(at as u16, width as f64 + 2.0)?;
                }
                page.set_column_width(1, 36)?;
                page.set_column_hidden(0)?;
                page.set_freeze_panes(1, 2)?;
                page.autofilter(0, 0, self.records.len() as u32, self.targets.len() as u16 - 1)?;
                page.set_landscape().set_repeat_rows(0, 0)?;
            }
            Form::Single => {
                let headings = [lang.fill_in_code(), lang.fill_in_field(), lang.fill_in_value(), lang.fill_in_hints()];
                for (at, heading) in headings.into_iter().enumerate() {
                    page.write_string_with_format(0, at as u16, heading, &bold)?;
                }
                let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
                for (at, label) in labels.enumerate() {
                    let row = at as u32 + 1;
                    page.write_string_with_format(row, LABEL, label, &wrapped)?;
                    if let Some(target) = self.targets.get(at) {
                        page.write_string(row, CODE, target.code())?;
                        if at > self.keys {
                            page.write_string_with_format(row, HINT, hint(*target, self.asked, lang), &wrapped)?;
                        }
                    }
                }
                for (column, width) in [(LABEL, 30), (VALUE, 30), (HINT, 60)] {
                    page.set_column_width(column, width)?;
                }
                page.set_column_hidden(CODE)?;
                page.set_row_hidden(1)?;
                page.set_freeze_panes(1, 0)?;
            }
        }
        page.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// The formulas that say what contradicts, each with what it says now, and the mark of what they say it of.
    fn write_checks(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        page.set_formula_result_default("");
        let shown = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_background_color(SHUT);
        for (record, row) in self.records.iter().enumerate() {
            let Some(Check { formula, now }) = &row.check else { continue };
            let (row, column) = self.place(record, self.targets.len());
            page.write_formula_with_format(row, column, Formula::new(formula).set_result(now), &shown)?;
        }
        let Some(last) = self.records.len().checked_sub(1).filter(|_| self.asked.year.is_some()) else { return Ok(()) };
        // One mark for all names: the row of the check follows that of the name.
        let (row, column) = self.place(0, self.targets.len());
        let rule = format!("=LEN(${}{})>0", column_number_to_name(column), row + 1);
        let mark = ConditionalFormatFormula::new().set_rule(rule.as_str());
        let mark = mark.set_format(Format::new().set_background_color(WRONG));
        let ((first_row, name), (last_row, _)) = (self.place(0, 1), self.place(last, 1));
        page.add_conditional_format(first_row, name, last_row, name, &mark)?;
        Ok(())
    }

    /// What the sheet is for and how it is filled in.
    fn write_hints(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        let lang = self.lang;
        page.set_name(lang.fill_in_hints())?;
        let year =
            self.asked.year.map(|year| (lang.field(AnnualReport::TABLE, "year").to_owned(), year.get().to_string()));
        let mut row = 0;
        for (name, value) in year.iter().chain(&self.notes) {
            page.write_string_with_format(row, 0, held(name), &Format::new().set_bold().set_align(FormatAlign::Top))?;
            page.write_string_with_format(row, 1, held(value), &Format::new().set_text_wrap())?;
            row += 1;
        }
        let hints = [
            lang.fill_in_hint_cells().to_owned(),
            lang.fill_in_hint_empty().to_owned(),
            lang.fill_in_hint_checks(lang.fill_in_check()),
            lang.fill_in_hint_rows().to_owned(),
            lang.fill_in_hint_return(lang.page_lists()),
        ];
        for (at, hint) in hints.into_iter().enumerate() {
            page.write_string_with_format(row, 0, format!("{}.", at + 1), &Format::new().set_align(FormatAlign::Top))?;
            page.write_string_with_format(row, 1, hint, &Format::new().set_text_wrap())?;
            row += 1;
        }
        page.set_column_width(0, 18)?.set_column_width(1, 80)?;
        page.protect();
        Ok(())
    }
}

fn write_cell(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Cell::Date(date) => page.write_datetime_with_format(row, column, &day_of(*date)?, format)?,
        Cell::Truth(truth) => page.write_boolean_with_format(row, column, *truth, format)?,
        Cell::Text(text) | Cell::Error(text) => page.write_string_with_format(row, column, held(text), format)?,
        Cell::Empty => page.write_blank(row, column, format)?,
    };
    Ok(())
}

/// How cells look.
struct Formats {
    open: Format,
    shut: Format,
}

impl Formats {
    fn new() -> Self {
        let cell =
            || Format::new().set_border(FormatBorder::Thin).set_border_color(0xBB_BB_BB).set_align(FormatAlign::Top);
        Self { open: cell().set_unlocked().set_background_color(OPEN), shut: cell().set_background_color(SHUT) }
    }

    /// That of the cells of a target. What is a text stays one, with its zeros.
    fn of(&self, target: Target, is_open: bool) -> Format {
        let format = if is_open { self.open.clone() } else { self.shut.clone() };
        match (target, target.expects()) {
            (Target::Latitude | Target::Longitude, _) | (_, Some(Expectation::Year)) => format,
            (_, Some(Expectation::Count | Expectation::Rupiah)) => format.set_num_format(NUMBER),
            (_, Some(Expectation::Date)) => format.set_num_format(DAY),
            (_, Some(Expectation::Text(_))) | (Target::CertificateNumber, _) => {
                format.set_num_format("@").set_text_wrap()
            }
            _ => format.set_text_wrap(),
        }
    }
}

/// A sheet that no menu shows.
fn write_hidden(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if !cell.is_empty() {
                page.write_string(row as u32, column as u16, held(&cell.text()))?;
            }
        }
    }
    page.protect();
    page.set_very_hidden(true);
    Ok(())
}
