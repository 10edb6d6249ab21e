//! The one thread that owns the library: it takes orders, keeps the articles
//! and sends word of what has come of them.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use crossbeam_channel::Receiver;

use crate::app::{Msg, Ticket};
use crate::library::{Bodies, Keeper};
use crate::news::{Annotated, ArticleId};
use crate::runtime::fetch::Origin;
use crate::runtime::load::{Report, Tools, load};

/// What the librarian can be told to do. Orders are carried out one after the
/// other; a loading gives up as soon as a newer one is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Read all sources (again).
    Load(Ticket),
}

/// Keeps the articles.
pub struct Librarian {
    /// Where articles come from.
    pub origins: Vec<Origin>,
    /// The ticket of the newest loading that was ordered.
    pub newest: Arc<AtomicU64>,
    /// Where others find the articles.
    pub stacks: Stacks,
    /// What keeps them.
    pub keeper: Keeper,
}

impl Librarian {
    /// Carries out `orders` until there will be no more.
    pub fn serve(mut self, orders: &Receiver<Order>, tell: &dyn Fn(Msg)) {
        let tools = Tools::default();
        for order in orders {
            match order {
                Order::Load(ticket) => self.load(ticket, &tools, tell),
            }
        }
    }

    /// Reads everything from the beginning.
    fn load(&mut self, ticket: Ticket, tools: &Tools, tell: &dyn Fn(Msg)) {
        self.keeper = Keeper::default();
        let wanted = || self.newest.load(Ordering::Relaxed) == ticket.0;
        load((&self.origins, tools), &mut self.keeper, wanted, |report| {
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
