//! What the model sees of a word: its letters, its neighbours, what the
//! lexicon says of it, and how the rest of the article uses it. Every feature
//! is one number, so that nothing is stored or compared as text.

use std::ops::Range;

use crate::analyze::lexicon::{ByHash, Trait, What};
use crate::analyze::reading::{Reading, Sentence};
use crate::text::Form;

/// How many letters of a word's beginning and end are looked at.
const AFFIXES: usize = 4;

/// Of how many lists it is noted that a word is in them.
const LISTS: u32 = 15;

/// What there is to see of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    /// Its letters as written, and deaf to case and accents.
    exact: u64,
    folded: u64,
    shape: u64,
    /// How it is written, and whether a hyphen joins it to the word before.
    case: u64,
    prefixes: [u64; AFFIXES],
    suffixes: [u64; AFFIXES],
    /// The lists in which an entry begins here, and those in which one goes on.
    lists: u64,
    traits: u64,
    /// Whether it says what the next name is: an office, a head noun.
    trigger: u64,
    /// With which words other texts use it alike, narrowly and widely.
    class: u64,
    wide: u64,
    /// How the article uses the word elsewhere.
    uses: u64,
    /// Whether its capital tells nothing.
    opens: bool,
}

/// The words of an article, ready to be asked for features.
#[derive(Debug)]
pub struct Sight {
    words: Vec<Word>,
}

/// What stands before the first word and after the last.
const EDGE: Word = Word {
    exact: 1,
    folded: 1,
    shape: 1,
    case: 15,
    prefixes: [1; AFFIXES],
    suffixes: [1; AFFIXES],
    lists: 0,
    traits: 1 << 40,
    trigger: 0,
    class: 1 << 20,
    wide: 1 << 20,
    uses: 0,
    opens: false,
};

impl Sight {
    /// Looks at every word of `reading`.
    pub fn of(reading: &Reading) -> Self {
        let mut words: Vec<Word> = (0..reading.len()).map(|at| word(reading, at)).collect();
        for at in 0..words.len() {
            enlist(reading, &mut words, at);
        }
        for sentence in &reading.sentences {
            for at in sentence.tokens.clone() {
                words[at].opens = sentence.is_loud || reading.is_opening(at, sentence);
            }
        }
        let mut sight = Self { words };
        sight.note_uses(reading);
        sight
    }

    /// Notes for every word how the article uses it anywhere.
    fn note_uses(&mut self, reading: &Reading) {
        let mut uses: ByHash<u64> = ByHash::default();
        for sentence in &reading.sentences {
            for at in sentence.tokens.clone().filter(|at| is_word(reading.form(*at))) {
                let seen = self.uses_here(reading, sentence, at);
                *uses.entry(self.words[at].folded).or_default() |= seen;
            }
        }
        for word in &mut self.words {
            word.uses = uses.get(&word.folded).copied().unwrap_or(0);
        }
    }

    fn uses_here(&self, reading: &Reading, sentence: &Sentence, at: usize) -> u64 {
        let word = &self.words[at];
        if reading.form(at) == Form::Lower {
            return 1;
        }
        if word.opens {
            return 0;
        }
        let first = at == sentence.tokens.start;
        let before = if first { EDGE } else { self.words[at - 1] };
        let follows = |list: u32| before.lists & (1 << list | 1 << (list + LISTS)) != 0;
        let is_place = !first && reading.is(at - 1, Trait::Locative);
        2 | u64::from(follows(GIVEN)) << 2
            | u64::from(follows(OFFICE) || follows(HONORIFIC)) << 3
            | u64::from(is_place) << 4
            | u64::from(reading.is(at + 1, Trait::Says)) << 5
    }

    /// Gives every feature of the word at `at` in the sentence `range`.
    pub fn features(&self, range: &Range<usize>, at: usize, give: impl FnMut(u32)) {
        let near = |by: isize| {
            let there = at.checked_add_signed(by).filter(|it| range.contains(it));
            there.map_or(&EDGE, |it| &self.words[it])
        };
        let word = near(0);
        let case = word.case * 2 + u64::from(word.opens);
        let mut giver = Giver { give, template: 0 };
        giver.letters(word, case);
        giver.neighbours([near(-1), near(1), near(-2), near(2)], word, case);
        giver.pairs([near(-2), near(-1), word, near(1), near(2)], case);
        let trigger = (1..5).find(|by| near(-by).trigger != 0).unwrap_or(0);
        let told = two(near(-trigger).trigger, trigger.unsigned_abs() as u64);
        giver.one(two(told, case));
        giver.one(two(near(-trigger).trigger, word.suffixes[2]));
        let speaks = (1..4).find(|by| near(*by).traits & SAYS != 0).unwrap_or(0);
        giver.one(two(speaks.unsigned_abs() as u64, case));
        giver.classes([near(-2), near(-1), word, near(1), near(2)], case);
        giver.each_list(word.lists);
    }
}

/// Gives features, each kind with a number of its own.
struct Giver<G> {
    give: G,
    template: u64,
}

impl<G: FnMut(u32)> Giver<G> {
    fn one(&mut self, value: u64) {
        self.template += 1;
        (self.give)(key(self.template, value));
    }

    /// What the word itself shows.
    fn letters(&mut self, word: &Word, case: u64) {
        self.one(case);
        self.one(word.exact);
        self.one(word.folded);
        self.one(two(word.shape, case));
        for at in 0..AFFIXES {
            self.one(word.prefixes[at]);
            self.one(two(word.suffixes[at], case));
        }
        self.one(two(word.lists, case));
        self.one(two(word.uses, case));
        self.one(two(two(word.uses, case), word.lists));
        self.one(two(word.traits, case));
    }

    /// What each neighbour shows, the two nearest first.
    fn neighbours(&mut self, others: [&Word; 4], word: &Word, case: u64) {
        for other in others {
            self.one(two(other.folded, case));
            self.one(two(other.case, case));
            self.one(two(other.traits, case));
            self.one(two(other.lists, case));
        }
        for other in &others[..2] {
            self.one(two(other.shape, case));
            self.one(two(other.suffixes[2], case));
            self.one(two(other.folded, word.lists));
            self.one(two(other.uses, case));
        }
    }

    /// What several words show together, from left to right.
    fn pairs(&mut self, [far_left, left, word, right, far_right]: [&Word; 5], case: u64) {
        self.one(two(left.folded, word.folded));
        self.one(two(word.folded, right.folded));
        self.one(two(two(left.folded, right.folded), case));
        self.one(two(two(left.folded, far_left.folded), case));
        self.one(two(two(right.folded, far_right.folded), case));
        let cases = two(two(left.case, case), right.case);
        self.one(cases);
        self.one(two(two(far_left.case, cases), far_right.case));
        self.one(two(two(left.traits, case), right.traits));
        self.one(two(two(left.lists, word.lists), right.lists));
        self.one(two(two(left.suffixes[2], case), right.case));
    }

    /// What is known of words that are used alike.
    fn classes(&mut self, [far_left, left, word, right, far_right]: [&Word; 5], case: u64) {
        self.one(two(word.class, case));
        self.one(two(word.wide, case));
        self.one(two(two(word.wide, word.lists), case));
        self.one(two(left.class, case));
        self.one(two(right.class, case));
        self.one(two(two(left.wide, word.wide), case));
        self.one(two(two(word.wide, right.wide), case));
        self.one(two(two(left.wide, right.wide), case));
        self.one(two(far_left.wide, case));
        self.one(two(far_right.wide, case));
    }

    /// One feature for each list, whatever other lists the word is in.
    fn each_list(&mut self, lists: u64) {
        let mut rest = lists;
        while rest != 0 {
            (self.give)(key(self.template + 1, u64::from(rest.trailing_zeros())));
            rest &= rest - 1;
        }
    }
}

const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
const SAYS: u64 = 1 << Trait::Says as u64;

/// Two values as one, the order kept.
fn two(one: u64, other: u64) -> u64 {
    one.rotate_left(21).wrapping_mul(PRIME) ^ other
}

/// The number of a feature: which kind of feature it is, and what was seen.
fn key(template: u64, value: u64) -> u32 {
    let mixed = (value ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(PRIME);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (mixed >> 32) as u32
}

fn is_word(form: Form) -> bool {
    matches!(form, Form::Lower | Form::Capital | Form::Upper)
}

fn word(reading: &Reading, at: usize) -> Word {
    let letters = reading.word(at);
    let form = reading.form(at);
    let mut word = Word {
        folded: reading.hash(at),
        traits: u64::from(reading.traits(at).bits()),
        case: 2 * case(form, letters) + u64::from(reading.is_joined(at)),
        ..Word::default()
    };
    if let Some(classes) = reading.lexicon.classes(reading.language) {
        let class = classes.of(word.folded);
        (word.class, word.wide) = (class.narrow.into(), class.wide.into());
    }
    let (mut shape_last, mut exact) = (' ', 0);
    let mut ending = [0_u64; AFFIXES];
    let mut beginning = 0;
    for (nth, letter) in letters.chars().enumerate() {
        exact = two(exact, u64::from(letter));
        let sort = sort(letter);
        if sort != shape_last {
            word.shape = two(word.shape, u64::from(sort));
            shape_last = sort;
        }
        let small = letter.to_lowercase().next().unwrap_or(letter);
        if nth < AFFIXES {
            beginning = two(beginning, u64::from(small));
            word.prefixes[nth] = beginning;
        }
        ending.rotate_right(1);
        ending[0] = u64::from(small);
    }
    word.exact = exact;
    let mut sum = 0;
    for (nth, letter) in ending.into_iter().enumerate() {
        sum = two(sum, letter);
        word.suffixes[nth] = sum;
    }
    word
}

/// How a word is written: more finely than its form tells.
fn case(form: Form, letters: &str) -> u64 {
    let is_one = letters.chars().nth(1).is_none();
    match form {
        Form::Lower => 0,
        Form::Capital if letters.ends_with('.') => 1,
        Form::Capital if is_one => 2,
        Form::Capital if letters.ends_with(['’', '\'']) => 3,
        Form::Capital => 4,
        Form::Upper => 5,
        Form::Number => 6,
        Form::Mark => 7,
    }
}

/// What sort of letter it is.
fn sort(letter: char) -> char {
    match letter {
        _ if letter.is_uppercase() => 'X',
        _ if letter.is_alphabetic() => 'x',
        _ if letter.is_numeric() => '0',
        _ => letter,
    }
}

const GIVEN: u32 = 7;
const OFFICE: u32 = 9;
const HONORIFIC: u32 = 11;

/// The number of the list that an entry is from.
fn list(what: What) -> u32 {
    match what {
        What::Land(_) => 0,
        What::Capital(..) => 1,
        What::Adjective(_) => 2,
        What::Demonym(_) => 3,
        What::Place(_) => 4,
        What::DoubtfulPlace(_) => 5,
        What::Body(_) => 6,
        What::Given(_) => GIVEN,
        What::Head(_) => 8,
        What::Office(..) => OFFICE,
        What::Domain(_) => 10,
        What::Honorific(_) => HONORIFIC,
        What::Nobody => 12,
        What::Surname => 13,
    }
}

/// Notes in every word of the entries that begin at `at` which lists they are
/// from, and what the last word leads one to expect.
fn enlist(reading: &Reading, words: &mut [Word], at: usize) {
    for found in reading.found(at) {
        let list = list(found.what);
        words[at].lists |= 1 << list;
        for word in &mut words[at + 1..found.to] {
            word.lists |= 1 << (list + LISTS);
        }
        let trigger = match found.what {
            What::Office(..) => 1,
            What::Honorific(_) => 2,
            What::Head(head) => {
                let head = reading.lexicon.head(head);
                16 + 8 * head.role as u64 + head.kind as u64
            }
            _ => continue,
        };
        words[found.to - 1].trigger = trigger;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_feature_is_part_of_it() {
        assert_ne!(key(1, 7), key(2, 7));
        assert_ne!(key(1, 7), key(1, 8));
        assert_eq!(key(1, 7), key(1, 7));
    }

    #[test]
    fn the_order_of_two_counts() {
        assert_ne!(two(1, 2), two(2, 1));
    }
}
