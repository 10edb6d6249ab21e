//! Windows over the panes: help, the picker of actors, problems, and why a
//! mention was found.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::app::{
    COMMANDS, Chooser, Entry, FILTERS, HelpRow, Mode, Model, Pick, Scope, Typed, Window,
};
use crate::screen::cast::CONFIRMED;
use crate::screen::corrections::described;
use crate::screen::parts::{both_ends, lay, row, skip, write};
use crate::screen::status::key_name;
use crate::screen::{Theme, changes, corrections, empty, notes, shelves, textwrap_lines};
use crate::text::{Span, columns, shorten, shorten_middle};

/// Draws the window that is open, if any. Gives the place of the cursor.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    window: Window,
    buffer: &mut Buffer,
) -> Option<Position> {
    match &model.mode {
        Mode::Help(chooser) => {
            let cursor = frame(model, theme, ("help-title", &chooser.typed), window, buffer);
            help(model, theme, chooser, window.rows, buffer);
            Some(cursor)
        }
        Mode::Pick(chooser) => {
            let cursor = frame(model, theme, ("prompt-pick", &chooser.typed), window, buffer);
            picks(model, theme, chooser, window.rows, buffer);
            Some(cursor)
        }
        Mode::Problems(chooser) => {
            let cursor = frame(model, theme, ("problems-title", &chooser.typed), window, buffer);
            problems(model, theme, chooser, window.rows, buffer);
            Some(cursor)
        }
        Mode::Write(it) => Some(notes::writing(model, theme, it, window, buffer)),
        Mode::Notes(it) => Some(notes::list(model, theme, it, window, buffer)),
        Mode::Tags(it) => Some(notes::tags(model, theme, it, window, buffer)),
        Mode::Shelves(window_of) => Some(shelves::window(model, theme, window_of, window, buffer)),
        Mode::Why => {
            frame(model, theme, ("why", &Typed::default()), window, buffer);
            why(model, theme, window, buffer);
            None
        }
        Mode::Changes(it) => {
            changes::draw(model, theme, it, window, buffer);
            None
        }
        Mode::Correct(correcting) => corrections::correct(model, theme, correcting, window, buffer),
        Mode::Corrections(chooser) => {
            let cursor = frame(model, theme, ("corrections-title", &chooser.typed), window, buffer);
            corrections::list(model, theme, chooser, window.rows, buffer);
            Some(cursor)
        }
        Mode::Browse | Mode::Filter(_) | Mode::Find(_) | Mode::Narrow | Mode::Over => None,
    }
}

/// Clears the window's place and draws its border, title and typed line.
pub(super) fn frame(
    model: &Model,
    theme: &Theme,
    (title, typed): (&str, &Typed),
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    framed(theme, (&model.setup.words.say(title), typed), window, buffer)
}

/// The same with a title that is words already.
pub(super) fn framed(
    theme: &Theme,
    (title, typed): (&str, &Typed),
    window: Window,
    buffer: &mut Buffer,
) -> Position {
    Clear.render(window.whole, buffer);
    let border = Block::bordered().border_type(BorderType::Rounded).border_style(theme.edge);
    border.render(window.whole, buffer);
    write(buffer, window.title, title, theme.accent);
    let text = typed.text();
    write(buffer, window.typed, text, theme.text);
    let column = u16::try_from(typed.cursor()).unwrap_or(u16::MAX);
    let last = window.typed.right().saturating_sub(1);
    Position::new(window.typed.x.saturating_add(column).min(last), window.typed.y)
}

/// Marks a row that is chosen. Gives the room behind the mark, and the style.
pub(super) fn marker(
    theme: &Theme,
    is_chosen: bool,
    area: Rect,
    buffer: &mut Buffer,
) -> (Rect, Style) {
    write(buffer, area, if is_chosen { "▌" } else { " " }, theme.accent);
    (skip(area, 2), if is_chosen { theme.title } else { theme.text })
}

fn help(model: &Model, theme: &Theme, chooser: &Chooser<HelpRow>, area: Rect, buffer: &mut Buffer) {
    if chooser.rows.all().is_empty() {
        return empty(model, theme, area, buffer, "empty-help");
    }
    for (line, place) in chooser.rows.visible(usize::from(area.height)).enumerate() {
        let here = row(area, line);
        match chooser.rows.all()[place] {
            HelpRow::Place(scope) => {
                write(buffer, here, &model.setup.words.say(scope_key(scope)), theme.faint);
            }
            HelpRow::Filters => {
                write(buffer, here, &model.setup.words.say("help-filters"), theme.faint);
            }
            HelpRow::Filter(at) => {
                let (here, style) = marker(theme, place == chooser.rows.at(), here, buffer);
                filter(model, theme, (FILTERS[at], style), here, buffer);
            }
            HelpRow::Command(at) => {
                let (here, style) = marker(theme, place == chooser.rows.at(), here, buffer);
                command(model, theme, (&COMMANDS[at], style), here, buffer);
            }
        }
    }
}

/// Something to type in a filter, and what it asks for.
fn filter(
    model: &Model,
    theme: &Theme,
    (name, style): (&str, Style),
    area: Rect,
    buffer: &mut Buffer,
) {
    let words = &model.setup.words;
    let typed = words.say(&format!("filter-{name}"));
    write(buffer, area, &shorten(&typed, 34), theme.key);
    write(buffer, skip(area, 36), &words.say(&format!("filter-{name}-about")), style);
}

/// A command: its keys and what it does.
fn command(
    model: &Model,
    theme: &Theme,
    (entry, style): (&Entry, Style),
    area: Rect,
    buffer: &mut Buffer,
) {
    let keys = model.setup.keymap.keys(entry.command).iter();
    let keys: Vec<String> = keys.map(|it| key_name(model, *it)).collect();
    write(buffer, area, &shorten(&keys.join(" "), 18), theme.key);
    let about = model.setup.words.say(&format!("cmd-{}", entry.name));
    write(buffer, skip(area, 20), &about, style);
}

fn scope_key(scope: Scope) -> &'static str {
    match scope {
        Scope::Anywhere => "help-anywhere",
        Scope::List => "help-list",
        Scope::Reader => "help-reader",
        Scope::Articles => "help-articles",
        Scope::Panel => "help-panel",
        Scope::Portrait => "help-portrait",
        Scope::Actors => "help-actors",
        Scope::Prompt => "help-prompt",
        Scope::Writing => "help-writing",
    }
}

pub(super) fn picks(
    model: &Model,
    theme: &Theme,
    chooser: &Chooser<Pick>,
    area: Rect,
    buffer: &mut Buffer,
) {
    if chooser.rows.all().is_empty() {
        return empty(model, theme, area, buffer, "empty-picker");
    }
    for (line, place) in chooser.rows.visible(usize::from(area.height)).enumerate() {
        let pick = &chooser.rows.all()[place];
        let Some(actor) = model.library.actor(pick.actor) else { continue };
        let here = row(area, line);
        let (here, style) = marker(theme, place == chooser.rows.at(), here, buffer);
        let kind = model.setup.words.say(&format!("one-{}", actor.kind.name()));
        let count =
            model.setup.words.number(usize::try_from(actor.articles.len()).unwrap_or(usize::MAX));
        let about = format!("{kind} {count:>6}");
        let room = usize::from(here.width).saturating_sub(columns(&about) + 1);
        let said = if actor.corrections.is_empty() { "" } else { CONFIRMED };
        let name = shorten_middle(actor.name, room.saturating_sub(columns(said)));
        let shown = format!("{name}{said}");
        both_ends(buffer, here, (&shown, style), (&about, theme.faint));
        if let Some(beside) = &pick.beside {
            let from = columns(&shown) + 2;
            let beside = shorten(&told_apart(model, beside), room.saturating_sub(from));
            write(buffer, skip(here, from), &beside, theme.faint);
        }
        // The letters of a shortened name are not where they were.
        if name == actor.name {
            for mark in &pick.marks {
                let whole = Span::new(0, name.len());
                lay(buffer, here, (&name, whole), (*mark, theme.marks));
            }
        }
    }
}

/// What tells an actor from others of its name.
fn told_apart(model: &Model, (place, other): &(String, Option<String>)) -> String {
    let Some(other) = other else { return place.clone() };
    let told = [("name", other.as_str().into())];
    format!("{place}, {}", model.setup.words.say_with("pick-with", &told))
}

fn problems(
    model: &Model,
    theme: &Theme,
    chooser: &Chooser<usize>,
    area: Rect,
    buffer: &mut Buffer,
) {
    if chooser.rows.all().is_empty() {
        return empty(model, theme, area, buffer, "empty-problems");
    }
    let (rows, height) = (&chooser.rows, usize::from(area.height));
    let told = |it: usize| {
        let problem = model.problems.get(rows.all()[it])?;
        Some((&problem.place, model.setup.words.tell(problem.what.key, &problem.what.told)))
    };
    // The chosen one is told whole, on lines of its own where it needs some.
    let inner = area.width.saturating_sub(2);
    let needs_more = |it: &(&String, String)| columns(it.0) + columns(&it.1) >= usize::from(inner);
    let chosen = told(rows.at()).filter(needs_more).map(|it| it.1).unwrap_or_default();
    let whole = if chosen.is_empty() { Vec::new() } else { textwrap_lines(&chosen, inner) };
    let seen = rows.visible(height);
    let first = (rows.at() + 1 + whole.len()).saturating_sub(height);
    let (start, end) = (seen.start.max(first).min(rows.at()), seen.end.max(rows.at() + 1));
    let mut line = 0;
    for at in start..end {
        let Some((place, what)) = told(at).filter(|_| line < height) else { break };
        let (here, style) = marker(theme, at == rows.at(), row(area, line), buffer);
        let is_unfolded = at == rows.at() && !whole.is_empty();
        let room = usize::from(here.width) / if is_unfolded { 1 } else { 2 };
        let rest = skip(write(buffer, here, &shorten_middle(place, room), style), 1);
        line += 1;
        if !is_unfolded {
            write(buffer, rest, &shorten(&what, usize::from(rest.width)), theme.faint);
            continue;
        }
        for part in whole.iter().take(height - line) {
            write(buffer, skip(row(area, line), 2), part, theme.faint);
            line += 1;
        }
    }
}

/// Why the current mention was found: the rule, the line of the lexicon, the
/// words that decided.
fn why(model: &Model, theme: &Theme, window: Window, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let Some((mention, article)) = model.page.mention().zip(model.page.article()) else { return };
    let text = |span: Span| article.document.words(span).replace('\n', " ");
    let actor = model.library.actor_of(article.document.id, mention.member);
    let known = actor.and_then(|it| model.library.actor(it));
    let actor = known.as_ref().map_or("", |it| it.name);
    let evidence = mention.evidence;
    let mut lines = vec![
        (
            words.say_with("why-words", &[("words", text(mention.span).into())]),
            theme.kind(mention.kind),
        ),
        (format!("{} · {actor}", words.say(&format!("one-{}", mention.kind.name()))), theme.text),
        (words.say(&format!("why-rule-{}", evidence.rule)), theme.text),
    ];
    if let Some((list, line)) = evidence.lexicon {
        let told = [("list", list.into()), ("line", line.to_string().into())];
        lines.push((words.say_with("why-lexicon", &told), theme.faint));
    }
    if let Some(cue) = evidence.cue {
        lines.push((words.say_with("why-cue", &[("words", text(cue).into())]), theme.faint));
    }
    if let Some(score) = evidence.score {
        let told = [("n", u32::from(score).into())];
        lines.push((words.say_with("why-score", &told), theme.faint));
    }
    for record in known.into_iter().flat_map(|it| model.library.said_of(&it)) {
        let told = [("what", described(model, &record.what).into())];
        lines.push((words.say_with("why-said", &told), theme.text));
    }
    let mut at = 0;
    for (line, style) in lines {
        for part in textwrap_lines(&line, window.rows.width) {
            write(buffer, row(window.rows, at), part, style);
            at += 1;
        }
    }
}
