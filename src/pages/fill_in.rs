//! Giving out sheets to fill in: for one cooperative, or for all that the register's list shows.

use super::sheets;
use crate::domain::{BookYear, Id};
use crate::exchange::sheet::Asked;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::menu;
use crate::ui::notice::notices;
use crate::ui::select::{plain, select};
use crate::ui::settings::Device;
use crate::ui::{lang, random};
use crate::worker::{BookForm, Failure, Job};
use leptos::prelude::*;

/// So many book years can be asked for.
const YEARS: i32 = 6;

/// A menu that gives out a sheet for one cooperative.
pub(super) fn fill_in_menu(id: Id) -> impl IntoView {
    menu(lang().fill_in_sheet_menu(), move || panel(move || vec![id], Vec::new).into_any())
}

/// What is asked, and the button that gives out a sheet for these cooperatives; `about` says which ones they are, beside where
/// it comes from.
pub(super) fn panel(
    ids: impl Fn() -> Vec<Id> + Copy + Send + Sync + 'static,
    about: impl Fn() -> Vec<(String, String)> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (t, desk, device, notices) = (lang(), desk(), expect_context::<Device>(), notices());
    let this_year = random::today().year();
    // The report that is held in a year is on the one before.
    let (year, cooperative, busy) =
        (RwSignal::new(BookYear::new(this_year - 1)), RwSignal::new(false), RwSignal::new(false));
    let years = (0..YEARS).filter_map(|back| BookYear::new(this_year - back));
    let years = years.map(|year| (year.to_string(), t.report_on(&year.to_string())));
    let choices = plain(years.chain([(String::new(), t.no_report_asked().to_owned())]));
    let value = move || year.get().map(|year| year.to_string()).unwrap_or_default();
    let set = move |value: String| year.set(value.parse().ok().and_then(BookYear::new));
    let asks_nothing = move || year.get().is_none() && !cooperative.get();
    let save = move |_| {
        if busy.get_untracked() || untrack(asks_nothing) {
            return;
        }
        busy.set(true);
        let asked = Asked { year: year.get_untracked(), cooperative: cooperative.get_untracked() };
        let ids = untrack(ids);
        let mut notes = sheets::origin(t, desk, device);
        notes.extend(untrack(about));
        leptos::task::spawn_local(async move {
            let written = async {
                let look = |look: &mut dyn FnMut(&crate::workspace::Workspace)| desk.peek(look);
                Job::start()?.give_to_fill_in(ids, asked, notes, t, random::now_ms(), &look).await
            };
            let written: Result<_, Failure> = written.await;
            sheets::offer(t, notices, t.fill_in_file_name(), BookForm::Xlsx, written);
            busy.try_set(false);
        });
    };
    view! {
        {select("isian-tahun".into(), t.fill_in_asks().into(), false, choices, value, set)}
        <label class="check">
            <input type="checkbox" prop:checked=move || cooperative.get()
                on:change=move |event| cooperative.set(event_target_checked(&event)) />
            {t.fill_in_asks_cooperative()}
        </label>
        <p class="hint">{t.fill_in_menu_hint()}</p>
        <button type="button" aria-disabled=move || (busy.get() || asks_nothing()).to_string() on:click=save>
            {icon(Icon::Download)} {move || t.give_out_sheet(&t.count(ids().len()))}
        </button>
    }
}
