//! The status of a cooperative with its reasons, certificate, class, and the deadlines ahead.

use super::facts::{fact, text};
use crate::domain::status::{Verdict, next_rat};
use crate::domain::{AnnualReport, Cooperative, latest_kuk};
use crate::explain::{explain_kuk, explain_verdict};
use crate::i18n::{Label, Lang};
use crate::replica::Row;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::{figure, random};
use leptos::prelude::*;

pub(super) fn status(t: Lang, c: &Cooperative, verdict: &Verdict) -> impl IntoView + use<> {
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

pub(super) fn certificate(t: Lang, c: &Cooperative) -> AnyView {
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

/// How far off a last day is; what has passed stands out.
pub(super) fn countdown(t: Lang, last: crate::domain::Date) -> impl IntoView + use<> {
    let days = last.days() - random::today().days();
    let class = if days < 0 { "badge warn" } else { "badge" };
    view! { <span class=class>{t.days_until(days)}</span> }
}

/// The class by size, the next annual meeting, and how long the certificate is valid.
pub(super) fn deadlines(t: Lang, c: &Cooperative, reports: &[Row<AnnualReport>]) -> impl IntoView + use<> {
    let reports = || reports.iter().map(|row| &row.value);
    let kuk = c.saves_and_lends().then(|| {
        let verdict = latest_kuk(reports());
        let value = match verdict {
            Some(verdict) => view! {
                <strong>{t.kuk_is(&verdict.class.to_string())}</strong>
                <p class="hint">{explain_kuk(t, &verdict)}</p>
            }
            .into_any(),
            None => view! { <span class="empty">{t.kuk_unknown()}</span> }.into_any(),
        };
        view! { <dt>{t.kuk_class()}</dt> <dd>{value}</dd> }
    });
    let rat = next_rat(c.form, reports(), random::today());
    let certificate = c.certificate.as_ref().and_then(|certificate| certificate.last_day()).map(|(last, recorded)| {
        view! {
            <dt>{t.certificate_standing()}</dt>
            <dd>
                {figure::date(last)} " " {countdown(t, last)}
                {(!recorded).then(|| view! { <p class="hint">{t.certificate_estimated()}</p> })}
            </dd>
        }
    });
    view! {
        <section>
            <h2>{t.class_and_deadlines()}</h2>
            <dl class="facts">
                <dt>{t.next_rat()}</dt>
                <dd>
                    {t.rat_on_year(&rat.year.to_string())} ", " {t.at_latest()} " " {figure::date(rat.due)} " "
                    {countdown(t, rat.due)}
                </dd>
                {certificate}
                {kuk}
            </dl>
        </section>
    }
}
