//! Days, months and years as both languages write them.

use crate::analyze::dates::words::{day, is_doubtful_month, month, ordinal, season, weekday, year};
use crate::analyze::dates::{Point, Read, Sense};
use crate::analyze::line::Line;
use crate::analyze::numbers;
use crate::text::Form;

/// Whether the word at `at` opens dates in either language.
pub fn may_begin(line: &Line, at: usize) -> bool {
    let word = line.word(at);
    line.form(at) == Form::Number
        || numbers::may_begin(word)
        || month(line, at).is_some()
        || weekday(line, at).is_some()
        || season(word).is_some()
        || ordinal(word).is_some()
        || may_be_feast(word)
}

/// `27 septembre 2020`, `27th of September`: the token after it, and the day.
pub fn day_month(line: &Line, at: usize) -> Option<(usize, Point)> {
    let number = day(line, at)?;
    let of = at + 1 + usize::from(!line.is_french() && line.is(at + 1, &["of"]));
    let month = month(line, of)?;
    let (to, year) = year_after(line, of + 1);
    Some((to, Point { year, month: Some(month), day: Some(number) }))
}

/// `September 27, 2020`.
pub fn month_day(line: &Line, at: usize) -> Option<(usize, Point)> {
    let month = month(line, at)?;
    let number = day(line, at + 1)?;
    let (to, year) = year_after(line, at + 2);
    Some((to, Point { year, month: Some(month), day: Some(number) }))
}

/// `octobre 2020`, `octobre` where something says that it is the month.
pub fn month_year(line: &Line, at: usize, leads: &[&str]) -> Option<(usize, Point)> {
    let month = month(line, at)?;
    let (to, year) = year_after(line, at + 1);
    let is_led = line.back_over(at, leads).is_some();
    let is_small_name = line.is_french() && line.form(at) != Form::Lower;
    let doubtful = is_doubtful_month(line, at) || is_small_name;
    let is_one = year.is_some() || is_led || !doubtful && !line.is_french();
    is_one.then_some((to, Point { year, month: Some(month), day: None }))
}

/// The token after the year that may begin at `at`, and that year.
pub fn year_after(line: &Line, at: usize) -> (usize, Option<i16>) {
    let comma = at + usize::from(line.is(at, &[","]) && !line.is_french());
    match year(line, comma) {
        Some(year) if !counts(line, comma + 1) => (comma + 1, Some(year)),
        _ => (at, None),
    }
}

/// A year alone, after one of `leads`, in parentheses, or after another year.
pub fn lone_year(line: &Line, at: usize, leads: &[&str]) -> Option<Read> {
    let year = year(line, at)?;
    let is_enclosed = line.before(at, 1) == "(" && line.is(at + 1, &[")", ",", "-", "–", ";"]);
    let follows = self::year(line, at.checked_sub(1)?).is_some() && line.reading.is_joined(at)
        || line.before(at, 1) == "-" && at > 1 && self::year(line, at - 2).is_some();
    let is_led = line.back_over(at, leads).is_some();
    let goes_on = line.reading.is_joined(at + 1) && self::year(line, at + 1).is_some();
    let is_sure = line.back_over(at, &["en", "depuis", "in", "since"]).is_some();
    let is_one = is_sure || (is_enclosed || follows || goes_on || is_led) && !counts(line, at + 1);
    let point = Point { year: Some(year), ..Point::default() };
    is_one.then(|| Read::new(at + 1, Sense::Point(point)))
}

/// Whether the word at `at` is what a number before it would count.
fn counts(line: &Line, at: usize) -> bool {
    const FREE: [&str; 68] = [
        "a", "au", "aux", "avec", "apres", "avant", "car", "ce", "ces", "cette", "contre", "d'",
        "dans", "de", "depuis", "des", "dont", "du", "elle", "en", "entre", "est", "et", "il",
        "ils", "jusqu'", "l'", "la", "le", "les", "lors", "mais", "ou", "par", "pour", "pres",
        "puis", "quand", "que", "qui", "sans", "selon", "ses", "son", "sous", "sur", "un", "une",
        "vers", "and", "as", "at", "but", "by", "for", "from", "in", "is", "of", "on", "or",
        "that", "the", "to", "was", "when", "which", "with",
    ];
    const VERBS: [&str; 22] = [
        "after", "before", "because", "he", "she", "it", "they", "had", "has", "were", "where",
        "while", "who", "against", "until", "avait", "ont", "qu'", "y", "deja", "since", "over",
    ];
    let word = line.word(at);
    let is_counted = line.is_french() || is_many(word);
    line.form(at) == Form::Lower && is_counted && !FREE.contains(&word) && !VERBS.contains(&word)
}

/// Whether a number before the English `word` counts it: it stands in the
/// plural, or measures something. Elections and the like have a year instead.
fn is_many(word: &str) -> bool {
    const MANY: [&str; 16] = [
        "people", "men", "women", "children", "police", "metre", "meter", "mile", "foot", "feet",
        "euro", "dollar", "pound", "ton", "tonne", "sheep",
    ];
    const YEARLY: [&str; 12] = [
        "elections",
        "protests",
        "games",
        "olympics",
        "talks",
        "attacks",
        "riots",
        "floods",
        "bombings",
        "championships",
        "negotiations",
        "accords",
    ];
    let is_plural = word.ends_with('s') && !word.ends_with("ss") && !YEARLY.contains(&word);
    is_plural || MANY.contains(&word)
}

/// `Noël`, `Christmas Day 2022`: feasts that have one day in every year.
pub fn feast(line: &Line, at: usize) -> Option<Read> {
    const FEASTS: [(&str, i8, i8); 10] = [
        ("veille de noel", 12, 24),
        ("christmas eve", 12, 24),
        ("christmas day", 12, 25),
        ("noel", 12, 25),
        ("christmas", 12, 25),
        ("jour de l' an", 1, 1),
        ("new year 's day", 1, 1),
        ("new year 's eve", 12, 31),
        ("saint sylvestre", 12, 31),
        ("toussaint", 11, 1),
    ];
    let leads = [
        "a", "avant", "apres", "depuis", "ici", "pour", "des", "la", "le", "at", "by", "before",
        "after", "since", "until", "on", "over",
    ];
    let found = FEASTS.iter().find_map(|it| Some((line.past(at, it.0)?, it.1, it.2)))?;
    let (to, month, day) = found;
    line.back_over(at, &leads)?;
    // `à Noël Martin`, `by Christmas cards`
    let is_name = line.form(to).is_capital() || line.form(to - 1) == Form::Lower && to == at + 1;
    let goes_on = !line.is_french() && counts(line, to);
    let (to, year) = year_after(line, to);
    let point = Point { year, month: Some(month), day: Some(day) };
    (!is_name && !goes_on).then(|| Read::new(to, Sense::Point(point)))
}

/// Whether the name of a feast begins with `word`: see [`feast`].
fn may_be_feast(word: &str) -> bool {
    matches!(word, "veille" | "christmas" | "noel" | "jour" | "new" | "saint" | "toussaint")
}

/// `27/09/2020`, `27.09.2020`, `2020-09-27`.
pub fn numeric(line: &Line, at: usize) -> Option<Read> {
    if line.form(at) != Form::Number {
        return None;
    }
    let point = |year: i16, month: i8, day: i8| {
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        let whole = Point { year: Some(year), month: Some(month), day: Some(day) };
        fits.then_some(Sense::Point(whole))
    };
    let number = |at: usize| line.word(at).parse::<i8>().ok();
    if line.is(at + 1, &["/"]) && line.is(at + 3, &["/"]) {
        let sense = point(year(line, at + 4)?, number(at + 2)?, number(at)?)?;
        return Some(Read::new(at + 5, sense));
    }
    if let Some(year) = year(line, at) {
        let joined = line.reading.is_joined(at + 1) && line.reading.is_joined(at + 2);
        let sense = point(year, number(at + 1)?, number(at + 2)?)?;
        return joined.then(|| Read::new(at + 3, sense));
    }
    let mut parts = line.word(at).split('.');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = third.len() == 4;
    let sense = point(third.parse().ok()?, second.parse().ok()?, first.parse().ok()?)?;
    is_year.then(|| Read::new(at + 1, sense))
}
