//! Handing out tables of the pages as workbooks and delimited text, with a sheet that says what they are.

use crate::exchange::sheet::{Cell, Sheet};
use crate::explain::explain_as_of;
use crate::i18n::{Label, Lang};
use crate::ui::desk::{Desk, office};
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::menu::menu;
use crate::ui::notice::{Notices, notices};
use crate::ui::random;
use crate::ui::settings::Device;
use crate::worker::{BookForm, Failure, Job};
use leptos::prelude::*;

/// Offers a file that was written, or says why there is none.
pub(super) fn offer(
    t: Lang,
    notices: Notices,
    stem: &str,
    form: BookForm,
    written: Result<js_sys::ArrayBuffer, Failure>,
) {
    let (extension, kind) = match form {
        BookForm::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        BookForm::Csv => ("csv", "text/csv"),
    };
    match written {
        Ok(file) => download_buffer(&format!("{stem}.{extension}"), kind, &file),
        Err(failure) => notices.error(t.worker_failed(&failure.to_string())),
    }
}

/// A menu that saves the sheets of a page; they are made when they are asked for.
pub(super) fn save_menu(
    stem: &'static str,
    sheets: impl Fn() -> Vec<Sheet> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    save_menu_with(stem, sheets, || None)
}

/// The same, with a document after them that asks what it is of: what it is called, and what is opened.
pub(super) fn save_menu_with(
    stem: &'static str,
    sheets: impl Fn() -> Vec<Sheet> + Copy + Send + Sync + 'static,
    document: impl Fn() -> Option<(&'static str, RwSignal<bool>)> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (t, notices) = (lang(), notices());
    let busy = RwSignal::new(false);
    let save = move |form: BookForm| {
        // One who has the focus is not disabled, or the menu would be left.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let sheets = untrack(sheets);
        leptos::task::spawn_local(async move {
            let written = Job::write_sheets(&sheets, form).await;
            offer(t, notices, stem, form, written);
            busy.try_set(false);
        });
    };
    let button = move |form: BookForm, name: &'static str| {
        view! {
            <li>
                <button type="button" class="quiet" aria-disabled=move || busy.get().to_string() on:click=move |_| save(form)>
                    {icon(Icon::Download)} {name}
                </button>
            </li>
        }
    };
    let buttons = move || {
        view! {
            <ul class="menu-items">
                {button(BookForm::Xlsx, t.save_as_excel())}
                {button(BookForm::Csv, t.save_as_csv())}
                {document().map(|(name, is_open)| view! {
                    <li>
                        <button type="button" class="quiet" on:click=move |_| is_open.set(true)>{icon(Icon::Table)} {name}</button>
                    </li>
                })}
            </ul>
        }
        .into_any()
    };
    view! { <div class="actions tools">{menu(t.save_menu(), buttons)}</div> }
}

/// What every sheet of plans says of where it comes from: who wrote it, and when.
pub(super) fn origin_of_plans(t: Lang, device: Device) -> Vec<(String, String)> {
    vec![(t.written_by().to_owned(), t.office(office(device))), (t.written_on().to_owned(), t.moment(random::now_ms()))]
}

/// What every sheet of cooperatives says of where it comes from: office, moment, basis, and the day and rule of its status.
pub(super) fn origin(t: Lang, desk: Desk, device: Device) -> Vec<(String, String)> {
    let (as_of, rule) = desk.peek(|workspace| (workspace.index().as_of(), workspace.index().rule()));
    vec![
        (t.office_label().to_owned(), t.office(office(device))),
        (t.written_on().to_owned(), t.moment(random::now_ms())),
        (t.basis().to_owned(), crate::domain::Basis::Domicile.label(t).to_owned()),
        (t.date_of().to_owned(), explain_as_of(t, as_of)),
        (t.computed_status().to_owned(), rule.label(t).to_owned()),
    ]
}

/// The sheet of names and values that says what the others are.
pub(super) fn about(t: Lang, lines: Vec<(String, String)>) -> Sheet {
    let rows = lines.into_iter().map(|(name, value)| vec![Cell::Text(name), Cell::Text(value)]).collect();
    Sheet { name: t.about_this_list().to_owned(), rows, ..Sheet::default() }
}
