//! The open article, broken into lines as far as anybody has looked.

use std::sync::Arc;

use crate::library::{Library, carried_over};
use crate::news::{Annotated, ArticleId, BlockKind, Language, Mention};
use crate::text::{Hyphenation, Line, Span, fitting, wrap};

/// The open article as lines of a column. `rows` are the lines of the blocks
/// before `next`; further blocks are wrapped when somebody comes near them, so
/// that opening an article costs what is on the screen.
#[derive(Debug, Clone, Default)]
pub struct Page {
    article: Option<Arc<Annotated>>,
    width: u16,
    unfolded: bool,
    rows: Vec<Row>,
    next: usize,
    top: usize,
    /// The byte that was at the top of the screen before it was last made
    /// wider or narrower, until the reader moves: going through other sizes
    /// and back then ends where it began.
    anchor: Option<usize>,
    /// The mention the reader is at: an index into the article's mentions.
    current: Option<usize>,
    /// What is looked for in the text.
    hits: Hits,
    /// Where a selection began and where it is now, as bytes of the text.
    selection: Option<(usize, usize)>,
}

/// One line of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// Nothing, to let the text breathe.
    Blank,
    /// Says that the article has no title.
    Untitled,
    /// Source, date, author.
    Meta,
    /// A line of a block.
    Text(BlockKind, Line),
    /// So many lines of debris, folded away. The span is the debris.
    Fold(usize, Span),
}

/// Where the words that are looked for stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The hits, in order.
    pub spans: Vec<Span>,
    /// The hit the reader went to last.
    pub at: Option<usize>,
}

impl Page {
    /// The first lines of `article` at `width` columns.
    pub fn open(article: Arc<Annotated>, width: u16) -> Self {
        let mut page = Self { article: Some(article), width, ..Self::default() };
        page.begin();
        page
    }

    /// The open article.
    pub fn article(&self) -> Option<&Arc<Annotated>> {
        self.article.as_ref()
    }

    /// The id of the open article.
    pub fn id(&self) -> Option<ArticleId> {
        self.article.as_ref().map(|it| it.document.id)
    }

    /// The lines on a screen of `height` lines.
    pub fn visible(&self, height: u16) -> &[Row] {
        let end = (self.top + usize::from(height)).min(self.rows.len());
        self.rows.get(self.top..end).unwrap_or(&[])
    }

    /// How much of the text lies above the end of a screen of `height` lines,
    /// in percent.
    pub fn percent(&self, height: u16) -> usize {
        let Some(article) = &self.article else { return 0 };
        let length = article.document.text.trim_end().len().max(1);
        let last = self.visible(height).iter().rev().find_map(Row::span);
        last.map_or(0, |it| (it.end() * 100 / length).min(100))
    }

    /// Where the first line on the screen stands in the text.
    pub fn place(&self) -> usize {
        let below = self.rows.iter().skip(self.top);
        below.filter_map(Row::span).map(Span::start).next().unwrap_or(0)
    }

    /// The word at the top of the screen, as a byte of the text; 0 where the text
    /// begins there. It stays the same word when lines are broken anew.
    pub fn word(&self) -> usize {
        self.anchor.unwrap_or_else(|| if self.top == 0 { 0 } else { self.place() })
    }

    /// Whether the last words of the article are on a screen of `height` lines,
    /// what the page left behind them put aside.
    pub fn shows_end(&self, height: u16) -> bool {
        let Some(article) = &self.article else { return false };
        let blocks = article.document.blocks.iter();
        let last = blocks.rev().find(|it| it.kind != BlockKind::Debris);
        let Some(end) = last.map(|it| it.span.end()) else { return false };
        let shown = self.visible(height).iter().filter_map(Row::span);
        shown.map(Span::end).max().is_some_and(|it| it >= end)
    }

    /// Moves by lines on a screen of `height`, stopping at the ends.
    pub fn scroll(&mut self, by: isize, height: u16) {
        let height = usize::from(height);
        if by != 0 {
            self.anchor = None;
        }
        let wanted = self.top.saturating_add_signed(by);
        self.reach(wanted.saturating_add(height));
        self.top = wanted.min(self.rows.len().saturating_sub(height));
    }

    /// Makes sure that a screen of `height` lines is filled.
    pub fn settle(&mut self, height: u16) {
        self.scroll(0, height);
    }

    /// Breaks the lines anew for another width. What was read at the top of the
    /// screen stays there.
    pub fn refit(&mut self, width: u16, height: u16) {
        if width == self.width || self.article.is_none() {
            return self.settle(height);
        }
        self.width = width;
        let anchor = self.anchor.or_else(|| (self.top > 0).then(|| self.place()));
        self.begin();
        self.top = anchor.map_or(0, |it| self.row_of(it));
        self.settle(height);
        self.anchor = anchor;
    }

    /// Takes a new analysis of the same article, at the same place.
    pub fn renew(&mut self, article: &Arc<Annotated>, height: u16) {
        if self.article.as_ref().is_some_and(|it| Arc::ptr_eq(it, article)) {
            return;
        }
        let mut place = self.word();
        let before = self.article.replace(Arc::clone(article));
        self.current = None;
        if let Some(before) = before.filter(|it| it.document.text != article.document.text) {
            // Places in the old text mean nothing in the new one.
            place = carried_over(&before.document.text, &article.document.text, place);
            (self.hits, self.selection, self.anchor) = (Hits::default(), None, None);
        }
        self.rebuild(place, height);
    }

    /// Shows the debris, or folds it away again.
    pub fn toggle_fold(&mut self, height: u16) {
        self.unfolded = !self.unfolded;
        self.rebuild(self.word(), height);
    }

    /// Breaks the lines anew, with the line at byte `place` at the top.
    fn rebuild(&mut self, place: usize, height: u16) {
        self.begin();
        self.top = if place == 0 { 0 } else { self.row_of(place) };
        self.settle(height);
    }

    fn begin(&mut self) {
        self.rows.clear();
        (self.next, self.top) = (0, 0);
        let titled = self.article.as_ref().is_some_and(|it| it.document.title().is_some());
        if !titled {
            self.rows.extend([Row::Untitled, Row::Meta, Row::Blank]);
        }
    }

    /// Wraps on until there are `count` rows or no text is left.
    fn reach(&mut self, count: usize) {
        while self.rows.len() < count && self.wrap_next() {}
    }

    /// Wraps the next block, or folds the next run of debris. False at the end.
    fn wrap_next(&mut self) -> bool {
        let Some(article) = self.article.clone() else { return false };
        let document = &article.document;
        let Some(block) = document.blocks.get(self.next) else { return false };
        self.next += 1;
        if block.kind == BlockKind::Debris && !self.unfolded {
            let rest = &document.blocks[self.next..];
            let more = rest.iter().take_while(|it| it.kind == BlockKind::Debris).count();
            let last = document.blocks[self.next + more - 1];
            self.next += more;
            self.rows.extend([Row::Fold(more + 1, block.span.to(last.span)), Row::Blank]);
            return true;
        }
        let lines = wrap(&document.text, block.span, self.width, hyphenation(document.language));
        self.rows.extend(lines.into_iter().map(|it| Row::Text(block.kind, it)));
        if block.kind == BlockKind::Title {
            self.rows.push(Row::Meta);
        }
        self.rows.push(Row::Blank);
        true
    }

    /// The row that shows the byte at `place`, or the one before it.
    fn row_of(&mut self, place: usize) -> usize {
        let passed = |row: &Row| row.span().is_some_and(|it| it.end() > place);
        let mut from = 0;
        loop {
            if let Some(row) = self.rows[from..].iter().position(passed) {
                return from + row;
            }
            from = self.rows.len();
            if !self.wrap_next() {
                return self.rows.len().saturating_sub(1);
            }
        }
    }

    /// Brings `span` onto a screen of `height` lines, a third from the top
    /// where it was not there already. Unfolds the debris it stands in.
    pub fn show(&mut self, span: Span, height: u16) {
        self.anchor = None;
        let mut row = self.row_of(span.start());
        if matches!(self.rows.get(row), Some(Row::Fold(..))) {
            self.toggle_fold(height);
            row = self.row_of(span.start());
        }
        let seen = self.top..(self.top + usize::from(height)).saturating_sub(1);
        if !seen.contains(&row) {
            self.top = row.saturating_sub(usize::from(height) / 3);
        }
        self.settle(height);
    }

    /// Puts the line at byte `place` at the top of the screen.
    pub fn return_to(&mut self, place: usize, height: u16) {
        self.anchor = None;
        self.top = if place == 0 { 0 } else { self.row_of(place) };
        self.settle(height);
    }

    /// Puts the line with the word at byte `place` at the top of the screen, and
    /// holds on to that word whatever becomes of the lines.
    pub fn resume(&mut self, place: usize, height: u16) {
        let text = self.article.as_ref().map_or("", |it| it.document.text.as_str());
        let place = text.floor_char_boundary(place);
        self.return_to(place, height);
        self.anchor = (place > 0).then_some(place);
    }

    /// The mention the reader is at.
    pub fn mention(&self) -> Option<&Mention> {
        self.article.as_ref()?.mentions.get(self.current?)
    }

    /// Leaves the mention the reader is at. False where there was none.
    pub fn leave_mention(&mut self) -> bool {
        self.current.take().is_some()
    }

    /// Goes to the mention `by` further on, or to the first on the screen.
    /// False where there is none. Whoever the reader hides is passed over.
    pub fn step_mention(&mut self, by: isize, height: u16, library: &Library) -> bool {
        let Some(article) = self.article.clone() else { return false };
        let seen = self.seen(height);
        let is_shown = |at: &usize| !library.hides(&article, &article.mentions[*at]);
        let first = article.mentions.iter().position(|it| seen.overlaps(it.span));
        let first = first.unwrap_or(article.mentions.len());
        let (before, after) = self.current.map_or((first, first), |at| (at, at + 1));
        let steps = by.unsigned_abs().saturating_sub(1);
        let at = if by < 0 && self.current.is_some() {
            (0..before).rev().filter(is_shown).nth(steps)
        } else {
            (after..article.mentions.len()).filter(is_shown).nth(steps)
        };
        let Some(mention) = at.and_then(|it| article.mentions.get(it)) else { return false };
        self.current = at;
        self.show(mention.span, height);
        true
    }

    /// Goes to the mention that lies over byte `place`, the innermost one.
    pub fn touch_mention(&mut self, place: usize) -> bool {
        let Some(article) = &self.article else { return false };
        let here = article.mentions.iter().enumerate().filter(|(_, it)| it.span.holds(place));
        self.current = here.min_by_key(|(_, it)| it.span.len()).map(|(at, _)| at);
        self.current.is_some()
    }

    /// Goes to the mention at `span`.
    pub fn go_to_mention(&mut self, span: Span, height: u16) {
        let Some(article) = &self.article else { return };
        self.current = article.mentions.iter().position(|it| it.span == span);
        self.show(span, height);
    }

    /// The part of the text on a screen of `height` lines.
    pub fn seen(&self, height: u16) -> Span {
        let spans = self.visible(height).iter().filter_map(Row::span);
        spans.reduce(Span::to).unwrap_or_default()
    }

    /// The words that are looked for, wherever they stand.
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// Looks for something else.
    pub fn look_for(&mut self, spans: Vec<Span>) {
        self.hits = Hits { spans, at: None };
    }

    /// Goes to `span` and marks it as the one thing looked for.
    pub fn point_at(&mut self, span: Span, height: u16) {
        self.hits = Hits { spans: vec![span], at: Some(0) };
        self.show(span, height);
    }

    /// Goes to the next hit, or the one before, round the ends. From where no
    /// hit was visited yet, the first after the top of the screen is next.
    pub fn step_hit(&mut self, forward: bool, height: u16) {
        let count = self.hits.spans.len();
        if count == 0 {
            return;
        }
        let place = if self.top == 0 { 0 } else { self.place() };
        let next = self.hits.spans.partition_point(|it| it.start() < place);
        let at = match (self.hits.at, forward) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at + count - 1,
            (None, true) => next,
            (None, false) => next + count - 1,
        } % count;
        self.hits.at = Some(at);
        self.show(self.hits.spans[at], height);
    }

    /// What is selected.
    pub fn selected(&self) -> Option<Span> {
        self.selection.map(|(from, to)| Span::new(from.min(to), from.max(to)))
    }

    /// Begins a selection at byte `place`.
    pub fn select_from(&mut self, place: usize) {
        self.selection = Some((place, place));
    }

    /// Extends the selection to byte `place`.
    pub fn select_to(&mut self, place: usize) {
        if let Some((_, to)) = &mut self.selection {
            *to = place;
        }
    }

    /// Gives the selection up. False where there was none.
    pub fn unselect(&mut self) -> bool {
        self.selection.take().is_some()
    }

    /// Selects the block that the reader is at: that of the mention, else the
    /// first that begins on the screen.
    pub fn select_block(&mut self, height: u16) {
        self.selection = self.block(height).map(|it| (it.start(), it.end()));
    }

    /// The block that the reader is at.
    pub fn block(&self, height: u16) -> Option<Span> {
        let article = self.article.as_ref()?;
        let seen = self.seen(height);
        let at = self.mention().map_or(seen.start(), |it| it.span.start());
        article.document.blocks.iter().map(|it| it.span).find(|it| it.end() > at)
    }

    /// Extends the selection by whole blocks, forwards or back.
    pub fn select_more(&mut self, forward: bool, height: u16) {
        let (Some(article), Some((from, to))) = (&self.article, self.selection) else { return };
        let ends = article.document.blocks.iter().map(|it| it.span);
        let next = if forward {
            ends.map(Span::end).find(|it| *it > to)
        } else {
            ends.map(Span::end).rfind(|it| *it < to && *it > from)
        };
        let Some(next) = next else { return };
        self.selection = Some((from, next));
        self.show(Span::new(next.saturating_sub(1), next), height);
    }

    /// The byte of the text shown at a line and a column of the screen, or the
    /// nearest before it.
    pub fn offset_at(&self, line: u16, column: u16) -> Option<usize> {
        let article = self.article.as_ref()?;
        let span = self.rows.get(self.top + usize::from(line))?.span()?;
        let words = span.within(&article.document.text);
        Some(span.start() + fitting(words, usize::from(column)))
    }
}

impl Row {
    /// The text it shows.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text(_, line) => Some(line.span),
            Self::Fold(_, span) => Some(*span),
            Self::Blank | Self::Meta | Self::Untitled => None,
        }
    }
}

fn hyphenation(language: Language) -> Hyphenation {
    match language {
        Language::French => Hyphenation::French,
        Language::English => Hyphenation::English,
        Language::Other => Hyphenation::None,
    }
}
