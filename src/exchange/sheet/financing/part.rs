//! What a column of a list of applications can mean.

use crate::domain::{Cooperative, Expectation, FieldInfo, Financing, FinancingStage, FinancingStanding, Record, Stage};
use crate::exchange::sheet::given_fields::given;
use crate::i18n::{Label, Lang};

/// So many payments have columns of their own.
pub const PAYMENTS: u8 = 4;

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FinancingPart {
    /// A field of the application.
    Own(usize),
    /// NIK of the cooperative that applies.
    CooperativeNumber,
    /// Name of the cooperative that applies.
    CooperativeName,
    /// Name of the enterprise that applies.
    EnterpriseName,
    /// A field of its latest stage.
    Latest(usize),
    /// The day of a stage.
    Day(Stage),
    /// A field of a payment, by its number from 0.
    Payment(u8, usize),
    /// A field of how it stands.
    Standing(usize),
}

impl FinancingPart {
    /// All of them, in the order in which lists are given back.
    pub fn all() -> Vec<Self> {
        let at = Financing::AT;
        let first = [Self::Own(at.name), Self::CooperativeName, Self::CooperativeNumber, Self::EnterpriseName];
        let own = given::<Financing>().filter(|field| *field != at.name).map(Self::Own);
        let latest = [FinancingStage::AT.stage, FinancingStage::AT.date, FinancingStage::AT.reason];
        let days = Stage::ALL.iter().filter(|stage| **stage != Stage::PaidOut).map(|stage| Self::Day(*stage));
        let payments = (0..PAYMENTS).flat_map(|number| {
            [FinancingStage::AT.date, FinancingStage::AT.amount].map(|field| Self::Payment(number, field))
        });
        let standing = given::<FinancingStanding>().map(Self::Standing);
        (first.into_iter())
            .chain(own)
            .chain(latest.map(Self::Latest))
            .chain(days)
            .chain(payments)
            .chain(standing)
            .collect()
    }

    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        let (table, _) = self.field();
        match self {
            Self::CooperativeNumber => "financings.cooperative_nik".to_owned(),
            Self::CooperativeName => "financings.cooperative_name".to_owned(),
            Self::EnterpriseName => "financings.enterprise_name".to_owned(),
            Self::Latest(_) => format!("{table}.latest.{}", self.info().name),
            Self::Day(stage) => format!("{table}.{stage}"),
            Self::Payment(number, _) => format!("{table}.payment{}.{}", number + 1, self.info().name),
            Self::Own(_) | Self::Standing(_) => format!("{table}.{}", self.info().name),
        }
    }

    /// The field of its record that it gives.
    pub const fn field(self) -> (&'static str, usize) {
        match self {
            Self::Own(field) => (Financing::TABLE, field),
            Self::CooperativeNumber | Self::CooperativeName => (Financing::TABLE, Financing::AT.cooperative),
            Self::EnterpriseName => (Financing::TABLE, Financing::AT.enterprise),
            Self::Latest(field) | Self::Payment(_, field) => (FinancingStage::TABLE, field),
            Self::Day(_) => (FinancingStage::TABLE, FinancingStage::AT.date),
            Self::Standing(field) => (FinancingStanding::TABLE, field),
        }
    }

    fn info(self) -> &'static FieldInfo {
        match self.field() {
            (FinancingStage::TABLE, field) => &FinancingStage::FIELDS[field],
            (FinancingStanding::TABLE, field) => &FinancingStanding::FIELDS[field],
            (_, field) => &Financing::FIELDS[field],
        }
    }

    /// What it is called in the interface, and in the headings of lists that are given back.
    pub fn label(self, lang: Lang) -> String {
        let (table, _) = self.field();
        let name = || lang.field(table, self.info().name);
        match self {
            Self::CooperativeNumber => lang.list_cooperative_nik().to_owned(),
            Self::CooperativeName => lang.list_cooperative_name().to_owned(),
            Self::EnterpriseName => lang.list_enterprise_name().to_owned(),
            Self::Latest(field) if field == FinancingStage::AT.date => lang.day_of_latest_stage().to_owned(),
            Self::Latest(field) if field == FinancingStage::AT.stage => lang.stage_now().to_owned(),
            Self::Day(stage) => lang.day_of_stage(&stage.label(lang).to_lowercase()),
            Self::Payment(number, field) => {
                let number = (number + 1).to_string();
                if field == FinancingStage::AT.date {
                    lang.day_of_payment(&number)
                } else {
                    lang.sum_of_payment(&number)
                }
            }
            Self::Standing(field) if field == FinancingStanding::AT.note => lang.note_of_standing().to_owned(),
            Self::Standing(field) if field == FinancingStanding::AT.told_by => lang.source_of_standing().to_owned(),
            Self::Own(_) | Self::Latest(_) | Self::Standing(_) => name().to_owned(),
        }
    }

    /// The list of codes that its values are of, by the name of its type; none where they are of none.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::CooperativeNumber | Self::CooperativeName | Self::EnterpriseName => None,
            _ => self.info().codes,
        }
    }

    /// What its cells must be, where the interface and the reader of cells ask.
    pub fn expects(self) -> Option<Expectation> {
        match self {
            Self::CooperativeNumber | Self::EnterpriseName => None,
            Self::CooperativeName => Some(Cooperative::FIELDS[Cooperative::AT.name].expects),
            _ => Some(self.info().expects),
        }
    }
}
