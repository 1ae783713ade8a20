//! The yearly reports side by side: evidence and figures, a column for every book year.

use crate::domain::{AnnualReport, BookYear, Id, Rupiah};
use crate::explain::lower;
use crate::i18n::{Label, Lang};
use crate::pages::fill_in::fill_in_menu;
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::icon::{Icon, icon};
use crate::ui::narrow::is_narrow;
use crate::ui::scroll;
use leptos::prelude::*;

type Cell = fn(&AnnualReport, Lang) -> Option<String>;

/// The lines of the table of yearly figures: name and content.
fn lines(t: Lang) -> Vec<(&'static str, Cell)> {
    fn rp(amount: Option<Rupiah>, t: Lang) -> Option<String> {
        amount.map(|amount| t.rupiah(amount))
    }
    fn n(count: Option<crate::domain::Count>, t: Lang) -> Option<String> {
        count.map(|count| t.count(count.get()))
    }
    vec![
        (t.rat(), |r, t| r.rat.map(|rat| rat.label(t).to_owned())),
        (t.rat_date(), |r, t| r.rat_date.map(|date| t.date(date))),
        (t.reported_on(), |r, t| r.reported_on.map(|date| t.date(date))),
        (t.business(), |r, t| r.business.map(|business| business.label(t).to_owned())),
        (t.members(), |r, t| n(r.members, t)),
        (t.members_female(), |r, t| n(r.members_female, t)),
        (t.members_male(), |r, t| n(r.members_male, t)),
        (t.staff(), |r, t| {
            let (female, male) = (r.staff_female, r.staff_male);
            let sum = (female.is_some() || male.is_some())
                .then(|| female.unwrap_or_default().get() + male.unwrap_or_default().get());
            r.staff.map(crate::domain::Count::get).or(sum).map(|staff| t.count(staff))
        }),
        (t.managers(), |r, t| {
            let (female, male) = (r.managers_female, r.managers_male);
            let sum = female.unwrap_or_default().get() + male.unwrap_or_default().get();
            (female.is_some() || male.is_some()).then(|| t.count(sum))
        }),
        (t.principal_savings(), |r, t| rp(r.principal_savings, t)),
        (t.mandatory_savings(), |r, t| rp(r.mandatory_savings, t)),
        (t.reserves(), |r, t| rp(r.reserves, t)),
        (t.grants(), |r, t| rp(r.grants, t)),
        (t.own_capital(), |r, t| rp(r.own_capital, t)),
        (t.outside_capital(), |r, t| rp(r.outside_capital, t)),
        (t.assets(), |r, t| rp(r.assets, t)),
        (t.turnover(), |r, t| rp(r.turnover, t)),
        (t.surplus(), |r, t| rp(r.surplus, t)),
        (t.aid_received(), |r, t| r.aid_received.map(|aid| t.yes_no(aid).to_owned())),
    ]
}

pub(super) fn reports_table(t: Lang, id: Id, reports: &[Row<AnnualReport>]) -> impl IntoView + use<> {
    // What no report says is counted below.
    let (told, empty): (Vec<_>, Vec<_>) =
        lines(t).into_iter().partition(|(_, cell)| reports.iter().any(|row| cell(&row.value, t).is_some()));
    let rest = (!empty.is_empty()).then(|| {
        let names = empty.iter().map(|(name, _)| lower(name)).collect::<Vec<_>>().join(", ");
        view! { <p class="hint">{t.not_in_reports(&t.count(empty.len()), &names)}</p> }
    });
    let table = if reports.is_empty() {
        view! { <p class="empty">{t.no_reports()}</p> }.into_any()
    } else {
        let (narrow, reports) = (is_narrow(), reports.to_vec());
        let table = move || match narrow.get() {
            true => year_by_year(t, id, &reports, &told),
            false => side_by_side(t, id, &reports, &told),
        };
        view! { {table} {rest} }.into_any()
    };
    view! {
        <section>
            <div class="page-head">
                <h2>{t.annual_reports()}</h2>
                <div class="actions">
                    <a class="button" href=format!("{}/laporan/baru", Address::cooperative(id))>{icon(Icon::Plus)} {t.add_report()}</a>
                    {fill_in_menu(id)}
                </div>
            </div>
            {table}
        </section>
    }
}

fn year_link(id: Id, row: &Row<AnnualReport>) -> impl IntoView + use<> {
    let year: BookYear = row.value.year;
    let address = format!("{}/laporan/{year}", Address::cooperative(id));
    view! { <a id=row.id.to_string() href=address>{year.to_string()}</a> }
}

/// A column for every year.
fn side_by_side(t: Lang, id: Id, reports: &[Row<AnnualReport>], told: &[(&'static str, Cell)]) -> AnyView {
    let heads = reports.iter().map(|row| view! { <th scope="col" class="num">{year_link(id, row)}</th> });
    let rows = told.iter().map(|(name, cell)| {
        let cells = reports.iter().map(|row| {
            view! { <td class="num">{cell(&row.value, t).unwrap_or_else(|| "–".to_owned())}</td> }
        });
        view! { <tr><th scope="row">{*name}</th>{cells.collect_view()}</tr> }
    });
    let table = view! {
        <table>
            <caption class="visually-hidden">{t.annual_reports()}</caption>
            <thead><tr><th scope="col">{t.book_year()}</th>{heads.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    };
    scroll::sideways(t.annual_reports(), table).into_any()
}

/// An entry for every year, the last one first, where there is no room for columns: what its report says.
fn year_by_year(t: Lang, id: Id, reports: &[Row<AnnualReport>], told: &[(&'static str, Cell)]) -> AnyView {
    let rows = reports.iter().rev().enumerate().map(|(at, row)| {
        let said = told.iter().filter_map(|(name, cell)| Some((*name, cell(&row.value, t)?)));
        let said: Vec<(&'static str, String)> = said.collect();
        let met = row.value.rat_date.map(|date| format!("{} {}", t.rat(), t.date(date)));
        let met = met.or_else(|| row.value.rat.map(|rat| format!("{}: {}", t.rat(), lower(rat.label(t)))));
        let assets = row.value.assets.map(|assets| format!("{} {}", lower(t.assets()), t.rupiah_short(assets.get())));
        let short = [met, assets].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let facts = said.into_iter().map(|(name, said)| view! { <dt>{name}</dt> <dd>{said}</dd> }).collect_view();
        view! {
            <details class="year" open={at == 0}>
                <summary id=row.id.to_string()><b>{row.value.year.to_string()}</b> <span class="hint">{short}</span></summary>
                <dl class="facts">{facts}</dl>
                <p><a href=format!("{}/laporan/{}", Address::cooperative(id), row.value.year)>{t.open_report(&row.value.year.to_string())}</a></p>
            </details>
        }
    });
    view! { <div class="years" role="group" aria-label=t.annual_reports()>{rows.collect_view()}</div> }.into_any()
}
