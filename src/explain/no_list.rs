//! What a file is that somebody took for a list, and what to do with it.

use crate::exchange::sheet::NoList;
use crate::i18n::Lang;

/// What a file is that is no list, and the way on.
pub(super) fn explain_no_list(lang: Lang, what: NoList) -> &'static str {
    match what {
        NoList::Pdf => lang.pick(
            "Ini berkas PDF. Mintalah berkas Excel-nya dari pembuatnya; bila tidak ada, buka PDF itu, salin tabelnya, tempelkan ke lembar kerja kosong, periksa kolomnya, lalu simpan sebagai XLSX.",
            "This is a PDF. Ask whoever made it for the Excel file; if there is none, open the PDF, copy its table, paste it into an empty sheet, look at the columns, and save that as XLSX.",
        ),
        NoList::Word => lang.pick(
            "Ini berkas pengolah kata (Word). Buka, salin tabelnya, tempelkan ke lembar kerja kosong di Excel atau LibreOffice, lalu simpan sebagai XLSX dan pilih berkas itu.",
            "This is a file of a word processor (Word). Open it, copy its table, paste it into an empty sheet of Excel or LibreOffice, save that as XLSX, and choose that file.",
        ),
        NoList::Slides => lang.pick(
            "Ini berkas presentasi (PowerPoint). Mintalah daftar yang menjadi sumbernya, atau salin tabelnya ke lembar kerja kosong, lalu simpan sebagai XLSX.",
            "This is a presentation (PowerPoint). Ask for the list that it was made from, or copy its table into an empty sheet, and save that as XLSX.",
        ),
        NoList::Archive => lang.pick(
            "Ini arsip (ZIP, RAR, 7z, atau sejenisnya), bukan daftar. Keluarkan dulu isinya (klik kanan, Ekstrak), lalu pilih berkas daftar yang ada di dalamnya.",
            "This is an archive (ZIP, RAR, 7z or the like) and no list. Unpack it first (right click, Extract), and choose the list that is in it.",
        ),
        NoList::Image => lang.pick(
            "Ini gambar atau foto. Huruf di dalam gambar tidak dibaca. Mintalah berkas Excel-nya, atau ketik daftarnya ke lembar kerja.",
            "This is a picture. Letters in pictures are not read. Ask for the Excel file, or type the list into a sheet.",
        ),
        NoList::Map => lang.pick(
            "Ini data peta (GeoJSON, KML, GPX, atau SHP). Buka di QGIS, simpan tabel atributnya sebagai CSV atau XLSX, lalu pilih berkas itu; di portal data, pilih unduhan CSV atau Excel.",
            "These are data of a map (GeoJSON, KML, GPX or SHP). Open them in QGIS, save the table of attributes as CSV or XLSX, and choose that file; on a data portal choose the download as CSV or Excel.",
        ),
        NoList::Json => lang.pick(
            "Ini berkas JSON dari program lain. Di portal data, pilih unduhan CSV atau Excel; atau buka lewat Power Query di Excel (Data, Dapatkan Data, Dari JSON) dan simpan sebagai XLSX.",
            "This is JSON of another program. On a data portal choose the download as CSV or Excel; or open it with Power Query in Excel (Data, Get Data, From JSON) and save it as XLSX.",
        ),
        NoList::Xml => lang.pick(
            "Ini berkas XML yang bukan lembar kerja. Buka di Excel (Berkas, Buka), simpan sebagai XLSX, lalu pilih berkas itu.",
            "This is XML that is no workbook. Open it in Excel (File, Open), save it as XLSX, and choose that file.",
        ),
        NoList::Page => lang.pick(
            "Ini halaman web tanpa tabel, sering kali halaman masuk (login) yang terunduh karena sesi sudah berakhir. Masuk lagi ke sistem itu, unduh ulang daftarnya, lalu pilih hasilnya.",
            "This is a page of the web without a table, often that on which one logs in, because the session had ended. Log in to that system again, download the list anew, and choose the result.",
        ),
        NoList::WebArchive => lang.pick(
            "Ini halaman web yang disimpan sebagai satu berkas (MHT). Buka di Excel, simpan sebagai XLSX, lalu pilih berkas itu.",
            "This is a page of the web that was saved as one file (MHT). Open it in Excel, save it as XLSX, and choose that file.",
        ),
        NoList::Numbers => lang.pick(
            "Ini berkas Apple Numbers. Buka di Numbers, pilih Berkas, Ekspor Ke, Excel, lalu pilih hasilnya.",
            "This is a file of Apple Numbers. Open it in Numbers, choose File, Export To, Excel, and choose the result.",
        ),
        NoList::Database => lang.pick(
            "Ini berkas basis data (Access, dBase, atau SQLite). Buka di programnya, ekspor tabelnya ke Excel atau CSV, lalu pilih hasilnya; berkas DBF juga dapat dibuka di LibreOffice Calc dan disimpan sebagai XLSX.",
            "This is a file of a database (Access, dBase or SQLite). Open it in its program, export the table to Excel or CSV, and choose the result; LibreOffice Calc opens DBF too and saves it as XLSX.",
        ),
        NoList::Records => lang.pick(
            "Ini berkas Selaras, bukan daftar Excel. Buka halaman Data, bagian Impor dan gabungkan, lalu pilih berkas ini di sana.",
            "This is a file of Selaras and no list of Excel. Go to the page Data, to Import and merge, and choose this file there.",
        ),
        NoList::Photographs => lang.pick(
            "Ini berkas foto Selaras, bukan daftar. Buka halaman Data, lalu pilih berkas ini di Ambil berkas foto.",
            "This is a file of photographs of Selaras and no list. Go to the page Data, and choose this file under Take a file of photographs.",
        ),
        NoList::Receipt => lang.pick(
            "Ini tanda terima Selaras, bukan daftar. Buka halaman Data, bagian Impor dan gabungkan, lalu pilih berkas ini di sana.",
            "This is a receipt of Selaras and no list. Go to the page Data, to Import and merge, and choose this file there.",
        ),
        NoList::Rescue => lang.pick(
            "Ini berkas penyelamatan Selaras, bukan daftar. Buka halaman Data, bagian Impor dan gabungkan, lalu pilih berkas ini di sana.",
            "This is a rescue file of Selaras and no list. Go to the page Data, to Import and merge, and choose this file there.",
        ),
        NoList::Columns => lang.pick(
            "Ini pencocokan kolom (.kolom.json), bukan daftar. Pilih dulu daftarnya; sesudah itu berkas ini dapat dipilih di Pencocokan yang disimpan.",
            "This is a matching of columns (.kolom.json) and no list. Choose the list first; then this file can be chosen under Kept matchings.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn of_every_file_that_is_no_list_it_says_what_it_is_and_what_to_do() {
        for lang in [Lang::Id, Lang::En] {
            let texts: BTreeSet<&str> = NoList::ALL.iter().map(|what| explain_no_list(lang, *what)).collect();
            assert_eq!(texts.len(), NoList::ALL.len());
            // What it is, and at least one sentence more.
            assert!(texts.iter().all(|text| text.matches(". ").count() >= 1 && text.ends_with('.')));
        }
        assert!(explain_no_list(Lang::Id, NoList::Records).contains("Impor dan gabungkan"));
        assert!(Lang::Id.import_title() == "Impor dan gabungkan" && Lang::Id.take_photos() == "Ambil berkas foto");
    }
}
