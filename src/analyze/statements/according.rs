//! Speech without a verb: `selon X`, `d’après X`, `pour X`, `according to X`.

use crate::analyze::lexicon::Tells;
use crate::analyze::statements::around::{Said, clause_after, clause_before, quotation_before};
use crate::analyze::statements::endings::{Ending, Limits, end_of};
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::nouns::{Head, Phrase, phrase_at};
use crate::analyze::statements::scene::Scene;
use crate::analyze::statements::subject::antecedent;
use crate::news::Kind;

/// Words that name who speaks, and what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct According {
    /// The first token of `selon`, and the token after it.
    pub cue: (usize, usize),
    /// Who speaks.
    pub speaker: Phrase,
    /// What was said.
    pub said: Said,
}

/// Phrases that name who speaks, longest first, as words in small letters.
const FRENCH: [&[&str]; 12] = [
    &["selon", "les", "dires", "de"],
    &["selon", "les", "propos", "de"],
    &["aux", "dires", "de"],
    &["de", "l'", "avis", "de"],
    &["de", "l'", "aveu", "de"],
    &["à", "en", "croire"],
    &["si", "l'", "on", "en", "croit"],
    &["aux", "yeux", "de"],
    &["de", "source"],
    &["d'", "après"],
    &["selon"],
    &["pour"],
];
const ENGLISH: [&[&str]; 5] = [
    &["according", "to"],
    &["in", "the", "words", "of"],
    &["in", "the", "view", "of"],
    &["in", "the", "opinion", "of"],
    &["as", "per"],
];

/// What is said according to somebody from the token `at` on, in the sentence
/// that is made of the tokens `start` up to `end`.
pub fn according(scene: &Scene, at: usize, start: usize, end: usize) -> Option<According> {
    if scene.quotation(at).is_some() || scene.mention(at).is_some() {
        return None;
    }
    let phrases: &[&[&str]] = if scene.reading.is_french() { &FRENCH } else { &ENGLISH };
    let fits = |words: &&&[&str]| (at..).zip(words.iter()).all(|(at, it)| is_word(scene, at, it));
    // One letter tells nearly all words from those that such a phrase begins with.
    let first = scene.word(at).bytes().next().unwrap_or_default().to_ascii_lowercase();
    let may_fit = |words: &[&str]| !first.is_ascii() || words[0].as_bytes().first() == Some(&first);
    let words = phrases.iter().filter(|it| may_fit(it)).find(fits)?;
    let opens = at == start || scene.is_mark(at - 1);
    if *words == ["de", "source"] && !opens {
        return None;
    }
    let after = at + words.len();
    if after >= end {
        return None;
    }
    if scene.tells(after, Tells::RELATIVE) {
        return relative(scene, (at, after), start, end);
    }
    let speaker = speaker(scene, at, after, end)?;
    if *words == ["pour"] && !is_opinion(scene, &speaker, at, start, end) {
        return None;
    }
    let said = said(scene, at, speaker.to, start, end)?;
    Some(According { cue: (at, after), speaker, said })
}

/// `de` fits its contractions too.
fn is_word(scene: &Scene, at: usize, word: &str) -> bool {
    scene.is_one_of(at, &[word]) || word == "de" && scene.is_one_of(at, &["du", "des", "d'"])
}

/// Who speaks, from the token `at` on.
fn speaker(scene: &Scene, cue: usize, at: usize, end: usize) -> Option<Phrase> {
    if scene.is_one_of(cue, &["de"]) && scene.is_one_of(cue + 1, &["source"]) {
        let phrase = phrase_at(scene, cue + 1, end)?;
        return Some(Phrase { head: Head::Human, ..phrase });
    }
    if scene.is_one_of(at, &["lui", "elle", "eux", "elles", "him", "her", "them"]) {
        return Some(Phrase { from: at, to: at + 1, head: Head::Pronoun });
    }
    let phrase = phrase_at(scene, at, end)?;
    let name = scene.mention_from(phrase.to + 1).filter(|it| {
        let draft = scene.draft(*it);
        let closes = draft.to >= end || matches!(scene.word(draft.to), "," | ".");
        draft.kind == Kind::Person && closes && scene.word(phrase.to) == ","
    });
    if let (Head::Human, Some(number)) = (phrase.head, name) {
        let from = phrase.to + 1;
        return Some(Phrase { from, to: scene.draft(number).to, head: Head::Mention(number) });
    }
    phrase.head.can_speak(scene).then_some(phrase)
}

/// `X, selon qui …`, `un communiqué selon lequel …`
fn relative(scene: &Scene, cue: (usize, usize), start: usize, end: usize) -> Option<According> {
    let speaker = antecedent(scene, start, cue.0)?;
    let is_person = scene.is_one_of(cue.1, &["qui", "whom"]);
    let is_paper = matches!(speaker.head, Head::Paper(_));
    if !(is_person || is_paper) {
        return None;
    }
    let limits =
        Limits { end, next: &[], ending: Ending::Clause, is_inserted: true, is_opening: false };
    let to = end_of(scene, cue.1 + 1, &limits);
    let said = Said { from: cue.1 + 1, to, is_direct: false };
    (said.from + 1 < said.to).then_some(According { cue, speaker, said })
}

/// Whether `pour X` gives an opinion: it opens the sentence, and what follows
/// judges or is quoted.
fn is_opinion(scene: &Scene, speaker: &Phrase, at: usize, start: usize, end: usize) -> bool {
    let quotes = scene.word(speaker.to) == "," && scene.quotation(speaker.to + 1).is_some();
    let Head::Mention(number) = speaker.head else {
        return at == start && quotes && matches!(speaker.head, Head::Human | Head::Pronoun);
    };
    let is_somebody = matches!(
        scene.draft(number).kind,
        Kind::Person | Kind::State | Kind::Organisation | Kind::Group
    );
    let next = speaker.to + 1;
    let judges = scene.quotation(next).is_some()
        || scene.is_one_of(next, &["c'", "ce", "cela", "il"])
            && (next..end).any(|it| {
                scene.quotation(it).is_some()
                    || scene.is_one_of(it, &["faut", "s'", "doit", "temps", "clair", "évident"])
            });
    at == start && is_somebody && scene.word(speaker.to) == "," && judges
}

/// What was said around `selon X`, which takes the tokens `from` up to `to`.
fn said(scene: &Scene, from: usize, to: usize, start: usize, end: usize) -> Option<Said> {
    let to = past_apposition(scene, to, end);
    let before = || quotation_before(scene, from).or_else(|| clause_before(scene, start, from));
    let opens = (start..from).all(|it| {
        scene.is_mark(it)
            || scene.tells(it, Tells::LINK)
            || scene.is_adverb(it)
            || scene.is_time(it)
    });
    let stem = from - usize::from(from > start && scene.word(from - 1) == ",");
    let leads = Tells::THAT.and(Tells::LINK).and(Tells::SUBORDINATE);
    let opens = opens || stem > start && scene.tells(stem - 1, leads);
    if !opens && let Some(found) = before() {
        return Some(found);
    }
    let parts = scene.is_mark(to) || scene.quotation(to).is_some();
    let is_apart = opens || scene.is_mark(from - 1);
    if !parts || !is_apart {
        return None;
    }
    let found = clause_after(scene, to, end)?;
    let limits =
        Limits { end, next: &[], ending: Ending::Clause, is_inserted: false, is_opening: false };
    let stop = end_of(scene, found.from, &limits);
    Some(if found.is_direct { found } else { Said { to: stop.max(found.from + 1), ..found } })
}

/// Past the name or the office that is set beside the speaker, an acronym in
/// parentheses, and a relative clause, up to the comma that ends them.
fn past_apposition(scene: &Scene, at: usize, end: usize) -> usize {
    let mut to = at;
    if scene.word(to) == "(" {
        let close = (to..end.min(to + 14)).find(|it| scene.word(*it) == ")");
        to = close.map_or(to, |it| it + 1);
    }
    let limit = end.min(to + 30);
    if scene.word(to) != "," {
        // `selon X basée à New York,`: what belongs to the speaker ends there.
        let comma = (to..end.min(to + 30)).find(|it| scene.word(*it) == ",");
        let comma = comma.filter(|it| !(to..*it).any(|at| is_finite(scene, at)));
        let is_loose = !scene.is_mark(to) && scene.quotation(to).is_none() && !is_finite(scene, to);
        return comma.filter(|_| is_loose).unwrap_or(to);
    }
    let next = to + 1;
    let is_aside = scene.tells(next, Tells::RELATIVE)
        || scene.mention_from(next + usize::from(scene.is_article(next))).is_some_and(|it| {
            let draft = scene.draft(it);
            draft.kind == Kind::Person && scene.word(draft.to) == ","
        })
        || scene.is_one_of(
            next,
            &["cité", "citée", "cités", "interrogé", "interrogée", "quoted", "cited"],
        );
    let is_described = describes(scene, next, limit) || is_participle(scene, next, limit);
    if (is_aside || is_described)
        && let Some(comma) = (next..limit).find(|it| scene.word(*it) == ",")
    {
        return comma;
    }
    to
}

/// Whether a noun for somebody stands at `at` and nothing but what belongs to
/// it up to the next comma: `, un chercheur associé au projet,`.
fn describes(scene: &Scene, at: usize, limit: usize) -> bool {
    let Some(comma) = (at..limit).find(|it| scene.word(*it) == ",") else { return false };
    let is_quiet = !(at..comma).any(|it| is_finite(scene, it) || scene.quotation(it).is_some());
    let is_indefinite = scene.is_one_of(at, &["un", "une", "a", "an"]) || !scene.is_article(at);
    let is_somebody = phrase_at(scene, at, comma).is_some_and(|it| match it.head {
        Head::Human => true,
        Head::Mention(number) => scene.draft(number).kind == Kind::Person,
        _ => false,
    });
    let goes_on = !is_finite(scene, comma + 1);
    is_quiet && is_indefinite && is_somebody && goes_on
}

/// Whether a participle with its complement stands at `at`, up to the next
/// comma: `, situé à Miami,`.
fn is_participle(scene: &Scene, at: usize, limit: usize) -> bool {
    let word = scene.word(at);
    let ends = ["é", "ée", "és", "ées", "ant", "ed", "ing"].iter().any(|it| word.ends_with(it));
    let comma = (at..limit).find(|it| scene.word(*it) == ",");
    let is_quiet = |to: usize| !(at..to).any(|it| is_finite(scene, it));
    ends && scene.mention(at).is_none() && comma.is_some_and(is_quiet)
}
