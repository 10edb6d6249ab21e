//! The way back from clean text to the file it was read from.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// How the characters of a file are laid out in its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// UTF-8.
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// UTF-32, either byte order.
    Utf32,
    /// One byte a character, such as Windows-1252.
    Single,
    /// Anything else: a byte offset is only known where a run begins.
    Other,
}

impl Unit {
    /// How many bytes `text` takes in such a file. Nothing where that cannot
    /// be known.
    pub fn bytes(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum::<usize>() * 2,
            Self::Utf32 => text.chars().count() * 4,
            Self::Single => text.chars().count(),
            Self::Other => 0,
        }
    }
}

/// Leads from a byte of clean text back to the file.
///
/// Made of runs. Within a run the text is the file's, character for character;
/// a run ends wherever cleaning left something out or put something else in.
/// `runs` is never empty, and rises strictly in the text. It also rises in the
/// file, as long as nobody calls [`Trace::begin`] with smaller numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    runs: Vec<Run>,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    /// Byte in the clean text.
    text: u32,
    /// Character (code point) in the decoded file.
    letter: u32,
    /// Byte in the file.
    byte: u32,
}

impl Trace {
    /// A trace of a file whose text begins at `byte` (after a byte order mark).
    pub fn new(unit: Unit, byte: usize) -> Self {
        Self { runs: vec![run(0, 0, byte)], unit }
    }

    /// Says that from byte `text` of the clean text on, the file's character
    /// `letter` at `byte` is meant. A run of no text is replaced.
    pub fn begin(&mut self, text: usize, letter: usize, byte: usize) {
        if self.runs.last().is_some_and(|it| it.text as usize == text) {
            self.runs.pop();
        }
        self.runs.push(run(text, letter, byte));
    }

    /// How many code points of the decoded file stand before byte `at` of
    /// `text`. This is what other programs count in. Where something was left
    /// out just before `at`, it is counted: this is where a span begins.
    pub fn letter(&self, text: &str, at: usize) -> usize {
        let run = self.run(at);
        run.letter as usize + text[run.text as usize..at].chars().count()
    }

    /// [`Trace::letter`] of many places, which rise. Counts every letter once.
    pub fn letters_at(&self, text: &str, places: &[usize]) -> Vec<usize> {
        let mut known = (0, 0);
        let letter = |&at: &usize| {
            let run = self.run(at);
            let (from, letters) = known.max((run.text as usize, run.letter as usize));
            known = (at, letters + text[from..at].chars().count());
            known.1
        };
        places.iter().map(letter).collect()
    }

    /// The code points of the decoded file that `span` stands for. What was
    /// left out at its edges does not belong to it; what was left out inside
    /// does.
    pub fn letters(&self, text: &str, span: Span) -> Range<usize> {
        let start = self.letter(text, span.start());
        let Some(last) = span.within(text).chars().next_back() else { return start..start };
        start..self.letter(text, span.end() - last.len_utf8()) + 1
    }

    /// How many bytes of the file stand before byte `at` of `text`, where
    /// something left out just before `at` is counted.
    pub fn byte(&self, text: &str, at: usize) -> usize {
        let run = self.run(at);
        run.byte as usize + self.unit.bytes(&text[run.text as usize..at])
    }

    /// Goes on at the end of `to` with the part of `from` that `span` covers,
    /// as `trace` leads back from there. Pushes the words and their runs.
    pub fn carry(&mut self, to: &mut String, trace: &Self, from: &str, span: Span) {
        let mut start = span.start();
        while start < span.end() {
            let next = trace.runs.partition_point(|it| it.text as usize <= start);
            let end =
                trace.runs.get(next).map_or(span.end(), |it| span.end().min(it.text as usize));
            self.begin(to.len(), trace.letter(from, start), trace.byte(from, start));
            to.push_str(&from[start..end]);
            start = end;
        }
    }

    /// How its file lays out characters.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The run that byte `at` belongs to: the last that begins at or before it.
    fn run(&self, at: usize) -> Run {
        let next = self.runs.partition_point(|it| it.text as usize <= at);
        self.runs[next.saturating_sub(1)]
    }
}

fn run(text: usize, letter: usize, byte: usize) -> Run {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Run { text: narrow(text), letter: narrow(letter), byte: narrow(byte) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_places_are_counted_like_one() {
        let text = "été à la mer";
        let mut trace = Trace::new(Unit::Utf8, 3);
        trace.begin(6, 9, 14);
        let places = [0, 2, 5, 6, 8, 8, 13];
        let one_by_one = places.map(|at| trace.letter(text, at));
        assert_eq!(trace.letters_at(text, &places), one_by_one);
    }

    #[test]
    fn a_span_ends_before_what_was_left_out_after_it() {
        // The file reads `ab<mark>cd`, the text `abcd`.
        let (text, mut trace) = ("abcd", Trace::new(Unit::Utf8, 0));
        trace.begin(2, 3, 5);
        assert_eq!(trace.letters(text, Span::new(0, 2)), 0..2);
        assert_eq!(trace.letters(text, Span::new(2, 4)), 3..5);
        assert_eq!(trace.letters(text, Span::new(1, 3)), 1..4);
        assert_eq!((trace.letter(text, 2), trace.byte(text, 2)), (3, 5));
    }

    #[test]
    fn a_part_carried_over_leads_to_the_same_place() {
        let (text, mut trace) = ("abcd", Trace::new(Unit::Utf8, 0));
        trace.begin(2, 3, 5);
        let (mut part, mut back) = (String::from("- "), Trace::new(Unit::Utf8, 0));
        back.carry(&mut part, &trace, text, Span::new(1, 4));
        assert_eq!(part, "- bcd");
        assert_eq!(back.letters(&part, Span::new(2, 3)), 1..2);
        assert_eq!(back.letters(&part, Span::new(3, 5)), 3..5);
    }
}
