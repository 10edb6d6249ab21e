//! Nouns without what number and gender add to them, so that `directrice` and
//! `directeurs` are one office, and `général` and `colonel` two.

use crate::text::fold;

/// Endings of women, of several and of both, with what stands for them all.
const FRENCH: [(&str, &str); 8] = [
    ("trice", "teur"),
    ("euse", "eur"),
    ("enne", "en"),
    ("onne", "on"),
    ("elle", "el"),
    ("ive", "if"),
    ("aux", "al"),
    ("e", ""),
];

const ENGLISH: [(&str, &str); 3] = [("woman", "man"), ("women", "man"), ("person", "man")];

/// What all forms of the French noun `form` share.
pub fn french_stem(form: &str) -> String {
    let folded = fold(form);
    // `président de la République russe` and `président russe` are one.
    let short = folded.strip_suffix(" de la republique").unwrap_or(&folded);
    stem(short, &FRENCH)
}

/// What all forms of the English noun `form` share.
pub fn english_stem(form: &str) -> String {
    stem(&fold(form), &ENGLISH)
}

fn stem(form: &str, endings: &[(&str, &str)]) -> String {
    form.split(' ').map(|word| one(word, endings)).collect::<Vec<_>>().join(" ")
}

fn one(word: &str, endings: &[(&str, &str)]) -> String {
    let ends = endings.iter().find_map(|(end, plain)| Some((word.strip_suffix(end)?, plain)));
    if let Some((root, plain)) = ends.filter(|(root, _)| root.len() > 1) {
        return format!("{root}{plain}");
    }
    let single = word.strip_suffix('s').filter(|it| it.len() > 2);
    single.map_or_else(|| word.to_owned(), |it| one(it, endings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(forms: &[&str]) {
        let stems: Vec<String> = forms.iter().map(|it| french_stem(it)).collect();
        assert!(stems.iter().all(|it| *it == stems[0]), "{stems:?}");
    }

    #[test]
    fn men_and_women_one_and_several_share_it() {
        check(&["directeur général", "directrice générale", "directeurs généraux"]);
        check(&["chercheur", "chercheuse", "chercheuses"]);
        check(&["gardien", "gardienne"]);
        check(&["président", "présidente", "président de la République"]);
        check(&["ministre", "ministres"]);
        assert_eq!(english_stem("spokeswoman"), english_stem("spokespersons"));
    }

    #[test]
    fn two_offices_are_two() {
        assert_ne!(french_stem("général"), french_stem("colonel"));
        assert_ne!(french_stem("président délégué"), french_stem("président"));
        assert_ne!(english_stem("minister"), english_stem("prime minister"));
    }
}
