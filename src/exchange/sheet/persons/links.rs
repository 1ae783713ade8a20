//! The cooperative and the enterprise of the register from which a participant comes, as far as the list tells just one.

use crate::domain::{AreaCode, Cooperative, Enterprise, Id, PersonKind, Trainee};
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// Cooperatives and enterprises by what lists call them.
#[derive(Default)]
pub(super) struct Links {
    cooperatives: FxHashMap<String, Vec<(Id, Option<AreaCode>)>>,
    by_nik: FxHashMap<String, Vec<Id>>,
    enterprises: FxHashMap<String, Vec<(Id, Option<AreaCode>)>>,
    by_owner: FxHashMap<String, Vec<(Id, String)>>,
}

/// What is compared of the name of a cooperative: without the word that all have.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split_whitespace().filter(|word| !matches!(*word, "koperasi" | "kop" | "kop.")).collect();
    words.join(" ")
}

/// The one of several that is meant; none where there are several, or none.
fn only(mut ids: Vec<Id>) -> Option<Id> {
    ids.sort_unstable();
    ids.dedup();
    if let [one] = ids[..] { Some(one) } else { None }
}

/// Those of a district; where nobody of the list says which, of all.
fn of_district(all: Option<&Vec<(Id, Option<AreaCode>)>>, district: Option<AreaCode>) -> Vec<Id> {
    let is_there = |of: &Option<AreaCode>| district.is_none() || of.is_none() || *of == district;
    all.into_iter().flatten().filter(|(_, of)| is_there(of)).map(|(id, _)| *id).collect()
}

impl Links {
    /// Those of the register.
    pub fn of(tables: &Tables) -> Self {
        let mut links = Self::default();
        for row in tables.cooperatives.live() {
            let of: &Cooperative = &row.value;
            links.cooperatives.entry(bare(&of.name)).or_default().push((row.id, of.district));
            if let Some(nik) = of.nik.as_ref().filter(|nik| nik.is_well_formed()) {
                links.by_nik.entry(nik.to_string()).or_default().push(row.id);
            }
        }
        for row in tables.enterprises.live() {
            let of: &Enterprise = &row.value;
            let name = of.name.as_deref().map(fold).unwrap_or_default();
            if !name.is_empty() {
                links.enterprises.entry(name.clone()).or_default().push((row.id, of.seat()));
            }
            if let Some(nik) = of.owner_nik.as_ref().filter(|nik| nik.is_well_formed()) {
                links.by_owner.entry(nik.to_string()).or_default().push((row.id, name));
            }
        }
        links
    }

    /// The cooperative: that of its number, else the only one of that name in the district.
    pub fn cooperative(&self, of: &Trainee, seat: Option<AreaCode>) -> Option<Id> {
        if matches!(of.kind, Some(PersonKind::Enterprise | PersonKind::Starter | PersonKind::Official)) {
            return None;
        }
        let number: String =
            of.organisation_number.as_deref().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
        if let Some(ids) = self.by_nik.get(&number) {
            return only(ids.clone());
        }
        let name = of.organisation.as_deref().map(bare).filter(|name| !name.is_empty())?;
        only(of_district(self.cooperatives.get(&name), of.district.and_then(AreaCode::district).or(seat)))
    }

    /// The enterprise: that of the NIK of its owner, by its name where the owner has several; else the only one of that name in the
    /// district.
    pub fn enterprise(&self, of: &Trainee, seat: Option<AreaCode>) -> Option<Id> {
        if matches!(of.kind, Some(PersonKind::Cooperative | PersonKind::Official)) {
            return None;
        }
        let name = of.organisation.as_deref().map(fold).unwrap_or_default();
        if let Some(own) = of.nik.as_deref().and_then(|nik| self.by_owner.get(nik)) {
            let called: Vec<Id> = own.iter().filter(|(_, of)| *of == name).map(|(id, _)| *id).collect();
            return only(if called.is_empty() { own.iter().map(|(id, _)| *id).collect() } else { called });
        }
        if name.is_empty() {
            return None;
        }
        only(of_district(self.enterprises.get(&name), of.district.and_then(AreaCode::district).or(seat)))
    }
}
