//! What counts are of, by name.

use crate::analysis::{Cut, Reading};
use crate::i18n::{Label, Lang};

/// What a line of counts stands for.
pub fn cut_name(lang: Lang, cut: Cut) -> String {
    match cut {
        Cut::All => lang.pick("Seluruh koperasi", "All cooperatives").to_owned(),
        Cut::Level(level) => lang.supervised(level),
        Cut::District(code) | Cut::Subdistrict(code) => lang.area(code),
        Cut::Missing => lang.pick("Tidak tercatat", "Not recorded").to_owned(),
    }
}

impl Label for Reading {
    fn label(&self, lang: Lang) -> &'static str {
        match self {
            Reading::Declared => lang.pick("Dinyatakan dinas", "Declared by the office"),
            Reading::Computed => lang.pick("Menurut bukti", "By evidence"),
        }
    }
}
