//! What language an article is written in.

use whatlang::Lang;

use crate::ingest::lines::Line;
use crate::news::{BlockKind, Language};
use crate::text::fold;

/// Bytes of text that are looked at.
const ENOUGH: usize = 1200;

/// Words that French or English cannot do without and that their neighbours
/// do not have.
const FRENCH: [&str; 26] = [
    "les", "des", "du", "une", "est", "dans", "pour", "sur", "aux", "et", "qui", "par", "au", "ce",
    "cette", "avec", "ete", "ont", "leur", "pas", "plus", "mais", "nous", "vous", "sont", "elle",
];
const ENGLISH: [&str; 26] = [
    "the", "of", "and", "to", "in", "is", "that", "for", "was", "with", "on", "by", "as", "at",
    "from", "said", "has", "have", "were", "which", "this", "are", "be", "it", "his", "their",
];

/// The language of the lines that are text. Other where there is too little
/// of it or where it is another.
pub(super) fn language(text: &str, lines: &[Line], kinds: &[BlockKind]) -> Language {
    let mut sample = String::new();
    for (line, _) in lines.iter().zip(kinds).filter(|it| *it.1 != BlockKind::Debris) {
        let words = line.span.within(text);
        sample.push_str(&words[..words.floor_char_boundary(ENOUGH)]);
        sample.push(' ');
        if sample.len() >= ENOUGH {
            break;
        }
    }
    by_small_words(&sample).unwrap_or_else(|| by_letters(&sample))
}

/// Quick and sure where it is sure: counts the small words.
fn by_small_words(sample: &str) -> Option<Language> {
    let folded = fold(sample);
    let words = folded.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let (mut french, mut english, mut all) = (0, 0, 0);
    for word in words {
        french += usize::from(FRENCH.contains(&word));
        english += usize::from(ENGLISH.contains(&word));
        all += 1;
    }
    let is_clear =
        |this: usize, that: usize| all >= 12 && this >= 2 && this * 8 >= all && this >= that * 4;
    match (is_clear(french, english), is_clear(english, french)) {
        (true, _) => Some(Language::French),
        (_, true) => Some(Language::English),
        _ if all < 3 => Some(Language::Other),
        _ => None,
    }
}

/// Slower, for short texts and for other languages.
fn by_letters(sample: &str) -> Language {
    let Some(info) = whatlang::detect(sample) else { return Language::Other };
    let is_long = sample.len() >= 60;
    match info.lang() {
        Lang::Fra if is_long || info.is_reliable() => Language::French,
        Lang::Eng if is_long || info.is_reliable() => Language::English,
        _ => Language::Other,
    }
}

/// The language that metadata names: `fr`, `fr-FR`, `français`, `English`.
pub(super) fn named(name: &str) -> Option<Language> {
    let folded = fold(name);
    let code = folded.split(['-', '_', '.']).next()?;
    Some(match code {
        "fr" | "fra" | "fre" | "french" | "francais" => Language::French,
        "en" | "eng" | "english" | "anglais" => Language::English,
        "" => return None,
        _ => Language::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::lines;

    #[track_caller]
    fn check(text: &str, expected: Language) {
        let lines = lines(text);
        assert_eq!(
            language(text, &lines, &vec![BlockKind::Paragraph; lines.len()]),
            expected,
            "{text}"
        );
    }

    #[test]
    fn ours_and_others() {
        check(
            "Le maire a annoncé que les travaux du port seraient terminés au printemps.",
            Language::French,
        );
        check(
            "The mayor said that the works in the harbour would be over by spring.",
            Language::English,
        );
        check(
            "El alcalde ha anunciado que las obras del puerto terminarán en primavera, pese a las lluvias.",
            Language::Other,
        );
        check(
            "Il sindaco ha annunciato che i lavori del porto saranno finiti in primavera, nonostante le piogge.",
            Language::Other,
        );
        check(
            "Der Bürgermeister hat erklärt, dass die Arbeiten am Hafen im Frühling beendet sein werden.",
            Language::Other,
        );
        check(
            "Мэр сказал, что мост откроется весной. Жители спросили, кто заплатит.",
            Language::Other,
        );
        check("Oui", Language::Other);
    }
}
