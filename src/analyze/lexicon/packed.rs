//! The word lists as the program holds them: bytes made from `assets/lexicon`
//! when it is built (`src/build.rs`, `draft.rs`), used where they lie.
//!
//! | bytes   | what they hold |
//! |---------|----------------|
//! | 4       | `LLEX` |
//! | 4 × 9   | how many of each there are: see `Counts` |
//! | 65 536  | how many phrases have each upper quarter of a hash |
//! | 4 × *n* | the next half of the hash of each phrase, in the order of whole hashes |
//! | 4 × *n* | what is known of the phrase: see `Slot` |
//! | 8 × *t* | what words tell, in French and in English, each pair once |
//! | 8 × *e* | the entries, those of one phrase together: see `Entry::bits` |
//! | *l*     | of each land, whether it is a state |
//! | *b*     | of each body, its kind, and in the highest bit whether it publishes |
//! | 4 × *h* | of each head noun, what it heads, how, and the number of the noun |
//! | 4 × *s* | where each string ends |
//! |         | the strings: keys of lands; keys and parents of bodies; places; domains; cities |
//!
//! Numbers are little-endian. The lowest quarter of a hash is not kept: with
//! three, some word of an article meets one of ours by chance once in a
//! million articles.

use std::ops::Range;

use crate::analyze::lexicon::entry::{Body, Entry, Head, Land, Role};
use crate::analyze::lexicon::traits::Traits;
use crate::news::Kind;

/// How the bytes begin.
pub const MAGIC: &[u8; 4] = b"LLEX";
/// How many upper quarters of hashes there are.
pub const BUCKETS: usize = 1 << 16;

/// The quarter of a hash that says where to look.
pub fn bucket(phrase: u64) -> usize {
    (phrase >> 48) as usize
}

/// The half of a hash that is compared.
#[expect(clippy::cast_possible_truncation, reason = "that half is what is wanted")]
pub fn rest(phrase: u64) -> u32 {
    (phrase >> 16) as u32
}

/// How many of each there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Phrases, and beginnings of phrases.
    pub nodes: usize,
    /// What words tell.
    pub traits: usize,
    /// Entries.
    pub entries: usize,
    /// States and territories.
    pub lands: usize,
    /// Organisations and media.
    pub bodies: usize,
    /// Places.
    pub places: usize,
    /// Head nouns.
    pub heads: usize,
    /// What ministries are in charge of.
    pub domains: usize,
    /// Second capitals.
    pub cities: usize,
}

impl Counts {
    fn read(bytes: &[u8]) -> Self {
        let [nodes, traits, entries, lands, bodies, places, heads, domains, cities] =
            std::array::from_fn(|it| four(bytes, it) as usize);
        Self { nodes, traits, entries, lands, bodies, places, heads, domains, cities }
    }
}

/// What is known of a phrase: the number of its first entry in bits 0 to 17,
/// of what it tells in 18 to 30, and in 31 whether longer ones begin so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The number of its first entry; its last is the one before the next
    /// phrase’s first.
    pub first: usize,
    /// The number of what it tells.
    pub traits: usize,
    /// Whether some phrase of the lists begins so and is longer.
    pub goes_on: bool,
}

impl Slot {
    fn read(bits: u32) -> Self {
        let first = (bits & ((1 << 18) - 1)) as usize;
        Self { first, traits: (bits >> 18 & ((1 << 13) - 1)) as usize, goes_on: bits >> 31 == 1 }
    }
}

/// The lists.
#[derive(Debug, Default)]
pub struct Packed {
    /// Where the phrases of each bucket begin; one more than there are.
    begins: Vec<u32>,
    counts: Counts,
    rests: &'static [u8],
    slots: &'static [u8],
    traits: &'static [u8],
    entries: &'static [u8],
    lands: &'static [u8],
    bodies: &'static [u8],
    heads: &'static [u8],
    ends: &'static [u8],
    strings: &'static str,
}

impl Packed {
    /// The lists that `bytes` hold.
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut left = bytes.strip_prefix(MAGIC)?;
        let mut take = |size: usize| left.split_off(..size);
        let counts = Counts::read(take(4 * 9)?);
        let Counts { nodes, lands, bodies, places, domains, cities, .. } = counts;
        let mut begins = Vec::with_capacity(BUCKETS + 1);
        let mut at = 0;
        begins.push(at);
        for count in take(BUCKETS)? {
            at += u32::from(*count);
            begins.push(at);
        }
        let packed = Self {
            begins,
            counts,
            rests: take(4 * nodes)?,
            slots: take(4 * nodes)?,
            traits: take(8 * counts.traits)?,
            entries: take(8 * counts.entries)?,
            lands: take(lands)?,
            bodies: take(bodies)?,
            heads: take(4 * counts.heads)?,
            ends: take(4 * (lands + 2 * bodies + places + domains + cities))?,
            strings: str::from_utf8(left).ok()?,
        };
        (at as usize == nodes).then_some(packed)
    }

    /// The number of a phrase of that hash.
    pub fn find(&self, phrase: u64) -> Option<usize> {
        let at = bucket(phrase);
        let bounds = self.begins.get(at..at + 2)?;
        let rest = rest(phrase);
        (bounds[0] as usize..bounds[1] as usize).find(|it| four(self.rests, *it) == rest)
    }

    /// What is known of the phrase of that number, and the numbers of its
    /// entries.
    pub fn slot(&self, node: usize) -> (Slot, Range<usize>) {
        let slot = Slot::read(four(self.slots, node));
        let next = node + 1;
        let end = if next < self.counts.nodes {
            Slot::read(four(self.slots, next)).first
        } else {
            self.counts.entries
        };
        (slot, slot.first..end)
    }

    /// What words tell, in French and in English.
    pub fn traits(&self, number: usize) -> [Traits; 2] {
        [2 * number, 2 * number + 1].map(|it| Traits::of(four(self.traits, it)))
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        self.counts.entries
    }

    /// How many bodies there are.
    pub fn bodies(&self) -> usize {
        self.counts.bodies
    }

    /// How many places there are.
    pub fn places(&self) -> usize {
        self.counts.places
    }

    /// The entry of that number.
    pub fn entry(&self, number: usize) -> Entry {
        let bytes = std::array::from_fn(|it| self.entries[8 * number + it]);
        Entry::read(u64::from_le_bytes(bytes))
    }

    /// The state or territory of that number.
    pub fn land(&self, number: usize) -> Land {
        Land { id: self.string(number), is_state: self.lands[number] == 1 }
    }

    /// The organisation or medium of that number.
    pub fn body(&self, number: usize) -> Body<'static> {
        let flags = self.bodies[number];
        let at = self.counts.lands + 2 * number;
        Body {
            key: self.string(at),
            kind: kind(flags & 0x7f),
            is_outlet: flags >> 7 == 1,
            parent: Some(self.string(at + 1)).filter(|it| !it.is_empty()),
        }
    }

    /// The folded name of the place of that number.
    pub fn place(&self, number: usize) -> &'static str {
        self.string(self.counts.lands + 2 * self.counts.bodies + number)
    }

    /// What the ministries of that number are in charge of.
    pub fn domain(&self, number: usize) -> &'static str {
        let Counts { lands, bodies, places, .. } = self.counts;
        self.string(lands + 2 * bodies + places + number)
    }

    /// The key of the second capital of that number.
    pub fn city(&self, number: usize) -> &'static str {
        let Counts { lands, bodies, places, domains, .. } = self.counts;
        self.string(lands + 2 * bodies + places + domains + number)
    }

    /// The head noun of that number.
    pub fn head(&self, number: usize) -> Head {
        let [of, role, low, high] = std::array::from_fn(|it| self.heads[4 * number + it]);
        let role = Role::NAMED[usize::from(role)].1;
        Head { kind: kind(of), role, noun: u16::from_le_bytes([low, high]).into() }
    }

    fn string(&self, number: usize) -> &'static str {
        let start = number.checked_sub(1).map_or(0, |it| four(self.ends, it));
        &self.strings[start as usize..four(self.ends, number) as usize]
    }
}

fn kind(number: u8) -> Kind {
    Kind::ALL[usize::from(number)]
}

/// The number of four bytes at the place `at`.
fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(std::array::from_fn(|it| bytes[4 * at + it]))
}
