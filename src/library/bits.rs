//! A set of articles: one bit for each that was ever added.

/// A set of positions below a size that is fixed when it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    size: usize,
}

impl Bits {
    pub(super) fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size }
    }

    pub(super) fn insert(&mut self, at: u32) {
        self.words[at as usize / 64] |= 1 << (at % 64);
    }

    pub(super) fn holds(&self, at: u32) -> bool {
        self.words.get(at as usize / 64).is_some_and(|it| it >> (at % 64) & 1 == 1)
    }

    pub(super) fn keep_shared(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(it, other)| *it &= other);
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(it, other)| *it |= other);
    }

    /// All positions that are not in it.
    pub(super) fn turned(mut self) -> Self {
        self.words.iter_mut().for_each(|it| *it = !*it);
        let over = self.words.len() * 64 - self.size;
        if let Some(last) = self.words.last_mut() {
            *last &= u64::MAX >> over;
        }
        self
    }

    /// The positions in rising order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        (0u32..).zip(&self.words).flat_map(|(at, word)| Positions { rest: *word, base: at * 64 })
    }
}

struct Positions {
    rest: u64,
    base: u32,
}

impl Iterator for Positions {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let next = (self.rest != 0).then(|| self.base + self.rest.trailing_zeros())?;
        self.rest &= self.rest - 1;
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_inserted_and_turns_it_round() {
        let mut bits = Bits::none(130);
        for position in [0, 64, 129] {
            bits.insert(position);
        }
        assert!(bits.iter().eq([0, 64, 129]));
        assert!(bits.holds(64) && !bits.holds(65) && !bits.holds(9999));
        let turned = bits.clone().turned();
        assert_eq!(turned.iter().count(), 127);
        assert_eq!(turned.turned(), bits);
    }
}
