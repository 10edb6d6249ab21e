//! Words as numbers: a word is known by the hash of its folded letters, a
//! phrase by the hashes of its words in order. No string is kept.

use std::hash::{BuildHasherDefault, Hasher};

use crate::text::{Token, fold_letters};

/// A map from the hash of a word or a phrase.
pub type ByHash<T> = std::collections::HashMap<u64, T, BuildHasherDefault<AsIs>>;

/// A set of hashes of words.
pub type Hashes = std::collections::HashSet<u64, BuildHasherDefault<AsIs>>;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
/// Stands for `à`, and for the capital that is often written without its accent.
const PREPOSITION: u64 = 0xa0a0_a0a0_a0a0_a0a0;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of a word, deaf to case, accents and the stops of `U.S.`.
///
/// At 64 bits, that some word of an article meets one of our fifty thousand
/// by chance happens once in a hundred million articles.
pub fn word_hash(word: &str) -> u64 {
    // The one pair that French cannot do without: `à` is no `a`.
    if matches!(word, "à" | "À" | "A") {
        return PREPOSITION;
    }
    let mut hash = SEED;
    fold_letters(word, |letter| {
        if letter != '.' {
            hash = (hash ^ u64::from(letter)).wrapping_mul(PRIME);
        }
    });
    hash
}

/// The hash of a word that tells accents apart, and not case: `annonce` is no
/// `annoncé`.
pub fn exact_hash(word: &str) -> u64 {
    let mut hash = SEED;
    let mut add = |letter: char| hash = (hash ^ u64::from(letter)).wrapping_mul(PRIME);
    for letter in word.chars() {
        match letter {
            '’' => add('\''),
            _ if letter.is_ascii() => add(letter.to_ascii_lowercase()),
            _ => letter.to_lowercase().for_each(&mut add),
        }
    }
    hash
}

/// The hash of a phrase that goes on with `word`.
pub fn phrase_hash(phrase: u64, word: u64) -> u64 {
    (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The hashes of the phrase that `tokens` of `text` are, and of each of its
/// beginnings: the shortest first.
pub fn phrases(text: &str, tokens: &[Token]) -> impl Iterator<Item = u64> {
    tokens.iter().scan(None, |phrase, token| {
        let word = word_hash(token.span.within(text));
        *phrase = Some(phrase.map_or(word, |it| phrase_hash(it, word)));
        *phrase
    })
}

/// What is hashed already is not hashed again.
#[derive(Debug, Default, Clone, Copy)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
