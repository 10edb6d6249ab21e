//! What the program knows, as tables: each statement, figure, date or mention
//! is a row with its place and its exact words.
//!
//! # The format
//!
//! JSON Lines (an object a row) or CSV as RFC 4180 has it (a line of names
//! first). Fields are the same and come in the same order in both. A field that
//! has nothing to say is `null` or an empty list in JSON, empty in CSV; in CSV
//! the items of a list are parted by `; `.
//!
//! Every row begins with
//!
//! | field | what it holds |
//! |---|---|
//! | `article` | the file as named on the command line |
//! | `outlet`, `published`, `language` | of the article |
//! | `start`, `end` | code points of the decoded file, as `annotate` counts them |
//! | `start_byte`, `end_byte` | bytes of the file |
//! | `words` | the exact words there |
//! | `repeats` | `start` of the earlier row of the article that says the same, where it is said twice |
//!
//! and goes on with
//!
//! | kind | fields |
//! |---|---|
//! | `statements` | `form`, `act`, `strength`; `cue`, the words that tell; `speaker`, the words that name who said it, `speaker_actor` and `speaker_name`, who that is; `co_speakers`; `via`, who passed it on, nearest to the speaker first; `target` |
//! | `figures` | `low`, `high`, `approx`; `what`; `whose`; `period`, `since`; `status`; `claimant`, `claimant_actor`, `claimant_name`; `strength` |
//! | `dates` | `resolved`, `partial`; `from`, `anchor`; `occasion` |
//! | `mentions` | `type`; `actor`, `actor_name`; `name`, the words of the name where it is shorter; `rule` |
//!
//! Values are those of `annotate`.

mod rows;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::library::Library;
use crate::news::Annotated;

/// What can be written out.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// A whole library as JSON Lines: articles as they were read, with the
    /// reader's state, to be taken in elsewhere by `import`
    Library,
    /// One fact a row.
    #[command(flatten)]
    Table(Table),
}

/// What can be written out as a table.
#[derive(Debug, clap::Subcommand)]
pub enum Table {
    /// Who says what: one statement a row
    Statements(Choice),
    /// Disputed numbers: one figure a row, never added up
    Figures(Choice),
    /// When things happen: one date a row
    Dates(Choice),
    /// Who is mentioned where: one mention a row
    Mentions(Choice),
}

/// From where, and how.
#[derive(Debug, clap::Args)]
pub struct Choice {
    /// Files and folders; - is standard input [default: the library]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// jsonl: an object a line; csv: a line of names, then a row a line
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    pub format: Format,
}

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON Lines.
    Jsonl,
    /// Comma-separated values.
    Csv,
}

/// A row: its fields with their names, in order.
#[derive(Debug, Clone, PartialEq)]
struct Row(Vec<(&'static str, Value)>);

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Table {
    /// From where, and how.
    pub fn choice(&self) -> &Choice {
        match self {
            Self::Statements(it) | Self::Figures(it) | Self::Dates(it) | Self::Mentions(it) => it,
        }
    }

    /// Writes the rows of `articles` to `out`.
    pub fn write(
        &self,
        library: &Library,
        articles: impl Iterator<Item = impl AsRef<Annotated>>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let rows = |article: &Annotated| match self {
            Self::Statements(_) => rows::statements(article, library),
            Self::Figures(_) => rows::figures(article, library),
            Self::Dates(_) => rows::dates(article, library),
            Self::Mentions(_) => rows::mentions(article, library),
        };
        let all = articles.flat_map(|it| rows(it.as_ref()));
        match self.choice().format {
            Format::Jsonl => lines(all, out),
            Format::Csv => sheet(self.names(), all, out),
        }
    }

    fn names(&self) -> Vec<&'static str> {
        let own: &[&str] = match self {
            Self::Statements(_) => &rows::STATEMENT,
            Self::Figures(_) => &rows::FIGURE,
            Self::Dates(_) => &rows::DATE,
            Self::Mentions(_) => &rows::MENTION,
        };
        rows::EVERY.iter().chain(own).copied().collect()
    }
}

fn lines(rows: impl Iterator<Item = Row>, out: &mut dyn Write) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, &row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn sheet(
    names: Vec<&'static str>,
    rows: impl Iterator<Item = Row>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(names)?;
    for row in rows {
        table.write_record(row.0.iter().map(|it| cell(&it.1)))?;
    }
    table.flush()
}

/// A value as it stands in a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_words_as_they_are_and_lists_parted() {
        assert_eq!(cell(&Value::Null), "");
        assert_eq!(cell(&Value::from("« oui », dit-il")), "« oui », dit-il");
        assert_eq!(cell(&Value::from(vec!["Tass", "AFP"])), "Tass; AFP");
        assert_eq!(cell(&Value::from(true)), "true");
    }
}
