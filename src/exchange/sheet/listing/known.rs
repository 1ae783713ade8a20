//! Which cooperatives a list can be speaking of, found by what is certain: numbers, and names within a district.
//!
//! No key is believed against another. A NIK that one cooperative has, together with a name that is another's, is a row
//! that was mixed up as often as a cooperative that has taken another name: a person must say.

use super::super::value;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Id};
use crate::workspace::duplicates::{can_be_one, number_key};
use crate::workspace::{Tables, fold};
use rustc_hash::{FxHashMap, FxHashSet};

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// This one, for certain.
    One(Id),
    /// One of these.
    Several(Vec<Id>),
    /// One of these, or none: what the row says contradicts itself.
    Contradicting(Vec<Id>, Contradiction),
    /// Nothing.
    None,
}

/// What contradicts in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// A number is that of a cooperative of another name.
    OtherName(Key, Id),
    /// Two of NIK, legal number and name are of different cooperatives.
    Keys,
}

/// A number by which a cooperative is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The national one.
    Nik,
    /// That of its deed.
    LegalNumber,
}

/// What of a cooperative is held against a row.
struct Kept {
    nik: Option<String>,
    legal: Option<String>,
    name: Box<str>,
    district: Option<AreaCode>,
    subdistrict: Option<AreaCode>,
    village: Option<Box<str>>,
}

/// Cooperatives by what they are known by.
#[derive(Default)]
pub struct Known {
    by_nik: FxHashMap<String, Vec<Id>>,
    by_legal_number: FxHashMap<(Option<AreaCode>, String), Vec<Id>>,
    by_name: FxHashMap<(Option<AreaCode>, String), Vec<Id>>,
    kept: FxHashMap<Id, Kept>,
    /// Rows that several may be meant by, with their names and what the first of each name would be called.
    asked: FxHashMap<Vec<Id>, Vec<(String, Id)>>,
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

    /// The row of that name, or of any where it has none, before this one, `own`, that the very same ones may be meant by.
    pub fn asked_about(&mut self, candidates: &[Id], c: &Cooperative, own: Id) -> Option<Id> {
        let name = name(c);
        let asked = self.asked.entry(candidates.to_vec()).or_default();
        let earlier = asked.iter().find(|(other, _)| name.is_empty() || *other == name).map(|(_, earlier)| *earlier);
        if earlier.is_none() {
            asked.push((name, own));
        }
        earlier
    }

    /// Whether the list has brought it.
    pub fn is_new(&self, id: Id) -> bool {
        self.new.contains(&id)
    }

    /// What it is called.
    pub fn name_of(&self, id: Id) -> &str {
        self.kept.get(&id).map_or("", |kept| &kept.name)
    }

    fn insert(&mut self, id: Id, c: &Cooperative) {
        let kept = Kept::of(c);
        if let Some(nik) = &kept.nik {
            self.by_nik.entry(nik.clone()).or_default().push(id);
        }
        if let Some(legal) = &kept.legal {
            self.by_legal_number.entry((c.district, legal.clone())).or_default().push(id);
        }
        self.by_name.entry((c.district, name(c))).or_default().push(id);
        self.kept.insert(id, kept);
    }

    /// The cooperative that a row speaks of: that of its NIK; or of its legal number in its district, or of its very name
    /// there, where no number that both have says otherwise. Where two of these keys lead to different ones, or a number
    /// to one of another name, a person must say.
    pub fn find(&self, c: &Cooperative) -> Found {
        let own = Kept::of(c);
        let of_nik = own.nik.as_ref().and_then(|nik| self.by_nik.get(nik));
        let of_legal = own.legal.as_ref().and_then(|legal| self.by_legal_number.get(&(c.district, legal.clone())));
        let of_name = self.by_name.get(&(c.district, name(c))).filter(|_| !c.name.is_empty());
        if let Some(found) = of_nik {
            return self.settled(&own, Key::Nik, found.clone(), &[of_legal, of_name]);
        }
        let agrees = |id: &&Id| {
            let other = &self.kept[*id];
            let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
            !differs(&own.nik, &other.nik) && !differs(&own.legal, &other.legal)
        };
        let agreeing = |them: &Vec<Id>| them.iter().filter(agrees).copied().collect();
        match of_legal {
            Some(found) => self.settled(&own, Key::LegalNumber, agreeing(found), &[of_name]),
            None => several(of_name.map(agreeing).unwrap_or_default()),
        }
    }

    /// What was found by a number, beside what the other keys of the row lead to.
    fn settled(&self, row: &Kept, key: Key, found: Vec<Id>, others: &[Option<&Vec<Id>>]) -> Found {
        let &[one] = found.as_slice() else { return several(found) };
        let others = || others.iter().copied().flatten();
        let contradiction = if !self.kept[&one].may_be(row) {
            Contradiction::OtherName(key, one)
        } else if others().any(|them| !them.contains(&one)) {
            Contradiction::Keys
        } else {
            return Found::One(one);
        };
        let mut candidates = vec![one];
        for other in others().flatten() {
            candidates.extend((!candidates.contains(other)).then_some(*other));
        }
        Found::Contradicting(candidates, contradiction)
    }
}

impl Kept {
    fn of(c: &Cooperative) -> Self {
        Self {
            // The register may hold a damaged one from before: it is nobody's.
            nik: c.nik.as_deref().and_then(value::nik),
            legal: c.legal_number.as_deref().and_then(number_key),
            name: (&*c.name).into(),
            district: c.district,
            subdistrict: c.subdistrict,
            village: c.village.as_deref().map(Into::into),
        }
    }

    /// Whether a row can be of it by its name; one without a name can.
    fn may_be(&self, row: &Self) -> bool {
        let area = |area: Option<AreaCode>| area.and_then(|area| Territory::current().name_of(area));
        let places = [area(self.district), area(self.subdistrict), self.village.as_deref(), area(row.subdistrict)];
        let places: Vec<&str> = places.into_iter().flatten().collect();
        row.name.is_empty() || self.name.is_empty() || can_be_one(&self.name, &row.name, &places)
    }
}

fn several(mut found: Vec<Id>) -> Found {
    match found.len() {
        0 => Found::None,
        1 => Found::One(found.remove(0)),
        _ => Found::Several(found),
    }
}

fn name(c: &Cooperative) -> String {
    fold(&c.name)
}
