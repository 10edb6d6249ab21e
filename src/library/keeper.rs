//! Articles that are kept in memory, whole: from standard input, of the
//! sample, in tests.

use std::collections::HashMap;
use std::sync::Arc;

use crate::library::paged::Paged;
use crate::library::{Bodies, Builder, Digest, Library, Words};
use crate::news::{Annotated, ArticleId};

/// Keeps articles and grows the library of them. Numbers them in the order in
/// which they first came.
#[derive(Debug, Default)]
pub struct Keeper {
    builder: Builder,
    words: Words,
    kept: Kept,
}

/// Articles kept in memory.
#[derive(Debug, Clone, Default)]
struct Kept {
    articles: Paged<Arc<Annotated>>,
    numbers: Arc<HashMap<ArticleId, u32>>,
}

impl Keeper {
    /// Adds an article, or replaces the one of the same id. Cost: its own
    /// length.
    pub fn add(&mut self, article: Annotated) {
        let (id, digest) = (article.document.id, Digest::of(&article));
        let next = u32::try_from(self.kept.articles.len()).unwrap_or(u32::MAX);
        let number = self.kept.numbers.get(&id).copied();
        self.words.add(number.unwrap_or(next), &article.document);
        if let Some(number) = number {
            let kept = self.kept.articles.change(number as usize);
            self.builder.replace(number, &Digest::of(kept), &digest);
            *kept = Arc::new(article);
        } else {
            self.builder.add(next, &digest);
            self.kept.articles.push(Arc::new(article));
            Arc::make_mut(&mut self.kept.numbers).insert(id, next);
        }
    }

    /// The library so far, with its texts. Cost: as [`Builder::snapshot`] and
    /// [`Words::snapshot`].
    pub fn snapshot(&mut self) -> Library {
        let texts = Arc::new(self.words.snapshot());
        self.builder.snapshot().with_texts(texts)
    }

    /// The articles so far.
    pub fn bodies(&self) -> Arc<dyn Bodies> {
        Arc::new(self.kept.clone())
    }
}

impl Bodies for Kept {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        let number = *self.numbers.get(&id)?;
        self.articles.get(number as usize).cloned()
    }
}
