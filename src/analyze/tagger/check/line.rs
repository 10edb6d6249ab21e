//! One line of marked text, and what is odd about it by itself.

use crate::analyze::tagger::check::{Doubt, File, Oddity};
use crate::news::Kind;
use crate::text::Span;

/// What no mention begins with.
const ARTICLES: [&str; 11] =
    ["le ", "la ", "les ", "l’", "l'", "un ", "une ", "des ", "the ", "an ", "a "];

/// What belongs to a mention and not to the name in it.
const TITLES: [&str; 10] =
    ["Mr ", "Mrs ", "Ms ", "Sir ", "Dr ", "M. ", "Mme ", "Me ", "Mgr ", "Monsieur "];

/// What has its town in its name.
const WITH_TOWN: [&str; 9] = [
    "tribunal ",
    "cour d’",
    "cour d'",
    "cour criminelle ",
    "parquet ",
    "université d",
    "lycée d",
    "collège d",
    "hôpital d",
];

/// A sentence and its marks.
#[derive(Debug)]
pub struct Sentence<'a> {
    /// The name of its file.
    pub file: &'a str,
    /// Its line, from 1.
    pub line: usize,
    /// The words without marks.
    pub text: String,
    /// The marks, outer ones before what they hold.
    pub marks: Vec<Mark>,
}

/// A mention that is marked.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Where it is in the text.
    pub span: Span,
    /// The name in it, where that is shorter.
    pub core: Option<Span>,
    /// How many marks it stands in.
    pub depth: usize,
}

impl<'a> Sentence<'a> {
    /// Reads a line, if it can be read.
    pub fn read(file: &'a str, line: usize, marked: &str) -> Result<Self, Doubt> {
        let mut sentence = Self { file, line, text: String::new(), marks: Vec::new() };
        match sentence.take(marked) {
            Ok(()) => Ok(sentence),
            Err(what) => Err(sentence.doubt(Oddity::Unreadable, what)),
        }
    }

    fn take(&mut self, marked: &str) -> Result<(), &'static str> {
        let (mut open, mut in_core, mut rest) = (Vec::new(), false, marked);
        while let Some(letter) = rest.chars().next() {
            rest = &rest[letter.len_utf8()..];
            let at = self.text.len();
            match letter {
                '[' => {
                    let (code, after) = rest.split_once(':').ok_or("no kind")?;
                    let kind = Kind::from_code(code).ok_or("no such kind")?;
                    let depth = open.len();
                    open.push(self.marks.len());
                    self.marks.push(Mark { kind, span: Span::new(at, at), core: None, depth });
                    rest = after;
                }
                ']' if in_core => return Err("a core that reaches out"),
                ']' => {
                    let mark = &mut self.marks[open.pop().ok_or("never opened")?];
                    mark.span = Span::new(mark.span.start(), at);
                }
                '{' | '}' if open.is_empty() || in_core == (letter == '{') => {
                    return Err("a core out of place");
                }
                '{' | '}' => {
                    in_core = letter == '{';
                    let mark = open.last().map(|it| &mut self.marks[*it]).ok_or("no mark")?;
                    let start = mark.core.map_or(at, Span::start);
                    mark.core = Some(Span::new(start, at));
                }
                _ => self.text.push(letter),
            }
        }
        if open.is_empty() { Ok(()) } else { Err("never closed") }
    }

    /// The words of a mark.
    pub fn words(&self, mark: &Mark) -> &str {
        mark.span.within(&self.text)
    }

    /// The file and the line, for people.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    /// Whether it is never learned from.
    pub fn is_held_out(&self) -> bool {
        self.file.contains(".dev.")
    }

    /// Something odd about it.
    pub fn doubt(&self, oddity: Oddity, about: &str) -> Doubt {
        Doubt { file: self.file.to_owned(), line: self.line, oddity, about: about.to_owned() }
    }

    /// What is odd about it by itself.
    pub fn doubts(&self) -> Vec<Doubt> {
        let odd = |mark: &Mark| Some(self.doubt(self.oddity(mark)?, self.words(mark)));
        self.marks.iter().filter_map(odd).collect()
    }

    fn oddity(&self, mark: &Mark) -> Option<Oddity> {
        let words = self.words(mark);
        let inside = |it: &&Mark| {
            it.depth > mark.depth
                && it.span.start() >= mark.span.start()
                && it.span.end() <= mark.span.end()
        };
        let holds_town = || self.marks.iter().filter(inside).any(|it| it.kind == Kind::Place);
        let core = mark.core.map_or(words, |it| it.within(&self.text));
        let is_titled = || TITLES.iter().any(|it| core.starts_with(it));
        if words.trim() != words || words.is_empty() {
            Some(Oddity::Edge)
        } else if ARTICLES.iter().any(|it| words.starts_with(it)) {
            Some(Oddity::Article)
        } else if mark.kind == Kind::Person && words.contains(", ") {
            Some(Oddity::Apposition)
        } else if mark.kind == Kind::Person && is_titled() {
            Some(Oddity::Title)
        } else if WITH_TOWN.iter().any(|it| words.starts_with(it)) && holds_town() {
            Some(Oddity::PartOfName)
        } else {
            None
        }
    }
}

/// The labels of `file`, one word a line, that go on with what has not begun.
pub fn labels(file: &File) -> Vec<Doubt> {
    let (mut doubts, mut before) = (Vec::new(), "");
    for (line, number) in file.text.lines().zip(1..) {
        let (word, label) = line.split_once('\t').unwrap_or((line, ""));
        let begun = before.strip_prefix("B-").or_else(|| before.strip_prefix("I-"));
        if label.strip_prefix("I-").is_some_and(|it| begun != Some(it)) {
            let (file, oddity) = (file.name.to_owned(), Oddity::GoesOn);
            doubts.push(Doubt { file, line: number, oddity, about: word.to_owned() });
        }
        before = label;
    }
    doubts
}
