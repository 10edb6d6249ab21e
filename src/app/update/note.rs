//! What the reader writes about articles: notes on passages, and tags.

use std::sync::Arc;

use crate::app::update::{mark, panel};
use crate::app::{
    Area, Command, Effect, Goal, Key, Mode, Model, NoteWindow, Notice, TagWindow, Typed, Writing,
};
use crate::library::{Mark, Note, Placed};
use crate::news::{ArticleId, Remark};
use crate::text::Span;

/// Begins a note on what is selected; else on the mention or the paragraph that
/// the reader is at, or the note that is there already.
pub(super) fn begin(model: &mut Model) {
    let Some(article) = model.page.article() else { return };
    let (id, text) = (article.document.id, &article.document.text);
    let selected = model.page.selected().filter(|it| !it.is_empty());
    let height = model.panes().column.height;
    let here = selected.or_else(|| model.page.mention().map(|it| it.span));
    let Some(span) = here.or_else(|| model.page.block(height)) else { return };
    let span = trimmed(text, span);
    if span.is_empty() {
        return;
    }
    let there = model.library.number(id).and_then(|it| {
        let notes = model.library.marks().notes_on(it).iter();
        notes.into_iter().find(|it| it.at.is_some_and(|it| it.overlaps(span))).cloned()
    });
    if let Some(placed) = there.filter(|_| selected.is_none()) {
        return change(model, &placed);
    }
    let (quoted, area) = (span.within(text).to_owned(), Area::default());
    write(model, Writing { before: None, article: id, span, quoted, area });
}

fn write(model: &mut Model, writing: Writing) {
    model.page.unselect();
    model.mode = Mode::Write(Box::new(writing));
}

/// Opens a note to be changed.
fn change(model: &mut Model, placed: &Placed) {
    let note = &placed.note;
    let area = Area::of(&note.words);
    let (article, quoted) = (note.article, note.quoted.clone());
    let before = Some(Arc::clone(note));
    write(model, Writing { before, article, span: note.span, quoted, area });
}

/// The span without the spaces at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    Span::of(span.within(text).trim(), text).unwrap_or(span)
}

/// A key while a note is written.
pub(super) fn press(model: &mut Model, key: Key, command: Option<Command>) -> Vec<Effect> {
    let width = usize::from(model.window().rows.width);
    let Mode::Write(writing) = &mut model.mode else { return Vec::new() };
    match command {
        Some(Command::KeepNote) => return keep(model),
        Some(Command::EditNote) => return vec![Effect::Edit(writing.area.text().to_owned())],
        Some(Command::DropNote) => model.mode = Mode::Browse,
        _ => writing.area.press(key, width),
    }
    Vec::new()
}

/// Takes pasted text into the note.
pub(super) fn paste(model: &mut Model, text: &str) {
    if let Mode::Write(writing) = &mut model.mode {
        writing.area.insert(text);
    }
}

/// Takes what the reader's own editor made of the note.
pub(super) fn edited(model: &mut Model, outcome: Result<String, Remark>) -> Vec<Effect> {
    match (&mut model.mode, outcome) {
        (Mode::Write(writing), Ok(text)) => writing.area = Area::of(&text),
        (_, Ok(_)) => (),
        (_, Err(why)) => model.notice = Some(Notice::NotEdited(why)),
    }
    Vec::new()
}

/// Keeps what is written. Nothing written is no note.
fn keep(model: &mut Model) -> Vec<Effect> {
    let Mode::Write(writing) = std::mem::replace(&mut model.mode, Mode::Browse) else {
        return Vec::new();
    };
    let words = writing.area.text().trim().to_owned();
    let before = writing.before;
    let mark = match before {
        Some(before) if before.words == words => return Vec::new(),
        Some(before) if words.is_empty() => Mark::Erase(before),
        Some(before) => {
            let after = Note { words, ..(*before).clone() };
            Mark::Rewrite(before, Arc::new(after))
        }
        None if words.is_empty() => return Vec::new(),
        None => {
            let id = model.state.next_note(&model.library);
            let (article, span, quoted) = (writing.article, writing.span, writing.quoted);
            Mark::Write(Arc::new(Note { id, article, span, quoted, words, made: None }))
        }
    };
    mark::make(model, mark)
}

/// Lists the notes on the open article, or on all where it has none.
pub(super) fn list(model: &mut Model) {
    let open = mark::subject(model).filter(|it| {
        let number = model.library.number(*it);
        number.is_some_and(|it| !model.library.marks().notes_on(it).is_empty())
    });
    show(model, open, Typed::default());
}

fn show(model: &mut Model, only: Option<ArticleId>, typed: Typed) {
    model.mode = Mode::Notes(NoteWindow::of(&model.library, only, typed));
}

/// Shows the notes that hold what is typed.
pub(super) fn narrow(model: &mut Model) {
    if let Mode::Notes(window) = &model.mode {
        let (only, typed) = (window.only, window.chooser.typed.clone());
        show(model, only, typed);
    }
}

/// From the notes on one article to all, and back.
pub(super) fn widen(model: &mut Model) {
    let Mode::Notes(window) = &model.mode else { return };
    let typed = window.chooser.typed.clone();
    let only = if window.only.is_some() { None } else { mark::subject(model) };
    show(model, only, typed);
}

/// Goes to the passage of a note; to its article where that is gone.
pub(super) fn go(model: &mut Model, window: &NoteWindow) {
    let Some(placed) = window.chosen() else { return };
    let article = placed.note.article;
    if model.library.number(article).is_none() {
        model.notice = Some(Notice::Gone);
        return;
    }
    panel::go(model, article, placed.at.map_or(Goal::Resume, Goal::Passage));
}

/// Changes or removes the chosen note.
pub(super) fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
    let Mode::Notes(window) = &model.mode else { return Vec::new() };
    let (line, only, typed) = (window.chooser.rows.at(), window.only, window.chooser.typed.clone());
    let Some(placed) = window.chosen().cloned() else { return Vec::new() };
    if command == Command::RenameShelf {
        change(model, &placed);
        return Vec::new();
    }
    let effects = mark::make(model, Mark::Erase(placed.note));
    show(model, only, typed);
    if let Mode::Notes(window) = &mut model.mode {
        let last = window.chooser.rows.all().len().saturating_sub(1);
        window.chooser.rows.choose(line.min(last));
    }
    effects
}

/// Opens the window of tags for the article that the reader is at.
pub(super) fn begin_tags(model: &mut Model) {
    let article = mark::subject(model).filter(|it| model.library.entry(*it).is_some());
    if let Some(article) = article {
        model.mode = Mode::Tags(TagWindow::of(&model.library, article, Typed::default()));
    }
}

/// Shows the tags that hold what is typed.
pub(super) fn narrow_tags(model: &mut Model) {
    if let Mode::Tags(window) = &model.mode {
        let (article, typed) = (window.article, window.chooser.typed.clone());
        model.mode = Mode::Tags(TagWindow::of(&model.library, article, typed));
    }
}

/// Puts the chosen tag on the article, or takes it off. The window stays, for
/// another; with nothing typed and nothing chosen it closes.
pub(super) fn toggle_tag(model: &mut Model) -> Vec<Effect> {
    let Mode::Tags(window) = &model.mode else { return Vec::new() };
    let (article, chosen) = (window.article, window.chooser.rows.chosen().cloned());
    let Some(tag) = chosen.map(|it| it.tag().to_owned()) else {
        model.mode = Mode::Browse;
        return Vec::new();
    };
    let number = model.library.number(article);
    let has_it = number.is_some_and(|it| model.library.marks().tags_of(it).any(|it| it == tag));
    let effects = mark::make(model, Mark::Tag(article, tag.clone(), !has_it));
    let mut window = TagWindow::of(&model.library, article, Typed::default());
    let line = window.chooser.rows.all().iter().position(|it| it.tag() == tag);
    window.chooser.rows.choose(line.unwrap_or(0));
    model.mode = Mode::Tags(window);
    effects
}
