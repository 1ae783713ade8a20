//! Why a file is not taken or does not open, what is wrong with a record in it, and what is to be said of one that is taken.

use crate::domain::Expectation;
use crate::exchange::json::{Flaw, FlawKind, Refusal};
use crate::exchange::roll::Verdict;
use crate::exchange::seal::{MOST_WORK, SealError};
use crate::i18n::Lang;

/// What is wrong with a record of a file.
pub fn explain_flaw(lang: Lang, flaw: &Flaw) -> String {
    let name = flaw.name.as_deref().map(|name| format!(" (“{name}”)")).unwrap_or_default();
    let (table, number) = (lang.table_name(&flaw.table), lang.count(flaw.number));
    let place = format!("{table} {}{number}{name}", lang.pick("ke-", "no. "));
    let field = flaw.field.as_deref().unwrap_or_default();
    let field = lang.field(&flaw.table, field);
    let value = flaw.value.as_deref().unwrap_or_default();
    let what = match flaw.kind {
        FlawKind::Form => lang.pick("bukan objek data yang utuh", "is not a sound record").to_owned(),
        FlawKind::Value(Some(expects)) => format!("{field} = {value}: {}", expectation(lang, expects)),
        FlawKind::Value(None) => format!("{field} = {value}: {}", lang.pick("tidak dapat dibaca", "cannot be read")),
        FlawKind::Missing => format!("{field}: {}", lang.pick("wajib ada", "is required")),
        FlawKind::SameId => {
            format!("id {value}: {}", lang.pick("sudah dipakai data sebelumnya", "is that of an earlier record"))
        }
        FlawKind::ForeignId => format!(
            "id {value}: {}",
            lang.pick("tidak sesuai dengan yang dirujuknya", "does not follow from what it belongs to")
        ),
    };
    format!("{place}: {what}")
}

/// What a value must be.
fn expectation(lang: Lang, expects: Expectation) -> String {
    let text = match expects {
        Expectation::Text(most) => {
            return match lang {
                Lang::Id => format!("harus teks, paling banyak {} huruf", lang.count(most)),
                Lang::En => format!("must be text of at most {} characters", lang.count(most)),
            };
        }
        Expectation::Code => {
            lang.pick("harus kode: huruf kecil, angka, _ atau -", "must be a code: lower-case letters, digits, _ or -")
        }
        Expectation::Date => lang.pick(
            "harus tanggal seperti 2024-05-13, tahun 1900–2100",
            "must be a date like 2024-05-13, years 1900–2100",
        ),
        Expectation::Year => lang.pick("harus tahun 1945–2100", "must be a year from 1945 to 2100"),
        Expectation::Count => {
            lang.pick("harus bilangan bulat 0–10.000.000", "must be a whole number from 0 to 10,000,000")
        }
        Expectation::Total => lang.pick(
            "harus bilangan bulat, paling banyak seribu triliun",
            "must be a whole number, at most a thousand trillion",
        ),
        Expectation::Rupiah => lang.pick(
            "harus bilangan bulat rupiah, paling banyak seribu triliun",
            "must be whole rupiah, at most a thousand trillion",
        ),
        Expectation::Quantity => lang.pick(
            "harus angka dengan paling banyak empat desimal, paling besar seratus miliar",
            "must be a number with at most four decimals, at most a hundred billion",
        ),
        Expectation::Area => lang.pick("harus kode wilayah seperti 63.05", "must be an area code like 63.05"),
        Expectation::Id => lang.pick("harus UUID", "must be a UUID"),
        Expectation::Truth => lang.pick("harus true atau false", "must be true or false"),
        Expectation::Position => lang.pick(
            "harus lintang −90–90 dan bujur −180–180",
            "must be a latitude of −90 to 90 and a longitude of −180 to 180",
        ),
        Expectation::Structure => lang.pick("bentuknya tidak sesuai", "is not of the right form"),
    };
    text.to_owned()
}

/// Why a file was not taken, and what to do.
pub fn explain_refusal(lang: Lang, refusal: &Refusal) -> String {
    match (lang, refusal) {
        (Lang::Id, Refusal::TooLarge { bytes, most }) => format!(
            "Berkas ini {}, lebih besar dari batas {}. Pastikan yang dipilih adalah berkas Selaras.",
            lang.bytes(*bytes),
            lang.bytes(*most)
        ),
        (Lang::En, Refusal::TooLarge { bytes, most }) => format!(
            "This file is {}, more than the {} allowed. Make sure it is a Selaras file.",
            lang.bytes(*bytes),
            lang.bytes(*most)
        ),
        (_, Refusal::Empty) => lang.pick("Berkas ini kosong. Minta pengirim mengekspor ulang.", "This file is empty. Ask the sender to export it again.").to_owned(),
        (_, Refusal::NotText) => lang
            .pick(
                "Ini bukan berkas Selaras: isinya bukan teks. Pilih berkas yang namanya berakhir .selaras.json.",
                "This is not a Selaras file: its content is not text. Choose a file whose name ends in .selaras.json.",
            )
            .to_owned(),
        (Lang::Id, Refusal::NotJson { line, column }) => format!(
            "Ini bukan berkas Selaras, atau rusak: baris {line} kolom {column} bukan JSON. Pilih berkas .selaras.json atau minta dikirim ulang."
        ),
        (Lang::En, Refusal::NotJson { line, column }) => format!(
            "This is not a Selaras file, or it is damaged: line {line}, column {column} is not JSON. Choose a .selaras.json file or ask for it again."
        ),
        (_, Refusal::CutOff) => lang
            .pick(
                "Berkas ini terpotong: akhirnya tidak ada. Salin atau kirim ulang berkas aslinya.",
                "This file was cut off: its end is missing. Copy or send the original again.",
            )
            .to_owned(),
        (_, Refusal::NotSelaras) => lang
            .pick(
                "Berkas ini JSON, tetapi bukan dari Selaras. Pilih berkas yang namanya berakhir .selaras.json.",
                "This file is JSON, but not from Selaras. Choose a file whose name ends in .selaras.json.",
            )
            .to_owned(),
        (Lang::Id, Refusal::Newer(version)) => format!(
            "Berkas ini dibuat oleh Selaras yang lebih baru (format versi {version}). Perbarui Selaras di peramban ini, lalu coba lagi."
        ),
        (Lang::En, Refusal::Newer(version)) => format!(
            "This file was written by a newer Selaras (version {version} of the format). Update Selaras in this browser and try again."
        ),
        (_, Refusal::Redacted) => lang
            .pick(
                "Berkas ini versi publik, tanpa data pribadi: untuk dibaca, bukan untuk diimpor. Minta pengirim mengekspor berkas lengkap.",
                "This is the public version, without personal data: to be read, not to be imported. Ask the sender to export the whole file.",
            )
            .to_owned(),
        (Lang::Id, Refusal::TooMany { member, found, most }) => format!(
            "Bagian “{member}” berkas ini memuat {} isian, paling banyak {}. Berkas seperti ini tidak pernah dibuat program ini. Minta pengirim mengekspor ulang.",
            lang.count(*found),
            lang.count(*most)
        ),
        (Lang::En, Refusal::TooMany { member, found, most }) => format!(
            "The part “{member}” of this file has {} entries; the most is {}. This program never makes such a file. Ask the sender to export it again.",
            lang.count(*found),
            lang.count(*most)
        ),
        (Lang::Id, Refusal::Head(name)) => format!("Bagian “{name}” berkas ini tidak ada atau tidak sesuai. Minta pengirim mengekspor ulang."),
        (Lang::En, Refusal::Head(name)) => format!("The part “{name}” of this file is missing or invalid. Ask the sender to export it again."),
        (Lang::Id, Refusal::UnknownTable(table)) => format!(
            "Berkas ini memuat tabel “{table}” yang belum dikenal. Perbarui Selaras di peramban ini agar tidak ada data yang hilang."
        ),
        (Lang::En, Refusal::UnknownTable(table)) => format!(
            "This file holds a table “{table}” that is not known here. Update Selaras in this browser, so that no data is lost."
        ),
        (_, Refusal::Digest) => lang
            .pick(
                "Isi berkas tidak cocok dengan sidik jarinya: berkas berubah atau rusak setelah diekspor. Minta dikirim ulang.",
                "The content does not match the file’s checksum: it was changed or damaged after it was exported. Ask for it again.",
            )
            .to_owned(),
        (Lang::Id, Refusal::Total { table, stated, found }) => format!(
            "Jumlah tidak cocok: berkas menyatakan {} data {table}, tetapi memuat {}. Minta pengirim mengekspor ulang.",
            lang.count(*stated),
            lang.count(*found)
        ),
        (Lang::En, Refusal::Total { table, stated, found }) => format!(
            "The totals do not match: the file states {} {table}, but holds {}. Ask the sender to export it again.",
            lang.count(*stated),
            lang.count(*found)
        ),
        (Lang::Id, Refusal::Flaws { count, .. }) => format!("{} data dalam berkas ini tidak dapat diterima:", lang.count(*count)),
        (Lang::En, Refusal::Flaws { count, .. }) => format!("{} records in this file cannot be accepted:", lang.count(*count)),
        (_, Refusal::NothingRescued) => lang.nothing_rescued().to_owned(),
        (_, Refusal::RescuedNewer(_)) => lang.rescued_newer().to_owned(),
        (_, Refusal::Cancelled) => lang.pick("Dibatalkan.", "Cancelled.").to_owned(),
    }
}

/// Why a sealed file could not be opened, and what to do.
pub fn explain_seal(lang: Lang, error: &SealError) -> String {
    match (lang, error) {
        (_, SealError::NotSealed) => lang
            .pick(
                "Berkas ini tidak dikunci dengan kata sandi. Buka seperti berkas Selaras biasa.",
                "This file is not locked with a passphrase. Open it like any other Selaras file.",
            )
            .to_owned(),
        (_, SealError::NoPassphrase) => lang
            .pick(
                "Berkas ini dikunci untuk pemegang kunci, bukan dengan kata sandi. Buka dengan age atau rage, atau minta dikunci ulang dengan kata sandi.",
                "This file is locked for the holder of a key, not with a passphrase. Open it with age or rage, or ask for it locked with a passphrase.",
            )
            .to_owned(),
        (_, SealError::Passphrase) => lang
            .pick(
                "Kata sandi tidak cocok. Huruf besar, spasi dan tanda baca harus sama persis. Bila kata sandinya pasti benar, berkas ini rusak: minta dikirim ulang.",
                "The passphrase does not fit. Capitals, spaces and marks must be exactly the same. If it is certainly right, the file is damaged: ask for it again.",
            )
            .to_owned(),
        (_, SealError::Damaged) => lang
            .pick(
                "Berkas ini rusak atau terpotong setelah dikunci; mana dari keduanya tidak dapat diketahui. Salin atau minta dikirim ulang.",
                "This file was damaged or cut off after it was locked; which of the two cannot be told. Copy it or ask for it again.",
            )
            .to_owned(),
        (Lang::Id, SealError::TooMuchWork(work)) => format!(
            "Membuka berkas ini menuntut kerja 2^{work}, lebih dari batas 2^{MOST_WORK}; peramban akan macet. Buka dengan age atau rage bila pengirimnya dipercaya."
        ),
        (Lang::En, SealError::TooMuchWork(work)) => format!(
            "Opening this file takes 2^{work} steps, more than the 2^{MOST_WORK} allowed; the browser would hang. Open it with age or rage if you trust the sender."
        ),
        (Lang::Id, SealError::Memory(needed)) => format!(
            "Membuka berkas ini memerlukan memori {}, yang tidak tersedia di perangkat ini. Tutup program lain, atau buka di komputer lain.",
            lang.bytes(*needed)
        ),
        (Lang::En, SealError::Memory(needed)) => format!(
            "Opening this file takes {} of memory, which this device does not have. Close other programs, or use another computer.",
            lang.bytes(*needed)
        ),
    }
}

/// What is to be said of a file that can be read, in a word.
pub fn explain_file(lang: Lang, verdict: Verdict) -> String {
    let of = |id: &str, en: &str| lang.pick(id, en).to_owned();
    match verdict {
        Verdict::Same => of("Sama dengan berkas lain", "Same as another file"),
        Verdict::LeftOut => of("Tidak disertakan", "Left out"),
        Verdict::Altered(count) => {
            format!(
                "{} {}",
                lang.count(count),
                lang.pick("catatan diubah di luar Selaras", "records edited outside Selaras")
            )
        }
        Verdict::SharedNumber => of("Nomor perangkat ganda", "Two devices, one number"),
        Verdict::Gap => of("Perlu berkas lengkap", "Whole file needed"),
        Verdict::Orphans(count) => {
            format!("{} {}", lang.count(count), lang.pick("catatan tanpa induk", "records without a parent"))
        }
        Verdict::Ahead => of("Jam terlalu cepat", "Clock ahead"),
        Verdict::Asked(count) => format!("{} {}", lang.count(count), lang.pick("perbedaan", "differences")),
        Verdict::Known => of("Sudah ada semua", "All known"),
        Verdict::Fits => of("Cocok", "Fits"),
    }
}
