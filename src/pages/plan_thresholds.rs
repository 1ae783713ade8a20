//! From where on plans are not in tune, as this office has it: a part of the settings.

use crate::analysis::plans::findings::{DECREE_KINDS, FindingSettings, THRESHOLDS, Threshold};
use crate::domain::AidKind;
use crate::explain::{threshold_name, threshold_source, threshold_value};
use crate::i18n::{Label, Lang};
use crate::pages::number_setting::{NumberSetting, number_setting};
use crate::ui::settings::Device;
use leptos::prelude::*;

/// The inputs: every threshold with what it is at the beginning, and where that stands.
pub(super) fn plan_thresholds(t: Lang, device: Device) -> impl IntoView {
    let now = device.part(|settings| settings.findings.read());
    let has_changed = move || now.with(|now| now.changed().next().is_some() || now.has_other_decrees());
    let reset = move |_| device.change(|settings| settings.findings.change(|of| *of = FindingSettings::default()));
    // Few offices need others: what is as it was at the beginning is counted, and not shown.
    let counted = move || {
        let (all, changed) = (THRESHOLDS.len(), now.with(|now| now.changed().count()));
        if has_changed() {
            t.thresholds_changed(&t.count(all), &t.count(changed))
        } else {
            t.thresholds_unchanged(&t.count(all))
        }
    };
    view! {
        <section class="panel" aria-labelledby="ambang">
            <details class="stack titled" open=untrack(has_changed)>
            <summary><h2 id="ambang">{t.thresholds_title()}</h2> <span class="hint">{counted}</span></summary>
            <p class="hint">{t.thresholds_hint()}</p>
            <div class="form-grid">{THRESHOLDS.iter().map(|of| number(t, device, now, of)).collect_view()}</div>
            {decrees(t, device, now)}
            {move || has_changed().then(|| view! {
                <button type="button" on:click=reset>{t.thresholds_reset()}</button>
            })}
            </details>
        </section>
    }
}

fn number(t: Lang, device: Device, now: Memo<FindingSettings>, of: &'static Threshold) -> impl IntoView {
    let setting = NumberSetting {
        id: format!("ambang-{}", of.key),
        label: threshold_name(t, of),
        hint: Some(t.threshold_first(&threshold_value(t, of, of.default_value()), &threshold_source(t, of))),
        range: of.range.clone(),
    };
    let set = move |value| device.change(|settings| settings.findings.change(|settings| of.set(settings, value)));
    number_setting(setting, move || now.with(|now| of.value(now)), set)
}

/// Which aid is handed over only by decree.
fn decrees(t: Lang, device: Device, now: Memo<FindingSettings>) -> impl IntoView {
    let kind = move |kind: &'static AidKind| {
        let change = move |event| {
            let is_needed = event_target_checked(&event);
            device.change(|settings| {
                settings.findings.change(|of| {
                    of.by_decree.retain(|one| one != kind);
                    of.by_decree.extend(is_needed.then_some(*kind));
                });
            });
        };
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=move || now.with(|now| now.by_decree.contains(kind)) on:change=change />
                <span>{kind.label(t)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t.threshold_decrees()}</legend>
            <span class="hint">{t.threshold_decrees_hint()}</span>
            {DECREE_KINDS.iter().map(kind).collect_view()}
        </fieldset>
    }
}
