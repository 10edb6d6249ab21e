//! The bottom line: what is being typed, what was just done, or what can be.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{COMMANDS, Change, Command, Entry, Key, Lens, Marks, Mode, Model, Notice, Typed};
use crate::library::Mark;
use crate::screen::Theme;
use crate::screen::corrections::described;
use crate::screen::list::TAG;
use crate::screen::parts::{lay, skip, write};
use crate::text::{Span, columns, shorten};

/// How much of a title is told.
const TITLE: usize = 36;

/// Draws the line. Gives the place of the cursor where something is typed.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let area = skip(area, 1);
    match &model.mode {
        Mode::Filter(_) => Some(filter(model, theme, area, buffer)),
        Mode::Find(_) => Some(find(model, theme, area, buffer)),
        Mode::Narrow => {
            Some(prompt(model, theme, ("prompt-narrow", &model.cast.narrow), area, buffer))
        }
        _ => {
            let notice = model.notice.as_ref().map(|it| words(model, it));
            let needed = notice.as_deref().map_or(0, columns);
            let area = problems(model, theme, (area, needed), buffer);
            match notice {
                Some(notice) => {
                    write(buffer, area, &shorten(&notice, usize::from(area.width)), theme.text);
                }
                None if model.filter.error.is_some() => unread(model, theme, area, buffer),
                None if model.zen => (),
                None => hints(model, theme, area, buffer),
            }
            None
        }
    }
}

/// Why the filter cannot be read, for as long as it cannot.
fn unread(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(error) = &model.filter.error else { return };
    let key = first_key(model, Command::Filter);
    let why = model.setup.words.tell(error.why.key, &error.why.told);
    let told = [("why", why.into()), ("key", key.into())];
    let says = model.setup.words.say_with("filter-unread", &told);
    write(buffer, area, &shorten(&says, usize::from(area.width)), theme.error);
}

/// The filter being typed, the part that cannot be read marked, and why. An
/// empty one shows what can be typed.
fn filter(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Position {
    let cursor = prompt(model, theme, ("prompt-filter", &model.filter.typed), area, buffer);
    let text = model.filter.typed.text();
    let start = cursor.x.saturating_sub(u16::try_from(model.filter.typed.cursor()).unwrap_or(0));
    let typed = Rect { x: start, width: area.right().saturating_sub(start), ..area };
    if text.is_empty() {
        write(buffer, skip(typed, 1), &model.setup.words.say("filter-syntax"), theme.faint);
    }
    let Some(error) = &model.filter.error else { return cursor };
    lay(buffer, typed, (text, Span::new(0, text.len())), (error.at, theme.error));
    let why = model.setup.words.tell(error.why.key, &error.why.told);
    let rest = skip(typed, columns(text) + 2);
    write(buffer, rest, &shorten(&why, usize::from(rest.width)), theme.error);
    cursor
}

/// The words being looked for, and which of how many hits is shown.
fn find(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Position {
    let cursor = prompt(model, theme, ("prompt-find", &model.find), area, buffer);
    let hits = model.page.hits();
    if let Some(at) = hits.at {
        let behind = columns(model.find.text()).saturating_sub(model.find.cursor()) + 2;
        let place = skip(
            Rect { x: cursor.x, width: area.right().saturating_sub(cursor.x), ..area },
            behind,
        );
        write(buffer, place, &words(model, &Notice::Hit(at + 1, hits.spans.len())), theme.faint);
    }
    cursor
}

/// A label and what is typed behind it. Gives the place of the cursor.
fn prompt(
    model: &Model,
    theme: &Theme,
    (label, typed): (&str, &Typed),
    area: Rect,
    buffer: &mut Buffer,
) -> Position {
    let label = model.setup.words.say(label);
    let rest = write(buffer, area, &label, theme.accent);
    let rest = skip(rest, 1);
    let room = usize::from(rest.width).saturating_sub(1);
    // What does not fit is left out at the beginning, where the reader is not.
    let hidden = typed.cursor().saturating_sub(room);
    let text = typed.text();
    write(buffer, rest, &text[crate::text::fitting(text, hidden)..], theme.text);
    let column = u16::try_from(typed.cursor() - hidden).unwrap_or(u16::MAX);
    Position::new(rest.x.saturating_add(column), rest.y)
}

/// How many problems there are and the key that shows them, at the right end,
/// unless something else needs so much room. Gives what room is left.
fn problems(
    model: &Model,
    theme: &Theme,
    (area, needed): (Rect, usize),
    buffer: &mut Buffer,
) -> Rect {
    if model.problems.is_empty() {
        return area;
    }
    let says = model.setup.words.say_with("problems", &[("n", model.problems.len().into())]);
    let says = format!("{says} {}", first_key(model, Command::Problems));
    let room = usize::from(area.width).saturating_sub(columns(&says) + 2);
    if needed > room {
        return area;
    }
    write(buffer, skip(area, room + 1), &says, theme.error);
    Rect { width: u16::try_from(room).unwrap_or(0), ..area }
}

/// As many hints as fit, whole ones only.
fn hints(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let scope = model.scope();
    let mut rest = area;
    // Nothing can be done in these but look, and leave.
    let closes_only = matches!(model.mode, Mode::Why | Mode::Changes(_) | Mode::Problems(_));
    let goes_there = |it: Command| it == Command::Accept && matches!(model.mode, Mode::Changes(_));
    let of_shelves = |it: Command| matches!(it, Command::RenameShelf | Command::RemoveShelf);
    let among_shelves = matches!(model.mode, Mode::Shelves(_) | Mode::Notes(_));
    let offered = |it: &&Entry| {
        (!closes_only || it.command == Command::Cancel || goes_there(it.command))
            && (among_shelves || !of_shelves(it.command))
    };
    let here = COMMANDS.iter().filter(|it| it.hint && it.scope.covers(scope));
    for entry in here.filter(offered) {
        let Some((key, hint)) = hint(model, entry) else { continue };
        let needed = columns(&key) + columns(&hint) + 1;
        if needed > usize::from(rest.width) {
            return;
        }
        rest = write(buffer, rest, &key, theme.key);
        rest = write(buffer, skip(rest, 1), &hint, theme.faint);
        rest = skip(rest, 2);
    }
}

fn hint(model: &Model, entry: &Entry) -> Option<(String, String)> {
    let key = first_key(model, entry.command);
    let is_window = matches!(
        model.mode,
        Mode::Why
            | Mode::Changes(_)
            | Mode::Problems(_)
            | Mode::Help(_)
            | Mode::Notes(_)
            | Mode::Tags(_)
    );
    let hint = if entry.command == Command::Cancel && is_window {
        model.setup.words.say("close-window")
    } else if entry.command == Command::Mentions && model.lens != Lens::Cast
        || matches!((entry.command, &model.mode), (Command::Accept, Mode::Changes(_)))
    {
        model.setup.words.say("to-passage")
    } else {
        model.setup.words.say(&format!("hint-{}", entry.name))
    };
    (!key.is_empty()).then_some((key, hint))
}

/// The key to show for a command, or nothing where it has none.
pub(super) fn first_key(model: &Model, command: Command) -> String {
    let key = model.setup.keymap.keys(command).first();
    key.map_or(String::new(), |it| key_name(model, *it))
}

/// A key as it is called in the language of the interface.
pub(super) fn key_name(model: &Model, key: Key) -> String {
    let written = key.to_string();
    // A letter is called the same in every language.
    if written.chars().nth(1).is_none() {
        return written;
    }
    let message = format!("key-{written}");
    let named = model.setup.words.say(&message);
    if named == message { written } else { named }
}

fn words(model: &Model, notice: &Notice) -> String {
    let words = &model.setup.words;
    match notice {
        Notice::Copied(count) => words.say_with("notice-copied", &[("n", (*count).into())]),
        Notice::Hit(at, of) => {
            words.say_with("notice-hit", &[("at", (*at).into()), ("n", (*of).into())])
        }
        Notice::NoHit(sought) => {
            words.say_with("notice-no-hit", &[("words", sought.as_str().into())])
        }
        Notice::NothingToFind => words.say("notice-nothing-to-find"),
        Notice::NoWayBack => words.say("notice-no-back"),
        Notice::NoWayForward => words.say("notice-no-forward"),
        Notice::NoActorHere => words.say("notice-no-actor-here"),
        Notice::NoStatementHere => words.say("notice-no-statement-here"),
        Notice::NothingNear => words.say("notice-nothing-near"),
        Notice::Marked(Marks::All) => words.say("notice-marked"),
        Notice::Marked(Marks::Lens) => words.say("notice-not-marked"),
        Notice::Mouse(true) => words.say("notice-mouse-taken"),
        Notice::Mouse(false) => words.say("notice-mouse-free"),
        Notice::Gone => words.say("notice-gone"),
        Notice::NotRevised => words.say("notice-not-revised"),
        Notice::NothingChanged => words.say("notice-nothing-changed"),
        Notice::Selecting => words.say("notice-selecting"),
        Notice::NothingToCorrect => words.say("notice-nothing-to-correct"),
        Notice::NothingToUndo => words.say("notice-nothing-to-undo"),
        Notice::NothingToRedo => words.say("notice-nothing-to-redo"),
        Notice::Corrected(what) => {
            let told = [
                ("what", described(model, what).into()),
                ("key", first_key(model, Command::Undo).into()),
            ];
            words.say_with("notice-corrected", &told)
        }
        Notice::Kept(change) => {
            let told = [
                ("what", changed(model, change).into()),
                ("key", first_key(model, Command::Undo).into()),
            ];
            let key = if model.setup.is_lasting { "notice-corrected" } else { "notice-for-now" };
            words.say_with(key, &told)
        }
        Notice::NotKept(why) => {
            let why = words.tell(why.key, &why.told);
            words.say_with("notice-not-kept", &[("why", why.into())])
        }
        Notice::NotEdited(why) => words.tell(why.key, &why.told),
        Notice::Undone(change) => {
            words.say_with("notice-undone", &[("what", changed(model, change).into())])
        }
        Notice::Redone(change) => {
            words.say_with("notice-redone", &[("what", changed(model, change).into())])
        }
    }
}

/// What was done with an article.
fn marked(model: &Model, mark: &Mark) -> String {
    let words = &model.setup.words;
    let title = model.library.entry(mark.article()).map_or_else(String::new, |it| it.title);
    let told = [("title", shorten(&title, TITLE).into())];
    match mark {
        Mark::Read(_, true) => words.say_with("mark-read", &told),
        Mark::Read(_, false) => words.say_with("mark-unread", &told),
        Mark::Star(_, true) => words.say_with("mark-star", &told),
        Mark::Star(_, false) => words.say_with("mark-unstar", &told),
        Mark::Tag(_, tag, true) => format!("+{TAG}{tag}"),
        Mark::Tag(_, tag, false) => format!("-{TAG}{tag}"),
        Mark::Write(_) => words.say_with("mark-note", &told),
        Mark::Erase(_) => words.say_with("mark-no-note", &told),
        Mark::Rewrite(..) => words.say_with("mark-note-changed", &told),
    }
}

/// What a change was about.
fn changed(model: &Model, change: &Change) -> String {
    match change {
        Change::Correct(it) => described(model, it.what()),
        Change::Shelve(..) => model.setup.words.say("shelves-title"),
        Change::Mark(it) => marked(model, it),
    }
}
