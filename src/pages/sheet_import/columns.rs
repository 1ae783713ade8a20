//! What every column means.

use super::Bringing;
use crate::domain::{
    AnnualReport, BookYear, Companion, Cooperative, Enterprise, EnterpriseAid, EnterpriseYear, Expectation, Financing,
    FinancingStage, FinancingStanding, Permit, Record, Trainee, Training,
};
use crate::exchange::sheet::{Column, FigurePart, ListKind, PersonList, Target};
use crate::i18n::Lang;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use crate::ui::select::{Choices, plain, select};
use crate::ui::{focus, timing};
use crate::worker::Proposal;
use leptos::prelude::*;

/// So many columns are shown at once; of those after them only the ones that mean something.
const SHOWN: usize = 60;

pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    view! {
        <section class="screen-only" aria-labelledby="arti-kolom">
            <h2 id="arti-kolom">{t.columns_title()}</h2>
            <p>{t.columns_text()}</p>
            {move || this.proposal.get().map(|proposal| table(this, &proposal))}
        </section>
    }
}

fn table(this: Bringing, proposal: &Proposal) -> impl IntoView + use<> {
    let t = this.t;
    let columns = &proposal.plan.columns;
    let is_hidden = |at: &usize| *at >= SHOWN && columns[*at].target.is_none();
    let years = has_years(proposal);
    let hidden: Vec<usize> = (0..columns.len()).filter(is_hidden).collect();
    let choices = choices(t, proposal.plan.kind);
    let shown = (0..columns.len()).filter(|at| !is_hidden(at));
    let rows: Vec<_> = shown.map(|at| row(this, proposal, &choices, at)).collect();
    let shows_all = RwSignal::new(hidden.is_empty());
    let first_hidden = hidden.first().map(|at| format!("kolom-{at}")).unwrap_or_default();
    let show_all = move |_| {
        shows_all.set(true);
        // What had the focus is gone.
        let first = first_hidden.clone();
        timing::with_next_frame(move || focus::on(&first));
    };
    let count = t.columns_hidden(&t.count(hidden.len()));
    let proposal = proposal.clone();
    let others = move || {
        shows_all.get().then(|| hidden.iter().map(|at| row(this, &proposal, &choices, *at)).collect::<Vec<_>>())
    };
    let table = view! {
        <table class="matching as-entries">
            <caption class="visually-hidden">{t.columns_table()}</caption>
            <thead><tr>
                <th scope="col">{t.column_heading()}</th>
                <th scope="col">{t.column_sample()}</th>
                <th scope="col">{t.column_means()}</th>
                {years.then(|| view! { <th scope="col">{t.column_year()}</th> })}
                <th scope="col">{t.column_unit()}</th>
            </tr></thead>
            <tbody>{rows} {others}</tbody>
        </table>
    };
    view! {
        {sideways(t.columns_table(), table)}
        <Show when=move || !shows_all.get()>
            <p class="caution">{icon(Icon::Info)}
                <span>{count.clone()} " " <button type="button" class="quiet" on:click=show_all.clone()>{t.show_all_columns()}</button></span>
            </p>
        </Show>
    }
}

/// A column, the first of what stands in it, and what it means.
fn row(this: Bringing, proposal: &Proposal, choices: &Choices, at: usize) -> impl IntoView + use<> {
    let t = this.t;
    let heading = named(t, at, &proposal.plan.columns[at].heading);
    let samples = proposal.samples.iter().filter_map(|row| row.get(at)).map(String::as_str);
    let samples: Vec<&str> = samples.filter(|text| !text.is_empty()).take(3).collect();
    let is_report =
        move || this.plan.with(|plan| plan.columns.get(at).and_then(|column| column.target).is_some_and(has_year));
    let (year_label, unit_label) = (t.year_of(&heading), t.unit_of(&heading));
    let has_unit = move || this.plan.with(|plan| plan.columns.get(at).is_some_and(has_amounts));
    let powers = &proposal.remarks.powers;
    let found = powers.iter().find(|(column, _)| *column == at).map_or(0, |(_, power)| *power);
    view! {
        <tr class:unused=move || is_unused(this, at)>
            <th scope="row">{heading.clone()}</th>
            <td class="sample" data-label=t.column_sample()>{samples.join(" · ")}</td>
            <td class="means" data-label=t.column_means()>{select(format!("kolom-{at}"), t.means_of(&heading), true, choices.clone(), target(this, at), set_target(this, at))}</td>
            {has_years(proposal).then(|| view! {
                <td><Show when=is_report>{year(this, at, year_label.clone())}</Show></td>
            })}
            <td><Show when=has_unit>{unit(this, at, found, unit_label.clone())}</Show></td>
        </tr>
    }
}

/// Whether columns of such a list may be of a year that their headings name.
const fn has_years(proposal: &Proposal) -> bool {
    !matches!(proposal.plan.kind, ListKind::Records(_) | ListKind::Plans(_))
}

fn is_unused(this: Bringing, at: usize) -> bool {
    this.plan.with(|plan| plan.columns.get(at).is_some_and(|column| column.target.is_none()))
}

/// What a column is called; one without a heading by its place.
pub(super) fn named(t: Lang, at: usize, heading: &str) -> String {
    if heading.is_empty() { t.column_number(&(at + 1).to_string()) } else { heading.to_owned() }
}

pub(super) fn target(this: Bringing, at: usize) -> impl Fn() -> String + Send + Sync + 'static {
    move || {
        this.plan
            .with(|plan| plan.columns.get(at).and_then(|column| column.target).map(Target::code).unwrap_or_default())
    }
}

pub(super) fn set_target(this: Bringing, at: usize) -> impl Fn(String) + 'static {
    move |code| {
        this.change(|plan| {
            if let Some(column) = plan.columns.get_mut(at) {
                column.target = Target::of_code(&code);
            }
        });
    }
}

fn year(this: Bringing, at: usize, label: String) -> impl IntoView {
    let value = move || {
        this.plan.with(|plan| {
            plan.columns.get(at).and_then(|column| column.year).map(|year| year.to_string()).unwrap_or_default()
        })
    };
    let set = move |event| {
        let year = event_target_value(&event).parse().ok().and_then(BookYear::new);
        this.change(|plan| {
            if let Some(column) = plan.columns.get_mut(at) {
                column.year = year;
            }
        });
    };
    view! { <input type="number" class="year" min="1945" max="2100" aria-label=label prop:value=value on:change=set /> }
}

/// In thousands, millions: as the heading or the title says, or a person.
fn unit(this: Bringing, at: usize, found: u8, label: String) -> impl IntoView {
    let t = this.t;
    let units = [
        (0, t.unit_one()),
        (3, t.unit_thousand()),
        (6, t.unit_million()),
        (9, t.unit_billion()),
        (12, t.unit_trillion()),
    ];
    let choices = plain(units.map(|(power, name)| (power.to_string(), name.to_owned())));
    let value = move || {
        let said = this.plan.with(|plan| plan.columns.get(at).and_then(|column| column.written.power));
        said.unwrap_or(found).to_string()
    };
    let set = move |power: String| {
        this.change(|plan| {
            if let Some(column) = plan.columns.get_mut(at) {
                column.written.power = power.parse().ok();
            }
        });
    };
    select(format!("satuan-{at}"), label, true, choices, value, set)
}

/// Whether the cells of a column are amounts or numbers of things, which have a unit.
fn has_amounts(column: &Column) -> bool {
    matches!(column.target.and_then(Target::expects), Some(Expectation::Count | Expectation::Rupiah))
}

/// Whether the figures of a column may be those of a year that its heading names.
fn has_year(target: Target) -> bool {
    match target {
        Target::Enterprise(part) => part.is_of_year(),
        target => matches!(
            target,
            Target::Field(AnnualReport::TABLE, _) | Target::Figure(FigurePart::Value | FigurePart::Count(_))
        ),
    }
}

pub(super) fn choices(t: Lang, kind: ListKind) -> Choices {
    let group = |target: &Target| match target {
        Target::Field(AnnualReport::TABLE, _) => t.of_the_year(),
        Target::Figure(_) => t.of_the_figures(),
        Target::Plan(_) => t.of_the_plan(),
        Target::Enterprise(part) => t.table_name(part.field().0),
        Target::Financing(part) => t.table_name(part.field().0),
        Target::Person(part) => t.table_name(part.field().0),
        Target::Total(part) => t.table_name(part.field().0),
        Target::OneOfficer(_) | Target::AmendmentNumber | Target::AmendmentDate => t.one_officer(),
        Target::Field(table, _) if *table != Cooperative::TABLE => t.table_name(table),
        _ => t.of_the_cooperative(),
    };
    let all = Target::of(kind);
    let of_records = match kind {
        ListKind::Records(table) => vec![t.table_name(table)],
        ListKind::Plans(_) => vec![t.of_the_plan()],
        ListKind::Enterprises => {
            let tables = [Enterprise::TABLE, EnterpriseYear::TABLE, Permit::TABLE, EnterpriseAid::TABLE];
            tables.map(|table| t.table_name(table)).to_vec()
        }
        ListKind::Financing => {
            let tables = [Financing::TABLE, FinancingStage::TABLE, FinancingStanding::TABLE];
            tables.map(|table| t.table_name(table)).to_vec()
        }
        ListKind::Persons(PersonList::Trainees) => vec![t.table_name(Trainee::TABLE), t.table_name(Training::TABLE)],
        ListKind::Persons(PersonList::Companions) => vec![t.table_name(Companion::TABLE)],
        ListKind::Totals(list) => vec![t.table_name(list.table())],
        ListKind::Cooperatives | ListKind::Figures | ListKind::NotKept(_) => Vec::new(),
    };
    let mut choices = vec![(None, vec![(String::new(), t.not_taken().to_owned())])];
    let groups = [t.of_the_cooperative(), t.one_officer(), t.of_the_year(), t.of_the_figures()];
    for name in groups.into_iter().chain(of_records) {
        let of_group = all.iter().filter(|target| group(target) == name);
        let options: Vec<_> = of_group.map(|target| (target.code(), target.label(t))).collect();
        if !options.is_empty() {
            choices.push((Some(name.to_owned()), options));
        }
    }
    choices
}
