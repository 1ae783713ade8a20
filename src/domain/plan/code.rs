//! Codes of programmes, activities and sub-activities (FACTS 3.1).

use crate::domain::{Expectation, Field, Level, TextError, TextOf, codes};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::ops::Deref;

codes! {
    /// Which list of programmes, activities and sub-activities a code is of (FACTS 3.1). One code means different things in
    /// different lists. An office's own lists are codes that this enumeration does not know.
    pub enum Nomenclature {
        /// Permendagri 90/2019.
        Permendagri90 = "90-2019",
        /// Kepmendagri 050-3708/2020.
        Kepmendagri3708 = "3708-2020",
        /// Kepmendagri 050-5889/2021.
        Kepmendagri5889 = "5889-2021",
        /// Kepmendagri 900.1.15.5-1317/2023.
        Kepmendagri1317 = "1317-2023",
        /// Kepmendagri 900.1.15.5-3406/2024.
        Kepmendagri3406 = "3406-2024",
        /// The province's sub-activities in force in October 2024, 2- and 4-digit codes mixed (FACTS 7.15).
        Province2024 = "provinsi-2024",
        /// Pemutakhiran 2027, as SIPD lists it; the number of its decree is not known.
        Update2027 = "2027",
    }
}

/// A code of a programme, an activity or a sub-activity, as it stands printed: `2.17.06.1.01.0012`, or `X.XX.01.2.06` where a
/// programme is the same in all affairs. What is of another form (the codes of ministries, misprints) is kept as it is and has
/// neither programme nor activity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActivityCode(TextOf<40>);

/// The lengths of the groups of a code: affair, field, programme, level, activity, and sub-activity, which had two digits
/// before 2023 (FACTS 3.1).
const LENGTHS: [&[usize]; 6] = [&[1], &[2], &[2], &[1], &[2], &[2, 4]];

/// Whether a text is a code of the nomenclature, of a programme at least, and nothing else. None begins with 0, as
/// telephones do.
pub(crate) fn is_activity_code(text: &str) -> bool {
    let groups = text.split('.').count();
    let is_group = |(at, group): (usize, &str)| {
        let is_any_affair = at < 2 && group.bytes().all(|byte| byte == b'X');
        let is_number = group.bytes().all(|byte| byte.is_ascii_digit()) && !(at == 0 && group == "0");
        LENGTHS[at].contains(&group.len()) && (is_any_affair || is_number)
    };
    (3..=LENGTHS.len()).contains(&groups) && text.split('.').enumerate().all(is_group)
}

impl ActivityCode {
    /// Accepts any short text; see [`ActivityCode::is_formed`].
    pub fn new(text: &str) -> Result<Option<Self>, TextError> {
        Ok(TextOf::optional(text.trim().trim_start_matches('\''))?.map(Self))
    }

    /// Whether it has the form of the nomenclature, and says nothing else.
    pub fn is_formed(&self) -> bool {
        is_activity_code(&self.0)
    }

    /// The form by which codes are compared: without spaces, with points and capitals, and the sub-activity in four digits, as
    /// lists mix `.02` and `.0002` (FACTS 7.15, 15).
    pub fn normal(&self) -> String {
        let mut normal: String = self.0.chars().filter(|c| !c.is_whitespace()).collect();
        normal = normal.replace(',', ".").to_uppercase();
        let short_sub = is_activity_code(&normal) && normal.len() == "2.17.06.1.01.12".len();
        if short_sub {
            normal.insert_str(normal.len() - 2, "00");
        }
        normal
    }

    /// The first characters of the normal form, where it is one of the nomenclature and has them.
    fn first(&self, length: usize) -> Option<String> {
        let mut normal = self.normal();
        let has = is_activity_code(&normal) && normal.len() >= length;
        normal.truncate(length);
        has.then_some(normal)
    }

    /// The programme: `2.17.06`.
    pub fn programme(&self) -> Option<String> {
        self.first("2.17.06".len())
    }

    /// The activity: `2.17.06.1.01`.
    pub fn activity(&self) -> Option<String> {
        self.first("2.17.06.1.01".len())
    }

    /// The digit that says whose level of government it is: 1 of a province, 2 of a district, 3 and 4 of those of Papua.
    pub fn level_digit(&self) -> Option<u8> {
        self.first("2.17.06.1".len())?.pop()?.to_digit(10).map(|digit| digit as u8)
    }

    /// The level of government that does it, where the code says so.
    pub fn level(&self) -> Option<Level> {
        match self.level_digit()? {
            1 => Some(Level::Province),
            2 => Some(Level::District),
            _ => None,
        }
    }

    /// Whether it is that of a sub-activity.
    pub fn is_sub_activity(&self) -> bool {
        self.first("2.17.06.1.01.0012".len()).is_some()
    }
}

impl Deref for ActivityCode {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Field for ActivityCode {
    const REQUIRED: bool = true;
    const EXPECTS: Expectation = Expectation::Text(40);
    fn schema() -> Value {
        json!({ "type": "string", "maxLength": 40, "description": "a code of the nomenclature expected" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ActivityCode {
        ActivityCode::new(text).unwrap().unwrap()
    }

    #[test]
    fn a_code_says_whose_it_is_and_of_which_programme_and_activity() {
        let sub = code("2.17.06.1.01.0012");
        assert_eq!(sub.programme().as_deref(), Some("2.17.06"));
        assert_eq!(sub.activity().as_deref(), Some("2.17.06.1.01"));
        assert_eq!((sub.level(), sub.is_sub_activity()), (Some(Level::Province), true));
        assert_eq!(code("2.17.07.2.01").level(), Some(Level::District));
        assert_eq!(code("2.17.07.3.02").level(), None);
        assert_eq!(code("2.17.07").level_digit(), None);
        assert_eq!(code("X.XX.01.2.06.0009").programme().as_deref(), Some("X.XX.01"));
    }

    #[test]
    fn sub_activities_of_two_digits_and_of_four_are_compared_alike() {
        for text in
            ["2.17.03.1.01.02", "2.17.03.1.01.0002", " 2.17.03.1.01. 02", "2,17,03,1,01,0002", "'2.17.03.1.01.02"]
        {
            assert_eq!(code(text).normal(), "2.17.03.1.01.0002", "{text}");
        }
        assert_eq!(&*code("2.17.03.1.01.02"), "2.17.03.1.01.02");
    }

    #[test]
    fn what_is_no_code_of_the_nomenclature_is_kept_and_has_no_programme() {
        for text in ["044.01.WA.6542", "Rakor", "01:01:01", "2.17", "2.17.6", "0812.3456.7890", "0.81.23.4.56.7890"] {
            let code = code(text);
            assert_eq!((&*code, code.programme(), code.is_formed()), (text, None, false));
        }
        assert_eq!(ActivityCode::new(" "), Ok(None));
        assert!(ActivityCode::new(&"1".repeat(41)).is_err());
    }
}
