//! The weights of a model, laid out for being asked: most of what analysis
//! asks of a model are features that it does not have.
//!
//! Every feature has a place of its own, found without comparing: the lower
//! half of its key is shifted by what is kept for its upper half. Who stands
//! there is told by the upper half, and whoever is not there weighs nothing.
//! So it is one way for all, and the processor need not guess.

use crate::analyze::tagger::LABELS;

/// Weights by feature.
#[derive(Debug, Clone)]
pub struct Table {
    /// By how much the features of each upper half are shifted.
    shifts: Vec<u32>,
    places: Vec<Place>,
}

/// A place of the table, as eight times sixteen bits: seven weights, each with
/// [`BIAS`] added so that none is negative, and the upper half of the feature
/// that they are of. So all weights are added at once.
type Place = [u64; 2];

const BIAS: u8 = 128;

/// Where nobody stands: no weight, and no feature that is asked for in vain
/// finds more.
const EMPTY: Place = place_of([0; LABELS], 0);

const fn place_of(weights: [u8; LABELS], owner: u16) -> Place {
    let (mut place, mut at) = ([0, (owner as u64) << 48], 0);
    while at < LABELS {
        // In two's complement.
        let weight = weights[at].wrapping_add(BIAS);
        place[at / 4] |= (weight as u64) << (16 * (at % 4));
        at += 1;
    }
    place
}

impl Table {
    /// A table of features that are sorted by key: how many there are of each
    /// upper half, the lower halves, and the weights. `None` where they cannot
    /// be laid out, which takes features that nobody would learn.
    pub fn new(counts: &[u8], keys: &[[u8; 2]], weights: &[[u8; LABELS]]) -> Option<Self> {
        // A quarter stays empty, so that a shift is soon found.
        let places = (keys.len() * 4 / 3).next_power_of_two().max(1 << 16);
        let mut table = Self { shifts: vec![0; counts.len()], places: vec![EMPTY; places] };
        let mut first = 0;
        let mut groups: Vec<(u16, usize, usize)> = Vec::new();
        for (upper, count) in (0..=u16::MAX).zip(counts) {
            let next = first + usize::from(*count);
            groups.push((upper, first, next));
            first = next;
        }
        groups.retain(|(_, from, to)| from < to);
        // Those of many come first, while there is room; one alone fits anywhere.
        groups.sort_by_key(|(_, from, to)| std::cmp::Reverse(to - from));
        let (mut taken, mut free) = (vec![false; places], 0);
        for (upper, from, to) in groups {
            free += taken[free..].iter().position(|it| !it)?;
            table.seat(upper, &keys[from..to], &weights[from..to], (&mut taken, free))?;
        }
        Some(table)
    }

    /// Gives the features of one upper half their places, the first of them
    /// from `free` on.
    fn seat(
        &mut self,
        upper: u16,
        keys: &[[u8; 2]],
        weights: &[[u8; LABELS]],
        (taken, free): (&mut [bool], usize),
    ) -> Option<()> {
        let lower = |key: &[u8; 2]| u32::from(u16::from_le_bytes(*key));
        let first = u32::try_from(free).ok()?.wrapping_sub(lower(&keys[0]));
        let is_free = |shift: &u32| keys.iter().all(|it| !taken[self.place(lower(it), *shift)]);
        let shift = (0..).take(taken.len()).map(|it| first.wrapping_add(it)).find(is_free)?;
        self.shifts[usize::from(upper)] = shift;
        for (key, weights) in keys.iter().zip(weights) {
            let place = self.place(lower(key), shift);
            taken[place] = true;
            self.places[place] = place_of(*weights, upper);
        }
        Some(())
    }

    #[inline]
    fn place(&self, lower: u32, shift: u32) -> usize {
        lower.wrapping_add(shift) as usize & (self.places.len() - 1)
    }

    /// The weights of all `features` added up; those that have none add nothing.
    /// A word has so few features that no sum leaves its sixteen bits.
    pub fn sums(&self, features: &[u32]) -> [i16; LABELS] {
        let (mut sums, mut count) = ([0_u64; 2], 0_u64);
        for feature in features {
            let upper = feature >> 16;
            let place = self.places[self.place(feature & 0xffff, self.shifts[upper as usize])];
            let miss = place[1] >> 48 ^ u64::from(upper);
            // All ones or none: whether nothing is left when one is taken away.
            let mask = (miss.wrapping_sub(1).cast_signed() >> 63).cast_unsigned();
            sums[0] = sums[0].wrapping_add(place[0] & mask);
            sums[1] = sums[1].wrapping_add(place[1] & mask);
            count += mask & 1;
        }
        let bias = u64::from(BIAS) * count;
        std::array::from_fn(|label| {
            let sum = sums[label / 4] >> (16 * (label % 4));
            low(sum).wrapping_sub(low(bias)).cast_signed()
        })
    }
}

/// The lowest sixteen bits.
#[expect(clippy::cast_possible_truncation, reason = "that is what it is for")]
fn low(number: u64) -> u16 {
    number as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_find_their_weights_and_no_others() {
        let weights = |it: u8| [it, 0, it.wrapping_neg(), 127, 129, 1, 255];
        let mut counts = vec![0; 1 << 16];
        (counts[0], counts[7], counts[0xffff]) = (2, 1, 3);
        let keys: [u16; 6] = [0, 5, 5, 1, 2, 0xffff];
        let rows: Vec<[u8; LABELS]> = (1..=6).map(weights).collect();
        let table = Table::new(&counts, &keys.map(u16::to_le_bytes), &rows).unwrap();
        let uppers: [u32; 6] = [0, 0, 7, 0xffff, 0xffff, 0xffff];
        for (at, (upper, lower)) in uppers.into_iter().zip(keys).enumerate() {
            let sums = table.sums(&[upper << 16 | u32::from(lower), 3, 9 << 16]);
            assert_eq!(sums, rows[at].map(|it| i16::from(it.cast_signed())));
        }
        let all: Vec<u32> = vec![5; 80];
        assert_eq!(table.sums(&all)[3..5], [80 * 127, -80 * 127]);
        assert_eq!(table.sums(&[]), [0; LABELS]);
    }
}
