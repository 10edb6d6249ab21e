//! Actors that the reader has told the program about, in a gazetteer of their
//! own.

use crate::news::{Kind, Language};

/// An actor of the reader's own gazetteers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnActor {
    /// The name it goes by.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What else it is called. Letter case counts as in the name: `US` is no
    /// `us`.
    pub aliases: Vec<String>,
    /// What ties it to other articles and to the lexicon: `gov:az`. Made from
    /// kind and name where nothing was set.
    pub key: String,
    /// The key of what it belongs to: `gov:az` for one of its ministries.
    pub parent: Option<String>,
    /// The language of the articles it is looked for in; every one if none.
    pub language: Option<Language>,
    /// The line of its file where it stands, from 1.
    pub line: u32,
}
