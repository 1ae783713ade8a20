//! Counts of cooperatives in South Kalimantan that were really published (FACTS 0, 4.2, 4.3; FACTS-2 13.2, 13.3).
//!
//! They are taken over as they stand, with their contradictions: holding them against each other is what they
//! are for. The basis is given only where the source says what puts a cooperative into the count. The list of
//! January 2022 names those supervised by the province beside the districts, so its districts are read as
//! supervising.

use crate::domain::{
    AreaCode, Basis, Date, EnterpriseBasis, EnterpriseTotal, Finality, Measure, Note, Precision, Sector, SizeClass,
    Supervision, Tally, TallyKind, Text, Total,
};

/// A publication: year, month, day and how exactly they are known; the area; the source.
struct Issue(i32, u8, u8, Precision, u64, &'static str);

/// A count in it: what, how many, supervised at which level, remark.
struct Line(Measure, u64, Option<Supervision>, &'static str);

const ALL: Measure = Measure::All;
const ACTIVE: Measure = Measure::Active;
const INACTIVE: Measure = Measure::Inactive;
const PROVINCE: Option<Supervision> = Some(Supervision::Province);
const DISTRICT: Option<Supervision> = Some(Supervision::District);

const RAKOR: &str = "Rakor koperasi dan UKM, Banjarmasin, 13 Mei 2024";
const GATRA: &str = "Gatra 533867";
const TANAH_BUMBU: &str = "Scribd 661205103";

/// Inactive cooperatives by supervising district, January 2022.
const INACTIVE_2022: [(u64, u32); 13] = [
    (6301, 66),
    (6302, 91),
    (6303, 87),
    (6304, 57),
    (6305, 26),
    (6306, 37),
    (6307, 38),
    (6308, 71),
    (6309, 42),
    (6310, 52),
    (6311, 41),
    (6371, 211),
    (6372, 48),
];

/// Inactive cooperatives of Tanah Bumbu by kecamatan, 31 December 2022.
const TANAH_BUMBU_2022: [(u64, u32); 10] = [
    (631_004, 16),
    (631_006, 13),
    (631_002, 5),
    (631_008, 5),
    (631_001, 4),
    (631_007, 3),
    (631_003, 3),
    (631_009, 1),
    (631_005, 1),
    (631_012, 1),
];

/// All others.
#[rustfmt::skip]
const ISSUES: &[(Issue, &[Line])] = &[
    (Issue(2024, 5, 13, Precision::Day, 63, RAKOR), &[
        Line(ALL, 3_027, None, ""),
        Line(ACTIVE, 1_944, None, ""),
        Line(INACTIVE, 1_083, None, ""),
        Line(ALL, 183, PROVINCE, ""),
        Line(ACTIVE, 147, PROVINCE, ""),
        Line(INACTIVE, 36, PROVINCE, ""),
        Line(ALL, 2_844, DISTRICT, "Selisih 3.027 − 183; sumber menyebutnya “ratusan”. Belum dirinci."),
        Line(ACTIVE, 1_797, DISTRICT, "Selisih 1.944 − 147."),
        Line(INACTIVE, 1_047, DISTRICT, "Selisih 1.083 − 36."),
    ]),
    (Issue(2014, 12, 31, Precision::Day, 63, "Scribd 697196151"), &[
        Line(ACTIVE, 1_669, None, ""),
        Line(Measure::RatHeld, 792, None, "47,45 % dari yang aktif."),
    ]),
    (Issue(2016, 1, 1, Precision::About, 63, "Antara 38506"), &[
        Line(ALL, 2_580, None, "“±2.580”, lebih dari 60 % aktif."),
    ]),
    (Issue(2022, 1, 1, Precision::Month, 63, GATRA), &[
        Line(ALL, 2_651, None, ""),
        Line(ACTIVE, 1_749, None, ""),
        Line(INACTIVE, 902, None, "Rincian per kabupaten/kota dan binaan provinsi berjumlah 912."),
        Line(INACTIVE, 45, PROVINCE, ""),
    ]),
    (Issue(2024, 1, 1, Precision::Month, 63, "Diskominfo Kalsel, 9 Maret 2024"), &[
        Line(ALL, 3_014, None, ""),
        Line(ALL, 180, PROVINCE, ""),
        Line(ACTIVE, 144, PROVINCE, ""),
        Line(INACTIVE, 36, PROVINCE, ""),
    ]),
    (Issue(2024, 9, 1, Precision::Month, 63, "Diskominfo Kalsel, 5 September 2024"), &[
        Line(ALL, 3_057, None, ""),
    ]),
    (Issue(2025, 6, 12, Precision::Day, 63, "Antara 470393; Habar Kalimantan, 12 Juni 2025"), &[
        Line(ALL, 258, PROVINCE, "“67 → 258.”"),
    ]),
    (Issue(2025, 12, 15, Precision::Day, 63, "Bisnis; babeindonesia, Desember 2025"), &[
        Line(Measure::MerahPutih, 2_013, None, "Dari 2.016 desa dan kelurahan; 707 tercatat beraset di SIMKOPDES."),
        Line(Measure::VillageOfDesa, 1_969, None, "“1.969 + 144 = 2.013.”"),
        Line(Measure::VillageOfKelurahan, 144, None, ""),
    ]),
    (Issue(2025, 1, 1, Precision::Year, 6301, "Antara 484289"), &[
        Line(ALL, 167, None, ""),
        Line(Measure::RatHeld, 30, None, ""),
        Line(Measure::ActiveWithoutRat, 60, None, ""),
        Line(INACTIVE, 77, None, "Sisanya: 167 − 30 − 60."),
    ]),
    (Issue(2017, 1, 1, Precision::About, 6302, "Antara 45003"), &[
        Line(ALL, 230, None, ""),
        Line(Measure::Dissolved, 75, None, "Dibubarkan oleh kementerian."),
    ]),
    (Issue(2017, 1, 1, Precision::Year, 6303, "Kanal Kalimantan 2017"), &[
        Line(ALL, 240, None, "KUD aktif 27 dari 60, koperasi pertanian 12 dari 29; 29.115 anggota."),
        Line(INACTIVE, 87, None, "Judul berita menyebut 84."),
    ]),
    (Issue(2025, 1, 1, Precision::Year, 6305, "Antara 476061"), &[
        Line(Measure::MerahPutih, 135, None, ""),
        Line(Measure::VillageOfDesa, 126, None, ""),
        Line(Measure::VillageOfKelurahan, 9, None, ""),
    ]),
    (Issue(2019, 1, 1, Precision::Year, 6309, "Antara 131980"), &[
        Line(ALL, 100, None, ""),
        Line(ACTIVE, 52, None, ""),
        Line(Measure::Certified, 3, None, ""),
    ]),
    (Issue(2025, 1, 1, Precision::Year, 6309, "Antara 476061"), &[
        Line(ALL, 106, None, "Sebelum Koperasi Merah Putih."),
    ]),
    (Issue(2025, 7, 1, Precision::Month, 6309, "Antara 476061"), &[
        Line(ALL, 237, None, "106 ditambah 131 Koperasi Merah Putih."),
        Line(Measure::MerahPutih, 131, None, ""),
        Line(Measure::VillageOfDesa, 121, None, ""),
        Line(Measure::VillageOfKelurahan, 10, None, ""),
        Line(ACTIVE, 53, None, ""),
        Line(Measure::RatHeld, 21, None, ""),
    ]),
    (Issue(2022, 12, 31, Precision::Day, 6310, TANAH_BUMBU), &[
        Line(INACTIVE, 52, None, "32 berdiri 1990–2000; 35 tanpa data pengurus."),
    ]),
    (Issue(2022, 1, 1, Precision::Year, 6371, "Antara 345249"), &[
        Line(ALL, 520, None, ""),
        Line(ACTIVE, 330, None, ""),
        Line(INACTIVE, 190, None, ""),
        Line(Measure::DissolutionProposed, 83, None, "“Kantornya tidak ada lagi.”"),
    ]),
    (Issue(2013, 1, 1, Precision::About, 6372, "Antara 12183"), &[
        Line(ALL, 151, None, "16.488 anggota; volume usaha Rp85,5 miliar; SHU Rp7,03 miliar."),
        Line(ACTIVE, 110, None, ""),
        Line(INACTIVE, 41, None, ""),
    ]),
];

/// Banjarmasin in October 2022: by domicile, whoever supervises; and without province and nation.
const BANJARMASIN_2022: Issue = Issue(2022, 10, 1, Precision::Month, 6371, "Tribun Banjarmasin, 6 Oktober 2022");
const BANJARMASIN_ALL_LEVELS: &[Line] = &[
    Line(ALL, 782, None, "Rinciannya 355 + 327 berjumlah 682."),
    Line(ACTIVE, 355, None, "Termasuk binaan provinsi dan nasional."),
    Line(INACTIVE, 327, None, "Termasuk binaan provinsi dan nasional."),
];
const BANJARMASIN_OWN: &[Line] = &[Line(ALL, 602, DISTRICT, "Di luar binaan provinsi dan nasional.")];

/// The inactive cooperatives published for a district in January 2022.
pub(super) fn inactive_in_2022(district: AreaCode) -> Option<u32> {
    INACTIVE_2022.iter().find(|(code, _)| *code == district.digits()).map(|(_, inactive)| *inactive)
}

const SIMKOPDES: &str = "SIMKOPDES, data kabupaten/kota";
const SIMKOPDES_JUNE: &str = "SIMKOPDES, data provinsi";

/// What SIMKOPDES published of a district for 5 August 2026 (FACTS-2 13.2): cooperatives, accounts, NIB, volume and value of
/// transactions, simpanan pokok and its payers, simpanan wajib and its payers. NPWP all of them have.
type OfDistrict = (u64, [u64; 9]);

#[rustfmt::skip]
const SIMKOPDES_DISTRICTS: [OfDistrict; 13] = [
    (6301, [135, 135, 130, 114_000, 208_578_000, 48_330_000, 897, 24_501_000, 866]),
    (6302, [202, 202, 194, 324_124, 589_528_680, 85_160_000, 832, 30_465_000, 618]),
    (6303, [290, 290, 237, 30_022, 94_697_100, 2_294_530_000, 3_208, 59_335_000, 2_193]),
    (6304, [201, 200, 128, 375_700, 684_640_000, 30_815_000, 792, 34_645_000, 650]),
    (6305, [135, 135, 74, 1, 60_000, 12_875_000, 254, 7_246_000, 188]),
    (6306, [148, 148, 148, 4, 74_000, 49_795_610, 1_613, 53_090_000, 1_326]),
    (6307, [167, 167, 133, 1_840, 29_372_000, 17_845_000, 455, 8_660_000, 419]),
    (6308, [219, 219, 217, 1_140, 17_280_000, 34_200_500, 888, 37_795_000, 847]),
    (6309, [131, 131, 113, 0, 0, 11_290_000, 115, 2_640_000, 84]),
    (6310, [157, 157, 101, 1_152, 25_098_000, 147_895_000, 1_116, 73_697_000, 1_055]),
    (6311, [156, 156, 109, 1, 20_000, 19_110_000, 457, 8_985_000, 363]),
    (6371, [52, 52, 51, 0, 0, 850_000, 10, 210_000, 3]),
    (6372, [20, 20, 17, 2_443, 70_311_800, 46_700_000, 518, 35_170_000, 432]),
];

/// What the figures of a district are.
const OF_DISTRICT: [Measure; 9] = [
    Measure::MerahPutih,
    Measure::VillageAccounts,
    Measure::VillageBusinessNumbers,
    Measure::VillageVolume,
    Measure::VillageTurnover,
    Measure::VillagePrincipal,
    Measure::VillagePrincipalPayers,
    Measure::VillageMandatory,
    Measure::VillageMandatoryPayers,
];

/// What SIMKOPDES published of the province (FACTS-2 13.2, 13.3).
#[rustfmt::skip]
const SIMKOPDES_PROVINCE: &[(Issue, &[Line])] = &[
    (Issue(2026, 6, 20, Precision::Day, 63, SIMKOPDES_JUNE), &[
        Line(Measure::VillageTurnover, 117_010_600, None, ""),
        Line(Measure::VillageVolume, 7_385, None, ""),
        Line(Measure::VillageBusinessNumbers, 1_649, None, ""),
        Line(Measure::VillageRatHeld, 1_652, None, ""),
        Line(Measure::VillageAccounts, 814, None, ""),
    ]),
    (Issue(2026, 7, 1, Precision::Month, 63, SIMKOPDES_JUNE), &[
        Line(Measure::VillageMicrosites, 2_012, None, ""),
        Line(Measure::VillageOutlets, 1_301, None, "Kantor 1.119, usaha lain 87, sembako 53, logistik 20, USP 8, klinik 5, cold storage 5, apotek 4."),
        Line(Measure::VillageWithOutlet, 1_142, None, ""),
        Line(Measure::VillageOutletsIdle, 384, None, ""),
        Line(Measure::VillagePartnerships, 1_044, None, ""),
        Line(Measure::VillageWithPartnership, 382, None, ""),
        Line(Measure::VillageMembers, 45_834, None, "25.023 laki-laki, 20.811 perempuan."),
        Line(Measure::VillageBoards, 16_452, None, "10.851 laki-laki, 5.601 perempuan."),
    ]),
    (Issue(2026, 8, 5, Precision::Day, 63, SIMKOPDES), &[
        Line(Measure::MerahPutih, 2_013, None, ""),
        Line(Measure::VillageAccounts, 2_012, None, ""),
        Line(Measure::VillageTaxNumbers, 2_013, None, ""),
        Line(Measure::VillageBusinessNumbers, 1_652, None, ""),
        Line(Measure::VillageRatHeld, 1_651, None, "Titik data lain menyebut RAT tahun buku 2024: 0 dari 2.013."),
        Line(Measure::VillageVolume, 850_427, None, "Banyaknya barang, bukan banyaknya transaksi."),
        Line(Measure::VillageTurnover, 1_719_659_580, None, ""),
        Line(Measure::VillagePrincipal, 2_799_396_110, None, ""),
        Line(Measure::VillagePrincipalPayers, 11_155, None, ""),
        Line(Measure::VillageMandatory, 376_439_000, None, ""),
        Line(Measure::VillageMandatoryPayers, 9_044, None, ""),
        Line(Measure::VillageSites, 565, None, "≤ 20 % 62, 21–50 % 116, 51–75 % 85, 76–99 % 79, 100 % 223."),
        Line(Measure::VillageBuilt, 223, None, ""),
        Line(Measure::VillageHealthScored, 892, None, "Sehat 18, cukup sehat 17, tidak sehat 857; indeks 54."),
        Line(Measure::VillageHealthy, 35, None, "Sehat 18 dan cukup sehat 17."),
    ]),
];

/// What SIMKOPDES published. Its figures change with every delivery, so none of them is final.
fn simkopdes() -> Vec<Tally> {
    let mut tallies = Vec::new();
    for (issue, lines) in SIMKOPDES_PROVINCE {
        tallies.extend(lines.iter().map(|line| tally(issue, line, Basis::Domicile)));
    }
    for (code, figures) in SIMKOPDES_DISTRICTS {
        let issue = Issue(2026, 8, 5, Precision::Day, code, SIMKOPDES);
        let mut lines: Vec<(Measure, u64)> = OF_DISTRICT.into_iter().zip(figures).collect();
        lines.push((Measure::VillageTaxNumbers, figures[0]));
        // Delivered as zero in every district, beside 1.651 in the province.
        lines.push((Measure::VillageRatHeld, 0));
        tallies.extend(
            lines.into_iter().map(|(measure, value)| tally(&issue, &Line(measure, value, None, ""), Basis::Domicile)),
        );
    }
    tallies.iter_mut().for_each(|tally| tally.finality = Some(Finality::Provisional));
    tallies
}

/// A published number of enterprises: year, month, day and how exactly they are known; area, what is counted, class, sector,
/// number, source.
type EnterpriseIssue =
    (i32, u8, u8, Precision, u64, EnterpriseBasis, Option<SizeClass>, Option<Sector>, u64, &'static str);

const CENSUS: &str = "Sensus Ekonomi 2016, BPS (Antara 46322, 46323)";
const MICRO: Option<SizeClass> = Some(SizeClass::Micro);

/// Numbers of enterprises in South Kalimantan that were really published (FACTS-2 12).
#[rustfmt::skip]
const ENTERPRISES: [EnterpriseIssue; 11] = [
    (2016, 5, 1, Precision::Month, 63, EnterpriseBasis::Census, None, None, 472_125, CENSUS),
    (2016, 5, 1, Precision::Month, 6371, EnterpriseBasis::Census, None, None, 89_751, CENSUS),
    (2016, 5, 1, Precision::Month, 6303, EnterpriseBasis::Census, None, None, 66_544, CENSUS),
    (2016, 5, 1, Precision::Month, 6308, EnterpriseBasis::Census, None, None, 43_077, CENSUS),
    (2016, 5, 1, Precision::Month, 63, EnterpriseBasis::Census, None, Some(Sector::Trade), 228_515, CENSUS),
    (2016, 5, 1, Precision::Month, 63, EnterpriseBasis::Census, None, Some(Sector::Hospitality), 83_327, CENSUS),
    (2016, 5, 1, Precision::Month, 63, EnterpriseBasis::Census, None, Some(Sector::Manufacturing), 59_592, CENSUS),
    (2021, 1, 1, Precision::Year, 6372, EnterpriseBasis::Register, MICRO, None, 6_201, "Banjarbaruklik; Kanal Kalimantan"),
    (2022, 1, 1, Precision::Year, 6372, EnterpriseBasis::Register, MICRO, None, 11_641, "Banjarbaruklik; Kanal Kalimantan"),
    (2023, 1, 1, Precision::Year, 6372, EnterpriseBasis::Register, MICRO, None, 12_000, "Banjarbaruklik; Kanal Kalimantan"),
    (2022, 1, 1, Precision::About, 6307, EnterpriseBasis::Assisted, None, None, 180, "Infobanua 2022"),
];

/// Every published number of enterprises, real and never fictional.
pub fn published_enterprises() -> Vec<EnterpriseTotal> {
    let total =
        |(year, month, day, precision, area, counted, class, sector, value, source): EnterpriseIssue| EnterpriseTotal {
            date: Date::new(year, month, day).unwrap_or_default(),
            precision,
            area: AreaCode::from_digits(area),
            counted,
            class,
            sector,
            value: Total::new(value).unwrap_or_default(),
            finality: None,
            source: Text::cut(source),
            note: None,
        };
    ENTERPRISES.into_iter().map(total).collect()
}

/// Every published count, real and never fictional.
pub fn published() -> Vec<Tally> {
    let mut tallies = Vec::new();
    for (issue, lines) in ISSUES {
        tallies.extend(lines.iter().map(|line| tally(issue, line, Basis::Unstated)));
    }
    for (code, inactive) in INACTIVE_2022 {
        let issue = Issue(2022, 1, 1, Precision::Month, code, GATRA);
        tallies.push(tally(&issue, &Line(INACTIVE, inactive.into(), None, ""), Basis::Supervision));
    }
    for (code, inactive) in TANAH_BUMBU_2022 {
        let issue = Issue(2022, 12, 31, Precision::Day, code, TANAH_BUMBU);
        tallies.push(tally(&issue, &Line(INACTIVE, inactive.into(), None, ""), Basis::Domicile));
    }
    tallies.extend(BANJARMASIN_ALL_LEVELS.iter().map(|line| tally(&BANJARMASIN_2022, line, Basis::Domicile)));
    tallies.extend(BANJARMASIN_OWN.iter().map(|line| tally(&BANJARMASIN_2022, line, Basis::Unstated)));
    tallies.extend(simkopdes());
    tallies
}

/// A count on `basis`; one of a single level of supervision counts by supervision.
fn tally(issue: &Issue, line: &Line, basis: Basis) -> Tally {
    let Issue(year, month, day, precision, area, source) = *issue;
    let Line(measure, value, supervision, note) = *line;
    Tally {
        date: Date::new(year, month, day).unwrap_or_default(),
        precision,
        area: AreaCode::from_digits(area),
        basis: if supervision.is_some() { Basis::Supervision } else { basis },
        supervision,
        measure,
        value: Total::new(value).unwrap_or_default(),
        finality: None,
        source: Text::cut(source),
        kind: TallyKind::Published,
        note: Note::optional(note).unwrap_or_default(),
    }
}
