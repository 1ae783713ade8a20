//! Places as documents name them: `Kab. Tapin, Kec. Binuang, Tungkap`, `Semua Kecamatan` (FACTS 7.1).

use crate::domain::territory::Territory;
use crate::domain::{AreaCode, PlanPlace, Text};
use crate::exchange::sheet::words::{self, plain};

/// What stands for all districts of the province.
const ALL_DISTRICTS: &str = "Semua Kabupaten/Kota";
/// What stands for all kecamatan of a district.
const ALL_SUBDISTRICTS: &str = "Semua Kecamatan";
/// What stands for all villages of a kecamatan.
const ALL_VILLAGES: &str = "Semua Kel/Desa";

/// The place that a line names, of the office of an area; none where no part of it is known.
pub(super) fn read(line: &str, office: Option<AreaCode>) -> Option<PlanPlace> {
    let mut place = PlanPlace::default();
    let mut rest = Vec::new();
    for part in line.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
        let words = plain(part);
        match () {
            () if words.starts_with("semua") || words.starts_with("seluruh") => place.all_parts = true,
            () if is_called(&words, &["provinsi", "prov"]) && place.district.is_none() => place.all_parts = true,
            () if is_called(&words, &["kec", "kecamatan"]) => {
                place.subdistrict = Some(words::subdistrict(part, place.district.or(of_district(office)))?);
            }
            () if is_called(&words, &["kab", "kabupaten", "kota"]) => place.district = Some(words::district(part)?),
            () if place.district.is_none() && place.subdistrict.is_none() && words::district(part).is_some() => {
                place.district = words::district(part);
            }
            () => rest.push(part),
        }
    }
    if place.subdistrict.is_none() && !rest.is_empty() {
        let known = words::subdistrict(rest[0], place.district.or(of_district(office)));
        if known.is_some() {
            place.subdistrict = known;
            rest.remove(0);
        }
    }
    place.district = place.district.or(place.subdistrict.and_then(AreaCode::district));
    let is_said = place.district.is_some() || place.all_parts;
    if place.all_parts && place.district.is_none() || !rest.is_empty() {
        place.district = place.district.or(of_district(office));
    }
    place.village = Text::optional(&rest.join(", ")).ok()?;
    is_said.then_some(place)
}

fn of_district(office: Option<AreaCode>) -> Option<AreaCode> {
    office.and_then(AreaCode::district)
}

fn is_called(words: &str, names: &[&str]) -> bool {
    words.split_once(' ').is_some_and(|(first, _)| names.contains(&first))
}

/// The line that names a place.
pub(super) fn written(place: &PlanPlace) -> String {
    let name = |area: AreaCode| Territory::current().name_of(area).unwrap_or_default();
    let subdistrict = place.subdistrict.map(|area| format!("Kec. {}", name(area)));
    let all = match (place.district, place.subdistrict) {
        (None, None) => ALL_DISTRICTS,
        (Some(_), None) => ALL_SUBDISTRICTS,
        (_, Some(_)) => ALL_VILLAGES,
    };
    let all = place.all_parts.then(|| all.to_owned());
    let district = place.district.map(|area| name(area).to_owned());
    let parts = [district, subdistrict, place.village.as_deref().map(str::to_owned), all];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str) -> Option<AreaCode> {
        code.parse().ok()
    }

    #[test]
    fn places_are_known_by_their_parts_and_a_kecamatan_alone_lies_in_the_district_of_the_office() {
        let tapin = area("63.05");
        let binuang = words::subdistrict("Binuang", tapin);
        assert!(binuang.is_some());
        for line in ["Kab. Tapin, Kec. Binuang", "Kec. Binuang", "Binuang", "Kabupaten Tapin, Kecamatan Binuang"] {
            let place = read(line, tapin).unwrap();
            assert_eq!((place.district, place.subdistrict, place.all_parts), (tapin, binuang, false), "{line}");
        }
        let village = read("Kab. Tapin, Kec. Binuang, Tungkap", tapin).unwrap();
        assert_eq!((village.subdistrict, village.village.as_deref()), (binuang, Some("Tungkap")));
        let all = read("Semua Kecamatan", tapin).unwrap();
        assert_eq!((all.district, all.all_parts), (tapin, true));
        assert_eq!(read("Aula", tapin), None);
        assert_eq!(read("Kab. Gianyar", tapin), None);
    }

    #[test]
    fn what_a_place_is_written_as_is_read_as_it_was() {
        let village = Text::optional("Tungkap").unwrap();
        for office in [area("63"), area("63.05")] {
            for (district, subdistrict, all_parts) in [
                (area("63.05"), None, false),
                (area("63.05"), area("63.05.01"), false),
                (area("63.05"), None, true),
                (area("63.05"), area("63.05.01"), true),
            ] {
                let place = PlanPlace { district, subdistrict, all_parts, ..PlanPlace::default() };
                assert_eq!(read(&written(&place), office), Some(place.clone()));
                let place = PlanPlace { village: village.clone(), ..place };
                assert_eq!(read(&written(&place), office), Some(place));
            }
        }
        let province = PlanPlace { all_parts: true, ..PlanPlace::default() };
        assert_eq!(read(&written(&province), area("63")), Some(province));
    }
}
