//! How long a terminal's escape sequence is, so that all of it can go.
//!
//! A sequence that is never ended gives up only its opening: what follows is
//! text that somebody may have wanted to hide, and is shown.

/// A string sequence (a title, a link, a picture) longer than this on one line
/// is taken for one that nobody ended.
const LONGEST: usize = 4096;

/// How many bytes of `text` the sequence takes that opens it. `text` begins
/// with U+001B or with a C1 control.
pub(crate) fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    match bytes {
        [0x1b, opener, ..] => match opener {
            b'[' => 2 + control(&bytes[2..]),
            b']' | b'P' | b'X' | b'^' | b'_' => 2 + string(&bytes[2..]),
            0x21..=0x2f => designation(bytes),
            0x30..=0x7e => 2,
            _ => 1,
        },
        [0xc2, 0x9b, rest @ ..] => 2 + control(rest),
        [0xc2, 0x90 | 0x98 | 0x9d..=0x9f, rest @ ..] => 2 + string(rest),
        [0xc2, _, ..] => 2,
        _ => 1,
    }
}

/// Parameters, intermediates and the final byte. Where something else cuts the
/// sequence short, what there is of it goes.
fn control(bytes: &[u8]) -> usize {
    let parameters = count(bytes, 0x30..=0x3f);
    let inner = parameters + count(&bytes[parameters..], 0x20..=0x2f);
    let is_ended = bytes.get(inner).is_some_and(|it| (0x40..=0x7e).contains(it));
    // Without a final byte the intermediates may be plain spaces of the text.
    if is_ended { inner + 1 } else { parameters }
}

/// Up to and with the terminator, or nothing where the line, another sequence
/// or the limit comes first.
fn string(bytes: &[u8]) -> usize {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let end = bytes.windows(2).position(|it| match it {
        [0x07 | b'\n' | b'\r' | 0x1b, _] => true,
        [0xc2, second] => (0x80..=0x9f).contains(second),
        _ => false,
    });
    match end.map(|it| (it, &bytes[it..])) {
        Some((at, [0x07, ..])) => at + 1,
        Some((at, [0x1b, b'\\', ..] | [0xc2, 0x9c, ..])) => at + 2,
        None if bytes.last() == Some(&0x07) => bytes.len(),
        _ => 0,
    }
}

/// `ESC`, intermediates and a final byte, such as the choice of a character set.
fn designation(bytes: &[u8]) -> usize {
    let inner = 1 + count(&bytes[1..], 0x21..=0x2f);
    let is_ended = bytes.get(inner).is_some_and(|it| (0x30..=0x7e).contains(it));
    if is_ended { inner + 1 } else { 1 }
}

fn count(bytes: &[u8], range: std::ops::RangeInclusive<u8>) -> usize {
    bytes.iter().take_while(|it| range.contains(it)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sequence: &str, after: &str) {
        let text = sequence.to_owned() + after;
        assert_eq!(length(&text), sequence.len(), "{text:?}");
    }

    #[test]
    fn control_sequences() {
        check("\x1b[m", "hot");
        check("\x1b[38;2;1;2;3m", "hot");
        check("\x1b[?1049h", "x");
        check("\x1b[!p", "x");
        check("\u{9b}2J", "x");
        check(&("\x1b[".to_owned() + &"1337;".repeat(13000) + "m"), "x");
    }

    #[test]
    fn strings_end_at_bell_or_terminator() {
        check("\x1b]0;title\x07", "x");
        check("\x1b]0;title\x07", "");
        check("\x1b]8;;https://example.org\x1b\\", "link");
        check("\x1bP$q\x1b\\", "x");
        check("\u{9d}52;c;eHg=\u{9c}", "x");
    }

    #[test]
    fn a_string_that_never_ends_hides_nothing() {
        check("\x1b]", "0;all of this stays\nand this\x07");
        check("\x1b]", "8;;https://example.org/\x1b[2J");
        check("\x1b]", &"x".repeat(LONGEST + 1));
        check("\x1b]", "x");
    }

    #[test]
    fn a_control_sequence_that_is_cut_short_hides_nothing() {
        check("\x1b[31", "\nnext");
        check("\x1b[", "é");
        check("\x1b[", " é");
    }

    #[test]
    fn short_sequences() {
        check("\x1bc", "x");
        check("\x1b(0", "x");
        check("\x1b#8", "x");
        check("\x1b", "\x1b[m");
        check("\x1b", "\nx");
        check("\x1b", " x");
        check("\x1b", "é");
        check("\u{84}", "x");
    }
}
