//! Looking at what a revision has changed in the open article.

use crate::app::update::{panel, settle};
use crate::app::{Changes, Command, Effect, Goal, Key, Mode, Model, Notice, Scope, Ticket};
use crate::library::Changed;
use crate::news::ArticleId;

/// The sign and the space before a line.
const MARGIN: u16 = 4;

/// Asks what has changed in the open article, if it was revised.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let revised = &model.library.marks().revised;
    let is_revised =
        |it: &ArticleId| model.library.number(*it).is_some_and(|it| revised.contains(it));
    let Some(article) = model.reading().filter(is_revised) else {
        model.notice = Some(Notice::NotRevised);
        return Vec::new();
    };
    model.comparing = Ticket(model.comparing.0 + 1);
    vec![Effect::Compare(model.comparing, article)]
}

/// Shows what has changed in an article, if that is still wanted.
pub(super) fn show(model: &mut Model, ticket: Ticket, article: ArticleId, changed: &[Changed]) {
    let is_there = matches!(model.mode, Mode::Browse) && model.reading() == Some(article);
    if ticket != model.comparing || !is_there {
        return;
    }
    if changed.is_empty() {
        model.notice = Some(Notice::NothingChanged);
        return;
    }
    let width = width(model);
    model.mode = Mode::Changes(Box::new(Changes::new(article, changed, width)));
    settle(model);
}

/// Makes the window fit the screen.
pub(super) fn refit(model: &mut Model) {
    let (width, height) = (width(model), usize::from(model.window().rows.height));
    if let Mode::Changes(changes) = &mut model.mode {
        changes.refit(width);
        changes.rows.settle(height);
    }
}

fn width(model: &Model) -> u16 {
    model.window().rows.width.saturating_sub(MARGIN)
}

/// A key in the window: moves in it as in the text, goes to the passage, or
/// leaves.
pub(super) fn press(model: &mut Model, key: Key, command: Option<Command>) -> Vec<Effect> {
    let height = isize::try_from(model.window().rows.height).unwrap_or(isize::MAX);
    let moving = model.setup.keymap.command(key, Scope::Reader);
    let by = match (command, moving) {
        (Some(Command::Accept), _) => {
            go(model);
            return Vec::new();
        }
        (Some(Command::Next), _) | (_, Some(Command::Down)) => 1,
        (Some(Command::Previous), _) | (_, Some(Command::Up)) => -1,
        (_, Some(Command::PageDown)) => height - 1,
        (_, Some(Command::PageUp)) => 1 - height,
        (_, Some(Command::HalfDown)) => height / 2,
        (_, Some(Command::HalfUp)) => -height / 2,
        (_, Some(Command::Top)) => isize::MIN / 2,
        (_, Some(Command::Bottom)) => isize::MAX / 2,
        _ => {
            model.mode = Mode::Browse;
            return Vec::new();
        }
    };
    if let Mode::Changes(changes) = &mut model.mode {
        changes.rows.step(by);
    }
    settle(model);
    Vec::new()
}

/// Goes to the passage in the text as it is now.
fn go(model: &mut Model) {
    let Mode::Changes(changes) = std::mem::replace(&mut model.mode, Mode::Browse) else { return };
    let Some(wording) = changes.chosen() else { return };
    panel::go(model, changes.article, Goal::Passage(wording.at));
    settle(model);
}
