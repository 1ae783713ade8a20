//! What has come of files that were put in: where to decide, how to take it back, receipts for the senders.

use super::{Chosen, FileState, Intaking};
use crate::exchange::json::Refusal;
use crate::exchange::receipt::{EXTENSION, FileRef, Receipt, write_several};
use crate::explain::{explain_flaw, explain_refusal};
use crate::i18n::Lang;
use crate::ui::download::{download, download_buffer};
use crate::ui::icon::{Icon, icon};
use crate::ui::random;
use crate::worker::Failure;
use crate::workspace::Source;
use leptos::prelude::*;

pub(super) fn view(this: Intaking) -> impl IntoView {
    let t = this.t;
    let save = move |_| {
        leptos::task::spawn_local(async move {
            match all(this).await {
                Ok(file) => {
                    let name = format!("{}-{}{EXTENSION}", t.receipts_file_name(), random::today());
                    download(&name, "application/json", &file);
                }
                Err(failure) => this.notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    };
    let several = this.files.get_untracked().iter().filter(|chosen| needs_one(chosen)).count() > 1;
    let all = several.then(|| {
        view! { <button type="button" on:click=save>{icon(Icon::Download)} {t.all_receipts()}</button> }
    });
    view! {
        <div class="note ok" role="status">
            {icon(Icon::Check)}
            <div>
                <h2>{t.files_are_in()}</h2>
                <p>{t.receipts_text()}</p>
                <div class="actions">{all}</div>
            </div>
        </div>
    }
}

/// The receipts for all files, in one.
async fn all(this: Intaking) -> Result<Vec<u8>, Failure> {
    let mut receipts = Vec::new();
    for chosen in this.files.get_untracked().iter().filter(|chosen| needs_one(chosen)) {
        let file = written(this, chosen).await?;
        let bytes = js_sys::Uint8Array::new(&file).to_vec();
        receipts.extend(Receipt::read(&bytes));
    }
    Ok(write_several(&receipts))
}

/// Whether whoever has sent a file is to hear what became of it.
fn needs_one(chosen: &Chosen) -> bool {
    matches!(chosen.state.get_untracked(), FileState::Ready { .. } | FileState::Refused(_))
}

/// Takes the last merge back, or the list that was brought in since, for as long as that can be done.
pub(super) fn undo(this: Intaking) -> impl IntoView {
    let t = this.t;
    let undo = move |_| crate::pages::take_back::take_back(this.desk, this.notices, t, move || this.forget());
    let label = move |source| match source {
        Source::Files => t.undo_merge(),
        Source::List => t.undo_last_list(),
    };
    let button = move |source| {
        view! {
            <button type="button" on:click=undo>{icon(Icon::Undo)} {label(source)}</button>
            <span class="hint">{t.undo_lasts()}</span>
        }
    };
    move || this.desk.last_source().map(button)
}

/// The button that hands over the receipt for a file; none for what needs no receipt.
pub(super) fn receipt(this: Intaking, chosen: Chosen) -> Option<impl IntoView> {
    let t = this.t;
    let needs_one = needs_one(&chosen);
    let label = t.receipt_for(&chosen.name);
    let save = move |_| {
        let chosen = chosen.clone();
        leptos::task::spawn_local(async move {
            match written(this, &chosen).await {
                Ok(file) => {
                    let stem = chosen.name.split(".selaras").next().unwrap_or_default().trim_end_matches(".json");
                    download_buffer(&format!("{stem}{EXTENSION}"), "application/json", &file);
                }
                Err(failure) => this.notices.error(t.worker_failed(&failure.to_string())),
            }
        });
    };
    needs_one
        .then(|| view! { <button type="button" class="quiet" on:click=save>{icon(Icon::Download)} {label}</button> })
}

/// The receipt for a file: by the worker, which has merged it, or of what speaks against it.
async fn written(this: Intaking, chosen: &Chosen) -> Result<js_sys::ArrayBuffer, Failure> {
    match chosen.state.get_untracked() {
        FileState::Ready { file, .. } => {
            let is_put_in = chosen.report.get_untracked().is_some() && chosen.wanted.get_untracked();
            let refused = if is_put_in { Vec::new() } else { vec![this.t.left_out().to_owned()] };
            this.job()?.receipt(file, chosen.name.clone(), this.author(), refused).await
        }
        FileState::Refused(refusal) => Ok(refusal_receipt(this, &chosen.name, &refusal)),
        FileState::Reading
        | FileState::Receipts(_)
        | FileState::Sealed(_)
        | FileState::Photos { .. }
        | FileState::NoPhotos(_) => Err(Failure::Broken("no receipt".to_owned())),
    }
}

/// The receipt for a file that could not be read.
fn refusal_receipt(this: Intaking, name: &str, refusal: &Refusal) -> js_sys::ArrayBuffer {
    let file = FileRef { name: name.to_owned(), office: None, replica: None, exported_at: None };
    let clock = this.desk.peek(|workspace| workspace.seen().all().clone());
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
