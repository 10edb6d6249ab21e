//! Which theme suits the terminal.

use std::env;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::config::Look;
use crate::screen::Theme;

/// The theme for `look` on this terminal. May ask the terminal for its
/// background, so nothing may be reading from it yet.
pub fn theme(look: Look) -> Theme {
    // crossterm would follow NO_COLOR too, by writing resets that take bold and
    // reverse with them; we follow it by naming no colour.
    crossterm::style::force_color_output(true);
    if is_set("NO_COLOR") {
        return Theme::PLAIN;
    }
    match look {
        Look::Auto => by_background(),
        Look::Lamp => Theme::LAMP,
        Look::Paper => Theme::PAPER,
        Look::Terminal => Theme::TERMINAL,
        Look::Plain => Theme::PLAIN,
    }
}

/// Our own colours where the terminal has enough of them and tells what they
/// will stand on; else its sixteen, which fit each other.
fn by_background() -> Theme {
    let has_all_colours = env::var("COLORTERM").is_ok_and(|it| it == "truecolor" || it == "24bit");
    if !has_all_colours {
        return Theme::TERMINAL;
    }
    match theme_mode(QueryOptions::default()) {
        Ok(ThemeMode::Dark) => Theme::LAMP,
        Ok(ThemeMode::Light) => Theme::PAPER,
        Err(_) => Theme::TERMINAL,
    }
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|it| !it.is_empty())
}
