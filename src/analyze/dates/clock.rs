//! Hours: `7 h 15`, `14 heures`, `7:15 p.m.`, `midi`.

use crate::analyze::dates::{Clock, Read, Sense};
use crate::analyze::line::Line;
use crate::text::Form;

/// An hour that stands alone, where the words before or after say that it is
/// one and no length of time.
pub fn alone(line: &Line, at: usize) -> Option<Read> {
    let (to, clock, is_sure) = hour(line, at)?;
    let leads = [
        "a", "vers", "apres", "avant", "des", "at", "around", "about", "by", "before", "after",
        "since", "until", "jusqu'a", "entre", "from", "between", "de",
    ];
    let is_led = leads.contains(&line.before(at, 1));
    (is_sure || is_led).then_some(Read { clock: Some(clock), ..Read::new(to, Sense::Clock) })
}

/// The token after the hour that follows a date up to `to`, and that hour.
pub fn after(line: &Line, to: usize, clock: Option<Clock>) -> (usize, Option<Clock>) {
    if clock.is_some() {
        return (to, clock);
    }
    let comma = to + usize::from(line.is(to, &[","]));
    let leads = [
        "a",
        "vers",
        "at about",
        "at around",
        "at",
        "around",
        "about",
        "peu apres",
        "aux environs de",
    ];
    let at = line.past_any(comma, &leads);
    match at.and_then(|it| hour(line, it)) {
        Some((to, clock, _)) => (to, Some(clock)),
        None => (to, None),
    }
}

/// The hour at `at`, the token after it, and whether it can be nothing else.
fn hour(line: &Line, at: usize) -> Option<(usize, Clock, bool)> {
    let (to, clock, is_sure) = match line.word(at) {
        "midi" => (at + 1, clock(12, 0)?, false),
        "noon" => (at + 1, clock(12, 0)?, true),
        "minuit" | "midnight" => (at + 1, clock(0, 0)?, true),
        word if line.form(at) == Form::Number => digits(line, at, word)?,
        _ => return None,
    };
    Some((zone(line, to), clock, is_sure))
}

fn digits(line: &Line, at: usize, word: &str) -> Option<(usize, Clock, bool)> {
    let glued = ["h", ":"].iter().find_map(|it| word.split_once(it));
    if let Some((hours, minutes)) = glued {
        let minute = if minutes.is_empty() { Some(0) } else { minutes.parse().ok() };
        return Some((at + 1, clock(hours.parse().ok()?, minute?)?, true));
    }
    let glued_half = ["am", "pm"].iter().find_map(|it| word.strip_suffix(it));
    if let Some(hours) = glued_half {
        let clock = clock(hours.parse().ok()?, 0)?;
        return Some((at + 1, half(clock, word.ends_with("pm")), true));
    }
    let hours: i8 = word.parse().ok()?;
    let minute = |at: usize| line.word(at).parse::<i8>().ok().filter(|_| line.word(at).len() == 2);
    if line.is(at + 1, &[":"]) {
        let minute = minute(at + 2)?;
        let (to, is_late) = meridiem(line, at + 3).unwrap_or((at + 3, hours >= 12));
        return Some((to, half(clock(hours, minute)?, is_late), true));
    }
    if line.is(at + 1, &["h", "h.", "heures", "heure"]) {
        let is_short = line.is(at + 1, &["h", "h."]);
        let minutes = minute(at + 2).filter(|_| line.word(at + 2).len() == 2);
        let to = at + 2 + usize::from(minutes.is_some());
        return Some((to, clock(hours, minutes.unwrap_or(0))?, is_short || minutes.is_some()));
    }
    let (to, is_late) = meridiem(line, at + 1)?;
    Some((to, half(clock(hours, 0)?, is_late), true))
}

/// The token after `a.m.` or `p.m.` at `at`, and whether it is the latter.
fn meridiem(line: &Line, at: usize) -> Option<(usize, bool)> {
    let word = line.word(at).trim_end_matches('.');
    let is_half = matches!(word, "am" | "pm" | "a.m" | "p.m");
    is_half.then_some((at + 1, word.starts_with('p')))
}

fn half(clock: Clock, is_late: bool) -> Clock {
    let hour = match clock.hour {
        12 if !is_late => 0,
        it if is_late && it < 12 => it + 12,
        it => it,
    };
    Clock { hour, ..clock }
}

fn clock(hour: i8, minute: i8) -> Option<Clock> {
    let fits = (0..=24).contains(&hour) && (0..60).contains(&minute);
    fits.then_some(Clock { hour: hour % 24, minute })
}

/// The token after `GMT`, `heure locale`.
fn zone(line: &Line, at: usize) -> usize {
    let zones = [
        "gmt",
        "utc",
        "heure locale",
        "heures locales",
        "heure de paris",
        "local time",
        "est",
        "cet",
    ];
    let is_upper = line.form(at) == Form::Upper;
    let is_zone = |it: &&&str| is_upper || it.contains(' ');
    zones.iter().filter(is_zone).find_map(|it| line.past(at, it)).unwrap_or(at)
}
