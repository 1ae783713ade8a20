//! Whom to help first: weights that the user sets, the order that follows at once, and the reasons of every rank.

use super::params::Params;
use super::words;
use crate::analysis::follow_up::{Criterion, Rank, Reason, WEIGHT_LIMIT, Weights, population, ranking};
use crate::i18n::Lang;
use crate::i18n::Term;
use crate::ui::address::{Address, place};
use crate::ui::desk::desk;
use crate::ui::lang;
use crate::ui::menu::menu;
use crate::ui::scroll::{shown_rows, sideways};
use crate::ui::term::help;
use leptos::prelude::*;

/// So many ranks are shown at once.
const STEP: usize = 50;

/// The view.
#[component]
pub(super) fn Priority(
    asked: Memo<Params>,
    /// What stands beside the weights.
    #[prop(into)]
    tools: ViewFn,
) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let wanted = Memo::new(move |_| asked.with(|asked| (asked.scope(), asked.weights)));
    let ranks = Memo::new(move |_| {
        let (scope, weights) = wanted.get();
        desk.read(|workspace| {
            let (tables, index) = (workspace.tables(), workspace.index());
            let population = population(tables, index, scope);
            ranking(tables, index, &population, weights, |cause| words::mendable(tables, cause))
        })
    });
    let shown = shown_rows("rows", STEP);
    let rows = move || {
        let weights = wanted.get().1;
        ranks.with(|ranks| {
            ranks.iter().take(shown.get()).enumerate().map(|(at, rank)| row(t, at + 1, rank, weights)).collect_view()
        })
    };
    let legend = move || {
        let part = |(at, criterion): (usize, Criterion)| view! { <span>{key(at)} {name(t, criterion)}</span> };
        let parts = move || Criterion::ALL.into_iter().enumerate().map(part).collect_view();
        view! { <div class="parts"><div class="parts-figures">{parts()}</div></div> }
    };
    view! {
        <div class="list-head">
            {legend}
            <div class="actions">
                {help(Term::Priority)} {menu(t.weights_of_criteria(), move || weights(t, asked))} {move || tools.run()}
            </div>
        </div>
        {sideways(t.rank_table(), view! {
            <table class="ranks">
                <caption class="visually-hidden">{t.rank_table()}</caption>
                <thead><tr>
                    <th scope="col" class="num">"#"</th>
                    <th scope="col">{t.name()}</th>
                    <th scope="col" class="num">{t.score()}</th>
                    <th scope="col">{t.parts_of_score()}</th>
                    <th scope="col">{t.reasons()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        })}
        <Show when=move || { ranks.with(Vec::len) > shown.get() }>
            <button type="button" on:click=move |_| shown.update(|shown| *shown += STEP)>{t.show_more()}</button>
        </Show>
        <p class="source">{t.priority_formula()}</p>
    }
}

/// The colour of a criterion in the bars.
fn key(at: usize) -> impl IntoView {
    view! { <span class=format!("key part-{}", at + 1) aria-hidden="true"></span> }
}

const fn name(t: Lang, criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Members => t.pick("Banyak anggota", "Many members"),
        Criterion::Assets => t.pick("Aset besar", "Large assets"),
        Criterion::Recent => t.pick("Belum lama diam", "Silent for few years"),
        Criterion::Mendable => t.pick("Penyebab dapat diperbaiki", "Causes that can be mended"),
        Criterion::Near => t.pick("Dekat dengan syarat aktif", "Near to being active"),
    }
}

fn weights(t: Lang, asked: Memo<Params>) -> AnyView {
    let place = place();
    let weight = move |(at, criterion): (usize, Criterion)| {
        let id = format!("bobot-{at}");
        let value = move || asked.get().weights.0[at];
        let set = move |event| {
            let mut next = asked.get_untracked();
            next.weights.0[at] = event_target_value(&event).parse().unwrap_or_default();
            next.show(place);
        };
        view! {
            <div class="field weight">
                <label for=id.clone()>{key(at)} " " {name(t, criterion)} " " <output for=id.clone()>{value}</output></label>
                <input type="range" id=id min="0" max=WEIGHT_LIMIT step="1" prop:value=move || value().to_string() on:input=set />
            </div>
        }
    };
    let reset = move |_| Params { weights: Weights::default(), ..asked.get_untracked() }.show(place);
    view! {
        <p class="hint">{t.weights_hint()}</p>
        <div class="parts weights">{Criterion::ALL.into_iter().enumerate().map(weight).collect_view()}</div>
        <button type="button" class="quiet" on:click=reset>{t.weights_reset()}</button>
    }
    .into_any()
}

fn row(t: Lang, place: usize, rank: &Rank, weights: Weights) -> impl IntoView + use<> {
    let (who, district) = desk().peek(|workspace| {
        let c = workspace.cooperative(rank.id).map(|row| row.value.clone()).unwrap_or_default();
        (c.name.to_string(), c.district)
    });
    let said = |say: &dyn Fn(Reason) -> Option<String>, between: &str| {
        rank.parts.iter().filter_map(|(_, reason)| say(*reason)).collect::<Vec<_>>().join(between)
    };
    let reasons = said(&|reason| words::reason_in_short(t, reason), " · ");
    let in_full = said(&|reason| Some(words::reason(t, reason)), "; ");
    let parts = rank.shares(weights).into_iter().enumerate().filter(|(_, share)| *share >= 0.5).map(|(at, share)| {
        let said = format!("{}: {}", name(t, Criterion::ALL[at]), t.decimal_number(share, 1));
        view! { <span class=format!("part-{}", at + 1) title=said style=format!("flex-grow:{share:.1}")></span> }
    });
    let parts = parts.collect_view();
    let rest = view! { <span class="part-rest" style=format!("flex-grow:{:.1}", 100.0 - rank.score)></span> };
    view! {
        <tr>
            <td class="num">{t.count(place)}</td>
            <th scope="row"><a href=Address::case(rank.id)>{who}</a> <br /> <span class="hint">{district.map(|code| t.area(code))}</span></th>
            <td class="num"><data value=format!("{:.1}", rank.score)>{t.decimal_number(rank.score, 1)}</data></td>
            <td class="parts"><div class="parts-bar" aria-hidden="true">{parts} {rest}</div></td>
            <td class="reasons" title=in_full>{reasons}</td>
        </tr>
    }
}
