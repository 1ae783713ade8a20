//! What a file is that is no list, by what it begins with: the name may say anything.

use super::text;
use crate::exchange::sheet::no_list::{COLUMNS_FORMAT, NoList};
use crate::exchange::{json, photos, receipt, rescue};

/// What a file is by its first bytes, if it is one of those that are no text.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<NoList> {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let has_at = |at: usize, mark: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(mark));
    let head = &bytes[..bytes.len().min(1_024)];
    // Some programs put something before it.
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Some(NoList::Pdf);
    }
    let archives: [&[u8]; 7] =
        [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\0", b"PK\x05\x06", b"MSCF\0"];
    if archives.into_iter().any(begins) || has_at(257, b"ustar") {
        return Some(NoList::Archive);
    }
    let images: [&[u8]; 6] = [b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
    let is_photo = has_at(4, b"ftyp") || begins(b"RIFF") && has_at(8, b"WEBP");
    // Words may begin so.
    let is_bitmap = begins(b"BM") && head.contains(&0);
    if images.into_iter().any(begins) || is_photo || is_bitmap {
        return Some(NoList::Image);
    }
    if begins(b"\0\0\x27\x0a") {
        return Some(NoList::Map);
    }
    let is_dbase = matches!(bytes, [0x03 | 0x30 | 0x83 | 0x8b, _, 1..=12, 1..=31, ..] if head.contains(&0));
    if begins(b"SQLite format 3\0") || has_at(4, b"Standard Jet DB") || has_at(4, b"Standard ACE DB") || is_dbase {
        return Some(NoList::Database);
    }
    begins(b"age-encryption.org/v1").then_some(NoList::Records)
}

/// What a file is by its first letters, if it is one of those that are text but no table.
pub(super) fn of_text(head: &str, bytes: &[u8]) -> Option<NoList> {
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if head.starts_with("{\\rtf") {
        return Some(NoList::Word);
    }
    if head.starts_with("-----BEGIN AGE ENCRYPTED FILE-----") {
        return Some(NoList::Records);
    }
    let is_mail = |line: &str| line.get(..13).is_some_and(|begin| begin.eq_ignore_ascii_case("MIME-Version:"));
    if head.lines().take(20).any(is_mail) && head.contains("boundary=") {
        return Some(NoList::WebArchive);
    }
    is_json(head).then(|| of_json(head, bytes))
}

/// Whether it begins as JSON does and as no row of a list.
fn is_json(head: &str) -> bool {
    let after = |sign: char| head.strip_prefix(sign).map(|rest| rest.trim_start().chars().next());
    match (after('{'), after('[')) {
        (Some(next), _) => matches!(next, Some('"' | '}')),
        (_, Some(next)) => matches!(next, Some('{' | '[' | ']')),
        _ => false,
    }
}

fn of_json(head: &str, bytes: &[u8]) -> NoList {
    if let Some(own) = memchr::memmem::find_iter(bytes, b"\"format\"").find_map(|at| own(&bytes[at + 8..])) {
        return own;
    }
    // The blanks between a name and its value are nobody's.
    let dense: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    let is_map = ["FeatureCollection", "Feature", "Topology"].map(|what| format!("\"type\":\"{what}\""));
    if is_map.iter().any(|says| dense.contains(says)) { NoList::Map } else { NoList::Json }
}

/// What a file of this program is by the value of its member `format`, which need not be its first.
fn own(after: &[u8]) -> Option<NoList> {
    let after = after.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")?;
    let forms = [
        (photos::FORMAT, NoList::Photographs),
        (receipt::FORMAT, NoList::Receipt),
        (receipt::FORMAT_OF_SEVERAL, NoList::Receipt),
        (rescue::FORMAT, NoList::Rescue),
        (COLUMNS_FORMAT, NoList::Columns),
        (json::FORMAT, NoList::Records),
    ];
    let is = |form: &str| after.strip_prefix(form.as_bytes()).is_some_and(|rest| rest.starts_with(b"\""));
    forms.into_iter().find(|(form, _)| is(form)).map(|(_, what)| what)
}

/// What markup is that has no table.
pub(super) fn of_markup(head: &str) -> Option<NoList> {
    match text::root(head)?.to_ascii_lowercase().as_str() {
        "html" | "body" | "head" => Some(NoList::Page),
        "svg" => Some(NoList::Image),
        "kml" | "gpx" => Some(NoList::Map),
        _ if head.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml") => Some(NoList::Xml),
        _ => None,
    }
}
