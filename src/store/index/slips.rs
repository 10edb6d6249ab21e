//! Slips of the finger.

/// Whether two folded words differ by one letter that is missing, too many,
/// another, or in the other order with its neighbour.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same..], &other[same..]);
    match (one, other) {
        ([a, b, one @ ..], [c, d, other @ ..]) if (a, b) == (d, c) => one == other,
        ([_, one @ ..], [_, other @ ..]) if one.len() == other.len() => one == other,
        ([_, one @ ..], other) if one.len() == other.len() => one == other,
        (one, [_, other @ ..]) if one.len() == other.len() => one == other,
        _ => false,
    }
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
