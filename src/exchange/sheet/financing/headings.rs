//! The headings of lists of applications and of debtors in use: of offices (FACTS-2 10.3), of banks (10.1), of the lists of
//! recipients that decrees have (8.2).

use super::part::FinancingPart;
use crate::domain::{Financing, FinancingStage, FinancingStanding, Stage};
use crate::exchange::sheet::readings::readings;
use crate::exchange::sheet::words::plain;
use crate::i18n::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const OWN: &[(usize, &[&str])] = &[
    (Financing::AT.name, &["nama debitur", "nama penerima", "nama peminjam", "nama nasabah", "nama", "debitur", "nama lengkap", "nama kelompok", "nama calon penerima", "nama penerima kur", "nama calon debitur", "nama pengaju", "nama pemohon kelompok"]),
    (Financing::AT.applicant, &["jenis pemohon", "jenis debitur", "kategori pemohon"]),
    (Financing::AT.person_nik, &["nik", "no ktp", "nomor ktp", "nik ktp", "ktp", "no nik", "nik debitur", "nik penerima", "nik pemohon", "nomor induk kependudukan"]),
    (Financing::AT.phone, &["telp", "no telepon", "no telp", "no hp", "hp", "no wa", "nomor hp", "telepon", "kontak"]),
    (Financing::AT.district, &["kabupaten kota", "kabupaten", "kab kota", "kota", "kab"]),
    (Financing::AT.subdistrict, &["kec", "nama kecamatan"]),
    (Financing::AT.village, &["kelurahan", "desa", "desa kelurahan", "kelurahan desa", "desa kel"]),
    (Financing::AT.source, &["sumber pembiayaan", "sumber kredit", "jenis pembiayaan", "program", "sumber permodalan"]),
    (Financing::AT.scheme, &["skema kur", "jenis kur", "jenis kredit", "skema kredit"]),
    (Financing::AT.lender, &["bank", "nama bank", "bank penyalur", "lembaga penyalur", "nama penyalur", "lembaga keuangan", "pemberi", "lembaga"]),
    (Financing::AT.number, &["no pengajuan", "nomor rekening pinjaman", "no rekening pinjaman", "no rekening", "nomor akad", "no akad", "no registrasi", "no permohonan", "nomor permohonan"]),
    (Financing::AT.asked_on, &["tgl pengajuan", "tanggal permohonan", "tgl permohonan", "tanggal usulan", "tanggal daftar"]),
    (Financing::AT.asked, &["diajukan", "jumlah diajukan", "jumlah pengajuan", "nilai pengajuan", "besar pengajuan", "pengajuan", "jumlah permohonan", "usulan kredit", "plafon diajukan", "nilai usulan"]),
    (Financing::AT.granted, &["disetujui", "plafon", "plafond", "plafon kredit", "plafon disetujui", "jumlah disetujui", "jumlah pinjaman", "pinjaman", "jumlah kredit", "plafond kredit", "nilai kredit", "plafon pinjaman"]),
    (Financing::AT.rate, &["bunga", "suku bunga", "bunga pertahun", "bunga per tahun", "margin"]),
    (Financing::AT.months, &["jangka waktu", "tenor", "jangka waktu bulan", "tenor bulan", "jw", "jw bulan"]),
    (Financing::AT.grace, &["masa tenggang", "grace period"]),
    (Financing::AT.collateral, &["jaminan", "agunan jaminan"]),
    (Financing::AT.used_for, &["jenis penggunaan", "tujuan kredit", "tujuan penggunaan", "tujuan pinjaman"]),
    (Financing::AT.decree, &["no sk", "nomor sk", "sk", "dasar penetapan"]),
    (Financing::AT.decree_on, &["tgl sk"]),
    (Financing::AT.annex, &["lampiran"]),
    (Financing::AT.note, &["ket", "keterangan"]),
];

#[rustfmt::skip]
const OTHERS: &[(FinancingPart, &[&str])] = &[
    (FinancingPart::CooperativeName, &["nama koperasi", "koperasi", "nama koperasi penerima"]),
    (FinancingPart::CooperativeNumber, &["nik koperasi", "nomor induk koperasi", "no induk koperasi"]),
    (FinancingPart::EnterpriseName, &["nama usaha", "nama umkm", "usaha", "nama usaha umkm"]),
    (FinancingPart::Latest(FinancingStage::AT.stage), &["tahap", "status", "status pengajuan", "tahapan", "posisi", "status permohonan", "progres"]),
    (FinancingPart::Latest(FinancingStage::AT.date), &["tanggal status", "tgl status", "tgl tahap"]),
    (FinancingPart::Latest(FinancingStage::AT.reason), &["alasan", "alasan ditolak", "alasan penolakan kredit", "sebab ditolak"]),
    (FinancingPart::Day(Stage::Registered), &["tgl terdaftar"]),
    (FinancingPart::Day(Stage::Verified), &["tanggal verifikasi", "tgl verifikasi"]),
    (FinancingPart::Day(Stage::Approved), &["tanggal persetujuan", "tgl persetujuan", "tgl disetujui"]),
    (FinancingPart::Day(Stage::Contract), &["tgl akad", "tanggal perjanjian", "tanggal akad kredit", "tgl akad kredit"]),
    (FinancingPart::Day(Stage::Settled), &["tanggal pelunasan", "tgl lunas"]),
    (FinancingPart::Payment(0, FinancingStage::AT.date), &["tanggal cair", "tgl cair", "tanggal pencairan", "tgl pencairan", "tanggal realisasi", "tgl realisasi", "tanggal penyaluran", "tanggal cair tahap 1", "tanggal cair 1", "tgl cair 1"]),
    (FinancingPart::Payment(0, FinancingStage::AT.amount), &["jumlah cair", "realisasi", "jumlah realisasi", "nilai realisasi", "pencairan", "dicairkan", "jumlah pencairan", "jumlah penyaluran", "jumlah cair tahap 1", "realisasi kredit", "jumlah cair 1", "jumlah pencairan 1"]),
    (FinancingPart::Payment(1, FinancingStage::AT.date), &["tanggal cair tahap 2", "tanggal cair 2", "tgl cair 2", "tgl pencairan 2"]),
    (FinancingPart::Payment(1, FinancingStage::AT.amount), &["jumlah cair tahap 2", "jumlah cair 2", "jumlah pencairan 2", "pencairan 2"]),
    (FinancingPart::Payment(2, FinancingStage::AT.date), &["tanggal cair tahap 3", "tanggal cair 3", "tgl cair 3", "tgl pencairan 3"]),
    (FinancingPart::Payment(2, FinancingStage::AT.amount), &["jumlah cair tahap 3", "jumlah cair 3", "jumlah pencairan 3", "pencairan 3"]),
    (FinancingPart::Payment(3, FinancingStage::AT.date), &["tanggal cair tahap 4", "tanggal cair 4", "tgl cair 4", "tgl pencairan 4"]),
    (FinancingPart::Payment(3, FinancingStage::AT.amount), &["jumlah cair tahap 4", "jumlah cair 4", "jumlah pencairan 4", "pencairan 4"]),
    (FinancingPart::Standing(FinancingStanding::AT.as_of), &["per tanggal", "posisi per", "tanggal posisi", "tgl posisi", "tanggal data"]),
    (FinancingPart::Standing(FinancingStanding::AT.repaid), &["angsuran", "telah dibayar", "jumlah angsuran", "pembayaran", "terbayar"]),
    (FinancingPart::Standing(FinancingStanding::AT.outstanding), &["outstanding", "baki debet", "sisa pinjaman", "sisa kredit", "saldo pinjaman", "sisa pokok", "os", "saldo kredit", "baki debit"]),
    (FinancingPart::Standing(FinancingStanding::AT.collectability), &["kol", "kolek", "kolektibilitas kredit", "kualitas kredit"]),
];

/// The headings that are known. What the program calls a part itself goes before what others do.
static KNOWN: LazyLock<FxHashMap<String, FinancingPart>> = LazyLock::new(|| {
    let own = FinancingPart::all().into_iter().flat_map(|part| {
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
pub(super) fn in_use() -> impl Iterator<Item = (&'static str, FinancingPart)> {
    let own = OWN.iter().flat_map(|(field, words)| words.iter().map(|word| (*word, FinancingPart::Own(*field))));
    own.chain(OTHERS.iter().flat_map(|(part, words)| words.iter().map(|word| (*word, *part))))
}

/// What a heading means.
pub(in crate::exchange::sheet) fn recognise(heading: &str) -> Option<FinancingPart> {
    readings(heading).words.iter().find_map(|words| KNOWN.get(words)).copied()
}
