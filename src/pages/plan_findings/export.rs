//! The findings that are shown as a workbook or as delimited text, and in a sheet of its own what was decided, which the list of the
//! beginning leaves out.

use super::View;
use crate::explain::{FindingLine, FindingsWanted, changed_thresholds};
use crate::list::plans::{FindingsAsked, findings_sheet};
use crate::pages::sheets::{about, origin_of_plans, save_menu};
use crate::ui::settings::Device;
use leptos::prelude::*;

pub(super) fn view(view: View) -> impl IntoView {
    let (View { t, asked, all, found, .. }, device) = (view, expect_context::<Device>());
    save_menu(t.findings_file_name(), move || {
        let mut said = origin_of_plans(t, device);
        let changed = changed_thresholds(t, &device.now().findings.read());
        said.extend(changed.into_iter().map(|threshold| (t.threshold_other().to_owned(), threshold)));
        let asked = asked.get();
        let narrowing = super::in_force(t, &asked).into_iter().map(|(_, name, value)| (t.filter_of(name), value));
        said.extend(narrowing);
        let mut sheets = vec![found.with(|found| findings_sheet(t, t.page_plan_findings(), found))];
        if asked.wanted == FindingsWanted::Open {
            let decided = FindingsAsked { wanted: FindingsWanted::Decided, opened: None, ..asked };
            let decided: Vec<FindingLine> = all.with(|all| decided.found(all));
            if !decided.is_empty() {
                sheets.push(findings_sheet(t, t.decisions_sheet(), &decided));
            }
        }
        sheets.push(about(t, said));
        sheets
    })
}
