//! What offices plan: sub-activities with the magnitudes of a published Renstra (FACTS 7.13) and, of the province, those in
//! force in October 2024 (FACTS 7.15).

use crate::domain::{AidKind, BeneficiaryKind};

/// A sub-activity that an office plans every year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Template {
    pub code: &'static str,
    pub name: &'static str,
    pub indicator: &'static str,
    pub unit: &'static str,
    /// Target of a year.
    pub target: u32,
    /// Pagu of a year, million rupiah.
    pub millions: i64,
    pub serves: BeneficiaryKind,
    pub aid: AidKind,
    /// Where it is done.
    pub places: Places,
}

/// In which kecamatan of a district it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// All, as documents say it of salaries and the office.
    Everywhere,
    /// Every one by name.
    Each,
    /// A few.
    Some,
    /// Of the lower half of the list, where the other level does the same in the upper.
    Lower,
    /// Of the upper half.
    Upper,
}

#[rustfmt::skip]
pub(super) const DISTRICT: &[Template] = &[
    Template { code: "2.17.01.2.02.0001", name: "Penyediaan Gaji dan Tunjangan ASN", indicator: "Jumlah orang yang menerima gaji dan tunjangan ASN", unit: "Orang/bulan", target: 40, millions: 6_400, serves: BeneficiaryKind::Officials, aid: AidKind::Other, places: Places::Everywhere },
    Template { code: GOVERNANCE.0, name: "Penguatan Tata Kelola Kelembagaan Koperasi", indicator: "Jumlah koperasi yang dilakukan penguatan tata kelola kelembagaan", unit: "Unit Usaha", target: 60, millions: 41, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Accompaniment, places: Places::Lower },
    Template { code: SUPERVISION, name: "Pelaksanaan Proses Pemeriksaan dan Pengawasan Koperasi", indicator: "Jumlah koperasi yang telah diperiksa dan diawasi", unit: "Unit Usaha", target: 121, millions: 21, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Other, places: Places::Some },
    Template { code: "2.17.04.2.01.0001", name: "Pelaksanaan Penilaian Kesehatan KSP/USP Koperasi", indicator: "Jumlah unit usaha koperasi yang dinilai kesehatannya", unit: "Unit Usaha", target: 85, millions: 20, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Other, places: Places::Some },
    Template { code: TRAINING.0, name: "Peningkatan Pemahaman dan Pengetahuan Perkoperasian serta Kapasitas dan Kompetensi SDM Koperasi", indicator: "Jumlah SDM yang memahami pengetahuan perkoperasian", unit: "Orang", target: 100, millions: 120, serves: BeneficiaryKind::Officers, aid: AidKind::Training, places: Places::Lower },
    Template { code: GROUPS, name: "Pembinaan dan Pendampingan bagi Kelompok Masyarakat yang Akan Membentuk Koperasi", indicator: "Pembinaan dan pendampingan yang dilaksanakan", unit: "Kelompok Masyarakat", target: 21, millions: 41, serves: BeneficiaryKind::Groups, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: PARTNERS, name: "Fasilitasi Kemitraan Koperasi", indicator: "Jumlah koperasi yang difasilitasi kemitraannya", unit: "Unit Usaha", target: 20, millions: 45, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Promotion, places: Places::Some },
    Template { code: RECOVERY, name: "Pemulihan Usaha Koperasi", indicator: "Jumlah koperasi yang dipulihkan usahanya", unit: "Unit Usaha", target: 30, millions: 60, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: CAPITAL, name: "Fasilitasi Akses Permodalan Koperasi", indicator: "Jumlah koperasi yang difasilitasi permodalannya", unit: "Unit Usaha", target: 40, millions: 55, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: REPORTING, name: "Fasilitasi Pelaporan Koperasi", indicator: "Jumlah koperasi yang difasilitasi pelaporannya", unit: "Unit Usaha", target: 100, millions: 25, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: STRENGTH, name: "Pemberdayaan Koperasi dengan Keanggotaan Daerah Kabupaten/Kota", indicator: "Koperasi dengan keanggotaan daerah kabupaten/kota", unit: "Unit Usaha", target: 50, millions: 141, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Other, places: Places::Each },
    Template { code: PERMITS, name: "Fasilitasi Kemudahan Perizinan Usaha Mikro", indicator: "Jumlah usaha mikro yang telah mendapatkan perizinan", unit: "Unit Usaha", target: 100, millions: 20, serves: BeneficiaryKind::Micro, aid: AidKind::Certification, places: Places::Some },
    Template { code: EQUIPMENT, name: "Pemberdayaan Kelembagaan Potensi dan Pengembangan Usaha Mikro", indicator: "Jumlah unit usaha yang telah menerima pembinaan dan pendampingan", unit: "Unit Usaha", target: 9, millions: 619, serves: BeneficiaryKind::Micro, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: ENTERPRISE, name: "Peningkatan Pemahaman dan Pengetahuan UMKM serta Kapasitas dan Kompetensi SDM UMKM", indicator: "Jumlah SDM yang memahami pengetahuan usaha mikro dan kewirausahaan", unit: "Orang", target: 500, millions: 1_448, serves: BeneficiaryKind::Micro, aid: AidKind::Training, places: Places::Some },
    Template { code: GROWTH, name: "Pengembangan Usaha Mikro", indicator: "Jumlah usaha mikro yang terfasilitasi", unit: "Unit Usaha", target: 254, millions: 899, serves: BeneficiaryKind::Micro, aid: AidKind::Promotion, places: Places::Some },
];

#[rustfmt::skip]
pub(super) const PROVINCE: &[Template] = &[
    Template { code: "2.17.01.1.06.0009", name: "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD", indicator: "Jumlah laporan penyelenggaraan rapat koordinasi", unit: "Laporan", target: 12, millions: 900, serves: BeneficiaryKind::Officials, aid: AidKind::Other, places: Places::Everywhere },
    Template { code: GOVERNANCE.1, name: "Penguatan Tata Kelola Kelembagaan Koperasi", indicator: "Jumlah koperasi yang dilakukan penguatan tata kelola kelembagaan", unit: "Unit Usaha", target: 40, millions: 150, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Accompaniment, places: Places::Upper },
    Template { code: "2.17.03.1.01.02", name: "Peningkatan Kepatuhan Koperasi terhadap Peraturan Perundang-undangan", indicator: "Jumlah koperasi yang diperiksa", unit: "Unit Usaha", target: 30, millions: 120, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Other, places: Places::Some },
    Template { code: "2.17.04.1.01.02", name: "Mengukur Tingkat Kesehatan Koperasi", indicator: "Jumlah koperasi yang diberikan penilaian kesehatan", unit: "Unit Usaha", target: 50, millions: 100, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Other, places: Places::Some },
    Template { code: TRAINING.1, name: "Peningkatan Pemahaman dan Pengetahuan Perkoperasian serta Kapasitas dan Kompetensi SDM Koperasi", indicator: "Jumlah SDM yang memahami pengetahuan perkoperasian", unit: "Orang", target: 150, millions: 600, serves: BeneficiaryKind::Officers, aid: AidKind::Training, places: Places::Upper },
    Template { code: PRODUCTIVITY, name: "Peningkatan Produktivitas, Nilai Tambah, Akses Pasar, Akses Pembiayaan", indicator: "Jumlah unit usaha yang produktif dan bernilai tambah", unit: "Unit Usaha", target: 60, millions: 800, serves: BeneficiaryKind::Cooperatives, aid: AidKind::Promotion, places: Places::Some },
    Template { code: "2.17.07.1.01.0001", name: "Menumbuhkembangkan UMKM untuk Menjadi Usaha yang Tangguh dan Mandiri", indicator: "Jumlah usaha kecil yang difasilitasi", unit: "Unit Usaha", target: 300, millions: 700, serves: BeneficiaryKind::Small, aid: AidKind::Accompaniment, places: Places::Some },
    Template { code: "2.17.08.1.01.0001", name: "Produksi dan Pengolahan, Pemasaran, SDM, Desain dan Teknologi", indicator: "Jumlah usaha kecil yang mendapatkan fasilitas", unit: "Unit Usaha", target: 150, millions: 900, serves: BeneficiaryKind::Small, aid: AidKind::Promotion, places: Places::Some },
];

/// The same of district and province, as a person has confirmed in the example.
pub(super) const GOVERNANCE: (&str, &str) = ("2.17.03.2.01.0003", "2.17.03.1.01.0003");
pub(super) const TRAINING: (&str, &str) = ("2.17.05.2.01.0001", "2.17.05.1.01.0001");
pub(super) const SUPERVISION: &str = "2.17.03.2.01.0004";
pub(super) const GROUPS: &str = "2.17.06.2.01.0003";
pub(super) const PARTNERS: &str = "2.17.06.2.01.0004";
pub(super) const RECOVERY: &str = "2.17.06.2.01.0006";
pub(super) const CAPITAL: &str = "2.17.06.2.01.0007";
pub(super) const REPORTING: &str = "2.17.06.2.01.0008";
pub(super) const STRENGTH: &str = "2.17.06.2.01.0009";
pub(super) const PERMITS: &str = "2.17.07.2.01.0003";
pub(super) const EQUIPMENT: &str = "2.17.07.2.01.0004";
pub(super) const ENTERPRISE: &str = "2.17.07.2.01.0015";
pub(super) const GROWTH: &str = "2.17.08.2.01.0002";
/// What the province does for capital and markets.
pub(super) const PRODUCTIVITY: &str = "2.17.06.1.01.0002";
