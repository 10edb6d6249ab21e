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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Lexicon;
    use crate::analyze::line::Letters;
    use crate::news::{ArticleId, Block, BlockKind, Language};
    use crate::text::Span;

    /// Gives the words at which rules find a date, and nothing says that one
    /// may begin there.
    fn missed(text: &str, language: Language) -> Vec<String> {
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) };
        let document = Document::new(ArticleId(1), text.to_owned(), vec![block], language);
        let lexicon = Lexicon::lists();
        let reading = Reading::new(&document, &lexicon);
        let letters = Letters::new(&reading);
        let plain = letters.words();
        let mut missed = Vec::new();
        for sentence in &reading.sentences {
            let line = Line::new(&reading, &plain, sentence);
            let is_missed = |at: &usize| match language {
                Language::French => {
                    french::by_rules(&line, *at).is_some() && !french::may_begin(&line, *at)
                }
                _ => english::by_rules(&line, *at).is_some() && !english::may_begin(&line, *at),
            };
            let words = sentence.tokens.clone().filter(is_missed).map(|at| line.word(at));
            missed.extend(words.map(str::to_owned));
        }
        missed
    }

    #[test]
    fn no_rule_begins_where_none_may() {
        let none: [String; 0] = [];
        let french = [
            include_str!("../../../assets/corpus/claims/dates.fr.txt"),
            include_str!("../../../assets/corpus/claims/figures.fr.txt"),
            include_str!("../../../assets/corpus/claims/statements.fr.txt"),
            include_str!("../../../tests/data/marked/fr.txt"),
            "La veille, à l’aube, le jour de l’An, le week-end dernier, il y a dix ans, au XXe \
             siècle, l’avant-veille, fin 2019, quelques jours plus tard, été 2015, à la \
             Toussaint, au lendemain du vote, le même jour, voilà deux mois, cent jours après.",
        ];
        for text in french {
            assert_eq!(missed(text, Language::French), none);
        }
        let english = [
            include_str!("../../../assets/corpus/claims/dates.en.txt"),
            include_str!("../../../assets/corpus/claims/figures.en.txt"),
            include_str!("../../../assets/corpus/claims/statements.en.txt"),
            include_str!("../../../tests/data/marked/en.txt"),
            "The day before, at dawn, on New Year's Eve, last weekend, a hundred years ago, in \
             the 19th century, in the twentieth century, early 2019, the same night, overnight, \
             at the end of next month, summer of 2015, at Christmas, a decade later, mid-March.",
        ];
        for text in english {
            assert_eq!(missed(text, Language::English), none);
        }
    }
}
