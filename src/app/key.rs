//! Keys, as a reader would write them down: `j`, `ctrl-r`, `enter`.

use std::fmt;
use std::str::FromStr;

/// One key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, with whatever modifiers it takes to type it.
    Char(char),
    /// A letter with control held, in lower case.
    Ctrl(char),
    /// A character with alt held.
    Alt(char),
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with shift held.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name rather than a character.
const NAMED: &[(&str, Key)] = &[
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("enter", Key::Enter),
    ("esc", Key::Esc),
    ("tab", Key::Tab),
    ("shift-tab", Key::BackTab),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
    ("home", Key::Home),
    ("end", Key::End),
    ("pageup", Key::PageUp),
    ("pagedown", Key::PageDown),
    ("space", Key::Char(' ')),
];

/// The written form was not that of any key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey;

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(written: &str) -> Result<Self, UnknownKey> {
        if let Some((_, key)) = NAMED.iter().find(|(name, _)| *name == written) {
            return Ok(*key);
        }
        if let Some(letter) = written.strip_prefix("ctrl-") {
            return only(letter).map(Key::Ctrl);
        }
        if let Some(letter) = written.strip_prefix("alt-") {
            return only(letter).map(Key::Alt);
        }
        only(written).map(Key::Char)
    }
}

fn only(text: &str) -> Result<char, UnknownKey> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) => Ok(only),
        _ => Err(UnknownKey),
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMED.iter().find(|(_, key)| key == self) {
            return f.write_str(name);
        }
        match self {
            Key::Ctrl(letter) => write!(f, "ctrl-{letter}"),
            Key::Alt(letter) => write!(f, "alt-{letter}"),
            Key::Char(letter) => write!(f, "{letter}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_as_it_is_written() {
        for written in ["j", "é", "ctrl-r", "alt-x", "enter", "space", "shift-tab", "-"] {
            assert_eq!(written.parse::<Key>().map(|it| it.to_string()).as_deref(), Ok(written));
        }
        assert_eq!("ctrl-".parse::<Key>(), Err(UnknownKey));
    }
}
