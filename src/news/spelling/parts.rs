//! The words of a name, and which of them are particles.

use crate::text::fold;

/// What joins the words of a name and belongs to the surname after it.
const PARTICLES: &[&str] = &[
    "abu", "abou", "al", "ap", "ben", "bin", "bint", "da", "dal", "de", "del", "della", "den",
    "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "los", "mac", "mc", "o", "ould",
    "san", "st", "ten", "ter", "van", "vom", "von", "zu", "zur",
];

/// Particles that are nobody's given name.
const SURE_PARTICLES: &[&str] = &["d", "de", "del", "della", "der", "des", "du", "la", "le", "von"];

/// The Arabic article, also where it takes on the sound that follows it.
const ARTICLES: &[&str] =
    &["al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "ech", "es"];

/// The words of `name` as written, cut at spaces and hyphens. An apostrophe
/// stays inside its word.
pub fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|it: char| it.is_whitespace() || is_hyphen(it)).filter(|it| !it.is_empty())
}

/// The surname of a full name with the particles that belong to it: `de Gaulle`
/// of `Charles de Gaulle`, `Ter-Petrossian` of `Levon Ter-Petrossian`. A name of
/// one word is its own surname.
pub fn surname(name: &str) -> &str {
    let name = name.trim();
    let mut start = name.rfind(char::is_whitespace).map_or(0, |at| at + width(name, at));
    while let Some(before) = name[..start].split_whitespace().next_back() {
        if !is_particle(before) || before.len() == name[..start].trim_end().len() {
            break;
        }
        start = name[..start].trim_end().len() - before.len();
    }
    &name[start..]
}

fn width(name: &str, at: usize) -> usize {
    name[at..].chars().next().map_or(0, char::len_utf8)
}

/// Whether a word only joins others into a name: `de`, `van`, `ben`, `al`.
pub fn is_particle(word: &str) -> bool {
    let folded = fold(word);
    let first = folded.split(['\'', '-']).next().unwrap_or(&folded);
    first == "d" || PARTICLES.contains(&first)
}

/// Whether a folded name is no more than a surname, with particles or without.
pub fn is_lone_surname(folded: &str) -> bool {
    let mut words = folded.split_whitespace().rev();
    words.next();
    words.all(|it| SURE_PARTICLES.contains(&it.trim_end_matches('\'')))
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–')
}

/// The words of `name` folded for comparison: no apostrophes, no full stops,
/// no Arabic articles, one spelling of `ben`.
pub(super) fn parts(name: &str) -> Vec<String> {
    let all: Vec<&str> = words(name).collect();
    let last = all.len().saturating_sub(1);
    // Without its article a short name would be another: `Al-Aïn` and `Ain`.
    let is_long = |at: usize| all.get(at + 1).is_some_and(|it| it.chars().count() > 3);
    let kept = all.iter().enumerate();
    let kept = kept.filter(|(at, it)| *at == last || !is_long(*at) || !is_article(name, it));
    let folded = kept.map(|(_, it)| part(it));
    folded.filter(|it| !it.is_empty()).collect()
}

/// Whether a word of `name` bears the Arabic article.
pub(super) fn has_article(name: &str) -> bool {
    words(name).rev().skip(1).any(|it| is_article(name, it))
}

/// An article is joined to its word by a hyphen, stands in small letters, or
/// stands inside the name: `Al Gore` keeps his given name.
fn is_article(name: &str, word: &str) -> bool {
    if !ARTICLES.contains(&fold(word).as_str()) {
        return false;
    }
    let at = word.as_ptr() as usize - name.as_ptr() as usize;
    let joined = name[at + word.len()..].starts_with(is_hyphen);
    let usual = matches!(fold(word).as_str(), "al" | "el" | "ul");
    let small = word.starts_with(char::is_lowercase);
    joined || (usual && (small || at > 0))
}

fn part(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(char::is_alphanumeric);
    match folded.as_str() {
        "ben" | "ibn" => "bin".to_owned(),
        "abou" => "abu".to_owned(),
        _ => folded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(surname(name), expected);
    }

    #[test]
    fn particles_belong_to_the_surname() {
        check("Charles de Gaulle", "de Gaulle");
        check("Ursula von der Leyen", "von der Leyen");
        check("Marine Le Pen", "Le Pen");
        check("Mohammed ben Salmane", "ben Salmane");
        check("Jeanne d'Albret", "d'Albret");
    }

    #[test]
    fn the_last_word_is_the_surname() {
        check("Ilham Aliev", "Aliev");
        check("Levon Ter-Petrossian", "Ter-Petrossian");
        check("Aliev", "Aliev");
        check("De Gaulle", "Gaulle");
        check("", "");
    }

    #[test]
    fn only_the_arabic_article_is_left_out() {
        assert_eq!(parts("Bachar el-Assad"), ["bachar", "assad"]);
        assert_eq!(parts("Al-Assad"), ["assad"]);
        assert_eq!(parts("Al Gore"), ["al", "gore"]);
        assert_eq!(parts("Jean-Luc de La Tour"), ["jean", "luc", "de", "la", "tour"]);
    }
}
