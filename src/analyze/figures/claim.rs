//! On whose word a figure stands.

use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{Kind, Mention, Statement, Voice};
use crate::text::{Form, Span};

/// What is known of the article when its figures are read.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// Its words.
    pub reading: &'a Reading<'a>,
    /// Its words in plain letters.
    pub plain: &'a Plain,
    /// Who is mentioned, by start.
    pub mentions: &'a [Mention],
    /// Who says what.
    pub statements: &'a [Statement],
}

/// The beginnings of the verbs that give a figure.
const CUES: [&str; 34] = [
    "declar",
    "indiqu",
    "affirm",
    "annonc",
    "precis",
    "rapport",
    "revel",
    "assur",
    "confirm",
    "estim",
    "soutien",
    "soutenu",
    "pretend",
    "evoqu",
    "revendiqu",
    "signal",
    "avanc",
    "ajout",
    "expliqu",
    "reconn",
    "recens",
    "denombr",
    "said",
    "says",
    "announc",
    "report",
    "claim",
    "stated",
    "told",
    "acknowledg",
    "admitt",
    "dit",
    "disent",
    "etat",
];

impl Scene<'_> {
    /// Who gives the figure from `from` up to `to` of a sentence.
    pub fn claimant(&self, sentence: usize, from: usize, to: usize) -> Option<Voice> {
        let line = Line::new(self.reading, self.plain, &self.reading.sentences[sentence]);
        let next = self.reading.sentences.get(sentence + 1);
        let next = next.map(|it| Line::new(self.reading, self.plain, it));
        let stated = self.stated(line.span(from, to));
        // `Selon des données préliminaires` names nobody: others may.
        stated
            .filter(|it| it.member.is_some())
            .or_else(|| self.by_relative(&line, to))
            .or_else(|| self.by_preposition(&line))
            .or_else(|| self.by_verb_before(&line, from))
            .or_else(|| self.by_verb_after(&line, to))
            .or_else(|| next.and_then(|it| self.recalled(&it)))
            .or(stated)
    }

    /// The speaker of the innermost statement around `words`.
    fn stated(&self, words: Span) -> Option<Voice> {
        let around = self.statements.iter().filter(|it| it.content.contains(words));
        let inner = around.min_by_key(|it| it.content.len())?;
        inner.speakers.first().copied()
    }

    /// `deux chars que les rebelles disent avoir détruits`.
    fn by_relative(&self, line: &Line, to: usize) -> Option<Voice> {
        let next = line.past_any(to, &["que", "qu'", "that"])?;
        let subject = self.mention_from(line, next, next + 3)?;
        let tokens = &line.reading.tokens;
        let verb = tokens.partition_point(|it| it.span.start() < subject.span.end());
        is_cue(line, verb).then(|| voice(subject))
    }

    /// `Selon l’armée`, `according to police`: holds for the whole sentence.
    fn by_preposition(&self, line: &Line) -> Option<Voice> {
        let heads = ["selon", "d' apres", "according to"];
        let source = |at| self.mention_from(line, line.past_any(at, &heads)?, at + 6);
        (line.from..line.to).find_map(source).map(voice)
    }

    /// `L’armée a fait état de 3 morts`, `X a déclaré que …`.
    fn by_verb_before(&self, line: &Line, from: usize) -> Option<Voice> {
        let cues = (line.from..from).rev().filter(|at| is_cue(line, *at) && !is_denied(line, *at));
        let leads = |at: &usize| {
            let next = (*at + 1..from).take(4).any(|it| {
                line.is(
                    it,
                    &["que", "qu'", "that", "de", "d'", "la", "le", "«", ":", "avoir", "“", "\""],
                )
            });
            next || from - at <= 3
        };
        cues.filter(leads).find_map(|at| self.subject(line, at)).map(voice)
    }

    /// `…, ont indiqué des sources à Bakou`, `…, the army said`.
    fn by_verb_after(&self, line: &Line, to: usize) -> Option<Voice> {
        let mut cues = (to..line.to).filter(|at| is_cue(line, *at) && !is_denied(line, *at));
        cues.find_map(|cue| {
            let auxiliary =
                line.is(cue - 1, &["a", "ont", "il", "elle", "t", "avait", "avaient", "fait"]);
            let begin = cue - usize::from(auxiliary);
            let is_set_off = matches!(line.before(begin, 1), "," | "»" | "”" | "\"" | "-" | "t");
            let behind = self.mention_from(line, cue + 1, cue + 5).filter(|_| is_set_off);
            let before = self.subject(line, cue).filter(|it| {
                let comma = line.reading.tokens[to..cue].iter().any(|it| it.form == Form::Mark);
                comma && it.span.start() > line.span(to - 1, to).start() && !line.is_french()
            });
            behind.or(before)
        })
        .map(voice)
    }

    /// `C’est ce que X a déclaré`, about the sentence before.
    fn recalled(&self, next: &Line) -> Option<Voice> {
        let past = next.past_any(
            next.from,
            &["c' est ce que", "c' est ce qu'", "c'est ce que", "c'est ce qu'"],
        )?;
        let cue = (past..next.to).find(|at| is_cue(next, *at))?;
        let behind = self.mention_from(next, cue + 1, cue + 4);
        behind.or_else(|| self.subject(next, cue)).map(voice)
    }

    /// The mention that can speak and stands nearest before the verb at `at`.
    fn subject(&self, line: &Line, at: usize) -> Option<&Mention> {
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
    fn mention_from(&self, line: &Line, from: usize, to: usize) -> Option<&Mention> {
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

fn is_cue(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    if line.form(at) != Form::Lower || !CUES.iter().any(|it| word.starts_with(it)) {
        return false;
    }
    let is_noun = line.form(at.wrapping_sub(1)) != Form::Upper
        && line.is(
            at.wrapping_sub(1),
            &[
                "le", "la", "l'", "un", "une", "ce", "cette", "des", "les", "d'", "the", "a", "de",
                "du",
            ],
        )
        && line.reading.word(at.wrapping_sub(1)) != "a";
    let is_short = matches!(word, "dit" | "said" | "says" | "told" | "etat" | "disent");
    let is_whole = is_short || word.len() > 5;
    let is_state = word == "etat"
        && line.before(at, 1) != "fait"
        && line.before(at, 1) != "faisant"
        && line.before(at, 1) != "font";
    is_whole && !is_noun && !is_state && !word.starts_with("etats")
}

fn is_denied(line: &Line, at: usize) -> bool {
    (1..4).any(|it| {
        matches!(line.before(at, it), "pas" | "jamais" | "sans" | "not" | "never" | "n't")
    })
}

fn voice(mention: &Mention) -> Voice {
    Voice { span: mention.span, member: Some(mention.member) }
}
