//! What a revision has changed in an article, passage by passage.

use crate::news::{BlockKind, Document};
use crate::text::Span;

/// Passages and words beyond this many pairs are not compared one by one: they
/// are taken for replaced.
const MOST_PAIRS: usize = 4_000_000;

/// How much of two passages must be the same, in hundredths of their words, for
/// one to be a new wording of the other.
const LIKENESS: usize = 35;

/// How many bytes of words that stayed are told around those that did not.
const AROUND: usize = 90;

/// A passage that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What it said. Empty where it is new.
    pub was: Vec<Piece>,
    /// What it says. Empty where it is no more.
    pub is: Vec<Piece>,
    /// Where it stands in the text as it is; where it is no more, what followed
    /// it.
    pub at: Span,
}

/// Words in a row of which all stayed or none did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words, on one line. An ellipsis stands for what stayed too, farther
    /// from any change.
    pub words: String,
    /// Whether they are only in this wording.
    pub is_other: bool,
}

/// What has changed from `before` to `now`, in the order of the text, debris
/// left out.
pub fn changed(before: &Document, now: &Document) -> Vec<Changed> {
    let (old, new) = (passages(before), passages(now));
    let texts = |all: &[Span], of: &Document| -> Vec<String> {
        all.iter().map(|it| flat(it.within(&of.text))).collect()
    };
    let (old, said) = (texts(&old, before), texts(&new, now));
    let kept = shared(&old, &said);
    let mut changes = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (a, b) in kept.into_iter().chain([(old.len(), said.len())]) {
        let place = |it: usize| new.get(it).or(new.last()).copied().unwrap_or_default();
        reword(&old[from..a], &said[to..b], |was, is, at| {
            let (was, is) = reworded(was, is);
            changes.push(Changed { was, is, at: place(to + at) });
        });
        (from, to) = (a + 1, b + 1);
    }
    changes
}

/// The blocks that are read.
fn passages(document: &Document) -> Vec<Span> {
    let read = document.blocks.iter().filter(|it| it.kind != BlockKind::Debris);
    read.map(|it| it.span).collect()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells of passages that stand in the place of others which were which. What
/// was comes with what it became, or with nothing; what is new alone. `at` is
/// the place among those that `are`.
fn reword(were: &[String], are: &[String], mut tell: impl FnMut(&str, &str, usize)) {
    let mut next = 0;
    for was in were {
        let likest = (next..are.len())
            .map(|it| (likeness(was, &are[it]), it))
            .max_by_key(|it| (it.0, std::cmp::Reverse(it.1)));
        match likest.filter(|it| it.0 >= LIKENESS) {
            Some((_, at)) => {
                (next..at).for_each(|it| tell("", &are[it], it));
                tell(was, &are[at], at);
                next = at + 1;
            }
            None => tell(was, "", next),
        }
    }
    (next..are.len()).for_each(|it| tell("", &are[it], it));
}

/// How many hundredths of their words two passages share.
fn likeness(one: &str, other: &str) -> usize {
    let sorted = |it: &str| {
        let mut words: Vec<String> = it.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut at, mut both) = (0, 0);
    for word in &one {
        while at < other.len() && other[at] < *word {
            at += 1;
        }
        if other.get(at) == Some(word) {
            (at, both) = (at + 1, both + 1);
        }
    }
    200 * both / (one.len() + other.len()).max(1)
}

/// Two wordings of a passage, word by word.
fn reworded(was: &str, is: &str) -> (Vec<Piece>, Vec<Piece>) {
    let words = |it: &str| -> Vec<String> {
        it.split(' ').filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let (was, is) = (words(was), words(is));
    let kept = shared(&was, &is);
    let (old, new) = kept.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
    (pieces(&was, &old), pieces(&is, &new))
}

/// `words` in pieces; those at the places `kept` are in the other wording, too.
fn pieces(words: &[String], kept: &[usize]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_other = kept.binary_search(&at).is_err();
        match pieces.last_mut().filter(|it| it.is_other == is_other) {
            Some(piece) => {
                piece.words.push(' ');
                piece.words.push_str(word);
            }
            None => pieces.push(Piece { words: word.clone(), is_other }),
        }
    }
    let last = pieces.len().saturating_sub(1);
    for (at, piece) in pieces.iter_mut().enumerate().filter(|it| !it.1.is_other) {
        piece.words = shortened(&piece.words, at == 0, at == last);
    }
    pieces
}

/// `words` without what is far from their ends, or from the one end that is
/// near a change.
fn shortened(words: &str, is_first: bool, is_last: bool) -> String {
    let head = words.floor_char_boundary(AROUND);
    let tail = words.ceil_char_boundary(words.len().saturating_sub(AROUND));
    let head = words[..head].rfind(' ').unwrap_or(head);
    let tail = words[tail..].find(' ').map_or(tail, |it| tail + it + 1);
    match (is_first, is_last) {
        (true, false) if words.len() > AROUND => format!("… {}", &words[tail..]),
        (false, true) if words.len() > AROUND => format!("{} …", &words[..head]),
        (false, false) if words.len() > 2 * AROUND => {
            format!("{} … {}", &words[..head], &words[tail..])
        }
        _ => words.to_owned(),
    }
}

/// The longest row of things that are in both in one order, as places in each.
fn shared(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let head = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(other.len()) - head;
    let tails = one.iter().rev().zip(other.iter().rev()).take(rest);
    let tail = tails.take_while(|(a, b)| a == b).count();
    let inner = (&one[head..one.len() - tail], &other[head..other.len() - tail]);
    let begun = (0..head).map(|it| (it, it));
    let within = longest(inner.0, inner.1).into_iter().map(|(a, b)| (a + head, b + head));
    let ended = (0..tail).rev().map(|it| (one.len() - 1 - it, other.len() - 1 - it));
    begun.chain(within).chain(ended).collect()
}

/// The same by the table of all pairs.
fn longest(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    if one.len().saturating_mul(width) > MOST_PAIRS {
        return Vec::new();
    }
    // How long the row is from each pair on.
    let mut lengths = vec![0u32; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            lengths[a * width + b] = if one[a] == other[b] {
                lengths[(a + 1) * width + b + 1] + 1
            } else {
                lengths[(a + 1) * width + b].max(lengths[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if one[a] == other[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if lengths[(a + 1) * width + b] >= lengths[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{ArticleId, Block, Language};

    /// A document of one paragraph a line.
    fn document(text: &str) -> Document {
        let mut at = 0;
        let blocks = text.lines().map(|line| {
            let span = Span::new(at, at + line.len());
            at += line.len() + 1;
            Block { kind: BlockKind::Paragraph, span }
        });
        let blocks = blocks.collect();
        Document::new(ArticleId(1), text.to_owned(), blocks, Language::French)
    }

    /// What is told, one passage a line: words that were `[so]` and are `{so}`.
    #[track_caller]
    fn check(before: &str, now: &str, expected: &[&str]) {
        let told = |pieces: &[Piece], [open, close]: [&str; 2]| {
            let words = pieces.iter().map(|it| {
                let (open, close) = if it.is_other { (open, close) } else { ("", "") };
                format!("{open}{}{close}", it.words)
            });
            words.collect::<Vec<_>>().join(" ")
        };
        let changes = changed(&document(before), &document(now));
        let lines = changes
            .iter()
            .map(|it| format!("{} > {}", told(&it.was, ["[", "]"]), told(&it.is, ["{", "}"])));
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_stayed_is_not_told() {
        check("a b c\nd e f", "a b c\nd  e f", &[]);
    }

    #[test]
    fn another_word_is_told_with_those_around_it() {
        check(
            "Le pont est fermé.\nDouze personnes ont été blessées lundi.",
            "Le pont est fermé.\nQuinze personnes ont été blessées lundi.",
            &[
                "[Douze] personnes ont été blessées lundi. > {Quinze} personnes ont été blessées lundi.",
            ],
        );
    }

    #[test]
    fn passages_come_and_go() {
        check("a b\nc d\ne f", "a b\ne f\ng h", &["[c d] > ", " > {g h}"]);
        check("a b\nc d", "x y\na b\nc d", &[" > {x y}"]);
    }

    #[test]
    fn a_passage_without_a_likeness_is_no_new_wording() {
        check("a b c d", "w x y z", &["[a b c d] > ", " > {w x y z}"]);
    }

    #[test]
    fn what_stayed_far_from_a_change_is_left_out() {
        let long = "mot ".repeat(60);
        let (before, now) = (format!("{long}un"), format!("{long}deux"));
        let changes = changed(&document(&before), &document(&now));
        assert!(changes[0].is[0].words.starts_with("… mot") && changes[0].is[0].words.len() < 100);
    }

    #[test]
    fn each_change_leads_to_its_place() {
        let changes = changed(&document("a b\nc d\ne f"), &document("a b\nc x\ne f"));
        assert_eq!(changes.iter().map(|it| it.at).collect::<Vec<_>>(), [Span::new(4, 7)]);
        let gone = changed(&document("a b\nc d\ne f"), &document("a b\ne f"));
        assert_eq!(gone[0].at, Span::new(4, 7));
        assert_eq!(changed(&document("a"), &document(""))[0].at, Span::default());
    }
}
