//! Whole articles that carry everything that should be found in them: what is
//! said, figures, dates, as `assets/corpus/claims/README.md` describes.

use std::collections::BTreeSet;

use liseuse::news::Language;

use crate::marked::{self, Score};
use crate::speech::{self, Tally};
use crate::{dates, figures};

/// What opens and ends a figure, and a date.
const FIGURE: [char; 2] = ['⟪', '⟫'];
const DATE: [char; 2] = ['⟦', '⟧'];

/// How articles were read.
#[derive(Debug, Default)]
pub struct Press {
    pub statements: Tally,
    pub figures: Score,
    pub dates: Score,
}

impl Press {
    /// This and `other` together.
    pub fn and(self, other: Self) -> Self {
        Self {
            statements: self.statements.and(other.statements),
            figures: self.figures.and(other.figures),
            dates: self.dates.and(other.dates),
        }
    }

    /// What is not read as marked.
    pub fn differences(&self) -> String {
        let parts =
            [&self.statements.differences, &self.figures.differences, &self.dates.differences];
        parts.map(|it| it.join("\n")).join("\n\n")
    }
}

/// How the articles of `text`, one a line, are read.
pub fn read(text: &str, language: Language) -> Press {
    let mut press = Press::default();
    for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        press.statements.line(&without(&without(line, FIGURE), DATE), language);
        let (plain, marks) = values(line, FIGURE, DATE);
        let found = figures::found(&plain, language, Some(dates::wednesday()));
        press.figures.text(&plain, &marks, &found);
        let (plain, marks) = values(line, DATE, FIGURE);
        let found = dates::found(&plain, language, Some(dates::wednesday()));
        press.dates.text(&plain, &marks, &found);
    }
    press
}

/// The text of an article without its marks, and what the marks of one kind say.
fn values(line: &str, kept: [char; 2], others: [char; 2]) -> (String, BTreeSet<(String, String)>) {
    let others_gone = without(line, others);
    let hidden = others_gone.replace(kept[1], "\u{e000}").replace(kept[0], "\u{e001}");
    let bars = bars(&hidden);
    let (plain, _) = speech::unmarked(&bars);
    let marked = plain.replace('\u{e001}', "[").replace('\u{e000}', "]").replace('\u{e002}', "|");
    marked::unmarked(&marked)
}

/// The bars of figures and dates told apart from those of speakers.
fn bars(line: &str) -> String {
    let mut is_inside = false;
    let letters = line.chars().map(|it| {
        is_inside = (is_inside || it == '\u{e001}') && it != '\u{e000}';
        if is_inside && it == '|' { '\u{e002}' } else { it }
    });
    letters.collect()
}

/// The text without marks of one kind: their words stay.
fn without(line: &str, [open, end]: [char; 2]) -> String {
    let mut parts = line.split(open);
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (mark, after) = part.split_once(end).expect("a mark ends");
        let (words, _) = mark.split_once('|').expect("a mark has a value");
        plain.push_str(words);
        plain.push_str(after);
    }
    plain
}
