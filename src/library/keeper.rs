//! Articles that are kept in memory, whole: from standard input, of the
//! sample, in tests.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::corrections::{Corrections, Record, mended};
use crate::library::paged::Paged;
use crate::library::{Bodies, Builder, Digest, Library, Words};
use crate::news::{Annotated, ArticleId, Document};

/// Keeps articles and grows the library of them. Numbers them in the order in
/// which they first came.
#[derive(Debug, Default)]
pub struct Keeper {
    builder: Builder,
    words: Words,
    kept: Articles,
    corrections: Corrections,
    /// The articles that the reader's word has changed, as they were before it.
    natural: HashMap<u32, Arc<Annotated>>,
    /// The corrections that were of effect in an article.
    mended: HashMap<u32, Vec<Record>>,
}

/// Articles kept in memory.
#[derive(Debug, Clone, Default)]
struct Articles {
    articles: Paged<Arc<Annotated>>,
    numbers: Arc<HashMap<ArticleId, u32>>,
}

impl Keeper {
    /// Adds an article, or replaces the one of the same id. Cost: its own
    /// length.
    pub fn add(&mut self, article: Annotated) {
        let id = article.document.id;
        let next = u32::try_from(self.kept.articles.len()).unwrap_or(u32::MAX);
        let number = self.kept.numbers.get(&id).copied();
        self.words.add(number.unwrap_or(next), &article.document);
        let article = self.corrected(number.unwrap_or(next), &Arc::new(article));
        if let Some(number) = number {
            self.replace(number, article);
        } else {
            self.builder.add(next, &Digest::of(&article));
            self.kept.articles.push(article);
            Arc::make_mut(&mut self.kept.numbers).insert(id, next);
        }
    }

    /// Takes `corrections` for the reader's word from now on. Cost: the length
    /// of the articles of which they, or those before, say something.
    pub fn correct(&mut self, corrections: Corrections) {
        let changed = corrections.unlike(&self.corrections);
        self.corrections = corrections;
        for number in 0..u32::try_from(self.kept.articles.len()).unwrap_or(u32::MAX) {
            let Some(kept) = self.kept.articles.get(number as usize) else { continue };
            let natural = self.natural.get(&number).unwrap_or(kept);
            if !changed.concern(kept) && !changed.concern(natural) {
                continue;
            }
            let natural = Arc::clone(natural);
            let kept = Arc::clone(kept);
            let article = self.corrected(number, &natural);
            if !Arc::ptr_eq(&article, &kept) {
                self.replace(number, article);
            }
        }
    }

    /// The article of a number with the reader's word over it.
    fn corrected(&mut self, number: u32, natural: &Arc<Annotated>) -> Arc<Annotated> {
        let (article, done) = mended(natural, &self.corrections);
        if Arc::ptr_eq(&article, natural) {
            self.natural.remove(&number);
        } else {
            self.natural.insert(number, Arc::clone(natural));
        }
        if done.is_empty() {
            self.mended.remove(&number);
        } else {
            let all = self.corrections.all();
            let done = done.into_iter().map(|it| all[it].clone()).collect();
            self.mended.insert(number, done);
        }
        article
    }

    fn replace(&mut self, number: u32, article: Arc<Annotated>) {
        let kept = self.kept.articles.change(number as usize);
        self.builder.replace(number, &Digest::of(kept), &Digest::of(&article));
        *kept = article;
    }

    /// The library so far, with its texts. Cost: as [`Builder::snapshot`] and
    /// [`Words::snapshot`].
    pub fn snapshot(&mut self) -> Library {
        let done: HashSet<&Record> = self.mended.values().flatten().collect();
        let places = self.corrections.all().iter().enumerate();
        let mended: BTreeSet<usize> =
            places.filter(|it| done.contains(it.1)).map(|it| it.0).collect();
        self.builder.correct(self.corrections.clone(), mended);
        let texts = Arc::new(self.words.snapshot());
        self.builder.snapshot().with_texts(texts)
    }

    /// The articles so far.
    pub fn bodies(&self) -> Arc<dyn Bodies> {
        Arc::new(self.kept.clone())
    }
}

impl Bodies for Articles {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        let number = *self.numbers.get(&id)?;
        self.articles.get(number as usize).cloned()
    }

    /// What is only in memory is read anew each time.
    fn former(&self, _: ArticleId) -> Option<Document> {
        None
    }
}
