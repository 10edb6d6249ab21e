//! The words of the calendar, in plain letters.

use jiff::civil::Weekday;

use crate::analyze::dates::Unit;
use crate::analyze::line::Line;
use crate::text::Form;

/// The number of a month, from 1.
pub fn month(line: &Line, at: usize) -> Option<i8> {
    const FRENCH: [&str; 12] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    const SHORT: [&str; 12] = [
        "janv.", "fevr.", "mars", "avr.", "mai", "juin", "juil.", "aout", "sept.", "oct.", "nov.",
        "dec.",
    ];
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const CUT: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"];
    let word = line.word(at);
    let of = |list: [&str; 12], word: &str| list.iter().position(|it| *it == word);
    let found = if line.is_french() {
        of(FRENCH, word).or_else(|| of(SHORT, word))
    } else if line.form(at).is_capital() {
        of(ENGLISH, word).or_else(|| of(CUT, word.trim_end_matches('.')))
    } else {
        None
    };
    found.and_then(|it| i8::try_from(it + 1).ok())
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
    const FRENCH: [&str; 12] = [
        "premiere",
        "deuxieme",
        "troisieme",
        "quatrieme",
        "cinquieme",
        "sixieme",
        "septieme",
        "huitieme",
        "neuvieme",
        "dixieme",
        "onzieme",
        "douzieme",
    ];
    const ENGLISH: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let listed = [FRENCH, ENGLISH].iter().find_map(|list| list.iter().position(|it| *it == word));
    let in_words = match word {
        "premier" => Some(1),
        "seconde" => Some(2),
        _ => listed.and_then(|it| u32::try_from(it + 1).ok()),
    };
    in_words.or_else(|| {
        let end = word.find(|it: char| !it.is_ascii_digit())?;
        let is_ordinal = matches!(&word[end..], "e" | "eme" | "er" | "th" | "st" | "nd" | "rd");
        word[..end].parse().ok().filter(|_| is_ordinal)
    })
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
