//! In how many ways a heading can be read: with and without its unit, its year, its footnote marks, its other language, the
//! line above it.

use super::layout::BETWEEN;
use super::units::{outside_brackets, without_unit};
use super::words::plain;
use crate::domain::BookYear;

/// What a heading may mean, the likeliest reading first, and the book year that it names; none of two different years.
pub(super) struct Readings {
    /// The words.
    pub words: Vec<String>,
    /// The year.
    pub year: Option<BookYear>,
    /// Whether it says that numbers of things stand below it: `Koperasi – Jml`, `Manajer (orang)`.
    pub is_of_numbers: bool,
}

/// Words above others that say nothing of what these are of.
const NEUTRAL: [&str; 35] = [
    "alamat",
    "lokasi",
    "identitas",
    "data",
    "keterangan",
    "wilayah",
    "domisili",
    "tempat kedudukan",
    "kedudukan",
    "data koperasi",
    "profil",
    "profil koperasi",
    "kelembagaan",
    "keuangan",
    "jumlah",
    "usaha",
    "keragaan",
    "keragaan koperasi",
    "data keuangan",
    "data usaha",
    "identitas koperasi",
    "data umum",
    "kinerja",
    "perkembangan",
    "data kelembagaan",
    "kondisi",
    "tahun",
    "uraian",
    "alamat koperasi",
    "koperasi",
    "permodalan",
    "legalitas",
    "legalitas usaha",
    "perizinan",
    "izin usaha",
];
/// Lines below others that add nothing to them.
const SUMS: [&str; 14] = [
    "jumlah",
    "jml",
    "jlh",
    "total",
    "unit",
    "orang",
    "nilai",
    "rp",
    "jumlah orang",
    "jumlah unit",
    "jumlah rp",
    "nilai rp",
    "jml org",
    "nama",
];
/// Words of which at least one stands in a heading's English half.
const ENGLISH: [&str; 24] = [
    "of",
    "number",
    "name",
    "total",
    "district",
    "subdistrict",
    "regency",
    "municipality",
    "members",
    "assets",
    "cooperatives",
    "cooperative",
    "active",
    "inactive",
    "address",
    "village",
    "year",
    "date",
    "status",
    "female",
    "male",
    "capital",
    "volume",
    "type",
];

/// The readings of a heading, whose lines stand between [`BETWEEN`].
pub(super) fn readings(heading: &str) -> Readings {
    let lines: Vec<&str> = heading.split(BETWEEN).map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut years: Vec<BookYear> = Vec::new();
    let mut bare: Vec<(String, String)> = Vec::new();
    for line in &lines {
        // Two things under one heading are neither of them.
        let line = without_footnote(line).replace('&', " dan ");
        bare.push((
            without_year(&plain(&line), &mut years),
            without_year(&plain(&outside_brackets(&line)), &mut years),
        ));
    }
    years.dedup();
    let is_sum = |line: &(String, String)| SUMS.contains(&&*line.0) && line.0 != "nama";
    let is_of_numbers =
        (bare.len() > 1 && bare.last().is_some_and(is_sum)) || bare.iter().any(|(full, _)| without_unit(full) != full);
    let mut words: Vec<String> = Vec::new();
    let mut add = |text: String| {
        let text = text.trim().to_owned();
        if !text.is_empty() && !words.contains(&text) {
            words.push(text);
        }
    };
    let whole = |of: fn(&(String, String)) -> &String| {
        bare.iter().map(of).filter(|line| !line.is_empty()).map(String::as_str).collect::<Vec<_>>()
    };
    let (full, outside) = (whole(|line| &line.0), whole(|line| &line.1));
    for lines in [&full, &outside] {
        add(lines.join(" "));
        add(without_unit(&lines.join(" ")).to_owned());
        if let [above @ .., last] = lines.as_slice()
            && !above.is_empty()
        {
            let above = above.join(" ");
            add(format!("{last} {above}"));
            if SUMS.contains(last) {
                add(above.clone());
                add(without_unit(&above).to_owned());
            }
            if NEUTRAL.contains(&&*above) {
                add((*last).to_owned());
                add(without_unit(last).to_owned());
            }
        }
    }
    // The same in another language, in one cell or in two.
    for line in &lines {
        let halves: Vec<String> =
            without_footnote(line).split(['/', '\n']).map(plain).filter(|half| !half.is_empty()).collect();
        if let [half, rest @ ..] = halves.as_slice()
            && rest.last().is_some_and(|last| is_english(last))
        {
            add(without_year(half, &mut Vec::new()));
            // `Kabupaten/Kota Regency/Municipality`
            let first = plain(line);
            let end = first.split(' ').position(|word| ENGLISH.contains(&word)).unwrap_or_default();
            add(first.split(' ').take(end).collect::<Vec<_>>().join(" "));
        }
    }
    if let [first, rest @ ..] = full.as_slice()
        && !rest.is_empty()
        && rest.iter().all(|line| is_english(line))
    {
        add((*first).to_owned());
    }
    let year = match years.as_slice() {
        [year] => Some(*year),
        _ => None,
    };
    Readings { words, year, is_of_numbers }
}

fn is_english(text: &str) -> bool {
    text.split(' ').any(|word| ENGLISH.contains(&word))
}

/// A heading without the sign that leads to a footnote: `Aset*`, `2023 r)`, `Anggota ¹`.
fn without_footnote(text: &str) -> &str {
    let mut rest = text.trim();
    loop {
        let before = rest;
        rest = rest.trim_end_matches(['*', '¹', '²', '³', '⁴', '†', '‡', '.', ':']).trim_end();
        for mark in [" r)", " x)", " 1)", " 2)", " 3)", " r", "ʳ", "ˣ"] {
            rest = rest.strip_suffix(mark).unwrap_or(rest).trim_end();
        }
        if rest == before || rest.is_empty() {
            return rest;
        }
    }
}

/// The words without the year among them, and without those that only lead to it: `aset per 31 desember 2023`.
fn without_year(plain: &str, years: &mut Vec<BookYear>) -> String {
    let mut words = Vec::new();
    let mut found = false;
    for word in plain.split(' ') {
        match word.parse().ok().filter(|_| word.len() == 4).and_then(BookYear::new) {
            Some(year) => {
                years.push(year);
                found = true;
            }
            None => words.push(word),
        }
    }
    if !found {
        return plain.to_owned();
    }
    const LEADING: [&str; 13] =
        ["tahun", "thn", "th", "per", "posisi", "keadaan", "sd", "s", "d", "31", "12", "des", "desember"];
    let end = words.iter().rposition(|word| !LEADING.contains(word)).map_or(0, |at| at + 1);
    let start = words.iter().take(end).position(|word| !matches!(*word, "tahun" | "thn" | "th")).unwrap_or(0);
    // `Tahun 2022` over figures is a year and nothing else.
    if end == 0 { words.first().copied().unwrap_or_default().to_owned() } else { words[start..end].join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(heading: &str, as_what: &str) -> bool {
        readings(heading).words.iter().any(|words| words == as_what)
    }

    #[test]
    fn a_heading_is_read_without_what_does_not_matter() {
        for (heading, words) in [
            ("Aset (Rp)", "aset"),
            ("Aset (Rp. 000)", "aset"),
            ("Volume Usaha (juta Rp)", "volume usaha"),
            ("Jumlah Anggota (Orang)", "jumlah anggota"),
            ("Aset 2022", "aset"),
            ("Aset per 31 Desember 2023", "aset"),
            ("Tahun 2023 – Aset", "aset"),
            ("Aset – 2023", "aset"),
            ("Tahun 2023 Aset", "aset"),
            ("Jumlah Anggota – Jumlah", "jumlah anggota"),
            ("Jumlah Anggota – L", "jumlah anggota l"),
            ("Badan Hukum – Nomor", "nomor badan hukum"),
            ("Alamat – Desa", "desa"),
            ("Kabupaten/Kota Regency/Municipality", "kabupaten kota"),
            ("Jumlah Koperasi/Number of Cooperatives", "jumlah koperasi"),
            ("Nama Koperasi – Name of Cooperative", "nama koperasi"),
            ("Aset*", "aset"),
            ("2023 r)", ""),
            ("L/P", "l p"),
        ] {
            assert!(words.is_empty() || reads(heading, words), "{heading}: {:?}", readings(heading).words);
        }
    }

    #[test]
    fn a_sum_below_another_line_is_one_of_numbers_and_no_reading_is_empty() {
        assert!(readings("Koperasi – Jml").is_of_numbers && readings("Manajer (orang)").is_of_numbers);
        assert!(!readings("Jumlah").is_of_numbers && !readings("Nama Koperasi").is_of_numbers);
        for heading in ["2023", "Aset – 2023", "Aset – Aset"] {
            let words = readings(heading).words;
            assert!(words.iter().all(|reading| !reading.is_empty()), "{words:?}");
            assert!((0..words.len()).all(|at| !words[..at].contains(&words[at])), "{words:?}");
        }
    }

    #[test]
    fn what_stands_under_another_thing_is_not_read_alone() {
        assert!(!reads("Unit Simpan Pinjam – Aset", "aset"));
        assert!(!reads("Nama Usaha/Koperasi", "koperasi"));
    }

    #[test]
    fn a_heading_names_one_year_or_none() {
        let year = |heading: &str| readings(heading).year;
        assert_eq!(year("Aset 2022"), BookYear::new(2022));
        assert_eq!(year("Tahun 2023 – Aset"), BookYear::new(2023));
        assert_eq!(year("2023*"), BookYear::new(2023));
        assert_eq!(year("2022/2023"), None);
        assert_eq!(year("Aset"), None);
    }
}
