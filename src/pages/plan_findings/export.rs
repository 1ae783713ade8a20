//! The findings that are shown as a workbook or as delimited text.

use super::{FindingLine, family_name};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{changed_thresholds, severity_name, standing_name};
use crate::i18n::Lang;
use crate::pages::sheets::{about, origin_of_plans, save_menu};
use crate::ui::lang;
use crate::ui::settings::Device;
use leptos::prelude::*;

pub(super) fn view(found: Memo<Vec<FindingLine>>) -> impl IntoView {
    let (t, device) = (lang(), expect_context::<Device>());
    save_menu(t.findings_file_name(), move || {
        let mut said = origin_of_plans(t, device);
        let changed = changed_thresholds(t, &device.now().findings.read());
        said.extend(changed.into_iter().map(|threshold| (t.threshold_other().to_owned(), threshold)));
        vec![found.with(|found| sheet(t, found)), about(t, said)]
    })
}

fn sheet(t: Lang, found: &[FindingLine]) -> Sheet {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
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
    ];
    let line = |line: &FindingLine| {
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
            text(standing_name(t, line.standing)),
            text(line.decision.as_deref().unwrap_or_default()),
        ]
    };
    let heads = heads.map(text).to_vec();
    let rows = std::iter::once(heads).chain(found.iter().map(line)).collect();
    Sheet { name: t.page_plan_findings().to_owned(), rows, ..Sheet::default() }
}
