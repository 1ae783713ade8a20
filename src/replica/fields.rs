//! Sets of fields of a record.

/// The number under which a record's deletion stands among its fields.
pub const DELETED: usize = 63;

/// A set of field numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fields(u64);

impl Fields {
    /// Every field: the record is written whole.
    pub const ALL: Self = Self(u64::MAX);
    /// No field.
    pub const NONE: Self = Self(0);

    /// The fields of a record that has so many, and its deletion.
    pub const fn of_record(fields: usize) -> Self {
        Self(((1 << fields) - 1) | 1 << DELETED)
    }

    /// The set of these bits, the lowest for field 0.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Its bits, the lowest for field 0.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether a field is in the set.
    pub const fn contains(self, field: usize) -> bool {
        self.0 & (1 << field) != 0
    }

    /// Whether no field is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many fields are in the set.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The set and one field more.
    #[must_use]
    pub const fn with(self, field: usize) -> Self {
        Self(self.0 | 1 << field)
    }

    /// The set without one field.
    #[must_use]
    pub const fn without(self, field: usize) -> Self {
        Self(self.0 & !(1 << field))
    }

    /// The fields that are in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The fields that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The fields that are not in the other.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The fields, in order; deletion last.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let field = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (field < 64).then_some(field)
        })
    }
}

impl FromIterator<usize> for Fields {
    fn from_iter<I: IntoIterator<Item = usize>>(fields: I) -> Self {
        fields.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_lists_its_fields_in_order_and_deletion_last() {
        let fields: Fields = [5, DELETED, 0].into_iter().collect();
        assert_eq!(fields.iter().collect::<Vec<_>>(), [0, 5, DELETED]);
        assert_eq!(Fields::of_record(6).minus(fields).iter().collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(Fields::ALL.len(), 64);
    }
}
