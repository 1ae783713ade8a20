//! Sentences whose figures stand out.

/// A piece of a sentence, and whether it is one of its figures.
pub type Piece = (String, bool);

/// What stands before and after a figure: no text has it.
const MARK: char = '\u{e000}';

/// A figure within a sentence.
pub fn strong(figure: &str) -> String {
    format!("{MARK}{figure}{MARK}")
}

/// A sentence in pieces.
pub fn pieces(sentence: &str) -> Vec<Piece> {
    sentence.split(MARK).enumerate().map(|(at, piece)| (piece.to_owned(), at % 2 == 1)).collect()
}

/// A sentence whose figures do not stand out: for sheets.
pub fn plain(sentence: &str) -> String {
    sentence.replace(MARK, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_what_stands_around_them() {
        let sentence = format!("Dari {} koperasi {}.", strong("3.027"), strong("64,22 %"));
        let figures: Vec<String> =
            pieces(&sentence).into_iter().filter(|(_, is_figure)| *is_figure).map(|(text, _)| text).collect();
        assert_eq!(figures, ["3.027", "64,22 %"]);
        assert_eq!(plain(&sentence), "Dari 3.027 koperasi 64,22 %.");
        assert_eq!(pieces("Tidak ada."), [("Tidak ada.".to_owned(), false)]);
    }
}
