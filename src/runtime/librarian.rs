//! The one thread that owns the library: it takes orders, keeps the articles
//! and sends word of what has come of them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crossbeam_channel::Receiver;

use crate::app::{Change, Msg, Ticket};
use crate::library::{Bodies, Keeper};
use crate::news::{Annotated, ArticleId};
use crate::runtime::fetch::Origin;
use crate::runtime::load::{Report, Tools, load};
use crate::runtime::notebook::Notebook;

/// What the librarian can be told to do. Orders are carried out one after the
/// other; a loading gives up as soon as a newer one is ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Read all sources (again).
    Load(Ticket),
    /// Do something lasting.
    Keep(Box<Change>),
}

/// Keeps the articles.
pub struct Librarian {
    /// Where articles come from.
    pub origins: Vec<Origin>,
    /// What they are read with.
    pub tools: Tools,
    /// The ticket of the newest loading that was ordered.
    pub newest: Arc<AtomicU64>,
    /// Where others find the articles.
    pub stacks: Stacks,
    /// What keeps them.
    pub keeper: Keeper,
    /// What the reader set right.
    pub notebook: Notebook,
}

impl Librarian {
    /// Carries out `orders` until there will be no more.
    pub fn serve(mut self, orders: &Receiver<Order>, tell: &dyn Fn(Msg)) {
        for order in orders {
            match order {
                Order::Load(ticket) => self.load(ticket, tell),
                Order::Keep(change) => self.keep(&change, tell),
            }
        }
    }

    /// Reads everything from the beginning.
    fn load(&mut self, ticket: Ticket, tell: &dyn Fn(Msg)) {
        self.keeper = Keeper::default();
        let problems = self.notebook.read();
        if !problems.is_empty() {
            tell(Msg::Stumbled(ticket, problems));
        }
        self.keeper.correct(self.notebook.corrections());
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        load((&self.origins, &self.tools), &mut self.keeper, wanted, |report| {
            tell(match report {
                Report::Grown(library, bodies, progress) => {
                    self.stacks.put(bodies);
                    Msg::Arrived(ticket, library, progress)
                }
                Report::Stumbled(problems) => Msg::Stumbled(ticket, problems),
            });
        });
    }
}

impl Librarian {
    /// Does something lasting, and sends the library as it is then.
    fn keep(&mut self, change: &Change, tell: &dyn Fn(Msg)) {
        let ticket = Ticket(self.newest.load(Ordering::Relaxed));
        let Change::Correct(amendment) = change else { return };
        if let Err(problem) = self.notebook.amend(amendment) {
            tell(Msg::Stumbled(ticket, vec![problem]));
        }
        self.keeper.correct(self.notebook.corrections());
        let library = Arc::new(self.keeper.snapshot());
        self.stacks.put(self.keeper.bodies());
        tell(Msg::Kept(ticket, library));
    }
}

/// Where articles are found, whole, while the librarian is at work.
#[derive(Debug, Clone, Default)]
pub struct Stacks {
    bodies: Arc<RwLock<Option<Arc<dyn Bodies>>>>,
}

impl Stacks {
    fn put(&self, bodies: Arc<dyn Bodies>) {
        *self.bodies.write().unwrap_or_else(PoisonError::into_inner) = Some(bodies);
    }
}

impl Bodies for Stacks {
    fn article(&self, id: ArticleId) -> Option<Arc<Annotated>> {
        let bodies = self.bodies.read().unwrap_or_else(PoisonError::into_inner).clone();
        bodies?.article(id)
    }
}
