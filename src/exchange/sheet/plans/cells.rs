//! What stands in the cells of documents on plans: several values one below the other, numbers with their units.

use crate::domain::Quantity;
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::value::{self, Decimal};
use crate::exchange::sheet::words::plain;

/// The values of a cell, one a line, in order. A line that says nothing keeps its place, so that what belongs together in two
/// cells stays together.
pub(super) fn values(cell: &Cell) -> Vec<Option<String>> {
    let said = |line: &str| value::said(&Cell::Text(line.to_owned()));
    let values: Vec<Option<String>> = match cell {
        Cell::Text(text) => text.replace("\r\n", "\n").trim_end().split('\n').map(said).collect(),
        other => vec![value::said(other)],
    };
    if values.iter().all(Option::is_none) { Vec::new() } else { values }
}

/// A cell as one line; none where it says nothing.
pub(super) fn one_line(cell: &Cell) -> Option<String> {
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    value::said(cell).map(words).filter(|text| !text.is_empty())
}

/// What is compared of words that pass through PDF and other encodings: letters and digits alone, so that broken words, double
/// spaces and a stray `Â` tell nothing apart (FACTS 15).
pub(super) fn squashed(text: &str) -> String {
    plain(text).chars().filter(|c| *c != ' ' && *c != 'â').collect()
}

/// A number with its unit: `12 Bulan`, `100 Orang`, `54,79 %`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The number.
    pub quantity: Quantity,
    /// The unit, where it stands with the number.
    pub unit: Option<String>,
    /// Whether it may be a thousand times as much: `2.6` where 2.600 are meant (FACTS 15).
    pub is_of_doubtful_scale: bool,
}

impl Measured {
    /// The number at the beginning of a text, and the unit behind it; none where it begins with none.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
        let end = text.find(|c| !is_of_number(c)).unwrap_or(text.len());
        let number = text[..end].trim_end_matches(['.', ',']);
        let unit = text[end..].trim().trim_matches(['(', ')']).trim();
        let cell = Cell::Text(number.to_owned());
        let read = |decimal| value::quantity(&cell, decimal, 0);
        let (quantity, is_point) = match read(Decimal::Comma) {
            Some(quantity) => (quantity, false),
            None => (read(Decimal::Point)?, true),
        };
        let is_share = unit.contains('%') || plain(unit).starts_with("persen");
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        let is_of_doubtful_scale =
            is_point && !is_share && number.split_once('.').is_some_and(|(_, after)| after.len() < 3);
        Some(Self { quantity, unit, is_of_doubtful_scale })
    }

    /// A number as documents have it, with its unit.
    pub fn written(quantity: Quantity, unit: Option<&str>) -> String {
        let number = quantity.to_string().replace('.', ",");
        unit.map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_in_a_cell_keep_their_order_and_their_places() {
        let values = |text: &str| values(&Cell::Text(text.to_owned()));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(values("A\r\n\nB\n\n"), [some("A"), None, some("B")]);
        assert_eq!(values("-\n100 Orang"), [None, some("100 Orang")]);
        assert_eq!(values("100 Orang\n-\n"), [some("100 Orang"), None]);
        assert!(values(" - \n").is_empty());
    }

    #[test]
    fn a_target_is_a_number_and_its_unit() {
        let read = |text: &str| {
            let measured = Measured::of(text)?;
            Some((measured.quantity.to_string(), measured.unit, measured.is_of_doubtful_scale))
        };
        let found = |number: &str, unit: &str| Some((number.to_owned(), Some(unit.to_owned()), false));
        assert_eq!(read("12 Bulan"), found("12", "Bulan"));
        assert_eq!(read("100Orang"), found("100", "Orang"));
        assert_eq!(read("1.219 koperasi"), found("1219", "koperasi"));
        assert_eq!(read("54,79 %"), found("54.79", "%"));
        assert_eq!(read("53.99%"), found("53.99", "%"));
        assert_eq!(read("5 Unit Usaha"), found("5", "Unit Usaha"));
        // 2.600 that has become 2.6, beside 2540.
        assert_eq!(read("2.6"), Some(("2.6".to_owned(), None, true)));
        assert_eq!(read("2540"), Some(("2540".to_owned(), None, false)));
        assert_eq!((read("Meningkat"), read("")), (None, None));
    }

    #[test]
    fn what_a_target_is_written_as_is_read_as_it_was() {
        for parts in [0, 10_000, 12_345_600, 547_900, 1] {
            let quantity = Quantity::of_parts(parts).unwrap();
            for unit in [None, Some("Orang/bulan"), Some("%")] {
                let read = Measured::of(&Measured::written(quantity, unit)).unwrap();
                assert_eq!((read.quantity, read.unit.as_deref()), (quantity, unit));
            }
        }
    }

    #[test]
    fn names_that_pdf_has_broken_are_the_same() {
        assert_eq!(squashed("Penyelenggar aan Rapat, Koordinasi"), squashed("Penyelenggaraan  RapatÂ Koordinasi"));
        assert_eq!(squashed("Pemeriksaan danPengujian"), squashed("Pemeriksaan dan Pengujian"));
    }
}
