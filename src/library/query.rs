//! What a reader may ask of a library, and the language to ask it in.

use crate::text::Span;

/// A question to the library. Made from text by [`Query::parse`]; the text is
/// what the reader sees and edits, so nothing else is stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
}

/// Why a text is not a query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The part of the text that could not be understood.
    pub at: Span,
    /// The key of the message in the interface's catalogue.
    pub why: &'static str,
}

/// How an actor takes part in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Articles that mention the actor.
    With,
    /// Articles that do not.
    Without,
}

/// An actor that a query names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActorTerm {
    /// The name as typed.
    pub name: String,
    /// Whether it is wanted or not.
    pub sign: Sign,
    /// Where it stands in the text.
    pub at: Span,
}

impl Query {
    /// Reads a query as typed.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Ok(Self { words: text.split_whitespace().map(str::to_owned).collect() })
    }

    /// The actors it names.
    pub fn actors(&self) -> Vec<ActorTerm> {
        Vec::new()
    }

    /// Whether it asks for nothing, so that every article answers.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words and phrases to be found in an article's text, as typed.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// The parts of a title, a name or an outlet that its words match.
    pub fn marks(&self, title: &str) -> Vec<Span> {
        let _ = title;
        Vec::new()
    }
}

/// An actor as a query names it.
#[derive(Debug, Clone)]
pub struct ActorName;

/// The language of a query's keywords.
#[derive(Debug, Clone, Copy)]
pub enum Keywords {
    /// `acteur:`.
    French,
    /// `actor:`.
    English,
}

impl Keywords {
    /// Those of a language.
    pub fn of(code: &str) -> Self {
        if code == "fr" { Self::French } else { Self::English }
    }
}

/// Adds or removes an actor.
pub fn toggle(text: &str, _name: &ActorName, _sign: Sign, _keywords: Keywords) -> String {
    text.to_owned()
}

/// Leaves an actor alone.
pub fn only(text: &str, _name: &ActorName, _keywords: Keywords) -> String {
    text.to_owned()
}

/// Joins an actor to the last.
pub fn or(text: &str, _name: &ActorName, _keywords: Keywords) -> String {
    text.to_owned()
}
