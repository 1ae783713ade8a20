//! Koperasi: the list.

super::messages! {
    add_cooperative = "Catat koperasi" | "Add a cooperative";
    search_placeholder = "Nama, NIK, badan hukum, alamat" | "Name, NIK, legal number, address";
    shown_all(count) = "{count} koperasi" | "{count} cooperatives";
    shown_of(shown, all) = "{shown} dari {all} koperasi" | "{shown} of {all} cooperatives";
    clear_filters = "Hapus saringan" | "Clear filters";
    register_empty = "Daftar masih kosong" | "The register is empty";
    register_empty_hint = "Di sini semua koperasi dinas ini: identitas, status, laporan tahunan. Catat yang pertama, atau buka berkas Selaras dari dinas lain." | "This is where all cooperatives of this office are kept: identity, status, annual reports. Add the first one, or open a Selaras file from another office.";
    nothing_found = "Tidak ada yang cocok" | "Nothing matches";
    nothing_found_hint = "Tidak ada koperasi yang memenuhi semua saringan. Kurangi kata pencarian atau hapus saringan." | "No cooperative matches all filters. Use fewer search words or clear the filters.";
}
