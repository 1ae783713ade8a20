//! Plans: rows, proposals and indicators.

super::messages! {
    new_record = "Catatan baru" | "New record";
    plans_lead = "Baris rencana semua tingkat: satu sub kegiatan, satu perangkat daerah, satu tahun. Pagu menurut tahapan terakhir." | "Rows of the plans of all levels: one sub-activity of one office and year. Money at its latest stage.";
    same_in_all_rows(said) = "Sama pada semua baris: {said}." | "The same in all rows: {said}.";
    plans_begin = "Impor Renja, catat satu sub kegiatan dengan pagu, sumber dana, dan lokasinya, atau gabungkan berkas kantor lain yang sudah memuat rencana." | "Bring in a Renja, record a sub-activity with its money, funds and places, or merge a file of another office that has plans already.";
    plans_search = "Nama, kode, perangkat daerah" | "Name, code, office";
    plans_shown_all(count) = "{count} baris rencana" | "{count} rows";
    plans_shown_of(shown, all) = "{shown} dari {all} baris rencana" | "{shown} of {all} rows";
    source_of_list_here(title, filters) = "Sumber: {title} yang tercatat di sini; {filters}." | "Source: {title} recorded here; {filters}.";
    source_of_plans(filters) = "Sumber: rencana yang tercatat di sini; {filters}." | "Source: the plans recorded here; {filters}.";
    plans_file = "rencana" | "plans";
    plan_of_row = "Baris rencana" | "Row of a plan";
    no_such_record = "Catatan ini tidak ada" | "There is no such record";
    no_such_record_hint = "Mungkin sudah dihapus, atau belum ada di berkas ini." | "It may have been deleted, or is not in this file yet.";
    about_record = "Keterangan" | "Details";
    fields_unsaid(count) = "{count} isian belum tercatat" | "{count} fields are not recorded";
    stage_in_rupiah(stage) = "{stage} (Rp)" | "{stage} (Rp)";
    of_year = "Setahun" | "Year";
    achieved = "Capaian" | "Reached";
    cases_answered = "Kasus yang dijawab" | "Cases that it answers";
    no_cases_answered = "Belum ada tindakan pada kasus koperasi yang menyebut baris ini." | "No step of a case names this row.";
    proposals_accepted = "Usulan yang ditampung" | "Proposals taken into it";
    other_years = "Riwayat: tahun lain" | "History: other years";
    no_other_years = "Tidak ada baris yang sama pada tahun lain." | "The same row is not recorded for another year.";
    record_questions(count) = "{count} perbedaan pada catatan ini menunggu keputusan." | "{count} differences in this record wait for a decision.";
    planned_money = "Pagu" | "Budget";
    nomenclature_word = "nomenklatur" | "the nomenclature";
    suggested_value(value, of) = "Menurut {of}: {value}." | "By {of}: {value}.";
    take_suggestion = "Pakai nama ini" | "Take this name";
    money_spent = "Realisasi" | "Spent";
}
