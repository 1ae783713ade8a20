//! Licences and certificates of enterprises, and which is asked for next (FACTS-2 12).

use super::has_digits;
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::{Date, Enterprise, Id, KnownBy, Note, Record, Ref, Sector, Text, codes, record};

codes! {
    /// What it is, in the order in which one asks for the other: free help to the halal certificate wants NIB, NPWP and P-IRT
    /// first (FACTS-2 12).
    pub enum PermitKind {
        /// Nomor Induk Berusaha.
        BusinessNumber = "nib",
        /// Nomor Pokok Wajib Pajak.
        TaxNumber = "npwp",
        /// Sertifikat produksi pangan industri rumah tangga.
        HomeFood = "pirt",
        /// Sertifikat halal.
        Halal = "halal",
        /// Izin edar BPOM.
        FoodAndDrug = "bpom",
        /// Merek.
        Brand = "merek",
        /// Sertifikat hak atas tanah of the place of business.
        LandTitle = "shat",
        /// Lainnya.
        Other = "lainnya",
    }
}

codes! {
    /// How it stands.
    pub enum PermitState {
        /// Terbit.
        Issued = "terbit",
        /// Diproses.
        Applied = "proses",
        /// Ditolak.
        Refused = "ditolak",
    }
}

record! {
    /// A licence or certificate of an enterprise. Its id derives from enterprise and kind, and of those of other kinds from the number too.
    pub struct Permit in "enterprise_permits" of Enterprise by enterprise
        known by (KnownBy::Derived { id: |of| Some(of.id()), join: |kept, _| kept.clone() })
        checked by (Self::check)
    {
        /// The enterprise.
        public enterprise: Ref<Enterprise>,
        /// What it is.
        public kind: PermitKind,
        /// How it stands; issued where nobody says otherwise.
        public state: PermitState,
        /// Its number.
        private number: Option<Text>,
        /// Day on which it was given.
        public issued_on: Option<Date>,
        /// Last day on which it holds; none where it holds for good, or nobody has said.
        public expires_on: Option<Date>,
        /// Whatever else should be known.
        private note: Option<Note>,
    }
}

impl Permit {
    /// The id that it has on every replica.
    pub fn id(&self) -> Id {
        let number = self.number.as_deref().filter(|_| self.is_of_many()).unwrap_or_default();
        Id::derived(Self::TABLE, *self.enterprise, format_args!("{}/{}", self.kind, super::folded(number)))
    }

    /// Whether one enterprise may have several of the kind.
    const fn is_of_many(&self) -> bool {
        matches!(self.kind, PermitKind::Other | PermitKind::Unknown(_))
    }

    /// Whether it is held on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.state == PermitState::Issued && self.expires_on.is_none_or(|last| last >= on)
    }

    /// Whether it was given, and its last day is over.
    pub fn is_expired(&self, on: Date) -> bool {
        self.state == PermitState::Issued && self.expires_on.is_some_and(|last| last < on)
    }

    fn check(&self, _: Option<&Enterprise>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        let is_business_number = self.kind == PermitKind::BusinessNumber;
        if is_business_number && self.number.as_deref().is_some_and(|number| !has_digits(number, 13)) {
            found.push(warning("number", Problem::DigitsExpected(13)));
        }
        // What has neither number nor day nobody can look up.
        if self.state == PermitState::Issued && self.number.is_none() && self.issued_on.is_none() {
            found.push(warning("number", Problem::NumberAndDayMissing));
        }
        if self.issued_on.is_some_and(|day| day > today) {
            found.push(refusal("issued_on", Problem::Future));
        }
        if self.issued_on.zip(self.expires_on).is_some_and(|(issued, expires)| expires < issued) {
            found.push(refusal("expires_on", Problem::EndsEarly));
        } else if self.is_expired(today) {
            found.push(warning("expires_on", Problem::CertificateLapsed));
        }
        found
    }
}

/// Groups of the KBLI that make food or drink or serve them: 10 food, 11 drinks, 56 meals and drinks (FACTS-2 12).
const FOOD_AND_DRINK: [&str; 3] = ["10", "11", "56"];

impl PermitKind {
    /// Those that an enterprise is asked for, in order. Food and drink want P-IRT and the halal certificate; every other NIB,
    /// NPWP and a brand. What it makes the KBLI says; without one its sector: manufacture and hospitality, of which most are
    /// food. BPOM is for what P-IRT does not allow, and a land title is no licence of the business: neither is missing where
    /// it is not there.
    pub fn asked_of(sector: Option<Sector>, kbli: Option<&str>) -> &'static [Self] {
        let is_food = match kbli.filter(|kbli| has_digits(kbli, 5)) {
            Some(kbli) => FOOD_AND_DRINK.iter().any(|group| kbli.starts_with(group)),
            None => matches!(sector, Some(Sector::Manufacturing | Sector::Hospitality)),
        };
        if is_food {
            &[Self::BusinessNumber, Self::TaxNumber, Self::HomeFood, Self::Halal, Self::Brand]
        } else {
            &[Self::BusinessNumber, Self::TaxNumber, Self::Brand]
        }
    }

    /// The first of those that are asked of it and that it does not hold on a day; none where it holds all.
    pub fn next_of<'p>(
        enterprise: &Enterprise,
        permits: impl Iterator<Item = &'p Permit> + Clone,
        on: Date,
    ) -> Option<Self> {
        let is_held = |kind: &&Self| permits.clone().any(|permit| permit.kind == **kind && permit.holds(on));
        Self::asked_of(enterprise.sector, enterprise.kbli.as_deref()).iter().find(|kind| !is_held(kind)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: PermitKind) -> Permit {
        Permit { kind, ..Permit::default() }
    }

    fn today() -> Date {
        "2026-11-30".parse().unwrap()
    }

    #[test]
    fn the_next_licence_is_the_first_that_is_not_held_and_one_that_has_lapsed_is_none() {
        let food = Enterprise { sector: Some(Sector::Hospitality), ..Enterprise::default() };
        let next = |of: &Enterprise, permits: &[Permit]| PermitKind::next_of(of, permits.iter(), today());
        let (nib, npwp, pirt) = (of(PermitKind::BusinessNumber), of(PermitKind::TaxNumber), of(PermitKind::HomeFood));
        assert_eq!(next(&food, &[]), Some(PermitKind::BusinessNumber));
        assert_eq!(next(&food, &[nib.clone(), npwp.clone(), pirt.clone()]), Some(PermitKind::Halal));
        let lapsed = Permit { expires_on: Some(today().plus_days(-1)), ..pirt.clone() };
        assert_eq!(next(&food, &[nib.clone(), npwp.clone(), lapsed]), Some(PermitKind::HomeFood));
        let applied = Permit { state: PermitState::Applied, ..pirt };
        assert_eq!(next(&food, &[nib.clone(), npwp.clone(), applied]), Some(PermitKind::HomeFood));
        // A maker of batik is asked for neither, a maker of bread for both.
        let of_kbli = |kbli| Enterprise {
            kbli: Text::optional(kbli).unwrap(),
            sector: Some(Sector::Manufacturing),
            ..food.clone()
        };
        assert_eq!(next(&of_kbli("13134"), &[nib.clone(), npwp.clone()]), Some(PermitKind::Brand));
        assert_eq!(next(&of_kbli("10710"), &[nib.clone(), npwp.clone()]), Some(PermitKind::HomeFood));
        let trade = Enterprise { sector: Some(Sector::Trade), ..Enterprise::default() };
        assert_eq!(next(&trade, &[nib.clone(), npwp.clone()]), Some(PermitKind::Brand));
        assert_eq!(next(&trade, &[nib, npwp, of(PermitKind::Brand)]), None);
    }

    #[test]
    fn a_business_has_one_of_each_kind_and_several_others() {
        let number = |text| Text::optional(text).unwrap();
        let with = |kind, text| Permit { number: number(text), ..of(kind) }.id();
        assert_eq!(with(PermitKind::Halal, "ID1"), with(PermitKind::Halal, "ID2"));
        assert_ne!(with(PermitKind::Other, "SNI 1"), with(PermitKind::Other, "SNI 2"));
    }

    #[test]
    fn a_licence_of_tomorrow_and_one_that_ends_before_it_begins_are_refused() {
        let found =
            |permit: Permit| permit.findings(None, today()).into_iter().map(|one| one.problem).collect::<Vec<_>>();
        let day = |days| Some(today().plus_days(days));
        let days = |issued_on, expires_on| Permit { issued_on, expires_on, ..of(PermitKind::Halal) };
        assert_eq!(found(days(day(1), None)), [Problem::Future]);
        assert_eq!(found(days(day(0), day(-1))), [Problem::EndsEarly]);
        assert_eq!(found(days(day(-9), day(-1))), [Problem::CertificateLapsed]);
        let nameless = Permit { state: PermitState::Issued, ..of(PermitKind::Halal) };
        assert_eq!(found(nameless), [Problem::NumberAndDayMissing]);
        let short = Permit { number: Text::optional("123").unwrap(), ..of(PermitKind::BusinessNumber) };
        assert_eq!(found(short), [Problem::DigitsExpected(13)]);
    }
}
