//! A word that a reader asks for, and how well a short text answers it.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::{memchr, memchr_iter};

use crate::library::bound::{self, Bound};
use crate::library::glance::{Glance, MISS, ceiling};

/// What an answer is worth whose word begins with the word asked for.
pub(super) const WHOLE: u32 = 1000;

/// What an answer is worth whose word begins with a single letter.
pub(super) const LETTER: u32 = WHOLE + 1;

/// A word of fewer letters must begin a word of the text: scattered letters
/// are found in nearly every title.
pub(super) const SHORTEST_FUZZY: usize = 4;

/// How near a text comes to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    /// Near enough: what that is worth.
    Worth(u32),
    /// Not near enough, but maybe to a longer word.
    Below,
}

/// A folded word that a reader asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub word: String,
    pub letters: usize,
    glance: Glance,
    losses: Option<usize>,
    bound: Bound,
}

impl Asked {
    pub(super) fn new(folded: &str) -> Self {
        let (letters, top) = (folded.chars().count(), ceiling(folded.as_bytes()));
        let may_be_fuzzy = letters >= SHORTEST_FUZZY && folded.len() <= bound::LONGEST;
        let most = (top - least(letters)) / MISS;
        Self {
            word: folded.to_owned(),
            letters,
            glance: Glance::of(folded),
            losses: may_be_fuzzy.then(|| usize::try_from(most).unwrap_or(0)),
            bound: Bound::new(folded, top - MISS * (most + 1) + 1),
        }
    }

    /// The same where words must begin so: letters with accents that are meant are
    /// never scattered.
    pub(super) fn begun(folded: &str) -> Self {
        Self { losses: None, ..Self::new(folded) }
    }

    /// What can be told of it without reading it.
    pub(super) fn glance(&self) -> &Glance {
        &self.glance
    }

    /// Whether a text of this glance may answer it.
    pub(super) fn is_promised(&self, glance: &Glance) -> bool {
        if self.letters == 0 || !glance.may_hold(&self.glance) {
            return false;
        }
        glance.may_begin_with(&self.glance) || self.may_be_fuzzy_at(glance)
    }

    fn may_be_fuzzy_at(&self, glance: &Glance) -> bool {
        self.losses().is_some_and(|it| glance.misses(&self.word) <= it)
    }

    /// How many of the matcher's bonuses a text may miss and still answer by
    /// scattered letters: each costs [`MISS`]. Nothing where it never can.
    pub(super) fn losses(&self) -> Option<usize> {
        self.losses
    }

    /// Whether it is a single letter. Words that begin with one are all worth the
    /// same: which of them is the shortest says nothing.
    pub(super) fn is_letter(&self) -> bool {
        self.letters == 1
    }

    /// Whether a text that does not begin a word with `former` cannot begin one
    /// with it.
    pub(super) fn goes_on(&self, former: &Self) -> bool {
        self.word.starts_with(&former.word)
    }

    /// Whether a text that is not near `former` cannot be near it.
    pub(super) fn is_near_after(&self, former: &Self) -> bool {
        let may_miss_no_more = self.losses().is_none_or(|it| Some(it) <= former.losses());
        self.goes_on(former) && may_miss_no_more
    }

    /// How well a folded text answers it, or nothing: better than [`WHOLE`]
    /// where a word of the text begins with it.
    pub(super) fn score(&self, folded: &str) -> Option<u32> {
        match self.near(folded)? {
            Near::Worth(it) if it < WHOLE => self.fuzzy_in(folded),
            Near::Worth(it) => Some(it),
            Near::Below => None,
        }
    }

    /// How near a folded text comes to it. What that is worth is the score, or
    /// more: the matcher is not asked.
    pub(super) fn near(&self, folded: &str) -> Option<Near> {
        self.begins_in(folded).map(Near::Worth).or_else(|| self.scattered(folded))
    }

    /// How well `folded` answers it by a word that begins with it.
    pub(super) fn begins_in(&self, folded: &str) -> Option<u32> {
        Some(WHOLE + self.share_of_word(folded)?)
    }

    /// How near `folded` comes to it by scattered letters. What is worth too
    /// little is told as far as more letters may still be met there.
    pub(super) fn scattered(&self, folded: &str) -> Option<Near> {
        self.losses()?;
        let score = self.bound.of(folded)?;
        Some(self.worth(score.into()).map_or(Near::Below, Near::Worth))
    }

    /// How well `folded` answers it by letters that are not too scattered.
    pub(super) fn fuzzy_in(&self, folded: &str) -> Option<u32> {
        // A matcher remembers more of the last text than it should, and gives
        // a text another score after another one. A new one does not.
        self.worth(SkimMatcherV2::default().fuzzy_match(folded, &self.word)?)
    }

    /// What a good score of the matcher is worth, below [`WHOLE`].
    fn worth(&self, score: i64) -> Option<u32> {
        self.is_good(score).then(|| u32::try_from(score).map_or(0, |it| it.min(WHOLE - 1)))
    }

    /// How much it is of the word of `text` that begins with it and has least
    /// besides, in hundredths. Nothing where none does.
    fn share_of_word(&self, text: &str) -> Option<u32> {
        let ends = openings(text, &self.word).map(|at| at + self.word.len());
        let mut rests = ends.map(|at| letters_before_a_gap(&text[at..]));
        if self.is_letter() {
            return rests.next().map(|_| LETTER - WHOLE);
        }
        let more = rests.min()?;
        Some(u32::try_from(100 * self.letters / (self.letters + more).max(1)).unwrap_or(100))
    }

    /// Whether a match is more than scattered letters: gaps must be paid for by
    /// letters that stand together or open words.
    pub(super) fn is_good(&self, score: i64) -> bool {
        score >= self.least()
    }

    fn least(&self) -> i64 {
        least(self.letters)
    }
}

/// What letters that are not too scattered are worth at least.
fn least(letters: usize) -> i64 {
    GOOD * i64::try_from(letters).unwrap_or(i64::MAX / GOOD)
}

/// What every letter of a word must be worth on average: a plain match has 16,
/// one that follows the letter before it 20.
const GOOD: i64 = 18;

/// Where words of `text` begin with `word`, in bytes; both folded. Nowhere if
/// that is empty.
pub(super) fn openings(text: &str, word: &str) -> impl Iterator<Item = usize> {
    let (first, text) = word.bytes().next().map_or((0, ""), |it| (it, text));
    // To look for the first byte costs a tenth of looking for the word.
    let starts = memchr_iter(first, text.as_bytes());
    starts.filter(move |at| is_opening(text, word, *at))
}

/// Whether at `at` a word of `text` begins with `word`.
pub(super) fn is_opening(text: &str, word: &str, at: usize) -> bool {
    !ends_inside(&text[..at]) && text[at..].starts_with(word)
}

/// Whether `text` ends within a word. Its last byte mostly tells.
fn ends_inside(text: &str) -> bool {
    match text.as_bytes().last() {
        Some(it) if it.is_ascii() => it.is_ascii_alphanumeric(),
        _ => text.ends_with(char::is_alphanumeric),
    }
}

/// How many letters `text` has before anything else.
fn letters_before_a_gap(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match text.as_bytes().get(plain) {
        Some(it) if !it.is_ascii() => {
            plain + text[plain..].chars().take_while(|it| it.is_alphanumeric()).count()
        }
        _ => plain,
    }
}

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

    fn promise_of(asked: &Asked, text: &str) -> Option<u32> {
        match asked.scattered(text) {
            Some(Near::Worth(score)) => Some(score),
            _ => None,
        }
    }

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
            let score = asked.fuzzy_in(&text);
            good += usize::from(score.is_some());
            assert_eq!(promise_of(&asked, &text), score, "{word} in {text}");
            let is_promised = asked.is_promised(&Glance::of(&text));
            assert!(score.is_none() || is_promised, "{word} in {text}: {score:?}");
        }
        assert!(good > 100, "{good}");
    }
}
