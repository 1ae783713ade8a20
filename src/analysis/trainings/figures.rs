//! All figures of courses at once, each with the records that it is of.

use super::cost::{CostLine, CostOf, costs};
use super::coverage::{Coverage, Untrained, coverage, never_trained};
use super::effect::{Effect, EffectOf, effects};
use super::fund::{FundLine, FundUse, fund_use, fund_years};
use super::needs::{Needs, needs, years_of};
use super::people::{People, Repeat, people, repeats};
use crate::domain::{
    AreaCode, BookYear, Companion, Cooperative, Enterprise, Id, Level, Record, Trainee, Training, TrainingMode,
    TrainingTopic,
};
use crate::workspace::{Index, Tables};

/// What an address calls that of which nothing is recorded.
const NOTHING: &str = "tanpa";

/// Of whom an effect is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Trained, and it changed.
    Changed,
    /// Trained, and it did not.
    Same,
    /// Not trained, and it changed.
    OthersChanged,
    /// Not trained, and it did not.
    OthersSame,
    /// Trained, and nothing is reported.
    Unreported,
    /// Trained, with nobody to be held against.
    Alone,
}

impl Whom {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Changed, Self::Same, Self::OthersChanged, Self::OthersSame, Self::Unreported, Self::Alone];

    const fn code(self) -> &'static str {
        match self {
            Self::Changed => "berubah",
            Self::Same => "tetap",
            Self::OthersChanged => "pembanding-berubah",
            Self::OthersSame => "pembanding-tetap",
            Self::Unreported => "tidak-dilaporkan",
            Self::Alone => "tanpa-pembanding",
        }
    }
}

/// A figure that leads to its records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Participants who took part in more than one course.
    Repeated,
    /// Participants who can be told from nobody.
    Unknown,
    /// Participants who took part again, of whose course no day is known.
    Undated,
    /// Cooperatives of a district whose board is reached.
    Reached(Option<AreaCode>),
    /// The others of it.
    Unreached(Option<AreaCode>),
    /// Members of boards whom nobody has linked to a cooperative.
    Unlinked,
    /// Cooperatives of which nobody was trained.
    NeverCooperatives,
    /// Enterprises of which nobody was.
    NeverEnterprises,
    /// Participants who ask for a subject.
    Need(TrainingTopic),
    /// Those who ask for something in words alone.
    NeedUncoded,
    /// Those who did not say.
    NeedUnsaid,
    /// Courses of which the cost of a participant is known.
    Cost(CostOf),
    /// Those of which it is not.
    CostUnknown(CostOf),
    /// Courses of an office that the fund pays for.
    FundTrainings(Option<AreaCode>),
    /// Companions of an office whom it pays.
    FundCompanions(Option<AreaCode>),
    /// Of an effect.
    Effect(EffectOf, Whom),
}

impl Figure {
    /// By what addresses call it.
    pub fn code(self) -> String {
        let area = |area: Option<AreaCode>| area.map_or_else(|| NOTHING.to_owned(), |area| area.to_string());
        let cost = |of: CostOf| match of {
            CostOf::Level(level) => format!("tingkat.{}", level.map_or(NOTHING, Level::code)),
            CostOf::Mode(mode) => format!("cara.{}", mode.map_or(NOTHING, TrainingMode::code)),
        };
        match self {
            Self::Repeated => "berulang".to_owned(),
            Self::Unknown => "tak-dikenal".to_owned(),
            Self::Undated => "tanpa-tanggal".to_owned(),
            Self::Reached(of) => format!("terjangkau.{}", area(of).replace('.', "-")),
            Self::Unreached(of) => format!("belum-terjangkau.{}", area(of).replace('.', "-")),
            Self::Unlinked => "belum-terhubung".to_owned(),
            Self::NeverCooperatives => "koperasi-belum".to_owned(),
            Self::NeverEnterprises => "umkm-belum".to_owned(),
            Self::Need(topic) => format!("kebutuhan.{}", topic.code()),
            Self::NeedUncoded => "kebutuhan-bebas".to_owned(),
            Self::NeedUnsaid => "kebutuhan-kosong".to_owned(),
            Self::Cost(of) => format!("biaya.{}", cost(of)),
            Self::CostUnknown(of) => format!("biaya-kosong.{}", cost(of)),
            Self::FundTrainings(of) => format!("dana-pelatihan.{}", area(of).replace('.', "-")),
            Self::FundCompanions(of) => format!("dana-pendamping.{}", area(of).replace('.', "-")),
            Self::Effect(of, whom) => format!("dampak.{}.{}", of.code(), whom.code()),
        }
    }

    /// The figure of that name.
    pub fn of(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split('.').collect();
        let area = |text: &str| match text {
            NOTHING => Some(None),
            text => text.replace('-', ".").parse().ok().map(Some),
        };
        let or_nothing = |text: &str| (text != NOTHING).then(|| text.to_owned());
        let cost = |by: &str, of: &str| match by {
            "tingkat" => match or_nothing(of) {
                Some(code) => Some(CostOf::Level(Some(code.parse().ok()?))),
                None => Some(CostOf::Level(None)),
            },
            "cara" => match or_nothing(of) {
                Some(code) => Some(CostOf::Mode(Some(code.parse().ok()?))),
                None => Some(CostOf::Mode(None)),
            },
            _ => None,
        };
        match parts.as_slice() {
            ["berulang"] => Some(Self::Repeated),
            ["tak-dikenal"] => Some(Self::Unknown),
            ["tanpa-tanggal"] => Some(Self::Undated),
            ["terjangkau", of] => Some(Self::Reached(area(of)?)),
            ["belum-terjangkau", of] => Some(Self::Unreached(area(of)?)),
            ["belum-terhubung"] => Some(Self::Unlinked),
            ["koperasi-belum"] => Some(Self::NeverCooperatives),
            ["umkm-belum"] => Some(Self::NeverEnterprises),
            ["kebutuhan", topic] => Some(Self::Need(topic.parse().ok()?)),
            ["kebutuhan-bebas"] => Some(Self::NeedUncoded),
            ["kebutuhan-kosong"] => Some(Self::NeedUnsaid),
            ["biaya", by, of] => Some(Self::Cost(cost(by, of)?)),
            ["biaya-kosong", by, of] => Some(Self::CostUnknown(cost(by, of)?)),
            ["dana-pelatihan", of] => Some(Self::FundTrainings(area(of)?)),
            ["dana-pendamping", of] => Some(Self::FundCompanions(area(of)?)),
            ["dampak", of, whom] => {
                let of = EffectOf::ALL.into_iter().find(|known| known.code() == *of)?;
                let whom = Whom::ALL.into_iter().find(|known| known.code() == *whom)?;
                Some(Self::Effect(of, whom))
            }
            _ => None,
        }
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The year of needs and costs; none for all years.
    pub year: Option<BookYear>,
    /// The months within which the same subject is the same again.
    pub months: u8,
}

/// What the courses come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The years of courses, the latest first.
    pub years: Vec<BookYear>,
    /// How many courses there are.
    pub trainings: usize,
    /// Who took part.
    pub people: People,
    /// Who took part in the same subject again.
    pub repeats: Vec<Repeat>,
    /// Of whom that cannot be said.
    pub undated: Vec<Id>,
    /// How far boards are reached, by district.
    pub coverage: Vec<Coverage>,
    /// Members of boards whom nobody has linked.
    pub unlinked: Vec<Id>,
    /// Who never was.
    pub never: Untrained,
    /// What participants ask for.
    pub needs: Needs,
    /// What they cost.
    pub costs: Vec<(CostOf, CostLine)>,
    /// What changed afterwards.
    pub effects: Vec<Effect>,
    /// What became of the fund in the year that is asked, or where it pays for nothing in that, in the latest of it.
    pub fund: Option<(BookYear, FundUse)>,
}

impl Overview {
    /// All of it.
    pub fn of(tables: &Tables, index: &Index, asked: Asked) -> Self {
        let people = people(tables);
        let (repeats, undated) = repeats(tables, &people, asked.months);
        let (coverage, unlinked) = coverage(tables);
        let years = fund_years(tables);
        let of_fund = asked.year.filter(|year| years.contains(year)).or(years.first().copied());
        Self {
            years: years_of(tables),
            trainings: tables.trainings.live().count(),
            repeats,
            undated,
            coverage,
            unlinked,
            never: never_trained(tables),
            needs: needs(tables, asked.year),
            costs: costs(tables, asked.year),
            effects: effects(tables, index),
            fund: of_fund.map(|year| (year, fund_use(tables, year))),
            people,
        }
    }

    fn of_fund(&self, area: Option<AreaCode>) -> Option<&FundLine> {
        self.fund.as_ref()?.1.lines.iter().find(|line| line.area == area)
    }

    /// The records that a figure is of, and their table.
    pub fn rows(&self, figure: Figure) -> (&'static str, Vec<Id>) {
        let of_area = |area: Option<AreaCode>| self.coverage.iter().find(|of| of.district == area);
        let of_cost = |of: CostOf| self.costs.iter().find(|(key, _)| *key == of).map(|(_, line)| line);
        match figure {
            Figure::Repeated => {
                (Trainee::TABLE, self.people.repeated().flat_map(|person| person.trainees.iter().copied()).collect())
            }
            Figure::Unknown => (Trainee::TABLE, self.people.unknown.clone()),
            Figure::Undated => (Trainee::TABLE, self.undated.clone()),
            Figure::Reached(area) => {
                (Cooperative::TABLE, of_area(area).map(|of| of.reached.clone()).unwrap_or_default())
            }
            Figure::Unreached(area) => {
                (Cooperative::TABLE, of_area(area).map(|of| of.others.clone()).unwrap_or_default())
            }
            Figure::Unlinked => (Trainee::TABLE, self.unlinked.clone()),
            Figure::NeverCooperatives => (Cooperative::TABLE, self.never.cooperatives.clone()),
            Figure::NeverEnterprises => (Enterprise::TABLE, self.never.enterprises.clone()),
            Figure::Need(topic) => {
                let of_topic = self.needs.topics.iter().find(|(of, _)| *of == topic);
                (Trainee::TABLE, of_topic.map(|(_, ids)| ids.clone()).unwrap_or_default())
            }
            Figure::NeedUncoded => (Trainee::TABLE, self.needs.uncoded.clone()),
            Figure::NeedUnsaid => (Trainee::TABLE, self.needs.unsaid.clone()),
            Figure::Cost(of) => (Training::TABLE, of_cost(of).map(|line| line.known.clone()).unwrap_or_default()),
            Figure::CostUnknown(of) => {
                (Training::TABLE, of_cost(of).map(|line| line.unknown.clone()).unwrap_or_default())
            }
            Figure::FundTrainings(area) => {
                (Training::TABLE, self.of_fund(area).map(|line| line.trainings.clone()).unwrap_or_default())
            }
            Figure::FundCompanions(area) => {
                (Companion::TABLE, self.of_fund(area).map(|line| line.companions.clone()).unwrap_or_default())
            }
            Figure::Effect(of, whom) => {
                let found = self.effects.iter().find(|effect| effect.of == of).map(|effect| &effect.compared);
                let ids = found.map(|compared| match whom {
                    Whom::Changed => &compared.trained.changed,
                    Whom::Same => &compared.trained.same,
                    Whom::OthersChanged => &compared.others.changed,
                    Whom::OthersSame => &compared.others.same,
                    Whom::Unreported => &compared.unreported,
                    Whom::Alone => &compared.alone,
                });
                let table = if of == EffectOf::Sales { Enterprise::TABLE } else { Cooperative::TABLE };
                (table, ids.cloned().unwrap_or_default())
            }
        }
    }
}
