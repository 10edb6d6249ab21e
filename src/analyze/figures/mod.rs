//! Numbers that articles dispute: a hedge, a number, what is counted, and on
//! whose word. Figures are found one by one and never added up.

mod claim;
mod counted;
mod event;
mod hedge;
mod nouns;

use crate::analyze::figures::claim::Scene;
use crate::analyze::figures::counted::{Counted, counted};
use crate::analyze::figures::hedge::amount;
use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{Figure, Mention, Statement};
use crate::text::Span;

/// The figures of the running text, in order. Who claims them is told by the
/// statements they stand in, or else by the words of their sentence.
pub fn figures(
    reading: &Reading,
    plain: &Plain,
    mentions: &[Mention],
    statements: &[Statement],
) -> Vec<Figure> {
    let scene = Scene { reading, plain, mentions, statements };
    let mut found = Vec::new();
    for (number, sentence) in reading.sentences.iter().enumerate() {
        let line = Line::new(reading, plain, sentence);
        for it in drafts(&line) {
            found.extend(figure(&scene, number, &line, &it));
        }
    }
    found
}

/// A figure as its sentence gives it.
#[derive(Debug, Clone, PartialEq)]
struct Draft {
    from: usize,
    /// The token after its last.
    to: usize,
    low: Option<f64>,
    high: Option<f64>,
    approximate: bool,
    counted: Counted,
    what: Option<&'static str>,
}

fn drafts(line: &Line) -> Vec<Draft> {
    let (mut found, mut at) = (Vec::new(), line.from);
    while at < line.to {
        let draft = draft(line, at);
        at = draft.as_ref().map_or(at + 1, |it| it.to);
        found.extend(draft);
    }
    event::share(line, &mut found);
    found
}

fn draft(line: &Line, at: usize) -> Option<Draft> {
    let amount = amount(line, at)?;
    let (to, counted) = counted(line, amount.to, amount.noun_is_near)?;
    let is_one = amount.low == Some(1.0) && amount.high == Some(1.0);
    if is_one && !counted.counts_one() {
        return None;
    }
    let what = event::what(line, amount.from, to, counted);
    let (low, high, approximate) = (amount.low, amount.high, amount.approximate);
    Some(Draft { from: amount.from, to, low, high, approximate, counted, what })
}

fn figure(scene: &Scene, sentence: usize, line: &Line, draft: &Draft) -> Option<Figure> {
    let what = draft.what?;
    let words = line.span(draft.from, draft.to);
    let claimant = scene.claimant(sentence, draft.from, draft.to);
    let is_dry = matches!(draft.counted, Counted::Measure(_));
    if is_dry && claimant.is_none() {
        return None;
    }
    let whose = whose(scene.mentions, words);
    let inner = whose.filter(|it| it.start() > words.start() && it.start() < words.end());
    let span = inner.map_or(words, |it| if it.end() > words.end() { words.to(it) } else { words });
    Some(Figure {
        span,
        low: draft.low,
        high: draft.high,
        approximate: draft.approximate,
        what: what.to_owned(),
        whose,
        claimant,
    })
}

/// The side that is counted: named among the words, or right after them.
fn whose(mentions: &[Mention], words: Span) -> Option<Span> {
    let first = mentions.partition_point(|it| it.span.start() < words.start());
    let near = |it: &&Mention| it.span.start() <= words.end() + " dans les rangs de l’".len();
    let own = mentions[first..].iter().take(3).filter(near).map(|it| it.span);
    own.clone().find(|it| it.start() < words.end())
}
