//! What a run of capitalised words means, told by its own words, by the words
//! beside it, or by its mere shape.

use crate::analyze::glosses;
use crate::analyze::lexicon::{Head, Role, Trait, What};
use crate::analyze::names::{Sense, Trust};
use crate::analyze::reading::{Reading, Sentence};
use crate::news::Kind;
use crate::text::Form;

/// The rule that names go by where only their shape tells what they are.
pub const SHAPE: &str = "capitals";

/// What a name means, how sure that is, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What it means.
    pub sense: Sense,
    /// How sure that is.
    pub trust: Trust,
    /// The rule that says so.
    pub rule: &'static str,
    /// The token that decided.
    pub cue: Option<usize>,
}

/// Judges the run from `from` up to `to`.
pub fn judge(reading: &Reading, sentence: &Sentence, from: usize, to: usize) -> Verdict {
    let before = from.checked_sub(1).filter(|it| *it >= sentence.tokens.start);
    let is_acronym = (from..to).all(|at| reading.form(at) == Form::Upper);
    let run = Run { reading, sentence, from, to, before, is_acronym };
    let told = run.by_parts().or_else(|| run.by_neighbours());
    told.unwrap_or_else(|| run.by_shape())
}

/// A run of capitalised words where it stands.
#[derive(Debug, Clone, Copy)]
struct Run<'a> {
    reading: &'a Reading<'a>,
    sentence: &'a Sentence,
    from: usize,
    to: usize,
    /// The token before it, in the same sentence.
    before: Option<usize>,
    /// Whether it is all in capitals.
    is_acronym: bool,
}

impl Run<'_> {
    /// Its own words: a first name, `Bank`, `River`, `World Cup`.
    fn by_parts(&self) -> Option<Verdict> {
        let (reading, last) = (self.reading, self.to - 1);
        if (self.from..self.to).all(|at| is_domain(reading, at)) {
            return Some(nobody("domain", self.from));
        }
        // French events begin with what they are, so a first name there is one:
        // `Marie de La Tour`, but `Tony Awards`.
        let is_long = self.to - self.from > 1;
        let is_person = is_long && (is_given(reading, self.from) || self.is_initial(self.from));
        let event = (self.from..self.to).find(|at| reading.is(*at, Trait::Event));
        if let Some(at) = event.filter(|_| !is_person || !reading.is_french()) {
            return Some(nobody("event", at));
        }
        if is_long && reading.is(last, Trait::Ending) {
            let kind = body_word(reading, last).unwrap_or(Kind::Organisation);
            return Some(named(kind, Trust::Sure, "body-word", last));
        }
        if is_person {
            return Some(named(Kind::Person, Trust::Sure, "given-name", self.from));
        }
        let body = (self.from..self.to).find_map(|at| Some((at, body_word(reading, at)?)));
        if let Some((at, kind)) = body {
            let trust = if is_long { Trust::Sure } else { Trust::Guess };
            return Some(named(kind, trust, "body-word", at));
        }
        if let Some(at) = (self.from..self.to).find(|at| reading.word(*at) == "&") {
            return Some(named(Kind::Organisation, Trust::Likely, "body-word", at));
        }
        let site = [(self.from, Trait::Site), (last, Trait::SiteEnd)];
        let (site, _) = site.into_iter().find(|(at, it)| is_long && reading.is(*at, *it))?;
        Some(named(Kind::Place, Trust::Likely, "place-word", site))
    }

    /// `J.`
    fn is_initial(&self, at: usize) -> bool {
        let word = self.reading.word(at);
        word.ends_with('.') && word.chars().count() == 2
    }

    /// The words beside it.
    fn by_neighbours(&self) -> Option<Verdict> {
        if let Some(at) = self.before.filter(|at| self.reading.is(*at, Trait::Thing)) {
            return Some(nobody("thing", at));
        }
        // Titles, places and verbs tell nothing of acronyms.
        if self.is_acronym {
            return None;
        }
        self.before
            .and_then(|at| self.by_noun_before(at).or_else(|| self.by_preposition(at)))
            .or_else(|| self.by_country())
            .or_else(|| self.by_verb())
    }

    /// `président Duval`, `association Emmaüs`, `sonde Cassini`.
    fn by_noun_before(&self, at: usize) -> Option<Verdict> {
        let is_title = |it: What| matches!(it, What::Honorific(_) | What::Office(..));
        if self.ends_before(at, is_title) {
            return Some(named(Kind::Person, Trust::Sure, "title-and-name", at));
        }
        let is_body = |it: What| self.head(it).is_some_and(is_plain_body);
        if self.reading.form(at) == Form::Lower && self.ends_before(at, is_body) {
            return Some(named(Kind::Organisation, Trust::Likely, "head-and-name", at));
        }
        None
    }

    /// Whether a name after the preposition at `at` is a place more often than
    /// not. Anything follows `chez` and `through`, and two names after `à`
    /// are a person's.
    fn by_preposition(&self, at: usize) -> Option<Verdict> {
        let word = self.reading.word(at);
        let is_long = self.to - self.from > 1 && !self.reading.is_joined(self.from + 1);
        let always = matches!(word, "en" | "En" | "in" | "In" | "near");
        let fits = always || !is_long && matches!(word, "à" | "À" | "at");
        if !fits {
            return None;
        }
        Some(named(Kind::Place, Trust::Likely, "after-preposition", at))
    }

    /// `Kumla (Suède)`.
    fn by_country(&self) -> Option<Verdict> {
        let (reading, at) = (self.reading, self.to + 1);
        let is_enclosed = |to: usize| reading.word(self.to) == "(" && reading.word(to) == ")";
        reading.first(at, |it| {
            let is_land = matches!(it.what, What::Land(_) | What::Place(_));
            (is_land && is_enclosed(it.to)).then_some(())
        })?;
        Some(named(Kind::Place, Trust::Likely, "country-beside", at))
    }

    /// `Duval a déclaré`, `a déclaré Duval`.
    fn by_verb(&self) -> Option<Verdict> {
        let (reading, to) = (self.reading, self.to);
        let says = |at: usize| reading.is(at, Trait::Says) && reading.form(at) == Form::Lower;
        let helps = reading.is(to, Trait::Finite) && reading.form(to) == Form::Lower;
        let binds = |at: usize| reading.is(at, Trait::Determiner) || reading.is(at, Trait::Of);
        let after = (to..=to + usize::from(helps)).find(|at| says(*at));
        let after = after.filter(|_| !self.before.is_some_and(binds));
        let cue = self.before.filter(|at| says(*at)).or(after)?;
        Some(named(Kind::Person, Trust::Likely, "speaks", cue))
    }

    /// Nothing but how it is written, and after which small word.
    fn by_shape(&self) -> Verdict {
        let (sense, trust) = self.shape();
        Verdict { sense, trust, rule: SHAPE, cue: None }
    }

    fn shape(&self) -> (Sense, Trust) {
        let reading = self.reading;
        let organisation = Sense::Named(Kind::Organisation);
        let is_title = reading.is(self.from, Trait::Determiner) || self.is_quoted();
        if is_title || reading.word(self.from).chars().count() < 2 {
            return (Sense::Unknown, Trust::Doubtful);
        }
        let word = reading.word(self.from);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits > 1 || digits > 0 && !self.is_acronym {
            return (Sense::Unknown, Trust::Doubtful);
        }
        if self.is_acronym {
            let is_known = !self.is_aside() || self.is_gloss();
            return (organisation, if is_known { Trust::Guess } else { Trust::Doubtful });
        }
        let after_article = self.before.is_some_and(|at| reading.is(at, Trait::Determiner));
        let is_word = |at: &usize| reading.is_capital(*at) && !reading.is_joined(*at);
        if (self.from..self.to).filter(is_word).count() > 1 {
            // No article stands before a person. And English writes whatever
            // it names in capitals: works, courses, days.
            let trust = if reading.is_french() { Trust::Likely } else { Trust::Guess };
            let person = (Sense::Named(Kind::Person), trust);
            return if after_article { (organisation, Trust::Guess) } else { person };
        }
        if self.follows(&["de", "sur", "vers", "entre"]) {
            return (Sense::Named(Kind::Place), Trust::Guess);
        }
        let is_creed = word.ends_with("ism") || word.ends_with("isme");
        if is_creed || reading.is_french() && self.follows(&["(", "d’", "d'"]) {
            return (Sense::Unknown, Trust::Doubtful);
        }
        // A lone capital after an article is as often a thing as an actor.
        // So is any in English, where adjectives and brands have capitals too.
        let is_open =
            after_article || !reading.is_french() || reading.is_opening(self.from, self.sentence);
        let trust = if is_open { Trust::Doubtful } else { Trust::Guess };
        (if after_article { organisation } else { Sense::Unknown }, trust)
    }

    /// Whether something that `fits` ends with the word at `at`.
    fn ends_before(&self, at: usize, fits: impl Fn(What) -> bool) -> bool {
        let first = self.sentence.tokens.start.max(at.saturating_sub(3));
        let found = (first..=at).flat_map(|from| self.reading.found(from));
        found.into_iter().any(|it| it.to == at + 1 && fits(it.what))
    }

    fn head(&self, what: What) -> Option<Head> {
        let What::Head(head) = what else { return None };
        Some(*self.reading.lexicon.head(head))
    }

    fn follows(&self, words: &[&str]) -> bool {
        self.before.is_some_and(|at| words.contains(&self.reading.word(at)))
    }

    /// Whether parentheses hold nothing but the run.
    fn is_aside(&self) -> bool {
        self.follows(&["("]) && self.reading.word(self.to) == ")"
    }

    fn is_gloss(&self) -> bool {
        glosses::spells(self.reading, self.sentence.tokens.start, self.from)
    }

    /// Whether quotation marks hold nothing but the run.
    fn is_quoted(&self) -> bool {
        let closes = matches!(self.reading.word(self.to), "»" | "”" | "\"" | "’");
        closes && self.follows(&["«", "“", "\"", "‘"])
    }
}

fn named(kind: Kind, trust: Trust, rule: &'static str, cue: usize) -> Verdict {
    Verdict { sense: Sense::Named(kind), trust, rule, cue: Some(cue) }
}

fn nobody(rule: &'static str, cue: usize) -> Verdict {
    Verdict { sense: Sense::Nobody, trust: Trust::Sure, rule, cue: Some(cue) }
}

fn is_plain_body(head: Head) -> bool {
    head.role == Role::Body && head.kind == Kind::Organisation
}

fn is_domain(reading: &Reading, at: usize) -> bool {
    let is_domain = || reading.found(at).iter().any(|it| matches!(it.what, What::Domain(_)));
    reading.is(at, Trait::Trusted) || is_domain()
}

/// Whether a first name stands at `at`.
pub fn is_given(reading: &Reading, at: usize) -> bool {
    reading.found(at).iter().any(|it| matches!(it.what, What::Given(_)))
}

/// Whether the word at `at` heads or ends the name of a body.
pub fn is_body_word(reading: &Reading, at: usize) -> bool {
    reading.is(at, Trait::Ending) || body_word(reading, at).is_some()
}

/// The kind of body that the word at `at` heads.
fn body_word(reading: &Reading, at: usize) -> Option<Kind> {
    const ROLES: [Role; 5] =
        [Role::Body, Role::Firm, Role::Ministry, Role::Force, Role::Classifier];
    reading.first(at, |it| {
        let What::Head(head) = it.what else { return None };
        let head = reading.lexicon.head(head);
        ROLES.contains(&head.role).then_some(head.kind)
    })
}
