//! The headings of lists of enterprises in use (FACTS 2, FACTS-2 11 and 12).

use super::part::{EnterprisePart, PermitPart};
use crate::domain::{BookYear, Enterprise, EnterpriseAid, EnterpriseYear, PermitKind};
use crate::exchange::sheet::readings::readings;
use crate::exchange::sheet::words::plain;
use crate::i18n::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const OWN: &[(usize, &[&str])] = &[
    (Enterprise::AT.name, &["nama umkm", "nama ukm", "nama ikm", "nama perusahaan", "usaha", "nama usaha umkm", "merek usaha", "nama brand", "umkm"]),
    (Enterprise::AT.owner, &["nama pemilik usaha", "nama pelaku usaha", "pemilik", "nama", "nama lengkap", "pelaku usaha", "nama pengusaha", "pemilik usaha"]),
    (Enterprise::AT.sex, &["jenis kelamin", "l p", "lp", "jk", "kelamin", "gender"]),
    (Enterprise::AT.owner_nik, &["nik", "no ktp", "nomor ktp", "nik ktp", "ktp", "no nik", "nomor induk kependudukan", "nik pelaku usaha"]),
    (Enterprise::AT.district, &["kabupaten kota", "kabupaten", "kab kota", "kota", "kab"]),
    (Enterprise::AT.subdistrict, &["kec", "nama kecamatan"]),
    (Enterprise::AT.village, &["kelurahan", "desa", "kelurahan desa", "desa kel", "kel desa", "desa kelurahan", "nama desa"]),
    (Enterprise::AT.address, &["alamat", "alamat lengkap", "alamat umkm", "almt", "jalan"]),
    (Enterprise::AT.phone, &["telp", "no telepon", "no telp", "no hp", "hp", "kontak", "no wa", "nomor hp", "telp hp", "no hp wa", "hp wa", "nomor wa", "wa", "telepon", "no telp hp"]),
    (Enterprise::AT.sector, &["sektor", "bidang usaha", "sektor umkm"]),
    (Enterprise::AT.kbli, &["kode kbli", "no kbli", "kbli 2020"]),
    (Enterprise::AT.risk, &["risiko", "skala risiko", "resiko", "tingkat resiko"]),
    (Enterprise::AT.activity, &["jenis kegiatan usaha", "jenis usaha umkm", "kategori usaha"]),
    (Enterprise::AT.products, &["nama produk", "jenis produk", "produk yang dihasilkan", "hasil produksi", "produk utama", "kegiatan usaha"]),
    (Enterprise::AT.potential, &["potensi", "kendala", "permasalahan", "potensi usaha"]),
    (Enterprise::AT.started, &["tahun berdiri", "tahun mulai", "mulai usaha", "tahun usaha berdiri", "tahun umkm didirikan"]),
    (Enterprise::AT.status, &["status pembinaan", "status umkm", "status"]),
    (Enterprise::AT.assisted_since, &["tanggal binaan", "binaan sejak", "tanggal pembinaan"]),
    (Enterprise::AT.note, &["ket", "keterangan"]),
];

#[rustfmt::skip]
const YEARS: &[(usize, &[&str])] = &[
    (EnterpriseYear::AT.year, &["tahun", "thn", "tahun omzet", "tahun omset"]),
    (EnterpriseYear::AT.sales, &["omzet", "omset", "omzet tahunan", "omset tahunan", "omzet per tahun", "omset per tahun", "hasil penjualan", "hasil penjualan tahunan", "penjualan", "omset usaha", "omzet usaha", "omset pertahun", "omzet pertahun"]),
    (EnterpriseYear::AT.own_capital, &["modal", "jumlah modal sendiri", "modalsendiri"]),
    (EnterpriseYear::AT.outside_capital, &["modal pinjaman", "modal luar umkm"]),
    (EnterpriseYear::AT.capital, &["modal usaha"]),
    (EnterpriseYear::AT.assets, &["asset", "aset usaha", "jumlah aset", "jumlah asset", "total aset"]),
    (EnterpriseYear::AT.workers, &["karyawan", "jumlah tenaga kerja", "jumlah karyawan", "jml tenaga kerja", "tk", "tenaga kerja orang", "naker", "jumlah tk", "jml karyawan"]),
    (EnterpriseYear::AT.workers_female, &["tenaga kerja p", "tenaga kerja wanita", "karyawan p", "karyawan wanita", "tk p"]),
    (EnterpriseYear::AT.workers_male, &["tenaga kerja l", "tenaga kerja pria", "karyawan l", "karyawan pria", "tk l"]),
];

#[rustfmt::skip]
const AIDS: &[(usize, &[&str])] = &[
    (EnterpriseAid::AT.kind, &["bentuk bantuan", "fasilitasi", "jenis fasilitasi"]),
    (EnterpriseAid::AT.item, &["bantuan", "bantuan yang diterima", "bantuan fasilitas alat", "fasilitas", "bantuan alat", "bantuan fasilitas"]),
    (EnterpriseAid::AT.year, &["tahun menerima", "tahun terima bantuan", "tahun fasilitasi"]),
    (EnterpriseAid::AT.giver, &["sumber bantuan", "pemberi", "asal bantuan", "instansi pemberi"]),
    (EnterpriseAid::AT.amount, &["jumlah bantuan", "besar bantuan"]),
];

#[rustfmt::skip]
const PERMITS: &[(PermitKind, &[&str])] = &[
    (PermitKind::BusinessNumber, &["no nib", "nomor nib", "nomor induk berusaha", "nib no", "iumk", "no iumk", "nomor iumk", "nib iumk"]),
    (PermitKind::TaxNumber, &["no npwp", "nomor npwp"]),
    (PermitKind::HomeFood, &["pirt", "no pirt", "nomor pirt", "no p irt", "nomor p irt", "sp pirt", "spp irt", "izin pirt"]),
    (PermitKind::Halal, &["halal", "no halal", "sertifikasi halal", "nomor sertifikat halal", "no sertifikat halal"]),
    (PermitKind::FoodAndDrug, &["izin bpom", "no bpom", "bpom md"]),
    (PermitKind::Brand, &["haki", "hki", "haki merek", "merek haki", "hak merek", "sertifikat merek", "merk"]),
    (PermitKind::LandTitle, &["sertifikat tanah", "sertifikat hak atas tanah"]),
    (PermitKind::Other, &["izin lain", "izin lainnya"]),
];

const OTHERS: &[(EnterprisePart, &[&str])] = &[
    (EnterprisePart::Latitude, &["lat", "latitude", "lintang"]),
    (EnterprisePart::Longitude, &["lon", "long", "lng", "longitude", "bujur"]),
    (
        EnterprisePart::Permits,
        &[
            "legalitas",
            "legalitas usaha",
            "status legalitas",
            "perizinan",
            "izin",
            "izin usaha",
            "izin yang dimiliki",
            "sertifikat",
        ],
    ),
];

/// The headings that are known. What the program calls a part itself goes before what others do.
static KNOWN: LazyLock<FxHashMap<String, EnterprisePart>> = LazyLock::new(|| {
    let own = EnterprisePart::all().into_iter().flat_map(|part| {
        [plain(&part.label(Lang::Id)), plain(&part.label(Lang::En)), plain(&part.code())].map(|name| (name, part))
    });
    let mut known = FxHashMap::default();
    for (heading, part) in own.chain(in_use().map(|(word, part)| (word.to_owned(), part))) {
        if !heading.is_empty() {
            known.entry(heading).or_insert(part);
        }
    }
    known
});

/// The headings in use, and what they mean.
pub(super) fn in_use() -> impl Iterator<Item = (&'static str, EnterprisePart)> {
    let of = |fields: &'static [(usize, &'static [&'static str])], part: fn(usize) -> EnterprisePart| {
        fields.iter().flat_map(move |(field, words)| words.iter().map(move |word| (*word, part(*field))))
    };
    let permits = PERMITS
        .iter()
        .flat_map(|(kind, words)| words.iter().map(|word| (*word, EnterprisePart::Permit(*kind, PermitPart::Number))));
    let others = OTHERS.iter().flat_map(|(part, words)| words.iter().map(|word| (*word, *part)));
    of(OWN, EnterprisePart::Own)
        .chain(of(YEARS, EnterprisePart::Year))
        .chain(of(AIDS, EnterprisePart::Aid))
        .chain(permits)
        .chain(others)
}

/// What a heading means, and the year that it names: `Omzet 2024`.
pub(in crate::exchange::sheet) fn recognise(heading: &str) -> (Option<EnterprisePart>, Option<BookYear>) {
    let readings = readings(heading);
    (readings.words.iter().find_map(|words| KNOWN.get(words)).copied(), readings.year)
}
