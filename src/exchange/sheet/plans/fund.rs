//! Funds as documents name them: `[1.2.01.01.02] - Dana Alokasi Umum (DAU)`, by code or by name, with or without what comes
//! from each (FACTS 7.1, 7.9).

use super::cells::squashed;
use crate::domain::{FUNDS, FundCode, Text};
use crate::exchange::sheet::book::Cell;
use crate::exchange::sheet::value::{self, Decimal};
use crate::i18n::Lang;

/// What stands for money whose fund nobody has said, beside money of funds.
const UNSAID: &str = "Tanpa sumber dana";

/// A fund that a line names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Named {
    /// Its code; of a fund that is not known its name, where that is short.
    pub code: Option<FundCode>,
    /// Its name, where it is not that of the code.
    pub name: Option<Text>,
    /// What comes from it, rupiah, where the line says so.
    pub amount: Option<i64>,
}

impl Named {
    /// The fund that a line names; none where it is too long to be one.
    pub fn of(line: &str) -> Option<Self> {
        let (line, amount) = amount(line);
        if squashed(line) == squashed(UNSAID) {
            return Some(Self { amount, ..Self::default() });
        }
        let (code, name) = parted(line);
        let (code, name) = match code {
            Some(code) => (FundCode::new(&code).ok()?, name),
            None => match known(name) {
                Some(code) => (FundCode::new(code).ok()?, ""),
                None => match FundCode::new(name) {
                    Ok(code) => (code, ""),
                    Err(_) => (None, name),
                },
            },
        };
        let is_own =
            |name: &&str| code.as_ref().and_then(FundCode::name).is_none_or(|own| squashed(own) != squashed(name));
        let name = Text::optional(Some(name).filter(is_own).unwrap_or_default()).ok()?;
        Some(Self { code, name, amount })
    }

    /// The line that names it; `amount` is told where a row has several.
    pub fn written(code: Option<&FundCode>, name: Option<&Text>, amount: Option<i64>) -> String {
        let name = name.map(|name| &**name).or_else(|| code.and_then(FundCode::name));
        let named = match (code, name) {
            (Some(code), Some(name)) => format!("[{}] - {name}", &**code),
            (Some(code), None) => format!("[{}]", &**code),
            (None, Some(name)) => name.to_owned(),
            (None, None) => UNSAID.to_owned(),
        };
        amount.map_or_else(|| named.clone(), |amount| format!("{named} (Rp{})", Lang::Id.count(amount)))
    }
}

/// A line without the amount at its end.
fn amount(line: &str) -> (&str, Option<i64>) {
    let line = line.trim();
    let Some(at) = line.rfind("Rp").filter(|at| line[*at..].bytes().any(|byte| byte.is_ascii_digit())) else {
        return (line, None);
    };
    let cell = Cell::Text(line[at..].trim_end_matches(')').to_owned());
    match value::rupiah(&cell, Decimal::Comma, 0) {
        Some(amount) => (line[..at].trim_end_matches(['(', ' ', ':', '=', '-']), Some(amount)),
        None => (line, None),
    }
}

/// A code at the beginning of a line, and the name behind it.
fn parted(line: &str) -> (Option<String>, &str) {
    let name = |rest: &'_ str| -> usize { line.len() - rest.trim_start_matches([' ', '-', '–', ':']).len() };
    if let Some((code, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return (Some(code.trim().to_owned()), &line[name(rest)..]);
    }
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ':').unwrap_or(line.len());
    let first = &line[..end];
    // Excel has turned `1.1` into `01:01`.
    let undone: Vec<&str> = first.split(':').map(|group| group.trim_start_matches('0')).collect();
    let code = match undone.as_slice() {
        [_] => first.trim_end_matches('.').to_owned(),
        [first, second, rest @ ..] => std::iter::once(format!("{first}.{second}"))
            .chain(rest.iter().map(|group| format!("{group:0>2}")))
            .collect::<Vec<_>>()
            .join("."),
        [] => String::new(),
    };
    let is_code = code.contains('.') && code.starts_with(['1', '2']);
    if is_code { (Some(code), &line[name(&line[end..])..]) } else { (None, line) }
}

/// The code of a fund by its name: in full, without what stands in brackets, or by that alone.
fn known(name: &str) -> Option<&'static str> {
    let wanted = squashed(name);
    let is_called = |known: &str| {
        let (full, short) = known.split_once('(').map_or((known, ""), |(full, short)| (full, short));
        [known, full, short].iter().any(|known| !known.is_empty() && squashed(known) == wanted)
    };
    let mut found = FUNDS.iter().filter(|(code, known)| is_called(known) || squashed(code) == wanted);
    // Two codes of one name are told apart by nothing here.
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (Option<String>, Option<String>, Option<i64>) {
        let named = Named::of(line).unwrap();
        (named.code.map(|code| code.to_string()), named.name.map(|name| name.to_string()), named.amount)
    }

    #[test]
    fn a_fund_is_known_by_code_and_by_name() {
        let pad = (Some("1.1".to_owned()), None, None);
        for line in [
            "[1.1] - Pendapatan Asli Daerah (PAD)",
            "1.1 - PENDAPATAN ASLI DAERAH (PAD)",
            "PAD",
            "Pendapatan Asli Daerah",
            "01:01 PENDAPATAN ASLI DAERAH (PAD)",
        ] {
            assert_eq!(read(line), pad, "{line}");
        }
        assert_eq!(read("2.2.01.01.04.0025").0.as_deref(), Some("2.2.01.01.04.0025"));
        assert_eq!(read("[1.1] - PAD (Rp40.000.000)").2, Some(40_000_000));
        assert_eq!(read("Dana bagi hasil cukai"), (Some("Dana bagi hasil cukai".to_owned()), None, None));
        assert_eq!(read("tanpa sumber dana (Rp5)"), (None, None, Some(5)));
    }

    #[test]
    fn what_a_fund_is_written_as_is_read_as_it_was() {
        for (code, _) in FUNDS {
            let code = FundCode::new(code).unwrap();
            for amount in [None, Some(0), Some(1_234_567)] {
                let read = Named::of(&Named::written(code.as_ref(), None, amount)).unwrap();
                assert_eq!(read, Named { code: code.clone(), name: None, amount });
            }
        }
    }
}
