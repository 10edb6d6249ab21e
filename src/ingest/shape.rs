//! Furniture that is known by its shape, in any language: names of image
//! files, bare addresses, tags, trails of links, and the portraits that
//! authors give of themselves.

/// Whether a line is furniture by its shape alone.
pub(super) fn is_furniture(line: &str) -> bool {
    if line.chars().all(|it| !it.is_alphanumeric()) {
        return is_ornament(line);
    }
    if !line.contains(char::is_whitespace) {
        return is_time(line) || is_file_stem(line) || is_address(line) || is_initials(line);
    }
    has_picture_name(line)
        || is_tags(line)
        || is_trail(line)
        || is_caption(line)
        || leads_away(line)
}

/// Arrows, stars and rules, but no marks that may stand for words left out.
fn is_ornament(line: &str) -> bool {
    !line.contains(['?', '!', '…', '.', '[', '('])
}

/// A word that names a file and nothing else: `img-4827`, `photo_front_2`,
/// `arton71218`, `8f3ac91b.jpg`. `COVID-19` and `G20` are words.
fn is_file_stem(word: &str) -> bool {
    if has_picture_name(word) {
        return true;
    }
    let has = |test: fn(&u8) -> bool| word.bytes().any(|it| test(&it));
    let is_stem =
        word.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.'));
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let is_numbered = word.starts_with(|it: char| it.is_ascii_lowercase()) && digits >= 3;
    let is_counted = digits >= 6 && has(u8::is_ascii_alphabetic);
    let is_joined = word.contains('_') && has(u8::is_ascii_alphanumeric);
    is_stem && has(u8::is_ascii_alphabetic) && (is_joined || is_numbered || is_counted)
}

fn has_picture_name(line: &str) -> bool {
    let kinds =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".tif", ".bmp", ".mp4", ".mp3"];
    let ends = |it: &&str| {
        line.len() > it.len()
            && line.as_bytes()[line.len() - it.len()..].eq_ignore_ascii_case(it.as_bytes())
    };
    line.split_whitespace().count() <= 6 && kinds.iter().any(ends)
}

fn is_address(word: &str) -> bool {
    is_mail(word)
        || is_link(word)
        || ["pic.twitter.com/", "mailto:"].iter().any(|it| word.starts_with(it))
        || word.starts_with(['#', '@']) && word.len() > 2 && !word[1..].contains(['#', '@'])
}

fn is_link(word: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|it| word.starts_with(it))
}

fn is_mail(word: &str) -> bool {
    let parts = word.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// `14:05`, `9h30`
fn is_time(word: &str) -> bool {
    let parts = word.split_once([':', 'h', 'H']);
    let is_number = |it: &str| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit());
    parts.is_some_and(|(hour, minute)| {
        is_number(minute) && (is_number(hour) || is_number(&format!("0{hour}")))
    })
}

/// `Le port de nuit. AFP - ANA RUIZ`, `The port. Credit: AP`, `Le port (Photo
/// Ana Ruiz)`: a caption that ends in who took the picture.
fn is_caption(line: &str) -> bool {
    if line.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let inner = line.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map(|it| it.1);
    if let Some(inner) = inner {
        let is_shared = inner.contains(" / ") || inner.contains('/');
        let names_picture = ["Photo", "photo", "©", "Image", "Crédit", "Credit"]
            .iter()
            .any(|it| inner.contains(it));
        let is_short = inner.split_whitespace().count() <= 7;
        return is_short
            && (names_picture || is_shared && inner.split(['/', ' ']).any(takes_pictures));
    }
    let credit = line.rsplit(['.', '|']).next().unwrap_or_default().trim();
    let first = credit.split([' ', '/', '-', ',']).next().unwrap_or_default();
    let cues = ["Credit: ", "Picture: ", "Crédit : ", "Crédit photo"];
    let is_cued = cues
        .iter()
        .filter_map(|it| line.rsplit_once(it))
        .any(|it| it.1.split_whitespace().count() <= 5);
    is_cued || credit.split_whitespace().count() <= 6 && takes_pictures(first)
}

fn takes_pictures(word: &str) -> bool {
    let agencies = [
        "AFP",
        "AP",
        "EPA",
        "EFE",
        "REUTERS",
        "GETTY",
        "ALAMY",
        "SIPA",
        "DPA",
        "ANP",
        "SHUTTERSTOCK",
        "©",
        "UNSPLASH",
        "BELGA",
        "TASS",
        "PIXABAY",
        "SWNS",
    ];
    agencies.contains(&&*word.to_uppercase())
}

/// A label that ends in an address, or holds that of a mailbox: `Plus d’images
/// sur https://example.org`.
fn leads_away(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_short = words.clone().count() <= 14;
    let bare = |it: &str| is_mail(it.trim_end_matches([';', ',', '.', ')']));
    is_short && (words.clone().next_back().is_some_and(is_link) || words.any(bare))
}

/// `ab/cde/fg`: the desk that sent a wire.
fn is_initials(word: &str) -> bool {
    let parts = word.split(['/', '-']);
    let is_part =
        |it: &str| (2..=4).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_lowercase());
    word.contains('/') && parts.clone().count() >= 2 && parts.clone().all(is_part)
}

/// `#paix #Caucase #ONU`
fn is_tags(line: &str) -> bool {
    line.split_whitespace().all(|it| it.len() > 1 && it.starts_with(['#', '@']))
}

/// `Accueil > Monde > Caucase`, `Home | News | Sport`: short names with the
/// same mark between them.
fn is_trail(line: &str) -> bool {
    let is_pair = |it: &str| it.split(" | ").count() == 2 && it.split_whitespace().count() <= 4;
    let marks = [" > ", " › ", " » ", " | ", " / ", " · ", " • ", " → ", " ▸ ", " » "];
    let is_short =
        |it: &str| (1..=5).contains(&it.split_whitespace().count()) && !it.ends_with('.');
    is_pair(line)
        || line.len() <= 250
            && marks.iter().any(|mark| {
                let parts = line.split(mark);
                let needed = if matches!(*mark, " / " | " » ") { 3 } else { 2 };
                parts.clone().count() > needed && parts.clone().all(is_short)
            })
}

/// Whether a line at the very end is an author's portrait in fragments:
/// `« Grand marcheur. Amie des chats. Café, toujours. »` Nobody does anything
/// in it, and nobody is quoted.
pub(super) fn is_portrait(line: &str) -> bool {
    let inner = line
        .trim_matches(|it: char| matches!(it, '«' | '»' | '“' | '”' | '"') || it.is_whitespace());
    let is_quoted = inner.len() < line.len();
    let mut sentences = inner.split(['.', '!']).map(str::trim).filter(|it| !it.is_empty());
    let count = sentences.clone().count();
    let is_fragment = |it: &str| {
        it.split_whitespace().count() <= 6 && !it.split([' ', '’', '\'']).any(is_clause_word)
    };
    let enough = if is_quoted { 2 } else { 4 };
    count >= enough
        && inner.ends_with(['.', '!'])
        && line.len() <= 300
        && sentences.all(is_fragment)
}

/// Words without which there is hardly a clause.
fn is_clause_word(word: &str) -> bool {
    CLAUSE_WORDS.contains(&&*word.to_lowercase())
}

const CLAUSE_WORDS: [&str; 62] = [
    "je", "j", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "c", "ce", "ça", "cela",
    "est", "sont", "était", "étaient", "sera", "seront", "a", "ont", "ai", "avons", "avez",
    "avait", "qui", "que", "ne", "n", "pas", "faut", "doit", "peut", "va", "oui", "non", "merci",
    "i", "you", "he", "she", "it", "we", "they", "is", "are", "was", "were", "will", "has", "have",
    "had", "can", "must", "who", "that", "not", "no", "yes", "this", "there",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_furniture() {
        for stem in [
            "img-4827",
            "IMG_2041.jpg",
            "photo_front_2",
            "arton71218",
            "DSC00123456",
            "carte bouton.png",
        ] {
            assert!(is_furniture(stem), "{stem}");
        }
        for word in [
            "COVID-19",
            "G20",
            "F-16",
            "Haut-Karabakh",
            "MH17",
            "(…)",
            "[...]",
            "Su-35",
            "Gaza",
            "1994",
        ] {
            assert!(!is_furniture(word), "{word}");
        }
    }

    #[test]
    fn trails_and_tags_are_furniture() {
        for line in [
            "Accueil > Monde > Caucase",
            "Home | News | Sport",
            "#paix #Caucase",
            "https://example.org/a",
            "* * *",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in ["Paris > Londres", "Entre la mer | et la ville, rien.", "Bakou / Erevan"] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn portraits_are_told_from_quotations() {
        for line in [
            "« Grand marcheur. Amie des chats. Café, toujours. »",
            "Reader. Traveller. Proud father. Lover of tea.",
        ] {
            assert!(is_portrait(line), "{line}");
        }
        for line in [
            "« On ne lâchera rien. Jamais. »",
            "« Nous gagnerons. »",
            "Il pleut. Les rues sont vides. Rien ne bouge.",
        ] {
            assert!(!is_portrait(line), "{line}");
        }
    }
}
