//! Whose cooperatives an office sees first: those of its own district, wherever nothing else is asked for. The province's
//! office sees all. An address that names no area stands for what its reader sees first, so whatever is linked to names one.

use super::Index;
use crate::domain::territory::Territory;
use crate::domain::{AreaCode, AreaLevel};

/// The parameter of addresses that names the area.
pub const AREA: &str = "wilayah";
/// What it says where no area narrows.
pub const ALL: &str = "semua";

/// The area that an office sees first; none where it sees all. A district of which nothing is recorded hides nothing: an
/// office whose list names no areas sees it whole.
pub fn own(office: Option<AreaCode>, index: &Index) -> Option<AreaCode> {
    let office = office.filter(|office| office.level() == AreaLevel::District)?;
    let at = Territory::current().district_position(office).and_then(|at| u8::try_from(at).ok())?;
    index.facts().iter().any(|facts| facts.live && facts.district == Some(at)).then_some(office)
}

/// The district that an address asks for, by what its parameter [`AREA`] says; what an office sees first where it says
/// nothing that is a district.
pub fn asked(parameter: Option<&str>, own: Option<AreaCode>) -> Option<AreaCode> {
    match parameter {
        Some(ALL) => None,
        Some(code) => code.parse().ok().filter(|code| Territory::current().district(*code).is_some()).or(own),
        None => own,
    }
}

/// What the parameter [`AREA`] says of a district, or of all.
pub fn said(district: Option<AreaCode>) -> String {
    district.map_or_else(|| ALL.to_owned(), |district| district.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::status::StatusRule;
    use crate::domain::{Cooperative, Id};
    use crate::replica::{Row, Stamp};
    use crate::workspace::{Tables, Viewpoint};

    fn area(code: &str) -> Option<AreaCode> {
        code.parse().ok()
    }

    fn index(districts: &[Option<&str>]) -> Index {
        let mut tables = Tables::default();
        for (number, district) in (1_u8..).zip(districts) {
            let c = Cooperative { district: district.and_then(area), ..Cooperative::default() };
            tables.cooperatives.insert(Row::new(Id::new(1, [number; 10]), c, Stamp::default()));
        }
        Index::build(&tables, Viewpoint::in_tests(StatusRule::Ods))
    }

    #[test]
    fn a_district_sees_its_own_first_and_the_province_all() {
        let index = index(&[Some("63.05"), Some("63.71"), None]);
        assert_eq!(own(area("63.05"), &index), area("63.05"));
        assert_eq!(own(area("63"), &index), None);
        assert_eq!(own(None, &index), None);
    }

    #[test]
    fn a_list_that_names_no_areas_is_seen_whole() {
        let index = index(&[None, Some("63.71")]);
        assert_eq!(own(area("63.05"), &index), None);
    }

    #[test]
    fn an_address_widens_and_narrows_and_says_so() {
        let tapin = area("63.05");
        assert_eq!(asked(None, tapin), tapin);
        assert_eq!(asked(Some("semua"), tapin), None);
        assert_eq!(asked(Some("63.71"), tapin), area("63.71"));
        assert_eq!(asked(Some("99.99"), tapin), tapin);
        for district in [None, tapin, area("63.71")] {
            assert_eq!(asked(Some(&said(district)), tapin), district);
        }
    }
}
