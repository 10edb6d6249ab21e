//! The reader's own gazetteers, on top of the lists.

use std::num::NonZeroU32;

use crate::analyze::lexicon::Lexicon;
use crate::analyze::lexicon::entry::{Body, Entry, What};
use crate::news::{Kind, Language, OwnActor};

/// The name of the list that evidence gives for them.
pub const OWN: &str = "gazetteers";

impl Lexicon {
    /// The same lexicon, which knows `actors` first of all: where it knew the
    /// name of one as something else, that is forgotten.
    #[must_use]
    pub fn with_own(mut self, actors: &[OwnActor]) -> Self {
        // Each goes before those that are there, so the first comes last.
        for actor in actors.iter().rev() {
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
        for form in actor.aliases.iter().chain([&actor.name]) {
            let (phrase, spelling) = self.phrase(form, &mut tokens);
            if !tokens.is_empty() {
                self.enter_first(
                    phrase,
                    Entry { what, spelling, languages, list: OWN, line: actor.line },
                );
            }
        }
    }

    fn meaning(&mut self, actor: &OwnActor) -> What {
        let place = actor.key.strip_prefix("place:").filter(|_| actor.kind == Kind::Place);
        let number = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        if let Some(place) = place {
            self.places.push(place.to_owned());
            return What::Place(number(self.places.len() - 1));
        }
        let (key, parent) = (actor.key.clone(), actor.parent.clone());
        self.bodies.push(Body { key, kind: actor.kind, is_outlet: false, parent });
        What::Body(number(self.bodies.len() - 1))
    }

    /// Adds an entry for `phrase`, before those it has.
    fn enter_first(&mut self, phrase: u64, entry: Entry) {
        let Some(number) = u32::try_from(self.entries.len() + 1).ok().and_then(NonZeroU32::new)
        else {
            return;
        };
        let node = self.nodes.entry(phrase).or_default();
        self.entries.push((entry, node.entries.map(|(first, _)| first)));
        node.entries = Some((number, node.entries.map_or(number, |(_, last)| last)));
    }
}
