//! Licences and registrations of cooperatives: what a savings business, a food product or a bank account asks for first.
//!
//! Which of them a cooperative has is counted by the districts and by the national system (NIB and NPWP of every Koperasi
//! Merah Putih; FACTS-2 13.2); the licence for savings and loans is a programme of its own (FACTS 3, 2.17.02). A licence that
//! nobody has recorded is not one that is missing.

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Cooperative, Date, Note, Ref, Text, codes, record};

codes! {
    /// What it is (FACTS 2, FACTS-2 11).
    pub enum LicenceKind {
        /// Nomor Induk Berusaha, of the one-stop system of licences.
        BusinessNumber = "nib",
        /// Nomor Pokok Wajib Pajak.
        TaxNumber = "npwp",
        /// Izin usaha simpan pinjam.
        SavingsLoan = "savings_loan",
        /// Izin pembukaan kantor cabang, cabang pembantu or kas.
        Branch = "branch",
        /// Sertifikat produksi pangan industri rumah tangga.
        HomeFood = "pirt",
        /// Sertifikat halal.
        Halal = "halal",
        /// Merek and other intellectual property.
        Trademark = "trademark",
        /// Lainnya.
        Other = "other",
    }
}

record! {
    /// A licence or registration of a cooperative.
    pub struct Licence in "licences" of Cooperative by cooperative checked by (Self::check) {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// What it is.
        public class: LicenceKind,
        /// Its number.
        private number: Option<Text>,
        /// Who gave it.
        private issuer: Option<Text>,
        /// Day on which it was given.
        public issued_on: Option<Date>,
        /// Last day on which it holds; none where it holds for good, or nobody has said.
        public expires_on: Option<Date>,
        /// Whatever else should be known.
        private note: Option<Note>,
    }
}

impl Licence {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Cooperative>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.issued_on.is_some_and(|day| day > today) {
            found.push(refusal("issued_on", Problem::Future));
        }
        if self.issued_on.zip(self.expires_on).is_some_and(|(issued, expires)| expires < issued) {
            found.push(refusal("expires_on", Problem::EndsEarly));
        } else if self.expires_on.is_some_and(|last| last < today) {
            found.push(warning("expires_on", Problem::CertificateLapsed));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Record;

    #[test]
    fn a_licence_of_tomorrow_and_one_that_ends_before_it_begins_are_refused() {
        let today: Date = "2026-11-29".parse().unwrap();
        let day = |days| Some(today.plus_days(days));
        let of = |issued_on, expires_on| Licence { issued_on, expires_on, ..Licence::default() };
        let found =
            |licence: Licence| licence.findings(None, today).into_iter().map(|one| one.problem).collect::<Vec<_>>();
        assert_eq!(found(of(day(1), None)), [Problem::Future]);
        assert_eq!(found(of(day(0), day(-1))), [Problem::EndsEarly]);
        assert_eq!(found(of(day(-9), day(-1))), [Problem::CertificateLapsed]);
        assert!(found(of(day(-9), day(0))).is_empty() && found(of(None, None)).is_empty());
    }
}
