//! Draws a session. Nothing here can change one: every function takes the
//! model by shared reference and writes only to the frame.

mod cast;
mod changes;
mod completions;
mod corrections;
mod days;
mod findings;
mod header;
mod list;
mod mentions;
mod notes;
mod parts;
mod portrait;
mod reader;
mod shelves;
mod status;
mod theme;
mod windows;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use crate::app::{Count, Extent, Lens, Mode, Model, Pane};

use crate::i18n::Words;

pub use theme::Theme;

/// Draws everything.
pub fn draw(model: &Model, theme: &Theme, frame: &mut Frame) {
    let panes = model.panes();
    let buffer = frame.buffer_mut();
    if !model.zen {
        header::draw(model, theme, panes.header, buffer);
    }
    list::draw(model, theme, panes.list, buffer);
    shelves::line(model, theme, panes.shelves, buffer);
    match &model.portrait {
        Some(it) => portrait::draw(model, theme, it, panes.reader, buffer),
        None => reader::draw(model, theme, panes.reader, buffer),
    }
    if panes.floating {
        Clear.render(panes.panel.whole, buffer);
    }
    if model.cast.mentions.is_some() {
        mentions::draw(model, theme, panes.panel, buffer);
    } else if model.lens == Lens::Cast {
        cast::draw(model, theme, panes.panel, buffer);
    } else {
        findings::draw(model, theme, panes.panel, buffer);
    }
    edge(theme, right_of(panes.list.whole, panes.reader.whole), buffer);
    edge(theme, left_of(panes.panel.whole, panes.reader.whole), buffer);
    let typed = status::draw(model, theme, panes.status, buffer);
    completions::draw(model, theme, buffer);
    let in_window = windows::draw(model, theme, model.window(), buffer);
    if let Some(cursor) = in_window.or(typed) {
        frame.set_cursor_position(cursor);
    }
}

/// A hairline between two panes.
fn edge(theme: &Theme, area: Rect, buffer: &mut Buffer) {
    for row in area.rows() {
        parts::write(buffer, row, "│", theme.edge);
    }
}

/// The column between a pane and the one to its right.
fn right_of(pane: Rect, next: Rect) -> Rect {
    if pane.is_empty() || pane.right() >= next.x {
        return Rect::ZERO;
    }
    Rect { x: pane.right(), width: 1, ..pane }
}

/// The column before a pane at the right of another, or over it; the column
/// after a pane at its left.
fn left_of(pane: Rect, text: Rect) -> Rect {
    if pane.is_empty() || pane.width == text.width {
        return Rect::ZERO;
    }
    if pane.x < text.x {
        return right_of(pane, text);
    }
    Rect { x: pane.x.saturating_sub(1), width: 1, ..pane }
}

/// Whose actors, statements, figures or dates the panel lists.
fn extent_name(model: &Model) -> String {
    model.setup.words.say(match model.cast.extent {
        Extent::Article => "scope-article",
        Extent::Found => "scope-found",
    })
}

/// A number, and a plus sign where there are more than were counted.
fn counted_as(words: &Words, count: Count) -> String {
    words.number(count.n) + if count.more { "+" } else { "" }
}

/// Whether a pane has the focus, and nothing is typed elsewhere.
fn has_focus(model: &Model, pane: Pane) -> bool {
    model.focus == pane && matches!(model.mode, Mode::Browse | Mode::Why)
}

/// The title line of a pane: what it is, and at the other end how many.
fn pane_title(theme: &Theme, lit: bool, area: Rect, says: (&str, &str), buffer: &mut Buffer) {
    let style = if lit { theme.accent } else { theme.heading };
    parts::both_ends(buffer, area, (says.0, style), (says.1, theme.faint));
}

/// Where an article lies, in words where that is nowhere.
fn shown_place(model: &Model, place: &str) -> String {
    if place == "-" { model.setup.words.say("piped") } else { place.to_owned() }
}

/// An empty pane says why it is empty and what to press.
fn empty(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer, key: &str) {
    let words = &model.setup.words;
    let (why, next) = (words.say(key), words.say(&format!("{key}-next")));
    told_instead(theme, area, buffer, (&why, &next));
}

/// What stands in an empty pane.
fn told_instead(theme: &Theme, area: Rect, buffer: &mut Buffer, (why, next): (&str, &str)) {
    let mut line = usize::from(area.height > 6);
    for (text, style) in [(why, theme.heading), ("", theme.text), (next, theme.faint)] {
        for part in textwrap_lines(text, area.width) {
            parts::write(buffer, parts::row(area, line), part, style);
            line += 1;
        }
    }
}

/// A message of the interface in lines.
fn textwrap_lines(text: &str, width: u16) -> Vec<&str> {
    use crate::text::{Hyphenation, Span, wrap};
    if text.is_empty() {
        return vec![""];
    }
    let lines = wrap(text, Span::new(0, text.len()), width, Hyphenation::None);
    lines.into_iter().map(|it| it.span.within(text)).collect()
}
