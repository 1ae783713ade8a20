//! Values that are not understood, to be explained once for all rows.

use super::Bringing;
use super::columns::named;
use crate::domain::territory::Territory;
use crate::domain::{Cooperative, Record};
use crate::exchange::sheet::{FigurePart, Summary, Target, plain};
use crate::explain::shortened;
use crate::i18n::Lang;
use crate::ui::select::{Choices, select};
use leptos::prelude::*;

/// So many values are shown; a column with more is matched to the wrong field.
const MOST: usize = 40;

pub(super) fn view(this: Bringing, summary: &Summary) -> Option<impl IntoView + use<>> {
    let t = this.t;
    let columns = this.plan.with_untracked(|plan| plan.columns.clone());
    let lines = summary.unknown.iter().filter_map(|(at, value, rows)| {
        let column = columns.get(*at)?;
        let target = column.target?;
        let choices = meanings(t, target)?;
        let (heading, id) = (named(t, *at, &column.heading), format!("nilai-{at}-{}", plain(value).replace(' ', "-")));
        let hint = t.in_column(&heading, &t.count(*rows));
        let label = t.value_means(&shortened(value));
        let (of, key) = (target.code(), plain(value));
        let (of_set, key_set) = (of.clone(), key.clone());
        let current = move || {
            this.plan.with(|plan| plan.values.get(&of).and_then(|values| values.get(&key)).cloned().unwrap_or_default())
        };
        let set = move |code: String| {
            this.change(|plan| {
                let values = plan.values.entry(of_set.clone()).or_default();
                if code.is_empty() { values.remove(&key_set) } else { values.insert(key_set.clone(), code) };
            });
        };
        Some(view! { <div class="value">{select(id, label, false, choices, current, set)} <span class="hint">{hint}</span></div> })
    });
    let lines: Vec<_> = lines.take(MOST).collect();
    if lines.is_empty() {
        return None;
    }
    Some(view! {
        <section class="note warn" aria-labelledby="nilai-tak-dipahami">
            <div>
                <h3 id="nilai-tak-dipahami">{t.unknown_values()}</h3>
                <p>{t.unknown_values_text()}</p>
                <div class="values">{lines}</div>
                <button type="button" disabled=move || this.is_working() on:click=move |_| this.preview()>{t.preview_again()}</button>
            </div>
        </section>
    })
}

/// What a value of a field of codes can mean; none for a field of another kind.
fn meanings(t: Lang, target: Target) -> Option<Choices> {
    let none = (String::new(), t.undecided().to_owned());
    let is_district = target == Target::Field(Cooperative::TABLE, Cooperative::AT.district);
    let is_area = target == Target::Figure(FigurePart::Area);
    let known: Vec<(String, String)> = if is_district || is_area {
        // What is the sum of all rows is a figure of the province.
        let offices = Territory::current().offices().skip(usize::from(is_district));
        offices.map(|code| (code.to_string(), t.office(code))).collect()
    } else {
        target.codes().map(|list| t.codes(list)).unwrap_or_default()
    };
    (!known.is_empty()).then(|| vec![(None, std::iter::once(none).chain(known).collect())])
}
