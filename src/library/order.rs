//! The order of the list: newest first, what has no date after it, and places
//! the way people count them.

use std::cmp::{Ordering, Reverse};

use crate::library::rows::Line;

/// Which of two articles the list shows first.
pub(super) fn compare(one: Line, other: Line) -> Ordering {
    let newest = |it: Line| Reverse(it.published());
    newest(one)
        .cmp(&newest(other))
        .then_with(|| natural(&one.place(), &other.place()))
        .then_with(|| one.id().cmp(&other.id()))
}

/// Compares as people do: `part 9` comes before `part 10`.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut ones, mut others) = (one.as_bytes(), other.as_bytes());
    while let (Some(a), Some(b)) = (ones.first(), others.first()) {
        if a.is_ascii_digit() && b.is_ascii_digit() {
            let (number, against) = (digits(ones), digits(others));
            match value(number).cmp(&value(against)) {
                Ordering::Equal => (),
                unequal => return unequal,
            }
            (ones, others) = (&ones[number.len()..], &others[against.len()..]);
        } else if a == b {
            (ones, others) = (&ones[1..], &others[1..]);
        } else {
            return a.cmp(b);
        }
    }
    ones.len().cmp(&others.len()).then_with(|| one.cmp(other))
}

fn digits(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|it| !it.is_ascii_digit());
    &text[..end.unwrap_or(text.len())]
}

/// Numbers of any length compare by how many digits they have, then by those.
fn value(digits: &[u8]) -> (usize, &[u8]) {
    let zeros = digits.iter().take_while(|it| **it == b'0').count();
    (digits.len() - zeros, &digits[zeros..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(first: &str, then: &str) {
        assert_eq!(natural(first, then), Ordering::Less);
        assert_eq!(natural(then, first), Ordering::Greater);
    }

    #[test]
    fn numbers_count() {
        check("part 9", "part 10");
        check("9/b", "10/a");
        check("a", "a1");
        check("a01", "a1");
        check("99999999999999999999998", "99999999999999999999999");
    }
}
