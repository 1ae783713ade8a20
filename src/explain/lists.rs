//! Why a list is not read, what must be said of one that was, and what is wrong with its rows.

use super::no_list::explain_no_list;
use super::plan_documents::explain_plan_fault;
use super::problems::explain_problem;
use super::shortened::shortened;
use crate::exchange::sheet::{BookError, BookNote, Fault, FaultKind, ListKind, Plan, RowRole, Seeming};
use crate::i18n::Lang;

/// Why a spreadsheet is not read.
pub fn explain_book_error(lang: Lang, error: &BookError) -> String {
    let text = match error {
        BookError::Empty => lang.pick("Berkas ini kosong.", "This file is empty."),
        BookError::TooLarge => lang.pick(
            "Berkas ini terlalu besar: paling banyak 200 MB dan delapan juta sel. Pecah menjadi beberapa berkas.",
            "This file is too large: 200 MB and eight million cells at most. Cut it into several files.",
        ),
        BookError::TooManyRows { sheet } => {
            let text = lang.pick(
                "Lebih dari 1.048.576 baris, sebanyak yang dimuat Excel. Pecah menjadi beberapa berkas.",
                "More than 1,048,576 rows, which is what Excel holds. Cut it into several files.",
            );
            return on_sheet(lang, sheet) + text;
        }
        BookError::LongLine { line } => {
            return match lang {
                Lang::Id => format!(
                    "Baris {line} lebih panjang dari satu juta huruf; baris sepanjang itu bukan baris daftar. Buka berkas ini di program lembar sebar, periksa, lalu simpan sebagai CSV atau XLSX."
                ),
                Lang::En => format!(
                    "Line {line} is longer than a million characters, which no row of a list is. Open the file in a spreadsheet program, look at it, and save it as CSV or XLSX."
                ),
            };
        }
        BookError::NoList(what) => explain_no_list(lang, *what),
        BookError::NotASheet => lang.pick(
            "Ini bukan lembar sebar dan bukan pula teks berpemisah. Yang dapat dibaca: XLSX, XLS, ODS, CSV, TSV, dan tabel HTML.",
            "This is neither a spreadsheet nor delimited text. What can be read: XLSX, XLS, ODS, CSV, TSV and tables of HTML.",
        ),
        BookError::BrokeDown => lang.pick(
            "Pembaca lembar sebar berhenti di tengah berkas ini: berkasnya rusak, atau terlalu besar untuk memori perangkat ini. Buka di program lembar sebar, simpan lembar yang diperlukan saja sebagai XLSX atau CSV, lalu pilih berkas itu.",
            "The reader of spreadsheets broke down over this file: it is damaged, or too large for this device’s memory. Open it in a spreadsheet program, save only the sheet that is needed as XLSX or CSV, and choose that file.",
        ),
        BookError::Locked => lang.pick(
            "Berkas ini dikunci dengan kata sandi. Buka di program lembar sebar, lalu simpan tanpa kata sandi.",
            "This file is protected by a password. Open it in a spreadsheet program and save it without one.",
        ),
        BookError::Damaged(why) => {
            let text = lang.pick(
                "Berkas ini rusak, terpotong, atau bukan lembar sebar.",
                "This file is damaged, cut off, or no spreadsheet.",
            );
            return if why.is_empty() { text.to_owned() } else { format!("{text} ({why})") };
        }
    };
    text.to_owned()
}

/// What must be said of a spreadsheet that was read, and where.
pub fn explain_book_note(lang: Lang, note: &BookNote) -> String {
    match (note, lang) {
        (BookNote::OpenQuote { line, lines: 0 }, Lang::Id) => format!(
            "Baris {line}: tanda kutip dibuka, tetapi tidak ditutup di selnya. Tanda kutip itu dibaca sebagai huruf biasa. Periksa baris itu; hapus tanda kutipnya bila keliru."
        ),
        (BookNote::OpenQuote { line, lines: 0 }, Lang::En) => format!(
            "Line {line}: a quote is opened and not closed in its cell. It was read as a plain character. Look at that line; delete the quote if it is a slip."
        ),
        (BookNote::OpenQuote { line, lines }, Lang::Id) => format!(
            "Baris {line}: tanda kutip dibuka, tetapi tidak ditutup di selnya, sehingga {} baris sesudahnya akan menjadi isi satu sel. Tanda kutip itu dibaca sebagai huruf biasa dan semua baris tetap ada. Periksa baris itu; hapus tanda kutipnya bila keliru.",
            lang.count(*lines)
        ),
        (BookNote::OpenQuote { line, lines }, Lang::En) => format!(
            "Line {line}: a quote is opened and not closed in its cell, so that {} lines after it would have become part of that cell. It was read as a plain character, and all rows are there. Look at that line; delete the quote if it is a slip.",
            lang.count(*lines)
        ),
        (BookNote::LinesInOneCell { line, last }, Lang::Id) => format!(
            "Baris {line} sampai {last} dibaca sebagai satu sel karena berada di antara tanda kutip, padahal masing-masing tampak seperti baris tersendiri. Bila memang demikian, hapus tanda kutip di baris {line} dan {last}, lalu pilih berkas ini lagi."
        ),
        (BookNote::LinesInOneCell { line, last }, Lang::En) => format!(
            "Lines {line} to {last} were read as one cell, being within quotes, though each looks like a row of its own. If they are, delete the quotes in lines {line} and {last} and choose the file again."
        ),
        (BookNote::ColumnsLeftOut { sheet, row, columns }, Lang::Id) => format!(
            "{}400 kolom pertama dibaca; {} kolom sesudahnya tidak diambil (pertama kali terisi di baris {row}). Periksa pemisahnya, atau hapus kolom yang tidak perlu.",
            on_sheet(lang, sheet),
            lang.count(*columns)
        ),
        (BookNote::ColumnsLeftOut { sheet, row, columns }, Lang::En) => format!(
            "{}The first 400 columns were read; {} columns after them are not taken (the first to have any is row {row}). Check the separator, or delete the columns that are not needed.",
            on_sheet(lang, sheet),
            lang.count(*columns)
        ),
        (BookNote::TextCut { sheet, row, column }, Lang::Id) => format!(
            "{}Baris {row}, kolom {column}: teks dipotong setelah 32.767 huruf, sepanjang yang dimuat satu sel Excel.",
            on_sheet(lang, sheet)
        ),
        (BookNote::TextCut { sheet, row, column }, Lang::En) => format!(
            "{}Row {row}, column {column}: the text was cut off after 32,767 characters, which is what a cell of Excel holds.",
            on_sheet(lang, sheet)
        ),
        (BookNote::Errors { sheet, cells, row, column }, Lang::Id) => format!(
            "{}{} sel berisi galat seperti #REF! atau #N/A, yang pertama {}. Nilainya tidak terbaca dan tidak diambil. Perbaiki rumusnya di program lembar sebar, lalu simpan dan pilih lagi.",
            on_sheet(lang, sheet),
            lang.count(*cells),
            place(*row, *column)
        ),
        (BookNote::Errors { sheet, cells, row, column }, Lang::En) => format!(
            "{}{} cells show an error such as #REF! or #N/A, the first {}. Their values cannot be read and are not taken. Mend the formulas in the spreadsheet program, save, and choose the file again.",
            on_sheet(lang, sheet),
            lang.count(*cells),
            place(*row, *column)
        ),
        (BookNote::NotReckoned { sheet, cells, row, column }, Lang::Id) => format!(
            "{}{} sel berisi rumus yang hasilnya tidak tersimpan dalam berkas, yang pertama {}. Sel itu bukan kosong dan bukan 0, tetapi tidak dapat diambil. Buka berkas ini di Excel atau LibreOffice, simpan, lalu pilih lagi.",
            on_sheet(lang, sheet),
            lang.count(*cells),
            place(*row, *column)
        ),
        (BookNote::NotReckoned { sheet, cells, row, column }, Lang::En) => format!(
            "{}{} cells have a formula whose result the file does not hold, the first {}. They are neither empty nor 0, but cannot be taken. Open the file in Excel or LibreOffice, save it, and choose it again.",
            on_sheet(lang, sheet),
            lang.count(*cells),
            place(*row, *column)
        ),
        (BookNote::HiddenRows { sheet, rows, first }, Lang::Id) => format!(
            "{}{} baris berisi data disembunyikan atau tersaring, yang pertama baris {first}. Baris itu ikut dibaca. Bila tidak dimaksud, hapus barisnya lalu pilih berkas ini lagi.",
            on_sheet(lang, sheet),
            lang.count(*rows)
        ),
        (BookNote::HiddenRows { sheet, rows, first }, Lang::En) => format!(
            "{}{} rows with data are hidden or filtered out, the first is row {first}. They were read like the others. If they are not meant, delete them and choose the file again.",
            on_sheet(lang, sheet),
            lang.count(*rows)
        ),
        (BookNote::HiddenColumns { sheet, columns }, Lang::Id) => format!(
            "{}Kolom berisi data yang disembunyikan ikut dibaca: {}. Bila tidak dimaksud, pilih untuk tidak mengambilnya di Kolom.",
            on_sheet(lang, sheet),
            letters(columns)
        ),
        (BookNote::HiddenColumns { sheet, columns }, Lang::En) => format!(
            "{}Hidden columns with data were read, too: {}. If they are not meant, leave them out under Columns.",
            on_sheet(lang, sheet),
            letters(columns)
        ),
        (BookNote::HiddenSheets { sheets }, Lang::Id) => format!(
            "Lembar yang disembunyikan juga berisi data: {}. Yang dibaca adalah lembar yang terlihat; bila daftarnya di lembar lain, pilih lembar itu.",
            names(sheets)
        ),
        (BookNote::HiddenSheets { sheets }, Lang::En) => format!(
            "Hidden sheets have data, too: {}. What is read is a sheet that is shown; if the list is on another, choose that.",
            names(sheets)
        ),
        (BookNote::SheetsAlike { sheets }, Lang::Id) => format!(
            "{} lembar mempunyai judul kolom yang sama: {}. Di Lembar dapat dipilih satu, atau semuanya sekaligus.",
            lang.count(sheets.len()),
            names(sheets)
        ),
        (BookNote::SheetsAlike { sheets }, Lang::En) => format!(
            "{} sheets have the same headings: {}. Under Sheet one can be chosen, or all at once.",
            lang.count(sheets.len()),
            names(sheets)
        ),
        (BookNote::SheetsLeftOut { sheets }, Lang::Id) => format!(
            "200 lembar pertama dibaca; {} lembar sesudahnya tidak. Bila daftarnya di sana, simpan lembar itu sebagai berkas tersendiri.",
            lang.count(*sheets)
        ),
        (BookNote::SheetsLeftOut { sheets }, Lang::En) => format!(
            "The first 200 sheets were read; {} sheets after them were not. If the list is there, save that sheet as a file of its own.",
            lang.count(*sheets)
        ),
    }
}

/// A cell as spreadsheets name it: `C12`.
fn place(row: usize, column: usize) -> String {
    format!("{}{row}", letter(column))
}

/// A column, from 1, as spreadsheets name it.
pub(super) fn letter(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        letters.push(char::from(b'A' + ((column - 1) % 26) as u8));
        column = (column - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// So many are named one by one.
const NAMED: usize = 12;

fn letters(columns: &[usize]) -> String {
    some(columns.iter().map(|column| letter(*column)))
}

fn names(sheets: &[String]) -> String {
    some(sheets.iter().map(|name| format!("“{}”", shortened(name))))
}

fn some(names: impl ExactSizeIterator<Item = String>) -> String {
    let further = if names.len() > NAMED { ", …" } else { "" };
    names.take(NAMED).collect::<Vec<_>>().join(", ") + further
}

fn on_sheet(lang: Lang, sheet: &str) -> String {
    match lang {
        _ if sheet.is_empty() => String::new(),
        Lang::Id => format!("Lembar “{sheet}”: "),
        Lang::En => format!("Sheet “{sheet}”: "),
    }
}

/// Where a row of a list stands, by its number from 1: `57`, or `12 (lembar “Binuang”)` where several were put together.
pub fn explain_place(lang: Lang, plan: &Plan, number: usize) -> String {
    match plan.place_of(number) {
        (None, number) => number.map(|number| number.to_string()).unwrap_or_default(),
        (Some(sheet), number) => {
            let number = number.map_or_else(|| "–".to_owned(), |number| number.to_string());
            format!("{number} ({} “{sheet}”)", lang.pick("lembar", "sheet"))
        }
    }
}

/// What is wrong with a row of a list, and in which column.
pub fn explain_fault(lang: Lang, plan: &Plan, fault: &Fault) -> String {
    let place = |row: usize| explain_place(lang, plan, row);
    let text = match &fault.kind {
        FaultKind::NotUnderstood(text) => match lang {
            Lang::Id => format!("“{}” tidak dipahami.", shortened(text)),
            Lang::En => format!("“{}” is not understood.", shortened(text)),
        },
        FaultKind::Unclear(text) => match lang {
            Lang::Id => format!("“{}” dapat dibaca dengan dua cara. Jawab dulu cara menulis kolom ini.", shortened(text)),
            Lang::En => format!("“{}” can be read in two ways. Say first how this column is written.", shortened(text)),
        },
        FaultKind::OutOfRange(text) => match lang {
            Lang::Id => format!("“{}” di luar batas isian ini.", shortened(text)),
            Lang::En => format!("“{}” is beyond what the field holds.", shortened(text)),
        },
        FaultKind::SaidOtherwise(text) => match lang {
            Lang::Id => format!("“{}” berbeda dari yang disebut kolom lain di baris ini.", shortened(text)),
            Lang::En => format!("“{}” is not what another column of the row says.", shortened(text)),
        },
        FaultKind::HalfPosition => lang
            .pick("Lintang tanpa bujur, atau sebaliknya.", "A latitude without a longitude, or the other way round.")
            .to_owned(),
        FaultKind::Nameless => lang
            .pick("Tidak ada nama, NIK, atau nomor badan hukum.", "Neither a name nor a NIK or legal number.")
            .to_owned(),
        FaultKind::NoYear => lang
            .pick("Tahun buku angka ini belum ditentukan.", "The book year of this figure is not stated.")
            .to_owned(),
        FaultKind::Contradicts(row) => match lang {
            Lang::Id if plan.kind != ListKind::Cooperatives => format!("Berbeda dari baris {} tentang hal yang sama.", place(*row)),
            Lang::En if plan.kind != ListKind::Cooperatives => format!("It says something else than row {} of the same.", place(*row)),
            Lang::Id => format!("Berbeda dari baris {} tentang koperasi yang sama.", place(*row)),
            Lang::En => format!("It says something else than row {} of the same cooperative.", place(*row)),
        },
        FaultKind::Unknown => lang
            .pick(
                "Koperasi dengan nomor ini tidak ada dalam daftar, dan barisnya tidak memuat nama.",
                "No cooperative of the register has this number, and the row has no name.",
            )
            .to_owned(),
        FaultKind::HalfOfficer => lang
            .pick("Pengurus tanpa nama atau tanpa jabatan.", "An officer without a name or without an office held.")
            .to_owned(),
        FaultKind::HalfAmendment => lang
            .pick("Perubahan anggaran dasar tanpa nomor.", "An amendment of the articles without a number.")
            .to_owned(),
        FaultKind::NoArea => {
            lang.pick("Tidak disebut wilayah mana.", "It does not say of which area it is.").to_owned()
        }
        FaultKind::Share(text) => match lang {
            Lang::Id => format!("“{}” adalah persentase, bukan jumlah.", shortened(text)),
            Lang::En => format!("“{}” is a share and no number of things.", shortened(text)),
        },
        FaultKind::SumOf(rows) => match lang {
            Lang::Id => format!("Jumlah dari {} baris, satu untuk setiap bagian.", lang.count(*rows)),
            Lang::En => format!("The sum of {} rows, one for every part.", lang.count(*rows)),
        },
        FaultKind::OnePart(part) => match lang {
            Lang::Id => format!("Daftar ini hanya tentang “{}”, bukan jumlah seluruhnya. Bila memang seluruhnya, pilih “Tidak diambil” untuk kolom bagian itu.", shortened(part)),
            Lang::En => format!("The list is of “{}” alone, which is not the whole. If it is the whole, choose “Not taken” for the column of the part.", shortened(part)),
        },
        FaultKind::WholeOfPart => lang
            .pick(
                "Baris ini jumlah dari baris lain yang sudah ikut dijumlahkan; tidak diambil agar tidak terhitung dua kali.",
                "This row is the sum of others that are added up already; it is not taken, or it would count twice.",
            )
            .to_owned(),
        FaultKind::PartMissing(row) => match lang {
            Lang::Id => format!("Baris {} tentang bagian lain dari hal yang sama ditolak, sehingga jumlahnya belum diketahui.", place(*row)),
            Lang::En => format!("Row {}, of another part of the same, is refused, so that the sum is not known.", place(*row)),
        },
        FaultKind::WholeDiffers(stated) => match lang {
            Lang::Id => format!("Baris jumlahnya menyebut {}, berbeda dari jumlah bagian-bagiannya.", lang.count(*stated)),
            Lang::En => format!("The row of the whole says {}, which is not what its parts come to.", lang.count(*stated)),
        },
        FaultKind::NoFigure => lang.pick("Tidak ada angka di baris ini.", "The row has no figure.").to_owned(),
        FaultKind::NoDate => lang
            .pick("Belum jelas angka ini keadaan kapan.", "Nothing says for which day or year the figure stands.")
            .to_owned(),
        FaultKind::NoSource => {
            lang.pick("Sumber angka belum disebut.", "The source of the figure is not stated.").to_owned()
        }
        FaultKind::NoMeasure => {
            lang.pick("Belum jelas apa yang dihitung angka ini.", "Nothing says what the figure counts.").to_owned()
        }
        FaultKind::OutOfScale(text) => match lang {
            Lang::Id => format!("“{}” seribu kali lebih kecil atau lebih besar dari nilai tengah kolom ini. Periksa satuannya.", shortened(text)),
            Lang::En => format!("“{}” is a thousand times less or more than the median of this column. Check its unit.", shortened(text)),
        },
        FaultKind::LookAlike(text) => match lang {
            Lang::Id => format!("“{}” memuat huruf aksara lain yang mirip huruf Latin; dibaca sebagai huruf Latin.", shortened(text)),
            Lang::En => format!("“{}” has letters of another script that look like ours; they are read as ours.", shortened(text)),
        },
        FaultKind::ElsewhereToo(place) => match lang {
            Lang::Id => format!("Nama ini sama dengan koperasi di {place}, tetapi tempatnya lain. Pilih yang dimaksud, atau nyatakan baru."),
            Lang::En => format!("A cooperative in {place} has this name, but the place is another. Say which one is meant, or that it is new."),
        },
        FaultKind::DamagedNik(text) => match lang {
            Lang::Id => format!("“{}” bukan NIK yang utuh dan tidak diambil. NIK terdiri atas 13 angka; di Excel simpan kolom ini sebagai teks.", shortened(text)),
            Lang::En => format!("“{}” is no whole NIK and is not taken. A NIK has 13 digits; in Excel, keep this column as text.", shortened(text)),
        },
        FaultKind::DamagedNumber(text, digits) => match lang {
            Lang::Id => format!("“{}” bukan nomor yang utuh dan tidak diambil. Nomor ini terdiri atas {digits} angka; di Excel simpan kolom ini sebagai teks.", shortened(text)),
            Lang::En => format!("“{}” is no whole number of its kind and is not taken. It has {digits} digits; in Excel, keep this column as text.", shortened(text)),
        },
        FaultKind::OfAnother(name) => match lang {
            Lang::Id => {
                format!("Nomor ini milik “{name}”, tetapi nama di baris ini lain. Pilih koperasi yang dimaksud.")
            }
            Lang::En => {
                format!("This number is that of “{name}”, but the row has another name. Say which one is meant.")
            }
        },
        FaultKind::TooManyOfOne => lang
            .pick(
                "Daftar ini memberi satu koperasi lebih dari 200 pengurus atau perubahan anggaran dasar. Periksa nama dan nomor koperasi di baris-barisnya.",
                "This list gives one cooperative more than 200 officers or amendments. Look at the names and numbers in its rows.",
            )
            .to_owned(),
        FaultKind::NotInRegister => lang
            .pick(
                "Koperasi ini tidak ada dalam daftar koperasi. Periksa nama dan nomornya, atau masukkan koperasinya lebih dulu.",
                "This cooperative is not in the register. Look at its name and number, or bring it in first.",
            )
            .to_owned(),
        FaultKind::Lacks(table, field) => match lang {
            Lang::Id => format!("“{}” tidak terisi.", lang.field(table, field)),
            Lang::En => format!("“{}” is not filled in.", lang.field(table, field)),
        },
        FaultKind::SeveralAlike => lang
            .pick(
                "Koperasi ini sudah mempunyai beberapa catatan seperti ini, dan baris ini tidak menyebut yang mana. Ubah catatannya satu per satu.",
                "The cooperative has several records like this, and the row does not say which one it is. Edit them one by one.",
            )
            .to_owned(),
        FaultKind::Check(problem) => explain_problem(lang, *problem),
        FaultKind::RecordDamaged(text) => match lang {
            Lang::Id => format!("“{}” bukan Kode Selaras yang utuh. Kembalikan kode semula, atau kosongkan agar koperasinya dicari dari nama dan nomornya.", shortened(text)),
            Lang::En => format!("“{}” is no whole Selaras code. Put back the code that was there, or leave it empty to have the cooperative found by its name and number.", shortened(text)),
        },
        FaultKind::RecordUnknown => lang
            .pick(
                "Koperasi dengan Kode Selaras ini tidak ada dalam daftar: sudah dihapus, digabung, atau lembar ini dari daftar lain.",
                "The register has no cooperative of this Selaras code: it was deleted or united, or the sheet is of another register.",
            )
            .to_owned(),
        FaultKind::RecordTwice(row) => match lang {
            Lang::Id => format!("Kode Selaras ini sudah ada di baris {row}. Hapus salah satu baris."),
            Lang::En => format!("Row {row} has this Selaras code already. Delete one of the two rows."),
        },
        FaultKind::OfPlan(fault) => explain_plan_fault(lang, fault),
        FaultKind::KeysDisagree => lang
            .pick(
                "NIK, nomor badan hukum, dan nama di baris ini menunjuk koperasi yang berbeda. Pilih yang dimaksud.",
                "NIK, legal number and name of this row lead to different cooperatives. Say which one is meant.",
            )
            .to_owned(),
    };
    match fault.column.and_then(|at| plan.columns.get(at)) {
        Some(column) => format!("{}: {text}", column.heading),
        None => text,
    }
}

/// What a row of a sheet is.
pub fn explain_row_role(lang: Lang, role: RowRole) -> &'static str {
    match role {
        RowRole::Blank => lang.pick("Kosong", "Blank"),
        RowRole::Title => lang.pick("Judul daftar", "Title"),
        RowRole::Heading => lang.pick("Judul kolom", "Headings"),
        RowRole::ColumnNumbers => lang.pick("Nomor kolom", "Numbers of columns"),
        RowRole::Group => lang.pick("Kelompok", "Group"),
        RowRole::Data => lang.pick("Data", "Record"),
        RowRole::Subtotal => lang.pick("Subjumlah", "Subtotal"),
        RowRole::Total => lang.pick("Jumlah", "Total"),
        RowRole::Note => lang.pick("Catatan", "Note"),
        RowRole::Signature => lang.pick("Tanda tangan", "Signature"),
        RowRole::OtherTable => lang.pick("Tabel lain", "Another table"),
    }
}

/// What a column seems to hold.
pub const fn explain_seeming(lang: Lang, seeming: Seeming) -> &'static str {
    match seeming {
        Seeming::Serial => lang.pick("nomor urut", "serial numbers"),
        Seeming::Money => lang.pick("uang", "money"),
        Seeming::Counts => lang.pick("jumlah", "numbers"),
        Seeming::Years => lang.pick("tahun", "years"),
        Seeming::Dates => lang.pick("tanggal", "dates"),
        Seeming::Telephones => lang.pick("telepon", "telephones"),
        Seeming::Words => lang.pick("teks", "text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_named_as_the_spreadsheet_names_it() {
        let columns = vec![1, 26, 27, 52, 53, 400];
        let note = BookNote::HiddenColumns { sheet: "Data".into(), columns };
        assert!(explain_book_note(Lang::Id, &note).starts_with("Lembar “Data”: "));
        assert!(explain_book_note(Lang::Id, &note).contains(": A, Z, AA, AZ, BA, OJ. "));
        let error = BookNote::Errors { sheet: String::new(), cells: 1_200, row: 12, column: 3 };
        assert!(explain_book_note(Lang::Id, &error).starts_with("1.200 sel berisi galat"));
        assert!(explain_book_note(Lang::En, &error).contains("the first C12."));
        let sheets = (1..=14).map(|at| at.to_string()).collect();
        let alike = explain_book_note(Lang::Id, &BookNote::SheetsAlike { sheets });
        assert!(alike.starts_with("14 lembar") && alike.contains("“12”, …"), "{alike}");
    }
}
