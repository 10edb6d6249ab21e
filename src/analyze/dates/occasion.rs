//! Of what a date is the date: `a déclaré mardi que` dates what was said, and
//! nothing that is told.

use crate::analyze::reading::Reading;
use crate::news::{Moment, Occasion, Statement};
use crate::text::Span;

/// How many words may lie between a date and the words that tell.
const REACH: usize = 8;

/// Marks the dates that stand beside the words that tell of a statement. Both
/// lists are in order.
pub fn tell_apart(reading: &Reading, statements: &[Statement], moments: &mut [Moment]) {
    for statement in statements {
        let Some(cue) = statement.cue else { continue };
        let from = token(reading, cue.start()).saturating_sub(REACH);
        let to = (token(reading, cue.end()) + REACH).min(reading.len());
        if from >= to {
            continue;
        }
        let near = reading.span(from, to);
        let first = moments.partition_point(|it| it.span.start() < near.start());
        let beside = moments[first..].iter_mut().take_while(|it| it.span.end() <= near.end());
        for moment in beside.filter(|it| is_beside(reading, it.span, cue)) {
            let is_told = statements.iter().any(|it| it.content.overlaps(moment.span));
            if !is_told && !is_of_speaker(reading, moment.span, statement, cue) {
                moment.occasion = Occasion::Statement;
            }
        }
    }
}

/// Whether a date stands in what is told of the speaker: `X, who came to power
/// in 2012, has said`. A date that is alone between commas is none of that.
fn is_of_speaker(reading: &Reading, date: Span, statement: &Statement, cue: Span) -> bool {
    if reading.is_french() {
        return false;
    }
    // `survivors of Saturday’s crash said`
    if matches!(reading.word(token(reading, date.end())), "'s" | "’s") {
        return true;
    }
    let date = token(reading, date.start());
    let ends = |span: Span| token(reading, span.end());
    let before = |span: Span| span.end() <= reading.span(date, date + 1).start();
    let voices = statement.speakers.iter().map(|it| it.span);
    let Some(named) = voices.filter(|it| before(*it)).map(ends).max() else { return false };
    // What the cue parts from the speaker is told of what was said.
    let from = if before(cue) { named.max(ends(cue)) } else { named };
    let comma = (from..date).rev().find(|it| reading.word(*it) == ",");
    let speaks = ["speaking", "addressing", "talking", "writing", "asked", "interviewed"];
    comma.is_some_and(|it| date > it + 2 && !speaks.contains(&reading.word(it + 1)))
}

/// Whether only words lie between a date and a cue, and at most the commas of
/// an insert.
fn is_beside(reading: &Reading, date: Span, cue: Span) -> bool {
    let (left, right) = if date.start() < cue.start() { (date, cue) } else { (cue, date) };
    let between = token(reading, left.end())..token(reading, right.start());
    let stops = |at: usize| matches!(reading.word(at), "." | "!" | "?" | ";" | ":" | "\n" | "—");
    !between.into_iter().any(stops)
}

fn token(reading: &Reading, byte: usize) -> usize {
    reading.tokens.partition_point(|it| it.span.start() < byte)
}
