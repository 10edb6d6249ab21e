//! Days, months and years as typed.

use jiff::civil::Date;

/// The first and the last day of `2020`, `2020-09` or `2020-09-27`.
pub(super) fn period(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i16 = number(parts.next()?, 4).filter(|it| *it >= 1000)?;
    let month: Option<i8> = parts.next().map_or(Some(None), |it| number(it, 2).map(Some))?;
    let day: Option<i8> = parts.next().map_or(Some(None), |it| number(it, 2).map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    let last = match (month, day) {
        (_, Some(_)) => first,
        (Some(_), None) => first.last_of_month(),
        (None, None) => first.last_of_year(),
    };
    Some((first, last))
}

/// First and last day of `2020-09..2020-11`, where either side may be left out,
/// or of a single period.
pub(super) fn range(text: &str) -> Option<(Option<Date>, Option<Date>)> {
    let Some((from, to)) = text.split_once("..") else {
        let (first, last) = period(text)?;
        return Some((Some(first), Some(last)));
    };
    let side = |it: &str| if it.is_empty() { Some(None) } else { period(it).map(Some) };
    let (from, to) = (side(from)?, side(to)?);
    (from.is_some() || to.is_some()).then_some((from.map(|it| it.0), to.map(|it| it.1)))
}

fn number<T: std::str::FromStr>(text: &str, most: usize) -> Option<T> {
    let is_number =
        !text.is_empty() && text.len() <= most && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let day = |it: Option<Date>| it.map_or_else(String::new, |it| it.to_string());
        let found = range(text).map(|(from, to)| (day(from), day(to)));
        assert_eq!(found, expected.map(|it| (it.0.to_owned(), it.1.to_owned())));
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
        for text in ["", "mardi", "2020-13", "2020-02-30", "2020-1-1-1", "+2020", "20201", "-"] {
            check(text, None);
        }
    }
}
