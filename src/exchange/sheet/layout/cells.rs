//! What a cell looks like: words, a number among others, a sign that repeats what stands above.

use super::super::book::Cell;
use super::super::value::{self, Decimal};
use super::super::words::plain;

/// The cells of a row in which anything is said.
pub(super) fn said(row: &[Cell]) -> impl Iterator<Item = &Cell> {
    row.iter().filter(|cell| value::says_something(cell))
}

/// A text of words, and not an amount in another form.
pub(super) fn is_words(cell: &Cell) -> bool {
    let Cell::Text(text) = cell else { return false };
    let is_amount =
        || [Decimal::Comma, Decimal::Point].iter().any(|decimal| value::rupiah(cell, *decimal, 0).is_some());
    let has_digits = || text.bytes().any(|byte| byte.is_ascii_digit());
    text.chars().any(char::is_alphabetic) && value::says_something(cell) && !(has_digits() && is_amount())
}

/// The number of a record in its list: `12`, `12.`, `12)`.
pub(super) fn running_number(cell: &Cell) -> Option<u64> {
    match cell {
        Cell::Number(number) => (*number >= 1.0 && *number < 1e6 && number.fract() == 0.0).then_some(*number as u64),
        Cell::Text(text) => {
            let bare = text.trim().trim_start_matches('(').trim_end_matches(['.', ')']);
            (bare.len() <= 6 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| bare.parse().ok())
                .flatten()
                .filter(|number| *number > 0)
        }
        Cell::Empty | Cell::Date(_) | Cell::Truth(_) | Cell::Error(_) => None,
    }
}

/// The ways to say that what stands above holds here too.
pub(super) fn is_ditto(text: &str) -> bool {
    let text = text.trim();
    let may_be = |first: u8| {
        !first.is_ascii_digit()
            && (!first.is_ascii_alphabetic() || matches!(first, b's' | b'S' | b'i' | b'I' | b'd' | b'D'))
    };
    if text.len() > 18 || !text.bytes().next().is_some_and(may_be) {
        return false;
    }
    let is_quote = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' | '\u{3003}');
    let quotes = text.chars().filter(|c| is_quote(*c)).count();
    let paired = text.matches("''").count();
    let is_of_marks = text.chars().all(|c| is_quote(c) || matches!(c, '-' | '–' | ' ' | '\'' | ',' | '_'));
    (quotes + paired > 0 && is_of_marks)
        || matches!(
            &*plain(text),
            "sda" | "s d a" | "idem" | "ditto" | "dito" | "sama dengan atas" | "s d a " | "sda di atas"
        )
}
