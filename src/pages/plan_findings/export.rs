//! The findings that are shown as a workbook or as delimited text.

use crate::explain::{FindingLine, changed_thresholds};
use crate::list::plans::findings_sheet;
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
        vec![found.with(|found| findings_sheet(t, found)), about(t, said)]
    })
}
