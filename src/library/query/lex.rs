//! A query's text cut into signs and terms.

use crate::library::query::fields::{unknown_field, value};
use crate::library::query::vocabulary::{FIELDS, meaning};
use crate::library::query::{QueryError, Term};
use crate::text::Span;

/// A piece of the text and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub what: What,
    pub at: Span,
}

/// What a piece of the text is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Open,
    Close,
    And,
    Or,
    Not,
    Term(Term),
}

/// Cuts `text` into pieces.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, QueryError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let width = letter.len_utf8();
        let single = |what| Some(Token { what, at: Span::new(at, at + width) });
        let next_is_space = text[at + width..].chars().next().is_none_or(char::is_whitespace);
        let (token, end) = match letter {
            _ if letter.is_whitespace() => (None, at + width),
            '(' => (single(What::Open), at + width),
            ')' => (single(What::Close), at + width),
            // A dash between spaces is a dash.
            '-' if next_is_space => (None, at + width),
            '-' => (single(What::Not), at + width),
            _ if is_quote(letter) => phrase(text, at),
            _ => word(text, at)?,
        };
        tokens.extend(token);
        at = end;
    }
    Ok(tokens)
}

/// A phrase that opens at `at`, and where it ends. Left open, it ends with the
/// text.
fn phrase(text: &str, at: usize) -> (Option<Token>, usize) {
    let (words, end) = quoted(text, at);
    let term = (!words.is_empty()).then(|| What::Term(Term::Phrase(words.to_owned())));
    (term.map(|what| Token { what, at: Span::new(at, end) }), end)
}

/// The words in quotation marks at `at`, and where the marks end.
pub(super) fn quoted(text: &str, at: usize) -> (&str, usize) {
    let open = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let close = text[open..].find(is_quote).map(|it| open + it);
    let end =
        close.map_or(text.len(), |it| it + text[it..].chars().next().map_or(0, char::len_utf8));
    (text[open..close.unwrap_or(text.len())].trim(), end)
}

/// A word, a keyword or a field that begins at `at`, and where it ends.
fn word(text: &str, at: usize) -> Result<(Option<Token>, usize), QueryError> {
    let end = at + bare(&text[at..]);
    let typed = &text[at..end];
    let whole = |what| Ok((Some(Token { what, at: Span::new(at, end) }), end));
    match typed {
        "AND" | "ET" => return whole(What::And),
        "OR" | "OU" => return whole(What::Or),
        "NOT" | "NON" | "SAUF" => return whole(What::Not),
        _ => (),
    }
    match typed.split_once(':') {
        Some((name, rest)) if looks_like_field(name, rest) => {
            let Some(field) = meaning(FIELDS, name) else {
                return Err(unknown_field(name, Span::new(at, at + name.len())));
            };
            let (term, end) = value(text, at, at + name.len() + 1, field)?;
            Ok((term.map(|it| Token { what: What::Term(it), at: Span::new(at, end) }), end))
        }
        _ => whole(What::Term(Term::Word(typed.to_owned()))),
    }
}

/// Times and addresses have colons too.
fn looks_like_field(name: &str, rest: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(char::is_alphabetic) && !rest.starts_with('/')
}

/// The length of the run at the start of `text` that no space, parenthesis or
/// quotation mark ends.
pub(super) fn bare(text: &str) -> usize {
    let ends = |it: char| it.is_whitespace() || it == '(' || it == ')' || is_quote(it);
    text.find(ends).unwrap_or(text.len())
}

pub(in crate::library) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}
