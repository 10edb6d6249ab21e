//! Markdown: the words without the marks, each still leading to its place.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::ingest::lines::{Form, Line};
use crate::text::{Span, Trace};

/// Text without markup, the way back, and its lines.
pub(super) struct Unmarked {
    pub text: String,
    pub trace: Trace,
    pub lines: Vec<Line>,
}

/// Reads the part of `source` from `start` on, which `trace` leads back from.
/// Words of `title` go first where the text itself has no heading of the first
/// order.
pub(super) fn read(source: &str, trace: &Trace, start: usize, title: Option<Span>) -> Unmarked {
    let mut page = Writer::new(source, trace);
    let has_title =
        |it: &Event| matches!(it, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
    let parser = || Parser::new_ext(&source[start..], Options::ENABLE_TABLES);
    let title = title.filter(|_| !parser().any(|it| has_title(&it)));
    if let Some(title) = title {
        page.carry(title);
        page.end_block(Form::Title);
    }
    for (event, range) in parser().into_offset_iter() {
        page.take(&event, Span::new(range.start, range.end).after(start));
    }
    page.end_block(Form::Text);
    Unmarked { text: page.text, trace: page.back, lines: page.lines }
}

struct Writer<'a> {
    source: &'a str,
    trace: &'a Trace,
    text: String,
    back: Trace,
    lines: Vec<Line>,
    /// Where the block that is being written began.
    start: usize,
    quotations: usize,
    items: usize,
    pictures: usize,
    heading: Option<Form>,
    is_titled: bool,
    /// What ends the tag, comment or program of an HTML block that is being
    /// left out: blocks come line by line, and these may go over several.
    hidden_until: Option<&'static str>,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str, trace: &'a Trace) -> Self {
        let back = Trace::new(trace.unit(), trace.byte(source, 0));
        let (text, lines) = (String::with_capacity(source.len()), Vec::new());
        Self {
            source,
            trace,
            text,
            back,
            lines,
            start: 0,
            quotations: 0,
            items: 0,
            pictures: 0,
            heading: None,
            is_titled: false,
            hidden_until: None,
        }
    }

    fn take(&mut self, event: &Event, span: Span) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(*tag),
            // The words of a picture stand for it where it cannot be seen.
            _ if self.pictures > 0 => (),
            Event::Text(words) => self.words(words, span),
            Event::Code(words) => self.words(words, inner(self.source, words, span)),
            Event::SoftBreak | Event::HardBreak => self.words(" ", span),
            Event::Html(words) => self.untagged(words, span),
            _ => (),
        }
    }

    fn open(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_block(Form::Text);
                let is_title = *level == HeadingLevel::H1 && !self.is_titled;
                self.heading = Some(if is_title { Form::Title } else { Form::Heading });
            }
            Tag::BlockQuote(_) => {
                self.end_block(Form::Text);
                self.quotations += 1;
            }
            Tag::Item => {
                self.end_block(Form::Text);
                self.items += 1;
            }
            Tag::Image { .. } => self.pictures += 1,
            Tag::HtmlBlock => {
                self.end_block(Form::Text);
                self.hidden_until = None;
            }
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::List(_) => self.end_block(Form::Text),
            _ => (),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let form = self.heading.take().unwrap_or(Form::Heading);
                self.end_block(form);
            }
            TagEnd::BlockQuote(_) => {
                self.end_block(Form::Text);
                self.quotations = self.quotations.saturating_sub(1);
            }
            TagEnd::Item => {
                self.end_block(Form::Text);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::Image => self.pictures = self.pictures.saturating_sub(1),
            TagEnd::TableCell => self.text.push_str(" | "),
            TagEnd::TableRow | TagEnd::TableHead => self.end_block(Form::Item),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.end_block(Form::Text),
            _ => (),
        }
    }

    /// Writes words that stand at `span` of the source, or for it.
    fn words(&mut self, words: &str, span: Span) {
        if span.within(self.source) == words {
            return self.carry(span);
        }
        self.back.begin(
            self.text.len(),
            self.trace.letter(self.source, span.start()),
            self.trace.byte(self.source, span.start()),
        );
        self.text.push_str(words);
    }

    fn carry(&mut self, span: Span) {
        self.back.carry(&mut self.text, self.trace, self.source, span);
    }

    /// Writes what stands between the tags of a line of HTML, which `span`
    /// covers. Linear.
    fn untagged(&mut self, words: &str, span: Span) {
        if span.within(self.source) != words {
            return;
        }
        let words = words.to_ascii_lowercase();
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            if let Some(end) = self.hidden_until {
                let found = rest.find(end).map(|it| it + end.len());
                self.hidden_until = self.hidden_until.filter(|_| found.is_none());
                at += found.unwrap_or(rest.len());
            } else {
                let opening = rest.match_indices('<').find_map(|it| opens(rest, it.0));
                let shown = opening.map_or(rest.len(), |it| it.0);
                self.carry(Span::new(span.start() + at, span.start() + at + shown));
                self.hidden_until = opening.map(|it| it.1);
                at += shown;
            }
        }
    }

    /// Ends a block. Each of its lines is one, which matters where lines are
    /// set as they stand.
    fn end_block(&mut self, form: Form) {
        let form = match form {
            Form::Text if self.quotations > 0 => Form::Quotation,
            Form::Text if self.items > 0 => Form::Item,
            form => form,
        };
        let (start, end) = (self.start, self.text.len());
        let mut is_apart = true;
        for line in self.text[start..end].split('\n') {
            let Some(span) = Span::of(line, &self.text) else { continue };
            if let Some(line) = Line::of(&self.text, without_bar(&self.text, span)) {
                self.lines.push(Line { is_apart, form, ..line });
                self.is_titled |= form == Form::Title;
                is_apart = false;
            }
        }
        if end > start && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
        self.start = self.text.len();
    }
}

/// A row of a table without the bar after its last cell.
fn without_bar(text: &str, span: Span) -> Span {
    let words = span.within(text);
    let bare = words.trim_end().strip_suffix(" |").unwrap_or(words);
    Span::new(span.start(), span.start() + bare.len())
}

/// The place `at` of an angle bracket and what ends that which it opens, or
/// `None` where it only says that something is less. `html` is in small letters.
fn opens(html: &str, at: usize) -> Option<(usize, &'static str)> {
    let inner = &html[at + 1..];
    let long = [("!--", "-->"), ("script", "</script>"), ("style", "</style>")];
    let end = long.iter().find(|it| inner.starts_with(it.0)).map_or(">", |it| it.1);
    let is_markup = inner.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it));
    is_markup.then_some((at, end))
}

/// Where `words` stand in a piece of code with its marks.
fn inner(source: &str, words: &str, span: Span) -> Span {
    let at = span.within(source).find(words);
    at.map_or(span, |it| Span::new(span.start() + it, span.start() + it + words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Unit, clean};

    #[track_caller]
    fn check(source: &str, expected: &[(&str, Form)]) {
        let (source, trace) = clean(source, Unit::Utf8, 0);
        let page = read(&source, &trace, 0, None);
        let found: Vec<_> =
            page.lines.iter().map(|it| (it.span.within(&page.text), it.form)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn markup_is_left_out() {
        check(
            "# Le *port*\n\nLa **mer** et [le maire](http://x.org)\nmontent &amp; `a`.\n\n## Suite\n\n> Je pars.\n\n- un\n- deux\n",
            &[
                ("Le port", Form::Title),
                ("La mer et le maire montent & a.", Form::Text),
                ("Suite", Form::Heading),
                ("Je pars.", Form::Quotation),
                ("un", Form::Item),
                ("deux", Form::Item),
            ],
        );
    }

    #[test]
    fn pictures_and_tags_are_left_out() {
        check(
            "![le port](a.jpg) La <b>mer</b>\n\n<div>\nCalme\n</div>\n\n<!-- rien -->\n",
            &[("La mer", Form::Text), ("Calme", Form::Text)],
        );
    }

    #[test]
    fn html_over_several_lines_is_left_out() {
        check(
            "<!-- un\nmot\n\nde trop -->\n\n<script>\nlet a = 1 > 0;\n\nlet b;\n</script>\n\n<STYLE>\np { top: 0 }\n</STYLE>\n\n<div\n class=\"a\">\nCalme\n<!-- rien\nici -->plat\n</div>\n",
            &[("Calme", Form::Text), ("plat", Form::Text)],
        );
        check(
            "La <b\nclass=\"a\">mer</b> <!-- rien\nici -->bleue",
            &[("La mer bleue", Form::Text)],
        );
        check("> <div\n> class=\"a\">\n> Calme\n> </div>\n", &[("Calme", Form::Quotation)]);
    }

    #[test]
    fn only_the_first_heading_is_the_title() {
        check("# Un\n\n# Deux\n", &[("Un", Form::Title), ("Deux", Form::Heading)]);
    }

    #[test]
    fn every_word_leads_back() {
        let file = "# Le *port*\r\n\r\nLa **mer** &amp; le\u{200b} maire\r\nmontent.\r\n";
        let (source, trace) = clean(file, Unit::Utf8, 0);
        let page = read(&source, &trace, 0, None);
        let letters: Vec<char> = file.chars().collect();
        for word in ["port", "mer", "&", "maire", "montent"] {
            let at = page.text.find(word).expect("the word is there");
            let place = page.trace.letter(&page.text, at);
            assert_eq!(letters[place], word.chars().next().unwrap(), "{word}");
        }
    }
}
