//! A line of text that the reader is typing.

use tui_input::{Input, InputRequest};

use crate::app::Key;
use crate::text::{Span, clean_line};

/// A line being typed, and where the cursor is in it. Always clean.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    input: Input,
}

impl Typed {
    /// A line that holds `text` already, the cursor at its end.
    pub fn of(text: &str) -> Self {
        Self { input: Input::new(clean_line(text)) }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The columns before the cursor.
    pub fn cursor(&self) -> usize {
        self.input.visual_cursor()
    }

    /// What stands before the cursor.
    pub fn before(&self) -> &str {
        let at = self.text().char_indices().nth(self.input.cursor());
        &self.text()[..at.map_or(self.text().len(), |it| it.0)]
    }

    /// Puts `text` in the place of `at`, and the cursor behind it. A space at
    /// its end is left out where one follows anyway.
    pub fn replace(&mut self, at: Span, text: &str) {
        let (before, rest) = (&self.text()[..at.start()], &self.text()[at.end()..]);
        let is_spaced = rest.starts_with(char::is_whitespace);
        let text = clean_line(if is_spaced { text.trim_end() } else { text });
        let cursor = before.chars().count() + text.chars().count() + usize::from(is_spaced);
        self.input = Input::new(format!("{before}{text}{rest}")).with_cursor(cursor);
    }

    /// Takes a key. True when the text has changed.
    pub fn press(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else { return false };
        self.input.handle(request).is_some_and(|it| it.value)
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        for letter in clean_line(text).chars() {
            self.input.handle(InputRequest::InsertChar(letter));
        }
    }
}

/// What a key does in a line of text, as in the shells the reader knows.
fn request(key: Key) -> Option<InputRequest> {
    Some(match key {
        Key::Char(letter) => InputRequest::InsertChar(letter),
        Key::Backspace | Key::Ctrl('h') => InputRequest::DeletePrevChar,
        Key::Delete => InputRequest::DeleteNextChar,
        Key::Left | Key::Ctrl('b') => InputRequest::GoToPrevChar,
        Key::Right | Key::Ctrl('f') => InputRequest::GoToNextChar,
        Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
        Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
        Key::Ctrl('w') | Key::Alt('\u{8}') => InputRequest::DeletePrevWord,
        Key::Ctrl('u') => InputRequest::DeleteLine,
        Key::Ctrl('k') => InputRequest::DeleteTillEnd,
        Key::Alt('b') => InputRequest::GoToPrevWord,
        Key::Alt('f') => InputRequest::GoToNextWord,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moving_the_cursor_changes_nothing() {
        let mut typed = Typed::of("été");
        assert!(!typed.press(Key::Left));
        assert!(typed.press(Key::Backspace));
        assert_eq!((typed.text(), typed.cursor()), ("éé", 1));
    }

    #[test]
    fn what_is_pasted_comes_clean() {
        let mut typed = Typed::default();
        typed.paste("deux\nlignes");
        assert_eq!(typed.text(), "deux lignes");
    }
}
