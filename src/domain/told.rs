//! Which texts that people have written may be read by anyone.
//!
//! A person's name cannot be told from other words, so a text stays only where it has a form in which there is no room
//! for one: a number of the national register, a legal number in the forms of FACTS 1.1, a publication in words that are
//! all known. Everything else is left out. Only the name of the cooperative stays whatever its words are: the deed and the
//! public register have it too. What stands beside it, a telephone or whom to ask, is cut off.

use crate::domain::territory::Territory;

/// What an offered name is called when nothing of it may be read.
pub(crate) const UNNAMED: &str = "Koperasi";

/// Words after which somebody is named or can be reached.
const CONTACT: &[&str] = &[
    "a.n",
    "an.",
    "atas nama",
    "bendahara",
    "bpk",
    "bapak",
    "contact",
    "cp",
    "d/a",
    "email",
    "e-mail",
    "fax",
    "hp",
    "hub",
    "hubungi",
    "kontak",
    "ketua",
    "ktp",
    "nik",
    "narahubung",
    "no.hp",
    "nohp",
    "pak",
    "pengawas:",
    "pengurus:",
    "sekretaris",
    "surel",
    "tel",
    "telepon",
    "telp",
    "telpon",
    "tlp",
    "u.p",
    "up.",
    "wa",
    "whatsapp",
];

/// What a name is written with besides words: behind these something else may begin.
const BREAKS: &[char] = &[',', ';', ':', '(', '[', '{', '<', '|', '/', '\\', '–', '—', '\n', '\t', '"', '\'', '“', '='];

/// The name of a cooperative without what may stand beside it about persons. A name in which nothing is found stays as it
/// is, brackets and all.
pub(crate) fn name(text: &str) -> String {
    let Some(found) = first_contact(text) else { return text.to_owned() };
    let cut = text.find(BREAKS).map_or(found, |at| at.min(found));
    let cut = text.find(" - ").map_or(cut, |at| at.min(cut));
    let kept = text[..cut].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.'));
    if kept.chars().filter(|c| c.is_alphabetic()).count() < 3 { UNNAMED.to_owned() } else { kept.trim().to_owned() }
}

/// Where a text begins to tell how somebody is reached, or who: a word of [`CONTACT`], an e-mail address, or so many digits
/// in a row as no name has, however they are spaced.
fn first_contact(text: &str) -> Option<usize> {
    let words = || text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word));
    let is_contact = |word: &str| {
        let lower = word.to_lowercase();
        let inner = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        let begins = |mark: &str| inner.starts_with(mark) && inner[mark.len()..].starts_with([':', '=']);
        // "An-Nur" is a name; "a.n." and "an." are not.
        CONTACT.contains(&bare) || CONTACT.contains(&inner) || CONTACT.iter().any(|mark| begins(mark))
    };
    let word = words().find(|(_, word)| is_contact(word) || word.contains('@') || is_address(word)).map(|(at, _)| at);
    let two = words().zip(words().skip(1)).find(|((_, first), (_, second))| {
        let both = format!("{} {}", first.to_lowercase(), second.to_lowercase());
        CONTACT.iter().any(|mark| mark.contains(' ') && both.contains(mark))
    });
    [word, two.map(|((at, _), _)| at), long_number(text)].into_iter().flatten().min()
}

/// Whether a word is the address of a place in the net.
fn is_address(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["http:", "https:", "www.", "wa.me", "t.me", ".com", ".id", ".net", ".org"].iter().any(|part| lower.contains(part))
}

/// Where a number of five digits or more begins. What people put between the digits of a telephone does not end it.
pub(crate) fn long_number(text: &str) -> Option<usize> {
    let (mut start, mut digits) = (0, 0);
    let mut last = None::<usize>;
    for (at, c) in text.char_indices() {
        let between = c.is_whitespace() || matches!(c, '.' | '-' | '/' | '(' | ')' | '+' | '_' | '·' | '‑' | '–' | '*');
        if is_digit(c) {
            if last.is_none() {
                (start, digits) = (at, 0);
            }
            digits += 1;
            last = Some(at);
            if digits >= 5 {
                return Some(start);
            }
        } else if !between {
            last = None;
        }
    }
    None
}

/// Digits of any script: a telephone may be written in those of another.
fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// Whether a number has the form of the national one of cooperatives (FACTS 1.1): thirteen digits, first the code of a
/// district of a province (from 11; kabupaten from 01, kota from 71). That of a person has sixteen; a telephone begins
/// with 0, or after 62 with an 8.
pub(crate) fn is_national_number(text: &str) -> bool {
    let is_number = text.len() == 13 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number && text[..2] >= *"11" && matches!(text.as_bytes()[2], b'0'..=b'3' | b'7') && text[2..4] != *"00"
}

/// Whether a text is a postal code.
pub(crate) fn is_postal_code(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// Units of targets and proposals, as plans and the nomenclature have them (FACTS 7.1, 7.13).
const UNITS: &[&str] = &[
    "%",
    "bulan",
    "buah",
    "dokumen",
    "hari",
    "hektare",
    "kali",
    "kegiatan",
    "kelompok",
    "kelompok masyarakat",
    "kelompok pra koperasi",
    "kelompok pra-koperasi",
    "keluarga",
    "koperasi",
    "laporan",
    "lembaga",
    "meter",
    "orang",
    "paket",
    "pelaku usaha",
    "persen",
    "produk",
    "rupiah",
    "sertifikat",
    "set",
    "sop",
    "tahun",
    "umkm",
    "unit",
    "unit usaha",
    "usaha",
    "usaha mikro",
];

/// Whether a text is a unit, and nothing else.
pub(crate) fn is_unit(text: &str) -> bool {
    UNITS.contains(&&*text.to_lowercase())
}

/// Words of legal numbers besides the names of districts: what was approved, by whom.
const LEGAL_WORDS: &[&str] = &[
    "ad",
    "bh",
    "dinas",
    "dinkop",
    "dinkopukm",
    "dis",
    "disdagkop",
    "diskop",
    "diskopukm",
    "diskopumkm",
    "diskoperindag",
    "disperindag",
    "disperindagkop",
    "kdk",
    "kep",
    "kop",
    "koperasi",
    "kptsbh",
    "kukm",
    "kw",
    "kwk",
    "lap",
    "m",
    "meneg",
    "menkop",
    "menkumham",
    "pad",
    "perindagkop",
    "prov",
    "kab",
    "kota",
    "sk",
    "ukm",
    "umkm",
];

/// Whether a text has the form of a legal number (FACTS 1.1): `AHU-0000667.AH.01.27.TAHUN 2020`, `844A/BH/VIII/1980`,
/// `32/BH/XXVII.4/III/2016`, `430/BH/Banjar/DISKOP/X/03`. No part of it has room for a telephone: the serial number has
/// six digits at most, and what else is a number is a year, or of two digits.
pub(crate) fn is_legal_number(text: &str) -> bool {
    let text = without_label(text, &["nomor", "no.", "no"]);
    is_of_ministry(text) || is_of_office(text)
}

/// The form of the ministry of law: seven digits, and what the series is called.
fn is_of_ministry(text: &str) -> bool {
    let upper = text.to_uppercase();
    let Some(rest) = upper.strip_prefix("AHU-").or_else(|| upper.strip_prefix("AHU ")) else { return false };
    let parts: Vec<&str> = rest.split(['.', ' ', '-', '/']).filter(|part| !part.is_empty()).collect();
    let [number, "AH", first, second, rest @ ..] = &*parts else { return false };
    let year = match rest {
        [] => None,
        ["TAHUN", year] | [year] => Some(*year),
        _ => return false,
    };
    is_number(number, 7, 7)
        && !number.starts_with("08")
        && is_number(first, 2, 2)
        && is_number(second, 2, 2)
        && year.is_none_or(is_year)
}

/// The forms of the offices: a serial number, BH or the like, and by slashes for what, where, and when.
fn is_of_office(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let ([serial, rest @ ..], true) = (&*parts, (3..=7).contains(&parts.len())) else { return false };
    let digits = serial.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_serial = is_serial_number(digits) && serial.len() - digits.len() <= 2;
    let names_series = rest.iter().any(|part| part.split(['.', '-', ' ']).any(is_series));
    let is_last = |at: usize| at + 1 == rest.len();
    is_serial && names_series && rest.iter().enumerate().all(|(at, part)| is_legal_part(part, is_last(at)))
}

/// A serial number of an office, or of the ministry with its six digits, which begin with 0; no series has come near what
/// the first digits of a telephone would be.
fn is_serial_number(digits: &str) -> bool {
    is_number(digits, 1, 4)
        || is_number(digits, 5, 5) && !digits.starts_with("08")
        || is_number(digits, 6, 6) && digits.starts_with('0') && !digits.starts_with("08")
}

fn is_series(word: &str) -> bool {
    ["bh", "pad", "ad", "kptsbh"].contains(&word.to_lowercase().as_str())
}

fn is_legal_part(part: &str, is_last: bool) -> bool {
    if is_year(part) || is_last && is_number(part, 2, 2) || is_place(part) {
        return true;
    }
    let words: Vec<&str> = part.split(['.', '-', ' ']).filter(|word| !word.is_empty()).collect();
    let is_number_alone = words.iter().all(|word| is_number(word, 1, 2));
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let is_word = |word: &&str| {
        is_number(word, 1, 2) || is_roman(word) || LEGAL_WORDS.contains(&word.to_lowercase().as_str()) || is_place(word)
    };
    // A number alone, or many digits, would be a piece of a longer one.
    (1..=4).contains(&words.len()) && !is_number_alone && digits <= 3 && words.iter().all(is_word)
}

fn is_roman(word: &str) -> bool {
    (1..=7).contains(&word.len()) && word.bytes().all(|byte| b"IVXL".contains(&byte.to_ascii_uppercase()))
}

/// Whether a text is what the number of an amendment looks like: a legal number, or a deed of at most three digits.
pub(crate) fn is_amendment_number(text: &str) -> bool {
    let number = without_label(without_label(text, &["akta", "akte"]), &["notaris"]);
    let number = without_label(number, &["nomor", "no.", "no"]);
    is_number(number, 1, 3) || is_legal_number(text)
}

/// A text without one of the words that may stand before it.
fn without_label<'t>(text: &'t str, labels: &[&str]) -> &'t str {
    let text = text.trim();
    let behind = |label: &&str| {
        let rest =
            text.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label)).map(|_| &text[label.len()..])?;
        let is_whole = label.ends_with('.') || rest.starts_with([' ', ':', '.']);
        is_whole.then(|| rest.trim_start_matches([' ', ':', '.']))
    };
    labels.iter().find_map(behind).unwrap_or(text)
}

/// Words of which the titles of publications consist, besides places, months and numbers.
const PUBLICATION: &[&str] = &[
    "akhir",
    "angka",
    "antara",
    "antaranews",
    "apbd",
    "arsip",
    "babeindonesia",
    "banjarbaruklik",
    "banjarmasinpost",
    "bappeda",
    "bappedalitbang",
    "berita",
    "bisnis",
    "bps",
    "buku",
    "capaian",
    "dalam",
    "dan",
    "dari",
    "data",
    "daerah",
    "di",
    "dinas",
    "diskominfo",
    "diskop",
    "diskopukm",
    "ekonomi",
    "evaluasi",
    "gatra",
    "habar",
    "halaman",
    "hal",
    "indikator",
    "indonesia",
    "infobanua",
    "informasi",
    "inspektorat",
    "jumlah",
    "kab",
    "kabupaten",
    "kanal",
    "kecamatan",
    "kementerian",
    "kemenkop",
    "kemenkopukm",
    "kinerja",
    "kompas",
    "kominfo",
    "koperasi",
    "kota",
    "kukm",
    "kumkm",
    "lakip",
    "lampiran",
    "laporan",
    "lkjip",
    "lkpj",
    "lppd",
    "menurut",
    "mengenai",
    "menengah",
    "mikro",
    "nasional",
    "no",
    "nomor",
    "ods",
    "ojk",
    "online",
    "open",
    "pembangunan",
    "pemerintah",
    "peraturan",
    "perda",
    "perdagangan",
    "perindustrian",
    "permenkop",
    "portal",
    "profil",
    "provinsi",
    "prov",
    "pusat",
    "rakor",
    "rapat",
    "kerja",
    "koordinasi",
    "rekapitulasi",
    "rencana",
    "renja",
    "renstra",
    "republika",
    "resmi",
    "rkpd",
    "rpjmd",
    "satu",
    "scribd",
    "siaran",
    "pers",
    "sensus",
    "sibakul",
    "simkopdes",
    "sistem",
    "situs",
    "statistik",
    "strategis",
    "badan",
    "tabel",
    "tahun",
    "tahunan",
    "tentang",
    "tenaga",
    "triwulan",
    "semester",
    "tribun",
    "tribunnews",
    "ukm",
    "umkm",
    "usaha",
    "kecil",
    "utama",
    "volume",
    "edisi",
    "keadaan",
    "per",
    "sd",
    "ri",
    "i",
    "ii",
    "iii",
    "iv",
];

const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
];

/// Whether a text is a publication: every word of it is known. Its number may be long, as archives have them, but not begin
/// as telephones do.
pub(crate) fn is_publication(text: &str) -> bool {
    let separators =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '.' | '/' | '-' | '–' | '&');
    let words: Vec<String> = text.split(separators).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let is_reference = |word: &str| {
        is_number(word, 1, 6) || is_number(word, 7, 9) && !word.starts_with(['0', '8']) && !word.starts_with("62")
    };
    let longest = words.split(|word| !is_number(word, 1, 20)).map(|run| run.concat().len()).max().unwrap_or_default();
    let is_known = |word: &String| {
        is_reference(word) || PUBLICATION.contains(&word.as_str()) || MONTHS.contains(&word.as_str()) || is_place(word)
    };
    let says_what = words.iter().any(|word| PUBLICATION.contains(&word.as_str()));
    says_what && longest <= 9 && words.iter().all(is_known)
}

/// Whether a word is, or is part of, the name of the province or of one of its districts.
fn is_place(word: &str) -> bool {
    let territory = Territory::current();
    let word = word.to_lowercase();
    let in_name = |name: &str| name.to_lowercase() == word || name.split(' ').any(|part| part.to_lowercase() == word);
    let of_districts =
        territory.districts.iter().flat_map(|district| [district.name, district.short, district.abbreviation]);
    !word.is_empty() && (in_name(territory.province.name) || word == "kalsel" || of_districts.into_iter().any(in_name))
}

fn is_number(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    is_number(text, 4, 4) && ("1945"..="2100").contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONES: [&str; 8] = [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "+62 812 3456 7890",
        "6281234567890",
        "(0511) 4772543",
        "0812.3456.7890",
        "0812/3456/7890",
    ];

    #[test]
    fn legal_numbers_of_every_time_stay() {
        for number in [
            "844A/BH/VIII/1980",
            "305/BH/XIV/1977",
            "32/BH/XXVII.4/III/2016",
            "430/BH/Banjar/DISKOP/X/03",
            "006385/BH/M.KUKM.2/XI/2017",
            "AHU-0000667.AH.01.27.TAHUN 2020",
            "AHU-0000667.AH.01.26.Tahun 2020",
            "No. 12/PAD/XXVII.1/V/2011",
            "518/BH/KWK.16/IX/1998",
            "77/BH/KDK.16-4/VI/1999",
            "21/BH/Tanah Laut/2009",
        ] {
            assert!(is_legal_number(number), "{number}");
        }
    }

    #[test]
    fn a_legal_number_that_tells_of_a_person_does_not() {
        for text in [
            "Siti Aminah",
            "305/BH/XIV/1977 Siti Aminah",
            "305/BH/Siti Aminah/1977",
            "305/BH/Aminah/XIV/1977",
            "6305014107800001",
            "305/BH/XIV/1977 hp 081234567890",
            "0812/3456/7890",
            "0812/BH/3456/7890",
            "081234/BH/56/78/90",
            "AHU-081234567890.AH.01.27",
            "AHU-0000667.AH.01.27.TAHUN 2020 a.n. Siti",
            "siti@contoh.id",
            "305/BH",
            "081234/BH/78",
            "812345/BH/XIV/78",
            "AHU-0812345.AH.01.27",
            "12/BH/XIV.12.34/1990",
            "",
        ] {
            assert!(!is_legal_number(text), "{text}");
        }
        assert!(!PHONES.into_iter().any(is_legal_number) && !PHONES.into_iter().any(is_amendment_number));
    }

    #[test]
    fn an_amendment_has_the_number_of_its_deed_or_of_its_approval() {
        assert!(
            ["Akta Nomor 12", "akta notaris no. 7", "12", "5/PAD/XXVII.1/V/2011"].into_iter().all(is_amendment_number)
        );
        let others = ["Akta Nomor 12 Siti Aminah", "akta Siti Aminah", "081234567", "1234", "6305014107800001"];
        assert!(!others.into_iter().any(is_amendment_number));
    }

    #[test]
    fn the_number_of_a_cooperative_is_public_and_that_of_a_person_is_not() {
        assert!(["6305010020001", "5104010030218", "6371020040012"].into_iter().all(is_national_number));
        let others =
            ["6305014107800001", "0812345678901", "6281234567890", "6285112345678", "630501002000", "63-05", ""];
        assert!(!others.into_iter().any(is_national_number));
        assert!(is_postal_code("71153") && !is_postal_code("08123") && !is_postal_code("Budi"));
    }

    #[test]
    fn an_honest_name_stays_as_it_is() {
        for kept in [
            "KUD Maju Bersama",
            "Koperasi Wanita Ibu Kartini",
            "KPRI (Guru) Tapin",
            "Koperasi 17 Agustus 1945",
            "KSU An-Nur",
            "Koperasi Karyawan PT. Adaro / Dahai",
            "Koperasi Wanita Hj. Siti",
            "KOPPAS Sentra Antasari 2",
            "KSP WARGA",
        ] {
            assert_eq!(name(kept), kept);
        }
    }

    #[test]
    fn what_stands_beside_a_name_is_cut_off() {
        for phone in PHONES {
            assert_eq!(name(&format!("KUD Maju {phone}")), "KUD Maju");
        }
        for beside in [
            "hub. Siti Aminah",
            "(ketua Siti Aminah, 0812-3456-7890)",
            "- a.n. Siti Aminah",
            "NIK 6305014107800001",
            "siti@contoh.id",
            "/ WA:0812",
            "d/a Siti Aminah",
            "(Siti Aminah) 0812 3456 7890",
            "telp: Siti",
            "atas nama Siti Aminah",
            "https://wa.me/62812",
            "Ketua: Siti Aminah",
        ] {
            assert_eq!(name(&format!("KUD Maju {beside}")), "KUD Maju", "{beside}");
        }
        assert_eq!(name("081234567890"), UNNAMED);
    }

    #[test]
    fn a_publication_is_told_by_words_that_are_all_known() {
        for source in [
            "Kalimantan Selatan dalam Angka 2024",
            "Antara 484289",
            "Scribd 661205103",
            "Rakor koperasi dan UKM, Banjarmasin, 13 Mei 2024",
        ] {
            assert!(is_publication(source), "{source}");
        }
        let shipped = crate::sample::published();
        assert!(shipped.iter().all(|tally| is_publication(&tally.source)));
        for text in [
            "Siti Aminah",
            "menurut Siti Aminah",
            "Antara 081234567",
            "Antara 0812 3456 7890",
            "Antara, siti@contoh.id",
            "2024",
        ] {
            assert!(!is_publication(text), "{text}");
        }
    }
}
