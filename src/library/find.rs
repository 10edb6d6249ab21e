//! Answers to queries.

use std::sync::Arc;

use jiff::civil::Date;
use roaring::RoaringBitmap;

use crate::library::card::begins_word;
use crate::library::query::{Term, Tree, Value, words_of};
use crate::library::rows::{Figure, Line, Role};
use crate::library::spoken::{Question, grouped};
use crate::library::{ActorName, Found, Library, Query, Sign, Texts, Trail};
use crate::text::{Sought, fold};

/// How many titles or names are looked at between two questions whether
/// anybody still wants to know.
pub(super) const STRIDE: usize = 512;

impl Library {
    /// Answers `query`, and counts whom the articles mention.
    pub fn find(&self, query: &Query) -> Found {
        let found = self.find_while(query, &mut Trail::default(), &|| true);
        let Some(found) = found else { return Found::default() };
        let actors = self.tally(&found.numbers, &|| true);
        Found { actors, ..found }
    }

    /// Answers `query`, or gives up soon after `wanted` says that nobody wants
    /// the answer any more. Actors are not counted: see [`Library::tally`].
    ///
    /// What the words have met is left in `trail`, and taken from there where an
    /// earlier question to this library has met it.
    pub fn find_while(
        &self,
        query: &Query,
        trail: &mut Trail,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Found> {
        let Some(tree) = query.tree() else { return Some(self.all()) };
        let today = query.today();
        let mut search = Search { library: self, wanted, today, trail, scores: Vec::new() };
        let numbers = search.tree(tree, Sign::With, &self.present)? & &*self.present;
        let rows = match tree {
            // It is met wherever it is worth anything.
            Tree::Term(Term::Word(_)) => self.highest_first(&search.scores, numbers.len()),
            _ => self.best_first(&numbers, &search.scores),
        };
        wanted().then(|| Found { rows, numbers: Arc::new(numbers), actors: None })
    }

    /// How many articles answer `query`; `None` soon after `wanted` says that
    /// nobody wants to know any more.
    pub(super) fn how_many(&self, query: &Query, wanted: &dyn Fn() -> bool) -> Option<usize> {
        let Some(tree) = query.tree() else { return Some(self.len()) };
        let (today, trail) = (query.today(), &mut Trail::default());
        let mut search = Search { library: self, wanted, today, trail, scores: Vec::new() };
        // Nobody asks here which answers better.
        let articles = search.tree(tree, Sign::Without, &self.present)?;
        usize::try_from(articles.intersection_len(&self.present)).ok()
    }

    fn all(&self) -> Found {
        Found { rows: Arc::clone(&self.listed), numbers: Arc::clone(&self.present), actors: None }
    }
}

struct Search<'a> {
    library: &'a Library,
    wanted: &'a dyn Fn() -> bool,
    today: Option<Date>,
    /// What words met before.
    trail: &'a mut Trail,
    /// What each article is worth by the words met there, by number. Empty
    /// until a word is asked for.
    scores: Vec<u32>,
}

impl Search<'_> {
    /// The articles that answer `tree`. What it says of those that are not
    /// `within` may be wrong: nobody asks for them.
    fn tree(&mut self, tree: &Tree, sign: Sign, within: &RoaringBitmap) -> Option<RoaringBitmap> {
        match tree {
            Tree::All(parts) => self.all(parts, sign, within),
            Tree::Any(parts) => {
                let mut any = RoaringBitmap::new();
                for part in parts {
                    any |= self.tree(part, sign, within)?;
                }
                Some(any)
            }
            Tree::Not(part) => Some(within - self.tree(part, sign.turned(), within)?),
            Tree::Term(term) => self.term(term, sign, within),
        }
    }

    /// The articles that answer all `parts`. What is told soonest is asked first,
    /// the others only of what that has left.
    fn all(&mut self, parts: &[Tree], sign: Sign, within: &RoaringBitmap) -> Option<RoaringBitmap> {
        let mut left = within.clone();
        let mut soonest: Vec<&Tree> = parts.iter().collect();
        soonest.sort_by_key(|it| self.toil(it, within));
        for part in soonest {
            left &= self.tree(part, sign, &left)?;
        }
        self.told_at_once(parts, left)
    }

    /// Orders terms by how long it takes to tell which articles answer them: words
    /// that were not met before come last, and the short ones, which are met
    /// nearly everywhere, after others.
    fn toil(&self, tree: &Tree, within: &RoaringBitmap) -> usize {
        match tree {
            Tree::All(parts) | Tree::Any(parts) => {
                parts.iter().map(|it| self.toil(it, within)).max().unwrap_or(0)
            }
            Tree::Not(part) => self.toil(part, within),
            Tree::Term(Term::Word(word)) if self.trail.met(word, within).is_some() => 1,
            Tree::Term(Term::Word(word)) => usize::MAX - word.len(),
            Tree::Term(_) => 0,
        }
    }

    fn term(&mut self, term: &Term, sign: Sign, within: &RoaringBitmap) -> Option<RoaringBitmap> {
        if !(self.wanted)() {
            return None;
        }
        match term {
            Term::Word(word) => self.word(word, sign, within),
            Term::Phrase(phrase) => self.in_texts(|it| it.phrase(phrase, self.wanted)),
            Term::Actor(name) => Some(self.actors(&self.library.bearers(name))),
            Term::Family(name) => Some(self.actors(&self.library.families(name))),
            Term::Source(value) => self.source(value),
            Term::Title(value) => self.title(value),
            Term::Language(language) => self.where_line(|it| it.language() == *language),
            Term::Date(days) => match days.bounds(self.today) {
                Some((from, to)) => Some(self.library.within(from, to)),
                None => Some(RoaringBitmap::new()),
            },
            Term::Act(act) => self.where_line(|it| it.has(*act)),
            Term::Figure(asked) => self.where_line(|it| {
                let what = |it: &Figure| &self.library.counted[it.what as usize];
                it.figures().any(|it| asked.is(what(&it), it.low, it.high))
            }),
            Term::Says(name) => Some(self.where_role(name, Role::speaks)),
            Term::About(name) => Some(self.where_role(name, Role::is_spoken_of)),
            Term::Is(flag) => Some(self.library.marks.flagged(*flag, &self.library.present)),
            Term::Tag(value) => Some(self.library.marks.tagged(value)),
            Term::Note(value) => Some(self.library.marks.noting(value)),
        }
    }

    fn actors(&self, actors: &[u32]) -> RoaringBitmap {
        let mut articles = RoaringBitmap::new();
        for actor in actors {
            self.library.roll.line(*actor).add_articles_to(&mut articles);
        }
        articles
    }

    /// The articles in which an actor of that name has a role that `fits`.
    fn where_role(&self, name: &ActorName, fits: fn(Role) -> bool) -> RoaringBitmap {
        let actors = self.library.bearers(name);
        let is_one = |role: Role| {
            let actor = self.library.roll.lead(role.node());
            fits(role) && actor.is_some_and(|it| actors.binary_search(&it).is_ok())
        };
        let has_one = |it: &u32| self.library.line(*it).roles().any(is_one);
        self.actors(&actors).iter().filter(has_one).collect()
    }

    /// Those of `articles` in which one statement answers all that `parts` ask
    /// of statements side by side.
    fn told_at_once(&self, parts: &[Tree], articles: RoaringBitmap) -> Option<RoaringBitmap> {
        let questions = parts.iter().filter_map(|it| Question::of(it, self.library)).collect();
        let groups: Vec<_> = grouped(questions).into_iter().filter(|it| it.len() > 1).collect();
        if groups.is_empty() {
            return Some(articles);
        }
        let is_told = |number: &u32| {
            let line = self.library.line(*number);
            let cast: Vec<_> = line.nodes().map(|it| self.library.roll.lead(it)).collect();
            groups.iter().all(|group| {
                line.spoken().any(|spoken| group.iter().all(|it| it.holds(spoken, &cast)))
            })
        };
        let articles = articles & &*self.library.present;
        (self.wanted)().then(|| articles.iter().filter(is_told).collect())
    }

    fn where_line(&self, holds: impl Fn(Line) -> bool) -> Option<RoaringBitmap> {
        let mut found = RoaringBitmap::new();
        for (number, line) in self.library.rows.iter() {
            if (number as usize).is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            if holds(line) {
                found.insert(number);
            }
        }
        Some(found)
    }

    /// The articles with such a title.
    fn title(&self, value: &Value) -> Option<RoaringBitmap> {
        let sought = Sought::new(&value.text);
        let folded = sought.folded();
        // Whatever stands between the words that were typed.
        let first = words_of(&folded).next().unwrap_or_default();
        let is_title = if value.exact { Sought::is_whole_in } else { Sought::starts_a_word_in };
        self.where_line(|it| it.folded().contains(first) && is_title(&sought, &it.title()))
    }

    /// The articles of an outlet, or of a file.
    fn source(&self, value: &Value) -> Option<RoaringBitmap> {
        let asked = fold(&value.text);
        let begins = |text: &str| words_of(&asked).map(|it| begins_word(text, it)).collect();
        let outlets = self.library.outlets.iter().map(|it| &*it.card.folded);
        if value.exact {
            let outlets: Vec<bool> = outlets.map(|it| it == asked).collect();
            return self.where_line(|it| outlets[it.outlet() as usize]);
        }
        let outlets: Vec<Vec<bool>> = outlets.map(begins).collect();
        self.where_line(|it| {
            let in_outlet = &outlets[it.outlet() as usize];
            in_outlet.iter().all(|it| *it) || {
                let in_place: Vec<bool> = begins(&fold(&it.place()));
                in_outlet.iter().zip(in_place).all(|(one, other)| *one || other)
            }
        })
    }

    /// What the texts answer, if there are any.
    fn in_texts(&self, ask: impl Fn(&dyn Texts) -> Option<RoaringBitmap>) -> Option<RoaringBitmap> {
        let texts = self.library.texts.as_deref();
        texts.map_or_else(|| Some(RoaringBitmap::new()), ask)
    }

    /// A bare word: wherever it is met.
    fn word(&mut self, word: &str, sign: Sign, within: &RoaringBitmap) -> Option<RoaringBitmap> {
        let known = self.trail.met(word, within);
        let step = match known {
            Some(step) => step,
            None => Arc::new(self.library.meet(word, within, self.trail, self.wanted)?),
        };
        if sign == Sign::With {
            self.scores.resize(self.library.rows.end(), 0);
            step.met.add_to(&mut self.scores);
        }
        let articles = step.met.articles.clone();
        self.trail.add(step);
        Some(articles)
    }
}
