//! Documents and assets in custody.

super::messages! {
    thing = "Jenis titipan" | "What it is";
    item = "Uraian dan nomor" | "Description and number";
    quantity = "Jumlah" | "Quantity";
    worth = "Taksiran nilai" | "Estimated worth";
    kept_at = "Tempat simpan" | "Place of storage";
    keeper = "Penyimpan" | "Kept by";
    received_on = "Diterima pada" | "Received on";
    received_from = "Diterima dari" | "Received from";
    receipt = "Nomor berita acara" | "Number of the minutes";
    returned_on = "Dikembalikan pada" | "Returned on";
    returned_to = "Dikembalikan kepada" | "Returned to";

    page_custodies = "Dokumen dan aset titipan" | "Documents and assets in custody";
    custodies_lead = "Yang disimpan dinas dari koperasi yang tidak aktif, sampai dikembalikan atau diserahkan kepada tim penyelesai." | "What the office holds for inactive cooperatives until it is returned or handed to the settlement team.";
    add_custody = "Catat titipan" | "Record an item in custody";
    edit_custody = "Ubah titipan" | "Edit the item";
    delete_custody_text = "Catatan titipan ini hilang dari daftar. Dapat diurungkan selama halaman ini terbuka." | "This record is removed from the list. It can be undone while the page is open.";
    quantity_hint = "Misalnya 1 buku, 3 unit" | "For example 1 book, 3 units";
    kept_at_hint = "Misalnya lemari arsip Seksi Kelembagaan" | "For example the archive of the office";
    returned_early = "Dikembalikan sebelum diterima." | "Returned before it was received.";
    held_still = "Masih disimpan" | "Still held";
    given_back = "Sudah dikembalikan" | "Returned";
    held_or_not = "Keadaan" | "State";
    asset_kinds = "Aset" | "Assets";
    document_kinds = "Dokumen" | "Documents";
    list_of_custodies = "Daftar titipan" | "List of items in custody";
    no_custodies = "Belum ada titipan yang dicatat." | "No items in custody recorded yet.";
    no_custodies_hint = "Buka kasus sebuah koperasi, lalu catat dokumen atau aset yang diterima dinas. Bila sudah ada bukunya di Excel, impor sekaligus." | "Open a cooperative’s case and record the documents or assets that the office has taken over. If they are already listed in Excel, import that list.";
    custodies_of(count) = "{count} titipan masih disimpan. Kembalikan atau serahkan sebelum selesai." | "{count} items are still held. Return them or hand them on before closing.";
    custodies_summary(all, held, owners) = "{all} titipan; {held} masih disimpan, milik {owners} koperasi" | "{all} items; {held} still held, of {owners} cooperatives";
    worth_held(amount) = "taksiran nilai {amount}" | "worth an estimated {amount}";
    custodies_file_name = "titipan" | "custody";
    mark_returned = "Tandai dikembalikan" | "Mark as returned";
    custody_returned(name) = "{name} ditandai sudah dikembalikan hari ini." | "{name} marked as returned today.";
}
