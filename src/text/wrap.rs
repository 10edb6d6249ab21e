//! Breaking a block into lines that fit a column.

use textwrap::core::{Fragment, Word, break_words};
use textwrap::word_splitters::split_words;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use textwrap::{WordSeparator, WordSplitter};

use crate::text::Span;

/// The rules by which long words are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hyphenation {
    /// French syllables.
    French,
    /// English syllables.
    English,
    /// Words stay whole where they can.
    None,
}

/// One line of a wrapped block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The words on it, without the space at its end.
    pub span: Span,
    /// Whether a word is broken at its end and wants a hyphen.
    pub hyphen: bool,
}

/// A block longer than this many bytes is wrapped greedily: the best breaks
/// cost several times as much and nobody reads such a block.
const TOO_LONG_TO_BALANCE: usize = 16 * 1024;

/// A line that is this many columns short is worth a broken word. The text is
/// not justified, so a word is better whole.
const SHORT: usize = 12;

/// A word is broken only where at least this many bytes of letters stand, and
/// neither part may have fewer than [`PART`].
const WORTH_BREAKING: usize = 8;

/// The longest run of letters that has syllables, in bytes: what is longer is
/// no word, and hypher would panic.
const LONGEST_WORD: usize = 45;

const PART: usize = 3;

/// The lines of `block`, a part of `text`, at `width` columns. A line break in
/// the block counts as a space. No line breaks at a no-break space, nor before
/// the signs that French sets off by a space, nor inside a number.
pub fn wrap(text: &str, block: Span, width: u16, hyphenation: Hyphenation) -> Vec<Line> {
    let width = usize::from(width).max(1);
    // One byte for one byte, so that places stay the same.
    let line = block.within(text).replace('\n', " ");
    let words: Vec<Word<'_>> = joined(&line).into_iter().map(Word::from).collect();
    let lines = wrap_first_fit(&words, &[columns(width)]);
    // Syllables and the best breaks cost several times as much as all the rest:
    // most blocks do without.
    if is_even(&lines, width) {
        return as_lines(&lines, &line, block);
    }
    let pieces = broken(words.iter().copied(), width, hyphenation);
    as_lines(&balanced(&pieces, width, line.len()), &line, block)
}

/// The pieces of a block of so many bytes in lines of about the same width.
fn balanced<'a, 'b>(pieces: &'b [Word<'a>], width: usize, bytes: usize) -> Vec<&'b [Word<'a>]> {
    let greedily = || wrap_first_fit(pieces, &[columns(width)]);
    if bytes > TOO_LONG_TO_BALANCE {
        return greedily();
    }
    let penalties = Penalties { hyphen_penalty: SHORT * SHORT, ..Penalties::new() };
    wrap_optimal_fit(pieces, &[columns(width)], &penalties).unwrap_or_else(|_| greedily())
}

/// Whether no line needs a broken word: none is too long, and none but the last
/// is short.
fn is_even(lines: &[&[Word<'_>]], width: usize) -> bool {
    let width = columns(width);
    let is_even = |(at, words): (usize, &&[Word<'_>])| {
        let spaced: f64 = words.iter().map(|it| it.width() + it.whitespace_width()).sum();
        let taken = spaced - words.last().map_or(0.0, Fragment::whitespace_width);
        taken <= width && (taken > width - columns(SHORT) || at + 1 == lines.len())
    };
    lines.iter().enumerate().all(is_even)
}

#[expect(clippy::cast_precision_loss, reason = "no screen has 2^52 columns")]
fn columns(width: usize) -> f64 {
    width as f64
}

fn as_lines(lines: &[&[Word<'_>]], line: &str, block: Span) -> Vec<Line> {
    let as_line = |words: &&[Word<'_>]| {
        let (first, last) = (words.first()?, words.last()?);
        let span = Span::of(first.word, line)?.to(Span::of(last.word, line)?);
        Some(Line { span: span.after(block.start()), hyphen: !last.penalty.is_empty() })
    };
    lines.iter().filter_map(as_line).collect()
}

/// The words of `line`, those that belong together in one piece.
fn joined(line: &str) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    let mut at = 0;
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let end = at + word.word.len() + word.whitespace.len();
        match words.last_mut() {
            Some(before) if belong_together(before, word.word) => {
                *before = &line[at - before.len()..end];
            }
            _ => words.push(&line[at..end]),
        }
        at = end;
    }
    words
}

/// Whether no line may end between `before` and `word`: French typography
/// wants a no-break space there, and the article has a plain one.
fn belong_together(before: &str, word: &str) -> bool {
    let alone = |it: &str| it.chars().all(|it| !it.is_alphanumeric());
    let closes = word.starts_with([';', ':', '!', '?', '»', '%']) && alone(word);
    let opens = before.trim_end().ends_with('«');
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let thousands = word.get(..3).is_some_and(digits)
        && word.as_bytes().get(3).is_none_or(|it| !it.is_ascii_digit())
        && before.trim_end().ends_with(|it: char| it.is_ascii_digit());
    closes || opens || thousands
}

/// Syllables where words may break, and pieces of words that no line holds.
fn broken<'a>(
    words: impl Iterator<Item = Word<'a>>,
    width: usize,
    hyphenation: Hyphenation,
) -> Vec<Word<'a>> {
    let splitter = match hyphenation {
        Hyphenation::French => &FRENCH,
        Hyphenation::English => &ENGLISH,
        Hyphenation::None => &WordSplitter::NoHyphenation,
    };
    break_words(split_words(words, splitter), width)
}

const FRENCH: WordSplitter = WordSplitter::Custom(french);

const ENGLISH: WordSplitter = WordSplitter::Custom(english);

fn french(word: &str) -> Vec<usize> {
    syllables(word, hypher::Lang::French)
}

fn english(word: &str) -> Vec<usize> {
    syllables(word, hypher::Lang::English)
}

/// Where `word` may break. Only runs of small letters are handed on: names,
/// numbers, addresses and what an apostrophe cuts off stay whole.
fn syllables(word: &str, lang: hypher::Lang) -> Vec<usize> {
    let mut breaks = Vec::new();
    if word.len() < WORTH_BREAKING {
        return breaks;
    }
    for run in word.split(|it: char| !it.is_alphabetic()) {
        let Some(place) = Span::of(run, word) else { continue };
        let can_break = (WORTH_BREAKING..=LONGEST_WORD).contains(&run.len());
        if !can_break || run.contains(char::is_uppercase) {
            continue;
        }
        let mut end = place.start();
        for syllable in hypher::hyphenate(run, lang) {
            end += syllable.len();
            if end >= place.start() + PART && end + PART <= place.end() {
                breaks.push(end);
            }
        }
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: u16, expected: &[&str]) {
        let lines = wrap(text, Span::new(0, text.len()), width, Hyphenation::French);
        let shown =
            |it: &Line| format!("{}{}", it.span.within(text), if it.hyphen { "-" } else { "" });
        assert_eq!(lines.iter().map(shown).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn breaks_between_words() {
        check("un deux trois", 8, &["un deux", "trois"]);
    }

    #[test]
    fn breaks_long_words_between_syllables() {
        check("des renégociations", 14, &["des", "renégociations"]);
        check("anticonstitutionnellement", 14, &["anticonstitu-", "tionnellement"]);
    }

    #[test]
    fn french_signs_stay_with_their_word() {
        check("il dit : « non » !", 9, &["il dit :", "« non » !"]);
        check("plus de 1 200 morts", 9, &["plus de", "1 200", "morts"]);
        check("oui\u{a0}!", 3, &["oui", "\u{a0}!"]);
    }

    #[test]
    fn names_are_not_broken() {
        check("le Kazakhstanais", 9, &["le", "Kazakhsta", "nais"]);
    }

    #[test]
    fn survives_no_room_at_all() {
        check("ab", 0, &["a", "b"]);
        check("", 5, &[]);
    }

    #[test]
    fn what_is_too_long_for_a_word_is_cut_anywhere() {
        let word = "anticonstitutionnellement".repeat(2);
        check(&word, 45, &[&word[..45], &word[45..]]);
    }
}
