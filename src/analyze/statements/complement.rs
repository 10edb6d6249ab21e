//! What was said, where it follows its verb: a quotation, a clause, an
//! infinitive or a noun phrase.

use crate::analyze::lexicon::{Frames, Tells, Trait};
use crate::analyze::statements::cues::{Cue, Side};
use crate::analyze::statements::endings::{Ending, Limits, end_of};
use crate::analyze::statements::forms::{is_finite, is_infinitive};
use crate::analyze::statements::nouns::{Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::telling::Telling;
use crate::text::Form;

/// What was said, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complement {
    /// The first token of what was said.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// Whether it is a quotation that is introduced as such.
    pub is_direct: bool,
    /// To whom it was said, or who is accused.
    pub target: Option<Phrase>,
}

/// How many words may stand between a verb and what was said.
const PATIENCE: usize = 30;

/// What is declared by doing so.
const DECLARED: [&str; 10] = [
    "state",
    "war",
    "law",
    "independence",
    "victory",
    "bankruptcy",
    "ceasefire",
    "truce",
    "holiday",
    "curfew",
];

/// What companies report or post without saying anything.
const ACCOUNTS: [&str; 11] = [
    "profit", "profits", "loss", "losses", "revenue", "revenues", "earnings", "sales", "income",
    "turnover", "cases",
];

/// What follows the cue from the token `at` on.
pub fn complement(telling: &Telling, at: usize) -> Option<Complement> {
    let Telling { scene, cue, end, next, .. } = *telling;
    // `who asked not to be named`
    if !scene.reading.is_french() && scene.is_one_of(at, &["not"]) {
        return None;
    }
    let (target, object, preposition) = (None, None, None);
    Walk { scene, cue, at, end, next, target, object, preposition }.find()
}

/// A walk from a verb to what was said.
pub struct Walk<'s, 'a> {
    /// The article.
    pub scene: &'s Scene<'a>,
    /// The verb.
    pub cue: &'s Cue<'a>,
    /// Where the walk has come.
    pub at: usize,
    /// The end of the sentence.
    pub end: usize,
    /// The cues that follow in it.
    pub next: &'s [Cue<'a>],
    /// Whoever is named first on the way.
    pub target: Option<Phrase>,
    /// Where the first noun phrase without preposition begins and ends.
    pub object: Option<(usize, usize)>,
    /// Where the first phrase after a preposition that fits begins.
    pub preposition: Option<usize>,
}

impl Walk<'_, '_> {
    fn find(&mut self) -> Option<Complement> {
        let last = self.end.min(self.at + PATIENCE);
        while self.at < last {
            let at = self.at;
            if let Some(found) = self.here(at) {
                return Some(found);
            }
            self.at = self.past(at).max(at + 1);
        }
        self.thing()
    }

    /// Whether the verb takes it.
    pub fn has(&self, it: Frames) -> bool {
        self.cue.verb.frames.has(it)
    }

    /// What was said, where it begins at `at`.
    fn here(&self, at: usize) -> Option<Complement> {
        let scene = self.scene;
        if scene.word(at) == ":" || scene.word(at) == ";" && self.opens_quotation(at + 1) {
            return self.after_colon(at + 1);
        }
        if self.opens_quotation(at) {
            return self.quoted(at);
        }
        if scene.tells(at, Tells::THAT) && !scene.reading.is_joined(at) {
            let is_relative = self.object.is_some_and(|it| it.1 == at) && !self.has(Frames::WHOM);
            // `that` may be a demonstrative in English.
            let is_clause = scene.reading.is_french()
                || (at + 1..self.end)
                    .any(|it| is_finite(scene, it) || scene.quotation(it).is_some())
                || scene.tells(at + 1, Tells::PRONOUN);
            if self.has(Frames::CLAUSE) && is_clause && !is_relative && !joins_clauses(scene, at) {
                return self.clause(at + 1, Ending::Clause);
            }
        }
        let tells_how = self.has(Frames::HOW) && scene.is_one_of(at, &["comment", "how"]);
        if tells_how || self.begins_clause(at) {
            return self.clause(at, Ending::Clause);
        }
        // `des « maladresses »`
        let is_determined = scene.is_article(at) && scene.quotation(at).is_none();
        if is_determined && self.opens_quotation(at + 1) && self.takes_thing() {
            return self.clause(at, Ending::Phrase);
        }
        if let Some(from) = self.infinitive(at) {
            return self.clause(from, Ending::Phrase);
        }
        None
    }

    /// Whether a noun phrase can still be what was said.
    fn takes_thing(&self) -> bool {
        self.has(Frames::THING) && self.object.is_none()
    }

    /// Whether a clause without `that` begins at `at`: `said the talks had failed`.
    fn begins_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        let may = !scene.reading.is_french() && self.has(Frames::CLAUSE);
        // `said at least 19 people had died`
        let at = past_hedge(scene, at);
        let is_dated = scene.is_time(at) || scene.is_article(at) && self.is_dated(at);
        if !may || is_dated || scene.is_mark(at) || scene.tells(at, Tells::PREPOSITION) {
            return false;
        }
        let subject = if scene.tells(at, Tells::PRONOUN) && scene.mention(at).is_none() {
            Some(at + 1)
        } else {
            phrase_at(scene, at, self.end).map(|it| it.to)
        };
        let Some(mut verb) = subject else { return false };
        while verb < self.end && scene.is_adverb(verb) {
            verb += 1;
        }
        let only_says = !self.has(Frames::THING.and(Frames::WHOM)) && self.may_be_clause(at);
        let is_noun = scene.is_article(at)
            || scene.mention(at).is_some()
            || scene.is_one_of(at, &["there", "he", "she", "it", "they", "we", "i"]);
        // `declared a state of emergency`
        let is_done = (at..verb).any(|it| scene.is_one_of(it, &DECLARED));
        is_finite(scene, verb) || only_says && is_noun && !is_done
    }

    /// Whether what begins before `at` can be a clause: it has a verb, or so many
    /// words that one of them must be. `fear the worst` is none.
    fn may_be_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        let own = (at..self.end).take_while(|it| !scene.is_mark(*it)).count();
        // An insert ends with a second comma; behind a single one the article goes on.
        let is_own = |it: usize| {
            let commas = (at..it).filter(|it| scene.word(*it) == ",").count();
            commas % 2 == 0
        };
        let has_verb = (at..self.end).any(|it| {
            let quotes = scene.quotation(it).is_some_and(|quoted| quoted.from == it);
            (is_finite(scene, it) || quotes) && is_own(it)
        });
        has_verb || own > 4 && self.has(Frames::ASIDE)
    }

    /// The infinitive that the preposition at `at` opens, or that stands there.
    pub fn infinitive(&self, at: usize) -> Option<usize> {
        let scene = self.scene;
        // `expects the economy to shrink`: all of it was said.
        let has_content = self.has(Frames::THING) && self.object.is_some();
        let opens_to = scene.is_one_of(at, &["à", "to"]) && self.has(Frames::TO_DO) && !has_content;
        let opens_of = scene.is_one_of(at, &["de", "d'", "of"]) && self.has(Frames::OF_DOING);
        let is_anonymous = opens_to
            && (at + 1..at + 5).any(|it| {
                scene.is_one_of(it, &["anonymous", "named", "identified", "anonymously"])
            });
        if is_anonymous {
            return None;
        }
        if opens_to || opens_of {
            return is_infinitive(scene, at + 1, self.end).then_some(at + 1);
        }
        let is_bare = self.has(Frames::BARE) && self.object.is_none() && scene.reading.is_french();
        (is_bare && is_infinitive(scene, at, self.end)).then_some(at)
    }

    fn opens_quotation(&self, at: usize) -> bool {
        at < self.end && self.scene.quotation(at).is_some_and(|it| it.from == at)
    }

    /// `a déclaré : « … »`
    fn after_colon(&self, at: usize) -> Option<Complement> {
        // The quotation may be a paragraph of its own.
        let is_next = at == self.end && self.has(Frames::QUOTE);
        if self.opens_quotation(at)
            || is_next && self.scene.quotation(at).is_some_and(|it| it.from == at)
        {
            let inner = self.scene.quotation(at)?.inner;
            return Some(self.found(inner.0, inner.1, true));
        }
        let is_said = self.has(Frames::QUOTE) && self.has(Frames::CLAUSE);
        (is_said && at + 2 < self.end).then(|| self.clause(at, Ending::Clause)).flatten()
    }

    /// A quotation without a colon: alone it is direct, else the beginning of
    /// a complement.
    fn quoted(&self, at: usize) -> Option<Complement> {
        let scene = self.scene;
        let quotation = scene.quotation(at)?;
        if self.has(Frames::NAMES) {
            let is_named = self.object.is_some()
                || self.target.is_some()
                || scene.is(at - 1, Trait::Of)
                || scene.is_one_of(at - 1, &["as"]);
            // `parle de « Carmen »`: a title.
            let is_title = self.object.is_none()
                && self.target.is_none()
                && scene.reading.is_capital(quotation.inner.0);
            let fits = is_named && !is_title;
            return fits.then(|| self.found(quotation.from, quotation.to, false));
        }
        // `s’est défendu lors de « L’Émission du soir »`: nothing was said.
        let takes =
            Frames::OF_THING.and(Frames::TO_THING).and(Frames::AGAINST).and(Frames::IN_FAVOUR);
        let does = self.has(Frames::TO_DO) && scene.is_one_of(at - 1, &["to", "à"]);
        let is_taken = self.has(takes) || does;
        if scene.tells(at - 1, Tells::PREPOSITION) && at > self.cue.to && !is_taken {
            return None;
        }
        let ends = quotation.to >= self.end
            || matches!(scene.word(quotation.to), "." | "," | ";")
            || scene.tells(quotation.to, Tells::LINK);
        let is_sentence = scene.reading.is_capital(quotation.inner.0);
        if let Some((from, _)) = self.object {
            let is_content = self.has(Frames::THING) && !self.has(Frames::WHOM);
            if is_content {
                return self.clause(from, Ending::Phrase);
            }
            if !self.has(Frames::WHOM) {
                return None;
            }
        }
        if self.has(Frames::QUOTE) && ends && is_sentence {
            return Some(self.found(quotation.inner.0, quotation.inner.1, true));
        }
        self.clause(at, Ending::Phrase)
    }

    /// A noun phrase as what was said.
    fn thing(&self) -> Option<Complement> {
        if let Some(from) = self.preposition {
            return self.clause(from, Ending::Phrase);
        }
        let (from, to) = self.object.filter(|_| self.has(Frames::THING))?;
        let keeps_account = ["report", "reports", "reported", "reporting", "posted"];
        let is_account = self.scene.is_one_of(self.cue.to - 1, &keeps_account)
            && (from..to).any(|it| self.scene.is_one_of(it, &ACCOUNTS));
        if is_account {
            return None;
        }
        let found = self.clause(from, Ending::Phrase)?;
        if self.has(Frames::WHOM) {
            // `blamed the rebels, who …`: no more than who is blamed.
            let comma = (found.from..found.to).find(|it| self.scene.word(*it) == ",");
            return Some(Complement { to: comma.unwrap_or(found.to), ..found });
        }
        Some(Complement { target: None, ..found })
    }

    fn clause(&self, from: usize, ending: Ending) -> Option<Complement> {
        let from = from + usize::from(self.scene.word(from) == ",");
        // `denied knowingly taking it`
        let is_doing = self.scene.word(from).ends_with("ing") && from == self.cue.to + 1;
        let from = from - usize::from(is_doing && self.scene.is_adverb(from - 1));
        let before = self.cue.head.wrapping_sub(1);
        let is_inserted = self.scene.tells(before, Tells::RELATIVE);
        let start = self.scene.sentence(self.cue.from).start;
        let is_opening = self.cue.side == Side::Shared && self.cue.head <= start + 3;
        let limits = Limits { end: self.end, next: self.next, ending, is_inserted, is_opening };
        let to = end_of(self.scene, from, &limits);
        (from < to).then(|| self.found(from, to, false))
    }

    fn found(&self, from: usize, to: usize, is_direct: bool) -> Complement {
        Complement { from, to, is_direct, target: self.target }
    }
}

/// Past `at least` and the like before a number; elsewhere nothing is passed.
fn past_hedge(scene: &Scene, at: usize) -> usize {
    const ONE: [&str; 7] = ["around", "about", "some", "nearly", "almost", "roughly", "over"];
    const TWO: [(&str, &str); 6] = [
        ("at", "least"),
        ("at", "most"),
        ("more", "than"),
        ("fewer", "than"),
        ("less", "than"),
        ("up", "to"),
    ];
    let is_two =
        |it: &(&str, &str)| scene.is_one_of(at, &[it.0]) && scene.is_one_of(at + 1, &[it.1]);
    let to =
        if TWO.iter().any(is_two) { at + 2 } else { at + usize::from(scene.is_one_of(at, &ONE)) };
    let is_number = scene.reading.form(to) == Form::Number || scene.is_article(to);
    if is_number { to } else { at }
}

/// Whether the `que` at `at` belongs to `alors que` or `plus que` and opens no
/// complement.
fn joins_clauses(scene: &Scene, at: usize) -> bool {
    const BEFORE: [&str; 22] = [
        "alors", "tandis", "bien", "afin", "pour", "parce", "après", "avant", "dès", "sans",
        "lors", "pendant", "depuis", "tant", "pourvu", "plutôt", "plus", "moins", "autre", "tel",
        "telle", "telles",
    ];
    scene.is_one_of(at.wrapping_sub(1), &BEFORE)
}
