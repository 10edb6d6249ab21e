//! The top line: what is open, how much of it, and what it is filtered by.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Command, Model, Overview};
use crate::screen::Theme;
use crate::screen::parts::{both_ends, skip, write};
use crate::screen::status::first_key;
use crate::text::{columns, shorten_middle};

/// The fewest columns in which a filter says anything.
const TELLING: usize = 12;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let margin = u16::from(area.width > 1);
    let area =
        Rect { x: area.x + margin, width: area.width - 2 * margin.min(area.width / 2), ..area };
    let rest = skip(write(buffer, area, "Liseuse", theme.accent), 2);
    // What is filtered by matters more than how much there is of all.
    let filter = filter(model, usize::from(rest.width));
    let style = if model.filter.error.is_some() { theme.error } else { theme.text };
    both_ends(buffer, rest, (&about(model), theme.faint), (&filter, style));
}

fn about(model: &Model) -> String {
    let Overview { much, stage, .. } = &model.overview;
    let parts = [&model.setup.opened, much, stage];
    // What a filter finds is to be taken for what it is: not all yet.
    let is_partial = !model.progress.complete && !model.filter.typed.is_empty();
    let parts = if is_partial { &parts[2..] } else { &parts };
    let parts: Vec<&str> = parts.iter().map(|it| it.as_str()).filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

/// The filter, how many pass it, and the key that clears it, in at most `room`
/// columns. The filter's text gives way first, then the key.
fn filter(model: &Model, room: usize) -> String {
    if model.filter.typed.is_empty() {
        return String::new();
    }
    let words = &model.setup.words;
    let told = [("n", model.filter.found.rows.len().into()), ("of", model.library.len().into())];
    let is_read = model.filter.error.is_none();
    let found = words.say_with(if is_read { "found" } else { "found-before" }, &told);
    let key = first_key(model, Command::Clear);
    let clear = words.say_with("filter-clear", &[("key", key.into())]);
    let label = words.say("filter");
    let around = columns(&label) + columns(&found) + 3;
    let (room, clear) = match room.checked_sub(around + columns(&clear) + 2) {
        Some(room) if room >= TELLING => (room, format!("  {clear}")),
        _ => (room.saturating_sub(around), String::new()),
    };
    format!("{label} {}  {found}{clear}", shorten_middle(model.filter.typed.text(), room))
}
