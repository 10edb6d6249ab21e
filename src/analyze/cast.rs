//! Which mentions of an article speak of one actor, and what ties that actor
//! to other articles.

use std::collections::HashMap;

use crate::analyze::glosses::Ties;
use crate::analyze::lexicon::Lexicon;
use crate::analyze::people;
use crate::analyze::phrases::{Draft, Subject};
use crate::analyze::reading::Reading;
use crate::news::{Identity, Kind, Member, Sex};
use crate::text::fold;

/// The cast, and for each draft the member that it mentions.
pub fn cast(reading: &Reading, drafts: &[Draft], ties: &Ties) -> (Vec<Member>, Vec<u32>) {
    let persons = people::persons(reading, drafts, ties);
    let mut seats: HashMap<Seat, u32> = HashMap::new();
    let (mut members, mut of_draft): (Vec<Member>, Vec<u32>) = (Vec::new(), Vec::new());
    for (at, draft) in drafts.iter().enumerate() {
        let seat = seat(reading, drafts, ties, &persons, at);
        let next = u32::try_from(members.len()).expect("a cast is smaller than its text");
        let member = *seats.entry(seat).or_insert(next);
        if member == next {
            let identity = identity(reading.lexicon, draft, &persons, at);
            let (from, to) = draft.core();
            members.push(Member {
                kind: draft.kind,
                name: reading.span(from, to),
                identity,
                sex: draft.sex,
                parent: parent(reading.lexicon, draft.subject),
                state: None,
            });
        } else if draft.kind != Kind::Person || persons[at].is_some() {
            enrich(reading, &mut members[member as usize], draft);
        }
        of_draft.push(member);
    }
    for (member, state) in (0..).zip(states(drafts, &of_draft, members.len())) {
        let member: &mut Member = &mut members[member];
        member.state = state.map(|it| reading.lexicon.land(it).id.to_owned());
    }
    for (draft, member) in drafts.iter().zip(&of_draft) {
        // A first name or a word of address tells better than an office.
        let sex = &mut members[*member as usize].sex;
        *sex = sex.or(draft.gender);
    }
    (members, of_draft)
}

/// For each member the state in which it holds an office, unless the article
/// has several.
fn states(drafts: &[Draft], of_draft: &[u32], members: usize) -> Vec<Option<u32>> {
    let mut told: Vec<Vec<u32>> = vec![Vec::new(); members];
    for (draft, member) in drafts.iter().zip(of_draft) {
        told[*member as usize].extend(draft.state);
    }
    let only = |it: Vec<u32>| it.first().copied().filter(|one| it.iter().all(|it| it == one));
    told.into_iter().map(only).collect()
}

/// What makes two mentions one actor within an article.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Seat {
    Subject(Subject),
    Person(usize),
    Spelling(Kind, String),
}

fn seat(
    reading: &Reading,
    drafts: &[Draft],
    ties: &Ties,
    persons: &[Option<usize>],
    at: usize,
) -> Seat {
    let at = ties.leader(at);
    let draft = &drafts[at];
    if let Some(person) = persons[at] {
        return Seat::Person(person);
    }
    match draft.subject {
        Subject::Name => {
            let (from, to) = draft.core();
            let kind = if draft.kind == Kind::Place { Kind::Place } else { Kind::Organisation };
            Seat::Spelling(kind, fold(reading.span(from, to).within(reading.text)))
        }
        subject => Seat::Subject(subject),
    }
}

/// Takes from another mention what it tells better: a fuller name, the sex.
fn enrich(reading: &Reading, member: &mut Member, draft: &Draft) {
    let sex: Option<Sex> = member.sex.or(draft.sex);
    member.sex = sex;
    let (from, to) = draft.core();
    let name = reading.span(from, to);
    let is_named = draft.subject == Subject::Name || draft.kind != Kind::Person;
    if let Subject::Body(body) = draft.subject
        && draft.kind == Kind::Person
    {
        member.identity = Identity::Known(reading.lexicon.body(body).key.to_owned());
    }
    let is_office = |it: &Identity| *it == Identity::Undecided;
    let fuller = name.len() > member.name.len() || is_office(&member.identity);
    if draft.kind == Kind::Person && is_named && fuller {
        member.name = name;
        if member.identity == Identity::Undecided {
            member.identity = Identity::Named;
        }
    }
}

/// The key of whom an actor belongs to: lands, armies, capitals and ministries
/// to their state.
fn parent(lexicon: &Lexicon, subject: Subject) -> Option<String> {
    match subject {
        Subject::Territory(it)
        | Subject::Capital(it, _)
        | Subject::Army(it)
        | Subject::People(it)
        | Subject::Ministry(it, _) => Some(format!("gov:{}", lexicon.land(it).id)),
        Subject::Body(it) => lexicon.body(it).parent.map(str::to_owned),
        Subject::State(_)
        | Subject::Place(_)
        | Subject::Name
        | Subject::Office(_)
        | Subject::Phrase(_) => None,
    }
}

fn identity(lexicon: &Lexicon, draft: &Draft, persons: &[Option<usize>], at: usize) -> Identity {
    let land = |it: u32| lexicon.land(it).id;
    Identity::Known(match draft.subject {
        Subject::State(it) => format!("gov:{}", land(it)),
        Subject::Territory(it) => format!("place:{}", land(it)),
        Subject::Capital(it, 0) => format!("place:capital:{}", land(it)),
        Subject::Capital(_, city) => format!("place:{}", lexicon.city(city)),
        Subject::Army(it) => format!("mil:{}", land(it)),
        Subject::People(it) => format!("group:{}:people", land(it)),
        Subject::Ministry(it, domain) => format!("min:{}:{}", land(it), lexicon.domain(domain)),
        Subject::Place(it) => format!("place:{}", lexicon.place(it)),
        Subject::Body(it) => lexicon.body(it).key.to_owned(),
        Subject::Name if draft.kind == Kind::Person && persons[at].is_none() => {
            return Identity::Undecided;
        }
        Subject::Office(_) => return Identity::Undecided,
        Subject::Name | Subject::Phrase(_) => return Identity::Named,
    })
}
