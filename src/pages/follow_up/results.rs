//! What works: the funnel, the causes, the way from cause to outcome, and what came of it. Every figure divides the same
//! cooperatives, whose number stands at the head of the page.

use super::params::{At, Params, View};
use super::{case, words};
use crate::analysis::cross::heat;
use crate::analysis::follow_up::{
    CauseLine, Effect, FEWEST, Flow, Followed, Progress, Proof, Step, by_cause, by_class, causes, causes_by, effect,
    flows, funnel, population, progress, proof,
};
use crate::domain::territory::Territory;
use crate::domain::{AnnualReport, AreaCode, CaseStage, Cause, Id, Kind, Outcome, Rupiah};
use crate::explain::{pieces, strong};
use crate::i18n::{Label, Lang};
use crate::pages::finding::sentence;
use crate::ui::address::{Address, place};
use crate::ui::bars::{Bar, bars};
use crate::ui::desk::desk;
use crate::ui::narrow::is_narrow;
use crate::ui::print::is_printing;
use crate::ui::scroll::sideways;
use crate::ui::select::select;
use crate::ui::{figure, lang};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A main cause, what it is crossed with, and how many.
type CellOf<K> = ((Option<Cause>, K), u32);

/// Everything that the view shows, counted once.
#[derive(Debug, Clone, PartialEq)]
struct Counted {
    all: u32,
    funnel: Vec<(Step, u32)>,
    progress: Vec<(Progress, u32)>,
    causes: Vec<CauseLine>,
    by_district: Vec<CellOf<Option<AreaCode>>>,
    by_kind: Vec<CellOf<Option<Kind>>>,
    flows: Vec<Flow>,
    effect: Effect,
    of_causes: Vec<(String, Effect)>,
    of_classes: Vec<(String, Effect)>,
    proofs: Vec<(Id, String, Proof)>,
}

fn count(t: Lang, asked: &Params) -> Counted {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let all = population(tables, index, asked.scope());
        let cause = |cause: Option<Cause>| {
            cause.map_or_else(|| t.no_cause_found().to_owned(), |cause| words::cause_in(t, tables, cause))
        };
        let revived = all.iter().filter(|one| one.progress() == Progress::Closed(Some(Outcome::Revived)));
        let proofs = revived.filter_map(|one: &Followed| {
            let c = one.cooperative;
            let on = one.case?.value.outcome_on?;
            let reports = index.of::<AnnualReport>(tables, c.id).map(|row| &row.value);
            let proof = proof(c.value.form, reports, on, index.position())?;
            Some((c.id, c.value.name.to_string(), proof))
        });
        Counted {
            all: all.len() as u32,
            funnel: funnel(&all),
            progress: progress(&all),
            causes: causes(&all),
            by_district: causes_by(&all, |one| one.cooperative.value.district).into_iter().collect(),
            by_kind: causes_by(&all, |one| one.cooperative.value.kind).into_iter().collect(),
            flows: flows(&all),
            effect: effect(&all),
            of_causes: by_cause(&all).into_iter().map(|(which, effect)| (cause(which), effect)).collect(),
            of_classes: by_class(&all)
                .into_iter()
                .map(|(class, effect)| {
                    (class.map_or_else(|| t.nothing_done(), |class| class.label(t)).to_owned(), effect)
                })
                .collect(),
            proofs: proofs.collect(),
        }
    })
}

/// The view.
#[component]
pub(super) fn Results(
    asked: Memo<Params>,
    /// Basis and date.
    source: Signal<String>,
) -> impl IntoView {
    let t = lang();
    let counted = Memo::new(move |_| count(t, &asked.get()));
    view! {
        <p class="finding">{move || sentence(pieces(&finding(t, &counted.get())))}</p>
        <section aria-label=t.how_far_and_why()>
            <div class="columns">
                <div class="stack">
                    {move || funnel_bars(t, &asked.get(), &counted.get())}
                    {move || progress_table(t, &asked.get(), &counted.get())}
                </div>
                {move || cause_bars(t, &asked.get(), &counted.get())}
            </div>
            <p class="source">{source}</p>
        </section>
        {crossed_causes(t, counted, asked)}
        {move || ways(t, &counted.get())}
        {move || effects(t, &counted.get())}
        {move || proofs(t, &counted.get())}
    }
}

/// What has become of them, in one sentence.
fn finding(t: Lang, counted: &Counted) -> String {
    let of = |wanted: fn(&Progress) -> bool| -> u32 {
        counted.progress.iter().filter(|(at, _)| wanted(at)).map(|(_, count)| count).sum()
    };
    let revived = of(|at| *at == Progress::Closed(Some(Outcome::Revived)));
    let (open, without) = (of(|at| matches!(at, Progress::Open(_))), of(|at| *at == Progress::NoCase));
    let number = |count: u32| strong(&t.count(count));
    t.results_finding(&number(revived), &number(counted.all), &number(open), &number(without))
}

fn step(t: Lang, step: Step) -> &'static str {
    match step {
        Step::All => t.funnel_all(),
        Step::Reached(CaseStage::Found) => t.with_case(),
        Step::Reached(stage) => stage.label(t),
        Step::Revived => t.revived_cases(),
    }
}

/// What the list shows of a step of the funnel.
const fn at_step(step: Step) -> Option<At> {
    match step {
        Step::All => None,
        Step::Reached(CaseStage::Closed) => Some(At::Stage(CaseStage::Closed)),
        Step::Reached(stage) => Some(At::Reached(stage)),
        Step::Revived => Some(At::Ended(Some(Outcome::Revived))),
    }
}

/// How far they have come, step by step.
fn funnel_bars(t: Lang, asked: &Params, counted: &Counted) -> impl IntoView + use<> {
    let all = counted.all;
    let row = |(which, count): &(Step, u32)| {
        let address = Params { view: View::List, at: at_step(*which), ..asked.bare() }.address().hash();
        let share = (all > 0).then(|| f64::from(*count) / f64::from(all));
        Bar {
            name: step(t, *which).to_owned(),
            address: Some(address),
            count: *count,
            is_marked: *which == Step::Revived,
            cells: vec![figure::share(share)],
        }
    };
    let rows = counted.funnel.iter().map(row).collect();
    bars(t.funnel_title().to_owned(), vec![t.step(), t.cooperatives_word(), "%"], rows, None)
}

/// Their main causes, the most frequent first; of how many none has been found is a sentence.
fn cause_bars(t: Lang, asked: &Params, counted: &Counted) -> impl IntoView + use<> {
    let address =
        |cause: Option<Cause>| Params { view: View::List, cause: Some(cause), ..asked.bare() }.address().hash();
    let found: Vec<&CauseLine> = counted.causes.iter().filter(|line| line.cause.is_some()).collect();
    let known = found.iter().map(|line| line.main).sum::<u32>();
    let mut sum = 0;
    let row = |(at, line): (usize, &&CauseLine)| {
        sum += line.main;
        Bar {
            name: words::cause_or_none(t, line.cause),
            address: Some(address(line.cause)),
            count: line.main,
            is_marked: at == 0,
            cells: vec![
                figure::share(Some(f64::from(sum) / f64::from(known.max(1)))),
                figure::count(line.named).into_any(),
            ],
        }
    };
    let rows = found.iter().enumerate().map(row).collect();
    let heads = vec![t.cause(), t.main_in_short(), t.cumulative(), t.named_at_all()];
    let missing = counted.all - known;
    view! {
        <div>
            {bars(t.pareto_title().to_owned(), heads, rows, Some((t.total(), known)))}
            {(missing > 0).then(|| view! {
                <p class="hint"><a href=address(None)>{t.causes_missing(&t.count(missing))}</a></p>
            })}
        </div>
    }
}

fn progress_table(t: Lang, asked: &Params, counted: &Counted) -> impl IntoView + use<> {
    let rows = counted.progress.iter().map(|(at, count)| {
        let which = match at {
            Progress::NoCase => At::NoCase,
            Progress::Open(stage) => At::Stage(*stage),
            Progress::Closed(outcome) => At::Ended(*outcome),
        };
        let address = Params { view: View::List, at: Some(which), ..asked.bare() }.address().hash();
        let share = (counted.all > 0).then(|| f64::from(*count) / f64::from(counted.all));
        view! {
            <tr>
                <th scope="row"><a href=address.clone()>{words::progress(t, *at)}</a></th>
                <td class="num"><a href=address>{figure::count(*count)}</a></td>
                <td class="num">{figure::share(share)}</td>
            </tr>
        }
    });
    let sum: u32 = counted.progress.iter().map(|(_, count)| count).sum();
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.progress_table()}</caption>
            <thead><tr><th scope="col">{t.progress_title()}</th><th scope="col" class="num">{t.total()}</th><th scope="col" class="num">"%"</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
            <tfoot><tr><th scope="row">{t.total()}</th><td class="num">{figure::count(sum)}</td><td></td></tr></tfoot>
        </table>
    };
    view! {
        <section aria-labelledby="posisi">
            <h2 id="posisi">{t.progress_title()}</h2>
            {sideways(t.progress_table(), table)}
        </section>
    }
}

/// What stands in a column of the heat map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crossed {
    District(Option<AreaCode>),
    Kind(Option<Kind>),
}

/// The lines and columns of the heat map, with the counts of their cells.
struct Cells {
    causes: Vec<Option<Cause>>,
    columns: Vec<(String, Crossed)>,
    counts: Vec<(usize, usize, u32)>,
}

impl Cells {
    fn of(t: Lang, counted: &Counted, by_kind: bool) -> Self {
        let causes: Vec<Option<Cause>> =
            counted.causes.iter().filter(|line| line.main > 0).map(|line| line.cause).collect();
        let row = |cause: Option<Cause>| causes.iter().position(|one| *one == cause);
        let missing = || t.not_recorded().to_owned();
        let (columns, counts) = if by_kind {
            let mut kinds: Vec<Option<Kind>> = counted.by_kind.iter().map(|((_, kind), _)| *kind).collect();
            kinds.sort();
            kinds.dedup();
            let names = kinds
                .iter()
                .map(|kind| (kind.map_or_else(missing, |kind| kind.label(t).to_owned()), Crossed::Kind(*kind)))
                .collect();
            let cell = |((cause, kind), count): &CellOf<Option<Kind>>| {
                Some((kinds.iter().position(|one| one == kind)?, row(*cause)?, *count))
            };
            (names, counted.by_kind.iter().filter_map(cell).collect())
        } else {
            let known = Territory::current().districts.iter().map(|district| Some(district.code));
            let mut codes: Vec<Option<AreaCode>> = known.collect();
            let elsewhere: BTreeSet<Option<AreaCode>> =
                counted.by_district.iter().map(|((_, code), _)| *code).filter(|code| !codes.contains(code)).collect();
            codes.extend(elsewhere);
            codes.retain(|code| counted.by_district.iter().any(|((_, one), _)| one == code));
            let names = codes
                .iter()
                .map(|code| (code.map_or_else(missing, |code| t.area(code)), Crossed::District(*code)))
                .collect();
            let cell = |((cause, code), count): &CellOf<Option<AreaCode>>| {
                Some((codes.iter().position(|one| one == code)?, row(*cause)?, *count))
            };
            (names, counted.by_district.iter().filter_map(cell).collect())
        };
        Self { causes, columns, counts }
    }
}

/// What causes can be crossed with.
const DISTRICT: &str = "wilayah";
const KIND: &str = "jenis";

/// The main causes crossed with district or kind.
fn crossed_causes(t: Lang, counted: Memo<Counted>, asked: Memo<Params>) -> impl IntoView {
    let place = place();
    let by_kind = Memo::new(move |_| asked.get().by_kind);
    let (narrow, printing, column) = (is_narrow(), is_printing(), RwSignal::new(0_usize));
    let choices = vec![(DISTRICT.to_owned(), t.district().to_owned()), (KIND.to_owned(), t.kind().to_owned())];
    view! {
        <section aria-labelledby="silang">
            <div class="list-head">
                <h2 id="silang">{t.main_cause()}</h2>
                <div class="screen-only">
                    {select("silang-dengan".to_owned(), t.crossed_with().to_owned(), false, vec![(None, choices)],
                        move || if by_kind.get() { KIND } else { DISTRICT }.to_owned(),
                        move |code| Params { by_kind: code == KIND, ..asked.get_untracked() }.show(place))}
                </div>
            </div>
            {move || {
                let asked = asked.get();
                let title = if by_kind.get() { t.heat_title_kind() } else { t.heat_title_district() };
                let cells = counted.with(|counted| Cells::of(t, counted, by_kind.get()));
                if narrow.get() && !printing.get() {
                    return view! { {one_column(t, cells, column, asked)} }.into_any();
                }
                sideways(title, heat_table(t, &cells, &asked)).into_any()
            }}
        </section>
    }
}

/// One column of the heat map as bars, where there is no room for all: which one is chosen.
fn one_column(t: Lang, cells: Cells, column: RwSignal<usize>, asked: Params) -> impl IntoView {
    let names = cells.columns.iter().enumerate().map(|(at, (name, _))| (at.to_string(), name.clone())).collect();
    let chosen = move || column.get().to_string();
    let shown = move || {
        let at = column.get().min(cells.columns.len().saturating_sub(1));
        let (_, crossed) = cells.columns.get(at)?;
        let row = |(row, cause): (usize, &Option<Cause>)| {
            let count = cells.counts.iter().find(|(x, y, _)| (*x, *y) == (at, row)).map_or(0, |(_, _, count)| *count);
            Bar {
                name: words::cause_or_none(t, *cause),
                address: cell_address(&asked, *cause, *crossed),
                count,
                is_marked: false,
                cells: Vec::new(),
            }
        };
        let mut rows: Vec<Bar> = cells.causes.iter().enumerate().map(row).filter(|bar| bar.count > 0).collect();
        rows.sort_by_key(|bar| std::cmp::Reverse(bar.count));
        Some(bars(t.main_cause().to_owned(), vec![t.cause(), t.total()], rows, None))
    };
    view! {
        {select("silang-kolom".to_owned(), t.crossed_with().to_owned(), true, vec![(None, names)], chosen,
            move |at: String| column.set(at.parse().unwrap_or_default()))}
        {shown}
    }
}

/// Where the cooperatives of a cell are; the list cannot be asked for those without a district.
fn cell_address(asked: &Params, cause: Option<Cause>, column: Crossed) -> Option<String> {
    let of_cause = Params { view: View::List, cause: Some(cause), ..asked.bare() };
    let cell = match column {
        Crossed::District(district) => Params { district: Some(district?), ..of_cause },
        Crossed::Kind(kind) => Params { kind: Some(kind), ..of_cause },
    };
    Some(cell.address().hash())
}

fn heat_table(t: Lang, cells: &Cells, asked: &Params) -> impl IntoView + use<> {
    // In few letters, so that all areas stand beside each other.
    let head = |(name, crossed): &(String, Crossed)| {
        let short = match crossed {
            Crossed::District(Some(code)) => Territory::current().district(*code).map(|of| of.abbreviation.to_owned()),
            _ => None,
        };
        view! { <th scope="col" class="num"><abbr title=name.clone()>{short.unwrap_or_else(|| name.clone())}</abbr></th> }
    };
    let heads = cells.columns.iter().map(head).collect_view();
    // Most often nothing has been found yet; that must not drown what has.
    let found = cells.counts.iter().filter(|(_, row, _)| cells.causes[*row].is_some());
    let most = found.map(|(_, _, count)| *count).max().unwrap_or(1);
    let rows = cells.causes.iter().enumerate().map(|(row, cause)| {
        let counts = cells.columns.iter().enumerate().map(|(column, (_, crossed))| {
            let count = cells.counts.iter().find(|(x, y, _)| (*x, *y) == (column, row)).map_or(0, |(_, _, count)| *count);
            let content = match cell_address(asked, *cause, *crossed).filter(|_| count > 0) {
                Some(address) => view! { <a href=address>{figure::count(count)}</a> }.into_any(),
                None => figure::count(count).into_any(),
            };
            let step = cause.and_then(|_| heat(Some(f64::from(count)), f64::from(most)));
            view! { <td class="num" data-heat=step>{content}</td> }
        });
        let all: u32 = cells.counts.iter().filter(|(_, y, _)| *y == row).map(|(_, _, count)| count).sum();
        view! { <tr><th scope="row">{words::cause_or_none(t, *cause)}</th>{counts.collect_view()}<td class="num">{figure::count(all)}</td></tr> }
    });
    let sums = (0..cells.columns.len()).map(|column| {
        let sum: u32 = cells.counts.iter().filter(|(x, _, _)| *x == column).map(|(_, _, count)| count).sum();
        view! { <td class="num">{figure::count(sum)}</td> }
    });
    let all: u32 = cells.counts.iter().map(|(_, _, count)| count).sum();
    view! {
        <table class="crossed-causes">
            <caption class="visually-hidden">{t.main_cause()}</caption>
            <thead><tr><th scope="col">{t.cause()}</th>{heads}<th scope="col" class="num">{t.total()}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody>
            <tfoot><tr><th scope="row">{t.total()}</th>{sums.collect_view()}<td class="num">{figure::count(all)}</td></tr></tfoot>
        </table>
    }
}

/// The names of the three places that a flow goes through.
fn way(t: Lang, one: &Flow) -> [String; 3] {
    // Nodes are told apart by their names: one of the office's own may be called like one of another column.
    let own = |cause: Cause| {
        if matches!(cause, Cause::Unknown(_)) {
            format!("{} ({})", words::cause(t, cause), words::code(cause))
        } else {
            words::cause(t, cause)
        }
    };
    [
        one.cause.map_or_else(|| t.no_cause_found().to_owned(), own),
        one.class.map_or_else(|| t.nothing_done(), |class| class.label(t)).to_owned(),
        words::progress(t, one.progress),
    ]
}

/// So many ways are shown at first.
const FIRST_WAYS: usize = 10;

/// The ways from cause through solution to outcome, the most frequent first: those, and what all others come to.
fn ways(t: Lang, counted: &Counted) -> impl IntoView + use<> {
    // Of how many no cause is found yet is a sentence and not the longest bars.
    let (mut flows, unknown): (Vec<Flow>, Vec<Flow>) =
        counted.flows.iter().cloned().partition(|one| one.cause.is_some());
    let missing: u32 = unknown.iter().map(|one| one.count).sum();
    let with_cause = counted.all - missing;
    let most = flows.iter().map(|one| one.count).max().unwrap_or_default().max(1);
    flows.sort_by_key(|one| std::cmp::Reverse(one.count));
    let (all, is_whole) = (flows.len(), RwSignal::new(flows.len() <= FIRST_WAYS));
    let row = move |one: Flow| {
        let [cause, class, progress] = way(t, &one);
        let share = format!("inline-size:{:.1}%", f64::from(one.count) / f64::from(most) * 100.0);
        view! {
            <tr>
                <th scope="row">{cause}</th><td>{class}</td><td>{progress}</td>
                <td class="num">{figure::count(one.count)}</td>
                <td class="bar" aria-hidden="true"><span style=share></span></td>
            </tr>
        }
    };
    let table = view! {
        <table class="ways">
            <caption class="visually-hidden">{t.flow_title()}</caption>
            <thead><tr>
                <th scope="col">{t.main_cause()}</th>
                <th scope="col">{t.class()}</th>
                <th scope="col">{t.outcome()}</th>
                <th scope="col" class="num">{t.total()}</th>
                <td></td>
            </tr></thead>
            <tbody>{move || {
                let shown = if is_whole.get() { all } else { FIRST_WAYS };
                let rest = flows.get(shown..).unwrap_or_default();
                let others = rest.iter().map(|one| one.count).sum::<u32>();
                let rest = (!rest.is_empty()).then(|| view! {
                    <tr>
                        <th scope="row" colspan="3">{t.other_ways(&t.count(rest.len()))}</th>
                        <td class="num">{figure::count(others)}</td><td></td>
                    </tr>
                });
                view! { {flows.iter().take(shown).cloned().map(row).collect_view()} {rest} }
            }}</tbody>
            <tfoot><tr><th scope="row" colspan="3">{t.total()}</th><td class="num">{figure::count(with_cause)}</td><td></td></tr></tfoot>
        </table>
    };
    view! {
        <section>
            <h2>{t.flow_title()}</h2>
            {(missing > 0).then(|| view! { <p class="hint">{t.causes_missing(&t.count(missing))}</p> })}
            {sideways(t.flow_title(), table)}
            <Show when=move || !is_whole.get()>
                <button type="button" class="link" on:click=move |_| is_whole.set(true)>{t.all_ways(&t.count(all))}</button>
            </Show>
        </section>
    }
}

fn effects(t: Lang, counted: &Counted) -> impl IntoView + use<> {
    let all = std::iter::once((t.total().to_owned(), counted.effect.clone()));
    view! {
        <section aria-labelledby="berhasil">
            <h2 id="berhasil">{t.effect_title()}</h2>
            <p class="hint">{t.too_few_hint(&t.count(FEWEST))} " " {t.cost_formula()}</p>
            {effect_table(t, t.effect_by_cause(), counted.of_causes.iter().cloned().chain(all.clone()).collect())}
            {effect_table(t, t.effect_by_class(), counted.of_classes.iter().cloned().chain(all).collect())}
        </section>
    }
}

fn effect_table(t: Lang, title: &'static str, lines: Vec<(String, Effect)>) -> impl IntoView + use<> {
    let row = |(name, effect): (String, Effect)| {
        let rate = if effect.is_thin() && effect.closed > 0 {
            view! { {figure::share(effect.rate())} <br /> <span class="hint">{t.too_few_cases()}</span> }.into_any()
        } else {
            figure::share(effect.rate())
        };
        let bounds = effect.bounds().map(|(low, high)| format!("{}–{}", t.percent(low), t.percent(high)));
        let cost = effect.cost_per_revived().and_then(|cost| Rupiah::new(cost).ok()).map(|cost| t.rupiah(cost));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{figure::count(effect.closed)}</td>
                <td class="num">{figure::count(effect.revived)}</td>
                <td class="num">{rate}</td>
                <td class="num">{bounds.unwrap_or_else(|| "–".to_owned())}</td>
                <td class="num">{effect.median_days().map_or_else(|| "–".to_owned(), |days| t.count(days))}</td>
                <td class="num">{cost.unwrap_or_else(|| "–".to_owned())}</td>
            </tr>
        }
    };
    let table = view! {
        <table class="effects">
            <caption>{title}</caption>
            <thead><tr>
                <th scope="col">{title}</th>
                <th scope="col" class="num">{t.closed_cases()}</th>
                <th scope="col" class="num">{t.revived_cases()}</th>
                <th scope="col" class="num">{t.revival_rate()}</th>
                <th scope="col" class="num">{t.rate_bounds()}</th>
                <th scope="col" class="num">{t.median_days()}</th>
                <th scope="col" class="num">{t.cost_per_revived()}</th>
            </tr></thead>
            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
        </table>
    };
    sideways(title, table)
}

fn proofs(t: Lang, counted: &Counted) -> impl IntoView + use<> {
    let items = counted.proofs.iter().map(|(id, name, proof)| {
        view! { <li><p><a href=Address::case(*id)>{name.clone()}</a></p> <p class="hint">{case::said(t, *proof)}</p></li> }
    });
    let content = if counted.proofs.is_empty() {
        view! { <p class="empty">{t.none_revived()}</p> }.into_any()
    } else {
        view! { <ul class="changes-list proofs">{items.collect_view()}</ul> }.into_any()
    };
    view! { <section aria-labelledby="bukti"><h2 id="bukti">{t.proofs_title()}</h2>{content}</section> }
}
