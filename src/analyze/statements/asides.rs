//! What was said, where the words that tell stand aside: behind it, within it,
//! or in a comparison.

use crate::analyze::lexicon::{Frames, Tells};
use crate::analyze::statements::around::{
    Said, clause_after, clause_before, quotation_at, quotation_before,
};
use crate::analyze::statements::cues::Side;
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::marks::Quotation;
use crate::analyze::statements::nouns::{Head, Phrase, past_preposition, phrase_at};
use crate::analyze::statements::recalled::recalled;
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::subject;
use crate::analyze::statements::telling::{Telling, Told};

/// How many words an office has at most.
const OFFICE: usize = 12;

/// Past what is told of a speaker within somebody's words, up to the full stop
/// or the end: `« Nous partons, dit X, secrétaire du syndicat. Voilà. »`
fn past_apposition(scene: &Scene, at: usize, end: usize) -> usize {
    if scene.word(at) != "," || scene.tells(at + 1, Tells::PRONOUN) {
        return at;
    }
    let stop = (at + 1..end).find(|it| scene.word(*it) == ".").unwrap_or(end);
    if (at + 1..stop).any(|it| is_finite(scene, it)) { at } else { stop }
}

/// Whether the words from `start` up to `end` have a verb that neither `que`
/// nor a relative pronoun opens, in the same breath.
fn has_main_verb(scene: &Scene, start: usize, end: usize) -> bool {
    let opens = Tells::THAT.and(Tells::RELATIVE).and(Tells::SUBORDINATE);
    let mut is_main = true;
    (start..end).any(|at| {
        if scene.word(at) == "," {
            is_main = true;
        }
        is_main &= !scene.tells(at, opens) || scene.is_adverb(at);
        is_main && is_finite(scene, at) && scene.quotation(at).is_none()
    })
}

/// Past what is told of how somebody speaks, up to the comma before the rest
/// of the quotation: `“…,” she said, her voice breaking, “…”`.
fn past_manner(scene: &Scene, at: usize, end: usize) -> usize {
    let opens = |it: usize| scene.quotation(it + 1).is_some_and(|q| q.from == it + 1);
    let limit = end.min(at + OFFICE);
    let comma = (at..limit).find(|it| scene.word(*it) == "," && opens(*it));
    comma.unwrap_or(at)
}

impl Telling<'_, '_> {
    /// Who speaks and what was said, where it does not follow the cue.
    pub fn aside(&self) -> Option<Told> {
        if let Some(quotation) = self.scene.quotation(self.cue.from) {
            return self.within(quotation);
        }
        self.recalled().or_else(|| self.compared()).or_else(|| self.behind())
    }

    /// `C’est ce qu’a déclaré X.`
    fn recalled(&self) -> Option<Told> {
        let Self { scene, cue, start, end, .. } = *self;
        let said = recalled(scene, start, cue)?;
        // Nobody but a speaker stands behind a French verb of saying here.
        let believes = |it: &Phrase| it.head.can_speak(scene) || scene.reading.is_french();
        let behind = subject::behind(scene, cue.to, end).filter(believes);
        let before = subject::before(scene, start, cue);
        // English turns no subject round here; behind stands whom it was said to.
        let named = before.first().is_some_and(|it| it.head.can_speak(scene));
        let phrases = match behind {
            Some(it) if scene.reading.is_french() || !named => vec![it],
            _ => before,
        };
        Some((phrases, vec![said]))
    }

    /// `Comme l’a indiqué X, …`, `As X said, …`: the rest of the sentence.
    fn compared(&self) -> Option<Told> {
        let Self { scene, cue, start, end, .. } = *self;
        let is_turned = cue.head > start && scene.is_one_of(cue.head - 1, &["comme"]);
        let (phrase, from, to) = if is_turned {
            let phrase = subject::behind(scene, cue.to, end)?;
            (phrase, cue.head - 1, phrase.to)
        } else {
            let phrase = *subject::before(scene, start, cue).first()?;
            let mut from = phrase.from.checked_sub(1).filter(|it| *it >= start)?;
            if scene.is_article(from) && from > start {
                from -= 1;
            }
            // `…, as aid workers warned that …` compares nothing.
            let joins = !scene.reading.is_french() && scene.tells(cue.to, Tells::THAT);
            let compares = scene.is_one_of(from, &["comme", "as"]) && !joins;
            compares.then_some((phrase, from, cue.to))?
        };
        if !phrase.head.can_speak(scene) || from > start && scene.word(from - 1) != "," {
            return None;
        }
        let before = clause_before(scene, start, from).filter(|_| from > start);
        let after = || clause_after(scene, to, end).filter(|_| scene.word(to) == ",");
        before.or_else(after).map(|it| (vec![phrase], vec![it]))
    }

    /// `« … », a déclaré X`, `…, a-t-il ajouté`.
    fn behind(&self) -> Option<Told> {
        let Self { scene, cue, start, end, .. } = *self;
        if !cue.verb.frames.has(Frames::ASIDE) && !cue.verb.frames.has(Frames::QUOTE) {
            return None;
        }
        let (phrase, from, to) = match cue.side {
            Side::Pronoun(at) if scene.is_one_of(at, &["on"]) => {
                let phrase = subject::paper_behind(scene, cue.to, end)?;
                (phrase, cue.head, phrase.to)
            }
            Side::Pronoun(at) => (Phrase::pronoun(at), cue.head, cue.to),
            Side::Own if scene.reading.is_french() => {
                let phrase = self.turned()?;
                (phrase, cue.head, phrase.to)
            }
            Side::Own => self.english()?,
            Side::Shared | Side::Agent(_) | Side::Written(_) => return None,
        };
        let is_behind = phrase.from >= cue.to;
        let phrases = match phrase {
            it if is_behind => subject::joined_behind(scene, it, end),
            it => vec![it],
        };
        let mut said = Vec::new();
        if let Some(quoted) = quotation_before(scene, from) {
            said.push(quoted);
            let to = if scene.reading.is_french() { to } else { past_manner(scene, to, end) };
            said.extend(quotation_at(scene, to).filter(|_| scene.word(to) == ","));
            return Some((phrases, said));
        }
        if !cue.verb.frames.has(Frames::ASIDE) || from == start || scene.word(from - 1) != "," {
            return None;
        }
        // `The state’s attorney general, Ana Ruiz, vowed to …`
        let is_verbless = !scene.reading.is_french()
            && !(start..from).any(|it| is_finite(scene, it) && scene.quotation(it).is_none());
        // `Earlier, on Monday, the parties agreed …`
        let is_opener = scene.is_adverb(start)
            || scene.is_time(start)
            || scene.tells(start, Tells::PREPOSITION);
        if is_verbless && (is_opener || self.complement().is_some()) {
            return None;
        }
        if let Some(clause) = clause_before(scene, start, from) {
            return Some((phrases, vec![clause]));
        }
        let is_turned = matches!(cue.side, Side::Pronoun(_)) || is_finite(scene, to + 1);
        let opens = scene.word(to) == "," && is_turned;
        let after = clause_after(scene, to, end).filter(|_| opens)?;
        Some((phrases, vec![after]))
    }

    /// Who speaks, where the article does so within the marks: `« Nous partons,
    /// a confié X. Rien ne nous retient. »`
    fn within(&self, quotation: &Quotation) -> Option<Told> {
        let Self { scene, cue, .. } = *self;
        let (from, end) = quotation.inner;
        let comma = cue.head.checked_sub(1).filter(|it| *it > from && scene.word(*it) == ",")?;
        let (phrase, to) = match cue.side {
            Side::Pronoun(at) => (Phrase::pronoun(at), cue.to),
            Side::Own if scene.reading.is_french() => {
                let phrase = subject::behind(scene, cue.to, end)?;
                (phrase, phrase.to)
            }
            _ => return None,
        };
        // `a-t-il lancé à la barre. »`
        let is_placed = scene.tells(to, Tells::PREPOSITION) && to < end;
        let to = if is_placed { past_preposition(scene, to, end) } else { to };
        let to = past_apposition(scene, to, end);
        let is_aside = cue.verb.frames.has(Frames::ASIDE)
            && phrase.head.can_speak(scene)
            && (to >= end || matches!(scene.word(to), "." | ","));
        let mut said = vec![Said { from, to: comma, is_direct: true }];
        if to + 1 < end {
            said.push(Said { from: to + 1, to: end, is_direct: true });
        }
        is_aside.then_some((vec![phrase], said))
    }

    /// The subject behind a French verb that is turned round after what was
    /// said: `« … », a déclaré X`.
    fn turned(&self) -> Option<Phrase> {
        let Self { scene, cue, start, end, .. } = *self;
        let last = cue.head.checked_sub(1).filter(|it| *it >= start)?;
        let follows_quotation = quotation_before(scene, cue.head)
            .is_some_and(|it| it.is_direct || subject::before(scene, start, cue).is_empty());
        if !follows_quotation && scene.word(last) != "," {
            return None;
        }
        let phrase = subject::behind(scene, cue.to, end)?;
        // After a quotation whoever stands behind the verb has said it.
        if !follows_quotation && !phrase.head.can_speak(scene) {
            return None;
        }
        let goes_on =
            scene.tells(phrase.to, Tells::THAT) || scene.is_one_of(phrase.to, &["de", "d'"]);
        if goes_on {
            return None;
        }
        // `… ne lâche les autres et s’envole`: the verb has its subject before it.
        let goes_on = scene.tells(phrase.to, Tells::LINK) && !cue.is_plural;
        if goes_on && !follows_quotation {
            return None;
        }
        let takes_thing = cue.verb.frames.has(Frames::THING) && !follows_quotation;
        let has_subject = takes_thing
            && !has_main_verb(scene, start, cue.head)
            && !subject::before(scene, start, cue).is_empty();
        (!has_subject).then_some(phrase)
    }

    /// The subject of a verb that closes the sentence behind what was said,
    /// where that has a verb of its own: `The bridge fell, reports the agency.`
    fn turned_in_english(&self) -> Option<Phrase> {
        let Self { scene, cue, start, end, .. } = *self;
        let phrase = subject::behind(scene, cue.to, end).filter(|it| it.head.can_speak(scene))?;
        let closes = phrase.to >= end || matches!(scene.word(phrase.to), "." | ",");
        let follows = cue.head > start && scene.word(cue.head - 1) == ",";
        (follows && closes && has_main_verb(scene, start, cue.head)).then_some(phrase)
    }

    /// `…, said X` and `…, X said`: the speaker, and where both begin and end.
    fn english(&self) -> Option<(Phrase, usize, usize)> {
        let Self { scene, cue, start, end, .. } = *self;
        let follows = |at: usize| {
            at > start && (scene.word(at - 1) == "," || quotation_before(scene, at).is_some())
        };
        let is_quoted = quotation_before(scene, cue.head).is_some();
        let may_turn = !cue.verb.frames.has(Frames::WHOM.and(Frames::THING))
            && subject::before(scene, start, cue).is_empty();
        let is_turned = || self.turned_in_english().is_some();
        if follows(cue.head) && (is_quoted || may_turn || is_turned()) {
            let phrase = subject::behind(scene, cue.to, end)?;
            // `…, state media reported` has another verb.
            let is_noun = cue.is_plural && is_finite(scene, phrase.to);
            let speaks = phrase.head != Head::Thing && !is_noun;
            return speaks.then_some((phrase, cue.head, phrase.to));
        }
        let phrase = *subject::before(scene, start, cue).first()?;
        let mut from = phrase.from;
        while from > start && scene.is_article(from - 1) {
            from -= 1;
        }
        // `X told reporters.`
        let whom =
            subject::behind(scene, cue.to, end).filter(|_| cue.verb.frames.has(Frames::WHOM));
        let after = whom.map_or(cue.to, |it| it.to);
        let closes = after >= end
            || matches!(scene.word(after), "." | "," | "!" | "?")
            || scene.is_time(after)
            || scene.tells(after, Tells::PREPOSITION)
            || scene.is_adverb(after);
        let from = self.office_before(from).unwrap_or(from);
        (closes && follows(from)).then_some((phrase, from, after))
    }

    /// Where the office before the name at `name` begins, behind what was said:
    /// `“…,” one worker, Ana Ruiz, said`.
    fn office_before(&self, name: usize) -> Option<usize> {
        let Self { scene, start, .. } = *self;
        let comma = name.checked_sub(1).filter(|it| *it > start && scene.word(*it) == ",")?;
        let first = start.max(comma.saturating_sub(OFFICE));
        let is_mark = |it: &usize| scene.word(*it) == "," || scene.quotation(*it).is_some();
        let from = (first..comma).rev().find(is_mark)? + 1;
        let phrase = phrase_at(scene, from, comma)?;
        let is_whole = phrase.to == comma && matches!(phrase.head, Head::Human | Head::Mention(_));
        is_whole.then_some(from)
    }
}
