//! The records behind a figure of an area, with what each says of it; or those that say nothing.

use super::{Shown, keys};
use crate::analysis::potential::{Figure, Whose};
use crate::domain::{AreaCode, AreaLevel, AssistanceStatus, DeclaredStatus, Id};
use crate::explain::{potential_area, potential_known, potential_name, potential_value};
use crate::i18n::Lang;
use crate::list::enterprises::PATH as ENTERPRISES_PATH;
use crate::pages::rows_behind::rows_behind;
use crate::ui::address::Address;
use crate::ui::head::page_head;
use crate::workspace::dimension::{Dimension, Key};
use crate::workspace::query::{Only, Query};
use crate::workspace::scope;
use leptos::prelude::*;

/// The register, narrowed to the cooperatives of an area that are counted.
pub(super) fn register(area: Option<AreaCode>, whose: Whose) -> Query {
    let mut query = Query { district: area.and_then(AreaCode::district).map(Only::Value), ..Query::default() };
    if let Some(area) = area.filter(|area| area.level() == AreaLevel::Subdistrict) {
        query.narrow(Dimension::Subdistrict, Some(Key::Area(area)));
    }
    if whose != Whose::All {
        query.narrow(Dimension::MerahPutih, Some(Key::Code(whose.code())));
    }
    query
}

/// The address of the register under a query.
pub(super) fn register_address(query: &Query) -> String {
    Address::new("/koperasi", query.parameters()).hash()
}

/// The list of enterprises that are assisted in an area, narrowed further.
pub(super) fn enterprises(area: Option<AreaCode>, narrowed: &[(&str, &str)]) -> String {
    let place = (scope::AREA, scope::said(area.and_then(AreaCode::district)));
    let part = area.filter(|area| area.level() == AreaLevel::Subdistrict);
    let part = part.map(|part| ("kecamatan", part.to_string()));
    let assisted = ("status", AssistanceStatus::Assisted.code().to_owned());
    let narrowed = narrowed.iter().map(|(key, value)| (*key, (*value).to_owned()));
    Address::new(ENTERPRISES_PATH, [place, assisted].into_iter().chain(part).chain(narrowed)).hash()
}

/// The list that shows just the records behind a figure, where there is one.
fn list(figure: Figure, area: Option<AreaCode>, whose: Whose) -> Option<String> {
    match figure {
        Figure::Cooperatives => Some(register_address(&register(area, whose))),
        Figure::Active => {
            let active = Some(Only::Value(DeclaredStatus::Active));
            Some(register_address(&Query { declared: active, ..register(area, whose) }))
        }
        Figure::MerahPutih => Some(register_address(&register(area, Whose::Only))),
        Figure::Enterprises => Some(enterprises(area, &[])),
        _ => None,
    }
}

/// The page of the rows.
pub(super) fn page(t: Lang, shown: &Shown, figure: Figure, is_silent: bool) -> AnyView {
    let asked = shown.asked;
    let sum = shown.found.sum(figure, asked.area);
    let name = potential_name(t, figure);
    let rows: Vec<(Id, String)> = if is_silent {
        shown.found.silent(figure, asked.area).into_iter().map(|id| (id, String::new())).collect()
    } else {
        // Of what is counted every row says one.
        let said = |said: i64| {
            if figure.is_money() || figure == Figure::Members {
                potential_value(t, figure, said)
            } else {
                String::new()
            }
        };
        shown.found.rows(figure, asked.area).into_iter().map(|(id, value)| (id, said(value))).collect()
    };
    let title = if is_silent { t.potential_unsaid(name) } else { name.to_owned() };
    let count = rows.len();
    let known = potential_known(t, &sum);
    let total = (!is_silent).then(|| sum.figure()).flatten().map(|total| potential_value(t, figure, total));
    let said = match total {
        Some(total) => t.potential_rows_said(&t.count(count), &total),
        None => t.behind_figure(&t.count(count)),
    };
    let list = (!is_silent).then(|| list(figure, asked.area, asked.whose)).flatten();
    let other = (!is_silent && sum.silent > 0).then(|| {
        view! { <a href=asked.silent(figure)>{t.potential_unsaid_count(&t.count(sum.silent))}</a> }
    });
    let back = asked.address_of(asked.area).with(keys::FIGURE, None).hash();
    view! {
        {page_head(view! { <h1>{title} ": " {potential_area(t, asked.area)}</h1> })}
        <p>{said} {known.map(|known| view! { " " <span class="hint">{known}</span> })}</p>
        <p class="screen-only">
            <a href=back>{t.page_potential()} " " {potential_area(t, asked.area)}</a>
            {list.map(|list| view! { " · " <a href=list>{t.potential_open_list()}</a> })}
            {other.map(|other| view! { " · " {other} })}
        </p>
        <section class="panel part">
            {if count == 0 {
                view! { <p class="empty">{t.figure_empty()}</p> }.into_any()
            } else {
                rows_behind(t, figure.table(), rows).into_any()
            }}
        </section>
    }
    .into_any()
}
