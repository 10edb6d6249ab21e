//! What the program knows about articles, for other programs to read.
//!
//! # The format
//!
//! One JSON object for each article.
//! Every place is `{"start": 0, "end": 65}`: Unicode code points, `[start, end)`, counted in the file as decoded, line
//! ends as they are there; the byte order mark of UTF-8 counts as one, those of UTF-16 and UTF-32 as nothing.
//! A field that has nothing to say is `null` or an empty list, never absent.
//!
//! | field         | what it holds |
//! |---------------|---------------|
//! | `source`      | the file as named on the command line, `-` for standard input |
//! | `outlet`      | who published it, or `null` |
//! | `language`    | `fr`, `en`, or `null` |
//! | `published`   | `{"date": "2020-11-01", "from": "metadata" \| "text" \| "file name", "place"}` |
//! | `title`       | a place |
//! | `byline`      | the place of the author's name |
//! | `dateline`    | `{"place", "agency"}`, two places |
//! | `headings`    | places of cross-headings |
//! | `boilerplate` | places of lines that the page around the article left behind |
//! | `mentions`    | `start`, `end`; `type` (`PERSON ORG GOV MIL PLACE GROUP`); `actor`; `name`, the place of the name where it is shorter than the mention; `rule`, why it was found; `lexicon` (`{"list", "line"}`) and `cue` (a place), what decided |
//! | `actors`      | `id`, `type`, `name` and number of `mentions` of each actor of the article, in order of appearance |
//! | `statements`  | `start`, `end` of what was said; `kind` (`direct indirect mixed`); `act`; `strength`; `cue`; `speaker`, a place, and `speaker_actor`; `co_speakers`, `via` and `target`, each `start`, `end`, `actor` |
//! | `figures`     | `start`, `end`; `low`, `high`, `approx`; `what` is counted; `whose` loss it is (`start`, `end`, `actor`); `period` (`untold incident cumulative`) and `since`, the words that say since or during what; `status` (`given provisional confirmed unconfirmed`); `claimed_by`, an actor, and `claimant`, a place, `null` where the article itself says so; `strength`, as of statements |
//! | `dates`       | `start`, `end`; `resolved` and, from the words alone, `partial`, both EDTF; `from` (`publication` or `text`) and `anchor`, the words it was resolved from; `occasion`, whether the date is that of an `event` or of a `statement` |
//!
//! The same `actor` in two articles of one call means the same actor.
//! Between two calls over different files the numbers in it may differ.

pub(super) mod heard;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::library::{ActorId, Library};
use crate::news;
use crate::news::{Annotated, BlockKind, DateSource, Document};
use crate::text::{Span, fold};

/// One article, as it is written out.
#[derive(Debug, Serialize)]
pub struct Article<'a> {
    source: &'a str,
    outlet: Option<&'a str>,
    language: Option<&'static str>,
    published: Option<Published>,
    title: Option<Range>,
    byline: Option<Range>,
    dateline: Option<Dateline>,
    headings: Vec<Range>,
    boilerplate: Vec<Range>,
    mentions: Vec<Mention>,
    actors: Vec<Actor>,
    statements: Vec<heard::Statement>,
    figures: Vec<heard::Figure>,
    dates: Vec<heard::Date>,
}

/// Code points of the decoded file.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Range {
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Serialize)]
struct Published {
    date: String,
    from: &'static str,
    place: Option<Range>,
}

#[derive(Debug, Serialize)]
struct Dateline {
    place: Option<Range>,
    agency: Option<Range>,
}

#[derive(Debug, Serialize)]
struct Mention {
    #[serde(flatten)]
    range: Range,
    r#type: &'static str,
    actor: Option<String>,
    name: Option<Range>,
    rule: &'static str,
    lexicon: Option<Entry>,
    cue: Option<Range>,
}

#[derive(Debug, Serialize)]
struct Entry {
    list: &'static str,
    line: u32,
}

#[derive(Debug, Serialize)]
struct Actor {
    id: String,
    r#type: &'static str,
    name: String,
    mentions: usize,
}

/// `article` as it is written out, its actors named as in `library`.
pub fn article<'a>(article: &'a Annotated, library: &Library) -> Article<'a> {
    let document = &article.document;
    let ranges = Ranges::of(article);
    let blocks = |kind| {
        let those = document.blocks.iter().filter(move |it| it.kind == kind);
        those.map(|it| ranges.at(it.span)).collect()
    };
    Article {
        source: &document.source.place,
        outlet: Some(&*document.source.outlet).filter(|it| !it.is_empty()),
        language: document.language.code(),
        published: document.published.map(|it| published(it, &ranges)),
        title: document.title().map(|it| ranges.at(it)),
        byline: document.byline.map(|it| ranges.at(it)),
        dateline: document.dateline.map(|it| Dateline {
            place: it.place.map(|it| ranges.at(it)),
            agency: it.agency.map(|it| ranges.at(it)),
        }),
        headings: blocks(BlockKind::Heading),
        boilerplate: blocks(BlockKind::Debris),
        mentions: article
            .mentions
            .iter()
            .map(|it| mention(it, article, library, &ranges))
            .collect(),
        actors: actors(article, library),
        statements: heard::statements(article, library, &ranges),
        figures: heard::figures(article, library, &ranges),
        dates: heard::dates(article, &ranges),
    }
}

/// One line for each mention, its fields set apart by tabs: file, start, end,
/// type, actor, words.
pub fn lines(article: &Annotated, library: &Library) -> String {
    let ranges = Ranges::of(article);
    let mut lines = String::new();
    for mention in &article.mentions {
        let Range { start, end } = ranges.at(mention.span);
        let actor = actor(article, mention.member, library).unwrap_or_default();
        let words = article.document.words(mention.span).replace(['\n', '\t'], " ");
        let fields = [
            article.document.source.place.replace('\t', " "),
            start.to_string(),
            end.to_string(),
            mention.kind.code().to_owned(),
            actor,
            words,
        ];
        lines.push_str(&fields.join("\t"));
        lines.push('\n');
    }
    lines
}

fn published(published: news::Published, ranges: &Ranges) -> Published {
    let (from, place) = match published.from {
        DateSource::Metadata => ("metadata", None),
        DateSource::Text(span) => ("text", Some(ranges.at(span))),
        DateSource::FileName => ("file name", None),
    };
    Published { date: published.date.to_string(), from, place }
}

fn mention(
    mention: &news::Mention,
    article: &Annotated,
    library: &Library,
    ranges: &Ranges,
) -> Mention {
    let lexicon = mention.evidence.lexicon.map(|(list, line)| Entry { list, line });
    Mention {
        range: ranges.at(mention.span),
        r#type: mention.kind.code(),
        actor: actor(article, mention.member, library),
        name: mention.name.map(|it| ranges.at(it)),
        rule: mention.evidence.rule,
        lexicon,
        cue: mention.evidence.cue.map(|it| ranges.at(it)),
    }
}

/// Everybody in `article`, each once, also where the library found two of its
/// cast to be one.
fn actors(article: &Annotated, library: &Library) -> Vec<Actor> {
    let mut actors: Vec<Actor> = Vec::new();
    let mut known: HashMap<ActorId, usize> = HashMap::new();
    for mention in &article.mentions {
        let id = library.actor_of(article.document.id, mention.member);
        let Some(actor) = id.and_then(|it| library.actor(it)) else { continue };
        let at = *known.entry(actor.id).or_insert_with(|| {
            let (id, name) = (readable(actor.id, actor.name), actor.name.to_owned());
            actors.push(Actor { id, r#type: actor.kind.code(), name, mentions: 0 });
            actors.len() - 1
        });
        actors[at].mentions += 1;
    }
    actors
}

pub(super) fn actor(article: &Annotated, member: u32, library: &Library) -> Option<String> {
    let actor = library.actor(library.actor_of(article.document.id, member)?)?;
    Some(readable(actor.id, actor.name))
}

/// `ilham-aliev-12`: a name for people to read and a number that tells
/// namesakes apart.
fn readable(id: ActorId, name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let number = id.0.to_string();
    words.chain([&*number]).collect::<Vec<_>>().join("-")
}

/// Leads from spans to ranges. Counts the letters of the text once, however
/// many spans there are.
pub(super) struct Ranges<'a> {
    text: &'a str,
    /// The letter that stands at each byte that is asked for.
    letters: BTreeMap<usize, usize>,
}

impl<'a> Ranges<'a> {
    pub fn of(article: &'a Annotated) -> Self {
        Self::over(&article.document, spans(article))
    }

    /// For these spans of a document only.
    pub(super) fn over(document: &'a Document, spans: impl Iterator<Item = Span>) -> Self {
        let text = &*document.text;
        let places: BTreeSet<usize> =
            spans.flat_map(|it| [Some(it.start()), last(text, it)]).flatten().collect();
        let places: Vec<usize> = places.into_iter().collect();
        let letters = document.trace.letters_at(text, &places);
        Self { text, letters: places.into_iter().zip(letters).collect() }
    }

    /// The letters of the file that `span` stands for, as
    /// [`Trace::letters`](crate::text::Trace::letters) counts them: what was
    /// left out behind the last one does not belong to it.
    pub fn at(&self, span: Span) -> Range {
        let start = self.letters[&span.start()];
        let end = last(self.text, span).map_or(start, |it| self.letters[&it] + 1);
        Range { start, end }
    }
}

/// Where the last letter of `span` begins.
fn last(text: &str, span: Span) -> Option<usize> {
    let letter = span.within(text).chars().next_back()?;
    Some(span.end() - letter.len_utf8())
}

/// Every span that is written out.
fn spans(article: &Annotated) -> impl Iterator<Item = Span> {
    let document = &article.document;
    let dateline = document.dateline.unwrap_or_default();
    let published = document.published.and_then(|it| match it.from {
        DateSource::Text(span) => Some(span),
        _ => None,
    });
    let mentions = article.mentions.iter().flat_map(|it| [Some(it.span), it.name, it.evidence.cue]);
    let blocks = document.blocks.iter().map(|it| Some(it.span));
    let few = [document.byline, dateline.place, dateline.agency, published];
    few.into_iter().chain(blocks).chain(mentions).flatten().chain(heard::spans(article))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_has_a_readable_name() {
        assert_eq!(readable(ActorId(12), "Ilham Aliev"), "ilham-aliev-12");
        assert_eq!(readable(ActorId(3), "L’Élysée"), "l-elysee-3");
        assert_eq!(readable(ActorId(3), "…"), "3");
    }
}
