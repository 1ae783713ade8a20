//! The search through everything, and the list of keys.

super::messages! {
    search_anything = "Cari koperasi, kasus, rencana, halaman" | "Search cooperatives, cases, plans, pages";
    search_everything = "Cari apa saja" | "Search everything";
    search_keys = "↑ ↓ memilih · Enter membuka · Ctrl Enter di tab baru · Esc menutup" | "↑ ↓ choose · Enter opens · Ctrl Enter in a new tab · Esc closes";
    found_pages = "Halaman" | "Pages";
    found_actions = "Tindakan" | "Actions";
    found_cases = "Kasus" | "Cases";
    found_recent = "Terakhir dibuka" | "Opened last";
    found_cooperatives(count) = "Koperasi · {count}" | "Cooperatives · {count}";
    found_all(count) = "Semua {count} koperasi yang cocok" | "All {count} cooperatives that match";
    found_plan_rows(count) = "Baris rencana · {count}" | "Rows of plans · {count}";
    found_proposals(count) = "Usulan · {count}" | "Proposals · {count}";
    found_indicators(count) = "Indikator · {count}" | "Indicators · {count}";
    found_all_of(count) = "Semua {count} yang cocok" | "All {count} that match";
    found_more(count) = "{count} lagi; buka daftarnya" | "{count} more; open the list";
    found_nothing(text) = "Tidak ada yang bernama “{text}”." | "Nothing is called “{text}”.";
    found_case(name) = "Kasus {name}" | "Case of {name}";
    visit_to(name) = "Catat kunjungan ke {name}" | "Record a visit to {name}";
    action_visit = "catat kunjungan" | "record a visit";
    action_merge = "Gabungkan berkas kantor lain" | "Merge files of other offices";
    action_import = "Impor daftar Excel atau CSV" | "Import Excel or CSV lists";
    action_export = "Kirim berkas: ekspor data" | "Send a file: export data";
    action_day = "Setel tanggal keadaan" | "Set the day as of which figures stand";

    keys_title = "Papan ketik" | "Keyboard";
    keys_lead = "Huruf tunggal bekerja di luar isian, dan dapat dimatikan di Pengaturan." | "Single letters work outside of fields and can be turned off in the settings.";
    key = "Tombol" | "Key";
    key_does = "Melakukan" | "Does";
    key_search = "Cari dan perintah" | "Search and commands";
    key_then(letter) = "g lalu {letter}" | "g then {letter}";
    key_undo = "Urungkan, ulangi" | "Undo, redo";
    key_rows = "Baris berikutnya, sebelumnya" | "Next row, row before";
    key_choose = "Pilih baris" | "Choose the row";
    key_stage = "Tahap kasus mundur, maju (papan)" | "Stage of a case back, on (board)";
    key_new = "Catat yang baru di halaman ini" | "Record what this page records";
    key_edit = "Ubah" | "Edit";
    key_filter = "Ke pencarian dan saringan" | "To search and filters";
    key_close = "Tutup" | "Close";
    key_help = "Daftar ini" | "This list";
    single_keys = "Huruf tunggal sebagai pintasan" | "Single letters as shortcuts";
    single_keys_hint = "Misalnya n untuk mencatat, j dan k untuk berpindah baris. Ctrl K selalu bekerja." | "For instance n to record, j and k to move between rows. Ctrl K always works.";
}
