//! Questions about decisions on findings of plans: what was found, in its sentence, and every answer as the office gave it, with
//! its reason, by whom and until when.

use super::plans_apart::{Turns, apart_when};
use crate::analysis::plans::Stage;
use crate::analysis::plans::findings::{FindingSettings, decided};
use crate::domain::{FindingDecision, Id, Record};
use crate::explain::{FindingLine, lines_of, plan_decision_words};
use crate::i18n::{Label, Lang};
use crate::pages::plan_findings::address_of;
use crate::ui::desk::desk;
use crate::ui::random;
use crate::ui::settings::Device;
use crate::workspace::{Conflict, Contender, Question, Tables};
use leptos::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What is found in the plans, by the decision on it.
#[derive(Clone, Copy)]
pub(super) struct Findings {
    t: Lang,
    /// None before they are sought.
    lines: ReadSignal<Arc<Option<Lines>>>,
}

type Lines = FxHashMap<Id, FindingLine>;

/// Whether a conflict is about a decision on a finding.
fn is_on_finding(conflict: &Conflict) -> bool {
    conflict.table == FindingDecision::TABLE
}

impl Findings {
    /// All that is found, as long as there is a question about any of it; sought in turns with the browser.
    pub(super) fn of(t: Lang, questions: Memo<Vec<Question>>) -> Self {
        let has_any = Memo::new(move |_| questions.with(|all| all.iter().any(|one| is_on_finding(&one.conflict))));
        let settings = expect_context::<Device>().part(|settings| settings.findings.read());
        let lines = apart_when(
            move || has_any.get().then(|| settings.get()),
            async move |turns: Turns, tables: &Tables, settings: FindingSettings| {
                let today = random::today();
                let plans = turns.joined(tables, Stage::Latest).await?;
                let found = turns.found(&plans, &settings, today).await?;
                let mut lines = Lines::default();
                for line in lines_of(t, &plans, &decided(tables, found.to_vec(), today)) {
                    // The same of several years is told of the first of them for which a decision holds.
                    match lines.get(&line.id) {
                        Some(before) if before.decided.is_some() || line.decided.is_none() => {}
                        _ => drop(lines.insert(line.id, line)),
                    }
                }
                Some(Some(lines))
            },
        );
        Self { t, lines }
    }

    /// The sentence, without its end, of the finding that a conflict is about, where it is about one that is found still.
    pub(super) fn sentence(self, conflict: &Conflict) -> Option<String> {
        let found = |lines: &Arc<Option<Lines>>| {
            Some(lines.as_ref().as_ref()?.get(&conflict.id)?.sentence.trim_end_matches('.').to_owned())
        };
        is_on_finding(conflict).then(|| self.lines.with(found)).flatten()
    }

    /// What stands below the heading of such a question: the money, where and at which levels, and the way to the finding.
    pub(super) fn about(self, conflict: Conflict) -> Option<AnyView> {
        let t = self.t;
        let told = move || match self
            .lines
            .with(|lines| lines.as_ref().as_ref().map(|lines| lines.get(&conflict.id).cloned()))
        {
            None => view! { <p class="hint span" role="status">{t.plans_being_tested()}</p> }.into_any(),
            Some(Some(line)) => {
                let money = [line.money.clone(), line.reach.clone()].into_iter().flatten().collect::<Vec<_>>();
                let money = (!money.is_empty()).then(|| view! { <b>{money.join(" · ")}</b> " · " });
                view! {
                        <p class="hint span">
                            {money} {line.evidence.clone()} " " <a href=address_of(None, Some(line.id))>{t.finding_open_page()}</a>
                        </p>
                    }
                    .into_any()
            }
            Some(None) => view! { <p class="hint span">{t.finding_not_found()}</p> }.into_any(),
        };
        is_on_finding(&conflict).then(|| told.into_any())
    }

    /// What an answer says beside the value of its field: the whole decision of the office that gave it.
    pub(super) fn answer(self, conflict: Conflict, contender: &Contender) -> Option<AnyView> {
        let whole = desk().peek(|workspace| whole(workspace.tables(), conflict, contender))?;
        let verdict = (conflict.field != "verdict").then(|| whole.verdict.label(self.t).to_owned());
        let said: Vec<String> = verdict.into_iter().chain(plan_decision_words(self.t, &whole)).collect();
        Some(said.into_iter().map(|text| view! { <span>{text}</span> }).collect_view().into_any())
    }
}

/// A decision as it is once an answer is chosen: the value that is asked for, and what it takes along.
fn whole(tables: &Tables, conflict: Conflict, contender: &Contender) -> Option<FindingDecision> {
    if !is_on_finding(&conflict) {
        return None;
    }
    let mut whole = tables.finding_decisions.get(conflict.id)?.value.clone();
    let along = tables.taken_along(conflict, contender.stamp);
    for (field, value) in
        std::iter::once((conflict.field, &contender.value)).chain(along.iter().map(|(at, value)| (at.field, value)))
    {
        let number = FindingDecision::FIELDS.iter().position(|info| info.name == field)?;
        // What was written into a field can be set into it; of anything else nothing is shown beside the answer.
        whole.set_json(number, value).ok()?;
    }
    Some(whole)
}
