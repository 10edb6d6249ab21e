//! What can be told about a short text without reading it.

/// Which letters a text has and how they stand, as bits. Whatever a text has
/// its glance has; not the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Glance {
    letters: u64,
    /// The letters that open a word.
    heads: u64,
    /// The letters that open the text.
    starts: u64,
    /// Which letters follow one another.
    pairs: [u64; 4],
    /// Which letters open a word together.
    openings: u64,
}

impl Glance {
    pub(super) fn of(folded: &str) -> Self {
        let mut glance = Self::default();
        let (mut before, mut has_opened) = (None, false);
        for (at, byte) in folded.bytes().enumerate() {
            let letter = bit(byte);
            glance.letters |= letter;
            match before {
                None => glance.starts |= letter,
                Some(it) => {
                    let (at, bit) = pair(it, byte);
                    glance.pairs[at] |= bit;
                    glance.openings |= if has_opened { opening(it, byte) } else { 0 };
                }
            }
            let is_opened = |it: u8| opens_word(it) || !it.is_ascii() && is_opened(folded, at);
            has_opened = before.is_none_or(is_opened);
            glance.heads |= if has_opened { letter } else { 0 };
            before = Some(byte);
        }
        glance
    }

    /// Whether a text of this glance may hold all letters of `asked`.
    pub(super) fn may_hold(&self, asked: &Self) -> bool {
        self.letters & asked.letters == asked.letters
    }

    /// Whether a word of a text of this glance may begin with `asked`.
    pub(super) fn may_begin_with(&self, asked: &Self) -> bool {
        let has_pairs = self.pairs.iter().zip(&asked.pairs).all(|(it, asked)| it & asked == *asked);
        has_pairs && self.heads & asked.starts == asked.starts
    }

    /// The letters as bits, those that open a word once more, and those that do
    /// so together: few enough to be kept of every name. A name that has all
    /// letters of a word has all of its [`letters`](Self::letters) here, and one
    /// in which the word opens a word has all of its [`opening`](Self::opening).
    pub(super) fn sieve(&self) -> u64 {
        self.letters() | (self.heads & HEADS) << LETTERS | self.openings << OPENINGS
    }

    /// What the sieve of a text has that holds these letters.
    pub(super) fn letters(&self) -> u64 {
        self.letters & ((1 << LETTERS) - 1)
    }

    /// What the sieve of a text has in which these letters open a word; where
    /// there is one letter, see [`tells_opening`].
    pub(super) fn opening(&self) -> u64 {
        self.letters() | (self.starts & HEADS) << LETTERS | self.openings << OPENINGS
    }

    fn has_pair(&self, one: u8, other: u8) -> bool {
        let (at, bit) = pair(one, other);
        self.pairs[at] & bit != 0
    }

    /// How many of the matcher's bonuses a text of this glance surely misses
    /// for `asked`: each costs at least [`MISS`].
    pub(super) fn misses(&self, asked: &str) -> usize {
        let bytes = asked.as_bytes();
        let Some(first) = bytes.first().map(|it| bit(*it)) else { return 0 };
        let start = usize::from(self.starts & first == 0) + usize::from(self.heads & first == 0);
        let follows = bytes
            .windows(2)
            .filter(|it| !self.has_pair(it[0], it[1]) && self.heads & bit(it[1]) == 0);
        start + follows.count()
    }
}

/// What the matcher gives at most: the first letter opens the text, and every
/// other follows the one before it or opens a word.
pub(super) fn ceiling(asked: &[u8]) -> i64 {
    let others = asked.windows(2).map(|it| if opens_word(it[0]) { 24 } else { 20 });
    31 + others.sum::<i64>()
}

/// What every miss costs of the ceiling.
pub(super) const MISS: i64 = 8;

/// How many bits of letters a sieve has: from a to z. Above them are those of the
/// letters that open a word, but for z; then those of two that do so together.
const LETTERS: u32 = 26;
const HEADS: u64 = (1 << 25) - 1;
const OPENINGS: u32 = 51;

fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        b' ' => 1 << 36,
        b'\'' => 1 << 37,
        b'-' => 1 << 38,
        _ => 1 << (39 + u32::from(byte) % 25),
    }
}

/// Which of the words of [`Glance::pairs`] has the pair, and its bit.
fn pair(one: u8, other: u8) -> (usize, u64) {
    let hash = mixed(one, other) % 256;
    (hash as usize / 64, 1 << (hash % 64))
}

/// The bit of a pair in [`Glance::openings`].
fn opening(one: u8, other: u8) -> u64 {
    1 << (mixed(one, other) % (u64::BITS - OPENINGS))
}

/// A hash of two letters in their order.
pub(super) fn mixed(one: u8, other: u8) -> u32 {
    let hash = u32::from(one).wrapping_mul(37).wrapping_add(u32::from(other).wrapping_mul(11));
    hash ^ hash >> 5
}

fn opens_word(before: u8) -> bool {
    before.is_ascii() && !before.is_ascii_alphanumeric()
}

/// Whether a word of `text` may begin at a byte: a sign stands before it.
fn is_opened(text: &str, at: usize) -> bool {
    text.is_char_boundary(at) && !text[..at].ends_with(char::is_alphanumeric)
}

/// Whether the sieve of a text tells for certain whether a word of it begins with
/// that byte.
pub(super) fn tells_opening(byte: u8) -> bool {
    bit(byte) & HEADS != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_never_denies_what_is_there() {
        let text = Glance::of("claire vauquelin");
        assert!(text.may_hold(&Glance::of("clrvau")));
        assert!(text.may_begin_with(&Glance::of("vau")));
        assert_eq!((text.misses("claire"), text.misses("vau")), (0, 1));
        for word in ["vau", "claire", "c"] {
            let asked = Glance::of(word);
            assert_eq!(text.sieve() & asked.opening(), asked.opening(), "{word}");
        }
        let asked = Glance::of("lin");
        assert_eq!(text.sieve() & asked.letters(), asked.letters());
    }

    #[test]
    fn a_glance_denies_what_cannot_be() {
        let text = Glance::of("claire vauquelin");
        assert!(!text.may_hold(&Glance::of("clax")));
        let asked = Glance::of("lin");
        assert!(!text.may_begin_with(&asked));
        assert_ne!(text.sieve() & asked.opening(), asked.opening());
        let asked = Glance::of("ca");
        assert_ne!(text.sieve() & asked.opening(), asked.opening(), "no word begins with both");
        assert!(text.misses("tnx") > 2);
    }
}
