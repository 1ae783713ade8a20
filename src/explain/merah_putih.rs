//! The ladder of Koperasi Merah Putih in words.

use super::pieces::{Piece, pieces, strong};
use super::plans::filled;
use super::totals::explain_sum;
use crate::analysis::merah_putih::{FEWEST_FOR_SHARE, Oddity, Progress, RungCount};
use crate::analysis::village_figures::Doubt;
use crate::domain::{AreaCode, Date, Id, Measure};
use crate::i18n::{Label, Lang};

/// The first sentence: how many there are, how many villages say that they have one, and which rung most are still below.
pub fn explain_merah_putih(lang: Lang, whole: &Progress) -> Vec<Piece> {
    let place = whole.district.map(|district| format!("{}: ", lang.area(district))).unwrap_or_default();
    let mut sentence = filled(
        lang.pick(
            "{place}{cooperatives} Koperasi Merah Putih tercatat; {with} dari {villages} desa dan kelurahan disebut punya.",
            "{place}{cooperatives} Koperasi Merah Putih are recorded; {with} of {villages} villages are said to have one.",
        ),
        &[
            ("place", place),
            ("cooperatives", strong(&lang.count(whole.cooperatives))),
            ("with", strong(&lang.count(whole.villages_with))),
            ("villages", lang.count(whole.villages)),
        ],
    );
    let furthest_below = whole
        .rungs
        .iter()
        .filter(|(_, count)| count.known() >= FEWEST_FOR_SHARE)
        .min_by(|(_, one), (_, other)| one.share().unwrap_or(1.0).total_cmp(&other.share().unwrap_or(1.0)));
    if let Some((rung, count)) = furthest_below.filter(|(_, count)| count.not_yet > 0) {
        let rest = filled(
            lang.pick(
                " Paling banyak belum: {rung}, {not_yet} dari {known} yang dilaporkan.",
                " Most are still without: {rung}, {not_yet} of {known} that are reported.",
            ),
            &[
                ("rung", rung.label(lang).to_owned()),
                ("not_yet", strong(&lang.count(count.not_yet))),
                ("known", lang.count(count.known())),
            ],
        );
        sentence += &rest;
    }
    pieces(&sentence)
}

/// What is said of places that nobody counts in: cooperatives without a village.
pub fn explain_without_village(lang: Lang, whole: &Progress) -> Option<String> {
    (whole.without_village > 0).then(|| {
        lang.pick(
            "{count} koperasi tidak menyebut desa atau kelurahannya, jadi desa mana yang belum punya belum dapat dikatakan.",
            "{count} cooperatives do not say in which village they are, so which villages have none cannot be said yet.",
        )
        .replace("{count}", &lang.count(whole.without_village))
    })
}

/// What is said of cooperatives that no row of a district counts.
pub fn explain_without_district(lang: Lang, all: &[Progress]) -> Option<String> {
    let (whole, districts) = all.split_first()?;
    let without = whole.cooperatives - districts.iter().map(|district| district.cooperatives).sum::<u32>();
    (without > 0).then(|| {
        lang.pick(
            "{count} koperasi tidak menyebut kabupaten/kotanya: terhitung pada seluruhnya, tidak pada daerah mana pun.",
            "{count} cooperatives do not say their district: they count in all of them, and in no district.",
        )
        .replace("{count}", &lang.count(without))
    })
}

/// The share that has reached a rung among those that are reported: with few of them their number and the interval, of none
/// nothing.
pub fn rung_share(lang: Lang, count: RungCount) -> String {
    let (known, Some(share)) = (count.known(), count.share()) else { return "–".to_owned() };
    if known >= FEWEST_FOR_SHARE {
        return lang.percent_to(share, 1);
    }
    let (least, most) = count.bounds();
    lang.pick("{reached} dari {known} ({least}–{most})", "{reached} of {known} ({least}–{most})")
        .replace("{reached}", &lang.count(count.reached))
        .replace("{known}", &lang.count(known))
        .replace("{least}", &lang.decimal_number(least * 100.0, 0))
        .replace("{most}", &lang.percent_to(most, 0))
}

/// What somebody should look at, and the cooperatives that it is about.
pub fn explain_oddity(lang: Lang, oddity: &Oddity) -> (String, Vec<Id>) {
    match oddity {
        Oddity::SeveralInVillage { subdistrict, village, cooperatives } => {
            let place = subdistrict.map_or_else(|| village.clone(), |area| format!("{village}, {}", lang.area(area)));
            let sentence = lang
                .pick("{place} punya {count} Koperasi Merah Putih.", "{place} has {count} Koperasi Merah Putih.")
                .replace("{count}", &lang.count(cooperatives.len()))
                .replace("{place}", &place);
            (sentence, cooperatives.clone())
        }
        Oddity::OtherName { cooperative, village } => {
            let sentence = lang
                .pick("Namanya tidak menyebut desanya, {village}.", "Its name does not name its village, {village}.")
                .replace("{village}", village);
            (sentence, vec![*cooperative])
        }
        Oddity::Falls { cooperative, rung, reached, lost } => {
            let sentence = lang
                .pick(
                    "{rung} sudah per {reached}, tetapi belum per {lost}.",
                    "{rung} reached as of {reached}, but not as of {lost}.",
                )
                .replace("{rung}", rung.label(lang))
                .replace("{reached}", &lang.date(*reached))
                .replace("{lost}", &lang.date(*lost));
            (sentence, vec![*cooperative])
        }
    }
}

/// What somebody should ask about in what the national system publishes, and why.
pub fn explain_village_doubt(lang: Lang, doubt: &Doubt) -> String {
    let change = |text: &str, area: AreaCode, measure: Measure, from: (Date, u64), to: (Date, u64)| {
        filled(
            text,
            &[
                ("area", lang.area(area)),
                ("measure", measure_in_words(lang, measure)),
                ("before", lang.count(from.1)),
                ("then", lang.date(from.0)),
                ("after", lang.count(to.1)),
                ("now", lang.date(to.0)),
            ],
        )
    };
    match *doubt {
        Doubt::Sum(ref check) => explain_sum(lang, check),
        Doubt::Leap { area, measure, from, to } => change(
            lang.pick(
                "{area}, {measure}: {before} per {then}, {after} per {now}. Apakah yang dihitung masih sama?",
                "{area}, {measure}: {before} on {then}, {after} on {now}. Is the same still counted?",
            ),
            area,
            measure,
            from,
            to,
        ),
        Doubt::Fall { area, measure, from, to } => change(
            lang.pick(
                "{area}, {measure}: turun dari {before} per {then} ke {after} per {now}, padahal hanya dapat bertambah.",
                "{area}, {measure}: fell from {before} on {then} to {after} on {now}, though it can only grow.",
            ),
            area,
            measure,
            from,
            to,
        ),
        Doubt::Outlier { area, measure, share, per_payer, elsewhere } => filled(
            lang.pick(
                "{area} punya {share} dari {measure} seluruh daerah: {each} tiap penyetor, di daerah tengah {elsewhere}. Apakah angkanya benar?",
                "{area} has {share} of the {measure} of all districts: {each} a payer, {elsewhere} in the middle one. Is the figure right?",
            ),
            &[
                ("area", lang.area(area)),
                ("share", lang.percent_to(share, 0)),
                ("measure", measure_in_words(lang, measure)),
                ("each", lang.rupiah_short(per_payer.round() as i64)),
                ("elsewhere", lang.rupiah_short(elsewhere.round() as i64)),
            ],
        ),
        Doubt::Villages { area, cooperatives, villages } => filled(
            lang.pick(
                "{area}: {cooperatives} Koperasi Merah Putih untuk {villages} desa dan kelurahan; {difference}.",
                "{area}: {cooperatives} Koperasi Merah Putih for {villages} villages; {difference}.",
            ),
            &[
                ("area", lang.area(area)),
                ("cooperatives", lang.count(cooperatives)),
                ("villages", lang.count(villages)),
                ("difference", difference_in_words(lang, cooperatives, villages)),
            ],
        ),
    }
}

fn difference_in_words(lang: Lang, cooperatives: u64, villages: u64) -> String {
    let text = if cooperatives < villages {
        lang.pick("{count} belum punya", "{count} have none")
    } else {
        lang.pick("{count} lebih banyak daripada desanya", "{count} more than there are villages")
    };
    text.replace("{count}", &lang.count(cooperatives.abs_diff(villages)))
}

/// What is counted, without its "Merah Putih:" and unit, which the sentence says.
pub fn measure_in_words(lang: Lang, measure: Measure) -> String {
    let label = measure.label(lang);
    let bare = label.strip_prefix("Merah Putih: ").unwrap_or(label);
    bare.strip_suffix(" (Rp)").unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rung;

    fn said(pieces: Vec<Piece>) -> String {
        pieces.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn the_first_sentence_names_what_most_are_without_among_those_that_report() {
        let count = |reached, not_yet, unreported| RungCount { reached, not_yet, unreported };
        let rungs = vec![
            (Rung::BusinessNumber, count(80, 20, 35)),
            (Rung::Transactions, count(4, 66, 65)),
            // Of too few to say.
            (Rung::Clinic, count(0, 3, 132)),
        ];
        let whole = Progress {
            district: None,
            villages: 2_016,
            cooperatives: 135,
            villages_with: 126,
            without_village: 9,
            rungs,
        };
        assert_eq!(
            said(explain_merah_putih(Lang::Id, &whole)),
            "135 Koperasi Merah Putih tercatat; 126 dari 2.016 desa dan kelurahan disebut punya. Paling banyak belum: Transaksi, 66 dari 70 yang dilaporkan."
        );
        assert!(explain_without_village(Lang::Id, &whole).is_some_and(|text| text.starts_with("9 koperasi")));
        let district = |cooperatives| Progress { district: "63.05".parse().ok(), cooperatives, ..whole.clone() };
        let said = |districts: [u32; 2]| {
            let districts = districts.map(district);
            explain_without_district(Lang::Id, &[whole.clone(), districts[0].clone(), districts[1].clone()])
        };
        assert!(said([100, 33]).is_some_and(|text| text.starts_with("2 koperasi")));
        assert_eq!(said([100, 35]), None);
    }

    #[test]
    fn what_is_published_is_doubted_in_a_sentence_with_its_figures() {
        let said = |doubt: Doubt| explain_village_doubt(Lang::Id, &doubt);
        let (area, province) = ("63.03".parse().unwrap(), "63".parse().unwrap());
        let (june, august) = ("2026-06-20".parse().unwrap(), "2026-08-05".parse().unwrap());
        let outlier = Doubt::Outlier {
            area,
            measure: Measure::VillagePrincipal,
            share: 0.8197,
            per_payer: 715_252.0,
            elsewhere: 53_880.0,
        };
        assert!(said(outlier).contains("82\u{a0}% dari simpanan pokok seluruh daerah"));
        let fall =
            Doubt::Fall { area: province, measure: Measure::VillageRatHeld, from: (june, 1_652), to: (august, 1_651) };
        assert!(said(fall).contains("sudah RAT: turun dari 1.652 per 20 Juni 2026 ke 1.651"));
        let villages = Doubt::Villages { area, cooperatives: 167, villages: 169 };
        assert!(said(villages).ends_with("2 belum punya."));
    }

    #[test]
    fn a_share_of_few_says_how_many_and_how_far_it_may_lie_off() {
        let count = |reached, not_yet| RungCount { reached, not_yet, unreported: 5 };
        assert_eq!(rung_share(Lang::Id, count(0, 0)), "–");
        assert_eq!(rung_share(Lang::Id, count(1_652, 361)), "82,1\u{a0}%");
        assert_eq!(rung_share(Lang::Id, count(3, 1)), "3 dari 4 (30–95\u{a0}%)");
    }
}
