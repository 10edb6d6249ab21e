//! When actors of different articles are one. Decided from names alone, and
//! the same whatever order the articles came in.

use std::collections::BTreeMap;

use crate::library::Numbers;

use crate::news::spelling::{self, is_lone_surname};
use crate::news::{Kind, Sex};

/// What an article calls one of its actors, as far as it ties the actor to
/// other articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<'a> {
    /// What it is.
    pub kind: Kind,
    /// Told by a title or a given name; only persons have it.
    pub sex: Option<Sex>,
    /// The state in which articles say a person to hold a high office.
    pub state: Option<&'a str>,
    /// The name, folded.
    pub folded: &'a str,
    /// The same as written; the one with most marks where several were.
    pub written: &'a str,
    /// The key of the whole name.
    pub key: &'a str,
    /// The numbers of the articles that use it.
    pub articles: &'a Numbers,
}

/// Groups `named`, given sorted by name and sex, by who they are: lists of
/// places in `named`. Everything in it has one kind and, for persons, surnames
/// of one key.
///
/// Full names are one where every two of their spellings are the same and no
/// title and no high office in another state says otherwise. A lone surname joins the one actor that bears it and is
/// well known; where two bear it, or an article has both apart, it stays alone.
/// So it does where it is the given name of one of `guests`, folded names, for
/// then it may not be a surname.
pub(super) fn groups(named: &[Named], guests: &[&str]) -> Vec<Vec<usize>> {
    let all = 0..named.len();
    let is_person = named.first().is_some_and(|it| it.kind == Kind::Person);
    if !is_person {
        return spellings(named, all.collect());
    }
    let (lone, full): (Vec<usize>, Vec<usize>) =
        all.partition(|it| is_lone_surname(named[*it].folded));
    let apart = |places| {
        let by_sex = spellings(named, places).into_iter().flat_map(|it| sexes(named, it));
        by_sex.flat_map(|it| states(named, it)).collect::<Vec<_>>()
    };
    let mut groups: Vec<Vec<usize>> = apart(full);
    let bearers = groups.len();
    for lone in apart(lone) {
        let is_given = guests.iter().any(|it| given_name(it) == named[lone[0]].folded);
        match bearer(named, &groups[..bearers], &lone).filter(|_| !is_given) {
            Some(at) => groups[at].extend(lone),
            None => groups.push(lone),
        }
    }
    groups
}

/// Names of which every two are spellings of one another. Only names of one
/// key are compared.
fn spellings(named: &[Named], places: Vec<usize>) -> Vec<Vec<usize>> {
    let mut by_key: BTreeMap<&str, Vec<Vec<usize>>> = BTreeMap::new();
    for place in places {
        let groups = by_key.entry(named[place].key).or_default();
        let agrees = |other: &usize| are_spellings(&named[*other], &named[place]);
        match groups.iter_mut().find(|it| it.iter().all(agrees)) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    by_key.into_values().flatten().collect()
}

fn are_spellings(one: &Named, other: &Named) -> bool {
    one.folded == other.folded || spelling::same(one.written, other.written)
}

/// Parts namesakes of different sex. Who is told apart by no title goes with
/// whoever is in far more articles, or else stays apart from both.
fn sexes(named: &[Named], group: Vec<usize>) -> Vec<Vec<usize>> {
    let of = |sex: Option<Sex>| -> Vec<usize> {
        group.iter().copied().filter(|it| named[*it].sex == sex).collect()
    };
    let (mut women, mut men, unknown) = (of(Some(Sex::Female)), of(Some(Sex::Male)), of(None));
    if women.is_empty() || men.is_empty() {
        return vec![group];
    }
    let (w, m) = (weight(named, &women), weight(named, &men));
    if unknown.is_empty() {
        return vec![women, men];
    }
    match () {
        () if w >= FAR_MORE * m => women.extend(unknown),
        () if m >= FAR_MORE * w => men.extend(unknown),
        () => return vec![women, men, unknown],
    }
    vec![women, men]
}

const FAR_MORE: u64 = 4;

/// Parts namesakes who hold high offices in different states. Who is told to
/// hold none goes with whoever is in far more articles than all others, or else
/// stays apart from all.
fn states(named: &[Named], group: Vec<usize>) -> Vec<Vec<usize>> {
    let mut by_state: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut others = Vec::new();
    for place in &group {
        match named[*place].state {
            Some(state) => by_state.entry(state).or_default().push(*place),
            None => others.push(*place),
        }
    }
    if by_state.len() < 2 {
        return vec![group];
    }
    let mut parts: Vec<Vec<usize>> = by_state.into_values().collect();
    let weights: Vec<u64> = parts.iter().map(|it| weight(named, it)).collect();
    let all: u64 = weights.iter().sum();
    let known = weights.iter().position(|it| *it >= FAR_MORE * (all - it));
    match known {
        Some(at) => parts[at].extend(others),
        None => parts.extend((!others.is_empty()).then_some(others)),
    }
    parts
}

/// How many times as many articles must name somebody in full before the
/// surname alone is believed to mean them: a bearer hardly ever named may just
/// be the one of several that the library has met.
const WELL_KNOWN: u64 = 2;

/// In how many articles a group is.
fn weight(named: &[Named], group: &[usize]) -> u64 {
    group.iter().map(|it| named[*it].articles.len()).sum()
}

/// The place of the only group whose surname `lone` is.
fn bearer(named: &[Named], groups: &[Vec<usize>], lone: &[usize]) -> Option<usize> {
    let surname = named[lone[0]].written;
    let bears = |it: &Vec<usize>| {
        it.iter().any(|it| bears(named[*it].written, surname)) && may_be_one(named, it, lone)
    };
    let mut bearers = (0..groups.len()).filter(|it| bears(&groups[*it]));
    let found = bearers.next().filter(|_| bearers.next().is_none())?;
    let is_known = weight(named, &groups[found]) >= WELL_KNOWN * weight(named, lone);
    let is_one = is_known && !are_apart(named, &groups[found], lone);
    is_one.then_some(found)
}

fn bears(full: &str, lone: &str) -> bool {
    let surname = spelling::surname(full);
    let bare = surname.rsplit([' ', '\'', '’']).next().unwrap_or(surname);
    let alike = |it: &str| it == lone || spelling::same(it, lone);
    alike(surname) || alike(bare)
}

/// Whether no title and no office speaks against it.
fn may_be_one(named: &[Named], group: &[usize], lone: &[usize]) -> bool {
    let sex = |it: &[usize]| it.iter().find_map(|it| named[*it].sex);
    let state = |it: &[usize]| it.iter().find_map(|it| named[*it].state);
    sex(group).zip(sex(lone)).is_none_or(|(one, other)| one == other)
        && state(group).zip(state(lone)).is_none_or(|(one, other)| one == other)
}

/// Whether an article knows both, as two.
fn are_apart(named: &[Named], group: &[usize], lone: &[usize]) -> bool {
    let articles = |it: &usize| named[*it].articles;
    group.iter().any(|it| lone.iter().any(|lone| !articles(it).is_disjoint(articles(lone))))
}

/// The first of several names, as far as it is one: nothing for a surname that
/// stands alone.
pub(super) fn given_name(folded: &str) -> &str {
    let given = folded.split_whitespace().next().unwrap_or_default();
    if is_lone_surname(folded) { "" } else { given }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn named(name: &'static str, sex: Option<Sex>, articles: &[u32]) -> Named<'static> {
        let (folded, key) = (fold(name).leak(), spelling::key(name).leak());
        let articles = Box::leak(Box::new(articles.iter().copied().collect()));
        Named { kind: Kind::Person, sex, state: None, folded, written: name, key, articles }
    }

    #[track_caller]
    fn check(names: &[Named], expected: &[&[usize]]) {
        check_beside(names, &[], expected);
    }

    #[track_caller]
    fn check_beside(names: &[Named], guests: &[&str], expected: &[&[usize]]) {
        let mut found = groups(names, guests);
        for group in &mut found {
            group.sort_unstable();
        }
        found.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        let names = ["Ilham Aliev", "Ilham Aliyev", "Heydar Aliev"];
        check(&names.map(|it| named(it, None, &[0])), &[&[0, 1], &[2]]);
    }

    #[test]
    fn a_surname_goes_to_the_only_one_who_bears_it() {
        let lone = || named("Aliyev", None, &[1]);
        check(&[named("Ilham Aliev", None, &[0, 2]), lone()], &[&[0, 1]]);
        let two = [named("Ilham Aliev", None, &[0, 2]), named("Heydar Aliev", None, &[0]), lone()];
        check(&two, &[&[0], &[1], &[2]]);
    }

    #[test]
    fn a_bearer_hardly_known_is_not_believed_to_be_meant() {
        check(&[named("Ilham Aliev", None, &[0]), named("Aliev", None, &[1])], &[&[0], &[1]]);
    }

    #[test]
    fn an_article_that_tells_them_apart_is_believed() {
        let names = [named("Ilham Aliev", None, &[0, 3, 4]), named("Aliev", None, &[4])];
        check(&names, &[&[0], &[1]]);
    }

    #[test]
    fn what_may_be_a_given_name_stays_alone() {
        let names = [named("Paul Martin", None, &[0, 2]), named("Martin", None, &[1])];
        check(&names, &[&[0, 1]]);
        check_beside(&names, &["martin petit"], &[&[0], &[1]]);
    }

    #[test]
    fn a_title_is_believed() {
        let (he, she) = (Some(Sex::Male), Some(Sex::Female));
        check(&[named("Ilham Aliev", he, &[0, 2]), named("Aliev", she, &[1])], &[&[0], &[1]]);
        let namesakes = [named("Dominique Petit", she, &[0]), named("Dominique Petit", he, &[1])];
        check(&namesakes, &[&[0], &[1]]);
    }

    #[test]
    fn nobody_holds_high_offices_in_two_states() {
        let of = |state: &'static str, articles: &[u32]| Named {
            state: Some(state),
            ..named("Ana Ruiz", None, articles)
        };
        check(&[of("cl", &[0]), of("cl", &[1])], &[&[0, 1]]);
        check(&[of("cl", &[0]), named("Ana Ruiz", None, &[1])], &[&[0, 1]]);
        let three = |known| [of("cl", known), named("Ana Ruiz", None, &[1]), of("pe", &[2])];
        check(&three(&[0]), &[&[0], &[1], &[2]]);
        check(&three(&[0, 3, 4, 5]), &[&[0, 1], &[2]]);
    }

    #[test]
    fn a_given_name_is_no_surname() {
        assert!(is_lone_surname("de gaulle") && is_lone_surname("gaulle"));
        assert!(!is_lone_surname("al gore") && !is_lone_surname("ben affleck"));
    }
}
