//! Dua aturan: the register under two rules, those whose status differs, and who turns inactive if nothing is done.

use super::area_choice::area_choice;
use super::basis::basis;
use super::finding::sentence;
use super::narrowing::narrowing;
use super::no_register::{is_without_register, no_register};
use super::sorted::{By, Ordered, arrange, head, ordered};
use crate::analysis::{AtRisk, Crossing, Flip, at_risk, crossing, flips};
use crate::domain::status::{Status, StatusRule};
use crate::domain::{AreaCode, Date};
use crate::explain::{explain_as_of, explain_evidence, explain_verdict, pieces, strong};
use crate::i18n::{Label, Lang};
use crate::ui::address::{Address, Place, place};
use crate::ui::desk::{Desk, desk};
use crate::ui::head::page_head;
use crate::ui::narrow::is_narrow;
use crate::ui::own_area::own_area;
use crate::ui::scroll::sideways;
use crate::ui::select::select;
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random};
use crate::workspace::{AsOf, scope};
use leptos::prelude::*;

const PATH: &str = "/koperasi/aturan";
/// So many cooperatives are shown at once.
const STEP: usize = 50;
/// On a telephone, where each takes several lines.
const STEP_ON_PHONE: usize = 20;
/// So many of those at risk are shown at first, below those that differ.
const FIRST_AT_RISK: usize = 20;
/// What the address says of the order of those at risk.
const RISK_ORDER: &str = "urut";

/// What the address says.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Params {
    first: StatusRule,
    second: StatusRule,
    /// The cell whose cooperatives are listed; none for all that differ.
    cell: Option<(Status, Status)>,
    /// Whose cooperatives; none for all.
    area: Option<AreaCode>,
}

impl Params {
    fn of(address: &Address, own: StatusRule, own_area: Option<AreaCode>) -> Self {
        let parameter =
            |key: &str| address.parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        let rule = |key: &str| {
            parameter(key).and_then(|code| StatusRule::ALL.iter().copied().find(|rule| rule.code() == code))
        };
        let first = rule("satu").unwrap_or(own);
        let other = StatusRule::ALL.iter().copied().find(|rule| *rule != first).unwrap_or_default();
        let cell = parameter("sel").and_then(|cell| cell.split_once('-'));
        let cell = cell.and_then(|(first, second)| Some((first.parse().ok()?, second.parse().ok()?)));
        let area = scope::asked(parameter(scope::AREA), own_area);
        Self { first, second: rule("dua").unwrap_or(other), cell, area }
    }

    fn show(self, place: Place) {
        let mut parameters = vec![("satu", self.first.code().to_owned()), ("dua", self.second.code().to_owned())];
        parameters.push((scope::AREA, scope::said(self.area)));
        parameters.extend(self.cell.map(|(first, second)| ("sel", format!("{}-{}", first.code(), second.code()))));
        // The order of those at risk stays.
        parameters.extend(place.now().parameter(RISK_ORDER).map(|order| (RISK_ORDER, order.to_owned())));
        place.replace(Address::new(PATH, parameters));
    }
}

/// The page.
#[component]
pub fn Rules() -> impl IntoView {
    let (t, desk, place) = (lang(), desk(), place());
    let own = expect_context::<Device>().part(|settings| settings.rule);
    super::document_title(move || t.page_rules().to_owned());
    let own_area = own_area();
    let asked = Memo::new(move |before: Option<&Params>| {
        let address = place.get();
        // On the way to another page this one keeps what it shows.
        if address.path == PATH {
            Params::of(&address, own.get(), own_area.get())
        } else {
            before.copied().unwrap_or(Params::of(&address, own.get(), own_area.get()))
        }
    });
    let rules = Memo::new(move |_| (asked.get().first, asked.get().second));
    let area = Memo::new(move |_| asked.get().area);
    let crossed = Memo::new(move |_| {
        let (first, second) = rules.get();
        desk.read(|workspace| {
            let index = workspace.index();
            (crossing(workspace.tables(), index, area.get(), first, second), index.as_of())
        })
    });
    let choices = move || {
        let set_first = move |first| Params { first, cell: None, ..asked.get_untracked() }.show(place);
        let set_second = move |second| Params { second, cell: None, ..asked.get_untracked() }.show(place);
        view! {
            {area_choice(t, area)}
            {rule("aturan-satu", t.first_rule(), t, move || asked.get().first, set_first)}
            {rule("aturan-dua", t.second_rule(), t, move || asked.get().second, set_second)}
        }
        .into_any()
    };
    let in_force = Signal::derive(move || usize::from(area.get().is_some()));
    let is_without = is_without_register();
    let (narrow, risk_order) = (is_narrow(), ordered(PATH, RISK_ORDER));
    view! {
        {page_head(view! { <h1>{t.page_rules()}</h1> })}
        <Show when=move || !is_without.get() fallback=move || no_register(t, t.register_empty_hint())>
        {move || crossed.with(|(crossed, _)| finding(t, crossed))}
        {basis(t, desk)}
        <div class="form-row rules">{narrowing(in_force, choices)}</div>
        <div class="columns main-side">
            {move || crossed.with(|(crossed, as_of)| match narrow.get() {
                true => pairs(t, place, asked, crossed, *as_of).into_any(),
                false => crossing_table(t, place, asked, crossed, *as_of).into_any(),
            })}
            <aside class="panel rule-texts">
                <p>{t.rules_lead()}</p>
                {move || [rules.get().0, rules.get().1].map(|rule| view! { <h2>{rule.label(t)}</h2> <p>{t.rule_explained(rule)}</p> })}
            </aside>
        </div>
        {move || flip_list(t, desk, place, asked.get(), narrow)}
        {move || {
            let asked = asked.get();
            risk_list(t, desk, asked.area, asked.first, risk_order)
        }}
        </Show>
    }
}

fn rule(
    id: &str,
    label: &str,
    t: Lang,
    value: impl Fn() -> StatusRule + Send + Sync + 'static,
    set: impl Fn(StatusRule) + 'static,
) -> impl IntoView {
    let choices = StatusRule::ALL.iter().map(|rule| (rule.code().to_owned(), rule.label(t).to_owned())).collect();
    let set = move |code: String| {
        if let Some(rule) = StatusRule::ALL.iter().find(|rule| rule.code() == code) {
            set(*rule);
        }
    };
    select(id.to_owned(), label.to_owned(), false, vec![(None, choices)], move || value().code().to_owned(), set)
}

/// Status under the first rule by status under the second; every count leads to its cooperatives.
fn crossing_table(
    t: Lang,
    place: Place,
    asked: Memo<Params>,
    crossed: &Crossing,
    as_of: AsOf,
) -> impl IntoView + use<> {
    let caption = t.rules_caption(&explain_as_of(t, as_of));
    let cell = |first: Status, second: Status| {
        let count = crossed.of(first, second);
        let label = t.flips_cell(first.label(t), second.label(t));
        let show = move |_| Params { cell: Some((first, second)), ..asked.get_untracked() }.show(place);
        let differs = first != second && count > 0;
        let content = if count == 0 {
            figure::count(0_u32).into_any()
        } else {
            view! { <button type="button" class="quiet" title=label on:click=show>{figure::count(count)}</button> }
                .into_any()
        };
        view! { <td class="num" class:differs=differs>{content}</td> }
    };
    let rows = Status::ALL.map(|first| {
        view! {
            <tr>
                <th scope="row">{first.label(t)}</th>
                {Status::ALL.map(|second| cell(first, second))}
                <td class="num">{figure::count(crossed.under_first(first))}</td>
            </tr>
        }
    });
    let sums = Status::ALL.map(|second| view! { <td class="num">{figure::count(crossed.under_second(second))}</td> });
    let heads = Status::ALL.map(|second| view! { <th scope="col" class="num">{second.label(t)}</th> });
    let table = view! {
        <table class="crossing">
            <caption>{caption.clone()}</caption>
            <thead><tr><th scope="col">{t.under_first()}</th>{heads}<th scope="col" class="num">{t.total()}</th></tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{t.total()}</th>{sums}<td class="num">{figure::count(crossed.all())}</td></tr></tfoot>
        </table>
    };
    sideways(caption, table)
}

/// The same where there is room for three columns: from what to what, those that differ first, the most of them first.
fn pairs(t: Lang, place: Place, asked: Memo<Params>, crossed: &Crossing, as_of: AsOf) -> impl IntoView + use<> {
    let caption = t.rules_caption(&explain_as_of(t, as_of));
    let all =
        Status::ALL.into_iter().flat_map(|first| Status::ALL.map(|second| (first, second, crossed.of(first, second))));
    let mut all: Vec<(Status, Status, u32)> = all.filter(|(.., count)| *count > 0).collect();
    all.sort_by_key(|(first, second, count)| (first == second, std::cmp::Reverse(*count)));
    let row = move |(first, second, count): (Status, Status, u32)| {
        let show = move |_| Params { cell: Some((first, second)), ..asked.get_untracked() }.show(place);
        view! {
            <tr>
                <th scope="row">{first.label(t)}</th>
                <td>{second.label(t)}</td>
                <td class="num" class:differs=first != second>
                    <button type="button" class="quiet" on:click=show>{figure::count(count)}</button>
                </td>
            </tr>
        }
    };
    let table = view! {
        <table class="crossing">
            <caption>{caption.clone()}</caption>
            <thead><tr>
                <th scope="col">{t.first_rule()}</th>
                <th scope="col">{t.second_rule()}</th>
                <th scope="col" class="num">{t.cooperatives_word()}</th>
            </tr></thead>
            <tbody>{all.into_iter().map(row).collect_view()}</tbody>
        </table>
    };
    sideways(caption, table)
}

/// How many change status, and from what to what most of them.
fn finding(t: Lang, crossed: &Crossing) -> impl IntoView + use<> {
    let number = |count: u32| strong(&t.count(count));
    let flipping = crossed.flipping();
    let said =
        if flipping == 0 { t.no_flips().to_owned() } else { t.flipping(&number(flipping), &number(crossed.all())) };
    let largest = crossed.largest_flip().map(|(first, second, count)| {
        sentence(pieces(&t.largest_flip(
            &first.label(t).to_lowercase(),
            &second.label(t).to_lowercase(),
            &number(count),
        )))
    });
    view! { <p class="finding" role="status">{sentence(pieces(&said))} " " {largest}</p> }
}

fn flip_list(t: Lang, desk: Desk, place: Place, asked: Params, narrow: Signal<bool>) -> Option<impl IntoView> {
    let found = desk.read(|workspace| {
        flips(workspace.tables(), workspace.index(), asked.area, asked.first, asked.second, asked.cell)
    });
    if found.is_empty() && asked.cell.is_none() {
        return None;
    }
    let title = match asked.cell {
        Some((first, second)) => t.flips_cell(first.label(t), second.label(t)),
        None => t.flips_title().to_owned(),
    };
    let first = if untrack(|| narrow.get()) { STEP_ON_PHONE } else { STEP };
    let (shown, all) = (RwSignal::new(first), found.len());
    let rows = move || found.iter().take(shown.get()).map(|flip| flip_row(t, desk, flip)).collect_view();
    let table = view! {
        <table class="flips as-entries">
            <caption class="visually-hidden">{title.clone()}</caption>
            <thead><tr>
                <th scope="col">{t.name()}</th>
                <th scope="col">{t.first_to_second()}</th>
                <th scope="col">{t.evidence()}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let everything = move |_| Params { cell: None, ..asked }.show(place);
    Some(view! {
        <section aria-labelledby="berbeda">
            <h2 id="berbeda">{title.clone()} " (" {t.count(all)} ")"</h2>
            {asked.cell.map(|_| view! { <button type="button" on:click=everything>{t.show_all_flips()}</button> })}
            {sideways(title, table)}
            <Show when=move || { shown.get() < all }>
                <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
            </Show>
        </section>
    })
}

/// The name of a cooperative as a link, its district, and its declared status.
fn who(t: Lang, desk: Desk, id: crate::domain::Id) -> impl IntoView {
    desk.peek(|workspace| {
        let c = workspace.cooperative(id).map(|row| row.value.clone()).unwrap_or_default();
        let declared = c.declared_status.map(|status| t.declared_as(&status.label(t).to_lowercase()));
        let district = c.district.map(|code| t.area(code));
        view! { <a href=Address::cooperative(id)>{c.name.to_string()}</a> " " <span class="hint">{[district, declared].into_iter().flatten().collect::<Vec<_>>().join(" · ")}</span> }
    })
}

fn flip_row(t: Lang, desk: Desk, flip: &Flip) -> impl IntoView + use<> {
    let first = flip.first.status.label(t);
    view! {
        <tr>
            <th scope="row">{who(t, desk, flip.id)}</th>
            <td>{first} " → " <b>{flip.second.label(t)}</b></td>
            <td>{explain_evidence(t, &flip.first)}</td>
        </tr>
    }
}

// What addresses call the columns of those at risk.
const NAME: &str = "nama";
const YEAR: &str = "tahun";
const DUE: &str = "batas";
const EVIDENCE: &str = "bukti";

fn risk_list(t: Lang, desk: Desk, area: Option<AreaCode>, rule: StatusRule, order: Ordered) -> impl IntoView {
    let found = desk.read(|workspace| at_risk(workspace.tables(), workspace.index(), area, rule));
    let (shown, all) = (RwSignal::new(FIRST_AT_RISK), found.len());
    let is_any = all > 0;
    let by = move |one: &AtRisk, column: &str| match column {
        NAME => desk.peek(|workspace| workspace.cooperative(one.id).and_then(|row| By::text(&row.value.name))),
        YEAR => By::number(one.year.get()),
        DUE => By::number(one.due.days()),
        EVIDENCE => By::text(&explain_verdict(t, &one.now)),
        _ => None,
    };
    let rows = move || {
        let mut found = found.clone();
        arrange(&mut found, order.get(), by);
        found.iter().take(shown.get()).map(|one| risk_row(t, desk, one)).collect_view()
    };
    let table = view! {
        <table class="as-entries">
            <caption class="visually-hidden">{t.at_risk_table()}</caption>
            <thead><tr>
                {head(RISK_ORDER, order, NAME, t.name(), false)}
                {head(RISK_ORDER, order, YEAR, t.rat_to_hold(), false)}
                {head(RISK_ORDER, order, DUE, t.deadline(), false)}
                {head(RISK_ORDER, order, EVIDENCE, t.evidence(), false)}
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    let content = if is_any {
        view! {
            <p class="count" role="status">{t.at_risk_count(&t.count(all))}</p>
            {sideways(t.at_risk_table(), table)}
            <Show when=move || { shown.get() < all }>
                <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
            </Show>
        }
        .into_any()
    } else {
        view! { <p>{t.nobody_at_risk()}</p> }.into_any()
    };
    view! {
        <section aria-labelledby="terancam">
            <h2 id="terancam">{t.at_risk_title()}</h2>
            <p>{t.at_risk_text()}</p>
            {content}
        </section>
    }
}

fn risk_row(t: Lang, desk: Desk, one: &AtRisk) -> impl IntoView + use<> {
    let left = one.due.days() - Date::in_wita(random::now_ms()).days();
    let left = if left < 0 { t.days_over(&t.count(-left)) } else { t.days_left(&t.count(left)) };
    view! {
        <tr>
            <th scope="row">{who(t, desk, one.id)}</th>
            <td data-label=t.rat_to_hold()>{one.year.to_string()}</td>
            <td data-label=t.deadline()>{figure::date(one.due)} <br /> <span class="hint">{left}</span></td>
            <td data-label=t.evidence()>{explain_verdict(t, &one.now)}</td>
        </tr>
    }
}
