//! Articles that are made up: words and names by Zipf's law, about three
//! kilobytes each with a cast of twelve.

mod titles;

use std::sync::Arc;

use liseuse::news::{
    Annotated, ArticleId, Block, BlockKind, DateSource, Document, Evidence, Identity, Kind,
    Language, Member, Mention, Published, Source,
};
use liseuse::text::Span;

use self::titles::Dice;

/// Names and words, the frequent ones first.
pub struct World {
    words: Vec<String>,
    names: Vec<String>,
    seed: u64,
    dice: Dice,
    /// Whether all names are as frequent.
    pub even: bool,
    /// Whether titles are like those of newspapers.
    pub is_press: bool,
}

const ONSETS: &[&str] = &[
    "b", "br", "c", "ch", "cl", "d", "f", "g", "gr", "h", "j", "l", "m", "n", "p", "pl", "qu", "r",
    "s", "st", "t", "tr", "v", "z",
];
const VOWELS: &[&str] = &["a", "e", "é", "i", "o", "ou", "u", "ai"];
const CODAS: &[&str] = &["", "", "", "l", "n", "r", "s", "t", "nt", "x"];
const GIVEN: &[&str] =
    &["Olga", "Clara", "Marc", "Ilham", "Élise", "Paul", "Nadia", "Yann", "Rosa", "Tarek"];

impl World {
    pub fn new(names: usize) -> Self {
        let (words, dice) = (Vec::new(), Dice(7));
        let mut world =
            Self { words, names: Vec::new(), seed: 7, dice, even: false, is_press: false };
        world.words = ["torvel", "mirade", "senol", "de", "la", "le"].map(str::to_owned).to_vec();
        world.words.extend((0..20_000).map(|it| word(it + 1)));
        world.names = (0..names)
            .map(|at| {
                let surname =
                    if at % 97 == 0 { "Bravin".to_owned() } else { capital(&word(at / 3 + 9)) };
                format!("{} {surname}", GIVEN[at % GIVEN.len()])
            })
            .collect();
        world
    }

    fn next(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.seed >> 33) as usize % below
    }

    /// A number below `below`, small ones far more often.
    fn zipf(&mut self, below: usize) -> usize {
        let (one, other) = (self.next(below), self.next(below));
        one * other / below * self.next(100) / 100
    }

    pub fn article(&mut self, id: u64) -> Annotated {
        let names = self.names.len();
        let cast: Vec<usize> = (0..12)
            .map(|at| if at < 6 && !self.even { self.zipf(names) } else { self.next(names) })
            .collect();
        let (mut text, mut mentions) = (String::new(), Vec::new());
        let mut blocks = Vec::new();
        for (line, name) in cast.into_iter().enumerate() {
            let start = text.len();
            if line == 0 && self.is_press {
                text.push_str(&self.dice.title(&self.names[name]));
            } else {
                self.push_words(3, &mut text);
                text.push_str(&self.names[name]);
                text.push(' ');
                self.push_words(if line == 0 { 6 } else { 34 }, &mut text);
            }
            let from = text.rfind(&self.names[name]).expect("it was just written");
            let span = Span::new(from, from + self.names[name].len());
            mentions.push(mention(span, line));
            let kind = if line == 0 { BlockKind::Title } else { BlockKind::Paragraph };
            blocks.push(Block { kind, span: Span::new(start, text.len()) });
            text.push('\n');
        }
        let members = mentions.iter().map(|it| Member {
            kind: Kind::Person,
            name: it.span,
            identity: Identity::Named,
            sex: None,
            parent: None,
            state: None,
        });
        let cast = members.collect();
        let document = Arc::new(self.document(id, text, blocks));
        Annotated {
            document,
            sentences: Vec::new(),
            mentions,
            cast,
            statements: Vec::new(),
            figures: Vec::new(),
            moments: Vec::new(),
        }
    }

    fn push_words(&mut self, count: usize, text: &mut String) {
        for _ in 0..count {
            let word = self.zipf(self.words.len());
            text.push_str(&self.words[word]);
            text.push(' ');
        }
    }

    fn document(&mut self, id: u64, text: String, blocks: Vec<Block>) -> Document {
        let date =
            format!("{}-{:02}-{:02}", 2016 + self.next(6), 1 + self.next(12), 1 + self.next(28));
        let date = date.parse().expect("a day that exists");
        Document {
            source: Source {
                place: format!("folder/{id}.txt"),
                outlet: format!("Outlet {}", id % 9),
            },
            published: Some(Published { date, from: DateSource::Metadata }),
            ..Document::new(ArticleId(id), text, blocks, Language::French)
        }
    }
}

fn mention(span: Span, member: usize) -> Mention {
    let member = u32::try_from(member).expect("a small cast");
    let evidence = Evidence { rule: "bench", lexicon: None, cue: None, score: None };
    Mention { span, name: None, kind: Kind::Person, member, evidence }
}

/// One to four syllables, another word for another number.
fn word(at: usize) -> String {
    let mut hash = (at as u64).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut part = |list: &[&'static str]| {
        hash = hash.rotate_left(23).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        list[(hash >> 33) as usize % list.len()]
    };
    let syllables = 1 + at.ilog2().min(12) / 4;
    (0..syllables).map(|_| [part(ONSETS), part(VOWELS), part(CODAS)].concat()).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}
