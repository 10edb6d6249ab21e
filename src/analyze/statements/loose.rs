//! Quotations without a verb of saying: those that go on where somebody has
//! just been quoted, and those that are signed.

use std::ops::Range;

use crate::analyze::lexicon::Tells;
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::marks::Quotation;
use crate::analyze::statements::nouns::{Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;

/// How many tokens a quotation has at least that stands alone.
const LEAST: usize = 3;
/// How many words a signature has at most.
const SIGNATURE: usize = 16;

/// The quotation that is all of the sentence that begins at `start`.
pub fn whole(scene: &Scene, start: usize, end: usize) -> Option<Quotation> {
    let quotation = *scene.quotation(start).filter(|it| it.from == start && it.is_closed)?;
    let is_whole = (quotation.to..end).all(|it| matches!(scene.word(it), "." | "!" | "?" | "…"));
    let (from, to) = quotation.inner;
    let is_sentence = scene.reading.is_capital(from) || scene.is_mark(from);
    (is_whole && is_sentence && to - from >= LEAST).then_some(quotation)
}

/// Who signs the paragraph: the next one is a dash and a name.
pub fn signed(scene: &Scene, next: &Range<usize>) -> Option<Phrase> {
    let opens = matches!(scene.word(next.start), "—" | "–" | "-");
    let is_short = next.len() <= SIGNATURE && !next.clone().any(|it| is_finite(scene, it));
    if !opens || !is_short {
        return None;
    }
    let phrase = phrase_at(scene, next.start + 1, next.end)?;
    let rest = phrase.to;
    let closes = rest >= next.end
        || scene.is_mark(rest)
        || scene.tells(rest, Tells::PREPOSITION)
        || scene.is_adverb(rest);
    (phrase.head.can_speak(scene) && closes).then_some(phrase)
}
