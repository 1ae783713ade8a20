//! The units that headings and titles name: "(dalam jutaan rupiah)", "(Rp. 000)", "Ribu Unit", "Persen".

use super::words::plain;

/// Words for powers of a thousand, as headings have them, with the power of ten.
const WORDS: [(&str, u8); 18] = [
    ("ribu", 3),
    ("ribuan", 3),
    ("rb", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("juta", 6),
    ("jutaan", 6),
    ("jt", 6),
    ("million", 6),
    ("millions", 6),
    ("miliar", 9),
    ("milyar", 9),
    ("miliaran", 9),
    ("milyaran", 9),
    ("billion", 9),
    ("triliun", 12),
    ("trilyun", 12),
    ("triliunan", 12),
];

/// Words of a unit, which say nothing of what is counted.
const UNIT_WORDS: [&str; 20] = [
    "dalam", "rp", "rupiah", "idr", "orang", "org", "unit", "satuan", "in", "of", "persons", "people", "rupiahs", "x",
    "nilai", "jiwa", "koperasi", "000", "000000", "1000",
];

/// In units of which power of ten the numbers under a heading are, where it says so: 6 for `Aset (juta Rp)`.
pub(super) fn power_of_heading(heading: &str) -> Option<u8> {
    brackets(heading).find_map(power_of_unit).or_else(|| {
        let plain = plain(&outside_brackets(heading));
        let words: Vec<&str> = plain.split(' ').collect();
        let at = words.iter().position(|word| power_of_word(word).is_some())?;
        // "Omzet di atas 50 juta" is no unit.
        let is_number = at > 0 && words[at - 1].bytes().all(|byte| byte.is_ascii_digit());
        (!is_number).then(|| power_of_word(words[at])).flatten()
    })
}

/// The same of a title above a table, which holds for all its money: `(dalam jutaan rupiah)`, `Satuan: Rp juta`.
pub(super) fn power_of_title(title: &str) -> Option<u8> {
    let of_brackets = brackets(title).find_map(power_of_unit);
    of_brackets.or_else(|| {
        let plain = plain(title);
        let unit = ["dalam ", "satuan ", "in "].iter().find_map(|word| {
            let at = plain.find(word)?;
            (at == 0 || plain.as_bytes()[at - 1] == b' ').then(|| &plain[at..])
        })?;
        power_of_unit(unit)
    })
}

/// Whether a unit is a share and no number of things: `Persen`, `%`.
pub(super) fn is_share(unit: &str) -> bool {
    let plain = plain(unit);
    unit.trim() == "%"
        || plain
            .split(' ')
            .any(|word| matches!(word, "persen" | "percent" | "persentase" | "prosentase" | "percentage"))
        || unit.contains('%')
}

/// The power of ten of a unit, where its words are all words of units: `Ribu Unit`, `Rp. 000`, `dalam jutaan rupiah`.
pub(super) fn power_of_unit(unit: &str) -> Option<u8> {
    let plain = plain(unit);
    let mut power = None;
    let joined: String = plain.chars().filter(|c| c.is_ascii_digit()).collect();
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        match power_of_word(word) {
            Some(found) => power = Some(found),
            None if UNIT_WORDS.contains(&word) || word.bytes().all(|byte| byte == b'0') || word == "1" => {}
            None => return None,
        }
    }
    // `Rp. 000`, `Rp 000.000`, `x 1.000`.
    let of_zeros = || {
        let zeros = joined.trim_start_matches('1').len();
        let is_zeros = !joined.is_empty() && joined.trim_start_matches('1').bytes().all(|byte| byte == b'0');
        (is_zeros && zeros > 0 && zeros.is_multiple_of(3))
            .then(|| u8::try_from(zeros).ok())
            .flatten()
            .filter(|power| *power <= 12)
    };
    power.or_else(of_zeros)
}

/// The word of a unit; none of one.
pub(super) fn word_of(power: u8) -> Option<&'static str> {
    [(3, "ribu"), (6, "juta"), (9, "miliar"), (12, "triliun")]
        .into_iter()
        .find(|(of, _)| *of == power)
        .map(|(_, word)| word)
}

fn power_of_word(word: &str) -> Option<u8> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, power)| *power)
}

/// What stands in brackets.
fn brackets(text: &str) -> impl Iterator<Item = &str> {
    text.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next())
}

/// A text without its brackets that hold a unit, a year, or nothing: what else stands in them says what is meant, and stays.
pub(super) fn outside_brackets(text: &str) -> String {
    /// Words that lead to a year, and days on which it ends.
    const OF_YEARS: [&str; 10] = ["per", "tahun", "thn", "th", "posisi", "keadaan", "31", "12", "des", "desember"];
    let says_nothing = |inside: &str| {
        let plain = plain(inside);
        plain.split(' ').all(|word| {
            let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
            let is_year = is_number && word.len() == 4;
            let is_zeros = is_number && word.bytes().all(|byte| byte == b'0');
            word.is_empty()
                || is_year
                || is_zeros
                || power_of_word(word).is_some()
                || UNIT_WORDS.contains(&word)
                || OF_YEARS.contains(&word)
        })
    };
    let mut outside = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(['(', '[']) {
        let Some(close) = rest[open..].find([')', ']']).map(|close| open + close) else { break };
        outside.push_str(&rest[..open]);
        outside.push(' ');
        if !says_nothing(&rest[open + 1..close]) {
            outside.push_str(&rest[open + 1..close]);
        }
        rest = &rest[close + 1..];
    }
    outside.push_str(rest);
    outside
}

/// A heading of numbers that are given in full, where it had a unit of a thousand or more: `Aset (juta Rp)` is `Aset`.
pub(super) fn without_units(heading: &str) -> String {
    let outside = outside_brackets(heading);
    let bare = if power_of_heading(&outside).is_some() { without_unit(&plain(&outside)).to_owned() } else { outside };
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading without the words of its unit at the end: `Volume Usaha (Rp. 000)`, `Anggota Orang`, `Aset dalam juta rupiah`.
pub(super) fn without_unit(plain: &str) -> &str {
    let mut rest = plain;
    while let Some((before, word)) = rest.rsplit_once(' ') {
        let is_unit = power_of_word(word).is_some() || (UNIT_WORDS.contains(&word) && word != "koperasi");
        if !is_unit || before.is_empty() {
            break;
        }
        rest = before;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_heading_is_read_where_it_says_one() {
        for (heading, power) in [
            ("Aset (Rp. 000)", Some(3)),
            ("Aset (Rp 000.000)", Some(6)),
            ("Volume Usaha (juta Rp)", Some(6)),
            ("SHU (dalam ribuan rupiah)", Some(3)),
            ("Aset dalam miliar rupiah", Some(9)),
            ("Anggota (ribu orang)", Some(3)),
            ("Aset (x 1.000)", Some(3)),
            ("Juta Rupiah", Some(6)),
            ("Aset (1) (juta Rp)", Some(6)),
            ("Aset (Rp)", None),
            ("Aset", None),
            ("Omzet di atas 50 juta", None),
            ("Anggota (laki-laki 000)", None),
            ("Aset 2022", None),
        ] {
            assert_eq!(power_of_heading(heading), power, "{heading}");
        }
    }

    #[test]
    fn the_unit_of_a_title_is_read_where_it_says_one() {
        for (title, power) in [
            ("(dalam jutaan rupiah)", Some(6)),
            ("KERAGAAN KOPERASI TAHUN 2023 (Rp. 000)", Some(3)),
            ("Satuan: Rp juta", Some(6)),
            ("Dalam Ribuan Rupiah", Some(3)),
            ("Keadaan Keuangan dalam jutaan rupiah", Some(6)),
            ("DAFTAR KOPERASI DALAM KABUPATEN TAPIN", None),
            ("BANTUAN RP 50 JUTA UNTUK KOPERASI", None),
            ("KERAGAAN KOPERASI TAHUN 2023", None),
        ] {
            assert_eq!(power_of_title(title), power, "{title}");
        }
    }

    #[test]
    fn what_stands_in_brackets_stays_unless_it_is_a_unit_or_a_year() {
        for (heading, outside) in [
            ("Aset (Rp)", "Aset"),
            ("Aset (Rp. 000)", "Aset"),
            ("Aset (per 31 Desember 2023)", "Aset"),
            ("Anggota (orang) [2023]", "Anggota"),
            ("Anggota (aktif)", "Anggota aktif"),
            ("Aset (lancar)", "Aset lancar"),
            ("Anggota (lama)", "Anggota lama"),
            ("Aset (tahap 2)", "Aset tahap 2"),
            ("Aset (Rp", "Aset (Rp"),
        ] {
            let words = outside_brackets(heading);
            assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), outside);
        }
    }

    #[test]
    fn a_heading_loses_its_unit_where_numbers_are_given_in_full() {
        for (heading, without) in [
            ("Aset (juta Rp) 2023", "Aset 2023"),
            ("Volume Usaha (Rp. 000)", "Volume Usaha"),
            ("Aset dalam jutaan rupiah", "aset"),
            ("Aset 2023", "Aset 2023"),
        ] {
            assert_eq!(without_units(heading), without);
            assert_eq!(power_of_heading(&without_units(heading)), None);
        }
    }

    #[test]
    fn a_share_is_no_number_of_things() {
        assert!(["Persen", "%", "Persentase Koperasi Aktif", "Percent"].iter().all(|unit| is_share(unit)));
        assert!(!["Unit", "Koperasi", "Ribu Unit"].iter().any(|unit| is_share(unit)));
        assert_eq!((power_of_unit("Ribu Unit"), power_of_unit("Unit")), (Some(3), None));
    }
}
