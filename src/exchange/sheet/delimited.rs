//! Delimited text: CSV and TSV in the encodings and with the separators that are in use.
//!
//! Excel writes what the language of the machine asks for: in Indonesia mostly `;` and Windows-1252, and UTF-8 with or
//! without a mark, or UTF-16 with tabs as "Unicode text" (FACTS 6). What is not told is found out.

use super::book::{Book, BookError, Cell, MOST_CELLS, Sheet, Source};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Separators, the most likely first.
const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];
/// So many lines are looked at to find the separator.
const LINES: usize = 60;

/// Reads delimited text.
pub(super) fn open(bytes: &[u8], delimiter: Option<char>, encoding: Option<&str>) -> Result<Book, BookError> {
    let encoding = encoding.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or_else(|| sniff(bytes));
    let (text, encoding, _) = encoding.decode(bytes);
    let delimiter = delimiter.filter(char::is_ascii).unwrap_or_else(|| separator(&text));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter as u8)
        .from_reader(text.as_bytes());
    let (mut rows, mut left) = (Vec::new(), MOST_CELLS);
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { text: text.as_bytes(), at: 0, passed: 0 };
    while reader.read_record(&mut record).map_err(|error| BookError::Damaged(error.to_string()))? {
        // Empty lines and lines within a cell are no rows, but count: a row is found in the file by its line.
        let skipped = lines.before(&record).saturating_sub(rows.len());
        left = left.checked_sub(record.len() + 1 + skipped).ok_or(BookError::TooLarge)?;
        rows.resize_with(rows.len() + skipped, Vec::new);
        rows.push(record.iter().map(|text| Cell::Text(text.to_owned())).collect());
    }
    let source = Source::Delimited { encoding: encoding.name().to_owned(), delimiter };
    Ok(Book { source, sheets: vec![Sheet { name: String::new(), rows }] })
}

/// Counts the lines of a text as it is read.
struct Lines<'t> {
    text: &'t [u8],
    /// How many bytes have been looked at, and how many lines have ended in them.
    at: usize,
    passed: usize,
}

impl Lines<'_> {
    /// How many lines end before a record begins.
    fn before(&mut self, record: &csv::StringRecord) -> usize {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        // The reader passes over empty lines before a record, and takes them for its beginning.
        let from = record.position().map_or(0, |position| position.byte() as usize).clamp(self.at, self.text.len());
        let begins = from + self.text[from..].iter().take_while(|byte| is_end(byte)).count();
        let ends =
            |at: &usize| self.text[*at] == b'\n' || self.text[*at] == b'\r' && self.text.get(at + 1) != Some(&b'\n');
        self.passed += (self.at..begins).filter(ends).count();
        self.at = begins;
        self.passed
    }
}

/// The encoding: by its mark, or by what the bytes can be.
fn sniff(bytes: &[u8]) -> &'static Encoding {
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

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = open(&bytes, None, None);
        }
    }
}
