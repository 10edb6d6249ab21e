//! Words that follow one another.

use std::io;

use tantivy::DocSet;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use crate::store::index::docs::Docs;
use crate::store::index::lookup::Segment;

/// After how many articles it is asked whether anybody still wants to know.
const STRIDE: usize = 256;

/// A word of a phrase: the forms it may have, and its place in the phrase.
#[derive(Debug)]
pub(super) struct Slot {
    pub terms: Vec<TermInfo>,
    pub place: u32,
}

/// Adds the articles of `segment` that have all of `slots` at the distances of
/// their places.
pub(super) fn find(
    segment: &Segment,
    mut slots: Vec<Slot>,
    docs: &mut Docs,
    wanted: &dyn Fn() -> bool,
) -> io::Result<Option<()>> {
    // Rare words first: they rule most articles out.
    slots.sort_by_key(|it| it.terms.iter().map(|it| it.doc_freq).sum::<u32>());
    let mut all = Docs::new(segment.len());
    for (at, slot) in slots.iter().enumerate() {
        let having = having(segment, slot)?;
        if at == 0 {
            all = having;
        } else {
            all.keep_shared(&having);
        }
        if !wanted() {
            return Ok(None);
        }
    }
    let mut readers = Vec::with_capacity(slots.len());
    for slot in &slots {
        readers.push(Reader::new(segment, slot)?);
    }
    for (count, doc) in all.iter().enumerate() {
        if count % STRIDE == 0 && !wanted() {
            return Ok(None);
        }
        if slots.len() == 1 || has_phrase(&mut readers, doc) {
            docs.insert(doc);
        }
    }
    Ok(Some(()))
}

/// The articles that have the word of `slot` anywhere.
fn having(segment: &Segment, slot: &Slot) -> io::Result<Docs> {
    let mut having = Docs::new(segment.len());
    for term in &slot.terms {
        let kept = IndexRecordOption::Basic;
        having.add_all(&mut segment.words.read_block_postings_from_terminfo(term, kept)?);
    }
    Ok(having)
}

/// Reads where a word stands, in article after article.
struct Reader {
    postings: Vec<SegmentPostings>,
    place: i64,
}

impl Reader {
    fn new(segment: &Segment, slot: &Slot) -> io::Result<Self> {
        let kept = IndexRecordOption::WithFreqsAndPositions;
        let read = |it: &TermInfo| segment.words.read_postings_from_terminfo(it, kept);
        let postings = slot.terms.iter().map(read).collect::<io::Result<_>>()?;
        Ok(Self { postings, place: slot.place.into() })
    }

    /// Where the phrase would have to begin for the word to stand in `doc`
    /// where it does. `doc` must rise from one call to the next.
    fn beginnings(&mut self, doc: u32, places: &mut Vec<u32>) -> Vec<i64> {
        places.clear();
        for postings in &mut self.postings {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                postings.append_positions_with_offset(0, places);
            }
        }
        places.iter().map(|it| i64::from(*it) - self.place).collect()
    }
}

fn has_phrase(readers: &mut [Reader], doc: u32) -> bool {
    let (mut places, mut beginnings): (_, Option<Vec<i64>>) = (Vec::new(), None);
    for reader in readers {
        let mut here = reader.beginnings(doc, &mut places);
        here.sort_unstable();
        if let Some(before) = &beginnings {
            here.retain(|it| before.binary_search(it).is_ok());
        }
        if here.is_empty() {
            return false;
        }
        beginnings = Some(here);
    }
    true
}
