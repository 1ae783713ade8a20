//! The number of a person.

use crate::domain::{Expectation, Field, Sex, TextError, TextOf};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::ops::Deref;

/// The national number of a person (NIK), which is never to be read outside the offices.
///
/// Sixteen digits: six of the area in which it was given, six of the day of birth, to whose day forty is added for a woman, and
/// four more. Other forms are kept and warned about, never refused.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonNik(TextOf<40>);

impl PersonNik {
    /// Accepts any short text; see [`PersonNik::is_well_formed`].
    pub fn new(text: &str) -> Result<Option<Self>, TextError> {
        Ok(TextOf::optional(text.trim().trim_start_matches('\''))?.map(Self))
    }

    /// Whether it has sixteen digits.
    pub fn is_well_formed(&self) -> bool {
        self.0.len() == 16 && self.0.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The sex that it tells; none where it has no day of birth.
    pub fn sex(&self) -> Option<Sex> {
        let day: u8 = self.is_well_formed().then(|| self.0[6..8].parse().ok()).flatten()?;
        match day {
            1..=31 => Some(Sex::Male),
            41..=71 => Some(Sex::Female),
            _ => None,
        }
    }
}

impl Deref for PersonNik {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Field for PersonNik {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Text(40);
    fn schema() -> Value {
        json!({ "type": "string", "maxLength": 40, "description": "16 digits expected" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_woman_forty_is_added_to_the_day_and_what_is_no_number_tells_nothing() {
        let sex = |text: &str| PersonNik::new(text).unwrap().unwrap().sex();
        assert_eq!(sex("'6305025509800001"), Some(Sex::Female));
        assert_eq!(sex("6305021509800001"), Some(Sex::Male));
        assert_eq!(sex("6305023509800001"), None);
        assert_eq!(sex("6,30502E+15"), None);
        assert_eq!(PersonNik::new(" ").unwrap(), None);
    }
}
