//! The dates of French.

mod lengths;
mod near;

use crate::analyze::dates::calendar::{
    self, day_month, feast, lone_year, month_year, numeric, year_after,
};
use crate::analyze::dates::french::lengths::{ago, lasting, later, nth};
use crate::analyze::dates::french::near::{deictic, part_of_day, relative, week_end};
use crate::analyze::dates::words::{century, day, month, season, unit, weekday, year};
use crate::analyze::dates::{Lean, Point, Read, Sense};
use crate::analyze::line::Line;
use crate::analyze::numbers::number;
use crate::text::Form;

/// What stands before a month or a year that is one.
const LEADS: [&str; 38] = [
    "en",
    "depuis",
    "des",
    "avant",
    "apres",
    "vers",
    "jusqu' en",
    "jusqu'en",
    "fin",
    "debut",
    "mi",
    "courant",
    "mois de",
    "mois d'",
    "d' ici",
    "milieu",
    "de janvier a",
    "janvier a",
    "entre",
    "l' an",
    "l' annee",
    "d' annee",
    "pour",
    "saison",
    "par rapport a",
    "du printemps",
    "qu' en",
    "mort en",
    "de",
    "d'",
    "et",
    "ou",
    "a",
    "fevrier et",
    "hiver",
    "ete",
    "automne",
    "printemps",
];

/// The date that begins at `at`.
pub fn date(line: &Line, at: usize) -> Option<Read> {
    if may_begin(line, at) { by_rules(line, at) } else { None }
}

/// What the first rule says that finds a date at `at`.
pub fn by_rules(line: &Line, at: usize) -> Option<Read> {
    let rules = [
        numeric,
        night_of,
        named_day,
        days,
        edge,
        years,
        feast,
        centuries,
        season_of,
        months,
        deictic,
        relative,
        ago,
        later,
        nth,
        lasting,
        lone,
        part_of_day,
        week_end,
    ];
    rules.iter().find_map(|rule| rule(line, at))
}

/// Whether some rule begins with the word at `at`. Nearly all words are told
/// apart here, so that the rules need not each try all of them. A test holds it
/// to the rules: a new one brings its first word along.
pub fn may_begin(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    let opens = matches!(
        word,
        "nuit" | "soiree" | "soir" | "matinee" | "journee" | "matin" | "apres" // `night_of`
            | "debut" | "fin" | "milieu" | "mi" | "courant" // `edge`
            | "annee" | "annees" | "an" // `years`
            | "avant" | "hier" | "aujourd'hui" | "demain" | "ce" | "cet" | "cette" // `deictic`
            | "lendemain" | "surlendemain" | "meme" // `relative`
            | "il" | "voici" | "voila" // `ago`
            | "quelques" // `later`
            | "aube" | "aurore" // `part_of_day`
            | "week" | "weekend" // `week_end`
    );
    opens
        || calendar::may_begin(line, at)
        || unit(word).is_some()
        || line.is(at + 1, &["siecle", "siecles"])
}

/// `lundi 5 mars 2018`, `mardi dernier`, `mercredi matin`.
fn named_day(line: &Line, at: usize) -> Option<Read> {
    let start = at + usize::from(line.is(at, &["ce"]));
    let named = weekday(line, start)?;
    if line.is(start + 1, &["saint", "noir", "sanglant", "rouge", "gras"]) {
        return None;
    }
    if let Some((to, point)) = day_month(line, start + 1) {
        return Some(leaning_point(line, to, point));
    }
    let is_hour = line.is(start + 2, &["h", "heures", "heure", "jours"]);
    if let Some(number) =
        day(line, start + 1).filter(|_| !is_hour && line.form(start + 2) == Form::Mark)
    {
        let point = Point { day: Some(number), ..Point::default() };
        return Some(Read::new(start + 2, Sense::Point(point)));
    }
    let (to, lean) = leaning(line, start + 1);
    let to = part(line, to);
    Some(Read::new(to, Sense::Weekday(named, lean)))
}

/// What `dernier` or `prochain` at `at` says, and the token after it.
fn leaning(line: &Line, at: usize) -> (usize, Lean) {
    match line.word(at) {
        "dernier" | "passe" | "derniere" | "passee" | "precedent" => (at + 1, Lean::Past),
        "prochain" | "prochaine" | "suivant" => (at + 1, Lean::Future),
        _ => (at, Lean::Tense),
    }
}

/// A day that ends before `to`, with `prochain` and the part of the day behind.
fn leaning_point(line: &Line, to: usize, point: Point) -> Read {
    let (to, lean) = leaning(line, to);
    Read { lean, ..Read::new(part(line, to), Sense::Point(point)) }
}

/// The token after the part of the day that may stand at `at`.
fn part(line: &Line, at: usize) -> usize {
    let at = at + usize::from(line.is(at, &["au"]) && line.is(at + 1, &["matin", "soir"]));
    let parts = ["matin", "midi", "apres midi", "soir", "en soiree", "en matinee"];
    line.past_any(at, &parts).unwrap_or(at)
}

/// `27 septembre`, `1er au 2 avril`, `27 et 28 septembre 2020`.
fn days(line: &Line, at: usize) -> Option<Read> {
    let first = day(line, at)?;
    if let Some((to, point)) = day_month(line, at) {
        let second = line.past(to, "au").filter(|_| line.before(at, 1) == "du");
        let second = second.and_then(|it| day_month(line, it));
        return Some(match second {
            Some((to, last)) => {
                let from = Point { year: point.year.or(last.year), ..point };
                Read::new(to, Sense::Range(from, last))
            }
            None => leaning_point(line, to, point),
        });
    }
    let joined = line.reading.is_joined(at + 1).then_some(at + 1);
    let next = line.past_any(at + 1, &["au", "et", "ou", "-", "/"]).or(joined)?;
    let (to, last) = day_month(line, next)?;
    Some(Read::new(to, Sense::Range(Point { day: Some(first), ..last }, last)))
}

/// `nuit du 1er au 2 avril`, `nuit de mardi à mercredi`.
fn night_of(line: &Line, at: usize) -> Option<Read> {
    let kinds = ["nuit", "soiree", "soir", "matinee", "journee", "matin", "apres midi"];
    let of = line.past_any(at, &kinds)?;
    let next = line.past_any(of, &["du", "de", "de ce", "de la journee du"])?;
    if let Some(read) = days(line, next).or_else(|| day_range(line, next)) {
        return Some(read);
    }
    let named = named_day(line, next)?;
    let second = line.past(named.to, "a").or_else(|| line.past(named.to, "au"));
    let last = second.and_then(|it| named_day(line, it)).unwrap_or(named);
    Some(match last.sense {
        Sense::Weekday(day, Lean::Tense) if second.is_some() && line.is(at, &["nuit"]) => {
            Read::new(last.to, Sense::NightTo(day))
        }
        _ => last,
    })
}

/// `27 au lundi 28 septembre`.
fn day_range(line: &Line, at: usize) -> Option<Read> {
    let start = at + usize::from(weekday(line, at).is_some());
    let first = day(line, start)?;
    let next = line.past(start + 1, "au")?;
    let (to, last) = day_month(line, next + usize::from(weekday(line, next).is_some()))?;
    Some(Read::new(to, Sense::Range(Point { day: Some(first), ..last }, last)))
}

/// `début octobre 2020`, `fin 2019`, `mi-mars`, `début des années 1990`.
fn edge(line: &Line, at: usize) -> Option<Read> {
    let edges = ["debut", "fin", "milieu", "mi", "courant"];
    if !line.is(at, &edges) {
        return None;
    }
    let next =
        line.past_any(at + 1, &["des", "de l'", "du mois de", "du mois d'", "de", "d'", "du"]);
    let next = next.unwrap_or(at + 1);
    if let Some(read) = years(line, next) {
        let Sense::Range(from, to) = read.sense else { return Some(read) };
        let year = |point: Point, by: i16| Point { year: point.year.map(|it| it + by), ..point };
        let sense = match line.word(at) {
            "debut" => Sense::Range(from, year(from, 3)),
            "fin" => Sense::Range(year(to, -3), to),
            _ => Sense::Range(year(from, 3), year(from, 6)),
        };
        return Some(Read { sense, ..read });
    }
    let here = month(line, next).is_some() && line.form(next) == Form::Lower;
    let dated = here.then(|| {
        let (to, year) = year_after(line, next + 1);
        Read::new(to, Sense::Point(Point { year, month: month(line, next), day: None }))
    });
    dated.or_else(|| lone_year(line, next, &edges).or_else(|| lone_year(line, next, &LEADS)))
}

/// `années 1990`, `années 90`, `année 2015`.
fn years(line: &Line, at: usize) -> Option<Read> {
    if !line.is(at, &["annees", "annee", "an"]) {
        return None;
    }
    let number = number(line, at + 1)?;
    let whole = format!("{}", number.value).parse::<i16>().ok()?;
    let of = |year: i16| Point { year: Some(year), ..Point::default() };
    if !line.is(at, &["annees"]) {
        let is_year = (1000..2200).contains(&whole) && line.form(at + 1) == Form::Number;
        return is_year.then(|| Read::new(number.to, Sense::Point(of(whole))));
    }
    let first = if whole < 100 { 1900 + whole } else { whole };
    let is_decade = first % 10 == 0 && (1000..2200).contains(&first) && whole >= 10;
    is_decade.then(|| Read::new(number.to, Sense::Range(of(first), of(first + 9))))
}

/// `XXe siècle`.
fn centuries(line: &Line, at: usize) -> Option<Read> {
    if !line.is(at + 1, &["siecle", "siecles"]) {
        return None;
    }
    let number = century(line.word(at))?;
    Some(Read::new(at + 2, Sense::Century(number)))
}

/// `été 2015`.
fn season_of(line: &Line, at: usize) -> Option<Read> {
    let season = season(line.word(at))?;
    let year = year(line, at + 1)?;
    Some(Read::new(
        at + 2,
        Sense::Point(Point { year: Some(year), month: Some(season), day: None }),
    ))
}

fn months(line: &Line, at: usize) -> Option<Read> {
    let is_name = line.form(at) != Form::Lower;
    let loose = line.is(at, &["mars", "mai"]) || is_name;
    let leads: &[&str] =
        if loose { &["en", "depuis", "mois de", "mi", "fin", "debut", "des"] } else { &LEADS };
    let (to, point) = month_year(line, at, leads)?;
    let (to, sense) = match leaning(line, to) {
        (_, Lean::Tense) => (to, Sense::Point(point)),
        (to, _) => (to, Sense::Point(point)),
    };
    Some(Read::new(to, sense))
}

fn lone(line: &Line, at: usize) -> Option<Read> {
    lone_year(line, at, &LEADS)
}
