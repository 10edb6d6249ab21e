//! Bytes to documents. Nothing here fails: what is odd becomes a
//! [`Problem`], and whatever could be read is returned.

use std::path::Path;

use crate::news::{
    ArticleId, Block, BlockKind, DateSource, Dateline, Document, Language, Problem, Published,
    Remark, Source,
};
use crate::text::{Span, Trace, clean_line, clean_with};

mod charset;
mod credit;
mod front;
mod headline;
mod lines;
mod markdown;
mod note;
mod page;
mod plain;
mod recurring;
mod rules;
mod shape;
mod sniff;
mod tail;
mod tongue;
mod western;
mod when;

pub use recurring::Recurring;
pub use rules::Rules;

use front::Front;
use lines::Line;
use note::{Told, Trust};
use page::Page;
use sniff::Format;
use when::Day;

/// A file larger than this, in bytes, is no article.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// Where some bytes were found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file as the reader named it, for messages. Already clean.
    pub name: String,
    /// The path below the folder that was opened, with `/` between its parts:
    /// the outlet and the date may be read off it.
    pub inner: String,
    /// The name of the folder that was opened: the outlet of the files that
    /// lie right in it. Empty where a file was opened by itself.
    pub folder: String,
}

impl Place {
    /// The place of `file`, found when `root` was opened.
    pub fn new(file: &Path, root: &Path) -> Self {
        let inner = file.strip_prefix(root).ok().filter(|it| !it.as_os_str().is_empty());
        let parts = inner.unwrap_or(Path::new(file.file_name().unwrap_or_default())).components();
        let parts: Vec<_> = parts.map(|it| clean_line(&it.as_os_str().to_string_lossy())).collect();
        let folder = inner.and(root.file_name()).unwrap_or_default();
        Self {
            name: clean_line(&file.to_string_lossy()),
            inner: parts.join("/"),
            folder: clean_line(&folder.to_string_lossy()),
        }
    }

    /// The first folder below the opened one that is no year or date, or else
    /// the opened one.
    fn outlet(&self) -> &str {
        let folders = self.inner.rsplit_once('/').map_or("", |it| it.0);
        let mut named = folders.split('/').filter(|it| !it.is_empty() && !when::is_numeric(it));
        named.next().unwrap_or(&self.folder)
    }

    fn problem(&self, what: Remark) -> Problem {
        Problem { place: self.name.clone(), what }
    }
}

/// Reads the articles that `bytes` hold, at present one or none. Linear in
/// `bytes`.
pub fn parse(bytes: &[u8], place: &Place, rules: &Rules) -> (Vec<Document>, Vec<Problem>) {
    if let Some(what) = unfit(bytes) {
        return (Vec::new(), vec![place.problem(what)]);
    }
    let decoded = charset::decode(bytes);
    let mut problems = Vec::new();
    if decoded.is_damaged {
        let what = Remark::new("problem-damaged").with("encoding", decoded.encoding);
        problems.push(place.problem(what));
    }
    if let Some(kind) = sniff::foreign(&decoded.text, &place.name) {
        return (Vec::new(), vec![place.problem(foreign(kind))]);
    }
    let (text, trace) = clean_with(&decoded.text, decoded.unit, decoded.byte, &decoded.jumps);
    let read = read(text, trace, sniff::format(&place.name));
    if read.lines.is_empty() {
        return (Vec::new(), vec![place.problem(Remark::new("problem-no-text"))]);
    }
    (vec![document(read, place, rules)], problems)
}

/// Why some bytes are no article, if they are none.
fn unfit(bytes: &[u8]) -> Option<Remark> {
    if bytes.is_empty() {
        return Some(Remark::new("problem-empty"));
    }
    if bytes.len() > LARGEST {
        return Some(Remark::new("problem-too-large").with("megabytes", LARGEST >> 20));
    }
    sniff::binary(bytes).map(foreign)
}

fn foreign(kind: &str) -> Remark {
    Remark::new("problem-foreign").with("kind", kind)
}

/// A text cut into lines, and its metadata.
struct Read {
    text: String,
    trace: Trace,
    lines: Vec<Line>,
    meta: Meta,
}

/// What the metadata above a text says.
#[derive(Default)]
struct Meta {
    author: Option<String>,
    outlet: Option<String>,
    language: Option<Language>,
    date: Option<jiff::civil::Date>,
}

fn read(source: String, trace: Trace, format: Format) -> Read {
    let front = front::read(&source);
    let meta = meta(&front, &source);
    let (text, trace, lines) = match format {
        Format::Markdown => {
            let page = markdown::read(&source, &trace, front.end, front.title());
            (page.text, page.trace, page.lines)
        }
        Format::Plain => {
            let (text, trace) = body(source, trace, &front);
            let (text, lines) = plain::read(text);
            (text, trace, lines)
        }
    };
    Read { text, trace, lines, meta }
}

fn meta(front: &Front, source: &str) -> Meta {
    Meta {
        author: front.author().map(|it| it.within(source).to_owned()),
        outlet: front.outlet(source).map(str::to_owned),
        language: front.language(source).and_then(tongue::named),
        date: front.date(source),
    }
}

/// The text below its metadata, with the headline that only they give.
fn body(source: String, trace: Trace, front: &Front) -> (String, Trace) {
    if front.end == 0 {
        return (source, trace);
    }
    let mut back = Trace::new(trace.unit(), trace.byte(&source, 0));
    let mut text = String::with_capacity(source.len());
    let rest = Span::new(front.end, source.len());
    let first = rest.within(&source).trim_start().lines().next().unwrap_or_default();
    let is_said = |it: &Span| first.trim_end() == it.within(&source);
    if let Some(title) = front.title().filter(|it| !is_said(it)) {
        back.carry(&mut text, &trace, &source, title);
        text.push_str("\n\n");
    }
    back.carry(&mut text, &trace, &source, rest);
    (text, back)
}

fn document(read: Read, place: &Place, rules: &Rules) -> Document {
    let Read { text, trace, lines, meta } = read;
    let page = page::sort(&text, &lines, rules);
    let language = meta.language.unwrap_or_else(|| tongue::language(&text, &lines, &page.kinds));
    let opening = opening(&text, &lines, &page.kinds);
    let byline = page.byline.or_else(|| find(&text, meta.author.as_deref()?));
    let dated = opening.and_then(|it| it.1);
    let published = published(&meta, &page, dated, language, place);
    let outlet = meta.outlet.unwrap_or_else(|| place.outlet().to_owned());
    let blocks = lines.iter().zip(page.kinds).map(|(line, kind)| Block { kind, span: line.span });
    Document {
        id: ArticleId(xxhash_rust::xxh3::xxh3_64_with_seed(place.name.as_bytes(), 0)),
        source: Source { place: place.name.clone(), outlet },
        blocks: blocks.collect(),
        byline,
        dateline: opening.map(|it| it.0).filter(|it| *it != Dateline::default()),
        language,
        published,
        text,
        trace,
    }
}

fn find(text: &str, words: &str) -> Option<Span> {
    let at = text.find(words).filter(|_| !words.is_empty())?;
    Some(Span::new(at, at + words.len()))
}

/// Place, agency and date that open the first paragraph.
fn opening(
    text: &str,
    lines: &[Line],
    kinds: &[BlockKind],
) -> Option<(Dateline, Option<Published>)> {
    let first = kinds.iter().position(|it| *it == BlockKind::Paragraph)?;
    let span = lines[first].span;
    let found = credit::opening(span.within(text)).filter(|it| it.end < span.len())?;
    let place = |it: Option<Span>| it.map(|it| it.after(span.start()));
    let dateline =
        Dateline { place: place(found.dateline.place), agency: place(found.dateline.agency) };
    let published = found
        .day
        .map(|(date, words)| Published { date, from: DateSource::Text(words.after(span.start())) });
    Some((dateline, published))
}

/// The day of publication: metadata know best, then a line that says so, then
/// the dateline, then the name of the file.
fn published(
    meta: &Meta,
    page: &Page,
    dated: Option<Published>,
    language: Language,
    place: &Place,
) -> Option<Published> {
    let told = |it: &Told| {
        let date = match it.day {
            Day::Known(date) => date,
            Day::DayFirst(date) if language == Language::French => date,
            Day::DayFirst(_) => return None,
        };
        Some((it.trust, Published { date, from: DateSource::Text(it.span) }))
    };
    let in_text = || {
        let told = page.dates.iter().filter_map(told);
        let told = told.chain(dated.map(|it| (Trust::Dateline, it)));
        // Of equally sure ones the first is meant.
        told.rev().max_by_key(|it| it.0).map(|it| it.1)
    };
    let in_name = || when::in_path(&place.inner).or_else(|| when::in_path(file_name(&place.name)));
    meta.date
        .map(|date| Published { date, from: DateSource::Metadata })
        .or_else(in_text)
        .or_else(|| in_name().map(|date| Published { date, from: DateSource::FileName }))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
