//! Columns that are not taken, said before the rows: what each holds, and the choice of what it means.

use super::Bringing;
use super::columns::{choices, named, set_target, target};
use crate::exchange::sheet::Seeming;
use crate::explain::explain_seeming;
use crate::ui::icon::{Icon, icon};
use crate::ui::select::select;
use crate::worker::Proposal;
use leptos::prelude::*;

/// So many are said one by one; the table of the columns has all of them.
const MOST: usize = 12;

/// What was left out when the list was opened. It stays in its place while a person says what it means.
pub(super) fn view(this: Bringing) -> impl IntoView {
    move || this.proposal.get().and_then(|proposal| shown(this, &proposal))
}

fn shown(this: Bringing, proposal: &Proposal) -> Option<impl IntoView + use<>> {
    let (t, columns) = (this.t, &proposal.plan.columns);
    let cells = |at: usize| -> Vec<&str> {
        proposal
            .samples
            .iter()
            .filter_map(|row| row.get(at))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect()
    };
    let seeming =
        |at: usize| Seeming::of(&columns[at].heading, &cells(at)).filter(|seeming| *seeming != Seeming::Serial);
    let left: Vec<(usize, Seeming)> = (0..columns.len())
        .filter(|at| columns[*at].target.is_none() && !columns[*at].heading.is_empty())
        .filter_map(|at| Some((at, seeming(at)?)))
        .collect();
    if left.is_empty() {
        return None;
    }
    let all = choices(t, proposal.plan.kind);
    let line = |(at, seeming): (usize, Seeming)| {
        let heading = named(t, at, &columns[at].heading);
        let sample = cells(at).into_iter().take(2).collect::<Vec<_>>().join(" · ");
        let control = select(
            format!("ambil-{at}"),
            t.take_as(&heading),
            true,
            all.clone(),
            target(this, at),
            set_target(this, at),
        );
        view! {
            <li>
                <p><strong>{heading}</strong> " " <span class="hint">{t.seems_to_be(explain_seeming(t, seeming))} ": " {sample}</span></p>
                {control}
            </li>
        }
    };
    let places: Vec<usize> = left.iter().map(|(at, _)| *at).collect();
    let still = Memo::new(move |_| {
        this.plan.with(|plan| {
            let is_left = |at: &&usize| plan.columns.get(**at).is_some_and(|column| column.target.is_none());
            places.iter().filter(is_left).count()
        })
    });
    let more = (left.len() > MOST).then(|| view! { <p class="hint">{t.and_more(&t.count(left.len() - MOST))}</p> });
    let lines = left.into_iter().take(MOST).map(line).collect_view();
    Some(view! {
        <section class="note untaken" class:warn=move || still.get() != 0 aria-labelledby="kolom-tertinggal">
            {icon(Icon::Warning)}
            <div>
                <h2 id="kolom-tertinggal">{move || t.columns_left(&t.count(still.get()))}</h2>
                <p>{t.columns_left_text()}</p>
                <ul>{lines}</ul>
                {more}
            </div>
        </section>
    })
}
