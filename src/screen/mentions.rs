//! The side panel, showing one actor's mentions in their sentences.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{MentionRow, Mentions, Model, Pane, PaneArea, Passage};
use crate::screen::parts::{both_ends, lay, row, skip, write};
use crate::screen::{Theme, empty, has_focus, pane_title};
use crate::text::{Span, columns, fitting, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    let Some(mentions) = model.cast.mentions.as_ref().filter(|_| !area.whole.is_empty()) else {
        return;
    };
    title(model, theme, mentions, area.title, buffer);
    if mentions.rows.all().is_empty() {
        return empty(model, theme, area.body, buffer, "empty-mentions");
    }
    for (line, place) in mentions.rows.visible(usize::from(area.body.height)).enumerate() {
        let here = row(area.body, line);
        match mentions.rows.all()[place] {
            MentionRow::Article(id, count) => {
                let title = model.library.entry(id).map_or("", |it| it.title);
                let count = model.setup.words.number(count);
                both_ends(buffer, here, (title, theme.heading), (&count, theme.faint));
            }
            MentionRow::Passage(passage) => {
                let is_chosen = place == mentions.rows.at();
                draw_passage(model, theme, (passage, is_chosen), here, buffer);
            }
        }
    }
}

fn title(model: &Model, theme: &Theme, mentions: &Mentions, area: Rect, buffer: &mut Buffer) {
    let (count, articles) = mentions.total;
    let told = [("n", count.into()), ("articles", articles.into())];
    let total = model.setup.words.say_with("mentions-of", &told);
    let room = usize::from(area.width).saturating_sub(columns(&total) + 1);
    let name = model.library.actor(mentions.actor).map_or("", |it| it.name.as_str());
    let name = shorten_middle(name, room);
    pane_title(theme, has_focus(model, Pane::Panel), area, (&name, &total), buffer);
}

/// A mention with as much of its sentence as there is room for, some of it
/// before the mention.
fn draw_passage(
    model: &Model,
    theme: &Theme,
    (passage, is_chosen): (Passage, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let Some(article) = model.library.article(passage.article) else { return };
    let lit = if has_focus(model, Pane::Panel) { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    let area = skip(area, 2);
    let text = &article.document.text;
    let shown = excerpt(text, passage, usize::from(area.width));
    let base = if is_chosen { theme.text } else { theme.faint };
    let cut = shown.start() > passage.sentence.start();
    let area = skip(area, columns(if cut { "…" } else { "" }));
    if cut {
        write(buffer, Rect { x: area.x - 1, width: 1, ..area }, "…", base);
    }
    let rest = write(buffer, area, &shown.within(text).replace('\n', " "), base);
    if shown.end() < passage.sentence.end() {
        write(buffer, rest, "…", base);
    }
    lay(buffer, area, (text, shown), (passage.mention, theme.current));
}

/// The part of a sentence to show in `width` columns: the mention, and as much
/// as fits before and behind it. Each side leaves the other what it does not
/// need.
fn excerpt(text: &str, passage: Passage, width: usize) -> Span {
    let (sentence, mention) = (passage.sentence, passage.mention);
    let before = &text[sentence.start()..mention.start()];
    let behind = columns(&text[mention.end()..sentence.end()]);
    let room = width.saturating_sub(columns(mention.within(text)) + 2);
    let share = room.saturating_sub(behind.min(room / 2));
    let start = if columns(before) <= share {
        sentence.start()
    } else {
        let words = before.char_indices().rev();
        let kept = words.take_while(|(at, _)| columns(&before[*at..]) <= share);
        let starts = kept.filter(|(at, _)| before[..*at].ends_with([' ', '\u{a0}', '’', '\'']));
        sentence.start() + starts.last().map_or(before.len(), |(at, _)| at)
    };
    let rest = &text[start..sentence.end()];
    let room = width.saturating_sub(usize::from(start > sentence.start()));
    let whole = columns(rest) <= room;
    let end = fitting(rest, if whole { room } else { room.saturating_sub(1) });
    Span::new(start, start + end)
}
