//! Checks of a record against the rules of the field: what is impossible is refused, what is unusual is
//! pointed out (FACTS 1.1, 1.4, 1.5).

use super::{Date, Rupiah};
use serde::{Deserialize, Serialize};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Unusual: kept, and pointed out.
    Warning,
    /// Impossible: refused.
    Refusal,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// A cooperative without a name.
    NameMissing,
    /// NIK not of 13 digits.
    NikForm,
    /// NIK of another district than the domicile.
    NikDistrict,
    /// NIK that another cooperative of the register has.
    NikTaken,
    /// An officer without a name, an amendment without a number.
    EntryIncomplete,
    /// A day in the future.
    Future,
    /// The kecamatan lies in another district.
    SubdistrictElsewhere,
    /// Legal date before the first cooperatives act of the republic could have registered it.
    LegalDateEarly,
    /// Supervision overridden without a reason.
    OverrideWithoutReason,
    /// A change in a cooperative's life without the stage that it entered.
    StageMissing,
    /// A change of supervision without the new level.
    SupervisionMissing,
    /// A change of supervision to the level that supervises already.
    SupervisionSame,
    /// A declared status without its date.
    DeclaredWithoutDate,
    /// A certificate or licence that has lapsed.
    CertificateLapsed,
    /// The day of the RAT lies in or before the book year that it is on.
    RatBeforeYearEnd,
    /// The RAT was held after its deadline; the deadline is given.
    RatLate(Date),
    /// The RAT was held before the cooperative was a legal person.
    RatBeforeLegal,
    /// A day of the RAT, but the RAT said not to be held.
    RatDateWithoutRat,
    /// Women and men do not add up to the members given; the sum is given.
    MembersSum(u32),
    /// Fewer members than founders needed: nine for primary, three for secondary (FACTS 1.1).
    FewMembers(u32),
    /// The components of own capital exceed it; their sum is given.
    CapitalSum(Rupiah),
    /// Own and outside capital differ from assets by more than a tenth; their sum is given.
    AssetsSum(Rupiah),
    /// A surplus without turnover.
    SurplusWithoutTurnover,
    /// A negative amount where none can be.
    Negative,
    /// The book year has not ended.
    YearNotEnded,
    /// The cooperative did not exist in the book year.
    YearBeforeLegal,
    /// A step of a case that does not say what is done.
    ActionMissing,
    /// A visit that says neither what was found nor what comes next.
    VisitEmpty,
    /// The next visit before the one that it follows.
    NextBeforeVisit,
    /// Given back before it was taken over.
    ReturnedEarly,
    /// A last day before the first.
    EndsEarly,
    /// Something that is to hold until a day that is over when it begins.
    EndsAtOnce,
    /// More points than the weight of an aspect of health; the weight is given.
    PointsAboveWeight(u8),
    /// A dissolution without whether by members or by government.
    WayMissing,
    /// A step of a dissolution before its time; the earliest day is given.
    StepEarly(Date),
    /// A step of a dissolution after its deadline, which is given.
    StepLate(Date),
    /// More persons or votes than there are in all.
    MoreThanAll,
    /// Fewer present than the quorum, which is given.
    NoQuorum(u32),
    /// Fewer votes than the majority, which is given.
    NoMajority(u32),
    /// Health assessed before the book year had ended.
    AssessedEarly,
    /// Health assessed on a book year without a RAT on record.
    AssessedWithoutRat,
    /// Health assessed of a cooperative that neither saves nor lends.
    AssessedWithoutSavings,
    /// A plan of a year for which nobody can have planned, or a pair of rows of different years.
    PlanYear,
    /// The last month before the first.
    MonthsReversed,
    /// Nothing in a field without which the record says nothing.
    Missing,
    /// A decision without the reason that it needs.
    ReasonMissing,
    /// A code of another level of government than that of the office (FACTS 3.1).
    CodeOfOtherLevel,
    /// What is no code of a programme, an activity or a sub-activity (FACTS 3.1).
    CodeForm,
    /// A fund whose code no list has (FACTS 7.9).
    FundUnknown,
    /// An area that is not one of the level of government.
    AreaOfOtherLevel,
    /// A place outside the area of the office.
    PlaceOutside,
    /// A record set against itself.
    SameTwice,
    /// Something of which there is a record already.
    RecordedAlready,
    /// More than a hundred per cent.
    AboveHundred,
    /// More spent than the budget, which is given.
    AboveBudget(Rupiah),
    /// The months of planned cash do not come to that of their quarter; their sum is given.
    MonthsSum(Rupiah),
    /// A percentage that falls from a quarter to a later one (FACTS 7.7).
    PercentageFalls,
    /// Something is counted of a step that is said not to be taken.
    AmountBeforeStep,
    /// Handed over before the decree that names the recipients (FACTS 8.1).
    HandedBeforeDecree,
    /// A number that is usually of so many digits, and is not.
    DigitsExpected(u8),
    /// A licence that is held, with neither number nor day.
    NumberAndDayMissing,
    /// The NIK of a person tells another sex.
    SexOtherwise,
    /// A scheme of another source than that from which the money is to come.
    SchemeOfOther,
    /// More granted than was asked for, which is given.
    AboveAsked(Rupiah),
    /// More than was granted, which is given.
    AboveGranted(Rupiah),
    /// An amount of a stage at which nothing is paid out.
    AmountWithoutPayment,
    /// A stage before the day of the application.
    BeforeApplication,
}

impl Problem {
    /// Whether it is only that something has not been filled in yet: pointed out when one wants to save, not before.
    pub const fn is_omission(self) -> bool {
        matches!(
            self,
            Self::NameMissing
                | Self::StageMissing
                | Self::WayMissing
                | Self::SupervisionMissing
                | Self::EntryIncomplete
                | Self::OverrideWithoutReason
                | Self::ActionMissing
                | Self::VisitEmpty
                | Self::Missing
                | Self::ReasonMissing
        )
    }

    /// The codes of all kinds of problems.
    pub const CODES: [&'static str; 66] = [
        "nama",
        "nik-bentuk",
        "nik-wilayah",
        "nik-ganda",
        "isian-kosong",
        "tanggal-nanti",
        "kecamatan-lain",
        "badan-hukum-awal",
        "binaan-alasan",
        "tahap",
        "status-tanggal",
        "sertifikat",
        "rat-tahun-buku",
        "rat-lewat",
        "rat-badan-hukum",
        "rat-tanggal",
        "anggota-jumlah",
        "anggota-kurang",
        "modal-jumlah",
        "aset-jumlah",
        "shu-tanpa-volume",
        "negatif",
        "tahun-berjalan",
        "tahun-badan-hukum",
        "binaan-kosong",
        "binaan-sama",
        "tindakan-kosong",
        "kembali-lebih-dulu",
        "berakhir-lebih-dulu",
        "berakhir-seketika",
        "nilai-bobot",
        "cara-bubar",
        "langkah-dini",
        "langkah-lewat",
        "melebihi-semua",
        "kuorum",
        "suara",
        "kesehatan-dini",
        "kesehatan-rat",
        "kesehatan-usaha",
        "kunjungan-kosong",
        "kunjungan-berikut",
        "tahun-rencana",
        "bulan-terbalik",
        "wajib-isi",
        "alasan-kosong",
        "kode-tingkat",
        "kode-bentuk",
        "dana-tidak-dikenal",
        "wilayah-tingkat",
        "lokasi-luar",
        "dirinya-sendiri",
        "lebih-seratus",
        "melebihi-pagu",
        "rak-bulan",
        "persentase-turun",
        "jumlah-belum-sampai",
        "serah-sebelum-sk",
        "jumlah-angka",
        "tanpa-nomor-tanggal",
        "kelamin-nik",
        "skema-lain",
        "melebihi-pengajuan",
        "melebihi-plafon",
        "jumlah-tanpa-cair",
        "sebelum-pengajuan",
    ];

    /// What kind of problem it is, for counting and for addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "nama",
            Self::NikForm => "nik-bentuk",
            Self::NikDistrict => "nik-wilayah",
            Self::NikTaken => "nik-ganda",
            Self::EntryIncomplete => "isian-kosong",
            Self::Future => "tanggal-nanti",
            Self::SubdistrictElsewhere => "kecamatan-lain",
            Self::LegalDateEarly => "badan-hukum-awal",
            Self::OverrideWithoutReason => "binaan-alasan",
            Self::StageMissing => "tahap",
            Self::DeclaredWithoutDate => "status-tanggal",
            Self::CertificateLapsed => "sertifikat",
            Self::RatBeforeYearEnd => "rat-tahun-buku",
            Self::RatLate(_) => "rat-lewat",
            Self::RatBeforeLegal => "rat-badan-hukum",
            Self::RatDateWithoutRat => "rat-tanggal",
            Self::MembersSum(_) => "anggota-jumlah",
            Self::FewMembers(_) => "anggota-kurang",
            Self::CapitalSum(_) => "modal-jumlah",
            Self::AssetsSum(_) => "aset-jumlah",
            Self::SurplusWithoutTurnover => "shu-tanpa-volume",
            Self::Negative => "negatif",
            Self::YearNotEnded => "tahun-berjalan",
            Self::YearBeforeLegal => "tahun-badan-hukum",
            Self::SupervisionMissing => "binaan-kosong",
            Self::SupervisionSame => "binaan-sama",
            Self::ActionMissing => "tindakan-kosong",
            Self::ReturnedEarly => "kembali-lebih-dulu",
            Self::EndsEarly => "berakhir-lebih-dulu",
            Self::EndsAtOnce => "berakhir-seketika",
            Self::PointsAboveWeight(_) => "nilai-bobot",
            Self::WayMissing => "cara-bubar",
            Self::StepEarly(_) => "langkah-dini",
            Self::StepLate(_) => "langkah-lewat",
            Self::MoreThanAll => "melebihi-semua",
            Self::NoQuorum(_) => "kuorum",
            Self::NoMajority(_) => "suara",
            Self::AssessedEarly => "kesehatan-dini",
            Self::AssessedWithoutRat => "kesehatan-rat",
            Self::AssessedWithoutSavings => "kesehatan-usaha",
            Self::VisitEmpty => "kunjungan-kosong",
            Self::NextBeforeVisit => "kunjungan-berikut",
            Self::PlanYear => "tahun-rencana",
            Self::MonthsReversed => "bulan-terbalik",
            Self::Missing => "wajib-isi",
            Self::ReasonMissing => "alasan-kosong",
            Self::CodeOfOtherLevel => "kode-tingkat",
            Self::CodeForm => "kode-bentuk",
            Self::FundUnknown => "dana-tidak-dikenal",
            Self::AreaOfOtherLevel => "wilayah-tingkat",
            Self::PlaceOutside => "lokasi-luar",
            Self::SameTwice => "dirinya-sendiri",
            Self::RecordedAlready => "sudah-tercatat",
            Self::AboveHundred => "lebih-seratus",
            Self::AboveBudget(_) => "melebihi-pagu",
            Self::MonthsSum(_) => "rak-bulan",
            Self::PercentageFalls => "persentase-turun",
            Self::AmountBeforeStep => "jumlah-belum-sampai",
            Self::HandedBeforeDecree => "serah-sebelum-sk",
            Self::DigitsExpected(_) => "jumlah-angka",
            Self::NumberAndDayMissing => "tanpa-nomor-tanggal",
            Self::SexOtherwise => "kelamin-nik",
            Self::SchemeOfOther => "skema-lain",
            Self::AboveAsked(_) => "melebihi-pengajuan",
            Self::AboveGranted(_) => "melebihi-plafon",
            Self::AmountWithoutPayment => "jumlah-tanpa-cair",
            Self::BeforeApplication => "sebelum-pengajuan",
        }
    }
}

/// A finding on a field, named as in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The field.
    pub field: &'static str,
    /// What was found.
    pub problem: Problem,
    /// How grave it is.
    pub severity: Severity,
}

/// Something unusual.
pub(super) const fn warning(field: &'static str, problem: Problem) -> Finding {
    Finding { field, problem, severity: Severity::Warning }
}

/// Something impossible.
pub(super) const fn refusal(field: &'static str, problem: Problem) -> Finding {
    Finding { field, problem, severity: Severity::Refusal }
}

/// What a change of a record brought with it: what was found before is not its doing.
pub fn brought<'f>(before: &'f [Finding], after: &'f [Finding]) -> impl Iterator<Item = &'f Finding> {
    after.iter().filter(|finding| !before.contains(finding))
}

/// Whether nothing found forbids keeping the record.
pub fn acceptable(found: &[Finding]) -> bool {
    found.iter().all(|finding| finding.severity == Severity::Warning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Action, AnnualReport, BookYear, Cooperative, Custody, Nik, Note, Record, Supervision, Text, Visit,
    };

    fn today() -> Date {
        "2024-05-13".parse().unwrap()
    }

    fn named() -> Cooperative {
        Cooperative { name: Text::new("KUD Maju").unwrap(), ..Default::default() }
    }

    fn problems(found: &[Finding]) -> Vec<Problem> {
        found.iter().map(|finding| finding.problem).collect()
    }

    #[test]
    fn a_nik_of_other_form_or_district_is_a_warning_and_never_a_refusal() {
        let mut c = named();
        c.nik = Nik::new("12345").unwrap();
        assert_eq!(problems(&c.findings(None, today())), [Problem::NikForm]);
        c.nik = Nik::new("6301010020001").unwrap();
        c.district = Some("63.05".parse().unwrap());
        let found = c.findings(None, today());
        assert_eq!(problems(&found), [Problem::NikDistrict]);
        assert!(acceptable(&found));
    }

    #[test]
    fn a_rat_in_the_future_or_within_its_own_book_year_is_refused() {
        let mut r = AnnualReport { year: BookYear::new(2023).unwrap(), ..Default::default() };
        r.rat_date = Some(today().plus_days(1));
        assert_eq!(problems(&r.findings(Some(&named()), today())), [Problem::Future]);
        r.rat_date = Some("2023-12-31".parse().unwrap());
        assert_eq!(problems(&r.findings(Some(&named()), today())), [Problem::RatBeforeYearEnd]);
        r.rat_date = Some("2024-04-20".parse().unwrap());
        let found = r.findings(Some(&named()), today());
        assert_eq!(problems(&found), [Problem::RatLate("2024-03-31".parse().unwrap())]);
        assert!(acceptable(&found));
    }

    #[test]
    fn a_visit_in_the_future_or_without_a_word_and_an_action_that_says_nothing_are_refused() {
        let visit_on = |date| Visit { date, officers_found: Some(0.into()), ..Visit::default() };
        assert_eq!(problems(&visit_on(today().plus_days(1)).findings(None, today())), [Problem::Future]);
        assert!(visit_on(today()).findings(None, today()).is_empty());
        let mut silent =
            Visit { date: today(), who: crate::domain::Text::optional("Seksi").unwrap(), ..Visit::default() };
        silent.next_on = Some(today().plus_days(-1));
        assert_eq!(problems(&silent.findings(None, today())), [Problem::VisitEmpty, Problem::NextBeforeVisit]);
        let mut a = Action { cost: Rupiah::new(-1).ok(), done: Some(today().plus_days(1)), ..Action::default() };
        assert_eq!(problems(&a.findings(None, today())), [Problem::ActionMissing, Problem::Future, Problem::Negative]);
        (a.what, a.cost, a.done) = (crate::domain::Text::optional("Pendampingan RAT").unwrap(), None, None);
        assert!(a.findings(None, today()).is_empty());
        let day = |days| Some(today().plus_days(days));
        let mut c =
            Custody { received_on: day(-3), returned_on: day(-4), worth: Rupiah::new(-1).ok(), ..Custody::default() };
        assert_eq!(problems(&c.findings(None, today())), [Problem::ReturnedEarly, Problem::Negative]);
        (c.returned_on, c.worth) = (day(1), None);
        assert_eq!(problems(&c.findings(None, today())), [Problem::Future]);
        c.returned_on = day(0);
        assert!(c.findings(None, today()).is_empty());
    }

    #[test]
    fn women_and_men_must_add_up_to_the_members() {
        let mut r = AnnualReport { year: BookYear::new(2023).unwrap(), ..Default::default() };
        (r.members, r.members_female, r.members_male) = (Some(50.into()), Some(20.into()), Some(29.into()));
        let found = r.findings(Some(&named()), today());
        assert_eq!(problems(&found), [Problem::MembersSum(49)]);
        assert!(!acceptable(&found));
    }

    #[test]
    fn a_subdistrict_of_another_district_and_an_override_without_reason_are_refused() {
        let mut c = named();
        c.district = Some("63.05".parse().unwrap());
        c.subdistrict = Some("63.01.02".parse().unwrap());
        c.supervision_override = Some(Supervision::Province);
        assert_eq!(
            problems(&c.findings(None, today())),
            [Problem::SubdistrictElsewhere, Problem::OverrideWithoutReason]
        );
        c.subdistrict = Some("63.05.02".parse().unwrap());
        c.supervision_reason = Note::optional("SK Gubernur").unwrap();
        assert!(c.findings(None, today()).is_empty());
    }

    #[test]
    fn capital_and_surplus_that_do_not_fit_are_pointed_out() {
        let rp = |amount| Some(Rupiah::new(amount).unwrap());
        let r = AnnualReport {
            year: BookYear::new(2023).unwrap(),
            principal_savings: rp(70),
            mandatory_savings: rp(40),
            own_capital: rp(100),
            outside_capital: rp(50),
            assets: rp(300),
            surplus: rp(5),
            ..Default::default()
        };
        assert_eq!(
            problems(&r.findings(Some(&named()), today())),
            [
                Problem::CapitalSum(Rupiah::new(110).unwrap()),
                Problem::AssetsSum(Rupiah::new(150).unwrap()),
                Problem::SurplusWithoutTurnover
            ]
        );
    }
}
