//! The passphrases that sealed files are opened with. They come from files and from the environment, never from the
//! arguments, which every user of the machine can see.

use selaras::exchange::seal::{self, SealError};
use selaras::explain::explain_seal;
use selaras::i18n::Lang;
use std::path::PathBuf;

/// The environment variable that holds a passphrase.
const VARIABLE: &str = "SELARAS_PASSPHRASE";

/// Passphrases, each of which is tried on every sealed file.
#[derive(Default)]
pub struct Passphrases(Vec<String>);

impl Passphrases {
    /// That of the environment, and the first line of every file.
    pub fn read(files: &[PathBuf]) -> Result<Self, String> {
        let mut passphrases: Vec<String> = std::env::var(VARIABLE).ok().into_iter().collect();
        for file in files {
            let text = std::fs::read_to_string(file);
            let text = text.map_err(|error| format!("{} could not be read: {error}", file.display()))?;
            passphrases.push(first_line(&text).to_owned());
        }
        passphrases.retain(|passphrase| !passphrase.is_empty());
        Ok(Self(passphrases))
    }

    /// What is in a sealed file.
    pub fn open(&self, sealed: &[u8]) -> Result<Vec<u8>, String> {
        for passphrase in &self.0 {
            match seal::open(sealed, passphrase, &mut |_, _| {}) {
                Err(SealError::Passphrase) => {}
                Err(error) => return Err(explain_seal(Lang::En, &error)),
                Ok(plain) => return Ok(plain),
            }
        }
        Err(match self.0.len() {
            0 => format!("it is sealed; say its passphrase in {VARIABLE}, or in a file with --passphrase-file"),
            1 => explain_seal(Lang::En, &SealError::Passphrase),
            several => format!("it is sealed, and none of the {several} passphrases fits"),
        })
    }
}

/// A passphrase counts as it was typed; only the end of its line is none of it.
fn first_line(text: &str) -> &str {
    let line = text.split('\n').next().unwrap_or_default();
    line.strip_suffix('\r').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_passphrase_is_tried_and_what_is_missing_is_told() {
        let mut random = |bytes: &mut [u8]| bytes.fill(7);
        let sealed = seal::seal(b"{}", " kata sandi", &mut random, 2, &mut |_, _| {});
        let of = |all: &[&str]| Passphrases(all.iter().map(|one| (*one).to_owned()).collect());
        assert_eq!(of(&["lain", " kata sandi"]).open(&sealed).unwrap(), b"{}");
        let told = |all: &[&str]| of(all).open(&sealed).unwrap_err();
        assert!(told(&[]).contains("--passphrase-file") && told(&["a", "b"]).contains("none of the 2"));
        assert_eq!(told(&["kata sandi"]), explain_seal(Lang::En, &SealError::Passphrase));
        let cut = &sealed[..sealed.len() - 1];
        assert_eq!(of(&[" kata sandi"]).open(cut).unwrap_err(), explain_seal(Lang::En, &SealError::Damaged));
    }

    #[test]
    fn the_end_of_the_line_is_no_part_of_a_passphrase_and_blanks_are() {
        assert_eq!([first_line(" a b \r\nc"), first_line("a\r"), first_line("")], [" a b ", "a", ""]);
    }
}
