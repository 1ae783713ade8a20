//! Money of a row that is being entered: one fund after the other at its stage, all of it saved together with the row.

use crate::domain::checks::{Finding, Severity};
use crate::domain::{Id, PlanAmount};
use crate::i18n::Lang;
use crate::list::plans::{PLAN_AMOUNTS, amount_beside, amount_is_begun};
use crate::pages::records::form::Along;
use crate::ui::field::{self, Form};
use crate::ui::icon::{Icon, icon};
use crate::ui::{focus, random};
use crate::workspace::{Edit, EditOf};
use leptos::prelude::*;

/// The inputs of one amount, and the amounts that were entered before.
#[derive(Clone, Copy)]
struct Entering {
    form: Form<PlanAmount>,
    entered: RwSignal<Vec<PlanAmount>>,
    /// Drawn anew after every amount, as inputs keep what was typed into them.
    round: RwSignal<u32>,
}

fn blank() -> PlanAmount {
    PLAN_AMOUNTS.begun(None, random::today())
}

fn unsaid() -> std::iter::Once<usize> {
    std::iter::once(PlanAmount::AT.amount)
}

impl Entering {
    fn new() -> Self {
        let entered = RwSignal::new(Vec::<PlanAmount>::new());
        let check = move |value: &PlanAmount| entered.with(|entered| amount_beside(value, entered, random::today()));
        let form = Form::new(blank(), check).of_new(unsaid());
        Self { form, entered, round: RwSignal::new(0) }
    }

    /// What forbids saving the row: an amount that was begun and is not one yet.
    fn forbids(self) -> Vec<Finding> {
        let today = random::today();
        let mut found = self.form.value.with(|value| self.entered.with(|all| amount_beside(value, all, today)));
        found.retain(|one| one.severity == Severity::Refusal);
        found
    }

    /// Takes the amount to those that were entered, and begins another of the same stage.
    fn add(self) {
        let value = self.form.value.get_untracked();
        if !amount_is_begun(&value) || !self.form.attempt() {
            return focus::on(if amount_is_begun(&value) { "amount" } else { "fund" });
        }
        let stage = value.stage;
        self.entered.update(|entered| entered.push(value));
        self.form.value.set(PlanAmount { stage, ..blank() });
        let _form = self.form.of_new(unsaid());
        self.round.update(|round| *round += 1);
        focus::when_there("fund".to_owned());
    }

    fn edits(self, plan: Id) -> Vec<Edit> {
        let last = Some(self.form.value.get_untracked()).filter(amount_is_begun);
        let all = self.entered.get_untracked().into_iter().chain(last);
        let edit = |amount: PlanAmount| {
            let amount = PlanAmount { plan: crate::domain::Ref::to(plan), ..amount };
            let id = PlanAmount::id(plan, amount.fund.as_ref(), amount.stage);
            EditOf::of(id, None, Some(amount)).into()
        };
        all.map(edit).collect()
    }
}

/// What a new row enters along with itself.
pub(super) fn along(t: Lang) -> Along {
    let entering = Entering::new();
    Along {
        view: view(t, entering),
        findings: Box::new(move || entering.forbids()),
        edits: Box::new(move |plan| entering.edits(plan)),
    }
}

fn view(t: Lang, entering: Entering) -> AnyView {
    let Entering { form, entered, round } = entering;
    let line = move |(at, amount): (usize, PlanAmount)| {
        let name = (PLAN_AMOUNTS.named.1)(t, &amount);
        let remove = move |_| {
            entered.update(|entered| drop(entered.remove(at)));
            focus::on("fund");
        };
        view! {
            <li>
                <span>{name.clone()}</span> <b>{t.rupiah(amount.amount)}</b>
                <button type="button" class="quiet icon-only" aria-label=t.remove_amount(&name) on:click=remove>{icon(Icon::Close)}</button>
            </li>
        }
    };
    let list = move || {
        let all = entered.get();
        (!all.is_empty()).then(|| {
            view! { <ul class="entered-amounts">{all.into_iter().enumerate().map(line).collect_view()}</ul> }
        })
    };
    let inputs = move || {
        round.track();
        let all = PLAN_AMOUNTS.form.iter().flat_map(|inputs| inputs.iter());
        let input = |(field, hint): &(usize, crate::list::Hint)| {
            let hint = hint.map(|hint| hint(t));
            match PLAN_AMOUNTS.offered(t, *field) {
                Some(offered) => field::input_offering(form, *field, hint, offered),
                None => field::input(form, *field, hint),
            }
        };
        view! { <div class="form-grid">{all.map(input).collect_view()}</div> }
    };
    view! {
        <div class="along" role="group" aria-labelledby="pagu-baru">
            <h2 id="pagu-baru">{t.planned_money()}</h2>
            <p class="hint">{t.amounts_saved_along()}</p>
            {list}
            {inputs}
            <button type="button" on:click=move |_| entering.add()>{icon(Icon::Plus)} {t.one_more_fund()}</button>
        </div>
    }
    .into_any()
}
