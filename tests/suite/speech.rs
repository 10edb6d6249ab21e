//! Texts that carry what is said in them, as `assets/corpus/claims/README.md`
//! describes: the marks are taken out, the text is analysed, and the statements
//! that are found are held to the marks.

use std::sync::{Arc, LazyLock};

use liseuse::analyze::{Lexicon, annotate};
use liseuse::news::{
    Act, Annotated, ArticleId, Block, BlockKind, Document, Language, Statement, Strength, Voice,
};
use liseuse::text::Span;

/// Parsed once: the tests are built without optimisation.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::embedded);

/// What marks open with.
const MARKS: [char; 5] = ['{', '<', '[', '⟨', '‹'];

/// A statement as the marks give it.
#[derive(Debug, Default)]
pub struct Expected {
    content: Option<Span>,
    cue: Option<Span>,
    speakers: Vec<Span>,
    via: Vec<Span>,
    target: Option<Span>,
    /// Who is meant by a pronoun: a name, or `?`.
    meant: Option<String>,
    /// The act, the strength, or both, where the marks tell.
    manner: Option<String>,
}

/// What was found of what is marked. Counts of statements.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// Marked.
    pub marked: usize,
    /// Found.
    pub found: usize,
    /// Found with the words that were said, by four fifths.
    pub content: usize,
    /// Of these: with the words that tell.
    pub cue: usize,
    /// Of these: with somebody named or described as the speaker.
    pub decided: usize,
    /// Of these: with the right one. An open speaker who must stay open is not
    /// decided, and no fault.
    pub speaker: usize,
    /// Right in content, cue, speaker and all else that is marked.
    pub whole: usize,
    /// Lines that are not read as marked: the marks, and what was found.
    pub differences: Vec<String>,
}

impl Tally {
    /// Content right, of what is found and what is marked.
    pub fn f1(&self) -> f64 {
        share(2 * self.content, self.found + self.marked)
    }

    /// All right, of what is found and what is marked.
    pub fn whole_f1(&self) -> f64 {
        share(2 * self.whole, self.found + self.marked)
    }

    /// Right speakers among those that are given.
    pub fn speaker_precision(&self) -> f64 {
        share(self.speaker, self.decided)
    }

    /// Statements whose speaker is left open.
    pub fn undecided(&self) -> f64 {
        share(self.content - self.decided, self.content)
    }

    /// This and `other` together.
    pub fn and(mut self, other: Self) -> Self {
        self.marked += other.marked;
        self.found += other.found;
        self.content += other.content;
        self.cue += other.cue;
        self.decided += other.decided;
        self.speaker += other.speaker;
        self.whole += other.whole;
        self.differences.extend(other.differences);
        self
    }

    pub fn line(&mut self, line: &str, language: Language) {
        let (text, expected) = unmarked(line);
        let found = annotated(&text, language);
        let before = self.whole;
        self.marked += expected.len();
        self.found += found.statements.len();
        for it in &expected {
            self.statement(&found, it);
        }
        let right = self.whole - before;
        if right < expected.len() || right < found.statements.len() {
            let told = found.statements.iter().map(|it| told(&found, it)).collect::<Vec<_>>();
            self.differences.push(format!("{line}\n  → {}", told.join("\n  → ")));
        }
    }

    fn statement(&mut self, article: &Annotated, expected: &Expected) {
        let those = article.statements.iter().filter(|it| has_content(it, expected));
        let Some(best) = those.max_by_key(|it| rightness(article, it, expected)) else { return };
        self.content += 1;
        self.cue += usize::from(has_cue(best, expected));
        self.decided += usize::from(!is_open(article, best));
        let is_right = has_speaker(article, best, expected);
        self.speaker += usize::from(is_right && !is_open(article, best));
        self.whole += usize::from(rightness(article, best, expected) == 3);
    }
}

/// How the marked `text`, an article a line, is read.
pub fn tally(text: &str, language: Language) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        tally.line(line, language);
    }
    tally
}

fn share(part: usize, whole: usize) -> f64 {
    let [part, whole] = [part, whole].map(|it| u32::try_from(it).unwrap());
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

fn rightness(article: &Annotated, it: &Statement, expected: &Expected) -> usize {
    let parts = [has_cue(it, expected), has_speaker(article, it, expected), has_rest(it, expected)];
    parts.iter().filter(|it| **it).count()
}

/// Words may differ by a fifth.
fn has_content(said: &Statement, expected: &Expected) -> bool {
    expected
        .content
        .is_some_and(|it| it.shared(said.content).len() * 10 >= it.to(said.content).len() * 8)
}

fn has_cue(said: &Statement, expected: &Expected) -> bool {
    match (expected.cue, said.cue) {
        (Some(expected), Some(cue)) => expected.overlaps(cue),
        (expected, cue) => expected.is_none() && cue.is_none(),
    }
}

/// Names may differ by an article.
fn has_speaker(article: &Annotated, said: &Statement, expected: &Expected) -> bool {
    let speaks = |it: &Span| said.speakers.iter().any(|voice| voice.span.overlaps(*it));
    let is_known = expected.meant.as_ref().is_none_or(|name| {
        let member = said.speakers.first().and_then(|it| it.member);
        let known = member.map(|it| article.cast[it as usize].name.within(&article.document.text));
        known.unwrap_or("?") == name
    });
    is_known && expected.speakers.iter().all(speaks)
}

/// Relays, whom it is said to, act and strength, where they are marked. Relays
/// must not be there where they are not.
fn has_rest(said: &Statement, expected: &Expected) -> bool {
    let passes = |it: &Span| said.via.iter().any(|voice| voice.span.overlaps(*it));
    let target = expected.target;
    let fits = target.is_none_or(|it| said.target.is_some_and(|found| found.span.overlaps(it)));
    let manner =
        |it: &String| manner(said).split('/').any(|word| it == word) || *it == manner(said);
    said.via.len() == expected.via.len()
        && expected.via.iter().all(passes)
        && fits
        && expected.manner.as_ref().is_none_or(manner)
}

/// Whether nobody is given as the speaker: a pronoun alone.
fn is_open(article: &Annotated, said: &Statement) -> bool {
    const PRONOUNS: [&str; 20] = [
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "lui",
        "eux",
        "celui-ci",
        "celle-ci",
        "ce dernier",
        "cette dernière",
        "he",
        "she",
        "they",
        "it",
        "him",
        "her",
        "them",
        "l’un",
        "ceux-ci",
    ];
    let is_pronoun = |it: &Voice| {
        let words = it.span.within(&article.document.text).to_lowercase();
        PRONOUNS.contains(&&*words)
    };
    said.speakers.first().is_none_or(|it| it.member.is_none() && is_pronoun(it))
}

/// Act and strength as marks write them: `accuses/neutral`.
fn manner(it: &Statement) -> String {
    let act = match it.act {
        Act::States => "states",
        Act::Claims => "claims",
        Act::Accuses => "accuses",
        Act::Condemns => "condemns",
        Act::CallsFor => "calls",
        Act::Demands => "demands",
        Act::Denies => "denies",
        Act::Concedes => "concedes",
        Act::Warns => "warns",
        Act::Threatens => "threatens",
        Act::Promises => "promises",
    };
    let strength = match it.strength {
        Strength::Neutral => "neutral",
        Strength::Distancing => "distancing",
        Strength::Endorsing => "endorsing",
        Strength::Conditional => "conditional",
    };
    format!("{act}/{strength}")
}

/// A statement in a line.
fn told(found: &Annotated, it: &Statement) -> String {
    let text = &found.document.text;
    let name = |member: u32| found.cast[member as usize].name.within(text);
    let voice = |it: &Voice| format!("{} = {}", it.span.within(text), it.member.map_or("?", name));
    let voices = |those: &[Voice]| those.iter().map(voice).collect::<Vec<_>>().join(", ");
    let cue = it.cue.map_or("", |it| it.within(text));
    let target = it.target.as_ref().map(voice).unwrap_or_default();
    let (speakers, via) = (voices(&it.speakers), voices(&it.via));
    let content = it.content.within(text);
    format!("[{speakers}] <{}={cue}> {{{content}}} ⟨{via}⟩ ‹{target}›", manner(it))
}

/// `marked` without its marks, and what they mark.
pub fn unmarked(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut open) = (String::new(), Vec::new());
    let mut found: Vec<Expected> = Vec::new();
    let mut rest = marked;
    while let Some(letter) = rest.chars().next() {
        if let Some((numbers, manner, after)) = opening(rest) {
            open.push((letter, numbers, manner, text.len()));
            rest = after;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        match letter {
            '}' | '>' | ']' | '⟩' | '›' => {
                let (mark, numbers, manner, start) = open.pop().expect("every mark is opened");
                note((mark, &numbers, manner.as_deref()), Span::new(start, text.len()), &mut found);
            }
            '|' => {
                let (name, after) = rest.split_once(']').expect("a name ends its mark");
                let (mark, numbers, manner, start) = open.pop().expect("every mark is opened");
                note((mark, &numbers, manner.as_deref()), Span::new(start, text.len()), &mut found);
                for number in numbers {
                    found[number].meant = Some(name.to_owned());
                }
                rest = after;
            }
            '¶' => {
                text.truncate(text.trim_end().len());
                text.push('\n');
                rest = rest.trim_start();
            }
            _ => text.push(letter),
        }
    }
    assert!(open.is_empty(), "a mark is left open: {marked}");
    found.retain(|it| it.content.is_some());
    (text, found)
}

/// The statements that a mark opened here belongs to, how they are said where
/// it tells, and what comes after it.
fn opening(rest: &str) -> Option<(Vec<usize>, Option<String>, &str)> {
    let inside = rest.strip_prefix(MARKS)?;
    let (head, after) = inside.split_once(':')?;
    let (digits, manner) = head.split_once('=').map_or((head, None), |it| (it.0, Some(it.1)));
    let numbers = digits.chars().map(number).collect::<Option<Vec<_>>>()?;
    (!numbers.is_empty()).then(|| (numbers, manner.map(str::to_owned), after))
}

/// Which statement a digit or a letter stands for: `a` is the tenth.
fn number(letter: char) -> Option<usize> {
    let place = letter.to_digit(16).filter(|_| !letter.is_ascii_uppercase())?;
    usize::try_from(place).ok()?.checked_sub(1)
}

fn note(mark: (char, &[usize], Option<&str>), span: Span, found: &mut Vec<Expected>) {
    for number in mark.1 {
        if found.len() <= *number {
            found.resize_with(number + 1, Expected::default);
        }
        let it = &mut found[*number];
        match mark.0 {
            '{' => it.content = Some(span),
            '<' => (it.cue, it.manner) = (Some(span), mark.2.map(str::to_owned)),
            '⟨' => it.via.push(span),
            '‹' => it.target = Some(span),
            _ => it.speakers.push(span),
        }
    }
}

/// `text`, analysed with a paragraph for each line.
pub fn annotated(text: &str, language: Language) -> Annotated {
    annotate(Arc::new(document(text, language)), &LEXICON)
}

/// A document with a paragraph for each line.
pub fn document(text: &str, language: Language) -> Document {
    let paragraphs = text.split('\n').filter(|it| !it.is_empty());
    let span = |it: &str| Span::of(it, text).expect("it is a line of the text");
    let block = |it: &str| Block { kind: BlockKind::Paragraph, span: span(it) };
    Document::new(ArticleId(1), text.to_owned(), paragraphs.map(block).collect(), language)
}
