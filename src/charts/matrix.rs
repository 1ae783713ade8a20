//! A matrix of counts, told apart by depth of colour and by the number in every cell.

use super::Palette;
use super::palette::legible_on;
use charming::Chart;
use charming::component::{Axis, Grid, VisualMap, VisualMapPiece, VisualMapType};
use charming::datatype::{CompositeValue, DataPoint};
use charming::element::{AxisLabel, AxisType, ItemStyle, Label, Orient, Tooltip, Trigger};
use charming::series::Heatmap;

/// A cell: column, row and count.
pub type Cell = (usize, usize, u32);

/// A matrix with the cells of its series, so that a click finds its cell.
pub struct Matrix {
    /// The drawing.
    pub chart: Chart,
    /// The cells of every series, in the order of its data.
    pub series: [Vec<Cell>; 2],
}

/// The matrix of `cells`; those of nothing are left out. The steps of colour go up to `most`, so that a row that is of
/// another kind than the others need not drown them.
pub fn matrix(columns: &[String], rows: &[String], cells: &[Cell], most: u32, palette: &Palette) -> Matrix {
    let axis = |names: &[String]| Axis::new().type_(AxisType::Category).data(names.to_vec());
    let visual_map = VisualMap::new()
        .type_(VisualMapType::Piecewise)
        .pieces(pieces(most, palette))
        .orient(Orient::Horizontal)
        .left(0)
        .bottom(0)
        .item_width(12.0)
        .item_height(12.0);
    let chart = Chart::new()
        .grid(Grid::new().left(4).right(4).top(8).bottom(40).contain_label(true))
        .x_axis(axis(columns).axis_label(AxisLabel::new().rotate(40.0).interval(0.0)))
        .y_axis(axis(rows).inverse(true))
        .tooltip(Tooltip::new().trigger(Trigger::Item))
        .visual_map(visual_map)
        .animation(false);
    // A series has one colour of text, and a dark cell needs another than a light one.
    let inks = ["#000000", "#ffffff"];
    let series = inks.map(|ink| -> Vec<Cell> {
        let is_of_ink = |cell: &&Cell| cell.2 > 0 && legible_on(color(cell.2, most, palette)) == ink;
        cells.iter().filter(is_of_ink).copied().collect()
    });
    let chart = inks.into_iter().zip(&series).fold(chart, |chart, (ink, cells)| {
        let point = |(column, row, count): &Cell| -> Vec<DataPoint> {
            [*column as i32, *row as i32, *count as i32].map(|part| DataPoint::from(CompositeValue::from(part))).into()
        };
        let series = Heatmap::new()
            .label(Label::new().show(true).color(ink))
            .item_style(ItemStyle::new().border_color(palette.surface.as_str()).border_width(2))
            .data(cells.iter().map(point).collect());
        chart.series(series)
    });
    Matrix { chart, series }
}

/// The least count of a step of the ramp.
fn least(step: usize, most: u32, palette: &Palette) -> u32 {
    let steps = palette.ramp.len().max(1) as u32;
    1 + (most * step as u32).div_ceil(steps)
}

fn color(count: u32, most: u32, palette: &Palette) -> &str {
    let step = (0..palette.ramp.len()).rev().find(|step| count >= least(*step, most, palette)).unwrap_or_default();
    palette.ramp.get(step).map_or(palette.surface.as_str(), String::as_str)
}

fn pieces(most: u32, palette: &Palette) -> Vec<VisualMapPiece> {
    let steps = palette.ramp.iter().enumerate().filter_map(|(step, color)| {
        let from = least(step, most, palette);
        let piece = VisualMapPiece::new().gte(f64::from(from)).color(color.as_str());
        if step + 1 == palette.ramp.len() {
            return Some(piece.label(format!("≥ {from}")));
        }
        let to = least(step + 1, most, palette) - 1;
        let label = if from == to { from.to_string() } else { format!("{from}–{to}") };
        (from <= to).then(|| piece.lte(f64::from(to)).label(label))
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palette() -> Palette {
        let ramp = ["#ffffff", "#dddddd", "#999999", "#555555", "#000000"].map(str::to_owned).to_vec();
        Palette { ramp, surface: "#ffffff".to_owned(), ..Palette::default() }
    }

    #[test]
    fn every_count_from_one_to_the_most_has_a_step_of_its_own_kind() {
        for most in 1..60 {
            let pieces = pieces(most, &palette());
            assert!(!pieces.is_empty());
            for count in 1..=most {
                assert!(palette().ramp.contains(&color(count, most, &palette()).to_owned()));
            }
        }
    }

    #[test]
    fn what_exceeds_the_steps_has_the_darkest() {
        let pieces: serde_json::Value = serde_json::to_value(pieces(10, &palette())).unwrap();
        let last = pieces.as_array().unwrap().last().unwrap().clone();
        assert!(last.get("lte").is_none(), "{last}");
        assert_eq!(color(1_000, 10, &palette()), "#000000");
    }

    #[test]
    fn every_cell_is_in_exactly_one_of_the_two_series_and_a_click_finds_it() {
        let names = ["A".to_owned(), "B".to_owned()];
        let Matrix { chart, series } = matrix(&names, &names, &[(0, 0, 10), (1, 0, 1), (1, 1, 0)], 10, &palette());
        assert_eq!(series, [vec![(1, 0, 1)], vec![(0, 0, 10)]]);
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        let lengths: Vec<usize> = options["series"]
            .as_array()
            .unwrap()
            .iter()
            .map(|series| series["data"].as_array().map_or(0, Vec::len))
            .collect();
        assert_eq!(lengths, [1, 1]);
    }
}
