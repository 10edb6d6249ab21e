//! What the words of a question have met, kept for the next one: whoever types
//! asks nearly the same again, a letter longer.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::asked::Asked;
use crate::library::met::Met;
use crate::library::titles::Titles;

/// How many words are remembered.
const MOST: usize = 6;

/// What the last words have met in one library. Whoever asks hands it from
/// question to question; another library needs a new one.
#[derive(Debug, Default)]
pub struct Trail {
    /// The last comes last.
    steps: Vec<Arc<Step>>,
}

/// What one word has met.
#[derive(Debug)]
pub(super) struct Step {
    /// As it was typed.
    pub word: String,
    /// The same folded.
    pub asked: Asked,
    /// Where it was asked for. Nothing is said of other articles.
    pub within: RoaringBitmap,
    pub met: Met,
    /// What comes near it, for longer words.
    pub titles: Titles,
    pub names: Vec<u32>,
}

impl Trail {
    /// What `word` has met, if that says enough of the articles `within` some.
    pub(super) fn met(&self, word: &str, within: &RoaringBitmap) -> Option<Arc<Step>> {
        let is_it = |it: &&Arc<Step>| it.word == word && within.is_subset(&it.within);
        self.steps.iter().rev().find(is_it).map(Arc::clone)
    }

    /// What the longest beginning of a word has met.
    pub(super) fn before(&self, asked: &Asked, within: &RoaringBitmap) -> Option<&Step> {
        let steps = self.steps.iter().filter(|it| asked.goes_on(&it.asked));
        let steps = steps.filter(|it| within.is_subset(&it.within));
        steps.max_by_key(|it| it.asked.word.len()).map(|it| &**it)
    }

    pub(super) fn add(&mut self, step: Arc<Step>) {
        self.steps.retain(|it| it.word != step.word);
        let surplus = (self.steps.len() + 1).saturating_sub(MOST);
        self.steps.drain(..surplus);
        self.steps.push(step);
    }
}
