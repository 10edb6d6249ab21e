//! Numbers that articles dispute: a hedge, a number, what is counted, and on
//! whose word. Figures are found one by one and never added up.

mod claim;
mod counted;
mod event;
mod hedge;
mod nouns;
mod period;
mod whose;

use crate::analyze::figures::claim::Scene;
use crate::analyze::figures::counted::{Counted, counted};
use crate::analyze::figures::hedge::amount;
use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{Figure, Mention, Moment, Statement, Strength};

/// The figures of the running text, in order. Who claims them is told by the
/// statements they stand in, or else by the words of their sentence.
pub fn figures(
    reading: &Reading,
    plain: &Plain,
    mentions: &[Mention],
    statements: &[Statement],
    moments: &[Moment],
) -> Vec<Figure> {
    let scene = Scene { reading, plain, mentions, statements, moments };
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
    let (to, counted) = match amount.money {
        Some(code) => (amount.to, Counted::Measure(code)),
        None => counted(line, amount.to, amount.noun_is_near)?,
    };
    let is_one = amount.low == Some(1.0) && amount.high == Some(1.0);
    // `a wounded friend` counts nobody.
    let is_described = line.is(amount.from, &["a", "an"]) && matches!(counted, Counted::Fate(_));
    if is_one && (!counted.counts_one() || is_described && !line.is_french()) {
        return None;
    }
    let what = event::what(line, amount.from, to, counted);
    let (low, high, approximate) = (amount.low, amount.high, amount.approximate);
    Some(Draft { from: amount.from, to, low, high, approximate, counted, what })
}

fn figure(scene: &Scene, sentence: usize, line: &Line, draft: &Draft) -> Option<Figure> {
    let what = draft.what?;
    let words = line.span(draft.from, draft.to);
    let is_dry = matches!(draft.counted, Counted::Measure(_));
    let claim = if is_dry && !line.is_french() {
        scene.firm_claim(sentence, draft.from, draft.to)
    } else {
        scene.claim(sentence, draft.from, draft.to)
    };
    if is_dry && claim.is_none() {
        return None;
    }
    let whose = scene.whose(line, draft.from, draft.to, claim.map(|it| it.by));
    let inner = whose.map(|it| it.span);
    let inner = inner.filter(|it| it.start() > words.start() && it.start() < words.end());
    let span = inner.map_or(words, |it| if it.end() > words.end() { words.to(it) } else { words });
    Some(Figure {
        span,
        low: draft.low,
        high: draft.high,
        approximate: draft.approximate,
        what: what.to_owned(),
        whose,
        period: scene.period(line, draft.from, draft.to),
        status: scene.status(sentence, draft.from, draft.to),
        claimant: claim.map(|it| it.by),
        strength: claim.map_or(Strength::Neutral, |it| it.strength),
    })
}
