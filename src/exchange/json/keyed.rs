//! Records whose id follows from what they say.

use crate::domain::{AnnualReport, CauseName, Diagnosis, Dissolution, Distinction, HealthAssessment, Id, Record};
use crate::workspace::{FillVisitor, Table, Tables};
use rustc_hash::FxHashSet;

/// A record whose id does not follow from what it says: a file was forged, or a record begun anew by an edit because its
/// shard was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// Its table.
    pub table: &'static str,
    /// Its place there, from 0.
    pub at: usize,
    /// Its id.
    pub id: Id,
    /// What it says of itself, for a person.
    pub key: Option<String>,
}

/// The records whose ids should follow from what they say, and do not.
pub(super) fn foreign_ids(tables: &Tables) -> Vec<Foreign> {
    let mut found = Vec::new();
    let report = |of: &AnnualReport| Some(AnnualReport::id(of.cooperative, of.year));
    note(&mut found, &tables.annual_reports, report, |of| Some(format!("{} {}", of.cooperative, of.year)));
    let distinction = |of: &Distinction| (of.first < of.second).then(|| Distinction::id(of.first, of.second));
    note(&mut found, &tables.distinctions, distinction, |_| None);
    note(&mut found, &tables.diagnoses, |of| Some(Diagnosis::id(of.case, of.cause)), |_| None);
    note(&mut found, &tables.causes, |of| Some(CauseName::id(of.code)), |_| None);
    note(&mut found, &tables.dissolutions, |of| Some(Dissolution::id(of.cooperative)), |_| None);
    let assessment = |of: &HealthAssessment| Some(HealthAssessment::id(of.cooperative, of.year, of.method));
    note(&mut found, &tables.health_assessments, assessment, |_| None);
    found
}

/// The records that a file can hold, where that is not all of them. Of a record whose shard was lost an edit alone says not
/// even what it is of, and would keep anybody from reading the file. It stays where it is, beside what was set aside.
pub fn writable(tables: &Tables) -> Option<Tables> {
    struct AllBut(FxHashSet<Id>);
    impl FillVisitor for AllBut {
        fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>) {
            for row in from.rows().iter().filter(|row| !self.0.contains(&row.id)) {
                to.insert(row.clone());
            }
        }
    }
    let begun_anew: FxHashSet<Id> = foreign_ids(tables).into_iter().map(|foreign| foreign.id).collect();
    (!begun_anew.is_empty()).then(|| tables.fill(&mut AllBut(begun_anew)))
}

/// Takes note of the rows of a table; `id` is none where what they say is impossible.
fn note<R: Record>(
    found: &mut Vec<Foreign>,
    table: &Table<R>,
    id: impl Fn(&R) -> Option<Id>,
    key: impl Fn(&R) -> Option<String>,
) {
    let rows = table.rows().iter().enumerate().filter(|(_, row)| id(&row.value) != Some(row.id));
    found.extend(rows.map(|(at, row)| Foreign { table: R::TABLE, at, id: row.id, key: key(&row.value) }));
}
