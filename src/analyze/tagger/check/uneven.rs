//! The same words marked in two ways: of another kind between the same words,
//! or marked in one sentence and not in the next.

use std::collections::{BTreeMap, BTreeSet};

use crate::analyze::tagger::check::line::{Mark, Sentence};
use crate::analyze::tagger::check::{Doubt, Oddity};
use crate::news::Kind;
use crate::text::Span;

/// How many words a name has at least to be looked for where it is not marked:
/// shorter ones are often part of another.
const LONG: usize = 2;

/// What is uneven about `sentences`.
pub fn doubts(sentences: &[Sentence]) -> Vec<Doubt> {
    let mut doubts = other_kinds(sentences);
    doubts.extend(unmarked(sentences));
    doubts
}

fn other_kinds(sentences: &[Sentence]) -> Vec<Doubt> {
    let (mut doubts, mut kinds) = (Vec::new(), BTreeMap::new());
    for sentence in sentences {
        for mark in &sentence.marks {
            let words = sentence.words(mark);
            // A single word means one thing between the same words at least.
            let (before, after) = if words.contains(' ') {
                ("", "")
            } else {
                (before(sentence, mark), after(sentence, mark))
            };
            if !words.contains(' ') && (before.is_empty() || after.is_empty()) {
                continue;
            }
            let known = kinds.entry((before, words, after)).or_insert((mark.kind, sentence));
            let (kind, place) = *known;
            if acts(kind) != acts(mark.kind) {
                let about = format!("{words}, {} at {}", kind.code(), place.place());
                doubts.push(sentence.doubt(Oddity::OtherKind, &about));
            }
        }
    }
    doubts
}

/// A state is a place in one sentence and acts in the next.
fn acts(kind: Kind) -> Kind {
    if kind == Kind::State { Kind::Place } else { kind }
}

fn before<'a>(sentence: &'a Sentence, mark: &Mark) -> &'a str {
    let words = &sentence.text[..mark.span.start()];
    words.split_inclusive([' ', '’', '\'']).next_back().map_or("", str::trim)
}

fn after<'a>(sentence: &'a Sentence, mark: &Mark) -> &'a str {
    let words = &sentence.text[mark.span.end()..];
    words.split_whitespace().next().unwrap_or("")
}

fn unmarked(sentences: &[Sentence]) -> Vec<Doubt> {
    let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sentence in sentences {
        for name in sentence.marks.iter().map(|it| sentence.words(it)) {
            let mut words = name.split_whitespace();
            let first = words.next().filter(|it| it.starts_with(char::is_uppercase));
            if let Some(first) = first.filter(|_| words.count() + 1 >= LONG) {
                names.entry(first).or_default().insert(name);
            }
        }
    }
    let mut doubts = Vec::new();
    for sentence in sentences {
        let words = sentence.text.split_whitespace();
        for first in words.filter_map(|it| Span::of(it, &sentence.text)) {
            let begun = names.get(first.within(&sentence.text)).into_iter().flatten();
            doubts.extend(begun.filter_map(|it| missed(sentence, first.start(), it)));
        }
    }
    doubts
}

/// The doubt about `name`, where it stands at `from` outside of all marks.
fn missed(sentence: &Sentence, from: usize, name: &str) -> Option<Doubt> {
    let rest = sentence.text[from..].strip_prefix(name)?;
    let covers =
        |it: &Mark| it.span.start() <= from && it.span.end() >= sentence.text.len() - rest.len();
    let goes_on = rest.starts_with(char::is_alphanumeric);
    let is_missed = !goes_on && !sentence.marks.iter().any(covers);
    is_missed.then(|| sentence.doubt(Oddity::Unmarked, name))
}
