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
//! Every field and closed list of values is a row in `vocabulary`, in both
//! languages.

mod calendar;
mod dates;
mod edit;
mod fields;
mod figures;
mod gap;
mod lex;
mod parse;
mod print;
pub(super) mod vocabulary;

use jiff::civil::Date;

use crate::library::card;
use crate::news::{Act, Language, Remark};
use crate::text::{Sought, Span, fold};

pub use edit::{only, or, toggle};
pub use print::ActorName;

pub(super) use dates::Days;
pub(super) use fields::values;
pub(super) use figures::Asked as AskedFigure;
pub(super) use gap::{Gap, gap};
pub(super) use lex::is_quote;
pub use vocabulary::Field;
pub(super) use vocabulary::Flag;

/// A question to the library. Made from text by [`Query::parse`].
///
/// `actors` and `words` are drawn from `tree`, with their places in the text
/// that was parsed, so that two queries are equal when they ask the same.
#[derive(Debug, Clone, Default)]
pub struct Query {
    tree: Option<Tree>,
    actors: Vec<ActorTerm>,
    /// The day from which others are counted.
    today: Option<Date>,
}

/// What is asked, in parts.
#[derive(Debug, Clone, PartialEq)]
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
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    /// Letters in its title, actors or outlet, or the start of a word in it.
    Word(String),
    /// Words that follow one another.
    Phrase(String),
    /// It mentions such an actor.
    Actor(ActorName),
    /// It mentions such an actor, or another of its family: a state, its
    /// territory, capital, army and ministries.
    Family(ActorName),
    /// Who published it, or the file.
    Source(Value),
    /// Words of its headline.
    Title(Value),
    /// What it is written in.
    Language(Language),
    /// When it was published.
    Date(Days),
    /// Such an actor says something in it.
    Says(ActorName),
    /// Something is said in it about such an actor.
    About(ActorName),
    /// Somebody does this by speaking.
    Act(Act),
    /// It gives such a figure.
    Figure(AskedFigure),
    /// What it is to the reader, or has become.
    Is(Flag),
    /// The reader has given it such a tag.
    Tag(Value),
    /// The reader has noted such words on it.
    Note(Value),
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
    /// What is the matter and, where one can be made out, what was meant.
    pub why: Remark,
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

/// Two queries are equal when they ask the same, whatever day it is.
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

    /// The same, asked on that day: `depuis:3j` counts from it. Until a query
    /// is told the day, no article answers what is counted from it.
    #[must_use]
    pub fn on(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
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

    /// Whether it asks for something that has a place in an article.
    pub fn has_places(&self) -> bool {
        let is_elsewhere = |it: &&Term| {
            matches!(
                it,
                Term::Source(_)
                    | Term::Title(_)
                    | Term::Language(_)
                    | Term::Date(_)
                    | Term::Is(_)
                    | Term::Tag(_)
                    | Term::Note(_)
            )
        };
        !self.wanted().iter().all(is_elsewhere)
    }

    pub(super) fn tree(&self) -> Option<&Tree> {
        self.tree.as_ref()
    }

    pub(super) fn today(&self) -> Option<Date> {
        self.today
    }

    /// The terms that are not asked to be absent.
    pub(super) fn wanted(&self) -> Vec<&Term> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, french: &str, english: &str) {
        let query = Query::parse(text).expect("a query");
        for (keywords, expected) in [(Keywords::French, french), (Keywords::English, english)] {
            assert_eq!(query.text(keywords), expected);
            assert_eq!(Query::parse(expected).as_ref(), Ok(&query), "{expected}");
        }
    }

    #[track_caller]
    fn check_odd(text: &str, at: &str, key: &str, nearest: Option<&str>) {
        let error = Query::parse(text).expect_err("no query");
        assert_eq!((error.at.within(text), error.why.key), (at, key), "{text}");
        let told = error.why.told.first().map(|it| it.1.as_str());
        assert_eq!(told, nearest, "{text}");
    }

    #[test]
    fn both_languages_say_the_same() {
        check(
            "dit:macron sur:état:turquie",
            "dit:macron sur:état:turquie",
            "says:macron about:state:turquie",
        );
        check("act:accuse -acte:dément", "acte:accuse -acte:dément", "act:accuses -act:denies");
        check(
            "figure:killed>100 chiffre:drones",
            "chiffre:tués>100 chiffre:drones",
            "figure:killed>100 figure:drones",
        );
        check("est:nonlu is:starred", "est:nonlu est:favori", "is:unread is:starred");
        check(
            "tag:\"à relire\" note:doute",
            "étiquette:\"à relire\" note:doute",
            "tag:\"à relire\" note:doute",
        );
        check("depuis:3j OU since:2w", "depuis:3j OU depuis:2s", "since:3d OR since:2w");
        check(
            "avant:hier date:2020-09..2020-11",
            "avant:hier date:2020-09..2020-11",
            "before:yesterday date:2020-09..2020-11",
        );
        check(
            "date:\"27 septembre\" après:2020",
            "date:27-septembre après:2020",
            "date:27-september after:2020",
        );
        check("lang:français lieu:bakou", "langue:fr lieu:bakou", "lang:fr place:bakou");
    }

    #[test]
    fn an_error_points_at_its_place_and_says_what_may_be_meant() {
        check_odd("a acteurr:x", "acteurr", "query-error-nearly", Some("acteur:"));
        check_odd("meteo:x b", "meteo", "query-error-unknown-field", None);
        let nearest = Some("acteur:personne:");
        check_odd("personne:mac", "personne", "query-error-nearly", nearest);
        check_odd("person:mac", "person", "query-error-nearly", Some("actor:person:"));
        check_odd("acte:acuse b", "acuse", "query-error-nearly", Some("accuse"));
        check_odd("est:beau b", "beau", "query-error-flag", None);
        check_odd("depuis:lundy b", "lundy", "query-error-nearly", Some("lundi"));
        check_odd("date:2020/09 b", "2020/09", "query-error-date", None);
        check_odd("chiffre:tuees>1 b", "tuees>1", "query-error-nearly", Some("tués"));
        check_odd("figure:killed>many b", "killed>many", "query-error-size", None);
        check_odd("lang:de b", "de", "query-error-language", None);
        check_odd("a source: b", "source:", "query-error-empty-value", None);
        check_odd("(a))", ")", "query-error-parenthesis", None);
        check_odd(&format!("{}a", "(".repeat(33)), "(", "query-error-depth", None);
        check_odd("a OR OR b", "OR", "query-error-operator", None);
    }

    #[test]
    fn what_is_still_being_typed_asks_for_nothing_yet() {
        for text in [
            "acte:acc",
            "est:no",
            "depuis:3",
            "date:2020-",
            "chiffre:tués>",
            "chiffre:tu",
            "lang:e",
            "a (",
        ] {
            let words: Vec<String> =
                Query::parse(text).expect(text).words().map(str::to_owned).collect();
            assert_eq!(words.concat(), text.strip_suffix(" (").unwrap_or_default(), "{text}");
        }
    }
}
