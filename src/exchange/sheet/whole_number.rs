//! Numbers of persons and of businesses in cells, whole or as a spreadsheet has ruined them.

use super::book::Cell;

/// Digits of the NIK of a person.
pub(super) const NIK_DIGITS: usize = 16;
/// Digits of an NIB.
pub(super) const NIB_DIGITS: usize = 13;

/// A number of so many digits, whatever parts them; none where a spreadsheet has rounded it or there are too few or too many.
/// Rounded is `6,30501E+15`, and what is left of it: of a number of sixteen digits that was typed in, a spreadsheet keeps
/// fifteen and puts a zero behind them; and no number of a person ends with four.
pub(super) fn whole_number(cell: &Cell, text: &str, digits: usize) -> Option<String> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/' | '\'' | '\u{2019}' | '`');
    let found: String = text.chars().filter(|c| !parts(*c)).collect();
    let is_whole = found.len() == digits && found.bytes().all(|byte| byte.is_ascii_digit());
    // One point alone is that of decimals.
    let has_decimals = text.matches(['.', ',']).count() == 1;
    let is_rounded = match digits {
        NIK_DIGITS => found.ends_with("0000") || (matches!(cell, Cell::Number(_)) && found.ends_with('0')),
        _ => found.ends_with("000000"),
    };
    (is_whole && !has_decimals && !is_rounded).then_some(found)
}

/// Whether a number was rounded by a spreadsheet.
pub(super) fn is_damaged(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_power =
        text.contains("e+") && text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'e' | '+' | ',' | '.'));
    is_power || (text.len() == NIB_DIGITS && text.ends_with("000000") && text.bytes().all(|byte| byte.is_ascii_digit()))
}
