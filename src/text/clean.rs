//! The gate that every foreign text passes before anything else sees it.
//!
//! An article may hold escape sequences, control characters, marks that turn
//! the direction of writing, and floods of combining marks. None of them gets
//! through; line endings and tabs come out in one form. What is left out is
//! accounted for in the [`Trace`], so that every place still leads back to the
//! file. How long an escape sequence is, `escape` knows.

use unicode_normalization::char::is_combining_mark;

use crate::text::{Trace, Unit, escape};

/// Marks that one letter may carry. Vietnamese needs two, Hebrew with all its
/// points and accents four or five; a terminal may choke on a thousand.
const MARKS: usize = 8;

/// A run of the trace is no longer than this, so that a place deep in a long
/// text is found without counting its way from the top.
const STRIDE: usize = 1024;

/// A place where the file's bytes do not follow from the decoded text, such as
/// after something that could not be decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// Byte in the decoded text.
    pub decoded: usize,
    /// Byte in the file.
    pub byte: usize,
}

/// `decoded` without anything that could move a terminal, and the way back.
/// `byte` is where the text begins in its file. Linear; ordinary text is
/// copied in long pieces.
pub fn clean(decoded: &str, unit: Unit, byte: usize) -> (String, Trace) {
    clean_with(decoded, unit, byte, &[])
}

/// The same for a text whose bytes leave step at `jumps`, which rise and lie
/// on character boundaries.
pub fn clean_with(decoded: &str, unit: Unit, byte: usize, jumps: &[Jump]) -> (String, Trace) {
    let mut gate = Gate {
        decoded,
        unit,
        jumps,
        kept: 0,
        counted: 0,
        letter: 0,
        byte,
        marks_end: 0,
        marks: 0,
        text: String::with_capacity(decoded.len()),
        trace: Trace::new(unit, byte),
    };
    gate.pass();
    (gate.text, gate.trace)
}

/// The same for a short piece that leads nowhere, such as a file name or
/// something pasted: line breaks become spaces.
pub fn clean_line(text: &str) -> String {
    let (cleaned, _) = clean(text, Unit::Utf8, 0);
    cleaned.replace('\n', " ")
}

/// What becomes of a character.
enum Fate {
    Keep,
    Drop,
    Space,
    Break,
    /// A sequence begins here.
    Escape,
    /// Kept on a letter, unless it already carries enough.
    Mark,
    /// Kept on a letter, once.
    Selector,
    /// Kept between letters of scripts that join.
    Joiner,
}

struct Gate<'a> {
    decoded: &'a str,
    unit: Unit,
    jumps: &'a [Jump],
    /// Up to here, `decoded` is in `text` or left out.
    kept: usize,
    /// Up to here, `letter` and `byte` have counted `decoded`.
    counted: usize,
    letter: usize,
    byte: usize,
    /// Where the latest mark ended, and how many stood together there.
    marks_end: usize,
    marks: usize,
    text: String,
    trace: Trace,
}

impl Gate<'_> {
    fn pass(&mut self) {
        let mut at = 0;
        while at < self.decoded.len() {
            let stop = self.stop();
            let piece = &self.decoded.as_bytes()[at..stop];
            at += piece.iter().position(|it| SUSPECT[usize::from(*it)]).unwrap_or(piece.len());
            at = if at < stop { self.judge(at) } else { at };
            if at >= stop {
                self.keep(at);
                self.resume(at);
            }
        }
        self.keep(at);
    }

    /// Where the run that is being kept has to end at the latest.
    fn stop(&self) -> usize {
        let length = self.decoded.floor_char_boundary(self.counted + STRIDE);
        self.jumps.first().map_or(length, |it| length.min(it.decoded))
    }

    /// Deals with the character at `at` and says where the next one is.
    fn judge(&mut self, at: usize) -> usize {
        let Some(letter) = self.decoded[at..].chars().next() else { return at };
        let after = at + letter.len_utf8();
        match fate(letter) {
            Fate::Keep => after,
            Fate::Space => self.replace(at, after, " "),
            // The break stands for the first half, so that a line ends at the
            // same letter in the text and in the file.
            Fate::Break if self.decoded[at..].starts_with("\r\n") => self.replace(at, at + 2, "\n"),
            Fate::Break => self.replace(at, after, "\n"),
            Fate::Escape => self.leave_out(at, at + escape::length(&self.decoded[at..])),
            Fate::Mark => self.mark(at, after, MARKS),
            Fate::Selector => self.mark(at, after, 1),
            Fate::Joiner if self.joins(at, after) => after,
            Fate::Joiner | Fate::Drop => self.leave_out(at, after),
        }
    }

    /// Keeps a mark that has a letter to stand on and few marks before it.
    fn mark(&mut self, at: usize, after: usize, most: usize) -> usize {
        self.marks = if self.marks_end == at { self.marks + 1 } else { 1 };
        self.marks_end = after;
        let has_base = self.before(at).is_some_and(|it| it != '\n');
        if has_base && self.marks <= most { after } else { self.leave_out(at, after) }
    }

    fn joins(&self, at: usize, after: usize) -> bool {
        let next = self.decoded[after..].chars().next();
        self.before(at).is_some_and(joining) && next.is_some_and(joining)
    }

    /// The last character that was kept before `at`.
    fn before(&self, at: usize) -> Option<char> {
        self.decoded[self.kept..at].chars().next_back().or_else(|| self.text.chars().next_back())
    }

    fn keep(&mut self, end: usize) {
        self.text.push_str(&self.decoded[self.kept..end]);
        self.kept = end;
    }

    fn replace(&mut self, start: usize, end: usize, with: &str) -> usize {
        self.keep(start);
        self.text.push_str(with);
        self.kept = end;
        if end - start > 1 {
            self.resume(end);
        }
        end
    }

    fn leave_out(&mut self, start: usize, end: usize) -> usize {
        self.keep(start);
        self.kept = end;
        self.resume(end);
        if self.marks_end == start {
            self.marks_end = end;
        }
        end
    }

    /// Begins a run at `end` of the decoded text.
    fn resume(&mut self, end: usize) {
        let passed = self.jumps.partition_point(|it| it.decoded <= end);
        if let Some(jump) = self.jumps[..passed].last() {
            self.byte = jump.byte + self.unit.bytes(&self.decoded[jump.decoded..end]);
            self.jumps = &self.jumps[passed..];
        } else {
            self.byte += self.unit.bytes(&self.decoded[self.counted..end]);
        }
        self.letter += self.decoded[self.counted..end].chars().count();
        self.counted = end;
        self.trace.begin(self.text.len(), self.letter, self.byte);
    }
}

/// The first bytes of characters that are worth a look.
const SUSPECT: [bool; 256] = suspect();

const fn suspect() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = matches!(
            byte,
            0..=0x09 | 0x0b..=0x1f | 0x7f | 0xc2 | 0xcc | 0xcd | 0xd2 | 0xd6..=0xe3 | 0xea | 0xef..
        );
        byte += 1;
    }
    table
}

fn fate(letter: char) -> Fate {
    match letter {
        '\t' => Fate::Space,
        '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break,
        '\x1b' | '\u{80}'..='\u{9f}' => Fate::Escape,
        '\n' => Fate::Keep,
        _ if letter.is_control() || is_hidden(letter) => Fate::Drop,
        '\u{200c}' | '\u{200d}' => Fate::Joiner,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Fate::Selector,
        _ if letter > '\u{2ff}' && is_combining_mark(letter) => Fate::Mark,
        _ => Fate::Keep,
    }
}

/// Whether a character shows nothing and could deceive: marks that turn the
/// direction of writing, break words or hide between them, tags, and code
/// points that are no characters. Joiners and variation selectors, which have
/// honest uses, are not among them.
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// Whether a joiner beside this has an honest use: letters from Hebrew
/// onwards, and pictures. Latin, Greek and Cyrillic words need none.
fn joining(letter: char) -> bool {
    letter >= '\u{590}'
        && !letter.is_whitespace()
        && !matches!(letter, '\u{2000}'..='\u{206f}')
        && !is_hidden(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use proptest::prelude::*;

    #[track_caller]
    fn check(decoded: &str, expected: &str) {
        assert_eq!(clean(decoded, Unit::Utf8, 0).0, expected);
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "« L’élève\u{a0}» a 30\u{202f}000 €…\nनमस्ते, 👩‍👩‍👧 ❤️";
        check(text, text);
    }

    #[test]
    fn every_line_ending_becomes_one() {
        check("a\r\nb\rc\u{85}d\u{2028}e\u{2029}f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh");
        check("a\n\rb\r\r\nc", "a\n\nb\n\nc");
    }

    #[test]
    fn controls_go_and_tabs_are_spaces() {
        check("a\0b\x07\x08\tc\x7fd\u{84}", "ab cd");
    }

    #[test]
    fn whole_escape_sequences_go() {
        check("red \x1b[38;2;1;2;3mhot\x1b[0m", "red hot");
        check("\x1b]0;title\x07on \x1b(0\x1bcoff", "on off");
        check("\u{9b}31mred", "red");
    }

    #[test]
    fn what_turns_the_line_or_hides_goes() {
        check("a\u{202e}b\u{2066}c\u{2069}\u{200f}\u{61c}", "abc");
        check("pay\u{200b}p\u{200c}al\u{200d}\u{ad}\u{feff}\u{2060}", "paypal");
        check("x\u{e0041}\u{e0042}\u{fff9}y\u{ffff}", "xy");
    }

    #[test]
    fn a_letter_carries_only_so_many_marks() {
        let flood = "e".to_owned() + &"\u{301}".repeat(5000) + "f";
        check(&flood, &("e".to_owned() + &"\u{301}".repeat(8) + "f"));
        check("\u{301}\u{308}starts\n\u{301}so", "starts\nso");
        check("A\u{fe0f}\u{fe0f}\u{fe0f}B", "A\u{fe0f}B");
        check("e\u{301}\u{200b}\u{301}", "e\u{301}\u{301}");
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(clean_line("a\r\nb\x1b[2Jc"), "a bc");
    }

    #[test]
    fn a_byte_order_mark_counts_as_a_letter() {
        let (text, trace) = clean("\u{feff}été", Unit::Utf8, 0);
        assert_eq!((trace.letter(&text, 0), trace.byte(&text, 0)), (1, 3));
    }

    #[test]
    fn lines_end_at_the_same_letter_as_in_the_file() {
        let (text, trace) = clean("un\r\ndeux\r\n", Unit::Utf8, 0);
        assert_eq!(text, "un\ndeux\n");
        assert_eq!([0, 2, 3, 7].map(|at| trace.letter(&text, at)), [0, 2, 4, 8]);
    }

    #[test]
    fn jumps_are_followed() {
        // A bad byte was read as U+FFFD, which is longer than it.
        let jumps = [Jump { decoded: 4, byte: 2 }];
        let (text, trace) = clean_with("a\u{fffd}bc", Unit::Utf8, 0, &jumps);
        assert_eq!([0, 1, 4, 5].map(|at| trace.byte(&text, at)), [0, 1, 2, 3]);
    }

    /// Pieces of text, with what is left of each.
    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "mot",
            "été ",
            "«\u{a0}ah\u{a0}»",
            "\r\n",
            "\n",
            "\r",
            "\u{2028}",
            "\u{200b}",
            "\u{ad}",
            "\x1b[31m",
            "\x1b]0;x\x07",
            "\x1b]0;open",
            "\u{9b}2J",
            "\u{202e}",
            "👩‍👧",
            "\u{301}",
            "\u{feff}",
            "\t",
            "\0",
            "港",
            "𝕏",
        ])
    }

    proptest! {
        #[test]
        fn every_letter_leads_back(pieces in prop::collection::vec(piece(), 0..40)) {
            let decoded = pieces.concat();
            let letters: Vec<char> = decoded.chars().collect();
            for unit in [Unit::Utf8, Unit::Utf16, Unit::Utf32, Unit::Single] {
                let (text, trace) = clean(&decoded, unit, 2);
                let mut last = None;
                for (at, letter) in text.char_indices() {
                    let place = trace.letter(&text, at);
                    prop_assert!(last < Some(place));
                    last = Some(place);
                    let original = letters[place];
                    prop_assert!(original == letter || "\n ".contains(letter));
                    let before: String = letters[..place].iter().collect();
                    prop_assert_eq!(trace.byte(&text, at), 2 + unit.bytes(&before));
                    let span = Span::new(at, at + letter.len_utf8());
                    prop_assert_eq!(trace.letters(&text, span), place..place + 1);
                }
            }
        }

        #[test]
        fn nothing_that_moves_a_terminal_gets_through(decoded in any::<String>()) {
            let (text, _) = clean(&decoded, Unit::Utf8, 0);
            prop_assert!(text.chars().all(|it| it == '\n' || !it.is_control() && !is_hidden(it)));
            let again = clean(&text, Unit::Utf8, 0).0;
            prop_assert_eq!(again, text);
        }
    }
}
