//! Turns what the terminal reports into messages.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::app::{Key, Mouse, MouseAct, Msg};
use crate::text::clean_line;

/// How much of a paste is taken, in bytes: it goes into one line.
const LONGEST_PASTE: usize = 4096;

/// Tells what the terminal reports until there is no terminal. Rests while
/// somebody else is to hear it.
pub fn forward(ear: &Ear, tell: impl Fn(Msg)) {
    while let Ok(event) = event::read() {
        translate(event).into_iter().for_each(&tell);
        ear.rest();
    }
}

/// Whether the terminal is listened to. Who reads from it cannot be stopped but
/// by something to read: a change of its size, made up for the purpose.
#[derive(Debug, Clone, Default)]
pub struct Ear {
    hears: Arc<(Mutex<Hearing>, Condvar)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Hearing {
    #[default]
    Listening,
    /// It is to rest as soon as it can.
    Called,
    Resting,
}

/// How long one waits for the ear to rest.
const PATIENCE: Duration = Duration::from_secs(2);

impl Ear {
    /// Stops listening. False where that did not come about.
    pub fn close(&self) -> bool {
        let (hearing, turned) = &*self.hears;
        let mut now = hearing.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Hearing::Called;
        if !nudge() {
            *now = Hearing::Listening;
            return false;
        }
        let called = |it: &mut Hearing| *it == Hearing::Called;
        let waited = turned.wait_timeout_while(now, PATIENCE, called);
        let mut now = waited.map_or_else(|it| it.into_inner().0, |it| it.0);
        let rests = *now == Hearing::Resting;
        if !rests {
            *now = Hearing::Listening;
        }
        rests
    }

    /// Listens again.
    pub fn open(&self) {
        let (hearing, turned) = &*self.hears;
        *hearing.lock().unwrap_or_else(PoisonError::into_inner) = Hearing::Listening;
        turned.notify_all();
    }

    /// Rests if that is wanted, until it is to listen again.
    fn rest(&self) {
        let (hearing, turned) = &*self.hears;
        let mut now = hearing.lock().unwrap_or_else(PoisonError::into_inner);
        if *now != Hearing::Called {
            return;
        }
        *now = Hearing::Resting;
        turned.notify_all();
        drop(turned.wait_while(now, |it| *it != Hearing::Listening));
    }
}

/// Has the terminal seem to have changed its size. False where that cannot be.
#[cfg(unix)]
fn nudge() -> bool {
    use rustix::process::{Signal, getpid, kill_process};
    kill_process(getpid(), Signal::WINCH).is_ok()
}

#[cfg(not(unix))]
fn nudge() -> bool {
    false
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
