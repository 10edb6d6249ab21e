//! Which lines of a page are its title, its text and its furniture.
//!
//! A line's words and shape say much (`note`), and the rest follows from where
//! it stands: what stands between buttons is a button, and what follows
//! « À lire aussi » is about other articles until text resumes (`tail`).

use crate::ingest::credit;
use crate::ingest::headline::{is_heading, is_headline};
use crate::ingest::lines::{Ending, Form, Line};
use crate::ingest::note::{Note, Told, opens_below};
use crate::ingest::rules::{Rules, plain};
use crate::ingest::shape;
use crate::ingest::tail::Tails;
use crate::news::BlockKind;
use crate::text::Span;

/// Lines at the top among which the headline is looked for.
const HEAD: usize = 12;

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

/// Sorts the lines of a page. Linear.
pub(super) fn sort(text: &str, lines: &[Line], rules: &Rules) -> Page {
    let notes: Vec<Note> = lines.iter().map(|it| Note::of(text, it, rules)).collect();
    let is_debris = notes.iter().map(|it| it.is_furniture).collect();
    let is_interview = is_interview(text, lines);
    let mut sorter = Sorter { text, lines, notes, is_debris, title: None, is_interview };
    sorter.doubts();
    sorter.buttons();
    sorter.tails();
    sorter.portrait();
    sorter.credits();
    sorter.title = sorter.find_title();
    sorter.head();
    sorter.trade();
    sorter.end();
    sorter.between();
    sorter.page()
}

/// Whether a line could be the headline of a page whose own was not one.
pub(super) fn could_be_title(text: &str, line: &Line) -> bool {
    line.words >= 3 && is_headline(text, line)
}

/// Whether short questions are asked again and again.
fn is_interview(text: &str, lines: &[Line]) -> bool {
    let asks = |it: &&Line| it.words <= 14 && it.span.within(text).ends_with('?');
    lines.iter().filter(asks).count() >= 2
}

struct Sorter<'a> {
    text: &'a str,
    lines: &'a [Line],
    notes: Vec<Note>,
    is_debris: Vec<bool>,
    title: Option<usize>,
    is_interview: bool,
}

impl Sorter<'_> {
    fn words(&self, at: usize) -> &str {
        self.lines[at].span.within(self.text)
    }

    /// Whether a line is running text and no furniture.
    fn is_prose(&self, at: usize) -> bool {
        !self.is_debris[at] && self.lines[at].is_prose() && self.notes[at].reading.trade < 3
    }

    /// The first line of running text. A headline that asks or exclaims is none.
    fn first_prose(&self) -> usize {
        let first = self.is_debris.iter().position(|it| !it);
        let is_title = |at: usize| Some(at) == first && is_headline(self.text, &self.lines[at]);
        let prose = (0..self.lines.len()).find(|it| self.is_prose(*it) && !is_title(*it));
        prose.unwrap_or(self.lines.len())
    }

    /// The last line of running text, or the first line where there is none.
    fn last_prose(&self) -> usize {
        (0..self.lines.len()).rfind(|it| self.is_prose(*it)).unwrap_or(0)
    }

    /// Whether furniture stands right above or below a line.
    fn has_company(&self, at: usize) -> bool {
        at > 0 && self.is_debris[at - 1] || self.is_debris.get(at + 1).copied().unwrap_or(false)
    }

    /// A sentence between paragraphs that only begins as furniture does, and
    /// is not in the words of the trade, is text.
    fn doubts(&mut self) {
        let loose: Vec<usize> = (1..self.lines.len().saturating_sub(1))
            .filter(|it| self.is_debris[*it] && self.notes[*it].reading.is_loose)
            .filter(|it| self.lines[*it].is_prose() && self.notes[*it].reading.trade < 3)
            .filter(|it| self.is_prose(it - 1) && self.is_prose(it + 1))
            .collect();
        for at in loose {
            self.is_debris[at] = false;
        }
    }

    /// A single word on a button is one beside other buttons.
    fn buttons(&mut self) {
        let is_button = |it: Option<&Note>| it.is_some_and(|it| it.reading.buttons == 1);
        for at in 0..self.lines.len() {
            let is_near = is_button(self.notes.get(at.wrapping_sub(1)));
            let is_near = is_near || is_button(self.notes.get(at + 1)) || self.has_company(at);
            if is_button(self.notes.get(at)) && is_near && self.lines[at].form != Form::Title {
                self.is_debris[at] = true;
            }
        }
    }

    fn tails(&mut self) {
        let (text, lines) = (self.text, self.lines);
        let tails = Tails { text, lines, notes: &self.notes, is_debris: &self.is_debris };
        for tail in tails.find(self.first_prose()) {
            self.is_debris[tail].fill(true);
        }
    }

    /// The last line may be the author's portrait in fragments.
    fn portrait(&mut self) {
        let last = (0..self.lines.len()).rfind(|it| !self.is_debris[*it]);
        let Some(last) = last.filter(|it| self.first_prose() < *it) else { return };
        self.is_debris[last] = shape::is_portrait(self.words(last));
    }

    /// Lines that only name the author or tell the date, above the text and
    /// below it. Inside it they are part of the story.
    fn credits(&mut self) {
        let dates = self.notes.iter().filter(|it| it.is_bare_date()).count();
        let last = self.last_prose();
        // Above the text there may be a lead.
        let mut prose = (self.first_prose()..last).filter(|it| self.is_prose(*it));
        let (first, body) = (prose.next().unwrap_or(last), prose.next().unwrap_or(last));
        for at in 0..self.lines.len() {
            let note = self.notes[at];
            let line = &self.lines[at];
            let opens = note.is_bare_date() && opens_below(self.words(at));
            let may_date = !note.is_bare_date() || dates == 1 || opens;
            let is_below_lead = (first..body).contains(&at) && may_date;
            let is_outside = at < first || at > last || is_below_lead;
            let is_label = line.words <= 6 && line.ending == Ending::Bare && at > 0;
            let is_byline =
                note.byline.is_some() && line.words <= 20 || note.reading.byline > 0 && is_label;
            // Many bare dates are the steps of a chronology.
            let is_date = note.told.is_some() && (may_date || dates <= 2);
            if !is_outside || line.form == Form::Title {
                self.notes[at] = Note { byline: None, told: None, ..note };
            } else if is_byline || is_date {
                self.is_debris[at] = true;
            } else {
                self.notes[at].told = None;
            }
        }
    }

    /// The headline: the first line that is no furniture, if it is one, and if
    /// no better one stands below what may be the name of a page or section.
    fn find_title(&self) -> Option<usize> {
        if let Some(marked) = self.lines.iter().position(|it| it.form == Form::Title) {
            return Some(marked);
        }
        let end = self.first_prose();
        let kept = |it: &usize| !self.is_debris[*it];
        let has_text = |it: &usize| (it + 1..self.lines.len()).any(|it| !self.is_debris[it]);
        let lines =
            (0..self.lines.len()).filter(kept).take(HEAD).take_while(|it| *it < end || *it == 0);
        let mut title = None;
        for at in lines.filter(has_text) {
            let is_headline = is_headline(self.text, &self.lines[at]);
            match title {
                None if is_headline => title = Some(at),
                None if !self.is_kicker(at) => return None,
                Some(above) if is_headline && self.is_better(at, above) => title = Some(at),
                _ => (),
            }
        }
        title.filter(|it| self.lines[*it].words >= 2)
    }

    /// Whether a line may be the name of a page or of its section.
    fn is_kicker(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.notes[at].reading.is_section || line.words <= 2 && !line.is_sentence()
    }

    /// Whether the headline is rather at `below` than at `above`: the latter
    /// is a kicker, or a few words with furniture or more labels between.
    fn is_better(&self, below: usize, above: usize) -> bool {
        let (few, more) = (self.lines[above].words, self.lines[below].words);
        let mut between = above + 1..below;
        let is_parted = between.clone().any(|it| self.is_debris[it]);
        let is_dated = between.clone().any(|it| self.notes[it].told.is_some());
        let are_labels =
            below >= above + 2 && between.all(|it| self.is_debris[it] || self.lines[it].words <= 4);
        // Below a short headline a long line is rather its lead.
        let is_lead = more >= 12 && few >= 3;
        if self.is_kicker(above) {
            return more >= 4 && (!is_dated || self.notes[above].reading.is_section);
        }
        if few <= 3 && (5..12).contains(&more) {
            return true;
        }
        few <= 4 && more >= 5 && (is_parted || are_labels) && !is_lead && !is_dated
    }

    /// What stands above the headline is furniture, and so are the short
    /// labels between it and the text that stand with furniture. One of them
    /// may name the author.
    fn head(&mut self) {
        let first = self.first_prose();
        let title = self.title.filter(|it| *it <= first);
        for at in 0..title.unwrap_or(0) {
            self.name(at);
            self.is_debris[at] |= !self.lines[at].is_prose();
        }
        let start = title.map_or(0, |it| it + 1);
        self.labels(start..first);
    }

    /// Short labels in `lines` that stand with furniture are furniture. The
    /// first that is a name may be the author's.
    fn labels(&mut self, lines: std::ops::Range<usize>) {
        let mut labels = Vec::new();
        for at in lines.clone().chain(lines.rev()) {
            let line = &self.lines[at];
            let is_short =
                line.words <= 5 && line.ending == Ending::Bare && line.form == Form::Text;
            let is_label = is_short || self.notes[at].reading.is_section;
            if !self.is_debris[at] && is_label && self.has_company(at) {
                self.is_debris[at] = true;
                labels.push(at);
            }
        }
        labels.sort_unstable();
        for at in labels {
            self.name(at);
        }
    }

    /// Takes a line for the author's name if it is a name and none is known.
    fn name(&mut self, at: usize) {
        let is_known = self.notes.iter().take(HEAD * 2).any(|it| it.byline.is_some());
        let is_short = self.lines[at].words <= 5 && !self.notes[at].reading.is_section;
        if !is_known && is_short && !self.notes[at].is_furniture {
            let name = credit::whole_name(self.words(at));
            self.notes[at].byline = name.map(|it| it.after(self.lines[at].span.start()));
        }
    }

    /// Lines in the words of the trade, with furniture beside them or outside
    /// the text.
    fn trade(&mut self) {
        let (first, last) = (self.first_prose(), self.last_prose());
        let all = 0..self.lines.len();
        for at in all.clone().chain(all.rev()) {
            let is_outside = at < first || at > last;
            let words = self.notes[at].reading.trade;
            let is_trade = words >= 3 && (is_outside || self.has_company(at))
                || words == 2
                    && is_outside
                    && self.has_company(at)
                    && !self.lines[at].is_sentence();
            if is_trade && Some(at) != self.title {
                self.is_debris[at] = true;
            }
        }
    }

    /// Below the text, what stands with furniture is furniture: fields of
    /// forms, cut teasers, tags. So is what begins with the author's name.
    fn end(&mut self) {
        let author = self.notes.iter().find_map(|it| it.byline);
        let author = author.map(|it| it.within(self.text).to_owned());
        let start = self.last_prose().max(self.first_prose() + 1);
        for at in start..self.lines.len() {
            let is_author = author.as_deref().is_some_and(|it| self.words(at).starts_with(it));
            if is_author && self.lines[at].words <= 60 {
                self.is_debris[at] = true;
            }
        }
        let text_end = (self.last_prose() + 1).min(self.lines.len());
        let goes_on = |it: &usize| self.lines[*it].is_sentence() && !self.is_debris[*it];
        let start =
            (text_end..self.lines.len()).find(|it| !goes_on(it)).unwrap_or(self.lines.len());
        let first = (start..self.lines.len()).find(|it| self.is_debris[*it]);
        let Some(first) = first.or_else(|| self.unknown_tail(start)) else { return };
        let rest = first..self.lines.len();
        let known = rest.clone().filter(|it| self.is_debris[*it]).count();
        let is_mostly_known = known * 2 >= rest.len();
        for at in start..self.lines.len() {
            let line = &self.lines[at];
            let is_label = !line.is_sentence() && !is_item(self.words(at), line);
            let is_long = at < first && line.words >= 12;
            self.is_debris[at] |= is_label && !is_long || at >= first && is_mostly_known;
        }
    }

    /// Three or more labels in a row that end the page, where nothing known
    /// stands with them. Lists, names and scores end articles too.
    fn unknown_tail(&self, start: usize) -> Option<usize> {
        let rest = &self.lines[start..];
        let words = |it: &Line| it.span.within(self.text);
        let is_label = |it: &Line| !it.is_sentence() && it.words <= 14 && !is_item(words(it), it);
        let is_name =
            |it: &&Line| words(it).split(' ').all(|it| it.starts_with(char::is_uppercase));
        let is_score = |it: &&Line| words(it).contains(|it: char| it.is_ascii_digit());
        let is_list = rest.iter().filter(is_score).count() * 3 > rest.len()
            || rest.iter().filter(|it| it.words > 1).all(|it| is_name(&it));
        (rest.len() >= 3 && rest.iter().all(is_label) && !is_list).then_some(start)
    }

    /// A short line between furniture is furniture, and so is a name that the
    /// byline below it repeats.
    fn between(&mut self) {
        let (first, last) = (self.first_prose(), self.last_prose());
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            let is_short = line.words <= 5 && !line.is_sentence() && Some(at) != self.title;
            let is_side = |it: usize| self.is_debris.get(it).copied().unwrap_or(true);
            let is_enclosed = at > 0 && is_side(at - 1) && is_side(at + 1);
            let is_outside = at < first || at > last;
            let is_field = is_enclosed && (is_outside || line.ending == Ending::Bare);
            if is_short && (is_field || self.is_repeated(at)) {
                self.is_debris[at] = true;
            }
        }
    }

    /// Whether the line below says who the author is in the same words.
    fn is_repeated(&self, at: usize) -> bool {
        let cue = self.notes.get(at + 1).map_or(0, |it| it.reading.byline);
        let below = || plain(self.words(at + 1));
        cue > 0
            && below()
                .get(cue..)
                .is_some_and(|it| it.trim_matches([':', ' ']) == plain(self.words(at)))
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
            let above = &self.lines[it];
            let is_text = above.words >= 8 || above.is_sentence() || is_item(self.words(it), above);
            if self.title == Some(it) { line.words <= 6 } else { is_text }
        });
        let has_text = after.is_some_and(|it| {
            let below = &self.lines[it];
            below.is_prose() || below.words > line.words * 2 || is_item(self.words(it), below)
        });
        follows_text && has_text
    }
}

/// Whether a line is an item of a list.
fn is_item(words: &str, line: &Line) -> bool {
    line.form == Form::Item || words.starts_with(['-', '–', '—', '•', '*', '·'])
}
