//! What the mouse does: click, wheel and drag.

use crate::app::update::{focus, follow, mark, panel, settle};
use crate::app::{Command, Effect, Mode, Model, Mouse, MouseAct, Pane};

/// How many lines the wheel moves.
const WHEEL: isize = 3;

pub(super) fn act(model: &mut Model, mouse: Mouse) -> Vec<Effect> {
    if !matches!(model.mode, Mode::Browse) {
        return Vec::new();
    }
    let Some(pane) = model.panes().at(mouse.column, mouse.row) else { return Vec::new() };
    let effects = mark::finish(model, Some(Command::Down));
    match mouse.act {
        MouseAct::WheelDown => wheel(model, pane, 1),
        MouseAct::WheelUp => wheel(model, pane, -1),
        MouseAct::Press => press(model, pane, mouse),
        MouseAct::Drag => drag(model, mouse),
        MouseAct::Release => release(model),
    }
    settle(model);
    effects
}

fn wheel(model: &mut Model, pane: Pane, by: isize) {
    match pane {
        Pane::List => {
            model.list.step(by);
            follow(model);
        }
        Pane::Reader if model.portrait.is_some() => {
            model.portrait.iter_mut().for_each(|it| it.rows.step(by));
        }
        Pane::Reader => {
            let height = model.panes().column.height;
            model.page.scroll(by * WHEEL, height);
        }
        Pane::Panel => panel::step(model, by),
    }
}

fn press(model: &mut Model, pane: Pane, mouse: Mouse) {
    focus(model, pane);
    let body = model.panes().of(pane).body;
    let Some(line) = mouse.row.checked_sub(body.y) else { return };
    match pane {
        Pane::List => {
            let step = model.list_step();
            let first = model.list.rows().visible(model.list_height()).start;
            model.list.choose_row(first + usize::from(line / step));
            follow(model);
        }
        Pane::Panel => panel::choose_line(model, usize::from(line)),
        Pane::Reader if model.portrait.is_some() => choose_on_page(model, line),
        Pane::Reader => {
            model.page.unselect();
            if let Some(place) = place(model, mouse) {
                model.page.select_from(place);
            }
        }
    }
}

/// Chooses what stands on a line of an actor's page.
fn choose_on_page(model: &mut Model, line: u16) {
    let height = model.panes().column.height;
    let Some(portrait) = &mut model.portrait else { return };
    let head = portrait.head(height);
    if let Some(line) = line.checked_sub(head) {
        portrait.rows.choose(portrait.rows.visible(0).start + usize::from(line));
    }
}

/// The byte of the text under the mouse.
fn place(model: &Model, mouse: Mouse) -> Option<usize> {
    let column = Some(model.panes().column).filter(|_| model.portrait.is_none())?;
    let line = mouse.row.checked_sub(column.y)?;
    model.page.offset_at(line, mouse.column.saturating_sub(column.x))
}

fn drag(model: &mut Model, mouse: Mouse) {
    if let Some(place) = place(model, mouse) {
        model.page.select_to(place);
    }
}

/// A click that selected nothing goes to the mention under it.
fn release(model: &mut Model) {
    let Some(span) = model.page.selected().filter(|it| it.is_empty()) else { return };
    model.page.unselect();
    model.page.touch_mention(span.start());
    panel::follow_mention(model);
}
