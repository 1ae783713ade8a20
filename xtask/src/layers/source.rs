//! What one file takes from others: its imports, and the paths in its code. What is compiled for tests only counts for
//! nothing: a test may put together whatever tells its story.

use super::tokens::{Kind, Token, tokens};

/// One name that a file imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What it is called here; nothing for `*`.
    pub name: Option<String>,
    /// Where it comes from, as it is written.
    pub path: Vec<String>,
    pub line: usize,
    /// Whether others may take it from here.
    pub hands_on: bool,
}

/// What one file takes from others, and which modules it declares for tests only.
#[derive(Debug, Default)]
pub struct Source {
    pub imports: Vec<Import>,
    /// The paths in its code and their lines.
    pub paths: Vec<(Vec<String>, usize)>,
    /// The types on which it hangs methods of their own, and the lines.
    pub owners: Vec<(Vec<String>, usize)>,
    pub test_modules: Vec<String>,
}

impl Source {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let mut reader = Reader { tokens: tokens(text), at: 0, braces: 0, inline: Vec::new(), found: Self::default() };
        while reader.at < reader.tokens.len() {
            reader.step();
        }
        reader.found
    }
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
    /// How many braces are open.
    braces: usize,
    /// The braces within which modules lie that are written out in this file.
    inline: Vec<usize>,
    found: Source,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<&Token> {
        self.tokens.get(self.at + ahead)
    }

    fn is(&self, ahead: usize, mark: char) -> bool {
        self.peek(ahead).is_some_and(|token| token.is(mark))
    }

    fn word(&self, ahead: usize) -> Option<&str> {
        self.peek(ahead).and_then(Token::word)
    }

    fn step(&mut self) {
        if self.is(0, '#') && self.is(1, '[') {
            return self.attribute();
        }
        match self.word(0) {
            Some("use") => return self.import(),
            Some("impl") if self.begins_an_item() => self.owner(),
            Some("mod") if self.is(2, '{') => self.inline.push(self.braces + 1),
            Some(_) if self.peek(1).is_some_and(|next| next.kind == Kind::Step) && self.begins_a_path() => {
                return self.path();
            }
            _ => {}
        }
        if self.is(0, '{') {
            self.braces += 1;
        } else if self.is(0, '}') {
            self.inline.pop_if(|braces| *braces == self.braces);
            self.braces = self.braces.saturating_sub(1);
        }
        self.at += 1;
    }

    fn begins_a_path(&self) -> bool {
        self.at == 0 || !matches!(&self.tokens[self.at - 1].kind, Kind::Step | Kind::Mark('.'))
    }

    /// Whether what stands here is no part of a type, as the `impl` of an argument is.
    fn begins_an_item(&self) -> bool {
        let before = self.at.checked_sub(1).map(|before| &self.tokens[before]);
        before.is_none_or(|token| {
            matches!(token.kind, Kind::Mark(';' | '}' | '{' | ']')) || token.word() == Some("unsafe")
        })
    }

    /// Takes note of the type of `impl<…> path::Type<…> { … }`, without passing over it; one of a trait has a `for`.
    fn owner(&mut self) {
        let (mut angles, mut path, mut ends) = (0usize, Vec::new(), false);
        for (at, token) in self.tokens.iter().enumerate().skip(self.at + 1) {
            match &token.kind {
                Kind::Mark('<') => {
                    angles += 1;
                    ends = !path.is_empty();
                }
                // That of an arrow closes nothing.
                Kind::Mark('>') if !self.tokens[at - 1].is('-') => angles = angles.saturating_sub(1),
                Kind::Mark('{' | ';') => break,
                Kind::Word(word) if angles == 0 && word == "for" => return,
                Kind::Word(word) if angles == 0 && word == "where" => ends = true,
                Kind::Word(word) if angles == 0 && !ends => path.push(word.clone()),
                _ => {}
            }
        }
        let line = self.tokens[self.at].line;
        self.found.owners.push((self.seen_from_the_file(path), line));
    }

    /// Passes over an attribute, and over what follows it where that is for tests only.
    fn attribute(&mut self) {
        let start = self.at;
        self.at += 1;
        self.group();
        let words: Vec<&str> = self.tokens[start..self.at].iter().filter_map(Token::word).collect();
        // `cfg(any(test, …))` is for others too.
        if matches!(words[..], ["cfg", "test"] | ["cfg", "all", "test", ..]) {
            self.item();
        }
    }

    /// Passes over what is in brackets of any kind.
    fn group(&mut self) {
        let mut depth = 0usize;
        while let Some(token) = self.peek(0) {
            match token.kind {
                Kind::Mark('(' | '[' | '{') => depth += 1,
                Kind::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
    }

    /// Passes over an item and its attributes. One that has a body ends with it, any other with a semicolon.
    fn item(&mut self) {
        while self.is(0, '#') && self.is(1, '[') {
            self.at += 1;
            self.group();
        }
        let mut has_body = true;
        while let Some(token) = self.peek(0) {
            match &token.kind {
                Kind::Word(word) if matches!(word.as_str(), "use" | "const" | "static" | "type") => has_body = false,
                Kind::Word(word) if word == "fn" => has_body = true,
                Kind::Word(word) if word == "mod" && self.is(2, ';') => {
                    let name = self.word(1).map(str::to_owned);
                    self.found.test_modules.extend(name);
                }
                Kind::Mark(';') => {
                    self.at += 1;
                    return;
                }
                Kind::Mark('{') if has_body => return self.group(),
                Kind::Mark('(' | '[' | '{') => {
                    self.group();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Whether what stands here is marked `pub`, wholly or in part.
    fn hands_on(&self) -> bool {
        match self.at.checked_sub(1).map(|before| &self.tokens[before]) {
            Some(token) => token.word() == Some("pub") || token.is(')'),
            None => false,
        }
    }

    fn import(&mut self) {
        let hands_on = self.hands_on();
        self.at += 1;
        self.tree(&mut Vec::new(), hands_on);
    }

    /// `a::b::{c, d as e, f::*}`
    fn tree(&mut self, before: &mut Vec<String>, hands_on: bool) {
        let depth = before.len();
        let Some(line) = self.peek(0).map(|token| token.line) else { return };
        loop {
            match self.peek(0).map(|token| token.kind.clone()) {
                Some(Kind::Step) => self.at += 1,
                Some(Kind::Word(word)) => {
                    before.push(word);
                    self.at += 1;
                    if self.peek(0).is_none_or(|next| next.kind != Kind::Step) {
                        self.leaf(before, line, hands_on);
                        break;
                    }
                }
                Some(Kind::Mark('*')) => {
                    self.at += 1;
                    self.imported(None, before, line, hands_on);
                    break;
                }
                Some(Kind::Mark('{')) => {
                    self.at += 1;
                    while self.peek(0).is_some() && !self.is(0, '}') {
                        self.tree(before, hands_on);
                        // A comma, or what no import has: it must not be looked at for ever.
                        self.at += usize::from(!self.is(0, '}'));
                    }
                    self.at += 1;
                    break;
                }
                _ => break,
            }
        }
        before.truncate(depth);
    }

    /// The end of one branch: `c`, `d as e`, or `self`, which is what stands before it.
    fn leaf(&mut self, path: &[String], line: usize, hands_on: bool) {
        let path = match path {
            [before @ .., last] if last == "self" && !before.is_empty() => before,
            path => path,
        };
        let mut name = path.last().cloned();
        if self.word(0) == Some("as") {
            name = self.word(1).map(str::to_owned);
            self.at += 2;
        }
        self.imported(name, path, line, hands_on);
    }

    fn imported(&mut self, name: Option<String>, path: &[String], line: usize, hands_on: bool) {
        let path = self.seen_from_the_file(path.to_vec());
        self.found.imports.push(Import { name, path, line, hands_on });
    }

    fn path(&mut self) {
        let Some(token) = self.peek(0).cloned() else { return };
        let mut path: Vec<String> = token.word().map(str::to_owned).into_iter().collect();
        self.at += 1;
        while self.peek(0).is_some_and(|next| next.kind == Kind::Step) {
            let Some(word) = self.word(1).map(str::to_owned) else { break };
            path.push(word);
            self.at += 2;
        }
        let path = self.seen_from_the_file(path);
        self.found.paths.push((path, token.line));
    }

    /// A module that is written out in the file is a part of it: its `super` is the file.
    fn seen_from_the_file(&self, path: Vec<String>) -> Vec<String> {
        let ups = path.iter().take_while(|step| *step == "super").count().min(self.inline.len());
        match ups {
            0 => path,
            ups => ["self".to_owned()].into_iter().chain(path.into_iter().skip(ups)).collect(),
        }
    }
}
