//! The example of a province as its offices have it: one workspace each, with what that office has entered and nothing else.

use super::{Options, published_stamp, stamps};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Record};
use crate::replica::{Row, Stamp};
use crate::workspace::{FillVisitor, Table, Tables};

/// A province by its offices, which together have all of it and no record twice: every district what is of it, the province
/// the rest. What an office has is entered by its own replica, as [`seen`](super::seen) says of its options.
pub fn apart(tables: &Tables, options: &Options) -> Vec<(Options, Tables)> {
    let of = |office: AreaCode| {
        let options = Options { office, ..*options };
        let stamp = stamps(&options).pop().unwrap_or_default();
        let mut share = Share { from: tables, district: office.district(), stamp };
        (options, tables.fill(&mut share))
    };
    Territory::current().offices().map(of).collect()
}

/// What is of one office.
struct Share<'t> {
    from: &'t Tables,
    /// Its district; none of the province.
    district: Option<AreaCode>,
    stamp: Stamp,
}

impl FillVisitor for Share<'_> {
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
        let is_of = |row: &&Row<R>| self.from.district_of(R::TABLE, row.id) == self.district;
        for row in from.live().filter(is_of) {
            // What is published everybody has from one source.
            let is_published = row.all_stamps().all(|stamp| stamp == published_stamp());
            let stamp = if is_published { published_stamp() } else { self.stamp };
            to.insert(Row::new(row.id, row.value.clone(), stamp));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{add_plans, fictional};

    #[test]
    fn offices_together_have_all_records_and_none_twice() {
        let options = Options { cooperatives: 120, ..Options::default() };
        let mut tables = fictional(&options);
        add_plans(&mut tables, &options, 1);
        let offices = apart(&tables, &options);
        assert_eq!(offices.len(), 14);
        let all: usize = offices.iter().map(|(_, own)| own.rows()).sum();
        assert_eq!(all, tables.rows());
        for (options, own) in &offices {
            let is_own = |row: &Row<crate::domain::Plan>| match options.office.district() {
                Some(district) => row.value.district() == Some(district),
                None => row.value.district().is_none(),
            };
            assert!(own.plans.rows().len() > 30 && own.plans.live().all(is_own), "{}", options.office);
        }
    }
}
