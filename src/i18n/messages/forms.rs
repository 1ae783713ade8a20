//! Forms: hints, ways out, what is wrong with a text.

super::messages! {
    editing(name) = "Ubah {name}" | "Edit {name}";
    saved(name) = "{name} disimpan." | "{name} saved.";
    cannot_save = "Belum dapat disimpan" | "This cannot be saved yet";
    draft_restored = "Isian yang belum disimpan dari kunjungan sebelumnya sudah dipulihkan." | "What you had filled in before, without saving, has been restored.";
    draft_drop = "Buang isian itu" | "Drop it";
    draft_hint = "Isian tetap ada bila tab tertutup." | "What you type survives a closed tab.";
    remove_entry = "Hapus isian ini" | "Remove this entry";
    add_officer = "Tambah pengurus" | "Add an officer";
    add_amendment = "Tambah perubahan anggaran dasar" | "Add an amendment";
    name_hint = "Seperti dalam akta" | "As in the deed";
    nik_hint = "Nomor Induk Koperasi, biasanya 13 angka; boleh kosong" | "National number, usually 13 digits; may be left out";
    legal_number_hint = "Misalnya 305/BH/XIV/1977 atau AHU-0000667.AH.01.27.TAHUN 2020" | "For example 305/BH/XIV/1977 or AHU-0000667.AH.01.27.TAHUN 2020";
    has_savings_unit = "Mempunyai unit simpan pinjam (USP)" | "Has a savings-and-loan unit (USP)";
    is_merah_putih = "Koperasi Desa/Kelurahan Merah Putih" | "Koperasi Merah Putih";
    subdistrict_hint = "Pilih kabupaten/kota lebih dulu" | "Choose the district first";
    position_hint = "Lintang; bujur. Misalnya −3,44210; 114,83200" | "Latitude; longitude. For example −3.44210; 114.83200";
    position_form = "Tulis lintang lalu bujur, misalnya −3,44210; 114,83200." | "Write latitude, then longitude, for example −3.44210; 114.83200.";
    membership_hint = "Menentukan siapa yang membina" | "Decides who supervises";
    override_hint = "Hanya bila berbeda dari wilayah keanggotaan" | "Only where it differs from the membership area";
    declared_hint = "Status yang dinyatakan dinas. Status menurut bukti dihitung sendiri dari laporan tahunan dan ditampilkan di sampingnya." | "The status as the office declares it. The status by evidence is computed from the yearly reports and shown beside it.";
    declared_source_hint = "Siapa atau dokumen apa yang menyatakan" | "Who or which document declares it";
    expires_hint = "Sertifikat NIK berlaku dua tahun" | "NIK certificates are valid for two years";
    which_book_year = "Pilih tahun buku yang dilaporkan." | "Choose the book year of the report.";
    report_of(year) = "Laporan tahun buku {year}" | "Report on book year {year}";
    delete_report_text = "Angka tahun ini hilang dari daftar. Dapat diurungkan selama halaman ini terbuka." | "The figures of this year go from the register. This can be undone while the page is open.";
    rat_and_business = "RAT dan usaha" | "RAT and business";
    rat_hint = "Rapat anggota tahunan atas tahun buku ini" | "The annual members' meeting on this book year";
    reported_on_hint = "Hari laporan diterima dinas" | "Day on which the office received the report";
    business_evidence_hint = "Misalnya hasil kunjungan, laporan keuangan" | "For example a visit, financial statements";
    people = "Anggota dan tenaga kerja" | "Members and staff";
    money = "Modal dan usaha" | "Capital and business";
    text_too_long(length, most) = "Terlalu panjang: {length} huruf, paling banyak {most}." | "Too long: {length} characters, at most {most}.";
    text_control = "Berisi tanda yang tidak dapat disimpan. Ketik ulang." | "Contains a character that cannot be kept. Type it again.";
    date_form = "Isi tanggal yang ada di kalender, tahun 1900–2100." | "Enter a day of the calendar, 1900 to 2100.";
    number_form = "Tulis angka saja, misalnya 1.944." | "Write digits only, for example 1,944.";
    number_large = "Angka ini terlalu besar." | "This number is too large.";
    number_negative = "Angka ini tidak boleh negatif." | "This number cannot be negative.";
}
