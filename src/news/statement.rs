//! Who says what, how firmly, and on whose word.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Something that an article reports somebody to have said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What was said: between the quotation marks, or the clause without its
    /// `que`.
    pub content: Span,
    /// The words that say that it was said: verb group or preposition.
    pub cue: Option<Span>,
    /// Who said it. The first is the speaker, others said it too.
    pub speakers: Vec<Voice>,
    /// Who passed it on, nearest to the speaker first: agency, outlet, document.
    pub via: Vec<Voice>,
    /// To whom it was addressed, or who is accused.
    pub target: Option<Voice>,
    /// How it is given.
    pub form: Form,
    /// What the speaker does by saying it.
    pub act: Act,
    /// How far the article stands behind it.
    pub strength: Strength,
}

/// A part that somebody has in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// The words that name them here, a pronoun where that is all there is.
    pub span: Span,
    /// Which of the article's actors: an index into its cast. `None` where
    /// that stays undecided.
    pub member: Option<u32>,
}

/// How the words of a statement are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Word for word.
    Direct,
    /// In the article's words.
    Indirect,
    /// In the article's words, with some quoted.
    Mixed,
}

/// What a speaker does by speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Act {
    States,
    Claims,
    Accuses,
    Condemns,
    CallsFor,
    Demands,
    Denies,
    Concedes,
    Warns,
    Threatens,
    Promises,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 11] = [
        Self::States,
        Self::Claims,
        Self::Accuses,
        Self::Condemns,
        Self::CallsFor,
        Self::Demands,
        Self::Denies,
        Self::Concedes,
        Self::Warns,
        Self::Threatens,
        Self::Promises,
    ];

    /// Its name in the catalogue of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Claims => "claims",
            Self::Accuses => "accuses",
            Self::Condemns => "condemns",
            Self::CallsFor => "calls-for",
            Self::Demands => "demands",
            Self::Denies => "denies",
            Self::Concedes => "concedes",
            Self::Warns => "warns",
            Self::Threatens => "threatens",
            Self::Promises => "promises",
        }
    }
}

impl Strength {
    /// Its name in the catalogue of words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Distancing => "distancing",
            Self::Endorsing => "endorsing",
            Self::Conditional => "conditional",
        }
    }
}

/// How far an article stands behind what it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// It only reports: *a déclaré*.
    Neutral,
    /// It keeps away: *prétend*, *selon ses dires*.
    Distancing,
    /// It takes it for true: *a reconnu*, *a révélé*.
    Endorsing,
    /// It gives it as unconfirmed: *aurait tué*.
    Conditional,
}
