//! What the title above a table says of all its rows: the year, the day, the district, the status.

use super::book::Cell;
use super::layout::status_of;
use super::value::{self, DateOrder};
use super::words::{self, plain};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, BookYear, Date, DeclaredStatus};

/// What titles say.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Title {
    /// The book year of the figures.
    pub year: Option<BookYear>,
    /// The day for which the list stands.
    pub day: Option<Date>,
    /// The kabupaten or kota.
    pub district: Option<AreaCode>,
    /// The province of the territory, where it is named as such.
    pub province: Option<AreaCode>,
    /// The status.
    pub status: Option<DeclaredStatus>,
}

impl Title {
    /// What the lines above a table say; where two of them contradict each other, nothing.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let (mut years, mut days, mut districts, mut statuses) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut provinces = Vec::new();
        for line in lines.filter(|line| line.chars().count() <= 300) {
            let words = plain(line);
            let words: Vec<&str> = words.split(' ').collect();
            let year = |word: &&str| word.parse().ok().filter(|_| word.len() == 4).and_then(BookYear::new);
            // `TAHUN 2023`, `TAHUN BUKU 2023`, `TA 2023`: any other number of four digits may be anything.
            let of_year = |at: usize| matches!(words[at], "tahun" | "thn" | "th" | "buku" | "ta");
            years.extend((1..words.len()).filter(|at| of_year(at - 1)).filter_map(|at| year(&words[at])));
            days.extend(["per ", "keadaan ", "posisi ", "tanggal "].iter().filter_map(|word| day_after(line, word)));
            districts.extend((0..words.len()).filter_map(|at| district_at(&words, at)));
            let province = &Territory::current().province;
            let named = format!("provinsi {}", plain(province.name));
            provinces.extend(words.join(" ").contains(&named).then_some(province.code));
            statuses.extend(status_of(&words.join(" ")).and_then(|status| status.parse::<DeclaredStatus>().ok()));
        }
        let (district, province) = (only(districts), only(provinces));
        Self { year: only(years), day: only(days), district, province, status: only(statuses) }
    }
}

/// The one of several that all say; none where they differ.
fn only<T: PartialEq + Copy>(all: Vec<T>) -> Option<T> {
    let first = *all.first()?;
    all.iter().all(|other| *other == first).then_some(first)
}

/// The day behind a word: `PER 31 DESEMBER 2023`.
fn day_after(line: &str, word: &str) -> Option<Date> {
    let folded = line.to_lowercase();
    let rest = &folded[folded.find(word)? + word.len()..];
    let rest = rest.trim_start_matches("tanggal ").trim_start_matches(':').trim();
    let is_of_day = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ' ');
    let end = rest.find(|c| !is_of_day(c)).unwrap_or(rest.len());
    let three = rest[..end].split(' ').take(3).collect::<Vec<_>>().join(" ");
    let one = rest[..end].split(' ').next().unwrap_or_default();
    [three.as_str(), one].iter().find_map(|text| value::date(&Cell::Text((*text).to_owned()), DateOrder::DayFirst))
}

/// The district that words name behind `kabupaten` or `kota`: the longest name that is one.
fn district_at(words: &[&str], at: usize) -> Option<AreaCode> {
    if !matches!(words[at], "kabupaten" | "kab" | "kota") {
        return None;
    }
    (1..=3)
        .rev()
        .filter(|count| at + count < words.len())
        .find_map(|count| words::district(&words[at..=at + count].join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> Title {
        Title::of(lines.iter().copied())
    }

    #[test]
    fn what_a_title_says_holds_for_all_rows() {
        let found = title(&[
            "DATA KERAGAAN KOPERASI KABUPATEN HULU SUNGAI TENGAH",
            "TAHUN 2023",
            "Keadaan per 31 Desember 2023",
        ]);
        assert_eq!(found.year, BookYear::new(2023));
        assert_eq!(found.day, Date::new(2023, 12, 31).ok());
        assert_eq!(found.district.map(|code| code.to_string()).as_deref(), Some("63.07"));
        assert_eq!(title(&["DAFTAR KOPERASI TIDAK AKTIF"]).status, Some(DeclaredStatus::Inactive));
        assert_eq!(title(&["Posisi 31-12-2024 (sementara)"]).day, Date::new(2024, 12, 31).ok());
    }

    #[test]
    fn what_contradicts_itself_or_is_no_year_says_nothing() {
        assert_eq!(title(&["TAHUN 2022", "TAHUN 2023"]).year, None);
        assert_eq!(title(&["PERATURAN MENTERI NOMOR 9 TAHUN 2018", "TAHUN 2023"]).year, None);
        assert_eq!(title(&["DAFTAR KOPERASI AKTIF DAN TIDAK AKTIF"]).status, None);
        assert_eq!(title(&["Jalan 2023 Nomor 1"]), Title::default());
        assert_eq!(title(&["Dinas Koperasi Kota"]), Title::default());
        // A place without a word before it may be a name of anything.
        assert_eq!(title(&["KOPERASI HULU SUNGAI TENGAH"]), Title::default());
    }
}
