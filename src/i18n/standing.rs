//! What is derived about a cooperative, explained in sentences.

use super::{Label, Lang};
use crate::domain::{HealthVerdict, KukCriterion, KukVerdict, Rupiah};

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

/// Why an assessment comes to its category: which aspects cost how many points, and what of the scale is not confirmed.
pub fn explain_health(lang: Lang, verdict: &HealthVerdict) -> String {
    let points = |points: f64| lang.decimal_number(points, 2);
    let total = points(verdict.total.get());
    let Some(band) = verdict.band else {
        return match lang {
            Lang::Id => format!("Sejauh ini {total}. {}", lang.category_open()),
            Lang::En => format!("So far {total}. {}", lang.category_open()),
        };
    };
    let start =
        if band.inclusive { lang.from_points(&band.from.to_string()) } else { lang.more_than(&band.from.to_string()) };
    let losses: Vec<String> = verdict
        .losses()
        .into_iter()
        .map(|(aspect, lost)| format!("{} \u{2212}{}", aspect.label(lang).to_lowercase(), points(lost.get())))
        .collect();
    let category = band.category.label(lang);
    let mut text = match lang {
        Lang::Id => format!("{total} dari 100: {category} ({start}). "),
        Lang::En => format!("{total} of 100: {category} ({start}). "),
    };
    text += &match (lang, losses.is_empty()) {
        (Lang::Id, true) => "Tidak ada aspek yang kehilangan nilai.".to_owned(),
        (Lang::En, true) => "No aspect lost points.".to_owned(),
        (Lang::Id, false) => format!("Yang mengurangi: {}.", losses.join("; ")),
        (Lang::En, false) => format!("What cost points: {}.", losses.join("; ")),
    };
    if !verdict.scale.verified_bands {
        text += lang.pick(
            " Batas kategori ini belum terverifikasi pada sumber resmi.",
            " The limits of the categories are not confirmed by an official source.",
        );
    }
    let weights: Vec<String> =
        verdict.scale.unverified_weights.iter().map(|aspect| aspect.label(lang).to_lowercase()).collect();
    if !weights.is_empty() {
        text += &match lang {
            Lang::Id => format!(" Begitu pula bobot {}.", weights.join(", ")),
            Lang::En => format!(" Nor are the weights of {}.", weights.join(", ")),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnnualReport, BookYear, kuk};

    #[test]
    fn the_category_names_what_cost_points_and_what_is_not_confirmed() {
        use crate::domain::{Aspect, HealthAssessment, HealthMethod, Points, assess};
        let mut a = HealthAssessment { method: HealthMethod::Juknis15, ..Default::default() };
        for (aspect, points) in [
            (Aspect::Governance, 30.0),
            (Aspect::RiskProfile, 10.0),
            (Aspect::Performance, 22.5),
            (Aspect::Capital, 15.0),
        ] {
            a.give(aspect, Points::new(points));
        }
        assert_eq!(
            explain_health(Lang::Id, &assess(&a).unwrap()),
            "77,50 dari 100: Sehat (lebih dari 75). Yang mengurangi: kinerja keuangan \u{2212}17,50; profil risiko \
             \u{2212}5,00. Batas kategori ini belum terverifikasi pada sumber resmi. Begitu pula bobot kinerja keuangan, \
             permodalan."
        );
    }

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
