//! Whether a sentence speaks of what was or of what will be.

use crate::analyze::dates::Lean;
use crate::analyze::line::Line;
use crate::text::Form;

/// How far the nearest verb is looked for.
const REACH: usize = 14;

/// What the verb nearest to the words from `from` up to `to` tells.
/// [`Lean::Tense`] where none does.
pub fn lean(line: &Line, from: usize, to: usize) -> Lean {
    for step in 0..REACH {
        let before = from.checked_sub(step + 1).filter(|it| *it >= line.from);
        for at in before.into_iter().chain([to + step]) {
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

fn is_future(line: &Line, at: usize) -> bool {
    if line.form(at) != Form::Lower {
        return false;
    }
    let word = line.word(at);
    if !line.is_french() {
        return matches!(word, "will" | "shall" | "due" | "scheduled" | "upcoming");
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
    let ends = word.len() > 4 && word.ends_with("ed") && word != "scheduled" && !will;
    ends || matches!(word, "was" | "were" | "had" | "has" | "have" | "did" | "said" | "told")
}
