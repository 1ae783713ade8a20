//! Perubahan: what has happened since a day, as a card of the summary and in full.

use super::for_me::{MOST_ROWS, rows};
use super::view::Part;
use crate::analysis::{self, Change, Changes, Event};
use crate::domain::Date;
use crate::domain::checks::Problem;
use crate::explain::{event_name, explain_problem};
use crate::i18n::Lang;
use crate::ui::address::place;
use crate::ui::date_field::{day_field, shown_date};
use crate::ui::desk::desk;
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random};
use leptos::prelude::*;

/// The parameter that says since when.
const SINCE: &str = "sejak";

/// A month before the day that the figures stand for.
fn usual(day: Date) -> Date {
    day.plus_days(-30)
}

/// What has happened since the day that the address says, else in the last month.
fn found() -> Memo<Changes> {
    let (desk, place) = (desk(), place());
    Memo::new(move |_| {
        let today = random::today();
        let asked = place.get().parameter(SINCE).and_then(|day| day.parse::<Date>().ok()).filter(|day| *day <= today);
        desk.read(|workspace| {
            let index = workspace.index();
            let since = asked.unwrap_or_else(|| usual(index.as_of().day));
            analysis::changes(workspace.tables(), index, since, today)
        })
    })
}

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let t = lang();
    let found = found();
    let row = move |change: &Change| {
        view! {
            <tr>
                <th scope="row">{event_name(t, change.event).0}</th>
                <td class="num"><a href=Part::Changes.address()>{figure::count(change.count as u32)}</a></td>
                <td class="num">{t.in_districts(&t.count(change.districts))}</td>
            </tr>
        }
    };
    // What is edited all day long says little beside what has happened.
    let is_told = |change: &&Change| change.count > 0 && !matches!(change.event, Event::Edited);
    view! {
        <section class="pane changes">
            <h3>{move || t.since_day(&t.date(found.with(|found| found.since)))}</h3>
            {move || found.with(|found| {
                let told: Vec<_> = found.all.iter().filter(is_told).take(4).map(row).collect();
                if told.is_empty() {
                    return view! { <p class="hint">{t.nothing_happened()}</p> }.into_any();
                }
                view! {
                    <table>
                        <caption class="visually-hidden">{t.since_day(&t.date(found.since))}</caption>
                        <thead class="visually-hidden">
                            <tr><th scope="col">{t.what_happened()}</th><th scope="col">{t.total()}</th><th scope="col">{t.district()}</th></tr>
                        </thead>
                        <tbody>{told}</tbody>
                    </table>
                }
                .into_any()
            })}
            <p><a href=Part::Changes.address()>{t.all_changes()}</a></p>
        </section>
    }
}

/// All of it, with the cooperatives that each is about.
#[component]
pub fn Page() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let found = found();
    let device = expect_context::<Device>();
    let go = move |day: Option<Date>| place.replace(place.now().with(SINCE, day.map(|day| day.to_string()).as_deref()));
    let month = move || usual(desk.read(|workspace| workspace.index().as_of().day));
    let sent = device.part(|settings| settings.exported_at.map(Date::in_wita));
    let since = Memo::new(move |_| found.with(|found| found.since));
    let text = RwSignal::new(shown_date(Some(since.get_untracked()), t));
    // What a button chooses stands in the field too.
    Effect::new(move |_| text.set(shown_date(Some(since.get()), t)));
    let settle = move |day: Option<Date>| {
        if day.is_some_and(|day| day > random::today()) {
            return Err(explain_problem(t, Problem::Future));
        }
        if day.is_some_and(|day| day != since.get_untracked()) {
            go(day);
        }
        Ok(())
    };
    view! {
        <section class="pane changes whole">
            <h2>{move || headline(t, &found.get())}</h2>
            <div class="actions">
                {day_field("sejak".to_owned(), t.since_label(), None, text, |_| (), settle)}
                <button type="button" aria-pressed=move || (since.get() == month()).to_string() on:click=move |_| go(None)>{t.last_month()}</button>
                {move || sent.get().map(|day| view! {
                    <button type="button" aria-pressed=move || (since.get() == day).to_string()
                        on:click=move |_| go(Some(day))>{t.since_last_file(&t.date(day))}</button>
                })}
            </div>
            <ul>{move || found.with(|found| found.all.iter().map(|change| item(t, change)).collect_view())}</ul>
            <p class="hint">{move || unknown(t, &found.get())}</p>
        </section>
    }
}

fn item(t: Lang, change: &Change) -> impl IntoView + use<> {
    let (name, basis) = event_name(t, change.event);
    let to_case = matches!(change.event, Event::Visit | Event::CaseOpened | Event::CaseClosed);
    let head = view! {
        <span class="told">
            <b>{name}</b> " " {figure::count(change.count as u32)}
            <small>
                {basis} {(change.districts > 1).then(|| format!(" · {}", t.in_districts(&t.count(change.districts))))}
            </small>
        </span>
    };
    if change.rows.is_empty() {
        return view! { <li>{head}</li> }.into_any();
    }
    let rows = rows(t, &change.rows, to_case, MOST_ROWS, None);
    view! { <li><details><summary>{head}</summary>{rows}</details></li> }.into_any()
}

fn headline(t: Lang, found: &Changes) -> String {
    let count = |event: Event| found.all.iter().find(|change| change.event == event).map_or(0, |change| change.count);
    t.changes_headline(
        &t.date(found.since),
        &t.count(count(Event::Meeting)),
        &t.count(count(Event::Visit)),
        &t.count(count(Event::CaseClosed)),
    )
}

/// What cannot be counted.
fn unknown(t: Lang, found: &Changes) -> String {
    let undated = (found.undated_reports > 0).then(|| t.undated_reports(&t.count(found.undated_reports)));
    let whole = found.whole.iter().map(|event| t.whole_register(event_name(t, *event).0)).collect::<Vec<_>>();
    let whole = (!whole.is_empty()).then(|| whole.join(" "));
    [Some(t.changes_unknown().to_owned()), undated, whole].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
