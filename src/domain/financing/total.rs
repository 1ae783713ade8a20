//! What lenders publish without rows: Bank | Plafon | Outstanding | Debitur | NPL of an area and a month (FACTS-2 10.1).

use super::{below_nothing, folded, lender_told};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, Count, Date, FinancingScheme, FinancingSource, Id, KnownBy, Note, Precision, Quantity, Record, Rupiah,
    TallyKind, Text, record, told,
};

record! {
    /// Figures of a lender for an area and a month, without the loans that they count. Its id derives from area, day, source, scheme, lender and who says so, so that what comes in twice changes nothing and what another says stands beside it.
    pub struct CreditTotal in "credit_totals"
        known by (KnownBy::Derived { id: |of| Some(of.id()), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// Area.
        public area: AreaCode,
        /// Day for which the figures stand; of a month or year any of it.
        public date: Date,
        /// How exactly that day is known.
        public precision: Precision,
        /// From where the money comes.
        public channel: FinancingSource,
        /// The scheme; all of that source when absent.
        public scheme: Option<FinancingScheme>,
        /// The bank or fund; all together when absent.
        partly(tell) lender: Option<Text>,
        /// Ceiling (plafon), rupiah.
        public ceiling: Option<Rupiah>,
        /// Paid out of it so far, rupiah.
        public paid_out: Option<Rupiah>,
        /// Not paid back yet, rupiah.
        public outstanding: Option<Rupiah>,
        /// Debtors.
        public debtors: Option<Count>,
        /// Share that does not perform, per cent, as it was published.
        public npl: Option<Quantity>,
        /// Where it stands written.
        partly(tell) source: Option<Text>,
        /// Published or reported.
        public kind: TallyKind,
        /// Remarks.
        private note: Option<Note>,
        /// True for invented figures of the example, which must never be taken for real ones.
        public fictional: bool,
    }
}

fn tell(public: &mut CreditTotal, whole: &CreditTotal) {
    public.lender = lender_told(&whole.lender);
    let is_printed = |source: &Text| whole.kind == TallyKind::Published && told::is_publication(source);
    public.source = whole.source.clone().filter(is_printed);
}

impl CreditTotal {
    /// The id that it has on every replica.
    pub fn id(&self) -> Id {
        let text = |text: &Option<Text>| text.as_deref().map(folded).unwrap_or_default();
        let scheme = self.scheme.map(|scheme| scheme.to_string()).unwrap_or_default();
        let key = format!(
            "{}/{}/{}/{scheme}/{}/{}",
            self.area,
            self.period(),
            self.channel,
            text(&self.lender),
            text(&self.source)
        );
        Id::derived(Self::TABLE, Id::default(), key)
    }

    /// The day, month or year for which it stands.
    fn period(&self) -> String {
        match self.precision {
            Precision::Month => format!("{}-{:02}", self.date.year(), self.date.month()),
            Precision::Year => self.date.year().to_string(),
            _ => self.date.to_string(),
        }
    }

    /// The last day for which it stands.
    pub fn until(&self) -> Date {
        let first = |month| Date::new(self.date.year(), month, 1).unwrap_or(self.date);
        match self.precision {
            Precision::Month => first(self.date.month()).plus_months(1).plus_days(-1),
            Precision::Year => first(12).plus_days(30),
            _ => self.date,
        }
    }

    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.date > today && self.precision == Precision::Day {
            found.push(refusal("date", Problem::Future));
        }
        let amounts = [("ceiling", self.ceiling), ("paid_out", self.paid_out), ("outstanding", self.outstanding)];
        below_nothing(&mut found, amounts);
        let says_nothing = amounts.iter().all(|(_, amount)| amount.is_none());
        if says_nothing && self.debtors.is_none() && self.npl.is_none() {
            found.push(refusal("outstanding", Problem::Missing));
        }
        if let Some(ceiling) = self.ceiling.filter(|ceiling| self.paid_out.is_some_and(|paid| paid > *ceiling)) {
            found.push(warning("paid_out", Problem::AboveGranted(ceiling)));
        }
        let npl = self.npl.map_or(0, Quantity::parts);
        if npl < 0 {
            found.push(refusal("npl", Problem::Negative));
        } else if npl > 100 * Quantity::ONE {
            found.push(refusal("npl", Problem::AboveHundred));
        }
        if self.source.is_none() {
            found.push(warning("source", Problem::Missing));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(source: &str) -> CreditTotal {
        CreditTotal {
            area: "63".parse().unwrap(),
            date: "2026-05-31".parse().unwrap(),
            outstanding: Rupiah::new(5).ok(),
            source: Text::optional(source).unwrap(),
            ..CreditTotal::default()
        }
    }

    #[test]
    fn the_same_figure_meets_and_what_another_source_says_stands_beside_it() {
        let again = CreditTotal { outstanding: Rupiah::new(6).ok(), ..total("antara 470393") };
        assert_eq!(total("Antara 470393").id(), again.id());
        assert_ne!(total("Antara 470393").id(), total("Bank Kalsel").id());
        let of = |date: &str, precision| CreditTotal { date: date.parse().unwrap(), precision, ..total("BRI") };
        let (month, year) = (Precision::Month, Precision::Year);
        assert_eq!(of("2024-02-01", month).id(), of("2024-02-29", month).id());
        assert_ne!(of("2024-02-01", Precision::Day).id(), of("2024-02-29", Precision::Day).id());
        assert_eq!(of("2024-02-01", month).until(), "2024-02-29".parse().unwrap());
        assert_eq!(of("2024-02-01", year).until(), "2024-12-31".parse().unwrap());
        assert_eq!(of("2024-02-01", Precision::Day).until(), "2024-02-01".parse().unwrap());
    }

    #[test]
    fn a_figure_says_something_and_where_it_stands_written() {
        let found = |of: &CreditTotal| {
            let found = of.findings(None, "2026-11-30".parse().unwrap());
            found.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>()
        };
        assert_eq!(found(&total("Antara 470393")), []);
        assert_eq!(found(&total("")), [("source", Problem::Missing)]);
        let above = CreditTotal { npl: Quantity::of_parts(1_000_001).ok(), ..total("Antara 470393") };
        assert_eq!(found(&above), [("npl", Problem::AboveHundred)]);
        let nothing = CreditTotal { outstanding: None, ..total("Antara 470393") };
        assert_eq!(found(&nothing), [("outstanding", Problem::Missing)]);
        let over =
            CreditTotal { ceiling: Rupiah::new(10).ok(), paid_out: Rupiah::new(11).ok(), ..total("Antara 470393") };
        assert_eq!(found(&over), [("paid_out", Problem::AboveGranted(Rupiah::new(10).unwrap()))]);
    }
}
