//! Sheets to fill in.

super::messages! {
    fill_in_sheet = "Isian" | "To fill in";
    fill_in_hints = "Petunjuk" | "Hints";
    fill_in_check = "Periksa" | "Check";
    fill_in_code = "Kode" | "Code";
    fill_in_field = "Data" | "Data";
    fill_in_value = "Isian" | "Entry";
    fill_in_count = "Bilangan bulat, 0 atau lebih." | "A whole number, 0 or more.";
    fill_in_rupiah = "Rupiah penuh tanpa “Rp”, 0 atau lebih." | "Whole rupiah without “Rp”, 0 or more.";
    fill_in_balance = "Rupiah penuh tanpa “Rp”; rugi atau kurang dari nol dengan tanda minus." | "Whole rupiah without “Rp”; a loss, or less than zero, with a minus sign.";
    fill_in_day = "Tanggal yang sudah tiba, misalnya 31/01/2026 (hari/bulan/tahun)." | "A day that has come, for example 31/01/2026 (day/month/year).";
    fill_in_day_of_meeting(year) = "Tanggal sesudah tahun buku {year} berakhir dan sudah tiba, misalnya 31/01/2026 (hari/bulan/tahun)." | "A day after the end of the book year {year} that has come, for example 31/01/2026 (day/month/year).";
    fill_in_day_to_come = "Tanggal, boleh yang belum tiba, misalnya 31/01/2026 (hari/bulan/tahun)." | "A day, which may be yet to come, for example 31/01/2026 (day/month/year).";
    fill_in_text(most) = "Teks, paling banyak {most} huruf." | "Text of at most {most} characters.";
    fill_in_choice = "Pilih dari daftar." | "Choose from the list.";
    fill_in_village = "Pilih dari daftar, atau tulis nama desa atau kelurahan." | "Choose from the list, or write the name of the desa or kelurahan.";
    fill_in_degrees = "Derajat dengan desimal, misalnya −3,44210 atau 114,83200." | "Degrees with decimals, for example −3.44210 or 114.83200.";
    fill_in_hint_cells = "Isi hanya sel berwarna kuning muda. Yang sudah diketahui telah terisi; perbaiki bila keliru. Sel abu-abu hanya menunjukkan koperasi mana; perubahannya tidak diambil." | "Fill in the light yellow cells only. What is known stands in them; correct what is wrong. Grey cells only tell which cooperative it is; changes in them are not taken.";
    fill_in_hint_empty = "Kosongkan yang tidak diketahui. Sel yang dikosongkan tidak menghapus data yang sudah ada." | "Leave empty what you do not know. An emptied cell does not delete what is there.";
    fill_in_hint_checks(check) = "Pilih dari daftar bila ada panah di samping sel. Bila “{check}” berisi pesan, periksa kembali angka dan tanggalnya; yang memang demikian boleh dibiarkan." | "Choose from the list where a cell has an arrow. Where “{check}” says something, look at the figures and days again; what is so may stay.";
    fill_in_hint_rows = "Tidak ada yang perlu dihapus. Baris boleh disaring dan kolom boleh dilebarkan. Jangan menambah koperasi baru di sini: barisnya tidak diambil." | "Nothing needs to be deleted. Rows can be filtered and columns widened. Do not add new cooperatives here: their rows are not taken.";
    fill_in_hint_return(page) = "Simpan, lalu kembalikan berkas ini ke dinas yang membuatnya; di Selaras berkas diimpor lewat “{page}”. Yang diubah ditunjukkan dulu sebelum diimpor." | "Save the file and return it to the office that made it; in Selaras it is imported under “{page}”. Changes are shown before they are imported.";
}
