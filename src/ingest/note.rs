//! What is known of a line by itself: what its words and its shape say.

use crate::ingest::credit;
use crate::ingest::lines::{Ending, Form, Line};
use crate::ingest::rules::{Dating, Reading, Rules};
use crate::ingest::shape;
use crate::ingest::when::{self, Day, Found};
use crate::text::{Span, fold};

/// What is known of a line by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Note {
    /// What its words say.
    pub reading: Reading,
    /// Whether it is furniture wherever it stands.
    pub is_furniture: bool,
    /// The author it names.
    pub byline: Option<Span>,
    /// The date it tells.
    pub told: Option<Told>,
}

/// A date on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// The words of the date.
    pub span: Span,
    /// The day.
    pub day: Day,
    /// How much the line says about it: the greater, the surer.
    pub trust: Trust,
}

/// How much a line says about the date it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// It was changed then.
    Updated,
    /// It only gives the date.
    Bare,
    /// It opens the text with the date.
    Dateline,
    /// It was published then.
    Published,
}

impl Note {
    /// What is known of `line`. A long line is text, and so is an item of a
    /// list: of them nothing is known.
    pub fn of(text: &str, line: &Line, rules: &Rules) -> Self {
        let is_text = line.form != Form::Item && line.words <= 45 && line.span.len() <= 400;
        if !is_text {
            return Self::default();
        }
        let words = line.span.within(text);
        let reading = rules.read(words, line.words, line.is_sentence());
        let has_shape = line.words <= 20 && shape::is_furniture(words);
        let is_furniture =
            line.form != Form::Title && (reading.is_debris || reading.buttons >= 2 || has_shape);
        let found = (line.words <= 25).then(|| when::first(words)).flatten();
        let is_credit = reading.dating.is_some() || found.is_some() && has_cue(words, line);
        let byline = match reading.byline {
            0 if is_credit && line.words <= 20 => credit::name_with_date(words),
            0 => None,
            cue => credit::name(words, cue),
        };
        let byline = byline.map(|it| it.after(line.span.start()));
        let trust = |it: Found| trust(words, line, it, &reading, is_credit || byline.is_some());
        let told = found.and_then(|it| {
            let span = it.span.after(line.span.start());
            Some(Told { span, day: it.day, trust: trust(it)? })
        });
        Self { reading, is_furniture, byline, told }
    }

    /// Whether it only gives a date.
    pub fn is_bare_date(&self) -> bool {
        self.told.is_some_and(|it| it.trust == Trust::Bare)
    }
}

/// What a line that holds a date says about the publication.
fn trust(
    words: &str,
    line: &Line,
    found: Found,
    reading: &Reading,
    is_credit: bool,
) -> Option<Trust> {
    match reading.dating {
        Some(Dating::Published) => Some(Trust::Published),
        Some(Dating::Updated) => Some(Trust::Updated),
        _ if is_credit => Some(Trust::Published),
        _ if reading.is_debris || is_date_line(words, line, found) => Some(Trust::Bare),
        _ => None,
    }
}

/// Whether a label with a date in it says that something was published, by
/// whom, or when: `Ana Ruiz - publié le 3 mars 2020`, `3 mars 2020, par Ana`.
fn has_cue(words: &str, line: &Line) -> bool {
    let cues =
        [" par ", " by ", "publie", "posted", "published", "updated", "mis a jour", "mis en ligne"];
    let folded = fold(words);
    line.words <= 16 && line.ending == Ending::Bare && cues.iter().any(|it| folded.contains(it))
}

/// Whether a line holds a date, at most with a time and a place: `Paris, le 3
/// mars 2020`, `3 mars 2020, Paris`.
fn is_date_line(words: &str, line: &Line, found: Found) -> bool {
    let others = when::other_words(words, found.span);
    let (before, after) = (&words[..found.span.start()], &words[found.span.end()..]);
    let has_place = before.trim_end().trim_end_matches("le").trim_end().ends_with(',')
        || before.is_empty() && after.trim_start().starts_with(',');
    let is_proper = others.len() <= 4 && others.iter().all(|it| it.starts_with(char::is_uppercase))
        || before.starts_with("Fait à");
    let is_short = others.is_empty() || has_place && is_proper && !line.is_sentence();
    line.words <= 14 && (is_short || opens_below(words) && before.is_empty())
}

/// `22 janvier 2017, Lyon, place du marché . –` opens the text below it.
pub(super) fn opens_below(words: &str) -> bool {
    words.trim_end().ends_with(['–', '—', '-'])
}
