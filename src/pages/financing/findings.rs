//! What should not be in applications and aid: each finding with its rule, its records and the money in question.

use crate::analysis::financing::{FinancingFinding, FindingKind, findings};
use crate::domain::{Enterprise, Financing, Id, Record};
use crate::explain::{explain_financing_finding, financing_finding_rule, financing_finding_title};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::EnterprisesPage;
use crate::list::financing::FinancingPage;
use crate::pages::area_choice::area_choice;
use crate::ui::address::place;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::own_area::own_area;
use crate::ui::scroll::sideways;
use crate::workspace::scope;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is shown, with the names of what it names, and where they lead.
#[derive(Clone, PartialEq)]
struct Shown {
    findings: Vec<FinancingFinding>,
    names: BTreeMap<Id, (String, String, String)>,
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place, own) = (lang(), place(), own_area());
    crate::pages::document_title(move || t.page_financing_findings().to_owned());
    let area = Memo::new(move |_| scope::asked(place.get().parameter(scope::AREA), own.get()));
    let shown = Memo::new(move |_| {
        let area = area.get();
        desk().read(|workspace| {
            let tables = workspace.tables();
            let is_here = |id: &Id| area.is_none() || tables.district_of(Financing::TABLE, *id) == area;
            let findings: Vec<FinancingFinding> =
                findings(tables).into_iter().filter(|one| one.applications.iter().any(is_here)).collect();
            let of = |id: Id| {
                let name = tables.label_of(Financing::TABLE, id).name.unwrap_or_default();
                let about = tables.financings.get_live(id).map(|row| about(t, &row.value)).unwrap_or_default();
                (id, (name, FinancingPage::One(id).address(), about))
            };
            let of_aid = |id: Id| {
                let owner = tables.enterprise_aids.get_live(id).map(|row| *row.value.enterprise).unwrap_or_default();
                let name = tables.label_of(Enterprise::TABLE, owner).name.unwrap_or_default();
                (id, (name, EnterprisesPage::One(owner).address(), t.aid_in_enterprises().to_owned()))
            };
            let applications = findings.iter().flat_map(|one| &one.applications).map(|id| of(*id));
            let names = applications.chain(findings.iter().flat_map(|one| &one.aids).map(|id| of_aid(*id))).collect();
            Shown { findings, names }
        })
    });
    let content = move || {
        shown.with(|shown| {
            if shown.findings.is_empty() {
                return view! {
                    <div class="empty-state">{icon(Icon::Check)} <h2>{t.financing_findings_none()}</h2></div>
                }
                .into_any();
            }
            let money: i64 = shown.findings.iter().map(|one| one.amount).sum();
            let kinds = FindingKind::ALL.into_iter().filter_map(|kind| of_kind(t, shown, kind)).collect_view();
            view! {
                <p class="finding">{t.findings_finding(&t.count(shown.findings.len()), &t.rupiah_short(money))}</p>
                <div class="stack part">{kinds}</div>
            }
            .into_any()
        })
    };
    view! {
        {page_head(view! { <h1>{t.page_financing_findings()}</h1> })}
        <p class="lead">{t.financing_findings_lead()}</p>
        <div class="toolbar">{area_choice(t, area)}</div>
        {content}
    }
    .into_any()
}

/// What tells an application from another of the same applicant: scheme or source, lender, day and sum.
fn about(t: Lang, of: &Financing) -> String {
    let scheme = of.scheme.map_or_else(|| of.source.label(t), |scheme| scheme.label(t)).to_owned();
    let lender = of.lender.as_deref().map(str::to_owned);
    let day = of.asked_on.map(|day| t.date(day));
    let sum = of.granted.or(of.asked).map(|sum| format!("Rp{}", t.rupiah_short(sum.get())));
    std::iter::once(scheme).chain([lender, day, sum].into_iter().flatten()).collect::<Vec<_>>().join(" · ")
}

const fn card_id(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Twice => "dua-kali",
        FindingKind::GrantsInARow => "hibah-berurutan",
        FindingKind::WhileLoanOpen => "pinjaman-berjalan",
        FindingKind::DecreeLate => "sk-terlambat",
        FindingKind::NotInAnnex => "di-luar-sk",
        FindingKind::NikOfSeveral => "nik-beberapa-nama",
        FindingKind::Contradicting => "bertentangan",
    }
}

fn of_kind(t: Lang, shown: &Shown, kind: FindingKind) -> Option<impl IntoView + use<>> {
    let own: Vec<&FinancingFinding> = shown.findings.iter().filter(|one| one.kind == kind).collect();
    if own.is_empty() {
        return None;
    }
    let record = |id: &Id| {
        let (name, address, about) = shown.names.get(id).cloned().unwrap_or_default();
        view! { <li><a href=address>{name}</a> " " <span class="hint">{about}</span></li> }
    };
    let row = |one: &&FinancingFinding| {
        let applications = one.applications.iter().map(record).collect_view();
        let aids = one.aids.iter().map(record).collect_view();
        let amount = if one.amount > 0 { t.rupiah_short(one.amount) } else { "–".to_owned() };
        view! {
            <tr>
                <th scope="row">{explain_financing_finding(t, one)}</th>
                <td data-label=t.finding_records()><ul class="plain">{applications} {aids}</ul></td>
                <td class="num" data-label=t.findings_money()>{amount}</td>
            </tr>
        }
    };
    let title = financing_finding_title(t, kind);
    let content = view! {
        {sideways(t.rows_of(title), view! {
            <table class="doubles as-entries">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>
                    <th scope="col">{t.finding_what()}</th>
                    <th scope="col">{t.finding_records()}</th>
                    <th scope="col" class="num">{t.findings_money()}</th>
                </tr></thead>
                <tbody>{own.iter().map(row).collect_view()}</tbody>
            </table>
        })}
        <p class="source">{match kind.test() {
            Some(test) => t.financing_test(test, financing_finding_rule(t, kind)),
            None => financing_finding_rule(t, kind).to_owned(),
        }}</p>
    };
    Some(card(card_id(kind), format!("{title} ({})", t.count(own.len())), (), content))
}
