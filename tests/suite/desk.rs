//! A desk to read at: articles in, keys in, the screen out. It answers effects
//! itself, at once, with the real ingestion, analysis and library.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use liseuse::analyze::{Lexicon, annotate};
use liseuse::app::{
    Change, Effect, Key, Keymap, Model, Msg, Progress, Resumed, Setup, Ticket, update,
};
use liseuse::corrections::Sheet;
use liseuse::i18n::{Language, Words};
use liseuse::ingest::{Place, Rules, parse};
use liseuse::library::{Bodies, Keeper, Library, Mark, Marks, Query, Quoted, changed};
use liseuse::news::{Annotated, ArticleId, Document};
use liseuse::screen::{Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

/// A session at a terminal that is only a table of letters.
#[derive(Clone)]
pub struct Desk {
    pub model: Model,
    /// What was asked of the world and not answered here, in words.
    pub asked: Vec<String>,
    /// What was set right.
    pub sheet: Sheet,
    /// What was done with articles, in order.
    pub marked: Vec<Mark>,
    /// Where in each article the reader was last.
    pub places: HashMap<ArticleId, usize>,
    /// How the session was told to be.
    pub session: Option<Resumed>,
    /// The articles as they were read.
    shelf: Vec<Annotated>,
    library: Arc<Library>,
    bodies: Arc<dyn Bodies>,
    /// What the articles were that have been revised.
    former: Vec<Document>,
    /// Whether answers to queries are held back, as a slow search would.
    pub is_slow: bool,
    /// Whether articles and what is gathered from them are held back, as a slow
    /// disk would.
    pub is_slow_to_read: bool,
    held: Vec<Effect>,
}

impl Desk {
    /// A desk with these articles, each a path and a text.
    pub fn with(articles: &[(&str, &str)], size: (u16, u16)) -> Self {
        Self::speaking(Language::French, articles, size)
    }

    /// The same in another language.
    pub fn speaking(language: Language, articles: &[(&str, &str)], size: (u16, u16)) -> Self {
        let setup = Setup {
            size: Size::new(size.0, size.1),
            opened: "presse/".to_owned(),
            words: Arc::new(Words::of(language)),
            keymap: Keymap::new(&[]),
            column: 76,
            mouse: true,
            asked: Vec::new(),
            shelves: Vec::new(),
            is_lasting: true,
        };
        let (model, effects) = Model::start(setup);
        let shelf = analysed(articles);
        let sheet = Sheet::read("", "").0;
        let (library, bodies) = kept(&shelf, &sheet);
        let mut desk = Self {
            model,
            asked: Vec::new(),
            sheet,
            marked: Vec::new(),
            places: HashMap::new(),
            session: None,
            shelf,
            library,
            bodies,
            former: Vec::new(),
            is_slow: false,
            is_slow_to_read: false,
            held: Vec::new(),
        };
        desk.answer(effects);
        desk
    }

    /// Presses keys, written with spaces between them: `j enter ctrl-r`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.tell(Msg::Pressed(key.parse().expect("a key")));
        }
        self
    }

    /// Types a text, letter by letter.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.tell(Msg::Pressed(Key::Char(letter)));
        }
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.tell(Msg::Resized(width, height));
        self
    }

    pub fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.answer(effects);
    }

    /// Puts other articles where the next loading finds them.
    pub fn shelve(&mut self, articles: &[(&str, &str)]) {
        self.shelf = analysed(articles);
        (self.library, self.bodies) = kept(&self.shelf, &self.sheet);
    }

    /// Loads these articles in the place of those there are, each revised that
    /// says something else.
    pub fn revise(&mut self, articles: &[(&str, &str)]) {
        let before = std::mem::take(&mut self.shelf);
        self.shelve(articles);
        let mut marks = Marks::default();
        for was in before {
            let is = self.shelf.iter().find(|it| it.document.id == was.document.id);
            let number = self.library.number(was.document.id);
            let is_other = is.is_some_and(|it| it.document.text != was.document.text);
            marks.revised.extend(number.filter(|_| is_other));
            self.former.push(Document::clone(&was.document));
        }
        self.library = Arc::new(Library::clone(&self.library).with_marks(Arc::new(marks)));
        self.arrive(self.model.loading);
    }

    /// Answers what was held back, the last first: whatever is late must not
    /// matter.
    pub fn catch_up(&mut self) -> &mut Self {
        self.is_slow_to_read = false;
        let held = std::mem::take(&mut self.held);
        self.answer(held.into_iter().rev().collect());
        self
    }

    fn answer(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Load(ticket) => self.arrive(ticket),
                Effect::Find(..) if self.is_slow => (),
                Effect::Find(ticket, library, query) => {
                    self.tell(Msg::Found(ticket, library.find(&query)));
                }
                Effect::Open(..) | Effect::Ahead(..) | Effect::Gather(..)
                    if self.is_slow_to_read =>
                {
                    self.held.push(effect);
                }
                Effect::Open(ticket, id) => {
                    self.tell(Msg::Opened(ticket, self.bodies.article(id)));
                }
                Effect::Ahead(ticket, ids) => self.read_ahead(ticket, &ids),
                Effect::Gather(ticket, library, gathering) => {
                    let gathered = gathering.gather(&library, &*self.bodies, &|| true).unwrap();
                    self.tell(Msg::Gathered(ticket, gathered));
                }
                Effect::Compare(ticket, id) => {
                    let was = self.former.iter().rfind(|it| it.id == id).unwrap();
                    let is = self.bodies.article(id).unwrap();
                    self.tell(Msg::Compared(ticket, id, changed(was, &is.document)));
                }
                Effect::Near(ticket, library, article, span) => {
                    let near = library.nearest(&*self.bodies, (article, span), &|| true);
                    self.tell(Msg::Near(ticket, near));
                }
                Effect::Weigh(ticket, library, words) => {
                    let weight = library.weigh(&words, &*self.bodies, &|| true).unwrap();
                    self.tell(Msg::Weighed(ticket, weight));
                }
                Effect::Keep(change) => self.keep(change),
                Effect::Place(article, place) => {
                    self.places.insert(article, place);
                }
                Effect::Edit(text) => self.asked.push(format!("edit {text}")),
                Effect::Session(session) => self.session = Some(session),
                Effect::Tally(ticket, library, articles) => {
                    let actors = library.tally(&articles, &|| true).expect("it is wanted");
                    self.tell(Msg::Tallied(ticket, actors));
                }
                Effect::Count(ticket, library, queries) => {
                    let counts = library.counts(&queries, &|| true).expect("it is wanted");
                    self.tell(Msg::Counted(ticket, counts));
                }
                Effect::Explain(ticket, library, query, articles) => {
                    let answers = self.explained(&library, &query, &articles);
                    self.tell(Msg::Explained(ticket, answers));
                }
                Effect::Remember(filter) => self.asked.push(format!("remember {filter}")),
                Effect::Copy(words) => self.asked.push(format!("copy {words}")),
                Effect::Capture(mouse) => self.asked.push(format!("capture {mouse}")),
                Effect::Suspend => self.asked.push("suspend".to_owned()),
            }
        }
    }

    fn read_ahead(&mut self, ticket: Ticket, ids: &[ArticleId]) {
        let articles = ids.iter().filter_map(|it| self.bodies.article(*it)).collect();
        self.tell(Msg::Ahead(ticket, articles));
    }

    /// Keeps what is to last.
    fn keep(&mut self, change: Change) {
        match change {
            Change::Correct(amendment) => {
                let made = self.sheet.text().lines().count();
                assert!(self.sheet.amend(&amendment, &format!("2026-11-22 07:00:{made:02}")));
                (self.library, self.bodies) = kept(&self.shelf, &self.sheet);
                self.tell(Msg::Kept(self.model.loading, Arc::clone(&self.library)));
            }
            Change::Mark(mark) => self.marked.push(mark),
            Change::Shelve(_, shelves) => {
                let written = shelves.iter().map(|it| format!("{}={}", it.name, it.filter));
                self.asked.push(format!("shelve {}", written.collect::<Vec<_>>().join("; ")));
            }
        }
    }

    fn explained(
        &self,
        library: &Library,
        query: &Query,
        articles: &[ArticleId],
    ) -> Vec<(ArticleId, Option<Quoted>)> {
        let grounds = library.grounds(query);
        let best = |it: &ArticleId| self.bodies.article(*it).and_then(|it| grounds.best(&it));
        articles.iter().map(|it| (*it, best(it))).collect()
    }

    fn arrive(&mut self, ticket: Ticket) {
        let count = u32::try_from(self.library.len()).expect("few");
        let progress =
            Progress { done: count, found: count, complete: true, ..Progress::default() };
        self.tell(Msg::Arrived(ticket, Arc::clone(&self.library), progress));
    }

    /// The screen as lines of text without trailing blanks.
    pub fn screen(&self) -> String {
        let buffer = self.buffer();
        let row = |y| (0..buffer.area.width).map(move |x| (x, y));
        let lines = (0..buffer.area.height).map(|y| {
            let symbols: String = row(y).map(|at| buffer[at].symbol()).collect();
            symbols.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The same with plain spaces where French has others.
    pub fn plain(&self) -> String {
        self.screen().replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// The screen with its styles, drawn without colour.
    pub fn buffer(&self) -> Buffer {
        let Size { width, height } = self.model.setup.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&self.model, &Theme::PLAIN, frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}

/// The library that these articles make, and the articles.
pub fn shelf(articles: &[(&str, &str)]) -> (Arc<Library>, Arc<dyn Bodies>) {
    kept(&analysed(articles), &Sheet::read("", "").0)
}

/// What analysis makes of these articles.
fn analysed(articles: &[(&str, &str)]) -> Vec<Annotated> {
    let (lexicon, rules) = (Lexicon::embedded(), Rules::embedded());
    let analysed = articles.iter().flat_map(|(path, text)| {
        let place = Place::new(Path::new(path), Path::new(""));
        parse(text.as_bytes(), &place, &rules).0
    });
    analysed.map(|it| annotate(Arc::new(it), &lexicon)).collect()
}

/// The library that these articles make with the reader's word over it.
fn kept(articles: &[Annotated], sheet: &Sheet) -> (Arc<Library>, Arc<dyn Bodies>) {
    let mut keeper = Keeper::default();
    keeper.correct(sheet.corrections());
    for article in articles {
        keeper.add(article.clone());
    }
    (Arc::new(keeper.snapshot()), keeper.bodies())
}

#[track_caller]
pub fn check_shows(desk: &Desk, expected: &str) {
    let screen = desk.plain();
    assert!(screen.contains(expected), "no `{expected}` on\n{screen}");
}

#[track_caller]
pub fn check_hides(desk: &Desk, unexpected: &str) {
    let screen = desk.plain();
    assert!(!screen.contains(unexpected), "`{unexpected}` on\n{screen}");
}
