//! The file that corrections are kept in: text that a reader may edit. What
//! is not understood stays where it stands.

use crate::corrections::{Correction, Corrections, Record};
use crate::news::{Problem, Remark};
use crate::text::clean_line;

/// What a new file begins with.
const HEAD: &str = include_str!("../../assets/corrections.toml");

/// The file, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    /// A comment, an empty line, or one that could not be understood.
    Kept(String),
    /// A correction and how it is written.
    Record(String, Box<Record>),
}

impl Sheet {
    /// Reads a whole file that the reader knows as `place`. Empty text is a
    /// new file. Lines that are no corrections are told, and kept.
    pub fn read(text: &str, place: &str) -> (Self, Vec<Problem>) {
        let text = if text.trim().is_empty() { HEAD } else { text };
        let mut problems = Vec::new();
        let mut line = |(at, written): (usize, &str)| {
            let is_blank = written.trim().is_empty() || written.trim_start().starts_with('#');
            match (!is_blank).then(|| Record::read(written)) {
                Some(Ok(record)) => Line::Record(written.to_owned(), Box::new(record)),
                Some(Err(why)) => {
                    let start: String = clean_line(written).chars().take(60).collect();
                    let what = Remark::new(why).with("line", start);
                    problems.push(Problem { place: format!("{place}:{}", at + 1), what });
                    Line::Kept(written.to_owned())
                }
                None => Line::Kept(written.to_owned()),
            }
        };
        let lines = text.lines().enumerate().map(&mut line).collect();
        (Self { lines }, problems)
    }

    /// What the file is to hold.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            let (Line::Kept(written) | Line::Record(written, _)) = line;
            text.push_str(written);
            text.push('\n');
        }
        text
    }

    /// What it says.
    pub fn corrections(&self) -> Corrections {
        Corrections::new(self.records().cloned().collect())
    }

    fn records(&self) -> impl Iterator<Item = &Record> {
        self.lines.iter().filter_map(|it| match it {
            Line::Record(_, record) => Some(&**record),
            Line::Kept(_) => None,
        })
    }

    /// Adds a correction that was made `now`, or a moment later where the
    /// newest one is not older than that.
    pub fn make(&mut self, what: Correction, now: &str) {
        let newest = self.records().map(|it| it.made.as_str()).max();
        // A clock may be put back, and two corrections may come at once.
        let made = match newest {
            Some(newest) if newest >= now => format!("{newest}+"),
            _ => now.to_owned(),
        };
        self.put(Record { made, what });
    }

    /// Puts a correction at the end, unless it is there already.
    pub fn put(&mut self, record: Record) {
        if self.records().any(|it| *it == record) {
            return;
        }
        self.lines.push(Line::Record(record.to_string(), Box::new(record)));
    }

    /// Takes a correction out. False when it is not there.
    pub fn take(&mut self, record: &Record) -> bool {
        let is_it = |line: &Line| matches!(line, Line::Record(_, it) if **it == *record);
        let at = self.lines.iter().position(is_it);
        at.map(|at| self.lines.remove(at)).is_some()
    }

    /// Takes the newest correction out that says this. False when none does.
    pub fn unmake(&mut self, what: &Correction) -> bool {
        let newest = self.records().filter(|it| it.what == *what).max_by_key(|it| &it.made);
        newest.cloned().is_some_and(|it| self.take(&it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::{Article, Passage, Who, Words};
    use crate::news::{ArticleId, Kind, Sex};

    fn who(name: &str) -> Who {
        Who {
            kind: Kind::Person,
            name: name.to_owned(),
            key: None,
            sex: None,
            state: None,
            article: None,
        }
    }

    fn everything() -> Vec<Correction> {
        let article = || Article { place: "presse/003.txt".to_owned(), id: Some(ArticleId(7)) };
        let lexical = Who { kind: Kind::State, key: Some("gov:az".to_owned()), ..who("Bakou") };
        let told = Who { sex: Some(Sex::Female), article: Some(article()), ..who("Petit") };
        let (before, after) = ("le « maire » de".to_owned(), ", a\\dit".to_owned());
        let at = Some(Passage { article: article(), before, after, nth: 2 });
        let words = |at| Words { words: "Ligue \"Espoir\"".to_owned(), at };
        vec![
            Correction::Merge(who("N. Pachinian"), who("Nikol Pashinyan")),
            Correction::Split(told, lexical),
            Correction::Rename(who("N. Pachinian"), "L’« autre »".to_owned()),
            Correction::Retype(who("Ligue"), Kind::Organisation),
            Correction::Hide(who("Reuters")),
            Correction::Not(words(None)),
            Correction::Mark(words(at), Kind::Group),
        ]
    }

    #[test]
    fn what_is_written_reads_back() {
        let (mut sheet, _) = Sheet::read("", "corrections.toml");
        for what in everything() {
            sheet.make(what, "2026-11-22 07:10:00.000");
        }
        let (again, problems) = Sheet::read(&sheet.text(), "corrections.toml");
        assert_eq!((again, problems), (sheet.clone(), vec![]));
        let corrections = sheet.corrections();
        let said: Vec<_> = corrections.all().iter().map(|it| it.what.clone()).collect();
        assert_eq!(said, everything());
        assert!(toml::from_str::<toml::Table>(&sheet.text()).is_ok());
    }

    #[test]
    fn the_examples_at_the_head_are_corrections() {
        let examples = HEAD.lines().filter_map(|it| it.strip_prefix("#   "));
        let examples: Vec<String> = examples
            .filter(|it| it.starts_with('"'))
            .map(|it| it.replace("WHO", "{ kind = \"PERSON\", name = \"X\" }"))
            .map(|it| it.replace("PLACE", "everywhere = true"))
            .collect();
        let (sheet, problems) = Sheet::read(&examples.join("\n"), "corrections.toml");
        assert_eq!((sheet.corrections().all().len(), problems), (8, vec![]));
    }

    #[test]
    fn a_bad_line_is_told_and_kept() {
        let text = "# mine\n\"1\" = { hide = 3 }\n\nnonsense\n\"2\" = { not = \"x\" }\n";
        let (mut sheet, problems) = Sheet::read(text, "c.toml");
        let places: Vec<&str> = problems.iter().map(|it| it.place.as_str()).collect();
        assert_eq!(places, ["c.toml:2", "c.toml:4", "c.toml:5"]);
        sheet.make(Correction::Hide(who("Reuters")), "3");
        assert!(sheet.text().starts_with(text) && sheet.text().lines().count() == 6);
    }

    #[test]
    fn what_was_made_is_unmade_and_nothing_else_moves() {
        let (mut sheet, _) = Sheet::read("# mine\n\n# more", "c.toml");
        let before = sheet.clone();
        let hide = || Correction::Hide(who("Reuters"));
        sheet.make(hide(), "2");
        sheet.make(hide(), "1");
        let made: Vec<String> = sheet.records().map(|it| it.made.clone()).collect();
        assert_eq!(made, ["2", "2+"]);
        assert!(sheet.unmake(&hide()));
        assert_eq!(sheet.records().next().map(|it| &*it.made), Some("2"));
        assert!(sheet.unmake(&hide()) && !sheet.unmake(&hide()));
        assert_eq!(sheet, before);
    }
}
