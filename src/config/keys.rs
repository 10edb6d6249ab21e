//! The `[keys]` table: which keys give which command.

use std::ops::Range;

use toml::de::DeValue;

use crate::app::{COMMANDS, Command, Entry, Key, Keymap, Scope};
use crate::config::{Reading, in_order, unknown};

/// What nobody may be left without, and where it must work.
const ALWAYS: [(Command, Scope); 5] = [
    (Command::Quit, Scope::List),
    (Command::Quit, Scope::Reader),
    (Command::Quit, Scope::Panel),
    (Command::Accept, Scope::Prompt),
    (Command::Cancel, Scope::Prompt),
];

pub(super) fn read(reading: &mut Reading, value: &DeValue, at: Range<usize>) {
    let Some(table) = value.as_table() else {
        return reading.object(at.clone(), "`keys` is a table: write `[keys]` above its lines");
    };
    for (name, value) in in_order(table) {
        let Some(entry) = COMMANDS.iter().find(|it| it.name == name.get_ref()) else {
            let names = COMMANDS.iter().map(|it| it.name);
            reading.object(name.span(), &unknown("command", name.get_ref(), names));
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
            reading
                .object(at, &format!("the keys of `{0}` are a list: `{0} = [\"f\"]`", entry.name));
            return None;
        }
    };
    let mut keys = Vec::new();
    for written in &written {
        match key(written).and_then(|it| free(reading, it, entry)) {
            Ok(key) => keys.push(key),
            Err(what) => reading.object(at.clone(), &what),
        }
    }
    // A line that names nothing unties the command; one that names only what
    // cannot be used must not.
    (!keys.is_empty() || written.is_empty()).then_some(keys)
}

/// A key as written, `Enter` and `ctrl-K` forgiven.
fn key(written: &str) -> Result<Key, String> {
    let named = written.chars().count() > 1;
    let key = if named { written.to_lowercase().parse() } else { written.parse() };
    let is_typed = !written.chars().any(char::is_control);
    key.ok().filter(|_| is_typed).ok_or_else(|| {
        format!(
            "`{written}` is no key; write keys like `f`, `ctrl-k`, `alt-x`, `enter`, `pagedown`"
        )
    })
}

/// The key again, unless a line above gave it to a command of the same place.
fn free(reading: &Reading, key: Key, entry: &Entry) -> Result<Key, String> {
    let given = reading.config.keys.iter().filter(|(_, keys)| keys.contains(&key));
    let takers = given.filter_map(|(command, _)| COMMANDS.iter().find(|it| it.command == *command));
    match takers.filter(|it| meet(it.scope, entry.scope)).map(|it| it.name).next() {
        Some(taker) => Err(format!("`{key}` is given to `{taker}` already")),
        None => Ok(key),
    }
}

/// Whether there is a place where commands of both scopes can be given.
fn meet(one: Scope, other: Scope) -> bool {
    let places = [Scope::List, Scope::Reader, Scope::Panel, Scope::Prompt];
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
        let what = format!("no key is left for `{}`; it keeps its usual ones", entry.name);
        reading.object(at.clone(), &what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;

    #[track_caller]
    fn check(lines: &str, expected: &[(Command, &[&str])], problems: &[&str]) {
        let (config, found) = parse(&format!("[keys]\n{lines}"));
        let told: Vec<String> = found.iter().map(|it| it.what.clone()).collect();
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
        check("fliter = \"f\"", &[], &["there is no command `fliter`; is `filter` meant?"]);
        check("abracadabra = \"f\"", &[], &["there is no command `abracadabra`"]);
    }

    #[test]
    fn what_is_no_key_leaves_the_usual_ones() {
        let told =
            "`ctrl+k` is no key; write keys like `f`, `ctrl-k`, `alt-x`, `enter`, `pagedown`";
        check("zen = \"ctrl+k\"", &[], &[told]);
        check("zen = [\"ctrl+k\", \"Z\"]", &[(Command::Zen, &["Z"])], &[told]);
        check("zen = 3", &[], &["the keys of `zen` are a list: `zen = [\"f\"]`"]);
    }

    #[test]
    fn one_key_goes_to_one_command_in_one_place() {
        check(
            "zen = \"t\"\nreload = \"t\"",
            &[(Command::Zen, &["t"])],
            &["`t` is given to `zen` already"],
        );
        check("open = \"t\"\nwho = \"t\"", &[(Command::Open, &["t"]), (Command::Who, &["t"])], &[]);
    }

    #[test]
    fn there_is_always_a_way_out() {
        let told = ["no key is left for `quit`; it keeps its usual ones"];
        check("quit = []", &[(Command::Quit, &["q", "ctrl-c"])], &told);
        check(
            "zen = [\"q\", \"ctrl-c\"]",
            &[(Command::Zen, &["q", "ctrl-c"]), (Command::Quit, &["q", "ctrl-c"])],
            &told,
        );
    }
}
