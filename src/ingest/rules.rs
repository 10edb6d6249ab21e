//! The words by which page furniture is known, read once from
//! `assets/debris`, and what they say about a line. Where lines stand, and
//! what follows from that, is not known here.

use aho_corasick::AhoCorasick;

use crate::text::fold;

const SHEETS: [&str; 2] =
    [include_str!("../../assets/debris/fr.txt"), include_str!("../../assets/debris/en.txt")];

/// Words that join the words on buttons.
const JOINTS: [&str; 24] = [
    "sur",
    "par",
    "on",
    "via",
    "with",
    "to",
    "and",
    "et",
    "ou",
    "or",
    "the",
    "le",
    "la",
    "les",
    "l'article",
    "cet",
    "this",
    "|",
    "/",
    "-",
    "·",
    "&",
    "#",
    "+",
];

/// Words that speak to the reader, or of those who made the page.
const ADDRESS: [&str; 9] = ["vous", "votre", "vos", "notre", "nos", "nous", "you", "your", "our"];

/// Everything that tells furniture from text, ready to be asked.
///
/// Building it takes a few milliseconds, so a reader of many files builds it
/// once and lends it to [`parse`](crate::ingest::parse).
#[derive(Debug, Clone)]
pub struct Rules {
    patterns: Vec<Pattern>,
    finder: AhoCorasick,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pattern {
    sign: Sign,
    length: usize,
    /// Whether it begins and ends with a letter or figure, so that a word
    /// must begin and end there.
    edges: (bool, bool),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Whole,
    Opening,
    Inside,
    Label,
    Opens(Tail),
    OpensComments,
    OpensTeasers,
    Trade,
    Button,
    Section,
    Byline,
    Published,
    Updated,
}

/// What follows a line that opens the end of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tail {
    /// Teasers of other articles.
    Teasers,
    /// The portrait of an author.
    Portrait,
    /// What readers said.
    Comments,
}

/// What a line says that it dates. An article that was changed says so even
/// where the words for its publication come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dating {
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
}

/// What the words of a line say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reading {
    /// Furniture by its words alone.
    pub is_debris: bool,
    /// Furniture only because of how it begins, which a sentence of the text
    /// might do too.
    pub is_loose: bool,
    /// What it opens.
    pub opens: Option<Tail>,
    /// Made of words on buttons: how many.
    pub buttons: usize,
    /// Words of the trade in it, one more where it speaks to the reader.
    pub trade: usize,
    /// The name of a section of a newspaper.
    pub is_section: bool,
    /// Begins as a line that names the author: the folded bytes of the cue.
    pub byline: usize,
    /// Begins as a line that tells a date: of what.
    pub dating: Option<Dating>,
}

impl Rules {
    /// The rules that come with the program.
    ///
    /// # Panics
    ///
    /// Never: the rules are part of the program, and a test reads them.
    pub fn embedded() -> Self {
        let lines = SHEETS.iter().flat_map(|it| it.lines());
        let read: Vec<(Sign, String)> = lines.filter_map(pattern).collect();
        let patterns = read.iter().map(|(sign, words)| Pattern {
            sign: *sign,
            length: words.len(),
            edges: (words.starts_with(is_word), words.ends_with(is_word)),
        });
        let patterns = patterns.collect();
        let words = read.iter().map(|(_, words)| words);
        let finder = AhoCorasick::new(words).expect("a few hundred short patterns fit");
        Self { patterns, finder }
    }

    /// What the words of a short line say. `is_sentence` tells that it ends
    /// as a sentence does.
    pub(super) fn read(&self, line: &str, words: usize, is_sentence: bool) -> Reading {
        let line = plain(line);
        let mut reading = Reading::default();
        let (mut buttons, mut trade) = (Found::default(), Found::default());
        for found in self.finder.find_overlapping_iter(&line) {
            let pattern = self.patterns[found.pattern().as_usize()];
            let (start, end) = (found.start(), found.end());
            if !pattern.stands_alone(&line, start, end) {
                continue;
            }
            match pattern.sign {
                Sign::Button => buttons.add(start, end),
                Sign::Trade => trade.add(start, end),
                Sign::Inside if words <= 40 => reading.sure(),
                Sign::Label if words <= 10 && !is_sentence => reading.sure(),
                _ if start == 0 => reading.opening(pattern, line.len(), words, is_sentence),
                _ => (),
            }
        }
        if words <= 16 && !is_sentence {
            reading.buttons = buttons.count(&line);
        }
        let speaks = || line.split([' ', '\'']).any(|it| ADDRESS.contains(&it));
        reading.trade = trade.0.len() + usize::from(!trade.0.is_empty() && speaks());
        reading
    }
}

impl Pattern {
    /// Whether whole words were found, and not parts of longer ones.
    fn stands_alone(self, line: &str, start: usize, end: usize) -> bool {
        !(self.edges.0 && line[..start].ends_with(is_word)
            || self.edges.1 && line[end..].starts_with(is_word))
    }
}

impl Reading {
    /// Takes the line for furniture whatever else is said of it.
    fn sure(&mut self) {
        self.is_debris = true;
        self.is_loose = false;
    }

    /// Takes in a pattern that was found at the beginning of a line.
    fn opening(&mut self, pattern: Pattern, length: usize, words: usize, is_sentence: bool) {
        let is_whole = pattern.length == length;
        match pattern.sign {
            Sign::Whole if is_whole => self.sure(),
            Sign::Opening if words <= 25 => {
                self.is_loose |= !self.is_debris;
                self.is_debris = true;
            }
            Sign::Opens(tail) if is_whole => self.opens = self.opens.max(Some(tail)),
            Sign::OpensTeasers if words <= 10 && !is_sentence => {
                self.opens = self.opens.max(Some(Tail::Teasers));
            }
            Sign::OpensComments if words <= 25 => self.opens = Some(Tail::Comments),
            Sign::Section if is_whole => self.is_section = true,
            Sign::Byline if words <= 30 => self.byline = self.byline.max(pattern.length),
            Sign::Published if words <= 25 => {
                self.dating = self.dating.max(Some(Dating::Published));
            }
            Sign::Updated if words <= 25 => self.dating = Some(Dating::Updated),
            _ => (),
        }
        self.is_debris |= self.opens.is_some();
    }
}

/// The parts of a line that were found, without those inside others.
#[derive(Default)]
struct Found(Vec<(usize, usize)>);

impl Found {
    fn add(&mut self, start: usize, end: usize) {
        // Of two that share words the longer one is meant; it comes later.
        while self.0.last().is_some_and(|it| start <= it.0) {
            self.0.pop();
        }
        if self.0.last().is_none_or(|it| it.1 <= start) {
            self.0.push((start, end));
        }
    }

    /// How many there are, or none where other words stand between them.
    fn count(&self, line: &str) -> usize {
        let ends = self.0.iter().map(|it| it.1);
        let starts = self.0.iter().map(|it| it.0).chain([line.len()]);
        let mut between =
            [0].into_iter().chain(ends).zip(starts).map(|(end, start)| &line[end..start]);
        let all_join = between.all(|it| it.split_whitespace().all(|it| JOINTS.contains(&it)));
        if all_join { self.0.len() } else { 0 }
    }
}

/// A line as it is compared: nothing but words at its ends of what
/// [`squeezed`] gives.
pub(super) fn plain(line: &str) -> String {
    let mut plain = squeezed(line);
    let end = plain.char_indices().rfind(|(_, it)| closes_words(*it));
    plain.truncate(end.map_or(0, |(at, it)| at + it.len_utf8()));
    let start = plain.find(opens_words).unwrap_or(plain.len());
    plain.drain(..start);
    plain
}

/// A line folded, with numbers as `#` and single spaces.
fn squeezed(line: &str) -> String {
    let folded = fold(line);
    let mut plain = String::with_capacity(folded.len());
    for letter in folded.chars() {
        match letter {
            '0'..='9' => {
                // `1 200`, `1.200` and `1,200` are one number.
                let is_inside = ["# ", "#.", "#,"].iter().any(|it| plain.ends_with(it));
                plain.truncate(plain.len() - usize::from(is_inside));
                if !plain.ends_with('#') {
                    plain.push('#');
                }
            }
            ' ' if plain.ends_with(' ') || plain.is_empty() => (),
            ':' if plain.ends_with(' ') => {
                plain.pop();
                plain.push(':');
            }
            _ => plain.push(letter),
        }
    }
    plain
}

fn opens_words(letter: char) -> bool {
    is_word(letter) || matches!(letter, '#' | '©' | '(' | '+')
}

fn closes_words(letter: char) -> bool {
    is_word(letter) || letter == '#'
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric()
}

fn pattern(line: &str) -> Option<(Sign, String)> {
    let (sign, words) = line.split_once(' ')?;
    let sign = match sign {
        "=" => Sign::Whole,
        "^" => Sign::Opening,
        "*" => Sign::Inside,
        "~" => Sign::Label,
        ">" => Sign::Opens(Tail::Teasers),
        ">@" => Sign::Opens(Tail::Portrait),
        ">>" => Sign::Opens(Tail::Comments),
        ">^" => Sign::OpensTeasers,
        ">>^" => Sign::OpensComments,
        "-" => Sign::Trade,
        "+" => Sign::Button,
        "@" => Sign::Section,
        "&" => Sign::Byline,
        "%" => Sign::Published,
        "%%" => Sign::Updated,
        _ => return None,
    };
    // Parts of a line keep their colons, which tell `photo:` from a photo.
    let is_part = matches!(
        sign,
        Sign::Opening | Sign::OpensTeasers | Sign::Inside | Sign::Label | Sign::OpensComments
    );
    let words = if is_part { squeezed(words.trim()) } else { plain(words) };
    Some((sign, words)).filter(|(_, it)| !it.is_empty())
}
