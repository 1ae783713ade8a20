//! The potential of an area in words: what its figures are called, in which measure areas are held beside each other, and what
//! stands out.

use super::pieces::{Piece, pieces, strong};
use super::plans::filled;
use crate::analysis::potential::{Far, Figure, Part, Per, Potential, Sum, Whose};
use crate::analysis::{FEWEST_PEERS, Median};
use crate::domain::{AreaCode, AreaLevel, BookYear, Date};
use crate::i18n::Lang;

/// What a figure is called.
pub const fn potential_name(lang: Lang, figure: Figure) -> &'static str {
    match figure {
        Figure::Cooperatives => lang.pick("Koperasi", "Cooperatives"),
        Figure::Active => lang.pick("Dinyatakan aktif", "Declared active"),
        Figure::MerahPutih => "Koperasi Merah Putih",
        Figure::Members => lang.pick("Anggota koperasi", "Members of cooperatives"),
        Figure::OwnCapital => lang.pick("Modal sendiri koperasi (Rp)", "Own capital of cooperatives (Rp)"),
        Figure::Savings => lang.pick("Simpanan pokok dan wajib (Rp)", "Principal and mandatory savings (Rp)"),
        Figure::Turnover => lang.pick("Volume usaha koperasi (Rp)", "Turnover of cooperatives (Rp)"),
        Figure::Enterprises => lang.pick("UMKM binaan menurut nama", "Assisted enterprises by name"),
        Figure::Sales => lang.pick("Omzet UMKM binaan (Rp)", "Sales of assisted enterprises (Rp)"),
        Figure::PlanRows => lang.pick("Baris rencana", "Rows of plans"),
        Figure::PlanMoney => lang.pick("Pagu rencana (Rp)", "Budget of plans (Rp)"),
        Figure::Paid => lang.pick("Permohonan modal yang cair", "Applications for capital paid out"),
        Figure::PaidOut => lang.pick("Modal cair (Rp)", "Capital paid out (Rp)"),
        Figure::Courses => lang.pick("Pelatihan", "Courses"),
        Figure::Participants => lang.pick("Peserta pelatihan", "Participants in courses"),
        Figure::Aids => lang.pick("Bantuan kepada UMKM", "Aid to enterprises"),
        Figure::AidWorth => lang.pick("Nilai bantuan (Rp)", "Worth of aid (Rp)"),
    }
}

/// What a part of the page is called.
pub const fn potential_part(lang: Lang, part: Part) -> &'static str {
    match part {
        Part::There => lang.pick("Yang ada", "What is there"),
        Part::Planned => lang.pick("Yang direncanakan", "What is planned"),
        Part::Given => lang.pick("Yang sudah diberikan", "What was given"),
    }
}

/// In which measure areas are held beside each other.
pub const fn potential_unit(lang: Lang, figure: Figure) -> &'static str {
    match (figure.per(), figure) {
        (Per::TenThousand, _) => lang.pick("per 10.000 penduduk", "per 10,000 inhabitants"),
        (Per::Inhabitant, _) => lang.pick("Rp per penduduk", "Rp per inhabitant"),
        (Per::Share, _) => lang.pick("dari yang dinyatakan", "of those declared"),
        (Per::Record, Figure::Members) => lang.pick("per koperasi yang melapor", "per cooperative that reports"),
        (Per::Record, Figure::Sales) => lang.pick("Rp per UMKM yang omzetnya tercatat", "Rp per enterprise with sales"),
        (Per::Record, Figure::AidWorth) => lang.pick("Rp per bantuan yang bernilai", "Rp per aid with a worth"),
        (Per::Record, _) => lang.pick("Rp per koperasi yang melapor", "Rp per cooperative that reports"),
    }
}

/// A figure as it is written.
pub fn potential_value(lang: Lang, figure: Figure, value: i64) -> String {
    if figure.is_money() { lang.rupiah_short(value) } else { lang.number(value) }
}

/// A value in the measure in which areas are held beside each other.
pub fn potential_measure(lang: Lang, figure: Figure, value: f64) -> String {
    match figure.per() {
        Per::Share => lang.percent_to(value, 1),
        // Of rupiah by each inhabitant there are few enough for all digits.
        _ if figure.is_money() => lang.rupiah_short(value.round() as i64),
        _ => lang.decimal_number(value, 1),
    }
}

/// A median with the number of areas on which it rests; of too few that they are too few.
pub fn potential_median(lang: Lang, median: Median, areas: usize, said: impl Fn(f64) -> String) -> (String, String) {
    let of = filled(
        lang.pick("{count} dari {areas} daerah", "{count} of {areas} areas"),
        &[("count", lang.count(median.count)), ("areas", lang.count(areas))],
    );
    median.value.map_or_else(|| ("–".to_owned(), of.clone()), |value| (said(value), of.clone()))
}

/// Of how many records a figure is; nothing where all say it.
pub fn potential_known(lang: Lang, sum: &Sum) -> Option<String> {
    let all = sum.known + sum.silent;
    let say = |text: &str| {
        filled(
            text,
            &[("known", lang.count(sum.known)), ("all", lang.count(all)), ("partial", lang.count(sum.partial))],
        )
    };
    let known = match (sum.known, sum.silent) {
        (0, 0) => Some(lang.pick("belum diisi", "not entered").to_owned()),
        (0, _) => Some(say(lang.pick("tidak dilaporkan oleh {all}", "not reported by {all}"))),
        (_, 0) => None,
        _ => Some(say(lang.pick("dari {known} yang menyebutnya, dari {all}", "of {known} that say it, of {all}"))),
    };
    let partial = (sum.partial > 0)
        .then(|| say(lang.pick("{partial} hanya sebagian jumlahnya", "{partial} say only some of it")));
    let said: Vec<String> = known.into_iter().chain(partial).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Which cooperatives are counted.
pub const fn potential_whose(lang: Lang, whose: Whose) -> &'static str {
    match whose {
        Whose::All => lang.pick("termasuk Koperasi Merah Putih", "Koperasi Merah Putih among them"),
        Whose::Without => lang.pick("tanpa Koperasi Merah Putih", "without Koperasi Merah Putih"),
        Whose::Only => lang.pick("hanya Koperasi Merah Putih", "Koperasi Merah Putih alone"),
    }
}

/// What an area is called; the province where none is named.
pub fn potential_area(lang: Lang, area: Option<AreaCode>) -> String {
    let province = crate::domain::territory::Territory::current().province.code;
    match area {
        Some(area) if area.level() == AreaLevel::Subdistrict => {
            let district = area.district().map(|district| format!(", {}", lang.area(district))).unwrap_or_default();
            format!("{} {}{district}", lang.pick("Kecamatan", "Subdistrict"), lang.area(area))
        }
        area => lang.office(area.unwrap_or(province)),
    }
}

/// The first sentence: what is there, planned and given, and what stands out.
pub fn explain_potential(
    lang: Lang,
    found: &Potential,
    whose: Whose,
    area: Option<AreaCode>,
    year: Option<BookYear>,
) -> Vec<Piece> {
    let known = |figure: Figure| found.sum(figure, area).figure();
    let count = |figure: Figure| known(figure).map(|value| strong(&potential_value(lang, figure, value)));
    let money = |figure: Figure| known(figure).map(|value| strong(&format!("Rp{}", lang.rupiah_short(value))));
    let say = |text: &str, values: &[(&str, String)]| filled(text, values);
    let cooperatives = count(Figure::Cooperatives).map(|cooperatives| {
        let whose = if whose == Whose::All { String::new() } else { format!(" ({})", potential_whose(lang, whose)) };
        let active = count(Figure::Active)
            .map(|active| {
                say(lang.pick(", {active} dinyatakan aktif", ", {active} declared active"), &[("active", active)])
            })
            .unwrap_or_default();
        say(
            lang.pick("{count} koperasi{whose}{active}", "{count} cooperatives{whose}{active}"),
            &[("count", cooperatives), ("whose", whose), ("active", active)],
        )
    });
    let enterprises = count(Figure::Enterprises)
        .map(|count| say(lang.pick("{count} UMKM binaan", "{count} assisted enterprises"), &[("count", count)]));
    let planned = money(Figure::PlanMoney).zip(year).map(|(money, year)| {
        say(
            lang.pick("{money} direncanakan untuk {year}", "{money} planned for {year}"),
            &[("money", money), ("year", year.to_string())],
        )
    });
    let paid = money(Figure::PaidOut)
        .map(|money| say(lang.pick("{money} modal cair", "{money} of capital paid out"), &[("money", money)]));
    let told: Vec<String> = [cooperatives, enterprises, planned, paid].into_iter().flatten().collect();
    let place = potential_area(lang, area);
    let first = if told.is_empty() {
        say(lang.pick("{place}: belum ada yang diisi.", "{place}: nothing is entered yet."), &[("place", place)])
    } else {
        format!("{place}: {}.", told.join("; "))
    };
    let far = found.far(area).map(|far| format!(" {}", explain_far(lang, far))).unwrap_or_default();
    pieces(&format!("{first}{far}"))
}

/// What stands out.
fn explain_far(lang: Lang, far: Far) -> String {
    let what = |figure: Figure| {
        format!(
            "{} {}",
            in_sentence(potential_name(lang, figure)),
            potential_unit(lang, figure).trim_start_matches("Rp ")
        )
    };
    let value = |figure: Figure, value: f64| {
        let said = potential_measure(lang, figure, value);
        if figure.is_money() { format!("Rp{said}") } else { said }
    };
    match far {
        Far::From { figure, here, median, areas } => filled(
            lang.pick(
                "Paling jauh dari median {areas} daerah: {what}, {here}; mediannya {median}.",
                "Farthest from the median of {areas} areas: {what}, {here}; the median is {median}.",
            ),
            &[
                ("areas", lang.count(areas)),
                ("what", what(figure)),
                ("here", strong(&value(figure, here))),
                ("median", value(figure, median)),
            ],
        ),
        Far::Apart { figure, low, high, median, areas } => filled(
            lang.pick(
                "Antardaerah paling berbeda: {what}, dari {low} di {lowest} sampai {high} di {highest}; median {areas} daerah {median}.",
                "The districts differ most in {what}: from {low} in {lowest} to {high} in {highest}; the median of {areas} districts is {median}.",
            ),
            &[
                ("areas", lang.count(areas)),
                ("what", what(figure)),
                ("low", strong(&value(figure, low.1))),
                ("lowest", lang.area(low.0)),
                ("high", strong(&value(figure, high.1))),
                ("highest", lang.area(high.0)),
                ("median", value(figure, median)),
            ],
        ),
    }
}

/// A name within a sentence: without the unit that its head bears, and in small letters but for what is a name.
fn in_sentence(name: &str) -> String {
    let name = name.trim_end_matches(" (Rp)");
    if name.starts_with("UMKM") || name.starts_with("Koperasi Merah Putih") {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// On what the figures rest: of which day, which reports, which cooperatives, and how medians are made.
pub fn potential_basis(
    lang: Lang,
    whose: Whose,
    reports: Option<(BookYear, BookYear)>,
    (register, capital): (Date, Date),
) -> String {
    let years = match reports {
        None => lang.pick("belum ada laporan tahunan", "no yearly report yet").to_owned(),
        Some((first, last)) if first == last => {
            filled(lang.pick("tahun buku {year}", "book year {year}"), &[("year", first.to_string())])
        }
        Some((first, last)) => filled(
            lang.pick(
                "laporan terakhir tiap koperasi, tahun buku {first}–{last}",
                "the last report of each cooperative, book years {first}–{last}",
            ),
            &[("first", first.to_string()), ("last", last.to_string())],
        ),
    };
    filled(
        lang.pick(
            "Koperasi menurut kedudukan, {whose}, status dinyatakan dinas, keadaan {register}; {years}; modal sampai {capital}, pelatihan dan bantuan semua tahun yang tercatat. Sumber: daftar ini.",
            "Cooperatives by seat, {whose}, status as declared, as of {register}; {years}; capital until {capital}, courses and aid of all years recorded. Source: this register.",
        ),
        &[
            ("whose", potential_whose(lang, whose).to_owned()),
            ("register", lang.date(register)),
            ("years", years),
            ("capital", lang.date(capital)),
        ],
    )
}

/// How the comparison is made, and what is not in it.
pub fn potential_comparison(lang: Lang, area: Option<AreaCode>) -> String {
    let of = match area.filter(|area| area.level() == AreaLevel::Subdistrict).and_then(AreaCode::district) {
        Some(district) => filled(
            lang.pick("kecamatan di {district}", "subdistricts of {district}"),
            &[("district", lang.area(district))],
        ),
        None => lang.pick("kabupaten/kota provinsi", "districts of the province").to_owned(),
    };
    filled(
        lang.pick(
            "Median dari {of} yang datanya ada; di bawah {fewest} daerah tidak ada median. Yang tidak dilaporkan bukan nol dan bukan tidak: tidak ikut dihitung.",
            "Median of the {of} of which the figure is known; of fewer than {fewest} there is none. What is not reported is neither zero nor no, and is not counted.",
        ),
        &[("of", of), ("fewest", lang.count(FEWEST_PEERS))],
    )
}

/// How many live there, with its source; that nobody has entered it where no table says so.
pub fn explain_inhabitants(lang: Lang, people: Option<u32>) -> String {
    match people {
        Some(people) => filled(
            lang.pick(
                "Penduduk {people} (Kepmendagri 300.2.2-2430/2025, semester II 2024).",
                "{people} inhabitants (Kepmendagri 300.2.2-2430/2025, second half of 2024).",
            ),
            &[("people", lang.count(people))],
        ),
        None => lang
            .pick(
                "Jumlah penduduk kecamatan belum ada di sini, jadi tidak ada angka per penduduk.",
                "How many live in the subdistrict is not entered here, so nothing is told by inhabitants.",
            )
            .to_owned(),
    }
}
