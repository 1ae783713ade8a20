//! What came back of a sheet to fill in beside what was filled in, and why one is not taken back.

use super::lists::letter;
use super::shortened::shortened;
use crate::exchange::sheet::{Beyond, Target, Unreturnable};
use crate::i18n::Lang;

/// What was changed in a sheet beyond what could be filled in, where, and what becomes of it.
pub fn explain_beyond(lang: Lang, beyond: &Beyond) -> String {
    let label = |target: &Target| target.label(lang);
    match (beyond, lang) {
        (Beyond::Key { row, target, given, now }, Lang::Id) => format!(
            "Baris {row}, {}: “{}” diubah menjadi “{}”. Sel ini hanya menunjukkan koperasi mana; perubahannya tidak diambil.",
            label(target),
            shortened(given),
            shortened(now)
        ),
        (Beyond::Key { row, target, given, now }, Lang::En) => format!(
            "Row {row}, {}: “{}” was changed to “{}”. This cell only tells which cooperative it is; the change is not taken.",
            label(target),
            shortened(given),
            shortened(now)
        ),
        (Beyond::RowAdded { row }, Lang::Id) => format!(
            "Baris {row} ditambahkan dan tidak diambil: lembar isian hanya untuk koperasi yang sudah ada di dalamnya. Impor koperasi baru sebagai daftar."
        ),
        (Beyond::RowAdded { row }, Lang::En) => format!(
            "Row {row} was added and is not taken: the sheet is for the cooperatives that were in it. Bring new ones in as a list."
        ),
        (Beyond::RowRemoved { name }, Lang::Id) => {
            format!("Baris “{}” tidak ada lagi. Datanya di daftar ini tetap seperti adanya.", shortened(name))
        }
        (Beyond::RowRemoved { name }, Lang::En) => {
            format!("The row of “{}” is gone. What the register has of it stays as it is.", shortened(name))
        }
        (Beyond::IdChanged { row, text }, Lang::Id) => format!(
            "Baris {row}: kode “{}” bukan kode yang diberikan. Baris ini tidak diambil karena koperasinya tidak pasti.",
            shortened(text)
        ),
        (Beyond::IdChanged { row, text }, Lang::En) => format!(
            "Row {row}: “{}” is no code that was given out. The row is not taken, as its cooperative is not certain.",
            shortened(text)
        ),
        (Beyond::IdOfAnother { row, name }, Lang::Id) => format!(
            "Baris {row} berkode “{}”, tetapi memuat nama koperasi lain di lembar ini. Baris ini tidak diambil.",
            shortened(name)
        ),
        (Beyond::IdOfAnother { row, name }, Lang::En) => format!(
            "Row {row} has the code of “{}” and the name of another cooperative of the sheet. It is not taken.",
            shortened(name)
        ),
        (Beyond::IdTwice { rows, name }, Lang::Id) => format!(
            "Baris {} sama-sama berkode “{}”. Tidak satu pun diambil; hapus yang keliru, lalu pilih berkas ini lagi.",
            listed(rows),
            shortened(name)
        ),
        (Beyond::IdTwice { rows, name }, Lang::En) => format!(
            "Rows {} all have the code of “{}”. None of them is taken; delete what is wrong and choose the file again.",
            listed(rows),
            shortened(name)
        ),
        (Beyond::FieldAdded { at, is_row: false, heading }, Lang::Id) => {
            format!("Kolom {} (“{}”) ditambahkan dan tidak diambil.", letter(*at), shortened(heading))
        }
        (Beyond::FieldAdded { at, is_row: false, heading }, Lang::En) => {
            format!("Column {} (“{}”) was added and is not taken.", letter(*at), shortened(heading))
        }
        (Beyond::FieldAdded { at, is_row: true, heading }, Lang::Id) => {
            format!("Baris {at} (“{}”) ditambahkan dan tidak diambil.", shortened(heading))
        }
        (Beyond::FieldAdded { at, is_row: true, heading }, Lang::En) => {
            format!("Row {at} (“{}”) was added and is not taken.", shortened(heading))
        }
        (Beyond::FieldRemoved { target }, Lang::Id) => {
            format!(
                "“{}” tidak ada lagi di lembar ini, atau judulnya diubah. Datanya tetap seperti adanya.",
                label(target)
            )
        }
        (Beyond::FieldRemoved { target }, Lang::En) => {
            format!(
                "“{}” is not in the sheet any more, or has another heading. What is known of it stays.",
                label(target)
            )
        }
        (Beyond::Emptied { row, target, given }, Lang::Id) => format!(
            "Baris {row}, {}: “{}” dikosongkan. Sel kosong tidak menghapus; datanya tetap.",
            label(target),
            shortened(given)
        ),
        (Beyond::Emptied { row, target, given }, Lang::En) => format!(
            "Row {row}, {}: “{}” was emptied. An empty cell deletes nothing; what is known stays.",
            label(target),
            shortened(given)
        ),
        (Beyond::SheetAdded { name }, Lang::Id) => {
            format!("Lembar “{}” ditambahkan dan tidak diambil.", shortened(name))
        }
        (Beyond::SheetAdded { name }, Lang::En) => {
            format!("The sheet “{}” was added and is not taken.", shortened(name))
        }
    }
}

/// Why a workbook that was given out to be filled in is not taken back as such, and what to do.
pub fn explain_unreturnable(lang: Lang, why: &Unreturnable) -> String {
    let text = match why {
        Unreturnable::Newer(_) => lang.pick(
            "Lembar isian ini dibuat versi Selaras yang lebih baru. Muat ulang Selaras, lalu pilih berkas ini lagi.",
            "A newer version of Selaras made this sheet. Reload Selaras and choose the file again.",
        ),
        Unreturnable::Damaged => lang.pick(
            "Catatan tersembunyi di lembar isian ini rusak, sehingga tidak diketahui apa yang diubah. Berkasnya dibaca sebagai daftar biasa; periksa setiap baris.",
            "The hidden notes of this sheet are damaged, so that it is not known what was changed. The file is read as an ordinary list; look at every row.",
        ),
        Unreturnable::NoSheet => lang.pick(
            "Tidak ada lembar dengan judul kolom lembar isian. Berkasnya dibaca sebagai daftar biasa; periksa setiap baris.",
            "No sheet has the headings of the sheet that was given out. The file is read as an ordinary list; look at every row.",
        ),
        Unreturnable::NoIds => lang.pick(
            "Kolom Kode Selaras dihapus atau judulnya diubah, sehingga tidak pasti baris mana milik koperasi mana. Berkasnya dibaca sebagai daftar biasa; periksa setiap baris.",
            "The column of Selaras codes was deleted or has another heading, so that it is not certain which row is of which cooperative. The file is read as an ordinary list; look at every row.",
        ),
    };
    text.to_owned()
}

fn listed(rows: &[usize]) -> String {
    rows.iter().take(12).map(usize::to_string).collect::<Vec<_>>().join(", ")
}
