//! What a column of a list of persons can mean.

use crate::domain::{Companion, Expectation, FieldInfo, PersonKind, Record, Trainee, Training};

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonPart {
    /// A field of the course.
    Training(usize),
    /// The day of the course, or its first and last: `2 s.d. 4 Juni 2025`.
    Days,
    /// A field of a participant.
    Trainee(usize),
    /// A field of a participant who is from just that: `Nama UMKM`, `Nama Koperasi`.
    OfKind(PersonKind, usize),
    /// A field of a companion.
    Companion(usize),
}

impl PersonPart {
    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        let (table, _) = self.field();
        match self {
            Self::Days => "trainings.days".to_owned(),
            Self::OfKind(kind, _) => format!("{table}.{kind}.{}", self.info().name),
            _ => format!("{table}.{}", self.info().name),
        }
    }

    /// The field of its record that it gives.
    pub const fn field(self) -> (&'static str, usize) {
        match self {
            Self::Training(field) => (Training::TABLE, field),
            Self::Days => (Training::TABLE, Training::AT.begins_on),
            Self::Trainee(field) | Self::OfKind(_, field) => (Trainee::TABLE, field),
            Self::Companion(field) => (Companion::TABLE, field),
        }
    }

    /// The field, as it is declared.
    pub(super) fn info(self) -> &'static FieldInfo {
        match self.field() {
            (Trainee::TABLE, field) => &Trainee::FIELDS[field],
            (Companion::TABLE, field) => &Companion::FIELDS[field],
            (_, field) => &Training::FIELDS[field],
        }
    }

    /// The list of codes that its values are of, by the name of its type; none where they are of none.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::Days => None,
            _ => self.info().codes,
        }
    }

    /// What its cells must be, where the interface and the reader of cells ask.
    pub fn expects(self) -> Option<Expectation> {
        match self {
            Self::Days => None,
            _ => Some(self.info().expects),
        }
    }
}
