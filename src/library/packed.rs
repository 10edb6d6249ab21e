//! What a page of rows holds of an article, in as few bytes as it needs.

use std::{array, iter, str};

use crate::library::Digest;
use crate::library::spoken::packed;
use crate::library::unfolded::differences;
use crate::library::varint;

/// Who a member of a cast is, as the number of a name, and two bits that say
/// whether it speaks and whether somebody speaks of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Role(u32);

/// A figure, what it counts as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Figure {
    pub what: u32,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// What a library makes of a digest before it has a row.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub digest: &'a Digest,
    /// The number of its outlet.
    pub outlet: u32,
    /// For each member of its cast, the number of a name.
    pub nodes: Vec<u32>,
    /// For each of its figures, the number of what it counts.
    pub counted: Vec<u32>,
}

/// What is known of an article beside its row and its folded title. Packed,
/// the numbers come first and the lengths of all parts but the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rest<'a> {
    pub words: u32,
    /// What tells the title from the folded one.
    pub differences: &'a str,
    /// How many bytes of its place are those of another, and the others.
    shared: u32,
    place: &'a str,
    roles: &'a [u8],
    figures: &'a [u8],
    pub spoken: &'a [u8],
}

impl<'a> Rest<'a> {
    /// What [`Draft::packed`] has packed.
    pub(super) fn of(packed: &'a [u8]) -> Self {
        let mut rest = packed;
        let [_, words, shared, differences, place, roles, figures] =
            array::from_fn(|_| varint::take_small(&mut rest));
        let mut part = |len: u32| {
            let (part, more) = rest.split_at(len as usize);
            rest = more;
            part
        };
        let [differences, place] = [differences, place].map(|it| text(part(it)));
        let [roles, figures] = [roles, figures].map(part);
        Self { words, differences, shared, place, roles, figures, spoken: rest }
    }

    /// The number of its outlet alone, which stands first.
    pub(super) fn outlet_of(mut packed: &[u8]) -> u32 {
        varint::take_small(&mut packed)
    }

    /// The place of the article in two parts, given the one that it was packed
    /// beside: what it shares with that, and the rest.
    pub(super) fn place(&self, like: &'a str) -> [&'a str; 2] {
        [&like[..self.shared as usize], self.place]
    }

    /// The members of its cast, in order.
    pub(super) fn roles(&self) -> impl Iterator<Item = Role> + use<'a> {
        let mut roles = self.roles;
        iter::from_fn(move || {
            let is_more = !roles.is_empty();
            is_more.then(|| Role(varint::take_small(&mut roles).rotate_right(2)))
        })
    }

    pub(super) fn figures(&self) -> impl Iterator<Item = Figure> + use<'a> {
        let mut figures = self.figures;
        iter::from_fn(move || (!figures.is_empty()).then(|| Figure::unpacked(&mut figures)))
    }
}

impl Role {
    const SPEAKS: u32 = 1 << 31;
    const IS_SPOKEN_OF: u32 = 1 << 30;

    pub(super) fn node(self) -> u32 {
        self.0 & !(Self::SPEAKS | Self::IS_SPOKEN_OF)
    }

    pub(super) fn speaks(self) -> bool {
        self.0 & Self::SPEAKS != 0
    }

    pub(super) fn is_spoken_of(self) -> bool {
        self.0 & Self::IS_SPOKEN_OF != 0
    }
}

impl Draft<'_> {
    /// What [`Rest::of`] reads: the title beside the `folded` one, the place
    /// beside one that is `like` it.
    pub(super) fn packed(&self, folded: &str, like: &str) -> Vec<u8> {
        let digest = self.digest;
        let (differences, place) = (differences(&digest.title, folded), &digest.source.place);
        let alike = like.chars().zip(place.chars()).take_while(|it| it.0 == it.1);
        let shared = alike.map(|it| it.0.len_utf8()).sum();
        let (mut roles, mut figures) = (Vec::new(), Vec::new());
        self.roles().for_each(|it| varint::push(it.0.rotate_left(2).into(), &mut roles));
        self.figures().for_each(|it| it.pack(&mut figures));
        let spoken = packed(&digest.statements);
        let parts = [differences.as_bytes(), &place.as_bytes()[shared..], &roles, &figures];
        let mut packed = Vec::new();
        let numbers = [self.outlet as usize, digest.words as usize, shared];
        let numbers = numbers.into_iter().chain(parts.map(<[u8]>::len));
        numbers.for_each(|it| varint::push(it as u64, &mut packed));
        parts.into_iter().chain([&*spoken]).for_each(|it| packed.extend(it));
        packed
    }

    fn roles(&self) -> impl Iterator<Item = Role> {
        let mut roles = self.nodes.clone();
        for said in &self.digest.statements {
            let speakers = said.speakers.iter().map(|it| (it, Role::SPEAKS));
            let about = said.about.iter().map(|it| (it, Role::IS_SPOKEN_OF));
            for (member, role) in speakers.chain(about) {
                if let Some(it) = roles.get_mut(usize::from(*member)) {
                    *it |= role;
                }
            }
        }
        roles.into_iter().map(Role)
    }

    fn figures(&self) -> impl Iterator<Item = Figure> {
        let figures = self.digest.figures.iter().zip(&self.counted);
        figures.map(|(it, what)| Figure { what: *what, low: it.low, high: it.high })
    }
}

impl Figure {
    const HAS_LOW: u64 = 1;
    const HAS_HIGH: u64 = 2;
    /// Both are the same number.
    const IS_ONE: u64 = 4;

    fn pack(self, to: &mut Vec<u8>) {
        let Self { what, low, high } = self;
        let is_one = low.is_some() && low.map(f64::to_bits) == high.map(f64::to_bits);
        let has = match (low, high) {
            _ if is_one => Self::IS_ONE,
            (None, None) => 0,
            (Some(_), None) => Self::HAS_LOW,
            (None, Some(_)) => Self::HAS_HIGH,
            (Some(_), Some(_)) => Self::HAS_LOW | Self::HAS_HIGH,
        };
        varint::push(u64::from(what) << 3 | has, to);
        low.into_iter().chain(high.filter(|_| !is_one)).for_each(|it| push(it, to));
    }

    fn unpacked(from: &mut &[u8]) -> Self {
        let head = varint::take(from);
        let mut end = |bit: u64| (head & bit != 0).then(|| take(from));
        let one = end(Self::IS_ONE);
        let (low, high) = (end(Self::HAS_LOW).or(one), end(Self::HAS_HIGH).or(one));
        Self { what: u32::try_from(head >> 3).unwrap_or(u32::MAX), low, high }
    }
}

/// Adds a number: one more than it is where it is whole, as most are; else its
/// bits behind a 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "then it is not whole")]
fn push(number: f64, to: &mut Vec<u8>) {
    let whole = number as u32;
    if f64::from(whole).to_bits() == number.to_bits() {
        varint::push(u64::from(whole) + 1, to);
    } else {
        varint::push(0, to);
        // The last bytes of round numbers are zero.
        varint::push(number.to_bits().swap_bytes(), to);
    }
}

/// Takes off what [`push`] has added.
fn take(from: &mut &[u8]) -> f64 {
    match varint::take(from).checked_sub(1) {
        Some(whole) => f64::from(u32::try_from(whole).unwrap_or(u32::MAX)),
        None => f64::from_bits(varint::take(from).swap_bytes()),
    }
}

fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).expect("it was packed as a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(low: Option<f64>, high: Option<f64>) {
        let (figure, mut bytes) = (Figure { what: 70_000, low, high }, Vec::new());
        figure.pack(&mut bytes);
        let mut rest = &bytes[..];
        let back = Figure::unpacked(&mut rest);
        let bits = |it: Figure| (it.what, it.low.map(f64::to_bits), it.high.map(f64::to_bits));
        assert_eq!((bits(back), rest.len()), (bits(figure), 0));
    }

    #[test]
    fn numbers_of_every_size_come_back() {
        let ends = [0.0, -0.0, 12.0, 4e9, 4_294_967_295.0, 5e9, 0.25, -3.0, 1e300, f64::NAN];
        for low in ends.map(Some).into_iter().chain([None]) {
            for high in ends.map(Some).into_iter().chain([None]) {
                check(low, high);
            }
        }
    }
}
