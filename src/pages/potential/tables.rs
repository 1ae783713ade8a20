//! The tables of the page: figures beside their medians, cooperatives by kind, enterprises by sector, what others publish, the rows of
//! plans, and the parts of the area.

use super::Shown;
use super::rows::{enterprises, register, register_address};
use crate::analysis::potential::{Figure, KindLine, Part, Published, SectorLine, Sum};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, DeclaredStatus, EnterpriseTotal, Id, Plan, Record};
use crate::explain::{
    potential_known, potential_measure, potential_median, potential_name, potential_part, potential_unit,
    potential_value,
};
use crate::i18n::{Label, Lang};
use crate::list::enterprises::EnterprisesPage;
use crate::list::pivot::NOT_RECORDED;
use crate::list::plans::district_address;
use crate::pages::named::named;
use crate::ui::card::card;
use crate::ui::print::{MOST_ROWS, is_printing};
use crate::ui::scroll::sideways;
use crate::workspace::query::{Only, Query};
use leptos::prelude::*;

/// So many rows of plans are listed on the screen.
const FIRST: usize = 6;

/// The figures that are told of every part of an area.
const OF_PARTS: [Figure; 7] = [
    Figure::Cooperatives,
    Figure::Active,
    Figure::MerahPutih,
    Figure::Members,
    Figure::Enterprises,
    Figure::PlanMoney,
    Figure::PaidOut,
];

/// The figures, each beside the median of the areas of its kind.
pub(super) fn figures(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let asked = shown.asked;
    let row = |figure: Figure| {
        let sum = shown.found.sum(figure, asked.area);
        let beside = shown.found.beside(figure, asked.area);
        let waits = figure.part() == Part::Planned && !shown.is_planned;
        let known = if waits { Some(t.behind_waits().to_owned()) } else { potential_known(t, &sum) };
        let here = match sum.figure() {
            None => "–".into_any(),
            Some(value) => {
                let said = potential_value(t, figure, value);
                match sum.rows {
                    0 => said.into_any(),
                    _ => view! { <a href=asked.rows(figure)>{said}</a> }.into_any(),
                }
            }
        };
        // Where there are rows, those that do not say it are a step behind them: two ways so near each other are easily mistaken.
        let known = known.map(|known| match (sum.rows, sum.silent) {
            (0, 1..) => view! { <small class="hint"><a href=asked.silent(figure)>{known}</a></small> }.into_any(),
            _ => view! { <small class="hint">{known}</small> }.into_any(),
        });
        let (median, of) =
            potential_median(t, beside.figure, beside.areas, |value| potential_value(t, figure, value.round() as i64));
        let measure = sum.beside(figure.per(), asked.area);
        let measure = measure.map_or_else(|| "–".to_owned(), |value| potential_measure(t, figure, value));
        let (middle, of_middle) =
            potential_median(t, beside.measure, beside.areas, |value| potential_measure(t, figure, value));
        let of_middle = (of_middle != of).then(|| view! { <small class="hint">{of_middle}</small> });
        view! {
            <tr>
                <th scope="row">{potential_name(t, figure)}</th>
                <td class="num" data-label=t.potential_here()>{here} {known}</td>
                <td class="num" data-label=t.potential_median_of_areas()>{median} <small class="hint">{of}</small></td>
                <td class="num" data-label=t.potential_comparable()>{measure} <small class="hint">{potential_unit(t, figure)}</small></td>
                <td class="num" data-label=t.potential_median_comparable()>{middle} {of_middle}</td>
            </tr>
        }
    };
    let group = |part: Part| {
        let told: Vec<_> =
            Figure::ALL.into_iter().filter(|figure| figure.part() == part && asked.tells(*figure)).map(row).collect();
        (!told.is_empty()).then(|| {
            view! {
                <tbody>
                    <tr class="group"><th scope="rowgroup" colspan="5">{potential_part(t, part)}</th></tr>
                    {told.collect_view()}
                </tbody>
            }
        })
    };
    let groups = Part::ALL.map(group).collect_view();
    let untold: Vec<&str> = Figure::ALL
        .into_iter()
        .filter(|figure| !asked.tells(*figure))
        .map(|figure| potential_name(t, figure))
        .collect();
    let title = t.potential_figures();
    let content = view! {
        {sideways(t.rows_of(title), view! {
            <table class="as-entries potential-figures">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr>
                    <th scope="col">{t.potential_figure()}</th>
                    <th scope="col" class="num">{t.potential_here()}</th>
                    <th scope="col" class="num">{t.potential_median_of_areas()}</th>
                    <th scope="col" class="num">{t.potential_comparable()}</th>
                    <th scope="col" class="num">{t.potential_median_comparable()}</th>
                </tr></thead>
                {groups}
            </table>
        })}
        {(!untold.is_empty()).then(|| view! { <p class="source">{t.potential_not_of_subdistricts(&untold.join(", "))}</p> })}
    };
    card("potensi-angka", title, (), content)
}

/// A count that leads to the register; of nothing there is no way.
fn counted(t: Lang, count: u32, query: &Query) -> AnyView {
    match count {
        0 => t.count(0).into_any(),
        count => view! { <a href=register_address(query)>{t.count(count)}</a> }.into_any(),
    }
}

/// Cooperatives by kind and by what offices declare.
pub(super) fn kinds(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let asked = shown.asked;
    let cells = |line: &KindLine, query: &Query| {
        let declared = |status: Option<DeclaredStatus>| {
            let declared = Some(status.map_or(Only::Missing, Only::Value));
            Query { declared, ..query.clone() }
        };
        let columns = [
            (t.pick("Semua", "All"), line.all(), query.clone()),
            (t.pick("Aktif", "Active"), line.active, declared(Some(DeclaredStatus::Active))),
            (t.pick("Tidak aktif", "Inactive"), line.inactive, declared(Some(DeclaredStatus::Inactive))),
            (t.not_declared(), line.undeclared, declared(None)),
        ];
        let cell = |(name, count, query): (&'static str, u32, Query)| {
            view! { <td class="num" data-label=name>{counted(t, count, &query)}</td> }
        };
        columns.map(cell).collect_view()
    };
    let whole = register(asked.area, asked.whose);
    let row = |line: &KindLine| {
        let kind = Some(line.kind.map_or(Only::Missing, Only::Value));
        let query = Query { kind, ..whole.clone() };
        view! {
            <tr>
                <th scope="row">{line.kind.map_or_else(|| t.not_recorded(), |kind| kind.label(t))}</th>
                {cells(line, &query)}
            </tr>
        }
    };
    let lines = &shown.register.kinds;
    let sum = lines.iter().fold(KindLine::default(), |sum, line| KindLine {
        kind: None,
        active: sum.active + line.active,
        inactive: sum.inactive + line.inactive,
        undeclared: sum.undeclared + line.undeclared,
    });
    let title = t.potential_kinds();
    let content = if lines.is_empty() {
        view! { <p class="empty">{t.potential_no_cooperatives()}</p> }.into_any()
    } else {
        sideways(
            t.rows_of(title),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>
                        <th scope="col">{t.field("cooperatives", "kind")}</th>
                        <th scope="col" class="num">{t.pick("Semua", "All")}</th>
                        <th scope="col" class="num">{t.pick("Aktif", "Active")}</th>
                        <th scope="col" class="num">{t.pick("Tidak aktif", "Inactive")}</th>
                        <th scope="col" class="num">{t.not_declared()}</th>
                    </tr></thead>
                    <tbody>{lines.iter().map(row).collect_view()}</tbody>
                    <tfoot><tr><th scope="row">{t.total()}</th> {cells(&sum, &whole)}</tr></tfoot>
                </table>
            },
        )
        .into_any()
    };
    card("potensi-jenis", title, (), content)
}

/// Assisted enterprises by sector, with the products that most of them name.
pub(super) fn sectors(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let asked = shown.asked;
    let row = |line: &SectorLine| {
        let sector = line.sector.map_or(NOT_RECORDED, |sector| sector.code());
        let mut products: Vec<String> =
            line.products.iter().map(|(name, count)| format!("{name} ({})", t.count(*count))).collect();
        if line.more_products > 0 {
            products.push(t.potential_more_products(&t.count(line.more_products)));
        }
        if line.without_product > 0 {
            products.push(t.potential_without_product(&t.count(line.without_product)));
        }
        view! {
            <tr>
                <th scope="row">{line.sector.map_or_else(|| t.not_recorded(), |sector| sector.label(t))}</th>
                <td class="num" data-label=t.page_enterprises()>
                    <a href=enterprises(asked.area, &[("sektor", sector)])>{t.count(line.enterprises)}</a>
                </td>
                <td data-label=t.potential_products()>{products.join(", ")}</td>
            </tr>
        }
    };
    let lines = &shown.register.sectors;
    let title = t.potential_sectors();
    let content = if lines.is_empty() {
        view! { <p class="empty">{t.potential_no_enterprises()}</p> }.into_any()
    } else {
        sideways(
            t.rows_of(title),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>
                        <th scope="col">{t.field("enterprises", "sector")}</th>
                        <th scope="col" class="num">{t.page_enterprises()}</th>
                        <th scope="col">{t.potential_products()}</th>
                    </tr></thead>
                    <tbody>{lines.iter().map(row).collect_view()}</tbody>
                </table>
            },
        )
        .into_any()
    };
    card("potensi-sektor", title, (), content)
}

/// The numbers of enterprises that others publish, each source apart.
pub(super) fn published(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let row = |one: &Published| {
        let of = &one.total;
        let what =
            [Some(of.counted.label(t)), of.class.map(|class| class.label(t)), of.sector.map(|sector| sector.label(t))];
        let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let districts = Territory::current().districts.len();
        let (median, count) = potential_median(t, one.median, districts, |value| t.number(value.round() as i64));
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td class="num" data-label=t.field(EnterpriseTotal::TABLE, "value")>
                    <a href=EnterprisesPage::Total(Some(one.id)).address()>{t.count(of.value.get())}</a>
                </td>
                <td class="num" data-label=t.potential_median_of_areas()>{median} <small class="hint">{count}</small></td>
                <td data-label=t.field(EnterpriseTotal::TABLE, "date")>{t.date_known(of.date, of.precision)}</td>
                <td data-label=t.field(EnterpriseTotal::TABLE, "source")>{of.source.to_string()}</td>
            </tr>
        }
    };
    let lines = &shown.register.published;
    let title = t.potential_published();
    let content = if lines.is_empty() {
        view! {
            <p class="empty">
                {t.potential_nothing_published()} " " <a class="screen-only" href=EnterprisesPage::Totals.address()>{t.potential_record_numbers()}</a>
            </p>
        }
        .into_any()
    } else {
        view! {
            {sideways(t.rows_of(title), view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title}</caption>
                    <thead><tr>
                        <th scope="col">{t.field(EnterpriseTotal::TABLE, "counted")}</th>
                        <th scope="col" class="num">{t.field(EnterpriseTotal::TABLE, "value")}</th>
                        <th scope="col" class="num">{t.potential_median_of_areas()}</th>
                        <th scope="col">{t.field(EnterpriseTotal::TABLE, "date")}</th>
                        <th scope="col">{t.field(EnterpriseTotal::TABLE, "source")}</th>
                    </tr></thead>
                    <tbody>{lines.iter().map(row).collect_view()}</tbody>
                </table>
            })}
            <p class="source">{t.potential_published_note()}</p>
        }
        .into_any()
    };
    card("potensi-terbitan", title, (), content)
}

/// The rows of plans that are for the area alone, those of most money first.
pub(super) fn plans(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let asked = shown.asked;
    if !asked.tells(Figure::PlanRows) {
        return ().into_any();
    }
    let printing = is_printing().get();
    let most = if printing { MOST_ROWS } else { FIRST };
    let money = shown.found.rows(Figure::PlanMoney, asked.area);
    let without = shown.found.sum(Figure::PlanRows, asked.area).rows.saturating_sub(money.len());
    let row = |(id, money): &(Id, i64)| {
        view! {
            <tr>
                <th scope="row">{named(t, Plan::TABLE, *id)}</th>
                <td class="num" data-label=potential_name(t, Figure::PlanMoney)>{t.number(*money)}</td>
            </tr>
        }
    };
    let year = shown.planned.year.map(|year| year.to_string()).unwrap_or_default();
    let title = t.potential_plans(&year);
    let more = money.len().saturating_sub(most);
    let content = if !shown.is_planned {
        view! { <p class="hint" role="status">{t.behind_waits()}</p> }.into_any()
    } else if money.is_empty() {
        view! { <p class="empty">{t.plan_district_no_rows()}</p> }.into_any()
    } else {
        sideways(
            t.rows_of(&title),
            view! {
                <table class="as-entries">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t.plan_of_row()}</th>
                        <th scope="col" class="num">{potential_name(t, Figure::PlanMoney)}</th>
                    </tr></thead>
                    <tbody>{money.iter().take(most).map(row).collect_view()}</tbody>
                </table>
            },
        )
        .into_any()
    };
    let area = asked.area.unwrap_or(Territory::current().province.code);
    let content = view! {
        {content}
        {(more > 0).then(|| view! { <p><a href=asked.rows(Figure::PlanMoney)>{t.and_more(&t.count(more))}</a></p> })}
        {(shown.is_planned && without > 0).then(|| view! {
            <p class="hint"><a href=asked.rows(Figure::PlanRows)>{t.potential_rows_without_money(&t.count(without))}</a></p>
        })}
        <p class="source">
            {if asked.area.is_some() { t.potential_plans_alone() } else { t.potential_plans_all() }} " "
            <a class="screen-only" href=district_address(area, shown.planned.year)>{t.potential_to_plans()}</a>
        </p>
    };
    card("potensi-rencana", title, (), content).into_any()
}

/// The districts of the province, or the kecamatan of a district, side by side.
pub(super) fn parts(t: Lang, shown: &Shown) -> impl IntoView + use<> {
    let asked = shown.asked;
    let is_province = asked.area.is_none();
    let told: Vec<Figure> = OF_PARTS
        .into_iter()
        .filter(|figure| is_province || figure.is_of(crate::domain::AreaLevel::Subdistrict))
        .collect();
    let columns: Vec<Vec<(Option<AreaCode>, Sum)>> =
        told.iter().map(|figure| shown.found.parts(*figure, asked.area)).collect();
    // Those of which anything says no part have one more than the others.
    let mut areas: Vec<Option<AreaCode>> = columns.iter().flatten().map(|(area, _)| *area).collect();
    areas.sort_by_key(|area| (area.is_none(), *area));
    areas.dedup();
    if areas.is_empty() {
        return ().into_any();
    }
    let cell = |figure: Figure, sum: Sum, area: Option<AreaCode>| {
        let said = sum.figure().map(|value| potential_value(t, figure, value));
        let said = match (said, area) {
            (None, _) => "–".into_any(),
            (Some(said), Some(area)) if sum.rows > 0 => {
                view! { <a href=super::Asked { area: Some(area), ..asked }.rows(figure)>{said}</a> }.into_any()
            }
            (Some(said), _) => said.into_any(),
        };
        view! { <td class="num" data-label=potential_name(t, figure)>{said}</td> }
    };
    let row = |area: &Option<AreaCode>| {
        let of = |(figure, column): (&Figure, &Vec<(Option<AreaCode>, Sum)>)| {
            let sum = column.iter().find(|(of, _)| of == area).map(|(_, sum)| *sum).unwrap_or_default();
            cell(*figure, sum, *area)
        };
        let name = match area {
            Some(code) => view! { <a href=asked.address_of(*area).hash()>{t.area(*code)}</a> }.into_any(),
            None => t.not_recorded().into_any(),
        };
        view! { <tr><th scope="row">{name}</th> {told.iter().zip(&columns).map(of).collect_view()}</tr> }
    };
    let whole =
        told.iter().map(|figure| cell(*figure, shown.found.sum(*figure, asked.area), asked.area)).collect_view();
    let heads = told.iter().map(|figure| view! { <th scope="col" class="num">{potential_name(t, *figure)}</th> });
    let heads = heads.collect_view();
    let rows = areas.iter().map(row).collect_view();
    let title = if is_province { t.potential_by_district() } else { t.potential_by_subdistrict() };
    let first = if is_province { t.district() } else { t.pick("Kecamatan", "Subdistrict") };
    let content = view! {
        {sideways(t.rows_of(title), view! {
            <table class="as-entries potential-parts">
                <caption class="visually-hidden">{title}</caption>
                <thead><tr><th scope="col">{first}</th> {heads}</tr></thead>
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row">{t.total()}</th> {whole}</tr></tfoot>
            </table>
        })}
        <p class="source">{t.potential_parts_note()}</p>
    };
    card("potensi-bagian", title, (), content).into_any()
}
