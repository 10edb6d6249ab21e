//! Answers to queries.

use std::cmp::Reverse;

use fuzzy_matcher::skim::SkimMatcherV2;
use jiff::civil::Date;

use crate::library::asked::{Asked, WHOLE};
use crate::library::bits::Bits;
use crate::library::card::begins_word;
use crate::library::query::{Term, Tree, Value, words_of};
use crate::library::reading::WantedWord;
use crate::library::words::{SHORTEST, words};
use crate::library::{Actor, ActorId, Found, Library, Query, Sign};
use crate::news::{Annotated, BlockKind, Kind};
use crate::text::{Sought, fold};

/// What a word is worth by where it was met, above anything met elsewhere.
const IN_TITLE: u32 = 6 * WHOLE;
const IN_ACTOR: u32 = 4 * WHOLE;
const IN_OUTLET: u32 = 2 * WHOLE;

/// How many titles or names are looked at between two questions whether
/// anybody still wants to know.
const STRIDE: usize = 512;

impl Library {
    /// Answers `query`.
    pub fn find(&self, query: &Query) -> Found {
        self.find_while(query, &|| true).unwrap_or_default()
    }

    /// Answers `query`, or gives up soon after `wanted` says that nobody wants
    /// the answer any more.
    pub fn find_while(&self, query: &Query, wanted: &dyn Fn() -> bool) -> Option<Found> {
        let Some(tree) = query.tree() else { return Some(self.all()) };
        let size = self.kept.len();
        let today = query.today();
        let mut search = Search { library: self, wanted, size, today, scores: Vec::new() };
        let bits = search.tree(tree, Sign::With)?;
        let mut rows: Vec<u32> = self.order.iter().copied().filter(|it| bits.holds(*it)).collect();
        if !search.scores.is_empty() {
            rows.sort_by_key(|it| Reverse(search.scores[*it as usize]));
        }
        Some(Found { actors: self.count(rows.iter().copied()), rows: self.ids(&rows) })
    }

    fn all(&self) -> Found {
        let actors = self.roll.ranked.iter().map(|it| {
            let width = self.roll.actor(*it).articles.len();
            (ActorId(*it), u32::try_from(width).unwrap_or(u32::MAX))
        });
        Found { rows: self.ids(&self.order), actors: actors.collect() }
    }

    fn ids(&self, positions: &[u32]) -> Vec<crate::news::ArticleId> {
        positions.iter().map(|it| self.kept(*it).article.document.id).collect()
    }

    /// In how many of the articles each actor is, most first; the wider known
    /// first among equals.
    pub(super) fn count(&self, positions: impl Iterator<Item = u32>) -> Vec<(ActorId, u32)> {
        let mut counts = vec![0; self.roll.leads.len()];
        let mut met = vec![u32::MAX; self.roll.leads.len()];
        for position in positions {
            let leads = self.kept(position).cast.iter().filter_map(|it| self.roll.lead(*it));
            for lead in leads.map(|it| it as usize) {
                counts[lead] += u32::from(met[lead] != position);
                met[lead] = position;
            }
        }
        let ranked = self.roll.ranked.iter().map(|it| (ActorId(*it), counts[*it as usize]));
        let mut counted: Vec<(ActorId, u32)> = ranked.filter(|it| it.1 > 0).collect();
        counted.sort_by_key(|it| Reverse(it.1));
        counted
    }
}

struct Search<'a> {
    library: &'a Library,
    wanted: &'a dyn Fn() -> bool,
    /// How many positions there are.
    size: usize,
    today: Option<Date>,
    /// What each position is worth by the words met there. Empty until a word
    /// is asked for.
    scores: Vec<u32>,
}

/// Where a word was met.
struct Met {
    bits: Bits,
    /// What each position is worth for this word.
    worth: Vec<u32>,
}

impl Search<'_> {
    /// The articles that answer `tree`. Not all of them are still there.
    fn tree(&mut self, tree: &Tree, sign: Sign) -> Option<Bits> {
        match tree {
            Tree::All(parts) => self.parts(parts, sign, Bits::keep_shared),
            Tree::Any(parts) => self.parts(parts, sign, Bits::add),
            Tree::Not(part) => Some(self.tree(part, sign.turned())?.turned()),
            Tree::Term(term) => self.term(term, sign),
        }
    }

    fn parts(&mut self, parts: &[Tree], sign: Sign, join: fn(&mut Bits, &Bits)) -> Option<Bits> {
        let mut joined: Option<Bits> = None;
        for part in parts {
            let bits = self.tree(part, sign)?;
            match &mut joined {
                Some(joined) => join(joined, &bits),
                None => joined = Some(bits),
            }
        }
        joined.or_else(|| Some(Bits::none(self.size)))
    }

    fn term(&mut self, term: &Term, sign: Sign) -> Option<Bits> {
        if !(self.wanted)() {
            return None;
        }
        match term {
            Term::Word(word) => self.word(word, sign),
            Term::Phrase(phrase) => self.phrase(phrase),
            Term::Actor(name) => Some(self.actors(&self.library.bearers(name))),
            Term::Source(value) => self.where_article(|it| is_source(it, value)),
            Term::Title(value) => self.where_article(|it| is_title(it, value)),
            Term::Language(language) => self.where_article(|it| it.document.language == *language),
            Term::Date(days) => match days.bounds(self.today) {
                Some((from, to)) => self.where_article(|it| is_within(it, from, to)),
                None => Some(Bits::none(self.size)),
            },
            Term::Act(act) => {
                self.where_article(|it| it.statements.iter().any(|it| it.act == *act))
            }
            Term::Figure(asked) => self.where_article(|it| {
                it.figures.iter().any(|it| asked.is(&it.what, it.low, it.high))
            }),
            Term::Says(_) | Term::About(_) | Term::Is(_) | Term::Tag(_) | Term::Note(_) => {
                Some(Bits::none(self.size))
            }
        }
    }

    fn actors(&self, actors: &[u32]) -> Bits {
        let mut bits = Bits::none(self.size);
        for actor in actors {
            let articles = &self.library.roll.actor(*actor).articles;
            for (position, _) in articles {
                bits.insert(*position);
            }
        }
        bits
    }

    fn where_article(&self, holds: impl Fn(&Annotated) -> bool) -> Option<Bits> {
        let mut bits = Bits::none(self.size);
        for chunk in self.library.order.chunks(STRIDE) {
            if !(self.wanted)() {
                return None;
            }
            let found = chunk.iter().filter(|it| holds(&self.library.kept(**it).article));
            found.for_each(|it| bits.insert(*it));
        }
        Some(bits)
    }

    /// A bare word: wherever it is met.
    fn word(&mut self, word: &str, sign: Sign) -> Option<Bits> {
        let sought = Sought::new(word);
        let mut met = Met { bits: self.in_text(word, &sought)?, worth: vec![0; self.size] };
        self.in_names(word, &sought, &mut met)?;
        self.in_faces(&sought, &mut met)?;
        if sign == Sign::With {
            self.scores.resize(self.size, 0);
            self.scores.iter_mut().zip(&met.worth).for_each(|(it, more)| *it += more);
        }
        Some(met.bits)
    }

    /// The articles in whose text a word begins so. Several words joined by
    /// hyphens or apostrophes must follow one another.
    fn in_text(&self, word: &str, sought: &Sought) -> Option<Bits> {
        let parts: Vec<&str> = words(word).collect();
        let Some(bits) = self.all_starting(&parts, |_| true) else {
            return Some(Bits::none(self.size));
        };
        if let [part] = parts[..]
            && part.len() == word.len()
        {
            return Some(bits);
        }
        self.verified(&bits, |text| sought.starts_a_word_in(text))
    }

    /// The articles that have a word beginning with each of `parts`. `None`
    /// where no part can be looked up.
    fn all_starting(&self, parts: &[&str], whole: impl Fn(usize) -> bool) -> Option<Bits> {
        let mut all: Option<Bits> = None;
        for (at, part) in parts.iter().enumerate() {
            let sought = Sought::new(part);
            let folded = sought.folded();
            let prefixed = at + 1 == parts.len();
            if folded.chars().count() < SHORTEST && !(prefixed && parts.len() == 1) {
                continue;
            }
            let mut bits = Bits::none(self.size);
            let exact = !prefixed || !whole(at);
            let fits = |it: &str, written: &str| {
                (!exact || it.len() == folded.len()) && sought.agrees(written)
            };
            for segment in &self.library.words {
                segment.starting(&folded, fits, |it| it.iter().for_each(|it| bits.insert(*it)));
            }
            match &mut all {
                Some(all) => all.keep_shared(&bits),
                None => all = Some(bits),
            }
        }
        all
    }

    /// Those of `bits` whose text, debris left out, `holds`.
    fn verified(&self, bits: &Bits, holds: impl Fn(&str) -> bool) -> Option<Bits> {
        let mut verified = Bits::none(self.size);
        for position in bits.iter() {
            if !(self.wanted)() {
                return None;
            }
            let Some(article) = self.library.at(position) else { continue };
            let document = &article.document;
            let mut blocks = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
            if blocks.any(|it| holds(it.span.within(&document.text))) {
                verified.insert(position);
            }
        }
        Some(verified)
    }

    fn phrase(&self, phrase: &str) -> Option<Bits> {
        let parts: Vec<&str> = words(phrase).collect();
        let sought = Sought::new(phrase);
        let everywhere = || Bits::none(self.size).turned();
        let bits = self.all_starting(&parts, |_| false).unwrap_or_else(everywhere);
        self.verified(&bits, |text| sought.is_whole_in(text))
    }

    /// Adds the articles that mention an actor of such a name.
    fn in_names(&self, word: &str, sought: &Sought, met: &mut Met) -> Option<()> {
        let (asked, spelled) = (Asked::new(&sought.folded()), WantedWord::new(word));
        let is_plain = sought.agrees(&asked.word);
        let matcher = SkimMatcherV2::default();
        for (number, entry) in self.library.roll.entries.iter().enumerate() {
            if number.is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            let Some(listed) = &entry.listed else { continue };
            let answers = |written: &str| {
                is_name(&listed.actor, written) && (is_plain || sought.starts_a_word_in(written))
            };
            let names = || {
                let names = listed.folded.lines().zip(&listed.actor.aliases);
                let names = names.filter(|(_, (written, _))| answers(written));
                names.filter_map(|(it, _)| asked.score(it, &matcher)).max()
            };
            let score = asked.is_promised(&entry.glance).then(names).flatten();
            let is_spelling = || is_plain && spelled.is_spelling_of(entry);
            let score = score.or_else(|| is_spelling().then_some(WHOLE));
            for (position, _) in score.iter().flat_map(|_| &listed.actor.articles) {
                met.enter(*position, IN_ACTOR + score.unwrap_or(0));
            }
        }
        Some(())
    }

    /// Adds the articles whose title or outlet answers the word.
    fn in_faces(&self, sought: &Sought, met: &mut Met) -> Option<()> {
        let asked = Asked::new(&sought.folded());
        let is_plain = sought.agrees(&asked.word);
        let matcher = SkimMatcherV2::default();
        let outlets: Vec<Option<u32>> =
            self.library.outlets.iter().map(|it| it.score(&asked, &matcher)).collect();
        for (position, face) in (0u32..).zip(self.library.faces.iter()) {
            if (position as usize).is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            if let Some(score) = outlets[face.outlet as usize] {
                met.enter(position, IN_OUTLET + score);
            }
            let score = face.title.score(&asked, &matcher);
            if let Some(score) = score.filter(|_| is_plain || self.is_in_title(sought, position)) {
                met.enter(position, IN_TITLE + score);
            }
        }
        Some(())
    }

    /// Whether the title has the word with the accents that were typed.
    fn is_in_title(&self, sought: &Sought, position: u32) -> bool {
        let article = self.library.at(position);
        article.is_some_and(|it| sought.starts_a_word_in(it.document.headline()))
    }
}

impl Met {
    fn enter(&mut self, position: u32, worth: u32) {
        self.bits.insert(position);
        let before = &mut self.worth[position as usize];
        *before = worth.max(*before);
    }
}

fn is_source(article: &Annotated, value: &Value) -> bool {
    let source = &article.document.source;
    let (outlet, asked) = (fold(&source.outlet), fold(&value.text));
    if value.exact {
        return outlet == asked;
    }
    let place = fold(&source.place);
    words_of(&asked).all(|it| begins_word(&outlet, it) || begins_word(&place, it))
}

fn is_title(article: &Annotated, value: &Value) -> bool {
    let title = article.document.headline();
    let sought = Sought::new(&value.text);
    if value.exact { sought.is_whole_in(title) } else { sought.starts_a_word_in(title) }
}

fn is_within(article: &Annotated, from: Option<Date>, to: Option<Date>) -> bool {
    let Some(published) = article.document.published else { return false };
    from.is_none_or(|it| it <= published.date) && to.is_none_or(|it| published.date <= it)
}
/// Whether `written` names an actor rather than describing it: `le côté
/// français` is France, but whoever types *côté* does not ask for France.
fn is_name(actor: &Actor, written: &str) -> bool {
    let may_be_described = matches!(actor.kind, Kind::State | Kind::Force | Kind::Group);
    let is_small = |word: &str| word.len() <= 3 || word.contains(['\'', '’']);
    let words = || written.split_whitespace().filter(|it| !is_small(it));
    let is_proper = || words().all(|it| it.starts_with(char::is_uppercase));
    !may_be_described || written == actor.name || is_proper()
}
