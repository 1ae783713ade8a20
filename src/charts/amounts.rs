//! Bars of any figure: stacked where its parts add up to the whole, else one bar a category.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid, Legend};
use charming::datatype::{CompositeValue, DataPoint};
use charming::element::{AxisPointer, AxisPointerType, AxisType, Color, ItemStyle, Tooltip, Trigger};
use charming::series::Bar;

/// One part of every bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its name in the legend.
    pub name: String,
    /// Its colour.
    pub color: String,
    /// Its size in every bar; none where nothing is known.
    pub values: Vec<Option<f64>>,
}

/// Bars across, one a category, of these parts.
pub fn amounts(categories: &[String], parts: &[Segment], palette: &Palette) -> Chart {
    let names = Axis::new().type_(AxisType::Category).data(categories.to_vec()).inverse(true);
    let has_legend = parts.len() > 1;
    let grid = Grid::new().left(4).right(16).top(if has_legend { 36 } else { 8 }).bottom(4).contain_label(true);
    let pointer = AxisPointer::new().type_(AxisPointerType::Shadow);
    let mut chart = Chart::new()
        .grid(grid)
        .tooltip(Tooltip::new().trigger(Trigger::Axis).axis_pointer(pointer))
        .x_axis(Axis::new().type_(AxisType::Value))
        .y_axis(names)
        .animation(false);
    if has_legend {
        chart = chart.legend(Legend::new().left(0).top(0).item_width(12).item_height(12));
    }
    for part in parts {
        let style = ItemStyle::new()
            .color(Color::from(part.color.as_str()))
            .border_color(palette.surface.as_str())
            .border_width(0.5);
        let value = |value: &Option<f64>| value.map_or(CompositeValue::from("-"), CompositeValue::from);
        let values: Vec<DataPoint> = part.values.iter().map(|one| DataPoint::from(value(one))).collect();
        chart = chart.series(Bar::new().name(part.name.as_str()).stack("all").item_style(style).data(values));
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_no_bar_and_one_part_needs_no_legend() {
        let part =
            Segment { name: "Aset".to_owned(), color: "#123456".to_owned(), values: vec![Some(1.5), None, Some(-2.0)] };
        let names = ["Banjar", "Tapin", "Balangan"].map(str::to_owned);
        let chart = amounts(&names, &[part], &Palette::default());
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        assert_eq!(options["series"][0]["data"], serde_json::json!([1.5, "-", -2.0]));
        assert_eq!(options["legend"].as_array().map_or(0, Vec::len), 0);
    }
}
