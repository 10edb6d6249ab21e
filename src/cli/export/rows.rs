//! The rows of one article.

use serde_json::Value;

use crate::cli::annotate::heard;
use crate::cli::annotate::{Ranges, actor};
use crate::cli::export::Row;
use crate::library::Library;
use crate::news::{Anchor, Annotated, Figure, Mention, Moment, Statement, Voice, twice};
use crate::text::Span;

/// The fields that every row begins with.
pub const EVERY: [&str; 10] = [
    "article",
    "outlet",
    "published",
    "language",
    "start",
    "end",
    "start_byte",
    "end_byte",
    "words",
    "repeats",
];
/// Those that statements go on with, and so on.
pub const STATEMENT: [&str; 10] = [
    "form",
    "act",
    "strength",
    "cue",
    "speaker",
    "speaker_actor",
    "speaker_name",
    "co_speakers",
    "via",
    "target",
];
pub const FIGURE: [&str; 12] = [
    "low",
    "high",
    "approx",
    "what",
    "whose",
    "period",
    "since",
    "status",
    "claimant",
    "claimant_actor",
    "claimant_name",
    "strength",
];
pub const DATE: [&str; 5] = ["resolved", "partial", "from", "anchor", "occasion"];
pub const MENTION: [&str; 5] = ["type", "actor", "actor_name", "name", "rule"];

pub fn statements(article: &Annotated, library: &Library) -> Vec<Row> {
    let sheet = Sheet::of(article, library);
    let twice = twice(article).statements;
    let first = |at: usize| twice[at].map(|it| article.statements[it].content);
    let row = |(at, it): (usize, &Statement)| {
        let who = it.speakers.first();
        let rest = it.speakers.get(1..).unwrap_or_default();
        let own = [
            heard::form(it.form).into(),
            heard::act(it.act).into(),
            heard::strength(it.strength).into(),
            sheet.words(it.cue),
            sheet.words(who.map(|it| it.span)),
            sheet.actor(who),
            sheet.name(who),
            sheet.list(rest),
            sheet.list(&it.via),
            sheet.words(it.target.map(|it| it.span)),
        ];
        sheet.row(it.content, first(at), (&STATEMENT, own.into()))
    };
    article.statements.iter().enumerate().map(row).collect()
}

pub fn figures(article: &Annotated, library: &Library) -> Vec<Row> {
    let sheet = Sheet::of(article, library);
    let twice = twice(article).figures;
    let first = |at: usize| twice[at].map(|it| article.figures[it].span);
    let row = |(at, it): (usize, &Figure)| {
        let who = it.claimant.as_ref();
        let own = [
            number(it.low),
            number(it.high),
            it.approximate.into(),
            it.what.clone().into(),
            sheet.words(it.whose.map(|it| it.span)),
            heard::period(it.period).into(),
            sheet.words(heard::since(it.period)),
            heard::status(it.status).into(),
            sheet.words(who.map(|it| it.span)),
            sheet.actor(who),
            sheet.name(who),
            heard::strength(it.strength).into(),
        ];
        sheet.row(it.span, first(at), (&FIGURE, own.into()))
    };
    article.figures.iter().enumerate().map(row).collect()
}

pub fn dates(article: &Annotated, library: &Library) -> Vec<Row> {
    let sheet = Sheet::of(article, library);
    let row = |it: &Moment| {
        let (from, anchor) = match it.from {
            Some(Anchor::Publication) => (Some("publication"), None),
            Some(Anchor::Text(span)) => (Some("text"), Some(span)),
            None => (None, None),
        };
        let own = [
            it.resolved.clone().into(),
            it.partial.clone().into(),
            from.into(),
            sheet.words(anchor),
            heard::occasion(it.occasion).into(),
        ];
        sheet.row(it.span, None, (&DATE, own.into()))
    };
    article.moments.iter().map(row).collect()
}

pub fn mentions(article: &Annotated, library: &Library) -> Vec<Row> {
    let sheet = Sheet::of(article, library);
    let row = |it: &Mention| {
        let voice = Voice { span: it.span, member: Some(it.member) };
        let own = [
            it.kind.code().into(),
            sheet.actor(Some(&voice)),
            sheet.name(Some(&voice)),
            sheet.words(it.name),
            it.evidence.rule.into(),
        ];
        sheet.row(it.span, None, (&MENTION, own.into()))
    };
    article.mentions.iter().map(row).collect()
}

/// A number without a fraction where it has none.
#[expect(clippy::cast_possible_truncation, reason = "what is whole and small stays itself")]
fn number(value: Option<f64>) -> Value {
    let whole = value.filter(|it| it.fract() == 0.0 && it.abs() < 1e15).map(|it| it as i64);
    whole.map_or_else(|| value.into(), Value::from)
}

/// An article whose rows are written.
struct Sheet<'a> {
    article: &'a Annotated,
    library: &'a Library,
    ranges: Ranges<'a>,
}

impl<'a> Sheet<'a> {
    fn of(article: &'a Annotated, library: &'a Library) -> Self {
        Self { article, library, ranges: Ranges::of(article) }
    }

    /// The row of what stands at `span`, with the fields of its kind.
    fn row(&self, span: Span, first: Option<Span>, own: (&[&'static str], Vec<Value>)) -> Row {
        let document = &self.article.document;
        let byte = |at: usize| document.trace.byte(&document.text, at);
        let range = self.ranges.at(span);
        let every: [Value; 10] = [
            document.source.place.clone().into(),
            Some(&*document.source.outlet).filter(|it| !it.is_empty()).into(),
            document.published.map(|it| it.date.to_string()).into(),
            document.language.code().into(),
            range.start.into(),
            range.end.into(),
            byte(span.start()).into(),
            byte(span.end()).into(),
            document.words(span).into(),
            first.map(|it| self.ranges.at(it).start).into(),
        ];
        let names = EVERY.iter().chain(own.0).copied();
        Row(names.zip(every.into_iter().chain(own.1)).collect())
    }

    fn words(&self, span: Option<Span>) -> Value {
        span.map(|it| self.article.document.words(it)).into()
    }

    fn list(&self, voices: &[Voice]) -> Value {
        voices.iter().map(|it| self.words(Some(it.span))).collect()
    }

    fn actor(&self, voice: Option<&Voice>) -> Value {
        voice.and_then(|it| actor(self.article, it.member?, self.library)).into()
    }

    fn name(&self, voice: Option<&Voice>) -> Value {
        let id = self.article.document.id;
        let known = voice.and_then(|it| self.library.actor_of(id, it.member?));
        known.and_then(|it| self.library.actor(it)).map(|it| it.name.to_owned()).into()
    }
}
