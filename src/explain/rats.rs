//! The annual meetings of a cooperative over some book years, in words.

use crate::domain::BookYear;
use crate::i18n::Lang;

/// Which RATs were held, which were not, and of which nobody has said: "RAT 2019–2023: 2020 diadakan; 2019, 2021 tidak; …".
pub fn rats_in_words(lang: Lang, years: &[BookYear], held: &[Option<bool>]) -> String {
    let (Some(first), Some(last)) = (years.first(), years.last()) else { return String::new() };
    let say = |wanted: Option<bool>, id: &str, en: &str| {
        let of: Vec<String> =
            years.iter().zip(held).filter(|(_, held)| **held == wanted).map(|(year, _)| year.to_string()).collect();
        (!of.is_empty()).then(|| format!("{} {}", of.join(", "), lang.pick(id, en)))
    };
    let parts = [
        say(Some(true), "diadakan", "held"),
        say(Some(false), "tidak diadakan", "not held"),
        say(None, "belum diketahui", "not known"),
    ];
    format!("RAT {first}–{last}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_is_said_once() {
        let years = [2021, 2022, 2023].map(|year| BookYear::new(year).unwrap());
        assert_eq!(
            rats_in_words(Lang::Id, &years, &[Some(true), None, Some(true)]),
            "RAT 2021–2023: 2021, 2023 diadakan; 2022 belum diketahui"
        );
    }
}
