//! Published totals that do not fit their parts.

use crate::analysis::SumCheck;
use crate::domain::{Measure, Precision};
use crate::i18n::{Label, Lang};

/// A published sum that does not fit.
pub fn explain_sum(lang: Lang, check: &SumCheck) -> String {
    // Names keep their capitals: only what begins as a word is written small.
    let label = Measure::label(&check.measure, lang);
    let measure = if check.measure.is_of_merah_putih() { label.replacen(':', ",", 1) } else { label.to_lowercase() };
    let (parts, sum, total) = (check.parts, lang.count(check.sum), lang.count(check.total));
    let day = lang.date_known(check.date, Precision::Month);
    if check.parts_are_blank {
        return match lang {
            Lang::Id => format!(
                "{day}, {measure}: nol di semua {parts} bagian, tetapi {total} seluruhnya. Nol itu berarti tidak dikirim."
            ),
            Lang::En => format!(
                "{day}, {measure}: zero in all {parts} parts, but {total} in all. That zero means not delivered."
            ),
        };
    }
    let difference = lang.number(check.sum as i64 - check.total as i64);
    match lang {
        Lang::Id => format!(
            "{}, {measure}: {parts} bagian berjumlah {sum}, tetapi total yang dipublikasikan {total} (selisih {difference}).",
            day
        ),
        Lang::En => format!(
            "{}, {measure}: {parts} parts add up to {sum}, but the published total is {total} (difference {difference}).",
            day
        ),
    }
}
