//! From meaning to text: what is printed here is parsed to the same meaning.

use jiff::civil::Date;

use crate::library::query::{Keywords, Query, Term, Tree, Value};
use crate::news::{Kind, Language};

/// A name by which a query asks for actors.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ActorName {
    /// Only actors of this kind.
    pub kind: Option<Kind>,
    /// The name.
    pub name: String,
    /// Whether an actor must bear exactly this name; else every word of it
    /// must begin a word of one of the actor's names.
    pub exact: bool,
}

impl ActorName {
    /// As it is typed: `acteur:état:"Azerbaïdjan"`, `lieu:Bakou`.
    pub fn text(&self, keywords: Keywords) -> String {
        let field = match (self.kind, keywords) {
            (Some(Kind::Place), Keywords::French) => "lieu:".to_owned(),
            (Some(Kind::Place), Keywords::English) => "place:".to_owned(),
            (kind, Keywords::French) => format!("acteur:{}", kind.map_or("", french)),
            (kind, Keywords::English) => format!("actor:{}", kind.map_or("", english)),
        };
        field + &marked(&self.name, self.exact)
    }
}

impl Query {
    /// The query as it would be typed, in the keywords of a language. Parsing
    /// it gives an equal query.
    pub fn text(&self, keywords: Keywords) -> String {
        let mut text = String::new();
        if let Some(tree) = &self.tree {
            tree.write(keywords, Around::Nothing, &mut text);
        }
        text
    }
}

/// What a part stands in, which decides whether it needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Nothing,
    All,
    Tight,
}

impl Tree {
    fn write(&self, keywords: Keywords, around: Around, text: &mut String) {
        let or = match keywords {
            Keywords::French => " OU ",
            Keywords::English => " OR ",
        };
        let (parts, between, inside, is_bare) = match self {
            Self::Term(term) => return text.push_str(&term.text(keywords)),
            Self::Not(part) => {
                text.push('-');
                return part.write(keywords, Around::Tight, text);
            }
            Self::All(parts) => (parts, " ", Around::All, around == Around::Nothing),
            Self::Any(parts) => (parts, or, Around::Tight, around != Around::Tight),
        };
        text.push_str(if is_bare { "" } else { "(" });
        for (at, part) in parts.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { between });
            part.write(keywords, inside, text);
        }
        text.push_str(if is_bare { "" } else { ")" });
    }
}

impl Term {
    fn text(&self, keywords: Keywords) -> String {
        let pick = |french: &'static str, english: &'static str| match keywords {
            Keywords::French => french,
            Keywords::English => english,
        };
        match self {
            Self::Word(word) => word.clone(),
            Self::Phrase(phrase) => format!("\"{phrase}\""),
            Self::Actor(name) => name.text(keywords),
            Self::Source(value) => format!("source:{}", value.marked()),
            Self::Title(value) => format!("{}:{}", pick("titre", "title"), value.marked()),
            Self::Language(language) => {
                let code = match language {
                    Language::French => "fr",
                    Language::English => "en",
                    Language::Other => pick("autre", "other"),
                };
                format!("{}:{code}", pick("langue", "lang"))
            }
            Self::Date(from, to) => {
                let day = |it: &Option<Date>| it.map_or_else(String::new, |it| it.to_string());
                let between = if from == to { String::new() } else { format!("..{}", day(to)) };
                format!("date:{}{between}", day(from))
            }
        }
    }
}

impl Value {
    fn marked(&self) -> String {
        marked(&self.text, self.exact)
    }
}

fn marked(text: &str, exact: bool) -> String {
    if exact { format!("\"{text}\"") } else { text.to_owned() }
}

fn french(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "personne:",
        Kind::State => "état:",
        Kind::Force => "armée:",
        Kind::Organisation => "organisation:",
        Kind::Group => "groupe:",
        Kind::Place => "lieu:",
    }
}

fn english(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person:",
        Kind::State => "state:",
        Kind::Force => "force:",
        Kind::Organisation => "org:",
        Kind::Group => "group:",
        Kind::Place => "place:",
    }
}
