//! Learns a model from marked texts: a conditional random field, whose weights
//! are found by following the gradient sentence by sentence. The steps grow
//! smaller for each weight by itself, and weights that do not pay for
//! themselves stay nought (McMahan’s `FTRL-Proximal`). The same texts in the
//! same order always give the same model.

use std::ops::Range;

use crate::analyze::Lexicon;
use crate::analyze::reading::Reading;
use crate::analyze::tagger::data::{Marked, Target};
use crate::analyze::tagger::decode::{Links, Row, factors};
use crate::analyze::tagger::features::Sight;
use crate::analyze::tagger::model::Model;
use crate::analyze::tagger::{LABELS, OUTSIDE, label};

/// How a model is trained.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// How often all sentences are gone through.
    pub rounds: usize,
    /// How many times a feature must occur to be looked at.
    pub least: usize,
    /// How large the steps are.
    pub pace: f32,
    /// How much a weight must do to be kept at all.
    pub thrift: f32,
    /// How strongly large weights are held back.
    pub calm: f32,
}

impl Default for Course {
    fn default() -> Self {
        Self { rounds: 10, least: 2, pace: 0.1, thrift: 1.0, calm: 0.5 }
    }
}

/// Sentences with their features and their labels.
#[derive(Debug, Default)]
pub struct Lesson {
    /// The features of all words, one word after the other.
    features: Vec<u32>,
    /// Where the features of each word begin, and where the last end.
    begins: Vec<usize>,
    labels: Vec<usize>,
    sentences: Vec<Range<usize>>,
}

impl Lesson {
    /// Adds the sentences of `text`, as many times as they shall count.
    pub fn add(&mut self, text: &Marked, lexicon: &Lexicon, times: usize) {
        let reading = &Reading::new(&text.document, lexicon);
        let sight = Sight::of(reading);
        let labels = labels(reading.len(), &text.targets(reading));
        for sentence in &reading.sentences {
            let first = self.labels.len();
            for at in sentence.tokens.clone() {
                self.begins.push(self.features.len());
                sight.features(&sentence.tokens, at, |it| self.features.push(it));
                self.labels.push(labels[at]);
            }
            self.sentences.extend(vec![first..self.labels.len(); times]);
        }
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        self.labels.len()
    }

    /// Replaces every feature by its place among those that occur often
    /// enough, and gives those. The others are left out.
    fn number(&mut self, least: usize) -> Vec<u32> {
        let mut sorted = self.features.clone();
        sorted.sort_unstable();
        let kept: Vec<u32> = sorted
            .chunk_by(|one, other| one == other)
            .filter(|it| it.len() >= least)
            .map(|it| it[0])
            .collect();
        let mut numbered = Vec::with_capacity(self.features.len());
        self.begins.push(self.features.len());
        for at in 0..self.labels.len() {
            let features = &self.features[self.begins[at]..self.begins[at + 1]];
            self.begins[at] = numbered.len();
            let places = features.iter().filter_map(|it| kept.binary_search(it).ok());
            numbered.extend(places.filter_map(|it| u32::try_from(it).ok()));
        }
        self.begins[self.labels.len()] = numbered.len();
        self.features = numbered;
        kept
    }

    fn features_of(&self, word: usize) -> &[u32] {
        &self.features[self.begins[word]..self.begins[word + 1]]
    }
}

/// The label of each of `len` words.
fn labels(len: usize, targets: &[Target]) -> Vec<usize> {
    let mut labels = vec![OUTSIDE; len];
    for target in targets {
        labels[target.from..target.to].fill(label(target.class, false));
        labels[target.from] = label(target.class, true);
    }
    labels
}

/// Learns from `lesson`. `told` hears after each round its number, from 1, and
/// how well the words were known before they were learned from, as the mean
/// logarithm of what the right labels were given.
pub fn train(mut lesson: Lesson, course: &Course, mut told: impl FnMut(usize, f64)) -> Model {
    let keys = lesson.number(course.least);
    let mut learner = Learner {
        features: vec![Weights::default(); keys.len()],
        pairs: [Weights::default(); LABELS + 1],
        course: *course,
        ahead: Vec::new(),
    };
    let mut order: Vec<usize> = (0..lesson.sentences.len()).collect();
    let mut dice = Dice(0x1234_5678_9abc_def1);
    for round in 1..=course.rounds {
        dice.shuffle(&mut order);
        let mut known = 0.0;
        for at in &order {
            known += learner.sentence(&lesson, lesson.sentences[*at].clone());
        }
        told(round, known / f64::from(u32::try_from(lesson.words()).unwrap_or(u32::MAX).max(1)));
    }
    learner.model(&keys)
}

/// What was learned about one feature so far.
#[derive(Debug, Clone, Copy, Default)]
struct Weights {
    /// Where the weights are drawn, before thrift.
    pull: Row,
    /// How much they were moved about.
    moved: Row,
}

impl Weights {
    fn row(&self, course: &Course) -> Row {
        std::array::from_fn(|it| {
            let pull = self.pull[it];
            let paid = (pull.abs() - course.thrift).max(0.0);
            let held = (1.0 + self.moved[it].sqrt()) / course.pace + course.calm;
            -paid.copysign(pull) / held
        })
    }

    fn step(&mut self, gradient: &Row, course: &Course) {
        let weights = self.row(course);
        for it in 0..LABELS {
            let square = gradient[it] * gradient[it];
            let next = self.moved[it] + square;
            let slower = (next.sqrt() - self.moved[it].sqrt()) / course.pace;
            self.pull[it] += gradient[it] - slower * weights[it];
            self.moved[it] = next;
        }
    }
}

struct Learner {
    features: Vec<Weights>,
    pairs: [Weights; LABELS + 1],
    course: Course,
    ahead: Vec<Row>,
}

impl Learner {
    /// Learns from one sentence, and gives the logarithms of what its right
    /// labels were given, added up.
    fn sentence(&mut self, lesson: &Lesson, words: Range<usize>) -> f64 {
        let first = words.start;
        let scores: Vec<Row> = words.clone().map(|it| self.score(lesson.features_of(it))).collect();
        let factors: Vec<Row> = scores.iter().map(factors).collect();
        let links = Links::new(self.pairs.map(|it| it.row(&self.course)));
        self.ahead.clear();
        self.ahead.resize(words.len(), [0.0; LABELS]);
        links.ahead(&factors, &mut self.ahead);
        let (mut known, mut rest) = (0.0, [1.0; LABELS]);
        for at in (0..words.len()).rev() {
            let right = lesson.labels[first + at];
            let all: f32 = (0..LABELS).map(|it| self.ahead[at][it] * rest[it]).sum();
            let mut slope: Row = std::array::from_fn(|it| self.ahead[at][it] * rest[it] / all);
            known += f64::from(slope[right].max(1e-9).ln());
            if let Some(before) = at.checked_sub(1) {
                let mut pairs = links.pairs(&self.ahead[before], &factors[at], &rest);
                pairs[lesson.labels[first + before]][right] -= 1.0;
                self.learn_pairs(&pairs);
            }
            rest = links.before(&factors[at], &rest);
            slope[right] -= 1.0;
            if at == 0 {
                self.pairs[LABELS].step(&slope, &self.course);
            }
            let is_known = slope.iter().all(|it| it.abs() < 1e-3);
            if is_known {
                continue;
            }
            for feature in lesson.features_of(first + at) {
                self.features[*feature as usize].step(&slope, &self.course);
            }
        }
        known
    }

    fn score(&self, features: &[u32]) -> Row {
        let mut sum = [0.0; LABELS];
        for feature in features {
            let row = self.features[*feature as usize].row(&self.course);
            (0..LABELS).for_each(|it| sum[it] += row[it]);
        }
        sum
    }

    fn learn_pairs(&mut self, slopes: &[Row; LABELS]) {
        for (weights, slope) in self.pairs.iter_mut().zip(slopes) {
            weights.step(slope, &self.course);
        }
    }

    fn model(&self, keys: &[u32]) -> Model {
        let rows = self.features.iter().map(|it| it.row(&self.course));
        let features: Vec<(u32, Row)> = keys.iter().copied().zip(rows).collect();
        Model::pack(&self.pairs.map(|it| it.row(&self.course)), &features)
    }
}

/// A source of numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (sides as u64)).unwrap_or_default()
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            order.swap(at, self.roll(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::tagger::Class;
    use crate::analyze::tagger::data::read_marked;
    use crate::analyze::tagger::decode::Opinion;
    use crate::news::Language;

    fn lesson(texts: &[Marked], lexicon: &Lexicon) -> Lesson {
        let mut lesson = Lesson::default();
        for text in texts {
            lesson.add(text, lexicon, 8);
        }
        lesson
    }

    #[test]
    fn learns_what_it_was_shown_and_always_the_same() {
        let lexicon = Lexicon::lists();
        let text = "Hier [PERSON:Zoé Quintal] dort à [PLACE:Vlonne].\n\
                    Le [ORG:Gruppo] achète.\nRien ne dort ici.\n";
        let texts = read_marked(text, Language::French);
        let model =
            train(lesson(&texts, &lexicon), &Course { least: 1, ..Course::default() }, |_, _| ());
        let again =
            train(lesson(&texts, &lexicon), &Course { least: 1, ..Course::default() }, |_, _| ());
        assert_eq!(model.bytes(), again.bytes());
        let reading = Reading::new(&texts[0].document, &lexicon);
        let found: Vec<Class> =
            Opinion::of(&reading, &model).proposals().iter().map(|it| it.class).collect();
        assert_eq!(found, [Class::Person, Class::Place, Class::Body]);
    }
}
