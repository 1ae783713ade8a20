//! The tables whose records come in as lists of their own, and what such lists look like.

mod custodies;

use crate::domain::{Cooperative, Custody, Record};

/// What lists of the records of a table look like.
pub trait Listable: Record<Owner = Cooperative> {
    /// The fields by which two records of one cooperative are told apart: what agrees in them is the same.
    const TOLD_APART_BY: &'static [usize];
    /// Headings in use, by field, beside the program's own names.
    const HEADINGS: &'static [(usize, &'static [&'static str])];
}

/// Hands all records that come in as lists to a macro.
macro_rules! with_listable {
    ($to:ident) => {
        $to! { Custody }
    };
}
pub(super) use with_listable;

macro_rules! declarations {
    ($( $Row:ident ),+ $(,)?) => {
        /// The tables.
        pub const LISTABLE: &[&str] = &[ $( <$Row as Record>::TABLE ),+ ];

        /// Headings in use in lists of the records of a table, by field.
        pub(super) fn headings(table: &str) -> &'static [(usize, &'static [&'static str])] {
            $( if table == <$Row as Record>::TABLE { return <$Row as Listable>::HEADINGS; } )+
            &[]
        }

        /// The fields by which the records of a table are told apart.
        pub(super) fn told_apart_by(table: &str) -> &'static [usize] {
            $( if table == <$Row as Record>::TABLE { return <$Row as Listable>::TOLD_APART_BY; } )+
            &[]
        }
    };
}
with_listable!(declarations);

#[cfg(test)]
mod tests {
    use super::super::words::plain;
    use super::*;

    #[test]
    fn every_heading_of_a_list_of_records_leads_to_one_field() {
        for table in LISTABLE {
            let mut seen = std::collections::BTreeSet::new();
            for (_, words) in headings(table) {
                for word in *words {
                    assert!(seen.insert(*word), "{table}: {word}");
                    assert_eq!(plain(word), *word);
                }
            }
        }
    }
}
