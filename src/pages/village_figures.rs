//! What the national system publishes of the Koperasi Merah Putih: the districts side by side as they were delivered, with
//! what in it should be asked about.

use super::sheets::{about, origin_of_plans, save_menu};
use crate::analysis::village_figures::{Delivery, Doubt};
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, Measure, Rupiah};
use crate::explain::{explain_village_doubt, measure_in_words};
use crate::i18n::{Label, Lang};
use crate::list::village_figures_sheet;
use crate::ui::figure;
use crate::ui::scroll::sideways;
use crate::ui::settings::Device;
use leptos::prelude::*;

/// The columns beside the name of the district.
const SHOWN: [Measure; 9] = [
    Measure::MerahPutih,
    Measure::VillageBusinessNumbers,
    Measure::VillageTaxNumbers,
    Measure::VillageRatHeld,
    Measure::VillagePrincipal,
    Measure::VillagePrincipalPayers,
    Measure::VillageMandatory,
    Measure::VillageVolume,
    Measure::VillageTurnover,
];

/// The section; nothing where nothing was published.
pub(super) fn village_figures(t: Lang, deliveries: Vec<Delivery>, doubts: &[Doubt]) -> AnyView {
    let Some(latest) = deliveries.iter().find(|delivery| delivery.is_of_districts()).cloned() else {
        return ().into_any();
    };
    let device = expect_context::<Device>();
    let (sources, day) = (latest.sources.iter().cloned().collect::<Vec<_>>().join("; "), latest.date);
    let saved = StoredValue::new(latest.clone());
    let ask = |doubt: &Doubt| view! { <li>{explain_village_doubt(t, doubt)}</li> };
    view! {
        <section aria-labelledby="terbitan-merah-putih">
            <div class="list-head">
                <h2 id="terbitan-merah-putih">{t.pick("Menurut SIMKOPDES", "According to SIMKOPDES")}</h2>
                {save_menu(t.pick("merah putih simkopdes", "merah putih simkopdes"), move || {
                    let origin = origin_of_plans(t, device);
                    saved.with_value(|delivery| vec![village_figures_sheet(delivery), about(t, origin)])
                })}
            </div>
            <p class="hint">
                {t.pick("Keadaan", "As of")} " " {figure::date_known(day, latest.precision)} ". "
                {t.pick("Sumber", "Source")} ": " {sources} ". "
                {t.pick("Sementara: setiap kiriman disimpan dan dibandingkan.", "Provisional: every delivery is kept and compared.")} " "
                <a href=super::summary::published_address()>{t.pick("Semua angka terbitannya", "All its published figures")}</a>
            </p>
            {(!doubts.is_empty()).then(|| view! {
                <h3>{t.pick("Yang perlu ditanyakan", "To be asked about")}" "<span class="hint">{t.count(doubts.len())}</span></h3>
                <ul class="doubts">{doubts.iter().map(ask).collect_view()}</ul>
            })}
            {table(t, &latest, doubts)}
        </section>
    }
    .into_any()
}

/// The districts side by side, the province as it was published at the head.
fn table(t: Lang, latest: &Delivery, doubts: &[Doubt]) -> impl IntoView {
    let territory = Territory::current();
    let name = t.pick("Koperasi Merah Putih menurut SIMKOPDES", "Koperasi Merah Putih according to SIMKOPDES");
    let districts = territory.districts.iter().map(|district| district.code);
    let rows = std::iter::once(territory.province.code)
        .chain(districts)
        .map(|area| row(t, latest, doubts, area))
        .collect_view();
    let heads = SHOWN.map(|measure| view! { <th scope="col" class="num">{head(t, measure)}</th> });
    sideways(
        t.rows_of(name),
        view! {
            <table class="as-entries village-figures">
                <caption class="visually-hidden">{name}</caption>
                <thead><tr><th scope="col">{t.area_name()}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        },
    )
}

/// What a column is called.
fn head(t: Lang, measure: Measure) -> String {
    let label = if measure == Measure::MerahPutih { measure.label(t).to_owned() } else { measure_in_words(t, measure) };
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The figures of an area. A zero that was not delivered is no zero.
fn row(t: Lang, latest: &Delivery, doubts: &[Doubt], area: AreaCode) -> impl IntoView + use<> {
    let is_whole = area == Territory::current().province.code;
    let is_blank = |measure: Measure| {
        let is_it =
            |doubt: &Doubt| matches!(doubt, Doubt::Sum(check) if check.measure == measure && check.parts_are_blank);
        !is_whole && doubts.iter().any(is_it)
    };
    let cells = SHOWN.map(|measure| {
        let figure = latest.figure(area, measure).filter(|_| !is_blank(measure)).map(|value| {
            let money = i64::try_from(value).ok().and_then(|value| Rupiah::new(value).ok());
            money.filter(|_| measure.is_money()).map_or_else(|| t.count(value), |money| t.rupiah_short(money.get()))
        });
        view! { <td class="num" data-label=head(t, measure)>{figure.unwrap_or_else(|| "–".to_owned())}</td> }
    });
    view! { <tr><th scope="row">{t.area(area)}</th>{cells.collect_view()}</tr> }
}
