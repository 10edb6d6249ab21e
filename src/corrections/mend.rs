//! What the reader's word does to an article. The text stays as it is; what
//! changes is which words mention whom.

use std::sync::Arc;

use crate::corrections::passage::occurrences;
use crate::corrections::{Correction, Corrections, Who, Words, plain};
use crate::news::{Annotated, BlockKind, Evidence, Identity, Kind, Member, Mention, Voice};
use crate::text::{Span, fold};

/// The rule by which the reader finds a mention.
const BY_READER: Evidence = Evidence { rule: "reader", lexicon: None, cue: None, score: None };

/// An article with the reader's word over it, and what [`mend`] says of that.
/// Nothing is copied where nothing is said of the article.
pub fn mended(article: &Arc<Annotated>, corrections: &Corrections) -> (Arc<Annotated>, Vec<usize>) {
    if !corrections.concern(article) {
        return (Arc::clone(article), Vec::new());
    }
    let mut mended = Annotated::clone(article);
    let done = mend(&mut mended, corrections);
    (Arc::new(mended), done)
}

/// Whether a correction may be of effect in an article. Quick, and sometimes
/// wrong when it says yes.
pub(super) fn concerns(what: &Correction, article: &Annotated) -> bool {
    let document = &*article.document;
    match what {
        Correction::Not(words) | Correction::Mark(words, _) | Correction::Give(words, _) => {
            if let Some(passage) = &words.at {
                return passage.article.is(document);
            }
            let mut parts = words.words.split(|it: char| !it.is_alphanumeric());
            parts.all(|it| document.text.contains(it))
        }
        Correction::Retype(who, _) => article.cast.iter().any(|it| who.is(document, it)),
        _ => false,
    }
}

/// Applies to an article whatever the reader said of its words. Gives the
/// places in [`Corrections::all`] of what was of any effect.
pub fn mend(article: &mut Annotated, corrections: &Corrections) -> Vec<usize> {
    let mut done = Vec::new();
    for (at, record) in corrections.all().iter().enumerate() {
        let is_done = match &record.what {
            Correction::Not(words) => take_away(article, words),
            Correction::Mark(words, kind) => mark(article, words, *kind),
            Correction::Give(words, whom) => give(article, words, whom),
            // Told for the look of the text alone: the library is told itself.
            Correction::Retype(who, kind) => retype(article, who, *kind),
            _ => false,
        };
        done.extend(is_done.then_some(at));
    }
    done
}

/// How many mentions of an article are these words, or have a name that is.
pub fn mentions_of(article: &Annotated, words: &str) -> usize {
    mentions_at(article, &Words { words: words.to_owned(), at: None }).len()
}

/// In how many places one reads these words in an article.
pub fn places_of(article: &Annotated, words: &str) -> usize {
    let places = occurrences(&article.document, words).into_iter();
    places.filter(|it| is_read(article, *it)).count()
}

/// Takes the mentions away that stand at `words`.
fn take_away(article: &mut Annotated, words: &Words) -> bool {
    let gone = mentions_at(article, words);
    if gone.is_empty() {
        return false;
    }
    let lost: Vec<Mention> = gone.iter().map(|it| article.mentions[*it]).collect();
    for mention in &lost {
        revoice(article, *mention, None);
    }
    let mut at = 0..;
    article.mentions.retain(|_| at.next().is_some_and(|it| !gone.contains(&it)));
    tidy(article, &lost);
    true
}

/// The places in the list of mentions of those that are these words, or whose
/// name is.
fn mentions_at(article: &Annotated, words: &Words) -> Vec<usize> {
    let document = &*article.document;
    let at = match &words.at {
        None => None,
        Some(passage) if !passage.article.is(document) => return Vec::new(),
        Some(passage) => match passage.find(document, &words.words) {
            None => return Vec::new(),
            found => found,
        },
    };
    let wanted = plain(&words.words);
    let is_it = |span: Span| match at {
        Some(at) => span == at,
        None => plain(document.words(span)) == wanted,
    };
    let all = article.mentions.iter().enumerate();
    let found = all.filter(|(_, it)| is_it(it.span) || it.name.is_some_and(is_it));
    found.map(|it| it.0).collect()
}

/// Makes mentions of an actor of `kind` at `words`.
fn mark(article: &mut Annotated, words: &Words, kind: Kind) -> bool {
    let document = &article.document;
    let places = match &words.at {
        None => occurrences(document, &words.words).into_iter().filter(|it| is_read(article, *it)),
        Some(passage) if !passage.article.is(document) => return false,
        Some(passage) => return mark_at(article, passage.find(document, &words.words), kind),
    };
    let places: Vec<Span> = places.collect();
    let mut is_done = false;
    for place in places {
        // A longer name that holds the words is somebody else's.
        let is_taken = |it: &Mention| {
            let name = it.name.unwrap_or(it.span);
            name != place && it.span != place && name.overlaps(place) && !place.contains(it.span)
        };
        let is_free = !article.mentions.iter().any(is_taken);
        is_done |= is_free && mark_at(article, Some(place), kind);
    }
    is_done
}

/// Whether a place belongs to what one reads of the article.
fn is_read(article: &Annotated, place: Span) -> bool {
    let mut blocks = article.document.blocks.iter();
    blocks.any(|it| it.kind != BlockKind::Debris && it.span.contains(place))
}

/// Makes one mention. False where there is one as it should be.
fn mark_at(article: &mut Annotated, place: Option<Span>, kind: Kind) -> bool {
    let Some(place) = place else { return false };
    let is_it = |it: &Mention| it.span == place || it.name == Some(place);
    if let Some(at) = article.mentions.iter().position(is_it) {
        return change(article, at, kind);
    }
    let is_cut = |it: &Mention| {
        it.span.overlaps(place) && !it.span.contains(place) && !place.contains(it.span)
    };
    let cut: Vec<Mention> = article.mentions.iter().copied().filter(is_cut).collect();
    article.mentions.retain(|it| !is_cut(it));
    let member = member(article, place, kind);
    let mention = Mention { span: place, name: None, kind, member, evidence: BY_READER };
    article.mentions.push(mention);
    article.mentions.sort_by_key(|it| (it.span.start(), std::cmp::Reverse(it.span.end())));
    revoice(article, mention, Some(member));
    tidy(article, &cut);
    true
}

/// Makes a mention one of another kind.
fn change(article: &mut Annotated, at: usize, kind: Kind) -> bool {
    let before = article.mentions[at];
    let is_right = before.kind == kind && before.evidence.rule == BY_READER.rule;
    if is_right {
        return false;
    }
    let is_of_kind = |it: &Member| it.kind == kind;
    let member = match article.cast.get(before.member as usize) {
        Some(it) if is_of_kind(it) => before.member,
        _ => member(article, before.name.unwrap_or(before.span), kind),
    };
    article.mentions[at] = Mention { kind, member, evidence: BY_READER, ..before };
    if member != before.member {
        revoice(article, before, Some(member));
        tidy(article, &[before]);
    }
    true
}

/// Lets the mentions that stand at `words` speak of `whom`.
fn give(article: &mut Annotated, words: &Words, whom: &Who) -> bool {
    let is_elsewhere = whom.article.as_ref().is_some_and(|it| !it.is(&article.document));
    let given: Vec<usize> = mentions_at(article, words);
    let Some(first) = given.first().filter(|_| !is_elsewhere) else { return false };
    let place = article.mentions[*first];
    let member = called(article, place.name.unwrap_or(place.span), whom);
    let kind = article.cast[member as usize].kind;
    let mut lost: Vec<Mention> = Vec::new();
    for at in given {
        let before = article.mentions[at];
        if before.member == member {
            continue;
        }
        article.mentions[at] = Mention { kind, member, evidence: BY_READER, ..before };
        revoice(article, before, Some(member));
        lost.push(before);
    }
    tidy(article, &lost);
    !lost.is_empty()
}

/// The member of the cast that `whom` means; a new one, named at `place`, where
/// the article knows none.
fn called(article: &mut Annotated, place: Span, whom: &Who) -> u32 {
    let document = &article.document;
    let found = article.cast.iter().position(|it| whom.is(document, it));
    let at = found.unwrap_or(article.cast.len());
    if found.is_none() {
        let identity = match &whom.key {
            Some(key) => Identity::Known(key.clone()),
            None => Identity::Called(whom.name.clone()),
        };
        let (kind, sex) = (whom.kind, whom.sex);
        let (parent, state) = (None, whom.state.clone());
        article.cast.push(Member { kind, name: place, identity, sex, parent, state });
    }
    u32::try_from(at).expect("a cast is shorter than its article")
}

/// The member of the cast that the words at `place` name, if they name one of
/// `kind`; a new one where none is called so.
fn member(article: &mut Annotated, place: Span, kind: Kind) -> u32 {
    let document = &article.document;
    let wanted = fold(&plain(document.words(place)));
    let is_called = |span: Span| fold(&plain(document.words(span))) == wanted;
    let named = |it: &Mention| is_called(it.name.unwrap_or(it.span));
    let bears = |(at, member): (usize, &Member)| {
        let mut mentions = article.mentions.iter();
        member.kind == kind
            && (is_called(member.name) || mentions.any(|it| it.member as usize == at && named(it)))
    };
    let found = article.cast.iter().enumerate().position(bears);
    let at = found.unwrap_or(article.cast.len());
    if found.is_none() {
        article.cast.push(Member {
            kind,
            name: place,
            identity: Identity::Named,
            sex: None,
            parent: None,
            state: None,
        });
    }
    u32::try_from(at).expect("a cast is shorter than its article")
}

/// Shows the mentions of an actor as of another kind.
fn retype(article: &mut Annotated, who: &Who, kind: Kind) -> bool {
    let members: Vec<usize> = (0..article.cast.len())
        .filter(|it| who.is(&article.document, &article.cast[*it]))
        .collect();
    for mention in &mut article.mentions {
        if members.contains(&(mention.member as usize)) && mention.kind == who.kind {
            mention.kind = kind;
        }
    }
    !members.is_empty()
}

/// Gives the parts that `mention` had in what is said and counted to another
/// member.
fn revoice(article: &mut Annotated, mention: Mention, member: Option<u32>) {
    let is_its = |voice: &Voice| match voice.member {
        None => mention.span.contains(voice.span),
        Some(it) => it == mention.member && voice.span.overlaps(mention.span),
    };
    for voice in voices(article).into_iter().filter(|it| is_its(it)) {
        voice.member = member;
    }
}

/// Every part that somebody has in what is said and counted.
fn voices(article: &mut Annotated) -> Vec<&mut Voice> {
    let said = article
        .statements
        .iter_mut()
        .flat_map(|it| it.speakers.iter_mut().chain(&mut it.via).chain(&mut it.target));
    said.chain(article.figures.iter_mut().filter_map(|it| it.claimant.as_mut())).collect()
}

/// Brings the cast up to date after mentions were lost: who has none left goes,
/// who lost the fullest name takes the longest of the others.
fn tidy(article: &mut Annotated, lost: &[Mention]) {
    let mut members: Vec<u32> = lost.iter().map(|it| it.member).collect();
    members.sort_unstable();
    members.dedup();
    // From behind, so that those before keep their places.
    for member in members.into_iter().rev() {
        let its = article.mentions.iter().filter(|it| it.member == member);
        let names: Vec<Span> = its.map(|it| it.name.unwrap_or(it.span)).collect();
        let name = article.cast[member as usize].name;
        let longest =
            names.iter().copied().max_by_key(|it| (it.len(), std::cmp::Reverse(it.start())));
        match longest {
            None => dismiss(article, member),
            Some(_) if names.contains(&name) => (),
            Some(longest) => article.cast[member as usize].name = longest,
        }
    }
}

/// Takes a member out of the cast.
fn dismiss(article: &mut Annotated, member: u32) {
    article.cast.remove(member as usize);
    for mention in article.mentions.iter_mut().filter(|it| it.member > member) {
        mention.member -= 1;
    }
    for voice in voices(article) {
        voice.member = match voice.member {
            Some(it) if it == member => None,
            Some(it) if it > member => Some(it - 1),
            before => before,
        };
    }
}
