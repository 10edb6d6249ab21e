//! The windows of notes and tags, and the signs of notes beside the text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{
    Command, Model, NoteRow, NoteWindow, Row, TagRow, TagWindow, Typed, Window, Writing,
};
use crate::library::Placed;
use crate::news::ArticleId;
use crate::screen::list::{NOTE, TAG};
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::status::first_key;
use crate::screen::windows::{framed, marker};
use crate::screen::{Theme, empty};
use crate::text::{columns, shorten, shorten_middle};

/// Draws the window in which a note is written. Gives the place of the cursor.
pub(super) fn writing(
    model: &Model,
    theme: &Theme,
    writing: &Writing,
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    framed(theme, (&model.setup.words.say("note-title"), &Typed::default()), window, buffer);
    let quoted = shorten_middle(&one_line(&writing.quoted), usize::from(window.typed.width));
    write(buffer, window.typed, &quoted, theme.faint);
    let (width, height) = (usize::from(window.rows.width), usize::from(window.rows.height));
    let (at, column) = writing.area.cursor(width);
    let first = at.saturating_sub(height.saturating_sub(1));
    for (line, span) in writing.area.rows(width).into_iter().skip(first).take(height).enumerate() {
        let shown = span.within(writing.area.text());
        write(buffer, row(window.rows, line), shown, theme.text);
    }
    let place = row(window.rows, at - first);
    let column = u16::try_from(column).unwrap_or(u16::MAX).min(place.width.saturating_sub(1));
    Position::new(place.x + column, place.y)
}

/// Draws the window of notes. Gives the place of the cursor.
pub(super) fn list(
    model: &Model,
    theme: &Theme,
    notes: &NoteWindow,
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    let words = &model.setup.words;
    let key = if notes.only.is_some() { "notes-article" } else { "notes-all" };
    let title = words.say_with(key, &[("key", first_key(model, Command::Complete).into())]);
    let cursor = framed(theme, (&title, &notes.chooser.typed), window, buffer);
    let rows = &notes.chooser.rows;
    let count = rows.all().iter().filter(|it| matches!(it, NoteRow::Note(_))).count();
    both_ends(buffer, window.title, (&title, theme.accent), (&words.number(count), theme.faint));
    if rows.all().is_empty() {
        empty(model, theme, window.rows, buffer, "empty-notes");
        return cursor;
    }
    for (line, place) in rows.visible(usize::from(window.rows.height)).enumerate() {
        let here = row(window.rows, line);
        match &rows.all()[place] {
            NoteRow::Article(article) => {
                let title = shorten(&headline(model, *article), usize::from(here.width));
                write(buffer, here, &title, theme.faint);
            }
            NoteRow::Note(placed) => {
                let (here, style) = marker(theme, place == rows.at(), here, buffer);
                let half = usize::from(here.width) / 2;
                let passage = shorten(&passage(model, placed), half);
                let look = if placed.at.is_some() { theme.faint } else { theme.error };
                both_ends(buffer, here, (&one_line(&placed.note.words), style), (&passage, look));
            }
        }
    }
    cursor
}

fn headline(model: &Model, article: Option<ArticleId>) -> String {
    let entry = article.and_then(|it| model.library.entry(it));
    entry.map_or_else(|| model.setup.words.say("notes-astray"), |it| it.title)
}

/// The words that a note is on, and whether they are still there.
fn passage(model: &Model, placed: &Placed) -> String {
    let quoted =
        model.setup.words.say_with("quoted", &[("words", one_line(&placed.note.quoted).into())]);
    if placed.at.is_some() {
        return quoted;
    }
    format!("{} {quoted}", model.setup.words.say("note-orphaned"))
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

/// Draws the window of tags. Gives the place of the cursor.
pub(super) fn tags(
    model: &Model,
    theme: &Theme,
    tags: &TagWindow,
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    let words = &model.setup.words;
    let title = words.say("tags-title");
    let cursor = framed(theme, (&title, &tags.chooser.typed), window, buffer);
    let name = model.library.entry(tags.article).map_or_else(String::new, |it| it.title);
    let room = usize::from(window.title.width).saturating_sub(columns(&title) + 3);
    both_ends(buffer, window.title, (&title, theme.accent), (&shorten(&name, room), theme.faint));
    let rows = &tags.chooser.rows;
    if rows.all().is_empty() {
        empty(model, theme, window.rows, buffer, "empty-tags");
        return cursor;
    }
    let marks = model.library.marks();
    let number = model.library.number(tags.article);
    for (line, place) in rows.visible(usize::from(window.rows.height)).enumerate() {
        let here = row(window.rows, line);
        let (here, style) = marker(theme, place == rows.at(), here, buffer);
        match &rows.all()[place] {
            TagRow::Known(tag) => {
                let articles = marks.tags.get(tag);
                let has_it = articles.zip(number).is_some_and(|it| it.0.contains(it.1));
                let sign = if has_it { "✓ " } else { "  " };
                let here = write(buffer, here, sign, theme.accent);
                let count = articles.map_or(0, |it| usize::try_from(it.len()).unwrap_or(0));
                let count = words.number(count);
                both_ends(buffer, here, (&format!("{TAG}{tag}"), style), (&count, theme.faint));
            }
            TagRow::New(tag) => {
                let told = [("tag", tag.as_str().into())];
                write(buffer, skip(here, 2), &words.say_with("tags-new", &told), style);
            }
        }
    }
    cursor
}

/// Signs beside the lines of a text that have a note: a pen where its passage
/// begins, a line along the rest.
pub(super) fn margin(model: &Model, theme: &Theme, buffer: &mut Buffer) {
    let (column, whole) = (model.panes().column, model.panes().reader.whole);
    let number = model.page.id().and_then(|it| model.library.number(it));
    let notes = number.map_or(&[][..], |it| model.library.marks().notes_on(it));
    // A space before the text where there is room for one.
    let x = column.x.saturating_sub(2).max(whole.x);
    if notes.is_empty() || x == column.x {
        return;
    }
    let beside = Rect { x, width: 1, ..column };
    for (line, shown) in model.page.visible(column.height).iter().enumerate() {
        let (Some(span), Row::Text(..)) = (shown.span(), shown) else { continue };
        let mut here =
            notes.iter().filter_map(|it| it.at).filter(|it| it.overlaps(span)).peekable();
        if here.peek().is_none() {
            continue;
        }
        let begins = here.any(|it| it.start() >= span.start());
        write(buffer, row(beside, line), if begins { NOTE } else { "│" }, theme.accent);
    }
}
