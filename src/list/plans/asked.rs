//! What is asked of the list of rows of plans, and which of them are wanted.

use super::lines::{DISTRICT, FUND, LEVEL, OFFICE, PlanLine, PlanLines, YEAR};
use super::sort::Sort;
use crate::domain::{AreaCode, BookYear, Level};
use crate::list::{ORDER, SEARCH};
use crate::workspace::fold;
use memchr::memmem::Finder;
use std::collections::BTreeMap;

const KEYS: [&str; 5] = [YEAR, LEVEL, DISTRICT, OFFICE, FUND];

/// What is asked of the list, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// What is searched for.
    pub text: String,
    /// What is chosen of each filter, by its key.
    pub chosen: BTreeMap<&'static str, String>,
    /// The column that orders, and whether it does so the other way round.
    pub order: Option<(Sort, bool)>,
}

impl Asked {
    /// What an address asks.
    pub fn of<'a>(parameter: impl Fn(&str) -> Option<&'a str>) -> Self {
        let order = parameter(ORDER).and_then(|text| {
            let sort = Sort::of(text.strip_prefix('-').unwrap_or(text))?;
            Some((sort, text.starts_with('-')))
        });
        Self {
            text: parameter(SEARCH).unwrap_or_default().to_owned(),
            chosen: KEYS.into_iter().filter_map(|key| Some((key, parameter(key)?.to_owned()))).collect(),
            order,
        }
    }

    /// The order that is asked for: the row with most money first, where nobody asks for another.
    pub fn order(&self) -> (Sort, bool) {
        self.order.unwrap_or((Sort::Budget, true))
    }
}

/// What a chosen filter asks of a row.
enum Test<'a> {
    Year(BookYear),
    Level(Level),
    District(AreaCode),
    Office(&'a str),
    Fund(&'a str),
    /// Something that no row is.
    Nothing,
}

impl<'a> Test<'a> {
    fn of((key, chosen): (&&'static str, &'a String)) -> Self {
        let found = match *key {
            YEAR => chosen.parse().ok().and_then(BookYear::new).map(Test::Year),
            LEVEL => Level::ALL.iter().find(|level| level.code() == chosen).map(|level| Test::Level(*level)),
            DISTRICT => chosen.parse().ok().map(Test::District),
            OFFICE => Some(Test::Office(chosen)),
            _ => Some(Test::Fund(chosen)),
        };
        found.unwrap_or(Test::Nothing)
    }

    fn admits(&self, line: &PlanLine) -> bool {
        match self {
            Self::Year(year) => line.year == *year,
            Self::Level(level) => line.level == *level,
            Self::District(district) => line.districts.contains(district),
            Self::Office(key) => line.office.0 == *key,
            Self::Fund(code) => line.funds.codes.iter().flatten().any(|fund| **fund == **code),
            Self::Nothing => false,
        }
    }
}

/// The places of the rows that are wanted, in the order that is.
pub fn found(all: &PlanLines, asked: &Asked) -> Vec<u32> {
    let words = fold(&asked.text);
    let words: Vec<Finder> = words.split_whitespace().map(Finder::new).collect();
    let tests: Vec<Test> = asked.chosen.iter().map(Test::of).collect();
    let (sort, descending) = asked.order();
    let is_wanted = |at: &&u32| {
        let line = all.at(**at);
        tests.iter().all(|test| test.admits(line)) && words.iter().all(|word| word.find(line.text.as_bytes()).is_some())
    };
    all.order(sort, descending).iter().filter(is_wanted).copied().collect()
}
