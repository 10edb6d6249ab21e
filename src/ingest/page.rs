//! Which lines of a page are its title, its text and its furniture.
//!
//! A line's words say much (`rules`), its shape some (`shape`), and the rest
//! follows from where it stands: what stands between buttons is a button, and
//! what follows « À lire aussi » is about other articles until text resumes.

use crate::ingest::credit;
use crate::ingest::headline::{is_heading, is_headline};
use crate::ingest::lines::{Ending, Form, Line};
use crate::ingest::rules::{Dating, Reading, Rules, Tail, plain};
use crate::ingest::shape;
use crate::ingest::when::{self, Day, Found};
use crate::news::BlockKind;
use crate::text::Span;

/// The lines of a page, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Page {
    /// What each line is.
    pub kinds: Vec<BlockKind>,
    /// The words that name the author.
    pub byline: Option<Span>,
    /// The dates that lines of their own give, in order.
    pub dates: Vec<Told>,
}

/// A date on a line of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// The words of the date.
    pub span: Span,
    /// The day.
    pub day: Day,
    /// How much the line says about it: the greater, the surer.
    pub trust: Trust,
}

/// How much a line says about the date it gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// It was changed then.
    Updated,
    /// It only gives the date.
    Bare,
    /// It opens the text with the date.
    Dateline,
    /// It was published then.
    Published,
}

/// What is known of a line by itself.
#[derive(Debug, Clone, Copy, Default)]
struct Note {
    reading: Reading,
    byline: Option<Span>,
    told: Option<Told>,
}

/// Sorts the lines of a page.
pub(super) fn sort(text: &str, lines: &[Line], rules: &Rules) -> Page {
    let notes: Vec<Note> = lines.iter().map(|it| note(text, it, rules)).collect();
    let is_debris = notes.iter().zip(lines).map(|(note, line)| is_furniture(text, line, note));
    let is_debris = is_debris.collect();
    let mut sorter = Sorter {
        text,
        lines,
        notes,
        is_debris,
        title: None,
        is_interview: is_interview(text, lines),
    };
    sorter.buttons();
    sorter.tails();
    sorter.portraits();
    sorter.credits();
    sorter.title = sorter.find_title();
    sorter.head();
    sorter.end();
    sorter.between();
    sorter.page()
}

/// Whether a line could be the headline of a page whose own was not one.
pub(super) fn could_be_title(text: &str, line: &Line) -> bool {
    line.words >= 3 && is_headline(text, line)
}

fn note(text: &str, line: &Line, rules: &Rules) -> Note {
    if line.words > 45 || line.span.len() > 400 {
        return Note::default();
    }
    let words = line.span.within(text);
    let reading = rules.read(words, line.words, line.is_sentence());
    let byline = match reading.dating {
        Some(_) if line.words <= 20 => credit::name_after_date(words),
        _ if reading.byline > 0 => credit::name(words, reading.byline),
        _ => None,
    };
    let byline = byline.map(|it| it.after(line.span.start()));
    let found = (line.words <= 25).then(|| when::first(words)).flatten();
    let told = found.and_then(|it| told(words, line, it, &reading, byline.is_some()));
    Note { reading, byline, told }
}

/// What a line that holds a date says about the publication.
fn told(
    words: &str,
    line: &Line,
    found: Found,
    reading: &Reading,
    is_byline: bool,
) -> Option<Told> {
    let trust = match reading {
        Reading { dating: Some(Dating::Published), .. } => Trust::Published,
        Reading { dating: Some(Dating::Updated), .. } => Trust::Updated,
        _ if is_byline => Trust::Published,
        _ if is_date_line(words, line, found) => Trust::Bare,
        _ => return None,
    };
    Some(Told { span: found.span.after(line.span.start()), day: found.day, trust })
}

/// Whether a line holds a date, at most with a time and a place: `Paris, le 3
/// mars 2020`, `3 mars 2020, Paris`.
fn is_date_line(words: &str, line: &Line, found: Found) -> bool {
    let others = when::other_words(words, found.span);
    let (before, after) = (&words[..found.span.start()], &words[found.span.end()..]);
    let has_place = before.trim_end().trim_end_matches("le").trim_end().ends_with(',')
        || before.is_empty() && after.trim_start().starts_with(',');
    let is_proper = others.len() <= 3 && others.iter().all(|it| it.starts_with(char::is_uppercase));
    let is_short = others.is_empty() || has_place && is_proper && !line.is_sentence();
    line.words <= 14 && (is_short || opens_below(words) && before.is_empty())
}

/// `22 janvier 2017, Lyon, place du marché . –` opens the text below it.
fn opens_below(words: &str) -> bool {
    words.trim_end().ends_with(['–', '—', '-'])
}

fn is_furniture(text: &str, line: &Line, note: &Note) -> bool {
    let words = || line.span.within(text);
    line.form != Form::Title
        && (note.reading.is_debris
            || note.reading.buttons >= 2
            || line.words <= 20 && shape::is_furniture(words()))
}

fn is_interview(text: &str, lines: &[Line]) -> bool {
    let asks = |it: &&Line| it.words <= 14 && it.span.within(text).ends_with('?');
    lines.iter().filter(asks).count() >= 2
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

struct Sorter<'a> {
    text: &'a str,
    lines: &'a [Line],
    notes: Vec<Note>,
    is_debris: Vec<bool>,
    title: Option<usize>,
    /// Whether short questions are asked again and again.
    is_interview: bool,
}

impl Sorter<'_> {
    fn words(&self, at: usize) -> &str {
        self.lines[at].span.within(self.text)
    }

    /// Whether a line is running text and no furniture.
    fn is_prose(&self, at: usize) -> bool {
        !self.is_debris[at] && self.lines[at].is_prose()
    }

    /// The first line of running text. A headline that asks or exclaims is none.
    fn first_prose(&self) -> usize {
        let first = self.is_debris.iter().position(|it| !it);
        let is_title = |at: usize| Some(at) == first && is_headline(self.text, &self.lines[at]);
        (0..self.lines.len())
            .find(|it| self.is_prose(*it) && !is_title(*it))
            .unwrap_or(self.lines.len())
    }

    /// The last line of running text, or the first line where there is none.
    fn last_prose(&self) -> usize {
        (0..self.lines.len()).rfind(|it| self.is_prose(*it)).unwrap_or(0)
    }

    /// A single word on a button is one beside other buttons.
    fn buttons(&mut self) {
        let is_button = |it: &Note| it.reading.buttons == 1;
        for at in 0..self.lines.len() {
            let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let mut near = near.filter(|it| *it < self.lines.len());
            let has_company = near.any(|it| is_button(&self.notes[it]) || self.is_debris[it]);
            if is_button(&self.notes[at]) && has_company {
                self.is_debris[at] = true;
            }
        }
    }

    /// Lines that only name the author or tell the date, above the text and
    /// below it. Inside it they are part of the story.
    fn credits(&mut self) {
        let bare = |it: &Note| it.told.is_some_and(|it| it.trust == Trust::Bare);
        let dates = self.notes.iter().filter(|it| bare(it)).count();
        let last = self.last_prose();
        // Above the text there may be a lead.
        let mut prose = (self.first_prose()..last).filter(|it| self.is_prose(*it));
        let (first, body) = (prose.next().unwrap_or(last), prose.next().unwrap_or(last));
        for at in 0..self.lines.len() {
            let note = self.notes[at];
            let line = &self.lines[at];
            let opens = bare(&note) && opens_below(self.words(at));
            let is_below_lead =
                (first..body).contains(&at) && (!bare(&note) || dates == 1 || opens);
            let is_outside = at < first || at > last || is_below_lead;
            let is_nobody =
                note.reading.byline > 0 && line.words <= 6 && line.ending == Ending::Bare;
            let is_byline = note.byline.is_some() && line.words <= 20 || is_nobody && at > 0;
            // Many bare dates are the steps of a chronology.
            let is_date = note.told.is_some() && (!bare(&note) || dates <= 2 || opens);
            if !is_outside || line.form == Form::Title {
                self.notes[at].byline = None;
                self.notes[at].told = None;
            } else if is_byline || is_date {
                self.is_debris[at] = true;
            } else {
                self.notes[at].told = None;
            }
        }
    }

    /// The headline: the first line that is no furniture, if it is one.
    fn find_title(&self) -> Option<usize> {
        if let Some(marked) = self.lines.iter().position(|it| it.form == Form::Title) {
            return Some(marked);
        }
        let kept: Vec<usize> =
            (0..self.lines.len()).filter(|it| !self.is_debris[*it]).take(10).collect();
        let is_headline = |at: &usize| is_headline(self.text, &self.lines[*at]);
        let is_kicker = |at: &usize| {
            self.notes[*at].reading.is_section
                || self.lines[*at].words <= 2 && !self.lines[*at].is_sentence()
        };
        let kickers = kept.iter().take_while(|it| is_kicker(it)).count();
        let below = kept
            .get(kickers)
            .filter(|it| kickers > 0 && is_headline(it) && self.lines[**it].words >= 4);
        let has_text = |at: &usize| kept.last() != Some(at);
        if let Some(title) = below.filter(|it| has_text(it) && !self.lines[**it].is_prose()) {
            return Some(*title);
        }
        let first = kept.first().filter(|it| is_headline(it) && self.lines[**it].words >= 2);
        first.filter(|it| has_text(it)).copied()
    }

    /// What stands above the headline is furniture, and so are the names of
    /// sections right below it and names that a byline repeats.
    fn head(&mut self) {
        let Some(title) = self.title else { return };
        let first = self.first_prose();
        for at in 0..title {
            if !self.lines[at].is_prose() {
                self.is_debris[at] = true;
            }
        }
        for at in title + 1..first.min(self.lines.len()) {
            if self.notes[at].reading.is_section {
                self.is_debris[at] = true;
            }
        }
    }

    /// What lines such as « À lire aussi » open, once there was text.
    fn tails(&mut self) {
        let ahead = self.ahead();
        let mut at = self.first_prose();
        while at < self.lines.len() {
            let end = match self.notes[at].reading.opens {
                Some(Tail::Teasers) => self.next_tail(at + 1, self.teasers(at + 1, &ahead)),
                Some(Tail::Portrait) => self.portrait(at + 1, &ahead),
                Some(Tail::Comments) if ahead[at].words * 2 <= ahead[0].words => self.lines.len(),
                _ => at + 1,
            };
            if end > at + 1 {
                self.is_debris[at..end].fill(true);
            }
            at = end;
        }
    }

    /// For each line, and for the end, the text from there on.
    fn ahead(&self) -> Vec<Ahead> {
        let end = Ahead { next: self.lines.len(), ..Ahead::default() };
        let mut ahead = vec![end; self.lines.len() + 1];
        for at in (0..self.lines.len()).rev() {
            let (line, after) = (&self.lines[at], ahead[at + 1]);
            ahead[at] = after;
            if self.is_prose(at) && line.is_sentence() {
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
        let rest = start..self.lines.len().min(start + 3);
        let is_end = ahead[start].count <= 2;
        if is_end { rest.clone().find(|it| !is_more(it)).unwrap_or(rest.end) } else { start }
    }

    /// The last line may be the author's portrait in fragments.
    fn portraits(&mut self) {
        let last = (0..self.lines.len()).rfind(|it| !self.is_debris[*it]);
        let Some(last) = last.filter(|it| self.first_prose() < *it) else { return };
        self.is_debris[last] = shape::is_portrait(self.words(last));
    }

    /// Below the text, what stands with furniture is furniture: fields of
    /// forms, cut teasers. So is what begins with the author's name.
    fn end(&mut self) {
        let author =
            self.notes.iter().find_map(|it| it.byline).map(|it| it.within(self.text).to_owned());
        let start = self.last_prose().max(self.first_prose() + 1);
        for at in start..self.lines.len() {
            let is_author = author.as_deref().is_some_and(|it| self.words(at).starts_with(it));
            if is_author && self.lines[at].words <= 60 {
                self.is_debris[at] = true;
            }
        }
        let start = (self.last_prose() + 1).min(self.lines.len());
        self.tags(start);
        let Some(first) = (start..self.lines.len()).find(|it| self.is_debris[*it]) else { return };
        let rest = first..self.lines.len();
        let known = rest.clone().filter(|it| self.is_debris[*it]).count();
        if known * 2 >= rest.len() {
            self.is_debris[rest].fill(true);
        }
    }

    /// Below the text and above furniture, two or more labels of a few words
    /// are tags.
    fn tags(&mut self, start: usize) {
        let is_tag = |it: &usize| {
            let line = &self.lines[*it];
            !self.is_debris[*it] && line.words <= 4 && line.ending == Ending::Bare
        };
        let end = (start..self.lines.len()).find(|it| !is_tag(it)).unwrap_or(start);
        if end >= start + 2 && self.is_debris[end] {
            self.is_debris[start..end].fill(true);
        }
    }

    /// A short line between furniture is furniture, and so is a name that the
    /// byline below it repeats.
    fn between(&mut self) {
        let (first, last) = (self.first_prose(), self.last_prose());
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            let is_short = line.words <= 5 && !line.is_sentence() && Some(at) != self.title;
            let is_side = |it: Option<usize>| {
                it.is_none_or(|it| self.is_debris.get(it).copied().unwrap_or(true))
            };
            let is_enclosed = is_side(at.checked_sub(1)) && is_side(Some(at + 1)) && at > 0;
            let next =
                self.notes.get(at + 1).and_then(|it| it.byline).map(|it| it.within(self.text));
            let is_repeated = next.is_some_and(|it| plain(it) == plain(self.words(at)));
            let is_outside = at < first || at > last;
            if is_short && (is_enclosed && is_outside || is_repeated) {
                self.is_debris[at] = true;
            }
        }
    }

    fn page(&self) -> Page {
        let kinds = (0..self.lines.len()).map(|at| self.kind(at)).collect();
        let byline = self.notes.iter().find_map(|it| it.byline);
        let dates = self.notes.iter().filter_map(|it| it.told).collect();
        Page { kinds, byline, dates }
    }

    fn kind(&self, at: usize) -> BlockKind {
        match self.lines[at].form {
            _ if self.is_debris[at] => BlockKind::Debris,
            _ if self.title == Some(at) => BlockKind::Title,
            Form::Title | Form::Heading => BlockKind::Heading,
            Form::Quotation => BlockKind::Quotation,
            Form::Text if self.is_cross_heading(at) => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        }
    }

    /// A label after text, or right below the headline, with text after it.
    fn is_cross_heading(&self, at: usize) -> bool {
        let line = &self.lines[at];
        if !is_heading(self.text, line) || line.is_sentence() && self.is_interview {
            return false;
        }
        let before = (0..at).rfind(|it| !self.is_debris[*it]);
        let after = (at + 1..self.lines.len()).find(|it| !self.is_debris[*it]);
        let follows_text = before.is_some_and(|it| {
            let is_title = self.title == Some(it);
            if is_title {
                line.words <= 6
            } else {
                self.lines[it].words >= 8 || self.lines[it].is_sentence()
            }
        });
        let has_text = after
            .is_some_and(|it| self.lines[it].is_prose() || self.lines[it].words > line.words * 2);
        follows_text && has_text
    }
}
