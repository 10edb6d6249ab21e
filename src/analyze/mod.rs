//! What can be learned from one document on its own: its sentences, who is
//! mentioned where, and which mentions speak of one actor. Deterministic, and
//! it never fails.

mod advice;
mod cast;
mod dates;
mod figures;
mod glosses;
mod lexicon;
mod line;
mod metonyms;
mod names;
mod naming;
mod numbers;
mod people;
mod phrases;
mod reading;
mod recall;
mod runs;
mod statements;
pub mod tagger;

use std::sync::Arc;

use crate::analyze::line::Letters;
use crate::analyze::phrases::Draft;
use crate::analyze::reading::Reading;
use crate::analyze::statements::Scene;
use crate::news::{Annotated, Document, Evidence, Mention};
use crate::text::Span;

pub use lexicon::Lexicon;

/// Finds the actors of `document`.
pub fn annotate(document: Arc<Document>, lexicon: &Lexicon) -> Annotated {
    let reading = Reading::new(&document, lexicon);
    let names = names::names(&reading);
    let drafts = phrases::drafts(&reading, &names);
    let ties = glosses::ties(&reading, &drafts);
    let (cast, members) = cast::cast(&reading, &drafts, &ties);
    let of = |(draft, member): (&Draft, u32)| mention(&reading, draft, member);
    let mentions: Vec<Mention> = drafts.iter().zip(members.iter().copied()).map(of).collect();
    let scene = Scene::new(&document, &reading, (&drafts, &members), &cast);
    let statements = statements::statements(&scene);
    let letters = Letters::new(&reading);
    let plain = letters.words();
    let moments = dates::moments(&reading, &plain, &document, &statements);
    let figures = figures::figures(&reading, &plain, &mentions, &statements, &moments);
    let sentences = sentences(&reading);
    Annotated { document, sentences, mentions, cast, statements, figures, moments }
}

fn sentences(reading: &Reading) -> Vec<Span> {
    let ranges = reading.sentences.iter().map(|it| &it.tokens);
    ranges.map(|it| reading.span(it.start, it.end)).collect()
}

fn mention(reading: &Reading, draft: &Draft, member: u32) -> Mention {
    let entry = draft.entry.map(|it| reading.lexicon.entry(it));
    Mention {
        span: reading.span(draft.from, draft.to),
        name: draft.name.map(|(from, to)| reading.span(from, to)),
        kind: draft.kind,
        member,
        evidence: Evidence {
            rule: draft.rule,
            lexicon: entry.map(|it| (it.list, it.line)),
            cue: draft.cue.map(|at| reading.span(at, at + 1)),
            score: score(reading, draft),
        },
    }
}

/// What the tagger makes of the name of a mention.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
fn score(reading: &Reading, draft: &Draft) -> Option<u8> {
    let opinion = reading.opinion()?;
    let (from, to) = draft.core();
    let least = (from..to).map(|at| opinion.is_named(at)).min_by(f32::total_cmp)?;
    Some((least * 100.0).round() as u8)
}
