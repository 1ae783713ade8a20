//! Texts that a spreadsheet program takes for texts, whatever they begin with.
//!
//! A program that opens delimited text takes what begins with `=`, `+`, `-` or `@` for a formula, in some locales the full
//! width forms of these too, and may pass over spaces, quotes and line breaks before them. Nothing in a file says "text",
//! so an apostrophe is put before it, as people do by hand. A program that is set to another separator, or that takes
//! a line break within quotes for the end of a row, begins a cell anew in the midst of a text: there it is the same.
//!
//! What is made harmless here is read back by [`as_written`] as the very text that it was.

use std::borrow::Cow;

/// Signs that begin a formula.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// After these a program may begin another cell.
const fn parts_cells(c: char) -> bool {
    matches!(c, ',' | ';' | '\t' | '|' | '\n' | '\r')
}

/// Signs by which people keep digits as a text.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '`')
}

/// What a program may pass over before a formula.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || is_apostrophe(c)
        || matches!(c, '"' | '\u{b4}' | '\u{2018}' | '\u{201c}' | '\u{201d}' | '\u{ff02}' | '\u{ff07}')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a text, which stands at the beginning of a cell or after a sign that may part cells, begins like a formula.
fn begins_like_a_formula(text: &str, is_first: bool) -> bool {
    is_first && text.trim_start_matches(is_apostrophe).starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_passed_over).starts_with(|c| FORMULA.contains(&c))
}

/// Whether a text is a negative number as a whole, which may stay one: `-500`, `-1.234,5`.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix('-').is_some_and(|rest| rest.split(['.', ',']).all(digits))
}

/// Whether the apostrophe with which such a text begins is none of it.
fn has_apostrophe_too_many(text: &str, is_first: bool) -> bool {
    let mut signs = text.chars();
    let Some(sign) = signs.next() else { return false };
    let rest = signs.as_str();
    let keeps_digits = || is_first && rest.trim_start_matches(is_passed_over).starts_with(|c: char| c.is_ascii_digit());
    match sign {
        '\'' => begins_like_a_formula(rest, is_first) || keeps_digits(),
        sign if is_apostrophe(sign) => keeps_digits(),
        _ => false,
    }
}

/// Where cells may begin in a text, in order; the first is its own beginning.
fn beginnings(text: &str) -> impl Iterator<Item = usize> + '_ {
    let after = text.char_indices().filter(|(_, c)| parts_cells(*c)).map(|(at, c)| at + c.len_utf8());
    std::iter::once(0).chain(after)
}

/// A text that no program takes for a formula, and that [`as_written`] reads back.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let must_be_marked = |at: &usize| {
        let (rest, is_first) = (&text[*at..], *at == 0);
        let part = if is_first { rest } else { rest.split(parts_cells).next().unwrap_or_default().trim() };
        begins_like_a_formula(rest, is_first) && !is_number(part) || has_apostrophe_too_many(rest, is_first)
    };
    let mut marked = String::new();
    let mut done = 0;
    for at in beginnings(text).filter(must_be_marked) {
        marked.push_str(&text[done..at]);
        marked.push('\'');
        done = at;
    }
    if marked.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(marked + &text[done..]) }
}

/// The longest text that a cell of Excel holds.
pub(super) const LONGEST: usize = 32_767;

/// As much of a text as a cell of Excel holds.
pub(super) fn held(text: &str) -> String {
    kept(text).chars().take(LONGEST).collect()
}

/// A text whose apostrophes are read as its own even where nothing has to be made harmless: in a workbook texts are texts.
pub(super) fn kept(text: &str) -> Cow<'_, str> {
    if as_written(text) == text { Cow::Borrowed(text) } else { harmless(text) }
}

/// The text without the apostrophes that [`harmless`] and people put before what is to stay a text.
pub(super) fn as_written(text: &str) -> Cow<'_, str> {
    let mut written = String::new();
    let mut done = 0;
    for at in beginnings(text).filter(|at| has_apostrophe_too_many(&text[*at..], *at == 0)) {
        written.push_str(&text[done..at]);
        done = at + text[at..].chars().next().map_or(0, char::len_utf8);
    }
    if done == 0 { Cow::Borrowed(text) } else { Cow::Owned(written + &text[done..]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether a program that parts cells at any of the signs in use finds a formula in it.
    fn has_formula(text: &str) -> bool {
        let whole = begins_like_a_formula(text, true) && !is_number(text) && !text.starts_with('\'');
        whole
            || text
                .split(parts_cells)
                .any(|part| begins_like_a_formula(part, false) && !is_number(part.trim()) && !part.starts_with('\''))
    }

    #[test]
    fn only_what_is_a_number_as_a_whole_may_begin_with_a_minus() {
        for number in ["-500", "-1.234,5", "-3,32", "-0"] {
            assert_eq!(harmless(number), number);
        }
        for text in
            ["-2+3+cmd|' /C calc'!A0", "-1+HYPERLINK(\"http://x\";\"klik\")", "-1-1", "-5x", "--5", "-", "-1.", "- 5"]
        {
            assert_eq!(harmless(text), format!("'{text}"));
        }
    }

    #[test]
    fn whatever_begins_like_a_formula_is_marked() {
        for text in [
            "=1+1",
            "-cmd|x",
            "+62 811",
            "+1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "\tKUD",
            "＝1+1",
            "＋1",
            "－1",
            "＠A",
            "  =1+1",
            "\u{a0}=1",
            "\u{feff}=1",
            "\"=1+1\"",
            "'=1+1",
            "\u{2018}=1",
            " \" ' =1",
        ] {
            assert!(harmless(text).starts_with('\'') && !has_formula(&harmless(text)), "{text:?}");
            assert_eq!(as_written(&harmless(text)), text);
        }
        for text in ["KUD A", "Koperasi 'Aisyiyah", "'Aisyiyah", "a=b", "12-5", "", "'", "Rugi, -500"] {
            assert_eq!((harmless(text), as_written(text)), (text.into(), text.into()));
        }
    }

    #[test]
    fn a_cell_that_another_separator_would_begin_is_no_formula_either() {
        assert_eq!(harmless("KUD A,=1+1"), "KUD A,'=1+1");
        assert_eq!(harmless("A\n=1;\t+2"), "A\n'=1;'\t'+2");
    }

    #[test]
    fn the_apostrophe_by_which_people_keep_digits_is_none_of_the_text() {
        for text in ["'6305010020001", "\u{2019}6305010020001", "`6305010020001"] {
            assert_eq!(as_written(text), "6305010020001");
            assert_eq!(as_written(&kept(text)), text);
        }
        assert_eq!((kept("=1+1"), kept("'=1+1")), ("=1+1".into(), "''=1+1".into()));
    }

    proptest! {
        #[test]
        fn every_text_is_harmless_and_comes_back_as_it_was(text in "[=+@'’`\"a1 ,;|\t\n-]{0,12}|.{0,20}") {
            let (marked, kept) = (harmless(&text), kept(&text));
            prop_assert!(!has_formula(&marked), "{marked:?}");
            prop_assert_eq!(as_written(&marked), text.as_str());
            prop_assert_eq!(as_written(&kept), text.as_str());
        }
    }
}
