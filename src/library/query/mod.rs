//! What a reader may ask of a library, and the language to ask it in.
//!
//! ```text
//! query = any any …                    all of them; AND may stand between
//! any   = part OR part …               also OU
//! part  = -part | NOT part | ( query ) | term
//! term  = word | "exact phrase" | field:value | field:"exact value"
//! ```
//!
//! The text is what the reader sees and edits; a [`Query`] is its meaning.

mod dates;
mod edit;
mod lex;
mod parse;
mod print;

use jiff::civil::Date;

use crate::library::card;
use crate::news::{Kind, Language};
use crate::text::{Sought, Span, fold};

pub use edit::{only, or, toggle};
pub use print::ActorName;

pub(super) use lex::is_quote;

/// A question to the library. Made from text by [`Query::parse`].
///
/// `actors` and `words` are drawn from `tree`, with their places in the text
/// that was parsed, so that two queries are equal when they ask the same.
#[derive(Debug, Clone, Default)]
pub struct Query {
    tree: Option<Tree>,
    actors: Vec<ActorTerm>,
}

/// What is asked, in parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Tree {
    /// All of at least two.
    All(Vec<Tree>),
    /// One of at least two.
    Any(Vec<Tree>),
    /// Never a `Not` itself.
    Not(Box<Tree>),
    Term(Term),
}

/// One thing that is asked of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// Letters in its title, actors or outlet, or the start of a word in it.
    Word(String),
    /// Words that follow one another.
    Phrase(String),
    /// It mentions such an actor.
    Actor(ActorName),
    /// Who published it, or the file.
    Source(Value),
    /// Words of its headline.
    Title(Value),
    /// What it is written in.
    Language(Language),
    /// First and last day on which it may have been published.
    Date(Option<Date>, Option<Date>),
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub text: String,
    /// Whether it stood in quotation marks.
    pub exact: bool,
}

/// Why a text is not a query, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The part of the text that could not be understood.
    pub at: Span,
    /// The key of the message in the interface's catalogue.
    pub why: &'static str,
}

/// The language in which keywords are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keywords {
    /// `acteur:`, `OU`.
    French,
    /// `actor:`, `OR`.
    English,
}

/// How an actor takes part in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    pub name: ActorName,
    /// Whether it is wanted or not.
    pub sign: Sign,
    /// Where it stands in the text, field included.
    pub at: Span,
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.tree == other.tree
    }
}

impl Eq for Query {}

impl Query {
    /// Reads a query as typed. What is unfinished at the very end - an open
    /// quotation or parenthesis, a field without a value, an `OR` with nothing
    /// after it - is taken as far as it goes.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        parse::parse(text)
    }

    /// Whether it asks for nothing, so that every article answers.
    pub fn is_empty(&self) -> bool {
        self.tree.is_none()
    }

    /// The actors it names, in the order of the text.
    pub fn actors(&self) -> &[ActorTerm] {
        &self.actors
    }

    /// The words and phrases to be found in an article's text, as typed; those
    /// that are asked not to be there are left out.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.wanted().into_iter().filter_map(|it| match it {
            Term::Word(text) | Term::Phrase(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The parts of a title, a name or an outlet that its words match, in
    /// order, none touching another.
    pub fn marks(&self, title: &str) -> Vec<Span> {
        let marks = self.wanted().into_iter().flat_map(|it| match it {
            Term::Word(word) => word_marks(title, word),
            Term::Phrase(phrase) => Sought::new(phrase).words_in(title),
            Term::Title(value) => {
                words_of(&value.text).flat_map(|it| Sought::new(it).word_starts_in(title)).collect()
            }
            _ => Vec::new(),
        });
        joined(marks.collect())
    }

    /// Where its words and phrases stand in an article's text: words by the
    /// start of a word, phrases whole. In order, none touching another.
    pub fn hits(&self, text: &str) -> Vec<Span> {
        let hits = self.wanted().into_iter().flat_map(|it| match it {
            Term::Word(word) => Sought::new(word).word_starts_in(text),
            Term::Phrase(phrase) => Sought::new(phrase).words_in(text),
            _ => Vec::new(),
        });
        joined(hits.collect())
    }

    pub(super) fn tree(&self) -> Option<&Tree> {
        self.tree.as_ref()
    }

    /// The terms that are not asked to be absent.
    fn wanted(&self) -> Vec<&Term> {
        let mut terms = Vec::new();
        if let Some(tree) = &self.tree {
            tree.collect_wanted(Sign::With, &mut terms);
        }
        terms
    }
}

impl Tree {
    fn collect_wanted<'a>(&'a self, sign: Sign, terms: &mut Vec<&'a Term>) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.collect_wanted(sign, terms);
                }
            }
            Self::Not(part) => part.collect_wanted(sign.turned(), terms),
            Self::Term(term) if sign == Sign::With => terms.push(term),
            Self::Term(_) => (),
        }
    }

    /// All of `parts`, or `None` where there is none.
    fn all(parts: Vec<Self>) -> Option<Self> {
        Self::joined(parts, Self::All, |it| match it {
            Self::All(parts) => Ok(parts),
            other => Err(other),
        })
    }

    /// One of `parts`, or `None` where there is none.
    fn any(parts: Vec<Self>) -> Option<Self> {
        Self::joined(parts, Self::Any, |it| match it {
            Self::Any(parts) => Ok(parts),
            other => Err(other),
        })
    }

    fn joined(
        parts: Vec<Self>,
        join: impl Fn(Vec<Self>) -> Self,
        open: impl Fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Option<Self> {
        let parts = parts.into_iter().map(open);
        let mut flat: Vec<Self> = parts.flat_map(|it| it.unwrap_or_else(|it| vec![it])).collect();
        if flat.len() > 1 { Some(join(flat)) } else { flat.pop() }
    }

    fn not(part: Self) -> Self {
        match part {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

impl Sign {
    /// The other.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::With => Self::Without,
            Self::Without => Self::With,
        }
    }
}

/// The marks of a word that is matched fuzzily, accents meant when typed.
fn word_marks(title: &str, word: &str) -> Vec<Span> {
    let sought = Sought::new(word);
    let starts = sought.word_starts_in(title);
    let is_plain = sought.agrees(&fold(word));
    if starts.is_empty() && is_plain { card::marks(title, &fold(word)) } else { starts }
}

/// The words of a value: what stands between spaces.
pub(super) fn words_of(value: &str) -> impl Iterator<Item = &str> {
    value.split_whitespace()
}

/// Spans in order, those that touch in one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end() >= span.start() => *last = last.to(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// The kind that a word before a name tells: `state:` or `état:`.
fn kind_of(prefix: &str) -> Option<Kind> {
    match fold(prefix).as_str() {
        "person" | "personne" => Some(Kind::Person),
        "state" | "etat" => Some(Kind::State),
        "force" | "armee" => Some(Kind::Force),
        "org" | "organisation" => Some(Kind::Organisation),
        "group" | "groupe" => Some(Kind::Group),
        "place" | "lieu" => Some(Kind::Place),
        _ => None,
    }
}
