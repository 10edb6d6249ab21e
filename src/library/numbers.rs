//! Sets of articles for the many actors that are in few of them.

use std::sync::Arc;

use roaring::RoaringBitmap;

/// Up to so many numbers are a plain list; a bitmap has a page of its own for
/// every sixty-five thousand articles that it reaches into.
const FEW: usize = 32;

/// A set of articles, by their numbers. Most names are met in one article, so
/// that one number takes no room beside the set itself.
#[derive(Debug, Clone, Default)]
pub struct Numbers(Held);

#[derive(Debug, Clone, Default)]
enum Held {
    #[default]
    None,
    One(u32),
    /// Rising.
    Few(Box<[u32]>),
    /// Shared until it changes.
    Many(Arc<RoaringBitmap>),
}

impl Numbers {
    /// How many.
    pub fn len(&self) -> u64 {
        match &self.0 {
            Held::None => 0,
            Held::One(_) => 1,
            Held::Few(few) => few.len() as u64,
            Held::Many(many) => many.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Held::Many(many) => many.is_empty(),
            _ => self.few().is_empty(),
        }
    }

    /// Whether the article of that number is in it.
    pub fn contains(&self, number: u32) -> bool {
        match &self.0 {
            Held::Many(many) => many.contains(number),
            _ => self.few().binary_search(&number).is_ok(),
        }
    }

    /// The numbers, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let many = match &self.0 {
            Held::Many(many) => Some(many.iter()),
            _ => None,
        };
        self.few().iter().copied().chain(many.into_iter().flatten())
    }

    /// Adds these numbers to a set.
    pub fn add_to(&self, set: &mut RoaringBitmap) {
        match &self.0 {
            Held::Many(many) => *set |= &**many,
            _ => set.extend(self.few()),
        }
    }

    /// How many of these are in `set`.
    pub(super) fn count_in(&self, set: &RoaringBitmap) -> u32 {
        let count = match &self.0 {
            Held::Many(many) => many.intersection_len(set),
            _ => self.few().iter().filter(|it| set.contains(**it)).count() as u64,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Held::Many(one), Held::Many(other)) => one.is_disjoint(other),
            (Held::Many(_), _) => other.few().iter().all(|it| !self.contains(*it)),
            _ => self.few().iter().all(|it| !other.contains(*it)),
        }
    }

    pub(super) fn insert(&mut self, number: u32) {
        if let Held::Many(many) = &mut self.0 {
            let many = Arc::make_mut(many);
            // Numbers mostly rise.
            if many.try_push(number).is_err() {
                many.insert(number);
            }
        } else if let Err(place) = self.few().binary_search(&number) {
            let mut few = match std::mem::take(&mut self.0) {
                Held::Few(few) => few.into_vec(),
                Held::One(one) => vec![one],
                Held::None | Held::Many(_) => Vec::new(),
            };
            few.reserve_exact(1);
            few.insert(place, number);
            self.0 = match few[..] {
                [number] => Held::One(number),
                _ if few.len() <= FEW => Held::Few(few.into()),
                _ => Held::Many(Arc::new(few.into_iter().collect())),
            };
        }
    }

    pub(super) fn remove(&mut self, number: u32) {
        if let Held::Many(many) = &mut self.0 {
            Arc::make_mut(many).remove(number);
        } else if self.contains(number) {
            *self = self.iter().filter(|it| *it != number).collect();
        }
    }

    /// Gives back the room it has to spare.
    pub(super) fn fit(&mut self) {
        if let Held::Many(many) = &mut self.0 {
            // A copy has no more room than it needs.
            *many = Arc::new(RoaringBitmap::clone(many));
        }
    }

    /// The numbers where they are not a bitmap.
    fn few(&self) -> &[u32] {
        match &self.0 {
            Held::None | Held::Many(_) => &[],
            Held::One(number) => std::slice::from_ref(number),
            Held::Few(few) => few,
        }
    }
}

/// From numbers in any order.
impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Self(match numbers[..] {
            [] => Held::None,
            [number] => Held::One(number),
            _ if numbers.len() <= FEW => Held::Few(numbers.into()),
            _ => Held::Many(Arc::new(numbers.into_iter().collect())),
        })
    }
}

impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Numbers {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_however_many() {
        let mut set = Numbers::default();
        for number in (0..200).rev() {
            set.insert(number * 7);
            assert!(set.contains(number * 7) && !set.contains(number * 7 + 1));
        }
        assert!(set.iter().eq((0..200).map(|it| it * 7)));
        for number in 1..200 {
            set.remove(number * 7);
        }
        assert_eq!((set.len(), set.contains(0)), (1, true));
        assert_eq!(set, Numbers::from_iter([0]));
        set.remove(0);
        assert!(set.is_empty() && set == Numbers::default());
    }

    #[test]
    fn sets_of_every_size_are_told_apart() {
        let sets = [1u32, 3, 40].map(|it| (100..100 + it).collect::<Numbers>());
        let others = [1u32, 3, 40].map(|it| (200..200 + it).collect::<Numbers>());
        for (set, other) in sets.iter().zip(&others) {
            assert!(set.is_disjoint(other) && !set.is_disjoint(&sets[0]));
            let mut both = RoaringBitmap::new();
            set.add_to(&mut both);
            other.add_to(&mut both);
            assert_eq!(both.len(), set.len() + other.len());
        }
    }
}
