//! The first sentence of the summary: what the offices say, and what is proved.

use super::pieces::{Piece, pieces, strong};
use crate::analysis::{FEWEST_FOR_PERCENT, Standing, share};
use crate::i18n::Lang;

/// What the offices declare and what the evidence shows, in one sentence whose figures are marked.
pub fn explain_lead(lang: Lang, standing: &Standing) -> Vec<Piece> {
    let total = standing.declared.total;
    let of_all = |part: u32| match share(part, total).filter(|_| total >= FEWEST_FOR_PERCENT) {
        Some(share) => lang.percent(share),
        None => lang
            .pick("{part} dari {total}", "{part} of {total}")
            .replace("{part}", &lang.count(part))
            .replace("{total}", &lang.count(total)),
    };
    let sentence = match (standing.said() > 0, standing.shown() > 0) {
        _ if total == 0 => lang.pick(
            "Belum ada koperasi tercatat; yang ada baru angka terbitan.",
            "No cooperative is recorded; there are published figures only.",
        ),
        (true, true) => lang.pick(
            "Dinas menyatakan {declared} koperasi aktif; RAT dan usaha membuktikan {computed}.",
            "The offices declare {declared} of cooperatives active; annual meetings and business prove {computed}.",
        ),
        (true, false) => lang.pick(
            "Dinas menyatakan {declared} koperasi aktif; belum ada laporan RAT dan usaha yang cukup untuk membuktikannya.",
            "The offices declare {declared} of cooperatives active; too little is reported of meetings and business to prove it.",
        ),
        (false, true) => lang.pick(
            "RAT dan usaha membuktikan {computed} koperasi aktif; status menurut dinas belum dinyatakan.",
            "Annual meetings and business prove {computed} of cooperatives active; the offices have declared no status.",
        ),
        (false, false) => lang.pick(
            "{total} koperasi tercatat; statusnya belum dinyatakan, dan RAT serta usahanya belum dilaporkan.",
            "{total} cooperatives are recorded; no status is declared, and neither meetings nor business are reported.",
        ),
    };
    let sentence = sentence
        .replace("{declared}", &strong(&of_all(standing.declared.active)))
        .replace("{computed}", &strong(&of_all(standing.computed.active)))
        .replace("{total}", &strong(&lang.count(total)));
    pieces(&sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Counts;

    fn said(lang: Lang, declared: [u32; 2], computed: [u32; 2]) -> String {
        let counts = |[active, unknown]: [u32; 2]| Counts {
            total: 40,
            active,
            unknown,
            inactive: 40 - active - unknown,
            between: 0,
        };
        let standing = Standing { declared: counts(declared), computed: counts(computed), ..Standing::default() };
        explain_lead(lang, &standing).into_iter().map(|(piece, _)| piece).collect()
    }

    #[test]
    fn it_says_what_is_declared_and_what_is_proved_and_which_of_both_is_missing() {
        assert_eq!(
            said(Lang::Id, [30, 0], [10, 5]),
            "Dinas menyatakan 75,00\u{a0}% koperasi aktif; RAT dan usaha membuktikan 25,00\u{a0}%."
        );
        assert!(said(Lang::Id, [30, 0], [0, 40]).ends_with("yang cukup untuk membuktikannya."));
        assert!(said(Lang::En, [0, 40], [10, 0]).starts_with("Annual meetings and business prove 25.00\u{a0}%"));
        assert!(said(Lang::Id, [0, 40], [0, 40]).starts_with("40 koperasi tercatat; statusnya belum dinyatakan"));
    }

    #[test]
    fn a_handful_has_no_percentage() {
        let few = Counts { total: 2, active: 1, inactive: 1, ..Counts::default() };
        let pieces = explain_lead(Lang::Id, &Standing { declared: few, computed: few, ..Standing::default() });
        assert_eq!(pieces[1], ("1 dari 2".to_owned(), true));
    }
}
