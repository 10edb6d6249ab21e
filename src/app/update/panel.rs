//! What happens in the side panel.

use crate::app::update::{focus, leave_spot, open, prompt, renew_cast, settle};
use crate::app::{
    Command, Effect, Extent, FindingRow, Findings, Lens, Mentions, Model, Notice, Pane, Typed,
};
use crate::i18n::Language;
use crate::library::{ActorId, query};
use crate::news::ArticleId;

/// Looks at the articles through `lens` of the panel, or puts the panel away
/// where that is what it shows already.
pub(super) fn look(model: &mut Model, lens: Lens) {
    if model.focus != Pane::Panel || model.lens != lens {
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
    match &mut model.cast.mentions {
        Some(mentions) => mentions.rows.choose(mentions.rows.visible(0).start + line),
        None if model.lens != Lens::Cast => choose_finding(model, line),
        None => model.cast.choose_line(model.cast.rows().visible(0).start + line),
    }
}

/// Chooses the finding on a line of the screen. Lines below the chosen one are
/// lower by what it is expanded.
fn choose_finding(model: &mut Model, line: usize) {
    let rows = &mut model.findings.rows;
    let line = rows.visible(0).start + line;
    let below = line.saturating_sub(Model::EXPANDED - 1).max(rows.at());
    rows.choose(if line > rows.at() { below } else { line });
}

/// Gathers anew what the lens finds, where it is not the cast. What was chosen
/// stays so where it still can be.
pub(super) fn renew_findings(model: &mut Model) {
    if model.lens == Lens::Cast {
        return;
    }
    let chosen = model.findings.chosen();
    let library = &model.library;
    let open = model.page.article().cloned().into_iter();
    let found = model.filter.found.rows.iter().filter_map(|it| library.article(*it));
    model.findings = match model.cast.extent {
        Extent::Article => Findings::gather(model.lens, library, open),
        Extent::Found => Findings::gather(model.lens, library, found),
    };
    let is_it = |it: &FindingRow| matches!((it, chosen), (FindingRow::Finding(it), Some(chosen)) if *it == chosen);
    let line = model.findings.rows.all().iter().position(is_it);
    model.findings.rows.choose(line.unwrap_or(usize::MAX));
}

/// Goes to a passage of an article.
fn go(model: &mut Model, article: ArticleId) -> u16 {
    leave_spot(model);
    model.list.choose(article);
    if model.page.id() != Some(article) {
        open(model, article);
    }
    focus(model, Pane::Reader);
    model.panes().column.height
}

/// From an actor to its mentions, and from a mention or a finding to its
/// passage.
pub(super) fn enter(model: &mut Model) {
    if let Some(passage) = model.cast.mentions.as_ref().and_then(Mentions::chosen) {
        let height = go(model, passage.article);
        model.page.go_to_mention(passage.mention, height);
    } else if model.lens != Lens::Cast {
        let Some(finding) = model.findings.chosen() else { return };
        let height = go(model, finding.article);
        model.page.point_at(finding.span, height);
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
    model.lens = Lens::Cast;
    model.cast.mentions = None;
    model.cast.choose(actor);
    focus(model, Pane::Panel);
}

/// Filters by the chosen actor.
pub(super) fn filter_by(model: &mut Model, command: Command) -> Vec<Effect> {
    let actor = match &model.cast.mentions {
        Some(mentions) => Some(mentions.actor),
        None if model.lens != Lens::Cast => model.findings.speaker(),
        None => model.cast.chosen(),
    };
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
