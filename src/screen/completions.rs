//! The ways to go on with a filter, just above the line in which it is typed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use crate::app::{Asking, Mode, Model};
use crate::library::{Completed, Completion};
use crate::screen::Theme;
use crate::screen::parts::{both_ends, row, skip, write};
use crate::text::{columns, shorten_middle};

/// The fewest columns between a completion and what it is.
const GAP: usize = 2;

pub(super) fn draw(model: &Model, theme: &Theme, buffer: &mut Buffer) {
    let Mode::Filter(asking) = &model.mode else { return };
    let rows = asking.completions.visible(model.completions_height());
    if rows.is_empty() {
        return;
    }
    let told: Vec<(usize, String, String)> = rows
        .map(|at| {
            let it = &asking.completions.all()[at];
            (at, it.text.trim_end().to_owned(), about(model, it))
        })
        .collect();
    let widest = |of: fn(&(usize, String, String)) -> &String| {
        told.iter().map(|it| columns(of(it))).max().unwrap_or(0)
    };
    let width = widest(|it| &it.1) + GAP + widest(|it| &it.2);
    let area = model.panes().above_status(told.len(), width, place(model, asking));
    Clear.render(area, buffer);
    let border = Block::bordered().border_type(BorderType::Rounded).border_style(theme.edge);
    let inner = border.inner(area);
    border.render(area, buffer);
    for (line, (at, text, about)) in told.iter().enumerate() {
        let is_chosen = asking.touched && *at == asking.completions.at();
        draw_one(theme, (text, about, is_chosen), row(inner, line), buffer);
    }
}

fn draw_one(
    theme: &Theme,
    (text, about, is_chosen): (&str, &str, bool),
    area: Rect,
    buffer: &mut Buffer,
) {
    write(buffer, area, if is_chosen { "▌" } else { " " }, theme.accent);
    let here = skip(area, 1);
    let style = if is_chosen { theme.title } else { theme.text };
    let room = usize::from(here.width);
    let about = if columns(text) + columns(about) + GAP > room { "" } else { about };
    both_ends(buffer, here, (&shorten_middle(text, room), style), (about, theme.faint));
}

/// The column of the text that a completion takes the place of.
fn place(model: &Model, asking: &Asking) -> usize {
    let label = columns(&model.setup.words.say("prompt-filter")) + 2;
    let start = asking.completions.all().first().map_or(0, |it| it.at.start());
    let before = model.filter.typed.text().get(..start).unwrap_or_default();
    label + columns(before)
}

/// What a completion is, in the reader's words.
fn about(model: &Model, completion: &Completion) -> String {
    let words = &model.setup.words;
    match completion.about {
        Completed::Field(field) => words.say(&format!("field-{}", field.name())),
        Completed::Kind(kind) => words.say(&format!("kind-{}", kind.name())),
        Completed::Actor(actor) => model.library.actor(actor).map_or_else(String::new, |it| {
            let kind = words.say(&format!("one-{}", it.kind.name()));
            let articles = usize::try_from(it.articles.len()).unwrap_or(usize::MAX);
            format!("{kind} {:>4}", words.number(articles))
        }),
        Completed::Word => String::new(),
    }
}
