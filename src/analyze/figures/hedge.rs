//! How much: the number with what narrows or blurs it.

use crate::analyze::line::Line;
use crate::analyze::numbers::{Number, number};
use crate::text::Form;

/// A number with its hedge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The first token of the hedge, or of the number.
    pub from: usize,
    /// The token after the number, and the `de` that ties it to its noun.
    pub to: usize,
    /// The least it may be.
    pub low: Option<f64>,
    /// The most it may be.
    pub high: Option<f64>,
    /// Whether it is rounded.
    pub approximate: bool,
    /// Whether the noun must follow at once, as after `million de`.
    pub noun_is_near: bool,
    /// The code of the money whose sign stands before the number: `$5 million`.
    pub money: Option<&'static str>,
}

const MORE: [&str; 21] = [
    "plus de",
    "plus d'",
    "au moins",
    "pas moins de",
    "pas moins d'",
    "au minimum",
    "minimum",
    "un minimum de",
    "more than",
    "over",
    "at least",
    "no fewer than",
    "not less than",
    "no less than",
    "upwards of",
    "as many as",
    "as much as",
    "bien plus de",
    "much more than",
    "above",
    "exceeding",
];
const LESS: [&str; 12] = [
    "moins de",
    "moins d'",
    "jusqu' a",
    "jusqu'a",
    "au plus",
    "au maximum",
    "less than",
    "fewer than",
    "under",
    "up to",
    "at most",
    "below",
];
const ABOUT: [&str; 22] = [
    "environ",
    "quelque",
    "pres de",
    "pres d'",
    "autour de",
    "a peu pres",
    "presque",
    "peu ou prou",
    "quasiment",
    "approximativement",
    "aux alentours de",
    "about",
    "around",
    "some",
    "nearly",
    "almost",
    "approximately",
    "roughly",
    "an estimated",
    "close to",
    "somewhere around",
    "estimated",
];

/// The amount whose number begins at `at`.
pub fn amount(line: &Line, at: usize) -> Option<Amount> {
    let money = sign(line, at);
    let short = || money.and_then(|_| shortened(line, at));
    let first = short().or_else(|| number(line, at)).or_else(|| lone_article(line, at))?;
    // A number that goes on leftwards has been read already; a year is none.
    if is_part(line, at) {
        return None;
    }
    if let Some(amount) = between(line, at, first) {
        return Some(amount);
    }
    let head = at - usize::from(money.is_some());
    let (from, low, high, about) = hedged(line, head, first.value);
    let approximate = about || first.is_round && low == high;
    let to = line.past_any(first.to, &["de", "d'"]);
    let is_tied = first.is_round || first.value >= 1e6;
    let to = to.filter(|_| is_tied).unwrap_or(first.to);
    Some(Amount { from, to, low, high, approximate, noun_is_near: is_tied, money })
}

/// The code of the money whose sign stands before the number at `at`.
fn sign(line: &Line, at: usize) -> Option<&'static str> {
    if line.is_french() || line.form(at) != Form::Number {
        return None;
    }
    Some(match line.before(at, 1) {
        "$" => "dollars",
        "£" => "pounds",
        "€" => "euros",
        "¥" => "yen",
        _ => return None,
    })
}

/// `45m`, `1.4bn`, where a sign of money stands before.
fn shortened(line: &Line, at: usize) -> Option<Number> {
    const SCALES: [(&str, f64); 6] =
        [("bn", 1e9), ("tn", 1e12), ("mn", 1e6), ("b", 1e9), ("m", 1e6), ("k", 1e3)];
    let word = line.word(at);
    let (digits, scale) = SCALES.iter().find_map(|it| Some((word.strip_suffix(it.0)?, it.1)))?;
    let value: f64 = digits.replace(',', "").parse().ok()?;
    Some(Number { value: (value * scale).round(), to: at + 1, is_round: false })
}

/// `a` and `an`, of whatever counts as one.
fn lone_article(line: &Line, at: usize) -> Option<Number> {
    let is_one = !line.is_french() && line.is(at, &["a", "an"]);
    is_one.then_some(Number { value: 1.0, to: at + 1, is_round: false })
}

fn hedged(line: &Line, at: usize, value: f64) -> (usize, Option<f64>, Option<f64>, bool) {
    let at_article = at - usize::from(line.is(at, &["centaine"]) && line.before(at, 1) == "une");
    if let Some(from) = line.back_over(at_article, &MORE) {
        let is_most = line.past_any(from, &["as many as", "as much as"]).is_some();
        return if is_most {
            (from, None, Some(value), false)
        } else {
            (from, Some(value), None, false)
        };
    }
    // `has passed 400`
    let passed = ["passed", "topped", "exceeded", "surpassed"];
    if !line.is_french() && line.is(at.wrapping_sub(1), &passed) {
        return (at, Some(value), None, false);
    }
    if let Some(from) = line.back_over(at_article, &LESS) {
        return (from, None, Some(value), false);
    }
    let about = line.back_over(at_article, &ABOUT);
    (about.unwrap_or(at), Some(value), Some(value), about.is_some())
}

/// `entre 20 et 30`, `20 à 30`, `20-30`.
fn between(line: &Line, at: usize, first: Number) -> Option<Amount> {
    let joined = line.reading.is_joined(first.to) && line.form(first.to) == Form::Number;
    let money = sign(line, at);
    let head = at - usize::from(money.is_some());
    let lead = line.back_over(head, &["entre", "between"]);
    let next = match line.word(first.to) {
        "et" | "and" if lead.is_some() => first.to + 1,
        "a" | "to" | "ou" | "or" => first.to + 1,
        _ if joined => first.to,
        _ => return None,
    };
    let next = next + usize::from(money.is_some() && sign(line, next + 1) == money);
    let short = || money.and_then(|_| shortened(line, next));
    let second = short().or_else(|| number(line, next)).filter(|it| it.value > first.value)?;
    let is_tied = second.is_round || second.value >= 1e6;
    let to = line.past_any(second.to, &["de", "d'"]).filter(|_| is_tied).unwrap_or(second.to);
    let low = if second.value >= 1e6 && first.value < 1e3 && !second.is_round {
        // `1 à 2 millions`
        first.value * scale_of(second.value)
    } else {
        first.value
    };
    let (low, high) = (Some(low), Some(second.value));
    Some(Amount {
        from: lead.unwrap_or(head),
        to,
        low,
        high,
        approximate: false,
        noun_is_near: is_tied,
        money,
    })
}

fn scale_of(value: f64) -> f64 {
    if value >= 1e9 { 1e9 } else { 1e6 }
}

/// Whether the number at `at` belongs to a longer name or a date.
fn is_part(line: &Line, at: usize) -> bool {
    let numbered = [
        "article", "articles", "no", "n°", "numero", "page", "vol", "rue", "boeing", "airbus",
        "ligne", "route",
    ];
    let is_of = numbered.contains(&line.before(at, 1));
    is_of
        || line.form(at) != Form::Number
            && line.form(at).is_capital()
            && at > line.from
            && line.form(at - 1) == Form::Capital
}
