//! Whether marked texts are fit to learn from and to be judged by: each line
//! by itself, and all of them beside each other.

mod alike;
mod line;
mod uneven;

use line::Sentence;

/// A file of marked texts.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name; with `.dev.` in it, it is never learned from.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// Something in the texts that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The name of the file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is odd there.
    pub oddity: Oddity,
    /// The words, or the place of the other line.
    pub about: String,
}

/// What can be odd about a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// A mark that is not opened or closed, or of no known kind, or a core out
    /// of place.
    Unreadable,
    /// A label that goes on with what has not begun.
    GoesOn,
    /// A mark without words, or with a space at its edge.
    Edge,
    /// A mention that begins with an article.
    Article,
    /// A mention that takes in a comma or a parenthesis: what follows is a
    /// mention of its own.
    Apposition,
    /// A name that takes in a word of address.
    Title,
    /// A town marked in the name of a court, a school or a hospital, of which it
    /// is part.
    PartOfName,
    /// The same sentence twice.
    Twice,
    /// The same sentence to learn from and to be judged by.
    Leaked,
    /// A sentence like another but for its names.
    Template,
    /// The same words between the same words, of another kind.
    OtherKind,
    /// A long name that is marked elsewhere, and not here.
    Unmarked,
}

impl Oddity {
    /// Whether the texts cannot be used like that. The others are for somebody
    /// to judge: some names stand for two things.
    pub fn is_error(self) -> bool {
        !matches!(self, Self::Template | Self::OtherKind | Self::Unmarked)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::GoesOn => "goes on with nothing",
            Self::Edge => "empty or spaced",
            Self::Article => "begins with an article",
            Self::Apposition => "takes in what follows",
            Self::Title => "takes a title into the name",
            Self::PartOfName => "marks part of a name",
            Self::Twice => "twice",
            Self::Leaked => "to learn from and to be judged by",
            Self::Template => "like another but for names",
            Self::OtherKind => "of another kind elsewhere",
            Self::Unmarked => "marked elsewhere",
        }
    }
}

/// Everything odd about `files`, in their order.
pub fn check(files: &[File]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut sentences = Vec::new();
    for file in files {
        if file.name.rsplit_once('.').is_some_and(|it| it.1 == "bio") {
            doubts.extend(line::labels(file));
            continue;
        }
        let lines = file.text.lines().zip(1..);
        for (text, number) in lines.filter(|it| !it.0.is_empty() && !it.0.starts_with('#')) {
            match Sentence::read(file.name, number, text) {
                Ok(sentence) => {
                    doubts.extend(sentence.doubts());
                    sentences.push(sentence);
                }
                Err(what) => doubts.push(what),
            }
        }
    }
    doubts.extend(alike::doubts(&sentences));
    doubts.extend(uneven::doubts(&sentences));
    let place = |name: &str| files.iter().position(|it| it.name == name);
    doubts.sort_by_cached_key(|it| (place(&it.file), it.clone()));
    doubts.dedup();
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, oddities: &[Oddity]) {
        let found: Vec<Oddity> =
            check(&[File { name: "a.txt", text }]).iter().map(|it| it.oddity).collect();
        assert_eq!(found, oddities, "{text}");
    }

    #[test]
    fn a_good_line_passes() {
        finds("Le [PERSON:ministre {Jean Bo}] de la [GOV:mairie de [PLACE:Brest]] part.", &[]);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        finds("Un [PERSON:homme", &[Oddity::Unreadable]);
        finds("Un [SOMEBODY:homme]", &[Oddity::Unreadable]);
        finds("Un homme]", &[Oddity::Unreadable]);
        finds("Un {homme}", &[Oddity::Unreadable]);
        finds("Un [PERSON:ministre {Bo]", &[Oddity::Unreadable]);
    }

    #[test]
    fn the_guideline_is_held() {
        finds("[PLACE:la Suisse] dort.", &[Oddity::Article]);
        finds("À [PLACE:Brest ] il pleut.", &[Oddity::Edge]);
        finds("[PERSON:Jean Bo, maire] dort.", &[Oddity::Apposition]);
        finds("[PERSON:M. Bo] dort.", &[Oddity::Title]);
        finds("Le [PERSON:ministre {M. Bo}] dort.", &[Oddity::Title]);
        finds("Le [ORG:tribunal de [PLACE:Lille]] siège.", &[Oddity::PartOfName]);
    }

    #[test]
    fn labels_that_go_on_with_nothing_are_told() {
        let text = "Paris\tB-LOC\nBo\tI-PER\n\nX\tI-ORG\n";
        let found = check(&[File { name: "a.bio", text }]);
        let lines: Vec<_> = found.iter().map(|it| (it.line, it.oddity)).collect();
        assert_eq!(lines, [(2, Oddity::GoesOn), (4, Oddity::GoesOn)]);
    }

    #[test]
    fn sentences_are_held_against_each_other() {
        let same = "[PERSON:Jean Bo] a vendu hier soir sa maison de campagne à un voisin.";
        let like = "[PERSON:Ana Ruiz] a vendu hier soir sa maison de campagne à un voisin.";
        finds(&format!("{same}\n{same}"), &[Oddity::Twice]);
        finds(&format!("{same}\n{like}"), &[Oddity::Template]);
        let files = [File { name: "a.txt", text: same }, File { name: "a.dev.txt", text: same }];
        let found: Vec<Oddity> = check(&files).iter().map(|it| it.oddity).collect();
        assert_eq!(found, [Oddity::Leaked]);
    }

    #[test]
    fn uneven_marks_are_told() {
        let text = "Hier, [ORG:Orange] a gagné un procès.\nOn dit que [PLACE:Orange] a perdu.\n";
        finds(text, &[]);
        let text =
            "Il dit que [ORG:Orange] a gagné un procès.\nOn dit que [PLACE:Orange] a perdu.\n";
        finds(text, &[Oddity::OtherKind]);
        let text = "[ORG:Croix bleue de Brest] part.\nLa Croix bleue de Brest revient.\n";
        finds(text, &[Oddity::Unmarked]);
    }
}
