//! Ringkasan.

super::messages! {
    summary_empty = "Belum ada data" | "No data yet";
    summary_empty_hint = "Ringkasan menunjukkan jumlah koperasi, yang aktif dan yang tidak, menurut wilayah dan binaan. Mulai dengan membuka berkas dari dinas lain, atau mencatat koperasi pertama." | "The summary shows how many cooperatives there are, active and inactive, by area and supervision. Start by opening a file from another office or entering the first cooperative.";
    open_a_file = "Buka berkas" | "Open a file";
    basis = "Menurut" | "Counted by";
    status = "Status" | "Status";
    all_cooperatives = "Seluruh koperasi" | "All cooperatives";
    active = "Aktif" | "Active";
    inactive = "Tidak aktif" | "Inactive";
    between = "Di antara keduanya" | "In between";
    between_short = "Di antara" | "Between";
    undetermined = "Belum jelas" | "Undetermined";
    not_declared = "Belum dinyatakan" | "Not declared";
    between_or_undetermined = "Di antara keduanya atau belum jelas" | "In between or undetermined";
    of_all = "dari seluruhnya" | "of all";
    status_as_declared = "status dinyatakan dinas" | "status as declared by the offices";
    status_under_rule(rule) = "status menurut bukti, aturan {rule}" | "status by evidence under {rule}";
    source_line(basis, status, date) = "Menurut {basis}; {status}; keadaan {date}; sumber: daftar koperasi ini." | "Counted by {basis}; {status}; as of {date}; source: this register.";
    change_day = "Ubah tanggal" | "Change the date";
    founding_title = "Koperasi menurut binaan dan wilayah" | "Cooperatives by supervision and area";
    area_or_level = "Wilayah atau binaan" | "Area or supervision";
    area_name = "Wilayah" | "Area";
    total = "Jumlah" | "Total";
    share_active = "% aktif" | "% active";
    by_district = "Koperasi menurut kabupaten/kota" | "Cooperatives by district";
    by_kind = "Koperasi menurut jenis" | "Cooperatives by kind";
    map_title = "Persentase koperasi yang aktif, menurut kabupaten/kota" | "Share of active cooperatives, by district";
    tile_name(district, percent, active, total) = "{district}: {percent} aktif ({active} dari {total})" | "{district}: {percent} active ({active} of {total})";
    founding_years = "Koperasi menurut tahun berdiri" | "Cooperatives by founding year";
    founded = "Berdiri" | "Founded";
    book_year = "Tahun buku" | "Book year";
    rat_title = "RAT menurut tahun buku" | "Annual meetings (RAT) by book year";
    rat_held = "Diselenggarakan" | "Held";
    rat_not_held = "Tidak diselenggarakan" | "Not held";
    rat_unknown = "Tidak diketahui" | "Not known";
    share_held = "% RAT" | "% held";
    rat_source(date) = "Semua koperasi yang sudah berdiri pada tahun bukunya; keadaan {date}; sumber: laporan tahunan dalam daftar ini." | "All cooperatives founded by the book year; as of {date}; source: the annual reports of this register.";
    chart_failed = "Grafik tidak dapat dimuat; datanya tampil sebagai tabel." | "The chart could not be loaded; its data is shown as a table.";
    table = "Tabel" | "Table";
    published_title = "Angka yang dipublikasikan, dibandingkan dengan daftar" | "Published figures compared with the register";
    published_hint = "Angka yang pernah dipublikasikan atau dilaporkan, masing-masing dengan tanggal, dasar, dan sumbernya. Selisih bukan berarti salah: tanggal atau dasarnya bisa berbeda." | "Figures that were published or reported, each with its date, basis and source. A difference is not necessarily an error: the date or the basis may differ.";
    published_count(count) = "Lihat {count} angka" | "Show {count} figures";
    date_of = "Tanggal" | "Date";
    what_is_counted = "Yang dihitung" | "What is counted";
    published = "Dipublikasikan" | "Published";
    register_now = "Daftar ini" | "This register";
    difference = "Selisih" | "Difference";
}

impl crate::i18n::Lang {
    /// The caption of the founding table, on the basis of domicile or of supervision.
    pub const fn founding_caption(self, domicile: bool) -> &'static str {
        if domicile {
            self.pick(
                "Menurut kedudukan: kabupaten/kota tempat koperasi berada",
                "By domicile: the district where the cooperative has its seat",
            )
        } else {
            self.pick(
                "Menurut binaan: tingkat pemerintahan yang membina",
                "By supervision: the level of government that supervises",
            )
        }
    }
}
