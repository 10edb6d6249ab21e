//! What may stand between a verb of saying and what was said: dates, adverbs,
//! inserts, whom it was said to.

use crate::analyze::lexicon::{Frames, Tells, Trait};
use crate::analyze::statements::complement::Walk;
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::nouns::{Head, Phrase, past_preposition, phrase_at};
use crate::text::Form;

/// Small numbers in words, as what is asked for is counted.
const NUMBERS: [&str; 30] = [
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "quinze",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "two",
    "three",
    "four",
    "five",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
];

/// Past all that could be said.
const NOWHERE: usize = usize::MAX;

impl Walk<'_, '_> {
    /// The token after the one at `at` and what belongs to it; the end of all
    /// where nothing that is found later can have been said.
    pub fn past(&mut self, at: usize) -> usize {
        let scene = self.scene;
        if self.number_at(at).is_some() {
            return self.past_number(at);
        }
        if scene.is_adverb(at) && !scene.tells(at, Tells::THAT) || scene.is_time(at) {
            return at + 1;
        }
        if scene.is_article(at) && self.is_dated(at) {
            return at + 2;
        }
        let is_second = scene.tells(at, Tells::LINK) && scene.tells(at + 1, Tells::PREPOSITION);
        match scene.word(at) {
            _ if is_second && at > self.cue.to => at + 1,
            "both" | "all" if self.has(Frames::WHOM) => at + 1,
            _ if scene.tells(at, Tells::LINK) && self.has(Frames::WHOM) => self.past_joined(at),
            _ if scene.tells(at, Tells::RELATIVE) => self.past_relative(at),
            "il" if scene.is_one_of(at + 1, &["y"]) => self.past_ago(at),
            "," => self.past_comma(at),
            "(" => self.past_bracket(at),
            "aux" | "au" => self.past_prepositional(at),
            _ if scene.tells(at, Tells::PREPOSITION) => self.past_prepositional(at),
            _ if self.is_adjective(at) => self.past_adjective(at),
            _ if scene.is_mark(at) || is_finite(scene, at) => NOWHERE,
            _ => self.past_object(at),
        }
    }

    /// The number that `plus de`, `environ` or nothing before it opens at `at`.
    fn number_at(&self, at: usize) -> Option<usize> {
        const HEDGES: [&str; 9] =
            ["plus", "près", "moins", "environ", "quelque", "au", "more", "nearly", "about"];
        let is_number = |it: &usize| {
            self.scene.reading.form(*it) == Form::Number || self.scene.is_one_of(*it, &NUMBERS)
        };
        let money = at + usize::from(matches!(self.scene.word(at), "$" | "£" | "€" | "¥"));
        if !self.scene.is_one_of(at, &HEDGES) {
            return Some(money).filter(is_number);
        }
        (at + 1..self.end.min(at + 4)).find(is_number)
    }

    /// Past a number and what it counts, as the noun phrase that was said.
    fn past_number(&mut self, at: usize) -> usize {
        let number = self.number_at(at).unwrap_or(at);
        let to = phrase_at(self.scene, number + 1, self.end).map_or(number + 1, |it| it.to);
        let is_date = self.scene.is(number + 1, Trait::Calendar)
            && !self.scene.is_one_of(number + 1, &["ans", "mois", "jours", "years", "months"]);
        if self.object.is_some() || is_date {
            return to;
        }
        self.object = Some((at, to));
        to
    }

    /// Whether a participle stands at `at` before its noun, right behind the verb:
    /// `blamed contaminated wells`.
    fn is_adjective(&self, at: usize) -> bool {
        let scene = self.scene;
        let is_noun = |it: usize| {
            scene.reading.form(it) == Form::Lower
                && !scene.is_article(it)
                && !is_finite(scene, it)
                && !scene.tells(it, Tells::PREPOSITION.and(Tells::THAT).and(Tells::PRONOUN))
        };
        let is_participle = scene.word(at).ends_with("ed") && is_noun(at + 1);
        // `announced plans to close`
        let is_plural = scene.word(at).ends_with('s') && is_finite(scene, at);
        !scene.reading.is_french()
            && at == self.cue.to
            && self.has(Frames::THING)
            && (is_participle || is_plural && !scene.tells(at, Tells::BE.and(Tells::HAVE)))
    }

    fn past_adjective(&mut self, at: usize) -> usize {
        let is_participle = self.scene.word(at).ends_with("ed");
        let noun = phrase_at(self.scene, at + 1, self.end).filter(|_| is_participle);
        let to = noun.map_or(at + 1, |it| it.to);
        self.object = Some((at, to));
        to
    }

    /// Past the second of those who are addressed: `urged A and B to …`.
    fn past_joined(&mut self, at: usize) -> usize {
        let Some(object) = self.object.filter(|it| it.1 == at) else { return NOWHERE };
        let Some(phrase) = phrase_at(self.scene, at + 1, self.end) else { return NOWHERE };
        self.object = Some((object.0, phrase.to));
        phrase.to
    }

    /// Past a relative clause, where the infinitive that was said follows it.
    fn past_relative(&self, at: usize) -> usize {
        let limit = self.end.min(at + 14);
        (at..limit).find(|it| self.infinitive(*it).is_some()).unwrap_or(NOWHERE)
    }

    /// Past `il y a quelques heures`.
    fn past_ago(&self, at: usize) -> usize {
        let time = (at + 3..self.end.min(at + 7)).find(|it| self.scene.is_time(*it));
        time.map_or(NOWHERE, |it| it + 1)
    }

    fn past_bracket(&self, at: usize) -> usize {
        let close = (at..self.end.min(at + 12)).find(|it| self.scene.word(*it) == ")");
        close.map_or(NOWHERE, |it| it + 1)
    }

    /// Past a noun phrase without preposition, which is noted; there is only one.
    fn past_object(&mut self, at: usize) -> usize {
        let goes_on = if self.object.is_none() { self.may_begin(at) } else { self.is_bound(at) };
        let phrase = phrase_at(self.scene, at, self.end).filter(|_| goes_on);
        let Some(phrase) = phrase else { return NOWHERE };
        if let Some(object) = &mut self.object {
            object.1 = phrase.to;
        } else {
            self.object = Some((at, phrase.to));
            self.note_target(phrase.from, phrase.to);
        }
        phrase.to.max(at + 1)
    }

    /// Whether an object can begin at `at`. Behind an insert a noun may look like
    /// a verb: `X, animateur, critique gastronomique`.
    fn may_begin(&self, at: usize) -> bool {
        let scene = self.scene;
        if !scene.reading.is_french() {
            return true;
        }
        let is_alone = self.cue.head == self.cue.from && self.cue.to == self.cue.from + 1;
        let is_inserted = scene.word(self.cue.head.wrapping_sub(1)) == "," && is_alone;
        let is_bare = !scene.is_article(at)
            && scene.mention(at).is_none()
            && !scene.tells(at, Tells::PRONOUN.and(Tells::PREPOSITION));
        !(scene.reading.is_french() && is_inserted && is_bare && at == self.cue.to)
    }

    /// Whether the words at `at` go on with the object before them.
    fn is_bound(&self, at: usize) -> bool {
        self.object.is_some_and(|it| it.1 == at)
    }

    /// Whether the article at `at` belongs to a date: `le même jour`.
    pub fn is_dated(&self, at: usize) -> bool {
        let scene = self.scene;
        // `un an de prison`
        let is_amount = scene.is_one_of(at, &["un", "une"]) && scene.is(at + 2, Trait::Of);
        scene.is_time(at + 1) && !is_amount
            || scene.reading.form(at + 1) == Form::Number && scene.is(at + 2, Trait::Calendar)
            || scene.is_one_of(at + 1, &["même"]) && scene.is_time(at + 2)
    }

    /// Past an insert between commas: `, dans un communiqué,`.
    fn past_comma(&self, at: usize) -> usize {
        let scene = self.scene;
        let next = at + 1;
        let opens = scene.tells(next, Tells::PREPOSITION)
            || scene.is_time(next)
            || scene.is_adverb(next)
            || scene
                .is_one_of(next, &["lui", "elle", "eux", "elles", "citing", "quoting", "citant"]);
        let limit = self.end.min(at + 16);
        let close = (next..limit).find(|it| scene.word(*it) == ",");
        let Some(close) = close else { return NOWHERE };
        let is_quiet =
            !(next..close).any(|it| is_finite(scene, it) || scene.quotation(it).is_some());
        let leads_on = scene.tells(close + 1, Tells::THAT);
        // `urged Ana Ruiz, known as Nana, to …`
        let is_told_to = self.has(Frames::WHOM) && self.infinitive(close + 1).is_some();
        let fits = opens && (is_quiet || leads_on) && self.object.is_none() || is_told_to;
        if fits { close + 1 } else { NOWHERE }
    }

    fn past_prepositional(&mut self, at: usize) -> usize {
        let scene = self.scene;
        let to = past_preposition(scene, at, self.end);
        let takes = [
            (Frames::TO_THING, &["à", "au", "aux", "for", "pour"][..]),
            (Frames::OF_THING, &["de", "d'", "du", "des", "of"][..]),
            (Frames::AGAINST, &["contre", "sur", "against", "about", "over"][..]),
            (Frames::IN_FAVOUR, &["pour"][..]),
        ];
        let fits =
            takes.iter().any(|(frame, words)| self.has(*frame) && scene.is_one_of(at, words));
        let is_addressed = self.has(Frames::IN_FAVOUR)
            && scene.is_one_of(at, &["à", "au", "aux"])
            && (at + 1..to).any(|it| scene.mention_from(it).is_some_and(|it| scene.can_speak(it)));
        if fits && !is_addressed && self.preposition.is_none() {
            // `plaide pour que`
            let at = at + usize::from(scene.tells(at + 1, Tells::THAT));
            let contracted = scene.is_one_of(at, &["au", "aux", "du", "des"]);
            self.preposition = Some(at + usize::from(!contracted)).filter(|it| *it < self.end);
            if contracted {
                self.preposition = Some(at + 1);
            }
        }
        // `said in a filing to the exchange`: nobody is addressed.
        let is_own = scene.reading.is_french() || at == self.cue.to || self.object.is_some();
        if self.target.is_none() && is_own && scene.is_one_of(at, &["à", "au", "aux", "to"]) {
            self.note_target(at + 1, to);
        }
        let counted = (at + 2..to)
            .find(|it| scene.is(*it, Trait::Of) && scene.reading.form(it + 1) == Form::Number);
        let to = counted.filter(|_| self.has(Frames::OF_THING) && !fits).unwrap_or(to);
        if let Some(object) = &mut self.object
            && object.1 == at
        {
            object.1 = to;
        }
        to
    }

    /// Notes whoever is named first from `from` up to `to`; a noun for somebody
    /// only where the verb or a preposition says that they are addressed.
    fn note_target(&mut self, from: usize, to: usize) {
        let scene = self.scene;
        let named = (from..to).find_map(|it| scene.mention_from(it)).map(|it| {
            let draft = scene.draft(it);
            Phrase { from: draft.from, to: draft.to, head: Head::Mention(it) }
        });
        let is_addressed = self.has(Frames::WHOM)
            || scene.is_one_of(from.wrapping_sub(1), &["à", "au", "aux", "to"]);
        let noun = || phrase_at(scene, from, to).filter(|it| it.head == Head::Human);
        self.target = self.target.or(named).or_else(|| noun().filter(|_| is_addressed));
    }
}
