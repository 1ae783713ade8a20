//! Pareto: bars from the most to the least, and a line of what they make up together.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid, Legend};
use charming::element::{AxisPointer, AxisPointerType, AxisType, Color, ItemStyle, LineStyle, Tooltip, Trigger};
use charming::series::{Bar, Line};

/// Bars of `values`, which stand in descending order, to the right of their names; `counted` and `together` are what the
/// bars and the line show. The line is in percent of the sum of the values.
pub fn pareto(names: &[String], values: &[u32], counted: &str, together: &str, palette: &Palette) -> Chart {
    let all: u32 = values.iter().sum();
    let mut sum = 0;
    let shares: Vec<f64> = values
        .iter()
        .map(|value| {
            sum += value;
            if all > 0 { (f64::from(sum) / f64::from(all) * 1000.0).round() / 10.0 } else { 0.0 }
        })
        .collect();
    let bars = Bar::new()
        .name(counted)
        .x_axis_index(0)
        .item_style(ItemStyle::new().color(Color::from(palette.inactive.as_str())))
        .data(values.iter().map(|value| *value as i32).collect::<Vec<_>>());
    let line = Line::new()
        .name(together)
        .x_axis_index(1)
        .symbol_size(5.0)
        .line_style(LineStyle::new().color(Color::from(palette.muted.as_str())).width(1.5))
        .item_style(ItemStyle::new().color(Color::from(palette.muted.as_str())))
        .data(shares);
    Chart::new()
        .grid(Grid::new().left(4).right(16).top(56).bottom(4).contain_label(true))
        .legend(Legend::new().left(0).top(0).item_width(12).item_height(12))
        .tooltip(Tooltip::new().trigger(Trigger::Axis).axis_pointer(AxisPointer::new().type_(AxisPointerType::Shadow)))
        .x_axis(Axis::new().type_(AxisType::Value).min_interval(1.0))
        .x_axis(Axis::new().type_(AxisType::Value).min(0).max(100).show(false))
        .y_axis(Axis::new().type_(AxisType::Category).data(names.to_vec()).inverse(true))
        .series(bars)
        .series(line)
        .animation(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_ends_at_a_hundred_percent() {
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        let chart = pareto(&names, &[6, 3, 1], "Koperasi", "Kumulatif", &Palette::default());
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        assert_eq!(options["series"][0]["data"], serde_json::json!([6, 3, 1]));
        assert_eq!(options["series"][1]["data"], serde_json::json!([60.0, 90.0, 100.0]));
    }
}
