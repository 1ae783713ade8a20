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
        /// Day on which somebody is to come or call again.
        public next_on: Option<Date>,
    }
}

impl Visit {
    /// What the rules of the field say of it on the day `today`. A photograph says something too, but lies beside the record:
    /// whoever has one does without what is found missing here.
    fn check(&self, _: Option<&Case>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.date > today {
            found.push(refusal("date", Problem::Future));
        }
        if !self.says_anything() {
            found.push(refusal("found", Problem::VisitEmpty));
        }
        if self.next_on.is_some_and(|next| next < self.date) {
            found.push(refusal("next_on", Problem::NextBeforeVisit));
        }
        found
    }

    /// The day on which somebody is to come again, after these visits of one case: what the last of them says.
    pub fn next_after<'v>(visits: impl Iterator<Item = &'v Self>) -> Option<Date> {
        visits.max_by_key(|visit| visit.date)?.next_on
    }

    /// Whether it tells anything of what was found, or of what is to be done next.
    pub fn says_anything(&self) -> bool {
        let numbers = [self.officers_found, self.members_reached];
        let is_seen = self.office_state.is_some() || self.business.is_some() || numbers.iter().any(Option::is_some);
        is_seen || self.found.is_some() || self.next_step.is_some()
    }
}
