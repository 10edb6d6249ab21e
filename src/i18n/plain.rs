//! Which messages of a catalogue are words and nothing else. Most are, and
//! those need not be understood before they are said.

use std::collections::HashMap;

/// The messages of `catalogue` that are one line of words, by their keys; and
/// all others as a catalogue of their own.
pub(super) fn parted(catalogue: &'static str) -> (HashMap<&'static str, &'static str>, String) {
    let mut plain = HashMap::with_capacity(512);
    let mut others = String::with_capacity(catalogue.len() / 2);
    let mut lines = catalogue.lines().peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|it| it.starts_with(' '));
        let is_plain = !goes_on && !line.starts_with(' ') && !line.contains('{');
        match line.split_once('=').filter(|_| is_plain) {
            Some((key, words)) => drop(plain.insert(key.trim(), words.trim())),
            None => others.extend([line, "\n"]),
        }
    }
    (plain, others)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_something_is_not_plain() {
        let catalogue = "# A note\na = Words\nb = { $n } words\nc =\n    Words\nd = More\n";
        let (plain, others) = parted(catalogue);
        assert_eq!(plain, HashMap::from([("a", "Words"), ("d", "More")]));
        assert_eq!(others, "# A note\nb = { $n } words\nc =\n    Words\n");
    }
}
