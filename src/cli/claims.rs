//! Who says what, the figures and the dates of an article, one after the other
//! as plain running text.

use crate::cli::annotate::heard::since;
use crate::i18n::{DateForm, Words};
use crate::news::{
    Anchor, Annotated, Figure, Moment, Occasion, Period, Statement, Status, Strength, Voice, twice,
};
use crate::text::Span;

/// A heading for each kind that there is, and a paragraph for each finding.
/// What is said twice is told once.
pub fn claims(article: &Annotated, words: &Words) -> Vec<String> {
    let told = Told { article, words };
    let twice = twice(article);
    let once = |those: &[Option<usize>], at: usize| those[at].is_none();
    let statements = article.statements.iter().enumerate();
    let statements = statements.filter(|it| once(&twice.statements, it.0));
    let figures = article.figures.iter().enumerate().filter(|it| once(&twice.figures, it.0));
    let sections = [
        ("pane-says", statements.map(|it| told.statement(it.1)).collect::<Vec<_>>()),
        ("pane-figures", figures.map(|it| told.figure(it.1)).collect()),
        ("pane-dates", article.moments.iter().map(|it| told.date(it)).collect()),
    ];
    let mut parts = Vec::new();
    for (heading, lines) in sections.into_iter().filter(|it| !it.1.is_empty()) {
        let count = words.number(lines.len());
        let heading = words.say(heading);
        let told = [("what", heading.into()), ("n", count.into())];
        parts.push(words.say_with("read-section", &told));
        parts.extend(lines);
    }
    parts
}

struct Told<'a> {
    article: &'a Annotated,
    words: &'a Words,
}

impl Told<'_> {
    fn statement(&self, it: &Statement) -> String {
        let speakers = self.names(&it.speakers);
        let nobody = || self.words.say("speaker-unknown");
        let who = if speakers.is_empty() { nobody() } else { speakers };
        let via = self.names(&it.via);
        let manner = [
            Some(self.words.say(&format!("act-{}", it.act.name()))),
            it.cue.map(|it| self.quoted(it)),
            self.strength(it.strength),
            it.target.as_ref().map(|it| format!("→ {}", self.at(it.span))),
            (!via.is_empty()).then(|| self.words.say_with("read-via", &[("who", via.into())])),
        ];
        self.line("read-statement", &who, &listed(manner), it.content)
    }

    fn figure(&self, it: &Figure) -> String {
        let key = format!("what-{}", it.what.replace('_', "-"));
        let what = self.words.say(&key);
        let what = if what == key { it.what.replace('_', " ") } else { what };
        let claimant = it.claimant.as_ref().map(|it| self.name(it));
        let total = match since(it.period) {
            Some(span) => {
                Some(self.words.say_with("figure-since", &[("since", self.at(span).into())]))
            }
            None => {
                matches!(it.period, Period::Cumulative(_)).then(|| self.words.say("figure-in-all"))
            }
        };
        let status = (it.status != Status::Given)
            .then(|| self.words.say(&format!("status-{}", it.status.name())));
        let about = [
            it.whose.as_ref().map(|it| self.at(it.span)),
            total,
            Some(claimant.unwrap_or_else(|| self.words.say("claimed-by-article"))),
            self.strength(it.strength),
            status,
        ];
        self.line("read-figure", &what, &listed(about), it.span)
    }

    fn date(&self, it: &Moment) -> String {
        let day = it.resolved.as_ref().or(it.partial.as_ref());
        let day = day.map_or_else(|| self.words.say("day-unresolved"), |it| self.day(it));
        let published = self.article.document.published;
        let from = match it.from {
            Some(Anchor::Publication) => published.map(|it| {
                let date = self.day(&it.date.to_string());
                self.words.say_with("day-from-publication", &[("date", date.into())])
            }),
            Some(Anchor::Text(span)) => {
                Some(self.words.say_with("day-from-text", &[("words", self.at(span).into())]))
            }
            None => None,
        };
        let occasion = self.words.say(match it.occasion {
            Occasion::Event => "day-of-event",
            Occasion::Statement => "day-of-statement",
        });
        self.line("read-date", &day, &listed([from, Some(occasion)]), it.span)
    }

    fn line(&self, key: &str, head: &str, about: &str, span: Span) -> String {
        let told =
            [("head", head.into()), ("about", about.into()), ("words", self.at(span).into())];
        self.words.say_with(key, &told)
    }

    /// A date as the interface writes it, where it is one whole day; else as
    /// EDTF.
    fn day(&self, day: &str) -> String {
        let parts: Vec<&str> = day.split('-').collect();
        let [year, month, date] = parts[..] else { return day.to_owned() };
        match (year.parse(), month.parse(), date.parse()) {
            (Ok(year), Ok(month @ 1..=12), Ok(date)) => {
                self.words.date(date, month, year, DateForm::Long)
            }
            _ => day.to_owned(),
        }
    }

    fn strength(&self, it: Strength) -> Option<String> {
        (it != Strength::Neutral).then(|| self.words.say(&format!("strength-{}", it.name())))
    }

    fn names(&self, voices: &[Voice]) -> String {
        voices.iter().map(|it| self.name(it)).collect::<Vec<_>>().join(", ")
    }

    /// Somebody by the fullest name of the article, behind the words that stand
    /// here where they are others.
    fn name(&self, voice: &Voice) -> String {
        let here = self.at(voice.span);
        let full = voice.member.map(|it| self.at(self.article.cast[it as usize].name));
        match full.filter(|it| !here.contains(it.as_str()) && !it.contains(&here)) {
            Some(full) => format!("{here} ({full})"),
            None => here,
        }
    }

    fn quoted(&self, span: Span) -> String {
        self.words.say_with("read-cue", &[("words", self.at(span).into())])
    }

    fn at(&self, span: Span) -> String {
        self.article.document.words(span).replace('\n', " ")
    }
}

fn listed(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
