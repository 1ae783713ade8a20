//! The layouts of the ministry, which are read and written (FACTS-2 11). Their words are Indonesian in either language.

use super::part::PersonPart;
use crate::domain::{Companion, PersonKind, Trainee, Training};

/// A heading, and what its cells say; nothing where they are only counted, or follow from others.
pub type Head = (&'static str, Option<PersonPart>);

const fn person(field: usize) -> Option<PersonPart> {
    Some(PersonPart::Trainee(field))
}

const fn of_enterprise(field: usize) -> Option<PersonPart> {
    Some(PersonPart::OfKind(PersonKind::Enterprise, field))
}

const fn of_cooperative(field: usize) -> Option<PersonPart> {
    Some(PersonPart::OfKind(PersonKind::Cooperative, field))
}

/// What stands above the list of participants.
pub const BLOCK: &[Head] = &[
    ("Jenis Kegiatan", Some(PersonPart::Training(Training::AT.activity))),
    ("Judul Kegiatan", Some(PersonPart::Training(Training::AT.title))),
    ("Provinsi", None),
    ("Kab/Kota", Some(PersonPart::Training(Training::AT.district))),
    ("Jumlah Peserta", Some(PersonPart::Training(Training::AT.stated))),
    ("Tempat", Some(PersonPart::Training(Training::AT.place))),
    ("Tanggal", Some(PersonPart::Days)),
];

/// The list of participants of a course: fourteen columns.
pub const PARTICIPANTS: &[Head] = &[
    ("No", None),
    ("Nama Lengkap", person(Trainee::AT.name)),
    ("Nomor KTP", person(Trainee::AT.nik)),
    ("Jenis Kelamin", person(Trainee::AT.sex)),
    ("Tempat Lahir", person(Trainee::AT.birthplace)),
    ("Tanggal Lahir", person(Trainee::AT.born_on)),
    ("Agama", person(Trainee::AT.religion)),
    ("Pendidikan Terakhir", person(Trainee::AT.education)),
    ("Kab/Kota", person(Trainee::AT.district)),
    ("Telp/HP", person(Trainee::AT.phone)),
    ("Status Usaha", person(Trainee::AT.kind)),
    ("Sektor Usaha UMKM / Jenis Koperasi", person(Trainee::AT.line)),
    ("Nama Koperasi/UMKM", person(Trainee::AT.organisation)),
    ("Alamat Koperasi/UMKM", person(Trainee::AT.organisation_address)),
];

/// The course, in columns: of a list of several courses.
pub const OF_COURSE: &[Head] = &[
    ("Jenis Kegiatan", Some(PersonPart::Training(Training::AT.activity))),
    ("Judul Kegiatan", Some(PersonPart::Training(Training::AT.title))),
    ("Tempat", Some(PersonPart::Training(Training::AT.place))),
    ("Tanggal", Some(PersonPart::Days)),
];

/// The full export of participants.
pub const FULL: &[Head] = &[
    ("No", None),
    ("Nama Lengkap", person(Trainee::AT.name)),
    ("Nomor KTP", person(Trainee::AT.nik)),
    ("Jenis Kelamin", person(Trainee::AT.sex)),
    ("Tempat Lahir", person(Trainee::AT.birthplace)),
    ("Tanggal Lahir", person(Trainee::AT.born_on)),
    ("Agama", person(Trainee::AT.religion)),
    ("Pendidikan Terakhir", person(Trainee::AT.education)),
    ("Provinsi", None),
    ("Kab/Kota", person(Trainee::AT.district)),
    ("Telp/HP", person(Trainee::AT.phone)),
    ("Email", person(Trainee::AT.email)),
    ("Status Usaha", person(Trainee::AT.kind)),
    ("Sektor Usaha UMKM", of_enterprise(Trainee::AT.line)),
    ("Nama UMKM", of_enterprise(Trainee::AT.organisation)),
    ("Alamat UMKM", of_enterprise(Trainee::AT.organisation_address)),
    ("Tanggal UMKM Didirikan", of_enterprise(Trainee::AT.organisation_founded)),
    ("Nomor IUMK", of_enterprise(Trainee::AT.organisation_number)),
    ("Posisi UMKM", of_enterprise(Trainee::AT.position)),
    ("Omset Usaha per Bulan", person(Trainee::AT.monthly_sales)),
    ("Jumlah Tenaga Kerja UMKM", person(Trainee::AT.workers)),
    ("Nama Koperasi", of_cooperative(Trainee::AT.organisation)),
    ("Alamat Koperasi", of_cooperative(Trainee::AT.organisation_address)),
    ("Jenis Koperasi", of_cooperative(Trainee::AT.line)),
    ("Tanggal Koperasi didirikan", of_cooperative(Trainee::AT.organisation_founded)),
    ("Nomor Induk Koperasi", of_cooperative(Trainee::AT.organisation_number)),
    ("Posisi Koperasi", of_cooperative(Trainee::AT.position)),
    ("Permasalahan yang dihadapi", person(Trainee::AT.problem)),
    ("Kebutuhan Diklat", person(Trainee::AT.need_stated)),
    ("Rekomendasi", person(Trainee::AT.recommendation)),
];

/// The list of companions.
pub const COMPANIONS: &[Head] = &[
    ("PROV", None),
    ("NO", None),
    ("Dinas", Some(PersonPart::Companion(Companion::AT.area))),
    ("Nama Lengkap", Some(PersonPart::Companion(Companion::AT.name))),
    ("Nomor KTP", Some(PersonPart::Companion(Companion::AT.nik))),
    ("Jenis Kelamin", Some(PersonPart::Companion(Companion::AT.sex))),
    ("Agama", Some(PersonPart::Companion(Companion::AT.religion))),
    ("Pendidikan", Some(PersonPart::Companion(Companion::AT.education))),
    ("Alamat Rumah", Some(PersonPart::Companion(Companion::AT.address))),
    ("No.Hp (WA)", Some(PersonPart::Companion(Companion::AT.phone))),
    ("E-Mail", Some(PersonPart::Companion(Companion::AT.email))),
];
