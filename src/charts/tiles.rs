//! A tile map: every district one square, placed so that most true neighbours touch. Small cities are as
//! legible as large districts.

use super::Palette;
use super::palette::legible_on;
use charming::Chart;
use charming::component::{Axis, Grid, VisualMap, VisualMapPiece, VisualMapType};
use charming::datatype::{CompositeValue, DataPoint};
use charming::element::{AxisType, ItemStyle, Label, Orient, Tooltip, Trigger};
use charming::series::Heatmap;

/// A district on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Name and figures, shown when pointed at.
    pub name: String,
    /// Short name and value, shown on the tile.
    pub text: String,
    /// Row from the top.
    pub row: u8,
    /// Column from the left.
    pub column: u8,
    /// Share of 0 to 1; none where nothing is counted.
    pub share: Option<f64>,
}

/// The map. Shares are told apart in equal steps, by depth of colour and by the number on the tile. Every
/// tile is a series of its own, because only series can carry a text of their own without code.
pub fn tiles(tiles: &[Tile], palette: &Palette) -> Chart {
    // Only the rows and columns in use, so that tiles are as large as can be.
    let axis = |of: fn(&Tile) -> u8| {
        let (first, last) = (tiles.iter().map(of).min(), tiles.iter().map(of).max());
        let places = first.zip(last).map_or_else(Vec::new, |(first, last)| (first..=last).collect());
        Axis::new().type_(AxisType::Category).data(places.iter().map(u8::to_string).collect::<Vec<_>>()).show(false)
    };
    let visual_map = VisualMap::new()
        .type_(VisualMapType::Piecewise)
        .pieces(pieces(palette))
        .orient(Orient::Horizontal)
        .left(0)
        .bottom(0)
        .item_width(12.0)
        .item_height(12.0);
    let chart = Chart::new()
        .grid(Grid::new().left(0).right(0).top(0).bottom(44))
        .x_axis(axis(|tile| tile.column))
        .y_axis(axis(|tile| tile.row).inverse(true))
        .tooltip(Tooltip::new().trigger(Trigger::Item).formatter("{a}"))
        .visual_map(visual_map)
        .animation(false);
    tiles.iter().fold(chart, |chart, tile| chart.series(series(tile, palette)))
}

/// The step of the ramp for a share, and the steps of the legend, in percent.
fn step(share: f64, palette: &Palette) -> usize {
    ((share * palette.ramp.len() as f64) as usize).min(palette.ramp.len().saturating_sub(1))
}

fn pieces(palette: &Palette) -> Vec<VisualMapPiece> {
    let width = 100.0 / palette.ramp.len().max(1) as f64;
    palette
        .ramp
        .iter()
        .enumerate()
        .map(|(at, color)| {
            let (from, to) = (at as f64 * width, (at + 1) as f64 * width);
            let piece = VisualMapPiece::new().gte(from).color(color.as_str());
            // The unit once, so that the legend fits a phone.
            if at + 1 == palette.ramp.len() {
                piece.lte(to).label(format!("{from:.0}–{to:.0} %"))
            } else {
                piece.lt(to).label(format!("{from:.0}–{to:.0}"))
            }
        })
        .collect()
}

fn series(tile: &Tile, palette: &Palette) -> Heatmap {
    let color = tile.share.map_or(palette.surface.as_str(), |share| {
        palette.ramp.get(step(share, palette)).map_or(palette.surface.as_str(), String::as_str)
    });
    let value = tile.share.map_or(CompositeValue::from("-"), |share| CompositeValue::from(share * 100.0));
    // By the name of the category: a number would be its place among those in use.
    let place = |at: u8| CompositeValue::from(at.to_string().as_str());
    let point: Vec<DataPoint> = [place(tile.column), place(tile.row), value].map(DataPoint::from).into();
    Heatmap::new()
        .name(tile.name.as_str())
        .label(Label::new().show(true).formatter(tile.text.as_str()).color(legible_on(color)))
        .item_style(ItemStyle::new().border_color(palette.surface.as_str()).border_width(3))
        .data(vec![point])
}
