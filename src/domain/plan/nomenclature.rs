//! The nomenclature of urusan 2.17 that is built in: programmes and activities of provinces and districts, and the
//! sub-activities of three versions with indicator and unit.
//!
//! Sources: the lists of SIPD (pemutakhiran 2027, downloaded on 23 January 2026; for districts also the one before it, which
//! names Kepmendagri 900.1.15.5 of 2023 and 2024 together and stands here under that of 2024), and the province's
//! sub-activities in force in October 2024 (FACTS 7.15), whose names are cut where their source cuts them. The names of
//! programmes are those of FACTS 3.1. What is for Papua alone is left out.
//!
//! Some tens of kilobytes: only what shows or compares plans may name this module, never a record, a word or a check, which
//! the first page has to load.

use super::{ActivityCode, Nomenclature};

/// Lines of code, name, indicator, unit and code of the predecessor, parted by tabs; after programmes and activities the
/// sub-activities, each version behind its code.
const LISTS: &str = include_str!("nomenclature.tsv");

/// A row of the nomenclature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The version; none of a programme or activity, which all versions share.
    pub version: Option<Nomenclature>,
    /// The code, as the list has it.
    pub code: &'static str,
    /// What it is called; empty where the source gives the code alone.
    pub name: &'static str,
    /// Its indicator; empty where there is none.
    pub indicator: &'static str,
    /// The unit of its indicator; empty where there is none.
    pub unit: &'static str,
    /// The code that the list gives as its predecessor; empty where it gives none. It is administrative: what it names may be
    /// something else altogether, and nothing is matched by it (FACTS 3.1).
    pub predecessor: &'static str,
}

/// All rows: first programmes and activities, then the sub-activities of each version, by code.
pub fn entries() -> impl Iterator<Item = Entry> {
    let mut version = None;
    LISTS.lines().filter_map(move |line| {
        if let Some(code) = line.strip_prefix("= ") {
            version = code.parse().ok();
            return None;
        }
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (code, name, indicator, unit, predecessor) = (next(), next(), next(), next(), next());
        Some(Entry { version, code, name, indicator, unit, predecessor })
    })
}

/// The versions of which sub-activities are built in.
pub const VERSIONS: [Nomenclature; 3] =
    [Nomenclature::Kepmendagri3406, Nomenclature::Province2024, Nomenclature::Update2027];

/// The row of a code in a version, or, of a programme or activity, in all of them.
pub fn entry(version: Nomenclature, code: &ActivityCode) -> Option<Entry> {
    let wanted = code.normal();
    let is_wanted = |entry: &Entry| {
        let is_of = entry.version.is_none_or(|of| of == version);
        let is_same = ActivityCode::new(entry.code).is_ok_and(|code| code.is_some_and(|code| code.normal() == wanted));
        is_of && is_same
    };
    entries().find(is_wanted)
}

/// What a programme or activity is called.
pub fn name_of(code: &str) -> Option<&'static str> {
    entries().find(|entry| entry.version.is_none() && entry.code == code).map(|entry| entry.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;
    use std::collections::BTreeSet;

    fn code(text: &str) -> ActivityCode {
        ActivityCode::new(text).unwrap().unwrap()
    }

    #[test]
    fn every_row_is_in_order_and_of_a_programme_and_an_activity_with_names() {
        let (mut seen, mut versions) = (BTreeSet::new(), BTreeSet::new());
        for entry in entries() {
            let code = code(entry.code);
            assert!(code.is_formed() && seen.insert((entry.version, code.normal())), "{entry:?}");
            let programme = code.programme().unwrap();
            assert!(name_of(&programme).is_some_and(|name| !name.is_empty()), "{entry:?}");
            let Some(version) = entry.version else { continue };
            versions.insert(version);
            let is_support = programme == "2.17.01";
            assert!(
                code.is_sub_activity() && (is_support || name_of(&code.activity().unwrap()).is_some()),
                "{entry:?}"
            );
            assert!(matches!(code.level(), Some(Level::Province | Level::District)), "{entry:?}");
            assert!(entry.predecessor.is_empty() || self::code(entry.predecessor).is_sub_activity(), "{entry:?}");
        }
        assert_eq!(versions, BTreeSet::from(VERSIONS));
        let count = |version| entries().filter(|entry| entry.version == Some(version)).count();
        assert_eq!(VERSIONS.map(count), [33, 11, 88]);
    }

    #[test]
    fn a_code_is_found_in_two_digits_and_in_four_and_means_another_thing_in_another_version() {
        let in_version = |version, text: &str| entry(version, &code(text)).map(|entry| entry.name);
        let name = in_version(Nomenclature::Province2024, "2.17.04.1.01.0002");
        assert_eq!(name, Some("Mengukur Tingkat Kesehatan Koperasi"));
        assert_eq!(in_version(Nomenclature::Update2027, "2.17.04.1.01.02"), None);
        assert_eq!(in_version(Nomenclature::Update2027, "2.17.06"), Some("Pemberdayaan dan Perlindungan Koperasi"));
        let update = entry(Nomenclature::Update2027, &code("2.17.02.1.01.0002")).unwrap();
        assert_eq!((update.unit, update.predecessor), ("Unit Usaha", ""));
    }
}
