//! On whose word a figure stands.

use crate::analyze::lexicon::{Tells, Verb, exact_hash};
use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{Act, Kind, Mention, Moment, Statement, Strength, Voice};
use crate::text::{Form, Span};

/// What is known of the article when its figures are read.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Its words.
    pub reading: &'a Reading<'a>,
    /// Its words in plain letters.
    pub plain: &'a Plain<'a>,
    /// Who is mentioned, by start.
    pub mentions: &'a [Mention],
    /// Who says what.
    pub statements: &'a [Statement],
    /// When, by start.
    pub moments: &'a [Moment],
}

/// On whose word a figure stands, and how firmly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Who gives it.
    pub by: Voice,
    /// How far the article stands behind them.
    pub strength: Strength,
}

impl Scene<'_> {
    /// On whose word the figure from `from` up to `to` of a sentence stands.
    pub fn claim(&self, sentence: usize, from: usize, to: usize) -> Option<Claim> {
        let line = Line::new(self.reading, self.plain, &self.reading.sentences[sentence]);
        let next = self.reading.sentences.get(sentence + 1);
        let next = next.map(|it| Line::new(self.reading, self.plain, it));
        let stated = self.stated(line.span(from, to));
        if stated.is_some() && !line.is_french() {
            return stated;
        }
        // `Selon des données préliminaires` names nobody: others may.
        self.by_selon_behind(&line, to)
            .or_else(|| stated.filter(|it| it.by.member.is_some()))
            .or_else(|| self.by_relative(&line, to))
            .or_else(|| self.by_preposition(&line))
            .or_else(|| self.by_verb_before(&line, from))
            .or_else(|| self.by_verb_after(&line, to))
            .or_else(|| next.and_then(|it| self.recalled(&it)))
            .or(stated)
    }

    /// On whose word money or a share stands, which nobody need have claimed:
    /// only who is quoted, or puts it so high.
    pub fn firm_claim(&self, sentence: usize, from: usize, to: usize) -> Option<Claim> {
        let line = Line::new(self.reading, self.plain, &self.reading.sentences[sentence]);
        let stated = self.stated(line.span(from, to));
        let is_put = line.before(from, 1) == "at";
        let put = || self.by_verb_before(&line, from).or_else(|| Self::by_noun(&line, from));
        stated.or_else(|| self.by_preposition(&line)).or_else(|| is_put.then(put).flatten())
    }

    /// `The government puts the cost at …`: a noun that names nobody.
    fn by_noun(line: &Line, from: usize) -> Option<Claim> {
        let verb = (line.from..from).rev().take(10).find(|it| line.is(*it, &["put", "puts"]))?;
        let noun = verb.checked_sub(1).filter(|it| *it > line.from)?;
        let is_noun = line.form(noun) == Form::Lower && line.is(noun - 1, &["the", "a", "its"]);
        let by = Voice { span: line.span(noun, verb), member: None };
        is_noun.then_some(Claim { by, strength: Strength::Neutral })
    }

    /// The speaker of the innermost statement around `words`.
    fn stated(&self, words: Span) -> Option<Claim> {
        let around = self.statements.iter().filter(|it| it.content.contains(words));
        let inner = around.min_by_key(|it| it.content.len())?;
        let by = *inner.speakers.first()?;
        Some(Claim { by, strength: inner.strength })
    }

    /// `deux chars que les rebelles disent avoir détruits`.
    fn by_relative(&self, line: &Line, to: usize) -> Option<Claim> {
        let next = line.past_any(to, &["que", "qu'", "that"])?;
        let subject = self.mention_from(line, next, next + 3)?;
        let tokens = &line.reading.tokens;
        let verb = tokens.partition_point(|it| it.span.start() < subject.span.end());
        cue(line, verb).map(|it| claim(subject, it.strength))
    }

    /// `4 000 selon la police`: right behind the figure, and for it alone.
    fn by_selon_behind(&self, line: &Line, to: usize) -> Option<Claim> {
        const ARTICLES: [&str; 6] = ["le", "la", "les", "l'", "un", "une"];
        let at = line.past_any(to, &["selon", "d' apres", "according to"])?;
        let noun = at + usize::from(line.is(at, &ARTICLES));
        if let Some(named) = self.mention_from(line, noun, noun + 1) {
            return Some(claim(named, Strength::Neutral));
        }
        let ends = line.form(noun + 1) == Form::Mark || line.is(noun + 1, &["et", "contre", "and"]);
        if noun >= line.to || !ends || !self.is_human(noun) {
            return None;
        }
        let by = Voice { span: line.span(noun, noun + 1), member: None };
        Some(Claim { by, strength: Strength::Neutral })
    }

    /// `Selon l’armée`, `according to police`: holds for the whole sentence.
    fn by_preposition(&self, line: &Line) -> Option<Claim> {
        let heads = ["selon", "d' apres", "according to"];
        let source = |at| self.mention_from(line, line.past_any(at, &heads)?, at + 6);
        (line.from..line.to).find_map(source).map(|it| claim(it, Strength::Neutral))
    }

    /// `L’armée a fait état de 3 morts`, `X a déclaré que …`.
    fn by_verb_before(&self, line: &Line, from: usize) -> Option<Claim> {
        let cues = cues(line, line.from, from).rev();
        let leads = |(at, _): &(usize, &Verb)| {
            let next = (*at + 1..from).take(4).any(|it| {
                line.is(
                    it,
                    &["que", "qu'", "that", "de", "d'", "la", "le", "«", ":", "avoir", "“", "\""],
                )
            });
            let is_put = matches!(line.before(from, 1), "at" | "a") && from - at <= 12;
            next || from - at <= 3 || is_put
        };
        // What a statement tells ends where the statement does.
        let is_told = |at: usize| {
            let word = line.span(at, at + 1);
            let cues = self.statements.iter().filter_map(|it| it.cue);
            !line.is_french() && cues.into_iter().any(|it| it.overlaps(word))
        };
        let by = |at: usize| {
            let named = self.subject(line, at);
            named.map(voice).or_else(|| self.noun_before(line, at))
        };
        cues.filter(leads)
            .filter(|it| !is_told(it.0))
            .find_map(|(at, verb)| Some(Claim { by: by(at)?, strength: verb.strength }))
    }

    /// The noun for somebody that stands right before the verb at `at`: `la
    /// préfecture a compté`.
    fn noun_before(&self, line: &Line, at: usize) -> Option<Voice> {
        const SMALL: [&str; 12] =
            ["a", "ont", "en", "avait", "avaient", "y", "has", "have", "had", "fait", "se", "s'"];
        let noun = (line.from..at).rev().find(|it| !line.is(*it, &SMALL))?;
        let has_article =
            noun > line.from && line.is(noun - 1, &["le", "la", "l'", "les", "the", "une", "un"]);
        let is_somebody = has_article && self.is_human(noun);
        is_somebody.then(|| Voice { span: line.span(noun, noun + 1), member: None })
    }

    /// Whether the word at `at` is a noun for somebody.
    fn is_human(&self, at: usize) -> bool {
        let reading = self.reading;
        let heard = reading.lexicon.speech().heard(exact_hash(reading.word(at)), reading.language);
        heard.is_some_and(|it| it.tells.has(Tells::HUMAN))
    }

    /// `…, ont indiqué des sources à Bakou`, `…, the army said`.
    fn by_verb_after(&self, line: &Line, to: usize) -> Option<Claim> {
        cues(line, to, line.to).find_map(|(cue, verb)| {
            let auxiliary =
                line.is(cue - 1, &["a", "ont", "il", "elle", "t", "avait", "avaient", "fait"]);
            let begin = cue - usize::from(auxiliary);
            let is_set_off = matches!(line.before(begin, 1), "," | "»" | "”" | "\"" | "-" | "t");
            let behind = self.mention_from(line, cue + 1, cue + 5).filter(|_| is_set_off);
            let before = self.subject(line, cue).filter(|it| {
                let comma = line.reading.tokens[to..cue].iter().any(|it| it.form == Form::Mark);
                comma && it.span.start() > line.span(to - 1, to).start() && !line.is_french()
            });
            let tells = matches!(verb.act, Act::States | Act::Claims | Act::Concedes);
            let named = behind.or(before).filter(|_| tells || line.is_french());
            named.map(|it| claim(it, verb.strength))
        })
    }

    /// `C’est ce que X a déclaré`, about the sentence before.
    fn recalled(&self, next: &Line) -> Option<Claim> {
        let past = next.past_any(
            next.from,
            &["c' est ce que", "c' est ce qu'", "c'est ce que", "c'est ce qu'"],
        )?;
        let (at, verb) = cues(next, past, next.to).next()?;
        let behind = self.mention_from(next, at + 1, at + 4);
        behind.or_else(|| self.subject(next, at)).map(|it| claim(it, verb.strength))
    }

    /// The mention that can speak and stands nearest before the verb at `at`.
    pub fn subject(&self, line: &Line, at: usize) -> Option<&Mention> {
        let verb = line.span(at, at + 1).start();
        let sentence = line.span(line.from, line.to).start();
        let near = self.mentions_within(sentence, verb);
        let speaks = |it: &&Mention| it.kind != Kind::Place && it.span.end() <= verb;
        let last = near.iter().rfind(speaks)?;
        let whole = near.iter().find(|it| it.span.contains(last.span) && speaks(it));
        let after = line.reading.tokens.partition_point(|it| it.span.start() < last.span.end());
        (at <= after + 12).then(|| whole.unwrap_or(last))
    }

    /// The first mention that can speak and begins from `from` up to `to`.
    pub fn mention_from(&self, line: &Line, from: usize, to: usize) -> Option<&Mention> {
        let to = to.min(line.to);
        if from >= to {
            return None;
        }
        let (start, end) = (line.span(from, from + 1).start(), line.span(to - 1, to).end());
        self.mentions_within(start, end).iter().find(|it| it.kind != Kind::Place)
    }

    /// The mentions that begin from the byte `start` up to `end`.
    fn mentions_within(&self, start: usize, end: usize) -> &[Mention] {
        let from = self.mentions.partition_point(|it| it.span.start() < start);
        let to = self.mentions.partition_point(|it| it.span.start() < end);
        &self.mentions[from..to.max(from)]
    }
}

/// The verbs of saying from `from` up to `to`, negated ones left out.
fn cues<'a>(
    line: &'a Line,
    from: usize,
    to: usize,
) -> impl DoubleEndedIterator<Item = (usize, &'a Verb)> {
    (from..to).filter(|at| !is_denied(line, *at)).filter_map(|at| Some((at, cue(line, at)?)))
}

/// The verb of saying at `at`.
fn cue<'a>(line: &'a Line, at: usize) -> Option<&'a Verb> {
    let reading = line.reading;
    let speech = reading.lexicon.speech();
    let hash = |at: usize| exact_hash(reading.word(at));
    let heard =
        speech.heard(hash(at), reading.language).filter(|_| line.form(at) == Form::Lower)?;
    let goes_on = |it: &&Verb| (at + 1..).zip(&it.tail).all(|(at, word)| hash(at) == *word);
    let verb = heard.forms.iter().map(|it| speech.verb(it.verb)).find(goes_on)?;
    (!is_noun(line, at)).then_some(verb)
}

/// Whether an article makes a noun of the word at `at`: `un rapport`.
fn is_noun(line: &Line, at: usize) -> bool {
    const BEFORE: [&str; 14] =
        ["le", "la", "l'", "un", "une", "ce", "cette", "des", "les", "d'", "the", "a", "de", "du"];
    let before = at.wrapping_sub(1);
    let is_auxiliary = line.is_french() && line.reading.word(before) == "a";
    line.is(before, &BEFORE) && line.form(before) != Form::Upper && !is_auxiliary
}

fn is_denied(line: &Line, at: usize) -> bool {
    (1..4).any(|it| {
        matches!(line.before(at, it), "pas" | "jamais" | "sans" | "not" | "never" | "n't")
    })
}

fn claim(mention: &Mention, strength: Strength) -> Claim {
    Claim { by: voice(mention), strength }
}

fn voice(mention: &Mention) -> Voice {
    Voice { span: mention.span, member: Some(mention.member) }
}
