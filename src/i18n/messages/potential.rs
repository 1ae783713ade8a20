//! The potential of an area.

super::messages! {
    page_potential = "Potensi" | "Potential";
    cooperatives_counted = "Koperasi yang dihitung" | "Cooperatives counted";
    year_of_plans = "Tahun rencana" | "Year of plans";
    potential_figures = "Angka dan mediannya" | "Figures and their medians";
    potential_figure = "Angka" | "Figure";
    potential_here = "Di sini" | "Here";
    potential_median_of_areas = "Median daerah" | "Median of areas";
    potential_comparable = "Ukuran sebanding" | "Comparable measure";
    potential_median_comparable = "Mediannya" | "Its median";
    potential_not_of_subdistricts(names) = "Tidak dicatat menurut kecamatan: {names}." | "Not recorded by subdistrict: {names}.";
    potential_kinds = "Koperasi menurut jenis dan status" | "Cooperatives by kind and status";
    potential_no_cooperatives = "Belum ada koperasi yang dicatat di sini." | "No cooperative is recorded here.";
    potential_sectors = "UMKM binaan menurut sektor dan produk" | "Assisted enterprises by sector and product";
    potential_products = "Produk yang paling banyak disebut" | "Products named most";
    potential_more_products(count) = "{count} produk lain" | "{count} other products";
    potential_without_product(count) = "{count} tidak menyebut produk" | "{count} name no product";
    potential_no_enterprises = "Belum ada UMKM binaan yang dicatat di sini." | "No assisted enterprise is recorded here.";
    potential_published = "Banyaknya UMKM menurut sumber lain" | "Numbers of enterprises by other sources";
    potential_nothing_published = "Angka UMKM wilayah ini belum diisi." | "No number of enterprises of this area is entered.";
    potential_record_numbers = "Angka wilayah" | "Numbers of areas";
    potential_published_note = "Setiap sumber menghitung hal lain pada hari lain: tidak dijumlahkan, dan mediannya dari daerah dengan sumber, hari, kelas, dan sektor yang sama." | "Each source counts something else on another day: they are not added up, and the median is of districts with the same source, day, class and sector.";
    potential_plans(year) = "Rencana {year}" | "Plans of {year}";
    potential_plans_alone = "Hanya baris untuk daerah ini saja; pagu yang diteruskan ke baris lain dihitung di sana. Baris untuk beberapa daerah ada di halaman rencana daerah." | "Only rows for this district alone; money that another row spends counts there. Rows for several districts are on the page of plans.";
    potential_plans_all = "Semua baris, juga untuk beberapa daerah; pagu yang diteruskan ke baris lain dihitung di sana." | "All rows, also those for several districts; money that another row spends counts there.";
    potential_rows_without_money(count) = "{count} baris tanpa pagu, di antaranya yang pagunya diteruskan." | "{count} rows without money, among them those whose money is handed on.";
    potential_to_plans = "Rencana daerah" | "Plans of the area";
    potential_by_district = "Menurut kabupaten/kota" | "By district";
    potential_by_subdistrict = "Menurut kecamatan" | "By subdistrict";
    potential_parts_note = "Jumlah dari yang menyebut angkanya. Tanda – berarti tidak ada yang menyebut, bukan nol." | "Sums of those that say the figure. – means that nobody says it, not zero.";
    potential_unsaid(name) = "{name}, tidak disebut" | "{name}, not said";
    potential_unsaid_count(count) = "{count} tidak menyebutnya" | "{count} do not say it";
    potential_rows_said(count, total) = "{count} baris, jumlahnya {total}." | "{count} rows, together {total}.";
    potential_open_list = "Buka di daftar" | "Open in the list";
    potential_of_area = "Potensi: koperasi, UMKM, rencana, dan dukungan dalam satu pandang" | "Potential: cooperatives, enterprises, plans and support in one look";
}
