//! The list of all tables, in one place.
//!
//! What must be done for every table (storing, writing files, counting, replaying a journal) is written
//! once as a visitor. A new table is a [`record!`](crate::domain) and one line here.

use super::any::AnyTable;
use super::looked::Looked;
use super::table::Table;
use crate::domain::{
    Action, AnnualReport, AreaCode, Case, CauseName, Companion, CompanionReport, Cooperative, CreditTotal, Custody,
    Decision, Diagnosis, Dissolution, Distinction, Enterprise, EnterpriseAid, EnterpriseTotal, EnterpriseYear,
    FieldInfo, Financing, FinancingStage, FinancingStanding, FindingDecision, HealthAssessment, Id, Indicator,
    LadderStep, Licence, NomenclatureMatch, NomenclatureRow, Permit, Plan, PlanAmount, PlanBeneficiary, PlanOutput,
    PlanPlace, Proposal, Realisation, Recommendation, Record, Snapshot, Tally, Target, Trainee, Training, Transition,
    Visit,
};
use crate::replica::{AnyRow, Carried, Knowledge, Stamp, rectified};
use std::any::Any;
use std::collections::BTreeSet;

/// Does something to every table.
pub trait TableVisitor {
    /// Why it stopped.
    type Error;
    /// Does it to one table.
    fn visit<R: Record>(&mut self, table: &Table<R>) -> Result<(), Self::Error>;
}

/// Does something to every table, and may change it.
pub trait TableVisitorMut {
    /// Why it stopped.
    type Error;
    /// Does it to one table.
    fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Self::Error>;
}

/// Does something to every table together with its namesake of other tables, which it takes.
pub(super) trait PairVisitor {
    /// Does it to one table, and gives a third.
    fn visit<R: Record>(&mut self, ours: &mut Table<R>, theirs: Table<R>) -> Table<R>;
}

/// Fills every table from its namesake of other tables.
pub trait FillVisitor {
    /// Does it to one table.
    fn visit<R: Record>(&mut self, from: &Table<R>, to: &mut Table<R>);
}

/// Looks at every table together with its namesake of other tables.
pub trait BothVisitor {
    /// Looks at the two.
    fn visit<R: Record>(&mut self, one: &Table<R>, other: &Table<R>);
}

/// The turn of one table, compiled apart: those of all tables together are so much that a browser would take half a second
/// to make them fast.
#[inline(never)]
fn apart<T>(turn: impl FnOnce() -> T) -> T {
    turn()
}

/// The place of a name among others, among which it must be. The compiler finds it.
const fn number_of(name: &str, names: &[&str]) -> usize {
    let mut at = 0;
    while !is_same(name.as_bytes(), names[at].as_bytes()) {
        at += 1;
    }
    at
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

macro_rules! tables {
    ($( $(#[$doc:meta])+ $table:ident: $Row:ident, )+) => {
        /// All tables of a workspace.
        #[derive(Debug, Clone, Default)]
        pub struct Tables { $( $(#[$doc])+ pub $table: Table<$Row>, )+ }

        impl Tables {
            /// Names of the tables, as in files.
            pub const NAMES: &'static [&'static str] = &[$( <$Row as Record>::TABLE ),+];

            /// The number of the table of those records among all.
            pub(super) const fn number<R: Record>() -> usize {
                number_of(R::TABLE, Self::NAMES)
            }

            /// The fields of the table of that name, in order; none where there is no such table.
            pub(crate) fn fields_of(table: &str) -> &'static [FieldInfo] {
                $( if table == <$Row as Record>::TABLE { return <$Row as Record>::FIELDS; } )+
                &[]
            }

            /// The names of the fields of the table of that name, in order; none where there is no such table.
            pub(super) fn names_of(table: &str) -> &'static [&'static str] {
                $( if table == <$Row as Record>::TABLE { return <$Row as Record>::NAMES; } )+
                &[]
            }

            /// The table to one of whose records those of a table belong; none where they stand for themselves.
            pub fn owner_table(table: &str) -> Option<&'static str> {
                $( if table == <$Row as Record>::TABLE { return <$Row as Record>::OWNER; } )+
                None
            }

            /// The table of those records.
            pub fn table<R: Record>(&self) -> Option<&Table<R>> {
                $( if R::TABLE == <$Row as Record>::TABLE { return (&self.$table as &dyn Any).downcast_ref(); } )+
                None
            }

            /// The table of those records, to change it.
            pub fn table_mut<R: Record>(&mut self) -> Option<&mut Table<R>> {
                $( if R::TABLE == <$Row as Record>::TABLE { return (&mut self.$table as &mut dyn Any).downcast_mut(); } )+
                None
            }

            /// Every table in order, whatever its records are. Compiled once, and not wherever tables are gone through.
            #[inline(never)]
            pub fn each(&self) -> [&dyn AnyTable; Self::NAMES.len()] {
                [$( &self.$table ),+]
            }

            /// The table of that name, whatever its records are, to be changed.
            pub fn any_mut(&mut self, name: &str) -> Option<&mut dyn AnyTable> {
                let tables: [&mut dyn AnyTable; Self::NAMES.len()] = [$( &mut self.$table ),+];
                tables.into_iter().find(|table| table.name() == name)
            }

            /// Of every table in order whether somebody has looked at it.
            pub(super) const fn looked(&self) -> [&Looked; Self::NAMES.len()] {
                [$( self.$table.looked() ),+]
            }

            /// Visits every table in order.
            pub fn visit<V: TableVisitor>(&self, visitor: &mut V) -> Result<(), V::Error> {
                $( apart(|| visitor.visit(&self.$table))?; )+
                Ok(())
            }

            /// Visits every table in order, to change it.
            pub fn visit_mut<V: TableVisitorMut>(&mut self, visitor: &mut V) -> Result<(), V::Error> {
                $( apart(|| visitor.visit(&mut self.$table))?; )+
                Ok(())
            }

            /// Visits the table of that name, to change it; `None` when there is none.
            pub fn visit_named<V: TableVisitorMut>(&mut self, name: &str, visitor: &mut V) -> Option<Result<(), V::Error>> {
                $( if name == <$Row as Record>::TABLE { return Some(apart(|| visitor.visit(&mut self.$table))); } )+
                None
            }

            /// Looks at the table of that name; `None` when there is none.
            pub fn look<V: TableVisitor>(&self, name: &str, visitor: &mut V) -> Option<Result<(), V::Error>> {
                $( if name == <$Row as Record>::TABLE { return Some(apart(|| visitor.visit(&self.$table))); } )+
                None
            }

            /// Visits every table together with its namesake of `theirs`.
            pub(super) fn visit_pairs<V: PairVisitor>(&mut self, theirs: Tables, visitor: &mut V) -> Tables {
                Tables { $( $table: apart(|| visitor.visit(&mut self.$table, theirs.$table)), )+ }
            }

            /// Other tables, filled from these.
            pub fn fill<V: FillVisitor>(&self, visitor: &mut V) -> Tables {
                let mut to = Tables::default();
                $( apart(|| visitor.visit(&self.$table, &mut to.$table)); )+
                to
            }

            /// Looks at every table together with its namesake of `other`.
            pub fn visit_both<V: BothVisitor>(&self, other: &Tables, visitor: &mut V) {
                $( apart(|| visitor.visit(&self.$table, &other.$table)); )+
            }
        }
    };
}

tables! {
    /// The cooperatives of the register.
    cooperatives: Cooperative,
    /// Their yearly reports.
    annual_reports: AnnualReport,
    /// Dated changes in their lives.
    transitions: Transition,
    /// Totals without rows.
    tallies: Tally,
    /// The register of days, frozen.
    snapshots: Snapshot,
    /// Decisions between values that were written without knowledge of each other.
    decisions: Decision,
    /// Cooperatives that look alike and are not the same.
    distinctions: Distinction,
    /// The follow-up of inactive cooperatives.
    cases: Case,
    /// Causes found in cases.
    diagnoses: Diagnosis,
    /// Steps taken in cases.
    actions: Action,
    /// Visits and calls.
    visits: Visit,
    /// Causes that offices have added to the codebook.
    causes: CauseName,
    /// Assessments of the health of savings-and-loan cooperatives.
    health_assessments: HealthAssessment,
    /// Dissolutions, step by step.
    dissolutions: Dissolution,
    /// Documents and assets in custody.
    custodies: Custody,
    /// Licences and registrations.
    licences: Licence,
    /// What was reported of the ladder of Koperasi Merah Putih.
    ladder_steps: LadderStep,
    /// Indicators with an identity.
    indicators: Indicator,
    /// Their targets by area and year.
    targets: Target,
    /// Rows of plans.
    plans: Plan,
    /// Their money by fund and stage.
    plan_amounts: PlanAmount,
    /// Their places.
    plan_places: PlanPlace,
    /// Their outputs.
    plan_outputs: PlanOutput,
    /// Who benefits from them.
    plan_beneficiaries: PlanBeneficiary,
    /// What became of their money.
    realisations: Realisation,
    /// Proposals.
    proposals: Proposal,
    /// What was recommended on them.
    recommendations: Recommendation,
    /// Decisions on what is found in plans.
    finding_decisions: FindingDecision,
    /// What rows of different versions of the nomenclature are to each other.
    nomenclature_matches: NomenclatureMatch,
    /// Rows of further versions of the nomenclature.
    nomenclature_rows: NomenclatureRow,
    /// Enterprises that are assisted.
    enterprises: Enterprise,
    /// Their figures by year.
    enterprise_years: EnterpriseYear,
    /// Their licences and certificates.
    enterprise_permits: Permit,
    /// Aid that they were given.
    enterprise_aids: EnterpriseAid,
    /// Numbers of enterprises of areas.
    enterprise_totals: EnterpriseTotal,
    /// Applications for financing.
    financings: Financing,
    /// Their stages and payments.
    financing_stages: FinancingStage,
    /// How they are paid back.
    financing_standings: FinancingStanding,
    /// What lenders publish without rows.
    credit_totals: CreditTotal,
    /// Courses.
    trainings: Training,
    /// Who took part in them.
    trainees: Trainee,
    /// Companions of cooperatives and enterprises.
    companions: Companion,
    /// What companions report.
    companion_reports: CompanionReport,
}

impl Tables {
    /// Whether there is not a single row, deleted ones included.
    pub fn is_empty(&self) -> bool {
        self.rows() == 0
    }

    /// The table of that name, whatever its records are.
    pub fn any(&self, name: &str) -> Option<&dyn AnyTable> {
        self.each().into_iter().find(|table| table.name() == name)
    }

    /// The row of a record, deleted or not.
    pub fn find(&self, table: &str, id: Id) -> Option<&dyn AnyRow> {
        self.any(table)?.find(id)
    }

    /// The number of rows that are not deleted, by table.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let live = |table: &dyn AnyTable| table.each().filter(|row| !row.is_deleted()).count();
        self.each().into_iter().map(|table| (table.name(), live(table))).collect()
    }

    /// Looks at the stamps of all changes that stand in a record, or aside.
    pub fn each_stamp(&self, look: &mut dyn FnMut(Id, Stamp)) {
        for table in self.each() {
            table.each().for_each(|row| row.each_stamp(&mut |stamp| look(row.id(), stamp)));
        }
    }

    /// Takes note of every change that stands in a record, or aside.
    pub fn note_stamps(&self, seen: &mut Knowledge) {
        let mut unseen = BTreeSet::new();
        let sights = seen.sights(u64::MAX);
        let mut last = Stamp::default();
        self.each_stamp(&mut |id, stamp| {
            if stamp == last {
                return;
            }
            if seen.all().has_seen(stamp) {
                last = stamp;
            } else if !sights.of(id).has_seen(stamp) {
                unseen.insert(stamp);
            }
        });
        drop(sights);
        unseen.into_iter().for_each(|stamp| seen.note(stamp));
    }

    /// The stamps that records carry, of which those of more milliseconds than `horizon` lie ahead of the present.
    pub fn carried(&self, horizon: u64) -> Carried {
        let mut carried = Carried::until(horizon);
        let mut last = Stamp::default();
        self.each_stamp(&mut |_, stamp| {
            if stamp != last {
                last = stamp;
                carried.note(stamp);
            }
        });
        carried
    }

    /// How many records have stamps beyond the year 2100.
    pub fn late(&self) -> usize {
        let (mut late, mut last) = (0, None);
        self.each_stamp(&mut |id, stamp| {
            if stamp != stamp.rectified() && last != Some(id) {
                late += 1;
                last = Some(id);
            }
        });
        late
    }

    /// Puts in the place of stamps beyond the year 2100 those by which such changes are known. Returns how many records
    /// had any.
    pub fn rectify(&mut self) -> usize {
        struct Rectify(usize);
        impl TableVisitorMut for Rectify {
            type Error = std::convert::Infallible;
            fn visit<R: Record>(&mut self, table: &mut Table<R>) -> Result<(), Self::Error> {
                for at in 0..table.rows().len() {
                    if let Some(row) = rectified(&table.rows()[at]) {
                        table.put(at, row);
                        self.0 += 1;
                    }
                }
                Ok(())
            }
        }
        let mut rectify = Rectify(0);
        let Ok(()) = self.visit_mut(&mut rectify);
        rectify.0
    }

    /// The ids of all rows, deleted ones included.
    pub fn ids(&self) -> BTreeSet<Id> {
        self.each().into_iter().flat_map(|table| table.each().map(|row| row.id())).collect()
    }

    /// The number of rows of all tables, deleted ones included.
    pub fn rows(&self) -> usize {
        self.each().into_iter().map(|table| table.count()).sum()
    }

    /// What a field of a table is; none where there is no such field.
    pub fn field_info(table: &str, field: &str) -> Option<&'static FieldInfo> {
        Self::fields_of(table).iter().find(|info| info.name == field)
    }

    /// Whether a record is there and not deleted.
    pub fn is_live(&self, table: &str, id: Id) -> bool {
        self.find(table, id).is_some_and(|row| !row.is_deleted())
    }

    /// Whether a record is deleted.
    pub fn is_deleted(&self, table: &str, id: Id) -> bool {
        self.find(table, id).is_some_and(|row| row.is_deleted())
    }

    /// Whether a record belongs to something that is not there, not even as deleted: another file has it, or it was lost.
    pub fn is_orphan(&self, table: &str, id: Id) -> bool {
        Self::belongs(table) && self.root_of(table, id).is_none_or(|(root, id)| self.find(root, id).is_none())
    }

    /// The district to which a record belongs: that of the cooperative or of the office whose plan it is, the one that it counts,
    /// or in which it was proposed or found. Rows of plans of a province or the centre belong to none, wherever their places are.
    pub fn district_of(&self, table: &str, id: Id) -> Option<AreaCode> {
        let (root, root_id) = self.root_of(table, id)?;
        match root {
            Tally::TABLE => self.tallies.get(root_id).and_then(|row| row.value.area.district()),
            EnterpriseTotal::TABLE => self.enterprise_totals.get(root_id).and_then(|row| row.value.area.district()),
            Plan::TABLE => self.plans.get(root_id).and_then(|row| row.value.district()),
            Proposal::TABLE => {
                let place = self.proposals.get(root_id).and_then(|row| row.value.seat());
                place.or_else(|| self.seat_of(root, root_id))
            }
            Enterprise::TABLE => {
                let place = self.enterprises.get(root_id).and_then(|row| row.value.seat());
                place.or_else(|| self.seat_of(root, root_id))
            }
            Financing::TABLE => {
                let of = &self.financings.get(root_id)?.value;
                let of_enterprise = || self.district_of(Enterprise::TABLE, *of.enterprise?);
                of.seat().or_else(|| self.seat_of(root, root_id)).or_else(of_enterprise)
            }
            CreditTotal::TABLE => self.credit_totals.get(root_id).and_then(|row| row.value.area.district()),
            // Of a course of the province all districts are, wherever it was held.
            Training::TABLE => {
                let course = &self.trainings.get(root_id)?.value;
                course.area.or(course.district).and_then(AreaCode::district)
            }
            Companion::TABLE => self.companions.get(root_id).and_then(|row| row.value.area?.district()),
            Indicator::TABLE => self.indicators.get(root_id).and_then(|row| row.value.area?.district()),
            FindingDecision::TABLE => {
                let decision = &self.finding_decisions.get(root_id)?.value;
                decision.area.or(decision.office).and_then(AreaCode::district)
            }
            Decision::TABLE => {
                let decision = &self.decisions.get(id)?.value;
                // Decisions on decisions do not go on for ever.
                let is_of_another = &*decision.table != Decision::TABLE;
                is_of_another.then(|| self.district_of(&decision.table, *decision.record)).flatten()
            }
            _ => self.seat_of(table, id),
        }
    }

    /// The district of the cooperative that a record is, belongs to or speaks of.
    fn seat_of(&self, table: &str, id: Id) -> Option<AreaCode> {
        self.cooperatives.get(self.owner_of(table, id)?).and_then(|row| row.value.district)
    }
}
