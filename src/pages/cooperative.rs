//! A cooperative: identity, status with its reasons, yearly figures and history.

use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::status::Verdict;
use crate::domain::{AnnualReport, BookYear, Cooperative, Id, LifeStage, Note, Rupiah, Text, Transition};
use crate::i18n::{Label, Lang, explain_verdict};
use crate::replica::Row;
use crate::ui::address::{Address, place};
use crate::ui::confirm::confirm;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::{field, figure, lang, random, scroll};
use crate::workspace::{Edit, EditOf, Transaction};
use leptos::prelude::*;

/// Everything the page shows of a cooperative, read at once.
#[derive(Clone, PartialEq)]
struct Shown {
    row: Row<Cooperative>,
    verdict: Verdict,
    reports: Vec<Row<AnnualReport>>,
    transitions: Vec<Row<Transition>>,
}

fn read(id: Id) -> Option<Shown> {
    desk().read(|workspace| {
        let (tables, index) = (workspace.tables(), workspace.index());
        let row = workspace.cooperative(id)?;
        let mut reports: Vec<_> = index.reports(tables, id).cloned().collect();
        reports.sort_by_key(|report| report.value.year);
        let mut transitions: Vec<_> = index.transitions(tables, id).cloned().collect();
        transitions.sort_by_key(|transition| (transition.value.date, transition.id));
        Some(Shown { row: row.clone(), verdict: index.verdict(tables, row), reports, transitions })
    })
}

/// The page.
#[component]
pub fn Record(id: Id) -> impl IntoView {
    let t = lang();
    let shown = Memo::new(move |_| read(id));
    super::title(move || {
        shown.with(|shown| {
            shown.as_ref().map_or_else(|| t.not_found().to_owned(), |shown| shown.row.value.name.to_string())
        })
    });
    move || match shown.get() {
        Some(shown) => page(t, shown).into_any(),
        None => no_such_cooperative(t).into_any(),
    }
}

/// What is shown where the address names a cooperative that is not there.
pub(super) fn no_such_cooperative(t: Lang) -> impl IntoView + use<> {
    view! {
        <div class="empty-state">
            <h1>{t.no_such_cooperative()}</h1>
            <p>{t.no_such_cooperative_hint()}</p>
            <div class="actions"><a class="button" href="#/koperasi">{t.page_cooperatives()}</a></div>
        </div>
    }
}

fn page(t: Lang, shown: Shown) -> impl IntoView {
    let Shown { row, verdict, reports, transitions } = shown;
    let id = row.id;
    let c = row.value.clone();
    let delete = {
        let (c, reports, transitions) = (c.clone(), reports.clone(), transitions.clone());
        move |_| delete(t, id, &c, &reports, &transitions)
    };
    view! {
        <p class="crumb"><a href=place().list()>{t.page_cooperatives()}</a></p>
        <div class="page-head">
            <h1>{c.name.to_string()}</h1>
            <p class="lead badges">
                {figure::declared(c.declared_status)}
                {c.fictional.then(|| view! { <span class="badge fiction">{t.fictional()}</span> })}
                {c.merah_putih.then(|| view! { <span class="badge">"Merah Putih"</span> })}
            </p>
            <div class="actions">
                <a class="button primary" href=format!("{}/ubah", Address::cooperative(id))>{icon(Icon::Pencil)} {t.edit()}</a>
                <button type="button" class="danger" on:click=delete>{icon(Icon::Trash)} {t.delete()}</button>
            </div>
        </div>
        {status(t, &c, &verdict)}
        <div class="columns">
            {identity(t, &c)}
            {domicile(t, &c)}
            {officers(t, &c)}
            {certificate(t, &c)}
        </div>
        {reports_table(t, id, &reports)}
        <History id transitions row />
    }
}

/// Deletes a cooperative with what belongs to it; one step to undo.
fn delete(t: Lang, id: Id, c: &Cooperative, reports: &[Row<AnnualReport>], transitions: &[Row<Transition>]) {
    let loses = t.delete_loses(&t.count(reports.len()), &t.count(transitions.len()));
    let mut edits: Vec<Edit> = vec![EditOf::delete(id, c.clone()).into()];
    edits.extend(reports.iter().map(|row| Edit::from(EditOf::delete(row.id, row.value.clone()))));
    edits.extend(transitions.iter().map(|row| Edit::from(EditOf::delete(row.id, row.value.clone()))));
    let (desk, notices, place, name) = (desk(), notices(), place(), c.name.to_string());
    confirm().ask(t.delete_named(&name), loses, t.delete(), move || {
        desk.commit(Transaction { edits: edits.clone() });
        notices.done(t.deleted(&name));
        place.go(&place.list());
    });
}

fn status(t: Lang, c: &Cooperative, verdict: &Verdict) -> impl IntoView + use<> {
    let rule = desk().peek(|workspace| workspace.index().rule());
    let differs = c.declared_status.is_some_and(|declared| declared.code() != verdict.status.code());
    view! {
        <section>
            <h2>{t.status()}</h2>
            <dl class="facts">
                <dt>{t.declared_status()}</dt>
                <dd>
                    {figure::declared(c.declared_status)}
                    {c.declared_on.map(|date| view! { ", " {figure::date(date)} })}
                    {c.declared_source.as_deref().map(|source| format!(" ({source})"))}
                </dd>
                <dt>{t.computed_status()}</dt>
                <dd>{figure::status(verdict.status)} <p class="hint">{explain_verdict(t, verdict)}</p></dd>
                <dt>{t.rule()}</dt>
                <dd>{rule.label(t)} " " <a href="#/pengaturan">{t.change()}</a></dd>
            </dl>
            {differs.then(|| view! { <div class="note info">{icon(Icon::Info)} <p>{t.status_differs()}</p></div> })}
        </section>
    }
}

/// A term and its value; a word where nothing is recorded.
fn fact(t: Lang, term: &'static str, value: Option<impl IntoView + 'static>) -> AnyView {
    let value = match value {
        Some(value) => view! { <dd>{value}</dd> }.into_any(),
        None => view! { <dd><span class="empty">{t.not_recorded()}</span></dd> }.into_any(),
    };
    view! { <dt>{term}</dt> {value} }.into_any()
}

fn text<const MOST: usize>(text: &Option<crate::domain::TextOf<MOST>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

fn identity(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let amendments: Vec<String> = c
        .amendments
        .iter()
        .map(|a| a.date.map_or_else(|| a.number.to_string(), |date| format!("{} ({})", a.number, t.date(date))))
        .collect();
    view! {
        <section>
            <h2>{t.identity()}</h2>
            <dl class="facts">
                {fact(t, t.nik(), c.nik.as_deref().map(str::to_owned))}
                {fact(t, t.legal_number(), text(&c.legal_number))}
                {fact(t, t.legal_date(), c.legal_date.map(figure::date))}
                {fact(t, t.amendments(), (!amendments.is_empty()).then(|| amendments.join("; ")))}
                {fact(t, t.form(), c.form.map(|form| form.label(t)))}
                {fact(t, t.kind(), c.kind.map(|kind| kind.label(t)))}
                {fact(t, t.group(), c.group.map(|group| group.label(t)))}
                {fact(t, t.sector(), c.sector.map(|sector| sector.label(t)))}
                {fact(t, t.scheme(), c.scheme.map(|scheme| scheme.label(t)))}
                {fact(t, t.savings_unit(), Some(t.yes_no(c.savings_unit)))}
                {fact(t, t.note(), text(&c.note))}
            </dl>
        </section>
    }
}

fn domicile(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let supervision = c.supervision().map(|level| match &c.supervision_reason {
        Some(reason) if c.supervision_override.is_some() => format!("{} ({reason})", level.label(t)),
        _ => level.label(t).to_owned(),
    });
    let position = c.position.map(|p| format!("{}; {}", t.decimal_number(p.lat(), 5), t.decimal_number(p.lon(), 5)));
    view! {
        <section>
            <h2>{t.domicile_and_supervision()}</h2>
            <dl class="facts">
                {fact(t, t.district(), c.district.map(|code| t.office(code)))}
                {fact(t, t.subdistrict(), c.subdistrict.map(|code| t.area(code)))}
                {fact(t, t.village(), text(&c.village))}
                {fact(t, t.address(), text(&c.address))}
                {fact(t, t.postal_code(), text(&c.postal_code))}
                {fact(t, t.position(), position)}
                {fact(t, t.membership_area(), c.membership_area.map(|area| area.label(t)))}
                {fact(t, t.supervision(), supervision)}
                {fact(t, t.phone(), text(&c.phone))}
                {fact(t, t.email(), text(&c.email))}
            </dl>
        </section>
    }
}

fn officers(t: Lang, c: &Cooperative) -> impl IntoView + use<> {
    let today = random::today();
    let rows = c.officers.clone().into_iter().map(move |officer| {
        let lapsed = officer.until.is_some_and(|until| until < today);
        view! {
            <tr>
                <td>{officer.name.to_string()}</td>
                <td>{officer.role.label(t)}</td>
                <td>{officer.phone.as_deref().map(str::to_owned)}</td>
                <td>
                    {officer.until.map(figure::date)}
                    {lapsed.then(|| view! { " " <span class="badge warn">{t.term_lapsed()}</span> })}
                </td>
            </tr>
        }
    });
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.officers()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t.name()}</th>
                    <th scope="col">{t.role()}</th>
                    <th scope="col">{t.phone()}</th>
                    <th scope="col">{t.term_until()}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    };
    let content = if c.officers.is_empty() {
        view! { <p class="empty">{t.no_officers()}</p> }.into_any()
    } else {
        scroll::sideways(t.officers(), table).into_any()
    };
    view! { <section><h2>{t.officers()}</h2>{content}</section> }
}

fn certificate(t: Lang, c: &Cooperative) -> AnyView {
    if c.certificate.is_none() && c.grade.is_none() {
        return view! { <section><h2>{t.certificate()}</h2><p class="empty">{t.no_certificate()}</p></section> }
            .into_any();
    }
    let certificate = c.certificate.clone().unwrap_or_default();
    let state = c.certificate.as_ref().map(|certificate| certificate.state.label(t));
    view! {
        <section>
            <h2>{t.certificate()}</h2>
            <dl class="facts">
                {fact(t, t.certificate_state(), state)}
                {fact(t, t.certificate_number(), text(&certificate.number))}
                {fact(t, t.issued(), certificate.issued.map(figure::date))}
                {fact(t, t.expires(), certificate.expires.map(figure::date))}
                {fact(t, t.grade(), c.grade.map(|grade| grade.label(t)))}
            </dl>
        </section>
    }
    .into_any()
}

type Cell = fn(&AnnualReport, Lang) -> Option<String>;

/// The lines of the table of yearly figures: name, class of the cells (numbers stand to the right), and content.
fn lines(t: Lang) -> Vec<(&'static str, &'static str, Cell)> {
    fn rp(amount: Option<Rupiah>, t: Lang) -> Option<String> {
        amount.map(|amount| t.rupiah(amount))
    }
    fn n(count: Option<crate::domain::Count>, t: Lang) -> Option<String> {
        count.map(|count| t.count(count.get()))
    }
    vec![
        (t.rat(), "", |r, t| r.rat.map(|rat| rat.label(t).to_owned())),
        (t.rat_date(), "", |r, t| r.rat_date.map(|date| t.date(date))),
        (t.reported_on(), "", |r, t| r.reported_on.map(|date| t.date(date))),
        (t.business(), "", |r, t| r.business.map(|business| business.label(t).to_owned())),
        (t.members(), "num", |r, t| n(r.members, t)),
        (t.members_female(), "num", |r, t| n(r.members_female, t)),
        (t.members_male(), "num", |r, t| n(r.members_male, t)),
        (t.staff(), "num", |r, t| {
            let (female, male) = (r.staff_female, r.staff_male);
            let sum = (female.is_some() || male.is_some())
                .then(|| female.unwrap_or_default().get() + male.unwrap_or_default().get());
            r.staff.map(crate::domain::Count::get).or(sum).map(|staff| t.count(staff))
        }),
        (t.own_capital(), "num", |r, t| rp(r.own_capital, t)),
        (t.outside_capital(), "num", |r, t| rp(r.outside_capital, t)),
        (t.assets(), "num", |r, t| rp(r.assets, t)),
        (t.turnover(), "num", |r, t| rp(r.turnover, t)),
        (t.surplus(), "num", |r, t| rp(r.surplus, t)),
        (t.aid_received(), "", |r, t| r.aid_received.map(|aid| t.yes_no(aid).to_owned())),
    ]
}

fn reports_table(t: Lang, id: Id, reports: &[Row<AnnualReport>]) -> impl IntoView + use<> {
    let address = move |year: BookYear| format!("{}/laporan/{year}", Address::cooperative(id));
    let heads = reports.iter().map(|row| {
        let year = row.value.year;
        view! { <th scope="col"><a href=address(year)>{year.to_string()}</a></th> }
    });
    let rows = lines(t).into_iter().map(|(name, class, cell)| {
        let cells = reports.iter().map(|row| {
            view! { <td class=class>{cell(&row.value, t).unwrap_or_else(|| "–".to_owned())}</td> }
        });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    });
    let table = if reports.is_empty() {
        view! { <p class="empty">{t.no_reports()}</p> }.into_any()
    } else {
        let table = view! {
            <table>
                <caption class="visually-hidden">{t.annual_reports()}</caption>
                <thead><tr><th scope="col">{t.book_year()}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        };
        scroll::sideways(t.annual_reports(), table).into_any()
    };
    view! {
        <section>
            <div class="page-head">
                <h2>{t.annual_reports()}</h2>
                <div class="actions">
                    <a class="button" href=format!("{}/laporan/baru", Address::cooperative(id))>{icon(Icon::Plus)} {t.add_report()}</a>
                </div>
            </div>
            {table}
        </section>
    }
}

/// Dated changes in the cooperative's life, and a form for another.
#[component]
fn History(id: Id, transitions: Vec<Row<Transition>>, row: Row<Cooperative>) -> impl IntoView {
    let t = lang();
    let last = transitions.last().map(|row| row.value.to);
    let changed = row.all_stamps().max().map(|stamp| crate::domain::Date::in_wita(stamp.millis()));
    let entry = move |row: Row<Transition>| {
        let transition = row.value.clone();
        let from = transition.from.map(|from| format!("{} → ", from.label(t)));
        let remove = move |_| {
            desk().commit(Transaction::of(EditOf::delete(row.id, row.value.clone())));
            notices().done(t.transition_deleted());
        };
        view! {
            <li>
                {figure::date(transition.date)}
                <span>
                    {from} <strong>{transition.to.label(t)}</strong>
                    {transition.document.as_deref().map(|document| format!(" · {document}"))}
                    {transition.note.as_deref().map(|note| format!(" · {note}"))}
                </span>
                <button type="button" class="quiet icon-only" aria-label=t.delete() on:click=remove>{icon(Icon::Trash)}</button>
            </li>
        }
    };
    let empty = transitions.is_empty();
    view! {
        <section>
            <h2>{t.history()}</h2>
            {empty.then(|| view! { <p class="empty">{t.no_history()}</p> })}
            <ol class="timeline">{transitions.into_iter().map(entry).collect_view()}</ol>
            {changed.map(|date| view! { <p class="hint">{t.last_changed()} " " {figure::date(date)}</p> })}
            <NewTransition owner=id from=last />
        </section>
    }
}

/// A change that is being filled in.
#[derive(Clone)]
struct Change {
    transition: Transition,
    /// Whether somebody has chosen the stage.
    chosen: bool,
}

fn check_change(change: &Change) -> Vec<Finding> {
    let finding = |field, problem| Finding { field, problem, severity: Severity::Refusal };
    let missing = (!change.chosen).then(|| finding("to", Problem::StageMissing));
    let future = (change.transition.date > random::today()).then(|| finding("date", Problem::Future));
    missing.into_iter().chain(future).collect()
}

#[component]
fn NewTransition(owner: Id, from: Option<LifeStage>) -> impl IntoView {
    let t = lang();
    let blank = Transition { cooperative: owner, from, date: random::today(), ..Transition::default() };
    let form = field::Form::new(Change { transition: blank, chosen: false }, check_change);
    let open = RwSignal::new(false);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.attempt() {
            return;
        }
        let change = form.value.get_untracked();
        desk().commit(Transaction::of(EditOf::create(random::new_id(), change.transition)));
        notices().done(t.transition_saved());
    };
    view! {
        <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {icon(Icon::Plus)} {t.add_transition()}
        </button>
        <Show when=move || open.get()>
            <form class="inline-form" on:submit=save novalidate>
                <div class="form-grid">
                    {field::choice(form, "to", t.stage(), None, field::codes(t, LifeStage::ALL),
                        |change, _| if change.chosen { change.transition.to.code().to_owned() } else { String::new() },
                        |change, text, _| {
                            let stage = field::read_code(text);
                            change.chosen = stage.is_some();
                            change.transition.to = stage.unwrap_or_default();
                            Ok(())
                        })}
                    {field::line(form, "date", t.date_of(), None, field::Line::Date,
                        |change, _| change.transition.date.to_string(),
                        |change, text, t| match field::read_date(text, t)? {
                            Some(date) => { change.transition.date = date; Ok(()) }
                            None => Err(t.date_form().to_owned()),
                        })}
                    {field::line(form, "document", t.document(), Some(t.document_hint()), field::Line::Text,
                        |change, _| change.transition.document.as_deref().unwrap_or_default().to_owned(),
                        |change, text, t| {
                            change.transition.document = Text::optional(text).map_err(|error| field::explain_text(t, &error))?;
                            Ok(())
                        })}
                    {field::line(form, "note", t.note(), None, field::Line::Text,
                        |change, _| change.transition.note.as_deref().unwrap_or_default().to_owned(),
                        |change, text, t| {
                            change.transition.note = Note::optional(text).map_err(|error| field::explain_text(t, &error))?;
                            Ok(())
                        })}
                </div>
                <div class="actions"><button type="submit" class="primary">{t.save()}</button></div>
            </form>
        </Show>
    }
}
