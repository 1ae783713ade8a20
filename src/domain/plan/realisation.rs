//! What became of the money of a row of a plan, by quarter and by tranche.

use super::{fund_told, negative};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{BookYear, Date, FundCode, Id, KnownBy, Note, Plan, Quantity, Record, Ref, Rupiah, codes, record};

codes! {
    /// What a report of realisation is of. Quarters add up to the year, and so do tranches; never both (FACTS 7.8, 7.10).
    pub enum ReportPeriod {
        /// Triwulan I.
        Quarter1 = "tw1",
        /// Triwulan II.
        Quarter2 = "tw2",
        /// Triwulan III.
        Quarter3 = "tw3",
        /// Triwulan IV.
        Quarter4 = "tw4",
        /// Tahap I of a transfer that is paid in tranches.
        Tranche1 = "tahap1",
        /// Tahap II.
        Tranche2 = "tahap2",
        /// Tahap III.
        Tranche3 = "tahap3",
    }
}

impl ReportPeriod {
    /// The number of the quarter, 1 to 4; none of a tranche.
    pub const fn quarter(self) -> Option<u8> {
        match self {
            Self::Quarter1 => Some(1),
            Self::Quarter2 => Some(2),
            Self::Quarter3 => Some(3),
            Self::Quarter4 => Some(4),
            Self::Tranche1 | Self::Tranche2 | Self::Tranche3 | Self::Unknown(_) => None,
        }
    }

    /// The day on which it begins in a year; that of a tranche no list says.
    fn start(self, year: BookYear) -> Option<Date> {
        Date::new(year.get().into(), self.quarter()? * 3 - 2, 1).ok()
    }
}

codes! {
    /// What held it up: the ten codes of the report on DAK nonfisik (FACTS 7.10).
    pub enum Hindrance {
        /// Peraturan perundang-undangan.
        Law = "1",
        /// Petunjuk teknis.
        Guidelines = "2",
        /// RKA SKPD.
        Budget = "3",
        /// DPA-SKPD.
        Execution = "4",
        /// SK penetapan pelaksanaan.
        Decree = "5",
        /// Tender or kontrak.
        Tender = "6",
        /// Persiapan swakelola.
        OwnPreparation = "7",
        /// SP2D.
        Payment = "8",
        /// Pelaksanaan kontrak.
        Contract = "9",
        /// Pelaksanaan swakelola.
        OwnExecution = "10",
    }
}

record! {
    /// What became of a row of a plan in a quarter or with a tranche. Its id derives from row, period and fund.
    pub struct Realisation in "realisations" of Plan by plan
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.plan, of.period, of.fund.as_ref())), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The row.
        public plan: Ref<Plan>,
        /// Quarter or tranche.
        public period: ReportPeriod,
        /// The fund; none where the report does not divide by funds.
        partly(tell) fund: Option<FundCode>,
        /// Budget of the whole year that was in force (DPA), as the report says, rupiah.
        public budget: Option<Rupiah>,
        /// Realised in this period alone, rupiah.
        public spent: Option<Rupiah>,
        /// Planned cash of this period alone (RAK), rupiah.
        public cash_plan: Option<Rupiah>,
        /// Physical progress at its end, per cent of the whole; never added up.
        public physical: Option<Quantity>,
        /// What kind of thing held it up.
        public hindrance: Option<Hindrance>,
        /// What held it up (faktor penghambat).
        private held_up_by: Option<Note>,
        /// What drove it (faktor pendorong).
        private driven_by: Option<Note>,
        /// What follows in the next quarter.
        private next_quarter: Option<Note>,
        /// What follows in the next Renja.
        private next_plan: Option<Note>,
        /// Planned cash of the first month of the quarter, rupiah; those of three months are what [`Self::cash_plan`] divides into.
        public cash_month_1: Option<Rupiah>,
        /// Planned cash of the second month of the quarter, rupiah.
        public cash_month_2: Option<Rupiah>,
        /// Planned cash of the third month of the quarter, rupiah.
        public cash_month_3: Option<Rupiah>,
        /// Volume reached at its end, in the unit of the target, as the report on DAK says it; never added up.
        public volume: Option<Quantity>,
    }
}

fn tell(public: &mut Realisation, whole: &Realisation) {
    public.fund = fund_told(&whole.fund);
}

impl Realisation {
    /// The id that the report of a period on a row and fund has on every replica.
    pub fn id(plan: Id, period: ReportPeriod, fund: Option<&FundCode>) -> Id {
        Id::derived(Self::TABLE, plan, format_args!("{period}/{}", fund.map(FundCode::normal).unwrap_or_default()))
    }

    /// Planned cash of the months of its quarter.
    pub fn cash_months(&self) -> [Option<Rupiah>; 3] {
        [self.cash_month_1, self.cash_month_2, self.cash_month_3]
    }

    /// Whether it says of the period neither money nor progress nor anything else.
    fn says_nothing(&self) -> bool {
        let key = [Self::AT.plan, Self::AT.period, Self::AT.fund];
        (0..Self::FIELDS.len()).filter(|field| !key.contains(field)).all(|field| self.is_empty(field))
    }

    fn check(&self, owner: Option<&Plan>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.says_nothing() {
            found.push(refusal("spent", Problem::Missing));
        }
        let amounts = [
            ("budget", self.budget),
            ("spent", self.spent),
            ("cash_plan", self.cash_plan),
            ("cash_month_1", self.cash_month_1),
            ("cash_month_2", self.cash_month_2),
            ("cash_month_3", self.cash_month_3),
        ];
        negative(&mut found, amounts, &[("physical", self.physical), ("volume", self.volume)]);
        let months = self.cash_months();
        let sum: i64 = months.iter().flatten().map(|cash| cash.get()).sum();
        let cash = self.cash_plan.map(|cash| cash.get());
        let differs = match months.iter().flatten().count() {
            0 => false,
            3 => cash != Some(sum),
            // What of the other months nobody has said.
            _ => cash.is_none_or(|cash| cash < sum),
        };
        if differs {
            found.extend(Rupiah::new(sum).ok().map(|sum| warning("cash_plan", Problem::MonthsSum(sum))));
        }
        if self.physical.is_some_and(|percent| percent > Quantity::from(100)) {
            found.push(refusal("physical", Problem::AboveHundred));
        }
        if let (Some(budget), Some(spent)) = (self.budget, self.spent)
            && spent > budget
        {
            found.push(warning("spent", Problem::AboveBudget(budget)));
        }
        let start = owner.and_then(|owner| self.period.start(owner.year));
        let is_ahead = start.is_some_and(|start| start > today);
        if is_ahead && self.spent.is_some_and(|spent| spent.get() > 0) {
            found.push(refusal("spent", Problem::Future));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(of: &Realisation, year: i32) -> Vec<(&'static str, Problem)> {
        let plan = Plan { year: BookYear::new(year).unwrap(), ..Plan::default() };
        let found = of.findings(Some(&plan), "2026-08-15".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    fn rupiah(amount: i64) -> Option<Rupiah> {
        Rupiah::new(amount).ok()
    }

    #[test]
    fn more_than_the_budget_is_pointed_out_and_more_than_a_hundred_per_cent_refused() {
        let of = Realisation {
            budget: rupiah(100),
            spent: rupiah(101),
            physical: Some(101.into()),
            ..Realisation::default()
        };
        let expected =
            [("physical", Problem::AboveHundred), ("spent", Problem::AboveBudget(Rupiah::new(100).unwrap()))];
        assert_eq!(found(&of, 2026), expected);
        let whole = Realisation { spent: rupiah(100), physical: Some(100.into()), ..of };
        assert_eq!(found(&whole, 2026), []);
        assert_eq!(found(&Realisation { spent: rupiah(-1), ..whole }, 2026), [("spent", Problem::Negative)]);
    }

    #[test]
    fn months_of_planned_cash_come_to_that_of_their_quarter() {
        let of = |cash| Realisation {
            cash_plan: cash,
            cash_month_1: rupiah(10),
            cash_month_3: rupiah(5),
            ..Realisation::default()
        };
        assert_eq!(found(&of(rupiah(15)), 2026), []);
        let differs = [("cash_plan", Problem::MonthsSum(Rupiah::new(15).unwrap()))];
        assert_eq!((found(&of(rupiah(14)), 2026), found(&of(None), 2026)), (differs.to_vec(), differs.to_vec()));
        // Of two months the third may have the rest.
        assert_eq!(found(&of(rupiah(16)), 2026), []);
        let all = Realisation { cash_month_2: rupiah(0), ..of(rupiah(16)) };
        assert_eq!(found(&all, 2026), differs);
        assert_eq!(
            found(&Realisation { cash_month_2: rupiah(-1), ..of(rupiah(14)) }, 2026),
            [("cash_month_2", Problem::Negative)]
        );
    }

    #[test]
    fn a_report_says_something_of_its_period() {
        assert_eq!(found(&Realisation::default(), 2026), [("spent", Problem::Missing)]);
        let of = |note| Realisation { held_up_by: note, ..Realisation::default() };
        assert_eq!(found(&of(Note::new("Tender gagal").ok()), 2026), []);
    }

    #[test]
    fn nothing_is_spent_in_a_quarter_that_has_not_begun() {
        let spent = |period, spent| Realisation { period, spent: rupiah(spent), ..Realisation::default() };
        assert_eq!(found(&spent(ReportPeriod::Quarter4, 1), 2026), [("spent", Problem::Future)]);
        // A zero stands for what has not been delivered, and cash is planned beforehand.
        assert_eq!(found(&spent(ReportPeriod::Quarter4, 0), 2026), []);
        assert_eq!(found(&spent(ReportPeriod::Quarter3, 1), 2026), []);
        assert_eq!(found(&spent(ReportPeriod::Quarter4, 1), 2025), []);
        assert_eq!(found(&spent(ReportPeriod::Tranche3, 1), 2026), []);
    }

    #[test]
    fn what_two_offices_report_of_one_quarter_is_one_record() {
        let plan = Id::new(1, [1; 10]);
        let fund = FundCode::new("2.2.01.01.04.0025").unwrap();
        assert_eq!(
            Realisation::id(plan, ReportPeriod::Quarter2, fund.as_ref()),
            Realisation::id(plan, ReportPeriod::Quarter2, fund.as_ref())
        );
        assert_ne!(
            Realisation::id(plan, ReportPeriod::Quarter2, fund.as_ref()),
            Realisation::id(plan, ReportPeriod::Quarter2, None)
        );
    }
}
