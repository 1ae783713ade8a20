//! What has happened to a cooperative, day by day, and a form for a change in its life.

use super::Shown;
use crate::analysis::{Deed, Happening};
use crate::domain::checks::{Finding, Problem, Severity};
use crate::domain::{Cooperative, Id, LifeStage, Note, Record, Ref, Supervision, Text, Transition, transferred};
use crate::explain::{explain_deed, explain_received, explain_transition};
use crate::i18n::Lang;
use crate::pages::dissolution;
use crate::pages::follow_up::CaseAddress;
use crate::replica::Row;
use crate::ui::address::Address;
use crate::ui::date_field::read_date;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::notices;
use crate::ui::pick::pick_cooperative;
use crate::ui::{field, figure, lang, random};
use crate::workspace::{Edit, EditOf, Transaction, Workspace};
use leptos::prelude::*;

/// All that has happened, and a form for another change in the cooperative's life.
pub(super) fn history(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let id = shown.row.id;
    let entries = shown.happenings.iter().map(|happening| entry(t, id, happening, true));
    view! {
        <section class="panel stack">
            <h2>{t.history()}</h2>
            {shown.happenings.is_empty().then(|| view! { <p class="empty">{t.no_history()}</p> })}
            <ol class="timeline">{entries.collect_view()}</ol>
            <div class="actions">
                <NewTransition owner=id from=shown.stage cooperative=shown.row.value.clone() />
                {shown.dissolution.is_none().then(|| view! { <a class="button quiet" href=dissolution::address(id)>{t.begin_dissolution()}</a> })}
            </div>
        </section>
    }
}

/// Something that happened, with the way to where it is recorded; `whole` with all that is said of it and the way to delete
/// it.
pub(super) fn entry(t: Lang, id: Id, happening: &Happening, whole: bool) -> AnyView {
    let text = explain_deed(t, &happening.what);
    let linked = |address: String| view! { <a href=address>{text.clone()}</a> }.into_any();
    let told = match &happening.what {
        Deed::Changed(row) if whole => return change(t, row.clone()).into_any(),
        Deed::Changed(_) | Deed::Founded | Deed::Declared(_) | Deed::Certified => text.into_any(),
        Deed::Received(other, name, to) => {
            view! { {explain_received(t, *to)} " " <a href=Address::cooperative(*other)>{name.clone()}</a> }.into_any()
        }
        Deed::Met(report) => linked(format!("{}/laporan/{}", Address::cooperative(id), report.value.year)),
        Deed::Entered(case, _) | Deed::Closed(case, _) => linked(CaseAddress::of_case(id, *case).page()),
        Deed::Visited(row) => linked(CaseAddress::of_case(id, *row.value.case).page()),
        Deed::Done(row) => linked(CaseAddress::of_case(id, *row.value.case).page()),
    };
    view! { <li>{figure::date(happening.date)} <span>{told}</span></li> }.into_any()
}

fn change(t: Lang, row: Row<Transition>) -> impl IntoView {
    let transition = row.value.clone();
    let other = transition.counterpart.and_then(|id| {
        let name = desk().peek(|workspace| workspace.cooperative(*id).map(|row| row.value.name.to_string()))?;
        Some(view! { ": " <a href=Address::cooperative(*id)>{name}</a> })
    });
    let remove = move |_| {
        let mut edits: Vec<Edit> = vec![EditOf::delete(row.id, row.value.clone()).into()];
        let back = desk().peek(|workspace| handed_back(t, workspace, &row.value));
        let is_back = back.is_some();
        edits.extend(back.map(Edit::from));
        desk().commit(Transaction { edits });
        notices().done(if is_back { t.transfer_deleted() } else { t.transition_deleted() });
    };
    view! {
        <li>
            {figure::date(transition.date)}
            <span>
                {explain_transition(t, &transition)} {other}
                {transition.document.as_deref().map(|document| format!(" · {document}"))}
                {transition.note.as_deref().map(|note| format!(" · {note}"))}
            </span>
            <button type="button" class="quiet icon-only" aria-label=t.delete() on:click=remove>{icon(Icon::Trash)}</button>
        </li>
    }
}

/// A change that is being filled in.
#[derive(Clone)]
struct Change {
    transition: Transition,
    /// Whether somebody has chosen the stage.
    chosen: bool,
}

impl Change {
    /// The stage, once somebody has chosen it.
    fn stage(&self) -> Option<LifeStage> {
        self.chosen.then_some(self.transition.to)
    }

    /// What is to be recorded: without what other stages would have had.
    fn transition(mut self, counterpart: Option<Id>) -> Transition {
        self.transition.counterpart = counterpart.filter(|_| self.transition.to.has_counterpart()).map(Ref::to);
        if self.transition.to != LifeStage::Transferred {
            (self.transition.from_supervision, self.transition.to_supervision) = (None, None);
        }
        self.transition
    }
}

fn check_change(change: &Change) -> Vec<Finding> {
    let mut found = Vec::new();
    if !change.chosen {
        found.push(Finding { field: "to", problem: Problem::StageMissing, severity: Severity::Refusal });
    }
    let of_stage = |finding: &Finding| change.chosen || finding.field == "date";
    found.extend(change.transition.findings(None, random::today()).into_iter().filter(of_stage));
    found
}

/// What deleting a transfer does to the cooperative where its supervision rests on just that transfer: it is as before.
fn handed_back(t: Lang, workspace: &Workspace, gone: &Transition) -> Option<EditOf<Cooperative>> {
    let row = workspace.cooperative(*gone.cooperative)?;
    let rests_on_it = gone.to_supervision.is_some()
        && row.value.supervision() == gone.to_supervision
        && row.value.supervision_reason.as_deref() == Some(&*reason(t, gone));
    let before = gone.from_supervision.filter(|_| rests_on_it)?;
    let mut after = Cooperative { supervision_override: None, supervision_reason: None, ..row.value.clone() };
    if after.supervision() != Some(before) {
        after.supervision_override = Some(before);
        after.supervision_reason.clone_from(&row.value.supervision_reason);
    }
    Some(EditOf::change(row.id, row.value.clone(), after))
}

/// Why supervision differs from the membership area after a transfer: the day, the document and the remark.
fn reason(t: Lang, transition: &Transition) -> Note {
    let parts = [transition.document.as_deref(), transition.note.as_deref()];
    let parts = std::iter::once(t.transfer_reason(&t.date(transition.date)))
        .chain(parts.into_iter().flatten().map(str::to_owned));
    Note::cut(&parts.collect::<Vec<_>>().join("; "))
}

#[component]
fn NewTransition(owner: Id, from: Option<LifeStage>, cooperative: Cooperative) -> impl IntoView {
    let t = lang();
    let from_supervision = cooperative.supervision();
    let blank = Transition {
        cooperative: Ref::to(owner),
        from,
        date: random::today(),
        from_supervision,
        ..Transition::default()
    };
    let form = field::Form::new(Change { transition: blank, chosen: false }, check_change);
    let open = RwSignal::new(false);
    let counterpart = RwSignal::new(None);
    let stage = Memo::new(move |_| form.value.with(Change::stage));
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !form.attempt() {
            return;
        }
        let transition = form.value.get_untracked().transition(counterpart.get_untracked());
        let mut edits: Vec<Edit> = vec![EditOf::create(random::new_id(), transition.clone()).into()];
        let moves = transition.to_supervision;
        if let Some(to) = moves {
            let after = transferred(&cooperative, to, reason(t, &transition));
            edits.push(EditOf::change(owner, cooperative.clone(), after).into());
        }
        desk().commit(Transaction { edits });
        notices().done(if moves.is_some() { t.transfer_saved() } else { t.transition_saved() });
    };
    let of_stage = move || match stage.get() {
        Some(stage) if stage.has_counterpart() => {
            pick_cooperative(form, "counterpart", t.counterpart(), owner, counterpart).into_any()
        }
        Some(LifeStage::Transferred) => to_supervision(t, form).into_any(),
        _ => ().into_any(),
    };
    view! {
        <button type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
            {icon(Icon::Plus)} {t.add_transition()}
        </button>
        <Show when=move || open.get()>
            <form class="inline-form" on:submit=save.clone() novalidate>
                <div class="form-grid">
                    {stage_field(t, form)}
                    {of_stage}
                    {about(t, form)}
                </div>
                <div class="actions"><button type="submit" class="primary">{t.save()}</button></div>
            </form>
        </Show>
    }
}

fn stage_field(t: Lang, form: field::Form<Change>) -> impl IntoView {
    field::choice(
        form,
        "to",
        t.stage(),
        None,
        field::codes(t, LifeStage::ALL),
        |change, _| field::shown_code(change.stage()),
        |change, text, _| {
            let stage = field::read_code(text);
            change.chosen = stage.is_some();
            change.transition.to = stage.unwrap_or_default();
            Ok(())
        },
    )
}

fn to_supervision(t: Lang, form: field::Form<Change>) -> impl IntoView {
    field::choice(
        form,
        "to_supervision",
        t.to_supervision(),
        Some(t.transfer_hint()),
        field::codes(t, Supervision::ALL),
        |change, _| field::shown_code(change.transition.to_supervision),
        |change, text, _| {
            change.transition.to_supervision = field::read_code(text);
            Ok(())
        },
    )
}

/// Day, document and remark.
fn about(t: Lang, form: field::Form<Change>) -> impl IntoView {
    view! {
        {field::line(form, "date", t.date_of(), None, field::Line::Date,
            |change, t| t.typed_date(change.transition.date),
            |change, text, t| match read_date(text, t)? {
                Some(date) => { change.transition.date = date; Ok(()) }
                None => Err(t.date_needed().to_owned()),
            })}
        {field::line(form, "document", t.document(), Some(t.document_hint()), field::Line::Text,
            |change, _| field::shown(&change.transition.document),
            |change, text, t| {
                change.transition.document = Text::optional(text).map_err(|error| t.text_error(&error))?;
                Ok(())
            })}
        {field::line(form, "note", t.note(), None, field::Line::Text,
            |change, _| field::shown(&change.transition.note),
            |change, text, t| {
                change.transition.note = Note::optional(text).map_err(|error| t.text_error(&error))?;
                Ok(())
            })}
    }
}
