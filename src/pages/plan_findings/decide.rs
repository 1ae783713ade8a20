//! What is decided on findings: a sheet with the verdict's name, why, and until when; of a commitment what is agreed, who does it
//! and by when.

use super::{View, Which};
use crate::domain::checks::Severity;
use crate::domain::{Date, FindingDecision, FindingVerdict, Id};
use crate::explain::FindingLine;
use crate::i18n::{Label, Lang};
use crate::list::plans::decision_on;
use crate::pages::plans_apart::found_stays;
use crate::ui::desk::{self, Desk, desk};
use crate::ui::field::{self, Form, Line};
use crate::ui::notice::{Notices, notices};
use crate::ui::settings::Device;
use crate::ui::sheet::sheet;
use crate::ui::{focus, random, timing};
use crate::workspace::{EditOf, Transaction};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The place in the list, of which what was just decided goes once the plans are reckoned anew.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    found: Memo<Vec<FindingLine>>,
    /// Where the place is then: the first of these that is there.
    next: StoredValue<Option<Vec<String>>>,
}

impl Kept {
    /// Nothing is decided; `all` is told whenever the plans were reckoned.
    pub(super) fn new(all: ReadSignal<Arc<Vec<FindingLine>>>, found: Memo<Vec<FindingLine>>) -> Self {
        let next = StoredValue::new(None::<Vec<String>>);
        Effect::new(move |_| {
            all.track();
            if let Some(ids) = next.get_value() {
                next.set_value(None);
                // Where what was decided stood, the next one stands only after the list is drawn: before, the place would
                // move out of sight together with it.
                timing::with_next_frame(move || timing::with_next_frame(move || focus::on_first(&ids)));
            }
        });
        Self { found, next }
    }

    /// Keeps the place when these are about to be decided: it is at what follows the last of them, else at what stands before
    /// them, else where it is.
    pub(super) fn place(self, decided: &[Which]) {
        let ids = self.found.with_untracked(|found| {
            let is_decided = |line: &&FindingLine| decided.contains(&(line.id, line.year));
            let last = found.iter().rposition(|line| is_decided(&line)).unwrap_or_default();
            let (until, after) = found.split_at((last + 1).min(found.len()));
            let others = after.iter().chain(until.iter().rev()).filter(|line| !is_decided(line));
            let order = others.chain(found.get(last));
            order.map(|line| sentence_id((line.id, line.year))).collect::<Vec<_>>()
        });
        self.next.set_value(Some(ids));
    }
}

/// The sheet, open while something is chosen.
pub(super) fn view(view: View) -> impl IntoView {
    let View { t, deciding, .. } = view;
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let is_chosen = deciding.with(Option::is_some);
        if is_chosen != is_open.get_untracked() {
            is_open.set(is_chosen);
        }
    });
    Effect::new(move |_| {
        // What is told again although nothing is another would never end.
        if !is_open.get() && deciding.with_untracked(Option::is_some) {
            deciding.set(None);
        }
    });
    let title = move || {
        let verdict = deciding.with_untracked(|deciding| deciding.as_ref().map(|(_, verdict)| *verdict));
        verdict.map(|verdict| verdict.label(t).to_owned()).unwrap_or_default()
    };
    let content = move || match deciding.get_untracked() {
        Some((lines, verdict)) if !lines.is_empty() => form(view, lines, verdict, is_open).into_any(),
        _ => ().into_any(),
    };
    sheet(is_open, "putuskan-temuan", title, content, move || {
        view! {
            <button type="button" on:click=move |_| is_open.set(false)>{t.cancel()}</button>
            <button type="submit" form="keputusan-temuan" class="primary">{t.save()}</button>
        }
        .into_any()
    })
}

/// What is checked of a decision while it is entered: of a new commitment who does it and by when is not left out.
fn form_of(value: FindingDecision, today: Date) -> Form<FindingDecision> {
    use crate::domain::Record;
    Form::new(value, move |value: &FindingDecision| {
        let mut found = value.findings(None, today);
        for finding in found.iter_mut().filter(|finding| ["responsible", "due"].contains(&finding.field)) {
            finding.severity = Severity::Refusal;
        }
        found
    })
}

/// One of each decision: a finding of several years has one, of the first of them.
fn once_each(lines: Vec<FindingLine>) -> Vec<FindingLine> {
    let mut once: Vec<FindingLine> = Vec::new();
    for line in lines {
        match once.iter_mut().find(|one| one.id == line.id) {
            Some(one) if one.year > line.year => *one = line,
            Some(_) => {}
            None => once.push(line),
        }
    }
    once
}

fn form(
    view: View,
    lines: Vec<FindingLine>,
    verdict: FindingVerdict,
    is_open: RwSignal<bool>,
) -> impl IntoView + use<> {
    let View { t, kept, chosen, .. } = view;
    let (desk, notices, today) = (desk(), notices(), random::today());
    let office = desk::office(expect_context::<Device>());
    let which: Vec<Which> = lines.iter().map(|line| (line.id, line.year)).collect();
    let (count, money) = (lines.len(), lines.iter().map(|line| line.amount).sum::<i64>());
    let lines = once_each(lines);
    let first = lines[0].clone();
    let before = decision(desk, first.id).filter(|_| count == 1);
    let value = decision_on(&first, verdict, office, today, before.as_ref());
    let said = if count == 1 {
        first.sentence.clone()
    } else {
        t.findings_decided_together(&t.count(count), &format!("Rp{}", t.rupiah_short(money)))
    };
    let notes = notes(t, desk, &lines, count);
    let is_until = verdict == FindingVerdict::Ignored || value.until.is_some();
    let is_committed = verdict == FindingVerdict::Committed;
    let form = form_of(value, today);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.attempt() {
            let (first, ..) = form.refusals(t).into_iter().next().unwrap_or_default();
            return focus::on(&first);
        }
        let entered = form.value.get_untracked();
        let edit = |line: &FindingLine| {
            let before = decision(desk, line.id);
            let after = FindingDecision {
                reason: entered.reason.clone(),
                until: entered.until,
                responsible: entered.responsible.clone(),
                due: entered.due,
                ..decision_on(line, verdict, office, today, before.as_ref())
            };
            EditOf::of(line.id, before, Some(after)).into()
        };
        kept.place(&which);
        found_stays(desk, || desk.commit(Transaction { edits: lines.iter().map(edit).collect() }));
        chosen.set(BTreeSet::new());
        notices.done(if lines.len() == 1 {
            t.finding_was_decided().to_owned()
        } else {
            t.findings_were_decided(&t.count(lines.len()))
        });
        is_open.set(false);
    };
    let agreed = move || {
        let set = |of: &mut FindingDecision, text: &str, t: Lang| {
            of.reason = field::read_text(text, t)?;
            Ok(())
        };
        let get = |of: &FindingDecision, _: Lang| field::shown(&of.reason);
        let (label, hint) = (t.commitment_agreed(), Some(t.commitment_agreed_hint()));
        view! {
            {field::line(form, "reason", label, hint, Line::Text, get, set)}
            {field::input(form, FindingDecision::AT.responsible, Some(t.commitment_by_hint()))}
            {field::input(form, FindingDecision::AT.due, Some(t.commitment_due_hint()))}
        }
        .into_any()
    };
    view! {
        <form id="keputusan-temuan" class="form" on:submit=save novalidate>
            <p>{said}</p>
            {notes}
            {if is_committed { agreed() } else { field::input(form, FindingDecision::AT.reason, None) }}
            {is_until.then(|| field::input(form, FindingDecision::AT.until, Some(t.finding_until_hint())))}
        </form>
    }
}

/// For which other years the decision holds, and which decisions it replaces.
fn notes(t: Lang, desk: Desk, lines: &[FindingLine], count: usize) -> AnyView {
    let is_later = |line: &&FindingLine| {
        decision(desk, line.id).and_then(|before| before.year).is_some_and(|year| year > line.year)
    };
    if count > 1 {
        // What is decided for a later year stands in the same record, and is replaced.
        let replaced = lines.iter().filter(is_later).count();
        return (replaced > 0)
            .then(|| view! { <p class="note warn">{t.finding_decisions_replaced(&t.count(replaced))}</p> })
            .into_any();
    }
    let line = &lines[0];
    let replaced = decision(desk, line.id).filter(|before| before.year.is_some_and(|year| year > line.year));
    let replaced = replaced.map(|before| {
        let year = before.year.map(|year| year.to_string()).unwrap_or_default();
        let reason = before.reason.as_deref().map(|reason| format!(" “{reason}”")).unwrap_or_default();
        t.finding_decision_replaced(&year, &format!("{}{reason}", before.verdict.label(t)))
    });
    let later: Vec<String> = line.later.iter().map(ToString::to_string).collect();
    let later = (!later.is_empty()).then(|| t.finding_holds_later(&later.join(", ")));
    view! {
        {later.map(|said| view! { <p class="hint">{said}</p> })}
        {replaced.map(|said| view! { <p class="note warn">{said}</p> })}
    }
    .into_any()
}

/// The id of the sentence of a finding.
pub(super) fn sentence_id((id, year): Which) -> String {
    format!("kalimat-{id}-{year}")
}

fn decision(desk: Desk, id: Id) -> Option<FindingDecision> {
    desk.peek(|workspace| workspace.tables().finding_decisions.get_live(id).map(|row| row.value.clone()))
}

/// Takes a decision back for good: the finding is to be talked about again.
pub(super) fn revoke(t: Lang, desk: Desk, notices: Notices, id: Id) {
    // Another tab may have done it.
    if let Some(decision) = decision(desk, id) {
        desk.commit(Transaction::of(EditOf::delete(id, decision)));
        notices.done(t.finding_was_revoked());
    }
}
