//! Answers from the index as it was last committed.

use std::fmt;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use frostem::{Algorithm, Stemmer};
use roaring::RoaringBitmap;
use tantivy::Searcher;
use tantivy::fastfield::AliveBitSet;
use tantivy::index::{InvertedIndexReader, SegmentReader};
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;

use crate::library::Texts;
use crate::news::{Document, Language};
use crate::store::index::docs::Docs;
use crate::store::index::fields::Fields;
use crate::store::index::forms::{forms, may_be_slip};
use crate::store::index::phrase::{self, Slot};
use crate::store::index::slips::is_slip;
use crate::store::index::stems::stem;
use crate::store::index::tokens::{ACCENTED, Cut, MOST_JOINED, cut};
use crate::text::{Sought, Span};

/// After how many words it is asked whether anybody still wants to know.
const STRIDE: usize = 64;

/// What was committed last, for whoever searches while others write: a word is
/// answered from one commit, whole.
#[derive(Debug, Default)]
pub struct Latest {
    lookup: RwLock<Arc<Lookup>>,
}

impl Latest {
    /// Answers from `lookup` from now on.
    pub(super) fn put(&self, lookup: Lookup) {
        *self.lookup.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(lookup);
    }

    fn get(&self) -> Arc<Lookup> {
        Arc::clone(&self.lookup.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Texts for Latest {
    fn beginning(&self, word: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        self.get().beginning(word, wanted)
    }

    fn phrase(&self, phrase: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        self.get().phrase(phrase, wanted)
    }

    fn forms(&self, word: &str, document: &Document) -> Vec<Span> {
        forms(word, document)
    }
}

/// Instead of the number of an article that has none.
const NOBODY: u32 = u32::MAX;

/// The segments of a commit. Later commits do not touch it.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    segments: Vec<Segment>,
}

/// Some of the articles.
pub(super) struct Segment {
    pub words: Arc<InvertedIndexReader>,
    /// What is common to the forms of words, by language, and how it is made.
    stems: Vec<(Arc<InvertedIndexReader>, Algorithm)>,
    /// The numbers of the articles. Within a segment they go by place.
    numbers: Vec<u32>,
    /// How many bytes a set of them takes, a bit for each.
    room: usize,
    /// Those that were not taken out, where some were.
    alive: Option<AliveBitSet>,
}

impl fmt::Debug for Segment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Segment").field("articles", &self.numbers.len()).finish_non_exhaustive()
    }
}

impl Lookup {
    pub(super) fn new(searcher: &Searcher, fields: Fields) -> tantivy::Result<Self> {
        let segments = searcher.segment_readers().iter().map(|it| Segment::new(it, fields));
        Ok(Self { segments: segments.collect::<tantivy::Result<_>>()? })
    }

    /// The numbers of all articles.
    pub(super) fn numbers(&self) -> RoaringBitmap {
        self.segments.iter().flat_map(Segment::alive_numbers).collect()
    }

    /// The articles that `ask` finds in each segment. What cannot be read holds
    /// nothing: whoever keeps the index checks it and makes it anew.
    fn gathered(
        &self,
        mut ask: impl FnMut(&Segment, &mut Docs) -> io::Result<Option<()>>,
    ) -> Option<RoaringBitmap> {
        let mut found = RoaringBitmap::new();
        for segment in &self.segments {
            let mut docs = Docs::new(segment.numbers.len());
            if let Ok(done) = ask(segment, &mut docs) {
                done?;
            }
            found |= segment.numbers_of(&docs);
        }
        Some(found)
    }
}

impl Texts for Lookup {
    /// Besides the articles that hold a word beginning so, those that hold
    /// another form of the word; where there is neither, those that hold a word
    /// that differs in one letter.
    fn beginning(&self, word: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        let (asked, mut cuts) = (Asked::new(word), Vec::new());
        cut(word, &mut cuts);
        if !is_one(word, &cuts) {
            let is_begun = cuts.last().is_some_and(|it| it.end == word.len());
            return self.in_order(word, &cuts, is_begun, wanted);
        }
        let found = self.gathered(|segment, docs| {
            // What is joined to others is there alone, too.
            let is_new = |it: &str| cuts.len() > 1 || !it.contains(['-', '\'']);
            let fits = |it: &str, written: &str| is_new(it) && asked.sought.agrees(written);
            let begun = segment.add_words(&asked.folded, fits, docs, wanted);
            segment.add_forms(word, docs)?;
            begun
        })?;
        if found.is_empty() && may_be_slip(&asked.folded) {
            return self.gathered(|segment, docs| segment.add_slips(&asked.folded, docs, wanted));
        }
        Some(found)
    }

    fn phrase(&self, phrase: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap> {
        let mut cuts = Vec::new();
        cut(phrase, &mut cuts);
        self.in_order(phrase, &cuts, false, wanted)
    }

    fn forms(&self, word: &str, document: &Document) -> Vec<Span> {
        forms(word, document)
    }
}

impl Lookup {
    /// The articles that hold all words of a phrase in order, the last of them
    /// maybe only `is_begun`.
    fn in_order(
        &self,
        phrase: &str,
        cuts: &[Cut],
        is_begun: bool,
        wanted: &dyn Fn() -> bool,
    ) -> Option<RoaringBitmap> {
        if cuts.is_empty() {
            return Some(RoaringBitmap::new());
        }
        self.gathered(|segment, docs| {
            let mut slots = Vec::with_capacity(cuts.len());
            for (at, cut) in cuts.iter().enumerate() {
                let asked = Asked::new(&phrase[cut.start..cut.end]);
                let is_begun = is_begun && at + 1 == cuts.len();
                let fits = |it: &str, written: &str| {
                    let is_whole = it.len() == asked.folded.len();
                    (is_whole || is_begun && !it.contains(['-', '\'']))
                        && asked.sought.agrees(written)
                };
                let end = if is_begun { None } else { Some('\u{1}') };
                slots.push(Slot {
                    terms: segment.terms(&asked.folded, end, fits)?,
                    place: cut.place,
                });
            }
            phrase::find(segment, slots, docs, wanted)
        })
    }
}

/// A word that is asked for.
struct Asked {
    sought: Sought,
    folded: String,
}

impl Asked {
    fn new(word: &str) -> Self {
        let sought = Sought::new(word);
        Self { folded: sought.folded(), sought }
    }
}

/// Whether `word` is kept as one: `cuts` are its parts.
fn is_one(word: &str, cuts: &[Cut]) -> bool {
    let (Some(first), Some((last, others))) = (cuts.first(), cuts.split_last()) else {
        return false;
    };
    let is_bare = first.start == 0 && last.end == word.len();
    is_bare && others.len() < MOST_JOINED && others.iter().all(|it| it.is_joined)
}

impl Segment {
    fn new(segment: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let column = segment.fast_fields().u64("number")?;
        let number = |doc| column.first(doc).and_then(|it| u32::try_from(it).ok());
        let numbers: Vec<u32> =
            (0..segment.max_doc()).map(|it| number(it).unwrap_or(NOBODY)).collect();
        let languages = [Language::French, Language::English].into_iter();
        let stems = languages.filter_map(|it| fields.stems(it));
        let stems = stems.map(|(field, how)| Ok((segment.inverted_index(field)?, how)));
        let highest = numbers.iter().filter(|it| **it != NOBODY).max();
        Ok(Self {
            words: segment.inverted_index(fields.words)?,
            stems: stems.collect::<tantivy::Result<_>>()?,
            room: highest.map_or(0, |it| *it as usize / 8 + 1),
            numbers,
            alive: segment.alive_bitset().cloned(),
        })
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    fn is_alive(&self, doc: u32) -> bool {
        self.alive.as_ref().is_none_or(|it| it.is_alive(doc))
    }

    fn alive_numbers(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.numbers).filter(|it| self.is_alive(it.0)).map(|it| *it.1)
    }

    fn numbers_of(&self, docs: &Docs) -> RoaringBitmap {
        let mut bits = vec![0_u8; self.room];
        for doc in docs.iter().filter(|it| self.is_alive(*it)) {
            let number = self.numbers[doc as usize];
            if let Some(byte) = bits.get_mut(number as usize / 8) {
                *byte |= 1 << (number % 8);
            }
        }
        RoaringBitmap::from_lsb0_bytes(0, &bits)
    }

    /// The words that begin with `folded` and, where `end` is given, have no
    /// letter after it; of those the ones that `fits`, which is told the word
    /// and its accented form.
    fn terms(
        &self,
        folded: &str,
        end: Option<char>,
        fits: impl Fn(&str, &str) -> bool,
    ) -> io::Result<Vec<TermInfo>> {
        let mut terms = Vec::new();
        each_term(&self.words, folded, end, |word, written, term| {
            if fits(word, written) {
                terms.push(term.clone());
            }
            true
        })?;
        Ok(terms)
    }

    /// Adds the articles of every word that begins with `folded` and `fits`.
    fn add_words(
        &self,
        folded: &str,
        fits: impl Fn(&str, &str) -> bool,
        docs: &mut Docs,
        wanted: &dyn Fn() -> bool,
    ) -> io::Result<Option<()>> {
        let mut postings = None;
        let (mut count, mut read) = (0, Ok(()));
        each_term(&self.words, folded, None, |word, written, term| {
            count += 1;
            if fits(word, written) {
                read = self.add_word(term, &mut postings, docs);
            }
            read.is_ok() && (count % STRIDE != 0 || wanted() && !docs.is_full())
        })?;
        read.map(|()| wanted().then_some(()))
    }

    /// Adds the articles of a word. The room that is needed to read them is
    /// made for the first word and used for all.
    fn add_word(
        &self,
        term: &TermInfo,
        room: &mut Option<BlockSegmentPostings>,
        docs: &mut Docs,
    ) -> io::Result<()> {
        if let Some(postings) = room {
            self.words.reset_block_postings_from_terminfo(term, postings)?;
            docs.add_all(postings);
            return Ok(());
        }
        let kept = IndexRecordOption::Basic;
        docs.add_all(room.insert(self.words.read_block_postings_from_terminfo(term, kept)?));
        Ok(())
    }

    /// Adds the articles that hold another form of `word` in their language.
    fn add_forms(&self, word: &str, docs: &mut Docs) -> io::Result<()> {
        for (index, algorithm) in &self.stems {
            let stem = stem(word, &Stemmer::new(*algorithm));
            let written = stem.split_once(ACCENTED).map_or(&*stem, |it| it.1);
            let asked = Asked::new(written);
            if asked.folded.is_empty() {
                continue;
            }
            let mut terms = Vec::new();
            each_term(index, &asked.folded, Some('\u{1}'), |_, written, term| {
                if asked.sought.agrees(written) {
                    terms.push(term.clone());
                }
                true
            })?;
            for term in terms {
                let kept = IndexRecordOption::Basic;
                docs.add_all(&mut index.read_block_postings_from_terminfo(&term, kept)?);
            }
        }
        Ok(())
    }

    /// Adds the articles that hold a word that differs from `folded` by one
    /// letter, not the first.
    fn add_slips(
        &self,
        folded: &str,
        docs: &mut Docs,
        wanted: &dyn Fn() -> bool,
    ) -> io::Result<Option<()>> {
        let first: String = folded.chars().take(1).collect();
        let fits = |it: &str, _: &str| is_slip(folded, it);
        self.add_words(&first, fits, docs, wanted)
    }
}

/// Hands on the words that begin with `folded` - and, where `end` is given, go
/// on with something before it - each with its accented form, until `take` has
/// enough.
fn each_term(
    index: &InvertedIndexReader,
    folded: &str,
    end: Option<char>,
    mut take: impl FnMut(&str, &str, &TermInfo) -> bool,
) -> io::Result<()> {
    let mut beyond = folded.as_bytes().to_vec();
    match (end, beyond.last_mut()) {
        (Some(end), _) => beyond.extend(end.to_string().bytes()),
        // No letter ends with the highest byte.
        (None, Some(last)) => *last += 1,
        (None, None) => return Ok(()),
    }
    let mut terms = index.terms().range().ge(folded).lt(&beyond).into_stream()?;
    while let Some((key, term)) = terms.next() {
        let Ok(key) = str::from_utf8(key) else { continue };
        let (word, written) = key.split_once(ACCENTED).unwrap_or((key, key));
        if !take(word, written, term) {
            break;
        }
    }
    Ok(())
}
