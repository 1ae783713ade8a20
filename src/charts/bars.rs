//! Stacked bars: the parts of a whole, side by side for several wholes.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid, Legend};
use charming::element::{AxisPointer, AxisPointerType, AxisType, Color, ItemStyle, Tooltip, Trigger};
use charming::series::Bar;

/// Which way bars grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the right: for names that need room.
    Across,
    /// Upwards: for years.
    Up,
}

/// One part of every bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its name in the legend.
    pub name: String,
    /// Its colour.
    pub color: String,
    /// Its size in every bar.
    pub values: Vec<u32>,
}

/// Stacked bars with one bar a category. Series without a value are left out.
pub fn stacked(categories: &[String], series: &[Series], direction: Direction, palette: &Palette) -> Chart {
    let names = Axis::new().type_(AxisType::Category).data(categories.to_vec()).inverse(direction == Direction::Across);
    let numbers = Axis::new().type_(AxisType::Value).min_interval(1.0);
    let (x, y) = if direction == Direction::Across { (numbers, names) } else { (names, numbers) };
    let grid = Grid::new().left(4).right(16).top(36).bottom(4).contain_label(true);
    let pointer = AxisPointer::new().type_(AxisPointerType::Shadow);
    let mut chart = Chart::new()
        .grid(grid)
        .legend(Legend::new().left(0).top(0).item_width(12).item_height(12))
        .tooltip(Tooltip::new().trigger(Trigger::Axis).axis_pointer(pointer))
        .x_axis(x)
        .y_axis(y)
        .animation(false);
    for part in series.iter().filter(|part| part.values.iter().any(|value| *value > 0)) {
        let style = ItemStyle::new()
            .color(Color::from(part.color.as_str()))
            .border_color(palette.surface.as_str())
            .border_width(0.5);
        let values: Vec<i32> = part.values.iter().map(|value| *value as i32).collect();
        chart = chart.series(Bar::new().name(part.name.as_str()).stack("all").item_style(style).data(values));
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_in_the_options_and_empty_series_are_not() {
        let part = |name: &str, values: &[u32]| Series {
            name: name.to_owned(),
            color: "#123456".to_owned(),
            values: values.to_vec(),
        };
        let names = ["Banjar".to_owned(), "Tapin".to_owned()];
        let chart =
            stacked(&names, &[part("Aktif", &[7, 8]), part("Kosong", &[0, 0])], Direction::Across, &Palette::default());
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        assert_eq!(options["series"].as_array().map(Vec::len), Some(1));
        assert_eq!(options["series"][0]["data"], serde_json::json!([7, 8]));
        assert_eq!(options["yAxis"]["data"], serde_json::json!(["Banjar", "Tapin"]));
    }
}
