//! The list as a workbook or as delimited text.

use crate::domain::Id;
use crate::i18n::{Label, Lang};
use crate::ui::desk::{Desk, desk, office};
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::ui::{lang, random};
use crate::worker::{BookForm, Job};
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;
use std::sync::Arc;

/// The buttons that hand out what the list shows.
pub(super) fn view(query: Memo<Query>, rows: Memo<Arc<Vec<u32>>>) -> impl IntoView {
    let (t, desk, device, notices) = (lang(), desk(), expect_context::<Device>(), notices());
    let busy = RwSignal::new(false);
    let save = move |form: BookForm| {
        busy.set(true);
        let ids: Vec<Id> = rows.with_untracked(|rows| {
            desk.peek(|workspace| {
                rows.iter().map(|at| workspace.tables().cooperatives.rows()[*at as usize].id).collect()
            })
        });
        let about = about(t, device, &query.get_untracked(), ids.len());
        leptos::task::spawn_local(async move {
            give(t, desk, notices, ids, about, form).await;
            busy.try_set(false);
        });
    };
    view! {
        <div class="actions">
            <button type="button" class="quiet" disabled=move || busy.get() on:click=move |_| save(BookForm::Xlsx)>
                {icon(Icon::Download)} {t.save_as_excel()}
            </button>
            <button type="button" class="quiet" disabled=move || busy.get() on:click=move |_| save(BookForm::Csv)>
                {icon(Icon::Download)} {t.save_as_csv()}
            </button>
        </div>
    }
}

async fn give(t: Lang, desk: Desk, notices: Notices, ids: Vec<Id>, about: Vec<(String, String)>, form: BookForm) {
    let given = match Job::start() {
        Ok(job) => job.give_list(ids, about, t, form, &|look| desk.peek(look)).await,
        Err(failure) => Err(failure),
    };
    match given {
        Ok(file) => {
            let (extension, kind) = match form {
                BookForm::Xlsx => ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                BookForm::Csv => ("csv", "text/csv"),
            };
            download_buffer(&format!("{}.{extension}", t.list_file_name()), kind, &file);
        }
        Err(failure) => notices.error(t.worker_failed(&failure.to_string())),
    }
}

/// What the list is: of whom, when, under which filters and rule.
fn about(t: Lang, device: Device, query: &Query, count: usize) -> Vec<(String, String)> {
    let mut about = vec![
        (t.office_label().to_owned(), t.office(office(device))),
        (t.written_on().to_owned(), t.moment(random::now_ms())),
        (t.page_cooperatives().to_owned(), t.count(count)),
        (t.computed_status().to_owned(), device.now().rule.label(t).to_owned()),
    ];
    about.extend(filters(t, query).into_iter().map(|(name, value)| (t.filter_of(name), value)));
    about
}

fn filters(t: Lang, query: &Query) -> Vec<(&'static str, String)> {
    fn only<T: Copy>(t: Lang, only: Option<&Only<T>>, name: impl Fn(T) -> String) -> Option<String> {
        only.map(|only| match only {
            Only::Missing => t.not_recorded().to_owned(),
            Only::Value(value) => name(*value),
        })
    }
    let years = query.founded_from.zip(query.founded_to).map(|(from, to)| format!("{from}–{to}"));
    let all = [
        (t.search(), Some(query.text.clone()).filter(|text| !text.is_empty())),
        (t.district(), only(t, query.district.as_ref(), |code| t.office(code))),
        (t.supervision(), only(t, query.supervision.as_ref(), |level| level.label(t).to_owned())),
        (t.declared_status(), only(t, query.declared.as_ref(), |status| status.label(t).to_owned())),
        (t.computed_status(), query.computed.map(|status| status.label(t).to_owned())),
        (t.kind(), only(t, query.kind.as_ref(), |kind| kind.label(t).to_owned())),
        (t.founded(), years),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}
