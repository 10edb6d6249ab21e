//! Passages that stand twice in one article, pasted again or slightly reworded:
//! what they say counts once, and both places stay known.

use std::collections::{BTreeSet, HashMap};

use crate::news::{Annotated, Statement};
use crate::text::{Span, fold};

/// How many words a sentence has at least that can be a repetition.
const LEAST: usize = 8;
/// How many words in a row are compared, and how many such rows two sentences
/// share before they are compared whole.
const RUN: usize = 3;
const RUNS: usize = 2;
/// How many earlier sentences one run of words leads to at most: what stands
/// everywhere tells nothing.
const CROWD: usize = 8;

/// Which statements and figures of an article repeat an earlier one, as
/// indexes into its lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Twice {
    /// For each statement the earlier one that says the same.
    pub statements: Vec<Option<usize>>,
    /// For each figure the earlier one that counts the same.
    pub figures: Vec<Option<usize>>,
}

/// Words, small and without accents.
type Words = BTreeSet<String>;

/// What is said twice in `article`.
pub fn twice(article: &Annotated) -> Twice {
    let text = &article.document.text;
    let sentences = &article.sentences;
    let first = repeated(text, sentences);
    let sentence = |it: Span| sentences.partition_point(|sentence| sentence.end() <= it.start());
    let is_copy = |of: Span, it: Span| {
        first.get(sentence(it)).copied().flatten() == Some(sentence(of)) && of != it
    };
    let statements = &article.statements;
    let says = |at: usize| {
        let it = &statements[at];
        let earlier = statements[..at].iter();
        let mut those = earlier.enumerate().filter(|of| is_copy(of.1.content, it.content));
        those.find(|of| is_same(text, of.1, it)).map(|of| of.0)
    };
    let figures = &article.figures;
    let counts = |at: usize| {
        let it = &figures[at];
        let same =
            |of: &crate::news::Figure| (of.low, of.high, &of.what) == (it.low, it.high, &it.what);
        figures[..at].iter().position(|of| same(of) && is_copy(of.span, it.span))
    };
    // Most articles repeat nothing, and then nothing need be compared.
    if first.iter().all(Option::is_none) {
        return Twice {
            statements: vec![None; statements.len()],
            figures: vec![None; figures.len()],
        };
    }
    Twice {
        statements: (0..statements.len()).map(says).collect(),
        figures: (0..figures.len()).map(counts).collect(),
    }
}

/// Whether two statements of sentences that are one say the same: most of
/// their words are one, and nobody else says it.
fn is_same(text: &str, one: &Statement, other: &Statement) -> bool {
    let who = |it: &Statement| it.speakers.first().and_then(|it| it.member);
    let is_other = who(one).is_some() && who(other).is_some() && who(one) != who(other);
    let [one, other] = [one, other].map(|it| words(it.content.within(text)).into_iter().collect());
    !is_other && likeness(&one, &other) >= 0.5
}

/// For each sentence the first earlier one that it repeats.
fn repeated(text: &str, sentences: &[Span]) -> Vec<Option<usize>> {
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    let mut known: Vec<Words> = Vec::with_capacity(sentences.len());
    let mut found = Vec::with_capacity(sentences.len());
    for (at, sentence) in sentences.iter().enumerate() {
        let list = words(sentence.within(text));
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in list.windows(RUN).filter(|_| list.len() >= LEAST) {
            let places = seen.entry(run.join(" ")).or_default();
            for place in places.iter() {
                *shared.entry(*place).or_default() += 1;
            }
            if places.len() < CROWD && places.last() != Some(&at) {
                places.push(at);
            }
        }
        let own: Words = list.into_iter().collect();
        let alike = |it: &usize| *it != at && likeness(&known[*it], &own) >= 0.6;
        let candidates: BTreeSet<usize> =
            shared.into_iter().filter(|it| it.0 != at && it.1 >= RUNS).map(|it| it.0).collect();
        found.push(candidates.into_iter().find(alike));
        known.push(own);
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

/// Which share of the words of both is in both.
#[expect(clippy::cast_precision_loss, reason = "words of a sentence are few")]
fn likeness(one: &Words, other: &Words) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[Option<usize>]) {
        let sentences: Vec<Span> =
            text.split('|').map(|it| Span::of(it, text).expect("a part of it")).collect();
        assert_eq!(repeated(text, &sentences), expected);
    }

    #[test]
    fn a_sentence_pasted_twice_is_a_repetition() {
        let one = "Le ministre a dit que trois soldats sont morts dans la vallée";
        check(
            &format!("{one}|Il a plu toute la journée sur la ville|{one}"),
            &[None, None, Some(0)],
        );
    }

    #[test]
    fn a_sentence_slightly_reworded_is_a_repetition() {
        check(
            "Le ministre a déclaré mardi que trois soldats sont morts dans la vallée|\
             Mardi, le ministre a dit que trois soldats sont morts dans la vallée du nord",
            &[None, Some(0)],
        );
    }

    #[test]
    fn a_formula_and_a_short_sentence_are_none() {
        check("Il est parti hier|Il est parti hier", &[None, None]);
        check(
            "Le président du Cercle a dit que la guerre devait cesser sans délai|\
             Le président du Cercle a dit que la France avait un rôle à jouer",
            &[None, None],
        );
    }
}
