//! Cooperatives that the chosen files bring and that are there already: said before anything is put in, and the certain ones
//! united afterwards.

use super::{Intaking, Stage};
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

/// What there is to say and to choose, as long as the files are not in; afterwards what is left to decide.
pub(super) fn view(this: Intaking) -> Option<impl IntoView> {
    let (t, twins, is_done) = (this.t, this.twins.get(), this.stage.get() == Stage::Done);
    let superfluous = twins.superfluous();
    if twins.is_empty() {
        return None;
    }
    let certain = (superfluous > 0 && !is_done).then(|| {
        view! {
            <p>{t.certain_twins(&t.count(superfluous))}</p>
            <label class="check">
                <input type="checkbox" prop:checked=move || this.unites.get()
                    on:change=move |event| this.unites.set(event_target_checked(&event)) />
                {t.unite_certain_twins()}
            </label>
        }
    });
    // Those that were united are no question any more.
    let left = twins.doubtful + if is_done && !this.unites.get() { superfluous } else { 0 };
    let left = (left > 0).then(
        || view! { <p>{t.doubtful_twins(&t.count(left))} " " <a href="#/data/kembar">{t.page_duplicates()}</a></p> },
    );
    if certain.is_none() && left.is_none() {
        return None;
    }
    Some(view! {
        <div class="note warn" role="status">
            {icon(Icon::Warning)}
            <div>
                <h3>{t.twins_title()}</h3>
                {certain}
                {left}
            </div>
        </div>
    })
}

/// Unites the certain ones, as one step that can be undone.
pub(super) fn unite_certain(this: &Intaking) {
    let (twins, unites) = (this.twins.get_untracked(), this.unites.get_untracked());
    if twins.certain.is_empty() || !unites {
        return;
    }
    let transaction = this.desk.peek(|workspace| twins.unite(workspace.tables()));
    if !transaction.edits.is_empty() {
        this.desk.commit(transaction);
        this.notices.done(this.t.twins_united(&this.t.count(twins.superfluous())));
    }
}
