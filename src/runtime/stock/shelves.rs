//! Articles from the disk, whole, as this version of the program and its reader
//! understand them.

use std::sync::{Arc, PoisonError, RwLock};

use crate::analyze::annotate;
use crate::corrections::{Corrections, mended};
use crate::library::Bodies;
use crate::news::{Annotated, ArticleId, Document};
use crate::runtime::load::Tools;
use crate::store::Reader;

/// Where articles are found while the library is being read.
#[derive(Debug)]
pub struct Shelves {
    reader: Arc<Reader>,
    tools: Arc<Tools>,
    corrections: RwLock<Corrections>,
}

impl Shelves {
    /// The articles that `reader` reads.
    pub fn new(reader: Arc<Reader>, tools: Arc<Tools>) -> Self {
        Self { reader, tools, corrections: RwLock::default() }
    }

    /// Takes `corrections` for the reader's word from now on.
    pub fn correct(&self, corrections: Corrections) {
        *self.corrections.write().unwrap_or_else(PoisonError::into_inner) = corrections;
    }

    /// An article without the reader's word.
    pub fn natural(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        self.reader.article(id).or_else(|| {
            // Another version understood it, and this one has not come to it yet.
            let document = self.reader.document_of(id).ok()??;
            Some(Arc::new(annotate(Arc::new(document), self.tools.lexicon())))
        })
    }
}

impl Bodies for Shelves {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        let corrections = self.corrections.read().unwrap_or_else(PoisonError::into_inner).clone();
        Some(mended(&self.natural(id)?, &corrections).0)
    }

    fn former(&self, id: ArticleId) -> Option<Document> {
        self.reader.former(id)
    }
}
