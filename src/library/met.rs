//! Where a bare word is met - in titles, names, outlets and texts - and what
//! that is worth.

use std::iter;
use std::ops::Range;

use roaring::RoaringBitmap;

use crate::library::asked::{Asked, LETTER, Near, WHOLE, is_opening};
use crate::library::find::STRIDE;
use crate::library::glance::tells_opening;
use crate::library::reading::WantedWord;
use crate::library::rows::Line;
use crate::library::titles::{Among, Titles};
use crate::library::trail::{Step, Trail};
use crate::library::{Library, Texts};
use crate::news::Kind;
use crate::text::Sought;

/// What a word is worth by where it was met, above anything met elsewhere. What
/// a text holds stands above letters that are scattered in a title or a name:
/// these are worth less than [`WHOLE`], wherever they are.
const IN_TITLE: u32 = 6 * WHOLE;
const IN_ACTOR: u32 = 4 * WHOLE;
const IN_OUTLET: u32 = 2 * WHOLE;
const IN_TEXT: u32 = WHOLE;

/// How many of the titles that a word finds are certain to come in the order of
/// the matcher: more than a screen holds.
const EXACT: usize = 100;

/// The actors of fewer articles are listed rather than all looked at.
const FEW: u64 = 1024;

/// Where a word was met.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// All articles in which it was.
    pub articles: RoaringBitmap,
    /// What each article is worth for this word, by number.
    worth: Vec<u16>,
}

impl Met {
    /// Adds what each article is worth to `scores`, by number.
    pub(super) fn add_to(&self, scores: &mut [u32]) {
        scores.iter_mut().zip(&self.worth).for_each(|(it, more)| *it += u32::from(*more));
    }

    /// Puts down that the word was met in such a place, and how well it was.
    fn enter(&mut self, number: u32, place: u32, score: u32) {
        let worth = if score < WHOLE { score } else { place + score };
        let before = &mut self.worth[number as usize];
        *before = (*before).max(narrow(worth));
    }

    /// Puts down that the word was met in texts, when all else was. Articles may
    /// be among them that the library does not have.
    fn enter_texts(&mut self, in_texts: &RoaringBitmap) {
        let (size, more) = (self.worth.len(), narrow(IN_TEXT));
        let numbers = in_texts.iter().map(|it| it as usize);
        numbers.filter(|it| *it < size).for_each(|it| self.worth[it] += more);
        let bit = |(at, worth): (usize, &u16)| u8::from(*worth > 0) << at;
        let byte = |eight: &[u16]| eight.iter().enumerate().map(bit).fold(0, |byte, it| byte | it);
        let bytes: Vec<u8> = self.worth.chunks(8).map(byte).collect();
        self.articles = RoaringBitmap::from_lsb0_bytes(0, &bytes);
    }
}

fn narrow(worth: u32) -> u16 {
    u16::try_from(worth).unwrap_or(u16::MAX)
}

/// A word on its way through the library.
struct Walk<'a> {
    library: &'a Library,
    sought: Sought,
    asked: &'a Asked,
    /// Where in it the first accent was typed: those that were are meant.
    accent: Option<Range<usize>>,
    within: &'a RoaringBitmap,
    /// What a beginning of the word has met.
    former: Option<&'a Step>,
    wanted: &'a dyn Fn() -> bool,
}

impl Library {
    /// Where `word` is met `within` some articles. What it says of others may be
    /// wrong.
    pub(super) fn meet(
        &self,
        word: &str,
        within: &RoaringBitmap,
        trail: &Trail,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Step> {
        let sought = Sought::new(word);
        let folded = sought.folded();
        let accent = sought.first_accent();
        let asked = if accent.is_none() { Asked::new(&folded) } else { Asked::begun(&folded) };
        let former = trail.before(&asked, within);
        let walk = Walk { library: self, sought, asked: &asked, accent, within, former, wanted };
        // A single letter begins words of every text: there it must stand alone.
        let ask = |it: &dyn Texts| {
            if asked.is_letter() { it.phrase(word, wanted) } else { it.beginning(word, wanted) }
        };
        let in_texts = self.texts.as_deref().map_or_else(|| Some(RoaringBitmap::new()), ask)?;
        let mut met = Met { worth: vec![0; self.rows.end()], ..Met::default() };
        let names = walk.names(word, &mut met)?;
        let titles = walk.titles(&mut met)?;
        walk.outlets(&mut met);
        met.enter_texts(&in_texts);
        let (word, within) = (word.to_owned(), within.clone());
        Some(Step { word, asked, within, met, titles, names })
    }

    /// The actors of `articles` where these are few: so few that listing them
    /// takes less time than looking at the names of all.
    fn mentioned_in_few(&self, articles: &RoaringBitmap) -> Option<RoaringBitmap> {
        let lines = || articles.iter().filter_map(|it| self.rows.get(it));
        let leads = || lines().flat_map(Line::nodes).filter_map(|it| self.roll.lead(it));
        (articles.len() < FEW).then(|| leads().collect())
    }

    /// Whether a name of an actor names it rather than describing it: `le côté
    /// français` is France, but whoever types *côté* does not ask for France.
    fn is_name(&self, actor: u32, kind: Option<Kind>, name: u32) -> bool {
        if !matches!(kind, Some(Kind::State | Kind::Force | Kind::Group)) {
            return true;
        }
        let written = self.roll.names.written(name);
        let is_small = |word: &str| word.len() <= 3 || word.contains(['\'', '’']);
        let mut words = written.split_whitespace().filter(|it| !is_small(it));
        written == self.roll.name(actor) || words.all(|it| it.starts_with(char::is_uppercase))
    }
}

impl Walk<'_> {
    /// Adds the articles that mention an actor of such a name. Gives the names
    /// that are near.
    fn names(&self, word: &str, met: &mut Met) -> Option<Vec<u32>> {
        let roll = &self.library.roll;
        let few = self.library.mentioned_in_few(self.within);
        let is_asked = |name: u32| {
            few.as_ref().is_none_or(|few| roll.bearers(name).any(|it| few.contains(it)))
        };
        // What the names of each actor are worth, by its number.
        let mut worth: Vec<u16> = vec![0; roll.len()];
        let (mut near, mut called) = (Vec::new(), Vec::new());
        for (at, name) in self.candidates().enumerate() {
            if at.is_multiple_of(STRIDE) && !(self.wanted)() {
                return None;
            }
            let found = self.near(name).filter(|_| is_asked(name));
            let Some(found) = found else { continue };
            near.push(name);
            let Some(score) = self.score(name, found) else { continue };
            called.extend(roll.bearers(name).map(|it| (it, name, score)));
        }
        // As they lie in memory. Asked for one after the other before any is looked
        // at: see `Rows::read`.
        called.sort_unstable();
        let kinds: Vec<_> = called.iter().map(|it| roll.line(it.0).kind()).collect();
        for ((actor, name, score), kind) in called.into_iter().zip(kinds) {
            let best = &mut worth[actor as usize];
            // Some have several names that answer.
            if score > *best && self.library.is_name(actor, kind, name) {
                *best = score;
                roll.line(actor).each_article(|it| met.enter(it, IN_ACTOR, score.into()));
            }
        }
        // Accents that were typed are meant.
        let word = self.accent.is_none().then(|| WantedWord::new(word));
        let spelled = word.iter().flat_map(|it| it.spellings(&roll.names));
        for actor in spelled.filter(|it| is_asked(*it)).flat_map(|it| roll.bearers(it)) {
            if worth[actor as usize] == 0 {
                roll.line(actor).each_article(|it| met.enter(it, IN_ACTOR, WHOLE));
            }
        }
        Some(near)
    }

    /// The names that may be near.
    fn candidates(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        let (names, glance) = (&self.library.roll.names, self.asked.glance());
        let may_be_scattered = self.asked.losses().is_some();
        let letters = if may_be_scattered { glance.letters() } else { glance.opening() };
        match self.former.filter(|it| self.asked.is_near_after(&it.asked)) {
            _ if self.asked.letters == 0 => Box::new(iter::empty()),
            Some(former) => Box::new(former.names.iter().copied()),
            None => Box::new(names.with_letters(letters)),
        }
    }

    /// How near a candidate comes to the word.
    fn near(&self, name: u32) -> Option<Near> {
        // What it was found by tells all there is to know.
        if self.asked.is_letter() && self.asked.word.bytes().all(tells_opening) {
            return Some(Near::Worth(LETTER));
        }
        self.asked.near(self.library.roll.names.folded(name))
    }

    /// How well a name answers that is near.
    fn score(&self, name: u32, near: Near) -> Option<u16> {
        let names = &self.library.roll.names;
        let Near::Worth(score) = near else { return None };
        let is_it = self.accent.is_none() || self.sought.starts_a_word_in(names.written(name));
        let matched = || self.asked.fuzzy_in(names.folded(name));
        let score = if score < WHOLE { matched() } else { Some(score) };
        score.filter(|_| is_it).and_then(|it| u16::try_from(it).ok())
    }

    /// Adds the articles whose title answers the word. Gives the titles that are
    /// near.
    fn titles(&self, met: &mut Met) -> Option<Titles> {
        let library = self.library;
        let is_part = self.within.len() < library.present.len();
        let former = self.former.map(|it| (&it.asked, &it.titles));
        let among = Among { within: is_part.then_some(self.within), former, exact: EXACT };
        library.rows.titled(self.asked, among, self.wanted, |it| {
            let has_accents = |accent| self.has_accents(accent, library.line(it.number));
            if self.accent.as_ref().is_none_or(has_accents) {
                met.enter(it.number, IN_TITLE, it.score);
            }
        })
    }

    /// Whether the accents that were typed, the first at `accent`, are those of a
    /// title: they are meant.
    fn has_accents(&self, accent: &Range<usize>, line: Line) -> bool {
        let folded = line.folded();
        let begins =
            |at: usize| folded.is_char_boundary(at) && is_opening(folded, &self.asked.word, at);
        // Most titles are written otherwise elsewhere, and need not be put together.
        let starts = line.differs_at().flat_map(|it| [accent.start, accent.end].map(|by| (it, by)));
        let mut starts = starts.filter_map(|(it, by)| it.checked_sub(by));
        starts.any(begins) && self.sought.starts_a_word_in(&line.title())
    }

    /// Adds the articles of an outlet of such a name, with whatever accents.
    fn outlets(&self, met: &mut Met) {
        let asked = Asked::new(&self.asked.word);
        for outlet in self.library.outlets.iter() {
            if let Some(score) = outlet.card.score(&asked) {
                outlet.articles.iter().for_each(|it| met.enter(it, IN_OUTLET, score));
            }
        }
    }
}
