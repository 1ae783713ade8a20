//! A tile map: every district one tile, placed so that most true neighbours touch. Small cities are as legible as large
//! districts. Colours tell how far a district lies from the mean, and the number on the tile says it.

use super::sketch::{Anchor, Drawing, Ink, Sketch};

/// A district on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Short name.
    pub name: String,
    /// Its figure.
    pub text: String,
    /// All of it in words.
    pub says: String,
    /// Where its rows are.
    pub address: Option<String>,
    /// Row from the top.
    pub row: u8,
    /// Column from the left.
    pub column: u8,
    /// Step of the diverging ramp, 0 to 6; none where there is no figure.
    pub step: Option<usize>,
}

/// What stands at the two ends of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct Ends {
    /// Below the mean.
    pub low: String,
    /// Above it.
    pub high: String,
}

const FILL: [&str; 7] = ["div-1", "div-2", "div-3", "div-4", "div-5", "div-6", "div-7"];
const ON: [&str; 7] = ["on-div-1", "on-div-2", "on-div-3", "on-div-4", "on-div-5", "on-div-6", "on-div-7"];

/// The map. Only the rows and columns in use are drawn, so that tiles are as large as can be.
pub fn tiles(tiles: &[Tile], ends: &Ends, width: f64) -> Drawing {
    const GAP: f64 = 3.0;
    let span = |of: fn(&Tile) -> u8| {
        let (first, last) = (tiles.iter().map(of).min(), tiles.iter().map(of).max());
        (first.unwrap_or_default(), f64::from(last.unwrap_or_default() - first.unwrap_or_default()) + 1.0)
    };
    let ((left, columns), (top, rows)) = (span(|tile| tile.column), span(|tile| tile.row));
    let across = (width + GAP) / columns - GAP;
    let down = (across * 0.62).clamp(44.0, 64.0);
    let mut sketch = Sketch::new(width);
    for tile in tiles {
        let x = f64::from(tile.column - left) * (across + GAP);
        let y = f64::from(tile.row - top) * (down + GAP);
        let (fill, ink) = tile.step.map_or(("surface-sunken", "chart-text"), |step| (FILL[step], ON[step]));
        sketch.link(tile.address.as_deref(), &tile.says, [x, y, across, down], |sketch| {
            sketch.rect([x, y, across, down], fill);
            let middle = (x + across / 2.0, y + down / 2.0);
            sketch.text(middle.0, middle.1 - 4.0, Anchor::Middle, Ink { color: ink, ..Ink::SMALL }, &tile.name);
            sketch.text(middle.0, middle.1 + 13.0, Anchor::Middle, Ink { color: ink, ..Ink::STRONG }, &tile.text);
        });
    }
    let legend = rows * (down + GAP) + 10.0;
    let mut x = 0.0;
    sketch.text(x, legend + 11.0, Anchor::Start, Ink::SMALL, &ends.low);
    x += ends.low.chars().count() as f64 * 6.3 + 8.0;
    for fill in FILL {
        sketch.rect([x, legend, 18.0, 14.0], fill);
        x += 20.0;
    }
    sketch.text(x + 6.0, legend + 11.0, Anchor::Start, Ink::SMALL, &ends.high);
    sketch.done(legend + 20.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_bears_the_colour_of_its_step_and_one_without_a_figure_bears_none() {
        let tile = |name: &str, column, step| Tile {
            name: name.to_owned(),
            text: "64,2".to_owned(),
            says: format!("{name}: 64,2 %"),
            address: None,
            row: 4,
            column,
            step,
        };
        let ends = Ends { low: "di bawah".into(), high: "di atas 64,2 %".into() };
        let svg = tiles(&[tile("Tapin", 2, Some(6)), tile("Banjar", 3, None)], &ends, 300.0).svg;
        assert_eq!(svg.matches("var(--div-7)").count(), 2, "its tile and the legend");
        assert!(svg.contains("var(--on-div-7)") && svg.contains("aria-label=\"Banjar: 64,2 %\""));
    }
}
