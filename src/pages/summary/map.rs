//! Where cooperatives are active: the districts as tiles, coloured by how far they lie from the whole.

use super::links::area_link;
use super::table::counts_table;
use super::{View, caption};
use crate::analysis::{Area, Areas, Cut, Diverging, FEWEST_FOR_PERCENT, Line, Reading};
use crate::charts::{Drawing, Ends, Tile, tiles};
use crate::domain::territory::Territory;
use crate::explain::map_finding;
use crate::ui::chart::DrawnFigure;
use crate::ui::lang;
use leptos::prelude::*;
use std::rc::Rc;

/// The map; absent where all lie in one district.
#[component]
pub fn Map(view: Memo<View>, areas: Memo<Areas>) -> impl IntoView {
    let is_drawn = Memo::new(move |_| areas.with(|areas| areas.within.is_none() && areas.by_gap().len() > 1));
    move || is_drawn.get().then(|| view! { <Tiles view areas /> })
}

#[component]
fn Tiles(view: Memo<View>, areas: Memo<Areas>) -> impl IntoView {
    let t = lang();
    let ramp = Memo::new(move |_| {
        let reading = view.get().reading;
        areas.with(|areas| {
            let enough = areas.all.iter().map(|area| area.counts(reading)).filter(|c| c.total >= FEWEST_FOR_PERCENT);
            let shares: Vec<f64> = enough.filter_map(|counts| counts.active_share()).collect();
            Diverging::around(areas.whole.counts(reading).active_share().unwrap_or_default(), &shares)
        })
    });
    let tile = move |area: &Area, view: View, ramp: &Diverging| {
        let Cut::District(code) = area.cut else { return None };
        let district = Territory::current().district(code)?;
        let counts = area.counts(view.reading);
        let share = counts.active_share().filter(|_| counts.total >= FEWEST_FOR_PERCENT);
        let written = share.map_or_else(|| t.count(counts.active), |share| t.percent_to(share, 1));
        Some(Tile {
            name: district.abbreviation.to_owned(),
            text: share.map_or_else(|| t.count(counts.active), |share| t.decimal_number(share * 100.0, 1)),
            says: t.tile_name(district.short, &written, &t.count(counts.active), &t.count(counts.total)),
            address: area_link(area.cut, None, view),
            row: district.tile.0,
            column: district.tile.1,
            step: share.map(|share| ramp.step(share)),
        })
    };
    let draw = move |width: f64| -> Drawing {
        areas.track();
        let (view, ramp) = (view.get(), ramp.get());
        let shown: Vec<Tile> =
            areas.with(|areas| areas.all.iter().filter_map(|area| tile(area, view, &ramp)).collect());
        let ends = Ends { low: t.below_mean().to_owned(), high: t.above_mean(&t.percent_to(ramp.mean, 1)) };
        tiles(&shown, &ends, width)
    };
    let title = Signal::derive(move || {
        areas.track();
        let (reading, ramp) = (view.get().reading, ramp.get());
        areas.with(|areas| map_finding(t, areas, reading, &ramp))
    });
    let subtitle = Signal::derive(move || {
        match view.get().reading {
            Reading::Declared => t.map_measure_declared(),
            Reading::Computed => t.map_measure_proved(),
        }
        .to_owned()
    });
    let source = Signal::derive(move || {
        let source = caption(t, view.get());
        if ramp.get().is_scaled { format!("{source}. {}", t.map_scaled()) } else { source }
    });
    let table = ViewFn::from(move || {
        let reading = view.get().reading;
        let lines = |areas: &Areas| {
            areas.all.iter().map(|area| Line { cut: area.cut, counts: area.counts(reading) }).collect::<Vec<_>>()
        };
        counts_table(t, subtitle.get(), &areas.with(lines), view.get(), area_link)
    });
    view! { <DrawnFigure title subtitle source draw=Rc::new(draw) table leads=true /> }
}
