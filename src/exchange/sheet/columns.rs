//! What a column can mean, and the headings by which it is known (FACTS 6).

use super::enterprises::{self, EnterprisePart};
use super::figures::{self, FigurePart};
use super::financing::{self, FinancingPart};
use super::kind::ListKind;
use super::layout::GroupKind;
use super::listable::{self, LISTABLE};
use super::persons::{self, PersonPart};
use super::plans::{self, PlanPart};
use super::readings::readings;
use super::rungs;
use super::totals::{self, TotalPart};
use super::units::is_share;
use super::words::plain;
use super::writing::WrittenAs;
use crate::domain::{
    AnnualReport, BookYear, Cooperative, Expectation, FieldInfo, LadderStep, OfficerRole, Record, Rung, Tally,
};
use crate::i18n::{Label, Lang};
use crate::workspace::Tables;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::sync::LazyLock;

/// What the cells of a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A field of a record, by its table and its number there: of the cooperative, of its report on a book year, or of what
    /// else a list is of.
    Field(&'static str, usize),
    /// The national system's one word for form and membership area: "Primer Kabupaten/Kota".
    FormAndArea,
    /// Latitude of the office in degrees.
    Latitude,
    /// Longitude of the office in degrees.
    Longitude,
    /// State of the certificate.
    CertificateState,
    /// Number of the certificate.
    CertificateNumber,
    /// Day of issue of the certificate.
    CertificateIssued,
    /// Last day of validity of the certificate.
    CertificateExpires,
    /// The name of who holds an office, by the place of the role in its list.
    Officer(OfficerRole),
    /// Something of the one officer that the row names.
    OneOfficer(OfficerPart),
    /// The number of the amendment of the articles that the row names.
    AmendmentNumber,
    /// Its date.
    AmendmentDate,
    /// The id of the cooperative in this register: it goes before all else by which one is known.
    Record,
    /// Something of a list of figures.
    Figure(FigurePart),
    /// Something of a document on plans.
    Plan(PlanPart),
    /// Something of a list of enterprises.
    Enterprise(EnterprisePart),
    /// How it stands with a step of the ladder, in lists of one column a step.
    Rung(Rung),
    /// Something of a list of applications for financing.
    Financing(FinancingPart),
    /// Something of a list of persons.
    Person(PersonPart),
    /// Something of a list of totals.
    Total(TotalPart),
}

/// What a column means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading as it stands.
    pub heading: String,
    /// What its cells say; none where it is left out.
    pub target: Option<Target>,
    /// The book year of its figures, where not that of the row or the list.
    pub year: Option<BookYear>,
    /// What a person has said of how it is written.
    #[serde(default)]
    pub written: WrittenAs,
    /// What its rows are in: none where it is a column of the sheet itself.
    #[serde(default)]
    pub group: Option<GroupKind>,
}

/// What a column says of an officer, in lists of one row an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OfficerPart {
    /// The name.
    Name,
    /// The office held.
    Role,
    /// The sex.
    Sex,
    /// The telephone.
    Phone,
    /// The first day of the term.
    From,
    /// The last day of the term.
    Until,
}

impl OfficerPart {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Name, Self::Role, Self::Sex, Self::Phone, Self::From, Self::Until];

    const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Sex => "sex",
            Self::Phone => "phone",
            Self::From => "from",
            Self::Until => "until",
        }
    }

    const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.list_officer_name(),
            Self::Role => lang.list_officer_role(),
            Self::Sex => lang.list_officer_sex(),
            Self::Phone => lang.list_officer_phone(),
            Self::From => lang.list_officer_from(),
            Self::Until => lang.list_officer_until(),
        }
    }
}

/// Fields of the cooperative that no column gives as they are: lists, and what only the program itself writes.
const NOT_GIVEN: [&str; 5] = ["amendments", "officers", "certificate", "position", "merged_from"];

impl Target {
    /// Everything that a column can mean in a list of that kind, in the order of the form.
    pub fn of(kind: ListKind) -> Vec<Self> {
        match kind {
            ListKind::Cooperatives => Self::all(),
            ListKind::Figures => FigurePart::all().into_iter().map(Self::Figure).collect(),
            ListKind::Records(table) => of_records(table),
            ListKind::Plans(document) => PlanPart::of(document).into_iter().map(Self::Plan).collect(),
            ListKind::Enterprises => EnterprisePart::all().into_iter().map(Self::Enterprise).collect(),
            ListKind::Financing => FinancingPart::all().into_iter().map(Self::Financing).collect(),
            ListKind::Persons(list) => PersonPart::of(list).into_iter().map(Self::Person).collect(),
            ListKind::Totals(list) => TotalPart::of(list).into_iter().map(Self::Total).collect(),
            ListKind::NotKept(_) => Vec::new(),
        }
    }

    /// Everything that a column can mean in a list of cooperatives.
    pub fn all() -> Vec<Self> {
        let given = (0..Cooperative::FIELDS.len()).filter(|field| !NOT_GIVEN.contains(&Cooperative::NAMES[*field]));
        let reported = (0..AnnualReport::FIELDS.len()).filter(|field| AnnualReport::NAMES[*field] != "cooperative");
        let parts = [
            Self::FormAndArea,
            Self::Latitude,
            Self::Longitude,
            Self::CertificateState,
            Self::CertificateNumber,
            Self::CertificateIssued,
            Self::CertificateExpires,
        ];
        let officers = OfficerRole::ALL.iter().map(|role| Self::Officer(*role));
        let one = OfficerPart::ALL.into_iter().map(Self::OneOfficer);
        let one = one.chain([Self::AmendmentNumber, Self::AmendmentDate]);
        let given = given.map(|field| Self::Field(Cooperative::TABLE, field));
        let reported = reported.map(|field| Self::Field(AnnualReport::TABLE, field));
        given.chain(parts).chain(officers).chain(one).chain(reported).chain([Self::Record]).collect()
    }

    /// The name under which a kept plan knows it.
    pub fn code(self) -> String {
        match self {
            Self::Field(table, field) => format!("{table}.{}", info(table, field).name),
            Self::FormAndArea => "form_and_area".to_owned(),
            Self::Latitude => "latitude".to_owned(),
            Self::Longitude => "longitude".to_owned(),
            Self::CertificateState => "certificate.state".to_owned(),
            Self::CertificateNumber => "certificate.number".to_owned(),
            Self::CertificateIssued => "certificate.issued".to_owned(),
            Self::CertificateExpires => "certificate.expires".to_owned(),
            Self::Officer(role) => format!("officers.{}", role.code()),
            Self::OneOfficer(part) => format!("officer.{}", part.code()),
            Self::AmendmentNumber => "amendment.number".to_owned(),
            Self::AmendmentDate => "amendment.date".to_owned(),
            Self::Record => "record".to_owned(),
            Self::Figure(part) => part.code(),
            Self::Plan(part) => part.code(),
            Self::Enterprise(part) => part.code(),
            Self::Rung(rung) => format!("rung.{}", rung.code()),
            Self::Financing(part) => part.code(),
            Self::Person(part) => part.code(),
            Self::Total(part) => part.code(),
        }
    }

    /// The target of that name.
    pub fn of_code(code: &str) -> Option<Self> {
        ListKind::all().flat_map(Self::of).find(|target| target.code() == code)
    }

    /// The field of its record that it gives, or that it gives a part of.
    pub fn field(self) -> (&'static str, usize) {
        let cooperative = |field| (Cooperative::TABLE, field);
        match self {
            Self::Field(table, field) => (table, field),
            Self::FormAndArea => cooperative(Cooperative::AT.form),
            Self::Latitude | Self::Longitude => cooperative(Cooperative::AT.position),
            Self::CertificateState | Self::CertificateNumber | Self::CertificateIssued | Self::CertificateExpires => {
                cooperative(Cooperative::AT.certificate)
            }
            Self::Officer(_) | Self::OneOfficer(_) => cooperative(Cooperative::AT.officers),
            Self::AmendmentNumber | Self::AmendmentDate => cooperative(Cooperative::AT.amendments),
            // It gives none, and names the record as its name does.
            Self::Record => cooperative(Cooperative::AT.name),
            Self::Figure(_) => (Tally::TABLE, Tally::AT.value),
            Self::Plan(part) => part.field(),
            Self::Enterprise(part) => part.field(),
            Self::Rung(_) => (LadderStep::TABLE, LadderStep::AT.state),
            Self::Financing(part) => part.field(),
            Self::Person(part) => part.field(),
            Self::Total(part) => part.field(),
        }
    }

    /// What it is called in the interface, and in the headings of lists that are given back.
    pub fn label(self, lang: Lang) -> String {
        match self {
            // The cooperative has remarks of its own.
            Self::Field(AnnualReport::TABLE, field) if field == AnnualReport::AT.note => {
                lang.note_of_report().to_owned()
            }
            Self::Field(table, field) => lang.field(table, info(table, field).name).to_owned(),
            Self::FormAndArea => lang.form_and_area().to_owned(),
            Self::Latitude => lang.latitude().to_owned(),
            Self::Longitude => lang.longitude().to_owned(),
            Self::CertificateState => lang.certificate_state().to_owned(),
            Self::CertificateNumber => lang.certificate_number().to_owned(),
            Self::CertificateIssued => lang.issued().to_owned(),
            Self::CertificateExpires => lang.expires().to_owned(),
            Self::Officer(role) => lang.name_of_role(&role.label(lang).to_lowercase()),
            Self::OneOfficer(part) => part.label(lang).to_owned(),
            Self::AmendmentNumber => lang.list_amendment_number().to_owned(),
            Self::AmendmentDate => lang.list_amendment_date().to_owned(),
            Self::Record => lang.record_code().to_owned(),
            Self::Figure(part) => part.label(lang),
            Self::Plan(part) => part.label(lang),
            Self::Enterprise(part) => part.label(lang),
            Self::Rung(rung) => lang.step_column(rung.label(lang)),
            Self::Financing(part) => part.label(lang),
            Self::Person(part) => part.label(lang),
            Self::Total(part) => part.label(lang),
        }
    }

    /// The list of codes that its values are of, by the name of its type; none where they are of none.
    pub fn codes(self) -> Option<&'static str> {
        match self {
            Self::Field(table, field) => info(table, field).codes,
            Self::FormAndArea => Some("Form"),
            Self::CertificateState => Some("CertificateState"),
            Self::OneOfficer(OfficerPart::Role) => Some("OfficerRole"),
            Self::OneOfficer(OfficerPart::Sex) => Some("Sex"),
            Self::Figure(FigurePart::Measure) => Some("Measure"),
            Self::Plan(part) => part.codes(),
            Self::Enterprise(part) => part.codes(),
            Self::Rung(_) => Some("RungState"),
            Self::Financing(part) => part.codes(),
            Self::Person(part) => part.codes(),
            Self::Total(part) => part.codes(),
            _ => None,
        }
    }

    /// What its cells must be, where the interface and the reader of cells ask: numbers and days are written in many ways.
    pub fn expects(self) -> Option<Expectation> {
        match self {
            Self::Field(table, field) => Some(info(table, field).expects),
            Self::CertificateIssued
            | Self::CertificateExpires
            | Self::AmendmentDate
            | Self::OneOfficer(OfficerPart::From | OfficerPart::Until)
            | Self::Figure(FigurePart::Day) => Some(Expectation::Date),
            Self::Figure(FigurePart::Value | FigurePart::Count(_)) => Some(Expectation::Count),
            Self::Figure(FigurePart::Year) => Some(Expectation::Year),
            Self::Plan(part) => part.expects(),
            Self::Enterprise(part) => part.expects(),
            Self::Financing(part) => part.expects(),
            Self::Person(part) => part.expects(),
            Self::Total(part) => part.expects(),
            _ => None,
        }
    }

    fn named(table: &str, name: &str) -> Option<Self> {
        match table {
            "c" => Cooperative::field(name).map(|field| Self::Field(Cooperative::TABLE, field)),
            _ => AnnualReport::field(name).map(|field| Self::Field(AnnualReport::TABLE, field)),
        }
    }
}

/// What a field is. Targets are made of fields that there are.
fn info(table: &str, field: usize) -> &'static FieldInfo {
    &Tables::fields_of(table)[field]
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.code())
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::of_code(&code).ok_or_else(|| D::Error::custom("no such target"))
    }
}

/// Headings in use, by field: of the national system's lists and profiles, of district workbooks.
#[rustfmt::skip]
const HEADINGS: &[(&str, &str, &[&str])] = &[
    ("c", "name", &["nama koperasi", "nama", "koperasi", "nama lembaga", "cooperative", "nmkop", "nm koperasi", "nm kop", "nama kop", "nama koperasi kelompok"]),
    ("c", "nik", &["nomor induk koperasi", "no induk koperasi", "nik koperasi", "no nik", "nomor nik", "nik kop", "nomor induk"]),
    ("c", "legal_number", &["no badan hukum", "badan hukum", "nomor badan hukum pendirian", "no bh", "nomor bh", "no badan hukum pendirian", "no dan badan hukum", "nobh", "no bdn hukum", "nomor bdn hukum", "no badan hukum koperasi", "nomor sk badan hukum", "no sk badan hukum", "nomor akta", "no akta", "sk badan hukum", "nomor dan badan hukum"]),
    ("c", "legal_date", &["tgl badan hukum", "tanggal badan hukum pendirian", "tgl bh", "tanggal bh", "tanggal berdiri", "tglbh", "tgl pendirian", "tanggal pendirian", "tgl berdiri", "tanggal sk badan hukum", "tgl badan hukum pendirian", "tanggal akta"]),
    ("c", "membership_area", &["wilayah"]),
    ("c", "kind", &["jenis koperasi", "jenis usaha koperasi", "jns koperasi", "jenis"]),
    ("c", "group", &["kelompok koperasi"]),
    ("c", "sector", &["sektor"]),
    ("c", "scheme", &["pola"]),
    ("c", "district", &["kabupaten kota", "kabupaten", "kab kota", "kota", "kab", "nama kabupaten kota", "nama kabupaten", "kota kabupaten", "nama wilayah", "daerah", "kemendagri nama kabupaten kota", "bps nama kabupaten kota"]),
    ("c", "subdistrict", &["kec", "nama kecamatan", "bps nama kecamatan", "kemendagri nama kecamatan", "kecamatan koperasi", "kode kecamatan", "kecamatan kedudukan"]),
    ("c", "village", &["kelurahan", "desa", "kelurahan desa", "desa kel", "kel desa", "nama desa", "desa atau kelurahan", "bps nama desa kelurahan", "nama desa kelurahan", "kampung desa", "nama kelurahan", "bps nama desa"]),
    ("c", "address", &["alamat koperasi", "alamat kantor", "alamat lengkap", "almt", "alamat kop", "alamat kantor koperasi", "jalan"]),
    ("c", "postal_code", &["kodepos"]),
    ("c", "phone", &["telp", "no telepon", "no telp", "nomor telepon", "no hp", "hp", "kontak", "tlp", "no tlp", "nomor telp", "nomor hp", "no wa", "telp hp", "no telp hp", "telepon hp", "tlp hp"]),
    ("c", "email", &["email", "e mail", "alamat email"]),
    ("c", "grade", &["grade koperasi"]),
    ("c", "declared_status", &["status koperasi", "statuskoperasi", "status", "keaktifan", "status keaktifan", "sts", "kondisi koperasi", "status keaktifan koperasi", "ket aktif tidak aktif", "aktif tidak aktif"]),
    ("c", "note", &["keterangan", "ket"]),
    ("r", "year", &["tahun", "thn buku", "tahun laporan", "tahun data"]),
    ("r", "rat", &["status rat", "pelaksanaan rat"]),
    ("r", "rat_date", &["tanggal rat terakhir", "tgl rat", "rat terakhir", "tgl rat terakhir", "tanggal pelaksanaan rat", "tglrat", "tgl pelaksanaan rat", "tanggal rat"]),
    ("r", "members", &["jumlah anggota", "jml anggota", "anggota", "total anggota", "anggt", "agt", "jml agt", "anggota orang", "ang"]),
    ("r", "members_female", &["anggota wanita", "jumlah anggota wanita", "jml anggota wanita", "jumlah anggota perempuan", "anggota p", "ang wanita", "ang perempuan", "anggt p", "anggota pr", "anggota wanita perempuan", "jumlah anggota p", "jml anggota p", "jumlah anggota pr"]),
    ("r", "members_male", &["anggota pria", "jumlah anggota pria", "jml anggota pria", "jumlah anggota laki laki", "anggota l", "ang laki", "ang laki laki", "anggt l", "anggota lk", "jumlah anggota l", "jml anggota l", "jumlah anggota lk"]),
    ("r", "staff", &["karyawan", "jumlah karyawan", "jml karyawan", "total karyawan", "krywn", "kary", "jml kary", "tenaga kerja"]),
    ("r", "staff_female", &["karyawan wanita", "jumlah karyawan wanita", "jumlah karyawan perempuan", "kary wanita", "karyawan p", "jumlah karyawan p", "jml karyawan p", "karyawan pr"]),
    ("r", "staff_male", &["karyawan pria", "jumlah karyawan pria", "jumlah karyawan laki laki", "kary laki", "karyawan l", "jumlah karyawan l", "jml karyawan l", "karyawan lk"]),
    ("r", "managers_female", &["manajer wanita", "manager wanita", "jumlah manajer wanita", "mgr wanita", "manajer p", "manager p", "jumlah manajer p"]),
    ("r", "managers_male", &["manajer pria", "manager pria", "jumlah manajer pria", "mgr laki", "manajer l", "manager l", "jumlah manajer l"]),
    ("r", "own_capital", &["modal sendiri", "jumlah modal sendiri", "jml modal sendiri", "modalsendiri", "modal sendiri koperasi"]),
    ("r", "outside_capital", &["modal luar", "jumlah modal luar", "jml modal luar", "modalluar", "modal luar koperasi"]),
    ("r", "assets", &["asset", "aset", "jumlah aset", "jumlah asset", "jml aset", "jml asset", "total aset", "total asset", "asset koperasi", "aset koperasi"]),
    ("r", "turnover", &["volume usaha", "jumlah volume usaha", "omzet", "omset", "vol usaha", "volusaha", "vol ush", "volume ush", "omset usaha"]),
    ("r", "surplus", &["shu", "sisa hasil usaha", "sisa hasil", "jumlah sisa hasil usaha", "shu tahun berjalan", "sisa hasil usaha shu", "shu koperasi"]),
    ("r", "principal_savings", &["simpanan pokok"]),
    ("r", "mandatory_savings", &["simpanan wajib"]),
    ("r", "reserves", &["cadangan", "dana cadangan"]),
    ("r", "grants", &["hibah", "donasi", "hibah donasi"]),
    ("r", "aid_received", &["dibantu pemerintah", "bantuan pemerintah"]),
];

/// Headings of what is no single field.
#[rustfmt::skip]
const PARTS: &[(Target, &[&str])] = &[
    (Target::FormAndArea, &["bentuk koperasi", "bentuk"]),
    (Target::Latitude, &["lat", "latitude", "lintang"]),
    (Target::Longitude, &["lon", "long", "lng", "longitude", "bujur"]),
    (Target::CertificateState, &["status sertifikat", "sertifikat", "status nik", "keadaan sertifikat"]),
    (Target::CertificateNumber, &["nomor sertifikat", "no sertifikat"]),
    (Target::CertificateIssued, &["tanggal sertifikat", "tgl sertifikat"]),
    (Target::CertificateExpires, &["tanggal berlaku sertifikat", "masa berlaku sertifikat", "berlaku sampai", "sertifikat berlaku sampai"]),
    (Target::Officer(OfficerRole::Chair), &["ketua", "nama ketua", "ketua koperasi"]),
    (Target::Officer(OfficerRole::Secretary), &["sekretaris", "nama sekretaris"]),
    (Target::Officer(OfficerRole::Treasurer), &["bendahara", "nama bendahara"]),
    (Target::Officer(OfficerRole::Supervisor), &["pengawas", "nama pengawas", "ketua pengawas"]),
    (Target::Officer(OfficerRole::Manager), &["manajer", "manager", "nama manajer", "nama manager"]),
    (Target::OneOfficer(OfficerPart::Name), &["nama pengurus", "nama pengurus pengawas", "pengurus"]),
    (Target::OneOfficer(OfficerPart::Role), &["jabatan", "jabatan pengurus"]),
    (Target::OneOfficer(OfficerPart::Sex), &["jenis kelamin", "l p", "lp", "kelamin", "gender"]),
    (Target::OneOfficer(OfficerPart::Phone), &["telepon pengurus", "no hp pengurus", "hp pengurus", "telp pengurus"]),
    (Target::OneOfficer(OfficerPart::From), &["mulai menjabat", "awal masa jabatan", "tmt"]),
    (Target::OneOfficer(OfficerPart::Until), &["akhir masa jabatan", "akhir jabatan", "berakhir"]),
    (Target::AmendmentNumber, &["nomor perubahan anggaran dasar", "no perubahan anggaran dasar", "nomor pad", "no pad"]),
    (Target::AmendmentDate, &["tanggal perubahan anggaran dasar", "tgl perubahan anggaran dasar", "tanggal pad", "tgl pad"]),
];

/// What a heading means in a list of that kind, and the year that it names.
pub(super) fn recognise_in(kind: ListKind, heading: &str) -> (Option<Target>, Option<BookYear>) {
    match kind {
        ListKind::Cooperatives => recognise(heading),
        ListKind::Figures => {
            let (part, year) = figures::recognise(heading);
            (part.map(Target::Figure), year)
        }
        ListKind::Records(table) => (recognise_of_records(table, heading), None),
        ListKind::Plans(document) => {
            let (part, year) = plans::recognise(document, heading);
            (part.map(Target::Plan), year)
        }
        ListKind::Enterprises => {
            let (part, year) = enterprises::recognise(heading);
            (part.map(Target::Enterprise), year)
        }
        ListKind::Financing => (financing::recognise(heading).map(Target::Financing), None),
        ListKind::Persons(list) => (persons::recognise(list, heading).map(Target::Person), None),
        ListKind::Totals(list) => (totals::recognise(list, heading).map(Target::Total), None),
        ListKind::NotKept(_) => (None, None),
    }
}

/// What a heading means, and the book year that it names: "Aset 2022".
pub(super) fn recognise(heading: &str) -> (Option<Target>, Option<BookYear>) {
    let readings = readings(heading);
    // A share is no number of members, and no amount.
    if is_share(heading) {
        return (None, readings.year);
    }
    let fits = |target: &Target| {
        !readings.is_of_numbers || matches!(target.expects(), Some(Expectation::Count | Expectation::Rupiah))
    };
    // How many cooperatives there are is the name of none.
    (readings.words.iter().find_map(|words| known(words)).filter(fits), readings.year)
}

/// The headings that are known: of all rows of a wide list each cell may be one.
static KNOWN: LazyLock<FxHashMap<String, Target>> = LazyLock::new(|| {
    let parts = PARTS.iter().flat_map(|(target, headings)| headings.iter().map(|heading| (plain(heading), *target)));
    let fields = HEADINGS.iter().filter_map(|(table, name, headings)| Some((Target::named(table, name)?, headings)));
    let fields = fields.flat_map(|(target, headings)| headings.iter().map(move |heading| (plain(heading), target)));
    let own = Target::all().into_iter().flat_map(|target| own_names(target).map(|name| (name, target)));
    let mut known = FxHashMap::default();
    for (heading, target) in parts.chain(fields).chain(own).filter(|(heading, _)| !heading.is_empty()) {
        known.entry(heading).or_insert(target);
    }
    known
});

fn known(heading: &str) -> Option<Target> {
    KNOWN.get(heading).copied()
}

/// What a column of a list of the records of a table can mean: which cooperative a row is of, and the fields of the record.
fn of_records(table: &'static str) -> Vec<Target> {
    let at = Cooperative::AT;
    let whose = [at.name, at.nik, at.legal_number, at.district].map(|field| Target::Field(Cooperative::TABLE, field));
    let fields = Tables::fields_of(table).iter().enumerate();
    let fields = fields.filter(|(_, info)| info.expects.fits_a_cell()).map(|(field, _)| Target::Field(table, field));
    let steps = Rung::ALL.iter().filter(|_| table == LadderStep::TABLE).map(|rung| Target::Rung(*rung));
    whose.into_iter().chain(fields).chain(steps).collect()
}

/// The headings that are known in lists of the records of each table.
static KNOWN_OF_RECORDS: LazyLock<FxHashMap<&'static str, FxHashMap<String, Target>>> = LazyLock::new(|| {
    let of_table = |table: &'static str| {
        let all = of_records(table);
        let listed = listable::headings(table).iter();
        let listed =
            listed.flat_map(|(field, words)| words.iter().map(|word| (plain(word), Target::Field(table, *field))));
        let named = |target: &Target| {
            let target = *target;
            own_names(target).map(|name| (name, target))
        };
        let mut known = FxHashMap::default();
        for (heading, target) in listed.chain(all.iter().flat_map(named)).filter(|(heading, _)| !heading.is_empty()) {
            known.entry(heading).or_insert(target);
        }
        known
    };
    LISTABLE.iter().map(|table| (*table, of_table(table))).collect()
});

/// What a heading means in a list of the records of a table; what it means in a list of cooperatives tells whose they are.
fn recognise_of_records(table: &'static str, heading: &str) -> Option<Target> {
    let of_table = KNOWN_OF_RECORDS.get(table)?;
    let known = readings(heading).words.iter().find_map(|words| of_table.get(words).copied());
    let whose = || recognise(heading).0.filter(|target| of_records(table).contains(target));
    let step = || rungs::recognise(heading).filter(|_| table == LadderStep::TABLE).map(Target::Rung);
    known.or_else(step).or_else(whose)
}

/// The field's name in files, and the program's own names for a target.
fn own_names(target: Target) -> [String; 3] {
    let in_files = match target {
        Target::Field(table, field) => info(table, field).name,
        _ => "",
    };
    [plain(in_files), plain(&target.label(Lang::Id)), plain(&target.label(Lang::En))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_headings_of_the_national_system_are_known() {
        // FACTS 6, ODS list export columns.
        let list = "nomor_induk_koperasi nama_koperasi nomor_badan_hukum bentuk_koperasi jenis_koperasi pola_pengelolaan status_koperasi \
            sektor_usaha kelompok_koperasi kabupaten_kota kecamatan kelurahan desa alamat kode_pos email grade";
        for heading in list.split_whitespace() {
            assert!(recognise(heading).0.is_some(), "{heading}");
        }
        // FACTS 6, ODS profile and district workbook.
        for heading in [
            "NIK",
            "Nama_Koperasi",
            "Nomor_Badan_Hukum_Pendirian",
            "Tanggal_Badan_Hukum_Pendirian",
            "Tanggal_RAT_Terakhir",
            "StatusKoperasi",
            "Status Koperasi",
            "Status_Sertifikat",
            "Tanggal_Berlaku_Sertifikat",
            "Desa/Kelurahan",
            "jml_anggota",
            "jml_karyawan",
            "jml_asset",
            "jml_modal_sendiri",
            "jml_modal_luar",
            "volume_usaha",
            "sisa_hasil",
            "Nama Ketua",
        ] {
            assert!(recognise(heading).0.is_some(), "{heading}");
        }
        assert_eq!(recognise("No."), (None, None));
    }

    #[test]
    fn a_heading_may_name_a_year() {
        let assets = Some(Target::Field(AnnualReport::TABLE, AnnualReport::AT.assets));
        assert_eq!(recognise("Aset 2022 (Rp)").1, BookYear::new(2022));
        assert_eq!(recognise("Aset 2022"), (assets, BookYear::new(2022)));
        assert_eq!(recognise("2022"), (None, BookYear::new(2022)));
    }

    #[test]
    fn a_part_of_a_thing_is_not_the_thing() {
        for part in [
            "Anggota (aktif)",
            "Aset (lancar)",
            "Status (sebelumnya)",
            "Karyawan (kontrak)",
            "Persentase Anggota Wanita",
            "SHU (%)",
        ] {
            assert_eq!(recognise(part).0, None, "{part}");
        }
    }

    #[test]
    fn every_heading_leads_to_one_target() {
        let mut seen = BTreeSet::new();
        for (table, name, headings) in HEADINGS {
            assert!(Target::named(table, name).is_some(), "{name}");
            headings
                .iter()
                .for_each(|heading| assert!(seen.insert(*heading) && plain(heading) == *heading, "{heading}"));
        }
        PARTS
            .iter()
            .flat_map(|(_, headings)| *headings)
            .for_each(|heading| assert!(seen.insert(*heading), "{heading}"));
    }

    #[test]
    fn a_target_is_known_by_its_name() {
        for target in ListKind::all().flat_map(Target::of) {
            assert_eq!(Target::of_code(&target.code()), Some(target));
        }
    }
}
