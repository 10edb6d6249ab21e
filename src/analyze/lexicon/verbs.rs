//! The forms in which verbs of saying stand in the press.

/// Hands every form of `infinitive` that a third person, a participle or an
/// infinitive takes to `push`. Only regular verbs need to be right: the list
/// itself spells out the others.
pub fn french_forms(infinitive: &str, mut push: impl FnMut(&str)) {
    const FIRST: [&str; 17] = [
        "er", "e", "ent", "ait", "aient", "a", "èrent", "era", "eront", "erait", "eraient", "é",
        "ée", "és", "ées", "ant", "ât",
    ];
    const SECOND: [&str; 12] = [
        "ir", "it", "issent", "issait", "issaient", "irent", "ira", "iront", "i", "ie", "is",
        "issant",
    ];
    let mut forms = |stem: &str, endings: &[&str]| {
        for ending in endings {
            push(&format!("{stem}{ending}"));
        }
    };
    if let Some(stem) = infinitive.strip_suffix("er") {
        forms(stem, &FIRST);
        // `annonça`, `exigea`, `appelle`, `rejette`.
        if let Some(soft) = stem.strip_suffix('c') {
            forms(&format!("{soft}ç"), &["a", "ait", "aient", "ant"]);
        } else if stem.ends_with('g') {
            forms(&format!("{stem}e"), &["a", "ait", "aient", "ant"]);
        } else if stem.ends_with("el") || stem.ends_with("et") {
            let double = &stem[stem.len() - 1..];
            forms(&format!("{stem}{double}"), &["e", "ent", "era", "eront", "erait"]);
        }
    } else if let Some(stem) = infinitive.strip_suffix("ir") {
        forms(stem, &SECOND);
    } else {
        push(infinitive);
    }
}

/// The same for a regular English verb.
pub fn english_forms(infinitive: &str, mut push: impl FnMut(&str)) {
    push(infinitive);
    let y_stem = infinitive.strip_suffix('y').filter(|it| !it.ends_with(['a', 'e', 'o', 'u']));
    let (third, past) = match (y_stem, infinitive) {
        (Some(stem), _) => (format!("{stem}ies"), format!("{stem}ied")),
        (None, it) if it.ends_with('e') => (format!("{it}s"), format!("{it}d")),
        (None, it) if it.ends_with(['s', 'x', 'h']) => (format!("{it}es"), format!("{it}ed")),
        (None, it) => (format!("{it}s"), format!("{it}ed")),
    };
    push(&third);
    push(&past);
    push(&format!("{}ing", infinitive.trim_end_matches('e')));
    let doubled = infinitive.chars().next_back().unwrap_or('t');
    push(&format!("{infinitive}{doubled}ed"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(infinitive: &str, expected: &[&str]) {
        let mut forms = Vec::new();
        french_forms(infinitive, |it| forms.push(it.to_owned()));
        english_forms(infinitive, |it| forms.push(it.to_owned()));
        for form in expected {
            assert!(forms.iter().any(|it| it == form), "{form} is not among {forms:?}");
        }
    }

    #[test]
    fn the_forms_of_the_press_are_there() {
        check("annoncer", &["annonce", "annonçait", "annoncé", "annonça"]);
        check("appeler", &["appelle", "appelé", "appellent"]);
        check("avertir", &["avertit", "averti", "avertissent"]);
        check("deny", &["denies", "denied", "denying"]);
        check("urge", &["urges", "urged", "urging"]);
        check("admit", &["admitted", "admits"]);
    }
}
