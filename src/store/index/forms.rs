//! Where in an article the words stand that the index gave it for.

use frostem::Stemmer;

use crate::news::{BlockKind, Document};
use crate::store::index::fields::Fields;
use crate::store::index::slips::is_slip;
use crate::store::index::stems::stem;
use crate::store::index::tokens::{ACCENTED, cut, push_form};
use crate::text::{Sought, Span};

/// A slip of the finger is told from another word in words of so many letters.
const SHORTEST_SLIPPED: usize = 5;

/// The words of `document` that are other forms of `word`; where there are
/// none, those that differ from it by a slip of the finger.
pub(super) fn forms(word: &str, document: &Document) -> Vec<Span> {
    let words = words(document);
    let forms = stemmed(word, document, &words);
    if forms.is_empty() { slipped(word, document, &words) } else { forms }
}

/// The words that are read.
fn words(document: &Document) -> Vec<Span> {
    let (mut cuts, mut words) = (Vec::new(), Vec::new());
    for block in document.blocks.iter().filter(|it| it.kind != BlockKind::Debris) {
        cut(block.span.within(&document.text), &mut cuts);
        let start = block.span.start();
        words.extend(cuts.iter().map(|it| Span::new(start + it.start, start + it.end)));
    }
    words
}

fn stemmed(word: &str, document: &Document, words: &[Span]) -> Vec<Span> {
    let (fields, _) = Fields::new();
    let Some((_, algorithm)) = fields.stems(document.language) else { return Vec::new() };
    let stemmer = Stemmer::new(algorithm);
    let asked = stem(word, &stemmer);
    let (folded, written) = parts(&asked);
    let sought = Sought::new(written);
    if folded.is_empty() {
        return Vec::new();
    }
    let is_form = |it: &&Span| {
        let other = stem(it.within(&document.text), &stemmer);
        let (other, written) = parts(&other);
        other == folded && sought.agrees(written)
    };
    words.iter().filter(is_form).copied().collect()
}

/// A form as it is kept: without accents, and with those it has.
fn parts(form: &str) -> (&str, &str) {
    form.split_once(ACCENTED).unwrap_or((form, form))
}

fn slipped(word: &str, document: &Document, words: &[Span]) -> Vec<Span> {
    let folded = Sought::new(word).folded();
    if !may_be_slip(&folded) {
        return Vec::new();
    }
    let mut form = String::new();
    let mut is_nearly = |it: &Span| {
        form.clear();
        push_form(it.within(&document.text), &mut form);
        let (other, _) = parts(&form);
        other.chars().next() == folded.chars().next() && is_slip(&folded, other)
    };
    words.iter().filter(|it| is_nearly(it)).copied().collect()
}

/// Whether a folded word is long enough for a slip to be told from another
/// word. Numbers that differ are different.
pub(super) fn may_be_slip(folded: &str) -> bool {
    folded.chars().count() >= SHORTEST_SLIPPED && folded.chars().all(char::is_alphabetic)
}
