//! Typing a filter: what is typed may be completed, and what was asked before
//! may be asked again.

use crate::app::update::prompt::filter_changed;
use crate::app::update::{follow, settle};
use crate::app::{Asking, Effect, Mode, Model, Rows, Typed};
use crate::library::Completion;

/// Begins with the filter that there is.
pub(super) fn begin(model: &mut Model) {
    let before = model.filter.typed.text().to_owned();
    model.filter.typed = Typed::of(&before);
    model.filter.history.leave();
    model.mode = Mode::Filter(Asking { before, ..Asking::default() });
}

/// Offers ways to go on with what has been typed.
pub(super) fn offer(model: &mut Model) {
    let Mode::Filter(asking) = &mut model.mode else { return };
    asking.edited = true;
    asking.touched = false;
    model.filter.history.leave();
    let found = completions(model);
    let is_begun = |it: &Completion| !it.at.is_empty() || is_value(model.filter.typed.before());
    let found = if found.first().is_some_and(is_begun) { found } else { Vec::new() };
    show(model, found);
}

/// Whether a value is to be typed next.
fn is_value(before: &str) -> bool {
    before.ends_with(':')
}

/// Puts the chosen completion into the text. Where none is offered, offers all
/// fields.
pub(super) fn complete(model: &mut Model) -> Vec<Effect> {
    let Mode::Filter(asking) = &model.mode else { return Vec::new() };
    let Some(completion) = asking.completions.chosen().cloned() else {
        let found = completions(model);
        show(model, found);
        return Vec::new();
    };
    model.filter.typed.replace(completion.at, &completion.text);
    offer(model);
    filter_changed(model)
}

/// Whether the reader has gone to a completion, so that accepting takes it.
pub(super) fn has_chosen(model: &Model) -> bool {
    matches!(&model.mode, Mode::Filter(asking) if asking.touched && asking.completions.chosen().is_some())
}

/// Goes to another completion; where nothing was typed yet, to another filter
/// that was asked before; else to another article.
pub(super) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let Mode::Filter(asking) = &mut model.mode else { return Vec::new() };
    if !asking.completions.all().is_empty() {
        asking.completions.step(if asking.touched { by } else { by.min(0) });
        asking.touched = true;
        settle(model);
        return Vec::new();
    }
    let is_unedited = !asking.edited || model.filter.typed.is_empty();
    if is_unedited && by.abs() == 1 && (by < 0 || model.filter.history.is_shown()) {
        return recall(model, by);
    }
    model.list.step(by);
    follow(model);
    settle(model);
    Vec::new()
}

/// Shows a filter that was asked before.
fn recall(model: &mut Model, by: isize) -> Vec<Effect> {
    let shown = model.filter.typed.text().to_owned();
    let history = &mut model.filter.history;
    let recalled = if by < 0 { history.older(&shown) } else { history.newer() };
    let Some(recalled) = recalled else { return Vec::new() };
    model.filter.typed = Typed::of(recalled);
    if let Mode::Filter(asking) = &mut model.mode {
        asking.edited = false;
    }
    filter_changed(model)
}

/// Remembers the filter that was accepted.
pub(super) fn remember(model: &mut Model) -> Vec<Effect> {
    let filter = model.filter.typed.text().trim().to_owned();
    let is_good = model.filter.error.is_none();
    let is_new = is_good && model.filter.history.enter(&filter);
    is_new.then_some(Effect::Remember(filter)).into_iter().collect()
}

fn completions(model: &Model) -> Vec<Completion> {
    let typed = &model.filter.typed;
    model.library.completions(typed.text(), typed.before().len(), model.keywords())
}

fn show(model: &mut Model, found: Vec<Completion>) {
    if let Mode::Filter(asking) = &mut model.mode {
        asking.completions = Rows::new(found);
    }
    settle(model);
}
