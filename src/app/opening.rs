//! An article on its way to the page: it comes when whoever keeps the articles
//! has read it.

use crate::app::{Key, Ticket};
use crate::news::ArticleId;
use crate::text::Span;

/// The article that is waited for. The page before stays until it comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Which article.
    pub article: ArticleId,
    /// Where in it the reader wants to be.
    pub goal: Goal,
    /// The ticket under which it comes; `None` until it was asked for.
    pub ticket: Option<Ticket>,
    /// Keys that are meant for the article that is not there yet, in order.
    pub keys: Vec<Key>,
}

/// Where in an article the reader wants to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Where the page is: the same article, as it is now.
    Here,
    /// Where it was left; at its beginning where it was not begun, or read to its
    /// end.
    Resume,
    /// With the line at this byte at the top of the screen.
    Place(usize),
    /// At this mention.
    Mention(Span),
    /// At these words, marked.
    Passage(Span),
}

impl Opening {
    /// An article that has not been asked for yet.
    pub fn new(article: ArticleId, goal: Goal) -> Self {
        Self { article, goal, ticket: None, keys: Vec::new() }
    }
}
