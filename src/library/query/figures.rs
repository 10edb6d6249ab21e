//! Figures as a reader asks for them: `tués>100`, `drones`, `100..200`.

use std::borrow::Cow;
use std::fmt::Write;

use crate::library::query::Keywords;
use crate::library::query::vocabulary::{COUNTED, counted, word};
use crate::text::fold;

/// Which figures are asked for.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::library) struct Asked {
    /// What they count, as a code; anything where it is `None`.
    pub(super) what: Option<Cow<'static, str>>,
    /// How much.
    pub(super) size: Size,
}

/// How much is asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Size {
    Any,
    Over(f64),
    AtLeast(f64),
    Under(f64),
    AtMost(f64),
    /// Both ends included.
    Between(f64, f64),
}

/// What cannot be understood of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Odd<'a> {
    /// What is counted.
    What(&'a str),
    /// How much.
    Size,
}

impl Asked {
    /// Whether a figure of this code and these bounds answers.
    pub(in crate::library) fn is(&self, what: &str, low: Option<f64>, high: Option<f64>) -> bool {
        self.what.as_ref().is_none_or(|it| it == what) && self.size.holds(low, high)
    }
}

impl Size {
    /// Whether a figure with these bounds, both included and either open, may
    /// be so much. *Au moins 100* is over 100; an open side else reaches no
    /// further than the number that is named.
    fn holds(self, low: Option<f64>, high: Option<f64>) -> bool {
        let Some((least, most)) = low.or(high).zip(high.or(low)) else { return self == Self::Any };
        match self {
            Self::Any => true,
            Self::Over(n) => most > n || high.is_none() && most >= n,
            Self::AtLeast(n) => most >= n,
            Self::Under(n) => least < n || low.is_none() && least <= n,
            Self::AtMost(n) => least <= n,
            Self::Between(from, to) => least <= to && from <= most,
        }
    }
}

/// Reads `tués>100`, `tués`, `>100`, `tués:100..200`. Nothing typed asks for
/// any figure.
pub(super) fn asked(text: &str) -> Result<Asked, Odd<'_>> {
    let text = text.trim();
    let end = text.find(|it: char| is_sign(it) || it.is_ascii_digit()).unwrap_or(text.len());
    let name = text[..end].trim();
    let what = match name {
        "" => None,
        name => Some(counted(name).ok_or(Odd::What(name))?),
    };
    Ok(Asked { what, size: size(text[end..].trim()).ok_or(Odd::Size)? })
}

/// Whether `text` may become such a question by typing on.
pub(super) fn is_begun(text: &str) -> bool {
    let is_open = |it: &str| it.trim_end().ends_with(is_sign) || it.ends_with("..");
    match asked(text) {
        Ok(_) => true,
        Err(Odd::What(name)) => {
            name.len() == text.len()
                && crate::library::query::vocabulary::is_beginning(COUNTED, name)
        }
        Err(Odd::Size) => is_open(text) || text.ends_with('.'),
    }
}

fn is_sign(letter: char) -> bool {
    matches!(letter, '<' | '>' | '=' | ':' | '≤' | '≥')
}

fn size(text: &str) -> Option<Size> {
    let sign = text.len() - text.trim_start_matches(is_sign).len();
    let (sign, rest) = text.split_at(sign);
    if text.is_empty() {
        return Some(Size::Any);
    }
    match sign {
        ">" => Some(Size::Over(number(rest)?)),
        "<" => Some(Size::Under(number(rest)?)),
        ">=" | "≥" | "=>" => Some(Size::AtLeast(number(rest)?)),
        "<=" | "≤" | "=<" => Some(Size::AtMost(number(rest)?)),
        "" | "=" | ":" => between(rest),
        _ => None,
    }
}

fn between(text: &str) -> Option<Size> {
    let Some((from, to)) = text.split_once("..") else {
        return number(text).map(|it| Size::Between(it, it));
    };
    match (from, to) {
        ("", "") => None,
        ("", to) => Some(Size::AtMost(number(to)?)),
        (from, "") => Some(Size::AtLeast(number(from)?)),
        (from, to) => Some(Size::Between(number(from)?, number(to)?)),
    }
}

/// `100`, `2.5`, `2,5`, `30k`, `1.2M`.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.trim_end_matches(char::is_alphabetic);
    let scale = match fold(&text[digits.len()..]).as_str() {
        "" => 1.0,
        "k" => 1e3,
        "m" => 1e6,
        _ => return None,
    };
    let is_number =
        digits.len() <= 15 && digits.bytes().all(|it| it.is_ascii_digit() || b".,".contains(&it));
    let number: f64 = is_number.then(|| digits.replace(',', ".").parse().ok())??;
    Some(number * scale)
}

impl Asked {
    /// As it is typed.
    pub(super) fn text(&self, keywords: Keywords) -> String {
        let mut text = match &self.what {
            Some(Cow::Borrowed(code)) => word(COUNTED, code, keywords).to_owned(),
            Some(Cow::Owned(code)) => code.clone(),
            None => String::new(),
        };
        let _ = match self.size {
            Size::Any => Ok(()),
            Size::Over(n) => write!(text, ">{n}"),
            Size::AtLeast(n) => write!(text, ">={n}"),
            Size::Under(n) => write!(text, "<{n}"),
            Size::AtMost(n) => write!(text, "<={n}"),
            Size::Between(from, to) if from.to_bits() == to.to_bits() => write!(text, "={from}"),
            Size::Between(from, to) => write!(text, "={from}..{to}"),
        };
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, what: Option<&str>, size: Size) {
        let read = asked(text).expect("a figure");
        assert_eq!((read.what.as_deref(), read.size), (what, size), "{text}");
        for keywords in [Keywords::French, Keywords::English] {
            assert_eq!(asked(&read.text(keywords)), Ok(read.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_counted_and_how_much() {
        check("tués>100", Some("killed"), Size::Over(100.0));
        check("killed >= 1.2k", Some("killed"), Size::AtLeast(1200.0));
        check("blessés≤30", Some("wounded"), Size::AtMost(30.0));
        check("drones", Some("drones_destroyed"), Size::Any);
        check("<5", None, Size::Under(5.0));
        check("chars=10..20", Some("tanks_destroyed"), Size::Between(10.0, 20.0));
        check("chars:10..", Some("tanks_destroyed"), Size::AtLeast(10.0));
        check("2,5M", None, Size::Between(2.5e6, 2.5e6));
        check("", None, Size::Any);
    }

    #[test]
    fn what_makes_no_sense_is_told_apart() {
        assert_eq!(asked("tuez>100"), Err(Odd::What("tuez")));
        assert_eq!(asked("tués>beaucoup"), Err(Odd::Size));
        assert_eq!(asked("tués><1"), Err(Odd::Size));
    }

    #[test]
    fn a_hedged_figure_answers_by_the_number_it_names() {
        let (at_least, up_to) = ((Some(100.0), None), (None, Some(100.0)));
        let holds = |size: Size, (low, high)| size.holds(low, high);
        assert!(holds(Size::Over(100.0), at_least));
        assert!(!holds(Size::Over(101.0), at_least));
        assert!(holds(Size::Over(50.0), up_to));
        assert!(holds(Size::Under(100.0), up_to));
        assert!(!holds(Size::Under(100.0), at_least));
        assert!(holds(Size::Over(30.0), (Some(20.0), Some(40.0))));
        assert!(holds(Size::Between(35.0, 90.0), (Some(20.0), Some(40.0))));
        assert!(!holds(Size::Between(1.0, 19.0), (Some(20.0), Some(40.0))));
    }
}
