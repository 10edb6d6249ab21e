//! What language an article is written in.

use whatlang::Lang;

use crate::ingest::lines::Line;
use crate::news::{BlockKind, Language};
use crate::text::fold;

/// Bytes of text that are looked at.
const ENOUGH: usize = 800;

/// Words that French or English cannot do without and that their neighbours
/// do not have, in plain letters and in alphabetical order.
const FRENCH: [&str; 36] = [
    "au", "aux", "avec", "ce", "cela", "ces", "cette", "comme", "dans", "des", "deux", "dont",
    "du", "elle", "entre", "est", "et", "ils", "les", "leur", "leurs", "mais", "nous", "ont",
    "par", "pas", "plus", "pour", "qui", "ses", "son", "sont", "sur", "tout", "une", "vous",
];
const ENGLISH: [&str; 37] = [
    "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he",
    "his", "in", "is", "it", "its", "not", "of", "on", "said", "she", "that", "the", "their",
    "they", "this", "to", "was", "were", "which", "who", "will", "with", "would",
];

/// No small word is longer, in bytes.
const LONGEST: usize = 5;

/// The small words as numbers, which are quicker to compare than words.
const FRENCH_PACKED: [u64; FRENCH.len()] = all_packed(FRENCH);
const ENGLISH_PACKED: [u64; ENGLISH.len()] = all_packed(ENGLISH);

const fn all_packed<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut all = [0; N];
    let mut at = 0;
    while at < N {
        all[at] = packed(words[at].as_bytes());
        at += 1;
    }
    all
}

/// A short word in small letters as a number. Numbers are ordered as words are.
const fn packed(word: &[u8]) -> u64 {
    let (mut packed, mut at) = (0, 0);
    while at < word.len() {
        packed |= (word[at].to_ascii_lowercase() as u64) << (56 - 8 * at);
        at += 1;
    }
    packed
}

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
    let (mut french, mut english, mut all) = (0, 0, 0);
    let is_letter = |it: &u8| it.is_ascii_alphabetic() || !it.is_ascii();
    for word in sample.as_bytes().split(|it| !is_letter(it)).filter(|it| !it.is_empty()) {
        all += 1;
        if word.len() <= LONGEST {
            let word = packed(word);
            french += usize::from(FRENCH_PACKED.binary_search(&word).is_ok());
            english += usize::from(ENGLISH_PACKED.binary_search(&word).is_ok());
        }
    }
    let is_clear =
        |this: usize, that: usize| all >= 12 && this >= 2 && this * 10 >= all && this >= that * 4;
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

    #[test]
    fn small_words_are_in_order() {
        assert!(FRENCH.is_sorted() && ENGLISH.is_sorted());
    }
}
