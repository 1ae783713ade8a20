//! Which cooperatives a list can be speaking of, found by what is certain: numbers, and names within a district.

use crate::domain::{AreaCode, Cooperative, Id};
use crate::workspace::duplicates::number_key;
use crate::workspace::{Tables, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;

/// What was found.
pub enum Found {
    /// This one, for certain.
    One(Id),
    /// One of these.
    Several(Vec<Id>),
    /// Nothing.
    None,
}

#[derive(Clone)]
struct Numbers {
    nik: Option<String>,
    legal: Option<String>,
}

/// Cooperatives by what they are known by.
#[derive(Default)]
pub struct Known {
    by_nik: FxHashMap<String, Vec<Id>>,
    by_legal_number: FxHashMap<(Option<AreaCode>, String), Vec<Id>>,
    by_name: FxHashMap<(Option<AreaCode>, String), Vec<Id>>,
    numbers: FxHashMap<Id, Numbers>,
    /// Rows that several may be meant by, with what the first of them would be called.
    asked: FxHashMap<Vec<Id>, Id>,
    new: FxHashSet<Id>,
}

impl Known {
    /// Those of the register.
    pub fn of(tables: &Tables) -> Self {
        let mut known = Self::default();
        tables.cooperatives.live().for_each(|row| known.insert(row.id, &row.value));
        known
    }

    /// Adds one that the list brings.
    pub fn add(&mut self, id: Id, c: &Cooperative) {
        self.insert(id, c);
        self.new.insert(id);
    }

    /// The row before this one, `own`, that the very same ones may be meant by.
    pub fn asked_about(&mut self, candidates: &[Id], own: Id) -> Option<Id> {
        match self.asked.entry(candidates.to_vec()) {
            Entry::Occupied(earlier) => Some(*earlier.get()),
            Entry::Vacant(first) => {
                first.insert(own);
                None
            }
        }
    }

    /// Whether the list has brought it.
    pub fn is_new(&self, id: Id) -> bool {
        self.new.contains(&id)
    }

    fn insert(&mut self, id: Id, c: &Cooperative) {
        let numbers = numbers(c);
        if let Some(nik) = &numbers.nik {
            self.by_nik.entry(nik.clone()).or_default().push(id);
        }
        if let Some(legal) = &numbers.legal {
            self.by_legal_number.entry((c.district, legal.clone())).or_default().push(id);
        }
        self.by_name.entry((c.district, name(c))).or_default().push(id);
        self.numbers.insert(id, numbers);
    }

    /// The cooperative that a row speaks of: that of its NIK; or of its legal number in its district, or of its very name
    /// there, where no number that both have says otherwise.
    pub fn find(&self, c: &Cooperative) -> Found {
        let own = numbers(c);
        if let Some(found) = own.nik.as_ref().and_then(|nik| self.by_nik.get(nik)) {
            return several(found.clone());
        }
        let agrees = |id: &Id| {
            let other = &self.numbers[id];
            let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
            !differs(&own.nik, &other.nik) && !differs(&own.legal, &other.legal)
        };
        let legal = own.legal.as_ref().and_then(|legal| self.by_legal_number.get(&(c.district, legal.clone())));
        let named = || self.by_name.get(&(c.district, name(c))).filter(|_| !c.name.is_empty());
        let found = legal.or_else(named).into_iter().flatten().filter(|id| agrees(id)).copied();
        several(found.collect())
    }
}

fn several(mut found: Vec<Id>) -> Found {
    match found.len() {
        0 => Found::None,
        1 => Found::One(found.remove(0)),
        _ => Found::Several(found),
    }
}

fn numbers(c: &Cooperative) -> Numbers {
    Numbers { nik: c.nik.as_deref().and_then(number_key), legal: c.legal_number.as_deref().and_then(number_key) }
}

fn name(c: &Cooperative) -> String {
    fold(&c.name)
}
