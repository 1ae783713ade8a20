//! A dissolution that has begun, in short.

use crate::domain::{Dissolution, Id, StepState, plan};
use crate::i18n::{Label, Lang};
use crate::pages::dissolution::{address, deadline, state};
use crate::ui::random;
use crate::ui::settings::Device;
use leptos::prelude::*;

/// How far it has come, what comes next, and by when.
pub(super) fn dissolution(t: Lang, id: Id, dissolution: &Dissolution) -> impl IntoView + use<> {
    let terms = expect_context::<Device>().now().dissolution.read();
    let steps = plan(dissolution, &terms, random::today());
    let taken = steps.iter().filter(|step| step.date.is_some()).count();
    let next = steps.iter().find(|step| step.date.is_none()).copied();
    let overdue: Vec<_> =
        steps.iter().filter(|step| step.state == StepState::Overdue && Some(**step) != next).copied().collect();
    let named = |step: crate::domain::StepPlan| {
        view! { <p>{step.step.label(t)} " " {state(t, step)}</p> {deadline(t, step)} }
    };
    view! {
        <section>
            <div class="page-head">
                <h2>{t.dissolution()}</h2>
                <div class="actions"><a class="button" href=address(id)>{t.open_dissolution()}</a></div>
            </div>
            <dl class="facts">
                <dt>{t.way()}</dt>
                <dd>{dissolution.way.map(|way| way.label(t))}</dd>
                <dt>{t.steps()}</dt>
                <dd>{t.steps_taken(&taken.to_string(), &steps.len().to_string())}</dd>
                {next.map(|next| view! { <dt>{t.next_step()}</dt> <dd>{named(next)}</dd> })}
                {(!overdue.is_empty()).then(|| view! {
                    <dt>{t.step_overdue()}</dt>
                    <dd>{overdue.into_iter().map(named).collect_view()}</dd>
                })}
            </dl>
        </section>
    }
}
