//! The applications of one cooperative or enterprise, on its page.

use crate::analysis::financing::{Application, applicant, applications};
use crate::domain::{Financing, Id, Record};
use crate::i18n::{Label, Lang};
use crate::list::financing::FinancingPage;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::scroll::sideways;
use leptos::prelude::*;

/// The section: what was asked for, how far it came, and the way to one more.
pub(in crate::pages) fn of_applicant(t: Lang, table: &'static str, id: Id) -> AnyView {
    let own = Memo::new(move |_| {
        desk().read(|workspace| {
            let of = |one: &Application| applicant(&one.financing) == Some((table, id));
            let mut own: Vec<Application> = applications(workspace.tables()).into_iter().filter(of).collect();
            own.sort_by_key(|one| (std::cmp::Reverse(one.financing.asked_on), one.id));
            own
        })
    });
    let content = move || {
        let own = own.get();
        if own.is_empty() {
            return view! { <p class="empty">{t.financings_of_one_none()}</p> }.into_any();
        }
        let title = t.financings_of_one(&t.count(own.len()));
        let rows = own.iter().map(|one| row(t, one)).collect_view();
        sideways(
            t.rows_of(&title),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(Financing::TABLE, "source")}</th>
                        <th scope="col">{t.field(Financing::TABLE, "asked_on")}</th>
                        <th scope="col" class="num">{t.stage_in_rupiah(t.field(Financing::TABLE, "asked"))}</th>
                        <th scope="col">{t.stage_now()}</th>
                        <th scope="col" class="num">{t.paid_out_rupiah()}</th>
                        <th scope="col" class="num">{t.outstanding_rupiah()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            },
        )
        .into_any()
    };
    let add = format!("{}?{table}={id}", FinancingPage::Form(None).address());
    view! {
        <section class="panel" aria-labelledby=Financing::TABLE>
            <div class="card-head">
                <h2 id=Financing::TABLE>{move || t.financings_of_one(&t.count(own.with(Vec::len)))}</h2>
                <a class="button quiet" href=add>{icon(Icon::Plus)} {(crate::list::financing::FINANCINGS.records.words.add)(t)}</a>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn row(t: Lang, one: &Application) -> impl IntoView + use<> {
    let of = &one.financing;
    let name = of.scheme.map_or_else(|| of.source.label(t), |scheme| scheme.label(t));
    let said = |amount: Option<i64>| match amount {
        Some(amount) => t.rupiah_short(amount).into_any(),
        None => view! { <span class="absent">"–"</span> }.into_any(),
    };
    let stage =
        one.course.latest.map_or_else(|| t.financing_ending("").to_owned(), |(stage, _)| stage.label(t).to_owned());
    view! {
        <tr>
            <th scope="row"><a href=FinancingPage::One(one.id).address()>{name}</a></th>
            <td data-label=t.field(Financing::TABLE, "asked_on")>{of.asked_on.map(|day| t.date(day))}</td>
            <td class="num" data-label=t.field(Financing::TABLE, "asked")>{said(of.asked.map(|sum| sum.get()))}</td>
            <td data-label=t.stage_now()>{stage}</td>
            <td class="num" data-label=t.field("financing_stages", "amount")>{said(Some(one.course.paid).filter(|paid| *paid > 0))}</td>
            <td class="num" data-label=t.field("financing_standings", "outstanding")>{said(one.course.outstanding())}</td>
        </tr>
    }
}
