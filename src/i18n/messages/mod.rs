//! The texts of the interface, one file for each part of it.
//!
//! Each text is a method of [`Lang`](super::Lang), so that a missing translation, a missing value or a misspelt name
//! is an error of the compiler.

mod area_figures;
mod cases;
mod custody;
mod data;
mod enterprises;
mod fields;
mod figures;
mod fill_in;
mod financing;
mod finder;
mod forms;
mod happenings;
mod health;
mod lifecycle;
mod lists;
mod locate;
mod many;
mod over_time;
mod photos;
mod pivot;
mod plan_district;
mod plan_documents;
mod plan_findings;
mod plan_matrix;
mod plan_realisation;
mod plans;
mod potential;
mod print;
mod quality;
mod record;
mod register;
mod rescue;
mod rules;
mod settings;
mod shell;
mod summary;
mod toolbar;
mod trainings;

/// One text: a plain one, or one with values in braces.
macro_rules! text {
    ($name:ident $id:literal $en:literal) => {
        pub const fn $name(self) -> &'static str {
            self.pick($id, $en)
        }
    };
    ($name:ident ($($value:ident),+) $id:literal $en:literal) => {
        pub fn $name(self, $($value: &str),+) -> String {
            match self {
                $crate::i18n::Lang::Id => format!($id),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
}
use text;

/// Declares texts: a name, with values in brackets where it has any, then Indonesian and English.
macro_rules! messages {
    ($( $name:ident $(($($value:ident),+))? = $id:literal | $en:literal; )+) => {
        #[allow(missing_docs)]
        impl $crate::i18n::Lang { $( $crate::i18n::messages::text! { $name $(($($value),+))? $id $en } )+ }
    };
}
use messages;
