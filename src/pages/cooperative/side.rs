//! What stands at the side of a record: how to reach it, what is due, and how it stands beside others of its kind.

use super::{Part, Shown};
use crate::analysis::{Figure, Owed, Ratio};
use crate::domain::{Date, Id};
use crate::explain::{explain_due, figure_name, figure_short, ratio_formula};
use crate::i18n::{Label, Lang};
use crate::pages::follow_up::CaseAddress;
use crate::ui::address::Address;
use crate::ui::card::{card, folding_card};
use crate::ui::{contact as reach, figure, random};
use leptos::prelude::*;

/// How to reach it.
pub(super) fn contact(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let c = &shown.row.value;
    let content = view! {
        {reach::phone(t, c)}
        {reach::mail(c)}
        {reach::place(t, c)}
        {reach::officers(t, &c.officers, random::today())}
    };
    card("hubungi", t.contact(), (), content)
}

/// How far off a last day is; what has passed is said in words.
fn countdown(t: Lang, last: Date) -> impl IntoView + use<> {
    let days = last.days() - random::today().days();
    let class = if days < 0 { "badge warn" } else { "badge" };
    view! { <span class=class>{t.days_until(days)}</span> }
}

/// What is due, the earliest first.
pub(super) fn deadlines(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let id = shown.row.id;
    let rows = shown.deadlines.iter().map(|deadline| {
        let name = explain_due(t, &deadline.what);
        let name = match address_of(id, &deadline.what) {
            Some(address) => view! { <a href=address>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        let about = match &deadline.what {
            Owed::Rat(_) => Some(t.at_latest().to_owned()),
            Owed::Visit(_, owner) => owner.clone(),
            Owed::Certificate(false) => Some(t.certificate_estimated().to_owned()),
            _ => None,
        };
        view! {
            <li>
                <span><strong>{name}</strong> <span class="hint">{about} " " {figure::date(deadline.due)}</span></span>
                {countdown(t, deadline.due)}
            </li>
        }
    });
    card("tenggat", t.due(), (), view! { <ul class="deadlines">{rows.collect_view()}</ul> })
}

/// Where something that is due is done.
fn address_of(id: Id, due: &Owed) -> Option<String> {
    match due {
        Owed::Rat(year) => Some(format!("{}/laporan/{year}", Address::cooperative(id))),
        Owed::Visit(case, _) => Some(CaseAddress::of_case(id, *case).page()),
        Owed::Stage(_) => Some(Address::case(id)),
        Owed::Action(action) => {
            Some(CaseAddress::of_case(id, *action.value.case).below(&format!("tindakan/{}", action.id)))
        }
        Owed::Certificate(_) => Some(format!("{}/ubah?isian=certificate_expires", Address::cooperative(id))),
        Owed::Licence(_) => Some(Part::Health.address(id)),
    }
}

/// Its figures beside the medians of its kind; nothing where there are none.
pub(super) fn peers(t: Lang, shown: &Shown) -> Option<impl IntoView + use<>> {
    const FIGURES: [Figure; 2] = [Figure::Members, Figure::Turnover];
    const RATIOS: [Ratio; 2] = [Ratio::SurplusToTurnover, Ratio::OwnCapitalToAssets];
    let peers = shown.peers.as_ref().filter(|peers| peers.speaks())?;
    let own = shown.reports.iter().find(|report| report.value.year == peers.year).map(|report| report.value.clone())?;
    let dash = || "–".to_owned();
    let row = |name: &'static str, own: Option<String>, median: Option<String>| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num"><strong>{own.unwrap_or_else(dash)}</strong></td>
                <td class="num">{median.unwrap_or_else(dash)}</td>
            </tr>
        }
    };
    let figures = FIGURES.map(|figure| {
        let median = Figure::ALL.iter().position(|one| *one == figure).and_then(|at| peers.figures[at].value);
        let median = median.map(|value| figure_short(t, figure, value.round() as i64));
        row(figure_name(t, figure), figure.of(&own).map(|value| figure_short(t, figure, value)), median)
    });
    let ratios = RATIOS.map(|ratio| {
        let median = Ratio::ALL.iter().position(|one| *one == ratio).and_then(|at| peers.ratios[at].value);
        row(ratio_formula(t, ratio), ratio.of(&own).map(|value| t.percent(value)), median.map(|value| t.percent(value)))
    });
    let basis = t.peers_basis(
        &t.count(peers.most()),
        &peers.kind.label(t).to_lowercase(),
        &t.area(peers.district),
        &peers.year.to_string(),
    );
    let table = view! {
        <p class="hint">{basis}</p>
        <table class="plain">
            <caption class="visually-hidden">{t.beside_others()}</caption>
            <thead><tr>
                <th scope="col">{t.figure_or_ratio()}</th>
                <th scope="col" class="num">{t.this_one()}</th>
                <th scope="col" class="num">{t.median()}</th>
            </tr></thead>
            <tbody>{figures} {ratios}</tbody>
        </table>
        <p class="screen-only"><a href=Part::Reports.address(shown.row.id)>{t.all_ratios()}</a></p>
    };
    Some(folding_card("sejenis", t.beside_others_short(), table))
}
