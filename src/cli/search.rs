//! `liseuse search`: the articles that answer a query, and where they do.
//!
//! # The formats
//!
//! `text`, one line for each article, fields set apart by tabs: file, date,
//! outlet, title. On a terminal the words that answer follow below, each with
//! what stands around it.
//!
//! `paths`: the file of each article, one a line.
//!
//! `jsonl`: one object for each article. `source`, `outlet`, `date`, `language`
//! and `title` as text or `null`; `words`, their number; `hits`, each with
//! `start` and `end` in code points as in `liseuse annotate`, `by` (`title
//! text actor statement figure`), `actor`, and what is read there: `before`,
//! `words`, `after`.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::annotate::{Range, Ranges};
use crate::cli::{Outcome, explained, say};
use crate::i18n::{DateForm, Words};
use crate::library::{ActorId, Entry, Library, Met, Query, QueryError, Quoted, Reason};
use crate::news::Annotated;
use crate::runtime::load::Loaded;
use crate::runtime::today;
use crate::text::{clean_line, columns};

/// How many bytes of an article stand before and behind a hit, at most.
const AROUND: usize = 40;

/// How many hits of an article are shown on a terminal.
const MOST_SHOWN: usize = 3;

/// What is asked, and how the answer is to be written.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// The question, in the language of the filter line
    #[arg(allow_hyphen_values = true)]
    pub query: String,
    /// Files and folders; - is standard input [default: the library]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// text: one line an article; jsonl: one object a line, every hit with its
    /// place; paths: files only
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tab-separated lines.
    Text,
    /// JSON Lines.
    Jsonl,
    /// Files only.
    Paths,
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    source: &'a str,
    outlet: Option<&'a str>,
    date: Option<String>,
    language: Option<&'static str>,
    title: Option<&'a str>,
    words: u32,
    hits: Vec<Hit>,
}

#[derive(Debug, Serialize)]
struct Hit {
    #[serde(flatten)]
    range: Range,
    by: &'static str,
    actor: Option<String>,
    before: String,
    words: String,
    after: String,
}

/// The query that was asked, as of today. What cannot be understood is told,
/// and pointed at.
pub fn understood(text: &str, words: &Words) -> Option<Query> {
    match Query::parse(&clean_line(text)) {
        Ok(query) => Some(query.on(today())),
        Err(error) => {
            point_at(&clean_line(text), &error, words);
            None
        }
    }
}

fn point_at(text: &str, error: &QueryError, words: &Words) {
    let before = " ".repeat(columns(&text[..error.at.start()]));
    let marks = "^".repeat(columns(error.at.within(text)).max(1));
    say(&format!("{}\n  {text}\n  {before}{marks}", explained(&error.why, words)));
}

/// Writes the articles of `loaded` that answer `query`.
pub fn answer(
    loaded: &Loaded,
    query: &Query,
    format: Format,
    words: &Words,
) -> io::Result<Outcome> {
    let library = &loaded.library;
    let found = library.find(query);
    let stdout = io::stdout();
    let shows_hits = stdout.is_terminal();
    let mut out = BufWriter::new(stdout.lock());
    let mut last = None;
    for entry in found.rows.iter().filter_map(|it| library.entry(*it)) {
        match format {
            Format::Paths if last.as_ref() == Some(&entry.place) => (),
            Format::Paths => writeln!(out, "{}", entry.place)?,
            Format::Text => writeln!(out, "{}", line(&entry, words, shows_hits))?,
            Format::Jsonl => (),
        }
        last = Some(entry.place.clone());
        if format == Format::Paths {
            continue;
        }
        let Some(article) = loaded.bodies.article(entry.id) else {
            continue;
        };
        let reasons = library.grounds(query).reasons(&article);
        match format {
            Format::Jsonl => writeln!(out, "{}", object(&entry, &article, &reasons, library))?,
            _ if shows_hits => shown(&mut out, &article, &reasons)?,
            _ => (),
        }
    }
    out.flush()?;
    Ok(match (loaded.unread, found.rows.is_empty()) {
        (true, _) => Outcome::Refused,
        (_, true) => Outcome::Empty,
        _ => Outcome::Done,
    })
}

/// File, date, outlet and title; for people, a date as people write it.
fn line(entry: &Entry, words: &Words, for_people: bool) -> String {
    let date = entry.published.map(|it| {
        if for_people {
            words.date(it.day(), it.month(), it.year(), DateForm::Short)
        } else {
            it.to_string()
        }
    });
    [&entry.place, &*date.unwrap_or_default(), entry.outlet, &entry.title].join("\t")
}

/// The first hits with what stands around them, the hit in bold.
fn shown(out: &mut impl Write, article: &Arc<Annotated>, reasons: &[Reason]) -> io::Result<()> {
    let is_plain = std::env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty());
    let (bold, plain) = if is_plain { ("", "") } else { ("\u{1b}[1m", "\u{1b}[0m") };
    let in_text = reasons.iter().filter(|it| it.by != Met::Title);
    for reason in in_text.take(MOST_SHOWN) {
        let Quoted { before, hit, after, .. } = reason.quoted(article, AROUND, AROUND);
        writeln!(out, "    {before}{bold}{hit}{plain}{after}")?;
    }
    Ok(())
}

fn object(entry: &Entry, article: &Annotated, reasons: &[Reason], library: &Library) -> String {
    let ranges = Ranges::over(&article.document, reasons.iter().map(|it| it.span));
    let hit = |reason: &Reason| {
        let Quoted { before, hit, after, by } = reason.quoted(article, AROUND, AROUND);
        let (by, actor) = met(by, library);
        Hit { range: ranges.at(reason.span), by, actor, before, words: hit, after }
    };
    let answer = Answer {
        source: &entry.place,
        outlet: Some(entry.outlet).filter(|it| !it.is_empty()),
        date: entry.published.map(|it| it.to_string()),
        language: entry.language.code(),
        title: Some(&*entry.title).filter(|_| entry.is_titled),
        words: entry.words,
        hits: reasons.iter().map(hit).collect(),
    };
    serde_json::to_string(&answer).expect("nothing in it but text, numbers and lists")
}

fn met(by: Met, library: &Library) -> (&'static str, Option<String>) {
    let name = |it: ActorId| library.actor(it).map(|it| it.name.to_owned());
    match by {
        Met::Title => ("title", None),
        Met::Text => ("text", None),
        Met::Actor(actor) => ("actor", name(actor)),
        Met::Statement => ("statement", None),
        Met::Figure => ("figure", None),
    }
}
