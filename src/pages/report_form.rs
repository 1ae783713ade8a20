//! The form of a yearly report: a new one, or a change.

use crate::domain::Record;
use crate::domain::{AnnualReport, BookYear, Business, Cooperative, Count, Id, RatState, Rupiah};
use crate::i18n::Lang;
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::Address;
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
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
    super::title(move || t.add_report().to_owned());
    let years = open_years(owner, cooperative);
    let links = years
        .into_iter()
        .map(|year| view! { <li><a class="button" href=address(owner, year)>{year.to_string()}</a></li> });
    view! {
        {crumb(owner, cooperative)}
        <div class="page-head">
            <h1>{t.add_report()}</h1>
            <p class="lead">{t.which_book_year()}</p>
        </div>
        <ul class="chips">{links.collect_view()}</ul>
    }
}

fn crumb(owner: Id, cooperative: &Cooperative) -> impl IntoView + use<> {
    view! { <p class="crumb"><a href=Address::cooperative(owner)>{cooperative.name.to_string()}</a></p> }
}

fn edit(t: Lang, owner: Id, cooperative: Cooperative, year: BookYear) -> impl IntoView {
    let id = AnnualReport::id(owner, year);
    let before = desk().peek(|workspace| workspace.tables().annual_reports.get_live(id).map(|row| row.value.clone()));
    let blank = AnnualReport { cooperative: owner, year, ..AnnualReport::default() };
    let (draft, value, restored) = Draft::open(&format!("annual_reports/{id}"), id, before.clone(), blank);
    super::title(move || t.report_of(&year.to_string()));
    let head = crumb(owner, &cooperative);
    let form = Form::new(value, move |report| report.findings(Some(&cooperative), random::today()));
    let (notices, desk) = (notices(), desk());
    let save = move |edit: EditOf<AnnualReport>| {
        desk.commit(Transaction::of(edit));
        notices.done(t.saved(&t.report_of(&year.to_string())));
    };
    view! {
        {head}
        <div class="page-head">
            <h1>{t.report_of(&year.to_string())}</h1>
            <div class="actions">{before.map(|report| {
                let what = Deletes { table: AnnualReport::TABLE, id, label: t.delete(), says: Some(t.delete_report_text()) };
                let name = t.report_of(&report.year.to_string());
                delete_button(t, what, move || name.clone(), Address::cooperative(owner))
            })}</div>
        </div>
        {form_page(form, draft, restored, Address::cooperative(owner), fields(t, form), save)}
    }
}

fn fields(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    view! {
        <fieldset><legend>{t.rat_and_business()}</legend>{evidence(t, form)}</fieldset>
        <fieldset><legend>{t.people()}</legend>{people(t, form)}</fieldset>
        <fieldset><legend>{t.money()}</legend>{money(t, form)}</fieldset>
        <fieldset><legend>{t.note()}</legend>
            {field::area(form, "note", t.field(AnnualReport::TABLE, "note"), |r, _| field::shown(&r.note), |r, text, t| { r.note = field::read_text(text, t)?; Ok(()) })}
        </fieldset>
    }
}

fn evidence(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::choice(form, "rat", t.field(AnnualReport::TABLE, "rat"), Some(t.rat_hint()), field::codes(t, RatState::ALL),
                |r, _| field::shown_code(r.rat), |r, text, _| { r.rat = field::read_code(text); Ok(()) })}
            {field::line(form, "rat_date", t.field(AnnualReport::TABLE, "rat_date"), None, Line::Date,
                |r, _| field::shown_code(r.rat_date), |r, text, t| { r.rat_date = field::read_date(text, t)?; Ok(()) })}
            {field::line(form, "reported_on", t.field(AnnualReport::TABLE, "reported_on"), Some(t.reported_on_hint()), Line::Date,
                |r, _| field::shown_code(r.reported_on), |r, text, t| { r.reported_on = field::read_date(text, t)?; Ok(()) })}
            {field::choice(form, "business", t.field(AnnualReport::TABLE, "business"), None, field::codes(t, Business::ALL),
                |r, _| field::shown_code(r.business), |r, text, _| { r.business = field::read_code(text); Ok(()) })}
            {field::line(form, "business_evidence", t.field(AnnualReport::TABLE, "business_evidence"), Some(t.business_evidence_hint()), Line::Text,
                |r, _| field::shown(&r.business_evidence), |r, text, t| { r.business_evidence = field::read_text(text, t)?; Ok(()) })}
            {field::choice(form, "aid_received", t.field(AnnualReport::TABLE, "aid_received"), None,
                Box::new(move || [true, false].map(|yes| (yes.to_string(), t.yes_no(yes).to_owned())).into()),
                |r, _| field::shown_code(r.aid_received), |r, text, _| { r.aid_received = text.parse().ok(); Ok(()) })}
        </div>
    }
}

/// The inputs of a group of fields of one kind: name and how the record gives access to it.
macro_rules! inputs {
    ($form:ident, $t:ident, $kind:expr, $show:path, $read:path, [$($field:ident),+ $(,)?]) => {
        view! {
            <div class="form-grid">
                $( {field::line($form, stringify!($field), $t.field(AnnualReport::TABLE, stringify!($field)), None, $kind,
                    |r: &AnnualReport, t| r.$field.map(|value| $show(t, value)).unwrap_or_default(),
                    |r: &mut AnnualReport, text, t| { r.$field = $read(text, t)?; Ok(()) })} )+
            </div>
        }
    };
}

fn shown_count(t: Lang, count: Count) -> String {
    t.count(count.get())
}

/// Without its unit, which stands beside the input.
fn shown_rupiah(t: Lang, amount: Rupiah) -> String {
    t.number(amount.get())
}

fn people(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    inputs!(
        form,
        t,
        Line::Number,
        shown_count,
        field::read_count,
        [members_female, members_male, members, staff_female, staff_male, staff, managers_female, managers_male,]
    )
}

fn money(t: Lang, form: Form<AnnualReport>) -> impl IntoView {
    inputs!(
        form,
        t,
        Line::Money,
        shown_rupiah,
        field::read_rupiah,
        [
            principal_savings,
            mandatory_savings,
            reserves,
            grants,
            own_capital,
            outside_capital,
            assets,
            turnover,
            surplus,
        ]
    )
}
