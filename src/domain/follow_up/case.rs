//! The case of an inactive cooperative.

use crate::domain::Entry;
use crate::domain::{Cooperative, Date, Field, Id, KnownBy, Note, Record, Ref, Text, codes, record};
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
    /// Level of government that does something, or who else does.
    pub enum Level {
        /// Kabupaten/kota.
        District = "district",
        /// Provinsi.
        Province = "province",
        /// Pusat.
        Central = "central",
        /// Desa/kelurahan.
        Village = "village",
        /// Another executor: a public enterprise, a university, an association.
        Other = "other",
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
        public cooperative: Ref<Cooperative>,
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
        Self { cooperative: Ref::to(cooperative), opened: on, stages, ..Self::default() }
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
        if moved.stages.len() >= crate::domain::MOST_ENTRIES {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
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
