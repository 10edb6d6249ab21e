//! The side panel, showing one actor's mentions in their sentences.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{MentionRow, Mentions, Model, Pane, PaneArea, Passage};
use crate::screen::parts::{both_ends, lay, row, skip, write};
use crate::screen::{Theme, counted_as, empty, has_focus, pane_title};
use crate::text::{Span, columns, fitting, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    let Some(mentions) = model.cast.mentions.as_ref().filter(|_| !area.whole.is_empty()) else {
        return;
    };
    title(model, theme, mentions, area.title, buffer);
    if mentions.rows.all().is_empty() {
        let why = if mentions.total.is_some() { "empty-mentions" } else { "empty-gathering" };
        return empty(model, theme, area.body, buffer, why);
    }
    for (line, place) in mentions.rows.visible(usize::from(area.body.height)).enumerate() {
        let here = row(area.body, line);
        match &mentions.rows.all()[place] {
            MentionRow::Article(id, count) => {
                let title = model.library.entry(*id).map_or_else(String::new, |it| it.title);
                let count = model.setup.words.number(*count);
                both_ends(buffer, here, (&title, theme.heading), (&count, theme.faint));
            }
            MentionRow::Passage(passage) => {
                let is_chosen = place == mentions.rows.at();
                draw_passage(model, theme, (passage, is_chosen), here, buffer);
            }
        }
    }
}

fn title(model: &Model, theme: &Theme, mentions: &Mentions, area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let total = mentions.total.map_or_else(String::new, |(count, articles)| {
        let told = [("n", counted_as(words, count).into()), ("articles", articles.into())];
        words.say_with("mentions-of", &told)
    });
    let room = usize::from(area.width).saturating_sub(columns(&total) + 1);
    let name = model.library.actor(mentions.actor).map_or("", |it| it.name);
    let name = shorten_middle(name, room);
    pane_title(theme, has_focus(model, Pane::Panel), area, (&name, &total), buffer);
}

/// A mention with as much of its sentence as there is room for, some of it
/// before the mention.
fn draw_passage(
    model: &Model,
    theme: &Theme,
    (passage, is_chosen): (&Passage, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let lit = if has_focus(model, Pane::Panel) { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    let area = skip(area, 2);
    let text = &passage.words;
    let shown = excerpt(passage, usize::from(area.width));
    let base = if is_chosen { theme.text } else { theme.faint };
    let cut = shown.start() > 0;
    let area = skip(area, columns(if cut { "…" } else { "" }));
    if cut {
        write(buffer, Rect { x: area.x - 1, width: 1, ..area }, "…", base);
    }
    let rest = write(buffer, area, shown.within(text), base);
    if shown.end() < text.len() {
        write(buffer, rest, "…", base);
    }
    lay(buffer, area, (text, shown), (passage.within, theme.current));
}

/// The part of a sentence to show in `width` columns: the mention, and as much
/// as fits before and behind it. Each side leaves the other what it does not
/// need.
fn excerpt(passage: &Passage, width: usize) -> Span {
    let (text, mention) = (&*passage.words, passage.within);
    let before = &text[..mention.start()];
    let behind = columns(&text[mention.end()..]);
    let room = width.saturating_sub(columns(mention.within(text)) + 2);
    let share = room.saturating_sub(behind.min(room / 2));
    let start = if columns(before) <= share {
        0
    } else {
        let words = before.char_indices().rev();
        let kept = words.take_while(|(at, _)| columns(&before[*at..]) <= share);
        let starts = kept.filter(|(at, _)| before[..*at].ends_with([' ', '\u{a0}', '’', '\'']));
        starts.last().map_or(before.len(), |(at, _)| at)
    };
    let rest = &text[start..];
    let room = width.saturating_sub(usize::from(start > 0));
    let whole = columns(rest) <= room;
    let end = fitting(rest, if whole { room } else { room.saturating_sub(1) });
    Span::new(start, start + end)
}
