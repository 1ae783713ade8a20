//! What drove and what held up the plans of a form E.81, and what follows: below its table, under a title each (FACTS 7.6).
//!
//! The register keeps them with the report on a quarter of a row. A line therefore names both: `Triwulan II, 2.17.03.2.01.0003
//! Penguatan Tata Kelola: menunggu juknis`, with the unit behind the name where it is of one. What names no row is of the whole
//! office, and told.

use super::cells::one_line;
use super::head::Head;
use super::lines::{Line, LineKind};
use crate::domain::{Plan, Realisation, ReportPeriod};
use crate::exchange::sheet::book::Sheet;
use crate::exchange::sheet::words::plain;

/// What is said below the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Factor {
    /// What drove it.
    Driving,
    /// What held it up.
    Holding,
    /// What follows in the next quarter.
    NextQuarter,
    /// What follows in the next Renja.
    NextPlan,
}

/// The periods as lines name them.
const PERIODS: [(ReportPeriod, &str); 7] = [
    (ReportPeriod::Quarter1, "Triwulan I"),
    (ReportPeriod::Quarter2, "Triwulan II"),
    (ReportPeriod::Quarter3, "Triwulan III"),
    (ReportPeriod::Quarter4, "Triwulan IV"),
    (ReportPeriod::Tranche1, "Tahap I"),
    (ReportPeriod::Tranche2, "Tahap II"),
    (ReportPeriod::Tranche3, "Tahap III"),
];

impl Factor {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Driving, Self::Holding, Self::NextQuarter, Self::NextPlan];

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Driving => "Faktor pendorong keberhasilan kinerja",
            Self::Holding => "Faktor penghambat pencapaian kinerja",
            Self::NextQuarter => "Tindak lanjut yang diperlukan dalam triwulan berikutnya",
            Self::NextPlan => "Tindak lanjut yang diperlukan dalam Renja PD berikutnya",
        }
    }

    /// The field of a report that says it.
    pub const fn field(self) -> usize {
        match self {
            Self::Driving => Realisation::AT.driven_by,
            Self::Holding => Realisation::AT.held_up_by,
            Self::NextQuarter => Realisation::AT.next_quarter,
            Self::NextPlan => Realisation::AT.next_plan,
        }
    }

    /// What a report says of it, in one line.
    pub fn said(self, report: &Realisation) -> Option<String> {
        let note = match self {
            Self::Driving => &report.driven_by,
            Self::Holding => &report.held_up_by,
            Self::NextQuarter => &report.next_quarter,
            Self::NextPlan => &report.next_plan,
        };
        note.as_deref().map(|text| words(text.split_whitespace()))
    }

    /// The lines of what the reports on a row say of it, each once.
    pub fn lines<'r>(self, plan: &Plan, reports: impl Iterator<Item = &'r Realisation>) -> Vec<String> {
        let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let row = label(&said(plan.code.as_deref()), &said(plan.name.as_deref()), plan.unit.as_deref());
        let mut all: Vec<(ReportPeriod, String)> =
            reports.filter_map(|report| Some((report.period, self.said(report)?))).collect();
        all.sort();
        all.dedup();
        let name = |period: ReportPeriod| PERIODS.iter().find(|(one, _)| *one == period).map(|(_, name)| *name);
        all.into_iter().filter_map(|(period, text)| Some(format!("{}, {row}: {text}", name(period)?))).collect()
    }

    /// The one whose title a text begins with.
    fn titled(text: &str) -> Option<Self> {
        let plain = plain(text);
        match () {
            () if plain.starts_with("faktor pendorong") => Some(Self::Driving),
            () if plain.starts_with("faktor penghambat") => Some(Self::Holding),
            () if !plain.starts_with("tindak lanjut") => None,
            () if plain.contains("triwulan") => Some(Self::NextQuarter),
            () => Some(Self::NextPlan),
        }
    }
}

/// Whether a row below the table begins who has made or evaluated the form.
fn is_signed(text: &str) -> bool {
    let plain = plain(text);
    ["disusun", "dievaluasi", "mengetahui", "kepala", "nip"].iter().any(|word| plain.split(' ').next() == Some(*word))
}

/// A row as a line names it.
fn label(code: &str, name: &str, unit: Option<&str>) -> String {
    let row = words(code.split_whitespace().chain(name.split_whitespace()));
    unit.map_or_else(|| row.clone(), |unit| format!("{row} ({})", words(unit.split_whitespace())))
}

fn words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Something said below the table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SaidFactor {
    /// Its row, from 0.
    pub at: usize,
    pub factor: Factor,
    /// The line of the document that it names, by its place, and the period; none where it names none, or several.
    pub of: Option<(usize, ReportPeriod)>,
    pub text: String,
}

/// What is said below the last line of a document; `head` is what holds for its first line.
pub(super) fn factors(sheet: &Sheet, lines: &[Line], head: &Head) -> Vec<SaidFactor> {
    let mut head = head.clone();
    let labels: Vec<Option<String>> = lines
        .iter()
        .map(|line| {
            if matches!(line.kind, LineKind::Office | LineKind::Unit) {
                head.enter(line.kind, &line.name);
            }
            let code = line.coded.as_ref().map(|coded| coded.code.to_string()).unwrap_or_default();
            line.is_leaf.then(|| label(&code, &line.name, head.unit.as_deref()))
        })
        .collect();
    let first = lines.iter().flat_map(|line| &line.rows).max().map_or(0, |last| last + 1);
    let (mut found, mut now) = (Vec::new(), None);
    for (at, row) in sheet.rows.iter().enumerate().skip(first) {
        let text = words(row.iter().filter_map(one_line).collect::<Vec<_>>().iter().map(String::as_str));
        let titled = Factor::titled(&text);
        let text = match titled {
            Some(_) => text.split_once(':').map_or("", |(_, rest)| rest.trim()),
            None => &*text,
        };
        // A blank row ends it, as does who signs.
        now = titled.or(now.filter(|_| !text.is_empty() && !is_signed(text)));
        if let Some(factor) = now.filter(|_| text.chars().any(char::is_alphanumeric)) {
            let (of, text) = named(text, &labels).map_or((None, text), |(of, text)| (Some(of), text));
            found.push(SaidFactor { at, factor, of, text: text.to_owned() });
        }
    }
    found
}

/// The period and line that a text names, and what it says of them. The labels are those of the lines that are leaves.
fn named<'s>(text: &'s str, labels: &[Option<String>]) -> Option<((usize, ReportPeriod), &'s str)> {
    let (period, rest) =
        PERIODS.iter().find_map(|(period, name)| Some((*period, text.strip_prefix(name)?.strip_prefix(", ")?)))?;
    let said = |label: &str| Some(rest.strip_prefix(label)?.strip_prefix(':')?.trim());
    let mut all = labels.iter().enumerate();
    let mut next = || all.find_map(|(at, label)| Some((at, said(label.as_deref()?)?)));
    let (at, text) = next()?;
    next().is_none().then_some(((at, period), text))
}
