//! The windows of the reader's word: what can be set right, and what was.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{Chooser, Correcting, Model, Step, Typed, Way, Window, kind_key, toll};
use crate::corrections::{Correction, Outcome};
use crate::library::Toll;
use crate::news::Kind;
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::windows::{framed, marker, picks};
use crate::screen::{Theme, empty};
use crate::text::shorten_middle;

/// Draws the window in which something is set right. Gives the place of the
/// cursor where something is typed.
pub(super) fn correct(
    model: &Model,
    theme: &Theme,
    correcting: &Correcting,
    window: Window,
    buffer: &mut Buffer,
) -> Option<Position> {
    let nothing = Typed::default();
    let typed = match &correcting.step {
        Step::Merge(chooser) | Step::Give(_, chooser) => Some(&chooser.typed),
        Step::Rename(typed) | Step::Words(typed) => Some(typed),
        Step::Way(_) | Step::Kind(..) | Step::Split(_) => None,
    };
    let title = title(model, correcting);
    let cursor = framed(theme, (&title, typed.unwrap_or(&nothing)), window, buffer);
    let change = preview(model, correcting).map(|it| toll_words(model, it)).unwrap_or_default();
    both_ends(buffer, window.title, (&title, theme.accent), (&change, theme.faint));
    match &correcting.step {
        Step::Way(_) => ways(model, theme, correcting, window.rows, buffer),
        Step::Merge(chooser) | Step::Give(_, chooser) => {
            picks(model, theme, chooser, window.rows, buffer);
        }
        Step::Kind(..) => kinds(model, theme, correcting, window.rows, buffer),
        Step::Split(_) => parts(model, theme, correcting, window.rows, buffer),
        Step::Rename(_) => say(model, theme, "correct-rename-help", window.rows, buffer),
        Step::Words(_) => say(model, theme, "correct-words-help", window.rows, buffer),
    }
    typed.map(|_| cursor)
}

/// What is being set right, and how.
fn title(model: &Model, correcting: &Correcting) -> String {
    let words = &model.setup.words;
    let subject = &correcting.subject;
    let actor = subject.actor.and_then(|it| model.library.actor(it)).map(|it| it.name.to_owned());
    let name = actor.or_else(|| subject.words.as_ref().map(|it| it.words.clone()));
    let way = match &correcting.step {
        Step::Way(_) => None,
        Step::Merge(_) => Some(Way::Merge),
        Step::Split(_) => Some(Way::Split),
        Step::Rename(_) => Some(Way::Rename),
        Step::Kind(way, _) | Step::Give(way, _) => Some(*way),
        Step::Words(_) => Some(Way::Words),
    };
    let head = words.say("correct-title");
    let said = shorten_middle(subject.words.as_ref().map_or("", |it| &it.words), 24);
    let told = [("words", said.into())];
    let way = way.map(|it| words.say_with(&format!("correct-{}", it.name()), &told));
    [Some(head), name, way].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// How much changes if the reader says yes now.
fn preview(model: &Model, correcting: &Correcting) -> Option<Toll> {
    let library = &model.library;
    match &correcting.step {
        Step::Way(rows) => correcting.toll(*rows.chosen()?, library),
        Step::Merge(chooser) => {
            // The one that is less known takes the other's place.
            let one = toll(&library.actor(correcting.subject.actor?)?);
            let other = toll(&library.actor(chooser.rows.chosen()?.actor)?);
            Some(if one.mentions <= other.mentions { one } else { other })
        }
        Step::Split(rows) => {
            let parts = library.actor(correcting.subject.actor?)?.parts();
            let part = parts.get(*rows.chosen()?)?;
            Some(Toll { mentions: part.mentions, articles: part.articles })
        }
        Step::Rename(_) => correcting.toll(Way::Rename, library),
        Step::Kind(way, _) | Step::Give(way, _) => correcting.toll(*way, library),
        Step::Words(_) => None,
    }
}

fn toll_words(model: &Model, toll: Toll) -> String {
    let counts = [("mentions", toll.mentions.into()), ("articles", toll.articles.into())];
    model.setup.words.say_with("toll", &counts)
}

fn ways(model: &Model, theme: &Theme, of: &Correcting, area: Rect, buffer: &mut Buffer) {
    let Step::Way(rows) = &of.step else { return };
    for (line, way) in rows.all().iter().enumerate() {
        let (here, style) = marker(theme, line == rows.at(), row(area, line), buffer);
        let here = write(buffer, here, &way.key().to_string(), theme.key);
        let told = match &of.subject.words {
            Some(words) => shorten_middle(&words.words, 24),
            None => String::new(),
        };
        let key = format!("correct-{}", way.name());
        let about = model.setup.words.say_with(&key, &[("words", told.into())]);
        let change = of.toll(*way, &model.library);
        let change = change.map(|it| toll_words(model, it)).unwrap_or_default();
        both_ends(buffer, skip(here, 2), (&about, style), (&change, theme.faint));
    }
}

fn kinds(model: &Model, theme: &Theme, of: &Correcting, area: Rect, buffer: &mut Buffer) {
    let Step::Kind(_, rows) = &of.step else { return };
    for (line, kind) in rows.all().iter().enumerate() {
        let (here, style) = marker(theme, line == rows.at(), row(area, line), buffer);
        let here = write(buffer, here, &kind_key(*kind).to_string(), theme.key);
        write(buffer, skip(here, 2), &one(model, *kind), style);
    }
}

fn parts(model: &Model, theme: &Theme, of: &Correcting, area: Rect, buffer: &mut Buffer) {
    let Step::Split(rows) = &of.step else { return };
    let Some(actor) = of.subject.actor.and_then(|it| model.library.actor(it)) else { return };
    let parts = actor.parts();
    for (line, place) in rows.visible(usize::from(area.height)).enumerate() {
        let Some(part) = parts.get(rows.all()[place]) else { continue };
        let (here, style) = marker(theme, place == rows.at(), row(area, line), buffer);
        let toll = Toll { mentions: part.mentions, articles: part.articles };
        let about = format!("{} · {}", one(model, part.kind), toll_words(model, toll));
        both_ends(buffer, here, (&part.name, style), (&about, theme.faint));
    }
}

fn say(model: &Model, theme: &Theme, key: &str, area: Rect, buffer: &mut Buffer) {
    let said = model.setup.words.say(key);
    for (line, part) in crate::screen::textwrap_lines(&said, area.width).into_iter().enumerate() {
        write(buffer, row(area, line), part, theme.faint);
    }
}

fn one(model: &Model, kind: Kind) -> String {
    model.setup.words.say(&format!("one-{}", kind.name()))
}

/// Draws the list of all corrections.
pub(super) fn list(
    model: &Model,
    theme: &Theme,
    chooser: &Chooser<usize>,
    area: Rect,
    buffer: &mut Buffer,
) {
    if chooser.rows.all().is_empty() {
        return empty(model, theme, area, buffer, "empty-corrections");
    }
    let all: Vec<_> = model.library.outcomes().collect();
    for (line, place) in chooser.rows.visible(usize::from(area.height)).enumerate() {
        let Some((record, outcome)) = all.get(chooser.rows.all()[place]) else { continue };
        let (here, style) = marker(theme, place == chooser.rows.at(), row(area, line), buffer);
        let day: String = record.made.chars().take(10).collect();
        let (mark, why, look) = match outcome {
            Outcome::Applies => ("✓", day, theme.faint),
            _ => ("✗", model.setup.words.say(&format!("outcome-{}", outcome.name())), theme.error),
        };
        let (mark, look) =
            if *outcome == Outcome::Needless { ("✓", theme.faint) } else { (mark, look) };
        let here = skip(write(buffer, here, mark, look), 1);
        both_ends(buffer, here, (&described(model, &record.what), style), (&why, look));
    }
}

/// A correction in words.
pub(super) fn described(model: &Model, what: &Correction) -> String {
    let words = &model.setup.words;
    let told: Vec<(&str, String)> = match what {
        Correction::Merge(one, other) | Correction::Split(one, other) => {
            vec![("one", one.name.clone()), ("other", other.name.clone())]
        }
        Correction::Rename(who, to) => vec![("one", who.name.clone()), ("other", to.clone())],
        Correction::Retype(who, kind) => {
            vec![("one", who.name.clone()), ("other", one(model, *kind))]
        }
        Correction::Hide(who) => vec![("one", who.name.clone())],
        Correction::Not(said) => vec![("one", said.words.clone()), ("place", place(model, said))],
        Correction::Give(said, whom) => vec![
            ("one", said.words.clone()),
            ("other", whom.name.clone()),
            ("place", place(model, said)),
        ],
        Correction::Mark(said, kind) => vec![
            ("one", said.words.clone()),
            ("other", one(model, *kind)),
            ("place", place(model, said)),
        ],
    };
    let told: Vec<_> = told.into_iter().map(|(name, it)| (name, it.into())).collect();
    words.say_with(&format!("correction-{}", what.name()), &told)
}

/// Where words are meant.
fn place(model: &Model, words: &crate::corrections::Words) -> String {
    match &words.at {
        Some(passage) => passage.article.place.clone(),
        None => model.setup.words.say("correct-anywhere"),
    }
}
