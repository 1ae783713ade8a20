//! The lengths of time of a dissolution, as this office keeps them: a part of the settings.

use crate::domain::DissolutionTerms;
use crate::i18n::Lang;
use crate::pages::number_setting::{NumberSetting, number_setting};
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
    let now = device.part(|settings| settings.dissolution.read());
    let input = |(id, label, part): (&'static str, &'static str, Term)| {
        let of = NumberSetting { id: id.to_owned(), label: label.to_owned(), hint: None, range: RANGE };
        let set = move |length| device.change(|settings| settings.dissolution.change(|terms| *part(terms) = length));
        number_setting(of, move || now.with(|terms| *part(&mut terms.clone())), set)
    };
    view! {
        <fieldset class="field">
            <legend>{t.terms_title()}</legend>
            <span class="hint">{t.terms_hint()}</span>
            <div class="form-grid">{parts.map(input).collect_view()}</div>
        </fieldset>
    }
}
