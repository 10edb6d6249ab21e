//! The window that shows what a revision has changed.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use crate::app::{ChangeRow, Changes, Model, Typed, Window};
use crate::screen::Theme;
use crate::screen::parts::{both_ends, lay, row, skip, write};
use crate::screen::windows::{framed, marker};

/// Draws the window: former wordings after a minus sign, struck out where they
/// are gone; new ones after a plus sign.
pub(super) fn draw(
    model: &Model,
    theme: &Theme,
    changes: &Changes,
    window: Window,
    buffer: &mut Buffer,
) {
    let words = &model.setup.words;
    let title = words.say("changes-title");
    framed(theme, (&title, &Typed::default()), window, buffer);
    let count = words.say_with("changes", &[("n", changes.passages.into())]);
    both_ends(buffer, window.title, (&title, theme.accent), (&count, theme.faint));
    let struck = theme.marks.add_modifier(Modifier::CROSSED_OUT);
    let height = usize::from(window.rows.height);
    for (line, place) in changes.rows.visible(height).enumerate() {
        let ChangeRow::Line(of, shown, is_first) = changes.rows.all()[place] else { continue };
        let wording = &changes.wordings[of];
        let (here, _) = marker(theme, place == changes.rows.at(), row(window.rows, line), buffer);
        let (sign, base, other) = if wording.is_former {
            ("−", theme.faint, struck)
        } else {
            ("+", theme.text, theme.marks)
        };
        if is_first {
            write(buffer, here, sign, base);
        }
        let here = skip(here, 2);
        write(buffer, here, shown.span.within(&wording.text), base);
        for span in &wording.others {
            lay(buffer, here, (&wording.text, shown.span), (*span, other));
        }
    }
}
