//! What a reader's correction needs to know of the library: how to name an
//! actor so that it is found again, and what became of what was said.

use std::sync::Arc;

use crate::corrections::{Article, Corrections, Outcome, Record, Who};
use crate::library::{Actor, Library};
use crate::news::{ArticleId, Kind, Sex};

/// One of the names that make an actor, as articles tie it to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What articles take it for.
    pub kind: Kind,
    /// Told by a title or a given name.
    pub sex: Option<Sex>,
    /// The state in which articles say a person to hold a high office.
    pub state: Option<Arc<str>>,
    /// As written.
    pub name: Arc<str>,
    /// The key of the lexicon, where it has one.
    pub key: Option<Arc<str>>,
    /// The only article in which it means this actor, where that is undecided.
    pub article: Option<ArticleId>,
    /// How many articles call it so.
    pub articles: u32,
    /// With how many mentions.
    pub mentions: u32,
}

impl Library {
    /// How a correction names what goes by this name.
    pub fn who(&self, part: &Part) -> Who {
        let place = |id| self.entry(id).map(|it| it.place);
        let article =
            part.article.map(|id| Article { place: place(id).unwrap_or_default(), id: Some(id) });
        Who {
            kind: part.kind,
            state: part.state.as_deref().map(Into::into),
            name: part.name.to_string(),
            key: part.key.as_deref().map(str::to_owned),
            sex: part.sex,
            article,
        }
    }

    /// What the reader said of an actor, oldest first.
    pub fn said_of<'a>(&'a self, actor: &Actor<'a>) -> impl Iterator<Item = &'a Record> + use<'a> {
        actor.corrections.iter().filter_map(|it| self.corrections.all().get(*it as usize))
    }

    /// What the reader set right, oldest first.
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The same, each with what became of it.
    pub fn outcomes(&self) -> impl ExactSizeIterator<Item = (&Record, Outcome)> {
        self.corrections.all().iter().zip(self.outcomes.iter().copied())
    }
}
