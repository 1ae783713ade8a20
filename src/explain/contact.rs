//! Where a cooperative is and how to reach it: the lines of its address, and addresses that a telephone or a map opens.

use crate::domain::Cooperative;
use crate::i18n::{Label, Lang};

/// What it is, where it lies and who supervises it, in a line.
pub fn explain_cooperative(lang: Lang, c: &Cooperative) -> String {
    let kind = c.kind.map(|kind| format!("{} {}", lang.cooperative(), kind.label(lang).to_lowercase()));
    let form = c.form.map(|form| form.label(lang).to_lowercase());
    let what: Vec<String> = kind.into_iter().chain(form).collect();
    let place: Vec<String> =
        c.subdistrict.map(|code| lang.area(code)).into_iter().chain(c.district.map(|code| lang.office(code))).collect();
    let nik = c.nik.as_deref().map(|nik| format!("{} {nik}", lang.nik()));
    let supervision = c.supervision().map(|level| lang.supervised_by(&level.label(lang).to_lowercase()));
    let parts = [what.join(", "), place.join(", ")].into_iter().filter(|part| !part.is_empty());
    parts.chain(nik).chain(supervision).collect::<Vec<_>>().join(" · ")
}

/// The lines of the address, from the street to the district; empty where nothing is recorded.
pub fn address_lines(lang: Lang, c: &Cooperative) -> Vec<String> {
    let village = c.village.as_deref().map(str::to_owned);
    let place: Vec<String> = village.into_iter().chain(c.subdistrict.map(|code| lang.area(code))).collect();
    let district = c.district.map(|code| match c.postal_code.as_deref() {
        Some(code_of_post) => format!("{} {code_of_post}", lang.office(code)),
        None => lang.office(code),
    });
    let place = (!place.is_empty()).then(|| place.join(", "));
    c.address.as_deref().map(str::to_owned).into_iter().chain(place).chain(district).collect()
}

/// The address that shows it on a map: its position, or what its address is called there; none where neither says more than
/// the district.
pub fn map_address(lang: Lang, c: &Cooperative) -> Option<String> {
    const MAP: &str = "https://www.openstreetmap.org/";
    if let Some(at) = c.position {
        let (lat, lon) = (at.lat(), at.lon());
        return Some(format!("{MAP}?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"));
    }
    let is_placed = c.address.is_some() || c.village.is_some() || c.subdistrict.is_some();
    let place = address_lines(lang, &Cooperative { address: None, ..c.clone() });
    is_placed.then(|| format!("{MAP}search?query={}", encoded(&place.join(", "))))
}

/// The address that a telephone calls: the first number of what is recorded.
pub fn call_address(recorded: &str) -> Option<String> {
    let first =
        recorded.split(['/', ',', ';']).map(str::trim).find(|part| part.bytes().any(|byte| byte.is_ascii_digit()))?;
    let sign = if first.starts_with('+') { "+" } else { "" };
    let digits: String = first.chars().filter(char::is_ascii_digit).collect();
    Some(format!("tel:{sign}{digits}"))
}

/// A text as it may stand in an address.
fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AreaCode, Position, Text};

    #[test]
    fn a_place_is_shown_by_its_position_or_else_by_what_it_is_called() {
        let mut c = Cooperative { district: Some(AreaCode::from_digits(6305)), ..Cooperative::default() };
        assert_eq!(
            (address_lines(Lang::Id, &c), map_address(Lang::Id, &c)),
            (vec!["Kabupaten Tapin".to_owned()], None)
        );
        (c.address, c.village) =
            (Text::optional("Jl. Kenanga No. 61").unwrap(), Text::optional("Telaga Limau").unwrap());
        assert_eq!(address_lines(Lang::Id, &c), ["Jl. Kenanga No. 61", "Telaga Limau", "Kabupaten Tapin"]);
        let found = map_address(Lang::Id, &c).unwrap();
        assert_eq!(found, "https://www.openstreetmap.org/search?query=Telaga%20Limau%2C%20Kabupaten%20Tapin");
        c.position = Position::new(-2.935, 115.158).ok();
        assert_eq!(
            map_address(Lang::Id, &c).unwrap(),
            "https://www.openstreetmap.org/?mlat=-2.935&mlon=115.158#map=17/-2.935/115.158"
        );
    }

    #[test]
    fn of_several_numbers_the_first_is_called() {
        assert_eq!(call_address("0517-31234 / 0812 3456").as_deref(), Some("tel:051731234"));
        assert_eq!(call_address("+62 812-3456-789").as_deref(), Some("tel:+628123456789"));
        assert_eq!(call_address("belum ada"), None);
    }
}
