//! Everything the reader can do, in one table.
//!
//! Keys, the help page, the hints at the bottom, the names in the
//! configuration and the table in the README are all read from [`COMMANDS`].
//! To add a command, add a variant, a row, its two or three words in
//! `assets/i18n` and an arm in `update`; there is no fifth place.

/// Something the reader can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the rows of the table say it, in two languages")]
pub enum Command {
    Down,
    Up,
    PageDown,
    PageUp,
    HalfDown,
    HalfUp,
    Top,
    Bottom,
    NextPane,
    PreviousPane,
    Open,
    NextArticle,
    PreviousArticle,
    NextActor,
    PreviousActor,
    Who,
    Unfold,
    Select,
    Copy,
    Find,
    NextHit,
    PreviousHit,
    Cast,
    Says,
    Figures,
    Dates,
    TextOrder,
    ByAct,
    Nearest,
    Marks,
    Scope,
    Mentions,
    Include,
    Exclude,
    Only,
    Either,
    Family,
    Order,
    Portrait,
    Visit,
    PickedPortrait,
    Why,
    Changes,
    Correct,
    Corrections,
    Undo,
    Redo,
    Star,
    Read,
    New,
    Tags,
    Note,
    Notes,
    KeepNote,
    EditNote,
    DropNote,
    Filter,
    PickActor,
    Shelves,
    Clear,
    Back,
    Forward,
    Zen,
    Problems,
    Mouse,
    Reload,
    Help,
    Suspend,
    Quit,
    Accept,
    Cancel,
    Next,
    Previous,
    Complete,
    RenameShelf,
    RemoveShelf,
}

/// Where a command can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In every pane.
    Anywhere,
    /// In the list of articles.
    List,
    /// In the text.
    Reader,
    /// Wherever the reader is at an article: in the list and in the text.
    Articles,
    /// In the side panel.
    Panel,
    /// On the page of an actor.
    Portrait,
    /// Wherever an actor is chosen: in the panel and on an actor's page.
    Actors,
    /// Where something is typed or chosen from a window over the panes.
    Prompt,
    /// Where a note is written.
    Writing,
}

/// One row of the table.
#[derive(Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// Where it can be given.
    pub scope: Scope,
    /// Its name in the configuration. Its words in the catalogue are
    /// `cmd-<name>` (a line of help) and `hint-<name>` (one or two words).
    pub name: &'static str,
    /// Its keys unless the configuration says otherwise.
    pub keys: &'static [&'static str],
    /// Whether the bottom line offers it.
    pub hint: bool,
}

use Scope::{Actors, Anywhere, Articles, List, Panel, Portrait, Prompt, Reader, Writing};

/// The table. Hints are offered in its order.
#[rustfmt::skip]
pub const COMMANDS: &[Entry] = &[
    hinted(Command::Open,       List,     "open",             &["enter", "right", "l"]),
    hinted(Command::Mentions,   Panel,    "mentions",         &["enter", "right", "l"]),
    hinted(Command::Visit,      Portrait, "visit",            &["enter", "right", "l"]),
    hinted(Command::Include,    Actors,   "include",          &["i", "+"]),
    hinted(Command::Exclude,    Actors,   "exclude",          &["x", "-"]),
    hinted(Command::Only,       Actors,   "only",             &["o"]),
    hinted(Command::Either,     Actors,   "either",           &["O"]),
    row(Command::Family,        Actors,   "family",           &["P"]),
    row(Command::Order,         Panel,    "order",            &["D"]),
    hinted(Command::Scope,      Panel,    "scope",            &["e"]),
    hinted(Command::NextActor,  Reader,   "next-actor",       &["right", "l"]),
    row(Command::PreviousActor, Reader,   "previous-actor",   &["left", "h"]),
    hinted(Command::Who,        Reader,   "who",              &["enter"]),
    hinted(Command::Unfold,     Reader,   "unfold",           &["b"]),
    hinted(Command::Cast,       Anywhere, "cast",             &["c"]),
    hinted(Command::Filter,     Anywhere, "filter",           &["f"]),
    hinted(Command::PickActor,  Anywhere, "pick-actor",       &["a"]),
    hinted(Command::Portrait,   Anywhere, "portrait",         &["A"]),
    row(Command::Shelves,       Anywhere, "shelves",          &["F"]),
    hinted(Command::Find,       Anywhere, "find",             &["/"]),
    hinted(Command::Help,       Anywhere, "help",             &["?"]),
    hinted(Command::Says,       Anywhere, "says",             &["s"]),
    hinted(Command::Figures,    Anywhere, "figures",          &["u"]),
    hinted(Command::Dates,      Anywhere, "dates",            &["d"]),
    row(Command::TextOrder,     Panel,    "text-order",       &["t"]),
    row(Command::ByAct,         Panel,    "by-act",           &["v"]),
    row(Command::Nearest,       Anywhere, "nearest",          &[";"]),
    row(Command::Marks,         Reader,   "marks",            &["T"]),
    row(Command::NextHit,       Anywhere, "next-hit",         &["n"]),
    row(Command::PreviousHit,   Anywhere, "previous-hit",     &["N"]),
    row(Command::Select,        Reader,   "select",           &["v"]),
    hinted(Command::Copy,       Reader,   "copy",             &["y"]),
    row(Command::Why,           Reader,   "why",              &["p"]),
    row(Command::Changes,       Anywhere, "changes",          &["V"]),
    row(Command::Correct,       Anywhere, "correct",          &["E"]),
    row(Command::Corrections,   Anywhere, "corrections",      &["C"]),
    row(Command::Star,          Articles, "star",             &["*"]),
    row(Command::Read,          Articles, "read",             &["R"]),
    row(Command::Tags,          Articles, "tags",             &["t"]),
    row(Command::Note,          Reader,   "note",             &["e"]),
    row(Command::Notes,         Anywhere, "notes",            &["ctrl-e"]),
    row(Command::New,           Anywhere, "new",              &["W"]),
    row(Command::Undo,          Anywhere, "undo",             &["U"]),
    row(Command::Redo,          Anywhere, "redo",             &["ctrl-y"]),
    row(Command::Down,          Anywhere, "down",             &["j", "down"]),
    row(Command::Up,            Anywhere, "up",               &["k", "up"]),
    row(Command::PageDown,      Anywhere, "page-down",        &["space", "pagedown", "ctrl-f"]),
    row(Command::PageUp,        Anywhere, "page-up",          &["pageup", "ctrl-b"]),
    row(Command::HalfDown,      Anywhere, "half-down",        &["ctrl-d"]),
    row(Command::HalfUp,        Anywhere, "half-up",          &["ctrl-u"]),
    row(Command::Top,           Anywhere, "top",              &["g", "home"]),
    row(Command::Bottom,        Anywhere, "bottom",           &["G", "end"]),
    row(Command::NextPane,      Anywhere, "next-pane",        &["tab"]),
    row(Command::PreviousPane,  Anywhere, "previous-pane",    &["shift-tab"]),
    row(Command::NextArticle,   Anywhere, "next-article",     &["J"]),
    row(Command::PreviousArticle, Anywhere, "previous-article", &["K"]),
    row(Command::Back,          Anywhere, "back",             &["<", "ctrl-o", "backspace"]),
    row(Command::Forward,       Anywhere, "forward",          &[">"]),
    row(Command::Clear,         Anywhere, "clear",            &["esc"]),
    row(Command::Zen,           Anywhere, "zen",              &["z"]),
    row(Command::Problems,      Anywhere, "problems",         &["!"]),
    row(Command::Mouse,         Anywhere, "mouse",            &["m"]),
    row(Command::Reload,        Anywhere, "reload",           &["r", "ctrl-r"]),
    row(Command::Suspend,       Anywhere, "suspend",          &["ctrl-z"]),
    hinted(Command::Quit,       Anywhere, "quit",             &["q", "ctrl-c"]),
    hinted(Command::Accept,     Prompt,   "accept",           &["enter"]),
    hinted(Command::Next,       Prompt,   "next",             &["down", "ctrl-n"]),
    row(Command::Previous,      Prompt,   "previous",         &["up", "ctrl-p", "shift-tab"]),
    row(Command::PickedPortrait, Prompt,  "picked-portrait",  &["alt-a"]),
    row(Command::Complete,      Prompt,   "complete",         &["tab"]),
    hinted(Command::RenameShelf, Prompt,  "rename-shelf",     &["ctrl-r"]),
    hinted(Command::RemoveShelf, Prompt,  "remove-shelf",     &["ctrl-x"]),
    hinted(Command::Cancel,     Prompt,   "cancel",           &["esc", "ctrl-c"]),
    hinted(Command::KeepNote,   Writing,  "keep-note",        &["esc", "ctrl-s"]),
    hinted(Command::EditNote,   Writing,  "edit-note",        &["ctrl-o"]),
    hinted(Command::DropNote,   Writing,  "drop-note",        &["ctrl-c"]),
];

const fn row(
    command: Command,
    scope: Scope,
    name: &'static str,
    keys: &'static [&'static str],
) -> Entry {
    Entry { command, scope, name, keys, hint: false }
}

const fn hinted(
    command: Command,
    scope: Scope,
    name: &'static str,
    keys: &'static [&'static str],
) -> Entry {
    Entry { command, scope, name, keys, hint: true }
}

impl Scope {
    /// Whether a command of this scope can be given in `place`, one of `List`,
    /// `Reader`, `Panel`, `Portrait`, `Prompt` and `Writing`.
    pub fn covers(self, place: Self) -> bool {
        match self {
            Anywhere => !matches!(place, Prompt | Writing),
            Articles => matches!(place, List | Reader),
            Actors => matches!(place, Panel | Portrait),
            _ => self == place,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::app::Key;

    #[test]
    fn every_key_can_be_pressed() {
        for key in COMMANDS.iter().flat_map(|it| it.keys) {
            assert_eq!(key.parse::<Key>().map(|it| it.to_string()).as_deref(), Ok(*key));
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in [List, Reader, Panel, Portrait, Prompt, Writing] {
            let mut seen = BTreeSet::new();
            for key in COMMANDS.iter().filter(|it| it.scope.covers(place)).flat_map(|it| it.keys) {
                assert!(seen.insert(key), "`{key}` in {place:?}");
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<_> = COMMANDS.iter().map(|it| it.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }

    #[test]
    fn no_key_is_hard_to_type_on_azerty() {
        for key in COMMANDS.iter().flat_map(|it| it.keys) {
            assert!(!"`[]{}|\\~^@#0123456789".contains(key), "`{key}`");
        }
    }
}
