//! A place that keeps texts under keys.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// Why a shelf did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser does not let the page keep anything.
    #[error("storage is denied")]
    Denied,
    /// There is no room left.
    #[error("storage is full")]
    Full,
    /// The copy has changes of an earlier visit that are not open here; they are merged when the page is opened anew.
    #[error("the copy has changes that are not open here")]
    CopyAhead,
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

/// A place that keeps texts under keys. Writing one key is all or nothing.
pub trait Shelf {
    /// The text under a key.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Clears a key.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys that begin with `prefix`, in no order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError>;
    /// How many UTF-16 units the text under a key has.
    fn units(&self, key: &str) -> Result<usize, StorageError> {
        Ok(self.get(key)?.as_deref().map_or(0, units))
    }
}

impl<S: Shelf + ?Sized> Shelf for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        (**self).set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        (**self).keys(prefix)
    }
    fn units(&self, key: &str) -> Result<usize, StorageError> {
        (**self).units(key)
    }
}

/// A shelf in memory, with room for so many UTF-16 units: for tests, and for reading a rescued copy.
#[derive(Debug, Clone)]
pub struct MemoryShelf {
    room: usize,
    /// The units in use, counted as they change: a rescued copy has thousands of keys.
    used: Cell<usize>,
    texts: RefCell<BTreeMap<String, String>>,
}

impl MemoryShelf {
    /// An empty shelf with room for `units` UTF-16 units of keys and texts.
    pub fn new(units: usize) -> Self {
        Self { room: units, used: Cell::default(), texts: RefCell::default() }
    }

    /// A shelf with these texts, and all the room that there is.
    pub fn of(texts: BTreeMap<String, String>) -> Self {
        let used = texts.iter().map(|(key, text)| units(key) + units(text)).sum();
        Self { room: usize::MAX, used: Cell::new(used), texts: RefCell::new(texts) }
    }

    /// The units in use.
    pub fn used(&self) -> usize {
        self.used.get()
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Shelf for MemoryShelf {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let old = self.texts.borrow().get(key).map_or(0, |old| units(key) + units(old));
        let used = self.used.get() - old + units(key) + units(text);
        if used > self.room {
            return Err(StorageError::Full);
        }
        self.used.set(used);
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if let Some(old) = self.texts.borrow_mut().remove(key) {
            self.used.set(self.used.get() - units(key) - units(&old));
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_in_memory_knows_what_it_holds_whatever_came_and_went() {
        let shelf = MemoryShelf::new(10);
        shelf.set("a", "123").unwrap();
        shelf.set("b", "𝕏").unwrap();
        assert_eq!(shelf.used(), 7);
        shelf.set("a", "1").unwrap();
        assert_eq!(shelf.used(), 5);
        assert_eq!(shelf.set("b", "1234567890"), Err(StorageError::Full));
        shelf.remove("b").unwrap();
        shelf.remove("c").unwrap();
        assert_eq!(shelf.used(), 2);
        assert_eq!(MemoryShelf::of([("ab".to_owned(), "123".to_owned())].into()).used(), 5);
    }
}
