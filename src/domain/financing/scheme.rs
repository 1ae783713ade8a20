//! The schemes of financing by the regulation under which they are given, each with the day from which it holds (FACTS-2 10.1,
//! 10.2). What no public source has confirmed is said to be so.
//!
//! Whether somebody may have a loan is a matter of these terms and not of the class of the law: the limit of sales of KUR is
//! none of the bands of PP 7/2021.

use super::FinancingSource;
use crate::domain::{Date, codes};

codes! {
    /// A scheme.
    pub enum FinancingScheme {
        /// KUR super mikro.
        KurSuperMicro = "kur_super_mikro",
        /// KUR mikro.
        KurMicro = "kur_mikro",
        /// KUR kecil.
        KurSmall = "kur_kecil",
        /// KUR khusus.
        KurSpecial = "kur_khusus",
        /// KUR PMI.
        KurMigrant = "kur_pmi",
        /// Pembiayaan Ultra Mikro.
        Umi = "umi",
        /// LPDB for mock-ups of Koperasi Merah Putih.
        LpdbMerahPutih = "lpdb_kmp",
        /// Himbara to Koperasi Merah Putih.
        StateBanksMerahPutih = "himbara_kdmp",
        /// Credit by outlet through PT Agrinas Pangan Nusantara.
        VillageOutlet = "gerai_kdkmp",
        /// Bantuan Produktif Usaha Mikro.
        Bpum = "bpum",
    }
}

impl FinancingScheme {
    /// The source of which it is a scheme; none of one that this version does not know.
    pub const fn source(self) -> Option<FinancingSource> {
        Some(match self {
            Self::KurSuperMicro | Self::KurMicro | Self::KurSmall | Self::KurSpecial | Self::KurMigrant => {
                FinancingSource::Kur
            }
            Self::Umi => FinancingSource::Umi,
            Self::LpdbMerahPutih => FinancingSource::Lpdb,
            Self::StateBanksMerahPutih | Self::VillageOutlet => FinancingSource::StateBanks,
            Self::Bpum => FinancingSource::Grant,
            Self::Unknown(_) => return None,
        })
    }
}

/// A condition of a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Yearly sales of at most so many rupiah.
    SalesAtMost(i64),
    /// An NPWP above so many rupiah; of all loans where that is nothing.
    TaxNumberAbove(i64),
    /// No NPWP is asked for.
    NoTaxNumber,
    /// No further collateral up to so many rupiah.
    NoCollateralUpTo(i64),
    /// Not while another loan is open.
    NoOtherLoan,
    /// Collateral and a personal guarantee.
    Collateral,
    /// The group is mentored.
    Mentoring,
    /// So often at most for production, and for other uses.
    Times(u8, u8),
    /// As often as one likes.
    AnyTimes,
    /// Cooperatives: a legal entity, NIK, account, NPWP, NIB and proposal.
    CooperativePapers,
    /// Approved by regent or mayor, or by the village head after deliberation.
    HeadApproves,
    /// So much of it at most for running the business.
    RunningAtMost(i64),
    /// The instalments are paid from funds of village or local government.
    PaidByTransfers,
}

/// A scheme under a regulation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoanTerms {
    /// The scheme.
    pub scheme: FinancingScheme,
    /// The first day: year, month, day.
    from: (i32, u8, u8),
    /// The first day on which it holds no more.
    until: Option<(i32, u8, u8)>,
    /// The regulation.
    pub regulation: &'static str,
    /// More than so many rupiah.
    pub above: i64,
    /// At most so many rupiah; none where no source says.
    pub most: Option<i64>,
    /// Rates, tenths of a per cent a year, of the first loan and each further one; none where no source says or nothing is paid.
    pub rates: &'static [u16],
    /// At most so many months.
    pub months: Option<u16>,
    /// Its conditions.
    pub conditions: &'static [Condition],
    /// What of it no public source has confirmed, or on what sources differ, in both languages.
    pub unconfirmed: Option<[&'static str; 2]>,
    /// Where it stands.
    pub source: &'static str,
}

const JT: i64 = 1_000_000;
const M: i64 = 1_000 * JT;

/// Permenko 15/2020, as far as its days are known: its year begins it and the next one ends it.
const OF_2020: (i32, u8, u8) = (2020, 1, 1);
const OF_2023: (i32, u8, u8) = (2023, 1, 1);
const OF_2025: (i32, u8, u8) = (2025, 1, 1);
const OF_2026: (i32, u8, u8) = (2026, 1, 5);

const LIKE_2023: Option<[&str; 2]> =
    Some(["Syarat seperti 2023; belum dikonfirmasi.", "Terms as of 2023; not confirmed."]);

/// All that is known, scheme by scheme, the latest regulation first.
#[rustfmt::skip]
pub const LOAN_TERMS: &[LoanTerms] = &[
    LoanTerms {
        scheme: FinancingScheme::KurSuperMicro, from: OF_2026, until: None, regulation: "Permenko 1/2026",
        above: 0, most: Some(10 * JT), rates: &[60], months: None,
        conditions: &[Condition::SalesAtMost(4_800 * JT), Condition::NoTaxNumber, Condition::NoCollateralUpTo(100 * JT), Condition::AnyTimes],
        unconfirmed: Some(["Bunga 6 % menurut satu sumber, 3 % menurut yang lain.", "The rate is 6 % by one source and 3 % by another."]),
        source: "ortax.org; ddtc 1817047",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSuperMicro, from: OF_2025, until: Some(OF_2026), regulation: "Permenko 7/2025",
        above: 0, most: Some(10 * JT), rates: &[30], months: None, conditions: &[], unconfirmed: LIKE_2023, source: "banjoo.id",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSuperMicro, from: OF_2023, until: Some(OF_2025), regulation: "Permenko 1/2023",
        above: 0, most: Some(10 * JT), rates: &[30], months: None, conditions: &[], unconfirmed: None, source: "pasal.id; CNBC 4-9-2023",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSuperMicro, from: OF_2020, until: Some(OF_2023), regulation: "Permenko 15/2020",
        above: 0, most: Some(10 * JT), rates: &[60], months: None, conditions: &[], unconfirmed: None, source: "okezone 2273885",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMicro, from: OF_2026, until: None, regulation: "Permenko 1/2026",
        above: 10 * JT, most: Some(100 * JT), rates: &[60], months: None,
        conditions: &[Condition::SalesAtMost(4_800 * JT), Condition::TaxNumberAbove(50 * JT), Condition::NoCollateralUpTo(100 * JT), Condition::AnyTimes],
        unconfirmed: None, source: "ortax.org; ddtc 1817047",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMicro, from: OF_2025, until: Some(OF_2026), regulation: "Permenko 7/2025",
        above: 10 * JT, most: Some(100 * JT), rates: &[60, 70, 80, 90], months: None, conditions: &[Condition::Times(4, 2)],
        unconfirmed: LIKE_2023, source: "banjoo.id",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMicro, from: OF_2023, until: Some(OF_2025), regulation: "Permenko 1/2023",
        above: 10 * JT, most: Some(100 * JT), rates: &[60, 70, 80, 90], months: None, conditions: &[Condition::Times(4, 2)],
        unconfirmed: None, source: "pasal.id; CNBC 4-9-2023",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMicro, from: OF_2020, until: Some(OF_2023), regulation: "Permenko 15/2020",
        above: 10 * JT, most: Some(50 * JT), rates: &[60], months: Some(36), conditions: &[], unconfirmed: None, source: "okezone 2273885",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSmall, from: OF_2026, until: None, regulation: "Permenko 1/2026",
        above: 100 * JT, most: Some(500 * JT), rates: &[60], months: None,
        conditions: &[Condition::SalesAtMost(4_800 * JT), Condition::TaxNumberAbove(0), Condition::AnyTimes],
        unconfirmed: None, source: "ortax.org; ddtc 1817056",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSmall, from: OF_2025, until: Some(OF_2026), regulation: "Permenko 7/2025",
        above: 100 * JT, most: Some(500 * JT), rates: &[60, 70, 80, 90], months: None, conditions: &[Condition::Times(4, 2)],
        unconfirmed: LIKE_2023, source: "banjoo.id",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSmall, from: OF_2023, until: Some(OF_2025), regulation: "Permenko 1/2023",
        above: 100 * JT, most: Some(500 * JT), rates: &[60, 70, 80, 90], months: None, conditions: &[Condition::Times(4, 2)],
        unconfirmed: None, source: "pasal.id; CNBC 4-9-2023",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSmall, from: OF_2020, until: Some(OF_2023), regulation: "Permenko 15/2020",
        above: 50 * JT, most: Some(500 * JT), rates: &[60], months: Some(36), conditions: &[],
        unconfirmed: Some(["Batas pinjaman belum dikonfirmasi.", "The limits of the loan are not confirmed."]), source: "okezone 2273885",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSpecial, from: OF_2026, until: None, regulation: "Permenko 1/2026",
        above: 0, most: None, rates: &[60], months: None,
        conditions: &[Condition::SalesAtMost(4_800 * JT), Condition::TaxNumberAbove(50 * JT), Condition::AnyTimes],
        unconfirmed: None, source: "ortax.org; ddtc 1817047",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSpecial, from: OF_2023, until: Some(OF_2026), regulation: "Permenko 1/2023",
        above: 0, most: Some(500 * JT), rates: &[60], months: None, conditions: &[], unconfirmed: None, source: "pasal.id",
    },
    LoanTerms {
        scheme: FinancingScheme::KurSpecial, from: OF_2020, until: Some(OF_2023), regulation: "Permenko 15/2020",
        above: 0, most: None, rates: &[60], months: None, conditions: &[], unconfirmed: None, source: "okezone 2273885",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMigrant, from: OF_2026, until: None, regulation: "Permenko 1/2026",
        above: 0, most: None, rates: &[60], months: None, conditions: &[Condition::TaxNumberAbove(50 * JT)], unconfirmed: None, source: "ortax.org",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMigrant, from: OF_2023, until: Some(OF_2026), regulation: "Permenko 1/2023",
        above: 0, most: Some(100 * JT), rates: &[60], months: None, conditions: &[],
        unconfirmed: Some(["Bunga belum dikonfirmasi.", "The rate is not confirmed."]), source: "pasal.id",
    },
    LoanTerms {
        scheme: FinancingScheme::KurMigrant, from: OF_2020, until: Some(OF_2023), regulation: "Permenko 15/2020",
        above: 0, most: None, rates: &[60], months: None, conditions: &[], unconfirmed: None, source: "okezone 2273885",
    },
    LoanTerms {
        scheme: FinancingScheme::Umi, from: OF_2023, until: None, regulation: "PMK 193/2020",
        above: 0, most: Some(20 * JT), rates: &[], months: Some(12), conditions: &[Condition::NoOtherLoan, Condition::Mentoring],
        unconfirmed: Some(["PIP meminjamkan 2–4 % kepada penyalur; bunga bagi peminjam tidak ditemukan.", "PIP lends at 2–4 % to lenders; the rate for borrowers was not found."]),
        source: "idxchannel; KPPN Klaten",
    },
    LoanTerms {
        scheme: FinancingScheme::Umi, from: (2020, 12, 1), until: Some(OF_2023), regulation: "PMK 193/2020",
        above: 0, most: Some(10 * JT), rates: &[], months: Some(12), conditions: &[Condition::NoOtherLoan, Condition::Mentoring],
        unconfirmed: None, source: "idxchannel; KPPN Klaten",
    },
    LoanTerms {
        scheme: FinancingScheme::LpdbMerahPutih, from: (2025, 6, 28), until: None, regulation: "Permenkop 1/2025",
        above: 0, most: Some(3 * M), rates: &[30], months: Some(120), conditions: &[Condition::Collateral, Condition::HeadApproves],
        unconfirmed: Some(["Hari mulai berlaku menurut berita, 28-6-2025.", "The first day is that of the press report."]), source: "orideknews 28-6-2025",
    },
    LoanTerms {
        scheme: FinancingScheme::StateBanksMerahPutih, from: (2025, 7, 21), until: Some((2025, 10, 22)), regulation: "PMK 49/2025",
        above: 0, most: Some(3 * M), rates: &[60], months: Some(72),
        conditions: &[Condition::RunningAtMost(500 * JT), Condition::CooperativePapers, Condition::HeadApproves],
        unconfirmed: Some(["Diganti dalam praktik oleh Inpres 17/2025.", "Replaced in practice by Inpres 17/2025."]), source: "PMK 49/2025",
    },
    LoanTerms {
        scheme: FinancingScheme::VillageOutlet, from: (2025, 10, 22), until: None, regulation: "Inpres 17/2025; PMK 7/2026",
        above: 0, most: None, rates: &[], months: None, conditions: &[Condition::PaidByTransfers], unconfirmed: None,
        source: "aktual.com; jpnn; idntimes",
    },
    LoanTerms {
        scheme: FinancingScheme::Bpum, from: OF_2020, until: Some((2022, 1, 1)), regulation: "BPUM 2020",
        above: 0, most: None, rates: &[], months: None, conditions: &[Condition::NoOtherLoan], unconfirmed: None, source: "IHPS II 2020",
    },
];

fn day((year, month, day): (i32, u8, u8)) -> Date {
    // The days of the table are days: a test reads all of them.
    Date::new(year, month, day).unwrap_or_default()
}

impl LoanTerms {
    /// The terms of a scheme on a day; none where none are known.
    pub fn of(scheme: FinancingScheme, on: Date) -> Option<&'static Self> {
        LOAN_TERMS.iter().find(|terms| terms.scheme == scheme && terms.hold_on(on))
    }

    /// Whether they hold on a day.
    pub fn hold_on(&self, on: Date) -> bool {
        self.from() <= on && self.until().is_none_or(|until| on < until)
    }

    /// The first day on which they hold.
    pub fn from(&self) -> Date {
        day(self.from)
    }

    /// The first day on which they hold no more.
    pub fn until(&self) -> Option<Date> {
        self.until.map(day)
    }

    /// Whether it is not given while another loan is open (test D3).
    pub fn forbids_other_loans(&self) -> bool {
        self.conditions.contains(&Condition::NoOtherLoan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{SizeBasis, SizeRule, SizeScale};

    #[test]
    fn the_days_of_a_scheme_follow_each_other_and_leave_none_out() {
        for scheme in FinancingScheme::ALL {
            let all: Vec<&LoanTerms> = LOAN_TERMS.iter().filter(|terms| terms.scheme == *scheme).collect();
            assert!(!all.is_empty(), "{scheme}");
            for pair in all.windows(2) {
                assert_eq!(pair[1].until(), Some(pair[0].from()), "{scheme}");
            }
            for terms in &all {
                assert!(
                    terms.from() > "2019-12-31".parse().unwrap() && terms.until().is_none_or(|end| end > terms.from())
                );
                assert!(terms.most.is_none_or(|most| most > terms.above), "{scheme}");
                assert!(LoanTerms::of(*scheme, terms.from()) == Some(*terms));
            }
        }
        assert_eq!(LoanTerms::of(FinancingScheme::Bpum, "2024-05-13".parse().unwrap()), None);
    }

    #[test]
    fn the_limit_of_sales_of_kur_is_no_band_of_the_law() {
        let terms = LoanTerms::of(FinancingScheme::KurMicro, "2026-02-01".parse().unwrap()).unwrap();
        let limit = terms.conditions.iter().find_map(|of| match of {
            Condition::SalesAtMost(most) => Some(*most),
            _ => None,
        });
        assert_eq!(limit, Some(4_800_000_000));
        assert!(!SizeScale::of(SizeRule::Pp7).most(SizeBasis::Sales).contains(&4_800_000_000));
    }
}
