//! The reader's word on who is who across articles: which names are one actor
//! all the same, which are not, and what the reader says an actor is.

use std::collections::{BTreeSet, HashMap};

use crate::corrections::{Correction, Outcome};
use crate::news::Kind;

/// Names that are one actor, and what the reader says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    /// The numbers of the names.
    pub nodes: Vec<u32>,
    pub word: Word,
}

/// What the reader says of an actor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Word {
    pub name: Option<String>,
    pub kind: Option<Kind>,
    pub hidden: bool,
    /// The places of the corrections that say it.
    pub by: Vec<u32>,
}

/// A correction with the names of the actors that it speaks of.
#[derive(Debug)]
pub(super) struct Step<'a> {
    /// Its place among all corrections.
    pub at: u32,
    pub what: &'a Correction,
    /// For each actor that it speaks of, the numbers of its living names.
    pub nodes: Vec<Vec<u32>>,
}

impl From<Vec<u32>> for Group {
    /// A group of which the reader says nothing.
    fn from(nodes: Vec<u32>) -> Self {
        Self { nodes, word: Word::default() }
    }
}

/// Makes of `groups`, into which names fall by themselves, those that the
/// reader wants; tells with the place of each correction what became of it.
/// Every name of a step is in one of the groups.
pub(super) fn obey(groups: Vec<Vec<u32>>, steps: &[Step]) -> (Vec<Group>, Vec<(u32, Outcome)>) {
    let mut table = Table::of(groups);
    // First who is who, then what they are: what is said of an actor is said
    // of whoever has its name in the end.
    let mut outcomes: Vec<Outcome> = steps.iter().map(|it| table.arrange(it)).collect();
    let mut said: HashMap<(usize, u8), usize> = HashMap::new();
    for (place, step) in steps.iter().enumerate() {
        if outcomes[place] != Outcome::Applies {
            continue;
        }
        if !table.has(step) {
            outcomes[place] = Outcome::Overtaken;
        }
        for about in table.describe(step) {
            if let Some(before) = said.insert(about, place) {
                outcomes[before] = Outcome::Overtaken;
            }
        }
    }
    let outcomes = steps.iter().map(|it| it.at).zip(outcomes).collect();
    (table.groups.into_iter().filter(|it| !it.nodes.is_empty()).collect(), outcomes)
}

/// Groups that change, and where each name is.
struct Table {
    /// Emptied ones stay, so that places do not move.
    groups: Vec<Group>,
    place: HashMap<u32, usize>,
    /// The group into which a name falls by itself.
    natural: HashMap<u32, usize>,
}

impl Table {
    fn of(groups: Vec<Vec<u32>>) -> Self {
        let places = groups.iter().enumerate();
        let natural: HashMap<u32, usize> =
            places.flat_map(|(place, group)| group.iter().map(move |it| (*it, place))).collect();
        let groups = groups.into_iter().map(Group::from).collect();
        Self { groups, place: natural.clone(), natural }
    }

    fn places(&self, nodes: &[u32]) -> BTreeSet<usize> {
        nodes.iter().map(|it| self.place[it]).collect()
    }

    /// Brings together or parts what a step wants so.
    fn arrange(&mut self, step: &Step) -> Outcome {
        match step.nodes.iter().position(Vec::is_empty) {
            Some(0) => return Outcome::NoActor,
            Some(_) => return Outcome::NoOther,
            None => (),
        }
        match (step.what, step.nodes.as_slice()) {
            (Correction::Merge(..), [one, other]) => self.merge(step.at, one, other),
            (Correction::Split(..), [one, other]) => self.split(step.at, one, other),
            _ => Outcome::Applies,
        }
    }

    fn merge(&mut self, at: u32, one: &[u32], other: &[u32]) -> Outcome {
        let mut places: Vec<usize> = self.places(one).union(&self.places(other)).copied().collect();
        let into = places.remove(0);
        let is_needless = places.is_empty();
        for from in places {
            let Group { nodes, word } = std::mem::take(&mut self.groups[from]);
            self.place.extend(nodes.iter().map(|it| (*it, into)));
            self.groups[into].nodes.extend(nodes);
            self.groups[into].word.by.extend(word.by);
        }
        self.groups[into].word.by.push(at);
        if is_needless { Outcome::Needless } else { Outcome::Applies }
    }

    fn split(&mut self, at: u32, one: &[u32], other: &[u32]) -> Outcome {
        let shared: Vec<usize> =
            self.places(one).intersection(&self.places(other)).copied().collect();
        if shared.is_empty() {
            return Outcome::Needless;
        }
        // Whoever goes takes its other spellings along, but not those that
        // are spellings of whoever stays.
        let of = |nodes: &[u32]| -> BTreeSet<usize> {
            nodes.iter().map(|it| self.natural[it]).collect()
        };
        let (going, staying) = (of(one), of(other));
        let goes = |it: &u32| {
            let natural = self.natural[it];
            one.contains(it) || going.contains(&natural) && !staying.contains(&natural)
        };
        let all = shared.iter().flat_map(|it| self.groups[*it].nodes.iter().copied());
        let (gone, left): (Vec<u32>, Vec<u32>) = all.partition(goes);
        if left.is_empty() {
            return Outcome::NoOther;
        }
        let place = self.groups.len();
        for it in shared {
            self.groups[it].nodes.retain(|it| !gone.contains(it));
            self.groups[it].word.by.push(at);
        }
        self.place.extend(gone.iter().map(|it| (*it, place)));
        self.groups.push(Group { nodes: gone, word: Word { by: vec![at], ..Word::default() } });
        Outcome::Applies
    }

    /// Whether everything is in the end as a step wants it.
    fn has(&self, step: &Step) -> bool {
        let mut places = step.nodes.iter().map(|it| self.places(it));
        match (step.what, places.next(), places.next()) {
            (Correction::Merge(..), Some(one), Some(other)) => one == other,
            (Correction::Split(..), Some(one), Some(other)) => one.is_disjoint(&other),
            _ => true,
        }
    }

    /// Writes down what a step says an actor is. Gives whom it speaks of, and
    /// which of their sides.
    fn describe(&mut self, step: &Step) -> Vec<(usize, u8)> {
        let places = step.nodes.first().map(|it| self.places(it)).unwrap_or_default();
        let mut about = Vec::new();
        for place in places {
            let word = &mut self.groups[place].word;
            let side = match step.what {
                Correction::Rename(_, name) => {
                    word.name = Some(name.clone());
                    0
                }
                Correction::Retype(_, kind) => {
                    word.kind = Some(*kind);
                    1
                }
                Correction::Hide(_) => {
                    word.hidden = true;
                    2
                }
                _ => continue,
            };
            word.by.push(step.at);
            about.push((place, side));
        }
        about
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Who;

    fn who() -> Who {
        let name = "whoever".to_owned();
        Who { kind: Kind::Person, name, key: None, sex: None, state: None, article: None }
    }

    fn merge() -> Correction {
        Correction::Merge(who(), who())
    }

    fn split() -> Correction {
        Correction::Split(who(), who())
    }

    /// What becomes of `groups` when steps speak of the names given with them.
    #[track_caller]
    fn check(
        groups: &[&[u32]],
        steps: &[(Correction, &[&[u32]])],
        expected: &[&[u32]],
        outcomes: &[Outcome],
    ) -> Vec<Group> {
        let steps: Vec<Step> = (0..)
            .zip(steps)
            .map(|(at, (what, nodes))| Step {
                at,
                what,
                nodes: nodes.iter().map(|it| it.to_vec()).collect(),
            })
            .collect();
        let (mut found, told) = obey(groups.iter().map(|it| it.to_vec()).collect(), &steps);
        for group in &mut found {
            group.nodes.sort_unstable();
        }
        found.sort_by(|one, other| one.nodes.cmp(&other.nodes));
        let nodes: Vec<&[u32]> = found.iter().map(|it| it.nodes.as_slice()).collect();
        assert_eq!(nodes, expected);
        assert_eq!(told.into_iter().map(|it| it.1).collect::<Vec<_>>(), outcomes);
        found
    }

    #[test]
    fn spellings_come_along() {
        let groups: &[&[u32]] = &[&[0, 1], &[2, 3], &[4]];
        check(groups, &[(merge(), &[&[1], &[2]])], &[&[0, 1, 2, 3], &[4]], &[Outcome::Applies]);
    }

    #[test]
    fn a_split_parts_what_was_merged_and_nothing_else() {
        let steps: &[(Correction, &[&[u32]])] =
            &[(merge(), &[&[1], &[2]]), (split(), &[&[2], &[0]])];
        let told = [Outcome::Overtaken, Outcome::Applies];
        check(&[&[0, 1], &[2, 3]], steps, &[&[0, 1], &[2, 3]], &told);
    }

    #[test]
    fn a_name_can_be_split_from_its_own_spelling() {
        check(&[&[0, 1, 2]], &[(split(), &[&[1], &[0]])], &[&[0, 2], &[1]], &[Outcome::Applies]);
    }

    #[test]
    fn what_cannot_be_done_is_told() {
        let steps: &[(Correction, &[&[u32]])] = &[
            (merge(), &[&[0], &[1]]),
            (split(), &[&[0], &[2]]),
            (merge(), &[&[], &[2]]),
            (merge(), &[&[2], &[]]),
        ];
        let told = [Outcome::Needless, Outcome::Needless, Outcome::NoActor, Outcome::NoOther];
        check(&[&[0, 1], &[2]], steps, &[&[0, 1], &[2]], &told);
    }

    #[test]
    fn the_last_word_counts_and_follows_the_actor() {
        let rename = |it: &str| Correction::Rename(who(), it.to_owned());
        let steps: &[(Correction, &[&[u32]])] =
            &[(rename("A"), &[&[0]]), (merge(), &[&[0], &[1]]), (rename("B"), &[&[1]])];
        let told = [Outcome::Overtaken, Outcome::Applies, Outcome::Applies];
        let found = check(&[&[0], &[1]], steps, &[&[0, 1]], &told);
        assert_eq!(found[0].word.name.as_deref(), Some("B"));
    }
}
