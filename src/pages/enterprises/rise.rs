//! Naik kelas: who rose between two years, under the formula that is chosen.

use crate::analysis::enterprises::{RiseFormula, Risen, rise, years_of};
use crate::analysis::interval;
use crate::domain::{BookYear, Enterprise, Id, Record, SizeRule};
use crate::explain::{label_in_words, rise_in_words};
use crate::i18n::Lang;
use crate::list::enterprises::EnterprisesPage;
use crate::ui::address::place;
use crate::ui::desk::desk;
use crate::ui::head::page_head;
use crate::ui::icon::{Icon, icon};
use crate::ui::lang;
use crate::ui::select::{plain, select};
use leptos::prelude::*;

/// Names of the parameters in addresses.
mod keys {
    pub const FORMULA: &str = "rumus";
    pub const FROM: &str = "dari";
    pub const TO: &str = "ke";
}

/// Below so many a share says nothing.
const FEWEST: usize = 10;

/// What is shown: the years that there are, those that were chosen, and who rose, by name.
#[derive(Clone, PartialEq)]
struct Shown {
    years: Vec<BookYear>,
    chosen: Option<(BookYear, BookYear)>,
    formula: RiseFormula,
    risen: Risen,
    names: Vec<(Id, String)>,
}

fn formula_name(t: Lang, formula: RiseFormula) -> &'static str {
    match formula {
        RiseFormula::Class => t.rise_by_class(),
        RiseFormula::Formal => t.rise_by_nib(),
        RiseFormula::Sales => t.rise_by_sales(),
    }
}

/// The page.
pub(super) fn page() -> AnyView {
    let (t, place) = (lang(), place());
    crate::pages::document_title(move || t.page_rise().to_owned());
    let asked = Memo::new(move |_| {
        let address = place.get();
        let year = |key| address.parameter(key).and_then(|year| BookYear::new(year.parse().ok()?));
        let formula = address.parameter(keys::FORMULA).and_then(RiseFormula::of);
        (formula, year(keys::FROM), year(keys::TO))
    });
    let shown = Memo::new(move |_| {
        let (formula, from, to) = asked.get();
        desk().read(|workspace| {
            let tables = workspace.tables();
            let years = years_of(tables);
            let to = to.or(years.first().copied());
            let from = from.or_else(|| years.iter().copied().find(|year| Some(*year) < to));
            let chosen = from.zip(to);
            let under = |formula| {
                let of = |(from, to)| rise(tables, formula, from, to, SizeRule::Pp7);
                chosen.map(of).unwrap_or_default()
            };
            // Where nobody has chosen one, the first under which anybody rose.
            let first = || RiseFormula::ALL.into_iter().find(|formula| under(*formula).risen() > 0).unwrap_or_default();
            let formula = formula.unwrap_or_else(first);
            let risen = under(formula);
            let name = |id: Id| (id, label_in_words(t, &tables.label_of(Enterprise::TABLE, id)).0);
            let names = risen.known.iter().filter(|(_, rise)| rise.is_risen()).map(|(id, _)| name(*id)).collect();
            Shown { years, chosen, formula, risen, names }
        })
    });
    let set = move |key: &'static str| move |value: String| place.replace(place.now().with(key, Some(&value)));
    let formulas = plain(RiseFormula::ALL.map(|of| (of.code().to_owned(), formula_name(t, of).to_owned())));
    let year = move |key: &'static str, label: &'static str, of: fn((BookYear, BookYear)) -> BookYear| {
        move || {
            let years = shown.with(|shown| shown.years.clone());
            let choices = plain(years.into_iter().map(|year| (year.to_string(), year.to_string())));
            let chosen = move || shown.with(|shown| shown.chosen.map(|both| of(both).to_string()).unwrap_or_default());
            select(key.to_owned(), label.to_owned(), false, choices, chosen, set(key))
        }
    };
    let formula = move || shown.with(|shown| shown.formula.code().to_owned());
    let is_empty = Memo::new(move |_| shown.with(|shown| shown.years.is_empty()));
    view! {
        {page_head(view! { <h1>{t.page_rise()}</h1> })}
        <p class="lead">{t.rise_lead()}</p>
        <Show when=move || !is_empty.get()>
            <div class="toolbar rise-choices">
                {select(keys::FORMULA.to_owned(), t.rise_formula().to_owned(), false, formulas.clone(), formula, set(keys::FORMULA))}
                {year(keys::FROM, t.rise_from(), |(from, _)| from)}
                {year(keys::TO, t.rise_to(), |(_, to)| to)}
            </div>
        </Show>
        {move || shown.with(|shown| found(t, shown))}
    }
    .into_any()
}

fn found(t: Lang, shown: &Shown) -> AnyView {
    let Risen { known, unknown } = &shown.risen;
    if known.is_empty() {
        return view! {
            <div class="empty-state">
                {icon(Icon::Table)}
                <h2>{t.rise_nobody()}</h2>
                <div class="actions"><a class="button primary" href=EnterprisesPage::List.address()>{t.page_enterprises()}</a></div>
            </div>
        }
        .into_any();
    }
    let (risen, all) = (shown.risen.risen(), known.len());
    let share = |part: f64| t.percent_to(part, 1);
    let said = match interval::bounds(risen as u32, all as u32) {
        Some((low, high)) if all < FEWEST => t.rise_few(&t.count(risen), &t.count(all), &share(low), &share(high)),
        _ if risen == 0 => t.rise_of_none(&t.count(all)),
        _ => t.rise_said(&t.count(risen), &t.count(all), &share(risen as f64 / all as f64)),
    };
    let row = |(id, name): &(Id, String)| {
        let rise = known.iter().find(|(of, _)| of == id).map(|(_, rise)| rise_in_words(t, *rise));
        let [before, after] = rise.unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><a href=EnterprisesPage::One(*id).address()>{name.clone()}</a></th>
                <td>{before}</td>
                <td>{after}</td>
            </tr>
        }
    };
    let rows = shown.names.iter().map(row).collect_view();
    view! {
        <p class="finding">{said}</p>
        {(*unknown > 0).then(|| view! { <p class="hint">{t.rise_unknown(&t.count(*unknown))}</p> })}
        {(!shown.names.is_empty()).then(|| view! {
            <table class="rise">
                <caption class="visually-hidden">{t.page_rise()}</caption>
                <thead><tr>
                    <th scope="col">{t.field(Enterprise::TABLE, "name")}</th>
                    <th scope="col">{t.rise_before()}</th>
                    <th scope="col">{t.rise_after()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        })}
    }
    .into_any()
}
