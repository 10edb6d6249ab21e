//! Where the session meets the world: the terminal, the disk and the threads.

mod attic;
mod editor;
pub mod fetch;
pub mod import;
mod indexer;
mod input;
mod librarian;
pub mod load;
mod look;
mod mail;
mod notebook;
mod panics;
mod refusal;
mod scribe;
mod signals;
mod stock;
mod stored;
pub mod terminal;
mod watch;
mod workers;

use std::iter::{from_fn, once};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{io, thread};

use ratatui::Frame;
use ratatui::layout::Size;

use crate::app::{Change, Effect, Keymap, Model, Msg, Setup, update};
use crate::config::Config;
use crate::i18n::Words;
use crate::library::Shelf;
use crate::news::{Problem, Remark};
use crate::runtime::fetch::Origin;
use crate::runtime::input::Ear;
use crate::runtime::librarian::Sources;
use crate::runtime::load::{Additions, Tools};
use crate::runtime::mail::{Receiver, Sender, mailbox};
use crate::runtime::notebook::Notebook;
use crate::runtime::scribe::{Scribe, Written};
use crate::runtime::signals::{Request, Requests};
use crate::runtime::terminal::Screen;
use crate::runtime::workers::Workers;
use crate::screen::{Theme, draw};
use crate::store::{Asked, Reader, ShelfFile};
use crate::text::clean_line;

pub use indexer::Indexer;
pub use panics::keep_panics_clean;
pub use refusal::why;
pub use stored::stored;
pub use workers::today;

/// What a terminal takes onto its clipboard, in bytes. Many ignore what is
/// longer, and would leave the reader with what was copied before.
const LONGEST_COPY: usize = 100_000;

/// How long a picture waits for answers that change it. Nobody sees a
/// picture that stands for less than this.
const SOON: Duration = Duration::from_millis(10);

/// How long the first picture waits for articles to show.
const AT_FIRST: Duration = Duration::from_millis(50);

/// Something that wakes the loop.
#[derive(Debug)]
enum Event {
    /// Something for the session.
    Told(Msg),
    /// Something was written down, or could not be.
    Written(Written),
    /// The system wants something of the process.
    Asked(Request),
}

/// Paths that were opened, and the folder of the library that keeps them.
pub type Remembered = (Vec<PathBuf>, Option<PathBuf>);

/// What is to be read.
#[derive(Debug)]
pub struct Chosen {
    /// Where the articles are.
    pub origins: Vec<Origin>,
    /// The folder of the library that keeps them; in memory without.
    pub library: Option<PathBuf>,
    /// The same opened already, where it was.
    pub reader: Option<Reader>,
    /// What is opened again when nothing is named, and in which library; nothing
    /// where that stays as it is.
    pub remembered: Option<Remembered>,
    /// What that is, in the reader's words. Clean.
    pub opened: String,
}

/// What a session is begun with.
#[derive(Debug)]
pub struct Opening {
    /// What is to be read.
    pub chosen: Chosen,
    /// The words of the interface.
    pub words: Arc<Words>,
    /// What the reader has set.
    pub config: Config,
    /// What they add to what the program knows.
    pub additions: Additions,
    /// What was odd about either.
    pub problems: Vec<Problem>,
}

/// Reads articles until the reader has had enough.
pub fn read(opening: Opening) -> io::Result<()> {
    let (outbox, inbox) = mailbox();
    let requests = Requests::keep()?;
    let Opening { chosen, words, config, additions, problems } = opening;
    // First of all, since it may ask the terminal.
    let theme = look::theme(config.theme);
    let (columns, rows) = crossterm::terminal::size()?;
    let size = Size::new(columns, rows);
    let screen = Screen::take(size, config.mouse)?;
    let notebook = match &chosen.library {
        Some(folder) => Notebook::within(folder),
        None => Notebook::of(&chosen.origins),
    };
    let told = outbox.clone();
    let is_lasting = chosen.library.is_some();
    let tell = move |it| told.send(Event::Written(it));
    let scribe = Scribe::new(notebook.clone(), is_lasting, tell);
    let tools = Arc::new(Tools::with(additions));
    let Chosen { origins, library, reader, remembered, opened } = chosen;
    let sources = Sources { origins, library, reader, tools, pens: scribe.pens() };
    let answers = outbox.clone();
    let tell = move |it| match it {
        // Nobody sees it: it is taken in with whatever comes next.
        Msg::Ahead(..) => answers.leave(Event::Told(it)),
        it => answers.send(Event::Told(it)),
    };
    let workers = Workers::new(sources, notebook, tell);
    let (shelves, odd) = shelves();
    let problems = problems.into_iter().chain(odd).collect();
    let (model, effects) = Model::start(Setup {
        size,
        opened,
        words,
        keymap: Keymap::new(&config.keys),
        column: config.column,
        mouse: config.mouse,
        asked: Asked::of_the_reader().map(|it| it.filters()).unwrap_or_default(),
        shelves,
        is_lasting,
    });
    let ear = Ear::default();
    let mut session =
        Session { model, theme, screen, ear, scribe, workers, inbox, remembered, ended: None };
    let outcome = session.begin(effects, problems);
    // Whoever has seen nothing yet has nothing to say.
    listen(session.ear.clone(), requests, outbox);
    let outcome = outcome.and_then(|()| session.run());
    let ended = session.ended;
    drop(session);
    if let Some(signal) = ended {
        signals::end(signal);
    }
    outcome
}

/// The reader's shelves, and what is odd about their file.
fn shelves() -> (Vec<Shelf>, Vec<Problem>) {
    let Some(file) = ShelfFile::of_the_reader() else { return Default::default() };
    file.shelves().unwrap_or_else(|error| {
        let place = clean_line(&file.path().to_string_lossy());
        (Vec::new(), vec![Problem { place, what: why(&error) }])
    })
}

/// Tells the session what is typed and what the system asks, on threads of
/// their own, and to end when the terminal is gone.
fn listen(ear: Ear, requests: Requests, outbox: Sender<Event>) {
    let asked = outbox.clone();
    requests.tell(move |it| asked.send(Event::Asked(it)));
    thread::spawn(move || {
        input::forward(&ear, |it| outbox.send(Event::Told(it)));
        outbox.send(Event::Told(Msg::Ended));
    });
}

/// A session and what it has of the world.
struct Session {
    model: Model,
    theme: Theme,
    screen: Screen,
    ear: Ear,
    // Goes before the librarian, whose library it writes to.
    scribe: Scribe,
    workers: Workers,
    inbox: Receiver<Event>,
    /// What is opened again next time, until that was written.
    remembered: Option<Remembered>,
    /// The signal that ended it.
    ended: Option<i32>,
}

impl Session {
    /// Asks for the articles, waits a moment for the first of them, and shows
    /// them.
    fn begin(&mut self, effects: Vec<Effect>, problems: Vec<Problem>) -> io::Result<()> {
        self.obey(effects)?;
        self.tell(Msg::Stumbled(self.workers.newest(), problems))?;
        self.wait_for_answers(AT_FIRST)?;
        self.draw()
    }

    /// The one loop of the program: wait, take in all that has happened since,
    /// and draw. It sleeps when nothing does.
    fn run(&mut self) -> io::Result<()> {
        loop {
            self.take_in_all()?;
            self.wait_for_answers(SOON)?;
            if self.model.is_over() {
                return Ok(());
            }
            self.draw()?;
        }
    }

    /// What only matters later waits until there is something to look at.
    fn draw(&mut self) -> io::Result<()> {
        let picture = |frame: &mut Frame| draw(&self.model, &self.theme, frame);
        self.screen.draw(self.model.setup.size, picture)?;
        if !self.model.library.is_empty() || self.model.progress.complete {
            self.workers.shown();
            if let Some((paths, library)) = self.remembered.take() {
                self.scribe.opened(paths, library);
            }
        }
        Ok(())
    }

    /// Waits a moment for what is asked to be answered: a key and the article
    /// that it opens are one picture then, and not two.
    fn wait_for_answers(&mut self, most: Duration) -> io::Result<()> {
        let soon = Instant::now() + most;
        while !self.model.is_over() && self.model.is_waiting() {
            let Ok(event) = self.inbox.next_until(soon) else { break };
            self.take_in(event)?;
        }
        Ok(())
    }

    /// Waits until something happens, and takes in all that has.
    fn take_in_all(&mut self) -> io::Result<()> {
        let first = self.inbox.next().ok_or(io::ErrorKind::BrokenPipe)?;
        // No more than is waiting now: a flood must not keep the screen still.
        for event in once(first).chain(self.inbox.rest()) {
            self.take_in(event)?;
            // Keys typed after the last one are for the shell.
            if self.model.is_over() {
                break;
            }
        }
        Ok(())
    }

    fn take_in(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Told(msg) => self.tell(msg),
            Event::Written(Written::Correction) => {
                self.workers.correct();
                Ok(())
            }
            Event::Written(Written::NotKept(mark, why)) => {
                self.tell(Msg::NotKept(Box::new(mark), why))
            }
            Event::Written(Written::Stumbled(problem)) => {
                self.tell(Msg::Stumbled(self.workers.newest(), vec![problem]))
            }
            Event::Asked(Request::Stop) => self.stop(),
            Event::Asked(Request::Continue) => self.come_back(),
            Event::Asked(Request::End(signal)) => {
                self.ended = Some(signal);
                self.tell(Msg::Ended)
            }
        }
    }

    fn tell(&mut self, msg: Msg) -> io::Result<()> {
        let former = Arc::clone(&self.model.library);
        let effects = update(&mut self.model, msg);
        if !Arc::ptr_eq(&former, &self.model.library) {
            attic::put(former);
        }
        self.obey(effects)
    }

    fn obey(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Load(ticket) => self.workers.load(ticket),
                Effect::Find(ticket, library, query) => self.workers.find(ticket, library, query),
                Effect::Tally(ticket, library, articles) => {
                    self.workers.tally(ticket, library, articles);
                }
                Effect::Count(ticket, library, queries) => {
                    self.workers.count(ticket, library, queries);
                }
                Effect::Explain(ticket, library, query, articles) => {
                    self.workers.explain(ticket, library, query, articles);
                }
                Effect::Remember(filter) => self.scribe.remember(filter),
                Effect::Place(article, place) => self.scribe.place(article, place),
                Effect::Session(session) => self.scribe.session(session),
                Effect::Edit(text) => self.edit(&text)?,
                Effect::Open(ticket, article) => self.workers.open(ticket, article),
                Effect::Ahead(ticket, articles) => self.workers.read_ahead(ticket, articles),
                Effect::Compare(ticket, article) => self.workers.compare(ticket, article),
                Effect::Near(ticket, library, article, span) => {
                    self.workers.near(ticket, library, (article, span));
                }
                Effect::Gather(ticket, library, gathering) => {
                    self.workers.gather(ticket, library, gathering);
                }
                Effect::Copy(words) => self.copy(&words)?,
                Effect::Capture(mouse) => self.screen.capture(mouse)?,
                Effect::Keep(Change::Shelve(_, after)) => self.scribe.shelve(after),
                Effect::Keep(Change::Mark(mark)) => self.scribe.mark(mark),
                Effect::Keep(Change::Correct(amendment)) => self.scribe.amend(amendment),
                Effect::Weigh(ticket, library, words) => {
                    self.workers.weigh(ticket, library, words);
                }
                Effect::Suspend => self.stop()?,
            }
        }
        Ok(())
    }

    fn copy(&mut self, words: &str) -> io::Result<()> {
        if words.len() > LONGEST_COPY {
            let what = Remark::new("problem-long-copy").with("kilobytes", LONGEST_COPY / 1000);
            let problem = Problem { place: String::new(), what };
            return self.tell(Msg::Stumbled(self.workers.newest(), vec![problem]));
        }
        self.screen.copy(words)
    }

    /// Lends the terminal to the shell until it brings the process back.
    fn stop(&mut self) -> io::Result<()> {
        if !signals::can_stop() {
            return Ok(());
        }
        self.screen.give_back();
        signals::stop();
        // What else was told meanwhile is only taken in after coming back.
        let heard = from_fn(|| self.inbox.next());
        let later: Vec<Event> = heard.take_while(|it| !is_back(it)).collect();
        self.come_back()?;
        later.into_iter().try_for_each(|it| self.take_in(it))
    }

    /// Lends the terminal to the reader's own editor.
    fn edit(&mut self, text: &str) -> io::Result<()> {
        if !self.ear.close() {
            let why = Remark::new("problem-editor-terminal");
            return self.tell(Msg::Edited(Err(why)));
        }
        self.screen.give_back();
        let outcome = editor::edit(text);
        // Whatever keys asked of the editor was not meant for us.
        let is_ours = |it: &Event| match it {
            Event::Asked(request) => !request.is_typed(),
            it => !matches!(it, Event::Told(Msg::Resized(..))),
        };
        let later: Vec<Event> = self.inbox.rest().into_iter().filter(is_ours).collect();
        self.come_back()?;
        self.ear.open();
        self.tell(Msg::Edited(outcome))?;
        later.into_iter().try_for_each(|it| self.take_in(it))
    }

    /// Takes the terminal again, which may have another size by now.
    fn come_back(&mut self) -> io::Result<()> {
        self.screen.take_again()?;
        let (columns, rows) = crossterm::terminal::size()?;
        self.tell(Msg::Resized(columns, rows))
    }
}

fn is_back(event: &Event) -> bool {
    matches!(event, Event::Asked(Request::Continue))
}
