//! What the readers of XML have in common: attributes by their names, whatever stands before the colon.
//!
//! Entities that a file declares itself are never put in, so that a few lines of them do not become gigabytes.

use crate::exchange::sheet::book::BookError;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart};
use std::borrow::Cow;
use std::io::BufRead;

/// A reader that takes files as they are, also where tags do not match.
pub(super) fn reader<R: BufRead>(from: R) -> Reader<R> {
    let mut reader = Reader::from_reader(from);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.expand_empty_elements = true;
    reader
}

pub(super) fn damaged(error: impl std::fmt::Display) -> BookError {
    BookError::Damaged(error.to_string().chars().take(200).collect())
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let found =
        element.attributes().with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    match found.value {
        Cow::Borrowed(value) => Some(unescape(value).unwrap_or(Cow::Borrowed(value))),
        Cow::Owned(value) => Some(Cow::Owned(unescape(&value).map(Cow::into_owned).unwrap_or(value))),
    }
}

/// The number in an attribute.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(element, name)?.trim().parse().ok()
}

/// Whether an attribute says so.
pub(super) fn is_true(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// What a reference such as `&amp;` or `&#8211;` stands for; nothing for those that a file makes up.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        text.push(c);
    } else {
        text.push_str(resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default());
    }
}
