//! Lists of figures, and lists of one row an officer or an amendment.

super::messages! {
    how_written = "Cara berkas ditulis" | "How the file is written";
    head_in_row(row) = "judul di baris {row}" | "headings in row {row}";
    list_kind = "Isi daftar" | "What the list contains";
    kind_cooperatives = "Koperasi satu per satu" | "Cooperatives one by one";
    kind_figures = "Angka per wilayah" | "Figures by area";
    figure_area = "Wilayah" | "Area";
    figure_measure = "Yang dihitung" | "What is counted";
    figure_day = "Keadaan pada tanggal" | "As of";
    figure_year = "Tahun" | "Year";
    figure_period = "Periode dalam tahun" | "Period of the year";
    area_figure = "Angka" | "Figure";
    figure_count(measure) = "Jumlah: {measure}" | "Count: {measure}";
    figure_part = "Bagian yang dijumlahkan" | "Part that is added up";
    figure_unit = "Satuan" | "Unit";
    figure_source = "Sumber" | "Source";
    figure_note = "Catatan" | "Note";
    of_the_figures = "Angka per wilayah" | "Figures by area";
    basis_of_figures = "Dasar hitungan" | "Basis of the count";
    supervision_of_figures = "Hanya binaan" | "Only those supervised by";
    all_levels = "Semua tingkat" | "All levels";
    origin_of_figures = "Asal angka" | "Origin of the figures";
    year_for_figures = "Tahun angka" | "Year of the figures";
    year_for_figures_hint = "Bila tanggal di sebelahnya tidak diketahui." | "If the date beside it is not known.";
    class_new_figures = "Baru" | "New";
    rows_without_date(count) = "{count} baris memuat angka yang tidak jelas keadaan kapan." | "{count} rows have figures without a date.";
    state_date = "Isi tanggal atau tahun" | "Enter the date or the year";
    rows_without_source(count) = "{count} baris memuat angka tanpa sumber." | "{count} rows have figures without a source.";
    state_source = "Isi sumber" | "Enter the source";
    rows_without_measure(count) = "{count} baris memuat angka yang tidak jelas apa yang dihitungnya." | "{count} rows have figures that do not say what they count.";
    state_measure = "Pilih yang dihitung" | "Choose what is counted";
    figures_put_in(new, changed) = "Angka diimpor: {new} baris baru, {changed} baris mengubah." | "Figures imported: {new} new rows, {changed} rows with changes.";
    figure_told(measure, date) = "{measure}, {date}" | "{measure}, {date}";
    choices_forgotten(count) = "Daftar berubah sejak baris diperiksa; {count} keputusan tidak berlaku lagi. Periksa lagi, lalu tekan Impor." | "The register has changed since the rows were checked; {count} decisions no longer hold. Check again, then press Import.";
    list_officer_name = "Nama pengurus" | "Name of the officer";
    list_officer_role = "Jabatan" | "Office held";
    list_officer_sex = "Jenis kelamin" | "Sex";
    list_officer_phone = "Telepon pengurus" | "Telephone of the officer";
    list_officer_from = "Mulai menjabat" | "Term from";
    list_officer_until = "Akhir masa jabatan" | "Term until";
    list_amendment_number = "Nomor perubahan anggaran dasar" | "Number of the amendment";
    list_amendment_date = "Tanggal perubahan anggaran dasar" | "Date of the amendment";
    one_officer = "Satu pengurus atau perubahan per baris" | "One officer or amendment per row";
}
