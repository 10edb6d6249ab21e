//! Which short texts may answer a word, told without reading one.
//!
//! A column holds one bit for each text: whether it has a letter, whether a
//! word of it begins with a letter or with two, whether two letters stand side
//! by side. A few columns laid over one another leave the texts that are worth
//! reading, sixty-four at a time.

use std::sync::Arc;
use std::{iter, mem};

use crate::library::asked::Asked;
use crate::library::glance::mixed;

/// How many texts a page holds. Pages are shared until one changes; changing a
/// shared one copies it, 64 bytes a text.
const PAGE: u32 = 1024;

/// A column within a page.
type Lane = [u64; PAGE as usize / 64];

const EMPTY: Lane = [0; PAGE as usize / 64];

/// One more than the missed bonuses that are counted. Only a word of more than
/// twenty-six letters may miss as many.
const MOST_COUNTED: usize = 8;

/// Where the columns of each sort begin: letters that a text has, that open a
/// word of it, that open the text, that follow one another, that open a word
/// together.
const HAS: usize = 0;
const HEADS: usize = 64;
const STARTS: usize = 128;
const PAIRS: usize = 192;
const OPENINGS: usize = 448;
const COLUMNS: usize = 512;

/// The columns of texts that are known by small numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// A page without texts has no lanes.
    pages: Vec<Arc<Vec<Lane>>>,
}

/// Which texts of a page may answer a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Promise {
    /// The number of the first text of the page.
    first: u32,
    /// Those with a word that may begin with it.
    begins: Lane,
    /// Those that may answer by scattered letters.
    fuzzy: Lane,
}

impl Columns {
    /// Takes in a folded text under a number that has none.
    pub(super) fn insert(&mut self, number: u32, folded: &str) {
        let (page, slot) = place(number);
        if self.pages.len() <= page {
            self.pages.resize(page + 1, Arc::default());
        }
        let lanes = Arc::make_mut(&mut self.pages[page]);
        lanes.resize(COLUMNS, EMPTY);
        columns_of(folded, |it| lanes[it][slot / 64] |= 1 << (slot % 64));
    }

    /// Forgets the text of that number.
    pub(super) fn remove(&mut self, number: u32) {
        let (page, slot) = place(number);
        let Some(page) = self.pages.get_mut(page) else { return };
        for lane in Arc::make_mut(page) {
            lane[slot / 64] &= !(1 << (slot % 64));
        }
    }

    /// Which texts may answer, page by page.
    pub(super) fn promises(&self, asked: &Asked) -> impl Iterator<Item = Promise> {
        let plan = Plan::new(asked);
        let pages = (0u32..).zip(&self.pages).filter(|it| !it.1.is_empty());
        pages.map(move |(page, lanes)| plan.promise(page * PAGE, lanes))
    }
}

/// A text that may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chance {
    pub number: u32,
    /// Whether a word of it may begin with the word asked for.
    pub begins: bool,
    /// Whether it may answer by scattered letters.
    pub fuzzy: bool,
}

impl Promise {
    /// None of its page.
    pub(super) fn none(&self) -> Self {
        Self { first: self.first, begins: EMPTY, fuzzy: EMPTY }
    }

    /// Adds a text of the page.
    pub(super) fn insert(&mut self, chance: Chance) {
        let place = (chance.number - self.first) as usize;
        let bit = |is_in: bool| u64::from(is_in) << (place % 64);
        self.begins[place / 64] |= bit(chance.begins);
        self.fuzzy[place / 64] |= bit(chance.fuzzy);
    }

    /// Leaves those that may begin so by `other`, too.
    pub(super) fn keep_begun(&mut self, other: &Self) {
        keep(&mut self.begins, &other.begins);
    }

    /// Leaves those that may answer by scattered letters by `other`, too.
    pub(super) fn keep_fuzzy(&mut self, other: &Self) {
        keep(&mut self.fuzzy, &other.fuzzy);
    }

    /// The texts that may answer, by rising number.
    pub(super) fn texts(&self) -> impl Iterator<Item = Chance> {
        let words = (0u32..).zip(self.begins.into_iter().zip(self.fuzzy));
        words.flat_map(move |(at, (begins, fuzzy))| {
            let first = self.first + at * 64;
            let mut rest = begins | fuzzy;
            iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                let is_in = |word: u64| word >> bit & 1 == 1;
                Some(Chance { number: first + bit, begins: is_in(begins), fuzzy: is_in(fuzzy) })
            })
        })
    }
}

/// The columns that a word needs.
struct Plan {
    has: Vec<usize>,
    /// Those that a text has besides where a word of it begins so.
    begins: Vec<usize>,
    /// The columns of which a text that has neither misses a bonus.
    bonuses: Vec<[usize; 2]>,
    /// How many bonuses may be missed; `None` where a word must begin so.
    losses: Option<usize>,
}

impl Plan {
    fn new(asked: &Asked) -> Self {
        let bytes = asked.word.as_bytes();
        let mut has: Vec<usize> = bytes.iter().map(|it| HAS + class(*it)).collect();
        has.sort_unstable();
        has.dedup();
        let first = bytes.first().copied().unwrap_or(0);
        let [start, head] = [STARTS, HEADS].map(|it| it + class(first));
        let follows = bytes.windows(2).map(|it| [PAIRS + pair(it[0], it[1]), HEADS + class(it[1])]);
        let bonuses = [[start, start], [head, head]].into_iter().chain(follows).collect();
        let pairs = bytes.windows(2).map(|it| PAIRS + pair(it[0], it[1]));
        let opening = bytes.get(1).map(|second| OPENINGS + opening(first, *second));
        let begins = iter::once(head).chain(opening).chain(pairs).collect();
        Self { has, begins, bonuses, losses: asked.losses() }
    }

    fn promise(&self, first: u32, lanes: &[Lane]) -> Promise {
        let mut has = lanes[self.has.first().copied().unwrap_or(HAS)];
        self.has.iter().for_each(|it| keep(&mut has, &lanes[*it]));
        let mut begins = has;
        self.begins.iter().for_each(|it| keep(&mut begins, &lanes[*it]));
        Promise { first, begins, fuzzy: self.fuzzy(has, lanes) }
    }

    /// Those of `has` that miss few bonuses.
    fn fuzzy(&self, has: Lane, lanes: &[Lane]) -> Lane {
        let Some(losses) = self.losses else { return EMPTY };
        // By how many they miss so far.
        let mut levels = [EMPTY; MOST_COUNTED];
        let levels = &mut levels[..=losses.min(MOST_COUNTED - 1)];
        levels[0] = has;
        for [one, other] in &self.bonuses {
            sink(levels, &lanes[*one], &lanes[*other]);
        }
        let few = levels.iter().fold(EMPTY, joined);
        if losses < MOST_COUNTED { few } else { has }
    }
}

fn joined(mut lane: Lane, other: &Lane) -> Lane {
    lane.iter_mut().zip(other).for_each(|(it, other)| *it |= other);
    lane
}

fn keep(lane: &mut Lane, other: &Lane) {
    lane.iter_mut().zip(other).for_each(|(it, other)| *it &= other);
}

/// Moves the texts that are in neither column one level down, those of the last
/// level out.
fn sink(levels: &mut [Lane], one: &Lane, other: &Lane) {
    for at in (0..levels.len()).rev() {
        for word in 0..EMPTY.len() {
            let met = one[word] | other[word];
            let sinking = levels[at][word] & !met;
            levels[at][word] &= met;
            if let Some(below) = levels.get_mut(at + 1) {
                below[word] |= sinking;
            }
        }
    }
}

/// The page of a number, and its place there.
fn place(number: u32) -> (usize, usize) {
    ((number / PAGE) as usize, (number % PAGE) as usize)
}

/// Hands on the columns in which a folded text has its bit.
fn columns_of(folded: &str, mut column: impl FnMut(usize)) {
    let mut before: Option<u8> = None;
    // Whether the next byte opens a word, and whether the last one did.
    let (mut opens, mut has_opened) = (true, false);
    for letter in folded.chars() {
        let mut bytes = [0; 4];
        for byte in letter.encode_utf8(&mut bytes).bytes() {
            column(HAS + class(byte));
            match before {
                None => column(STARTS + class(byte)),
                Some(before) => column(PAIRS + pair(before, byte)),
            }
            if let Some(before) = before.filter(|_| has_opened) {
                column(OPENINGS + opening(before, byte));
            }
            has_opened = mem::take(&mut opens);
            if has_opened {
                column(HEADS + class(byte));
            }
            before = Some(byte);
        }
        opens = !letter.is_alphanumeric();
    }
}

/// Whether a byte is alone in its class.
pub(super) fn has_column(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9')
}

/// Which of 64 a byte is. Letters and digits have their own.
fn class(byte: u8) -> usize {
    let class = match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte - b'0',
        b' ' => 36,
        b'\'' => 37,
        b'-' => 38,
        _ => 39 + byte % 25,
    };
    usize::from(class)
}

/// Which of 256 a pair of bytes is.
fn pair(one: u8, other: u8) -> usize {
    (mixed(one, other) % 256) as usize
}

/// Which of 64 a pair of bytes is that opens a word: a text has few of them.
fn opening(one: u8, other: u8) -> usize {
    pair(one, other) % 64
}
