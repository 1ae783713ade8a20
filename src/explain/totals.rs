//! Published totals that do not fit their parts.

use crate::analysis::SumCheck;
use crate::domain::{Measure, Precision};
use crate::i18n::{Label, Lang};

/// A published sum that does not fit.
pub fn explain_sum(lang: Lang, check: &SumCheck) -> String {
    let measure = Measure::label(&check.measure, lang).to_lowercase();
    let (parts, sum, total) = (check.parts, lang.count(check.sum), lang.count(check.total));
    let difference = lang.number(i64::from(check.sum) - i64::from(check.total));
    match lang {
        Lang::Id => format!(
            "{}, {measure}: {parts} bagian berjumlah {sum}, tetapi total yang dipublikasikan {total} (selisih {difference}).",
            lang.date_known(check.date, Precision::Month)
        ),
        Lang::En => format!(
            "{}, {measure}: {parts} parts add up to {sum}, but the published total is {total} (difference {difference}).",
            lang.date_known(check.date, Precision::Month)
        ),
    }
}
