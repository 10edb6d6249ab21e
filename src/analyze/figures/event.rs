//! What befell those who are counted, as the words around a figure say.

use crate::analyze::figures::Draft;
use crate::analyze::figures::counted::Counted;
use crate::analyze::line::Line;
use crate::text::Form;

/// How many words away the deed may stand.
const REACH: usize = 8;

/// What is said of people after they are named.
const SUFFERED: [(&str, &[&str]); 8] = [
    (
        "killed",
        &[
            "tue",
            "tues",
            "tuee",
            "tuees",
            "mort",
            "morts",
            "morte",
            "mortes",
            "peri",
            "decede",
            "decedes",
            "abattu",
            "abattus",
            "abattues",
            "assassine",
            "assassines",
            "executes",
            "massacres",
            "succombe",
            "noyes",
            "decedees",
            "assassinees",
            "killed",
            "died",
            "dead",
            "slain",
            "drowned",
            "murdered",
            "executed",
        ],
    ),
    ("wounded", &["blesse", "blesses", "blessee", "blessees", "wounded", "injured", "hurt"]),
    (
        "arrested",
        &[
            "arrete",
            "arretes",
            "arretees",
            "interpelle",
            "interpelles",
            "interpellees",
            "arrested",
            "detained",
        ],
    ),
    ("captured", &["capture", "captures", "capturees", "prisonniers", "captured"]),
    ("missing", &["disparu", "disparus", "disparues", "missing"]),
    ("displaced", &["deplacees", "deplaces", "fui", "displaced", "fled", "fleeing"]),
    ("evacuated", &["evacues", "evacuees", "evacuated"]),
    ("hostages", &["otage", "otages", "hostage", "enleves", "enlevees", "kidnapped", "abducted"]),
];

/// What is done to people before they are named.
const DONE: [(&str, &[&str]); 5] = [
    (
        "killed",
        &[
            "tue",
            "tuent",
            "tuant",
            "tuer",
            "tuerait",
            "mort",
            "deces",
            "vie",
            "abattu",
            "execute",
            "assassine",
            "massacre",
            "killed",
            "killing",
            "kills",
            "kill",
            "death",
            "deaths",
            "lives",
        ],
    ),
    (
        "wounded",
        &[
            "blesse", "blessent", "blessant", "blesser", "wounded", "wounding", "injured",
            "injuring", "injures",
        ],
    ),
    (
        "arrested",
        &[
            "arrete",
            "arretant",
            "arrestation",
            "interpelle",
            "interpellation",
            "arrested",
            "arresting",
            "detained",
            "arrest",
        ],
    ),
    ("captured", &["capture", "capturant", "captured", "capturing"]),
    ("evacuated", &["evacue", "evacuation", "evacuated", "evacuating"]),
];

const LOST: [&str; 34] = [
    "detruit",
    "detruits",
    "detruite",
    "detruites",
    "detruire",
    "detruisant",
    "destruction",
    "abattu",
    "abattus",
    "abattue",
    "abattues",
    "abattre",
    "abattant",
    "abattage",
    "perdu",
    "perdus",
    "perte",
    "neutralise",
    "neutralises",
    "neutralisee",
    "destroyed",
    "destroying",
    "destroy",
    "destruction",
    "downed",
    "downing",
    "shot",
    "lost",
    "losing",
    "loss",
    "intercepte",
    "interceptes",
    "intercepted",
    "detruisent",
];

/// What the figure from `from` up to `to` counts, where it tells.
pub fn what(line: &Line, from: usize, to: usize, counted: Counted) -> Option<&'static str> {
    match counted {
        Counted::Fate(it) | Counted::Measure(it) => Some(it),
        Counted::Victims => Some(if has_wounded(line) { "killed" } else { "casualties" }),
        Counted::Crowd => happened(line, from, to).or(Some("protesters")),
        Counted::People => happened(line, from, to),
        Counted::Matter(it) => is_lost(line, from, to).then_some(it),
        Counted::Bare => bare(line, from),
    }
}

/// Gives what stands in one list with a figure the fate of that figure.
pub fn share(line: &Line, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (left, right) = (&mut before[at - 1], &mut after[0]);
        if !is_list(line, left.to, right.from) {
            continue;
        }
        match (left.counted, right.counted) {
            (Counted::Matter(_), Counted::Matter(it)) if left.what.is_some() => {
                right.what = Some(it);
            }
            (Counted::Matter(it), Counted::Matter(_)) if right.what.is_some() => {
                left.what = Some(it);
            }
            (Counted::People, Counted::People) => {
                (left.what, right.what) = (left.what.or(right.what), right.what.or(left.what));
            }
            (Counted::People, Counted::Fate(it))
                if left.what.is_none()
                    && line
                        .is(right.to - 1, &["tues", "blesses", "killed", "wounded", "injured"]) =>
            {
                left.what = Some(it);
            }
            _ => (),
        }
    }
}

/// Whether only commas, `et` and what stands in parentheses lie between.
fn is_list(line: &Line, from: usize, to: usize) -> bool {
    let mut depth = 0_usize;
    (from..to).all(|at| match line.word(at) {
        "(" => {
            depth += 1;
            true
        }
        ")" => {
            depth = depth.saturating_sub(1);
            true
        }
        "," | "et" | "and" | "ainsi" | "que" => true,
        _ => depth > 0,
    }) && to >= from
}

fn has_wounded(line: &Line) -> bool {
    (line.from..line.to).any(|at| line.is(at, &["blesses", "blesse", "wounded", "injured"]))
}

/// The fate nearest to the people from `from` up to `to`.
fn happened(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    let after = ahead(line, to).find_map(|at| Some((at - to, of(&SUFFERED, line.word(at))?)));
    let before = behind(line, from).find_map(|at| Some((from - at, done(line, at)?)));
    match (after, before) {
        (Some(after), Some(before)) => Some(if before.0 <= after.0 { before.1 } else { after.1 }),
        (after, before) => after.or(before).map(|it| it.1),
    }
}

/// A deed at `at`, but no one who suffered it: `tués par trois hommes`.
fn done(line: &Line, at: usize) -> Option<&'static str> {
    let what = of(&DONE, line.word(at))?;
    let is_life =
        line.is(at, &["vie", "lives"]) && !matches!(line.before(at, 1), "la" | "the" | "their");
    let is_passive = line.is(at.wrapping_sub(1), &["ete", "been", "est", "etait", "was", "were"]);
    (!is_life && !is_passive).then_some(what)
}

fn of(list: &[(&'static str, &[&str])], word: &str) -> Option<&'static str> {
    list.iter().find(|it| it.1.contains(&word)).map(|it| it.0)
}

/// `killing 12 and wounding 30`: a number alone right after its deed.
fn bare(line: &Line, from: usize) -> Option<&'static str> {
    let word = line.word(from.checked_sub(1)?);
    matches!(word, "killing" | "wounding" | "injuring" | "tuant" | "blessant")
        .then(|| of(&DONE, word))?
}

fn is_lost(line: &Line, from: usize, to: usize) -> bool {
    let is_deed = |at: usize| line.is(at, &LOST);
    // `l’abattage par les rebelles de deux hélicoptères`
    let agent = (from.saturating_sub(REACH)..from)
        .any(|at| line.is(at, &["abattage", "destruction", "perte"]));
    ahead(line, to).any(is_deed) || behind(line, from).any(is_deed) || agent
}

/// The words after `to` that still speak of what stands before it.
fn ahead<'a>(line: &'a Line, to: usize) -> impl Iterator<Item = usize> + 'a {
    let stops = |at: &usize| {
        let mark = line.form(*at) == Form::Mark && !line.is(*at, &["»", "\"", "”", "%"]);
        let joint = line.is(*at, &["et", "and", "mais", "but"]);
        let actor = line.is(*at, &["par", "by", "apres", "after", "contre", "against"]);
        !mark && !joint && !actor
    };
    (to..(to + REACH).min(line.to)).take_while(stops)
}

/// The words before `from`, nearest first.
fn behind<'a>(line: &'a Line, from: usize) -> impl Iterator<Item = usize> + 'a {
    let stops = |at: &usize| {
        let mark = line.form(*at) == Form::Mark;
        !mark
            && !line.is(
                *at,
                &[
                    "par", "by", "et", "and", "avec", "with", "contre", "against", "pour", "que",
                    "that", "apres", "parmi",
                ],
            )
    };
    (line.from.max(from.saturating_sub(REACH))..from).rev().take_while(stops)
}
