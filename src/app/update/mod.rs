//! The only way to change a session.

mod asking;
mod browse;
mod changes;
mod correct;
mod find;
mod lens;
mod mark;
mod mouse;
mod note;
mod open;
mod panel;
mod portrait;
mod prompt;
mod shelves;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::app::{
    Effect, Extent, Findings, Goal, Key, Mode, Model, Msg, Page, Pane, Portrait, Progress, Resumed,
    Spot, Ticket, Typed,
};
use crate::library::{Actor, ActorId, Found, Library};
use crate::news::Kind;

/// Takes in what has happened, and says what is wanted from the world.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = take_in(model, msg);
    model.list.let_go();
    model.overview.renew(&model.library, model.progress, &model.setup.words);
    show_headlines(model);
    effects.extend(open::ask(model));
    effects.extend(open::ask_ahead(model));
    effects.extend(panel::ask(model));
    effects.extend(portrait::ask(model));
    effects.extend(explain(model));
    effects.extend(tally(model));
    effects.extend(mark::tell_place(model));
    effects.extend(mark::tell_session(model));
    effects
}

fn take_in(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Pressed(key) => pressed(model, key),
        Msg::Pasted(text) => prompt::paste(model, &text),
        Msg::Mouse(mouse) => mouse::act(model, mouse),
        Msg::Resized(width, height) => {
            model.setup.size = Size::new(width, height);
            settle(model);
            Vec::new()
        }
        Msg::Arrived(ticket, library, progress) if ticket == model.loading => {
            arrived(model, library, progress)
        }
        Msg::Stumbled(ticket, problems) if ticket == model.loading => {
            model.problems.extend(problems);
            Vec::new()
        }
        Msg::Found(ticket, found) if ticket == model.filter.awaited => take(model, ticket, found),
        Msg::Tallied(ticket, actors) if ticket == model.filter.answered => tallied(model, actors),
        Msg::Compared(ticket, article, changed) => {
            changes::show(model, ticket, article, &changed);
            Vec::new()
        }
        Msg::Near(ticket, near) if ticket == model.nearing => {
            lens::go_near(model, near);
            Vec::new()
        }
        Msg::Kept(ticket, library) if ticket == model.loading => kept(model, library),
        Msg::Weighed(ticket, weight) if ticket == model.weighing => {
            correct::weighed(model, weight);
            Vec::new()
        }
        Msg::Resumed(ticket, last, place) if ticket == model.loading => resume(model, &last, place),
        Msg::Edited(outcome) => note::edited(model, outcome),
        Msg::NotKept(mark, why) => mark::refused(model, &mark, why),
        Msg::Opened(ticket, article) => open::opened(model, ticket, article),
        Msg::Ahead(ticket, articles) => open::read_ahead(model, ticket, articles),
        Msg::Gathered(ticket, gathered) => {
            panel::gathered(model, ticket, gathered);
            Vec::new()
        }
        Msg::Counted(ticket, counts) if ticket == model.shelves.awaited => {
            model.shelves.take(counts);
            Vec::new()
        }
        Msg::Explained(ticket, answers) if ticket == model.snippets.awaited => {
            model.snippets.take(answers);
            Vec::new()
        }
        Msg::Arrived(..)
        | Msg::Stumbled(..)
        | Msg::Found(..)
        | Msg::Tallied(..)
        | Msg::Counted(..)
        | Msg::Explained(..)
        | Msg::Near(..)
        | Msg::Kept(..)
        | Msg::Resumed(..)
        | Msg::Weighed(..) => Vec::new(),
        Msg::Ended => leave(model),
    }
}

fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    let command = model.setup.keymap.command(key, model.scope());
    if open::keep(model, key, command) {
        return Vec::new();
    }
    model.notice = None;
    let mut effects = mark::finish(model, command);
    effects.extend(match (&model.mode, command) {
        (Mode::Browse, Some(command)) => browse::perform(model, command),
        (Mode::Browse, None) => Vec::new(),
        (_, command) => prompt::press(model, key, command),
    });
    effects
}

/// Begins as the last session ended, unless the reader has begun already.
fn resume(model: &mut Model, session: &Resumed, place: usize) -> Vec<Effect> {
    let has_begun = !matches!(model.mode, Mode::Browse) || model.list.is_touched();
    if has_begun || !model.filter.is_open() {
        return Vec::new();
    }
    model.filter.typed = Typed::of(&session.filter);
    // What cannot be read any more is not asked.
    if !model.filter.reread(&model.library) {
        model.filter.typed = Typed::default();
        model.filter.error = None;
    }
    model.lens = session.lens;
    model.state.told = Some(session.clone());
    if let Some(article) = session.article {
        model.list.expect(article);
        // The library that knows it may come later than the article.
        model.state.found_at(article, place);
        open::open(model, article, Goal::Resume);
    }
    if session.in_text && session.article.is_some() {
        focus(model, Pane::Reader);
    }
    ask(model)
}

fn leave(model: &mut Model) -> Vec<Effect> {
    model.mode = Mode::Over;
    Vec::new()
}

/// The loading that a session begins with. Its library fills as it is read;
/// one that was read again is taken whole, so that nothing the reader is at
/// goes away meanwhile.
const FIRST: Ticket = Ticket(1);

/// Takes a library that has grown, or was read again. The question is asked
/// again of it.
fn arrived(model: &mut Model, library: Arc<Library>, progress: Progress) -> Vec<Effect> {
    // Whoever followed another instance may keep things again.
    model.state.is_refused &= !model.progress.is_followed || progress.is_followed;
    model.progress = progress;
    if model.loading != FIRST && !progress.complete {
        return Vec::new();
    }
    let chosen = chosen_actor(model);
    model.state.forget_revised(&model.library, &library);
    model.library = model.state.over(library);
    if model.loading != FIRST {
        forget_ids(model, chosen.as_ref());
        model.snippets.forget();
    }
    renew(model)
}

/// Takes the library after something was set right.
fn kept(model: &mut Model, library: Arc<Library>) -> Vec<Effect> {
    model.library = model.state.over(library);
    correct::renew_list(model);
    renew(model)
}

/// Asks everything anew of the library as it is now.
fn renew(model: &mut Model) -> Vec<Effect> {
    open::renew(model);
    model.ahead.forget();
    model.filter.resign(&model.library);
    model.cast.forget_cards();
    find::mark(model);
    renew_cast(model);
    let mut effects = ask(model);
    effects.extend(shelves::count(model));
    effects
}

/// Has the actors of what passes the filter counted, once for each answer and
/// only where the panel lists them.
fn tally(model: &mut Model) -> Option<Effect> {
    let filter = &mut model.filter;
    let is_shown = model.cast.extent == Extent::Found;
    let is_asked = filter.tallying == filter.answered && filter.answered != Ticket::default();
    if !is_shown || is_asked || filter.found.actors.is_some() {
        return None;
    }
    filter.tallying = filter.answered;
    let numbers = Arc::clone(&filter.found.numbers);
    Some(Effect::Tally(filter.answered, Arc::clone(&model.library), numbers))
}

fn tallied(model: &mut Model, actors: Vec<(ActorId, u32)>) -> Vec<Effect> {
    model.filter.found.actors = Some(actors);
    renew_cast(model);
    Vec::new()
}

/// Asks why the articles on the screen pass the filter.
fn explain(model: &mut Model) -> Option<Effect> {
    let query = &model.filter.query;
    let visible = model.list.rows().seen(model.list_height());
    let missing = model.snippets.missing(query, visible)?;
    let library = Arc::clone(&model.library);
    Some(Effect::Explain(model.snippets.awaited, library, query.clone(), missing))
}

/// Gets ready what the list shows.
fn show_headlines(model: &mut Model) {
    let room = Size::new(model.panes().list.body.width, model.list_step());
    let visible = model.list.rows().seen(model.list_height());
    model.headlines.show(&model.library, &model.setup.words, visible, room);
}

/// The kind and the name of the actor that is chosen in the panel.
fn chosen_actor(model: &Model) -> Option<(Kind, String)> {
    let actor = model.library.actor(model.cast.chosen()?)?;
    Some((actor.kind, actor.name.to_owned()))
}

/// Gives up the ids of a library that was read again: they mean others now.
/// The chosen actor is found again by name.
fn forget_ids(model: &mut Model, chosen: Option<&(Kind, String)>) {
    (model.cast.mentions, model.portrait) = (None, None);
    if matches!(model.mode, Mode::Pick(_)) {
        model.mode = Mode::Browse;
    }
    let is_it = |actor: &Actor| {
        chosen.is_some_and(|(kind, name)| actor.kind == *kind && actor.name == name)
    };
    let again = model.library.actors().find(is_it).map(|it| it.id);
    model.cast.rewind();
    if let Some(actor) = again {
        model.cast.choose(actor);
    }
}

/// Asks the library what passes the filter.
fn ask(model: &mut Model) -> Vec<Effect> {
    model.filter.awaited = Ticket(model.filter.awaited.0 + 1);
    let query = model.filter.query.clone();
    vec![Effect::Find(model.filter.awaited, Arc::clone(&model.library), query)]
}

fn take(model: &mut Model, ticket: Ticket, found: Found) -> Vec<Effect> {
    let (before, query) = (model.list.chosen(), model.filter.query.clone());
    let is_same = model.filter.shown.as_ref() == Some(&query);
    if is_same && before.is_some_and(|it| model.library.entry(it).is_some()) {
        model.list.renew(Arc::clone(&found.rows));
    } else {
        model.list.show(Arc::clone(&found.rows));
    }
    (model.filter.answered, model.filter.shown) = (ticket, Some(query));
    model.filter.found = found;
    model.list.give_up(model.progress.complete);
    // Whoever has gone to an article beside the list stays there.
    if !is_same || model.list.chosen() != before || model.reading().is_none() {
        follow(model);
    }
    renew_cast(model);
    panel::renew_mentions(model);
    Vec::new()
}

/// Opens the chosen article beside the list.
fn follow(model: &mut Model) {
    if model.list.is_expecting() {
        return settle(model);
    }
    match model.list.chosen() {
        Some(article) if model.reading() != Some(article) => {
            open::open(model, article, Goal::Resume);
        }
        Some(_) => settle(model),
        None => {
            (model.page, model.opening) = (Page::default(), None);
            renew_cast(model);
        }
    }
}

/// Fills the panel anew.
fn renew_cast(model: &mut Model) {
    let article = model.page.article().map(Arc::as_ref);
    model.cast.renew(&model.library, article, &model.filter);
    panel::renew_findings(model);
    portrait::renew(model);
    settle(model);
}

/// Makes every pane fit its room after something has moved.
fn settle(model: &mut Model) {
    let panes = model.panes();
    model.list.settle(model.list_height());
    model.page.refit(panes.column.width, panes.column.height);
    let height = usize::from(panes.panel.body.height);
    model.cast.settle(height.saturating_sub(usize::from(model.card_height())));
    panel::renew_card(model);
    if let Some(portrait) = &mut model.portrait {
        let rows = panes.column.height.saturating_sub(portrait.head(panes.column.height));
        portrait.rows.settle(usize::from(rows));
    }
    model.findings.rows.settle(height.saturating_sub(Findings::EXPANDED).max(1));
    if let Some(mentions) = &mut model.cast.mentions {
        mentions.rows.settle(height);
    }
    changes::refit(model);
    let completions = model.completions_height();
    if let Mode::Filter(asking) = &mut model.mode {
        asking.completions.settle(completions);
    }
}

fn focus(model: &mut Model, pane: Pane) {
    model.focus = pane;
    model.zen = model.zen && pane == Pane::Reader;
    if pane == Pane::Panel {
        model.panel = true;
    }
    if pane != Pane::Reader {
        model.side = pane;
    }
    settle(model);
}

/// Where the reader is, to come back to.
fn spot(model: &Model) -> Option<Spot> {
    let article = model.page.id()?;
    let portrait = model.portrait.as_ref().map(|it| it.actor);
    Some(Spot { article, place: model.page.place(), focus: model.focus, portrait })
}

/// Remembers where the reader is before something takes them elsewhere.
fn leave_spot(model: &mut Model) {
    if let Some(spot) = spot(model) {
        model.jumps.leave(spot);
    }
}

/// Goes back to a place.
fn return_to(model: &mut Model, to: Spot) {
    model.list.choose(to.article);
    model.portrait = to.portrait.and_then(|it| Portrait::of(&model.library, it));
    focus(model, to.focus);
    open::open(model, to.article, Goal::Place(to.place));
}
