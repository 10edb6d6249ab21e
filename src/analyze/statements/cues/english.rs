//! English verb groups: `has also warned`, `went on to say`, `adding`.

use crate::analyze::lexicon::{Mood, Tells, Trait, VerbForm};
use crate::analyze::statements::cues::{Cue, Place, Side};
use crate::text::Form;

impl<'a> Place<'_, 'a> {
    /// The group around the form, where it reports speech.
    pub(super) fn english(&self, form: VerbForm, tail: usize, has_other: bool) -> Option<Cue<'a>> {
        let scene = self.scene;
        let is_lower = scene.reading.form(self.at) == Form::Lower || self.at == self.start;
        if !is_lower || scene.reading.is_joined(self.at) || scene.reading.is_joined(self.at + 1) {
            return None;
        }
        let mut before = self.at;
        while before > self.start && (scene.is_adverb(before - 1) || self.is_dated(before - 1)) {
            before -= 1;
        }
        let last = before.checked_sub(1).filter(|it| *it >= self.start);
        let tells = |what| last.is_some_and(|it| scene.tells(it, what));
        if tells(Tells::NEGATION) {
            return None;
        }
        let moods = form.moods;
        if moods.has(Mood::PARTICIPLE) && tells(Tells::HAVE) {
            let auxiliary = last?;
            let is_gerund = scene.is_one_of(auxiliary, &["having"]);
            let side = if is_gerund { Side::Shared } else { Side::Own };
            return Some(Cue { is_plural: false, ..self.cue(auxiliary, tail, side, form) });
        }
        if moods.has(Mood::GERUND) {
            return self.doing(form, tail, last);
        }
        if tells(Tells::BE.and(Tells::HAVE)) {
            return None;
        }
        if tells(Tells::MODAL) {
            return self.went_on(form, tail, last?);
        }
        let is_noun = last.is_some_and(|it| self.makes_noun(it));
        if !moods.has(Mood::FINITE) || is_noun {
            return None;
        }
        let shares = has_other && tells(Tells::LINK);
        let side = if shares { Side::Shared } else { Side::Own };
        // `forecast` is its own past.
        let is_plural = moods.has(Mood::INFINITIVE) && !moods.has(Mood::PARTICIPLE);
        Some(Cue { head: before, is_plural, ..self.cue(self.at, tail, side, form) })
    }

    /// Whether the word at `at` tells when, between an auxiliary and its verb:
    /// `had last week warned`.
    fn is_dated(&self, at: usize) -> bool {
        let scene = self.scene;
        let first = at.saturating_sub(3).max(self.start);
        let is_loose = |it: usize| scene.is_time(it) || scene.is_one_of(it, &["on"]);
        let stop = (first..at).rev().find(|it| !is_loose(*it));
        is_loose(at) && stop.is_some_and(|it| scene.tells(it, Tells::HAVE))
    }

    /// `…, adding that`, `is warning`, `was quoted as saying`.
    fn doing(&self, form: VerbForm, tail: usize, last: Option<usize>) -> Option<Cue<'a>> {
        let scene = self.scene;
        let Some(last) = last else { return Some(self.cue(self.at, tail, Side::Shared, form)) };
        if scene.tells(last, Tells::BE) {
            return Some(self.cue(last, tail, Side::Own, form));
        }
        if scene.is_one_of(last, &["as"]) && last >= self.start + 2 {
            // `was quoted by the radio as saying`
            let first = last.saturating_sub(7).max(self.start);
            let is_cited = |it: &usize| scene.is_one_of(*it, &["quoted", "cited", "reported"]);
            let cited = (first..last).rev().find(is_cited)?;
            let be = (self.start..cited).rev().take(3).find(|it| scene.tells(*it, Tells::BE));
            return be.map(|it| self.cue(it, tail, Side::Own, form));
        }
        let fits = scene.is_mark(last)
            || scene.tells(last, Tells::LINK)
            || scene.is_one_of(last, &["before", "after", "while", "by", "in"]);
        fits.then(|| self.cue(self.at, tail, Side::Shared, form))
    }

    /// `went on to say`; other infinitives were not said.
    fn went_on(&self, form: VerbForm, tail: usize, to: usize) -> Option<Cue<'a>> {
        let scene = self.scene;
        let went = to.checked_sub(2).filter(|it| self.is_before(*it))?;
        let goes = scene.is_one_of(to, &["to"])
            && scene.is_one_of(to - 1, &["on"])
            && scene.is_one_of(went, &["went", "goes", "go"]);
        goes.then(|| Cue { is_plural: false, ..self.cue(went, tail, Side::Own, form) })
    }

    /// Whether what stands at `at` makes a noun of the next word: `a claim`,
    /// `of reports`, `Russia’s demand`.
    fn makes_noun(&self, at: usize) -> bool {
        let scene = self.scene;
        let is_mention = scene.mention(at).is_some();
        let binds = scene.is_article(at) && !scene.tells(at, Tells::PRONOUN)
            || scene.tells(at, Tells::PREPOSITION)
            || scene.is(at, Trait::Prenominal);
        let is_owner =
            matches!(self.word(at), "'s" | "’s" | "'" | "’") && scene.quotation(at).is_none();
        binds && !is_mention || is_owner
    }
}
