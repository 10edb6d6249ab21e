//! The session: what the reader sees and does. Pure: it changes only through
//! [`update`], and what it wants from the world it asks for as an [`Effect`].

mod ahead;
mod area;
mod cast;
mod changes;
mod chooser;
mod commands;
mod correct;
mod filter;
mod findings;
mod gathering;
mod headlines;
mod history;
mod jumps;
mod key;
mod keymap;
mod layout;
mod list;
mod mentions;
mod message;
mod notes;
mod opening;
mod overview;
mod page;
mod portrait;
mod reading;
mod rows;
mod shelves;
mod snippets;
mod typed;
mod undo;
mod update;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::corrections::Correction;
use crate::i18n::{Language, Words};
use crate::library::{ActorId, Completion, Keywords, Library, Shelf};
use crate::news::{ArticleId, Problem, Remark};
use crate::text::Span;

pub use ahead::Ahead;
pub use area::Area;
pub use cast::{Card, Cast, CastActor, CastRow, Extent, Order};
pub use changes::{ChangeRow, Changes, Wording};
pub use chooser::Chooser;
pub use commands::{COMMANDS, Command, Entry, Scope};
pub use correct::{Correcting, Step, Subject, Way, kind_key, toll};
pub use filter::Filter;
pub use findings::{
    Amount, Claim, Dating, Finding, FindingRow, Findings, Lens, Manner, Marks, Matter, Named,
    Occasion, Origin, Relation, Saying, Told, Topic, sign_of,
};
pub use gathering::{Count, Gathered, Gathering, Gathers};
pub use headlines::{Headline, Headlines};
pub use history::History;
pub use jumps::{Jumps, Spot};
pub use key::{Key, UnknownKey};
pub use keymap::Keymap;
pub use layout::{Pane, PaneArea, Panes, Shape, Window, panes};
pub use list::List;
pub use mentions::{MentionRow, Mentions, Passage};
pub use message::{Effect, Mouse, MouseAct, Msg, Progress, Ticket};
pub use notes::{NoteRow, NoteWindow, TagRow, TagWindow, Writing};
pub use opening::{Goal, Opening};
pub use overview::Overview;
pub use page::{Hits, Page, Row};
pub use portrait::{NameUse, Naming, Portrait, PortraitRow, Section};
pub use reading::{Reading, Resumed};
pub use rows::Rows;
pub use shelves::{ShelfRow, ShelfWindow, Shelves, name_for as shelf_name};
pub use snippets::Snippets;
pub use typed::Typed;
pub use undo::{Change, Undo};
pub use update::update;

/// How a session is to be.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The size of the terminal.
    pub size: Size,
    /// What is opened, in the reader's words. Clean.
    pub opened: String,
    /// The words of the interface.
    pub words: Arc<Words>,
    /// The keys.
    pub keymap: Keymap,
    /// How wide the text may become, in columns.
    pub column: u16,
    /// Whether the mouse is ours at the start.
    pub mouse: bool,
    /// The filters that were asked before, the newest last.
    pub asked: Vec<String>,
    /// The filters that have a name.
    pub shelves: Vec<Shelf>,
    /// Whether what is done with articles outlives the session.
    pub is_lasting: bool,
}

/// The whole session.
#[derive(Debug, Clone)]
pub struct Model {
    /// How it was set up; the size is kept current.
    pub setup: Setup,
    /// All articles, as far as they have arrived.
    pub library: Arc<Library>,
    /// How far loading has come.
    pub progress: Progress,
    /// What the top line says of both.
    pub overview: Overview,
    /// What was stepped over.
    pub problems: Vec<Problem>,
    /// What the articles are filtered by.
    pub filter: Filter,
    /// The filters that have a name.
    pub shelves: Shelves,
    /// The articles that pass.
    pub list: List,
    /// What the list shows of those on the screen.
    pub headlines: Headlines,
    /// Why those on the screen pass.
    pub snippets: Snippets,
    /// The open article.
    pub page: Page,
    /// The page of an actor, in the place of the open article.
    pub portrait: Option<Portrait>,
    /// Articles that may be opened next.
    pub ahead: Ahead,
    /// The article that is to be open next.
    pub opening: Option<Opening>,
    /// What is to be in the panel next.
    pub gathering: Option<Gathering>,
    /// What is looked for in the text.
    pub find: Typed,
    /// What the side panel shows.
    pub lens: Lens,
    /// The side panel: the cast, and the mentions of one actor.
    pub cast: Cast,
    /// What the other lenses of the panel find.
    pub findings: Findings,
    /// How the reader wants the statements listed.
    pub manner: Manner,
    /// What is marked in the text.
    pub marks: Marks,
    /// The ticket of the newest question for the nearest statement.
    pub nearing: Ticket,
    /// Where the reader has been.
    pub jumps: Jumps,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The pane beside the text, where there is room for one only.
    pub side: Pane,
    /// Whether the panel is shown where there is room for it.
    pub panel: bool,
    /// Whether nothing but the text is shown.
    pub zen: bool,
    /// Whether the mouse is ours rather than the terminal's.
    pub mouse: bool,
    /// What the reader is in the middle of.
    pub mode: Mode,
    /// What was just done or could not be, until the next key.
    pub notice: Option<Notice>,
    /// The ticket of the loading whose articles are taken.
    pub loading: Ticket,
    /// What was done that outlives the session, to be taken back.
    pub undo: Undo,
    /// What was done with articles, and where in them the reader is.
    pub state: Reading,
    /// The ticket of the newest [`Effect::Weigh`].
    pub weighing: Ticket,
    /// The ticket of the newest [`Effect::Compare`].
    pub comparing: Ticket,
    /// The newest ticket under which an article or a gathering was asked for.
    pub asked: Ticket,
}

/// What the reader is in the middle of.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Reading and moving about.
    Browse,
    /// Typing a filter.
    Filter(Asking),
    /// Typing words to find in the text; the place before is kept.
    Find(usize),
    /// Typing what narrows the panel.
    Narrow,
    /// Looking at what the keys do.
    Help(Chooser<HelpRow>),
    /// Choosing an actor.
    Pick(Chooser<Pick>),
    /// Choosing a shelf, or changing one.
    Shelves(ShelfWindow),
    /// Looking at what was stepped over. Rows are indexes into the problems.
    Problems(Chooser<usize>),
    /// Writing a note.
    Write(Box<Writing>),
    /// Looking at notes.
    Notes(NoteWindow),
    /// Putting tags on an article.
    Tags(TagWindow),
    /// Looking at why the current mention was found.
    Why,
    /// Looking at what a revision has changed.
    Changes(Box<Changes>),
    /// Setting something right.
    Correct(Box<Correcting>),
    /// Looking at what was set right. Rows are places among the corrections.
    Corrections(Chooser<usize>),
    /// Leaving.
    Over,
}

/// A filter that is being typed.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// The filter before, to go back to.
    pub before: String,
    /// The ways to go on that are offered.
    pub completions: Rows<Completion>,
    /// Whether the reader has gone to one of them.
    pub touched: bool,
    /// Whether anything was typed.
    pub edited: bool,
}

impl rows::Row for Completion {}

/// A line of the help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpRow {
    /// What can be done here follows.
    Place(Scope),
    /// A command: an index into [`COMMANDS`].
    Command(usize),
    /// What can be typed in a filter follows.
    Filters,
    /// Something to type in a filter: an index into [`FILTERS`].
    Filter(usize),
}

/// What the help page shows of the language of filters: `filter-<name>` is
/// something to type, `filter-<name>-about` what it asks for.
pub const FILTERS: &[&str] = &[
    "words", "phrase", "actor", "without", "either", "says", "figure", "since", "dates", "marks",
    "new",
];

impl rows::Row for HelpRow {
    fn is_heading(&self) -> bool {
        matches!(self, Self::Place(_) | Self::Filters)
    }
}

/// An actor to pick, and the letters of its name that what was typed matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// Who.
    pub actor: ActorId,
    /// The letters that match.
    pub marks: Vec<Span>,
    /// What tells it from others of its name that are listed: who published
    /// its first article, and who is mentioned beside it.
    pub beside: Option<(String, Option<String>)>,
}

impl rows::Row for Pick {}

impl rows::Row for usize {}

/// Something to tell the reader in passing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// So many words are on the clipboard.
    Copied(usize),
    /// The hit the reader is at, and how many there are.
    Hit(usize, usize),
    /// These words do not stand in the text.
    NoHit(String),
    /// Nothing was looked for yet.
    NothingToFind,
    /// There is no place to go back to.
    NoWayBack,
    /// There is no place to go forward to.
    NoWayForward,
    /// No actor is mentioned on the screen, or no further one in the text.
    NoActorHere,
    /// No statement stands here from which another could be looked for.
    NoStatementHere,
    /// Nobody else says anything on the matter in another article.
    NothingNear,
    /// What is marked in the text now.
    Marked(Marks),
    /// The mouse is ours, or free.
    Mouse(bool),
    /// The article is no more.
    Gone,
    /// The article says what it said when it was first read.
    NotRevised,
    /// No passage of the article has changed.
    NothingChanged,
    /// A selection was begun.
    Selecting,
    /// There is nothing here that could be set right.
    NothingToCorrect,
    /// This was set right.
    Corrected(Correction),
    /// This was done with an article.
    Kept(Change),
    /// What was done could not be kept, and was taken back.
    NotKept(Remark),
    /// The reader's own editor did not do what it was asked.
    NotEdited(Remark),
    /// This was taken back.
    Undone(Change),
    /// This was done again.
    Redone(Change),
    /// Nothing was done that could be taken back.
    NothingToUndo,
    /// Nothing was taken back that could be done again.
    NothingToRedo,
}

impl Model {
    /// A session that has just begun, and what it asks for first.
    pub fn start(setup: Setup) -> (Self, Vec<Effect>) {
        let loading = Ticket(1);
        let mouse = setup.mouse;
        let history = History::new(setup.asked.clone());
        let shelves = Shelves::new(setup.shelves.clone());
        let mut model = Self {
            setup,
            library: Arc::default(),
            progress: Progress::default(),
            overview: Overview::default(),
            problems: Vec::new(),
            filter: Filter { history, ..Filter::default() },
            shelves,
            list: List::default(),
            headlines: Headlines::default(),
            snippets: Snippets::default(),
            page: Page::default(),
            portrait: None,
            ahead: Ahead::default(),
            opening: None,
            gathering: None,
            find: Typed::default(),
            lens: Lens::default(),
            cast: Cast::default(),
            findings: Findings::default(),
            manner: Manner::default(),
            marks: Marks::default(),
            nearing: Ticket::default(),
            jumps: Jumps::default(),
            focus: Pane::List,
            side: Pane::List,
            panel: true,
            zen: false,
            mouse,
            mode: Mode::Browse,
            notice: None,
            loading,
            undo: Undo::default(),
            state: Reading::default(),
            weighing: Ticket::default(),
            comparing: Ticket::default(),
            asked: Ticket::default(),
        };
        model.overview.renew(&model.library, model.progress, &model.setup.words);
        (model, vec![Effect::Load(loading)])
    }

    /// Whether the reader has left.
    pub fn is_over(&self) -> bool {
        matches!(self.mode, Mode::Over)
    }

    /// Whether something was asked that may be answered before anybody sees
    /// that it is not there yet.
    pub fn is_waiting(&self) -> bool {
        let has_nothing = self.library.is_empty() && !self.progress.complete;
        let is_finding = self.filter.answered != self.filter.awaited;
        has_nothing || is_finding || self.opening.is_some()
    }

    /// Where everything is on the screen now.
    pub fn panes(&self) -> Panes {
        panes(Shape {
            size: self.setup.size,
            focus: self.focus,
            side: self.side,
            panel: self.panel,
            zen: self.zen,
            shelves: !self.shelves.all().is_empty(),
            column: self.setup.column,
        })
    }

    /// The article that is open, or will be as soon as it comes.
    pub fn reading(&self) -> Option<ArticleId> {
        self.opening.as_ref().map(|it| it.article).or_else(|| self.page.id())
    }

    /// Where keys go: to a pane, or to what is being typed.
    pub fn scope(&self) -> Scope {
        match (&self.mode, self.focus) {
            (Mode::Browse, Pane::List) => Scope::List,
            (Mode::Browse, Pane::Reader) if self.portrait.is_some() => Scope::Portrait,
            (Mode::Browse, Pane::Reader) => Scope::Reader,
            (Mode::Browse, Pane::Panel) => Scope::Panel,
            (Mode::Write(_), _) => Scope::Writing,
            _ => Scope::Prompt,
        }
    }

    /// Where the window over the panes goes.
    pub fn window(&self) -> Window {
        self.panes().window(match &self.mode {
            Mode::Why => 9,
            Mode::Correct(it) => it.height(),
            Mode::Write(_) => 10,
            Mode::Tags(_) => 12,
            Mode::Changes(it) => u16::try_from(it.rows.all().len()).unwrap_or(u16::MAX),
            _ => 31,
        })
    }

    /// How many lines of the panel tell more of the chosen actor. None where
    /// names need the room.
    pub fn card_height(&self) -> u16 {
        let is_cast = self.lens == Lens::Cast && self.cast.mentions.is_none();
        if is_cast && self.panes().panel.body.height >= 26 { 7 } else { 0 }
    }

    /// The keywords of the interface's language.
    pub fn keywords(&self) -> Keywords {
        match self.setup.words.language() {
            Language::French => Keywords::French,
            Language::English => Keywords::English,
        }
    }

    /// How many completions are shown at once: never more than a third of the
    /// screen.
    pub fn completions_height(&self) -> usize {
        usize::from(self.setup.size.height / 3).saturating_sub(2).clamp(1, 8)
    }

    /// How many lines an article takes in the list.
    pub fn list_step(&self) -> u16 {
        let body = self.panes().list.body;
        if body.width >= 60 || body.height < 12 { 2 } else { 3 }
    }

    /// How many articles the list shows at once.
    pub fn list_height(&self) -> usize {
        usize::from(self.panes().list.body.height / self.list_step())
    }
}
