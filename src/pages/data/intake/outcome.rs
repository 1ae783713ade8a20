//! What has come of files that were put in: where to decide, how to take it back, receipts for the senders.

use super::{Chosen, FileState, Intaking};
use crate::exchange::json::Refusal;
use crate::exchange::receipt::{EXTENSION, FileRef, Receipt};
use crate::i18n::{Lang, explain_flaw, explain_refusal, explain_storage};
use crate::ui::desk::StepError;
use crate::ui::download::download_buffer;
use crate::ui::icon::{Icon, icon};
use leptos::prelude::*;

pub(super) fn view(this: Intaking) -> impl IntoView {
    let t = this.t;
    let receipts = untrack(|| this.files.get()).into_iter().filter_map(|chosen| receipt(this, chosen)).collect_view();
    view! {
        <div class="note ok" role="status">
            {icon(Icon::Check)}
            <div>
                <h3>{t.files_are_in()}</h3>
                <p>{t.receipts_text()}</p>
                <div class="actions">{receipts}</div>
            </div>
        </div>
    }
}

/// Takes the last merge back, for as long as that can be done.
pub(super) fn undo(this: Intaking) -> impl IntoView {
    let t = this.t;
    let undo = move |_| {
        leptos::task::spawn_local(async move {
            match this.desk.undo_merge().await {
                Ok(()) => {
                    this.forget();
                    this.notices.tell(t.merge_undone());
                }
                Err(StepError::EditedSince(_) | StepError::Stale) => this.notices.error(t.edited_since()),
                Err(StepError::Storage(error)) => this.notices.error(explain_storage(t, &error)),
            }
        });
    };
    view! {
        <Show when=move || this.desk.has_merged()>
            <button type="button" on:click=undo>{icon(Icon::Undo)} {t.undo_merge()}</button>
        </Show>
    }
}

/// The button that hands over the receipt for a file; none for what needs no receipt.
fn receipt(this: Intaking, chosen: Chosen) -> Option<impl IntoView> {
    let t = this.t;
    let state = chosen.state.get_untracked();
    let needs_none = matches!(state, FileState::Reading | FileState::Receipt(_) | FileState::Sealed(_));
    if needs_none {
        return None;
    }
    let label = t.receipt_for(&chosen.name);
    let save = move |_| {
        let (name, state) = (chosen.name.clone(), chosen.state.get_untracked());
        let left_out = !chosen.wanted.get_untracked();
        leptos::task::spawn_local(async move {
            let refused: Vec<String> = if left_out { vec![t.left_out().to_owned()] } else { Vec::new() };
            let written = match state {
                FileState::Ready { file, .. } => match this.job.get_value() {
                    Some(job) => job.receipt(file, name.clone(), this.author(), refused).await.ok(),
                    None => None,
                },
                FileState::Refused(refusal) => Some(refusal_receipt(this, &name, &refusal)),
                FileState::Reading | FileState::Receipt(_) | FileState::Sealed(_) => None,
            };
            if let Some(file) = written {
                let stem = name.split(".selaras").next().unwrap_or_default().trim_end_matches(".json").to_owned();
                download_buffer(&format!("{stem}{EXTENSION}"), "application/json", &file);
            }
        });
    };
    Some(view! { <button type="button" class="quiet" on:click=save>{icon(Icon::Download)} {label}</button> })
}

/// The receipt for a file that could not be read.
fn refusal_receipt(this: Intaking, name: &str, refusal: &Refusal) -> js_sys::ArrayBuffer {
    let file = FileRef { name: name.to_owned(), office: None, replica: None, exported_at: None };
    let clock = this.desk.peek(|workspace| workspace.seen().clone());
    let mut receipt = Receipt::new(this.author(), clock, file);
    receipt.refused = reasons(this.t, refusal);
    js_sys::Uint8Array::from(receipt.write().as_slice()).buffer()
}

fn reasons(t: Lang, refusal: &Refusal) -> Vec<String> {
    let mut reasons = vec![explain_refusal(t, refusal)];
    if let Refusal::Flaws { first, .. } = refusal {
        reasons.extend(first.iter().map(|flaw| explain_flaw(t, flaw)));
    }
    reasons
}
