//! What the commands do outside of prompts and windows.

use crate::app::update::{
    ask, asking, changes, correct, find, focus, follow, leave, leave_spot, lens, mark, note, panel,
    portrait, prompt, return_to, settle, shelves, spot,
};
use crate::app::{Command, Effect, Lens, Mode, Model, Notice, Pane, Ticket};
use crate::text::Span;

pub(super) fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Down => scroll(model, 1),
        Command::Up => scroll(model, -1),
        Command::PageDown => scroll(model, page(model)),
        Command::PageUp => scroll(model, -page(model)),
        Command::HalfDown => scroll(model, page(model) / 2),
        Command::HalfUp => scroll(model, -page(model) / 2),
        Command::Top => scroll(model, isize::MIN / 2),
        Command::Bottom => scroll(model, isize::MAX / 2),
        Command::NextPane => focus(model, beside(model, 1)),
        Command::PreviousPane => focus(model, beside(model, -1)),
        Command::Open => open(model),
        Command::NextArticle => next_article(model, 1),
        Command::PreviousArticle => next_article(model, -1),
        Command::NextActor => step_mention(model, 1),
        Command::PreviousActor => step_mention(model, -1),
        Command::Who => panel::who(model),
        Command::Unfold => unfold(model),
        Command::Select => select(model),
        Command::Find => find::begin(model),
        Command::NextHit => find::step(model, true),
        Command::PreviousHit => find::step(model, false),
        Command::Cast => panel::look(model, Lens::Cast),
        Command::Says => panel::look(model, Lens::Says),
        Command::Figures => panel::look(model, Lens::Figures),
        Command::Dates => panel::look(model, Lens::Dates),
        Command::TextOrder => lens::toggle_order(model),
        Command::ByAct => lens::next_act(model),
        Command::Marks => lens::toggle_marks(model),
        Command::Scope => panel::toggle_extent(model),
        Command::Mentions => panel::enter(model),
        Command::Order => panel::reorder(model),
        Command::Portrait => portrait::begin(model),
        Command::Why => why(model),
        Command::Back => back(model),
        Command::Forward => forward(model),
        Command::Zen => zen(model),
        Command::Filter => asking::begin(model),
        Command::PickActor => prompt::begin_pick(model),
        Command::Shelves => shelves::begin(model),
        Command::Problems => prompt::begin_problems(model),
        Command::Help => prompt::begin_help(model),
        Command::Corrections => correct::list(model),
        Command::Tags => note::begin_tags(model),
        Command::Note => note::begin(model),
        Command::Notes => note::list(model),
        _ => return effect(model, command),
    }
    Vec::new()
}

/// The commands that want something from the world.
fn effect(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Copy => copy(model),
        Command::Include | Command::Exclude | Command::Only | Command::Either => {
            panel::filter_by(model, command)
        }
        Command::Nearest => lens::nearest(model),
        Command::Changes => changes::ask(model),
        Command::Visit => portrait::visit(model),
        Command::Family => portrait::filter_by_family(model),
        Command::Correct => correct::begin(model),
        Command::Undo => correct::undo(model),
        Command::Redo => correct::redo(model),
        Command::Star => mark::star(model),
        Command::Read => mark::read(model),
        Command::New => mark::only_new(model),
        Command::Clear => clear(model),
        Command::Mouse => mouse(model),
        Command::Reload => reload(model),
        Command::Suspend => vec![Effect::Suspend],
        Command::Quit => leave(model),
        _ => Vec::new(),
    }
}

/// Moves in the pane that has the focus, by lines or rows.
fn scroll(model: &mut Model, by: isize) {
    match model.focus {
        Pane::List => {
            portrait::leave(model);
            model.list.step(by);
            follow(model);
        }
        Pane::Reader if model.portrait.is_some() => {
            model.portrait.iter_mut().for_each(|it| it.rows.step(by));
        }
        Pane::Reader if model.page.selected().is_some() => {
            let height = model.panes().column.height;
            model.page.select_more(by > 0, height);
        }
        Pane::Reader => {
            let height = model.panes().column.height;
            model.page.scroll(by, height);
        }
        Pane::Panel => panel::step(model, by),
    }
    settle(model);
}

/// How many lines or rows a page of the focused pane has, less one or two to
/// keep one's bearings.
fn page(model: &Model) -> isize {
    let panes = model.panes();
    let height = match model.focus {
        Pane::List => model.list_height(),
        Pane::Reader => usize::from(panes.column.height.saturating_sub(2)),
        Pane::Panel => usize::from(panes.panel.body.height.saturating_sub(1)),
    };
    isize::try_from(height.max(1)).unwrap_or(1)
}

/// The pane `by` places to the right, round the ends. A panel that is put away
/// is left out.
fn beside(model: &Model, by: isize) -> Pane {
    let order = [Pane::List, Pane::Reader, Pane::Panel];
    let panes = if model.panel { &order[..] } else { &order[..2] };
    let at = panes.iter().position(|it| *it == model.focus).unwrap_or(0);
    let next = at.saturating_add(panes.len()).saturating_add_signed(by);
    panes[next % panes.len()]
}

fn open(model: &mut Model) {
    leave_spot(model);
    portrait::leave(model);
    follow(model);
    focus(model, Pane::Reader);
}

fn next_article(model: &mut Model, by: isize) {
    portrait::leave(model);
    model.list.step(by);
    follow(model);
}

fn step_mention(model: &mut Model, by: isize) {
    let height = model.panes().column.height;
    if !model.page.step_mention(by, height, &model.library) {
        model.notice = Some(Notice::NoActorHere);
    }
    panel::follow_mention(model);
}

fn unfold(model: &mut Model) {
    let height = model.panes().column.height;
    model.page.toggle_fold(height);
}

fn select(model: &mut Model) {
    if model.page.unselect() {
        return;
    }
    let height = model.panes().column.height;
    model.page.select_block(height);
    model.notice = Some(Notice::Selecting);
}

/// Copies what is selected, or else the block that the reader is at.
fn copy(model: &mut Model) -> Vec<Effect> {
    let height = model.panes().column.height;
    if model.page.selected().is_none_or(Span::is_empty) {
        model.page.select_block(height);
    }
    let selected = model.page.selected().zip(model.page.article());
    let Some((span, article)) = selected else { return Vec::new() };
    let words = article.document.words(span).to_owned();
    model.notice = Some(Notice::Copied(words.split_whitespace().count()));
    model.page.unselect();
    vec![Effect::Copy(words)]
}

fn why(model: &mut Model) {
    if model.page.mention().is_some() {
        model.mode = Mode::Why;
    } else {
        model.notice = Some(Notice::NoActorHere);
    }
}

fn back(model: &mut Model) {
    if model.focus == Pane::Panel && panel::leave(model) {
        return;
    }
    let here = spot(model);
    match here.and_then(|it| model.jumps.back(it)) {
        Some(to) => return_to(model, to),
        None => model.notice = Some(Notice::NoWayBack),
    }
}

fn forward(model: &mut Model) {
    let here = spot(model);
    match here.and_then(|it| model.jumps.forward(it)) {
        Some(to) => return_to(model, to),
        None => model.notice = Some(Notice::NoWayForward),
    }
}

fn zen(model: &mut Model) {
    model.zen = !model.zen;
    model.focus = Pane::Reader;
    settle(model);
}

/// Takes one thing back, the most passing first; what remains is the filter.
fn clear(model: &mut Model) -> Vec<Effect> {
    let passing = model.focus == Pane::Reader && portrait::leave(model)
        || model.page.unselect()
        || model.page.leave_mention()
        || panel::leave(model)
        || panel::widen(model)
        || find::forget(model)
        || leave_zen(model);
    if passing || model.filter.is_open() {
        return Vec::new();
    }
    prompt::filter_to(model, "")
}

fn leave_zen(model: &mut Model) -> bool {
    let was = std::mem::take(&mut model.zen);
    settle(model);
    was
}

fn mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    model.notice = Some(Notice::Mouse(model.mouse));
    vec![Effect::Capture(model.mouse)]
}

fn reload(model: &mut Model) -> Vec<Effect> {
    model.loading = Ticket(model.loading.0 + 1);
    model.problems.clear();
    let mut effects = ask(model);
    effects.push(Effect::Load(model.loading));
    effects
}
