//! Sentences that are there twice, or that differ by their names alone: from
//! these a model learns the sentence and not the name.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::tagger::check::line::Sentence;
use crate::analyze::tagger::check::{Doubt, Oddity};

/// How many words a sentence has at least to be like another: shorter ones
/// meet by chance.
const SHORTEST: usize = 7;
/// Which share of their three words in a row two sentences have in common
/// that are one template.
const COMMON: usize = 50;

/// What is odd about `sentences` beside each other.
pub fn doubts(sentences: &[Sentence]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut first: BTreeMap<&str, &Sentence> = BTreeMap::new();
    let mut runs: BTreeMap<[String; 3], Vec<usize>> = BTreeMap::new();
    let all: Vec<BTreeSet<[String; 3]>> = sentences.iter().map(skeleton).collect();
    for (at, sentence) in sentences.iter().enumerate() {
        if let Some(same) = first.get(sentence.text.as_str()) {
            let leaks = same.is_held_out() != sentence.is_held_out();
            let oddity = if leaks { Oddity::Leaked } else { Oddity::Twice };
            doubts.push(sentence.doubt(oddity, &same.place()));
            continue;
        }
        first.insert(&sentence.text, sentence);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &all[at] {
            let met = runs.entry(run.clone()).or_default();
            for it in met.iter() {
                *shared.entry(*it).or_default() += 1;
            }
            met.push(at);
        }
        let is_like = |it: &(&usize, &usize)| {
            let either = all[at].len() + all[*it.0].len() - it.1;
            it.1 * 100 >= either * COMMON
        };
        if let Some((like, _)) = shared.iter().find(is_like) {
            doubts.push(sentence.doubt(Oddity::Template, &sentences[*like].place()));
        }
    }
    doubts
}

/// Every three words in a row, each outer mention as one word: its kind.
fn skeleton(sentence: &Sentence) -> BTreeSet<[String; 3]> {
    let (mut words, mut at) = (Vec::new(), 0);
    let plain = |from: usize, to: usize| {
        let part = &sentence.text[from..to];
        part.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()
    };
    for mark in sentence.marks.iter().filter(|it| it.depth == 0) {
        words.extend(plain(at, mark.span.start()));
        words.push(mark.kind.code().to_owned());
        at = mark.span.end();
    }
    words.extend(plain(at, sentence.text.len()));
    if words.len() < SHORTEST {
        return BTreeSet::new();
    }
    words.windows(3).map(|it| std::array::from_fn(|at| it[at].clone())).collect()
}
