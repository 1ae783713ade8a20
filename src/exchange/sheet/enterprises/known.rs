//! Which enterprise of the register a row is of.

use super::reader::Draft;
use crate::analysis::persons::phone;
use crate::domain::{AreaCode, Enterprise, Id, Permit, PermitKind};
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This one, for certain.
    One(Id),
    /// One of these, or another one.
    Several(Vec<Id>),
    /// None.
    Nothing,
}

/// What of an enterprise is held against a row.
struct Kept {
    name: String,
    nik: Option<String>,
    nib: Option<String>,
}

/// Enterprises by what they are known by.
#[derive(Default)]
pub struct Known {
    by_number: FxHashMap<String, Vec<Id>>,
    by_names: FxHashMap<String, Vec<Id>>,
    /// By what makes it likely that two are one: business and owner wherever they are, or one of both and the telephone.
    by_likeness: FxHashMap<String, Vec<Id>>,
    kept: FxHashMap<Id, Kept>,
}

fn named(text: Option<&str>) -> String {
    text.map(fold).unwrap_or_default()
}

/// Name, owner, kecamatan and desa together, or in the place of the owner the address; none where that does not tell one from
/// another.
fn names(of: &Enterprise) -> Option<String> {
    let name = named(of.name.as_deref());
    let place = of.subdistrict.or(of.district).map(|area: AreaCode| area.to_string()).unwrap_or_default();
    let at = || of.address.as_deref().map(|address| format!("@{}", fold(address)));
    let whose = of.owner.as_deref().map(fold).or_else(at).filter(|_| !name.is_empty())?;
    Some(format!("{place}/{}/{whose}/{name}", named(of.village.as_deref())))
}

/// By what makes it likely that two are one, which a person must then say.
fn likenesses(of: &Enterprise) -> Vec<String> {
    let (name, owner) = (named(of.name.as_deref()), named(of.owner.as_deref()));
    let phone = of.phone.as_ref().and_then(phone);
    let both = (!name.is_empty() && !owner.is_empty()).then(|| format!("{owner}/{name}"));
    let with_phone = |text: &String| phone.as_ref().filter(|_| !text.is_empty()).map(|phone| format!("{phone}/{text}"));
    [both, with_phone(&name), with_phone(&owner)].into_iter().flatten().collect()
}

fn numbers(of: &Enterprise, nib: Option<&str>) -> impl Iterator<Item = String> {
    let nik = of.owner_nik.as_ref().filter(|nik| nik.is_well_formed()).map(|nik| format!("nik/{}", &**nik));
    nib.map(|nib| format!("nib/{nib}")).into_iter().chain(nik)
}

impl Known {
    /// Those of the register.
    pub(super) fn of(tables: &Tables) -> Self {
        let mut nibs: FxHashMap<Id, &str> = FxHashMap::default();
        let is_number = |permit: &&Permit| permit.kind == PermitKind::BusinessNumber;
        for permit in tables.enterprise_permits.live().map(|row| &row.value).filter(is_number) {
            if let Some(number) = permit.number.as_deref() {
                nibs.insert(*permit.enterprise, number);
            }
        }
        let mut known = Self::default();
        for row in tables.enterprises.live() {
            known.add(row.id, &row.value, nibs.get(&row.id).copied());
        }
        known
    }

    /// Adds one that the list brings.
    pub(super) fn add(&mut self, id: Id, of: &Enterprise, nib: Option<&str>) {
        if self.kept.contains_key(&id) {
            return;
        }
        for number in numbers(of, nib) {
            self.by_number.entry(number).or_default().push(id);
        }
        if let Some(names) = names(of) {
            self.by_names.entry(names).or_default().push(id);
        }
        for likeness in likenesses(of) {
            self.by_likeness.entry(likeness).or_default().push(id);
        }
        let nik = of.owner_nik.as_ref().map(|nik| nik.to_string());
        self.kept.insert(id, Kept { name: named(of.name.as_deref()), nik, nib: nib.map(str::to_owned) });
    }

    /// Those of which one may be meant though no number or place says so: a digit of a NIK was mistyped, a kecamatan was.
    fn alike(&self, of: &Enterprise) -> Found {
        let keys = likenesses(of);
        let mut found: Vec<Id> = keys.iter().filter_map(|key| self.by_likeness.get(key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        if found.is_empty() { Found::Nothing } else { Found::Several(found) }
    }

    /// The enterprise that a row speaks of: that of its NIB or of the NIK of its owner, where the business is called the same or
    /// one of both does not say how; else that of its very names and place, unless a number tells them apart. Where the person is
    /// the same and the business is called otherwise, a person must say.
    pub(super) fn find(&self, draft: &Draft) -> Found {
        let (of, nib) = (&draft.enterprise.value, draft.nib());
        let name = named(of.name.as_deref());
        let mut of_person: Vec<Id> =
            numbers(of, nib).filter_map(|number| self.by_number.get(&number)).flatten().copied().collect();
        of_person.sort_unstable();
        of_person.dedup();
        let is_called_so = |id: &&Id| {
            let other = &self.kept[*id].name;
            *other == name || other.is_empty() || name.is_empty()
        };
        let called_so: Vec<Id> = of_person.iter().filter(is_called_so).copied().collect();
        match (called_so.as_slice(), of_person.as_slice()) {
            ([one], _) => return Found::One(*one),
            ([_, ..], _) => return Found::Several(called_so),
            ([], [_, ..]) => return Found::Several(of_person),
            ([], []) => {}
        }
        let differs = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one != other);
        let is_other = |id: &Id| {
            let kept = &self.kept[id];
            differs(of.owner_nik.as_deref(), kept.nik.as_deref()) || differs(nib, kept.nib.as_deref())
        };
        let named = names(of).and_then(|names| self.by_names.get(&names)).into_iter().flatten();
        match named.filter(|id| !is_other(id)).copied().collect::<Vec<_>>().as_slice() {
            [] => self.alike(of),
            [one] => Found::One(*one),
            several => Found::Several(several.to_vec()),
        }
    }
}
