//! Days as a reader types them: `2020-09`, `27-septembre`, `hier`, `3j`.
//!
//! What is counted from today stays so: a saved filter means another day
//! tomorrow. Which day today is comes from outside.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::library::query::Keywords;
use crate::library::query::calendar::{MONTHS, PERIODS, UNITS, WEEKDAYS};
use crate::library::query::vocabulary::{is_beginning, meaning, nearest, word};

/// When an article may have been published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Days {
    /// Within the period.
    On(Period),
    /// From the first day of one to the last of the other; not both are open.
    Between(Option<Period>, Option<Period>),
    /// Before its first day.
    Before(Period),
    /// After its last day.
    After(Period),
    /// From its first day on.
    Since(Period),
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Period {
    /// A year, a month or a day: its first day and its last.
    Fixed(Date, Date),
    /// The day that is so many days, weeks, months or years ago.
    Ago(u16, Unit),
    /// The day, week, month or year that it is today, or so many before it.
    Whole(Unit, u8),
    /// The latest such day of the week, today counted.
    Weekday(Weekday),
    /// The latest such month, or day of that month, that has begun.
    Month(i8, Option<i8>),
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::library) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// First and last day, both included; `None` where a side is open.
pub(in crate::library) type Bounds = (Option<Date>, Option<Date>);

impl Days {
    /// The days meant, as seen `today`. `None` where they cannot be told: they
    /// are counted from today and nobody knows which day that is, or they lie
    /// beyond the calendar.
    pub(in crate::library) fn bounds(self, today: Option<Date>) -> Option<Bounds> {
        Some(match self {
            // *Of the last three days* rather than *of the day before yesterday's eve*.
            Self::On(Period::Ago(n, unit)) => {
                (Some(Period::Ago(n, unit).days(today)?.0), Some(today?))
            }
            Self::On(period) => {
                let (first, last) = period.days(today)?;
                (Some(first), Some(last))
            }
            Self::Between(from, to) => {
                let side =
                    |it: Option<Period>| it.map_or(Some(None), |it| it.days(today).map(Some));
                (side(from)?.map(|it| it.0), side(to)?.map(|it| it.1))
            }
            Self::Before(period) => (None, Some(period.days(today)?.0.yesterday().ok()?)),
            Self::After(period) => (Some(period.days(today)?.1.tomorrow().ok()?), None),
            Self::Since(period) => (Some(period.days(today)?.0), None),
        })
    }
}

impl Period {
    /// Its first day and its last.
    fn days(self, today: Option<Date>) -> Option<(Date, Date)> {
        let one = |it: Date| (it, it);
        Some(match self {
            Self::Fixed(first, last) => (first, last),
            Self::Ago(n, unit) => one(today?.checked_sub(unit.times(n.into())).ok()?),
            Self::Whole(unit, back) => {
                unit.around(today?.checked_sub(unit.times(back.into())).ok()?)
            }
            Self::Weekday(weekday) => {
                let back = i32::from(today?.weekday().since(weekday));
                one(today?.checked_sub(back.days()).ok()?)
            }
            Self::Month(month, day) => latest(month, day, today?)?,
        })
    }

    /// As it is typed.
    pub(super) fn text(self, keywords: Keywords) -> String {
        match self {
            Self::Fixed(first, last) if first == last => first.to_string(),
            Self::Fixed(first, last) if first.month() == last.month() => {
                format!("{:04}-{:02}", first.year(), first.month())
            }
            Self::Fixed(first, _) => format!("{:04}", first.year()),
            Self::Ago(n, unit) => format!("{n}{}", word(UNITS, unit, keywords)),
            Self::Whole(unit, back) => word(PERIODS, (unit, back), keywords).to_owned(),
            Self::Weekday(weekday) => word(WEEKDAYS, weekday, keywords).to_owned(),
            Self::Month(month, day) => {
                let month = word(MONTHS, month, keywords);
                day.map_or_else(|| month.to_owned(), |it| format!("{it}-{month}"))
            }
        }
    }
}

impl Unit {
    fn times(self, n: i64) -> Span {
        match self {
            Self::Day => n.days(),
            Self::Week => n.weeks(),
            Self::Month => n.months(),
            Self::Year => n.years(),
        }
    }

    /// The first and the last day of the one that `day` is in.
    fn around(self, day: Date) -> (Date, Date) {
        match self {
            Self::Day => (day, day),
            Self::Week => {
                let first = i32::from(day.weekday().to_monday_zero_offset());
                let monday = day.saturating_sub(first.days());
                (monday, monday.saturating_add(6.days()))
            }
            Self::Month => (day.first_of_month(), day.last_of_month()),
            Self::Year => (day.first_of_year(), day.last_of_year()),
        }
    }
}

/// The latest month of that number, or day of it, that began by `today`.
fn latest(month: i8, day: Option<i8>, today: Date) -> Option<(Date, Date)> {
    // A leap day may lie eight years back.
    let mut years = (0..9).filter_map(|it| today.year().checked_sub(it));
    years.find_map(|year| {
        let first = Date::new(year, month, day.unwrap_or(1)).ok().filter(|it| *it <= today)?;
        Some((first, if day.is_some() { first } else { first.last_of_month() }))
    })
}

/// `2020-09..2020-11`, where either side may be left out, or a single period.
pub(super) fn range(text: &str) -> Option<Days> {
    let Some((from, to)) = text.split_once("..") else { return period(text).map(Days::On) };
    let side = |it: &str| if it.is_empty() { Some(None) } else { period(it).map(Some) };
    let (from, to) = (side(from)?, side(to)?);
    (from.is_some() || to.is_some()).then_some(Days::Between(from, to))
}

/// One period in any of the ways to write it.
pub(super) fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    let whole = || meaning(PERIODS, text).map(|(unit, back)| Period::Whole(unit, back));
    let weekday = || meaning(WEEKDAYS, text).map(Period::Weekday);
    numeric(text).or_else(|| ago(text)).or_else(whole).or_else(weekday).or_else(|| named(text))
}

/// Whether `text` may become a period by typing on.
pub(super) fn is_begun(text: &str) -> bool {
    let text = text.rsplit("..").next().unwrap_or_default();
    let begins_word = || {
        is_beginning(PERIODS, text) || is_beginning(WEEKDAYS, text) || is_beginning(MONTHS, text)
    };
    let begins_unit = || {
        let unit = text.trim_start_matches(|it: char| it.is_ascii_digit());
        number::<u16>(&text[..text.len() - unit.len()], 4).is_some() && is_beginning(UNITS, unit)
    };
    let begins_month = || {
        let rest = text.split_once([' ', '-']);
        rest.is_some_and(|(day, month)| {
            number::<i8>(ordinal(day), 2).is_some() && is_beginning(MONTHS, month)
        })
    };
    text.is_empty() || begins_word() || begins_number(text) || begins_unit() || begins_month()
}

/// Whether `text` may become a year, a month or a day in figures.
fn begins_number(text: &str) -> bool {
    match text.rsplit_once('-') {
        None => text.len() < 4 && text.bytes().all(|it| it.is_ascii_digit()),
        Some((before, last)) => {
            let is_next = |it: u8| numeric(&format!("{before}-{last}{it}")).is_some();
            last.len() < 2 && (0..10).any(is_next)
        }
    }
}

/// The name of a day or a month that may have been meant by `text`.
pub(super) fn nearest_name(text: &str) -> Option<&'static str> {
    let text = text.rsplit("..").next().unwrap_or_default();
    let letters = text.bytes().all(|it| !it.is_ascii_digit());
    let near = || {
        nearest(PERIODS, text).or_else(|| nearest(WEEKDAYS, text)).or_else(|| nearest(MONTHS, text))
    };
    letters.then(near).flatten()
}

/// `2020`, `2020-09` or `2020-09-27`.
fn numeric(text: &str) -> Option<Period> {
    let mut parts = text.split('-');
    let year: i16 = number(parts.next()?, 4).filter(|it| *it >= 1000)?;
    let month: Option<i8> = parts.next().map_or(Some(None), |it| number(it, 2).map(Some))?;
    let day: Option<i8> = parts.next().map_or(Some(None), |it| number(it, 2).map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    fixed(year, month, day)
}

fn fixed(year: i16, month: Option<i8>, day: Option<i8>) -> Option<Period> {
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some(Period::Fixed(first, last))
}

/// `3j`, `2w`.
fn ago(text: &str) -> Option<Period> {
    let unit = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let n = number(&text[..text.len() - unit.len()], 4)?;
    Some(Period::Ago(n, meaning(UNITS, unit.trim_start())?))
}

/// `septembre`, `septembre 2020`, `1er nov. 2020`, `september 27, 2020`.
fn named(text: &str) -> Option<Period> {
    let parts = text.split([' ', '-', '\u{a0}', ',']).filter(|it| !it.is_empty());
    let (mut day, mut month, mut year) = (None, None, None);
    for part in parts {
        let name = part.trim_end_matches('.');
        if let Some(it) = meaning(MONTHS, name) {
            month.replace(it).map_or(Some(()), |_| None)?;
        } else if let Some(it) = number::<i16>(name, 4).filter(|it| *it >= 1000) {
            year.replace(it).map_or(Some(()), |_| None)?;
        } else {
            day.replace(number::<i8>(ordinal(name), 2)?).map_or(Some(()), |_| None)?;
        }
    }
    match year {
        Some(year) => fixed(year, Some(month?), day),
        // A day that no year has is no date.
        None => {
            Date::new(2000, month?, day.unwrap_or(1)).ok().map(|it| Period::Month(it.month(), day))
        }
    }
}

/// `1er` as `1`, `27th` as `27`.
fn ordinal(day: &str) -> &str {
    let endings = ["er", "st", "nd", "rd", "th"];
    endings.into_iter().find_map(|it| day.strip_suffix(it)).unwrap_or(day)
}

fn number<T: std::str::FromStr>(text: &str, most: usize) -> Option<T> {
    let is_number =
        !text.is_empty() && text.len() <= most && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// A Friday.
    const TODAY: Date = date(2023, 9, 22);

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let day = |it: Option<Date>| it.map_or_else(String::new, |it| it.to_string());
        let found = range(text).and_then(|it| it.bounds(Some(TODAY)));
        let found = found.map(|(from, to)| (day(from), day(to)));
        assert_eq!(found, expected.map(|it| (it.0.to_owned(), it.1.to_owned())), "{text}");
    }

    #[test]
    fn periods_reach_from_their_first_day_to_their_last() {
        check("2020-09..2020-11", Some(("2020-09-01", "2020-11-30")));
        check("2020", Some(("2020-01-01", "2020-12-31")));
        check("2020-02", Some(("2020-02-01", "2020-02-29")));
        check("2020-9-7", Some(("2020-09-07", "2020-09-07")));
    }

    #[test]
    fn a_side_may_be_open() {
        check("2020..", Some(("2020-01-01", "")));
        check("..2020", Some(("", "2020-12-31")));
        check("..", None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "demain",
            "2020-13",
            "2020-02-30",
            "2020-1-1-1",
            "+2020",
            "20201",
            "-",
            "31-avril",
            "3x",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn days_are_counted_from_today() {
        check("hier", Some(("2023-09-21", "2023-09-21")));
        check("avant-hier", Some(("2023-09-20", "2023-09-20")));
        check("Aujourd’hui", Some(("2023-09-22", "2023-09-22")));
        check("3j", Some(("2023-09-19", "2023-09-22")));
        check("2w..1w", Some(("2023-09-08", "2023-09-15")));
        check("last-week", Some(("2023-09-11", "2023-09-17")));
        check("semaine", Some(("2023-09-18", "2023-09-24")));
        check("mois-dernier", Some(("2023-08-01", "2023-08-31")));
        check("mardi..hier", Some(("2023-09-19", "2023-09-21")));
        check("friday", Some(("2023-09-22", "2023-09-22")));
    }

    #[test]
    fn months_have_names() {
        check("septembre", Some(("2023-09-01", "2023-09-30")));
        check("nov.", Some(("2022-11-01", "2022-11-30")));
        check("27 septembre 2020", Some(("2020-09-27", "2020-09-27")));
        check("1er-nov-2020", Some(("2020-11-01", "2020-11-01")));
        check("September 27, 2020", Some(("2020-09-27", "2020-09-27")));
        check("27-september", Some(("2022-09-27", "2022-09-27")));
        check("29-février", Some(("2020-02-29", "2020-02-29")));
    }

    #[test]
    fn without_a_day_nothing_is_counted() {
        assert_eq!(range("hier").and_then(|it| it.bounds(None)), None);
        assert!(range("2020").and_then(|it| it.bounds(None)).is_some());
    }

    #[test]
    fn a_date_may_be_half_typed() {
        for text in [
            "2",
            "202",
            "2020-",
            "2020-1",
            "3",
            "hi",
            "2020..s",
            "27-sep",
            "3se",
            "27-",
            "2020-0",
            "2020-02-0",
        ] {
            assert!(is_begun(text), "{text}");
        }
        for text in ["demain", "3x", "2020/09", "2020-13", "2021-02-29", "20201"] {
            assert!(!is_begun(text), "{text}");
        }
    }
}
