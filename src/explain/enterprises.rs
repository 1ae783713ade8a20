//! Enterprises in words: why one is of its class, what it lacks, who was given the same aid twice.

use crate::analysis::enterprises::{DoubleAid, PersonKnownBy, Rise};
use crate::domain::{
    AreaCode, Cooperative, Enterprise, EnterpriseAid, Permit, PermitKind, PermitState, SizeBasis, SizeClass,
    SizeVerdict,
};
use crate::i18n::{Label, Lang};

/// What a class is told by.
fn basis(lang: Lang, basis: SizeBasis) -> &'static str {
    match basis {
        SizeBasis::Sales => lang.pick("hasil penjualan", "sales"),
        SizeBasis::Capital => lang.pick("modal usaha", "capital"),
    }
}

/// Why an enterprise is of its class: the figure, the band of the law in which it lies, where that stands, and what capital
/// says beside where that is recorded too.
pub fn explain_size(lang: Lang, verdict: &SizeVerdict) -> String {
    let most = verdict.scale.most(verdict.basis);
    let place = SizeClass::ALL.iter().position(|class| *class == verdict.class).unwrap_or_default();
    let amount = |rupiah: i64| format!("Rp{}", lang.rupiah_short(rupiah));
    let band = match (place.checked_sub(1).map(|before| most[before]), most.get(place)) {
        (None, Some(most)) => match lang {
            Lang::Id => format!("paling banyak {}", amount(*most)),
            Lang::En => format!("at most {}", amount(*most)),
        },
        (Some(least), Some(most)) => match lang {
            Lang::Id => format!("lebih dari {} sampai {}", amount(least), amount(*most)),
            Lang::En => format!("more than {} and at most {}", amount(least), amount(*most)),
        },
        (least, None) => {
            let least = amount(least.unwrap_or_default());
            match lang {
                Lang::Id => format!("lebih dari {least}"),
                Lang::En => format!("more than {least}"),
            }
        }
    };
    let (class, of) = (verdict.class.label(lang).to_lowercase(), basis(lang, verdict.basis));
    let (year, said, regulation) = (verdict.year, amount(verdict.amount.get()), verdict.scale.regulation);
    let mut text = match lang {
        Lang::Id => format!("{of} {year} {said}; {class} {band} ({regulation})."),
        Lang::En => format!("{of} of {year} {said}; {class}: {band} ({regulation})."),
    };
    if let Some((capital, class)) = verdict.by_capital {
        let (capital, class) = (amount(capital.get()), class.label(lang).to_lowercase());
        text += &match lang {
            Lang::Id => format!(" Menurut modal usaha {capital}: {class}."),
            Lang::En => format!(" By capital of {capital}: {class}."),
        };
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// What an enterprise is asked for next, and what else it lacks.
pub fn explain_permits(lang: Lang, next: Option<PermitKind>, lacking: &[PermitKind]) -> String {
    let Some(next) = next else { return lang.licences_all_held().to_owned() };
    let names: Vec<&str> = lacking.iter().map(|kind| kind.label(lang)).collect();
    lang.licence_next(next.label(lang), &names.join(", "))
}

/// By whom aid was given twice, and by what it is known that it is one person.
pub fn explain_double_aid(lang: Lang, double: &DoubleAid) -> String {
    let names: Vec<String> =
        double.givers.iter().map(|giver| giver.clone().unwrap_or_else(|| lang.giver_unsaid().to_owned())).collect();
    let givers = match names.as_slice() {
        [one] if double.beneficiaries.is_empty() => lang.giver_twice(one),
        [] => String::new(),
        all => lang.two_givers(&all.join(lang.pick(" dan ", " and "))),
    };
    let known = match double.known_by {
        PersonKnownBy::Nik => lang.same_owner_nik(),
        PersonKnownBy::NameAndPhone if double.enterprises.len() > 1 => lang.same_name_phone(),
        PersonKnownBy::NameAndPhone => "",
    };
    let planned = if double.beneficiaries.is_empty() { "" } else { lang.aid_in_plans() };
    let parts = [givers.as_str(), known, planned];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// What an enterprise was, and what it is.
pub fn rise_in_words(lang: Lang, rise: Rise) -> [String; 2] {
    let formal = |has: bool| if has { lang.with_nib() } else { lang.without_nib() }.to_owned();
    match rise {
        Rise::Class(before, after) => [before, after].map(|class| class.label(lang).to_owned()),
        Rise::Formal(before, after) => [before, after].map(formal),
        Rise::Sales(before, after) => [before, after].map(|sales| format!("Rp{}", lang.rupiah_short(sales))),
    }
}

/// What has happened to an enterprise, the latest first: when, as a day or a year, and what.
pub fn enterprise_story(
    lang: Lang,
    of: &Enterprise,
    permits: &[Permit],
    aids: &[EnterpriseAid],
) -> Vec<(String, String)> {
    let mut story: Vec<(String, String, String)> = Vec::new();
    if let Some(year) = of.started {
        let what = lang.pick("Usaha dimulai", "The business began");
        story.push((format!("{year}"), year.to_string(), what.to_owned()));
    }
    if let Some(day) = of.assisted_since {
        story.push((day.to_string(), lang.date(day), lang.pick("Mulai dibina", "Assisted since then").to_owned()));
    }
    for permit in permits.iter().filter(|permit| permit.state == PermitState::Issued) {
        if let Some(day) = permit.issued_on {
            let given = lang.pick("terbit", "given");
            story.push((day.to_string(), lang.date(day), format!("{} {given}", permit.kind.label(lang))));
        }
    }
    for aid in aids {
        let what = aid.item.as_deref().map_or(String::new(), |item| format!(": {item}"));
        let giver = aid.giver.as_deref().map_or(String::new(), |giver| format!(" ({giver})"));
        let (key, when) = match aid.handed_on {
            Some(day) => (day.to_string(), lang.date(day)),
            None => (aid.year.to_string(), aid.year.to_string()),
        };
        story.push((key, when, format!("{}{what}{giver}", aid.kind.label(lang))));
    }
    story.sort_by(|one, other| other.0.cmp(&one.0));
    story.into_iter().map(|(_, when, what)| (when, what)).collect()
}

/// Where it is, as what leads to places asks for it.
pub fn place_of(of: &Enterprise) -> Cooperative {
    Cooperative {
        district: of.district.or_else(|| of.subdistrict.and_then(AreaCode::district)),
        subdistrict: of.subdistrict,
        village: of.village.clone(),
        address: of.address.clone(),
        position: of.position,
        phone: of.phone.clone(),
        ..Cooperative::default()
    }
}

/// The address at which a person is written to on WhatsApp: of a mobile number alone.
pub fn whatsapp_address(recorded: &str) -> Option<String> {
    let first =
        recorded.split(['/', ',', ';']).map(str::trim).find(|part| part.bytes().any(|byte| byte.is_ascii_digit()))?;
    let digits: String = first.chars().filter(char::is_ascii_digit).collect();
    let own = digits.strip_prefix("62").or_else(|| digits.strip_prefix('0'))?;
    // 0800 is no mobile number: nobody reads what is written there.
    (own.starts_with('8') && !own.starts_with("80")).then(|| format!("https://wa.me/62{own}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BookYear, EnterpriseYear, Rupiah, SizeRule, size_in};

    #[test]
    fn a_class_says_by_which_figure_it_is_and_which_band_of_which_article() {
        let year = EnterpriseYear {
            year: BookYear::new(2025).unwrap(),
            sales: Rupiah::new(350_000_000).ok(),
            capital: Rupiah::new(1_500_000_000).ok(),
            ..EnterpriseYear::default()
        };
        // The spaces before units never break.
        let said = |rule| explain_size(Lang::Id, &size_in(&year, rule).unwrap()).replace('\u{a0}', " ");
        assert_eq!(
            said(SizeRule::Pp7),
            "Hasil penjualan 2025 Rp350 jt; usaha mikro paling banyak Rp2,00 M (PP 7/2021 pasal 35). Menurut modal usaha Rp1,50 M: usaha kecil."
        );
        assert!(said(SizeRule::Uu20).starts_with(
            "Hasil penjualan 2025 Rp350 jt; usaha kecil lebih dari Rp300 jt sampai Rp2,50 M (UU 20/2008 pasal 6)."
        ));
        let large = EnterpriseYear { sales: Rupiah::new(60_000_000_000).ok(), capital: None, ..year };
        let said = explain_size(Lang::En, &size_in(&large, SizeRule::Pp7).unwrap());
        assert!(said.contains("more than Rp50"), "{said}");
    }

    #[test]
    fn only_a_mobile_number_is_written_to() {
        assert_eq!(whatsapp_address("0812-3456-789 / 0517 31234").as_deref(), Some("https://wa.me/628123456789"));
        assert_eq!(whatsapp_address("+62 812 3456").as_deref(), Some("https://wa.me/628123456"));
        assert_eq!(whatsapp_address("0517 31234"), None);
        assert_eq!(whatsapp_address("0800-000-4011"), None);
    }
}
