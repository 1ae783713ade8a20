//! The totals that rows are held against.

use crate::domain::{CreditTotal, EnterpriseTotal, Id, Precision, Record};
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;

/// What rows are held against.
#[derive(Default)]
pub struct Known {
    /// Figures of lenders, by the id that what they say gives.
    lenders: FxHashMap<Id, Vec<Id>>,
    /// Numbers of enterprises, by what tells them apart.
    enterprises: FxHashMap<String, Vec<Id>>,
}

/// What tells a number of enterprises from others: area, day, what is counted and source.
fn key(of: &EnterpriseTotal) -> String {
    let code = |code: Option<String>| code.unwrap_or_default();
    let when = match of.precision {
        Precision::Month => format!("{}-{:02}", of.date.year(), of.date.month()),
        Precision::Year => of.date.year().to_string(),
        _ => of.date.to_string(),
    };
    let class = code(of.class.map(|class| class.to_string()));
    let sector = code(of.sector.map(|sector| sector.to_string()));
    format!("{}/{when}/{}/{class}/{sector}/{}", of.area, of.counted, fold(&of.source))
}

impl Known {
    /// What stands in the register.
    pub(super) fn of(tables: &Tables) -> Self {
        let mut known = Self::default();
        for row in tables.credit_totals.live() {
            known.add_lender(row.id, &row.value);
        }
        for row in tables.enterprise_totals.live() {
            known.enterprises.entry(key(&row.value)).or_default().push(row.id);
        }
        known
    }

    /// Whether several figures that stand agree in all by which they are told apart.
    pub(super) fn has_several_of_lender(&self, of: &CreditTotal) -> bool {
        self.lenders.get(&of.id()).is_some_and(|ids| ids.len() > 1)
    }

    /// The same of numbers of enterprises.
    pub(super) fn has_several(&self, of: &EnterpriseTotal) -> bool {
        self.enterprises.get(&key(of)).is_some_and(|ids| ids.len() > 1)
    }

    /// The figure of a lender that stands; none where there is none.
    pub(super) fn lender(&self, of: &CreditTotal) -> Option<Id> {
        self.lenders.get(&of.id()).and_then(|ids| ids.first()).copied()
    }

    /// Adds one that the list brings, or has changed.
    pub(super) fn add_lender(&mut self, id: Id, of: &CreditTotal) {
        let ids = self.lenders.entry(of.id()).or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }

    /// The number of enterprises that stands, or the id of a new one: that which follows from what tells it apart, so that two
    /// offices that bring in the same list meet in it.
    pub(super) fn enterprise(&self, of: &EnterpriseTotal) -> Id {
        let key = key(of);
        let stands = self.enterprises.get(&key).and_then(|ids| ids.first()).copied();
        stands.unwrap_or_else(|| Id::derived(EnterpriseTotal::TABLE, Id::default(), key))
    }
}
