//! What the matcher would say of a text, known before it is asked.

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
    /// Where in the word each byte stands, as bits.
    places: Box<[u32; 256]>,
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
    pub(super) fn new(word: &str) -> Self {
        let mut places = Box::new([0; 256]);
        for (at, byte) in word.bytes().enumerate().take(LONGEST) {
            places[usize::from(byte)] |= 1 << at;
        }
        Self { length: word.len().min(LONGEST), places }
    }

    /// The best score that the matcher can give `text`, or nothing where it
    /// does not have the letters in order. It is the score itself but for long
    /// words and for letters of several bytes.
    pub(super) fn of(&self, text: &str) -> Option<i32> {
        let mut met = [NOT_MET; LONGEST];
        let (mut at, mut before, mut best) = (-1, None, None);
        for byte in text.bytes() {
            at += i32::from(begins_character(byte));
            let mut places = self.places[usize::from(byte)];
            // From the last to the first: a letter that stands twice in the
            // word must not follow itself.
            while places != 0 {
                let place = places.ilog2() as usize;
                places ^= 1 << place;
                let score = match place {
                    0 => first(before),
                    _ => next(met[place - 1], at, before),
                };
                met[place] = met[place].with(score, at);
                if place + 1 == self.length {
                    best = best.max(Some(score).filter(|it| *it > 0));
                }
            }
            before = Some(byte);
        }
        best
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
fn next(met: Met, at: i32, before: Option<u8>) -> i32 {
    let bonus = before.map_or(0, after);
    let over_a_gap = met.anywhere - (at - 1) + points::GAP + bonus;
    let follows = met.at + 1 >= at;
    let at_once = if follows { met.here + bonus.max(points::FOLLOWS) } else { over_a_gap };
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
