//! The side panel through its other lenses: statements, figures, dates. The
//! chosen one is shown whole, the others on a line each. Everything shown here
//! was gathered before: drawing asks nobody.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{
    Claim, Dating, Finding, FindingRow, Findings, Lens, Matter, Model, Named, Occasion, Origin,
    Pane, PaneArea, Saying, Told, Topic, sign_of,
};
use crate::i18n::Words;
use crate::news::{ArticleId, Status, Strength};
use crate::screen::days::day_name;
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::{Theme, counted_as, empty, extent_name, has_focus, pane_title, textwrap_lines};
use crate::text::{columns, shorten, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    if area.whole.is_empty() {
        return;
    }
    let words = &model.setup.words;
    let Some((title, when_empty)) = lens_words(model.lens) else { return };
    let name = [words.say(title), extent_name(model)].into_iter().chain(manner(model));
    let name = name.collect::<Vec<_>>().join(" · ");
    let count = counted_as(words, model.findings.count);
    let lit = has_focus(model, Pane::Panel);
    pane_title(theme, lit, area.title, (&name, &count), buffer);
    let rows = &model.findings.rows;
    if rows.all().is_empty() {
        let is_awaited = model.gathering.is_some();
        let why = if is_awaited { "empty-gathering" } else { when_empty };
        return empty(model, theme, area.body, buffer, why);
    }
    let mut line = 0;
    for place in rows.visible(usize::from(area.body.height)) {
        let here = row(area.body, line);
        line += match &rows.all()[place] {
            FindingRow::Topic(topic, count) => {
                heading(model, theme, (topic, *count), here, buffer);
                1
            }
            FindingRow::Finding(finding) => {
                let here = Rect { height: area.body.bottom().saturating_sub(here.y), ..here };
                let shown = Shown { model, theme, finding };
                if place == rows.at() {
                    shown.whole(here, buffer)
                } else {
                    shown.line(here, buffer)
                }
            }
        };
    }
}

/// The title of a lens, and what stands there where it finds nothing.
fn lens_words(lens: Lens) -> Option<(&'static str, &'static str)> {
    match lens {
        Lens::Cast => None,
        Lens::Says => Some(("pane-says", "empty-says")),
        Lens::Figures => Some(("pane-figures", "empty-figures")),
        Lens::Dates => Some(("pane-dates", "empty-dates")),
    }
}

/// Which statements are listed, and in which order, where that is not usual.
fn manner(model: &Model) -> Vec<String> {
    let words = &model.setup.words;
    let says = model.lens == Lens::Says;
    let act = model.manner.act.map(|it| words.say(&format!("act-{}", it.name())));
    let order = model.manner.in_text_order.then(|| words.say("says-in-text-order"));
    act.into_iter().chain(order).filter(|_| says).collect()
}

fn heading(model: &Model, theme: &Theme, of: (&Topic, usize), area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let (name, style) = match of.0 {
        Topic::Speaker(Some(id)) => match model.library.actor(*id) {
            Some(actor) => (actor.name.to_owned(), theme.kind(actor.kind)),
            None => (words.say("speaker-unknown"), theme.faint),
        },
        Topic::Speaker(None) => (words.say("speaker-unknown"), theme.faint),
        Topic::Article(id) => (headline(model, *id), theme.heading),
        Topic::Counted(matter, range) => (counted(model, matter, *range), theme.heading),
        Topic::Day(Some(day)) => (day_name(words, day), theme.heading),
        Topic::Day(None) => (words.say("day-unresolved"), theme.faint),
    };
    let count = words.number(of.1);
    let room = usize::from(area.width).saturating_sub(count.len() + 1);
    // Of a figure the beginning tells most, of a name both ends do.
    let name = match of.0 {
        Topic::Counted(..) => shorten(&name, room),
        _ => shorten_middle(&name, room),
    };
    both_ends(buffer, area, (&name, style), (&count, theme.faint));
}

/// The headline of an article.
fn headline(model: &Model, id: ArticleId) -> String {
    model.library.entry(id).map_or_else(String::new, |it| it.title)
}

/// What is counted, between which numbers the figures lie, whose it is and
/// since when; or else beside whose name they stand.
fn counted(model: &Model, matter: &Matter, range: Option<(u64, u64)>) -> String {
    let words = &model.setup.words;
    let key = format!("what-{}", matter.what.replace('_', "-"));
    let said = words.say(&key);
    let name = if said == key { matter.what.replace('_', " ") } else { said };
    let whose = matter.whose.as_ref().map(|it| it.words.clone());
    let since = match &matter.since {
        Some(since) => Some(words.say_with("figure-since", &[("since", (&**since).into())])),
        None => matter.is_total.then(|| words.say("figure-in-all")),
    };
    let number = |it: u64| words.number(usize::try_from(it).unwrap_or(usize::MAX));
    let range = range.map(|(least, most)| {
        let to = if least == most { String::new() } else { format!("–{}", number(most)) };
        number(least) + &to
    });
    let near = matter.near.and_then(|it| model.library.actor(it));
    let near = near.map(|it| it.name.to_owned()).filter(|_| whose.is_none());
    let parts = [Some(name), range, whose, since, near];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A finding that is to be shown.
#[derive(Clone, Copy)]
struct Shown<'a> {
    model: &'a Model,
    theme: &'a Theme,
    finding: &'a Finding,
}

impl Shown<'_> {
    /// Draws it on one line.
    fn line(&self, area: Rect, buffer: &mut Buffer) -> usize {
        let inner = skip(area, 2);
        let beside = self.beside();
        // Its own words come first: who says so has what they leave, or a third.
        let width = usize::from(inner.width);
        let left = width.saturating_sub(columns(&self.finding.says) + 1);
        let beside = shorten_middle(&beside, left.max(width / 3));
        let room = width.saturating_sub(columns(&beside) + 1);
        let says = shorten(&self.finding.says, room);
        both_ends(buffer, inner, (&says, self.theme.text), (&beside, self.theme.faint));
        1
    }

    /// Draws it whole, with what is known of it below, and says how many lines
    /// it took.
    fn whole(&self, area: Rect, buffer: &mut Buffer) -> usize {
        let lit = has_focus(self.model, Pane::Panel);
        write(buffer, area, "▌", if lit { self.theme.accent } else { self.theme.faint });
        let inner = skip(area, 2);
        let lines = self.finding.lines(area.width);
        for (at, line) in lines.iter().enumerate() {
            let words = line.span.within(&self.finding.says);
            write(buffer, row(inner, at), words, self.theme.title);
        }
        let about = self.about();
        for (at, line) in
            textwrap_lines(&about, inner.width).iter().take(Findings::ABOUT).enumerate()
        {
            write(buffer, row(inner, lines.len() + at), line, self.theme.faint);
        }
        lines.len() + Findings::ABOUT
    }

    /// What stands at the end of its line.
    fn beside(&self) -> String {
        let again = self.again();
        let who = match &self.finding.told {
            Told::Said(it) if self.model.manner.in_text_order => named(it.speakers.first()),
            Told::Said(_) | Told::Dated(_) => String::new(),
            Told::Counted(it) => {
                let strength = sign_of(it.strength);
                format!("{} {strength}", named(it.claimant.as_ref())).trim().to_owned()
            }
        };
        [who, again].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// How often the article says it, where that is more than once.
    fn again(&self) -> String {
        match self.finding.again.len() {
            0 => String::new(),
            more => format!("×{}", more + 1),
        }
    }

    /// What stands below it when it is chosen.
    fn about(&self) -> String {
        let words = &self.model.setup.words;
        let mut parts = match &self.finding.told {
            Told::Said(it) => said(words, it),
            Told::Counted(it) => claimed(words, it),
            Told::Dated(it) => dated(words, it),
        };
        if !self.finding.again.is_empty() {
            let n = self.finding.again.len() + 1;
            parts.push(words.say_with("said-again", &[("n", n.into())]));
        }
        if self.model.page.id() != Some(self.finding.article) {
            parts.push(headline(self.model, self.finding.article));
        }
        parts.join(" · ")
    }
}

/// What the speaker does, by which words, how far the article stands behind it,
/// to whom, and who passed it on.
fn said(words: &Words, it: &Saying) -> Vec<String> {
    let list =
        |those: &[Named]| those.iter().map(|it| it.words.clone()).collect::<Vec<_>>().join(", ");
    let mut parts = vec![words.say(&format!("act-{}", it.act.name()))];
    parts.extend(it.cue.clone());
    parts.extend(strength(words, it.strength));
    if it.speakers.len() > 1 || it.speakers.first().is_some_and(|it| it.actor.is_none()) {
        parts.push(list(&it.speakers));
    }
    if let Some(target) = &it.target {
        parts.push(format!("→ {}", target.words));
    }
    if !it.via.is_empty() {
        let via = it.via.iter().map(|it| format!("< {}", it.words)).collect::<Vec<_>>();
        parts.push(via.join(" "));
    }
    parts
}

/// Who gives a figure and how firmly, how settled it is, and how it stands to
/// others.
fn claimed(words: &Words, it: &Claim) -> Vec<String> {
    let by = it.claimant.as_ref().map(|it| it.words.clone());
    let mut parts = vec![by.unwrap_or_else(|| words.say("claimed-by-article"))];
    parts.extend(strength(words, it.strength));
    if it.status != Status::Given {
        parts.push(words.say(&format!("status-{}", it.status.name())));
    }
    parts.extend(it.relation.revises.then(|| words.say("figure-revises")));
    parts.extend(it.relation.contradicts.then(|| words.say("figure-contradicts")));
    parts
}

/// What a date means, and from what that was told.
fn dated(words: &Words, it: &Dating) -> Vec<String> {
    let day = it.resolved.as_ref().map(|it| day_name(words, it));
    let day = day.unwrap_or_else(|| words.say("day-unresolved"));
    let from = match &it.from {
        Origin::Itself => None,
        Origin::Publication(date) => {
            let date = day_name(words, date);
            Some(words.say_with("day-from-publication", &[("date", date.into())]))
        }
        Origin::Text(text) => Some(words.say_with("day-from-text", &[("words", (&**text).into())])),
    };
    let occasion = words.say(match it.occasion {
        Occasion::Publication => "day-of-publication",
        Occasion::Statement => "day-of-statement",
        Occasion::Event => "day-of-event",
    });
    [Some(day), from, Some(occasion)].into_iter().flatten().collect()
}

/// How far the article stands behind it, where it does not only report.
fn strength(words: &Words, it: Strength) -> Option<String> {
    (it != Strength::Neutral).then(|| words.say(&format!("strength-{}", it.name())))
}

fn named(it: Option<&Named>) -> String {
    it.map(|it| it.words.clone()).unwrap_or_default()
}
