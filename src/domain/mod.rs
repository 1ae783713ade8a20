//! Cooperatives, their yearly reports and the territory they live in: the words and rules of the field.
//!
//! The lowest layer. It knows no clock, no browser and no storage; a value that exists here is valid
//! (parse at the edge, then trust). Rules name their source: a law and article, or the section of the
//! project's collected facts (FACTS).

mod area;
pub mod checks;
mod code;
mod date;
mod enterprise;
mod field;
mod financing;
mod follow_up;
mod id;
mod kuk;
mod merah_putih;
mod merging;
mod number;
mod place;
mod plan;
mod record;
mod reference;
mod register;
pub mod status;
pub mod territory;
mod text;
pub(crate) mod told;
mod training;
pub mod united;

pub use area::{AreaCode, AreaError, AreaLevel};
pub use code::{ALWAYS_ASKED, CodeAt, CodeError, UnknownCode};
pub(crate) use code::{codes, find_code, read_code};
pub use date::{BookYear, Date, DateError, month_named};
pub use enterprise::*;
pub use field::{Entry, Expectation, Field, MOST_ENTRIES};
pub(crate) use field::{compact, read_text};
pub use financing::*;
pub use follow_up::*;
pub use id::Id;
pub use kuk::{KUK_SCALES, KukCriterion, KukScale, KukVerdict, kuk, latest_kuk};
pub use merah_putih::*;
pub use merging::*;
pub use number::{Count, NumberError, Quantity, Rupiah, Total};
pub use place::{Position, PositionError};
pub use plan::*;
pub use record::{AnyRecord, AnyValue, FieldInfo, KnownBy, Privacy, Record};
pub(crate) use record::{blank, encode_value, known_by, owner_of, privacy, privacy_of, record};
#[cfg(test)]
pub(crate) use reference::made_up;
pub use reference::{Former, Ref, Referent};
pub use register::*;
pub use text::{Nik, Note, Text, TextError, TextOf, text_within};
pub use training::*;
