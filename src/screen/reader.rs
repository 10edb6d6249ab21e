//! The middle pane: the open article.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::app::{Command, Lens, Marks, Model, Pane, PaneArea, Row};
use crate::news::{Annotated, ArticleId, BlockKind, Document, Language};
use crate::screen::list::{NOTE, STAR, TAG, date};
use crate::screen::parts::{both_ends, lay, row, skip, write};
use crate::screen::status::first_key;
use crate::screen::{Theme, empty, has_focus, notes, shown_place};
use crate::text::{Line, Span, columns, shorten, shorten_middle};

/// How many bytes of text are read in a minute, about.
const BYTES_A_MINUTE: usize = 1_400;

pub(super) fn draw(model: &Model, theme: &Theme, area: PaneArea, buffer: &mut Buffer) {
    if area.whole.is_empty() {
        return;
    }
    let column = model.panes().column;
    let Some(article) = model.page.article() else {
        let is_listed = !model.filter.found.rows.is_empty();
        let why = if is_listed { "empty-text" } else { "empty-unlisted" };
        return empty(model, theme, column, buffer, why);
    };
    title(model, theme, article, Rect { x: column.x, width: column.width, ..area.title }, buffer);
    notes::margin(model, theme, buffer);
    let marks = marks(model, theme, article, model.page.seen(column.height));
    for (line, shown) in model.page.visible(column.height).iter().enumerate() {
        let place = row(column, line);
        match shown {
            Row::Blank => (),
            Row::Untitled => {
                write(buffer, place, &model.setup.words.say("untitled"), slanted(theme.faint));
            }
            Row::Meta => {
                write(buffer, place, &shorten(&about(model, article), width(place)), theme.faint);
            }
            Row::Fold(count, _) => fold(model, theme, *count, place, buffer),
            Row::Text(kind, line) => {
                let place = Written { kind: *kind, line: *line, place };
                text(article, theme, &marks, place, buffer);
            }
        }
    }
}

fn title(model: &Model, theme: &Theme, article: &Annotated, area: Rect, buffer: &mut Buffer) {
    let percent = model.page.percent(model.panes().column.height);
    let words = &model.setup.words;
    let place = words.say_with("reading-place", &[("percent", percent.into())]);
    let room = width(area).saturating_sub(columns(&place) + 2);
    let name = shorten_middle(&shown_place(model, &article.document.source.place), room);
    let style = if has_focus(model, Pane::Reader) { theme.accent } else { theme.faint };
    both_ends(buffer, area, (&name, style), (&place, theme.faint));
}

/// Who published the article, when, who wrote it, and how long it is.
fn about(model: &Model, article: &Annotated) -> String {
    let words = &model.setup.words;
    let document: &Document = &article.document;
    let published = document.published.map(|it| date(words, it.date));
    let minutes = document.text.len().div_ceil(BYTES_A_MINUTE);
    let is_foreign = document.language == Language::Other;
    let parts = [
        if is_foreign { words.say("other-language") } else { String::new() },
        document.source.outlet.trim().to_owned(),
        published.unwrap_or_else(|| words.say("undated")),
        document.byline.map(|it| document.words(it).to_owned()).unwrap_or_default(),
        words.say_with("minutes", &[("n", minutes.into())]),
        marked(model, document.id),
        standing(model, document.id).unwrap_or_default(),
    ];
    let told: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    told.join(" · ")
}

/// Star, tags and how many notes there are.
fn marked(model: &Model, article: ArticleId) -> String {
    let marks = model.library.marks();
    let Some(number) = model.library.number(article) else { return String::new() };
    let star = marks.starred.contains(number).then(|| STAR.to_owned());
    let tags = marks.tags_of(number).map(|it| format!("{TAG}{it}"));
    let notes = marks.notes_on(number).len();
    let notes = (notes > 0).then(|| format!("{NOTE}{notes}"));
    star.into_iter().chain(tags).chain(notes).collect::<Vec<_>>().join(" ")
}

/// How the article stands to its source, where there is something to say.
fn standing(model: &Model, article: ArticleId) -> Option<String> {
    let (words, number) = (&model.setup.words, model.library.number(article)?);
    let marks = model.library.marks();
    if marks.vanished.contains(number) {
        return Some(words.say("gone-from-source"));
    }
    let key = || first_key(model, Command::Changes);
    marks.revised.contains(number).then(|| words.say_with("revised-see", &[("key", key().into())]))
}

fn fold(model: &Model, theme: &Theme, count: usize, area: Rect, buffer: &mut Buffer) {
    let words = &model.setup.words;
    let says = words.say_with("fold", &[("n", count.into())]);
    let how = words.say_with("unfold-key", &[("key", first_key(model, Command::Unfold).into())]);
    let says = shorten(&format!("┄┄ {says} · {how} ┄┄"), width(area));
    let indent = width(area).saturating_sub(columns(&says)) / 2;
    write(buffer, skip(area, indent), &says, theme.faint);
}

/// A line of a block, and where it goes.
#[derive(Clone, Copy)]
struct Written {
    kind: BlockKind,
    line: Line,
    place: Rect,
}

/// A line of the article, and everything that is marked in it.
fn text(
    article: &Annotated,
    theme: &Theme,
    marks: &[(Span, Style)],
    written: Written,
    buffer: &mut Buffer,
) {
    let Written { kind, line, place: area } = written;
    let whole = &article.document.text;
    let mut words = line.span.within(whole).replace('\n', " ");
    if line.hyphen {
        words.push('-');
    }
    write(buffer, area, &words, base(theme, kind));
    for mark in marks.iter().filter(|it| it.0.overlaps(line.span)) {
        lay(buffer, area, (whole, line.span), *mark);
    }
}

/// What is marked in the part of the text that is `seen`, later marks over
/// earlier ones.
fn marks(model: &Model, theme: &Theme, article: &Annotated, seen: Span) -> Vec<(Span, Style)> {
    let mut marks: Vec<(Span, Style)> = Vec::new();
    // Mentions are in order, so that those below the screen are not walked.
    let end = article.mentions.partition_point(|it| it.span.start() < seen.end());
    let mentions = article.mentions[..end].iter().filter(|it| it.span.overlaps(seen));
    let shown = mentions.filter(|it| !model.library.hides(article, it));
    marks.extend(shown.map(|it| (it.span, theme.kind(it.kind))));
    let found = match model.marks {
        Marks::Lens => found(model.lens, article),
        Marks::All => everything(article),
    };
    marks.extend(found.into_iter().map(|it| (it, theme.found)));
    marks.extend(model.page.mention().map(|it| (it.span, theme.current)));
    let hits = model.page.hits();
    marks.extend(
        hits.spans
            .iter()
            .enumerate()
            .map(|(at, hit)| (*hit, if hits.at == Some(at) { theme.this_hit } else { theme.hit })),
    );
    marks.extend(model.page.selected().map(|it| (it, theme.selected)));
    marks.retain(|it| it.0.overlaps(seen));
    marks
}

/// Cues, figures and dates of the article.
fn everything(article: &Annotated) -> Vec<Span> {
    [Lens::Says, Lens::Figures, Lens::Dates].iter().flat_map(|it| found(*it, article)).collect()
}

/// What the lens of the panel finds in the article, to be marked in its text.
fn found(lens: Lens, article: &Annotated) -> Vec<Span> {
    match lens {
        Lens::Cast => Vec::new(),
        Lens::Says => article.statements.iter().filter_map(|it| it.cue).collect(),
        Lens::Figures => article.figures.iter().map(|it| it.span).collect(),
        Lens::Dates => article.moments.iter().map(|it| it.span).collect(),
    }
}

fn base(theme: &Theme, kind: BlockKind) -> Style {
    match kind {
        BlockKind::Title => theme.title,
        BlockKind::Heading => theme.heading,
        BlockKind::Paragraph => theme.text,
        BlockKind::Quotation => slanted(theme.text),
        BlockKind::Debris => theme.faint,
    }
}

fn slanted(style: Style) -> Style {
    style.add_modifier(Modifier::ITALIC)
}

fn width(area: Rect) -> usize {
    usize::from(area.width)
}
