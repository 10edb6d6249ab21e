//! Which day the words of a date mean.

use jiff::civil::Date;

use crate::analyze::dates::days::{self, nearest, point, shifted, timed, written};
use crate::analyze::dates::tense::lean;
use crate::analyze::dates::{Base, Found, Lean, Point, Sense, Unit};
use crate::analyze::line::{Line, Plain};
use crate::analyze::reading::Reading;
use crate::news::{Anchor, Moment, Occasion};
use crate::text::Span;

/// How many sentences on a day is still the day that the text speaks of.
const MEMORY: usize = 3;

/// Resolves `found`, in order, against the publication and against each other.
pub fn resolved(
    reading: &Reading,
    plain: &Plain,
    published: Option<Date>,
    found: &[Found],
) -> Vec<Moment> {
    let tonight = tonight(reading, found).filter(|_| published.is_none());
    let mut desk = Desk { reading, plain, published, tonight, spoken: None };
    found.iter().map(|it| desk.moment(it)).collect()
}

/// The one night with dates that the text has, where it also speaks of *cette
/// nuit*: then the text was written on the day after.
fn tonight(reading: &Reading, found: &[Found]) -> Option<(Point, Span)> {
    found.iter().find(|it| it.sense == Sense::Night(Base::Now))?;
    let mut nights = found.iter().filter_map(|it| match it.sense {
        Sense::Range(_, last) if reading.word(it.from) == "nuit" => Some((last, it.span(reading))),
        _ => None,
    });
    let night = nights.next()?;
    nights.all(|it| it.0 == night.0).then_some(night)
}

/// What is known while the dates are read in order.
struct Desk<'a> {
    reading: &'a Reading<'a>,
    plain: &'a Plain<'a>,
    published: Option<Date>,
    /// The day of writing, where only a night of the text tells it.
    tonight: Option<(Point, Span)>,
    /// The day that the text spoke of last.
    spoken: Option<Spoken>,
}

/// A day of the text.
#[derive(Debug, Clone, Copy)]
struct Spoken {
    point: Point,
    span: Span,
    sentence: usize,
}

/// What a date comes to.
type Answer = (Option<String>, Option<Anchor>);

impl Desk<'_> {
    fn moment(&mut self, found: &Found) -> Moment {
        let span = found.span(self.reading);
        let partial = timed(said(found.sense), found.clock);
        let (day, from) = self.answer(found);
        let resolved = timed(day.or_else(|| said(found.sense)), found.clock);
        if let Some(point) = resolved.as_deref().and_then(read) {
            self.spoken = Some(Spoken { point, span, sentence: found.sentence });
        }
        Moment { span, resolved, partial, from, occasion: Occasion::Event }
    }

    /// The day, where something beside its own words tells it.
    fn answer(&self, found: &Found) -> Answer {
        match found.sense {
            Sense::Point(point) => self.point(found, point),
            Sense::Range(from, to) => self.range(found, from, to),
            Sense::Weekday(it, lean) => {
                let lean = self.lean(found, lean);
                let day = self.published.and_then(|date| days::weekday(date, it, lean));
                by_publication(day.map(|it| it.to_string()))
            }
            Sense::Weekend(lean) => {
                let lean = self.lean(found, lean);
                by_publication(self.published.and_then(|it| days::weekend(it, lean)))
            }
            Sense::Night(base) => self.night(found, base),
            Sense::NightTo(it) => {
                let lean = self.lean(found, Lean::Tense);
                let last = self.published.and_then(|date| days::weekday(date, it, lean));
                by_publication(last.map(point).and_then(|it| interval(moved(it, -1)?, it)))
            }
            Sense::Shift(by, unit, Base::Now) => match self.tonight {
                Some((point, span)) if unit == Unit::Day => {
                    let day = moved(point, by).and_then(written);
                    (day.clone(), day.map(|_| Anchor::Text(span)))
                }
                _ => by_publication(self.published.and_then(|it| shifted(it, by, unit))),
            },
            Sense::Shift(by, unit, Base::Text) => self.after_text(found, by, unit),
            Sense::Clock => self.after_text(found, 0, Unit::Day),
            Sense::Shift(.., Base::Event) | Sense::Length(..) | Sense::Century(_) => (None, None),
        }
    }

    fn point(&self, found: &Found, point: Point) -> Answer {
        if point.year.is_some() {
            return (None, None);
        }
        let near = self.near(found).filter(|_| found.lean == Lean::Tense);
        if let Some((year, span)) = near.filter(|_| point.month.is_some()) {
            return (written(Point { year: Some(year), ..point }), Some(Anchor::Text(span)));
        }
        let lean = self.lean(found, found.lean);
        let near = self.published.and_then(|it| nearest(point, it, lean));
        by_publication(near.and_then(written))
    }

    /// The year of another day of the same sentence.
    fn near(&self, found: &Found) -> Option<(i16, Span)> {
        let spoken = self.spoken.filter(|it| it.sentence == found.sentence)?;
        Some((spoken.point.year?, spoken.span))
    }

    fn range(&self, found: &Found, from: Point, to: Point) -> Answer {
        if to.year.is_some() {
            return (None, None);
        }
        let lean = self.lean(found, Lean::Tense);
        let Some(last) = self.published.and_then(|it| nearest(to, it, lean)) else {
            return (None, None);
        };
        by_publication(interval(Point { year: last.year, ..from }, last))
    }

    fn night(&self, found: &Found, base: Base) -> Answer {
        let spoken = self.spoken(found).filter(|_| base == Base::Text);
        let told = spoken.map(|it| (it.point, it.span)).or(self.tonight);
        let ending = told.map(|it| it.0).or(self.published.map(point));
        let anchor = told.map_or(Anchor::Publication, |it| Anchor::Text(it.1));
        let night = ending.and_then(|it| interval(moved(it, -1)?, it));
        let from = night.as_ref().map(|_| anchor);
        (night, from)
    }

    fn after_text(&self, found: &Found, by: i32, unit: Unit) -> Answer {
        let Some(spoken) = self.spoken(found) else { return (None, None) };
        let day = match days::date(spoken.point) {
            Some(date) => shifted(date, by, unit),
            None if unit == Unit::Day => moved(spoken.point, by).and_then(written),
            None => None,
        };
        let from = day.as_ref().map(|_| Anchor::Text(spoken.span));
        (day, from)
    }

    /// The day that the text speaks of where `found` stands.
    fn spoken(&self, found: &Found) -> Option<Spoken> {
        self.spoken.filter(|it| found.sentence - it.sentence <= MEMORY)
    }

    fn lean(&self, found: &Found, told: Lean) -> Lean {
        if told != Lean::Tense {
            return told;
        }
        let sentence = &self.reading.sentences[found.sentence];
        lean(&Line::new(self.reading, self.plain, sentence), found.from, found.to)
    }
}

fn by_publication(day: Option<String>) -> Answer {
    let from = day.as_ref().map(|_| Anchor::Publication);
    (day, from)
}

/// What the words alone give.
fn said(sense: Sense) -> Option<String> {
    match sense {
        Sense::Point(point) => written(point),
        Sense::Range(from, to) => interval(from, to),
        Sense::Length(count, unit) => Some(days::length(count, unit)),
        Sense::Century(number) => Some(format!("{:02}XX", (number - 1).max(0))),
        _ => None,
    }
}

fn interval(from: Point, to: Point) -> Option<String> {
    Some(format!("{}/{}", written(from)?, written(to)?))
}

/// `point` moved by some days, where its year changes nothing.
fn moved(point: Point, by: i32) -> Option<Point> {
    let by = jiff::Span::new().try_days(i64::from(by)).ok()?;
    let shift = |date: Date| date.checked_add(by).ok();
    if let Some(date) = days::date(point) {
        return shift(date).map(days::point);
    }
    // From or to the end of February years differ.
    let in_year = |year: i16| {
        let date = Date::new(year, point.month?, point.day?).ok().and_then(shift)?;
        Some(Point { year: None, ..days::point(date) })
    };
    in_year(2001).filter(|it| in_year(2004).is_none_or(|other| other == *it))
}

/// The day that `edtf` gives, with its year or without; of an interval the last.
fn read(edtf: &str) -> Option<Point> {
    let day = edtf.rsplit('/').next()?.get(..10)?;
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Point { year: year.parse().ok(), month: month.parse().ok(), day: date.parse().ok() })
        .filter(|it| it.month.is_some() && it.day.is_some())
}
