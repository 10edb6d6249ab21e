//! What happens on the page of an actor.

use std::sync::Arc;

use crate::app::update::{focus, leave_spot, panel, prompt};
use crate::app::{
    Effect, Gathering, Gathers, Goal, Model, NameUse, Naming, Notice, Pane, Portrait, PortraitRow,
    Ticket,
};
use crate::library::{ActorId, ActorName};

/// Opens the page of whoever the reader is at: in the panel, in the text, on
/// another page.
pub(super) fn begin(model: &mut Model) {
    match panel::at_hand(model) {
        Some(actor) => go(model, actor),
        None => model.notice = Some(Notice::NoActorHere),
    }
}

/// Opens the page of `actor`, in the place of the text.
pub(super) fn go(model: &mut Model, actor: ActorId) {
    let Some(portrait) = Portrait::of(&model.library, actor) else { return };
    leave_spot(model);
    model.portrait = Some(portrait);
    focus(model, Pane::Reader);
}

/// Asks who calls the actor what, unless the panel waits for something: of two
/// gatherings only the newer one comes.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let is_free = model.gathering.is_none();
    let portrait =
        model.portrait.as_mut().filter(|it| is_free && matches!(it.naming, Naming::Wanted))?;
    model.asked = Ticket(model.asked.0 + 1);
    portrait.naming = Naming::Asked(model.asked);
    let articles = portrait.read_for_names(&model.library);
    let what = Gathers::Names(portrait.actor);
    let query = model.filter.query.clone();
    let ticket = Some(model.asked);
    let gathering = Gathering { what, articles, ticket, query, is_outdated: false };
    Some(Effect::Gather(model.asked, Arc::clone(&model.library), gathering))
}

/// Takes in who calls the actor what.
pub(super) fn named(model: &mut Model, ticket: Ticket, uses: Vec<NameUse>) {
    if let Some(portrait) = model.portrait.as_mut().filter(|it| it.naming == Naming::Asked(ticket))
    {
        portrait.naming = Naming::Known(uses);
    }
}

/// Asks again, since something else was gathered meanwhile.
pub(super) fn ask_again(model: &mut Model) {
    if let Some(portrait) = &mut model.portrait
        && matches!(portrait.naming, Naming::Asked(_))
    {
        portrait.naming = Naming::Wanted;
    }
}

/// Closes the page. False where none is open.
pub(super) fn leave(model: &mut Model) -> bool {
    model.portrait.take().is_some()
}

/// Draws the page up again, since the library has changed. The line stays
/// chosen where it still can be.
pub(super) fn renew(model: &mut Model) {
    let Some(before) = model.portrait.take() else { return };
    model.portrait = Portrait::of(&model.library, before.actor);
    let Some(portrait) = &mut model.portrait else { return };
    if let Some(row) = before.rows.chosen() {
        portrait.choose(row);
    }
    if let Naming::Known(uses) = before.naming {
        portrait.naming = Naming::Known(uses);
    }
}

/// Goes where the chosen line leads: to an article, to another page, or to the
/// articles that it counts.
pub(super) fn visit(model: &mut Model) -> Vec<Effect> {
    let Some(portrait) = &model.portrait else { return Vec::new() };
    let Some(row) = portrait.rows.chosen().copied() else { return Vec::new() };
    if let PortraitRow::Article(article) = row {
        panel::go(model, article, Goal::Resume);
        return Vec::new();
    }
    if let Some(other) = portrait.other() {
        go(model, other);
        return Vec::new();
    }
    match asked(model, portrait, row) {
        Some(text) => prompt::filter_to(model, &text),
        None => Vec::new(),
    }
}

/// The query for what a line counts.
fn asked(model: &Model, portrait: &Portrait, row: PortraitRow) -> Option<String> {
    let actor = model.library.actor(portrait.actor)?;
    let name = model.library.name_in_query(actor.id)?;
    let keywords = model.keywords();
    let quoted = |it: &str| format!("\"{}\"", it.replace('"', ""));
    Some(match row {
        PortraitRow::Name(at) => quoted(actor.aliases.get(at)?.0),
        PortraitRow::Says(_) => name.says_text(keywords),
        PortraitRow::SpokenOf(_) => name.about_text(keywords),
        PortraitRow::Outlet(at) => {
            let outlet = quoted(&portrait.outlets.get(at)?.0);
            format!("{} source:{outlet}", name.text(keywords))
        }
        _ => return None,
    })
}

/// Filters by the family of the actor that the reader is at, or no longer.
pub(super) fn filter_by_family(model: &mut Model) -> Vec<Effect> {
    let name = panel::at_hand(model).and_then(|it| family_name(model, it));
    let Some(name) = name else { return Vec::new() };
    let (term, text) = (name.family_text(model.keywords()), model.filter.typed.text());
    let text = match text.find(&term) {
        Some(at) => format!("{}{}", &text[..at], &text[at + term.len()..]),
        None => format!("{text} {term}"),
    };
    prompt::filter_to(model, text.trim())
}

/// How a query names a family: by whom all belong to, where the library knows
/// it.
fn family_name(model: &Model, actor: ActorId) -> Option<ActorName> {
    let head = model.library.parent(actor).map_or(actor, |it| it.id);
    model.library.name_in_query(head)
}
