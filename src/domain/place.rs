//! Positions on the ground.

use crate::domain::{Expectation, Field};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Why two numbers are not a position.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{lat}, {lon} is not a position: latitude -90 to 90, longitude -180 to 180")]
pub struct PositionError {
    lat: f64,
    lon: f64,
}

/// Latitude and longitude in decimal degrees (WGS 84), latitude first as officials write it (FACTS 6).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Position {
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    lat: f64,
    lon: f64,
}

impl Position {
    /// Accepts degrees in range.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        let valid = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        if valid { Ok(Self { lat, lon }) } else { Err(PositionError { lat, lon }) }
    }

    /// Degrees north of the equator.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Degrees east of Greenwich.
    pub const fn lon(self) -> f64 {
        self.lon
    }
}

impl TryFrom<Unchecked> for Position {
    type Error = PositionError;
    fn try_from(position: Unchecked) -> Result<Self, PositionError> {
        Self::new(position.lat, position.lon)
    }
}

impl Field for Position {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Position;
    fn schema() -> Value {
        json!({
            "type": "object",
            "required": ["lat", "lon"],
            "additionalProperties": false,
            "properties": {
                "lat": { "type": "number", "minimum": -90, "maximum": 90 },
                "lon": { "type": "number", "minimum": -180, "maximum": 180 },
            },
        })
    }
}
