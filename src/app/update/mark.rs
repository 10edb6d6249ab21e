//! What the reader does with articles: read, star. And where in each of them
//! they are.

use roaring::RoaringBitmap;

use crate::app::update::{ask, correct, prompt, shelves};
use crate::app::{Change, Command, Effect, Mode, Model, Notice, Pane, Resumed};
use crate::library::{Mark, Marks};
use crate::news::{ArticleId, Remark};

/// The article that the reader is at: the open one in the text, else the chosen
/// one of the list.
pub(super) fn subject(model: &Model) -> Option<ArticleId> {
    match model.focus {
        Pane::Reader => model.reading(),
        _ => model.list.chosen(),
    }
}

/// Gives the article a star, or takes it away.
pub(super) fn star(model: &mut Model) -> Vec<Effect> {
    turn(model, Mark::Star, |it| &it.starred)
}

/// Says that the article is read, or is not.
pub(super) fn read(model: &mut Model) -> Vec<Effect> {
    turn(model, Mark::Read, |it| &it.read)
}

/// Makes a mark on the article or takes it back, also on one that the library
/// has not come to yet: of that only this session is known.
fn turn(
    model: &mut Model,
    mark: fn(ArticleId, bool) -> Mark,
    marked: fn(&Marks) -> &RoaringBitmap,
) -> Vec<Effect> {
    let Some(article) = subject(model) else { return Vec::new() };
    let is_on = match model.library.number(article) {
        Some(number) => marked(model.library.marks()).contains(number),
        None => model.state.has_done(&mark(article, true)),
    };
    make(model, mark(article, !is_on))
}

/// Lists what is new since the reader was last here, or everything again.
pub(super) fn only_new(model: &mut Model) -> Vec<Effect> {
    let new = model.setup.words.say("filter-new");
    let is_shown = model.filter.typed.text().trim() == new;
    prompt::filter_to(model, if is_shown { "" } else { &new })
}

/// Does something with an article, so that it can be taken back.
pub(super) fn make(model: &mut Model, mark: Mark) -> Vec<Effect> {
    let change = Change::Mark(mark);
    model.notice = Some(Notice::Kept(change.clone()));
    correct::keep(model, change)
}

/// Shows the library as it is after `mark`, and what follows from that.
pub(super) fn show(model: &mut Model, mark: &Mark) -> Vec<Effect> {
    model.library = model.state.did(mark.clone(), &model.library);
    let mut effects = ask(model);
    effects.extend(shelves::count(model));
    effects
}

/// Takes back what could not be kept, and says why.
pub(super) fn refused(model: &mut Model, mark: &Mark, why: Remark) -> Vec<Effect> {
    model.state.is_refused = true;
    model.undo.forget(&Change::Mark(mark.clone()));
    model.notice = Some(Notice::NotKept(why));
    show(model, &mark.inverse())
}

/// An article is read once its last words have been on the screen with the
/// focus on the text, and the reader goes on from there, by any key but those
/// that mark something themselves.
pub(super) fn finish(model: &mut Model, command: Option<Command>) -> Vec<Effect> {
    let is_meant = matches!(
        command,
        None | Some(
            Command::Read
                | Command::Star
                | Command::Tags
                | Command::Note
                | Command::Undo
                | Command::Redo
                | Command::Reload
        )
    );
    let is_in_text = model.focus == Pane::Reader
        && model.portrait.is_none()
        && matches!(model.mode, Mode::Browse);
    if is_meant || !is_in_text || model.opening.is_some() || model.state.is_refused {
        return Vec::new();
    }
    let height = model.panes().column.height;
    let Some(article) = model.page.id().filter(|_| model.page.shows_end(height)) else {
        return Vec::new();
    };
    let number = model.library.number(article);
    let is_news = number.is_some_and(|it| !model.library.marks().read.contains(it));
    if model.state.ended.replace(article) == Some(article) || !is_news {
        return Vec::new();
    }
    make(model, Mark::Read(article, true))
}

/// Tells where in the open article the reader is, where that is news. One who
/// sees its end begins anew next time.
pub(super) fn tell_place(model: &mut Model) -> Option<Effect> {
    let height = model.panes().column.height;
    let article = model.page.id().filter(|_| model.opening.is_none() && height > 0)?;
    let place = if model.page.shows_end(height) { 0 } else { model.page.word() };
    let is_news = model.state.stopped(article, place, &model.library);
    is_news.then_some(Effect::Place(article, place))
}

/// Tells how the session is, where that is news.
pub(super) fn tell_session(model: &mut Model) -> Option<Effect> {
    if model.library.is_empty() {
        return None;
    }
    let now = Resumed {
        filter: model.filter.typed.text().to_owned(),
        article: model.reading(),
        lens: model.lens,
        in_text: model.focus == Pane::Reader,
    };
    if model.state.told.as_ref() == Some(&now) {
        return None;
    }
    model.state.told = Some(now.clone());
    Some(Effect::Session(now))
}
