//! Why an assessment of health comes to its category.

use crate::domain::HealthVerdict;
use crate::i18n::{Label, Lang};

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
    use crate::domain::{Aspect, HealthAssessment, HealthMethod, Points, assess};

    #[test]
    fn the_category_names_what_cost_points_and_what_is_not_confirmed() {
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
}
