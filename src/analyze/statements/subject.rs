//! Who is the subject of a verb of saying: before it, behind it, or that of
//! the verb before.

use crate::analyze::lexicon::{Tells, Trait};
use crate::analyze::phrases::Subject;
use crate::analyze::statements::cues::Cue;
use crate::analyze::statements::forms::is_finite;
use crate::analyze::statements::nouns::{
    Head, Phrase, past_openers, past_preposition, phrase_at, phrase_before, region_start,
};
use crate::analyze::statements::scene::{LONGEST, REACH, Scene};
use crate::news::Kind;

/// How many commas are tried as the beginning of an insert.
const COMMAS: usize = 6;

/// The subject that stands before the verb group whose head is `head`, in the
/// sentence that begins at `start`; further ones where they are joined to it.
pub fn before(scene: &Scene, start: usize, cue: &Cue) -> Vec<Phrase> {
    let mut head = cue.head;
    while head > start && scene.is_adverb(head - 1) && scene.mention(head - 1).is_none() {
        head -= 1;
    }
    let Some(last) = head.checked_sub(1).filter(|it| *it >= start) else { return Vec::new() };
    if closes_insert(scene, last) {
        let mut phrases: Vec<Phrase> = past_insert(scene, start, last).into_iter().collect();
        if cue.is_plural {
            joined(scene, start, &mut phrases);
        }
        phrases.reverse();
        return phrases;
    }
    let Some(phrase) = phrase_before(scene, start, head) else {
        return opening(scene, start, head).into_iter().collect();
    };
    if scene.tells(phrase.from, Tells::RELATIVE) && phrase.head == Head::Pronoun {
        return relative(scene, start, phrase.from, cue).into_iter().collect();
    }
    if is_governed(scene, start, &phrase) {
        return opening(scene, start, head).into_iter().collect();
    }
    let mut phrases = vec![phrase];
    if cue.is_plural || !scene.reading.is_french() {
        joined(scene, start, &mut phrases);
    }
    phrases.reverse();
    phrases
}

/// Whether the phrase is the second of two after a preposition: `Des documents
/// analysés par la BBC et Buzzfeed révèlent`.
fn is_governed(scene: &Scene, start: usize, phrase: &Phrase) -> bool {
    let article = phrase.from.checked_sub(1).filter(|it| *it > start);
    let link = article.map(|it| if scene.is_article(it) { it - 1 } else { it });
    let Some(link) = link.filter(|it| scene.is_one_of(*it, &["et", "and", "ou", "or"])) else {
        return false;
    };
    let first = link.checked_sub(1).and_then(|it| scene.mention(it));
    let before = first.and_then(|it| scene.draft(it).from.checked_sub(1));
    let Some(mut before) = before.filter(|it| *it > start) else { return false };
    let contracted = scene.is_one_of(before, &["du", "des", "au", "aux"]);
    if scene.is_article(before) && !contracted {
        before -= 1;
    }
    let is_opening = before == start;
    !is_opening && (contracted || scene.tells(before, Tells::PREPOSITION))
}

/// The noun phrase that opens the sentence, where no verb parts it from the
/// one at `head`: `Un article paru le 9 mars et titré « … » explique`.
pub fn opening(scene: &Scene, start: usize, head: usize) -> Option<Phrase> {
    let phrase = phrase_at(scene, past_openers(scene, start, head)?, head)?;
    let is_near =
        (phrase.to..head).all(|it| scene.quotation(it).is_some() || !is_finite(scene, it));
    (is_near && phrase.head.can_speak(scene)).then_some(phrase)
}

/// Whether the mark at `at` may close an insert between subject and verb.
fn closes_insert(scene: &Scene, at: usize) -> bool {
    matches!(scene.word(at), "," | "–" | "—" | ")" | "-")
}

/// The subject before the insert that ends with the mark at `last`:
/// `X, ministre de la Défense, a déclaré`.
fn past_insert(scene: &Scene, start: usize, last: usize) -> Option<Phrase> {
    let mark = scene.word(last);
    let opening = if mark == ")" { "(" } else { mark };
    let first = start.max(last.saturating_sub(REACH));
    let is_opening = |at: &usize| {
        scene.word(*at) == opening && scene.quotation(*at).is_none() && scene.mention(*at).is_none()
    };
    let openings: Vec<usize> = (first..last).rev().filter(is_opening).take(COMMAS).collect();
    let relative = openings.iter().find(|at| scene.tells(**at + 1, Tells::RELATIVE));
    let subject = |at: usize| {
        let phrase = phrase_before(scene, start, at)?;
        // `the Coast Guard (CG), short of ships, said`
        let is_bracketed = scene.word(phrase.to) == "(" && scene.word(at - 1) == ")";
        // `a spokeswoman for the airline, Priya Raman, said`
        let is_followed = !scene.reading.is_french()
            && scene.tells(phrase.to, Tells::PREPOSITION)
            && (phrase.to..at).all(|it| !scene.is_mark(it) && !is_finite(scene, it));
        let is_near = phrase.to == at || is_bracketed || is_followed;
        (phrase.head != Head::Pronoun && is_near).then_some(phrase)
    };
    if let Some(found) = relative.and_then(|at| subject(*at)).filter(|it| it.head.can_speak(scene))
    {
        return Some(found);
    }
    for at in openings {
        let Some(found) = subject(at).filter(|it| it.head.can_speak(scene)) else { continue };
        return Some(apposed(scene, found, at + 1, last));
    }
    None
}

/// The name of a person that opens the insert, rather than the office before
/// it: `le porte-parole, le colonel Ana Ruiz, …`.
fn apposed(scene: &Scene, office: Phrase, from: usize, to: usize) -> Phrase {
    let named = person_named(scene, from).filter(|it| {
        let end = it.to;
        !is_named(scene, &office) && (end == to || end < to && scene.word(end) == ",")
    });
    named.unwrap_or(office)
}

/// The person whose name begins at `from`, past an article and a noun: `le
/// colonel Ana Ruiz`, `l’indépendantiste Ana Ruiz`.
fn person_named(scene: &Scene, from: usize) -> Option<Phrase> {
    let is_free = |at: usize| scene.mention(at).is_none();
    let has_article = is_free(from) && scene.is_one_of(from, &["le", "la", "l'"]);
    let noun = from + usize::from(has_article);
    let is_noun = has_article && is_free(noun) && !scene.is_mark(noun);
    let from = noun + usize::from(is_noun);
    let name = scene.mention_from(from)?;
    let draft = scene.draft(name);
    let phrase = Phrase { from, to: draft.to, head: Head::Mention(name) };
    is_named(scene, &phrase).then_some(phrase)
}

/// Whether the phrase gives the name of a person.
fn is_named(scene: &Scene, phrase: &Phrase) -> bool {
    let Head::Mention(number) = phrase.head else { return false };
    let draft = scene.draft(number);
    draft.kind == Kind::Person && draft.subject == Subject::Name
}

/// The person whose name stands behind the comma behind an office: `a dit le
/// maire, Ana Ruiz.`
fn named_behind(scene: &Scene, office: Phrase, end: usize) -> Option<Phrase> {
    let comma = office.to;
    let is_somebody = match office.head {
        Head::Human => true,
        Head::Mention(it) => scene.draft(it).kind == Kind::Person && !is_named(scene, &office),
        _ => false,
    };
    if !is_somebody || scene.word(comma) != "," || comma + 1 >= end {
        return None;
    }
    let name = person_named(scene, comma + 1)?;
    // Who is known to hold the office is named by it.
    let member = |it: &Phrase| match it.head {
        Head::Mention(it) => Some(scene.member_of(it)),
        _ => None,
    };
    if member(&office) == member(&name) {
        return None;
    }
    let ends = name.to >= end
        || scene.is_mark(name.to)
        || scene.tells(name.to, Tells::PREPOSITION.and(Tells::RELATIVE))
        || scene.is_time(name.to);
    ends.then_some(name)
}

/// Whom the relative pronoun at `at` speaks of, as the number of the verb asks:
/// `Nora Belkacem, avocate des victimes, qui réclame`.
fn relative(scene: &Scene, start: usize, at: usize, cue: &Cue) -> Option<Phrase> {
    let found = antecedent(scene, start, at)?;
    let article = found.from.wrapping_sub(1);
    // `une loi votée par A et B, qui interdit`: who stands last is not meant.
    if cue.is_singular && matches!(found.head, Head::Mention(it) if is_last_of_many(scene, it)) {
        return None;
    }
    // `Me Ana Ruiz, son avocate, qui demande`
    let before = if scene.is_article(article) { article.wrapping_sub(1) } else { article };
    let apposed = scene.mention(before.wrapping_sub(1)).filter(|_| scene.word(before) == ",");
    let named = apposed.map(|it| {
        let draft = scene.draft(it);
        Phrase { from: draft.from, to: draft.to, head: Head::Mention(it) }
    });
    if let Some(named) = named.filter(|it| is_named(scene, it) && !is_named(scene, &found)) {
        return Some(named);
    }
    let is_many = scene.is_one_of(article, &["les", "des", "ces", "aux"]);
    if is_many && cue.is_singular && scene.word(at - 1) == "," {
        return past_insert(scene, start, at - 1);
    }
    Some(found)
}

/// Whether the mention is the last of several: `Hugo et Paul`.
pub fn is_last_of_many(scene: &Scene, number: usize) -> bool {
    let from = scene.draft(number).from;
    let article = usize::from(scene.is_article(from.wrapping_sub(1)));
    let link = from.wrapping_sub(1 + article);
    scene.tells(link, Tells::LINK) && scene.mention(link.wrapping_sub(1)).is_some()
}

/// Whom the relative pronoun at `at` speaks of.
pub fn antecedent(scene: &Scene, start: usize, at: usize) -> Option<Phrase> {
    let end = at - usize::from(at > start && scene.word(at - 1) == ",");
    let last = end.checked_sub(1).filter(|it| *it >= start)?;
    if let Some(number) = scene.mention(last) {
        let draft = scene.draft(number);
        let phrase = Phrase { from: draft.from, to: draft.to, head: Head::Mention(number) };
        return headed(scene, start, phrase);
    }
    let region = region_start(scene, start, end);
    // `la présidente du club`: its head, not what belongs to it.
    let of = |at: usize| {
        scene.is_one_of(at, &["du", "des"]) || at > region && scene.is(at - 1, Trait::Of)
    };
    let heads = |it: &usize| scene.is_article(*it) && !of(*it);
    let from = (region..end).rev().find(heads)?;
    phrase_at(scene, from, end).filter(|it| it.to == end)
}

/// The mention, unless it only belongs to a noun before it: then that noun.
fn headed(scene: &Scene, start: usize, phrase: Phrase) -> Option<Phrase> {
    let mut before = phrase.from.checked_sub(1).filter(|it| *it >= start);
    if let Some(at) = before
        && scene.is_article(at)
        && !scene.is(at, Trait::Of)
    {
        before = at.checked_sub(1).filter(|it| *it >= start);
    }
    let Some(of) = before.filter(|it| scene.is(*it, Trait::Of)) else { return Some(phrase) };
    let region = region_start(scene, start, of);
    let whole = (region..of).find_map(|it| {
        phrase_at(scene, it, phrase.to).filter(|found| found.to == phrase.to && it < of)
    });
    whole.filter(|it| it.head != Head::Thing)
}

/// Adds the subjects that are joined to the last found: `A, B et C ont`.
fn joined(scene: &Scene, start: usize, phrases: &mut Vec<Phrase>) {
    while let Some(first) = phrases.last() {
        let mut at = first.from;
        while at > start && scene.is_article(at - 1) && scene.mention(at - 1).is_none() {
            at -= 1;
        }
        let Some(link) = at.checked_sub(1).filter(|it| *it >= start) else { return };
        let links = scene.is_one_of(link, &["et", "and", "ou", "or", "que", "ni"])
            || scene.word(link) == "," && phrases.len() > 1;
        if !links || phrases.len() > 4 {
            return;
        }
        let needs = if scene.is_one_of(link, &["que"]) { Some("tant") } else { None };
        let Some(phrase) = phrase_before(scene, start, link).filter(|it| it.to == link) else {
            return;
        };
        let opens = |word: &str| {
            phrase.from > start
                && (start.max(phrase.from.saturating_sub(3))..phrase.from)
                    .any(|it| scene.is_one_of(it, &[word]))
        };
        let fits = match phrase.head {
            Head::Mention(it) => scene.can_speak(it),
            it => it == Head::Human,
        };
        if !fits || needs.is_some_and(|it| !opens(it)) {
            return;
        }
        phrases.push(phrase);
    }
}

/// The subject that stands behind a verb that is turned round, from `at` on:
/// `a déclaré mardi à l’AFP le ministre`. `end` is the end of the sentence.
pub fn behind(scene: &Scene, at: usize, end: usize) -> Option<Phrase> {
    let mut at = at;
    let end = end.min(at + REACH);
    for _ in 0..4 {
        let is_dated = scene.is_article(at) && scene.is_time(at + 1);
        if scene.mention_from(at).is_some() {
            break;
        } else if is_dated {
            at += 2;
        } else if scene.is_time(at) || scene.is_adverb(at) {
            at += 1;
        } else if addresses(scene, at) {
            at = past_preposition(scene, at, end);
        }
    }
    // `said one, Ana Ruiz`
    if scene.is_one_of(at, &["one"]) && scene.word(at + 1) == "," {
        return person_named(scene, at + 2);
    }
    let phrase = phrase_at(scene, at, end)?;
    Some(named_behind(scene, phrase, end).unwrap_or(phrase))
}

/// The subjects that are joined to the one behind a verb: `ont annoncé A et B`.
pub fn joined_behind(scene: &Scene, first: Phrase, end: usize) -> Vec<Phrase> {
    let mut phrases = vec![first];
    while let Some(last) = phrases.last() {
        let links = scene.is_one_of(last.to, &["et", "and"]) && phrases.len() < 4;
        let next = phrase_at(scene, last.to + 1, end).filter(|it| {
            let ends =
                it.to >= end || scene.is_mark(it.to) || scene.tells(it.to, Tells::PREPOSITION);
            links && ends && it.head.can_speak(scene) && it.head != Head::Pronoun
        });
        let Some(next) = next else { break };
        phrases.push(next);
    }
    phrases
}

/// Whether a phrase that says where or to whom stands at `at`.
fn addresses(scene: &Scene, at: usize) -> bool {
    const WORDS: [&str; 20] = [
        "à", "au", "aux", "sur", "dans", "en", "lors", "devant", "auprès", "depuis", "après",
        "avant", "via", "chez", "to", "in", "on", "at", "after", "before",
    ];
    scene.is_one_of(at, &WORDS)
}

/// What the participle at `head` belongs to, where it stands right behind it:
/// `des manifestants scandant`.
pub fn of_participle(scene: &Scene, start: usize, head: usize) -> Option<Phrase> {
    let last = head.checked_sub(1).filter(|it| *it >= start)?;
    let is_apart = scene.is_mark(last)
        || scene.tells(last, Tells::LINK.and(Tells::PREPOSITION))
        || scene.is_adverb(last);
    if is_apart { None } else { antecedent(scene, start, head) }
}

/// Whoever is named right before the comma before `head`: `…, dénonçant`.
pub fn at_comma(scene: &Scene, start: usize, head: usize) -> Option<Phrase> {
    let comma = head.checked_sub(1).filter(|it| *it > start && scene.word(*it) == ",")?;
    antecedent(scene, start, comma + 1).filter(|it| it.head.can_speak(scene))
}

/// The subject of the main clause behind what opens the sentence: `Après avoir
/// accusé Y, X a …`.
pub fn ahead(scene: &Scene, at: usize, end: usize) -> Option<Phrase> {
    let is_free = |it: &usize| scene.quotation(*it).is_none() && scene.mention(*it).is_none();
    let commas = (at..end).filter(is_free).filter(|it| scene.word(*it) == ",").take(COMMAS);
    commas.map(|it| it + 1).find_map(|from| {
        let pronoun = scene.tells(from, Tells::PRONOUN).then_some(Phrase {
            from,
            to: from + 1,
            head: Head::Pronoun,
        });
        let phrase = pronoun.or_else(|| phrase_at(scene, from, end))?;
        let mut verb = phrase.to;
        while scene.tells(verb, Tells::CLITIC.and(Tells::NEGATION)) {
            verb += 1;
        }
        (is_finite(scene, verb) && phrase.head.can_speak(scene)).then_some(phrase)
    })
}

/// What is read or learned from, behind `lit-on` and `apprend-on`: `dans une
/// note du ministère`.
pub fn paper_behind(scene: &Scene, at: usize, end: usize) -> Option<Phrase> {
    let at = at + usize::from(scene.is_adverb(at));
    if !scene.is_one_of(at, &["dans", "sur", "de", "d'", "du", "auprès", "chez", "à", "au"]) {
        return None;
    }
    let at = at + 1;
    let phrase = phrase_at(scene, at + usize::from(scene.is_one_of(at, &["de", "du"])), end)?;
    // `dit-on à Matignon`: whoever is there speaks, also where it is a place.
    let is_seat = scene.is_one_of(at - 1, &["à", "au"]) && matches!(phrase.head, Head::Mention(_));
    (is_seat || phrase.head.can_speak(scene)).then_some(phrase)
}

/// The subject of the sentence: before its first finite verb.
pub fn of_sentence(scene: &Scene, start: usize, end: usize) -> Option<Phrase> {
    let mut at = start.max(end.saturating_sub(LONGEST));
    while at < end {
        if let Some(quotation) = scene.quotation(at) {
            at = quotation.to.max(at + 1);
            continue;
        }
        if is_finite(scene, at) {
            let mut head = at;
            while head > start && scene.tells(head - 1, Tells::CLITIC.and(Tells::NEGATION)) {
                head -= 1;
            }
            let found = match head.checked_sub(1).filter(|it| *it >= start) {
                Some(last) if closes_insert(scene, last) => past_insert(scene, start, last),
                _ => phrase_before(scene, start, head),
            };
            let found = found.filter(|it| !scene.tells(it.from, Tells::RELATIVE));
            if let Some(phrase) = found.filter(|it| it.head.can_speak(scene)) {
                return Some(phrase);
            }
        }
        at += 1;
    }
    None
}
