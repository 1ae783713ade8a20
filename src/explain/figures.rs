//! The yearly figures of a cooperative and their ratios, by name.

use crate::analysis::{Figure, Ratio};
use crate::domain::Rupiah;
use crate::i18n::Lang;

/// The name of a figure.
pub const fn figure_name(lang: Lang, figure: Figure) -> &'static str {
    match figure {
        Figure::Members => lang.members(),
        Figure::OwnCapital => lang.own_capital(),
        Figure::Assets => lang.assets(),
        Figure::Turnover => lang.turnover(),
        Figure::Surplus => lang.surplus(),
    }
}

/// A value of a figure as it is written in full.
pub fn figure_value(lang: Lang, figure: Figure, value: i64) -> String {
    match figure {
        Figure::Members => lang.number(value),
        _ => Rupiah::new(value).map_or_else(|_| lang.number(value), |amount| lang.rupiah(amount)),
    }
}

/// A value of a figure in short, for beside others.
pub fn figure_short(lang: Lang, figure: Figure, value: i64) -> String {
    match figure {
        Figure::Members => lang.number(value),
        _ => lang.rupiah_short(value),
    }
}

/// The formula of a ratio, which is its name.
pub const fn ratio_formula(lang: Lang, ratio: Ratio) -> &'static str {
    match ratio {
        Ratio::OwnCapitalToAssets => lang.pick("Modal sendiri ÷ aset", "Own capital ÷ assets"),
        Ratio::SurplusToOwnCapital => lang.pick("SHU ÷ modal sendiri", "Surplus ÷ own capital"),
        Ratio::TurnoverToAssets => lang.pick("Volume usaha ÷ aset", "Turnover ÷ assets"),
        Ratio::SurplusToTurnover => lang.pick("SHU ÷ volume usaha", "Surplus ÷ turnover"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_money_and_with_their_sign() {
        assert_eq!(figure_value(Lang::Id, Figure::Surplus, -250_000), "\u{2212}Rp250.000");
        let short = |value| figure_short(Lang::Id, Figure::Assets, value);
        assert_eq!(
            (short(625_480_000), short(4_250_000_000), short(-900)),
            ("625\u{a0}jt".into(), "4,25\u{a0}M".into(), "\u{2212}900".into())
        );
    }
}
