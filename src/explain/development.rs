//! How a cooperative has developed and what evidence there is of it, in a sentence each.

use crate::analysis::{Development, Grown, Money};
use crate::domain::status::Evidence;
use crate::i18n::Lang;

/// The finding above the yearly figures.
pub fn explain_development(lang: Lang, found: &Development) -> String {
    let members = found.members.map(|grown| sentence(lang, lang.members_word(), grown));
    let money = match found.money {
        Money::Never => lang.money_never().to_owned(),
        Money::Until(year) => lang.money_until(&year.to_string()),
        Money::Turnover(grown) => sentence(lang, &lang.turnover().to_lowercase(), grown),
        Money::Reported => String::new(),
    };
    let members = members.unwrap_or_else(|| lang.members_not_compared().to_owned());
    let text = if money.is_empty() { members } else { format!("{members}; {money}") };
    capitalised(&text)
}

/// With a capital letter at its beginning.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sentence(lang: Lang, what: &str, grown: Grown) -> String {
    let span = lang.in_years(grown.years);
    let percent = (grown.by * 1000.0).round() / 10.0;
    let decimals = usize::from(percent.fract() != 0.0);
    let by = format!("{}\u{a0}%", lang.decimal_number(percent.abs(), decimals));
    if percent > 0.0 {
        lang.has_grown(what, &by, &span)
    } else if percent < 0.0 {
        lang.has_shrunk(what, &by, &span)
    } else {
        lang.has_stayed(what, &span)
    }
}

/// What the years say of annual meetings: `Tanpa RAT empat tahun; 2023 tidak diketahui.`
pub fn explain_rats(lang: Lang, years: &[Evidence]) -> String {
    let of = |wanted: Option<bool>| {
        let mut years: Vec<String> =
            years.iter().filter(|year| year.rat == wanted).map(|year| year.year.to_string()).collect();
        years.sort();
        years
    };
    let (held, not_held, unknown) = (of(Some(true)), of(Some(false)), of(None));
    let all = years.len();
    let first = if held.len() == all {
        lang.rat_always(&lang.small_number(all))
    } else if not_held.len() == all {
        lang.rat_never(&lang.small_number(all))
    } else if unknown.len() == all {
        return lang.rats_unknown().to_owned();
    } else if held.is_empty() {
        lang.rat_none_in(&lang.small_number(not_held.len()))
    } else if not_held.len() < held.len() && unknown.is_empty() {
        lang.rat_except(&not_held.join(", "))
    } else {
        lang.rat_only(&held.join(", "))
    };
    let first = capitalised(&first);
    match unknown.len() {
        0 => format!("{first}."),
        _ => format!("{first}; {}.", lang.not_known_for(&unknown.join(", "))),
    }
}

/// What the latest year that says anything of the business says.
pub fn explain_business(lang: Lang, years: &[Evidence]) -> String {
    match years.iter().find_map(|of| of.business.map(|runs| (of.year, runs))) {
        Some((year, true)) => lang.business_ran(&year.to_string()),
        Some((year, false)) => lang.business_stood(&year.to_string()),
        None => lang.business_unknown().to_owned(),
    }
}

/// Where declaration and evidence differ, what the evidence is.
pub fn explain_difference(lang: Lang, years: &[Evidence]) -> String {
    let rats = explain_rats(lang, years);
    let rats = rats.trim_end_matches('.');
    // Within a sentence only the name of the meeting keeps its capitals.
    let rats = if rats.starts_with("RAT") { rats.to_owned() } else { rats[..1].to_lowercase() + &rats[1..] };
    let business = explain_business(lang, years);
    lang.differs(&rats, &business)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BookYear;

    fn year(year: i32, rat: Option<bool>, business: Option<bool>) -> Evidence {
        Evidence { year: BookYear::new(year).unwrap(), rat, business }
    }

    #[test]
    fn the_finding_names_members_and_money() {
        let members = Some(Grown { years: 5, by: 0.0984 });
        let found = Development { members, money: Money::Until(BookYear::new(2021).unwrap()) };
        assert_eq!(
            explain_development(Lang::Id, &found),
            "Anggota tumbuh 9,8\u{a0}% dalam lima tahun; keuangan tidak dilaporkan lagi setelah 2021"
        );
        let found = Development { members: None, money: Money::Never };
        assert_eq!(
            explain_development(Lang::Id, &found),
            "Jumlah anggota belum dapat dibandingkan; keuangan belum pernah dilaporkan"
        );
    }

    #[test]
    fn the_meetings_of_five_years_are_a_sentence() {
        let years = |rats: [Option<bool>; 5]| {
            let all: Vec<_> =
                rats.into_iter().enumerate().map(|(back, rat)| year(2023 - back as i32, rat, None)).collect();
            explain_rats(Lang::Id, &all)
        };
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(years([None, no, no, no, no]), "Tanpa RAT empat tahun; 2023 tidak diketahui.");
        assert_eq!(years([no, no, no, yes, no]), "RAT hanya tahun buku 2020.");
        assert_eq!(years([yes, yes, no, yes, yes]), "RAT diselenggarakan kecuali tahun buku 2021.");
        assert_eq!(years([yes; 5]), "RAT diselenggarakan lima tahun berturut-turut.");
        assert_eq!(years([None; 5]), "RAT tidak diketahui.");
    }
}
