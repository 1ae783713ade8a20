//! What an enterprise had and earned in a year.

use super::future_year;
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{BookYear, Count, Date, Enterprise, Id, KnownBy, Note, Record, Ref, Rupiah, Text, codes, record};

codes! {
    /// How figures of a year came to the office.
    pub enum YearSource {
        /// Pengakuan pemilik: as the owner says.
        Told = "pengakuan",
        /// Kunjungan: seen on a visit.
        Visited = "kunjungan",
        /// Laporan keuangan or pajak.
        Accounts = "pembukuan",
    }
}

record! {
    /// Figures of an enterprise for a year. Its id derives from enterprise and year.
    pub struct EnterpriseYear in "enterprise_years" of Enterprise by enterprise
        known by (KnownBy::Derived { id: |of| Some(Self::id(*of.enterprise, of.year)), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The enterprise.
        public enterprise: Ref<Enterprise>,
        /// The year.
        public year: BookYear,
        /// Hasil penjualan tahunan, rupiah.
        public sales: Option<Rupiah>,
        /// Modal sendiri, rupiah.
        public own_capital: Option<Rupiah>,
        /// Modal luar, rupiah.
        public outside_capital: Option<Rupiah>,
        /// Modal usaha without land and building of the place of business, which the law counts; rupiah.
        public capital: Option<Rupiah>,
        /// Aset, rupiah.
        public assets: Option<Rupiah>,
        /// Tenaga kerja.
        public workers: Option<Count>,
        /// Women among them.
        public workers_female: Option<Count>,
        /// Men among them.
        public workers_male: Option<Count>,
        /// How the figures came.
        public told_by: Option<YearSource>,
        /// Where they stand written.
        private source: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl EnterpriseYear {
    /// The id that the figures of a year have on every replica.
    pub fn id(enterprise: Id, year: BookYear) -> Id {
        Id::derived(Self::TABLE, enterprise, year)
    }

    /// The capital that the law counts: as it is said, else own and outside capital together. Assets are none: land and
    /// building are in them.
    pub fn counted_capital(&self) -> Option<Rupiah> {
        let parts = [self.own_capital, self.outside_capital];
        let sum = || parts.iter().flatten().map(|part| part.get()).sum::<i64>();
        self.capital.or_else(|| parts.iter().any(Option::is_some).then(sum).and_then(|sum| Rupiah::new(sum).ok()))
    }

    /// All who work in it: as it is said, else women and men together.
    pub fn all_workers(&self) -> Option<Count> {
        let by_sex = [self.workers_female, self.workers_male];
        let sum = || by_sex.iter().flatten().map(|part| u64::from(part.get())).sum::<u64>();
        self.workers.or_else(|| by_sex.iter().any(Option::is_some).then(sum).and_then(|sum| Count::new(sum).ok()))
    }

    fn check(&self, _: Option<&Enterprise>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        future_year(&mut found, "year", self.year, today);
        let amounts = [
            ("sales", self.sales),
            ("own_capital", self.own_capital),
            ("outside_capital", self.outside_capital),
            ("capital", self.capital),
            ("assets", self.assets),
        ];
        let negative = amounts.into_iter().filter(|(_, amount)| amount.is_some_and(|amount| amount.get() < 0));
        found.extend(negative.map(|(field, _)| refusal(field, Problem::Negative)));
        let by_sex: u32 = [self.workers_female, self.workers_male].into_iter().flatten().map(Count::get).sum();
        if self.workers.is_some_and(|all| by_sex > all.get()) {
            found.push(refusal("workers", Problem::MoreThanAll));
        }
        let says = |field: &usize| self.says(*field);
        let at = Self::AT;
        if ![
            at.sales,
            at.own_capital,
            at.outside_capital,
            at.capital,
            at.assets,
            at.workers,
            at.workers_female,
            at.workers_male,
        ]
        .iter()
        .any(says)
        {
            found.push(refusal("sales", Problem::Missing));
        }
        // Of a year that goes on nobody knows yet what it comes to.
        if self.sales.is_some() && i32::from(self.year.get()) == today.year() {
            found.push(warning("sales", Problem::YearNotEnded));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(year: i32) -> EnterpriseYear {
        EnterpriseYear { year: BookYear::new(year).unwrap(), ..EnterpriseYear::default() }
    }

    fn rupiah(amount: i64) -> Option<Rupiah> {
        Rupiah::new(amount).ok()
    }

    #[test]
    fn capital_is_what_is_said_or_its_parts_and_never_the_assets() {
        let year =
            EnterpriseYear { own_capital: rupiah(5), outside_capital: rupiah(2), assets: rupiah(90), ..of(2025) };
        assert_eq!(year.counted_capital(), rupiah(7));
        assert_eq!(EnterpriseYear { capital: rupiah(6), ..year }.counted_capital(), rupiah(6));
        assert_eq!(EnterpriseYear { assets: rupiah(90), ..of(2025) }.counted_capital(), None);
    }

    #[test]
    fn what_is_wrong_with_the_figures_of_a_year_is_told() {
        let found = |of: EnterpriseYear| {
            let found = of.findings(None, "2026-11-30".parse().unwrap());
            found.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        assert_eq!(found(EnterpriseYear { sales: rupiah(1), ..of(2025) }), []);
        assert_eq!(found(EnterpriseYear { sales: rupiah(1), ..of(2027) }), [("year", Problem::Future)]);
        assert_eq!(found(of(2025)), [("sales", Problem::Missing)]);
        assert_eq!(found(EnterpriseYear { sales: rupiah(-1), ..of(2025) }), [("sales", Problem::Negative)]);
        assert_eq!(found(EnterpriseYear { sales: rupiah(1), ..of(2026) }), [("sales", Problem::YearNotEnded)]);
        let workers = EnterpriseYear { workers: Some(1.into()), workers_female: Some(2.into()), ..of(2025) };
        assert_eq!(found(workers), [("workers", Problem::MoreThanAll)]);
    }
}
