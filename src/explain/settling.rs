//! Why a difference between what two offices wrote could not be decided.

use crate::i18n::Lang;
use crate::workspace::SettleError;

/// Why a difference could not be decided, and what to do.
pub fn explain_settling(lang: Lang, error: &SettleError) -> String {
    match error {
        SettleError::NotOpen | SettleError::NoSuchValue(_) => lang.pick(
            "Perbedaan ini sudah diputuskan, mungkin di tab lain.",
            "This difference has been decided already, perhaps in another tab.",
        ),
        SettleError::Unacceptable(_) => lang.pick(
            "Nilai itu tidak sesuai dengan isian ini. Periksa penulisannya, lalu coba lagi.",
            "That value does not fit this field. Check how it is written, then try again.",
        ),
        SettleError::TooLong(_) => lang.pick(
            "Nilai-nilainya terlalu panjang untuk dicatat bersama keputusannya. Ubah di formulirnya.",
            "The values are too long to be kept with the decision. Change them in the form.",
        ),
    }
    .to_owned()
}
