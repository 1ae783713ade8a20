//! The kinds of lists.

use super::listable::LISTABLE;
use super::persons::PersonList;
use super::plans::PlanDocument;
use super::totals::TotalList;
use super::words::plain;
use crate::domain::{Cooperative, Enterprise, Financing, Record};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListKind {
    /// Cooperatives, with what belongs to them.
    #[default]
    Cooperatives,
    /// Figures of areas: totals without rows.
    Figures,
    /// Records of a table that belong to cooperatives.
    Records(&'static str),
    /// A document on plans.
    Plans(PlanDocument),
    /// Micro, small and medium enterprises, one row an enterprise.
    Enterprises,
    /// Applications for financing and debtors, one row an application.
    Financing,
    /// Persons: participants of courses, companions.
    Persons(PersonList),
    /// Totals without rows: of lenders, of numbers of enterprises.
    Totals(TotalList),
    /// Something that the program does not keep: nothing of it is taken.
    NotKept(NotKept),
}

/// Lists that offices have beside those that the program keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotKept {
    /// Other persons: members of a cooperative.
    Persons,
}

impl NotKept {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Persons];

    const fn code(self) -> &'static str {
        match self {
            Self::Persons => "persons",
        }
    }
}

impl ListKind {
    /// Whether a list with these headings is of applications for financing or of debtors: somebody is named, and at least two
    /// headings speak of loans.
    pub(super) fn is_of_financing<'h>(headings: impl Iterator<Item = &'h str>) -> bool {
        const NAMES: [&str; 16] = [
            "nama",
            "nama debitur",
            "nama pemohon",
            "nama penerima",
            "nama peminjam",
            "nama nasabah",
            "nama calon debitur",
            "nama kelompok",
            "nama koperasi",
            "nama usaha",
            "nama umkm",
            "nama penerima kur",
            "nama lengkap",
            "debitur",
            "nama calon penerima",
            "name of the applicant",
        ];
        const OF_LOANS: [&str; 40] = [
            "plafon",
            "plafond",
            "plafon kredit",
            "plafond kredit",
            "plafon disetujui",
            "baki debet",
            "baki debit",
            "outstanding",
            "sisa pinjaman",
            "sisa kredit",
            "kol",
            "kolek",
            "kolektibilitas",
            "tanggal akad",
            "tgl akad",
            "tanggal akad kredit",
            "tanggal cair",
            "tgl cair",
            "tanggal pencairan",
            "tgl pencairan",
            "tanggal realisasi",
            "jumlah pinjaman",
            "jumlah cair",
            "jumlah pencairan",
            "diajukan",
            "jumlah diajukan",
            "disetujui",
            "jumlah disetujui",
            "skema kur",
            "jenis kur",
            "skema kredit",
            "suku bunga",
            "tenor",
            "alasan ditolak",
            "alasan penolakan",
            "bank penyalur",
            "penyalur",
            "tanggal pengajuan",
            "collectability",
            "asked for",
        ];
        let (mut names, mut loans) = (0, 0);
        for heading in headings {
            // Units and what stands in brackets are no part of what a heading says.
            let bare = heading.split('(').next().unwrap_or(heading);
            let (whole, bare) = (plain(heading), plain(bare));
            names += usize::from(NAMES.contains(&&*whole));
            loans += usize::from([&whole, &bare].iter().any(|words| OF_LOANS.contains(&&***words)));
        }
        names > 0 && loans > 1
    }

    /// What a list with these headings, and these columns of digits, is of, where that is enterprises or persons; none where it
    /// is of something else that is kept, or of what nobody can say.
    pub(super) fn of_people<'h>(headings: impl Iterator<Item = &'h str>, has_person_numbers: bool) -> Option<Self> {
        const OF_ENTERPRISES: [&str; 18] = [
            "nama usaha",
            "nama umkm",
            "nama ukm",
            "nama ikm",
            "nama pelaku usaha",
            "nama pemilik usaha",
            "nama pemilik",
            "kbli",
            "skala usaha",
            "iumk",
            "no iumk",
            "nomor iumk",
            "nama usaha umkm",
            "nama perusahaan",
            "merek usaha",
            "nama brand",
            "name of the business",
            "nik of the owner",
        ];
        // Each row is a person: of a cooperative its chair may be told as closely.
        const PERSONS: [&str; 4] = ["nama", "nama peserta", "nama lengkap", "nama anggota"];
        const OF_PERSONS: [&str; 16] = [
            "nama peserta",
            "nama lengkap",
            "nama anggota",
            "no ktp",
            "nomor ktp",
            "nik ktp",
            "tempat lahir",
            "tanggal lahir",
            "tgl lahir",
            "tempat tanggal lahir",
            "agama",
            "pendidikan terakhir",
            "pendidikan",
            "umur",
            "usia",
            "pekerjaan",
        ];
        let (mut enterprises, mut persons, mut sexes) = (0, 0, 0);
        let (mut names, mut of_cooperatives, mut offices) = (0, 0, 0);
        for heading in headings {
            let plain = plain(heading);
            enterprises += usize::from(OF_ENTERPRISES.contains(&&*plain));
            persons += usize::from(OF_PERSONS.contains(&&*plain));
            sexes += usize::from(matches!(&*plain, "l p" | "lp" | "jenis kelamin" | "kelamin" | "gender"));
            names += usize::from(PERSONS.contains(&&*plain));
            of_cooperatives += usize::from(matches!(&*plain, "nama koperasi" | "nomor badan hukum" | "no badan hukum"));
            offices += usize::from(plain.starts_with("jabatan"));
        }
        // One row an officer is kept, and so is a cooperative with a chair.
        if offices > 0 && of_cooperatives > 0 {
            return None;
        }
        if enterprises > 0 && (of_cooperatives == 0 || enterprises > 1) {
            return Some(Self::Enterprises);
        }
        let person = persons + usize::from(has_person_numbers);
        let is_of_persons = person > 1 || has_person_numbers || (sexes > 0 && (person > 0 || of_cooperatives > 0));
        (names > 0 && is_of_persons).then_some(Self::NotKept(NotKept::Persons))
    }
}

/// By what plans call lists of figures.
const FIGURES: &str = "figures";

impl ListKind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Cooperatives, Self::Figures]
            .into_iter()
            .chain(LISTABLE.iter().map(|table| Self::Records(table)))
            .chain(PlanDocument::ALL.map(Self::Plans))
            .chain([Self::Enterprises, Self::Financing])
            .chain(PersonList::ALL.map(Self::Persons))
            .chain(TotalList::ALL.map(Self::Totals))
            .chain(NotKept::ALL.map(Self::NotKept))
    }

    /// The name under which a kept plan knows it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cooperatives => Cooperative::TABLE,
            Self::Figures => FIGURES,
            Self::Records(table) => table,
            Self::Plans(document) => document.code(),
            Self::Enterprises => Enterprise::TABLE,
            Self::Financing => Financing::TABLE,
            Self::Persons(list) => list.code(),
            Self::Totals(list) => list.table(),
            Self::NotKept(list) => list.code(),
        }
    }

    /// The kind of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::all().find(|kind| kind.code() == code)
    }
}

impl Serialize for ListKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for ListKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| D::Error::custom("no such kind of list"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_what_is_not_kept_are_told() {
        let of =
            |headings: &[&str], has_person_numbers| ListKind::of_people(headings.iter().copied(), has_person_numbers);
        assert_eq!(of(&["No", "Nama", "NIK", "Nama Usaha", "Jenis Usaha", "Omzet"], true), Some(ListKind::Enterprises));
        assert_eq!(of(&["No", "Nama UMKM", "Alamat", "Legalitas"], false), Some(ListKind::Enterprises));
        assert_eq!(
            of(&["No", "Nama", "L/P", "No HP", "Nama Koperasi", "Kecamatan"], false),
            Some(ListKind::NotKept(NotKept::Persons))
        );
        assert_eq!(
            of(&["No", "Nama Lengkap", "Nomor KTP", "Agama", "Nama Koperasi/UMKM"], true),
            Some(ListKind::NotKept(NotKept::Persons))
        );
        assert_eq!(of(&["Nama", "NIK", "Alamat"], true), Some(ListKind::NotKept(NotKept::Persons)));
        assert_eq!(of(&["Nama Koperasi", "Nama UMKM", "Merek Usaha"], false), Some(ListKind::Enterprises));
        assert_eq!(of(&["No", "Nama", "Umur", "L/P"], false), Some(ListKind::NotKept(NotKept::Persons)));
        assert_eq!(of(&["No", "Nama", "L/P"], false), None);
        for kept in [
            &["Nama Koperasi", "Nama", "Jabatan", "L/P", "No HP"][..],
            &["No", "Nama", "NIK", "Kecamatan", "Jenis Usaha", "Status"],
            &["Nama Koperasi", "Nomor Badan Hukum", "Nama Ketua", "KBLI"],
        ] {
            assert_eq!(of(kept, false), None, "{kept:?}");
        }
        // The chair of a cooperative has a number and an age too.
        assert_eq!(of(&["Nama Koperasi", "Nama Ketua", "NIK Ketua", "Umur", "Pendidikan Terakhir"], true), None);
    }

    #[test]
    fn a_kind_is_known_by_its_name() {
        for kind in ListKind::all() {
            assert_eq!(serde_json::from_value::<ListKind>(serde_json::to_value(kind).unwrap()).unwrap(), kind);
        }
        let all: Vec<ListKind> = ListKind::all().collect();
        assert!(
            all.contains(&ListKind::Figures) && NotKept::ALL.iter().all(|of| all.contains(&ListKind::NotKept(*of)))
        );
        // As plans of before have them.
        assert_eq!(serde_json::from_str::<ListKind>("\"cooperatives\"").unwrap(), ListKind::Cooperatives);
        assert!(serde_json::from_str::<ListKind>("\"lain\"").is_err());
    }
}
