//! Matriks: plans of all levels side by side.

super::messages! {
    page_plan_matrix = "Matriks" | "Matrix";
    matrix_year = "Tahun" | "Year";
    matrix_year_chosen(year, figure, last) = "{year} adalah tahun terakhir yang memuat {figure}; rencana sampai {last}" | "{year} is the latest year with this figure: {figure}; plans go up to {last}";
    matrix_stage = "tahap" | "stage";
    latest_stage = "terakhir yang tercatat" | "latest recorded";
    matrix_source(rows) = "{rows} baris rencana tercatat di sini; transfer terhitung sekali" | "{rows} rows of plans recorded here; transfers count once";
    matrix_rows_of_offices = "baris dan kantor" | "rows and offices";
    matrix_title(measure, rows, columns) = "{measure} menurut {rows} dan {columns}" | "{measure} by {rows} and {columns}";
    matrix_title_one(measure, rows) = "{measure} menurut {rows}" | "{measure} by {rows}";
    matrix_apart(count) = "{count} target tidak dijumlahkan karena satuannya atau cara menghitungnya berbeda." | "{count} targets are not added up because their units or ways of adding differ.";
    matrix_reporting(reporting, rows) = "Realisasi dilaporkan untuk {reporting} dari {rows} baris." | "Spending is reported for {reporting} of {rows} rows.";
    matrix_peopled(peopled, rows) = "Penerima disebut untuk {peopled} dari {rows} baris." | "Beneficiaries are said for {peopled} of {rows} rows.";
    matrix_transferred(money) = "{money} berdiri di dua baris dan terhitung pada yang membelanjakannya." | "{money} stands in two rows and counts where it is spent.";
    several_in_short = "Beberapa" | "Several";
    legend_centre = "Pusat" | "Centre";
    legend_province = "Provinsi" | "Province";
    legend_district = "Kab/kota" | "District";
    legend_village = "Desa" | "Village";
    legend_other = "Lainnya" | "Others";
    legend_overlap = "Tumpang tindih" | "Overlap";
    legend_gap = "Celah" | "Gap";
    planned_by_nobody = "celah" | "gap";
    overlaps_here(count) = "{count} tumpang tindih" | "{count} overlaps";
    gaps_here(count) = "{count} celah" | "{count} gaps";
    behind_cell(row, column) = "{row}, {column}" | "{row}, {column}";
    behind_rows(count, money) = "{count} baris, {money}" | "{count} rows, {money}";
    behind_more(count) = "{count} baris lagi dengan uang lebih sedikit" | "{count} more rows with less money";
    discuss_first = "Yang patut dibahas lebih dulu" | "What to talk about first";
    discuss_order = "menurut bobot, uang dan banyaknya koperasi" | "by severity, money and cooperatives";
    all_findings_link(count) = "Semua {count} temuan" | "All {count} findings";
    view_word = "Tampilan" | "View";
    view_matrix = "Matriks" | "Matrix";
    view_flow = "Aliran uang" | "Flow of money";
    money_flow_title = "Aliran uang: sumber dana, tingkat, program, kabupaten/kota" | "Flow of money: fund, level, programme, district";
    flow_from_to(from, to) = "{from} → {to}" | "{from} → {to}";
    flow_columns(from, to) = "{from} → {to}" | "{from} → {to}";
    flow_rest(count) = "Lainnya ({count})" | "Others ({count})";
    flow_gathered(column, names) = "Lainnya pada {column}: {names}." | "Others of {column}: {names}.";
    flow_table = "Angka yang sama sebagai tabel" | "The same figures as a table";
    flow_from = "Dari" | "From";
    flow_to = "Ke" | "To";
    matrix_file_name = "matriks-rencana" | "plan-matrix";
    matrix_bars = "Tinggi batang dibandingkan dalam satu baris." | "Bars are compared within a row.";
    matrix_share_note = "Serapan dihitung dari jumlah, tidak dirata-ratakan." | "The share spent is made of sums, not averaged.";
}
