//! What is saved, sent and received, in a few lines, with the offices as a row of marks.

use crate::analysis::{agenda, meetings_ahead};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Date};
use crate::exchange::calendar;
use crate::explain::{calendar_entry, meetings_entry};
use crate::ui::desk::{desk, office};
use crate::ui::download::download;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random};
use crate::workspace::heard;
use leptos::prelude::*;

/// The card.
#[component]
pub fn State() -> impl IntoView {
    let (t, desk, notices, device) = (lang(), desk(), notices(), expect_context::<Device>());
    let installs = device.part(|settings| settings.installs.read());
    let heard = Memo::new(move |_| desk.read(|workspace| heard(workspace.seen(), &installs.get())));
    let territory = Territory::current();
    let own = office(device);
    let others = move || territory.districts.iter().filter(move |district| district.code != own);
    let mark = move |code: AreaCode, short: &'static str| {
        let at = move || heard.with(|heard| heard.get(&code).copied());
        let told = move || match at() {
            Some(ms) => t.last_change_of_office(&t.date(Date::in_wita(ms))),
            None => t.nothing_of_office().to_owned(),
        };
        view! {
            <li title=move || format!("{}: {}", t.office(code), told()) class:heard=move || at().is_some()>
                <span>{short}</span> <span class="visually-hidden">{told}</span>
            </li>
        }
    };
    let marks = others().map(|district| mark(district.code, district.short)).collect_view();
    let all = others().count();
    let save = move |_| {
        let today = random::today();
        let entries: Vec<_> = desk.peek(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let due = agenda(tables, index, today).into_iter().map(|(row, due)| calendar_entry(t, &row.value, &due));
            let meetings = meetings_ahead(tables, index, today).into_iter();
            due.chain(meetings.map(|(day, year, count)| meetings_entry(t, day, year, count))).collect()
        });
        if entries.is_empty() {
            return notices.tell(t.no_dates_ahead());
        }
        let file = calendar::write(&t.calendar_name(&t.office(own)), t.code(), &entries, random::now_ms());
        download(&format!("selaras-{}-{today}.ics", t.calendar_file_name()), "text/calendar", &file);
    };
    let count = move || heard.with(|heard| others().filter(|district| heard.contains_key(&district.code)).count());
    view! {
        <section class="sync" aria-labelledby="kiriman">
            <h2 id="kiriman">{t.sync_title()}</h2>
            <dl class="facts">
                <dt>{t.changes_unsent()}</dt><dd>{move || figure::count(desk.unsecured().count)}</dd>
                <dt>{t.offices_heard()}</dt><dd>{move || figure::count(count() as u32)} " " {t.out_of(&t.count(all))}</dd>
            </dl>
            <ul class="offices" aria-label=t.offices_heard()>{marks}</ul>
            <div class="actions">
                <button type="button" on:click=save>{icon(Icon::Download)} {t.save_calendar()}</button>
            </div>
            <p class="hint">{t.calendar_hint()}</p>
        </section>
    }
}
