//! What is being typed, and where: the place in a query that can be completed.

use crate::library::query::lex::{bare, is_quote};
use crate::library::query::vocabulary::{FIELDS, Field, KINDS, meaning};
use crate::news::Kind;
use crate::text::Span;

/// A place in the text of a query that ends at the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) struct Gap<'a> {
    /// What a completion takes the place of.
    pub at: Span,
    /// What is typed there, quotation mark and kind left out.
    pub typed: &'a str,
    /// What it is the value of. `None` where no field stands before it.
    pub field: Option<Field>,
    /// The kind of actor that stands before it.
    pub kind: Option<Kind>,
    /// Whether the field is still to be put before the kind.
    pub lacks_field: bool,
}

/// The place that ends at the byte `cursor` of `text`; none within a word or
/// a phrase.
pub(in crate::library) fn gap(text: &str, cursor: usize) -> Option<Gap<'_>> {
    if bare(&text[cursor..]) > 0 {
        return None;
    }
    let start = start(&text[..cursor])?;
    let run = &text[start..cursor];
    let whole = Gap {
        at: Span::new(start, cursor),
        typed: run,
        field: None,
        kind: None,
        lacks_field: false,
    };
    let Some((name, value)) = run.split_once(':') else { return Some(whole) };
    let Some(field) = meaning(FIELDS, name) else {
        let (kind, typed) = (meaning(KINDS, name)?, value.trim_start_matches(is_quote));
        let (kind, field) = (Some(kind), Some(Field::Actor));
        return Some(Gap { typed, field, kind, lacks_field: true, ..whole });
    };
    let names_actor = matches!(field, Field::Actor | Field::Says | Field::About);
    let prefix = value.split_once(':').filter(|_| names_actor);
    let told = prefix.and_then(|(it, rest)| Some((meaning(KINDS, it)?, rest)));
    let typed = told.map_or(value, |it| it.1).trim_start_matches(is_quote);
    let kind = if field == Field::Place { Some(Kind::Place) } else { told.map(|it| it.0) };
    let at = Span::new(start + name.len() + 1, cursor);
    Some(Gap { at, typed, field: Some(field), kind, ..whole })
}

/// Where the last term of `text` begins, its sign left out; `None` within a
/// phrase that belongs to no field.
fn start(text: &str) -> Option<usize> {
    let (mut start, mut opened) = (0, None);
    for (at, letter) in text.char_indices() {
        let next = at + letter.len_utf8();
        match opened {
            Some(_) if is_quote(letter) => (opened, start) = (None, next),
            None if is_quote(letter) => opened = Some(at),
            None if letter.is_whitespace() || letter == '(' || letter == ')' => start = next,
            None if letter == '-' && at == start => start = next,
            Some(_) | None => (),
        }
    }
    // A value in quotation marks is completed with them.
    opened.is_none_or(|it| text[..it].ends_with(':') && it > start).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, Option<Field>)>) {
        let found = gap(text, text.len());
        assert_eq!(found.map(|it| (it.at.within(text), it.typed, it.field)), expected, "{text}");
    }

    #[test]
    fn the_last_term_is_what_is_typed() {
        check("a act", Some(("act", "act", None)));
        check("-(act", Some(("act", "act", None)));
        check("a ", Some(("", "", None)));
        check("acteur:al", Some(("al", "al", Some(Field::Actor))));
        check("-dit:état:az", Some(("état:az", "az", Some(Field::Says))));
        check("acteur:\"clara ro", Some(("\"clara ro", "clara ro", Some(Field::Actor))));
        check("est:", Some(("", "", Some(Field::Is))));
        check("personne:\"ma", Some(("personne:\"ma", "ma", Some(Field::Actor))));
        check("http://a", None);
    }

    #[test]
    fn phrases_and_the_middle_of_words_are_left_alone() {
        check("\"un acc", None);
        check("\"un accord\" ac", Some(("ac", "ac", None)));
        assert_eq!(gap("acteur", 3), None);
        assert!(gap("act or", 3).is_some());
    }
}
