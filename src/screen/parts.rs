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
    let (end, _) = buffer.set_stringn(area.x, area.y, text, usize::from(area.width), style);
    skip(area, usize::from(end - area.x))
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
