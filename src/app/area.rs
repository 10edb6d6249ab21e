//! Lines of text that the reader is typing.

use crate::app::Key;
use crate::text::{Span, clean_line, columns, fitting};

/// A text of several lines being typed, and the byte where the cursor is. Always
/// clean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Area {
    text: String,
    at: usize,
}

/// The longest text that is taken, in bytes.
const LONGEST: usize = 64 * 1024;

impl Area {
    /// An area that holds `text` already, the cursor at its end.
    pub fn of(text: &str) -> Self {
        let mut area = Self::default();
        area.insert(text.trim_end());
        area
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes text, unclean as it may be, at the cursor.
    pub fn insert(&mut self, text: &str) {
        let clean = text.lines().map(clean_line).collect::<Vec<_>>().join("\n");
        let room = LONGEST.saturating_sub(self.text.len());
        let clean = &clean[..clean.floor_char_boundary(room)];
        self.text.insert_str(self.at, clean);
        self.at += clean.len();
    }

    /// Takes a key, in lines of `width` columns.
    pub fn press(&mut self, key: Key, width: usize) {
        match key {
            Key::Char(letter) => self.letter(letter),
            Key::Enter => self.letter('\n'),
            Key::Backspace | Key::Ctrl('h') => self.delete(self.before()..self.at),
            Key::Delete => self.delete(self.at..self.after()),
            Key::Ctrl('w') => self.delete(self.word()..self.at),
            Key::Ctrl('u') => self.delete(self.line().start()..self.at),
            Key::Ctrl('k') => self.delete(self.at..self.line().end()),
            Key::Left | Key::Ctrl('b') => self.at = self.before(),
            Key::Right | Key::Ctrl('f') => self.at = self.after(),
            Key::Alt('b') => self.at = self.word(),
            Key::Home | Key::Ctrl('a') => self.at = self.line().start(),
            Key::End | Key::Ctrl('e') => self.at = self.line().end(),
            Key::Up | Key::Ctrl('p') => self.climb(-1, width),
            Key::Down | Key::Ctrl('n') => self.climb(1, width),
            _ => (),
        }
    }

    fn letter(&mut self, letter: char) {
        if self.text.len() + letter.len_utf8() <= LONGEST {
            self.text.insert(self.at, letter);
            self.at += letter.len_utf8();
        }
    }

    fn delete(&mut self, bytes: std::ops::Range<usize>) {
        self.at = bytes.start;
        self.text.drain(bytes);
    }

    /// The byte one letter before the cursor.
    fn before(&self) -> usize {
        self.text[..self.at].char_indices().next_back().map_or(0, |it| it.0)
    }

    /// The byte one letter behind it.
    fn after(&self) -> usize {
        self.text[self.at..].chars().next().map_or(self.at, |it| self.at + it.len_utf8())
    }

    /// The beginning of the word before the cursor.
    fn word(&self) -> usize {
        let before = self.text[..self.at].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |it| self.text.ceil_char_boundary(it + 1))
    }

    /// The line of the cursor, as it was typed.
    fn line(&self) -> Span {
        let start = self.text[..self.at].rfind('\n').map_or(0, |it| it + 1);
        let end = self.text[self.at..].find('\n').map_or(self.text.len(), |it| self.at + it);
        Span::new(start, end)
    }

    /// Goes up or down a line of the screen, in its column.
    fn climb(&mut self, by: isize, width: usize) {
        let (rows, (row, column)) = (self.rows(width), self.cursor(width));
        let Some(row) = row.checked_add_signed(by).and_then(|it| rows.get(it)) else { return };
        self.at = row.start() + fitting(row.within(&self.text), column);
    }

    /// The lines as they are shown in `width` columns: broken behind spaces,
    /// every byte but the line ends on one of them.
    pub fn rows(&self, width: usize) -> Vec<Span> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            let end = start + line.len();
            while columns(&self.text[start..end]) > width {
                let cut = self.cut(start, width);
                rows.push(Span::new(start, cut));
                start = cut;
            }
            rows.push(Span::new(start, end));
            start = end + 1;
        }
        rows
    }

    /// Where a line that begins at `start` and is too long is broken.
    fn cut(&self, start: usize, width: usize) -> usize {
        let rest = &self.text[start..];
        let most = fitting(rest, width.max(1)).max(rest.chars().next().map_or(1, char::len_utf8));
        let space = rest[..most].rfind(' ').map(|it| it + 1);
        start + space.unwrap_or(most)
    }

    /// The row and the column of the cursor in `width` columns.
    pub fn cursor(&self, width: usize) -> (usize, usize) {
        let rows = self.rows(width);
        let row = rows.iter().rposition(|it| it.start() <= self.at).unwrap_or(0);
        (row, columns(&self.text[rows[row].start()..self.at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Area {
        let mut area = Area::default();
        for key in keys.split(' ') {
            area.press(key.parse().unwrap(), 8);
        }
        area
    }

    #[track_caller]
    fn check(keys: &str, expected: &str) {
        let mut area = typed(keys);
        let at = area.at;
        area.text.insert(at, '|');
        assert_eq!(area.text, expected);
    }

    #[test]
    fn it_is_edited_as_other_lines_are() {
        check("a enter é b left backspace", "a\n|b");
        check("a space b c ctrl-w", "a |");
        check("a enter b c ctrl-u", "a\n|");
        check("a enter b home enter delete", "a\n\n|");
        check("left up delete backspace ctrl-w", "|");
    }

    #[test]
    fn one_goes_up_and_down_the_lines_of_the_screen() {
        check("a b c d space e f g h i up", "abcd |efghi");
        check("a b c enter d up", "a|bc\nd");
        check("a b enter c d e up down", "ab\ncd|e");
    }

    #[test]
    fn every_letter_is_on_one_line() {
        let area = Area::of("un deux trois quatre\n\nanticonstitutionnellement 漢字漢字漢字");
        let rows = area.rows(8);
        let shown: usize = rows.iter().map(|it| it.len()).sum();
        assert_eq!(shown, area.text.replace('\n', "").len());
        assert!(rows.iter().all(|it| columns(it.within(&area.text)) <= 8));
        assert_eq!(
            area.cursor(8),
            (rows.len() - 1, columns(rows.last().unwrap().within(&area.text)))
        );
    }

    #[test]
    fn what_comes_in_is_clean() {
        assert_eq!(Area::of("a\u{1b}[2J\r\nb\n").text(), "a\nb");
    }
}
