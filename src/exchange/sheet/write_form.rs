//! Forms as workbooks: titles over the whole width, headings as they are merged, a ruled table, what stands below it; printed
//! across on A3, all columns on one sheet, the headings again on every one.

use super::book::{Cell, FormLayout, Merged, Sheet};
use super::harmless::held;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// The number of A3 among the papers of Excel.
const A3: u8 = 8;
/// Whole numbers with their thousands parted, others as they are.
const NUMBER: &str = "[>=1000]#,##0;[<=-1000]-#,##0;General";
/// The fill of headings.
const HEAD: Color = Color::RGB(0xE7_EEF0);
/// The fill of rows that others are summed up in.
const UPPER: Color = Color::RGB(0xF4_F7F8);

/// How high a line is, and how high a row can be, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// Writes a form onto a page of a workbook.
pub(super) fn write_form(page: &mut Worksheet, sheet: &Sheet, form: &FormLayout) -> Result<(), XlsxError> {
    let last = form.widths.len().saturating_sub(1) as u16;
    for (column, width) in form.widths.iter().enumerate() {
        page.set_column_width(column as u16, *width)?;
    }
    for Merged { first, last } in &sheet.merged {
        let format = if first.0 < form.body { heading() } else { body(false) };
        page.merge_range(first.0 as u32, first.1 as u16, last.0 as u32, last.1 as u16, "", &format)?;
    }
    for (at, cells) in sheet.rows.iter().enumerate() {
        let row = at as u32;
        if at < form.heads {
            let title = cells.first().map(Cell::text).unwrap_or_default();
            if !title.is_empty() && last > 0 {
                page.merge_range(row, 0, row, last, "", &title_format(at))?;
                page.write_string_with_format(row, 0, held(&title), &title_format(at))?;
            }
            continue;
        }
        let is_of_table = at < form.foot;
        let format = match at {
            _ if at < form.body => heading(),
            _ if is_of_table => body(form.uppers.contains(&at)),
            _ => Format::new().set_align(FormatAlign::Top),
        };
        // Also empty cells of the table are ruled.
        for column in 0..if is_of_table { usize::from(last) + 1 } else { cells.len() } {
            let cell = cells.get(column).unwrap_or(&Cell::Empty);
            let is_hidden = |block: &Merged| block.has(at, column) && block.first != (at, column);
            if !sheet.merged.iter().any(is_hidden) {
                write_cell(page, (row, column as u16), cell, &format, is_of_table)?;
            }
        }
    }
    // Programs measure no row whose cells are merged, and some no row at all.
    for (row, lines) in lines_of_rows(sheet, form).into_iter().enumerate().filter(|(_, lines)| *lines > 1) {
        page.set_row_height(row as u32, (lines as f64 * LINE).min(HIGHEST))?;
    }
    page.set_freeze_panes(form.body as u32, 0)?;
    page.set_landscape().set_paper_size(A3).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    page.set_footer("&L&A&RHalaman &P dari &N");
    if form.heads < form.body {
        page.set_repeat_rows(form.heads as u32, form.body as u32 - 1)?;
    }
    Ok(())
}

/// How many lines every row of the headings and the table has room for. What reaches over several rows is divided among them.
fn lines_of_rows(sheet: &Sheet, form: &FormLayout) -> Vec<usize> {
    let mut lines = vec![1; form.foot.min(sheet.rows.len())];
    for (at, cells) in sheet.rows.iter().enumerate().take(form.foot).skip(form.heads) {
        let is_bold = at < form.body || form.uppers.contains(&at);
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let block = sheet.merged.iter().find(|block| block.first == (at, column));
            let last = block.map_or((at, column), |block| block.last);
            let widths = form.widths.get(column..=last.1.min(form.widths.len() - 1)).unwrap_or_default();
            let width = widths.iter().map(|width| usize::from(*width)).sum();
            let needed = lines_of(&cell.text(), width, is_bold).div_ceil(last.0 + 1 - at);
            (at..=last.0).for_each(|row| lines[row] = lines[row].max(needed));
        }
    }
    lines
}

/// How many lines a text takes in a column of so many characters; bold ones are wider.
fn lines_of(text: &str, width: usize, is_bold: bool) -> usize {
    let width = (if is_bold { width * 8 / 10 } else { width * 9 / 10 }).max(1);
    let line = |line: &str| {
        let mut lines = 1;
        let mut taken = 0;
        for word in line.split(' ').map(|word| word.chars().count()) {
            if taken > 0 && taken + 1 + word > width {
                (lines, taken) = (lines + 1, 0);
            }
            taken += word + usize::from(taken > 0);
            // A word longer than the column goes on in the next line.
            (lines, taken) =
                (lines + taken.saturating_sub(1) / width, if taken > width { taken % width } else { taken });
        }
        lines
    };
    text.split('\n').map(line).sum()
}

/// Writes a cell; texts as strings, which are never formulas, whatever they begin with.
fn write_cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: &Format,
    is_of_table: bool,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty if is_of_table => page.write_blank(row, column, format)?,
        Cell::Empty => return Ok(()),
        Cell::Number(value) => page.write_number_with_format(row, column, *value, format)?,
        Cell::Text(_) | Cell::Error(_) | Cell::Truth(_) | Cell::Date(_) => {
            page.write_string_with_format(row, column, held(&cell.text()), format)?
        }
    };
    Ok(())
}

fn title_format(row: usize) -> Format {
    Format::new().set_bold().set_font_size(if row == 0 { 14 } else { 12 }).set_align(FormatAlign::Center)
}

fn heading() -> Format {
    let middle = Format::new().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    middle.set_bold().set_text_wrap().set_border(FormatBorder::Thin).set_background_color(HEAD)
}

fn body(is_upper: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top).set_text_wrap().set_border(FormatBorder::Thin);
    let format = format.set_num_format(NUMBER);
    if is_upper { format.set_bold().set_background_color(UPPER) } else { format }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_the_longest_of_its_texts_and_headings_share_their_rows() {
        assert_eq!(lines_of("Jumlah koperasi", 20, false), 1);
        assert_eq!(lines_of("Jumlah koperasi\nJumlah laporan", 20, false), 2);
        assert_eq!(lines_of("Jumlah koperasi yang dibina", 20, false), 2);
        assert_eq!(lines_of(&"a".repeat(40), 20, false), 3);
        let text = |text: &str| Cell::Text(text.to_owned());
        let form = FormLayout { heads: 0, body: 2, foot: 3, uppers: Vec::new(), widths: vec![10, 10] };
        let sheet = Sheet {
            rows: vec![
                vec![text("satu dua tiga empat lima enam"), text("b")],
                vec![Cell::Empty, text("b")],
                vec![text("a"), text("satu dua tiga")],
            ],
            merged: vec![Merged { first: (0, 0), last: (1, 0) }],
            form: Some(form.clone()),
            ..Sheet::default()
        };
        assert_eq!(lines_of_rows(&sheet, &form), [3, 3, 2]);
    }
}
