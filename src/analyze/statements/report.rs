//! Puts together who said what, sentence by sentence.

use std::ops::Range;

use crate::analyze::lexicon::{Frames, Tells};
use crate::analyze::statements::according::{According, according};
use crate::analyze::statements::around::{
    Said, clause_after, clause_before, quotation_at, quotation_before,
};
use crate::analyze::statements::complement::{Complement, complement};
use crate::analyze::statements::cues::{Cue, Side, cues};
use crate::analyze::statements::loose;
use crate::analyze::statements::marks::Quotation;
use crate::analyze::statements::nouns::{Head, Phrase, phrase_at};
use crate::analyze::statements::recalled::recalled;
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::subject;
use crate::analyze::statements::voices::Voices;
use crate::news::{Act, Form, Statement, Strength, Voice};
use crate::text::Span;

/// The statements of an article, by start of what was said.
pub fn statements(scene: &Scene) -> Vec<Statement> {
    let mut report = Report { scene, voices: Voices::default(), found: Vec::new() };
    for (number, paragraph) in scene.paragraphs.iter().enumerate() {
        report.paragraph(paragraph);
        if let Some(next) = scene.paragraphs.get(number + 1) {
            report.signature(paragraph, next);
        }
    }
    let mut found = report.found;
    found.sort_by_key(|it| (it.content.start(), std::cmp::Reverse(it.content.end())));
    found.dedup_by_key(|it| it.content);
    found
}

struct Report<'s, 'a> {
    scene: &'s Scene<'a>,
    voices: Voices,
    found: Vec<Statement>,
}

/// Who spoke last in the sentence.
type Speakers = Vec<Voice>;

impl Report<'_, '_> {
    fn paragraph(&mut self, paragraph: &Range<usize>) {
        let scene = self.scene;
        let sentences = &scene.reading.sentences;
        let first = sentences.partition_point(|it| it.tokens.start < paragraph.start);
        let own = sentences[first..].iter().take_while(|it| it.tokens.end <= paragraph.end);
        // Who was quoted last, and where that sentence ends.
        let mut quoted: Option<(Speakers, usize)> = None;
        for Range { start, end } in own.map(|it| it.tokens.clone()) {
            let known = self.found.len();
            self.sentence(start, end);
            let told = self.found[known..].iter().rfind(|it| it.form == Form::Direct);
            if let Some(told) = told {
                quoted = Some((told.speakers.clone(), end));
                continue;
            }
            let speakers = quoted.take().filter(|it| it.1 == start && self.found.len() == known);
            if let (Some((speakers, _)), Some(quotation)) =
                (speakers, loose::whole(scene, start, end))
            {
                self.loose(&quotation, &speakers);
                quoted = Some((speakers, end));
            }
        }
    }

    /// A paragraph that is a quotation and is signed in the next.
    fn signature(&mut self, paragraph: &Range<usize>, next: &Range<usize>) {
        let whole = loose::whole(self.scene, paragraph.start, paragraph.end);
        let signed = loose::signed(self.scene, next);
        if let (Some(quotation), Some(phrase)) = (whole, signed) {
            let speakers = self.speakers(&[phrase]);
            self.loose(&quotation, &speakers);
        }
    }

    /// Reports a quotation that no verb gives to its speakers.
    fn loose(&mut self, quotation: &Quotation, speakers: &[Voice]) {
        let (from, to) = quotation.inner;
        self.found.push(Statement {
            content: self.scene.span(from, to),
            cue: None,
            speakers: speakers.to_vec(),
            via: Vec::new(),
            target: None,
            form: Form::Direct,
            act: Act::States,
            strength: Strength::Neutral,
        });
    }

    fn sentence(&mut self, start: usize, end: usize) {
        let scene = self.scene;
        let cues = cues(scene, start, end);
        let mut last: Option<Speakers> = None;
        let mut next = 0;
        for at in start..end {
            if let Some(cue) = cues.get(next).filter(|it| it.from <= at) {
                next += 1;
                last = self.cue(cue, start, end, &cues[next..], last.take());
            } else if let Some(found) = according(scene, at, start, end) {
                last = self.according(&found);
            }
        }
    }

    /// Reports what `cue` tells. Gives back who speaks, for the next cue.
    fn cue(
        &mut self,
        cue: &Cue,
        start: usize,
        end: usize,
        next: &[Cue],
        last: Option<Speakers>,
    ) -> Option<Speakers> {
        let scene = self.scene;
        if let Some(quotation) = scene.quotation(cue.from).copied() {
            let (phrase, said) = self.within(cue, &quotation)?;
            return self.tell(cue, &self.speakers(&[phrase]), &said, None);
        }
        if let Some(said) = recalled(scene, start, cue) {
            let phrase = subject::behind(scene, cue.to, end).filter(|it| it.head.can_speak(scene));
            let phrases = phrase.map_or_else(|| subject::before(scene, start, cue), |it| vec![it]);
            return self.tell(cue, &self.speakers(&phrases), &[said], None);
        }
        if let Some((phrase, said)) = self.compared(cue, start, end) {
            return self.tell(cue, &self.speakers(&[phrase]), &[said], None);
        }
        if let Some((phrase, said)) = self.aside(cue, start, end) {
            let speakers = self.speakers(&phrase);
            return self.tell(cue, &speakers, &said, None);
        }
        let after = match cue.side {
            Side::Agent(at) => phrase_at(scene, at, end)?.to,
            _ => cue.to,
        };
        let found = complement(scene, cue, after, end, next);
        let speakers = self.subjects(cue, start, end, last.as_ref());
        let Some(Complement { from, to, is_direct, target }) = found else {
            return if speakers.is_empty() { last } else { Some(speakers) };
        };
        if speakers.is_empty() || !self.is_news(cue, start, from) {
            return last;
        }
        let said = Said { from, to, is_direct };
        let target = target.map(|it| self.mention(it)).filter(|it| !speakers.contains(it));
        self.tell(cue, &speakers, &[said], target)
    }

    /// Whether what begins at `from` is said by more than the name of a paper:
    /// `dans un communiqué annonçant son opération` says nothing.
    fn is_news(&self, cue: &Cue, start: usize, from: usize) -> bool {
        let scene = self.scene;
        let paper = |it: &Phrase| matches!(it.head, Head::Paper(_));
        let belongs = cue.side == Side::Shared
            && subject::of_participle(scene, start, cue.head).as_ref().is_some_and(paper);
        !belongs || scene.tells(from - 1, Tells::THAT)
    }

    /// Who speaks, where what was said follows. `last` spoke in the verb before.
    fn subjects(&self, cue: &Cue, start: usize, end: usize, last: Option<&Speakers>) -> Speakers {
        let scene = self.scene;
        let own = match cue.side {
            Side::Pronoun(at) => vec![pronoun(at)],
            Side::Own => subject::before(scene, start, cue),
            Side::Agent(at) => phrase_at(scene, at, end).into_iter().collect(),
            Side::Shared => Vec::new(),
        };
        let before = cue.head.wrapping_sub(1);
        let follows = cue.side == Side::Shared
            || cue.head > start && (scene.tells(before, Tells::LINK) || scene.word(before) == ",");
        if !own.is_empty() || !follows {
            return self.speakers(&self.believed(cue, own));
        }
        if let Some(phrase) = subject::of_participle(scene, start, cue.head) {
            match phrase.head {
                Head::Thing => return Vec::new(),
                // Whoever published it says what is in it.
                Head::Paper(None) => (),
                _ => return self.speakers(&[phrase]),
            }
        }
        if let Some(last) = last {
            return last.clone();
        }
        let found = subject::of_sentence(scene, start, cue.head);
        let found = found.or_else(|| subject::at_comma(scene, start, cue.head));
        let found = found.or_else(|| subject::ahead(scene, cue.to, end));
        self.speakers(found.as_slice())
    }

    /// The subjects who can speak. Where only speakers use the verb, every noun
    /// is believed.
    fn believed(&self, cue: &Cue, own: Vec<Phrase>) -> Vec<Phrase> {
        let frames = cue.verb.frames;
        let is_doubtful =
            frames.has(Frames::OF_THINGS) || !frames.has(Frames::CLAUSE.and(Frames::QUOTE));
        let is_nobody = |it: &Phrase| {
            it.head == Head::Pronoun
                && self.scene.is_one_of(it.from, &["on", "c'", "ce"])
                && it.to == it.from + 1
        };
        let fits = |it: &Phrase| (!is_doubtful || it.head.can_speak(self.scene)) && !is_nobody(it);
        own.into_iter().filter(fits).collect()
    }

    /// `Comme l’a indiqué X, …`, `As X said, …`: the rest of the sentence.
    fn compared(&self, cue: &Cue, start: usize, end: usize) -> Option<(Phrase, Said)> {
        let scene = self.scene;
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
            let compares = scene.is_one_of(from, &["comme", "as"]);
            compares.then_some((phrase, from, cue.to))?
        };
        if !phrase.head.can_speak(scene) || from > start && scene.word(from - 1) != "," {
            return None;
        }
        let before = clause_before(scene, start, from).filter(|_| from > start);
        let after = || clause_after(scene, to, end).filter(|_| scene.word(to) == ",");
        before.or_else(after).map(|it| (phrase, it))
    }

    /// Who speaks and what was said, where the cue stands aside.
    fn aside(&self, cue: &Cue, start: usize, end: usize) -> Option<(Vec<Phrase>, Vec<Said>)> {
        let scene = self.scene;
        if !cue.verb.frames.has(Frames::ASIDE) && !cue.verb.frames.has(Frames::QUOTE) {
            return None;
        }
        let (phrase, from, to) = match cue.side {
            Side::Pronoun(at) if scene.is_one_of(at, &["on"]) => {
                let phrase = subject::paper_behind(scene, cue.to, end)?;
                (phrase, cue.head, phrase.to)
            }
            Side::Pronoun(at) => (pronoun(at), cue.head, cue.to),
            Side::Own if scene.reading.is_french() => {
                let phrase = self.turned(cue, start, end)?;
                (phrase, cue.head, phrase.to)
            }
            Side::Own => self.english_aside(cue, start, end)?,
            Side::Shared | Side::Agent(_) => return None,
        };
        let mut said = Vec::new();
        if let Some(quoted) = quotation_before(scene, from) {
            said.push(quoted);
            said.extend(quotation_at(scene, to).filter(|_| scene.word(to) == ","));
            return Some((vec![phrase], said));
        }
        if !cue.verb.frames.has(Frames::ASIDE) || from == start || scene.word(from - 1) != "," {
            return None;
        }
        if let Some(clause) = clause_before(scene, start, from) {
            return Some((vec![phrase], vec![clause]));
        }
        let opens = scene.word(to) == "," && matches!(cue.side, Side::Pronoun(_));
        let after = clause_after(scene, to, end).filter(|_| opens)?;
        Some((vec![phrase], vec![after]))
    }

    /// Who speaks, where the article does so within the marks: `« Nous partons,
    /// a confié X. Rien ne nous retient. »`
    fn within(&self, cue: &Cue, quotation: &Quotation) -> Option<(Phrase, Vec<Said>)> {
        let scene = self.scene;
        let (from, end) = quotation.inner;
        let comma = cue.head.checked_sub(1).filter(|it| *it > from && scene.word(*it) == ",")?;
        let (phrase, to) = match cue.side {
            Side::Pronoun(at) => (pronoun(at), cue.to),
            Side::Own if scene.reading.is_french() => {
                let phrase = subject::behind(scene, cue.to, end)?;
                (phrase, phrase.to)
            }
            _ => return None,
        };
        let is_aside = cue.verb.frames.has(Frames::ASIDE)
            && phrase.head.can_speak(scene)
            && (to >= end || matches!(scene.word(to), "." | ","));
        let mut said = vec![Said { from, to: comma, is_direct: true }];
        if to + 1 < end {
            said.push(Said { from: to + 1, to: end, is_direct: true });
        }
        is_aside.then_some((phrase, said))
    }

    /// The subject behind a French verb that is turned round after what was
    /// said: `« … », a déclaré X`.
    fn turned(&self, cue: &Cue, start: usize, end: usize) -> Option<Phrase> {
        let scene = self.scene;
        let last = cue.head.checked_sub(1).filter(|it| *it >= start)?;
        let follows_quotation = quotation_before(scene, cue.head).is_some();
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
        let takes_thing = cue.verb.frames.has(Frames::THING) && !follows_quotation;
        let has_subject = takes_thing && !subject::before(scene, start, cue).is_empty();
        (!has_subject).then_some(phrase)
    }

    /// `…, said X` and `…, X said`: the speaker, and where both begin and end.
    fn english_aside(&self, cue: &Cue, start: usize, end: usize) -> Option<(Phrase, usize, usize)> {
        let scene = self.scene;
        let follows = |at: usize| {
            at > start && (scene.word(at - 1) == "," || quotation_before(scene, at).is_some())
        };
        let is_quoted = quotation_before(scene, cue.head).is_some();
        if follows(cue.head) && (is_quoted || subject::before(scene, start, cue).is_empty()) {
            let phrase = subject::behind(scene, cue.to, end)?;
            return (!phrase.head.eq(&Head::Thing)).then_some((phrase, cue.head, phrase.to));
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
        (closes && follows(from)).then_some((phrase, from, after))
    }

    fn according(&mut self, found: &According) -> Option<Speakers> {
        let scene = self.scene;
        let speakers = self.speakers(&[found.speaker]);
        let content = scene.span(found.said.from, found.said.to);
        let is_conditional = (found.said.from..found.said.to).any(|it| is_conditional(scene, it));
        let strength = if is_conditional { Strength::Conditional } else { Strength::Neutral };
        self.found.push(Statement {
            content,
            cue: Some(scene.span(found.cue.0, found.cue.1)),
            speakers: speakers.clone(),
            via: self.speakers(found.relay.as_slice()),
            target: None,
            form: self.form(&found.said),
            act: Act::States,
            strength,
        });
        self.voices.remember(scene.sentence_number(found.cue.0), speakers.first());
        Some(speakers)
    }

    fn tell(
        &mut self,
        cue: &Cue,
        speakers: &[Voice],
        said: &[Said],
        target: Option<Voice>,
    ) -> Option<Speakers> {
        let scene = self.scene;
        let (speakers, via) = self.relayed(speakers, cue.to);
        let may_be = (cue.from..cue.to).any(|it| is_conditional(scene, it));
        let strength = if may_be { Strength::Conditional } else { cue.verb.strength };
        for it in said {
            self.found.push(Statement {
                content: self.content(it),
                cue: Some(scene.span(cue.from, cue.to)),
                speakers: speakers.clone(),
                via: via.clone(),
                target,
                form: self.form(it),
                act: cue.verb.act,
                strength,
            });
        }
        self.voices.remember(scene.sentence_number(cue.from), speakers.first());
        Some(speakers)
    }

    /// Who is cited by the speakers behind the cue, who then only pass it on:
    /// `écrit l’agence Anadolu, citant le ministère`.
    fn relayed(&self, speakers: &[Voice], from: usize) -> (Speakers, Speakers) {
        let scene = self.scene;
        let end = scene.sentence(from).end.min(from + 12);
        let cites = |it: &usize| scene.is_one_of(*it, &["citant", "citing", "quoting"]);
        let is_free = |it: &usize| scene.quotation(*it).is_none();
        let cited = (from..end).filter(is_free).find(cites);
        let phrase = cited.and_then(|it| phrase_at(scene, it + 1, scene.sentence(it).end));
        match phrase.filter(|it| it.head.can_speak(scene)) {
            Some(phrase) => (self.speakers(&[phrase]), speakers.to_vec()),
            None => (speakers.to_vec(), Vec::new()),
        }
    }

    fn content(&self, said: &Said) -> Span {
        self.scene.span(said.from, said.to)
    }

    fn form(&self, said: &Said) -> Form {
        if said.is_direct {
            return Form::Direct;
        }
        let quotes = (said.from..said.to).any(|it| self.scene.quotation(it).is_some());
        if quotes { Form::Mixed } else { Form::Indirect }
    }

    fn speakers(&self, phrases: &[Phrase]) -> Speakers {
        phrases.iter().map(|it| self.voices.of(self.scene, it)).collect()
    }

    fn mention(&self, number: usize) -> Voice {
        self.speakers(&[Phrase { from: 0, to: 1, head: Head::Mention(number) }])[0]
    }
}

fn pronoun(at: usize) -> Phrase {
    Phrase { from: at, to: at + 1, head: Head::Pronoun }
}

/// Whether the verb at `at` gives what it says as unconfirmed.
fn is_conditional(scene: &Scene, at: usize) -> bool {
    scene.quotation(at).is_none()
        && scene
            .is_one_of(at, &["aurait", "auraient", "serait", "seraient", "reportedly", "allegedly"])
}
