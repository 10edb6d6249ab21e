//! The `[keys]` table: which keys give which command.

use std::ops::Range;

use toml::de::DeValue;

use crate::app::{COMMANDS, Command, Entry, Key, Keymap, Scope};
use crate::config::{Reading, in_order, unknown};
use crate::news::Remark;

/// What nobody may be left without, and where it must work.
const ALWAYS: [(Command, Scope); 6] = [
    (Command::Quit, Scope::List),
    (Command::Quit, Scope::Reader),
    (Command::Quit, Scope::Panel),
    (Command::Accept, Scope::Prompt),
    (Command::Cancel, Scope::Prompt),
    (Command::KeepNote, Scope::Writing),
];

pub(super) fn read(reading: &mut Reading, value: &DeValue, at: Range<usize>) {
    let Some(table) = value.as_table() else {
        return reading.object(at, Remark::new("problem-keys-table"));
    };
    for (name, value) in in_order(table) {
        let Some(entry) = COMMANDS.iter().find(|it| it.name == name.get_ref()) else {
            let names = COMMANDS.iter().map(|it| it.name);
            let keys = ["problem-command", "problem-command-nearly"];
            reading.object(name.span(), unknown(keys, name.get_ref(), names));
            continue;
        };
        let keys = keys(reading, value.get_ref(), value.span(), entry);
        reading.config.keys.extend(keys.map(|it| (entry.command, it)));
    }
    keep_the_way_out(reading, at);
}

/// The keys that a line names, or none where that line is to be forgotten.
fn keys(
    reading: &mut Reading,
    value: &DeValue,
    at: Range<usize>,
    entry: &Entry,
) -> Option<Vec<Key>> {
    let written: Vec<&str> = match value {
        DeValue::String(only) => vec![only],
        DeValue::Array(all) => all.iter().filter_map(|it| it.get_ref().as_str()).collect(),
        _ => {
            reading.object(at, Remark::new("problem-keys-list").with("name", entry.name));
            return None;
        }
    };
    let mut keys = Vec::new();
    for written in &written {
        match key(written).and_then(|it| free(reading, it, entry)) {
            Ok(key) => keys.push(key),
            Err(what) => reading.object(at.clone(), what),
        }
    }
    // A line that names nothing unties the command; one that names only what
    // cannot be used must not.
    (!keys.is_empty() || written.is_empty()).then_some(keys)
}

/// A key as written, `Enter` and `ctrl-K` forgiven.
fn key(written: &str) -> Result<Key, Remark> {
    let named = written.chars().count() > 1;
    let key = if named { written.to_lowercase().parse() } else { written.parse() };
    let is_typed = !written.chars().any(char::is_control);
    let what = Remark::new("problem-key").with("written", written);
    key.ok().filter(|_| is_typed).ok_or(what)
}

/// The key again, unless a line above gave it to a command of the same place.
fn free(reading: &Reading, key: Key, entry: &Entry) -> Result<Key, Remark> {
    let given = reading.config.keys.iter().filter(|(_, keys)| keys.contains(&key));
    let takers = given.filter_map(|(command, _)| COMMANDS.iter().find(|it| it.command == *command));
    match takers.filter(|it| meet(it.scope, entry.scope)).map(|it| it.name).next() {
        Some(taker) => Err(Remark::new("problem-key-taken").with("key", key).with("name", taker)),
        None => Ok(key),
    }
}

/// Whether there is a place where commands of both scopes can be given.
fn meet(one: Scope, other: Scope) -> bool {
    let places =
        [Scope::List, Scope::Reader, Scope::Panel, Scope::Portrait, Scope::Prompt, Scope::Writing];
    places.into_iter().any(|it| one.covers(it) && other.covers(it))
}

/// Gives the usual keys back to a command that one cannot do without and that
/// no key is left for.
fn keep_the_way_out(reading: &mut Reading, at: Range<usize>) {
    for (command, place) in ALWAYS {
        let map = Keymap::new(&reading.config.keys);
        let works = map.keys(command).iter().any(|it| map.command(*it, place) == Some(command));
        let Some(entry) = COMMANDS.iter().find(|it| it.command == command && !works) else {
            continue;
        };
        let usual = entry.keys.iter().filter_map(|it| it.parse().ok()).collect();
        reading.config.keys.retain(|(it, _)| *it != command);
        reading.config.keys.push((command, usual));
        let what = Remark::new("problem-no-way-out").with("name", entry.name);
        reading.object(at.clone(), what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::config::tests::said;

    #[track_caller]
    fn check(lines: &str, expected: &[(Command, &[&str])], problems: &[&str]) {
        let (config, found) = parse(&format!("[keys]\n{lines}"));
        let told: Vec<String> = found.iter().map(|it| said(&it.what)).collect();
        assert_eq!(told, problems);
        let keys: Vec<_> = config
            .keys
            .iter()
            .map(|(command, keys)| (*command, keys.iter().map(Key::to_string).collect()))
            .collect();
        let expected: Vec<(Command, Vec<String>)> = expected
            .iter()
            .map(|(command, keys)| (*command, keys.iter().map(|it| (*it).to_owned()).collect()))
            .collect();
        assert_eq!(keys, expected);
    }

    #[test]
    fn one_key_or_several_or_none() {
        check(
            "zen = \"Z\"\nreload = [\"F\", \"ctrl-L\", \"PageUp\"]\nsuspend = []",
            &[
                (Command::Zen, &["Z"]),
                (Command::Reload, &["F", "ctrl-l", "pageup"]),
                (Command::Suspend, &[]),
            ],
            &[],
        );
    }

    #[test]
    fn a_name_that_is_nearly_right_is_understood() {
        check("fliter = \"f\"", &[], &["problem-command-nearly fliter filter"]);
        check("abracadabra = \"f\"", &[], &["problem-command abracadabra"]);
    }

    #[test]
    fn what_is_no_key_leaves_the_usual_ones() {
        let told = "problem-key ctrl+k";
        check("zen = \"ctrl+k\"", &[], &[told]);
        check("zen = [\"ctrl+k\", \"Z\"]", &[(Command::Zen, &["Z"])], &[told]);
        check("zen = 3", &[], &["problem-keys-list zen"]);
    }

    #[test]
    fn one_key_goes_to_one_command_in_one_place() {
        check(
            "zen = \"t\"\nreload = \"t\"",
            &[(Command::Zen, &["t"])],
            &["problem-key-taken t zen"],
        );
        check("open = \"t\"\nwho = \"t\"", &[(Command::Open, &["t"]), (Command::Who, &["t"])], &[]);
    }

    #[test]
    fn there_is_always_a_way_out() {
        let told = ["problem-no-way-out quit"];
        check("quit = []", &[(Command::Quit, &["q", "ctrl-c"])], &told);
        check(
            "zen = [\"q\", \"ctrl-c\"]",
            &[(Command::Zen, &["q", "ctrl-c"]), (Command::Quit, &["q", "ctrl-c"])],
            &told,
        );
    }
}
