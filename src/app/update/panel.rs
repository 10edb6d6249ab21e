//! What happens in the side panel.

use crate::app::update::{focus, leave_spot, open, prompt, renew_cast, settle};
use crate::app::{Command, Effect, Extent, Mentions, Model, Notice, Pane, Typed};
use crate::i18n::Language;
use crate::library::{ActorId, query};

/// Shows the panel and goes there, or puts it away from there.
pub(super) fn toggle(model: &mut Model) {
    if model.focus != Pane::Panel {
        return focus(model, Pane::Panel);
    }
    model.panel = false;
    model.side = Pane::List;
    focus(model, Pane::Reader);
}

pub(super) fn toggle_extent(model: &mut Model) {
    model.cast.mentions = None;
    model.cast.extent = match model.cast.extent {
        Extent::Article => Extent::Found,
        Extent::Found => Extent::Article,
    };
    renew_cast(model);
}

pub(super) fn step(model: &mut Model, by: isize) {
    match &mut model.cast.mentions {
        Some(mentions) => mentions.rows.step(by),
        None => model.cast.step(by),
    }
}

/// Chooses what stands on a line of the panel.
pub(super) fn choose_line(model: &mut Model, line: usize) {
    match &mut model.cast.mentions {
        Some(mentions) => mentions.rows.choose(mentions.rows.visible(0).start + line),
        None => model.cast.choose_line(model.cast.rows().visible(0).start + line),
    }
}

/// From an actor to its mentions, and from a mention to its passage.
pub(super) fn enter(model: &mut Model) {
    if let Some(passage) = model.cast.mentions.as_ref().and_then(Mentions::chosen) {
        leave_spot(model);
        model.list.choose(passage.article);
        if model.page.id() != Some(passage.article) {
            open(model, passage.article);
        }
        focus(model, Pane::Reader);
        let height = model.panes().column.height;
        model.page.go_to_mention(passage.mention, height);
    } else if let Some(actor) = model.cast.chosen() {
        gather(model, actor);
    }
    settle(model);
}

fn gather(model: &mut Model, actor: ActorId) {
    let articles = &model.filter.found.rows;
    let first = model.page.id();
    model.cast.mentions = Some(Mentions::gather(&model.library, actor, articles, first));
}

/// Lists the mentions anew, where they are shown, because other articles pass
/// the filter now. The passage stays chosen where it still can be.
pub(super) fn renew_mentions(model: &mut Model) {
    let Some(before) = model.cast.mentions.take() else { return };
    gather(model, before.actor);
    if let (Some(mentions), Some(passage)) = (&mut model.cast.mentions, before.chosen()) {
        mentions.choose(passage);
    }
    settle(model);
}

/// From the mentions of an actor back to the cast. False when not there.
pub(super) fn leave(model: &mut Model) -> bool {
    model.cast.mentions.take().is_some()
}

/// Lists all names again. False when they are.
pub(super) fn widen(model: &mut Model) -> bool {
    if model.cast.narrow.is_empty() {
        return false;
    }
    model.cast.narrow = Typed::default();
    renew_cast(model);
    true
}

/// The actor of the mention that the reader is at.
fn current(model: &Model) -> Option<ActorId> {
    let mention = model.page.mention()?;
    model.library.actor_of(model.page.id()?, mention.member)
}

/// Chooses the actor of the current mention in the panel, without going there.
pub(super) fn follow_mention(model: &mut Model) {
    if let Some(actor) = current(model) {
        model.cast.choose(actor);
        settle(model);
    }
}

/// Goes to the row of the current mention's actor, or to the first mention on
/// the screen.
pub(super) fn who(model: &mut Model) {
    let height = model.panes().column.height;
    let Some(actor) = current(model) else {
        if !model.page.step_mention(1, height) {
            model.notice = Some(Notice::NoActorHere);
        }
        return follow_mention(model);
    };
    leave_spot(model);
    widen(model);
    model.cast.mentions = None;
    model.cast.choose(actor);
    focus(model, Pane::Panel);
}

/// Filters by the chosen actor.
pub(super) fn filter_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let actor = model.cast.mentions.as_ref().map(|it| it.actor).or(model.cast.chosen());
    actor.map(|it| filter_by_actor(model, it, command)).unwrap_or_default()
}

/// Filters by an actor, as `command` says.
pub(super) fn filter_by_actor(model: &mut Model, actor: ActorId, command: Command) -> Vec<Effect> {
    let Some(name) = model.library.name_in_query(actor) else { return Vec::new() };
    let keywords = match model.setup.words.language() {
        Language::French => query::Keywords::French,
        Language::English => query::Keywords::English,
    };
    let text = model.filter.typed.text();
    let text = match command {
        Command::Exclude => query::toggle(text, &name, query::Sign::Without, keywords),
        Command::Only => query::only(text, &name, keywords),
        Command::Either => query::or(text, &name, keywords),
        _ => query::toggle(text, &name, query::Sign::With, keywords),
    };
    prompt::filter_to(model, &text)
}
