//! Finding words in what has the focus.

use crate::app::update::{asking, settle};
use crate::app::{Mode, Model, Notice, Pane};
use crate::library::occurrences;
use crate::text::Span;

/// Begins to look for something: in the text, among the names of the panel, or
/// among the articles.
pub(super) fn begin(model: &mut Model) {
    match model.focus {
        Pane::List => asking::begin(model),
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
    let mut spans: Vec<Span> = if model.find.is_empty() {
        let reasons = model.library.grounds(&model.filter.query).reasons(article);
        reasons.into_iter().map(|it| it.span).collect()
    } else {
        occurrences(text, model.find.text().trim())
    };
    spans.sort_unstable();
    spans.dedup_by(|next, before| before.overlaps(*next));
    model.page.look_for(spans);
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
