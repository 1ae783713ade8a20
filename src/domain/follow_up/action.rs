//! A step taken in a case.

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{Case, Cause, Date, Level, Note, Plan, Ref, Rupiah, Text, codes, is_activity_code, record};

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

record! {
    /// A step taken in a case.
    pub struct Action in "actions" of Case by case checked by (Self::check) {
        /// The case.
        public case: Ref<Case>,
        /// Class of the solution.
        public class: ActionClass,
        /// What is done.
        private what: Option<Text>,
        /// The cause that it is to mend.
        public cause: Option<Cause>,
        /// Nomenclature code or row of a plan that pays for it, such as 2.17.06.1.01.0012.
        partly(plan_told) plan: Option<Text>,
        /// The row of a plan that pays for it, where that is recorded.
        public plan_row: Option<Ref<Plan>>,
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
        self.plan.as_ref().filter(|plan| is_activity_code(plan))
    }

    /// Whether it is not done and its day has passed.
    pub fn is_overdue(&self, on: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_a_code_only_in_the_form_of_the_nomenclature() {
        let is_code =
            |plan: &str| Action { plan: Text::optional(plan).unwrap(), ..Default::default() }.plan_code().is_some();
        assert!(["2.17.06", "2.17.06.1.01", "2.17.06.1.01.0012", "2.17.06.1.01.12"].into_iter().all(is_code));
        let others = ["", "2.17", "Pak Budi", "2.17.06 Pak Budi", "0812.3456.7890", "2.17.06.1.01.0012.3", "2.17.6"];
        assert!(!others.into_iter().any(is_code));
    }
}
