//! A sheet to fill in: a workbook of what the register knows of some cooperatives, which is filled in offline in any
//! spreadsheet program and taken back as exactly these records.
//!
//! What was given out stands in a sheet that nobody sees. What comes back is held against it: only cells that differ are
//! taken, each for the record whose id its row has, and whatever else was changed is told and not taken. The rows then go
//! the way of every list of cooperatives, by a plan that leaves nothing to ask.

mod checks;
mod given;
mod read;
#[cfg(test)]
mod tests;
mod validation;
mod write;

pub use given::Unreturnable;
pub use read::{Beyond, Meanwhile, Returned};
pub use write::FillIn;

use super::columns::Target;
use crate::domain::checks::Problem;
use crate::domain::{AnnualReport, BookYear, Cooperative, Date, Record};
use crate::i18n::Lang;
use serde::{Deserialize, Serialize};

/// What is asked of every cooperative.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its report on this book year.
    pub year: Option<BookYear>,
    /// What it is itself: where it is, its numbers, kind, certificate and status.
    pub cooperative: bool,
}

/// What a sheet to fill in is written with.
pub struct GivenOut<'a> {
    /// What is asked.
    pub asked: Asked,
    /// What is said of the sheet beside the hints: who made it, when, of which cooperatives; a name and a value each.
    pub notes: &'a [(String, String)],
    /// The language of the sheet.
    pub lang: Lang,
    /// The day on which it is written.
    pub today: Date,
    /// The words for what the rules of the field find.
    pub explain: &'a dyn Fn(Problem) -> String,
}

/// Fields of the cooperative that are not asked: its name and district, which tell which one it is, why it is supervised
/// otherwise than by rule, which an office decides, and what only the program writes.
const NOT_ASKED: [usize; 5] = [
    Cooperative::AT.name,
    Cooperative::AT.district,
    Cooperative::AT.supervision_override,
    Cooperative::AT.supervision_reason,
    Cooperative::AT.fictional,
];

impl Asked {
    /// What tells of which cooperative and year a row is, and cannot be filled in.
    fn keys(self) -> Vec<Target> {
        let at = Cooperative::AT;
        let of_cooperative: &[usize] =
            if self.cooperative { &[at.name, at.district] } else { &[at.name, at.nik, at.district, at.subdistrict] };
        let of_cooperative = of_cooperative.iter().map(|field| Target::Field(Cooperative::TABLE, *field));
        let year = self.year.map(|_| Target::Field(AnnualReport::TABLE, AnnualReport::AT.year));
        of_cooperative.chain(year).collect()
    }

    /// What can be filled in, in the order of the forms: of the cooperative whatever one cell can say, but neither officers
    /// nor amendments, of which there are several; of the report everything.
    fn fields(self) -> Vec<Target> {
        let is_asked = |target: &Target| match *target {
            Target::Field(Cooperative::TABLE, field) => self.cooperative && !NOT_ASKED.contains(&field),
            Target::Field(AnnualReport::TABLE, field) => self.year.is_some() && field != AnnualReport::AT.year,
            Target::Latitude
            | Target::Longitude
            | Target::CertificateState
            | Target::CertificateNumber
            | Target::CertificateIssued
            | Target::CertificateExpires => self.cooperative,
            _ => false,
        };
        Target::all().into_iter().filter(is_asked).collect()
    }
}
