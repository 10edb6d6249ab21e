//! `liseuse actors`: who is mentioned, in how many articles, by which names.
//!
//! # The formats
//!
//! `text`, one line for each actor, fields set apart by tabs: kind (`PERSON
//! ORG GOV MIL PLACE GROUP`), articles, mentions, name, and its other names
//! with ` | ` between them.
//!
//! `jsonl`: one object for each actor: `kind`, `name`, `articles`, `mentions`,
//! `aliases` (`{"name", "mentions"}`, most used first).

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde::Serialize;

use crate::cli::Outcome;
use crate::library::{Actor, Query};
use crate::runtime::load::Loaded;

/// Whose actors, and how they are to be written.
#[derive(Debug, clap::Args)]
pub struct Actors {
    /// Files and folders; - is standard input [default: the library]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Only of the articles that answer this question
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
    pub filter: Option<String>,
    /// text: one line an actor; jsonl: one object a line
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// How actors are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Tab-separated lines.
    Text,
    /// JSON Lines.
    Jsonl,
}

#[derive(Debug, Serialize)]
struct Written<'a> {
    kind: &'static str,
    name: &'a str,
    articles: u32,
    mentions: u32,
    aliases: Vec<Alias<'a>>,
}

#[derive(Debug, Serialize)]
struct Alias<'a> {
    name: &'a str,
    mentions: u32,
}

/// Writes the actors of the articles of `loaded` that answer `query`, most
/// widely mentioned first.
pub fn list(loaded: &Loaded, query: &Query, format: Format) -> io::Result<Outcome> {
    let library = &loaded.library;
    let mut out = BufWriter::new(io::stdout().lock());
    for (actor, articles) in library.find(query).actors.into_iter().flatten() {
        let Some(actor) = library.actor(actor) else { continue };
        match format {
            Format::Text => writeln!(out, "{}", line(&actor, articles))?,
            Format::Jsonl => writeln!(out, "{}", object(&actor, articles))?,
        }
    }
    out.flush()?;
    Ok(if loaded.unread { Outcome::Partly } else { Outcome::Done })
}

fn line(actor: &Actor, articles: u32) -> String {
    let others = actor.aliases.iter().map(|it| it.0).filter(|it| *it != actor.name);
    let others = others.collect::<Vec<_>>().join(" | ");
    format!("{}\t{articles}\t{}\t{}\t{others}", actor.kind.code(), actor.mentions, actor.name)
}

fn object(actor: &Actor, articles: u32) -> String {
    let aliases = actor.aliases.iter();
    let written = Written {
        kind: actor.kind.code(),
        name: actor.name,
        articles,
        mentions: actor.mentions,
        aliases: aliases.map(|(name, mentions)| Alias { name, mentions }).collect(),
    };
    serde_json::to_string(&written).expect("nothing in it but text, numbers and lists")
}
