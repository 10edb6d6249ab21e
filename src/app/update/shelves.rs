//! The window of shelves: choosing one, keeping the present filter on one,
//! renaming, removing, and taking that back.

use std::sync::Arc;

use crate::app::update::correct;
use crate::app::update::prompt::{filter_to, window_height};
use crate::app::{
    Change, Command, Effect, Mode, Model, ShelfRow, ShelfWindow, Ticket, Typed, shelf_name,
};
use crate::library::Shelf;

pub(super) fn begin(model: &mut Model) {
    show(model, Typed::default());
}

/// Shows the rows that go with what is typed. A name that is being typed
/// narrows nothing.
pub(super) fn narrow(model: &mut Model) {
    let Mode::Shelves(window) = &mut model.mode else { return };
    if window.renamed.is_none() {
        let typed = window.chooser.typed.clone();
        show(model, typed);
    }
}

pub(super) fn accept(model: &mut Model, window: &ShelfWindow) -> Vec<Effect> {
    let typed = window.chooser.typed.text().to_owned();
    if let Some(shelf) = window.renamed {
        let all = model.shelves.renamed(shelf, &typed);
        return if typed.trim().is_empty() { Vec::new() } else { keep(model, all) };
    }
    match window.chooser.rows.chosen() {
        Some(ShelfRow::Shelf(shelf)) => {
            let filter = model.shelves.all().get(*shelf).map(|it| it.filter.clone());
            filter.map_or_else(Vec::new, |it| filter_to(model, &it))
        }
        Some(ShelfRow::Save) => {
            let filter = model.filter.typed.text().to_owned();
            let all = model.shelves.saved(shelf_name(&typed, &filter), &filter);
            keep(model, all)
        }
        None => Vec::new(),
    }
}

/// Does what a command of the window says to the chosen shelf.
pub(super) fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
    let Mode::Shelves(window) = &mut model.mode else { return Vec::new() };
    let shelf = window.shelf();
    match (command, shelf) {
        (Command::RenameShelf, Some(shelf)) => {
            let name = model.shelves.all().get(shelf).map_or("", |it| it.name.as_str());
            window.chooser.typed = Typed::of(name);
            window.renamed = Some(shelf);
            Vec::new()
        }
        (Command::RemoveShelf, Some(shelf)) => {
            let all = model.shelves.without(shelf);
            keep(model, all)
        }
        _ => Vec::new(),
    }
}

/// Keeps these shelves instead, and shows them.
fn keep(model: &mut Model, all: Vec<Shelf>) -> Vec<Effect> {
    let before = model.shelves.all().to_vec();
    let effects = correct::keep(model, Change::Shelve(before, all));
    show(model, Typed::default());
    effects
}

/// Asks how many articles every shelf has.
pub(super) fn count(model: &mut Model) -> Option<Effect> {
    if model.shelves.all().is_empty() {
        return None;
    }
    model.shelves.awaited = Ticket(model.shelves.awaited.0 + 1);
    let queries = model.shelves.queries();
    Some(Effect::Count(model.shelves.awaited, Arc::clone(&model.library), queries))
}

fn show(model: &mut Model, typed: Typed) {
    let window = ShelfWindow::narrowed(&model.shelves, model.filter.typed.text(), typed);
    model.mode = Mode::Shelves(window);
    let height = window_height(model);
    if let Mode::Shelves(window) = &mut model.mode {
        window.chooser.rows.settle(height);
    }
}
