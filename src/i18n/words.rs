//! What the fields of every table are called, by table and field: the same name means different things in different tables.
//!
//! A field without a word does not compile: the words of a table are as many as its fields, each at its number.

use super::Lang;
use crate::domain::{
    Action, AnnualReport, Case, CauseName, Companion, CompanionReport, Cooperative, CreditTotal, Custody, Decision,
    Diagnosis, Dissolution, Distinction, Enterprise, EnterpriseAid, EnterpriseTotal, EnterpriseYear, Financing,
    FinancingStage, FinancingStanding, FindingDecision, HealthAssessment, Indicator, LadderStep, Licence,
    NomenclatureMatch, NomenclatureRow, Permit, Plan, PlanAmount, PlanBeneficiary, PlanOutput, PlanPlace, Proposal,
    Realisation, Recommendation, Record, Snapshot, Tally, Target, Trainee, Training, Transition, Visit,
};

/// The word for something, in either language.
type Word = fn(Lang) -> &'static str;

/// All words, or the compiler says that one is missing.
const fn complete<const N: usize>(words: [Option<Word>; N]) -> [Option<Word>; N] {
    let mut at = 0;
    while at < N {
        assert!(words[at].is_some(), "a field has no word");
        at += 1;
    }
    words
}

macro_rules! word {
    ($field:ident) => {
        Lang::$field
    };
    ($field:ident $word:ident) => {
        Lang::$word
    };
    ($field:ident $id:literal $en:literal) => {
        |lang| lang.pick($id, $en)
    };
}

/// Declares the words of tables: what their records are called, and each field, with the word where that is not called as
/// the field: a message that others say too (`= on_date`), or its own in either language (`is "Nomor" | "Number"`).
macro_rules! words {
    ($( $Row:ident called $id:literal | $en:literal { $( $field:ident $(= $word:ident)? $(is $id_word:literal | $en_word:literal)? ),+ $(,)? } )+) => {
        /// The words of the fields of a table, by their numbers.
        fn of_table(table: &str) -> &'static [Option<Word>] {
            $( if table == <$Row as Record>::TABLE {
                const WORDS: [Option<Word>; <$Row as Record>::FIELDS.len()] = {
                    let mut words: [Option<Word>; <$Row as Record>::FIELDS.len()] = [None; <$Row as Record>::FIELDS.len()];
                    $( words[$Row::AT.$field] = Some(word!($field $($word)? $($id_word $en_word)?)); )+
                    complete(words)
                };
                return &WORDS;
            } )+
            &[]
        }

        /// What the records of a table are called, in Indonesian and English.
        fn names_of(table: &str) -> Option<[&'static str; 2]> {
            $( if table == <$Row as Record>::TABLE { return Some([$id, $en]); } )+
            None
        }

        /// The fields of a table, in order.
        fn fields_of(table: &str) -> &'static [crate::domain::FieldInfo] {
            $( if table == <$Row as Record>::TABLE { return <$Row as Record>::FIELDS; } )+
            &[]
        }

        /// The tables that have words.
        #[cfg(test)]
        const TABLES: &[&str] = &[ $( <$Row as Record>::TABLE ),+ ];
    };
}

words! {
    Cooperative called "Koperasi" | "Cooperatives" {
        name, nik, legal_number, legal_date, amendments, form, membership_area, kind, group, sector, scheme,
        savings_unit, merah_putih, district, subdistrict, village, address, postal_code, position,
        supervision_override, supervision_reason, officers, phone, email, certificate, grade, declared_status,
        declared_on, declared_source, note, fictional, merged_from,
    }
    AnnualReport called "Laporan tahunan" | "Annual reports" {
        cooperative, year = book_year, rat, rat_date, reported_on, business, business_evidence, members,
        members_female, members_male, staff, staff_female, staff_male, managers_female, managers_male,
        principal_savings, mandatory_savings, reserves, grants, own_capital, outside_capital, assets, turnover,
        surplus, aid_received, note,
    }
    Transition called "Catatan riwayat" | "Entries of histories" {
        cooperative, from = stage_before, to = stage_after, date = on_date, document, note, counterpart,
        from_supervision, to_supervision,
    }
    HealthAssessment called "Penilaian kesehatan" | "Health assessments" {
        cooperative, year = book_year, method, assessed_on, scores, assessor, document, note,
    }
    Dissolution called "Pembubaran" | "Dissolutions" {
        cooperative, way, ground, steps, members, present, votes, votes_for, note,
    }
    Tally called "Angka yang dipublikasikan" | "Published figures" {
        date = as_of_day, precision = precision_of_day, area = area_counted, basis = basis_counted, supervision,
        measure = what_is_counted, value = figure_counted, finality = finality_of_figure, source = figure_source, kind = figure_kind, note,
    }
    Snapshot called "Potret" | "Snapshots" {
        date = as_of_day, taken_on is "Dibekukan pada" | "Frozen on", reason is "Sebab dibekukan" | "Why frozen",
        finality = finality_of_figure, office is "Dibekukan oleh" | "Frozen by", rule is "Aturan status" | "Rule of the status",
        total is "Seluruh koperasi" | "All cooperatives", active is "Dinyatakan aktif" | "Declared active",
        inactive is "Dinyatakan tidak aktif" | "Declared inactive", proved_active is "Aktif menurut bukti" | "Active by evidence",
        proved_inactive is "Tidak aktif menurut bukti" | "Inactive by evidence", title is "Nama potret" | "Name", note,
        register is "Koperasi yang dibekukan" | "Cooperatives frozen",
    }
    Decision called "Keputusan atas perbedaan" | "Decisions on differences" {
        table = decided_table, record = decided_record, field = decided_field, chosen = value_chosen,
        rejected = values_rejected, chosen_stamp = stamp_chosen, office = decided_by,
    }
    Distinction called "Koperasi yang dinyatakan berbeda" | "Cooperatives declared different" {
        first = first_cooperative, second = second_cooperative, office = declared_by,
    }
    Case called "Kasus tindak lanjut" | "Follow-up cases" {
        cooperative, opened, stages, owner, level, due, outcome, outcome_on, outcome_document, note,
    }
    Diagnosis called "Penyebab yang ditetapkan" | "Causes found" {
        case, cause, weight, evidence,
    }
    Action called "Tindakan" | "Actions" {
        case, class, what, cause, plan, plan_row is "Baris rencana" | "Row of a plan", level, owner, cost, fund, due, done, result,
    }
    Visit called "Kunjungan" | "Visits" {
        case, date = on_date, who, office_state, business, officers_found, members_reached, position, found,
        next_step,
        next_on,
    }
    CauseName called "Penyebab tambahan" | "Causes added" {
        code = cause_code, name = cause_name, mendable, added_by,
    }
    Custody called "Dokumen dan aset titipan" | "Documents and assets in custody" {
        cooperative, thing, item, quantity, worth, kept_at, keeper, received_on, received_from, receipt, returned_on,
        returned_to, note,
    }
    Licence called "Legalitas usaha" | "Licences" {
        cooperative, class is "Jenis legalitas" | "Kind of licence", number is "Nomor legalitas" | "Number of the licence",
        issuer is "Penerbit" | "Given by", issued_on is "Terbit pada" | "Given on",
        expires_on is "Berlaku sampai" | "Holds until", note,
    }
    LadderStep called "Tahapan Merah Putih" | "Steps of Merah Putih" {
        cooperative, rung is "Tahapan" | "Step", state is "Keadaan tahapan" | "State of the step",
        quantity is "Jumlah" | "Amount", as_of is "Keadaan tanggal" | "As of", source is "Sumber" | "Source", note,
    }
    Indicator called "Indikator" | "Indicators" {
        name is "Nama indikator" | "Indicator", rank is "Jenjang indikator" | "Level of the indicator",
        code is "Kode" | "Code", formula is "Definisi operasional" | "Definition and formula", source is "Sumber" | "Source",
        unit is "Satuan" | "Unit", state is "Keadaan indikator" | "State of the indicator",
        predecessor is "Menggantikan" | "Replaces", accumulation is "Cara penjumlahan triwulan" | "How quarters add up",
        area is "Wilayah" | "Area", weight is "Bobot kinerja" | "Weight",
    }
    Target called "Target indikator" | "Targets of indicators" {
        indicator is "Indikator" | "Indicator", area is "Wilayah" | "Area", year is "Tahun" | "Year",
        target is "Target" | "Target", actual is "Realisasi" | "Realised", is_base is "Kondisi awal" | "Base value",
        source is "Sumber" | "Source",
    }
    Plan called "Rencana" | "Plans" {
        year is "Tahun rencana" | "Year planned for", level is "Tingkat" | "Level", area is "Wilayah" | "Area",
        body is "Perangkat daerah atau lembaga" | "Office or body", unit is "Sub unit organisasi" | "Unit",
        code is "Kode" | "Code", nomenclature is "Versi nomenklatur" | "Version of the nomenclature",
        name is "Sub kegiatan" | "Sub-activity", target_group is "Kelompok sasaran" | "Target group",
        first_month is "Bulan mulai" | "First month", last_month is "Bulan selesai" | "Last month",
        national_priority is "Prioritas nasional" | "National priority",
        provincial_priority is "Prioritas provinsi" | "Provincial priority",
        district_priority is "Prioritas kabupaten/kota" | "District priority",
        previous is "Baris tahun lalu" | "Row of last year", paired is "Dana dari baris" | "Money from row",
        next_amount is "Prakiraan maju: pagu" | "Next year: amount",
        next_target is "Prakiraan maju: target" | "Next year: target",
        responsible is "Penanggung jawab" | "Responsible", note is "Catatan penting" | "Remarks",
        goal is "Tujuan Renstra" | "Goal of the Renstra", objective is "Sasaran Renstra" | "Objective of the Renstra",
    }
    PlanAmount called "Pagu rencana" | "Amounts of plans" {
        plan is "Rencana" | "Plan", fund is "Kode sumber dana" | "Code of the fund",
        fund_name is "Nama sumber dana" | "Name of the fund", stage is "Tahapan anggaran" | "Stage of the budget",
        amount is "Pagu" | "Amount",
    }
    PlanPlace called "Lokasi rencana" | "Places of plans" {
        plan is "Rencana" | "Plan", district, subdistrict, village, all_parts is "Semua bagian wilayah" | "All parts of it",
    }
    PlanOutput called "Keluaran rencana" | "Outputs of plans" {
        plan is "Rencana" | "Plan", indicator is "Indikator" | "Indicator", wording is "Tolok ukur" | "Wording",
        rank is "Jenjang indikator" | "Level of the indicator", unit is "Satuan" | "Unit", target is "Target" | "Target",
        renstra_target is "Target akhir Renstra" | "Target of the Renstra",
        realised_before is "Realisasi s.d. tahun lalu" | "Realised until last year",
        accumulation is "Cara penjumlahan triwulan" | "How quarters add up",
        quarter_1 is "Realisasi triwulan I" | "Realised in quarter I",
        quarter_2 is "Realisasi triwulan II" | "Realised in quarter II",
        quarter_3 is "Realisasi triwulan III" | "Realised in quarter III",
        quarter_4 is "Realisasi triwulan IV" | "Realised in quarter IV", evidence is "Bukti dukung" | "Evidence",
    }
    PlanBeneficiary called "Penerima manfaat" | "Beneficiaries" {
        plan is "Rencana" | "Plan", kind is "Jenis penerima" | "Kind of beneficiary", aid is "Bentuk bantuan" | "Kind of aid",
        people is "Jumlah penerima" | "How many", women is "Penerima perempuan" | "Women", men is "Penerima laki-laki" | "Men",
        cooperative, name is "Nama penerima" | "Name of the beneficiary",
        number is "Nomor penerima" | "Number of the beneficiary", decree is "SK penetapan" | "Decree",
        decree_on is "Tanggal SK" | "Day of the decree", handed_on is "Tanggal BAST" | "Handed over on",
    }
    Realisation called "Realisasi" | "Realisations" {
        plan is "Rencana" | "Plan", period is "Periode" | "Period", fund is "Kode sumber dana" | "Code of the fund",
        budget is "DPA" | "Budget in force", spent is "Realisasi keuangan" | "Spent",
        cash_plan is "Anggaran kas (RAK)" | "Planned cash", physical is "Realisasi fisik (%)" | "Physical progress (%)",
        hindrance is "Kode permasalahan" | "Kind of problem", held_up_by is "Faktor penghambat" | "What held it up",
        driven_by is "Faktor pendorong" | "What drove it",
        next_quarter is "Tindak lanjut triwulan berikutnya" | "Next quarter",
        next_plan is "Tindak lanjut Renja berikutnya" | "Next Renja",
        cash_month_1 is "RAK bulan pertama" | "Planned cash, first month",
        cash_month_2 is "RAK bulan kedua" | "Planned cash, second month",
        cash_month_3 is "RAK bulan ketiga" | "Planned cash, third month",
        volume is "Volume terealisasi" | "Volume reached",
    }
    Proposal called "Usulan" | "Proposals" {
        channel is "Jalur usulan" | "Channel", proposer is "Pengusul" | "Proposer", year is "Tahun usulan" | "Year",
        problem is "Masalah" | "Problem", idea is "Gagasan" | "Idea", district, subdistrict, village, address,
        quantity is "Volume" | "Quantity", unit is "Satuan" | "Unit", amount is "Anggaran diusulkan" | "Amount asked for",
        spending is "Jenis belanja" | "Kind of spending", addressed_to is "SKPD tujuan" | "Addressed to",
        status is "Status usulan" | "Status", reason is "Alasan" | "Reason",
        accepted_into is "Masuk ke rencana" | "Taken into plan", from_case is "Dari kasus" | "From case",
        previous is "Usulan tahun lalu" | "Proposal of last year", cooperative,
    }
    Recommendation called "Rekomendasi usulan" | "Recommendations" {
        proposal is "Usulan" | "Proposal", step is "Pemberi rekomendasi" | "Recommended by",
        verdict is "Rekomendasi" | "Recommendation", amount is "Anggaran direkomendasikan" | "Amount recommended",
        quantity is "Volume direkomendasikan" | "Quantity recommended", date = on_date, note,
    }
    FindingDecision called "Keputusan atas temuan" | "Decisions on findings" {
        test is "Uji" | "Test", key is "Yang bertemu" | "What meets", verdict is "Keputusan" | "Decision",
        reason is "Alasan" | "Reason", until is "Berlaku sampai" | "Holds until", office is "Diputuskan oleh" | "Decided by",
        responsible is "Pelaksana" | "Done by", due is "Tenggat" | "Due",
        area is "Wilayah temuan" | "Area of the finding", decided_on is "Diputuskan pada" | "Decided on",
        year is "Tahun temuan" | "Year of the finding",
    }
    NomenclatureMatch called "Padanan nomenklatur" | "Matches of the nomenclature" {
        first_version is "Versi pertama" | "First version", first is "Kode pertama" | "First code",
        second_version is "Versi kedua" | "Second version", second is "Kode kedua" | "Second code",
        meaning is "Arti padanan" | "Meaning", confirmed_on is "Dikonfirmasi pada" | "Confirmed on",
        office is "Dikonfirmasi oleh" | "Confirmed by",
    }
    NomenclatureRow called "Nomenklatur tambahan" | "Further nomenclature" {
        version is "Versi nomenklatur" | "Version of the nomenclature", code is "Kode" | "Code",
        name is "Nama nomenklatur" | "Name", indicator is "Indikator" | "Indicator", unit is "Satuan" | "Unit",
    }
    Enterprise called "UMKM binaan" | "Assisted enterprises" {
        name is "Nama usaha" | "Name of the business", owner is "Nama pemilik" | "Owner",
        sex is "Jenis kelamin pemilik" | "Sex of the owner", owner_nik is "NIK pemilik" | "NIK of the owner",
        district, subdistrict, village, address is "Alamat usaha" | "Address of the business", position,
        phone is "Telepon/WA" | "Telephone", sector, kbli is "KBLI" | "KBLI",
        risk is "Tingkat risiko" | "Risk class", activity is "Jenis usaha" | "Kind of business",
        products is "Produk" | "Products", potential is "Potensi dan kendala" | "Potential and obstacles",
        started is "Tahun mulai usaha" | "Began in", cooperative is "Anggota koperasi" | "Member of the cooperative",
        status is "Status binaan" | "Assistance", assisted_since is "Dibina sejak" | "Assisted since", note, fictional,
    }
    EnterpriseYear called "Data tahunan UMKM" | "Yearly figures of enterprises" {
        enterprise is "UMKM" | "Enterprise", year is "Tahun data" | "Year",
        sales is "Omzet setahun" | "Yearly sales", own_capital is "Modal sendiri" | "Own capital",
        outside_capital is "Modal luar" | "Outside capital",
        capital is "Modal usaha tanpa tanah dan bangunan" | "Capital without land and building",
        assets is "Aset" | "Assets", workers is "Tenaga kerja" | "Workers",
        workers_female is "Tenaga kerja perempuan" | "Women workers",
        workers_male is "Tenaga kerja laki-laki" | "Men workers", told_by is "Cara diketahui" | "How it is known",
        source is "Sumber data" | "Source", note,
    }
    Permit called "Izin dan sertifikat UMKM" | "Licences of enterprises" {
        enterprise is "UMKM" | "Enterprise", kind is "Jenis izin" | "Kind of licence",
        state is "Keadaan izin" | "State of the licence", number is "Nomor izin" | "Number of the licence",
        issued_on is "Terbit pada" | "Given on", expires_on is "Berlaku sampai" | "Holds until", note,
    }
    EnterpriseTotal called "Angka UMKM" | "Numbers of enterprises" {
        date = as_of_day, precision = precision_of_day, area = area_counted,
        counted is "Yang dihitung" | "What is counted", class is "Kelas usaha" | "Class of enterprises",
        sector is "Lapangan usaha" | "Sector counted", value = figure_counted, finality = finality_of_figure,
        source = figure_source, note,
    }
    EnterpriseAid called "Bantuan UMKM" | "Aid to enterprises" {
        enterprise is "UMKM" | "Enterprise", kind is "Jenis bantuan" | "Kind of aid",
        year is "Tahun bantuan" | "Year of the aid", level is "Tingkat pemberi" | "Level of the giver",
        giver is "Pemberi bantuan" | "Giver", item is "Uraian bantuan" | "What was given",
        amount is "Nilai bantuan" | "Worth of the aid", plan is "Baris rencana" | "Row of a plan",
        decree is "SK penetapan" | "Decree", decree_on is "Tanggal SK" | "Day of the decree",
        handed_on is "Diserahkan pada" | "Handed over on", note,
    }
    Financing called "Pengajuan pembiayaan" | "Applications for financing" {
        applicant is "Pemohon" | "Applicant", cooperative, enterprise is "UMKM" | "Enterprise",
        name is "Nama pemohon" | "Name of the applicant", person_nik is "NIK penanda tangan" | "NIK of the signer",
        phone is "Telepon pemohon" | "Telephone", district, subdistrict, village,
        source is "Sumber dana" | "Source", scheme is "Skema" | "Scheme", lender is "Penyalur" | "Lender",
        number is "Nomor pengajuan" | "Number of the application", asked_on is "Tanggal pengajuan" | "Asked on",
        asked is "Diajukan" | "Asked for", granted is "Disetujui" | "Granted",
        rate is "Bunga per tahun (%)" | "Rate a year (%)", months is "Jangka waktu (bulan)" | "Months",
        grace is "Masa tenggang (bulan)" | "Months of grace", collateral is "Agunan" | "Collateral",
        used_for is "Penggunaan" | "Used for", plan is "Baris rencana" | "Row of a plan",
        decree is "SK penetapan" | "Decree", decree_on is "Tanggal SK" | "Day of the decree",
        annex is "Lampiran SK" | "Annex of the decree", note, fictional,
    }
    FinancingStage called "Tahap dan pencairan" | "Stages and payments" {
        financing is "Pengajuan" | "Application", stage is "Tahap pengajuan" | "Stage", date = on_date,
        amount is "Dicairkan" | "Paid out", reason is "Alasan penolakan" | "Why refused",
        told_by is "Sumber keterangan" | "Who says so", note,
    }
    FinancingStanding called "Pengembalian dan kolektibilitas" | "Repayment and collectability" {
        financing is "Pengajuan" | "Application", as_of is "Keadaan per" | "As of", repaid is "Telah dibayar" | "Repaid",
        outstanding is "Sisa pinjaman" | "Outstanding", collectability is "Kolektibilitas" | "Collectability",
        told_by is "Sumber keterangan" | "Who says so", note,
    }
    CreditTotal called "Angka penyaluran" | "Figures of lenders" {
        area is "Wilayah" | "Area", date is "Keadaan per" | "As of", precision is "Ketepatan tanggal" | "Precision of the day", channel is "Sumber dana" | "Source of the money",
        scheme is "Skema" | "Scheme", lender is "Penyalur" | "Lender", ceiling is "Plafon" | "Ceiling",
        paid_out is "Disalurkan" | "Paid out", outstanding is "Outstanding" | "Outstanding",
        debtors is "Debitur" | "Debtors", npl is "NPL (%)" | "NPL (%)", source, kind is "Asal angka" | "Origin", note, fictional,
    }
    Training called "Pelatihan" | "Courses" {
        title is "Judul kegiatan" | "Title", activity is "Jenis kegiatan" | "Kind of activity",
        topic is "Pokok bahasan" | "Subject", year is "Tahun anggaran" | "Budget year",
        level is "Tingkat" | "Level", area is "Kantor penyelenggara" | "Office that holds it",
        organiser is "Penyelenggara" | "Organiser", plan is "Baris rencana" | "Row of a plan",
        fund is "Sumber dana" | "Fund", tranche is "Tahap/triwulan" | "Tranche or quarter",
        begins_on is "Tanggal mulai" | "Begins on", ends_on is "Tanggal selesai" | "Ends on",
        mode is "Cara pelaksanaan" | "How it is held", district is "Kab/kota tempat" | "District where it is held",
        place is "Tempat pelaksanaan" | "Place", capacity is "Sasaran peserta" | "Places planned",
        stated is "Jumlah peserta dilaporkan" | "Participants as stated", sessions is "Jumlah sesi" | "Sessions",
        budget is "Pagu pelatihan" | "Budget", cost is "Realisasi biaya" | "Cost",
        curriculum is "Kurikulum" | "Curriculum", note, fictional,
    }
    Trainee called "Peserta pelatihan" | "Participants" {
        training is "Pelatihan" | "Course", name is "Nama lengkap" | "Full name", nik is "Nomor KTP" | "Number of the person",
        sex is "Jenis kelamin" | "Sex", birthplace is "Tempat lahir" | "Place of birth",
        born_on is "Tanggal lahir" | "Day of birth", religion is "Agama" | "Religion",
        education is "Pendidikan terakhir" | "Education", district is "Kab/Kota peserta" | "District of the participant",
        phone is "Telp/HP" | "Telephone", email is "Email" | "E-mail", kind is "Status usaha" | "From what",
        line is "Sektor usaha atau jenis koperasi" | "Line of business or kind",
        organisation is "Nama koperasi/UMKM" | "Cooperative or enterprise, as listed",
        organisation_address is "Alamat koperasi/UMKM" | "Address of it",
        organisation_founded is "Tanggal didirikan" | "Founded on",
        organisation_number is "Nomor koperasi/UMKM" | "Number of it", cooperative is "Koperasi terdaftar" | "Cooperative of the register",
        enterprise is "UMKM binaan" | "Assisted enterprise", role is "Jabatan peserta" | "Role",
        position is "Posisi" | "Position as listed", monthly_sales is "Omzet sebulan" | "Sales of a month",
        workers is "Tenaga kerja" | "Workers", attended is "Sesi dihadiri" | "Sessions attended",
        score_before is "Nilai sebelum" | "Score before", score_after is "Nilai sesudah" | "Score after",
        certificate is "Jenis sertifikat" | "Certificate", certificate_number is "Nomor sertifikat" | "Number of the certificate",
        certificate_on is "Tanggal sertifikat" | "Day of the certificate",
        need is "Pelatihan yang dibutuhkan" | "Course asked for", need_stated is "Kebutuhan diklat" | "Need as stated",
        problem is "Permasalahan yang dihadapi" | "Problem", recommendation is "Rekomendasi" | "Recommendation",
    }
    Companion called "Pendamping" | "Companions" {
        year is "Tahun tugas" | "Year of work", name is "Nama pendamping" | "Name of the companion", nik is "Nomor KTP" | "Number of the person",
        kind is "Jenis pendamping" | "Kind of companion", area is "Dinas" | "Office", subdistrict,
        sex is "Jenis kelamin" | "Sex", religion is "Agama" | "Religion", education is "Pendidikan" | "Education",
        address is "Alamat rumah" | "Home address", phone is "No. HP (WA)" | "Telephone", email is "E-mail" | "E-mail",
        fund is "Sumber dana" | "Fund", tranche is "Tahap/triwulan" | "Tranche or quarter",
        from is "Bertugas sejak" | "Since", until is "Bertugas sampai" | "Until",
        budget is "Pagu honor" | "Budget of the pay", paid is "Honor dibayar" | "Paid", note, fictional,
    }
    CompanionReport called "Laporan pendamping" | "Reports of companions" {
        companion is "Pendamping" | "Companion", date is "Tanggal laporan" | "Day of the report",
        cooperative is "Koperasi yang didampingi" | "Cooperative accompanied",
        enterprise is "UMKM yang didampingi" | "Enterprise accompanied",
        activity is "Kegiatan pendampingan" | "What was done", result is "Hasil pendampingan" | "What came of it",
        problem is "Kendala" | "Obstacle", next is "Tindak lanjut pendamping" | "What comes next",
    }
}

impl Lang {
    /// What the records of a table are called; its name in files where there is no word for it.
    pub fn table_name(self, table: &str) -> &str {
        names_of(table).map_or(table, |[id, en]| self.pick(id, en))
    }

    /// What a field of a table is called; none where there is no such field.
    pub fn known_field(self, table: &str, field: &str) -> Option<&'static str> {
        let number = fields_of(table).iter().position(|info| info.name == field)?;
        of_table(table)[number].map(|word| word(self))
    }

    /// What a field of a table is called; its name in files where this version does not know it.
    pub fn field<'n>(self, table: &str, field: &'n str) -> &'n str {
        self.known_field(table, field).unwrap_or(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Tables;

    #[test]
    fn every_table_has_words_in_both_languages_and_none_is_the_name_in_files() {
        assert_eq!(TABLES.iter().collect::<std::collections::BTreeSet<_>>(), Tables::NAMES.iter().collect());
        for (table, lang) in TABLES.iter().flat_map(|table| [(table, Lang::Id), (table, Lang::En)]) {
            for info in fields_of(table) {
                let word = lang.known_field(table, info.name).unwrap();
                assert!(!word.contains('_') && word.chars().next().is_some_and(char::is_uppercase), "{table} {word}");
            }
        }
    }

    #[test]
    fn one_name_has_another_word_in_another_table() {
        assert_eq!(Lang::Id.field(Transition::TABLE, "from"), "Tahap sebelumnya");
        assert_eq!(Lang::Id.field(Tally::TABLE, "kind"), "Asal angka");
        assert_eq!(Lang::Id.field(Cooperative::TABLE, "kind"), "Jenis");
        assert_eq!(Lang::Id.field(Cooperative::TABLE, "of_tomorrow"), "of_tomorrow");
    }
}
