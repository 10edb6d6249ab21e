//! A word that a reader asks for, and how well a short text answers it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr;
use memchr::memmem::Finder;

use crate::library::glance::{Glance, MISS, ceiling, opens_word};

/// What an answer is worth whose word begins with the word asked for.
pub(super) const WHOLE: u32 = 1000;

/// A word of fewer letters must begin a word of the text: scattered letters
/// are found in nearly every title.
pub(super) const SHORTEST_FUZZY: usize = 4;

/// One more than the losses that a word is granted. Only words of eleven
/// letters and more could afford others.
const MOST_LOSSES: usize = 4;

/// With which losses a word may begin at the start of the text, at that of a
/// word and elsewhere.
const BEGUN: [[u64; MOST_LOSSES]; 3] = [[1, 1, 1, 1], [0, 1, 1, 1], [0, 0, 1, 1]];

/// A folded word that a reader asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub word: String,
    pub letters: usize,
    glance: Glance,
    finder: Finder<'static>,
    /// Where in the word each byte stands, as bits; bytes that differ by their
    /// highest bit only are not told apart.
    places: [u64; 128],
}

impl Asked {
    pub(super) fn new(folded: &str) -> Self {
        let mut places = [0; 128];
        for (at, byte) in folded.bytes().enumerate().take(64) {
            places[usize::from(byte % 128)] |= 1 << at;
        }
        Self {
            places,
            word: folded.to_owned(),
            letters: folded.chars().count(),
            glance: Glance::of(folded),
            finder: Finder::new(folded).into_owned(),
        }
    }

    /// Whether a text of this glance may answer it.
    pub(super) fn is_promised(&self, glance: &Glance) -> bool {
        if self.letters == 0 || !glance.may_hold(&self.glance) {
            return false;
        }
        glance.may_begin_with(&self.glance) || self.may_be_fuzzy_at(glance)
    }

    fn may_be_fuzzy_at(&self, glance: &Glance) -> bool {
        let misses = i64::try_from(glance.misses(&self.word)).unwrap_or(i64::MAX / MISS);
        self.letters >= SHORTEST_FUZZY && self.is_good(ceiling(&self.word) - MISS * misses)
    }

    /// How well a folded text answers it, or nothing: better than [`WHOLE`]
    /// where a word of the text begins with it.
    pub(super) fn score(&self, folded: &str, matcher: &SkimMatcherV2) -> Option<u32> {
        if let Some(share) = self.share_of_word(folded) {
            return Some(WHOLE + share);
        }
        let fuzzy =
            self.may_be_fuzzy(folded).then(|| matcher.fuzzy_match(folded, &self.word)).flatten();
        let score = fuzzy.filter(|it| self.is_good(*it))?;
        Some(u32::try_from(score).map_or(0, |it| it.min(WHOLE - 1)))
    }

    /// How much it is of the word of `text` that begins with it and has least
    /// besides, in hundredths. Nothing where none does.
    fn share_of_word(&self, text: &str) -> Option<u32> {
        let starts = self.finder.find_iter(text.as_bytes());
        let starts = starts.filter(|at| !text[..*at].ends_with(char::is_alphanumeric));
        let shares = starts.map(|at| {
            let rest = text[at + self.word.len()..].chars();
            let more = rest.take_while(|it| it.is_alphanumeric()).count();
            u32::try_from(100 * self.letters / (self.letters + more).max(1)).unwrap_or(100)
        });
        shares.max()
    }

    /// Whether the matcher may find it good in `folded`: quicker than asking.
    ///
    /// Reads `folded` once and keeps, for each number of losses so far, the
    /// set of beginnings of the word that end here, and that ended anywhere
    /// before. A loss is a letter that neither follows the one before it nor
    /// opens a word; as in [`Glance::misses`], the first letter may lose twice.
    fn may_be_fuzzy(&self, folded: &str) -> bool {
        let length = self.word.len();
        if self.letters < SHORTEST_FUZZY || !is_within(&self.word, folded) || length > 64 {
            return length > 64;
        }
        let losses = usize::try_from((ceiling(&self.word) - self.least()) / MISS).unwrap_or(0);
        let (most, whole) = (losses.min(MOST_LOSSES - 1), 1u64 << (length - 1));
        let (mut here, mut anywhere) = ([0u64; MOST_LOSSES], [0u64; MOST_LOSSES]);
        let (mut opens, mut begun) = (true, BEGUN[0]);
        for byte in folded.bytes() {
            let places = self.places[usize::from(byte % 128)];
            let free = if opens { anywhere } else { [0; MOST_LOSSES] };
            let broken = [0, anywhere[0], anywhere[1], anywhere[2]];
            for at in 0..MOST_LOSSES {
                here[at] = places & ((here[at] | broken[at] | free[at]) << 1 | begun[at]);
                anywhere[at] |= here[at];
            }
            opens = opens_word(byte);
            begun = BEGUN[2 - usize::from(opens)];
        }
        anywhere[most] & whole != 0
    }

    /// Whether a match is more than scattered letters: gaps must be paid for by
    /// letters that stand together or open words.
    pub(super) fn is_good(&self, score: i64) -> bool {
        score >= self.least()
    }

    fn least(&self) -> i64 {
        GOOD * i64::try_from(self.letters).unwrap_or(i64::MAX / GOOD)
    }
}

/// What every letter of a word must be worth on average: a plain match has 16,
/// one that follows the letter before it 20.
const GOOD: i64 = 18;

/// Whether all letters of `word` occur in `text` in this order.
pub(super) fn is_within(word: &str, text: &str) -> bool {
    let mut rest = text.as_bytes();
    word.bytes().all(|it| match memchr(it, rest) {
        Some(at) => {
            rest = &rest[at + 1..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quick answers may be too kind but never too strict.
    #[test]
    fn whatever_the_matcher_finds_good_is_looked_at() {
        let (mut seed, mut good) = (1u32, 0);
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        for _ in 0..20_000 {
            let mut letters = |count: u32, list: &[u8]| -> String {
                (0..count)
                    .map(|_| char::from(list[next(u32::try_from(list.len()).unwrap()) as usize]))
                    .collect()
            };
            let (text, word) = (letters(28, b"abcde abc'd-"), letters(5, b"abcde"));
            let asked = Asked::new(&word);
            // Its scores may depend a little on what it matched before.
            let score = SkimMatcherV2::default().fuzzy_match(&text, &word);
            if score.is_some_and(|it| asked.is_good(it)) {
                good += 1;
                assert!(asked.may_be_fuzzy(&text), "{word} in {text}: {score:?}");
                assert!(asked.is_promised(&Glance::of(&text)), "{word} in {text}: {score:?}");
            }
        }
        assert!(good > 100, "{good}");
    }
}
