//! A visit or a call.

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{Business, Case, Count, Date, Note, Position, Ref, Text, codes, record};

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

record! {
    /// A visit or a call.
    pub struct Visit in "visits" of Case by case checked by (Self::check) {
        /// The case.
        public case: Ref<Case>,
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
