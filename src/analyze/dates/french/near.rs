//! Days that French tells from where the reader stands, or from another day.

use crate::analyze::dates::french::{leaning, part};
use crate::analyze::dates::words::unit;
use crate::analyze::dates::{Base, Read, Sense, Unit};
use crate::analyze::line::Line;
use crate::analyze::numbers::number;
use crate::text::Form;

/// `hier`, `aujourd’hui`, `cette nuit`, `ce matin`.
pub fn deictic(line: &Line, at: usize) -> Option<Read> {
    let days =
        [("avant hier", -2), ("hier", -1), ("aujourd'hui", 0), ("demain", 1), ("apres demain", 2)];
    if line.is(at, &["aujourd'hui"])
        && line.before(at, 1) == "d'"
        && line.form(at - 1) == Form::Lower
    {
        // `d’aujourd’hui` means our times.
        return None;
    }
    let found = days.iter().find_map(|(words, by)| Some((line.past(at, words)?, *by)));
    if let Some((to, by)) = found {
        return Some(Read::new(part(line, to), Sense::Shift(by, Unit::Day, Base::Now)));
    }
    let next = line.past_any(at, &["ce", "cet", "cette"])?;
    let past = |words: &str| line.past(next, words);
    if let Some(to) = past("nuit") {
        let base = if line.is(to, &["la"]) { Base::Text } else { Base::Now };
        return Some(Read::new(to + usize::from(base == Base::Text), Sense::Night(base)));
    }
    let there = past("jour la").or_else(|| past("soir la")).or_else(|| past("matin la"));
    if let Some(to) = there {
        return Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Text)));
    }
    let today = ["matin", "soir", "midi", "apres midi", "jour"].iter().find_map(|it| past(it));
    if let Some(to) = today {
        return Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Now)));
    }
    let unit = match line.word(next) {
        "semaine" => Unit::Week,
        "mois" => Unit::Month,
        "annee" => Unit::Year,
        _ => return None,
    };
    let base = if line.is(next + 1, &["la"]) { Base::Text } else { Base::Now };
    let to = next + 1 + usize::from(base == Base::Text);
    Some(Read::new(to, Sense::Shift(0, unit, base)))
}

/// `la veille`, `le même jour`, `semaine dernière`, `an prochain`.
pub fn relative(line: &Line, at: usize) -> Option<Read> {
    let days = [
        ("avant veille", -2),
        ("veille", -1),
        ("lendemain", 1),
        ("surlendemain", 2),
        ("meme jour", 0),
        ("jour meme", 0),
        ("meme nuit", 0),
        ("meme soir", 0),
    ];
    let is_led = line.is_french()
        && matches!(line.before(at, 1), "la" | "le" | "l'" | "au" | "du" | "ce" | "des" | "cette");
    let found = days.iter().find_map(|(words, by)| Some((line.past(at, words)?, *by)));
    if let Some((to, by)) = found.filter(|_| is_led) {
        // `au lendemain de l’annonce` hangs on what follows.
        let hangs = line.is(to, &["de", "du", "des", "d'"]);
        let base = if hangs { Base::Event } else { Base::Text };
        return Some(Read::new(part(line, to), Sense::Shift(by, Unit::Day, base)));
    }
    if let Some(to) = line.past(at, "nuit derniere") {
        return Some(Read::new(to, Sense::Night(Base::Now)));
    }
    let unit = unit(line.word(at))
        .filter(|it| !matches!(it, Unit::Hour | Unit::Day | Unit::Century | Unit::Decade))?;
    let is_one = line.is(at, &["semaine", "mois", "an", "annee"]);
    let by = match line.word(at + 1) {
        "dernier" | "derniere" | "passe" | "passee" => (-1, Base::Now),
        "prochain" | "prochaine" => (1, Base::Now),
        "precedent" | "precedente" => (-1, Base::Text),
        "suivant" | "suivante" => (1, Base::Text),
        _ => return None,
    };
    let is_counted = number(line, at.checked_sub(1)?).is_some();
    (is_one && !is_counted).then(|| Read::new(at + 2, Sense::Shift(by.0, unit, by.1)))
}

/// `pendant la nuit`, `à l’aube`, `dans la matinée`.
pub fn part_of_day(line: &Line, at: usize) -> Option<Read> {
    let leads = [
        "dans la",
        "pendant la",
        "durant la",
        "au cours de la",
        "a l'",
        "des l'",
        "en",
        "dans l'",
        "cours de l'",
        "debut de",
        "en fin de",
        "de la",
    ];
    let to = line.past_any(at, &["nuit", "aube", "soiree", "matinee", "apres midi", "aurore"])?;
    line.back_over(at, &leads)?;
    if line.is(at, &["nuit"]) {
        let has_lead = line.before(at, 1) == "la";
        return has_lead.then(|| Read::new(to, Sense::Night(Base::Text)));
    }
    if let Some(to) = line.past(to, "ce matin") {
        return Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Now)));
    }
    Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Text)))
}

/// `week-end dernier`, `ce week-end`.
pub fn week_end(line: &Line, at: usize) -> Option<Read> {
    let start = at + usize::from(line.is(at, &["ce"]));
    let to = line.past_any(start, &["week end", "weekend"])?;
    let (to, lean) = leaning(line, to);
    Some(Read::new(to, Sense::Weekend(lean)))
}
