//! Two shares of every area as dots on one track, joined: what is declared beside what is proved. On a narrow page the name and
//! the difference stand above the track.

use super::sketch::{Anchor, Drawing, Ink, Sketch};

/// Narrower than this a name has no room beside its track.
pub const NARROW: f64 = 500.0;

/// An area.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Its name.
    pub name: String,
    /// Where its rows are.
    pub address: Option<String>,
    /// The share that is proved, 0 to 1.
    pub proved: f64,
    /// The share that is declared, 0 to 1.
    pub declared: f64,
    /// The difference, as it is written.
    pub gap: String,
    /// All of it in words.
    pub says: String,
}

/// What stands around the dots.
#[derive(Debug, Clone, PartialEq)]
pub struct DotWords {
    /// Above the filled dots.
    pub proved: String,
    /// Above the rings.
    pub declared: String,
    /// Above the differences.
    pub gap: String,
}

/// The dots of areas, the last of which is the whole; on paper, where nobody points at a row, as dense as they can be read.
pub fn dots(rows: &[Dots], words: &DotWords, width: f64, is_on_paper: bool) -> Drawing {
    if is_on_paper {
        beside(rows, words, width, &PAPER)
    } else if width < NARROW {
        stacked(rows, words, width)
    } else {
        beside(rows, words, width, &SCREEN)
    }
}

/// How much room a row takes.
struct Spacing {
    /// The height of a row.
    row: f64,
    /// The width of a letter of a name, on average.
    letter: f64,
    /// What the figure at the end of a row takes.
    end: f64,
    /// How far the label of a dot is from it.
    label: f64,
    /// The radius of a dot.
    dot: f64,
    /// From which distance on the heads of the dots end where these stand; below they stand apart.
    heads: f64,
    /// How names are written.
    name: Ink,
}

const SCREEN: Spacing =
    Spacing { row: 33.0, letter: 7.4, end: 76.0, label: 10.0, dot: 5.0, heads: f64::INFINITY, name: Ink::TEXT };
const PAPER: Spacing =
    Spacing { row: 17.0, letter: 6.9, end: 48.0, label: 8.0, dot: 4.0, heads: 66.0, name: Ink::SMALL };

const ACTIVE: &str = "st-active";

/// A share without decimals: the exact one is in the table.
fn whole(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

fn beside(rows: &[Dots], words: &DotWords, width: f64, spacing: &Spacing) -> Drawing {
    const HEAD: f64 = 34.0;
    let height = spacing.row;
    let longest = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default() as f64;
    let names = (longest * spacing.letter + 12.0).min(width * 0.38);
    let (left, right) = (names + 16.0 + spacing.label, width - spacing.end);
    let x = |share: f64| left + (right - left) * share.clamp(0.0, 1.0);
    let bottom = HEAD + height * rows.len() as f64;
    let mut sketch = Sketch::new(width);
    if rows.len() > 1 {
        sketch.rect([0.0, bottom - height, width, height], "surface-sunken");
    }
    for tick in [0.0, 0.25, 0.5, 0.75, 1.0] {
        sketch.line([x(tick), HEAD - 6.0, x(tick), bottom], 1.0, "chart-grid");
        let text = if tick == 1.0 { "100\u{a0}%".to_owned() } else { whole(tick) };
        sketch.text(x(tick), bottom + 18.0, Anchor::Middle, Ink::SMALL, &text);
    }
    if let Some(first) = rows.first() {
        let (proved, declared) = (x(first.proved), x(first.declared));
        let distance = (declared - proved).abs();
        let anchors = match (distance < 130.0, proved <= declared) {
            (true, _) if distance >= spacing.heads => [Anchor::End; 2],
            (false, _) => [Anchor::Middle; 2],
            (true, true) => [Anchor::End, Anchor::Start],
            (true, false) => [Anchor::Start, Anchor::End],
        };
        let head = Ink { weight: 650, color: "chart-text", ..Ink::SMALL };
        sketch.text(proved, 14.0, anchors[0], head, &words.proved);
        sketch.text(declared, 14.0, anchors[1], head, &words.declared);
        for at in [proved, declared] {
            sketch.line([at, 19.0, at, HEAD - 4.0], 1.0, "border-strong");
        }
        sketch.text(width - 4.0, 14.0, Anchor::End, Ink::SMALL, &words.gap);
    }
    for (at, row) in rows.iter().enumerate() {
        let (top, middle) = (HEAD + height * at as f64, HEAD + height * (at as f64 + 0.5));
        let ink =
            if at + 1 == rows.len() && rows.len() > 1 { Ink { weight: 650, ..spacing.name } } else { spacing.name };
        sketch.link(row.address.as_deref(), &row.says, [0.0, top, width, height], |sketch| {
            let (proved, declared) = (x(row.proved), x(row.declared));
            let (low, high) = if proved <= declared { (proved, declared) } else { (declared, proved) };
            let labels = if proved <= declared { [row.proved, row.declared] } else { [row.declared, row.proved] };
            sketch.text(names, middle + 4.5, Anchor::End, ink, &row.name);
            sketch.line([proved, middle, declared, middle], 2.5, "chart-rest");
            sketch.dot(proved, middle, spacing.dot, ACTIVE, true);
            sketch.dot(declared, middle, spacing.dot, ACTIVE, false);
            let label = Ink { weight: ink.weight, ..Ink::SMALL };
            sketch.text(low - spacing.label, middle + 4.0, Anchor::End, label, &whole(labels[0]));
            sketch.text(high + spacing.label, middle + 4.0, Anchor::Start, label, &whole(labels[1]));
            sketch.text(width - 4.0, middle + 4.5, Anchor::End, Ink { weight: 650, ..spacing.name }, &row.gap);
        });
    }
    sketch.done(bottom + 26.0)
}

fn stacked(rows: &[Dots], words: &DotWords, width: f64) -> Drawing {
    const ROW: f64 = 50.0;
    const HEAD: f64 = 26.0;
    let x = |share: f64| 8.0 + (width - 16.0) * share.clamp(0.0, 1.0);
    let mut sketch = Sketch::new(width);
    sketch.dot(6.0, 10.0, 4.5, ACTIVE, true);
    sketch.text(16.0, 14.0, Anchor::Start, Ink::SMALL, &words.proved);
    let next = 30.0 + words.proved.chars().count() as f64 * 6.6;
    sketch.dot(next, 10.0, 4.5, ACTIVE, false);
    sketch.text(next + 10.0, 14.0, Anchor::Start, Ink::SMALL, &words.declared);
    sketch.text(width, 14.0, Anchor::End, Ink::SMALL, &words.gap);
    for (at, row) in rows.iter().enumerate() {
        let top = HEAD + ROW * at as f64;
        let is_whole = at + 1 == rows.len() && rows.len() > 1;
        if is_whole {
            sketch.rect([0.0, top, width, ROW], "surface-sunken");
        }
        let name = Ink { size: 15, ..if is_whole { Ink::STRONG } else { Ink::TEXT } };
        sketch.link(row.address.as_deref(), &row.says, [0.0, top, width, ROW], |sketch| {
            let track = top + 36.0;
            sketch.text(0.0, top + 20.0, Anchor::Start, name, &row.name);
            sketch.text(width, top + 20.0, Anchor::End, Ink { size: 15, ..Ink::STRONG }, &row.gap);
            sketch.line([x(0.0), track, x(1.0), track], 3.0, "chart-grid");
            sketch.line([x(row.proved), track, x(row.declared), track], 3.0, "chart-rest");
            sketch.dot(x(row.proved), track, 5.0, ACTIVE, true);
            sketch.dot(x(row.declared), track, 5.0, ACTIVE, false);
        });
    }
    sketch.done(HEAD + ROW * rows.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_link_that_says_it_in_words_at_any_width() {
        let row = |name: &str| Dots {
            name: name.to_owned(),
            address: Some(format!("#/koperasi?wilayah={name}")),
            proved: 0.2,
            declared: 0.8,
            gap: "60,0".to_owned(),
            says: format!("{name}: jarak 60,0 poin"),
        };
        let words = DotWords { proved: "Bukti".into(), declared: "Dinyatakan".into(), gap: "Jarak".into() };
        for (width, is_on_paper) in [(300.0, false), (800.0, false), (370.0, true)] {
            let drawing = dots(&[row("Tapin"), row("Kalimantan Selatan")], &words, width, is_on_paper);
            assert_eq!(drawing.svg.matches("<a href").count(), 2);
            assert!(drawing.svg.contains("aria-label=\"Tapin: jarak 60,0 poin\""));
            assert!(drawing.svg.contains(&format!("width=\"{width}\"")) && drawing.height > 90.0);
        }
    }
}
