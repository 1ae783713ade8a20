//! The letters of a file that is text, and what they begin with.

use crate::exchange::sheet::delimited::sniff;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// So many bytes are looked at to see what a file is.
pub(super) const HEAD: usize = 1 << 16;

/// Markup as letters: in the encoding of its mark, or that it declares, or that its bytes can be.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let is_marked = Encoding::for_bom(bytes).is_some();
    let declared = declared(&bytes[..bytes.len().min(4_096)]).filter(|_| !is_marked);
    // What is called UTF-8 and is none is what browsers take without a word.
    let declared = declared.filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8);
    let encoding = match declared {
        // What is UTF-8 to the last byte, with letters beyond ASCII, is nothing else.
        Some(_) if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() => UTF_8,
        Some(declared) => declared,
        None => sniff(bytes),
    };
    encoding.decode(bytes).0
}

/// The encoding that markup says it is in: `<?xml encoding="…"?>`, `<meta charset=…>`.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = WINDOWS_1252.decode_without_bom_handling(head).0.to_ascii_lowercase();
    let label = ["charset=", "encoding="].into_iter().find_map(|name| Some(&head[head.find(name)? + name.len()..]))?;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'));
    Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
}

/// The first letters of a text, whatever its encoding.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    let mut end = bytes.len().min(HEAD);
    // Not in the middle of a letter.
    while end > 0 && end < bytes.len() && bytes[end] & 0xc0 == 0x80 {
        end -= 1;
    }
    decode(&bytes[..end])
}

/// The name of the element that markup begins with.
pub(super) fn root(head: &str) -> Option<&str> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.split_once("-->")?.1
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.split_once('>')?.1
        } else if rest.get(..9).is_some_and(|begin| begin.eq_ignore_ascii_case("<!doctype")) {
            if rest.get(9..).is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("html")) {
                return Some("html");
            }
            // Declarations of its own stand in brackets.
            let inner = rest.find('[').filter(|at| rest.find('>').is_none_or(|end| *at < end));
            inner.map_or_else(|| rest.split_once('>'), |at| rest[at..].split_once("]>")).map(|(_, rest)| rest)?
        } else {
            break;
        }
        .trim_start();
    }
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '_' | '.')).unwrap_or(name.len());
    let name = &name[..end];
    name.starts_with(char::is_alphabetic).then(|| name.rsplit(':').next().unwrap_or(name))
}

/// Whether a tag stands in a text, whichever its capitals.
pub(super) fn has_tag(text: &str, name: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let is_it = rest.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name))
            && rest[name.len()..].starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
        if is_it {
            return true;
        }
    }
    false
}
