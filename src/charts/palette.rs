//! The colours of a theme, as the style sheet's tokens give them.

use serde_json::{Value, json};

/// Colours of a theme, as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    /// Active cooperatives, meetings held.
    pub active: String,
    /// Inactive cooperatives, meetings not held.
    pub inactive: String,
    /// Between the two.
    pub between: String,
    /// Not known.
    pub unknown: String,
    /// Text.
    pub text: String,
    /// Axis labels.
    pub muted: String,
    /// Grid lines.
    pub grid: String,
    /// Behind the chart.
    pub surface: String,
    /// For parts that have no colour by what they are.
    pub series: Vec<String>,
    /// Font of the page.
    pub font: String,
}

impl Palette {
    /// The theme for the drawing library: everything but the colours that carry meaning.
    pub fn theme(&self) -> Value {
        let text = json!({ "color": self.text, "fontFamily": self.font });
        let axis = |line: bool| {
            json!({
                "axisLine": { "show": line, "lineStyle": { "color": self.grid } },
                "axisTick": { "show": false },
                "axisLabel": { "color": if line { &self.text } else { &self.muted }, "hideOverlap": !line },
                "splitLine": { "show": !line, "lineStyle": { "color": self.grid } },
            })
        };
        json!({
            "backgroundColor": "transparent",
            "textStyle": { "fontFamily": self.font },
            "categoryAxis": axis(true),
            "valueAxis": axis(false),
            "legend": { "textStyle": text, "inactiveColor": self.muted },
            "tooltip": {
                "backgroundColor": self.surface,
                "borderColor": self.grid,
                "textStyle": text,
                "axisPointer": { "shadowStyle": { "color": self.grid, "opacity": 0.35 } },
            },
        })
    }
}
