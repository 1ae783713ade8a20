//! The four steps of bringing a list in, and which of them it is at.

use super::{Bringing, Stage};
use crate::ui::focus;
use leptos::prelude::*;

/// A step and where it stands on the page.
const STEPS: [&str; 4] = ["daftar", "bentuk-daftar", "nasib-baris", "nasib-baris"];

fn step(this: Bringing) -> usize {
    match this.stage.get() {
        Stage::Done(..) | Stage::Storing => 4,
        _ if this.summary.with(Option::is_some) => 3,
        _ if this.proposal.with(Option::is_some) => 2,
        _ => 1,
    }
}

/// Goes to the step that has been reached, where what had the focus went with the one before.
pub(super) fn regain_focus(this: Bringing) {
    focus::regain(STEPS[untrack(|| step(this)) - 1]);
}

/// The steps as a line.
pub(super) fn view(this: Bringing) -> impl IntoView {
    let t = this.t;
    let here = Memo::new(move |_| step(this));
    let names = [t.step_file(), t.step_columns(), t.step_rows(), t.step_apply()];
    let one = move |(at, name): (usize, &'static str)| {
        let number = at + 1;
        let current = move || (here.get() == number).then_some("step");
        view! {
            <li aria-current=current class:passed=move || { here.get() > number }>
                <button type="button" class="quiet" disabled=move || { here.get() < number } on:click=move |_| focus::on(STEPS[at])>
                    <span class="number">{number}</span> {name}
                </button>
            </li>
        }
    };
    view! { <ol class="way-of-list screen-only" aria-label=t.steps_of_list()>{names.into_iter().enumerate().map(one).collect_view()}</ol> }
}
