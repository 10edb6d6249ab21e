//! From meaning to text: what is printed here is parsed to the same meaning.

use crate::library::query::dates::Period;
use crate::library::query::vocabulary::{ACTS, FIELDS, FLAGS, Field, KINDS, LANGUAGES, word};
use crate::library::query::{Days, Keywords, Query, Term, Tree, Value};
use crate::news::Kind;

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
        match self.kind {
            Some(Kind::Place) => written(Field::Place, &marked(&self.name, self.exact), keywords),
            _ => written(Field::Actor, &self.value(keywords), keywords),
        }
    }

    /// The same for its whole family: `famille:"Azerbaïdjan"`.
    pub fn family_text(&self, keywords: Keywords) -> String {
        written(Field::Family, &self.value(keywords), keywords)
    }

    /// The same for what it says: `dit:"Azerbaïdjan"`.
    pub fn says_text(&self, keywords: Keywords) -> String {
        written(Field::Says, &self.value(keywords), keywords)
    }

    /// The same for what is said about it: `sur:"Azerbaïdjan"`.
    pub fn about_text(&self, keywords: Keywords) -> String {
        written(Field::About, &self.value(keywords), keywords)
    }

    /// The same without its field: `état:"Azerbaïdjan"`.
    pub(in crate::library) fn value(&self, keywords: Keywords) -> String {
        let kind = self.kind.map(|it| word(KINDS, it, keywords));
        let kind = kind.map_or_else(String::new, |it| format!("{it}:"));
        kind + &marked(&self.name, self.exact)
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
        let (field, value) = match self {
            Self::Word(word) => return word.clone(),
            Self::Phrase(phrase) => return format!("\"{phrase}\""),
            Self::Actor(name) => return name.text(keywords),
            Self::Date(days) => days.field(keywords),
            Self::Source(value) => (Field::Source, value.marked()),
            Self::Title(value) => (Field::Title, value.marked()),
            Self::Family(name) => (Field::Family, name.value(keywords)),
            Self::Says(name) => (Field::Says, name.value(keywords)),
            Self::About(name) => (Field::About, name.value(keywords)),
            Self::Figure(asked) => (Field::Figure, asked.text(keywords)),
            Self::Tag(value) => (Field::Tag, value.marked()),
            Self::Note(value) => (Field::Note, value.marked()),
            Self::Act(act) => (Field::Act, word(ACTS, *act, keywords).to_owned()),
            Self::Is(flag) => (Field::Is, word(FLAGS, *flag, keywords).to_owned()),
            Self::Language(it) => (Field::Language, word(LANGUAGES, *it, keywords).to_owned()),
        };
        written(field, &value, keywords)
    }
}

impl Days {
    /// The field that asks for them, and its value.
    fn field(self, keywords: Keywords) -> (Field, String) {
        let text = |it: Option<Period>| it.map_or_else(String::new, |it| it.text(keywords));
        match self {
            Self::On(period) => (Field::Date, period.text(keywords)),
            Self::Between(from, to) => (Field::Date, format!("{}..{}", text(from), text(to))),
            Self::Before(period) => (Field::Before, period.text(keywords)),
            Self::After(period) => (Field::After, period.text(keywords)),
            Self::Since(period) => (Field::Since, period.text(keywords)),
        }
    }
}

fn written(field: Field, value: &str, keywords: Keywords) -> String {
    format!("{}:{value}", word(FIELDS, field, keywords))
}

impl Value {
    fn marked(&self) -> String {
        marked(&self.text, self.exact)
    }
}

fn marked(text: &str, exact: bool) -> String {
    if exact { format!("\"{text}\"") } else { text.to_owned() }
}
