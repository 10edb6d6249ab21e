//! The word lists that analysis reads, parsed once and passed by reference.

mod conjugation;
mod entry;
mod flags;
mod hash;
mod lists;
mod own;
mod speech;
mod stem;
mod traits;
mod verbs;

use std::num::NonZeroU32;

use crate::analyze::tagger::Taggers;
use crate::news::Language;
use crate::text::{Span, Token, tokenize};

pub use conjugation::Mood;
use entry::Spelling;
pub use entry::{Body, Entry, Head, Land, Role, What};
pub use flags::{Frames, Tells};
pub use hash::{ByHash, Hashes, exact_hash, phrase_hash, word_hash};
pub use own::OWN;
pub use speech::{Heard, Speech, Verb, VerbForm};
pub use stem::{english_stem, french_stem};
pub use traits::{Trait, Traits};

/// Every list of `assets/lexicon`, ready to be asked.
#[derive(Debug, Default)]
pub struct Lexicon {
    speech: Speech,
    /// By the hash of a phrase, and of each of its beginnings.
    nodes: ByHash<Node>,
    /// Each with the number of the next that is written the same.
    entries: Vec<(Entry, Option<NonZeroU32>)>,
    lands: Vec<Land>,
    bodies: Vec<Body>,
    places: Vec<String>,
    heads: Vec<Head>,
    domains: Vec<&'static str>,
    cities: Vec<&'static str>,
    taggers: Taggers,
}

/// What is known of a word, or of the words of a phrase so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node {
    /// What the word tells, in French and in English.
    traits: [Traits; 2],
    /// The first and the last entry of the phrase, counted from 1.
    entries: Option<(NonZeroU32, NonZeroU32)>,
    /// Whether some phrase of the lists begins so and is longer.
    pub goes_on: bool,
}

impl Lexicon {
    /// The lists and the models that the program was built with.
    pub fn embedded() -> Self {
        Self { taggers: Taggers::embedded(), ..Self::lists() }
    }

    /// The lists alone: what they do not know is left to the rules.
    pub fn lists() -> Self {
        lists::read()
    }

    /// The models that tell names from other words.
    pub fn taggers(&self) -> &Taggers {
        &self.taggers
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
    pub fn node(&self, phrase: u64) -> Option<&Node> {
        self.nodes.get(&phrase)
    }

    /// The entries of `node` in the order of the lists, with their numbers.
    pub fn entries(&self, node: &Node) -> impl Iterator<Item = (u32, &Entry)> {
        let first = node.entries.map(|(first, _)| first);
        let numbers = std::iter::successors(first, |it| self.entries[index(*it)].1);
        numbers.map(|it| (it.get() - 1, &self.entries[index(it)].0))
    }

    /// The hash of `form`, whose beginnings are made known, and how it is
    /// written. `tokens` is room to work in.
    fn phrase(&mut self, form: &str, tokens: &mut Vec<Token>) -> (u64, Spelling) {
        tokens.clear();
        tokenize(form, Span::new(0, form.len()), tokens);
        let mut phrase = 0;
        for (at, token) in tokens.iter().enumerate() {
            let word = word_hash(token.span.within(form));
            phrase = if at == 0 { word } else { phrase_hash(phrase, word) };
            if at + 1 < tokens.len() {
                self.nodes.entry(phrase).or_default().goes_on = true;
            }
        }
        (phrase, Spelling::of(tokens))
    }

    /// Adds an entry for `phrase`, after those it has.
    fn enter(&mut self, phrase: u64, entry: Entry) {
        self.entries.push((entry, None));
        let count = u32::try_from(self.entries.len()).ok().and_then(NonZeroU32::new);
        let Some(number) = count else { return };
        let node = self.nodes.entry(phrase).or_default();
        let first = match node.entries {
            Some((first, last)) => {
                self.entries[index(last)].1 = Some(number);
                first
            }
            None => number,
        };
        node.entries = Some((first, number));
    }

    /// The entry of that number.
    pub fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize].0
    }

    /// The state or territory of that number.
    pub fn land(&self, number: u32) -> &Land {
        &self.lands[number as usize]
    }

    /// The organisation or medium of that number.
    pub fn body(&self, number: u32) -> &Body {
        &self.bodies[number as usize]
    }

    /// The folded name of the place of that number.
    pub fn place(&self, number: u32) -> &str {
        &self.places[number as usize]
    }

    /// The key of the second capital of that number.
    pub fn city(&self, number: u32) -> &'static str {
        self.cities[number as usize]
    }

    /// What a ministry is in charge of.
    pub fn domain(&self, number: u32) -> &'static str {
        self.domains[number as usize]
    }

    /// The head noun of that number.
    pub fn head(&self, number: u32) -> &Head {
        &self.heads[number as usize]
    }
}

impl Node {
    /// What the word tells in `language`; nothing in languages not ours.
    pub fn traits(&self, language: Language) -> Traits {
        match language {
            Language::French => self.traits[0],
            Language::English => self.traits[1],
            Language::Other => Traits::default(),
        }
    }
}

/// Where the entry of that number, counted from 1, stands.
fn index(number: NonZeroU32) -> usize {
    number.get() as usize - 1
}
