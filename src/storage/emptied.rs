//! What becomes of everything that is stored when the register is emptied.
//!
//! A shared computer is handed on, an office begins anew: whoever empties the register means that nothing of what it knew
//! of cooperatives and persons stays in this browser. So everything that can hold a name, a number or a text of theirs
//! goes. What stays is about this install and how it is used: who it is (files that it has given away bear its id), its
//! settings, and matchings of columns, which hold headings of lists and no rows.

use super::{Shelf, StorageError, keys};
use serde_json::Value;

/// What becomes of the texts under a key, or under all that begin with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// They say nothing of cooperatives and persons.
    Stays,
    /// They are the register itself, in whose place an empty one is put.
    Replaced,
    /// They are removed.
    Goes,
    /// Part of them is removed.
    Partly,
}

/// Every key, and what becomes of it.
const FATES: &[(&str, Fate)] = &[
    // The empty register has a manifest too.
    (keys::MANIFEST, Fate::Replaced),
    (keys::SHARD, Fate::Replaced),
    (keys::JOURNAL, Fate::Replaced),
    // Files that others have bear this id; with another one, what comes back of them would count as somebody else's.
    (keys::REPLICA, Fate::Stays),
    // Tells which of the two, shelf or copy, is the newer one.
    (keys::TURN, Fate::Stays),
    // Office, rule, language, theme.
    (keys::SETTINGS, Fate::Stays),
    // Parts of a register that could not be read are records all the same.
    (keys::ASIDE, Fate::Goes),
    // Half-filled forms hold what was typed of persons, also of records that were never saved.
    (keys::DRAFT, Fate::Goes),
    // Of an empty register there is nothing to be backed up.
    (keys::CHANGES, Fate::Goes),
    // Views bear names that people gave them, and the words for which they search; which columns are shown tells nothing.
    (keys::VIEWS, Fate::Partly),
    // Headings of lists, and for what they stand.
    (keys::PLANS, Fate::Stays),
];

/// How much there is on a shelf besides the register that emptying it removes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Remains {
    /// Half-filled forms.
    pub drafts: usize,
    /// Views under a name.
    pub views: usize,
    /// Parts of the register that could not be read.
    pub aside: usize,
}

impl Remains {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts what emptying the register removes besides it.
pub fn remains(shelf: &impl Shelf) -> Result<Remains, StorageError> {
    let views = shelf.get(keys::VIEWS)?.map_or(0, |text| views_in(&text).map_or(1, |views| views.len()));
    Ok(Remains { drafts: shelf.keys(keys::DRAFT)?.len(), views, aside: shelf.keys(keys::ASIDE)?.len() })
}

/// The names of views that a text holds; none where it is not understood.
fn views_in(text: &str) -> Option<Vec<Value>> {
    let kept: Value = serde_json::from_str(text).ok()?;
    Some(kept.get("views").and_then(Value::as_array).cloned().unwrap_or_default())
}

/// Removes all that holds anything of cooperatives and persons, besides the register itself. Keys that are not known here,
/// of a newer version, are left alone.
pub fn clear(shelf: &impl Shelf) -> Result<(), StorageError> {
    for (key, _) in FATES.iter().filter(|(_, fate)| *fate == Fate::Goes) {
        for key in shelf.keys(key)? {
            shelf.remove(&key)?;
        }
    }
    match shelf.get(keys::VIEWS)?.map(|text| without_views(&text)) {
        Some(Some(text)) => shelf.set(keys::VIEWS, &text),
        Some(None) => shelf.remove(keys::VIEWS),
        None => Ok(()),
    }
}

/// What is kept of the list, its columns and no views; none where it is not understood.
fn without_views(text: &str) -> Option<String> {
    let kept: Value = serde_json::from_str(text).ok()?;
    let columns =
        kept.get("columns").filter(|columns| columns.is_array()).cloned().unwrap_or_else(|| Vec::<Value>::new().into());
    serde_json::to_string(&serde_json::json!({ "columns": columns, "views": [] })).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::MemoryShelf;
    use std::collections::BTreeSet;

    const VIEWS: &str =
        r#"{"columns":["name","nik"],"views":[{"name":"Punya Bu Siti","parameters":[["cari","KUD Siti"]]}]}"#;

    fn filled() -> MemoryShelf {
        let shelf = MemoryShelf::new(100_000);
        for (key, _) in FATES {
            let full = if key.ends_with('/') { format!("{key}siti") } else { (*key).to_owned() };
            let text = if *key == keys::VIEWS { VIEWS } else { "Siti Aminah" };
            shelf.set(&full, text).unwrap();
        }
        shelf.set(&format!("{}visits/new", keys::DRAFT), "Siti Aminah").unwrap();
        shelf
    }

    /// Whoever adds a key decides here whether it outlives the register.
    #[test]
    fn it_is_decided_of_every_key_what_becomes_of_it() {
        let source = include_str!("keys.rs");
        let written = source.split('"').skip(1).step_by(2).filter(|text| text.starts_with(keys::ALL));
        let written: BTreeSet<&str> = written.filter(|text| *text != keys::ALL).collect();
        let decided: BTreeSet<&str> = FATES.iter().map(|(key, _)| *key).collect();
        assert!(written.len() > 8);
        assert_eq!(written.difference(&decided).collect::<Vec<_>>(), Vec::<&&str>::new());
    }

    #[test]
    fn half_filled_forms_and_named_views_go_and_are_counted_before() {
        let shelf = filled();
        let before = remains(&shelf).unwrap();
        assert_eq!((before, before.is_empty()), (Remains { drafts: 2, views: 1, aside: 1 }, false));
        clear(&shelf).unwrap();
        assert!(remains(&shelf).unwrap().is_empty());
        assert_eq!(shelf.get(keys::VIEWS).unwrap().as_deref(), Some(r#"{"columns":["name","nik"],"views":[]}"#));
    }

    #[test]
    fn what_is_about_this_install_stays() {
        let shelf = filled();
        clear(&shelf).unwrap();
        let left: BTreeSet<String> = shelf.keys(keys::ALL).unwrap().into_iter().collect();
        let stays = FATES.iter().filter(|(_, fate)| *fate == Fate::Stays || *fate == Fate::Partly).map(|(key, _)| *key);
        // The register itself is replaced by whoever has it open.
        let replaced = ["selaras/manifest", "selaras/shard/siti", "selaras/journal/siti"];
        assert_eq!(left, stays.chain(replaced).map(str::to_owned).collect());
    }

    #[test]
    fn views_that_are_not_understood_go() {
        let shelf = MemoryShelf::new(1_000);
        shelf.set(keys::VIEWS, "Siti").unwrap();
        assert_eq!(remains(&shelf).unwrap().views, 1);
        clear(&shelf).unwrap();
        assert_eq!(shelf.get(keys::VIEWS), Ok(None));
        assert_eq!(clear(&shelf), Ok(()));
    }
}
