//! The order of the list: newest first, what has no date after it, and places
//! the way people count them.

use std::cmp::{Ordering, Reverse};
use std::iter::Peekable;

use crate::library::rows::Line;

/// Which of two articles the list shows first.
pub(super) fn compare(one: Line, other: Line) -> Ordering {
    let newest = |it: Line| Reverse(it.published());
    newest(one)
        .cmp(&newest(other))
        .then_with(|| natural(letters(one), letters(other)))
        .then_with(|| one.id().cmp(&other.id()))
}

/// The letters of a place, which is not put together for each comparison.
fn letters(line: Line) -> impl Iterator<Item = u8> + Clone {
    let [shared, rest] = line.place_parts();
    shared.bytes().chain(rest.bytes())
}

/// Compares as people do: `part 9` comes before `part 10`.
fn natural<I: Iterator<Item = u8> + Clone>(one: I, other: I) -> Ordering {
    let (mut ones, mut others) = (one.clone().peekable(), other.clone().peekable());
    loop {
        match (ones.peek().copied(), others.peek().copied()) {
            (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() => {
                match numbers(&mut ones, &mut others) {
                    Ordering::Equal => (),
                    unequal => return unequal,
                }
            }
            (Some(a), Some(b)) if a == b => drop((ones.next(), others.next())),
            (Some(a), Some(b)) => return a.cmp(&b),
            (a, b) => return a.is_some().cmp(&b.is_some()).then_with(|| one.cmp(other)),
        }
    }
}

/// Goes past the number at the beginning of each, and compares them. Numbers of
/// any length compare by how many digits they have, then by those.
fn numbers<I: Iterator<Item = u8>>(ones: &mut Peekable<I>, others: &mut Peekable<I>) -> Ordering {
    while ones.next_if_eq(&b'0').is_some() {}
    while others.next_if_eq(&b'0').is_some() {}
    let mut by_digit = Ordering::Equal;
    loop {
        let digit = |it: &mut Peekable<I>| it.next_if(u8::is_ascii_digit);
        match (digit(ones), digit(others)) {
            (Some(a), Some(b)) => by_digit = by_digit.then(a.cmp(&b)),
            (None, None) => return by_digit,
            (a, b) => return a.is_some().cmp(&b.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, then: &str) {
        assert_eq!(natural(first.bytes(), then.bytes()), Ordering::Less);
        assert_eq!(natural(then.bytes(), first.bytes()), Ordering::Greater);
    }

    #[test]
    fn numbers_count() {
        check("part 9", "part 10");
        check("9/b", "10/a");
        check("a", "a1");
        check("a01", "a1");
        check("a01b", "a2");
        check("a010", "a11b");
        check("99999999999999999999998", "99999999999999999999999");
    }
}
