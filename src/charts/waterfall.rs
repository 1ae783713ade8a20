//! From one figure to another: what each step brought or took away, between a bar for each of the two where the steps are large
//! beside them, and else from the first as zero. Either way every bar of a figure begins at zero.

use super::Palette;
use charming::Chart;
use charming::component::{Axis, Grid, Legend};
use charming::datatype::{CompositeValue, DataPoint};
use charming::element::{AxisType, Color, ItemStyle};
use charming::series::Bar;

/// What a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fall {
    /// A figure of a day, or the difference of two.
    Whole,
    /// What came.
    Gained,
    /// What went.
    Lost,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// Its name, with its figure.
    pub name: String,
    /// What it is.
    pub fall: Fall,
    /// Where it begins, and where it ends.
    pub span: (i64, i64),
}

impl Rung {
    /// What it stands on, and how far it goes above and below zero from there.
    fn drawn(&self) -> (i64, i64, i64) {
        let (low, high) = (self.span.0.min(self.span.1), self.span.0.max(self.span.1));
        match (low >= 0, high <= 0) {
            (true, _) => (low, high - low, 0),
            (_, true) => (high, 0, low - high),
            _ => (0, high, low),
        }
    }
}

/// The bars across, one below the other, and what the three kinds are called.
pub fn waterfall(rungs: &[Rung], words: [&str; 3], palette: &Palette) -> Chart {
    let names: Vec<String> = rungs.iter().map(|rung| rung.name.clone()).collect();
    let names = Axis::new().type_(AxisType::Category).data(names).inverse(true);
    let mut chart = Chart::new()
        .grid(Grid::new().left(4).right(20).top(36).bottom(4).contain_label(true))
        .legend(Legend::new().left(0).top(0).item_width(12).item_height(12).data(words.to_vec()))
        .x_axis(Axis::new().type_(AxisType::Value))
        .y_axis(names)
        .animation(false);
    let bar = |of: &dyn Fn(&Rung) -> Option<i64>, color: &str| {
        let value = |rung: &Rung| {
            let value = of(rung).map_or(CompositeValue::from("-"), |value| CompositeValue::from(value as f64));
            DataPoint::from(value)
        };
        let style = ItemStyle::new().color(Color::from(color));
        Bar::new().stack("all").item_style(style).data(rungs.iter().map(value).collect::<Vec<_>>())
    };
    // What a step stands on is not seen.
    chart = chart.series(bar(&|rung| Some(rung.drawn().0), "transparent"));
    let series = |at: usize| palette.series.get(at).unwrap_or(&palette.unknown).as_str();
    let kinds = [(Fall::Whole, palette.muted.as_str()), (Fall::Gained, series(0)), (Fall::Lost, series(3))];
    for ((fall, color), word) in kinds.into_iter().zip(words) {
        let above = move |rung: &Rung| (rung.fall == fall).then(|| rung.drawn().1);
        let below = move |rung: &Rung| Some(rung.drawn().2).filter(|size| rung.fall == fall && *size != 0);
        chart = chart.series(bar(&above, color).name(word));
        if rungs.iter().any(|rung| below(rung).is_some()) {
            chart = chart.series(bar(&below, color).name(word));
        }
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rung(name: &str, fall: Fall, span: (i64, i64)) -> Rung {
        Rung { name: name.to_owned(), fall, span }
    }

    fn data(rungs: &[Rung]) -> Vec<serde_json::Value> {
        let chart = waterfall(rungs, ["jumlah", "masuk", "keluar"], &Palette::default());
        let options: serde_json::Value = serde_json::from_str(&crate::charts::options(&chart)).unwrap();
        options["series"].as_array().unwrap().iter().map(|series| series["data"].clone()).collect()
    }

    #[test]
    fn every_step_begins_where_the_one_before_ended() {
        let data = data(&[
            rung("2023: 10", Fall::Whole, (0, 10)),
            rung("Berdiri +4", Fall::Gained, (10, 14)),
            rung("Dibubarkan −6", Fall::Lost, (14, 8)),
            rung("2024: 8", Fall::Whole, (0, 8)),
        ]);
        assert_eq!(data[0], serde_json::json!([0.0, 10.0, 8.0, 0.0]));
        assert_eq!(data[1], serde_json::json!([10.0, "-", "-", 8.0]));
        assert_eq!(data[2], serde_json::json!(["-", 4.0, "-", "-"]));
        assert_eq!(data[3], serde_json::json!(["-", "-", 6.0, "-"]));
    }

    #[test]
    fn a_step_across_zero_is_drawn_on_both_sides_of_it() {
        let data = data(&[
            rung("Berdiri +4", Fall::Gained, (0, 4)),
            rung("Dibubarkan −6", Fall::Lost, (4, -2)),
            rung("Digabung −3", Fall::Lost, (-2, -5)),
            rung("Selisih −5", Fall::Whole, (0, -5)),
        ]);
        assert_eq!(data[0], serde_json::json!([0.0, 0.0, -2.0, 0.0]));
        // The difference, what came, what went above zero, and below.
        assert_eq!(data[2], serde_json::json!(["-", "-", "-", -5.0]));
        assert_eq!(data[4], serde_json::json!(["-", 4.0, 0.0, "-"]));
        assert_eq!(data[5], serde_json::json!(["-", -2.0, -3.0, "-"]));
    }
}
