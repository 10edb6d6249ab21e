//! What happens in the lenses of statements, figures and dates, and from one
//! statement to the nearest of somebody else.

use std::sync::Arc;

use crate::app::update::{panel, settle};
use crate::app::{Effect, Goal, Lens, Marks, Model, Notice, Pane, Ticket};
use crate::library::Near;
use crate::news::ArticleId;
use crate::text::Span;

/// Lists statements in text order, or by speaker again.
pub(super) fn toggle_order(model: &mut Model) {
    if model.lens == Lens::Says {
        model.manner.in_text_order = !model.manner.in_text_order;
        panel::renew_findings(model);
        settle(model);
    }
}

/// Lists only statements of the next act that there is; of all after the last.
pub(super) fn next_act(model: &mut Model) {
    if model.lens != Lens::Says {
        return;
    }
    let acts = &model.findings.acts;
    let at = model.manner.act.and_then(|act| acts.iter().position(|it| *it == act));
    model.manner.act = match (model.manner.act, at) {
        (None, _) => acts.first().copied(),
        (Some(_), at) => at.and_then(|it| acts.get(it + 1)).copied(),
    };
    panel::renew_findings(model);
    settle(model);
}

/// Marks everything that is found in the text, or only what the lens finds.
pub(super) fn toggle_marks(model: &mut Model) {
    model.marks = match model.marks {
        Marks::Lens => Marks::All,
        Marks::All => Marks::Lens,
    };
    model.notice = Some(Notice::Marked(model.marks));
}

/// Asks for the nearest statement of somebody else, from the one that is chosen
/// in the panel or that the reader is at.
pub(super) fn nearest(model: &mut Model) -> Vec<Effect> {
    let Some((article, span)) = statement(model) else {
        model.notice = Some(Notice::NoStatementHere);
        return Vec::new();
    };
    model.nearing = Ticket(model.nearing.0 + 1);
    vec![Effect::Near(model.nearing, Arc::clone(&model.library), article, span)]
}

/// The statement that is chosen in the panel, else the one that the reader went
/// to, else the first one on the screen.
fn statement(model: &Model) -> Option<(ArticleId, Span)> {
    if model.focus == Pane::Panel && model.lens == Lens::Says {
        return model.findings.chosen().map(|it| (it.article, it.span));
    }
    let article = model.page.article()?;
    let hits = model.page.hits();
    let hit = hits.at.and_then(|it| hits.spans.get(it)).copied();
    let mention = model.page.mention().map(|it| it.span);
    let seen = model.page.seen(model.panes().column.height);
    let first = |around: Span| article.statements.iter().find(|it| it.content.overlaps(around));
    let at = [hit, mention, Some(seen)].into_iter().flatten().find_map(first)?;
    Some((article.document.id, at.content))
}

/// Goes to the nearest statement, or says that there is none.
pub(super) fn go_near(model: &mut Model, near: Option<Near>) {
    let Some(near) = near else {
        model.notice = Some(Notice::NothingNear);
        return;
    };
    panel::go(model, near.article, Goal::Passage(near.span));
    settle(model);
}
