//! Pengaturan.

use crate::domain::status::StatusRule;
use crate::i18n::Lang;

super::messages! {
    settings_lead = "Berlaku di perangkat ini saja; tidak ikut dalam berkas." | "These settings apply to this device only and are not part of any file.";
    settings_office = "Kantor" | "Office";
    settings_rules = "Aturan dan tanggal" | "Rules and day";
    paper_title = "Kop dan tanda tangan" | "Letterhead and signature";
    paper_hint = "Dicetak pada laporan, profil, dan surat. Yang kosong menjadi garis untuk diisi tangan." | "Printed on reports, profiles and letters. What is empty becomes a line to fill in by hand.";
    paper_lines = "Baris kop" | "Lines of the letterhead";
    paper_lines_hint = "Satu baris satu: pemerintah daerah, nama dinas, alamat." | "One a line: government, name of the office, address.";
    paper_place = "Tempat" | "Place";
    paper_position = "Jabatan" | "Position";
    paper_signer = "Nama" | "Name";
    paper_rank = "Pangkat, golongan" | "Rank, class";
    paper_nip = "NIP" | "NIP";
    paper_preview = "Contoh kop dan tanda tangan" | "How letterhead and signature look";
    number_not_set(name, least, most, kept) = "{name}: hanya {least}–{most}; tetap {kept}." | "{name}: only {least}–{most}; still {kept}.";
    written_by = "Ditulis oleh" | "Written by";
    office_label = "Dinas" | "Office";
    office_hint = "Tertulis pada setiap berkas yang diekspor." | "Written on every exported file.";
    rule_hint = "Aturan yang berlaku saling berbeda. Pilih yang dipakai dinas ini; status yang dinyatakan tetap ada di sampingnya." | "The rules in force differ. Choose the one this office uses; the declared status stays beside it.";
    basis_day = "Tanggal angka" | "Figures of which day";
    day_label = "Keadaan per tanggal" | "As of";
    day_hint = "Berlaku bagi status dan semua analisis. Kosongkan untuk mengikuti hari terakhir dalam data; tanpa data, hari ini. Tanggal setelah hari ini tidak dihitung." | "Applies to the status and all analyses. Leave empty to follow the last date in the data; without data, today. Dates after today do not count.";
    day_now(day) = "Sekarang: keadaan {day}." | "Now: as of {day}.";
    clear_day = "Kosongkan tanggal" | "Clear the date";
    language = "Bahasa" | "Language";
    theme = "Tampilan" | "Theme";
    theme_system = "Ikut perangkat" | "Same as the device";
    theme_light = "Terang" | "Light";
    theme_dark = "Gelap" | "Dark";
    about = "Tentang" | "About";
    version = "Versi" | "Version";
    licences = "Lisensi" | "Licences";
    replica = "Nomor peramban ini" | "Number of this browser";
    replica_hint = "Acak; menandai perubahan yang dibuat di sini, agar berkas semua dinas dapat digabung." | "Random; it marks the changes made here so that the files of all offices can be merged.";
}

impl Lang {
    /// What a rule is called.
    pub fn rule_name(self, rule: StatusRule) -> &'static str {
        let label = crate::i18n::Label::label(&rule, self);
        // What stands before the colon is the name, after it what the rule says.
        label.split(':').next().unwrap_or(label)
    }

    /// What a rule says, in full (FACTS 1.6).
    pub fn rule_explained(self, rule: StatusRule) -> &'static str {
        match rule {
            StatusRule::Permenkop25 => self.pick(
                "Aktif: RAT pada masing-masing dari tiga tahun terakhir, dan usaha berjalan. Tidak aktif: tiga tahun tanpa RAT, atau usaha berhenti. Selebihnya di antara keduanya.",
                "Active: a RAT in each of the last three years, and a running business. Inactive: three years without a RAT, or no business. The rest is in between.",
            ),
            StatusRule::Ods => self.pick(
                "Tidak aktif: tidak satu RAT pun dalam tiga tahun terakhir, dan usaha berhenti. Selebihnya aktif.",
                "Inactive: not a single RAT in the last three years, and no business. Otherwise active.",
            ),
            StatusRule::Permenkop9 => self.pick(
                "Tidak aktif: tiga tahun tanpa RAT, atau dua tahun tanpa usaha nyata. Selebihnya aktif.",
                "Inactive: three years without a RAT, or two years without real business. Otherwise active.",
            ),
            StatusRule::Unknown(code) => code.code(),
        }
    }
}
