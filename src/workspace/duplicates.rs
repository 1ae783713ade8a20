//! Cooperatives that may be in the register twice: once from the district's sheet and once from the province's,
//! once as "KUD Maju Bersama" and once as "Koperasi Unit Desa MAJU BERSAMA".
//!
//! It proposes, a person decides: to [`unite`](super::unite) the two, or to declare them different, after which
//! they are not proposed again. Three things make a pair: the same NIK; the same legal number in one district;
//! names that are alike in one district, where not too much else speaks against it. Names are compared only
//! within a district and where all words but one are the same, so that a province takes 30 ms, and 200,000
//! cooperatives two seconds.

mod name;
mod similar;

use super::change::EditOf;
use super::{Tables, Transaction, fold};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Date, Distinction, Form, Group, Id};
use crate::replica::Row;
use name::Name;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// Names are alike from this likeness on, in percent of shared three-letter pieces. Of two words, one letter left
/// out leaves 76 ("Maju Bersma") and more; another word leaves 60 and less ("Karya Makmur", "Karya Maju").
pub const ALIKE: u8 = 75;

/// A number that more cooperatives share is no number but a way to say that there is none ("0", "belum ada").
const MOST_SHARING: usize = 8;
/// A NIK or legal number with fewer letters and digits says nothing.
const LEAST_CHARACTERS: usize = 5;

/// Two cooperatives that may be one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The one of the lesser id.
    pub a: Id,
    /// The one of the greater id.
    pub b: Id,
    /// Why they may be one, the strongest reason first; never empty.
    pub reasons: Vec<Reason>,
}

/// Why two cooperatives may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The same NIK, which no two should have.
    SameNik,
    /// The same legal number, which an office gives once.
    SameLegalNumber,
    /// Names that are alike.
    SimilarName {
        /// How much, from [`ALIKE`] to 100 for names that differ in nothing that distinguishes.
        percent: u8,
    },
}

impl Reason {
    /// How strong it is. A number counts for more than any name.
    const fn strength(self) -> u32 {
        match self {
            Self::SameNik => 400,
            Self::SameLegalNumber => 200,
            Self::SimilarName { percent } => percent as u32,
        }
    }
}

impl Pair {
    /// How much speaks for it.
    fn strength(&self) -> u32 {
        self.reasons.iter().map(|reason| reason.strength()).sum()
    }
}

/// The pairs of cooperatives that may be one, the most likely first. Deleted ones are not looked at, and pairs
/// that an office has declared different are left out.
pub fn duplicates(tables: &Tables) -> Vec<Pair> {
    let mut places = Places::default();
    let profiles: Vec<Profile> = tables.cooperatives.live().map(|row| Profile::of(row, &mut places)).collect();
    let mut found = Vec::new();
    let mut propose = |a: usize, b: usize| found.push((a.min(b), a.max(b)));
    share_a_number(&profiles, |profile| profile.nik.as_deref(), &mut propose);
    share_a_number(&profiles, Profile::legal_key, &mut |a, b| {
        if !differ(&profiles[a].date, &profiles[b].date) {
            propose(a, b);
        }
    });
    similar::find(&profiles, &mut propose);
    found.sort_unstable();
    found.dedup();
    let different = declared_different(tables);
    let pairs = found.into_iter().filter_map(|(a, b)| pair(&profiles[a], &profiles[b]));
    let mut pairs: Vec<Pair> = pairs.filter(|pair| !different.contains(&(pair.a, pair.b))).collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.strength()), pair.a, pair.b));
    pairs
}

/// The transaction by which `office` declares two cooperatives different for good.
pub fn distinguish(a: Id, b: Id, office: Option<AreaCode>) -> Transaction {
    Transaction::of(EditOf::create(Distinction::id(a, b), Distinction::of(a, b, office)))
}

/// The pairs, in the order of ids, that have been declared different.
fn declared_different(tables: &Tables) -> FxHashSet<(Id, Id)> {
    tables.distinctions.live().map(|row| (*row.value.first, *row.value.second)).collect()
}

/// The words of areas, taken apart once.
#[derive(Default)]
struct Places(FxHashMap<AreaCode, String>);

impl Places {
    fn learn(&mut self, area: Option<AreaCode>) {
        let name = |area| Territory::current().name_of(area).unwrap_or_default();
        if let Some(area) = area {
            self.0.entry(area).or_insert_with(|| name::place(name(area)));
        }
    }

    fn words(&self, area: Option<AreaCode>) -> &str {
        area.and_then(|area| self.0.get(&area)).map_or("", String::as_str)
    }
}

/// What the search asks of a cooperative.
struct Profile {
    id: Id,
    district: Option<AreaCode>,
    subdistrict: Option<AreaCode>,
    village: Option<String>,
    nik: Option<String>,
    legal_number: Option<String>,
    date: Option<Date>,
    form: Option<Form>,
    group: Option<Group>,
    name: Name,
}

impl Profile {
    fn of(row: &Row<Cooperative>, places: &mut Places) -> Self {
        let c = &row.value;
        [c.district, c.subdistrict].into_iter().for_each(|area| places.learn(area));
        let village = c.village.as_deref().map(name::place);
        let place = [places.words(c.district), places.words(c.subdistrict), village.as_deref().unwrap_or_default()];
        Self {
            id: row.id,
            district: c.district,
            subdistrict: c.subdistrict,
            name: Name::of(&c.name, &place),
            village,
            nik: c.nik.as_deref().and_then(number_key),
            legal_number: c.legal_number.as_deref().and_then(number_key),
            date: c.legal_date,
            form: c.form,
            group: c.group,
        }
    }

    /// Offices number by district, the ministry by the country: its numbers say AHU or M.KUKM.
    fn legal_key(&self) -> Option<(Option<AreaCode>, &str)> {
        let number = self.legal_number.as_deref()?;
        let national = number.starts_with("ahu") || number.contains("mkukm");
        Some((self.district.filter(|_| !national), number))
    }

    /// Whether no more than `allowed` things speak against the two being one: another legal date, another place
    /// within the district, another sort of cooperative, another NIK. What is missing speaks neither for nor
    /// against.
    fn agrees(&self, other: &Self, allowed: usize) -> bool {
        let against: [fn(&Self, &Self) -> bool; 4] = [
            |a, b| differ(&a.date, &b.date),
            |a, b| differ(&a.subdistrict, &b.subdistrict) || differ(&a.village, &b.village),
            |a, b| differ(&a.form, &b.form) || differ(&a.group, &b.group) || a.name.is_of_another_sort(&b.name),
            |a, b| differ(&a.nik, &b.nik),
        ];
        against.into_iter().filter(|against| against(self, other)).nth(allowed).is_none()
    }
}

/// Whether two names can be of one cooperative of these places: they are alike, and do not tell of two sorts.
pub(crate) fn can_be_one(a: &str, b: &str, places: &[&str]) -> bool {
    if fold(a) == fold(b) {
        return true;
    }
    let places: Vec<String> = places.iter().map(|place| name::place(place)).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let (a, b) = (Name::of(a, &places), Name::of(b, &places));
    similar::likeness(&a, &b) >= ALIKE && !a.is_of_another_sort(&b)
}

/// Whether both are known and not the same.
fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// The letters and digits of a number that people write with other dots and strokes; none where there are too
/// few to tell cooperatives apart, or all are the same.
pub(crate) fn number_key(text: &str) -> Option<String> {
    let mut key = String::with_capacity(text.len());
    text.chars().filter(|c| c.is_ascii_alphanumeric()).for_each(|c| key.push(c.to_ascii_lowercase()));
    if let Some(word) = ["nomor", "no"].iter().find(|word| key.starts_with(**word)) {
        key.drain(..word.len());
    }
    let says_something = key.len() >= LEAST_CHARACTERS
        && key.bytes().any(|byte| byte.is_ascii_digit())
        && key.bytes().any(|byte| Some(byte) != key.bytes().next());
    says_something.then_some(key)
}

/// Proposes those that have the same number.
fn share_a_number<'p, K: std::hash::Hash + Eq>(
    profiles: &'p [Profile],
    key: impl Fn(&'p Profile) -> Option<K>,
    propose: &mut impl FnMut(usize, usize),
) {
    // Almost all numbers occur once: a list is begun only with the second.
    let mut groups: FxHashMap<K, (usize, Vec<usize>)> = FxHashMap::default();
    for (at, profile) in profiles.iter().enumerate() {
        if let Some(key) = key(profile) {
            let group = groups.entry(key).or_insert_with(|| (at, Vec::new()));
            group.1.extend((group.0 != at).then_some(at));
        }
    }
    for (first, others) in groups.into_values().filter(|(_, others)| others.len() < MOST_SHARING) {
        for (place, b) in others.iter().enumerate() {
            std::iter::once(&first).chain(&others[..place]).for_each(|a| propose(*a, *b));
        }
    }
}

/// The pair of two that were found, with everything that speaks for it.
fn pair(a: &Profile, b: &Profile) -> Option<Pair> {
    let mut reasons = Vec::new();
    reasons.extend((a.nik.is_some() && a.nik == b.nik).then_some(Reason::SameNik));
    let same_number = a.legal_key().is_some() && a.legal_key() == b.legal_key();
    reasons.extend((same_number && !differ(&a.date, &b.date)).then_some(Reason::SameLegalNumber));
    let percent = similar::likeness(&a.name, &b.name);
    reasons.extend((percent >= ALIKE).then_some(Reason::SimilarName { percent }));
    (!reasons.is_empty()).then(|| Pair { a: a.id.min(b.id), b: a.id.max(b.id), reasons })
}

#[cfg(test)]
mod tests;
