//! A small line of one figure over the years, for the end of a row that gives the values themselves.

use leptos::prelude::*;

/// The drawing, in its own units, and the room around the line for its last point.
const WIDTH: f64 = 72.0;
const HEIGHT: f64 = 24.0;
const EDGE: f64 = 4.0;

/// A line through the values that are there, with a point at the last of them; nothing where there are not two. It is
/// hidden from those who do not see it, because the row says what it shows.
pub fn spark(values: &[Option<i64>]) -> Option<AnyView> {
    let known: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)? as f64))).collect();
    let (low, high) =
        known.iter().fold((f64::MAX, f64::MIN), |(low, high), (_, value)| (low.min(*value), high.max(*value)));
    let step = (WIDTH - 2.0 * EDGE) / (values.len().max(2) - 1) as f64;
    let place = |(at, value): &(usize, f64)| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        (EDGE + *at as f64 * step, HEIGHT - EDGE - share * (HEIGHT - 2.0 * EDGE))
    };
    let points: Vec<(f64, f64)> = known.iter().map(place).collect();
    let (x, y) = points.last().copied().filter(|_| points.len() > 1)?;
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let drawn = view! {
        <svg class="spark" viewBox=format!("0 0 {WIDTH} {HEIGHT}") width=WIDTH.to_string() height=HEIGHT.to_string() aria-hidden="true" focusable="false">
            <polyline points=line.join(" ") />
            <circle cx=x.to_string() cy=y.to_string() r="3" />
        </svg>
    };
    Some(drawn.into_any())
}
