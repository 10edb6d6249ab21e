//! What happens while something is typed, or chosen from a window.

use std::collections::HashMap;

use crate::app::update::{
    ask, asking, browse, changes, correct, find, focus, note, panel, portrait, renew_cast, settle,
    shelves,
};
use crate::app::{
    COMMANDS, Chooser, Command, Effect, FILTERS, HelpRow, Key, Mode, Model, Pane, Pick, Rows,
    Scope, Typed,
};
use crate::library::ActorId;
use crate::text::Span;

/// How many actors the picker lists.
const PICKS: usize = 200;

/// How many rows a window moves by a page.
const PAGE: isize = 10;

pub(super) fn begin_help(model: &mut Model) {
    model.mode = Mode::Help(Chooser::new(commands(model, "")));
}

pub(super) fn begin_problems(model: &mut Model) {
    model.mode = Mode::Problems(Chooser::new((0..model.problems.len()).collect()));
}

pub(super) fn begin_pick(model: &mut Model) {
    model.mode = Mode::Pick(Chooser::new(picks(model, "")));
}

pub(super) fn picks(model: &Model, typed: &str) -> Vec<Pick> {
    let library = &model.library;
    let found = library.pick(typed, PICKS);
    let named = |it: ActorId| library.actor(it).map(|it| (it.kind, it.name));
    let mut bearers: HashMap<_, u32> = HashMap::new();
    for (actor, _) in &found {
        *bearers.entry(named(*actor)).or_default() += 1;
    }
    let pick = |(actor, marks): (ActorId, Vec<Span>)| {
        let is_alone = bearers.get(&named(actor)).is_none_or(|it| *it < 2);
        let beside = if is_alone { None } else { library.first_met(actor) };
        Pick { actor, marks, beside }
    };
    found.into_iter().map(pick).collect()
}

/// Filters by `text` from now on.
pub(super) fn filter_to(model: &mut Model, text: &str) -> Vec<Effect> {
    model.filter.typed = Typed::of(text);
    filter_changed(model)
}

pub(super) fn filter_changed(model: &mut Model) -> Vec<Effect> {
    if !model.filter.reread(&model.library) {
        return Vec::new();
    }
    find::mark(model);
    ask(model)
}

/// A key while something is typed: a command of prompts, else a letter.
pub(super) fn press(model: &mut Model, key: Key, command: Option<Command>) -> Vec<Effect> {
    if matches!(model.mode, Mode::Correct(_)) {
        return correct::press(model, key, command);
    }
    if matches!(model.mode, Mode::Write(_)) {
        return note::press(model, key, command);
    }
    if matches!(model.mode, Mode::Changes(_)) {
        return changes::press(model, key, command);
    }
    match command {
        Some(Command::Accept) => accept(model),
        Some(Command::Cancel) => cancel(model),
        Some(Command::Previous) => step(model, -1),
        Some(Command::PickedPortrait) => picked_portrait(model),
        Some(Command::Complete) if matches!(model.mode, Mode::Filter(_)) => asking::complete(model),
        Some(Command::Complete) if matches!(model.mode, Mode::Notes(_)) => {
            note::widen(model);
            Vec::new()
        }
        Some(Command::Complete | Command::Next) => step(model, 1),
        Some(command @ (Command::RenameShelf | Command::RemoveShelf)) => match model.mode {
            Mode::Shelves(_) => shelves::perform(model, command),
            Mode::Notes(_) => note::perform(model, command),
            _ => Vec::new(),
        },
        _ => match key {
            Key::PageDown => step(model, PAGE),
            Key::PageUp => step(model, -PAGE),
            _ => typed(model, |it| it.press(key)),
        },
    }
}

pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if matches!(model.mode, Mode::Correct(_)) {
        correct::paste(model, text);
        return Vec::new();
    }
    if matches!(model.mode, Mode::Write(_)) {
        note::paste(model, text);
        return Vec::new();
    }
    typed(model, |it| {
        it.paste(text);
        true
    })
}

/// Changes the line that is being typed, and what follows from it.
fn typed(model: &mut Model, change: impl FnOnce(&mut Typed) -> bool) -> Vec<Effect> {
    let Some(line) = line(model) else { return dismiss(model) };
    let (has_changed, text) = (change(line), line.text().to_owned());
    if !has_changed {
        return Vec::new();
    }
    match model.mode {
        Mode::Filter(_) => {
            asking::offer(model);
            return filter_changed(model);
        }
        Mode::Shelves(_) => shelves::narrow(model),
        Mode::Notes(_) => note::narrow(model),
        Mode::Tags(_) => note::narrow_tags(model),
        Mode::Find(place) => find::preview(model, place),
        Mode::Narrow => renew_cast(model),
        _ => narrow(model, &text),
    }
    Vec::new()
}

/// The line that is being typed.
fn line(model: &mut Model) -> Option<&mut Typed> {
    match &mut model.mode {
        Mode::Filter(_) => Some(&mut model.filter.typed),
        Mode::Find(_) => Some(&mut model.find),
        Mode::Narrow => Some(&mut model.cast.narrow),
        Mode::Help(window) => Some(&mut window.typed),
        Mode::Problems(window) | Mode::Corrections(window) => Some(&mut window.typed),
        Mode::Pick(window) => Some(&mut window.typed),
        Mode::Shelves(window) => Some(&mut window.chooser.typed),
        Mode::Notes(window) => Some(&mut window.chooser.typed),
        Mode::Tags(window) => Some(&mut window.chooser.typed),
        Mode::Browse
        | Mode::Why
        | Mode::Changes(_)
        | Mode::Correct(_)
        | Mode::Write(_)
        | Mode::Over => None,
    }
}

/// Shows the rows of a window that go with what is typed there.
fn narrow(model: &mut Model, text: &str) {
    let mut mode = std::mem::replace(&mut model.mode, Mode::Browse);
    match &mut mode {
        Mode::Help(window) => window.rows = Rows::new(commands(model, text)),
        Mode::Problems(window) => window.rows = Rows::new(problems(model, text)),
        Mode::Pick(window) => window.rows = Rows::new(picks(model, text)),
        Mode::Corrections(window) => window.rows = Rows::new(correct::rows(model, text)),
        _ => (),
    }
    model.mode = mode;
}

/// The commands whose name, keys or help hold every typed word, by the places
/// where they can be given, where the reader is now first.
fn commands(model: &Model, text: &str) -> Vec<HelpRow> {
    let here = match model.focus {
        Pane::List => Scope::List,
        Pane::Reader if model.portrait.is_some() => Scope::Portrait,
        Pane::Reader => Scope::Reader,
        Pane::Panel => Scope::Panel,
    };
    let others =
        [Scope::Articles, Scope::List, Scope::Reader, Scope::Panel, Scope::Portrait, Scope::Actors];
    let others = others.into_iter().filter(|it| *it != here);
    let places =
        [here, Scope::Anywhere].into_iter().chain(others).chain([Scope::Prompt, Scope::Writing]);
    let found = matching(model, text);
    let in_place = |place: Scope| {
        let rows: Vec<usize> =
            found.iter().copied().filter(|it| COMMANDS[*it].scope == place).collect();
        let heading = (!rows.is_empty()).then_some(HelpRow::Place(place));
        heading.into_iter().chain(rows.into_iter().map(HelpRow::Command))
    };
    places.flat_map(in_place).chain(filters(model, text)).collect()
}

/// What can be typed in a filter, where it or its meaning holds every word.
fn filters(model: &Model, text: &str) -> Vec<HelpRow> {
    let words = &model.setup.words;
    let about = |name: &str| {
        let (typed, meant) = (format!("filter-{name}"), format!("filter-{name}-about"));
        format!("{} {}", words.say(&typed), words.say(&meant))
    };
    let found = (0..FILTERS.len()).filter(|it| holds(&about(FILTERS[*it]), text));
    let rows: Vec<HelpRow> = found.map(HelpRow::Filter).collect();
    let heading = (!rows.is_empty()).then_some(HelpRow::Filters);
    heading.into_iter().chain(rows).collect()
}

fn matching(model: &Model, text: &str) -> Vec<usize> {
    let words = &model.setup.words;
    let about = |row: usize| {
        let entry = &COMMANDS[row];
        let keys = model.setup.keymap.keys(entry.command).iter().map(ToString::to_string);
        let help = words.say(&format!("cmd-{}", entry.name));
        format!("{} {} {help}", entry.name, keys.collect::<Vec<_>>().join(" "))
    };
    (0..COMMANDS.len()).filter(|it| holds(&about(*it), text)).collect()
}

fn problems(model: &Model, text: &str) -> Vec<usize> {
    let words = &model.setup.words;
    let all = model.problems.iter().enumerate();
    let about = all
        .map(|(row, it)| (row, format!("{} {}", it.place, words.tell(it.what.key, &it.what.told))));
    about.filter(|(_, it)| holds(it, text)).map(|(row, _)| row).collect()
}

pub(super) fn holds(about: &str, text: &str) -> bool {
    let about = crate::text::fold(about);
    crate::text::fold(text).split_whitespace().all(|it| about.contains(it))
}

fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = window_height(model);
    match &mut model.mode {
        Mode::Filter(_) => return asking::step(model, by),
        Mode::Narrow => panel::step(model, by),
        Mode::Help(window) => window.step(by, height),
        Mode::Problems(window) | Mode::Corrections(window) => window.step(by, height),
        Mode::Pick(window) => window.step(by, height),
        Mode::Shelves(window) => window.chooser.step(by, height),
        Mode::Notes(window) => window.chooser.step(by, height),
        Mode::Tags(window) => window.chooser.step(by, height),
        Mode::Find(_) => find::step(model, by > 0),
        Mode::Browse
        | Mode::Why
        | Mode::Changes(_)
        | Mode::Correct(_)
        | Mode::Write(_)
        | Mode::Over => (),
    }
    settle(model);
    Vec::new()
}

/// How many rows a window has room for.
pub(super) fn window_height(model: &Model) -> usize {
    usize::from(model.window().rows.height)
}

fn accept(model: &mut Model) -> Vec<Effect> {
    if asking::has_chosen(model) {
        return asking::complete(model);
    }
    if matches!(model.mode, Mode::Corrections(_)) {
        return correct::withdraw(model);
    }
    if matches!(model.mode, Mode::Tags(_)) {
        return note::toggle_tag(model);
    }
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Help(window) => run(model, window.rows.chosen().copied()),
        Mode::Pick(window) => {
            let Some(pick) = window.rows.chosen() else { return Vec::new() };
            panel::filter_by_actor(model, pick.actor, Command::Include)
        }
        Mode::Find(_) => {
            find::tell(model);
            Vec::new()
        }
        Mode::Filter(_) => asking::remember(model),
        Mode::Shelves(window) => shelves::accept(model, &window),
        Mode::Notes(window) => {
            note::go(model, &window);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Opens the page of the actor that is picked.
fn picked_portrait(model: &mut Model) -> Vec<Effect> {
    let Mode::Pick(window) = &model.mode else { return Vec::new() };
    if let Some(actor) = window.rows.chosen().map(|it| it.actor) {
        model.mode = Mode::Browse;
        portrait::go(model, actor);
    }
    Vec::new()
}

/// Does what a row of the help page says, where that can be done here.
fn run(model: &mut Model, row: Option<HelpRow>) -> Vec<Effect> {
    let row = match row {
        Some(HelpRow::Command(row)) => row,
        Some(HelpRow::Filter(row)) => {
            let typed = model.setup.words.say(&format!("filter-{}", FILTERS[row]));
            asking::begin(model);
            return filter_to(model, &typed);
        }
        _ => return Vec::new(),
    };
    let entry = &COMMANDS[row];
    let pane = match entry.scope {
        Scope::List => Pane::List,
        Scope::Reader | Scope::Portrait => Pane::Reader,
        Scope::Panel | Scope::Actors => Pane::Panel,
        Scope::Articles if model.focus == Pane::Panel => Pane::List,
        Scope::Prompt | Scope::Writing => return Vec::new(),
        Scope::Anywhere | Scope::Articles => model.focus,
    };
    focus(model, pane);
    browse::perform(model, entry.command)
}

/// Leaves without doing anything: what was typed is taken back.
fn cancel(model: &mut Model) -> Vec<Effect> {
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Filter(asking) if asking.before != model.filter.typed.text() => {
            return filter_to(model, &asking.before);
        }
        Mode::Shelves(window) if window.renamed.is_some() => shelves::begin(model),
        Mode::Find(place) => {
            let height = model.panes().column.height;
            find::forget(model);
            model.page.return_to(place, height);
        }
        Mode::Narrow => {
            panel::widen(model);
        }
        _ => (),
    }
    Vec::new()
}

/// Any key leaves a window in which nothing can be typed.
fn dismiss(model: &mut Model) -> Vec<Effect> {
    if matches!(model.mode, Mode::Why) {
        model.mode = Mode::Browse;
    }
    Vec::new()
}
