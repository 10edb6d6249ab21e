//! The ends of a page: what lines such as « À lire aussi », « À propos de
//! l’auteur » and « Commentaires » open, and where it stops.

use crate::ingest::headline::is_heading;
use crate::ingest::lines::Line;
use crate::ingest::note::Note;
use crate::ingest::rules::Tail;

/// Lines that may belong to one portrait of an author.
const PORTRAIT: usize = 3;

/// A page being searched for tails.
pub(super) struct Tails<'a> {
    pub text: &'a str,
    pub lines: &'a [Line],
    pub notes: &'a [Note],
    pub is_debris: &'a [bool],
}

/// The running text from some line on.
#[derive(Debug, Clone, Copy, Default)]
struct Ahead {
    /// The first line of it.
    next: usize,
    /// How many lines, and how many words in them.
    count: usize,
    words: usize,
    /// Whether it is a body: two lines in a row, or a long one.
    resumes: bool,
}

impl Tails<'_> {
    /// The lines that tails are made of, as ranges in order, from `start` on:
    /// there must have been text before something can come after it. Linear.
    pub fn find(&self, start: usize) -> Vec<std::ops::Range<usize>> {
        let ahead = self.ahead();
        let (mut found, mut at) = (Vec::new(), start);
        while at < self.lines.len() {
            let end = match self.notes[at].reading.opens {
                Some(Tail::Teasers) => self.next_tail(at + 1, self.teasers(at + 1, &ahead)),
                Some(Tail::Portrait) => self.portrait(at + 1, &ahead),
                Some(Tail::Comments) if ahead[at].words * 2 <= ahead[0].words => self.lines.len(),
                _ => at + 1,
            };
            found.push(at + 1..end);
            at = end;
        }
        found.retain(|it| !it.is_empty());
        found
    }

    /// For each line, and for the end, the text from there on.
    fn ahead(&self) -> Vec<Ahead> {
        let end = Ahead { next: self.lines.len(), ..Ahead::default() };
        let mut ahead = vec![end; self.lines.len() + 1];
        for at in (0..self.lines.len()).rev() {
            let (line, after) = (&self.lines[at], ahead[at + 1]);
            ahead[at] = after;
            if !self.is_debris[at] && line.is_prose() && line.is_sentence() {
                let resumes = after.resumes || after.next == at + 1 || line.words >= 40;
                let (count, words) = (after.count + 1, after.words + line.words);
                ahead[at] = Ahead { next: at, count, words, resumes };
            }
        }
        ahead
    }

    /// Where teasers from `start` on end: they go on until the article does.
    fn teasers(&self, start: usize, ahead: &[Ahead]) -> usize {
        let Ahead { next, count, resumes, .. } = ahead[start];
        match (resumes, count) {
            (true, _) if self.is_heading_before(start, next) => next - 1,
            // Two or more that stand apart are teasers that happen to be sentences.
            (false, 2..) => self.lines.len(),
            _ => next,
        }
    }

    /// The first line before `end` that opens a tail of another sort, or `end`.
    fn next_tail(&self, start: usize, end: usize) -> usize {
        let opens = |it: &usize| self.notes[*it].reading.opens > Some(Tail::Teasers);
        (start..end).find(opens).unwrap_or(end)
    }

    /// Whether the line before `end` is a cross-heading of the text there.
    fn is_heading_before(&self, start: usize, end: usize) -> bool {
        let Some(last) = end.checked_sub(1).filter(|it| *it > start) else { return false };
        let line = &self.lines[last];
        !self.is_debris[last] && line.words <= 6 && is_heading(self.text, line)
    }

    /// Where an author's portrait from `start` on ends.
    fn portrait(&self, start: usize, ahead: &[Ahead]) -> usize {
        let is_more = |it: &usize| !self.is_debris[*it] && self.lines[*it].words <= 80;
        let rest = start..self.lines.len().min(start + PORTRAIT);
        let end = rest.clone().find(|it| !is_more(it)).unwrap_or(rest.end);
        if ahead[start].count <= 2 { end } else { start }
    }
}
