//! What holding a list against the register, or against another list, has found.

use crate::exchange::sheet::{ComparisonSummary, Verdict};
use crate::i18n::{Label, Lang};

/// The finding in one sentence: `2.980 sama, 31 berbeda, 12 hanya di daftar, 4 hanya di Selaras.`
pub fn explain_comparison(lang: Lang, found: &ComparisonSummary, is_of_lists: bool) -> String {
    let told = Verdict::ALL.into_iter().filter_map(|verdict| {
        let count = found.counts.get(&verdict).copied().unwrap_or_default();
        // Whether anything differs is always said.
        let is_said = matches!(verdict, Verdict::Same | Verdict::Differing) || count > 0;
        is_said.then(|| format!("{} {}", lang.count(count), within(verdict.label(is_of_lists, lang))))
    });
    told.collect::<Vec<_>>().join(", ") + "."
}

/// Of what the register, or the other list, was held against the list.
pub fn explain_scope(lang: Lang, found: &ComparisonSummary) -> String {
    let districts = found.scope.districts.iter().map(|code| lang.office(*code)).collect::<Vec<_>>().join(", ");
    let status = found.scope.status.map_or_else(|| lang.any_status(), |status| status.label(lang));
    lang.comparison_scope(if districts.is_empty() { "–" } else { &districts }, &within(status))
}

/// A name as it stands within a sentence: without the capital at its beginning.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_is_one_sentence_that_always_says_whether_anything_differs() {
        let counts = [(Verdict::Same, 2_980), (Verdict::OnlyInList, 12), (Verdict::OnlyInRegister, 4)];
        let found = ComparisonSummary { counts: counts.into(), ..ComparisonSummary::default() };
        assert_eq!(
            explain_comparison(Lang::Id, &found, false),
            "2.980 sama, 0 berbeda, 12 hanya di daftar, 4 hanya di Selaras."
        );
        assert!(explain_comparison(Lang::En, &found, true).ends_with("4 only in the other list."));
    }
}
