//! Sentences that carry what should be found in them: `[words|value]`. The
//! marks are taken out, the sentence is analysed, and what is found is held to
//! the marks.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use liseuse::analyze::{Lexicon, annotate};
use liseuse::news::{
    Annotated, ArticleId, Block, BlockKind, DateSource, Document, Language, Published,
};
use liseuse::text::Span;

/// Parsed once: the tests are built without optimisation.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// What follows this line was written beside the rules and never tuned on.
const HELD_OUT: &str = "\n## held out\n";

/// What was found right, found wrong, and missed.
#[derive(Debug, Default)]
pub struct Score {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// Sentences that are not as marked: what was expected, what was found.
    pub differences: Vec<String>,
}

impl Score {
    /// This and `other` together.
    pub fn and(mut self, other: Self) -> Self {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.differences.extend(other.differences);
        self
    }

    /// Counts what was `found` in `plain`, where `expected` is marked.
    pub fn text(
        &mut self,
        plain: &str,
        expected: &BTreeSet<(String, String)>,
        found: &BTreeSet<(String, String)>,
    ) {
        let right = found.intersection(expected).count();
        if found != expected {
            let missed: Vec<_> = expected.difference(found).collect();
            let wrong: Vec<_> = found.difference(expected).collect();
            self.differences.push(format!("{plain}\n  → missed {missed:?}\n  → wrong {wrong:?}"));
        }
        self.right += right;
        self.wrong += found.len() - right;
        self.missed += expected.len() - right;
    }

    /// Holds both precision and recall, in hundredths, to `floor`.
    #[track_caller]
    pub fn hold(&self, floor: usize) {
        let Self { right, wrong, missed, .. } = self;
        assert!(right * 100 >= floor * (right + wrong), "too much is wrong: {self:#?}");
        assert!(right * 100 >= floor * (right + missed), "too much is missed: {self:#?}");
    }
}

/// Scores what `find` finds in every sentence of `text` before the part that
/// is held out, and in those of that part.
pub fn score(
    text: &str,
    published: Option<Date>,
    find: impl Fn(&str, Option<Date>) -> BTreeSet<(String, String)>,
) -> (Score, Score) {
    let (seen, held_out) = text.split_once(HELD_OUT).unwrap_or((text, ""));
    let part = |text: &str| {
        let mut score = Score::default();
        for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
            let (line, published) = match line.strip_prefix("? ") {
                Some(line) => (line, None),
                None => (line, published),
            };
            let (plain, expected) = unmarked(line);
            score.text(&plain, &expected, &find(&plain, published));
        }
        score
    };
    (part(seen), part(held_out))
}

/// The sentence without its marks, and the marks: position and words, value.
pub fn unmarked(line: &str) -> (String, BTreeSet<(String, String)>) {
    let (mut plain, mut marks) = (String::new(), BTreeSet::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        let (mark, after) = after.split_once(']').expect("a mark ends");
        let (words, value) = mark.split_once('|').expect("a mark has a value");
        marks.insert((format!("{}:{words}", plain.len()), value.to_owned()));
        plain.push_str(words);
        rest = after;
    }
    (plain + rest, marks)
}

/// Where `span` stands and its words, as marks write it.
pub fn place(text: &str, span: Span) -> String {
    format!("{}:{}", span.start(), span.within(text))
}

/// `text`, analysed with a paragraph for each line.
pub fn analysed(text: &str, language: Language, published: Option<Date>) -> Annotated {
    let lines = text.split('\n').filter(|it| !it.is_empty());
    let span = |it: &str| Span::of(it, text).expect("it is a line of the text");
    let block = |it: &str| Block { kind: BlockKind::Paragraph, span: span(it) };
    let document = Document {
        published: published.map(|date| Published { date, from: DateSource::Metadata }),
        ..Document::new(ArticleId(1), text.to_owned(), lines.map(block).collect(), language)
    };
    annotate(Arc::new(document), &LEXICON)
}
