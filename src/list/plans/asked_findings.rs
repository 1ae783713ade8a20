//! What is asked of the findings of plans, as an address says it, and which of them are wanted.

use crate::analysis::plans::findings::{Family, Severity};
use crate::domain::{AreaCode, BookYear, FindingVerdict, Id};
use crate::explain::{FindingLine, FindingsWanted};
use crate::list::SEARCH;
use crate::workspace::fold;

/// Names of the parameters in addresses.
pub mod keys {
    /// The year.
    pub const YEAR: &str = "tahun";
    /// Overlaps, gaps, documents.
    pub const FAMILY: &str = "jenis";
    /// What was decided.
    pub const STANDING: &str = "keputusan";
    /// How much hangs on it.
    pub const SEVERITY: &str = "bobot";
    /// The district.
    pub const AREA: &str = "wilayah";
    /// The one that is opened.
    pub const FINDING: &str = "temuan";
}

/// The kinds of findings, as addresses call them.
pub const FAMILIES: [(Family, &str); 3] =
    [(Family::Overlap, "tumpang-tindih"), (Family::Gap, "celah"), (Family::Documents, "dokumen")];
/// How grave they are, likewise.
pub const SEVERITIES: [(Severity, &str); 3] =
    [(Severity::Serious, "berat"), (Severity::Notice, "bahas"), (Severity::Advice, "saran")];
/// What was decided, likewise; the first is asked for where an address says nothing.
pub const STANDINGS: [(FindingsWanted, &str); 7] = [
    (FindingsWanted::Open, "belum"),
    (FindingsWanted::Decided, "sudah"),
    (FindingsWanted::Verdict(FindingVerdict::Committed), "komitmen"),
    (FindingsWanted::Verdict(FindingVerdict::Accepted), "diterima"),
    (FindingsWanted::Verdict(FindingVerdict::Mended), "diperbaiki"),
    (FindingsWanted::Verdict(FindingVerdict::Ignored), "diabaikan"),
    (FindingsWanted::All, "semua"),
];

/// What addresses call one of a list.
pub fn code_of<T: PartialEq>(list: &[(T, &'static str)], one: Option<T>) -> Option<&'static str> {
    let one = one?;
    list.iter().find(|(known, _)| *known == one).map(|(_, code)| *code)
}

/// The one of a list that addresses call so.
pub fn of_code<T: Copy>(list: &[(T, &str)], code: Option<&str>) -> Option<T> {
    list.iter().find(|(_, known)| Some(*known) == code).map(|(one, _)| *one)
}

/// What is asked of the findings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FindingsAsked {
    /// Only those of this year.
    pub year: Option<BookYear>,
    /// Only those of this kind.
    pub family: Option<Family>,
    /// Only those of this weight.
    pub severity: Option<Severity>,
    /// Which by what was decided on them.
    pub wanted: FindingsWanted,
    /// Only those of this district.
    pub area: Option<AreaCode>,
    /// The one that is opened at the head of the list, whatever else is asked.
    pub opened: Option<Id>,
    /// What is searched for.
    pub text: String,
}

impl FindingsAsked {
    /// What an address asks.
    pub fn of<'a>(parameter: impl Fn(&str) -> Option<&'a str>) -> Self {
        Self {
            year: parameter(keys::YEAR).and_then(|year| year.parse().ok()).and_then(BookYear::new),
            family: of_code(&FAMILIES, parameter(keys::FAMILY)),
            severity: of_code(&SEVERITIES, parameter(keys::SEVERITY)),
            wanted: of_code(&STANDINGS, parameter(keys::STANDING)).unwrap_or_default(),
            area: parameter(keys::AREA).and_then(|area| area.parse().ok()),
            opened: parameter(keys::FINDING).and_then(|id| id.parse().ok()),
            text: parameter(SEARCH).unwrap_or_default().to_owned(),
        }
    }

    /// What it is in an address.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let wanted = Some(self.wanted).filter(|wanted| *wanted != FindingsWanted::Open);
        let all = [
            (keys::YEAR, self.year.map(|year| year.to_string())),
            (keys::FAMILY, code_of(&FAMILIES, self.family).map(str::to_owned)),
            (keys::SEVERITY, code_of(&SEVERITIES, self.severity).map(str::to_owned)),
            (keys::STANDING, code_of(&STANDINGS, wanted).map(str::to_owned)),
            (keys::AREA, self.area.map(|area| area.to_string())),
            (keys::FINDING, self.opened.map(|id| id.to_string())),
            (SEARCH, Some(self.text.clone()).filter(|text| !text.is_empty())),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// Whether anything but year and decision narrows them.
    pub fn is_narrowed(&self) -> bool {
        self.family.is_some() || self.severity.is_some() || self.area.is_some() || !self.text.is_empty()
    }

    /// Those that are asked for but for what was decided on them.
    pub fn of_all<'l>(&self, all: &'l [FindingLine]) -> Vec<&'l FindingLine> {
        let words = fold(&self.text);
        let words: Vec<&str> = words.split_whitespace().collect();
        let is_wanted = |line: &&FindingLine| {
            self.year.is_none_or(|year| year == line.year)
                && self.area.is_none_or(|area| line.area.is_some_and(|of| area.contains(of)))
                && self.family.is_none_or(|family| family == line.family)
                && self.severity.is_none_or(|severity| severity == line.severity)
                && (words.is_empty() || {
                    let text = text_of(line);
                    words.iter().all(|word| text.contains(word))
                })
        };
        all.iter().filter(is_wanted).collect()
    }

    /// Those that are asked for, the one that is opened first.
    pub fn found(&self, all: &[FindingLine]) -> Vec<FindingLine> {
        let is_opened = |line: &FindingLine| self.opened == Some(line.id);
        let opened = all.iter().filter(|line| is_opened(line));
        let others = self.of_all(all).into_iter().filter(|line| self.wanted.admits(line) && !is_opened(line));
        opened.chain(others).cloned().collect()
    }
}

/// What the search looks in.
fn text_of(line: &FindingLine) -> String {
    let meeting = line.meeting.iter().map(|(_, said)| said.as_str());
    let said = [line.sentence.as_str(), line.evidence.as_str(), line.decision.as_deref().unwrap_or_default()];
    fold(&said.into_iter().chain(meeting).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::plans::findings::FindingSettings;
    use crate::domain::Date;
    use crate::i18n::Lang;
    use crate::list::plans::{decision_on, finding_lines};
    use crate::replica::{Row, Stamp};

    #[test]
    fn every_question_has_an_address_and_finds_what_it_asks_for() {
        let options = crate::sample::Options { cooperatives: 60, ..crate::sample::Options::default() };
        let mut tables = crate::sample::fictional(&options);
        crate::sample::add_plans(&mut tables, &options, 1);
        let today = Date::in_wita(crate::sample::finished_ms());
        let lines = |tables: &_| finding_lines(Lang::Id, tables, &FindingSettings::default(), today);
        let open = lines(&tables);
        let verdicts = [FindingVerdict::Committed, FindingVerdict::Accepted];
        for (line, verdict) in open.iter().zip(verdicts) {
            let decision = decision_on(line, verdict, crate::domain::AreaCode::from_digits(63), today, None);
            tables.finding_decisions.insert(Row::new(line.id, decision, Stamp::default()));
        }
        let all = lines(&tables);
        for (wanted, _) in STANDINGS {
            for family in [None, Some(Family::Gap)] {
                let asked = FindingsAsked { wanted, family, year: Some(all[0].year), ..FindingsAsked::default() };
                let parameters = asked.parameters();
                let read = FindingsAsked::of(|key| {
                    parameters.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
                });
                assert_eq!(read, asked);
                let expected = all.iter().filter(|line| {
                    wanted.admits(line) && line.year == all[0].year && family.is_none_or(|of| of == line.family)
                });
                assert_eq!(asked.found(&all).len(), expected.count());
            }
        }
        let of = |wanted| FindingsAsked { wanted, ..FindingsAsked::default() }.found(&all).len();
        assert_eq!(of(FindingsWanted::Open) + of(FindingsWanted::Decided), all.len());
        assert_eq!(of(FindingsWanted::Verdict(FindingVerdict::Committed)), 1);
        // What is searched for is looked for in the rows that meet, too; the one that is opened comes first, whatever is asked.
        let searched = FindingsAsked {
            text: all[1].meeting[0].1.to_uppercase(),
            wanted: FindingsWanted::All,
            ..FindingsAsked::default()
        };
        assert!(searched.found(&all).iter().any(|line| line.id == all[1].id) && searched.is_narrowed());
        let opened =
            FindingsAsked { opened: Some(open[0].id), wanted: FindingsWanted::Open, ..FindingsAsked::default() };
        assert_eq!(opened.found(&all)[0].id, open[0].id);
    }
}
