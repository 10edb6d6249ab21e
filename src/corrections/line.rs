//! A correction as one line of text:
//!
//! ```toml
//! "2026-11-22 07:10:00.000" = { rename = { kind = "PERSON", name = "N. Pachinian" }, to = "Nikol Pachinian" }
//! ```

use std::fmt::{Display, Formatter, Result as Written};

use serde::Deserialize;

use crate::corrections::{Article, Correction, Passage, Record, Who, Words};
use crate::news::{ArticleId, Kind, Sex};
use crate::text::clean_line;

/// The value of a line, as far as TOML is concerned. Which fields belong
/// together is told by [`Raw::correction`].
#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Raw {
    merge: Option<RawWho>,
    with: Option<RawWho>,
    split: Option<RawWho>,
    from: Option<RawWho>,
    rename: Option<RawWho>,
    retype: Option<RawWho>,
    to: Option<String>,
    hide: Option<RawWho>,
    not: Option<String>,
    mark: Option<String>,
    give: Option<String>,
    whom: Option<RawWho>,
    #[serde(rename = "as")]
    kind: Option<String>,
    everywhere: bool,
    article: Option<String>,
    id: Option<String>,
    before: Option<String>,
    after: Option<String>,
    nth: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWho {
    kind: String,
    name: String,
    key: Option<String>,
    sex: Option<String>,
    state: Option<String>,
    article: Option<String>,
    id: Option<String>,
}

impl Record {
    /// Reads one line. An error says why it is not a correction: the key of a
    /// message of the interface.
    pub(super) fn read(line: &str) -> Result<Self, &'static str> {
        let table: toml::Table = toml::from_str(line).map_err(|_| "problem-correction-toml")?;
        let mut entries = table.into_iter();
        let (Some((made, value)), None) = (entries.next(), entries.next()) else {
            return Err("problem-correction-toml");
        };
        let raw: Raw = value.try_into().map_err(|_| "problem-correction-word")?;
        let what = raw.correction()?;
        Ok(Self { made: clean_line(&made), what })
    }
}

impl Raw {
    fn correction(self) -> Result<Correction, &'static str> {
        let missing = "problem-correction-half";
        if let Some(who) = self.merge {
            return Ok(Correction::Merge(who.who()?, self.with.ok_or(missing)?.who()?));
        }
        if let Some(who) = self.split {
            return Ok(Correction::Split(who.who()?, self.from.ok_or(missing)?.who()?));
        }
        if let Some(who) = self.rename {
            let to = clean_line(&self.to.ok_or(missing)?).trim().to_owned();
            return if to.is_empty() {
                Err(missing)
            } else {
                Ok(Correction::Rename(who.who()?, to))
            };
        }
        if let Some(who) = self.retype {
            return Ok(Correction::Retype(who.who()?, kind(&self.to.ok_or(missing)?)?));
        }
        if let Some(who) = self.hide {
            return Ok(Correction::Hide(who.who()?));
        }
        self.about_words()
    }

    fn about_words(self) -> Result<Correction, &'static str> {
        let words = self.not.as_deref().or(self.mark.as_deref()).or(self.give.as_deref());
        let words = words.map(clean_line);
        let words = words.filter(|it| !it.trim().is_empty()).ok_or("problem-correction-half")?;
        let at = match self.article {
            Some(place) => Some(Passage {
                article: article(&place, self.id.as_deref())?,
                before: self.before.unwrap_or_default(),
                after: self.after.unwrap_or_default(),
                nth: self.nth.unwrap_or(1).max(1),
            }),
            None if self.everywhere => None,
            None => return Err("problem-correction-half"),
        };
        let words = Words { words, at };
        if self.give.is_some() {
            let whom = self.whom.ok_or("problem-correction-half")?;
            return Ok(Correction::Give(words, whom.who()?));
        }
        match self.kind {
            Some(code) if self.not.is_none() => Ok(Correction::Mark(words, kind(&code)?)),
            None if self.mark.is_none() => Ok(Correction::Not(words)),
            _ => Err("problem-correction-half"),
        }
    }
}

impl RawWho {
    fn who(self) -> Result<Who, &'static str> {
        let name = clean_line(&self.name);
        if name.trim().is_empty() {
            return Err("problem-correction-half");
        }
        let sex = match self.sex.as_deref() {
            None => None,
            Some("f") => Some(Sex::Female),
            Some("m") => Some(Sex::Male),
            Some(_) => return Err("problem-correction-word"),
        };
        let article = self.article.map(|it| article(&it, self.id.as_deref())).transpose()?;
        let state = self.state.map(|it| clean_line(&it));
        Ok(Who { kind: kind(&self.kind)?, name, key: self.key, sex, state, article })
    }
}

fn kind(code: &str) -> Result<Kind, &'static str> {
    Kind::from_code(code).ok_or("problem-correction-kind")
}

fn article(place: &str, id: Option<&str>) -> Result<Article, &'static str> {
    let id = id.map(|it| u64::from_str_radix(it, 16).map(ArticleId)).transpose();
    Ok(Article { place: clean_line(place), id: id.map_err(|_| "problem-correction-word")? })
}

impl Display for Record {
    fn fmt(&self, out: &mut Formatter) -> Written {
        write!(out, "{} = {{ ", quoted(&self.made))?;
        match &self.what {
            Correction::Merge(who, with) => write!(out, "merge = {who}, with = {with}"),
            Correction::Split(who, from) => write!(out, "split = {who}, from = {from}"),
            Correction::Rename(who, to) => write!(out, "rename = {who}, to = {}", quoted(to)),
            Correction::Retype(who, to) => write!(out, "retype = {who}, to = \"{}\"", to.code()),
            Correction::Hide(who) => write!(out, "hide = {who}"),
            Correction::Not(words) => write!(out, "not = {words}"),
            Correction::Mark(words, kind) => {
                let Words { words, at } = words;
                write!(out, "mark = {}, as = \"{}\"", quoted(words), kind.code())?;
                write_place(out, at.as_ref())
            }
            Correction::Give(words, whom) => {
                let Words { words, at } = words;
                write!(out, "give = {}, whom = {whom}", quoted(words))?;
                write_place(out, at.as_ref())
            }
        }?;
        out.write_str(" }")
    }
}

impl Display for Words {
    fn fmt(&self, out: &mut Formatter) -> Written {
        out.write_str(&quoted(&self.words))?;
        write_place(out, self.at.as_ref())
    }
}

fn write_place(out: &mut Formatter, at: Option<&Passage>) -> Written {
    let Some(Passage { article, before, after, nth }) = at else {
        return out.write_str(", everywhere = true");
    };
    write!(out, ", {article}, before = {}, after = {}", quoted(before), quoted(after))?;
    if *nth == 1 { Ok(()) } else { write!(out, ", nth = {nth}") }
}

impl Display for Who {
    fn fmt(&self, out: &mut Formatter) -> Written {
        write!(out, "{{ kind = \"{}\", name = {}", self.kind.code(), quoted(&self.name))?;
        if let Some(key) = &self.key {
            write!(out, ", key = {}", quoted(key))?;
        }
        match self.sex {
            Some(Sex::Female) => out.write_str(", sex = \"f\"")?,
            Some(Sex::Male) => out.write_str(", sex = \"m\"")?,
            None => (),
        }
        if let Some(state) = &self.state {
            write!(out, ", state = {}", quoted(state))?;
        }
        if let Some(article) = &self.article {
            write!(out, ", {article}")?;
        }
        out.write_str(" }")
    }
}

impl Display for Article {
    fn fmt(&self, out: &mut Formatter) -> Written {
        write!(out, "article = {}", quoted(&self.place))?;
        match self.id {
            Some(id) => write!(out, ", id = \"{:016x}\"", id.0),
            None => Ok(()),
        }
    }
}

/// A string as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            // What could end the line was cleaned away long before.
            it if it.is_control() => quoted.push(' '),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}
