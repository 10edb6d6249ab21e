//! A query's text cut into signs and terms.

use jiff::ToSpan;

use crate::library::query::{ActorName, QueryError, Term, Value, dates, kind_of};
use crate::news::{Kind, Language};
use crate::text::{Span, fold};

/// A piece of the text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub what: What,
    pub at: Span,
}

/// What a piece of the text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Open,
    Close,
    And,
    Or,
    Not,
    Term(Term),
}

/// What may stand before a colon.
#[derive(Clone, Copy)]
enum Field {
    Actor,
    Place,
    Source,
    Title,
    Language,
    Date,
    Before,
    After,
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
fn quoted(text: &str, at: usize) -> (&str, usize) {
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
            let Some(field) = field(name) else {
                let at = Span::new(at, at + name.len());
                return Err(QueryError { at, why: "query-error-unknown-field" });
            };
            value(text, at, at + name.len() + 1, field)
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
fn bare(text: &str) -> usize {
    let ends = |it: char| it.is_whitespace() || it == '(' || it == ')' || is_quote(it);
    text.find(ends).unwrap_or(text.len())
}

pub(in crate::library) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '«' | '»' | '“' | '”' | '„' | '‟')
}

fn field(name: &str) -> Option<Field> {
    match fold(name).as_str() {
        "actor" | "acteur" => Some(Field::Actor),
        "place" | "lieu" => Some(Field::Place),
        "source" => Some(Field::Source),
        "title" | "titre" => Some(Field::Title),
        "lang" | "langue" => Some(Field::Language),
        "date" => Some(Field::Date),
        "before" | "avant" => Some(Field::Before),
        "after" | "apres" => Some(Field::After),
        _ => None,
    }
}

/// The field that begins at `at` and whose value begins at `from`.
fn value(
    text: &str,
    at: usize,
    from: usize,
    field: Field,
) -> Result<(Option<Token>, usize), QueryError> {
    let mut kind = matches!(field, Field::Place).then_some(Kind::Place);
    let mut start = from;
    if matches!(field, Field::Actor) {
        let typed = &text[from..from + bare(&text[from..])];
        let prefix = typed.split_once(':').and_then(|(it, _)| Some((kind_of(it)?, it.len() + 1)));
        kind = prefix.map(|it| it.0);
        start += prefix.map_or(0, |it| it.1);
    }
    let exact = text[start..].starts_with(is_quote);
    let (typed, end) = if exact {
        quoted(text, start)
    } else {
        let end = start + bare(&text[start..]);
        (&text[start..end], end)
    };
    if typed.is_empty() {
        let is_last = text[end..].trim().is_empty();
        let error = QueryError { at: Span::new(at, end), why: "query-error-empty-value" };
        return if is_last { Ok((None, text.len())) } else { Err(error) };
    }
    let value = Value { text: typed.to_owned(), exact };
    let term =
        term(field, kind, value).map_err(|why| QueryError { at: Span::new(start, end), why })?;
    Ok((Some(Token { what: What::Term(term), at: Span::new(at, end) }), end))
}

fn term(field: Field, kind: Option<Kind>, value: Value) -> Result<Term, &'static str> {
    const NO_DATE: &str = "query-error-date";
    let period = || dates::period(&value.text).ok_or(NO_DATE);
    Ok(match field {
        Field::Actor | Field::Place => {
            Term::Actor(ActorName { kind, name: value.text, exact: value.exact })
        }
        Field::Source => Term::Source(value),
        Field::Title => Term::Title(value),
        Field::Language => Term::Language(language(&value.text).ok_or("query-error-language")?),
        Field::Date => {
            let (from, to) = dates::range(&value.text).ok_or(NO_DATE)?;
            Term::Date(from, to)
        }
        Field::Before => {
            Term::Date(None, Some(period()?.0.checked_sub(1.day()).map_err(|_| NO_DATE)?))
        }
        Field::After => {
            Term::Date(Some(period()?.1.checked_add(1.day()).map_err(|_| NO_DATE)?), None)
        }
    })
}

fn language(name: &str) -> Option<Language> {
    match fold(name).as_str() {
        "fr" | "francais" | "french" => Some(Language::French),
        "en" | "anglais" | "english" => Some(Language::English),
        "other" | "autre" => Some(Language::Other),
        _ => None,
    }
}
