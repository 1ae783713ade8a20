//! Delimited text: CSV and TSV in the encodings and with the separators that are in use.
//!
//! Excel writes what the language of the machine asks for: in Indonesia mostly `;` and Windows-1252, and UTF-8 with or
//! without a mark, or UTF-16 with tabs as "Unicode text" (FACTS 6). What is not told is found out.

use super::book::{Book, BookError, Source};
use super::bounds::{BOUNDS, Bounds, Reading};
use super::quoted::{After, Cells};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::collections::BTreeMap;

/// Separators, the most likely first.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// So many lines are looked at to find the separator.
const LINES: usize = 60;

/// Reads delimited text.
pub(super) fn open(bytes: &[u8], delimiter: Option<char>, encoding: Option<&str>) -> Result<Book, BookError> {
    open_within(BOUNDS, bytes, delimiter, encoding)
}

fn open_within(
    bounds: Bounds,
    bytes: &[u8],
    delimiter: Option<char>,
    encoding: Option<&str>,
) -> Result<Book, BookError> {
    let encoding = encoding.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or_else(|| sniff(bytes));
    let (text, encoding, _) = encoding.decode(bytes);
    if let Some(line) = long_line(&text, bounds.line) {
        return Err(BookError::LongLine { line });
    }
    let parts = |c: &char| c.is_ascii() && !matches!(c, '"' | '\r' | '\n');
    let delimiter = delimiter.filter(parts).unwrap_or_else(|| separator(&text));
    let mut reading = Reading::within(bounds);
    let mut filling = reading.sheet("");
    let mut cells = Cells::new(&text, delimiter as u8, usual_width(&text, delimiter), bounds.text);
    // Empty lines and lines within a cell are no rows, but count: a row is found in the file by its line.
    while let Some(row) = cells.next_row() {
        for column in 0.. {
            let (cell, after, note) = cells.next_cell();
            note.into_iter().for_each(|note| filling.say(note));
            filling.put_text(row, column, &cell)?;
            if after == After::Row {
                break;
            }
        }
    }
    let sheets = vec![filling.done()];
    let source = Source::Delimited { encoding: encoding.name().to_owned(), delimiter };
    Ok(Book { source, sheets, notes: reading.notes })
}

/// The number, from 1, of the first line that is longer than a line of a list can be.
fn long_line(text: &str, most: usize) -> Option<usize> {
    let text = text.as_bytes();
    let (mut start, mut number) = (0, 1);
    while start < text.len() {
        let length = text[start..].iter().position(|byte| matches!(byte, b'\r' | b'\n'));
        let end = length.map_or(text.len(), |length| start + length);
        // Most lines have fewer bytes than that; the bytes that go on with a character are none of their own.
        let characters = || text[start..end].iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        if end - start > most && characters() > most {
            return Some(number);
        }
        start = end + if text[end..].starts_with(b"\r\n") { 2 } else { 1 };
        number += 1;
    }
    None
}

/// So many cells most of the first lines have.
fn usual_width(text: &str, delimiter: char) -> usize {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for line in text.split(['\r', '\n']).filter(|line| !line.trim().is_empty()).take(LINES) {
        *widths.entry(fields(line, delimiter)).or_default() += 1;
    }
    widths.into_iter().max_by_key(|(width, lines)| (*lines, *width)).map_or(0, |(width, _)| width)
}

/// The encoding: by its mark, or by what the bytes can be.
pub(super) fn sniff(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if looks_wide(bytes) {
        return if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// Whether every second byte of the beginning is zero, as in UTF-16 without a mark.
pub(super) fn looks_wide(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    half > 1 && (zeros(0) > half * 3 / 4 && zeros(1) == 0 || zeros(1) > half * 3 / 4 && zeros(0) == 0)
}

/// The separator that parts the lines most evenly.
fn separator(text: &str) -> char {
    let score = |delimiter: char| {
        let counts: Vec<usize> = text.lines().take(LINES).map(|line| fields(line, delimiter)).collect();
        let widest = counts.iter().copied().max().unwrap_or_default();
        let even = counts.iter().filter(|count| **count == widest).count();
        if widest == 1 { 0 } else { even * 1_000 + widest }
    };
    // Of two that do equally well the first of the list is taken.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(';')
}

/// Fields of a line, separators within quotes not counted.
fn fields(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    let parts = line.chars().filter(|c| {
        quoted ^= *c == '"';
        *c == delimiter && !quoted
    });
    parts.count() + 1
}

#[cfg(test)]
mod tests {
    use super::super::book::Cell;
    use super::super::notes::BookNote;
    use super::*;
    use proptest::prelude::*;

    fn rows(bytes: &[u8]) -> (Source, Vec<Vec<String>>) {
        let book = open(bytes, None, None).unwrap();
        let sheet = &book.sheets[0];
        (book.source.clone(), sheet.rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect())
    }

    fn source(encoding: &str, delimiter: char) -> Source {
        Source::Delimited { encoding: encoding.to_owned(), delimiter }
    }

    #[test]
    fn separator_and_encoding_are_found_out() {
        let text = "nama;alamat;aset\n\"KUD Maju; Bersama\";Jl. A, No. 1, RT 2;1,5\n";
        let expected = vec![
            vec!["nama".to_owned(), "alamat".to_owned(), "aset".to_owned()],
            vec!["KUD Maju; Bersama".to_owned(), "Jl. A, No. 1, RT 2".to_owned(), "1,5".to_owned()],
        ];
        assert_eq!(rows(text.as_bytes()), (source("UTF-8", ';'), expected.clone()));
        let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        assert_eq!(rows(&marked), (source("UTF-8", ';'), expected.clone()));
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let tabs = text.replace("Maju; Bersama", "Maju Bersama").replace(';', "\t");
        let mut plain = expected.clone();
        plain[1][0] = "KUD Maju Bersama".to_owned();
        assert_eq!(rows(&wide(&format!("\u{feff}{tabs}"))), (source("UTF-16LE", '\t'), plain.clone()));
        assert_eq!(rows(&wide(&tabs)), (source("UTF-16LE", '\t'), plain));
        let old = b"nama,kota\nCaf\xe9 \x93Maju\x94,Banjarbaru\n";
        assert_eq!(rows(old).0, source("windows-1252", ','));
        assert_eq!(rows(old).1[1][0], "Café “Maju”");
    }

    #[test]
    fn a_row_stands_at_the_place_of_its_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["", "", "nama;alamat", "", "A;\"Jl. 1", "RT 2\"", "B;Jl. 3", "", "C;Jl. 4"].join(end);
            let found: Vec<_> =
                rows(text.as_bytes()).1.into_iter().enumerate().filter(|(_, row)| !row.is_empty()).collect();
            let lines: Vec<_> = found.iter().map(|(at, row)| (at + 1, row[0].as_str())).collect();
            assert_eq!(lines, [(3, "nama"), (5, "A"), (7, "B"), (9, "C")], "{end:?}");
        }
    }

    #[test]
    fn what_a_person_says_goes_before_what_was_found_out() {
        let book = open(b"a,b;c\n", Some(','), Some("utf-8")).unwrap();
        assert_eq!(book.sheets[0].rows[0].len(), 2);
    }

    /// The rows that have anything in them, by their lines, and what is said.
    fn told(text: &str) -> (Vec<(usize, Vec<String>)>, Vec<BookNote>) {
        let book = open(text.as_bytes(), None, None).unwrap();
        let rows = book.sheets[0].rows.iter().enumerate().filter(|(_, row)| !row.is_empty());
        (rows.map(|(at, row)| (at + 1, row.iter().map(Cell::text).collect())).collect(), book.notes.first)
    }

    #[test]
    fn a_quote_that_is_not_closed_swallows_no_row() {
        for end in ["\n", "\r\n", "\r"] {
            for last in
                ["KUD D;Tapin;Jl. Empat", "KUD D;Tapin;\"Jl. Empat; RT 1\"", "KUD D;Tapin;Jl. \"Empat\"", "\"KUD D\";;"]
            {
                let lines = [
                    "Nama;Kabupaten;Alamat",
                    "KUD A;Tapin;\"Jl. Satu",
                    "KUD B;Tapin;Jl. Dua",
                    "KUD C;Tapin;Jl. Tiga",
                    last,
                ];
                let (rows, notes) = told(&lines.join(end));
                let first: Vec<_> = rows.iter().map(|(line, row)| (*line, row[0].as_str())).collect();
                assert_eq!(
                    first,
                    [(1, "Nama"), (2, "KUD A"), (3, "KUD B"), (4, "KUD C"), (5, "KUD D")],
                    "{last} {end:?}"
                );
                assert_eq!(rows[1].1[2], "\"Jl. Satu");
                assert_eq!(notes, [BookNote::OpenQuote { line: 2, lines: 3 }], "{last}");
            }
        }
    }

    #[test]
    fn a_quote_that_is_closed_rows_later_by_one_that_opens_nothing_swallows_no_row() {
        let lines = "Nama;Alamat;Ket\nA;\"Jl. 1;x\nB;Jl. 2;y\nC;Jl. 3;z\nD;Jl. 4, 5\";w\nE;\"Jl. 6\";v\n";
        let (rows, notes) = told(lines);
        assert_eq!(rows.iter().map(|(_, row)| row[0].as_str()).collect::<Vec<_>>(), ["Nama", "A", "B", "C", "D", "E"]);
        assert_eq!(rows[5].1[1], "Jl. 6");
        assert_eq!(notes, [BookNote::OpenQuote { line: 2, lines: 3 }]);
    }

    #[test]
    fn a_quote_that_takes_in_cells_of_its_row_is_said_and_one_around_words_of_a_cell_is_not() {
        let (rows, notes) = told("Nama;Alamat;Ket\nA;\"Jl. 1;\"x\" y\n\"Maju\" Bersama;Jl. 2;\"z\nB;\"u\";\"v");
        assert_eq!(rows[1].1, ["A", "\"Jl. 1", "\"x\" y"]);
        assert_eq!(rows[2].1, ["\"Maju\" Bersama", "Jl. 2", "\"z"]);
        let open = |line, lines| BookNote::OpenQuote { line, lines };
        assert_eq!(notes, [open(2, 0), open(3, 1), open(4, 0)]);
    }

    #[test]
    fn lines_of_a_cell_stay_one_cell_and_are_said_where_they_may_be_rows() {
        let (rows, notes) = told("Nama;Alamat;Ket\nA;\"Jl. 1\n\nRT 2; RW 3\" ;x\nB;Jl. 3;y\n");
        assert_eq!((rows[1].1[1].as_str(), rows[2].0, notes), ("Jl. 1\n\nRT 2; RW 3", 5, vec![]));
        let (rows, notes) = told("Nama,Kab,Alamat\nA,Tapin,\"Jl. 1\nRantau, Tapin, Kalsel\"\nB,Tapin,Jl. 3\n");
        assert_eq!((rows.len(), rows[2].0), (3, 4));
        assert_eq!(notes, [BookNote::LinesInOneCell { line: 2, last: 3 }]);
        // No cell of Excel has as many lines.
        let (rows, notes) = told(&format!("Nama;Ket\nA;\"{}\"\n", "x\n".repeat(300)));
        assert_eq!((rows.len(), &notes[0]), (302, &BookNote::OpenQuote { line: 2, lines: 300 }));
    }

    #[test]
    fn the_last_column_of_those_that_are_read_is_the_four_hundredth() {
        let line = |columns: usize| (1..=columns).map(|at| at.to_string()).collect::<Vec<_>>().join(";");
        let (rows, notes) = told(&line(400));
        assert_eq!((rows[0].1.len(), notes), (400, vec![]));
        let (rows, notes) = told(&format!("{}\n{}\n{}", line(3), line(401), line(20_000)));
        assert_eq!((rows[1].1.len(), rows[1].1.last().map(String::as_str)), (400, Some("400")));
        assert_eq!(notes, [BookNote::ColumnsLeftOut { sheet: String::new(), row: 2, columns: 19_600 }]);
        // What only separators make are no columns.
        assert_eq!(told(&format!("a;b{}", ";".repeat(16_384))).1, []);
    }

    #[test]
    fn a_line_longer_than_any_list_has_is_refused_and_named() {
        let line = |length: usize| format!("Nama;Ket\r\nA;b\r\n{}\r\nC;d\r\n", "é;".repeat(length / 2));
        assert!(open(line(1_000_000).as_bytes(), None, None).is_ok());
        assert_eq!(
            open((line(1_000_000) + &"x".repeat(1_000_001)).as_bytes(), None, None),
            Err(BookError::LongLine { line: 5 })
        );
        assert_eq!(open(line(1_000_002).as_bytes(), None, None), Err(BookError::LongLine { line: 3 }));
    }

    #[test]
    fn a_text_longer_than_a_cell_of_excel_is_cut_off_and_named() {
        let (rows, notes) = told(&format!("Nama;Ket\nA;{}\nB;{}\n", "x".repeat(32_767), "y".repeat(32_768)));
        assert_eq!((rows[1].1[1].len(), rows[2].1[1].len()), (32_767, 32_767));
        assert_eq!(notes, [BookNote::TextCut { sheet: String::new(), row: 3, column: 2 }]);
    }

    #[test]
    fn as_many_rows_are_read_as_excel_has() {
        let lines = "a\n".repeat(1_048_576);
        assert_eq!(open(lines.as_bytes(), None, None).unwrap().sheets[0].rows.len(), 1_048_576);
        let more = open((lines + "a").as_bytes(), None, None);
        assert_eq!(more, Err(BookError::TooManyRows { sheet: String::new() }));
    }

    #[test]
    fn a_file_full_of_open_quotes_takes_no_longer_than_another() {
        // Every quote would be looked for to the end of the file: 40,000,000,000 steps.
        for line in ["a;\"b\n", "a;\"\"\"b\n", "\"a;\"\"b\n", "\"\"\"\";\"\"\"\n"] {
            let book = open(line.repeat(200_000).as_bytes(), None, None).unwrap();
            assert!(book.sheets[0].rows.len() > 1, "{line}");
        }
    }

    const FEW: Bounds = Bounds { cells: 60, rows: 12, columns: 4, sheets: 1, text: 9, line: 24 };

    fn expect_within_bounds(book: &Book) {
        let rows = &book.sheets[0].rows;
        assert!(rows.len() <= FEW.rows && rows.iter().map(|row| row.len() + 1).sum::<usize>() <= FEW.cells + FEW.rows);
        for row in rows {
            assert!(row.len() <= FEW.columns && row.iter().all(|cell| cell.text().chars().count() <= FEW.text));
        }
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_it_does_not_panic_and_keeps_within_bounds(
            bytes in prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..300),
                "([ab;,\"\n\r\té]|\"\"|;\"){0,80}".prop_map(String::into_bytes),
            ],
            delimiter in proptest::option::of(any::<char>()),
        ) {
            let _ = open(&bytes, None, None);
            if let Ok(book) = open_within(FEW, &bytes, delimiter, None) {
                expect_within_bounds(&book);
            }
        }

        #[test]
        fn what_others_write_in_order_is_read_as_it_is(
            rows in proptest::collection::vec(proptest::collection::vec("[a;\"\n ]{0,6}", 3), 1..8),
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').quote_style(csv::QuoteStyle::Always).from_writer(vec![]);
            rows.iter().for_each(|row| writer.write_record(row).unwrap());
            let file = writer.into_inner().unwrap();
            let book = open(&file, Some(';'), None).unwrap();
            let is_said = !book.notes.first.is_empty();
            let read: Vec<Vec<String>> = book.sheets[0].rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect();
            let full = |rows: Vec<Vec<String>>| {
                let texts = rows.into_iter().map(|row| row.iter().map(|text| text.trim().to_owned()).collect::<Vec<_>>().join("|"));
                texts.map(|row| row.trim_end_matches('|').to_owned()).filter(|row| !row.is_empty()).collect::<Vec<_>>()
            };
            // Or it may be several rows, and that is said.
            prop_assert!(is_said || full(read) == full(rows));
        }

        #[test]
        fn no_line_is_lost_without_a_word(text in "([ab;]|;\"|\"|\n){0,60}") {
            let book = open_within(BOUNDS, text.as_bytes(), Some(';'), None).unwrap();
            let cells: String = book.sheets[0].rows.iter().flatten().map(Cell::text).collect();
            let letters = |text: &str| text.chars().filter(|c| matches!(c, 'a' | 'b')).collect::<String>();
            prop_assert_eq!(letters(&cells), letters(&text));
        }
    }

    #[test]
    fn what_a_person_says_parts_the_cells_goes_before_what_looks_so_unless_it_can_part_none() {
        let first = |delimiter| open(b"a;b,c;d\n1;2,3;4\n", Some(delimiter), None).unwrap().sheets[0].rows[0].clone();
        let texts = |texts: &[&str]| texts.iter().map(|text| Cell::Text((*text).to_owned())).collect::<Vec<_>>();
        assert_eq!(first(','), texts(&["a;b", "c;d"]));
        for none in ['"', '\n', '…'] {
            assert_eq!(first(none), texts(&["a", "b,c", "d"]), "{none:?}");
        }
    }

    #[test]
    fn what_parts_cells_within_quotes_parts_none_of_the_list() {
        let list = "\"Jl. A, B, C\";\"x, y\";z\n".repeat(3);
        assert_eq!(rows(list.as_bytes()).1[0], ["Jl. A, B, C", "x, y", "z"]);
    }

    #[test]
    fn letters_of_two_bytes_are_read_without_a_mark_whichever_of_them_comes_first() {
        let list = "Nama;Ket\nKUD “Maju”;x\n";
        let big: Vec<u8> = list.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [(big, "UTF-16BE"), (little, "UTF-16LE")] {
            assert_eq!(sniff(&bytes).name(), encoding);
            assert_eq!(rows(&bytes).1[1], ["KUD “Maju”", "x"]);
        }
        assert!(!looks_wide(b"\0a\0") && !looks_wide(b"\0\0\0\0a\0b\0") && !looks_wide("Nama;Ket".as_bytes()));
    }
}
