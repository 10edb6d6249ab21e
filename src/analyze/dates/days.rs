//! Reckoning with days, and dates as EDTF writes them.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::analyze::dates::{Clock, Lean, Point, Unit};

/// How many days ahead a day without its year may lie before it is rather one
/// of the year before.
const AHEAD: i32 = 31;

/// `point` in EDTF: `2020-09-27`, `XXXX-11-01`, `2020-22`. `None` where it
/// holds nothing.
pub fn written(point: Point) -> Option<String> {
    let year = point.year.map_or_else(|| "XXXX".to_owned(), |it| format!("{it:04}"));
    match (point.month, point.day) {
        (Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}")),
        (Some(month), None) => Some(format!("{year}-{month:02}")),
        (None, Some(day)) => Some(format!("{year}-XX-{day:02}")),
        (None, None) => point.year.map(|_| year),
    }
}

/// `day` with the hour, where there is one and `day` is a single day.
pub fn timed(day: Option<String>, clock: Option<Clock>) -> Option<String> {
    let Some(clock) = clock else { return day };
    let time = format!("T{:02}:{:02}", clock.hour, clock.minute);
    match day {
        Some(it) if it.len() == 10 => Some(it + &time),
        Some(it) => Some(it),
        None => Some(time),
    }
}

/// `count` units in ISO 8601.
pub fn length(count: u32, unit: Unit) -> String {
    match unit {
        Unit::Hour => format!("PT{count}H"),
        Unit::Day => format!("P{count}D"),
        Unit::Week => format!("P{count}W"),
        Unit::Month => format!("P{count}M"),
        Unit::Year => format!("P{count}Y"),
        Unit::Decade => format!("P{}Y", count.saturating_mul(10)),
        Unit::Century => format!("P{}Y", count.saturating_mul(100)),
    }
}

/// The point that is all of `date`.
pub fn point(date: Date) -> Point {
    Point { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) }
}

/// The day of a whole point.
pub fn date(point: Point) -> Option<Date> {
    Date::new(point.year?, point.month?, point.day?).ok()
}

/// `date` moved by `count` units: a day, a week from Monday to Sunday, a
/// month, a year.
pub fn shifted(date: Date, count: i32, unit: Unit) -> Option<String> {
    let moved = |span: jiff::Span| date.checked_add(span).ok();
    let count = i64::from(count);
    Some(match unit {
        Unit::Hour => return None,
        Unit::Day => moved(jiff::Span::new().try_days(count).ok()?)?.to_string(),
        Unit::Week => {
            let monday = week(moved(jiff::Span::new().try_weeks(count).ok()?)?)?;
            format!("{monday}/{}", monday.checked_add(6.days()).ok()?)
        }
        Unit::Month => {
            let to = moved(jiff::Span::new().try_months(count).ok()?)?;
            format!("{:04}-{:02}", to.year(), to.month())
        }
        Unit::Year | Unit::Decade | Unit::Century => {
            let years = match unit {
                Unit::Decade => count.checked_mul(10)?,
                Unit::Century => count.checked_mul(100)?,
                _ => count,
            };
            let to = moved(jiff::Span::new().try_years(years).ok()?)?;
            format!("{:04}", to.year())
        }
    })
}

/// The Monday of the week of `date`.
fn week(date: Date) -> Option<Date> {
    date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

/// The `weekday` nearest to `date` on the side that `lean` says.
pub fn weekday(date: Date, weekday: Weekday, lean: Lean) -> Option<Date> {
    if lean != Lean::Future {
        let back = date.weekday().since(weekday);
        return date.checked_sub(i32::from(back).days()).ok();
    }
    date.checked_add(i32::from(weekday.since(date.weekday())).days()).ok()
}

/// The Saturday and Sunday nearest to `date` on the side that `lean` says.
pub fn weekend(date: Date, lean: Lean) -> Option<String> {
    let saturday = match date.weekday() {
        Weekday::Sunday if lean != Lean::Past => date.yesterday().ok()?,
        Weekday::Sunday | Weekday::Saturday if lean == Lean::Past => {
            weekday(date.checked_sub(2.days()).ok()?, Weekday::Saturday, Lean::Past)?
        }
        _ => weekday(date, Weekday::Saturday, lean)?,
    };
    Some(format!("{saturday}/{}", saturday.tomorrow().ok()?))
}

/// `point` with the year and month that bring it nearest to `date`.
pub fn nearest(point: Point, date: Date, lean: Lean) -> Option<Point> {
    let (Some(month), None) = (point.month.filter(|it| *it <= 12), point.year) else {
        return point.month.is_none().then(|| day_alone(point, date, lean)).flatten();
    };
    let months = |year: i16| (i32::from(year) * 12 + i32::from(month)) * 31;
    let days = i32::from(point.day.unwrap_or(date.day()));
    let here = (i32::from(date.year()) * 12 + i32::from(date.month())) * 31 + i32::from(date.day());
    let fits = |year: i16| {
        let ahead = months(year) + days - here;
        match lean {
            Lean::Past => ahead <= 0 && ahead > -12 * 31,
            Lean::Future => (0..12 * 31).contains(&ahead),
            Lean::Tense => ahead <= AHEAD && ahead > AHEAD - 12 * 31,
        }
    };
    let year =
        [0, -1, 1].into_iter().filter_map(|it| date.year().checked_add(it)).find(|it| fits(*it));
    year.map(|year| Point { year: Some(year), ..point })
}

/// A day of which only the number in its month is said.
fn day_alone(point: Point, date: Date, lean: Lean) -> Option<Point> {
    let day = point.day?;
    let months = if lean == Lean::Future { [0, 1] } else { [0, -1] };
    let at =
        |it: i32| date.first_of_month().checked_add(it.months()).ok()?.with().day(day).build().ok();
    let fits = |it: &Date| if lean == Lean::Future { *it >= date } else { *it <= date };
    let found = months.into_iter().filter_map(at).find(fits);
    found.map(self::point)
}
