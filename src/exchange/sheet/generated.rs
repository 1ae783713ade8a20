//! Sheets as offices lay them out, made by chance from a known register: what comes in is what went out, or is asked about.
//!
//! `SELARAS_SHEETS` is how many are tried and `SELARAS_SEED` where they begin; the seeds that once found something are tried
//! always.

use super::book::{Cell, Merged, Sheet};
use super::plan::Plan;
use super::{Class, Preview};
use crate::domain::{BookYear, Date, territory::Territory};
use crate::i18n::Lang;
use crate::workspace::{Tables, fold};
use serde_json::Value;
use std::collections::BTreeMap;

/// Seeds of sheets that were once read wrongly.
const FOUND: [u64; 0] = [];

/// Numbers by chance, the same for every seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn word(&mut self, all: &[&'static str]) -> &'static str {
        all[self.below(all.len())]
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// What a column is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Code,
    Day,
    Count,
    Money,
}

/// A column that a list may have: the field, what it is of, and headings in use.
struct Known {
    field: &'static str,
    kind: Kind,
    headings: &'static [&'static str],
}

const NAME: Known =
    Known { field: "name", kind: Kind::Text, headings: &["Nama Koperasi", "NAMA KOPERASI", "Nama_Koperasi", "nmkop"] };
const COLUMNS: [Known; 13] = [
    Known { field: "nik", kind: Kind::Text, headings: &["NIK", "Nomor Induk Koperasi", "NIK Koperasi"] },
    Known {
        field: "legal_number",
        kind: Kind::Text,
        headings: &["Nomor Badan Hukum", "No. BH", "nobh", "Badan Hukum"],
    },
    Known { field: "legal_date", kind: Kind::Day, headings: &["Tanggal Badan Hukum", "Tgl. BH", "Tanggal Berdiri"] },
    Known { field: "subdistrict", kind: Kind::Code, headings: &["Kecamatan", "KEC.", "bps_nama_kecamatan"] },
    Known { field: "village", kind: Kind::Text, headings: &["Desa/Kelurahan", "Desa", "Kelurahan"] },
    Known { field: "address", kind: Kind::Text, headings: &["Alamat", "Alamat Lengkap", "ALAMAT KANTOR"] },
    Known { field: "kind", kind: Kind::Code, headings: &["Jenis Koperasi", "JENIS", "jenis_koperasi"] },
    Known { field: "declared_status", kind: Kind::Code, headings: &["Status", "Status Koperasi", "Keaktifan"] },
    Known {
        field: "members",
        kind: Kind::Count,
        headings: &["Jumlah Anggota", "Anggt", "Anggota (Orang)", "Jml. Anggota"],
    },
    Known { field: "staff", kind: Kind::Count, headings: &["Jumlah Karyawan", "Krywn", "Karyawan (orang)"] },
    Known { field: "assets", kind: Kind::Money, headings: &["Aset", "Jumlah Aset", "Total Asset", "Aset (Rp)"] },
    Known {
        field: "turnover",
        kind: Kind::Money,
        headings: &["Volume Usaha", "volusaha", "Omzet", "Volume Usaha (Rp.)"],
    },
    Known { field: "surplus", kind: Kind::Money, headings: &["SHU", "Sisa Hasil Usaha", "SHU (Rp)*"] },
];

/// A cooperative of the register that the sheet is made from: its fields as files hold them.
type Truth = BTreeMap<&'static str, Value>;

const TITLES: [&str; 4] =
    ["DAFTAR KOPERASI", "DATA KERAGAAN KOPERASI KABUPATEN TAPIN", "REKAPITULASI DATA KOPERASI", "Lampiran I"];
const FIRST: [&str; 12] = [
    "KUD",
    "KSU",
    "KSP",
    "Kopwan",
    "KPRI",
    "Koperasi",
    "Kopkar",
    "Primkopti",
    "KSPPS",
    "Puskud",
    "Kopontren",
    "Koptan",
];
const SECOND: [&str; 16] = [
    "Sinar",
    "Maju",
    "Tani",
    "Melati",
    "Mawar",
    "Rukun",
    "Harapan",
    "Sejahtera",
    "Bina",
    "Karya",
    "Mandiri",
    "Cahaya",
    "Bersama",
    "Lestari",
    "Sumber",
    "Barokah",
];
const THIRD: [&str; 10] =
    ["Rezeki", "Usaha", "Bersatu", "Abadi", "Jaya", "Utama", "Makmur", "Sentosa", "Mulia", "Indah"];
const VILLAGES: [&str; 6] = ["Raya Belanti", "Gadung", "Miawa", "Hangui", "Tambarangan", "Suato Tatakan"];
const KINDS: [(&str, &str); 5] = [
    ("consumer", "Konsumen"),
    ("producer", "Produsen"),
    ("services", "Jasa"),
    ("marketing", "Pemasaran"),
    ("savings_loan", "Simpan Pinjam"),
];
const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// How money, numbers and days of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As numbers and days of the file.
    Held,
    /// `1.234.567`, `13/05/2024`.
    Indonesian,
    /// `1,234,567`, `05/13/2024`.
    English,
    /// `Rp1.234.567,00`, `13 Mei 2024`.
    Long,
    /// Digits alone, `2024-05-13`.
    Bare,
    /// `1 234 567`, serial days.
    Odd,
}

const STYLES: [Style; 6] = [Style::Held, Style::Indonesian, Style::English, Style::Long, Style::Bare, Style::Odd];

fn grouped(number: i64, sign: char) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    if number < 0 { format!("({text})") } else { text }
}

fn number(value: i64, style: Style, power: u32) -> Cell {
    let unit = 10_i64.pow(power);
    if power > 0 {
        let (whole, rest) = (value.abs() / unit, value.abs() % unit);
        let sign = if value < 0 { "-" } else { "" };
        let fraction = format!("{rest:0width$}", width = power as usize);
        let fraction = fraction.trim_end_matches('0');
        return match style {
            Style::Held | Style::Odd => Cell::Number(value as f64 / unit as f64),
            Style::English if fraction.is_empty() => Cell::Text(format!("{sign}{whole}.0")),
            Style::English => Cell::Text(format!("{sign}{whole}.{fraction}")),
            _ if fraction.is_empty() => Cell::Text(format!("{sign}{whole}")),
            _ => Cell::Text(format!("{sign}{whole},{fraction}")),
        };
    }
    match style {
        Style::Held => Cell::Number(value as f64),
        Style::Indonesian => Cell::Text(grouped(value, '.')),
        // One cell with decimals tells how the column is written; without it a person is asked.
        Style::English => Cell::Text(format!("{}{}", grouped(value, ','), if value < 0 { "" } else { ".00" })),
        Style::Long => Cell::Text(format!("Rp{}", grouped(value, '.'))),
        Style::Bare => Cell::Text(value.to_string()),
        Style::Odd => Cell::Text(grouped(value, ' ')),
    }
}

fn day(value: &str, style: Style) -> Cell {
    let date: Date = value.parse().unwrap();
    let (year, month, day) = (date.year(), date.month(), date.day());
    match style {
        Style::Held => Cell::Date(date),
        Style::Indonesian => Cell::Text(format!("{day:02}/{month:02}/{year}")),
        Style::English => Cell::Text(format!("{month}/{day}/{year}")),
        Style::Long => Cell::Text(format!("{day} {} {year}", MONTHS[usize::from(month) - 1])),
        Style::Bare => Cell::Text(value.to_owned()),
        Style::Odd => Cell::Number(f64::from(Date::new(1900, 3, 1).map_or(0, |first| date.days() - first.days()) + 61)),
    }
}

/// A sheet with what was written into it.
struct Made {
    sheet: Sheet,
    truths: Vec<Truth>,
    /// The fields of its columns, and of its groups.
    written: Vec<&'static str>,
    year: i64,
    says_year: bool,
    log: String,
}

fn register(chance: &mut Chance) -> Vec<Truth> {
    let territory = Territory::current();
    let tapin = territory.districts.iter().find(|one| one.name.contains("Tapin")).unwrap();
    let subdistricts: Vec<_> =
        territory.subdistricts.iter().filter(|one| one.code.district() == Some(tapin.code)).take(4).collect();
    let mut names = std::collections::BTreeSet::new();
    let count = 3 + chance.below(24);
    let mut all = Vec::new();
    while all.len() < count {
        let name = format!("{} {} {}", chance.of(&FIRST), chance.of(&SECOND), chance.of(&THIRD));
        if !names.insert(name.clone()) {
            continue;
        }
        let at = all.len();
        let subdistrict = chance.of(&subdistricts);
        let mut truth = Truth::new();
        truth.insert("name", name.into());
        truth.insert("nik", format!("{}{:03}{:06}", "6305", at + 1, 100_001 + at * 7).into());
        truth.insert("legal_number", format!("{}/BH/XVII.{}/{}", at + 11, at % 9 + 1, 1970 + at).into());
        let date =
            Date::new(1970 + chance.below(50) as i32, 1 + chance.below(12) as u8, 1 + chance.below(28) as u8).unwrap();
        truth.insert("legal_date", date.to_string().into());
        truth.insert("subdistrict", subdistrict.code.to_string().into());
        truth.insert("village", (*chance.of(&VILLAGES)).into());
        truth.insert("address", format!("Jl. Merdeka {}", at + 1).into());
        truth.insert("kind", chance.of(&KINDS).0.into());
        truth.insert("declared_status", (*chance.of(&["active", "inactive"])).into());
        truth.insert("members", (20 + chance.below(1_400) as i64).into());
        truth.insert("staff", (1 + chance.below(30) as i64).into());
        truth.insert("assets", (1_000 * (10 + chance.below(2_000_000) as i64)).into());
        truth.insert("turnover", (1_000 * (10 + chance.below(900_000) as i64)).into());
        truth.insert("surplus", (1_000 * (chance.below(90_000) as i64 - 20_000)).into());
        all.push(truth);
    }
    all
}

fn in_words(field: &str, value: &Value) -> String {
    let code = value.as_str().unwrap_or_default();
    match field {
        "kind" => KINDS.iter().find(|(known, _)| *known == code).unwrap().1.to_owned(),
        "declared_status" => if code == "active" { "Aktif" } else { "Tidak Aktif" }.to_owned(),
        "subdistrict" => Territory::current().name_of(code.parse().unwrap()).unwrap().to_owned(),
        _ => code.to_owned(),
    }
}

fn make(seed: u64) -> Made {
    let mut chance = Chance(seed);
    let truths = register(&mut chance);
    let mut columns: Vec<&Known> = COLUMNS.iter().filter(|_| !chance.one_in(3)).collect();
    for at in (1..columns.len()).rev() {
        columns.swap(at, chance.below(at + 1));
    }
    let group: Option<&'static str> = match chance.below(4) {
        0 => Some("subdistrict"),
        1 => Some("declared_status"),
        _ => None,
    };
    columns.retain(|column| Some(column.field) != group);
    columns.insert(chance.below(columns.len().min(2) + 1), &NAME);
    let is_numbered = !chance.one_in(4);
    let year = 2019 + chance.below(6) as i64;
    let says_year = chance.one_in(2);
    let power = if chance.one_in(4) { *chance.of(&[3_u32, 6]) } else { 0 };
    let unit_in_title = chance.one_in(2);
    let has_figures = columns.iter().any(|column| matches!(column.kind, Kind::Count | Kind::Money));
    // Of days that are all before the thirteenth nobody can say that the month comes first.
    let telling =
        truths.iter().filter(|truth| truth["legal_date"].as_str().is_some_and(|day| &day[8..] > "12")).count();
    let is_told = telling * 4 >= truths.len();
    let style = |column: &&Known, chance: &mut Chance| match *chance.of(&STYLES) {
        Style::English if column.kind == Kind::Day && !is_told => Style::Indonesian,
        style => style,
    };
    let styles: Vec<Style> = columns.iter().map(|column| style(column, &mut chance)).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut merged = Vec::new();
    let text = |text: &str| Cell::Text(text.to_owned());
    for _ in 0..chance.below(3) {
        rows.push(vec![text(chance.word(&TITLES))]);
    }
    if power > 0 && unit_in_title {
        rows.push(vec![text(if power == 3 { "(dalam ribuan rupiah)" } else { "(dalam jutaan rupiah)" })]);
    }
    if chance.one_in(3) {
        rows.push(Vec::new());
    }
    let heading = |column: &Known, chance: &mut Chance| {
        let mut heading = (*chance.of(column.headings)).to_owned();
        if column.kind == Kind::Money && power > 0 && !unit_in_title {
            heading = heading.replace(" (Rp)", "").replace(" (Rp.)", "").replace('*', "");
            heading += if power == 3 { " (Rp. 000)" } else { " (juta Rp)" };
        }
        if says_year && matches!(column.kind, Kind::Count | Kind::Money) {
            heading = format!("{heading} {year}");
        }
        heading
    };
    let mut headings: Vec<String> = if is_numbered { vec!["No".to_owned()] } else { Vec::new() };
    headings.extend(columns.iter().map(|column| heading(column, &mut chance)));
    let top = rows.len();
    rows.push(headings.iter().map(|heading| text(heading)).collect());
    let has_column_numbers = chance.one_in(3) && headings.len() > 2;
    let column_numbers = |chance: &mut Chance| -> Vec<Cell> {
        let bracketed = chance.one_in(2);
        (1..=headings.len())
            .map(|at| if bracketed { text(&format!("({at})")) } else { Cell::Number(at as f64) })
            .collect()
    };
    if has_column_numbers {
        rows.push(column_numbers(&mut chance));
    }
    let is_sum = |column: &Known| matches!(column.kind, Kind::Count | Kind::Money);
    let has_sums = chance.one_in(2) && columns.iter().any(|column| is_sum(column));
    let sum_row = |label: &str, of: &[&Truth]| -> Vec<Cell> {
        let mut row = if is_numbered { vec![Cell::Empty] } else { Vec::new() };
        for (column, style) in columns.iter().zip(&styles) {
            row.push(if column.field == "name" {
                text(label)
            } else if is_sum(column) {
                let total: i64 = of.iter().map(|truth| truth[column.field].as_i64().unwrap()).sum();
                number(total, *style, if column.kind == Kind::Money { power } else { 0 })
            } else {
                Cell::Empty
            });
        }
        row
    };
    let repeats = chance.one_in(5).then(|| 5 + chance.below(6));
    let dittos = chance.one_in(5);
    let shouted = chance.one_in(4);
    let mut order: Vec<usize> = (0..truths.len()).collect();
    if let Some(group) = group {
        order.sort_by_key(|at| truths[*at][group].as_str().unwrap_or_default().to_owned());
    }
    let mut before: Option<usize> = None;
    let (mut of_group, mut number_in_list): (Vec<&Truth>, usize) = (Vec::new(), 0);
    let mut groups = 0;
    for (place, at) in order.iter().enumerate() {
        let truth = &truths[*at];
        let begins = group.is_some_and(|group| before.is_none_or(|before| truths[before][group] != truth[group]));
        if begins {
            let group = group.unwrap();
            if has_sums && !of_group.is_empty() {
                rows.push(sum_row(chance.word(&["Sub Jumlah", "Jumlah", "Subtotal"]), &of_group));
            }
            of_group.clear();
            let word = in_words(group, &truth[group]);
            let label = match group {
                "subdistrict" if chance.one_in(2) => format!("KECAMATAN {}", word.to_uppercase()),
                "subdistrict" => format!("Kec. {word}"),
                _ => format!("KOPERASI {}", word.to_uppercase()),
            };
            let mark = ["I", "II", "III", "IV"][groups % 4];
            groups += 1;
            rows.push(if is_numbered && chance.one_in(2) {
                vec![text(mark), text(&label)]
            } else if is_numbered {
                vec![Cell::Empty, text(&label)]
            } else {
                vec![text(&label)]
            });
        }
        if let Some(every) = repeats
            && place > 0
            && place % every == 0
        {
            rows.push(headings.iter().map(|heading| text(heading)).collect());
        }
        number_in_list += 1;
        let mut row = if is_numbered { vec![Cell::Number(number_in_list as f64)] } else { Vec::new() };
        for (column, style) in columns.iter().zip(&styles) {
            let value = &truth[column.field];
            let is_same = before.is_some_and(|before| truths[before][column.field] == *value) && !begins;
            row.push(match column.kind {
                Kind::Code | Kind::Text if dittos && is_same && column.field != "name" && place > 0 => {
                    text(chance.word(&["sda", "idem", "-\"-"]))
                }
                Kind::Text | Kind::Code => {
                    let words = in_words(column.field, value);
                    text(&if shouted && column.field == "name" { words.to_uppercase() } else { words })
                }
                Kind::Day => day(value.as_str().unwrap(), *style),
                Kind::Count => number(value.as_i64().unwrap(), *style, 0),
                Kind::Money => number(value.as_i64().unwrap(), *style, power),
            });
        }
        rows.push(row);
        of_group.push(truth);
        before = Some(*at);
        if chance.one_in(20) {
            rows.push(Vec::new());
        }
    }
    if has_sums {
        if group.is_some() {
            rows.push(sum_row("Sub Jumlah", &of_group));
        }
        rows.push(sum_row(
            chance.word(&["JUMLAH TOTAL", "Total", "Jumlah Seluruhnya"]),
            &truths.iter().collect::<Vec<_>>(),
        ));
    }
    if chance.one_in(3) {
        rows.push(Vec::new());
        rows.push(vec![text("Keterangan: data sementara")]);
    }
    if chance.one_in(3) {
        rows.push(Vec::new());
        let right = headings.len().saturating_sub(1).max(1);
        let put = |rows: &mut Vec<Vec<Cell>>, words: &str| {
            let mut row = vec![Cell::Empty; right];
            row.push(text(words));
            rows.push(row);
        };
        for words in
            ["Rantau, 5 Januari 2025", "Kepala Dinas Koperasi", "Drs. H. FULAN, M.Si", "NIP. 197001011990011001"]
        {
            put(&mut rows, words);
        }
    }
    if chance.one_in(3) && top > 0 {
        merged.push(Merged { first: (0, 0), last: (0, headings.len().saturating_sub(1)) });
    }
    let mut written: Vec<&'static str> = columns.iter().map(|column| column.field).collect();
    written.extend(group);
    let log = format!(
        "seed {seed}: numbered {is_numbered} group {group:?} power {power} in title {unit_in_title} sums {has_sums} styles {styles:?} repeats {repeats:?} dittos {dittos}"
    );
    let mut sheet = Sheet { rows, merged, ..Sheet::default() };
    super::open::trim(&mut sheet);
    Made { sheet, truths, written, year, says_year: says_year || !has_figures, log }
}

/// What was found of a sheet: how many of its cooperatives came in, and how many are asked about.
fn read(made: &Made) -> Result<(usize, usize), String> {
    let mut plan = Plan::propose(&made.sheet);
    plan.district = "63.05".parse().ok();
    if !made.says_year {
        plan.year = BookYear::new(made.year as i32);
    }
    let tables = Tables::default();
    let preview = Preview::new(&made.sheet, &plan, &tables, 1_790_000_000_000, [1; 10], &mut |_, _| {});
    let fail = |why: String| {
        let layout = plan.layout(&made.sheet);
        let rows: Vec<String> = made
            .sheet
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let cells: Vec<String> = row.iter().map(Cell::text).collect();
                format!("{:>3} {:?} | {}", at + 1, layout.role(at), cells.join(" | "))
            })
            .collect();
        let columns: Vec<String> =
            plan.columns.iter().map(|c| format!("{} -> {:?}", c.heading, c.target.map(|t| t.code()))).collect();
        Err(format!("{why}\n{}\n{}\n{}", made.log, columns.join("\n"), rows.join("\n")))
    };
    let by_name: BTreeMap<String, &Truth> =
        made.truths.iter().map(|truth| (fold(truth["name"].as_str().unwrap()), truth)).collect();
    let all = |class| preview.views(&tables, class, 0, 1_000);
    let (mut taken, mut asked) = (0, 0);
    for class in [Class::New, Class::Changing, Class::Equal, Class::Doubtful, Class::Refused] {
        for view in all(class) {
            let Some(truth) = by_name.get(&fold(&view.name)) else {
                if class == Class::Refused && view.name.is_empty() {
                    return fail(format!("row {} is no record and is asked about: {:?}", view.number, view.faults));
                }
                return fail(format!("row {} makes “{}”", view.number, view.name));
            };
            let mut said: BTreeMap<&str, &Value> = BTreeMap::new();
            for change in &view.changes {
                said.insert(&change.field, &change.new);
                if change.year.is_some_and(|year| i64::from(year.get()) != made.year) {
                    return fail(format!("{} has a figure of {:?}", view.name, change.year));
                }
            }
            for (field, value) in &said {
                let Some(is) = truth.get(field) else { continue };
                let is_same = match (is.as_str(), value.as_str()) {
                    (Some(is), Some(value)) => fold(is) == fold(value),
                    _ => is == *value,
                };
                if !is_same {
                    return fail(format!("{}: {field} is {value} and was {is}", view.name));
                }
            }
            match class {
                Class::New => {
                    taken += 1;
                    if let Some(lost) = made.written.iter().find(|field| !said.contains_key(**field)) {
                        return fail(format!("{}: {lost} is lost without a word", view.name));
                    }
                }
                _ => asked += 1,
            }
        }
    }
    if taken + asked != made.truths.len() {
        return fail(format!("{} of {} cooperatives are told of", taken + asked, made.truths.len()));
    }
    if !preview.summary().remarks.sums.differing.is_empty() {
        return fail(format!("sums are said to differ: {:?}", preview.summary().remarks.sums));
    }
    Ok((taken, asked))
}

#[test]
fn what_comes_in_from_a_sheet_by_chance_is_what_went_out_or_is_asked_about() {
    let given = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (sheets, first) = (given("SELARAS_SHEETS").unwrap_or(150), given("SELARAS_SEED").unwrap_or_default());
    let (mut taken, mut asked, mut failed) = (0, 0, Vec::new());
    for seed in FOUND.into_iter().chain(first..first + sheets) {
        match read(&make(seed)) {
            Ok((of_taken, of_asked)) => (taken, asked) = (taken + of_taken, asked + of_asked),
            Err(why) => failed.push(why),
        }
    }
    println!(
        "{sheets} sheets: {} cooperatives came in, {} are asked about, {} sheets were read wrongly",
        Lang::En.count(taken),
        Lang::En.count(asked),
        failed.len()
    );
    assert!(
        failed.is_empty(),
        "{} of {sheets} sheets:\n{}",
        failed.len(),
        failed.iter().take(given("SELARAS_SHOWN").unwrap_or(1) as usize).cloned().collect::<Vec<_>>().join("\n\n")
    );
}
