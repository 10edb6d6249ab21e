//! The window that shows what a revision has changed in an article.

use crate::app::rows::{Row, Rows};
use crate::library::{Changed, Piece};
use crate::news::ArticleId;
use crate::text::{Hyphenation, Line, Span, wrap};

/// What has changed in an article, in lines.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The article.
    pub article: ArticleId,
    /// How many passages.
    pub passages: usize,
    /// The wordings that are shown, each passage's former one before its new
    /// one.
    pub wordings: Vec<Wording>,
    /// Their lines.
    pub rows: Rows<ChangeRow>,
    width: u16,
}

/// What a passage said, or says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The words.
    pub text: String,
    /// Those of them that the other wording has not.
    pub others: Vec<Span>,
    /// Whether this is how it was.
    pub is_former: bool,
    /// Where the passage stands in the article.
    pub at: Span,
}

/// A line of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeRow {
    /// Another passage follows.
    Blank,
    /// A line of a wording, by its place among them; whether it is the first.
    Line(usize, Line, bool),
}

impl Row for ChangeRow {
    fn is_heading(&self) -> bool {
        *self == Self::Blank
    }
}

impl Changes {
    /// What has `changed` in `article`, in lines of at most `width` columns.
    pub fn new(article: ArticleId, changed: &[Changed], width: u16) -> Self {
        let wordings = changed.iter().flat_map(|it| {
            let was = wording(&it.was, true, it.at);
            was.into_iter().chain(wording(&it.is, false, it.at))
        });
        let wordings: Vec<Wording> = wordings.collect();
        let rows = Rows::new(lines(&wordings, width));
        Self { article, passages: changed.len(), wordings, rows, width }
    }

    /// Breaks the lines anew for another width.
    pub fn refit(&mut self, width: u16) {
        if width == self.width {
            return;
        }
        let chosen = self.chosen().map(|it| it.at);
        (self.rows, self.width) = (Rows::new(lines(&self.wordings, width)), width);
        let is_it = |row: &ChangeRow| match row {
            ChangeRow::Line(of, ..) => Some(self.wordings[*of].at) == chosen,
            ChangeRow::Blank => false,
        };
        if let Some(at) = self.rows.all().iter().position(is_it) {
            self.rows.choose(at);
        }
    }

    /// The wording that the chosen line is of.
    pub fn chosen(&self) -> Option<&Wording> {
        match self.rows.chosen()? {
            ChangeRow::Line(of, ..) => self.wordings.get(*of),
            ChangeRow::Blank => None,
        }
    }
}

fn wording(pieces: &[Piece], is_former: bool, at: Span) -> Option<Wording> {
    let (mut text, mut others) = (String::new(), Vec::new());
    for piece in pieces {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(&piece.words);
        others.extend(piece.is_other.then(|| Span::new(start, text.len())));
    }
    (!text.is_empty()).then_some(Wording { text, others, is_former, at })
}

fn lines(wordings: &[Wording], width: u16) -> Vec<ChangeRow> {
    let mut rows = Vec::new();
    let mut before = None;
    for (of, wording) in wordings.iter().enumerate() {
        // A new wording belongs to the former one right above it.
        let is_answer = !wording.is_former && before == Some(wording.at);
        if !rows.is_empty() && !is_answer {
            rows.push(ChangeRow::Blank);
        }
        before = wording.is_former.then_some(wording.at);
        let whole = Span::new(0, wording.text.len());
        let lines = wrap(&wording.text, whole, width, Hyphenation::None);
        let lines = lines.into_iter().enumerate();
        rows.extend(lines.map(|(nth, line)| ChangeRow::Line(of, line, nth == 0)));
    }
    rows
}
