//! Whether a sentence speaks of what was or of what will be.

use crate::analyze::dates::Lean;
use crate::analyze::line::Line;
use crate::text::Form;

/// How far the nearest verb is looked for.
const REACH: usize = 14;

/// Verbs of English whose past does not end in `ed`.
const PAST: [&str; 34] = [
    "was", "were", "had", "did", "said", "told", "began", "held", "took", "left", "went", "came",
    "fell", "rose", "broke", "met", "won", "lost", "gave", "made", "became", "saw", "found", "led",
    "sent", "brought", "struck", "wrote", "spoke", "fled", "grew", "shot", "sold", "died",
];

/// What the verb nearest to the words from `from` up to `to` tells.
/// [`Lean::Tense`] where none does.
pub fn lean(line: &Line, from: usize, to: usize) -> Lean {
    let (first, last) =
        if line.is_french() { (line.from, line.to) } else { breath(line, from, to) };
    for step in 0..REACH {
        let before = from.checked_sub(step + 1).filter(|it| *it >= first);
        let after = Some(to + step).filter(|it| *it < last);
        for at in before.into_iter().chain(after) {
            if is_past(line, at) {
                return Lean::Past;
            }
            if is_future(line, at) {
                return Lean::Future;
            }
        }
    }
    Lean::Tense
}

/// The words around a date that are said in one breath with it: up to the next
/// quotation mark and, where the date does not open the sentence, the next
/// comma. `“We will close after April 2,” she said`: nothing was said in April.
fn breath(line: &Line, from: usize, to: usize) -> (usize, usize) {
    let is_mark = |at: &usize| line.is(*at, &["“", "”", "\"", "‘", "«", "»"]);
    let first = (line.from..from).rev().find(is_mark).map_or(line.from, |it| it + 1);
    let opens = from <= first + 2;
    let is_end = |at: &usize| is_mark(at) || !opens && line.is(*at, &[",", ";"]);
    (first, (to..line.to).find(is_end).unwrap_or(line.to))
}

/// Whether `to` at `at` opens what is still to be done: `plans to close`.
fn is_planned(line: &Line, at: usize) -> bool {
    const PLANS: [&str; 36] = [
        "is",
        "are",
        "due",
        "set",
        "expected",
        "scheduled",
        "plans",
        "plan",
        "planned",
        "planning",
        "agreed",
        "vowed",
        "promised",
        "pledged",
        "threatened",
        "hopes",
        "hope",
        "wants",
        "want",
        "intends",
        "intend",
        "decided",
        "voted",
        "aims",
        "poised",
        "likely",
        "ready",
        "needs",
        "need",
        "has",
        "have",
        "seeks",
        "hoping",
        "preparing",
        "prepares",
        "decision",
    ];
    const ASKED: [&str; 14] = [
        "urged", "urges", "asked", "asks", "called", "calls", "ordered", "orders", "told",
        "invited", "demanded", "urging", "calling", "asking",
    ];
    let is_asked = (2..8).any(|it| ASKED.contains(&line.before(at, it)));
    PLANS.contains(&line.before(at, 1)) || is_asked
}

fn is_future(line: &Line, at: usize) -> bool {
    if line.form(at) != Form::Lower {
        return false;
    }
    let word = line.word(at);
    if !line.is_french() {
        let is_sure = matches!(
            word,
            "will" | "shall" | "due" | "scheduled" | "upcoming" | "expected" | "planned" | "slated"
        );
        let would = word == "would" && !line.is(at + 1, &["have"]);
        // `OPEC, which meets on November 26`
        let meets = word.ends_with('s')
            && matches!(line.before(at, 1), "which" | "who" | "that")
            && line.is(at + 1, &["on", "in", "until", "from"])
            && !matches!(word, "was" | "has" | "is");
        return is_sure || would || meets || word == "to" && is_planned(line, at);
    }
    let nouns = ["opera", "camera", "cholera", "extra", "ultra", "infra", "front", "affront"];
    let ends = word.len() > 3 && (word.ends_with("ra") || word.ends_with("ront"));
    let is_sure = ends && !nouns.contains(&word)
        || matches!(word, "devrait" | "devraient" | "pourrait" | "pourraient" | "prevu" | "prevue");
    // `il va falloir`, `vont se réunir`
    let ends_so = |it: usize| ["er", "ir", "re"].iter().any(|end| line.word(it).ends_with(end));
    let leads =
        matches!(word, "va" | "vont" | "doit" | "doivent" | "entend" | "compte" | "prevoit");
    let is_near = leads && (at + 1..at + 5).any(ends_so)
        || matches!(word, "attendu" | "attendue" | "attendus") && line.before(at, 1) == "est";
    is_sure || is_near
}

fn is_past(line: &Line, at: usize) -> bool {
    if line.form(at) != Form::Lower {
        return false;
    }
    let word = line.word(at);
    if line.is_french() {
        let is_had = word == "a" && line.reading.word(at) != "à";
        let may_be = matches!(word, "devraient" | "pourraient");
        let ends =
            word.len() > 4 && (word.ends_with("erent") || word.ends_with("aient")) && !may_be;
        return is_had || ends || matches!(word, "ont" | "avait" | "etait" | "fut" | "furent");
    }
    // `will be passed`
    let will = (1..4).any(|it| matches!(line.before(at, it), "will" | "shall" | "to"));
    let is_plan = matches!(word, "scheduled" | "expected" | "planned" | "slated");
    let ends = word.len() > 4 && word.ends_with("ed") && !is_plan && !will;
    let is_had = matches!(word, "has" | "have") && !line.is(at + 1, &["to"]) && !will;
    ends || is_had || PAST.contains(&word) && !will
}
