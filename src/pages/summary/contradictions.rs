//! What contradicts among published figures: each as a sentence with its figures and their sources, what would explain it, and
//! the way to accept it with a reason, after which it stays quiet.

use crate::analysis::contradictions::{Judged, judged};
use crate::analysis::plans::findings::Standing;
use crate::domain::{FindingDecision, FindingVerdict, Note, Tally};
use crate::explain::{explain_contradiction, explain_explanation, explain_figure, pieces, strong};
use crate::i18n::Lang;
use crate::pages::finding::sentence;
use crate::ui::desk::{self, desk};
use crate::ui::focus;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::print::is_printing;
use crate::ui::settings::Device;
use crate::ui::{lang, random};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;

/// So many figures of one are named; of more parts the number of the others is said.
const NAMED: usize = 4;

/// The section; nothing where nothing contradicts.
#[component]
pub fn Contradictions() -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let all = Memo::new(move |_| desk.read(|workspace| judged(workspace.tables(), workspace.index(), random::today())));
    move || {
        let (open, quiet): (Vec<Judged>, Vec<Judged>) = all.get().into_iter().partition(|one| one.standing.is_open());
        let count = open.len() + quiet.len();
        if count == 0 {
            return ().into_any();
        }
        let said = t.contradictions_finding(&strong(&t.count(open.len())), &t.count(count));
        let accepted = quiet.len();
        let printing = is_printing();
        view! {
            <section class="contradictions" aria-labelledby="pertentangan">
                <h2 id="pertentangan" tabindex="-1">{t.contradictions_title()}</h2>
                <p class="finding">{sentence(pieces(&said))}</p>
                <ul>{open.into_iter().map(|one| item(t, one)).collect_view()}</ul>
                {(accepted > 0).then(|| view! {
                    <details open=move || printing.get()>
                        <summary>{t.contradictions_quiet(&t.count(accepted))}</summary>
                        <ul>{quiet.into_iter().map(|one| item(t, one)).collect_view()}</ul>
                    </details>
                })}
            </section>
        }
        .into_any()
    }
}

fn item(t: Lang, one: Judged) -> impl IntoView {
    let Judged { found, decision, standing } = one;
    let said = explain_contradiction(t, &found);
    let explained = found.explanations.iter().map(|of| explain_explanation(t, of)).collect::<Vec<_>>().join(" ");
    let sides: Vec<&Tally> = std::iter::once(&found.figure).chain(&found.beside).collect();
    let rest = sides.len().saturating_sub(NAMED);
    let figures = sides.iter().take(NAMED).map(|tally| view! { <li>{explain_figure(t, tally)}</li> }).collect_view();
    let rest = (rest > 0).then(|| view! { <li>{t.contradiction_more(&t.count(rest))}</li> });
    let reason = decision.as_ref().filter(|_| standing == Standing::Accepted).and_then(|of| of.reason.as_deref());
    let reason = reason.map(|reason| view! { <p class="hint">{t.contradiction_reason()} ": " {reason.to_owned()}</p> });
    let action = match decision.clone().filter(|_| !standing.is_open()) {
        Some(decision) => revoke(t, decision).into_any(),
        None => accept(t, found.decision(random::today()), decision, said.clone()).into_any(),
    };
    view! {
        <li>
            <p class="said">{icon(Icon::Warning)} " " {said}</p>
            {(!explained.is_empty()).then(|| view! { <p class="hint">{explained}</p> })}
            {reason}
            <details>
                <summary>{t.contradiction_sides()}</summary>
                <ul>{figures} {rest}</ul>
            </details>
            {action}
        </li>
    }
}

/// The form that accepts it.
fn accept(t: Lang, blank: FindingDecision, before: Option<FindingDecision>, said: String) -> impl IntoView {
    let (desk, notices, device) = (desk(), notices(), expect_context::<Device>());
    let id = FindingDecision::id(blank.test, &blank.key);
    let reason = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let (field, message) = (format!("alasan-{id}"), format!("alasan-{id}-pesan"));
    let (field_id, described) = (field.clone(), message.clone());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let given = reason.with_untracked(|text| Note::optional(text)).ok().flatten();
        is_missing.set(given.is_none());
        if given.is_none() {
            return focus::on(&field_id);
        }
        let decision = FindingDecision {
            verdict: FindingVerdict::Accepted,
            reason: given,
            office: Some(desk::office(device)),
            ..blank.clone()
        };
        desk.commit(Transaction::of(EditOf::of(id, before.clone(), Some(decision))));
        notices.done(t.contradiction_accepted());
        focus::on("pertentangan");
    };
    view! {
        <details class="accept screen-only">
            <summary aria-label=t.contradiction_of(&said)>{t.contradiction_accept()}</summary>
            <form on:submit=save novalidate>
                <div class="field" class:invalid=move || is_missing.get()>
                    <label for=field.clone()>{t.contradiction_reason()}</label>
                    <input id=field.clone() type="text" maxlength="4000" aria-describedby=described prop:value=reason
                        on:input=move |event| { is_missing.set(false); reason.set(event_target_value(&event)) } />
                    <span id=message aria-live="polite">
                        {move || is_missing.get().then(|| view! {
                            <span class="message error">{icon(Icon::Warning)} {t.reason_asked()}</span>
                        })}
                    </span>
                </div>
                <button type="submit">{t.save()}</button>
            </form>
        </details>
    }
}

/// The button that opens it again.
fn revoke(t: Lang, decision: FindingDecision) -> impl IntoView {
    let (desk, notices) = (desk(), notices());
    let id = FindingDecision::id(decision.test, &decision.key);
    let open = move |_| {
        let before =
            desk.peek(|workspace| workspace.tables().finding_decisions.get_live(id).map(|row| row.value.clone()));
        // Another tab may have done it.
        if let Some(before) = before {
            desk.commit(Transaction::of(EditOf::delete(id, before)));
            notices.done(t.contradiction_revoked());
        }
        focus::on("pertentangan");
    };
    view! { <button type="button" class="link screen-only" on:click=open>{t.contradiction_revoke()}</button> }
}
