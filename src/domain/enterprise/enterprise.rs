//! An enterprise that an office assists: whose it is, what it does, and where.

use super::{folded, future_year, has_digits};
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{
    AreaCode, BookYear, Cooperative, Date, Id, Note, PersonNik, Position, Record, Ref, Sector, Sex, Text, codes, record,
};

codes! {
    /// Risk of its activity by the one-stop system of licences (FACTS-2 12): of the lowest NIB alone is enough (unverified).
    pub enum RiskClass {
        /// Rendah.
        Low = "rendah",
        /// Menengah rendah.
        MediumLow = "menengah_rendah",
        /// Menengah tinggi.
        MediumHigh = "menengah_tinggi",
        /// Tinggi.
        High = "tinggi",
    }
}

codes! {
    /// How the assistance of an enterprise stands.
    pub enum AssistanceStatus {
        /// Binaan: it is assisted now.
        Assisted = "binaan",
        /// Mandiri: it no longer needs it.
        Independent = "mandiri",
        /// Berhenti dibina, while it goes on.
        Ended = "berhenti",
        /// Usaha tutup.
        Closed = "tutup",
    }
}

record! {
    /// An enterprise that an office assists, by name. What it earned, its licences and the aid that it was given are records of their own. Its number of a person and of its owner's business are private, and so is every name: a small enterprise is called after whose it is.
    pub struct Enterprise in "enterprises" checked by (Self::check) {
        /// Name of the business (nama usaha).
        private name: Option<Text>,
        /// Name of the owner.
        private owner: Option<Text>,
        /// Sex of the owner.
        public sex: Option<Sex>,
        /// NIK of the owner: the number of a person, sixteen digits.
        private owner_nik: Option<PersonNik>,
        /// Kabupaten/kota.
        public district: Option<AreaCode>,
        /// Kecamatan.
        public subdistrict: Option<AreaCode>,
        /// Desa/kelurahan.
        private village: Option<Text>,
        /// Address.
        private address: Option<Text>,
        /// Position of the business, which often is the owner's house.
        private position: Option<Position>,
        /// Telephone or WhatsApp.
        private phone: Option<Text>,
        /// Sektor usaha.
        public sector: Option<Sector>,
        /// KBLI: the five digits of its main activity.
        partly(tell) kbli: Option<Text>,
        /// Risk of that activity.
        public risk: Option<RiskClass>,
        /// Jenis usaha, as the office words it.
        private activity: Option<Text>,
        /// Products.
        private products: Option<Text>,
        /// Its potential, and what keeps it from it.
        private potential: Option<Note>,
        /// Year in which the business began.
        public started: Option<BookYear>,
        /// The cooperative of which it is a member.
        public cooperative: Option<Ref<Cooperative>>,
        /// How its assistance stands.
        public status: Option<AssistanceStatus>,
        /// Day since which it is assisted.
        public assisted_since: Option<Date>,
        /// Whatever else should be known.
        private note: Option<Note>,
        /// True for an invented enterprise of the example, which must never be counted as a real one.
        public fictional: bool,
    }
}

/// The five digits, where they are that; what else is written there may be anything.
fn tell(public: &mut Enterprise, whole: &Enterprise) {
    public.kbli = whole.kbli.clone().filter(|kbli| has_digits(kbli, 5));
}

impl Enterprise {
    /// The id that follows from what tells it from all others: its NIB, or the NIK of its owner, each with the name of the
    /// business, as one person may have several; else name, owner (or where none is said, address) and desa together. None where nothing of it is said. Two
    /// offices that bring in the same list meet in it.
    pub fn id(&self, nib: Option<&str>) -> Option<Id> {
        let name = self.name.as_deref().map(folded).unwrap_or_default();
        let nib = nib.filter(|nib| has_digits(nib, 13)).map(|nib| format!("nib/{nib}/{name}"));
        let nik = || {
            let nik = self.owner_nik.as_ref().filter(|nik| nik.is_well_formed())?;
            Some(format!("nik/{}/{name}", &**nik))
        };
        let names = || {
            let place = self.subdistrict.or(self.district).map(|area| area.to_string()).unwrap_or_default();
            let village = self.village.as_deref().map(folded).unwrap_or_default();
            // A list of businesses without their owners tells them apart by where they are.
            let at = || self.address.as_deref().map(|address| format!("@{}", folded(address)));
            let whose = self.owner.as_deref().map(folded).or_else(at).filter(|_| !name.is_empty())?;
            Some(format!("name/{place}/{village}/{whose}/{name}"))
        };
        let key = nib.or_else(nik).or_else(names)?;
        Some(Id::derived(Self::TABLE, Id::default(), key))
    }

    /// What it is called: the business, else whose it is.
    pub fn called(&self) -> Option<&str> {
        self.name.as_deref().or(self.owner.as_deref())
    }

    /// The district in which it lies.
    pub fn seat(&self) -> Option<AreaCode> {
        self.district.or(self.subdistrict).and_then(AreaCode::district)
    }

    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.is_none() && self.owner.is_none() {
            found.push(refusal("name", Problem::Missing));
        }
        if let Some(nik) = &self.owner_nik {
            if !nik.is_well_formed() {
                found.push(warning("owner_nik", Problem::DigitsExpected(16)));
            } else if nik.sex().zip(self.sex).is_some_and(|(told, said)| told != said) {
                found.push(warning("sex", Problem::SexOtherwise));
            }
        }
        if self.kbli.as_deref().is_some_and(|kbli| !has_digits(kbli, 5)) {
            found.push(warning("kbli", Problem::DigitsExpected(5)));
        }
        if self.district.zip(self.subdistrict).is_some_and(|(district, part)| !district.contains(part)) {
            found.push(refusal("subdistrict", Problem::SubdistrictElsewhere));
        }
        if let Some(year) = self.started {
            future_year(&mut found, "started", year, today);
        }
        if self.assisted_since.is_some_and(|day| day > today) {
            found.push(refusal("assisted_since", Problem::Future));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, owner: &str, nik: &str) -> Enterprise {
        Enterprise {
            name: Text::optional(name).unwrap(),
            owner: Text::optional(owner).unwrap(),
            owner_nik: PersonNik::new(nik).unwrap(),
            subdistrict: "63.05.02".parse().ok(),
            ..Enterprise::default()
        }
    }

    fn found(enterprise: &Enterprise) -> Vec<(&'static str, Problem)> {
        let found = enterprise.findings(None, "2026-11-30".parse().unwrap());
        found.into_iter().map(|one| (one.field, one.problem)).collect()
    }

    #[test]
    fn two_offices_that_enter_one_enterprise_meet_and_two_of_one_person_do_not() {
        let own = of("Keripik Maju", "Siti", "6305025509800001");
        let id = |of: &Enterprise, nib| of.id(nib).unwrap();
        assert_eq!(id(&own, None), id(&of(" KERIPIK  maju", "Siti A.", "6305025509800001"), None));
        assert_ne!(id(&own, None), id(&of("Warung", "Siti", "6305025509800001"), None));
        assert_eq!(id(&own, Some("1234567890123")), id(&of("Keripik Maju", "", ""), Some("1234567890123")));
        // A number that is none tells nobody from anybody.
        assert_eq!(id(&own, Some("123")), id(&own, None));
        assert_eq!(id(&of("Warung", "Siti", "63E+15"), None), id(&of("warung", "siti", ""), None));
        assert_eq!(of("Warung", "", "").id(None), None);
    }

    #[test]
    fn what_is_wrong_with_an_enterprise_is_told() {
        assert_eq!(found(&of("Keripik Maju", "", "")), []);
        assert_eq!(found(&of("", "", "")), [("name", Problem::Missing)]);
        assert_eq!(found(&of("A", "", "6,30502E+15")), [("owner_nik", Problem::DigitsExpected(16))]);
        // Of a woman forty is added to the day of birth.
        let man = Enterprise { sex: Some(Sex::Male), ..of("A", "", "6305025509800001") };
        assert_eq!(found(&man), [("sex", Problem::SexOtherwise)]);
        assert_eq!(found(&Enterprise { sex: Some(Sex::Female), ..man }), []);
        let elsewhere = Enterprise {
            district: "63.01".parse().ok(),
            kbli: Text::optional("kuliner").unwrap(),
            started: BookYear::new(2027),
            ..of("A", "", "")
        };
        assert_eq!(
            found(&elsewhere),
            [
                ("kbli", Problem::DigitsExpected(5)),
                ("subdistrict", Problem::SubdistrictElsewhere),
                ("started", Problem::Future)
            ]
        );
    }
}
