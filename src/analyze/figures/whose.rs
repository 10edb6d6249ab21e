//! Whose loss a figure is: named in what is counted, right behind it, or as
//! the one who lost.

use crate::analyze::figures::claim::Scene;
use crate::analyze::lexicon::What;
use crate::analyze::line::Line;
use crate::analyze::reading::Found;
use crate::news::{Mention, Voice};
use crate::text::Form;

/// What leads from a figure to the side that it belongs to.
const SIDES: [&str; 16] = [
    "dans les rangs de",
    "dans les rangs des",
    "dans les rangs du",
    "dans les rangs",
    "du cote de",
    "du cote",
    "cote",
    "parmi",
    "au sein de",
    "appartenant a",
    "belonging to",
    "in the ranks of",
    "on the",
    "among",
    "from",
    "de l' armee",
];

/// Verbs of which the subject has lost.
const LOSES: [&str; 12] = [
    "perdu",
    "perd",
    "perdent",
    "perdrait",
    "subi",
    "lost",
    "loses",
    "losing",
    "lose",
    "suffered",
    "deplore",
    "deplorent",
];

impl Scene<'_> {
    /// Whose loss the figure from `from` up to `to` is, that `claimant` gives.
    pub fn whose(
        &self,
        line: &Line,
        from: usize,
        to: usize,
        claimant: Option<Voice>,
    ) -> Option<Voice> {
        self.named_within(line, from, to)
            .or_else(|| nation(line, from, to))
            .or_else(|| self.beside(line, to))
            .or_else(|| self.who_lost(line, from))
            .or_else(|| claimant.filter(|_| is_own(line, from, to)))
    }

    /// `16 soldats arméniens`: a mention that begins within the words.
    fn named_within(&self, line: &Line, from: usize, to: usize) -> Option<Voice> {
        let words = line.span(from, to);
        let first = self.mentions.partition_point(|it| it.span.start() < words.start());
        let own = self.mentions[first..].iter().take(3);
        own.clone().find(|it| it.span.start() < words.end()).map(voice)
    }

    /// `12 morts dans les rangs de l’armée`, `trois morts côté ukrainien`.
    fn beside(&self, line: &Line, to: usize) -> Option<Voice> {
        let next = line.past_any(to, &SIDES)?;
        self.mention_from(line, next, next + 3).map(voice).or_else(|| nation(line, next, next + 2))
    }

    /// `La marine a perdu deux navires`.
    fn who_lost(&self, line: &Line, from: usize) -> Option<Voice> {
        let first = from.saturating_sub(4).max(line.from);
        let verb = (first..from).rev().find(|at| line.is(*at, &LOSES))?;
        let is_quiet = (verb + 1..from).all(|at| line.form(at) != Form::Mark);
        self.subject(line, verb).filter(|_| is_quiet).map(voice)
    }
}

/// The adjective of a nation among the words, which names no actor by itself.
fn nation(line: &Line, from: usize, to: usize) -> Option<Voice> {
    let pick = |it: &Found| matches!(it.what, What::Adjective(_)).then_some(());
    let is_nation = |at: &usize| line.reading.first(*at, pick).is_some();
    let at = (from..to.min(line.to)).find(is_nation)?;
    Some(Voice { span: line.span(at, at + 1), member: None })
}

/// `douze de ses soldats`, `twelve of its soldiers`: those of whoever says so.
fn is_own(line: &Line, from: usize, to: usize) -> bool {
    (from + 1..to).any(|at| {
        line.is(at, &["ses", "leurs", "nos", "its", "their", "our"])
            && line.is(at - 1, &["de", "of"])
    })
}

fn voice(mention: &Mention) -> Voice {
    Voice { span: mention.span, member: Some(mention.member) }
}
