//! Slips of the finger.

/// Whether two folded words differ by one letter that is missing, too many,
/// another, or in the other order with its neighbour.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    let is_another = after(one, 1) == after(other, 1);
    let is_missing = after(one, 1) == other || one == after(other, 1);
    let starts = (one.first_chunk(), other.first_chunk());
    let is_turned = matches!(starts, (Some([a, b]), Some([c, d])) if (a, b) == (d, c))
        && after(one, 2) == after(other, 2);
    one != other && (is_another || is_missing || is_turned)
}

/// What follows the first so many letters.
fn after(word: &[char], count: usize) -> &[char] {
    word.get(count..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_may_differ() {
        for word in ["negociaton", "negociationn", "negociatoin", "negociasion", "negociatio"] {
            assert!(is_slip("negociation", word) && is_slip(word, "negociation"), "{word}");
        }
    }

    #[test]
    fn two_letters_may_not() {
        for word in ["negociation", "negociasiom", "negociat", "ngociatio", "negocaitoin"] {
            assert!(!is_slip("negociation", word), "{word}");
        }
    }
}
