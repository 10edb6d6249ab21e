//! The words of the calendar, in plain letters.

use jiff::civil::Weekday;

use crate::analyze::dates::Unit;
use crate::analyze::line::Line;
use crate::text::Form;

/// The number of a month, from 1.
pub fn month(line: &Line, at: usize) -> Option<i8> {
    let word = line.word(at);
    if line.is_french() {
        return french_month(word);
    }
    let cut = || cut_month(word.trim_end_matches('.'));
    if line.form(at).is_capital() { english_month(word).or_else(cut) } else { None }
}

fn french_month(word: &str) -> Option<i8> {
    Some(match word {
        "janvier" | "janv." => 1,
        "fevrier" | "fevr." => 2,
        "mars" => 3,
        "avril" | "avr." => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" | "juil." => 7,
        "aout" => 8,
        "septembre" | "sept." => 9,
        "octobre" | "oct." => 10,
        "novembre" | "nov." => 11,
        "decembre" | "dec." => 12,
        _ => return None,
    })
}

fn english_month(word: &str) -> Option<i8> {
    Some(match word {
        "january" => 1,
        "february" => 2,
        "march" => 3,
        "april" => 4,
        "may" => 5,
        "june" => 6,
        "july" => 7,
        "august" => 8,
        "september" => 9,
        "october" => 10,
        "november" => 11,
        "december" => 12,
        _ => return None,
    })
}

/// `Sept.`, without its stop.
fn cut_month(word: &str) -> Option<i8> {
    Some(match word {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sept" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return None,
    })
}

/// Whether a month needs more than itself to be one: `mars`, `March`, `mai`.
pub fn is_doubtful_month(line: &Line, at: usize) -> bool {
    line.is(at, &["may", "march", "mar", "jan", "dec"])
}

/// The day of the week at `at`.
pub fn weekday(line: &Line, at: usize) -> Option<Weekday> {
    let (french, english) = match line.word(at) {
        word if line.is_french() => (Some(word), None),
        word => (None, Some(word).filter(|_| line.form(at).is_capital())),
    };
    Some(match (french.unwrap_or(""), english.unwrap_or("")) {
        ("lundi" | "lundis", _) | (_, "monday" | "mondays") => Weekday::Monday,
        ("mardi" | "mardis", _) | (_, "tuesday" | "tuesdays") => Weekday::Tuesday,
        ("mercredi" | "mercredis", _) | (_, "wednesday" | "wednesdays") => Weekday::Wednesday,
        ("jeudi" | "jeudis", _) | (_, "thursday" | "thursdays") => Weekday::Thursday,
        ("vendredi" | "vendredis", _) | (_, "friday" | "fridays") => Weekday::Friday,
        ("samedi" | "samedis", _) | (_, "saturday" | "saturdays") => Weekday::Saturday,
        ("dimanche" | "dimanches", _) | (_, "sunday" | "sundays") => Weekday::Sunday,
        _ => return None,
    })
}

/// A day of the month: `27`, `1er`, `3rd`.
pub fn day(line: &Line, at: usize) -> Option<i8> {
    if line.form(at) != Form::Number {
        return None;
    }
    let word = line.word(at);
    let end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
    let is_day = matches!(&word[end..], "" | "er" | "st" | "nd" | "rd" | "th");
    word[..end].parse().ok().filter(|it| is_day && end <= 2 && (1..=31).contains(it))
}

/// Four digits that may be a year.
pub fn year(line: &Line, at: usize) -> Option<i16> {
    let word = line.word(at);
    let is_bare = word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit());
    word.parse().ok().filter(|it| is_bare && (1000..2200).contains(it))
}

/// What time is measured in.
pub fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "heure" | "heures" | "hour" | "hours" => Unit::Hour,
        "jour" | "jours" | "journee" | "day" | "days" => Unit::Day,
        "semaine" | "semaines" | "week" | "weeks" => Unit::Week,
        "mois" | "month" | "months" => Unit::Month,
        "an" | "ans" | "annee" | "annees" | "year" | "years" => Unit::Year,
        "decennie" | "decennies" | "decade" | "decades" => Unit::Decade,
        "siecle" | "siecles" | "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// `sixième`, `6th`, as a number.
pub fn ordinal(word: &str) -> Option<u32> {
    Some(match word {
        "premier" | "premiere" | "first" => 1,
        "seconde" | "deuxieme" | "second" => 2,
        "troisieme" | "third" => 3,
        "quatrieme" | "fourth" => 4,
        "cinquieme" | "fifth" => 5,
        "sixieme" | "sixth" => 6,
        "septieme" | "seventh" => 7,
        "huitieme" | "eighth" => 8,
        "neuvieme" | "ninth" => 9,
        "dixieme" | "tenth" => 10,
        "onzieme" | "eleventh" => 11,
        "douzieme" | "twelfth" => 12,
        _ => return ordinal_in_digits(word),
    })
}

fn ordinal_in_digits(word: &str) -> Option<u32> {
    let end = word.find(|it: char| !it.is_ascii_digit())?;
    let is_ordinal = matches!(&word[end..], "e" | "eme" | "er" | "th" | "st" | "nd" | "rd");
    word[..end].parse().ok().filter(|_| is_ordinal)
}

/// A century in Roman or other numerals: `XXe`, `19th`.
pub fn century(word: &str) -> Option<i16> {
    const ROMAN: [&str; 21] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
        "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi",
    ];
    let stem = word.strip_suffix("eme").or_else(|| word.strip_suffix('e')).unwrap_or("");
    let roman = ROMAN.iter().position(|it| *it == stem).and_then(|it| i16::try_from(it + 1).ok());
    roman.or_else(|| ordinal(word).and_then(|it| i16::try_from(it).ok()))
}

/// The season of EDTF.
pub fn season(word: &str) -> Option<i8> {
    Some(match word {
        "printemps" | "spring" => 21,
        "ete" | "summer" => 22,
        "automne" | "autumn" => 23,
        "hiver" | "winter" => 24,
        _ => return None,
    })
}
