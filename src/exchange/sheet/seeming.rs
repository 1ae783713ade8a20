//! What a column seems to hold, by its heading and the first of its cells: for a column that nobody has said the meaning
//! of, so that a person sees what would be left behind.

use super::plain;

/// What cells seem to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seeming {
    /// The rows counted through: nothing that is missed.
    Serial,
    /// Amounts of money.
    Money,
    /// Numbers of things.
    Counts,
    /// Years.
    Years,
    /// Days.
    Dates,
    /// Telephones.
    Telephones,
    /// Words.
    Words,
}

impl Seeming {
    /// What a column seems to hold; none where nothing stands in its first rows.
    pub fn of(heading: &str, cells: &[&str]) -> Option<Self> {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        if cells.is_empty() {
            return None;
        }
        let all = |is: fn(&str) -> bool| cells.iter().all(|cell| is(cell));
        let heading = plain(heading);
        let says_money =
            heading.split(' ').any(|word| matches!(word, "rp" | "rupiah")) || all(|cell| cell.starts_with("Rp"));
        Some(match () {
            () if is_serial(&cells) || numbers_rows(&heading) && all(is_running) => Self::Serial,
            () if all(is_telephone) => Self::Telephones,
            () if all(is_date) => Self::Dates,
            () if !all(is_number) => Self::Words,
            () if says_money || all(|cell| digits(cell).len() > 6) => Self::Money,
            () if all(|cell| matches!(cell.parse(), Ok(1900..=2100))) => Self::Years,
            () => Self::Counts,
        })
    }
}

fn digits(cell: &str) -> String {
    cell.chars().filter(char::is_ascii_digit).collect()
}

fn is_number(cell: &str) -> bool {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '-' | '%' | '(' | ')');
    let cell = cell.trim_start_matches("Rp");
    cell.chars().all(of_number) && cell.chars().any(|c| c.is_ascii_digit())
}

/// From one on, one by one.
fn is_serial(cells: &[&str]) -> bool {
    cells.len() > 1 && cells.iter().zip(1..).all(|(cell, at)| cell.trim_end_matches('.').parse() == Ok(at))
}

/// Whether a heading says that its cells number the rows, also where they begin anew, have gaps or are in another order.
fn numbers_rows(heading: &str) -> bool {
    matches!(heading, "no" | "nomor" | "nomer" | "nr" | "urut" | "no urut" | "nomor urut" | "n o" | "id")
}

fn is_running(cell: &str) -> bool {
    cell.trim_end_matches('.').parse::<u32>().is_ok_and(|number| number < 1_000_000)
}

fn is_telephone(cell: &str) -> bool {
    let begins = cell.starts_with('0') || cell.starts_with("+62") || cell.starts_with("62");
    let of_telephone = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '/');
    begins && (8..=14).contains(&digits(cell).len()) && cell.chars().all(of_telephone)
}

fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let is_part = |part: &&str| part.len() <= 2 && part.parse::<u8>().is_ok() || part.chars().all(char::is_alphabetic);
    let years = parts.iter().filter(|part| matches!(part.parse(), Ok(1900..=2100_u16))).count();
    parts.len() == 3 && years == 1 && parts.iter().filter(|part| is_part(part)).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_cells_and_money_by_its_heading_too() {
        let cases: [(&str, &[&str], Seeming); 13] = [
            ("No.", &["7", "3", "12"], Seeming::Serial),
            ("No Urut", &["21.", "22.", "1."], Seeming::Serial),
            ("No", &["6305010001"], Seeming::Money),
            ("Nomor unit", &["7", "3"], Seeming::Counts),
            ("No", &["1", "2", "3"], Seeming::Serial),
            ("Aset (Rp)", &["12000", "900"], Seeming::Money),
            ("Modal", &["12.000.000", "1.500.000"], Seeming::Money),
            ("Karyawan", &["4", "12"], Seeming::Counts),
            ("Tahun berdiri", &["1998", "2004"], Seeming::Years),
            ("Tgl RAT", &["12-3-2024", "1 Mei 2024", "2024/05/01"], Seeming::Dates),
            ("HP", &["0812-3456-789", "+62 511 330011"], Seeming::Telephones),
            ("Ketua", &["Ahmad", "Siti"], Seeming::Words),
            ("Keterangan", &["3 unit", ""], Seeming::Words),
        ];
        for (heading, cells, expected) in cases {
            assert_eq!(Seeming::of(heading, cells), Some(expected), "{heading}");
        }
        assert_eq!(Seeming::of("Kosong", &["", " "]), None);
    }
}
