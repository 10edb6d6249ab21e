//! What the library asks of whoever keeps the texts: it keeps none itself.

use std::fmt::Debug;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::news::{Annotated, ArticleId, Document};
use crate::text::Span;

/// Which articles hold which words, debris left out. Articles go by the number
/// that [`Builder::add`](crate::library::Builder::add) was told.
///
/// Accents count where they were typed; case and kind of apostrophe never do.
/// `wanted` says whether anybody still waits for the answer; `None` is given
/// soon after it says no.
pub trait Texts: Debug + Send + Sync {
    /// The articles that hold a word beginning with `word`. Where `word` is
    /// several joined by hyphens or apostrophes, they must follow one another.
    /// May add articles that hold another form of the word and, where there is
    /// none, such as hold nearly the word.
    fn beginning(&self, word: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap>;

    /// The words of `document` for which [`Texts::beginning`] gives it though
    /// none begins with `word`: other forms of it or, where there is none, such
    /// as are nearly the word. Reads nothing but the document.
    fn forms(&self, word: &str, document: &Document) -> Vec<Span>;

    /// The articles that hold the words of `phrase`, whole and in this order.
    /// Between them stand the spaces, hyphens and apostrophes that were typed;
    /// other signs need not be told apart.
    fn phrase(&self, phrase: &str, wanted: &dyn Fn() -> bool) -> Option<RoaringBitmap>;
}

/// Whole articles on demand. May read from a disk: never to be called on the
/// thread that draws.
pub trait Bodies: Debug + Send + Sync {
    /// The article of that id, if it is still there.
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>>;

    /// The article as it was before it was last revised, if it was and whoever
    /// keeps it still knows.
    fn former(&self, id: ArticleId) -> Option<Document>;
}
