//! What distinguishes a cooperative by its name.

use crate::workspace::index::fold;

/// Words of the trade, which tell nothing about which cooperative it is, and by the bits the sort that they
/// tell; without bits where every sort uses the word. Since 2018 the law wants the kind in the name, so that a
/// KUD is now "Koperasi Produsen": the kinds contradict nothing. In alphabetical order.
#[rustfmt::skip]
const TRADE: &[(&str, u8)] = &[
    ("badan", 0), ("bh", 0), ("dan", 0), ("desa", 0), ("hukum", 0), ("indonesia", 0), ("jasa", 0), ("kab", 0),
    ("kabupaten", 0), ("karyawan", STAFF), ("kdmp", 0), ("kec", 0), ("kecamatan", 0), ("kelurahan", 0),
    ("kjks", SAVINGS), ("kkmp", 0), ("kmp", 0), ("konsumen", 0), ("kop", 0), ("koperasi", 0), ("kopkar", STAFF),
    ("kota", 0), ("kpn", CIVIL), ("kpri", CIVIL), ("ksp", SAVINGS), ("kspps", SAVINGS), ("ksu", MULTI),
    ("kud", VILLAGE), ("merah", 0), ("negeri", 0), ("pegawai", CIVIL), ("pemasaran", 0), ("pembiayaan", 0),
    ("pinjam", SAVINGS), ("primer", 0), ("produsen", 0), ("putih", 0), ("republik", 0), ("sekunder", 0),
    ("serba", MULTI), ("simpan", SAVINGS), ("syariah", 0), ("unit", 0), ("usaha", 0), ("usp", 0),
];

const VILLAGE: u8 = 1;
const MULTI: u8 = 2;
const SAVINGS: u8 = 4;
const STAFF: u8 = 8;
const CIVIL: u8 = 16;

const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/// A name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The words that distinguish, in alphabetical order.
    pub words: Vec<String>,
    /// The same in their own order, without spaces: some write "Majubersama".
    pub run_together: String,
    /// The numbers, in order: "KUD Sido Mulyo II" is not "KUD Sido Mulyo".
    pub numbers: String,
    sort: u8,
}

impl Name {
    /// Takes the name of a cooperative apart. The words of its own place do not distinguish, unless there are
    /// no others.
    pub fn of(text: &str, place: &[&str]) -> Self {
        let (mut words, mut numbers, mut sort) = (Vec::new(), Vec::new(), 0);
        for word in plain(text).split(' ').filter(|word| !word.is_empty()) {
            match (TRADE.binary_search_by_key(&word, |(trade, _)| *trade), number(word)) {
                (Ok(at), _) => sort |= TRADE[at].1,
                (Err(_), Some(number)) => numbers.push(number),
                (Err(_), None) => words.push(spelled(word)),
            }
        }
        let is_place = |word: &String| place.iter().flat_map(|words| words.split(' ')).any(|other| other == word);
        if words.iter().any(|word| !is_place(word)) {
            words.retain(|word| !is_place(word));
        }
        let run_together = words.concat();
        words.sort_unstable();
        words.dedup();
        numbers.sort_unstable();
        Self { words, run_together, numbers: numbers.join(" "), sort }
    }

    /// Whether both names tell the sort of cooperative, and not the same.
    pub const fn is_of_another_sort(&self, other: &Self) -> bool {
        self.sort != 0 && other.sort != 0 && self.sort & other.sort == 0
    }
}

/// The words of a place as they are compared, with a space between.
pub fn place(text: &str) -> String {
    let plain = plain(text);
    let mut place = String::with_capacity(plain.len());
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        if !place.is_empty() {
            place.push(' ');
        }
        spell(word, &mut place);
    }
    place
}

/// A text in lower case, with spaces for all that is no letter or digit. Letters that stand alone in a row are an
/// abbreviation, as in K.U.D., and are put together.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let mut plain = String::with_capacity(folded.len());
    let mut in_abbreviation = false;
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letter = word.len() == 1 && !word.as_bytes()[0].is_ascii_digit();
        if !(letter && in_abbreviation) {
            plain.push(' ');
        }
        plain.push_str(word);
        in_abbreviation = letter;
    }
    plain
}

/// A number, in digits or Roman.
fn number(word: &str) -> Option<String> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(word.trim_start_matches('0').to_owned());
    }
    ROMAN.iter().position(|roman| *roman == word).map(|at| (at + 1).to_string())
}

/// Appends a word without the spellings that people vary: oe and u, dj and j, tj and c, y and i, double letters.
fn spell(word: &str, text: &mut String) {
    let mut before = None;
    for c in word.chars() {
        let c = if c == 'y' { 'i' } else { c };
        let instead = match (before, c) {
            (Some('o'), 'e') => Some('u'),
            (Some('d'), 'j') => Some('j'),
            (Some('t'), 'j') => Some('c'),
            (before, c) => (before == Some(c)).then_some(c),
        };
        if instead.is_some() {
            text.pop();
        }
        let c = instead.unwrap_or(c);
        text.push(c);
        before = Some(c);
    }
}

fn spelled(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    spell(word, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Name {
        Name::of(text, &[])
    }

    #[test]
    fn what_the_trade_says_and_how_people_spell_does_not_distinguish() {
        let maju = name("KUD Maju Karya");
        for other in ["Koperasi Unit Desa \"MADJU KARYA\"", "K.U.D. Karya Maju", "Kop. Produsen Maju Karia"] {
            assert_eq!(name(other).words, maju.words, "{other}");
        }
        assert_eq!(name("KSU Soember Moelija").words, ["mulija", "sumber"]);
        assert_eq!(name("KUD Maju Bersama").run_together, name("KUD Majubersama").run_together);
    }

    #[test]
    fn numbers_distinguish_however_they_are_written() {
        let second = name("KUD Sido Mulyo II");
        assert_eq!((second.words.join(" ").as_str(), second.numbers.as_str()), ("mulio sido", "2"));
        assert_eq!(name("KUD Sido Mulyo 02"), second);
        assert_ne!(name("KUD Sido Mulyo"), second);
    }

    #[test]
    fn the_sort_is_told_by_the_word_or_its_abbreviation() {
        let (savings, staff) = (name("KSP Makmur"), name("Koperasi Karyawan Makmur"));
        assert!(savings.is_of_another_sort(&staff) && !savings.is_of_another_sort(&name("Koperasi Simpan Pinjam X")));
        assert!(!name("Koperasi Produsen Makmur").is_of_another_sort(&name("KUD Makmur")));
    }

    #[test]
    fn the_place_distinguishes_only_where_nothing_else_does() {
        let placed = |text: &str| Name::of(text, &[&place("Sungai Damar")]).words;
        assert_eq!(placed("KSP Karya Makmur Sungai Damar"), ["karia", "makmur"]);
        assert_eq!(placed("Koperasi Desa Merah Putih Sungai Damar"), ["damar", "sungai"]);
    }

    #[test]
    fn the_words_of_the_trade_are_in_order() {
        assert!(TRADE.is_sorted_by(|(a, _), (b, _)| a < b));
    }
}
