//! The sentence above all figures, why its two halves differ, and what is missing to say more.

use super::links::address;
use crate::analysis::Standing;
use crate::domain::status::Status;
use crate::explain::explain_lead;
use crate::pages::finding::sentence;
use crate::ui::desk::desk;
use crate::ui::lang;
use crate::ui::live::live;
use crate::ui::menu::menu;
use crate::workspace::dimension::Dimension;
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;

/// The sentence.
#[component]
pub fn Lead(standing: Memo<Standing>) -> impl IntoView {
    let (t, desk) = (lang(), desk());
    let said = move || sentence(explain_lead(t, &standing.get()));
    let why = move || {
        let rule = desk.read(|workspace| workspace.index().rule());
        view! {
            <p>{t.why_declared().replace("{rule}", t.rule_name(rule))}</p>
            <p>{t.why_gap()}</p>
            <p><a href="#/koperasi/aturan">{t.compare_rules()}</a></p>
        }
        .into_any()
    };
    view! {
        <div class="finding">
            <p>{live(said)}</p>
            {menu(t.why_they_differ(), why)}
        </div>
    }
}

/// What the figures cannot say, each with the way to mend it.
#[component]
pub fn Missing(standing: Memo<Standing>) -> impl IntoView {
    let t = lang();
    let lines = move || {
        let standing = standing.get();
        let lacks = |dimension| {
            let mut query = Query::default();
            query.narrow(dimension, None);
            query
        };
        let all = [
            (
                standing.without_district,
                t.missing_district(&t.count(standing.without_district)),
                lacks(Dimension::District),
            ),
            (
                standing.without_supervision,
                t.missing_supervision(&t.count(standing.without_supervision)),
                lacks(Dimension::Supervision),
            ),
            (
                standing.declared.unknown,
                t.missing_declared(&t.count(standing.declared.unknown)),
                Query { declared: Some(Only::Missing), ..Query::default() },
            ),
            (
                // Where most is known the figures say it.
                if standing.computed.unknown * 2 > standing.computed.total { standing.computed.unknown } else { 0 },
                t.missing_evidence(&t.count(standing.computed.unknown)),
                Query { computed: Some(Status::Undetermined), ..Query::default() },
            ),
        ];
        let line = |(_, says, query): (u32, String, Query)| {
            view! { <li>{says} " " <a href=address(&query)>{t.complete_them()}</a></li> }
        };
        all.into_iter().filter(|(count, ..)| *count > 0).map(line).collect::<Vec<_>>()
    };
    live(move || {
        let lines = lines();
        (!lines.is_empty()).then(|| view! { <ul class="missing">{lines}</ul> })
    })
}
