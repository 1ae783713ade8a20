//! What the program says, in Indonesian and English, and how it writes numbers, dates and money.
//!
//! Pure, so that charts, exports and the command line speak as the pages do, and so that it is tested
//! without a browser. Numbers follow the spelling of the offices (`1.944`, `64,22 %`, `Rp1.234.567`), which
//! the browser's own formatter does not give.
//!
//! It knows the words of the field and nothing else: what is said of files, storage and figures is in `explain`.

mod format;
mod labels;
mod messages;
mod terms;
mod typed;
mod values;
mod words;

pub use labels::Label;
pub use terms::Term;
pub use values::Choices;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// The code for the page's `lang` attribute.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Id => "id",
            Lang::En => "en",
        }
    }

    /// Picks the text of this language.
    pub const fn pick<T: Copy>(self, indonesian: T, english: T) -> T {
        match self {
            Lang::Id => indonesian,
            Lang::En => english,
        }
    }
}
