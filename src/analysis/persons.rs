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

/// A telephone in one spelling: `+62 812…` is `0812…`.
pub fn phone(text: &Text) -> Option<String> {
    let all = digits(text);
    let own = all.strip_prefix("62").map(|rest| format!("0{rest}")).unwrap_or(all);
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
