//! The reader's own gazetteers, on top of the lists.

use crate::analyze::lexicon::entry::{Body, Entry, Spelling, What};
use crate::analyze::lexicon::hash::{ByHash, phrases};
use crate::analyze::lexicon::{Lexicon, Node};
use crate::news::{Kind, Language, OwnActor};
use crate::text::{Span, Token, tokenize};

/// The name of the list that evidence gives for them.
pub const OWN: &str = "gazetteers";

/// What the reader’s gazetteers say. Its numbers count on from those of the
/// lists.
#[derive(Debug, Default)]
pub struct Own {
    /// By the hash of a phrase, and of each of its beginnings.
    nodes: ByHash<Named>,
    entries: Vec<Entry>,
    /// Bodies, and what else is no place.
    actors: Vec<OwnActor>,
    /// The folded names of places.
    places: Vec<String>,
}

/// The entries of a phrase, and whether a longer one begins so.
#[derive(Debug, Default)]
struct Named {
    entries: Vec<u32>,
    goes_on: bool,
}

impl Own {
    /// What is known of the phrase of that hash.
    pub fn node(&self, phrase: u64) -> Option<Node<'_>> {
        let named = self.nodes.get(&phrase)?;
        Some(Node { own: &named.entries, goes_on: named.goes_on, ..Node::default() })
    }

    /// The entry of that number, from 0.
    pub fn entry(&self, number: usize) -> Entry {
        self.entries[number]
    }

    /// The body of that number, from 0.
    pub fn body(&self, number: usize) -> Body<'_> {
        let OwnActor { key, kind, parent, .. } = &self.actors[number];
        Body { key, kind: *kind, is_outlet: false, parent: parent.as_deref() }
    }

    /// The folded name of the place of that number, from 0.
    pub fn place(&self, number: usize) -> &str {
        &self.places[number]
    }
}

impl Lexicon {
    /// The same lexicon, which knows `actors` first of all, in their order:
    /// where it knew the name of one as something else, that is forgotten.
    #[must_use]
    pub fn with_own(mut self, actors: &[OwnActor]) -> Self {
        for actor in actors {
            self.learn(actor);
        }
        self
    }

    fn learn(&mut self, actor: &OwnActor) {
        let what = self.meaning(actor);
        let languages = match actor.language {
            Some(Language::French) => 1,
            Some(Language::English) => 2,
            Some(Language::Other) | None => 3,
        };
        let mut tokens = Vec::new();
        for form in [&actor.name].into_iter().chain(&actor.aliases) {
            tokens.clear();
            tokenize(form, Span::new(0, form.len()), &mut tokens);
            let spelling = Spelling::of(&tokens);
            let entry = Entry { what, spelling, languages, list: OWN, line: actor.line };
            self.enter(form, &tokens, entry);
        }
    }

    fn meaning(&mut self, actor: &OwnActor) -> What {
        let place = actor.key.strip_prefix("place:").filter(|_| actor.kind == Kind::Place);
        if let Some(place) = place {
            self.own.places.push(place.to_owned());
            return What::Place(last(self.packed.places(), &self.own.places));
        }
        self.own.actors.push(actor.clone());
        What::Body(last(self.packed.bodies(), &self.own.actors))
    }

    fn enter(&mut self, form: &str, tokens: &[Token], entry: Entry) {
        self.own.entries.push(entry);
        let number = last(self.packed.entries(), &self.own.entries);
        let mut phrases = phrases(form, tokens).peekable();
        while let Some(phrase) = phrases.next() {
            let named = self.own.nodes.entry(phrase).or_default();
            match phrases.peek() {
                Some(_) => named.goes_on = true,
                None => named.entries.push(number),
            }
        }
    }
}

/// The number of the last of `own`, counted on from `ours`.
fn last<T>(ours: usize, own: &[T]) -> u32 {
    u32::try_from(ours + own.len() - 1).unwrap_or(u32::MAX)
}
