//! The stages of an application, each a dated entry, and why one was refused (FACTS-2 10.3).

use super::{below_nothing, not_come};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Date, Financing, Id, Note, Record, Ref, Rupiah, Text, codes, record};

codes! {
    /// A stage. Money comes in parts, so that there are several entries of its being paid out; an application may be refused, sent
    /// back, withdrawn or left without an answer at each.
    pub enum Stage {
        /// Terdaftar.
        Registered = "terdaftar",
        /// Berkas lengkap.
        PapersComplete = "berkas_lengkap",
        /// Verifikasi dinas.
        Verified = "verifikasi",
        /// Diusulkan.
        Proposed = "diusulkan",
        /// Dinilai penyalur, SLIK.
        Appraised = "dinilai",
        /// Disetujui.
        Approved = "disetujui",
        /// Akad.
        Contract = "akad",
        /// Cair: so much was paid out.
        PaidOut = "cair",
        /// Lunas.
        Settled = "lunas",
        /// Ditolak.
        Refused = "ditolak",
        /// Dikembalikan.
        Returned = "dikembalikan",
        /// Ditarik.
        Withdrawn = "ditarik",
        /// Tanpa jawaban.
        NoAnswer = "tanpa_jawaban",
    }
}

impl Stage {
    /// The way of an application, from the beginning to the money.
    pub const WAY: [Self; 8] = [
        Self::Registered,
        Self::PapersComplete,
        Self::Verified,
        Self::Proposed,
        Self::Appraised,
        Self::Approved,
        Self::Contract,
        Self::PaidOut,
    ];

    /// How far on the way it is, from 0; none where it is an end that may come at each stage. What is settled was paid out.
    pub fn step(self) -> Option<usize> {
        let on_the_way = if self == Self::Settled { Self::PaidOut } else { self };
        Self::WAY.iter().position(|stage| *stage == on_the_way)
    }

    /// Whether nothing came of it.
    pub const fn is_end_without(self) -> bool {
        matches!(self, Self::Refused | Self::Returned | Self::Withdrawn | Self::NoAnswer)
    }
}

codes! {
    /// Why an application was refused or sent back.
    pub enum RefusalReason {
        /// BERKAS.
        Papers = "berkas",
        /// SERTIFIKAT.
        Certificate = "sertifikat",
        /// USIA.
        Age = "usia",
        /// BUKAN-MIKRO/OMZET.
        Size = "bukan_mikro_omzet",
        /// NIK-GANDA.
        NikTwice = "nik_ganda",
        /// NIK-TIDAK-PADAN.
        NikUnmatched = "nik_tidak_padan",
        /// MENINGGAL.
        Dead = "meninggal",
        /// ASN-TNI-POLRI-BUMN.
        PublicServant = "asn_tni_polri_bumn",
        /// MASIH-KUR.
        KurOpen = "masih_kur",
        /// KREDIT-LAIN.
        OtherCredit = "kredit_lain",
        /// SLIK.
        CreditRecord = "slik",
        /// TANPA-NPWP.
        NoTaxNumber = "tanpa_npwp",
        /// TANPA-NIB.
        NoBusinessNumber = "tanpa_nib",
        /// TANPA-RAT/NIK-KOPERASI.
        NoMeeting = "tanpa_rat_nik_koperasi",
        /// TIDAK-LAYAK-USAHA.
        NotViable = "tidak_layak_usaha",
        /// KUOTA.
        Quota = "kuota",
        /// SUDAH-DIBANTU.
        HelpedAlready = "sudah_dibantu",
        /// LUAR-KEWENANGAN.
        BeyondAuthority = "luar_kewenangan",
        /// TANPA-JAWABAN.
        NoAnswer = "tanpa_jawaban",
    }
}

record! {
    /// A stage that an application reached, or by which it ended: a dated entry. Of money that was paid out it says how much, each part for itself.
    pub struct FinancingStage in "financing_stages" of Financing by financing checked by (Self::check) {
        /// The application.
        public financing: Ref<Financing>,
        /// The stage.
        public stage: Stage,
        /// Day; none where nobody says.
        public date: Option<Date>,
        /// Paid out on that day, rupiah.
        public amount: Option<Rupiah>,
        /// Why it was refused or sent back.
        public reason: Option<RefusalReason>,
        /// Who says so.
        private told_by: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
    }
}

impl FinancingStage {
    /// What tells it from other entries of its application: stage and day, and of money how much.
    pub fn key(&self) -> String {
        let day = self.date.map(|day| day.to_string()).unwrap_or_default();
        let amount = self.amount.map(|amount| amount.get().to_string()).unwrap_or_default();
        format!("{}/{day}/{amount}", self.stage)
    }

    /// The id that follows from its application and what tells it from others of that.
    pub fn id(&self) -> Id {
        Id::derived(Self::TABLE, *self.financing, self.key())
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, of: Option<&Financing>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        not_come(&mut found, today, [("date", self.date)]);
        below_nothing(&mut found, [("amount", self.amount)]);
        if self.date.is_none() {
            found.push(warning("date", Problem::Missing));
        }
        if self.stage == Stage::PaidOut {
            if self.amount.is_none() {
                found.push(warning("amount", Problem::Missing));
            }
        } else if self.amount.is_some() {
            found.push(refusal("amount", Problem::AmountWithoutPayment));
        }
        let granted = of.and_then(|of| of.granted);
        if let Some(granted) = granted.filter(|granted| self.amount.is_some_and(|amount| amount > *granted)) {
            found.push(warning("amount", Problem::AboveGranted(granted)));
        }
        if matches!(self.stage, Stage::Refused | Stage::Returned) && self.reason.is_none() {
            found.push(warning("reason", Problem::ReasonMissing));
        }
        let asked_on = of.and_then(|of| of.asked_on);
        if asked_on.zip(self.date).is_some_and(|(asked, day)| day < asked) {
            found.push(warning("date", Problem::BeforeApplication));
        }
        // First the decree, then the handing over (FACTS-2 8.1, test D6).
        let decree = of.and_then(|of| of.decree_on).filter(|_| self.stage == Stage::PaidOut);
        if decree.zip(self.date).is_some_and(|(decree, day)| day < decree) {
            found.push(warning("date", Problem::HandedBeforeDecree));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stage: &FinancingStage, of: &Financing) -> Vec<(&'static str, Problem)> {
        let found = stage.findings(Some(of), "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn money_says_how_much_a_refusal_why_and_nothing_comes_before_its_time() {
        let of = Financing {
            asked_on: "2026-03-02".parse().ok(),
            decree_on: "2026-05-04".parse().ok(),
            granted: Rupiah::new(50_000_000).ok(),
            ..Financing::default()
        };
        let day = |text: &str| text.parse().ok();
        let stage = |stage, date: &str| FinancingStage { stage, date: day(date), ..FinancingStage::default() };
        assert_eq!(found(&stage(Stage::Verified, "2026-04-01"), &of), []);
        assert_eq!(found(&stage(Stage::Verified, "2026-02-01"), &of), [("date", Problem::BeforeApplication)]);
        assert_eq!(found(&stage(Stage::Refused, "2026-04-01"), &of), [("reason", Problem::ReasonMissing)]);
        let paid = |amount, date| FinancingStage { amount: Rupiah::new(amount).ok(), ..stage(Stage::PaidOut, date) };
        assert_eq!(found(&paid(20_000_000, "2026-06-01"), &of), []);
        assert_eq!(found(&paid(20_000_000, "2026-04-01"), &of), [("date", Problem::HandedBeforeDecree)]);
        let granted = of.granted.unwrap();
        assert_eq!(found(&paid(60_000_000, "2026-06-01"), &of), [("amount", Problem::AboveGranted(granted))]);
        assert_eq!(found(&stage(Stage::PaidOut, "2026-06-01"), &of), [("amount", Problem::Missing)]);
        let early = FinancingStage { amount: Rupiah::new(1).ok(), ..stage(Stage::Approved, "2026-05-01") };
        assert_eq!(found(&early, &of), [("amount", Problem::AmountWithoutPayment)]);
    }

    #[test]
    fn the_way_ends_with_the_money_and_ends_without_it_are_on_no_step() {
        for (at, stage) in Stage::WAY.iter().enumerate() {
            assert_eq!((stage.step(), stage.is_end_without()), (Some(at), false));
        }
        assert_eq!(Stage::Settled.step(), Stage::PaidOut.step());
        let ends = Stage::ALL.iter().filter(|stage| stage.is_end_without());
        assert_eq!(ends.filter(|stage| stage.step().is_none()).count(), 4);
    }
}
