//! What befell those who are counted, as the words around a figure say.

use crate::analyze::figures::Draft;
use crate::analyze::figures::counted::Counted;
use crate::analyze::figures::nouns::FORCES;
use crate::analyze::line::Line;
use crate::analyze::numbers::number;
use crate::text::Form;

/// How many words away the deed may stand.
const REACH: usize = 8;

/// How many words before a number alone its toll may stand.
const TOLL: usize = 18;

/// What is said of people after they are named.
const SUFFERED: [(&str, &[&str]); 10] = [
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
    ("homeless", &["abri", "homeless"]),
    ("affected", &["affectes", "affectees", "sinistres", "sinistrees"]),
];

/// What is done to people before they are named.
const DONE: [(&str, &[&str]); 6] = [
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
    ("displaced", &["displaced", "displacing"]),
    ("evacuated", &["evacue", "evacuation", "evacuated", "evacuating"]),
];

/// What is done with soldiers whose number is told.
const DEPLOYED: [&str; 24] = [
    "deploye",
    "deployes",
    "deploiement",
    "deployer",
    "deployant",
    "masse",
    "masses",
    "massant",
    "mobilise",
    "mobilises",
    "mobiliser",
    "stationnes",
    "stationne",
    "compte",
    "comptent",
    "forte",
    "deployed",
    "deploying",
    "deploy",
    "massed",
    "massing",
    "mobilised",
    "mobilized",
    "stationed",
];

const LOST: [&str; 40] = [
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
    "coule",
    "coules",
    "coulee",
    "sank",
    "sunk",
    "sinking",
];

/// What the figure from `from` up to `to` counts, where it tells.
pub fn what(line: &Line, from: usize, to: usize, counted: Counted) -> Option<&'static str> {
    match counted {
        Counted::Fate(it) | Counted::Measure(it) => Some(it),
        Counted::Victims => Some(if has_wounded(line) { "killed" } else { "casualties" }),
        Counted::Crowd => happened(line, from, to).or(Some("protesters")),
        Counted::People => happened(line, from, to)
            .or_else(|| deployed(line, from, to))
            .or_else(|| counted_before(line, from))
            .or_else(|| gathered(line, from, to)),
        Counted::Unknown => beside(line, from, to),
        Counted::Matter(it) => is_lost(line, from, to).then_some(it),
        Counted::Bare => bare(line, from, to),
    }
}

/// Gives what stands in one list with a figure the fate of that figure.
pub fn share(line: &Line, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (before, after) = drafts.split_at_mut(at);
        let (left, right) = (&mut before[at - 1], &mut after[0]);
        if !is_list(line, left.to, right.from) && !is_recounted(line, left.to, right) {
            continue;
        }
        match (left.counted, right.counted) {
            (Counted::Matter(_), Counted::Matter(it)) if left.what.is_some() => {
                right.what = Some(it);
            }
            (Counted::Matter(it), Counted::Matter(_)) if right.what.is_some() => {
                left.what = Some(it);
            }
            (Counted::Fate(it), Counted::People) if is_part(line, right.from) => {
                right.what = right.what.or(Some(it));
            }
            (_, Counted::Bare) if right.what.is_none() && left.what == Some("protesters") => {
                right.what = left.what;
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
        "," | "et" | "and" | "ainsi" | "que" | "dont" => true,
        _ => depth > 0,
    }) && to >= from
}

/// Whether `dont` tells a part of what was counted.
fn is_part(line: &Line, from: usize) -> bool {
    line.is(from.wrapping_sub(1), &["dont"])
}

/// Whether a number alone counts again what was counted before, on another
/// word: `10 000 manifestants selon les syndicats, 4 000 selon la police`.
fn is_recounted(line: &Line, from: usize, right: &Draft) -> bool {
    let attributes =
        |at: usize| line.past_any(at, &["selon", "d' apres", "according to"]).is_some();
    right.counted == Counted::Bare
        && attributes(right.to)
        && (from..right.from).any(attributes)
        && line.is(right.from.wrapping_sub(1), &[",", "et", "contre", "and", ";"])
}

fn has_wounded(line: &Line) -> bool {
    (line.from..line.to).any(|at| line.is(at, &["blesses", "blesse", "wounded", "injured"]))
}

/// The fate nearest to the people from `from` up to `to`.
fn happened(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    let to = past_insert(line, to);
    let after = ahead(line, to).find_map(|at| Some((at - to, suffered(line, at)?)));
    let before = behind(line, from).find_map(|at| Some((from - at, done(line, at)?)));
    match (after, before) {
        (Some(after), Some(before)) => Some(if before.0 <= after.0 { before.1 } else { after.1 }),
        (after, before) => after.or(before).map(|it| it.1),
    }
}

/// Past an insert: `38 people, among them 11 children, are known to have died`.
fn past_insert(line: &Line, to: usize) -> usize {
    let goes_on = ["are", "were", "have", "had", "was", "is"];
    let close = (to + 1..to + REACH + 2).find(|it| line.is(*it, &[","]));
    let close = close.filter(|it| !line.is_french() && line.is(*it + 1, &goes_on));
    close.filter(|_| line.is(to, &[","])).map_or(to, |it| it + 1)
}

/// What was suffered at `at` by those named before.
fn suffered(line: &Line, at: usize) -> Option<&'static str> {
    if line.is(at, &["vie", "lives", "life"]) {
        let lost = (1..4).any(|it| matches!(line.before(at, it), "perdu" | "lost" | "perdent"));
        return lost.then_some("killed");
    }
    if line.is(at, &["mort"]) && line.before(at, 1) == "la" {
        let found = matches!(line.before(at, 2), "trouve" | "trouvent" | "trouvaient");
        return found.then_some("killed");
    }
    let what = of(&SUFFERED, line.word(at))?;
    // `condamnés à mort` are alive.
    let is_sentence = line.is(at, &["mort"]) && line.reading.word(at.wrapping_sub(1)) == "à";
    (!is_sentence && !is_active(line, at)).then_some(what)
}

/// Whether those named before the verb at `at` did it themselves: `Trois hommes
/// ont tué`, `Three gunmen killed two`.
fn is_active(line: &Line, at: usize) -> bool {
    const ALONE: [&str; 10] = [
        "peri", "mort", "morts", "morte", "mortes", "succombe", "fui", "disparu", "decede", "abri",
    ];
    const BE: [&str; 9] = ["was", "were", "been", "is", "are", "be", "being", "got", "and"];
    if line.is(at, &ALONE) {
        return false;
    }
    if line.is_french() {
        return line
            .is(at.wrapping_sub(1), &["a", "ont", "avait", "avaient", "aurait", "auraient"]);
    }
    let is_passive = (1..4).any(|it| BE.contains(&line.before(at, it)));
    let is_bare = line.is(at, &["died", "drowned", "fled", "dead", "missing", "hurt"]);
    let object = line.form(at + 1) == Form::Number
        || line
            .is(at + 1, &["the", "a", "an", "two", "three", "four", "five", "six", "at", "more"])
        || number(line, at + 1).is_some();
    !is_passive && !is_bare && object
}

/// A force whose strength is told.
fn deployed(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    let is_force = (from..to).any(|at| line.is(at, &FORCES));
    let is_told = |at: usize| line.is(at, &DEPLOYED);
    let is_near = ahead(line, to).take(4).any(is_told) || behind(line, from).take(3).any(is_told);
    (is_force && is_near).then_some("deployed")
}

/// People who come together: `a rassemblé 10 000 personnes`, `200 personnes ont
/// manifesté`.
fn gathered(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    const TOGETHER: [&str; 11] = [
        "rassemble",
        "reuni",
        "manifeste",
        "manifestent",
        "manifestaient",
        "defile",
        "defilent",
        "gathered",
        "marched",
        "rallied",
        "protested",
    ];
    let is_told = |at: usize| line.is(at, &TOGETHER);
    let is_near = behind(line, from).take(2).any(is_told) || ahead(line, to).take(3).any(is_told);
    is_near.then_some("protesters")
}

/// What befell those of a noun that is not known: the deed stands right beside
/// them.
fn beside(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    const PEOPLE_ONLY: [&str; 5] = ["killed", "wounded", "hostages", "arrested", "displaced"];
    let verb = from.wrapping_sub(1);
    let before = done(line, verb).filter(|_| !line.is(verb, &["vie", "lives", "mort", "deces"]));
    let is_group = |at: &usize| {
        let small = ["ont", "sont", "ete", "were", "have", "been", "are", "was", "died"];
        line.is(*at, &small)
            || of(&SUFFERED, line.word(*at)).is_some()
            // `ont été légèrement blessés`
            || line.is_french() && line.word(*at).ends_with("ment")
    };
    let after = || (to..to + 5).take_while(is_group).find_map(|at| suffered(line, at));
    before.or_else(after).filter(|it| PEOPLE_ONLY.contains(it))
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

/// `killing 12 and wounding 30`, `more than 2,500 had been displaced`, `the
/// death toll rose to 63`: a number alone beside its deed.
fn bare(line: &Line, from: usize, to: usize) -> Option<&'static str> {
    let word = line.word(from.checked_sub(1)?);
    let deeds = ["killing", "wounding", "injuring", "tuant", "blessant"];
    let done = || of(&DONE, word).filter(|_| deeds.contains(&word));
    // `en 2019 ont été tués …`
    let is_year = line.is(from - 1, &["in", "en", "since", "depuis", "of", "de"]);
    let passive = || befell(line, to).filter(|_| !is_year);
    done().or_else(passive).or_else(|| toll(line, from))
}

/// What befell those of a number alone, where the passive stands right behind.
fn befell(line: &Line, to: usize) -> Option<&'static str> {
    const BE: [&str; 14] = [
        "still", "now", "ont", "sont", "ete", "avaient", "etaient", "auraient", "were", "are",
        "have", "had", "been", "others",
    ];
    let verb = (to..to + 4).find(|it| !line.is(*it, &BE))?;
    (verb > to).then(|| suffered(line, verb)).flatten()
}

/// `put the number of displaced from the camp at 6,000 families`.
fn counted_before(line: &Line, from: usize) -> Option<&'static str> {
    const FATES: [(&str, &str); 6] = [
        ("displaced", "displaced"),
        ("missing", "missing"),
        ("wounded", "wounded"),
        ("injured", "wounded"),
        ("dead", "killed"),
        ("arrested", "arrested"),
    ];
    let first = line.from.max(from.saturating_sub(TOLL));
    let number = (first..from).rev().find_map(|it| line.past(it, "number of"))?;
    let noun = number + usize::from(line.is(number, &["people", "those"]));
    let fate = FATES.iter().find(|it| line.is(noun, &[it.0]))?.1;
    let is_quiet = (noun..from).all(|it| line.form(it) != Form::Mark);
    (is_quiet && line.is(from - 1, &["at", "to"])).then_some(fate)
}

/// `the death toll climbed to 63`, `put the number of dead at 80`, `le bilan
/// s’élève à 12`.
fn toll(line: &Line, from: usize) -> Option<&'static str> {
    const TOLLS: [&str; 8] = [
        "death toll",
        "number of dead",
        "number of deaths",
        "number of people killed",
        "nombre de morts",
        "nombre de tues",
        "nombre des morts",
        "nombre de victimes",
    ];
    let before = from.checked_sub(1)?;
    if let Some(fate) = counted_before(line, from) {
        return Some(fate);
    }
    let told = |at: usize| line.past_any(at, &TOLLS);
    if line.is(before, &["of", "de"]) {
        return line.back_over(before, &TOLLS).map(|_| "killed");
    }
    let first = line.from.max(from.saturating_sub(TOLL));
    let leads = line.is(
        before,
        &[
            "to",
            "at",
            "a",
            "reached",
            "atteint",
            "is",
            "est",
            "passed",
            "topped",
            "exceeded",
            "surpassed",
            "hit",
        ],
    );
    (leads && (first..from).any(|at| told(at).is_some())).then_some("killed")
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
