//! The territory the offices work in: province, districts, subdistricts.
//!
//! Nothing outside these tables depends on South Kalimantan: another province is another table of the same form.

mod south_kalimantan;

use crate::domain::{AreaCode, AreaLevel};

/// A province.
#[derive(Debug, PartialEq, Eq)]
pub struct Province {
    /// Its code.
    pub code: AreaCode,
    /// Its name, without the word for province.
    pub name: &'static str,
}

/// A kabupaten or kota.
#[derive(Debug, PartialEq, Eq)]
pub struct District {
    /// Its code.
    pub code: AreaCode,
    /// Its full name: "Kabupaten Tapin", "Kota Banjarbaru".
    pub name: &'static str,
    /// Its name without kabupaten or kota.
    pub short: &'static str,
    /// What fits a tile of the map.
    pub abbreviation: &'static str,
    /// Row and column of its tile, from 0.
    pub tile: (u8, u8),
    /// Inhabitants, second half of 2024.
    pub population: u32,
    /// Villages: desa and kelurahan.
    pub villages: u16,
}

impl District {
    /// Its name where there is little room: the letters of what comes before the last of three words, "H. S. Selatan".
    pub fn narrow(&self) -> String {
        let words: Vec<&str> = self.short.split(' ').collect();
        match words.split_last() {
            Some((last, [first, second])) => format!("{}. {}. {last}", &first[..1], &second[..1]),
            _ => self.short.to_owned(),
        }
    }
}

/// A kecamatan.
#[derive(Debug, PartialEq, Eq)]
pub struct Subdistrict {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: &'static str,
}

/// A province with its parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Territory {
    /// The province.
    pub province: Province,
    /// Its districts, by code.
    pub districts: &'static [District],
    /// Their subdistricts, by code.
    pub subdistricts: &'static [Subdistrict],
}

impl Territory {
    /// The territory that this build is for.
    pub const fn current() -> &'static Self {
        &south_kalimantan::TERRITORY
    }

    /// The place of a district in the list.
    pub fn district_position(&self, code: AreaCode) -> Option<usize> {
        self.districts.binary_search_by_key(&code, |district| district.code).ok()
    }

    /// The district of that code.
    pub fn district(&self, code: AreaCode) -> Option<&'static District> {
        self.district_position(code).map(|at| &self.districts[at])
    }

    /// The subdistricts of a district, by code.
    pub fn subdistricts_of(&self, district: AreaCode) -> &'static [Subdistrict] {
        let first = self.subdistricts.partition_point(|sub| sub.code.district() < Some(district));
        let rest = &self.subdistricts[first..];
        &rest[..rest.partition_point(|sub| sub.code.district() == Some(district))]
    }

    /// The full name of a province, district or subdistrict of this territory.
    pub fn name_of(&self, code: AreaCode) -> Option<&'static str> {
        match code.level() {
            AreaLevel::Province => (code == self.province.code).then_some(self.province.name),
            AreaLevel::District => self.district(code).map(|district| district.name),
            AreaLevel::Subdistrict => {
                let at = self.subdistricts.binary_search_by_key(&code, |sub| sub.code).ok()?;
                Some(self.subdistricts[at].name)
            }
            AreaLevel::Village => None,
        }
    }

    /// The offices that share the work: the province's, then those of the districts.
    pub fn offices(&self) -> impl Iterator<Item = AreaCode> {
        std::iter::once(self.province.code).chain(self.districts.iter().map(|district| district.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn where_there_is_little_room_long_names_are_still_told_apart() {
        let narrow: BTreeSet<String> = Territory::current().districts.iter().map(District::narrow).collect();
        assert_eq!(narrow.len(), 13);
        assert!(narrow.contains("H. S. Selatan") && narrow.contains("Tanah Laut"), "{narrow:?}");
    }

    #[test]
    fn the_tables_are_those_of_the_decree() {
        let territory = Territory::current();
        assert_eq!(territory.districts.len(), 13);
        assert_eq!(territory.subdistricts.len(), 156);
        assert_eq!(territory.districts.iter().map(|d| d.population).sum::<u32>(), 4_305_281);
        assert_eq!(territory.districts.iter().map(|d| u32::from(d.villages)).sum::<u32>(), 144 + 1_872);
    }

    #[test]
    fn codes_are_in_order_and_every_subdistrict_lies_in_a_district() {
        let territory = Territory::current();
        assert!(territory.districts.is_sorted_by(|a, b| a.code < b.code));
        assert!(territory.subdistricts.is_sorted_by(|a, b| a.code < b.code));
        let found: usize = territory.districts.iter().map(|d| territory.subdistricts_of(d.code).len()).sum();
        assert_eq!(found, territory.subdistricts.len());
        let tapin: AreaCode = "63.05".parse().unwrap();
        assert_eq!(territory.subdistricts_of(tapin).len(), 12);
        assert_eq!(territory.name_of(tapin), Some("Kabupaten Tapin"));
    }

    #[test]
    fn no_two_districts_share_a_tile_or_an_abbreviation() {
        let districts = Territory::current().districts;
        assert_eq!(districts.iter().map(|d| d.tile).collect::<BTreeSet<_>>().len(), districts.len());
        assert_eq!(districts.iter().map(|d| d.abbreviation).collect::<BTreeSet<_>>().len(), districts.len());
    }
}
