//! From numbers to charts: pure functions that give the options with which a chart is drawn.
//!
//! What differs by theme (colours, fonts) is handed in as a [`Palette`], so that a change of theme is only
//! another palette. Formatters are texts, never code: the page's security policy forbids evaluation.

mod amounts;
mod bars;
mod flow;
mod matrix;
mod palette;
mod pareto;
mod tiles;

pub use amounts::{Segment, amounts};
pub use bars::{Direction, Series, stacked};
pub use flow::{Node, flow};
pub use matrix::{Cell, Matrix, matrix};
pub use palette::Palette;
pub use pareto::pareto;
pub use tiles::{Tile, tiles};

use charming::Chart;

/// The options as JSON, for the drawing library.
pub fn options(chart: &Chart) -> String {
    serde_json::to_string(chart).expect("options have a JSON form")
}
