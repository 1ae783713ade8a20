//! What is declared beside what is proved, by area: the main finding of the register.

use super::links::{area_link, rows_of};
use super::table::areas_table;
use super::{View, day};
use crate::analysis::{Area, Areas, Cut, FEWEST_FOR_PERCENT};
use crate::charts::{DotWords, Dots, Drawing, NARROW, dots};
use crate::domain::territory::Territory;
use crate::explain::{cut_name, gap_finding};
use crate::i18n::Lang;
use crate::i18n::Term;
use crate::ui::chart::DrawnFigure;
use crate::ui::desk::desk;
use crate::ui::print::is_printing;
use crate::ui::{lang, scroll};
use leptos::prelude::*;
use std::rc::Rc;

/// So many areas are drawn on a narrow page before somebody asks for all.
const FIRST: usize = 5;

/// The dots, or where there are too few cooperatives for percentages, the counts.
#[component]
pub fn Gaps(view: Memo<View>, areas: Memo<Areas>) -> impl IntoView {
    let is_drawn = Memo::new(move |_| areas.with(|areas| areas.by_gap().len() > 1));
    move || {
        if is_drawn.get() {
            view! { <AsDots view areas /> }.into_any()
        } else {
            view! { <AsCounts view areas /> }.into_any()
        }
    }
}

#[component]
fn AsDots(view: Memo<View>, areas: Memo<Areas>) -> impl IntoView {
    let t = lang();
    let all = RwSignal::new(false);
    let drawn = Memo::new(move |_| areas.with(Areas::by_gap));
    let printing = is_printing();
    let draw = move |width: f64| -> Drawing {
        let (view, areas) = (view.get(), areas.get());
        let mut shown = drawn.get();
        let is_on_paper = printing.get();
        if width < NARROW && !all.get() && !is_on_paper {
            shown.truncate(FIRST);
        }
        let mut rows: Vec<Dots> = shown.iter().filter_map(|area| row(t, area, view, None)).collect();
        let whole = areas.within.map_or(Territory::current().province.name.to_owned(), |code| t.area(code));
        rows.extend(row(t, &areas.whole, view, Some(whole)));
        let words = DotWords {
            proved: t.proved().to_owned(),
            declared: t.declared_word().to_owned(),
            gap: t.gap_word().to_owned(),
        };
        dots(&rows, &words, width, is_on_paper)
    };
    let title = Signal::derive(move || drawn.with(|drawn| gap_finding(t, drawn)));
    let subtitle = Signal::derive(move || {
        let is_within = areas.with(|areas| areas.within.is_some());
        if is_within { t.gap_measure_subdistricts() } else { t.gap_measure_districts() }.to_owned()
    });
    let source = Signal::derive(move || {
        let rule = desk().read(|workspace| workspace.index().rule());
        let left_out = areas.with(|areas| areas.all.len()) - drawn.with(Vec::len);
        let source = t.caption_of_evidence(t.rule_name(rule), &day(t));
        if left_out == 0 { source } else { format!("{source}. {}", t.gap_left_out(&t.count(left_out))) }
    });
    let table = ViewFn::from(move || {
        let view = view.get();
        areas_table(t, t.gap_counts(), &areas.get(), view)
    });
    let below = ViewFn::from(move || {
        let count = drawn.with(Vec::len);
        (count > FIRST && !all.get()).then(|| view! {
            <button type="button" class="link more" on:click=move |_| all.set(true)>{t.all_areas(&t.count(count))}</button>
        })
    });
    view! {
        <div class="wide"><DrawnFigure title subtitle source draw=Rc::new(draw) table leads=true below term=Term::Gap /></div>
    }
}

fn row(t: Lang, area: &Area, view: View, name: Option<String>) -> Option<Dots> {
    let gap = area.gap()?;
    let (proved, declared) = (area.computed.active_share()?, area.declared.active_share()?);
    let name = name.unwrap_or_else(|| cut_name(t, area.cut));
    let gap = t.decimal_number(gap, 1);
    let says =
        t.gap_says(&name, &t.percent_to(proved, 1), &t.percent_to(declared, 1), &gap, &t.count(area.declared.total));
    let address = if area.cut == Cut::All { rows_of(area.cut, None, view) } else { area_link(area.cut, None, view) };
    Some(Dots { name, address, proved, declared, gap, says })
}

#[component]
fn AsCounts(view: Memo<View>, areas: Memo<Areas>) -> impl IntoView {
    let t = lang();
    let is_any = move || areas.with(|areas| !areas.all.is_empty());
    let lead = Signal::derive(move || {
        let too_few = areas.with(|areas| areas.all.iter().all(|area| area.declared.total < FEWEST_FOR_PERCENT));
        if too_few { t.gap_counts_measure() } else { t.gap_measure_subdistricts() }
    });
    view! {
        <Show when=is_any>
            <section class="pane wide">
                <h3>{t.gap_counts()}</h3>
                <p class="hint">{lead}</p>
                {move || {
                    let view = view.get();
                    scroll::sideways(t.gap_counts(), areas_table(t, t.gap_counts(), &areas.get(), view))
                }}
                <p class="source">{move || {
                    let rule = desk().read(|workspace| workspace.index().rule());
                    t.caption_of_evidence(t.rule_name(rule), &day(t))
                }}</p>
            </section>
        </Show>
    }
}
