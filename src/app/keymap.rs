//! Which key gives which command: the table, with the reader's changes.

use std::collections::HashMap;

use crate::app::{COMMANDS, Command, Key, Scope};

/// The places where a key may mean something of its own.
const PLACES: [Scope; 6] =
    [Scope::List, Scope::Reader, Scope::Panel, Scope::Portrait, Scope::Prompt, Scope::Writing];

/// The keys of every command, and the command of every key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    keys: HashMap<Command, Vec<Key>>,
    commands: HashMap<(Scope, Key), Command>,
}

impl Keymap {
    /// The keys of the table, those of `changes` instead where it names a
    /// command. Where two commands want one key, the changed one gets it.
    pub fn new(changes: &[(Command, Vec<Key>)]) -> Self {
        let mut map = Self { keys: HashMap::new(), commands: HashMap::new() };
        for entry in COMMANDS {
            let keys = entry.keys.iter().filter_map(|it| it.parse().ok()).collect();
            map.bind(entry.command, entry.scope, keys);
        }
        for (command, keys) in changes {
            let scope = COMMANDS.iter().find(|it| it.command == *command).map(|it| it.scope);
            map.commands.retain(|_, it| it != command);
            map.bind(*command, scope.unwrap_or(Scope::Anywhere), keys.clone());
        }
        map
    }

    fn bind(&mut self, command: Command, scope: Scope, keys: Vec<Key>) {
        for place in PLACES.into_iter().filter(|it| scope.covers(*it)) {
            self.commands.extend(keys.iter().map(|key| ((place, *key), command)));
        }
        self.keys.insert(command, keys);
    }

    /// The command that `key` gives in `place`.
    pub fn command(&self, key: Key, place: Scope) -> Option<Command> {
        self.commands.get(&(place, key)).copied()
    }

    /// The keys of `command`, the first being the one to show.
    pub fn keys(&self, command: Command) -> &[Key] {
        self.keys.get(&command).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_key_leaves_its_old_command() {
        let map = Keymap::new(&[(Command::Zen, vec![Key::Char('f')])]);
        assert_eq!(map.command(Key::Char('f'), Scope::Reader), Some(Command::Zen));
        assert_eq!(map.command(Key::Char('z'), Scope::Reader), None);
    }

    #[test]
    fn panes_may_give_one_key_different_meanings() {
        let map = Keymap::new(&[]);
        assert_eq!(map.command(Key::Enter, Scope::List), Some(Command::Open));
        assert_eq!(map.command(Key::Enter, Scope::Panel), Some(Command::Mentions));
    }
}
