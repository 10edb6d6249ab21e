//! The metadata that opens a text: YAML between `---`, TOML between `+++`.
//!
//! Only what such files hold in practice is read: one `key: value` a line,
//! quoted or not. Lists give their first item.

use jiff::civil::Date;

use crate::ingest::when::{self, Day};
use crate::text::{Span, fold};

/// Metadata is no longer than this, in lines.
const LONGEST: usize = 200;

/// What the metadata of a text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Front {
    /// Where the text begins.
    pub end: usize,
    fields: Vec<(String, Span)>,
}

/// The metadata that `text` opens with, if any.
pub(super) fn read(text: &str) -> Front {
    let first = text.split('\n').next().map(str::trim_end);
    let Some(fence @ ("---" | "+++")) = first else { return Front::default() };
    let mut end = 0;
    let mut fields: Vec<(String, Span)> = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate().take(LONGEST) {
        end += line.len();
        let is_end = at > 0 && (line.trim_end() == fence || line.trim_end() == "...");
        if is_end && fields.is_empty() {
            // Two rules with nothing between them.
            return Front::default();
        }
        if is_end {
            fields.retain(|it| !it.1.is_empty());
            return Front { end, fields };
        }
        let is_nested = line.starts_with([' ', '\t', '-', '#', '[']) || line.trim().is_empty();
        match field(text, line, if fence == "+++" { '=' } else { ':' }) {
            _ if at == 0 => (),
            Some(field) if !is_nested => fields.push(field),
            _ if is_nested => fill(text, line, fields.last_mut()),
            _ => return Front::default(),
        }
    }
    Front::default()
}

fn field(text: &str, line: &str, mark: char) -> Option<(String, Span)> {
    let (key, value) = line.split_once(mark)?;
    let is_key =
        !key.is_empty() && key.trim().chars().all(|it| it.is_alphanumeric() || "_-. ".contains(it));
    is_key.then(|| Some((fold(key.trim()), Span::of(bare(value), text)?)))?
}

/// Gives the first item of a list to a field that has no value yet.
fn fill(text: &str, line: &str, field: Option<&mut (String, Span)>) {
    let item =
        line.trim_start().strip_prefix("- ").map(|it| it.split_once("name:").map_or(it, |it| it.1));
    if let (Some(item), Some((_, value))) = (item, field.filter(|it| it.1.is_empty())) {
        *value = Span::of(bare(item), text).unwrap_or_default();
    }
}

/// A value without quotes, list brackets and comments.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let value = value
        .strip_prefix('[')
        .map_or(value, |it| it.split([',', ']']).next().unwrap_or(it).trim());
    for quote in ['"', '\''] {
        let inner = value.strip_prefix(quote).and_then(|it| it.rsplit_once(quote));
        if let Some((inner, _)) = inner {
            return inner;
        }
    }
    value.split(" #").next().unwrap_or(value).trim()
}

impl Front {
    fn find(&self, keys: &[&str]) -> Option<Span> {
        keys.iter().find_map(|it| self.value(it))
    }

    fn value(&self, key: &str) -> Option<Span> {
        self.fields.iter().find(|it| it.0 == key).map(|it| it.1)
    }

    /// The headline.
    pub fn title(&self) -> Option<Span> {
        self.find(&["title", "titre", "headline", "og:title"])
    }

    /// The author's name.
    pub fn author(&self) -> Option<Span> {
        self.find(&["author", "auteur", "authors", "auteurs", "byline", "by", "creator"])
    }

    /// Who published it.
    pub fn outlet<'a>(&self, text: &'a str) -> Option<&'a str> {
        let keys = [
            "outlet",
            "source",
            "site",
            "sitename",
            "site_name",
            "publisher",
            "media",
            "publication",
            "journal",
        ];
        let found = self.find(&keys).map(|it| it.within(text));
        found.filter(|it| !it.starts_with("http"))
    }

    /// The code or name of the language.
    pub fn language<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.find(&["lang", "language", "langue", "locale"]).map(|it| it.within(text))
    }

    /// The day of publication: of the keys that may tell it, the first whose
    /// value is a day.
    pub fn date(&self, text: &str) -> Option<Date> {
        let keys = [
            "date",
            "published",
            "publie",
            "pubdate",
            "published_at",
            "publishdate",
            "date_published",
            "datepublished",
            "created",
            "updated",
        ];
        keys.iter().find_map(|key| match when::first(self.value(key)?.within(text))?.day {
            Day::Known(date) => Some(date),
            Day::DayFirst(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_files_hold() {
        let text = "---\ntitle: \"Le port : fermé\"\ndate: 2020-09-27T10:00:00Z\nauthors:\n  - name: Ana Ruiz\ntags: [a, b]\nsource: Le Phare # local\nlang: fr\n---\nTexte";
        let front = read(text);
        let words = |it: Option<Span>| it.map(|it| it.within(text));
        assert_eq!(words(front.title()), Some("Le port : fermé"));
        assert_eq!(words(front.author()), Some("Ana Ruiz"));
        assert_eq!((front.outlet(text), front.language(text)), (Some("Le Phare"), Some("fr")));
        assert_eq!(front.date(text), Some(jiff::civil::date(2020, 9, 27)));
        assert_eq!(&text[front.end..], "Texte");
    }

    #[test]
    fn reads_toml() {
        let text = "+++\ntitle = 'Le port'\ndate = 2020-09-27\n+++\nTexte";
        let front = read(text);
        assert_eq!(front.title().map(|it| it.within(text)), Some("Le port"));
        assert_eq!(front.date(text), Some(jiff::civil::date(2020, 9, 27)));
    }

    #[test]
    fn a_rule_is_no_metadata() {
        for text in [
            "---\nLe port est fermé.\n---\n",
            "---\n\n---\n",
            "---\n\n---\n\nTitre: un texte\n\nAutre: chose dite\n---\n",
            "---\ntitle: x\n",
            "Le port",
        ] {
            assert_eq!(read(text), Front::default(), "{text}");
        }
    }

    #[test]
    fn a_field_without_a_day_hides_no_other() {
        let text = "---\npublished: true\nupdated: 2020-09-27\n---\n";
        assert_eq!(read(text).date(text), Some(jiff::civil::date(2020, 9, 27)));
    }
}
