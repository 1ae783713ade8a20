//! The realisation of an office and year as a workbook or as delimited text: money in whole rupiah, shares in per cent; and as
//! form E.81.

use super::{Line, Shown, heads};
use crate::analysis::plans::{Paid, Predicate};
use crate::domain::{AreaCode, AreaLevel, Quantity};
use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::{plain, predicate_name};
use crate::i18n::Lang;
use crate::list::plans::hindrances_sheet;
use crate::pages::plan_documents::evaluation;
use crate::pages::sheets::{about, origin_of_plans, save_menu_with};
use crate::ui::desk::desk;
use crate::ui::settings::Device;
use crate::workspace::Workspace;
use leptos::prelude::*;

pub(super) fn view(t: Lang, shown: Memo<Option<Shown>>) -> impl IntoView {
    let (device, desk) = (expect_context::<Device>(), desk());
    let has_any = Memo::new(move |_| shown.with(Option::is_some));
    let sheets = move || {
        shown.with(|shown| {
            shown.as_ref().map_or_else(Vec::new, |shown| {
                let of = |workspace: &Workspace| hindrances_sheet(t, workspace.tables(), &shown.office, shown.year);
                let mut sheets = vec![sheet(t, shown)];
                sheets.extend(desk.peek(of));
                sheets.push(about(t, said(t, shown, device)));
                sheets
            })
        })
    };
    let gives = RwSignal::new(false);
    // Of others than governments there is no such form.
    let government = move || {
        let (office, year) = shown.with(|shown| shown.as_ref().map(|shown| (shown.office.clone(), shown.year)))?;
        let area: AreaCode = office.parse().ok()?;
        matches!(area.level(), AreaLevel::Province | AreaLevel::District).then_some((area, year))
    };
    let document = move || government().map(|_| (t.give_evaluation(), gives));
    view! {
        {move || has_any.get().then(|| save_menu_with(t.realisation_file_name(), sheets, document))}
        {evaluation::view(t, gives, government)}
    }
}

/// What it is of: whose plan, which year, and how far that is reported.
fn said(t: Lang, shown: &Shown, device: Device) -> Vec<(String, String)> {
    let mut said = origin_of_plans(t, device);
    said.push((t.realisation_office().to_owned(), shown.office_name.clone()));
    said.push((t.matrix_year().to_owned(), shown.year.to_string()));
    said.push((t.page_plan_realisation().to_owned(), plain(&super::lead(t, shown))));
    said
}

fn sheet(t: Lang, shown: &Shown) -> Sheet {
    let money = |amount: Option<i64>| amount.map_or(Cell::Empty, |amount| Cell::Number(amount as f64));
    let percent = |percent: Option<Quantity>| percent.map_or(Cell::Empty, |percent| Cell::Number(percent.to_f64()));
    let figures = |paid: &Paid, deviation, average, predicate: Option<Predicate>| {
        let mut cells = vec![money(Some(paid.budget))];
        cells.extend(paid.quarters.iter().map(|spent| money(*spent)));
        cells.extend([money(paid.year), percent(paid.share()), percent(deviation), percent(average)]);
        cells.push(predicate.map_or(Cell::Empty, |one| Cell::Text(predicate_name(t, one).to_owned())));
        cells
    };
    let line = |line: &Line| {
        let mut cells = vec![Cell::Text(line.code.clone().unwrap_or_default()), Cell::Text(line.name.clone())];
        cells.extend(figures(&line.money, line.deviation, line.average, line.predicate));
        cells
    };
    let mut first = vec![Cell::Text(t.cause_code().to_owned()), Cell::Text(t.realisation_line().to_owned())];
    first.extend(heads(t, &[0, 1, 2, 3]).into_iter().map(|(head, _)| Cell::Text(head)));
    let mut last = vec![Cell::Empty, Cell::Text(t.total().to_owned())];
    last.extend(figures(&shown.money, shown.deviation(), shown.average, shown.predicate));
    let rows = std::iter::once(first).chain(shown.lines.iter().map(line)).chain([last]).collect();
    Sheet { name: t.page_plan_realisation().to_owned(), rows, ..Sheet::default() }
}
