//! Looking a thing up by some words of its name, as somebody types who knows it roughly.

use super::index::{beside_name, fold};
use crate::domain::Cooperative;

/// How well what is typed names a thing: the less, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Its name begins so.
    Beginning,
    /// Every word that is typed begins a word of its name.
    Words,
    /// Every word that is typed is somewhere in its name.
    Inside,
}

/// How well what is typed names a thing; none where a word of it is not in the name. Nothing typed names everything.
pub fn fit(typed: &str, name: &str) -> Option<Fit> {
    let (typed, name) = (fold(typed.trim()), fold(name));
    if name.starts_with(&typed) {
        return Some(Fit::Beginning);
    }
    let begins = |word: &str| name.split_whitespace().any(|of| of.starts_with(word));
    if typed.split_whitespace().all(begins) {
        return Some(Fit::Words);
    }
    typed.split_whitespace().all(|word| name.contains(word)).then_some(Fit::Inside)
}

/// Those of `things` that what is typed names, the best first and otherwise as they come.
pub fn looked_up<T>(typed: &str, things: impl IntoIterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let mut found: Vec<(Fit, T)> =
        things.into_iter().filter_map(|thing| Some((fit(typed, name(&thing))?, thing))).collect();
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, thing)| thing).collect()
}

/// By what else than its name a cooperative is found: the first field that has a word of what is typed which the name has not,
/// and what it says; none where the name has all words.
pub fn found_by<'c>(c: &'c Cooperative, typed: &str) -> Option<(usize, &'c str)> {
    let (typed, name) = (fold(typed), fold(&c.name));
    let word = typed.split_whitespace().find(|word| !name.contains(word))?;
    beside_name(c)
        .into_iter()
        .find_map(|(field, says)| says.filter(|says| fold(says).contains(word)).map(|says| (field, says)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Text;

    #[test]
    fn what_is_found_by_something_else_than_its_name_says_by_what() {
        let name = Text::new("KUD Maju").unwrap();
        let c = Cooperative { name, village: Some(Text::new("Binuang").unwrap()), ..Cooperative::default() };
        assert_eq!(found_by(&c, "kud maju"), None);
        assert_eq!(found_by(&c, "kud binu"), Some((Cooperative::AT.village, "Binuang")));
        assert_eq!(found_by(&c, "tapin"), None);
    }

    #[test]
    fn words_may_come_in_any_order_and_be_begun_only() {
        assert_eq!(fit("mutu", "Mutu data"), Some(Fit::Beginning));
        assert_eq!(fit("data mu", "Mutu data"), Some(Fit::Words));
        assert_eq!(fit("UTU", "Mutu data"), Some(Fit::Inside));
        assert_eq!(fit("mutu register", "Mutu data"), None);
        assert_eq!(fit(" ", "Mutu data"), Some(Fit::Beginning));
    }

    #[test]
    fn the_best_comes_first_and_equals_keep_their_order() {
        let pages = ["Data mutu", "Mutu", "Impor daftar", "Mutu data"];
        assert_eq!(looked_up("mutu", pages, |page| page), ["Mutu", "Mutu data", "Data mutu"]);
    }
}
