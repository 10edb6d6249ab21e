//! From weights to names: the likeliest labels of a sentence, and how likely
//! each is.

use std::ops::Range;

use crate::analyze::reading::Reading;
use crate::analyze::tagger::data::Target;
use crate::analyze::tagger::features::Sight;
use crate::analyze::tagger::model::Model;
use crate::analyze::tagger::{Class, LABELS, OUTSIDE, class_of, label, may_follow};

/// One number for each label.
pub type Row = [f32; LABELS];

/// What a model thinks of the words of an article.
#[derive(Debug)]
pub struct Opinion {
    /// How likely each label is at each token.
    chances: Vec<Row>,
    /// The names that it would propose, in order and apart.
    proposals: Vec<Proposal>,
}

/// A name that a model proposes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proposal {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it names.
    pub class: Class,
    /// How likely the least likely of its labels is, from 0 to 1.
    pub chance: f32,
}

impl Proposal {
    /// Where it is and what it names.
    pub fn target(&self) -> Target {
        Target { from: self.from, to: self.to, class: self.class }
    }
}

impl Opinion {
    /// What `model` thinks of `reading`.
    pub fn of(reading: &Reading, model: &Model) -> Self {
        let sight = Sight::of(reading);
        let mut opinion =
            Self { chances: vec![[0.0; LABELS]; reading.len()], proposals: Vec::new() };
        let links = Links::of(model);
        let (mut rows, mut features) = (Vec::new(), Vec::new());
        for sentence in &reading.sentences {
            rows.clear();
            rows.extend(sentence.tokens.clone().map(|at| {
                features.clear();
                sight.features(&sentence.tokens, at, |it| features.push(it));
                model.scores(&features)
            }));
            opinion.sentence(&sentence.tokens, &rows, &links);
        }
        opinion
    }

    fn sentence(&mut self, tokens: &Range<usize>, scores: &[Row], links: &Links) {
        let path = links.best(scores);
        links.chances(scores, &mut self.chances[tokens.clone()]);
        let mut open: Option<Proposal> = None;
        for (at, label) in tokens.clone().zip(path) {
            let chance = self.chances[at][label];
            match class_of(label) {
                Some((_, false)) => {
                    if let Some(open) = &mut open {
                        (open.to, open.chance) = (at + 1, open.chance.min(chance));
                    }
                }
                Some((class, true)) => {
                    let begun = Proposal { from: at, to: at + 1, class, chance };
                    self.proposals.extend(open.replace(begun));
                }
                None => self.proposals.extend(open.take()),
            }
        }
        self.proposals.extend(open);
    }

    /// The names that it would propose, in order and apart.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// How likely the token at `at` belongs to some name.
    pub fn is_named(&self, at: usize) -> f32 {
        self.chances.get(at).map_or(0.0, |it| 1.0 - it[OUTSIDE])
    }

    /// How likely the token at `at` belongs to a name of `class`.
    pub fn is_of(&self, at: usize, class: Class) -> f32 {
        let chances = self.chances.get(at);
        chances.map_or(0.0, |it| it[label(class, true)] + it[label(class, false)])
    }
}

/// What it is worth that one label follows another.
#[derive(Debug, Clone)]
pub struct Links {
    /// By the label before and the label after, with the beginning of a
    /// sentence behind the last.
    pub worth: [Row; LABELS + 1],
    /// The same as factors.
    factors: [Row; LABELS + 1],
}

/// What may not be, as a score.
const NEVER: f32 = -1e4;

impl Links {
    fn of(model: &Model) -> Self {
        let worth = std::array::from_fn(|before| {
            std::array::from_fn(|label| {
                let before = Some(before).filter(|it| *it < LABELS);
                f32::from(model.after(before, label)) * model.unit()
            })
        });
        Self::new(worth)
    }

    /// The links of that worth, but for those that may not be.
    pub fn new(mut worth: [Row; LABELS + 1]) -> Self {
        for (before, row) in worth.iter_mut().enumerate() {
            for (label, it) in row.iter_mut().enumerate() {
                let before = if before < LABELS { before } else { OUTSIDE };
                if !may_follow(before, label) {
                    *it = NEVER;
                }
            }
        }
        Self { worth, factors: worth.map(|row| row.map(f32::exp)) }
    }

    /// The labels that are together worth most.
    fn best(&self, scores: &[Row]) -> Vec<usize> {
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(scores.len());
        let mut sums: Row = [0.0; LABELS];
        for (at, here) in scores.iter().enumerate() {
            let mut from = [OUTSIDE; LABELS];
            let next: Row = std::array::from_fn(|label| {
                if at == 0 {
                    return self.worth[LABELS][label] + here[label];
                }
                let worth = |before: usize| sums[before] + self.worth[before][label];
                let best =
                    (1..LABELS).fold(0, |best, it| if worth(it) > worth(best) { it } else { best });
                from[label] = best;
                worth(best) + here[label]
            });
            sums = next;
            back.push(from);
        }
        let mut label =
            (1..LABELS).fold(0, |best, it| if sums[it] > sums[best] { it } else { best });
        let mut path = vec![OUTSIDE; scores.len()];
        for at in (0..scores.len()).rev() {
            path[at] = label;
            label = back[at][label];
        }
        path
    }

    /// How likely each label is at each word, given all of the sentence.
    pub fn chances(&self, scores: &[Row], chances: &mut [Row]) {
        let factors: Vec<Row> = scores.iter().map(factors).collect();
        self.ahead(&factors, chances);
        let mut rest: Row = [1.0; LABELS];
        for at in (0..factors.len()).rev() {
            chances[at] = evened(std::array::from_fn(|it| chances[at][it] * rest[it]));
            rest = self.before(&factors[at], &rest);
        }
    }

    /// For each word how likely its labels are, given the words before it.
    pub fn ahead(&self, factors: &[Row], ahead: &mut [Row]) {
        for at in 0..factors.len() {
            let here: Row = std::array::from_fn(|label| {
                let reached = match at {
                    0 => self.factors[LABELS][label],
                    _ => (0..LABELS).map(|it| ahead[at - 1][it] * self.factors[it][label]).sum(),
                };
                reached * factors[at][label]
            });
            ahead[at] = evened(here);
        }
    }

    /// What the words after the one before make of its labels, given what
    /// those after this word do.
    pub fn before(&self, factors: &Row, rest: &Row) -> Row {
        evened(std::array::from_fn(|before| {
            (0..LABELS).map(|it| self.factors[before][it] * factors[it] * rest[it]).sum()
        }))
    }

    /// How likely each pair of labels is, given what both sides make of them.
    pub fn pairs(&self, ahead: &Row, factors: &Row, rest: &Row) -> [Row; LABELS] {
        let mut pairs: [Row; LABELS] = std::array::from_fn(|before| {
            std::array::from_fn(|it| {
                ahead[before] * self.factors[before][it] * factors[it] * rest[it]
            })
        });
        let all: f32 = pairs.iter().flatten().sum();
        pairs.iter_mut().flatten().for_each(|it| *it /= all);
        pairs
    }
}

/// Scores as factors, the largest of them 1.
pub fn factors(scores: &Row) -> Row {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|it| (it - most).exp())
}

/// `row` so scaled that it adds up to 1.
fn evened(row: Row) -> Row {
    let all: f32 = row.iter().sum();
    row.map(|it| it / all.max(f32::MIN_POSITIVE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(label: usize) -> Row {
        let mut row = [0.0; LABELS];
        row[label] = 5.0;
        row
    }

    #[test]
    fn the_best_path_goes_on_only_with_what_has_begun() {
        let links = Links::new([[0.0; LABELS]; LABELS + 1]);
        let begin = label(Class::Person, true);
        let inside = label(Class::Person, false);
        assert_eq!(links.best(&[scores(begin), scores(inside)]), [begin, inside]);
        let path = links.best(&[scores(OUTSIDE), scores(inside)]);
        assert!(may_follow(path[0], path[1]));
    }

    #[test]
    fn chances_add_up_and_follow_the_scores() {
        let links = Links::new([[0.0; LABELS]; LABELS + 1]);
        let mut chances = [[0.0; LABELS]; 2];
        links.chances(&[scores(1), scores(2)], &mut chances);
        for row in &chances {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(chances[0][1] > 0.9 && chances[1][2] > 0.9);
    }
}
