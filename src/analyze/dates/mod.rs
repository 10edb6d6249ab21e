//! When things happen: the words that say so, and the days they mean.
//!
//! `french` and `english` read the words, `resolve` finds the days.

mod calendar;
mod clock;
mod days;
mod english;
mod french;
mod occasion;
mod resolve;
mod tense;
mod words;

use jiff::civil::Weekday;

use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{DateSource, Document, Moment, Statement};

/// The dates of the running text, in order. Those beside the words that tell
/// one of `statements` are theirs.
pub fn moments(
    reading: &Reading,
    plain: &Plain,
    document: &Document,
    statements: &[Statement],
) -> Vec<Moment> {
    let mut found = Vec::new();
    for (sentence, it) in reading.sentences.iter().enumerate() {
        find(&Line::new(reading, plain, it), sentence, &mut found);
    }
    let told = document.published.and_then(|it| match it.from {
        DateSource::Text(span) => Some(span),
        _ => None,
    });
    found.retain(|it| told.is_none_or(|told| !told.overlaps(it.span(reading))));
    let published = document.published.map(|it| it.date);
    let mut moments = resolve::resolved(reading, plain, published, &found);
    occasion::tell_apart(reading, statements, &mut moments);
    moments
}

fn find(line: &Line, sentence: usize, found: &mut Vec<Found>) {
    let mut at = line.from;
    while at < line.to {
        let read = if line.is_french() { french::date(line, at) } else { english::date(line, at) };
        let Some(it) = read.or_else(|| clock::alone(line, at)) else {
            at += 1;
            continue;
        };
        let (to, clock) = clock::after(line, it.to, it.clock);
        let lean = it.lean;
        found.push(Found { from: at, to, sentence, sense: it.sense, clock, lean });
        at = to.max(at + 1);
    }
}

/// What was read at some token.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Read {
    /// The token after its last.
    to: usize,
    sense: Sense,
    clock: Option<Clock>,
    /// What `prochain` or `dernier` behind a day without its year says.
    lean: Lean,
}

impl Read {
    fn new(to: usize, sense: Sense) -> Self {
        Self { to, sense, clock: None, lean: Lean::Tense }
    }
}

/// A date where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    from: usize,
    to: usize,
    sentence: usize,
    sense: Sense,
    clock: Option<Clock>,
    lean: Lean,
}

impl Found {
    fn span(&self, reading: &Reading) -> crate::text::Span {
        reading.span(self.from, self.to)
    }
}

/// What the words of a date say, before anything resolves them.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sense {
    /// A day, a month, a year, or a part of these.
    Point(Point),
    /// From one to the other.
    Range(Point, Point),
    /// How long something lasts, or which of its weeks it is.
    Length(u32, Unit),
    /// A day of the week.
    Weekday(Weekday, Lean),
    /// So many units before (negative) or after.
    Shift(i32, Unit, Base),
    /// Saturday and Sunday.
    Weekend(Lean),
    /// A night, that ends on the day it is counted from.
    Night(Base),
    /// The night that ends on a day of the week: `nuit de mardi à mercredi`.
    NightTo(Weekday),
    /// The years of a century, which has this number.
    Century(i16),
    /// An hour of a day that other words tell.
    Clock,
}

/// What a date is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// The day of writing.
    Now,
    /// The day that the text spoke of last.
    Text,
    /// Something that happened, on whatever day: `au lendemain du vote`.
    Event,
}

/// To which side of the publication a day lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lean {
    Past,
    Future,
    /// As the tense of the sentence says.
    Tense,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Hour,
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// A day as far as words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Point {
    year: Option<i16>,
    /// 1 to 12; 21 to 24 are the seasons from spring.
    month: Option<i8>,
    day: Option<i8>,
}

/// An hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Clock {
    hour: i8,
    minute: i8,
}
