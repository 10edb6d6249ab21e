//! How a library grows.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::corrections::{Correction, Corrections, Outcome};
use crate::library::card::Card;
use crate::library::cast::{Cast, merged};
use crate::library::order;
use crate::library::packed::Draft;
use crate::library::rows::{Line, Rows};
use crate::library::{Digest, Library, Numbers};
use crate::news::ArticleId;

/// Who published articles.
#[derive(Debug, Clone)]
pub(super) struct Outlet {
    pub name: Box<str>,
    pub card: Card,
    /// The numbers of its articles.
    pub articles: Numbers,
}

/// Grows a library article by article. Kept by whoever keeps the articles;
/// readers get snapshots.
///
/// Articles go by numbers, which whoever keeps them gives: small, and good for
/// as long as the article is there.
#[derive(Debug, Default)]
pub struct Builder {
    rows: Rows,
    outlets: Arc<Vec<Outlet>>,
    outlet_of: HashMap<Box<str>, u32>,
    /// What figures count, as codes.
    counted: Arc<Vec<Box<str>>>,
    /// The numbers of all articles.
    present: RoaringBitmap,
    /// The numbers of all articles but the fresh ones, by id.
    by_id: Arc<Vec<u32>>,
    /// The same as the list shows them.
    order: Arc<Vec<u32>>,
    /// Numbers that have changed since the last snapshot.
    fresh: RoaringBitmap,
    cast: Cast,
    /// What the reader set right, and what of it was of effect in articles.
    corrections: Corrections,
    mended: BTreeSet<usize>,
}

impl Builder {
    /// Adds an article under a number that no other has. Cost: the length of
    /// its digest.
    ///
    /// # Panics
    ///
    /// Where the number is another article's: see [`Builder::replace`].
    pub fn add(&mut self, number: u32, digest: &Digest) {
        assert!(self.present.insert(number), "number {number} is taken");
        let outlet = self.outlet(&digest.source.outlet);
        self.outlet_at(outlet).articles.insert(number);
        let counted = digest.figures.iter().map(|it| self.counted(&it.what)).collect();
        let nodes = self.cast.add(number, digest);
        self.rows.put(number, &Draft { digest, outlet, nodes, counted });
        self.fresh.insert(number);
    }

    /// Takes an article out, given the digest that it was added with. Nothing
    /// happens where there is none of that number.
    pub fn take_out(&mut self, number: u32, digest: &Digest) {
        let Some(line) = self.rows.get(number) else { return };
        let outlet = line.outlet();
        self.cast.take_out(number, digest, line.nodes());
        self.outlet_at(outlet).articles.remove(number);
        self.rows.clear(number);
        self.present.remove(number);
        self.fresh.insert(number);
    }

    /// Puts a new digest of an article in the place of the one it was added
    /// with.
    pub fn replace(&mut self, number: u32, before: &Digest, after: &Digest) {
        self.take_out(number, before);
        self.add(number, after);
    }

    /// The number of an outlet.
    fn outlet(&mut self, name: &str) -> u32 {
        if let Some(outlet) = self.outlet_of.get(name) {
            return *outlet;
        }
        let number = u32::try_from(self.outlets.len()).expect("fewer outlets than articles");
        let (card, articles) = (Card::new(name), Numbers::default());
        let outlet = Outlet { name: name.into(), card, articles };
        Arc::make_mut(&mut self.outlets).push(outlet);
        self.outlet_of.insert(name.into(), number);
        number
    }

    fn outlet_at(&mut self, number: u32) -> &mut Outlet {
        &mut Arc::make_mut(&mut self.outlets)[number as usize]
    }

    /// The number of what a figure counts. There are few of them.
    fn counted(&mut self, what: &str) -> u32 {
        let place = self.counted.iter().position(|it| **it == *what).unwrap_or_else(|| {
            Arc::make_mut(&mut self.counted).push(what.into());
            self.counted.len() - 1
        });
        u32::try_from(place).expect("fewer kinds of figures than figures")
    }

    /// The library so far, without its texts. Cost: what has changed since the
    /// last snapshot, one pointer for every hundred articles and names, and
    /// three numbers an article.
    pub fn snapshot(&mut self) -> Library {
        self.arrange();
        let (rows, by_id) = (&self.rows, &self.by_id);
        let roll = self.cast.settle(&|id| {
            let line = number_of(id, by_id, rows).and_then(|it| rows.get(it));
            line.map_or_else(Vec::new, |it| it.nodes().collect())
        });
        Library {
            rows: self.rows.clone(),
            outlets: Arc::clone(&self.outlets),
            counted: Arc::clone(&self.counted),
            present: Arc::new(self.present.clone()),
            by_id: Arc::clone(&self.by_id),
            order: Arc::clone(&self.order),
            listed: self.listed(),
            roll,
            corrections: self.corrections.clone(),
            outcomes: self.outcomes(),
            marks: Arc::default(),
            texts: None,
        }
    }

    /// The ids of all articles as the list shows them.
    fn listed(&self) -> Arc<[ArticleId]> {
        let id = |it: &u32| self.rows.get(*it).expect("what is arranged is there").id();
        self.order.iter().map(id).collect()
    }

    /// Takes `corrections` for the reader's word from the next snapshot on.
    /// `mended` are the places among them of those that
    /// [`mend`](crate::corrections::mend) found of effect in any article.
    pub fn correct(&mut self, corrections: Corrections, mended: BTreeSet<usize>) {
        self.cast.correct(corrections.clone());
        (self.corrections, self.mended) = (corrections, mended);
    }

    /// What became of each correction.
    fn outcomes(&self) -> Arc<[Outcome]> {
        let mut told = self.cast.outcomes().iter().peekable();
        let outcome = |(place, what): (usize, &Correction)| match what.words() {
            None => {
                let its = told.next_if(|it| it.0 as usize == place);
                its.map_or(Outcome::NoActor, |it| it.1)
            }
            Some(_) if self.mended.contains(&place) => Outcome::Applies,
            Some(words) => match words.at.as_ref().and_then(|it| it.article.id) {
                Some(id) if !self.has(id) => Outcome::NoArticle,
                _ => Outcome::NoWords,
            },
        };
        self.corrections.all().iter().map(|it| &it.what).enumerate().map(outcome).collect()
    }

    fn has(&self, id: ArticleId) -> bool {
        number_of(id, &self.by_id, &self.rows).is_some()
    }

    /// Brings the orders of the list and of the ids up to date.
    fn arrange(&mut self) {
        if self.fresh.is_empty() {
            return;
        }
        for number in &self.fresh {
            self.rows.fit(number);
        }
        let line =
            |at: &u32| self.rows.get(*at).expect("only articles that are there are arranged");
        let fresh: Vec<u32> = (&self.fresh & &self.present).iter().collect();
        let arranged = |before: &[u32], compare: &dyn Fn(Line, Line) -> Ordering| {
            let before = before.iter().copied().filter(|it| !self.fresh.contains(*it));
            let mut fresh = fresh.clone();
            fresh.sort_by(|one, other| compare(line(one), line(other)));
            let is_less = |one: &u32, other: &u32| compare(line(one), line(other)).is_lt();
            Arc::new(merged(&before.collect::<Vec<_>>(), &fresh, is_less))
        };
        let order = arranged(&self.order, &order::compare);
        let by_id = arranged(&self.by_id, &|one, other| one.id().cmp(&other.id()));
        (self.order, self.by_id) = (order, by_id);
        self.fresh.clear();
    }
}

/// The number of the article of that id, among numbers in the order of ids.
fn number_of(id: ArticleId, by_id: &[u32], rows: &Rows) -> Option<u32> {
    let place = by_id.binary_search_by_key(&Some(id), |it| rows.get(*it).map(Line::id));
    place.ok().map(|it| by_id[it])
}
