//! Dated changes in a cooperative's life.

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Cooperative, Date, KnownBy, Note, Ref, Supervision, Text, codes, record};

codes! {
    /// Stage of a cooperative's life (FACTS 1.7).
    pub enum LifeStage {
        /// Pra-koperasi.
        Preparing = "preparing",
        /// Aktif.
        Active = "active",
        /// Dalam pengawasan.
        Monitored = "monitored",
        /// Tidak aktif.
        Inactive = "inactive",
        /// Revitalisasi.
        Revitalising = "revitalising",
        /// Aktif kembali.
        Revived = "revived",
        /// Usul pembubaran.
        DissolutionProposed = "dissolution_proposed",
        /// Pemberitahuan pembubaran.
        DissolutionNotified = "dissolution_notified",
        /// Keberatan.
        Objection = "objection",
        /// Penyelesaian.
        Settlement = "settlement",
        /// Dibubarkan, badan hukum dihapus.
        Dissolved = "dissolved",
        /// Digabung ke koperasi lain.
        Merged = "merged",
        /// Dilebur menjadi koperasi baru.
        Consolidated = "consolidated",
        /// Alih binaan.
        Transferred = "transferred",
    }
}

record! {
    /// A dated change in a cooperative's life.
    pub struct Transition in "transitions" of Cooperative by cooperative known by (KnownBy::Content) checked by (Self::check) {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// The stage it left; none for the first.
        public from: Option<LifeStage>,
        /// The stage it entered.
        public to: LifeStage,
        /// Day of the change.
        public date: Date,
        /// Deed, decree or letter.
        private document: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
        /// The cooperative into which it was merged, or the new one that came out of a consolidation.
        public counterpart: Option<Ref<Cooperative>>,
        /// Of a change of supervision: who supervised before.
        public from_supervision: Option<Supervision>,
        /// Of a change of supervision: who supervises since.
        public to_supervision: Option<Supervision>,
    }
}

impl Transition {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Cooperative>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.date > today {
            found.push(refusal("date", Problem::Future));
        }
        if self.to == LifeStage::Transferred {
            if self.to_supervision.is_none() {
                found.push(refusal("to_supervision", Problem::SupervisionMissing));
            } else if self.to_supervision == self.from_supervision {
                found.push(warning("to_supervision", Problem::SupervisionSame));
            }
        }
        found
    }
}

impl LifeStage {
    /// Whether another cooperative takes part in it.
    pub const fn has_counterpart(self) -> bool {
        matches!(self, LifeStage::Merged | LifeStage::Consolidated)
    }
}

/// A cooperative after its supervision has gone to another level, for that reason. Where the level is what its
/// membership area says anyway, nothing is overridden any more (UU 23/2014, annex, letter Q).
pub fn transferred(cooperative: &Cooperative, to: Supervision, reason: Note) -> Cooperative {
    let derived = Cooperative { supervision_override: None, ..cooperative.clone() }.supervision();
    let overridden = derived != Some(to);
    Cooperative {
        supervision_override: overridden.then_some(to),
        supervision_reason: overridden.then_some(reason),
        ..cooperative.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{MembershipArea, Record};

    #[test]
    fn a_transfer_overrides_supervision_with_its_reason_and_one_back_ends_it() {
        let c = Cooperative {
            name: Text::cut("KUD"),
            membership_area: Some(MembershipArea::District),
            ..Default::default()
        };
        let moved = transferred(&c, Supervision::Province, Note::cut("BA serah terima 7/2024"));
        assert_eq!(moved.supervision(), Some(Supervision::Province));
        assert_eq!(moved.supervision_reason.as_deref(), Some("BA serah terima 7/2024"));
        assert!(moved.findings(None, Date::default()).is_empty());
        assert_eq!(transferred(&moved, Supervision::District, Note::cut("kembali")), c);
    }
}
