//! The reader's word: what a reader has set right, as plain data, as lines of
//! a text file, and as a change to an article. Who is one actor across
//! articles is decided by `library`, which takes the reader's word into
//! account; what stands here knows one article at a time.

mod amend;
mod line;
mod mend;
mod passage;
mod sheet;

use std::collections::HashSet;
use std::sync::Arc;

use crate::news::{Annotated, ArticleId, Document, Identity, Kind, Member, Sex, spelling};
use crate::text::fold;

pub use amend::Amendment;
pub use mend::{mend, mended, mentions_of, places_of};
pub use passage::Passage;
pub use sheet::Sheet;

/// One thing that a reader set right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Correction {
    /// The two are one actor.
    Merge(Who, Who),
    /// The first is somebody else than the second.
    Split(Who, Who),
    /// The actor is to be called so.
    Rename(Who, String),
    /// The actor is of this kind.
    Retype(Who, Kind),
    /// The actor is of no interest.
    Hide(Who),
    /// These words mention nobody.
    Not(Words),
    /// These words mention an actor of this kind.
    Mark(Words, Kind),
    /// These words, which mention somebody, mention this actor.
    Give(Words, Who),
}

/// An actor as a correction names it: by what articles write, so that it is
/// found again whatever analysis makes of them next time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Who {
    /// What it is.
    pub kind: Kind,
    /// The name that articles write. Clean.
    pub name: String,
    /// The key of the lexicon, where it has one: `gov:az`.
    pub key: Option<String>,
    /// Told by a title or a given name: parts namesakes.
    pub sex: Option<Sex>,
    /// The state in which articles say it to hold a high office: parts
    /// namesakes.
    pub state: Option<String>,
    /// The only article where this name means it.
    pub article: Option<Article>,
}

/// An article as a correction names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Article {
    /// Its file, as the reader would name it. Clean.
    pub place: String,
    /// Its lasting name; `None` in a line that was written by hand.
    pub id: Option<ArticleId>,
}

/// Words of an article, or the same words wherever they stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Words {
    /// The words as written. Clean.
    pub words: String,
    /// Where they stand; `None` for every place in every article.
    pub at: Option<Passage>,
}

/// A correction and when it was made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// A moment that can be compared as text, `2026-11-22 07:10:00.000`.
    /// Corrections are applied in this order, wherever their lines stand.
    pub made: String,
    /// What was set right.
    pub what: Correction,
}

/// All that a reader set right, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Corrections {
    records: Arc<Vec<Record>>,
}

/// What became of a correction in the library as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It applies.
    Applies,
    /// No article has an actor of the name that it gives first.
    NoActor,
    /// No article has an actor of the name that it gives second.
    NoOther,
    /// Its article is not here.
    NoArticle,
    /// The words no longer stand there so.
    NoWords,
    /// Everything is as it says without it.
    Needless,
    /// A later one says otherwise.
    Overtaken,
}

impl Outcome {
    /// Its name in the keys of the interface's words: `outcome-no-actor`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::NoActor => "no-actor",
            Self::NoOther => "no-other",
            Self::NoArticle => "no-article",
            Self::NoWords => "no-words",
            Self::Needless => "needless",
            Self::Overtaken => "overtaken",
        }
    }
}

impl Corrections {
    /// These, in the order of their time.
    pub fn new(mut records: Vec<Record>) -> Self {
        records.sort_by(|one, other| one.made.cmp(&other.made));
        Self { records: Arc::new(records) }
    }

    /// All, oldest first.
    pub fn all(&self) -> &[Record] {
        &self.records
    }

    /// What only one of the two says.
    #[must_use]
    pub fn unlike(&self, other: &Self) -> Self {
        let (ones, others): (HashSet<&Record>, HashSet<&Record>) =
            (self.all().iter().collect(), other.all().iter().collect());
        Self::new(ones.symmetric_difference(&others).map(|it| (*it).clone()).collect())
    }

    /// Whether something is said of the words of an article. Quick, and
    /// sometimes wrong when it says yes.
    pub fn concern(&self, article: &Annotated) -> bool {
        self.all().iter().any(|it| mend::concerns(&it.what, article))
    }

    /// Whether nothing was set right.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

impl Correction {
    /// Whether it speaks of words rather than of an actor.
    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::Not(words) | Self::Mark(words, _) | Self::Give(words, _) => Some(words),
            _ => None,
        }
    }

    /// Its name in the keys of the interface's words: `correction-merge`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Merge(..) => "merge",
            Self::Split(..) => "split",
            Self::Rename(..) => "rename",
            Self::Retype(..) => "retype",
            Self::Hide(_) => "hide",
            Self::Not(_) => "not",
            Self::Mark(..) => "mark",
            Self::Give(..) => "give",
        }
    }

    /// The actors of which it says something.
    pub fn actors(&self) -> Vec<&Who> {
        match self {
            Self::Merge(one, other) | Self::Split(one, other) => vec![one, other],
            Self::Rename(who, _) | Self::Retype(who, _) | Self::Hide(who) => vec![who],
            Self::Not(_) | Self::Mark(..) | Self::Give(..) => Vec::new(),
        }
    }
}

impl Article {
    /// The article of that document.
    pub fn of(document: &Document) -> Self {
        Self { place: document.source.place.clone(), id: Some(document.id) }
    }

    /// Whether `document` is it.
    pub fn is(&self, document: &Document) -> bool {
        self.id == Some(document.id) || self.place == document.source.place
    }
}

impl Who {
    /// Whether it means this member of an article's cast.
    pub fn is(&self, document: &Document, member: &Member) -> bool {
        if let (Some(key), Identity::Known(known)) = (&self.key, &member.identity) {
            return key == known;
        }
        let is_here = match &self.article {
            Some(article) => article.is(document),
            None => member.identity != Identity::Undecided,
        };
        let fits = self.sex.is_none_or(|it| member.sex.is_none_or(|sex| sex == it));
        let serves = self.state.is_none() || member.state.is_none() || self.state == member.state;
        is_here
            && fits
            && serves
            && self.kind == member.kind
            && self.bears(document.words(member.name))
    }

    /// Whether `name` is a spelling of its own.
    fn bears(&self, name: &str) -> bool {
        let name = plain(name);
        fold(&name) == fold(&self.name) || spelling::same(&name, &self.name)
    }
}

/// Words as they are compared: one space wherever there is some, and one kind
/// of apostrophe.
fn plain(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.replace('’', "'")
}
