//! Gathers words into classes by what other texts make of them: words whose
//! vectors point the same way are used alike. The same vectors always give the
//! same classes.

use crate::analyze::lexicon::word_hash;
use crate::analyze::tagger::classes::Classes;

/// How classes are made.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many words are taken, from the first on.
    pub words: usize,
    /// How many narrow classes there are to be.
    pub narrow: usize,
    /// How many wide classes those are to be gathered into, at most 255.
    pub wide: usize,
    /// How often the classes are made anew from their words.
    pub rounds: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Self { words: 200_000, narrow: 1024, wide: 64, rounds: 12 }
    }
}

/// Points in a space, one after the other, each of length 1.
#[derive(Debug, Default)]
struct Points {
    numbers: Vec<f32>,
    across: usize,
}

/// The classes of the words of `text`, which has a word and its vector a line,
/// as `GloVe` writes them, the most frequent words first. None where there are
/// fewer words than classes.
pub fn classes(text: &str, plan: &Plan) -> Option<Classes> {
    let (words, points) = vectors(text, plan.words);
    if words.len() < plan.narrow || plan.narrow < plan.wide || plan.wide > usize::from(u8::MAX) {
        return None;
    }
    let (narrow, centres) = gather(&points, plan.narrow, plan.rounds);
    let (wide, _) = gather(&centres, plan.wide, plan.rounds);
    let wide: Vec<u8> = wide.into_iter().filter_map(|it| u8::try_from(it).ok()).collect();
    let narrow = narrow.into_iter().filter_map(|it| u16::try_from(it).ok());
    Classes::pack(words.into_iter().zip(narrow), &wide)
}

/// The hashes of the first `count` words that are words, and their vectors.
fn vectors(text: &str, count: usize) -> (Vec<u64>, Points) {
    let (mut words, mut points) = (Vec::new(), Points::default());
    for line in text.lines() {
        let mut parts = line.split(' ');
        let word = parts.next().unwrap_or("");
        let is_word = word.starts_with(char::is_alphabetic)
            && word.chars().all(|it| it.is_alphabetic() || matches!(it, '.' | '\'' | '’'));
        if !is_word || words.len() == count {
            continue;
        }
        let vector: Vec<f32> = parts.filter_map(|it| it.parse().ok()).collect();
        points.across = points.across.max(vector.len());
        if vector.len() == points.across && points.push(&vector) {
            words.push(word_hash(word));
        }
    }
    (words, points)
}

impl Points {
    fn len(&self) -> usize {
        self.numbers.len().checked_div(self.across).unwrap_or(0)
    }

    fn at(&self, at: usize) -> &[f32] {
        &self.numbers[at * self.across..][..self.across]
    }

    /// Adds `vector`, made of length 1; not if it has none.
    fn push(&mut self, vector: &[f32]) -> bool {
        let length = dot(vector, vector).sqrt();
        let has_length = length > 0.0;
        if has_length {
            self.numbers.extend(vector.iter().map(|it| it / length));
        }
        has_length
    }
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// The class of each of `points`, and where the `count` classes lie: each point
/// belongs to the nearest, and each class lies in the middle of its points.
fn gather(points: &Points, count: usize, rounds: usize) -> (Vec<usize>, Points) {
    let mut centres = Points { numbers: Vec::new(), across: points.across };
    // Spread over all words, frequent and rare.
    for it in 0..count {
        centres.push(points.at(it * points.len() / count));
    }
    let mut classes = Vec::new();
    for _ in 0..rounds.max(1) {
        classes = (0..points.len()).map(|it| nearest(&centres, points.at(it))).collect();
        centres = middles(points, &classes, &centres);
    }
    (classes, centres)
}

fn nearest(centres: &Points, point: &[f32]) -> usize {
    let mut best = (0, f32::MIN);
    for it in 0..centres.len() {
        let near = dot(centres.at(it), point);
        if near > best.1 {
            best = (it, near);
        }
    }
    best.0
}

/// The middles of the classes; one without points stays where it was.
fn middles(points: &Points, classes: &[usize], before: &Points) -> Points {
    let across = points.across;
    let mut sums = vec![0.0; before.numbers.len()];
    for (at, class) in classes.iter().enumerate() {
        let sum = &mut sums[class * across..][..across];
        sum.iter_mut().zip(points.at(at)).for_each(|(sum, it)| *sum += it);
    }
    let mut middles = Points { numbers: Vec::new(), across };
    for (at, sum) in sums.chunks_exact(across).enumerate() {
        if !middles.push(sum) {
            middles.push(before.at(at));
        }
    }
    middles
}

#[cfg(test)]
mod tests {
    use super::*;

    const VECTORS: &str = "lyon 1 0.1\nle 0.1 -1\nturin 0.9 0.2\n, 1 1\nla 0.2 -1\nbrest 1 0.2\n";

    #[test]
    fn words_that_point_the_same_way_are_of_one_class() {
        let plan = Plan { words: 9, narrow: 2, wide: 1, rounds: 4 };
        let classes = classes(VECTORS, &plan).expect("there are words enough");
        assert_eq!(classes.words(), 5);
        let of = |word: &str| classes.of(word_hash(word));
        assert_eq!(of("Lyon"), of("Turin"));
        assert_eq!(of("le").narrow, of("la").narrow);
        assert_ne!(of("Lyon").narrow, of("le").narrow);
        assert_eq!(of("Lyon").wide, of("le").wide);
        assert_eq!(of(",").narrow, 0);
    }

    #[test]
    fn there_are_no_more_classes_than_words() {
        assert!(classes(VECTORS, &Plan { narrow: 6, ..Plan::default() }).is_none());
    }
}
