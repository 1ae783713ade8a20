//! Untuk saya: what waits for whoever works here, as a card of the summary and in full.

use super::view::Part;
use crate::analysis::{self, About, Due, Matter, Next, Waiting};
use crate::domain::AreaCode;
use crate::explain::{explain_matter, explain_next, explain_waiting, explain_why};
use crate::i18n::Lang;
use crate::ui::address::{Address, place};
use crate::ui::desk::{desk, office};
use crate::ui::icon::{Icon, icon};
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random};
use leptos::prelude::*;

/// So many things stand in the card.
const MOST: usize = 7;
/// So many rows of one thing stand in the list until all are asked for.
const FIRST_ROWS: usize = 3;
/// So many rows of one thing stand in the list at most.
pub(super) const MOST_ROWS: usize = 20;
/// The parameter that says which of them is open.
const MATTER: &str = "hal";

/// What waits, and what comes next.
fn waiting() -> Memo<(Vec<Waiting>, Option<Next>)> {
    let (desk, device) = (desk(), expect_context::<Device>());
    let seen = device.part(|settings| settings.installs.read().values().copied().collect::<Vec<_>>());
    let whose = device.part(|settings| settings.office);
    Memo::new(move |_| {
        whose.track();
        let is_fictional = desk.is_fictional();
        let unsent = if is_fictional { 0 } else { desk.unsecured().count };
        let differences = desk.read(|workspace| workspace.conflicts().len());
        let about = About { office: office(device), today: random::today(), differences, seen: seen.get(), unsent };
        desk.read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            (analysis::for_me(tables, index, &about), analysis::next_meeting(tables, index, &about))
        })
    })
}

/// The card.
#[component]
pub fn Card() -> impl IntoView {
    let t = lang();
    let waiting = waiting();
    let item = move |waiting: &Waiting| {
        view! {
            <li>
                <a href=address(waiting.matter)>
                    {icon(sign(waiting.matter))}
                    <span><b>{explain_waiting(t, waiting)}</b> <small>{explain_why(t, waiting)}</small></span>
                </a>
            </li>
        }
    };
    view! {
        <section class="pane for-me">
            <h3>{t.for_me()}</h3>
            {move || waiting.with(|(all, next)| {
                if all.is_empty() {
                    return view! { <p>{explain_next(t, *next)}</p> }.into_any();
                }
                let more = (all.len() > MOST).then(|| view! { <p><a href=Part::ForMe.address()>{t.all_waiting(&t.count(all.len()))}</a></p> });
                view! { <ul>{all.iter().take(MOST).map(item).collect_view()}</ul> {more} }.into_any()
            })}
        </section>
    }
}

/// All of it, with the cooperatives that each is about.
#[component]
pub fn List() -> impl IntoView {
    let (t, place) = (lang(), place());
    let waiting = waiting();
    let asked = Memo::new(move |_| place.get().parameter(MATTER).map(str::to_owned));
    let item = move |waiting: &Waiting, asked: Option<&str>| {
        let (says, why) = (explain_waiting(t, waiting), explain_why(t, waiting));
        let sign = icon(sign(waiting.matter));
        if waiting.rows.is_empty() {
            return view! {
                <li><a href=address(waiting.matter)>{sign} <span><b>{says}</b> <small>{why}</small></span></a></li>
            }
            .into_any();
        }
        let most = if asked == Some(waiting.matter.code()) { MOST_ROWS } else { FIRST_ROWS };
        let all = format!("{}&{MATTER}={}", Part::ForMe.address(), waiting.matter.code());
        let all = (most < MOST_ROWS).then_some(all);
        let to_case = matches!(waiting.matter, Matter::Overdue | Matter::DueThisWeek | Matter::Visits);
        let work = work(waiting.matter).map(|address| view! { <p><a href=address>{t.work_on_them()}</a></p> });
        view! {
            <li>
                <details open=true>
                    <summary>{sign} <span><b>{says}</b> <small>{why}</small></span></summary>
                    {rows(t, &waiting.rows, to_case, most, all)}
                    {work}
                </details>
            </li>
        }
        .into_any()
    };
    view! {
        <div class="grid">
            <section class="pane for-me wide">
                <h2>{t.for_me()}</h2>
                {move || waiting.with(|(all, next)| {
                    if all.is_empty() {
                        return view! { <p>{explain_next(t, *next)}</p> }.into_any();
                    }
                    let asked = asked.get();
                    view! { <ul>{all.iter().map(|one| item(one, asked.as_deref())).collect_view()}</ul> }.into_any()
                })}
            </section>
            <section class="pane narrow">
                <h2>{t.deadlines()}</h2>
                {move || waiting.with(|(all, _)| ahead(t, all))}
            </section>
        </div>
    }
}

/// So many days ahead are shown.
const MOST_DAYS: usize = 10;

/// The days that lie ahead, as far as what waits is told.
fn ahead(t: Lang, waiting: &[Waiting]) -> AnyView {
    let days: Vec<_> = analysis::deadlines(waiting, random::today()).into_iter().take(MOST_DAYS).collect();
    if days.is_empty() {
        return view! { <p class="hint">{t.no_deadlines_ahead()}</p> }.into_any();
    }
    let day = |(day, matter, count): (_, Matter, usize)| {
        view! { <li><span>{figure::date(day)} <small>{explain_matter(t, matter, count)}</small></span></li> }
    };
    view! { <ul class="days">{days.into_iter().map(day).collect_view()}</ul> }.into_any()
}

/// Cooperatives with a day, each leading to its record or its case; the first of many, and where all of them are.
pub(super) fn rows(t: Lang, rows: &[Due], to_case: bool, most: usize, all: Option<String>) -> impl IntoView + use<> {
    let row = |row: &Due| {
        let address = if to_case { Address::case(row.id) } else { Address::cooperative(row.id) };
        let place = row.district.map(|code: AreaCode| t.area(code));
        view! {
            <tr>
                <th scope="row"><a href=address>{row.name.clone()}</a></th>
                <td>{place}</td>
                <td class="num">{figure::date(row.day)}</td>
            </tr>
        }
    };
    let rest = rows.len().saturating_sub(most);
    let rest = (rest > 0).then(|| match all {
        Some(all) => view! { <p><a href=all>{t.and_others(&t.count(rest))}</a></p> }.into_any(),
        None => view! { <p class="hint">{t.and_others(&t.count(rest))}</p> }.into_any(),
    });
    view! {
        <table>
            <caption class="visually-hidden">{t.page_cooperatives()}</caption>
            <thead class="visually-hidden">
                <tr><th scope="col">{t.name()}</th><th scope="col">{t.district()}</th><th scope="col">{t.date_of()}</th></tr>
            </thead>
            <tbody>{rows.iter().take(most).map(row).collect_view()}</tbody>
        </table>
        {rest}
    }
}

const fn sign(matter: Matter) -> Icon {
    match matter {
        Matter::Differences | Matter::Overdue | Matter::RatOver => Icon::Warning,
        Matter::Silent => Icon::Upload,
        Matter::Unsent => Icon::Download,
        Matter::Twins => Icon::Merge,
        Matter::DueThisWeek | Matter::Visits | Matter::RatDue | Matter::Certificates | Matter::Licences => Icon::List,
    }
}

/// The page on which it is worked on; none where the list of this one is all there is.
fn work(matter: Matter) -> Option<String> {
    let address = match matter {
        Matter::Differences => "#/data/perbedaan",
        Matter::Silent => "#/data/gabungkan",
        Matter::Overdue => "#/tindak-lanjut?tampilan=daftar&lewat=ya",
        Matter::DueThisWeek => "#/tindak-lanjut?tampilan=daftar&tahap=berjalan",
        Matter::Twins => "#/data/kembar",
        Matter::Unsent => "#/data",
        Matter::Licences => "#/koperasi/legalitas?urut=berlaku",
        Matter::RatOver | Matter::RatDue => "#/koperasi?mutu=tanpa-laporan",
        Matter::Visits | Matter::Certificates => return None,
    };
    Some(address.to_owned())
}

/// Where what waits is listed: on the page where it is worked on, or here, one by one.
fn address(matter: Matter) -> String {
    match matter {
        Matter::Differences | Matter::Silent | Matter::Overdue | Matter::Twins | Matter::Unsent => {
            work(matter).unwrap_or_default()
        }
        _ => format!("{}&{MATTER}={}", Part::ForMe.address(), matter.code()),
    }
}
