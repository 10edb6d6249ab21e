//! A set of articles of one segment.

use tantivy::postings::BlockSegmentPostings;

/// One bit for each article of a segment, by its place there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Docs {
    words: Vec<u64>,
    size: usize,
}

impl Docs {
    /// None of `size` articles.
    pub(super) fn new(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    pub(super) fn insert(&mut self, doc: u32) {
        self.words[doc as usize / 64] |= 1 << (doc % 64);
    }

    /// Adds all that are left in `postings`.
    pub(super) fn add_all(&mut self, postings: &mut BlockSegmentPostings) {
        while postings.block_len() > 0 {
            postings.docs().iter().for_each(|it| self.insert(*it));
            postings.advance();
        }
    }

    pub(super) fn keep_shared(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(it, other)| *it &= other);
    }

    /// Whether all are in it.
    pub(super) fn is_full(&self) -> bool {
        self.words.iter().map(|it| it.count_ones() as usize).sum::<usize>() == self.size
    }

    /// In rising order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.words).flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}
