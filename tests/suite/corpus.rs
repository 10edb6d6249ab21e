//! Our own sentences with marked names in `assets/corpus`: that they are marked as their
//! readme says, and that what the program finds in those it was not trained
//! on does not get worse.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use liseuse::analyze::Lexicon;
use liseuse::analyze::tagger::data::{Marked, read_marked};
use liseuse::analyze::tagger::score;
use liseuse::news::{Kind, Language};

/// What no mention begins with.
const ARTICLES: [&str; 10] =
    ["le ", "la ", "les ", "l’", "l'", "un ", "une ", "des ", "the ", "an "];

/// A mark, with its words.
type Mark = (Kind, String);

#[test]
fn marks_are_balanced_and_of_known_kinds() {
    for (place, line) in lines("") {
        let marks = marks(&line).unwrap_or_else(|what| panic!("{place}: {what}\n{line}"));
        for (_, words) in marks {
            assert!(!words.trim().is_empty(), "{place}: an empty mark");
            assert_eq!(words.trim(), words, "{place}: a mark takes a space in");
        }
    }
}

#[test]
fn no_mention_begins_with_its_article() {
    for (place, line) in lines("") {
        for (_, words) in marks(&line).unwrap() {
            let begins = ARTICLES.iter().find(|it| words.starts_with(**it));
            assert_eq!(begins, None, "{place}: {words}");
        }
    }
}

#[test]
fn no_sentence_is_there_to_learn_from_and_to_be_judged_by() {
    let held = lines(".dev.txt").into_iter().map(|it| it.1);
    let held: BTreeSet<String> = held.collect();
    let learned = lines("").into_iter().filter(|it| !it.0.contains(".dev.txt"));
    let both: Vec<_> = learned.filter(|it| held.contains(&it.1)).collect();
    assert!(both.is_empty(), "{both:#?}");
    assert!(held.len() > 200);
}

/// `France` is a state in one line and a place in the next, so kinds that a
/// metonym may turn into count as one.
#[test]
fn the_same_words_are_nearly_always_of_one_kind() {
    let mut kinds: BTreeMap<String, BTreeMap<Kind, usize>> = BTreeMap::new();
    for (_, line) in lines("") {
        for (kind, words) in marks(&line).unwrap() {
            let kind = if kind == Kind::State { Kind::Place } else { kind };
            *kinds.entry(words).or_default().entry(kind).or_default() += 1;
        }
    }
    let repeated = kinds.values().filter(|it| it.values().sum::<usize>() > 1);
    let (mut most, mut all) = (0, 0);
    for counts in repeated {
        most += counts.values().max().unwrap();
        all += counts.values().sum::<usize>();
    }
    let share = share(most, all);
    assert!(share > 0.95, "of marks of words that recur, {share} are of the words’ usual kind");
}

/// The floors may only rise.
#[test]
fn held_out_sentences_are_read_as_well_as_before() {
    check_floor(Language::French, "fr-", 0.86);
    check_floor(Language::English, "en-", 0.79);
}

#[track_caller]
fn check_floor(language: Language, begins: &str, floor: f64) {
    let lexicon = Lexicon::embedded();
    let mut texts: Vec<Marked> = Vec::new();
    for file in files(".dev.txt").iter().filter(|it| name(it).starts_with(begins)) {
        texts.extend(read_marked(&fs::read_to_string(file).unwrap(), language));
    }
    let f1 = score::by_analysis(&texts, &lexicon).0.all().f1();
    assert!(f1 >= floor, "{begins}: F1 fell to {f1:.3}, below {floor}");
}

/// The sentences of all files of the corpus whose name ends so, with their
/// places.
fn lines(ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in files(ending) {
        let text = fs::read_to_string(&file).unwrap();
        for (at, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                found.push((format!("{}:{}", name(&file), at + 1), line.to_owned()));
            }
        }
    }
    found
}

fn files(ending: &str) -> Vec<PathBuf> {
    let files = fs::read_dir("assets/corpus").unwrap().map(|it| it.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|it| it.is_file() && name(it) != "README.md" && name(it).ends_with(ending))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn name(file: &std::path::Path) -> String {
    file.file_name().unwrap().to_string_lossy().into_owned()
}

/// The marks of a line, inner ones first, braces taken out; or what is wrong
/// with them.
fn marks(line: &str) -> Result<Vec<Mark>, String> {
    let (mut open, mut marks, mut in_core): (Vec<Mark>, Vec<Mark>, bool) =
        (Vec::new(), Vec::new(), false);
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix('[') {
            let (code, after) = after.split_once(':').ok_or("a mark without a kind")?;
            let kind = Kind::from_code(code).ok_or(format!("no kind {code}"))?;
            open.push((kind, String::new()));
            rest = after;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            ']' => {
                let done = open.pop().ok_or("a mark that was never opened")?;
                if in_core {
                    return Err("a core that reaches out of its mark".to_owned());
                }
                marks.push(done);
            }
            '{' | '}' => {
                if open.is_empty() || in_core == (letter == '{') {
                    return Err("a core out of place".to_owned());
                }
                in_core = letter == '{';
            }
            _ => open.iter_mut().for_each(|it| it.1.push(letter)),
        }
    }
    if open.is_empty() { Ok(marks) } else { Err("a mark that is never closed".to_owned()) }
}

fn share(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}
