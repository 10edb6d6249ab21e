//! What the matcher would say of a text, known before it is asked.

use std::array;

use memchr::memchr;

use crate::library::glance::ceiling;

/// Points that the matcher gives and takes.
mod points {
    /// For a letter.
    pub const LETTER: i32 = 16;
    /// For one that follows the letter before it.
    pub const FOLLOWS: i32 = 4;
    /// For one that opens the text.
    pub const OPENS: i32 = 16;
    /// For one after a space, a bracket or a stroke.
    pub const AFTER_SPACE: i32 = 8;
    /// For one after another sign.
    pub const AFTER_SIGN: i32 = 7;
    /// For what stands before the first letter, however much it is.
    pub const BEFORE: i32 = -1;
    /// For a gap.
    pub const GAP: i32 = -3;
}

/// The longest word that is told from its beginning, in bytes.
pub(super) const LONGEST: usize = 32;

/// A word, ready to be laid on texts.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    length: usize,
    first: u8,
    /// Where in the word each byte stands, as bits.
    places: Box<[u32; 256]>,
    /// What the beginning of the word that ends there must have, so that the
    /// whole may come to what is wanted.
    least: [i32; LONGEST],
}

/// How well the beginning of a word that ends with one of its letters was met.
#[derive(Debug, Clone, Copy)]
struct Met {
    /// The best score, where it ended last.
    here: i32,
    /// How many characters stand before that.
    at: i32,
    /// The best score, each raised by where it ended: a gap costs one for each
    /// character.
    anywhere: i32,
}

const NOT_MET: Met = Met { here: i32::MIN / 4, at: -2, anywhere: i32::MIN / 4 };

impl Bound {
    /// Scores below `least` are not told.
    pub(super) fn new(word: &str, least: i64) -> Self {
        let bytes = &word.as_bytes()[..word.len().min(LONGEST)];
        let mut places = Box::new([0; 256]);
        for (at, byte) in bytes.iter().enumerate() {
            places[usize::from(*byte)] |= 1 << at;
        }
        let narrow = |it: i64| i32::try_from(it).unwrap_or(i32::MAX);
        let ahead = |at: usize| ceiling(bytes) - ceiling(&bytes[..=at]);
        let needed =
            |at: usize| if at < bytes.len() { narrow(least - ahead(at)) } else { i32::MAX };
        let first = bytes.first().copied().unwrap_or(0);
        Self { length: bytes.len(), first, places, least: array::from_fn(needed) }
    }

    /// The best score that the matcher can give `text`, or nothing where it
    /// does not have the letters in order. It is the score itself but for long
    /// words and for letters of several bytes.
    pub(super) fn of(&self, text: &str) -> Option<i32> {
        let text = text.as_bytes();
        let mut met = [NOT_MET; LONGEST];
        let (mut next, mut at, mut best) = (0, -1, None);
        // The last character at which something may go on. Behind it, how many
        // characters there are does not matter until the word begins again.
        let mut open = i32::MIN;
        while next < text.len() {
            if at >= open {
                let Some(skipped) = memchr(self.first, &text[next..]) else { break };
                next += skipped;
            }
            at += i32::from(begins_character(text[next]));
            let before = next.checked_sub(1).map(|it| text[it]);
            let mut places = self.places[usize::from(text[next])];
            // From the last to the first: a letter that stands twice in the
            // word must not follow itself.
            while places != 0 {
                let place = places.ilog2() as usize;
                places ^= 1 << place;
                let score = match place {
                    0 => first(before),
                    _ => follows(met[place - 1], at, before),
                };
                if score < self.least[place] {
                    continue;
                }
                met[place] = met[place].with(score, at);
                if place + 1 == self.length {
                    best = best.max(Some(score).filter(|it| *it > 0));
                } else {
                    open = open.max(self.reach(place, score, at));
                }
            }
            next += 1;
        }
        best
    }

    /// The last character that may follow the beginning of the word that ends
    /// with `place` at `at`.
    fn reach(&self, place: usize, score: i32, at: i32) -> i32 {
        let over_a_gap = points::LETTER + points::GAP + points::AFTER_SPACE + 1;
        at + (score + over_a_gap - self.least[place + 1]).max(1)
    }
}

impl Met {
    fn with(self, here: i32, at: i32) -> Self {
        Self { here, at, anywhere: self.anywhere.max(here + at) }
    }
}

/// The score of a first letter after `before`.
fn first(before: Option<u8>) -> i32 {
    points::LETTER + points::BEFORE + before.map_or(points::OPENS, after)
}

/// The score of a letter at `at`, given how the one before it was met.
fn follows(met: Met, at: i32, before: Option<u8>) -> i32 {
    let bonus = before.map_or(0, after);
    let over_a_gap = met.anywhere - (at - 1) + points::GAP + bonus;
    let is_next = met.at + 1 >= at;
    let at_once = if is_next { met.here + bonus.max(points::FOLLOWS) } else { over_a_gap };
    points::LETTER + at_once.max(over_a_gap)
}

/// What a letter has for standing after `before`.
fn after(before: u8) -> i32 {
    match before {
        b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => points::AFTER_SPACE,
        it if it.is_ascii_punctuation() => points::AFTER_SIGN,
        _ => 0,
    }
}

fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}
