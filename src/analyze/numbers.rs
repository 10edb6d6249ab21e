//! Numbers in digits and in words, French and English.

use crate::analyze::line::Line;
use crate::text::Form;

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// What it amounts to.
    pub value: f64,
    /// The token after its last.
    pub to: usize,
    /// Whether the word itself is round: *une centaine*.
    pub is_round: bool,
}

/// Whether a number in words may begin with `word`.
pub fn may_begin(word: &str) -> bool {
    let counts =
        matches!(word, "a" | "an" | "cent" | "cents" | "hundred" | "mille" | "thousand" | "vingts");
    counts || unit(word).is_some()
}

/// The number that begins at `at`. Ordinals and times are none.
pub fn number(line: &Line, at: usize) -> Option<Number> {
    let plain = if line.form(at) == Form::Number {
        let is_scaled = scale(line.word(at + 1)).is_some();
        Number { value: digits(line, at, is_scaled)?, to: at + 1, is_round: false }
    } else {
        Some(at).filter(|it| may_begin(line.word(*it))).and_then(|it| in_words(line, it))?
    };
    Some(scaled(line, plain))
}

/// The digits at `at`, where `1 200`, `1.200` and `1,200` are one number. Before
/// `million` a comma always parts decimals.
fn digits(line: &Line, at: usize, is_scaled: bool) -> Option<f64> {
    let word: String = line.word(at).split_whitespace().collect();
    if !word.ends_with(|it: char| it.is_ascii_digit()) || word.contains(char::is_alphabetic) {
        return None;
    }
    let mut parts = word.split(['.', ',']);
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let groups = line.is_french() || !word.contains('.');
    if groups && !is_scaled && rest.iter().all(|it| it.len() == 3) {
        return format!("{first}{}", rest.concat()).parse().ok();
    }
    match rest[..] {
        [] => first.parse().ok(),
        [decimals] => format!("{first}.{decimals}").parse().ok(),
        _ => None,
    }
}

/// `plain` times the `millions` or `thousand` that follow.
fn scaled(line: &Line, mut plain: Number) -> Number {
    while let Some(scale) = scale(line.word(plain.to)) {
        (plain.value, plain.to) = (plain.value * scale, plain.to + 1);
    }
    // `une dizaine de milliers`
    let of = if line.is(plain.to, &["de"]) { scale(line.word(plain.to + 1)) } else { None };
    if let Some(scale) = of.filter(|_| plain.is_round) {
        (plain.value, plain.to) = (plain.value * scale, plain.to + 2);
    }
    plain
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "mille" | "milliers" | "thousand" => 1e3,
        "million" | "millions" => 1e6,
        "milliard" | "milliards" | "billion" => 1e9,
        _ => return None,
    })
}

fn in_words(line: &Line, at: usize) -> Option<Number> {
    let is_one = line.is(at, &["un", "une", "a", "an"]);
    let article = usize::from(is_one);
    let (times, next) = match unit(line.word(at)) {
        Some(times) if times < 10.0 => (times, at + 1),
        _ => (1.0, at + article),
    };
    if next > at
        && let Some(round) = round(line.word(next))
    {
        return Some(Number { value: times * round, to: next + 1, is_round: true });
    }
    let is_lone_article =
        line.is(at, &["a", "an"]) && !line.is(at + 1, &["hundred", "thousand", "million"]);
    if is_lone_article {
        return None;
    }
    added(line, at)
}

/// Adds up `deux cent quarante et un`.
fn added(line: &Line, from: usize) -> Option<Number> {
    let (mut total, mut part, mut at) = (0.0_f64, 0.0_f64, from);
    let article = line.is(from, &["a"]);
    if article {
        (part, at) = (1.0, from + 1);
    }
    loop {
        let word = line.word(at);
        let links = matches!(word, "et" | "and") && at > from && part >= 20.0;
        if links
            && unit(line.word(at + 1)).is_some_and(|it| it < 100.0 && word == "and" || it < 12.0)
            && part % 10.0 == 0.0
        {
            at += 1;
            continue;
        }
        if matches!(word, "vingt" | "vingts") && (part % 100.0 - 4.0).abs() < 0.5 {
            part += 76.0;
        } else if matches!(word, "cent" | "cents" | "hundred") {
            part = part.max(1.0) * 100.0;
        } else if matches!(word, "mille" | "thousand") {
            (total, part) = ((total + part.max(1.0)) * 1000.0, 0.0);
        } else if let Some(value) = unit(word) {
            part += value;
        } else {
            break;
        }
        at += 1;
    }
    (at > from + usize::from(article)).then_some(Number {
        value: total + part,
        to: at,
        is_round: false,
    })
}

/// The number words that are added.
fn unit(word: &str) -> Option<f64> {
    Some(match word {
        "un" | "une" | "one" => 1.0,
        "deux" | "two" => 2.0,
        "trois" | "three" => 3.0,
        "quatre" | "four" => 4.0,
        "cinq" | "five" => 5.0,
        "six" => 6.0,
        "sept" | "seven" => 7.0,
        "huit" | "eight" => 8.0,
        "neuf" | "nine" => 9.0,
        "dix" | "ten" => 10.0,
        "onze" | "eleven" => 11.0,
        "douze" | "twelve" => 12.0,
        "treize" | "thirteen" => 13.0,
        "quatorze" | "fourteen" => 14.0,
        "quinze" | "fifteen" => 15.0,
        "seize" | "sixteen" => 16.0,
        "dix-sept" | "seventeen" => 17.0,
        "dix-huit" | "eighteen" => 18.0,
        "dix-neuf" | "nineteen" => 19.0,
        "vingt" | "twenty" => 20.0,
        "trente" | "thirty" => 30.0,
        "quarante" | "forty" => 40.0,
        "cinquante" | "fifty" => 50.0,
        "soixante" | "sixty" => 60.0,
        "septante" | "seventy" => 70.0,
        "octante" | "eighty" => 80.0,
        "nonante" | "ninety" => 90.0,
        _ => return None,
    })
}

/// Words that count in the round.
fn round(word: &str) -> Option<f64> {
    Some(match word {
        "dizaine" | "dizaines" => 10.0,
        "douzaine" | "douzaines" | "dozen" => 12.0,
        "quinzaine" => 15.0,
        "vingtaine" | "score" => 20.0,
        "trentaine" => 30.0,
        "quarantaine" => 40.0,
        "cinquantaine" => 50.0,
        "soixantaine" => 60.0,
        "centaine" | "centaines" => 100.0,
        "millier" | "milliers" => 1000.0,
        _ => return None,
    })
}
