//! The word lists that analysis reads, parsed once and passed by reference.

mod bits;
mod conjugation;
#[cfg(test)]
mod draft;
mod entry;
mod flags;
mod hash;
#[cfg(test)]
mod lists;
mod own;
mod packed;
mod rows;
mod speech;
mod stem;
mod traits;
#[cfg(test)]
mod verbs;

use std::ops::Range;

use crate::analyze::tagger::Taggers;
use crate::analyze::tagger::classes::Classes;
use crate::analyze::tagger::embedded_classes;
use crate::news::Language;

pub use conjugation::Mood;
pub use entry::{Body, Entry, Head, Land, Role, What};
pub use flags::{Frames, Tells};
pub use hash::{ByHash, Hashes, exact_hash, phrase_hash, word_hash};
pub use own::OWN;
use own::Own;
use packed::Packed;
pub use speech::{Heard, Speech, Verb, VerbForm};
pub use stem::{english_stem, french_stem};
pub use traits::{Trait, Traits};

/// The lists of `assets/lexicon`, as `src/build.rs` packed them.
const LISTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Every list of `assets/lexicon`, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    packed: Packed,
    own: Own,
    speech: Speech,
    /// French and English.
    classes: [Classes; 2],
    taggers: Taggers,
}

/// What is known of a word, or of the words of a phrase so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node<'a> {
    /// What the word tells, in French and in English.
    traits: [Traits; 2],
    /// The numbers of the reader’s own entries of the phrase, and of ours.
    own: &'a [u32],
    ours: Range<usize>,
    /// Whether some phrase of the lists begins so and is longer.
    pub goes_on: bool,
}

impl Lexicon {
    /// The lists and the models that the program was built with.
    pub fn embedded() -> Self {
        Self { taggers: Taggers::embedded(), ..Self::lists() }
    }

    /// The lists alone: what they do not know is left to the rules.
    ///
    /// # Panics
    ///
    /// Never: the lists were packed by this very program when it was built.
    pub fn lists() -> Self {
        Self {
            packed: Packed::read(LISTS).expect("it was packed when the program was built"),
            speech: Speech::read(),
            classes: embedded_classes(),
            ..Self::default()
        }
    }

    /// The models that tell names from other words.
    pub fn taggers(&self) -> &Taggers {
        &self.taggers
    }

    /// The classes of the words of `language`, if it has any.
    pub fn classes(&self, language: Language) -> Option<&Classes> {
        let [french, english] = &self.classes;
        match language {
            Language::French => Some(french),
            Language::English => Some(english),
            Language::Other => None,
        }
    }

    /// The same lists with other models.
    #[must_use]
    pub fn with_taggers(self, taggers: Taggers) -> Self {
        Self { taggers, ..self }
    }

    /// The verbs of saying and what belongs to them.
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// What is known of the phrase of that hash.
    pub fn node(&self, phrase: u64) -> Option<Node<'_>> {
        let own = self.own.node(phrase);
        let Some(at) = self.packed.find(phrase) else { return own };
        let (slot, ours) = self.packed.slot(at);
        let traits = self.packed.traits(slot.traits);
        let own = own.unwrap_or_default();
        Some(Node { traits, ours, goes_on: slot.goes_on || own.goes_on, ..own })
    }

    /// The entries of `node` in the order of the lists, with their numbers.
    pub fn entries(&self, node: &Node) -> impl Iterator<Item = (u32, Entry)> {
        let ours = node.ours.clone().filter_map(|it| u32::try_from(it).ok());
        let numbers = node.own.iter().copied().chain(ours);
        numbers.map(|it| (it, self.entry(it)))
    }

    /// The entry of that number.
    pub fn entry(&self, number: u32) -> Entry {
        match beyond(number, self.packed.entries()) {
            Ok(own) => self.own.entry(own),
            Err(ours) => self.packed.entry(ours),
        }
    }

    /// The state or territory of that number.
    pub fn land(&self, number: u32) -> Land {
        self.packed.land(number as usize)
    }

    /// The organisation or medium of that number.
    pub fn body(&self, number: u32) -> Body<'_> {
        match beyond(number, self.packed.bodies()) {
            Ok(own) => self.own.body(own),
            Err(ours) => self.packed.body(ours),
        }
    }

    /// The folded name of the place of that number.
    pub fn place(&self, number: u32) -> &str {
        match beyond(number, self.packed.places()) {
            Ok(own) => self.own.place(own),
            Err(ours) => self.packed.place(ours),
        }
    }

    /// The key of the second capital of that number.
    pub fn city(&self, number: u32) -> &'static str {
        self.packed.city(number as usize)
    }

    /// What a ministry is in charge of.
    pub fn domain(&self, number: u32) -> &'static str {
        self.packed.domain(number as usize)
    }

    /// The head noun of that number.
    pub fn head(&self, number: u32) -> Head {
        self.packed.head(number as usize)
    }
}

/// A number of ours, or how far it is beyond all `ours` of them: the reader’s
/// own are counted on from there.
fn beyond(number: u32, ours: usize) -> Result<usize, usize> {
    (number as usize).checked_sub(ours).ok_or(number as usize)
}

impl Node<'_> {
    /// What the word tells in `language`; nothing in languages not ours.
    pub fn traits(&self, language: Language) -> Traits {
        match language {
            Language::French => self.traits[0],
            Language::English => self.traits[1],
            Language::Other => Traits::default(),
        }
    }
}
