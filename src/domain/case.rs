//! The follow-up of an inactive cooperative: the case, the causes found, what is done about them, and visits.
//!
//! Each is a row of its own, so that the officer who visits, the one who finds a cause and the one who plans a remedy
//! never meet in one record.

use super::checks::{Finding, Problem, refusal};
use crate::domain::Entry;
use crate::domain::{
    AreaCode, Business, Count, Date, Field, Id, KnownBy, Note, Position, Record, Rupiah, Text, codes, record,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

codes! {
    /// Stage of a case, from the day on which an inactive cooperative is found to its end.
    pub enum CaseStage {
        /// Ditemukan: known to be inactive, nothing done yet.
        Found = "found",
        /// Diverifikasi: somebody has been there or has reached it.
        Verified = "verified",
        /// Penyebab ditetapkan.
        Diagnosed = "diagnosed",
        /// Jalan keluar direncanakan.
        Planned = "planned",
        /// Ditangani.
        Underway = "underway",
        /// Dipantau: the remedy is done, its effect is awaited.
        Monitored = "monitored",
        /// Selesai: with an outcome.
        Closed = "closed",
    }
}

codes! {
    /// How a case ended.
    pub enum Outcome {
        /// Aktif kembali; proved by RAT and business afterwards.
        Revived = "revived",
        /// Dibubarkan.
        Dissolved = "dissolved",
        /// Digabung or dilebur.
        Merged = "merged",
        /// Pindah or alih binaan: another office's matter.
        Moved = "moved",
        /// Tidak ditemukan.
        NotFound = "not_found",
        /// Kekeliruan data: it was not inactive, such as one whose RAT was held but not reported (FACTS 1.8, ADM-1).
        DataError = "data_error",
    }
}

codes! {
    /// Why a cooperative is inactive: the codebook of FACTS 1.8. An office's own causes are codes that this enumeration
    /// does not know, with their names in [`CauseName`].
    pub enum Cause {
        /// RAT not held.
        NoRat = "lbg-1",
        /// Pengurus vacant, term lapsed or unknown.
        NoOfficers = "lbg-2",
        /// Parent office or agency abolished or merged.
        ParentGone = "lbg-3",
        /// Address or office no longer exists.
        NoAddress = "lbg-4",
        /// RAT held as a formality, no programme carried out.
        FormalRat = "lbg-5",
        /// Business stopped, bankrupt, or its market fell.
        BusinessStopped = "ush-1",
        /// No programme or market; only savings and loans, no production.
        NoMarket = "ush-2",
        /// Capital exhausted.
        NoCapital = "keu-1",
        /// Loans to members not paid back, members moved away.
        BadLoans = "keu-2",
        /// Founded for grants, which were shared out.
        GrantHunting = "keu-3",
        /// Weak management, no annual report can be made.
        WeakManagement = "sdm-1",
        /// Pengurus busy or not complying.
        IdleOfficers = "sdm-2",
        /// Members passive.
        PassiveMembers = "agt-1",
        /// Pandemic or another shock from outside.
        Shock = "eks-1",
        /// RAT held but not reported: an error of the data, not inactivity.
        NotReported = "adm-1",
    }
}

impl Cause {
    /// Whether the office's means (capacity, stimulus) can mend it, by the responses of FACTS 1.7 and 1.8; none for a code
    /// whose definition is not known here.
    pub const fn mendable(self) -> Option<bool> {
        match self {
            Cause::ParentGone | Cause::NoAddress | Cause::GrantHunting => Some(false),
            Cause::Unknown(_) => None,
            _ => Some(true),
        }
    }
}

codes! {
    /// How surely and how heavily a cause weighs.
    pub enum Weight {
        /// Dugaan.
        Suspected = "suspected",
        /// Turut menyebabkan.
        Contributing = "contributing",
        /// Menentukan.
        Decisive = "decisive",
    }
}

codes! {
    /// The three classes of solutions.
    pub enum ActionClass {
        /// Peningkatan kapasitas: training, guidance, accompaniment.
        Capacity = "capacity",
        /// Stimulus: capital, equipment, market.
        Stimulus = "stimulus",
        /// Lainnya.
        Other = "other",
    }
}

codes! {
    /// Level of government that does something.
    pub enum Level {
        /// Kabupaten/kota.
        District = "district",
        /// Provinsi.
        Province = "province",
        /// Pusat.
        Central = "central",
    }
}

codes! {
    /// Where the money comes from.
    pub enum Fund {
        /// APBD kabupaten/kota.
        DistrictBudget = "apbd_kabkota",
        /// APBD provinsi.
        ProvinceBudget = "apbd_provinsi",
        /// APBN.
        StateBudget = "apbn",
        /// Dana desa.
        VillageFund = "dana_desa",
        /// Kredit or pembiayaan.
        Credit = "kredit",
        /// CSR.
        Csr = "csr",
        /// Swadaya koperasi.
        Own = "swadaya",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// What a visitor found of the cooperative's office.
    pub enum OfficeState {
        /// Buka.
        Open = "open",
        /// Ada, tutup.
        Shut = "shut",
        /// Pindah.
        Moved = "moved",
        /// Tidak ada lagi.
        Gone = "gone",
        /// Tidak didatangi (by telephone or letter).
        NotVisited = "not_visited",
    }
}

/// The entry of a case into a stage.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageEntry {
    /// The stage.
    pub stage: CaseStage,
    /// Day on which the case entered it.
    pub date: Date,
}

impl Entry for StageEntry {
    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["stage", "date"],
            "properties": { "stage": CaseStage::schema(), "date": Date::schema() },
            "additionalProperties": false,
        })
    }
}

record! {
    /// The follow-up of one inactive cooperative. Its id derives from cooperative and number.
    pub struct Case in "cases" of Cooperative by cooperative known by (KnownBy::Numbered(Self::id)) {
        /// The cooperative.
        public cooperative: Id,
        /// Day on which the case was opened.
        public opened: Date,
        /// The stages it has entered, in order; the last is where it is.
        partly(stages_told) stages: Vec<StageEntry>,
        /// Who is responsible.
        private owner: Option<Text>,
        /// The level of government responsible.
        public level: Option<Level>,
        /// Day by which the present stage is to be left.
        public due: Option<Date>,
        /// How it ended.
        public outcome: Option<Outcome>,
        /// Day of the outcome.
        public outcome_on: Option<Date>,
        /// What shows the outcome: deed, decree, minutes.
        private outcome_document: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

/// The stages that this version knows.
fn stages_told(public: &mut Case, whole: &Case) {
    let known = whole.stages.iter().filter(|entry| !matches!(entry.stage, CaseStage::Unknown(_)));
    public.stages = known.cloned().collect();
}

impl Case {
    /// The id that the `number`th case (from 1) of `cooperative` has on every replica, so that two offices that open it
    /// meet in one.
    pub fn id(cooperative: Id, number: usize) -> Id {
        Id::derived(Self::TABLE, cooperative, number)
    }

    /// A case of `cooperative`, found on the day `on`.
    pub fn open(cooperative: Id, on: Date) -> Self {
        let stages = vec![StageEntry { stage: CaseStage::Found, date: on }];
        Self { cooperative, opened: on, stages, ..Self::default() }
    }

    /// Where it is.
    pub fn stage(&self) -> CaseStage {
        self.stages.last().map_or(CaseStage::Found, |entry| entry.stage)
    }

    /// Day since which it is there.
    pub fn since(&self) -> Date {
        self.stages.last().map_or(self.opened, |entry| entry.date)
    }

    /// Whether it is at its end. Only then its outcome counts: where one office closes a case and another moves it without
    /// knowing of that, the stages are in dispute, and as long as the move stands the outcome waits in the record.
    pub fn is_closed(&self) -> bool {
        self.stage() == CaseStage::Closed
    }

    /// Whether it is open and its day has passed.
    pub fn is_overdue(&self, on: Date) -> bool {
        !self.is_closed() && self.due.is_some_and(|due| due < on)
    }

    /// The case moved to a stage on a day. What was due in the stage before is not due in the next; an open case has no
    /// outcome.
    #[must_use]
    pub fn moved_to(&self, stage: CaseStage, on: Date) -> Self {
        let mut moved = self.clone();
        if stage == self.stage() {
            return moved;
        }
        // The list is bounded; a case that goes back and forth for ever keeps its latest moves.
        if moved.stages.len() >= super::MOST_ENTRIES {
            moved.stages.remove(1);
        }
        moved.stages.push(StageEntry { stage, date: on });
        moved.due = None;
        if stage != CaseStage::Closed {
            (moved.outcome, moved.outcome_on, moved.outcome_document) = (None, None, None);
        }
        moved
    }

    /// The case closed with an outcome on a day.
    #[must_use]
    pub fn closed_as(&self, outcome: Outcome, on: Date, document: Option<Text>) -> Self {
        let mut closed = self.moved_to(CaseStage::Closed, on);
        (closed.outcome, closed.outcome_on, closed.outcome_document) = (Some(outcome), Some(on), document);
        closed
    }

    /// Days from its opening to its outcome; none while it has none.
    pub fn days_to_outcome(&self) -> Option<i32> {
        let on = self.outcome.and(self.outcome_on).filter(|_| self.is_closed())?;
        Some(on.days() - self.opened.days())
    }
}

record! {
    /// A cause found in a case. Its id derives from case and cause, so that two who find the same one meet in it.
    pub struct Diagnosis in "diagnoses" of Case by case
        known by (KnownBy::Derived { id: |of| Some(Self::id(of.case, of.cause)), join: |kept, _| kept.clone() })
    {
        /// The case.
        public case: Id,
        /// The cause, by the code of the codebook (FACTS 1.8) or one of the office's own.
        public cause: Cause,
        /// How surely and how heavily it weighs.
        public weight: Weight,
        /// What shows it.
        private evidence: Option<Note>,
    }
}

impl Diagnosis {
    /// The id that a cause of a case has on every replica.
    pub fn id(case: Id, cause: Cause) -> Id {
        Id::derived(Self::TABLE, case, cause)
    }
}

record! {
    /// A step taken in a case.
    pub struct Action in "actions" of Case by case checked by (Self::check) {
        /// The case.
        public case: Id,
        /// Class of the solution.
        public class: ActionClass,
        /// What is done.
        private what: Option<Text>,
        /// The cause that it is to mend.
        public cause: Option<Cause>,
        /// Nomenclature code or row of a plan that pays for it, such as 2.17.06.1.01.0012.
        partly(plan_told) plan: Option<Text>,
        /// The level of government that does it.
        public level: Option<Level>,
        /// Who does it.
        private owner: Option<Text>,
        /// Cost, rupiah.
        public cost: Option<Rupiah>,
        /// Where the money comes from.
        public fund: Option<Fund>,
        /// Day by which it is to be done.
        public due: Option<Date>,
        /// Day on which it was done.
        public done: Option<Date>,
        /// What came of it.
        private result: Option<Note>,
    }
}

impl Action {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Case>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.what.is_none() {
            found.push(refusal("what", Problem::ActionMissing));
        }
        if self.done.is_some_and(|done| done > today) {
            found.push(refusal("done", Problem::Future));
        }
        if self.cost.is_some_and(|cost| cost.get() < 0) {
            found.push(refusal("cost", Problem::Negative));
        }
        found
    }
}

/// What a plan calls itself may be anything; a code of the nomenclature is known already.
fn plan_told(public: &mut Action, whole: &Action) {
    public.plan = whole.plan_code().cloned();
}

impl Action {
    /// The plan, where it is a code of the nomenclature of programmes, activities and sub-activities and not a text:
    /// government affair, field and programme at least, as in 2.17.06.
    pub fn plan_code(&self) -> Option<&Text> {
        const LENGTHS: [&[usize]; 6] = [&[1], &[2], &[2], &[1], &[2], &[2, 4]];
        let is_code = |plan: &Text| {
            let groups: Vec<&str> = plan.split('.').collect();
            let is_group = |(group, lengths): (&&str, &&[usize])| {
                lengths.contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
            };
            (3..=LENGTHS.len()).contains(&groups.len()) && groups.iter().zip(&LENGTHS).all(is_group)
        };
        self.plan.as_ref().filter(|plan| is_code(plan))
    }

    /// Whether it is not done and its day has passed.
    pub fn is_overdue(&self, on: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < on)
    }
}

record! {
    /// A visit or a call.
    pub struct Visit in "visits" of Case by case checked by (Self::check) {
        /// The case.
        public case: Id,
        /// Day of the visit.
        public date: Date,
        /// Who went.
        private who: Option<Text>,
        /// State of the cooperative's office.
        public office_state: Option<OfficeState>,
        /// Whether the business was running.
        public business: Option<Business>,
        /// Officers met, persons.
        public officers_found: Option<Count>,
        /// Members reached, persons.
        public members_reached: Option<Count>,
        /// Position at which the visitor stood.
        private position: Option<Position>,
        /// What was found.
        private found: Option<Note>,
        /// The next step.
        private next_step: Option<Note>,
    }
}

impl Visit {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Case>, today: Date) -> Vec<Finding> {
        (self.date > today).then_some(refusal("date", Problem::Future)).into_iter().collect()
    }
}

record! {
    /// A cause that an office has added to the codebook. Its id derives from the code.
    pub struct CauseName in "causes" known by (KnownBy::Derived { id: |of| Some(Self::id(of.code)), join: |kept, _| kept.clone() }) {
        /// Its code, which stays for good.
        public code: Cause,
        /// What it is called.
        partly(name_told) name: Text,
        /// Whether it can be mended by the means of an office.
        public mendable: bool,
        /// The office that added it.
        public added_by: Option<AreaCode>,
    }
}

/// A name must be there; what the office calls the cause is its own words.
fn name_told(public: &mut CauseName, whole: &CauseName) {
    public.name = Text::cut(&whole.code.code().to_uppercase());
}

impl CauseName {
    /// The id that the name of a code has on every replica.
    pub fn id(code: Cause) -> Id {
        Id::derived(Self::TABLE, Id::default(), code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_is_a_code_only_in_the_form_of_the_nomenclature() {
        let is_code =
            |plan: &str| Action { plan: Text::optional(plan).unwrap(), ..Default::default() }.plan_code().is_some();
        assert!(["2.17.06", "2.17.06.1.01", "2.17.06.1.01.0012", "2.17.06.1.01.12"].into_iter().all(is_code));
        let others = ["", "2.17", "Pak Budi", "2.17.06 Pak Budi", "0812.3456.7890", "2.17.06.1.01.0012.3", "2.17.6"];
        assert!(!others.into_iter().any(is_code));
    }

    #[test]
    fn a_case_remembers_when_it_entered_every_stage() {
        let case = Case::open(Id::default(), day("2024-05-13"));
        let case =
            case.moved_to(CaseStage::Verified, day("2024-06-01")).moved_to(CaseStage::Verified, day("2024-06-02"));
        assert_eq!((case.stage(), case.since()), (CaseStage::Verified, day("2024-06-01")));
        assert_eq!(case.stages.len(), 2);
    }

    #[test]
    fn a_case_that_is_opened_again_has_no_outcome() {
        let case = Case::open(Id::default(), day("2024-05-13"));
        let closed = case.closed_as(Outcome::Revived, day("2024-07-13"), None);
        assert_eq!(closed.days_to_outcome(), Some(61));
        let again = closed.moved_to(CaseStage::Underway, day("2025-01-01"));
        assert_eq!((again.outcome, again.days_to_outcome()), (None, None));
        // Closed by one office while another moved it on: it is not at its end.
        let both = Case { stages: again.stages, ..closed };
        assert_eq!(both.days_to_outcome(), None);
    }

    #[test]
    fn two_offices_that_open_the_case_of_one_cooperative_meet_in_it() {
        let cooperative = Id::new(1, [1; 10]);
        assert_eq!(Case::id(cooperative, 1), Case::id(cooperative, 1));
        assert_ne!(Case::id(cooperative, 1), Case::id(cooperative, 2));
    }

    #[test]
    fn what_is_due_in_one_stage_is_not_overdue_in_the_next() {
        let case = Case { due: Some(day("2024-05-20")), ..Case::open(Id::default(), day("2024-05-13")) };
        assert!(case.is_overdue(day("2024-05-21")));
        assert!(!case.is_overdue(day("2024-05-20")));
        assert!(!case.moved_to(CaseStage::Verified, day("2024-05-21")).is_overdue(day("2024-06-01")));
    }
}
