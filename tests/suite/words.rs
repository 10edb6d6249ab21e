//! Holds the catalogues in `assets/i18n` to each other and to the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use liseuse::app::COMMANDS;
use liseuse::i18n::{Language, Words};
use liseuse::library::Query;
use liseuse::news::{LISTS, RULES};
use liseuse::store::sample;
use unicode_width::UnicodeWidthStr;

use crate::desk::shelf;
use crate::source::{self, Literal};

/// The beginnings of keys that code also puts together or passes on, so that
/// any literal that looks like one of them must be a key.
const FAMILIES: &[&str] = &[
    "cmd",
    "hint",
    "pane",
    "kind",
    "empty",
    "notice",
    "prompt",
    "why",
    "query-error",
    "field",
    "shelves",
    "problem",
    "cli",
];

/// What `src/app` and `src/screen` may say in so many words, and why.
const NOT_WORDS: &[(&str, &str)] = &[("Liseuse", "the name of the program, in every language")];

#[test]
fn both_catalogues_say_the_same_things() {
    let [french, english] = Language::ALL.map(catalogue);
    let keys = |it: &BTreeMap<String, _>| it.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&french), keys(&english));
    for (key, told) in &french {
        assert_eq!(told, &english[key], "{key}");
    }
}

#[test]
fn no_key_is_given_twice() {
    for language in Language::ALL {
        let mut seen = BTreeSet::new();
        for (key, _) in messages(language) {
            assert!(seen.insert(key.clone()), "{}: {key}", language.code());
        }
    }
}

#[test]
fn every_message_can_be_said() {
    for language in Language::ALL {
        let words = Words::of(language);
        for (key, told) in catalogue(language) {
            let told: Vec<_> = told.iter().map(|it| (it.as_str(), 2.into())).collect();
            let said = words.say_with(&key, &told);
            assert!(!said.contains(['{', '}']), "{}: {key}: {said}", language.code());
            assert!(!said.chars().any(char::is_control), "{}: {key}: {said}", language.code());
            assert_eq!(said.trim(), said, "{}: {key}", language.code());
        }
    }
}

#[test]
fn every_command_has_its_words() {
    let keys = catalogue(Language::French);
    for entry in COMMANDS {
        assert!(keys.contains_key(&format!("cmd-{}", entry.name)), "{}", entry.name);
        let hinted = keys.contains_key(&format!("hint-{}", entry.name));
        assert_eq!(hinted, entry.hint, "hint-{}", entry.name);
    }
    for key in keys.keys() {
        let name = key.strip_prefix("cmd-").or(key.strip_prefix("hint-"));
        let known = name.is_none_or(|name| COMMANDS.iter().any(|it| it.name == name));
        assert!(known, "{key} speaks of no command");
    }
}

#[test]
fn help_fits_its_line() {
    for language in Language::ALL {
        let words = Words::of(language);
        for entry in COMMANDS {
            let help = words.say(&format!("cmd-{}", entry.name));
            assert!(help.width() <= 60, "{} columns: {help}", help.width());
            assert!(!help.ends_with('.'), "{help}");
            assert!(help.starts_with(char::is_uppercase), "{help}");
            let hint = words.say(&format!("hint-{}", entry.name));
            assert!(!entry.hint || hint.width() <= 16, "{hint}");
        }
    }
}

/// Typewriter signs have no place in a French text, and a sign that wants a
/// space before it must not begin a line.
#[test]
fn french_is_set_as_french() {
    for (key, text) in messages(Language::French) {
        let said = text.replace("->", "").replace(['{', '}'], "");
        assert!(!said.contains(['\'', '"']), "{key}: {said}");
        for sign in [" ?", " !", " ;", " :", " %", " »", "« "] {
            assert!(!said.contains(sign), "{key}: `{sign}` breaks: {said}");
        }
        assert!(!said.contains("..."), "{key}: {said}");
    }
}

#[test]
fn every_key_that_the_code_names_is_in_the_catalogues() {
    let keys = catalogue(Language::French);
    for Literal { text, before, place, .. } in literals(&["src"]) {
        let said = before.ends_with(".say(") || before.ends_with(".say_with(");
        let family = FAMILIES.iter().any(|it| text.starts_with(&format!("{it}-")));
        if (said || family) && !text.contains('{') {
            assert!(keys.contains_key(&text), "{place}: no message `{text}`");
        }
    }
}

#[test]
fn every_message_is_told_what_it_asks_for() {
    let keys = catalogue(Language::French);
    for Literal { text, before, after, place } in literals(&["src"]) {
        let Some(wanted) = keys.get(&text) else { continue };
        let call = source::until_closed(&after);
        let names = source::literals(call).filter(|it| it.before.ends_with('('));
        let told: BTreeSet<String> = names.map(|it| it.text).collect();
        // A list that was named before the call is not seen here.
        let is_listed = before.ends_with(".say_with(") && !told.is_empty();
        if is_listed || before.ends_with(".say(") {
            assert_eq!(&told, wanted, "{place}: `{text}`");
        } else if before.ends_with("Remark::new(") {
            assert_eq!(&told_by(&after[call.len()..]), wanted, "{place}: `{text}`");
        }
    }
}

/// The names in a chain of calls `.with("name", …)` that follows a bracket.
fn told_by(code: &str) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    let mut rest = code;
    while let Some(call) = rest.trim_start_matches(')').trim_start().strip_prefix(".with(") {
        told.extend(source::literals(call).next().map(|it| it.text));
        rest = &call[source::until_closed(call).len()..];
    }
    told
}

#[test]
fn every_message_is_used() {
    let named: BTreeSet<String> = literals(&["src"]).into_iter().map(|it| it.text).collect();
    let made: Vec<&str> =
        named.iter().filter_map(|it| it.split_once("-{")).map(|it| it.0).collect();
    let used =
        |key: &str| named.contains(key) || made.iter().any(|it| key.starts_with(&format!("{it}-")));
    let keys = catalogue(Language::French);
    let idle: Vec<&String> =
        keys.keys().filter(|it| !used(it) && !it.strip_suffix("-next").is_some_and(used)).collect();
    assert!(idle.is_empty(), "nobody says {idle:?}");
}

#[test]
fn every_reason_for_a_mention_has_its_words() {
    let keys = catalogue(Language::French);
    let pages = fs::read_dir("tests/data/pages").unwrap().map(|it| it.unwrap().path());
    let pages: Vec<(String, String)> = pages
        .filter(|it| it.is_file())
        .map(|it| (it.to_string_lossy().into_owned(), fs::read_to_string(&it).unwrap()))
        .collect();
    let pages = pages.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let (library, bodies) = shelf(&sample().iter().copied().chain(pages).collect::<Vec<_>>());
    let articles = library.find(&Query::default()).rows;
    let articles = articles.iter().filter_map(|it| bodies.article(*it));
    for mention in articles.flat_map(|it| it.mentions.clone()) {
        let rule = mention.evidence.rule;
        assert!(keys.contains_key(&format!("why-rule-{rule}")), "{rule}");
        let list = mention.evidence.lexicon.map(|it| it.0);
        assert!(list.is_none_or(|it| LISTS.contains(&it)), "{list:?}");
    }
    let told: Vec<&str> = keys.keys().filter_map(|it| it.strip_prefix("why-rule-")).collect();
    assert_eq!(told, RULES);
    let named: BTreeSet<String> =
        literals(&["src/analyze", "src/corrections"]).into_iter().map(|it| it.text).collect();
    for rule in keys.keys().filter_map(|it| it.strip_prefix("why-rule-")) {
        assert!(named.contains(rule), "no mention is found by `{rule}`");
    }
}

#[test]
fn what_is_shown_comes_from_the_catalogues() {
    for Literal { text, before, place, .. } in literals(&["src/app", "src/screen"]) {
        let for_us = ["expect(", "reason =", "doc =", "panic!(", "unreachable!("];
        if for_us.iter().any(|it| before.ends_with(it)) || NOT_WORDS.iter().any(|it| it.0 == text) {
            continue;
        }
        assert!(!reads_as_words(&text), "{place}: {text:?} belongs in assets/i18n");
    }
}

/// A guard that never fires guards nothing, so the guard is tested too.
#[test]
fn the_reader_of_literals_sees_words_where_there_are_some() {
    let code = r##"let a = 'x'; // "no"
        say("articles", &[("n", 3)]); let b = r#"a "b" c"#; fn f<'a>() {} '"' "Fin" "##;
    let found: Vec<String> = source::literals(code).map(|it| it.text).collect();
    assert_eq!(found, ["articles", "n", "a \"b\" c", "Fin"]);
    for (text, words) in [
        ("two words", true),
        ("Capital", true),
        ("Échap", true),
        ("{} of {n}", false),
        ("ctrl-{letter}", false),
        ("G", false),
        (" · ", false),
        ("PERSON", false),
        ("page-down", false),
    ] {
        assert_eq!(reads_as_words(text), words, "{text}");
    }
}

/// Whether a literal holds two words in a row or one with a capital: text
/// for a reader rather than a name in code.
fn reads_as_words(text: &str) -> bool {
    let outside: String = text.split('{').map(|it| it.rsplit('}').next().unwrap()).collect();
    let words: Vec<&str> = outside.split([' ', '\u{a0}', '\u{202f}']).collect();
    let is_word = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count() >= 2;
    let has_capital = |it: &&str| {
        let mut letters = it.chars().skip_while(|it| !it.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    words.windows(2).any(|it| is_word(it[0]) && is_word(it[1])) || words.iter().any(has_capital)
}

/// The keys of a catalogue, each with what it asks to be told.
fn catalogue(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    messages(language).into_iter().map(|(key, text)| (key, asked(&text))).collect()
}

/// Everything a catalogue says: key and text.
fn messages(language: Language) -> Vec<(String, String)> {
    let path = format!("assets/i18n/{}.ftl", language.code());
    let text = fs::read_to_string(path).unwrap();
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|it| !it.starts_with('#')) {
        match line.split_once(" =") {
            Some((key, text)) if key.starts_with(|it: char| it.is_ascii_lowercase()) => {
                messages.push((key.to_owned(), text.to_owned()));
            }
            _ => {
                let Some((_, text)) = messages.last_mut() else { continue };
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    assert!(messages.len() > 100);
    messages
}

/// The names after each `$`.
fn asked(text: &str) -> BTreeSet<String> {
    let names = text.split('$').skip(1);
    names.map(|it| it.chars().take_while(|it| it.is_alphanumeric()).collect()).collect()
}

/// The literals of the code below these folders, tests left out.
fn literals(folders: &[&str]) -> Vec<Literal> {
    source::files(folders).iter().flat_map(|it| source::literals_of(it)).collect()
}
