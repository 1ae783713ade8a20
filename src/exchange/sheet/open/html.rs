//! Tables of pages, which most systems of the government hand out under a name that ends with `.xls`.
//!
//! A table is a sheet, and the lines before it are its first rows, as Excel has it. All cells are texts: what a page shows
//! is written as people write it, and a number that begins with 0 keeps it. Where Excel itself has written the page, the
//! number beside a rounded text (`x:num`) stands.

use crate::exchange::sheet::book::{BookError, Cell, Sheet};
use crate::exchange::sheet::bounds::{Bounds, Reading};
use crate::exchange::sheet::notes::BookNote;
use html5gum::{StartTag, Token, Tokenizer};

/// So many lines before a table are kept: its title, and what holds for all of it.
const TITLES: usize = 5;
/// Longer lines are no titles.
const TITLE_LENGTH: usize = 300;
/// A cell spans no more columns than this, as in browsers.
const SPAN: usize = 1_000;
/// What is not shown.
const UNSEEN: [&str; 8] = ["script", "style", "title", "head", "template", "noscript", "xml", "select"];
/// What stands on a line of its own.
const BLOCKS: [&str; 20] = [
    "p",
    "div",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "center",
    "section",
    "header",
    "table",
    "caption",
    "pre",
    "blockquote",
];

pub(super) fn read(text: &str, reading: &mut Reading) -> Result<Vec<Sheet>, BookError> {
    let mut page = Page { bounds: reading.bounds, left: reading.bounds.cells, ..Page::default() };
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.begin(&tag)?,
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(letters) => page.say(&String::from_utf8_lossy(&letters)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !page.open.is_empty() {
        page.end_table();
    }
    let mut tables = page.done;
    tables.sort_by_key(|table| table.number);
    let bounds = reading.bounds;
    if let Some(sheets) = tables.len().checked_sub(bounds.sheets).filter(|more| *more > 0) {
        reading.notes.say(BookNote::SheetsLeftOut { sheets });
    }
    let is_one = tables.len() == 1;
    let numbered = tables.into_iter().take(bounds.sheets).enumerate();
    numbered
        .map(|(at, table)| table.fill(&if is_one { String::new() } else { (at + 1).to_string() }, reading))
        .collect()
}

/// A page as it is read.
#[derive(Default)]
struct Page {
    bounds: Bounds,
    /// So many cells may yet come.
    left: usize,
    /// The tables within which the present place is, the outermost first.
    open: Vec<Table>,
    done: Vec<Table>,
    begun: usize,
    /// Lines since the last table, and the one that is being read.
    lines: Vec<String>,
    line: String,
    /// How deep in what is not shown.
    unseen: Vec<String>,
}

/// A table as it is read.
#[derive(Default)]
struct Table {
    number: usize,
    titles: Vec<String>,
    cells: Vec<(usize, usize, Cell)>,
    merged: Vec<((usize, usize), (usize, usize))>,
    hidden_rows: Vec<usize>,
    hidden_columns: Vec<(usize, usize)>,
    /// Columns of which something has been said.
    columns: usize,
    /// Rows that have begun.
    rows: usize,
    in_row: bool,
    column: usize,
    /// In how many rows from the present one on a column is taken.
    taken: Vec<usize>,
    cell: Option<OpenCell>,
    in_caption: bool,
}

/// A cell as it is read.
struct OpenCell {
    column: usize,
    text: String,
    /// The number that Excel has put beside the text.
    number: Option<f64>,
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}

fn span(tag: &StartTag<()>, name: &str) -> usize {
    attribute(tag, name).and_then(|span| span.trim().parse().ok()).unwrap_or(1)
}

fn is_hidden(tag: &StartTag<()>) -> bool {
    let style = attribute(tag, "style").unwrap_or_default().to_ascii_lowercase().replace([' ', '\n'], "");
    style.contains("display:none") || tag.attributes.contains_key(b"hidden".as_slice())
}

impl Page {
    fn begin(&mut self, tag: &StartTag<()>) -> Result<(), BookError> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if UNSEEN.contains(&name.as_str()) && !tag.self_closing {
            self.unseen.push(name);
            return Ok(());
        }
        // These are shown, wherever what was not should have ended.
        if ["body", "table", "tr", "td", "th"].contains(&name.as_str()) {
            self.unseen.retain(|open| open != "head" && open != "select");
        }
        if !self.unseen.is_empty() {
            return Ok(());
        }
        self.break_line(&name);
        match name.as_str() {
            "table" => {
                let titles = std::mem::take(&mut self.lines);
                self.open.push(Table { number: self.begun, titles, ..Table::default() });
                self.begun += 1;
            }
            "tr" => self.with_table(|table, _| {
                table.begin_row();
                if is_hidden(tag) {
                    table.hidden_rows.push(table.rows - 1);
                }
            }),
            "td" | "th" => {
                self.left = self.left.checked_sub(1).ok_or(BookError::TooLarge)?;
                self.with_table(|table, bounds| table.begin_cell(tag, bounds));
            }
            "col" => self.with_table(|table, _| {
                let columns = span(tag, "span").clamp(1, SPAN);
                if is_hidden(tag) {
                    table.hidden_columns.push((table.columns, table.columns + columns - 1));
                }
                table.columns += columns;
            }),
            "caption" => self.with_table(|table, _| table.in_caption = true),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.unseen.iter().rposition(|open| open == name) {
            self.unseen.truncate(at);
            return;
        }
        // The body ends what was never closed.
        if name == "body" || name == "html" {
            self.unseen.clear();
        }
        if !self.unseen.is_empty() {
            return;
        }
        self.break_line(name);
        match name {
            "table" => self.end_table(),
            "tr" => self.with_table(|table, _| table.end_row()),
            "td" | "th" => self.with_table(|table, _| table.end_cell()),
            "caption" => self.with_table(|table, _| table.in_caption = false),
            _ => {}
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table, Bounds)) {
        if let Some(table) = self.open.last_mut() {
            change(table, self.bounds);
        }
    }

    fn say(&mut self, letters: &str) {
        if !self.unseen.is_empty() {
            return;
        }
        match self.open.last_mut() {
            Some(Table { cell: Some(cell), .. }) => cell.text.push_str(letters),
            Some(Table { in_caption: true, .. }) | None => self.line.push_str(letters),
            // Letters between cells are not where they seem to be.
            Some(_) => {}
        }
    }

    /// A line ends; within a cell it is a blank.
    fn break_line(&mut self, name: &str) {
        if !BLOCKS.contains(&name) {
            return;
        }
        match self.open.last_mut() {
            Some(Table { cell: Some(cell), .. }) => cell.text.push(' '),
            Some(table) if table.in_caption => keep(&mut self.line, &mut table.titles),
            Some(_) => {}
            None => keep(&mut self.line, &mut self.lines),
        }
    }

    fn end_table(&mut self) {
        let Some(mut table) = self.open.pop() else { return };
        table.end_row();
        let columns = table.cells.iter().map(|(_, column, _)| *column).max().unwrap_or_default();
        match self.open.last_mut().and_then(|outer| outer.cell.as_mut()) {
            // What has but one row or one column only lays the words of a cell out.
            Some(cell) if table.rows < 2 || columns == 0 => {
                for (_, _, inner) in &table.cells {
                    cell.text.push(' ');
                    cell.text.push_str(&inner.text());
                }
                cell.text.push(' ');
            }
            _ => self.done.push(table),
        }
    }
}

/// Keeps a line that has ended.
fn keep(line: &mut String, lines: &mut Vec<String>) {
    let words = words(&std::mem::take(line));
    if !words.is_empty() && words.chars().count() <= TITLE_LENGTH {
        lines.push(words);
        if lines.len() > TITLES {
            lines.remove(0);
        }
    }
}

/// Blanks of all kinds are one, however many they are.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Table {
    fn begin_row(&mut self) {
        self.end_row();
        self.rows += 1;
        self.in_row = true;
        self.column = 0;
    }

    fn end_row(&mut self) {
        self.end_cell();
        if std::mem::take(&mut self.in_row) {
            self.taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        }
    }

    fn begin_cell(&mut self, tag: &StartTag<()>, bounds: Bounds) {
        self.end_cell();
        if !self.in_row {
            self.begin_row();
        }
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let (row, column) = (self.rows - 1, self.column);
        let (rows, columns) = (span(tag, "rowspan").clamp(1, bounds.rows), span(tag, "colspan").clamp(1, SPAN));
        self.column = column.saturating_add(columns);
        // What lies beyond is not read.
        if column < bounds.columns {
            if rows * columns > 1 {
                self.merged.push(((row, column), (row + rows - 1, column + columns - 1)));
            }
            self.taken.resize(self.taken.len().max(column + columns), 0);
            self.taken[column..column + columns].fill(rows);
        }
        let number = attribute(tag, "x:num").and_then(|number| number.trim().parse().ok());
        self.cell = Some(OpenCell { column, text: String::new(), number });
    }

    fn end_cell(&mut self) {
        let Some(OpenCell { column, text, number }) = self.cell.take() else { return };
        let text = words(&text);
        let is_figure = |text: &str| {
            text.contains(|c: char| c.is_ascii_digit())
                && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | 'E' | ' '))
                // Days are written so, too.
                && !text[1..].contains('-')
        };
        let cell = match number {
            Some(number) if is_figure(&text) => Cell::Number(number),
            _ => Cell::Text(text),
        };
        if !cell.is_empty() {
            self.cells.push((self.rows - 1, column, cell));
        }
    }

    /// The table as a sheet.
    fn fill(self, name: &str, reading: &mut Reading) -> Result<Sheet, BookError> {
        let mut filling = reading.sheet(name);
        let titles = if self.cells.is_empty() { 0 } else { self.titles.len() };
        for (row, title) in self.titles.into_iter().take(titles).enumerate() {
            filling.put(row, 0, Cell::Text(title))?;
        }
        for (row, column, cell) in self.cells {
            filling.put(row + titles, column, cell)?;
        }
        for ((row, column), (last_row, last_column)) in self.merged {
            // Tables of pages claim more rows than they have.
            let last_row = last_row.min(self.rows - 1);
            filling.merge((row + titles, column), (last_row + titles, last_column))?;
        }
        self.hidden_rows.into_iter().for_each(|row| filling.hide_row(row + titles));
        self.hidden_columns.into_iter().for_each(|(first, last)| filling.hide_columns(first, last));
        Ok(filling.done())
    }
}
