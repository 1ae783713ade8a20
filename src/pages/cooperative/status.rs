//! The status of a cooperative, as declared and by evidence, side by side; what to do where they differ; and its class.

use super::{Shown, YEARS};
use crate::domain::status::Status;
use crate::domain::{AnnualReport, Cooperative, KukVerdict, latest_kuk};
use crate::explain::{explain_difference, explain_kuk, explain_verdict};
use crate::i18n::Term;
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::card::card;
use crate::ui::desk::desk;
use crate::ui::figure;
use crate::ui::rat_shapes::rat_years;
use crate::ui::term::help;
use leptos::prelude::*;

/// The two statuses and the annual meetings of five years.
pub(super) fn band(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let (c, verdict, years) = (&shown.row.value, &shown.verdict, &shown.evidence);
    let rule = desk().peek(|workspace| workspace.index().rule());
    let [on, source] = [c.declared_on.map(|date| t.date(date)), c.declared_source.as_deref().map(str::to_owned)];
    let declared = [on, source].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let held = years.iter().filter(|year| year.rat == Some(true)).count();
    let span =
        t.rats_of(&years[YEARS - 1].year.to_string(), &years[0].year.to_string(), &t.count(held), &t.count(YEARS));
    view! {
        <section class="panel band" aria-labelledby="status">
            <h2 class="visually-hidden" id="status">{t.status()}</h2>
            <div class="truths">
                <div>
                    <span class="what">{t.declared_by_office()} {help(Term::Declared)}</span>
                    <p class="verdict">{figure::declared(c.declared_status)}</p>
                    <p class="hint">{declared}</p>
                </div>
                <div>
                    <span class="what">{t.by_evidence()} {help(Term::ByEvidence)}</span>
                    <p class="verdict">{figure::status(verdict.status)}</p>
                    <p class="hint">{rule.label(t)} <span class="screen-only">" · " <a href="#/koperasi/aturan">{t.other_rule()}</a></span></p>
                </div>
                <div>
                    <span class="what">{span} {help(Term::Rat)}</span>
                    {rat_years(t, years)}
                </div>
            </div>
            {what_follows(t, shown)}
            <p class="hint">{explain_verdict(t, verdict)}</p>
        </section>
    }
}

/// What the two say together, and how the evidence or the declaration is mended.
fn what_follows(t: Lang, shown: &Shown) -> Option<AnyView> {
    let (c, status, years) = (&shown.row.value, shown.verdict.status, &shown.evidence);
    let path = Address::cooperative(shown.row.id);
    let missing = years.iter().find(|year| year.rat != Some(true)).map(|year| {
        view! { <a href=format!("{path}/laporan/{}", year.year)>{t.record_missed_rat()}</a> }
    });
    let declare = view! { <a href=format!("{path}/ubah?isian=declared_status")>{t.renew_declaration()}</a> };
    if status == Status::Undetermined {
        return Some(
            view! { <p class="follows">{t.evidence_lacks()} <span class="screen-only">" " {missing} "."</span></p> }
                .into_any(),
        );
    }
    let differs = c.declared_status.is_none_or(|declared| declared.code() != status.code());
    differs.then(|| {
        let or = missing.map(|missing| view! { {missing} " " {t.or()} " " });
        let says =
            if c.declared_status.is_none() { t.never_declared().to_owned() } else { explain_difference(t, years) };
        view! { <p class="follows">{says} <span class="screen-only">" " {or} {declare} "."</span></p> }.into_any()
    })
}

/// The class by size, of one that saves or lends.
pub(super) fn class_by_size(t: Lang, c: &Cooperative, reports: &[Row<AnnualReport>]) -> Option<impl IntoView + use<>> {
    let content = |verdict: Option<KukVerdict>| match verdict {
        Some(verdict) => view! {
            <p><strong>{t.kuk_is(&verdict.class.to_string())}</strong></p>
            <p class="hint">{explain_kuk(t, &verdict)}</p>
        }
        .into_any(),
        None => view! { <p class="empty">{t.kuk_unknown()}</p> }.into_any(),
    };
    c.saves_and_lends()
        .then(|| card("kelas-kuk", t.kuk_class(), (), content(latest_kuk(reports.iter().map(|row| &row.value)))))
}
