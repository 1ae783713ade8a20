//! Names as lists have them: all in capitals, with letters of other scripts that look like ours, and with signs that nobody
//! sees.

use crate::domain::territory::Territory;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Abbreviations of more than four letters that stay in capitals, though they can be spoken as words.
const CAPITALS: [&str; 12] =
    ["KOPRI", "BUMDES", "PEPABRI", "KPPRI", "USPPS", "KSPPS", "STAIN", "STIKIP", "KUBEP", "KORPRI", "UPTD", "IPPAT"];
/// Two letters that are an abbreviation in the name of a cooperative and nothing else there.
const OF_TWO: [&str; 8] = ["PT", "CV", "UD", "AD", "AL", "AU", "RI", "RT"];
/// The article of Arabic names, as it stands before the sun letters: AN-NUR, AS-SALAM.
const ARTICLES: [&str; 12] = ["AL", "AN", "AS", "AR", "AT", "AD", "AZ", "ASH", "ASY", "ADH", "ATH", "EL"];
/// Parts of degrees behind a point that are not written in capitals: S.PD.I is S.Pd.I.
const DEGREES: [&str; 19] = [
    "PD", "SI", "MD", "SOS", "AG", "KOM", "HUT", "KES", "KEP", "HUM", "PT", "TR", "PI", "KED", "FARM", "LING", "STAT",
    "AK", "PSI",
];
/// Words between names.
const SMALL: [&str; 6] = ["DAN", "DI", "KE", "DARI", "UNTUK", "YANG"];
/// Words of at most four letters that are words: other short ones are most likely abbreviations, and stay as they are.
const SHORT_WORDS: &[&str] = &[
    "MAJU", "JAYA", "TANI", "DESA", "BINA", "SARI", "BARU", "KOTA", "GUNA", "ABDI", "ADIL", "AMAL", "ANAK", "ASRI",
    "BATU", "CITA", "DANA", "DAYA", "ESA", "HATI", "IKAN", "ILMU", "IMAN", "INTI", "JASA", "KITA", "LIMA", "MUDA",
    "NUSA", "PADI", "PALA", "RAJA", "RAYA", "RASA", "SATU", "SUKA", "TIGA", "TRI", "DWI", "EKA", "WANA", "WIRA",
    "ALAM", "AGRO", "AMAN", "ARTA", "BUMI", "HAJI", "IBU", "JATI", "KAYU", "LAUT", "MAS", "EMAS", "NUR", "UNIT", "AIR",
    "API", "BUAH", "DUA", "SRI", "MEGA", "RATU", "TOKO", "IBNU", "BALI", "HULU", "ULIN", "ROTI", "TAHU", "KOPI", "TEH",
    "SAPI", "AYAM", "KUE", "MINA", "ARGA", "JAWA", "PURA", "BAIK", "BUDI", "ELOK",
];

/// Words of the names of districts and kecamatan.
static PLACES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let territory = Territory::current();
    let names = territory.districts.iter().map(|one| one.name).chain(territory.subdistricts.iter().map(|one| one.name));
    names.flat_map(|name| name.split(' ')).map(str::to_uppercase).collect()
});

/// The name of a cooperative that is all in capitals, as people write it otherwise. Abbreviations, numbers and initials stay,
/// and so does a short word of which nobody can say that it is none.
pub(super) fn of_cooperative(text: &str) -> String {
    if !is_shouted(text) {
        return text.to_owned();
    }
    words(text, |Word { at, word, after, .. }| {
        if after == '-' && ARTICLES.contains(&word) || word == "TBK" {
            return capitalised(word);
        }
        if at > 0 && SMALL.contains(&word) {
            return word.to_lowercase();
        }
        let letters = word.chars().count();
        let is_word = SHORT_WORDS.contains(&word) || PLACES.contains(word);
        let stays = OF_TWO.contains(&word)
            || CAPITALS.contains(&word)
            || is_roman(word)
            || !has_vowel(word)
            || (letters <= 4 && !is_word);
        if stays { word.to_owned() } else { capitalised(word) }
    })
}

/// The name of a person that is all in capitals, as people write it otherwise. Titles have their usual form, and so
/// have degrees behind the name.
pub(super) fn of_person(text: &str) -> String {
    const TITLES: [(&str, &str); 13] = [
        ("HJ", "Hj"),
        ("DRS", "Drs"),
        ("DRA", "Dra"),
        ("IR", "Ir"),
        ("H", "H"),
        ("KH", "KH"),
        ("DR", "Dr"),
        ("PROF", "Prof"),
        ("NY", "Ny"),
        ("TN", "Tn"),
        ("BIN", "bin"),
        ("BINTI", "binti"),
        ("PLT", "Plt"),
    ];
    let (name, degrees) = text.find(',').map_or((text, ""), |at| text.split_at(at));
    if !is_shouted(name) {
        return text.to_owned();
    }
    let name = words(name, |Word { word, .. }| {
        let title = TITLES.iter().find(|(title, _)| *title == word);
        let stays = word.chars().count() == 1 || is_roman(word);
        title.map_or_else(|| if stays { word.to_owned() } else { capitalised(word) }, |(_, title)| (*title).to_owned())
    });
    let is_behind_point = |of: &Word| of.before == '.' && DEGREES.contains(&of.word);
    name + &words(degrees, |of| if is_behind_point(&of) { capitalised(of.word) } else { of.word.to_owned() })
}

/// Whether a text is all in capitals, and long enough for that to be a habit and no abbreviation.
fn is_shouted(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 6 && !letters().any(char::is_lowercase)
}

/// A word of a text.
struct Word<'t> {
    /// How many words stand before it.
    at: usize,
    /// Its letters.
    word: &'t str,
    /// The sign before it.
    before: char,
    /// The sign behind it.
    after: char,
}

/// Writes each word of a text anew: what stands between letters stays.
fn words(text: &str, write: impl Fn(Word) -> String) -> String {
    let mut written = String::with_capacity(text.len());
    let (mut at, mut word) = (0, String::new());
    let (mut has_digit, mut before) = (false, '\0');
    for c in text.chars().chain(std::iter::once('\0')) {
        if c.is_alphanumeric() {
            has_digit |= c.is_numeric();
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            // `RT.05`, `2B`: with a number in it it is none.
            written += &if has_digit { word.clone() } else { write(Word { at, word: &word, before, after: c }) };
            at += 1;
        }
        before = c;
        word.clear();
        has_digit = false;
        if c != '\0' {
            written.push(c);
        }
    }
    written
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

fn has_vowel(word: &str) -> bool {
    word.chars().any(|c| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'))
}

/// The first letter stays, those after it become small.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// A text without the signs that nobody sees: spaces of no width, marks of the direction of writing, soft hyphens.
pub(super) fn visible(text: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let space = |c: char| if matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') { ' ' } else { c };
    text.chars().filter(|c| !is_unseen(*c)).map(space).collect()
}

/// Letters of the Greek and Cyrillic scripts, and the letters of ours that they look like.
const LOOK_ALIKE: [(char, char); 42] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('І', 'I'),
    ('Ѕ', 'S'),
    ('Ј', 'J'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('ѕ', 's'),
    ('ј', 'j'),
    ('к', 'k'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
];

/// A text whose letters of another script are written with those that they look like; none where it has no such letters, or
/// is written in that script.
pub(super) fn in_our_script(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let ours = |c: char| LOOK_ALIKE.iter().find(|(other, _)| *other == c).map(|(_, ours)| *ours);
    let is_other = |c: char| matches!(c, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}');
    let has_latin = text.chars().any(|c| c.is_ascii_alphabetic());
    let (others, known) = text
        .chars()
        .fold((0, 0), |(others, known), c| (others + usize::from(is_other(c)), known + usize::from(ours(c).is_some())));
    (others > 0 && others == known && has_latin).then(|| text.chars().map(|c| ours(c).unwrap_or(c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_capitals_are_written_as_people_write_them() {
        for (shouted, written) in [
            ("KSU BINA SEJAHTERA DAN MAJU", "KSU Bina Sejahtera dan Maju"),
            ("KPRI \"SDN 2 MARABAHAN\" XIV", "KPRI \"SDN 2 Marabahan\" XIV"),
            ("KPRI PGRI KECAMATAN BINUANG", "KPRI PGRI Kecamatan Binuang"),
            ("KOPERASI PEGAWAI SMAN 1 BINUANG", "Koperasi Pegawai SMAN 1 Binuang"),
            ("KOPKAR PT ADARO INDONESIA (PERSERO) TBK", "Kopkar PT Adaro Indonesia (Persero) Tbk"),
            ("PRIMKOPTI \"TAHU TEMPE\" RT.05/RW.II", "Primkopti \"Tahu Tempe\" RT.05/RW.II"),
            ("KOPERASI TNI AD KODIM 1010", "Koperasi TNI AD Kodim 1010"),
            ("KSPPS BMT AN-NUR AS-SALAM", "KSPPS BMT An-Nur As-Salam"),
            ("KOPERASI TNI AL BANJARMASIN", "Koperasi TNI AL Banjarmasin"),
            ("UNTUK BERSAMA SEJAHTERA", "Untuk Bersama Sejahtera"),
            ("KOPRI KABUPATEN TAPIN", "KOPRI Kabupaten Tapin"),
            ("KPRI SDN XVIII MARABAHAN", "KPRI SDN XVIII Marabahan"),
            ("KOPERASI SMKPP PELAIHARI", "Koperasi SMKPP Pelaihari"),
            ("KOPKAR BLOK45A MAKMUR", "Kopkar BLOK45A Makmur"),
            ("KUD Maju", "KUD Maju"),
            ("KSPPS", "KSPPS"),
        ] {
            assert_eq!(of_cooperative(shouted), written);
        }
    }

    #[test]
    fn names_of_persons_keep_titles_and_degrees() {
        for (shouted, written) in [
            ("H. FULAN, SE, MM", "H. Fulan, SE, MM"),
            ("HJ. FULANAH, S.PD.I", "Hj. Fulanah, S.Pd.I"),
            ("DRS. H. FULAN, M.SI", "Drs. H. Fulan, M.Si"),
            ("A. FULAN SANTOSO, A.MD", "A. Fulan Santoso, A.Md"),
            ("IR. POLAN ABADI, ST", "Ir. Polan Abadi, ST"),
            ("M. FULAN AL-BANJARI", "M. Fulan Al-Banjari"),
            ("BUDI SANTOSO", "Budi Santoso"),
            ("FULAN BIN FULAN", "Fulan bin Fulan"),
            ("FULAN AHMAD III", "Fulan Ahmad III"),
            ("dr. FULAN, Sp.A", "dr. FULAN, Sp.A"),
        ] {
            assert_eq!(of_person(shouted), written);
        }
    }

    #[test]
    fn letters_that_only_look_like_ours_are_told() {
        assert_eq!(in_our_script("KUD Маju Jaya").as_deref(), Some("KUD Maju Jaya"));
        assert_eq!(in_our_script("KUD Maju Jaya"), None);
        assert_eq!(in_our_script("Café Maju"), None);
        // Here is a letter that looks like none of ours, and here are no others.
        assert_eq!(in_our_script("KUD Мажу"), None);
        assert_eq!(in_our_script("МАР"), None);
        assert_eq!(in_our_script("Москва"), None);
        assert_eq!(visible("\u{feff}KUD\u{200b} Maju\u{a0}Jaya\u{202c}"), "KUD Maju Jaya");
    }
}
