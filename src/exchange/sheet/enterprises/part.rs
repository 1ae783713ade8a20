//! What a column of a list of enterprises can mean.

use crate::domain::{Enterprise, EnterpriseAid, EnterpriseYear, Expectation, FieldInfo, Permit, PermitKind, Record};
use crate::exchange::sheet::given_fields::given;
use crate::i18n::{Label, Lang};

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnterprisePart {
    /// A field of the enterprise.
    Own(usize),
    /// Latitude in degrees.
    Latitude,
    /// Longitude in degrees.
    Longitude,
    /// A field of its figures of a year.
    Year(usize),
    /// Something of its licence of a kind.
    Permit(PermitKind, PermitPart),
    /// All its licences, by their names: `NIB, P-IRT`.
    Permits,
    /// A field of aid that it was given.
    Aid(usize),
}

/// Something of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PermitPart {
    /// Its number, or that there is one.
    Number,
    /// Day on which it was given.
    Issued,
    /// Last day on which it holds.
    Expires,
}

impl PermitPart {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Number, Self::Issued, Self::Expires];

    const fn field(self) -> usize {
        match self {
            Self::Number => Permit::AT.number,
            Self::Issued => Permit::AT.issued_on,
            Self::Expires => Permit::AT.expires_on,
        }
    }
}

impl EnterprisePart {
    /// All of them, in the order of the form.
    pub fn all() -> Vec<Self> {
        let permits = PermitKind::ALL.iter().flat_map(|kind| PermitPart::ALL.map(|part| Self::Permit(*kind, part)));
        let own = given::<Enterprise>().map(Self::Own).chain([Self::Latitude, Self::Longitude]);
        let years = given::<EnterpriseYear>().map(Self::Year);
        let aids = given::<EnterpriseAid>().map(Self::Aid);
        own.chain(years).chain(permits).chain([Self::Permits]).chain(aids).collect()
    }

    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        let (table, field) = self.field();
        match self {
            Self::Latitude => "enterprises.latitude".to_owned(),
            Self::Longitude => "enterprises.longitude".to_owned(),
            Self::Permits => "enterprise_permits".to_owned(),
            Self::Permit(kind, _) => format!("{table}.{kind}.{}", Permit::NAMES[field]),
            Self::Own(_) | Self::Year(_) | Self::Aid(_) => format!("{table}.{}", self.info().name),
        }
    }

    /// The field of its record that it gives.
    pub const fn field(self) -> (&'static str, usize) {
        match self {
            Self::Own(field) => (Enterprise::TABLE, field),
            Self::Latitude | Self::Longitude => (Enterprise::TABLE, Enterprise::AT.position),
            Self::Year(field) => (EnterpriseYear::TABLE, field),
            Self::Permit(_, part) => (Permit::TABLE, part.field()),
            Self::Permits => (Permit::TABLE, Permit::AT.kind),
            Self::Aid(field) => (EnterpriseAid::TABLE, field),
        }
    }

    fn info(self) -> &'static FieldInfo {
        match self.field() {
            (EnterpriseYear::TABLE, field) => &EnterpriseYear::FIELDS[field],
            (Permit::TABLE, field) => &Permit::FIELDS[field],
            (EnterpriseAid::TABLE, field) => &EnterpriseAid::FIELDS[field],
            (_, field) => &Enterprise::FIELDS[field],
        }
    }

    /// What it is called in the interface, and in the headings of lists that are given back.
    pub fn label(self, lang: Lang) -> String {
        let (table, _) = self.field();
        let name = || lang.field(table, self.info().name);
        match self {
            Self::Latitude => lang.latitude().to_owned(),
            Self::Longitude => lang.longitude().to_owned(),
            Self::Permits => lang.permits_held().to_owned(),
            Self::Permit(kind, PermitPart::Number) => kind.label(lang).to_owned(),
            Self::Permit(kind, _) => format!("{}: {}", kind.label(lang), name().to_lowercase()),
            // Every record has remarks of its own.
            Self::Year(field) if field == EnterpriseYear::AT.note => lang.note_of_year().to_owned(),
            Self::Aid(field) if field == EnterpriseAid::AT.note => lang.note_of_aid().to_owned(),
            Self::Own(_) | Self::Year(_) | Self::Aid(_) => name().to_owned(),
        }
    }

    /// The list of codes that its values are of, by the name of its type; none where they are of none.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::Permits => Some("PermitKind"),
            // A word in the place of a number says how the licence stands.
            Self::Permit(_, PermitPart::Number) => Some("PermitState"),
            Self::Permit(..) | Self::Latitude | Self::Longitude => None,
            Self::Own(_) | Self::Year(_) | Self::Aid(_) => self.info().codes,
        }
    }

    /// What its cells must be, where the interface and the reader of cells ask.
    pub fn expects(self) -> Option<Expectation> {
        match self {
            Self::Permits | Self::Permit(_, PermitPart::Number) | Self::Latitude | Self::Longitude => None,
            _ => Some(self.info().expects),
        }
    }

    /// Whether it is of a year that a heading may name.
    pub const fn is_of_year(self) -> bool {
        matches!(self, Self::Year(field) if field != EnterpriseYear::AT.year)
    }
}
