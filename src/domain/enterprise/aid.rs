//! Aid that an enterprise was given, by whom and when: what tells whether somebody was helped twice (FACTS-2 8.1).

use super::future_year;
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{AidKind, BookYear, Date, Enterprise, Level, Note, Plan, Ref, Rupiah, Text, record};

record! {
    /// Aid that an enterprise was given.
    pub struct EnterpriseAid in "enterprise_aids" of Enterprise by enterprise checked by (Self::check) {
        /// The enterprise.
        public enterprise: Ref<Enterprise>,
        /// What was given.
        public kind: AidKind,
        /// Year.
        public year: BookYear,
        /// Level of government, or other body, that gave it.
        public level: Option<Level>,
        /// Who gave it: the office, bank, company or fund by name.
        private giver: Option<Text>,
        /// What it was: a machine, a course, a certificate.
        private item: Option<Text>,
        /// Worth, rupiah.
        public amount: Option<Rupiah>,
        /// The row of a plan from which it was paid.
        public plan: Option<Ref<Plan>>,
        /// Decree that names the recipients (SK penetapan).
        private decree: Option<Text>,
        /// Day of the decree.
        public decree_on: Option<Date>,
        /// Day on which it was handed over (BAST).
        public handed_on: Option<Date>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl EnterpriseAid {
    fn check(&self, _: Option<&Enterprise>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        future_year(&mut found, "year", self.year, today);
        if self.amount.is_some_and(|amount| amount.get() < 0) {
            found.push(refusal("amount", Problem::Negative));
        }
        let days = [("decree_on", self.decree_on), ("handed_on", self.handed_on)];
        let ahead = days.into_iter().filter(|(_, day)| day.is_some_and(|day| day > today));
        found.extend(ahead.map(|(field, _)| refusal(field, Problem::Future)));
        // First the decree, then the handing over (FACTS-2 8.1, 8.2).
        if self.decree_on.zip(self.handed_on).is_some_and(|(decree, handed)| handed < decree) {
            found.push(warning("handed_on", Problem::HandedBeforeDecree));
        }
        if self.level.is_none() && self.giver.is_none() && self.plan.is_none() {
            found.push(warning("giver", Problem::Missing));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Record;

    #[test]
    fn aid_without_a_giver_and_aid_before_its_decree_are_pointed_out() {
        let aid = EnterpriseAid {
            year: BookYear::new(2025).unwrap(),
            level: Some(Level::District),
            ..EnterpriseAid::default()
        };
        let found = |aid: EnterpriseAid| {
            let found = aid.findings(None, "2026-11-30".parse().unwrap());
            found.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        assert_eq!(found(aid.clone()), []);
        assert_eq!(found(EnterpriseAid { level: None, ..aid.clone() }), [("giver", Problem::Missing)]);
        let day = |text: &str| text.parse().ok();
        let early = EnterpriseAid { decree_on: day("2025-06-02"), handed_on: day("2025-06-01"), ..aid.clone() };
        assert_eq!(found(early), [("handed_on", Problem::HandedBeforeDecree)]);
        assert_eq!(found(EnterpriseAid { amount: Rupiah::new(-1).ok(), ..aid }), [("amount", Problem::Negative)]);
    }
}
