//! Counts of several days over time: a dot for each that was published, dashes between, since nothing is known there.

use super::sketch::{Anchor, Drawing, Ink, Sketch};

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// What it counts, at its right end.
    pub name: String,
    /// The token of its colour.
    pub color: &'static str,
    /// Time in years, count, and the count as it is written; earliest first.
    pub points: Vec<(f64, u32, String)>,
}

/// The lines from nothing up, with the years below.
pub fn trend(courses: &[Course], width: f64) -> Drawing {
    const HEIGHT: f64 = 190.0;
    const TOP: f64 = 20.0;
    let longest = courses.iter().map(|course| course.name.chars().count()).max().unwrap_or_default() as f64;
    let (left, right) = (24.0, width - longest * 6.8 - 14.0);
    let all = || courses.iter().flat_map(|course| &course.points);
    let most = all().map(|point| f64::from(point.1)).fold(1.0, f64::max);
    let (first, last) = all().fold((f64::MAX, f64::MIN), |(low, high), point| (low.min(point.0), high.max(point.0)));
    let span = (last - first).max(0.5);
    let place = |point: &(f64, u32, String)| {
        (left + (right - left) * (point.0 - first) / span, TOP + HEIGHT * (1.0 - f64::from(point.1) / most))
    };
    let mut sketch = Sketch::new(width);
    sketch.line([0.0, TOP + HEIGHT, width, TOP + HEIGHT], 1.0, "border-strong");
    let mut year = first.ceil() as i32;
    while f64::from(year) <= last {
        let x = left + (right - left) * (f64::from(year) - first) / span;
        sketch.line([x, TOP + HEIGHT, x, TOP + HEIGHT + 4.0], 1.0, "border-strong");
        sketch.text(x, TOP + HEIGHT + 18.0, Anchor::Middle, Ink::SMALL, &year.to_string());
        year += 1;
    }
    for course in courses {
        let places: Vec<(f64, f64)> = course.points.iter().map(place).collect();
        if places.len() > 1 {
            sketch.course(&places, course.color);
        }
        for (at, (x, y)) in places.iter().enumerate() {
            sketch.dot(*x, *y, 3.0, course.color, true);
            // The first and the last; those between are in the table.
            if at == 0 || at + 1 == places.len() {
                let ink = Ink { weight: 650, color: "chart-text", ..Ink::SMALL };
                let anchor = if at == 0 && places.len() > 1 { Anchor::Start } else { Anchor::Middle };
                let from = if anchor == Anchor::Start { x - 6.0 } else { *x };
                sketch.text(from, y - 9.0, anchor, ink, &course.points[at].2);
            }
        }
        if let Some((x, y)) = places.last() {
            let ink = Ink { weight: 650, color: course.color, ..Ink::SMALL };
            sketch.text(x + 9.0, y + 4.0, Anchor::Start, ink, &course.name);
        }
    }
    sketch.done(TOP + HEIGHT + 26.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_are_said_and_nothing_is_claimed_between() {
        let point = |at: f64, count: u32| (at, count, count.to_string());
        let course = Course {
            name: "seluruh".into(),
            color: "chart-text",
            points: vec![point(2022.0, 2_651), point(2024.0, 3_014), point(2024.4, 3_027)],
        };
        let svg = trend(&[course], 320.0).svg;
        assert!(
            svg.contains("stroke-dasharray")
                && svg.contains(">2651<")
                && svg.contains(">3027<")
                && !svg.contains(">3014<")
        );
        assert!(svg.contains(">2023<"));
    }
}
