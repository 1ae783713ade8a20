//! The first sentence above findings of plans: how many of those that are asked for are open, or what was decided on them, and
//! how much money is in question.

use super::FindingLine;
use super::pieces::strong;
use crate::domain::{BookYear, FindingVerdict};
use crate::i18n::Lang;

/// Which findings are asked for by what was decided on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FindingsWanted {
    /// Those that are still to be talked about.
    #[default]
    Open,
    /// Those that are decided.
    Decided,
    /// Those of which this was decided, also where it holds no longer.
    Verdict(FindingVerdict),
    /// All.
    All,
}

impl FindingsWanted {
    /// Whether a finding is among them.
    pub fn admits(self, line: &FindingLine) -> bool {
        match self {
            Self::Open => line.standing.is_open(),
            Self::Decided => !line.standing.is_open(),
            Self::Verdict(verdict) => line.decided.as_ref().is_some_and(|decided| decided.verdict == verdict),
            Self::All => true,
        }
    }
}

/// The sentence, with what is strong in it marked. `lines` are those that the other choices leave, whatever was decided on them;
/// `is_narrowed` where these leave only some of a year, or of all.
pub fn explain_findings(
    t: Lang,
    lines: &[&FindingLine],
    wanted: FindingsWanted,
    year: Option<BookYear>,
    is_narrowed: bool,
) -> String {
    let when = year.map_or_else(|| t.findings_in_all_years().to_owned(), |year| t.findings_in_year(&year.to_string()));
    let when = if is_narrowed { t.findings_narrowed(&when) } else { when };
    let of = |admits: &dyn Fn(&FindingLine) -> bool| {
        let found = lines.iter().filter(|line| admits(line));
        found.fold((0, 0), |(count, money), line| (count + 1, money + line.amount))
    };
    let count = |count: usize| strong(&t.count(count));
    let money = |amount: i64| strong(&format!("Rp{}", t.rupiah_short(amount)));
    let (open, open_money) = of(&|line| line.standing.is_open());
    match (wanted, lines.len()) {
        (_, 0) if year.is_some() || is_narrowed => t.findings_none_in(&when),
        (_, 0) => t.findings_none().to_owned(),
        (FindingsWanted::Open, all) => match (open, open_money) {
            (0, _) => t.findings_all_decided(&count(all), &when),
            (_, 0) => t.findings_open_plain(&count(open), &when),
            _ => t.findings_open(&count(open), &when, &money(open_money)),
        },
        (FindingsWanted::All, all) => {
            let (_, whole) = of(&|_| true);
            t.findings_all(&count(all), &when, &money(whole), &count(open))
        }
        (FindingsWanted::Decided, _) => match of(&|line| wanted.admits(line)) {
            (0, _) => t.findings_none_decided(&when),
            (decided, amount) => t.findings_decided(&count(decided), &when, &money(amount)),
        },
        (FindingsWanted::Verdict(verdict), _) => match of(&|line| wanted.admits(line)) {
            (0, _) => t.findings_none_of_verdict(&verdict_lower(t, verdict), &when),
            (decided, amount) if verdict == FindingVerdict::Committed => {
                let (late, _) = of(&|line| line.is_late());
                t.findings_commitments(&count(decided), &when, &money(amount), &count(late))
            }
            (decided, amount) => {
                t.findings_of_verdict(&count(decided), &when, &verdict_lower(t, verdict), &money(amount))
            }
        },
    }
}

fn verdict_lower(t: Lang, verdict: FindingVerdict) -> String {
    use crate::i18n::Label;
    verdict.label(t).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::findings::{Family, Severity, Standing};
    use crate::domain::{FindingDecision, FindingTest, Id};

    fn line(number: u8, standing: Standing, verdict: Option<FindingVerdict>) -> FindingLine {
        FindingLine {
            id: Id::new(1, [number; 10]),
            test: FindingTest::SameActivity,
            key: String::new(),
            year: BookYear::new(2026).unwrap(),
            area: None,
            family: Family::Overlap,
            severity: Severity::Serious,
            standing,
            amount: i64::from(number) * 1_000_000,
            cooperatives: 0,
            people: 0,
            sentence: String::new(),
            evidence: String::new(),
            later: Vec::new(),
            money: None,
            reach: None,
            rule: "",
            source: "",
            meeting: Vec::new(),
            decided: verdict.map(|verdict| FindingDecision { verdict, ..FindingDecision::default() }),
            decision: None,
        }
    }

    /// The sentence is of what the list below it shows, whichever decision is asked for.
    #[test]
    fn the_sentence_says_what_the_list_shows() {
        let lines = [
            line(1, Standing::Open, None),
            line(2, Standing::Committed, Some(FindingVerdict::Committed)),
            line(4, Standing::Lapsed, Some(FindingVerdict::Committed)),
            line(8, Standing::Accepted, Some(FindingVerdict::Accepted)),
        ];
        let all: Vec<&FindingLine> = lines.iter().collect();
        let said = |wanted, lines: &[&FindingLine], year, is_narrowed| {
            let text = explain_findings(Lang::Id, lines, wanted, year, is_narrowed);
            text.replace('\u{a0}', " ").replace('\u{e000}', "")
        };
        let year = BookYear::new(2026);
        let of = |wanted| said(wanted, &all, year, false);
        assert!(
            of(FindingsWanted::Open).contains("2 temuan pada 2026 belum diputuskan"),
            "{}",
            of(FindingsWanted::Open)
        );
        assert!(of(FindingsWanted::Open).contains("5,00 jt"));
        assert!(of(FindingsWanted::Decided).contains("2 temuan pada 2026 sudah diputuskan"));
        assert!(of(FindingsWanted::Decided).contains("10,0 jt"));
        let committed = of(FindingsWanted::Verdict(FindingVerdict::Committed));
        assert!(committed.contains("2 komitmen pada 2026") && committed.contains("6,00 jt"), "{committed}");
        assert!(committed.contains("1 lewat tenggat"), "{committed}");
        assert!(of(FindingsWanted::Verdict(FindingVerdict::Accepted)).contains("1 temuan pada 2026 diterima"));
        assert!(of(FindingsWanted::Verdict(FindingVerdict::Mended)).contains("Tidak ada"));
        assert!(of(FindingsWanted::All).contains("4 temuan") && of(FindingsWanted::All).contains("2 belum"));
        assert!(said(FindingsWanted::Open, &all[3..], None, true).contains("Semua 1 temuan pada semua tahun"));
        assert!(said(FindingsWanted::Open, &all, None, true).contains("saringan"));
        assert!(said(FindingsWanted::Open, &[], None, false).contains("pada rencana yang tercatat"));
        for (wanted, count) in [(FindingsWanted::Open, 2), (FindingsWanted::Decided, 2), (FindingsWanted::All, 4)] {
            assert_eq!(lines.iter().filter(|line| wanted.admits(line)).count(), count);
        }
    }
}
