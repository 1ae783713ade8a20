//! A drawing of our own: the text of an SVG, made for a width. Colours are the style sheet's tokens by name, so that a drawing
//! follows the theme and the paper by itself; whoever hands one out puts the colours in their place.

use std::fmt::Write;

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// The text of the SVG.
    pub svg: String,
    /// Its height in CSS pixels.
    pub height: f64,
}

/// A drawing in the making.
#[derive(Debug)]
pub(super) struct Sketch {
    body: String,
    width: f64,
}

/// Where a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    pub size: u8,
    pub weight: u16,
    /// The token of its colour.
    pub color: &'static str,
}

impl Ink {
    pub const TEXT: Self = Self { size: 13, weight: 400, color: "chart-text" };
    pub const STRONG: Self = Self { size: 13, weight: 650, color: "chart-text" };
    pub const SMALL: Self = Self { size: 12, weight: 400, color: "chart-muted" };
}

impl Sketch {
    pub fn new(width: f64) -> Self {
        Self { body: String::new(), width }
    }

    pub fn text(&mut self, x: f64, y: f64, anchor: Anchor, ink: Ink, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let Ink { size, weight, color } = ink;
        self.write(format_args!(
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="var(--{color})">{}</text>"#,
            escaped(text)
        ));
    }

    pub fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], width: f64, color: &str) {
        self.write(format_args!(
            r#"<path d="M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}" stroke="var(--{color})" stroke-width="{width}"/>"#
        ));
    }

    /// A line through points, dashed because nothing is known between them.
    pub fn course(&mut self, points: &[(f64, f64)], color: &str) {
        let places: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        self.write(format_args!(
            r#"<path d="M{}" fill="none" stroke="var(--{color})" stroke-width="2" stroke-dasharray="5 3"/>"#,
            places.join("L")
        ));
    }

    pub fn rect(&mut self, [x, y, width, height]: [f64; 4], fill: &str) {
        self.write(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="var(--{fill})"/>"#
        ));
    }

    /// A part of which nothing is known: hatched, so that it does not rest on a hue.
    pub fn hatched(&mut self, [x, y, width, height]: [f64; 4]) {
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        self.write(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="var(--chart-surface)" stroke="var(--st-unknown-fill)"/>"#
        ));
        let mut strokes = String::new();
        let mut at = 4.0;
        while at < width + height {
            let (from, to) = ((x + at - height).max(x), (x + at).min(x + width));
            let y_of = |px: f64| y + height - (px - (x + at - height));
            let _ = write!(strokes, "M{from:.1} {:.1}L{to:.1} {:.1}", y_of(from), y_of(to));
            at += 5.0;
        }
        self.write(format_args!(r#"<path d="{strokes}" stroke="var(--st-unknown-fill)"/>"#));
    }

    /// A filled disc, or an open ring.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, color: &str, filled: bool) {
        let fill = if filled { color } else { "chart-surface" };
        self.write(format_args!(
            r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="var(--{fill})" stroke="var(--{color})" stroke-width="2.5"/>"#
        ));
    }

    /// Something that leads to its rows, and what it says, laid over what is drawn of it: that is for the eyes alone.
    pub fn link(
        &mut self,
        address: Option<&str>,
        says: &str,
        [x, y, width, height]: [f64; 4],
        draw: impl FnOnce(&mut Self),
    ) {
        let says = escaped(says);
        self.body.push_str(r#"<g aria-hidden="true">"#);
        draw(self);
        self.body.push_str("</g>");
        match address {
            Some(address) => {
                self.write(format_args!(r#"<a href="{}" role="link" aria-label="{says}">"#, escaped(address)))
            }
            None => self.write(format_args!(r#"<g role="img" aria-label="{says}">"#)),
        }
        self.write(format_args!(
            r#"<title>{says}</title><rect class="hit" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" fill="transparent"/>"#
        ));
        self.body.push_str(if address.is_some() { "</a>" } else { "</g>" });
    }

    pub fn done(self, height: f64) -> Drawing {
        let Self { body, width } = self;
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}">{body}</svg>"#
        );
        Drawing { svg, height }
    }

    fn write(&mut self, what: std::fmt::Arguments<'_>) {
        // Writing into a text cannot fail.
        let _ = self.body.write_fmt(what);
    }
}

/// A text as it stands in SVG: nothing of it is ever markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_written_is_markup() {
        let mut sketch = Sketch::new(100.0);
        sketch.text(0.0, 0.0, Anchor::Start, Ink::TEXT, "<b>&\"");
        sketch.link(Some("#/koperasi?a=1&b=\"2\""), "\"><script>", [0.0; 4], |_| {});
        let svg = sketch.done(10.0).svg;
        assert!(svg.contains("&lt;b&gt;&amp;&quot;") && !svg.contains("<script") && !svg.contains("<b>"), "{svg}");
        assert!(svg.contains("href=\"#/koperasi?a=1&amp;b=&quot;2&quot;\""), "{svg}");
    }

    #[test]
    fn a_hatched_part_stays_within_its_edges() {
        let mut sketch = Sketch::new(100.0);
        sketch.hatched([10.0, 20.0, 30.0, 12.0]);
        for point in sketch.body.split(['M', 'L']).skip(1) {
            let numbers: Vec<f64> = point.split(['"', ' ']).take(2).filter_map(|number| number.parse().ok()).collect();
            if let [x, y] = numbers[..] {
                assert!((10.0..=40.0).contains(&x) && (20.0..=32.0).contains(&y), "{point}");
            }
        }
    }
}
