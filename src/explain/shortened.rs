//! Texts of files in sentences.

/// As much of what stands in a cell as a sentence bears.
pub fn shortened(text: &str) -> String {
    const BEARS: usize = 80;
    let mut short: String = text.chars().take(BEARS).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
