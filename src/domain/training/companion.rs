//! Companions of cooperatives and enterprises, and what they report.

use super::{folded, negative, person};
use crate::domain::checks::{Finding, Problem, refusal};
use crate::domain::{
    AreaCode, BookYear, Cooperative, Date, Education, Enterprise, FundCode, Id, Note, PersonNik, Record, Ref,
    ReportPeriod, Rupiah, Sex, Text, codes, record,
};

codes! {
    /// As what somebody accompanies (FACTS-2 11).
    pub enum CompanionKind {
        /// Tenaga pendamping of the DAK nonfisik PK2UKM.
        Grant = "pk2ukm",
        /// Business Assistant of Koperasi Merah Putih.
        BusinessAssistant = "business_assistant",
        /// Petugas penyuluh koperasi lapangan.
        FieldOfficer = "ppkl",
        /// Pendamping of PLUT-KUMKM.
        ServiceCentre = "plut",
        /// Lainnya.
        Other = "lainnya",
    }
}

record! {
    /// Somebody who accompanies cooperatives and enterprises for an office in a year. All that tells who it is is private.
    pub struct Companion in "companions" checked by (Self::check) {
        /// Year.
        public year: BookYear,
        /// Nama lengkap.
        private name: Option<Text>,
        /// Nomor KTP: the number of a person, sixteen digits.
        private nik: Option<PersonNik>,
        /// As what.
        public kind: Option<CompanionKind>,
        /// Office for which somebody works: the area whose office it is.
        public area: Option<AreaCode>,
        /// Kecamatan that somebody looks after.
        public subdistrict: Option<AreaCode>,
        /// Jenis kelamin.
        public sex: Option<Sex>,
        /// Agama, as the list has it.
        private religion: Option<Text>,
        /// Pendidikan terakhir.
        public education: Option<Education>,
        /// Alamat rumah.
        private address: Option<Text>,
        /// No. HP (WA).
        private phone: Option<Text>,
        /// E-mail.
        private email: Option<Text>,
        /// Code of the fund (sumber dana).
        partly(fund) fund: Option<FundCode>,
        /// Tranche (tahap) in which somebody is paid.
        public tranche: Option<ReportPeriod>,
        /// Since when.
        public from: Option<Date>,
        /// Until when.
        public until: Option<Date>,
        /// Pagu of the pay, rupiah.
        public budget: Option<Rupiah>,
        /// Pay so far, rupiah.
        public paid: Option<Rupiah>,
        /// Whatever else should be known.
        private note: Option<Note>,
        /// True for an invented person of the example.
        public fictional: bool,
    }
}

fn fund(public: &mut Companion, whole: &Companion) {
    public.fund = whole.fund.clone().filter(FundCode::is_formed);
}

impl Companion {
    /// The id that follows from who works for which office in which year. None of nobody.
    pub fn id(&self) -> Option<Id> {
        let nik = self.nik.as_ref().filter(|nik| nik.is_well_formed()).map(|nik| format!("nik/{}", &**nik));
        let name =
            || self.name.as_deref().map(folded).filter(|name| !name.is_empty()).map(|name| format!("name/{name}"));
        let key = nik.or_else(name)?;
        let area = self.area.map(|area| area.to_string()).unwrap_or_default();
        Some(Id::derived(Self::TABLE, Id::default(), format_args!("{}/{area}/{key}", self.year)))
    }

    /// The district for whose office, or in whose kecamatan, somebody works.
    pub fn seat(&self) -> Option<AreaCode> {
        self.area.or(self.subdistrict).and_then(AreaCode::district)
    }

    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.is_none() {
            found.push(refusal("name", Problem::Missing));
        }
        if !(1990..=today.year() + 10).contains(&i32::from(self.year.get())) {
            found.push(refusal("year", Problem::PlanYear));
        }
        person(&mut found, self.nik.as_ref(), self.sex);
        if self.area.zip(self.subdistrict).is_some_and(|(area, part)| !area.contains(part)) {
            found.push(refusal("subdistrict", Problem::SubdistrictElsewhere));
        }
        if self.from.zip(self.until).is_some_and(|(first, last)| last < first) {
            found.push(refusal("until", Problem::EndsEarly));
        }
        negative(&mut found, [("budget", self.budget), ("paid", self.paid)]);
        found
    }
}

record! {
    /// What a companion reports: whom they have accompanied, with what, and what comes next.
    pub struct CompanionReport in "companion_reports" of Companion by companion checked by (Self::check) {
        /// The companion.
        public companion: Ref<Companion>,
        /// Day.
        public date: Date,
        /// The cooperative that was accompanied.
        public cooperative: Option<Ref<Cooperative>>,
        /// The enterprise that was accompanied. Of a public file its number would be another.
        private enterprise: Option<Ref<Enterprise>>,
        /// Kegiatan pendampingan.
        private activity: Option<Note>,
        /// What came of it.
        private result: Option<Note>,
        /// What stands in the way.
        private problem: Option<Note>,
        /// Tindak lanjut.
        private next: Option<Note>,
    }
}

impl CompanionReport {
    fn check(&self, _: Option<&Companion>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.date > today {
            found.push(refusal("date", Problem::Future));
        }
        if self.activity.is_none() && self.result.is_none() {
            found.push(refusal("activity", Problem::Missing));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Companion {
        Companion {
            name: Text::optional(name).unwrap(),
            year: BookYear::new(2025).unwrap(),
            area: "63.05".parse().ok(),
            ..Companion::default()
        }
    }

    #[test]
    fn a_companion_is_one_for_an_office_and_a_year() {
        assert_eq!(of("Budi Santoso").id(), of(" BUDI  santoso").id());
        assert_ne!(of("Budi").id(), Companion { year: BookYear::new(2024).unwrap(), ..of("Budi") }.id());
        assert_eq!(of("").id(), None);
    }

    #[test]
    fn what_is_wrong_with_a_companion_and_a_report_is_told() {
        let today = "2026-11-30".parse().unwrap();
        let said = |found: Vec<Finding>| found.into_iter().map(|one| (one.field, one.problem)).collect::<Vec<_>>();
        let found = |of: Companion| said(of.findings(None, today));
        assert_eq!(found(of("Budi")), []);
        assert_eq!(found(of("")), [("name", Problem::Missing)]);
        let part = "63.01.01".parse().ok();
        assert_eq!(
            found(Companion { subdistrict: part, ..of("Budi") }),
            [("subdistrict", Problem::SubdistrictElsewhere)]
        );
        let report = |date: &str, activity: &str| {
            let activity = Some(Note::cut(activity)).filter(|text| !text.is_empty());
            let report = CompanionReport { date: date.parse().unwrap(), activity, ..CompanionReport::default() };
            said(report.findings(None, today))
        };
        assert_eq!(report("2026-11-01", "Pembukuan"), []);
        assert_eq!(report("2026-12-01", ""), [("date", Problem::Future), ("activity", Problem::Missing)]);
    }
}
