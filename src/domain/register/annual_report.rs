//! The yearly figures of a cooperative, and the evidence that it lives.

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::united::{Dependents, filled};
use crate::domain::{BookYear, Cooperative, Count, Date, Form, Id, KnownBy, Note, Record, Ref, Rupiah, codes, record};

codes! {
    /// Whether the annual members' meeting (RAT) on a book year was held: the axis "kelembagaan" (FACTS 1.6).
    pub enum RatState {
        /// Held.
        Held = "held",
        /// Not held.
        NotHeld = "not_held",
        /// Nobody has said.
        NotKnown = "not_known",
    }
}

codes! {
    /// Whether the business served members in a book year: the axis "usaha" (FACTS 1.6).
    pub enum Business {
        /// Running.
        Running = "running",
        /// Not running.
        Stopped = "stopped",
        /// Nobody has said.
        NotKnown = "not_known",
    }
}

record! {
    /// A cooperative in a book year (FACTS 1.4). Its id derives from cooperative and year.
    pub struct AnnualReport in "annual_reports" of Cooperative by cooperative
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.cooperative, of.year)), join: Self::fuller }) checked by (Self::check) {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// Tahun buku.
        public year: BookYear,
        /// Whether the RAT on this book year was held.
        public rat: Option<RatState>,
        /// Day of the RAT.
        public rat_date: Option<Date>,
        /// Day on which the office received the report.
        public reported_on: Option<Date>,
        /// Whether the business was running.
        public business: Option<Business>,
        /// What shows that it was or was not.
        private business_evidence: Option<Note>,
        /// Anggota: all members, persons.
        public members: Option<Count>,
        /// Anggota perempuan.
        public members_female: Option<Count>,
        /// Anggota laki-laki.
        public members_male: Option<Count>,
        /// Karyawan: all staff, persons; many lists do not tell women and men apart.
        public staff: Option<Count>,
        /// Karyawan perempuan.
        public staff_female: Option<Count>,
        /// Karyawan laki-laki.
        public staff_male: Option<Count>,
        /// Manajer perempuan.
        public managers_female: Option<Count>,
        /// Manajer laki-laki.
        public managers_male: Option<Count>,
        /// Simpanan pokok, rupiah.
        public principal_savings: Option<Rupiah>,
        /// Simpanan wajib, rupiah.
        public mandatory_savings: Option<Rupiah>,
        /// Cadangan, rupiah.
        public reserves: Option<Rupiah>,
        /// Hibah and donasi, rupiah.
        public grants: Option<Rupiah>,
        /// Modal sendiri in all, rupiah.
        public own_capital: Option<Rupiah>,
        /// Modal luar, rupiah.
        public outside_capital: Option<Rupiah>,
        /// Aset, rupiah.
        public assets: Option<Rupiah>,
        /// Volume usaha, rupiah in the year.
        public turnover: Option<Rupiah>,
        /// Sisa hasil usaha (SHU), rupiah in the year; negative for a loss.
        public surplus: Option<Rupiah>,
        /// Whether the government helped in the year.
        public aid_received: Option<bool>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl AnnualReport {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, owner: Option<&Cooperative>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.year.end() >= today {
            found.push(warning("year", Problem::YearNotEnded));
        }
        if owner.and_then(Cooperative::founded).is_some_and(|founded| i32::from(self.year.get()) < founded) {
            found.push(warning("year", Problem::YearBeforeLegal));
        }
        self.check_rat(owner, today, &mut found);
        self.check_people(owner.and_then(|owner| owner.form), &mut found);
        self.check_money(&mut found);
        if self.reported_on.is_some_and(|date| date > today) {
            found.push(refusal("reported_on", Problem::Future));
        }
        found
    }

    fn check_rat(&self, owner: Option<&Cooperative>, today: Date, found: &mut Vec<Finding>) {
        let Some(date) = self.rat_date else { return };
        let due = rat_due(owner.and_then(|owner| owner.form), self.year);
        if date > today {
            found.push(refusal("rat_date", Problem::Future));
        } else if date <= self.year.end() {
            found.push(refusal("rat_date", Problem::RatBeforeYearEnd));
        } else if owner.and_then(|owner| owner.legal_date).is_some_and(|legal| date < legal) {
            found.push(warning("rat_date", Problem::RatBeforeLegal));
        } else if self.rat == Some(RatState::NotHeld) {
            found.push(refusal("rat_date", Problem::RatDateWithoutRat));
        } else if date > due {
            found.push(warning("rat_date", Problem::RatLate(due)));
        }
    }

    fn check_people(&self, form: Option<Form>, found: &mut Vec<Finding>) {
        if let (Some(members), Some(female), Some(male)) = (self.members, self.members_female, self.members_male) {
            let sum = female.get() + male.get();
            if sum != members.get() {
                found.push(refusal("members", Problem::MembersSum(sum)));
            }
        }
        let least = if form == Some(Form::Secondary) { 3 } else { 9 };
        if self.members.map(Count::get).is_some_and(|members| members < least) {
            found.push(warning("members", Problem::FewMembers(least)));
        }
    }

    fn check_money(&self, found: &mut Vec<Finding>) {
        let not_negative = [
            ("principal_savings", self.principal_savings),
            ("mandatory_savings", self.mandatory_savings),
            ("grants", self.grants),
            ("outside_capital", self.outside_capital),
            ("assets", self.assets),
            ("turnover", self.turnover),
        ];
        for (field, amount) in not_negative {
            if amount.is_some_and(|amount| amount.get() < 0) {
                found.push(refusal(field, Problem::Negative));
            }
        }
        let components = [self.principal_savings, self.mandatory_savings, self.reserves, self.grants];
        let sum: i64 = components.into_iter().flatten().map(Rupiah::get).sum();
        if let (Some(own), Ok(sum)) = (self.own_capital, Rupiah::new(sum))
            && sum > own
        {
            found.push(warning("own_capital", Problem::CapitalSum(sum)));
        }
        if let (Some(own), Some(outside), Some(assets)) = (self.own_capital, self.outside_capital, self.assets) {
            let sum = own.get() + outside.get();
            if (sum - assets.get()).abs() * 10 > assets.get().abs()
                && let Ok(sum) = Rupiah::new(sum)
            {
                found.push(warning("assets", Problem::AssetsSum(sum)));
            }
        }
        if self.surplus.is_some_and(|surplus| surplus.get() > 0) && self.turnover.map_or(0, Rupiah::get) == 0 {
            found.push(warning("surplus", Problem::SurplusWithoutTurnover));
        }
    }
}

impl AnnualReport {
    /// Fields, and those that say nothing without them.
    const DEPENDENTS: Dependents = &[
        (Self::AT.rat, &[Self::AT.rat_date]),
        (Self::AT.business, &[Self::AT.business_evidence]),
        (Self::AT.members, &[Self::AT.members_female, Self::AT.members_male]),
        (
            Self::AT.own_capital,
            &[Self::AT.principal_savings, Self::AT.mandatory_savings, Self::AT.reserves, Self::AT.grants],
        ),
    ];

    /// The report of a year of which there were two. That nobody has said counts as no value.
    fn fuller(kept: &Self, other: &Self) -> Self {
        let said = |report: &Self| Self {
            rat: report.rat.filter(|rat| *rat != RatState::NotKnown),
            business: report.business.filter(|business| *business != Business::NotKnown),
            ..report.clone()
        };
        let mut united = filled(&said(kept), &said(other), Self::DEPENDENTS);
        united.rat = united.rat.or(kept.rat).or(other.rat);
        united.business = united.business.or(kept.business).or(other.business);
        united
    }

    /// The id that the report of `cooperative` on `year` has on every replica.
    pub fn id(cooperative: Id, year: BookYear) -> Id {
        Id::derived(Self::TABLE, cooperative, year)
    }

    /// Whether the RAT was held, as it is known on the day `on`: a day after it says nothing. None when nobody has said.
    pub fn rat_held(&self, on: Date) -> Option<bool> {
        match self.rat {
            Some(RatState::Held) => Some(true),
            Some(RatState::NotHeld) => Some(false),
            _ => self.rat_date.is_some_and(|day| day <= on).then_some(true),
        }
    }

    /// The last day, not after `today`, that it stands for: of those that it gives, else of its book year. What it says of
    /// the RAT counts from the day on that follows the deadline of most ([`last_due_year`](crate::domain::status::last_due_year)).
    pub fn stands_for(&self, today: Date) -> Option<Date> {
        let past = |day: &Date| *day <= today;
        let given = [self.rat_date, self.reported_on].into_iter().flatten().filter(past).max();
        let of_year = || {
            let counts = self.rat_held(today).map(|_| rat_due(None, self.year).plus_days(1));
            [counts, Some(self.year.end()), Some(self.year.start())].into_iter().flatten().filter(past).max()
        };
        given.or_else(of_year)
    }

    /// All members: as given, or women and men together.
    pub fn all_members(&self) -> Option<Count> {
        let sum = self.members_female.zip(self.members_male).map(|(female, male)| female.get() + male.get());
        self.members.or(sum.and_then(|sum| Count::new(sum.into()).ok()))
    }
}

/// Months after the end of the book year within which the RAT is due: three for a primary cooperative,
/// six for a secondary one (Permenkop 19/2015; FACTS 1.5).
pub fn rat_due(form: Option<Form>, year: BookYear) -> Date {
    let (month, day) = if form == Some(Form::Secondary) { (6, 30) } else { (3, 31) };
    Date::new(i32::from(year.get()) + 1, month, day).unwrap_or_else(|_| year.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_stands_for_the_last_day_that_it_gives_else_for_what_has_passed_of_its_year() {
        let day = |text: &str| text.parse::<Date>().ok();
        let of = |rat, rat_date: &str, reported_on: &str, today: &str| {
            let year = BookYear::new(2025).unwrap();
            let (rat_date, reported_on) = (day(rat_date), day(reported_on));
            AnnualReport { year, rat, rat_date, reported_on, ..AnnualReport::default() }.stands_for(day(today).unwrap())
        };
        let held = Some(RatState::Held);
        assert_eq!(of(held, "2026-02-20", "2026-03-10", "2026-11-29"), day("2026-03-10"));
        // A day after today is as if it were not there.
        assert_eq!(of(held, "2026-02-20", "2062-03-10", "2026-11-29"), day("2026-02-20"));
        // Of whether the RAT was held all is known when its time is over.
        assert_eq!(of(held, "", "", "2026-11-29"), day("2026-04-01"));
        assert_eq!(of(Some(RatState::NotHeld), "2062-02-20", "", "2026-11-29"), day("2026-04-01"));
        assert_eq!(of(held, "", "", "2026-03-31"), day("2025-12-31"));
        assert_eq!(of(Some(RatState::NotKnown), "", "", "2026-11-29"), day("2025-12-31"));
        assert_eq!(of(None, "", "", "2025-06-01"), day("2025-01-01"));
        assert_eq!(of(held, "", "", "2024-12-31"), None);
    }
}
