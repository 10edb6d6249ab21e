//! Which articles hold which words, for texts that are kept in memory.
//!
//! A segment is a sorted vocabulary of some articles and never changes. Each
//! snapshot seals what has come since into a new segment; small ones are
//! joined, so that there are few.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::Texts;
use crate::library::paged::Paged;
use crate::news::{BlockKind, Document};
use crate::text::{Sought, Span, accented, fold};
/// Divides a word from the same word with its accents.
const ACCENTED: char = '\0';

/// A word shorter than this, in letters, is not kept.
const SHORTEST: usize = 2;

/// The words of some texts, sorted, with the places of those that hold them.
#[derive(Debug, Default)]
struct Segment {
    /// All words in a row, folded; one written with accents has them after a
    /// [`ACCENTED`] mark.
    letters: String,
    /// Where each word begins in `letters`, and the end of the last.
    starts: Vec<u32>,
    /// Where the articles of each word begin in `articles`, and the end.
    firsts: Vec<u32>,
    /// Places of texts, rising within a word.
    articles: Vec<u32>,
}

impl Segment {
    fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn word(&self, at: usize) -> &str {
        &self.letters[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn articles(&self, at: usize) -> &[u32] {
        &self.articles[self.firsts[at] as usize..self.firsts[at + 1] as usize]
    }

    /// The articles of every word that begins with `prefix`, which is folded.
    /// `fits` is told the word and its accented form, if it has one.
    fn starting(
        &self,
        prefix: &str,
        fits: impl Fn(&str, &str) -> bool,
        mut take: impl FnMut(&[u32]),
    ) {
        let from = self.first_not_below(prefix);
        for at in from..self.len() {
            let word = self.word(at);
            if !word.starts_with(prefix) {
                break;
            }
            let (folded, written) = word.split_once(ACCENTED).unwrap_or((word, word));
            if fits(folded, written) {
                take(self.articles(at));
            }
        }
    }

    fn first_not_below(&self, prefix: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle) < prefix {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn push(&mut self, word: &str, articles: impl Iterator<Item = u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
            self.firsts.push(0);
        }
        let narrow = |it: usize| u32::try_from(it).expect("a segment is smaller than 4 GiB");
        self.letters.push_str(word);
        self.articles.extend(articles);
        self.starts.push(narrow(self.letters.len()));
        self.firsts.push(narrow(self.articles.len()));
    }

    /// Both in one. All articles of `self` come before those of `later`.
    fn joined(&self, later: &Self) -> Self {
        let (mut joined, mut i, mut j) = (Self::default(), 0, 0);
        while i < self.len() || j < later.len() {
            let one = (i < self.len()).then(|| self.word(i));
            let other = (j < later.len()).then(|| later.word(j));
            let word = one.into_iter().chain(other).min().expect("one of the two has a word left");
            let (in_one, in_other) = (one == Some(word), other == Some(word));
            let ones = if in_one { self.articles(i) } else { &[] };
            let others = if in_other { later.articles(j) } else { &[] };
            joined.push(word, ones.iter().chain(others).copied());
            i += usize::from(in_one);
            j += usize::from(in_other);
        }
        joined
    }
}

/// Texts that are kept in memory, and their words. Grows text by text; readers
/// get snapshots, which are [`Texts`].
///
/// Every text has a place of its own, the order in which it came: one that
/// comes again in other words gets a new place, and the old one is empty.
#[derive(Debug, Default)]
pub struct Words {
    texts: Paged<Option<Text>>,
    /// Where the article of a number is.
    places: HashMap<u32, u32>,
    sealed: Vec<Arc<Segment>>,
    fresh: HashMap<String, Vec<u32>>,
    /// The word at hand, kept for its room.
    key: String,
}

/// A text, and the number of its article.
#[derive(Debug, Clone)]
struct Text {
    number: u32,
    document: Arc<Document>,
}

impl Words {
    /// Takes in the text of an article, in the place of what it had before.
    pub fn add(&mut self, number: u32, document: &Arc<Document>) {
        self.take_out(number);
        let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
        for block in blocks {
            for word in words(block.span.within(&document.text)) {
                self.add_word(place, word);
            }
        }
        self.texts.push(Some(Text { number, document: Arc::clone(document) }));
        self.places.insert(number, place);
    }

    /// Forgets the text of an article.
    pub fn take_out(&mut self, number: u32) {
        if let Some(place) = self.places.remove(&number) {
            *self.texts.change(place as usize) = None;
        }
    }

    fn add_word(&mut self, place: u32, word: &str) {
        self.key.clear();
        push_key(word, &mut self.key);
        match self.fresh.get_mut(self.key.as_str()) {
            _ if self.key.is_empty() => (),
            Some(places) if places.last() == Some(&place) => (),
            Some(places) => places.push(place),
            None => drop(self.fresh.insert(self.key.clone(), vec![place])),
        }
    }

    /// Everything taken in so far. Cost: the words taken in since the last
    /// time, and now and then the joining of segments.
    pub fn snapshot(&mut self) -> impl Texts + use<> {
        self.seal();
        Sealed { texts: self.texts.clone(), segments: self.sealed.clone() }
    }

    fn seal(&mut self) {
        if self.fresh.is_empty() {
            return;
        }
        let mut fresh: Vec<_> = self.fresh.drain().collect();
        fresh.sort_unstable();
        let mut last = Segment::default();
        for (word, places) in fresh {
            last.push(&word, places.into_iter());
        }
        while let Some(before) =
            self.sealed.pop_if(|it| it.articles.len() < 2 * last.articles.len())
        {
            last = before.joined(&last);
        }
        self.sealed.push(Arc::new(last));
    }
}

/// What a snapshot has of [`Words`].
#[derive(Debug)]
struct Sealed {
    texts: Paged<Option<Text>>,
    segments: Vec<Arc<Segment>>,
}

impl Texts for Sealed {
    fn beginning(&self, word: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        let parts: Vec<&str> = words(word).collect();
        let Some(places) = self.holding(&parts, Last::Begun) else {
            return Some(RoaringBitmap::new());
        };
        if let [part] = parts[..]
            && part.len() == word.len()
        {
            return Some(places.iter().filter_map(|it| self.number(it)).collect());
        }
        let sought = Sought::new(word);
        self.verified(&places, wanted, |text| sought.starts_a_word_in(text))
    }

    fn phrase(&self, phrase: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        let parts: Vec<&str> = words(phrase).collect();
        let all = || (0u32..).take(self.texts.len()).collect();
        let places = self.holding(&parts, Last::Whole).unwrap_or_else(all);
        let sought = Sought::new(phrase);
        self.verified(&places, wanted, |text| sought.is_whole_in(text))
    }

    /// Only words that begin so are looked for.
    fn forms(&self, _: &str, _: &Document) -> Vec<Span> {
        Vec::new()
    }
}

/// How the last of several words is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Begun,
    Whole,
}

impl Sealed {
    fn number(&self, place: u32) -> Option<u32> {
        self.texts.get(place as usize)?.as_ref().map(|it| it.number)
    }

    /// The places of texts that have all of `parts`. `None` where no part can
    /// be looked up.
    fn holding(&self, parts: &[&str], last: Last) -> Option<RoaringBitmap> {
        let mut all: Option<RoaringBitmap> = None;
        for (at, part) in parts.iter().enumerate() {
            let sought = Sought::new(part);
            let folded = sought.folded();
            let is_begun = last == Last::Begun && at + 1 == parts.len();
            if folded.chars().count() < SHORTEST && !(is_begun && parts.len() == 1) {
                continue;
            }
            let fits = |it: &str, written: &str| {
                (is_begun || it.len() == folded.len()) && sought.agrees(written)
            };
            let mut places = RoaringBitmap::new();
            for segment in &self.segments {
                segment.starting(&folded, fits, |it| places.extend(it));
            }
            match &mut all {
                Some(all) => *all &= places,
                None => all = Some(places),
            }
        }
        all
    }

    /// The articles at those of `places` whose text, debris left out, `holds`.
    fn verified(
        &self,
        places: &RoaringBitmap,
        wanted: &dyn Fn() -> bool,
        holds: impl Fn(&str) -> bool,
    ) -> Option<RoaringBitmap> {
        let mut verified = RoaringBitmap::new();
        for place in places {
            if !wanted() {
                return None;
            }
            let Some(Some(text)) = self.texts.get(place as usize) else { continue };
            let document = &text.document;
            let mut blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
            if blocks.any(|it| holds(it.span.within(&document.text))) {
                verified.insert(text.number);
            }
        }
        Some(verified)
    }
}

/// The words of a text as written: runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric() && !is_mark(it)).filter(|it| !it.is_empty())
}

/// Combining marks belong to the letter before them.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Adds the form in which a word is kept, nothing for one that is too short.
fn push_key(word: &str, key: &mut String) {
    if word.is_ascii() {
        let kept = if word.len() >= SHORTEST { word } else { "" };
        return key.extend(kept.bytes().map(|it| char::from(it.to_ascii_lowercase())));
    }
    let folded = fold(word);
    if folded.chars().nth(SHORTEST - 1).is_none() {
        return;
    }
    key.push_str(&folded);
    if let Some(written) = accented(word) {
        key.push(ACCENTED);
        key.push_str(&written);
    }
}
