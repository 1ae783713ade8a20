//! Which sub-activities mean the same: those that a person has confirmed as the same, and a code of one version with itself.
//! Nothing is matched by names, digits or the list of predecessors (FACTS 3.1). A part of something is not the same as it.

use crate::analysis::plans::rows::{PlanRow, Plans};
use crate::domain::{MatchMeaning, Nomenclature};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    /// One of the classes of codes that a person has confirmed as the same.
    Class(u32),
    /// A code of a version, matched with no other.
    Own(Option<Nomenclature>, Arc<str>),
}

/// The classes of codes that mean the same.
#[derive(Debug, Default)]
pub(super) struct Meanings {
    classes: FxHashMap<(Nomenclature, String), u32>,
    /// The class of a code whose version nobody has said, where all versions that are matched agree.
    any_version: FxHashMap<String, Option<u32>>,
    codes: Vec<Vec<String>>,
}

impl Meanings {
    /// Out of what has been confirmed.
    pub fn of(plans: &Plans) -> Self {
        let mut entries: Vec<(Nomenclature, String)> = Vec::new();
        let mut numbers: FxHashMap<(Nomenclature, String), usize> = FxHashMap::default();
        let mut leaders: Vec<usize> = Vec::new();
        let matches = plans.tables().nomenclature_matches.live().map(|row| &row.value);
        let confirmed =
            |one: &&crate::domain::NomenclatureMatch| one.confirmed_on.is_some() && one.meaning == MatchMeaning::Same;
        for one in matches.filter(confirmed) {
            let mut number = |version, code: String| {
                *numbers.entry((version, code)).or_insert_with_key(|entry| {
                    entries.push(entry.clone());
                    leaders.push(leaders.len());
                    leaders.len() - 1
                })
            };
            let first = number(one.first_version, one.first.normal());
            let second = number(one.second_version, one.second.normal());
            let (first, second) = (leader(&mut leaders, first), leader(&mut leaders, second));
            leaders[first.max(second)] = first.min(second);
        }
        let mut meanings = Self::default();
        let mut classes: FxHashMap<usize, u32> = FxHashMap::default();
        for (at, (version, code)) in entries.into_iter().enumerate() {
            let class = *classes.entry(leader(&mut leaders, at)).or_insert_with(|| {
                meanings.codes.push(Vec::new());
                meanings.codes.len() as u32 - 1
            });
            meanings.codes[class as usize].push(code.clone());
            let any = meanings.any_version.entry(code.clone()).or_insert(Some(class));
            *any = any.filter(|before| *before == class);
            meanings.classes.insert((version, code), class);
        }
        meanings
    }

    /// What a row is about; none where it has no code.
    pub fn of_row(&self, row: &PlanRow) -> Option<Meaning> {
        let code = row.codes.code.clone()?;
        let class = if self.classes.is_empty() {
            None
        } else {
            match row.plan.nomenclature {
                Some(version) => self.classes.get(&(version, code.to_string())).copied(),
                None => self.any_version.get(&*code).copied().flatten(),
            }
        };
        Some(class.map_or_else(|| Meaning::Own(row.plan.nomenclature, code), Meaning::Class))
    }

    /// A natural key: the least code of those that mean the same, whichever an office uses.
    pub fn key<'m>(&'m self, meaning: &'m Meaning) -> &'m str {
        match meaning {
            Meaning::Class(class) => self.codes[*class as usize].iter().min().map(String::as_str).unwrap_or_default(),
            Meaning::Own(_, code) => code,
        }
    }

    /// The codes that mean the same.
    pub fn others(&self, meaning: &Meaning) -> &[String] {
        match meaning {
            Meaning::Class(class) => &self.codes[*class as usize],
            Meaning::Own(..) => &[],
        }
    }
}

fn leader(leaders: &mut [usize], mut at: usize) -> usize {
    while leaders[at] != at {
        leaders[at] = leaders[leaders[at]];
        at = leaders[at];
    }
    at
}
