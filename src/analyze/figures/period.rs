//! Over what time a figure counts, and how settled it is.

use crate::analyze::figures::claim::Scene;
use crate::analyze::line::Line;
use crate::news::{Period, Status};
use crate::text::{Form, Span};

/// How far from a figure words about it stand.
const REACH: usize = 14;
/// How many words say since when.
const LONGEST: usize = 8;

/// What says that everything up to now is counted.
const IN_ALL: [&str; 10] = [
    "au total",
    "en tout",
    "a ce jour",
    "jusqu' a present",
    "jusqu' ici",
    "depuis lors",
    "so far",
    "to date",
    "in total",
    "in all",
];

/// What leads to the time in which something was counted.
const DURING: [&str; 10] =
    ["en", "pendant", "durant", "sur", "in", "over", "during", "within", "dernieres", "derniers"];

/// What goes on for long, and is counted as a whole.
const LONG: [&str; 14] = [
    "guerre",
    "conflit",
    "epidemie",
    "pandemie",
    "crise",
    "siege",
    "famine",
    "offensive",
    "war",
    "conflict",
    "epidemic",
    "pandemic",
    "siege",
    "crisis",
];

/// What happens once.
const ONCE: [&str; 64] = [
    "attaque",
    "attentat",
    "explosion",
    "seisme",
    "tremblement",
    "frappe",
    "raid",
    "bombardement",
    "accident",
    "collision",
    "naufrage",
    "incendie",
    "crash",
    "ouragan",
    "tempete",
    "fusillade",
    "effondrement",
    "avalanche",
    "coulee",
    "glissement",
    "deraillement",
    "tir",
    "bombe",
    "embuscade",
    "assaut",
    "crue",
    "cyclone",
    "tornade",
    "eruption",
    "massacre",
    "feu",
    "mine",
    "chute",
    "mutinerie",
    "attack",
    "bombing",
    "earthquake",
    "quake",
    "strike",
    "airstrike",
    "shelling",
    "fire",
    "hurricane",
    "storm",
    "shooting",
    "collapse",
    "flood",
    "landslide",
    "derailment",
    "blast",
    "ambush",
    "assault",
    "tornado",
    "tremor",
    "riot",
    "bomb",
    "inondation",
    "braquage",
    "prise",
    "carambolage",
    "sinking",
    "stampede",
    "bousculade",
    "missile",
];

const PROVISIONAL: [&str; 18] = [
    "provisoire",
    "provisoires",
    "preliminaire",
    "preliminaires",
    "premier bilan",
    "pour l' heure",
    "pour l' instant",
    "pour le moment",
    "a ce stade",
    "s' alourdir",
    "provisional",
    "preliminary",
    "initial toll",
    "could rise",
    "expected to rise",
    "so far",
    "feared to rise",
    "may rise",
];

const UNCONFIRMED: [&str; 12] = [
    "auraient",
    "aurait",
    "seraient",
    "serait",
    "reportedly",
    "allegedly",
    "believed",
    "feared",
    "presumes",
    "presume",
    "presumed",
    "supposes",
];

const CONFIRMED: [&str; 4] = ["confirmes", "confirmees", "confirmed", "identifies"];

const FINAL: [&str; 4] = ["bilan definitif", "bilan final", "final toll", "definitive toll"];

impl Scene<'_> {
    /// Over what time the figure from `from` up to `to` counts.
    pub fn period(&self, line: &Line, from: usize, to: usize) -> Period {
        if let Some(since) = self.since(line, from, to) {
            return Period::Cumulative(Some(since));
        }
        let near = || around(line, from, to);
        if near().any(|at| line.past_any(at, &IN_ALL).is_some()) {
            return Period::Cumulative(None);
        }
        // What stands nearest tells: the attack of a war is an attack.
        let told = near().filter(|at| is_one(line, *at)).min_by_key(|at| at.abs_diff(from));
        match told {
            Some(at) if line.is(at, &LONG) => Period::Cumulative(Some(line.span(at, at + 1))),
            Some(_) => Period::Incident,
            None => Period::Untold,
        }
    }

    /// The words that say since when, or in how much time.
    fn since(&self, line: &Line, from: usize, to: usize) -> Option<Span> {
        let lead = |at: &usize| line.is(*at, &["depuis", "since"]);
        if let Some(at) = around(line, from, to).find(lead) {
            let end = (at + 1 + LONGEST).min(line.to);
            let stops = |it: &usize| line.form(*it) == Form::Mark;
            let end = (at + 1..end).find(stops).unwrap_or(end);
            let date = self.moment_from(line, at + 1, (at + 4).min(end)).map(|it| it.0);
            return date.or_else(|| (at + 1 < end).then(|| line.span(at + 1, end)));
        }
        around(line, from, to).filter(|at| line.is(*at, &DURING)).find_map(|at| {
            let (span, is_length) = self.moment_from(line, at + 1, (at + 4).min(line.to))?;
            is_length.then_some(span)
        })
    }

    /// The date that begins from `from` up to `to`, and whether it says how
    /// long something lasts.
    fn moment_from(&self, line: &Line, from: usize, to: usize) -> Option<(Span, bool)> {
        let near = (from < to).then(|| line.span(from, to))?;
        let first = self.moments.partition_point(|it| it.span.start() < near.start());
        let moment = self.moments.get(first).filter(|it| it.span.start() < near.end())?;
        let is_length = moment.resolved.as_ref().is_some_and(|it| it.starts_with('P'));
        Some((moment.span, is_length))
    }

    /// How settled the figure from `from` up to `to` of a sentence is.
    pub fn status(&self, sentence: usize, from: usize, to: usize) -> Status {
        let line = Line::new(self.reading, self.plain, &self.reading.sentences[sentence]);
        let next = self.reading.sentences.get(sentence + 1);
        let next = next.map(|it| Line::new(self.reading, self.plain, it));
        let near = |words: &[&str], reach: usize| {
            let first = from.saturating_sub(reach).max(line.from);
            (first..(to + reach).min(line.to)).any(|at| line.is(at, words))
        };
        let is_doubted = |it: &Line| {
            let has = |words: &[&str]| (it.from..it.to).any(|at| it.is(at, words));
            has(&["independante", "independently", "independent"])
                && has(&["verifie", "verifies", "verifier", "verified", "verify", "confirmed"])
        };
        if near(&UNCONFIRMED, 4) || is_doubted(&line) || next.is_some_and(|it| is_doubted(&it)) {
            return Status::Unconfirmed;
        }
        let has =
            |phrases: &[&str]| (line.from..line.to).any(|at| line.past_any(at, phrases).is_some());
        if has(&PROVISIONAL) {
            return Status::Provisional;
        }
        if near(&CONFIRMED, 2) || has(&FINAL) { Status::Confirmed } else { Status::Given }
    }
}

/// The tokens around a figure that can speak of it.
fn around(line: &Line, from: usize, to: usize) -> impl Iterator<Item = usize> + Clone {
    let first = from.saturating_sub(REACH).max(line.from);
    (first..from).chain(to..(to + REACH).min(line.to))
}

/// Whether one event is named at `at`: `l’attaque`, `une frappe`, `the siege`.
fn is_one(line: &Line, at: usize) -> bool {
    const MANY: [&str; 9] =
        ["les", "des", "ces", "aux", "plusieurs", "these", "several", "deux", "two"];
    let is_many = (1..3).any(|it| MANY.contains(&line.before(at, it)));
    (line.is(at, &ONCE) || line.is(at, &LONG)) && line.form(at) == Form::Lower && !is_many
}
