//! One cooperative: what its page says.

super::messages! {
    no_such_cooperative = "Koperasi tidak ditemukan" | "No such cooperative";
    no_such_cooperative_hint = "Mungkin sudah dihapus, atau alamat ini dari data dinas lain." | "It may have been deleted, or the address is of another office's data.";
    fictional = "Rekaan" | "Invented";
    delete_named(name) = "Hapus {name}?" | "Delete {name}?";
    delete_loses(parts) = "Ikut terhapus: {parts}. Dapat diurungkan selama halaman ini terbuka." | "With it go: {parts}. This can be undone while this page is open.";
    delete_loses_nothing = "Tidak ada catatan lain yang ikut terhapus. Dapat diurungkan selama halaman ini terbuka." | "Nothing else goes with it. This can be undone while this page is open.";
    deleted(name) = "{name} dihapus." | "{name} deleted.";
    status_differs = "Status yang dinyatakan berbeda dari yang dihitung. Periksa buktinya: RAT sudah diselenggarakan tetapi belum dilaporkan, atau pernyataannya perlu diperbarui?" | "The declared status differs from the computed one. Check the evidence: was a RAT held but not reported, or is the declaration out of date?";
    rule = "Aturan status" | "Rule for the status";
    identity = "Identitas" | "Identity";
    classification = "Penggolongan" | "Classification";
    domicile_and_supervision = "Kedudukan dan binaan" | "Domicile and supervision";
    no_officers = "Belum ada data pengurus. Inilah yang paling sering kurang pada koperasi tidak aktif." | "No officers recorded. This is what inactive cooperatives most often lack.";
    term_lapsed = "Masa jabatan lewat" | "Term has lapsed";
    no_certificate = "Belum ada data sertifikat atau grade." | "No certificate or grade recorded.";
    annual_reports = "Laporan tahunan" | "Yearly reports";
    add_report = "Tambah laporan" | "Add a report";
    no_reports = "Belum ada laporan tahunan. Tanpa laporan, status tidak dapat dihitung." | "No yearly reports. Without them the status cannot be computed.";
    history = "Riwayat" | "History";
    no_history = "Belum ada perubahan yang dicatat." | "No changes recorded.";
    last_changed = "Data terakhir diubah" | "Last changed on";
    add_transition = "Catat perubahan" | "Record a change";
    stage = "Tahap" | "Stage";
    choose_stage = "Pilih tahap." | "Choose a stage.";
    document = "Dokumen" | "Document";
    document_hint = "Akta, SK, atau surat" | "Deed, decree or letter";
    transition_saved = "Perubahan dicatat." | "Change recorded.";
    transition_deleted = "Catatan riwayat dihapus." | "Entry of the history deleted.";
}
