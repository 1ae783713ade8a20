//! Errors and findings as sentences: what happened, where, and what to do.

use super::{Label, Lang};
use crate::domain::checks::Problem;
use crate::domain::status::{Evidence, Status, Verdict};
use crate::domain::{Expectation, Measure};
use crate::exchange::json::{Flaw, FlawKind, Refusal};
use crate::exchange::seal::{MOST_WORK, SealError};
use crate::exchange::sheet::{BookError, BookNote, Fault, FaultKind, ListKind, Plan};
use crate::storage::{OpenError, StorageError};
use crate::workspace::SettleError;

/// What a finding on a record means, and how to mend it.
pub fn explain_problem(lang: Lang, problem: Problem) -> String {
    let text = match problem {
        Problem::NameMissing => lang.pick("Isi nama koperasi.", "Enter the name of the cooperative."),
        Problem::NikForm => lang.pick(
            "NIK biasanya 13 angka. Periksa kembali; boleh disimpan bila memang demikian.",
            "A NIK usually has 13 digits. Check it; it may be kept if it is so.",
        ),
        Problem::NikDistrict => lang.pick(
            "Empat angka pertama NIK menunjuk kabupaten/kota lain daripada kedudukan.",
            "The first four digits of the NIK name another district than the domicile.",
        ),
        Problem::StageMissing => lang.choose_stage(),
        Problem::ActionMissing => lang.action_needed(),
        Problem::ReturnedEarly => lang.returned_early(),
        Problem::SupervisionMissing => lang.pick("Pilih pembina yang baru.", "Choose who supervises from now on."),
        Problem::SupervisionSame => {
            lang.pick("Koperasi ini sudah dibina tingkat itu.", "This level supervises the cooperative already.")
        }
        Problem::NikTaken => lang.pick(
            "NIK ini sudah dipakai koperasi lain dalam daftar. Periksa apakah koperasi ini sudah tercatat.",
            "Another cooperative of the register has this NIK. Check whether this one is already in the register.",
        ),
        Problem::EntryIncomplete => lang.pick(
            "Lengkapi nama atau nomor setiap isian, atau hapus isian yang kosong.",
            "Complete the name or number of every entry, or remove the empty one.",
        ),
        Problem::Future => {
            lang.pick("Tanggal ini belum tiba. Periksa tahunnya.", "This day is in the future. Check the year.")
        }
        Problem::SubdistrictElsewhere => lang.pick(
            "Kecamatan ini bukan bagian kabupaten/kota yang dipilih.",
            "This kecamatan is not in the chosen district.",
        ),
        Problem::LegalDateEarly => {
            lang.pick("Tanggal badan hukum sebelum 1927. Periksa kembali.", "The legal date is before 1927. Check it.")
        }
        Problem::OverrideWithoutReason => lang.pick(
            "Tulis alasan binaan berbeda dari wilayah keanggotaan.",
            "Say why supervision differs from the membership area.",
        ),
        Problem::DeclaredWithoutDate => {
            lang.pick("Isi tanggal status dinyatakan.", "Enter the day on which the status was declared.")
        }
        Problem::CertificateLapsed => lang.pick("Masa berlaku sertifikat sudah lewat.", "The certificate has lapsed."),
        Problem::RatBeforeYearEnd => lang.pick(
            "RAT diadakan setelah tahun buku berakhir. Periksa tanggal atau tahun bukunya.",
            "The RAT takes place after the end of the book year. Check the date or the year.",
        ),
        Problem::RatLate(due) => {
            return match lang {
                Lang::Id => format!("Lewat batas RAT, {}.", lang.date(due)),
                Lang::En => format!("After the deadline for the RAT, {}.", lang.date(due)),
            };
        }
        Problem::RatBeforeLegal => lang.pick("RAT sebelum tanggal badan hukum.", "The RAT is before the legal date."),
        Problem::RatDateWithoutRat => lang.pick(
            "Ada tanggal RAT, tetapi RAT dinyatakan tidak diselenggarakan.",
            "There is a day of the RAT, but the RAT is said not to be held.",
        ),
        Problem::MembersSum(sum) => {
            return match lang {
                Lang::Id => format!("Perempuan dan laki-laki berjumlah {}, bukan angka ini.", lang.count(sum)),
                Lang::En => format!("Women and men add up to {}, not to this number.", lang.count(sum)),
            };
        }
        Problem::FewMembers(least) => {
            return match lang {
                Lang::Id => format!("Kurang dari {least} anggota, jumlah pendiri paling sedikit."),
                Lang::En => format!("Fewer than {least} members, the least number of founders."),
            };
        }
        Problem::CapitalSum(sum) => {
            return match lang {
                Lang::Id => format!("Komponennya berjumlah {}, lebih besar dari modal sendiri.", lang.rupiah(sum)),
                Lang::En => format!("Its components add up to {}, more than own capital.", lang.rupiah(sum)),
            };
        }
        Problem::AssetsSum(sum) => {
            return match lang {
                Lang::Id => format!(
                    "Modal sendiri dan modal luar berjumlah {}; selisihnya lebih dari sepersepuluh aset.",
                    lang.rupiah(sum)
                ),
                Lang::En => format!(
                    "Own and outside capital add up to {}; more than a tenth away from assets.",
                    lang.rupiah(sum)
                ),
            };
        }
        Problem::SurplusWithoutTurnover => lang.pick("Ada SHU tanpa volume usaha.", "A surplus without turnover."),
        Problem::Negative => lang.pick("Nilai ini tidak boleh negatif.", "This amount cannot be negative."),
        Problem::PointsAboveWeight(weight) => {
            return match lang {
                Lang::Id => format!("Paling banyak {weight}, bobot aspek ini."),
                Lang::En => format!("At most {weight}, the weight of this aspect."),
            };
        }
        Problem::WayMissing => lang.pick("Pilih cara pembubaran.", "Choose who dissolves it."),
        Problem::StepEarly(earliest) => {
            return match lang {
                Lang::Id => format!("Terlalu cepat: paling awal {}.", lang.date(earliest)),
                Lang::En => format!("Too early: {} at the earliest.", lang.date(earliest)),
            };
        }
        Problem::StepLate(latest) => {
            return match lang {
                Lang::Id => format!("Lewat batas, {}.", lang.date(latest)),
                Lang::En => format!("After the deadline, {}.", lang.date(latest)),
            };
        }
        Problem::MoreThanAll => lang.pick(
            "Lebih banyak daripada jumlah seluruhnya. Periksa angkanya.",
            "More than there are in all. Check the numbers.",
        ),
        Problem::NoQuorum(quorum) => {
            return match lang {
                Lang::Id => format!("Kuorum tidak tercapai: perlu {} (tiga perempat anggota).", lang.count(quorum)),
                Lang::En => format!("No quorum: {} are needed (three quarters of the members).", lang.count(quorum)),
            };
        }
        Problem::NoMajority(majority) => {
            return match lang {
                Lang::Id => format!("Suara tidak cukup: perlu {} (dua pertiga suara sah).", lang.count(majority)),
                Lang::En => {
                    format!("Not enough votes: {} are needed (two thirds of the valid ones).", lang.count(majority))
                }
            };
        }
        Problem::AssessedEarly => lang.pick(
            "Penilaian sebelum tahun buku berakhir. Periksa tanggal atau tahun bukunya.",
            "Assessed before the end of the book year. Check the date or the year.",
        ),
        Problem::AssessedWithoutRat => lang.pick(
            "Belum ada RAT yang tercatat atas tahun buku ini. Penilaian mensyaratkan satu tahun buku dan RAT-nya.",
            "No RAT on this book year is on record. An assessment needs a book year and its RAT.",
        ),
        Problem::AssessedWithoutSavings => lang.pick(
            "Koperasi ini tidak tercatat sebagai simpan pinjam dan tidak punya unit simpan pinjam.",
            "This cooperative is not recorded as one of savings and loans, nor as having a unit for them.",
        ),
        Problem::YearNotEnded => lang.pick("Tahun buku ini belum berakhir.", "This book year has not ended."),
        Problem::YearBeforeLegal => lang.pick(
            "Tahun buku sebelum koperasi berbadan hukum.",
            "The book year is before the cooperative was a legal person.",
        ),
    };
    text.to_owned()
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
        Expectation::Rupiah => lang.pick(
            "harus bilangan bulat rupiah, paling banyak seribu triliun",
            "must be whole rupiah, at most a thousand trillion",
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

/// Why a file was not taken, and what to do.
pub fn explain_refusal(lang: Lang, refusal: &Refusal) -> String {
    match (lang, refusal) {
        (Lang::Id, Refusal::TooLarge { bytes, most }) => format!(
            "Berkas ini {}, lebih besar dari batas {}. Pastikan yang dipilih adalah berkas Selaras.",
            lang.bytes(*bytes),
            lang.bytes(*most)
        ),
        (Lang::En, Refusal::TooLarge { bytes, most }) => format!(
            "This file has {}, more than the {} allowed. Make sure that it is a Selaras file.",
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
                "This file is JSON, but not of Selaras. Choose a file whose name ends in .selaras.json.",
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
            "The member “{member}” of this file has {} entries, at most {}. This program never makes such a file. Ask the sender to export it again.",
            lang.count(*found),
            lang.count(*most)
        ),
        (Lang::Id, Refusal::Head(name)) => format!("Bagian “{name}” berkas ini tidak ada atau tidak sesuai. Minta pengirim mengekspor ulang."),
        (Lang::En, Refusal::Head(name)) => format!("The member “{name}” of this file is missing or not as it must be. Ask the sender to export it again."),
        (Lang::Id, Refusal::UnknownTable(table)) => format!(
            "Berkas ini memuat tabel “{table}” yang belum dikenal. Perbarui Selaras di peramban ini agar tidak ada data yang hilang."
        ),
        (Lang::En, Refusal::UnknownTable(table)) => format!(
            "This file holds a table “{table}” that is not known here. Update Selaras in this browser, so that no data is lost."
        ),
        (_, Refusal::Digest) => lang
            .pick(
                "Isi berkas tidak cocok dengan sidik jarinya: berkas berubah atau rusak setelah diekspor. Minta dikirim ulang.",
                "The content does not fit the file's digest: it was changed or damaged after it was exported. Ask for it again.",
            )
            .to_owned(),
        (Lang::Id, Refusal::Total { table, stated, found }) => format!(
            "Jumlah tidak cocok: berkas menyatakan {} data {table}, tetapi memuat {}. Minta pengirim mengekspor ulang.",
            lang.count(*stated),
            lang.count(*found)
        ),
        (Lang::En, Refusal::Total { table, stated, found }) => format!(
            "The totals do not fit: the file states {} {table}, but holds {}. Ask the sender to export it again.",
            lang.count(*stated),
            lang.count(*found)
        ),
        (Lang::Id, Refusal::Flaws { count, .. }) => format!("{} data dalam berkas ini tidak dapat diterima:", lang.count(*count)),
        (Lang::En, Refusal::Flaws { count, .. }) => format!("{} records of this file are not acceptable:", lang.count(*count)),
        (_, Refusal::NothingRescued) => lang.nothing_rescued().to_owned(),
        (_, Refusal::RescuedNewer(_)) => lang.rescued_newer().to_owned(),
        (_, Refusal::Cancelled) => lang.pick("Dibatalkan.", "Cancelled.").to_owned(),
    }
}

/// Why a difference could not be decided, and what to do.
pub fn explain_settling(lang: Lang, error: &SettleError) -> String {
    match error {
        SettleError::NotOpen | SettleError::NoSuchValue(_) => lang.pick(
            "Perbedaan ini sudah diputuskan, mungkin di tab lain.",
            "This difference has been decided already, perhaps in another tab.",
        ),
        SettleError::Unacceptable(_) => lang.pick(
            "Nilai itu tidak sesuai dengan isian ini. Periksa penulisannya, lalu coba lagi.",
            "The field does not take that value. Check how it is written, then try again.",
        ),
        SettleError::TooLong(_) => lang.pick(
            "Nilai-nilainya terlalu panjang untuk dicatat bersama keputusannya. Ubah di formulirnya.",
            "The values are too long to be kept with the decision. Change them in the form.",
        ),
    }
    .to_owned()
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
                "The browser's storage is full. The change is still in this tab, but not stored: export the data now.",
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
                "The storage's table of contents is damaged. Nothing has been touched; save a rescue copy before anything else.",
            )
            .to_owned(),
    }
}

/// Why a cooperative has its computed status: the evidence, spelled out.
pub fn explain_verdict(lang: Lang, verdict: &Verdict) -> String {
    let years = |wanted: Option<bool>, of: fn(&Evidence) -> Option<bool>| {
        let mut years: Vec<String> =
            verdict.years.iter().filter(|year| of(year) == wanted).map(|year| year.year.to_string()).collect();
        years.reverse();
        years.join(", ")
    };
    let mut parts = Vec::new();
    let mut say = |years: String, id: &str, en: &str| {
        if !years.is_empty() {
            parts.push(format!("{} {years}", lang.pick(id, en)));
        }
    };
    say(years(Some(true), |year| year.rat), "RAT tahun buku", "RAT held on");
    say(years(Some(false), |year| year.rat), "tanpa RAT tahun buku", "no RAT on");
    say(years(None, |year| year.rat), "RAT tidak diketahui", "RAT not known for");
    say(years(Some(true), |year| year.business), "usaha berjalan", "business running in");
    say(years(Some(false), |year| year.business), "usaha berhenti", "business stopped in");
    say(years(None, |year| year.business), "usaha tidak diketahui", "business not known for");
    let status = verdict.status.label(lang);
    match verdict.status {
        Status::Undetermined if parts.is_empty() => status.to_owned(),
        _ => format!("{status}: {}.", parts.join("; ")),
    }
}

impl Lang {
    /// A published sum that does not fit.
    pub fn sum_check(self, check: &crate::analysis::SumCheck) -> String {
        let measure = Measure::label(&check.measure, self).to_lowercase();
        let (parts, sum, total) = (check.parts, self.count(check.sum), self.count(check.total));
        let difference = self.number(i64::from(check.sum) - i64::from(check.total));
        match self {
            Lang::Id => format!(
                "{}, {measure}: {parts} bagian berjumlah {sum}, tetapi total yang dipublikasikan {total} (selisih {difference}).",
                self.date_known(check.date, crate::domain::Precision::Month)
            ),
            Lang::En => format!(
                "{}, {measure}: {parts} parts add up to {sum}, but the published total is {total} (difference {difference}).",
                self.date_known(check.date, crate::domain::Precision::Month)
            ),
        }
    }
}
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
        BookError::NotASheet => lang.pick(
            "Ini bukan lembar sebar dan bukan pula teks berpemisah. Yang dapat dibaca: XLSX, XLS, ODS, CSV, dan TSV.",
            "This is neither a spreadsheet nor delimited text. What can be read: XLSX, XLS, ODS, CSV and TSV.",
        ),
        BookError::BrokeDown => lang.pick(
            "Pembaca lembar sebar berhenti di tengah berkas ini: berkasnya rusak, atau terlalu besar untuk memori perangkat ini. Buka di program lembar sebar, simpan lembar yang diperlukan saja sebagai XLSX atau CSV, lalu pilih berkas itu.",
            "The reader of spreadsheets broke down over this file: it is damaged, or too large for this device's memory. Open it in a spreadsheet program, save only the sheet that is needed as XLSX or CSV, and choose that file.",
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

fn on_sheet(lang: Lang, sheet: &str) -> String {
    match lang {
        _ if sheet.is_empty() => String::new(),
        Lang::Id => format!("Lembar “{sheet}”: "),
        Lang::En => format!("Sheet “{sheet}”: "),
    }
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

/// As much of what stands in a cell as a sentence bears.
pub fn shortened(text: &str) -> String {
    const BEARS: usize = 80;
    let mut short: String = text.chars().take(BEARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// What is wrong with a row of a list, and in which column.
pub fn explain_fault(lang: Lang, plan: &Plan, fault: &Fault) -> String {
    let text = match &fault.kind {
        FaultKind::NotUnderstood(text) => match lang {
            Lang::Id => format!("“{}” tidak dipahami.", shortened(text)),
            Lang::En => format!("“{}” is not understood.", shortened(text)),
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
            Lang::Id if plan.kind == ListKind::Figures => format!("Berbeda dari baris {row} tentang hal yang sama."),
            Lang::En if plan.kind == ListKind::Figures => format!("It says something else than row {row} of the same."),
            Lang::Id => format!("Berbeda dari baris {row} tentang koperasi yang sama."),
            Lang::En => format!("It says something else than row {row} of the same cooperative."),
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
        FaultKind::DamagedNik(text) => match lang {
            Lang::Id => format!("“{}” bukan NIK yang utuh dan tidak diambil. NIK terdiri atas 13 angka; di Excel simpan kolom ini sebagai teks.", shortened(text)),
            Lang::En => format!("“{}” is no whole NIK and is not taken. A NIK has 13 digits; in Excel, keep this column as text.", shortened(text)),
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
