//! Dimensions and figures of the pivot table, by name.

use crate::analysis::pivot::{Amount, Figure};
use crate::domain::status::Status;
use crate::domain::{
    CertificateState, DeclaredStatus, Form, Grade, Group, Kind, MembershipArea, Scheme, Sector, Supervision,
};
use crate::i18n::{Label, Lang};
use crate::workspace::dimension::{Dimension, Key};
use std::str::FromStr;

/// What a dimension is called.
pub const fn dimension_name(lang: Lang, dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::District => lang.district(),
        Dimension::Subdistrict => lang.subdistrict(),
        Dimension::Supervision => lang.supervision(),
        Dimension::Declared => lang.declared_status(),
        Dimension::Computed => lang.computed_status(),
        Dimension::Kind => lang.kind(),
        Dimension::Group => lang.group(),
        Dimension::Sector => lang.sector(),
        Dimension::Form => lang.form(),
        Dimension::MembershipArea => lang.membership_area(),
        Dimension::Scheme => lang.scheme(),
        Dimension::Grade => lang.grade(),
        Dimension::Certificate => lang.certificate_state(),
        Dimension::MerahPutih => lang.merah_putih(),
        Dimension::Decade => lang.decade_founded(),
        Dimension::Founded => lang.year_founded(),
    }
}

/// What is told apart in a dimension.
pub fn key_name(lang: Lang, dimension: Dimension, key: Option<Key>) -> String {
    match key {
        None => lang.not_recorded().to_owned(),
        Some(Key::Area(area)) if dimension == Dimension::Subdistrict => {
            let district = area.district().map(|district| lang.area(district)).unwrap_or_default();
            lang.unnamed_subdistrict(&lang.area(area), &district)
        }
        Some(Key::Area(area)) => lang.area(area),
        Some(Key::Year(year)) if dimension == Dimension::Decade => lang.decade_of(&year.to_string()),
        Some(Key::Year(year)) => year.to_string(),
        Some(Key::Code(code)) => code_in(lang, dimension, code).to_owned(),
    }
}

fn code_in(lang: Lang, dimension: Dimension, code: &'static str) -> &'static str {
    fn label<T: FromStr + Label>(lang: Lang, code: &'static str) -> &'static str {
        code.parse::<T>().map_or(code, |value| value.label(lang))
    }
    match dimension {
        Dimension::Supervision => label::<Supervision>(lang, code),
        Dimension::Declared => label::<DeclaredStatus>(lang, code),
        Dimension::Computed => label::<Status>(lang, code),
        Dimension::Kind => label::<Kind>(lang, code),
        Dimension::Group => label::<Group>(lang, code),
        Dimension::Sector => label::<Sector>(lang, code),
        Dimension::Form => label::<Form>(lang, code),
        Dimension::MembershipArea => label::<MembershipArea>(lang, code),
        Dimension::Scheme => label::<Scheme>(lang, code),
        Dimension::Grade => label::<Grade>(lang, code),
        Dimension::Certificate => label::<CertificateState>(lang, code),
        Dimension::MerahPutih => lang.yes_no(code == "ya"),
        Dimension::District | Dimension::Subdistrict | Dimension::Decade | Dimension::Founded => code,
    }
}

/// What a number of the reports is called.
pub const fn amount_name(lang: Lang, amount: Amount) -> &'static str {
    match amount {
        Amount::Members => lang.pick("anggota", "members"),
        Amount::Assets => lang.pick("aset", "assets"),
        Amount::OwnCapital => lang.pick("modal sendiri", "own capital"),
        Amount::OutsideCapital => lang.pick("modal luar", "outside capital"),
        Amount::Turnover => lang.pick("volume usaha", "turnover"),
        Amount::Surplus => lang.pick("SHU", "surplus (SHU)"),
    }
}

/// What a figure is called.
pub fn pivot_figure_name(lang: Lang, figure: Figure) -> String {
    match figure {
        Figure::Count => lang.pick("Jumlah koperasi", "Number of cooperatives").to_owned(),
        Figure::Sum(amount) => format!("{} {}", lang.pick("Jumlah", "Sum of"), amount_name(lang, amount)),
        Figure::Median(amount) => format!("{} {}", lang.pick("Median", "Median of"), amount_name(lang, amount)),
        Figure::DeclaredActive => lang.pick("% aktif (dinyatakan dinas)", "% active (declared)").to_owned(),
        Figure::ComputedActive => lang.pick("% aktif (menurut bukti)", "% active (by evidence)").to_owned(),
        Figure::RatHeld => lang.pick("% RAT", "% with RAT").to_owned(),
    }
}

/// How a figure is made.
pub const fn pivot_formula_of(lang: Lang, figure: Figure) -> &'static str {
    match figure {
        Figure::Count => lang.pick("cacah koperasi", "count of cooperatives"),
        Figure::Sum(_) => lang.pick(
            "jumlah nilai laporan tahunan koperasi yang mencatatnya",
            "sum over the annual reports that record it",
        ),
        Figure::Median(_) => lang.pick(
            "nilai tengah laporan tahunan koperasi yang mencatatnya",
            "middle value of the annual reports that record it",
        ),
        Figure::DeclaredActive => lang.pick(
            "koperasi yang dinyatakan aktif ÷ seluruh koperasi",
            "cooperatives declared active ÷ all cooperatives",
        ),
        Figure::ComputedActive => lang.pick(
            "koperasi yang aktif menurut aturan ÷ seluruh koperasi",
            "cooperatives active under the rule ÷ all cooperatives",
        ),
        Figure::RatHeld => lang.pick(
            "koperasi yang menyelenggarakan RAT atas tahun buku ÷ koperasi yang sudah berdiri pada akhir tahun buku",
            "cooperatives that held the RAT for the book year ÷ cooperatives founded by its end",
        ),
    }
}
