//! Values that are not understood, to be explained once for all rows.

use super::Bringing;
use super::columns::named;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Cooperative, Date, Expectation, Record};
use crate::exchange::sheet::{FigurePart, NOTHING, Plan, Summary, Target, plain, read_explanation, value_key};
use crate::explain::shortened;
use crate::i18n::Lang;
use crate::ui::select::{Choices, select};
use leptos::prelude::*;

/// So many values are shown; a column with more is matched to the wrong field.
const MOST: usize = 40;

pub(super) fn view(this: Bringing, summary: &Summary) -> Option<impl IntoView + use<>> {
    let t = this.t;
    let (columns, within) = this.plan.with_untracked(|plan| (plan.columns.clone(), plan.district));
    let lines = summary.unknown.iter().filter_map(|(at, value, rows)| {
        let column = columns.get(*at)?;
        let target = column.target?;
        let (heading, id) = (named(t, *at, &column.heading), format!("nilai-{at}-{}", plain(value).replace(' ', "-")));
        let hint = t.in_column(&heading, &t.count(*rows));
        let label = t.value_means(&shortened(value));
        let explained = Explained { this, of: target.code(), key: value_key(value) };
        let control = match meanings(t, target, within) {
            Some(choices) => {
                let (read, set) = (explained.clone(), explained);
                select(id, label, false, choices, move || read.get(), move |code| set.set(code)).into_any()
            }
            None => typed(explained, id, label, target.expects()?)?.into_any(),
        };
        Some(view! { <div class="value">{control} <span class="hint">{hint}</span></div> })
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

/// What a person says that a value means.
#[derive(Clone)]
struct Explained {
    this: Bringing,
    /// The target, by its code.
    of: String,
    key: String,
}

impl Explained {
    fn get(&self) -> String {
        let of = |plan: &Plan| plan.values.get(&self.of).and_then(|values| values.get(&self.key)).cloned();
        self.this.plan.with(of).unwrap_or_default()
    }

    fn set(&self, meaning: String) {
        self.this.change(|plan| {
            let values = plan.values.entry(self.of.clone()).or_default();
            if meaning.is_empty() {
                values.remove(&self.key)
            } else {
                values.insert(self.key.clone(), meaning)
            };
        });
    }
}

/// What a number or a day means: written once as it should be, or that it is none; none of what is no number or day.
fn typed(explained: Explained, id: String, label: String, expects: Expectation) -> Option<impl IntoView> {
    let t = explained.this.t;
    let hint = match expects {
        Expectation::Date => t.explain_day(),
        Expectation::Count | Expectation::Rupiah | Expectation::Year => t.explain_number(),
        _ => return None,
    };
    let is_wrong = RwSignal::new(false);
    let (read, hint_id) = (explained.clone(), format!("{id}-petunjuk"));
    let value = move || match read.get() {
        meaning if meaning == NOTHING => t.means_nothing().to_owned(),
        meaning => meaning.parse::<Date>().map_or(meaning, |date| t.date(date)),
    };
    let set = move |event| {
        let text = event_target_value(&event);
        let is_nothing = [NOTHING, t.means_nothing()].contains(&text.trim());
        let meaning = if is_nothing { Some(NOTHING.to_owned()) } else { read_explanation(expects, &text) };
        is_wrong.set(meaning.is_none() && !text.trim().is_empty());
        explained.set(meaning.unwrap_or_default());
    };
    Some(view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input type="text" id=id autocomplete="off" aria-describedby=hint_id.clone() aria-invalid=move || is_wrong.get().to_string()
                prop:value=value on:change=set />
            <span class="hint" id=hint_id>{move || if is_wrong.get() { t.not_readable() } else { hint }}</span>
        </div>
    })
}

/// What a value of a field of codes can mean; none for a field of another kind.
fn meanings(t: Lang, target: Target, within: Option<AreaCode>) -> Option<Choices> {
    let none = [(String::new(), t.undecided().to_owned()), (NOTHING.to_owned(), t.means_nothing().to_owned())];
    let is_district = target == Target::Field(Cooperative::TABLE, Cooperative::AT.district);
    let is_area = target == Target::Figure(FigurePart::Area);
    if target == Target::Field(Cooperative::TABLE, Cooperative::AT.subdistrict) {
        let none = (None, none.to_vec());
        return Some(std::iter::once(none).chain(subdistricts(t, within)).collect());
    }
    let known: Vec<(String, String)> = if is_district || is_area {
        // What is the sum of all rows is a figure of the province.
        let offices = Territory::current().offices().skip(usize::from(is_district));
        offices.map(|code| (code.to_string(), t.office(code))).collect()
    } else {
        target.codes().map(|list| t.codes(list)).unwrap_or_default()
    };
    (!known.is_empty()).then(|| vec![(None, none.into_iter().chain(known).collect())])
}

/// The kecamatan of a district, or of all: of two districts that have one of that name nobody but a person can say which.
fn subdistricts(t: Lang, within: Option<AreaCode>) -> Choices {
    let territory = Territory::current();
    let districts = territory.districts.iter().filter(|district| within.is_none_or(|within| within == district.code));
    let of = |district: AreaCode| {
        territory.subdistricts_of(district).iter().map(|one| (one.code.to_string(), one.name.to_owned()))
    };
    districts.map(|district| (Some(t.office(district.code)), of(district.code).collect())).collect()
}
