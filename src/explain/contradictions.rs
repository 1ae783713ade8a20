//! Figures that contradict each other, in a sentence with both, and what would explain it.

use super::plans::filled;
use crate::analysis::contradictions::{Conflict, Contradiction, Explanation, Magnitude};
use crate::domain::{Precision, Supervision, Tally};
use crate::i18n::{Label, Lang};

/// Of more parts than so many only the number is said.
const NAMED_PARTS: usize = 3;

/// What a figure counts, and of what day.
fn about(lang: Lang, tally: &Tally) -> String {
    format!("{}, {}: {}", lang.area(tally.area), lang.date_known(tally.date, tally.precision), counted(lang, tally))
}

/// What a figure counts.
fn counted(lang: Lang, tally: &Tally) -> String {
    let label = tally.measure.label(lang);
    let label = if tally.measure.is_of_merah_putih() { label.replacen(':', ",", 1) } else { label.to_lowercase() };
    match tally.supervision {
        Some(level) => format!("{label}, {}", lang.supervised(level).to_lowercase()),
        None => label,
    }
}

/// A contradiction as a sentence.
pub fn explain_contradiction(lang: Lang, found: &Contradiction) -> String {
    let Contradiction { conflict, figure, beside, .. } = found;
    let value = |tally: &Tally| lang.count(tally.value.get());
    let first = beside.first();
    let said = |sentence: &str, parts: &[(&str, String)]| {
        let mut all = vec![("about", about(lang, figure)), ("value", value(figure))];
        all.extend(parts.iter().map(|(name, text)| (*name, text.clone())));
        filled(sentence, &all)
    };
    match conflict {
        Conflict::Parts { sum } => {
            let difference = lang.number(figure.value.get().abs_diff(*sum) as i64);
            let parts = if beside.len() <= NAMED_PARTS {
                let parts: Vec<String> = beside.iter().map(value).collect();
                format!("{} = {}", parts.join(" + "), lang.count(*sum))
            } else {
                let text = lang.pick("{count} bagian berjumlah {sum}", "{count} parts add up to {sum}");
                filled(text, &[("count", lang.count(beside.len())), ("sum", lang.count(*sum))])
            };
            said(
                lang.pick(
                    "{about}: {parts}, tetapi seluruhnya disebut {value} (selisih {difference}).",
                    "{about}: {parts}, but in all {value} are stated (difference {difference}).",
                ),
                &[("parts", parts), ("difference", difference)],
            )
        }
        Conflict::NotDelivered => said(
            lang.pick(
                "{about}: nol di semua {count} bagian, tetapi {value} seluruhnya. Nol itu berarti tidak dikirim.",
                "{about}: zero in all {count} parts, but {value} in all. That zero means not delivered.",
            ),
            &[("count", lang.count(beside.len()))],
        ),
        Conflict::Exceeded => said(
            lang.pick(
                "{about}: hanya {value}, tetapi {part} disebut {other}.",
                "{about}: only {value}, but {part} are stated as {other}.",
            ),
            &[
                ("part", first.map(|part| counted(lang, part)).unwrap_or_default()),
                ("other", first.map(value).unwrap_or_default()),
            ],
        ),
        Conflict::Twice => {
            let at = |tally: &Tally| {
                filled(
                    lang.pick("{value} pada {day} ({source})", "{value} on {day} ({source})"),
                    &[
                        ("value", value(tally)),
                        ("day", lang.date_known(tally.date, tally.precision)),
                        ("source", tally.source.to_string()),
                    ],
                )
            };
            let other = first.map(at).unwrap_or_default();
            format!("{}, {}: {other}, {}.", lang.area(figure.area), counted(lang, figure), at(figure))
        }
        Conflict::Factor { factor } => said(
            lang.pick(
                "{about}: {value} adalah {factor} kali {other} ({source}).",
                "{about}: {value} is {factor} times {other} ({source}).",
            ),
            &[
                ("factor", lang.count(*factor)),
                ("other", first.map(value).unwrap_or_default()),
                ("source", first.map(|other| other.source.to_string()).unwrap_or_default()),
            ],
        ),
        Conflict::Words { said: word } => {
            let reckoned = match &beside[..] {
                [whole, other] => format!("{} \u{2212} {} = {}", value(whole), value(other), value(figure)),
                _ => value(figure),
            };
            said(
                lang.pick(
                    "{about}: sumber menyebutnya “{word}”, tetapi hitungannya {reckoned}.",
                    "{about}: the source calls it “{word}” ({meaning}), but arithmetic says {reckoned}.",
                ),
                &[("word", word.word().to_owned()), ("meaning", meaning(*word).to_owned()), ("reckoned", reckoned)],
            )
        }
        Conflict::Share { said: percent, follows } => said(
            lang.pick(
                "{about}: disebut {percent}, tetapi {value} dari {whole} adalah {follows}.",
                "{about}: stated as {percent}, but {value} of {whole} is {follows}.",
            ),
            &[
                ("percent", lang.percent_to(percent / 100.0, 2)),
                ("whole", first.map(value).unwrap_or_default()),
                ("follows", lang.percent_to(follows / 100.0, 2)),
            ],
        ),
        Conflict::Rows { counted } => said(
            lang.pick(
                "{about}: dipublikasikan {value}, daftar ini menghitung {counted} pada hari itu.",
                "{about}: published as {value}, this register counts {counted} on that day.",
            ),
            &[("counted", lang.count(*counted))],
        ),
    }
}

/// What the word of a source means, for those who do not read it.
const fn meaning(word: Magnitude) -> &'static str {
    match word {
        Magnitude::Teens => "teens",
        Magnitude::Tens => "tens",
        Magnitude::Hundreds => "hundreds",
        Magnitude::Thousands => "thousands",
        Magnitude::Millions => "millions",
    }
}

/// What would explain it, as a sentence.
pub fn explain_explanation(lang: Lang, explanation: &Explanation) -> String {
    match *explanation {
        Explanation::Digit { said, fits } => filled(
            lang.pick(
                "Beda satu angka: dengan {fits} sebagai ganti {said} semuanya cocok.",
                "One digit: with {fits} for {said} everything would fit.",
            ),
            &[("said", lang.count(said)), ("fits", lang.count(fits))],
        ),
        Explanation::Level { level, count } => filled(
            lang.pick(
                "Selisihnya tepat {level}: {count}, yang mungkin hanya dihitung di satu pihak.",
                "The difference is just those {level}: {count}, perhaps counted on one side only.",
            ),
            &[("level", level_of(lang, level)), ("count", lang.count(count))],
        ),
        Explanation::OtherDay { from, to } => filled(
            lang.pick("Keadaannya berbeda hari: {from} dan {to}.", "They stand for different days: {from} and {to}."),
            &[("from", lang.date_known(from, Precision::Day)), ("to", lang.date_known(to, Precision::Day))],
        ),
        Explanation::MerahPutih => lang
            .pick(
                "Koperasi Merah Putih, yang berdiri sejak 2025, mungkin ikut dihitung pada yang kemudian.",
                "Koperasi Merah Putih, founded since 2025, may be counted in the later one.",
            )
            .to_owned(),
        Explanation::Unit { factor } => filled(
            lang.pick("Satuannya mungkin berbeda, {factor} kali.", "The unit may be another, {factor} times."),
            &[("factor", lang.count(factor))],
        ),
        Explanation::RowsSince => lang
            .pick(
                "Status dalam daftar ini mungkin diubah sesudah angka itu terbit.",
                "Statuses in this register may have been changed since it was published.",
            )
            .to_owned(),
    }
}

fn level_of(lang: Lang, level: Supervision) -> String {
    lang.supervised(level).to_lowercase()
}

/// A figure with its source, day and basis.
pub fn explain_figure(lang: Lang, tally: &Tally) -> String {
    let basis = lang.counted_by(&tally.basis.label(lang).to_lowercase());
    let day = lang.date_known(tally.date, tally.precision);
    let (value, area) = (lang.count(tally.value.get()), lang.area(tally.area));
    format!("{value} {} · {area} · {day} · {basis} · {}", counted(lang, tally), &*tally.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::contradictions::contradictions;
    use crate::domain::status::StatusRule;
    use crate::sample::{Options, fictional};
    use crate::workspace::{Index, Viewpoint};

    #[test]
    fn every_known_contradiction_is_a_sentence_with_both_figures() {
        let tables = fictional(&Options::default());
        let index = Index::build(&tables, Viewpoint::in_tests(StatusRule::Permenkop25));
        let found = contradictions(&tables, &index);
        let said: Vec<String> = found.iter().map(|one| explain_contradiction(Lang::Id, one)).collect();
        for (at, figures) in [
            ["1.651", "nol di semua 13 bagian"],
            ["1.969 + 144 = 2.113", "2.013"],
            ["183 pada 13 Mei 2024", "258 pada 12 Juni 2025"],
            ["ratusan", "3.027 \u{2212} 183 = 2.844"],
            ["355 + 327 = 682", "782"],
            ["14 bagian berjumlah 912", "902"],
        ]
        .into_iter()
        .enumerate()
        {
            assert!(figures.iter().all(|figure| said[at].contains(figure)), "{}", said[at]);
        }
        let english = found.iter().map(|one| explain_contradiction(Lang::En, one));
        assert!(english.chain(said).all(|text| text.ends_with('.') && !text.contains('{')));
        let explained = found.iter().flat_map(|one| &one.explanations);
        let explained: Vec<String> = explained.map(|one| explain_explanation(Lang::Id, one)).collect();
        assert_eq!(explained.len(), 4);
        assert!(explained[0].contains("1.869 sebagai ganti 1.969"), "{explained:?}");
    }
}
