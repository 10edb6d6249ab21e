//! The shelves: a line above the list of articles, and their window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Model, ShelfRow, ShelfWindow, Window, shelf_name};
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::windows::{frame, marker};
use crate::screen::{Theme, empty};
use crate::text::{columns, shorten, shorten_middle};

/// How wide the name of a shelf may be above the list.
const WIDEST_NAME: usize = 16;

/// As many shelves as fit above the list, the one whose filter is shown
/// standing out.
pub(super) fn line(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let shown = model.shelves.shown_by(model.filter.typed.text());
    let mut rest = area;
    for (at, shelf) in model.shelves.all().iter().enumerate() {
        let name = shorten(&shelf.name, WIDEST_NAME);
        let count = count(model, at);
        let needed = columns(&name) + columns(&count) + 1;
        if needed > usize::from(rest.width) {
            write(buffer, rest, "…", theme.faint);
            return;
        }
        let style = if shown == Some(at) { theme.accent } else { theme.text };
        rest = skip(write(buffer, rest, &name, style), 1);
        rest = skip(write(buffer, rest, &count, theme.faint), 2);
    }
}

/// How many articles a shelf has.
fn count(model: &Model, shelf: usize) -> String {
    model.shelves.count(shelf).map_or_else(|| "–".to_owned(), |it| model.setup.words.number(it))
}

/// The window. Gives the place of the cursor.
pub(super) fn window(
    model: &Model,
    theme: &Theme,
    shelves: &ShelfWindow,
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    let title = if shelves.renamed.is_some() { "shelves-rename" } else { "shelves-title" };
    let cursor = frame(model, theme, (title, &shelves.chooser.typed), window, buffer);
    let rows = &shelves.chooser.rows;
    if rows.all().is_empty() {
        empty(model, theme, window.rows, buffer, "empty-shelves");
        return cursor;
    }
    for (line, place) in rows.visible(usize::from(window.rows.height)).enumerate() {
        let here = row(window.rows, line);
        let (here, style) = marker(theme, place == rows.at(), here, buffer);
        match rows.all()[place] {
            ShelfRow::Shelf(at) => {
                let Some(shelf) = model.shelves.all().get(at) else { continue };
                let count = count(model, at);
                let half = usize::from(here.width) / 2;
                let rest = write(buffer, here, &shorten(&shelf.name, half), style);
                let room = usize::from(rest.width).saturating_sub(columns(&count) + 3);
                let filter = shorten_middle(&shelf.filter, room);
                both_ends(buffer, skip(rest, 2), (&filter, theme.faint), (&count, theme.text));
            }
            ShelfRow::Save => {
                let filter = model.filter.typed.text();
                let name = shelf_name(shelves.chooser.typed.text(), filter).to_owned();
                let told = [("name", name.into())];
                let offer = model.setup.words.say_with("shelves-save", &told);
                write(buffer, here, &shorten(&offer, usize::from(here.width)), style);
            }
        }
    }
    cursor
}
