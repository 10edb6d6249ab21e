//! The reader's own gazetteers: each a TOML file of `[[actor]]` tables. Where
//! the files lie and how they are read is the business of `store` and `cli`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::{Name, in_order, unknown};
use crate::news::{Kind, Language, OwnActor, Problem, Remark};
use crate::text::{clean_line, fold};

/// What may be said of an actor.
const FIELDS: [&str; 6] = ["aliases", "key", "kind", "language", "name", "parent"];

/// What kinds are called: in English, in French and in data.
const KINDS: [(&str, Kind); 16] = [
    ("person", Kind::Person),
    ("state", Kind::State),
    ("force", Kind::Force),
    ("organisation", Kind::Organisation),
    ("organization", Kind::Organisation),
    ("group", Kind::Group),
    ("place", Kind::Place),
    ("personne", Kind::Person),
    ("état", Kind::State),
    ("armée", Kind::Force),
    ("groupe", Kind::Group),
    ("lieu", Kind::Place),
    ("gov", Kind::State),
    ("mil", Kind::Force),
    ("org", Kind::Organisation),
    ("autorité", Kind::State),
];

/// Reads the gazetteer `text`, which goes by the name `file`. An actor that
/// cannot be used is told and left out; the others count.
pub fn parse(text: &str, file: &str) -> (Vec<OwnActor>, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, file, language: None, problems: Vec::new() };
    for error in errors {
        let what = Remark::new("problem-toml").with("error", error.message());
        reading.object(error.span().unwrap_or_default(), what);
    }
    let mut actors = Vec::new();
    let entries = in_order(table.get_ref());
    for (name, value) in &entries {
        if name.get_ref() == "language" {
            reading.language = reading.heard(value, language).and_then(Tongue::language);
        }
    }
    for (name, value) in entries {
        match name.get_ref().as_ref() {
            "language" => (),
            "actor" => actors.extend(reading.actors(value)),
            other => {
                let keys = ["problem-setting", "problem-setting-nearly"];
                reading.object(name.span(), unknown(keys, other, ["actor", "language"]));
            }
        }
    }
    (actors, reading.problems)
}

/// A gazetteer half read.
struct Reading<'a> {
    text: &'a str,
    file: &'a str,
    /// The language of actors that do not say.
    language: Option<Language>,
    problems: Vec<Problem>,
}

/// What one table says, before it is known to be enough.
#[derive(Default)]
struct Said {
    name: Option<String>,
    kind: Option<Kind>,
    aliases: Vec<String>,
    key: Option<String>,
    parent: Option<String>,
    language: Option<Tongue>,
}

/// The language of the articles that an actor is looked for in.
#[derive(Debug, Clone, Copy)]
enum Tongue {
    One(Language),
    Any,
}

impl Tongue {
    fn language(self) -> Option<Language> {
        match self {
            Self::One(language) => Some(language),
            Self::Any => None,
        }
    }
}

impl Reading<'_> {
    fn actors(&mut self, value: &Spanned<DeValue>) -> Vec<OwnActor> {
        let Some(tables) = value.get_ref().as_array() else {
            self.object(value.span(), Remark::new("problem-actor-table"));
            return Vec::new();
        };
        tables.iter().filter_map(|it| self.actor(it)).collect()
    }

    fn actor(&mut self, value: &Spanned<DeValue>) -> Option<OwnActor> {
        let Some(table) = value.get_ref().as_table() else {
            self.object(value.span(), Remark::new("problem-actor-table"));
            return None;
        };
        let (mut said, before) = (Said::default(), self.problems.len());
        for (name, value) in in_order(table) {
            self.field(&mut said, name, value);
        }
        let at = value.span();
        if said.name.is_none() && self.problems.len() == before {
            self.object(at.clone(), Remark::new("problem-actor-name"));
        }
        let (name, kind) = (said.name?, said.kind.unwrap_or(Kind::Organisation));
        let own = || format!("own:{}:{}", kind.name(), fold(&name));
        Some(OwnActor {
            key: said.key.unwrap_or_else(own),
            name,
            kind,
            aliases: said.aliases,
            parent: said.parent,
            language: said.language.map_or(self.language, Tongue::language),
            line: u32::try_from(self.line(at.start)).unwrap_or(u32::MAX),
        })
    }

    fn field(&mut self, said: &mut Said, name: &Spanned<Name>, value: &Spanned<DeValue>) {
        match name.get_ref().as_ref() {
            "name" => said.name = self.heard(value, words),
            "kind" => said.kind = self.heard(value, kind),
            "aliases" => said.aliases = self.heard(value, list).unwrap_or_default(),
            "key" => said.key = self.heard(value, key),
            "parent" => said.parent = self.heard(value, key),
            "language" => said.language = self.heard(value, language),
            other => {
                let keys = ["problem-setting", "problem-setting-nearly"];
                self.object(name.span(), unknown(keys, other, FIELDS));
            }
        }
    }

    /// What `of` makes of a value, or else a problem.
    fn heard<T>(
        &mut self,
        value: &Spanned<DeValue>,
        of: fn(&DeValue) -> Result<T, &'static str>,
    ) -> Option<T> {
        let told = of(value.get_ref());
        told.map_err(|key| self.object(value.span(), Remark::new(key))).ok()
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at.min(self.text.len())].matches('\n').count() + 1
    }

    /// Tells what is the matter with the text at `at`, in bytes; one thing a
    /// line.
    fn object(&mut self, at: Range<usize>, mut what: Remark) {
        let place = format!("{}:{}", clean_line(self.file), self.line(at.start));
        if self.problems.iter().all(|it| it.place != place) {
            what.told.iter_mut().for_each(|it| it.1 = clean_line(&it.1));
            self.problems.push(Problem { place, what });
        }
    }
}

/// A name: something with a letter in it.
fn words(value: &DeValue) -> Result<String, &'static str> {
    let words = value.as_str().map(str::trim);
    let named = words.filter(|it| it.chars().any(char::is_alphanumeric));
    named.map(str::to_owned).ok_or("problem-actor-name")
}

fn list(value: &DeValue) -> Result<Vec<String>, &'static str> {
    let all = value.as_array().ok_or("problem-actor-aliases")?;
    let named = all.iter().map(|it| words(it.get_ref()));
    named.collect::<Result<_, _>>().map_err(|_| "problem-actor-aliases")
}

fn kind(value: &DeValue) -> Result<Kind, &'static str> {
    let named = value.as_str().map(str::to_lowercase).unwrap_or_default();
    let known = KINDS.iter().find(|it| it.0 == named);
    known.map(|it| it.1).ok_or("problem-actor-kind")
}

fn key(value: &DeValue) -> Result<String, &'static str> {
    let key = value.as_str().filter(|it| it.contains(':') && !it.contains(char::is_whitespace));
    key.map(str::to_owned).ok_or("problem-actor-key")
}

fn language(value: &DeValue) -> Result<Tongue, &'static str> {
    match value.as_str() {
        Some("fr") => Ok(Tongue::One(Language::French)),
        Some("en") => Ok(Tongue::One(Language::English)),
        Some("any") => Ok(Tongue::Any),
        _ => Err("problem-actor-language"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, names: &[&str], problems: &[&str]) {
        let (actors, found) = parse(text, "own.toml");
        let found: Vec<String> =
            found.iter().map(|it| format!("{} {}", it.place, it.what.key)).collect();
        assert_eq!(actors.iter().map(|it| &*it.name).collect::<Vec<_>>(), names);
        assert_eq!(found, problems);
    }

    #[test]
    fn an_actor_is_read_whole() {
        let text = r#"
            language = "fr"
            [[actor]]
            name = "Comité du canal"
            kind = "organisation"
            aliases = ["CdC"]
            parent = "gov:fr"
            [[actor]]
            name = "Harbour Watch"
            key = "org:harbour-watch"
            language = "any"
        "#;
        let (actors, problems) = parse(text, "own.toml");
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(actors[0].key, "own:organisation:comite du canal");
        assert_eq!(actors[0].parent.as_deref(), Some("gov:fr"));
        assert_eq!((actors[0].language, actors[0].line), (Some(Language::French), 3));
        assert_eq!((actors[1].language, &*actors[1].key), (None, "org:harbour-watch"));
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_counts() {
        check(
            "[[actor]]\nkind = \"org\"\n[[actor]]\nname = \"A b\"\nkind = \"planet\"\n[[actor]]\nname = \"…\"\n",
            &["A b"],
            &[
                "own.toml:1 problem-actor-name",
                "own.toml:5 problem-actor-kind",
                "own.toml:7 problem-actor-name",
            ],
        );
        check(
            "[[actor]]\nname = \"A b\"\nalias = [\"c\"]\n",
            &["A b"],
            &["own.toml:3 problem-setting-nearly"],
        );
        check(
            "actor = 3\nodd = 1",
            &[],
            &["own.toml:1 problem-actor-table", "own.toml:2 problem-setting"],
        );
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        let (actors, problems) =
            parse("[[actor]]\nname = \nkind = \"org\"\n[[actor]]\nname = \"A b\"\n", "own.toml");
        assert_eq!(actors.len(), 1);
        assert_eq!(problems[0].place, "own.toml:2");
    }
}
