//! Indicators with an identity, and their targets (FACTS 7.7, 7.14).

use super::{code_told, negative, unit_told};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    Accumulation, ActivityCode, AreaCode, BookYear, Date, Id, KnownBy, Note, Quantity, Record, Ref, Text, codes, record,
};

codes! {
    /// What an indicator measures, in the order of form E.81 (FACTS 7.6).
    pub enum IndicatorRank {
        /// Tujuan.
        Goal = "tujuan",
        /// Sasaran.
        Objective = "sasaran",
        /// Program: outcome.
        Programme = "program",
        /// Kegiatan: result.
        Activity = "kegiatan",
        /// Sub kegiatan: output.
        SubActivity = "sub_kegiatan",
    }
}

codes! {
    /// How far an indicator has come: they change within the period of a Renstra (FACTS 7.14).
    pub enum IndicatorState {
        /// Draft.
        Draft = "draft",
        /// Diajukan.
        Submitted = "diajukan",
        /// Berlaku.
        InForce = "berlaku",
        /// Diganti.
        Replaced = "diganti",
    }
}

record! {
    /// An indicator. One that replaces another is a record of its own and names that.
    pub struct Indicator in "indicators" checked by (Self::check) {
        /// What it is called.
        private name: Option<Text>,
        /// What it measures.
        public rank: Option<IndicatorRank>,
        /// Code of the programme, activity or sub-activity that it measures.
        partly(tell) code: Option<ActivityCode>,
        /// Its formula and what its words mean (definisi operasional).
        private formula: Option<Note>,
        /// Where it stands written, and where its figures are from.
        private source: Option<Note>,
        /// Unit (satuan).
        partly(tell) unit: Option<Text>,
        /// How far it has come.
        public state: IndicatorState,
        /// The indicator that it replaces.
        public predecessor: Option<Ref<Indicator>>,
        /// How its quarters add up (FACTS 7.7).
        public accumulation: Option<Accumulation>,
        /// The area whose indicator it is; none for a national one.
        public area: Option<AreaCode>,
        /// Weight among the others (bobot kinerja).
        public weight: Option<Quantity>,
    }
}

fn tell(public: &mut Indicator, whole: &Indicator) {
    (public.code, public.unit) = (code_told(&whole.code), unit_told(&whole.unit));
}

impl Indicator {
    fn check(&self, _: Option<&Self>, _: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.is_none() {
            found.push(refusal("name", Problem::Missing));
        }
        negative(&mut found, [], &[("weight", self.weight)]);
        found
    }
}

record! {
    /// The target of an indicator for an area and year, and what was reached. Its id derives from the three.
    pub struct Target in "targets" of Indicator by indicator
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.indicator, of.area, of.year)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The indicator.
        public indicator: Ref<Indicator>,
        /// The area.
        public area: AreaCode,
        /// The year.
        public year: BookYear,
        /// The target, in the unit of the indicator. That of five years is the value of the last, never their sum (FACTS 7.7).
        public target: Option<Quantity>,
        /// What was reached.
        public actual: Option<Quantity>,
        /// Whether it is the base from which the others are reckoned (kondisi awal).
        public is_base: bool,
        /// Where it stands written.
        private source: Option<Note>,
    }
}

impl Target {
    /// The id that the target of an indicator for an area and year has on every replica.
    pub fn id(indicator: Id, area: AreaCode, year: BookYear) -> Id {
        Id::derived(Self::TABLE, indicator, format_args!("{area}/{year}"))
    }

    fn check(&self, of: Option<&Indicator>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        // A growth can be more; of a share it is a slip.
        let is_percent =
            of.and_then(|of| of.unit.as_deref()).is_some_and(|unit| ["%", "persen"].contains(&&*unit.to_lowercase()));
        if is_percent && self.target.is_some_and(|target| target > Quantity::from(100)) {
            found.push(warning("target", Problem::AboveHundred));
        }
        if self.target.is_none() && self.actual.is_none() {
            found.push(refusal("target", Problem::Missing));
        }
        if self.actual.is_some() && self.year.start() > today {
            found.push(refusal("actual", Problem::Future));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_reached_in_a_year_that_has_not_begun() {
        let target = |year| Target { year: BookYear::new(year).unwrap(), actual: Some(54.into()), ..Target::default() };
        let found = |target: &Target| {
            let found = target.findings(None, "2026-11-30".parse().unwrap());
            found.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        assert_eq!(found(&target(2027)), [("actual", Problem::Future)]);
        assert_eq!(found(&target(2026)), []);
        assert_eq!(found(&Target { actual: None, ..target(2027) }), [("target", Problem::Missing)]);
        let of_shares = Indicator { unit: Text::new("Persen").ok(), ..Indicator::default() };
        let of = |target: u32| Target { target: Some(target.into()), ..Target::default() };
        let today = "2026-11-30".parse().unwrap();
        let found = |target: &Target, of| {
            target.findings(Some(of), today).into_iter().map(|one| one.problem).collect::<Vec<_>>()
        };
        assert_eq!(found(&of(250), &of_shares), [Problem::AboveHundred]);
        assert_eq!(found(&of(100), &of_shares), []);
        assert_eq!(found(&of(250), &Indicator::default()), []);
        assert_eq!(Indicator::default().findings(None, Date::default())[0].problem, Problem::Missing);
    }
}
