//! What the matrix is to show: year and stage as its basis; figure, rows and columns as a sentence.

use super::{Asked, Params, Shown, keys};
use crate::analysis::plans::{Axis, Layout, Measure, Stage};
use crate::domain::{BookYear, BudgetStage};
use crate::explain::{axis_name, lower, measure_name};
use crate::i18n::{Label, Lang};
use crate::ui::address::place;
use crate::ui::select::{Choice, select};
use leptos::prelude::*;
use std::sync::Arc;

/// The basis of the figures: year, stage, source.
pub(super) fn basis(t: Lang, asked: Memo<Params>, shown: ReadSignal<Arc<Shown>>) -> impl IntoView {
    let place = place();
    let years = move || {
        let mut choices = vec![(keys::ALL.to_owned(), t.all_years().to_lowercase())];
        let years = shown.with(|shown| shown.years.clone());
        choices.extend(years.iter().rev().map(|year| (year.to_string(), year.to_string())));
        choices
    };
    let year_now = move || shown.with(|shown| shown.year.map_or_else(|| keys::ALL.to_owned(), |year| year.to_string()));
    let set_year = move |code: String| {
        let year = code.parse().ok().and_then(BookYear::new).map_or(Asked::All, Asked::Of);
        Params { year, ..asked.get_untracked() }.show(place);
    };
    let latest = (String::new(), t.latest_stage().to_owned());
    let stages = BudgetStage::ALL.iter().map(|stage| (stage.to_string(), stage.label(t).to_owned()));
    let stages: Vec<Choice> = std::iter::once(latest).chain(stages).collect();
    let stage_now = move || match asked.get().stage {
        Stage::Latest => String::new(),
        Stage::Of(stage) => stage.to_string(),
    };
    let set_stage = move |code: String| {
        let stage = code.parse().ok().filter(|stage| !matches!(stage, BudgetStage::Unknown(_)));
        Params { stage: stage.map_or(Stage::Latest, Stage::Of), ..asked.get_untracked() }.show(place);
    };
    view! {
        <div class="basis open">
            <div class="basis-line">
                <span>{move || word(t.matrix_year(), years(), year_now(), set_year)}</span>
                <span>{move || word(t.matrix_stage(), stages.clone(), stage_now(), set_stage)}</span>
                {move || shown.with(|shown| chosen_year(t, shown)).map(|said| view! { <span>{said}</span> })}
                <span>{t.source_word()} " " {move || t.matrix_source(&t.count(shown.with(|shown| shown.lead.rows)))}</span>
            </div>
        </div>
    }
}

/// Why this year is shown, where nobody has asked for one and plans go further.
fn chosen_year(t: Lang, shown: &Shown) -> Option<String> {
    let (year, last) = (shown.year?, shown.years.last()?);
    let is_chosen = shown.asked.year == Asked::Latest && year < *last;
    let figure = lower(measure_name(t, shown.asked.figure()));
    is_chosen.then(|| t.matrix_year_chosen(&year.to_string(), &figure, &last.to_string()))
}

/// A word that is a choice.
fn word(label: &'static str, options: Vec<Choice>, now: String, choose: impl Fn(String) + 'static) -> impl IntoView {
    let option = |(code, name): Choice| {
        let selected = code == now;
        view! { <option value=code selected=selected>{name}</option> }
    };
    view! {
        <label>
            {label} " "
            <select on:change=move |event| choose(event_target_value(&event))>{options.into_iter().map(option).collect_view()}</select>
        </label>
    }
}

/// Figure, rows and columns.
pub(super) fn view(t: Lang, asked: Memo<Params>) -> impl IntoView {
    let place = place();
    let change = move |change: &dyn Fn(&mut Params)| {
        let mut next = asked.get_untracked();
        change(&mut next);
        next.show(place);
    };
    let axis = |axis: &Axis| (axis.code().to_owned(), axis_name(t, *axis).to_owned());
    let axes = || Axis::ALL.iter().map(axis).collect::<Vec<Choice>>();
    let none = std::iter::once((keys::NONE.to_owned(), t.no_columns().to_owned()));
    let columns: Vec<Choice> = none.chain(axes()).collect();
    let measures = Measure::ALL.iter().map(|one| (one.code().to_owned(), measure_name(t, *one).to_owned())).collect();
    let set_rows = move |code: String| {
        let Ok(rows) = code.parse() else { return };
        change(&|asked| {
            let Layout { rows: before, columns } = asked.layout;
            // Choosing what the columns are swaps the two.
            let columns = if columns == Some(rows) { Some(before) } else { columns };
            asked.layout = Layout { rows, columns };
        });
    };
    let set_columns = move |code: String| {
        let columns: Option<Axis> = code.parse().ok();
        change(&|asked| {
            let Layout { rows, columns: before } = asked.layout;
            let rows = before.filter(|_| columns == Some(rows)).unwrap_or(rows);
            asked.layout = Layout { rows, columns };
        });
    };
    let views = [(false, t.view_matrix()), (true, t.view_flow())];
    let one = move |(is_flow, name): (bool, &'static str)| {
        view! {
            <label>
                <input type="radio" name="matriks-tampilan" prop:checked=move || asked.get().is_flow == is_flow
                    on:change=move |_| change(&|asked| asked.is_flow = is_flow) />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <div class="matrix-choices screen-only">
        <div class="asked-sentence" hidden=move || asked.get().is_flow>
            {select("matriks-angka".into(), t.pivot_figure().into(), true, vec![(None, measures)],
                move || asked.get().measure.code().to_owned(),
                move |code| change(&|asked| asked.measure = code.parse().unwrap_or(Measure::Budget)))}
            <span>{t.asked_by()}</span>
            {select("matriks-baris".into(), t.pivot_rows().into(), true, vec![(None, axes())],
                move || asked.get().layout.rows.code().to_owned(), set_rows)}
            <span>{t.asked_and()}</span>
            {select("matriks-kolom".into(), t.pivot_columns().into(), true, vec![(None, columns)],
                move || asked.get().layout.columns.map_or(keys::NONE, Axis::code).to_owned(), set_columns)}
        </div>
        <div class="segmented" role="radiogroup" aria-label=t.view_word()>{views.into_iter().map(one).collect_view()}</div>
        </div>
    }
}
