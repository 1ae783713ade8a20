//! The many spellings of the values that the register keeps by code (FACTS 1.2, 1.6 and 6).

use crate::domain::territory::{District, Territory};
use crate::domain::{AreaCode, AreaLevel};
use crate::i18n::Lang;

/// A text in lower case with one space for all that is no letter or digit: how headings and values are compared.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.ends_with(' ') && !plain.is_empty() {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// Spellings beside the program's own labels, by the type of the codes.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &[(&str, &str)])] = &[
    ("DeclaredStatus", &[
        ("non aktif", "inactive"), ("nonaktif", "inactive"), ("tdk aktif", "inactive"), ("pasif", "inactive"),
        ("beku", "inactive"), ("mati suri", "inactive"), ("akt", "active"), ("a", "active"), ("t", "inactive"), ("ta", "inactive"),
    ]),
    ("Form", &[
        ("primer nasional", "primary"), ("primer provinsi", "primary"), ("primer kabupaten kota", "primary"), ("primer kab kota", "primary"),
        ("sekunder nasional", "secondary"), ("sekunder provinsi", "secondary"), ("sekunder kabupaten kota", "secondary"), ("sekunder kab kota", "secondary"),
    ]),
    ("MembershipArea", &[
        ("nasional", "national"), ("provinsi", "province"), ("kab kota", "district"), ("kabupaten", "district"), ("kota", "district"),
        ("lintas kabupaten kota", "province"), ("lintas provinsi", "national"),
    ]),
    ("Kind", &[
        ("ksp", "savings_loan"), ("kspps", "savings_loan"), ("simpan pinjam syariah", "savings_loan"), ("kdmp", "village_merah_putih"),
        ("kkmp", "urban_village_merah_putih"),
    ]),
    ("Group", &[
        ("ksu", "multi_purpose"), ("ksp", "savings_loan"), ("karyawan", "kopkar"), ("pondok pesantren", "koppontren"), ("pegawai negeri", "kpri"),
        ("pegawai republik indonesia", "kpri"), ("kpn", "kpri"), ("unit desa", "kud"), ("pegawai negeri sipil", "kpri"),
        ("ad", "army"), ("al", "navy"), ("au", "air_force"), ("polri", "police"), ("pasar", "market"), ("pedagang kaki lima", "street_vendors"),
        ("lain lain", "other"), ("lainya", "other"),
    ]),
    ("Sector", &[
        ("pengadaan air pengolahan sampah limbah dan daur ulang", "water"), ("penyediaan akomodasi dan makan minum", "hospitality"),
        ("perdagangan besar dan eceran reparasi mobil dan motor", "trade"), ("perdagangan", "trade"), ("real estate", "real_estate"),
        ("perdagangan besar dan eceran", "trade"), ("pertanian", "agriculture"), ("jasa keuangan", "finance"),
    ]),
    ("Scheme", &[("syari ah", "sharia"), ("syariat", "sharia")]),
    ("RatState", &[
        ("sudah", "held"), ("sudah rat", "held"), ("ya", "held"), ("rat", "held"), ("terlaksana", "held"), ("belum", "not_held"),
        ("belum rat", "not_held"), ("tidak", "not_held"), ("tidak rat", "not_held"),
    ]),
    ("Business", &[
        ("ya", "running"), ("aktif", "running"), ("ada", "running"), ("tidak", "stopped"), ("tidak aktif", "stopped"), ("tidak ada", "stopped"),
        ("tidak berjalan", "stopped"),
    ]),
    ("CertificateState", &[
        ("bersertifikat", "certified"), ("sudah bersetifikat", "certified"), ("bersetifikat", "certified"), ("belum bersetifikat", "none"),
        ("sertifikat expired", "expired"), ("expired", "expired"), ("aktif", "valid"), ("sudah", "certified"), ("belum", "none"),
    ]),
    ("OfficerRole", &[
        ("ketua umum", "chair"), ("ketua pengurus", "chair"), ("ketua i", "vice_chair"), ("ketua 1", "vice_chair"),
        ("wakil ketua i", "vice_chair"), ("anggota pengawas", "supervisor"), ("ketua pengawas", "supervisor"),
        ("koordinator pengawas", "supervisor"), ("badan pengawas", "supervisor"), ("dps", "sharia_supervisor"), ("manager", "manager"),
    ]),
    ("Sex", &[
        ("l", "male"), ("laki", "male"), ("pria", "male"), ("lk", "male"), ("p", "female"), ("wanita", "female"), ("pr", "female"),
    ]),
    ("LicenceKind", &[
        ("nomor induk berusaha", "nib"), ("nomor pokok wajib pajak", "npwp"), ("izin usp", "savings_loan"), ("iusp", "savings_loan"),
        ("siusp", "savings_loan"), ("izin simpan pinjam", "savings_loan"), ("kantor cabang", "branch"), ("pirt", "pirt"), ("p irt", "pirt"),
        ("halal", "halal"), ("sertifikasi halal", "halal"), ("haki", "trademark"), ("hki", "trademark"), ("hak merek", "trademark"),
    ]),
    ("PermitKind", &[
        ("nomor induk berusaha", "nib"), ("nib rba", "nib"), ("iumk", "nib"), ("pirt", "pirt"), ("p irt", "pirt"), ("spp irt", "pirt"),
        ("halal", "halal"), ("sertifikasi halal", "halal"), ("bpom md", "bpom"), ("haki", "merek"), ("hki", "merek"), ("merk", "merek"),
        ("hak merek", "merek"), ("sertifikat merek", "merek"), ("sertifikat tanah", "shat"), ("shat", "shat"), ("sni", "lainnya"),
        ("siup", "lainnya"), ("sku", "lainnya"), ("skdu", "lainnya"), ("situ", "lainnya"), ("tdp", "lainnya"),
    ]),
    ("Rung", &[
        ("kantor", "gerai_kantor"), ("sembako", "gerai_sembako"), ("outlet sembako", "gerai_sembako"), ("usp", "gerai_simpan_pinjam"),
        ("simpan pinjam", "gerai_simpan_pinjam"), ("unit simpan pinjam", "gerai_simpan_pinjam"), ("klinik", "gerai_klinik"),
        ("apotek", "gerai_apotek"), ("gudang", "gerai_gudang"), ("cold storage", "gerai_gudang"), ("logistik", "gerai_logistik"),
        ("usaha lain", "gerai_lain"), ("musdes", "musdes"), ("musyawarah desa", "musdes"), ("ahu", "ahu"), ("badan hukum", "ahu"),
        ("rekening", "rekening"), ("akun", "akun"), ("proposal", "proposal"), ("pencairan", "pencairan"),
    ]),
    ("RungState", &[
        ("ya", "sudah"), ("y", "sudah"), ("ada", "sudah"), ("selesai", "sudah"), ("sudah ada", "sudah"), ("terbit", "sudah"), ("aktif", "sudah"),
        ("terverifikasi", "sudah"), ("verified", "sudah"), ("approved", "sudah"), ("reported", "sudah"),
        ("tidak", "belum"), ("tidak ada", "belum"), ("belum ada", "belum"), ("belum aktif", "belum"), ("t", "belum"), ("tdk", "belum"),
        ("blm", "belum"), ("tidak ada lahan", "belum"), ("draft", "belum"), ("drafted", "belum"), ("requested", "belum"),
        ("proses", "belum"), ("dalam proses", "belum"), ("sedang diverifikasi", "belum"), ("rejected", "belum"),
    ]),
    ("RiskClass", &[("r", "rendah"), ("mr", "menengah_rendah"), ("mt", "menengah_tinggi"), ("t", "tinggi")]),
    ("AssistanceStatus", &[
        ("binaan", "binaan"), ("aktif", "binaan"), ("umkm binaan", "binaan"), ("tutup", "tutup"), ("tidak aktif", "berhenti"),
        ("lulus", "mandiri"),
    ]),
    ("AidKind", &[
        ("bantuan alat", "peralatan"), ("alat", "peralatan"), ("bantuan modal", "permodalan"), ("modal", "permodalan"),
        ("modal usaha", "permodalan"), ("promosi", "pemasaran"), ("pameran", "pemasaran"), ("bazar", "pemasaran"),
        ("diklat", "pelatihan"), ("bimtek", "pelatihan"), ("sertifikat", "sertifikasi"), ("halal", "sertifikasi"),
    ]),
    ("FinancingSource", &[
        ("kredit usaha rakyat", "kur"), ("kur mikro", "kur"), ("kur super mikro", "kur"), ("kur kecil", "kur"), ("lpdb kumkm", "lpdb"),
        ("ultra mikro", "umi"), ("umi", "umi"), ("himbara", "himbara"), ("perbankan", "bank"), ("kredit bank", "bank"), ("kredit komersial", "bank"),
        ("csr", "csr_pumk"), ("pumk", "csr_pumk"), ("pkbl", "csr_pumk"), ("tjsl", "csr_pumk"), ("zakat", "baznas"), ("bantuan hibah", "hibah"),
        ("bpum", "hibah"), ("banpres", "hibah"), ("dana bergulir", "bergulir_lama"), ("perguliran", "bergulir_lama"), ("kut", "bergulir_lama"),
    ]),
    ("FinancingScheme", &[
        ("super mikro", "kur_super_mikro"), ("supermikro", "kur_super_mikro"), ("kur supermi", "kur_super_mikro"), ("mikro", "kur_mikro"),
        ("kecil", "kur_kecil"), ("ritel", "kur_kecil"), ("kur ritel", "kur_kecil"), ("khusus", "kur_khusus"), ("kur tki", "kur_pmi"), ("pmi", "kur_pmi"),
        ("tki", "kur_pmi"), ("ultra mikro", "umi"), ("banpres produktif", "bpum"), ("agrinas", "gerai_kdkmp"),
    ]),
    ("ApplicantKind", &[
        ("ukm", "umkm"), ("usaha mikro", "umkm"), ("ikm", "umkm"), ("kube", "kelompok"), ("kub", "kelompok"), ("poktan", "kelompok"),
        ("individu", "perorangan"), ("orang", "perorangan"), ("pribadi", "perorangan"),
    ]),
    ("Stage", &[
        ("daftar", "terdaftar"), ("pengajuan", "terdaftar"), ("diajukan", "terdaftar"), ("masuk", "terdaftar"), ("lengkap", "berkas_lengkap"),
        ("verifikasi", "verifikasi"), ("terverifikasi", "verifikasi"), ("usulan", "diusulkan"), ("survei", "dinilai"), ("survey", "dinilai"),
        ("analisa", "dinilai"), ("analisis", "dinilai"), ("slik", "dinilai"), ("bi checking", "dinilai"), ("penilaian", "dinilai"),
        ("setuju", "disetujui"), ("acc", "disetujui"), ("approved", "disetujui"), ("akad kredit", "akad"), ("realisasi", "cair"),
        ("terealisasi", "cair"), ("sudah cair", "cair"), ("dicairkan", "cair"), ("tersalur", "cair"), ("pencairan", "cair"), ("selesai", "lunas"),
        ("tolak", "ditolak"), ("tidak disetujui", "ditolak"), ("rejected", "ditolak"), ("kembali", "dikembalikan"), ("batal", "ditarik"),
        ("mundur", "ditarik"), ("mengundurkan diri", "ditarik"), ("belum ada jawaban", "tanpa_jawaban"), ("tidak ada jawaban", "tanpa_jawaban"),
    ]),
    ("RefusalReason", &[
        ("berkas", "berkas"), ("berkas tidak lengkap", "berkas"), ("berkas kurang", "berkas"), ("dokumen tidak lengkap", "berkas"),
        ("umur", "usia"), ("usia", "usia"), ("bukan usaha mikro", "bukan_mikro_omzet"), ("omzet", "bukan_mikro_omzet"), ("slik", "slik"),
        ("bi checking", "slik"), ("slik buruk", "slik"), ("kolektibilitas buruk", "slik"), ("masih kur", "masih_kur"), ("kur aktif", "masih_kur"),
        ("masih ada kredit", "kredit_lain"), ("kredit lain", "kredit_lain"), ("ada pinjaman lain", "kredit_lain"), ("tidak ada npwp", "tanpa_npwp"),
        ("tidak ada nib", "tanpa_nib"), ("belum rat", "tanpa_rat_nik_koperasi"), ("tidak layak", "tidak_layak_usaha"),
        ("usaha tidak layak", "tidak_layak_usaha"), ("kuota", "kuota"), ("kuota habis", "kuota"), ("pernah dibantu", "sudah_dibantu"),
        ("pernah menerima", "sudah_dibantu"), ("meninggal dunia", "meninggal"), ("asn", "asn_tni_polri_bumn"), ("pns", "asn_tni_polri_bumn"),
        ("bukan kewenangan", "luar_kewenangan"),
    ]),
    ("Collectability", &[
        ("lancar", "1"), ("l", "1"), ("kol 1", "1"), ("i", "1"), ("dpk", "2"), ("dalam perhatian khusus", "2"), ("kol 2", "2"), ("ii", "2"),
        ("kurang lancar", "3"), ("kl", "3"), ("kol 3", "3"), ("iii", "3"), ("diragukan", "4"), ("d", "4"), ("kol 4", "4"), ("iv", "4"),
        ("macet", "5"), ("m", "5"), ("kol 5", "5"), ("v", "5"),
    ]),
    ("AnnexState", &[("ada", "ada"), ("ya", "ada"), ("tercantum", "ada"), ("tidak", "tidak_ada"), ("tidak tercantum", "tidak_ada")]),
    ("LoanUse", &[("modal usaha", "modal_kerja"), ("kmk", "modal_kerja"), ("ki", "investasi"), ("kredit investasi", "investasi")]),
    ("CustodyKind", &[
        ("akta", "statutes"), ("akta pendirian", "statutes"), ("akta notaris", "statutes"), ("anggaran dasar", "statutes"), ("ad art", "statutes"),
        ("akta pendirian dan anggaran dasar", "statutes"), ("sk badan hukum", "approval"), ("badan hukum", "approval"),
        ("sk pengesahan", "approval"), ("sk pengesahan badan hukum", "approval"), ("buku anggota", "member_book"), ("daftar anggota", "member_book"),
        ("notulen", "minutes"), ("notulen rat", "minutes"), ("berita acara rapat", "minutes"), ("pembukuan", "accounts"),
        ("laporan keuangan", "accounts"), ("buku kas", "accounts"), ("neraca", "accounts"), ("rekening", "bank_book"),
        ("rekening bank", "bank_book"), ("buku tabungan", "bank_book"), ("perjanjian", "agreements"), ("surat perjanjian", "agreements"),
        ("perjanjian kredit", "agreements"), ("cap", "seal"), ("cap stempel", "seal"), ("sertifikat tanah", "land_title"), ("shm", "land_title"),
        ("sertifikat tanah dan bangunan", "land_title"), ("tanah", "land_title"), ("bangunan", "land_title"), ("gedung", "land_title"),
        ("mobil", "vehicle"), ("sepeda motor", "vehicle"), ("bpkb", "vehicle"), ("peralatan", "equipment"), ("inventaris", "equipment"),
        ("mesin", "equipment"), ("persediaan", "stock"), ("kas", "cash"), ("uang", "cash"), ("lain lain", "other"),
    ]),
    ("Education", &[
        ("tidak sekolah", "tidak_sekolah"), ("tidak tamat", "tidak_sekolah"), ("sekolah dasar", "sd"), ("mi", "sd"), ("sltp", "smp"),
        ("mts", "smp"), ("sma", "sma"), ("smk", "sma"), ("slta", "sma"), ("ma", "sma"), ("smu", "sma"), ("stm", "sma"), ("smea", "sma"),
        ("sma sederajat", "sma"), ("slta sederajat", "sma"), ("d1", "diploma"), ("d2", "diploma"), ("d3", "diploma"), ("d i", "diploma"),
        ("d ii", "diploma"), ("d iii", "diploma"), ("d 3", "diploma"), ("diploma", "diploma"), ("s 1", "s1"), ("s1", "s1"), ("d4", "s1"),
        ("d iv", "s1"), ("d 4", "s1"), ("sarjana", "s1"), ("strata 1", "s1"), ("s 2", "s2"), ("magister", "s2"), ("s 3", "s3"), ("doktor", "s3"),
    ]),
    ("PersonKind", &[
        ("ukm", "umkm"), ("ikm", "umkm"), ("pelaku umkm", "umkm"), ("usaha mikro", "umkm"), ("usaha", "umkm"), ("anggota koperasi", "koperasi"),
        ("pengurus koperasi", "koperasi"), ("calon", "calon_wirausaha"), ("wirausaha pemula", "calon_wirausaha"), ("asn", "aparatur"),
        ("dinas", "aparatur"), ("pendamping", "aparatur"),
    ]),
    ("CertificateKind", &[("skkni", "skkni"), ("kompetensi", "skkni"), ("bnsp", "skkni"), ("peserta", "peserta"), ("kehadiran", "peserta")]),
    ("TraineeRole", &[("owner", "pemilik"), ("pemilik", "pemilik"), ("pengurus", "pengurus"), ("pengelola", "manajer"), ("manager", "manajer")]),
    ("ProposalStatus", &[
        ("disetujui", "diterima"), ("setuju", "diterima"), ("diakomodir", "diterima"), ("terima", "diterima"), ("tidak disetujui", "ditolak"),
        ("tidak setuju", "ditolak"), ("tolak", "ditolak"), ("batal", "ditolak"), ("dibatalkan", "ditolak"), ("tunda", "ditunda"),
        ("kembalikan", "dikembalikan"), ("proses", "diteruskan"), ("diproses", "diteruskan"), ("usulan", "diusulkan"),
    ]),
    ("SpendingKind", &[
        ("belanja barang dan jasa", "barang_jasa"), ("barang dan jasa", "barang_jasa"), ("belanja modal", "modal"), ("belanja hibah", "hibah"),
        ("belanja bantuan sosial", "bantuan_sosial"), ("bansos", "bantuan_sosial"), ("belanja bantuan keuangan", "bantuan_keuangan"),
    ]),
    ("ProposalChannel", &[("pokok pikiran dprd", "pokir"), ("pokok pikiran", "pokir"), ("aspirasi", "musrenbang"), ("reses", "pokir")]),
    ("Measure", &[
        ("jumlah", "all"), ("total", "all"), ("koperasi", "all"), ("jumlah koperasi", "all"), ("non aktif", "inactive"), ("nonaktif", "inactive"),
        ("tdk aktif", "inactive"), ("rat", "rat_held"), ("melaksanakan rat", "rat_held"), ("yang melaksanakan rat", "rat_held"),
        ("aktif belum rat", "active_without_rat"), ("aktif tidak rat", "active_without_rat"),
        ("bubar", "dissolved"), ("usul bubar", "dissolution_proposed"), ("bersertifikat", "certified"), ("merah putih", "merah_putih"),
        ("sudah bersertifikat", "certified"), ("kdmp", "merah_putih"), ("telah rat", "rat_held"), ("sudah rat", "rat_held"),
        ("cooperatives", "all"), ("rat count", "rat_held"),
        ("accounts count", "mp_accounts"), ("accounts", "mp_accounts"), ("akun simkopdes", "mp_accounts"), ("memiliki akun simkopdes", "mp_accounts"), ("npwp", "mp_npwp"), ("npwp count", "mp_npwp"), ("memiliki npwp", "mp_npwp"), ("nib", "mp_nib"),
        ("nib count", "mp_nib"), ("memiliki nib", "mp_nib"), ("microsite", "mp_microsite"), ("memiliki microsite", "mp_microsite"), ("simpanan pokok", "mp_principal"), ("simpanan pokok amount", "mp_principal"), ("simpanan pokok members", "mp_principal_payers"),
        ("simpanan wajib", "mp_mandatory"), ("simpanan wajib amount", "mp_mandatory"), ("simpanan wajib members", "mp_mandatory_payers"), ("volume transaksi", "mp_volume"), ("transaction volume", "mp_volume"), ("nilai transaksi", "mp_turnover"), ("transaction value", "mp_turnover"), ("gerai aktif", "mp_outlets"), ("kemitraan", "mp_partnerships"),
    ]),
];

/// The code of a list, by the name of its type, that a text stands for; none where it is not known.
pub(super) fn code(list: &str, text: &str) -> Option<String> {
    let plain = plain(text);
    let bare = plain.strip_prefix("koperasi ").unwrap_or(&plain);
    let listed = SPELLINGS.iter().filter(|(of, _)| *of == list).flat_map(|(_, words)| *words);
    let spelt = listed.clone().find(|(word, _)| *word == plain || *word == bare).map(|(_, code)| (*code).to_owned());
    spelt.or_else(|| {
        let is = |(code, name): &(String, String)| {
            [&plain, bare].iter().any(|text| *code == **text || self::plain(name) == **text)
        };
        [Lang::Id, Lang::En].into_iter().find_map(|lang| Some(lang.codes(list).into_iter().find(is)?.0))
    })
}

/// Where the members live, where the national system's one word for form and membership area tells it.
pub(super) fn membership_area(text: &str) -> Option<String> {
    let plain = plain(text);
    let rest = plain.strip_prefix("primer ").or_else(|| plain.strip_prefix("sekunder "))?;
    code("MembershipArea", rest)
}

/// The kabupaten or kota that a text names: in full, by its code, abbreviated, in one word or two.
pub(super) fn district(text: &str) -> Option<AreaCode> {
    let territory = Territory::current();
    if let Some(code) = area_code(text) {
        return territory.district(code).map(|district| district.code);
    }
    let plain = plain(text);
    let squashed = plain.replace(' ', "");
    // "Kota Baru" is the kabupaten Kotabaru, "Kota Banjar Baru" the kota Banjarbaru: as it stands goes first.
    let bare = ["kabupaten ", "kab ", "kota "]
        .iter()
        .find_map(|word| plain.strip_prefix(word))
        .unwrap_or(&plain)
        .replace(' ', "");
    let find = |name: &str| {
        let is_called = |district: &&District| {
            [district.short, district.name, district.abbreviation]
                .iter()
                .any(|known| self::plain(known).replace(' ', "") == name)
        };
        territory.districts.iter().find(is_called).map(|district| district.code)
    };
    find(&squashed).or_else(|| find(&bare))
}

/// The kecamatan that a text names, in a district where that is known; none where several have the name.
pub(super) fn subdistrict(text: &str, district: Option<AreaCode>) -> Option<AreaCode> {
    let territory = Territory::current();
    let all = district.map_or(territory.subdistricts, |district| territory.subdistricts_of(district));
    if let Some(code) = area_code(text) {
        return all.iter().find(|sub| sub.code == code).map(|sub| sub.code);
    }
    let plain = plain(text);
    let bare =
        ["kecamatan ", "kec "].iter().find_map(|word| plain.strip_prefix(word)).unwrap_or(&plain).replace(' ', "");
    let mut found = all.iter().filter(|sub| self::plain(sub.name).replace(' ', "") == bare);
    let first = found.next()?;
    found.next().is_none().then_some(first.code)
}

/// A code, with or without dots.
fn area_code(text: &str) -> Option<AreaCode> {
    let text = text.trim();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(code) = text.parse::<AreaCode>() {
        return Some(code);
    }
    let digits: u64 = text.parse().ok()?;
    let code = AreaCode::from_digits(digits);
    (code.level() != AreaLevel::Village).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn districts_are_known_by_every_spelling_in_use() {
        let named = |text: &str| district(text).map(|code| code.to_string());
        for (text, code) in [
            ("KAB. BANJAR", "63.03"),
            ("Banjar", "63.03"),
            ("Kota Baru", "63.02"),
            ("KAB. KOTA BARU", "63.02"),
            ("Kabupaten Kotabaru", "63.02"),
            ("Banjar Baru", "63.72"),
            ("KOTA BANJAR BARU", "63.72"),
            ("kota banjarmasin", "63.71"),
            ("Tanbu", "63.10"),
            ("Kab Tanah Bumbu", "63.10"),
            ("HST", "63.07"),
            ("6305", "63.05"),
            ("63.05", "63.05"),
        ] {
            assert_eq!(named(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!(named("Kabupaten Gianyar"), None);
        assert_eq!(named("5104"), None);
    }

    #[test]
    fn a_kecamatan_is_sought_in_its_district() {
        let tanbu = district("Tanah Bumbu");
        assert_eq!(subdistrict("Batu Licin", tanbu), subdistrict("KEC. BATULICIN", tanbu));
        assert!(subdistrict("Batulicin", tanbu).is_some());
        assert_eq!(subdistrict("Batulicin", district("Tapin")), None);
    }

    #[test]
    fn codes_are_known_by_label_and_by_spelling() {
        assert_eq!(code("DeclaredStatus", "TIDAK AKTIF"), Some("inactive".to_owned()));
        assert_eq!(code("DeclaredStatus", "Non-Aktif"), Some("inactive".to_owned()));
        assert_eq!(code("Kind", "Koperasi Simpan Pinjam"), Some("savings_loan".to_owned()));
        assert_eq!(code("Form", "Primer Kabupaten/Kota"), Some("primary".to_owned()));
        assert_eq!(membership_area("Sekunder Provinsi"), Some("province".to_owned()));
        assert_eq!(code("Sector", "Perdagangan Besar dan Eceran–Reparasi Mobil dan Motor"), Some("trade".to_owned()));
        assert_eq!(code("CertificateState", "Sudah Bersetifikat"), Some("certified".to_owned()));
        assert_eq!(code("Grade", "C1"), Some("c1".to_owned()));
        assert_eq!(code("Kind", "warung"), None);
    }

    #[test]
    fn every_spelling_leads_to_a_code_of_its_list() {
        for (list, words) in SPELLINGS {
            let known = Lang::Id.codes(list);
            for (word, code) in *words {
                assert!(known.iter().any(|(known, _)| known == code), "{list}: {word}");
                assert_eq!(plain(word), *word);
            }
        }
    }
}
