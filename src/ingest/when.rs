//! Dates in lines and in file names, in French and English.

use jiff::civil::Date;

use crate::text::{Span, fold};

/// A date that was found, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its words.
    pub span: Span,
    /// The day.
    pub day: Day,
}

/// A day that may be written in a way that two countries read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// There is one reading.
    Known(Date),
    /// `03/04/2020` with the day first, as everywhere but in America. Known
    /// only where the language is.
    DayFirst(Date),
}

/// A word or a number of a line.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    word: &'a str,
    span: Span,
    /// The number it begins with, and how many digits that has.
    number: Option<(i16, usize)>,
}

/// The first full date of `line`: day, month and year.
pub(super) fn first(line: &str) -> Option<Found> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|at| date_at(line, &tokens[at..]))
}

/// The full date of a path, such as `2020-09-27-x.txt`, `2020/09/27/x.txt` or
/// `20200927.txt`. The last one counts: the file's own name knows best.
pub(super) fn in_path(path: &str) -> Option<Date> {
    let mut digits = path.char_indices().filter(|(at, letter)| {
        letter.is_ascii_digit() && !path[..*at].ends_with(|it: char| it.is_alphanumeric())
    });
    let starts: Vec<usize> = digits.by_ref().map(|(at, _)| at).collect();
    starts.into_iter().rev().find_map(|at| compact(&path[at..]).or_else(|| parted(&path[at..])))
}

/// Whether `word` is a name that a year or a date gave, and no outlet.
pub(super) fn is_numeric(word: &str) -> bool {
    word.chars().all(|it| it.is_ascii_digit() || matches!(it, '-' | '_' | '.'))
}

/// The words of `line` that are no part of a date at `date`, of a time, or of
/// what usually stands around them.
pub(super) fn other_words(line: &str, date: Span) -> Vec<&str> {
    let is_other = |it: &Token| {
        let is_time = it.number.is_some() || is_time_word(&fold(it.word));
        !date.overlaps(it.span) && !is_time
    };
    tokens(line).into_iter().filter(is_other).map(|it| it.word).collect()
}

/// `20200927`, with nothing of a word or number after it.
fn compact(text: &str) -> Option<Date> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_alone = !text[digits..].starts_with(char::is_alphanumeric);
    let whole: i32 = text[..digits].parse().ok().filter(|_| digits == 8 && is_alone)?;
    let part = |of: i32| i16::try_from(of).ok();
    civil(part(whole / 10000)?, part(whole / 100 % 100)?, part(whole % 100)?)
}

/// `2020-09-27` with one kind of mark between the numbers.
fn parted(text: &str) -> Option<Date> {
    let mark = text[4.min(text.len())..].chars().next().filter(|it| "-_/.".contains(*it))?;
    let mut parts = text.splitn(3, mark);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().filter(|it| it.len() <= 2)?.parse().ok()?;
    let rest = parts.next()?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let day = rest[..digits].parse().ok().filter(|_| digits <= 2)?;
    civil(year, month, day)
}

fn tokens(line: &str) -> Vec<Token<'_>> {
    let words = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let token = |word: &'_ str| -> Option<(Span, Option<(i16, usize)>)> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let number = word[..digits].parse().ok().map(|it| (it, digits));
        Some((Span::of(word, line)?, number))
    };
    words
        .filter_map(|word| token(word).map(|(span, number)| Token { word, span, number }))
        .collect()
}

/// The date that begins at the first of `tokens`.
fn date_at(line: &str, tokens: &[Token]) -> Option<Found> {
    let [first, second, third, ..] = tokens else { return None };
    let span = first.span.to(third.span);
    let marks =
        [(first, second), (second, third)].map(|(a, b)| &line[a.span.end()..b.span.start()]);
    let day = in_words(first, second, third, marks)
        .or_else(|| in_numbers(first, second, third, marks))?;
    // An ISO date goes on with `T` and the time.
    let time = third.number.map_or(0, |it| it.1);
    let is_iso = first.number.is_some_and(|it| it.1 == 4);
    let span = if is_iso { Span::new(span.start(), third.span.start() + time) } else { span };
    Some(Found { span, day })
}

/// `27 septembre 2020`, `1er nov. 2020`, `Sept. 27, 2020`.
fn in_words(first: &Token, second: &Token, third: &Token, marks: [&str; 2]) -> Option<Day> {
    let is_near = |mark: &str| {
        mark.len() <= 3 && mark.chars().all(|it| it.is_whitespace() || ".,-".contains(it))
    };
    if !marks.into_iter().all(is_near) {
        return None;
    }
    let year = third.number.filter(|it| it.1 == 4 && third.word.len() == 4)?.0;
    let (day, month) = match (ordinal(first), month(second.word)) {
        (Some(day), Some(month)) => (day, month),
        _ => (ordinal(second)?, month(first.word)?),
    };
    civil(year, month, day).map(Day::Known)
}

/// `2020-09-27`, `27/09/2020`, `9/27/2020`.
fn in_numbers(first: &Token, second: &Token, third: &Token, marks: [&str; 2]) -> Option<Day> {
    let is_mark = matches!(marks[0], "-" | "/" | "." | "_") && marks[0] == marks[1];
    let ((a, a_digits), (b, b_digits), (c, c_digits)) =
        (first.number?, second.number?, third.number?);
    if !is_mark || b_digits > 2 || second.word.len() != b_digits || first.word.len() != a_digits {
        return None;
    }
    let is_last = third.word.len() == c_digits;
    match (a_digits, c_digits) {
        (4, 1..=2) if is_last || third.word[c_digits..].starts_with('T') => {
            civil(a, b, c).map(Day::Known)
        }
        (1..=2, 4) if is_last && b > 12 => civil(c, a, b).map(Day::Known),
        (1..=2, 4) if is_last && (a > 12 || a == b) => civil(c, b, a).map(Day::Known),
        (1..=2, 4) if is_last => civil(c, b, a).map(Day::DayFirst),
        _ => None,
    }
}

/// A date between the first newspapers on the net's shelves and times to come.
fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let small = |it: i16| i8::try_from(it).ok();
    (1800..2200).contains(&year).then(|| Date::new(year, small(month)?, small(day)?).ok())?
}

/// `27`, `1er`, `1st`.
fn ordinal(token: &Token) -> Option<i16> {
    let (number, digits) = token.number.filter(|it| it.1 <= 2)?;
    let suffix = fold(&token.word[digits..]);
    matches!(&*suffix, "" | "er" | "e" | "st" | "nd" | "rd" | "th").then_some(number)
}

/// The number of a month that is named in full or as the press shortens it.
fn month(word: &str) -> Option<i16> {
    Some(match &*fold(word) {
        "janvier" | "janv" | "jan" | "january" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" => 2,
        "mars" | "march" | "mar" => 3,
        "avril" | "avr" | "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juin" | "june" | "jun" => 6,
        "juillet" | "juil" | "july" | "jul" => 7,
        "aout" | "august" | "aug" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        _ => return None,
    })
}

/// Words that stand around dates and times, and weekdays.
fn is_time_word(folded: &str) -> bool {
    TIME_WORDS.contains(&folded)
}

const TIME_WORDS: [&str; 59] = [
    "le",
    "la",
    "du",
    "de",
    "a",
    "at",
    "on",
    "the",
    "of",
    "h",
    "min",
    "s",
    "am",
    "pm",
    "p",
    "m",
    "utc",
    "gmt",
    "cet",
    "cest",
    "et",
    "est",
    "edt",
    "bst",
    "heure",
    "heures",
    "vers",
    "date",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lun",
    "mar",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(line: &str, words: &str, expected: Date) {
        let found = first(line).expect("there is a date");
        assert_eq!((found.span.within(line), found.day), (words, Day::Known(expected)));
    }

    #[test]
    fn dates_in_words() {
        check("Publié le 27 septembre 2020 à 14 h 20", "27 septembre 2020", date(2020, 9, 27));
        check("BAKOU, 1er nov. 2020 (AFP)", "1er nov. 2020", date(2020, 11, 1));
        check("Sept. 27, 2020", "Sept. 27, 2020", date(2020, 9, 27));
        check("Friday, August 5th, 2022", "August 5th, 2022", date(2022, 8, 5));
    }

    #[test]
    fn dates_in_numbers() {
        check("mis à jour 27/09/2020 14:20", "27/09/2020", date(2020, 9, 27));
        check("9/27/2020", "9/27/2020", date(2020, 9, 27));
        check("2020-09-27T14:20:00Z", "2020-09-27", date(2020, 9, 27));
        assert_eq!(first("03/04/2020").map(|it| it.day), Some(Day::DayFirst(date(2020, 4, 3))));
    }

    #[test]
    fn what_is_no_full_date() {
        for line in [
            "27 septembre",
            "septembre 2020",
            "31/02/2020",
            "1 200 morts",
            "12.5.20",
            "le 27 à 2020 m",
        ] {
            assert_eq!(first(line), None, "{line}");
        }
    }

    #[test]
    fn dates_in_paths() {
        #[track_caller]
        fn check(path: &str, expected: Option<Date>) {
            assert_eq!(in_path(path), expected, "{path}");
        }
        let day = date(2020, 9, 27);
        check("agence/2020-09-27-combats.txt", Some(day));
        check("2020/09/27/combats.txt", Some(day));
        check("2016/01/2020_09_27-001.txt", Some(day));
        check("depeche_20200927.txt", Some(day));
        check("2020-09/combats.txt", None);
        check("000_710f11960ae13271.txt", None);
        check("20201399.txt", None);
    }
}
