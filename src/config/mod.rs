//! What the reader has set: `liseuse/config.toml` as a value. Where the file
//! lies and how it is read is the business of `runtime`.

pub mod gazetteer;
mod keys;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::{Command, Key};
use crate::i18n::Language;
use crate::news::{self, Problem, Remark};
use crate::text::clean_line;

/// The settings, each with what it is when nobody set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The commands that are to have other keys than the table gives them, as
    /// [`crate::app::Keymap`] takes them. No key at all is possible.
    pub keys: Vec<(Command, Vec<Key>)>,
    /// The language of the interface, unless the locale is to tell.
    pub language: Option<Language>,
    /// What the screen looks like.
    pub theme: Look,
    /// How wide the text may become, in columns: 40 to 120.
    pub column: u16,
    /// Whether to take the mouse at the start.
    pub mouse: bool,
    /// The files of models that tell names from other words, in place of those
    /// that are built in.
    pub models: Vec<(news::Language, String)>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            language: None,
            theme: Look::Auto,
            column: 76,
            mouse: true,
            models: Vec::new(),
        }
    }
}

/// What the screen can look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Look {
    /// `lamp` or `paper`, whichever suits the terminal's background.
    #[default]
    Auto,
    /// Light on dark.
    Lamp,
    /// Dark on light.
    Paper,
    /// The terminal's own sixteen colours.
    Terminal,
    /// No colour at all.
    Plain,
}

impl Look {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Auto, Self::Lamp, Self::Paper, Self::Terminal, Self::Plain];

    /// Its name in the configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Lamp => "lamp",
            Self::Paper => "paper",
            Self::Terminal => "terminal",
            Self::Plain => "plain",
        }
    }

    /// The look of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Every setting there is.
const SETTINGS: [&str; 6] = ["column", "keys", "language", "models", "mouse", "theme"];

/// The narrowest and the widest column of text.
const COLUMN: std::ops::RangeInclusive<u16> = 40..=120;

/// Reads a configuration. What cannot be used is told, and stays as it is when
/// nobody set it; the rest counts.
pub fn parse(text: &str) -> (Config, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reading = Reading { text, config: Config::default(), problems: Vec::new() };
    for error in errors {
        let what = Remark::new("problem-toml").with("error", error.message());
        reading.object(error.span().unwrap_or_default(), what);
    }
    for (name, value) in in_order(table.get_ref()) {
        reading.setting(name, value);
    }
    (reading.config, reading.problems)
}

/// A configuration half read.
struct Reading<'a> {
    text: &'a str,
    config: Config,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn setting(&mut self, name: &Spanned<Name>, value: &Spanned<DeValue>) {
        let at = value.span();
        let config = &mut self.config;
        let value = value.get_ref();
        let done = match name.get_ref().as_ref() {
            "keys" => return keys::read(self, value, at),
            "column" => column(value).map(|it| config.column = it),
            "language" => language(value).map(|it| config.language = it),
            "models" => models(value).map(|it| config.models = it),
            "mouse" => mouse(value).map(|it| config.mouse = it),
            "theme" => theme(value).map(|it| config.theme = it),
            other => {
                let keys = ["problem-setting", "problem-setting-nearly"];
                return self.object(name.span(), unknown(keys, other, SETTINGS));
            }
        };
        if let Err(what) = done {
            self.object(at, what);
        }
    }

    /// Tells what is the matter with the text at `at`, in bytes. One thing a
    /// line is enough: the next is often its consequence.
    fn object(&mut self, at: Range<usize>, mut what: Remark) {
        let line = self.text[..at.start].matches('\n').count() + 1;
        let place = format!("config.toml:{line}");
        if self.problems.iter().all(|it| it.place != place) {
            what.told.iter_mut().for_each(|it| it.1 = clean_line(&it.1));
            self.problems.push(Problem { place, what });
        }
    }
}

type Name<'a> = toml::de::DeString<'a>;

/// The entries of a table as they were written, from top to bottom.
fn in_order<'a, 'i>(
    table: &'a DeTable<'i>,
) -> Vec<(&'a Spanned<Name<'i>>, &'a Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

fn column(value: &DeValue) -> Result<u16, Remark> {
    let width = value.as_integer().and_then(|it| u16::from_str_radix(it.as_str(), it.radix()).ok());
    let fits = width.filter(|it| COLUMN.contains(it));
    let what = Remark::new("problem-column").with("from", COLUMN.start()).with("to", COLUMN.end());
    fits.ok_or(what)
}

fn language(value: &DeValue) -> Result<Option<Language>, Remark> {
    let code = value.as_str();
    let known = Language::ALL.into_iter().find(|it| Some(it.code()) == code);
    if known.is_none() && code != Some("auto") {
        return Err(Remark::new("problem-language"));
    }
    Ok(known)
}

fn models(value: &DeValue) -> Result<Vec<(news::Language, String)>, Remark> {
    let wrong = || Remark::new("problem-models");
    let entry = |(name, value): (&Spanned<Name>, &Spanned<DeValue>)| {
        let language = match name.get_ref().as_ref() {
            "fr" => news::Language::French,
            "en" => news::Language::English,
            _ => return Err(wrong()),
        };
        let file = value.get_ref().as_str().filter(|it| !it.is_empty()).ok_or_else(wrong)?;
        Ok((language, file.to_owned()))
    };
    let table = value.as_table().ok_or_else(wrong)?;
    in_order(table).into_iter().map(entry).collect()
}

fn mouse(value: &DeValue) -> Result<bool, Remark> {
    value.as_bool().ok_or_else(|| Remark::new("problem-mouse"))
}

fn theme(value: &DeValue) -> Result<Look, Remark> {
    let names = Look::ALL.map(Look::name).join(", ");
    let known = value.as_str().and_then(Look::from_name);
    known.ok_or_else(|| Remark::new("problem-theme").with("names", names))
}

/// Says that nothing bears this name, and which name was perhaps meant, by the
/// one message or the other.
fn unknown<'a>(
    [unknown, nearly]: [&'static str; 2],
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Remark {
    let distance = |it: &str| strsim::damerau_levenshtein(it, name);
    let nearest = known.into_iter().min_by_key(|it| distance(it));
    match nearest.filter(|it| distance(it) <= 2) {
        Some(nearest) => Remark::new(nearly).with("name", name).with("nearest", nearest),
        None => Remark::new(unknown).with("name", name),
    }
}

#[cfg(test)]
pub(in crate::config) mod tests {
    use super::*;

    /// The key of a remark and what it is told.
    pub(in crate::config) fn said(remark: &Remark) -> String {
        let told = remark.told.iter().map(|it| it.1.as_str());
        [remark.key].into_iter().chain(told).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(text: &str, expected: &Config, problems: &[&str]) {
        let (config, found) = parse(text);
        assert_eq!(&config, expected);
        let found: Vec<String> =
            found.iter().map(|it| format!("{} {}", it.place, said(&it.what))).collect();
        let problems: Vec<String> = problems.iter().map(|it| format!("config.toml:{it}")).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn nothing_set_is_nothing_changed() {
        check("", &Config::default(), &[]);
        check("# only a remark\n", &Config::default(), &[]);
    }

    #[test]
    fn every_setting_is_heard() {
        let text = r#"
            language = "fr"
            theme = "paper"
            column = 68
            mouse = false
            models = { fr = "~/my.model" }
            [keys]
            filter = ["f", "ctrl-k"]
            zen = "Z"
        "#;
        let keys = vec![
            (Command::Filter, vec![Key::Char('f'), Key::Ctrl('k')]),
            (Command::Zen, vec![Key::Char('Z')]),
        ];
        let language = Some(Language::French);
        let models = vec![(news::Language::French, "~/my.model".to_owned())];
        let theme = Look::Paper;
        check(text, &Config { keys, language, theme, column: 68, mouse: false, models }, &[]);
        check("language = \"auto\"", &Config::default(), &[]);
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_counts() {
        check(
            "colum = 3\nlanguage = \"de\"\ntheme = 1\nmouse = \"no\"\ncolumn = 60\nodd = 1",
            &Config { column: 60, ..Config::default() },
            &[
                "1 problem-setting-nearly colum column",
                "2 problem-language",
                "3 problem-theme auto, lamp, paper, terminal, plain",
                "4 problem-mouse",
                "6 problem-setting odd",
            ],
        );
        check("models = 3", &Config::default(), &["1 problem-models"]);
        check("column = 400", &Config::default(), &["1 problem-column 40 120"]);
        check("column = -1", &Config::default(), &["1 problem-column 40 120"]);
    }

    #[test]
    fn a_broken_line_costs_only_itself() {
        let (config, problems) = parse("column = \nmouse = false\n");
        assert!(!config.mouse);
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place, "config.toml:1");
    }

    #[test]
    fn no_byte_of_the_file_reaches_the_screen_unclean() {
        let (_, problems) = parse("\"\\u001b]0;x\\u0007\" = 1");
        assert!(!said(&problems[0].what).chars().any(char::is_control), "{problems:?}");
    }
}
