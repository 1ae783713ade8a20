//! The ladder that a Koperasi Merah Putih climbs: what was reported of each rung, by whom and for which day.
//!
//! A rung of which nothing is reported is neither reached nor missing, and no number of it is zero: the national system shows
//! zero meetings in every district beside 1.651 in the province (FACTS-2 13.2). Every report stays, so that figures which fall
//! can be seen to fall.

use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Cooperative, Date, Id, KnownBy, Note, Quantity, Record, Ref, Text, codes, record};

codes! {
    /// A rung, in the order in which the orders of 2025 lay them out (FACTS-2 13.1, 13.4).
    pub enum Rung {
        /// Musyawarah desa or kelurahan khusus.
        Deliberation = "musdes",
        /// Akta notaris.
        Deed = "akta",
        /// Pengesahan badan hukum, AHU.
        LegalEntity = "ahu",
        /// NIK of the cooperative.
        CooperativeNumber = "nik",
        /// NPWP.
        TaxNumber = "npwp",
        /// NIB.
        BusinessNumber = "nib",
        /// Rekening bank.
        BankAccount = "rekening",
        /// Akun SIMKOPDES.
        SystemAccount = "akun",
        /// Microsite.
        Microsite = "microsite",
        /// Anggota: so many.
        Members = "anggota",
        /// Simpanan anggota: so many rupiah.
        Savings = "simpanan",
        /// RAT.
        AnnualMeeting = "rat",
        /// Lahan.
        Land = "lahan",
        /// Bangunan: so many per cent of it stand.
        Building = "bangunan",
        /// Gerai kantor.
        Office = "gerai_kantor",
        /// Gerai sembako.
        Groceries = "gerai_sembako",
        /// Gerai simpan pinjam.
        SavingsAndLoans = "gerai_simpan_pinjam",
        /// Klinik.
        Clinic = "gerai_klinik",
        /// Apotek.
        Pharmacy = "gerai_apotek",
        /// Gudang and cold storage.
        Storage = "gerai_gudang",
        /// Logistik.
        Logistics = "gerai_logistik",
        /// Another outlet.
        OtherOutlet = "gerai_lain",
        /// Kemitraan.
        Partnership = "kemitraan",
        /// Proposal pembiayaan: so many rupiah asked.
        Proposal = "proposal",
        /// Pencairan: so many rupiah.
        Disbursement = "pencairan",
        /// Transaksi: worth so many rupiah.
        Transactions = "transaksi",
    }
}

codes! {
    /// What is reported of a rung.
    pub enum RungState {
        /// Sudah.
        Reached = "sudah",
        /// Belum.
        NotYet = "belum",
    }
}

record! {
    /// What was reported of a rung of a Koperasi Merah Putih for a day. Its id derives from the cooperative, the rung and the day, so that a list that comes in twice changes nothing.
    pub struct LadderStep in "ladder_steps" of Cooperative by cooperative
        known by (KnownBy::Derived { id: |of| Some(of.id()), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// The rung.
        public rung: Rung,
        /// Whether it is reached.
        public state: RungState,
        /// How much, where the rung is counted: members, rupiah, per cent of the building.
        public quantity: Option<Quantity>,
        /// The day of which it is told.
        public as_of: Date,
        /// Who says so: a delivery of the national system, a visit, the village.
        private source: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl LadderStep {
    /// The id that it has on every replica.
    pub fn id(&self) -> Id {
        Id::derived(Self::TABLE, *self.cooperative, format_args!("{}/{}", self.rung, self.as_of))
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Cooperative>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.as_of > today {
            found.push(refusal("as_of", Problem::Future));
        }
        let parts = self.quantity.map_or(0, Quantity::parts);
        if parts < 0 {
            found.push(refusal("quantity", Problem::Negative));
        } else if self.rung == Rung::Building && parts > 100 * Quantity::ONE {
            found.push(refusal("quantity", Problem::AboveHundred));
        } else if self.state == RungState::NotYet && parts > 0 && self.rung != Rung::Building {
            // A building stands in part before it stands; members and money are there or not.
            found.push(warning("state", Problem::AmountBeforeStep));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(step: &LadderStep) -> Vec<(&'static str, Problem)> {
        let found = step.findings(None, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    fn step(rung: Rung, state: RungState, quantity: Option<i128>) -> LadderStep {
        let quantity = quantity.map(|whole| Quantity::of_parts(whole * i128::from(Quantity::ONE)).unwrap());
        LadderStep { rung, state, quantity, as_of: "2026-08-05".parse().unwrap(), ..LadderStep::default() }
    }

    #[test]
    fn what_cannot_be_is_refused_and_what_contradicts_itself_is_asked() {
        assert_eq!(found(&step(Rung::Building, RungState::NotYet, Some(45))), []);
        assert_eq!(found(&step(Rung::Members, RungState::Reached, Some(120))), []);
        assert_eq!(found(&step(Rung::Building, RungState::NotYet, Some(101))), [("quantity", Problem::AboveHundred)]);
        assert_eq!(found(&step(Rung::Members, RungState::Reached, Some(-1))), [("quantity", Problem::Negative)]);
        assert_eq!(found(&step(Rung::Savings, RungState::NotYet, Some(5000))), [("state", Problem::AmountBeforeStep)]);
        let tomorrow =
            LadderStep { as_of: "2026-12-01".parse().unwrap(), ..step(Rung::Deed, RungState::Reached, None) };
        assert_eq!(found(&tomorrow), [("as_of", Problem::Future)]);
    }

    #[test]
    fn two_offices_that_bring_in_one_delivery_meet_and_a_later_one_stands_beside_it() {
        let reached = step(Rung::BusinessNumber, RungState::Reached, None);
        let denied = LadderStep { state: RungState::NotYet, ..reached.clone() };
        assert_eq!(reached.id(), denied.id());
        let later = LadderStep { as_of: "2026-09-01".parse().unwrap(), ..reached.clone() };
        assert_ne!(reached.id(), later.id());
    }
}
