//! Sheets as files: workbooks of Excel, and delimited text.

use super::book::{Cell, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// Whole numbers from ten thousand on with their thousands parted, years and small counts as they are.
const NUMBER: &str = "[>=10000]#,##0;[<=-10000]-#,##0;General";
/// The longest text that a cell of Excel holds.
const LONGEST: usize = 32_767;
/// The widest that a column is made, in characters.
const WIDEST: usize = 48;

/// A workbook of Excel: headings stay in sight and can be filtered, numbers are numbers and days are days.
pub fn to_xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same list gives the same bytes.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2024, 5, 13)?));
    let (heading, number) = (Format::new().set_bold(), Format::new().set_num_format(NUMBER));
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name)?;
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (row, column) = (row as u32, column as u16);
                match cell {
                    Cell::Empty => continue,
                    Cell::Text(text) if row == 0 && is_table(sheet) => {
                        page.write_string_with_format(row, column, text, &heading)?
                    }
                    Cell::Text(text) => {
                        page.write_string(row, column, text.chars().take(LONGEST).collect::<String>())?
                    }
                    Cell::Number(value) => page.write_number_with_format(row, column, *value, &number)?,
                    Cell::Truth(truth) => page.write_boolean(row, column, *truth)?,
                    Cell::Date(date) => {
                        let moment = ExcelDateTime::from_ymd(date.year() as u16, date.month(), date.day())?;
                        page.write_datetime_with_format(row, column, &moment, &day)?
                    }
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
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    delimited(sheet.rows.iter().map(|row| row.iter().map(plain_cell)))
}

/// Rows of texts as delimited text.
pub(super) fn delimited(rows: impl Iterator<Item = impl Iterator<Item = String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        // Writing into memory does not fail.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

/// The text of a cell; decimals with the comma of the offices.
fn plain_cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(_) => cell.text().replace('.', ","),
        _ => harmless(&cell.text()),
    }
}

/// A text that a spreadsheet program takes for a text and not for a formula.
pub(super) fn harmless(text: &str) -> String {
    let is_number = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_formula() {
        for text in ["=1+1", "+62 811", "-cmd|x", "@SUM(A1)"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!((harmless("-500").as_str(), harmless("KUD A").as_str()), ("-500", "KUD A"));
        let sheet = Sheet { name: String::new(), rows: vec![vec![Cell::Text("=A".into()), Cell::Number(1.5)]] };
        assert_eq!(String::from_utf8(to_csv(&sheet)).unwrap(), "\u{feff}'=A;1,5\n");
    }
}
