//! The stamps of the fields of one record.

use super::Stamp;

/// The stamps of a record's fields: one for all, and more only where a field differs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamps {
    base: Stamp,
    /// Sorted by field; no entry equals the base.
    others: Vec<(u8, Stamp)>,
}

impl Stamps {
    /// Every field stamped alike.
    pub const fn all(stamp: Stamp) -> Self {
        Self { base: stamp, others: Vec::new() }
    }

    /// The stamp of a field.
    pub fn of(&self, field: usize) -> Stamp {
        match self.others.binary_search_by_key(&(field as u8), |(field, _)| *field) {
            Ok(at) => self.others[at].1,
            Err(_) => self.base,
        }
    }

    /// Stamps a field.
    pub fn set(&mut self, field: usize, stamp: Stamp) {
        let found = self.others.binary_search_by_key(&(field as u8), |(field, _)| *field);
        match (found, stamp == self.base) {
            (Ok(at), true) => {
                self.others.remove(at);
            }
            (Ok(at), false) => self.others[at].1 = stamp,
            (Err(_), true) => {}
            (Err(at), false) => self.others.insert(at, (field as u8, stamp)),
        }
    }

    /// The stamp of every field that is not listed among [`Stamps::others`].
    pub const fn base(&self) -> Stamp {
        self.base
    }

    /// The fields whose stamp differs from the base.
    pub fn others(&self) -> impl ExactSizeIterator<Item = (usize, Stamp)> {
        self.others.iter().map(|(field, stamp)| (usize::from(*field), *stamp))
    }

    /// All stamps that occur.
    pub fn iter(&self) -> impl Iterator<Item = Stamp> {
        std::iter::once(self.base).chain(self.others.iter().map(|(_, stamp)| *stamp))
    }
}
