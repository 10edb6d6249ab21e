//! The few shapes that several regions of the screen share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::{Span, columns, shorten};

/// Writes `left` and, at the other end of the line, `right`. The right part is
/// kept whole; the left one is cut to what remains.
pub(in crate::screen) fn both_ends(
    buffer: &mut Buffer,
    area: Rect,
    left: (&str, Style),
    right: (&str, Style),
) {
    let width = usize::from(area.width);
    let taken = columns(right.0).min(width);
    let room = width.saturating_sub(taken + usize::from(taken > 0));
    write(buffer, area, &shorten(left.0, room), left.1);
    write(buffer, skip(area, width - taken), right.0, right.1);
}

/// Writes on the first line of `area`, no further than its edge. Gives the
/// area behind what was written.
pub(in crate::screen) fn write(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    if area.is_empty() {
        return area;
    }
    if text.chars().all(is_plain) {
        return write_plain(buffer, area, text, style);
    }
    let (end, _) = buffer.set_stringn(area.x, area.y, text, usize::from(area.width), style);
    skip(area, usize::from(end - area.x))
}

/// Writes text of which every character takes a cell of its own: most of what
/// is on the screen, and nobody has to look where its characters end.
fn write_plain(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> Rect {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return area;
    }
    let start = buffer.index_of(area.x, area.y);
    let cells = &mut buffer.content[start..start + usize::from(area.width)];
    let mut written = 0;
    for (cell, letter) in cells.iter_mut().zip(text.chars()) {
        cell.set_char(letter).set_style(style);
        written += 1;
    }
    skip(area, written)
}

/// Whether a character is as wide as a cell and never one with its neighbour,
/// if that is plain too.
fn is_plain(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '‐'..='…' | '─'..='▟')
}

/// `area` without its first `by` columns.
pub(in crate::screen) fn skip(area: Rect, by: usize) -> Rect {
    let by = u16::try_from(by).unwrap_or(u16::MAX).min(area.width);
    Rect { x: area.x + by, width: area.width - by, ..area }
}

/// Lays `style` over the part of a written line that shows `span`. The line
/// shows `line` of `text`, from the left edge of `area`.
pub(in crate::screen) fn lay(
    buffer: &mut Buffer,
    area: Rect,
    (text, line): (&str, Span),
    (span, style): (Span, Style),
) {
    let shared = line.shared(span);
    if shared.is_empty() || area.is_empty() {
        return;
    }
    let before = columns(&text[line.start()..shared.start()]);
    let place = skip(area, before);
    let width = u16::try_from(columns(shared.within(text))).unwrap_or(u16::MAX);
    let place = Rect { height: 1, width: width.min(place.width), ..place };
    buffer.set_style(place, style);
}

/// The next line of `area`, from the top.
pub(in crate::screen) fn row(area: Rect, line: usize) -> Rect {
    let line = u16::try_from(line).unwrap_or(u16::MAX);
    let inside = line < area.height;
    Rect { y: area.y.saturating_add(line), height: u16::from(inside), ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line written here, and by the terminal library.
    #[track_caller]
    fn check(text: &str, width: u16) {
        let (area, style) = (Rect::new(2, 1, width, 1), Style::new().bold());
        let [mut ours, mut theirs] =
            [(); 2].map(|()| Buffer::filled(Rect::new(0, 0, 12, 3), 'x'.into()));
        let rest = write(&mut ours, area, text, style);
        let (end, _) = theirs.set_stringn(area.x, area.y, text, width.into(), style);
        assert_eq!((ours, rest.x), (theirs, end), "{text:?}");
    }

    #[test]
    fn every_plain_character_takes_a_cell_of_its_own() {
        for letter in ('\0'..='\u{ffff}').filter(|it| is_plain(*it)) {
            check(&format!("{letter}{letter}é{letter}e"), 10);
        }
    }

    #[test]
    fn what_is_written_ends_at_the_edge() {
        check("un mot de trop", 10);
        check("un mot de trop", 30);
        check("e\u{301}te\u{301} 東京", 10);
        check("\u{1b}[2J", 10);
    }
}
