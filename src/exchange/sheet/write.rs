//! Sheets as files: workbooks of Excel, and delimited text.

use super::book::{Cell, Merged, Sheet};
use super::harmless::harmless;
pub(super) use super::harmless::held;
use super::write_form::write_form;
use crate::domain::Date;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// Whole numbers from ten thousand on with their thousands parted, years and small counts as they are.
const NUMBER: &str = "[>=10000]#,##0;[<=-10000]-#,##0;General";
/// The widest that a column is made, in characters.
const WIDEST: usize = 48;

/// A workbook of Excel: headings stay in sight and can be filtered, numbers are numbers and days are days.
pub fn to_xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = begun()?;
    let (heading, number) = (Format::new().set_bold(), Format::new().set_num_format(NUMBER));
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name)?;
        if let Some(form) = &sheet.form {
            write_form(page, sheet, form)?;
            continue;
        }
        let lines = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let over = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center);
        for Merged { first, last } in &sheet.merged {
            page.merge_range(first.0 as u32, first.1 as u16, last.0 as u32, last.1 as u16, "", &over)?;
        }
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                match cell {
                    Cell::Empty => continue,
                    // As strings, which are never formulas, whatever they begin with.
                    Cell::Text(text) if row == 0 && is_table(sheet) => {
                        page.write_string_with_format(row, column, held(text), &heading)?
                    }
                    Cell::Text(text)
                        if sheet.merged.iter().any(|block| block.first == (row as usize, column as usize)) =>
                    {
                        page.write_string_with_format(row, column, held(text), &over)?
                    }
                    Cell::Text(text) if text.contains('\n') => {
                        page.write_string_with_format(row, column, held(text), &lines)?
                    }
                    Cell::Text(text) | Cell::Error(text) => page.write_string(row, column, held(text))?,
                    Cell::Number(value) => page.write_number_with_format(row, column, *value, &number)?,
                    Cell::Truth(truth) => page.write_boolean(row, column, *truth)?,
                    Cell::Date(date) => page.write_datetime_with_format(row, column, &day_of(*date)?, &day)?,
                };
            }
        }
        for (column, width) in widths(sheet).into_iter().enumerate() {
            page.set_column_width(column as u16, width as f64 + 2.0)?;
        }
        if is_table(sheet) {
            page.set_freeze_panes(1, 0)?;
            page.autofilter(0, 0, sheet.rows.len() as u32 - 1, sheet.rows[0].len() as u16 - 1)?;
        }
    }
    workbook.save_to_buffer()
}

/// A workbook without a sheet; the same sheets give the same bytes.
pub(super) fn begun() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2024, 5, 13)?));
    Ok(workbook)
}

/// A day as a workbook holds it.
pub(super) fn day_of(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(date.year() as u16, date.month(), date.day())
}

/// Whether a sheet has headings and not only names with their values.
fn is_table(sheet: &Sheet) -> bool {
    sheet.rows.len() > 1 && sheet.rows[0].len() > 2
}

fn widths(sheet: &Sheet) -> Vec<usize> {
    let mut widths = Vec::new();
    // A few rows tell how wide the others are.
    for row in sheet.rows.iter().take(200) {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.text().chars().count().min(WIDEST));
        }
    }
    widths
}

/// A sheet as delimited text in UTF-8 with a mark and `;`, as Excel opens it where the comma is the decimal sign.
///
/// Every delimited file that the program writes comes from here, so that no cell of any is a formula.
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in &sheet.rows {
        // Writing into memory does not fail.
        let _ = writer.write_record(row.iter().map(plain_cell));
    }
    writer.into_inner().unwrap_or_default()
}

/// The text of a cell; decimals with the comma of the offices.
fn plain_cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(_) => cell.text().replace('.', ","),
        _ => harmless(&cell.text()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::harmless::LONGEST;
    use super::super::open;
    use super::*;

    const HOSTILE: [&str; 12] = [
        "=1+1",
        "+62 811",
        "-2+3+cmd|' /C calc'!A0",
        "-1+HYPERLINK(\"http://127.0.0.1/?\"&A1;\"klik\")",
        "@SUM(A1)",
        "＝1+1",
        "＠SUM(1)",
        "'=1+1",
        "\"=1+1",
        "KUD A,=1+1",
        "KUD B;+1\n-1+1",
        "'Aisyiyah",
    ];

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// A table in which they stand in the headings, at the beginning of rows and at their end.
    fn sheet() -> Sheet {
        let row = |one: &&str| vec![text(one), Cell::Number(-1.5), text("x"), text(one)];
        let headings = vec![text("=A"), text("-b"), text("c"), text("＠d")];
        Sheet {
            name: "Daftar".into(),
            rows: std::iter::once(headings).chain(HOSTILE.iter().map(row)).collect(),
            ..Sheet::default()
        }
    }

    #[test]
    fn no_text_becomes_a_formula_in_delimited_text() {
        let sheet = Sheet {
            name: String::new(),
            rows: vec![vec![text("=A"), Cell::Number(1.5), text("-500")]],
            ..Sheet::default()
        };
        assert_eq!(String::from_utf8(to_csv(&sheet)).unwrap(), "\u{feff}'=A;1,5;-500\n");
        let file = String::from_utf8(to_csv(&self::sheet())).unwrap();
        // Whichever separator a program is set to, and whether it heeds quotes or not.
        for part in file.trim_start_matches('\u{feff}').split([';', ',', '\t', '|', '\n']) {
            let bare = part.trim_start_matches(['"', ' ']);
            let is_number = bare.starts_with('-') && bare[1..].chars().all(|c| c.is_ascii_digit());
            assert!(is_number || !bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{part}");
        }
    }

    #[test]
    fn no_text_becomes_a_formula_in_a_workbook() {
        use calamine::Reader;
        let file = to_xlsx(&[sheet()]).unwrap();
        let mut workbook = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(&file)).unwrap();
        assert_eq!(workbook.worksheet_formula("Daftar").unwrap().used_cells().count(), 0);
        for (row, hostile) in open(&file, None, None).unwrap().sheets[0].rows[1..].iter().zip(HOSTILE) {
            assert!(matches!(&row[0], Cell::Text(text) if text.ends_with(hostile)), "{row:?}");
        }
    }

    #[test]
    fn what_was_made_harmless_is_read_as_it_was() {
        for file in [to_csv(&sheet()), to_xlsx(&[sheet()]).unwrap()] {
            let mut rows = open(&file, None, None).unwrap().sheets.remove(0).rows;
            // Where a cell has two lines.
            rows.retain(|row| !row.is_empty());
            let said = |at: usize| rows[1..].iter().filter_map(|row| super::super::value::said(&row[at])).collect();
            let (first, last): (Vec<String>, Vec<String>) = (said(0), said(3));
            assert_eq!((first, last), (HOSTILE.map(str::to_owned).to_vec(), HOSTILE.map(str::to_owned).to_vec()));
        }
    }

    #[test]
    fn a_text_longer_than_a_cell_of_excel_holds_is_cut_off_even_in_a_heading() {
        let long = "a".repeat(LONGEST + 1);
        let rows = vec![vec![text(&long), text("b"), text("c")], vec![text("=1"), text("b"), text("c")]];
        assert!(to_xlsx(&[Sheet { name: "Daftar".into(), rows, ..Sheet::default() }]).is_ok());
    }

    #[test]
    fn of_a_workbook_four_hundred_columns_and_two_hundred_sheets_are_read_and_the_others_are_said() {
        use super::super::BookNote;
        let sheet = |at: usize, columns: usize| Sheet {
            name: format!("Lembar {at}"),
            rows: vec![vec![text("a")], (1..=columns).map(|at| text(&at.to_string())).collect()],
            ..Sheet::default()
        };
        let opened = |sheets: Vec<Sheet>| {
            let book = open(&to_xlsx(&sheets).unwrap(), None, None).unwrap();
            (book.sheets.len(), book.sheets[0].rows[1].len(), book.notes.first)
        };
        assert_eq!(opened(vec![sheet(1, 400)]), (1, 400, vec![]));
        let left_out = BookNote::ColumnsLeftOut { sheet: "Lembar 1".to_owned(), row: 2, columns: 1 };
        assert_eq!(opened(vec![sheet(1, 401)]), (1, 400, vec![left_out]));
        assert_eq!(opened((1..=200).map(|at| sheet(at, 3)).collect()), (200, 3, vec![]));
        let more = opened((1..=202).map(|at| sheet(at, 3)).collect());
        assert_eq!(more, (200, 3, vec![BookNote::SheetsLeftOut { sheets: 2 }]));
    }
}
