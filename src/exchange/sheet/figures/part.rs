//! What a column of a list of figures can mean, and the headings by which it is known.

use super::super::readings::{Readings, readings};
use super::super::units::is_share;
use super::super::words::{self, plain};
use crate::domain::{BookYear, Measure};
use crate::i18n::{Label, Lang};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What the cells of a column of figures say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FigurePart {
    /// The area that is counted, by name or code; of several columns the finest area counts.
    Area,
    /// What is counted by the figure of the row.
    Measure,
    /// The day for which it stands.
    Day,
    /// The year for which it stands.
    Year,
    /// The month, quarter or half of that year.
    Period,
    /// The figure of the row.
    Value,
    /// How many there are of this: a column for every thing that is counted.
    Count(Measure),
    /// Of which part of what is counted the row is: the parts are added up.
    Part,
    /// The unit of the figure of the row.
    Unit,
    /// Where it stands written.
    Source,
    /// Remarks.
    Note,
}

/// Headings of the open data portals (kode_wilayah, nama_wilayah, judul, tahun, periode, data, status; FACTS 6) and of
/// offices' own tables.
#[rustfmt::skip]
const HEADINGS: &[(FigurePart, &[&str])] = &[
    (FigurePart::Area, &[
        "kode wilayah", "nama wilayah", "wilayah", "kode kabupaten kota", "nama kabupaten kota", "kabupaten kota", "kab kota", "kabupaten",
        "kota", "kab", "bps kode kabupaten kota", "bps nama kabupaten kota", "kemendagri kode kabupaten kota",
        "kemendagri nama kabupaten kota", "daerah", "kecamatan", "nama kecamatan", "kode kecamatan", "provinsi", "nama provinsi", "area", "district", "province",
    ]),
    (FigurePart::Measure, &["judul", "status", "indikator", "uraian", "keterangan status", "status koperasi", "kategori", "variabel", "keaktifan"]),
    (FigurePart::Day, &["tanggal", "tanggal data", "per tanggal", "keadaan", "keadaan pada tanggal", "posisi", "data per", "per", "keadaan per", "posisi per"]),
    (FigurePart::Year, &["tahun", "thn"]),
    (FigurePart::Period, &["periode", "bulan", "triwulan", "semester"]),
    (FigurePart::Value, &["data", "nilai", "angka", "value"]),
    // What divides the cooperatives of an area, so that the parts come to the whole.
    (FigurePart::Part, &[
        "jenis koperasi", "jenis", "kelompok koperasi", "kelompok", "sektor", "sektor usaha", "bentuk koperasi", "bentuk", "pola pengelolaan",
        "grade", "desa kelurahan", "desa", "kelurahan",
    ]),
    (FigurePart::Unit, &["satuan", "unit", "satuan data"]),
    (FigurePart::Source, &["sumber", "sumber data"]),
    (FigurePart::Note, &["catatan", "ket", "keterangan"]),
];

impl FigurePart {
    /// Everything that such a column can mean, in the order of the form.
    pub fn all() -> Vec<Self> {
        let parts = [
            Self::Area,
            Self::Measure,
            Self::Value,
            Self::Part,
            Self::Unit,
            Self::Day,
            Self::Year,
            Self::Period,
            Self::Source,
            Self::Note,
        ];
        parts.into_iter().chain(Measure::ALL.iter().map(|measure| Self::Count(*measure))).collect()
    }

    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        match self {
            Self::Area => "figures.area".to_owned(),
            Self::Measure => "figures.measure".to_owned(),
            Self::Day => "figures.day".to_owned(),
            Self::Year => "figures.year".to_owned(),
            Self::Period => "figures.period".to_owned(),
            Self::Value => "figures.value".to_owned(),
            Self::Count(measure) => format!("figures.count.{}", measure.code()),
            Self::Part => "figures.part".to_owned(),
            Self::Unit => "figures.unit".to_owned(),
            Self::Source => "figures.source".to_owned(),
            Self::Note => "figures.note".to_owned(),
        }
    }

    /// What it is called.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Self::Area => lang.figure_area().to_owned(),
            Self::Measure => lang.figure_measure().to_owned(),
            Self::Day => lang.figure_day().to_owned(),
            Self::Year => lang.figure_year().to_owned(),
            Self::Period => lang.figure_period().to_owned(),
            Self::Value => lang.area_figure().to_owned(),
            Self::Count(measure) => lang.figure_count(measure.label(lang)),
            Self::Part => lang.figure_part().to_owned(),
            Self::Unit => lang.figure_unit().to_owned(),
            Self::Source => lang.figure_source().to_owned(),
            Self::Note => lang.figure_note().to_owned(),
        }
    }
}

/// What a heading means, and the year that it names: "Aktif 2022", or the year alone over its figures.
pub(in super::super) fn recognise(heading: &str) -> (Option<FigurePart>, Option<BookYear>) {
    let Readings { words, year, .. } = readings(heading);
    if is_share(heading) {
        return (None, year);
    }
    let is_year_alone = words.iter().all(|words| matches!(&**words, "" | "tahun" | "thn" | "th"));
    if year.is_some() && is_year_alone {
        return (Some(FigurePart::Value), year);
    }
    let known = words.iter().find_map(|words| KNOWN.get(words).copied());
    (known.or_else(|| words.iter().find_map(|words| measure(words)).map(FigurePart::Count)), year)
}

/// The headings that are known, and the program's own names for what they say.
static KNOWN: LazyLock<FxHashMap<String, FigurePart>> = LazyLock::new(|| {
    let listed =
        HEADINGS.iter().flat_map(|(part, headings)| headings.iter().map(|heading| ((*heading).to_owned(), *part)));
    let labels = |part: FigurePart| [Lang::Id, Lang::En].map(|lang| (plain(&part.label(lang)), part));
    let mut known = FxHashMap::default();
    for (heading, part) in listed.chain(FigurePart::all().into_iter().flat_map(labels)) {
        known.entry(heading).or_insert(part);
    }
    known.remove("");
    known
});

/// What a title or a status says is counted: "Jumlah Koperasi Tidak Aktif Menurut Kabupaten/Kota".
pub(super) fn measure(text: &str) -> Option<Measure> {
    const BEFORE: [&str; 5] = ["jumlah ", "banyaknya ", "total ", "jml ", "koperasi "];
    const AFTER: [&str; 5] = [" menurut ", " berdasarkan ", " di ", " per ", " pada "];
    let plain = plain(text);
    let mut words = AFTER.iter().fold(&*plain, |text, word| text.split(word).next().unwrap_or_default());
    if let Some(code) = words::code("Measure", words) {
        return code.parse().ok();
    }
    while let Some(rest) = BEFORE.iter().find_map(|word| words.strip_prefix(word)) {
        words = rest;
        if let Some(code) = words::code("Measure", words) {
            return code.parse().ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_headings_of_the_open_data_portals_are_known() {
        let part = |heading: &str| recognise(heading).0;
        let list = ["kode_wilayah", "nama_wilayah", "judul", "tahun", "periode", "data", "status"];
        assert!(list.iter().all(|heading| part(heading).is_some()));
        assert_eq!((part("level_wilayah"), part("timestamp"), part("Aktif (%)")), (None, None, None));
        assert_eq!(part("satuan"), Some(FigurePart::Unit));
        assert_eq!(part("TIDAK AKTIF"), Some(FigurePart::Count(Measure::Inactive)));
        assert_eq!(part("Jumlah"), Some(FigurePart::Count(Measure::All)));
        assert_eq!(recognise("Aktif 2022"), (Some(FigurePart::Count(Measure::Active)), BookYear::new(2022)));
        assert_eq!(recognise("2021"), (Some(FigurePart::Value), BookYear::new(2021)));
        assert_eq!(part("Jumlah anggota"), None);
    }

    #[test]
    fn a_title_says_what_is_counted_and_what_is_no_such_thing_is_not_guessed() {
        for (title, expected) in [
            ("Jumlah Koperasi Menurut Kabupaten/Kota", Some(Measure::All)),
            ("Jumlah Koperasi Aktif di Provinsi Kalimantan Selatan", Some(Measure::Active)),
            ("Koperasi Non-Aktif", Some(Measure::Inactive)),
            ("jumlah koperasi yang melaksanakan RAT", Some(Measure::RatHeld)),
            ("Jumlah Koperasi Simpan Pinjam Aktif", None),
            ("Jumlah Anggota Koperasi", None),
            ("Final", None),
        ] {
            assert_eq!(measure(title), expected, "{title}");
        }
    }

    #[test]
    fn every_heading_leads_to_one_part_and_every_part_is_known_by_its_label() {
        let mut seen = BTreeSet::new();
        let headings = HEADINGS.iter().flat_map(|(_, headings)| *headings);
        headings.for_each(|heading| assert!(seen.insert(*heading) && plain(heading) == *heading, "{heading}"));
        for part in FigurePart::all() {
            assert_eq!(recognise(&part.label(Lang::Id)).0, Some(part));
        }
    }
}
