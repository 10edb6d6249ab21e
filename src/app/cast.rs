//! The side panel: who is mentioned, in this article or in all that pass the
//! filter.

use std::collections::HashMap;

use crate::app::rows::{Row, Rows};
use crate::app::{Filter, Mentions, Typed};
use crate::library::{ActorId, Companion, Library, Parts, significance};
use crate::news::{Annotated, Kind};
use crate::text::Span;

/// How many actors of one kind are listed at most. Narrowing finds the rest.
const MOST: usize = 500;

/// Whose actors are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Those of the open article.
    #[default]
    Article,
    /// Those of every article that passes the filter.
    Found,
}

/// In which order actors of one kind are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Those mentioned most come first.
    #[default]
    Weight,
    /// Those come first who are mentioned here far more often than in the
    /// rest of the library: see [`significance`].
    Significance,
}

/// What the panel tells of the chosen actor besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Who.
    pub actor: ActorId,
    /// Its part in what is said; `None` where that was not counted.
    pub parts: Option<Parts>,
    /// With whom it appears.
    pub company: Vec<Companion>,
    /// Its family, itself left out, whom it belongs to first.
    pub family: Vec<ActorId>,
    /// Whether the reader looks at it, so that all was counted.
    is_close: bool,
}

/// How many of each a card names at most.
const ON_CARD: usize = 4;

/// Of an actor in more articles, a card tells no companions: counting them
/// would hold up the key that brought it here.
const TOO_WIDE: u64 = 3_000;

/// In so many articles everything is counted also while the reader only goes
/// from article to article.
const IN_PASSING: u64 = 64;

impl Card {
    /// What the library knows of `actor`. Of a wide one, most only if the
    /// reader `is_close`.
    pub fn of(library: &Library, actor: ActorId, is_close: bool) -> Self {
        let width = library.actor(actor).map_or(0, |it| it.articles.len());
        let is_counted = is_close || width <= IN_PASSING;
        let has_company = is_counted && width <= TOO_WIDE;
        let company = if has_company { library.company(actor, ON_CARD) } else { Vec::new() };
        let parts = is_counted.then(|| library.parts(actor));
        let parent = library.parent(actor).map(|it| it.id);
        let kin = library.family(actor).into_iter().map(|it| it.id);
        let others = kin.filter(|it| *it != actor && Some(*it) != parent);
        let family = parent.into_iter().chain(others).take(ON_CARD).collect();
        Self { actor, parts, company, family, is_close }
    }

    /// Whether it tells of `actor` all that somebody who `is_close` would see.
    fn is_of(&self, actor: ActorId, is_close: bool) -> bool {
        self.actor == actor && (self.is_close || !is_close)
    }
}

/// One line of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastRow {
    /// The actors of this kind follow, so many.
    Kind(Kind, usize),
    /// An actor.
    Actor(CastActor),
    /// So many more of the same kind are not listed.
    More(usize),
    /// So many were hidden by the reader; they follow where they are unfolded.
    Hidden(usize),
}

/// An actor in the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CastActor {
    /// Who.
    pub id: ActorId,
    /// Mentions in the open article.
    pub here: u32,
    /// Articles that pass the filter and mention it.
    pub articles: u32,
    /// The fullest name that the open article gives it, where the panel lists
    /// the actors of that article.
    pub name: Option<Span>,
}

/// The panel. Remembers the chosen actor itself, so that the choice stays put
/// when the lines change.
#[derive(Debug, Clone, Default)]
pub struct Cast {
    /// Whose actors are listed.
    pub extent: Extent,
    /// In which order.
    pub order: Order,
    /// More of the chosen actor, where there is room.
    pub card: Option<Card>,
    /// What narrows the names.
    pub narrow: Typed,
    /// The mentions of one actor, where they are shown instead.
    pub mentions: Option<Mentions>,
    /// Whether those that the reader hid are listed, below the others.
    pub unfolded: bool,
    /// The cards of those who were chosen, of the same library: whoever goes
    /// through articles meets the same few again and again.
    cards: HashMap<ActorId, Card>,
    rows: Rows<CastRow>,
    /// Who was chosen last, listed or not at present.
    kept: Option<ActorId>,
}

impl Cast {
    /// The lines, an actor of them chosen.
    pub fn rows(&self) -> &Rows<CastRow> {
        &self.rows
    }

    /// The chosen actor.
    pub fn chosen(&self) -> Option<ActorId> {
        match self.rows.chosen() {
            Some(CastRow::Actor(actor)) => Some(actor.id),
            _ => None,
        }
    }

    /// Whether the line is chosen that tells how many are hidden.
    pub fn is_at_hidden(&self) -> bool {
        matches!(self.rows.chosen(), Some(CastRow::Hidden(_)))
    }

    /// How many actors there are, listed or not, without those that are hidden.
    pub fn count(&self) -> usize {
        let of_kind = |it: &CastRow| if let CastRow::Kind(_, count) = it { *count } else { 0 };
        self.rows.all().iter().map(of_kind).sum()
    }

    /// Lists the actors anew: of `article`, or of all that `filter` found.
    pub fn renew(&mut self, library: &Library, article: Option<&Annotated>, filter: &Filter) {
        let here = article.map(|it| here(library, it, filter)).unwrap_or_default();
        let mut actors = match self.extent {
            Extent::Article => here,
            Extent::Found => of_found(&here, filter),
        };
        if !self.narrow.is_empty() {
            let is_asked_for = library.picked_by(self.narrow.text());
            actors.retain(|it| is_asked_for(it.id));
        }
        if self.order == Order::Significance {
            sort_by_significance(library, filter, self.extent, &mut actors);
        }
        let line = self.rows.line();
        self.card = None;
        let is_hidden = |it: &CastActor| library.hides_actor(it.id);
        let (hidden, actors): (Vec<_>, Vec<_>) = actors.into_iter().partition(is_hidden);
        let mut rows = by_kind(library, &actors);
        rows.extend(self.hidden(&hidden));
        self.rows = Rows::new(rows);
        // Two names may have turned out to be one actor meanwhile.
        self.kept = self.kept.and_then(|it| library.actor(it)).map(|it| it.id);
        if let Some(kept) = self.kept {
            self.choose(kept);
        }
        self.rows.hold(line);
    }

    /// Takes in that another article is open. Cost: its cast and the lines.
    pub fn reopen(&mut self, library: &Library, article: &Annotated, filter: &Filter) {
        if self.extent == Extent::Article {
            return self.renew(library, Some(article), filter);
        }
        let here = counts(&here(library, article, filter));
        self.rows.change(|it| {
            if let CastRow::Actor(actor) = it {
                actor.here = here.get(&actor.id).copied().unwrap_or(0);
            }
        });
    }

    /// The line for those that are hidden and, unfolded, a line for each.
    fn hidden(&self, hidden: &[CastActor]) -> Vec<CastRow> {
        let count = (!hidden.is_empty()).then_some(CastRow::Hidden(hidden.len()));
        let listed = hidden.iter().filter(|_| self.unfolded).take(MOST);
        count.into_iter().chain(listed.map(|it| CastRow::Actor(*it))).collect()
    }

    /// Tells more of an actor, or of nobody: all where the reader `is_close`.
    pub fn tell_of(&mut self, library: &Library, actor: Option<ActorId>, is_close: bool) {
        let is_told = |card: &Card| actor.is_some_and(|it| card.is_of(it, is_close));
        if self.card.as_ref().map_or(actor.is_none(), is_told) {
            return;
        }
        if self.cards.len() >= MOST {
            self.cards.clear();
        }
        let known = actor.and_then(|it| self.cards.get(&it)).filter(|it| is_told(it)).cloned();
        self.card = known.or_else(|| actor.map(|it| Card::of(library, it, is_close)));
        if let Some(card) = &self.card {
            self.cards.insert(card.actor, card.clone());
        }
    }

    /// Forgets what was told of actors, since the library is another.
    pub fn forget_cards(&mut self) {
        self.cards.clear();
        self.card = None;
    }

    /// Lists from the top again.
    pub fn rewind(&mut self) {
        (self.rows, self.kept) = (Rows::default(), None);
    }

    /// Chooses an actor. False when it is not listed.
    pub fn choose(&mut self, actor: ActorId) -> bool {
        let is_it = |row: &CastRow| matches!(row, CastRow::Actor(it) if it.id == actor);
        let line = self.rows.all().iter().position(is_it);
        self.rows.choose(line.unwrap_or(usize::MAX));
        self.kept = Some(actor);
        line.is_some()
    }

    /// Chooses the actor of a line. Headings cannot be chosen.
    pub fn choose_line(&mut self, line: usize) {
        self.rows.choose(line);
        self.remember();
    }

    /// Chooses the actor `by` lines further on, headings not counted.
    pub fn step(&mut self, by: isize) {
        self.rows.step(by);
        self.remember();
    }

    /// Brings the chosen line onto a screen of `height` lines.
    pub fn settle(&mut self, height: usize) {
        self.rows.settle(height);
    }

    fn remember(&mut self) {
        self.kept = self.chosen().or(self.kept);
    }
}

impl Row for CastRow {
    fn is_heading(&self) -> bool {
        !matches!(self, Self::Actor(_) | Self::Hidden(_))
    }
}

/// The actors of an article with how often it mentions each, most first, and
/// in how many articles that pass the filter each is.
fn here(library: &Library, article: &Annotated, filter: &Filter) -> Vec<CastActor> {
    let mut counts: Vec<CastActor> = Vec::new();
    let mut places: HashMap<ActorId, usize> = HashMap::new();
    let cast = library.cast(article.document.id);
    for mention in &article.mentions {
        let Some(id) = cast.get(mention.member as usize).copied() else { continue };
        if let Some(place) = places.get(&id) {
            counts[*place].here += 1;
        } else {
            places.insert(id, counts.len());
            let name = article.cast.get(mention.member as usize).map(|it| it.name);
            let articles = library.count(&filter.found, id);
            counts.push(CastActor { id, here: 1, articles, name });
        }
    }
    counts.sort_by_key(|it| std::cmp::Reverse(it.here));
    counts
}

fn counts(here: &[CastActor]) -> HashMap<ActorId, u32> {
    here.iter().map(|it| (it.id, it.here)).collect()
}

fn of_found(here: &[CastActor], filter: &Filter) -> Vec<CastActor> {
    let here = counts(here);
    let found = filter.found.actors.iter().flatten();
    found
        .map(|(id, articles)| {
            let here = here.get(id).copied().unwrap_or(0);
            CastActor { id: *id, here, articles: *articles, name: None }
        })
        .collect()
}

/// Puts those first that are met here more often than elsewhere: by mentions
/// in the open article, by articles among those that pass the filter.
fn sort_by_significance(
    library: &Library,
    filter: &Filter,
    extent: Extent,
    actors: &mut Vec<CastActor>,
) {
    let known = |it: &CastActor| library.actor(it.id);
    let all: u64 = match extent {
        Extent::Article => library.actors().map(|it| u64::from(it.mentions)).sum(),
        Extent::Found => library.len() as u64,
    };
    let here: u64 = match extent {
        Extent::Article => actors.iter().map(|it| u64::from(it.here)).sum(),
        Extent::Found => filter.found.rows.len() as u64,
    };
    let score = |it: &CastActor| {
        let (own, wide) = match extent {
            Extent::Article => (it.here, known(it).map_or(0, |it| u64::from(it.mentions))),
            Extent::Found => (it.articles, known(it).map_or(0, |it| it.articles.len())),
        };
        significance((u64::from(own), here), (wide, all))
    };
    let mut scored: Vec<(f64, CastActor)> = actors.iter().map(|it| (score(it), *it)).collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0));
    *actors = scored.into_iter().map(|it| it.1).collect();
}

fn by_kind(library: &Library, actors: &[CastActor]) -> Vec<CastRow> {
    let mut rows = Vec::with_capacity(actors.len() + Kind::ALL.len());
    let kind = |it: &CastActor| library.kind(it.id);
    let kinds: Vec<_> = actors.iter().map(kind).collect();
    for wanted in Kind::ALL {
        let these = || actors.iter().zip(&kinds).filter(|(_, kind)| **kind == Some(wanted));
        let count = these().count();
        if count > 0 {
            rows.push(CastRow::Kind(wanted, count));
            rows.extend(these().take(MOST).map(|(actor, _)| CastRow::Actor(*actor)));
            rows.extend((count > MOST).then(|| CastRow::More(count - MOST)));
        }
    }
    rows
}
