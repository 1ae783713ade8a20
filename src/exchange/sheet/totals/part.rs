//! What a column of a list of totals can mean.

use crate::domain::{CreditTotal, EnterpriseTotal, Expectation, FieldInfo, Record, SizeClass};
use crate::exchange::sheet::given_fields::given;
use crate::i18n::{Label, Lang};

/// What totals are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TotalList {
    /// What lenders publish.
    Lenders,
    /// Numbers of enterprises.
    Enterprises,
}

impl TotalList {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Lenders, Self::Enterprises];

    /// The table of its records, by which plans call it.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Lenders => CreditTotal::TABLE,
            Self::Enterprises => EnterpriseTotal::TABLE,
        }
    }
}

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TotalPart {
    /// A field of the figures of a lender.
    Lender(usize),
    /// A field of a number of enterprises.
    Enterprise(usize),
    /// The number of enterprises of a class, of which each has a column.
    Class(SizeClass),
    /// The year for which it stands.
    Year(TotalList),
    /// The month or quarter of that year, or the month with its year.
    Period(TotalList),
}

impl TotalPart {
    /// All of a list, in the order in which lists are given back.
    pub fn of(list: TotalList) -> Vec<Self> {
        let fields: Vec<Self> = match list {
            TotalList::Lenders => given::<CreditTotal>().map(Self::Lender).collect(),
            TotalList::Enterprises => given::<EnterpriseTotal>().map(Self::Enterprise).collect(),
        };
        let classes = SizeClass::ALL.iter().filter(|_| list == TotalList::Enterprises).map(|class| Self::Class(*class));
        fields.into_iter().chain(classes).chain([Self::Year(list), Self::Period(list)]).collect()
    }

    /// Those that are fields, of which lists that are given back consist.
    pub fn fields(list: TotalList) -> Vec<Self> {
        Self::of(list).into_iter().filter(|part| matches!(part, Self::Lender(_) | Self::Enterprise(_))).collect()
    }

    /// The list that it is of.
    pub const fn list(self) -> TotalList {
        match self {
            Self::Lender(_) => TotalList::Lenders,
            Self::Enterprise(_) | Self::Class(_) => TotalList::Enterprises,
            Self::Year(list) | Self::Period(list) => list,
        }
    }

    /// The field of its record that it gives, or of which it gives a part.
    pub const fn field(self) -> (&'static str, usize) {
        match self {
            Self::Lender(field) => (CreditTotal::TABLE, field),
            Self::Enterprise(field) => (EnterpriseTotal::TABLE, field),
            Self::Class(_) => (EnterpriseTotal::TABLE, EnterpriseTotal::AT.value),
            Self::Year(TotalList::Lenders) | Self::Period(TotalList::Lenders) => {
                (CreditTotal::TABLE, CreditTotal::AT.date)
            }
            Self::Year(TotalList::Enterprises) | Self::Period(TotalList::Enterprises) => {
                (EnterpriseTotal::TABLE, EnterpriseTotal::AT.date)
            }
        }
    }

    fn info(self) -> &'static FieldInfo {
        match self.field() {
            (CreditTotal::TABLE, field) => &CreditTotal::FIELDS[field],
            (_, field) => &EnterpriseTotal::FIELDS[field],
        }
    }

    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        let table = self.list().table();
        match self {
            Self::Lender(_) | Self::Enterprise(_) => format!("{table}.{}", self.info().name),
            Self::Class(class) => format!("{table}.class.{class}"),
            Self::Year(_) => format!("{table}.year"),
            Self::Period(_) => format!("{table}.period"),
        }
    }

    /// What it is called in the interface, and in the headings of lists that are given back.
    pub fn label(self, lang: Lang) -> String {
        match self {
            Self::Lender(_) | Self::Enterprise(_) => lang.field(self.field().0, self.info().name).to_owned(),
            Self::Class(class) => lang.number_of_class(&class.label(lang).to_lowercase()),
            Self::Year(_) => lang.year_of_total().to_owned(),
            Self::Period(_) => lang.period_of_total().to_owned(),
        }
    }

    /// The list of codes that its values are of, by the name of its type; none where they are of none.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::Lender(_) | Self::Enterprise(_) => self.info().codes,
            Self::Class(_) | Self::Year(_) | Self::Period(_) => None,
        }
    }

    /// What its cells must be, where the interface and the reader of cells ask.
    pub fn expects(self) -> Option<Expectation> {
        match self {
            Self::Period(_) => None,
            Self::Year(_) => Some(Expectation::Year),
            _ => Some(self.info().expects),
        }
    }
}
