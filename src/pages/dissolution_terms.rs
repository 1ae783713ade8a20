//! The lengths of time of a dissolution, as this office keeps them: a part of the settings.

use crate::domain::DissolutionTerms;
use crate::i18n::Lang;
use crate::ui::settings::Device;
use leptos::prelude::*;

/// The least and the most that can be set.
const RANGE: std::ops::RangeInclusive<u16> = 1..=400;

type Term = fn(&mut DissolutionTerms) -> &mut u16;

/// The inputs.
pub(super) fn dissolution_terms(t: Lang, device: Device) -> impl IntoView {
    let parts: [(&str, &str, Term); 4] = [
        ("notice_days", t.terms_notice_days(), |terms| &mut terms.notice_days),
        ("settlement_months", t.terms_settlement_months(), |terms| &mut terms.settlement_months),
        ("objection_months", t.terms_objection_months(), |terms| &mut terms.objection_months),
        ("decision_months", t.terms_decision_months(), |terms| &mut terms.decision_months),
    ];
    let input = |(id, label, part): (&'static str, &'static str, Term)| {
        let value = *part(&mut device.now().dissolution.read());
        let change = move |event| {
            if let Some(length) = event_target_value(&event).parse().ok().filter(|length| RANGE.contains(length)) {
                device.change(|settings| settings.dissolution.change(|terms| *part(terms) = length));
            }
        };
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input type="number" class="year" id=id min=RANGE.start().to_string() max=RANGE.end().to_string()
                    value=value.to_string() on:change=change />
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{t.terms_title()}</legend>
            <span class="hint">{t.terms_hint()}</span>
            <div class="form-grid">{parts.map(input).collect_view()}</div>
        </fieldset>
    }
}
