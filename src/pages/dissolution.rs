//! The dissolution of a cooperative as a checklist: its steps with day and document, what they require, and by when.
//! With its last step the cooperative's history says that it is dissolved.

use crate::domain::Record;
use crate::domain::{
    Dissolution, DissolutionStep, DissolutionWay, Id, LifeStage, Ref, StepPlan, StepState, StepTaken, Transition,
    check_dissolution, day_field, plan,
};
use crate::i18n::{Label, Lang};
use crate::pages::delete_button::{Deletes, delete_button};
use crate::ui::address::Address;
use crate::ui::date_field::{read_date, shown_date};
use crate::ui::desk::desk;
use crate::ui::draft::Draft;
use crate::ui::field::{self, Form, Line};
use crate::ui::form_page::form_page;
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::ui::{figure, lang, random};
use crate::workspace::{Edit, EditOf, Transaction, Workspace};
use leptos::prelude::*;

/// The address of the page.
pub(super) fn address(owner: Id) -> String {
    format!("{}/pembubaran", Address::cooperative(owner))
}

/// The page.
#[component]
pub fn DissolutionPage(owner: Id) -> impl IntoView {
    let t = lang();
    let cooperative = desk().peek(|workspace| workspace.cooperative(owner).map(|row| row.value.clone()));
    let Some(cooperative) = cooperative else { return super::missing::no_such_cooperative(t).into_any() };
    let id = Dissolution::id(owner);
    let before = desk().peek(|workspace| workspace.tables().dissolutions.get_live(id).map(|row| row.value.clone()));
    let blank = Dissolution { cooperative: Ref::to(owner), ..Dissolution::default() };
    let (draft, value, restored) = Draft::open(&format!("dissolutions/{id}"), id, before.clone(), blank);
    super::document_title(move || t.dissolution().to_owned());
    let terms = expect_context::<Device>().now().dissolution.read();
    let form = Form::new(value, move |d| check_dissolution(d, &terms, random::today()));
    let (notices, desk) = (notices(), desk());
    let save = move |edit: EditOf<Dissolution>| {
        let finishes = desk.peek(|workspace| dissolved(workspace, owner, edit.after.as_ref()));
        let done = if finishes.is_some() { t.dissolution_finished().to_owned() } else { t.saved(t.dissolution()) };
        let ended = finishes.map(|transition| Edit::from(EditOf::create(random::new_id(), transition)));
        desk.commit(Transaction { edits: std::iter::once(edit.into()).chain(ended).collect() });
        notices.done(done);
    };
    view! {
        <div class="page-head">
            <h1>{t.dissolution()}</h1>
            <p class="lead">{cooperative.name.to_string()} ". " {t.dissolution_lead()}</p>
            <div class="actions">{before.map(|_| {
                let what = Deletes { table: Dissolution::TABLE, id, label: t.delete(), says: Some(t.delete_dissolution_text()) };
                let name = t.dissolution().to_owned();
                delete_button(t, what, move || name.clone(), Address::cooperative(owner))
            })}</div>
        </div>
        {super::follow_up::still_held(t, owner)}
        {form_page(form, draft, restored, Address::cooperative(owner), fields(t, form), save)}
    }
    .into_any()
}

/// The change that the history lacks once the last step has its day; none where it says so already.
fn dissolved(workspace: &Workspace, owner: Id, dissolution: Option<&Dissolution>) -> Option<Transition> {
    let ending = dissolution?.ending()?;
    let rows = workspace.index().of::<Transition>(workspace.tables(), owner);
    if rows.clone().any(|row| row.value.to == LifeStage::Dissolved) {
        return None;
    }
    let last = rows.max_by_key(|row| (row.value.date, row.id)).map(|row| row.value.to);
    Some(Transition {
        cooperative: Ref::to(owner),
        from: last,
        to: LifeStage::Dissolved,
        date: ending.date?,
        document: ending.document.clone(),
        ..Transition::default()
    })
}

fn fields(t: Lang, form: Form<Dissolution>) -> impl IntoView {
    let terms = expect_context::<Device>().now().dissolution.read();
    let way = Memo::new(move |_| form.value.with(|d| d.way));
    let steps = Memo::new(move |_| form.value.with(|d| plan(d, &terms, random::today())));
    let checklist = move || {
        let way = way.get()?;
        let step = |(at, step): (usize, &DissolutionStep)| {
            let (step, rule) = (*step, t.step_rule(*step, &terms));
            let now = Memo::new(move |_| steps.with(|steps| steps.iter().find(|plan| plan.step == step).copied()));
            view! {
                <fieldset class="step">
                    <legend>{format!("{}. {}", at + 1, step.label(t))} " " {move || now.get().map(|now| state(t, now))}</legend>
                    {rule.map(|rule| view! { <p class="hint">{rule}</p> })}
                    {move || now.get().map(|now| deadline(t, now))}
                    <div class="form-grid">{taken(t, form, step)}</div>
                    {(step == DissolutionStep::Meeting).then(|| votes(t, form))}
                </fieldset>
            }
        };
        Some(way.steps().iter().enumerate().map(step).collect_view())
    };
    view! {
        <div class="form-grid">
            {field::input(form, Dissolution::AT.way, None)}
            {field::input(form, Dissolution::AT.ground, None)}
        </div>
        <Show when=move || way.get().is_none()>
            <p class="empty">{t.choose_way()}</p>
            // What each way asks for, before one is chosen.
            <div class="columns">{DissolutionWay::ALL.iter().map(|way| view! {
                <section>
                    <h2>{way.label(t)}</h2>
                    <ol class="hint">{way.steps().iter().map(|step| view! { <li>{step.label(t)}</li> }).collect_view()}</ol>
                </section>
            }).collect_view()}</div>
        </Show>
        {checklist}
        <fieldset>
            <legend>{t.note()}</legend>
            {field::input(form, Dissolution::AT.note, None)}
        </fieldset>
    }
}

/// Where a step stands, in a word; nothing of one that is open.
pub(super) fn state(t: Lang, plan: StepPlan) -> Option<AnyView> {
    let (class, text) = match plan.state {
        StepState::Done => ("badge ok", t.step_done()),
        StepState::OutOfTime => ("badge warn", t.step_out_of_time()),
        StepState::Overdue => ("badge error", t.step_overdue()),
        StepState::Open => return None,
    };
    Some(view! { <span class=class>{text}</span> }.into_any())
}

/// By when a step is due, or from when it may be taken, and how far off that is; nothing of a step that is taken.
pub(super) fn deadline(t: Lang, plan: StepPlan) -> Option<AnyView> {
    let (word, day) = match plan {
        StepPlan { date: Some(_), .. } => return None,
        StepPlan { latest: Some(latest), .. } => (t.step_latest(), latest),
        StepPlan { earliest: Some(earliest), .. } => (t.step_earliest(), earliest),
        _ => return None,
    };
    let days = day.days() - random::today().days();
    let left = plan.latest.map(|_| format!(" ({})", t.days_until(days)));
    Some(view! { <p class="due">{word} " " <strong>{figure::date(day)}</strong> {left}</p> }.into_any())
}

/// Day, document and remark of a step.
fn taken(t: Lang, form: Form<Dissolution>, step: DissolutionStep) -> AnyView {
    fn of<T>(d: &Dissolution, step: DissolutionStep, get: impl Fn(&StepTaken) -> T) -> Option<T> {
        d.step(step).map(get)
    }
    // What an input reads and writes is a function and holds no values, so every step has its own.
    macro_rules! inputs {
        ($($Step:ident $document:literal $note:literal)+) => {
            match step {
                $( DissolutionStep::$Step => view! {
                    {field::line(form, day_field(DissolutionStep::$Step), t.date_of(), None, Line::Date,
                        |d, t| shown_date(d.day(DissolutionStep::$Step), t),
                        |d, text, t| {
                            let date = read_date(text, t)?;
                            d.record(DissolutionStep::$Step, |taken| taken.date = date);
                            Ok(())
                        })}
                    {field::line(form, $document, t.document(), None, Line::Text,
                        |d, _| of(d, DissolutionStep::$Step, |taken| field::shown(&taken.document)).unwrap_or_default(),
                        |d, text, t| {
                            let document = field::read_text(text, t)?;
                            d.record(DissolutionStep::$Step, |taken| taken.document = document);
                            Ok(())
                        })}
                    {field::line(form, $note, t.note(), None, Line::Text,
                        |d, _| of(d, DissolutionStep::$Step, |taken| field::shown(&taken.note)).unwrap_or_default(),
                        |d, text, t| {
                            let note = field::read_text(text, t)?;
                            d.record(DissolutionStep::$Step, |taken| taken.note = note);
                            Ok(())
                        })}
                }.into_any(), )+
                DissolutionStep::Unknown(_) => ().into_any(),
            }
        };
    }
    inputs! {
        Invitation "steps-invitation-document" "steps-invitation-note"
        Meeting "steps-meeting-document" "steps-meeting-note"
        SettlementTeam "steps-settlement_team-document" "steps-settlement_team-note"
        NoticeToMinister "steps-notice_to_minister-document" "steps-notice_to_minister-note"
        NoticeToCreditors "steps-notice_to_creditors-document" "steps-notice_to_creditors-note"
        Notification "steps-notification-document" "steps-notification-note"
        Objection "steps-objection-document" "steps-objection-note"
        Decision "steps-decision-document" "steps-decision-note"
        SettlementDone "steps-settlement_done-document" "steps-settlement_done-note"
        StruckOff "steps-struck_off-document" "steps-struck_off-note"
        Announcement "steps-announcement-document" "steps-announcement-note"
    }
}

/// Quorum and majority of the meeting, by numbers.
fn votes(t: Lang, form: Form<Dissolution>) -> impl IntoView {
    view! {
        <div class="form-grid">
            {field::input(form, Dissolution::AT.members, None)}
            {field::input(form, Dissolution::AT.present, Some(t.present_hint()))}
            {field::input(form, Dissolution::AT.votes, None)}
            {field::input(form, Dissolution::AT.votes_for, Some(t.votes_for_hint()))}
        </div>
    }
}
