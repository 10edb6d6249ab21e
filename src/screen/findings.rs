//! The side panel through its other lenses: statements, figures, dates. The
//! chosen one is shown whole, the others on a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Finding, FindingRow, Lens, Model, Pane, PaneArea, Told, Topic};
use crate::i18n::{DateForm, Words};
use crate::news::{Act, Strength};
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::{Theme, counted_as, empty, extent_name, has_focus, pane_title};
use crate::text::{shorten, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    if area.whole.is_empty() {
        return;
    }
    let words = &model.setup.words;
    let (title, when_empty) = match model.lens {
        Lens::Cast => return,
        Lens::Says => ("pane-says", "empty-says"),
        Lens::Figures => ("pane-figures", "empty-figures"),
        Lens::Dates => ("pane-dates", "empty-dates"),
    };
    let name = format!("{} · {}", words.say(title), extent_name(model));
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
                let is_chosen = place == rows.at();
                draw_finding(model, theme, (finding, is_chosen), here, buffer)
            }
        };
    }
}

fn heading(model: &Model, theme: &Theme, of: (&Topic, usize), area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let (name, style) = match of.0 {
        Topic::Speaker(Some(id)) => match model.library.actor(*id) {
            Some(actor) => (actor.name.clone(), theme.kind(actor.kind)),
            None => (words.say("speaker-unknown"), theme.faint),
        },
        Topic::Speaker(None) => (words.say("speaker-unknown"), theme.faint),
        Topic::Counted(what, range) => (counted(model, what, *range), theme.heading),
        Topic::Day(Some(day)) => (day_name(model, day), theme.heading),
        Topic::Day(None) => (words.say("day-unresolved"), theme.faint),
    };
    let count = words.number(of.1);
    let room = usize::from(area.width).saturating_sub(count.len() + 1);
    both_ends(buffer, area, (&shorten_middle(&name, room), style), (&count, theme.faint));
}

/// What is counted, and between which numbers the figures lie.
fn counted(model: &Model, what: &str, range: Option<(u64, u64)>) -> String {
    let words = &model.setup.words;
    let key = format!("what-{}", what.replace('_', "-"));
    let said = words.say(&key);
    let name = if said == key { what.replace('_', " ") } else { said };
    let number = |it: u64| words.number(usize::try_from(it).unwrap_or(usize::MAX));
    match range {
        Some((least, most)) if least == most => format!("{name} · {}", number(least)),
        Some((least, most)) => format!("{name} · {}–{}", number(least), number(most)),
        None => name,
    }
}

/// A date as the interface writes it, where it is one whole day; else as EDTF.
fn day_name(model: &Model, day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, date] = parts[..] else { return day.to_owned() };
    match (year.parse(), month.parse(), date.parse()) {
        (Ok(year), Ok(month @ 1..=12), Ok(date)) => {
            model.setup.words.date(date, month, year, DateForm::Short)
        }
        _ => day.to_owned(),
    }
}

/// Draws a finding and says how many lines it took.
fn draw_finding(
    model: &Model,
    theme: &Theme,
    (finding, is_chosen): (&Finding, bool),
    area: Rect,
    buffer: &mut Buffer,
) -> usize {
    let lit = if has_focus(model, Pane::Panel) { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    let inner = skip(area, 2);
    if !is_chosen {
        let claimant = shorten_middle(claimant(finding), usize::from(inner.width) / 2);
        both_ends(buffer, inner, (&finding.says, theme.text), (&claimant, theme.faint));
        return 1;
    }
    let lines = finding.lines(area.width);
    for (at, line) in lines.iter().enumerate() {
        write(buffer, row(inner, at), line.span.within(&finding.says), theme.title);
    }
    let about = shorten(&about(model, finding), usize::from(inner.width));
    write(buffer, row(inner, lines.len()), &about, theme.faint);
    lines.len() + 1
}

/// What stands below the chosen finding.
fn about(model: &Model, finding: &Finding) -> String {
    let words = &model.setup.words;
    let told = match &finding.told {
        Told::Said(act, cue, strength) => manner(words, *act, cue.as_deref(), *strength),
        Told::Counted(_, claimant) => {
            claimant.as_deref().map_or_else(|| words.say("claimed-by-article"), str::to_owned)
        }
        Told::Dated(day) => {
            day.as_deref().map_or_else(|| words.say("day-unresolved"), str::to_owned)
        }
    };
    if model.page.id() == Some(finding.article) {
        return told;
    }
    let headline = model.library.entry(finding.article).map_or("", |it| it.title);
    format!("{told} · {headline}")
}

/// Who gives a figure, where somebody other than the article does.
fn claimant(finding: &Finding) -> &str {
    match &finding.told {
        Told::Counted(_, Some(claimant)) => claimant,
        _ => "",
    }
}

/// What the speaker does, by which words, and how far the article stands
/// behind it.
fn manner(words: &Words, act: Act, cue: Option<&str>, strength: Strength) -> String {
    let strength = match strength {
        Strength::Neutral => None,
        Strength::Distancing => Some(words.say("strength-distancing")),
        Strength::Endorsing => Some(words.say("strength-endorsing")),
        Strength::Conditional => Some(words.say("strength-conditional")),
    };
    let told = [Some(words.say(act_key(act))), cue.map(str::to_owned), strength];
    told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn act_key(act: Act) -> &'static str {
    match act {
        Act::States => "act-states",
        Act::Claims => "act-claims",
        Act::Accuses => "act-accuses",
        Act::Condemns => "act-condemns",
        Act::CallsFor => "act-calls-for",
        Act::Demands => "act-demands",
        Act::Denies => "act-denies",
        Act::Concedes => "act-concedes",
        Act::Warns => "act-warns",
        Act::Threatens => "act-threatens",
        Act::Promises => "act-promises",
    }
}
