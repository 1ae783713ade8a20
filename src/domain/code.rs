//! Enumerations stored by stable code, never by label.
//!
//! A code that this version does not know is kept and shown, not dropped: a file of a newer program
//! loses nothing by passing through an older one.

use super::field::read_text;
use serde::Deserializer;
use std::cmp::Ordering;
use std::sync::{Mutex, PoisonError};

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not of the form of a code.
    #[error("'{0}' is not a code: lower-case letters, digits, '_' and '-', at most 40")]
    Form(String),
    /// More unknown codes than any real file holds.
    #[error("too many unknown codes")]
    TooMany,
}

/// The lists of codes of which none is to be expected before another: whoever enters a record chooses one. Of the others the
/// first is what most records say.
pub const ALWAYS_ASKED: [&str; 6] = ["AidKind", "CustodyKind", "LicenceKind", "PermitKind", "Rung", "RungState"];

/// No honest file has more unknown codes than this; the limit keeps a hostile one from filling memory.
const MOST_UNKNOWN: usize = 2_000;

/// The codes that this version does not know, kept for the life of the program.
static UNKNOWN: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());

/// A code that this version does not know: its place among all such. In two bytes, as every record has several codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownCode(u16);

impl UnknownCode {
    /// Keeps a code.
    #[doc(hidden)]
    pub fn of(code: &str) -> Result<Self, CodeError> {
        let well_formed = (1..=40).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
        if !well_formed {
            return Err(CodeError::Form(code.chars().take(40).collect()));
        }
        let mut unknown = UNKNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = unknown.iter().position(|known| **known == *code) {
            return Ok(Self(at as u16));
        }
        if unknown.len() >= MOST_UNKNOWN {
            return Err(CodeError::TooMany);
        }
        unknown.push(Box::leak(code.into()));
        Ok(Self(unknown.len() as u16 - 1))
    }

    /// The code.
    pub fn code(self) -> &'static str {
        // There is no place but of a code that is kept.
        UNKNOWN.lock().unwrap_or_else(PoisonError::into_inner)[usize::from(self.0)]
    }
}

impl Ord for UnknownCode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl PartialOrd for UnknownCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One of the codes of an enumeration, or one that it does not know.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum CodeAt {
    /// The code of that number.
    Known(usize),
    /// None of them.
    Unknown(UnknownCode),
}

/// Looks a code up. The same for all enumerations, so that it is compiled once.
pub(crate) fn find_code(codes: &[&str], code: &str) -> Result<CodeAt, CodeError> {
    match codes.iter().position(|known| *known == code) {
        Some(number) => Ok(CodeAt::Known(number)),
        None => UnknownCode::of(code).map(CodeAt::Unknown),
    }
}

/// Reads a code of an enumeration. Never inlined: all enumerations have it in common.
#[inline(never)]
pub(crate) fn read_code<'de, D: Deserializer<'de>>(deserializer: D, codes: &[&str]) -> Result<CodeAt, D::Error> {
    read_text(deserializer, |text| find_code(codes, text))
}

/// Declares an enumeration of stable codes, with a place for codes of newer versions.
macro_rules! codes {
    (
        $(#[$meta:meta])+
        pub enum $Name:ident { $( $(#[$variant_meta:meta])* $Variant:ident = $code:literal, )+ }
    ) => {
        $(#[$meta])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name {
            $( $(#[$variant_meta])* $Variant, )+
            /// A code that this version does not know.
            Unknown($crate::domain::UnknownCode),
        }

        const _: () = {
            #[allow(clippy::enum_variant_names)]
            enum Number { $( $Variant ),+ }

            impl $Name {
                /// All known codes, in the order in which people list them.
                pub const ALL: &'static [$Name] = &[$( $Name::$Variant ),+];

                const CODES: &'static [&'static str] = &[$( $code ),+];

                /// The code of a place that [`find_code`]($crate::domain::find_code) has given. The compiler makes a conversion of it,
                /// and no table.
                const fn at(place: $crate::domain::CodeAt) -> Self {
                    match place {
                        $( $crate::domain::CodeAt::Known(n) if n == Number::$Variant as usize => Self::$Variant, )+
                        $crate::domain::CodeAt::Known(_) => unreachable!(),
                        $crate::domain::CodeAt::Unknown(code) => Self::Unknown(code),
                    }
                }

                /// The stable code.
                pub fn code(self) -> &'static str {
                    let number = match self { $( $Name::$Variant => Number::$Variant as usize, )+ $Name::Unknown(code) => return code.code() };
                    Self::CODES[number]
                }
            }
        };

        impl std::str::FromStr for $Name {
            type Err = $crate::domain::CodeError;
            fn from_str(code: &str) -> Result<Self, Self::Err> {
                $crate::domain::find_code(Self::CODES, code).map(Self::at)
            }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::domain::read_code(deserializer, Self::CODES).map(Self::at)
            }
        }

        impl Default for $Name {
            /// The first code: only for a row under construction.
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl $crate::domain::Field for $Name {
            const REQUIRED: bool = true;
            const EXPECTS: $crate::domain::Expectation = $crate::domain::Expectation::Code;
            const CODES: Option<&'static str> = Some(stringify!($Name));
            fn schema() -> serde_json::Value {
                serde_json::json!({
                    "description": concat!("Known codes: ", $( $code, ", " ),+),
                    "type": "string",
                    "pattern": "^[a-z0-9_-]{1,40}$",
                    "examples": [$( $code ),+],
                })
            }
        }
    };
}
pub(crate) use codes;
