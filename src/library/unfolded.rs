//! The way back from a folded text to the text as it was written, in few
//! letters: most are the same in both.

use std::iter;

use crate::text::fold_letters;

/// What tells `written` from `folded`, which is the same folded: by turns how
/// many bytes are the same, as the letter of that number, and what was written
/// behind these.
pub(super) fn differences(written: &str, folded: &str) -> String {
    let (mut differences, mut rest, mut same) = (String::new(), folded, 0u8);
    for letter in written.chars() {
        let (here, after) = rest.split_at(folded_len(letter));
        let more = u8::try_from(here.len()).ok().and_then(|it| same.checked_add(it));
        let same_with = more.filter(|it| it.is_ascii() && here.chars().eq([letter]));
        if same_with.is_none() {
            differences.extend([char::from(same), letter]);
        }
        same = same_with.unwrap_or(0);
        rest = after;
    }
    differences
}

/// The text of which [`differences`] has told how it differs from `folded`.
pub(super) fn unfolded(folded: &str, differences: &str) -> String {
    let mut written = String::with_capacity(folded.len() + differences.len());
    let (mut rest, mut letters) = (folded, differences.chars());
    while let (Some(same), Some(letter)) = (letters.next(), letters.next()) {
        let (same, after) = rest.split_at(same as usize);
        written.push_str(same);
        written.push(letter);
        rest = &after[folded_len(letter)..];
    }
    written + rest
}

/// Where in the folded text each of these [`differences`] stands, in bytes: an
/// accent of its own behind its letter.
pub(super) fn differing(differences: &str) -> impl Iterator<Item = usize> {
    let (mut letters, mut end) = (differences.chars(), 0);
    iter::from_fn(move || {
        let at = end + letters.next()? as usize;
        end = at + folded_len(letters.next()?);
        Some(at)
    })
}

/// How many bytes a letter has when it is folded.
fn folded_len(letter: char) -> usize {
    let mut len = 0;
    fold_letters(letter.encode_utf8(&mut [0; 4]), |it| len += it.len_utf8());
    len
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold;

    #[track_caller]
    fn check(written: &str) {
        let folded = fold(written);
        assert_eq!(unfolded(&folded, &differences(written, &folded)), written);
    }

    #[test]
    fn few_letters_tell_what_was_written() {
        check("");
        check("À l’œuvre, ŒUVRE et e\u{301}té — ﬁn ß ẞ İ 한국");
        check(&"sans accent ".repeat(40));
        let (written, folded) = ("Grève à l’hôpital", "greve a l'hopital");
        let told = differences(written, folded);
        assert_eq!(told, "\0G\u{1}è\u{3}à\u{2}’\u{1}ô");
        assert!(differing(&told).eq([0, 2, 6, 9, 11]));
    }

    proptest! {
        #[test]
        fn whatever_was_written_comes_back(written in "\\PC{0,200}|([a-z ]{0,90}[A-Zé’œ\u{301}]){0,9}") {
            let folded = fold(&written);
            prop_assert_eq!(unfolded(&folded, &differences(&written, &folded)), written);
        }
    }
}
