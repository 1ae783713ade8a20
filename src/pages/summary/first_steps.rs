//! Langkah pertama: what an office that begins does one after the other, until it has done it or does not want to be told.

use crate::analysis::{Begun, FirstStep, first_steps};
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::settings::Device;
use leptos::prelude::*;

/// The card; nothing of it where everything is done, where the data are invented, or where it was closed.
#[component]
pub fn FirstSteps() -> impl IntoView {
    let (t, desk, device) = (lang(), desk(), expect_context::<Device>());
    let is_closed = device.part(|settings| settings.first_steps_closed);
    let begun =
        device.part(|settings| Begun { is_checked: settings.quality_seen, is_sent: settings.exported_at.is_some() });
    let steps = Memo::new(move |_| {
        let begun = begun.get();
        desk.read(|workspace| first_steps(workspace.tables(), begun))
    });
    let is_wanted = Memo::new(move |_| {
        let is_any_left = steps.get().iter().any(|(_, is_done)| !is_done);
        !is_closed.get() && is_any_left && !desk.is_fictional()
    });
    let item = move |(step, is_done): (FirstStep, bool), is_next: bool| {
        let (name, hint, address) = words(t, step);
        let sign =
            is_done.then(|| view! { {icon(Icon::Check)} <span class="visually-hidden">{t.first_step_done()}</span> });
        view! {
            <li class:done=is_done aria-current=is_next.then_some("step")>
                <span class="sign">{sign}</span>
                <span><a href=address>{name}</a> <small>{hint}</small></span>
            </li>
        }
    };
    let items = move || {
        let steps = steps.get();
        let next = steps.iter().position(|(_, is_done)| !is_done);
        steps.into_iter().enumerate().map(|(at, step)| item(step, Some(at) == next)).collect_view()
    };
    view! {
        <Show when=move || is_wanted.get()>
            <section class="pane first-steps" aria-labelledby="langkah-pertama">
                <h3 id="langkah-pertama">{t.first_steps()}</h3>
                <ol>{items}</ol>
                <button type="button" class="link" on:click=move |_| device.change(|settings| settings.first_steps_closed = true)>
                    {t.close_first_steps()}
                </button>
            </section>
        </Show>
    }
}

/// A step by its name, what it is good for, and where it is taken.
fn words(t: Lang, step: FirstStep) -> (&'static str, &'static str, &'static str) {
    match step {
        FirstStep::List => (t.step_list(), t.step_list_hint(), "#/data/daftar"),
        FirstStep::Check => (t.step_check(), t.step_check_hint(), "#/koperasi/mutu"),
        FirstStep::Cases => (t.step_cases(), t.step_cases_hint(), "#/tindak-lanjut"),
        FirstStep::Send => (t.step_send(), t.step_send_hint(), "#/data"),
    }
}
