//! Pengaturan: office, rule for the status, language, theme. They belong to this device and do not travel.

use super::dissolution_terms::dissolution_terms;
use super::plan_thresholds::plan_thresholds;
use crate::domain::status::StatusRule;
use crate::domain::territory::Territory;
use crate::i18n::{Label, Lang};
use crate::ui::as_of_field::as_of_field;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::settings::{Device, Letterhead, Settings, Theme};
use crate::ui::{lang, random};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t = lang();
    let device = expect_context::<Device>();
    super::document_title(move || t.page_settings().to_owned());
    view! {
        {page_head(view! {
            <h1>{t.page_settings()}</h1>
            <p class="lead">{t.settings_lead()}</p>
        })}
        <div class="settings">
            <section class="panel stack" aria-labelledby="kantor">
                <h2 id="kantor">{t.settings_office()}</h2>
                {office(t, device)}
            </section>
            <section class="panel stack" aria-labelledby="aturan">
                <h2 id="aturan">{t.settings_rules()}</h2>
                {rule(t, device)}
                {as_of_field("keadaan")}
                {dissolution_terms(t, device)}
            </section>
            <section class="panel stack" aria-labelledby="tampilan">
                <h2 id="tampilan">{t.theme()}</h2>
                <div class="switches">{language(t, device)} {theme(t, device)}</div>
                {single_keys(t, device)}
            </section>
            {plan_thresholds(t, device)}
            {paper(t, device)}
        </div>
        <section>
            <h2>{t.about()}</h2>
            <dl class="facts">
                <dt>{t.version()}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                <dt>{t.replica()}</dt>
                <dd><code>{desk().peek(|workspace| workspace.replica().to_string())}</code> <p class="hint">{t.replica_hint()}</p></dd>
            </dl>
            <p><a href="licenses.txt" target="_blank" rel="noopener">{t.licences()}</a></p>
        </section>
    }
}

/// Whether single letters operate the pages.
fn single_keys(t: Lang, device: Device) -> impl IntoView {
    let off = device.part(|settings| settings.single_keys_off);
    let change = move |event| {
        let on = event_target_checked(&event);
        device.change(|settings| settings.single_keys_off = !on);
    };
    view! {
        <div class="field">
            <label class="check">
                <input type="checkbox" aria-describedby="huruf-hint" prop:checked=move || !off.get() on:change=change />
                <span>{t.single_keys()}</span>
            </label>
            <span class="hint" id="huruf-hint">{t.single_keys_hint()}</span>
        </div>
    }
}

/// What stands at the head and at the foot of papers, and how that looks.
fn paper(t: Lang, device: Device) -> impl IntoView {
    let paper = device.part(|settings| settings.paper.read());
    let line = move |name: &'static str,
                     label: &'static str,
                     set: fn(&mut Letterhead, String),
                     get: fn(&Letterhead) -> &str| {
        let initial = untrack(|| paper.with(|paper| get(paper).to_owned()));
        let change = move |event| {
            let text = event_target_value(&event).trim().to_owned();
            device.change(|settings| settings.paper.change(|paper| set(paper, text)));
        };
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <input type="text" id=name value=initial maxlength="120" on:change=change />
            </div>
        }
    };
    let lines = move |event| {
        let text = event_target_value(&event);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        device.change(|settings| settings.paper.change(|paper| paper.lines = lines));
    };
    let initial = untrack(|| paper.with(|paper| paper.lines.join("\n")));
    let preview = move || paper.get().lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view();
    let or_line = move |text: String| if text.is_empty() { ".".repeat(28) } else { text };
    view! {
        <section class="panel stack paper" aria-labelledby="kop">
            <h2 id="kop">{t.paper_title()}</h2>
            <p class="hint">{t.paper_hint()}</p>
            <div class="paper-parts">
                <div class="stack">
                    <div class="field">
                        <label for="kop-baris">{t.paper_lines()}</label>
                        <span class="hint" id="kop-baris-hint">{t.paper_lines_hint()}</span>
                        <textarea id="kop-baris" rows="4" maxlength="480" aria-describedby="kop-baris-hint" on:change=lines>{initial}</textarea>
                    </div>
                    {line("kop-tempat", t.paper_place(), |paper, text| paper.place = text, |paper| &paper.place)}
                    {line("kop-jabatan", t.paper_position(), |paper, text| paper.position = text, |paper| &paper.position)}
                    {line("kop-nama", t.paper_signer(), |paper, text| paper.signer = text, |paper| &paper.signer)}
                    {line("kop-pangkat", t.paper_rank(), |paper, text| paper.rank = text, |paper| &paper.rank)}
                    {line("kop-nip", t.paper_nip(), |paper, text| paper.nip = text, |paper| &paper.nip)}
                </div>
                <div class="paper-preview" role="img" aria-label=t.paper_preview()>
                    <div class="head">{preview}</div>
                    <div class="sign">
                        <span>{move || or_line(paper.get().place)} ", " {t.date(random::today())}</span>
                        <span>{move || or_line(paper.get().position)}</span>
                        <b>{move || or_line(paper.get().signer)}</b>
                        <span>{move || paper.get().rank}</span>
                        <span>"NIP " {move || or_line(paper.get().nip)}</span>
                    </div>
                </div>
            </div>
        </section>
    }
}

fn office(t: Lang, device: Device) -> impl IntoView {
    let current = device.part(|settings| settings.office);
    let options = Territory::current().offices().map(move |code| {
        view! { <option value=code.to_string() selected=move || current.get() == Some(code)>{t.office(code)}</option> }
    });
    let change = move |event| {
        if let Ok(code) = event_target_value(&event).parse() {
            device.change(|settings| settings.office = Some(code));
        }
    };
    view! {
        <div class="field">
            <label for="office">{t.office_label()}</label>
            <span class="hint" id="office-hint">{t.office_hint()}</span>
            <select id="office" aria-describedby="office-hint" on:change=change>{options.collect_view()}</select>
        </div>
    }
}

fn rule(t: Lang, device: Device) -> impl IntoView {
    let current = device.part(|settings| settings.rule);
    let desk = desk();
    let option = move |rule: StatusRule| {
        let change = move |_| {
            device.change(|settings| settings.rule = rule);
            desk.set_rule(rule);
        };
        view! {
            <label class="check">
                <input type="radio" name="rule" prop:checked=move || current.get() == rule on:change=change />
                <span>{rule.label(t)} <span class="hint">{t.rule_explained(rule)}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t.rule()}</legend>
            <span class="hint">{t.rule_hint()}</span>
            {StatusRule::ALL.iter().copied().map(option).collect_view()}
        </fieldset>
    }
}

/// A choice of a few, side by side.
fn segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    label: &'static str,
    choices: Vec<(T, &'static str)>,
    device: Device,
    get: fn(&Settings) -> T,
    set: fn(&mut Settings, T),
) -> impl IntoView {
    let current = device.part(get);
    let choice = move |(value, text): (T, &'static str)| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || current.get() == value
                    on:change=move |_| device.change(|settings| set(settings, value)) />
                <span>{text}</span>
            </label>
        }
    };
    view! {
        <div class="segmented" role="radiogroup" aria-label=label>
            <span class="label">{label}</span>
            {choices.into_iter().map(choice).collect_view()}
        </div>
    }
}

fn language(t: Lang, device: Device) -> impl IntoView {
    let choices = vec![(Lang::Id, "Bahasa Indonesia"), (Lang::En, "English")];
    segmented(
        "language",
        t.language(),
        choices,
        device,
        |settings| settings.lang,
        |settings, lang| settings.lang = lang,
    )
}

fn theme(t: Lang, device: Device) -> impl IntoView {
    let choices = Theme::ALL.iter().map(|theme| (*theme, theme_name(t, *theme))).collect();
    segmented("theme", t.theme(), choices, device, |settings| settings.theme, |settings, theme| settings.theme = theme)
}

fn theme_name(t: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::System => t.theme_system(),
        Theme::Light => t.theme_light(),
        Theme::Dark => t.theme_dark(),
    }
}
