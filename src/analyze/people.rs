//! Which mentions of persons speak of one person: full names, surnames, and
//! offices that the text ties to a name.

use std::collections::{HashMap, HashSet};

use crate::analyze::glosses::Ties;
use crate::analyze::lexicon::ByHash;
use crate::analyze::phrases::{Draft, Subject};
use crate::analyze::reading::Reading;
use crate::news::{Kind, Sex, spelling};
use crate::text::fold;

/// The words of a name as they are compared, those with a hyphen as one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Words {
    all: Vec<String>,
    /// Whether they are no more than a surname, with its particles.
    is_lone: bool,
}

/// A person of the article.
#[derive(Debug, Clone)]
struct Person {
    /// The words of the fullest name.
    words: Words,
    /// Told by a first name, a word of address or the noun of an office.
    sex: Option<Sex>,
}

/// The persons of the article, in the order they were found.
#[derive(Debug, Default)]
struct People {
    all: Vec<Person>,
    /// Those of each surname, by what its spellings share: only they can be
    /// one person.
    by_surname: HashMap<String, Vec<usize>>,
    /// The surnames of somebody who is none of these: `Mme Ruiz` beside a Pedro
    /// Ruiz and nobody else.
    strangers: HashSet<String>,
}

/// How many persons of one surname a name is compared with: more than any
/// article of the press has.
const NAMESAKES: usize = 64;

/// For each draft the number of the person it speaks of: none where it is no
/// person, or where a surname fits several or only somebody of the other sex.
pub fn persons(reading: &Reading, drafts: &[Draft], ties: &Ties) -> Vec<Option<usize>> {
    let mut of_draft = vec![None; drafts.len()];
    let mut people = named(reading, drafts, &mut of_draft);
    let mut holders: ByHash<usize> = ByHash::default();
    for (at, draft) in drafts.iter().enumerate() {
        let Subject::Office(office) = draft.subject else { continue };
        let named = of_draft[ties.leader(at)];
        let holder = named.or_else(|| holders.get(&office).copied());
        let holder = holder.unwrap_or_else(|| people.add(Words::default(), None));
        holders.insert(office, holder);
        of_draft[at] = Some(holder);
    }
    of_draft
}

/// Finds out whom the names mean. Full names come first, so that a surname that
/// opens the text finds one; then surnames with a word that tells the sex, as
/// long as one settles another; then all others.
fn named(reading: &Reading, drafts: &[Draft], of_draft: &mut [Option<usize>]) -> People {
    let mut people = People::default();
    let is_name = |it: &Draft| matches!(it.subject, Subject::Name | Subject::Body(_));
    let named = (0..drafts.len())
        .filter(|at| drafts[*at].kind == Kind::Person && is_name(&drafts[*at]))
        .map(|at| (at, words(reading, &drafts[at]), sex(&drafts[at])));
    let (full, lone): (Vec<_>, Vec<_>) = named.partition(|it| !it.1.is_lone);
    for (at, words, sex) in full {
        of_draft[at] = people.place(words, sex);
    }
    let (mut told, untold): (Vec<_>, Vec<_>) = lone.into_iter().partition(|it| it.2.is_some());
    let mut is_new = true;
    while is_new {
        let before = told.len();
        told.retain(|(at, words, sex)| {
            of_draft[*at] = people.only(words, *sex);
            of_draft[*at].is_none()
        });
        is_new = told.len() < before;
    }
    for (at, words, sex) in told.into_iter().chain(untold) {
        of_draft[at] = people.place(words, sex);
    }
    people
}

fn words(reading: &Reading, draft: &Draft) -> Words {
    let (from, to) = draft.core();
    let name = reading.span(from, to).within(reading.text);
    let all = name.split_whitespace().map(spelling::word).filter(|it| !it.is_empty());
    Words { all: all.collect(), is_lone: spelling::is_lone_surname(&fold(name)) }
}

/// What the words of a mention tell of the sex. The noun of an office tells it
/// of women only, who may have a masculine one.
fn sex(draft: &Draft) -> Option<Sex> {
    draft.sex.or(draft.gender.filter(|it| *it == Sex::Female))
}

impl People {
    /// The person of that name: an earlier one, a new one, or none when it fits
    /// several. `Mme Ruiz` is no Pedro Ruiz, nor is it told who else she is.
    fn place(&mut self, words: Words, sex: Option<Sex>) -> Option<usize> {
        let fitting = self.fitting(&words);
        if fitting.is_empty() {
            return Some(self.add(words, sex));
        }
        let (is_lone, surname) = (words.is_lone, words.surname_key());
        if is_lone && sex.is_some() && fitting.iter().all(|it| self.is_other(*it, sex)) {
            self.strangers.insert(surname);
            return None;
        }
        if is_lone && self.strangers.contains(&surname) {
            return None;
        }
        let same = fitting.iter().copied().find(|it| !is_lone && self.all[*it].words == words);
        let found = same.or_else(|| self.only(&words, sex))?;
        self.all[found].sex = self.all[found].sex.or(sex);
        if words.all.len() > self.all[found].words.all.len() {
            self.all[found].words = words;
        }
        Some(found)
    }

    /// The only one of that name whose sex speaks not against it.
    fn only(&mut self, words: &Words, sex: Option<Sex>) -> Option<usize> {
        let fitting = self.fitting(words);
        let mut fitting =
            fitting.into_iter().filter(|it| !words.is_lone || !self.is_other(*it, sex));
        let only = fitting.next().filter(|_| fitting.next().is_none())?;
        self.all[only].sex = self.all[only].sex.or(sex);
        Some(only)
    }

    /// Who may bear the name.
    fn fitting(&self, words: &Words) -> Vec<usize> {
        let namesakes = self.by_surname.get(&words.surname_key()).into_iter().flatten();
        let fits = |it: &usize| fits(&self.all[*it].words, words);
        namesakes.copied().take(NAMESAKES).filter(fits).collect()
    }

    fn is_other(&self, person: usize, sex: Option<Sex>) -> bool {
        self.all[person].sex.zip(sex).is_some_and(|(one, other)| one != other)
    }

    /// Somebody new. Nobody finds who has no name.
    fn add(&mut self, words: Words, sex: Option<Sex>) -> usize {
        let number = self.all.len();
        if !words.all.is_empty() {
            self.by_surname.entry(words.surname_key()).or_default().push(number);
        }
        self.all.push(Person { words, sex });
        number
    }
}

impl Words {
    /// What all spellings of the surname share.
    fn surname_key(&self) -> String {
        self.all.last().map(|it| spelling::key(it)).unwrap_or_default()
    }
}

/// Whether `name` may be the person called `full`: the same surname, and no
/// word that says otherwise.
fn fits(full: &Words, name: &Words) -> bool {
    let (short, long) = if name.all.len() <= full.all.len() { (name, full) } else { (full, name) };
    let is_in_long = |it: &String| long.all.iter().any(|word| is_same_word(it, word));
    let surnames = short.all.last().zip(long.all.last());
    surnames.is_some_and(|(one, other)| is_spelling(one, other))
        && (short.is_lone || short.all.iter().all(is_in_long))
}

/// Whether two words are one, however they came into our letters.
fn is_spelling(one: &str, other: &str) -> bool {
    one == other || spelling::same(one, other)
}

/// Whether two words of names are one, or one is the initials of the other:
/// `J.-L.` of `Jean-Luc`.
fn is_same_word(one: &str, other: &str) -> bool {
    let initials = |short: &str, long: &str| {
        let mut long = long.split('-');
        short.split('-').all(|it| {
            it.chars().count() == 1 && long.next().is_some_and(|word| word.starts_with(it))
        })
    };
    is_spelling(one, other) || initials(one, other) || initials(other, one)
}
