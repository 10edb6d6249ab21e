//! A lexicon in the making: what the lists say, gathered phrase by phrase, and
//! then packed into the bytes that `packed.rs` reads. The program is built
//! with those bytes and never sees this file at work.

use std::collections::BTreeMap;

use crate::analyze::lexicon::entry::{Entry, Role, Spelling, What};
use crate::analyze::lexicon::hash::{phrases, word_hash};
use crate::analyze::lexicon::packed::{BUCKETS, Counts, MAGIC, Slot, bucket, rest};
use crate::analyze::lexicon::traits::{Trait, Traits};
use crate::news::Kind;
use crate::text::{Span, Token, tokenize};

/// What the lists say.
#[derive(Debug, Default)]
pub struct Draft {
    /// By the hash of a phrase, and of each of its beginnings.
    nodes: BTreeMap<u64, Node>,
    /// The keys of lands, and whether each is a state.
    pub lands: Vec<(String, bool)>,
    /// Organisations and media.
    pub bodies: Vec<Body>,
    /// The folded names of places.
    pub places: Vec<String>,
    /// Head nouns: what each heads, how, and the number of the noun.
    pub heads: Vec<(Kind, Role, u32)>,
    /// What ministries are in charge of.
    pub domains: Vec<String>,
    /// The keys of second capitals.
    pub cities: Vec<String>,
    tokens: Vec<Token>,
}

/// An organisation or a medium.
#[derive(Debug)]
pub struct Body {
    /// What ties it to other articles.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// Whether it publishes.
    pub is_outlet: bool,
    /// The key of whom it belongs to; empty if it is nobody’s.
    pub parent: String,
}

#[derive(Debug, Default)]
struct Node {
    traits: [Traits; 2],
    entries: Vec<Entry>,
    goes_on: bool,
}

impl Draft {
    /// Enters `form`, whose beginnings are made known. A form that is the same
    /// in both languages is one entry.
    pub fn enter(&mut self, form: &str, entry: Entry) {
        self.tokens.clear();
        tokenize(form, Span::new(0, form.len()), &mut self.tokens);
        let mut phrases = phrases(form, &self.tokens).peekable();
        let mut whole = 0;
        while let Some(phrase) = phrases.next() {
            whole = phrase;
            self.nodes.entry(phrase).or_default().goes_on |= phrases.peek().is_some();
        }
        let entry = Entry { spelling: Spelling::of(&self.tokens), ..entry };
        let entries = &mut self.nodes.entry(whole).or_default().entries;
        let is_same = |it: &&mut Entry| Entry { languages: entry.languages, ..**it } == entry;
        match entries.iter_mut().find(is_same) {
            Some(same) => same.languages |= entry.languages,
            None => entries.push(entry),
        }
    }

    /// Notes that `word` has a trait in `languages`.
    pub fn mark(&mut self, word: &str, languages: u8, it: Trait) {
        let node = self.nodes.entry(word_hash(word)).or_default();
        (0..2).filter(|bit| languages & (1 << bit) != 0).for_each(|at| node.traits[at].insert(it));
    }

    /// All of it as bytes.
    pub fn pack(&self) -> Vec<u8> {
        let mut buckets = vec![0_u8; BUCKETS];
        for phrase in self.nodes.keys() {
            let count = &mut buckets[bucket(*phrase)];
            *count = count.checked_add(1).expect("a bucket holds a phrase or two");
        }
        let traits = self.pairs();
        let entries: Vec<Entry> =
            self.nodes.values().flat_map(|it| it.entries.iter().copied()).collect();
        let counts = Counts {
            nodes: self.nodes.len(),
            traits: traits.len(),
            entries: entries.len(),
            lands: self.lands.len(),
            bodies: self.bodies.len(),
            places: self.places.len(),
            heads: self.heads.len(),
            domains: self.domains.len(),
            cities: self.cities.len(),
        };
        let mut bytes = MAGIC.to_vec();
        bytes.extend(counts.bytes());
        bytes.extend(buckets);
        bytes.extend(self.nodes.keys().flat_map(|it| rest(*it).to_le_bytes()));
        bytes.extend(self.slots(&traits).flat_map(|it| it.bits().to_le_bytes()));
        bytes.extend(traits.iter().flatten().flat_map(|it| it.bits().to_le_bytes()));
        bytes.extend(entries.iter().flat_map(|it| it.bits().to_le_bytes()));
        bytes.extend(self.lands.iter().map(|it| u8::from(it.1)));
        let body = |it: &Body| it.kind as u8 | u8::from(it.is_outlet) << 7;
        bytes.extend(self.bodies.iter().map(body));
        for (kind, role, noun) in &self.heads {
            bytes.extend([*kind as u8, *role as u8]);
            bytes.extend(narrow(*noun).to_le_bytes());
        }
        self.strings(&mut bytes);
        bytes
    }

    /// What words tell in both languages, each pair once; the first is nothing.
    fn pairs(&self) -> Vec<[Traits; 2]> {
        let mut pairs: Vec<[Traits; 2]> = self.nodes.values().map(|it| it.traits).collect();
        pairs.push([Traits::default(); 2]);
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn slots(&self, pairs: &[[Traits; 2]]) -> impl Iterator<Item = Slot> {
        let mut first = 0;
        self.nodes.values().map(move |it| {
            let traits = pairs.binary_search(&it.traits).expect("every pair is there");
            let slot = Slot { first, traits, goes_on: it.goes_on };
            first += it.entries.len();
            slot
        })
    }

    /// The strings: where each ends, and then all of them.
    fn strings(&self, bytes: &mut Vec<u8>) {
        let lands = self.lands.iter().map(|it| &it.0);
        let bodies = self.bodies.iter().flat_map(|it| [&it.key, &it.parent]);
        let others = self.places.iter().chain(&self.domains).chain(&self.cities);
        let all: Vec<&String> = lands.chain(bodies).chain(others).collect();
        let mut end = 0;
        for it in &all {
            end += it.len();
            bytes.extend(u32::try_from(end).expect("names are no gigabytes").to_le_bytes());
        }
        bytes.extend(all.iter().flat_map(|it| it.bytes()));
    }
}

fn narrow(number: u32) -> u16 {
    u16::try_from(number).expect("the lists have fewer nouns")
}

/// What an entry is made of before its form is known.
pub fn entry(what: What, languages: u8, list: &'static str, line: u32) -> Entry {
    Entry { what, spelling: Spelling::default(), languages, list, line }
}

impl Counts {
    /// As they are written.
    fn bytes(&self) -> impl Iterator<Item = u8> + use<> {
        let Self { nodes, traits, entries, lands, bodies, places, heads, domains, cities } = *self;
        let all = [nodes, traits, entries, lands, bodies, places, heads, domains, cities];
        all.into_iter().flat_map(|it| u32::try_from(it).unwrap_or(u32::MAX).to_le_bytes())
    }
}

impl Slot {
    /// As it is written.
    fn bits(self) -> u32 {
        let number = |it: usize, bits: u32| {
            let fits = u32::try_from(it).ok().filter(|it| *it < 1 << bits);
            fits.expect("the lists are shorter")
        };
        number(self.first, 18) | number(self.traits, 13) << 18 | u32::from(self.goes_on) << 31
    }
}
