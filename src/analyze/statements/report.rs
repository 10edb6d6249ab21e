//! Puts together who said what, sentence by sentence.

use std::ops::Range;

use crate::analyze::lexicon::Trait;
use crate::analyze::statements::according::{According, according};
use crate::analyze::statements::around::{Said, quotation_at};
use crate::analyze::statements::complement::Complement;
use crate::analyze::statements::cues::{Cue, cues};
use crate::analyze::statements::loose;
use crate::analyze::statements::marks::Quotation;
use crate::analyze::statements::nouns::Phrase;
use crate::analyze::statements::relays;
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::telling::{Speaker, Telling};
use crate::analyze::statements::voices::Voices;
use crate::news::{Act, Form, Kind, Statement, Strength, Voice};
use crate::text::Form as Shape;

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
            let start = past_dateline(scene, start, end);
            let known = self.found.len();
            self.sentence(start, end);
            if let Some(speakers) = quoted_last(&self.found[known..]) {
                quoted = Some((speakers, end));
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
        // Up to `covered` everything is somebody's already.
        let (mut last, mut next, mut covered) = (Speakers::new(), 0, start);
        // What stands before `fresh` is somebody's who is named behind it.
        let mut fresh = start;
        for at in start..end {
            if let Some(cue) = cues.get(next).filter(|it| it.from <= at) {
                next += 1;
                let telling = Telling { scene, cue, start, end, next: &cues[next..] };
                let shares = cue.from < covered && telling.speaker_is_before();
                let known = self.found.len();
                last = if shares { last } else { self.cue(&telling, last) };
                let ends = self.found[known..].iter().map(|it| scene.token_at(it.content.end()));
                covered = ends.filter(|_| telling.is_aside()).fold(covered, usize::max);
            } else if let Some(found) = according(scene, at, fresh, end) {
                fresh = if found.said.to <= found.cue.0 { found.speaker.to } else { fresh };
                last = self.according(&found);
            }
        }
    }

    /// Reports what a cue tells. Gives back who speaks, for the next one.
    fn cue(&mut self, telling: &Telling, last: Speakers) -> Speakers {
        if let Some((phrases, said)) = telling.aside() {
            let speakers = self.speakers(&phrases);
            return self.tell(telling.cue, &speakers, &said, None);
        }
        // Speech inside somebody's speech is theirs.
        if self.scene.quotation(telling.cue.from).is_some() {
            return last;
        }
        let speakers = match telling.speaker() {
            Speaker::Named(phrases) => self.speakers(&phrases),
            Speaker::Before(found) if last.is_empty() => self.speakers(found.as_slice()),
            Speaker::Before(_) => last.clone(),
            Speaker::Nobody => Vec::new(),
        };
        if speakers.is_empty() {
            return last;
        }
        let Some(Complement { from, to, is_direct, target }) = telling.complement() else {
            return speakers;
        };
        // Whoever is only addressed is told nothing: `a appelé son avocat`.
        if target.as_ref().is_some_and(|it| it.from == from && it.to == to) {
            return speakers;
        }
        let mut said = vec![Said { from, to, is_direct }];
        // `said it had failed: “We were too few.”`
        if !is_direct && scene_colon(self.scene, to) {
            said.extend(quotation_at(self.scene, to));
        }
        let target = target.map(|it| self.voices.of(self.scene, &it));
        let target = target.filter(|it| !speakers.contains(it));
        self.tell(telling.cue, &speakers, &said, target)
    }

    /// Reports what is said according to somebody.
    fn according(&mut self, found: &According) -> Speakers {
        let scene = self.scene;
        let named = self.speakers(&[found.speaker]);
        let (speakers, via) = self.relays(&named, (found.cue.0, found.speaker.to), None);
        let content = scene.span(found.said.from, found.said.to);
        let is_conditional = (found.said.from..found.said.to).any(|it| is_conditional(scene, it));
        let strength = if is_conditional { Strength::Conditional } else { Strength::Neutral };
        self.found.push(Statement {
            content,
            cue: Some(scene.span(found.cue.0, found.cue.1)),
            speakers: speakers.clone(),
            via,
            target: None,
            form: self.form(&found.said),
            act: Act::States,
            strength,
        });
        self.voices.remember(scene.sentence_number(found.cue.0), speakers.first());
        speakers
    }

    /// Reports what `cue` tells the speakers to have said.
    fn tell(
        &mut self,
        cue: &Cue,
        speakers: &[Voice],
        said: &[Said],
        target: Option<Voice>,
    ) -> Speakers {
        let scene = self.scene;
        let (mut speakers, via) = self.relays(speakers, (cue.from, cue.to), Some(cue));
        for voice in &mut speakers {
            voice.member = voice.member.filter(|it| !self.is_another(voice, *it, said));
        }
        let target = target.filter(|it| !via.contains(it));
        let may_be = (cue.from..cue.to).any(|it| is_conditional(scene, it));
        let strength = if may_be { Strength::Conditional } else { cue.verb.strength };
        for it in said {
            self.found.push(Statement {
                content: scene.span(it.from, it.to),
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
        speakers
    }

    /// Whether the pronoun must mean somebody else than that member, whom the
    /// words themselves name: `Il estime que Fillon a bien fait`.
    fn is_another(&self, voice: &Voice, member: u32, said: &[Said]) -> bool {
        let scene = self.scene;
        let is_pronoun = scene.mention(scene.token_at(voice.span.start())).is_none();
        let names = |it: &Said| {
            let mut inside = scene.mentions_within(it.from, it.to);
            inside.any(|it| scene.member_of(it) == member)
        };
        let is_person = || scene.member(member).kind == Kind::Person;
        is_pronoun && is_person() && said.iter().any(names)
    }

    /// Who said it, and who passed it on: the speakers themselves where they
    /// cite somebody.
    fn relays(
        &self,
        speakers: &[Voice],
        (from, to): (usize, usize),
        cue: Option<&Cue>,
    ) -> (Speakers, Speakers) {
        let scene = self.scene;
        let mut via = self.speakers(&relays::cited_by(scene, to));
        let told = cue.and_then(|it| relays::told(scene, it));
        via.extend(told.map(|it| self.voices.of(scene, &it)));
        via.retain(|it| !speakers.contains(it));
        match relays::cited(scene, from, to) {
            Some(phrase) => {
                via.splice(0..0, speakers.iter().copied());
                (self.speakers(&[phrase]), via)
            }
            None => (speakers.to_vec(), via),
        }
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
}

/// Whether a colon stands at `at` in English, where a quotation follows what
/// was said in other words.
fn scene_colon(scene: &Scene, at: usize) -> bool {
    !scene.reading.is_french() && scene.word(at) == ":"
}

/// Who goes on speaking in a quotation behind these: whoever was quoted last,
/// or the only one who said anything.
fn quoted_last(found: &[Statement]) -> Option<Speakers> {
    let quoted = found.iter().rfind(|it| it.form == Form::Direct);
    let only = || {
        let first = found.first()?;
        found.iter().all(|it| it.speakers == first.speakers).then_some(first)
    };
    quoted.or_else(only).map(|it| it.speakers.clone())
}

/// Whether the verb at `at` gives what it says as unconfirmed.
fn is_conditional(scene: &Scene, at: usize) -> bool {
    scene.quotation(at).is_none()
        && scene
            .is_one_of(at, &["aurait", "auraient", "serait", "seraient", "reportedly", "allegedly"])
}

/// Past `PARIS, 19 sept (Agence) —`, which is no part of what was said.
fn past_dateline(scene: &Scene, start: usize, end: usize) -> usize {
    let near = end.min(start + 20);
    let is_dash = |at: &usize| matches!(scene.word(*at), "—" | "–" | "-");
    let is_head = |at: usize| {
        let form = scene.reading.form(at);
        form.is_capital()
            || form == Shape::Number
            || scene.is_mark(at)
            || scene.is_time(at)
            || scene.is(at, Trait::Calendar)
    };
    // `BEIRUT, Oct. 17 — …`
    let is_bare = |at: usize| {
        at < start + 10
            && scene.reading.form(start) == Shape::Upper
            && (start..at).any(|it| scene.word(it) == ",")
            && (start..at).all(is_head)
    };
    let closes = |at: &usize| (scene.word(at - 1) == ")" || is_bare(*at)) && at + 1 < end;
    let dash = (start + 1..near).filter(is_dash).find(closes);
    dash.map(|it| it + 1).or_else(|| past_place(scene, start)).unwrap_or(start)
}

/// Past `Port Sudan –`, `Nairobi:` or `14.05`, which open a paragraph and stand
/// before its first sentence.
fn past_place(scene: &Scene, start: usize) -> Option<usize> {
    let paragraph = scene.paragraphs.partition_point(|it| it.end <= start);
    let opens = scene.paragraphs.get(paragraph).is_some_and(|it| it.start == start);
    let is_list = matches!(scene.word(start), "-" | "–" | "—" | "•");
    let at = start + usize::from(is_list);
    let is_number =
        |it: usize| scene.word(it).len() <= 2 && scene.reading.form(it) == Shape::Number;
    let clock = match scene.word(at).split_once(['.', 'h']) {
        Some((hour, minute)) if hour.len() <= 2 && minute.len() == 2 => Some(at + 1),
        _ => (is_number(at) && scene.word(at + 1) == ":" && is_number(at + 2)).then_some(at + 3),
    };
    let clock = clock.filter(|_| scene.reading.form(at) == Shape::Number);
    let after_clock =
        clock.map(|it| it + usize::from(matches!(scene.word(it), ":" | "-" | "–" | "—")));
    if let Some(it) = after_clock.filter(|it| opens && scene.reading.is_capital(*it)) {
        return Some(it);
    }
    let place = scene.mention_from(at).map(|it| scene.draft(it));
    let place = place.filter(|it| it.kind == Kind::Place)?;
    let is_set_off = matches!(scene.word(place.to), "–" | "—" | "-" | ":");
    (opens && is_set_off && scene.reading.is_capital(place.to + 1)).then_some(place.to + 1)
}
