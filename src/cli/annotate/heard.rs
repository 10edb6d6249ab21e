//! Statements, figures and dates as they are written out.

use serde::Serialize;

use crate::cli::annotate::{Range, Ranges, actor};
use crate::library::Library;
use crate::news::{self, Act, Anchor, Annotated, Form, Occasion, Period, Status, Strength, Voice};
use crate::text::Span;

#[derive(Debug, Serialize)]
pub(super) struct Statement {
    #[serde(flatten)]
    range: Range,
    kind: &'static str,
    act: &'static str,
    strength: &'static str,
    cue: Option<Range>,
    speaker: Option<Range>,
    speaker_actor: Option<String>,
    co_speakers: Vec<Part>,
    via: Vec<Part>,
    target: Option<Part>,
}

/// Somebody's part in a statement or a figure.
#[derive(Debug, Serialize)]
struct Part {
    #[serde(flatten)]
    range: Range,
    actor: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Figure {
    #[serde(flatten)]
    range: Range,
    low: Option<f64>,
    high: Option<f64>,
    approx: bool,
    what: String,
    whose: Option<Part>,
    period: &'static str,
    since: Option<Range>,
    status: &'static str,
    claimed_by: Option<String>,
    claimant: Option<Range>,
    strength: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Date {
    #[serde(flatten)]
    range: Range,
    resolved: Option<String>,
    partial: Option<String>,
    from: Option<&'static str>,
    anchor: Option<Range>,
    occasion: &'static str,
}

pub(super) fn statements(
    article: &Annotated,
    library: &Library,
    ranges: &Ranges,
) -> Vec<Statement> {
    let who = |it: &Voice| it.member.and_then(|it| actor(article, it, library));
    let part = |it: &Voice| Part { range: ranges.at(it.span), actor: who(it) };
    let written = |it: &news::Statement| Statement {
        range: ranges.at(it.content),
        kind: form(it.form),
        act: act(it.act),
        strength: strength(it.strength),
        cue: it.cue.map(|it| ranges.at(it)),
        speaker: it.speakers.first().map(|it| ranges.at(it.span)),
        speaker_actor: it.speakers.first().and_then(who),
        co_speakers: it.speakers.iter().skip(1).map(part).collect(),
        via: it.via.iter().map(part).collect(),
        target: it.target.as_ref().map(part),
    };
    article.statements.iter().map(written).collect()
}

pub(super) fn figures(article: &Annotated, library: &Library, ranges: &Ranges) -> Vec<Figure> {
    let who = |it: &Voice| it.member.and_then(|it| actor(article, it, library));
    let part = |it: &Voice| Part { range: ranges.at(it.span), actor: who(it) };
    let written = |it: &news::Figure| Figure {
        range: ranges.at(it.span),
        low: it.low,
        high: it.high,
        approx: it.approximate,
        what: it.what.clone(),
        whose: it.whose.as_ref().map(part),
        period: period(it.period),
        since: since(it.period).map(|it| ranges.at(it)),
        status: status(it.status),
        claimed_by: it.claimant.as_ref().and_then(who),
        claimant: it.claimant.map(|it| ranges.at(it.span)),
        strength: strength(it.strength),
    };
    article.figures.iter().map(written).collect()
}

pub(super) fn dates(article: &Annotated, ranges: &Ranges) -> Vec<Date> {
    let written = |it: &news::Moment| {
        let (from, anchor) = match it.from {
            Some(Anchor::Publication) => (Some("publication"), None),
            Some(Anchor::Text(span)) => (Some("text"), Some(ranges.at(span))),
            None => (None, None),
        };
        let (resolved, partial) = (it.resolved.clone(), it.partial.clone());
        let occasion = occasion(it.occasion);
        Date { range: ranges.at(it.span), resolved, partial, from, anchor, occasion }
    };
    article.moments.iter().map(written).collect()
}

/// Every span of these that is written out.
pub(super) fn spans(article: &Annotated) -> impl Iterator<Item = Span> {
    let statements = article.statements.iter().flat_map(|it| {
        let voices = it.speakers.iter().chain(&it.via).chain(&it.target).map(|it| it.span);
        voices.chain([it.content]).chain(it.cue)
    });
    let figures = article.figures.iter().flat_map(|it| {
        let voices = it.whose.iter().chain(&it.claimant).map(|it| it.span);
        voices.chain([it.span]).chain(since(it.period)).collect::<Vec<_>>()
    });
    let dates = article.moments.iter().flat_map(|it| {
        let anchor = match it.from {
            Some(Anchor::Text(span)) => Some(span),
            _ => None,
        };
        [Some(it.span), anchor].into_iter().flatten()
    });
    statements.chain(figures).chain(dates)
}

pub(in crate::cli) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    }
}

pub(in crate::cli) fn act(act: Act) -> &'static str {
    match act {
        Act::States => "state",
        Act::Claims => "claim",
        Act::Accuses => "accuse",
        Act::Condemns => "condemn",
        Act::CallsFor => "call for",
        Act::Demands => "demand",
        Act::Denies => "deny",
        Act::Concedes => "concede",
        Act::Warns => "warn",
        Act::Threatens => "threaten",
        Act::Promises => "promise",
    }
}

pub(in crate::cli) fn occasion(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Event => "event",
        Occasion::Statement => "statement",
    }
}

pub(in crate::cli) fn period(period: Period) -> &'static str {
    match period {
        Period::Untold => "untold",
        Period::Incident => "incident",
        Period::Cumulative(_) => "cumulative",
    }
}

pub(in crate::cli) fn since(period: Period) -> Option<Span> {
    match period {
        Period::Cumulative(since) => since,
        _ => None,
    }
}

pub(in crate::cli) fn status(status: Status) -> &'static str {
    status.name()
}

pub(in crate::cli) fn strength(strength: Strength) -> &'static str {
    strength.name()
}
