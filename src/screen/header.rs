//! The top line: what is open, how much of it, and what it is filtered by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Command, Model};
use crate::screen::Theme;
use crate::screen::parts::{skip, write};
use crate::screen::status::first_key;
use crate::text::{columns, shorten, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let area = skip(area, 1);
    let right = right(model);
    let width = usize::from(area.width);
    let room = width * 3 / 5;
    let right = shorten_middle(&right, room);
    let taken = columns(&right);
    let left =
        Rect { width: area.width - u16::try_from(taken).unwrap_or(0).min(area.width), ..area };
    let rest = write(buffer, left, "Liseuse", theme.accent);
    let about = shorten(&about(model), usize::from(rest.width).saturating_sub(3));
    write(buffer, skip(rest, 2), &about, theme.faint);
    let style = if model.filter.error.is_some() { theme.error } else { theme.text };
    write(buffer, skip(area, width.saturating_sub(taken + 1)), &right, style);
}

fn about(model: &Model) -> String {
    let words = &model.setup.words;
    let articles = words.say_with("articles", &[("n", model.library.len().into())]);
    let mut parts = vec![model.setup.opened.clone(), articles];
    if !model.progress.complete {
        let told = [("done", model.progress.done.into()), ("found", model.progress.found.into())];
        parts.push(words.say_with("loading", &told));
    } else if !model.library.is_empty() {
        let actors = model.library.actors().count();
        parts.push(words.say_with("actors", &[("n", actors.into())]));
    }
    parts.retain(|it| !it.is_empty());
    parts.join(" · ")
}

/// The filter, how many pass it, and the key that clears it.
fn right(model: &Model) -> String {
    if model.filter.typed.is_empty() {
        return String::new();
    }
    let words = &model.setup.words;
    let found = model.filter.found.rows.len();
    let told = [("n", found.into()), ("of", model.library.len().into())];
    let key = first_key(model, Command::Clear);
    let clear = words.say_with("filter-clear", &[("key", key.into())]);
    let filter = words.say("filter");
    format!("{filter} {}  {}  {clear}", model.filter.typed.text(), words.say_with("found", &told))
}
