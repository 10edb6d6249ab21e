//! The lines of a text, measured: how long they are and how they end.

use crate::text::Span;

/// A line that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Its words, without space at the ends.
    pub span: Span,
    /// How many words.
    pub words: usize,
    /// How it ends.
    pub ending: Ending,
    /// Whether an empty line stands before it.
    pub is_apart: bool,
    /// What markup says it is.
    pub form: Form,
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// As a sentence does.
    Sentence,
    /// With a quotation mark and nothing that ends a sentence.
    Quoted,
    /// With dots that leave something out.
    Cut,
    /// With a mark that announces more.
    Open,
    /// Without any mark.
    Bare,
}

/// What markup says a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// Nothing in particular.
    #[default]
    Text,
    /// A heading of the first order.
    Title,
    /// A heading of a lower order.
    Heading,
    /// Somebody else's words.
    Quotation,
    /// An item of a list, or set as it stands.
    Item,
}

impl Line {
    /// The line that `span` covers once space is taken off its ends, or
    /// `None` where nothing is left.
    pub fn of(text: &str, span: Span) -> Option<Self> {
        let words = span.within(text).trim();
        let span = Span::of(words, text).filter(|it| !it.is_empty())?;
        let form = if words.starts_with('>') { Form::Quotation } else { Form::Text };
        Some(Self { span, words: count(words), ending: ending(words), is_apart: false, form })
    }

    /// Whether it reads as running text: sentences, and more than a few words.
    pub fn is_prose(&self) -> bool {
        match self.ending {
            Ending::Sentence => self.words >= 8,
            Ending::Open => self.words >= 12,
            Ending::Quoted => self.words >= 25,
            Ending::Cut | Ending::Bare => self.words >= 40,
        }
    }

    /// Whether it ends as a sentence does.
    pub fn is_sentence(&self) -> bool {
        self.ending == Ending::Sentence
    }
}

/// The lines of `text` that hold something.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let (mut lines, mut start, mut is_apart) = (Vec::new(), 0, true);
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    for end in ends {
        if let Some(line) = Line::of(text, Span::new(start, end)) {
            lines.push(Line { is_apart, ..line });
            is_apart = false;
        } else {
            is_apart = true;
        }
        start = end + 1;
    }
    lines
}

/// How many words, as spaces part them.
fn count(words: &str) -> usize {
    let spaces = words.as_bytes().windows(2).filter(|it| is_space(it[0]) && !is_space(it[1]));
    spaces.count() + 1
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// How `words` end. Closing quotation marks and brackets, notes such as `[1]`
/// and spaces are looked through.
fn ending(words: &str) -> Ending {
    let closing = |it: char| {
        matches!(it, '»' | '”' | '"' | '’' | '\'' | ')' | ']' | '*' | '_') || it.is_whitespace()
    };
    let inner = without_notes(words).trim_end_matches(closing);
    let is_cut = inner.ends_with('…') || inner.ends_with("...") || inner.ends_with("..");
    match inner.chars().next_back() {
        _ if is_cut => Ending::Cut,
        Some('.' | '!' | '?' | '։' | '。' | '؟' | '।' | '！' | '？') => Ending::Sentence,
        Some(':' | ';' | ',') => Ending::Open,
        _ if words.ends_with(['»', '”']) => Ending::Quoted,
        _ => Ending::Bare,
    }
}

/// `words` without the numbers of notes at their end.
fn without_notes(words: &str) -> &str {
    let mut rest = words;
    while let Some((before, note)) = rest.strip_suffix(']').and_then(|it| it.rsplit_once('[')) {
        let is_number = !note.is_empty() && note.bytes().all(|it| it.is_ascii_digit());
        if !is_number {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Ending) {
        assert_eq!(ending(words), expected, "{words}");
    }

    #[test]
    fn endings() {
        check("Il est parti.", Ending::Sentence);
        check("Il a dit : « Je pars. »", Ending::Sentence);
        check("« Je pars »", Ending::Quoted);
        check("Il est parti [1][12].", Ending::Sentence);
        check("Il est parti.[3]", Ending::Sentence);
        check("Le ministre a de nouveau accusé […]", Ending::Cut);
        check("Le ministre a de nouveau...", Ending::Cut);
        check("Il a dit :", Ending::Open);
        check("Le ministre part", Ending::Bare);
    }

    #[test]
    fn lines_know_what_stands_before_them() {
        let text = "Un\n\n  deux mots  \ntrois\n \n\nfin";
        let found: Vec<_> =
            lines(text).iter().map(|it| (it.span.within(text), it.words, it.is_apart)).collect();
        assert_eq!(
            found,
            [("Un", 1, true), ("deux mots", 2, true), ("trois", 1, false), ("fin", 1, true)]
        );
    }
}
