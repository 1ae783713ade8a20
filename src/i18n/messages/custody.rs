//! Documents and assets in custody.

super::messages! {
    thing = "Jenis titipan" | "What it is";
    item = "Uraian dan nomor" | "Description and number";
    quantity = "Jumlah" | "Quantity";
    worth = "Taksiran nilai" | "Estimated worth";
    kept_at = "Tempat simpan" | "Where it is kept";
    keeper = "Penyimpan" | "Kept by";
    received_on = "Diterima pada" | "Taken over on";
    received_from = "Diterima dari" | "Taken over from";
    receipt = "Nomor berita acara" | "Number of the minutes";
    returned_on = "Dikembalikan pada" | "Given back on";
    returned_to = "Dikembalikan kepada" | "Given back to";

    page_custodies = "Dokumen dan aset titipan" | "Documents and assets in custody";
    custodies_lead = "Yang disimpan dinas dari koperasi yang tidak aktif, sampai dikembalikan atau diserahkan kepada tim penyelesai." | "What the office keeps for cooperatives that sleep, until it is given back or handed to the settlement team.";
    add_custody = "Catat titipan" | "Record something kept";
    edit_custody = "Ubah titipan" | "Edit something kept";
    delete_custody_text = "Catatan titipan ini hilang dari daftar. Dapat diurungkan selama halaman ini terbuka." | "The record goes from the list. This can be undone while the page is open.";
    quantity_hint = "Misalnya 1 buku, 3 unit" | "For example 1 book, 3 units";
    kept_at_hint = "Misalnya lemari arsip Seksi Kelembagaan" | "For example the archive of the office";
    returned_early = "Dikembalikan sebelum diterima." | "Given back before it was taken over.";
    held_still = "Masih disimpan" | "Still kept";
    given_back = "Sudah dikembalikan" | "Given back";
    held_or_not = "Keadaan" | "State";
    asset_kinds = "Aset" | "Assets";
    document_kinds = "Dokumen" | "Documents";
    list_of_custodies = "Daftar titipan" | "List of what is kept";
    no_custodies = "Belum ada titipan yang dicatat." | "Nothing is recorded as kept.";
    no_custodies_hint = "Buka kasus sebuah koperasi, lalu catat dokumen atau aset yang diterima dinas. Bila sudah ada bukunya di Excel, bawa masuk sekaligus." | "Open the case of a cooperative and record the documents or assets that the office has taken over. If a book of them is kept in Excel, bring it in as it is.";
    custodies_of(count) = "{count} titipan masih disimpan. Kembalikan atau serahkan sebelum selesai." | "{count} things are still kept. Give them back or hand them on before the end.";
    custodies_summary(all, held, owners) = "{all} titipan; {held} dari {owners} koperasi masih disimpan" | "{all} things; {held} of {owners} cooperatives are still kept";
    worth_held(amount) = "taksiran nilai {amount}" | "worth an estimated {amount}";
    custodies_file_name = "titipan" | "custody";
    mark_returned = "Tandai dikembalikan" | "Mark as given back";
    custody_returned(name) = "{name} ditandai sudah dikembalikan hari ini." | "{name} marked as given back today.";
}
