//! The words officials use for codes (FACTS 1.2, 1.6, 1.7).

use super::Lang;
use crate::domain::status::{Status, StatusRule};
use crate::domain::{
    Accumulation, ActionClass, AidKind, AnnexState, ApplicantKind, Aspect, AssistanceStatus, Basis, BeneficiaryKind,
    BudgetStage, Business, CaseStage, Cause, CertificateKind, CertificateState, Collectability, CompanionKind,
    CustodyKind, DeclaredStatus, DissolutionGround, DissolutionStep, DissolutionWay, Education, EnterpriseBasis,
    Finality, FinancingScheme, FinancingSource, FindingTest, FindingVerdict, Form, Fund, Grade, Group, HealthCategory,
    HealthMethod, Hindrance, IndicatorRank, IndicatorState, Kind, Level, LicenceKind, LifeStage, LoanUse, MatchMeaning,
    Measure, MembershipArea, Month, Nomenclature, OfficeState, OfficerRole, Outcome, PermitKind, PermitState,
    PersonKind, Precision, ProposalChannel, ProposalStatus, RatState, RecommendationStep, RefusalReason, ReportPeriod,
    RiskClass, Rung, RungState, Scheme, Sector, Sex, SizeClass, SizeRule, SnapshotReason, SpendingKind, Stage,
    Supervision, TallyKind, TraineeRole, TrainingMode, TrainingTopic, Weight, YearSource, territory::Territory,
};

use std::fmt::Display;
use std::str::FromStr;

/// Something that people call by a name.
pub trait Label {
    /// The name.
    fn label(&self, lang: Lang) -> &'static str;
}

macro_rules! labels {
    ($( $Type:ident { $( $Variant:ident = $id:literal | $en:literal, )+ } )+) => { $(
        impl Label for $Type {
            fn label(&self, lang: Lang) -> &'static str {
                match self {
                    $( $Type::$Variant => lang.pick($id, $en), )+
                    #[allow(unreachable_patterns)]
                    other => other.code(),
                }
            }
        }
    )+ };
}

/// Labels of closed lists of codes, which can be asked for by the name of their type.
macro_rules! code_labels {
    ($( $Type:ident { $($labels:tt)+ } )+) => {
        labels! { $( $Type { $($labels)+ } )+ }

        /// Asks a list of codes, by the name of its type; none where there is no such list.
        pub(super) fn ask<A: AskCodes>(list: &str, asking: A) -> Option<A::Answer> {
            Some(match list {
                $( stringify!($Type) => asking.ask($Type::ALL), )+
                _ => return None,
            })
        }
    };
}

/// Something to be asked of a closed list of codes, whichever it is.
pub(super) trait AskCodes {
    type Answer;
    fn ask<C: Label + Display + FromStr + 'static>(self, all: &'static [C]) -> Self::Answer;
}

labels! {
    Status {
        Active = "Aktif" | "Active", Inactive = "Tidak aktif" | "Inactive",
        Between = "Di antara keduanya" | "In between", Undetermined = "Belum jelas" | "Undetermined",
    }
    HealthCategory {
        Healthy = "Sehat" | "Healthy", FairlyHealthy = "Cukup sehat" | "Fairly healthy",
        Supervised = "Dalam pengawasan" | "Under supervision",
        SpeciallySupervised = "Dalam pengawasan khusus" | "Under special supervision",
        LessHealthy = "Kurang sehat" | "Less healthy", Unhealthy = "Tidak sehat" | "Unhealthy",
    }
}

labels! {
    SizeRule { Pp7 = "PP 7/2021" | "PP 7/2021", Uu20 = "UU 20/2008 (lama)" | "UU 20/2008 (former)", }
}

code_labels! {
    EnterpriseBasis {
        Census = "Sensus atau survei" | "Census or survey", Register = "Daftar dinas" | "Register of the office",
        National = "Basis data nasional" | "National register", Assisted = "Dibina" | "Assisted",
        Unstated = "Tidak disebut" | "Not stated",
    }
    SizeClass {
        Micro = "Usaha mikro" | "Micro", Small = "Usaha kecil" | "Small", Medium = "Usaha menengah" | "Medium",
        Large = "Usaha besar" | "Large",
    }
    TrainingTopic {
        Basics = "Perkoperasian dasar" | "Basics of cooperatives", Governance = "Tata kelola dan RAT" | "Governance and meetings",
        Supervision = "Pengawasan" | "Supervision", Accounting = "Akuntansi dan laporan keuangan" | "Accounting",
        Tax = "Perpajakan" | "Tax", Lending = "Simpan pinjam" | "Savings and loans",
        Management = "Manajemen usaha koperasi" | "Management", MerahPutih = "Koperasi Merah Putih" | "Koperasi Merah Putih",
        Entrepreneurship = "Kewirausahaan" | "Entrepreneurship", Marketing = "Pemasaran" | "Marketing",
        Production = "Produksi dan kemasan" | "Production and packaging", Licensing = "Perizinan dan halal" | "Licences and halal",
        Capital = "Akses permodalan" | "Access to capital", Export = "Ekspor" | "Export", Technology = "Teknologi" | "Technology",
        Competence = "Uji kompetensi SKKNI" | "Competence under SKKNI", Other = "Lainnya" | "Other",
    }
    TrainingMode { InPerson = "Luring" | "In person", Online = "Daring" | "Online", Mixed = "Campuran" | "Mixed", }
    Education {
        None = "Tidak tamat SD" | "No school", Primary = "SD" | "Primary school", Lower = "SMP" | "Lower secondary",
        Upper = "SMA/SMK" | "Upper secondary", Diploma = "D1–D3" | "Diploma", Bachelor = "D4/S1" | "Bachelor",
        Master = "S2" | "Master", Doctor = "S3" | "Doctor",
    }
    PersonKind {
        Cooperative = "Koperasi" | "Cooperative", Enterprise = "UMKM" | "Enterprise",
        Starter = "Calon wirausaha" | "Starting a business", Official = "Aparatur" | "Official", Other = "Lainnya" | "Other",
    }
    TraineeRole {
        Chair = "Ketua" | "Chair", Secretary = "Sekretaris" | "Secretary", Treasurer = "Bendahara" | "Treasurer",
        Board = "Pengurus lain" | "Other of the board", Supervisor = "Pengawas" | "Supervisor",
        Manager = "Manajer" | "Manager", Employee = "Karyawan" | "Employee", Member = "Anggota" | "Member",
        Owner = "Pemilik usaha" | "Owner", Other = "Lainnya" | "Other",
    }
    CertificateKind {
        Attendance = "Sertifikat peserta" | "Of attendance", Competence = "Kompetensi (SKKNI)" | "Of competence (SKKNI)",
    }
    CompanionKind {
        Grant = "Pendamping PK2UKM" | "Companion of PK2UKM", BusinessAssistant = "Business Assistant KDKMP" | "Business Assistant of KDKMP",
        FieldOfficer = "Penyuluh koperasi lapangan" | "Field officer", ServiceCentre = "Pendamping PLUT" | "Companion of PLUT",
        Other = "Lainnya" | "Other",
    }
    RiskClass {
        Low = "Rendah" | "Low", MediumLow = "Menengah rendah" | "Medium low",
        MediumHigh = "Menengah tinggi" | "Medium high", High = "Tinggi" | "High",
    }
    AssistanceStatus {
        Assisted = "Dibina" | "Assisted", Independent = "Mandiri" | "Independent",
        Ended = "Berhenti dibina" | "No longer assisted", Closed = "Usaha tutup" | "Closed",
    }
    YearSource {
        Told = "Pengakuan pemilik" | "As the owner says", Visited = "Kunjungan" | "Seen on a visit",
        Accounts = "Pembukuan" | "Accounts",
    }
    PermitKind {
        BusinessNumber = "NIB" | "NIB", TaxNumber = "NPWP" | "NPWP", HomeFood = "P-IRT" | "P-IRT",
        Halal = "Sertifikat halal" | "Halal certificate", FoodAndDrug = "BPOM" | "BPOM", Brand = "Merek" | "Brand",
        LandTitle = "SHAT" | "SHAT (land title)", Other = "Lainnya" | "Other",
    }
    PermitState {
        Issued = "Terbit" | "Issued", Applied = "Diproses" | "Applied for", Refused = "Ditolak" | "Refused",
    }
    Form { Primary = "Primer" | "Primary", Secondary = "Sekunder" | "Secondary", }
    MembershipArea {
        District = "Kabupaten/kota" | "District",
        Province = "Lintas kabupaten/kota (provinsi)" | "Across districts (province)",
        National = "Lintas provinsi (nasional)" | "Across provinces (national)",
    }
    Supervision {
        District = "Kabupaten/kota" | "District",
        Province = "Provinsi" | "Province",
        National = "Nasional" | "National",
    }
    Kind {
        Consumer = "Konsumen" | "Consumer", Producer = "Produsen" | "Producer", Marketing = "Pemasaran" | "Marketing",
        Services = "Jasa" | "Services", SavingsLoan = "Simpan pinjam" | "Savings and loan",
        VillageMerahPutih = "Desa Merah Putih" | "Desa Merah Putih",
        UrbanVillageMerahPutih = "Kelurahan Merah Putih" | "Kelurahan Merah Putih",
    }
    Scheme { Conventional = "Konvensional" | "Conventional", Sharia = "Syariah" | "Sharia", }
    Group {
        Kud = "KUD" | "KUD (village unit)", MultiPurpose = "Serba usaha" | "Multi-purpose",
        SavingsLoan = "Simpan pinjam" | "Savings and loan", Kpri = "KPRI" | "KPRI (civil servants)",
        Women = "Wanita" | "Women", Koppontren = "Koppontren" | "Koppontren (pesantren)",
        Kspps = "KSPPS" | "KSPPS (sharia savings)", Kopkar = "Kopkar" | "Kopkar (employees)",
        Army = "Angkatan Darat" | "Army", Navy = "Angkatan Laut" | "Navy", AirForce = "Angkatan Udara" | "Air force",
        Police = "Kepolisian" | "Police", Pepabri = "Pepabri" | "Pepabri (retired officers)",
        Farming = "Pertanian" | "Farming", Plantation = "Perkebunan" | "Plantation",
        Livestock = "Peternakan" | "Livestock", Fishers = "Nelayan" | "Fishers", Forestry = "Kehutanan" | "Forestry",
        Kopti = "Kopti" | "Kopti (tofu and tempeh)", Copra = "Kopra" | "Copra",
        Kopinkra = "Kopinkra" | "Kopinkra (small industry)", Market = "Koppas" | "Koppas (market traders)",
        LandTransport = "Angkutan darat" | "Land transport", SeaTransport = "Angkutan laut" | "Sea transport",
        AirTransport = "Angkutan udara" | "Air transport", RiverTransport = "Angkutan sungai" | "River transport",
        FerryTransport = "Angkutan penyeberangan" | "Ferries", Tourism = "Wisata" | "Tourism",
        Telkom = "Telkom" | "Telkom", Housing = "Perumahan" | "Housing", Kbpr = "KBPR" | "KBPR (rural bank)",
        RuralPower = "Listrik pedesaan" | "Rural power", Insurance = "Asuransi" | "Insurance",
        Professions = "Profesi" | "Professions", Veterans = "Veteran" | "Veterans",
        Wredatama = "Wredatama" | "Wredatama (retired civil servants)", Students = "Mahasiswa" | "Students",
        Youth = "Pemuda" | "Youth", Mining = "Pertambangan" | "Mining", StreetVendors = "PKL" | "Street vendors",
        HerbalVendors = "Jamu gendong" | "Herbal vendors", Secondary = "Sekunder" | "Secondary",
        Other = "Lainnya" | "Other",
    }
    Sector {
        Agriculture = "Pertanian, kehutanan, dan perikanan" | "Agriculture, forestry and fishing",
        Mining = "Pertambangan dan penggalian" | "Mining and quarrying",
        Manufacturing = "Industri pengolahan" | "Manufacturing",
        Power = "Pengadaan listrik dan gas" | "Electricity and gas",
        Water = "Pengadaan air, sampah, limbah, dan daur ulang" | "Water, waste and recycling",
        Construction = "Konstruksi" | "Construction",
        Trade = "Perdagangan besar dan eceran; reparasi mobil dan motor" | "Wholesale and retail trade; vehicle repair",
        Transport = "Transportasi dan pergudangan" | "Transport and storage",
        Hospitality = "Akomodasi dan makan minum" | "Accommodation and food",
        Information = "Informasi dan komunikasi" | "Information and communication",
        Finance = "Jasa keuangan dan asuransi" | "Finance and insurance",
        RealEstate = "Real estat" | "Real estate", BusinessServices = "Jasa perusahaan" | "Business services",
        PublicAdministration = "Administrasi pemerintah, pertahanan, dan jaminan sosial" | "Public administration, defence and social security",
        OtherServices = "Jasa lainnya" | "Other services",
    }
    DeclaredStatus { Active = "Aktif" | "Active", Inactive = "Tidak aktif" | "Inactive", }
    StatusRule {
        Permenkop25 = "Permenkop 25/2015: RAT tiga tahun berturut-turut dan usaha" | "Permenkop 25/2015: RAT three years running and business",
        Ods = "Praktik ODS (2023): tanpa RAT tiga tahun dan tanpa usaha = tidak aktif" | "ODS practice (2023): no RAT in three years and no business = inactive",
        Permenkop9 = "Permenkop 9/2018: alasan pembubaran" | "Permenkop 9/2018: grounds for dissolution",
    }
    RatState { Held = "Diselenggarakan" | "Held", NotHeld = "Tidak diselenggarakan" | "Not held", NotKnown = "Tidak diketahui" | "Not known", }
    Business { Running = "Berjalan" | "Running", Stopped = "Berhenti" | "Stopped", NotKnown = "Tidak diketahui" | "Not known", }
    Grade { A = "A" | "A", B = "B" | "B", C1 = "C1" | "C1", C2 = "C2" | "C2", C3 = "C3" | "C3", D = "D" | "D", }
    CertificateState {
        Certified = "Sudah bersertifikat" | "Certified", None = "Belum bersertifikat" | "Not certified",
        Valid = "Sertifikat aktif" | "Certificate valid", Expired = "Sertifikat kedaluwarsa" | "Certificate expired",
    }
    OfficerRole {
        Chair = "Ketua" | "Chair", ViceChair = "Wakil ketua" | "Vice chair", Secretary = "Sekretaris" | "Secretary",
        Treasurer = "Bendahara" | "Treasurer", Supervisor = "Pengawas" | "Supervisor",
        ShariaSupervisor = "Dewan pengawas syariah" | "Sharia supervisor", Manager = "Manajer" | "Manager",
    }
    ApplicantKind {
        Cooperative = "Koperasi" | "Cooperative", Enterprise = "UMKM" | "Enterprise", Group = "Kelompok" | "Group",
        Person = "Perorangan" | "Person",
    }
    FinancingSource {
        Kur = "KUR" | "KUR", Lpdb = "LPDB" | "LPDB", Umi = "UMi" | "UMi",
        StateBanks = "Himbara (KDMP)" | "State banks (KDMP)", Bank = "Bank" | "Bank",
        Company = "CSR/PUMK" | "CSR/PUMK", Zakat = "Baznas" | "Baznas", Grant = "Hibah" | "Grant",
        OldRevolving = "Dana bergulir lama" | "Old revolving fund", Other = "Lainnya" | "Other",
    }
    FinancingScheme {
        KurSuperMicro = "KUR super mikro" | "KUR super micro", KurMicro = "KUR mikro" | "KUR micro",
        KurSmall = "KUR kecil" | "KUR small", KurSpecial = "KUR khusus" | "KUR special",
        KurMigrant = "KUR PMI" | "KUR for migrant workers", Umi = "UMi" | "UMi",
        LpdbMerahPutih = "LPDB Merah Putih" | "LPDB Merah Putih",
        StateBanksMerahPutih = "Himbara KDMP" | "State banks KDMP",
        VillageOutlet = "Gerai KDKMP (Agrinas)" | "Outlet KDKMP (Agrinas)", Bpum = "BPUM" | "BPUM",
    }
    LoanUse {
        Working = "Modal kerja" | "Working capital", Investment = "Investasi" | "Investment",
        Both = "Modal kerja dan investasi" | "Working capital and investment", Other = "Lainnya" | "Other",
    }
    AnnexState { Named = "Ada di lampiran SK" | "In the annex", Absent = "Tidak ada di lampiran SK" | "Not in the annex", }
    Stage {
        Registered = "Terdaftar" | "Registered", PapersComplete = "Berkas lengkap" | "Papers complete",
        Verified = "Verifikasi dinas" | "Verified by the office", Proposed = "Diusulkan" | "Proposed",
        Appraised = "Dinilai penyalur/SLIK" | "Appraised by the lender", Approved = "Disetujui" | "Approved",
        Contract = "Akad" | "Contract", PaidOut = "Cair" | "Paid out", Settled = "Lunas" | "Settled",
        Refused = "Ditolak" | "Refused", Returned = "Dikembalikan" | "Sent back", Withdrawn = "Ditarik" | "Withdrawn",
        NoAnswer = "Tanpa jawaban" | "No answer",
    }
    RefusalReason {
        Papers = "Berkas tidak lengkap" | "Papers incomplete", Certificate = "Tanpa sertifikat pelatihan" | "No certificate",
        Age = "Usia di luar syarat" | "Age", Size = "Bukan usaha mikro atau omzet di luar batas" | "Not micro, or sales beyond the limit",
        NikTwice = "NIK ganda" | "NIK twice", NikUnmatched = "NIK tidak padan" | "NIK does not match",
        Dead = "Meninggal" | "Dead", PublicServant = "ASN, TNI, Polri, atau BUMN" | "Public servant",
        KurOpen = "Masih menerima KUR" | "KUR still open", OtherCredit = "Kredit lain masih berjalan" | "Other credit open",
        CreditRecord = "SLIK" | "Credit record (SLIK)", NoTaxNumber = "Tanpa NPWP" | "No NPWP",
        NoBusinessNumber = "Tanpa NIB" | "No NIB", NoMeeting = "Tanpa RAT atau NIK koperasi" | "No RAT or NIK of the cooperative",
        NotViable = "Usaha tidak layak" | "Business not viable", Quota = "Kuota habis" | "Quota used up",
        HelpedAlready = "Sudah dibantu" | "Helped already", BeyondAuthority = "Di luar kewenangan" | "Beyond authority",
        NoAnswer = "Tanpa jawaban" | "No answer",
    }
    Collectability {
        Current = "1 Lancar" | "1 Current", SpecialMention = "2 Dalam perhatian khusus" | "2 Special mention",
        Substandard = "3 Kurang lancar" | "3 Substandard", Doubtful = "4 Diragukan" | "4 Doubtful", Loss = "5 Macet" | "5 Loss",
    }
    Sex { Female = "Perempuan" | "Female", Male = "Laki-laki" | "Male", }
    LifeStage {
        Preparing = "Pra-koperasi" | "Being prepared", Active = "Aktif" | "Active",
        Monitored = "Dalam pengawasan" | "Monitored", Inactive = "Tidak aktif" | "Inactive",
        Revitalising = "Revitalisasi" | "Being revitalised", Revived = "Aktif kembali" | "Revived",
        DissolutionProposed = "Usul pembubaran" | "Dissolution proposed",
        DissolutionNotified = "Pemberitahuan pembubaran" | "Dissolution notified", Objection = "Keberatan" | "Objection",
        Settlement = "Penyelesaian" | "Settlement", Dissolved = "Dibubarkan" | "Dissolved",
        Merged = "Digabung" | "Merged into another", Consolidated = "Dilebur" | "Consolidated",
        Transferred = "Alih binaan" | "Supervision transferred",
    }
    Basis { Domicile = "Kedudukan" | "Domicile", Supervision = "Binaan" | "Supervision", Unstated = "Tidak disebut" | "Not stated", }
    Measure {
        All = "Seluruh koperasi" | "All cooperatives", Active = "Aktif" | "Active", Inactive = "Tidak aktif" | "Inactive",
        RatHeld = "Sudah RAT" | "RAT held", ActiveWithoutRat = "Aktif usaha, belum RAT" | "Business running, no RAT",
        MerahPutih = "Koperasi Merah Putih" | "Koperasi Merah Putih",
        DissolutionProposed = "Diusulkan bubar" | "Proposed for dissolution", Dissolved = "Dibubarkan" | "Dissolved",
        Certified = "Bersertifikat NIK" | "NIK certified",
        VillageOfDesa = "Merah Putih: desa" | "Merah Putih: of desa",
        VillageOfKelurahan = "Merah Putih: kelurahan" | "Merah Putih: of kelurahan",
        VillageAccounts = "Merah Putih: akun SIMKOPDES" | "Merah Putih: SIMKOPDES account",
        VillageTaxNumbers = "Merah Putih: NPWP" | "Merah Putih: NPWP",
        VillageBusinessNumbers = "Merah Putih: NIB" | "Merah Putih: NIB",
        VillageRatHeld = "Merah Putih: sudah RAT" | "Merah Putih: RAT held",
        VillageMicrosites = "Merah Putih: microsite" | "Merah Putih: microsite",
        VillageMembers = "Merah Putih: anggota" | "Merah Putih: members",
        VillageBoards = "Merah Putih: pengurus dan pengawas" | "Merah Putih: board",
        VillagePrincipal = "Merah Putih: simpanan pokok (Rp)" | "Merah Putih: principal savings (Rp)",
        VillagePrincipalPayers = "Merah Putih: penyetor simpanan pokok" | "Merah Putih: payers of principal savings",
        VillageMandatory = "Merah Putih: simpanan wajib (Rp)" | "Merah Putih: mandatory savings (Rp)",
        VillageMandatoryPayers = "Merah Putih: penyetor simpanan wajib" | "Merah Putih: payers of mandatory savings",
        VillageVolume = "Merah Putih: volume transaksi" | "Merah Putih: volume of transactions",
        VillageTurnover = "Merah Putih: nilai transaksi (Rp)" | "Merah Putih: value of transactions (Rp)",
        VillageOutlets = "Merah Putih: gerai aktif" | "Merah Putih: open outlets",
        VillageOutletsIdle = "Merah Putih: gerai belum aktif" | "Merah Putih: outlets not open",
        VillageWithOutlet = "Merah Putih: punya gerai aktif" | "Merah Putih: with an open outlet",
        VillagePartnerships = "Merah Putih: kemitraan" | "Merah Putih: partnerships",
        VillageWithPartnership = "Merah Putih: punya kemitraan" | "Merah Putih: with a partnership",
        VillageSites = "Merah Putih: bangunan tercatat" | "Merah Putih: building sites",
        VillageBuilt = "Merah Putih: bangunan selesai" | "Merah Putih: finished buildings",
        VillageHealthScored = "Merah Putih: dinilai kesehatannya" | "Merah Putih: health scored",
        VillageHealthy = "Merah Putih: sehat atau cukup sehat" | "Merah Putih: healthy or fairly healthy",
    }
    Finality {
        Final = "Tetap" | "Final", Provisional = "Sementara" | "Provisional",
        VeryProvisional = "Sangat sementara" | "Very provisional",
    }
    SnapshotReason {
        ByHand = "Dengan tangan" | "By hand", Export = "Saat ekspor" | "At an export",
        BeforeMerge = "Sebelum menggabungkan" | "Before a merge", Meeting = "Untuk rapat" | "For a meeting",
    }
    DissolutionWay { Members = "Oleh rapat anggota" | "By members", Government = "Oleh pemerintah" | "By government", }
    DissolutionGround {
        MembersDecision = "Keputusan anggota" | "Decision of the members",
        TermEnded = "Jangka waktu berdirinya berakhir" | "Its term has ended",
        NoMeeting = "Tiga tahun berturut-turut tanpa rapat anggota" | "No members’ meeting in three years",
        NoBusiness = "Dua tahun berturut-turut tanpa usaha nyata" | "No real business in two years",
        CourtOrder = "Putusan pengadilan" | "Court order", Bankruptcy = "Pailit" | "Bankruptcy",
        Breach = "Melanggar undang-undang atau anggaran dasar" | "Breach of law or articles",
    }
    DissolutionStep {
        Invitation = "Undangan rapat anggota" | "Invitation to the members’ meeting",
        Meeting = "Rapat anggota pembubaran" | "Members’ meeting on the dissolution",
        SettlementTeam = "Tim Penyelesai dibentuk" | "Settlement team formed",
        NoticeToMinister = "Pemberitahuan kepada Menteri" | "Notice to the Minister",
        NoticeToCreditors = "Pemberitahuan kepada kreditur" | "Notice to creditors",
        Notification = "Pemberitahuan rencana pembubaran" | "Notification of the planned dissolution",
        Objection = "Keberatan koperasi" | "Objection of the cooperative",
        Decision = "Keputusan pembubaran" | "Decision on the dissolution",
        SettlementDone = "Penyelesaian selesai" | "Settlement finished",
        StruckOff = "Dihapus dari Buku Daftar Umum" | "Struck off the general register",
        Announcement = "Diumumkan" | "Announced",
    }
    HealthMethod {
        Juknis15 = "Juknis Deputi 15/2021" | "Juknis Deputi 15/2021",
        Perdep6 = "Perdep 06/2016 (konvensional)" | "Perdep 06/2016 (conventional)",
        Perdep7 = "Perdep 07/2016 (syariah)" | "Perdep 07/2016 (sharia)",
    }
    Aspect {
        Governance = "Tata kelola" | "Governance", RiskProfile = "Profil risiko" | "Risk profile",
        Performance = "Kinerja keuangan" | "Financial performance", Capital = "Permodalan" | "Capital",
        AssetQuality = "Kualitas aktiva produktif" | "Quality of earning assets", Management = "Manajemen" | "Management",
        Efficiency = "Efisiensi" | "Efficiency", Liquidity = "Likuiditas" | "Liquidity",
        Independence = "Kemandirian dan pertumbuhan" | "Independence and growth",
        Identity = "Jatidiri koperasi" | "Identity as a cooperative",
        ShariaPrinciples = "Prinsip syariah" | "Sharia principles",
    }
    Precision {
        Day = "Sampai hari" | "To the day", Month = "Sampai bulan" | "To the month", Year = "Sampai tahun" | "To the year",
        About = "Kira-kira" | "About",
    }
    TallyKind { Published = "Dipublikasikan" | "Published", Reported = "Dilaporkan" | "Reported", }
    CaseStage {
        Found = "Ditemukan" | "Found", Verified = "Diverifikasi" | "Verified",
        Diagnosed = "Penyebab ditetapkan" | "Diagnosed", Planned = "Direncanakan" | "Planned",
        Underway = "Ditangani" | "Under way", Monitored = "Dipantau" | "Monitored", Closed = "Selesai" | "Closed",
    }
    Outcome {
        Revived = "Aktif kembali" | "Revived", Dissolved = "Dibubarkan" | "Dissolved",
        Merged = "Digabung atau dilebur" | "Merged", Moved = "Pindah atau alih binaan" | "Moved",
        NotFound = "Tidak ditemukan" | "Not found", DataError = "Kekeliruan data" | "Error of the data",
    }
    Cause {
        NoRat = "RAT tidak diselenggarakan" | "No RAT held",
        NoOfficers = "Pengurus kosong, masa jabatan habis, atau tidak terdata" | "Officers vacant, lapsed or unknown",
        ParentGone = "Instansi induk dihapus atau digabung" | "Parent agency abolished or merged",
        NoAddress = "Kantor atau alamat tidak ada lagi" | "Office or address is gone",
        FormalRat = "RAT sekadar formalitas, program tidak jalan" | "RAT a formality, no programme",
        BusinessStopped = "Usaha berhenti, pailit, atau pasar jatuh" | "Business stopped or bankrupt",
        NoMarket = "Tidak ada program atau pasar" | "No programme or market",
        NoCapital = "Modal habis" | "Capital exhausted",
        BadLoans = "Pinjaman anggota macet" | "Members’ loans not paid back",
        GrantHunting = "Dibentuk demi hibah" | "Founded for grants",
        WeakManagement = "Pengelolaan lemah, laporan tidak tersusun" | "Weak management",
        IdleOfficers = "Pengurus sibuk atau tidak patuh" | "Officers busy or not complying",
        PassiveMembers = "Anggota pasif" | "Members passive",
        Shock = "Pandemi atau guncangan lain" | "Pandemic or another shock",
        NotReported = "RAT diselenggarakan tetapi tidak dilaporkan" | "RAT held but not reported",
    }
    Weight {
        Suspected = "Dugaan" | "Suspected", Contributing = "Turut menyebabkan" | "Contributing",
        Decisive = "Menentukan" | "Decisive",
    }
    ActionClass {
        Capacity = "Peningkatan kapasitas" | "Capacity", Stimulus = "Stimulus" | "Stimulus", Other = "Lainnya" | "Other",
    }
    Level { District = "Kabupaten/kota" | "District", Province = "Provinsi" | "Province", Central = "Pusat" | "Central", Village = "Desa/kelurahan" | "Village", Other = "Pelaksana lain" | "Other executor", }
    Fund {
        DistrictBudget = "APBD kabupaten/kota" | "District budget", ProvinceBudget = "APBD provinsi" | "Provincial budget",
        StateBudget = "APBN" | "State budget", VillageFund = "Dana desa" | "Village fund",
        Credit = "Kredit atau pembiayaan" | "Credit", Csr = "CSR" | "CSR", Own = "Swadaya koperasi" | "Own means",
        Other = "Lainnya" | "Other",
    }
    CustodyKind {
        Statutes = "Akta dan anggaran dasar" | "Deed and statutes",
        Approval = "Pengesahan badan hukum" | "Legal approval",
        MemberBook = "Buku daftar anggota" | "Book of members", Minutes = "Notulen rapat" | "Minutes",
        Accounts = "Pembukuan dan laporan keuangan" | "Accounts", BankBook = "Buku rekening" | "Bank book",
        Agreements = "Perjanjian dan surat utang-piutang" | "Agreements and debts", Seal = "Stempel" | "Seal",
        LandTitle = "Tanah dan bangunan" | "Land and buildings", Vehicle = "Kendaraan" | "Vehicle",
        Equipment = "Peralatan dan inventaris" | "Equipment", Stock = "Persediaan barang" | "Stock",
        Cash = "Uang tunai" | "Cash", Other = "Lainnya" | "Other",
    }
    LicenceKind {
        BusinessNumber = "NIB" | "NIB (business number)", TaxNumber = "NPWP" | "NPWP (tax number)",
        SavingsLoan = "Izin usaha simpan pinjam" | "Licence for savings and loans",
        Branch = "Izin kantor cabang" | "Licence of a branch", HomeFood = "P-IRT" | "P-IRT (home-made food)",
        Halal = "Sertifikat halal" | "Halal certificate", Trademark = "Merek" | "Trademark", Other = "Lainnya" | "Other",
    }
    Rung {
        Deliberation = "Musyawarah desa/kelurahan" | "Village deliberation", Deed = "Akta notaris" | "Deed",
        LegalEntity = "Badan hukum (AHU)" | "Legal entity (AHU)", CooperativeNumber = "NIK" | "NIK",
        TaxNumber = "NPWP" | "NPWP (tax number)", BusinessNumber = "NIB" | "NIB (business number)",
        BankAccount = "Rekening bank" | "Bank account", SystemAccount = "Akun SIMKOPDES" | "SIMKOPDES account",
        Microsite = "Microsite" | "Microsite", Members = "Anggota" | "Members", Savings = "Simpanan" | "Savings",
        AnnualMeeting = "RAT" | "RAT (annual meeting)", Land = "Lahan" | "Land", Building = "Bangunan" | "Building",
        Office = "Gerai kantor" | "Office", Groceries = "Gerai sembako" | "Groceries",
        SavingsAndLoans = "Gerai simpan pinjam" | "Savings and loans", Clinic = "Gerai klinik" | "Clinic",
        Pharmacy = "Gerai apotek" | "Pharmacy", Storage = "Gerai gudang" | "Storage",
        Logistics = "Gerai logistik" | "Logistics", OtherOutlet = "Gerai lain" | "Other outlet",
        Partnership = "Kemitraan" | "Partnership", Proposal = "Proposal pembiayaan" | "Proposal for finance",
        Disbursement = "Pencairan" | "Disbursement", Transactions = "Transaksi" | "Transactions",
    }
    RungState {
        Reached = "Sudah" | "Reached", NotYet = "Belum" | "Not yet",
    }
    Month {
        January = "Januari" | "January", February = "Februari" | "February", March = "Maret" | "March",
        April = "April" | "April", May = "Mei" | "May", June = "Juni" | "June", July = "Juli" | "July",
        August = "Agustus" | "August", September = "September" | "September", October = "Oktober" | "October",
        November = "November" | "November", December = "Desember" | "December",
    }
    Nomenclature {
        Permendagri90 = "Permendagri 90/2019" | "Permendagri 90/2019",
        Kepmendagri3708 = "Kepmendagri 050-3708/2020" | "Kepmendagri 050-3708/2020",
        Kepmendagri5889 = "Kepmendagri 050-5889/2021" | "Kepmendagri 050-5889/2021",
        Kepmendagri1317 = "Kepmendagri 900.1.15.5-1317/2023" | "Kepmendagri 900.1.15.5-1317/2023",
        Kepmendagri3406 = "Kepmendagri 900.1.15.5-3406/2024" | "Kepmendagri 900.1.15.5-3406/2024",
        Province2024 = "Provinsi, Oktober 2024" | "Province, October 2024",
        Update2027 = "Pemutakhiran 2027" | "Update 2027",
    }
    BudgetStage {
        FirstDraft = "Rancangan awal Renja" | "First draft of the Renja", WorkPlan = "Renja" | "Renja",
        GovernmentPlan = "RKPD" | "RKPD", Ceiling = "KUA-PPAS" | "KUA-PPAS", Budget = "RKA" | "RKA",
        Execution = "DPA" | "DPA", ExecutionChanged = "DPA perubahan" | "Changed DPA",
    }
    Accumulation {
        Sum = "Jumlah (tren positif)" | "Sum (more is better)",
        Falling = "Nilai terakhir (tren negatif)" | "Last value (less is better)",
        Percentage = "Persentase (nilai terakhir)" | "Percentage (last value)",
        Last = "Nilai akhir" | "Last value",
    }
    IndicatorRank {
        Goal = "Tujuan" | "Goal", Objective = "Sasaran" | "Objective", Programme = "Program" | "Programme",
        Activity = "Kegiatan" | "Activity", SubActivity = "Sub kegiatan" | "Sub-activity",
    }
    IndicatorState {
        Draft = "Draf" | "Draft", Submitted = "Diajukan" | "Submitted", InForce = "Berlaku" | "In force",
        Replaced = "Diganti" | "Replaced",
    }
    BeneficiaryKind {
        Officers = "Pengurus koperasi" | "Officers of cooperatives", Staff = "Pengelola koperasi" | "Staff of cooperatives",
        Members = "Anggota koperasi" | "Members of cooperatives", Cooperatives = "Koperasi" | "Cooperatives",
        Micro = "Usaha mikro" | "Micro enterprises", Small = "Usaha kecil" | "Small enterprises",
        Medium = "Usaha menengah" | "Medium enterprises", Beginners = "Wirausaha pemula" | "Starting entrepreneurs",
        Groups = "Kelompok masyarakat" | "Groups", Officials = "Aparatur" | "Officials", Other = "Lainnya" | "Other",
    }
    AidKind {
        Grant = "Hibah" | "Grant", Training = "Pelatihan" | "Training", Accompaniment = "Pendampingan" | "Accompaniment",
        Certification = "Sertifikasi" | "Certification", Equipment = "Peralatan" | "Equipment",
        Capital = "Permodalan" | "Capital", Promotion = "Promosi dan pemasaran" | "Promotion", Other = "Lainnya" | "Other",
    }
    ReportPeriod {
        Quarter1 = "Triwulan I" | "Quarter I", Quarter2 = "Triwulan II" | "Quarter II",
        Quarter3 = "Triwulan III" | "Quarter III", Quarter4 = "Triwulan IV" | "Quarter IV",
        Tranche1 = "Tahap I" | "Tranche I", Tranche2 = "Tahap II" | "Tranche II", Tranche3 = "Tahap III" | "Tranche III",
    }
    Hindrance {
        Law = "Peraturan perundang-undangan" | "Laws and regulations", Guidelines = "Petunjuk teknis" | "Technical guidelines",
        Budget = "RKA SKPD" | "RKA of the office", Execution = "DPA-SKPD" | "DPA of the office",
        Decree = "SK penetapan pelaksanaan" | "Decree on the execution", Tender = "Tender atau kontrak" | "Tender or contract",
        OwnPreparation = "Persiapan swakelola" | "Preparing own execution", Payment = "SP2D" | "SP2D (payment order)",
        Contract = "Pelaksanaan kontrak" | "Execution of the contract", OwnExecution = "Pelaksanaan swakelola" | "Own execution",
    }
    ProposalChannel {
        Musrenbang = "Musrenbang" | "Musrenbang", Council = "Pokir DPRD" | "Council (pokir)",
        Cooperative = "Koperasi" | "Cooperative", Case = "Kasus tindak lanjut" | "Follow-up case",
    }
    ProposalStatus {
        Proposed = "Diusulkan" | "Proposed", Forwarded = "Diteruskan" | "Forwarded", Accepted = "Diterima" | "Accepted",
        Refused = "Ditolak" | "Refused", Postponed = "Ditunda" | "Postponed", Returned = "Dikembalikan" | "Returned",
    }
    SpendingKind {
        GoodsAndServices = "Belanja barang dan jasa" | "Goods and services", Capital = "Belanja modal" | "Capital",
        Grant = "Belanja hibah" | "Grant", SocialAid = "Belanja bantuan sosial" | "Social aid",
        Transfer = "Belanja bantuan keuangan" | "Transfer", Other = "Lainnya" | "Other",
    }
    RecommendationStep {
        Village = "Lurah/kepala desa" | "Village head", Subdistrict = "Camat" | "Camat",
        CouncilSecretariat = "Setwan" | "Council secretariat", Planning = "Mitra Bappeda" | "Bappeda",
        Office = "SKPD" | "Office (SKPD)", BudgetTeam = "TAPD" | "Budget team (TAPD)",
    }
    FindingTest {
        SameAid = "D1 Bantuan sama dari dua pemberi" | "D1 Same aid from two funders",
        GrantAgain = "D2 Hibah berturut-turut" | "D2 Grant in consecutive years",
        AidBesideCredit = "D3 Bantuan di samping kredit" | "D3 Aid beside a credit",
        TrainingAgain = "D4 Pelatihan berulang" | "D4 Training again",
        SameActivity = "D5 Sub kegiatan sama di dua tingkat" | "D5 Same sub-activity at two levels",
        WithoutDecree = "D6 Penerima tanpa SK" | "D6 Recipient without decree",
        OtherAuthority = "D7 Di luar kewenangan" | "D7 Outside the authority",
        TransferTwice = "D8 Transfer terhitung dua kali" | "D8 Transfer counted twice",
        CauseWithoutPlan = "G1 Penyebab tanpa rencana" | "G1 Cause without a plan",
        ProposalUnanswered = "G2 Usulan tak terjawab" | "G2 Proposal without an answer",
        TargetUncovered = "G3 Target tak tercakup" | "G3 Target not covered",
        PlaceWithout = "G4 Wilayah tanpa rencana" | "G4 Place without a plan",
        NothingRealised = "G5 Belum terealisasi" | "G5 Nothing realised",
        Documents = "S1 Dokumen tidak selaras" | "S1 Documents that disagree",
        RecordedTwice = "S2 Baris tercatat dua kali" | "S2 Row recorded twice",
        Totals = "R1 Angka yang bertentangan" | "R1 Figures that contradict each other",
    }
    FindingVerdict {
        Accepted = "Diterima dengan alasan" | "Accepted with a reason", Committed = "Menjadi komitmen" | "Commitment",
        Mended = "Diperbaiki" | "Mended", Ignored = "Diabaikan sementara" | "Ignored for a time",
    }
    MatchMeaning {
        Same = "Sama" | "The same", Part = "Bagian dari" | "Part of", Whole = "Mencakup" | "Contains",
        Different = "Bukan yang sama" | "Not the same",
    }
    OfficeState {
        Open = "Buka" | "Open", Shut = "Ada, tutup" | "There, shut", Moved = "Pindah" | "Moved",
        Gone = "Tidak ada lagi" | "Gone", NotVisited = "Tidak didatangi" | "Not visited",
    }
}

impl Lang {
    /// Supervised by that level: "Binaan provinsi".
    pub fn supervised(self, level: Supervision) -> String {
        match self {
            Lang::Id => format!("Binaan {}", level.label(self).to_lowercase()),
            Lang::En => format!("Supervised by {}", level.label(self).to_lowercase()),
        }
    }

    /// An area by its short name, or its code where the territory does not know it.
    pub fn area(self, code: crate::domain::AreaCode) -> String {
        let territory = Territory::current();
        match territory.district(code) {
            Some(district) => district.short.to_owned(),
            None => territory.name_of(code).map_or_else(|| code.to_string(), str::to_owned),
        }
    }

    /// An office by its full name.
    pub fn office(self, code: crate::domain::AreaCode) -> String {
        let name = Territory::current().name_of(code).map_or_else(|| code.to_string(), str::to_owned);
        if code == Territory::current().province.code {
            format!("{} {name}", self.pick("Provinsi", "Province of"))
        } else {
            name
        }
    }
}
