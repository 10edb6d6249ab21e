//! What happens on the way to a correction, and in the list of corrections.

use std::sync::Arc;

use crate::app::correct::{self, kind_key, listed};
use crate::app::update::prompt::{holds, picks};
use crate::app::update::{mark, shelves};
use crate::app::{
    Change, Chooser, Command, Correcting, Effect, Key, Lens, Mode, Model, Notice, Pane, Pick, Rows,
    Step, Subject, Ticket, Typed, Way,
};
use crate::corrections::{Amendment, Correction, Passage, Record, Who, Words};
use crate::library::{ActorId, Weight};
use crate::news::Kind;
use crate::text::{Sought, Span};

/// The longest words that can be an actor, in bytes.
const LONGEST: usize = 120;

/// Opens the window for whatever the reader is at.
pub(super) fn begin(model: &mut Model) -> Vec<Effect> {
    let subject = subject(model);
    if subject == Subject::default() && model.focus != Pane::Reader {
        model.notice = Some(Notice::NothingToCorrect);
        return Vec::new();
    }
    if let Some(actor) = subject.actor.filter(|_| model.focus == Pane::Panel) {
        // Whatever becomes of it, the reader stays with it.
        model.cast.choose(actor);
    }
    ask(model, subject)
}

/// Asks what is to be said of `subject`.
fn ask(model: &mut Model, subject: Subject) -> Vec<Effect> {
    model.weighing = Ticket(model.weighing.0 + 1);
    let words = subject.words.as_ref().map(|it| it.words.clone());
    let correcting = Correcting::new(subject, &model.library);
    model.mode = Mode::Correct(Box::new(correcting));
    let library = Arc::clone(&model.library);
    words.map(|it| Effect::Weigh(model.weighing, library, it)).into_iter().collect()
}

/// Whatever the reader is at: in the panel and on an actor's page that actor,
/// in the text the current mention or the selected words.
fn subject(model: &Model) -> Subject {
    if model.focus != Pane::Reader {
        return Subject { actor: panel_actor(model), words: None };
    }
    if let Some(portrait) = &model.portrait {
        return Subject { actor: Some(portrait.actor), words: None };
    }
    let Some(article) = model.page.article() else { return Subject::default() };
    let document = &article.document;
    let selected = model.page.selected().map(|it| trimmed(&document.text, it));
    if let Some(span) = selected.filter(|it| (1..=LONGEST).contains(&it.len())) {
        return Subject { actor: None, words: Some(words(model, span)) };
    }
    let Some(mention) = model.page.mention() else { return Subject::default() };
    let actor = model.library.actor_of(document.id, mention.member);
    let name = mention.name.unwrap_or(mention.span);
    Subject { actor, words: Some(words(model, name)) }
}

/// The actor that is chosen in the panel, whatever it shows.
fn panel_actor(model: &Model) -> Option<ActorId> {
    match &model.cast.mentions {
        Some(mentions) => Some(mentions.actor),
        None if model.lens != Lens::Cast => model.findings.speaker(),
        None => model.cast.chosen(),
    }
}

/// The words at `span` of the open article, with their passage.
fn words(model: &Model, span: Span) -> Words {
    let document = &model.page.article().expect("words are chosen in an open article").document;
    let words = document.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
    Words { words, at: Some(Passage::of(document, span)) }
}

/// The span without the spaces and signs at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.within(text);
    let trimmed = words.trim_matches(|it: char| !it.is_alphanumeric());
    Span::of(trimmed, text).unwrap_or(span)
}

/// A key while something is set right.
pub(super) fn press(model: &mut Model, key: Key, command: Option<Command>) -> Vec<Effect> {
    match command {
        Some(Command::Accept) => accept(model),
        Some(Command::Cancel) => cancel(model),
        Some(Command::Next) => step(model, 1),
        Some(Command::Previous) => step(model, -1),
        _ => letter(model, key),
    }
}

/// Moves in the list that the window shows.
fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let height = usize::from(model.window().rows.height);
    let Mode::Correct(correcting) = &mut model.mode else { return Vec::new() };
    match &mut correcting.step {
        Step::Way(rows) => rows.step(by),
        Step::Kind(_, rows) => rows.step(by),
        Step::Split(rows) => rows.step(by),
        Step::Merge(chooser) | Step::Give(_, chooser) => chooser.step(by, height),
        Step::Rename(_) | Step::Words(_) => (),
    }
    Vec::new()
}

/// A letter: chooses where there is a choice, else is typed.
fn letter(model: &mut Model, key: Key) -> Vec<Effect> {
    let Mode::Correct(correcting) = &mut model.mode else { return Vec::new() };
    match &mut correcting.step {
        Step::Way(rows) => {
            let is_its = |it: &Way| key == Key::Char(it.key());
            let Some(line) = rows.all().iter().position(is_its) else { return Vec::new() };
            rows.choose(line);
            return accept(model);
        }
        Step::Kind(_, rows) => {
            let is_its = |it: &Kind| key == Key::Char(kind_key(*it));
            let Some(line) = rows.all().iter().position(is_its) else { return Vec::new() };
            rows.choose(line);
            return accept(model);
        }
        Step::Split(_) => (),
        Step::Rename(typed) | Step::Words(typed) => {
            typed.press(key);
        }
        Step::Merge(chooser) | Step::Give(_, chooser) => {
            if chooser.typed.press(key) {
                renew_picks(model);
            }
        }
    }
    Vec::new()
}

/// What was pasted goes where something is typed.
pub(super) fn paste(model: &mut Model, text: &str) {
    let Mode::Correct(correcting) = &mut model.mode else { return };
    match &mut correcting.step {
        Step::Rename(typed) | Step::Words(typed) => typed.paste(text),
        Step::Merge(chooser) | Step::Give(_, chooser) => {
            chooser.typed.paste(text);
            renew_picks(model);
        }
        Step::Way(_) | Step::Kind(..) | Step::Split(_) => (),
    }
}

fn renew_picks(model: &mut Model) {
    let Mode::Correct(correcting) = &model.mode else { return };
    let (Step::Merge(chooser) | Step::Give(_, chooser)) = &correcting.step else { return };
    let rows = Rows::new(others(model, chooser.typed.text(), correcting.subject.actor));
    if let Mode::Correct(correcting) = &mut model.mode
        && let Step::Merge(chooser) | Step::Give(_, chooser) = &mut correcting.step
    {
        chooser.rows = rows;
    }
}

/// The actors to choose from, without the one that is to be merged.
fn others(model: &Model, typed: &str, actor: Option<ActorId>) -> Vec<Pick> {
    let mut picks = picks(model, typed);
    picks.retain(|it| Some(it.actor) != actor);
    picks
}

/// From a question back to the choice of what to say, and from there out.
fn cancel(model: &mut Model) -> Vec<Effect> {
    let Mode::Correct(correcting) = &mut model.mode else { return Vec::new() };
    let is_first = matches!(correcting.step, Step::Way(_));
    let subject = correcting.subject.clone();
    if is_first || subject == Subject::default() {
        model.mode = Mode::Browse;
        return Vec::new();
    }
    let weight = correcting.weight;
    let again = Correcting::new(subject, &model.library);
    **correcting = Correcting { weight, ..again };
    Vec::new()
}

/// Takes the answer to a question, and asks the next or says it.
fn accept(model: &mut Model) -> Vec<Effect> {
    let Mode::Correct(correcting) = &model.mode else { return Vec::new() };
    let subject = correcting.subject.clone();
    match correcting.step.clone() {
        Step::Way(rows) => match rows.chosen() {
            Some(way) => say(model, &subject, *way),
            None => Vec::new(),
        },
        Step::Merge(chooser) => {
            let pair = chooser.rows.chosen().and_then(|it| who(model, Some(it.actor)));
            let pair = who(model, subject.actor).zip(pair);
            pair.map(|(one, other)| make(model, Correction::Merge(one, other))).unwrap_or_default()
        }
        Step::Give(way, chooser) => {
            let whom = chooser.rows.chosen().and_then(|it| who(model, Some(it.actor)));
            let given = scoped(&subject, way).zip(whom);
            given
                .map(|(words, whom)| make(model, Correction::Give(words, whom)))
                .unwrap_or_default()
        }
        Step::Split(rows) => split(model, &subject, rows.chosen().copied()),
        Step::Rename(typed) => rename(model, &subject, typed.text().trim()),
        Step::Kind(way, rows) => match rows.chosen() {
            Some(kind) => of_kind(model, &subject, way, *kind),
            None => Vec::new(),
        },
        Step::Words(typed) => look_up(model, typed.text()),
    }
}

/// Says what needs no more words, or asks for them.
fn say(model: &mut Model, subject: &Subject, way: Way) -> Vec<Effect> {
    let actor = subject.actor.and_then(|it| model.library.actor(it));
    let next = match way {
        Way::Merge => Step::Merge(Chooser::new(others(model, "", subject.actor))),
        Way::Give | Way::GiveAll => Step::Give(way, Chooser::new(others(model, "", subject.actor))),
        Way::Split => {
            Step::Split(Rows::new(actor.as_ref().map(correct::others).unwrap_or_default()))
        }
        Way::Rename => Step::Rename(Typed::of(actor.map_or("", |it| it.name))),
        Way::Retype | Way::Here | Way::Everywhere => Step::Kind(way, Rows::new(Kind::ALL.to_vec())),
        Way::Words => Step::Words(Typed::default()),
        Way::Hide => {
            let who = who(model, subject.actor);
            return who.map(|it| make(model, Correction::Hide(it))).unwrap_or_default();
        }
        Way::Show => return show(model, subject.actor),
        Way::NotHere | Way::Nowhere => {
            let words = scoped(subject, way);
            return words.map(|it| make(model, Correction::Not(it))).unwrap_or_default();
        }
    };
    if let Mode::Correct(correcting) = &mut model.mode {
        correcting.step = next;
    }
    Vec::new()
}

/// The words of the subject where they stand, or wherever they do.
fn scoped(subject: &Subject, way: Way) -> Option<Words> {
    let words = subject.words.clone()?;
    let is_here = matches!(way, Way::NotHere | Way::Here | Way::Give);
    Some(if is_here { words } else { Words { at: None, ..words } })
}

/// How a correction names an actor.
fn who(model: &Model, actor: Option<ActorId>) -> Option<Who> {
    let actor = model.library.actor(actor?)?;
    Some(model.library.who(&actor.lead()))
}

fn split(model: &mut Model, subject: &Subject, part: Option<usize>) -> Vec<Effect> {
    let actor = subject.actor.and_then(|it| model.library.actor(it));
    let Some((actor, part)) = actor.zip(part) else { return Vec::new() };
    let Some(gone) = actor.parts().into_iter().nth(part) else { return Vec::new() };
    let (gone, from) = (model.library.who(&gone), model.library.who(&actor.lead()));
    make(model, Correction::Split(gone, from))
}

fn rename(model: &mut Model, subject: &Subject, to: &str) -> Vec<Effect> {
    let who = who(model, subject.actor).filter(|_| !to.is_empty());
    who.map(|it| make(model, Correction::Rename(it, to.to_owned()))).unwrap_or_default()
}

fn of_kind(model: &mut Model, subject: &Subject, way: Way, kind: Kind) -> Vec<Effect> {
    let correction = match way {
        Way::Retype => who(model, subject.actor).map(|it| Correction::Retype(it, kind)),
        _ => scoped(subject, way).map(|it| Correction::Mark(it, kind)),
    };
    correction.map(|it| make(model, it)).unwrap_or_default()
}

/// Lets a hidden actor be seen again.
fn show(model: &mut Model, actor: Option<ActorId>) -> Vec<Effect> {
    let Some(actor) = actor.and_then(|it| model.library.actor(it)) else { return Vec::new() };
    let hiding = model.library.said_of(&actor).filter(|it| matches!(it.what, Correction::Hide(_)));
    let hiding: Vec<Record> = hiding.cloned().collect();
    model.mode = Mode::Browse;
    hiding.into_iter().flat_map(|it| amend(model, Amendment::Withdraw(it))).collect()
}

/// Looks for words that were typed, in the open article, from the top of the
/// screen on; and asks what is to be said of them.
fn look_up(model: &mut Model, typed: &str) -> Vec<Effect> {
    let Some(article) = model.page.article() else { return Vec::new() };
    let found = Sought::new(typed).words_in(&article.document.text);
    let from = model.page.place();
    let nearest = found.iter().find(|it| it.start() >= from).or(found.first()).copied();
    let Some(span) = nearest.filter(|it| it.len() <= LONGEST) else {
        model.notice = Some(Notice::NoHit(typed.to_owned()));
        return Vec::new();
    };
    let words = words(model, span);
    model.page.touch_mention(span.start());
    let height = model.panes().column.height;
    model.page.show(span, height);
    let mention = model.page.mention().filter(|it| it.name.unwrap_or(it.span) == span);
    let id = model.page.id();
    let actor = mention.zip(id).and_then(|(it, id)| model.library.actor_of(id, it.member));
    ask(model, Subject { actor, words: Some(words) })
}

/// Says something new.
fn make(model: &mut Model, what: Correction) -> Vec<Effect> {
    model.mode = Mode::Browse;
    model.page.unselect();
    model.notice = Some(Notice::Corrected(what.clone()));
    amend(model, Amendment::Make(what))
}

fn amend(model: &mut Model, amendment: Amendment) -> Vec<Effect> {
    keep(model, Change::Correct(amendment))
}

/// Does something lasting, so that it can be taken back.
pub(super) fn keep(model: &mut Model, change: Change) -> Vec<Effect> {
    model.undo.did(change.clone());
    lasting(model, change)
}

/// Does what the session itself has to do for it, and has it kept.
fn lasting(model: &mut Model, change: Change) -> Vec<Effect> {
    let mut effects = match &change {
        Change::Correct(_) => Vec::new(),
        Change::Shelve(_, after) => {
            model.shelves.put(after.clone());
            shelves::count(model).into_iter().collect()
        }
        Change::Mark(done) => mark::show(model, done),
    };
    effects.push(Effect::Keep(change));
    effects
}

/// Takes back what was done last.
pub(super) fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(change) = model.undo.undo() else {
        model.notice = Some(Notice::NothingToUndo);
        return Vec::new();
    };
    model.notice = Some(Notice::Undone(change.clone()));
    lasting(model, change)
}

/// Does again what was taken back last.
pub(super) fn redo(model: &mut Model) -> Vec<Effect> {
    let Some(change) = model.undo.redo() else {
        model.notice = Some(Notice::NothingToRedo);
        return Vec::new();
    };
    model.notice = Some(Notice::Redone(change.clone()));
    lasting(model, change)
}

/// Opens the list of corrections.
pub(super) fn list(model: &mut Model) {
    model.mode = Mode::Corrections(Chooser::new(listed(&model.library)));
}

/// The corrections whose words hold what is typed.
pub(super) fn rows(model: &Model, typed: &str) -> Vec<usize> {
    let all = model.library.corrections().all();
    let holds = |it: &usize| all.get(*it).is_some_and(|it| holds(&it.to_string(), typed));
    listed(&model.library).into_iter().filter(holds).collect()
}

/// Lists the corrections anew, where they are shown.
pub(super) fn renew_list(model: &mut Model) {
    let Mode::Corrections(window) = &model.mode else { return };
    let (typed, at) = (window.typed.clone(), window.rows.at());
    let mut rows = Rows::new(rows(model, typed.text()));
    rows.choose(at.min(rows.all().len().saturating_sub(1)));
    model.mode = Mode::Corrections(Chooser { typed, rows });
}

/// Takes in how much there is of the words that are to be set right.
pub(super) fn weighed(model: &mut Model, weight: Weight) {
    if let Mode::Correct(correcting) = &mut model.mode {
        correcting.weight = Some(weight);
    }
}

/// Takes back the chosen correction of the list.
pub(super) fn withdraw(model: &mut Model) -> Vec<Effect> {
    let Mode::Corrections(window) = &model.mode else { return Vec::new() };
    let place = window.rows.chosen().copied();
    let record = place.and_then(|it| model.library.corrections().all().get(it)).cloned();
    let effects = record.map(|it| amend(model, Amendment::Withdraw(it))).unwrap_or_default();
    if let Some(Effect::Keep(change)) = effects.first() {
        model.notice = Some(Notice::Undone(change.clone()));
    }
    effects
}
