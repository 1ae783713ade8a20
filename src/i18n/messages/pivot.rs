//! Tabel silang: any figure over one or two dimensions.

use crate::analysis::pivot::{Amount, Figure};
use crate::domain::status::Status;
use crate::domain::{
    CertificateState, DeclaredStatus, Form, Grade, Group, Kind, MembershipArea, Scheme, Sector, Supervision,
};
use crate::i18n::{Label, Lang};
use crate::workspace::dimension::{Dimension, Key};
use std::str::FromStr;

super::messages! {
    page_pivot = "Tabel silang" | "Pivot table";
    pivot_lead = "Angka apa pun menurut satu atau dua hal. Setiap angka membuka koperasi yang dihitungnya." | "Any figure by one or two things. Every number opens the cooperatives that it counts.";
    pivot_rows = "Baris" | "Rows";
    pivot_columns = "Kolom" | "Columns";
    pivot_figure = "Angka" | "Figure";
    no_columns = "Tanpa kolom" | "No columns";
    figures_of_counts = "Cacah dan persentase" | "Counts and shares";
    figures_of_sums = "Jumlah" | "Sums";
    figures_of_medians = "Median" | "Medians";
    latest_year = "Terakhir yang diketahui" | "Latest known";
    figure_by(figure, rows) = "{figure} menurut {rows}" | "{figure} by {rows}";
    figure_by_two(figure, rows, columns) = "{figure} menurut {rows} dan {columns}" | "{figure} by {rows} and {columns}";
    of_book_year(title, year) = "{title}; tahun buku {year}" | "{title}; book year {year}";
    of_latest_year(title) = "{title}; laporan terakhir yang mencatatnya" | "{title}; last report that says it";
    pivot_source(date, filters) = "Dasar kedudukan; keadaan {date}; sumber: daftar koperasi ini; {filters}." | "Basis: domicile; as of {date}; source: this register; {filters}.";
    unfiltered = "tanpa saringan" | "no filters";
    known_of(known, count) = "Angka ini diketahui dari {known} di antara {count} koperasi; selebihnya tidak ikut dihitung." | "This is known of {known} of {count} cooperatives; the rest is not part of it.";
    existed_of(known, count) = "Persentase dari {known} koperasi yang sudah berdiri pada tahun itu, di antara {count}." | "A share of the {known} cooperatives founded by that year, of {count}.";
    largest_rows(shown, all) = "Grafik: {shown} baris terbesar dari {all}." | "Chart: the {shown} largest rows of {all}.";
    other_columns = "Selebihnya" | "The rest";
    pivot_file_name = "tabel-silang" | "pivot-table";
    pivot_formula = "Rumus" | "Formula";
    counted_cooperatives = "Koperasi yang dihitung" | "Cooperatives counted";
    in_percent(figure) = "{figure} (%)" | "{figure} (%)";
    in_rupiah(figure) = "{figure} (Rp)" | "{figure} (Rp)";
    decade_of(year) = "{year}-an" | "{year}s";
    unnamed_subdistrict(name, district) = "{name}, {district}" | "{name}, {district}";
    decade_founded = "Dasawarsa berdiri" | "Decade of founding";
    year_founded = "Tahun berdiri" | "Year of founding";
    in_millions(figure) = "{figure} (juta rupiah)" | "{figure} (million rupiah)";
}

impl Lang {
    /// What a dimension is called.
    pub const fn dimension(self, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::District => self.district(),
            Dimension::Subdistrict => self.subdistrict(),
            Dimension::Supervision => self.supervision(),
            Dimension::Declared => self.declared_status(),
            Dimension::Computed => self.computed_status(),
            Dimension::Kind => self.kind(),
            Dimension::Group => self.group(),
            Dimension::Sector => self.sector(),
            Dimension::Form => self.form(),
            Dimension::MembershipArea => self.membership_area(),
            Dimension::Scheme => self.scheme(),
            Dimension::Grade => self.grade(),
            Dimension::Certificate => self.certificate_state(),
            Dimension::MerahPutih => self.merah_putih(),
            Dimension::Decade => self.decade_founded(),
            Dimension::Founded => self.year_founded(),
        }
    }

    /// What is told apart in a dimension.
    pub fn key(self, dimension: Dimension, key: Option<Key>) -> String {
        match key {
            None => self.not_recorded().to_owned(),
            Some(Key::Area(area)) if dimension == Dimension::Subdistrict => {
                let district = area.district().map(|district| self.area(district)).unwrap_or_default();
                self.unnamed_subdistrict(&self.area(area), &district)
            }
            Some(Key::Area(area)) => self.area(area),
            Some(Key::Year(year)) if dimension == Dimension::Decade => self.decade_of(&year.to_string()),
            Some(Key::Year(year)) => year.to_string(),
            Some(Key::Code(code)) => self.code_in(dimension, code).to_owned(),
        }
    }

    fn code_in(self, dimension: Dimension, code: &'static str) -> &'static str {
        fn label<T: FromStr + Label>(lang: Lang, code: &'static str) -> &'static str {
            code.parse::<T>().map_or(code, |value| value.label(lang))
        }
        match dimension {
            Dimension::Supervision => label::<Supervision>(self, code),
            Dimension::Declared => label::<DeclaredStatus>(self, code),
            Dimension::Computed => label::<Status>(self, code),
            Dimension::Kind => label::<Kind>(self, code),
            Dimension::Group => label::<Group>(self, code),
            Dimension::Sector => label::<Sector>(self, code),
            Dimension::Form => label::<Form>(self, code),
            Dimension::MembershipArea => label::<MembershipArea>(self, code),
            Dimension::Scheme => label::<Scheme>(self, code),
            Dimension::Grade => label::<Grade>(self, code),
            Dimension::Certificate => label::<CertificateState>(self, code),
            Dimension::MerahPutih => self.yes_no(code == "ya"),
            Dimension::District | Dimension::Subdistrict | Dimension::Decade | Dimension::Founded => code,
        }
    }

    /// What a number of the reports is called.
    pub const fn amount(self, amount: Amount) -> &'static str {
        match amount {
            Amount::Members => self.pick("anggota", "members"),
            Amount::Assets => self.pick("aset", "assets"),
            Amount::OwnCapital => self.pick("modal sendiri", "own capital"),
            Amount::OutsideCapital => self.pick("modal luar", "outside capital"),
            Amount::Turnover => self.pick("volume usaha", "turnover"),
            Amount::Surplus => self.pick("SHU", "surplus (SHU)"),
        }
    }

    /// What a figure is called.
    pub fn pivot_figure_name(self, figure: Figure) -> String {
        match figure {
            Figure::Count => self.pick("Jumlah koperasi", "Number of cooperatives").to_owned(),
            Figure::Sum(amount) => format!("{} {}", self.pick("Jumlah", "Sum of"), self.amount(amount)),
            Figure::Median(amount) => format!("{} {}", self.pick("Median", "Median of"), self.amount(amount)),
            Figure::DeclaredActive => self.pick("% aktif (dinyatakan)", "% active (declared)").to_owned(),
            Figure::ComputedActive => self.pick("% aktif (dihitung)", "% active (computed)").to_owned(),
            Figure::RatHeld => self.pick("% RAT", "% with RAT").to_owned(),
        }
    }

    /// How a figure is made.
    pub const fn pivot_formula_of(self, figure: Figure) -> &'static str {
        match figure {
            Figure::Count => self.pick("cacah koperasi", "count of cooperatives"),
            Figure::Sum(_) => self.pick(
                "jumlah nilai laporan tahunan koperasi yang mencatatnya",
                "sum over the yearly reports that say it",
            ),
            Figure::Median(_) => self.pick(
                "nilai tengah laporan tahunan koperasi yang mencatatnya",
                "middle value of the yearly reports that say it",
            ),
            Figure::DeclaredActive => self.pick(
                "koperasi yang dinyatakan aktif ÷ seluruh koperasi",
                "cooperatives declared active ÷ all cooperatives",
            ),
            Figure::ComputedActive => self.pick(
                "koperasi yang aktif menurut aturan ÷ seluruh koperasi",
                "cooperatives active under the rule ÷ all cooperatives",
            ),
            Figure::RatHeld => self.pick(
                "koperasi yang menyelenggarakan RAT atas tahun buku ÷ koperasi yang sudah berdiri pada akhir tahun buku",
                "cooperatives that held the RAT on the book year ÷ cooperatives founded by its end",
            ),
        }
    }
}
