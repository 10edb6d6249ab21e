//! The page of an actor, in the place of the text.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Sparkline, Widget};

use crate::app::{Model, Pane, PaneArea, Portrait, PortraitRow, Section};
use crate::library::{Actor, ActorId, Months};
use crate::screen::cast::CONFIRMED;
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::{Theme, has_focus, list, pane_title};
use crate::text::{columns, shorten_middle};

/// How many columns a month has at most, so that a few are not a wall.
const WIDEST: usize = 3;

pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    portrait: &Portrait,
    area: PaneArea,
    buffer: &mut Buffer,
) {
    let Some(actor) = model.library.actor(portrait.actor) else { return };
    if area.whole.is_empty() {
        return;
    }
    let words = &model.setup.words;
    let column = model.panes().column;
    let title = Rect { x: column.x, width: column.width, ..area.title };
    let kind = words.say(&format!("one-{}", actor.kind.name()));
    pane_title(
        theme,
        has_focus(model, Pane::Reader),
        title,
        (&words.say("portrait"), &kind),
        buffer,
    );
    let head = portrait.head(column.height).min(column.height);
    draw_head(model, theme, (portrait, &actor), Rect { height: head, ..column }, buffer);
    let body = Rect { y: column.y + head, height: column.height - head, ..column };
    for (line, place) in portrait.rows.visible(usize::from(body.height)).enumerate() {
        let here = row(body, line);
        if let PortraitRow::Heading(section, count) = portrait.rows.all()[place] {
            let name = words.say(section_key(section));
            both_ends(buffer, here, (&name, theme.heading), (&words.number(count), theme.faint));
            continue;
        }
        let is_chosen = place == portrait.rows.at();
        let lit = if has_focus(model, Pane::Reader) { theme.accent } else { theme.faint };
        write(buffer, here, if is_chosen { "▌" } else { " " }, lit);
        let (left, right, style) =
            line_of(model, theme, (portrait, &actor), portrait.rows.all()[place]);
        let style = if is_chosen { style.patch(theme.title) } else { style };
        let here = skip(here, 2);
        let room = usize::from(here.width).saturating_sub(columns(&right) + 1);
        both_ends(buffer, here, (&shorten_middle(&left, room), style), (&right, theme.faint));
    }
}

fn section_key(section: Section) -> &'static str {
    match section {
        Section::Names => "portrait-names",
        Section::Said => "portrait-said",
        Section::Family => "portrait-family",
        Section::Company => "portrait-company",
        Section::Undecided => "portrait-undecided",
        Section::Outlets => "portrait-outlets",
        Section::Articles => "portrait-articles",
    }
}

/// What a line says, at either end, and how it looks.
fn line_of(
    model: &Model,
    theme: &Theme,
    (portrait, actor): (&Portrait, &Actor),
    row: PortraitRow,
) -> (String, String, Style) {
    let words = &model.setup.words;
    let articles = |n: u32| words.say_with("articles", &[("n", n.into())]);
    let named = |id: ActorId| {
        let other = model.library.actor(id);
        let style = other.as_ref().map_or(theme.text, |it| theme.kind(it.kind));
        (other.map_or_else(String::new, |it| it.name.replace('\n', " ")), style)
    };
    match row {
        PortraitRow::Heading(..) => (String::new(), String::new(), theme.text),
        PortraitRow::Name(at) => {
            let (name, count) = actor.aliases.get(at).unwrap_or_default();
            let users = portrait.users(name).iter().take(2);
            let users: Vec<String> = users.map(|(outlet, n)| format!("{outlet} {n}")).collect();
            let right =
                if users.is_empty() { String::new() } else { format!("{}  ", users.join(" · ")) };
            (name.to_owned(), format!("{right}{:>4}", words.number(count as usize)), theme.text)
        }
        PortraitRow::Says(n) => (words.say("portrait-says"), articles(n), theme.text),
        PortraitRow::SpokenOf(n) => (words.say("portrait-spoken-of"), articles(n), theme.text),
        PortraitRow::Kin(id, is_parent) => {
            let (name, style) = named(id);
            let what = if is_parent { words.say("portrait-parent") } else { one(model, id) };
            (name, what, style)
        }
        PortraitRow::Companion(it) => {
            let (name, style) = named(it.id);
            let told = [("n", it.both.into()), ("lift", times(words, it.lift).into())];
            (name, words.say_with("portrait-companion", &told), style)
        }
        PortraitRow::Undecided(id) => {
            let (name, style) = named(id);
            let n = model.library.actor(id).map_or(0, |it| it.articles.len());
            (name, articles(u32::try_from(n).unwrap_or(u32::MAX)), style)
        }
        PortraitRow::Outlet(at) => {
            let (name, count) = portrait.outlets.get(at).cloned().unwrap_or_default();
            (name, words.number(count as usize), theme.text)
        }
        PortraitRow::Article(id) => {
            let entry = model.library.entry(id);
            let day = entry.as_ref().and_then(|it| it.published);
            let day = day.map_or_else(String::new, |it| list::date(words, it));
            (entry.map_or_else(String::new, |it| it.title), day, theme.text)
        }
    }
}

fn one(model: &Model, id: ActorId) -> String {
    let kind = model.library.actor(id).map_or("place", |it| it.kind.name());
    model.setup.words.say(&format!("one-{kind}"))
}

/// A number of times, with one decimal below ten.
fn times(words: &crate::i18n::Words, lift: f64) -> String {
    let tenths = (lift * 10.0).round();
    if tenths < 100.0 {
        let comma = if words.language() == crate::i18n::Language::French { "," } else { "." };
        return format!("{lift:.1}").replace('.', comma);
    }
    format!("{lift:.0}")
}

/// The name, what is known in short, and the months.
fn draw_head(
    model: &Model,
    theme: &Theme,
    (portrait, actor): (&Portrait, &Actor),
    area: Rect,
    buffer: &mut Buffer,
) {
    let words = &model.setup.words;
    let count = usize::try_from(actor.articles.len()).unwrap_or(usize::MAX);
    let (name, count) = (actor.name.replace('\n', " "), count);
    let style = theme.kind(actor.kind).patch(theme.title);
    let said = if actor.corrections.is_empty() { "" } else { CONFIRMED };
    let room = usize::from(area.width).saturating_sub(columns(said));
    write(buffer, row(area, 0), &format!("{}{said}", shorten_middle(&name, room)), style);
    let standing = words.say(match (actor.key, actor.is_undecided) {
        _ if !actor.corrections.is_empty() => "portrait-said-so",
        (_, true) => "portrait-alone",
        (Some(_), false) => "portrait-known",
        (None, false) => "portrait-named",
    });
    let told = [("n", (actor.mentions as usize).into()), ("articles", count.into())];
    let total = words.say_with("mentions-of", &told);
    let first = write(buffer, row(area, 1), &total, theme.text);
    write(buffer, skip(first, 2), &standing, theme.faint);
    if area.height > 4 {
        let lines = area.height - 5;
        let bars = Rect { y: area.y + 2, height: lines, ..area };
        draw_months(
            model,
            theme,
            &portrait.months,
            (bars, row(area, usize::from(2 + lines))),
            buffer,
        );
    }
}

/// A bar for each month, and the first and the last of them below.
fn draw_months(
    model: &Model,
    theme: &Theme,
    months: &Months,
    (bars, axis): (Rect, Rect),
    buffer: &mut Buffer,
) {
    let (Some(first), Some(last)) = (months.first, last_of(months)) else { return };
    let width = usize::from(bars.width);
    let data = fitted(&months.articles, width);
    let used = u16::try_from(data.len()).unwrap_or(u16::MAX).min(bars.width);
    Sparkline::default()
        .data(data)
        .style(theme.accent)
        .render(Rect { width: used, ..bars }, buffer);
    let words = &model.setup.words;
    let month = |it: Date| {
        let told = [("month", it.month().into()), ("year", it.year().to_string().into())];
        words.say_with("date-month", &told)
    };
    let most = months.articles.iter().max().copied().unwrap_or(0);
    let most = words.say_with("portrait-months", &[("n", most.into())]);
    let ends =
        if first == last { month(first) } else { format!("{} – {}", month(first), month(last)) };
    both_ends(buffer, axis, (&ends, theme.faint), (&most, theme.faint));
}

fn last_of(months: &Months) -> Option<Date> {
    let further = i32::try_from(months.articles.len()).ok()?.checked_sub(1)?;
    months.first?.checked_add(further.months()).ok()
}

/// The months on `width` columns: several columns for each where there is
/// room, several months in one where there is not.
fn fitted(articles: &[u32], width: usize) -> Vec<u64> {
    if articles.is_empty() || width == 0 {
        return Vec::new();
    }
    let each = (width / articles.len()).clamp(1, WIDEST);
    if articles.len() <= width {
        let bars = articles.iter().flat_map(|it| std::iter::repeat_n(u64::from(*it), each));
        return bars.collect();
    }
    let bar = |at: usize| {
        let (from, to) = (at * articles.len() / width, (at + 1) * articles.len() / width);
        articles[from..to.max(from + 1)].iter().map(|it| u64::from(*it)).sum()
    };
    (0..width).map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_fill_the_width_and_never_more() {
        assert_eq!(fitted(&[1, 0, 2], 12), [1, 1, 1, 0, 0, 0, 2, 2, 2]);
        assert_eq!(fitted(&[1, 2, 3, 4], 2), [3, 7]);
        assert_eq!(fitted(&[1; 7], 5).iter().sum::<u64>(), 7);
        assert!(fitted(&[], 5).is_empty());
    }
}
