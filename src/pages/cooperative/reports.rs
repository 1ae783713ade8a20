//! The yearly reports side by side: evidence and figures, a column for every book year.

use crate::domain::{AnnualReport, BookYear, Id, Rupiah};
use crate::i18n::{Label, Lang};
use crate::pages::fill_in::fill_in_menu;
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll;
use leptos::prelude::*;

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
        (t.managers(), "num", |r, t| {
            let (female, male) = (r.managers_female, r.managers_male);
            let sum = female.unwrap_or_default().get() + male.unwrap_or_default().get();
            (female.is_some() || male.is_some()).then(|| t.count(sum))
        }),
        (t.principal_savings(), "num", |r, t| rp(r.principal_savings, t)),
        (t.mandatory_savings(), "num", |r, t| rp(r.mandatory_savings, t)),
        (t.reserves(), "num", |r, t| rp(r.reserves, t)),
        (t.grants(), "num", |r, t| rp(r.grants, t)),
        (t.own_capital(), "num", |r, t| rp(r.own_capital, t)),
        (t.outside_capital(), "num", |r, t| rp(r.outside_capital, t)),
        (t.assets(), "num", |r, t| rp(r.assets, t)),
        (t.turnover(), "num", |r, t| rp(r.turnover, t)),
        (t.surplus(), "num", |r, t| rp(r.surplus, t)),
        (t.aid_received(), "", |r, t| r.aid_received.map(|aid| t.yes_no(aid).to_owned())),
    ]
}

pub(super) fn reports_table(t: Lang, id: Id, reports: &[Row<AnnualReport>]) -> impl IntoView + use<> {
    let address = move |year: BookYear| format!("{}/laporan/{year}", Address::cooperative(id));
    let heads = reports.iter().map(|row| {
        let year = row.value.year;
        view! { <th scope="col"><a id=row.id.to_string() href=address(year)>{year.to_string()}</a></th> }
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
                    {fill_in_menu(id)}
                </div>
            </div>
            {table}
        </section>
    }
}
