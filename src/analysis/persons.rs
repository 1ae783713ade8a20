//! By what persons are known: the NIK, else name and telephone together, as districts do it by hand (FACTS 2).

use crate::domain::{Enterprise, PersonNik, Text};
use crate::workspace::fold;

/// By what a person is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// The NIK.
    Nik,
    /// Name and telephone together.
    NameAndPhone,
}

/// Who somebody is. Two keys are of one person where they are the same.
pub type Person = (KnownBy, String);

/// The digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A telephone in one spelling: `+62 812…` is `0812…`, and so is what a spreadsheet has made a number of.
pub fn phone(text: &Text) -> Option<String> {
    let all = digits(text);
    let own = all.strip_prefix("62").map(|rest| format!("0{rest}")).unwrap_or(all);
    let own = if own.starts_with('8') { format!("0{own}") } else { own };
    (own.len() >= 8).then_some(own)
}

/// By what the owner of an enterprise is known; none where it is nobody in particular.
pub fn owner_of(of: &Enterprise) -> Option<Person> {
    known_as(of.owner_nik.as_ref(), of.owner.as_deref(), of.phone.as_ref())
}

/// By what somebody of that NIK, name and telephone is known; none where that is nobody in particular.
pub fn known_as(nik: Option<&PersonNik>, name: Option<&str>, telephone: Option<&Text>) -> Option<Person> {
    if let Some(nik) = nik.filter(|nik| nik.is_well_formed()) {
        return Some((KnownBy::Nik, nik.to_string()));
    }
    let (name, phone) = (name?, telephone.and_then(phone)?);
    Some((KnownBy::NameAndPhone, format!("{}/{phone}", fold(name))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_one_however_it_is_written() {
        let of = |nik: &str, name: &str, phone: &str| {
            let text = |text: &str| Text::optional(text).unwrap();
            known_as(PersonNik::new(nik).unwrap().as_ref(), text(name).as_deref(), text(phone).as_ref())
        };
        let known = of("", "Siti", "0812-0000-1111").unwrap();
        assert_eq!(known.0, KnownBy::NameAndPhone);
        for phone in ["+62 812 0000 1111", "6281200001111", "81200001111"] {
            assert_eq!(of("", "SITI", phone), Some(known.clone()), "{phone}");
        }
        assert_eq!(of("", "Siti", "123"), None);
        assert_eq!(of("6305025509800001", "", "").map(|(by, _)| by), Some(KnownBy::Nik));
        // A number that is none tells nobody.
        assert_eq!(of("6,3E+15", "Siti", ""), None);
    }
}
