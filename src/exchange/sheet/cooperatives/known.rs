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

/// So many are named as those that a row can be of. A name that more of a district share distinguishes none of them, and
/// is looked up no further.
const MOST: usize = 100;

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
    /// The name is that of this one, which is in another kecamatan or desa.
    Place(Id),
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
    /// Rows that several may be meant by, with what the first of each name and place, and the first of all, would be called.
    asked: FxHashMap<(Vec<Id>, Option<String>), Id>,
    /// The ids that such rows have, in case they are of none of these.
    asked_ids: FxHashSet<Id>,
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
        let named = |name| (candidates.to_vec(), name);
        // In another place it is another one.
        let place = |name: String| {
            let subdistrict = c.subdistrict.map(|area| area.to_string()).unwrap_or_default();
            format!("{name}/{subdistrict}/{}", c.village.as_deref().map(fold).unwrap_or_default())
        };
        let name = Some(name(c)).filter(|name| !name.is_empty()).map(place);
        let earlier = self.asked.get(&named(name.clone())).copied();
        if earlier.is_none() {
            self.asked_ids.insert(own);
            self.asked.entry(named(None)).or_insert(own);
            self.asked.insert(named(name), own);
        }
        earlier
    }

    /// Whether a row of the list that may be of several has this id, in case it is of none of them.
    pub fn is_asked(&self, id: Id) -> bool {
        self.asked_ids.contains(&id)
    }

    /// Whether the list has brought it.
    pub fn is_new(&self, id: Id) -> bool {
        self.new.contains(&id)
    }

    /// The desa and the kecamatan in which it is.
    pub fn place_of(&self, id: Id) -> String {
        let Some(kept) = self.kept.get(&id) else { return String::new() };
        let subdistrict = kept.subdistrict.and_then(|area| Territory::current().name_of(area));
        kept.village.as_deref().into_iter().chain(subdistrict).collect::<Vec<_>>().join(", ")
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
        let first = |them: &[Id]| them[..them.len().min(MOST)].to_vec();
        let of_nik = own.nik.as_ref().and_then(|nik| self.by_nik.get(nik)).map(|them| first(them));
        let legal_number = own.legal.as_ref().map(|legal| (c.district, legal.clone()));
        let of_legal = legal_number.and_then(|number| self.by_legal_number.get(&number)).map(|them| first(them));
        let named = (!c.name.is_empty()).then(|| (c.district, name(c)));
        let of_name = named.and_then(|named| self.by_name.get(&named)).map(|them| first(them));
        if let Some(found) = of_nik {
            return self.settled(&own, Key::Nik, found, of_legal, of_name);
        }
        let agrees = |id: &Id| {
            let other = &self.kept[id];
            let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
            !differs(&own.nik, &other.nik) && !differs(&own.legal, &other.legal)
        };
        let agreeing = |mut them: Vec<Id>| {
            them.retain(agrees);
            them
        };
        match of_legal {
            Some(found) => self.settled(&own, Key::LegalNumber, agreeing(found), None, of_name),
            None => self.of_place(&own, of_name.map(agreeing).unwrap_or_default()),
        }
    }

    /// What was found by its name, beside the places: a cooperative of another kecamatan or desa may be another one.
    fn of_place(&self, row: &Kept, named: Vec<Id>) -> Found {
        let (here, elsewhere): (Vec<Id>, Vec<Id>) = named.iter().partition(|id| !self.kept[*id].is_elsewhere(row));
        match (here.as_slice(), elsewhere.as_slice()) {
            ([_], _) => Found::One(here[0]),
            // Nothing tells which of those that may be it is meant.
            ([], [other, ..]) => Found::Contradicting(named.clone(), Contradiction::Place(*other)),
            _ => several(here),
        }
    }

    /// What was found by a number, beside what the other keys of the row lead to.
    fn settled(
        &self,
        row: &Kept,
        key: Key,
        found: Vec<Id>,
        of_legal: Option<Vec<Id>>,
        of_name: Option<Vec<Id>>,
    ) -> Found {
        let &[one] = found.as_slice() else { return several(found) };
        let it = &self.kept[&one];
        let is_there = it.district == row.district;
        let passed_by_number = of_legal.is_some() && !(is_there && it.legal == row.legal);
        let passed_by_name = of_name.is_some() && !(is_there && fold(&it.name) == fold(&row.name));
        let contradiction = if !it.may_be(row) {
            Contradiction::OtherName(key, one)
        } else if passed_by_number || passed_by_name {
            Contradiction::Keys
        } else {
            return Found::One(one);
        };
        let mut candidates = vec![one];
        for other in of_legal.into_iter().chain(of_name).flatten() {
            candidates.extend((!candidates.contains(&other)).then_some(other));
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

    /// Whether a row says of it that it is in another kecamatan, or another desa of the same.
    fn is_elsewhere(&self, row: &Self) -> bool {
        let differ = |a: Option<&str>, b: Option<&str>| matches!((a, b), (Some(a), Some(b)) if fold(a) != fold(b));
        let of_subdistrict = matches!((self.subdistrict, row.subdistrict), (Some(a), Some(b)) if a != b);
        of_subdistrict || differ(self.village.as_deref(), row.village.as_deref())
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

pub fn name(c: &Cooperative) -> String {
    fold(&c.name)
}
