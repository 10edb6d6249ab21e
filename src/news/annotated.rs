//! What analysis knows about one article.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::news::lasting::Name;
use crate::news::{Document, Figure, Kind, Moment, Sex, Statement};
use crate::text::Span;

/// A document together with what was found in it, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotated {
    /// The article as it was read.
    pub document: Arc<Document>,
    /// Its sentences, blocks of debris left out.
    pub sentences: Vec<Span>,
    /// Every mention of an actor, by start, longer first. Nested ones are kept.
    pub mentions: Vec<Mention>,
    /// The actors of this article. Mentions point here by index.
    pub cast: Vec<Member>,
    /// What somebody is reported to have said, by start of the content.
    pub statements: Vec<Statement>,
    /// Disputed numbers, in reading order.
    pub figures: Vec<Figure>,
    /// Dates, in reading order.
    pub moments: Vec<Moment>,
}

/// One place where an article mentions an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The whole noun phrase, without its article.
    pub span: Span,
    /// The name inside it, where that is shorter: `Ilham Aliev` in
    /// `président azerbaïdjanais Ilham Aliev`.
    pub name: Option<Span>,
    /// What it speaks of here. A capital may be a place in one line and a
    /// government in the next.
    pub kind: Kind,
    /// Which of the article's actors: an index into [`Annotated::cast`].
    pub member: u32,
    /// Why it was found.
    pub evidence: Evidence,
}

/// Why a mention was found: enough to tell the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The name of the rule, one of [`RULES`](crate::news::RULES).
    #[serde(with = "crate::news::lasting::rule")]
    pub rule: Name,
    /// The line of the lexicon that fits: list, one of
    /// [`LISTS`](crate::news::LISTS), and line number from 1.
    #[serde(with = "crate::news::lasting::line")]
    pub lexicon: Option<(Name, u32)>,
    /// The words that decided: a title before the name, a verb after it.
    pub cue: Option<Span>,
    /// How likely the tagger finds that the least likely word of the name is
    /// part of one, in hundredths; `None` where no model was asked.
    pub score: Option<u8>,
}

/// An actor as one article knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// What it is.
    pub kind: Kind,
    /// Where the article names it most fully.
    pub name: Span,
    /// What ties it to other articles.
    pub identity: Identity,
    /// Told by a title, a given name or a pronoun.
    pub sex: Option<Sex>,
    /// The key of the actor that it belongs to: `gov:az` for the army, the
    /// capital or a ministry of the state of that key.
    pub parent: Option<String>,
    /// The state in which the article says a person to hold a high office, as
    /// keys name it: `az`. Tells namesakes apart.
    pub state: Option<String>,
}

/// What ties an actor of one article to the actors of others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// A key made from the lexicon, the same in every article and language:
    /// `gov:az`, `mil:az`, `min:az:defence`, `place:bakou`, `org:osce`.
    Known(String),
    /// Only the name tells: the library compares spellings.
    Named,
    /// The reader says that it is whoever is called so elsewhere.
    Called(String),
    /// A surname or a bare office that fits several actors, or none. Stays an
    /// actor of its own article rather than a wrong one of the library.
    Undecided,
}
