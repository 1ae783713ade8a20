//! Why a cooperative of savings and loans is in its KUK class.

use crate::domain::{KukCriterion, KukVerdict, Rupiah};
use crate::i18n::Lang;

/// Why a cooperative is in its KUK class: which criterion decided, and how "dan/atau" was read.
pub fn explain_kuk(lang: Lang, verdict: &KukVerdict) -> String {
    let KukVerdict { scale, year, class, criteria } = verdict;
    let name = |criterion| match criterion {
        KukCriterion::Members => lang.pick("anggota", "members"),
        KukCriterion::OwnCapital => lang.pick("modal sendiri", "own capital"),
        KukCriterion::Assets => lang.pick("aset", "assets"),
    };
    let write = |criterion, value: i64| match criterion {
        KukCriterion::Members => lang.number(value),
        _ => Rupiah::new(value).map_or_else(|_| lang.number(value), |amount| lang.rupiah(amount)),
    };
    let known = criteria.iter().filter_map(|(criterion, found)| found.map(|(value, class)| (*criterion, value, class)));
    let deciding: Vec<String> = known
        .clone()
        .filter(|(_, _, of)| of == class && *class > 1)
        .map(|(criterion, value, _)| {
            let over = write(criterion, scale.most(criterion, class - 1));
            let (name, value) = (name(criterion), write(criterion, value));
            match lang {
                Lang::Id => format!("{name} {value} melebihi {over}"),
                Lang::En => format!("{name} of {value} exceed {over}"),
            }
        })
        .collect();
    let others: Vec<String> = known
        .filter(|(_, _, of)| of < class || *class == 1)
        .map(|(criterion, value, of)| format!("{} {} (KUK {of})", name(criterion), write(criterion, value)))
        .collect();
    let reason = [deciding, others].concat().join("; ");
    let mut text = match lang {
        Lang::Id => format!("Menurut {}, dari angka tahun buku {year}: {reason}.", scale.regulation),
        Lang::En => format!("By {}, from the figures of book year {year}: {reason}.", scale.regulation),
    };
    let missing: Vec<&str> = criteria.iter().filter(|(_, found)| found.is_none()).map(|(c, _)| name(*c)).collect();
    if !missing.is_empty() {
        text += &format!(" {}: {}.", lang.pick("Belum ada angka", "No figure of"), missing.join(", "));
    }
    text += lang.pick(
        " “Dan/atau” dibaca begini: satu kriteria yang melebihi ambang sudah cukup untuk kelas yang lebih tinggi.",
        " “And/or” is read so: one criterion above a threshold is enough for the higher class.",
    );
    if verdict.is_before_scale() {
        text += lang.pick(
            " Angka ini lebih tua daripada peraturannya; ambang peraturan lama belum tercatat.",
            " The figures are older than the regulation; the thresholds of earlier ones are not on record.",
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnualReport, BookYear, kuk};

    #[test]
    fn the_class_names_what_decided_and_what_is_missing() {
        let report = AnnualReport {
            year: BookYear::new(2023).unwrap(),
            members: Some(800.into()),
            assets: Rupiah::new(20_000_000_000).ok(),
            ..Default::default()
        };
        let text = explain_kuk(Lang::Id, &kuk(&report).unwrap());
        assert!(
            text.starts_with(
                "Menurut Permenkop 8/2023 pasal 49, dari angka tahun buku 2023: aset Rp20.000.000.000 melebihi \
             Rp15.000.000.000; anggota 800 (KUK 1). Belum ada angka: modal sendiri. “Dan/atau” dibaca begini"
            ),
            "{text}"
        );
    }
}
