//! What the panel shows of many articles. Gathering reads them whole, so it is
//! done off the thread that draws; what it gives carries the words to show.

use crate::app::{Findings, Lens, Manner, Mentions, NameUse, Ticket};
use crate::library::{ActorId, Bodies, Library, Query};
use crate::news::ArticleId;

/// How many passages or findings are listed. Nobody walks through more; the
/// filter finds the rest.
pub(in crate::app) const MOST: usize = 1_000;

/// What is to be gathered, and from which articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    /// What is looked for.
    pub what: Gathers,
    /// Where, in this order.
    pub articles: Vec<ArticleId>,
    /// The ticket under which it comes; `None` until it was asked for.
    pub ticket: Option<Ticket>,
    /// The filter that they pass.
    pub query: Query,
    /// Whether other articles pass it by now, so that it is to be done again.
    pub is_outdated: bool,
}

/// What can be gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gathers {
    /// The mentions of an actor.
    Mentions(ActorId),
    /// What a lens finds, listed so.
    Findings(Lens, Manner),
    /// Who calls an actor what.
    Names(ActorId),
}

/// What was gathered.
#[derive(Debug, Clone, PartialEq)]
pub enum Gathered {
    /// The mentions of an actor.
    Mentions(Mentions),
    /// What a lens finds.
    Findings(Findings),
    /// Who calls an actor what.
    Names(Vec<NameUse>),
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// So many were counted.
    pub n: usize,
    /// Whether there are more than that.
    pub more: bool,
}

impl Gathering {
    /// Gathers, or gives up soon after `wanted` says that nobody waits for it
    /// any more. Cost: the articles up to the last one listed.
    pub fn gather(
        &self,
        library: &Library,
        bodies: &dyn Bodies,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Gathered> {
        let read = |it: ArticleId| bodies.article(it);
        Some(match self.what {
            Gathers::Mentions(actor) => {
                let articles = Mentions::articles(library, actor, &self.articles);
                let count = articles.len();
                let bodies = articles.into_iter().take_while(|_| wanted()).filter_map(read);
                Gathered::Mentions(Mentions::gather(library, actor, bodies, count))
            }
            Gathers::Names(actor) => {
                let articles = self.articles.iter().copied();
                let bodies = articles.take_while(|_| wanted()).filter_map(read);
                Gathered::Names(NameUse::gather(library, actor, bodies))
            }
            Gathers::Findings(lens, manner) => {
                let articles = self.articles.iter().copied();
                let bodies = articles.take_while(|_| wanted()).filter_map(read);
                Gathered::Findings(Findings::gather((lens, manner), library, bodies))
            }
        })
        .filter(|_| wanted())
    }
}
