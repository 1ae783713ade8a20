//! What a list is of, and what holds for all rows of a list of figures.

use super::Bringing;
use crate::domain::{Basis, Measure, Supervision, TallyKind};
use crate::exchange::sheet::{FigurePart, ListKind, NotKept, PersonList, PlanDocument, Target, TotalList};
use crate::i18n::{Label, Lang};
use crate::ui::select::{plain, select};
use leptos::prelude::*;

/// What the list is of.
pub(super) fn kind(this: Bringing) -> impl IntoView {
    let t = this.t;
    let name = move |kind| match kind {
        ListKind::Cooperatives => t.kind_cooperatives(),
        ListKind::Figures => t.kind_figures(),
        ListKind::Records(table) => t.table_name(table),
        ListKind::Plans(document) => match document {
            PlanDocument::WorkPlan => t.kind_work_plans(),
            PlanDocument::GovernmentPlan => t.kind_government_plans(),
            PlanDocument::Evaluation => t.kind_evaluations(),
            PlanDocument::Progress => t.kind_progress_reports(),
            PlanDocument::Grant => t.kind_grant_reports(),
            PlanDocument::Proposals => t.kind_proposals(),
        },
        ListKind::Enterprises => t.kind_enterprises(),
        ListKind::Financing => t.kind_financing(),
        ListKind::Totals(TotalList::Lenders) => t.kind_lender_totals(),
        ListKind::Totals(TotalList::Enterprises) => t.kind_enterprise_totals(),
        ListKind::Persons(PersonList::Trainees) => t.kind_trainees(),
        ListKind::Persons(PersonList::Companions) => t.kind_companions(),
        ListKind::NotKept(NotKept::Persons) => t.kind_persons(),
    };
    let choices = plain(ListKind::all().map(|kind| (kind.code().to_owned(), name(kind).to_owned())));
    let value = move || this.plan.with(|plan| plan.kind.code().to_owned());
    let set = move |value: String| {
        if let Some(kind) = ListKind::of_code(&value) {
            this.propose(Some(kind), None);
        }
    };
    select("isi-daftar".into(), t.list_kind().into(), false, choices, value, set)
}

pub(super) fn view(this: Bringing) -> impl IntoView {
    let is_unsaid = Memo::new(move |_| {
        this.plan
            .with(|plan| plan.has(Target::Figure(FigurePart::Value)) && !plan.has(Target::Figure(FigurePart::Measure)))
    });
    view! {
        <Show when=move || is_unsaid.get()>{measure(this)}</Show>
        {basis(this)}
        {supervision(this)}
        {origin(this)}
    }
}

/// The known codes of an enumeration, after the choice of none.
fn choices<T: Label + Copy>(t: Lang, none: &str, all: &[T], code: fn(T) -> &'static str) -> Vec<(String, String)> {
    let known = all.iter().map(|value| (code(*value).to_owned(), value.label(t).to_owned()));
    std::iter::once((String::new(), none.to_owned())).chain(known).collect()
}

fn measure(this: Bringing) -> impl IntoView {
    let t = this.t;
    let value = move || this.plan.with(|plan| plan.measure.map(|one| one.code().to_owned()).unwrap_or_default());
    let set = move |code: String| this.change(|plan| plan.measure = code.parse().ok().filter(|_| !code.is_empty()));
    let choices = plain(choices(t, t.none_stated(), Measure::ALL, Measure::code));
    select("yang-dihitung".into(), t.figure_measure().into(), false, choices, value, set)
}

fn basis(this: Bringing) -> impl IntoView {
    let t = this.t;
    let value = move || this.plan.with(|plan| plan.basis.map(|one| one.code().to_owned()).unwrap_or_default());
    let set = move |code: String| this.change(|plan| plan.basis = code.parse().ok().filter(|_| !code.is_empty()));
    let choices = plain(choices(t, t.none_stated(), &[Basis::Domicile, Basis::Supervision], Basis::code));
    select("dasar-hitungan".into(), t.basis_of_figures().into(), false, choices, value, set)
}

fn supervision(this: Bringing) -> impl IntoView {
    let t = this.t;
    let value = move || this.plan.with(|plan| plan.supervision.map(|one| one.code().to_owned()).unwrap_or_default());
    let set = move |code: String| {
        this.change(|plan| plan.supervision = code.parse().ok().filter(|_| !code.is_empty()));
    };
    let choices = plain(choices(t, t.all_levels(), Supervision::ALL, Supervision::code));
    select("hanya-binaan".into(), t.supervision_of_figures().into(), false, choices, value, set)
}

fn origin(this: Bringing) -> impl IntoView {
    let t = this.t;
    let value = move || this.plan.with(|plan| plan.tally_kind.unwrap_or(TallyKind::Published).code().to_owned());
    let set = move |code: String| this.change(|plan| plan.tally_kind = code.parse().ok());
    let known = TallyKind::ALL.iter().map(|kind| (kind.code().to_owned(), kind.label(t).to_owned()));
    select("asal-angka".into(), t.origin_of_figures().into(), false, plain(known), value, set)
}
