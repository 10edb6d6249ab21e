//! Holds the parts of `README.md` that are made from the program to what the
//! program says. `BLESS=1 cargo test` writes them anew.

use std::fmt::Write;
use std::fs;

use liseuse::app::{COMMANDS, Entry, Scope};
use liseuse::i18n::{Language, Words};
use liseuse::store::sample;

use crate::desk::Desk;

/// Where commands can be given, in the order and under the headings of the
/// help page.
const PLACES: [(Scope, &str); 9] = [
    (Scope::Anywhere, "help-anywhere"),
    (Scope::Articles, "help-articles"),
    (Scope::List, "help-list"),
    (Scope::Reader, "help-reader"),
    (Scope::Panel, "help-panel"),
    (Scope::Portrait, "help-portrait"),
    (Scope::Actors, "help-actors"),
    (Scope::Prompt, "help-prompt"),
    (Scope::Writing, "help-writing"),
];

#[test]
fn the_readme_knows_every_key() {
    let words = Words::of(Language::English);
    let mut table = "| keys | what they do | name |\n|---|---|---|\n".to_owned();
    for (scope, heading) in PLACES {
        writeln!(table, "| **{}** | | |", words.say(heading)).unwrap();
        for entry in COMMANDS.iter().filter(|it| it.scope == scope) {
            let what = words.say(&format!("cmd-{}", entry.name));
            writeln!(table, "| {} | {what} | `{}` |", keys(entry), entry.name).unwrap();
        }
    }
    check("keys", &table);
}

#[test]
fn the_readme_shows_the_screen() {
    let mut desk = Desk::with(sample(), (132, 32));
    desk.model.setup.opened = desk.model.setup.words.say("sample");
    desk.press("enter");
    check("screen", &format!("```text\n{}\n```\n", desk.screen()));
}

#[track_caller]
fn check(mark: &str, made: &str) {
    let readme = fs::read_to_string("README.md").unwrap();
    let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->\n"));
    let (before, rest) = readme.split_once(&begin).unwrap();
    let (written, after) = rest.split_once(&end).unwrap();
    if std::env::var_os("BLESS").is_some() {
        fs::write("README.md", format!("{before}{begin}{made}{end}{after}")).unwrap();
        return;
    }
    assert_eq!(written, made, "`BLESS=1 cargo test` writes it anew");
}

fn keys(entry: &Entry) -> String {
    let keys = entry.keys.iter().map(|it| format!("`{}`", it.replace('|', "\\|")));
    keys.collect::<Vec<_>>().join(" ")
}
