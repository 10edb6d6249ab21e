//! What can be learned from one document on its own: its sentences, who is
//! mentioned where, and which mentions speak of one actor. Deterministic, and
//! it never fails.

mod lexicon;

use std::sync::Arc;

use crate::news::{Annotated, Document};

pub use lexicon::Lexicon;

/// Finds the actors of `document`.
pub fn annotate(document: Arc<Document>, lexicon: &Lexicon) -> Annotated {
    let _ = lexicon;
    Annotated { document, sentences: Vec::new(), mentions: Vec::new(), cast: Vec::new() }
}
