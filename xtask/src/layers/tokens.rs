//! A Rust source cut into words and marks, each with its line: as much of the language as it takes to find the paths in
//! it. Comments and texts fall away, so that what only speaks of another layer is no arrow to it.

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name or a keyword.
    Word(String),
    /// `::`
    Step,
    /// Any other single character that is not space.
    Mark(char),
}

/// A word or a mark, and the line it stands in, counted from one.
#[derive(Debug, Clone)]
pub struct Token {
    pub kind: Kind,
    pub line: usize,
}

impl Token {
    /// Whether it is this mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// The word, where it is one.
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// All words and marks of a source.
pub fn tokens(source: &str) -> Vec<Token> {
    let mut cutter = Cutter { rest: source, line: 1, found: Vec::new() };
    while cutter.step() {}
    cutter.found
}

struct Cutter<'s> {
    rest: &'s str,
    line: usize,
    found: Vec<Token>,
}

impl Cutter<'_> {
    /// Passes over that many bytes and counts the lines in them.
    fn pass(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes.min(self.rest.len()));
        self.line += passed.matches('\n').count();
        self.rest = rest;
    }

    fn keep(&mut self, kind: Kind, bytes: usize) {
        self.found.push(Token { kind, line: self.line });
        self.pass(bytes);
    }

    fn step(&mut self) -> bool {
        let rest = self.rest;
        let Some(first) = rest.chars().next() else { return false };
        if rest.starts_with("//") {
            self.pass(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            self.pass(comment(rest));
        } else if let Some(bytes) = raw_text(rest) {
            self.pass(bytes);
        } else if first == '"' {
            self.pass(quoted(rest, '"'));
        } else if first == '\'' {
            self.pass(letter_or_lifetime(rest));
        } else if rest.starts_with("::") {
            self.keep(Kind::Step, 2);
        } else if first.is_alphanumeric() || first == '_' {
            let bytes = word(rest);
            // The letter before a text says of which kind it is and is no name.
            let is_prefix = matches!(&rest[..bytes], "b" | "c") && rest[bytes..].starts_with(['"', '\'']);
            if is_prefix {
                self.pass(bytes);
            } else {
                self.keep(Kind::Word(rest[..bytes].to_owned()), bytes);
            }
        } else if first.is_whitespace() {
            self.pass(first.len_utf8());
        } else {
            self.keep(Kind::Mark(first), first.len_utf8());
        }
        true
    }
}

fn word(rest: &str) -> usize {
    rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())
}

/// Comments of this form may hold others.
fn comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of a text between quotes, in which a backslash takes its meaning from the next character.
fn quoted(rest: &str, quote: char) -> usize {
    let mut letters = rest.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            letters.next();
        } else if letter == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// The length of `r"…"`, `r#"…"#` and their kin; nothing where there is none.
fn raw_text(rest: &str) -> Option<usize> {
    let start = ["r", "br", "cr"].into_iter().find_map(|prefix| rest.strip_prefix(prefix))?;
    let after = start.trim_start_matches('#');
    let marks = start.len() - after.len();
    let text = after.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let length = text.find(&end).map_or(text.len(), |at| at + end.len());
    Some(rest.len() - text.len() + length)
}

/// `'a'` is a letter and `'a` a lifetime; neither is a name that something is taken by.
fn letter_or_lifetime(rest: &str) -> usize {
    let mut after = rest.chars().skip(1);
    match (after.next(), after.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(rest, '\''),
        _ => 1 + word(&rest[1..]),
    }
}
