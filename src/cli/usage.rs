//! What is wrong with the arguments, in the words of the catalogues.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::i18n::Words;
use crate::text::clean_line;

/// What is wrong, how the command is used and where more is told, line by line.
/// Clean. `None` where only the parser has words for it.
pub fn told(error: &Error, words: &Words) -> Option<Vec<String>> {
    let mut lines = vec![what(error, words)?];
    let values = about(error, ContextKind::ValidValue);
    if !values.is_empty() {
        lines.push(words.say_with("cli-usage-values", &[("values", values.into())]));
    }
    let usage = about(error, ContextKind::Usage);
    let mut usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim_start().lines();
    let first = usage.next().map(|it| words.say_with("cli-usage", &[("usage", it.into())]));
    lines.extend(first);
    lines.extend(usage.map(str::to_owned));
    lines.push(words.say("cli-usage-more"));
    Some(lines.iter().map(|it| clean_line(it)).collect())
}

fn what(error: &Error, words: &Words) -> Option<String> {
    let say = |key: &str, told: &[(&'static str, ContextKind)]| {
        let told = told.iter().map(|(name, kind)| (*name, clean_line(&about(error, *kind)).into()));
        words.say_with(key, &told.collect::<Vec<_>>())
    };
    let argument = ("argument", ContextKind::InvalidArg);
    let value = ("value", ContextKind::InvalidValue);
    let unknown = |told, suggested| match error.get(suggested) {
        Some(_) => say("cli-usage-unknown-nearly", &[told, ("nearest", suggested)]),
        None => say("cli-usage-unknown", &[told]),
    };
    Some(match error.kind() {
        ErrorKind::UnknownArgument => unknown(argument, ContextKind::SuggestedArg),
        ErrorKind::InvalidSubcommand => {
            let command = ("argument", ContextKind::InvalidSubcommand);
            unknown(command, ContextKind::SuggestedSubcommand)
        }
        ErrorKind::InvalidValue if about(error, value.1).is_empty() => {
            say("cli-usage-no-value", &[argument])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say("cli-usage-value", &[value, argument])
        }
        ErrorKind::ArgumentConflict => {
            say("cli-usage-conflict", &[argument, ("other", ContextKind::PriorArg)])
        }
        ErrorKind::MissingRequiredArgument => say("cli-usage-missing", &[argument]),
        _ => return None,
    })
}

/// What the parser says about a mistake.
fn about(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Args, help};
    use crate::i18n::Language;

    #[track_caller]
    fn check(arguments: &[&str], french: &str, english: &str) {
        let arguments = [&["liseuse"], arguments].concat();
        for (language, expected) in [(Language::French, french), (Language::English, english)] {
            let command = help::spoken(Args::command(), language);
            let error = command.try_get_matches_from(&arguments).unwrap_err();
            let lines = told(&error, &Words::of(language)).unwrap();
            assert_eq!(lines[0], expected, "{lines:?}");
        }
    }

    #[test]
    fn mistakes_are_told_in_the_language_of_the_interface() {
        check(&["--foo"], "argument inconnu «\u{a0}--foo\u{a0}»", "unknown argument “--foo”");
        check(
            &["list", "--libary", "x"],
            "argument inconnu «\u{a0}--libary\u{a0}»\u{202f}; est-ce «\u{a0}--library\u{a0}»\u{202f}?",
            "unknown argument “--libary”; is “--library” meant?",
        );
        check(
            &["annotate", "--format", "jso"],
            "«\u{a0}jso\u{a0}» ne convient pas à «\u{a0}--format <FORMAT>\u{a0}»",
            "“jso” does not fit “--format <FORMAT>”",
        );
        check(
            &["read", "--width", "x"],
            "«\u{a0}x\u{a0}» ne convient pas à «\u{a0}--width <N>\u{a0}»",
            "“x” does not fit “--width <N>”",
        );
        check(
            &["annotate", "--format"],
            "«\u{a0}--format <FORMAT>\u{a0}» demande une valeur",
            "“--format <FORMAT>” asks for a value",
        );
        check(&["search"], "il manque <QUERY>", "<QUERY> is missing");
        check(&["tagger", "x"], "argument inconnu «\u{a0}x\u{a0}»", "unknown argument “x”");
    }

    #[test]
    fn what_may_be_given_and_how_is_told_too() {
        let command = help::spoken(Args::command(), Language::French);
        let refused = |it: &[&str]| {
            let error = command.clone().try_get_matches_from(it).unwrap_err();
            told(&error, &Words::of(Language::French)).unwrap()[1].clone()
        };
        let values = refused(&["liseuse", "annotate", "--format", "xml"]);
        assert_eq!(values, "valeurs\u{a0}: json, jsonl, text");
        let usage = refused(&["liseuse", "search"]);
        assert!(usage.starts_with("Utilisation\u{a0}: liseuse search"), "{usage}");
    }
}
