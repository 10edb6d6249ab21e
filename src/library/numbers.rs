//! Sets of articles for the many actors that are in few of them.

use std::iter;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::library::varint;

/// Up to so many numbers are a plain list; a bitmap has a page of its own for
/// every sixty-five thousand articles that it reaches into.
const FEW: u32 = 1024;

/// A set of articles, by their numbers. Most names are met in one article, so
/// that one number takes no room beside the set itself.
#[derive(Debug, Clone, Default)]
pub struct Numbers(Held);

#[derive(Debug, Clone)]
enum Held {
    One(u32),
    Few(Few),
    /// Shared until it changes.
    Many(Arc<RoaringBitmap>),
}

/// Rising numbers, each as what it is more than the one before.
#[derive(Debug, Clone, Default)]
struct Few {
    steps: Vec<u8>,
    len: u32,
    last: u32,
}

impl Numbers {
    /// How many.
    pub fn len(&self) -> u64 {
        match &self.0 {
            Held::One(_) => 1,
            Held::Few(few) => few.len.into(),
            Held::Many(many) => many.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the article of that number is in it. Cost: all of its numbers,
    /// where they are few. Who asks often makes a bitmap: see
    /// [`Numbers::set`].
    pub fn contains(&self, number: u32) -> bool {
        match &self.0 {
            Held::Many(many) => many.contains(number),
            Held::Few(few) if few.last < number => false,
            _ => self.iter().find(|it| *it >= number) == Some(number),
        }
    }

    /// The numbers, rising.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        let (one, few, many) = match &self.0 {
            Held::One(one) => (Some(*one), None, None),
            Held::Few(few) => (None, Some(few.iter()), None),
            Held::Many(many) => (None, None, Some(many.iter())),
        };
        one.into_iter().chain(few.into_iter().flatten()).chain(many.into_iter().flatten())
    }

    /// Hands on the numbers, rising. Quicker than going through [`Numbers::iter`].
    pub(super) fn each(&self, mut take: impl FnMut(u32)) {
        match &self.0 {
            Held::One(one) => take(*one),
            Held::Few(few) => few.iter().for_each(take),
            Held::Many(many) => many.iter().for_each(take),
        }
    }

    /// The same as a bitmap.
    pub fn set(&self) -> RoaringBitmap {
        let mut set = RoaringBitmap::new();
        self.add_to(&mut set);
        set
    }

    /// Adds these numbers to a set.
    pub fn add_to(&self, set: &mut RoaringBitmap) {
        match &self.0 {
            Held::Many(many) => *set |= &**many,
            _ => set.extend(self.iter()),
        }
    }

    /// How many of these are in `set`.
    pub(super) fn count_in(&self, set: &RoaringBitmap) -> u32 {
        let count = match &self.0 {
            Held::Many(many) => many.intersection_len(set),
            _ => self.iter().filter(|it| set.contains(*it)).count() as u64,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Held::Many(one), Held::Many(other)) => one.is_disjoint(other),
            (Held::Many(_), _) => other.iter().all(|it| !self.contains(it)),
            (_, Held::Many(_)) => self.iter().all(|it| !other.contains(it)),
            _ => {
                let mut others = other.iter().peekable();
                self.iter().all(|it| {
                    while others.next_if(|other| *other < it).is_some() {}
                    others.peek() != Some(&it)
                })
            }
        }
    }

    pub(super) fn insert(&mut self, number: u32) {
        match &mut self.0 {
            Held::Few(few) if few.len == 0 => self.0 = Held::One(number),
            Held::Few(few) if few.last < number && few.len < FEW => few.push(number),
            Held::Many(many) => {
                let many = Arc::make_mut(many);
                // Numbers mostly rise.
                if many.try_push(number).is_err() {
                    many.insert(number);
                }
            }
            Held::One(_) | Held::Few(_) => {
                if !self.contains(number) {
                    *self = self.iter().chain([number]).collect();
                }
            }
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
        match &mut self.0 {
            Held::One(_) => (),
            Held::Few(few) => few.steps.shrink_to_fit(),
            // A copy has no more room than it needs.
            Held::Many(many) => *many = Arc::new(RoaringBitmap::clone(many)),
        }
    }
}

impl Few {
    /// Adds a number above all others.
    fn push(&mut self, number: u32) {
        varint::push(u64::from(number - self.last), &mut self.steps);
        (self.len, self.last) = (self.len + 1, number);
    }

    fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let (mut rest, mut number) = (&self.steps[..], 0);
        iter::from_fn(move || {
            (!rest.is_empty()).then(|| {
                number += varint::take_small(&mut rest);
                number
            })
        })
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::Few(Few::default())
    }
}

/// From numbers in any order.
impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        if let [number] = numbers[..] {
            return Self(Held::One(number));
        }
        if numbers.len() > FEW as usize {
            return Self(Held::Many(Arc::new(numbers.into_iter().collect())));
        }
        let mut few = Few::default();
        for number in numbers {
            few.push(number);
        }
        few.steps.shrink_to_fit();
        Self(Held::Few(few))
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
        for number in (0..1100).rev() {
            set.insert(number * 7);
            assert!(set.contains(number * 7) && !set.contains(number * 7 + 1));
        }
        assert!(set.iter().eq((0..1100).map(|it| it * 7)));
        for number in 1..1100 {
            set.remove(number * 7);
        }
        assert_eq!((set.len(), set.contains(0)), (1, true));
        assert_eq!(set, Numbers::from_iter([0]));
        set.remove(0);
        assert!(set.is_empty() && set == Numbers::default());
    }

    #[test]
    fn sets_of_every_size_are_told_apart() {
        let sets = [1u32, 3, 40, 2000].map(|it| (100..100 + it).collect::<Numbers>());
        let others = [1u32, 3, 40, 2000].map(|it| (3000..3000 + it).collect::<Numbers>());
        for (set, other) in sets.iter().zip(&others) {
            assert!(set.is_disjoint(other) && !set.is_disjoint(&sets[0]));
            let mut both = RoaringBitmap::new();
            set.add_to(&mut both);
            other.add_to(&mut both);
            assert_eq!(both.len(), set.len() + other.len());
        }
    }
}
