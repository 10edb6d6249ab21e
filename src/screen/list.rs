//! The left pane: the articles that pass the filter.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Headline, Model, Pane, PaneArea};
use crate::i18n::{DateForm, Words};
use crate::library::{Marks, QueryError, Quoted};
use crate::screen::parts::{both_ends, lay, row, write};
use crate::screen::{Theme, empty, has_focus, pane_title, shown_place, told_instead};
use crate::text::{Line, columns, shorten};

/// Stands before an article that was not read.
const UNREAD: &str = "• ";

/// Stands for a star.
pub(super) const STAR: &str = "★";

/// Stands before a tag, or how many there are.
pub(super) const TAG: &str = "#";

/// Stands before how many notes there are.
pub(super) const NOTE: &str = "✎";

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    if area.whole.is_empty() {
        return;
    }
    title(model, theme, area.title, buffer);
    if model.list.rows().all().is_empty() {
        return nothing(model, theme, area.body, buffer);
    }
    let step = usize::from(model.list_step());
    for (line, id) in model.list.rows().seen(model.list_height()).iter().enumerate() {
        let Some(article) = model.headlines.of(*id) else { continue };
        let place = Rect { height: model.list_step(), ..row(area.body, line * step) };
        draw_article(model, theme, article, place.intersection(area.body), buffer);
    }
}

fn title(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let (shown, all) = (model.filter.found.rows.len(), model.library.len());
    let count = if shown == all {
        words.number(all)
    } else {
        words.say_with("found", &[("n", shown.into()), ("of", all.into())])
    };
    let name = words.say("pane-articles");
    pane_title(theme, has_focus(model, Pane::List), area, (&name, &count), buffer);
}

/// Why no article is listed. A filter that cannot be read has no answer of its
/// own: what is wrong with it is worth more than that the one before had none.
fn nothing(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    match &model.filter.error {
        Some(QueryError { why, .. }) if !model.library.is_empty() => {
            let told = (words.say("empty-unread"), words.tell(why.key, &why.told));
            told_instead(theme, area, buffer, (&told.0, &told.1));
        }
        _ => empty(model, theme, area, buffer, why_empty(model)),
    }
}

fn why_empty(model: &Model) -> &'static str {
    if !model.library.is_empty() && !model.progress.complete {
        "empty-found-yet"
    } else if !model.library.is_empty() {
        "empty-found"
    } else if model.progress.complete {
        "empty-library"
    } else {
        "empty-loading"
    }
}

fn draw_article(model: &Model, theme: &Theme, article: &Headline, area: Rect, buffer: &mut Buffer) {
    let is_chosen = model.list.chosen() == Some(article.article);
    if is_chosen {
        let style = if has_focus(model, Pane::List) { theme.accent } else { theme.faint };
        let marker = Rect { x: area.x.saturating_sub(1), width: 1, ..area };
        for line in marker.rows() {
            write(buffer, line, "▌", style);
        }
    }
    let is_read = model.library.marks().read.contains(article.number);
    let base = if article.is_titled && !is_read { theme.text } else { theme.faint };
    let base = if is_chosen { base.patch(theme.title) } else { base };
    let headline = &article.text;
    let marks = model.filter.query.marks(headline);
    let snippet =
        model.filter.query.has_places().then(|| model.snippets.of(article.article)).flatten();
    // The last lines are about the article, and why it is listed.
    let room = usize::from(area.height).saturating_sub(1 + usize::from(snippet.is_some())).max(1);
    let lines = &article.lines[..room.min(article.lines.len())];
    for (at, line) in lines.iter().enumerate() {
        let place = row(area, at);
        let is_cut = at + 1 == lines.len() && line.span.end() < headline.trim_end().len();
        let shown = shown(headline, *line, is_cut, area.width);
        write(buffer, place, &shown, base);
        for mark in &marks {
            lay(buffer, place, (headline, line.span), (*mark, theme.marks));
        }
    }
    let (left, right) = about(model, article);
    let (below, is_tall) = (lines.len().max(1), area.height > 2);
    match snippet {
        Some(snippet) if is_tall => {
            quote(theme, snippet, row(area, below), buffer);
            both_ends(buffer, row(area, below + 1), (&left, theme.faint), (&right, theme.faint));
        }
        // With two lines, what was found is worth more than who published it.
        Some(snippet) => {
            let place = row(area, below);
            let date = u16::try_from(columns(&right) + 2).unwrap_or(place.width);
            let room = Rect { width: place.width.saturating_sub(date), ..place };
            quote(theme, snippet, room, buffer);
            both_ends(buffer, place, ("", theme.faint), (&right, theme.faint));
        }
        None => {
            let place = row(area, below);
            both_ends(buffer, place, (&left, theme.faint), (&right, theme.faint));
        }
    }
}

/// The words that answer the filter, with what stands around them.
fn quote(theme: &Theme, quoted: &Quoted, area: Rect, buffer: &mut Buffer) {
    let rest = write(buffer, area, &quoted.before, theme.faint);
    let rest = write(buffer, rest, &quoted.hit, theme.marks);
    let after = shorten(&quoted.after, usize::from(rest.width));
    write(buffer, rest, &after, theme.faint);
}

fn shown(headline: &str, line: Line, is_cut: bool, width: u16) -> String {
    let words = line.span.within(headline).replace('\n', " ");
    if is_cut { shorten(&format!("{words} …"), usize::from(width)) } else { words }
}

/// What stands below a headline: whether it was read and who published it; what
/// the reader has put on it, and when it was published.
fn about(model: &Model, article: &Headline) -> (String, String) {
    let untitled = (!article.is_titled).then(|| model.setup.words.say("untitled"));
    let marks = model.library.marks();
    let unread = if marks.read.contains(article.number) { "" } else { UNREAD };
    let told =
        [standing(model, article.number), untitled, Some(shown_place(model, &article.outlet))];
    let left = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let right = [put_on(marks, article.number).as_str(), &article.date].join(" ");
    (format!("{unread}{left}"), right.trim().to_owned())
}

/// What the reader has put on an article, in a few signs.
pub(super) fn put_on(marks: &Marks, number: u32) -> String {
    let star = if marks.starred.contains(number) { STAR } else { "" };
    let tags = marks.tags_of(number).count();
    let notes = marks.notes_on(number).len();
    let counted =
        |sign: &str, count: usize| if count > 0 { format!("{sign}{count}") } else { String::new() };
    let signs = [star.to_owned(), counted(TAG, tags), counted(NOTE, notes)];
    signs.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether the article was revised, or its file is gone.
fn standing(model: &Model, number: u32) -> Option<String> {
    let marks = model.library.marks();
    let key = if marks.vanished.contains(number) {
        "gone"
    } else if marks.revised.contains(number) {
        "revised"
    } else {
        return None;
    };
    Some(model.setup.words.say(key))
}

pub(super) fn date(words: &Words, date: Date) -> String {
    words.date(date.day(), date.month(), date.year(), DateForm::Short)
}
