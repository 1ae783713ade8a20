//! Plans given out in the layouts in which offices pass them around: what such a document is of is asked, what it will have is
//! said, and it is written as a workbook or as delimited text.

pub(super) mod evaluation;
pub(super) mod work_plan;

use super::sheets::offer;
use crate::analysis::plans::Plans;
use crate::domain::{AreaCode, BookYear, Level};
use crate::exchange::sheet::Sheet;
use crate::i18n::Lang;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::select::Choice;
use crate::worker::{BookForm, Job};
use leptos::prelude::*;

/// The governments that have plans, each with the years planned for, the latest first. Of others there are no such documents.
pub(super) fn governments(plans: &Plans) -> Vec<(u32, AreaCode, Vec<BookYear>)> {
    let is_government = |level: Level| matches!(level, Level::Province | Level::District);
    let offices = (0..).zip(plans.offices()).filter(|(_, office)| is_government(office.level) && office.body.is_none());
    let of = |(number, office): (u32, &crate::analysis::plans::Office)| {
        let of_office = plans.rows().iter().filter(|row| row.office == number);
        let mut years: Vec<BookYear> = of_office.map(|row| row.year()).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        Some((number, office.area?, years))
    };
    let mut found: Vec<_> = offices.filter_map(of).collect();
    found.sort_by_key(|(_, area, _)| *area);
    found
}

/// Years as choices.
fn year_choices(years: impl IntoIterator<Item = BookYear>) -> Vec<Choice> {
    years.into_iter().map(|year| (year.to_string(), year.to_string())).collect()
}

/// The buttons that write what is asked for; `document` is its name and its sheets, as soon as there is one.
fn foot(
    t: Lang,
    is_open: RwSignal<bool>,
    document: impl Fn() -> Option<(String, Vec<Sheet>)> + Copy + Send + Sync + 'static,
    can: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    let (notices, busy) = (notices(), RwSignal::new(false));
    let save = move |form: BookForm| {
        let Some((stem, sheets)) = untrack(document).filter(|_| !busy.get_untracked()) else { return };
        busy.set(true);
        leptos::task::spawn_local(async move {
            let written = Job::write_sheets(&sheets, form).await;
            offer(t, notices, &stem, form, written);
            busy.try_set(false);
            is_open.try_set(false);
        });
    };
    let cannot = move || busy.get() || !can();
    view! {
        <button type="button" on:click=move |_| is_open.set(false)>{t.cancel()}</button>
        <button type="button" disabled=cannot on:click=move |_| save(BookForm::Csv)>{icon(Icon::Download)} {t.save_as_csv()}</button>
        <button type="button" class="primary" disabled=cannot on:click=move |_| save(BookForm::Xlsx)>
            {icon(Icon::Download)} {t.save_as_excel()}
        </button>
    }
    .into_any()
}
