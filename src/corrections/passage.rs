//! A place in an article that is found again although the text around it has
//! changed a little.

use crate::corrections::{Article, plain};
use crate::news::Document;
use crate::text::{Sought, Span};

/// How much of the text on either side is remembered, in characters.
const AROUND: usize = 32;

/// How much of one side alone tells where one is.
const TELLING: usize = 10;

/// Where words stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// In which article.
    pub article: Article,
    /// The words before them, one space between two.
    pub before: String,
    /// The words after them.
    pub after: String,
    /// Which of those that stand so it is, from 1.
    pub nth: u32,
}

impl Passage {
    /// The passage of the words at `span`.
    pub fn of(document: &Document, span: Span) -> Self {
        let (before, after) = around(document, span);
        let before = whole_words(&before, Side::Before);
        let after = whole_words(&after, Side::After);
        let mut passage = Self { article: Article::of(document), before, after, nth: 1 };
        let same = passage.fitting(document, document.words(span));
        let nth = same.iter().position(|it| *it == span).map_or(1, |it| it + 1);
        passage.nth = u32::try_from(nth).unwrap_or(1);
        passage
    }

    /// Where `words` stand now. A text that changed on one side is forgiven.
    pub(super) fn find(&self, document: &Document, words: &str) -> Option<Span> {
        let fitting = self.fitting(document, words);
        fitting.get(self.nth as usize - 1).or(fitting.last()).copied()
    }

    /// The places where `words` stand as here: on both sides, or else on one.
    fn fitting(&self, document: &Document, words: &str) -> Vec<Span> {
        let all = occurrences(document, words);
        let sides = |span: &Span| {
            let (before, after) = around(document, *span);
            (before.ends_with(&self.before), after.starts_with(&self.after))
        };
        let on_both = |it: &Span| sides(it) == (true, true);
        let both: Vec<Span> = all.iter().copied().filter(on_both).collect();
        if !both.is_empty() {
            return both;
        }
        // A word or two may stand beside it anywhere.
        let tells = |it: &str| it.chars().count() >= TELLING;
        let on_one = |it: &Span| {
            let (before, after) = sides(it);
            before && tells(&self.before) || after && tells(&self.after)
        };
        all.into_iter().filter(on_one).collect()
    }
}

/// Every place of the article where these very words stand by themselves.
pub(super) fn occurrences(document: &Document, words: &str) -> Vec<Span> {
    let wanted = plain(words);
    let all = Sought::new(words).words_in(&document.text).into_iter();
    all.filter(|it| plain(document.words(*it)) == wanted).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The text on both sides, as it is compared. More than is remembered, since
/// a passage may be compared that was remembered by another version.
fn around(document: &Document, span: Span) -> (String, String) {
    let (before, after) = (&document.text[..span.start()], &document.text[span.end()..]);
    let from = before.char_indices().rev().nth(2 * AROUND).map_or(0, |it| it.0);
    let to = after.char_indices().nth(2 * AROUND).map_or(after.len(), |it| it.0);
    (plain(&before[from..]), plain(&after[..to]))
}

/// The nearest words of a side, as many as are worth remembering.
fn whole_words(text: &str, side: Side) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut length = 0;
    let words: Vec<&str> = text.split(' ').collect();
    let nearest: Box<dyn Iterator<Item = &&str>> = match side {
        Side::Before => Box::new(words.iter().rev()),
        Side::After => Box::new(words.iter()),
    };
    for word in nearest {
        length += word.chars().count() + 1;
        if length > AROUND {
            break;
        }
        kept.push(word);
    }
    if side == Side::Before {
        kept.reverse();
    }
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::{ArticleId, Language, Source};

    fn document(text: &str) -> Document {
        Document {
            source: Source { place: "a.txt".to_owned(), outlet: String::new() },
            ..Document::new(ArticleId(1), text.to_owned(), Vec::new(), Language::French)
        }
    }

    /// Remembers the word in brackets in one text and looks for it in another,
    /// where it should be the one in brackets, if there is one.
    #[track_caller]
    fn check(before: &str, now: &str) {
        let place = |text: &str| {
            let start = text.find('[')?;
            let plain = text.replace(['[', ']'], "");
            let end = text.find(']')? - 1;
            Some((plain, Span::new(start, end)))
        };
        let (text, span) = place(before).unwrap();
        let first = document(&text);
        let passage = Passage::of(&first, span);
        let (text, expected) = place(now).map_or((now.to_owned(), None), |it| (it.0, Some(it.1)));
        assert_eq!(passage.find(&document(&text), first.words(span)), expected);
    }

    #[test]
    fn words_are_found_where_they_stood() {
        let text = "Selon Bakou, rien. À [Bakou], la foule. Bakou se tait.";
        check(text, text);
        check(text, "Un titre.\n\nSelon Bakou, rien. À\n[Bakou], la foule. Bakou se tait.");
    }

    #[test]
    fn a_change_on_one_side_is_forgiven() {
        check("À [Bakou], la foule attend.", "Dans [Bakou], la foule attend. Bakou !");
        check("À [Bakou], la foule attend.", "À Bakou la foule n’attend plus.");
    }

    #[test]
    fn the_same_words_twice_are_told_apart_by_number() {
        check("Oui. Oui. [Oui]. Oui. Oui.", "Oui. Oui. [Oui]. Oui. Oui.");
        let long = "Le chef de la Ligue a dit non, puis Le chef de la [Ligue] a dit non, puis";
        check(long, long);
    }
}
