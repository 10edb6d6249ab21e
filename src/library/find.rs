//! Answers to queries.

use std::sync::Arc;

use jiff::civil::Date;
use roaring::RoaringBitmap;

use crate::library::asked::{Asked, WHOLE};
use crate::library::card::begins_word;
use crate::library::query::{Term, Tree, Value, words_of};
use crate::library::reading::WantedWord;
use crate::library::roll::Roll;
use crate::library::rows::{Figure, Line, Role};
use crate::library::spoken::{Question, grouped};
use crate::library::titles::Answer;
use crate::library::{ActorName, Found, Library, Query, Sign, Texts};
use crate::news::Kind;
use crate::text::{Sought, fold};

/// What a word is worth by where it was met, above anything met elsewhere. What
/// a text holds stands above letters that are scattered in a title or a name:
/// these are worth less than [`WHOLE`], wherever they are.
const IN_TITLE: u32 = 6 * WHOLE;
const IN_ACTOR: u32 = 4 * WHOLE;
const IN_OUTLET: u32 = 2 * WHOLE;
const IN_TEXT: u32 = WHOLE;

/// How many of the titles that a word finds are certain to come in the order of
/// the matcher: some screens full.
const EXACT: usize = 200;

/// How many titles or names are looked at between two questions whether
/// anybody still wants to know.
pub(super) const STRIDE: usize = 512;

/// The actors of fewer articles are listed rather than all looked at.
const FEW: u64 = 1024;

impl Library {
    /// Answers `query`, and counts whom the articles mention.
    pub fn find(&self, query: &Query) -> Found {
        let Some(found) = self.find_while(query, &|| true) else { return Found::default() };
        let actors = self.tally(&found.numbers, &|| true);
        Found { actors, ..found }
    }

    /// Answers `query`, or gives up soon after `wanted` says that nobody wants
    /// the answer any more. Actors are not counted: see [`Library::tally`].
    pub fn find_while(&self, query: &Query, wanted: &dyn Fn() -> bool) -> Option<Found> {
        let Some(tree) = query.tree() else { return Some(self.all()) };
        let today = query.today();
        let mut search = Search { library: self, wanted, today, scores: Vec::new() };
        let numbers = search.tree(tree, Sign::With, &self.present)? & &*self.present;
        let rows = self.best_first(&numbers, &search.scores);
        wanted().then(|| Found { rows, numbers: Arc::new(numbers), actors: None })
    }

    /// How many articles answer `query`; `None` soon after `wanted` says that
    /// nobody wants to know any more.
    pub(super) fn how_many(&self, query: &Query, wanted: &dyn Fn() -> bool) -> Option<usize> {
        let Some(tree) = query.tree() else { return Some(self.len()) };
        let today = query.today();
        let mut search = Search { library: self, wanted, today, scores: Vec::new() };
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
    /// What each article is worth by the words met there, by number. Empty
    /// until a word is asked for.
    scores: Vec<u32>,
}

/// Where a word was met.
struct Met<'a> {
    /// Where it is asked for.
    within: &'a RoaringBitmap,
    in_texts: RoaringBitmap,
    /// What each article is worth for this word, by number.
    worth: Vec<u32>,
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
        soonest.sort_by_key(|it| toil(it));
        for part in soonest {
            left &= self.tree(part, sign, &left)?;
        }
        self.told_at_once(parts, left)
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
        let (sought, size) = (Sought::new(word), self.library.rows.end());
        let in_texts = self.in_texts(|it| it.beginning(word, self.wanted))?;
        let mut met = Met { within, in_texts, worth: vec![0; size] };
        self.in_names(word, &sought, &mut met)?;
        self.in_titles(&sought, &mut met)?;
        if sign == Sign::With {
            self.scores.resize(size, 0);
            self.scores.iter_mut().zip(&met.worth).for_each(|(it, more)| *it += more);
            let in_texts = met.in_texts.iter().map(|it| it as usize);
            in_texts.take_while(|it| *it < size).for_each(|it| self.scores[it] += IN_TEXT);
        }
        Some(met.articles())
    }

    /// Adds the articles that mention an actor of such a name.
    fn in_names(&self, word: &str, sought: &Sought, met: &mut Met) -> Option<()> {
        let (roll, names) = (&self.library.roll, &self.library.roll.names);
        let (asked, spelled) = (Asked::new(&sought.folded()), WantedWord::new(word));
        let is_plain = sought.agrees(&asked.word);
        let (letters, keys) = (asked.glance().letters(), spelled.wanted_keys());
        let few = self.mentioned_in_few(met.within);
        // What the names of each actor are worth, by its number.
        let mut worth = vec![0; roll.len()];
        let (mut answering, mut spelling) = (Vec::new(), Vec::new());
        for (at, name) in names.with_letters(letters, keys).enumerate() {
            if at.is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            if few.as_ref().is_some_and(|few| !roll.bearers(name).any(|it| few.contains(it))) {
                continue;
            }
            let written = names.written(name);
            let may_answer = asked.letters > 0
                && names.has_letters(name, letters)
                && (is_plain || sought.starts_a_word_in(written));
            if let Some(score) = may_answer.then(|| asked.score(names.folded(name))).flatten() {
                for actor in roll.bearers(name).filter(|it| is_name(roll, *it, written)) {
                    answering.push(actor);
                    worth[actor as usize] = score.max(worth[actor as usize]);
                }
            }
            if is_plain && spelled.is_spelling_in(names, name) {
                spelling.extend(roll.bearers(name));
            }
        }
        for actor in spelling {
            if worth[actor as usize] == 0 {
                answering.push(actor);
                worth[actor as usize] = WHOLE;
            }
        }
        for actor in answering {
            // Some have several names that answer.
            let score = std::mem::take(&mut worth[actor as usize]);
            let articles = roll.line(actor).articles().filter(|_| score > 0);
            articles.for_each(|it| met.enter(it, IN_ACTOR, score));
        }
        Some(())
    }

    /// The actors of `articles` where these are few: so few that listing them
    /// takes less time than looking at the names of all.
    fn mentioned_in_few(&self, articles: &RoaringBitmap) -> Option<RoaringBitmap> {
        let lines = || articles.iter().filter_map(|it| self.library.rows.get(it));
        let leads = || lines().flat_map(Line::nodes).filter_map(|it| self.library.roll.lead(it));
        (articles.len() < FEW).then(|| leads().collect())
    }

    /// Adds the articles whose title or outlet answers the word.
    fn in_titles(&self, sought: &Sought, met: &mut Met) -> Option<()> {
        let asked = Asked::new(&sought.folded());
        let is_plain = sought.agrees(&asked.word);
        let answers = self.library.rows.titled(&asked, EXACT, met.within, self.wanted)?;
        for Answer { number, score } in answers {
            // Accents that were typed are meant.
            if is_plain || sought.starts_a_word_in(&self.library.line(number).title()) {
                met.enter(number, IN_TITLE, score);
            }
        }
        self.in_outlets(&asked, met)
    }

    /// Adds the articles of an outlet of such a name.
    fn in_outlets(&self, asked: &Asked, met: &mut Met) -> Option<()> {
        let scores: Vec<Option<u32>> =
            self.library.outlets.iter().map(|it| it.card.score(asked)).collect();
        if scores.iter().all(Option::is_none) {
            return Some(());
        }
        for (number, line) in self.library.rows.iter() {
            if (number as usize).is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            if let Some(score) = scores[line.outlet() as usize] {
                met.enter(number, IN_OUTLET, score);
            }
        }
        Some(())
    }
}

impl Met<'_> {
    /// All articles in which it was met.
    fn articles(&self) -> RoaringBitmap {
        let bit = |(at, worth): (usize, &u32)| u8::from(*worth > 0) << at;
        let byte = |eight: &[u32]| eight.iter().enumerate().map(bit).fold(0, |byte, it| byte | it);
        let bytes: Vec<u8> = self.worth.chunks(8).map(byte).collect();
        RoaringBitmap::from_lsb0_bytes(0, &bytes) | &self.in_texts
    }

    /// Puts down that the word was met in such a place, and how well it was.
    fn enter(&mut self, number: u32, place: u32, score: u32) {
        let worth = if score < WHOLE { score } else { place + score };
        let before = &mut self.worth[number as usize];
        *before = worth.max(*before);
    }
}

/// Orders terms by how long it takes to tell which articles answer them: words
/// come last, and the short ones, which are met nearly everywhere, after others.
fn toil(tree: &Tree) -> usize {
    match tree {
        Tree::All(parts) | Tree::Any(parts) => parts.iter().map(toil).max().unwrap_or(0),
        Tree::Not(part) => toil(part),
        Tree::Term(Term::Word(word)) => usize::MAX - word.len(),
        Tree::Term(_) => 0,
    }
}

/// Whether `written` names an actor rather than describing it: `le côté
/// français` is France, but whoever types *côté* does not ask for France.
fn is_name(roll: &Roll, actor: u32, written: &str) -> bool {
    let kind = roll.line(actor).kind();
    let may_be_described = matches!(kind, Some(Kind::State | Kind::Force | Kind::Group));
    let is_small = |word: &str| word.len() <= 3 || word.contains(['\'', '’']);
    let words = || written.split_whitespace().filter(|it| !is_small(it));
    let is_proper = || words().all(|it| it.starts_with(char::is_uppercase));
    !may_be_described || written == roll.name(actor) || is_proper()
}
