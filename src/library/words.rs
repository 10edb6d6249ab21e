//! Which articles hold which words.
//!
//! A segment is a sorted vocabulary of some articles and never changes. Each
//! snapshot seals what has come since into a new segment; small ones are
//! joined, so that there are few.

use std::collections::HashMap;
use std::sync::Arc;

use crate::news::{BlockKind, Document};
use crate::text::{accented, fold};

/// Divides a word from the same word with its accents.
const ACCENTED: char = '\0';

/// A word shorter than this, in letters, is not kept.
pub(super) const SHORTEST: usize = 2;

/// The words of some articles, sorted, with the articles that hold them.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// All words in a row, folded; one written with accents has them after a
    /// [`ACCENTED`] mark.
    letters: String,
    /// Where each word begins in `letters`, and the end of the last.
    starts: Vec<u32>,
    /// Where the articles of each word begin in `articles`, and the end.
    firsts: Vec<u32>,
    /// Positions of articles, rising within a word.
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
    pub(super) fn starting(
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

/// Gathers words and seals them into segments.
#[derive(Debug, Default)]
pub(super) struct Words {
    sealed: Vec<Arc<Segment>>,
    fresh: HashMap<String, Vec<u32>>,
    /// The word at hand, kept for its room.
    key: String,
}

impl Words {
    /// Takes in the words of an article, its debris left out. `at` must rise
    /// from one call to the next.
    pub(super) fn add(&mut self, at: u32, document: &Document) {
        let blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
        for block in blocks {
            for word in words(block.span.within(&document.text)) {
                self.add_word(at, word);
            }
        }
    }

    fn add_word(&mut self, at: u32, word: &str) {
        self.key.clear();
        push_key(word, &mut self.key);
        match self.fresh.get_mut(self.key.as_str()) {
            _ if self.key.is_empty() => (),
            Some(articles) if articles.last() == Some(&at) => (),
            Some(articles) => articles.push(at),
            None => drop(self.fresh.insert(self.key.clone(), vec![at])),
        }
    }

    /// Everything taken in so far. Cost: the words taken in since the last
    /// time, and now and then the joining of segments.
    pub(super) fn seal(&mut self) -> Vec<Arc<Segment>> {
        if self.fresh.is_empty() {
            return self.sealed.clone();
        }
        let mut fresh: Vec<_> = self.fresh.drain().collect();
        fresh.sort_unstable();
        let mut last = Segment::default();
        for (word, articles) in fresh {
            last.push(&word, articles.into_iter());
        }
        while let Some(before) =
            self.sealed.pop_if(|it| it.articles.len() < 2 * last.articles.len())
        {
            last = before.joined(&last);
        }
        self.sealed.push(Arc::new(last));
        self.sealed.clone()
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
