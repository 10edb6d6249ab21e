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
}

impl Glance {
    pub(super) fn of(folded: &str) -> Self {
        let mut glance = Self::default();
        let mut before = None;
        for byte in folded.bytes() {
            let letter = bit(byte);
            glance.letters |= letter;
            match before {
                None => glance.starts |= letter,
                Some(it) => {
                    let (at, bit) = pair(it, byte);
                    glance.pairs[at] |= bit;
                }
            }
            // What is beyond ASCII may be a letter or a sign: a sign opens a word.
            if before.is_none_or(|it| opens_word(it) || !it.is_ascii()) {
                glance.heads |= letter;
            }
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

    /// The letters as bits, and those that open a word once more: few enough to
    /// be kept of every name. A name that has all letters of a word has all of
    /// its [`letters`](Self::letters) here, and one in which the word opens a
    /// word has all of its [`opening`](Self::opening).
    pub(super) fn sieve(&self) -> u64 {
        self.letters() | (self.heads & HEADS) << PLAIN
    }

    /// What the sieve of a text has that holds these letters.
    pub(super) fn letters(&self) -> u64 {
        self.letters & ((1 << PLAIN) - 1)
    }

    /// What the sieve of a text has in which these letters open a word.
    pub(super) fn opening(&self) -> u64 {
        self.letters() | (self.starts & HEADS) << PLAIN
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

/// How many bits of letters a sieve has. Above them are those of the letters
/// that open a word, as far as there is room: but for z.
const PLAIN: u32 = 39;
const HEADS: u64 = (1 << (u64::BITS - PLAIN)) - 1;

fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        b' ' => 1 << 36,
        b'\'' => 1 << 37,
        b'-' => 1 << 38,
        _ => 1 << (PLAIN + u32::from(byte) % 25),
    }
}

/// Which of the words of [`Glance::pairs`] has the pair, and its bit.
fn pair(one: u8, other: u8) -> (usize, u64) {
    let hash = u32::from(one).wrapping_mul(37).wrapping_add(u32::from(other).wrapping_mul(11));
    let hash = (hash ^ hash >> 5) % 256;
    (hash as usize / 64, 1 << (hash % 64))
}

fn opens_word(before: u8) -> bool {
    before.is_ascii() && !before.is_ascii_alphanumeric()
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
        assert!(text.misses("tnx") > 2);
    }
}
