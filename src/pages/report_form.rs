//! The form of a yearly report: a new one, or a change.

use super::cooperative::part::Part;
use crate::domain::Record;
use crate::domain::{AnnualReport, BookYear, Cooperative, Id, Ref};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, deleting};
use crate::ui::address::{Address, place};
use crate::ui::card::is_narrow;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form};
use crate::ui::form_page::form_page;
use crate::ui::icon::{Icon, icon};
use crate::ui::menu::{back_to_more, more};
use crate::ui::notice::notices;
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// The page; without a year, for a report that is not there yet.
#[component]
pub fn ReportForm(owner: Id, year: Option<BookYear>) -> impl IntoView {
    let t = lang();
    let cooperative = desk().peek(|workspace| workspace.cooperative(owner).map(|row| row.value.clone()));
    match (cooperative, year) {
        (None, _) => super::missing::no_such_cooperative(t).into_any(),
        (Some(cooperative), None) => choose_year(t, owner, &cooperative).into_any(),
        (Some(cooperative), Some(year)) => edit(t, owner, cooperative, year).into_any(),
    }
}

fn address(owner: Id, year: BookYear) -> String {
    format!("{}/laporan/{year}", Address::cooperative(owner))
}

/// At most so many years back can be entered.
const MOST_YEARS: i32 = 20;

/// The book years that have no report yet, latest first: back to the founding, or as far as anybody asks.
fn open_years(owner: Id, cooperative: &Cooperative) -> Vec<BookYear> {
    let this_year = random::today().year();
    let first = cooperative.founded().unwrap_or(0).max(this_year - MOST_YEARS);
    let missing = |year: &BookYear| {
        desk().peek(|workspace| workspace.tables().annual_reports.get_live(AnnualReport::id(owner, *year)).is_none())
    };
    (first..=this_year).rev().filter_map(BookYear::new).filter(missing).collect()
}

/// A report is of one year, so the year comes first.
fn choose_year(t: Lang, owner: Id, cooperative: &Cooperative) -> impl IntoView + use<> {
    super::document_title(move || t.add_report().to_owned());
    let years = open_years(owner, cooperative);
    let links = years
        .into_iter()
        .map(|year| view! { <li><a class="button" href=address(owner, year)>{year.to_string()}</a></li> });
    view! {
        <div class="page-head">
            <h1>{t.add_report()}</h1>
            <p class="lead">{t.which_book_year()}</p>
        </div>
        <ul class="chips">{links.collect_view()}</ul>
    }
}

fn edit(t: Lang, owner: Id, cooperative: Cooperative, year: BookYear) -> impl IntoView {
    let id = AnnualReport::id(owner, year);
    let before = desk().peek(|workspace| workspace.tables().annual_reports.get_live(id).map(|row| row.value.clone()));
    let last = desk().peek(|workspace| {
        let earlier = workspace.index().of::<AnnualReport>(workspace.tables(), owner).map(|row| &row.value);
        earlier.filter(|report| report.year < year).max_by_key(|report| report.year).cloned()
    });
    let last = last.map(|report| (report.year.to_string(), report));
    let blank = AnnualReport { cooperative: Ref::to(owner), year, ..AnnualReport::default() };
    let (draft, value, restored) = Draft::open(&format!("annual_reports/{id}"), id, before.clone(), blank);
    super::document_title(move || t.report_of(&year.to_string()));
    let form = Form::of(value, Some(cooperative)).beside(last);
    let (notices, desk) = (notices(), desk());
    let save = move |edit: EditOf<AnnualReport>| {
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&t.report_of(&year.to_string())));
    };
    view! {
        <div class="page-head">
            <h1>{t.report_of(&year.to_string())}</h1>
            {before.map(|report| {
                let what = Deletes { table: AnnualReport::TABLE, id, label: t.delete(), says: Some(t.delete_report_text()) };
                let name = t.report_of(&report.year.to_string());
                let delete = deleting(t, what, move || name.clone(), Part::Reports.address(owner));
                let rarely = move || {
                    let delete = delete.clone();
                    let press = move |_| {
                        back_to_more();
                        delete();
                    };
                    view! { <button type="button" class="danger" on:click=press>{icon(Icon::Trash)} {t.delete()}</button> }
                        .into_any()
                };
                view! { <div class="actions">{more(t.more_actions(), rarely)}</div> }
            })}
        </div>
        {form_page(form, draft, restored, place().back_to(Part::Reports.address(owner)), fields(t, form), save)}
    }
}

fn fields(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    view! {
        <fieldset><legend>{t.rat_and_business()}</legend>{evidence(t, form)}</fieldset>
        {folded(t.people(), people(form))}
        {folded(t.money(), money(form))}
        {folded(t.note(), field::input(form, AnnualReport::AT.note, None))}
    }
}

/// A section that is folded on a telephone: what matters most comes first, and the rest when somebody has it.
fn folded(name: &'static str, content: AnyView) -> impl IntoView {
    view! {
        <details class="section" open=!is_narrow()>
            <summary>{name}</summary>
            <fieldset aria-label=name>{content}</fieldset>
        </details>
    }
}

fn evidence(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, AnnualReport::AT.rat, Some(t.rat_hint()))}
            {field::input(form, AnnualReport::AT.rat_date, None)}
            {field::input(form, AnnualReport::AT.reported_on, Some(t.reported_on_hint()))}
            {field::input(form, AnnualReport::AT.business, None)}
            {field::input(form, AnnualReport::AT.business_evidence, Some(t.business_evidence_hint()))}
            {field::input(form, AnnualReport::AT.aid_received, None)}
        </div>
    }
}

fn people(form: Form<AnnualReport>) -> AnyView {
    use AnnualReport as R;
    field::inputs(
        form,
        &[
            R::AT.members_female,
            R::AT.members_male,
            R::AT.members,
            R::AT.staff_female,
            R::AT.staff_male,
            R::AT.staff,
            R::AT.managers_female,
            R::AT.managers_male,
        ],
    )
}

fn money(form: Form<AnnualReport>) -> AnyView {
    use AnnualReport as R;
    field::inputs(
        form,
        &[
            R::AT.principal_savings,
            R::AT.mandatory_savings,
            R::AT.reserves,
            R::AT.grants,
            R::AT.own_capital,
            R::AT.outside_capital,
            R::AT.assets,
            R::AT.turnover,
            R::AT.surplus,
        ],
    )
}
