//! The statements of an article in as few bytes as they need, and questions
//! about one of them: who says it, about whom, and what is done by saying it.

use crate::library::query::{Term, Tree};
use crate::library::{Library, Said};
use crate::news::Act;

/// How many speakers a statement keeps.
const MOST_SPEAKERS: usize = 15;

/// One statement. Members are places in the cast; those beyond 255 are left
/// out, as no reader will have met such an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spoken<'a> {
    act: u8,
    speakers: &'a [u8],
    about: &'a [u8],
}

/// Statements in a row, each as its act and how many speakers it has,
/// how many it is about, and these.
pub(super) fn packed(statements: &[Said]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let near = |members: &[u16], most: usize| -> Vec<u8> {
        members.iter().filter_map(|it| u8::try_from(*it).ok()).take(most).collect()
    };
    for said in statements {
        let speakers = near(&said.speakers, MOST_SPEAKERS);
        let about = near(&said.about, u8::MAX.into());
        bytes.push(said.act as u8 | length(&speakers) << 4);
        bytes.push(length(&about));
        bytes.extend(speakers);
        bytes.extend(about);
    }
    bytes
}

fn length(members: &[u8]) -> u8 {
    u8::try_from(members.len()).unwrap_or(u8::MAX)
}

/// What [`packed`] has packed.
pub(super) fn unpacked(mut bytes: &[u8]) -> impl Iterator<Item = Spoken<'_>> {
    std::iter::from_fn(move || {
        let [first, count, rest @ ..] = bytes else { return None };
        let (speakers, rest) = rest.split_at_checked(usize::from(first >> 4))?;
        let (about, rest) = rest.split_at_checked(usize::from(*count))?;
        bytes = rest;
        Some(Spoken { act: first & 15, speakers, about })
    })
}

/// A question about one statement, its names already read as numbers of actors.
#[derive(Debug)]
pub(super) enum Question {
    /// The actors, rising.
    By(Vec<u32>),
    About(Vec<u32>),
    Does(Act),
    Any(Vec<Question>),
}

impl Question {
    /// What `part` asks; `None` where it asks of anything but one statement.
    pub(super) fn of(part: &Tree, library: &Library) -> Option<Self> {
        Some(match part {
            Tree::Term(Term::Says(name)) => Self::By(library.bearers(name)),
            Tree::Term(Term::About(name)) => Self::About(library.bearers(name)),
            Tree::Term(Term::Act(act)) => Self::Does(*act),
            Tree::Any(parts) => {
                Self::Any(parts.iter().map(|it| Self::of(it, library)).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }

    /// Whether the statement answers. `cast` is the number of the actor that
    /// each member of the article is.
    pub(super) fn holds(&self, spoken: Spoken, cast: &[Option<u32>]) -> bool {
        let is_one = |members: &[u8], actors: &[u32]| {
            let mut those = members.iter().filter_map(|it| *cast.get(usize::from(*it))?);
            those.any(|it| actors.binary_search(&it).is_ok())
        };
        match self {
            Self::By(actors) => is_one(spoken.speakers, actors),
            Self::About(actors) => is_one(spoken.about, actors),
            Self::Does(act) => spoken.act == *act as u8,
            Self::Any(questions) => questions.iter().any(|it| it.holds(spoken, cast)),
        }
    }

    /// Which of the three things it asks for, as bits.
    fn fields(&self) -> u8 {
        match self {
            Self::By(_) => 1,
            Self::About(_) => 2,
            Self::Does(_) => 4,
            Self::Any(questions) => questions.iter().fold(0, |all, it| all | it.fields()),
        }
    }
}

/// The questions that one statement must answer together: those side by side
/// until one asks for the same thing again. *dit:a acte:accuse dit:b* is two
/// statements, one of them an accusation.
pub(super) fn grouped(questions: Vec<Question>) -> Vec<Vec<Question>> {
    let mut groups: Vec<Vec<Question>> = Vec::new();
    let mut asked = 0;
    for question in questions {
        let fields = question.fields();
        match groups.last_mut() {
            Some(group) if asked & fields == 0 => group.push(question),
            _ => {
                groups.push(vec![question]);
                asked = 0;
            }
        }
        asked |= fields;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::Strength;

    fn said(act: Act, speakers: &[u16], about: &[u16]) -> Said {
        let (speakers, about) = (speakers.to_vec(), about.to_vec());
        Said { act, strength: Strength::Neutral, speakers, about }
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let many: Vec<u16> = (0..400).collect();
        let bytes = packed(&[said(Act::Promises, &[2, 300], &[1]), said(Act::States, &[], &many)]);
        let found: Vec<Spoken> = unpacked(&bytes).collect();
        assert_eq!(
            (found[0].act, found[0].speakers, found[0].about),
            (Act::Promises as u8, &[2][..], &[1][..])
        );
        assert_eq!((found[1].speakers.len(), found[1].about.len(), found.len()), (0, 255, 2));
    }

    #[test]
    fn a_thing_that_is_asked_again_is_another_statement() {
        let by = |it| Question::By(vec![it]);
        let does = Question::Does;
        let groups = grouped(vec![by(1), does(Act::Accuses), Question::About(vec![2]), by(3)]);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
        let groups =
            grouped(vec![by(1), Question::Any(vec![does(Act::Denies), by(2)]), does(Act::Warns)]);
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    }
}
