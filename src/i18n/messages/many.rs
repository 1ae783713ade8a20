//! Koperasi, working with many: columns, kept views, and changes to a selection.

super::messages! {
    take_filter_off(filter) = "Lepas saringan {filter}" | "Remove the filter {filter}";
    save_menu = "Unduh" | "Download";
    save_excel_shown = "Excel, kolom yang tampil" | "Excel, columns shown";
    save_csv_shown = "CSV, kolom yang tampil" | "CSV, columns shown";
    save_all_hint = "Semua isian dapat diimpor lagi tanpa ada yang hilang." | "All fields can be imported again without loss.";
    columns_menu = "Kolom" | "Columns";
    columns_too_narrow = "Jendela ini tidak cukup lebar untuk semua kolom: omzet, lalu NIK, anggota, dan RAT, memberi tempat kepada nama. Semuanya ada di unduhan dan di halaman koperasi." | "This window is not wide enough for all columns: turnover, then NIK, members and RAT, leave their room to the names. All of it is in the download and on the page of the cooperative.";
    columns_hint = "Berlaku di perangkat ini." | "Applies to this device.";
    usual_columns = "Kolom semula" | "Default columns";
    last_rat = "RAT terakhir" | "Last RAT";
    last_members = "Anggota" | "Members";
    views_menu = "Tampilan" | "Views";
    views_hint = "Saringan, urutan, dan kolom dengan satu nama. Tersimpan di perangkat ini saja; tidak ikut dalam berkas." | "Filters, sorting and columns under one name. Kept on this device only; not part of any file.";
    no_views = "Belum ada tampilan tersimpan." | "No saved views yet.";
    view_name = "Nama tampilan" | "Name of the view";
    keep_view = "Simpan tampilan ini" | "Save this view";
    view_kept(name) = "Tampilan “{name}” disimpan." | "View “{name}” saved.";
    view_replaced(name) = "Tampilan “{name}” diperbarui." | "View “{name}” updated.";
    rename_view(name) = "Ganti nama “{name}”" | "Rename “{name}”";
    delete_view(name) = "Hapus tampilan “{name}”" | "Delete the view “{name}”";
    rename = "Ganti nama" | "Rename";
    select_all(count) = "Pilih {count} yang tampil" | "Select the {count} shown";
    select_row(name) = "Pilih {name}" | "Select {name}";
    selected_count(count) = "{count} koperasi dipilih" | "{count} cooperatives selected";
    bulk_title = "Ubah yang dipilih" | "Change the selection";
    bulk_what = "Yang diubah" | "What is changed";
    bulk_district = "Kabupaten/kota dan kecamatan" | "District and subdistrict";
    bulk_rat = "RAT satu tahun buku" | "RAT for one book year";
    bulk_becomes = "Menjadi" | "Change to";
    bulk_keep = "Biarkan" | "Leave as it is";
    bulk_clear = "Dikosongkan" | "Cleared";
    bulk_changes(count) = "{count} koperasi akan berubah:" | "{count} cooperatives will change:";
    bulk_nothing = "Tidak ada yang berubah." | "Nothing changes.";
    bulk_same(count) = "{count} sudah demikian." | "{count} already have this value.";
    bulk_refused(count) = "{count} tidak dapat diubah:" | "{count} cannot be changed:";
    bulk_from(value, count) = "dari “{value}”: {count}" | "from “{value}”: {count}";
    bulk_further(value, count) = "tetap “{value}”, isian lainnya berubah: {count}" | "still “{value}”, but other fields change: {count}";
    bulk_state_source = "Pilih nilainya, lalu isi tanggal dan sumber pernyataannya." | "Choose the value, then enter the date and the source of the declaration.";
    bulk_apply(count) = "Ubah {count} koperasi" | "Change {count} cooperatives";
    bulk_done(count) = "{count} koperasi diubah." | "{count} cooperatives were changed.";
    bulk_choose_value = "Pilih nilainya dulu." | "Choose the value first.";
    bulk_limit(most) = "Paling banyak {most} sekaligus. Persempit saringan." | "At most {most} at a time. Narrow the filters.";
    and_others(count) = "dan {count} lagi" | "and {count} more";
}
