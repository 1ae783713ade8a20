//! The headings of lists of totals in use: what offices publish by bank (FACTS-2 10.1), and how many enterprises an area has.

use super::part::{TotalList, TotalPart};
use crate::domain::{CreditTotal, EnterpriseTotal, SizeClass};
use crate::exchange::sheet::readings::readings;
use crate::exchange::sheet::words::plain;
use crate::i18n::Lang;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

#[rustfmt::skip]
const LENDERS: &[(TotalPart, &[&str])] = &[
    (TotalPart::Lender(CreditTotal::AT.area), &["kabupaten kota", "kabupaten", "kab kota", "wilayah", "daerah", "kota", "nama wilayah", "district", "region"]),
    (TotalPart::Lender(CreditTotal::AT.date), &["per tanggal", "posisi", "posisi per", "tanggal", "tgl", "per", "tanggal data", "keadaan per", "tanggal posisi", "as of", "date", "position as of"]),
    (TotalPart::Lender(CreditTotal::AT.channel), &["sumber dana", "sumber pembiayaan", "sumber kredit", "program", "jenis pembiayaan", "programme", "source of funds"]),
    (TotalPart::Lender(CreditTotal::AT.scheme), &["skema kur", "jenis kur", "jenis kredit", "skema kredit", "loan scheme"]),
    (TotalPart::Lender(CreditTotal::AT.lender), &["bank", "nama bank", "bank penyalur", "penyalur", "nama penyalur", "lembaga penyalur", "lembaga", "lembaga keuangan", "name of the bank", "bank name"]),
    (TotalPart::Lender(CreditTotal::AT.ceiling), &["plafon", "plafond", "plafon kredit", "plafond kredit", "pagu", "target penyaluran", "plafon kur", "credit ceiling", "allocation"]),
    (TotalPart::Lender(CreditTotal::AT.paid_out), &["realisasi", "penyaluran", "realisasi penyaluran", "disalurkan", "jumlah penyaluran", "nilai penyaluran", "penyaluran kredit", "akad", "disbursed", "disbursement"]),
    (TotalPart::Lender(CreditTotal::AT.outstanding), &["outstanding", "os", "baki debet", "baki debit", "sisa pinjaman", "sisa kredit", "saldo kredit", "outstanding kredit", "balance"]),
    (TotalPart::Lender(CreditTotal::AT.debtors), &["debitur", "jumlah debitur", "jml debitur", "banyaknya debitur", "debitur orang", "number of debtors", "borrowers", "number of borrowers"]),
    (TotalPart::Lender(CreditTotal::AT.npl), &["npl", "rasio npl", "persentase npl", "kredit bermasalah", "npl ratio", "npl gross", "non performing loan"]),
    (TotalPart::Lender(CreditTotal::AT.source), &["sumber", "sumber data", "asal data", "source of the data"]),
    (TotalPart::Lender(CreditTotal::AT.note), &["ket", "keterangan", "remarks"]),
    (TotalPart::Year(TotalList::Lenders), &["tahun", "thn", "year"]),
    (TotalPart::Period(TotalList::Lenders), &["bulan", "periode", "triwulan", "month", "period", "quarter"]),
];

#[rustfmt::skip]
const ENTERPRISES: &[(TotalPart, &[&str])] = &[
    (TotalPart::Enterprise(EnterpriseTotal::AT.area), &["kabupaten kota", "kabupaten", "kab kota", "wilayah", "daerah", "kota", "kecamatan", "nama wilayah", "kode wilayah", "district", "region"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.date), &["per tanggal", "keadaan per", "posisi per", "posisi", "tanggal", "tgl", "per", "tanggal data", "as of", "date"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.counted), &["yang dihitung", "dasar", "basis", "jenis data", "basis data", "counted", "basis of the count"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.class), &["kelas", "kelas usaha", "skala", "skala usaha", "kategori usaha", "size", "class of enterprise"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.sector), &["sektor usaha", "lapangan usaha", "kategori lapangan usaha", "bidang usaha", "business sector"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.value), &["jumlah umkm", "jml umkm", "jumlah ukm", "banyaknya umkm", "jumlah usaha", "jumlah umk", "umkm", "total umkm", "jumlah pelaku usaha", "jumlah unit usaha", "unit usaha", "jumlah", "total", "number of enterprises", "enterprises", "number of msmes", "msmes"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.source), &["sumber data", "asal data", "source of the data"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.finality), &["status data", "sifat data", "data status"]),
    (TotalPart::Enterprise(EnterpriseTotal::AT.note), &["ket", "keterangan", "remarks"]),
    (TotalPart::Class(SizeClass::Micro), &["mikro", "usaha mikro", "jumlah usaha mikro", "micro", "micro enterprises"]),
    (TotalPart::Class(SizeClass::Small), &["kecil", "usaha kecil", "jumlah usaha kecil", "small", "small enterprises"]),
    (TotalPart::Class(SizeClass::Medium), &["menengah", "usaha menengah", "jumlah usaha menengah", "medium", "medium enterprises"]),
    (TotalPart::Class(SizeClass::Large), &["besar", "usaha besar", "jumlah usaha besar", "large", "large enterprises"]),
    (TotalPart::Year(TotalList::Enterprises), &["tahun", "thn", "year"]),
    (TotalPart::Period(TotalList::Enterprises), &["bulan", "periode", "triwulan", "semester", "month", "period", "quarter"]),
];

/// The headings in use, and what they mean.
pub(super) const fn in_use(list: TotalList) -> &'static [(TotalPart, &'static [&'static str])] {
    match list {
        TotalList::Lenders => LENDERS,
        TotalList::Enterprises => ENTERPRISES,
    }
}

type Known = FxHashMap<String, TotalPart>;

/// The headings of a list that are known. What the program calls a part itself goes before what others do.
fn known_of(list: TotalList) -> Known {
    let own = TotalPart::of(list).into_iter().flat_map(|part| {
        [plain(&part.label(Lang::Id)), plain(&part.label(Lang::En)), plain(&part.code())].map(|name| (name, part))
    });
    let used = in_use(list).iter().flat_map(|(part, words)| words.iter().map(|word| ((*word).to_owned(), *part)));
    let mut known = Known::default();
    for (heading, part) in own.chain(used) {
        if !heading.is_empty() {
            known.entry(heading).or_insert(part);
        }
    }
    known
}

static OF_LENDERS: LazyLock<Known> = LazyLock::new(|| known_of(TotalList::Lenders));
static OF_ENTERPRISES: LazyLock<Known> = LazyLock::new(|| known_of(TotalList::Enterprises));

/// What a heading means.
pub(in crate::exchange::sheet) fn recognise(list: TotalList, heading: &str) -> Option<TotalPart> {
    let known = match list {
        TotalList::Lenders => &OF_LENDERS,
        TotalList::Enterprises => &OF_ENTERPRISES,
    };
    readings(heading).words.iter().find_map(|words| known.get(words)).copied()
}

/// Headings that speak of one loan or one person: a list with one of them has a row for each.
const OF_ONE: [&str; 29] = [
    "nama debitur",
    "nama",
    "nama pemohon",
    "nama penerima",
    "nama peminjam",
    "nama nasabah",
    "nama calon debitur",
    "nama lengkap",
    "nama koperasi",
    "nama usaha",
    "nama umkm",
    "nama pemilik",
    "nama pelaku usaha",
    "nama perusahaan",
    "nama peserta",
    "nama anggota",
    "nama pengurus",
    "pemilik",
    "koperasi",
    "nama kelompok",
    "nik",
    "no ktp",
    "tanggal akad",
    "no akad",
    "kol",
    "kolektibilitas",
    "tenor",
    "name of the applicant",
    "name of the business",
];

fn bare(heading: &str) -> [String; 2] {
    // Units and what stands in brackets are no part of what a heading says.
    [plain(heading), plain(heading.split('(').next().unwrap_or(heading))]
}

fn is_of_one(headings: &[&str]) -> bool {
    headings.iter().any(|heading| bare(heading).iter().any(|words| OF_ONE.contains(&&**words)))
}

/// Whether a list with these headings is of what lenders publish: a lender, how many debtors or which share does not perform, and an
/// amount; and nobody by name.
pub(in crate::exchange::sheet) fn is_of_lenders(headings: &[&str]) -> bool {
    let parts: Vec<TotalPart> = headings.iter().filter_map(|heading| recognise(TotalList::Lenders, heading)).collect();
    let at = CreditTotal::AT;
    let has = |fields: &[usize]| fields.iter().any(|field| parts.contains(&TotalPart::Lender(*field)));
    has(&[at.lender])
        && has(&[at.debtors, at.npl])
        && has(&[at.ceiling, at.paid_out, at.outstanding])
        && !is_of_one(headings)
}

/// Whether a list with these headings is of numbers of enterprises: an area and how many there are, in words that speak of them; and
/// nobody by name.
pub(in crate::exchange::sheet) fn is_of_enterprises(headings: &[&str]) -> bool {
    let parts: Vec<TotalPart> =
        headings.iter().filter_map(|heading| recognise(TotalList::Enterprises, heading)).collect();
    let speaks = |words: &String| {
        words
            .split(' ')
            .any(|word| matches!(word, "umkm" | "ukm" | "umk" | "usaha" | "mikro" | "enterprises" | "msmes" | "micro"))
    };
    let at = EnterpriseTotal::AT;
    let has = |part: TotalPart| parts.contains(&part);
    let is_own = has(TotalPart::Enterprise(at.counted)) && has(TotalPart::Enterprise(at.value));
    let counts = |heading: &&str| {
        let part = recognise(TotalList::Enterprises, heading);
        let is_count = matches!(part, Some(TotalPart::Class(_))) || part == Some(TotalPart::Enterprise(at.value));
        is_count && bare(heading).iter().any(speaks)
    };
    has(TotalPart::Enterprise(at.area)) && (is_own || headings.iter().any(counts)) && !is_of_one(headings)
}
