//! What happens in the side panel.

use std::sync::Arc;

use crate::app::update::{focus, leave_spot, open, portrait, prompt, renew_cast, settle};
use crate::app::{
    Command, Effect, Extent, Findings, Gathered, Gathering, Gathers, Goal, Lens, Mentions, Model,
    Notice, Order, Pane, Ticket, Typed,
};
use crate::i18n::Language;
use crate::library::{ActorId, query};
use crate::news::ArticleId;

/// Looks at the articles through `lens` of the panel, or puts the panel away
/// where that is what it shows already.
pub(super) fn look(model: &mut Model, lens: Lens) {
    if model.focus != Pane::Panel || model.lens != lens {
        if model.lens != lens {
            model.findings = Findings::default();
        }
        model.lens = lens;
        model.cast.mentions = None;
        renew_findings(model);
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
    model.cast.rewind();
    renew_cast(model);
}

pub(super) fn step(model: &mut Model, by: isize) {
    match &mut model.cast.mentions {
        Some(mentions) => mentions.rows.step(by),
        None if model.lens != Lens::Cast => model.findings.rows.step(by),
        None => model.cast.step(by),
    }
}

/// Chooses what stands on a line of the panel.
pub(super) fn choose_line(model: &mut Model, line: usize) {
    let width = model.panes().panel.body.width;
    match &mut model.cast.mentions {
        Some(mentions) => mentions.rows.choose(mentions.rows.visible(0).start + line),
        None if model.lens != Lens::Cast => model.findings.choose_line(line, width),
        None => model.cast.choose_line(model.cast.rows().visible(0).start + line),
    }
}

/// Brings what the lens finds up to date, where it is not the cast: that of the
/// open article at once, that of many when it has been gathered.
pub(super) fn renew_findings(model: &mut Model) {
    match (model.lens, model.cast.extent) {
        (Lens::Cast, _) => (),
        (lens, Extent::Article) => {
            let open = model.page.article().cloned().into_iter();
            let asked = (lens, model.manner);
            show(model, Findings::gather(asked, &model.library, open));
        }
        (lens, Extent::Found) => {
            let manner = model.manner;
            gather(model, Gathers::Findings(lens, manner));
        }
    }
}

/// Takes in that another article is open.
pub(super) fn follow_page(model: &mut Model) {
    if model.cast.extent == Extent::Article {
        renew_findings(model);
    }
}

/// Shows these findings. What was chosen stays so where it still can be.
fn show(model: &mut Model, findings: Findings) {
    let before = std::mem::replace(&mut model.findings, findings);
    if let Some(chosen) = before.chosen() {
        model.findings.choose(chosen);
    }
    settle(model);
}

/// Wants something gathered from all articles that pass the filter, the open
/// one first where it is mentions. Where the same is being gathered and only
/// articles have arrived, it is done again when it has come: a library that
/// fills would keep it from ever coming.
fn gather(model: &mut Model, what: Gathers) {
    let query = model.filter.query.clone();
    if let Some(under_way) = &mut model.gathering
        && under_way.ticket.is_some()
        && (under_way.what, &under_way.query) == (what, &query)
    {
        under_way.is_outdated = true;
        return;
    }
    let found = &model.filter.found.rows;
    let first = model.reading().filter(|_| matches!(what, Gathers::Mentions(_)));
    let others = found.iter().copied().filter(|it| Some(*it) != first);
    let articles = first.into_iter().chain(others).collect();
    model.gathering = Some(Gathering { what, articles, ticket: None, query, is_outdated: false });
}

/// What has not been asked for yet.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let gathering = model.gathering.as_mut().filter(|it| it.ticket.is_none())?;
    model.asked = Ticket(model.asked.0 + 1);
    gathering.ticket = Some(model.asked);
    Some(Effect::Gather(model.asked, Arc::clone(&model.library), gathering.clone()))
}

/// Shows what was waited for, if the panel is still there for it; anything
/// else is dropped.
pub(super) fn gathered(model: &mut Model, ticket: Ticket, gathered: Gathered) {
    if let Gathered::Names(uses) = gathered {
        return portrait::named(model, ticket, uses);
    }
    portrait::ask_again(model);
    let awaited = model.gathering.take_if(|it| it.ticket == Some(ticket));
    let Some(awaited) = awaited else { return };
    show_gathered(model, gathered, &awaited);
    match awaited.what {
        Gathers::Mentions(_) if awaited.is_outdated => renew_mentions(model),
        Gathers::Findings(..) if awaited.is_outdated => renew_findings(model),
        _ => (),
    }
}

fn show_gathered(model: &mut Model, gathered: Gathered, awaited: &Gathering) {
    match (gathered, awaited.what) {
        (Gathered::Findings(findings), Gathers::Findings(lens, manner))
            if (lens, manner) == (model.lens, model.manner) =>
        {
            show(model, findings);
        }
        (Gathered::Mentions(mentions), _) => list(model, mentions),
        (Gathered::Findings(_) | Gathered::Names(_), _) => (),
    }
}

/// Lists mentions in the place of those listed before. What was chosen stays
/// so where it still can be.
fn list(model: &mut Model, mentions: Mentions) {
    let Some(before) = &mut model.cast.mentions else { return };
    let before = std::mem::replace(before, mentions);
    if let (Some(mentions), Some(chosen)) = (&mut model.cast.mentions, before.chosen()) {
        mentions.choose(chosen);
    }
    settle(model);
}

/// Goes to a place of an article.
pub(super) fn go(model: &mut Model, article: ArticleId, goal: Goal) {
    leave_spot(model);
    model.portrait = None;
    model.list.choose(article);
    focus(model, Pane::Reader);
    open::open(model, article, goal);
}

/// From an actor to its mentions, and from a mention or a finding to its
/// passage.
pub(super) fn enter(model: &mut Model) {
    if let Some(passage) = model.cast.mentions.as_ref().and_then(Mentions::chosen) {
        let (article, goal) = (passage.article, Goal::Mention(passage.mention));
        go(model, article, goal);
    } else if model.lens != Lens::Cast {
        let Some(finding) = model.findings.chosen() else { return };
        let (article, goal) = (finding.article, Goal::Passage(finding.span));
        go(model, article, goal);
    } else if model.cast.is_at_hidden() {
        model.cast.unfolded = !model.cast.unfolded;
        let line = model.cast.rows().at();
        renew_cast(model);
        model.cast.choose_line(line);
    } else if let Some(actor) = model.cast.chosen() {
        let open = model.page.article().cloned();
        model.cast.mentions = Some(Mentions::here(&model.library, actor, open));
        gather(model, Gathers::Mentions(actor));
    }
    settle(model);
}

/// Gathers the mentions anew, where they are shown, because other articles
/// pass the filter now.
pub(super) fn renew_mentions(model: &mut Model) {
    if let Some(mentions) = &model.cast.mentions {
        gather(model, Gathers::Mentions(mentions.actor));
    }
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
        if !model.page.step_mention(1, height, &model.library) {
            model.notice = Some(Notice::NoActorHere);
        }
        return follow_mention(model);
    };
    leave_spot(model);
    widen(model);
    model.lens = Lens::Cast;
    model.cast.mentions = None;
    model.cast.choose(actor);
    focus(model, Pane::Panel);
}

/// The actor that the reader is at, in the pane that has the focus.
pub(super) fn at_hand(model: &Model) -> Option<ActorId> {
    match (model.focus, &model.portrait, &model.cast.mentions) {
        (Pane::List, ..) => None,
        (Pane::Reader, Some(portrait), _) => Some(portrait.other().unwrap_or(portrait.actor)),
        (Pane::Reader, None, _) => current(model),
        (Pane::Panel, _, Some(mentions)) => Some(mentions.actor),
        (Pane::Panel, ..) if model.lens != Lens::Cast => model.findings.speaker(),
        (Pane::Panel, ..) => model.cast.chosen(),
    }
}

/// Orders the cast in the other way.
pub(super) fn reorder(model: &mut Model) {
    model.cast.order = match model.cast.order {
        Order::Weight => Order::Significance,
        Order::Significance => Order::Weight,
    };
    model.cast.rewind();
    renew_cast(model);
}

/// Tells more of the chosen actor, where there is room to.
pub(super) fn renew_card(model: &mut Model) {
    let chosen = model.cast.chosen().filter(|_| model.card_height() > 0);
    model.cast.tell_of(&model.library, chosen, model.focus == Pane::Panel);
}

/// Filters by the actor that the reader is at.
pub(super) fn filter_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let actor = at_hand(model);
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
