//! Reads our own source, for the tests that judge it.

use std::fs;
use std::path::{Path, PathBuf};

/// A string literal in the code.
#[derive(Debug)]
pub(crate) struct Literal {
    /// What it says, escapes as written.
    pub(crate) text: String,
    /// The code before it, from the end of the literal before that.
    pub(crate) before: String,
    /// All that comes after it.
    pub(crate) after: String,
    /// File and line.
    pub(crate) place: String,
}

/// The Rust files below these folders of the package, sorted.
pub(crate) fn files(folders: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(PathBuf::from).collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|it| it.unwrap().path()) {
            match path.extension() {
                None => folders.push(path),
                Some(kind) if kind == "rs" => found.push(path),
                Some(_) => (),
            }
        }
    }
    found.sort();
    found
}

/// The literals of a file, up to its tests.
pub(crate) fn literals_of(file: &Path) -> Vec<Literal> {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap();
    let place = |it: &Literal| {
        let line = code[..code.len() - it.after.len()].lines().count();
        format!("{}:{line}", file.display())
    };
    literals(code).map(|it| Literal { place: place(&it), ..it }).collect()
}

/// The string literals of some code, in order.
pub(crate) fn literals(code: &str) -> impl Iterator<Item = Literal> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let mut before = String::new();
        loop {
            let (token, after) = token(rest)?;
            rest = after;
            match token {
                Token::Code(letter) => before.push(letter),
                Token::Comment => (),
                Token::Text(text) => {
                    let before = before.trim_end().to_owned();
                    let (text, after) = (text.to_owned(), after.to_owned());
                    return Some(Literal { text, before, after, place: String::new() });
                }
            }
        }
    })
}

/// The part of `code` before the bracket that closes what was open already.
pub(crate) fn until_closed(code: &str) -> &str {
    let (mut rest, mut depth) = (code, 0);
    while let Some((token, after)) = token(rest) {
        match token {
            Token::Code('(') => depth += 1,
            Token::Code(')') if depth == 0 => return &code[..code.len() - rest.len()],
            Token::Code(')') => depth -= 1,
            _ => (),
        }
        rest = after;
    }
    code
}

enum Token<'a> {
    Code(char),
    Comment,
    Text(&'a str),
}

/// The first token of `code`, as far as literals are concerned, and the rest.
fn token(code: &str) -> Option<(Token<'_>, &str)> {
    if code.starts_with("//") {
        return Some((Token::Comment, &code[code.find('\n').unwrap_or(code.len())..]));
    }
    if code.starts_with("r\"") || code.starts_with("r#") {
        let hashes = code[1..].chars().take_while(|it| *it == '#').count();
        let inside = code[1 + hashes..].strip_prefix('"')?;
        let (text, rest) = inside.split_once(&format!("\"{}", "#".repeat(hashes)))?;
        return Some((Token::Text(text), rest));
    }
    if let Some(inside) = code.strip_prefix('"') {
        let end = unescaped(inside, '"')?;
        return Some((Token::Text(&inside[..end]), &inside[end + 1..]));
    }
    if let Some(inside) = code.strip_prefix('\'') {
        let is_letter = inside.starts_with('\\') || inside.chars().nth(1) == Some('\'');
        let end = if is_letter { unescaped(inside, '\'')? + 1 } else { 0 };
        return Some((Token::Code('\''), &inside[end..]));
    }
    let letter = code.chars().next()?;
    Some((Token::Code(letter), &code[letter.len_utf8()..]))
}

/// Where `sign` first stands without a backslash before it.
fn unescaped(text: &str, sign: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, letter)| {
        let found = letter == sign && !escaped;
        escaped = letter == '\\' && !escaped;
        found.then_some(at)
    })
}
