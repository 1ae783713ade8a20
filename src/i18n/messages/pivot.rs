//! Tabel silang: any figure over one or two dimensions.

super::messages! {
    page_pivot = "Tabel silang" | "Pivot table";
    pivot_lead = "Angka apa pun menurut satu atau dua hal. Setiap angka membuka koperasi yang dihitungnya." | "Any figure by one or two criteria. Every number opens the cooperatives it counts.";
    pivot_most(row, value, all) = "{row} terbanyak: {value} dari {all}." | "{row} has most: {value} of {all}.";
    pivot_highest(row, value, last, least) = "{row} tertinggi: {value}. {last} terendah: {least}." | "{row} is highest: {value}. {last} is lowest: {least}.";
    pivot_rows = "Baris" | "Rows";
    pivot_columns = "Kolom" | "Columns";
    pivot_figure = "Angka" | "Figure";
    no_columns = "Tanpa kolom" | "No columns";
    figures_of_counts = "Cacah dan persentase" | "Counts and shares";
    figures_of_sums = "Jumlah" | "Sums";
    figures_of_medians = "Median" | "Medians";
    latest_year = "Terakhir yang diketahui" | "Latest known";
    figure_by(figure, rows) = "{figure} menurut {rows}" | "{figure} by {rows}";
    figure_by_two(figure, rows, columns) = "{figure} menurut {rows} dan {columns}" | "{figure} by {rows} and {columns}";
    of_book_year(title, year) = "{title}; tahun buku {year}" | "{title}; book year {year}";
    of_latest_year(title) = "{title}; laporan terakhir yang mencatatnya" | "{title}; latest report that records it";
    pivot_source(date, filters) = "Menurut kedudukan; keadaan {date}; sumber: daftar koperasi ini; {filters}." | "Counted by domicile; as of {date}; source: this register; {filters}.";
    source_of_records(filters) = "Sumber: daftar koperasi ini; {filters}." | "Source: this register; {filters}.";
    unfiltered = "tanpa saringan" | "no filters";
    known_of(known, count) = "Angka ini diketahui dari {known} di antara {count} koperasi; selebihnya tidak ikut dihitung." | "Known for {known} of {count} cooperatives; the rest are not counted.";
    existed_of(known, count) = "Persentase dari {known} koperasi yang sudah berdiri pada tahun itu, di antara {count}." | "Percentage of the {known} cooperatives founded by that year, out of {count}.";
    largest_rows(shown, all) = "Grafik: {shown} baris terbesar dari {all}." | "Chart: the {shown} largest rows of {all}.";
    other_columns = "Selebihnya" | "The rest";
    pivot_file_name = "tabel-silang" | "pivot-table";
    pivot_formula = "Rumus" | "Formula";
    counted_cooperatives = "Koperasi yang dihitung" | "Cooperatives counted";
    in_percent(figure) = "{figure} (%)" | "{figure} (%)";
    in_rupiah(figure) = "{figure} (Rp)" | "{figure} (Rp)";
    number_of_records = "Banyaknya catatan" | "Number of records";
    sum_of_field(field) = "Jumlah {field}" | "Sum of {field}";
    median_of_field(field) = "Median {field}" | "Median of {field}";
    of_its_cooperative(thing) = "{thing} (koperasi)" | "{thing} (cooperative)";
    year_of_field(field) = "{field} (tahun)" | "{field} (year)";
    known_of_records(known, count) = "Angka ini diketahui dari {known} di antara {count} catatan; selebihnya tidak ikut dihitung." | "Known for {known} of {count} records; the rest are not counted.";
    as_a_list = "Daftar" | "List";
    as_a_pivot = "Tabel silang" | "Pivot table";
    how_shown = "Tampilan" | "Shown as";
    decade_of(year) = "{year}-an" | "{year}s";
    unnamed_subdistrict(name, district) = "{name}, {district}" | "{name}, {district}";
    decade_founded = "Dasawarsa berdiri" | "Decade of founding";
    year_founded = "Tahun berdiri" | "Year of founding";
    in_millions(figure) = "{figure} (juta rupiah)" | "{figure} (million rupiah)";
}
