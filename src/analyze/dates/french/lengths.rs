//! Stretches of time in French: how long, how long ago, which week of many.

use crate::analyze::dates::words::{ordinal, unit};
use crate::analyze::dates::{Base, Read, Sense, Unit};
use crate::analyze::line::Line;
use crate::analyze::numbers::number;

/// `il y a trois jours`, `voici deux ans`.
pub fn ago(line: &Line, at: usize) -> Option<Read> {
    let next = line.past_any(at, &["il y a", "voici", "voila"])?;
    let next = line.past_any(next, &["environ", "plus de", "pres de", "a peine"]).unwrap_or(next);
    let (to, count, unit) = counted(line, next)?;
    let by = i32::try_from(count).ok()?;
    Some(Read::new(to, Sense::Shift(-by, unit, Base::Now)))
}

/// `trois jours plus tard`, `deux ans après`, `une semaine auparavant`.
pub fn later(line: &Line, at: usize) -> Option<Read> {
    let quelques = line.past(at, "quelques");
    if let Some(next) = quelques {
        unit(line.word(next))?;
        let to = line.past_any(next + 1, &["plus tard", "plus tot", "auparavant"])?;
        return Some(Read::new(to, Sense::Shift(0, Unit::Hour, Base::Text)));
    }
    let (to, count, unit) = counted(line, at)?;
    let count = i32::try_from(count).ok()?;
    let after = line.past_any(to, &["plus tard"]);
    let before = line.past_any(to, &["plus tot", "auparavant"]);
    let (end, by) = after.map(|it| (it, count)).or_else(|| Some((before?, -count)))?;
    Some(Read::new(end, Sense::Shift(by, unit, Base::Text)))
}

/// A number and a unit of time, up to the token after them.
fn counted(line: &Line, at: usize) -> Option<(usize, u32, Unit)> {
    let number = number(line, at)?;
    let next =
        line.past_any(number.to, &["d'", "de"]).filter(|_| number.is_round).unwrap_or(number.to);
    let unit = unit(line.word(next))?;
    let count = format!("{}", number.value).parse().ok()?;
    Some((next + 1, count, unit))
}

/// `sixième semaine`, `troisième jour`.
pub fn nth(line: &Line, at: usize) -> Option<Read> {
    let count = ordinal(line.word(at))?;
    let unit = unit(line.word(at + 1)).filter(|it| !matches!(it, Unit::Century | Unit::Hour))?;
    let is_alone =
        !line.is(at + 1, &["heures", "ans", "annees", "mois"]) || line.is(at + 1, &["mois"]);
    is_alone.then(|| Read::new(at + 2, Sense::Length(count, unit)))
}

/// `pendant six semaines`, `guerre de six semaines`: not an age nor a penalty.
pub fn lasting(line: &Line, at: usize) -> Option<Read> {
    let (to, count, unit) = counted(line, at)?;
    let leads = [
        "pendant",
        "durant",
        "depuis",
        "en",
        "sous",
        "dans",
        "pendant pres de",
        "pendant plus de",
        "depuis plus de",
        "depuis pres de",
        "apres",
        "d' ici",
        "il y a",
        "pour",
        "pendant environ",
    ];
    let lengths = [
        "guerre de",
        "conflit de",
        "combats de",
        "periode de",
        "duree de",
        "treve de",
        "delai de",
        "visite de",
        "mandat de",
        "conflit d'",
        "guerre d'",
        "siege de",
        "tournee de",
        "cours des",
        "deuil de",
        "mois de guerre de",
        "au bout de",
        "plus de",
        "pres de",
        "moins de",
        "au cours des",
    ];
    let is_penalty = line.is(to, &["de", "d'"])
        && line.is(to + 1, &["prison", "reclusion", "detention", "emprisonnement"]);
    let is_led = line.back_over(at, &leads).is_some() || line.back_over(at, &lengths).is_some();
    let is_age = line.is(at.wrapping_sub(1), &["de"])
        && line.back_over(at, &["age de", "agee de", "ages de"]).is_some();
    (is_led && !is_penalty && !is_age).then(|| Read::new(to, Sense::Length(count, unit)))
}
