//! The dates of English.

mod lengths;

use crate::analyze::dates::calendar::{
    self, day_month, feast, lone_year, month_day, month_year, numeric, year_after,
};
use crate::analyze::dates::english::lengths::{ago, lasting, later, nth};
use crate::analyze::dates::words::{century, day, month, ordinal, season, unit, weekday, year};
use crate::analyze::dates::{Base, Lean, Point, Read, Sense, Unit};
use crate::analyze::line::Line;
use crate::text::Form;

/// What stands before a month or a year that is one.
const LEADS: [&str; 19] = [
    "in", "since", "by", "until", "till", "before", "after", "during", "from", "early", "late",
    "mid", "of", "and", "between", "around", "the", "to", "circa",
];

/// The date that begins at `at`.
pub fn date(line: &Line, at: usize) -> Option<Read> {
    if may_begin(line, at) { by_rules(line, at) } else { None }
}

/// What the first rule says that finds a date at `at`.
pub fn by_rules(line: &Line, at: usize) -> Option<Read> {
    let rules = [
        numeric,
        named_day,
        days,
        decade,
        centuries,
        season_of,
        edge,
        edge_of_year,
        feast,
        months,
        deictic,
        relative,
        ago,
        later,
        nth,
        lasting,
        lone,
        part_of_day,
        weekend,
    ];
    rules.iter().find_map(|rule| rule(line, at))
}

/// Whether some rule begins with the word at `at`: see its like in `french`.
pub fn may_begin(line: &Line, at: usize) -> bool {
    let opens = matches!(
        line.word(at),
        "last" | "next" | "this" // `named_day`, `deictic`, `weekend`
            | "early" | "late" | "mid" // `edge`, `decade`
            | "start" | "beginning" | "end" | "middle" // `edge_of_year`
            | "yesterday" | "today" | "tonight" | "tomorrow" // `deictic`
            | "day" | "previous" | "following" | "same" // `relative`
            | "overnight" | "night" | "dawn" | "dusk" | "morning" | "evening" | "afternoon"
            | "weekend" | "week" // `weekend`
    );
    opens || calendar::may_begin(line, at) || line.is(at + 1, &["century"])
}

/// `Tuesday`, `last Tuesday`, `Tuesday morning`, `Tuesday, Sept. 27`.
fn named_day(line: &Line, at: usize) -> Option<Read> {
    let lean = match line.word(at) {
        "last" => Some(Lean::Past),
        "next" => Some(Lean::Future),
        "this" => Some(Lean::Tense),
        _ => None,
    };
    let start = at + usize::from(lean.is_some());
    let named = weekday(line, start)?;
    let is_name = [
        "bloody", "black", "good", "easter", "super", "palm", "holy", "ash", "fat", "cyber",
        "ruby", "red",
    ]
    .contains(&line.before(at, 1));
    let begins_name = line.form(start + 1).is_capital()
        && month(line, start + 1).is_none()
        && !line.is(start + 1, &["the"]);
    if is_name
        || begins_name
            && line.is(start + 1, &["times", "agreement", "telegraph", "post", "mail", "night"])
    {
        return None;
    }
    let to = part(line, start + 1);
    let comma = to + usize::from(line.is(to, &[","]));
    let dated = month_day(line, comma).or_else(|| day_month(line, comma));
    if let Some((to, point)) = dated {
        return Some(Read::new(to, Sense::Point(point)));
    }
    Some(Read::new(to, Sense::Weekday(named, lean.unwrap_or(Lean::Tense))))
}

/// The token after the part of the day that may stand at `at`.
fn part(line: &Line, at: usize) -> usize {
    line.past_any(at, &["morning", "afternoon", "evening", "night"]).unwrap_or(at)
}

/// `Sept. 27`, `27 September 2020`, `Sept. 27-28`, `Sept. 27 to Oct. 3`.
fn days(line: &Line, at: usize) -> Option<Read> {
    if let Some((to, point)) = month_day(line, at) {
        let joined = line.reading.is_joined(to).then_some(to);
        let next = line.past_any(to, &["to", "-", "and"]).or(joined);
        let last = next.and_then(|it| day(line, it).map(|day| (it + 1, day)));
        if let Some((to, last)) =
            last.filter(|(to, _)| point.year.is_none() && unit(line.word(*to)).is_none())
        {
            let (to, year) = year_after(line, to);
            let from = Point { year, ..point };
            return Some(Read::new(to, Sense::Range(from, Point { day: Some(last), ..from })));
        }
        return Some(range(line, at, Read::new(to, Sense::Point(point))));
    }
    if let Some((to, point)) = day_month(line, at) {
        return Some(range(line, at, Read::new(to, Sense::Point(point))));
    }
    let first = day(line, at)?;
    let joined = line.reading.is_joined(at + 1).then_some(at + 1);
    let next = line.past_any(at + 1, &["to", "and", "-"]).or(joined)?;
    let (to, last) = day_month(line, next)?;
    Some(Read::new(to, Sense::Range(Point { day: Some(first), ..last }, last)))
}

/// `from Sept. 27 to Nov. 10`, where `read` is the first day.
fn range(line: &Line, at: usize, read: Read) -> Read {
    let Sense::Point(from) = read.sense else { return read };
    let next = line.past(read.to, "to").filter(|_| line.before(at, 1) == "from");
    let last = next.and_then(|it| month_day(line, it).or_else(|| day_month(line, it)));
    let Some((to, last)) = last else { return read };
    Read::new(to, Sense::Range(Point { year: from.year.or(last.year), ..from }, last))
}

/// `1990s`, `early 1990s`.
fn decade(line: &Line, at: usize) -> Option<Read> {
    let edge = line.past_any(at, &["early", "late", "mid"]);
    let edge_word = line.word(at);
    let start = edge.map_or(at, |it| line.past(it, "the").unwrap_or(it));
    let first: i16 = line.word(start).strip_suffix('s')?.parse().ok()?;
    if !(1000..2200).contains(&first) || first % 10 != 0 {
        return None;
    }
    let of = |year: i16| Point { year: Some(year), ..Point::default() };
    let (from, to) = match edge.map(|_| edge_word) {
        Some("early") => (first, first + 3),
        Some("late") => (first + 6, first + 9),
        Some(_) => (first + 3, first + 6),
        None => (first, first + 9),
    };
    Some(Read::new(start + 1, Sense::Range(of(from), of(to))))
}

/// `19th century`.
fn centuries(line: &Line, at: usize) -> Option<Read> {
    let to = line.past(at + 1, "century")?;
    let number = ordinal(line.word(at)).and_then(|it| i16::try_from(it).ok());
    let number = number.or_else(|| century(line.word(at)))?;
    Some(Read::new(to, Sense::Century(number)))
}

/// `summer 2015`, `summer of 2015`.
fn season_of(line: &Line, at: usize) -> Option<Read> {
    let season = season(line.word(at))?;
    let next = line.past(at + 1, "of").unwrap_or(at + 1);
    let year = year(line, next)?;
    Some(Read::new(
        next + 1,
        Sense::Point(Point { year: Some(year), month: Some(season), day: None }),
    ))
}

/// `early October`, `late 2019`, `mid-March`, `last May`.
fn edge(line: &Line, at: usize) -> Option<Read> {
    let edges = ["early", "late", "mid", "last", "next", "this"];
    let next = line.past_any(at, &edges)?;
    let next = line.past(next, "in").unwrap_or(next);
    let dated = month_year(line, next, &edges);
    let is_side = line.is(at, &["last", "next", "this"]);
    let dated = dated.map(|(to, point)| Read::new(to, Sense::Point(point)));
    dated.or_else(|| lone_year(line, next, &edges).filter(|_| !is_side))
}

/// `start of the year`, `end of next month`.
fn edge_of_year(line: &Line, at: usize) -> Option<Read> {
    let edges = ["start", "beginning", "end", "middle"];
    let which = line.past(at + 1, "of").filter(|_| line.is(at, &edges))?;
    let by = match line.word(which) {
        "the" | "this" => 0,
        "next" => 1,
        "last" => -1,
        _ => return None,
    };
    let unit = match line.word(which + 1) {
        "year" => Unit::Year,
        "month" => Unit::Month,
        "week" => Unit::Week,
        _ => return None,
    };
    Some(Read::new(which + 2, Sense::Shift(by, unit, Base::Now)))
}

fn months(line: &Line, at: usize) -> Option<Read> {
    let doubtful = line.is(at, &["may", "march", "august", "april", "june"]);
    let leads: &[&str] = if doubtful {
        &["in", "since", "until", "by", "early", "late", "mid", "of", "last"]
    } else {
        &LEADS
    };
    // `April Ryan` and `Theresa May` are people.
    let is_person = line.form(at + 1).is_capital() || line.form(at.wrapping_sub(1)).is_capital();
    let (to, point) = month_year(line, at, leads)?;
    let opens = at == line.from && point.year.is_none();
    let is_name = doubtful
        && point.year.is_none()
        && (opens || is_person && line.back_over(at, leads).is_none());
    (!is_name).then(|| Read::new(to, Sense::Point(point)))
}

/// `yesterday`, `today`, `tonight`, `this morning`, `last night`.
fn deictic(line: &Line, at: usize) -> Option<Read> {
    // `the Today programme`
    if line.form(at).is_capital() && at > line.from && line.form(at - 1) != Form::Mark {
        return None;
    }
    let days = [("yesterday", -1), ("today", 0), ("tonight", 0), ("tomorrow", 1)];
    let found = days.iter().find_map(|(words, by)| Some((line.past(at, words)?, *by)));
    if let Some((to, by)) = found {
        return Some(Read::new(part(line, to), Sense::Shift(by, Unit::Day, Base::Now)));
    }
    if let Some(to) = line.past(at, "last night") {
        return Some(Read::new(to, Sense::Night(Base::Now)));
    }
    let by = match line.word(at) {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        _ => return None,
    };
    let to = line.past_any(at + 1, &["morning", "afternoon", "evening"]).filter(|_| by == 0);
    if let Some(to) = to {
        return Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Now)));
    }
    let unit = match line.word(at + 1) {
        "week" => Unit::Week,
        "month" => Unit::Month,
        "year" => Unit::Year,
        "day" if by == 1 && line.before(at, 1) == "the" => {
            return Some(Read::new(at + 2, Sense::Shift(1, Unit::Day, Base::Text)));
        }
        _ => return None,
    };
    let base = if line.before(at, 1) == "the" { Base::Text } else { Base::Now };
    Some(Read::new(at + 2, Sense::Shift(by, unit, base)))
}

/// `the day before`, `the following day`, `the same day`.
fn relative(line: &Line, at: usize) -> Option<Read> {
    let phrases = [
        ("day before", -1),
        ("previous day", -1),
        ("following day", 1),
        ("day after", 1),
        ("same day", 0),
        ("day earlier", -1),
        ("day later", 1),
        ("same night", 0),
    ];
    let is_led = matches!(line.before(at, 1), "the" | "a" | "that");
    let (to, by) = phrases.iter().find_map(|(words, by)| Some((line.past(at, words)?, *by)))?;
    let hangs = line.is(at, &["day"])
        && line.is(to, &["the", "a", "he", "she", "they", "his", "her", "its", "their"]);
    let base = if line.is(to, &["yesterday", "tomorrow"]) { return None } else { Base::Text };
    (is_led && !hangs).then(|| Read::new(to, Sense::Shift(by, Unit::Day, base)))
}

/// `in 2014`, `the 2014 deal`, `a 2014 deal`.
fn lone(line: &Line, at: usize) -> Option<Read> {
    lone_year(line, at, &LEADS).or_else(|| lone_year(line, at, &["a", "an"]))
}

/// `overnight`, `at dawn`, `during the night`.
fn part_of_day(line: &Line, at: usize) -> Option<Read> {
    if line.is(at, &["overnight"]) {
        return Some(Read::new(at + 1, Sense::Night(Base::Text)));
    }
    let to = line.past_any(at, &["night", "dawn", "dusk", "morning", "evening", "afternoon"])?;
    line.back_over(at, &["at", "during the", "in the", "before", "since"])?;
    if line.is(at, &["night"]) {
        return Some(Read::new(to, Sense::Night(Base::Text)));
    }
    Some(Read::new(to, Sense::Shift(0, Unit::Day, Base::Text)))
}

/// `last weekend`, `the weekend`.
fn weekend(line: &Line, at: usize) -> Option<Read> {
    let (start, lean) = match line.word(at) {
        "last" => (at + 1, Lean::Past),
        "next" => (at + 1, Lean::Future),
        "this" => (at + 1, Lean::Tense),
        _ => (at, Lean::Tense),
    };
    let to = line.past_any(start, &["weekend", "week end"])?;
    Some(Read::new(to, Sense::Weekend(lean)))
}
