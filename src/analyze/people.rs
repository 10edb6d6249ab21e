//! Which mentions of persons speak of one person: full names, surnames, and
//! offices that the text ties to a name.

use std::collections::HashMap;

use crate::analyze::glosses::Ties;
use crate::analyze::lexicon::ByHash;
use crate::analyze::phrases::{Draft, Subject};
use crate::analyze::reading::Reading;
use crate::news::{Kind, Sex, spelling};

/// A person of the article.
#[derive(Debug, Clone)]
struct Person {
    /// The words of the fullest name, in the form all spellings share.
    words: Vec<String>,
    /// Told by a first name or a word of address.
    sex: Option<Sex>,
}

/// The persons of the article, in the order they were found.
#[derive(Debug, Default)]
struct People {
    all: Vec<Person>,
    /// Those of each last word: only they can be one person.
    by_last: HashMap<String, Vec<usize>>,
}

/// How many persons of one surname a name is compared with: more than any
/// article of the press has.
const NAMESAKES: usize = 64;

/// For each draft the number of the person it speaks of: none where it is no
/// person, or where a surname fits several or only somebody of the other sex.
pub fn persons(reading: &Reading, drafts: &[Draft], ties: &Ties) -> Vec<Option<usize>> {
    let mut people = People::default();
    let mut of_draft = vec![None; drafts.len()];
    let is_name = |it: &Draft| matches!(it.subject, Subject::Name | Subject::Body(_));
    let named = |it: &Draft| it.kind == Kind::Person && is_name(it);
    // Full names come first, so that a surname that opens the text finds one.
    for alone in [false, true] {
        for (at, draft) in drafts.iter().enumerate().filter(|it| named(it.1)) {
            let words = words(reading, draft);
            if (words.len() < 2) == alone {
                of_draft[at] = people.place(words, draft.sex);
            }
        }
    }
    let mut holders: ByHash<usize> = ByHash::default();
    let mut next = people.all.len();
    for (at, draft) in drafts.iter().enumerate() {
        let Subject::Office(office) = draft.subject else { continue };
        let named = of_draft[ties.leader(at)];
        let holder = named.or_else(|| holders.get(&office).copied()).unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        holders.insert(office, holder);
        of_draft[at] = Some(holder);
    }
    of_draft
}

fn words(reading: &Reading, draft: &Draft) -> Vec<String> {
    let (from, to) = draft.core();
    let key = spelling::key(reading.span(from, to).within(reading.text));
    key.split([' ', '-']).map(str::to_owned).collect()
}

impl People {
    /// The person of that name: an earlier one, a new one, or none when a
    /// surname fits several. `Mme Ruiz` is no Pedro Ruiz, nor is it told who
    /// else she is.
    fn place(&mut self, words: Vec<String>, sex: Option<Sex>) -> Option<usize> {
        let last = words.last().cloned().unwrap_or_default();
        let of_last = self.by_last.entry(last).or_default();
        let fits = |it: &usize| fits(&self.all[*it].words, &words);
        let is_other = |it: &usize| self.all[*it].sex.zip(sex).is_some_and(|(a, b)| a != b);
        let fitting: Vec<usize> = of_last.iter().copied().take(NAMESAKES).filter(fits).collect();
        let is_lone = words.len() < 2;
        if is_lone && !fitting.is_empty() && fitting.iter().all(is_other) {
            return None;
        }
        let mut fitting = fitting.into_iter().filter(|it| !is_lone || !is_other(it));
        match (fitting.next(), fitting.next()) {
            (Some(_), Some(_)) if is_lone => None,
            (Some(first), _) => {
                self.all[first].sex = self.all[first].sex.or(sex);
                if words.len() > self.all[first].words.len() {
                    self.all[first].words = words;
                }
                Some(first)
            }
            (None, _) => {
                of_last.push(self.all.len());
                self.all.push(Person { words, sex });
                Some(self.all.len() - 1)
            }
        }
    }
}

/// Whether `name` may be the person called `full`: the same surname, and no
/// word that says otherwise.
fn fits(full: &[String], name: &[String]) -> bool {
    let (short, long) = if name.len() <= full.len() { (name, full) } else { (full, name) };
    if short.len() == 1 {
        return long.last() == short.first();
    }
    long.last() == short.last()
        && short.iter().all(|it| long.iter().any(|word| is_same_word(it, word)))
}

/// Whether two words of names are one, or one is the initial of the other.
fn is_same_word(one: &str, other: &str) -> bool {
    let initial = |a: &str, b: &str| {
        a.trim_end_matches('.').chars().count() == 1 && b.starts_with(a.trim_end_matches('.'))
    };
    one == other || initial(one, other) || initial(other, one)
}
