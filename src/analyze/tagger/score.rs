//! How much of what was to be found was found.

use std::sync::Arc;

use crate::analyze::reading::Reading;
use crate::analyze::tagger::data::{Mark, Marked, Target, marks_of, targets};
use crate::analyze::tagger::{Class, Model, Opinion, Proposal};
use crate::analyze::{Lexicon, annotate};

/// Names found, names to be found, and how many are in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Found, and meant.
    pub right: u32,
    /// Found.
    pub found: u32,
    /// Meant.
    pub meant: u32,
}

/// A score for each class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scores([Score; Class::ALL.len()]);

impl Scores {
    /// Counts the names of one text: only the same words and the same class
    /// are right.
    pub fn count(&mut self, found: &[Target], meant: &[Target]) {
        for it in found {
            self.0[it.class as usize].found += 1;
            self.0[it.class as usize].right += u32::from(meant.contains(it));
        }
        for it in meant {
            self.0[it.class as usize].meant += 1;
        }
    }

    /// The score of one class.
    pub fn of(&self, class: Class) -> Score {
        self.0[class as usize]
    }

    /// The score of all together.
    pub fn all(&self) -> Score {
        self.0.iter().fold(Score::default(), |sum, it| Score {
            right: sum.right + it.right,
            found: sum.found + it.found,
            meant: sum.meant + it.meant,
        })
    }
}

impl Score {
    /// The share of what was found that was meant.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of what was meant that was found.
    pub fn recall(&self) -> f64 {
        share(self.right, self.meant)
    }

    /// Their harmonic mean.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.found + self.meant)
    }
}

/// A name that was missed, or found where none was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The words.
    pub words: String,
    /// What was found there, if anything.
    pub found: Option<Class>,
    /// What was meant there, if anything.
    pub meant: Option<Class>,
    /// The sentence.
    pub sentence: String,
}

/// A score, and every name that was missed or found in error.
pub type Report = (Scores, Vec<Slip>);

/// How well `model` does by itself on `texts`.
pub fn by_model(texts: &[Marked], lexicon: &Lexicon, model: &Model) -> Report {
    report(texts, lexicon, |reading, _| {
        let opinion = Opinion::of(reading, model);
        opinion.proposals().iter().map(Proposal::target).collect()
    })
}

/// How well all of analysis does on `texts`, with the models of `lexicon`.
pub fn by_analysis(texts: &[Marked], lexicon: &Lexicon) -> Report {
    report(texts, lexicon, |reading, text| {
        let found = annotate(Arc::new(text.document.clone()), lexicon);
        targets(&marks_of(&found), reading)
    })
}

/// How well all of analysis does on whole mentions, inner ones too: only the
/// same words and the same of the six kinds are right.
pub fn of_mentions(texts: &[Marked], lexicon: &Lexicon) -> Score {
    let mut score = Score::default();
    for text in texts {
        let found = marks_of(&annotate(Arc::new(text.document.clone()), lexicon));
        let is_meant =
            |it: &&Mark| text.marks.iter().any(|mark| (mark.span, mark.sort) == (it.span, it.sort));
        score.right += count(found.iter().filter(is_meant).count());
        score.found += count(found.len());
        score.meant += count(text.marks.len());
    }
    score
}

fn report(
    texts: &[Marked],
    lexicon: &Lexicon,
    find: impl Fn(&Reading, &Marked) -> Vec<Target>,
) -> Report {
    let (mut scores, mut slips) = (Scores::default(), Vec::new());
    for text in texts {
        let reading = Reading::new(&text.document, lexicon);
        let (found, meant) = (find(&reading, text), text.targets(&reading));
        scores.count(&found, &meant);
        let wrong = found.iter().filter(|it| !meant.contains(it));
        slips.extend(wrong.map(|it| slip(&reading, it, Some(it.class), None)));
        let missed = meant.iter().filter(|it| !found.contains(it));
        slips.extend(missed.map(|it| slip(&reading, it, None, Some(it.class))));
    }
    (scores, slips)
}

fn slip(reading: &Reading, at: &Target, found: Option<Class>, meant: Option<Class>) -> Slip {
    let words = reading.span(at.from, at.to).within(reading.text).to_owned();
    let sentence = reading.sentences.iter().find(|it| it.tokens.contains(&at.from));
    let sentence = sentence.map(|it| reading.span(it.tokens.start, it.tokens.end));
    let sentence = sentence.map_or("", |it| it.within(reading.text)).to_owned();
    Slip { words, found, meant, sentence }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_words_and_class_are_right() {
        let name = |from, to, class| Target { from, to, class };
        let mut scores = Scores::default();
        scores.count(
            &[name(0, 2, Class::Person), name(3, 4, Class::Place)],
            &[name(0, 2, Class::Person), name(3, 5, Class::Place), name(7, 8, Class::Place)],
        );
        assert_eq!(scores.all(), Score { right: 1, found: 2, meant: 3 });
        assert!((scores.all().f1() - 0.4).abs() < 1e-9);
        assert!((scores.of(Class::Person).recall() - 1.0).abs() < 1e-9);
    }
}
