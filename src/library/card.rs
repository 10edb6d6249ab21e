//! A short text made ready for fuzzy search: titles, names, outlets.

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr;
use memchr::memmem::Finder;

use crate::text::{Folded, Span, fold};

/// A word of fewer letters must begin a word of the card: scattered letters
/// are found in nearly every title.
const SHORTEST_FUZZY: usize = 4;

/// A folded text and what can be told about it at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Card {
    pub folded: Arc<str>,
    pub glance: Glance,
}

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

impl Card {
    pub(super) fn new(text: &str) -> Self {
        let folded = fold(text);
        let glance = Glance::of(&folded);
        Self { folded: folded.into(), glance }
    }

    /// How well the card answers a folded word, or nothing: better than
    /// [`WHOLE`] where a word of the card begins with it.
    pub(super) fn score(&self, asked: &Asked, matcher: &SkimMatcherV2) -> Option<u32> {
        self.glance.promises(asked).then(|| asked.score(&self.folded, matcher))?
    }
}

/// What a card gets that has a word beginning with the word asked for.
pub(super) const WHOLE: u32 = 1000;

/// A folded word that a reader asks for.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub word: String,
    letters: usize,
    glance: Glance,
    finder: Finder<'static>,
}

impl Asked {
    pub(super) fn new(folded: &str) -> Self {
        Self {
            word: folded.to_owned(),
            letters: folded.chars().count(),
            glance: Glance::of(folded),
            finder: Finder::new(folded).into_owned(),
        }
    }

    /// How well a folded text answers it.
    pub(super) fn score(&self, folded: &str, matcher: &SkimMatcherV2) -> Option<u32> {
        if let Some(share) = self.share_of_word(folded) {
            return Some(WHOLE + share);
        }
        let score =
            self.may_be_fuzzy(folded).then(|| matcher.fuzzy_match(folded, &self.word))??;
        self.is_good(score).then(|| u32::try_from(score).map_or(0, |it| it.min(WHOLE - 1)))
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

    fn may_be_fuzzy(&self, folded: &str) -> bool {
        self.letters >= SHORTEST_FUZZY && is_within(&self.word, folded)
    }

    /// Whether a match is more than scattered letters: gaps must be paid for by
    /// letters that stand together or open words.
    fn is_good(&self, score: i64) -> bool {
        i64::try_from(self.letters).is_ok_and(|it| score >= GOOD * it)
    }
}

/// What every letter of a word must be worth on average: a plain match has 16,
/// one that follows the letter before it 20.
const GOOD: i64 = 18;

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
            if before.is_none_or(opens_word) {
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

    /// Whether a text of this glance may answer `asked` well.
    pub(super) fn promises(&self, asked: &Asked) -> bool {
        if !self.may_hold(&asked.glance) {
            return false;
        }
        let is_fuzzy = || asked.letters >= SHORTEST_FUZZY && asked.is_good(self.bound(&asked.word));
        self.may_begin_with(&asked.glance) || is_fuzzy()
    }

    /// What the matcher gives a text of this glance at most.
    pub(super) fn bound(&self, asked: &str) -> i64 {
        let misses = i64::try_from(self.misses(asked)).unwrap_or(i64::MAX / MISS);
        ceiling(asked) - MISS * misses
    }

    /// Whether a word of a text of this glance may begin with `asked`.
    fn may_begin_with(&self, asked: &Self) -> bool {
        let has_pairs = self.pairs.iter().zip(&asked.pairs).all(|(it, asked)| it & asked == *asked);
        has_pairs && self.heads & asked.starts == asked.starts
    }

    /// The letters, as bits.
    pub(super) fn letters(&self) -> u64 {
        self.letters
    }

    /// The glance of two texts together.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            letters: self.letters | other.letters,
            heads: self.heads | other.heads,
            starts: self.starts | other.starts,
            pairs: std::array::from_fn(|it| self.pairs[it] | other.pairs[it]),
        }
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
pub(super) fn ceiling(asked: &str) -> i64 {
    let others = asked.as_bytes().windows(2).map(|it| if opens_word(it[0]) { 24 } else { 20 });
    31 + others.sum::<i64>()
}

/// What every miss costs of the ceiling.
pub(super) const MISS: i64 = 8;

fn bit(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        b' ' => 1 << 36,
        b'\'' => 1 << 37,
        b'-' => 1 << 38,
        _ => 1 << (39 + byte % 25),
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

/// Whether `word` begins a word of `text`; both folded.
pub(super) fn begins_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
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

/// The parts of `text` that a folded word matches, best reading, or none where
/// the match is too scattered to count.
pub(super) fn marks(text: &str, word: &str) -> Vec<Span> {
    let folded = Folded::new(text);
    let asked = Asked::new(word);
    let whole = folded
        .text()
        .match_indices(word)
        .find(|(at, _)| !folded.text()[..*at].ends_with(char::is_alphanumeric));
    if let Some((at, it)) = whole.filter(|_| !word.is_empty()) {
        return vec![folded.original(at, at + it.len())];
    }
    let matcher = SkimMatcherV2::default();
    let good =
        (asked.letters >= SHORTEST_FUZZY).then(|| matcher.fuzzy_indices(folded.text(), word));
    match good.flatten() {
        Some((score, places)) if asked.is_good(score) => spans(&folded, &places),
        _ => Vec::new(),
    }
}

/// The letters of a folded text at `places`, counted in characters, as spans of
/// the original; neighbours in one.
pub(super) fn spans(folded: &Folded, places: &[usize]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (count, (at, letter)) in folded.text().char_indices().enumerate() {
        if places.binary_search(&count).is_err() {
            continue;
        }
        let span = folded.original(at, at + letter.len_utf8());
        match spans.last_mut() {
            Some(last) if last.end() >= span.start() => *last = last.to(span),
            _ => spans.push(span),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, expected: &[&str]) {
        let found: Vec<&str> = marks(text, word).into_iter().map(|it| it.within(text)).collect();
        assert_eq!(found, expected);
        let card = Card::new(text);
        let score = card.score(&Asked::new(word), &SkimMatcherV2::default());
        assert_eq!(score.is_some(), !expected.is_empty(), "{score:?}");
    }

    #[test]
    fn the_start_of_a_word_is_found_first() {
        check("La grève à l’hôpital", "hop", &["hôp"]);
        check("La grève à l’hôpital", "a", &["à"]);
    }

    #[test]
    fn letters_may_be_left_out() {
        check("Négociations à Genève", "ngoc", &["N", "goc"]);
    }

    #[test]
    fn scattered_letters_are_not_found() {
        check("Le rapport des experts attendu lundi", "latin", &[]);
        check("La grève", "rv", &[]);
        check("", "greve", &[]);
    }

    #[test]
    fn a_glance_never_denies_what_is_there() {
        let (text, word) = ("claire vauquelin", "clrvau");
        assert!(Glance::of(text).may_hold(&Glance::of(word)));
        assert!(is_within(word, text));
        assert_eq!(Glance::of(text).misses("claire"), 0);
    }
}
