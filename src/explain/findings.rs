//! What charts find, as their titles: computed of the same numbers, so that a title never says what the chart does not show.
//!
//! Where areas differ by less than two points the title names what is measured, and that nothing stands out.

use super::cut_name;
use crate::analysis::{
    Area, Areas, Counts, Cut, Diverging, FEWEST_FOR_PERCENT, Issue, Line, NO_DIFFERENCE, RatYear, Reading, SumCheck,
    share,
};
use crate::domain::Supervision;
use crate::i18n::Lang;

/// A small number in words, as a sentence begins with it; a larger one in figures.
fn in_words(lang: Lang, number: usize) -> String {
    const ID: [&str; 11] =
        ["Nol", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh", "Delapan", "Sembilan", "Sepuluh"];
    const EN: [&str; 11] = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    lang.pick(&ID, &EN).get(number).map_or_else(|| lang.count(number), |word| (*word).to_owned())
}

/// A share as a plain fraction, where it is within two points of one.
fn fraction(lang: Lang, share: f64) -> Option<String> {
    const PLAIN: [(f64, &str, &str); 5] = [
        (0.25, "seperempatnya", "a quarter"),
        (1.0 / 3.0, "sepertiganya", "a third"),
        (0.5, "separuhnya", "half"),
        (2.0 / 3.0, "dua pertiganya", "two thirds"),
        (0.75, "tiga perempatnya", "three quarters"),
    ];
    let (plain, id, en) = PLAIN.into_iter().find(|(plain, ..)| (share - plain).abs() <= 0.02)?;
    let word = lang.pick(id, en);
    Some(if (share - plain).abs() < 0.002 {
        word.to_owned()
    } else if share < plain {
        format!("{} {word}", lang.pick("hampir", "almost"))
    } else {
        format!("{} {word}", lang.pick("lebih dari", "more than"))
    })
}

fn without_difference(lang: Lang, measure: &str) -> String {
    format!("{measure}{}", lang.pick(", tanpa perbedaan berarti", ", without a difference that matters"))
}

/// What is declared beside what is proved, by area.
pub fn gap_finding(lang: Lang, areas: &[Area]) -> String {
    let gap = |area: &Area| area.gap().unwrap_or_default();
    let measure = lang.pick("Koperasi aktif menurut dinas dan menurut bukti", "Active as declared and as proved");
    let widest = areas.iter().max_by(|a, b| gap(a).abs().total_cmp(&gap(b).abs()));
    match widest.filter(|area| gap(area).abs() >= NO_DIFFERENCE) {
        Some(area) => lang
            .pick(
                "Jarak terbesar di {area}: {points} poin antara pernyataan dan bukti",
                "Widest gap in {area}: {points} points between what is declared and what is proved",
            )
            .replace("{area}", &cut_name(lang, area.cut))
            .replace("{points}", &lang.decimal_number(gap(area).abs(), 0)),
        None => without_difference(lang, measure),
    }
}

/// The share of active cooperatives on the map.
pub fn map_finding(lang: Lang, areas: &Areas, reading: Reading, ramp: &Diverging) -> String {
    let counts = |area: &&Area| area.counts(reading).total >= FEWEST_FOR_PERCENT;
    let share = |area: &Area| area.counts(reading).active_share().unwrap_or_default();
    let shares: Vec<(Cut, f64)> = areas.all.iter().filter(counts).map(|area| (area.cut, share(area))).collect();
    let lowest = shares.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = shares.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let spread = lowest.zip(highest).map_or(0.0, |(low, high)| (high.1 - low.1) * 100.0);
    if spread < NO_DIFFERENCE {
        return without_difference(lang, lang.pick("Bagian koperasi aktif", "Share of active cooperatives"));
    }
    let below = shares.iter().filter(|(_, share)| (share - ramp.mean) * 100.0 < -5.0).count();
    match (below, lowest) {
        (0, Some((cut, share))) => lang
            .pick("{area} terendah: {share}", "{area} lowest: {share}")
            .replace("{area}", &cut_name(lang, *cut))
            .replace("{share}", &lang.percent_to(*share, 1)),
        _ => format!(
            "{} {}",
            in_words(lang, below),
            lang.pick("daerah lebih dari 5 poin di bawah rata-rata", "areas are more than 5 points below the mean")
        ),
    }
}

/// The annual meetings over the years.
pub fn rat_finding(lang: Lang, years: &[RatYear]) -> String {
    let measure = lang.pick("RAT menurut tahun buku", "Annual meetings by book year");
    let Some(last) = years.last() else { return measure.to_owned() };
    if last.unknown * 2 > last.all() || last.all() < FEWEST_FOR_PERCENT {
        return lang
            .pick(
                "RAT tahun buku {year}: {held} dari {all} diselenggarakan, {unknown} belum dilaporkan",
                "Meetings on {year}: {held} of {all} held, {unknown} not reported",
            )
            .replace("{year}", &last.year.to_string())
            .replace("{held}", &lang.count(last.held))
            .replace("{all}", &lang.count(last.all()))
            .replace("{unknown}", &lang.count(last.unknown));
    }
    let held = |year: &RatYear| share(year.held, year.all()).unwrap_or_default();
    // A year of which most is not known says nothing of its share.
    let known = |year: &&RatYear| year.unknown * 2 <= year.all();
    let lowest = years.iter().filter(known).min_by(|a, b| held(a).total_cmp(&held(b)));
    let Some((first, lowest)) = years.iter().find(known).zip(lowest).filter(|(first, _)| first.year != last.year)
    else {
        return without_difference(lang, measure);
    };
    let fell =
        (held(first) - held(lowest)) * 100.0 >= NO_DIFFERENCE && (held(last) - held(lowest)) * 100.0 >= NO_DIFFERENCE;
    let change = (held(last) - held(first)) * 100.0;
    let (text, before) = if fell {
        (
            lang.pick(
                "RAT pulih ke {now} setelah {before} pada {year}",
                "Meetings recover to {now} after {before} in {year}",
            ),
            lowest,
        )
    } else if change >= NO_DIFFERENCE {
        (
            lang.pick("RAT naik ke {now} dari {before} pada {year}", "Meetings rise to {now} from {before} in {year}"),
            first,
        )
    } else if change <= -NO_DIFFERENCE {
        (
            lang.pick("RAT turun ke {now} dari {before} pada {year}", "Meetings fall to {now} from {before} in {year}"),
            first,
        )
    } else {
        return without_difference(lang, measure);
    };
    text.replace("{now}", &lang.percent_to(held(last), 1))
        .replace("{before}", &lang.percent_to(held(before), 1))
        .replace("{year}", &before.year.to_string())
}

/// How many there are now, beside what was published first; `now` as declared.
pub fn trend_finding(lang: Lang, issues: &[Issue], now: &Counts) -> String {
    let measure = lang.pick("Banyaknya koperasi", "How many cooperatives");
    let Some((first, before)) = issues.iter().find_map(|issue| Some((issue, issue.all?))) else {
        return measure.to_owned();
    };
    let since = lang.date_known(first.date, first.precision);
    let grown = i64::from(now.total) - i64::from(before);
    let text = match grown {
        0 => return without_difference(lang, measure),
        1.. => lang.pick("Bertambah {number} sejak {since}", "{number} more since {since}"),
        _ => lang.pick("Berkurang {number} sejak {since}", "{number} fewer since {since}"),
    };
    let inactive = first.inactive.map(|inactive| i64::from(now.inactive) - i64::from(inactive));
    let part = inactive.filter(|_| grown > 0).and_then(|part| fraction(lang, part as f64 / grown as f64));
    let part = part.map(|part| format!(", {part} {}", lang.pick("tidak aktif", "inactive"))).unwrap_or_default();
    text.replace("{number}", &lang.number(grown.abs())).replace("{since}", &since) + &part
}

/// Who supervises, and how active those are.
pub fn supervision_finding(lang: Lang, levels: &[Line]) -> String {
    let share = |level: Supervision| {
        let line = levels.iter().find(|line| line.cut == Cut::Level(level))?;
        line.counts.active_share().filter(|_| line.counts.total >= FEWEST_FOR_PERCENT)
    };
    match share(Supervision::Province).zip(share(Supervision::District)) {
        Some((province, district)) if (province - district).abs() * 100.0 >= NO_DIFFERENCE => lang
            .pick(
                "Binaan provinsi {province} aktif, kabupaten/kota {district}",
                "Of those under the province {province} are active, under districts {district}",
            )
            .replace("{province}", &lang.percent_to(province, 0))
            .replace("{district}", &lang.percent_to(district, 0)),
        Some(_) => without_difference(lang, lang.pick("Koperasi menurut binaan", "Cooperatives by supervision")),
        None => lang.pick("Koperasi menurut binaan", "Cooperatives by supervision").to_owned(),
    }
}

/// Published totals beside the sums of their parts.
pub fn sums_finding(lang: Lang, checks: &[SumCheck]) -> String {
    match checks.iter().filter(|check| check.sum != check.total).count() {
        0 => lang.pick("Angka terbitan menjumlah", "Published figures add up").to_owned(),
        1 => lang.pick("Satu terbitan tidak menjumlah", "One published total does not add up").to_owned(),
        several => format!(
            "{} {}",
            in_words(lang, several),
            lang.pick("terbitan tidak menjumlah", "published totals do not add up")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BookYear, Date, Precision};

    fn area(code: &str, declared: u32, computed: u32) -> Area {
        let counts = |active| Counts { total: 100, active, inactive: 100 - active, ..Counts::default() };
        Area { cut: Cut::District(code.parse().unwrap()), declared: counts(declared), computed: counts(computed) }
    }

    fn year(year: i32, held: u32, unknown: u32) -> RatYear {
        RatYear { year: BookYear::new(year).unwrap(), held, not_held: 100 - held - unknown, unknown }
    }

    #[test]
    fn the_widest_gap_is_named_and_one_below_two_points_is_not() {
        let areas = [area("63.05", 78, 25), area("63.07", 75, 21)];
        assert_eq!(
            gap_finding(Lang::Id, &areas),
            "Jarak terbesar di Hulu Sungai Tengah: 54 poin antara pernyataan dan bukti"
        );
        assert!(gap_finding(Lang::En, &areas).starts_with("Widest gap in Hulu Sungai Tengah: 54 points"));
        assert!(gap_finding(Lang::Id, &[area("63.05", 26, 25)]).ends_with("tanpa perbedaan berarti"));
    }

    #[test]
    fn the_map_counts_the_areas_far_below_the_mean_or_names_the_lowest() {
        let of = |declared: [u32; 3]| {
            let all = ["63.05", "63.07", "63.71"].iter().zip(declared).map(|(code, n)| area(code, n, 0)).collect();
            let areas = Areas { within: None, all, whole: area("63.05", 64, 0) };
            let shares: Vec<f64> = declared.iter().map(|n| f64::from(*n) / 100.0).collect();
            let ramp = Diverging::around(0.64, &shares);
            [Lang::Id, Lang::En].map(|lang| map_finding(lang, &areas, Reading::Declared, &ramp))
        };
        assert_eq!(of([50, 55, 80])[0], "Dua daerah lebih dari 5 poin di bawah rata-rata");
        assert_eq!(of([50, 55, 80])[1], "Two areas are more than 5 points below the mean");
        assert_eq!(of([62, 65, 70])[0], "Tapin terendah: 62,0\u{a0}%");
        assert!(of([64, 65, 65])[0].ends_with("tanpa perbedaan berarti"));
    }

    #[test]
    fn meetings_rise_fall_recover_or_are_not_known() {
        let of = |held: [u32; 3]| {
            let years: Vec<RatYear> = held.iter().zip(2021..).map(|(held, at)| year(at, *held, 5)).collect();
            rat_finding(Lang::Id, &years)
        };
        assert_eq!(of([30, 18, 36]), "RAT pulih ke 36,0\u{a0}% setelah 18,0\u{a0}% pada 2022");
        assert_eq!(of([20, 25, 36]), "RAT naik ke 36,0\u{a0}% dari 20,0\u{a0}% pada 2021");
        assert_eq!(of([40, 30, 20]), "RAT turun ke 20,0\u{a0}% dari 40,0\u{a0}% pada 2021");
        assert!(of([20, 20, 21]).ends_with("tanpa perbedaan berarti"));
        assert_eq!(
            rat_finding(Lang::Id, &[year(2024, 12, 80)]),
            "RAT tahun buku 2024: 12 dari 100 diselenggarakan, 80 belum dilaporkan"
        );
    }

    #[test]
    fn the_trend_says_how_many_came_and_which_part_of_them_is_inactive() {
        let issue = Issue {
            date: "2022-01-01".parse::<Date>().unwrap(),
            precision: Precision::Month,
            source: "Gatra".to_owned(),
            all: Some(2_651),
            active: Some(1_749),
            inactive: Some(902),
        };
        let now = Counts { total: 3_027, active: 1_944, inactive: 1_083, ..Counts::default() };
        assert_eq!(
            trend_finding(Lang::Id, std::slice::from_ref(&issue), &now),
            "Bertambah 376 sejak Januari 2022, hampir separuhnya tidak aktif"
        );
        assert_eq!(trend_finding(Lang::En, &[issue], &now), "376 more since January 2022, almost half inactive");
        assert_eq!(trend_finding(Lang::Id, &[], &now), "Banyaknya koperasi");
    }

    #[test]
    fn supervision_and_sums_are_said_in_a_sentence() {
        let level = |level, total, active| Line {
            cut: Cut::Level(level),
            counts: Counts { total, active, inactive: total - active, ..Counts::default() },
        };
        let levels = [level(Supervision::Province, 183, 147), level(Supervision::District, 2_844, 1_797)];
        assert_eq!(supervision_finding(Lang::Id, &levels), "Binaan provinsi 80\u{a0}% aktif, kabupaten/kota 63\u{a0}%");
        assert_eq!(supervision_finding(Lang::Id, &levels[..1]), "Koperasi menurut binaan");
        assert_eq!(sums_finding(Lang::Id, &[]), "Angka terbitan menjumlah");
    }
}
