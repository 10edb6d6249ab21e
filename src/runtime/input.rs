//! Turns what the terminal reports into messages.

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::{Key, Mouse, MouseAct, Msg};
use crate::text::clean_line;

/// How much of a paste is taken, in bytes: it goes into one line.
const LONGEST_PASTE: usize = 4096;

/// Tells what the terminal reports until there is no terminal or nobody who
/// wants to know.
pub fn forward(mut tell: impl FnMut(Msg) -> bool) {
    while let Ok(event) = event::read() {
        if let Some(msg) = translate(event)
            && !tell(msg)
        {
            return;
        }
    }
}

fn translate(event: Event) -> Option<Msg> {
    match event {
        Event::Key(pressed) if pressed.is_press() => key(pressed).map(Msg::Pressed),
        Event::Paste(text) => Some(Msg::Pasted(pasted(text))),
        Event::Mouse(report) => mouse(report).map(Msg::Mouse),
        Event::Resize(columns, rows) => Some(Msg::Resized(columns, rows)),
        _ => None,
    }
}

fn key(pressed: KeyEvent) -> Option<Key> {
    Some(match pressed.code {
        KeyCode::Char(letter) => character(letter, pressed.modifiers),
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab if pressed.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        _ => return None,
    })
}

fn character(letter: char, held: KeyModifiers) -> Key {
    let lower = || letter.to_lowercase().next().unwrap_or(letter);
    match (held.contains(KeyModifiers::CONTROL), held.contains(KeyModifiers::ALT)) {
        // Both together is AltGr, which types `@` or `{` on many keyboards.
        (true, true) | (false, false) => Key::Char(letter),
        (true, false) => Key::Ctrl(lower()),
        (false, true) => Key::Alt(letter),
    }
}

/// What the mouse did, if it is one of the things it can do here. Mere motion
/// is not: it comes in floods.
fn mouse(report: MouseEvent) -> Option<Mouse> {
    let act = match report.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAct::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseAct::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseAct::Release,
        MouseEventKind::ScrollUp => MouseAct::WheelUp,
        MouseEventKind::ScrollDown => MouseAct::WheelDown,
        _ => return None,
    };
    Some(Mouse { act, column: report.column, row: report.row })
}

fn pasted(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(LONGEST_PASTE));
    clean_line(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: KeyCode, held: KeyModifiers, expected: &str) {
        let key = key(KeyEvent::new(code, held)).map(|it| it.to_string());
        assert_eq!(key.as_deref(), Some(expected));
    }

    #[test]
    fn keys_are_called_as_people_write_them() {
        check(KeyCode::Char('j'), KeyModifiers::NONE, "j");
        check(KeyCode::Char('G'), KeyModifiers::SHIFT, "G");
        check(KeyCode::Char('R'), KeyModifiers::CONTROL, "ctrl-r");
        check(KeyCode::Char('x'), KeyModifiers::ALT, "alt-x");
        check(KeyCode::Tab, KeyModifiers::SHIFT, "shift-tab");
    }

    #[test]
    fn alt_gr_types_a_character() {
        check(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT, "@");
    }

    #[test]
    fn a_mouse_that_only_moves_is_not_news() {
        let (kind, modifiers) = (MouseEventKind::Moved, KeyModifiers::NONE);
        assert_eq!(mouse(MouseEvent { kind, column: 3, row: 4, modifiers }), None);
    }

    #[test]
    fn a_long_paste_is_cut() {
        assert_eq!(pasted("é".repeat(4000)).len(), LONGEST_PASTE);
    }
}
