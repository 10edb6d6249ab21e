//! The side panel: the actors, by kind.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{CastActor, CastRow, Mode, Model, Order, Pane, PaneArea};
use crate::corrections::{Correction, Record};
use crate::library::{ActorId, Sign};
use crate::news::Kind;
use crate::news::spelling::same;
use crate::screen::parts::{both_ends, row, skip, write};
use crate::screen::{Theme, empty, extent_name, has_focus, pane_title};
use crate::text::{columns, fold, shorten, shorten_middle};

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    if area.whole.is_empty() {
        return;
    }
    let words = &model.setup.words;
    let what = match model.cast.order {
        Order::Weight => words.say("pane-cast"),
        Order::Significance => words.say("order-significance"),
    };
    let name = format!("{what} · {}", extent_name(model));
    let count = words.number(model.cast.count());
    let lit = has_focus(model, Pane::Panel);
    pane_title(theme, lit, area.title, (&name, &count), buffer);
    let rows = model.cast.rows();
    if rows.all().is_empty() {
        return empty(model, theme, area.body, buffer, why_empty(model));
    }
    let (body, card) = parted(area.body, model.card_height());
    draw_card(model, theme, card, buffer);
    for (line, place) in rows.visible(usize::from(body.height)).enumerate() {
        let here = row(body, line);
        match rows.all()[place] {
            CastRow::Kind(kind, count) => heading(model, theme, (kind, count), here, buffer),
            CastRow::More(count) => {
                let more = words.say_with("more-actors", &[("n", count.into())]);
                write(buffer, skip(here, 3), &more, theme.faint);
            }
            CastRow::Hidden(count) => {
                let lit = place == rows.at();
                draw_hidden(model, theme, (count, lit), here, buffer);
            }
            CastRow::Actor(actor) => {
                draw_actor(model, theme, (actor, place == rows.at()), here, buffer);
            }
        }
    }
}

/// The room for names, and that for more of the chosen one.
fn parted(body: Rect, card: u16) -> (Rect, Rect) {
    let card = card.min(body.height);
    let names = Rect { height: body.height - card, ..body };
    (names, Rect { y: names.bottom(), height: card, ..body })
}

/// More of the chosen actor: its names, its part in what is said, its company
/// and its family.
fn draw_card(model: &Model, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(card) = model.cast.card.as_ref().filter(|_| !area.is_empty()) else { return };
    let Some(actor) = model.library.actor(card.actor) else { return };
    let words = &model.setup.words;
    let name = |id: ActorId| model.library.actor(id).map_or("", |it| it.name).to_owned();
    let alias = |(name, n): (&str, u32)| format!("{name} {}", words.number(n as usize));
    let aliases = actor.aliases.iter().filter(|it| it.1 > 0).take(3).map(alias);
    let parts = card.parts.map_or_else(String::new, |it| {
        let told = [("says", it.says.into()), ("about", it.is_spoken_of.into())];
        words.say_with("card-parts-of", &told)
    });
    let lines = [
        ("card-names", aliases.collect::<Vec<_>>().join(", ")),
        ("card-parts", parts),
        ("card-company", card.company.iter().map(|it| name(it.id)).collect::<Vec<_>>().join(", ")),
        ("card-family", card.family.iter().map(|it| name(*it)).collect::<Vec<_>>().join(", ")),
    ];
    let rule = Rect { y: area.y, height: 1, ..area };
    write(buffer, rule, &"─".repeat(usize::from(area.width)), theme.edge);
    let title = actor.name.replace('\n', " ");
    let title = shorten_middle(&title, usize::from(area.width));
    write(buffer, row(area, 1), &title, theme.kind(actor.kind));
    let told = lines.iter().filter(|it| !it.1.is_empty());
    for (line, (label, text)) in told.enumerate() {
        let rest = write(buffer, row(area, line + 2), &words.say(label), theme.faint);
        let rest = skip(rest, 1);
        write(
            buffer,
            rest,
            &shorten(&text.replace('\n', " "), usize::from(rest.width)),
            theme.text,
        );
    }
}

/// How many actors are hidden, and whether they follow.
fn draw_hidden(
    model: &Model,
    theme: &Theme,
    (count, is_chosen): (usize, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let in_panel = has_focus(model, Pane::Panel);
    let lit = if in_panel { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    let key = if model.cast.unfolded { "hidden-unfolded" } else { "hidden-actors" };
    let says = model.setup.words.say_with(key, &[("n", count.into())]);
    write(buffer, skip(area, 2), &says, theme.faint);
}

fn why_empty(model: &Model) -> &'static str {
    if !model.cast.narrow.is_empty() {
        "empty-narrow"
    } else if model.page.article().is_none() && model.filter.found.rows.is_empty() {
        "empty-unlisted"
    } else if model.page.article().is_none() {
        "empty-cast-closed"
    } else if model.page.article().is_some_and(|it| !it.cast.is_empty()) {
        // The text knows some, and the library none of them yet.
        "empty-cast-yet"
    } else {
        "empty-cast"
    }
}

/// The name of a kind, in the look that its actors have in the text.
fn heading(model: &Model, theme: &Theme, of: (Kind, usize), area: Rect, buffer: &mut Buffer) {
    let name = model.setup.words.say(&format!("kind-{}", of.0.name()));
    let count = model.setup.words.number(of.1);
    both_ends(buffer, area, (&name, theme.kind(of.0)), (&count, theme.faint));
}

fn draw_actor(
    model: &Model,
    theme: &Theme,
    (actor, is_chosen): (CastActor, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    let sign = model.filter.signs.get(&actor.id);
    let (mark, style) = match sign {
        Some(Sign::With) => ("+", theme.marks),
        Some(Sign::Without) => ("−", theme.excluded),
        None => (" ", theme.text),
    };
    let in_panel = has_focus(model, Pane::Panel) || matches!(model.mode, Mode::Narrow);
    let lit = if in_panel { theme.accent } else { theme.faint };
    write(buffer, area, if is_chosen { "▌" } else { " " }, lit);
    write(buffer, skip(area, 1), mark, style);
    let style = if is_chosen && in_panel { style.patch(theme.title) } else { style };
    let counts = counts(model, actor);
    let room = usize::from(area.width).saturating_sub(columns(&counts) + 3);
    let said = if is_said(model, actor) { CONFIRMED } else { "" };
    let name = shorten_middle(&name(model, actor), room.saturating_sub(columns(said)));
    let line = skip(area, 2);
    both_ends(buffer, line, (&format!("{name}{said}"), style), (&counts, theme.faint));
}

/// What stands behind the name of an actor of which the reader said something.
pub(super) const CONFIRMED: &str = " ✓";

/// Whether the reader said who this is, or what.
fn is_said(model: &Model, actor: CastActor) -> bool {
    model.library.actor(actor.id).is_some_and(|it| !it.corrections.is_empty())
}

/// The reader's word for an actor, if there is one. Else the author's word:
/// what the open article calls the actor, unless that is
/// only a part of its full name. A state that the article names by its capital
/// keeps its own name before it.
fn name(model: &Model, actor: CastActor) -> String {
    let Some(known) = model.library.actor(actor.id) else { return String::new() };
    let is_named = |it: &Record| matches!(it.what, Correction::Rename(..) | Correction::Merge(..));
    if model.library.said_of(&known).any(is_named) {
        return known.name.to_owned();
    }
    let here = actor.name.zip(model.page.article()).map(|(name, it)| it.document.words(name));
    let is_part = |it: &&str| fold(known.name).split(' ').any(|word| word == fold(it));
    // An office says what somebody does, not what they are called.
    let is_office = |it: &&str| known.kind == Kind::Person && it.starts_with(char::is_lowercase);
    let Some(here) = here.filter(|it| !is_part(it) && !is_office(it)) else {
        return known.name.to_owned();
    };
    let is_other = known.kind == Kind::State && !here.contains(' ') && !same(here, known.name);
    let name = if is_other { format!("{} ({here})", known.name) } else { here.to_owned() };
    name.replace('\n', " ")
}

/// Mentions in this article · articles among those that pass the filter.
fn counts(model: &Model, actor: CastActor) -> String {
    let words = &model.setup.words;
    let articles = words.number(actor.articles as usize);
    if actor.here == 0 {
        return format!("{articles:>4}");
    }
    format!("{} ·{articles:>3}", words.number(actor.here as usize))
}
