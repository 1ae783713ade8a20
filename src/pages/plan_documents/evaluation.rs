//! Form E.81 of the office and year that are shown: within which Renstra.

use super::{foot, year_choices};
use crate::analysis::plans::RenstraPeriod;
use crate::domain::{AreaCode, BookYear};
use crate::exchange::sheet::evaluation_sheet;
use crate::i18n::Lang;
use crate::list::plans::hindrances_sheet;
use crate::ui::desk::desk;
use crate::ui::select::{plain, select};
use crate::ui::sheet::sheet;
use leptos::prelude::*;

/// So many years around the one that is evaluated a Renstra may begin or end.
const AROUND: i32 = 6;

/// The dialog; `shown` is the government and the year that the page shows.
pub fn view(
    t: Lang,
    is_open: RwSignal<bool>,
    shown: impl Fn() -> Option<(AreaCode, BookYear)> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let desk = desk();
    let period = RwSignal::new(None::<RenstraPeriod>);
    Effect::new(move |_| {
        if is_open.get() {
            period.set(untrack(shown).map(|(_, year)| RenstraPeriod::usual(year)));
        }
    });
    let is_reversed = move || period.get().is_some_and(|period| period.last < period.first);
    let document = move || {
        let (period, (area, year)) = (period.get()?, shown()?);
        let sheets = desk.peek(|workspace| {
            let tables = workspace.tables();
            let form = evaluation_sheet(tables, area, year, period);
            std::iter::once(form).chain(hindrances_sheet(t, tables, &area.to_string(), year)).collect::<Vec<_>>()
        });
        Some((t.evaluation_file(&area.to_string(), &year.to_string()), sheets))
    };
    let content = move || {
        let Some((area, year)) = untrack(shown) else { return ().into_any() };
        let around = |from: i32, to: i32| {
            let year = i32::from(year.get());
            plain(year_choices((year + from..=year + to).filter_map(BookYear::new)))
        };
        let set = move |set: fn(&mut RenstraPeriod, BookYear), chosen: String| {
            if let Some(chosen) = chosen.parse().ok().and_then(BookYear::new) {
                period.update(|period| period.iter_mut().for_each(|period| set(period, chosen)));
            }
        };
        view! {
            <div class="sheet-filters">
                <p>{t.evaluation_of(&t.office(area), &year.to_string())}</p>
                {select("renstra-awal".into(), t.renstra_first().into(), false, around(-AROUND, 0),
                    move || period.get().map(|period| period.first.to_string()).unwrap_or_default(),
                    move |year| set(|period, year| period.first = year, year))}
                {select("renstra-akhir".into(), t.renstra_last().into(), false, around(0, AROUND),
                    move || period.get().map(|period| period.last.to_string()).unwrap_or_default(),
                    move |year| set(|period, year| period.last = year, year))}
                <p class="hint">{move || if is_reversed() { t.renstra_reversed() } else { t.renstra_note() }}</p>
            </div>
        }
        .into_any()
    };
    let can = move || period.get().is_some() && !is_reversed();
    sheet(
        is_open,
        "formulir-e81",
        move || t.evaluation_document().to_owned(),
        content,
        move || foot(t, is_open, document, can),
    )
}
