//! What the source of a figure says of it in words, where a remark has kept it: a word for the order of its size, and a
//! percentage with what it is of. Anything that can be read in two ways says nothing.

use crate::domain::{Measure, Tally};

/// A word for the size of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Magnitude {
    /// Belasan: 11 to 19.
    Teens,
    /// Puluhan: 20 to 99.
    Tens,
    /// Ratusan: 100 to 999.
    Hundreds,
    /// Ribuan: 1.000 to 999.999.
    Thousands,
    /// Jutaan: from a million.
    Millions,
}

impl Magnitude {
    const ALL: [Self; 5] = [Self::Teens, Self::Tens, Self::Hundreds, Self::Thousands, Self::Millions];

    /// The word, as sources write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Teens => "belasan",
            Self::Tens => "puluhan",
            Self::Hundreds => "ratusan",
            Self::Thousands => "ribuan",
            Self::Millions => "jutaan",
        }
    }

    /// Whether a number can be called so.
    pub const fn holds(self, number: u64) -> bool {
        match self {
            Self::Teens => number > 10 && number < 20,
            Self::Tens => number >= 20 && number < 100,
            Self::Hundreds => number >= 100 && number < 1_000,
            Self::Thousands => number >= 1_000 && number < 1_000_000,
            Self::Millions => number >= 1_000_000,
        }
    }
}

/// The word that stands in quotation marks in the remark of a figure: what its source calls it. "Ratusan ribu" is another size.
pub(super) fn magnitude(tally: &Tally) -> Option<Magnitude> {
    let note = tally.note.as_deref()?.to_lowercase();
    let quoted = note.split(['“', '”', '"', '„']).skip(1).step_by(2).map(str::trim);
    let mut words = quoted.filter_map(|quoted| Magnitude::ALL.into_iter().find(|one| one.word() == quoted));
    let word = words.next()?;
    words.next().is_none().then_some(word)
}

/// A percentage that the source gives of a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    /// The percentage.
    pub percent: f64,
    /// How many decimals it is given with.
    decimals: i32,
    /// Of what.
    pub of: Measure,
}

impl Share {
    /// What follows from the counts, where it is not what is said.
    pub fn contradicted_by(self, part: u64, whole: u64) -> Option<f64> {
        let follows = (whole > 0).then(|| part as f64 / whole as f64 * 100.0)?;
        // Rounded or cut off.
        let is_it = (follows - self.percent).abs() < 10.0_f64.powi(-self.decimals);
        (!is_it).then_some(follows)
    }
}

/// Words before a percentage that make it none to hold anything against.
const ABOUT: [&str; 10] = ["dari", "sekitar", "hampir", "±", ">", "<", "≥", "≤", "about", "than"];

/// The percentage in a remark: "47,45 % dari yang aktif".
pub(super) fn share(tally: &Tally) -> Option<Share> {
    let note = tally.note.as_deref()?.to_lowercase().replace('\u{a0}', " ");
    let (before, after) = note.split_once('%')?;
    let mut words = before.trim_end().rsplit(' ');
    let number = words.next()?;
    let is_about = words.next().is_some_and(|word| ABOUT.contains(&word));
    let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if is_about || whole.is_empty() || whole.len() > 3 || !digits(whole) || !digits(decimals) || after.contains('%') {
        return None;
    }
    let rest = after.trim_start().strip_prefix("dari ").or_else(|| after.trim_start().strip_prefix("of "))?;
    let of = match rest {
        rest if rest.contains("tidak aktif") || rest.contains("inactive") => Measure::Inactive,
        rest if rest.contains("aktif") || rest.contains("active") => Measure::Active,
        rest if rest.contains("seluruh") || rest.contains("semua") || rest.contains("all") => Measure::All,
        _ => return None,
    };
    let percent = format!("{whole}.{decimals}0").parse().ok()?;
    (of != tally.measure).then_some(Share { percent, decimals: decimals.len() as i32, of })
}
