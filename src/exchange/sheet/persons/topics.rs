//! What a course is on, or is asked for, by the words of its title; and what somebody is, by the words of a position. Where words
//! tell two things, they tell nothing.

use crate::domain::{TraineeRole, TrainingTopic};
use crate::exchange::sheet::words::{self, plain};

#[rustfmt::skip]
const TOPICS: &[(TrainingTopic, &[&str])] = &[
    (TrainingTopic::MerahPutih, &["merah putih", "kdmp", "kkmp", "kdkmp", "kopdes"]),
    (TrainingTopic::Competence, &["skkni", "uji kompetensi", "sertifikasi kompetensi"]),
    (TrainingTopic::Accounting, &["akuntansi", "laporan keuangan", "pembukuan", "sak ep", "sak etap"]),
    (TrainingTopic::Tax, &["pajak", "perpajakan"]),
    (TrainingTopic::Supervision, &["pengawasan", "pengawas", "pemeriksaan"]),
    (TrainingTopic::Lending, &["simpan pinjam", "usp", "ksp", "kesehatan koperasi"]),
    (TrainingTopic::Governance, &["tata kelola", "rat", "rapat anggota", "kelembagaan"]),
    (TrainingTopic::Basics, &["perkoperasian", "dasar koperasi", "jati diri"]),
    (TrainingTopic::Management, &["manajemen koperasi", "manajemen usaha", "manajemen"]),
    (TrainingTopic::Marketing, &["pemasaran", "marketing", "promosi", "marketplace", "media sosial"]),
    (TrainingTopic::Production, &["kemasan", "packaging", "produksi", "diversifikasi produk", "mutu"]),
    (TrainingTopic::Licensing, &["halal", "p irt", "pirt", "nib", "perizinan", "oss", "merek", "legalitas"]),
    (TrainingTopic::Capital, &["permodalan", "kur", "literasi keuangan", "pembiayaan", "akses modal"]),
    (TrainingTopic::Export, &["ekspor"]),
    (TrainingTopic::Technology, &["aplikasi", "teknologi", "digitalisasi", "komputer", "sistem informasi"]),
    (TrainingTopic::Entrepreneurship, &["kewirausahaan", "wirausaha"]),
];

/// The subject that words tell: the only one of the list that they name. A wider word gives way to a narrower one that has it.
pub(super) fn topic_of(text: &str) -> Option<TrainingTopic> {
    if let Some(code) = words::code("TrainingTopic", text) {
        return code.parse().ok().filter(|topic| !matches!(topic, TrainingTopic::Unknown(_)));
    }
    let text = format!(" {} ", plain(text));
    let names = |word: &str| text.contains(&format!(" {word} "));
    let named: Vec<(TrainingTopic, &str)> = TOPICS
        .iter()
        .filter_map(|(topic, words)| Some((*topic, words.iter().copied().find(|word| names(word))?)))
        .collect();
    let is_narrowest = |(topic, word): &&(TrainingTopic, &str)| {
        named.iter().all(|(other, of)| {
            other == topic || !(of.len() > word.len() && format!(" {of} ").contains(&format!(" {word} ")))
        })
    };
    // `Pengawas Koperasi Simpan Pinjam` is on supervision, `Manajemen Simpan Pinjam` on lending: a plain word of what all do is none.
    let mut found: Vec<TrainingTopic> = named.iter().filter(is_narrowest).map(|(topic, _)| *topic).collect();
    if found.len() > 1 {
        found.retain(|topic| *topic != TrainingTopic::Management);
    }
    if let [one] = found[..] { Some(one) } else { None }
}

#[rustfmt::skip]
const ROLES: &[(TraineeRole, &[&str])] = &[
    (TraineeRole::Supervisor, &["pengawas", "dps"]),
    (TraineeRole::Chair, &["ketua"]),
    (TraineeRole::Secretary, &["sekretaris"]),
    (TraineeRole::Treasurer, &["bendahara"]),
    (TraineeRole::Board, &["pengurus", "wakil ketua"]),
    (TraineeRole::Manager, &["manajer", "manager", "pengelola"]),
    (TraineeRole::Employee, &["karyawan", "staf", "pegawai", "kasir", "admin"]),
    (TraineeRole::Member, &["anggota"]),
    (TraineeRole::Owner, &["pemilik", "owner", "pelaku usaha"]),
];

/// What somebody is, by the words of a position; none where they tell nothing.
pub(super) fn role_of(text: &str) -> Option<TraineeRole> {
    let text = format!(" {} ", plain(text));
    if text.contains(" wakil ") {
        return Some(TraineeRole::Board);
    }
    let is_it = |(_, words): &&(TraineeRole, &[&str])| words.iter().any(|word| text.contains(&format!(" {word} ")));
    // `Ketua Pengawas` and `Anggota Pengawas` are supervisors.
    ROLES.iter().find(is_it).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_its_subject_or_nothing() {
        let of = |text: &str| topic_of(text).map(TrainingTopic::code);
        assert_eq!(of("Pelatihan Akuntansi Koperasi Angkatan 2"), Some("akuntansi"));
        assert_eq!(of("Bimtek Manajemen Simpan Pinjam"), Some("simpan_pinjam"));
        assert_eq!(of("Peningkatan Kapasitas KDKMP"), Some("merah_putih"));
        assert_eq!(of("Akuntansi dan laporan keuangan"), Some("akuntansi"));
        // Two subjects are none, and words within words are none.
        assert_eq!(of("Pemasaran dan Kemasan Produk"), None);
        assert_eq!(of("Rakor kurikulum sekolah"), None);
    }

    #[test]
    fn a_position_tells_the_role() {
        let of = |text: &str| role_of(text).map(TraineeRole::code);
        assert_eq!(of("KETUA"), Some("ketua"));
        assert_eq!(of("Ketua Pengawas"), Some("pengawas"));
        assert_eq!(of("Wakil Ketua I"), Some("pengurus"));
        assert_eq!(of("Pemilik Usaha"), Some("pemilik"));
        assert_eq!(of("lain-lain"), None);
    }

    #[test]
    fn every_word_leads_to_one_subject() {
        let mut seen = std::collections::BTreeSet::new();
        for word in TOPICS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(plain(word), *word);
            assert!(seen.insert(*word), "{word}");
        }
    }
}
