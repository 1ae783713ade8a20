//! What stands around every page, and the first visit.

super::messages! {
    page_summary = "Ringkasan" | "Summary";
    page_cooperatives = "Koperasi" | "Cooperatives";
    page_data = "Data" | "Data";
    page_settings = "Pengaturan" | "Settings";
    navigation = "Utama" | "Main";
    skip_to_content = "Langsung ke isi" | "Skip to content";
    announcements = "Pemberitahuan" | "Announcements";
    undo = "Urungkan" | "Undo";
    redo = "Ulangi" | "Redo";
    undone = "Diurungkan." | "Undone.";
    redone = "Diulangi." | "Done again.";
    turn_theme = "Ganti tampilan terang atau gelap" | "Switch between light and dark";
    close = "Tutup" | "Close";
    cancel = "Batal" | "Cancel";
    cancelled = "Dibatalkan." | "Cancelled.";
    save = "Simpan" | "Save";
    edit = "Ubah" | "Edit";
    delete = "Hapus" | "Delete";
    change = "Ganti" | "Change";
    search = "Cari" | "Search";
    all = "Semua" | "All";
    choose = "Pilih…" | "Choose…";
    source = "Sumber" | "Source";
    not_recorded = "Tidak tercatat" | "Not recorded";
    not_found = "Halaman tidak ditemukan" | "Page not found";
    not_found_hint = "Alamat ini tidak menunjuk ke halaman mana pun. Mungkin salah ketik, atau dari versi lain." | "This address leads to no page. It may be misspelt, or of another version.";
    not_stored_yet = "Sudah dikerjakan, tetapi belum tersimpan: hanya ada di tab ini. Ekspor data sebelum menutupnya." | "Done, but not stored yet: it is in this tab only. Export the data before closing it.";
    storage_put_back = "Data Selaras di peramban ini dihapus dari luar selagi halaman terbuka. Yang terbuka di sini sudah disimpan kembali; foto kunjungan mungkin hilang." | "The data of Selaras in this browser was deleted from outside while the page was open. What is open here has been stored again; photographs of visits may be gone.";
    backup_never(count) = "{count} perubahan belum ada cadangannya di luar peramban ini." | "{count} changes have no backup outside this browser.";
    backup_due(count, when) = "Cadangan terakhir {when}; {count} perubahan sesudahnya hanya ada di peramban ini." | "Last backup {when}; {count} later changes are in this browser only.";
    banner_backup_link = "Ekspor cadangan" | "Export a backup";
    part_missing = "Bagian program ini belum tersimpan di perangkat ini dan tidak dapat dimuat. Sambungkan internet, lalu muat ulang halaman." | "This part of the program is not stored on this device yet and cannot be loaded. Connect to the internet, then reload the page.";
    banner_fiction = "Ini contoh: semua koperasinya rekaan, bukan data nyata." | "This is an example: all its cooperatives are invented, not real data.";
    banner_fiction_link = "Kosongkan dan mulai dengan data sendiri" | "Empty it and begin with your own data";
    banner_update = "Versi baru Selaras sudah siap. Muat ulang bila pekerjaan Anda sudah disimpan." | "A new version of Selaras is ready. Reload when your work is saved.";
    banner_update_button = "Muat ulang" | "Reload";
    banner_troubles(count) = "{count} bagian data tersimpan tidak dapat dibaca dan disisihkan; sisanya terbuka." | "{count} parts of the stored data cannot be read and were set aside; the rest is open.";
    worker_failed(what) = "Pekerjaan ini gagal ({what}). Data tidak berubah. Coba lagi; bila tetap gagal, muat ulang halaman." | "This did not work ({what}). No data has changed. Try again; if it fails again, reload the page.";

    welcome_title = "Selamat datang di Selaras" | "Welcome to Selaras";
    welcome_lead = "Meja kerja dinas koperasi dan UMKM: daftar koperasi, tindak lanjut, program, dan rakor." | "The desk of the offices for cooperatives and UMKM: register, follow-up, programmes, coordination meeting.";
    which_office = "Dinas mana yang bekerja di sini?" | "Which office works here?";
    which_office_hint = "Dapat diganti nanti di Pengaturan." | "Can be changed later in the settings.";
    choose_office_first = "Pilih dinas lebih dulu." | "Choose an office first.";
    begin = "Mulai dengan daftar kosong" | "Begin with an empty register";
    open_example = "Buka contoh" | "Open the example";
    example_working = "Menyiapkan contoh…" | "Preparing the example…";
    welcome_example_hint = "Contoh berisi 3.027 koperasi rekaan dengan laporan lima tahun, dan angka nyata yang pernah dipublikasikan." | "The example holds 3,027 invented cooperatives with five years of reports, and real published figures.";
    welcome_privacy = "Tidak ada server: data tinggal di peramban ini dan hanya keluar lewat berkas yang Anda ekspor." | "There is no server: data stays in this browser and leaves it only in files that you export.";
}
