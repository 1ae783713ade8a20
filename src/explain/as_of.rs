//! The day that figures stand for, and where it comes from.

use crate::i18n::Lang;
use crate::workspace::{AsOf, DayOrigin};

/// The day that figures stand for, and in a few words where it comes from.
pub fn explain_as_of(lang: Lang, as_of: AsOf) -> String {
    let origin = match as_of.origin {
        DayOrigin::Office => lang.pick("ditetapkan dinas", "set by the office"),
        DayOrigin::Data => lang.pick("hari terakhir dalam data", "last day in the data"),
        DayOrigin::Today => lang.pick("hari ini", "today"),
    };
    format!("{} ({origin})", lang.date(as_of.day))
}
