//! What was learned, as it lies in its file: used where it lies, after one
//! look at whether it is whole.
//!
//! | bytes        | what they hold |
//! |--------------|----------------|
//! | 4            | `LTAG` |
//! | 1, 1, 2      | version of the format, number of labels, nothing |
//! | 4            | how much one unit of weight is worth, `f32` |
//! | 4            | number of features *n* |
//! | 8            | sum over all that follows, see `sum` |
//! | (1 + L) × L  | weights of the label after a label, and of the first in a sentence |
//! | 65 536       | how many features have each upper half of a key |
//! | 2 × *n*      | the lower halves of the keys, in the order of whole keys |
//! | L × *n*      | the weights of each feature, one for each label |
//!
//! Numbers are little-endian; weights are `i8`.

use std::borrow::Cow;

use crate::analyze::tagger::LABELS;
use crate::analyze::tagger::table::Table;

const MAGIC: &[u8; 4] = b"LTAG";
const VERSION: u8 = 1;
const HEAD: usize = 24;
const PAIRS: usize = (1 + LABELS) * LABELS;
const BUCKETS: usize = 1 << 16;

/// A trained model.
#[derive(Debug, Clone)]
pub struct Model {
    bytes: Cow<'static, [u8]>,
    table: Table,
    unit: f32,
    features: usize,
}

/// Why bytes are no model that this version can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// They do not begin like a model.
    Foreign,
    /// They are of another version, or of other labels.
    Version,
    /// They are cut short or changed.
    Damaged,
}

impl std::fmt::Display for Unfit {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.write_str(match self {
            Self::Foreign => "no model of names",
            Self::Version => "a model of names of another version; train it anew",
            Self::Damaged => "a model of names that is damaged; train it anew",
        })
    }
}

impl Model {
    /// The model that `bytes` hold.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Unfit> {
        let bytes = bytes.into();
        if !bytes.starts_with(MAGIC) {
            return Err(Unfit::Foreign);
        }
        let head = bytes.get(..HEAD).ok_or(Unfit::Damaged)?;
        if head[4] != VERSION || usize::from(head[5]) != LABELS {
            return Err(Unfit::Version);
        }
        let four = |at: usize| [head[at], head[at + 1], head[at + 2], head[at + 3]];
        let unit = f32::from_le_bytes(four(8));
        let features = u32::from_le_bytes(four(12)) as usize;
        let told = u64::from_le_bytes(std::array::from_fn(|at| head[16 + at]));
        let size = HEAD + PAIRS + BUCKETS + features * (2 + LABELS);
        if bytes.len() != size || !unit.is_finite() || sum(&bytes[HEAD..]) != told {
            return Err(Unfit::Damaged);
        }
        let (counts, rest) = bytes[HEAD + PAIRS..].split_at(BUCKETS);
        if counts.iter().map(|it| usize::from(*it)).sum::<usize>() != features {
            return Err(Unfit::Damaged);
        }
        let (keys, weights) = rest.split_at(2 * features);
        let table =
            Table::new(counts, keys.as_chunks().0, weights.as_chunks().0).ok_or(Unfit::Damaged)?;
        Ok(Self { bytes, table, unit, features })
    }

    /// What `features` together say of each label.
    pub fn scores(&self, features: &[u32]) -> [f32; LABELS] {
        let sums = self.table.sums(features);
        std::array::from_fn(|it| f32::from(sums[it]) * self.unit)
    }

    /// How much `label` is worth after the label `before`, or as the first of
    /// a sentence, in the unit of scores.
    pub fn after(&self, before: Option<usize>, label: usize) -> i16 {
        let row = before.unwrap_or(LABELS);
        self.bytes[HEAD + row * LABELS + label].cast_signed().into()
    }

    /// How much one unit of score is worth.
    pub fn unit(&self) -> f32 {
        self.unit
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.features
    }

    /// Its bytes, as they are written to a file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Makes a model of the weights of `pairs`, a row for each label before and
    /// one for the beginning, and of features, which are sorted and differ.
    /// Weights so small that they round to nothing go, and so do features
    /// without any.
    pub(crate) fn pack(pairs: &[[f32; LABELS]], features: &[(u32, [f32; LABELS])]) -> Self {
        let unit = unit(features);
        let small = |weights: &[f32; LABELS]| weights.map(|it| round(it / unit));
        let kept: Vec<(u32, [i8; LABELS])> = features
            .iter()
            .map(|(key, weights)| (*key, small(weights)))
            .filter(|it| it.1 != [0; LABELS])
            .collect();
        let mut body: Vec<u8> = Vec::new();
        body.extend(pairs.iter().flat_map(small).map(i8::cast_unsigned));
        let mut counts = vec![0_u8; BUCKETS];
        // A bucket holds a feature or two; one that is full takes no more.
        let kept: Vec<_> = kept
            .into_iter()
            .filter(|it| {
                let count = &mut counts[(it.0 >> 16) as usize];
                let has_room = *count < u8::MAX;
                *count += u8::from(has_room);
                has_room
            })
            .collect();
        body.extend(&counts);
        body.extend(kept.iter().flat_map(|it| ((it.0 & 0xffff) as u16).to_le_bytes()));
        body.extend(kept.iter().flat_map(|it| it.1.map(i8::cast_unsigned)));
        let count = u32::try_from(kept.len()).expect("keys have 32 bits");
        let mut bytes = MAGIC.to_vec();
        let labels = u8::try_from(LABELS).expect("labels are few");
        bytes.extend([VERSION, labels, 0, 0]);
        bytes.extend(unit.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(sum(&body).to_le_bytes());
        bytes.extend(body);
        Self::read(bytes).expect("what was packed is fit")
    }
}

/// What one step of `i8` is worth, so that all but the few largest weights
/// find room.
fn unit(features: &[(u32, [f32; LABELS])]) -> f32 {
    let mut all: Vec<f32> = features.iter().flat_map(|it| it.1).map(f32::abs).collect();
    all.sort_by(f32::total_cmp);
    let large = all.get(all.len().saturating_sub(1 + all.len() / 20_000));
    large.map_or(1.0, |it| (it / 127.0).max(1e-3))
}

#[expect(clippy::cast_possible_truncation, reason = "it is rounded and in range")]
fn round(value: f32) -> i8 {
    value.round().clamp(-127.0, 127.0) as i8
}

/// Tells whether bytes are as they were written.
fn sum(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let eights = eights.iter().map(|it| u64::from_le_bytes(*it));
    let all = eights.chain(rest.iter().map(|it| u64::from(*it)));
    all.fold(0xcbf2_9ce4_8422_2325, |sum: u64, it| {
        (sum ^ it).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        let pairs = [[0.5; LABELS]; 1 + LABELS];
        let mut weights = [0.0; LABELS];
        weights[1] = 1.0;
        weights[2] = -2.0;
        Model::pack(&pairs, &[(3, weights), (4, [0.0; LABELS]), (0xabcd_1234, weights)])
    }

    #[test]
    fn weights_come_back_and_nothing_else_does() {
        let model = model();
        assert_eq!(model.features(), 2);
        let scores = model.scores(&[0xabcd_1234, 4, 0xabcd_1235]);
        assert!((scores[1] - 1.0).abs() < 0.05 && (scores[2] + 2.0).abs() < 0.05);
        assert!(scores[0].abs() < f32::EPSILON);
    }

    #[test]
    fn damage_is_noticed() {
        let good = model().bytes().to_vec();
        let mut changed = good.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(Model::read(changed).unwrap_err(), Unfit::Damaged);
        assert_eq!(Model::read(good[..good.len() - 1].to_vec()).unwrap_err(), Unfit::Damaged);
        assert_eq!(Model::read(good[..9].to_vec()).unwrap_err(), Unfit::Damaged);
        let mut newer = good.clone();
        newer[4] = 9;
        assert_eq!(Model::read(newer).unwrap_err(), Unfit::Version);
        assert_eq!(Model::read(&b"<html>"[..]).unwrap_err(), Unfit::Foreign);
        assert!(Model::read(good).is_ok());
    }
}
