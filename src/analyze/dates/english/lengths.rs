//! Stretches of time in English: how long, how long ago, which week of many.

use crate::analyze::dates::words::{ordinal, unit};
use crate::analyze::dates::{Base, Read, Sense, Unit};
use crate::analyze::line::Line;
use crate::analyze::numbers::number;

/// A number and a unit of time, up to the token after them.
fn counted(line: &Line, at: usize) -> Option<(usize, u32, Unit)> {
    let one = line.is(at, &["a", "an"]).then_some((at + 1, 1));
    let (next, count) = match number(line, at) {
        Some(it) => (it.to, format!("{}", it.value).parse().ok()?),
        None => one?,
    };
    let unit = unit(line.word(next))?;
    Some((next + 1, count, unit))
}

/// `3 days ago`.
pub fn ago(line: &Line, at: usize) -> Option<Read> {
    let (to, count, unit) = counted(line, at)?;
    let to = line.past(to, "ago")?;
    Some(Read::new(to, Sense::Shift(-i32::try_from(count).ok()?, unit, Base::Now)))
}

/// `three days later`, `two years earlier`.
pub fn later(line: &Line, at: usize) -> Option<Read> {
    let (to, count, unit) = counted(line, at)?;
    let count = i32::try_from(count).ok()?;
    let after = line.past(to, "later");
    let before =
        line.past_any(to, &["earlier", "before"]).filter(|it| !line.form(*it).is_capital());
    let (to, by) = after.map(|it| (it, count)).or_else(|| Some((before?, -count)))?;
    Some(Read::new(to, Sense::Shift(by, unit, Base::Text)))
}

/// `sixth week`.
pub fn nth(line: &Line, at: usize) -> Option<Read> {
    let count = ordinal(line.word(at))?;
    let is_unit = line.is(at + 1, &["day", "week", "month", "year"]);
    let unit = unit(line.word(at + 1)).filter(|_| is_unit)?;
    let is_time = line.word(at) != "second" || line.before(at, 1) != "a";
    is_time.then(|| Read::new(at + 2, Sense::Length(count, unit)))
}

/// `for six weeks`, `six-week war`: not an age nor a penalty.
pub fn lasting(line: &Line, at: usize) -> Option<Read> {
    let (to, count, unit) = counted(line, at)?;
    let is_joined = line.reading.is_joined(to - 1);
    let leads = [
        "for",
        "for more than",
        "for over",
        "for nearly",
        "for almost",
        "for about",
        "over",
        "within",
        "in",
        "after",
        "during",
        "past",
        "last",
        "next",
        "than",
        "nearly",
        "almost",
    ];
    let is_led = !line.is(at, &["a", "an"]) && line.back_over(at, &leads).is_some();
    let is_other = line.is(to, &["old", "in"]) && line.is(to + 1, &["prison", "jail"])
        || line.is(to, &["old", "’s", "'s"]);
    let is_length = is_joined
        && line
            .is(to, &["war", "conflict", "truce", "siege", "ceasefire", "visit", "battle", "trip"]);
    ((is_led && !is_joined || is_length) && !is_other)
        .then(|| Read::new(to, Sense::Length(count, unit)))
}
