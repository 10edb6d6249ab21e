//! Dates and lengths of time as the interface writes them, from the form of
//! EDTF that analysis gives. What has no words of its own stays as it is.

use crate::i18n::{DateForm, Words};

/// `2020-09-27`, `XXXX-09-27`, `2020-09`, `1990/1999`, `P6W`, `2020-09-27T07:15`
/// in words.
pub(super) fn day_name(words: &Words, edtf: &str) -> String {
    if let Some((from, to)) = edtf.split_once('/') {
        let gap = if from.len() == 4 && to.len() == 4 { "–" } else { " – " };
        return [day_name(words, from), day_name(words, to)].join(gap);
    }
    if let Some((day, clock)) = edtf.split_once('T').filter(|_| !edtf.starts_with('P')) {
        let clock = hour(words, clock);
        let day = (!day.is_empty()).then(|| day_name(words, day));
        return day.into_iter().chain(clock).collect::<Vec<_>>().join(", ");
    }
    let named = length(words, edtf).or_else(|| day(words, edtf)).or_else(|| century(words, edtf));
    // A date is never broken over two lines.
    named.map_or_else(|| edtf.to_owned(), |it| it.replace(' ', "\u{a0}"))
}

/// `07:15`
fn hour(words: &Words, clock: &str) -> Option<String> {
    let (hours, minutes) = clock.split_once(':')?;
    let hours = hours.trim_start_matches('0').to_owned();
    let hours = if hours.is_empty() { "0".to_owned() } else { hours };
    Some(words.say_with("hour", &[("hours", hours.into()), ("minutes", minutes.into())]))
}

/// `P6W`, `PT24H`
fn length(words: &Words, edtf: &str) -> Option<String> {
    let rest = edtf.strip_prefix('P')?;
    let rest = rest.strip_prefix('T').unwrap_or(rest);
    let unit = match rest.chars().next_back()? {
        'H' => "hours",
        'D' => "days",
        'W' => "weeks",
        'M' => "months",
        'Y' => "years",
        _ => return None,
    };
    let count: usize = rest[..rest.len() - 1].parse().ok()?;
    Some(words.say_with("length", &[("n", count.into()), ("unit", unit.into())]))
}

/// A day, a month or a season, with its year or without.
fn day(words: &Words, edtf: &str) -> Option<String> {
    let mut parts = edtf.split('-');
    let year: Option<i16> = parts.next()?.parse().ok();
    let month: i8 = parts.next()?.parse().ok()?;
    let date = parts.next();
    let name = |year: i16| year.to_string();
    match (year, date) {
        (Some(year), Some(date)) => {
            let is_month = (1..=12).contains(&month);
            is_month
                .then(|| date.parse().ok())?
                .map(|it| words.date(it, month, year, DateForm::Short))
        }
        (None, Some(date)) => {
            let day: i8 = date.parse().ok()?;
            Some(words.say_with("date-day", &[("day", day.into()), ("month", month.into())]))
        }
        (Some(year), None) => {
            let args = [("month", month.into()), ("year", name(year).into())];
            Some(words.say_with(if month > 12 { "date-season" } else { "date-month" }, &args))
        }
        (None, None) => None,
    }
}

/// `19XX`
fn century(words: &Words, edtf: &str) -> Option<String> {
    let number: usize = edtf.strip_suffix("XX")?.parse().ok()?;
    Some(words.say_with("date-century", &[("n", (number + 1).into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[track_caller]
    fn check(edtf: &str, french: &str, english: &str) {
        let plain = |it: String| it.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain(day_name(&Words::of(Language::French), edtf)), french);
        assert_eq!(plain(day_name(&Words::of(Language::English), edtf)), english);
    }

    #[test]
    fn dates_are_written_as_people_write_them() {
        check("2020-09-27", "27 sept. 2020", "Sep 27, 2020");
        check("XXXX-04-01", "1er avril", "April 1");
        check("2020-11", "nov. 2020", "Nov 2020");
        check("1990/1999", "1990–1999", "1990–1999");
        check("XXXX-04-01/XXXX-04-02", "1er avril – 2 avril", "April 1 – April 2");
        check("2023-10-16T07:40", "16 oct. 2023, 7 h 40", "Oct 16, 2023, 7:40");
        check("T00:05", "0 h 05", "0:05");
        check("P6W", "6 semaines", "6 weeks");
        check("P1D", "1 jour", "1 day");
        check("PT24H", "24 heures", "24 hours");
        check("2014-22", "été 2014", "summer 2014");
        check("18XX", "19e siècle", "19th century");
        check("2019", "2019", "2019");
        check("odd-thing", "odd-thing", "odd-thing");
    }
}
