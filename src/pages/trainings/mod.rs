//! The destination Pelatihan: courses with who took part, companions with their reports, and what the figures come to.

mod analysis;
mod companion;
mod effects;
mod forms;
mod one;
mod rows;

use super::records;
use crate::list::trainings::{COMPANIONS, TRAINEES, TRAININGS, TrainingsPage};
use leptos::prelude::*;

/// A page of the destination.
pub(super) fn page(page: TrainingsPage) -> AnyView {
    match page {
        TrainingsPage::List => records::all(&TRAININGS),
        TrainingsPage::Trainees => records::all(&TRAINEES),
        TrainingsPage::Companions => records::all(&COMPANIONS),
        TrainingsPage::Analysis => analysis::page(),
        TrainingsPage::One(id) => one::page(id),
        TrainingsPage::Form(record) => forms::course(record),
        TrainingsPage::Trainee(id) => forms::trainee(id),
        TrainingsPage::NewTrainee(course) => forms::new_trainee(course),
        TrainingsPage::Companion(id) => companion::page(id),
        TrainingsPage::CompanionForm(record) => forms::companion(record),
        TrainingsPage::Report(owner, record) => forms::report(owner, record),
    }
}

/// What stands in the place of something that is not there: what it was, and the list of what there is.
fn not_there(title: &'static str, list: &'static str, address: String) -> AnyView {
    let t = crate::ui::lang();
    view! {
        <div class="empty-state">
            <h1>{title}</h1>
            <p>{t.no_such_record_hint()}</p>
            <div class="actions"><a class="button" href=address>{list}</a></div>
        </div>
    }
    .into_any()
}

fn no_such_training() -> AnyView {
    let t = crate::ui::lang();
    not_there(t.no_such_training(), t.page_trainings(), TrainingsPage::List.address())
}

fn no_such_companion() -> AnyView {
    let t = crate::ui::lang();
    not_there(t.no_such_companion(), t.page_companions(), TrainingsPage::Companions.address())
}
