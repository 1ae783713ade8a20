//! Mutu data: how complete and how old the register is, and what the checks find.

use crate::domain::checks::Problem;
use crate::i18n::Lang;

super::messages! {
    page_quality = "Mutu data" | "Data quality";
    quality_lead = "Seberapa lengkap dan mutakhir daftar ini, dan apa yang perlu diperiksa. Setiap angka membuka koperasinya." | "How complete and up to date this register is, and what needs checking. Every number opens its cooperatives.";
    quality_empty_hint = "Di sini terlihat isian mana yang masih kosong, data mana yang lama, dan apa yang tidak wajar, per kabupaten/kota." | "This page shows which fields are empty, which data is old and what looks odd, by district.";
    quality_source(date, today) = "Menurut kedudukan; masa jabatan dan laporan menurut keadaan {date}; umur dan pemeriksaan pada {today}; sumber: daftar koperasi ini." | "Counted by domicile; terms and reports as of {date}; ages and checks on {today}; source: this register.";
    completeness = "Kelengkapan" | "Completeness";
    completeness_caption = "Persentase koperasi yang isiannya ada, menurut kabupaten/kota" | "Percentage of cooperatives for which it is recorded, by district";
    completeness_hint = "Angka membuka koperasi yang belum lengkap." | "A number opens the cooperatives that lack it.";
    complete_everywhere(names) = "Lengkap pada semua koperasi: {names}." | "Recorded for every cooperative: {names}.";
    shades_of_gaps = "Warna menurut persentase yang kosong:" | "Shaded by the percentage that is missing:";
    field_of_record = "Isian" | "Field";
    filled_percent = "Terisi (%)" | "Recorded (%)";
    completeness_all = "Rata-rata" | "Average";
    lacking(gap, count) = "{gap}: {count} belum lengkap" | "{gap}: missing for {count}";
    age_title = "Umur data" | "Age of the data";
    all_changed_on(count, day) = "Data dan laporan dari seluruh {count} koperasi terakhir berubah pada {day}." | "Data and reports of all {count} cooperatives last changed on {day}.";
    age_caption = "Koperasi menurut perubahan terakhir datanya atau laporannya" | "Cooperatives by when their data or reports last changed";
    oldest = "Terlama" | "Oldest";
    newest = "Terbaru" | "Newest";
    findings_title = "Hasil pemeriksaan" | "Results of the checks";
    findings_count(count, all) = "Ada yang perlu dilihat pada {count} dari {all} koperasi." | "{count} of {all} cooperatives have something to check.";
    no_findings = "Pemeriksaan tidak menemukan apa pun." | "The checks found nothing.";
    finding = "Temuan" | "Finding";
    severity = "Bobot" | "Severity";
    severity_refusal = "Mustahil" | "Impossible";
    severity_warning = "Tidak lazim" | "Unusual";
    finding_times = "Kali" | "Count";
    duplicates_title = "Kemungkinan tercatat dua kali" | "Possibly recorded twice";
    duplicates_looking = "Mencari koperasi yang mungkin tercatat dua kali…" | "Looking for cooperatives that may be recorded twice…";
    quality_file_name = "mutu-data" | "data-quality";
    quality_filter = "Mutu" | "Quality";
    lacks(gap) = "tanpa {gap}" | "without {gap}";
    fails(problem) = "temuan: {problem}" | "finding: {problem}";
    changed_when(age) = "diubah {age}" | "changed {age}";
}

impl Lang {
    /// A kind of problem, in few words, by its code.
    pub fn problem_kind(self, code: &str) -> &'static str {
        let Some(at) = Problem::CODES.iter().position(|known| *known == code) else { return self.finding() };
        let (indonesian, english) = PROBLEMS[at];
        self.pick(indonesian, english)
    }
}

/// Kinds of problems, in the order of [`Problem::CODES`].
#[rustfmt::skip]
const PROBLEMS: [(&str, &str); Problem::CODES.len()] = [
    ("Nama kosong", "Name missing"),
    ("NIK bukan 13 angka", "NIK not of 13 digits"),
    ("NIK menunjuk kabupaten/kota lain", "NIK of another district"),
    ("NIK dipakai lebih dari satu koperasi", "NIK that several cooperatives have"),
    ("Isian pengurus atau perubahan anggaran dasar tidak lengkap", "Incomplete entry of an officer or amendment"),
    ("Tanggal yang belum tiba", "Day in the future"),
    ("Kecamatan di kabupaten/kota lain", "Subdistrict of another district"),
    ("Tanggal badan hukum sebelum 1927", "Legal date before 1927"),
    ("Binaan berbeda tanpa alasan", "Different supervision without a reason"),
    ("Catatan riwayat tanpa tahap", "Entry of the history without a stage"),
    ("Status dinyatakan tanpa tanggal", "Status declared without a date"),
    ("Sertifikat NIK kedaluwarsa", "NIK certificate lapsed"),
    ("RAT sebelum tahun buku berakhir", "RAT before the end of the book year"),
    ("RAT lewat batas", "RAT after its deadline"),
    ("RAT sebelum berbadan hukum", "RAT before the legal date"),
    ("Tanggal RAT, tetapi RAT dinyatakan tidak diselenggarakan", "Day of a RAT said not to be held"),
    ("Jumlah anggota perempuan dan laki-laki tidak cocok", "Women and men do not add up"),
    ("Anggota kurang dari jumlah pendiri", "Fewer members than founders"),
    ("Komponen melebihi modal sendiri", "Components exceed own capital"),
    ("Aset jauh dari jumlah modal", "Assets far from the sum of capital"),
    ("SHU tanpa volume usaha", "Surplus without turnover"),
    ("Nilai negatif", "Negative amount"),
    ("Tahun buku belum berakhir", "Book year not ended"),
    ("Tahun buku sebelum berbadan hukum", "Book year before the legal date"),
    ("Alih binaan tanpa pembina baru", "Change of supervision without the new level"),
    ("Alih binaan ke tingkat yang sama", "Change of supervision to the same level"),
    ("Tindakan tanpa keterangan", "Action that says nothing"),
    ("Titipan dikembalikan sebelum diterima", "Given back before it was taken over"),
    ("Berakhir sebelum terbit", "Ends before it was given"),
    ("Berakhir seketika", "Over at once"),
    ("Nilai kesehatan melebihi bobot", "Health points above the weight"),
    ("Pembubaran tanpa cara", "Dissolution without its way"),
    ("Langkah pembubaran terlalu dini", "Step of a dissolution before its time"),
    ("Langkah pembubaran lewat batas", "Step of a dissolution after its deadline"),
    ("Lebih banyak orang atau suara daripada seluruhnya", "More persons or votes than there are"),
    ("Kuorum tidak tercapai", "No quorum"),
    ("Suara tidak mencukupi", "No majority"),
    ("Kesehatan dinilai sebelum tahun buku berakhir", "Health assessed before the book year ended"),
    ("Kesehatan dinilai tanpa RAT", "Health assessed without a RAT"),
    ("Kesehatan dinilai tanpa usaha simpan pinjam", "Health assessed without savings and loans"),
    ("Kunjungan tanpa isi", "Visit that says nothing"),
    ("Kunjungan berikutnya sebelum kunjungan ini", "Next visit before this one"),
    ("Tahun rencana di luar rentang", "Year of a plan out of range"),
    ("Bulan akhir sebelum bulan awal", "Last month before the first"),
    ("Isian wajib kosong", "Required field empty"),
    ("Keputusan tanpa alasan", "Decision without a reason"),
    ("Kode kegiatan tingkat pemerintahan lain", "Activity code of another level"),
    ("Kode kegiatan bukan kode nomenklatur", "Activity code of another form"),
    ("Kode sumber dana tidak dikenal", "Unknown code of a fund"),
    ("Wilayah bukan milik tingkat pemerintahannya", "Area of another level"),
    ("Lokasi di luar wilayah perangkat daerah", "Place outside the area of the office"),
    ("Dipasangkan dengan dirinya sendiri", "Set against itself"),
    ("Lebih dari 100 %", "More than 100 %"),
    ("Realisasi melebihi pagu", "More spent than budgeted"),
    ("RAK per bulan tidak sama dengan triwulannya", "Months of planned cash that differ from their quarter"),
    ("Persentase turun antartriwulan", "Percentage that falls"),
    ("Jumlah ada, tetapi tahapannya belum", "An amount of a step that is not taken"),
    ("Diserahkan sebelum SK", "Handed over before the decree"),
    ("Banyaknya angka tidak lazim", "Unusual number of digits"),
    ("Izin tanpa nomor dan tanggal", "Licence without number and day"),
    ("Jenis kelamin berbeda dari NIK", "Sex differs from the NIK"),
    ("Skema milik sumber lain", "Scheme of another source"),
    ("Disetujui melebihi pengajuan", "Granted more than asked for"),
    ("Melebihi plafon", "More than the ceiling"),
    ("Jumlah pada tahap tanpa pencairan", "Amount of a stage without payment"),
    ("Tahap sebelum pengajuan", "Stage before the application"),
];
