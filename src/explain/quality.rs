//! What is asked of the quality of data, by name.

use crate::i18n::Lang;
use crate::workspace::quality::{Age, Gap, Quality};

/// What a complete record has.
pub const fn gap_name(lang: Lang, gap: Gap) -> &'static str {
    match gap {
        Gap::Nik => "NIK",
        Gap::Legal => lang.pick("Nomor dan tanggal badan hukum", "Legal number and date"),
        Gap::District => lang.district(),
        Gap::Subdistrict => lang.subdistrict(),
        Gap::Kind => lang.kind(),
        Gap::MembershipArea => lang.membership_area(),
        Gap::Address => lang.address(),
        Gap::Phone => lang.phone(),
        Gap::Officers => lang.pick("Pengurus", "Officers"),
        Gap::Chair => lang.pick("Ketua dalam masa jabatan", "Chair in office"),
        Gap::Declared => lang.pick("Status dengan tanggal dan sumber", "Status with date and source"),
        Gap::Report => lang.pick("Laporan tahun buku terakhir", "Report for the last book year"),
    }
}

/// The same, short enough for the head of a column.
pub const fn gap_short(lang: Lang, gap: Gap) -> &'static str {
    match gap {
        Gap::Legal => lang.pick("Badan hukum", "Legal"),
        Gap::District => lang.pick("Wilayah", "District"),
        Gap::MembershipArea => lang.pick("Keanggotaan", "Membership"),
        Gap::Chair => lang.pick("Ketua", "Chair"),
        Gap::Declared => "Status",
        Gap::Report => lang.pick("Laporan", "Report"),
        other => gap_name(lang, other),
    }
}

/// How long ago.
pub const fn age_name(lang: Lang, age: Age) -> &'static str {
    match age {
        Age::Quarter => lang.pick("Dalam 3 bulan", "Within 3 months"),
        Age::Year => lang.pick("3–12 bulan lalu", "3–12 months ago"),
        Age::TwoYears => lang.pick("1–2 tahun lalu", "1–2 years ago"),
        Age::Older => lang.pick("Lebih dari 2 tahun lalu", "More than 2 years ago"),
    }
}

/// What is asked of the quality of data, as a filter.
pub fn quality_name(lang: Lang, quality: Quality) -> String {
    match quality {
        Quality::Lacks(gap) => lang.lacks(&lower(gap_name(lang, gap))),
        Quality::Fails(code) => lang.fails(&lower(lang.problem_kind(code))),
        Quality::Changed(age) => lang.changed_when(&lower(age_name(lang, age))),
    }
}

/// A label within a sentence: only its first letter becomes small, and not that of an abbreviation.
pub(crate) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), second) if second.is_none_or(char::is_lowercase) => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_by_quality_reads_as_a_part_of_a_sentence() {
        let t = Lang::Id;
        assert_eq!(quality_name(t, Quality::Lacks(Gap::Nik)), "tanpa NIK");
        assert_eq!(quality_name(t, Quality::Lacks(Gap::Chair)), "tanpa ketua dalam masa jabatan");
        assert_eq!(quality_name(t, Quality::Fails("rat-lewat")), "temuan: RAT lewat batas");
        assert_eq!(quality_name(t, Quality::Changed(Age::Year)), "diubah 3–12 bulan lalu");
    }
}
