//! Speech that the sentence after it gives to somebody: `C’est ce qu’a déclaré
//! X`, `so said X`.

use crate::analyze::statements::around::Said;
use crate::analyze::statements::cues::Cue;
use crate::analyze::statements::scene::Scene;

/// The sentence or quotation before, where the sentence that begins at `start`
/// says of it who said so.
pub fn recalled(scene: &Scene, start: usize, cue: &Cue) -> Option<Said> {
    let opening: &[&[&str]] = &[
        &["c'", "est", "ce", "que"],
        &["c'", "est", "ce", "qu'"],
        &["c'", "est", "du", "moins", "ce", "que"],
        &["c'", "est", "en", "tout", "cas", "ce", "que"],
        &["c'", "est", "en", "tout", "cas", "ce", "qu'"],
        &["that", "is", "what"],
        &["this", "is", "what"],
        &["so"],
    ];
    let fits =
        |words: &&&[&str]| (start..).zip(words.iter()).all(|(at, it)| scene.is_one_of(at, &[it]));
    let opened = start + opening.iter().find(fits)?.len();
    if cue.head < opened || cue.head > opened + 14 {
        return None;
    }
    let last = start.checked_sub(1)?;
    let paragraph = scene.paragraphs.partition_point(|it| it.end <= start);
    if !scene.paragraphs.get(paragraph).is_some_and(|it| it.contains(&last)) {
        return None;
    }
    if let Some(quotation) = scene.quotation(last) {
        let (from, to) = quotation.inner;
        return Some(Said { from, to, is_direct: true });
    }
    let sentence = scene.sentence(last);
    let to = last + usize::from(!scene.is_mark(last));
    (to > sentence.start).then_some(Said { from: sentence.start, to, is_direct: false })
}
