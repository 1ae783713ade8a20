//! The list as a workbook or as delimited text: all fields, so that it can be brought in again without loss, or what is
//! shown.

use super::columns;
use super::filters::said;
use crate::domain::Id;
use crate::exchange::sheet::{Cell, Sheet};
use crate::i18n::Lang;
use crate::pages::{fill_in, sheets};
use crate::ui::desk::{Desk, desk};
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::worker::{BookForm, Failure, Job};
use crate::workspace::Workspace;
use crate::workspace::query::{Column, Query};
use leptos::prelude::*;
use std::sync::Arc;

/// What is handed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// All fields of the cooperatives, and their reports.
    All,
    /// The columns that the list shows.
    Shown,
}

/// The buttons that hand out what the list shows.
pub(super) fn view(query: Memo<Query>, rows: Memo<Arc<Vec<u32>>>, columns: Memo<Vec<Column>>) -> AnyView {
    let (t, desk, device, notices) = (lang(), desk(), expect_context::<Device>(), notices());
    let busy = RwSignal::new(false);
    let save = move |what: What, form: BookForm| {
        // One who has the focus is not disabled, or the menu would be left.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let positions = rows.get_untracked();
        let mut about = sheets::origin(t, desk, device);
        about.push((t.page_cooperatives().to_owned(), t.count(positions.len())));
        let filters = said(t, &query.get_untracked());
        about.extend(filters.into_iter().map(|said| (t.filter_of(said.name), said.value)));
        let columns = columns.get_untracked();
        leptos::task::spawn_local(async move {
            let written = match what {
                What::All => give_all(t, desk, &positions, about, form).await,
                What::Shown => {
                    let list = desk.peek(|workspace| shown(t, workspace, &positions, &columns));
                    Job::write_sheets(&[list, sheets::about(t, about)], form).await
                }
            };
            sheets::offer(t, notices, t.list_file_name(), form, written);
            busy.try_set(false);
        });
    };
    let button = move |what: What, form: BookForm, name: &'static str| {
        view! {
            <li>
                <button type="button" class="quiet" aria-disabled=move || busy.get().to_string() on:click=move |_| save(what, form)>
                    {icon(Icon::Download)} {name}
                </button>
            </li>
        }
    };
    view! {
        <ul class="menu-items">
            {button(What::All, BookForm::Xlsx, t.save_as_excel())}
            {button(What::All, BookForm::Csv, t.save_as_csv())}
            {button(What::Shown, BookForm::Xlsx, t.save_excel_shown())}
            {button(What::Shown, BookForm::Csv, t.save_csv_shown())}
        </ul>
        <p class="hint">{t.save_all_hint()}</p>
        <details>
            <summary>{t.fill_in_sheet_menu()}</summary>
            {fill_in(query, rows)}
        </details>
    }
    .into_any()
}

/// What gives out a sheet to fill in for all that the list shows.
fn fill_in(query: Memo<Query>, rows: Memo<Arc<Vec<u32>>>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let shown = move || desk.read(|workspace| ids(workspace, &rows.get()));
    let about = move || said(t, &query.get()).into_iter().map(|said| (t.filter_of(said.name), said.value)).collect();
    fill_in::panel(shown, about)
}

async fn give_all(
    t: Lang,
    desk: Desk,
    positions: &[u32],
    about: Vec<(String, String)>,
    form: BookForm,
) -> Result<js_sys::ArrayBuffer, Failure> {
    let ids = desk.peek(|workspace| ids(workspace, positions));
    Job::start()?.give_list(ids, about, t, form, &|look| desk.peek(look)).await
}

/// The ids of the cooperatives at these positions.
pub(super) fn ids(workspace: &Workspace, positions: &[u32]) -> Vec<Id> {
    positions.iter().map(|at| workspace.tables().cooperatives.rows()[*at as usize].id).collect()
}

/// What the list shows, as a sheet.
fn shown(t: Lang, workspace: &Workspace, positions: &[u32], columns: &[Column]) -> Sheet {
    let head = columns.iter().map(|column| Cell::Text(columns::name(t, *column).to_owned())).collect();
    let row = |at: &u32| columns.iter().map(|column| columns::cell(t, workspace, *at, *column)).collect();
    let rows = std::iter::once(head).chain(positions.iter().map(row)).collect();
    Sheet { name: t.page_cooperatives().to_owned(), rows, ..Sheet::default() }
}
