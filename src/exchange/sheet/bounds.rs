//! How much of a file is read, so that no file stops the program, and what is said where there is more.
//!
//! What would make a list another one is refused: too many rows, too many cells, lines that are none. What a list can do
//! without is left out and said: columns and sheets beyond all use, and the end of texts that no cell of Excel holds.

use super::book::{BookError, Cell, Merged, Sheet};
use super::notes::{BookNote, BookNotes};
use std::collections::BTreeSet;

/// How much of a file is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    /// Cells of all sheets together, empty ones between others counted.
    pub cells: usize,
    /// Rows of a sheet.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: usize,
    /// Sheets.
    pub sheets: usize,
    /// Characters of the text of a cell.
    pub text: usize,
    /// Characters of a line of delimited text.
    pub line: usize,
}

/// What is read: 200,000 rows of 40 columns, as many rows and as long texts as Excel has.
pub(super) const BOUNDS: Bounds =
    Bounds { cells: 8_000_000, rows: 1_048_576, columns: 400, sheets: 200, text: 32_767, line: 1_000_000 };

/// A file as it is read.
pub(super) struct Reading {
    pub bounds: Bounds,
    pub notes: BookNotes,
    /// So many cells may yet come.
    left: usize,
}

impl Reading {
    pub fn within(bounds: Bounds) -> Self {
        Self { bounds, notes: BookNotes::default(), left: bounds.cells }
    }

    /// Begins a sheet.
    pub fn sheet(&mut self, name: &str) -> Filling<'_> {
        let sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
        let (hidden_rows, hidden_columns) = Default::default();
        Filling { reading: self, sheet, beyond: None, hidden_rows, hidden_columns, errors: None, unreckoned: None }
    }
}

/// A sheet as it is filled.
pub(super) struct Filling<'r> {
    reading: &'r mut Reading,
    sheet: Sheet,
    /// The first row with columns beyond those that are read, and how many these are at most.
    beyond: Option<(usize, usize)>,
    hidden_rows: BTreeSet<usize>,
    hidden_columns: BTreeSet<usize>,
    /// Cells that could not be made, and those that nobody has reckoned.
    errors: Option<Places>,
    unreckoned: Option<Places>,
}

/// Cells of which something must be said: how many there are, and the first.
#[derive(Clone, Copy)]
struct Places {
    cells: usize,
    first: (usize, usize),
}

impl Places {
    fn count(places: &mut Option<Self>, place: (usize, usize)) {
        let found = places.get_or_insert(Self { cells: 0, first: place });
        found.cells += 1;
        found.first = found.first.min(place);
    }
}

impl Filling<'_> {
    /// Puts a cell at its place, both from 0, if anything is in it.
    pub fn put(&mut self, row: usize, column: usize, mut cell: Cell) -> Result<(), BookError> {
        if cell.is_empty() || !self.has_place(row, column)? {
            return Ok(());
        }
        if let Cell::Text(text) = &mut cell
            && cut(text, self.reading.bounds.text)
        {
            let sheet = self.sheet.name.clone();
            self.say(BookNote::TextCut { sheet, row: row + 1, column: column + 1 });
        }
        if let Cell::Text(text) = &mut cell
            && is_error(text.trim())
        {
            cell = Cell::Error(text.trim().to_owned());
        }
        let is_known =
            |rows: &[Vec<Cell>]| matches!(rows.get(row).and_then(|row| row.get(column)), Some(Cell::Error(_)));
        if let Cell::Error(shown) = &cell
            && !is_known(&self.sheet.rows)
        {
            Places::count(if shown.starts_with('=') { &mut self.unreckoned } else { &mut self.errors }, (row, column));
        }
        put(&mut self.sheet.rows, row, column, cell, &mut self.reading.left)
    }

    /// Puts a text at its place, if there is anything to be seen in it.
    pub fn put_text(&mut self, row: usize, column: usize, text: &str) -> Result<(), BookError> {
        if text.trim().is_empty() || !self.has_place(row, column)? {
            return Ok(());
        }
        self.put(row, column, Cell::Text(text.to_owned()))
    }

    /// Cells that are shown as one, both corners from 0; of what is not read nothing is kept.
    pub fn merge(&mut self, first: (usize, usize), last: (usize, usize)) -> Result<(), BookError> {
        let bounds = self.reading.bounds;
        let last = (last.0.min(bounds.rows - 1), last.1.min(bounds.columns - 1));
        if first.0 <= last.0 && first.1 <= last.1 && first != last {
            self.reading.left = self.reading.left.checked_sub(1).ok_or(BookError::TooLarge)?;
            self.sheet.merged.push(Merged { first, last });
        }
        Ok(())
    }

    /// So many columns are read.
    pub fn columns(&self) -> usize {
        self.reading.bounds.columns
    }

    /// The spreadsheet program does not show the sheet.
    pub fn hide(&mut self) {
        self.sheet.is_hidden = true;
    }

    /// It does not show a row, from 0.
    pub fn hide_row(&mut self, row: usize) {
        if row < self.reading.bounds.rows {
            self.hidden_rows.insert(row);
        }
    }

    /// It does not show these columns, from 0.
    pub fn hide_columns(&mut self, first: usize, last: usize) {
        self.hidden_columns.extend(first..=last.min(self.reading.bounds.columns - 1));
    }

    /// In which calendar days are counted.
    pub fn count_from_1904(&mut self, is_1904: bool) {
        self.sheet.is_1904 = is_1904;
    }

    /// Whether what stands in a column is read; in a row that is not, nothing is.
    fn has_place(&mut self, row: usize, column: usize) -> Result<bool, BookError> {
        let bounds = self.reading.bounds;
        if row >= bounds.rows {
            return Err(BookError::TooManyRows { sheet: self.sheet.name.clone() });
        }
        if column < bounds.columns {
            return Ok(true);
        }
        let more = column + 1 - bounds.columns;
        let (first, most) = self.beyond.unwrap_or((row, more));
        self.beyond = Some((first.min(row), most.max(more)));
        Ok(false)
    }

    /// Says something of the file.
    pub fn say(&mut self, note: BookNote) {
        self.reading.notes.say(note);
    }

    /// The sheet, when all its cells have come.
    pub fn done(mut self) -> Sheet {
        self.sheet.merged.sort_unstable();
        self.sheet.hidden_rows = self.hidden_rows.into_iter().collect();
        self.sheet.hidden_columns = self.hidden_columns.into_iter().collect();
        let (sheet, name) = (&self.sheet, || self.sheet.name.clone());
        let mut say = |note: BookNote| self.reading.notes.say(note);
        if let Some((row, columns)) = self.beyond {
            say(BookNote::ColumnsLeftOut { sheet: name(), row: row + 1, columns });
        }
        if let Some(Places { cells, first: (row, column) }) = self.errors {
            say(BookNote::Errors { sheet: name(), cells, row: row + 1, column: column + 1 });
        }
        if let Some(Places { cells, first: (row, column) }) = self.unreckoned {
            say(BookNote::NotReckoned { sheet: name(), cells, row: row + 1, column: column + 1 });
        }
        let is_full = |row: &&usize| sheet.rows.get(**row).is_some_and(|row| row.iter().any(|cell| !cell.is_empty()));
        let mut full = sheet.hidden_rows.iter().filter(is_full);
        if let Some(first) = full.next() {
            say(BookNote::HiddenRows { sheet: name(), rows: 1 + full.count(), first: first + 1 });
        }
        let says = |row: &Vec<Cell>, column: usize| row.get(column).is_some_and(|cell| !cell.is_empty());
        let is_full = |column: &&usize| sheet.rows.iter().any(|row| says(row, **column));
        let columns: Vec<usize> = sheet.hidden_columns.iter().filter(is_full).map(|column| column + 1).collect();
        if !columns.is_empty() {
            say(BookNote::HiddenColumns { sheet: name(), columns });
        }
        self.sheet
    }
}

/// Whether a text is what spreadsheet programs show where they cannot make a value, or where a column is too narrow for it:
/// in delimited text and tables of pages such are letters like any others.
pub(super) fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 14] = [
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#ERROR!",
        "#GETTING_DATA",
        "#BLOCKED!",
        "#CONNECT!",
    ];
    let Some(rest) = text.strip_prefix('#') else {
        // LibreOffice numbers its own.
        return text.strip_prefix("Err:").is_some_and(|number| number.len() == 3 && number.parse::<u16>().is_ok());
    };
    ERRORS.contains(&text) || rest.len() > 1 && rest.bytes().all(|sign| sign == b'#')
}

/// Cuts a text off after so many characters, and says whether it was longer.
fn cut(text: &mut String, most: usize) -> bool {
    // Most texts have fewer bytes than that.
    let end = if text.len() <= most { None } else { text.char_indices().nth(most) };
    end.is_some_and(|(end, _)| {
        text.truncate(end);
        text.shrink_to_fit();
        true
    })
}

/// A single cell at the far end of a sheet must not make a table of billions.
fn put(rows: &mut Vec<Vec<Cell>>, row: usize, column: usize, cell: Cell, left: &mut usize) -> Result<(), BookError> {
    let new_rows = (row + 1).saturating_sub(rows.len());
    let new_cells = (column + 1).saturating_sub(rows.get(row).map_or(0, Vec::len));
    *left = left.checked_sub(new_rows + new_cells).ok_or(BookError::TooLarge)?;
    rows.resize_with(rows.len().max(row + 1), Vec::new);
    let cells = &mut rows[row];
    cells.resize_with(cells.len().max(column + 1), Cell::default);
    cells[column] = cell;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Cell {
        Cell::Number(1.0)
    }

    #[test]
    fn a_cell_at_the_far_end_is_not_paid_for_with_a_table_of_billions() {
        let (mut rows, mut left) = (Vec::new(), 100);
        assert_eq!(put(&mut rows, 1, 2, one(), &mut left), Ok(()));
        assert_eq!(rows, [vec![], vec![Cell::Empty, Cell::Empty, one()]]);
        assert_eq!(put(&mut rows, 1_048_575, 0, one(), &mut left), Err(BookError::TooLarge));
    }

    #[test]
    fn the_last_column_and_row_are_read_and_those_after_them_are_not() {
        let mut reading = Reading::within(BOUNDS);
        let mut filling = reading.sheet("Daftar");
        assert_eq!(filling.put(3, 399, one()), Ok(()));
        assert_eq!(filling.put(7, 401, one()), Ok(()));
        assert_eq!(filling.put(6, 400, one()), Ok(()));
        assert_eq!(filling.put(1_048_575, 0, one()), Ok(()));
        assert_eq!(filling.put(1_048_576, 0, one()), Err(BookError::TooManyRows { sheet: "Daftar".into() }));
        let sheet = filling.done();
        assert_eq!(sheet.rows.iter().map(Vec::len).max(), Some(400));
        let note = BookNote::ColumnsLeftOut { sheet: "Daftar".into(), row: 7, columns: 2 };
        assert_eq!(reading.notes, BookNotes { first: vec![note], further: 0 });
    }

    #[test]
    fn a_text_is_read_as_far_as_a_cell_of_excel_holds_it() {
        let mut reading = Reading::within(BOUNDS);
        let mut filling = reading.sheet("");
        for (column, length) in [32_767, 32_768].into_iter().enumerate() {
            assert_eq!(filling.put(0, column, Cell::Text("é".repeat(length))), Ok(()));
        }
        let sheet = filling.done();
        assert!(sheet.rows[0].iter().all(|cell| cell.text().chars().count() == 32_767));
        let note = BookNote::TextCut { sheet: String::new(), row: 1, column: 2 };
        assert_eq!(reading.notes.first, [note]);
    }

    #[test]
    fn what_programs_show_for_values_that_they_cannot_make_is_no_text() {
        let mut reading = Reading::within(BOUNDS);
        let mut filling = reading.sheet("");
        for (column, text) in ["#REF!", "########", "Err:502", " #N/A ", "#", "# 1", "Err: 502"].into_iter().enumerate()
        {
            filling.put_text(0, column, text).unwrap();
        }
        filling.put(0, 0, Cell::Error("#REF!".into())).unwrap();
        let is_error: Vec<_> = filling.done().rows[0].iter().map(|cell| matches!(cell, Cell::Error(_))).collect();
        assert_eq!(is_error, [true, true, true, true, false, false, false]);
        assert_eq!(reading.notes.first, [BookNote::Errors { sheet: String::new(), cells: 4, row: 1, column: 1 }]);
    }

    #[test]
    fn what_there_is_to_say_is_said_of_the_first_places_and_counted_for_the_others() {
        let mut notes = BookNotes::default();
        (0..50).for_each(|line| notes.say(BookNote::OpenQuote { line, lines: 0 }));
        assert_eq!((notes.first.len(), notes.further), (20, 30));
    }
}
