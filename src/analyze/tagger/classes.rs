//! Classes of words that other texts use alike: `Toyota` with `Volvo`, `Lopez`
//! with `Garcia`. A word that no training text holds is known by its class.
//!
//! | bytes   | what they hold |
//! |---------|----------------|
//! | 4       | `LCLS` |
//! | 2, 2    | version of the format, number of narrow classes *c* |
//! | 4       | number of words *n* |
//! | *c*     | the wide class that each narrow one belongs to |
//! | 65 536  | how many words have each upper quarter of a hash |
//! | 3 × *n* | of each word, in the order of their hashes, the next 14 bits of its hash, and below them the 10 of its narrow class |
//!
//! Numbers are little-endian. So short a key takes one word in some thousands
//! for another, which a model can live with.

use std::borrow::Cow;
use std::collections::BTreeMap;

const MAGIC: &[u8; 4] = b"LCLS";
const VERSION: u16 = 2;
const HEAD: usize = 12;
const BUCKETS: usize = 1 << 16;
/// How many bits the narrow class of a word takes.
const NARROW: u32 = 10;

/// The classes that words belong to.
#[derive(Debug, Clone, Default)]
pub struct Classes {
    bytes: Cow<'static, [u8]>,
    /// Where the words of each upper half begin; one more than there are.
    begins: Vec<u32>,
    narrow: usize,
    words: usize,
}

/// The class of a word, once narrowly and once widely; both count from 1, and
/// are 0 for a word of no class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordClass {
    /// One of several hundred.
    pub narrow: u16,
    /// One of a few dozen.
    pub wide: u8,
}

impl Classes {
    /// The classes that `bytes` hold, if they are whole.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let head = bytes.get(..HEAD).filter(|it| it.starts_with(MAGIC))?;
        let two = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
        let words = u32::from_le_bytes([head[8], head[9], head[10], head[11]]) as usize;
        let narrow = usize::from(two(6));
        if two(4) != VERSION || bytes.len() != HEAD + narrow + BUCKETS + 3 * words {
            return None;
        }
        let mut begins = Vec::with_capacity(BUCKETS + 1);
        let mut at = 0;
        begins.push(at);
        for count in &bytes[HEAD + narrow..][..BUCKETS] {
            at += u32::from(*count);
            begins.push(at);
        }
        (at as usize == words).then_some(Self { bytes, begins, narrow, words })
    }

    /// The class of the word of that hash.
    pub fn of(&self, word: u64) -> WordClass {
        if self.begins.is_empty() {
            return WordClass::default();
        }
        let (bucket, rest) = key(word);
        let (from, to) = (self.begins[bucket] as usize, self.begins[bucket + 1] as usize);
        let words = &self.bytes[HEAD + self.narrow + BUCKETS..];
        let three = |at: usize| [words[3 * at], words[3 * at + 1], words[3 * at + 2], 0];
        let mut found = (from..to).map(|at| u32::from_le_bytes(three(at)));
        let Some(found) = found.find(|it| it >> NARROW == rest) else {
            return WordClass::default();
        };
        let narrow = u16::try_from(low(found.into(), NARROW)).unwrap_or_default();
        let wide = self.bytes.get(HEAD + usize::from(narrow)).map_or(0, |it| it + 1);
        WordClass { narrow: narrow + 1, wide }
    }

    /// Its bytes, as they are written to a file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.words
    }

    /// Makes them of words, by their hashes, with the number of their narrow
    /// class, and of the wide class of each narrow one. Of words with one key
    /// the first counts.
    pub fn pack(words: impl IntoIterator<Item = (u64, u16)>, wide: &[u8]) -> Option<Self> {
        let mut keys: BTreeMap<(usize, u32), u16> = BTreeMap::new();
        for (word, class) in words {
            keys.entry(key(word)).or_insert(class);
        }
        let mut counts = vec![0_u8; BUCKETS];
        keys.retain(|(bucket, _), _| {
            let count = &mut counts[*bucket];
            let has_room = *count < u8::MAX;
            *count += u8::from(has_room);
            has_room
        });
        let narrow = u16::try_from(wide.len()).ok().filter(|it| *it <= 1 << NARROW)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(narrow.to_le_bytes());
        bytes.extend(u32::try_from(keys.len()).ok()?.to_le_bytes());
        bytes.extend(wide);
        bytes.extend(counts);
        for ((_, rest), class) in &keys {
            let word = rest << NARROW | u32::from(*class);
            bytes.extend(&word.to_le_bytes()[..3]);
        }
        Self::read(bytes)
    }
}

/// Where a word of that hash is looked for, and what it is known by there.
fn key(word: u64) -> (usize, u32) {
    let key = word >> (24 + NARROW);
    ((word >> 48) as usize, low(key, 24 - NARROW))
}

/// The lowest `bits` of a number.
fn low(number: u64, bits: u32) -> u32 {
    u32::try_from(number & ((1 << bits) - 1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIGH: u64 = 0x0001_0002_0000_0000;

    fn classes() -> Classes {
        let words = [(HIGH, 1), (HIGH | 7, 0), (3 << 48, 0)];
        Classes::pack(words, &[4, 9]).expect("it is small")
    }

    #[test]
    fn a_word_leads_to_its_classes_and_the_first_of_a_key_counts() {
        let classes = classes();
        assert_eq!(classes.words(), 2);
        assert_eq!(classes.of(HIGH), WordClass { narrow: 2, wide: 10 });
        assert_eq!(classes.of(3 << 48), WordClass { narrow: 1, wide: 5 });
        assert_eq!(classes.of(4 << 48), WordClass::default());
        assert_eq!(Classes::default().of(HIGH), WordClass::default());
    }

    #[test]
    fn what_is_cut_short_is_none() {
        let good = classes().bytes().to_vec();
        assert!(Classes::read(good[..good.len() - 1].to_vec()).is_none());
        assert!(Classes::read(&b"LCLS"[..]).is_none());
        assert!(Classes::read(good).is_some());
    }
}
