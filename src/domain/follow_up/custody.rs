//! Documents and assets of cooperatives that sleep, which an office keeps until they are given back or handed on.
//!
//! Where a cooperative has no seat any more, its deed, its book of members or the title of its land is what a revival or
//! the settlement of a dissolution begins with. No rule is known that says how an office keeps them: this is a list of what
//! there is, who has it and where it went.

use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{Cooperative, Date, Note, Ref, Rupiah, Text, codes, record};

codes! {
    /// What is kept.
    pub enum CustodyKind {
        /// Akta pendirian dan anggaran dasar.
        Statutes = "statutes",
        /// Keputusan pengesahan badan hukum.
        Approval = "approval",
        /// Buku daftar anggota.
        MemberBook = "member_book",
        /// Notulen rapat.
        Minutes = "minutes",
        /// Pembukuan dan laporan keuangan.
        Accounts = "accounts",
        /// Buku rekening.
        BankBook = "bank_book",
        /// Perjanjian dan surat utang-piutang.
        Agreements = "agreements",
        /// Stempel.
        Seal = "seal",
        /// Sertifikat tanah dan bangunan.
        LandTitle = "land_title",
        /// Kendaraan.
        Vehicle = "vehicle",
        /// Peralatan dan inventaris.
        Equipment = "equipment",
        /// Persediaan barang.
        Stock = "stock",
        /// Uang tunai.
        Cash = "cash",
        /// Lainnya.
        Other = "other",
    }
}

impl CustodyKind {
    /// Whether it is worth something by itself, and not for what is written in it.
    pub const fn is_asset(self) -> bool {
        matches!(self, Self::LandTitle | Self::Vehicle | Self::Equipment | Self::Stock | Self::Cash)
    }
}

record! {
    /// A document or an asset of a cooperative in somebody's custody.
    pub struct Custody in "custodies" of Cooperative by cooperative checked by (Self::check) {
        /// The cooperative.
        public cooperative: Ref<Cooperative>,
        /// What it is.
        public thing: CustodyKind,
        /// Which one, with its number where it has one.
        private item: Option<Text>,
        /// How many or how much, in words.
        private quantity: Option<Text>,
        /// What it is estimated to be worth, rupiah.
        public worth: Option<Rupiah>,
        /// Where it is kept.
        private kept_at: Option<Text>,
        /// Who keeps it.
        private keeper: Option<Text>,
        /// Day on which it was taken over.
        public received_on: Option<Date>,
        /// Who gave it.
        private received_from: Option<Text>,
        /// Number of the minutes of taking it over.
        private receipt: Option<Text>,
        /// Day on which it was given back or handed on.
        public returned_on: Option<Date>,
        /// To whom.
        private returned_to: Option<Text>,
        /// Whatever else should be known.
        private note: Option<Note>,
    }
}

impl Custody {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Cooperative>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        for (field, day) in [("received_on", self.received_on), ("returned_on", self.returned_on)] {
            if day.is_some_and(|day| day > today) {
                found.push(refusal(field, Problem::Future));
            }
        }
        if self.received_on.zip(self.returned_on).is_some_and(|(taken, returned)| returned < taken) {
            found.push(refusal("returned_on", Problem::ReturnedEarly));
        }
        if self.worth.is_some_and(|worth| worth.get() < 0) {
            found.push(refusal("worth", Problem::Negative));
        }
        found
    }
}

impl Custody {
    /// Whether it is still there.
    pub const fn is_held(&self) -> bool {
        self.returned_on.is_none()
    }
}
