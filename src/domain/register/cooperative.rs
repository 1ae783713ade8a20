//! A cooperative: who it is, where it is, who supervises it, and what it is declared to be.

use crate::domain::Entry;
use crate::domain::checks::{Finding, Problem, refusal, warning};
use crate::domain::told;
use crate::domain::united::Dependents;
use crate::domain::{AreaCode, Date, Expectation, Field, Former, Nik, Note, Position, Ref, Text, codes, record};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

codes! {
    /// Bentuk koperasi (FACTS 1.2).
    pub enum Form {
        /// Members are persons.
        Primary = "primary",
        /// Members are cooperatives.
        Secondary = "secondary",
    }
}

codes! {
    /// Wilayah keanggotaan: where its members live; decides who supervises it (UU 23/2014, annex, letter Q).
    pub enum MembershipArea {
        /// Within one district.
        District = "district",
        /// Across districts of one province.
        Province = "province",
        /// Across provinces.
        National = "national",
    }
}

codes! {
    /// Binaan: the level of government that supervises a cooperative (UU 23/2014, annex, letter Q; FACTS 1.3).
    pub enum Supervision {
        /// Binaan kabupaten/kota.
        District = "district",
        /// Binaan provinsi.
        Province = "province",
        /// Binaan nasional.
        National = "national",
    }
}

codes! {
    /// Jenis koperasi (FACTS 1.2): the five kinds, and the two that the national system shows since 2025.
    pub enum Kind {
        /// Konsumen.
        Consumer = "consumer",
        /// Produsen.
        Producer = "producer",
        /// Pemasaran.
        Marketing = "marketing",
        /// Jasa.
        Services = "services",
        /// Simpan pinjam.
        SavingsLoan = "savings_loan",
        /// Desa Merah Putih.
        VillageMerahPutih = "village_merah_putih",
        /// Kelurahan Merah Putih.
        UrbanVillageMerahPutih = "urban_village_merah_putih",
    }
}

codes! {
    /// Pola pengelolaan.
    pub enum Scheme {
        /// Konvensional.
        Conventional = "conventional",
        /// Syariah.
        Sharia = "sharia",
    }
}

codes! {
    #[allow(missing_docs)]
    /// Kelompok koperasi, the 43 groups of the national system (FACTS 1.2).
    pub enum Group {
        Kud = "kud", MultiPurpose = "multi_purpose", SavingsLoan = "savings_loan", Kpri = "kpri", Women = "women",
        Koppontren = "koppontren", Kspps = "kspps", Kopkar = "kopkar", Army = "army", Navy = "navy",
        AirForce = "air_force", Police = "police", Pepabri = "pepabri", Farming = "farming",
        Plantation = "plantation", Livestock = "livestock", Fishers = "fishers", Forestry = "forestry",
        Kopti = "kopti", Copra = "copra", Kopinkra = "kopinkra", Market = "market", LandTransport = "land_transport",
        SeaTransport = "sea_transport", AirTransport = "air_transport", RiverTransport = "river_transport",
        FerryTransport = "ferry_transport", Tourism = "tourism", Telkom = "telkom", Housing = "housing",
        Kbpr = "kbpr", RuralPower = "rural_power", Insurance = "insurance", Professions = "professions",
        Veterans = "veterans", Wredatama = "wredatama", Students = "students", Youth = "youth", Mining = "mining",
        StreetVendors = "street_vendors", HerbalVendors = "herbal_vendors", Secondary = "secondary", Other = "other",
    }
}

codes! {
    #[allow(missing_docs)]
    /// Sektor usaha, the 15 sectors of the national system (FACTS 1.2).
    pub enum Sector {
        Agriculture = "agriculture", Mining = "mining", Manufacturing = "manufacturing", Power = "power",
        Water = "water", Construction = "construction", Trade = "trade", Transport = "transport",
        Hospitality = "hospitality", Information = "information", Finance = "finance", RealEstate = "real_estate",
        BusinessServices = "business_services", PublicAdministration = "public_administration",
        OtherServices = "other_services",
    }
}

codes! {
    /// Status as an office has declared it, whatever the evidence says (FACTS 1.6).
    pub enum DeclaredStatus {
        /// Aktif.
        Active = "active",
        /// Tidak aktif.
        Inactive = "inactive",
    }
}

codes! {
    #[allow(missing_docs)]
    /// Grade of the national system; its meaning is not published (FACTS 1.1).
    pub enum Grade { A = "a", B = "b", C1 = "c1", C2 = "c2", C3 = "c3", D = "d", }
}

codes! {
    /// State of the NIK certificate (FACTS 1.1).
    pub enum CertificateState {
        /// Sudah bersertifikat, expiry not stated.
        Certified = "certified",
        /// Belum bersertifikat.
        None = "none",
        /// Sertifikat aktif.
        Valid = "valid",
        /// Sertifikat kedaluwarsa.
        Expired = "expired",
    }
}

codes! {
    /// Office held in a cooperative.
    pub enum OfficerRole {
        /// Ketua.
        Chair = "chair",
        /// Wakil ketua.
        ViceChair = "vice_chair",
        /// Sekretaris.
        Secretary = "secretary",
        /// Bendahara.
        Treasurer = "treasurer",
        /// Pengawas.
        Supervisor = "supervisor",
        /// Dewan pengawas syariah.
        ShariaSupervisor = "sharia_supervisor",
        /// Manajer.
        Manager = "manager",
    }
}

codes! {
    /// Sex, as the yearly reports count members.
    pub enum Sex {
        /// Perempuan.
        Female = "female",
        /// Laki-laki.
        Male = "male",
    }
}

/// Perubahan anggaran dasar: an amendment of the articles.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Number of the deed or approval.
    pub number: Text,
    /// Its date.
    #[serde(default)]
    pub date: Option<Date>,
}

/// Pengurus, pengawas or manajer, with the term of office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// Name of the person.
    pub name: Text,
    /// Office held.
    pub role: OfficerRole,
    /// Sex of the person.
    #[serde(default)]
    pub sex: Option<Sex>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Text>,
    /// First day of the term.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day of the term.
    #[serde(default)]
    pub until: Option<Date>,
}

/// The certificate that goes with the NIK; valid two years, so its expiry is kept, not computed (FACTS 1.1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// Its state as recorded.
    pub state: CertificateState,
    /// Number on the certificate.
    #[serde(default)]
    pub number: Option<Text>,
    /// Day of issue.
    #[serde(default)]
    pub issued: Option<Date>,
    /// Last day of validity.
    #[serde(default)]
    pub expires: Option<Date>,
}

impl Certificate {
    /// The last day of validity: as recorded, else two years from the day of issue (FACTS 1.1). Whether it was
    /// recorded comes with it.
    pub fn last_day(&self) -> Option<(Date, bool)> {
        let expected = || self.issued.map(|issued| (issued.plus_months(24).plus_days(-1), false));
        self.expires.map(|date| (date, true)).or_else(expected)
    }
}

/// The schema of an object inside a record: the members named `required` and the `optional` ones that may be null.
fn object(required: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let nullable = |schema: &Value| json!({ "anyOf": [schema, { "type": "null" }] });
    let properties: serde_json::Map<String, Value> = required
        .iter()
        .map(|(name, schema)| ((*name).to_owned(), schema.clone()))
        .chain(optional.iter().map(|(name, schema)| ((*name).to_owned(), nullable(schema))))
        .collect();
    let names: Vec<&str> = required.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "required": names, "properties": properties, "additionalProperties": false })
}

impl Entry for Amendment {
    fn schema() -> Value {
        object(&[("number", Text::schema())], &[("date", Date::schema())])
    }
}

impl Entry for Officer {
    fn schema() -> Value {
        object(
            &[("name", Text::schema()), ("role", OfficerRole::schema())],
            &[("sex", Sex::schema()), ("phone", Text::schema()), ("from", Date::schema()), ("until", Date::schema())],
        )
    }
}

impl Field for Certificate {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Structure;
    fn schema() -> Value {
        object(
            &[("state", CertificateState::schema())],
            &[("number", Text::schema()), ("issued", Date::schema()), ("expires", Date::schema())],
        )
    }
}

record! {
    /// A cooperative of the register.
    pub struct Cooperative in "cooperatives" checked by (Self::check) {
        /// Name as in the deed.
        partly(name_told) name: Text,
        /// Nomor Induk Koperasi; absent for many inactive and new cooperatives (FACTS 1.1).
        partly(nik_told) nik: Option<Nik>,
        /// Nomor badan hukum; the patterns in use are many.
        partly(legal_number_told) legal_number: Option<Text>,
        /// Tanggal badan hukum.
        public legal_date: Option<Date>,
        /// Amendments of the articles, oldest first.
        partly(amendments_told) amendments: Vec<Amendment>,
        /// Bentuk: primary or secondary.
        public form: Option<Form>,
        /// Wilayah keanggotaan; supervision follows from it.
        public membership_area: Option<MembershipArea>,
        /// Jenis.
        public kind: Option<Kind>,
        /// Kelompok.
        public group: Option<Group>,
        /// Sektor usaha.
        public sector: Option<Sector>,
        /// Pola pengelolaan.
        public scheme: Option<Scheme>,
        /// Whether it has a savings-and-loan unit (USP).
        public savings_unit: bool,
        /// Whether it is a Koperasi Merah Putih, so that ratios before and after 2025 stay comparable (FACTS 4.3).
        public merah_putih: bool,
        /// Kedudukan: kabupaten or kota.
        public district: Option<AreaCode>,
        /// Kedudukan: kecamatan.
        public subdistrict: Option<AreaCode>,
        /// Kedudukan: desa or kelurahan, by name.
        private village: Option<Text>,
        /// Street address.
        private address: Option<Text>,
        /// Postal code.
        partly(postal_code_told) postal_code: Option<Text>,
        /// Position of the office.
        partly(position_told) position: Option<Position>,
        /// Supervision where it differs from what the membership area says.
        public supervision_override: Option<Supervision>,
        /// Why supervision differs.
        private supervision_reason: Option<Note>,
        /// Pengurus, pengawas and manajer.
        private officers: Vec<Officer>,
        /// Telephone of the cooperative.
        private phone: Option<Text>,
        /// E-mail of the cooperative.
        private email: Option<Text>,
        /// Certificate of the NIK.
        partly(certificate_told) certificate: Option<Certificate>,
        /// Grade.
        public grade: Option<Grade>,
        /// Status as declared by an office.
        public declared_status: Option<DeclaredStatus>,
        /// Day on which the status was declared.
        public declared_on: Option<Date>,
        /// Who or which document declared it.
        private declared_source: Option<Text>,
        /// Remarks.
        private note: Option<Note>,
        /// True for an invented cooperative of the example, which must never be counted as a real one.
        public fictional: bool,
        /// Ids of records that turned out to be of this same cooperative and were united into this one. Not those of cooperatives that merged into it in law: that is a transition.
        public merged_from: Vec<Ref<Former<Cooperative>>>,
    }
}

impl Cooperative {
    /// What the rules of the field say of it on the day `today`.
    fn check(&self, _: Option<&Self>, today: Date) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.name.is_empty() {
            found.push(refusal("name", Problem::NameMissing));
        }
        if let Some(nik) = &self.nik {
            match (nik.district_digits(), self.district) {
                (None, _) => found.push(warning("nik", Problem::NikForm)),
                (Some(digits), Some(district)) if digits != district.digits().to_string() => {
                    found.push(warning("nik", Problem::NikDistrict));
                }
                _ => {}
            }
        }
        if self.officers.iter().any(|officer| officer.name.is_empty()) {
            found.push(refusal("officers", Problem::EntryIncomplete));
        }
        if self.amendments.iter().any(|amendment| amendment.number.is_empty()) {
            found.push(refusal("amendments", Problem::EntryIncomplete));
        }
        if self.legal_date.is_some_and(|date| date > today) {
            found.push(refusal("legal_date", Problem::Future));
        } else if self.legal_date.is_some_and(|date| date.year() < 1927) {
            // The oldest regulation under which a cooperative of today's register can have been founded is of 1927.
            found.push(warning("legal_date", Problem::LegalDateEarly));
        }
        if let (Some(district), Some(subdistrict)) = (self.district, self.subdistrict)
            && !district.contains(subdistrict)
        {
            found.push(refusal("subdistrict", Problem::SubdistrictElsewhere));
        }
        if self.supervision_override.is_some() && self.supervision_reason.is_none() {
            found.push(refusal("supervision_reason", Problem::OverrideWithoutReason));
        }
        match self.declared_on {
            Some(date) if date > today => found.push(refusal("declared_on", Problem::Future)),
            None if self.declared_status.is_some() => found.push(warning("declared_on", Problem::DeclaredWithoutDate)),
            _ => {}
        }
        if self.amendments.iter().any(|amendment| amendment.date.is_some_and(|date| date > today)) {
            found.push(warning("amendments", Problem::Future));
        }
        let certificate = self.certificate.as_ref();
        if certificate.and_then(|certificate| certificate.issued).is_some_and(|issued| issued > today) {
            found.push(warning("certificate", Problem::Future));
        }
        if certificate.and_then(|certificate| certificate.expires).is_some_and(|expires| expires < today) {
            found.push(warning("certificate", Problem::CertificateLapsed));
        }
        found
    }
}

fn name_told(public: &mut Cooperative, whole: &Cooperative) {
    // What names the cooperative; persons, contacts and numbers beside it are cut off.
    public.name = Text::cut(&told::name(&whole.name));
}

fn nik_told(public: &mut Cooperative, whole: &Cooperative) {
    public.nik = whole.nik.clone().filter(|nik| told::is_national_number(nik));
}

fn legal_number_told(public: &mut Cooperative, whole: &Cooperative) {
    public.legal_number = whole.legal_number.clone().filter(|text| told::is_legal_number(text));
}

fn postal_code_told(public: &mut Cooperative, whole: &Cooperative) {
    public.postal_code = whole.postal_code.clone().filter(|text| told::is_postal_code(text));
}

/// That the articles were amended, and when.
fn amendments_told(public: &mut Cooperative, whole: &Cooperative) {
    let told = |whole: &Amendment| {
        let is_told = told::is_amendment_number(&whole.number);
        Amendment { number: if is_told { whole.number.clone() } else { Text::default() }, date: whole.date }
    };
    public.amendments = whole.amendments.iter().map(told).collect();
}

/// The state of the certificate and its dates. Its number has no known form.
fn certificate_told(public: &mut Cooperative, whole: &Cooperative) {
    let known = whole.certificate.as_ref().filter(|one| !matches!(one.state, CertificateState::Unknown(_)));
    public.certificate = known.map(|one| Certificate { number: None, ..one.clone() });
}

/// To a hundredth of a degree, about 1.1 km: the office of a small cooperative is often the house of its chair.
fn position_told(public: &mut Cooperative, whole: &Cooperative) {
    let about = |degrees: f64| (degrees * 100.0).round() / 100.0;
    public.position = whole.position.and_then(|at| Position::new(about(at.lat()), about(at.lon())).ok());
}

impl Cooperative {
    /// The day that its declared status stands for, unless that is after `today`.
    pub fn stands_for(&self, today: Date) -> Option<Date> {
        self.declared_on.filter(|day| *day <= today)
    }

    /// Who supervises it: the override, or what the membership area says (UU 23/2014, annex, letter Q).
    pub fn supervision(&self) -> Option<Supervision> {
        self.supervision_override.or(self.membership_area.and_then(|area| match area {
            MembershipArea::District => Some(Supervision::District),
            MembershipArea::Province => Some(Supervision::Province),
            MembershipArea::National => Some(Supervision::National),
            MembershipArea::Unknown(_) => None,
        }))
    }

    /// Whether it is a Koperasi Merah Putih: it says so, or its kind is that.
    pub fn is_merah_putih(&self) -> bool {
        self.merah_putih || matches!(self.kind, Some(Kind::VillageMerahPutih | Kind::UrbanVillageMerahPutih))
    }

    /// Whether it saves and lends: as its kind or group, or by a unit (USP). Only such a one has a KUK class and is
    /// assessed for its health (FACTS 1.9).
    pub fn saves_and_lends(&self) -> bool {
        let group = matches!(self.group, Some(Group::SavingsLoan | Group::Kspps));
        self.savings_unit || self.kind == Some(Kind::SavingsLoan) || group
    }

    /// Fields, and those that say nothing without them.
    pub const DEPENDENTS: Dependents = &[
        (Self::AT.nik, &[Self::AT.certificate, Self::AT.grade]),
        (Self::AT.legal_number, &[Self::AT.legal_date]),
        (
            Self::AT.district,
            &[Self::AT.subdistrict, Self::AT.village, Self::AT.address, Self::AT.postal_code, Self::AT.position],
        ),
        (Self::AT.subdistrict, &[Self::AT.village, Self::AT.address, Self::AT.postal_code, Self::AT.position]),
        (Self::AT.village, &[Self::AT.address, Self::AT.postal_code, Self::AT.position]),
        (Self::AT.supervision_override, &[Self::AT.supervision_reason]),
        (Self::AT.declared_status, &[Self::AT.declared_on, Self::AT.declared_source]),
    ];

    /// Year of the legal date.
    pub fn founded(&self) -> Option<i32> {
        self.legal_date.map(Date::year)
    }
}
