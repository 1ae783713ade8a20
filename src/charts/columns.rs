//! Columns over years: the share that is meant in colour, the rest soft, what is not known hatched.

use super::sketch::{Anchor, Drawing, Ink, Sketch};

/// A year.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The parts of its whole: meant, not, not known; 0 to 1 together.
    pub parts: [f64; 3],
    /// The figure of the part that is meant, as it is written.
    pub figure: String,
    /// All of it in words.
    pub says: String,
}

/// The columns, and what their three parts are called.
pub fn columns(columns: &[Column], parts: &[String; 3], width: f64) -> Drawing {
    const HEIGHT: f64 = 176.0;
    const TOP: f64 = 4.0;
    let step = width / columns.len().max(1) as f64;
    let bar = (step - 10.0).min(84.0);
    let mut sketch = Sketch::new(width);
    for (at, column) in columns.iter().enumerate() {
        let middle = step * (at as f64 + 0.5);
        let x = middle - bar / 2.0;
        sketch.link(None, &column.says, [x, TOP, bar, HEIGHT + 20.0], |sketch| {
            let [held, not, unknown] = column.parts.map(|part| part * HEIGHT);
            let bottom = TOP + HEIGHT;
            sketch.rect([x, bottom - held, bar, held], "st-active");
            sketch.rect([x, bottom - held - not, bar, not], "st-inactive-soft");
            sketch.hatched([x, bottom - held - not - unknown, bar, unknown]);
            let above = (bottom - held - 5.0).max(TOP + 12.0);
            // A figure upon hatching would not be read.
            if held + not < HEIGHT - 14.0 || held + 16.0 > held + not {
                sketch.rect([middle - 17.0, above - 12.0, 34.0, 15.0], "chart-surface");
            }
            sketch.text(middle, above, Anchor::Middle, Ink::STRONG, &column.figure);
            sketch.text(middle, bottom + 17.0, Anchor::Middle, Ink::SMALL, &column.name);
        });
    }
    let mut x = 0.0;
    let mut y = TOP + HEIGHT + 32.0;
    for (at, part) in parts.iter().enumerate() {
        let needed = 28.0 + part.chars().count() as f64 * 6.6;
        if x > 0.0 && x + needed > width {
            (x, y) = (0.0, y + 20.0);
        }
        let place = [x + 0.5, y, 12.0, 12.0];
        match at {
            0 => sketch.rect(place, "st-active"),
            1 => sketch.rect(place, "st-inactive-soft"),
            _ => sketch.hatched(place),
        }
        sketch.text(x + 18.0, y + 10.5, Anchor::Start, Ink::SMALL, part);
        x += needed;
    }
    sketch.done(y + 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_stand_on_each_other_and_what_is_not_known_is_hatched() {
        let column = Column {
            name: "2024".into(),
            parts: [0.5, 0.25, 0.25],
            figure: "50,0".into(),
            says: "2024: 50,0 %".into(),
        };
        let parts = ["ya", "tidak", "tidak diketahui"].map(str::to_owned);
        let svg = columns(&[column], &parts, 300.0).svg;
        assert!(svg.contains("height=\"88.0\" fill=\"var(--st-active)\""), "{svg}");
        assert!(svg.contains("height=\"44.0\" fill=\"var(--st-inactive-soft)\""), "{svg}");
        assert!(svg.contains("stroke=\"var(--st-unknown-fill)\""), "{svg}");
    }
}
