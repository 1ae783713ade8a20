//! Why something is not stored, not certain to be, or does not open.

use crate::i18n::Lang;
use crate::storage::{OpenError, StorageError};

/// Why storing failed, and what to do.
pub fn explain_storage(lang: Lang, error: &StorageError) -> String {
    match error {
        StorageError::Denied => lang
            .pick(
                "Peramban ini tidak mengizinkan penyimpanan (jendela privat?). Perubahan hanya bertahan selama tab ini terbuka: ekspor data sebelum menutupnya.",
                "This browser does not allow storage (a private window?). Changes last only while this tab is open: export the data before closing it.",
            )
            .to_owned(),
        StorageError::Full => lang
            .pick(
                "Ruang penyimpanan peramban penuh. Perubahan masih ada di tab ini, tetapi belum tersimpan: ekspor data sekarang.",
                "The browser’s storage is full. The change is still in this tab, but not stored: export the data now.",
            )
            .to_owned(),
        StorageError::CopyAhead => lang
            .pick(
                "Peramban menyimpan perubahan kunjungan sebelumnya yang tidak terbuka di sini. Muat ulang halaman ini: keduanya digabungkan.",
                "The browser has changes of an earlier visit that are not open here. Reload this page: the two are merged.",
            )
            .to_owned(),
        StorageError::Other(what) => match lang {
            Lang::Id => format!("Penyimpanan gagal ({what}). Perubahan masih ada di tab ini: ekspor data sekarang."),
            Lang::En => format!("Storing failed ({what}). The change is still in this tab: export the data now."),
        },
    }
}

/// Why a backup was not written into the folder that was chosen for it, and what to do.
pub fn explain_folder(lang: Lang, error: &StorageError) -> String {
    match error {
        StorageError::Full => lang.folder_full().to_owned(),
        StorageError::Denied => lang.folder_denied().to_owned(),
        StorageError::CopyAhead => explain_storage(lang, error),
        StorageError::Other(what) => lang.folder_other(what),
    }
}

/// Why what is handed to the browser is not certain to outlive it.
pub fn explain_doubt(lang: Lang, error: &StorageError) -> String {
    let why = match error {
        StorageError::Full => lang.in_doubt_full().to_owned(),
        StorageError::Denied => lang.in_doubt_denied().to_owned(),
        StorageError::CopyAhead => return explain_storage(lang, error),
        StorageError::Other(what) => lang.in_doubt_other(what),
    };
    lang.banner_in_doubt(&why)
}

/// Why stored data could not be opened, and what to do.
pub fn explain_open_error(lang: Lang, error: &OpenError) -> String {
    match error {
        OpenError::Storage(error) => explain_storage(lang, error),
        OpenError::Newer(_) => lang
            .pick(
                "Data di peramban ini disimpan oleh Selaras yang lebih baru. Perbarui halaman ini; data tidak diubah.",
                "The data in this browser was stored by a newer Selaras. Update this page; the data has not been touched.",
            )
            .to_owned(),
        OpenError::Earlier(_) => lang
            .pick(
                "Data di peramban ini disimpan oleh Selaras yang lebih lama, dan bagian program yang membacanya belum dapat dimuat. Muat ulang halaman ini saat tersambung; data tidak diubah.",
                "The data in this browser was stored by an earlier Selaras, and the part of the program that reads it could not be loaded. Reload this page while connected; the data has not been touched.",
            )
            .to_owned(),
        OpenError::Manifest => lang
            .pick(
                "Daftar isi penyimpanan rusak. Data tidak diubah; simpan salinan penyelamatan sebelum melakukan hal lain.",
                "The storage’s table of contents is damaged. Nothing has been touched; save a rescue copy before anything else.",
            )
            .to_owned(),
    }
}
