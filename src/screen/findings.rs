//! The side panel through its other lenses: statements, figures, dates. The
//! chosen one is shown whole, the others on a line each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{Finding, FindingRow, Lens, Model, Pane, PaneArea, Topic};
use crate::i18n::DateForm;
use crate::news::{Act, Annotated, Statement, Strength};
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::{Theme, empty, extent_name, has_focus, pane_title, textwrap_lines};
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
    let count = words.number(model.findings.count);
    let lit = has_focus(model, Pane::Panel);
    pane_title(theme, lit, area.title, (&name, &count), buffer);
    let rows = &model.findings.rows;
    if rows.all().is_empty() {
        return empty(model, theme, area.body, buffer, when_empty);
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
                draw_finding(model, theme, (*finding, is_chosen), here, buffer)
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
    (finding, is_chosen): (Finding, bool),
    area: Rect,
    buffer: &mut Buffer,
) -> usize {
    let Some(article) = model.library.article(finding.article) else { return 1 };
    let lit = if has_focus(model, Pane::Panel) { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    let inner = skip(area, 2);
    let article = &*article;
    let says = says(model, article, finding);
    if !is_chosen {
        let claimant = claimant(model, article, finding).unwrap_or_default();
        let claimant = shorten_middle(&claimant, usize::from(inner.width) / 2);
        both_ends(buffer, inner, (&says, theme.text), (&claimant, theme.faint));
        return 1;
    }
    let mut lines: Vec<_> = textwrap_lines(&says, inner.width);
    lines.truncate(Model::EXPANDED - 1);
    for (at, line) in lines.iter().enumerate() {
        write(buffer, row(inner, at), line, theme.title);
    }
    let about = shorten(&about(model, article, finding), usize::from(inner.width));
    write(buffer, row(inner, lines.len()), &about, theme.faint);
    lines.len() + 1
}

/// A finding in its own words. A sign before a statement says what its speaker
/// does by it.
fn says(model: &Model, article: &Annotated, finding: Finding) -> String {
    let words = article.document.words(finding.span).replace('\n', " ");
    match article.statements.get(finding.at) {
        Some(statement) if model.lens == Lens::Says => format!("{} {words}", sign(statement.act)),
        _ => words,
    }
}

/// What stands below the chosen finding.
fn about(model: &Model, article: &Annotated, finding: Finding) -> String {
    let document = &article.document;
    let told = match model.lens {
        Lens::Says => article.statements.get(finding.at).map(|it| manner(model, article, it)),
        Lens::Figures => claimant(model, article, finding)
            .or_else(|| Some(model.setup.words.say("claimed-by-article"))),
        Lens::Dates => article.moments.get(finding.at).map(|it| {
            it.resolved.clone().unwrap_or_else(|| model.setup.words.say("day-unresolved"))
        }),
        Lens::Cast => None,
    };
    let headline = document.headline().replace('\n', " ");
    let told = told.unwrap_or_default().replace('\n', " ");
    if model.page.id() == Some(finding.article) { told } else { format!("{told} · {headline}") }
}

/// Who gives a figure, where somebody other than the article does.
fn claimant(model: &Model, article: &Annotated, finding: Finding) -> Option<String> {
    let figure = article.figures.get(finding.at).filter(|_| model.lens == Lens::Figures)?;
    let claimant = figure.claimant?;
    Some(article.document.words(claimant.span).replace('\n', " "))
}

/// What the speaker does, by which words, and how far the article stands
/// behind it.
fn manner(model: &Model, article: &Annotated, statement: &Statement) -> String {
    let words = &model.setup.words;
    let cue = statement.cue.map(|it| article.document.words(it).to_owned());
    let strength = match statement.strength {
        Strength::Neutral => None,
        Strength::Distancing => Some(words.say("strength-distancing")),
        Strength::Endorsing => Some(words.say("strength-endorsing")),
        Strength::Conditional => Some(words.say("strength-conditional")),
    };
    let act = words.say(act_key(statement.act));
    [Some(act), cue, strength].into_iter().flatten().collect::<Vec<_>>().join(" · ")
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

/// A sign for what a speaker does, to be read without colour.
fn sign(act: Act) -> char {
    match act {
        Act::States => '·',
        Act::Claims => '?',
        Act::Accuses | Act::Condemns => '!',
        Act::CallsFor | Act::Demands => '→',
        Act::Denies => '¬',
        Act::Concedes => '≈',
        Act::Warns | Act::Threatens => '▲',
        Act::Promises => '+',
    }
}
