//! An application for financing: whose, where, how much, and on which terms.

use super::{below_nothing, folded, lender_told, not_come};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, Cooperative, Count, Date, Enterprise, FinancingScheme, Id, Note, PersonNik, Plan, Quantity, Record, Ref,
    Rupiah, Text, codes, record,
};

codes! {
    /// Who applies.
    pub enum ApplicantKind {
        /// Koperasi.
        Cooperative = "koperasi",
        /// UMKM binaan.
        Enterprise = "umkm",
        /// Kelompok.
        Group = "kelompok",
        /// Somebody who stands in no list of the office.
        Person = "perorangan",
    }
}

codes! {
    /// From where the money is to come (FACTS-2 10.1, 10.2).
    pub enum FinancingSource {
        /// Kredit Usaha Rakyat.
        Kur = "kur",
        /// LPDB-KUMKM.
        Lpdb = "lpdb",
        /// Ultra Mikro.
        Umi = "umi",
        /// Himbara for Koperasi Merah Putih.
        StateBanks = "himbara",
        /// A bank on its own terms.
        Bank = "bank",
        /// CSR and PUMK of companies.
        Company = "csr_pumk",
        /// Baznas.
        Zakat = "baznas",
        /// Hibah and BPUM: not paid back.
        Grant = "hibah",
        /// Dana bergulir of former years.
        OldRevolving = "bergulir_lama",
        /// Lainnya.
        Other = "lainnya",
    }
}

impl FinancingSource {
    /// Whether what it gives is paid back.
    pub const fn is_loan(self) -> bool {
        !matches!(self, Self::Grant | Self::Zakat)
    }
}

codes! {
    /// For what it is used.
    pub enum LoanUse {
        /// Modal kerja.
        Working = "modal_kerja",
        /// Investasi.
        Investment = "investasi",
        /// Both.
        Both = "keduanya",
        /// Something else.
        Other = "lainnya",
    }
}

codes! {
    /// Whether the recipient stands in the annex of the decree (FACTS-2 8.1, test D6).
    pub enum AnnexState {
        /// Ada di lampiran.
        Named = "ada",
        /// Tidak ada di lampiran.
        Absent = "tidak_ada",
    }
}

record! {
    /// An application for financing of a cooperative, an enterprise, or a group or person that stands in neither list. Its stages and payments, and how it is paid back, are records of their own. Names and numbers of persons are private.
    pub struct Financing in "financings" checked by (Self::check) {
        /// Who applies.
        public applicant: ApplicantKind,
        /// The cooperative that applies.
        public cooperative: Option<Ref<Cooperative>>,
        /// The enterprise that applies.
        public enterprise: Option<Ref<Enterprise>>,
        /// Name of the group or person that applies, where that is neither.
        private name: Option<Text>,
        /// NIK of whoever signs: the number of a person.
        private person_nik: Option<PersonNik>,
        /// Telephone.
        private phone: Option<Text>,
        /// Kabupaten/kota.
        public district: Option<AreaCode>,
        /// Kecamatan.
        public subdistrict: Option<AreaCode>,
        /// Desa/kelurahan.
        private village: Option<Text>,
        /// From where the money is to come.
        public source: FinancingSource,
        /// The scheme.
        public scheme: Option<FinancingScheme>,
        /// Bank, company or fund by name.
        partly(tell) lender: Option<Text>,
        /// Number of the application with the lender.
        private number: Option<Text>,
        /// Day of the application.
        public asked_on: Option<Date>,
        /// Asked for, rupiah.
        public asked: Option<Rupiah>,
        /// Granted (plafon), rupiah.
        public granted: Option<Rupiah>,
        /// Rate, per cent a year.
        public rate: Option<Quantity>,
        /// Months over which it is paid back.
        public months: Option<Count>,
        /// Months of grace.
        public grace: Option<Count>,
        /// Collateral.
        private collateral: Option<Text>,
        /// For what it is used.
        public used_for: Option<LoanUse>,
        /// Row of a plan from which it is paid, where that is money of a government.
        public plan: Option<Ref<Plan>>,
        /// Decree that names the recipients.
        private decree: Option<Text>,
        /// Day of the decree.
        public decree_on: Option<Date>,
        /// Whether the recipient stands in its annex.
        public annex: Option<AnnexState>,
        /// Remarks.
        private note: Option<Note>,
        /// True for an invented application of the example, which must never be counted as a real one.
        public fictional: bool,
    }
}

fn tell(public: &mut Financing, whole: &Financing) {
    public.lender = lender_told(&whole.lender);
}

impl Financing {
    /// What tells it from other applications: whose it is, where, and its number, else its day, else how much. None where nobody
    /// says whose it is. Two offices that bring in the same list meet in it.
    pub fn key(&self) -> Option<String> {
        let nik = || self.person_nik.as_ref().filter(|nik| nik.is_well_formed()).map(|nik| format!("nik/{}", &**nik));
        let name = || {
            let place = self.subdistrict.or(self.district).map(|area| area.to_string()).unwrap_or_default();
            self.name.as_deref().map(|name| format!("nama/{place}/{}", folded(name)))
        };
        let whose = (self.cooperative.map(|id| format!("koperasi/{id}")))
            .or_else(|| self.enterprise.map(|id| format!("umkm/{id}")))
            .or_else(nik)
            .or_else(name)?;
        let lender = self.lender.as_deref().map(folded).unwrap_or_default();
        let number = self.number.as_deref().map(|number| format!("no/{}", folded(number)));
        let day = || self.asked_on.map(|day| day.to_string());
        let sum = || self.asked.or(self.granted).map(|sum| format!("rp/{}", sum.get()));
        let which = number.or_else(day).or_else(sum).unwrap_or_default();
        let scheme = self.scheme.map(|scheme| scheme.to_string()).unwrap_or_default();
        Some(format!("{whose}/{}/{scheme}/{lender}/{which}", self.source))
    }

    /// The id that follows from what tells it from others.
    pub fn id(&self) -> Option<Id> {
        Some(Id::derived(Self::TABLE, Id::default(), self.key()?))
    }

    /// The district in which its place lies.
    pub fn seat(&self) -> Option<AreaCode> {
        self.district.or(self.subdistrict).and_then(AreaCode::district)
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        let (field, is_said) = match self.applicant {
            ApplicantKind::Cooperative => ("cooperative", self.cooperative.is_some()),
            ApplicantKind::Enterprise => ("enterprise", self.enterprise.is_some()),
            _ => ("name", self.name.is_some()),
        };
        if !is_said {
            found.push(refusal(field, Problem::Missing));
        }
        if self.person_nik.as_ref().is_some_and(|nik| !nik.is_well_formed()) {
            found.push(warning("person_nik", Problem::DigitsExpected(16)));
        }
        if self.district.zip(self.subdistrict).is_some_and(|(district, part)| !district.contains(part)) {
            found.push(refusal("subdistrict", Problem::SubdistrictElsewhere));
        }
        if self.scheme.is_some_and(|scheme| scheme.source().is_some_and(|source| source != self.source)) {
            found.push(warning("scheme", Problem::SchemeOfOther));
        }
        below_nothing(&mut found, [("asked", self.asked), ("granted", self.granted)]);
        if let Some(asked) = self.asked.filter(|asked| self.granted.is_some_and(|granted| granted > *asked)) {
            found.push(warning("granted", Problem::AboveAsked(asked)));
        }
        let parts = self.rate.map_or(0, Quantity::parts);
        if parts < 0 {
            found.push(refusal("rate", Problem::Negative));
        } else if parts > 100 * Quantity::ONE {
            found.push(warning("rate", Problem::AboveHundred));
        }
        not_come(&mut found, today, [("asked_on", self.asked_on), ("decree_on", self.decree_on)]);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(of: &Financing) -> Vec<(&'static str, Problem)> {
        let found = of.findings(None, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    fn of_group(name: &str, asked: i64) -> Financing {
        Financing {
            applicant: ApplicantKind::Group,
            name: Text::optional(name).unwrap(),
            asked: Rupiah::new(asked).ok(),
            ..Financing::default()
        }
    }

    #[test]
    fn an_application_says_whose_it_is_and_what_cannot_be_is_refused() {
        assert_eq!(found(&of_group("KUBE Mekar", 5_000_000)), []);
        assert_eq!(found(&of_group("", 5_000_000)), [("name", Problem::Missing)]);
        let cooperative = Financing { applicant: ApplicantKind::Cooperative, ..of_group("KUD", 1) };
        assert_eq!(found(&cooperative), [("cooperative", Problem::Missing)]);
        let more = Financing { granted: Rupiah::new(9_000_000).ok(), ..of_group("KUBE", 5_000_000) };
        assert_eq!(found(&more), [("granted", Problem::AboveAsked(Rupiah::new(5_000_000).unwrap()))]);
        let other = Financing { scheme: Some(FinancingScheme::Umi), ..of_group("KUBE", 5_000_000) };
        assert_eq!(found(&other), [("scheme", Problem::SchemeOfOther)]);
        let early = Financing { asked_on: "2027-01-01".parse().ok(), asked: Rupiah::new(-1).ok(), ..of_group("A", 1) };
        assert_eq!(found(&early), [("asked", Problem::Negative), ("asked_on", Problem::Future)]);
    }

    #[test]
    fn two_offices_that_enter_one_application_meet_and_two_of_one_group_do_not() {
        let key = |of: &Financing| of.key().unwrap();
        let own = of_group("KUBE  Mekar", 5_000_000);
        assert_eq!(key(&own), key(&of_group("kube mekar", 5_000_000)));
        assert_ne!(key(&own), key(&of_group("KUBE Mekar", 7_000_000)));
        let numbered = Financing { number: Text::optional("12/KUR").unwrap(), ..own.clone() };
        assert_eq!(key(&numbered), key(&Financing { asked: None, ..numbered.clone() }));
        assert_ne!(key(&own), key(&Financing { source: FinancingSource::Umi, ..own.clone() }));
        assert_eq!(of_group("", 1).key(), None);
    }
}
