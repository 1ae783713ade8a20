//! The follow-up of inactive cooperatives: fields of its tables.

super::messages! {
    case = "Kasus" | "Case";
    cooperative = "Koperasi" | "Cooperative";
    opened = "Dibuka" | "Opened";
    stages = "Tahap yang dilalui" | "Stages entered";
    owner = "Penanggung jawab" | "Responsible";
    level = "Tingkat" | "Level";
    due = "Tenggat" | "Due";
    outcome = "Hasil akhir" | "Outcome";
    outcome_on = "Tanggal hasil" | "Date of the outcome";
    outcome_document = "Dokumen hasil" | "Document of the outcome";
    cause = "Penyebab" | "Cause";
    weight = "Bobot penyebab" | "Weight of the cause";
    class = "Golongan solusi" | "Class of solution";
    what = "Tindakan" | "Action";
    plan = "Kode program atau baris rencana" | "Nomenclature code or plan row";
    cost = "Biaya" | "Cost";
    fund = "Sumber dana" | "Fund";
    done = "Selesai pada" | "Done on";
    result = "Hasil tindakan" | "Result";
    on_date = "Tanggal" | "Date";
    who = "Petugas" | "Officer";
    office_state = "Keadaan kantor" | "State of the office";
    officers_found = "Pengurus yang ditemui" | "Officers met";
    members_reached = "Anggota yang dihubungi" | "Members reached";
    found = "Temuan" | "Findings";
    next_step = "Langkah berikutnya" | "Next step";
    cause_code = "Kode" | "Code";
    mendable = "Dapat diperbaiki" | "Can be mended";
    added_by = "Ditambahkan oleh dinas" | "Added by the office";
}
