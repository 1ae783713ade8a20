//! What lenders publish without rows, held against the rows of the register, and against their ceilings.

use super::course::Application;
use crate::domain::{AreaCode, CreditTotal, Date, Financing, FinancingStage, FinancingStanding, Id, Stage};
use crate::workspace::{Tables, fold};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A figure, and what the rows of the register come to for the same area, day, source, scheme and lender.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// The id of the figure.
    pub id: Id,
    /// What it says.
    pub total: CreditTotal,
    /// The loans of the register that it should count.
    pub rows: Vec<Id>,
    /// Not paid back of them by what was last said until that day, rupiah; none where nobody says of any.
    pub outstanding: Option<i64>,
    /// Of how many nobody says.
    pub unsaid: usize,
    /// Paid out of them until that day, rupiah.
    pub paid: i64,
}

impl Reconciled {
    /// How many more debtors the figure has than the register; less than none where the register has more, which cannot be. None
    /// where the figure says none.
    pub fn more_debtors(&self) -> Option<i64> {
        self.total.debtors.map(|debtors| i64::from(debtors.get()) - self.rows.len() as i64)
    }

    /// How much more is outstanding by the figure than by the register.
    pub fn more_outstanding(&self) -> Option<i64> {
        self.total.outstanding.zip(self.outstanding).map(|(said, rows)| said.get() - rows)
    }

    /// Whether the rows come to more than the figure of which they are a part.
    pub fn contradicts(&self) -> bool {
        self.more_debtors().is_some_and(|more| more < 0) || self.more_outstanding().is_some_and(|more| more < 0)
    }

    /// The share of its ceiling that was paid out; none where it does not say both.
    pub fn used(&self) -> Option<f64> {
        let (ceiling, paid) = self.total.ceiling.zip(self.total.paid_out)?;
        (ceiling.get() > 0).then(|| paid.get() as f64 / ceiling.get() as f64)
    }
}

/// Whether an area is that of a figure, or lies in it.
fn lies_in(area: Option<AreaCode>, whole: AreaCode) -> bool {
    area.is_some_and(|area| area == whole || whole.contains(area))
}

/// The figures, each beside the rows that it should count: the latest first, and of one day those that contradict before others.
pub fn reconciled(tables: &Tables, applications: &[Application]) -> Vec<Reconciled> {
    let mut stages: FxHashMap<Id, Vec<&FinancingStage>> = FxHashMap::default();
    for row in tables.financing_stages.live() {
        stages.entry(*row.value.financing).or_default().push(&row.value);
    }
    let mut standings: FxHashMap<Id, Vec<&FinancingStanding>> = FxHashMap::default();
    for row in tables.financing_standings.live() {
        standings.entry(*row.value.financing).or_default().push(&row.value);
    }
    let paid_until = |id: Id, day: Date| {
        let own = stages.get(&id).into_iter().flatten();
        let paid = own.filter(|entry| entry.stage == Stage::PaidOut && entry.date.is_none_or(|on| on <= day));
        let paid: Vec<&&FinancingStage> = paid.collect();
        (!paid.is_empty()).then(|| paid.iter().filter_map(|entry| entry.amount).map(|sum| sum.get()).sum::<i64>())
    };
    let is_settled = |id: Id, day: Date| {
        let own = stages.get(&id).into_iter().flatten();
        own.filter(|entry| entry.stage == Stage::Settled).any(|entry| entry.date.is_none_or(|on| on <= day))
    };
    let outstanding = |id: Id, day: Date| {
        let own = standings.get(&id).into_iter().flatten().filter(|standing| standing.as_of <= day);
        own.max_by_key(|standing| standing.as_of).and_then(|standing| standing.outstanding).map(|sum| sum.get())
    };
    let is_of = |of: &Financing, area: Option<AreaCode>, total: &CreditTotal| {
        let lender = |text: &Option<crate::domain::Text>| text.as_deref().map(fold);
        of.source == total.channel
            && (total.scheme.is_none() || of.scheme == total.scheme)
            && (total.lender.is_none() || lender(&of.lender) == lender(&total.lender))
            && lies_in(area, total.area)
    };
    let one = |id: Id, total: &CreditTotal| {
        let day = total.until();
        let mut found =
            Reconciled { id, total: total.clone(), rows: Vec::new(), outstanding: None, unsaid: 0, paid: 0 };
        for one in applications.iter().filter(|one| is_of(&one.financing, one.district, total)) {
            let Some(paid) = paid_until(one.id, day) else { continue };
            let open = outstanding(one.id, day);
            if is_settled(one.id, day) || open == Some(0) {
                continue;
            }
            found.rows.push(one.id);
            found.paid += paid;
            match open {
                Some(open) => found.outstanding = Some(found.outstanding.unwrap_or(0) + open),
                None => found.unsaid += 1,
            }
        }
        found
    };
    let mut all: Vec<Reconciled> = tables.credit_totals.live().map(|row| one(row.id, &row.value)).collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.total.until()), !one.contradicts(), one.total.area, one.id));
    all
}

/// The latest figure with a ceiling of each area, source, scheme, lender and origin: earlier ones of the same are left out, as a
/// ceiling is one of its day.
pub fn ceilings(all: &[Reconciled]) -> Vec<&Reconciled> {
    let mut latest: BTreeMap<String, &Reconciled> = BTreeMap::new();
    for one in all.iter().filter(|one| one.total.ceiling.is_some()) {
        let of = &one.total;
        let text = |text: &Option<crate::domain::Text>| text.as_deref().map(fold).unwrap_or_default();
        let scheme = of.scheme.map(|scheme| scheme.to_string()).unwrap_or_default();
        let key = format!("{}/{}/{scheme}/{}/{}", of.area, of.channel, text(&of.lender), text(&of.source));
        let stands = latest.entry(key).or_insert(one);
        if stands.total.until() < of.until() {
            *stands = one;
        }
    }
    let mut found: Vec<&Reconciled> = latest.into_values().collect();
    found.sort_by_key(|one| (one.total.area, std::cmp::Reverse(one.total.ceiling), one.id));
    found
}
