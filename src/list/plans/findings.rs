//! Findings as a list, and as a sheet: what to talk about, with what meets what, the money in question, the rule, and what was decided.

use crate::analysis::plans::findings::{FindingSettings, decided, findings};
use crate::analysis::plans::{Plans, Stage};
use crate::domain::{AreaCode, Date, FindingDecision, FindingVerdict, Record, Text};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{FindingLine, family_name, lines_of, severity_name, standing_name};
use crate::i18n::Lang;
use crate::workspace::Tables;

/// All that is found in the plans as they are known on a day, the gravest and dearest first.
pub fn finding_lines(t: Lang, tables: &Tables, settings: &FindingSettings, today: Date) -> Vec<FindingLine> {
    let plans = Plans::of(tables, Stage::Latest);
    let found = decided(tables, findings(&plans, settings, today), today);
    lines_of(t, &plans, &found)
}

/// A decision on a finding that an office takes on a day. One that was taken before is gone on from where it says the same; what
/// it gave as reason for another verdict is none for this one.
pub fn decision_on(
    line: &FindingLine,
    verdict: FindingVerdict,
    office: AreaCode,
    today: Date,
    before: Option<&FindingDecision>,
) -> FindingDecision {
    let kept = before.filter(|before| before.verdict == verdict);
    FindingDecision {
        test: line.test,
        key: Text::new(&line.key).unwrap_or_default(),
        verdict,
        reason: kept.and_then(|kept| kept.reason.clone()),
        until: kept.and_then(|kept| kept.until),
        responsible: kept.and_then(|kept| kept.responsible.clone()),
        due: kept.and_then(|kept| kept.due),
        office: Some(office),
        area: line.area,
        decided_on: Some(today),
        year: Some(line.year),
    }
}

/// The findings as a sheet of that name, in their order.
pub fn findings_sheet(t: Lang, name: &str, found: &[FindingLine]) -> Sheet {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let field = |name: &'static str| t.field(FindingDecision::TABLE, name);
    let day = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Date);
    let number = |number: i64| if number == 0 { Cell::Empty } else { Cell::Number(number as f64) };
    let heads = [
        t.finding_test(),
        t.finding_family(),
        t.finding_severity(),
        t.matrix_year(),
        t.district(),
        t.finding_word(),
        t.finding_meets(),
        t.finding_money(),
        t.finding_cooperatives(),
        t.finding_people(),
        t.finding_rule(),
        t.finding_source(),
        t.finding_standing(),
        t.finding_reason(),
        field("responsible"),
        field("due"),
        field("until"),
        field("office"),
        field("decided_on"),
    ];
    let line = |line: &FindingLine| {
        let of = line.decided.as_ref();
        let late = line.is_late().then(|| t.commitment_late());
        let office = of.and_then(|of| of.office).map(|office| t.office(office)).unwrap_or_default();
        vec![
            text(&line.test.to_string().to_uppercase()),
            text(family_name(t, line.family)),
            text(severity_name(t, line.severity)),
            Cell::Number(line.year.get().into()),
            text(&line.area.map(|area| t.area(area)).unwrap_or_default()),
            text(&line.sentence),
            text(&line.meeting.iter().map(|(_, said)| said.as_str()).collect::<Vec<_>>().join("\n")),
            number(line.amount),
            number(line.cooperatives.into()),
            number(line.people.into()),
            text(line.rule),
            text(line.source),
            text(late.unwrap_or_else(|| standing_name(t, line.standing))),
            text(of.and_then(|of| of.reason.as_deref()).unwrap_or_default()),
            text(of.and_then(|of| of.responsible.as_deref()).unwrap_or_default()),
            day(of.and_then(|of| of.due)),
            day(of.and_then(|of| of.until)),
            text(&office),
            day(of.and_then(|of| of.decided_on)),
        ]
    };
    let heads = heads.map(text).to_vec();
    let rows = std::iter::once(heads).chain(found.iter().map(line)).collect();
    Sheet { name: name.to_owned(), rows, ..Sheet::default() }
}
