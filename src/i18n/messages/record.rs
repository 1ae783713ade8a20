//! One cooperative: what its page says.

super::messages! {
    no_such_cooperative = "Koperasi tidak ditemukan" | "Cooperative not found";
    no_such_cooperative_hint = "Mungkin sudah dihapus, atau alamat ini dari data dinas lain." | "It may have been deleted, or the address belongs to another office's data.";
    fictional = "Rekaan" | "Invented";
    delete_named(name) = "Hapus {name}?" | "Delete {name}?";
    delete_loses(parts) = "Ikut terhapus: {parts}. Dapat diurungkan selama halaman ini terbuka." | "Also deleted: {parts}. This can be undone while this page is open.";
    delete_loses_nothing = "Tidak ada catatan lain yang ikut terhapus. Dapat diurungkan selama halaman ini terbuka." | "Nothing else is deleted with it. This can be undone while this page is open.";
    deleted(name) = "{name} dihapus." | "{name} deleted.";
    status_differs = "Status yang dinyatakan dinas berbeda dari status menurut bukti. Periksa buktinya: RAT sudah diselenggarakan tetapi belum dilaporkan, atau pernyataannya perlu diperbarui?" | "The status declared by the office differs from the evidence. Check it: was a RAT held but not reported, or is the declaration out of date?";
    rule = "Aturan status" | "Status rule";
    identity = "Identitas" | "Identity";
    classification = "Penggolongan" | "Classification";
    domicile_and_supervision = "Kedudukan dan binaan" | "Domicile and supervision";
    no_officers = "Belum ada data pengurus. Inilah yang paling sering kurang pada koperasi tidak aktif." | "No officers recorded. Inactive cooperatives lack this most often.";
    term_lapsed = "Masa jabatan lewat" | "Term has lapsed";
    no_certificate = "Belum ada data sertifikat atau grade." | "No certificate or grade recorded.";
    annual_reports = "Laporan tahunan" | "Annual reports";
    add_report = "Tambah laporan" | "Add a report";
    no_reports = "Belum ada laporan tahunan. Tanpa laporan, status menurut bukti belum jelas." | "No annual reports. Without them there is no evidence for a status.";
    history = "Riwayat" | "History";
    no_history = "Belum ada perubahan yang dicatat." | "No changes recorded.";
    last_changed = "Data terakhir diubah" | "Last changed on";
    add_transition = "Catat perubahan" | "Record a change";
    stage = "Tahap" | "Stage";
    choose_stage = "Pilih tahap." | "Choose a stage.";
    document = "Dokumen" | "Document";
    document_hint = "Akta, SK, atau surat" | "Deed, decree or letter";
    transition_saved = "Perubahan dicatat." | "Change recorded.";
    transition_deleted = "Catatan riwayat dihapus." | "History entry deleted.";
}
