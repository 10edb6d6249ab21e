//! The words of a name, and which of them are particles.

use crate::text::{fold, fold_letters};

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

/// How many letters the longest of them has.
const LONGEST_ARTICLE: usize = 3;

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

/// The words of `name` folded for comparison, one space between them: no
/// apostrophes, no full stops, no Arabic articles, one spelling of `ben`.
pub(super) fn parts(name: &str) -> String {
    let mut parts = String::with_capacity(name.len());
    let mut words = words(name).peekable();
    while let Some(word) = words.next() {
        // Without its article a short name would be another: `Al-Aïn` and `Ain`.
        let is_long = |it: &&str| it.chars().count() > 3;
        if !is_article(name, word) || !words.peek().is_some_and(is_long) {
            push_part(word, &mut parts);
        }
    }
    parts
}

/// Whether a word of `name` bears the Arabic article.
pub(super) fn has_article(name: &str) -> bool {
    words(name).rev().skip(1).any(|it| is_article(name, it))
}

/// An article is joined to its word by a hyphen, stands in small letters, or
/// stands inside the name: `Al Gore` keeps his given name.
fn is_article(name: &str, word: &str) -> bool {
    // Most words are longer.
    if word.is_ascii() && word.len() > LONGEST_ARTICLE {
        return false;
    }
    let folded = fold(word);
    if !ARTICLES.contains(&folded.as_str()) {
        return false;
    }
    let at = word.as_ptr() as usize - name.as_ptr() as usize;
    let joined = name[at + word.len()..].starts_with(is_hyphen);
    let usual = matches!(folded.as_str(), "al" | "el" | "ul");
    let small = word.starts_with(char::is_lowercase);
    joined || (usual && (small || at > 0))
}

fn push_part(word: &str, parts: &mut String) {
    let before = parts.len();
    if before > 0 {
        parts.push(' ');
    }
    let start = parts.len();
    if word.is_ascii() {
        let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
        parts.extend(letters.map(|it| char::from(it.to_ascii_lowercase())));
    } else {
        fold_letters(word, |it| parts.extend(it.is_alphanumeric().then_some(it)));
    }
    let same = match &parts[start..] {
        "ben" | "ibn" => "bin",
        "abou" => "abu",
        "" => return parts.truncate(before),
        _ => return,
    };
    parts.replace_range(start.., same);
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
        assert_eq!(parts("Bachar el-Assad"), "bachar assad");
        assert_eq!(parts("Al-Assad"), "assad");
        assert_eq!(parts("Al Gore"), "al gore");
        assert_eq!(parts("Jean-Luc de La Tour"), "jean luc de la tour");
        assert_eq!(parts("… Abou Ibn …"), "abu bin");
        assert!(ARTICLES.iter().all(|it| it.len() <= LONGEST_ARTICLE));
    }
}
