//! From numbers to charts: pure functions that give the options with which a chart is drawn.
//!
//! What differs by theme (colours, fonts) is handed in as a [`Palette`], so that a change of theme is only
//! another palette. Formatters are texts, never code: the page's security policy forbids evaluation.

mod amounts;
mod columns;
mod dots;
mod flow;
mod palette;
mod sketch;
mod tiles;
mod trend;
mod waterfall;

pub use amounts::{Segment, amounts};
pub use columns::{Column, columns};
pub use dots::{DotWords, Dots, NARROW, dots};
pub use flow::{FlowAmounts, FlowBox, FlowPicture, FlowSizes, flow, wrapped};
pub use palette::Palette;
pub use sketch::Drawing;
pub use tiles::{Ends, Tile, tiles};
pub use trend::{Course, trend};
pub use waterfall::{Fall, Rung, waterfall};

use charming::Chart;

/// The options as JSON, for the drawing library.
pub fn options(chart: &Chart) -> String {
    serde_json::to_string(chart).expect("options have a JSON form")
}
