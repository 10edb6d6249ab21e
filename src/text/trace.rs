//! The way back from clean text to the file it was read from.

/// How the characters of a file are laid out in its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// UTF-8.
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// One byte a character, such as Windows-1252.
    Single,
    /// Anything else: a byte offset is only known where a run begins.
    Other,
}

/// Leads from a byte of clean text back to the file.
///
/// Made of runs. Within a run the text is the file's, character for character;
/// a run ends wherever cleaning left something out or put something else in.
/// `runs` is never empty and rises in all three measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    runs: Vec<Run>,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        if self.runs.last().is_some_and(|it| it.text as usize == text) && self.runs.len() > 1 {
            self.runs.pop();
        }
        self.runs.push(run(text, letter, byte));
    }

    /// How many code points of the decoded file stand before byte `at` of
    /// `text`. This is what other programs count in.
    pub fn letter(&self, text: &str, at: usize) -> usize {
        let run = self.run(at);
        run.letter as usize + text[run.text as usize..at].chars().count()
    }

    /// The same for many places, which rise. Counts every letter once.
    pub fn letters(&self, text: &str, places: &[usize]) -> Vec<usize> {
        let mut known = (0, 0);
        let letter = |&at: &usize| {
            let run = self.run(at);
            let (from, letters) = known.max((run.text as usize, run.letter as usize));
            known = (at, letters + text[from..at].chars().count());
            known.1
        };
        places.iter().map(letter).collect()
    }

    /// How many bytes of the file stand before byte `at` of `text`.
    pub fn byte(&self, text: &str, at: usize) -> usize {
        let run = self.run(at);
        let since = &text[run.text as usize..at];
        let bytes = match self.unit {
            Unit::Utf8 => since.len(),
            Unit::Utf16 => since.chars().map(char::len_utf16).sum::<usize>() * 2,
            Unit::Single => since.chars().count(),
            Unit::Other => 0,
        };
        run.byte as usize + bytes
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
        assert_eq!(trace.letters(text, &places), one_by_one);
    }
}
