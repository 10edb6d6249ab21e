//! What stands behind a colon, and what is the matter with it.

use crate::library::query::calendar::{MONTHS, PERIODS, WEEKDAYS};
use crate::library::query::figures::{self, Odd};
use crate::library::query::lex::{bare, is_quote, quoted};
use crate::library::query::vocabulary::{
    ACTS, COUNTED, FIELDS, FLAGS, Field, KINDS, LANGUAGES, Table, beginning, is_beginning,
    language, meaning, nearest, word,
};
use crate::library::query::{ActorName, Days, Keywords, QueryError, Term, Value, dates};
use crate::news::{Kind, Remark};
use crate::text::Span;

/// The term of the field that begins at `at` and whose value begins at `from`,
/// and where it ends. None where it is not finished yet.
pub(super) fn value(
    text: &str,
    at: usize,
    from: usize,
    field: Field,
) -> Result<(Option<Term>, usize), QueryError> {
    let (kind, start) = kind_before(text, from, field);
    let exact = text[start..].starts_with(is_quote);
    let (typed, end) = if exact {
        quoted(text, start)
    } else {
        let end = start + bare(&text[start..]);
        (&text[start..end], end)
    };
    if typed.is_empty() {
        let is_last = text[end..].trim().is_empty();
        let why = Remark::new("query-error-empty-value");
        let error = QueryError { at: Span::new(at, end), why };
        return if is_last { Ok((None, text.len())) } else { Err(error) };
    }
    let value = Value { text: typed.to_owned(), exact };
    match term(field, kind, value) {
        Ok(term) => Ok((Some(term), end)),
        Err(_) if end == text.len() && is_begun(field, typed) => Ok((None, end)),
        Err(why) => Err(QueryError { at: Span::new(start, end), why }),
    }
}

/// The kind that stands before a name or is told by the field, and where the
/// name begins.
fn kind_before(text: &str, from: usize, field: Field) -> (Option<Kind>, usize) {
    match field {
        Field::Place => (Some(Kind::Place), from),
        Field::Actor | Field::Family | Field::Says | Field::About => {
            let typed = &text[from..from + bare(&text[from..])];
            let prefix = typed.split_once(':');
            let kind = prefix.and_then(|(it, _)| Some((meaning(KINDS, it)?, it.len() + 1)));
            kind.map_or((None, from), |(kind, width)| (Some(kind), from + width))
        }
        _ => (None, from),
    }
}

fn term(field: Field, kind: Option<Kind>, value: Value) -> Result<Term, Remark> {
    let typed = value.text.as_str();
    let period = || dates::period(typed).ok_or_else(|| odd_date(typed));
    Ok(match field {
        Field::Actor | Field::Place => Term::Actor(named(kind, value)),
        Field::Family => Term::Family(named(kind, value)),
        Field::Says => Term::Says(named(kind, value)),
        Field::About => Term::About(named(kind, value)),
        Field::Act => Term::Act(listed(ACTS, typed, "query-error-act")?),
        Field::Figure => Term::Figure(figures::asked(typed).map_err(odd_figure)?),
        Field::Source => Term::Source(value),
        Field::Title => Term::Title(value),
        Field::Language => Term::Language(listed(LANGUAGES, typed, "query-error-language")?),
        Field::Date => Term::Date(dates::range(typed).ok_or_else(|| odd_date(typed))?),
        Field::Since => Term::Date(Days::Since(period()?)),
        Field::Before => Term::Date(Days::Before(period()?)),
        Field::After => Term::Date(Days::After(period()?)),
        Field::Is => Term::Is(listed(FLAGS, typed, "query-error-flag")?),
        // The sign with which tags are shown may be typed.
        Field::Tag => Term::Tag(Value { text: value.text.trim_start_matches('#').into(), ..value }),
        Field::Note => Term::Note(value),
    })
}

/// Whether a value that means nothing may come to mean something by typing on.
fn is_begun(field: Field, typed: &str) -> bool {
    match field {
        Field::Act => is_beginning(ACTS, typed),
        Field::Figure => figures::is_begun(typed),
        Field::Language => is_beginning(LANGUAGES, typed),
        Field::Date | Field::Since | Field::Before | Field::After => dates::is_begun(typed),
        Field::Is => is_beginning(FLAGS, typed),
        _ => false,
    }
}

/// The values of a field that begin as is `typed`, each as it is put into the
/// text. None for fields whose values have no list.
pub(in crate::library) fn values(field: Field, typed: &str, keywords: Keywords) -> Vec<String> {
    match field {
        Field::Act => beginning(ACTS, typed, keywords, " "),
        Field::Is => beginning(FLAGS, typed, keywords, " "),
        Field::Language => beginning(LANGUAGES, typed, keywords, " "),
        // An amount may follow.
        Field::Figure => beginning(COUNTED, typed, keywords, ""),
        Field::Date | Field::Since | Field::Before | Field::After => {
            let mut days = beginning(PERIODS, typed, keywords, " ");
            if !typed.is_empty() {
                days.extend(beginning(WEEKDAYS, typed, keywords, " "));
                days.extend(beginning(MONTHS, typed, keywords, " "));
            }
            days
        }
        _ => Vec::new(),
    }
}

fn named(kind: Option<Kind>, value: Value) -> ActorName {
    ActorName { kind, name: value.text, exact: value.exact }
}

fn listed<T: Copy>(table: Table<T>, typed: &str, unknown: &'static str) -> Result<T, Remark> {
    meaning(table, typed).ok_or_else(|| nearly(nearest(table, typed), unknown))
}

pub(super) fn unknown_field(name: &str, at: Span) -> QueryError {
    // Whoever types the kind of an actor alone is told what goes before it.
    let actor = language(KINDS, name).map(|it| word(FIELDS, Field::Actor, it));
    let kind = actor.map(|it| format!("{it}:{name}:"));
    let nearest = kind.or_else(|| nearest(FIELDS, name).map(|it| format!("{it}:")));
    QueryError { at, why: nearly(nearest, "query-error-unknown-field") }
}

fn odd_date(typed: &str) -> Remark {
    nearly(dates::nearest_name(typed), "query-error-date")
}

fn odd_figure(odd: Odd) -> Remark {
    match odd {
        Odd::What(name) => nearly(nearest(COUNTED, name), "query-error-counted"),
        Odd::Size => Remark::new("query-error-size"),
    }
}

/// Asks whether `nearest` was meant; else says what is the matter.
fn nearly(nearest: Option<impl ToString>, unknown: &'static str) -> Remark {
    match nearest {
        Some(nearest) => Remark::new("query-error-nearly").with("nearest", nearest.to_string()),
        None => Remark::new(unknown),
    }
}
