//! Quotations: which quotation marks belong together, however they are
//! written, spaced, nested, forgotten or doubled.

use std::ops::Range;

use crate::analyze::reading::Reading;

/// How deep quotations are nested at most; deeper marks are no longer counted.
const DEEPEST: usize = 8;

/// A quotation that stands in no other, as ranges of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// Its opening mark, or its first word where that is missing.
    pub from: usize,
    /// The token after its closing mark.
    pub to: usize,
    /// What stands between the marks.
    pub inner: (usize, usize),
    /// Whether its closing mark is there.
    pub is_closed: bool,
}

/// What a mark may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens(Style),
    Closes(Style),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Guillemets,
    Curly,
    Straight,
    Single,
}

/// The quotations of some paragraphs, in order.
pub fn quotations(reading: &Reading, paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut marks = Marks { reading, open: Vec::new(), from: 0, found: Vec::new() };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let goes_on = marks.goes_on(paragraph.start);
        let from = paragraph.start + usize::from(goes_on);
        for at in from..paragraph.end {
            marks.read(at, paragraph);
        }
        let next = paragraphs.get(number + 1).map(|it| it.start);
        if !next.is_some_and(|it| marks.goes_on(it)) {
            marks.give_up(paragraph);
        }
    }
    marks.found
}

struct Marks<'a> {
    reading: &'a Reading<'a>,
    /// The marks that are open, with their places.
    open: Vec<(usize, Style)>,
    /// Where the outermost of them stands.
    from: usize,
    found: Vec<Quotation>,
}

impl Marks<'_> {
    /// Whether a quotation that is open goes on in the paragraph that begins
    /// at `at`: its mark is written again there.
    fn goes_on(&self, at: usize) -> bool {
        let Some((_, style)) = self.open.first() else { return false };
        let again = match style {
            Style::Guillemets => ["«", "»"],
            Style::Curly => ["“", "”"],
            Style::Straight => ["\"", "\""],
            Style::Single => return false,
        };
        again.contains(&self.reading.word(at))
    }

    fn read(&mut self, at: usize, paragraph: &Range<usize>) {
        match self.mark(at) {
            Some(Mark::Opens(style)) => {
                if self.open.is_empty() {
                    self.from = at;
                }
                if self.open.len() < DEEPEST {
                    self.open.push((at, style));
                }
            }
            Some(Mark::Closes(style)) => self.close(at, style, paragraph),
            None => (),
        }
    }

    /// What the token at `at` does as a quotation mark.
    fn mark(&self, at: usize) -> Option<Mark> {
        let top = self.open.last().map(|it| it.1);
        let touches_next = || {
            let tokens = &self.reading.tokens;
            tokens.get(at + 1).is_some_and(|it| it.span.start() == tokens[at].span.end())
        };
        let touches_last = || {
            let tokens = &self.reading.tokens;
            at > 0 && tokens[at - 1].span.end() == tokens[at].span.start()
        };
        Some(match self.reading.word(at) {
            "«" => Mark::Opens(Style::Guillemets),
            "»" => Mark::Closes(Style::Guillemets),
            "“" | "\"" if top == Some(Style::Curly) && touches_last() => {
                Mark::Closes(Style::Curly)
            }
            "“" | "„" => Mark::Opens(Style::Curly),
            // `"We left,” she said`: marks of two makes belong together, too.
            "”" if top == Some(Style::Straight) => Mark::Closes(Style::Straight),
            "”" => Mark::Closes(Style::Curly),
            "\"" if self.open.iter().any(|it| it.1 == Style::Straight) => {
                Mark::Closes(Style::Straight)
            }
            "\"" => Mark::Opens(Style::Straight),
            "‘" => Mark::Opens(Style::Single),
            "'" if top != Some(Style::Single) && touches_next() && !touches_last() => {
                Mark::Opens(Style::Single)
            }
            "’" | "'" if top == Some(Style::Single) => Mark::Closes(Style::Single),
            _ => return None,
        })
    }

    fn close(&mut self, at: usize, style: Style, paragraph: &Range<usize>) {
        let Some(opened) = self.open.iter().rposition(|it| it.1 == style) else {
            return self.orphan(at, paragraph);
        };
        self.open.truncate(opened);
        if self.open.is_empty() {
            self.note(self.from, (self.from + 1, at), at + 1);
        }
    }

    /// A closing mark that nothing opened: doubled, or its sentence is quoted.
    fn orphan(&mut self, at: usize, paragraph: &Range<usize>) {
        if !self.open.is_empty() {
            return;
        }
        if let Some(last) = self.found.last_mut()
            && last.to <= at
            && (last.to..at).all(|it| self.reading.word(it) == ",")
        {
            last.to = at + 1;
            return;
        }
        let sentences = &self.reading.sentences;
        let number = sentences.partition_point(|it| it.tokens.end <= at);
        let after = self.found.last().map_or(paragraph.start, |it| it.to.max(paragraph.start));
        let from = match sentences.get(number) {
            Some(it) if after > paragraph.start => it.tokens.start.max(after),
            _ => paragraph.start,
        };
        self.note(from, (from, at), at + 1);
    }

    /// Ends what the paragraph left open: at its end, or with the sentence
    /// where more marks follow.
    fn give_up(&mut self, paragraph: &Range<usize>) {
        let open = std::mem::take(&mut self.open);
        let Some((at, style)) = open.first().copied() else { return };
        if matches!(style, Style::Straight | Style::Single) {
            return;
        }
        let sentences = &self.reading.sentences;
        let number = sentences.partition_point(|it| it.tokens.end <= at);
        let end = match sentences.get(number) {
            Some(it) if open.len() > 1 => it.tokens.end,
            _ => paragraph.end,
        };
        if at + 1 < end {
            let inner = (at + 1, end);
            self.found.push(Quotation { from: at, to: end, inner, is_closed: false });
        }
    }

    fn note(&mut self, from: usize, inner: (usize, usize), to: usize) {
        if inner.0 < inner.1 {
            self.found.push(Quotation { from, to, inner, is_closed: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::lexicon::Lexicon;
    use crate::news::{ArticleId, Block, BlockKind, Document, Language};
    use crate::text::Span;

    /// What stands between the marks of a text, one paragraph a line.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = text.split('\n').map(|it| Span::of(it, text).expect("a line of it"));
        let blocks = lines.map(|span| Block { kind: BlockKind::Paragraph, span }).collect();
        let document = Document::new(ArticleId(1), text.to_owned(), blocks, Language::French);
        let lexicon = Lexicon::embedded();
        let reading = Reading::new(&document, &lexicon);
        let token_at = |byte: usize| reading.tokens.partition_point(|it| it.span.start() < byte);
        let paragraphs: Vec<Range<usize>> = document
            .blocks
            .iter()
            .map(|it| token_at(it.span.start())..token_at(it.span.end()))
            .collect();
        let found = quotations(&reading, &paragraphs);
        let inner = found.iter().map(|it| reading.span(it.inner.0, it.inner.1).within(text));
        assert_eq!(inner.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_of_every_kind_belong_together() {
        check("« Oui », “non”, \"peut-être\" et «jamais».", &["Oui", "non", "peut-être", "jamais"]);
        check("„Ja“, dit-il.", &["Ja"]);
        check("‘We don’t know,’ he said.", &["We don’t know,"]);
    }

    #[test]
    fn a_quotation_within_another_is_part_of_it() {
        check("« Elle a dit “non” hier », note Ana.", &["Elle a dit “non” hier"]);
        check("« Un « mot » dit »", &["Un « mot » dit"]);
    }

    #[test]
    fn a_quotation_goes_on_where_its_mark_is_written_again() {
        check("« Un.\n« Deux. » Trois.", &["Un.\n« Deux."]);
    }

    #[test]
    fn doubled_and_forgotten_marks_do_no_harm() {
        check("« Oui », » a dit Ana.", &["Oui"]);
        check("Et alors ? » a dit Ana.", &["Et alors ?"]);
        check("« Il est tard.", &["Il est tard."]);
        check("L’eau est à 5\" du bord.", &[]);
        check("« »", &[]);
    }
}
