//! An article is wanted, asked for, and put on the page when it comes.

use std::sync::Arc;

use crate::app::update::{find, panel, pressed, settle};
use crate::app::{Command, Effect, Goal, Key, Mode, Model, Notice, Opening, Page, Pane, Ticket};
use crate::news::{Annotated, ArticleId};

/// Keys that may wait for an article. Who types more is not looking.
const PATIENCE: usize = 200;

/// Goes to a place of an article: at once where it is open, else when it comes.
pub(super) fn open(model: &mut Model, article: ArticleId, goal: Goal) {
    if model.page.id() == Some(article) {
        model.opening = None;
        return reach(model, goal);
    }
    model.opening = match model.ahead.take(article) {
        Some(article) => {
            put(model, &article, goal);
            None
        }
        None => Some(Opening::new(article, goal)),
    };
}

/// Asks for the open article as it is now, unless another is coming.
pub(super) fn renew(model: &mut Model) {
    if let (None, Some(article)) = (&model.opening, model.page.id()) {
        model.opening = Some(Opening::new(article, Goal::Here));
    }
}

/// What has not been asked for yet.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let opening = model.opening.as_mut().filter(|it| it.ticket.is_none())?;
    model.asked = Ticket(model.asked.0 + 1);
    opening.ticket = Some(model.asked);
    Some(Effect::Open(model.asked, opening.article))
}

/// Asks for what may be opened next.
pub(super) fn ask_ahead(model: &mut Model) -> Option<Effect> {
    let rows = model.list.rows();
    let wanted = model.ahead.wanted(rows.all(), rows.at())?;
    Some(Effect::Ahead(model.ahead.awaited, wanted))
}

/// Keeps at hand what was read ahead, unless it may have changed since.
pub(super) fn read_ahead(
    model: &mut Model,
    ticket: Ticket,
    articles: Vec<Arc<Annotated>>,
) -> Vec<Effect> {
    if ticket == model.ahead.awaited {
        for article in articles {
            model.ahead.keep(article);
        }
    }
    Vec::new()
}

/// Takes the article that was waited for; any other is dropped.
pub(super) fn opened(
    model: &mut Model,
    ticket: Ticket,
    article: Option<Arc<Annotated>>,
) -> Vec<Effect> {
    let Some(opening) = model.opening.take_if(|it| it.ticket == Some(ticket)) else {
        return Vec::new();
    };
    match article {
        Some(article) => put(model, &article, opening.goal),
        None if opening.goal == Goal::Here => (),
        None => {
            model.page = Page::default();
            model.notice = Some(Notice::Gone);
        }
    }
    opening.keys.into_iter().flat_map(|it| pressed(model, it)).collect()
}

fn put(model: &mut Model, article: &Arc<Annotated>, goal: Goal) {
    let column = model.panes().column;
    model.ahead.keep(Arc::clone(article));
    if goal == Goal::Here {
        model.page.renew(article, column.height);
    } else {
        model.page = Page::open(Arc::clone(article), column.width);
        model.state.ended = None;
    }
    find::mark(model);
    model.cast.reopen(&model.library, article, &model.filter);
    panel::follow_page(model);
    reach(model, goal);
}

fn reach(model: &mut Model, goal: Goal) {
    let height = model.panes().column.height;
    match goal {
        Goal::Here => (),
        Goal::Resume => {
            let Some(article) = model.page.id() else { return };
            let place = model.state.place(article, &model.library);
            model.state.found_at(article, place);
            model.page.resume(place, height);
        }
        Goal::Place(place) => model.page.return_to(place, height),
        Goal::Mention(span) => model.page.go_to_mention(span, height),
        Goal::Passage(span) => model.page.point_at(span, height),
    }
    settle(model);
}

/// Keeps a key for the article that is on its way, if it is meant for it or
/// for what comes after such a key. False when it is not.
pub(super) fn keep(model: &mut Model, key: Key, command: Option<Command>) -> bool {
    let is_meant = is_for_the_text(model, command);
    let Some(opening) = model.opening.as_mut().filter(|it| it.goal != Goal::Here) else {
        return false;
    };
    let waits = command != Some(Command::Quit) && (is_meant || !opening.keys.is_empty());
    if waits && opening.keys.len() < PATIENCE {
        opening.keys.push(key);
    }
    waits
}

/// Whether a key does something with the text, or with what it shows of it.
fn is_for_the_text(model: &Model, command: Option<Command>) -> bool {
    match (&model.mode, model.focus) {
        (Mode::Browse, Pane::Reader) if model.portrait.is_some() => false,
        (Mode::Browse, Pane::List) => {
            matches!(command, Some(Command::NextHit | Command::PreviousHit))
        }
        (Mode::Browse, _) => !matches!(
            command,
            None | Some(
                Command::NextArticle
                    | Command::PreviousArticle
                    | Command::NextPane
                    | Command::PreviousPane
                    | Command::Filter
                    | Command::PickActor
                    | Command::Help
                    | Command::Problems
                    | Command::Mouse
                    | Command::Reload
                    | Command::Suspend
            )
        ),
        (Mode::Find(_) | Mode::Narrow | Mode::Why, _) => true,
        _ => false,
    }
}
