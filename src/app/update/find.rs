//! Finding words in what has the focus.

use crate::app::update::{prompt, settle};
use std::collections::HashSet;

use crate::app::{Mode, Model, Notice, Pane};
use crate::library::{ActorId, ActorName, Sign, occurrences};
use crate::news::Annotated;
use crate::text::Span;

/// Begins to look for something: in the text, among the names of the panel, or
/// among the articles.
pub(super) fn begin(model: &mut Model) {
    match model.focus {
        Pane::List => prompt::begin_filter(model),
        Pane::Reader => model.mode = Mode::Find(model.page.place()),
        Pane::Panel => {
            model.cast.mentions = None;
            model.mode = Mode::Narrow;
        }
    }
}

/// Marks in the open article what is looked for: the words to find, or else
/// the words of the filter.
pub(super) fn mark(model: &mut Model) {
    let Some(article) = model.page.article() else { return };
    let text = &article.document.text;
    let mut spans = if model.find.is_empty() {
        let hits = model.filter.query.hits(text);
        hits.into_iter().chain(actors(model, article)).collect()
    } else {
        occurrences(text, model.find.text().trim())
    };
    spans.sort_unstable();
    spans.dedup_by(|next, before| before.overlaps(*next));
    model.page.look_for(spans);
}

/// Where the article mentions the actors that the filter asks for, by name or
/// by a word that is one of their names in any spelling.
fn actors(model: &Model, article: &Annotated) -> Vec<Span> {
    let signs = model.filter.signs.iter().filter(|(_, sign)| **sign == Sign::With);
    let mut wanted: HashSet<ActorId> = signs.map(|(id, _)| *id).collect();
    for word in model.filter.query.words() {
        let name = ActorName { kind: None, name: word.to_owned(), exact: false };
        wanted.extend(model.library.named(&name));
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let id = article.document.id;
    let is_wanted =
        |member: u32| model.library.actor_of(id, member).is_some_and(|it| wanted.contains(&it));
    let members: Vec<bool> = (0..).take(article.cast.len()).map(is_wanted).collect();
    let theirs =
        article.mentions.iter().filter(|it| members.get(it.member as usize) == Some(&true));
    theirs.map(|it| it.name.unwrap_or(it.span)).collect()
}

/// What is looked for, in the reader's words.
fn sought(model: &Model) -> String {
    if model.find.is_empty() {
        return model.filter.query.words().collect::<Vec<_>>().join(" ");
    }
    model.find.text().trim().to_owned()
}

/// Goes to the first hit from `place` on, as the reader types.
pub(super) fn preview(model: &mut Model, place: usize) {
    let height = model.panes().column.height;
    mark(model);
    model.page.return_to(place, height);
    if !model.find.is_empty() {
        model.page.step_hit(true, height);
    }
}

/// Goes to the next hit, or the one before, and says which it is.
pub(super) fn step(model: &mut Model, forward: bool) {
    let height = model.panes().column.height;
    model.page.step_hit(forward, height);
    settle(model);
    tell(model);
}

/// Says which hit the reader is at.
pub(super) fn tell(model: &mut Model) {
    let hits = model.page.hits();
    let sought = sought(model);
    model.notice = Some(match hits.at {
        Some(at) => Notice::Hit(at + 1, hits.spans.len()),
        None if sought.is_empty() => Notice::NothingToFind,
        None => Notice::NoHit(sought),
    });
}

/// Gives up what was looked for. False when nothing was.
pub(super) fn forget(model: &mut Model) -> bool {
    if model.find.is_empty() {
        return false;
    }
    model.find = crate::app::Typed::default();
    mark(model);
    true
}
