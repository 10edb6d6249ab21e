//! Marked texts, and what the tagger is to find in them.
//!
//! Two formats are read: one word a line with its label (`Paris<TAB>B-LOC`),
//! and sentences with their marks in place (`[PERSON:président {Ana Ruiz}]`).
//! Both come down to the same: names, apart from each other, of three classes.
//!
//! | marked as      | is found as |
//! |----------------|-------------|
//! | `PERSON`       | the name core as a person; an office without a name is none, nor is `un Arménien` |
//! | `PLACE`        | the name core, else the whole, as a place |
//! | `GOV`          | a state, a territory, a capital or a town as a place; else a body |
//! | `ORG` `MIL`    | the name core, else the whole, as a body |
//! | `GROUP`        | a name as a body; a people is none |
//! | `PER LOC ORG`  | as they are, but for spans without a capital |
//! | `MISC`         | nothing |
//!
//! Where one mention holds another, the outer one is the name if it begins
//! with a capital, and the inner one otherwise: `Banque de France` is one
//! name, `mairie de Paris` holds one.

use crate::analyze::lexicon::What;
use crate::analyze::reading::Reading;
use crate::analyze::tagger::Class;
use crate::news::{Annotated, ArticleId, Block, BlockKind, Document, Kind, Language};
use crate::text::{Form, Span};

/// How many sentences are one article where nothing tells.
const TOGETHER: usize = 15;

/// A text, and the names that somebody marked in it.
#[derive(Debug, Clone)]
pub struct Marked {
    /// The text, one block for each sentence.
    pub document: Document,
    /// What was marked, in order of its beginning, longer first.
    pub marks: Vec<Mark>,
}

/// A stretch of text that somebody marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// All of it.
    pub span: Span,
    /// The name in it, where that is shorter.
    pub core: Option<Span>,
    /// What it is.
    pub sort: Sort,
}

/// What a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// One of the six kinds of actor.
    Kind(Kind),
    /// What others tell apart.
    Class(Class),
}

/// A name that is to be found, as a range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Target {
    /// Its first token.
    pub from: usize,
    /// The token after its last.
    pub to: usize,
    /// What it names.
    pub class: Class,
}

impl Marked {
    /// Whether the six kinds of actor are told apart.
    pub fn has_kinds(&self) -> bool {
        self.marks.iter().all(|it| matches!(it.sort, Sort::Kind(_)))
    }

    /// The names to be found in `reading`, in order and apart.
    pub fn targets(&self, reading: &Reading) -> Vec<Target> {
        targets(&self.marks, reading)
    }
}

/// The names that were found by all of analysis, as marks.
pub fn marks_of(found: &Annotated) -> Vec<Mark> {
    let mark = |it: &crate::news::Mention| Mark {
        span: it.span,
        core: it.name,
        sort: Sort::Kind(it.kind),
    };
    found.mentions.iter().map(mark).collect()
}

/// The names that `marks` of the text of `reading` come down to.
pub fn targets(marks: &[Mark], reading: &Reading) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let inner = marks[at + 1..].iter().take_while(|it| it.span.start() < mark.span.end());
        let Some(target) = target(mark, inner, reading) else { continue };
        let is_free =
            targets.iter().rev().take(8).all(|it| it.to <= target.from || it.from >= target.to);
        if is_free {
            targets.push(target);
        }
    }
    targets.sort_unstable();
    targets
}

fn target<'a>(
    mark: &Mark,
    inner: impl Iterator<Item = &'a Mark>,
    reading: &Reading,
) -> Option<Target> {
    let span = mark.core.unwrap_or(mark.span);
    let mut from = reading.tokens.partition_point(|it| it.span.end() <= span.start());
    let to = reading.tokens.partition_point(|it| it.span.start() < span.end());
    let mut is_nested = false;
    for it in inner {
        // `Ireland’s Data Protection Commission` is of Ireland, and two names.
        let after = reading.tokens.partition_point(|token| token.span.start() < it.span.end());
        let is_owner = mark.core.is_none() && it.span.start() == reading.span(from, to).start();
        if is_owner && is_possessive(reading, after) && after + 1 < to {
            from = after + 1;
        } else {
            is_nested = true;
        }
    }
    let first = (from..to).find(|it| reading.is_capital(*it))?;
    let kind = match mark.sort {
        Sort::Class(class) => return Some(Target { from, to, class }),
        Sort::Kind(kind) => kind,
    };
    // `Soldiers of the 9th Brigade` owes its first capital to its place.
    let is_members = matches!(kind, Kind::Group | Kind::Force) && is_nested;
    let opens = || reading.sentences.iter().any(|it| it.tokens.start == from);
    let begins = first == from && !(is_members && opens());
    let is_name = mark.core.is_some()
        || match kind {
            Kind::Person => {
                begins && !is_nested && reading.is_capital(to - 1) && !is_people(reading, from)
            }
            Kind::Group => begins && !is_nested && !is_people(reading, from),
            Kind::State | Kind::Force | Kind::Organisation | Kind::Place => begins || !is_nested,
        };
    let class = match kind {
        Kind::Person => Class::Person,
        Kind::Place => Class::Place,
        Kind::State if is_ground(reading, from, to) => Class::Place,
        Kind::State | Kind::Force | Kind::Organisation | Kind::Group => Class::Body,
    };
    let is_described = mark.core.is_none() && is_described(reading, kind, from, to);
    (is_name && !is_described).then_some(Target { from, to, class })
}

/// Whether the token at `at` makes an owner of what stands before it.
fn is_possessive(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "’s" | "'s" | "’" | "'")
}

/// Whether English words describe somebody rather than name them: `Armenian
/// soldiers` and `Paris court` are no more a name than `soldats arméniens`.
fn is_described(reading: &Reading, kind: Kind, from: usize, to: usize) -> bool {
    let is_common = reading.form(to - 1) == Form::Lower && to > from + 1;
    !reading.is_french() && is_common && kind != Kind::Place
}

/// Whether the name of a people begins at `at`.
fn is_people(reading: &Reading, at: usize) -> bool {
    reading.first(at, |it| matches!(it.what, What::Demonym(_)).then_some(())).is_some()
}

/// Whether the tokens are the name of a land or a town.
fn is_ground(reading: &Reading, from: usize, to: usize) -> bool {
    let is_one = |it: &What| {
        matches!(it, What::Land(_) | What::Capital(..) | What::Place(_) | What::DoubtfulPlace(_))
    };
    reading.found(from).iter().any(|it| it.to == to && is_one(&it.what))
}

/// Reads text with one word and its label a line, a blank line after each
/// sentence. Labels other than `PER`, `LOC` and `ORG` mean nothing here.
pub fn read_labelled(text: &str, language: Language) -> Vec<Marked> {
    let mut sheet = Sheet::new(language);
    let mut open: Option<(usize, Class)> = None;
    for line in text.lines() {
        let Some((word, label)) = line.split_once('\t') else {
            sheet.close(&mut open);
            sheet.end_sentence();
            continue;
        };
        let (position, code) = label.split_once('-').unwrap_or(("O", ""));
        let goes_on = position == "I" && open.is_some_and(|it| it.1.code() == code);
        if !goes_on {
            sheet.close(&mut open);
        }
        sheet.word(word);
        if let Some(class) = Class::from_code(code).filter(|_| !goes_on) {
            open = Some((sheet.text.len() - word.len(), class));
        }
    }
    sheet.close(&mut open);
    sheet.finish()
}

/// Reads sentences with their marks in place, one a line. A line that begins
/// with `#` begins a new article.
pub fn read_marked(text: &str, language: Language) -> Vec<Marked> {
    let mut sheet = Sheet::new(language);
    for line in text.lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            sheet.end_article();
        } else {
            sheet.marked(line);
            sheet.end_sentence();
        }
    }
    sheet.finish()
}

/// Articles in the making.
struct Sheet {
    language: Language,
    done: Vec<Marked>,
    text: String,
    /// Where the open sentence begins.
    from: usize,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
}

impl Sheet {
    fn new(language: Language) -> Self {
        let (text, blocks, marks) = (String::new(), Vec::new(), Vec::new());
        Self { language, done: Vec::new(), text, from: 0, blocks, marks }
    }

    /// Adds a word, with a space before it where there is one in print.
    fn word(&mut self, word: &str) {
        let is_closing = matches!(word, "," | "." | ")" | "…" | "]");
        let is_joined = self.text[self.from..].ends_with(['’', '\'', '(', '[']);
        if self.text.len() > self.from && !is_closing && !is_joined {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    fn close(&mut self, open: &mut Option<(usize, Class)>) {
        if let Some((from, class)) = open.take() {
            let span = Span::new(from, self.text.len());
            self.marks.push(Mark { span, core: None, sort: Sort::Class(class) });
        }
    }

    /// Adds a sentence, and what is marked in it.
    fn marked(&mut self, line: &str) {
        let (mut open, mut core, mut rest) = (Vec::new(), None, line);
        while let Some(letter) = rest.chars().next() {
            let kind = rest.strip_prefix('[').and_then(|it| it.split_once(':'));
            if let Some((kind, after)) = kind.and_then(|it| Some((Kind::from_code(it.0)?, it.1))) {
                let sort = Sort::Kind(kind);
                let span = Span::new(self.text.len(), self.text.len());
                open.push(self.marks.len());
                self.marks.push(Mark { span, core: None, sort });
                rest = after;
                continue;
            }
            rest = &rest[letter.len_utf8()..];
            let at = self.text.len();
            match (letter, open.last().copied()) {
                ('{', Some(_)) => core = Some(at),
                ('}', Some(mark)) => {
                    self.marks[mark].core = core.take().map(|it| Span::new(it, at));
                }
                (']', Some(mark)) => {
                    self.marks[mark].span = Span::new(self.marks[mark].span.start(), at);
                    open.pop();
                }
                _ => self.text.push(letter),
            }
        }
    }

    fn end_sentence(&mut self) {
        if self.text.len() > self.from {
            let span = Span::new(self.from, self.text.len());
            self.blocks.push(Block { kind: BlockKind::Paragraph, span });
            self.text.push('\n');
            self.from = self.text.len();
        }
        if self.blocks.len() >= TOGETHER {
            self.end_article();
        }
    }

    fn end_article(&mut self) {
        let document = Document::new(
            ArticleId(self.done.len() as u64),
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.blocks),
            self.language,
        );
        let marks = std::mem::take(&mut self.marks);
        self.from = 0;
        if !document.blocks.is_empty() {
            self.done.push(Marked { document, marks });
        }
    }

    fn finish(mut self) -> Vec<Marked> {
        self.end_sentence();
        self.end_article();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze::Lexicon;

    #[track_caller]
    fn check(texts: &[Marked], expected: &[(&str, Class)]) {
        let lexicon = Lexicon::lists();
        let mut found = Vec::new();
        for text in texts {
            let reading = Reading::new(&text.document, &lexicon);
            for it in text.targets(&reading) {
                found
                    .push((reading.span(it.from, it.to).within(reading.text).to_owned(), it.class));
            }
        }
        let found: Vec<(&str, Class)> = found.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(found, expected);
    }

    #[track_caller]
    fn check_marked(text: &str, expected: &[(&str, Class)]) {
        check(&read_marked(text, Language::French), expected);
    }

    #[test]
    fn labelled_words_are_text_again() {
        let text = "L'\tO\nUnion\tB-ORG\nde\tI-ORG\nBrest\tI-ORG\n,\tO\nici\tO\n\nAna\tB-PER\nLyon\tB-LOC\n";
        let texts = read_labelled(text, Language::French);
        assert_eq!(texts[0].document.text, "L'Union de Brest, ici\nAna Lyon\n");
        check(
            &texts,
            &[("Union de Brest", Class::Body), ("Ana", Class::Person), ("Lyon", Class::Place)],
        );
    }

    #[test]
    fn a_core_stands_for_its_mention() {
        check_marked(
            "Le [PERSON:maire de [PLACE:Brest] {Lucie Arnaud}] part.",
            &[("Brest", Class::Place), ("Lucie Arnaud", Class::Person)],
        );
        check_marked("La [PLACE:ville de {Martuni}] dort.", &[("Martuni", Class::Place)]);
    }

    #[test]
    fn an_office_is_no_name() {
        check_marked("Le [PERSON:premier ministre arménien] part.", &[]);
        check_marked("Le [PERSON:maire de [PLACE:Brest]] part.", &[("Brest", Class::Place)]);
    }

    #[test]
    fn a_state_is_a_place_and_a_ministry_a_body() {
        check_marked(
            "L’[GOV:Arménie] et le [GOV:Kremlin] refusent.",
            &[("Arménie", Class::Place), ("Kremlin", Class::Body)],
        );
    }

    #[test]
    fn the_outer_name_wins_if_it_is_one() {
        check_marked(
            "La [ORG:Banque de [PLACE:France]] attend.",
            &[("Banque de France", Class::Body)],
        );
        check_marked("La [GOV:mairie de [PLACE:Paris]] attend.", &[("Paris", Class::Place)]);
    }

    #[test]
    fn a_people_is_no_name() {
        check_marked("Les [GROUP:Arméniens] fuient le [GROUP:Hamas].", &[("Hamas", Class::Body)]);
    }
}
