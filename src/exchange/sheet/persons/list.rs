//! Which list of persons a sheet is.

use crate::domain::{Companion, Record, Trainee};
use crate::exchange::sheet::words::plain;

/// A list of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonList {
    /// Who took part in courses.
    Trainees,
    /// Companions.
    Companions,
}

impl PersonList {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Trainees, Self::Companions];

    /// The name under which a kept plan knows it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trainees => Trainee::TABLE,
            Self::Companions => Companion::TABLE,
        }
    }

    /// Which of them a sheet with these headings is, below these lines; none where it is something else, or nobody can say.
    pub(in crate::exchange::sheet) fn of<'t>(
        headings: impl Iterator<Item = &'t str>,
        titles: impl Iterator<Item = &'t str>,
    ) -> Option<Self> {
        const PERSONS: [&str; 4] = ["nama lengkap", "nama peserta", "nama pendamping", "nama"];
        // What is asked of a participant and of nobody else.
        const OF_TRAINEES: [&str; 10] = [
            "nama peserta",
            "kebutuhan diklat",
            "status usaha",
            "nama koperasi umkm",
            "sektor usaha umkm jenis koperasi",
            "posisi koperasi",
            "posisi umkm",
            "nilai pre test",
            "nilai post test",
            "judul kegiatan",
        ];
        const OF_COURSES: [&str; 7] = [
            "judul kegiatan",
            "jumlah peserta",
            "daftar peserta",
            "daftar hadir",
            "peserta pelatihan",
            "peserta bimtek",
            "peserta diklat",
        ];
        let headings: Vec<String> = headings.map(plain).collect();
        let has = |words: &[&str]| headings.iter().filter(|heading| words.contains(&heading.as_str())).count();
        let titles: Vec<String> = titles.map(plain).collect();
        let is_said = |words: &[&str]| titles.iter().any(|line| words.iter().any(|word| line.contains(word)));
        if has(&PERSONS) == 0 {
            return None;
        }
        let is_of_companions = has(&["nama pendamping"]) > 0
            || (is_said(&["pendamping"]) && has(&["dinas", "nama lengkap"]) > 0)
            || has(&["alamat rumah", "dinas"]) > 1;
        if is_of_companions {
            return Some(Self::Companions);
        }
        // A head tells the course of whom two columns do not: of members nobody says what they took part in.
        let is_of_trainees = has(&OF_TRAINEES) > 1
            || is_said(&OF_COURSES)
            || (has(&OF_TRAINEES) > 0 && is_said(&["jenis kegiatan", "pelatihan", "bimtek", "diklat"]));
        is_of_trainees.then_some(Self::Trainees)
    }
}
