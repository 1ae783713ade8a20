//! The list of all rows of plans: what those that are shown come to, what narrows and orders them, and the rows.

use crate::analysis::plans::Stage;
use crate::domain::{Plan, Record};
use crate::explain::{RowsLead, explain_plan_rows, level_briefly};
use crate::i18n::{Label, Lang};
use crate::list::plans::{self, Asked, Choices, Listing, PLANS, PlanLine, PlanLines, PlansPage, Sort, tab_names};
use crate::list::{ORDER, SEARCH};
use crate::pages::finding::sentence;
use crate::pages::plan_documents::work_plan;
use crate::pages::plans_apart::{Apart, LISTED, Turns, apart_of};
use crate::pages::records::table::link_id;
use crate::pages::sheets::{about, origin_of_plans, save_menu_with};
use crate::ui::address::{Route, place};
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::narrow::is_narrow;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::{self, shown_rows, sideways};
use crate::ui::select::{plain, select};
use crate::ui::settings::Device;
use crate::ui::toolbar::{Control, Count, InForce, Order, Search, Toolbar};
use crate::workspace::Tables;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// So many rows are shown at once.
const STEP: usize = 100;

/// What the address asks of the list; on the way to another page it stays as it is.
fn asked() -> Memo<Asked> {
    let place = place();
    Memo::new(move |before: Option<&Asked>| {
        let address = place.get();
        match before {
            Some(before) if address.route() != Route::Program(PlansPage::Tab(tab_names::ROWS)) => before.clone(),
            _ => Asked::of(|key| address.parameter(key)),
        }
    })
}

/// The lines that were made last, and of which revision in which language: whoever comes back from a row finds them.
struct Kept {
    revision: u32,
    t: Lang,
    lines: Arc<PlanLines>,
}

thread_local! {
    static KEPT: RefCell<Option<Kept>> = const { RefCell::new(None) };
}

fn kept(revision: u32, t: Lang) -> Option<Arc<PlanLines>> {
    KEPT.with_borrow(|kept| {
        kept.as_ref().filter(|kept| kept.revision == revision && kept.t == t).map(|kept| kept.lines.clone())
    })
}

/// All lines, made in turns with the browser.
async fn made(t: Lang, turns: Turns, tables: &Tables) -> Option<Arc<PlanLines>> {
    let plans = turns.joined(tables, Stage::Latest).await?;
    let mut listing = Listing::begun(t, &plans);
    while listing.step() {
        if !turns.go_on().await {
            return None;
        }
    }
    let lines = Arc::new(listing.finished());
    KEPT.with_borrow_mut(|kept| *kept = Some(Kept { revision: turns.revision(), t, lines: lines.clone() }));
    Some(lines)
}

/// The rows that are wanted, by their places among all.
#[derive(Debug, Clone)]
struct Found {
    all: Arc<PlanLines>,
    places: Arc<Vec<u32>>,
}

impl Found {
    fn of(all: Arc<PlanLines>, asked: &Asked) -> Self {
        let places = Arc::new(plans::found(&all, asked));
        Self { all, places }
    }

    fn lines(&self) -> impl Iterator<Item = &PlanLine> {
        self.places.iter().map(|place| self.all.at(*place))
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.all, &other.all) && self.places == other.places
    }
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, desk, device) = (lang(), desk(), expect_context::<Device>());
    let title = (PLANS.words.title)(t);
    crate::pages::document_title(move || title.to_owned());
    let asked = asked();
    let Apart { shown: all, is_ready } = apart_of(
        LISTED,
        || (),
        move |revision, ()| kept(revision, t),
        async move |turns, tables: &Tables, ()| made(t, turns, tables).await,
        PlanLines::none(t),
    );
    let found = Memo::new(move |_| asked.with(|asked| Found::of(all.get(), asked)));
    let sums = Memo::new(move |_| found.with(|found| plans::sums(found.lines())));
    let is_empty = Memo::new(move |_| desk.read(|workspace| workspace.tables().plans.live().next().is_none()));
    // The page is as high as it was once its rows are there.
    let is_there = Memo::new(move |_| is_ready.get());
    Effect::new(move |_| {
        if is_there.get() {
            scroll::keep_page_place();
        }
    });
    let lead = move || sentence(explain_plan_rows(t, &sums.get()));
    let sheets = move || {
        let mut said = origin_of_plans(t, device);
        said.extend(
            in_force(all.get().choices(), &asked.get()).into_iter().map(|(_, name, value)| (t.filter_of(&name), value)),
        );
        vec![found.with(|found| plans::sheet(t, title, found.lines())), about(t, said)]
    };
    // The filters are not printed; by what they narrow is.
    let narrowed = move || {
        let said = in_force(all.get().choices(), &asked.get());
        let said = said.into_iter().map(|(_, name, value)| format!("{name}: {value}"));
        let said: Vec<String> = said.collect();
        t.source_of_plans(&if said.is_empty() { t.unfiltered().to_owned() } else { said.join("; ") })
    };
    let (gives, copies) = (RwSignal::new(false), RwSignal::new(false));
    let aside = StoredValue::new(ViewFn::from(move || {
        save_menu_with(t.plans_file(), sheets, move || Some((t.give_work_plan(), gives)))
    }));
    let copy = move || {
        view! { <button type="button" on:click=move |_| copies.set(true)>{icon(Icon::Merge)} {t.copy_last_year()}</button> }
    };
    let give = move || {
        view! { <button type="button" on:click=move |_| gives.set(true)>{icon(Icon::Download)} {t.give_work_plan()}</button> }
    };
    // On a telephone the rows come first, and what is done with all of them last.
    let narrow = is_narrow();
    let last = move || narrow.get().then(|| view! { <div class="actions screen-only">{give()} {copy()}</div> });
    let chosen = move |key: &str| asked.with(|asked| asked.chosen.get(key).cloned());
    let add = PlansPage::Form(tab_names::ROWS, None).address();
    view! {
        {page_head(view! {
            <h1>{title}</h1>
            <div class="actions">
                <Show when=move || !is_empty.get()>{copy()}</Show>
                <a class="button primary" href=add>{icon(Icon::Plus)} {(PLANS.words.add)(t)}</a>
            </div>
        })}
        {work_plan::view(t, gives, move || (chosen(plans::OFFICE), chosen(plans::YEAR)))}
        {super::copy::view(t, copies, move || chosen(plans::OFFICE))}
        <Show when=move || !is_empty.get() fallback=move || nothing(t)>
            <Show when=move || is_there.get() fallback=move || view! { <p class="hint" role="status">{t.plans_being_listed()}</p> }>
                <p class="finding">{lead}</p>
                <p class="lead">{t.plans_lead()}</p>
                {tools(t, all, asked, found, aside.get_value())}
                <p class="source print-only">{narrowed}</p>
                {rows(t, found, sums, asked)}
                {last}
            </Show>
        </Show>
    }
    .into_any()
}

/// What stands in the place of the list while there is no row: the first steps.
fn nothing(t: Lang) -> impl IntoView {
    view! {
        <div class="empty-state">
            {icon(Icon::Table)}
            <h2>{(PLANS.words.none)(t)}</h2>
            <p>{t.plans_begin()}</p>
            <div class="actions">
                <a class="button primary" href=PlansPage::Form(tab_names::ROWS, None).address()>{icon(Icon::Plus)} {(PLANS.words.add)(t)}</a>
                <a class="button" href="#/data/daftar">{icon(Icon::Upload)} {t.bring_in_plans()}</a>
                <a class="button" href="#/data/gabungkan">{icon(Icon::Merge)} {t.merge()}</a>
            </div>
        </div>
    }
}

/// The filters in force: the parameter, and what it is called and says.
fn in_force(offered: &[Choices], asked: &Asked) -> Vec<(&'static str, String, String)> {
    let said = |(key, label, choices): &Choices| {
        let chosen = asked.chosen.get(key)?;
        let name =
            choices.iter().find(|(code, _)| code == chosen).map_or_else(|| chosen.clone(), |(_, name)| name.clone());
        Some((*key, (*label).to_owned(), name))
    };
    offered.iter().filter_map(said).collect()
}

fn tools(
    t: Lang,
    all: ReadSignal<Arc<PlanLines>>,
    asked: Memo<Asked>,
    found: Memo<Found>,
    aside: ViewFn,
) -> impl IntoView {
    let place = place();
    let set = move |key: &str, value: &str| place.replace(place.now().with(key, (!value.is_empty()).then_some(value)));
    let control = move |at: usize| -> Control {
        Arc::new(move || {
            let Some((key, label, choices)) = all.with_untracked(|all| all.choices().get(at).cloned()) else {
                return ().into_any();
            };
            let choices = plain(std::iter::once((String::new(), t.all().to_owned())).chain(choices));
            let chosen = move || asked.with(|asked| asked.chosen.get(key).cloned().unwrap_or_default());
            select(key.to_owned(), label.to_owned(), false, choices, chosen, move |code| set(key, &code)).into_any()
        })
    };
    let chips = Signal::derive(move || {
        let one = |(key, name, value): (&'static str, String, String)| InForce {
            said: format!("{name}: {value}"),
            drop: Callback::new(move |()| set(key, "")),
        };
        asked.with(|asked| all.with(|all| in_force(all.choices(), asked))).into_iter().map(one).collect::<Vec<_>>()
    });
    let clear = Callback::new(move |()| {
        let address = asked.with_untracked(|asked| asked.chosen.keys().copied().collect::<Vec<_>>());
        let bare = place.now().with(SEARCH, None);
        place.replace(address.into_iter().fold(bare, |address, key| address.with(key, None)));
    });
    let search = Search {
        hint: Signal::stored(t.plans_search().to_owned()),
        text: Signal::derive(move || asked.with(|asked| asked.text.clone())),
        set: Callback::new(move |text: String| set(SEARCH, &text)),
    };
    let said = Signal::derive(move || {
        let (all, shown) = (all.with(|all| all.len()), found.with(|found| found.places.len()));
        if shown == all { t.plans_shown_all(&t.count(all)) } else { t.plans_shown_of(&t.count(shown), &t.count(all)) }
    });
    let order = Order {
        columns: Signal::derive(move || {
            Sort::ALL.map(|sort| (sort.code().to_owned(), sort.name(t).to_owned())).to_vec()
        }),
        now: Signal::derive(move || {
            let (sort, descending) = asked.with(Asked::order);
            (sort.code().to_owned(), descending)
        }),
        set: Callback::new(move |(key, descending): (String, bool)| {
            set(ORDER, &format!("{}{key}", if descending { "-" } else { "" }));
        }),
    };
    let count = Count { said, found: Signal::derive(move || found.with(|found| found.places.len())) };
    let others_in_force = Signal::derive(move || {
        asked.with(|asked| ["kantor", "dana"].iter().filter(|key| asked.chosen.contains_key(*key)).count())
    });
    let (first, others) = ([0, 1, 2].map(control).to_vec(), [3, 4].map(control).to_vec());
    view! { <Toolbar search first others others_in_force in_force=chips clear count order=Some(order) aside /> }
}

/// The heading of a column, which orders by it.
fn head(t: Lang, asked: Memo<Asked>, sort: Sort) -> impl IntoView {
    let place = place();
    let order = move || asked.with(Asked::order);
    let sorted = move || {
        let (by, descending) = order();
        (by == sort).then_some(if descending { "descending" } else { "ascending" })
    };
    let press = move |_| {
        let turns = untrack(order) == (sort, false);
        place.replace(place.now().with(ORDER, Some(&format!("{}{}", if turns { "-" } else { "" }, sort.code()))));
    };
    view! {
        <th scope="col" class=format!("of-{}", sort.code()) class:num=sort.is_number() class:spare=sort.is_spare() aria-sort=sorted>
            <button type="button" class="sort" on:click=press>{sort.name(t)}</button>
        </th>
    }
}

fn rows(t: Lang, found: Memo<Found>, sums: Memo<RowsLead>, asked: Memo<Asked>) -> impl IntoView {
    let (narrow, shown, printing, title) =
        (is_narrow(), shown_rows("rows", STEP), is_printing(), (PLANS.words.title)(t));
    let drawn = move || if printing.get() { MOST_ROWS } else { shown.get() };
    // Of all that are found only those that are drawn are looked at.
    let first = move || found.with(|found| found.lines().take(drawn()).cloned().collect::<Vec<_>>());
    let table = move || {
        if narrow.get() {
            return view! {
                <div class="list-in-page">
                    <table class="register as-list">
                        <caption class="visually-hidden">{title}</caption>
                        <thead><tr class="visually-hidden"><th scope="col">{Sort::Name.name(t)}</th></tr></thead>
                        <tbody><For each=first key=|line| (line.id, line.digest()) let(line)>{item(t, &line)}</For></tbody>
                    </table>
                </div>
            }
            .into_any();
        }
        sideways(
            title,
            view! {
                <table class="one-line plans">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>{Sort::ALL.map(|sort| head(t, asked, sort)).into_iter().collect_view()}</tr></thead>
                    <tbody><For each=first key=|line| (line.id, line.digest()) let(line)>{row(t, &line)}</For></tbody>
                </table>
            },
        )
        .into_any()
    };
    let is_found = Memo::new(move |_| sums.with(|sums| sums.rows > 0));
    let count = move || sums.with(|sums| sums.rows);
    view! {
        <Show when=move || is_found.get() fallback=move || view! { <div class="empty-state"><h2>{t.nothing_found()}</h2></div> }>
            {table}
            <p class="source print-only">{t.lines_on_paper()}</p>
        </Show>
        {move || (count() > MOST_ROWS).then(|| {
            view! { <p class="source print-only">{t.first_rows_on_paper(&t.count(MOST_ROWS), &t.count(count()))}</p> }
        })}
        <Show when=move || { count() > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
    }
}

/// What a row is called, and the way to its page.
fn link(t: Lang, line: &PlanLine) -> impl IntoView + use<> {
    let name = match (&*line.name, line.code.as_deref()) {
        ("", code) => code.unwrap_or_else(|| t.plan_of_row()).to_owned(),
        (name, _) => name.to_owned(),
    };
    view! { <a id=link_id(Plan::TABLE, line.id) href=PlansPage::One(tab_names::ROWS, line.id).address()>{name}</a> }
}

fn row(t: Lang, line: &PlanLine) -> impl IntoView + use<> {
    let absent = || view! { <span class="absent">"–"</span> }.into_any();
    let text = |text: String| if text.is_empty() { absent() } else { text.into_any() };
    let money = |amount: Option<i64>| amount.map_or_else(absent, |amount| t.number(amount).into_any());
    let stage = line.stage.map(|stage| stage.label(t).to_owned()).unwrap_or_default();
    let funds = &line.funds.names;
    let (fund, more) = (funds.first().cloned().unwrap_or_default(), funds.len().saturating_sub(1));
    let more = (more > 0).then(|| view! { " " <span class="hint">"+" {t.count(more)}</span> });
    view! {
        <tr>
            <th scope="row" title=line.name.to_string()>{link(t, line)}</th>
            <td>{text(line.code.as_deref().unwrap_or_default().to_owned())}</td>
            <td class="num">{line.year.to_string()}</td>
            <td title=line.level.label(t)>{level_briefly(t, line.level)}</td>
            <td title=line.office.1.clone()>{line.office_said()}</td>
            <td class="num">{money(line.budget)}</td>
            <td>{text(stage)}</td>
            <td class="spare" title=funds.join("; ")>{text(fund)} {more}</td>
            <td class="spare">{text(line.places_said(t))}</td>
            <td class="num">{money(line.realised)}</td>
        </tr>
    }
}

/// A row where there is room for one column.
fn item(t: Lang, line: &PlanLine) -> impl IntoView + use<> {
    let what = [line.office.1.clone(), line.year.to_string(), line.code.as_deref().unwrap_or_default().to_owned()];
    let what = what.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let rupiah = |amount: i64| format!("Rp{}", t.rupiah_short(amount));
    let stage = line.stage.map(|stage| stage.label(t)).unwrap_or_default();
    let budget = line.budget.map(|amount| format!("{} · {stage}", rupiah(amount)));
    let spent = line.realised.map(|amount| format!("{} {}", t.money_spent(), rupiah(amount)));
    view! {
        <tr>
            <td class="item">
                {link(t, line)}
                <span class="item-what">{what}</span>
                <span class="item-state"><span class="item-said">{budget}</span> <span>{spent}</span></span>
            </td>
        </tr>
    }
}
