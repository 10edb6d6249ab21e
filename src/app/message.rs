//! The whole conversation between a session and the world, on one page.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::app::{Change, Gathered, Gathering, Key, Resumed};
use crate::library::{ActorId, Changed, Found, Library, Mark, Near, Query, Quoted, Weight};
use crate::news::{Annotated, ArticleId, Problem, Remark};
use crate::text::Span;

/// Something that has happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key was pressed.
    Pressed(Key),
    /// Text was pasted. It comes unclean.
    Pasted(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The terminal has a new size: columns, rows.
    Resized(u16, u16),
    /// The library has grown, or is complete, under the ticket of its loading.
    Arrived(Ticket, Arc<Library>, Progress),
    /// Something was stepped over while loading.
    Stumbled(Ticket, Vec<Problem>),
    /// The answer to a [`Effect::Find`].
    Found(Ticket, Found),
    /// The answer to an [`Effect::Tally`].
    Tallied(Ticket, Vec<(ActorId, u32)>),
    /// The answer to an [`Effect::Compare`].
    Compared(Ticket, ArticleId, Vec<Changed>),
    /// The answer to a [`Effect::Near`]: nothing where nobody else says
    /// anything on the matter.
    Near(Ticket, Option<Near>),
    /// The library after an [`Effect::Keep`], under the ticket of its loading:
    /// the same articles, and ids that stay good.
    Kept(Ticket, Arc<Library>),
    /// How the last session was, under the ticket of the loading, and where in
    /// its article reading stopped, as a byte of the text.
    Resumed(Ticket, Resumed, usize),
    /// What was done with an article could not be kept.
    NotKept(Box<Mark>, Remark),
    /// What the reader's own editor made of the text of an [`Effect::Edit`].
    Edited(Result<String, Remark>),
    /// The answer to an [`Effect::Weigh`].
    Weighed(Ticket, Weight),
    /// The answer to an [`Effect::Count`].
    Counted(Ticket, Vec<Option<usize>>),
    /// The answer to an [`Effect::Explain`].
    Explained(Ticket, Vec<(ArticleId, Option<Quoted>)>),
    /// The answer to an [`Effect::Open`]; `None` where the article is no more.
    Opened(Ticket, Option<Arc<Annotated>>),
    /// The answer to an [`Effect::Ahead`]. Nothing of it is seen.
    Ahead(Ticket, Vec<Arc<Annotated>>),
    /// The answer to an [`Effect::Gather`].
    Gathered(Ticket, Gathered),
    /// The session is to end: a signal came.
    Ended,
}

/// Something that a session asks for.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read all sources (again) and send what arrives under this ticket.
    Load(Ticket),
    /// Answer a query. A newer one makes this one worthless.
    Find(Ticket, Arc<Library>, Query),
    /// Count whom these articles mention. A newer question makes this one
    /// worthless.
    Tally(Ticket, Arc<Library>, Arc<RoaringBitmap>),
    /// Do something lasting. What comes of it arrives with the next library.
    Keep(Change),
    /// Keep where in an article the reader is, as a byte of its text.
    Place(ArticleId, usize),
    /// Let the reader change this text in an editor of their own.
    Edit(String),
    /// Keep how the session is.
    Session(Resumed),
    /// Tell how much there is of these words. A newer one makes this one
    /// worthless.
    Weigh(Ticket, Arc<Library>, String),
    /// Say how many articles answer each query. A newer one makes this one
    /// worthless.
    Count(Ticket, Arc<Library>, Vec<Option<Query>>),
    /// Say where each article answers the query best. A newer one makes this
    /// one worthless.
    Explain(Ticket, Arc<Library>, Query, Vec<ArticleId>),
    /// Remember that this filter was asked.
    Remember(String),
    /// Bring an article. A newer one makes this one worthless.
    Open(Ticket, ArticleId),
    /// Bring articles that may be opened next. A newer one makes this one
    /// worthless.
    Ahead(Ticket, Vec<ArticleId>),
    /// Say what the last revision has changed in an article. A newer question
    /// makes this one worthless.
    Compare(Ticket, ArticleId),
    /// Gather from many articles. A newer one makes this one worthless.
    Gather(Ticket, Arc<Library>, Gathering),
    /// Look for the statement of another actor that is nearest to what an
    /// article reports at this span. A newer question makes this one worthless.
    Near(Ticket, Arc<Library>, ArticleId, Span),
    /// Put these words on the clipboard. They are clean.
    Copy(String),
    /// Take the mouse, or leave it to the terminal's own selection.
    Capture(bool),
    /// Stop until the shell brings the program back.
    Suspend,
}

/// Tells the answer to the newest question from answers to older ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Ticket(pub u64);

/// How far a loading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Files read and analysed.
    pub done: u32,
    /// Files found so far.
    pub found: u32,
    /// Whether nothing more will come.
    pub complete: bool,
    /// Whether articles that are there already are analysed anew.
    pub is_again: bool,
    /// Whether another instance writes the library, and this one follows it.
    pub is_followed: bool,
}

/// What the mouse did, and at which column and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub act: MouseAct,
    /// Columns from the left edge.
    pub column: u16,
    /// Rows from the top edge.
    pub row: u16,
}

/// What a mouse can do here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAct {
    /// The main button went down.
    Press,
    /// The mouse moved with the main button down.
    Drag,
    /// The main button came up.
    Release,
    /// The wheel turned towards the beginning.
    WheelUp,
    /// The wheel turned towards the end.
    WheelDown,
}
