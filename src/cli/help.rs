//! The help of the command line in the language of the interface. English
//! stands beside the arguments themselves, French in `assets/help`.

use std::ffi::OsString;

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use crate::i18n::Language;

/// What the commands and arguments do: a path of names, a tab, words.
const FRENCH: &str = include_str!("../../assets/help/fr.tsv");

const FRENCH_AFTER: &str = include_str!("../../assets/help/fr.txt");

const FRENCH_USAGE: &str = "\
liseuse [OPTIONS] [PATH]...
              liseuse [OPTIONS] <COMMANDE>";

const FRENCH_SHAPE: &str = "\
{about-with-newline}
Utilisation\u{a0}: {usage}

{all-args}{after-help}";

/// `command` as it explains itself in `language`.
pub fn spoken(command: Command, language: Language) -> Command {
    match language {
        Language::English => command,
        Language::French => french(command, "").after_help(FRENCH_AFTER),
    }
}

/// The language that `--lang` asks for, looked up before the arguments are
/// read: their help is told in it.
pub fn asked_for(args: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = args.iter().filter_map(|it| it.to_str()).collect();
    let joined = texts.iter().find_map(|it| it.strip_prefix("--lang="));
    let apart = || texts.iter().position(|it| *it == "--lang").and_then(|it| texts.get(it + 1));
    joined.or_else(|| apart().copied()).map(Language::from_tag)
}

/// What stands under a path of names.
fn said(path: &str) -> Option<&'static str> {
    let lines = FRENCH.lines().filter(|it| !it.starts_with('#'));
    lines.filter_map(|it| it.split_once('\t')).find(|it| it.0 == path).map(|it| it.1)
}

fn french(command: Command, path: &str) -> Command {
    let command = match said(path) {
        Some(about) => command.about(about).long_about(None),
        None => command,
    };
    let flag = |name: &'static str, letter, action| {
        let help = said(name).unwrap_or_default();
        Arg::new(name).long(name).short(letter).action(action).help(help)
    };
    let mut command = command
        .help_template(FRENCH_SHAPE)
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .mut_args(|it| argument(it, path))
        .mut_subcommands(|it| {
            let path = join(path, it.get_name());
            french(it, &path)
        })
        .arg(flag("help", 'h', ArgAction::Help));
    if path.is_empty() {
        command = command.disable_version_flag(true).override_usage(FRENCH_USAGE);
        command = command.arg(flag("version", 'V', ArgAction::Version));
    }
    command
}

/// An argument with what may be given and what is taken where nothing is.
fn argument(argument: Arg, path: &str) -> Arg {
    let id = argument.get_id().as_str();
    let Some(help) = said(&join(path, id)).or_else(|| said(id)) else { return argument };
    let argument = argument.help(help).long_help(None);
    if !argument.get_action().takes_values() {
        return argument;
    }
    let mut help = help.to_owned();
    let values = argument.get_possible_values();
    let values: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    if !values.is_empty() {
        help = format!("{help} [valeurs\u{a0}: {}]", values.join(", "));
    }
    let default = argument.get_default_values().first().and_then(|it| it.to_str());
    if let Some(default) = default {
        help = format!("{help} [par défaut\u{a0}: {default}]");
    }
    argument.help(help).hide_possible_values(true).hide_default_value(true)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path} {name}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Args;

    #[test]
    fn the_language_is_known_before_anything_else() {
        let language = |it: &[&str]| asked_for(&it.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(language(&["liseuse", "--lang", "fr", "x"]), Some(Language::French));
        assert_eq!(language(&["liseuse", "read", "--lang=en"]), Some(Language::English));
        assert_eq!(language(&["liseuse", "--lang"]), None);
    }

    /// The paths of everything that explains itself. Of the tagger, which is a
    /// tool for those who make models, only its commands.
    fn paths(command: &Command, path: &str, all: &mut BTreeSet<String>) {
        all.insert(path.to_owned());
        let is_told = !path.starts_with("tagger ");
        for argument in command.get_arguments().filter(|_| is_told) {
            let id = argument.get_id().as_str();
            let shared = said(id).is_some() && !path.is_empty();
            all.extend((!shared).then(|| join(path, id)));
        }
        for inner in command.get_subcommands() {
            paths(inner, &join(path, inner.get_name()), all);
        }
    }

    #[test]
    fn everything_is_explained_in_french_and_nothing_else() {
        let mut all = BTreeSet::new();
        paths(&Args::command(), "", &mut all);
        let missing: Vec<_> = all.iter().filter(|it| said(it).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let known = |it: &str| {
            all.contains(it) || it.rsplit(' ').next().is_some_and(|it| said(it).is_some())
        };
        let lines = FRENCH.lines().filter(|it| !it.starts_with('#'));
        let stale: Vec<_> = lines
            .filter_map(|it| it.split_once('\t'))
            .map(|it| it.0)
            .filter(|it| !known(it))
            .collect();
        assert!(stale.is_empty(), "{stale:?}");
    }

    #[test]
    fn french_help_has_no_english_in_it() {
        let mut command = spoken(Args::command(), Language::French);
        let help = command.render_help().to_string();
        for english in ["Usage", "Commands", "Print", "default", "possible values", "Files"] {
            assert!(!help.contains(english), "{english} in\n{help}");
        }
    }
}
