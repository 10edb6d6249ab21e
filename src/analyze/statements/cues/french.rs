//! French verb groups: `a quant à elle reconnu`, `s’est-il félicité`,
//! `vient d’annoncer`, `en précisant`.

use crate::analyze::lexicon::{Frames, Mood, Tells, Trait, Verb, VerbForm};
use crate::analyze::statements::cues::{Cue, Place, Side};
use crate::text::Form;

/// How many words may stand between auxiliary and participle.
const INSERT: usize = 10;

/// Verbs that let an infinitive of saying be said: `tient à préciser`.
const LETTING: [&str; 20] = [
    "tenu",
    "tient",
    "tiennent",
    "tenait",
    "vient",
    "viennent",
    "venait",
    "venaient",
    "souhaité",
    "voulu",
    "cessé",
    "cesse",
    "continue",
    "continuent",
    "continué",
    "fini",
    "contenté",
    "contente",
    "commencé",
    "empressé",
];

impl<'a> Place<'_, 'a> {
    /// The group around the form, where it reports speech.
    pub(super) fn french(&self, form: VerbForm, tail: usize, has_other: bool) -> Option<Cue<'a>> {
        let moods = form.moods;
        if self.is_hyphenated() {
            return None;
        }
        let compound = || self.compound(form, tail, has_other);
        let finite = || self.finite(form, tail, has_other);
        let gerund = || self.gerund(form, tail);
        let infinitive = || self.infinitive(form, tail);
        (moods.has(Mood::PARTICIPLE).then(compound).flatten())
            .or_else(|| moods.has(Mood::FINITE).then(finite).flatten())
            .or_else(|| moods.has(Mood::GERUND).then(gerund).flatten())
            .or_else(|| moods.has(Mood::INFINITIVE).then(infinitive).flatten())
    }

    /// Whether the form is half of another word: `sous-entend`, `non-dit`.
    fn is_hyphenated(&self) -> bool {
        let reading = self.scene.reading;
        let next_joins = reading.is_joined(self.at + 1) && !self.is_turned(self.at + 1);
        reading.is_joined(self.at) && !self.is_turned(self.at) || next_joins
    }

    /// Whether the token at `at` is a pronoun after its verb, or the `t` before it.
    fn is_turned(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            "il" | "elle" | "ils" | "elles" | "on" | "t" | "je" | "nous" | "vous"
        )
    }

    /// The pronoun after the verb at `at`: `dit-il`, `ajoute-t-elle`.
    fn turned(&self, at: usize) -> Option<usize> {
        let reading = self.scene.reading;
        let at = at + 1 + usize::from(self.word(at + 1) == "t" && reading.is_joined(at + 1));
        (reading.is_joined(at) && self.is_turned(at)).then_some(at)
    }

    /// `a déclaré`, `s’est dit`, `ayant annoncé`.
    fn compound(&self, form: VerbForm, tail: usize, has_other: bool) -> Option<Cue<'a>> {
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        if let Some(agent) = self.agent(tail) {
            return verb
                .frames
                .has(Frames::WHOM)
                .then(|| self.cue(self.at, tail, Side::Agent(agent), form));
        }
        if let Some((il, paper)) = self.written() {
            let cue = self.cue(self.at - 1, tail, Side::Written(paper), form);
            return verb.frames.has(Frames::CLAUSE).then_some(Cue { head: il, ..cue });
        }
        let Some((auxiliary, pronoun)) = self.auxiliary() else {
            return self.coordinated(form, tail).filter(|_| has_other);
        };
        let head = self.past_clitics(auxiliary)?;
        let is_reflexive = (head..auxiliary).any(|it| matches!(self.word(it), "s'" | "s’" | "se"));
        let has_be = self.scene.tells(auxiliary, Tells::BE);
        let is_mutual = is_reflexive && self.is_mutual(verb, auxiliary);
        if has_be != is_reflexive || is_reflexive != verb.is_reflexive && !is_mutual {
            return None;
        }
        let is_gerund = matches!(self.word(auxiliary), "ayant" | "Ayant");
        let is_infinitive = self.word(auxiliary) == "avoir";
        if is_infinitive && !self.scene.is_one_of(auxiliary.wrapping_sub(1), &["après"]) {
            return None;
        }
        let side = match pronoun {
            Some(at) => Side::Pronoun(at),
            None if is_infinitive => Side::Shared,
            None if is_gerund && self.follows_comma(head) => Side::Shared,
            None => Side::Own,
        };
        let is_plural =
            matches!(self.word(auxiliary), "ont" | "avaient" | "auront" | "sont" | "étaient");
        let from = if is_reflexive { head } else { auxiliary };
        Some(Cue { head, is_plural, ..self.cue(from, tail, side, form) })
    }

    /// The token after the `par` of a passive: `est accusé par X`.
    fn agent(&self, tail: usize) -> Option<usize> {
        let be = self.at.checked_sub(1).filter(|it| self.is_before(*it))?;
        let is_passive = self.scene.tells(be, Tells::BE) && self.scene.is_one_of(tail, &["par"]);
        is_passive.then_some(tail + 1)
    }

    /// The `il` before a passive that only opens it, and what opens the sentence
    /// before: `Dans la note du ministère, il est dit que`.
    fn written(&self) -> Option<(usize, usize)> {
        let scene = self.scene;
        let be = self.at.checked_sub(1).filter(|it| self.is_before(*it))?;
        let il = be.checked_sub(1).filter(|it| self.is_before(*it))?;
        let is_passive = scene.is_one_of(be, &["est", "était"]) && scene.is_one_of(il, &["il"]);
        let opens = scene.is_one_of(self.start, &["dans"]) && il > self.start + 2;
        (is_passive && opens).then_some((il, self.start + 1))
    }

    /// `se sont accusés`, `s’accusent`: several of each other.
    fn is_mutual(&self, verb: &Verb, at: usize) -> bool {
        let is_plural = self.word(at).ends_with("nt");
        is_plural && !verb.is_reflexive && verb.frames.has(Frames::WHOM)
    }

    fn follows_comma(&self, at: usize) -> bool {
        at <= self.start || self.word(at - 1) == ","
    }

    /// The auxiliary of the participle, and the pronoun turned behind it.
    /// None where the group is negated or there is no auxiliary.
    fn auxiliary(&self) -> Option<(usize, Option<usize>)> {
        let scene = self.scene;
        let mut pronoun = None;
        let first = self.start.max(self.at.saturating_sub(INSERT));
        for at in (first..self.at).rev() {
            if scene.tells(at, Tells::HAVE) || scene.tells(at, Tells::BE) {
                let is_passive = scene.is_one_of(at, &["été", "être"]);
                let fits = !is_passive && self.is_insert(at + 1);
                return fits.then_some((at, pronoun));
            }
            if scene.reading.is_joined(at) && self.is_turned(at) {
                if self.word(at) != "t" {
                    pronoun = Some(at);
                }
            } else if is_refusal(self.word(at)) || !self.may_stand_between(at) {
                return None;
            }
        }
        None
    }

    /// Whether the word at `at` may part an auxiliary from its participle.
    fn may_stand_between(&self, at: usize) -> bool {
        let scene = self.scene;
        let is_mark = scene.is_mark(at) && self.word(at) != ",";
        let opens = Tells::THAT.and(Tells::RELATIVE).and(Tells::LINK);
        let is_verb = scene.heard(at).is_some_and(|it| !it.forms.is_empty());
        !is_mark && !scene.tells(at, opens) && !is_verb
    }

    /// Whether an insert begins at `from`, where the participle may be at once:
    /// `quant à elle`, `, mardi,`, `par la suite`.
    fn is_insert(&self, from: usize) -> bool {
        let scene = self.scene;
        let opens = scene.is_adverb(from)
            || scene.is_time(from)
            || scene.tells(from, Tells::PREPOSITION)
            || scene.is_article(from) && scene.is_time(from + 1)
            || self.word(from) == ","
            || scene.reading.is_joined(from)
            || scene.is_one_of(from, &["elle", "lui", "eux", "elles"]);
        from == self.at || opens
    }

    /// A participle whose auxiliary stands with another before it: `a appelé …
    /// et exhorté`.
    fn coordinated(&self, form: VerbForm, tail: usize) -> Option<Cue<'a>> {
        let mut before = self.at.checked_sub(1)?;
        while self.is_before(before) && self.scene.is_adverb(before) {
            before = before.checked_sub(1)?;
        }
        let links = self.is_before(before) && self.scene.is_one_of(before, &["et", "puis", "mais"]);
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        (links && !verb.is_reflexive).then(|| self.cue(self.at, tail, Side::Shared, form))
    }

    /// The first token of the pronouns before the verb at `at`, or none where
    /// the group is negated.
    fn past_clitics(&self, at: usize) -> Option<usize> {
        let mut head = at;
        while head > self.start && self.scene.tells(head - 1, Tells::CLITIC) {
            head -= 1;
        }
        let is_negated = head > self.start && self.scene.is_one_of(head - 1, &["ne", "n'", "sans"]);
        (!is_negated).then_some(head)
    }

    /// `affirme`, `ajoute-t-elle`, `se dit`.
    fn finite(&self, form: VerbForm, tail: usize, has_other: bool) -> Option<Cue<'a>> {
        let scene = self.scene;
        let verb = scene.reading.lexicon.speech().verb(form.verb);
        if scene.reading.form(self.at) != Form::Lower && self.at > self.start {
            return None;
        }
        let head = self.past_clitics(self.at)?;
        let is_reflexive = (head..self.at).any(|it| matches!(self.word(it), "s'" | "s’" | "se"));
        let is_mutual = is_reflexive && self.is_mutual(verb, self.at);
        if is_reflexive != verb.is_reflexive && !is_mutual {
            return None;
        }
        let from = if is_reflexive { head } else { self.at };
        if let Some(pronoun) = self.turned(self.at) {
            let to = tail.max(pronoun + 1);
            return Some(Cue { head, ..self.cue(from, to, Side::Pronoun(pronoun), form) });
        }
        let next = self.word(self.at + 1);
        if is_refusal(next) || !self.is_verb(head) {
            return None;
        }
        let before = head.wrapping_sub(1);
        let shares = has_other && head > self.start && scene.tells(before, Tells::LINK);
        let side = if shares { Side::Shared } else { Side::Own };
        Some(Cue { head, ..self.cue(from, tail, side, form) })
    }

    /// Whether the form at hand is a verb and no noun, by what stands before
    /// its pronouns, which begin at `head`.
    fn is_verb(&self, head: usize) -> bool {
        let scene = self.scene;
        let takes_subject = |at: usize| {
            scene.tells(at, Tells::PRONOUN.and(Tells::RELATIVE))
                || scene.is_one_of(at, &["comme", "ne", "que", "qu'"])
        };
        let Some(before) = head.checked_sub(1).filter(|it| *it >= self.start) else {
            return head < self.at || self.at > self.start;
        };
        // `la demande`, `l’annonce`: an article, unless somebody stands before.
        let is_article =
            (head..self.at).any(|it| scene.is_one_of(it, &["le", "la", "les", "l'", "leur"]));
        if is_article {
            return takes_subject(before);
        }
        if takes_subject(before) {
            return true;
        }
        let is_noun = scene.is_article(before) && scene.mention(before).is_none()
            || scene.tells(before, Tells::PREPOSITION) && scene.mention(before).is_none()
            || scene.is(before, Trait::Prenominal)
            || scene.tells(before, Tells::HAVE.and(Tells::BE))
            || is_refusal(self.word(before));
        !is_noun
    }

    /// `affirmant`, `en s’étonnant`.
    fn gerund(&self, form: VerbForm, tail: usize) -> Option<Cue<'a>> {
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        let head = self.past_clitics(self.at)?;
        let is_reflexive = (head..self.at).any(|it| matches!(self.word(it), "s'" | "s’" | "se"));
        let from = if is_reflexive { head } else { self.at };
        // `en dénonçant`: that `en` is no pronoun.
        let head = head + usize::from(self.scene.is_one_of(head, &["en"]) && head < self.at);
        let cue = Cue { head, ..self.cue(from, tail, Side::Shared, form) };
        (is_reflexive == verb.is_reflexive && !is_refusal(self.word(self.at + 1))).then_some(cue)
    }

    /// `vient d’annoncer`, `a tenu à préciser`, `avant d’ajouter`.
    fn infinitive(&self, form: VerbForm, tail: usize) -> Option<Cue<'a>> {
        let mut before = self.at.checked_sub(1).filter(|it| self.is_before(*it))?;
        if self.scene.is_one_of(before, &["de", "d'", "à", "par"]) {
            before = before.checked_sub(1).filter(|it| self.is_before(*it))?;
        }
        let can = before.checked_sub(1).filter(|it| self.is_before(*it));
        if self.word(before) == "on"
            && can.is_some_and(|it| self.scene.is_one_of(it, &["peut", "pouvait"]))
        {
            return Some(self.cue(before - 1, tail, Side::Pronoun(before), form));
        }
        if self.scene.is_one_of(before, &["avant"]) {
            return Some(self.cue(self.at, tail, Side::Shared, form));
        }
        let lets = LETTING.contains(&self.word(before));
        let place = Place { at: before, ..*self };
        // `n’a cessé de promettre`: only the form is negative.
        let past = |at: usize| {
            let is_endless = self.word(before).starts_with("cess");
            self.past_clitics(at)
                .or_else(|| is_endless.then(|| at.saturating_sub(1).max(self.start)))
        };
        let head = match lets.then(|| place.auxiliary()).flatten() {
            Some((auxiliary, _)) => past(auxiliary)?,
            None if lets => past(before)?,
            None => return None,
        };
        let verb = self.scene.reading.lexicon.speech().verb(form.verb);
        (!verb.is_reflexive).then(|| Cue { head, ..self.cue(head, tail, Side::Own, form) })
    }
}

/// Words that say that nothing was said.
fn is_refusal(word: &str) -> bool {
    matches!(word, "pas" | "jamais" | "guère" | "nullement" | "aucunement" | "rien")
}
