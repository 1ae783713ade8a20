//! The first visit: which office is this? Or a look at the example.

use crate::domain::territory::Territory;
use crate::i18n::Lang;
use crate::ui::desk::desk;
use crate::ui::focus;
use crate::ui::icon::mark;
use crate::ui::lang;
use crate::ui::notice::notices;
use crate::ui::settings::Device;
use crate::worker::Job;
use leptos::prelude::*;

/// Asks for the office.
#[component]
pub fn Welcome() -> impl IntoView {
    let (t, desk, notices) = (lang(), desk(), notices());
    let device = expect_context::<Device>();
    let territory = Territory::current();
    let chosen = RwSignal::new(None);
    let missing = RwSignal::new(false);
    let working = RwSignal::new(false);
    super::document_title(move || t.welcome_title().to_owned());
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match chosen.get() {
            Some(office) => {
                device.change(|settings| settings.office = Some(office));
                focus::regain("isi");
            }
            None => missing.set(true),
        }
    };
    let open_example = move |_| {
        working.set(true);
        leptos::task::spawn_local(async move {
            let office = chosen.get_untracked().unwrap_or(territory.province.code);
            let made = match Job::start() {
                Ok(job) => job.example(territory.province.code).await,
                Err(failure) => Err(failure),
            };
            working.set(false);
            let example = match made {
                Ok(made) => made,
                Err(failure) => return notices.error(t.worker_failed(&failure.to_string())),
            };
            match desk.replace(example).await {
                Ok(()) => {
                    device.change(|settings| settings.office = Some(office));
                    focus::regain("isi");
                }
                Err(error) => notices.error(crate::explain::explain_storage(t, &error)),
            }
        });
    };
    let other = t.pick(Lang::En, Lang::Id);
    let offices = territory.offices().map(|code| view! { <option value=code.to_string()>{t.office(code)}</option> });
    view! {
        <main id="isi" class="welcome">
            <div class="welcome-head">
                {mark()}
                <button type="button" class="quiet" lang=other.code()
                    on:click=move |_| device.change(|settings| settings.lang = other)>
                    {other.pick("Bahasa Indonesia", "English")}
                </button>
            </div>
            <h1>{t.welcome_title()}</h1>
            <p class="lead">{t.welcome_lead()}</p>
            <form on:submit=begin novalidate>
                <div class="field" class:invalid=move || missing.get()>
                    <label for="office">{t.which_office()}</label>
                    <span class="hint" id="office-hint">{t.which_office_hint()}</span>
                    <select id="office" aria-describedby="office-hint office-message"
                        on:change=move |event| {
                            chosen.set(event_target_value(&event).parse().ok());
                            missing.set(false);
                        }>
                        <option value="">{t.choose()}</option>
                        {offices.collect_view()}
                    </select>
                    <span id="office-message" aria-live="polite">
                        <Show when=move || missing.get()><span class="message error">{t.choose_office_first()}</span></Show>
                    </span>
                </div>
                <div class="actions">
                    <button type="submit" class="primary" disabled=move || working.get()>{t.begin()}</button>
                    <button type="button" disabled=move || working.get() on:click=open_example>
                        {move || if working.get() { t.example_working() } else { t.open_example() }}
                    </button>
                </div>
            </form>
            <p class="hint">{t.welcome_example_hint()}</p>
            <p class="hint">{t.welcome_privacy()}</p>
        </main>
    }
}
